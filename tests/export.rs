//! The exports of an invented briefing, judged by an invented analyst.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics")]

mod invented;

use invented::{briefing, find};
use parallax::export::{Format, render};
use parallax::model::{ActorId, Briefing, ClaimId, DisputeKind, FindingId, ReportId};
use parallax::review::{Credibility, Item, Judgement, Judgements, Reliability, Review, Verdict};
use tempfile::TempDir;

/// The invented briefing with one judgement of each kind, some of them hostile.
fn judged() -> (Briefing, Judgements) {
    let dir = TempDir::new().unwrap();
    let briefing = briefing(Some(dir.path()));
    let mut review = Review::open(&briefing, None);
    let (numbers, exits) = (Item::Finding(FindingId(0)), Item::Finding(FindingId(1)));
    for judgement in [
        Judgement::Verdict(numbers, Some(Verdict::Accepted)),
        Judgement::Note(numbers, "ask the hospital\n- <b>twice</b>, \"really\"".into()),
        Judgement::Tag(numbers, "toll".into(), true),
        Judgement::Verdict(exits, Some(Verdict::Dismissed)),
        Judgement::Reliability(Item::Outlet(ReportId(0)), Reliability::B),
        Judgement::Reliability(Item::Source(ClaimId(4)), Reliability::C),
        Judgement::Credibility(Item::Claim(ClaimId(4)), Credibility::Probable),
        Judgement::Claim(ReportId(0), find(&briefing.reports[0], "broke every rule"), Some("the mayor".into())),
        Judgement::Link(vec![Item::Claim(ClaimId(2)), Item::Claim(ClaimId(6))], DisputeKind::Status, "who knew".into()),
        Judgement::Rename(ActorId(0), "Chief A. Brandt".into()),
        Judgement::Source(ClaimId(2), "=a trader".into()),
    ] {
        review.append(&briefing, judgement).unwrap();
    }
    (briefing, review.judgements().clone())
}

fn export(format: Format) -> String {
    let (briefing, judgements) = judged();
    render(format, &briefing, &judgements, 100)
}

fn alone(format: Format) -> String {
    render(format, &briefing(None), &Judgements::default(), 100)
}

/// Fails where `text` lacks one of `words`.
fn holds(text: &str, words: &[&str]) {
    for w in words {
        assert!(text.contains(w), "{w:?} is missing in\n{text}");
    }
}

#[test]
fn the_text_tells_each_difference_with_its_passages_and_places() {
    let text = alone(Format::Text);
    insta::assert_snapshot!("briefing_as_text", text);
    assert!(text.lines().all(|l| l.chars().count() <= 100));
}

#[test]
fn the_text_keeps_judgements_apart_from_what_the_reports_say() {
    let text = export(Format::Text);
    holds(
        &text,
        &["judgement: accepted (", "DISMISSED BY THE ANALYST", "JUDGEMENTS OF THE ANALYST", "Chief A. Brandt"],
    );
    let brief = text.split("TOLD ALIKE").next().unwrap();
    assert!(!brief.contains("the exits: “locked”"), "a dismissed dispute leaves the Brief:\n{text}");
    let words = alone(Format::Text);
    assert!(!words.contains("judgement"), "{words}");
}

#[test]
fn json_is_the_contract_and_then_the_judgements() {
    let (briefing, judgements) = judged();
    let with: serde_json::Value = serde_json::from_str(&render(Format::Json, &briefing, &judgements, 0)).unwrap();
    let without: serde_json::Value = serde_json::from_str(&alone(Format::Json)).unwrap();
    for field in ["format", "version", "actors", "claims", "findings", "voices", "wordings", "dates"] {
        assert_eq!(with[field], without[field], "judgements change nothing of the program's own reading: {field}");
    }
    assert_eq!(without["judgements"], serde_json::json!([]));
    let list = with["judgements"].as_array().unwrap();
    assert_eq!(list.len(), 11);
    let accept = list.iter().find(|j| j["do"] == "accept").unwrap();
    assert_eq!(accept["item"], with["findings"][0]["id"]);
    assert_eq!(accept["passages"].as_array().unwrap().len(), 2);
    let grade = list.iter().find(|j| j["do"] == "grade" && j["kind"] == "claim").unwrap();
    assert_eq!((grade["credibility"].as_u64(), grade["words"].as_str()), (Some(2), Some("probably true")));
}
