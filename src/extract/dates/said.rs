//! What a date expression says, before it is known which day it means.

use chrono::Weekday;

use super::calendar::{Rule, Unit};

/// The year of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said.
    Open,
    /// Written.
    Is(i32),
    /// `this year` (0), `last year` (-1), `next year` (1).
    Shift(i32),
    /// `that year`, `the same year`.
    That,
}

/// What a relative date hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The day of publication.
    Published,
    /// The date told last.
    Text,
}

/// Which of the recurring ones is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Not said: the tense decides.
    Bare,
    /// `last Friday`: the nearest before.
    Last,
    /// `this Friday`.
    This,
    /// `next Friday`: the nearest after.
    Next,
    /// `the following Friday`: the nearest after the date told last.
    Following,
    /// `Friday last week`: in a week counted from this one.
    InWeek(i32),
}

/// What a date expression says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// A day of a month, perhaps with its weekday.
    Day { year: Year, month: u32, day: u32, weekday: Option<Weekday> },
    /// From one day (month, day) to another.
    Days { year: Year, from: (u32, u32), to: (u32, u32) },
    /// A month.
    Month { year: Year, month: u32, which: Which },
    /// A year.
    Year(i32),
    /// Several years (a decade, `2014-16`).
    Years(i32, i32),
    /// A quarter (1 to 4).
    Quarter { year: Year, quarter: u32 },
    /// A half-year (1 or 2).
    Half { year: Year, half: u32 },
    /// A weekday.
    Weekday(Weekday, Which),
    /// A day, week, month … so many of them away; `exact` where a day is meant and not the whole unit.
    Shift { unit: Unit, n: i32, from: Anchor, exact: bool },
    /// `the weekend`, by tense the last or the coming one.
    Weekend,
    /// `the 15th`.
    DayOfMonth(u32),
    /// The week that holds a day.
    WeekOf { year: Year, month: u32, day: u32 },
    /// A day with a name.
    Holiday { rule: Rule, year: Year, which: Which, weekend: bool },
    /// `7/8/07`: day and month in one order or the other.
    Numeric { a: u32, b: u32, year: i32 },
    /// A date that is listed but cannot be placed (`last summer`, `several years ago`).
    Open,
}

/// A date expression and its pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// What it says.
    pub(super) said: Said,
    /// Its first piece.
    pub(super) from: usize,
    /// The piece after it.
    pub(super) to: usize,
}
