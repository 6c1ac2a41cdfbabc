//! Sentences that the parse reads amiss.

use super::{says, says_nothing};

#[test]
fn a_clause_read_as_a_relative_one() {
    says(
        "The spokesman told a weekly briefing that the army handed over the evidence.",
        &["[The spokesman] [told] the army handed over the evidence"],
    );
    says_nothing("The spokesman opened a weekly briefing that the army had planned.");
}

#[test]
fn a_subject_read_as_an_object() {
    says(
        "The group pushed back on a report claiming the nation's biggest lobby was dropping its case.",
        &["[a report] [claiming] the nation's biggest lobby was dropping its case"],
    );
}

#[test]
fn a_verb_read_as_a_noun() {
    says("Marin claims that the deal should be the exception.", &["[Marin] [claims] the deal should be the exception"]);
    says_nothing("Insurance claims have risen this year.");
}

#[test]
fn a_verb_read_as_a_participle() {
    says(
        "Third Way, a moderate group in the capital that has favored reductions in benefits, called the position “a \
         watershed moment”.",
        &["[Third Way] [called] the position “a watershed moment”"],
    );
}

#[test]
fn made_clear() {
    says("He made clear that the offer stands.", &["[He] [made clear] the offer stands"]);
    says("He made it clear that the offer stands.", &["[He] [made it clear] the offer stands"]);
    says(
        "He made clear that the offer comes with conditions: Cuts should be small and they should not hurt the poor.",
        &[
            "[He] [made clear] the offer comes with conditions",
            "[He] [made clear] Cuts should be small and they should not hurt the poor",
        ],
    );
    says_nothing("He made soup that the guests liked.");
}
