//! What is told outright clashes; what is asked, granted, refused, kept from happening, or told by the way does not.

use parallax::model::{Confidence, DisputeKind, Relation};

use crate::{across, all_clash, compared, dated, disputes, relations};

/// The likely disputes of two reports of a council that end in these sentences.
fn told(a: &str, b: &str) -> Vec<DisputeKind> {
    const HEAD: &str = "The council of Orsk\n\nThe council met in Orsk on Monday.\n\n";
    disputes(&format!("{HEAD}{a}\n"), &format!("{HEAD}{b}\n"))
}

/// Whether the likely findings of the same hold an update.
fn updated(a: &str, b: &str) -> bool {
    const HEAD: &str = "The council of Orsk\n\nThe council met in Orsk on Monday.\n\n";
    relations(&compared(&format!("{HEAD}{a}\n"), &format!("{HEAD}{b}\n"))).contains(&Relation::Updated)
}

fn clash(kind: DisputeKind, pairs: &[(&str, &str)]) {
    crate::all_clash(told, kind, pairs);
}

fn agree(pairs: &[(&str, &str)]) {
    crate::all_agree(told, pairs);
}

#[test]
fn what_is_refused_is_no_untrue_story() {
    clash(
        DisputeKind::Denial,
        &[
            ("Prosecutors said Kern sold the grain stores.", "Kern denied that he sold the grain stores."),
            ("Reports said Kern sold the grain stores.", "Kern dismissed reports that he sold the grain stores."),
        ],
    );
    agree(&[
        // A request, a thing given, a thing shot at.
        (
            "Guilds filed a lawsuit over the grain stores of Orsk.",
            "A judge denied the guilds' lawsuit over the grain stores.",
        ),
        ("Kern was to get a ship for his trip to Tarn.", "The council denied Kern a ship for his trip to Tarn."),
        ("Rockets flew at the port of Orsk.", "The army shot down rockets aimed at the port of Orsk."),
        // Which ones are meant.
        ("The rule bars notices on the flood.", "The rule bars notices that contradict the findings on the flood."),
        // Softened, not rejected.
        (
            "Reports said Kern would sell the grain stores.",
            "The council downplayed reports that Kern would sell the grain stores.",
        ),
    ]);
}

#[test]
fn both_tell_the_deed_and_one_calls_its_reason_untrue() {
    agree(&[
        (
            "The paper fired a writer, Jon Vesper, over a story on the harbour bell.",
            "The paper fired a writer, Jon Vesper, over a false story on the harbour bell.",
        ),
        ("Vesper got three facts of the harbour wrong.", "Vesper made false claims on the harbour."),
    ]);
}

#[test]
fn a_denial_is_of_the_thing_and_of_who_did_it() {
    // A squad is named by what it looks for; a plan, by its own noun.
    agree(&[
        ("The fraud squad of Orsk searched the mill of Vesper.", "Vesper denied any fraud at the mill in Orsk."),
        (
            "The board lowered the toll of the Orsk bridge after Kern complained.",
            "Kern denied that he asked the board to lower the toll of the Orsk bridge.",
        ),
    ]);
    clash(
        DisputeKind::Denial,
        &[(
            "Clerks said Kern asked the board to lower the toll of the Orsk bridge.",
            "Kern denied that he asked the board to lower the toll of the Orsk bridge.",
        )],
    );
}

#[test]
fn two_wordings_of_a_refusal() {
    clash(DisputeKind::Negation, &[("Kern will attend the feast in Orsk.", "Kern will not attend the feast in Orsk.")]);
    agree(&[
        ("Kern will not attend the feast in Orsk.", "Kern will boycott the feast in Orsk."),
        (
            "Kern is against the dam, and does not want to build the dam at Orsk.",
            "Kern opposes building the dam at Orsk.",
        ),
        ("Kern refused to bake a cake for the guild.", "Kern refused the guild a cake."),
    ]);
}

#[test]
fn neither_nor_and_what_comes_too_late() {
    clash(
        DisputeKind::Negation,
        &[(
            "The guild has paid for the bell, the council said.",
            "The guild has not paid for the bell, the council said.",
        )],
    );
    agree(&[
        ("It is not too late to save the bell of Orsk.", "The council can save the bell of Orsk."),
        ("Vesper knows which clerks have paid the toll.", "Vesper knows which clerks haven’t paid the toll."),
        ("It’s not Kern who pays the toll, clerks said.", "Kern isn’t paying the toll, clerks said."),
        ("All no votes came from the guild.", "The votes came from the guild."),
        ("Vesper found no evidence that Kern ever sold the bell.", "Vesper found no evidence that Kern sold the bell."),
        ("Half of the houses have water.", "Half of the houses have no water."),
        ("The inquiry found no fault with the clerks.", "The inquiry found the clerks were within the rules."),
    ]);
}

