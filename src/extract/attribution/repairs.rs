//! Clauses under a cue that the parse reads as something else, and how to tell.

use std::ops::Range;

use super::cues::{CueWord, Frame, LEXICON};
use super::objects::object;
use super::page::Page;
use super::sources::{BODIES, PERSONS};
use super::verbs::entry;
use super::walk::{any_subject, is_finite, is_main, is_mark, runs, trim};
use crate::extract::engine::{Dep, Doc, Tag};
use crate::model::CueClass;

/// Verbs that take the one who is told as an object, and then a clause.
const TELLING: [&str; 12] = [
    "advise", "alert", "assure", "brief", "convince", "inform", "notify", "persuade", "reassure", "remind", "tell",
    "warn",
];

/// Whether the object of the verb at `v` is whoever is told, and no content.
pub(super) fn told_somebody(doc: &Doc, v: usize) -> bool {
    TELLING.contains(&&*doc.tokens[v].lemma)
}

/// The clause read as a relative one of whoever is told: `told a briefing that the army handed over the evidence`.
pub(super) fn told_clause(doc: &Doc, v: usize) -> Option<Vec<Range<usize>>> {
    if !TELLING.contains(&&*doc.tokens[v].lemma) {
        return None;
    }
    let o = object(doc, v)?;
    let clause = doc.children_by(o, &[Dep::Relcl, Dep::Acl]).find(|&c| {
        let first = doc.tokens[c].left_edge;
        &*doc.tokens[first].lower == "that" && first > o && any_subject(doc, c).is_some_and(|s| s != first)
    })?;
    let first = doc.tokens[clause].left_edge;
    let pieces = runs(doc, clause, &[]).into_iter().map(|r| trim(doc, r.start.max(first + 1)..r.end));
    Some(pieces.filter(|r| !r.is_empty()).collect())
}

/// How far the verb may stand behind what was taken for an object, in tokens.
const REACH: usize = 8;

/// The clause without `that` whose subject was taken for the object of the cue: `a report claiming the lobby was dropping
/// its opposition`. The verb that follows has no subject of its own then.
pub(super) fn lost_subject(doc: &Doc, v: usize) -> Option<Range<usize>> {
    let o = doc.children_by(v, &[Dep::Dobj, Dep::Ccomp]).find(|&c| c > v)?;
    if !matches!(doc.tokens[o].tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps | Tag::Prp)
        || any_subject(doc, o).is_some()
    {
        return None;
    }
    let from = doc.tokens[o].right_edge + 1;
    let parted = |i: usize| {
        let t = &doc.tokens[i];
        matches!(t.tag, Tag::Cc | Tag::Wdt | Tag::Wp | Tag::To | Tag::Wrb)
            || matches!(t.dep, Dep::Mark | Dep::Expl)
            || matches!(&*t.lower, "," | ";" | ":" | "." | "that" | "\"" | "“" | "”" | "--" | "—" | "–")
    };
    let first = (from..doc.tokens.len().min(from + REACH)).take_while(|&i| !parted(i)).find(|&i| is_finite(doc, i))?;
    let t = &doc.tokens[first];
    let verb = if matches!(t.dep, Dep::Aux | Dep::Auxpass) { t.head } else { first };
    // `taxpayers reporting gains would pay`: the noun before the participle is the subject.
    if doc.tokens[v].dep == Dep::Acl && matches!(doc.tokens[doc.tokens[v].head].dep, Dep::Nsubj | Dep::Root | Dep::Dep)
    {
        return None;
    }
    let own = any_subject(doc, verb).is_some() || doc.is_under(verb, o) || doc.is_under(v, verb) && verb < v;
    let end = doc.tokens[verb].right_edge + 1;
    (verb >= first && !own).then(|| trim(doc, doc.tokens[o].left_edge..end))
}

