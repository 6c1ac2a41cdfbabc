//! Numbers: two figures for one thing that no number fits.

use crate::extract::engine::{Dep, Doc, Pos};
use crate::model::{ActorId, Confidence, DisputeKind, Fit, Quantity};

use super::super::meeting::{Meeting, Side, meet, noun, verb_token};
use super::super::profile::{Context, Profile};
use super::super::statement::{Mode, Role, Statement};
use super::counts::{counted_apart, polled, vague};
use super::{Case, Clash, fit};

/// Words for people in general, which any count of people fits.
const PEOPLE: &[&str] =
    &["people", "person", "man", "woman", "other", "civilian", "victim", "resident", "individual", "life"];

/// A number of a claim in its place, as it is kept (see [`counted`]).
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Counted {
    /// The number among those of the claim.
    quantity: usize,
    /// The statement that it stands in, among those of the report.
    statement: usize,
    number: usize,
    of: Option<usize>,
    lasting: bool,
}

/// A number in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'a> {
    pub(super) quantity: &'a Quantity,
    /// The token of the number itself.
    pub(super) number: usize,
    /// The noun that it counts or measures, or whose measure it is.
    pub(super) of: Option<usize>,
    pub(super) side: Side<'a>,
    /// Whether it says how long what is told took.
    lasting: bool,
}

pub(super) fn find(case: &Case, _: &[(Side, Side, Meeting)]) -> Option<Clash> {
    let (xs, ys) = (slots(case, case.a), slots(case, case.b));
    // Two sentences full of figures that all differ are two events of one kind (two days of one market).
    let differ = |q: &Quantity, other: &[Slot]| {
        other.iter().all(|s| s.quantity.fit(q) != Fit::Same && s.quantity.fit(q) != Fit::Compatible)
    };
    if xs.len() >= 3 && ys.len() >= 3 && xs.iter().all(|x| differ(x.quantity, &ys)) {
        return None;
    }
    let mut best: Option<(Confidence, f32, Clash)> = None;
    for x in &xs {
        for y in &ys {
            if x.quantity.fit(y.quantity) != Fit::Clash || !differ(x.quantity, &ys) || !differ(y.quantity, &xs) {
                continue;
            }
            let Some((confidence, weight)) = one_thing(case, x, y) else { continue };
            let clash = Clash {
                kind: DisputeKind::Numeric,
                confidence,
                words: [tokens(case, x), tokens(case, y)],
                same: case.tie(x.side, y.side),
                about: x.of.into_iter().chain([verb_token(x.side)]).collect(),
                later: None,
            };
            if best.as_ref().is_none_or(|(c, w, _)| (confidence, -weight) < (*c, -w)) {
                best = Some((confidence, weight, clash));
            }
        }
    }
    best.map(|(_, _, clash)| clash)
}

fn tokens(case: &Case, slot: &Slot) -> Vec<usize> {
    case.cx.reading.docs[slot.side.report].tokens_in(slot.quantity.span).collect()
}

/// The numbers of a claim with what they count.
fn slots<'a>(case: &Case<'a>, profile: &Profile<'a>) -> Vec<Slot<'a>> {
    let cx = case.cx;
    let (list, quantities) = (&cx.statements[profile.report], cx.quantities(profile));
    let slot = |c: &Counted| Slot {
        quantity: &quantities[c.quantity],
        number: c.number,
        of: c.of,
        side: Side { report: profile.report, statement: &list[c.statement] },
        lasting: c.lasting,
    };
    cx.counted(profile).iter().map(slot).collect()
}

