//! Walks over the parse that every rule of attribution needs.

use std::ops::Range;

use super::repairs::spliced;
use crate::extract::engine::{Dep, Doc, Pos, Tag, Token};

/// Whether the token is tagged as a verb form.
pub(super) fn is_verb(t: &Token) -> bool {
    matches!(t.tag, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
}

/// Whether the token is tagged as a noun or a name.
pub(super) fn is_noun(t: &Token) -> bool {
    matches!(t.tag, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
}

/// Whether the token is a finite verb form.
pub(super) fn is_finite(doc: &Doc, i: usize) -> bool {
    matches!(doc.tokens[i].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
}

/// Whether the token is a mark and no word.
pub(super) fn is_mark(t: &Token) -> bool {
    t.pos == Pos::Punct || t.pos == Pos::Space || !t.lower.chars().any(char::is_alphanumeric)
}

/// The subject of an active verb.
pub(super) fn subject(doc: &Doc, verb: usize) -> Option<usize> {
    doc.children_by(verb, &[Dep::Nsubj]).next_back()
}

/// The subject of a verb, active or passive.
pub(super) fn any_subject(doc: &Doc, verb: usize) -> Option<usize> {
    doc.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).next_back()
}

/// Whether a verb form is passive: with `be` and a participle, or a participle alone behind a noun.
pub(super) fn is_passive(doc: &Doc, verb: usize) -> bool {
    let t = &doc.tokens[verb];
    if predicates(doc, verb).is_some() {
        return false;
    }
    doc.children_by(verb, &[Dep::Auxpass, Dep::Nsubjpass]).next().is_some()
        || (t.tag == Tag::Vbn
            && matches!(t.dep, Dep::Acl | Dep::Advcl | Dep::Amod)
            && doc.child(verb, Dep::Aux).is_none()
            && subject(doc, verb).is_none())
}

/// The noun that a verb is said of where the parse took it for a participle: `The union, a body of nurses, called the
/// offer “an insult”`. Without another verb the noun heads the sentence, and a passive participle takes no object.
pub(super) fn predicates(doc: &Doc, verb: usize) -> Option<usize> {
    let t = &doc.tokens[verb];
    let loose = t.tag == Tag::Vbn && t.dep == Dep::Acl && doc.tokens[t.head].head == t.head;
    let active = doc.child(verb, Dep::Dobj).is_some() && doc.child(verb, Dep::Agent).is_none();
    (loose && active && verb > 0 && &*doc.tokens[verb - 1].lower == ",").then_some(t.head)
}

/// Who a passive verb says acts: `… by X`.
pub(super) fn agent(doc: &Doc, verb: usize) -> Option<usize> {
    let by = doc.child(verb, Dep::Agent).or_else(|| {
        // `was seen as a step by most people`: the parse hangs `by` on what stands before it.
        let told_as = doc.children_by(verb, &[Dep::Prep]).find(|&p| &*doc.tokens[p].lower == "as")?;
        let what = doc.child(told_as, Dep::Pobj)?;
        doc.children_by(what, &[Dep::Prep]).find(|&p| &*doc.tokens[p].lower == "by")
    })?;
    doc.child(by, Dep::Pobj)
}

/// Whether a negation hangs on the token.
pub(super) fn is_negated(doc: &Doc, i: usize) -> bool {
    doc.children(i).any(|c| {
        doc.tokens[c].dep == Dep::Neg || (doc.tokens[c].dep == Dep::Advmod && matches!(&*doc.tokens[c].lower, "never"))
    })
}

/// Whether the verb has a helping verb among `words`.
pub(super) fn has_aux(doc: &Doc, verb: usize, words: &[&str]) -> bool {
    doc.children_by(verb, &[Dep::Aux]).any(|c| words.contains(&&*doc.tokens[c].lower))
}

/// The tokens below `top` that are not below any of `but`, as unbroken runs; a run broken by marks alone is one.
pub(super) fn runs(doc: &Doc, top: usize, but: &[usize]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for i in doc.subtree(top) {
        let mut at = i;
        let mut own = !but.contains(&at);
        while own && at != top {
            let head = doc.tokens[at].head;
            if head == at {
                own = false;
            } else {
                at = head;
                own = !but.contains(&at);
            }
        }
        if !own {
            continue;
        }
        match out.last_mut() {
            Some(last) if (last.end..i).all(|g| is_mark(&doc.tokens[g])) => last.end = i + 1,
            _ => out.push(i..i + 1),
        }
    }
    out.iter().map(|r| trim(doc, r.clone())).filter(|r| r.clone().any(|i| !is_mark(&doc.tokens[i]))).collect()
}

/// Adds token `i`, which lies behind all of `ranges`, to the last of them if it touches it.
pub(super) fn push(ranges: &mut Vec<Range<usize>>, i: usize) {
    match ranges.last_mut() {
        Some(last) if last.end == i => last.end = i + 1,
        _ => ranges.push(i..i + 1),
    }
}

/// The range without commas, stops, dashes and the like at its ends; quotation marks and brackets stay.
pub(super) fn trim(doc: &Doc, range: Range<usize>) -> Range<usize> {
    let loose = |i: usize| {
        let t = &doc.tokens[i];
        t.pos == Pos::Space || matches!(&*t.lower, "," | ";" | ":" | "." | "-" | "--" | "–" | "—" | "―" | "…" | "...")
    };
    let (mut start, mut end) = (range.start, range.end.min(doc.tokens.len()));
    while start < end && loose(start) {
        start += 1;
    }
    while start < end && loose(end - 1) {
        end -= 1;
    }
    start..end
}

/// How many tokens of the ranges are words.
pub(super) fn count_words(doc: &Doc, ranges: &[Range<usize>]) -> usize {
    ranges.iter().flat_map(Clone::clone).filter(|&i| !is_mark(&doc.tokens[i])).count()
}

/// Sorts ranges, drops empty ones and joins those that touch, overlap, or are parted by marks alone.
pub(super) fn join(doc: &Doc, mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|r| !r.is_empty());
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for r in ranges {
        match out.last_mut() {
            Some(last) if r.start <= last.end || (last.end..r.start).all(|g| is_mark(&doc.tokens[g])) => {
                last.end = last.end.max(r.end);
            }
            _ => out.push(r),
        }
    }
    out
}

/// `range` without the tokens of `cut`.
pub(super) fn without(range: Range<usize>, cut: &Range<usize>) -> Vec<Range<usize>> {
    [range.start..range.end.min(cut.start.max(range.start)), range.start.max(cut.end.min(range.end))..range.end]
        .into_iter()
        .filter(|r| !r.is_empty())
        .collect()
}

/// Whether the verb at `v` carries its sentence, alone, coordinated or as a clause beside the main one (`…, adding that`),
/// and is not buried in a clause that depends on something else.
pub(super) fn is_main(doc: &Doc, v: usize) -> bool {
    let mut at = v;
    for _ in 0..8 {
        let t = &doc.tokens[at];
        match t.dep {
            Dep::Root => return true,
            // `The mayor, who had urged them to stay, left`: said in passing, but said.
            Dep::Relcl if aside_relative(doc, at) => return true,
            Dep::Acl if predicates(doc, at).is_some() => return true,
            Dep::Conj | Dep::Parataxis => at = t.head,
            Dep::Ccomp if spliced(doc, at) => at = t.head,
            // `He made clear that C: C`: the parse hangs what stands before the colon on what follows it.
            Dep::Ccomp if (at..t.head).any(|i| &*doc.tokens[i].lower == ":") => at = t.head,
            Dep::Advcl if !has_aux(doc, at, &["to"]) => at = t.head,
            _ => return t.head == at,
        }
    }
    false
}

/// Whether a relative clause stands behind a comma, and so tells something of its own.
pub(super) fn aside_relative(doc: &Doc, verb: usize) -> bool {
    let t = &doc.tokens[verb];
    let first = t.left_edge;
    t.dep == Dep::Relcl
        && first > 0
        && &*doc.tokens[first - 1].lower == ","
        && matches!(&*doc.tokens[first].lower, "who" | "which" | "in" | "whom")
}
