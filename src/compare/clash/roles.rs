//! Roles: who did it to whom, told the other way round.

use crate::extract::engine::{Dep, Tag};
use crate::model::{Confidence, DisputeKind};

use super::super::meeting::{Meeting, Side, noun, same};
use super::super::statement::Role;
use super::super::words::LISTS;
use super::told::{heading, stands};
use super::{Case, Clash, asserted, fit};

/// Verbs that say the same when their parties change places, or that each can do to the other in turn.
const MUTUAL: &[&str] = &[
    "accompany",
    "accuse",
    "agree",
    "argue",
    "battle",
    "be",
    "blame",
    "call",
    "clash",
    "compete",
    "contact",
    "criticise",
    "criticize",
    "date",
    "debate",
    "divorce",
    "embrace",
    "face",
    "fight",
    "follow",
    "greet",
    "have",
    "hear",
    "hug",
    "insult",
    "join",
    "kiss",
    "know",
    "like",
    "marry",
    "match",
    "meet",
    "mock",
    "name",
    "negotiate",
    "pass",
    "phone",
    "play",
    "praise",
    "precede",
    "resemble",
    "say",
    "see",
    "speak",
    "support",
    "talk",
    "tell",
    "thank",
    "touch",
    "trade",
    "write",
];

/// Verbs of what is done once and by one side (with an object that names the deed, or whom it was done to).
const ONCE: &[&str] = &[
    "assassinate",
    "build",
    "carry out",
    "cause",
    "commit",
    "defeat",
    "design",
    "found",
    "instigate",
    "invent",
    "kill",
    "launch",
    "lead",
    "mastermind",
    "murder",
    "orchestrate",
    "organise",
    "organize",
    "own",
    "perpetrate",
    "plant",
    "plot",
    "set",
    "shoot",
    "sink",
    "stage",
    "start",
    "trigger",
    "win",
    "write",
];

/// Words for somebody, whoever he is.
const GENERAL: &[&str] = &[
    "assailant",
    "attacker",
    "crowd",
    "group",
    "gunman",
    "individual",
    "man",
    "mob",
    "other",
    "people",
    "person",
    "suspect",
    "woman",
];

/// One deed said to be done by two who are not the same (`carried out by rebels`, `carried out by troops`).
fn doer(case: &Case, s: Side, t: Side, m: &Meeting) -> Option<Clash> {
    let (x, y) = (s.statement, t.statement);
    let once = x.verb == y.verb && ONCE.contains(&x.verb.as_str()) && x.turned.is_none();
    let first = |side: Side| {
        let doc = &case.cx.reading.docs[side.report];
        doc.children_by(side.statement.head, &[Dep::Advmod]).any(|i| &*doc.tokens[i].lower == "first")
    };
    let opens = x.verb == y.verb && first(s) && first(t) && x.turned.is_none();
    let done = once && m.object.is_some_and(|o| o >= 0.8);
    if !(opens || done) || m.subject.is_none_or(|o| o > 0.0) || !fit::obliques_fit(case, s, t) {
        return None;
    }
    // A thing that is one of many (`an attack`) may have been done by each.
    let one = |side: Side| {
        let doc = &case.cx.reading.docs[side.report];
        side.statement.heads(Role::Object).any(|o| {
            let open = |d: usize| matches!(&*doc.tokens[d].lower, "a" | "an" | "another" | "some" | "several" | "many");
            let named = case.cx.reading.who[side.report].at(o).is_some();
            let whose = doc.children_by(o, &[Dep::Det, Dep::Poss]).next();
            !matches!(doc.tokens[o].tag, Tag::Nns | Tag::Nnps) && (named || whose.is_some_and(|d| !open(d)))
        })
    };
    let named = |side: Side| -> Vec<usize> { side.statement.heads(Role::Subject).collect() };
    // `killed by the robbers`, `killed by people`; `the virus emerged`, `the crisis emerged`
    let lemma = |side: Side, i: usize| case.cx.lemma(side.report, i);
    let general = |side: Side| side.statement.heads(Role::Subject).any(|i| GENERAL.contains(&lemma(side, i).as_str()));
    let doers = |side: Side| {
        let doer = |i: usize| LISTS.doers.contains(lemma(side, i).as_str());
        side.statement.heads(Role::Subject).any(|i| doer(i) || case.cx.reading.who[side.report].at(i).is_some())
    };
    // `the police`, `a police officer`
    let holds =
        |side: Side, other: Side| side.statement.heads(Role::Subject).any(|i| fit::contains(case, side, i, other));
    // `Brandt, an officer`, `the site, Velian Letters`
    let by_the_way = |side: Side, other: Side| {
        let doc = &case.cx.reading.docs[side.report];
        let appos = side.statement.heads(Role::Subject).flat_map(|h| doc.children_by(h, &[Dep::Appos]));
        let met = |a: usize| {
            other.statement.heads(Role::Subject).any(|h| noun(case.cx, side.report, a, other.report, h) > 0.0)
        };
        appos.into_iter().any(met)
    };
    let one_body = holds(s, t) || holds(t, s) || by_the_way(s, t) || by_the_way(t, s);
    let told_apart = !general(s) && !general(t) && !one_body && (doers(s) || doers(t));
    let sure = told_apart && (opens || x.passive && y.passive && one(s) && one(t) && case.pair.rank() <= 1);
    Some(Clash {
        kind: DisputeKind::Roles,
        confidence: if sure { Confidence::Likely } else { Confidence::Possible },
        words: [named(s), named(t)],
        same: case.tie(s, t),
        about: vec![x.head],
        later: None,
    })
}

