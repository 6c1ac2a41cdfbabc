//! Absence: what one says was not there, done or had, told without turning a verb into its opposite.

use crate::extract::engine::{Dep, Pos};
use crate::model::Confidence;

use super::super::meeting::{Meeting, Side, noun, same, terms};
use super::super::statement::{Arg, Role};
use super::super::words::LISTS;
use super::{Case, asserted};

/// The words that say that it is absent, those that say that it is there, and how sure the clash is.
type Absent = ([Vec<usize>; 2], Confidence);

/// What one statement says is absent and the other has: the differing words of each, in the order of the two.
pub(super) fn find(case: &Case, s: Side, t: Side, m: &Meeting) -> Option<Absent> {
    let either = |no: Side, yes: Side| {
        undone(case, no, yes, m).or_else(|| lacking(case, no, yes, m)).or_else(|| missing(case, no, yes))
    };
    either(s, t).or_else(|| either(t, s).map(|([no, yes], sure)| ([yes, no], sure)))
}

/// `made no arrests`, `arrested two men`: what is not done there by name is done here by verb.
fn undone(case: &Case, no: Side, yes: Side, m: &Meeting) -> Option<Absent> {
    let cx = case.cx;
    let (x, y) = (no.statement, yes.statement);
    let light = LISTS.light.contains_key(x.verb.as_str()) || x.verb == "receive";
    if x.turned.is_none() || y.turned.is_some() || !light {
        return None;
    }
    // `received no warning`, `was warned`
    let given = || y.passive.then(|| same(cx, no, Role::Subject, yes, Role::Object)).flatten();
    if !asserted(x.mode)
        || x.mode != y.mode
        || m.subject.or_else(given).is_none_or(|f| f < 0.8)
        || case.other_days(no, yes)
    {
        return None;
    }
    let doc = &cx.reading.docs[no.report];
    let none = |&o: &usize| doc.children(o).any(|c| Some(c) == x.turned);
    let deed = x.heads(Role::Object).filter(none).find(|&o| {
        let terms = cx.term(no.report, o).zip(cx.term(yes.report, y.head));
        terms.is_some_and(|(n, v)| cx.terms.strength(n.id, v.id) >= 0.8)
            && doc.children_by(o, &[Dep::Acl, Dep::Relcl, Dep::Ccomp]).next().is_none()
    })?;
    // `made no arrests over the fire`: of what, the other has to say too.
    let described = doc.children_by(deed, &[Dep::Prep]).chain(doc.children_by(x.head, &[Dep::Prep]));
    let terms = terms(cx, yes);
    let fits = described
        .flat_map(|p| doc.children_by(p, &[Dep::Pobj]))
        .all(|o| cx.term(no.report, o).is_none_or(|t| terms.met(t.id) >= 0.5));
    let turned: Vec<usize> = x.turned.into_iter().chain([deed]).collect();
    let sure = fits && case.pair.rank() <= 1;
    Some(([turned, vec![y.head]], if sure { Confidence::Likely } else { Confidence::Possible }))
}

/// Nouns for one instance of what stands behind them (`a case of cholera`).
const CASES: &[&str] = &["carrier", "case", "instance", "patient", "sign", "symptom", "trace", "victim"];
/// Verbs that say that something is had or found.
const HAVING: &[&str] =
    &["be", "carry", "catch", "contain", "contract", "detect", "find", "have", "hold", "suffer", "test", "treat"];

