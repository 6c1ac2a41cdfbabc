//! The distinct words of a text and what the model sees of each: normal form, first letter, last letters, shape.

use std::collections::HashMap;
use std::sync::Arc;

use super::chars::{self, Classes};
use super::hash::hash_string;
use super::tokenizer::{Piece, Tokenizer};
use super::weights::{Numbers, Sections};
use crate::model::Span;

/// A token before it is parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawToken {
    /// Where it stands in the report's text, in bytes.
    pub span: Span,
    /// Number of the block that holds it.
    pub block: usize,
    /// Whether white space follows in the same block.
    pub space: bool,
    /// Number of its word in [`Words`].
    pub(super) word: usize,
}

/// A distinct word of a text.
pub(super) struct Word<'t> {
    /// The word as written.
    pub(super) text: &'t str,
    /// The word in lower case.
    pub(super) lower: Arc<str>,
    /// Keys of its normal form, prefix, suffix and shape.
    pub(super) keys: [u64; 4],
}

/// The tables that give a string its key and a word its normal form.
pub(super) struct Keys {
    symbols: Numbers,
    norms: Numbers,
}

impl Keys {
    /// Reads the two tables.
    pub(super) fn read(sections: &mut Sections) -> Self {
        Self { symbols: sections.numbers(), norms: sections.numbers() }
    }

    /// The key of a string: its hash, but for reserved strings.
    fn key(&self, text: &str) -> u64 {
        let hash = hash_string(text);
        self.symbols.get(hash).unwrap_or(hash)
    }
}

/// The distinct words of one text.
#[derive(Default)]
pub(super) struct Words<'t> {
    /// Each word once.
    pub(super) list: Vec<Word<'t>>,
    index: HashMap<(&'t str, u64), usize>,
    chunks: HashMap<&'t str, Vec<(usize, usize)>>,
    /// Words as seen without capitals, by their number.
    small: HashMap<usize, usize>,
}

impl<'t> Words<'t> {
    /// Splits `block` of `text` into tokens, appended to `out`.
    pub(super) fn tokenize(
        &mut self,
        text: &'t str,
        (number, block): (usize, Span),
        tokenizer: &Tokenizer,
        keys: &Keys,
        out: &mut Vec<RawToken>,
    ) {
        let classes = tokenizer.classes();
        let body = text.get(block.start..block.end).unwrap_or_default();
        let mut rest = body;
        let mut pieces = Vec::new();
        loop {
            let trimmed = rest.trim_start_matches(|c| classes.is(c, chars::SPACE));
            if trimmed.len() < rest.len()
                && let Some(last) = out.last_mut().filter(|t| t.block == number)
            {
                last.space = true;
            }
            if trimmed.is_empty() {
                return;
            }
            let end = trimmed.find(|c| classes.is(c, chars::SPACE)).unwrap_or(trimmed.len());
            let Some((chunk, after)) = trimmed.split_at_checked(end) else { return };
            let mut at = block.start + body.len() - trimmed.len();
            if !self.chunks.contains_key(chunk) {
                pieces.clear();
                tokenizer.split(chunk, &mut pieces);
                let words = self.words_of(chunk, &pieces, classes, keys);
                self.chunks.insert(chunk, words);
            }
            for &(len, word) in self.chunks.get(chunk).into_iter().flatten() {
                out.push(RawToken { span: Span::new(at, at + len), block: number, space: false, word });
                at += len;
            }
            rest = after;
        }
    }

    /// The number of `word` as the model sees it without capitals; its text stays as written.
    pub(super) fn lowered(&mut self, word: usize, classes: &Classes, keys: &Keys) -> usize {
        if let Some(&known) = self.small.get(&word) {
            return known;
        }
        let (text, lower) = (self.list[word].text, self.list[word].lower.clone());
        let keys = Word::new(&lower, 0, classes, keys).keys;
        self.list.push(Word { text, lower, keys });
        self.small.insert(word, self.list.len() - 1);
        self.list.len() - 1
    }

    fn words_of(&mut self, chunk: &'t str, pieces: &[Piece], classes: &Classes, keys: &Keys) -> Vec<(usize, usize)> {
        let mut at = 0;
        let mut found = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let Some(text) = chunk.get(at..at + piece.len).filter(|t| !t.is_empty()) else { continue };
            let list = &mut self.list;
            let word = *self.index.entry((text, piece.norm)).or_insert_with(|| {
                list.push(Word::new(text, piece.norm, classes, keys));
                list.len() - 1
            });
            found.push((piece.len, word));
            at += piece.len;
        }
        found
    }
}

impl<'t> Word<'t> {
    fn new(text: &'t str, norm: u64, classes: &Classes, keys: &Keys) -> Self {
        let lower: Arc<str> = text.to_lowercase().into();
        let norm = if norm == 0 { keys.norms.get(hash_string(text)).unwrap_or_else(|| keys.key(&lower)) } else { norm };
        let prefix = text.chars().next().map_or("", |c| text.get(..c.len_utf8()).unwrap_or_default());
        let suffix = text.char_indices().rev().nth(2).map_or(text, |(i, _)| text.get(i..).unwrap_or_default());
        let shape = shape(text, classes);
        Self { text, lower, keys: [norm, keys.key(prefix), keys.key(suffix), keys.key(&shape)] }
    }
}

/// The word with its letters as `X` and `x` and its digits as `d`, at most four of a kind in a row.
fn shape(text: &str, classes: &Classes) -> String {
    if text.chars().count() >= 100 {
        return "LONG".into();
    }
    let mut shape = String::new();
    let (mut last, mut run) = (None, 0);
    for c in text.chars() {
        let class = classes.of(c);
        let kind = match () {
            () if class & chars::LETTER != 0 => {
                if class & chars::CAPITAL != 0 {
                    'X'
                } else {
                    'x'
                }
            }
            () if class & chars::DIGIT != 0 => 'd',
            () => c,
        };
        run = if last == Some(kind) { run + 1 } else { 0 };
        last = Some(kind);
        if run < 4 {
            shape.push(kind);
        }
    }
    shape
}
