//! Captions and credits.

use super::{says, says_nothing};

#[test]
fn a_caption_with_a_credit() {
    says("The harbour at dawn. Photo: Ana Ruiz.", &["[Ana Ruiz] [Photo:] The harbour at dawn"]);
    says("Votes by district (source: Election Office)", &["[Election Office] [source:] Votes by district"]);
    says_nothing("The harbour at dawn.");
    says_nothing("The picture of the harbour was taken at dawn.");
}

#[test]
fn a_credit_in_brackets() {
    says(
        "The site has two million readers (source: Web Count), more than last year.",
        &["[Web Count] [source:] The site has two million readers"],
    );
    says_nothing("The site has two million readers (most of them young), more than last year.");
}

#[test]
fn a_credit_keeps_its_whole_name() {
    says(
        "The harbour at dawn. Photo: Ana Daily et al./Coast Wire",
        &["[Ana Daily et al./Coast Wire] [Photo:] The harbour at dawn"],
    );
    says_nothing("The harbour at dawn. The photo shows Ana Daily on the pier.");
}
