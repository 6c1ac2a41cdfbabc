//! Verbs that attribute: which of their dependents is the content, by the frames of the word list.

use std::ops::Range;

use super::cues::{CueWord, Frame, LEXICON};
use super::page::{Draft, Page, Rule};
use super::relative;
use super::repairs::{commented, continued, lost_subject, passed_over, told_clause, told_somebody};
use super::sources::{Speaker, is_issued, shown_by, speaker};
use super::walk::{
    any_subject, aside_relative, has_aux, is_finite, is_main, is_mark, is_negated, is_passive, is_verb, join, runs,
    subject, trim,
};
use crate::extract::engine::{Dep, Doc, EntityLabel, Tag};
use crate::model::CueClass;

/// The attributions of all verbs of the page, in order.
pub(super) fn find(page: &Page<'_>) -> Vec<Draft> {
    (0..page.doc.tokens.len()).flat_map(|v| of_verb(page, v)).collect()
}

/// The entry of the verb at `v` with the tokens of the cue: the one with a particle where it stands beside the verb.
pub(super) fn entry(doc: &Doc, v: usize) -> Option<(&'static CueWord, Range<usize>)> {
    let t = doc.tokens.get(v)?;
    if !is_verb(t) || matches!(t.dep, Dep::Amod | Dep::Compound | Dep::Aux | Dep::Auxpass | Dep::Nmod) {
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
    !(own && page.quotes.at(v).is_some())
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
        return Some((Rule::Object, vec![bare(doc, o, o)]));
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

/// The clauses that verb `v` takes: `that` clauses and fronted ones, and the sentence that it stands in as an aside.
fn clauses(page: &Page<'_>, v: usize, word: &CueWord) -> Vec<Vec<Range<usize>>> {
    let doc = page.doc;
    if let Some(told) = told_clause(doc, v) {
        return vec![told];
    }
    if let Some(clause) = lost_subject(doc, v) {
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
    aside(page, v).into_iter().collect()
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
fn behind_colon(page: &Page<'_>, v: usize, told: &Range<usize>) -> Option<Range<usize>> {
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
        if matches!(doc.tokens[c].dep, Dep::Nsubj | Dep::Aux | Dep::Neg | Dep::Mark) || Some(c) == as_mark {
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
    let finite = pieces.iter().flat_map(Clone::clone).any(|i| is_finite(doc, i));
    let led = as_mark.is_some() || pieces.first().is_some_and(|p| p.start < v);
    (finite && led).then_some(pieces)
}

/// Whether the token parts an aside from its sentence.
fn is_pause(doc: &Doc, i: usize) -> bool {
    matches!(&*doc.tokens[i].lower, "," | "—" | "–" | "--" | "-" | ";" | "(" | ")" | "”" | "\"" | "’’" | "''")
}

/// Object and predicate: `described the talks as fruitless`, `called it outrageous`.
fn predicated(doc: &Doc, v: usize) -> Option<Vec<Range<usize>>> {
    // The parse may make a clause of the two.
    if let Some(c) = doc.children_by(v, &[Dep::Ccomp]).find(|&c| {
        c > v && !is_verb(&doc.tokens[c]) && subject(doc, c).is_some_and(|s| s < c) && doc.child(c, Dep::Mark).is_none()
    }) {
        return Some(runs(doc, c, &[]));
    }
    let c = complement(doc, v)?;
    let mut pieces = runs(doc, c, &[]);
    if let Some(o) = object(doc, v) {
        pieces.extend(runs(doc, o, &[c]));
    }
    Some(pieces)
}

/// What is said of the object: a predicate, or what follows `as`.
pub(super) fn complement(doc: &Doc, v: usize) -> Option<usize> {
    let direct = doc.children_by(v, &[Dep::Oprd]).find(|&c| c > v);
    let after_as = |top: usize| {
        doc.children_by(top, &[Dep::Prep]).find(|&p| {
            p > v
                && &*doc.tokens[p].lower == "as"
                && doc.children_by(p, &[Dep::Pobj, Dep::Pcomp, Dep::Amod, Dep::Acomp]).next().is_some()
        })
    };
    // `called the offer “an insult”`, read as one thing explained by another.
    let held_up = |o: usize| {
        doc.children_by(o, &[Dep::Appos]).find(|&c| {
            let first = doc.tokens[c].left_edge;
            first > o && matches!(&*doc.tokens[first - 1].lower, "“" | "\"" | "‘" | "``" | "''")
        })
    };
    direct
        .or_else(|| object(doc, v).and_then(held_up))
        .or_else(|| after_as(v))
        .or_else(|| object(doc, v).and_then(after_as))
}

/// Whoever is addressed through a preposition, and the infinitive: `called on them to stop`.
fn called_on(doc: &Doc, v: usize, word: &CueWord) -> Option<Vec<Range<usize>>> {
    let whom = doc
        .children_by(v, &[Dep::Prep])
        .filter(|&p| word.frames.iter().any(|f| matches!(f, Frame::ThroughTo(w) if *w == &*doc.tokens[p].lower)))
        .find_map(|p| doc.child(p, Dep::Pobj))?;
    let c = doc
        .children_by(v, &[Dep::Xcomp, Dep::Advcl])
        .chain(doc.children_by(whom, &[Dep::Relcl, Dep::Acl]))
        .find(|&c| c > whom && has_aux(doc, c, &["to"]))?;
    Some(runs(doc, whom, &[c]).into_iter().chain(runs(doc, c, &[])).collect())
}

/// Object and infinitive: `urged them to stop`.
fn told_to(doc: &Doc, v: usize) -> Option<Vec<Range<usize>>> {
    if let Some(c) = doc
        .children_by(v, &[Dep::Ccomp, Dep::Xcomp])
        .find(|&c| c > v && has_aux(doc, c, &["to"]) && (subject(doc, c).is_some() || object(doc, v).is_some()))
    {
        let mut pieces = runs(doc, c, &[]);
        if let Some(o) = object(doc, v) {
            pieces.extend(runs(doc, o, &[c]));
        }
        return Some(pieces);
    }
    None
}

/// The object of a verb; `whom to` counts too.
pub(super) fn object(doc: &Doc, v: usize) -> Option<usize> {
    doc.child(v, Dep::Dobj)
}

/// A preposition `p` that hangs on `v` or on its object `o`, and what it governs.
fn prepositional(doc: &Doc, v: usize, o: usize, p: &str) -> Option<(usize, usize)> {
    [v, o].into_iter().flat_map(|top| doc.children_by(top, &[Dep::Prep, Dep::Prt, Dep::Dative, Dep::Agent])).find_map(
        |prep| {
            let governs = doc.children_by(prep, &[Dep::Pobj, Dep::Pcomp]).next()?;
            (prep > v && &*doc.tokens[prep].lower == p).then_some((prep, governs))
        },
    )
}

/// The words below `top` without the relative clauses behind commas of the noun `o`: those are remarks of the outlet's own.
fn bare(doc: &Doc, top: usize, o: usize) -> Vec<Range<usize>> {
    let remarks: Vec<usize> = doc.children_by(o, &[Dep::Relcl]).filter(|&r| aside_relative(doc, r)).collect();
    runs(doc, top, &remarks)
}

/// Whether a noun phrase says something by itself, and is not `it`, `so` or `nothing`.
fn says_something(doc: &Doc, o: usize) -> bool {
    count(doc, o) > 1 && doc.tokens[o].tag != Tag::Prp
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
