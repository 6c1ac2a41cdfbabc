//! The comparison, from text to findings.
#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

use parallax::brief;
use parallax::load::{Given, load};
use parallax::model::{Briefing, Confidence, DisputeKind, Finding, Relation};

mod alike;
mod beside;
mod clashes;
mod deeds;
mod disputes;
mod gaps;
mod numbers;
mod order;
mod origins;
mod outright;
mod own_word;
mod replies;
mod reworded;
mod rules;
mod speakers;
mod stories;
mod times;
mod title;
mod updated;

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

/// Whether each pair of sentences, told by `told` in either order, is a likely dispute of `kind` and nothing else.
fn all_clash(told: impl Fn(&str, &str) -> Vec<DisputeKind>, kind: DisputeKind, pairs: &[(&str, &str)]) {
    for (a, b) in pairs {
        assert_eq!(told(a, b), [kind], "{a} | {b}");
        assert_eq!(told(b, a), [kind], "{b} | {a}");
    }
}

/// Whether no pair of sentences, told by `told` in either order, is a likely dispute.
fn all_agree(told: impl Fn(&str, &str) -> Vec<DisputeKind>, pairs: &[(&str, &str)]) {
    for (a, b) in pairs {
        assert_eq!(told(a, b), [], "{a} | {b}");
        assert_eq!(told(b, a), [], "{b} | {a}");
    }
}
