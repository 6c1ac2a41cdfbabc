//! Cues in relative clauses, where the content stands outside them: `what she called C`, `what he said was C`, and
//! `C, which S denies`.

use std::ops::Range;

use super::cues::{CueWord, Frame};
use super::objects::complement;
use super::walk::{any_subject, runs};
use crate::extract::engine::{Dep, Doc};
use crate::model::CueClass;

/// The content of the cue at `v` where it stands in a relative clause.
pub(super) fn content(doc: &Doc, v: usize, word: &CueWord) -> Option<Vec<Range<usize>>> {
    let before = |i: &usize| *i < v;
    let relative = doc
        .children_by(v, &[Dep::Dobj, Dep::Nsubj, Dep::Attr, Dep::Pobj])
        .chain(doc.children_by(v, &[Dep::Ccomp]).flat_map(|c| doc.children_by(c, &[Dep::Nsubj])))
        .filter(before)
        .find(|&c| matches!(&*doc.tokens[c].lower, "what" | "whatever" | "which"))?;
    // Somebody of its own speaks in it: `what she called`, not `what was called`.
    any_subject(doc, v).filter(|&s| s != relative && !matches!(&*doc.tokens[s].lower, "i" | "we" | "you"))?;
    if &*doc.tokens[relative].lower == "which" {
        let named = doc.tokens[v].head;
        let denied = doc.tokens[v].dep == Dep::Relcl && named < v;
        return (denied && word.class == CueClass::Denying && word.takes(Frame::It)).then(|| runs(doc, named, &[v]));
    }
    if word.takes(Frame::As)
        && let Some(c) = complement(doc, v)
    {
        let told = doc.children_by(c, &[Dep::Pobj, Dep::Amod, Dep::Acomp]).find(|_| &*doc.tokens[c].lower == "as");
        return Some(runs(doc, told.unwrap_or(c), &[]));
    }
    // `what it said was a lapse`: the copula stands below the cue or above it.
    if word.takes(Frame::That)
        && let Some(below) = doc.children_by(v, &[Dep::Ccomp]).find(|&c| &*doc.tokens[c].lemma == "be")
    {
        return doc.children_by(below, &[Dep::Attr, Dep::Acomp]).find(|&c| c > below).map(|c| runs(doc, c, &[]));
    }
    let copula = doc.tokens[v].head;
    let equates = word.takes(Frame::That)
        && copula > v
        && &*doc.tokens[copula].lemma == "be"
        && matches!(doc.tokens[v].dep, Dep::Csubj | Dep::Ccomp | Dep::Nsubj);
    equates
        .then(|| doc.children_by(copula, &[Dep::Attr, Dep::Acomp, Dep::Ccomp]).find(|&c| c > copula))
        .flatten()
        .map(|c| runs(doc, c, &[]))
}