#[test]
fn what_was_voted_offered_or_threatened() {
    assert!(updated("Kern will sign the treaty with Tarn.", "Kern signed the treaty with Tarn."));
    for (a, b) in [
        ("The council voted to approve the treaty with Tarn.", "The treaty with Tarn was approved by the council."),
        ("Kern threatened to sign the treaty with Tarn.", "Kern signed the treaty with Tarn."),
        ("Kern offered to sign the treaty with Tarn.", "Kern signed the treaty with Tarn."),
        ("The trial of Kern is to begin next week.", "Clerks will sit when the trial of Kern begins."),
        ("The parade of the guild went as planned.", "The parade of the guild ended at noon."),
    ] {
        assert!(!updated(a, b), "{a} | {b}");
    }
}

#[test]
fn who_leaves_took_part() {
    clash(DisputeKind::Status, &[("Kern will attend the talks in Tarn.", "Kern pulled out of the talks in Tarn.")]);
    agree(&[
        ("Orsk will withdraw 200 guards from Tarn.", "Orsk will cut its guards in Tarn to 300."),
        ("Kern ended his bid for mayor.", "Kern is ending his bid for mayor."),
        ("Kern began his bid for mayor in May.", "Kern dropped his bid for mayor."),
    ]);
}

#[test]
fn what_was_thought_and_what_came() {
    clash(DisputeKind::Numeric, &[("The price of grain fell to 7 crowns.", "The price of grain fell to 9 crowns.")]);
    agree(&[
        ("The price of grain fell to 7 crowns.", "Traders expected the price of grain to fall to 9 crowns."),
        ("The price of grain fell by 2 crowns.", "The price of grain fell from 9 crowns."),
        ("Kern was jailed for 40 months.", "Kern was jailed for three years and four months."),
    ]);
}

#[test]
fn one_speaker_under_two_spellings() {
    let words = "“We will not leave a single house in the valley without water this summer,”";
    let said = |name: &str| format!("{words} {name} said.");
    assert_eq!(disputes(&said("Mayor Lena Brandt"), &said("Governor Ilse Kern")), [DisputeKind::Attribution]);
    assert_eq!(disputes(&said("Mayor Lena Kestner"), &said("Mayor Lena Kesner")), []);
    assert_eq!(disputes(&said("Mayor Lena Kestner"), &said("Mayor Lena Ketsner")), []);
    assert_eq!(disputes(&said("Mayor Lena Kestner"), &said("Mayor Lena Kernest")), [DisputeKind::Attribution]);
    let as_said = format!("“As the mayor said, {} Ivo Kern said.", words.trim_start_matches('“').replace("We", "we"));
    assert_eq!(disputes(&said("Mayor Lena Brandt"), &as_said), []);
    assert_eq!(disputes(&said("Mayor Lena Brandt"), &as_said.replace("the mayor", "I")), [DisputeKind::Attribution]);
}

#[test]
fn a_reason_cuts_no_word() {
    let b = compared(
        "The guild said Kern is responsible for the flood.",
        "Vesper doesn't think Kern is responsible for the flood.",
    );
    let reasons: Vec<&str> = b.findings.iter().map(|f| f.reason.as_str()).collect();
    assert!(reasons.iter().any(|r| r.contains("“doesn't think Kern is responsible”")), "{reasons:?}");
}

#[test]
fn a_clause_has_to_stand_by_itself() {
    clash(DisputeKind::Negation, &[("The mayor signed the harbour bill.", "The mayor did not sign the harbour bill.")]);
    agree(&[
        // As a rule; in what is asked; which one is meant.
        ("Tolls often rise after a harvest.", "Tolls did not rise after the harvest."),
        ("Clerks asked whether the mayor signed the harbour bill.", "The mayor did not sign the harbour bill."),
        ("Kern looked for a guild that would take the boats.", "The guild will not take the boats."),
        // Two negations, one of them around the clause.
        ("Kern has no reason to believe that Vesper owns the piers.", "Vesper does not own the piers."),
        ("“I am in no hurry,” Kern said.", "“I am not in a hurry,” Kern said."),
        // Both at once.
        ("The roofs held.", "Some roofs held and others, the clerks said, did not hold."),
        // Another thing beside it.
        ("The fees are based on the size of a boat.", "The fees are based not on its age but on the size of a boat."),
        ("Vesper was clear, Kern said.", "Vesper could not have been clearer, Kern said."),
        // The same, by two verbs of opposite sense.
        ("The crew is to stay in the port.", "The crew is not to leave the port."),
        ("The mayor voted against the bill.", "The mayor did not vote for the bill."),
        ("We have got to have partners, Kern said.", "We do not have partners, Kern said."),
    ]);
}

