//! Attribution: the same statement given to another speaker, or the same speaker quoted in other words.

use crate::model::{ActorKind, Confidence, DisputeKind, Form};

use super::super::profile::Profile;
use super::{Case, Clash};

/// So many words running are no accident.
const VERBATIM: usize = 5;

pub(super) fn find(case: &Case) -> Option<Clash> {
    let cx = case.cx;
    let (Some(x), Some(y)) = (&case.a.claim.source, &case.b.claim.source) else { return None };
    let quoted = |p: &Profile| matches!(p.claim.form, Form::Direct | Form::Mixed);
    if case.a.report == case.b.report || !quoted(case.a) || !quoted(case.b) {
        return None;
    }
    let agreement = case.pair.agreement;
    if agreement.harmony() < 0.7 || agreement.mass < 1.2 {
        return None;
    }
    let (words_a, words_b) = (words(case, case.a), words(case, case.b));
    let run = longest_run(&words_a, &words_b);
    let source = |report: usize, span| cx.reading.docs[report].tokens_in(span).collect::<Vec<_>>();
    if !case.same_speaker() {
        let person = |a| cx.reading.actors.get::<usize>(a).is_some_and(|a| a.kind == ActorKind::Person);
        let named = x.actor.zip(y.actor).is_some_and(|(a, b)| person(a.index()) && person(b.index()));
        let inferred = x.inferred || y.inferred;
        return (run >= VERBATIM && named).then(|| Clash {
            kind: DisputeKind::Attribution,
            confidence: if inferred { Confidence::Possible } else { Confidence::Likely },
            words: [source(case.a.report, x.span), source(case.b.report, y.span)],
            same: case.a.terms.iter().take(3).map(|(_, t)| *t).collect(),
            about: Vec::new(),
            later: false,
        });
    }
    // One speaker, all in quotation marks, nearly the same words: those that differ on both sides.
    if case.a.claim.form != Form::Direct || case.b.claim.form != Form::Direct || run < 3 {
        return None;
    }
    let missing = |p: &Profile, other: &Profile| -> Vec<usize> {
        p.terms
            .iter()
            .filter(|(t, _)| !other.terms.iter().any(|(o, _)| o.id == t.id))
            .map(|(_, token)| *token)
            .collect()
    };
    let (only_a, only_b) = (missing(case.a, case.b), missing(case.b, case.a));
    (!only_a.is_empty() && !only_b.is_empty() && only_a.len() + only_b.len() <= 4).then(|| Clash {
        kind: DisputeKind::Attribution,
        confidence: Confidence::Possible,
        words: [only_a, only_b],
        same: case.a.terms.iter().take(3).map(|(_, t)| *t).collect(),
        about: Vec::new(),
        later: false,
    })
}

/// The words of a claim, without marks.
fn words<'a>(case: &Case<'a>, profile: &Profile) -> Vec<&'a str> {
    let doc = &case.cx.reading.docs[profile.report];
    let tokens = profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    tokens
        .filter_map(|i| doc.tokens.get(i))
        .map(|t| &*t.lower)
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect()
}

/// How many words running both have.
fn longest_run(a: &[&str], b: &[&str]) -> usize {
    let mut last = vec![0; b.len() + 1];
    let mut best = 0;
    for x in a {
        let mut row = vec![0; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            if x == y {
                row[j + 1] = last[j] + 1;
                best = best.max(row[j + 1]);
            }
        }
        last = row;
    }
    best
}
