//! Where sentences begin and end.
//!
//! Rules over the raw tokens decide what stops, capitals, abbreviations and quotation marks decide; the parse decides
//! the rest (an abbreviation before a capital may or may not end its sentence).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::engine::{Boundary, Doc, RawToken};
use super::lexicon;
use crate::model::Span;

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
    /// May stand at the end of a sentence (`Inc.`, `U.S.`).
    End,
}

static ABBREVIATIONS: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../assets/lexicon/abbreviations.tsv"));
    rows.filter_map(|r| {
        let class = match *r.get(1)? {
            "before" => Class::Before,
            "number" => Class::Number,
            "unit" => Class::Unit,
            "month" => Class::Month,
            _ => Class::End,
        };
        Some((*r.first()?, class))
    })
    .collect()
});

static STARTERS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../assets/lexicon/starters.txt")).filter_map(|r| r.first().copied()).collect()
});

/// What is known before the parse of where sentences begin: an answer for each token.
pub fn boundaries(text: &str, tokens: &[RawToken]) -> Vec<Boundary> {
    let marks = marks(text, tokens);
    let view = View { text, tokens, marks: &marks };
    (0..tokens.len()).map(|i| view.boundary(i)).collect()
}

/// What a quotation mark or bracket does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
}

/// The quotation marks and brackets among the tokens; straight marks open and close by the space around them, or by turns.
fn marks(text: &str, tokens: &[RawToken]) -> Vec<Option<Mark>> {
    let mut open: HashMap<&str, bool> = HashMap::new();
    let mut block = usize::MAX;
    let mut out = Vec::with_capacity(tokens.len());
    for (i, t) in tokens.iter().enumerate() {
        if t.block != block {
            block = t.block;
            open.clear();
        }
        let word = t.span.of(text);
        let before = i > 0 && tokens[i - 1].block == block && !tokens[i - 1].space;
        let after = !t.space && tokens.get(i + 1).is_some_and(|n| n.block == block);
        let mark = match word {
            "(" | "[" | "{" | "“" | "‘" | "«" | "„" | "``" | "`" | "「" | "《" | "（" | "-LRB-" => Some(Mark::Opens),
            ")" | "]" | "}" | "”" | "»" | "」" | "》" | "）" | "-RRB-" => Some(Mark::Closes),
            "’" if !before => None,
            "’" => Some(Mark::Closes),
            "\"" | "''" | "'" => {
                let is_open = open.entry(word).or_default();
                let opens = match (before, after) {
                    (false, true) => true,
                    (true, false) => false,
                    _ => !*is_open,
                };
                *is_open = opens;
                Some(if opens { Mark::Opens } else { Mark::Closes })
            }
            _ => None,
        };
        out.push(mark);
    }
    out
}

struct View<'a> {
    text: &'a str,
    tokens: &'a [RawToken],
    marks: &'a [Option<Mark>],
}

impl View<'_> {
    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Whether tokens `i` and `j` stand in one block.
    fn together(&self, i: usize, j: usize) -> bool {
        self.tokens.get(i).zip(self.tokens.get(j)).is_some_and(|(a, b)| a.block == b.block)
    }

    fn boundary(&self, i: usize) -> Boundary {
        if i == 0 || !self.together(i - 1, i) {
            return Boundary::Start;
        }
        // Marks that close, stops and commas belong to what is before them.
        let next = self.word(i);
        if self.marks[i] == Some(Mark::Closes) || next.chars().all(|c| ",;:.!?…．。！？%".contains(c)) {
            return Boundary::Inside;
        }
        // Back over what closes, to the last word or stop.
        let mut last = i - 1;
        while last > 0 && self.marks[last] == Some(Mark::Closes) && self.together(last - 1, i) {
            last -= 1;
        }
        let closed = last < i - 1;
        let Some(stop) = self.word(last).chars().next_back().filter(|c| ".!?…．。！？".contains(*c)) else {
            return Boundary::Inside;
        };
        let Some(lead) = self.lead(i) else { return Boundary::Free };
        let first = lead.chars().next().unwrap_or_default();
        if first.is_lowercase() {
            return Boundary::Inside;
        }
        if stop != '.' {
            return if closed && self.attributes(i) { Boundary::Inside } else { Boundary::Start };
        }
        if closed {
            return if self.attributes(i) { Boundary::Inside } else { Boundary::Start };
        }
        self.after_stop(last, i, lead)
    }

    /// After a full stop without a closing mark, before `lead`, a word with a capital or a number.
    fn after_stop(&self, last: usize, i: usize, lead: &str) -> Boundary {
        // The word that the stop belongs to, in the same token or the one before.
        let (word, before) = match self.word(last) {
            "." if last > 0 && !self.tokens[last - 1].space && self.together(last - 1, i) => {
                (self.word(last - 1), last.checked_sub(2))
            }
            w => (w.trim_end_matches('.'), last.checked_sub(1)),
        };
        let before = before.filter(|&b| self.together(b, i)).map_or("", |b| self.word(b));
        let is_number = lead.starts_with(|c: char| c.is_ascii_digit());
        let starts = STARTERS.contains(lead.to_lowercase().as_str());
        let lower = word.to_lowercase();
        let class = ABBREVIATIONS.get(lower.as_str()).copied();
        let capital = word.starts_with(char::is_uppercase);
        match class {
            Some(Class::Before) => Boundary::Inside,
            Some(Class::Number) if is_number => Boundary::Inside,
            Some(Class::Month) if is_number => Boundary::Inside,
            Some(Class::Month) if capital && !starts => Boundary::Free,
            Some(Class::Unit) if before.starts_with(|c: char| c.is_ascii_digit()) => {
                if is_number { Boundary::Inside } else if starts { Boundary::Start } else { Boundary::Free }
            }
            Some(Class::End) if starts => Boundary::Start,
            Some(Class::End) => Boundary::Free,
            _ if is_initial(word) => {
                if lower == "i" && before.starts_with(char::is_lowercase) || starts && before.starts_with(char::is_lowercase) {
                    Boundary::Start
                } else {
                    Boundary::Inside
                }
            }
            // An acronym with stops that no list has.
            _ if is_dotted(word) => if starts { Boundary::Start } else { Boundary::Free },
            _ => Boundary::Start,
        }
    }

    /// The first word from token `i` on, past marks that open.
    fn lead(&self, i: usize) -> Option<&str> {
        (i..self.tokens.len().min(i + 4))
            .take_while(|&j| self.together(i, j))
            .map(|j| self.word(j))
            .find(|w| w.starts_with(char::is_alphanumeric))
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
        j > i && self.together(i, j) && matches!(self.word(j), "said" | "asked" | "says" | "added" | "told" | "wrote" | "replied" | "tweeted" | "asks")
    }
}

/// A single capital letter.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// Letters with stops between them (`D.C`, `e.g`).
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}
