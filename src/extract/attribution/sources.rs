//! Who a cue attributes to: the speaker of a verb, the words that name it, and what kind of source that is.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::behalf;
use super::kinds::{kind, outlet_of};
use super::page::Page;
use super::walk::{agent, any_subject, is_finite, is_main, is_noun, is_passive, is_verb, subject};
use crate::extract::engine::{Dep, Doc, Tag};
use crate::model::Source;

/// What is known of the speaker of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speaker {
    /// The token that heads the words for it.
    At(usize),
    /// The words from `first` up to `end`, headed by `head`, where the parse does not tell how far the name goes.
    Words {
        /// The first token.
        first: usize,
        /// The token that heads them.
        head: usize,
        /// One past the last token.
        end: usize,
    },
    /// The text leaves it open: `it is said that`, `was accused of`.
    Open,
    /// The grammar gives none: an imperative, a headline, a broken parse.
    Unknown,
}

/// Who speaks by the verb `verb`.
pub(super) fn speaker(doc: &Doc, verb: usize) -> Speaker {
    let mut v = verb;
    if is_passive(doc, v) {
        return agent(doc, v).map_or(Speaker::Open, Speaker::At);
    }
    // Each step goes up the tree, and a sentence nests only so deep.
    for step in 0..8 {
        let own = if step == 0 { subject(doc, v) } else { any_subject(doc, v) };
        if let Some(s) = own {
            return named_by(doc, v, s);
        }
        let t = &doc.tokens[v];
        if t.head == v {
            return if step == 0 { lost_name(doc, v).map_or(Speaker::Unknown, Speaker::At) } else { Speaker::Unknown };
        }
        let head = t.head;
        match t.dep {
            Dep::Xcomp if is_verb_like(doc, head) => {
                // `urged her to say`: the one who is urged says it.
                match doc.child(head, Dep::Dobj) {
                    Some(o) if step == 0 && doc.tokens[v].tag == Tag::Vb => return Speaker::At(o),
                    _ => v = head,
                }
            }
            // `repeated her position in saying that`: the noun is no speaker, who repeats it is.
            Dep::Pcomp | Dep::Prep if doc.tokens[head].dep == Dep::Dobj => v = doc.tokens[head].head,
            // `A day after telling them, she left`: the day tells nothing.
            Dep::Pcomp | Dep::Prep | Dep::Mark if doc.tokens[head].dep == Dep::Npadvmod => v = doc.tokens[head].head,
            Dep::Pcomp | Dep::Prep => v = head,
            Dep::Acl | Dep::Relcl => return of_noun(doc, head),
            _ if is_verb_like(doc, head) => v = head,
            _ => return Speaker::Unknown,
        }
        if is_noun(&doc.tokens[v]) {
            return of_noun(doc, v);
        }
    }
    Speaker::Unknown
}

/// The name before a finite verb without a subject, which the parse hangs on what stands in front: `Speaking in court, Ana
/// Ruiz, the clerk, said …`.
fn lost_name(doc: &Doc, v: usize) -> Option<usize> {
    let sentence = doc.sentences.get(doc.tokens[v].sentence)?.clone();
    let comma = v.checked_sub(1).is_some_and(|b| &*doc.tokens[b].lower == ",");
    if !is_finite(doc, v) || !comma {
        return None;
    }
    (sentence.start..v).rev().find(|&i| doc.tokens[i].dep == Dep::Npadvmod && is_name(doc, i)).filter(|&n| {
        doc.tokens[n].right_edge + 1 == v
            || (n + 1..v).all(|i| doc.is_under(i, n) || matches!(&*doc.tokens[i].lower, ","))
    })
}

fn is_verb_like(doc: &Doc, i: usize) -> bool {
    let t = &doc.tokens[i];
    is_verb(t) || t.tag == Tag::Md || matches!(t.dep, Dep::Root)
}

/// The speaker that subject `s` of verb `v` names.
fn named_by(doc: &Doc, v: usize, s: usize) -> Speaker {
    let t = &doc.tokens[s];
    match t.tag {
        Tag::Ex => Speaker::Open,
        Tag::Prp if &*t.lower == "it" && doc.children(v).any(|c| doc.tokens[c].dep == Dep::Auxpass) => Speaker::Open,
        _ => Speaker::At(s),
    }
}

