//! Who acts or speaks: names, roles and pronouns, merged in a report and across reports.

mod bodies;
mod index;
mod kinds;
mod lexicon;
mod merge;
mod names;
mod person;
mod runs;
mod text;

use super::engine::Doc;
use crate::model::{Actor, ActorId, How, Report, Span};
use text::Text;

/// Which actor the tokens of one report belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// Per token: the actor of the innermost mention that holds it, and how the actor is mentioned there.
    pub by_token: Vec<Option<(ActorId, How, Span)>>,
}

impl Who {
    /// The actor whose mention holds token `i`.
    pub fn at(&self, i: usize) -> Option<ActorId> {
        self.by_token.get(i).copied().flatten().map(|(actor, _, _)| actor)
    }
}

/// The actors of all reports with their mentions, and the index from tokens to actors for each report.
pub fn find(reports: &[Report], docs: &[Doc]) -> (Vec<Actor>, Vec<Who>) {
    let texts: Vec<Text> = reports.iter().zip(docs).map(|(r, d)| Text::new(r, d)).collect();
    let known = runs::Usage::read(&texts);
    let candidates: Vec<Vec<names::Candidate>> = texts.iter().map(|t| names::find(t, &known)).collect();
    let merged = merge::merge(&texts, &candidates);
    index::build(&texts, merged.entities)
}
