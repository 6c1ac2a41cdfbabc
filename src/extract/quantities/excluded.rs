//! Numbers that count nothing: names, scores, telephone numbers, times of day, pronouns.

use super::read::{Amount, Reader};
use super::words;
use crate::extract::engine::{Dep, EntityLabel, Tag};
use crate::extract::numbers::Form;
use crate::extract::pieces::Kind;

/// Nouns whose number is a name (`page 5`).
const NUMBERED: &[&str] = &[
    "annex",
    "apartment",
    "area",
    "article",
    "channel",
    "chapter",
    "class",
    "clause",
    "exhibit",
    "figure",
    "flight",
    "form",
    "gate",
    "grade",
    "group",
    "highway",
    "interstate",
    "item",
    "level",
    "line",
    "no",
    "nos",
    "number",
    "page",
    "paragraph",
    "part",
    "phase",
    "platform",
    "resolution",
    "room",
    "route",
    "section",
    "stage",
    "table",
    "terminal",
    "title",
    "type",
    "version",
    "volume",
    "zone",
    "rule",
    "category",
    "season",
    "episode",
    "week",
    "day",
    "round",
    "team",
    "pier",
    "tier",
    "step",
    "avenue",
    "berth",
    "block",
    "brigade",
    "building",
    "camp",
    "district",
    "exit",
    "lane",
    "precinct",
    "report",
    "street",
    "track",
    "unit",
    "ward",
];
/// Units of a time of day, behind a number.
const CLOCK: &[&str] = &["am", "pm", "o", "gmt", "utc", "hours", "local", "est", "edt", "pst", "ist"];

