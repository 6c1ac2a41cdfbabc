//! Headlines and transcripts, where a colon, a comma or capitals stand for the grammar of a sentence:
//! `Minister: talks failed`, `Talks failed, says minister`, `Pakistan Demands Action`, `REPORTER: Why now?`.

use std::ops::Range;

use super::cues::{CueWord, Frame, LEXICON};
use super::page::{Draft, Page, Rule};
use super::sources::{BODIES, PAPERS, PERSONS, Speaker};
use super::walk::{count_words, is_finite, is_mark, is_noun, trim};
use crate::extract::engine::{EntityLabel, Tag};
use crate::model::CueClass;

/// The longest name in front of a colon or a cue, in words.
const NAME: usize = 7;

/// The attributions of the headline that the rules for sentences did not find, and the turns of a transcript.
pub(super) fn find(page: &Page<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let mut out = Vec::new();
    for block in &page.blocks {
        if page.in_headline(block.start) {
            let said = drafts.iter().any(|d| block.contains(&d.cue.start));
            if let Some(d) = by_colon(page, block) {
                out.push(d);
            } else if !said {
                out.extend(behind_comma(page, block).or_else(|| by_capitals(page, block)));
            }
        }
    }
    out.extend(turns(page));
    out
}

fn draft(speaker: usize, cue: Range<usize>, lemma: &str, class: CueClass, content: Range<usize>) -> Draft {
    Draft {
        speaker: Speaker::At(speaker),
        cue,
        lemma: lemma.to_owned(),
        class,
        content: vec![content],
        inferred: false,
        rule: Rule::Turn,
    }
}

/// `S: C` and `C: S`.
fn by_colon(page: &Page<'_>, block: &Range<usize>) -> Option<Draft> {
    let doc = page.doc;
    let colon = block.clone().find(|&i| &*doc.tokens[i].lower == ":" && page.quotes.at(i).is_none())?;
    let (left, right) = (trim(doc, block.start..colon), trim(doc, colon + 1..block.end));
    let cue = colon..colon + 1;
    let sentence = |r: &Range<usize>| count_words(doc, std::slice::from_ref(r)) >= 3;
    if let Some(head) = speaker_in(page, &left).filter(|_| sentence(&right)) {
        return Some(draft(head, cue, ":", CueClass::Neutral, right));
    }
    let head = speaker_in(page, &right).filter(|_| {
        left.clone().any(|i| is_finite(doc, i)) || left.clone().next().is_some_and(|i| doc.tokens[i].tag == Tag::Vb)
    })?;
    Some(draft(head, cue, ":", CueClass::Neutral, left))
}

/// The head of a few words that name somebody who can speak, and no place or topic.
fn speaker_in(page: &Page<'_>, range: &Range<usize>) -> Option<usize> {
    let doc = page.doc;
    let words = count_words(doc, std::slice::from_ref(range));
    if words == 0 || words > NAME || range.clone().any(|i| is_finite(doc, i)) {
        return None;
    }
    let head = range.clone().rev().find(|&i| {
        let h = doc.tokens[i].head;
        is_noun(&doc.tokens[i]) && (h == i || !range.contains(&h))
    })?;
    let t = &doc.tokens[head];
    let named = page.who.at(head).is_some_and(|_| t.entity != Some(EntityLabel::Gpe))
        || matches!(t.entity, Some(EntityLabel::Person | EntityLabel::Org | EntityLabel::Norp));
    let lower = &*t.lower;
    let noun = |list: &std::collections::HashSet<&str>| list.contains(&*t.lemma) || list.contains(lower);
    let papers = noun(&PAPERS) && !TOPICS.contains(&lower);
    (named || papers || noun(&PERSONS) || noun(&BODIES)).then_some(head)
}

/// Rubrics that stand before a colon and say nothing of who speaks.
const TOPICS: [&str; 12] = [
    "analysis",
    "opinion",
    "video",
    "photo",
    "photos",
    "update",
    "factbox",
    "interview",
    "timeline",
    "review",
    "map",
    "profile",
];

