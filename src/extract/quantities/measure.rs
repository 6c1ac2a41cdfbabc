//! From a number with the words around it to its value, bounds and unit.

use super::read::{Amount, Reader};
use super::words::{self, Bound};
use crate::extract::engine::{EntityLabel, Tag};
use crate::extract::numbers::{self, Form};
use crate::extract::pieces::Kind;
use crate::model::Quantity;

impl Reader<'_> {
    /// The number with its unit, its bounds and what it counts.
    pub(super) fn measured(&self, start: usize, bound: Option<Bound>, amount: Amount) -> (Quantity, usize) {
        let mut end = amount.end;
        let mut bound = bound;
        let (mut value, mut low, mut high) =
            (Some(amount.first.value), Some(amount.first.value), Some(amount.first.value));
        let mut approximate = false;
        match (amount.first.form, amount.last) {
            (Form::Vague { most }, _) => {
                (value, high, approximate) = (None, Some(most), true);
            }
            (Form::Rough, None) => approximate = true,
            (_, Some(last)) => {
                value = Some(f64::midpoint(amount.first.value, last.value));
                high = Some(last.value);
            }
            _ => {}
        }
        let mut unit: Option<String> = amount.currency.map(str::to_owned);
        if amount.first.form == Form::Ordinal {
            unit = Some("ordinal".into());
        }
        let mut measure = None;
        // `one in four`, `three out of five`.
        if unit.is_none()
            && let Some((share, after)) = self.share(&amount)
        {
            (value, low, high) = (Some(share), Some(share), Some(share));
            unit = Some("percent".into());
            end = after;
        } else if amount.first.form == Form::Fraction {
            let next = end + usize::from(matches!(self.p.lower(end), "a" | "an"));
            if let Some((name, after)) = words::unit(self.p, next).filter(|_| next > end) {
                // `half an hour`.
                unit = Some(name.into());
                end = after;
            } else {
                let percent = amount.first.value * 100.0;
                (value, low, high) = (Some(percent), Some(percent), Some(percent));
                unit = Some("percent".into());
                // `half` and `a third` are seldom measured.
                approximate = true;
            }
        } else if unit.is_none() {
            // `billions of dollars`, `thousands of hours`.
            if matches!(amount.first.form, Form::Vague { .. }) && self.p.lower(end) == "of" {
                if let Some((name, after)) =
                    words::currency(self.p, end + 1, true).or_else(|| words::unit(self.p, end + 1))
                {
                    unit = Some(name.into());
                    end = after;
                }
            } else if let Some((more, after)) = words::bound(self.p, end, true) {
                bound = Some(more);
                end = after;
            }
        }
        if unit.is_none() {
            let hyphen = end + usize::from(self.p.lower(end) == "-" && self.p.joined(end));
            if let Some((code, after)) = words::currency(self.p, hyphen, true) {
                unit = Some(code.into());
                end = after;
            } else if let Some((name, after)) = words::unit(self.p, hyphen) {
                measure = Some(name);
                unit = Some(self.unit_name(name, amount, hyphen, after));
                end = after;
            }
        }
        if let Some((name, after)) = self.age(end, measure) {
            unit = Some(name);
            end = after;
        } else if measure.is_none() && unit.is_none() && self.is_age(&amount, start) {
            unit = Some("years old".into());
        }
        if let Some((per, after)) = self.per(end).filter(|_| unit.as_deref() != Some("years old")) {
            unit = Some(unit.map_or_else(|| format!("/{per}"), |u| format!("{u}/{per}")));
            end = after;
        }
        if let Some((more, after)) = words::bound(self.p, end, true) {
            bound = Some(more);
            end = after;
        }
        if value.is_some() {
            match bound {
                // `fewer than two dozen`: however rough, that is the bound.
                Some(Bound::Least) => (high, approximate) = (None, false),
                Some(Bound::Most) => (low, approximate) = (None, false),
                Some(Bound::Near) => (low, approximate) = (None, true),
                Some(Bound::Past) => (high, approximate) = (None, true),
                Some(Bound::About) => approximate = true,
                None => {}
            }
            if approximate
                && amount.last.is_none()
                && !matches!(bound, Some(Bound::Near | Bound::Past | Bound::Least | Bound::Most))
            {
                (low, high) = (None, None);
            }
        }
        let of = self.counted(amount.at, amount.end, end, unit.as_deref());
        let quantity = Quantity { span: self.p.span(start, end), value, low, high, approximate, unit, of };
        (quantity, end)
    }

    /// `pounds` are money in thousands and weight below.
    fn unit_name(&self, name: &'static str, amount: Amount, from: usize, to: usize) -> String {
        let word = self.p.lower(from);
        if name == "pound"
            && word == "pounds"
            && (amount.first.scale >= 1000.0 || amount.first.value >= 10_000.0)
            && self.p.lower(to) != "of"
        {
            return "GBP".into();
        }
        name.into()
    }

    /// `28-year-old`, `28 years old`, `28 years of age`.
    fn age(&self, end: usize, measure: Option<&str>) -> Option<(String, usize)> {
        let measure = measure.filter(|m| matches!(*m, "year" | "month" | "week" | "day"))?;
        let old = end + usize::from(self.p.lower(end) == "-");
        let name = if measure == "year" { "years old".to_owned() } else { format!("{measure}s old") };
        if matches!(self.p.lower(old), "old" | "olds") {
            return Some((name, old + 1));
        }
        self.p.starts(end, &["of", "age"]).then_some((name, end + 2))
    }

    /// `John Doe, 28, said`; `aged 28`.
    fn is_age(&self, amount: &Amount, start: usize) -> bool {
        if matches!(self.p.before(start), "aged" | "age") {
            return true;
        }
        let name = start > 1
            && self.p.before(start) == ","
            && self.p.get(start - 2).is_some_and(|p| p.kind == Kind::Word && p.capital)
            && self
                .doc
                .tokens
                .get(self.p.token(start - 2))
                .is_some_and(|t| t.tag == Tag::Nnp && t.entity != Some(EntityLabel::Date));
        name && amount.first.digits
            && amount.first.value < 120.0
            && matches!(self.p.lower(amount.end), "," | "." | ";" | ")")
    }

    /// `a year`, `per day`, `/ hour` behind a number.
    fn per(&self, at: usize) -> Option<(&'static str, usize)> {
        if !matches!(self.p.lower(at), "a" | "an" | "per" | "each" | "every" | "/") {
            return None;
        }
        let (unit, end) = words::unit(self.p, at + 1)?;
        let time = matches!(unit, "second" | "minute" | "hour" | "day" | "week" | "month" | "year" | "decade");
        // `killed two a year ago`.
        (time
            && !matches!(self.p.lower(end), "ago" | "later" | "earlier" | "after" | "before")
            && !self.p.lower(at + 1).ends_with('s'))
        .then_some((unit, end))
    }

    /// `one in four`, `three out of five`, in percent.
    pub(super) fn share(&self, amount: &Amount) -> Option<(f64, usize)> {
        // `one-in-four`.
        let past = |at: usize| at + usize::from(self.p.lower(at) == "-" && self.p.joined(at));
        let next = past(amount.end);
        let after = if self.p.starts(next, &["out", "of"]) {
            next + 2
        } else if self.p.lower(next) == "in" {
            past(next + 1)
        } else {
            return None;
        };
        let every = after + usize::from(self.p.lower(after) == "every");
        let whole = numbers::read(self.p, every).filter(|n| n.form == Form::Cardinal)?;
        let small = amount.first.value > 0.0 && amount.first.value < whole.value && whole.value <= 100.0;
        let plain = amount.last.is_none() && amount.first.form == Form::Cardinal && whole.value.fract() == 0.0;
        // `2 in 10 days` counts days.
        (small && plain && words::unit(self.p, whole.end).is_none())
            .then(|| (amount.first.value / whole.value * 100.0, whole.end))
    }
}
