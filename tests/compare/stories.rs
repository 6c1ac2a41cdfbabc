//! Which story a denial is of: one that is told, by who can have told it, and not what only has some of its words.

use parallax::model::{Confidence, DisputeKind, Relation};

use crate::{all_agree, all_clash, compared, disputes};

/// The likely disputes of two reports of a port that end in these sentences.
pub(crate) fn told(a: &str, b: &str) -> Vec<DisputeKind> {
    const HEAD: &str =
        "The port of Tarn\n\nThe port of Tarn was shut on Monday.\n\nThe board met twice. It rained in the hills.\n\n";
    disputes(&format!("{HEAD}{a}\n"), &format!("{HEAD}{b}\n"))
}

/// The likely disputes within one report, beside one that tells nothing of it.
pub(crate) fn within(text: &str) -> Vec<DisputeKind> {
    let one = format!("The port of Tarn\n\n{text}\n");
    let briefing = compared(&one, "A fair in Holt\n\nThe fair in Holt opened on Sunday with a parade of goats.\n");
    let likely = briefing.findings.iter().filter(|f| f.confidence == Confidence::Likely);
    likely.filter(|f| f.relation == Relation::Disputed).filter_map(|f| f.kind).collect()
}

#[test]
fn what_is_told_by_the_way_is_not_denied() {
    all_clash(
        told,
        DisputeKind::Denial,
        &[(
            "Prosecutors said Mayor Ilse Kern poisoned the harbour master.",
            "Mayor Ilse Kern denied poisoning the harbour master.",
        )],
    );
    all_agree(
        told,
        &[
            // What stands beside the name of who was harmed.
            (
                "The harbour master, Jon Vesper, remains in a grave condition in a clinic.",
                "Kern denied a part in the poisoning of Jon Vesper, who remains in a clinic in a grave condition.",
            ),
            // A thing spoken of.
            (
                "The ministers met in Tarn to speak of issues such as trade and theft.",
                "Kern denies the theft, the clerk said.",
            ),
            // What others told of somebody.
            ("Mayor Holt said that the clerk who had accused Kern of theft was mistaken.", "Kern denied the theft."),
            // What the story is called.
            (
                "The board said this was the latest part of a smear campaign by the guilds.",
                "A clerk of the board dismissed the charge as a smear campaign.",
            ),
        ],
    );
}

#[test]
fn an_answer_is_to_who_accuses() {
    let accused = "Mara Holt accused Jon Kern of selling the piers. Kern denied the charge.";
    assert_eq!(within(accused), [DisputeKind::Denial]);
    for text in [
        // Another is accused, by others.
        "Members said they had been quick to believe clerks who have accused Jon Kern of theft. Kern denied the charge.",
        "Mara Holt said she was too busy for allegations that Jon Kern sold the piers. Kern denied the allegations.",
        // A letter of somebody else.
        "Clerk Jon Vesper wrote to the board. Mara Holt accused Ilse Kern of selling the piers. Kern dismissed Vesper's letter as a bit rude.",
        // A question.
        "“Did Kern ever sell the piers?” asked Mara Holt. “It is absurd to sell piers,” said Kern.",
    ] {
        assert_eq!(within(text), [], "{text}");
    }
}

#[test]
fn a_reply_says_that_it_was_not_so() {
    let deed = "Mara Holt said Jon Kern sold the piers. “I did not sell them, and I did not sell a pier,” Kern said.";
    assert_eq!(within(deed), [DisputeKind::Denial]);
    for text in [
        // A refusal, a condition, an opinion.
        "Guild leaders hoped Jon Kern would back a plan for the piers. “I cannot back the plan,” Kern said.",
        "Mara Holt said Jon Kern sold the piers. “If we do not have a pier, we have nothing,” Kern said.",
        "Mara Holt said Jon Kern sold the piers. “I don't think it is worth a pier,” Kern said.",
    ] {
        assert_eq!(within(text), [], "{text}");
    }
}

#[test]
fn a_law_that_denies_a_thing_calls_nothing_untrue() {
    all_agree(
        told,
        &[
            ("The bill would deny tenants the chance of a loan.", "The mayor said the bill gives tenants a loan."),
            // A plan, and a deed called wrong.
            ("The guild keeps to its strategy of denying a hearing.", "The guild holds a hearing, the mayor said."),
            ("The mayor said Kern paid the clerks.", "Asked if Kern knew it was wrong to pay the clerks, he said yes."),
        ],
    );
}

#[test]
fn untrue_claims_about_a_thing_are_not_said_to_be_which() {
    all_agree(
        told,
        &[(
            "The piers draw many travellers, the mayor said, and travellers pay a toll.",
            "The guild has made several false claims about the travellers on the piers.",
        )],
    );
}
