//! Who acts or speaks.

use serde::{Deserialize, Serialize};

use super::{ActorId, ReportId, Span};

/// A person, organisation, state or group that acts or speaks; a place is no actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Its number in the briefing.
    pub id: ActorId,
    /// The fullest form of the name that the reports use.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Every role or title that a report gives it, as written, the commonest first.
    pub roles: Vec<String>,
    /// Every surface form that was merged into it, the commonest first; each stands in some report.
    pub names: Vec<String>,
    /// Where it is mentioned, in the order of reports and text.
    pub mentions: Vec<Mention>,
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// One human being.
    Person,
    /// A body with members and a name.
    Organisation,
    /// A country, with its government, capital and delegation where they stand for it.
    State,
    /// Armed, ethnic, political or other people under one name.
    Group,
}

/// One place where an actor is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mention {
    /// The report.
    pub report: ReportId,
    /// The words.
    pub span: Span,
    /// How it is mentioned.
    pub how: How,
}

/// How an actor is mentioned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// By a name.
    Name,
    /// By a role or description (`the minister`).
    Role,
    /// By a pronoun.
    Pronoun,
}