/// The speaker where a cue hangs on noun `n`: `a statement saying …`. A paper that somebody issues speaks for them.
fn of_noun(doc: &Doc, n: usize) -> Speaker {
    if issues(doc, n) {
        match speaker(doc, doc.tokens[n].head) {
            Speaker::Unknown => {}
            known => return known,
        }
    }
    Speaker::At(n)
}

/// Whether somebody issues the paper at `n`: `released a letter`.
fn issues(doc: &Doc, n: usize) -> bool {
    let t = &doc.tokens[n];
    t.dep == Dep::Dobj && PAPERS.contains(&*t.lemma) && ISSUING.contains(&&*doc.tokens[t.head].lemma)
}

/// Whether verb `v` tells what a paper says that the sentence issues: `issued a statement calling …`.
pub(super) fn is_issued(doc: &Doc, v: usize) -> bool {
    let t = &doc.tokens[v];
    t.dep == Dep::Acl && t.tag == Tag::Vbg && issues(doc, t.head) && is_main(doc, doc.tokens[t.head].head)
}

/// What shows something by the participle at `v`: `released her tax returns, showing that …`. It is the paper that shows,
/// whoever gives it out.
pub(super) fn shown_by(doc: &Doc, v: usize) -> Option<usize> {
    let t = &doc.tokens[v];
    if t.tag != Tag::Vbg || !matches!(t.dep, Dep::Acl | Dep::Advcl) || !SHOWING.contains(&&*t.lemma) {
        return None;
    }
    (v.saturating_sub(REACH)..v)
        .rev()
        .take_while(|&i| !is_finite(doc, i) && doc.tokens[i].sentence == t.sentence)
        .find(|&i| is_noun(&doc.tokens[i]) && PAPERS.contains(&*doc.tokens[i].lemma))
}

/// How far before the participle the paper may stand, in tokens.
const REACH: usize = 14;

/// What papers do and people do not.
const SHOWING: [&str; 6] = ["detail", "indicate", "list", "reveal", "show", "suggest"];

/// Verbs by which somebody speaks through a paper.
const ISSUING: [&str; 14] = [
    "issue",
    "release",
    "publish",
    "send",
    "post",
    "write",
    "give",
    "make",
    "deliver",
    "file",
    "tweet",
    "read",
    "put",
    "circulate",
];

macro_rules! words {
    ($name:ident, $file:literal) => {
        pub(super) static $name: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
            include_str!(concat!("../../../assets/lexicon/", $file))
                .lines()
                .filter(|l| !l.starts_with('#') && !l.is_empty())
                .collect()
        });
    };
}

words!(PAPERS, "source-documents.txt");
words!(BODIES, "source-bodies.txt");
words!(PERSONS, "source-persons.txt");

/// The noun that a relative pronoun stands for.
pub(super) fn antecedent(doc: &Doc, pronoun: usize) -> Option<usize> {
    let t = &doc.tokens[pronoun];
    let relative = matches!(t.tag, Tag::Wp | Tag::Wdt) || (t.tag == Tag::In && &*t.lower == "that");
    if !relative {
        return None;
    }
    std::iter::once(t.head)
        .chain(doc.ancestors(t.head))
        .find(|&a| doc.tokens[a].dep == Dep::Relcl)
        .map(|a| doc.tokens[a].head)
        .filter(|&n| n < pronoun)
}

