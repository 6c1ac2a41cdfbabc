//! Text cut into words, runs of digits and marks: the ground on which numbers and dates are read.
//!
//! The engine's tokens keep `mid-2011`, `15/10/2025` and `2bn` whole and split `mid-October`; for a grammar of numbers
//! and dates every change between letters, digits and marks is a cut. Each piece knows its token.

use super::engine::Doc;
use crate::model::{Report, Span};

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// ASCII digits.
    Digits,
    /// One other character; dashes are `-` and apostrophes `'`.
    Mark,
    /// The end of a block (headline or paragraph); an empty span.
    Break,
}

/// A word, number or mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: Kind,
    /// Its letters in lower case.
    pub lower: String,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether white space or the start of a block stands before it.
    pub spaced: bool,
    /// The token that holds it; the number of tokens where none does.
    pub token: usize,
}

/// The pieces of one report.
#[derive(Debug, Clone, Default)]
pub struct Pieces {
    list: Vec<Piece>,
}

impl Pieces {
    /// Cuts the blocks of `report` that `doc` has read.
    pub fn new(report: &Report, doc: &Doc) -> Self {
        let mut list = Vec::with_capacity(doc.tokens.len() * 2);
        let mut token = 0;
        for block in report.blocks() {
            let mut spaced = true;
            let text = report.words(block);
            let mut chars = text.char_indices().peekable();
            while let Some((at, c)) = chars.next() {
                if c.is_whitespace() {
                    spaced = true;
                    continue;
                }
                let kind = kind(c);
                let mut end = at + c.len_utf8();
                while kind != Kind::Mark
                    && let Some(&(next, d)) = chars.peek()
                    && self::kind(d) == kind
                {
                    end = next + d.len_utf8();
                    chars.next();
                }
                let span = Span::new(block.start + at, block.start + end);
                while doc.tokens.get(token).is_some_and(|t| t.span.end <= span.start) {
                    token += 1;
                }
                let lower = match c {
                    '–' | '—' | '−' | '‑' | '‐' => "-".to_owned(),
                    '’' | '‘' | '`' => "'".to_owned(),
                    _ => span.of(&report.text).to_lowercase(),
                };
                list.push(Piece { span, kind, lower, capital: c.is_uppercase(), spaced, token });
                spaced = false;
            }
            let end = Span::new(block.end, block.end);
            list.push(Piece {
                span: end,
                kind: Kind::Break,
                lower: String::new(),
                capital: false,
                spaced: true,
                token,
            });
        }
        Self { list }
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The piece at `at`.
    pub fn get(&self, at: usize) -> Option<&Piece> {
        self.list.get(at)
    }

    /// The letters of the piece at `at`; empty beyond the end.
    pub fn lower(&self, at: usize) -> &str {
        self.get(at).map_or("", |p| p.lower.as_str())
    }

    /// The letters of the piece before `at`; empty at the start and after the end of a block.
    pub fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |i| self.lower(i))
    }

    /// Whether the pieces from `at` are the words of `phrase`.
    pub fn starts(&self, at: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(i, w)| self.lower(at + i) == *w)
    }

    /// Whether the piece at `at` follows the one before it without white space.
    pub fn joined(&self, at: usize) -> bool {
        self.get(at).is_some_and(|p| !p.spaced)
    }

    /// The digits of the piece at `at` as a number, with how many they are.
    pub fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let p = self.get(at).filter(|p| p.kind == Kind::Digits)?;
        Some((p.lower.parse().ok()?, p.lower.len()))
    }

    /// The bytes from the piece at `from` to the one before `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.get(from).map_or(0, |p| p.span.start);
        let end = to.checked_sub(1).and_then(|i| self.get(i)).map_or(start, |p| p.span.end);
        Span::new(start, end)
    }

    /// The token that holds the piece at `at`.
    pub fn token(&self, at: usize) -> usize {
        self.get(at).map_or(usize::MAX, |p| p.token)
    }
}

fn kind(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Digits
    } else if c.is_alphabetic() {
        Kind::Word
    } else {
        Kind::Mark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_and_marks_part() {
        let text = "Mid‑2011’s £2bn".to_owned();
        let report = Report { paragraphs: vec![Span::new(0, text.len())], text, ..Report::default() };
        let pieces = Pieces::new(&report, &Doc::default());
        let words: Vec<_> = (0..pieces.len()).map(|i| pieces.lower(i)).collect();
        assert_eq!(words, ["mid", "-", "2011", "'", "s", "£", "2", "bn", ""]);
        assert!(pieces.joined(2) && !pieces.joined(5));
    }
}
