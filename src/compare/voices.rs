//! How far each actor is heard in each report that mentions it.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::Reading;
use crate::model::{ActorId, Claim, CueClass, Form, Heard, ReportId, SourceKind, Voice};

/// The voices, by actor and report.
pub(super) fn find(reading: &Reading) -> Vec<Voice> {
    // What concerns each actor in each report: one walk over the claims, not one for each actor.
    let mut of: BTreeMap<(ActorId, ReportId), Vec<&Claim>> = BTreeMap::new();
    for claim in &reading.claims {
        let actors: BTreeSet<ActorId> =
            claim.about.iter().chain(&claim.accuses).copied().chain(speaker(claim, reading)).collect();
        for actor in actors {
            of.entry((actor, claim.report)).or_default().push(claim);
        }
    }
    let mut out = Vec::new();
    for actor in &reading.actors {
        let mentioned = actor.mentions.iter().map(|m| m.report);
        let speaking = of.range((actor.id, ReportId::default())..).take_while(|((a, _), _)| *a == actor.id);
        let all: BTreeSet<ReportId> = mentioned.chain(speaking.map(|((_, r), _)| *r)).collect();
        for report in all {
            let claims = of.get(&(actor.id, report)).map_or(&[][..], Vec::as_slice);
            let voice = voice(actor.id, report, claims, reading);
            if !voice.claims.is_empty() || actor.mentions.iter().any(|m| m.report == report) {
                out.push(voice);
            }
        }
    }
    out
}

/// Whose word a claim is; a paper or report speaks for the actor that it names (`a statement of the ministry`).
fn speaker(claim: &Claim, reading: &Reading) -> Option<ActorId> {
    let source = claim.source.as_ref()?;
    source.actor.or_else(|| {
        let at = claim.report.index();
        let mut named = reading.docs[at].tokens_in(source.span).filter_map(|i| reading.who[at].at(i));
        (source.kind == SourceKind::Document).then(|| named.next()).flatten()
    })
}

fn voice(actor: ActorId, report: ReportId, claims: &[&Claim], reading: &Reading) -> Voice {
    let says = |c: &Claim| speaker(c, reading) == Some(actor);
    let own: Vec<&&Claim> = claims.iter().filter(|c| says(c)).collect();
    let answer = reading
        .answers
        .get(report.index())
        .and_then(|list| list.iter().filter(|a| a.actor == Some(actor)).find_map(|a| Some((a.reply.heard()?, a.span))));
    let heard = if own.iter().any(|c| matches!(c.form, Form::Direct | Form::Mixed)) {
        Heard::Quoted
    } else if let Some((silent, _)) = answer {
        // `declined to comment` is no statement, though it reads like one.
        silent
    } else if own.is_empty() {
        Heard::NotHeard
    } else {
        Heard::Paraphrased
    };
    // Who is blamed by another and denied for by a third is spoken for; who has a spokesman speak, too.
    let spoken = |c: &&&Claim| {
        let office = c.source.as_ref().and_then(|s| s.speaks_for) == Some(actor) && !says(c);
        office
            || c.source.is_some()
                && !says(c)
                && c.about.contains(&actor)
                && c.cue.as_ref().is_some_and(|q| q.class == CueClass::Denying)
                && !c.accuses.contains(&actor)
    };
    Voice {
        actor,
        report,
        heard,
        accused_in: claims.iter().filter(|c| c.accuses.contains(&actor) && !says(c)).map(|c| c.id).collect(),
        spoken_for: claims.iter().filter(spoken).map(|c| c.id).collect(),
        claims: own.iter().map(|c| c.id).collect(),
        answer: answer.map(|(_, span)| span),
    }
}
