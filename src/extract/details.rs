//! What each claim holds: the actors it is about and accuses, hedges, negation, quantities and dates, and its key.

use std::collections::HashMap;

use super::engine::{Dep, Doc};
use super::{Reading, accusations, attribution, hedges};
use crate::fingerprint;
use crate::model::Report;

/// Fills the details of every claim of `reading`.
pub fn fill(reports: &[Report], reading: &mut Reading) {
    let mut claims = std::mem::take(&mut reading.claims);
    let mut seen: HashMap<String, usize> = HashMap::new();
    for claim in &mut claims {
        let at = claim.report.index();
        let (report, doc, who) = (&reports[at], &reading.docs[at], &reading.who[at]);
        let within = |span| claim.spans.iter().any(|s| s.overlaps(span));
        for &piece in &claim.spans {
            let range = doc.tokens_in(piece);
            claim.about.extend(range.clone().filter_map(|i| who.at(i)));
            claim.hedges.extend(hedges::find(doc, range));
        }
        claim.negated = attribution::head(doc, claim).is_some_and(|head| negated(doc, head));
        claim.accuses = accusations::find(claim, reading);
        claim.about.sort_unstable();
        claim.about.dedup();
        claim.quantities = reading.quantities[at].iter().filter(|q| within(q.span)).cloned().collect();
        claim.dates = reading.dates.iter().filter(|d| d.report == report.id && within(d.span)).map(|d| d.id).collect();

        // The same words told twice in one report get a number, so that a key names one claim.
        let source = claim.source.as_ref().map_or("", |s| s.label.as_str());
        let pieces = claim.spans.iter().map(|&s| report.words(s));
        let base = fingerprint::key('c', [report.sha256.as_str(), source].into_iter().chain(pieces));
        let n = seen.entry(base.clone()).or_default();
        *n += 1;
        claim.key = if *n == 1 { base } else { format!("{base}-{n}") };
    }
    reading.claims = claims;
}

/// Whether the statement with `head` is negated: `not`, `never` or `no longer` on it or on the copula over it.
fn negated(doc: &Doc, head: usize) -> bool {
    doc.child(head, Dep::Neg).is_some()
}
