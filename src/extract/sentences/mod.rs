//! Where sentences begin and end.
//!
//! Rules over the raw tokens decide what stops, capitals, abbreviations and quotation marks decide; the parse decides
//! the rest (an abbreviation before a capital may or may not end its sentence).

mod view;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::engine::{Boundary, Doc, RawToken};
use super::lexicon;
use crate::model::Span;
use view::{Stop, View};

/// The sentences of a parsed report, in order.
pub fn spans(doc: &Doc) -> Vec<Span> {
    doc.sentences.iter().map(|s| doc.span(s.clone())).collect()
}

/// What an abbreviation says of the sentence that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// More always follows (`Mr.`, `vs.`).
    Before,
    /// A number follows, or else it is a plain word at an end (`No.`).
    Number,
    /// An abbreviation only after a number (`5 in.`).
    Unit,
    /// The name of a month.
    Month,
    /// Of the clock or an era (`p.m.`, `B.C.`).
    Time,
    /// After a name, or at an end (`Ph.D.`).
    Degree,
    /// May stand at the end of a sentence (`Inc.`, `U.S.`).
    End,
    /// One capital letter (`J. Smith`).
    Initial,
}

static ABBREVIATIONS: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../../assets/lexicon/abbreviations.tsv"));
    rows.filter_map(|r| {
        let class = match *r.get(1)? {
            "before" => Class::Before,
            "number" => Class::Number,
            "unit" => Class::Unit,
            "month" => Class::Month,
            "time" => Class::Time,
            "degree" => Class::Degree,
            _ => Class::End,
        };
        Some((*r.first()?, class))
    })
    .collect()
});

static STARTERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../../assets/lexicon/starters.txt")).filter_map(|r| r.first().copied()).collect()
});

/// How many tokens go into one sentence at most: a text without stops is cut, for what is read in a sentence costs by its
/// length.
const LONGEST: usize = 400;

/// What is known before the parse of where sentences begin: an answer for each token.
pub fn boundaries(text: &str, tokens: &[RawToken]) -> Vec<Boundary> {
    let view = View::new(text, tokens);
    let mut out: Vec<Boundary> = Vec::with_capacity(tokens.len());
    let mut began = 0;
    for i in 0..tokens.len() {
        let boundary = if i - began < LONGEST { view.boundary(i, began) } else { Boundary::Start };
        if boundary == Boundary::Start {
            began = i;
        }
        out.push(boundary);
    }
    out
}

