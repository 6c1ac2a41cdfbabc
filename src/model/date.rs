//! Date expressions in the text.

use chrono::{Days, Months, NaiveDate, Weekday};
use serde::Serialize;

use super::{DateId, ReportId, Span};

/// A date expression and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Its number in the briefing.
    pub id: DateId,
    /// The report that holds it.
    pub report: ReportId,
    /// Where it stands.
    pub span: Span,
    /// ISO 8601 date, month, year, week, quarter or interval `a/b`; `None` where it cannot be known.
    pub value: Option<String>,
    /// What a relative date was resolved against; `None` for an absolute or open one.
    pub assumed: Option<Assumed>,
    /// What is wrong with it, in words for the user (an impossible day, a weekday that does not fit its date).
    pub flaw: Option<String>,
}

/// What a relative date was resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Assumed {
    /// The report's day of publication.
    Published,
    /// Another date in the text.
    Text,
}

impl DateMention {
    /// The first and last day that the date stands for; `None` where it cannot be known.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        days(self.value.as_deref()?)
    }
}

/// The first and last day of an ISO 8601 date, month, year, week, quarter or interval; `None` where it is none of these.
fn days(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some((a, b)) = value.split_once('/') {
        return Some((days(a)?.0, days(b)?.1));
    }
    let (year, rest) = value.split_once('-').unwrap_or((value, ""));
    let year: i32 = year.parse().ok()?;
    let months = |first: NaiveDate, n| Some((first, first.checked_add_months(Months::new(n))?.pred_opt()?));
    if rest.is_empty() {
        return months(NaiveDate::from_ymd_opt(year, 1, 1)?, 12);
    }
    if let Some(week) = rest.strip_prefix('W') {
        let monday = NaiveDate::from_isoywd_opt(year, week.parse().ok()?, Weekday::Mon)?;
        return Some((monday, monday.checked_add_days(Days::new(6))?));
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        let quarter: u32 = quarter.parse().ok()?;
        return months(NaiveDate::from_ymd_opt(year, (quarter * 3).checked_sub(2)?, 1)?, 3);
    }
    match rest.split_once('-') {
        None => months(NaiveDate::from_ymd_opt(year, rest.parse().ok()?, 1)?, 1),
        Some((month, day)) => {
            let day = NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?;
            Some((day, day))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_for_its_first_and_last_day() {
        let of = |value| days(value).map(|(a, b)| format!("{a} {b}"));
        assert_eq!(of("2024-02"), Some("2024-02-01 2024-02-29".into()));
        assert_eq!(of("2025-W42"), Some("2025-10-13 2025-10-19".into()));
        assert_eq!(of("2012-Q3"), Some("2012-07-01 2012-09-30".into()));
        assert_eq!(of("1990/1999"), Some("1990-01-01 1999-12-31".into()));
        assert_eq!(of("2025-02-30"), None);
        assert_eq!(of("soon"), None);
    }
}
