//! How two numbers are counted: of all or of some, as a change or as a state, by a poll or by a count. What is counted in two
//! ways is no clash.

use crate::extract::engine::{Dep, Doc, Pos};
use crate::model::{ActorId, ActorKind};

use super::super::meeting::Side;
use super::super::profile::Profile;
use super::super::statement::Role;
use super::Case;
use super::denial::sentence;
use super::fit::others;
use super::numeric::Slot;

/// Whether two numbers are counted in two ways: by another end of a change, another time, of some of those told of before, of
/// somebody else, or as one of several that are added up.
pub(super) fn counted_apart(case: &Case, x: &Slot, y: &Slot) -> bool {
    let cx = case.cx;
    let (s, t) = (x.side, y.side);
    // `fell by 5`, `fell to 12`; `rose from 2 in March to 7 in May`
    let before = |slot: &Slot| {
        let doc = &cx.reading.docs[slot.side.report];
        let head = doc.ancestors(slot.number).take(2).find(|&a| doc.tokens[a].dep == Dep::Prep)?;
        Some(&*doc.tokens[head].lower).filter(|p| matches!(*p, "by" | "from" | "to"))
    };
    // `jailed for three years`, `jailed after two weeks`
    let time_of = |slot: &Slot| {
        let doc = &cx.reading.docs[slot.side.report];
        let mut preps =
            doc.ancestors(slot.number).take(3).filter(|&a| matches!(doc.tokens[a].dep, Dep::Prep | Dep::Mark));
        preps.any(|p| matches!(&*doc.tokens[p].lower, "after" | "before" | "since" | "until" | "within"))
    };
    if time_of(x) != time_of(y)
        || before(x).zip(before(y)).is_some_and(|(p, q)| p != q)
        || ranged(case, s) != ranged(case, t)
    {
        return true;
    }
    // `Kern was given 7`, `Vesper was given 12`
    let who = |side: Side| {
        let (doc, who) = (&cx.reading.docs[side.report], &cx.reading.who[side.report]);
        doc.children_by(side.statement.head, &[Dep::Nsubj, Dep::Nsubjpass]).find_map(|i| who.at(i))
    };
    let person = |a: ActorId| cx.reading.actors.get(a.index()).is_some_and(|a| a.kind == ActorKind::Person);
    if who(s).zip(who(t)).is_some_and(|(a, b)| a != b && person(a) && person(b)) {
        return true;
    }
    if part_of_more(case, x) || part_of_more(case, y) || listed(case, x) || listed(case, y) {
        return true;
    }
    // `of those tested, six were ill`
    let of_those = |slot: &Slot| {
        let doc = &cx.reading.docs[slot.side.report];
        let of = |p: usize| &*doc.tokens[p].lower == "of" && doc.children_by(p, &[Dep::Pobj]).any(|o| points(doc, o));
        // `of those, 68 stayed and six left`
        let joined = |&a: &usize| doc.tokens[a].dep == Dep::Conj;
        let head = slot.side.statement.head;
        let first = std::iter::successors(Some(head), |a| Some(*a).filter(joined).map(|a| doc.tokens[a].head)).last();
        doc.children_by(first.unwrap_or(head), &[Dep::Prep]).any(of)
            || std::iter::once(slot.number).chain(slot.of).any(|n| doc.children_by(n, &[Dep::Prep]).any(of))
    };
    if of_those(x) != of_those(y) {
        return true;
    }
    // `at 50, instead of 110`
    let instead = |slot: &Slot| {
        let doc = &cx.reading.docs[slot.side.report];
        let first = doc.tokens_in(slot.quantity.span).start;
        (first.saturating_sub(3)..first).any(|i| matches!(&*doc.tokens[i].lower, "instead" | "rather"))
    };
    if instead(x) != instead(y) {
        return true;
    }
    // `the second country`, `the first industrial nation`
    let kind = |slot: &Slot| {
        let doc = &cx.reading.docs[slot.side.report];
        let ordinal = slot.quantity.unit.as_deref() == Some("ordinal");
        let first = doc.tokens_in(slot.quantity.span).start;
        let own = slot.of.filter(|_| ordinal).into_iter().flat_map(|n| doc.children_by(n, &[Dep::Amod]));
        own.filter(|&c| c > first).map(|c| doc.tokens[c].lower.to_string()).collect::<Vec<_>>()
    };
    if kind(x) != kind(y) {
        return true;
    }
    // `the other two piers`: beside one told of before.
    let others = |slot: &Slot| slot.of.is_some_and(|n| others(&cx.reading.docs[slot.side.report], n));
    if others(x) != others(y) {
        return true;
    }
    // `Velia and five other ports`, `six ports`
    let beside_name = |slot: &Slot| {
        let doc = &cx.reading.docs[slot.side.report];
        let joined = |n: usize| doc.tokens[n].dep == Dep::Conj && doc.tokens[doc.tokens[n].head].pos == Pos::Propn;
        slot.of.is_some_and(joined)
    };
    // `six inches of the flood`: a part of it.
    let of_the = |slot: &Slot| {
        let doc = &cx.reading.docs[slot.side.report];
        let the = |o: usize| doc.children_by(o, &[Dep::Det]).any(|d| matches!(&*doc.tokens[d].lower, "the" | "this"));
        let of = |p: usize| &*doc.tokens[p].lower == "of" && doc.children_by(p, &[Dep::Pobj]).any(the);
        let unit = || doc.tokens_in(slot.quantity.span).chain(slot.of).flat_map(|i| doc.children_by(i, &[Dep::Prep]));
        slot.quantity.unit.is_some() && unit().any(of)
    };
    if beside_name(x) != beside_name(y) || of_the(x) != of_the(y) {
        return true;
    }
    // `the average farm`, `over 100 farms`
    typical(case, s) != typical(case, t)
}

