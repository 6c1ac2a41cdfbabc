//! The grammar of dates that hang on another day (`last week`, `two years ago`, `the next morning`), and of longer
//! stretches (`the third quarter`, `the 1990s`, `early March`).

use super::calendar::{self, Unit, Word};
use super::read::{Hit, Reader, one};
use super::said::{Anchor, Found, Said, Which, Year};
use crate::extract::numbers::{self, Form};
use crate::extract::pieces::Kind;

/// Words that say which one is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Det {
    Last,
    Past,
    Previous,
    This,
    Next,
    Coming,
    Following,
    That,
}

impl Reader<'_> {
    fn det(&self, at: usize) -> Option<Det> {
        Some(match self.p.lower(at) {
            "last" => Det::Last,
            "past" => Det::Past,
            "previous" | "preceding" => Det::Previous,
            "this" | "current" => Det::This,
            "next" => Det::Next,
            "coming" | "upcoming" => Det::Coming,
            "following" => Det::Following,
            "that" | "same" => Det::That,
            _ => return None,
        })
    }

    fn unit(&self, at: usize) -> Option<Unit> {
        match calendar::word(self.p.lower(at))? {
            Word::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    /// A unit in the singular.
    fn single(&self, at: usize) -> Option<Unit> {
        self.unit(at).filter(|_| !self.p.lower(at).ends_with('s'))
    }

    /// `last week`, `the next day`, `this year`, `that month`, `this past Friday`, `last November`.
    pub(super) fn determined(&self, at: usize) -> Option<(Said, usize)> {
        let the = self.p.lower(at) == "the";
        let mut j = at + usize::from(the);
        let mut det = self.det(j)?;
        j += 1;
        let mut past = false;
        if let Some(second) = self.det(j) {
            // `this past week`, `this coming Friday`, `that same day`.
            match (det, second) {
                (Det::This, Det::Past | Det::Last) => {
                    det = Det::Last;
                    past = true;
                }
                (Det::This, Det::Coming | Det::Next) => det = Det::Coming,
                (Det::That, Det::That) => {}
                _ => return None,
            }
            j += 1;
        }
        if matches!(self.p.lower(j), "calendar" | "working" | "business") {
            j += 1;
        }
        let shift = |unit, n, from| Said::Shift { unit, n, from, exact: false };
        if let Some(unit) = self.single(j) {
            let end = j + 1;
            let said = match (det, unit) {
                // `the past week` is a stretch of time that ends now.
                (_, Unit::Decade | Unit::Century | Unit::Fortnight)
                | (Det::Last | Det::This | Det::Coming, Unit::Day)
                | (Det::Past, _) => return None,
                (Det::Last, _) if the && !past && matches!(self.p.lower(end), "of" | "before") => return None,
                (Det::Last, _) => shift(unit, -1, Anchor::Published),
                (Det::This, Unit::Weekend) => Said::Weekend,
                (Det::This, _) => shift(unit, 0, Anchor::Published),
                (Det::Next, _) if the || unit == Unit::Day => shift(unit, 1, Anchor::Text),
                (Det::Next | Det::Coming, _) => shift(unit, 1, Anchor::Published),
                (Det::Previous, _) => shift(unit, -1, Anchor::Text),
                (Det::Following, _) => shift(unit, 1, Anchor::Text),
                (Det::That, _) => shift(unit, 0, Anchor::Text),
            };
            return Some((said, end));
        }
        let part_end = self.part_of_day(j);
        if part_end > j {
            let said = match det {
                Det::This => shift(Unit::Day, 0, Anchor::Published),
                Det::Last if matches!(self.p.lower(j), "night" | "evening") => shift(Unit::Day, -1, Anchor::Published),
                Det::Next | Det::Following => shift(Unit::Day, 1, Anchor::Text),
                Det::Previous => shift(Unit::Day, -1, Anchor::Text),
                Det::That => shift(Unit::Day, 0, Anchor::Text),
                _ => return None,
            };
            return Some((said, part_end));
        }
        let which = match det {
            Det::Last | Det::Past => Which::Last,
            Det::This => Which::This,
            Det::Next | Det::Coming => Which::Next,
            Det::Following => Which::Following,
            Det::Previous | Det::That => return None,
        };
        if let Some((day, end)) = self.weekday_name(j) {
            return Some((Said::Weekday(day, which), self.part_of_day(end)));
        }
        if let Some((month, end)) = self.month_name(j) {
            if let Some((found, end)) =
                self.month_first(j).filter(|(found, _)| !matches!(found[..], [Found { said: Said::Month { .. }, .. }]))
            {
                // `last June 5`.
                return found.first().map(|f| (f.said, end));
            }
            return Some((Said::Month { year: Year::Open, month, which }, end));
        }
        if let Some(Word::Season) = calendar::word(self.p.lower(j)) {
            return Some((Said::Open, j + 1));
        }
        let (found, end) = self.holiday(j, which)?;
        found.first().map(|f| (f.said, end))
    }

    /// Dates that hang on the day of publication or on the date told last.
    pub(super) fn relative(&self, at: usize) -> Option<Hit> {
        let day = |n, from, end| Some(one(Said::Shift { unit: Unit::Day, n, from, exact: false }, at, end));
        match self.p.lower(at) {
            // `more than ever today`, `still stands today`: these days.
            "today"
                if self.p.lower(at + 1) == "than" || (1..=4).any(|i| at >= i && self.p.lower(at - i) == "still") =>
            {
                return None;
            }
            "today" | "tonight" => return day(0, Anchor::Published, at + 1),
            "yesterday" => return day(-1, Anchor::Published, self.part_of_day(at + 1)),
            "tomorrow" => return day(1, Anchor::Published, self.part_of_day(at + 1)),
            _ => {}
        }
        if self.p.starts(at, &["the", "day", "before", "yesterday"]) {
            return day(-2, Anchor::Published, at + 4);
        }
        if self.p.starts(at, &["the", "day", "after", "tomorrow"]) {
            return day(2, Anchor::Published, at + 4);
        }
        self.before_or_after(at)
            .or_else(|| self.counted(at))
            .or_else(|| self.week_of(at))
            .or_else(|| self.weekend(at))
            .or_else(|| self.determined(at).map(|(said, end)| one(said, at, end)))
    }

    /// `the day before`, `the year after`, `the week before last`: of the date told last, where no event follows.
    fn before_or_after(&self, at: usize) -> Option<Hit> {
        if self.p.lower(at) != "the" {
            return None;
        }
        let part = self.part_of_day(at + 1) > at + 1;
        let unit = if part { Unit::Day } else { self.single(at + 1)? };
        let n = match self.p.lower(at + 2) {
            "before" => -1,
            "after" => 1,
            _ => return None,
        };
        if n < 0 && self.p.lower(at + 3) == "last" {
            return Some(one(Said::Shift { unit, n: -2, from: Anchor::Published, exact: false }, at, at + 4));
        }
        self.nothing_follows(at + 3).then(|| one(Said::Shift { unit, n, from: Anchor::Text, exact: false }, at, at + 3))
    }

    /// Whether no event follows at `at` that `before` or `after` would hang on.
    fn nothing_follows(&self, at: usize) -> bool {
        self.p.get(at).is_none_or(|p| {
            p.kind == Kind::Break
                || p.kind == Kind::Mark && matches!(p.lower.as_str(), "." | "," | ";" | ")" | "!" | "?" | "-" | ":")
                || matches!(
                    p.lower.as_str(),
                    "and" | "but" | "at" | "in" | "when" | "with" | "by" | "on" | "for" | "to"
                )
        })
    }

    /// `two days ago`, `a year earlier`, `three weeks from now`, `several years ago`.
    fn counted(&self, at: usize) -> Option<Hit> {
        let known = numbers::small(self.p, at).and_then(|(n, end)| Some((Some(i32::try_from(n).ok()?), end)));
        let vague = || {
            let end = match (self.p.lower(at), self.p.lower(at + 1)) {
                ("several" | "some" | "many" | "few", _) => at + 1,
                ("a", "few" | "couple") => at + 2,
                _ => {
                    let n =
                        numbers::read(self.p, at).filter(|n| matches!(n.form, Form::Vague { .. } | Form::Cardinal))?;
                    n.end
                }
            };
            Some((None, end + usize::from(self.p.lower(end) == "of")))
        };
        let bare = || self.unit(at).filter(|_| self.p.lower(at).ends_with('s')).map(|_| (None, at));
        let (n, j) = known.filter(|&(_, end)| self.unit(end).is_some()).or_else(vague).or_else(bare)?;
        let unit = self.unit(j)?;
        let next = j + 1;
        let (sign, from, mut end) = match self.p.lower(next) {
            "ago" => (-1, Anchor::Published, next + 1),
            "earlier" | "previously" => (-1, Anchor::Text, next + 1),
            "before" if self.nothing_follows(next + 1) => (-1, Anchor::Text, next + 1),
            "later" | "afterwards" | "afterward" | "thereafter" => (1, Anchor::Text, next + 1),
            "after" if self.nothing_follows(next + 1) => (1, Anchor::Text, next + 1),
            "from" if self.p.lower(next + 1) == "now" => (1, Anchor::Published, next + 2),
            "hence" => (1, Anchor::Published, next + 1),
            _ => return None,
        };
        if self.p.lower(end) == "than" {
            return Some(one(Said::Open, at, end));
        }
        let mut exact = false;
        if sign < 0 && from == Anchor::Published && self.p.lower(end) == "today" {
            exact = true;
            end += 1;
        }
        // `more than ten years ago` is no year that can be named.
        let bounded = matches!(self.p.before(at), "than" | "over" | "least");
        let said = match n {
            Some(n) if !bounded && unit != Unit::Century && unit != Unit::Weekend => {
                Said::Shift { unit, n: sign * n, from, exact }
            }
            _ => Said::Open,
        };
        Some(one(said, at, end))
    }

    /// `the week of March 6`.
    fn week_of(&self, at: usize) -> Option<Hit> {
        let j = at + usize::from(self.p.lower(at) == "the");
        if !self.p.starts(j, &["week", "of"]) {
            return None;
        }
        let (found, end) = self.month_first(j + 2).or_else(|| self.day_first(j + 2))?;
        match found[..] {
            [Found { said: Said::Day { year, month, day, .. }, .. }] => {
                Some(one(Said::WeekOf { year, month, day }, at, end))
            }
            _ => None,
        }
    }

    /// `over the weekend`.
    fn weekend(&self, at: usize) -> Option<Hit> {
        let led = matches!(
            self.p.before(at),
            "over" | "during" | "at" | "on" | "for" | "through" | "of" | "until" | "by" | "before"
        );
        (led && self.p.starts(at, &["the", "weekend"])).then(|| one(Said::Weekend, at, at + 2))
    }

    /// `early March`, `mid-2011`, `later this year`, `the end of the month`, `late Friday`.
    pub(super) fn modified(&self, at: usize) -> Option<Hit> {
        let the = usize::from(self.p.lower(at) == "the");
        let inner = match self.p.lower(at + the) {
            "early" | "late" | "mid" => at + the + 1,
            "earlier" | "later" => {
                let next = at + 1;
                if self.p.starts(next, &["in", "the"])
                    && let Some(unit) = self.single(next + 2).filter(|&u| u != Unit::Day)
                {
                    return Some(one(Said::Shift { unit, n: 0, from: Anchor::Published, exact: false }, at, next + 3));
                }
                next
            }
            "end" | "beginning" | "start" | "middle" | "close" | "turn" | "rest" | "remainder" | "course"
                if self.p.lower(at + the + 1) == "of" =>
            {
                at + the + 2
            }
            _ => return None,
        };
        let inner = inner + usize::from(self.p.lower(inner) == "-");
        let of = self.p.lower(inner - 1) == "of";
        if of
            && self.p.lower(inner) == "the"
            && let Some(unit) =
                self.single(inner + 1).filter(|&u| !matches!(u, Unit::Day | Unit::Decade | Unit::Century))
        {
            return Some(one(Said::Shift { unit, n: 0, from: Anchor::Published, exact: false }, at, inner + 2));
        }
        let (mut found, end) = self.simple(inner)?;
        if let Some(first) = found.first_mut() {
            first.from = at;
        }
        Some((found, end))
    }

    /// What may stand behind `early` or `the end of`.
    fn simple(&self, at: usize) -> Option<Hit> {
        if let Some((day, end)) = self.weekday_name(at) {
            return Some(one(Said::Weekday(day, Which::Bare), at, self.part_of_day(end)));
        }
        if self.p.lower(at) == "today" || self.p.lower(at) == "yesterday" || self.p.lower(at) == "tomorrow" {
            return self.relative(at);
        }
        self.month_first(at)
            .or_else(|| self.determined(at).map(|(said, end)| one(said, at, end)))
            .or_else(|| self.period(at))
            .or_else(|| self.year_number(at).map(|year| one(Said::Year(year), at, at + 1)))
    }

    /// Quarters, halves, decades and centuries, and seasons of a year.
    pub(super) fn period(&self, at: usize) -> Option<Hit> {
        self.decade(at).or_else(|| self.quarter(at)).or_else(|| self.season(at)).or_else(|| self.year_end(at))
    }

    /// `the 1990s`, `the '80s`, `the sixties`, `the 20th century`.
    fn decade(&self, at: usize) -> Option<Hit> {
        let j = at + usize::from(self.p.lower(at) == "the");
        let years = |first: i32, last, end| Some(one(Said::Years(first, last), at, end));
        if let Some((n, 4)) = self.p.digits(j).filter(|(n, _)| n % 10 == 0 && (1000..2200).contains(n)) {
            let mark = j + 1 + usize::from(self.p.lower(j + 1) == "'" && self.p.joined(j + 1));
            if self.p.lower(mark) == "s" && self.p.joined(mark) {
                let first = i32::try_from(n).ok()?;
                return years(first, first + if n % 100 == 0 && n < 2000 { 99 } else { 9 }, mark + 1);
            }
        }
        if self.p.lower(j) == "'"
            && let Some((n, 2)) = self.p.digits(j + 1).filter(|(n, _)| n % 10 == 0)
            && self.p.lower(j + 2) == "s"
            && self.p.joined(j + 2)
        {
            let first = i32::try_from(n).ok()? + if n <= 20 { 2000 } else { 1900 };
            return years(first, first + 9, j + 3);
        }
        if j > at {
            let names = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
            if let Some(n) = names.iter().position(|n| *n == self.p.lower(j)) {
                let first = 1920 + 10 * i32::try_from(n).ok()?;
                return years(first, first + 9, j + 1);
            }
        }
        let n = numbers::read(self.p, j).filter(|n| n.form == Form::Ordinal && (10.0..=22.0).contains(&n.value))?;
        let end = n.end + usize::from(self.p.lower(n.end) == "-");
        if self.p.lower(end) != "century" {
            return None;
        }
        let first = (n.value as i32 - 1) * 100;
        years(first, first + 99, end + 1)
    }

    /// `the third quarter of 2012`, `Q3 2012`, `2013-Q1`, `the first half of the year`.
    fn quarter(&self, at: usize) -> Option<Hit> {
        if let Some(year) = self.year_number(at) {
            let q = at + 1 + usize::from(self.p.lower(at + 1) == "-");
            let (n, 1) = self.p.digits(q + 1)? else { return None };
            return (self.p.lower(q) == "q" && self.p.joined(q + 1) && (1..=4).contains(&n))
                .then(|| one(Said::Quarter { year: Year::Is(year), quarter: n }, at, q + 2));
        }
        if self.p.lower(at) == "q" && self.p.joined(at + 1) {
            let (n, 1) = self.p.digits(at + 1)? else { return None };
            let (year, end) = self.year_after(at + 2);
            return (1..=4).contains(&n).then(|| one(Said::Quarter { year, quarter: n }, at, end));
        }
        let j = at + usize::from(self.p.lower(at) == "the");
        let fiscal = j + usize::from(matches!(self.p.lower(j), "fiscal" | "financial"));
        let n = numbers::read(self.p, fiscal).filter(|n| n.form == Form::Ordinal && (1.0..=4.0).contains(&n.value));
        // `final quarter`, `last quarter` are left to what says which one.
        let n = n?;
        let k = n.end + usize::from(self.p.lower(n.end) == "-");
        let k = k + usize::from(matches!(self.p.lower(k), "fiscal" | "financial"));
        let number = n.value as u32;
        let (year, end) =
            if self.p.starts(k + 1, &["of", "the", "year"]) { (Year::Shift(0), k + 4) } else { self.year_after(k + 1) };
        match self.p.lower(k) {
            // A fiscal quarter is not the calendar's.
            "quarter" if fiscal > j || k > n.end + 1 => Some(one(Said::Open, at, end)),
            "quarter" if year != Year::Open || (j > at || self.p.lower(k - 1) == "-") && self.is_dated(k) => {
                Some(one(Said::Quarter { year, quarter: number }, at, end))
            }
            "half" if year != Year::Open && number <= 2 => Some(one(Said::Half { year, half: number }, at, end)),
            _ => None,
        }
    }

    fn is_dated(&self, at: usize) -> bool {
        let token = self.doc.tokens.get(self.p.token(at));
        token.is_some_and(|t| t.entity == Some(crate::extract::engine::EntityLabel::Date))
    }

    /// `summer 2012`, `the winter of 2013`: no more than the year can be said.
    fn season(&self, at: usize) -> Option<Hit> {
        let j = at + usize::from(self.p.lower(at) == "the");
        let Some(Word::Season) = calendar::word(self.p.lower(j)) else { return None };
        match self.year_after(j + 1) {
            (Year::Is(year), end) => Some(one(Said::Year(year), at, end)),
            (Year::Shift(_), end) => Some(one(Said::Open, at, end)),
            _ => None,
        }
    }

    /// `year-end`, `month end`; `fiscal 2007`, which is no calendar year.
    fn year_end(&self, at: usize) -> Option<Hit> {
        if matches!(self.p.lower(at), "fiscal" | "fy") {
            let j = at + 1 + usize::from(self.p.lower(at + 1) == "year");
            return self.year_number(j).map(|_| one(Said::Open, at, j + 1));
        }
        let unit = self.single(at).filter(|u| matches!(u, Unit::Year | Unit::Month))?;
        let j = at + 1 + usize::from(self.p.lower(at + 1) == "-");
        (self.p.lower(j) == "end")
            .then(|| one(Said::Shift { unit, n: 0, from: Anchor::Published, exact: false }, at, j + 1))
    }
}