#[test]
fn not_all_of_it_is_not_none_of_it() {
    clash(DisputeKind::Negation, &[("Kern read the report.", "Kern did not read the report.")]);
    agree(&[
        ("Kern read the report.", "Kern did not read the entire report."),
        ("Vesper had a fit at the wheel.", "Vesper has not had a fit before."),
        ("Orsk tested a rocket in spring.", "Orsk has not tested a rocket with a range of ninety leagues."),
    ]);
}

#[test]
fn opposites_are_told_of_one_time() {
    clash(DisputeKind::Antonym, &[("The board accepted the loan.", "The board refused the loan.")]);
    agree(&[
        ("The police began their search of the piers.", "The police finished their search of the piers."),
        ("Two other sailors were in a clinic, recovering.", "A sailor died."),
        ("Prices rose on Wednesday.", "The market swung on Friday, with prices falling."),
        ("A red mat lay at the gate of Holt.", "A red mat stood at the gate of Holt."),
        ("Kern agrees that the toll is no tax.", "Kern and Vesper disagree over whether the toll is lawful."),
    ]);
}

#[test]
fn a_day_that_names_a_thing_is_not_the_day_of_the_deed() {
    let days = |a: &str, b: &str| {
        let found = dated(&[a, b], &["2031-05-08", "2031-05-09"]);
        let likely = across(&found).filter(|f| f.confidence == Confidence::Likely && f.relation == Relation::Disputed);
        likely.filter_map(|f| f.kind).collect::<Vec<_>>()
    };
    assert_eq!(
        days(
            "Kern opened the harbour museum in Tarn on Tuesday.",
            "Kern opened the harbour museum in Tarn on Thursday."
        ),
        [DisputeKind::Date]
    );
    assert_eq!(days("The guild fined two clerks on Wednesday.", "The guild fined two clerks over a 2030 fair."), []);
    // One utterance, printed on two days.
    let said = "“I was in Tarn last night for a feast of the guild,” Jon Kern said.";
    assert_eq!(days(said, said), []);
}

#[test]
fn words_that_two_are_said_to_have_said() {
    clash(
        DisputeKind::Attribution,
        &[(
            "“We look to a long and quiet winter in the valley,” said Ilse Kern.",
            "“We look to a long and quiet winter in the valley,” said Mara Holt.",
        )],
    );
    clash(
        DisputeKind::Attribution,
        &[(
            "“We look to a long and quiet winter in the valley,” said Ilse Holter.",
            "“We look to a long and quiet winter in the valley,” said Ilse Westholter.",
        )],
    );
    agree(&[
        // The same words outside the marks are the outlet's.
        (
            "“We look to a long and quiet winter in the valley,” said Ilse Kern.",
            "Mara Holt said that we look to a long and quiet “winter” in the valley.",
        ),
        // One surname, printed in two ways.
        (
            "“We look to a long and quiet winter in the valley,” said Ilse Kerney.",
            "“We look to a long and quiet winter in the valley,” said Ilse O’Kerney.",
        ),
    ]);
}

#[test]
fn what_stands_beside_a_not_or_a_go_on() {
    all_clash(
        disputes,
        DisputeKind::Status,
        &[("The strike at the port was pushed back.", "The strike at the port went on.")],
    );
    for (a, b) in [
        // `is unaware` is not turned by `did not speak`.
        (
            "The mayor did not speak to Kern and is unaware of the reason.",
            "The mayor was unaware of the reason, Kern said.",
        ),
        ("The Kern campaign pushed back in a letter on Monday.", "The Kern campaign went on the attack on Monday."),
        // He speaks against her who says that she sent none.
        (
            "Brandt announced that ten letters held secrets, contradicting Mara Holt’s claim that she neither sent nor \
             received secret letters.",
            "Letters sent or received by Mara Holt were found to hold secrets.",
        ),
    ] {
        assert_eq!(disputes(a, b), [], "{a} | {b}");
    }
}

#[test]
fn what_something_is_for_is_not_told_as_so() {
    let endangered = "The life of the captain in Tarn is endangered, Ivo Brandt said.";
    let rules =
        |to: &str| format!("Rules are made for crews and {to}protect the life of the captain in Tarn, Mara Holt said.");
    assert_eq!(crate::stories::told(&rules(""), endangered), [DisputeKind::Antonym]);
    assert_eq!(crate::stories::told(&rules("to "), endangered), []);
}
