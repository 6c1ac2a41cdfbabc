//! The parts of dates: names of weekdays and months, numbers of days and years.

use chrono::Weekday;

use super::calendar::{self, Unit, Word};
use super::read::{Hit, Reader, one};
use super::said::{Anchor, Said, Year};
use crate::extract::engine::{Dep, EntityLabel, Tag};
use crate::extract::pieces::Kind;

/// Words after which a month or a year is one.
const BEFORE_MONTH: &[&str] = &[
    "in", "last", "next", "this", "since", "by", "until", "till", "of", "early", "late", "mid", "from", "to",
    "through", "between", "during", "before", "after", "for", "every", "-",
];
/// Nouns with a number behind them that is no year.
const NUMBERED: &[&str] = &[
    "page",
    "flight",
    "room",
    "no",
    "number",
    "route",
    "highway",
    "section",
    "article",
    "resolution",
    "act",
    "chapter",
    "apartment",
    "suite",
    "unit",
    "windows",
    "area",
    "form",
    "channel",
    "line",
    "bus",
    "train",
];

impl Reader<'_> {
    /// A weekday's name at `at`, with the piece after it.
    pub(super) fn weekday_name(&self, at: usize) -> Option<(Weekday, usize)> {
        let piece = self.p.get(at).filter(|p| p.kind == Kind::Word && p.capital)?;
        let Word::Weekday(day, sure) = calendar::word(&piece.lower)? else { return None };
        let mut end = at + 1;
        if sure {
            // `Sheffield Wednesday`, the `Sunday Times`.
            let named = self.entity(at).is_some_and(|e| !matches!(e, EntityLabel::Date | EntityLabel::Time));
            return (!named || !self.is_modifier(end)).then_some((day, end));
        }
        end += usize::from(self.p.lower(end) == "." && self.p.joined(end));
        let after = end + usize::from(self.p.lower(end) == ",");
        let dated = self.p.digits(after).is_some_and(|(n, _)| n < 32) || self.month_name(after).is_some();
        dated.then_some((day, end))
    }

    pub(super) fn entity(&self, at: usize) -> Option<EntityLabel> {
        self.doc.tokens.get(self.p.token(at))?.entity
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.doc.tokens.get(self.p.token(at)).map(|t| t.tag)
    }

    /// The piece after `morning`, `night` … at `at`, if it stands there.
    pub(super) fn part_of_day(&self, at: usize) -> usize {
        let part =
            ["morning", "afternoon", "evening", "night", "midday", "noon", "lunchtime"].contains(&self.p.lower(at));
        at + usize::from(part)
    }

    /// A month's name at `at`, with the piece after it.
    pub(super) fn month_name(&self, at: usize) -> Option<(u32, usize)> {
        let piece = self.p.get(at).filter(|p| p.kind == Kind::Word && p.capital)?;
        let Word::Month(month, sure) = calendar::word(&piece.lower)? else { return None };
        let short = piece.lower.len() <= 4 && !matches!(piece.lower.as_str(), "may" | "june" | "july");
        let end = at + 1 + usize::from(short && self.p.lower(at + 1) == "." && self.p.joined(at + 1));
        let number_after = self.p.digits(end).is_some_and(|(_, len)| len != 3)
            || self.p.lower(end) == "," && self.p.digits(end + 1).is_some_and(|(_, len)| len == 4);
        let number_before = at > 0 && self.p.digits(at - 1).is_some_and(|(n, len)| len <= 2 && n <= 31);
        if number_after || number_before {
            return Some((month, end));
        }
        // `Theresa May`, `April Jones`, `May I ask`, `the March on Rome`.
        if matches!(self.entity(at), Some(EntityLabel::Person | EntityLabel::Org | EntityLabel::Fac))
            || self.tag(at) == Some(Tag::Md)
        {
            return None;
        }
        let before = self.p.before(at);
        let of = matches!(self.p.lower(end), "of" | "for" | "on");
        let dated = self.entity(at) == Some(EntityLabel::Date) && !of;
        let listed = matches!(before, "and" | "or" | ",") && at > 1 && self.month_word(at - 2)
            || matches!(self.p.lower(end), "and" | "or" | "-" | "to") && self.month_word(end + 1);
        (sure && (!short || self.p.lower(at + 1) == ".") || dated || listed || BEFORE_MONTH.contains(&before))
            .then_some((month, end))
    }

    fn month_word(&self, at: usize) -> bool {
        matches!(calendar::word(self.p.lower(at)), Some(Word::Month(..)))
    }

    /// A day's number (`5`, `5th`) at `at`, with the piece after it.
    pub(super) fn day_number(&self, at: usize) -> Option<(u32, usize)> {
        let (n, len) = self.p.digits(at)?;
        if len > 2 || !(1..=31).contains(&n) {
            return None;
        }
        let mut end = at + 1;
        if self.p.joined(end) && matches!(self.p.lower(end), "st" | "nd" | "rd" | "th") {
            end += 1;
        }
        let part = self.p.joined(end)
            && self.p.joined(end + 1)
            && matches!(self.p.lower(end), "." | "," | ":" | "/")
            && self.p.digits(end + 1).is_some();
        let sign = self.p.joined(end) && matches!(self.p.lower(end), "%" | "km" | "m" | "pm" | "am");
        (!part && !sign).then_some((n, end))
    }

    /// Four digits that can be a year at `at`.
    pub(super) fn year_number(&self, at: usize) -> Option<i32> {
        let (n, len) = self.p.digits(at)?;
        let part = self.p.joined(at + 1)
            && (self.p.get(at + 1).is_some_and(|p| p.kind == Kind::Word)
                || matches!(self.p.lower(at + 1), "." | "," | ":")
                    && self.p.joined(at + 2)
                    && self.p.digits(at + 2).is_some()
                || self.p.lower(at + 1) == "%");
        (len == 4 && (1000..2200).contains(&n) && !part).then(|| i32::try_from(n).ok())?
    }

    /// The year that is said behind a day, a month or a quarter, and the piece after it.
    pub(super) fn year_after(&self, at: usize) -> (Year, usize) {
        let comma = at + usize::from(matches!(self.p.lower(at), "," | "of" | "in"));
        if let Some(year) = self.year_number(comma) {
            return (Year::Is(year), comma + 1);
        }
        if self.p.lower(at) == "'"
            && self.p.joined(at + 1)
            && let Some((n, 2)) = self.p.digits(at + 1)
        {
            let century = if n < 30 { 2000 } else { 1900 };
            return (i32::try_from(n).map_or(Year::Open, |n| Year::Is(century + n)), at + 2);
        }
        match self.determined(comma) {
            Some((Said::Shift { unit: Unit::Year, n, from: Anchor::Published, .. }, end)) => (Year::Shift(n), end),
            Some((Said::Shift { unit: Unit::Year, n: 0, from: Anchor::Text, .. }, end)) => (Year::That, end),
            _ => (Year::Open, at),
        }
    }

    /// A year that stands alone: `1998`, `2014-16`.
    pub(super) fn year_alone(&self, at: usize) -> Option<Hit> {
        let year = self.year_number(at)?;
        let before = self.p.before(at);
        let joined = self.p.joined(at);
        if joined && !matches!(before, "(" | "[" | "'" | "\"" | "“" | "-" | "/") || NUMBERED.contains(&before) {
            return None;
        }
        let next = at + 1;
        if self.p.lower(next) == "/" && self.p.joined(next) || self.p.lower(next) == "-" && self.p.joined(next) {
            // `2014-16`, `1939–1945`, `2012/13`.
            let long = self.year_number(next + 1).filter(|&y| y > year);
            let short = self.p.digits(next + 1).filter(|&(_, len)| len == 2).and_then(|(n, _)| {
                let y = year - year % 100 + i32::try_from(n).ok()?;
                (y > year).then_some(y)
            });
            if let Some(last) = long.or(short).filter(|_| self.p.joined(next + 1)) {
                return Some(one(Said::Years(year, last), at, next + 2));
            }
            if self.p.get(next + 1).is_some_and(|p| p.kind == Kind::Digits) {
                return None;
            }
        }
        (self.is_year(at, year)).then(|| one(Said::Year(year), at, next))
    }

    /// Whether the four digits at `at` are a year and count nothing.
    fn is_year(&self, at: usize, year: i32) -> bool {
        let next = self.p.lower(at + 1);
        if matches!(
            next,
            "gmt" | "utc" | "hours" | "hrs" | "local" | "km" | "bc" | "bce" | "people" | "percent" | "$" | "+"
        ) || matches!(calendar::word(next), Some(Word::Unit(_)))
            || next == "-" && matches!(calendar::word(self.p.lower(at + 2)), Some(Word::Unit(_)))
        {
            return false;
        }
        let before = self.p.before(at);
        let led = matches!(
            before,
            "in" | "since"
                | "by"
                | "until"
                | "from"
                | "before"
                | "after"
                | "during"
                | "circa"
                | "early"
                | "late"
                | "mid"
        );
        let Some(token) = self.doc.tokens.get(self.p.token(at)) else { return led || year >= 1900 };
        let dated = token.entity == Some(EntityLabel::Date);
        let head = &self.doc.tokens[token.head];
        let counts = token.dep == Dep::Nummod && token.head > self.p.token(at) && head.tag == Tag::Nns;
        let described = matches!(before, "the" | "this" | "a" | "an" | "s" | "its" | "his" | "her" | "their" | "our");
        if counts && !described && !(dated && led) {
            return false;
        }
        if matches!(token.entity, Some(EntityLabel::Money | EntityLabel::Percent | EntityLabel::Quantity)) {
            return false;
        }
        year >= 1900 || dated || before == "in"
    }
}
