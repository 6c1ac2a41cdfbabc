//! Words that weaken a claim, and words of probability on the ICD 203 yardstick.
//!
//! The yardstick is that of Intelligence Community Directive 203, *Analytic Standards* (2015): it tells how an analyst is
//! to use such words, not what a reporter meant by them. A word of comparison (`more likely`) or with `not` gets no range.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::engine::{Dep, Doc, Pos, Tag};
use super::lexicon;
use crate::model::Hedge;

/// Where a phrase of the list is a hedge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Everywhere.
    Word,
    /// As a verb with a clause, an infinitive or a predicate.
    Verb,
    /// As a modal without `not`.
    Modal,
    /// Before a number.
    Number,
    /// As an adjective.
    Adjective,
}

struct Entry {
    words: Vec<&'static str>,
    kind: Kind,
    percent: Option<(u8, u8)>,
}

/// The list by first word, the longest phrases first.
static ENTRIES: LazyLock<HashMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let mut out: HashMap<&'static str, Vec<Entry>> = HashMap::new();
    for (words, fields) in lexicon::phrases(include_str!("../../assets/lexicon/hedges.tsv")) {
        let kind = match fields.first() {
            Some(&"verb") => Kind::Verb,
            Some(&"modal") => Kind::Modal,
            Some(&"number") => Kind::Number,
            Some(&"adjective") => Kind::Adjective,
            _ => Kind::Word,
        };
        let percent = |i: usize| fields.get(i).and_then(|p| p.parse().ok());
        if let Some(&first) = words.first() {
            out.entry(first).or_default().push(Entry { words, kind, percent: percent(1).zip(percent(2)) });
        }
    }
    out
});

/// The hedges among the tokens of `range`, in order.
pub fn find(doc: &Doc, range: Range<usize>) -> Vec<Hedge> {
    let mut out = Vec::new();
    let mut at = range.start;
    while at < range.end.min(doc.tokens.len()) {
        let token = &doc.tokens[at];
        let lists = [&*token.lower, &*token.lemma];
        let entries = lists.iter().enumerate().flat_map(|(i, key)| {
            let entries = ENTRIES.get(key).map_or(&[][..], Vec::as_slice);
            // A lemma stands for its verb alone.
            entries.iter().filter(move |e| (e.kind == Kind::Verb) == (i == 1))
        });
        let found = entries.into_iter().find(|e| {
            let end = at + e.words.len();
            let spelled = e.kind == Kind::Verb || e.words.iter().zip(&doc.tokens[at..]).all(|(w, t)| *w == &*t.lower);
            spelled && end <= range.end && is_hedge(doc, at, end, e.kind)
        });
        let Some(entry) = found else {
            at += 1;
            continue;
        };
        let end = at + entry.words.len();
        let percent = entry.percent.filter(|_| !is_negated(doc, at, end));
        out.push(Hedge { span: doc.span(at..end), percent });
        at = end;
    }
    out
}

fn is_hedge(doc: &Doc, at: usize, end: usize, kind: Kind) -> bool {
    let token = &doc.tokens[at];
    match kind {
        Kind::Word => true,
        Kind::Modal => token.tag == Tag::Md && doc.child(token.head, Dep::Neg).is_none(),
        Kind::Adjective => {
            matches!(token.dep, Dep::Amod | Dep::Acomp | Dep::Advmod) || token.tag == Tag::Jj && token.dep != Dep::Root
        }
        Kind::Number => {
            doc.tokens.get(end).is_some_and(|t| t.pos == Pos::Num || matches!(t.tag, Tag::Cd | Tag::Currency))
        }
        Kind::Verb => {
            token.pos == Pos::Verb
                && doc.children_by(at, &[Dep::Ccomp, Dep::Xcomp, Dep::Oprd, Dep::Acomp]).next().is_some()
        }
    }
}

/// Whether `not` or a comparison takes a word of probability off the yardstick.
fn is_negated(doc: &Doc, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| &*doc.tokens[i].lower);
    let governor = doc.tokens[end - 1].head;
    matches!(before, "not" | "n't" | "n’t" | "more" | "less" | "most" | "least" | "how" | "as" | "too" | "never")
        || doc.tokens[end - 1].dep == Dep::Acomp && doc.child(governor, Dep::Neg).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::engine::Engine;
    use crate::model::Span;

    fn hedges(text: &str) -> Vec<(String, Option<(u8, u8)>)> {
        let doc = Engine::shared().read(text, &[Span::new(0, text.len())]);
        find(&doc, 0..doc.tokens.len()).into_iter().map(|h| (h.span.of(text).to_owned(), h.percent)).collect()
    }

    #[track_caller]
    fn check(text: &str, want: &[&str]) {
        let got: Vec<String> = hedges(text).into_iter().map(|h| h.0).collect();
        assert_eq!(got, want, "{text}");
    }

    #[test]
    fn adverbs_and_adjectives() {
        check("The pilot reportedly fell asleep.", &["reportedly"]);
        check("Police held the alleged bomber.", &["alleged"]);
        check("It was not immediately clear who fired.", &["not immediately clear"]);
        check("The lawyer alleged fraud and reported it.", &[]);
    }

    #[test]
    fn modals() {
        check("The truce may collapse.", &["may"]);
        check("The minister could not be reached in May.", &[]);
    }

    #[test]
    fn verbs_with_a_clause() {
        check("The truce appears to hold.", &["appears"]);
        check("The minister appeared in court.", &[]);
        check("The rebels are believed to hold the town.", &["are believed to"]);
        check("The rebels believed their leader.", &[]);
    }

    #[test]
    fn words_before_a_number() {
        check("About 30 boats sank.", &["About"]);
        check("They spoke about boats and some fish.", &[]);
    }

    #[test]
    fn probability_has_a_range() {
        let percent = |text| hedges(text).first().and_then(|h| h.1);
        assert_eq!(percent("The deal is likely to fail."), Some((55, 80)));
        assert_eq!(percent("The deal is very likely to fail."), Some((80, 95)));
        assert_eq!(percent("The deal will almost certainly fail."), Some((95, 99)));
        assert_eq!(percent("The deal is unlikely to fail."), Some((20, 45)));
        assert_eq!(percent("There is a remote chance that the deal fails."), Some((1, 5)));
        assert_eq!(percent("The deal is very unlikely to fail."), Some((5, 20)));
        assert_eq!(percent("There is a roughly even chance that the deal fails."), Some((45, 55)));
        assert_eq!(percent("The deal is almost certain to fail."), Some((95, 99)));
        assert_eq!(percent("The deal is more likely to fail."), None);
        assert_eq!(percent("The deal is not likely to fail."), None);
        assert_eq!(percent("The deal may fail."), None);
    }
}
