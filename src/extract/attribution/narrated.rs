//! What the outlet itself tells: the sentences, and the clauses of sentences, that no source is given for.

use std::ops::Range;

use super::page::{Draft, Page};
use super::walk::{any_subject, count_words, is_mark, is_verb, push, runs, trim};
use crate::extract::engine::{Dep, Tag};

/// The outlet's own statements, in order, each as its pieces.
pub(super) fn find(page: &Page<'_>, drafts: &[Draft]) -> Vec<Vec<Range<usize>>> {
    let mut of_sentence: Vec<Vec<usize>> = vec![Vec::new(); page.sentences.len()];
    for (n, d) in drafts.iter().enumerate() {
        for r in d.content.iter().chain([&d.cue]) {
            let mut last = usize::MAX;
            for i in r.clone() {
                let s = page.sentence_of.get(i).copied().unwrap_or(usize::MAX);
                if s != last && s < of_sentence.len() && !of_sentence[s].contains(&n) {
                    of_sentence[s].push(n);
                }
                last = s;
            }
        }
    }
    page.sentences
        .iter()
        .zip(&of_sentence)
        .filter_map(|(sentence, own)| {
            let whole = trim(page.doc, sentence.clone());
            if whole.clone().all(|i| is_mark(&page.doc.tokens[i])) {
                None
            } else if own.is_empty() {
                Some(vec![sentence.clone()])
            } else {
                let own: Vec<&Draft> = own.iter().filter_map(|&n| drafts.get(n)).collect();
                leftover(page, sentence, &own)
            }
        })
        .collect()
}

/// The main clause of a sentence where it stands beside an attribution and is none itself: `He was dismissed after
/// officials said …`.
fn leftover(page: &Page<'_>, sentence: &Range<usize>, drafts: &[&Draft]) -> Option<Vec<Range<usize>>> {
    let doc = page.doc;
    let attributed = |i: usize| drafts.iter().any(|d| d.cue.contains(&i) || d.content.iter().any(|c| c.contains(&i)));
    let root = sentence.clone().find(|&i| {
        let head = doc.tokens[i].head;
        (head == i || !sentence.contains(&head)) && is_clause(page, i)
    })?;
    // Main clauses: the root and what is coordinated with it.
    let mut tops = vec![root];
    let mut at = root;
    while let Some(next) = doc.children_by(at, &[Dep::Conj]).find(|&c| is_clause(page, c) && sentence.contains(&c)) {
        tops.push(next);
        at = next;
    }
    let mut pieces = Vec::new();
    for &top in &tops {
        if attributed(top) {
            continue;
        }
        let mut cut: Vec<usize> = tops.iter().copied().filter(|&t| t != top).collect();
        for d in drafts {
            for r in d.content.iter().chain([&d.cue]) {
                cut.extend(r.clone().find_map(|i| below(page, i, top)));
            }
        }
        let rest = runs(doc, top, &cut);
        let own: Vec<Range<usize>> = rest
            .into_iter()
            .flat_map(|r| split_at(&r, attributed))
            .map(|r| trim(doc, r))
            .filter(|r| !r.is_empty())
            .collect();
        if count_words(doc, &own) >= 4 && own.iter().any(|r| r.contains(&top)) {
            pieces.extend(own);
        }
    }
    let pieces = super::walk::join(doc, pieces);
    (!pieces.is_empty()).then_some(pieces)
}

/// The dependent of `top` through which token `i` hangs on it.
fn below(page: &Page<'_>, i: usize, top: usize) -> Option<usize> {
    let doc = page.doc;
    std::iter::once(i).chain(doc.ancestors(i)).find(|&a| doc.tokens[a].head == top && a != top)
}

/// The parts of `range` in which no token is `cut`.
fn split_at(range: &Range<usize>, cut: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    range.clone().filter(|&i| !cut(i)).for_each(|i| push(&mut out, i));
    out
}

/// Whether a token heads a clause of its own: a verb with a subject.
fn is_clause(page: &Page<'_>, i: usize) -> bool {
    let doc = page.doc;
    let t = &doc.tokens[i];
    (is_verb(t) || t.tag == Tag::Md) && (any_subject(doc, i).is_some() || doc.child(i, Dep::Csubj).is_some())
}
