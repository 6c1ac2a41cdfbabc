//! Roles: who did it to whom, told the other way round.

use crate::model::{Confidence, DisputeKind};

use super::super::meeting::{Meeting, Side, same};
use super::super::statement::Role;
use super::{Case, Clash, asserted};

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
        let straight = sure(m.subject) || sure(m.object);
        (crossed && !straight && m.harmony() >= 0.6).then(|| {
            let told = |side: &Side| -> Vec<usize> {
                side.statement.heads(Role::Subject).chain([side.statement.head]).collect()
            };
            Clash {
                kind: DisputeKind::Roles,
                confidence: Confidence::Likely,
                words: [told(s), told(t)],
                same: case.tie(*s, *t),
                about: vec![x.head],
                later: false,
            }
        })
    })
}