/// `C, S says` and `C, says S`.
fn behind_comma(page: &Page<'_>, block: &Range<usize>) -> Option<Draft> {
    let doc = page.doc;
    let comma = block.clone().rev().find(|&i| matches!(&*doc.tokens[i].lower, "," | "—" | "–" | "--"))?;
    let (content, tail) = (trim(doc, block.start..comma), trim(doc, comma + 1..block.end));
    let (cue, word) = tail.clone().find_map(|i| Some((i, saying(page, i)?)))?;
    let name = if cue == tail.start { cue + 1..tail.end } else { tail.start..cue };
    let words = count_words(doc, std::slice::from_ref(&name));
    if words == 0 || words > NAME || content.is_empty() || (cue != tail.start && cue + 1 != tail.end) {
        return None;
    }
    let head = name.clone().rev().find(|&i| is_noun(&doc.tokens[i]))?;
    Some(draft(head, cue..cue + 1, word.lemma, word.class, content))
}

/// The cue at token `i`, as a verb in the present or past, whatever its tag: capitals mislead the tagger.
fn saying(page: &Page<'_>, i: usize) -> Option<&'static CueWord> {
    let t = &page.doc.tokens[i];
    let word = LEXICON.verb(&t.lower).find(|w| !w.lemma.contains(' '))?;
    let inflected = &*t.lower != word.lemma && !t.lower.ends_with("ing");
    (inflected && word.takes(Frame::That)).then_some(word)
}

/// `S Says C` in capitals that the parse did not read as a sentence.
fn by_capitals(page: &Page<'_>, block: &Range<usize>) -> Option<Draft> {
    let doc = page.doc;
    let (cue, word) = block.clone().skip(1).take(NAME).find_map(|i| {
        let t = &doc.tokens[i];
        let word = LEXICON.verb(&t.lower).find(|w| !w.lemma.contains(' '))?;
        let third = t.lower.ends_with('s') && &*t.lower != word.lemma;
        (third && is_noun(&doc.tokens[i - 1])).then_some((i, word))
    })?;
    let (name, rest) = (block.start..cue, trim(doc, cue + 1..block.end));
    if name.clone().any(|i| is_finite(doc, i)) || count_words(doc, std::slice::from_ref(&rest)) < 2 {
        return None;
    }
    let by_preposition = word.prepositions().any(|p| &*doc.tokens[rest.start].lower == p);
    let direct = word.frames.iter().any(|f| !matches!(f, Frame::With(_) | Frame::Quote))
        && !(doc.tokens[rest.start].tag == Tag::In && &*doc.tokens[rest.start].lower != "that");
    let rest = if by_preposition { rest.start + 1..rest.end } else { rest };
    (direct || by_preposition).then(|| draft(cue - 1, cue..cue + 1, word.lemma, word.class, rest))
}

/// The turns of a transcript: paragraphs that begin with a name in capitals and a colon, two or more of them.
fn turns(page: &Page<'_>) -> Vec<Draft> {
    let doc = page.doc;
    let turn = |block: &Range<usize>| {
        let name = block.clone().find(|&i| !is_mark(&doc.tokens[i]))?;
        let colon = (name..block.end).take(NAME).find(|&i| &*doc.tokens[i].lower == ":")?;
        let capitals = (name..colon).all(|i| {
            let words = page.words(doc.tokens[i].span);
            !words.chars().any(char::is_lowercase)
        });
        let rest = trim(doc, colon + 1..block.end);
        (capitals && colon > name && !rest.is_empty())
            .then(|| draft(colon - 1, colon..colon + 1, ":", CueClass::Neutral, rest))
    };
    let found: Vec<Draft> = page.blocks.iter().filter(|b| !page.in_headline(b.start)).filter_map(turn).collect();
    if found.len() > 1 { found } else { Vec::new() }
}
