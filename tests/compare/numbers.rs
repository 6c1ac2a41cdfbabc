//! Numbers and dates: what clashes, what is only another bound, rounding, scope or a later figure.

use parallax::model::{Confidence, DisputeKind, Relation};

use crate::{across, dated, disputes, relations};

const TWELVE: &str = "The blast at the fish market in Kandor killed 12 people, police said.";

#[test]
fn numbers_that_no_number_fits() {
    assert_eq!(
        disputes(TWELVE, "The blast at the fish market in Kandor killed at least 19 people, the hospital said."),
        [DisputeKind::Numeric]
    );
    assert_eq!(
        disputes(
            "The Harum family paid $43 million in taxes in 2014.",
            "The Harum family paid $61 million in taxes in 2014."
        ),
        [DisputeKind::Numeric]
    );
    assert_eq!(disputes("The port has seven cranes.", "The port has nine cranes."), [DisputeKind::Numeric]);
}

#[test]
fn bounds_and_roundings_are_no_dispute() {
    for other in ["at least 10", "about a dozen", "more than 11", "12"] {
        let text = format!("The blast at the fish market in Kandor killed {other} people, the hospital said.");
        assert_eq!(disputes(TWELVE, &text), [], "{other}");
    }
    assert_eq!(
        disputes("The Harum family paid $43,885,310 in taxes.", "The Harum family paid nearly $44 million in taxes."),
        []
    );
}

#[test]
fn other_things_counted_are_no_dispute() {
    // Wounded, not killed; another market; another kind of soldier; another year.
    assert_eq!(disputes(TWELVE, "The blast at the fish market in Kandor wounded 40 people, police said."), []);
    assert_eq!(disputes(TWELVE, "A fire at a hotel in Tarn killed 19 people, police said."), []);
    assert_eq!(
        disputes(
            "The rebels killed 12 Velian soldiers on the bridge.",
            "The rebels killed 19 Orskan soldiers on the bridge."
        ),
        []
    );
    assert_eq!(
        disputes("The mine produced 300 tonnes of copper in 2012.", "The mine produced 450 tonnes of copper in 2014."),
        []
    );
}

#[test]
fn a_later_figure_of_a_later_report_is_an_update() {
    let later = "The blast at the fish market in Kandor killed at least 19 people, the hospital said.";
    let b = dated(&[TWELVE, later], &["2024-03-04", "2024-03-05"]);
    assert!(relations(&b).contains(&Relation::Updated), "{:?}", b.findings);
    let same_day = dated(&[TWELVE, later], &["2024-03-04", "2024-03-04"]);
    assert!(relations(&same_day).contains(&Relation::Disputed));
}

#[test]
fn dates() {
    let one = "The army seized the radio station in Orsk on 3 March 2024.";
    assert_eq!(disputes(one, "The army seized the radio station in Orsk on 9 March 2024."), [DisputeKind::Date]);
    // The month holds the day; and relative dates without a day of publication are at most possible.
    assert_eq!(disputes(one, "The army seized the radio station in Orsk in March 2024."), []);
    let open = dated(
        &[
            "The army seized the radio station in Orsk last week.",
            "The army seized the radio station in Orsk on Friday.",
        ],
        &[],
    );
    assert!(across(&open).all(|f| f.relation != Relation::Disputed || f.confidence == Confidence::Possible));
}

#[test]
fn a_count_of_some_is_no_count_of_all() {
    let told = |a: &str, b: &str| {
        let head = "Fever in Velia\n\nA fever broke out in Velia.\n\n";
        crate::disputes(&format!("{head}{a}\n"), &format!("{head}{b}\n"))
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(told("The clinic counted 40 cases.", "The clinic counted 12 cases."), [DisputeKind::Numeric]);
    for (a, b) in [
        pair("In Velia 900 guests have fallen ill.", "Of those guests, 68 are well and six have fallen ill."),
        pair(
            "Kern was convicted on eight counts.",
            "Kern was convicted on five counts of theft and three counts of fraud.",
        ),
        pair("Orsk fired several rockets.", "Orsk fired more than 20 rockets."),
        pair("Kern leads by 13 points in a poll.", "Kern leads by two points in a poll of the coast."),
        pair("The cap is 50 boats, instead of 110 boats.", "The cap is 35 boats."),
    ] {
        assert_eq!(told(&a, &b), [], "{a} | {b}");
        assert_eq!(told(&b, &a), [], "{b} | {a}");
    }
}

#[test]
fn what_is_its_may_be_a_part() {
    let counted = |what: &str| format!("The clerks of the harbour counted {what} delegates at the fair of Orsk.");
    assert_eq!(disputes(&counted("415"), &counted("1,344")), [DisputeKind::Numeric]);
    assert_eq!(disputes(&counted("its 415"), &counted("1,344")), []);
}

#[test]
fn a_part_of_a_measure_and_one_beside_the_others() {
    assert_eq!(
        disputes("The flood of Orsk reached 10 feet.", "The flood of Orsk reached three feet."),
        [DisputeKind::Numeric]
    );
    assert_eq!(
        disputes("The flood of Orsk reached 10 feet.", "Three feet of the flood of Orsk reached the market."),
        []
    );
    let pact = |who: &str| format!("{who} signed a pact on the fish of Velia.");
    assert_eq!(disputes(&pact("Six ports"), &pact("Five ports")), [DisputeKind::Numeric]);
    assert_eq!(disputes(&pact("Six ports"), &pact("Orsk and five ports")), []);
}
