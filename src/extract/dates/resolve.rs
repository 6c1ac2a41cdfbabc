//! From what a date expression says to the days that it means.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use super::calendar::{self, Rule, Unit, Value, shift};
use super::said::{Anchor, Said, Which, Year};
use super::tense::Tense;
use crate::model::Assumed;

/// What is known where a date stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// The report's day of publication.
    pub(super) published: Option<NaiveDate>,
    /// The date told last.
    pub(super) last: Option<Value>,
    /// Where the date lies, seen from the day of publication.
    pub(super) tense: Tense,
}

/// A date as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Placed {
    pub(super) value: Option<Value>,
    pub(super) assumed: Option<Assumed>,
    pub(super) flaw: Option<String>,
}

impl Placed {
    fn absolute(value: Option<Value>) -> Self {
        Self { value, ..Self::default() }
    }

    fn relative(value: Option<Value>, assumed: Assumed) -> Self {
        Self { assumed: value.map(|_| assumed), value, flaw: None }
    }

    fn flawed(flaw: String) -> Self {
        Self { flaw: Some(flaw), ..Self::default() }
    }
}

/// The days that `said` means in `context`.
pub(super) fn place(said: Said, context: &Context) -> Placed {
    match said {
        Said::Day { year, month, day, weekday } => named_day(year, month, day, weekday, context),
        Said::Days { year, from, to } => {
            let (first, last) =
                (named_day(year, from.0, from.1, None, context), named_day(year, to.0, to.1, None, context));
            match (first.value, last.value) {
                (Some(Value::Day(a)), Some(Value::Day(b))) if a <= b => {
                    Placed { value: Some(Value::Span(a, b)), ..last }
                }
                (Some(_), Some(_)) => Placed::flawed("ends before it begins".into()),
                _ => Placed { value: None, flaw: first.flaw.or(last.flaw), assumed: None },
            }
        }
        Said::Month { year, month, which } => with_year(
            year,
            context,
            |today| Some(year_of_month(month, which, today, context)),
            |year| NaiveDate::from_ymd_opt(year, month, 1).map(Value::Month),
        ),
        Said::Year(year) => Placed::absolute(Some(Value::Year(year))),
        Said::Years(first, last) => Placed::absolute(Some(Value::Years(first, last))),
        Said::Quarter { year, quarter } => {
            let start = |year| NaiveDate::from_ymd_opt(year, quarter * 3 - 2, 1);
            with_year(
                year,
                context,
                |today| nearest_year(today, context.tense, start),
                |year| start(year).map(Value::Quarter),
            )
        }
        Said::Half { year, half } => {
            let month = |year, month| NaiveDate::from_ymd_opt(year, month, 1);
            with_year(
                year,
                context,
                |today| Some(today.year()),
                |year| Some(Value::MonthSpan(month(year, half * 6 - 5)?, month(year, half * 6)?)),
            )
        }
        Said::Weekday(day, which) => weekday(day, which, context),
        Said::Shift { unit, n, from, exact } => shifted(unit, n, from, exact, context),
        Said::Weekend => published(context, |today| {
            // On a Monday `the weekend` of a past event is the one just over.
            let behind = context.tense != Tense::Future && today.weekday().num_days_from_monday() < 5;
            shift(today, Unit::Weekend, if behind { -1 } else { 0 })
        }),
        Said::DayOfMonth(day) => published(context, |today| {
            let months = (-12..=12).filter_map(|n| match shift(today, Unit::Month, n)? {
                Value::Month(first) => first.with_day(day),
                _ => None,
            });
            pick(months, today, context.tense).map(Value::Day)
        }),
        Said::WeekOf { year, month, day } => {
            let placed = named_day(year, month, day, None, context);
            let value = placed.value.and_then(Value::first).map(Value::Week);
            Placed { value, ..placed }
        }
        Said::Holiday { rule, year, which, weekend } => holiday(rule, year, which, weekend, context),
        Said::Numeric { a, b, year } => numeric(a, b, year, context),
        Said::Open => Placed::default(),
    }
}

fn published(context: &Context, value: impl FnOnce(NaiveDate) -> Option<Value>) -> Placed {
    Placed::relative(context.published.and_then(value), Assumed::Published)
}

