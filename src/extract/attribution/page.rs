//! What the rules of attribution read, and what each of them finds.

use std::ops::Range;

use super::quotes::Quotes;
use super::sources::Speaker;
use crate::extract::actors::Who;
use crate::extract::engine::Doc;
use crate::model::{Actor, CueClass, Report, Span};

/// One report as the rules of attribution see it.
pub(super) struct Page<'a> {
    /// The report.
    pub(super) report: &'a Report,
    /// Its parse.
    pub(super) doc: &'a Doc,
    /// Which actor each token belongs to.
    pub(super) who: &'a Who,
    /// The actors of all reports.
    pub(super) actors: &'a [Actor],
    /// Its sentences, in tokens.
    pub(super) sentences: Vec<Range<usize>>,
    /// Per token: the number of its sentence.
    pub(super) sentence_of: Vec<usize>,
    /// Its headline and paragraphs, in tokens.
    pub(super) blocks: Vec<Range<usize>>,
    /// Its quotations.
    pub(super) quotes: Quotes,
}

impl<'a> Page<'a> {
    /// Lays out `report`.
    pub(super) fn new(report: &'a Report, doc: &'a Doc, who: &'a Who, actors: &'a [Actor], sentences: &[Span]) -> Self {
        let sentences: Vec<Range<usize>> =
            sentences.iter().map(|&s| doc.tokens_in(s)).filter(|r| !r.is_empty()).collect();
        let mut sentence_of = vec![usize::MAX; doc.tokens.len()];
        for (n, s) in sentences.iter().enumerate() {
            sentence_of.get_mut(s.clone()).into_iter().flatten().for_each(|x| *x = n);
        }
        let mut blocks: Vec<Range<usize>> = Vec::new();
        for (i, t) in doc.tokens.iter().enumerate() {
            blocks.resize(blocks.len().max(t.block + 1), i..i);
            if let Some(b) = blocks.last_mut() {
                b.end = i + 1;
            }
        }
        let quotes = Quotes::find(&report.text, &report.blocks(), doc);
        Self { report, doc, who, actors, sentences, sentence_of, blocks, quotes }
    }

    /// The words of a span.
    pub(super) fn words(&self, span: Span) -> &'a str {
        self.report.words(span)
    }

    /// The sentence that holds token `i`.
    pub(super) fn sentence(&self, i: usize) -> Range<usize> {
        self.sentence_of.get(i).and_then(|&n| self.sentences.get(n)).cloned().unwrap_or(i..i + 1)
    }

    /// The sentence that holds token `i`, or as much of it as lies in the same quotation.
    pub(super) fn bounds(&self, i: usize) -> Range<usize> {
        let s = self.sentence(i);
        match self.quotes.at(i) {
            Some(q) => q.inner.start.max(s.start)..q.inner.end.min(s.end),
            None => s,
        }
    }

    /// Whether token `i` stands in the headline.
    pub(super) fn in_headline(&self, i: usize) -> bool {
        self.report.headline.is_some_and(|h| h.contains(self.doc.tokens[i].span))
    }
}

/// One attribution as the rules find it, in tokens.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Who speaks.
    pub(super) speaker: Speaker,
    /// The words that attribute.
    pub(super) cue: Range<usize>,
    /// Dictionary form of the cue.
    pub(super) lemma: String,
    /// Attitude of the cue.
    pub(super) class: CueClass,
    /// The pieces of the content, in order.
    pub(super) content: Vec<Range<usize>>,
    /// Whether the speaker is taken from elsewhere.
    pub(super) inferred: bool,
    /// Which rule found it.
    pub(super) rule: Rule,
}

/// The rules that find attributions, by what the cue governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// A verb with a clause, or as an aside in one.
    Clause,
    /// A verb with an infinitive.
    Infinitive,
    /// A verb with an object and an infinitive.
    Order,
    /// A verb with an object and its predicate.
    Predicate,
    /// A verb with an object and a prepositional object.
    ObjectAnd,
    /// A verb with an object.
    Object,
    /// A verb with a prepositional object.
    Preposition,
    /// A phrase such as `according to`.
    Phrase,
    /// A noun.
    Noun,
    /// An adjective.
    Adjective,
    /// A cue in a relative clause.
    Relative,
    /// A quotation beside a cue.
    Beside,
    /// A quotation that goes on.
    GoesOn,
    /// A quotation with a name behind a dash.
    Signed,
    /// A turn of a transcript or a headline: `Name: …`.
    Turn,
}
