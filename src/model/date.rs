//! Date expressions in the text.

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