/// What the numbers of a claim count, and where they stand.
pub(in super::super) fn counted(cx: &Context, profile: &Profile) -> Vec<Counted> {
    let doc = &cx.reading.docs[profile.report];
    let statements = &cx.statements[profile.report];
    cx.quantities(profile)
        .iter()
        .enumerate()
        .filter_map(|(nth, quantity)| {
            let range = doc.tokens_in(quantity.span);
            // The topmost token of the number: the one whose head lies outside.
            let number = range.clone().find(|&i| !range.contains(&doc.tokens[i].head) || doc.tokens[i].head == i)?;
            let counted = quantity.of.and_then(|of| {
                let of = doc.tokens_in(of);
                of.clone().find(|&i| !of.contains(&doc.tokens[i].head) || doc.tokens[i].head == i)
            });
            let holds = |s: &Statement| s.own.contains(&number);
            // Of `which he called a rate of 30 per cent` the claim may hold no verb.
            let own = || profile.statements.iter().copied().find(|&n| statements.get(n).is_some_and(holds));
            let at = own().or_else(|| statements.iter().position(holds))?;
            let statement = &statements[at];
            // `the rate was 35.7 per cent`: the subject is what it measures.
            let subject = || {
                let under_verb = doc.tokens[number].head == statement.head || number == statement.head;
                (under_verb && statement.copula || stands_at(doc, number, statement))
                    .then(|| statement.heads(Role::Subject).next())
                    .flatten()
            };
            let governed = || {
                // `a rate of 31.55 per cent`, `their rate: 30 per cent`
                let t = &doc.tokens[number];
                let of = t.dep == Dep::Pobj && &*doc.tokens[t.head].lower == "of";
                let named = t.dep == Dep::Appos && doc.tokens[t.head].pos == Pos::Noun;
                of.then(|| doc.tokens[t.head].head).or_else(|| named.then_some(t.head))
            };
            // `over the eight-year span`: a stretch counts nothing.
            let stretch = counted.is_some_and(|c| STRETCHES.contains(&cx.lemma(profile.report, c).as_str()));
            let of = counted.filter(|_| !stretch).or_else(subject).or_else(governed);
            Some(Counted { quantity: nth, statement: at, number, of, lasting: lasting(doc, quantity, number) })
        })
        .collect()
}

