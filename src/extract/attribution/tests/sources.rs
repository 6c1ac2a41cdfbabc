//! What kind of source speaks, and its name.

use super::read;
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
        (
            "Two engineers, Ana Ruiz and Tom Hale, left. Reuters reported that they were ill.",
            SourceKind::NamedOrganisation,
        ),
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
