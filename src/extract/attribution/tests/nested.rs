//! Attributions inside attributions.

use super::{read, says, says_nothing};

#[test]
fn both_levels_are_kept() {
    says(
        "The mayor said that engineers had warned that the dam was weak.",
        &["[The mayor] [said] engineers had warned that the dam was weak", "[engineers] [warned] the dam was weak"],
    );
    let (_, reading) = read("The mayor said that engineers had warned that the dam was weak.");
    assert_eq!(reading.claims[1].within, Some(reading.claims[0].id));
    assert_eq!(reading.claims[0].within, None);
}

#[test]
fn a_turn_of_the_speakers_own_is_no_level() {
    says("The mayor said he hoped that the dam would hold.", &["[The mayor] [said] he hoped that the dam would hold"]);
    says("“I think the dam will hold,” said the mayor.", &["[the mayor] [said] “I think the dam will hold,”"]);
}

#[test]
fn what_nobody_is_named_for_holds_no_other_speaker() {
    says(
        "Allegedly, his sister pleaded with him, but he replied “I am not able to do that”.",
        &[
            "[] [Allegedly] his sister pleaded with him, but he replied “I am not able to do that”",
            "[he] [replied] “I am not able to do that”",
        ],
    );
}

#[test]
fn what_is_thought_in_a_clause_that_depends_on_another() {
    says("She met rebels who believe they are winning.", &["[rebels] [believe] they are winning"]);
    says_nothing("She met rebels who do not believe they are losing.");
}
