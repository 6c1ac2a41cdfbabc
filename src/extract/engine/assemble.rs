//! Puts the answers of the model together to a [`Doc`].

use std::collections::HashMap;
use std::sync::Arc as Shared;

use super::attributes::{Seen, fixed_lemma, is_base, part_of_speech};
use super::doc::{Doc, Token};
use super::entities::Mark;
use super::labels::{Dep, Pos, Tag};
use super::lemma::Lemmatizer;
use super::parser::Arc;
use super::words::{RawToken, Word};

/// What the model says of one token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// Its tag.
    pub(super) tag: Tag,
    /// Its head, an index into all tokens, and relation.
    pub(super) arc: Arc,
    /// Its entity label.
    pub(super) mark: Mark,
    /// Whether a sentence begins here.
    pub(super) starts: bool,
}

/// At which tokens of a parsed block a sentence begins: at the leftmost token of each tree.
pub(super) fn sentence_starts(arcs: &[Arc]) -> Vec<bool> {
    let mut roots: Vec<Option<usize>> = vec![None; arcs.len()];
    let mut begun = vec![false; arcs.len()];
    let mut starts = Vec::with_capacity(arcs.len());
    let mut path = Vec::new();
    for i in 0..arcs.len() {
        let mut at = i;
        while roots[at].is_none() && arcs[at].head != at {
            path.push(at);
            at = arcs[at].head;
        }
        let root = roots[at].unwrap_or(at);
        for passed in path.drain(..) {
            roots[passed] = Some(root);
        }
        starts.push(!std::mem::replace(&mut begun[root], true));
    }
    starts
}

/// The parsed document of all tokens.
pub(super) fn assemble(tokens: &[RawToken], words: &[Word<'_>], readings: &[Reading], lemmas: &Lemmatizer) -> Doc {
    let plain: Vec<Option<Shared<str>>> =
        words.iter().map(|w| w.lower.contains('’').then(|| w.lower.replace('’', "'").into())).collect();
    let word = |i: usize| -> Option<&str> {
        let number = tokens.get(i)?.word;
        Some(plain[number].as_deref().unwrap_or(&words[number].lower))
    };
    let mut known: HashMap<(usize, Pos, bool), Shared<str>> = HashMap::new();
    let mut fixed: HashMap<&'static str, Shared<str>> = HashMap::new();
    let mut doc = Doc { tokens: Vec::with_capacity(tokens.len()), ..Doc::default() };
    for (i, (raw, reading)) in tokens.iter().zip(readings).enumerate() {
        let seen = Seen { word: word(i).unwrap_or_default(), tag: reading.tag, dep: reading.arc.dep };
        let same_block = |j: usize| tokens.get(j).is_some_and(|t| t.block == raw.block);
        let before = i.checked_sub(1).filter(|&j| same_block(j));
        let pos = part_of_speech(seen, before.is_some_and(|j| readings[j].arc.dep == Dep::Expl));
        let behind = Some(i + 1).filter(|&j| same_block(j)).and_then(word);
        let lemma = if let Some(lemma) = fixed_lemma(seen, before.and_then(word), behind) {
            fixed.entry(lemma).or_insert_with(|| lemma.into()).clone()
        } else {
            let base = is_base(seen.word, seen.tag);
            let entry = known.entry((raw.word, pos, base)).or_insert_with(|| {
                let text = words[raw.word].text;
                let straight = plain[raw.word].is_some() && pos != Pos::Punct;
                let text = if straight { text.replace('’', "'") } else { text.to_owned() };
                lemmas.lemma(&text, pos, base).into()
            });
            entry.clone()
        };
        if reading.starts {
            if let Some(last) = doc.sentences.last_mut() {
                last.end = i;
            }
            doc.sentences.push(i..tokens.len());
        }
        doc.tokens.push(Token {
            span: raw.span,
            lower: words[raw.word].lower.clone(),
            lemma,
            space: raw.space,
            block: raw.block,
            sentence: doc.sentences.len().saturating_sub(1),
            tag: reading.tag,
            pos,
            dep: reading.arc.dep,
            head: reading.arc.head,
            entity: reading.mark.map(|(label, _)| label),
            entity_start: reading.mark.is_some_and(|(_, starts)| starts),
            left_edge: i,
            right_edge: i,
        });
    }
    connect(&mut doc);
    doc
}

/// Fills in children and edges.
fn connect(doc: &mut Doc) {
    doc.children = vec![Vec::new(); doc.tokens.len()];
    for i in 0..doc.tokens.len() {
        let head = doc.tokens[i].head;
        if head != i {
            doc.children[head].push(i);
        }
    }
    for i in 0..doc.tokens.len() {
        let mut at = i;
        loop {
            let token = &mut doc.tokens[at];
            let reached = at != i && token.left_edge <= i && token.right_edge >= i;
            token.left_edge = token.left_edge.min(i);
            token.right_edge = token.right_edge.max(i);
            if reached || token.head == at {
                break;
            }
            at = token.head;
        }
    }
}
