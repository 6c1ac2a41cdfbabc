//! Which claims tell the same, which clash and why; who is heard, and who is called what.

use crate::extract::Reading;
use crate::fingerprint;
use crate::model::{Briefing, Confidence, Evidence, Finding, FindingId, Relation, Report};

/// Compares the reports with each other and puts the briefing together.
pub fn compare(reports: Vec<Report>, reading: &Reading) -> Briefing {
    let findings = reading
        .claims
        .iter()
        .enumerate()
        .map(|(i, claim)| Finding {
            id: FindingId::new(i),
            key: fingerprint::key('f', ["single", &claim.key]),
            relation: Relation::Single,
            kind: None,
            between: None,
            confidence: Confidence::Likely,
            claims: vec![claim.id],
            evidence: vec![Evidence { report: claim.report, span: claim.span }],
            anchor: Vec::new(),
            reason: String::new(),
        })
        .collect();
    Briefing {
        title: String::new(),
        reports,
        sentences: reading.sentences.clone(),
        actors: reading.actors.clone(),
        claims: reading.claims.clone(),
        dates: reading.dates.clone(),
        findings,
        voices: Vec::new(),
        wordings: Vec::new(),
        gaps: Vec::new(),
        origins: Vec::new(),
    }
}
