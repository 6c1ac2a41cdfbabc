//! What the outlet itself tells: the sentences, and the clauses of sentences, that no source is given for.

use std::ops::Range;

use super::cues::LEXICON;
use super::page::{Draft, Page};
use super::walk::{any_subject, count_words, is_mark, is_verb, push, runs, trim};
use crate::extract::engine::{Dep, Tag};

/// What is told in passing has at least so many words of its own.
const LEAST_ASIDE: usize = 5;
/// Verbs of how something is said (`speaking on television`).
const HOW_SAID: &[&str] = &[
    "address", "answer", "appear", "ask", "base", "cite", "compare", "include", "quote", "refer", "speak", "talk",
    "write",
];

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
        .flat_map(|(sentence, own)| {
            let whole = trim(page.doc, sentence.clone());
            if whole.clone().all(|i| is_mark(&page.doc.tokens[i])) {
                Vec::new()
            } else if own.is_empty() {
                vec![vec![sentence.clone()]]
            } else {
                let own: Vec<&Draft> = own.iter().filter_map(|&n| drafts.get(n)).collect();
                let main = leftover(page, sentence, &own);
                let aside = asides(page, sentence, &own, main.as_deref().unwrap_or_default());
                main.into_iter().chain(aside).collect()
            }
        })
        .collect()
}

/// What the outlet tells in passing of whoever speaks, or of when and how: `Kern, who won the vote in May, said …`, `as
/// the roads were shut, Kern said …`. Each with the noun that it describes.
fn asides(
    page: &Page<'_>,
    sentence: &Range<usize>,
    drafts: &[&Draft],
    main: &[Range<usize>],
) -> Vec<Vec<Range<usize>>> {
    let doc = page.doc;
    let taken = |i: usize| {
        main.iter().any(|r| r.contains(&i))
            || drafts.iter().any(|d| d.cue.contains(&i) || d.content.iter().any(|c| c.contains(&i)))
    };
    let mut told: Vec<Vec<Range<usize>>> = Vec::new();
    for top in sentence.clone().filter(|&i| !taken(i) && tells_aside(page, i)) {
        if told.iter().flatten().any(|r| r.contains(&top)) {
            continue;
        }
        let inner: Vec<usize> = doc.subtree(top).filter(|&i| i != top && taken(i)).collect();
        let mut own: Vec<Range<usize>> =
            runs(doc, top, &inner).into_iter().flat_map(|r| split_at(&r, taken)).map(|r| trim(doc, r)).collect();
        own.retain(|r| !r.is_empty());
        // What stands around an attribution is the frame of it and tells nothing alone.
        if !inner.is_empty() || count_words(doc, &own) < LEAST_ASIDE {
            continue;
        }
        if matches!(doc.tokens[top].dep, Dep::Relcl | Dep::Acl) {
            let noun = doc.tokens[top].head;
            let others: Vec<usize> = doc
                .children(noun)
                .filter(|&c| matches!(doc.tokens[c].dep, Dep::Relcl | Dep::Acl | Dep::Appos))
                .collect();
            own.extend(runs(doc, noun, &others).into_iter().filter(|r| r.contains(&noun) && !r.clone().any(taken)));
        }
        told.push(super::walk::join(doc, own));
    }
    told
}

/// Whether a verb heads a clause in which the outlet may tell something in passing.
fn tells_aside(page: &Page<'_>, verb: usize) -> bool {
    let doc = page.doc;
    let t = &doc.tokens[verb];
    if !is_verb(t) || page.quotes.at(verb).is_some_and(|q| q.speech) {
        return false;
    }
    let open = |c: usize| matches!(&*doc.tokens[c].lower, "if" | "unless" | "whether" | "to");
    if doc.children_by(verb, &[Dep::Mark, Dep::Aux]).any(open) {
        return false;
    }
    match t.dep {
        Dep::Relcl => true,
        // `when asked`, `speaking on television`: how it was said, and no event beside it.
        Dep::Advcl if any_subject(doc, verb).is_some() => true,
        Dep::Acl | Dep::Advcl => {
            matches!(t.tag, Tag::Vbg | Tag::Vbn)
                && any_subject(doc, verb).is_none()
                && LEXICON.verb(&t.lower).next().is_none()
                && !HOW_SAID.contains(&&*t.lemma)
        }
        _ => false,
    }
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
            .map(|r| without_joint(page, r))
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
    let path: Vec<usize> = std::iter::once(i).chain(doc.ancestors(i)).take_while(|&a| a != top).collect();
    // Of `Holt, who denies the charges, was held` only the clause goes.
    let clause = path.iter().rev().copied().find(|&a| matches!(doc.tokens[a].dep, Dep::Relcl | Dep::Acl));
    clause.or_else(|| path.last().copied().filter(|&a| doc.tokens[a].head == top))
}

/// The range without the `but` at its end that joins it to what is said.
fn without_joint(page: &Page<'_>, range: Range<usize>) -> Range<usize> {
    let joins = |i: usize| page.doc.tokens[i].dep == Dep::Cc;
    match range.clone().next_back() {
        Some(last) if joins(last) => trim(page.doc, range.start..last),
        _ => range,
    }
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
