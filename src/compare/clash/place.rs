//! Place: the same thing put in two places.

use crate::extract::engine::{Dep, EntityLabel};
use crate::model::{Confidence, DisputeKind};

use super::super::meeting::{Meeting, Side};
use super::{Case, Clash, asserted};

/// Prepositions after which a place stands.
const AT: &[&str] = &["in", "at", "near", "outside", "inside", "for", "to"];

pub(super) fn find(case: &Case, meetings: &[(Side, Side, Meeting)]) -> Option<Clash> {
    meetings.iter().find_map(|(s, t, m)| {
        if m.verb < 0.8 || !m.same_parties() || m.tie() < 0.9 || m.harmony() < 0.6 || case.other_days(*s, *t) {
            return None;
        }
        if !asserted(s.statement.mode)
            || !asserted(t.statement.mode)
            || s.statement.turned.is_some() != t.statement.turned.is_some()
        {
            return None;
        }
        let (x, y) = (place(case, *s)?, place(case, *t)?);
        // One can lie in the other: a difference of places is never more than possible without a map.
        let named = |report: usize, token: usize| case.cx.lemma(report, token);
        let told = |side: &Side, name: &str| side.statement.own.iter().any(|&i| case.cx.lemma(side.report, i) == name);
        (!told(s, &named(t.report, y)) && !told(t, &named(s.report, x))).then(|| Clash {
            kind: DisputeKind::Place,
            confidence: Confidence::Possible,
            words: [vec![x], vec![y]],
            same: case.tie(*s, *t),
            about: vec![s.statement.head],
            later: None,
        })
    })
}

/// Where a statement puts what it tells.
fn place(case: &Case, side: Side) -> Option<usize> {
    let doc = &case.cx.reading.docs[side.report];
    let mut found = side.statement.own.iter().copied().filter(|&i| {
        let t = &doc.tokens[i];
        t.dep == Dep::Pobj
            && AT.contains(&&*doc.tokens[t.head].lower)
            && matches!(t.entity, Some(EntityLabel::Gpe | EntityLabel::Loc | EntityLabel::Fac))
    });
    let place = found.next()?;
    found.next().is_none().then_some(place)
}
