//! What is said and denied in one sentence or one report: `C, a claim S denies`, and two speakers against each other.

use parallax::model::{Confidence, DisputeKind, Relation};

use crate::stories::{told, within};
use crate::{across, all_agree, dated, disputes};

#[test]
fn a_noun_behind_a_comma_stands_for_what_was_said() {
    for text in [
        "Mara Holt said that Mayor Kern had sold the bridge, an accusation that Kern has denied.",
        "Mara Holt claims that Mayor Kern took the money of the guild — an allegation Kern denies.",
        "Mara Holt said that Mayor Kern had sold the bridge, an assertion disputed by Kern.",
        "Mara Holt said that Mayor Kern had an affair with Brandt, which Kern denies.",
        "Mayor Kern said the letters do not speak for all clerks, a point on which the Harbour Guild disagrees.",
    ] {
        assert_eq!(within(text), [DisputeKind::Denial], "{text}");
    }
    for text in [
        // A thing, and no story.
        "Mara Holt said that Mayor Kern had sold the bridge, a deal Kern rejected.",
        // Another matter.
        "Mara Holt said that the guild needs more boats, something Kern denies she wants.",
        // Denied is a part of what is told.
        "Mara Holt said that clerks searched for proof that Mayor Kern met Brandt, which Kern denies.",
        // What none of was done.
        "Mara Holt said that none of the charges of theft, which Kern has denied, was heard in Orsk.",
    ] {
        assert_eq!(within(text), [], "{text}");
    }
}

#[test]
fn two_speakers_of_one_report() {
    let burned = "Mara Holt said that Mayor Kern burned the barn of the guild.";
    let not = "But Ivo Brandt said that Mayor Kern did not burn the barn of the guild.";
    assert_eq!(within(&format!("{burned}\n\n{not}")), [DisputeKind::Negation]);
    for text in [
        // The outlet itself may tell of another time.
        "Mara Holt said that Mayor Kern did not burn the barn of the guild.\n\nMayor Kern burned the barn of the guild when \
         he was a boy.",
        // What somebody is pressed to do is not told as done.
        "Mara Holt said that Mayor Kern would not release the letters of the guild.\n\nIvo Brandt kept the pressure on Mayor \
         Kern to release the letters of the guild.",
    ] {
        assert_eq!(within(text), [], "{text}");
    }
}

#[test]
fn beside_a_known_day_an_unknown_one_may_be_later() {
    let told = |n: &str| format!("The fire of Orsk\n\nThe fire in the mill of Orsk killed {n} workers, police said.\n");
    let sure = |days: &[&str]| {
        let briefing = dated(&[&told("12"), &told("19")], days);
        across(&briefing).any(|f| f.relation == Relation::Disputed && f.confidence == Confidence::Likely)
    };
    assert!(sure(&["2025-03-04", "2025-03-04"]));
    assert!(sure(&[]));
    assert!(!sure(&["2025-03-04"]));
}

#[test]
fn what_was_asked_and_denied() {
    // The call is not what she denied.
    let posted = "Reporter posts heated phone call with Anna Lind\n\nThe call was long.\n";
    let asked = "The port of Tarn\n\nIt was shut on Monday. Clerks asked Lind if there was anything she regretted about how \
                 she handled her phone call, which she denied.\n";
    assert_eq!(disputes(posted, asked), []);
    let had = "Mara Holt said Anna Lind had a heated phone call with a reporter.";
    assert_eq!(told(had, "Anna Lind denied having a phone call with the reporter."), [DisputeKind::Denial]);
    let means = |what: &str| format!("Mara Holt said the vote means that {what}.");
    let not = "Ivo Brandt said the vote does not mean that the inquiry in Orsk is over.";
    assert_eq!(told(&means("the inquiry in Orsk is over"), not), [DisputeKind::Negation]);
    assert_eq!(told(&means("the clerks of Orsk get a pension"), not), []);
}

#[test]
fn one_thing_has_nothing_to_do_with_another() {
    let blamed = "Mara Holt blamed the flood in Orsk on the guild of bakers.";
    let nothing = "The flood in Orsk had nothing to do with the guild of bakers, Ivo Brandt said.";
    assert_eq!(told(blamed, nothing), [DisputeKind::Denial]);
    // What is told of the clerk is told alike; the guild is not told of.
    all_agree(
        told,
        &[(
            "Mara Holt said that the clerk got a monthly wage under a deed with the baker of Orsk.",
            "Ivo Brandt said the clerk got a monthly wage, having nothing to do with the guild, under a deed with the \
             baker of Orsk.",
        )],
    );
}

#[test]
fn an_untrue_story_is_told_by_nobody() {
    let dismissed = "Ivo Brandt dismissed the claim that thieves burned the mill of Orsk.";
    assert_eq!(told("Mara Holt said that thieves burned the mill of Orsk.", dismissed), [DisputeKind::Denial]);
    assert_eq!(told("Mara Holt said that fictional thieves burned the mill of Orsk.", dismissed), []);
    // That it was sold is what others tell.
    let denied = "Velian officials denied that Velia sold the bridge to the guild.";
    assert_eq!(told("Mara Holt said that Velia sold the bridge to the guild.", denied), [DisputeKind::Denial]);
    let despite = "Mara Holt said that talks in Orsk go on despite reports that Velia sold the bridge to the guild.";
    assert_eq!(told(despite, denied), []);
}

#[test]
fn who_told_others_of_it_has_told_it() {
    let confided = "Three clerks said that Mayor Kern told friends that he will sell the bell of Orsk.";
    let doubted = "Three clerks said that friends of Mayor Kern wrote about the bell of Orsk.";
    let denied = "Mayor Kern denied that he will sell the bell of Orsk.";
    assert_eq!(told(confided, denied), [DisputeKind::Denial]);
    assert_eq!(told(doubted, denied), []);
}

