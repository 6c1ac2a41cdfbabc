//! The calendar: names of months, weekdays and holidays, and stretches of days with their ISO 8601 form.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::extract::lexicon;
use crate::extract::pieces::Pieces;

/// A stretch of days that has a name of its own in ISO 8601, or two of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// One day.
    Day(NaiveDate),
    /// The week of a day, from Monday to Sunday.
    Week(NaiveDate),
    /// The month of a day.
    Month(NaiveDate),
    /// The quarter of a day.
    Quarter(NaiveDate),
    /// A year.
    Year(i32),
    /// The years from the first to the second.
    Years(i32, i32),
    /// The months of the two days, from the first to the second.
    MonthSpan(NaiveDate, NaiveDate),
    /// From the first to the second day.
    Span(NaiveDate, NaiveDate),
}

impl Value {
    /// The first day.
    pub(super) fn first(self) -> Option<NaiveDate> {
        match self {
            Self::Day(d) | Self::Span(d, _) => Some(d),
            Self::Week(d) => d.checked_sub_days(Days::new(u64::from(d.weekday().num_days_from_monday()))),
            Self::Month(d) | Self::MonthSpan(d, _) => d.with_day(1),
            Self::Quarter(d) => NaiveDate::from_ymd_opt(d.year(), d.month0() / 3 * 3 + 1, 1),
            Self::Year(y) | Self::Years(y, _) => NaiveDate::from_ymd_opt(y, 1, 1),
        }
    }

    /// Whether it is one day.
    pub(super) const fn is_day(self) -> bool {
        matches!(self, Self::Day(_))
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(d) => write!(f, "{}", d.format("%Y-%m-%d")),
            Self::Week(d) => write!(f, "{:04}-W{:02}", d.iso_week().year(), d.iso_week().week()),
            Self::Month(d) => write!(f, "{}", d.format("%Y-%m")),
            Self::Quarter(d) => write!(f, "{:04}-Q{}", d.year(), d.month0() / 3 + 1),
            Self::Year(y) => write!(f, "{y:04}"),
            Self::Years(a, b) => write!(f, "{a:04}/{b:04}"),
            Self::MonthSpan(a, b) => write!(f, "{}/{}", a.format("%Y-%m"), b.format("%Y-%m")),
            Self::Span(a, b) => write!(f, "{}/{}", a.format("%Y-%m-%d"), b.format("%Y-%m-%d")),
        }
    }
}

/// What stretches of time are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// `from`, moved by `n` of `unit`, as a stretch of that unit.
pub(super) fn shift(from: NaiveDate, unit: Unit, n: i32) -> Option<Value> {
    let days = |n: i32| {
        let size = Days::new(u64::from(n.unsigned_abs()));
        if n < 0 { from.checked_sub_days(size) } else { from.checked_add_days(size) }
    };
    let months = |n: i32| {
        let from = from.with_day(1)?;
        let size = Months::new(n.unsigned_abs());
        if n < 0 { from.checked_sub_months(size) } else { from.checked_add_months(size) }
    };
    Some(match unit {
        Unit::Day => Value::Day(days(n)?),
        Unit::Week => Value::Week(days(n.checked_mul(7)?)?),
        Unit::Fortnight => Value::Week(days(n.checked_mul(14)?)?),
        Unit::Weekend => {
            let monday = Value::Week(days(n.checked_mul(7)?)?).first()?;
            Value::Span(monday.checked_add_days(Days::new(5))?, monday.checked_add_days(Days::new(6))?)
        }
        Unit::Month => Value::Month(months(n)?),
        Unit::Quarter => Value::Quarter(months(n.checked_mul(3)?)?),
        Unit::Year => Value::Year(from.year().checked_add(n)?),
        Unit::Decade => Value::Year(from.year().checked_add(n.checked_mul(10)?)?),
        Unit::Century => return None,
    })
}

/// What a word of the calendar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A month (1 to 12), and whether the word means nothing else.
    Month(u32, bool),
    /// A weekday, and whether the word means nothing else.
    Weekday(Weekday, bool),
    /// A weekday in the plural (`Mondays`).
    Weekdays,
    /// A season.
    Season,
    /// A unit of time.
    Unit(Unit),
}

static WORDS: LazyLock<HashMap<&'static str, Word>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../../assets/lexicon/calendar.tsv"));
    rows.filter_map(|r| {
        let number: u32 = r.get(2)?.parse().ok()?;
        let weekday = || Weekday::try_from(u8::try_from(number).ok()?.checked_sub(1)?).ok();
        let kind = match *r.get(1)? {
            "month" => Word::Month(number, true),
            "month?" => Word::Month(number, false),
            "weekday" => Word::Weekday(weekday()?, true),
            "weekday?" => Word::Weekday(weekday()?, false),
            "weekdays" => Word::Weekdays,
            "season" => Word::Season,
            _ => Word::Unit(match number {
                1 => Unit::Day,
                2 => Unit::Weekend,
                7 => Unit::Week,
                14 => Unit::Fortnight,
                30 => Unit::Month,
                90 => Unit::Quarter,
                10 => Unit::Decade,
                100 => Unit::Century,
                365 => Unit::Year,
                _ => return None,
            }),
        };
        Some((*r.first()?, kind))
    })
    .collect()
});