/// Whether two numbers are said of one thing, how surely, and how much ties them.
fn one_thing(case: &Case, x: &Slot, y: &Slot) -> Option<(Confidence, f32)> {
    let cx = case.cx;
    let (s, t) = (x.side, y.side);
    let real = |m: Mode| !matches!(m, Mode::Asked | Mode::Wanted | Mode::Open);
    if !real(s.statement.mode) || !real(t.statement.mode) || case.other_days(s, t) {
        return None;
    }
    if s.statement.turned.is_some() != t.statement.turned.is_some() {
        return None;
    }
    // `had seven piers`, `has four piers that lie dry`
    let state = |side: Side| side.statement.copula || matches!(&*side.statement.verb, "be" | "have");
    if state(s) && state(t) && s.statement.past != t.statement.past {
        return None;
    }
    // What was thought to come says nothing against what came.
    if (s.statement.mode == Mode::Planned) != (t.statement.mode == Mode::Planned) {
        return None;
    }
    if counted_apart(case, x, y) {
        return None;
    }
    // `earnings of 9 million`, `earned 8 million`: what is counted here is what is done there.
    let done = |slot: &Slot, other: Side| {
        let noun = slot.of.and_then(|n| cx.term(slot.side.report, n));
        let verb = cx.term(other.report, verb_token(other));
        !other.statement.copula && noun.zip(verb).is_some_and(|(n, v)| cx.terms.strength(n.id, v.id) >= 0.6)
    };
    // `earnings in seven years`, `earned over eight years`
    let made = |one: Side, other: Side| {
        let verb = cx.term(other.report, verb_token(other));
        let mut objects = one.statement.heads(Role::Object).filter_map(|o| cx.term(one.report, o));
        verb.is_some_and(|v| objects.any(|n| cx.terms.strength(n.id, v.id) >= 0.6))
    };
    let long = x.lasting && y.lasting && (made(s, t) || made(t, s));
    let nominal = long || done(x, t) || done(y, s);
    let counted = match (x.of, y.of) {
        _ if nominal => None,
        (Some(a), Some(b)) => {
            let general = |r, i| PEOPLE.contains(&cx.lemma(r, i).as_str());
            let same = noun(cx, s.report, a, t.report, b);
            if same < 0.5 && !(general(s.report, a) && general(t.report, b)) {
                return None;
            }
            if other_kind(case, s, a, t, b) {
                return None;
            }
            Some(same)
        }
        // A bare number can count anything, a sum of money or a share needs what it is of on both sides.
        (None, None) => None,
        _ if x.quantity.unit.is_some() => return None,
        // `12 are missing`: it counts what stands in its place.
        _ if !one_place(x, y) => return None,
        _ => None,
    };
    let m = meet(cx, s, t);
    let same = |m: Option<f32>| m.is_none_or(|m| m >= 0.5);
    let counts = |slot: &Slot, role| slot.side.statement.heads(role).any(|h| Some(h) == slot.of || h == slot.number);
    let subject_counts = counts(x, Role::Subject) || counts(y, Role::Subject);
    let object_counts = counts(x, Role::Object) || counts(y, Role::Object);
    if (!subject_counts && !same(m.subject)) || (!object_counts && !same(m.object)) || !fit::obliques_fit(case, s, t) {
        return None;
    }
    let states = |slot: &Slot| {
        slot.side.statement.copula || stands_at(&cx.reading.docs[slot.side.report], slot.number, slot.side.statement)
    };
    let told = nominal || (states(x) && states(y) && counted.is_some());
    let verb = m.verb.max(if told { 1.0 } else { 0.0 });
    if verb < 0.5 {
        return None;
    }
    let agreement = case.pair.agreement;
    let one_owner = owners_alike(case, x, y);
    let tied = m.mass >= 0.9
        || m.tie() >= 1.0 && case.pair.rank() <= 1
        || agreement.mass >= 2.0
        || one_owner && counted.is_some_and(|c| c >= 0.8);
    if !tied && m.tie() < 0.6 {
        return None;
    }
    let money = x.quantity.unit.is_some() && counted.is_none();
    // Of one doer and nearly of one size, two sums are of one thing; else all around them has to say so.
    let close = (nominal || m.verb >= 1.0) && close(x.quantity, y.quantity) && m.subject.is_some_and(|f| f >= 0.8);
    let least = match money {
        true if close => 0.35,
        true => 0.6,
        false => 0.45,
    };
    // Two sums of one doer are one only where one verb tells of both: what is earned is not what is paid.
    let sure = verb >= if money { 1.0 } else { 0.8 }
        && counted.is_none_or(|c| c >= 0.8)
        && m.harmony() >= least
        && tied
        && (one_owner || case.pair.rank() <= if close || counted.is_some() && m.harmony() >= 0.6 { 3 } else { 1 });
    let sure = sure
        && !(vague(case, x) || vague(case, y) || at_least(x) && at_least(y))
        && its(case, x) == its(case, y)
        && !(polled(case, case.a) || polled(case, case.b));
    Some((if sure { Confidence::Likely } else { Confidence::Possible }, m.mass * m.harmony()))
}

/// Whether a bare number stands where the other's counted noun does.
fn one_place(x: &Slot, y: &Slot) -> bool {
    let place = |slot: &Slot| {
        let at = slot.of.unwrap_or(slot.number);
        slot.side.statement.args.iter().find(|a| a.head == at || a.head == slot.number).map(|a| a.role)
    };
    place(x).zip(place(y)).is_some_and(|(p, q)| p == q)
}

/// Words for a stretch of time, whose length is that of what happens in it.
const STRETCHES: &[&str] = &["period", "span", "spell", "stretch", "time", "timeframe"];

