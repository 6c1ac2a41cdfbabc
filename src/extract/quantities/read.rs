//! The grammar of numbers with their bounds and units (`at least 28`, `$10 to $12 million`, `a 48-hour strike`).

use super::words;
use crate::extract::engine::{Dep, Doc, Tag};
use crate::extract::numbers::{self, Form, Number};
use crate::extract::pieces::{Kind, Pieces};
use crate::model::{Quantity, Span};

/// Bounds that are prepositions where they do not stand on a number.
const PREPOSITIONS: &[&str] = &["about", "above", "around", "below", "beyond", "over", "under"];
/// The pieces of a report and its parse, read for numbers.
pub(super) struct Reader<'a> {
    pub(super) p: &'a Pieces,
    pub(super) doc: &'a Doc,
    pub(super) dates: &'a [Span],
}

/// A number, or the two ends of a range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    pub(super) first: Number,
    pub(super) last: Option<Number>,
    /// The first piece of the digits or number words.
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) currency: Option<&'static str>,
}

impl Reader<'_> {
    /// All numbers, in order.
    pub(super) fn all(&self) -> Vec<Quantity> {
        let mut out = Vec::new();
        let mut dates = self.dates;
        let mut at = 0;
        while let Some(piece) = self.p.get(at) {
            while dates.first().is_some_and(|d| d.end <= piece.span.start) {
                dates = &dates[1..];
            }
            if dates.first().is_some_and(|d| d.start <= piece.span.start) || piece.kind == Kind::Break {
                at += 1;
                continue;
            }
            match self.quantity(at, dates.first().map_or(usize::MAX, |d| d.start)) {
                Some((quantity, end)) => {
                    out.extend(quantity);
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
        out
    }

    /// The number that begins at `at`, if it counts something, and the piece after it.
    fn quantity(&self, at: usize, limit: usize) -> Option<(Option<Quantity>, usize)> {
        if let Some(end) = self.no_quantity(at) {
            return Some((None, end));
        }
        let (bound, next) = match words::bound(self.p, at, false) {
            Some((bound, next)) => (Some(bound), next),
            None => (None, at),
        };
        let amount = self.amount(next)?;
        if self.p.get(amount.end - 1).is_some_and(|p| p.span.end > limit) {
            return None;
        }
        let (bound, start) = if bound.is_some() && PREPOSITIONS.contains(&self.p.lower(at)) && !self.is_modifier(at) {
            (None, next)
        } else {
            (bound, at)
        };
        if self.share(&amount).is_none() && self.is_name(&amount) {
            return Some((None, amount.end));
        }
        let (quantity, end) = self.measured(start, bound, amount);
        Some((Some(quantity), end))
    }

    /// Whether the word at `at` stands on a number and is no preposition.
    fn is_modifier(&self, at: usize) -> bool {
        self.doc
            .tokens
            .get(self.p.token(at))
            .is_none_or(|t| matches!(t.dep, Dep::Quantmod | Dep::Advmod | Dep::Amod | Dep::Det | Dep::Nmod))
    }

    /// A number or range at `at`, with a currency before it.
    fn amount(&self, at: usize) -> Option<Amount> {
        let led = matches!(self.p.lower(at), "between" | "from");
        let start = at + usize::from(led);
        let (currency, number_at) = match words::currency(self.p, start, false) {
            Some((code, next)) => (Some(code), next),
            None => (None, start),
        };
        let first = self.number(number_at)?;
        let alone = Amount { first, last: None, at: number_at, end: first.end, currency };
        let alone = (!led).then_some(alone);
        // `10-12`, `10 to 12`, `between 10 and 12`, `$10 million to $12 million`.
        let unit_between = words::unit(self.p, first.end).filter(|_| led).map_or(first.end, |(_, end)| end);
        let word = self.p.lower(unit_between);
        let joins = word == "-"
            || word == "to"
            || word == "and" && self.p.lower(at) == "between"
            || word == "or" && first.value < 100.0;
        if !joins || matches!(first.form, Form::Ordinal | Form::Vague { .. }) {
            return alone;
        }
        let after = unit_between + 1;
        let second_at = words::currency(self.p, after, false).map_or(after, |(_, next)| next);
        let Some(mut last) = self.number(second_at).filter(|n| n.form == first.form) else { return alone };
        if word == "-" && (self.p.joined(unit_between) != self.p.joined(after)) {
            return alone;
        }
        let mut first = first;
        // `3 to 5 million`.
        if last.scale > 1.0 && first.scale <= 1.0 && first.value < last.value / last.scale && first.value < 1000.0 {
            first.value *= last.scale;
        }
        if first.value >= last.value {
            return alone;
        }
        // `one or two`, `two or three`: neighbours only.
        if word == "or" && last.value - first.value > first.value.max(2.0) {
            return alone;
        }
        last.digits &= first.digits;
        Some(Amount { first, last: Some(last), at: number_at, end: last.end, currency })
    }

    fn number(&self, at: usize) -> Option<Number> {
        let vague = |value, most, end| Number { value, end, form: Form::Vague { most }, digits: false, scale: 1.0 };
        numbers::read(self.p, at).or_else(|| {
            let counts = |end: usize| {
                self.doc.tokens.get(self.p.token(end)).is_some_and(|t| {
                    matches!(t.tag, Tag::Jj | Tag::Nns | Tag::Nnps | Tag::Jjr) || t.dep == Dep::Compound
                })
            };
            match (self.p.lower(at), self.p.lower(at + 1), self.p.lower(at + 2)) {
                ("a", "couple", "of") => Some(vague(2.0, 3.0, at + 3)),
                ("a", "handful", "of") => Some(vague(3.0, 9.0, at + 3)),
                ("a", "few", _) if counts(at + 2) => Some(vague(2.0, 9.0, at + 2)),
                ("several", ..) if counts(at + 1) => Some(vague(3.0, 9.0, at + 1)),
                _ => None,
            }
        })
    }
}