/// The words of the noun phrase that `head` governs, cut as a source: with what narrows it down, without what is added
/// behind a comma, but with the name that a description is explained by (`one of her lawyers, Tom Kirsch`).
pub(super) fn phrase(doc: &Doc, head: usize) -> Range<usize> {
    let mut end = head + 1;
    for c in doc.children(head).filter(|&c| c > head) {
        let t = &doc.tokens[c];
        let joined = (end..t.left_edge).all(|g| !matches!(&*doc.tokens[g].lower, "," | "--" | "—" | "–"));
        match t.dep {
            Dep::Case | Dep::Nummod | Dep::Amod | Dep::Compound if joined => end = t.right_edge + 1,
            Dep::Prep if joined && !matches!(&*t.lower, "on" | "after" | "during" | "before") => {
                end = last_of_prep(doc, c);
            }
            Dep::Conj if is_noun(t) => end = phrase(doc, c).end.max(end),
            // `memos written by the chief`: who made a paper, or what a body is called, belongs to its name.
            Dep::Acl if joined && t.tag == Tag::Vbn && is_made(doc, c) => end = t.right_edge + 1,
            Dep::Appos if is_name(doc, c) && !is_name(doc, head) => end = phrase(doc, c).end.max(end),
            _ => {}
        }
    }
    let mut start = doc.tokens[head].left_edge;
    for c in doc.children(head).filter(|&c| c < head) {
        // A clause or an adverb in front is no part of the name.
        if matches!(doc.tokens[c].dep, Dep::Advmod | Dep::Cc | Dep::Preconj | Dep::Punct | Dep::Advcl | Dep::Mark)
            && doc.tokens[c].right_edge < head
            && doc.tokens[c].left_edge == start
        {
            start = doc.tokens[c].right_edge + 1;
        }
    }
    let mut range = start.min(head)..end;
    while range.end > head + 1 && super::walk::is_mark(&doc.tokens[range.end - 1]) {
        range.end -= 1;
    }
    while range.start < head && super::walk::is_mark(&doc.tokens[range.start]) {
        range.start += 1;
    }
    range
}

/// Whether a participle tells in a few words by whom or where a thing was made, or what it is called.
fn is_made(doc: &Doc, participle: usize) -> bool {
    let t = &doc.tokens[participle];
    let by = doc.child(participle, Dep::Agent).is_some()
        || doc.children_by(participle, &[Dep::Prep]).any(|p| &*doc.tokens[p].lower == "in")
        || doc.child(participle, Dep::Oprd).is_some();
    by && t.right_edge - t.left_edge < 8
}

/// One past the last token of a prepositional phrase, without what is added to its object behind a comma.
fn last_of_prep(doc: &Doc, prep: usize) -> usize {
    match doc.child(prep, Dep::Pobj) {
        Some(o) => phrase(doc, o).end,
        None => doc.tokens[prep].right_edge + 1,
    }
}

pub(super) fn is_name(doc: &Doc, i: usize) -> bool {
    matches!(doc.tokens[i].tag, Tag::Nnp | Tag::Nnps)
}

/// The name that explains a description: `one of her lawyers, Tom Kirsch`; `a union called Fair Work`.
pub(super) fn explained(doc: &Doc, head: usize) -> Option<usize> {
    if is_name(doc, head) {
        return None;
    }
    let beside = doc.children_by(head, &[Dep::Appos]).find(|&c| is_name(doc, c));
    beside.or_else(|| {
        doc.children_by(head, &[Dep::Acl])
            .filter(|&c| matches!(&*doc.tokens[c].lower, "called" | "named" | "dubbed" | "titled"))
            .find_map(|c| doc.children_by(c, &[Dep::Oprd, Dep::Dobj]).find(|&n| is_name(doc, n)))
    })
}

/// The source that the words `range` name, as `Ann Daily et al./Wire` does in a credit.
pub(super) fn in_words(page: &Page<'_>, range: Range<usize>, head: usize) -> Source {
    let span = page.doc.span(range);
    Source { label: page.words(span).to_owned(), span, ..source(page, head, false) }
}

/// The source that `head` names, with its actor and kind.
pub(super) fn source(page: &Page<'_>, head: usize, inferred: bool) -> Source {
    let doc = page.doc;
    let relative = antecedent(doc, head);
    let named = relative.unwrap_or(head);
    let actor = [Some(head), explained(doc, named), Some(named), outlet_of(page, named)]
        .into_iter()
        .flatten()
        .find_map(|i| page.who.at(i));
    let range = match relative {
        // A pronoun's span is the pronoun; but without a name behind it, the pronoun says nothing.
        Some(noun) if actor.is_none() => phrase(doc, noun),
        Some(_) => head..head + 1,
        None => phrase(doc, head),
    };
    let span = doc.span(range.clone());
    Source {
        label: page.words(span).to_owned(),
        span,
        actor,
        kind: kind(page, named, actor.and_then(|a| page.actors.get(a.index()))),
        inferred,
        anonymity: None,
        speaks_for: behalf::of(page, named).or_else(|| explained(doc, named).and_then(|n| behalf::of(page, n))),
    }
}
