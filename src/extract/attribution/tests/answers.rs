//! Those who did not answer, each with the words that say so.

use super::read;
use crate::extract::attribution::Reply;

/// Who did not answer in `text`, how, and in which words.
fn silent(text: &str) -> Vec<(String, Reply, String)> {
    let (report, reading) = read(text);
    let name = |a: Option<crate::model::ActorId>| a.map_or_else(String::new, |a| reading.actors[a].name.clone());
    reading.answers[0].iter().map(|a| (name(a.actor), a.reply, report.words(a.span).to_owned())).collect()
}

#[track_caller]
fn says(text: &str, name: &str, heard: Reply, words: &str) {
    assert_eq!(silent(text), [(name.to_owned(), heard, words.to_owned())], "{text}");
}

#[test]
fn declined() {
    says("Tom Hale declined to comment.", "Tom Hale", Reply::Declined, "Tom Hale declined to comment");
    says("Tom Hale refused to answer questions.", "Tom Hale", Reply::Declined, "Tom Hale refused to answer questions");
    says("Tom Hale had no comment.", "Tom Hale", Reply::Declined, "Tom Hale had no comment");
    says("Tom Hale would not comment.", "Tom Hale", Reply::Declined, "Tom Hale would not comment");
    assert!(silent("Tom Hale declined the medal.").is_empty());
    assert!(silent("Tom Hale commented on the medal.").is_empty());
}

#[test]
fn not_reached() {
    says(
        "Tom Hale could not be reached for comment.",
        "Tom Hale",
        Reply::NotReached,
        "Tom Hale could not be reached for comment",
    );
    says(
        "Tom Hale was not available for comment.",
        "Tom Hale",
        Reply::NotReached,
        "Tom Hale was not available for comment",
    );
    assert!(silent("Tom Hale could be reached by road.").is_empty());
    assert!(silent("Tom Hale was not available for the match.").is_empty());
}

#[test]
fn no_reply() {
    says(
        "Tom Hale did not respond to a request for comment.",
        "Tom Hale",
        Reply::NoReply,
        "Tom Hale did not respond to a request for comment",
    );
    says("Calls to Tom Hale were not returned.", "Tom Hale", Reply::NoReply, "Calls to Tom Hale were not returned");
    says("There was no immediate response from Norway.", "Norway", Reply::NoReply, "no immediate response from Norway");
    assert!(silent("Tom Hale responded to a request for comment.").is_empty());
    assert!(silent("There was an immediate response from Norway.").is_empty());
}

#[test]
fn denied_through_another() {
    says(
        "Tom Hale’s lawyer denied the charges.",
        "Tom Hale",
        Reply::ThroughAnother,
        "Tom Hale’s lawyer denied the charges",
    );
    says(
        "A spokeswoman for Tom Hale rejected the report.",
        "Tom Hale",
        Reply::ThroughAnother,
        "A spokeswoman for Tom Hale rejected the report",
    );
    assert!(silent("Tom Hale’s lawyer repeated the charges.").is_empty());
    assert!(silent("Tom Hale’s neighbour denied the charges.").is_empty());
}