/// The clause behind `that` whose subject was taken for the object of the cue and its verb for a participle: `observed that
/// the date of the donation, which was a gift, coincided with the feast`.
pub(super) fn lost_verb(doc: &Doc, v: usize) -> Option<Range<usize>> {
    let o = object(doc, v).filter(|&o| o > v)?;
    let first = doc.tokens[o].left_edge;
    let that = &doc.tokens[first];
    let marked = &*that.lower == "that" && that.dep == Dep::Mark && first + 1 < o;
    let mut verbs = doc.subtree(o).filter(|&c| doc.tokens[c].dep == Dep::Acl && doc.tokens[c].tag == Tag::Vbd);
    (marked && verbs.any(|c| any_subject(doc, c).is_none())).then(|| trim(doc, first + 1..doc.tokens[o].right_edge + 1))
}

/// The clause that the parse coordinates with its cue though no conjunction stands between them: `They estimated by then
/// the town would need more water`.
pub(super) fn loose_clause(doc: &Doc, v: usize) -> Option<Range<usize>> {
    if object(doc, v).is_some() || doc.children_by(v, &[Dep::Ccomp, Dep::Cc]).next().is_some() {
        return None;
    }
    let c = doc.children_by(v, &[Dep::Conj]).find(|&c| c > v)?;
    let own = any_subject(doc, c).or_else(|| doc.child(c, Dep::Csubj))?;
    let phrases = (v + 1..doc.tokens[c].left_edge).all(|i| {
        let top = std::iter::once(i).chain(doc.ancestors(i)).find(|&a| doc.tokens[a].head == v);
        is_comma(doc, i) || top.is_some_and(|a| doc.tokens[a].dep == Dep::Prep)
    });
    (own > v && phrases).then(|| trim(doc, v + 1..doc.tokens[c].right_edge + 1))
}

fn is_comma(doc: &Doc, i: usize) -> bool {
    &*doc.tokens[i].lower == ","
}

/// What completes a verb; for a cue, the first two: its object may be whoever is told.
const COMPLEMENTS: [Dep; 5] = [Dep::Ccomp, Dep::Xcomp, Dep::Dobj, Dep::Attr, Dep::Acomp];

/// Whether the clause at `c` only stands before the one that it seems to hang on, parted by a comma or semicolon: `I think
/// it works; I know they need it`. That one has a subject behind the mark and a complement of its own.
pub(super) fn spliced(doc: &Doc, c: usize) -> bool {
    let t = &doc.tokens[c];
    let (v, end) = (t.head, t.right_edge);
    if t.dep != Dep::Ccomp || v < end || any_subject(doc, c).is_none_or(|s| s > c) {
        return false;
    }
    let mark = (end..v).find(|&i| matches!(&*doc.tokens[i].lower, "," | ";" | "—" | "–" | "--"));
    let Some(mark) = mark.filter(|&m| m <= end + 1) else { return false };
    let subject = any_subject(doc, v).or_else(|| doc.child(v, Dep::Expl)).is_some_and(|s| s > mark && s < v);
    let told = entry(doc, v).is_some_and(|(w, _)| w.takes_quote());
    let complement = doc
        .children_by(v, if told { &COMPLEMENTS[..2] } else { &COMPLEMENTS })
        .find(|&x| x > v)
        .filter(|&x| (v..=doc.tokens[x].left_edge).all(|i| !is_mark(&doc.tokens[i])));
    subject && complement.is_some()
}

/// The cue that a participle behind a comma belongs to, where the parse hangs it on what that cue reports: `She said the
/// plan failed, adding that …`: it is she who adds.
pub(super) fn commented(doc: &Doc, v: usize) -> Option<usize> {
    let t = &doc.tokens[v];
    if t.tag != Tag::Vbg {
        return None;
    }
    // `calling it fair and saying that …`: as the one before.
    if t.dep == Dep::Conj && t.head < v && entry(doc, t.head).is_some() {
        return commented(doc, t.head);
    }
    let mark = |i: usize| matches!(&*doc.tokens[i].lower, "\"" | "”" | "’’" | "''" | "—" | "–");
    let before = (0..v).rev().find(|&i| !mark(i));
    if t.dep != Dep::Advcl || !COMMENTS.contains(&&*t.lemma) || before.is_none_or(|i| &*doc.tokens[i].lower != ",") {
        return None;
    }
    let mut at = t.head;
    while doc.tokens[at].head != at {
        let head = doc.tokens[at].head;
        if doc.tokens[at].dep == Dep::Ccomp
            && head < v
            && entry(doc, head).is_some_and(|(w, _)| w.takes(Frame::That) && w.class != CueClass::Thinking)
        {
            return Some(head);
        }
        at = head;
    }
    None
}

