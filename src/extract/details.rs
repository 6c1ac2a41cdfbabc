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
        claim.dates = reading.dates_of(report.id).iter().filter(|d| within(d.span)).map(|d| d.id).collect();

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

/// Verbs that say of their infinitive that it does not happen.
const UNDONE: [&str; 7] = ["decline", "fail", "forget", "lack", "neglect", "omit", "refuse"];

/// Whether the statement with `head` is negated: by `not` or `never` on it, by `no` or `nobody` as its subject or object,
/// by `without` before it, or by a verb such as `fail` with an infinitive.
fn negated(doc: &Doc, head: usize) -> bool {
    let word = |i: usize| &*doc.tokens[i].lower;
    let by_adverb =
        doc.children_by(head, &[Dep::Neg, Dep::Advmod]).any(|c| doc.tokens[c].dep == Dep::Neg || word(c) == "never");
    let by_noun = doc.children_by(head, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Dobj, Dep::Attr]).any(|n| {
        matches!(word(n), "nobody" | "none" | "nothing" | "no-one" | "neither")
            || doc.children_by(n, &[Dep::Det, Dep::Neg]).any(|d| matches!(word(d), "no" | "neither"))
    });
    let undone = UNDONE.contains(&&*doc.tokens[head].lemma) && doc.child(head, Dep::Xcomp).is_some();
    let t = &doc.tokens[head];
    let without = t.dep == Dep::Pcomp && word(t.head) == "without";
    by_adverb || by_noun || undone || without
}

#[cfg(test)]
mod tests {
    use crate::model::{Report, Span};

    #[test]
    fn statements_are_negated_in_many_ways() {
        let negated = |text: &str| {
            let report = Report { text: text.into(), paragraphs: vec![Span::new(0, text.len())], ..Report::default() };
            crate::extract::read(std::slice::from_ref(&report), &|_, _| true).claims[0].negated
        };
        for text in [
            "The army did not leave.",
            "The army never left.",
            "No soldier left.",
            "Nobody left.",
            "The army fired no shots.",
            "The army failed to leave.",
            "Officials said that no soldier had left.",
        ] {
            assert!(negated(text), "{text}");
        }
        for text in
            ["The army left.", "Everybody left.", "The army failed.", "The army left the town that had no bridge."]
        {
            assert!(!negated(text), "{text}");
        }
    }
}
