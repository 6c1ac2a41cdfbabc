//! What is said and denied in one sentence or one report: `C, a claim S denies`, and two speakers against each other.

use parallax::model::{Confidence, DisputeKind, Relation};

use crate::stories::within;
use crate::{across, dated};

#[test]
fn a_noun_behind_a_comma_stands_for_what_was_said() {
    for text in [
        "Mara Holt said that Mayor Kern had sold the bridge, an accusation that Kern has denied.",
        "Mara Holt claims that Mayor Kern took the money of the guild — an allegation Kern denies.",
        "Mara Holt said that Mayor Kern had sold the bridge, an assertion disputed by Kern.",
        "Mara Holt said that Mayor Kern had an affair with Brandt, which Kern denies.",
        "Mayor Kern said the letters do not speak for all clerks, a point on which the Harbour Guild disagrees.",
    ] {
        assert_eq!(within(text), [DisputeKind::Denial], "{text}");
    }
    for text in [
        // A thing, and no story.
        "Mara Holt said that Mayor Kern had sold the bridge, a deal Kern rejected.",
        // Another matter.
        "Mara Holt said that the guild needs more boats, something Kern denies she wants.",
        // Denied is a part of what is told.
        "Mara Holt said that clerks searched for proof that Mayor Kern met Brandt, which Kern denies.",
        // What none of was done.
        "Mara Holt said that none of the charges of theft, which Kern has denied, was heard in Orsk.",
    ] {
        assert_eq!(within(text), [], "{text}");
    }
}

#[test]
fn two_speakers_of_one_report() {
    let burned = "Mara Holt said that Mayor Kern burned the barn of the guild.";
    let not = "But Ivo Brandt said that Mayor Kern did not burn the barn of the guild.";
    assert_eq!(within(&format!("{burned}\n\n{not}")), [DisputeKind::Negation]);
    for text in [
        // The outlet itself may tell of another time.
        "Mara Holt said that Mayor Kern did not burn the barn of the guild.\n\nMayor Kern burned the barn of the guild when \
         he was a boy.",
        // What somebody is pressed to do is not told as done.
        "Mara Holt said that Mayor Kern would not release the letters of the guild.\n\nIvo Brandt kept the pressure on Mayor \
         Kern to release the letters of the guild.",
    ] {
        assert_eq!(within(text), [], "{text}");
    }
}

#[test]
fn beside_a_known_day_an_unknown_one_may_be_later() {
    let told = |n: &str| format!("The fire of Orsk\n\nThe fire in the mill of Orsk killed {n} workers, police said.\n");
    let sure = |days: &[&str]| {
        let briefing = dated(&[&told("12"), &told("19")], days);
        across(&briefing).any(|f| f.relation == Relation::Disputed && f.confidence == Confidence::Likely)
    };
    assert!(sure(&["2025-03-04", "2025-03-04"]));
    assert!(sure(&[]));
    assert!(!sure(&["2025-03-04"]));
}
