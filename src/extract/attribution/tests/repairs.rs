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
    says_nothing("The group pushed back on a crowd blocking the nation's biggest lobby as it was closing its doors.");
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
    says_nothing(
        "Third Way, a moderate group in the capital that has favored reductions in benefits, closed its office.",
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

#[test]
fn sentences_spliced_by_a_comma() {
    says(
        "We think the dam is safe; we know the valley needs it.",
        &["[We] [think] the dam is safe", "[we] [know] the valley needs it"],
    );
    says("The dam is safe, we know.", &["[we] [know] The dam is safe"]);
}

#[test]
fn a_verb_of_the_content_read_as_a_participle() {
    says(
        "Wilkins observed that the starting date of the grant, which is part of a larger one, coincided with the feast.",
        &[
            "[Wilkins] [observed] the starting date of the grant, which is part of a larger one, coincided with the feast",
        ],
    );
    says_nothing("Wilkins observed the parade that the guild held on the feast.");
}

#[test]
fn a_clause_read_as_coordinated_without_a_conjunction() {
    says(
        "They estimated by 2050, increasing population and changing diet would increase world water needs by half.",
        &[
            "[They] [estimated] by 2050, increasing population and changing diet would increase world water needs by half",
        ],
    );
    says_nothing("They gathered by noon, and a growing crowd would increase the need for food.");
}

#[test]
fn a_verb_with_a_subject_read_as_a_noun() {
    says(
        "The Department of Agriculture notes, \"Ozone causes more damage to plants than rain\".",
        &["[The Department of Agriculture] [notes] \"Ozone causes more damage to plants than rain\""],
    );
    says_nothing("The Department of Agriculture has notes on damage.");
}

#[test]
fn a_name_read_as_an_adverbial() {
    says(
        "Speaking in the parents' defense, Tom Molomby, SC, said that they should be declared not guilty.",
        &["[Tom Molomby] [said] they should be declared not guilty"],
    );
}

#[test]
fn a_name_read_as_an_adverbial_that_says_nothing() {
    says_nothing("Speaking in the parents' defense, Tom Molomby, SC, raised his hand.");
    says("On Monday, Tom Molomby, SC, said that they were free.", &["[Tom Molomby] [said] they were free"]);
}

#[test]
fn a_turn_of_speech_without_a_mark() {
    says("I mean there are certainly signs of it.", &["[I] [mean] there are certainly signs of it"]);
    says_nothing("The delay means there are fewer seats.");
}
