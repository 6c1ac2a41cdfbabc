//! Denial: one accuses or asserts, the accused or another speaker denies it.

use crate::model::{Confidence, CueClass, DisputeKind};

use super::super::profile::Profile;
use super::{Case, Clash, rejection};

pub(super) fn find(case: &Case) -> Option<Clash> {
    one_way(case, case.a, case.b)
        .map(|(c, x, y)| clash(case, c, [x, y]))
        .or_else(|| one_way(case, case.b, case.a).map(|(c, x, y)| clash(case, c, [y, x])))
}

fn clash(case: &Case, confidence: Confidence, words: [Vec<usize>; 2]) -> Clash {
    let cx = case.cx;
    let met = case.a.terms.iter().filter(|(t, _)| cx.met(t.id, &case.b.terms) >= 0.8);
    Clash {
        kind: DisputeKind::Denial,
        confidence,
        words,
        same: met.map(|(_, token)| *token).take(3).collect(),
        about: Vec::new(),
        later: false,
    }
}

/// Whether `no` denies what `told` tells or accuses of; the words of either.
fn one_way(case: &Case, told: &Profile, no: &Profile) -> Option<(Confidence, Vec<usize>, Vec<usize>)> {
    let source = no.claim.source.as_ref()?;
    let words = denying(case, no)?;
    let teller = told.claim.source.as_ref();
    let same_speaker = source.actor.is_some() && teller.and_then(|s| s.actor) == source.actor;
    if same_speaker
        || denying(case, told).is_some()
        || told.claim.cue.as_ref().is_some_and(|c| c.class == CueClass::Denying)
    {
        return None;
    }
    let agreement = case.pair.agreement;
    let (covered, met) = rejection::story(case, told, no, &words);
    let accused = source.actor.is_some_and(|a| told.claim.accuses.contains(&a));
    let cue = no.claim.cue.as_ref().is_some_and(|c| c.class == CueClass::Denying);
    let confidence = match (accused, cue) {
        (true, _) if agreement.mass >= 1.0 => Confidence::Likely,
        (_, true) if covered >= 0.5 && met >= 0.9 => Confidence::Likely,
        (true, _) if agreement.mass >= 0.4 => Confidence::Possible,
        (_, true) if covered >= 0.35 && met >= 0.6 => Confidence::Possible,
        _ => return None,
    };
    let main = told.statements.first().and_then(|&n| case.cx.statements[told.report].get(n));
    Some((confidence, main.map(|s| s.head).into_iter().collect(), words))
}

/// The words with which a claim denies something.
fn denying(case: &Case, profile: &Profile) -> Option<Vec<usize>> {
    let cx = case.cx;
    let doc = &cx.reading.docs[profile.report];
    if let Some(cue) = profile.claim.cue.as_ref().filter(|c| c.class == CueClass::Denying) {
        return Some(doc.tokens_in(cue.span).collect());
    }
    if let Some(marker) = rejection::marker(case, profile) {
        return Some(marker.tokens);
    }
    // `had nothing to do with it`
    let tokens: Vec<usize> = profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).collect();
    tokens.windows(4).find_map(|w| {
        let words: Vec<&str> = w.iter().filter_map(|&i| doc.tokens.get(i)).map(|t| &*t.lower).collect();
        (words == ["nothing", "to", "do", "with"]).then(|| w.to_vec())
    })
}
