//! The comparison, from text to findings: every rule of clash on a pair that clashes and on pairs that only look so.
#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

use parallax::brief;
use parallax::load::{Given, load};
use parallax::model::{Briefing, Confidence, DisputeKind, Finding, Relation};
use proptest::prelude::*;

/// The briefing of reports given as texts; `days` are their days of publication.
fn dated(texts: &[&str], days: &[&str]) -> Briefing {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    let mut given = Given::default();
    for (n, text) in texts.iter().enumerate() {
        let path = folder.path().join(format!("report{n}.txt"));
        std::fs::write(&path, text).unwrap();
        paths.push(path);
    }
    for (n, day) in days.iter().enumerate() {
        given.published.push((format!("report{n}"), day.parse().unwrap()));
    }
    let loaded = load(&paths, &given);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    brief(loaded.reports, None)
}

fn compared(a: &str, b: &str) -> Briefing {
    dated(&[a, b], &[])
}

/// The findings that join the two reports.
fn across(b: &Briefing) -> impl Iterator<Item = &Finding> {
    b.findings.iter().filter(|f| {
        let first = f.claims.first().map(|&c| b.claims[c].report);
        f.claims.iter().any(|&c| Some(b.claims[c].report) != first)
    })
}

/// The kinds of the likely disputes between two texts.
fn disputes(a: &str, b: &str) -> Vec<DisputeKind> {
    let briefing = compared(a, b);
    across(&briefing)
        .filter(|f| f.relation == Relation::Disputed && f.confidence == Confidence::Likely)
        .filter_map(|f| f.kind)
        .collect()
}

/// The likely relations between two texts.
fn relations(b: &Briefing) -> Vec<Relation> {
    across(b).filter(|f| f.confidence == Confidence::Likely).map(|f| f.relation).collect()
}

#[test]
fn negation() {
    let yes = "The port of Mirkan was closed to grain ships after the storm.";
    assert_eq!(
        disputes(yes, "The port of Mirkan was not closed to grain ships after the storm."),
        [DisputeKind::Negation]
    );
    assert_eq!(
        disputes("The miners accepted the offer of the company.", "The miners did not accept the company's offer."),
        [DisputeKind::Negation]
    );
    assert_eq!(disputes("The guards shot at the crowd.", "No guards shot at the crowd."), [DisputeKind::Negation]);
    // Said the same way, and about another thing.
    assert_eq!(disputes(yes, "After the storm the port of Mirkan was closed to ships with grain."), []);
    assert_eq!(disputes(yes, "The airport of Mirkan was not closed to travellers on Monday."), []);
    // `not only` turns nothing.
    assert_eq!(disputes(yes, "The port of Mirkan was not only closed to grain ships after the storm."), []);
}

#[test]
fn antonym() {
    let rise = "Exports of copper from Velia rose in the spring quarter.";
    assert_eq!(disputes(rise, "Exports of copper from Velia fell in the spring quarter."), [DisputeKind::Antonym]);
    assert_eq!(
        disputes("The senate approved the water bill.", "The senate rejected the water bill."),
        [DisputeKind::Antonym]
    );
    assert_eq!(disputes(rise, "Exports of copper from Velia climbed in the spring quarter."), []);
    assert_eq!(disputes(rise, "Imports of timber to Velia fell in the autumn quarter."), []);
}

#[test]
fn status() {
    let over = "The border talks in Orsk have ended.\n\nDelegates left the hotel. The border talks drew wide interest.";
    let on = "The border talks in Orsk are continuing.\n\nDelegates ate together. The border talks drew wide interest.";
    assert_eq!(disputes(over, on), [DisputeKind::Status]);
    assert_eq!(
        disputes("Lena Brandt will play the queen in the new film.", "Lena Brandt quits the film about the queen."),
        [DisputeKind::Status]
    );
    // Another thing ended; and what will end is still going on.
    assert_eq!(disputes("The heat wave in Orsk has ended.", "The border talks in Orsk are continuing."), []);
    assert_eq!(
        disputes("The border talks in Orsk will end on Friday.", "The border talks in Orsk are continuing."),
        []
    );
}

#[test]
fn what_was_expected_and_then_done_is_an_update() {
    let before = "Mara Holt is expected to plead guilty to tax fraud before the court in Delling.";
    let after = "Mara Holt pleaded guilty to tax fraud before the court in Delling.";
    assert_eq!(relations(&compared(before, after)), [Relation::Updated]);
}

#[test]
fn roles() {
    let one = "Rebels from the hills attacked the soldiers at the bridge.";
    assert_eq!(disputes(one, "Soldiers at the bridge attacked the rebels from the hills."), [DisputeKind::Roles]);
    assert_eq!(disputes(one, "The soldiers at the bridge were attacked by rebels from the hills."), []);
    assert_eq!(disputes("The mayor met the bishop in the garden.", "The bishop met the mayor in the garden."), []);
}

#[test]
fn rejection() {
    let told = "The mayor of Tarn sold the town hall to a casino.";
    assert_eq!(
        disputes(told, "Report that the mayor of Tarn sold the town hall to a casino is false."),
        [DisputeKind::Negation]
    );
    assert_eq!(disputes(told, "Hoax: mayor of Tarn did sell no town hall to a casino.").len(), 1);
    assert_eq!(disputes(told, "Report that the mayor of Tarn sold the town hall to a casino is true."), []);
    assert_eq!(disputes(told, "A court in Belm found that a report on fish prices was false."), []);
}

#[test]
fn the_same_thing_in_other_words_is_shared() {
    let a = "Storm Adela tore the roof off the railway station in Port Sellin on Monday, the fire brigade said.";
    let b = "The fire brigade said the storm Adela ripped the roof from Port Sellin's railway station on Monday.";
    let found = relations(&compared(a, b));
    assert!(matches!(found[..], [Relation::Shared | Relation::Reworded]), "{found:?}");
    let c = "The opera in Port Sellin opens its new season with a work by a young composer.";
    assert_eq!(relations(&compared(a, c)), []);
}

#[test]
fn a_reason_is_one_plain_line() {
    let b = compared("The senate approved the water bill.", "The senate rejected the water bill.");
    let f = across(&b).next().unwrap();
    assert!(f.reason.starts_with("antonym · “") && f.reason.ends_with(" · same: senate, water, bill"), "{}", f.reason);
    assert!(f.reason.contains("“approved” (report0)") && f.reason.contains("“rejected” (The senate)"), "{}", f.reason);
    assert!(b.findings.iter().all(|f| !f.reason.contains('\n')));
}

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
