//! A parsed text: tokens with their tags, heads and entity labels, and the walks over them that rules need.

use std::ops::Range;
use std::sync::Arc;

use crate::model::Span;

use super::labels::{Dep, EntityLabel, Pos, Tag};

/// One word, number or mark of a report, as the engine read it.
///
/// `span` counts bytes of the report's text. `head` is the index of the governing token in [`Doc::tokens`], and the
/// token's own index for the root of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where the token stands in the report's text, in bytes.
    pub span: Span,
    /// The word in lower case.
    pub lower: Arc<str>,
    /// The dictionary form, in lower case but for names.
    pub lemma: Arc<str>,
    /// Whether white space follows the token.
    pub space: bool,
    /// Number of the block (headline or paragraph) that holds the token.
    pub block: usize,
    /// Number of the sentence, an index into [`Doc::sentences`].
    pub sentence: usize,
    /// Penn Treebank tag.
    pub tag: Tag,
    /// Universal part of speech.
    pub pos: Pos,
    /// Relation to the head (ClearNLP labels).
    pub dep: Dep,
    /// Index of the head; its own for a root.
    pub head: usize,
    /// Entity label, if the token is part of an entity.
    pub entity: Option<EntityLabel>,
    /// Whether an entity begins here.
    pub entity_start: bool,
    /// First token of the subtree.
    pub left_edge: usize,
    /// Last token of the subtree, inclusive.
    pub right_edge: usize,
}

/// The tokens and sentences of one report, over all its blocks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doc {
    /// All tokens in the order of the text.
    pub tokens: Vec<Token>,
    /// The token range of each sentence.
    pub sentences: Vec<Range<usize>>,
    /// The children of each token, in the order of the text (see [`Doc::children`]).
    pub(super) children: Vec<Vec<usize>>,
}

impl Doc {
    /// The direct dependents of token `i`, in the order of the text.
    #[must_use]
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children.get(i).into_iter().flatten().copied()
    }

    /// The direct dependents of token `i` that hang on it by one of `deps`.
    #[must_use]
    pub fn children_by<'a>(&'a self, i: usize, deps: &'a [Dep]) -> impl DoubleEndedIterator<Item = usize> + 'a {
        self.children(i).filter(move |&c| deps.contains(&self.tokens[c].dep))
    }

    /// The first direct dependent of token `i` with relation `dep`.
    pub fn child(&self, i: usize, dep: Dep) -> Option<usize> {
        self.children(i).find(|&c| self.tokens[c].dep == dep)
    }

    /// The governors of token `i`, nearest first, up to the root of its sentence.
    pub fn ancestors(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = i;
        std::iter::from_fn(move || {
            let head = self.tokens.get(at)?.head;
            (head != at).then(|| {
                at = head;
                head
            })
        })
    }

    /// Whether token `i` is `top` or below it in the tree.
    pub fn is_under(&self, i: usize, top: usize) -> bool {
        i == top || self.ancestors(i).any(|a| a == top)
    }

    /// Whether token `i` stands behind a comma or a dash, which may stand within quotation marks that close (`“… it,” a
    /// claim`).
    pub fn is_set_off(&self, i: usize) -> bool {
        let lower = |b: usize| self.tokens.get(b).map_or("", |t| &*t.lower);
        let closes = |b: usize| matches!(lower(b), "”" | "\"" | "''" | "’");
        let before = i.checked_sub(1).filter(|&b| !closes(b)).or_else(|| i.checked_sub(2));
        before.is_some_and(|b| matches!(lower(b), "," | "—" | "–" | "-" | "--"))
    }

    /// The token range from the first to the last token below `i`.
    pub fn subtree(&self, i: usize) -> Range<usize> {
        let t = &self.tokens[i];
        t.left_edge..t.right_edge + 1
    }

    /// The bytes from the start of the first to the end of the last token of `range`; empty at 0 for an empty range.
    pub fn span(&self, range: Range<usize>) -> Span {
        match self.tokens.get(range) {
            Some([first, .., last]) => Span::new(first.span.start, last.span.end),
            Some([only]) => only.span,
            _ => Span::new(0, 0),
        }
    }

    /// The tokens that overlap the bytes of `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|t| t.span.end <= span.start);
        let last = self.tokens.partition_point(|t| t.span.start < span.end);
        first..last.max(first)
    }

    /// The root token of a sentence.
    pub fn root(&self, sentence: usize) -> Option<usize> {
        self.sentences.get(sentence)?.clone().find(|&i| self.tokens[i].head == i)
    }
}
