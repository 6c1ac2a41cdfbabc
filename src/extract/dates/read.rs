//! The grammar of dates that name a day, a month or a year (`Oct. 15`, `3-5 May 1999`, `mid-2011`).

use super::calendar::{self, Unit};
use super::said::{Anchor, Found, Said, Which, Year};
use crate::extract::engine::{Dep, Doc, Tag};
use crate::extract::pieces::{Kind, Pieces};

/// Expressions that begin at one place, and the piece after them.
pub(super) type Hit = (Vec<Found>, usize);

/// The pieces of a report and its parse, read for dates.
pub(super) struct Reader<'a> {
    pub(super) p: &'a Pieces,
    pub(super) doc: &'a Doc,
}

/// One expression from piece `from` to the one before `to`.
pub(super) fn one(said: Said, from: usize, to: usize) -> Hit {
    (vec![Found { said, from, to }], to)
}

impl Reader<'_> {
    /// All date expressions, in order.
    pub(super) fn all(&self) -> Vec<Found> {
        let mut out: Vec<Found> = Vec::new();
        let mut at = 0;
        while at < self.p.len() {
            let Some((found, end)) = self.expression(at) else {
                at += 1;
                continue;
            };
            out.extend(found);
            at = end.max(at + 1);
        }
        for found in &mut out {
            found.from = self.with_preposition(found.from);
        }
        out
    }

    /// The first piece of the preposition before `at`, or `at`.
    fn with_preposition(&self, at: usize) -> usize {
        let bare = if self.p.before(at) == "the" { at - 1 } else { at };
        match self.p.before(bare) {
            "on" | "in" | "since" | "by" | "until" | "till" | "before" | "after" | "during" | "from" | "over"
            | "through" | "around" | "circa" => bare - 1,
            _ => at,
        }
    }

    fn expression(&self, at: usize) -> Option<Hit> {
        let piece = self.p.get(at)?;
        if piece.kind == Kind::Break || matches!(self.p.before(at), "every" | "each") {
            return None;
        }
        self.numeric(at)
            .or_else(|| self.holiday(at, Which::Bare))
            .or_else(|| self.weekday(at))
            .or_else(|| self.modified(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.period(at))
            .or_else(|| self.year_alone(at))
    }

    /// `2025-10-15`, `15/10/2025`, `10/15/25`, `15.10.2025`.
    fn numeric(&self, at: usize) -> Option<Hit> {
        let (a, a_len) = self.p.digits(at)?;
        let mark = self.p.lower(at + 1);
        if !matches!(mark, "-" | "/" | ".") || self.p.lower(at + 3) != mark || (1..5).any(|i| !self.p.joined(at + i)) {
            return None;
        }
        if matches!(self.p.before(at), "." | "/" | "-") && self.p.joined(at) {
            return None;
        }
        let ((b, b_len), (c, c_len)) = (self.p.digits(at + 2)?, self.p.digits(at + 4)?);
        let mut end = at + 5;
        if matches!(self.p.lower(end), "." | "/" | "-")
            && self.p.joined(end)
            && self.p.joined(end + 1)
            && self.p.digits(end + 1).is_some()
        {
            return None;
        }
        if a_len == 4 && b_len <= 2 && c_len <= 2 {
            // The time of day in `2025-10-15T08:30Z`.
            if self.p.lower(end) == "t" && self.p.joined(end) {
                while self.p.joined(end) {
                    end += 1;
                }
            }
            let year = i32::try_from(a).ok()?;
            return Some(one(Said::Day { year: Year::Is(year), month: b, day: c, weekday: None }, at, end));
        }
        if a_len > 2 || b_len > 2 || !matches!(c_len, 2 | 4) || !(1..=31).contains(&a) || !(1..=31).contains(&b) {
            return None;
        }
        let year = i32::try_from(c).ok()?
            + if c_len == 4 {
                0
            } else if c < 50 {
                2000
            } else {
                1900
            };
        Some(one(Said::Numeric { a, b, year }, at, end))
    }

    /// `Christmas Day`, `Thanksgiving 2014`, `last Easter`.
    pub(super) fn holiday(&self, at: usize, which: Which) -> Option<Hit> {
        let (rule, end) = calendar::holiday(self.p, at)?;
        let first = self.p.get(at)?;
        // `Easter weekend`
        let weekend = self.p.lower(end) == "weekend";
        let end = end + usize::from(weekend);
        // `Independence Day` in a name, `christmas` in small letters and `Easter egg` are no days.
        // `Johnny Christmas`.
        let before = at.checked_sub(1).and_then(|i| self.doc.tokens.get(self.p.token(i)));
        let named = before.is_some_and(|t| t.dep == Dep::Compound && t.head == self.p.token(at) && t.tag == Tag::Nnp);
        if first.kind == Kind::Word && !first.capital || named || self.is_modifier(end) {
            return None;
        }
        let (year, end) = self.year_after(end);
        Some(one(Said::Holiday { rule, year, which, weekend }, at, end))
    }

    /// Whether the word before `end` only describes the noun at `end` (`Christmas sales`).
    pub(super) fn is_modifier(&self, end: usize) -> bool {
        let Some(token) = end.checked_sub(1).and_then(|i| self.doc.tokens.get(self.p.token(i))) else { return false };
        token.dep == Dep::Compound && token.head >= self.p.token(end) && self.p.token(end) < self.doc.tokens.len()
    }

    /// `Thursday`, `Thursday, April 6`, `Tuesday the 15th`, `Monday of last week`.
    fn weekday(&self, at: usize) -> Option<Hit> {
        let (day, next) = self.weekday_name(at)?;
        let comma = next + usize::from(self.p.lower(next) == ",");
        let dated = self.month_first(comma).or_else(|| self.day_first(comma));
        if let Some((mut found, end)) = dated
            && let [Found { said: Said::Day { weekday, .. }, from, .. }, ..] = &mut found[..]
        {
            *weekday = Some(day);
            *from = at;
            return Some((found, end));
        }
        let mut end = self.part_of_day(next);
        let of = end + usize::from(self.p.lower(end) == "of");
        if let Some((Said::Shift { unit: Unit::Week, n, from: Anchor::Published, .. }, week_end)) = self.determined(of)
        {
            end = week_end;
            return Some(one(Said::Weekday(day, Which::InWeek(n)), at, end));
        }
        Some(one(Said::Weekday(day, Which::Bare), at, end))
    }

    /// `Oct. 15, 2025`, `October 3-5`, `April 24 and 25`, `October 2025`, `May of last year`.
    pub(super) fn month_first(&self, at: usize) -> Option<Hit> {
        let (month, next) = self.month_name(at)?;
        let Some((day, end)) = self.day_number(next).or_else(|| {
            let the = next + usize::from(self.p.lower(next) == "the");
            self.day_number(the).filter(|&(_, end)| the > next && end > the + 1)
        }) else {
            let (year, end) = self.year_after(next);
            return Some(one(Said::Month { year, month, which: Which::Bare }, at, end));
        };
        // A range within the month: `May 3-5`, `May 3 to 5`.
        if matches!(self.p.lower(end), "-" | "to" | "through" | "until")
            && let Some((last, last_end)) = self.day_number(end + 1).filter(|&(last, _)| last > day)
            && self.month_name(last_end).is_none()
        {
            let (year, end) = self.year_after(last_end);
            return Some(one(Said::Days { year, from: (month, day), to: (month, last) }, at, end));
        }
        let (year, year_end) = self.year_after(end);
        let mut found = vec![Found { said: Said::Day { year, month, day, weekday: None }, from: at, to: year_end }];
        let mut end = year_end;
        // `April 24 and 25`, `April 24, 25 and 26`.
        if year == Year::Open {
            while matches!(self.p.lower(end), "and" | "or" | "," | "&")
                && let Some((day, next)) = self.day_number(end + 1)
                && self.ends_list(next)
            {
                let (year, next) = self.year_after(next);
                found.push(Found { said: Said::Day { year, month, day, weekday: None }, from: end + 1, to: next });
                end = next;
            }
            if let [.., Found { said: Said::Day { year: last, .. }, .. }] = found[..] {
                for f in &mut found {
                    if let Said::Day { year, .. } = &mut f.said {
                        *year = last;
                    }
                }
            }
        } else if let Some(Found { to, .. }) = found.last_mut() {
            *to = year_end;
        }
        self.range_year(&mut found, at);
        Some((found, end))
    }

    /// Whether a day's number may end before `at`: no noun follows that it would count.
    fn ends_list(&self, at: usize) -> bool {
        let counted = at.checked_sub(1).and_then(|i| self.doc.tokens.get(self.p.token(i))).is_some_and(|t| {
            t.dep == Dep::Nummod && t.head > self.p.token(at - 1) && self.doc.tokens[t.head].tag != Tag::Nnp
        });
        !counted
    }

    /// The first date of `January 23 - March 9 2014` lends its year from the second.
    fn range_year(&self, found: &mut [Found], at: usize) {
        let Some(Found {
            said: Said::Day { year: year @ Year::Open, .. } | Said::Month { year: year @ Year::Open, .. },
            to,
            ..
        }) = found.last_mut()
        else {
            return;
        };
        if !matches!(self.p.lower(*to), "-" | "to" | "and" | "through" | "until" | "or") || at > *to {
            return;
        }
        if let Some((_, next)) = self.month_name(*to + 1) {
            let day_end = self.day_number(next).map_or(next, |(_, end)| end);
            *year = match self.year_after(day_end).0 {
                Year::Is(y) => Year::Is(y),
                _ => Year::Open,
            };
        }
    }

    /// `15 October`, `the 15th of October 2025`, `3-5 May`, `the 15th`.
    pub(super) fn day_first(&self, at: usize) -> Option<Hit> {
        let the = self.p.lower(at) == "the";
        let from = at + usize::from(the);
        let (day, next) = self.day_number(from)?;
        let named = |at: usize| self.month_name(at + usize::from(self.p.lower(at) == "of"));
        if let Some((month, end)) = named(next) {
            let (year, end) = self.year_after(end);
            return Some(one(Said::Day { year, month, day, weekday: None }, at, end));
        }
        if matches!(self.p.lower(next), "-" | "to" | "and" | "or" | "until" | "&")
            && let Some((last, last_end)) = self.day_number(next + 1)
            && let Some((month, end)) = named(last_end)
            && (last > day || !matches!(self.p.lower(next), "and" | "or"))
        {
            let (year, end) = self.year_after(end);
            if matches!(self.p.lower(next), "and" | "or" | "&") {
                let of = |day| Said::Day { year, month, day, weekday: None };
                let first = Found { said: of(day), from: at, to: next };
                return Some((vec![first, Found { said: of(last), from: next + 1, to: end }], end));
            }
            return Some(one(Said::Days { year, from: (month, day), to: (month, last) }, at, end));
        }
        // `on the 15th`: nothing that it could count may follow.
        let bare =
            the && next > from + 1 && !self.p.get(next).is_some_and(|p| p.kind == Kind::Word && !is_small(&p.lower));
        bare.then(|| one(Said::DayOfMonth(day), at, next))
    }
}

/// Whether a word behind `the 15th` leaves it a day (`the 15th in Doha`).
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "or"
            | "in"
            | "at"
            | "to"
            | "with"
            | "when"
            | "after"
            | "before"
            | "but"
            | "for"
            | "as"
            | "that"
            | "by"
            | "he"
            | "she"
            | "it"
            | "they"
    )
}