/// `value` of the year said; where none is said, of the one that `guess` finds from the day of publication.
fn with_year(
    year: Year,
    context: &Context,
    guess: impl FnOnce(NaiveDate) -> Option<i32>,
    value: impl FnOnce(i32) -> Option<Value>,
) -> Placed {
    match year {
        Year::Is(year) => Placed::absolute(value(year)),
        Year::Shift(n) => published(context, |today| value(today.year() + n)),
        Year::That => {
            Placed::relative(context.last.and_then(Value::first).and_then(|d| value(d.year())), Assumed::Text)
        }
        Year::Open => published(context, |today| value(guess(today)?)),
    }
}

/// The nearest of `days` on the side of `today` that the tense says; today itself is on both sides.
fn pick(days: impl Iterator<Item = NaiveDate>, today: NaiveDate, tense: Tense) -> Option<NaiveDate> {
    days.filter(|&d| match tense {
        Tense::Past => d <= today,
        Tense::Future => d >= today,
        Tense::Open => true,
    })
    .min_by_key(|d| (*d - today).num_days().abs())
}

/// The year in which `start` lies nearest on the side that the tense says.
fn nearest_year(today: NaiveDate, tense: Tense, start: impl Fn(i32) -> Option<NaiveDate>) -> Option<i32> {
    let years = today.year() - 1..=today.year() + 1;
    pick(years.filter_map(start), today, tense).map(|d| d.year())
}

fn year_of_month(month: u32, which: Which, today: NaiveDate, context: &Context) -> i32 {
    let (this, year) = (today.month(), today.year());
    match which {
        Which::Last => year - i32::from(month >= this),
        Which::Next => year + i32::from(month <= this),
        Which::This => year,
        _ => match context.tense {
            Tense::Past => year - i32::from(month > this),
            Tense::Future => year + i32::from(month < this),
            Tense::Open => {
                // Half a year each way: in January, `November` is the one just over.
                let distance = i64::from(month) - i64::from(this);
                year + if distance > 6 { -1 } else { i32::from(distance < -6) }
            }
        },
    }
}