/// Whether a number says over how long a time something was done (`in seven years`, `over the eight-year span`).
fn lasting(doc: &Doc, quantity: &Quantity, number: usize) -> bool {
    let unit = quantity.unit.as_deref().unwrap_or_default();
    matches!(unit, "year" | "month" | "week" | "day" | "hour" | "minute")
        && doc.ancestors(number).take(3).any(|a| {
            doc.tokens[a].dep == Dep::Prep
                && matches!(&*doc.tokens[a].lower, "in" | "over" | "for" | "during" | "within" | "throughout")
        })
}

/// Verbs that say of their subject how much it is (`stood at`, `amounts to`, `reached`).
const MEASURING: &[&str] =
    &["amount", "average", "exceed", "hit", "near", "number", "reach", "remain", "stand", "stay", "top", "total"];

/// Whether a number says how much the subject is, its verb no more than that.
fn stands_at(doc: &Doc, number: usize, statement: &Statement) -> bool {
    let head = doc.tokens[number].head;
    let at = doc.tokens[number].dep == Dep::Pobj && matches!(&*doc.tokens[head].lower, "at" | "to");
    let under = head == statement.head || at && doc.tokens[head].head == statement.head;
    under && MEASURING.contains(&statement.verb.as_str())
}

/// Whose a noun is said to be (`Kern's rate`).
fn owner(case: &Case, side: Side, noun: usize) -> Option<ActorId> {
    let doc = &case.cx.reading.docs[side.report];
    doc.children_by(noun, &[Dep::Poss]).find_map(|p| case.cx.reading.who[side.report].at(p))
}

/// Whether two numbers are of what is said to be one owner's.
fn owners_alike(case: &Case, x: &Slot, y: &Slot) -> bool {
    let of = |slot: &Slot| {
        let doc = &case.cx.reading.docs[slot.side.report];
        let noun = |p: &usize| doc.tokens[*p].pos != Pos::Pron;
        slot.of.and_then(|n| doc.children_by(n, &[Dep::Poss]).find(noun))
    };
    let (r, q) = (x.side.report, y.side.report);
    let lemma = |a, b| case.cx.lemma(r, a) == case.cx.lemma(q, b);
    of(x).zip(of(y)).is_some_and(|(a, b)| lemma(a, b) || noun(case.cx, r, a, q, b) >= 0.8)
}

/// Whether what is counted is somebody's who is not named (`its 415 seats`), and so may be but a part of it all.
fn its(case: &Case, slot: &Slot) -> bool {
    let doc = &case.cx.reading.docs[slot.side.report];
    let own = |n: usize| doc.children_by(n, &[Dep::Poss]).any(|p| doc.tokens[p].pos == Pos::Pron);
    slot.of.is_some_and(own)
}

/// Whether a number may be any greater one (`over two dozen`, `at least 52`).
fn at_least(slot: &Slot) -> bool {
    slot.quantity.low.is_some() && slot.quantity.high.is_none()
}

/// Whether two numbers differ by less than a tenth.
fn close(x: &Quantity, y: &Quantity) -> bool {
    x.value.zip(y.value).is_some_and(|(a, b)| (a - b).abs() < 0.1 * a.abs().max(b.abs()))
}

/// Whether the counted nouns are set apart by what describes them (`Afghan soldiers`, `Pakistani soldiers`).
pub(super) fn other_kind(case: &Case, s: Side, a: usize, t: Side, b: usize) -> bool {
    let cx = case.cx;
    let described = |side: Side, i: usize| -> Vec<usize> {
        let doc = &cx.reading.docs[side.report];
        doc.children_by(i, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss])
            .filter(|&c| doc.tokens[c].pos != Pos::Num && cx.term(side.report, c).is_some())
            .collect()
    };
    // `Kern's rate` and `his rate`, where he is another.
    if owner(case, s, a).zip(owner(case, t, b)).is_some_and(|(p, q)| p != q) {
        return true;
    }
    let (xs, ys) = (described(s, a), described(t, b));
    !xs.is_empty()
        && !ys.is_empty()
        && !xs.iter().any(|&x| ys.iter().any(|&y| noun(cx, s.report, x, t.report, y) >= 0.5))
}
