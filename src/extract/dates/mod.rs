//! Date expressions and what they stand for.
//!
//! ```text
//! text ─pieces─▶ read, relative (what is said) ─▶ resolve (tense, day of publication, date told last) ─▶ value
//! ```
//!
//! Values follow TIMEX3 (ISO-TimeML) as news annotation uses it: a weekday is the nearest one on the side that the tense
//! says, `last week` a calendar week, `two years ago` a year. Ages, durations, times of day and `now` are no dates.

mod calendar;
mod names;
mod read;
mod relative;
mod resolve;
mod said;
mod tense;

use super::engine::Doc;
use super::pieces::Pieces;
use crate::model::{DateId, DateMention, Report};
use read::Reader;
use resolve::Context;

/// Whether `word` names a month or a weekday.
pub(super) fn is_month_or_weekday(word: &str) -> bool {
    matches!(
        calendar::word(&word.to_lowercase()),
        Some(calendar::Word::Month(..) | calendar::Word::Weekday(..) | calendar::Word::Weekdays)
    )
}

/// The date expressions of all reports, by report and place, with ids that are their places in the list.
pub fn find_all(reports: &[Report], docs: &[Doc]) -> Vec<DateMention> {
    let mut out = Vec::new();
    for (report, doc) in reports.iter().zip(docs) {
        find(report, doc, &mut out);
    }
    out
}

/// Appends the date expressions of `report`.
fn find(report: &Report, doc: &Doc, out: &mut Vec<DateMention>) {
    let pieces = Pieces::new(report, doc);
    let mut last = None;
    for found in (Reader { p: &pieces, doc }).all() {
        let token = pieces.token(found.to - 1);
        let headline = report.headline.is_some_and(|h| h.overlaps(pieces.span(found.from, found.to)));
        let tense = tense::of(doc, token, headline);
        let published = report.published.as_ref().map(|p| p.value);
        let placed = resolve::place(found.said, &Context { published, last, tense });
        last = placed.value.or(last);
        out.push(DateMention {
            id: DateId::new(out.len()),
            report: report.id,
            span: pieces.span(found.from, found.to),
            value: placed.value.map(|v| v.to_string()),
            assumed: placed.assumed,
            flaw: placed.flaw,
        });
    }
}

#[cfg(test)]
mod tests;
