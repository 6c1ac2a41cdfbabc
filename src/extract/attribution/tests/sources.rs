//! What kind of source speaks, and its name.

use super::{read, says, says_nothing};
use crate::model::SourceKind;

/// Kind and actor of the first source of `text`.
fn source(text: &str) -> (SourceKind, Option<String>) {
    let (_, reading) = read(text);
    let source = reading.claims.iter().find_map(|c| c.source.clone()).unwrap();
    (source.kind, source.actor.map(|a| reading.actors[a].name.clone()))
}

#[test]
fn kinds() {
    for (text, kind) in [
        ("Ana Ruiz said the bridge was closed.", SourceKind::NamedPerson),
        ("The United Nations said the bridge was closed.", SourceKind::NamedOrganisation),
        ("Norway said the bridge was closed.", SourceKind::NamedOrganisation),
        ("The report said the bridge was closed.", SourceKind::Document),
        ("A spokesman said the bridge was closed.", SourceKind::UnnamedPerson),
        ("Officials said the bridge was closed.", SourceKind::UnnamedGroup),
        ("The letters were found. They show that the bridge was closed.", SourceKind::Document),
        ("The soldiers were found. They say that the bridge was closed.", SourceKind::UnnamedGroup),
        ("Reuters reported that the bridge was closed.", SourceKind::NamedOrganisation),
    ] {
        assert_eq!(source(text).0, kind, "{text}");
    }
}

#[test]
fn a_piece_of_the_press_is_the_word_of_its_outlet() {
    let (kind, name) = source("The bridge is closed, according to a report published in the Harbour Herald.");
    assert_eq!((kind, name.as_deref()), (SourceKind::NamedOrganisation, Some("Harbour Herald")));
    assert_eq!(source("The bridge is closed, according to a report published in May.").0, SourceKind::Document);
}

#[test]
fn papers_show_what_their_owner_gives_out() {
    assert_eq!(source("Hale released his tax returns, showing that he earned millions.").0, SourceKind::Document);
    assert_eq!(source("Tom Hale left the room, saying that he earned millions.").0, SourceKind::NamedPerson);
}

/// The reason for not naming the first source of `text`.
fn reason(text: &str) -> Option<String> {
    let (report, reading) = read(text);
    let source = reading.claims.iter().find_map(|c| c.source.clone()).unwrap();
    source.anonymity.map(|s| report.words(s).to_owned())
}

#[test]
fn the_reason_for_not_naming_a_source_is_kept() {
    for (text, want) in [
        (
            "The dam is weak, said an official who spoke on condition of anonymity because he feared reprisals.",
            "who spoke on condition of anonymity because he feared reprisals",
        ),
        (
            "The dam is weak, said an official, who was not authorised to speak publicly.",
            "who was not authorised to speak publicly",
        ),
        (
            "An official said the dam was weak, speaking on condition of anonymity.",
            "speaking on condition of anonymity",
        ),
        ("An engineer who asked not to be named said the dam was weak.", "who asked not to be named"),
        (
            "An official said the dam was weak. The official spoke on condition of anonymity.",
            "The official spoke on condition of anonymity",
        ),
    ] {
        assert_eq!(reason(text).as_deref(), Some(want), "{text}");
    }
    assert_eq!(reason("An official said the dam was weak."), None);
    assert_eq!(reason("Ana Ruiz said the author of the letter asked not to be named."), None);
    assert_eq!(reason("An official said an anonymous letter had come."), None);
}

#[test]
fn a_lawyer_or_spokesman_speaks_for_somebody() {
    let served = |text: &str| {
        let (_, reading) = read(text);
        let source = reading.claims.iter().find_map(|c| c.source.clone()).unwrap();
        source.speaks_for.map(|a| reading.actors[a].name.clone())
    };
    let hale = Some("Tom Hale".to_owned());
    assert_eq!(served("Tom Hale was arrested. Hale’s lawyer denied the charges."), hale);
    assert_eq!(served("Tom Hale was arrested. His lawyer denied the charges."), hale);
    assert_eq!(served("Tom Hale was arrested. A spokeswoman for Hale denied the charges."), hale);
    assert_eq!(served("Tom Hale was arrested. Hale’s neighbour denied the charges."), None);
}

#[test]
fn what_nobody_says_is_not_said() {
    says("The union claimed that the firm had lied.", &["[The union] [claimed] the firm had lied"]);
    says_nothing("Nobody claimed that the firm had lied.");
    says_nothing("No one said that the firm had lied.");
}
