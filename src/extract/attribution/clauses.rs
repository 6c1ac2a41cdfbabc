//! The clauses that a verb takes as its content, before, behind and around it.

use std::ops::Range;

use super::cues::{CueWord, Frame};
use super::objects::object;
use super::page::Page;
use super::relative::denied_beside;
use super::repairs::{
    commented, continued, loose_clause, lost_subject, lost_verb, spliced, told_clause, told_somebody,
};
use super::verbs::entry;
use super::walk::{any_subject, is_finite, is_mark, runs, subject, trim};
use crate::extract::engine::{Dep, Doc, Tag};

/// The clauses that verb `v` takes: `that` clauses and fronted ones, and the sentence that it stands in as an aside.
pub(super) fn clauses(page: &Page<'_>, v: usize, word: &CueWord) -> Vec<Vec<Range<usize>>> {
    let doc = page.doc;
    if let Some(told) = told_clause(doc, v) {
        return vec![told];
    }
    if let Some(clause) = lost_subject(doc, v).or_else(|| lost_verb(doc, v)).or_else(|| loose_clause(doc, v)) {
        return vec![vec![clause]];
    }
    // `made it clear that C`: the clause hangs on the adjective.
    let particle = word.lemma.split_once(' ').map(|(_, p)| p);
    let adjective =
        doc.children_by(v, &[Dep::Ccomp, Dep::Acomp, Dep::Oprd]).find(|&c| Some(&*doc.tokens[c].lower) == particle);
    let below = adjective
        .and_then(|a| doc.children_by(a, &[Dep::Ccomp, Dep::Csubj, Dep::Advcl]).find(|&c| c > a && has_that(doc, c)));
    let mut heads: Vec<usize> = doc
        .children_by(v, &[Dep::Ccomp])
        .filter(|&c| Some(c) != adjective && !is_mark(&doc.tokens[c]) && count(doc, c) > 1 && !is_topic(doc, c, v))
        .chain(below)
        .collect();
    if heads.is_empty() && ASKING.contains(&word.lemma) {
        heads.extend(asked_if(doc, v));
    }
    heads.retain(|&c| !spliced(doc, c));
    let first = heads.first().copied();
    heads.retain(|&c| Some(c) == first || !speaks_next(doc, c));
    if !heads.is_empty() {
        let mut out: Vec<Vec<Range<usize>>> = Vec::new();
        let mut pieces = Vec::new();
        for &c in &heads {
            pieces.extend(clause(doc, c, v, &mut out));
        }
        if !pieces.is_empty() {
            out.insert(0, pieces);
        }
        return out;
    }
    aside(page, v).or_else(|| led_in(doc, v)).into_iter().collect()
}

/// Verbs that take a question behind `if`.
const ASKING: &[&str] = &["ask", "check", "inquire", "know", "question", "say", "see", "wonder"];

/// The question behind `if` that the parse took for a condition: `Another asks if there were plans`.
fn asked_if(doc: &Doc, v: usize) -> Option<usize> {
    doc.children_by(v, &[Dep::Advcl]).find(|&c| {
        let first = doc.tokens[c].left_edge;
        first == v + 1 && &*doc.tokens[first].lower == "if"
    })
}

/// Whether `c` is what stands before a colon as the topic of a headline, whose verb `v` has an object of its own:
/// `Harbour talks: City demands a bridge`.
fn is_topic(doc: &Doc, c: usize, v: usize) -> bool {
    let last = doc.tokens[c].right_edge;
    let colon = (last..last + 2).any(|i| i < v && &*doc.tokens[i].lower == ":");
    colon && object(doc, v).is_some_and(|o| o > v)
}

/// Whether the clause at `c` is another attribution beside the one that it seems to hang on: `A said P and B said Q`.
fn speaks_next(doc: &Doc, c: usize) -> bool {
    let behind_and = doc.tokens[c].left_edge.checked_sub(1).is_some_and(|b| doc.tokens[b].tag == Tag::Cc);
    behind_and && entry(doc, c).is_some_and(|(w, _)| w.takes(Frame::That)) && subject(doc, c).is_some()
}

/// The clause behind a colon that goes on with what was said: `He said there were terms: the army must leave`.
pub(super) fn behind_colon(page: &Page<'_>, v: usize, told: &Range<usize>) -> Option<Range<usize>> {
    let doc = page.doc;
    let bounds = page.bounds(v);
    let colon = (told.end..bounds.end).find(|&i| !is_mark(&doc.tokens[i]) || &*doc.tokens[i].lower == ":")?;
    let rest = trim(doc, colon + 1..bounds.end);
    let clause = rest.clone().any(|i| is_finite(doc, i));
    (told.start > v && &*doc.tokens[colon].lower == ":" && clause).then_some(rest)
}

/// How many tokens hang below `top`, it included.
fn count(doc: &Doc, top: usize) -> usize {
    doc.subtree(top).len()
}