pub(super) fn find(case: &Case, meetings: &[(Side, Side, Meeting)]) -> Option<Clash> {
    meetings.iter().find_map(|(s, t, m)| {
        let (x, y) = (s.statement, t.statement);
        if m.verb < 0.8 || MUTUAL.contains(&x.verb.as_str()) || MUTUAL.contains(&y.verb.as_str()) {
            return None;
        }
        if x.turned.is_some() != y.turned.is_some() || !asserted(x.mode) || !asserted(y.mode) || case.other_days(*s, *t)
        {
            return None;
        }
        let sure = |m: Option<f32>| m.is_some_and(|m| m >= 1.0);
        let crossed = sure(same(case.cx, *s, Role::Subject, *t, Role::Object))
            && sure(same(case.cx, *s, Role::Object, *t, Role::Subject));
        let straight = || sure(m.subject) || sure(m.object) || !fit::obliques_fit(case, *s, *t);
        if let Some(clash) = doer(case, *s, *t, m) {
            return Some(clash);
        }
        // Rebels kill soldiers and soldiers rebels; of two who are told from others of their kind one did it.
        let told = |side: &Side| {
            let (who, doc) = (&case.cx.reading.who[side.report], &case.cx.reading.docs[side.report]);
            let set_apart = |i: usize| {
                who.at(i).is_some() || doc.children_by(i, &[Dep::Det, Dep::Poss, Dep::Prep]).next().is_some()
            };
            side.statement.args.iter().all(|a| a.role == Role::Oblique || set_apart(a.head))
        };
        let known = told(s) && told(t) && x.verb == y.verb && stands(case, *s, case.a) && stands(case, *t, case.b);
        let known = known && (m.harmony() >= 0.75 || heading(case.cx, s.report, case.a.claim.span));
        (crossed && m.harmony() >= 0.6 && !straight()).then(|| {
            let told = |side: &Side| -> Vec<usize> {
                side.statement.heads(Role::Subject).chain([side.statement.head]).collect()
            };
            Clash {
                kind: DisputeKind::Roles,
                confidence: if known { Confidence::Likely } else { Confidence::Possible },
                words: [told(s), told(t)],
                same: case.tie(*s, *t),
                about: vec![x.head],
                later: None,
            }
        })
    })
}
