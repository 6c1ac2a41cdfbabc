//! What a report gives as the reason for not naming a source: `who spoke on condition of anonymity because …`, `who was not
//! authorised to speak publicly`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::page::Page;
use super::walk::{is_mark, trim};
use crate::extract::engine::{Dep, Tag};
use crate::extract::lexicon;
use crate::model::{Claim, SourceKind, Span};

/// The phrases of the list by their first word, the longest first.
static PHRASES: LazyLock<HashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut out: HashMap<_, Vec<_>> = HashMap::new();
    for (words, _) in lexicon::phrases(include_str!("../../../assets/lexicon/anonymity.tsv")) {
        out.entry(words.first().copied().unwrap_or_default()).or_default().push(words);
    }
    out
});

/// Gives each unnamed source of `claims` the reason that stands in its sentence or, where none of its own stands there, in
/// the next one.
pub(super) fn fill(page: &Page<'_>, claims: &mut [Claim]) {
    let reasons = find(page);
    if reasons.is_empty() {
        return;
    }
    for claim in claims {
        let Some(source) = claim.source.as_mut() else { continue };
        if !matches!(source.kind, SourceKind::UnnamedPerson | SourceKind::UnnamedGroup) || source.actor.is_some() {
            continue;
        }
        let Some(at) = page.doc.tokens_in(source.span).next().and_then(|i| page.sentence_of.get(i).copied()) else {
            continue;
        };
        let told = |sentence: usize, apart: bool| {
            reasons.iter().find(|r| r.sentence == sentence && r.apart == apart).map(|r| r.span)
        };
        source.anonymity = told(at, false).or_else(|| told(at, true)).or_else(|| told(at + 1, true));
    }
}

struct Reason {
    span: Span,
    sentence: usize,
    /// Whether it is the main clause of its sentence: `The officials spoke on condition of anonymity.`
    apart: bool,
}

/// The reasons of the page, in order.
fn find(page: &Page<'_>) -> Vec<Reason> {
    let doc = page.doc;
    let mut out: Vec<Reason> = Vec::new();
    let mut done = 0;
    for i in 0..doc.tokens.len() {
        let Some(phrases) = PHRASES.get(&*doc.tokens[i].lower).filter(|_| i >= done && page.quotes.at(i).is_none())
        else {
            continue;
        };
        let same = |words: &&Vec<&str>| {
            words.iter().enumerate().all(|(k, w)| doc.tokens.get(i + k).is_some_and(|t| &*t.lower == *w))
        };
        let Some(words) = phrases.iter().find(same) else { continue };
        // `an anonymous letter`: told of a thing.
        if words.len() == 1 && doc.tokens[i].dep == Dep::Amod {
            continue;
        }
        let (range, apart) = clause(page, i, i + words.len());
        done = range.end;
        out.push(Reason {
            span: doc.span(range),
            sentence: page.sentence_of.get(i).copied().unwrap_or_default(),
            apart,
        });
    }
    out
}

/// The clause or phrase that holds the words `first..end`, with the reason behind it; and whether it is its sentence.
fn clause(page: &Page<'_>, first: usize, end: usize) -> (Range<usize>, bool) {
    let doc = page.doc;
    let bounds = page.sentence(first);
    let top = std::iter::once(first).chain(doc.ancestors(first)).find(|&a| {
        let t = &doc.tokens[a];
        let leads = matches!(t.dep, Dep::Relcl | Dep::Advcl | Dep::Acl) && (t.left_edge..t.right_edge + 1).len() > 2;
        // `an official speaking on condition of …`: all of that clause.
        let verb = &doc.tokens[t.head];
        let below = matches!(verb.dep, Dep::Relcl | Dep::Advcl | Dep::Acl) || matches!(&*verb.lemma, "speak" | "talk");
        let phrase = t.dep == Dep::Prep && &*t.lower == "on" && a < first && !below;
        leads || phrase || t.head == a
    });
    let Some(top) = top else { return (first..end, false) };
    let t = &doc.tokens[top];
    if t.head == top {
        let start = if t.left_edge >= bounds.start && quiet(page, bounds.start..first) { bounds.start } else { first };
        return (trim(doc, start..reach(page, end, bounds.end)), start < first);
    }
    let own = doc.subtree(top);
    let stop = own.end.max(end);
    (trim(doc, own.start.min(first)..reach(page, stop, bounds.end)), false)
}

/// Whether nothing is quoted or parted off in the range.
fn quiet(page: &Page<'_>, range: Range<usize>) -> bool {
    range.clone().all(|i| page.quotes.at(i).is_none() && !is_mark(&page.doc.tokens[i]))
}

/// One past the reason that begins at `from`: `because …`, `as …`, `to discuss …`; `from` where none does.
fn reach(page: &Page<'_>, from: usize, end: usize) -> usize {
    let doc = page.doc;
    let leads = doc.tokens.get(from).is_some_and(|t| {
        matches!(&*t.lower, "because" | "as" | "since" | "for" | "so" | "citing" | "given" | "in") || t.tag == Tag::To
    });
    if !leads || from >= end {
        return from;
    }
    (from + 1..end)
        .find(|&i| matches!(&*doc.tokens[i].lower, "," | ";" | "—" | "–" | "--") || page.quotes.at(i).is_some())
        .unwrap_or(end)
}
