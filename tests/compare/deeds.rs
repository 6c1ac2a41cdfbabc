//! Whether a claim tells what another denies as done; who denies it; and clashes that are of two times or two breaths.

use parallax::model::{DisputeKind, Relation};

use crate::stories::{told, within};
use crate::{all_agree, all_clash, compared};

#[test]
fn what_is_denied_is_the_deed_of_its_own_clause() {
    let rejected =
        "Mayor Kern rejected claims that she betrayed the sailors of Orsk by cutting a deal with the builders.";
    all_clash(told, DisputeKind::Denial, &[("Clerks said Mayor Kern betrayed the sailors of Orsk.", rejected)]);
    all_agree(
        told,
        &[
            // The deal is told, the betrayal is not.
            (
                "Clerks said the council will pass the deal that Mayor Kern cut with the builders for the sailors.",
                rejected,
            ),
            // What should be is not denied.
            (
                "Velia will be a port of its own, Kern said.",
                "Holt rejected the idea that Velia should be a port of its own.",
            ),
        ],
    );
}

#[test]
fn a_deed_is_told_as_done() {
    let ban = "Mayor Kern denied a ban on the ferry of Orsk.";
    let sale = "Mayor Kern denied selling the bell of Orsk.";
    all_clash(
        told,
        DisputeKind::Denial,
        &[
            (
                "Mayor Kern took secret payments from Orsk for the ferry, clerks said.",
                "Mayor Kern denied secret payments from Orsk for the ferry.",
            ),
            ("One of the bakers said Mayor Kern sold the bell of Orsk.", sale),
        ],
    );
    all_agree(
        told,
        &[
            // Wanted, reported by others, told by nobody, so as a rule only.
            ("The guild of bakers wants a ban on the ferry of Orsk, clerks said.", ban),
            ("Amid reports of Mayor Kern selling the bell of Orsk, the bakers left.", sale),
            ("None of the bakers said Mayor Kern sold the bell of Orsk.", sale),
            (
                "The bakers rarely pay the toll of Orsk.",
                "Mayor Holt rejected claims that the bakers pay the toll of Orsk.",
            ),
            // Who it is that denies.
            ("The bakers pay the toll of Orsk, the clerk said.", "Few dispute that the bakers pay the toll of Orsk."),
        ],
    );
}

#[test]
fn who_denies_is_named_whoever_tells_it() {
    let reason = |text: &str| {
        let one = format!("The port of Tarn\n\n{text}\n");
        let briefing = compared(&one, "A fair in Holt\n\nThe fair in Holt opened on Sunday with a parade of goats.\n");
        let disputed = briefing.findings.into_iter().find(|f| f.relation == Relation::Disputed);
        disputed.map(|f| f.reason).unwrap_or_default()
    };
    let told = reason("Opponents accuse Jon Kern of taking money. The board said that Kern had denied the charge.");
    assert!(told.contains("“denied” (Jon Kern)"), "{told}");
    let own = reason("Opponents accuse Jon Kern of taking money. Jon Kern said that the charge is false.");
    assert!(own.contains("(Jon Kern)"), "{own}");
}

#[test]
fn a_wrong_is_denied_to_who_accuses() {
    for text in [
        "Mara Holt accused Jon Kern of theft at the mill. Kern has denied any wrongdoing.",
        "Mara Holt accused Jon Kern of selling the piers. Kern denied the accusation.",
        "Sailors accuse Jon Kern of taking money. It rained. Kern has denied wrongdoing and defended his request to Holt.",
    ] {
        assert_eq!(within(text), [DisputeKind::Denial], "{text}");
    }
    for text in [
        // Told of him, and no accusation.
        "Mara Holt said Jon Kern knew of the storm. Kern, who has denied any wrongdoing, left for Orsk.",
        "The statement said Jon Kern was too weak to answer. Kern has denied the claim.",
        "Mara Holt said Jon Kern has neither sold the piers nor left. Kern denied the charge.",
        // One of several, and which.
        "Mara Holt accused Jon Kern of selling the piers. Kern denied the first accusation.",
        // Another's story.
        "The Orsk Gazette wrote that Jon Kern sold the piers. Kern called the Tarn Herald story misleading.",
        // What is rejected stands beside it.
        "Sailors charged that Jon Kern was out of line. Kern rejected the theft allegations, calling them false.",
    ] {
        assert_eq!(within(text), [], "{text}");
    }
}

#[test]
fn which_he_denies_is_of_who_was_named_last() {
    let text =
        "Clerk Jon Kern admitted his mistake, and two women have accused Clerk Ivo Vesper of theft, which he denies.";
    let briefing = compared(
        &format!("The port of Tarn\n\n{text}\n"),
        "A fair in Holt\n\nThe fair in Holt opened on Sunday with a parade of goats.\n",
    );
    let named = |id| briefing.actors.iter().find(|a| a.id == id).map(|a| a.name.clone()).unwrap_or_default();
    let denying = briefing.claims.iter().filter(|c| c.cue.as_ref().is_some_and(|c| c.lemma == "deny"));
    let by: Vec<String> = denying.filter_map(|c| c.source.as_ref()?.actor).map(named).collect();
    assert!(by.iter().all(|b| b.contains("Vesper")) && !by.is_empty(), "{by:?}");
}

#[test]
fn two_times_and_one_breath_do_not_clash() {
    let fine = "The ferry of Orsk is not doing fine.";
    all_clash(told, DisputeKind::Negation, &[("The ferry of Orsk is doing fine, Kern said.", fine)]);
    all_agree(
        told,
        &[
            ("To say that the ferry of Orsk is doing fine is a mistake, Kern said.", fine),
            ("The ferry of Orsk was halted on Monday.", "The ferry of Orsk resumed on Monday."),
            ("Kern barely won the race to Orsk.", "Kern won the race to Orsk."),
            (
                "“Haven’t we had enough tolls in Orsk?” said Mara Holt, and left.",
                "“We have had enough tolls in Orsk,” said Jon Kern.",
            ),
            (
                "We have defended the piers of other ports while refusing to defend the piers of our own.",
                "Kern blamed the board for refusing to defend the piers of Tarn.",
            ),
        ],
    );
}

#[test]
fn counts_that_go_on_or_are_open_above() {
    all_clash(
        told,
        DisputeKind::Numeric,
        &[
            ("The storm killed 24 sailors in Orsk.", "The storm killed at least 52 sailors in Orsk."),
            ("The storm killed 14 sailors in Orsk.", "The storm killed 18 sailors in Orsk."),
        ],
    );
    all_agree(
        told,
        &[
            ("The storm killed over two dozen sailors in Orsk.", "The storm killed at least 52 sailors in Orsk."),
            ("The storm killed 14 sailors in Orsk so far.", "The storm killed 18 sailors in Orsk."),
        ],
    );
}
