//! Cues in relative clauses, where the content stands outside them: `what she called C`, `what he said was C`,
//! `C, which S denies` and `C, a claim S denies`.

use std::ops::Range;

use super::cues::{CueWord, Frame};
use super::objects::complement;
use super::walk::{agent, any_subject, is_passive, runs};
use crate::extract::engine::{Dep, Doc, Pos};
use crate::model::CueClass;

/// Nouns that stand for what was said before them.
const SAID: &[&str] = &[
    "accusation",
    "allegation",
    "argument",
    "assertion",
    "characterisation",
    "characterization",
    "charge",
    "claim",
    "conclusion",
    "contention",
    "point",
    "rumour",
    "rumor",
    "something",
    "suggestion",
];

/// The noun behind a comma or a dash that stands for what was said before it, where the verb at `v` says who denies that:
/// `C, a claim S rejects`, `C, a charge denied by S`, `C, a point on which S disagrees`.
pub(super) fn denied_noun(doc: &Doc, v: usize, word: &CueWord) -> Option<usize> {
    let t = &doc.tokens[v];
    let noun = t.head;
    // Not `something S denies she wants`.
    let other = doc.children_by(v, &[Dep::Ccomp, Dep::Xcomp]).next().is_some();
    if word.class != CueClass::Denying || !matches!(t.dep, Dep::Relcl | Dep::Acl) || noun >= v || other {
        return None;
    }
    let on_which = || {
        doc.children_by(v, &[Dep::Prep])
            .any(|p| p < v && doc.children_by(p, &[Dep::Pobj]).any(|o| &*doc.tokens[o].lower == "which"))
    };
    let lower = |i: usize| &*doc.tokens[i].lower;
    let first = doc.tokens[noun].left_edge;
    let article = matches!(lower(first), "a" | "an" | "something");
    let apart = doc.is_set_off(first);
    let relative = |s: usize| matches!(lower(s), "that" | "which" | "who" | "i" | "we" | "you");
    let by = if is_passive(doc, v) { agent(doc, v) } else { any_subject(doc, v).filter(|&s| !relative(s)) };
    (SAID.contains(&&*doc.tokens[noun].lemma)
        && article
        && apart
        && by.is_some()
        && (word.takes(Frame::It) || on_which()))
    .then_some(noun)
}

/// The word that heads what stands beside a clause to say who denies it (`C, a claim S rejects`, `C, which S denies`).
pub(super) fn denied_beside(doc: &Doc, v: usize, word: &CueWord) -> Option<usize> {
    denied_noun(doc, v, word).or_else(|| denied_which(doc, v, word).map(|_| v))
}

/// The `which` behind a name that stands for a clause, where the verb at `v` says who denies that: `she met Brandt, which
/// S denies`.
fn denied_which(doc: &Doc, v: usize, word: &CueWord) -> Option<usize> {
    let (t, noun) = (&doc.tokens[v], doc.tokens[v].head);
    let which = doc.children(v).find(|&c| c < v && &*doc.tokens[c].lower == "which")?;
    let other = doc.children_by(v, &[Dep::Ccomp, Dep::Xcomp]).next().is_some();
    let by = any_subject(doc, v).is_some_and(|s| s != which);
    // Not `cases of theft, which S denies`.
    let named = matches!(doc.tokens[noun].pos, Pos::Propn | Pos::Pron);
    let clause = t.dep == Dep::Relcl && noun < v && named;
    (clause && by && !other && matches!(word.lemma, "deny" | "dispute")).then_some(which)
}

/// What was asked, and the word that asks, where the verb at `v` says who denies it: `asked if she met him at the inn, which
/// she denied`.
fn denied_asked(doc: &Doc, v: usize, word: &CueWord) -> Option<(usize, usize)> {
    let t = &doc.tokens[v];
    let which = doc.children(v).find(|&c| c < v && &*doc.tokens[c].lower == "which")?;
    let by = any_subject(doc, v).is_some_and(|s| s != which);
    let asks = |a: usize| {
        let mark = doc.children_by(a, &[Dep::Mark]).find(|&m| matches!(&*doc.tokens[m].lower, "if" | "whether"));
        mark.filter(|_| doc.tokens[a].dep == Dep::Ccomp || doc.tokens[a].dep == Dep::Advcl).map(|m| (a, m))
    };
    let behind = t.dep == Dep::Relcl && t.head < v && by && word.class == CueClass::Denying && word.takes(Frame::It);
    behind.then(|| doc.ancestors(t.head).find_map(asks)).flatten()
}

/// The content of the cue at `v` where it stands in a relative clause.
pub(super) fn content(doc: &Doc, v: usize, word: &CueWord) -> Option<Vec<Range<usize>>> {
    if let Some(noun) = denied_noun(doc, v, word) {
        return Some(runs(doc, noun, &[v]));
    }
    if let Some(which) = denied_which(doc, v, word) {
        return Some(runs(doc, which, &[]));
    }
    if let Some((asked, mark)) = denied_asked(doc, v, word) {
        return Some(runs(doc, asked, &[v, mark]));
    }
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
