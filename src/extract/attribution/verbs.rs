//! Verbs that attribute: which of their dependents is the content, by the frames of the word list.

use std::ops::Range;

use super::clauses::{behind_colon, clauses};
use super::cues::{CueWord, Frame, LEXICON};
use super::objects::{bare, called_on, complement, object, predicated, prepositional, says_something, told_to};
use super::page::{Draft, Page, Rule};
use super::relative;
use super::repairs::{commented, continued, passed_over};
use super::sources::{PERSONS, Speaker, is_issued, shown_by, speaker};
use super::walk::{any_subject, is_main, is_negated, is_passive, is_verb, join, runs, subject};
use crate::extract::engine::{Dep, Doc, EntityLabel, Tag};
use crate::model::{ActorKind, CueClass};

/// The attributions of all verbs of the page, in order.
pub(super) fn find(page: &Page<'_>) -> Vec<Draft> {
    (0..page.doc.tokens.len()).flat_map(|v| of_verb(page, v)).collect()
}

/// The entry of the verb at `v` with the tokens of the cue: the one with a particle where it stands beside the verb.
pub(super) fn entry(doc: &Doc, v: usize) -> Option<(&'static CueWord, Range<usize>)> {
    let t = doc.tokens.get(v)?;
    if !(is_verb(t) || has_subject_as_noun(doc, v))
        || matches!(t.dep, Dep::Amod | Dep::Compound | Dep::Aux | Dep::Auxpass | Dep::Nmod)
    {
        return None;
    }
    let mut plain = None;
    for word in LEXICON.verb(&t.lower) {
        match word.lemma.split_once(' ') {
            None => plain = plain.or(Some((word, v..v + 1))),
            Some((_, particle)) => {
                let hangs = doc
                    .children_by(v, &[Dep::Prt, Dep::Advmod, Dep::Prep, Dep::Ccomp, Dep::Acomp, Dep::Oprd])
                    .find(|&c| &*doc.tokens[c].lower == particle);
                if let Some(c) = hangs.filter(|&c| c > v && c < v + 4 && doc.child(c, Dep::Pobj).is_none()) {
                    return Some((word, v..c + 1));
                }
            }
        }
    }
    plain
}

/// Whether the token is a verb that the tagger took for a plural noun, though it has a subject: `The ministry notes, “…”`.
fn has_subject_as_noun(doc: &Doc, v: usize) -> bool {
    doc.tokens[v].tag == Tag::Nns && subject(doc, v).is_some_and(|s| s < v)
}

/// The attributions of the verb at `v`, if it is a cue: one for each proposition that is coordinated in its content.
fn of_verb(page: &Page<'_>, v: usize) -> Vec<Draft> {
    let doc = page.doc;
    let Some((word, cue)) = entry(doc, v) else { return Vec::new() };
    if !may_attribute(page, v) {
        return Vec::new();
    }
    let by = shown_by(doc, v).map_or_else(
        || speaker(doc, commented(doc, v).or_else(|| continued(doc, v)).or_else(|| passed_over(doc, v)).unwrap_or(v)),
        Speaker::At,
    );
    if by == Speaker::Unknown && !page.in_headline(v) {
        return Vec::new();
    }
    // `Nobody claimed it`: what nobody says is not said.
    if let Speaker::At(s) = by
        && (matches!(&*doc.tokens[s].lower, "nobody" | "no-one")
            || &*doc.tokens[s].lower == "one" && doc.children(s).any(|c| &*doc.tokens[c].lower == "no"))
    {
        return Vec::new();
    }
    let draft = |rule: Rule, content: Vec<Range<usize>>| Draft {
        rule,
        speaker: by,
        cue: cue.clone(),
        lemma: word.lemma.to_owned(),
        class: word.class,
        content,
        inferred: false,
    };
    if let Some(content) = relative::content(doc, v, word) {
        return vec![draft(Rule::Relative, content)];
    }
    let (rule, found) = if is_passive(doc, v) { of_passive(page, v, word, by) } else { of_active(page, v, word) }
        .unwrap_or((Rule::Clause, Vec::new()));
    if rule != Rule::Clause && (!(is_main(doc, v) || is_issued(doc, v)) || is_negated(doc, v)) {
        return Vec::new();
    }
    let mut found = found;
    if rule == Rule::Clause
        && let Some(rest) = found.last().and_then(|pieces| behind_colon(page, v, pieces.last()?))
    {
        found.push(vec![rest]);
    }
    found
        .into_iter()
        .map(|pieces| join(doc, pieces.into_iter().flat_map(|p| whole_quotations(page, v, p)).collect()))
        .filter(|pieces| !pieces.is_empty())
        .map(|pieces| draft(rule, pieces))
        .collect()
}

/// Whether the verb attributes here: not as an order to the reader, nor as a turn of the speaker's own (`I think`).
fn may_attribute(page: &Page<'_>, v: usize) -> bool {
    let doc = page.doc;
    let t = &doc.tokens[v];
    if t.tag == Tag::Vb && t.head == v && any_subject(doc, v).is_none() && !page.in_headline(v) {
        return false;
    }
    let own = subject(doc, v).is_some_and(|s| matches!(&*doc.tokens[s].lower, "i" | "we" | "you"));
    !(own && page.quotes.at(v).is_some()) && (&*t.lemma != "mean" || is_meant(page, v))
}

/// Whether somebody means something by the verb at `v`, and no thing does: `I mean that`, not `the delay means that`.
fn is_meant(page: &Page<'_>, v: usize) -> bool {
    let doc = page.doc;
    subject(doc, v).is_some_and(|s| {
        let t = &doc.tokens[s];
        matches!(&*t.lower, "i" | "we" | "you" | "he" | "she" | "they" | "who")
            || PERSONS.contains(&*t.lemma)
            || page.who.at(s).is_some_and(|a| page.actors.get(a.index()).is_some_and(|a| a.kind == ActorKind::Person))
    })
}

