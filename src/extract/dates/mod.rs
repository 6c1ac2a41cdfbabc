//! Date expressions and what they stand for.

use super::engine::Doc;
use crate::model::{DateMention, Report};

/// The date expressions of all reports, by report and place, with ids that are their places in the list.
pub fn find_all(_reports: &[Report], _docs: &[Doc]) -> Vec<DateMention> {
    Vec::new()
}
