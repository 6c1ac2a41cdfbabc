//! The same thing in words of another colour, and how far each is heard.

use parallax::model::{Briefing, Confidence, DisputeKind, Heard, Relation};

use crate::{across, compared, dated, disputes};

/// The lines of what the two texts tell alike in other words.
fn lines(a: &str, b: &str) -> Vec<String> {
    let found = compared(a, b);
    let likely = found.findings.into_iter().filter(|f| f.confidence == Confidence::Likely);
    likely.filter(|f| f.relation == Relation::Reworded).map(|f| f.reason).collect()
}

fn holds(a: &str, b: &str, words: &str) {
    for (a, b) in [(a, b), (b, a)] {
        let lines = lines(a, b);
        assert!(lines.iter().any(|l| l.contains(words)), "{words}: {lines:?}");
    }
}

#[test]
fn labels_between_which_writers_choose() {
    let one = "Militants seized the harbour of Velia on Monday.";
    assert!(!lines(one, "Terrorists seized the harbour of Velia on Monday.").is_empty());
    let lines = lines(one, "Terrorists seized the harbour of Velia on Monday.");
    assert!(
        lines.iter().any(|l| l.contains("“Militants” / “Terrorists”") || l.contains("“Terrorists” / “Militants”")),
        "{lines:?}"
    );
    assert_eq!(self::lines(one, "Militants seized the harbour of Velia on Monday."), [""; 0]);
    assert_eq!(self::lines(one, "Militants seized the port of Velia on Monday."), [""; 0]);
}

#[test]
fn who_did_it_named_and_left_out() {
    let named = "Soldiers killed four farmers at the harbour of Velia on Monday.";
    holds(
        named,
        "Four farmers were killed at the harbour of Velia on Monday.",
        "“Soldiers” named / “killed” without a doer",
    );
    assert_eq!(lines(named, "Four farmers were killed by soldiers at the harbour of Velia on Monday."), [""; 0]);
}

#[test]
fn a_cue_of_another_attitude() {
    let said = "Mayor Ilse Kern said the harbour of Velia would close on Monday.";
    holds(said, "Mayor Ilse Kern admitted the harbour of Velia would close on Monday.", "admitted");
    holds(said, "Mayor Ilse Kern claimed the harbour of Velia would close on Monday.", "claimed");
    assert_eq!(lines(said, "Mayor Ilse Kern told reporters the harbour of Velia would close on Monday."), [""; 0]);
}

#[test]
fn a_source_that_is_dropped() {
    let said = "The harbour of Velia will close on Monday, Mayor Ilse Kern said.";
    holds(said, "The harbour of Velia will close on Monday.", "stated flat by");
    assert_eq!(lines(said, "The harbour of Velia will close on Monday, the mayor, Ilse Kern, said."), [""; 0]);
}

/// How the actor called `name` is heard in the only report.
fn heard(text: &str, name: &str) -> (Heard, usize, usize) {
    let b: Briefing = dated(&[text], &[]);
    let actor = b.actors.iter().find(|a| a.names.iter().any(|n| n == name)).map(|a| a.id);
    let voice = b.voices.iter().find(|v| Some(v.actor) == actor).unwrap();
    (voice.heard, voice.accused_in.len(), voice.spoken_for.len())
}

#[test]
fn how_far_each_is_heard() {
    let accused = "Mara Holt accused Jon Vesper of selling the harbour of Velia.";
    for (rest, way) in [
        ("“I sold nothing,” Jon Vesper said.", Heard::Quoted),
        ("Jon Vesper said he had sold nothing.", Heard::Paraphrased),
        ("Jon Vesper declined to comment.", Heard::Declined),
        ("Jon Vesper could not be reached for comment.", Heard::NotReached),
        ("Jon Vesper was in Tarn on Monday.", Heard::NotHeard),
    ] {
        let (heard, accusations, _) = heard(&format!("{accused} {rest}"), "Jon Vesper");
        assert_eq!((heard, accusations), (way, 1), "{rest}");
    }
    let (heard, _, spoken) = heard(&format!("{accused} His lawyer denied that Jon Vesper sold it."), "Jon Vesper");
    assert_eq!((heard, spoken), (Heard::NotHeard, 1));
}

#[test]
fn hard_kinds_stand_first() {
    let fire = ["The fire on the ferry Aurora has been put out.", "The fire on the ferry Aurora is still burning."];
    let toll =
        ["The blast at the market of Kandor killed 12 people.", "The blast at the market of Kandor killed 19 people."];
    let vote =
        ["Mayor Ilse Kern said the harbour fee was lawful.", "Mayor Ilse Kern said the harbour fee was unlawful."];
    let (a, b) = ([vote[0], toll[0], fire[0]].join("\n\n"), [toll[1], vote[1], fire[1]].join("\n\n"));
    assert_eq!(disputes(&a, &b), [DisputeKind::Status, DisputeKind::Numeric, DisputeKind::Antonym]);
}

#[test]
fn what_one_denies_and_the_other_tells_is_not_told_alike() {
    let told = "A driver left a crate of smuggled lamps beside the school in Tarn on Monday.";
    let alike = |b: &str| {
        let found = compared(told, b);
        let likely = across(&found).filter(|f| f.confidence == Confidence::Likely);
        likely.filter(|f| matches!(f.relation, Relation::Shared | Relation::Reworded)).count()
    };
    assert_eq!(alike("The firm denied that a driver left a crate of smuggled lamps beside the school in Tarn."), 0);
    assert_eq!(alike("The firm said that a driver left a crate of smuggled lamps beside the school in Tarn."), 1);
}
