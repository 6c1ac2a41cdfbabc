//! What is stated, and on whose word.

use serde::{Deserialize, Serialize};

use super::{ActorId, ClaimId, DateId, Quantity, ReportId, Span};

/// Something stated in a report: by a source, or by the outlet itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its number in the briefing, by report and place.
    pub id: ClaimId,
    /// A short name derived from its content: the same from run to run (`c3f9a1b2`).
    pub key: String,
    /// The report that holds it.
    pub report: ReportId,
    /// From the first to the last word of the content; the whole sentence where the outlet itself speaks.
    pub span: Span,
    /// The pieces of the content, where an attribution splits it; else `span` alone. In order, inside `span`.
    pub spans: Vec<Span>,
    /// Who says it; `None` where the outlet itself speaks.
    pub source: Option<Source>,
    /// The words that attribute it.
    pub cue: Option<Cue>,
    /// In whose words it is told.
    pub form: Form,
    /// The claim that holds this one as part of its content (`A says that B said C`: the claim of A).
    pub within: Option<ClaimId>,
    /// Actors that the claim speaks of.
    pub about: Vec<ActorId>,
    /// Actors that it blames.
    pub accuses: Vec<ActorId>,
    /// Words that weaken it (`reportedly`, `may`, `about`).
    pub hedges: Vec<Hedge>,
    /// Whether its main statement is negated.
    pub negated: bool,
    /// Numbers in it.
    pub quantities: Vec<Quantity>,
    /// Dates in it.
    pub dates: Vec<DateId>,
}

/// Who a claim is attributed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// As written (`security sources`; `He`).
    pub label: String,
    /// Where it is written.
    pub span: Span,
    /// The actor that it is or belongs to by name; a resolved pronoun has one too.
    pub actor: Option<ActorId>,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// Whether the source was inferred (a quotation that goes on, a doubtful pronoun) rather than stated.
    pub inferred: bool,
    /// The report's stated reason for not naming the source (`speaking on condition of anonymity because …`).
    pub anonymity: Option<Span>,
    /// The actor that it speaks for by its office (`her lawyer`, `a spokesman for the ministry`).
    pub speaks_for: Option<ActorId>,
}

/// What kind of source it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SourceKind {
    /// A person with a name.
    #[serde(rename = "named person")]
    NamedPerson,
    /// An organisation, state or group with a name.
    #[serde(rename = "named organisation")]
    NamedOrganisation,
    /// A paper, film, data set or account.
    #[serde(rename = "document")]
    Document,
    /// One person without a name.
    #[serde(rename = "unnamed person")]
    UnnamedPerson,
    /// Several people without names.
    #[serde(rename = "unnamed group")]
    UnnamedGroup,
}

/// The words that attribute a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Dictionary form (`say`, `according to`).
    pub lemma: String,
    /// Where it stands.
    pub span: Span,
    /// The attitude that it carries.
    pub class: CueClass,
}

/// The attitude that a cue carries towards what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CueClass {
    /// Takes no stand (`say`, `tell`, `according to`).
    Neutral,
    /// The source commits itself (`confirm`, `stress`, `insist`).
    Asserting,
    /// The outlet keeps its distance (`claim`, `allege`).
    Doubting,
    /// The source rejects something (`deny`, `dispute`).
    Denying,
    /// The source grants something (`admit`, `acknowledge`).
    Conceding,
    /// The source wants something done (`urge`, `demand`, `order`).
    Directing,
    /// The source commits itself to act (`promise`, `vow`, `threaten`).
    Promising,
    /// The source judges (`criticise`, `praise`, `accuse`).
    Judging,
    /// The source thinks or feels (`believe`, `hope`, `fear`).
    Thinking,
}

/// In whose words a claim is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// All in quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// In the outlet's words.
    Indirect,
    /// The outlet itself speaks.
    Narrated,
}

/// A word that weakens a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hedge {
    /// The words.
    pub span: Span,
    /// For words of probability, the range in percent that the ICD 203 yardstick gives them.
    pub percent: Option<(u8, u8)>,
}
