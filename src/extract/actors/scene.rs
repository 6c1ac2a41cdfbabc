//! The actors of one report on stage: who stood where, for descriptions and pronouns to find back to.

use std::ops::Range;

use super::merge::Hit;
use super::text::Text;
use crate::extract::engine::Dep;
use crate::model::How;

/// One place where an actor, or somebody who has no name, stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// Its tokens.
    pub(super) words: Range<usize>,
    /// The token that the sentence hangs on.
    pub(super) head: usize,
    /// The entity; `None` for persons and bodies without a name, which pronouns may mean as well.
    pub(super) entity: Option<usize>,
    pub(super) how: How,
}

/// The places of one report in the order of its text.
pub(super) struct Scene {
    pub(super) places: Vec<Place>,
    /// Per token: the place that holds it.
    at: Vec<Option<usize>>,
}

impl Scene {
    /// The places of a report from the hits that it holds so far, each with its entity.
    pub(super) fn new(text: &Text, hits: &[(usize, Hit)]) -> Self {
        let mut places: Vec<Place> = hits
            .iter()
            .map(|(e, h)| Place { words: h.words.clone(), head: head(text, &h.words), entity: Some(*e), how: h.how })
            .collect();
        places.sort_by_key(|p| (p.words.start, p.words.end, p.entity));
        Self::of(text, places)
    }

    fn of(text: &Text, places: Vec<Place>) -> Self {
        let mut at: Vec<Option<usize>> = vec![None; text.len()];
        for (i, place) in places.iter().enumerate() {
            for slot in &mut at[place.words.clone()] {
                if slot.is_none_or(|other: usize| places[other].words.len() > place.words.len()) {
                    *slot = Some(i);
                }
            }
        }
        Self { places, at }
    }

    /// Adds places and keeps the order.
    pub(super) fn with(self, text: &Text, more: Vec<Place>) -> Self {
        let mut places = self.places;
        places.extend(more);
        places.sort_by_key(|p| (p.words.start, p.words.end, p.entity));
        Self::of(text, places)
    }

    /// The place that holds token `i`.
    pub(super) fn place(&self, i: usize) -> Option<&Place> {
        self.at.get(i).copied().flatten().map(|p| &self.places[p])
    }

    /// The places that begin before token `i`, nearest first.
    pub(super) fn before(&self, i: usize) -> impl Iterator<Item = &Place> {
        let end = self.places.partition_point(|p| p.words.start < i);
        self.places[..end].iter().rev()
    }
}

/// The token of `words` that the rest of the sentence hangs on.
pub(super) fn head(text: &Text, words: &Range<usize>) -> usize {
    words
        .clone()
        .rev()
        .find(|&i| !words.contains(&text.token(i).head) || text.token(i).head == i)
        .unwrap_or_else(|| words.end.saturating_sub(1))
}

/// Whether the token, or the noun it stands in apposition or coordination to, is a subject.
pub(super) fn subject(text: &Text, i: usize) -> bool {
    let token = text.token(i);
    match token.dep {
        Dep::Nsubj | Dep::Nsubjpass => true,
        Dep::Appos | Dep::Compound | Dep::Conj => {
            token.head < i && matches!(text.token(token.head).dep, Dep::Nsubj | Dep::Nsubjpass)
        }
        _ => false,
    }
}
