//! Date expressions and what they stand for.

#[expect(dead_code, reason = "the grammar of dates that uses it follows")]
mod calendar;

use super::engine::Doc;
use crate::model::{DateMention, Report};

/// Whether `word` names a month or a weekday.
pub(super) fn is_month_or_weekday(word: &str) -> bool {
    matches!(
        calendar::word(&word.to_lowercase()),
        Some(calendar::Word::Month(..) | calendar::Word::Weekday(..) | calendar::Word::Weekdays)
    )
}

/// The date expressions of all reports, by report and place, with ids that are their places in the list.
pub fn find_all(_reports: &[Report], _docs: &[Doc]) -> Vec<DateMention> {
    Vec::new()
}
