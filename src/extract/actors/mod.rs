//! Who acts or speaks: names, roles and pronouns, merged in a report and across reports.

mod bodies;
mod descriptions;
mod index;
mod kinds;
mod lexicon;
mod merge;
mod names;
mod people;
mod person;
mod phrases;
mod pronouns;
mod roles;
mod runs;
mod scene;
mod text;
mod titles;

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
    let usage = runs::Usage::read(&texts);
    let (candidates, adjectives): (Vec<_>, Vec<_>) = texts.iter().map(|t| names::find(t, &usage)).unzip();
    let mut merged = merge::merge(&texts, &candidates);
    roles::find(&texts, &candidates, &mut merged);
    phrases::find(&texts, &candidates, &adjectives, &mut merged);
    descriptions::find(&texts, &mut merged);
    pronouns::find(&texts, &mut merged);
    index::build(&texts, merged.entities)
}
