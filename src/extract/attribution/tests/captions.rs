//! Captions and credits.

use super::{says, says_nothing};

#[test]
fn a_caption_with_a_credit() {
    says("The harbour at dawn. Photo: Ana Ruiz.", &["[Ana Ruiz] [Photo:] The harbour at dawn"]);
    says("Votes by district (source: Election Office)", &["[Election Office] [source:] Votes by district"]);
    says_nothing("The harbour at dawn.");
    says_nothing("The picture of the harbour was taken at dawn.");
}
