//! Captions with a credit at their end: `The harbour at dawn. Photo: Maria Lopez.`, `Votes by year (source: Election Office)`.
//!
//! Who is credited gives the picture or the figures, and with them what the caption tells of them.

use std::ops::Range;

use super::page::{Draft, Page, Rule};
use super::sources::Speaker;
use super::walk::{count_words, is_finite, is_noun, trim};
use crate::model::CueClass;

/// Words that lead a credit.
const CREDITS: [&str; 14] = [
    "audio",
    "chart",
    "courtesy",
    "credit",
    "graphic",
    "illustration",
    "image",
    "map",
    "photo",
    "photograph",
    "picture",
    "screenshot",
    "source",
    "video",
];

/// The longest credit, in words.
const NAME: usize = 9;

/// The captions of the page whose credit names somebody, and the credits in brackets inside a sentence, in order.
pub(super) fn find(page: &Page<'_>) -> Vec<Draft> {
    let mut out = Vec::new();
    for block in page.blocks.iter().filter(|b| !b.is_empty() && !page.in_headline(b.start)) {
        let bracketed: Vec<Draft> = block.clone().filter_map(|i| in_brackets(page, i)).collect();
        let caption = of_block(page, block).filter(|c| bracketed.iter().all(|b| b.cue != c.cue));
        out.extend(bracketed);
        out.extend(caption);
    }
    out
}

/// What stands before a credit in brackets in its sentence: `The site has 14 million readers (source: Web Count), and …`.
fn in_brackets(page: &Page<'_>, open: usize) -> Option<Draft> {
    let doc = page.doc;
    let lead = open + 1;
    let led = &*doc.tokens[open].lower == "("
        && doc.tokens.get(lead).is_some_and(|t| matches!(&*t.lower, "source" | "sources" | "credit"))
        && doc.tokens.get(lead + 1).is_some_and(|t| &*t.lower == ":");
    if !led {
        return None;
    }
    let close = (lead + 2..doc.tokens.len()).take(NAME * 2).find(|&i| &*doc.tokens[i].lower == ")")?;
    credit(page, trim(doc, page.sentence(open).start..open), lead, lead + 2..close)
}

fn of_block(page: &Page<'_>, block: &Range<usize>) -> Option<Draft> {
    let doc = page.doc;
    let lead = block.clone().rev().take(NAME * 2).find(|&i| {
        CREDITS.contains(&&*doc.tokens[i].lower)
            && doc
                .tokens
                .get(i + 1)
                .is_some_and(|t| t.block == doc.tokens[i].block && matches!(&*t.lower, ":" | "by" | "of"))
    })?;
    // `a photo by Ann Lee` is part of a sentence; a credit stands for itself.
    let colon = &*doc.tokens[lead + 1].lower == ":";
    let opened = lead.checked_sub(1).is_none_or(|b| {
        let t = &doc.tokens[b];
        t.block != doc.tokens[lead].block || matches!(&*t.lower, "." | "(" | "[" | "?" | "!" | "|" | "/" | "”" | "\"")
    });
    if !(colon || opened) {
        return None;
    }
    let (caption, name) = (trim(doc, block.start..lead), trim(doc, lead + 2..block.end));
    let caption = if caption.end > caption.start && matches!(&*doc.tokens[caption.end - 1].lower, "(" | "[" | "|") {
        trim(doc, caption.start..caption.end - 1)
    } else {
        caption
    };
    credit(page, caption, lead, name)
}

/// The words of `caption` as what is credited to `name` by the word at `lead`.
fn credit(page: &Page<'_>, caption: Range<usize>, lead: usize, name: Range<usize>) -> Option<Draft> {
    let doc = page.doc;
    let closed = name.end > name.start && matches!(&*doc.tokens[name.end - 1].lower, ")" | "]");
    let name = name.start..name.end - usize::from(closed);
    let words = count_words(doc, std::slice::from_ref(&name));
    if words == 0
        || words > NAME
        || name.clone().any(|i| is_finite(doc, i))
        || !page.words(doc.tokens[name.start].span).starts_with(char::is_uppercase)
        || count_words(doc, std::slice::from_ref(&caption)) == 0
    {
        return None;
    }
    let head = name.clone().take_while(|&i| is_noun(&doc.tokens[i])).last().unwrap_or(name.start);
    Some(Draft {
        speaker: Speaker::Words { first: name.start, head, end: name.end },
        cue: lead..lead + 2,
        lemma: doc.tokens[lead].lower.to_string(),
        class: CueClass::Neutral,
        content: vec![caption],
        inferred: false,
        rule: Rule::Turn,
    })
}
