//! What an outlet tells on its own word beside what somebody says; what a denial answers; and wordings that only look like
//! opposites.

use parallax::model::DisputeKind;

use crate::stories::{told, within};
use crate::{all_agree, all_clash};

#[test]
fn outlets_on_their_own_word_clash_by_main_clauses() {
    all_clash(
        told,
        DisputeKind::Negation,
        &[
            ("Mayor Kern sold the bell of Orsk.", "Mayor Kern did not sell the bell of Orsk."),
            // All the words of the one stand in the other.
            ("Evidence of arson was found in Orsk.", "No evidence of arson was found in Orsk."),
            // In a verb that is joined to the first.
            (
                "Mayor Kern met the guild and signed the bill of Orsk.",
                "Mayor Kern met the guild and did not sign the bill of Orsk.",
            ),
            // On somebody's word, in whatever clause.
            (
                "Clerks said that, since Mayor Kern sold the bell of Orsk, it has rained.",
                "Mayor Kern did not sell the bell of Orsk.",
            ),
        ],
    );
    let aside = "It has rained in the hills since Mayor Kern sold the bell of Orsk.";
    all_agree(told, &[(aside, "Mayor Kern did not sell the bell of Orsk.")]);
}

#[test]
fn for_how_long_and_to_what_end() {
    all_clash(
        told,
        DisputeKind::Negation,
        &[
            (
                "Mara Holt did not publicly sell the bell of Orsk, a clerk said.",
                "Mara Holt publicly sold the bell of Orsk, a baker said.",
            ),
            (
                "The board is not rebuilding the pier of Orsk, a clerk said.",
                "The board is rebuilding the pier of Orsk, the baker said.",
            ),
        ],
    );
    all_agree(
        told,
        &[
            (
                "For ten years Mara Holt did not publicly sell the bell of Orsk, a clerk said.",
                "Mara Holt publicly sold the bell of Orsk, a baker said.",
            ),
            (
                "The board is not looking to rebuild the pier of Orsk, a clerk said.",
                "The board is looking into who paid for the pier of Orsk, the baker said.",
            ),
            ("Kern and Holt did not come after me, Brandt said.", "Kern and Holt came into the hall, Vesper said."),
        ],
    );
}

#[test]
fn what_is_unclear_or_hardly_likely_is_not_told() {
    let refused = "Mayor Kern refused to sign the bill of Orsk, a clerk said.";
    let sign = "Mayor Kern will sign the bill of Orsk, a baker said.";
    assert!(!told(sign, refused).is_empty());
    all_agree(
        told,
        &[
            ("It was unclear when Mayor Kern will sign the bill of Orsk.", refused),
            (
                "There has been little sign that Orsk would open the pier, Kern said.",
                "Orsk will not open the pier, Holt said.",
            ),
            (
                "Bakers said they would like to see Mayor Holt backing the toll of Orsk.",
                "Mayor Holt denied backing the toll of Orsk.",
            ),
            ("Mayor Holt called for a ban on the boats of Orsk.", "Mayor Kern denied a ban on the boats of Orsk."),
            (
                "Mayor Holt rejected the idea of selling the pier of Orsk.",
                "Clerks said Mayor Holt was selling the pier of Orsk.",
            ),
        ],
    );
    all_clash(
        told,
        DisputeKind::Denial,
        &[
            ("Bakers said Mayor Holt was backing the toll of Orsk.", "Mayor Holt denied backing the toll of Orsk."),
            ("Mayor Holt announced a ban on the boats of Orsk.", "Mayor Kern denied a ban on the boats of Orsk."),
        ],
    );
}

