//! Disputes of every kind, each with texts that look alike and must not be one.

use parallax::model::{Between, Confidence, DisputeKind, Finding, Relation};

use crate::{across, compared, dated, disputes};

/// The kind and the parties of all disputes, also in one report, that are at least `least` sure.
fn all(texts: &[&str], least: Confidence) -> Vec<(DisputeKind, Between)> {
    let briefing = dated(texts, &[]);
    let mut out: Vec<_> = briefing
        .findings
        .iter()
        .filter(|f| f.relation == Relation::Disputed && f.confidence <= least)
        .filter_map(|f| f.kind.zip(f.between))
        .collect();
    out.dedup();
    out
}

/// The kinds of disputes between two texts, the possible ones too.
fn possible(a: &str, b: &str) -> Vec<DisputeKind> {
    let briefing = compared(a, b);
    let disputed = |f: &&Finding| f.relation == Relation::Disputed;
    across(&briefing).filter(disputed).filter_map(|f| f.kind).collect()
}

#[test]
fn who_is_accused_answers_in_the_same_report() {
    let accused = "Senator Mara Holt accused Governor Ilse Kern of selling the grain stores.";
    for answer in [
        "Kern denied the charge.",
        "“These accusations are false,” Kern said.",
        "“I had nothing to do with it,” Kern said on Monday.",
        "“It is a lie,” Kern said.",
    ] {
        let found = all(&[&format!("{accused}\n\n{answer}")], Confidence::Likely);
        assert_eq!(found, [(DisputeKind::Denial, Between::Actors)], "{answer}");
    }
    // She grants it, speaks of another thing, or it is her accuser who speaks.
    for other in [
        "Kern admitted the charge.",
        "“These apples are sour,” Kern said.",
        "Holt denied the charge of slander.",
        "Kern denied the children entry to the hall.",
        "Kern would neither confirm nor deny the charge.",
        "Kern refused to confirm or deny the charge.",
    ] {
        let found = all(&[&format!("{accused}\n\n{other}")], Confidence::Likely);
        assert_eq!(found, [], "{other}");
    }
}

#[test]
fn a_story_and_its_denial() {
    let told = "The mayor of Tarn sold the town hall to a casino in spring.";
    for no in [
        "The mayor of Tarn denied that he sold the town hall to a casino.",
        "The mayor of Tarn denied selling the town hall to a casino.",
        "The casino shot down reports that the mayor of Tarn sold the town hall.",
        "Mayor of Tarn Denies Report That He Sold Town Hall to Casino",
        "There is no truth to the report that the mayor of Tarn sold the town hall to a casino, the council said.",
    ] {
        assert!(
            disputes(told, no).iter().all(|k| matches!(k, DisputeKind::Denial | DisputeKind::Negation))
                && !disputes(told, no).is_empty(),
            "{no}: {:?}",
            disputes(told, no)
        );
    }
    for other in [
        "The mayor of Tarn denied that he slept during a visit to the casino.",
        "The mayor of Tarn did not deny that he sold the town hall to a casino.",
        "The court could refute the report that the mayor of Tarn sold the town hall to a casino.",
        "The mayor of Tarn denied the casino a licence for the town hall.",
    ] {
        assert_eq!(disputes(told, other), [], "{other}");
    }
}

#[test]
fn ways_of_saying_no() {
    let told = "The company paid the miners of Velia in March.";
    for no in [
        "The company failed to pay the miners of Velia in March.",
        "The company did not pay the miners of Velia in March.",
        "The company has yet to pay the miners of Velia.",
        "The company never paid the miners of Velia in March.",
    ] {
        assert_eq!(disputes(told, no), [DisputeKind::Negation], "{no}");
    }
    for other in [
        "The company did not fail to pay the miners of Velia in March.",
        "The company did not only pay the miners of Velia in March.",
        "Shops opened late for those miners of Velia whom the company did not pay in March.",
        "The company did not pay the dockers of Orsk in March.",
    ] {
        assert_eq!(disputes(told, other), [], "{other}");
    }
    // Nobody is named: another may have done it.
    assert_eq!(
        disputes("A letter to the court was burnt in Orsk.", "Lena Brandt did not burn a letter to the court in Orsk."),
        []
    );
}

