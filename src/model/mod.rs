//! The nouns of the program, their ids and their places in the text.

mod actor;
mod briefing;
mod claim;
mod date;
mod finding;
mod id;
mod quantity;
mod report;
mod span;

pub use actor::{Actor, ActorKind, How, Mention};
pub use briefing::{Briefing, Origin, Sourcing};
pub use claim::{Claim, Cue, CueClass, Form, Hedge, Source, SourceKind};
pub use date::{Assumed, DateMention};
pub use finding::{
    Between, Confidence, DisputeKind, Evidence, Finding, Gap, GapKind, Heard, Label, Relation, Voice, Wording,
};
pub use id::{ActorId, ClaimId, DateId, FindingId, ReportId};
pub use quantity::{Fit, Quantity};
pub use report::{CodePoints, Published, PublishedFrom, Report};
pub use span::Span;