#[test]
fn opposites_are_of_one_deed_and_of_one_group() {
    all_clash(
        told,
        DisputeKind::Antonym,
        &[("Clerks said the guild of Orsk opposes the toll.", "The guild of Orsk supports the toll, Kern said.")],
    );
    all_agree(
        told,
        &[(
            "The guild of Orsk supports lowering the old toll of Tarn, clerks said.",
            "The guild of Orsk opposes raising the old toll of Tarn, Kern said.",
        )],
    );
    let whole = "Mayor Holt defeated Mayor Kern in Orsk, bakers said.";
    let (one, part) = (
        "Mayor Kern defeated Mayor Holt in Orsk, clerks said.",
        "Mayor Kern defeated Mayor Holt among the farmers of Orsk, clerks said.",
    );
    all_clash(told, DisputeKind::Roles, &[(one, whole)]);
    all_agree(told, &[(part, whole)]);
    let police = "Jon Vesper was shot by police at the pier of Orsk.";
    all_clash(told, DisputeKind::Roles, &[(police, "Jon Vesper was shot by rebels at the pier of Orsk.")]);
    all_agree(told, &[(police, "Jon Vesper was shot by a police officer at the pier of Orsk.")]);
}

#[test]
fn amounts_bounds_and_one_more() {
    let just = "Just 28 guilds joined the march in Orsk.";
    all_clash(told, DisputeKind::Numeric, &[("Fewer than two dozen guilds joined the march in Orsk.", just)]);
    all_agree(
        told,
        &[
            ("Fewer than three dozen guilds joined the march in Orsk.", just),
            (
                "Two clerks told Kern that it broke the law and a third said it was theft, Kern said.",
                "Kern said that three clerks told him that it broke the law.",
            ),
            (
                "The toll of Orsk has now remained below 8 marks for three months.",
                "New figures show the toll of Orsk has dropped from 7.9 to 7.7 marks.",
            ),
            (
                "The talk with Mayor Kern lasted three hours, clerks said.",
                "The talk with Mayor Kern has ended, bakers said.",
            ),
            ("The rescue at Orsk was suspended, Kern said.", "The rescue at Orsk will resume, Holt said."),
        ],
    );
}

#[test]
fn the_accusation_is_the_nearest() {
    let fires = "Clerks accused Orsk of setting fires in the hills.";
    assert_eq!(within(&format!("{fires} Orsk has denied the accusation.")), [DisputeKind::Denial]);
    let bell = "Mara Holt blamed Jon Kern for the theft of the bell.";
    assert_eq!(within(&format!("{fires} {bell} Orsk has denied the accusation.")), []);
}

#[test]
fn a_denial_joined_to_another_clause_is_of_that() {
    let theft = "Mara Holt accused Jon Kern of theft at the mill.";
    assert_eq!(within(&format!("{theft} Kern denies the accusation.")), [DisputeKind::Denial]);
    let shadow = "A search for the bell has cast a shadow on the port, though Kern denies the accusation.";
    assert_eq!(within(&format!("{theft} {shadow}")), []);
}

#[test]
fn what_might_be_done_blames_nobody() {
    assert_eq!(
        within("Clerks said Orsk has attacked the piers of Tarn. Orsk has denied the allegation."),
        [DisputeKind::Denial]
    );
    assert_eq!(within("Clerks said Orsk could attack the piers of Tarn. Orsk has denied the allegation."), []);
}

#[test]
fn stories_that_somebody_dismisses() {
    let report = "The Tarn Herald reported that Kern had sold the bell.";
    assert_eq!(within(&format!("{report} Kern dismissed the report.")), [DisputeKind::Denial]);
    assert_eq!(within(&format!("{report} “We see stories like that get dismissed,” said Jon Brandt.")), []);
}

#[test]
fn filling_words_and_which_of_several() {
    let mean = "“I mean, we’re not friends of the guild,” Mara Holt said.";
    all_agree(told, &[(mean, "“I have no intent, I have no reason to speak to the guild,” Mara Holt told clerks.")]);
    let victims = |which: &str, what: &str| format!("The {which} buildings of Orsk were {what}, a clerk said.");
    all_clash(told, DisputeKind::Antonym, &[(&victims("two", "open"), &victims("two", "closed"))]);
    all_agree(told, &[(&victims("two", "open"), &victims("first two", "closed"))]);
}
