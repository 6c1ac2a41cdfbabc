//! Findings do not hang on the order of the files, and every span slices.

use parallax::brief;
use parallax::load::{Given, load};
use parallax::model::Briefing;
use proptest::prelude::*;

/// A finding as it reads, without numbers that hang on the order of the reports.
fn told(b: &Briefing) -> Vec<String> {
    let mut out: Vec<String> = b
        .findings
        .iter()
        .map(|f| {
            let mut claims: Vec<String> =
                f.claims.iter().map(|&c| format!("{}: {}", b.reports[b.claims[c].report].file, b.content(c))).collect();
            claims.sort();
            let mut evidence: Vec<&str> = f.evidence.iter().map(|e| b.reports[e.report].words(e.span)).collect();
            evidence.sort_unstable();
            format!(
                "{:?} {:?} {:?} {:?} {claims:?} {evidence:?} {:?} {}",
                f.relation, f.kind, f.between, f.confidence, f.anchor, f.reason
            )
        })
        .collect();
    out.sort();
    out
}

fn sentence() -> impl Strategy<Value = String> {
    let who = prop::sample::select(vec![
        "The army",
        "Mayor Ilse Kern",
        "A rebel group",
        "The ministry",
        "Nobody",
        "The talks in Orsk",
    ]);
    let what = prop::sample::select(vec![
        "attacked",
        "did not attack",
        "has left",
        "will leave",
        "praised",
        "closed",
        "ended",
        "are continuing near",
    ]);
    let whom = prop::sample::select(vec![
        "the bridge",
        "12 villagers",
        "at least 19 villagers",
        "the port of Mirkan",
        "a “secret” meeting",
        "Türkiye’s envoy",
    ]);
    let when = prop::sample::select(vec!["", " on Monday", " last week", " in May"]);
    (who, what, whom, when).prop_map(|(a, b, c, d)| format!("{a} {b} {c}{d}."))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn findings_do_not_hang_on_the_order_and_every_span_slices(reports in prop::collection::vec(prop::collection::vec(sentence(), 1..5), 2..4)) {
        let texts: Vec<String> = reports.iter().map(|r| r.join(" ")).collect();
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<_> = texts.iter().enumerate().map(|(n, text)| {
            let path = folder.path().join(format!("report{n}.txt"));
            std::fs::write(&path, text).unwrap();
            path
        }).collect();
        let one = brief(load(&paths, &Given::default()).reports, None);
        let turned: Vec<_> = paths.iter().rev().cloned().collect();
        let other = brief(load(&turned, &Given::default()).reports, None);
        prop_assert_eq!(told(&one), told(&other));
        prop_assert_eq!(&one.title, &other.title);
        for f in &one.findings {
            for e in &f.evidence {
                prop_assert!(!one.reports[e.report].words(e.span).is_empty(), "{:?}", f);
            }
        }
        for (actor, report, span) in one.wordings.iter().flat_map(|w| w.labels.iter().flat_map(move |l| l.spans.iter().map(move |&s| (w.actor, w.report, s)))) {
            prop_assert!(!one.reports[report].words(span).is_empty(), "{:?}", actor);
        }
    }
}