/// The calendar's meaning of `word` (in lower case).
pub(super) fn word(word: &str) -> Option<Word> {
    WORDS.get(word).copied()
}

/// How a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// The same day every year.
    Fixed(u32, u32),
    /// Month, which one, weekday; the 9th is the last.
    Nth(u32, u32, Weekday),
    /// Days from Easter Sunday.
    Easter(i64),
    /// The Tuesday after the first Monday of November.
    UsElection,
    /// A day of history.
    Once(NaiveDate),
    /// It moves with another calendar, or from country to country.
    Open,
}

type Holidays = HashMap<&'static str, Vec<(Vec<&'static str>, Rule)>>;

static HOLIDAYS: LazyLock<Holidays> = LazyLock::new(|| {
    let mut out = Holidays::new();
    for (name, rest) in lexicon::phrases(include_str!("../../../assets/lexicon/holidays.tsv")) {
        if let Some((&first, rule)) = name.first().zip(rest.first().and_then(|r| rule(r))) {
            out.entry(first).or_default().push((name, rule));
        }
    }
    out
});

fn rule(text: &str) -> Option<Rule> {
    if text == "?" {
        return Some(Rule::Open);
    }
    if text == "US-election" {
        return Some(Rule::UsElection);
    }
    if let Some(days) = text.strip_prefix('E') {
        return Some(Rule::Easter(days.parse().ok()?));
    }
    if text.len() == 10 {
        return Some(Rule::Once(text.parse().ok()?));
    }
    let numbers: Vec<u32> = text.split('-').map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers[..] {
        [month, day] => Some(Rule::Fixed(month, day)),
        [month, nth, weekday] => {
            Some(Rule::Nth(month, nth, Weekday::try_from(u8::try_from(weekday).ok()?.checked_sub(1)?).ok()?))
        }
        _ => None,
    }
}

/// The holiday whose name begins at `at`, and the piece after it.
pub(super) fn holiday(p: &Pieces, at: usize) -> Option<(Rule, usize)> {
    let names = HOLIDAYS.get(p.lower(at))?;
    names.iter().find(|(name, _)| p.starts(at, name)).map(|(name, rule)| (*rule, at + name.len()))
}

/// The day of a holiday in a year.
pub(super) fn falls(rule: Rule, year: i32) -> Option<NaiveDate> {
    match rule {
        Rule::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
        Rule::Nth(month, 9, weekday) => {
            (1..=5).rev().find_map(|n| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n))
        }
        Rule::Nth(month, nth, weekday) => {
            NaiveDate::from_weekday_of_month_opt(year, month, weekday, u8::try_from(nth).ok()?)
        }
        Rule::Easter(days) => easter(year)?.checked_add_signed(chrono::TimeDelta::days(days)),
        Rule::UsElection => {
            NaiveDate::from_weekday_of_month_opt(year, 11, Weekday::Mon, 1)?.checked_add_days(Days::new(1))
        }
        Rule::Once(day) => Some(day),
        Rule::Open => None,
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, as in Meeus, *Astronomical Algorithms*).
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let n = epact + sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn stretches_have_their_iso_names() {
        let from = day("2025-10-26");
        let named = |unit, n| shift(from, unit, n).unwrap().to_string();
        assert_eq!(named(Unit::Day, -1), "2025-10-25");
        assert_eq!(named(Unit::Week, -1), "2025-W42");
        assert_eq!(named(Unit::Weekend, 0), "2025-10-25/2025-10-26");
        assert_eq!(named(Unit::Month, -10), "2024-12");
        assert_eq!(named(Unit::Quarter, 1), "2026-Q1");
        assert_eq!(named(Unit::Year, -1), "2024");
    }

    #[test]
    fn holidays_fall_where_they_do() {
        assert_eq!(easter(2025), Some(day("2025-04-20")));
        assert_eq!(easter(2000), Some(day("2000-04-23")));
        assert_eq!(falls(Rule::Nth(11, 4, Weekday::Thu), 2025), Some(day("2025-11-27")));
        assert_eq!(falls(Rule::Nth(5, 9, Weekday::Mon), 2025), Some(day("2025-05-26")));
        assert_eq!(falls(Rule::UsElection, 2024), Some(day("2024-11-05")));
        assert_eq!(falls(Rule::Open, 2025), None);
    }

    #[test]
    fn every_row_of_the_lists_is_read() {
        let rows = |list| lexicon::rows(list).count();
        assert_eq!(WORDS.len(), rows(include_str!("../../../assets/lexicon/calendar.tsv")));
        let names: usize = HOLIDAYS.values().map(Vec::len).sum();
        assert_eq!(names, rows(include_str!("../../../assets/lexicon/holidays.tsv")));
    }
}