/// Verbs by which a speaker goes on, as participles behind what was said.
const COMMENTS: [&str; 18] = [
    "accuse",
    "add",
    "argue",
    "call",
    "cite",
    "claim",
    "describe",
    "emphasise",
    "emphasize",
    "explain",
    "insist",
    "note",
    "point",
    "say",
    "stress",
    "urge",
    "vow",
    "warn",
];

/// The verb whose subject speaks by a participle behind a comma that the parse hangs on a noun in between: `She answered
/// the women named in the file, stating that …`.
pub(super) fn passed_over(doc: &Doc, v: usize) -> Option<usize> {
    let t = &doc.tokens[v];
    let comma = v.checked_sub(1).is_some_and(|b| &*doc.tokens[b].lower == ",");
    let reduced = doc.tokens[t.head].dep == Dep::Acl && any_subject(doc, t.head).is_none();
    if t.tag != Tag::Vbg || !comma || t.dep != Dep::Advcl || !reduced {
        return None;
    }
    doc.ancestors(v).find(|&a| is_finite_clause(doc, a) && is_main(doc, a))
}

fn is_finite_clause(doc: &Doc, a: usize) -> bool {
    any_subject(doc, a).is_some()
}

/// Who speaks where the parse took the verb at `n` for a plural noun: `Marin claims that …`, a sentence without a verb.
pub(super) fn verb_as_noun(page: &Page<'_>, n: usize) -> Option<(usize, &'static CueWord)> {
    let doc = page.doc;
    let t = &doc.tokens[n];
    let name = n.checked_sub(1)?;
    let b = &doc.tokens[name];
    let capital = page.words(b.span).starts_with(char::is_uppercase);
    let bare = (b.head == name && t.head == name) || (t.head == n && b.head == n);
    if t.tag != Tag::Nns || !capital || !bare {
        return None;
    }
    LEXICON.verb(&t.lower).find(|w| w.takes(Frame::That) && !w.lemma.contains(' ')).map(|w| (name, w))
}

/// The cue that the verb at `k` is coordinated with, where the parse coordinates it with what that cue reports: `She said
/// the bridge was safe and noted that traffic had resumed`. The tense goes with the cue, or else what was reported has a
/// subject that cannot speak.
pub(super) fn continued(doc: &Doc, k: usize) -> Option<usize> {
    let t = &doc.tokens[k];
    let clause = t.head;
    let cue = doc.tokens[clause].head;
    let c = &doc.tokens[clause];
    if t.dep != Dep::Conj || c.dep != Dep::Ccomp || k < clause || cue > clause || any_subject(doc, k).is_some() {
        return None;
    }
    let says = |i: usize| entry(doc, i).is_some_and(|(w, _)| w.takes(Frame::That) && w.class != CueClass::Thinking);
    let of_clause = doc.children_by(k, &[Dep::Ccomp]).next().is_some();
    if !of_clause || t.tag != doc.tokens[cue].tag || !says(k) || !says(cue) {
        return None;
    }
    let thing = any_subject(doc, clause).is_some_and(|s| {
        let s = &doc.tokens[s];
        s.tag == Tag::Nn && s.entity.is_none() && !PERSONS.contains(&*s.lemma) && !BODIES.contains(&*s.lemma)
    });
    (c.tag != t.tag || thing).then_some(cue)
}
