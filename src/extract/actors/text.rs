//! A report as the actor rules see it: words, capitals, title case and quotation marks.

use crate::extract::engine::{Doc, Pos, Tag, Token};
use crate::model::{Report, Span};

/// One parsed report with what the rules ask of its words again and again.
pub(super) struct Text<'a> {
    pub(super) report: &'a Report,
    pub(super) doc: &'a Doc,
    /// Per token: whether it stands in quotation marks.
    quoted: Vec<bool>,
    /// Per block: whether most of its words are capitalised, so that a capital says nothing.
    title_case: Vec<bool>,
    /// Per token: whether a capital is due to the place alone (start of a sentence or quotation, after a colon).
    first: Vec<bool>,
}

impl<'a> Text<'a> {
    pub(super) fn new(report: &'a Report, doc: &'a Doc) -> Self {
        let mut text =
            Self { report, doc, quoted: Vec::new(), title_case: Vec::new(), first: vec![false; doc.tokens.len()] };
        text.quoted = text.find_quoted();
        text.title_case = text.find_title_case();
        for sentence in &doc.sentences {
            let mut due = true;
            for i in sentence.clone() {
                if doc.tokens[i].pos == Pos::Punct {
                    due |= matches!(text.word(i), "“" | "\"" | "``" | ":" | "—" | "«" | "„" | "*" | "•") && !due
                        || doc.tokens[i].tag == Tag::Colon && text.word(i) == ":";
                } else if doc.tokens[i].pos != Pos::Space {
                    text.first[i] = due;
                    due = false;
                }
            }
        }
        text
    }

    pub(super) fn len(&self) -> usize {
        self.doc.tokens.len()
    }

    pub(super) fn token(&self, i: usize) -> &'a Token {
        &self.doc.tokens[i]
    }

    /// The word as written.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.doc.tokens[i].span.of(&self.report.text)
    }

    /// The words of the tokens from `range.start` to `range.end`, exclusive, with single spaces.
    pub(super) fn words(&self, range: std::ops::Range<usize>) -> String {
        flat(self.doc.span(range).of(&self.report.text))
    }

    /// Whether the word begins as a name does: with a capital, or with a small letter before one (`iPhone`, `d'Arc`).
    pub(super) fn capital(&self, i: usize) -> bool {
        let mut letters = self.word(i).chars().filter(|c| c.is_alphabetic());
        match (letters.next(), letters.next()) {
            (Some(a), _) if a.is_uppercase() => true,
            (Some(_), Some(b)) => b.is_uppercase(),
            _ => false,
        }
    }

    /// Whether the word is made of two capitals or more (`UN`, `U.S.`, `AFL`).
    pub(super) fn acronym(&self, i: usize) -> bool {
        is_acronym(self.word(i))
    }

    /// Whether the place alone asks for a capital.
    pub(super) fn first(&self, i: usize) -> bool {
        self.first[i]
    }

    /// Whether the block writes most of its words with a capital.
    pub(super) fn title_case(&self, i: usize) -> bool {
        self.title_case.get(self.token(i).block).copied().unwrap_or_default()
    }

    /// Whether the token stands in quotation marks.
    pub(super) fn quoted(&self, i: usize) -> bool {
        self.quoted[i]
    }

    /// Whether token `i + 1` follows without white space.
    pub(super) fn joined(&self, i: usize) -> bool {
        i + 1 < self.len() && !self.token(i).space && self.token(i).span.end == self.token(i + 1).span.start
    }

    /// Whether the two tokens stand in one sentence.
    pub(super) fn same_sentence(&self, i: usize, j: usize) -> bool {
        i < self.len() && j < self.len() && self.token(i).sentence == self.token(j).sentence
    }

    /// The span from the first to the last token of `range`.
    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.doc.span(range)
    }

    fn find_quoted(&self) -> Vec<bool> {
        let mut out = vec![false; self.len()];
        let (mut open, mut block) = (None::<usize>, usize::MAX);
        for (i, token) in self.doc.tokens.iter().enumerate() {
            if token.block != block {
                // A quotation that goes on in the next paragraph opens there again.
                if let Some(from) = open.take() {
                    out[from..i].fill(true);
                }
                block = token.block;
            }
            match self.word(i) {
                "“" | "„" | "«" | "``" => open = open.or(Some(i)),
                "”" | "»" | "''" => {
                    if let Some(from) = open.take() {
                        out[from..=i].fill(true);
                    }
                }
                "\"" => match open.take() {
                    Some(from) => out[from..=i].fill(true),
                    None => open = Some(i),
                },
                _ => {}
            }
        }
        if let Some(from) = open {
            out[from..].fill(true);
        }
        out
    }

    fn find_title_case(&self) -> Vec<bool> {
        let blocks = self.doc.tokens.last().map_or(0, |t| t.block + 1);
        let mut counts = vec![(0_usize, 0_usize); blocks];
        for (i, token) in self.doc.tokens.iter().enumerate() {
            let word = self.word(i);
            if word.chars().count() > 3 && word.chars().all(char::is_alphabetic) {
                let (all, capital) = &mut counts[token.block];
                *all += 1;
                *capital += usize::from(self.capital(i));
            }
        }
        counts.into_iter().map(|(all, capital)| all >= 3 && capital * 4 >= all * 3).collect()
    }
}

/// `text` with each run of white space as one space.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a word is made of two capitals or more, with full stops, digits, `&` and a plural `s` allowed.
pub(super) fn is_acronym(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    word.chars().filter(|c| c.is_uppercase()).count() >= 2
        && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '&' | '-' | '/'))
}
