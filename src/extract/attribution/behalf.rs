//! For whom a source speaks: `her lawyer`, `a spokesman for the ministry`, `Hale's attorney, Ana Ruiz`.

use super::page::Page;
use crate::extract::engine::Dep;
use crate::model::{ActorId, ActorKind};

/// Those whose work is to speak for others.
const SPEAKERS: [&str; 15] = [
    "advocate",
    "agent",
    "attorney",
    "barrister",
    "counsel",
    "lawyer",
    "mouthpiece",
    "publicist",
    "representative",
    "solicitor",
    "spokesman",
    "spokespeople",
    "spokesperson",
    "spokeswoman",
    "spokeswomen",
];

/// The actor that the source with the head `head` speaks for by its office.
pub(super) fn of(page: &Page<'_>, head: usize) -> Option<ActorId> {
    let doc = page.doc;
    let speaks = |i: &usize| {
        let t = &doc.tokens[*i];
        SPEAKERS.contains(&&*t.lemma) || SPEAKERS.contains(&&*t.lower)
    };
    let office =
        std::iter::once(head).chain(doc.children_by(head, &[Dep::Compound, Dep::Appos, Dep::Nmod])).find(speaks)?;
    let own = page.who.at(head);
    let other = |i: usize| page.who.at(i).filter(|&a| Some(a) != own);
    let owner = [office, head].into_iter().flat_map(|n| doc.children_by(n, &[Dep::Poss])).find_map(other);
    let served = || {
        doc.children_by(office, &[Dep::Prep])
            .filter(|&p| matches!(&*doc.tokens[p].lower, "for" | "of"))
            .filter_map(|p| doc.child(p, Dep::Pobj))
            .find_map(other)
    };
    // `Foreign Office spokesman Ana Ruiz`.
    let body = || {
        [office, head]
            .into_iter()
            .flat_map(|n| doc.children_by(n, &[Dep::Compound, Dep::Nmod]))
            .filter_map(other)
            .find(|a| page.actors.get(a.index()).is_some_and(|a| a.kind != ActorKind::Person))
    };
    owner.or_else(served).or_else(body)
}