#[test]
fn a_small_number_is_denied_with_its_size() {
    let paid = "Mayor Kern paid 750 crowns of tax in Orsk, the guild said.";
    let more = "Mayor Kern paid 9,000 crowns of tax in Orsk, the guild said.";
    let denied = "Mayor Kern denied that he paid just 750 crowns of tax in Orsk.";
    assert_eq!(told(paid, denied), [DisputeKind::Denial]);
    assert!(!told(more, denied).contains(&DisputeKind::Denial));
    // Some of them may have sunk.
    let sank = |who: &str| format!("{who} that all 12 boats of the guild sank.");
    assert_eq!(told(&sank("Mara Holt said"), &sank("Ivo Brandt denied")), []);
}

#[test]
fn a_quotation_cut_short_is_no_other_one() {
    let offered = "“In my many years in Orsk, I have offered countless letters, boats and words of support";
    let never = format!("{offered}, and not once, never, did I believe I acted badly,” Mayor Kern said.");
    assert_eq!(told(&format!("{offered},” Kern wrote."), &never), []);
    let paid = "“I paid for the boats of the guild in Orsk,” Mayor Kern wrote.";
    assert_eq!(
        told(paid, "“I never paid for the boats of the guild in Orsk,” Mayor Kern said."),
        [DisputeKind::Negation]
    );
}

#[test]
fn two_speakers_speak_for_themselves() {
    let declined = "Speaker Paul Kern declined to endorse Ivo Brandt in Orsk.";
    let they = "Mara Holt and Anna Lind, like Paul Kern, said that they will endorse Ivo Brandt in Orsk.";
    assert_eq!(told(declined, they), []);
    assert_eq!(
        told(declined, "Mara Holt said that Paul Kern will endorse Ivo Brandt in Orsk."),
        [DisputeKind::Negation]
    );
}

#[test]
fn what_another_just_said_is_rejected_as_such() {
    let said = "A spokesman for the guild, Ivo Brandt, said Mayor Kern was “betting against our crews.”";
    assert_eq!(within(&format!("{said} Harbour officials dismissed that criticism.")), [DisputeKind::Denial]);
    for text in [
        // Of something else; not at once; by himself.
        format!("{said} Harbour officials dismissed that criticism of the new ships."),
        format!("{said} Rain fell. Snow fell. Harbour officials dismissed that criticism."),
        format!("{said} Brandt rejected that criticism."),
        // Whose of two, is not said.
        "Mara Holt said the crews were late. Ivo Brandt said the ships were old, and Anna Lind said the port was shut. \
         Harbour officials dismissed that criticism."
            .to_owned(),
    ] {
        assert_eq!(within(&text), [], "{text}");
    }
    assert_eq!(
        within("Mayor Kern said Mara Holt had sold “the bells of the guild,” an accusation that Holt denied."),
        [DisputeKind::Denial]
    );
}

#[test]
fn who_voices_doubts_tells_nothing_to_deny() {
    let unfounded = "Clerks call Kern fraud claim unfounded.";
    let express = |what: &str| format!("Chief clerks of both ports expressed {what} Kern’s claim of fraud.");
    assert_eq!(told(&express("belief in"), unfounded), [DisputeKind::Denial]);
    assert_eq!(told(&express("skepticism about"), unfounded), []);
}

#[test]
fn what_only_points_back_is_shown_by_what_it_points_at() {
    let told = "The bridge of Orsk\n\n“We change nothing for the guild of Orsk. That is a clear contrast,” Mayor Kern said.\n\n\
                Harbour officials disputed that argument.\n";
    let other = "A walk by the river\n\nChildren walked along the river on Sunday.\n";
    let briefing = dated(&[told, other], &[]);
    let denied = briefing.findings.iter().find(|f| f.kind == Some(DisputeKind::Denial)).unwrap();
    let words = |n: usize| briefing.reports[0].words(briefing.claims[denied.claims[n]].span).to_owned();
    assert!((0..2).any(|n| words(n).contains("change nothing")), "{} | {}", words(0), words(1));
}

#[test]
fn a_claim_that_is_denied_as_such_is_denied_to_other_reports_too() {
    let one = "The port of Tarn\n\nThe port was shut. Mara Holt accused Mayor Kern of theft. Kern denied that claim.\n";
    let other =
        "The port of Tarn\n\nThe port was shut. Mara Holt said on Monday that Mayor Kern was guilty of theft.\n";
    assert_eq!(disputes(one, other), [DisputeKind::Denial]);
    assert_eq!(disputes(one, "The port of Tarn\n\nThe port was shut. Mara Holt said that Kern was ill.\n"), []);
}

#[test]
fn who_takes_a_claim_back_answers_no_other() {
    let then = |what: &str| within(&format!("Mara Holt said the dam is safe. The guild later {what} that claim."));
    assert_eq!(then("rejected"), [DisputeKind::Denial]);
    assert_eq!(then("retracted"), []);
}

#[test]
fn what_somebody_had_refused_before_may_be_done() {
    let withdrew = "Tarn leader Mara Holt on Wednesday withdrew an exile bill that set off protests.";
    let refused = "refused to withdraw the exile bill, noting that the board had shelved it.";
    assert_eq!(told(withdrew, &format!("Holt adamantly {refused}")), [DisputeKind::Negation]);
    assert_eq!(told(withdrew, &format!("Prior to Wednesday, Holt had adamantly {refused}")), []);
}
