//! Certainty: stated as a fact here, alleged or only possible there. A difference of certainty, not of fact.

use crate::model::{Confidence, CueClass, DisputeKind};

use super::super::meeting::{Meeting, Side};
use super::super::profile::Profile;
use super::super::words::LISTS;
use super::{Case, Clash};

/// How sure a claim is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Degree {
    Sure,
    Told,
    Open,
}

pub(super) fn find(case: &Case, meetings: &[(Side, Side, Meeting)]) -> Option<Clash> {
    let (s, t, _) =
        meetings.iter().find(|(_, _, m)| m.verb >= 0.8 && m.same_parties() && m.harmony() >= 0.5 && m.mass >= 0.9)?;
    let (x, xs) = degree(case, case.a, *s)?;
    let (y, ys) = degree(case, case.b, *t)?;
    // Between two words for doubt there is no clash worth a line.
    (x != y && (x == Degree::Sure || y == Degree::Sure)).then(|| Clash {
        kind: DisputeKind::Certainty,
        confidence: Confidence::Possible,
        words: [xs, ys],
        same: case.tie(*s, *t),
        about: vec![s.statement.head],
        later: None,
    })
}

/// How sure a claim is told, and the words that say so; `None` for a flat statement.
fn degree(case: &Case, profile: &Profile, side: Side) -> Option<(Degree, Vec<usize>)> {
    let doc = &case.cx.reading.docs[profile.report];
    let named = |word: &str| match *LISTS.certainty.get(word)? {
        "sure" => Some(Degree::Sure),
        "told" => Some(Degree::Told),
        _ => Some(Degree::Open),
    };
    let own = side
        .statement
        .own
        .iter()
        .filter_map(|&i| Some((named(&doc.tokens.get(i)?.lower)?, vec![i])))
        .max_by_key(|f| f.0);
    let cue = profile.claim.cue.as_ref().and_then(|c| {
        let degree = match c.class {
            CueClass::Doubting | CueClass::Thinking => Degree::Told,
            CueClass::Asserting => named(&c.lemma)?,
            _ => return None,
        };
        Some((degree, doc.tokens_in(c.span).collect::<Vec<_>>()))
    });
    own.into_iter().chain(cue).max_by_key(|f| f.0)
}
