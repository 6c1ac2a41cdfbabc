//! Quotations: split, without a cue, over several paragraphs, with marks of every kind and number.

use super::{attributed, read, says, says_nothing};
use crate::model::Form;

#[test]
fn before_and_behind_the_cue() {
    says("“The bridge is closed,” said Ana Ruiz.", &["[Ana Ruiz] [said] “The bridge is closed,”"]);
    says("Ana Ruiz said: “The bridge is closed.”", &["[Ana Ruiz] [said] “The bridge is closed.”"]);
    says_nothing("The sign read red, yellow and green.");
}

#[test]
fn a_quotation_split_by_its_cue_is_one_claim() {
    says(
        "“We will leave,” said Maria Lopez, “when the rain stops.”",
        &["[Maria Lopez] [said] “We will leave,” … “when the rain stops.”"],
    );
    says(
        "“We will leave,” said Maria Lopez. “The rain has stopped.”",
        &["[Maria Lopez] [said] “We will leave,”", "[Maria Lopez] [said] “The rain has stopped.”"],
    );
}

#[test]
fn a_quoted_sentence_continues_the_last_speaker() {
    says(
        "“The bridge is closed,” said Ana Ruiz. The river rose. “We cannot risk lives.”",
        &["[Ana Ruiz] [said] “The bridge is closed,”", "[Ana Ruiz] [said] “We cannot risk lives.”"],
    );
    says(
        "Ana Ruiz said the bridge was closed. “We cannot risk lives.”",
        &["[Ana Ruiz] [said] the bridge was closed", "[Ana Ruiz] [said] “We cannot risk lives.”"],
    );
    says(
        "“Not a good day,” said Ana Ruiz. “We cannot risk lives.”",
        &["[Ana Ruiz] [said] “Not a good day,”", "[Ana Ruiz] [said] “We cannot risk lives.”"],
    );
    let (_, reading) = read("Ana Ruiz said the bridge was closed. “We cannot risk lives.”");
    let inferred: Vec<bool> = reading.claims.iter().filter_map(|c| c.source.as_ref()).map(|s| s.inferred).collect();
    assert_eq!(inferred, [false, true]);
    // Of two speakers, either may go on.
    says(
        "Ana Ruiz said the bridge was closed and Tom Hale said it was not. “We cannot risk lives.”",
        &["[Ana Ruiz] [said] the bridge was closed", "[Tom Hale] [said] it was not"],
    );
}

#[test]
fn a_quotation_over_several_paragraphs() {
    says(
        "“The bridge is closed,” said Ana Ruiz. “We cannot risk lives.\n“It will open in May.”",
        &[
            "[Ana Ruiz] [said] “The bridge is closed,”",
            "[Ana Ruiz] [said] “We cannot risk lives.",
            "[Ana Ruiz] [said] “It will open in May.”",
        ],
    );
    says_nothing("The bridge is closed.\nIt will open in May.");
}

#[test]
fn marks_of_every_shape() {
    says("\"The bridge is closed,\" said Ana Ruiz.", &["[Ana Ruiz] [said] \"The bridge is closed,\""]);
    says("‘The bridge is closed,’ said Ana Ruiz.", &["[Ana Ruiz] [said] ‘The bridge is closed,’"]);
    says("'The bridge is closed,' said Ana Ruiz.", &["[Ana Ruiz] [said] 'The bridge is closed,'"]);
    says("„The bridge is closed“, said Ana Ruiz.", &["[Ana Ruiz] [said] „The bridge is closed“"]);
    says("«The bridge is closed», said Ana Ruiz.", &["[Ana Ruiz] [said] «The bridge is closed»"]);
    says_nothing("The ‘experts’ left the building.");
    says_nothing("The «experts» left the building.");
}

#[test]
fn an_odd_number_of_marks() {
    says(
        "“The bridge is closed, Ana Ruiz said. “We cannot risk lives.”",
        &["[Ana Ruiz] [said] The bridge is closed", "[Ana Ruiz] [said] “We cannot risk lives.”"],
    );
    says_nothing("“The bridge was closed on Monday. The river rose.");
}

#[test]
fn scare_quotes_and_titles_are_no_quotations() {
    says_nothing("The “experts” left the building.");
    says_nothing("She sang “The Long Road Home” at noon.");
    says("The mayor said on “Face the City” that he would resign.", &["[The mayor] [said] he would resign"]);
}

#[test]
fn signed() {
    says("“The bridge is closed.” — Ana Ruiz, engineer", &["[Ana Ruiz] [—] “The bridge is closed.”"]);
    says_nothing("The bridge is closed — Ana Ruiz, engineer, stood on it.");
}

#[test]
fn a_colon_hands_over() {
    says(
        "The letter filled two pages: “The bridge is a danger to all.”",
        &["[The letter] [:] “The bridge is a danger to all.”"],
    );
    says_nothing("The menu was short: soup and bread.");
}

#[test]
fn forms() {
    let form = |text: &str| read(text).1.claims[0].form;
    assert_eq!(form("“The bridge is closed,” said Ana Ruiz."), Form::Direct);
    assert_eq!(form("Ana Ruiz said the bridge was “a death trap”."), Form::Mixed);
    assert_eq!(form("Ana Ruiz said the bridge was closed."), Form::Indirect);
    assert_eq!(form("The bridge was closed."), Form::Narrated);
    assert!(attributed("The bridge was closed.").is_empty());
}

#[test]
fn a_cue_turned_round_behind_a_quotation() {
    says("“Troops were sent to the front”, added KCNA.", &["[KCNA] [added] “Troops were sent to the front”"]);
    says_nothing("The “pure” added sugar was sold.");
}

#[test]
fn a_quotation_inside_what_another_reports() {
    says(
        "Some visitors reported that all they get is a message stating, “The bridge is closed.”",
        &[
            "[Some visitors] [reported] all they get is a message stating, “The bridge is closed.”",
            "[a message] [stating] “The bridge is closed.”",
        ],
    );
    says_nothing("All they get is a message beside a picture of “The Bridge”.");
}

#[test]
fn a_name_under_a_quotation() {
    says(
        "“The bridge is a danger to us all.” Ana Ruiz, engineer",
        &["[Ana Ruiz] [Ruiz] “The bridge is a danger to us all.”"],
    );
    says_nothing("“The bridge is a danger to us all.” Ana Ruiz stood on it and waved.");
}

#[test]
fn what_a_colon_hands_over_ends_where_another_speaks() {
    says(
        "The church denied the charges:\nShe was never forced to work. Hale said she was a volunteer.",
        &[
            "[The church] [denied] the charges",
            "[The church] [denied] She was never forced to work.",
            "[Hale] [said] she was a volunteer",
        ],
    );
}
