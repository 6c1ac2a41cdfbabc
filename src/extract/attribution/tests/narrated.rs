//! What the outlet tells itself beside what it attributes.

use crate::model::Form;

use super::{read, shown};

/// What `text` tells on nobody's word, piece by piece.
fn told(text: &str) -> Vec<String> {
    let (report, reading) = read(text);
    let own = reading.claims.iter().filter(|c| c.form == Form::Narrated && c.source.is_none());
    own.map(|c| shown(&report, c).trim_start_matches("[] [] ").to_owned()).collect()
}

#[test]
fn asides_of_who_speaks() {
    let said = "said five sites were being considered.";
    assert_eq!(
        told(&format!("Kern, who welcomed Prime Minister Eva Horvat to her villa on Tuesday, {said}")),
        ["Kern, who welcomed Prime Minister Eva Horvat to her villa on Tuesday"]
    );
    assert_eq!(
        told(&format!("The president, sitting next to Prime Minister Eva Horvat, {said}")),
        ["The president, sitting next to Prime Minister Eva Horvat"]
    );
    // How it was said is no event beside it, and a few words tell nothing alone.
    assert_eq!(told(&format!("The president, speaking at a news conference in Tarn, {said}")), [""; 0]);
    assert_eq!(told(&format!("The president, who was tired, {said}")), [""; 0]);
}

#[test]
fn asides_of_when_and_how() {
    assert_eq!(
        told("A month ago, when Mr. Holt released his own accounts, he said he had paid more than anyone."),
        ["when Mr. Holt released his own accounts"]
    );
    // A condition tells nothing, and what is said stays with who says it.
    assert_eq!(told("If the roads stay open until Friday, Kern said, the fair will be held."), [""; 0]);
    assert_eq!(told("Kern said the fair would be held when the roads were open again."), [""; 0]);
}

#[test]
fn the_main_clause_keeps_its_subject() {
    assert_eq!(
        told("Colonel Mansour, who denies all the charges, was held in the town of Tarn on Monday."),
        ["Colonel Mansour … was held in the town of Tarn on Monday"]
    );
    assert_eq!(
        told("The union pushed back on Friday on a report, but some members said the offer was fair."),
        ["The union pushed back on Friday on a report"]
    );
}
