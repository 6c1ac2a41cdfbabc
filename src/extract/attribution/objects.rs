//! What a verb takes as its content that is no clause: objects, predicates, infinitives, prepositional objects.

use std::ops::Range;

use super::cues::{CueWord, Frame};
use super::walk::{aside_relative, has_aux, is_verb, runs, subject};
use crate::extract::engine::{Dep, Doc, Tag};

/// Object and predicate: `described the talks as fruitless`, `called it outrageous`.
pub(super) fn predicated(doc: &Doc, v: usize) -> Option<Vec<Range<usize>>> {
    // The parse may make a clause of the two.
    if let Some(c) = doc.children_by(v, &[Dep::Ccomp]).find(|&c| {
        c > v && !is_verb(&doc.tokens[c]) && subject(doc, c).is_some_and(|s| s < c) && doc.child(c, Dep::Mark).is_none()
    }) {
        return Some(runs(doc, c, &[]));
    }
    let c = complement(doc, v)?;
    let mut pieces = runs(doc, c, &[]);
    if let Some(o) = object(doc, v) {
        pieces.extend(runs(doc, o, &[c]));
    }
    Some(pieces)
}

/// What is said of the object: a predicate, or what follows `as`.
pub(super) fn complement(doc: &Doc, v: usize) -> Option<usize> {
    let direct = doc.children_by(v, &[Dep::Oprd]).find(|&c| c > v);
    let after_as = |top: usize| {
        doc.children_by(top, &[Dep::Prep]).find(|&p| {
            p > v
                && &*doc.tokens[p].lower == "as"
                && doc.children_by(p, &[Dep::Pobj, Dep::Pcomp, Dep::Amod, Dep::Acomp]).next().is_some()
        })
    };
    // `called the offer “an insult”`, read as one thing explained by another.
    let held_up = |o: usize| {
        doc.children_by(o, &[Dep::Appos]).find(|&c| {
            let first = doc.tokens[c].left_edge;
            first > o && matches!(&*doc.tokens[first - 1].lower, "“" | "\"" | "‘" | "``" | "''")
        })
    };
    direct
        .or_else(|| object(doc, v).and_then(held_up))
        .or_else(|| after_as(v))
        .or_else(|| object(doc, v).and_then(after_as))
}

/// Whoever is addressed through a preposition, and the infinitive: `called on them to stop`.
pub(super) fn called_on(doc: &Doc, v: usize, word: &CueWord) -> Option<Vec<Range<usize>>> {
    let whom = doc
        .children_by(v, &[Dep::Prep])
        .filter(|&p| word.frames.iter().any(|f| matches!(f, Frame::ThroughTo(w) if *w == &*doc.tokens[p].lower)))
        .find_map(|p| doc.child(p, Dep::Pobj))?;
    let c = doc
        .children_by(v, &[Dep::Xcomp, Dep::Advcl])
        .chain(doc.children_by(whom, &[Dep::Relcl, Dep::Acl]))
        .find(|&c| c > whom && has_aux(doc, c, &["to"]))?;
    Some(runs(doc, whom, &[c]).into_iter().chain(runs(doc, c, &[])).collect())
}

/// Object and infinitive: `urged them to stop`.
pub(super) fn told_to(doc: &Doc, v: usize) -> Option<Vec<Range<usize>>> {
    if let Some(c) = doc
        .children_by(v, &[Dep::Ccomp, Dep::Xcomp])
        .find(|&c| c > v && has_aux(doc, c, &["to"]) && (subject(doc, c).is_some() || object(doc, v).is_some()))
    {
        let mut pieces = runs(doc, c, &[]);
        if let Some(o) = object(doc, v) {
            pieces.extend(runs(doc, o, &[c]));
        }
        return Some(pieces);
    }
    None
}

/// The object of a verb; `whom to` counts too.
pub(super) fn object(doc: &Doc, v: usize) -> Option<usize> {
    doc.child(v, Dep::Dobj)
}

/// A preposition `p` that hangs on `v` or on its object `o`, and what it governs.
pub(super) fn prepositional(doc: &Doc, v: usize, o: usize, p: &str) -> Option<(usize, usize)> {
    [v, o].into_iter().flat_map(|top| doc.children_by(top, &[Dep::Prep, Dep::Prt, Dep::Dative, Dep::Agent])).find_map(
        |prep| {
            let governs = doc.children_by(prep, &[Dep::Pobj, Dep::Pcomp]).next()?;
            (prep > v && &*doc.tokens[prep].lower == p).then_some((prep, governs))
        },
    )
}

/// The words below `top` without the relative clauses behind commas of the noun `o`: those are remarks of the outlet's own.
pub(super) fn bare(doc: &Doc, top: usize, o: usize) -> Vec<Range<usize>> {
    let remarks: Vec<usize> = doc.children_by(o, &[Dep::Relcl]).filter(|&r| aside_relative(doc, r)).collect();
    runs(doc, top, &remarks)
}

/// Whether a noun phrase says something by itself, and is not `it`, `so` or `nothing`.
pub(super) fn says_something(doc: &Doc, o: usize) -> bool {
    doc.subtree(o).len() > 1 && doc.tokens[o].tag != Tag::Prp
}
