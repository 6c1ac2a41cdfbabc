//! Negation: one says it, the other says that it is not so.

use crate::extract::engine::{Dep, Pos, Tag};
use crate::model::{Confidence, DisputeKind};

use super::super::meeting::{Meeting, Side, same};
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

/// How much has to tie two statements for one to be the other's opposite.
const LEAST: f32 = 0.6;
/// How much does so surely, where the verb is the same and the claims are each other's best.
const TIED: f32 = 0.9;

pub(super) fn find(case: &Case, meetings: &[(Side, Side, Meeting)]) -> Option<Clash> {
    let mut best: Option<(f32, Clash)> = None;
    for (s, t, m) in meetings {
        let (x, y) = (s.statement, t.statement);
        if std::env::var("PD").is_ok() && x.turned.is_some() != y.turned.is_some() {
            eprintln!(
                "NEG {}({:?}) {}({:?}) {m:?} modes {:?} {:?} one {} obl {} days {}",
                x.verb,
                x.turned,
                y.verb,
                y.turned,
                x.mode,
                y.mode,
                one_thing(case, *s, *t, m),
                obliques_fit(case, *s, *t),
                case.other_days(*s, *t)
            );
        }
        let existential = x.existential() && y.existential();
        // `found no account of it`, `found a text with an account of it`
        let object = || {
            m.object.is_some() && m.subject.is_none_or(|f| f >= 0.5) && m.verb >= 0.8 && {
                let (no, yes) = if x.turned.is_some() { (*s, *t) } else { (*t, *s) };
                no.statement.heads(Role::Object).all(|o| contains(case, no, o, yes))
            }
        };
        // What somebody can do, he need not do.
        if (x.mode == Mode::Able) != (y.mode == Mode::Able) || points(case, *s) || points(case, *t) {
            continue;
        }
        if let Some(clash) = none_done(case, *s, *t, m).or_else(|| none_done(case, *t, *s, m)) {
            best = best.or(Some((0.0, clash)));
        }
        let parties = m.same_parties() || existential || object() || nobody(case, *s, *t) || nobody(case, *t, *s);
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
        let nobody = nobody(case, *s, *t) || nobody(case, *t, *s);
        let named = m.object.is_some() || x.copula || m.subject.is_some() || nobody;
        let bare = m.mass == 0.0 || m.harmony() >= 0.4 || nobody && m.first.max(m.second) >= 0.9;
        if !named || m.tie() < LEAST || !bare || !obliques_fit(case, *s, *t) {
            continue;
        }
        let close = m.harmony() >= 0.5 || (m.first.max(m.second) >= 0.9 && m.mass >= 1.2);
        let objects = objects_fit(case, *s, *t) && objects_fit(case, *t, *s);
        let rest = objects && m.mass >= 1.2 && m.harmony() >= 0.6 && m.subject.is_some_and(|f| f >= 0.8);
        // Somebody did not do it, and it was done: another may have.
        let another = x.agentless() != y.agentless() && m.subject.is_none();
        let enough = if nobody { LEAST } else { TIED };
        let tied = m.mass >= 0.9 || m.tie() >= enough && m.verb >= 0.8 && case.pair.rank() <= 1;
        let close = close || existential && m.mass == 0.0 || nobody;
        let likely = tied && close && (m.verb >= 1.0 || m.verb >= 0.8 && objects || rest) && !another;
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

/// Whether the subject only points at what was told before (`that is not helping people`).
fn points(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    side.statement
        .heads(Role::Subject)
        .any(|h| matches!(&*doc.tokens[h].lower, "that" | "this") && doc.tokens[h].tag == Tag::Dt)
}

/// `made no arrests`, `arrested two men`: what is not done there by name is done here by verb.
fn none_done(case: &Case, no: Side, yes: Side, m: &Meeting) -> Option<Clash> {
    let cx = case.cx;
    let (x, y) = (no.statement, yes.statement);
    if x.turned.is_none() || y.turned.is_some() || !LISTS.light.contains_key(x.verb.as_str()) {
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
    let terms = super::super::meeting::terms(cx, yes);
    let fits = described
        .flat_map(|p| doc.children_by(p, &[Dep::Pobj]))
        .all(|o| cx.term(no.report, o).is_none_or(|t| cx.met(t.id, terms) >= 0.5));
    let (a, _) = if case.a.report == no.report { (no, yes) } else { (yes, no) };
    let turned: Vec<usize> = x.turned.into_iter().chain([deed]).collect();
    let words = if case.a.report == no.report { [turned, vec![y.head]] } else { [vec![y.head], turned] };
    Some(Clash {
        kind: DisputeKind::Negation,
        confidence: if fits && case.pair.rank() <= 1 { Confidence::Likely } else { Confidence::Possible },
        words,
        same: case.tie(a, if case.a.report == no.report { yes } else { no }),
        about: vec![a.statement.head],
        later: false,
    })
}

/// Whether `no` says it of nobody at all and `yes` of somebody (`no one was hurt`, `three people were hurt`).
fn nobody(case: &Case, no: Side, yes: Side) -> bool {
    let doc = &case.cx.reading.docs[no.report];
    let none = |i: usize| {
        let t = &doc.tokens[i];
        let person = matches!(&*t.lower, "nobody" | "no-one" | "none")
            || &*t.lower == "one" && doc.children(i).any(|c| &*doc.tokens[c].lower == "no");
        person && Some(i) == no.statement.turned || person && &*t.lower == "one"
    };
    [Role::Subject, Role::Object].into_iter().any(|role| {
        no.statement.heads(role).any(none)
            && yes.statement.heads(role).any(|i| {
                let t = &case.cx.reading.docs[yes.report].tokens[i];
                !matches!(t.pos, Pos::Pron | Pos::Det) || t.pos == Pos::Num
            })
    })
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
    if !nouns_fit(case, s, t) {
        return false;
    }
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

/// Words that set one of a kind apart from the others.
const WHICH: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "last", "next", "other", "another", "separate", "new",
    "old", "former", "earlier", "later", "previous",
];

/// Whether no noun that both have is set apart in one of them from the other (`the first attack`, `the second attack`;
/// `the attack on the port`, `the attack on the airfield`).
fn nouns_fit(case: &Case, s: Side, t: Side) -> bool {
    let cx = case.cx;
    let nouns = |side: Side| {
        let doc = &cx.reading.docs[side.report];
        side.statement.own.iter().copied().filter(|&i| doc.tokens[i].pos == Pos::Noun).collect::<Vec<_>>()
    };
    let which = |side: Side, noun: usize| {
        let doc = &cx.reading.docs[side.report];
        let set = |i: &usize| WHICH.contains(&&*doc.tokens[*i].lower);
        doc.children_by(noun, &[Dep::Amod, Dep::Det, Dep::Advmod]).find(set).map(|i| doc.tokens[i].lower.clone())
    };
    let told = |side: Side, noun: usize| -> Vec<(String, usize)> {
        let doc = &cx.reading.docs[side.report];
        let of = |p: usize| doc.children_by(p, &[Dep::Pobj]).map(move |o| (doc.tokens[p].lower.to_string(), o));
        doc.children_by(noun, &[Dep::Prep]).flat_map(of).collect()
    };
    let others = nouns(t);
    nouns(s).iter().all(|&x| {
        others.iter().all(|&y| {
            if super::super::meeting::noun(cx, s.report, x, t.report, y) < 1.0 {
                return true;
            }
            let apart = which(s, x).zip(which(t, y)).is_some_and(|(a, b)| a != b);
            let (of_x, of_y) = (told(s, x), told(t, y));
            let clash = of_x.iter().any(|(p, a)| {
                let mut like = of_y.iter().filter(|(q, _)| p == q).peekable();
                let named = |report: usize, i: usize| cx.term(report, i).is_some() || cx.name_term(report, i).is_some();
                like.peek().is_some()
                    && named(s.report, *a)
                    && like.all(|&(_, b)| {
                        named(t.report, b)
                            && super::super::meeting::noun(cx, s.report, *a, t.report, b) <= 0.0
                            && !contains(case, s, *a, t)
                            && !contains(case, t, b, s)
                    })
            });
            !apart && !clash
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