#[test]
fn words_with_a_turning_prefix() {
    let told = "The court in Orsk called the vote on the harbour lawful.";
    assert_eq!(
        disputes("The vote on the harbour in Orsk was lawful.", "The vote on the harbour in Orsk was unlawful."),
        [DisputeKind::Antonym]
    );
    assert_eq!(disputes(told, "The court in Orsk called the vote on the harbour legal."), []);
    assert_eq!(
        disputes("The vote on the harbour in Orsk was lawful.", "The strike at the mine in Belm was unlawful."),
        []
    );
}

#[test]
fn who_leaves_what_he_was_to_do() {
    let planned = "Lena Brandt to play the queen in the new film by Holt.";
    for no in [
        "Lena Brandt drops out of the new film by Holt.",
        "Lena Brandt quits the new film by Holt.",
        "Lena Brandt Pulls Out of New Film by Holt",
    ] {
        assert_eq!(disputes(planned, no), [DisputeKind::Status], "{no}");
    }
    assert_eq!(disputes(planned, "Lena Brandt quits the city council of Delling."), []);
    assert_eq!(disputes(planned, "Mara Stein quits the new film by Holt."), []);
    // Somebody is at no stage.
    assert_eq!(disputes("The Harbour Board is open to a sale.", "The Harbour Board ended its talks on wages."), []);
}

#[test]
fn roles_that_each_can_have_in_turn() {
    assert_eq!(disputes("Mayor Brandt called Governor Kern a thief.", "Governor Kern called Mayor Brandt a liar."), []);
    assert_eq!(disputes("Mayor Brandt blamed Governor Kern.", "Governor Kern blamed Mayor Brandt."), []);
}

#[test]
fn certainty_is_never_more_than_possible() {
    let sure = "Investigators confirmed that the driver of the tram in Orsk caused the crash.";
    let told = "Investigators alleged that the driver of the tram in Orsk caused the crash.";
    assert!(possible(sure, told).contains(&DisputeKind::Certainty));
    assert_eq!(disputes(sure, told), []);
    assert_eq!(possible(sure, "Investigators said that the driver of the tram in Orsk caused the crash."), []);
    assert_eq!(possible(told, "Investigators believe that the driver of the tram in Orsk caused the crash."), []);
}

#[test]
fn places() {
    let one = "The two ministers signed the fishing treaty with Orsk in Paris on Monday.";
    assert!(
        possible(one, "The two ministers signed the fishing treaty with Orsk in London on Monday.")
            .contains(&DisputeKind::Place)
    );
    assert_eq!(disputes(one, "The two ministers signed the fishing treaty with Orsk in London on Monday."), []);
    assert_eq!(possible(one, "The two ministers signed the fishing treaty with Orsk on Monday."), []);
    assert_eq!(possible(one, "The two ministers signed a paper on tolls in London on Friday."), []);
}

#[test]
fn one_speaker_in_other_words() {
    let one = "“We will open the dam at Orsk before the harvest,” Mayor Lena Brandt said.";
    let other = "“We will close the dam at Orsk before the harvest,” Mayor Lena Brandt said.";
    let found = dated(&[one, other], &[]);
    let between: Vec<_> = across(&found).filter_map(|f| f.between).collect();
    assert!(!between.is_empty() && between.iter().all(|b| *b == Between::Statements), "{:?}", found.findings);
    assert_eq!(possible(one, one), []);
    // Told without marks, the words are the outlet's.
    assert_eq!(possible(one, "Mayor Lena Brandt said she would open the dam at Orsk before the harvest."), []);
}

#[test]
fn a_speaker_read_from_a_pronoun_is_no_sure_other_speaker() {
    let one = "Mayor Lena Brandt spoke first. “We will not leave a single house without water this summer,” she said.";
    let other =
        "Governor Ilse Kern spoke first. “We will not leave a single house without water this summer,” she said.";
    assert_eq!(disputes(one, other), []);
    assert_eq!(possible(one, other), [DisputeKind::Attribution]);
}

