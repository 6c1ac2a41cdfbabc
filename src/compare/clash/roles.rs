//! Roles: who did it to whom, told the other way round.

use crate::model::{Confidence, DisputeKind};

use super::super::meeting::{Meeting, Side, same};
use super::super::statement::Role;
use super::{Case, Clash, asserted};

/// Verbs that say the same when their parties change places.
const MUTUAL: &[&str] = &[
    "accompany",
    "agree",
    "argue",
    "be",
    "battle",
    "clash",
    "compete",
    "contact",
    "date",
    "debate",
    "divorce",
    "embrace",
    "face",
    "fight",
    "follow",
    "have",
    "hug",
    "join",
    "kiss",
    "know",
    "like",
    "marry",
    "match",
    "meet",
    "negotiate",
    "play",
    "precede",
    "resemble",
    "say",
    "see",
    "speak",
    "support",
    "talk",
    "tell",
    "touch",
    "trade",
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
        (crossed && !straight).then(|| {
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
