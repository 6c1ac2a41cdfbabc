//! How far each actor is heard in each report that mentions it.

use std::collections::BTreeSet;

use crate::extract::Reading;
use crate::model::{ActorId, Claim, CueClass, Form, Heard, Report, ReportId, Voice};

/// The voices, by actor and report.
pub(super) fn find(reports: &[Report], reading: &Reading) -> Vec<Voice> {
    let mut out = Vec::new();
    for actor in &reading.actors {
        let mentioned: BTreeSet<ReportId> = actor.mentions.iter().map(|m| m.report).collect();
        for report in reports.iter().map(|r| r.id) {
            let of: Vec<&Claim> = reading.claims.iter().filter(|c| c.report == report).collect();
            let voice = voice(actor.id, report, &of, reading);
            if mentioned.contains(&report) || !voice.claims.is_empty() {
                out.push(voice);
            }
        }
    }
    out
}

fn voice(actor: ActorId, report: ReportId, claims: &[&Claim], reading: &Reading) -> Voice {
    let says = |c: &Claim| c.source.as_ref().is_some_and(|s| s.actor == Some(actor));
    let own: Vec<&&Claim> = claims.iter().filter(|c| says(c)).collect();
    let answer = reading.answers.get(report.index()).and_then(|list| list.iter().find(|a| a.actor == Some(actor)));
    let heard = if own.iter().any(|c| matches!(c.form, Form::Direct | Form::Mixed)) {
        Heard::Quoted
    } else if let Some(answer) = answer {
        // `declined to comment` is no statement, though it reads like one.
        answer.heard
    } else if own.is_empty() {
        Heard::NotHeard
    } else {
        Heard::Paraphrased
    };
    // Who is blamed by another and denied for by a third is spoken for.
    let spoken = |c: &&&Claim| {
        c.source.is_some()
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
        answer: answer.map(|a| a.span),
    }
}