/// Whether a number is a word that may stand for any number of them.
pub(super) fn vague(case: &Case, slot: &Slot) -> bool {
    let words = case.cx.reports[slot.side.report].words(slot.quantity.span).to_lowercase();
    matches!(words.as_str(), "several" | "a few" | "few" | "some" | "many" | "a handful" | "numerous")
}

/// Verbs of what a share of people is asked for.
const ASKED_FOR: &[&str] =
    &["approve", "back", "disapprove", "favor", "favour", "oppose", "prefer", "support", "trust"];

/// Whether a claim tells of a poll, of votes while they are counted, or of a number that goes on: each has its own figures.
pub(super) fn polled(case: &Case, claim: &Profile) -> bool {
    let doc = &case.cx.reading.docs[claim.report];
    let told = sentence(case.cx, claim).and_then(|s| doc.sentences.get(s)).cloned().unwrap_or(0..0);
    let share = claim.claim.quantities.iter().any(|q| q.unit.as_deref() == Some("percent"));
    told.into_iter().any(|i| {
        let lemma = &*doc.tokens[i].lemma;
        // `18, as of Tuesday night`, `18 so far`: it goes on.
        let still = || {
            let next = doc.tokens.get(i + 1).map_or("", |t| &*t.lower);
            matches!((&*doc.tokens[i].lower, next), ("as", "of") | ("so", "far"))
        };
        matches!(lemma, "poll" | "pollster" | "survey" | "precinct")
            || share && doc.tokens[i].pos == Pos::Verb && ASKED_FOR.contains(&lemma)
            || still()
    })
}

/// Whether a clause tells of a change from one number to another.
pub(super) fn ranged(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let has = |word: &str| doc.children_by(side.statement.head, &[Dep::Prep]).any(|p| &*doc.tokens[p].lower == word);
    has("from") && has("to")
}

/// Whether a length of time is told with a smaller one beside it (`two years and three months`).
fn part_of_more(case: &Case, slot: &Slot) -> bool {
    let doc = &case.cx.reading.docs[slot.side.report];
    let units = |i: usize| matches!(&*doc.tokens[i].lemma, "year" | "month" | "week" | "day" | "hour" | "minute");
    let range = doc.tokens_in(slot.quantity.span);
    let counts = slot.quantity.unit.is_some() || slot.of.is_some_and(units) || range.clone().any(units);
    let joins = |i: usize| doc.tokens.get(i).is_some_and(|t| matches!(&*t.lower, "and" | ","));
    let unit_at = |i: usize| i < doc.tokens.len() && units(i);
    let before = range.start >= 2 && joins(range.start - 1) && unit_at(range.start - 2);
    let behind = (range.end..range.end + 2).any(|i| joins(i) && unit_at(i + 2));
    counts && (before || behind)
}

/// Whether a noun phrase points at some told of before (`those tested`, `them`).
fn points(doc: &Doc, noun: usize) -> bool {
    let word = |i: usize| matches!(&*doc.tokens[i].lower, "those" | "these" | "them" | "whom" | "which");
    std::iter::once(noun).chain(doc.children_by(noun, &[Dep::Det])).any(word)
}

/// Whether a count stands in a list of counts of the same (`five cases of flu and two cases of measles`).
fn listed(case: &Case, slot: &Slot) -> bool {
    let doc = &case.cx.reading.docs[slot.side.report];
    let Some(of) = slot.of else { return false };
    let same = |i: usize| {
        i != of
            && case.cx.lemma(slot.side.report, i) == case.cx.lemma(slot.side.report, of)
            && doc.children_by(i, &[Dep::Nummod]).next().is_some()
    };
    // `two boats sank and a third burnt`
    let one_more = |i: usize| {
        let ordinal = matches!(&*doc.tokens[i].lower, "second" | "third" | "fourth" | "fifth" | "sixth");
        ordinal && matches!(doc.tokens[i].dep, Dep::Nsubj | Dep::Nsubjpass) && i > of
    };
    let range = doc.sentences.get(doc.tokens[of].sentence).cloned().unwrap_or(0..0);
    range.into_iter().any(|i| same(i) || one_more(i))
}

/// Whether what a statement tells is of the typical one of its kind.
fn typical(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let says = |c: usize| matches!(&*doc.tokens[c].lower, "average" | "median" | "ordinary" | "typical" | "usual");
    side.statement.heads(Role::Subject).any(|h| doc.children_by(h, &[Dep::Amod, Dep::Compound]).any(says))
}
