//! Nouns and adjectives that attribute.

use super::{says, says_nothing};

#[test]
fn a_noun_with_a_clause() {
    says("Her claim that the vote was rigged shocked the town.", &["[Her] [claim] the vote was rigged"]);
    says_nothing("Her garden that the storm had wrecked was empty.");
}

#[test]
fn a_light_verb_and_its_noun() {
    says("The army issued a warning that mines remained.", &["[The army] [issued a warning] mines remained"]);
    says_nothing("The army issued a uniform that fitted.");
}

#[test]
fn an_adjective_with_a_clause() {
    says("The coach is confident that they will win.", &["[The coach] [confident] they will win"]);
    says_nothing("The coach is so tired that they will win.");
}

#[test]
fn no_doubt_is_certainty() {
    says("I have no doubt that the plan will work.", &["[I] [have no doubt] the plan will work"]);
    says_nothing("I have no garden that the plan will touch.");
}

#[test]
fn a_speaker_of_the_report_is_sure() {
    says("Although I am sure that being there would help, ships cost money.", &["[I] [sure] being there would help"]);
    says_nothing("“I am sure that being there would help.”");
}