/// The pieces of the clause headed by `c` under cue `v`; clauses coordinated with it that have a `that` of their own go
/// to `others`.
fn clause(doc: &Doc, c: usize, v: usize, others: &mut Vec<Vec<Range<usize>>>) -> Vec<Range<usize>> {
    let mut cut: Vec<usize> = Vec::new();
    for k in doc.children_by(c, &[Dep::Conj]) {
        if continued(doc, k) == Some(v) {
            cut.push(k);
        } else if has_that(doc, k) {
            cut.push(k);
            let rest = clause(doc, k, v, others);
            others.push(rest);
        }
    }
    if doc.is_under(v, c) {
        cut.push(v);
    }
    cut.extend(doc.subtree(c).filter(|&p| commented(doc, p) == Some(v)));
    // `C, a claim S denies`, `C, which S denies`: of what is reported that is no part.
    cut.extend(doc.subtree(c).filter_map(|p| entry(doc, p).and_then(|(word, _)| denied_beside(doc, p, word))));
    let mut pieces = runs(doc, c, &cut);
    for p in &mut pieces {
        *p = plain_start(doc, p.clone(), c);
        // A dangling conjunction was left by the clause that was cut off.
        while p.end > p.start && matches!(doc.tokens[p.end - 1].tag, Tag::Cc | Tag::Comma) {
            p.end -= 1;
        }
    }
    pieces
}

/// Whether the clause at `k` begins with `that`.
fn has_that(doc: &Doc, k: usize) -> bool {
    doc.children_by(k, &[Dep::Mark]).any(|m| &*doc.tokens[m].lower == "that") && any_subject(doc, k).is_some()
}

/// The range without the `that` that opens a clause.
fn plain_start(doc: &Doc, range: Range<usize>, head: usize) -> Range<usize> {
    let first = range.start;
    let t = &doc.tokens[first];
    if &*t.lower == "that" && (t.dep == Dep::Mark || t.tag == Tag::In) && first < head {
        return trim(doc, first + 1..range.end);
    }
    range
}

/// The sentence around an aside: `The plan, she said, would fail`, `The plan would fail, she said on Monday`.
///
/// The parse hangs asides now here, now there, so this goes by the commas around subject and cue.
fn aside(page: &Page<'_>, v: usize) -> Option<Vec<Range<usize>>> {
    let doc = page.doc;
    let s = subject(doc, v)?;
    let told = told_somebody(doc, v);
    if object(doc, v).is_some() && !told {
        return None;
    }
    let bounds = page.bounds(v);
    let as_mark = doc.children_by(v, &[Dep::Mark, Dep::Prep]).find(|&m| &*doc.tokens[m].lower == "as" && m < v);
    // `calling him a liar, as he has said before`: the words belong to the cue that `as` looks back to.
    if as_mark.is_some() && doc.tokens[v].dep == Dep::Advcl && entry(doc, doc.tokens[v].head).is_some() {
        return None;
    }
    let mut first = v;
    for c in doc.children(v).filter(|&c| c < v && !is_mark(&doc.tokens[c])) {
        if s < v && doc.tokens[c].dep == Dep::Nsubj
            || matches!(doc.tokens[c].dep, Dep::Aux | Dep::Neg | Dep::Mark)
            || Some(c) == as_mark
        {
            first = first.min(doc.tokens[c].left_edge.max(bounds.start));
        }
    }
    while first < v && is_mark(&doc.tokens[first]) {
        first += 1;
    }
    let opened = first.checked_sub(1).is_some_and(|b| b >= bounds.start && is_pause(doc, b));
    // `As she told the Herald, C`; without `as`, the object of telling may be the content.
    if !(opened && !told || as_mark.is_some()) {
        return None;
    }
    let from = if s > v { doc.tokens[s].right_edge + 1 } else { v + 1 };
    let end = (from..bounds.end).find(|&i| is_pause(doc, i)).unwrap_or(bounds.end);
    if (from..end).any(|i| is_finite(doc, i)) {
        return None;
    }
    let pieces: Vec<Range<usize>> = [trim(doc, bounds.start..first), trim(doc, end..bounds.end)]
        .into_iter()
        .filter(|r| r.clone().any(|i| !is_mark(&doc.tokens[i])))
        .collect();
    // `Late, the mayor agreed, but …`: another sentence goes on there.
    let goes_on = pieces.last().is_some_and(|p| doc.tokens[p.start].tag == Tag::Cc && p.start > v)
        && !(bounds.start..first).any(|i| is_finite(doc, i));
    if goes_on {
        return None;
    }
    let finite = pieces.iter().flat_map(Clone::clone).any(|i| is_finite(doc, i));
    let led = as_mark.is_some() || pieces.first().is_some_and(|p| p.start < v);
    (finite && led).then_some(pieces)
}

/// The sentence that a turn of speech leads into without a mark: `I mean there are signs of it`.
fn led_in(doc: &Doc, v: usize) -> Option<Vec<Range<usize>>> {
    let t = &doc.tokens[v];
    let host = t.head;
    let bare = t.dep == Dep::Parataxis && host > v && object(doc, v).is_none();
    let own = subject(doc, v).is_some_and(|s| s < v)
        && (subject(doc, host).is_some() || doc.child(host, Dep::Expl).is_some());
    (bare && own).then(|| runs(doc, host, &[v]).into_iter().filter(|r| r.start > v).collect())
}

/// Whether the token parts an aside from its sentence.
fn is_pause(doc: &Doc, i: usize) -> bool {
    matches!(&*doc.tokens[i].lower, "," | "—" | "–" | "--" | "-" | ";" | "(" | ")" | "”" | "\"" | "’’" | "''")
}
