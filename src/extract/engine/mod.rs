//! The language engine: tokens, tags, heads, entity labels and lemmas of English text.
//!
//! Inference for spaCy's `en_core_web_sm` 3.8 (MIT, Explosion), whose weights and tables are compiled in; see
//! `assets/model/README.md`. A text goes through these files in this order:
//!
//! `tokenizer` (with `chars`, `url`) → `words` (features of each distinct word, with `hash`) → `title` → `encoder` →
//! tagger, `parser` and `entities` (with `steps`) → `assemble` (with `attributes`, `lemma`) → [`Doc`].

mod assemble;
mod attributes;
mod chars;
mod doc;
mod encoder;
mod entities;
mod hash;
mod labels;
mod lemma;
mod parser;
mod product;
mod steps;
mod title;
mod tokenizer;
mod url;
mod weights;
mod words;

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::model::Span;

use assemble::{Reading, assemble, sentence_starts};
use chars::Classes;
use encoder::{Encoder, Linear};
use entities::Recognizer;
use lemma::Lemmatizer;
use parser::{Arc, Parser};
use tokenizer::Tokenizer;
use weights::Sections;
use words::{Keys, Word, Words};

pub use doc::{Doc, Token};
pub use labels::{Dep, EntityLabel, Pos, Tag};
pub use parser::Boundary;
pub use title::Cases;
pub use words::RawToken;

/// Tokens that are read in one go, at least: enough for the matrix products to pay, few enough to fit the caches.
const BATCH: usize = 512;
/// The most tokens of a block that are parsed as one; prose has no such paragraphs.
const LONGEST: usize = 4096;

/// The model, ready to read texts.
pub struct Engine {
    tokenizer: Tokenizer,
    keys: Keys,
    lemmas: Lemmatizer,
    encoder: Encoder,
    tagger: Linear,
    parser: Parser,
    entity_encoder: Encoder,
    entities: Recognizer,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    /// Loads the compiled-in weights.
    #[must_use]
    pub fn new() -> Self {
        let sections = &mut Sections::open();
        let classes = Classes::read(sections);
        let keys = Keys::read(sections);
        Self {
            tokenizer: Tokenizer::read(classes, sections),
            keys,
            lemmas: Lemmatizer::read(sections),
            encoder: Encoder::read(sections, 6),
            tagger: Linear::read(sections),
            parser: Parser::read(sections),
            entity_encoder: Encoder::read(sections, 4),
            entities: Recognizer::read(sections),
        }
    }