/// The contents that a verb governs, each a list of pieces, and by which rule.
type Found = Option<(Rule, Vec<Vec<Range<usize>>>)>;

/// The contents of an active verb, each a list of pieces.
fn of_active(page: &Page<'_>, v: usize, word: &CueWord) -> Found {
    let doc = page.doc;
    if word.takes(Frame::As)
        && let Some(content) = predicated(doc, v)
    {
        return Some((Rule::Predicate, vec![content]));
    }
    if word.takes(Frame::HerTo)
        && let Some(content) = told_to(doc, v)
    {
        return Some((Rule::Order, vec![content]));
    }
    if let Some(content) = called_on(doc, v, word) {
        return Some((Rule::Order, vec![content]));
    }
    if word.takes(Frame::That) {
        let found = clauses(page, v, word);
        if !found.is_empty() {
            return Some((Rule::Clause, found));
        }
    }
    if word.takes(Frame::To)
        && let Some(x) = doc.children_by(v, &[Dep::Xcomp]).find(|&x| x > v && is_verb(&doc.tokens[x]))
    {
        // `demands action to stop it`: what is demanded is the action.
        let thing = object(doc, v).filter(|&o| o > v && o < x && word.takes(Frame::It) && says_something(doc, o));
        let mut pieces = runs(doc, x, &[]);
        pieces.extend(thing.into_iter().flat_map(|o| runs(doc, o, &[x])));
        return Some((Rule::Infinitive, vec![pieces]));
    }
    let object = object(doc, v);
    for p in word.second_prepositions() {
        if let Some(o) = object
            && let Some((prep, _)) = prepositional(doc, v, o, p)
        {
            return Some((
                Rule::ObjectAnd,
                vec![runs(doc, o, &[prep]).into_iter().chain(runs(doc, prep, &[])).collect()],
            ));
        }
    }
    if word.takes(Frame::It)
        && let Some(o) = object.filter(|&o| says_something(doc, o))
        && !(MEETING.contains(&word.lemma) && doc.tokens[o].entity == Some(EntityLabel::Person))
    {
        let mut content = bare(doc, o, o);
        if page.in_headline(v) {
            // `Banks Report Losses of 9 Million in Six Months`: a headline tells nothing of when it was reported.
            let behind =
                doc.children_by(v, &[Dep::Prep]).filter(|&p| p > o && content.last().is_some_and(|r| r.end == p));
            content.extend(behind.flat_map(|p| runs(doc, p, &[])).collect::<Vec<_>>());
        }
        return Some((Rule::Object, vec![content]));
    }
    for p in word.prepositions() {
        if let Some((prep, o)) = prepositional(doc, v, v, p) {
            let top = if p == "against" { prep } else { o };
            return Some((Rule::Preposition, vec![bare(doc, top, o)]));
        }
    }
    None
}

/// Verbs that do something to a person and judge a thing.
const MEETING: [&str; 5] = ["welcome", "salute", "defend", "back", "champion"];

/// The contents of a passive verb: `X was said to C`, `it was reported that C`, `X was accused of C`.
fn of_passive(page: &Page<'_>, v: usize, word: &CueWord, by: Speaker) -> Found {
    let doc = page.doc;
    let subject = doc.child(v, Dep::Nsubjpass);
    let with_subject = |mut pieces: Vec<Range<usize>>| {
        pieces.extend(subject.into_iter().flat_map(|s| runs(doc, s, &[])));
        pieces
    };
    let told = matches!(by, Speaker::At(_));
    if word.takes(Frame::As)
        && told
        && let Some(c) = complement(doc, v)
    {
        return Some((Rule::Predicate, vec![with_subject(runs(doc, c, &[]))]));
    }
    for p in word.second_prepositions() {
        if let Some((prep, o)) = prepositional(doc, v, v, p) {
            return Some((Rule::ObjectAnd, vec![with_subject(bare(doc, prep, o))]));
        }
    }
    if (word.takes(Frame::That) || word.takes(Frame::HerTo) || word.takes(Frame::To))
        && (told || word.class != CueClass::Thinking)
        && let Some(x) = doc.children_by(v, &[Dep::Xcomp]).find(|&x| x > v && is_verb(&doc.tokens[x]))
    {
        return Some((Rule::Infinitive, vec![with_subject(runs(doc, x, &[]))]));
    }
    if word.takes(Frame::That) {
        let found = clauses(page, v, word);
        if !found.is_empty() {
            return Some((Rule::Clause, found));
        }
    }
    if word.takes(Frame::It)
        && told
        && let Some(s) = subject.filter(|&s| says_something(doc, s))
    {
        return Some((Rule::Object, vec![runs(doc, s, &[])]));
    }
    None
}

/// The piece with every quotation that it touches in full; in a quotation that holds the cue too, no more than it.
fn whole_quotations(page: &Page<'_>, v: usize, piece: Range<usize>) -> Vec<Range<usize>> {
    let around = page.quotes.number_at(v);
    if let Some(q) = around.and_then(|n| page.quotes.list.get(n)) {
        let clipped = piece.start.max(q.inner.start)..piece.end.min(q.inner.end);
        return if clipped.is_empty() { Vec::new() } else { vec![clipped] };
    }
    let mut out = piece.clone();
    for end in [piece.start, piece.end.saturating_sub(1)] {
        if let Some(q) = page.quotes.at(end) {
            out.start = out.start.min(q.tokens.start);
            out.end = out.end.max(q.tokens.end);
        }
    }
    vec![out]
}