#[test]
fn vague_numbers_fit_what_they_can_mean() {
    let told = "The flood in Sellin left 37 families homeless, the fire brigade said.";
    for other in ["dozens of", "at least 30", "nearly 40", "about 36"] {
        let text = format!("The flood in Sellin left {other} families homeless, the fire brigade said.");
        assert_eq!(disputes(told, &text), [], "{other}");
    }
    for other in ["at least 90", "fewer than 20", "hundreds of"] {
        let text = format!("The flood in Sellin left {other} families homeless, the fire brigade said.");
        assert_eq!(disputes(told, &text), [DisputeKind::Numeric], "{other}");
    }
}

#[test]
fn between_whom() {
    let of = |a: &str, b: &str| {
        let briefing = compared(a, b);
        across(&briefing).find_map(|f| f.between)
    };
    let yes = "The port of Mirkan was closed to grain ships after the storm.";
    let no = "The port of Mirkan was not closed to grain ships after the storm.";
    assert_eq!(of(yes, no), Some(Between::Outlets));
    let say = |who: &str, what: &str| format!("{who} said that {}", what.replace("The port", "the port"));
    assert_eq!(of(&say("Mayor Lena Brandt", yes), &say("Governor Ilse Kern", no)), Some(Between::Actors));
    assert_eq!(of(&say("Mayor Lena Brandt", yes), &say("Mayor Lena Brandt", no)), Some(Between::Statements));
}

#[test]
fn what_is_only_possible_is_no_fact() {
    let won = "The farmers won the vote in Orsk.";
    assert_eq!(disputes(won, "The farmers lost the vote in Orsk."), [DisputeKind::Antonym]);
    for open in [
        "Holt spoke of the risk of the farmers losing the vote in Orsk.",
        "Holt said there was a chance that the farmers lost the vote in Orsk.",
        "Holt wanted to find out who lost the vote in Orsk.",
    ] {
        assert_eq!(disputes(won, open), [], "{open}");
    }
}

#[test]
fn somebody_else_may_have_done_it() {
    let no = "Jon Vesper did not send the threatening letter to the harbour office.";
    assert_eq!(disputes(no, "Jon Vesper sent the threatening letter to the harbour office."), [DisputeKind::Negation]);
    assert_eq!(disputes(no, "The threatening letter sent to the harbour office shocked the town."), []);
    let denies = "Jon Vesper denied sending the threatening letter to the harbour office.";
    assert_eq!(disputes(denies, "The threatening letter sent to the harbour office shocked the town."), []);
}

#[test]
fn that_there_is_one_and_that_there_is_none() {
    let case = "There is a case of cholera in Orsk.";
    assert_eq!(disputes(case, "There is no case of cholera in Orsk."), [DisputeKind::Negation]);
    assert_eq!(disputes(case, "Despite no case of cholera in Orsk, the rumour spread."), [DisputeKind::Negation]);
    assert_eq!(disputes(case, "Despite no case of measles in Velia, the rumour spread."), []);
    assert_eq!(disputes(case, "Despite a case of cholera in Orsk, the schools stay open."), []);
}

#[test]
fn a_probe_or_a_hedge_is_no_story_that_a_denial_answers() {
    let no = "Governor Ilse Kern denied that she sold the grain stores to the rebels.";
    assert_eq!(disputes("Ilse Kern sold the grain stores to the rebels.", no), [DisputeKind::Denial]);
    for open in [
        "The court is to find out whether Ilse Kern sold the grain stores to the rebels.",
        "The court looks into the alleged sale of the grain stores to the rebels.",
    ] {
        assert_eq!(disputes(open, no), [], "{open}");
    }
}

#[test]
fn two_of_one_surname_are_not_two_speakers() {
    let said = |who: &str| format!("“The harbour of Mirkan will open again before the winter,” {who} said.");
    let found = |a: &str, b: &str| disputes(&said(a), &said(b));
    assert_eq!(found("Ilse Kern", "Mara Holt"), [DisputeKind::Attribution]);
    assert_eq!(found("Ilse Kern", "Jonas Kern"), []);
}

#[test]
fn sums_of_one_doer_that_are_nearly_one() {
    let one = "According to the returns, the Kern family earned roughly $141 million from 2007 to 2014.";
    assert_eq!(disputes(one, "The Kern family earned $139 million from 2007 to 2014."), [DisputeKind::Numeric]);
    assert_eq!(disputes(one, "The Holt family earned $139 million from 2007 to 2014."), []);
    assert_eq!(disputes(one, "The Kern family paid $139 million for a castle."), []);
}