    /// The engine of this process, loaded at the first call.
    pub fn shared() -> &'static Self {
        static ENGINE: OnceLock<Engine> = OnceLock::new();
        ENGINE.get_or_init(Self::new)
    }

    /// Reads `text`, whose headline and paragraphs are `blocks`: spans in order that do not overlap.
    ///
    /// What lies between blocks is not read. A sentence never crosses blocks. Any white space between tokens counts as
    /// one space.
    #[must_use]
    pub fn read(&self, text: &str, blocks: &[Span]) -> Doc {
        let mut words = Words::default();
        let tokens = self.tokens(text, blocks, &mut words);
        self.parse(&tokens, &words, &[])
    }

    /// Reads `text` like [`Engine::read`], with what `boundaries` knows of where sentences begin.
    ///
    /// `boundaries` gets the tokens of all blocks and answers for each of them in turn; tokens without an answer are
    /// [`Boundary::Free`]. Headlines whose every word has a capital are read as if only
    /// names had one; `cases` says which words are.
    #[must_use]
    pub fn read_with(
        &self,
        text: &str,
        blocks: &[Span],
        cases: &Cases,
        boundaries: impl FnOnce(&[RawToken]) -> Vec<Boundary>,
    ) -> Doc {
        let mut words = Words::default();
        let mut tokens = self.tokens(text, blocks, &mut words);
        let mut boundaries = boundaries(&tokens);
        boundaries.resize(tokens.len(), Boundary::Free);
        let titles = title::tokens(text, &tokens);
        if !titles.is_empty() {
            let own: Vec<RawToken> = titles.iter().flat_map(|r| &tokens[r.clone()]).copied().collect();
            let seen = self.parse(&own, &words, &[]);
            for i in title::lowered(&tokens, &words.list, &titles, &seen, cases) {
                tokens[i].word = words.lowered(tokens[i].word, self.tokenizer.classes(), &self.keys);
            }
        }
        self.parse(&tokens, &words, &boundaries)
    }

    fn tokens<'t>(&self, text: &'t str, blocks: &[Span], words: &mut Words<'t>) -> Vec<RawToken> {
        let mut tokens = Vec::new();
        for (number, block) in blocks.iter().enumerate() {
            words.tokenize(text, (number, *block), &self.tokenizer, &self.keys, &mut tokens);
        }
        tokens
    }

    fn parse(&self, tokens: &[RawToken], words: &Words<'_>, boundaries: &[Boundary]) -> Doc {
        let mut boundaries = boundaries.to_vec();
        boundaries.resize(tokens.len(), Boundary::Free);
        let (forms, places) = forms(tokens, &words.list);
        let with_space = self.encoder.words(&forms);
        let names: Vec<Vec<u64>> = words.list.iter().map(|w| w.keys.to_vec()).collect();
        let names = self.entity_encoder.words(&names);
        let name_places: Vec<usize> = tokens.iter().map(|t| t.word).collect();

        let mut readings = Vec::with_capacity(tokens.len());
        for batch in batches(tokens) {
            let units = |places: &[usize]| batch.iter().map(|u| places[u.clone()].to_vec()).collect::<Vec<_>>();
            let blocks = units(&places);
            let vectors = self.encoder.tokens(&with_space, &blocks.iter().map(Vec::as_slice).collect::<Vec<_>>());
            let blocks = units(&name_places);
            let name_vectors =
                self.entity_encoder.tokens(&names, &blocks.iter().map(Vec::as_slice).collect::<Vec<_>>());
            let tags = self.tagger.apply(&vectors);
            let for_parser = self.parser.prepare(&vectors);
            let for_entities = self.entities.prepare(&name_vectors);
            let mut row = 0;
            for unit in batch {
                let arcs = self.parser.parse(&for_parser, row, &boundaries[unit.clone()]);
                let starts = sentence_starts(&arcs);
                let marks = self.entities.mark(&for_entities, row, &starts);
                for (i, ((arc, starts), mark)) in arcs.into_iter().zip(starts).zip(marks).enumerate() {
                    let tag = best_tag(&tags[(row + i) * self.tagger.outputs()..]);
                    let arc = Arc { head: arc.head + unit.start, ..arc };
                    readings.push(Reading { tag, arc, mark, starts });
                }
                row += unit.len();
            }
        }
        assemble(tokens, &words.list, &readings, &self.lemmas)
    }

    /// The dictionary form of `word` as a word of part of speech `pos`, in lower case but for names.
    #[must_use]
    pub fn lemma(&self, word: &str, pos: Pos) -> String {
        self.lemmas.lemma(word, pos, false)
    }
}

/// Each distinct word with or without a space behind it, as the features of the first encoder; and each token's place
/// among them.
fn forms(tokens: &[RawToken], words: &[Word<'_>]) -> (Vec<Vec<u64>>, Vec<usize>) {
    let mut index = HashMap::new();
    let mut forms = Vec::new();
    let places = tokens
        .iter()
        .map(|t| {
            *index.entry((t.word, t.space)).or_insert_with(|| {
                let mut keys = words[t.word].keys.to_vec();
                keys.extend([u64::from(t.space), 0]);
                forms.push(keys);
                forms.len() - 1
            })
        })
        .collect();
    (forms, places)
}

/// The token ranges to parse as one, in groups to be read in one go.
fn batches(tokens: &[RawToken]) -> Vec<Vec<std::ops::Range<usize>>> {
    let mut batches = vec![Vec::new()];
    let (mut first, mut size) = (0, 0);
    for i in 0..tokens.len() {
        let ends = tokens.get(i + 1).is_none_or(|t| t.block != tokens[i].block);
        if !ends && i + 1 - first < LONGEST {
            continue;
        }
        if size >= BATCH {
            batches.push(Vec::new());
            size = 0;
        }
        size += i + 1 - first;
        if let Some(batch) = batches.last_mut() {
            batch.push(first..i + 1);
        }
        first = i + 1;
    }
    batches
}

/// The tag with the greatest score, the first of equals.
fn best_tag(scores: &[f32]) -> Tag {
    let best = scores
        .iter()
        .zip(Tag::ALL)
        .fold((f32::NEG_INFINITY, Tag::Xx), |best, (&s, &t)| if s > best.0 { (s, t) } else { best });
    best.1
}

#[cfg(test)]
mod tests;
