//! Negation: one says it, the other says that it is not so.

use crate::extract::engine::Dep;
use crate::model::{Confidence, DisputeKind};

use super::super::meeting::{Meeting, Side};
use super::super::statement::{Mode, Role};
use super::super::words::LISTS;
use super::{Case, Clash, asserted};

/// Words after which a negation does not turn the whole statement (`not only`, `not all`).
const PARTIAL: &[&str] = &[
    "only",
    "just",
    "all",
    "every",
    "everyone",
    "everything",
    "always",
    "necessarily",
    "immediately",
    "entirely",
    "yet",
    "alone",
    "merely",
    "simply",
    "far",
    "doubt",
    "later",
    "longer",
    "more",
    "less",
    "fewer",
    "so",
];

pub(super) fn find(case: &Case, meetings: &[(Side, Side, Meeting)]) -> Option<Clash> {
    let mut best: Option<(f32, Clash)> = None;
    for (s, t, m) in meetings {
        let (x, y) = (s.statement, t.statement);
        let existential = x.existential() && y.existential();
        // `found no account of it`, `found a text with an account of it`
        let object = || {
            m.object.is_some() && m.subject.is_none_or(|f| f >= 0.5) && m.verb >= 0.8 && {
                let (no, yes) = if x.turned.is_some() { (*s, *t) } else { (*t, *s) };
                no.statement.heads(Role::Object).all(|o| contains(case, no, o, yes))
            }
        };
        let parties = m.same_parties() || existential || object();
        if x.turned.is_some() == y.turned.is_some() || !parties || !one_thing(case, *s, *t, m) {
            continue;
        }
        if !asserted(x.mode)
            || !asserted(y.mode)
            || partial(case, *s)
            || partial(case, *t)
            || defines(case, *s)
            || defines(case, *t)
            || case.other_days(*s, *t)
        {
            continue;
        }
        // A light verb alone (`is`, `has`) says nothing: its complement or object has to be met.
        let named = m.object.is_some() || x.copula || m.subject.is_some();
        if !named || m.mass < 0.6 || m.harmony() < 0.4 || !obliques_fit(case, *s, *t) {
            continue;
        }
        let close = m.harmony() >= 0.5 || (m.first.max(m.second) >= 0.9 && m.mass >= 1.2);
        let objects = objects_fit(case, *s, *t) && objects_fit(case, *t, *s);
        let rest = objects && m.mass >= 1.2 && m.harmony() >= 0.6 && m.subject.is_some_and(|f| f >= 0.8);
        // Somebody did not do it, and it was done: another may have.
        let another = x.agentless() != y.agentless() && m.subject.is_none();
        let likely = m.mass >= 0.9 && close && (m.verb >= 1.0 || m.verb >= 0.8 && objects || rest) && !another;
        let words = [told(case, *s), told(case, *t)];
        let clash = Clash {
            kind: DisputeKind::Negation,
            confidence: if likely { Confidence::Likely } else { Confidence::Possible },
            words,
            same: case.tie(*s, *t),
            about: vec![s.statement.head],
            later: false,
        };
        let weight = m.mass * m.harmony();
        if best.as_ref().is_none_or(|(w, _)| weight > *w) {
            best = Some((weight, clash));
        }
    }
    best.map(|(_, clash)| clash)
}

/// Whether two statements speak of one deed or state: by their verbs, or, where a verb says little (`is on leave`,
/// `takes leave`), by all the rest.
fn one_thing(case: &Case, s: Side, t: Side, m: &Meeting) -> bool {
    let light = |side: Side| !side.statement.copula && LISTS.light.contains_key(side.statement.verb.as_str());
    let same_subject = m.subject.is_some_and(|f| f >= 0.8);
    m.verb >= 0.6
        || ((light(s) || light(t))
            && same_subject
            && m.harmony() >= 0.6
            && m.mass >= 1.2
            && objects_fit(case, s, t)
            && objects_fit(case, t, s))
        || (m.verb >= 0.5 && same_subject && m.harmony() >= 0.55 && m.mass >= 1.4)
}

/// Whether the other statement has what this one says it was done to.
fn objects_fit(case: &Case, side: Side, other: Side) -> bool {
    side.statement.heads(Role::Object).all(|o| contains(case, side, o, other) || Some(o) == side.statement.turned)
}

/// The words that say whether it is so: what turns the statement, with the auxiliary before it, and its verb.
fn told(case: &Case, side: Side) -> Vec<usize> {
    let s = side.statement;
    let doc = &case.cx.reading.docs[side.report];
    let auxiliaries = doc
        .children_by(s.head, &[Dep::Aux, Dep::Auxpass])
        .filter(|&a| s.turned.is_some_and(|turn| a + 2 >= turn && a < turn));
    let mut out: Vec<usize> =
        s.turned.into_iter().chain(auxiliaries).chain([super::super::meeting::verb_token(side)]).collect();
    out.sort_unstable();
    out
}

/// Whether a negated clause says which ones are meant (`those who did not pay`): there are others.
fn defines(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let t = &doc.tokens[side.statement.head];
    let person = |i: usize| case.cx.reading.who[side.report].at(i).is_some();
    side.statement.turned.is_some() && t.dep == Dep::Relcl && !person(t.head)
}

/// Whether the negation turns only a part of the statement.
fn partial(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    side.statement.turned.is_some_and(|turn| {
        (turn + 1..turn + 3).any(|i| doc.tokens.get(i).is_some_and(|t| PARTIAL.contains(&&*t.lower)))
    }) || side.statement.mode == Mode::Asked
}

/// Whether the two say nothing different after the same preposition (`in the north`, `in the south`).
pub(super) fn obliques_fit(case: &Case, s: Side, t: Side) -> bool {
    let cx = case.cx;
    let obliques = |side: Side| -> Vec<(String, usize)> {
        let args = side.statement.args.iter().filter(|a| a.role == Role::Oblique);
        args.filter_map(|a| Some((cx.lemma(side.report, a.preposition?), a.head))).collect()
    };
    let (xs, ys) = (obliques(s), obliques(t));
    xs.iter().all(|(p, x)| {
        let mut like = ys.iter().filter(|(q, _)| p == q).peekable();
        like.peek().is_none()
            || like.any(|&(_, y)| {
                super::super::meeting::noun(cx, s.report, *x, t.report, y) > 0.0
                    || contains(case, s, *x, t)
                    || contains(case, t, y, s)
            })
    })
}

/// Whether the other statement has the noun's term anywhere.
fn contains(case: &Case, side: Side, noun: usize, other: Side) -> bool {
    let cx = case.cx;
    let terms = super::super::meeting::terms(cx, other);
    let doc = &cx.reading.docs[side.report];
    let own = std::iter::once(noun).chain(doc.children_by(noun, &[Dep::Compound, Dep::Amod]));
    own.filter_map(|i| cx.term(side.report, i)).any(|t| cx.met(t.id, terms) >= 0.8)
}