/// The days that a month has in its longest year.
fn longest(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn named_day(year: Year, month: u32, day: u32, weekday: Option<Weekday>, context: &Context) -> Placed {
    let name = month.checked_sub(1).and_then(|m| MONTHS.get(m as usize)).copied();
    let Some(name) = name else { return Placed::flawed(format!("there is no month {month}")) };
    if day == 0 || day > longest(month) {
        return Placed::flawed(format!("{name} has no day {day}"));
    }
    let of = |year| NaiveDate::from_ymd_opt(year, month, day);
    let guess = |today: NaiveDate| {
        // The weekday tells the year, where it stands beside the date.
        let fits = |d: &NaiveDate| weekday.is_none_or(|w| d.weekday() == w);
        let near = || (today.year() - 8..=today.year() + 8).filter_map(of);
        // A day almost a year off would not be told without its year.
        let close = near().filter(|d| (*d - today).num_days().abs() <= 345);
        pick(close.clone().filter(fits), today, if weekday.is_some() { Tense::Open } else { context.tense })
            .or_else(|| pick(close, today, context.tense))
            .or_else(|| pick(near(), today, context.tense))
            .map(|d| d.year())
    };
    let mut placed = with_year(year, context, guess, |year| of(year).map(Value::Day));
    match (placed.value, year) {
        (Some(Value::Day(d)), _) => {
            if let Some(said) = weekday.filter(|&w| w != d.weekday()) {
                placed.flaw =
                    Some(format!("{} was a {}, not a {}", d.format("%-d %B %Y"), long(d.weekday()), long(said)));
            }
        }
        (_, Year::Is(year)) => placed.flaw = Some(format!("{name} {year} has no day {day}")),
        _ => {}
    }
    placed
}

fn long(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

fn weekday(day: Weekday, which: Which, context: &Context) -> Placed {
    let near = |from: NaiveDate, range: std::ops::RangeInclusive<i64>| {
        range
            .filter_map(|n| from.checked_add_signed(chrono::TimeDelta::days(n)))
            .filter(|d| d.weekday() == day)
            .min_by_key(|d| (*d - from).num_days().abs())
    };
    if which == Which::Following {
        let value = context.last.and_then(Value::first).and_then(|last| near(last, 1..=7)).map(Value::Day);
        return Placed::relative(value, Assumed::Text);
    }
    published(context, |today| {
        let found = match which {
            Which::Last => near(today, -7..=-1),
            Which::Next => near(today, 1..=7),
            Which::InWeek(n) => {
                let monday = shift(today, Unit::Week, n)?.first()?;
                near(monday, 0..=6)
            }
            _ if context.tense == Tense::Future => near(today, 0..=6),
            Which::This if context.tense == Tense::Open => near(today, 0..=6),
            _ => near(today, -6..=0),
        };
        found.map(Value::Day)
    })
}

fn shifted(unit: Unit, n: i32, from: Anchor, exact: bool, context: &Context) -> Placed {
    let of = |from: NaiveDate| {
        let value = shift(from, unit, n)?;
        if !exact {
            return Some(value);
        }
        match unit {
            Unit::Day => Some(value),
            Unit::Week => from.checked_add_signed(chrono::TimeDelta::weeks(i64::from(n))).map(Value::Day),
            Unit::Month => from.checked_sub_months(chrono::Months::new(n.unsigned_abs())).map(Value::Day),
            _ => from.with_year(value.first()?.year()).map(Value::Day),
        }
    };
    match from {
        Anchor::Published => published(context, of),
        Anchor::Text => {
            // A day cannot be counted from a month, nor a week from a year.
            let fine = |last: &Value| match unit {
                Unit::Day => last.is_day(),
                Unit::Week | Unit::Weekend | Unit::Fortnight => matches!(last, Value::Day(_) | Value::Week(_)),
                Unit::Month | Unit::Quarter => !matches!(last, Value::Year(_) | Value::Years(..) | Value::Quarter(_)),
                Unit::Year | Unit::Decade | Unit::Century => !matches!(last, Value::Years(..)),
            };
            Placed::relative(context.last.filter(fine).and_then(Value::first).and_then(of), Assumed::Text)
        }
    }
}

fn holiday(rule: Rule, year: Year, which: Which, weekend: bool, context: &Context) -> Placed {
    if let Rule::Once(day) = rule
        && !weekend
    {
        return Placed::absolute(Some(Value::Day(day)));
    }
    let of = |year| calendar::falls(rule, year);
    let guess = |today: NaiveDate| {
        let tense = match which {
            Which::Last => Tense::Past,
            Which::Next => Tense::Future,
            _ => context.tense,
        };
        let other = |d: &NaiveDate| which == Which::Bare || *d != today;
        let days = (today.year() - 1..=today.year() + 1).filter_map(of).filter(other);
        pick(days, today, tense).map(|d| d.year())
    };
    // The weekend that the holiday falls on or stands nearest to: days to its Saturday, from a Monday on.
    let around = |day: NaiveDate| {
        let days = [-2, -3, 3, 2, 1, 0, -1];
        let saturday = day.checked_add_signed(TimeDelta::days(days[day.weekday().num_days_from_monday() as usize]))?;
        Some(Value::Span(saturday, saturday.succ_opt()?))
    };
    let placed = |day: NaiveDate| if weekend { around(day) } else { Some(Value::Day(day)) };
    with_year(year, context, guess, |year| of(year).and_then(placed))
}

fn numeric(a: u32, b: u32, year: i32, context: &Context) -> Placed {
    let (us, other) = (NaiveDate::from_ymd_opt(year, a, b), NaiveDate::from_ymd_opt(year, b, a));
    match (us, other) {
        (Some(day), None) | (None, Some(day)) => Placed::absolute(Some(Value::Day(day))),
        (Some(x), Some(y)) if x == y => Placed::absolute(Some(Value::Day(x))),
        (Some(x), Some(y)) => {
            // Either order gives a day; only one of them may lie near the report.
            let near = |d: NaiveDate| context.published.is_some_and(|p| (p - d).num_days().abs() <= 14);
            match (near(x), near(y)) {
                (true, false) => Placed::relative(Some(Value::Day(x)), Assumed::Published),
                (false, true) => Placed::relative(Some(Value::Day(y)), Assumed::Published),
                _ => Placed::flawed(format!("either {} or {}", x.format("%-d %B %Y"), y.format("%-d %B %Y"))),
            }
        }
        (None, None) => Placed::flawed("no day of the calendar in either order".into()),
    }
}