impl Reader<'_> {
    /// The end of a telephone number, score, time or version that begins at `at`.
    pub(super) fn no_quantity(&self, at: usize) -> Option<usize> {
        self.p.digits(at)?;
        let joined_digits = |at: usize| self.p.joined(at) && self.p.joined(at + 1) && self.p.digits(at + 1).is_some();
        let mut end = at + 1;
        let mut marks = 0;
        let mut last = "";
        while matches!(self.p.lower(end), "-" | ":" | "/" | "." | ",") && joined_digits(end) {
            if self.p.lower(end) != "," && self.p.lower(end) != "." {
                marks += 1;
            }
            last = self.p.lower(end);
            end += 2;
        }
        let clock =
            matches!(self.p.lower(end), "a" | "p") && self.p.lower(end + 1) == "." && self.p.lower(end + 2) == "m"
                || CLOCK.contains(&self.p.lower(end)) && (end > at + 1 || self.p.lower(end) != "hours");
        if clock || marks >= 2 || last == ":" || last == "/" {
            return Some(end);
        }
        // `3-1`, `51-48`: a score or a vote, not a range.
        if marks == 1 && end == at + 3 {
            let (a, b) = (self.p.digits(at)?.0, self.p.digits(at + 2)?.0);
            let noun = self
                .doc
                .tokens
                .get(self.p.token(end - 1))
                .is_some_and(|t| t.dep == Dep::Nummod && t.head > self.p.token(end - 1));
            let unit = words::unit(self.p, end + usize::from(self.p.lower(end) == "-")).is_some();
            if a >= b
                || !(noun
                    || unit
                    || a > 20
                    || self.p.get(end).is_some_and(|p| p.kind == Kind::Word && p.lower != "win"))
            {
                return Some(end);
            }
        }
        // `1.2.3`, `15.10.2025`.
        (marks == 0 && end > at + 3 && last == ".").then_some(end)
    }

    /// Whether a number is part of a name, an order or a pronoun and counts nothing.
    pub(super) fn is_name(&self, amount: &Amount) -> bool {
        let at = amount.at;
        let before = self.p.before(at);
        let token = self.doc.tokens.get(self.p.token(at));
        let counts_next = token.is_some_and(|t| {
            t.head > self.p.token(amount.end - 1)
                && matches!(t.dep, Dep::Nummod | Dep::Compound | Dep::Amod | Dep::Quantmod | Dep::Nmod)
        });
        if amount.currency.is_some() {
            return false;
        }
        // Joined to letters or marks: `G7`, `B-52`, `#1`, `Covid-19`, `.50`, `'98`.
        if self.p.joined(at) && !matches!(before, "(" | "[" | "\"" | "“" | "'" | "-" | "~" | "+" | ">" | "<" | "—")
        {
            return true;
        }
        if self.p.joined(at) && before == "-" && at > 1 && self.p.joined(at - 1) {
            return true;
        }
        let attached = self.p.joined(amount.end)
            && self.p.get(amount.end).is_some_and(|p| p.kind == Kind::Word)
            && words::unit(self.p, amount.end).is_none();
        if attached && amount.first.digits {
            return true;
        }
        if NUMBERED.contains(&before) && !counts_next || before == "." && at > 1 && self.p.lower(at - 2) == "no" {
            return true;
        }
        // `Boeing 737`, `Apollo 11`: a name before it and nothing behind that it counts.
        let named =
            at > 0 && self.p.get(at - 1).is_some_and(|p| p.kind == Kind::Word && p.capital && p.lower.len() > 1);
        if named && !counts_next && amount.last.is_none() {
            let noun = self
                .doc
                .tokens
                .get(self.p.token(at - 1))
                .is_some_and(|t| matches!(t.tag, Tag::Nnp | Tag::Nnps | Tag::Nn));
            if noun && words::unit(self.p, amount.end).is_none() && words::currency(self.p, amount.end, true).is_none()
            {
                return true;
            }
        }
        // The number of an item: `1. Open the door`.
        if amount.first.digits
            && matches!(self.p.lower(amount.end), "." | ")")
            && (at == 0 || self.p.get(at - 1).is_some_and(|p| p.kind == Kind::Break))
        {
            return true;
        }
        match amount.first.form {
            Form::Cardinal if amount.last.is_none() && self.p.lower(at) == "one" && amount.first.value < 2.0 => {
                // `no one`, `one of them`, `one day`, `one another`.
                let noun = token.is_some_and(|t| {
                    t.dep == Dep::Nummod
                        && t.head > self.p.token(at)
                        && matches!(self.doc.tokens[t.head].tag, Tag::Nn | Tag::Nnp)
                });
                !noun
                    || matches!(before, "no" | "any" | "every" | "some" | "the" | "this" | "that" | "-")
                    || matches!(
                        self.p.lower(at + 1),
                        "day"
                            | "another"
                            | "thing"
                            | "-"
                            | "way"
                            | "time"
                            | "hand"
                            | "point"
                            | "side"
                            | "place"
                            | "reason"
                            | "example"
                            | "occasion"
                    )
            }
            Form::Ordinal => {
                let head =
                    token.filter(|t| t.dep == Dep::Amod && t.head > self.p.token(at)).map(|t| &self.doc.tokens[t.head]);
                !head.is_some_and(|h| matches!(h.tag, Tag::Nn | Tag::Nns))
                    || token.is_some_and(|t| {
                        t.entity.is_some_and(|e| !matches!(e, EntityLabel::Ordinal | EntityLabel::Cardinal))
                    })
                    || matches!(
                        self.p.lower(amount.end),
                        "-" | "time" | "person" | "lady" | "half" | "place" | "hand" | "thing" | "name" | "step"
                    )
            }
            Form::Fraction => {
                let next = self.p.lower(amount.end);
                let unit = matches!(next, "a" | "an") && words::unit(self.p, amount.end + 1).is_some();
                !(matches!(next, "of" | "the" | "its" | "their" | "his" | "her" | "all" | "majority")
                    || unit
                    || self.p.lower(at) != "half" && next != "-")
                    || matches!(before, "first" | "second" | "other" | "latter" | "better" | "-" | "in")
            }
            _ => false,
        }
    }
}