/// `there is a case of cholera in the town`, `the man in the town does not have cholera`: what is there is not had.
fn missing(case: &Case, no: Side, yes: Side) -> Option<Absent> {
    let cx = case.cx;
    let (x, y) = (no.statement, yes.statement);
    let doc = &cx.reading.docs[yes.report];
    let there = doc.children_by(y.head, &[Dep::Expl]).next().is_some() && y.turned.is_none() && asserted(y.mode);
    if !there || x.turned.is_none() || !asserted(x.mode) || case.other_days(no, yes) {
        return None;
    }
    let thing = y.heads(Role::Complement).next()?;
    let of = |noun: usize| {
        let inner = doc.children_by(noun, &[Dep::Prep]).filter(|&p| matches!(&*doc.tokens[p].lower, "of" | "with"));
        inner.flat_map(|p| doc.children_by(p, &[Dep::Pobj])).next()
    };
    let thing = of(thing).filter(|_| CASES.contains(&&*doc.tokens[thing].lemma)).unwrap_or(thing);
    cx.term(yes.report, thing).filter(|t| t.weight >= 0.5)?;
    let had = x.args.iter().filter(|a| matches!(a.role, Role::Object | Role::Oblique)).map(|a| a.head);
    let lacked = had
        .filter(|_| HAVING.contains(&x.verb.as_str()))
        .find(|&h| noun(cx, no.report, h, yes.report, thing) >= 0.8)?;
    // Where both say where, it is one place.
    let names = |side: Side| -> Vec<usize> {
        let doc = &cx.reading.docs[side.report];
        // `the Delling man was said not to have it`: the place stands with the subject, in another clause.
        let near =
            side.statement.args.iter().flat_map(|a| doc.children_by(a.head, &[Dep::Compound, Dep::Nmod, Dep::Poss]));
        let own = side.statement.own.iter().copied().chain(near);
        own.filter(|&i| doc.tokens[i].pos == Pos::Propn && cx.term(side.report, i).is_some() && i != thing).collect()
    };
    let (here, there) = (names(no), names(yes));
    let met = || here.iter().any(|&i| there.iter().any(|&j| noun(cx, no.report, i, yes.report, j) >= 0.5));
    if !here.is_empty() && !there.is_empty() && !met() {
        return None;
    }
    let sure = case.pair.rank() <= 1 && !here.is_empty();
    Some((
        [x.turned.into_iter().chain([x.head, lacked]).collect(), vec![thing]],
        if sure { Confidence::Likely } else { Confidence::Possible },
    ))
}

/// `ended without a deal`, `ended in a deal`; `worked without a permit`, `had a permit`.
fn lacking(case: &Case, no: Side, yes: Side, m: &Meeting) -> Option<Absent> {
    let cx = case.cx;
    let (x, y) = (no.statement, yes.statement);
    let one = m.subject.is_some_and(|f| f >= 0.8) && asserted(x.mode) && x.mode == y.mode;
    if !one || x.turned.is_some() || y.turned.is_some() || case.other_days(no, yes) {
        return None;
    }
    let lower = |side: Side, i: usize| cx.word(side.report, i).to_lowercase();
    let missing = x.args.iter().filter(|a| a.preposition.is_some_and(|p| lower(no, p) == "without"));
    let told = |a: &&Arg| match a.preposition {
        Some(p) => m.verb >= 0.8 && lower(yes, p) != "without",
        None => {
            a.role == Role::Object
                && matches!(y.verb.as_str(), "have" | "hold" | "get" | "obtain" | "receive" | "carry")
        }
    };
    let (lack, held) = missing
        .flat_map(|a| y.args.iter().filter(told).map(move |b| (a, b)))
        .find(|(a, b)| noun(cx, no.report, a.head, yes.report, b.head) >= 0.8)?;
    let ours: Vec<usize> = lack.preposition.into_iter().chain([lack.head]).collect();
    let theirs: Vec<usize> = held.preposition.into_iter().chain([held.head]).collect();
    // `those without a permit`, `those who have one`
    let which = |side: Side| {
        let doc = &cx.reading.docs[side.report];
        let head = &doc.tokens[side.statement.head];
        matches!(head.dep, Dep::Relcl | Dep::Acl) && cx.reading.who[side.report].at(head.head).is_none()
    };
    let sure = case.pair.rank() <= 1 && !which(no) && !which(yes);
    Some(([ours, theirs], if sure { Confidence::Likely } else { Confidence::Possible }))
}

/// Whether `no` says it of nobody at all and `yes` of somebody (`no one was hurt`, `three people were hurt`).
pub(super) fn nobody(case: &Case, no: Side, yes: Side) -> bool {
    let doc = &case.cx.reading.docs[no.report];
    let none = |i: usize| {
        let t = &doc.tokens[i];
        // Not `none of them`, who are some.
        let of_some = doc.children_by(i, &[Dep::Prep]).next().is_some();
        let person = matches!(&*t.lower, "nobody" | "no-one" | "none") && !of_some
            || &*t.lower == "one" && doc.children(i).any(|c| &*doc.tokens[c].lower == "no");
        person && (Some(i) == no.statement.turned || &*t.lower == "one")
    };
    [Role::Subject, Role::Object].into_iter().any(|role| {
        no.statement.heads(role).any(none)
            && yes.statement.heads(role).any(|i| {
                let t = &case.cx.reading.docs[yes.report].tokens[i];
                !matches!(t.pos, Pos::Pron | Pos::Det)
            })
    })
}
