//! Relations between claims, and how far each actor is heard and called what.

use serde::{Deserialize, Serialize};

use super::{ActorId, ClaimId, FindingId, ReportId, Span};

/// A relation between claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its number in the briefing, the weightiest first.
    pub id: FindingId,
    /// A short name derived from its content: the same from run to run (`f3f9a1b2`).
    pub key: String,
    /// How the claims relate.
    pub relation: Relation,
    /// What kind of clash a dispute is; `None` for the other relations.
    pub kind: Option<DisputeKind>,
    /// Between whom a dispute is; `None` for the other relations.
    pub between: Option<Between>,
    /// How sure the program is.
    pub confidence: Confidence,
    /// The claims, in the order of reports and text.
    pub claims: Vec<ClaimId>,
    /// The differing (or shared) words themselves, at least one passage a claim.
    pub evidence: Vec<Evidence>,
    /// What makes the claims comparable, as words of the reports (`Istanbul`, `talks`).
    pub anchor: Vec<String>,
    /// One line that says why: type, differing words, who says them, what is the same.
    pub reason: String,
}

/// How claims relate, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// Both cannot stand as told.
    Disputed,
    /// A later report tells a later state.
    Updated,
    /// The same thing in words of another colour.
    Reworded,
    /// The same thing.
    Shared,
    /// Told in one report alone.
    Single,
}

/// What kind of clash a dispute is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DisputeKind {
    /// Over, going on, planned or called off.
    Status,
    /// Numbers that cannot both hold.
    Numeric,
    /// One says it, the other says it is not so.
    Negation,
    /// Words of opposite meaning.
    Antonym,
    /// Swapped roles: who did it to whom.
    Roles,
    /// Confirmed here, alleged or only possible there.
    Certainty,
    /// The same statement given to another speaker, or the same speaker in other words.
    Attribution,
    /// Another date of the same event.
    Date,
    /// Another place of the same event.
    Place,
    /// One accuses or asserts, the accused denies.
    Denial,
}

impl DisputeKind {
    /// The kind in one word, as the JSON has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Numeric => "numeric",
            Self::Negation => "negation",
            Self::Antonym => "antonym",
            Self::Roles => "roles",
            Self::Certainty => "certainty",
            Self::Attribution => "attribution",
            Self::Date => "date",
            Self::Place => "place",
            Self::Denial => "denial",
        }
    }
}

/// Between whom a dispute is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Between {
    /// Two outlets tell it differently.
    Outlets,
    /// One speaker against another.
    Actors,
    /// One actor's statement, told differently.
    Statements,
}

/// How sure the program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Shown at once.
    Likely,
    /// Waits behind one key.
    Possible,
}

/// A passage that proves something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Evidence {
    /// The report.
    pub report: ReportId,
    /// The words.
    pub span: Span,
}

/// How far an actor is heard in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The actor.
    pub actor: ActorId,
    /// The report.
    pub report: ReportId,
    /// How far it is heard.
    pub heard: Heard,
    /// The claims of this report that accuse it.
    pub accused_in: Vec<ClaimId>,
    /// The claims that others make in its name or that speak for it (`denied through a lawyer`).
    pub spoken_for: Vec<ClaimId>,
    /// The claims on its own word.
    pub claims: Vec<ClaimId>,
    /// The words that say it declined or could not be reached.
    pub answer: Option<Span>,
}

/// How far an actor is heard in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Heard {
    /// In its own words.
    #[serde(rename = "quoted")]
    Quoted,
    /// In the outlet's words.
    #[serde(rename = "paraphrased")]
    Paraphrased,
    /// Asked, and would not comment.
    #[serde(rename = "declined")]
    Declined,
    /// Could not be reached, or has not replied.
    #[serde(rename = "not reached")]
    NotReached,
    /// Not at all.
    #[serde(rename = "not heard")]
    NotHeard,
}

/// What a report calls an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The actor.
    pub actor: ActorId,
    /// The report.
    pub report: ReportId,
    /// Each label with the places where it stands, the commonest first.
    pub labels: Vec<Label>,
}

/// One way of naming an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// As written.
    pub text: String,
    /// Where it stands.
    pub spans: Vec<Span>,
}

/// Something that an analyst would ask next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What is missing.
    pub kind: GapKind,
    /// One line for the user, made of a fixed phrase and words of the reports.
    pub line: String,
    /// The passages it hangs on.
    pub evidence: Vec<Evidence>,
}

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum GapKind {
    /// An accused actor is not heard.
    Unheard,
    /// A report or an event has no date.
    Undated,
    /// A number has no source.
    Unsourced,
    /// A weighty claim stands in one report alone.
    Single,
    /// Reports rest on one origin or on one side.
    Origin,
}
