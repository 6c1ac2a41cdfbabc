use super::*;
use crate::extract::engine::{Cases, Engine};

fn split(text: &str) -> Vec<&str> {
    let blocks = [Span::new(0, text.len())];
    let doc = Engine::shared().read_with(text, &blocks, &Cases::default(), |tokens| boundaries(text, tokens));
    spans(&doc).into_iter().map(|s| s.of(text)).collect()
}

/// `marked` with a bar where a sentence begins.
fn check(marked: &str) {
    let text = marked.replace("| ", "");
    let want: Vec<&str> = marked.split("| ").map(str::trim).collect();
    assert_eq!(split(&text), want);
}

#[test]
fn titles_and_initials_do_not_end_a_sentence() {
    check("Lt. Gen. Omar R. Haddad met Sen. Jane Doe on Tuesday.");
    check("The vote was led by Sen. Doe. | Gen. Haddad stayed away.");
    check("He got a grade C. | The others did better.");
    check("That is between you and I. | Did Paul I. Marsh agree?");
}

#[test]
fn abbreviations_end_a_sentence_before_a_word_that_opens_one() {
    check("Sens. Doe and Roe stayed in AUGUSTA, Me. — both of them.");
    check("She lives in the U.S. | He moved to the U.K. in May.");
    check("The U.S. Senate voted on the bill.");
    check("They sued Granger Inc. | It denied the charge.");
    check("Shares of Granger Inc. fell by a third.");
    check("See No. 5 on p. 12 of the report.");
    check("He said no. | Five others agreed.");
    check("It closed in May. | 'No. 5,' he said.");
    check("The book is by J. R. R. Haddad of Leeds.");
}

#[test]
fn the_clock_ends_a_sentence_only_behind_a_verb() {
    check("The blast came at 5 p.m. | Mr. Haddad was not at home.");
    check("At 5 p.m. Mr. Haddad left the house.");
    check("The polls close at 8 p.m. Tuesday.");
    check("The wall fell in 44 B.C. | Rome mourned.");
}

#[test]
fn units_are_abbreviations_only_after_a_number() {
    check("The beam is 6 ft. 4 in. long.");
    check("Please come in. | Sit down.");
}

#[test]
fn quotations_keep_their_marks_and_their_speakers() {
    check("“We are ready.” | The minister then left.");
    check("“Are we ready?” Smith asked.");
    check("\"Are we ready?\" he asked.");
    check("She said: “We waited. | Nobody came.” | Then she left.");
}

#[test]
fn half_marks_and_marks_that_stand_alone_close_too() {
    check("He said ``wait for the boat.`` | Nobody did.");
    check("He said ``wait for the boat`` and left.");
    check("Are we ready ? '' | Smith then left the room .");
    check("Are we ready ? | '' No , '' he said .");
}

#[test]
fn a_sentence_may_follow_without_its_space() {
    assert_eq!(split("The hall holds 2,000.They filled it."), ["The hall holds 2,000.", "They filled it."]);
    assert_eq!(split("The hall holds 2.5T of ice."), ["The hall holds 2.5T of ice."]);
}

#[test]
fn notes_belong_to_the_sentence_before_them() {
    check("The treaty was signed in May. [7] | It was never kept.");
    check("The treaty [7] was signed in May.");
    check("They signed the treaty.11 12 | It was never kept.");
    check("They signed the treaty. | 12 men did.");
}

#[test]
fn dots_within_a_thought_do_not_end_it() {
    check("We waited... and nothing came.");
    check("We waited... | Nothing came.");
    check("We waited for them. | . . . Nothing came.");
    check("We waited for them . . . and nothing came.");
    check("She shops at Yahoo! in the evening.");
}

#[test]
fn lists_in_a_line_are_split_at_their_numbers() {
    check("1. Open the door | 2. Leave the house");
    check("a) Open the door. | b) Leave the house.");
    check("We paid for 1. above and for 2. above.");
    check("Choose one. | w) a boat | x) a cart");
    check("He took plan b) and not plan c) home.");
    check("• Troops withdraw | • Prisoners return");
}

#[test]
fn a_question_within_a_sentence_does_not_end_it() {
    check("Who shot first? and why?");
    check("\"Who shot first?\" she asked the guards.");
    check("Who shot first? | Nobody knows.");
}

#[test]
fn a_mark_that_stands_alone_opens_where_one_was_closed_before() {
    check("\" It failed , \" she wrote . | \" Why did nobody leave ?");
    check("It failed . \" | Nobody left .");
}

#[test]
fn a_text_without_stops_is_cut() {
    let text = "“He said “".repeat(500);
    let all = split(&text);
    assert!(all.len() >= 4 && all.iter().all(|s| s.split_whitespace().count() <= 400), "{}", all.len());
    // A long sentence of a careful writer is not.
    let long = format!("The mayor named {} and the harbour.", "the guild, the school, ".repeat(30));
    assert_eq!(split(&long).len(), 1);
}