impl View<'_> {
    /// Whether a sentence begins at token `i`, where the one before began at token `began`.
    fn boundary(&self, i: usize, began: usize) -> Boundary {
        if i == 0 || !self.together(i - 1, i) || self.item_starts(i) {
            return Boundary::Start;
        }
        // Marks that open the sentence take the word behind them along.
        if i - began <= 3 && !(began..i).any(|j| self.word(j).contains(char::is_alphanumeric)) {
            return Boundary::Inside;
        }
        // `the end. . . . Then`: a stop of its own, then three dots that open what follows.
        if self.opens_with_dots(i) {
            return Boundary::Start;
        }
        // Marks that close, stops and commas belong to what is before them; so do notes such as `[7]`.
        let next = self.word(i);
        if self.closes(i) || self.in_item_mark(i) || next.chars().all(|c| ",;:.!?…．。！？%".contains(c)) {
            return Boundary::Inside;
        }
        let mut last = i - 1;
        let mut quoted = false;
        while last > began && self.closes(last) {
            quoted |= !self.in_note(last);
            last -= 1;
        }
        if self.in_note(i) && self.stop(last).is_some() {
            return Boundary::Inside;
        }
        // `the end.11 12 Then`: the second note's number belongs to the first.
        if self.is_note_number(i) && self.ends_with_note_number(i - 1) {
            return Boundary::Inside;
        }
        if self.is_note_number(last) && last > began && self.ends_with_note_number(last - 1) {
            return Boundary::Start;
        }
        let Some(stop) = self.stop(last) else { return self.without_stop(i) };
        let Some(lead) = self.lead(i) else { return Boundary::Free };
        // `“…” (Smith 55).`: the bracket ends with the sentence's own stop.
        if quoted && self.opens(i) && self.bracket_before_stop(i) {
            return Boundary::Inside;
        }
        if lead.starts_with(char::is_lowercase) {
            return if self.may_start_small(last, i, lead, stop, quoted) { Boundary::Free } else { Boundary::Inside };
        }
        // `Ph.D.-level`, but also `the end.Then` with its space forgotten.
        if !self.tokens[i - 1].space
            && stop == Stop::Full
            && !quoted
            && (!matches!(self.word(i - 1), "." | "．" | "。") || i > 1 && self.word(i - 2).len() < 3)
        {
            return Boundary::Inside;
        }
        match stop {
            _ if quoted && self.attributes(i) => Boundary::Inside,
            // `I` has its capital everywhere.
            Stop::Ellipsis if lead == "I" => Boundary::Inside,
            _ if self.in_bracket(i) && lead.starts_with(|c: char| c.is_ascii_digit()) => Boundary::Inside,
            Stop::Full if !quoted => self.after_full_stop(last, i, began, lead),
            _ => Boundary::Start,
        }
    }

    /// Whether a sentence without a capital, as in letters and comments, may begin at token `i` with `lead`.
    fn may_start_small(&self, last: usize, i: usize, lead: &str, stop: Stop, quoted: bool) -> bool {
        let goes_on = [
            "and", "are", "as", "at", "by", "for", "from", "has", "he", "in", "is", "of", "on", "or", "she", "that",
            "they", "to", "was", "were", "with",
        ];
        match stop {
            _ if quoted || self.in_bracket(i) || self.word(i).starts_with(['-', '–', '—']) => false,
            Stop::Full => self.abbreviation(last).is_none(),
            // Names and titles end in such marks too: `Yahoo! in`, `“Why?” he`.
            Stop::Question => !goes_on.contains(&lead),
            Stop::Ellipsis => false,
        }
    }

    /// Where no stop stands before token `i`: only a word that opens sentences can make the parse's guess worth asking.
    fn without_stop(&self, i: usize) -> Boundary {
        let word = self.word(i);
        let starts = word.starts_with(char::is_uppercase) && STARTERS.contains(word.to_lowercase().as_str());
        if starts && !self.opens(i - 1) { Boundary::Free } else { Boundary::Inside }
    }

    /// After a full stop without a closing mark, before `lead`, a word with a capital or a number.
    fn after_full_stop(&self, last: usize, i: usize, began: usize, lead: &str) -> Boundary {
        let starts = STARTERS.contains(lead.to_lowercase().as_str());
        let decided = |yes: bool| if yes { Boundary::Start } else { Boundary::Free };
        let Some(class) = self.abbreviation(last) else { return Boundary::Start };
        let is_number = lead.starts_with(|c: char| c.is_ascii_digit());
        match class {
            Class::Before => Boundary::Inside,
            _ if self.word(i).starts_with(['-', '–', '—']) => Boundary::Inside,
            Class::Number if is_number || is_roman(lead) => Boundary::Inside,
            Class::Month | Class::Unit if is_number => Boundary::Inside,
            // `At 5 a.m. Mr. Smith went …`: before its verb a sentence cannot end.
            Class::Time if !starts && (self.opens_with_time(began, i) || is_calendar(lead)) => Boundary::Inside,
            Class::Time if is_number && self.word(last).to_lowercase().starts_with("a.d") => Boundary::Inside,
            Class::Number | Class::Time | Class::Degree => Boundary::Start,
            Class::Initial => {
                let before = if began < last { self.word(last - 1) } else { "" };
                let pronoun = self.word(last).starts_with('I') && before.starts_with(char::is_lowercase);
                let letter = starts && before.starts_with(char::is_lowercase);
                if pronoun || letter { Boundary::Start } else { Boundary::Inside }
            }
            Class::Month | Class::Unit | Class::End => decided(starts),
        }
    }

    /// The sort of abbreviation that token `last` with its full stop is; `None` for a plain word.
    fn abbreviation(&self, last: usize) -> Option<Class> {
        // The word that the stop belongs to stands in the same token or in the one before.
        let (word, at) = match self.word(last) {
            "." if last > 0 && self.together(last - 1, last) => (self.word(last - 1), last - 1),
            w => (w.strip_suffix('.')?, last),
        };
        let detached = at < last && self.tokens[at].space;
        let before = if at > 0 && self.together(at - 1, at) { self.word(at - 1) } else { "" };
        let counted = before.starts_with(|c: char| c.is_ascii_digit());
        let capital = word.starts_with(char::is_uppercase);
        let joined = at > 0 && self.together(at - 1, at) && !self.tokens[at - 1].space;
        match ABBREVIATIONS.get(word.to_lowercase().as_str()).copied() {
            // `p.` after a hyphen or an apostrophe is the end of another word.
            _ if joined && matches!(before, "-" | "'" | "’") && !self.opens(at - 1) => None,
            Some(Class::Unit) => (counted && !detached).then_some(Class::Unit),
            Some(Class::Month) => capital.then_some(Class::Month),
            Some(class) if !detached || class == Class::Before => Some(class),
            _ if detached => None,
            _ if is_initial(word) => Some(Class::Initial),
            // An acronym with stops that no list has.
            _ => is_dotted(word).then_some(Class::End),
        }
    }

    /// Whether the tokens from `began` to `i` are an adverbial of time without a verb, as far as a look can tell.
    fn opens_with_time(&self, began: usize, i: usize) -> bool {
        let first = (began..i).rev().find(|&j| self.word(j) == ":").map_or(began, |j| j + 1);
        i - first <= 14
            && matches!(
                self.word(first).to_lowercase().as_str(),
                "at" | "on"
                    | "by"
                    | "in"
                    | "around"
                    | "about"
                    | "after"
                    | "before"
                    | "from"
                    | "since"
                    | "until"
                    | "shortly"
            )
    }

    /// Whether a name and a verb of saying begin at token `i`: what is before them is their quotation.
    fn attributes(&self, i: usize) -> bool {
        let mut j = i;
        while j < i + 4 && self.together(i, j) && self.word(j).starts_with(char::is_uppercase) {
            if STARTERS.contains(self.word(j).to_lowercase().as_str()) {
                return false;
            }
            j += 1;
        }
        let says =
            ["said", "asked", "says", "asks", "added", "told", "wrote", "replied", "tweeted", "shouted", "cried"];
        j > i && self.together(i, j) && says.contains(&self.word(j))
    }
}

/// A single capital letter.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// A Roman number in capitals.
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| "IVXLC".contains(c))
}

/// Letters with stops between them (`D.C`, `e.g`).
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// A weekday, month or time zone: it may follow a time of the clock.
fn is_calendar(word: &str) -> bool {
    let zones = ["GMT", "UTC", "EST", "EDT", "ET", "PST", "PDT", "PT", "CST", "CDT", "CET", "BST", "MST", "MDT", "IST"];
    zones.contains(&word) || super::dates::is_month_or_weekday(word)
}

#[cfg(test)]
mod tests;
