//! Quotations whose speaker the parse does not give: the cue beside them, or the speaker of the quotation before.

use std::ops::Range;

use super::page::{Draft, Page, Rule};
use super::quotes::Quotation;
use super::sources::{Speaker, speaker};
use super::verbs::entry;
use super::walk::{any_subject, is_mark, is_passive, is_verb, subject};
use crate::extract::engine::{Dep, Tag};
use crate::model::CueClass;

/// How far from a quotation its cue may stand, in tokens.
const REACH: usize = 40;

/// Gives every quotation that can be speech, and that no draft holds yet, to the cue beside it or to the speaker before.
pub(super) fn attach(page: &Page<'_>, drafts: &mut Vec<Draft>) {
    // The draft that holds the last quotation, with the quotation.
    let mut last: Option<(usize, usize)> = None;
    for (n, q) in page.quotes.list.iter().enumerate() {
        if let Some(owner) = owner(drafts, q) {
            if q.speech {
                last = Some((n, owner));
            }
            continue;
        }
        let words_held_up = q.closed && q.inner.len() > 1;
        if !q.speech && !words_held_up {
            continue;
        }
        let found = beside(page, drafts, q);
        let found = match found {
            Some(draft) => Some(draft),
            None if q.speech => last.and_then(|(m, d)| goes_on(page, &page.quotes.list[m], q, drafts.get(d)?)),
            None => None,
        };
        if let Some(draft) = found {
            drafts.push(draft);
            if q.speech {
                last = Some((n, drafts.len() - 1));
            }
        }
    }
}

/// The draft that holds most of a quotation and whose cue stands outside it.
fn owner(drafts: &[Draft], q: &Quotation) -> Option<usize> {
    drafts.iter().position(|d| !q.tokens.contains(&d.cue.start) && d.covers(&q.inner) * 2 >= q.inner.len().max(1))
}

/// The cue right behind or before a quotation, in the sentence frame around it.
fn beside(page: &Page<'_>, drafts: &[Draft], q: &Quotation) -> Option<Draft> {
    let doc = page.doc;
    let free = |v: usize| {
        !drafts
            .iter()
            .any(|d| d.cue.contains(&v) && d.content.iter().any(|c| c.start < q.tokens.end && c.end > q.tokens.start))
    };
    let draft = |v: usize, cue: Range<usize>, lemma: &str, class: CueClass, by: Speaker| {
        let _ = v;
        Some(Draft {
            speaker: by,
            cue,
            lemma: lemma.to_owned(),
            class,
            content: vec![q.tokens.clone()],
            inferred: false,
            rule: Rule::Beside,
        })
    };
    let cue_at = |v: usize| {
        let (word, cue) = entry(doc, v)?;
        let by = speaker(doc, v);
        (word.takes_quote() && by != Speaker::Unknown && by != Speaker::Open && !is_passive(doc, v) && free(v))
            .then_some((word, cue, by))
    };
    // Behind: only where the quotation does not end its sentence with a stop.
    let stopped = q.inner.clone().next_back().is_some_and(|i| &*doc.tokens[i].lower == ".")
        || doc.tokens.get(q.tokens.end).is_some_and(|t| &*t.lower == ".");
    if !stopped {
        for v in after(page, q) {
            if let Some((word, cue, by)) = cue_at(v)
                && !matches!(doc.tokens[v].dep, Dep::Relcl)
            {
                return draft(v, cue, word.lemma, word.class, by);
            }
            if is_verb(&doc.tokens[v]) && doc.tokens[v].dep != Dep::Relcl && subject(doc, v).is_some() {
                break;
            }
        }
    }
    let mut colon = None;
    for v in before(page, q) {
        if &*doc.tokens[v].lower == ":" && colon.is_none() {
            colon = Some(v);
        }
        if let Some((word, cue, by)) = cue_at(v) {
            return draft(v, cue, word.lemma, word.class, by);
        }
    }
    // `The letter went further: “…”`: the colon alone attributes to the subject.
    let colon = colon.filter(|&c| c + 1 == q.tokens.start && q.speech)?;
    let verb = doc
        .sentences
        .get(doc.tokens[colon].sentence)?
        .clone()
        .find(|&i| i < colon && doc.tokens[i].head == i && any_subject(doc, i).is_some())?;
    let s = subject(doc, verb)?;
    draft(verb, colon..colon + 1, ":", CueClass::Neutral, Speaker::At(s))
}

/// The tokens behind a quotation up to the end of its sentence or the next quotation.
fn after<'p>(page: &'p Page<'_>, q: &Quotation) -> impl Iterator<Item = usize> + 'p {
    let doc = page.doc;
    let block = q.block;
    (q.tokens.end..doc.tokens.len()).take(REACH).take_while(move |&i| {
        let t = &doc.tokens[i];
        t.block == block && page.quotes.number_at(i).is_none() && !matches!(&*t.lower, "." | "?" | "!" | ";")
    })
}

/// The tokens before a quotation back to the start of its sentence or the quotation before, nearest first.
fn before<'p>(page: &'p Page<'_>, q: &Quotation) -> impl Iterator<Item = usize> + 'p {
    let doc = page.doc;
    let block = q.block;
    (0..q.tokens.start).rev().take(REACH).take_while(move |&i| {
        let t = &doc.tokens[i];
        t.block == block && page.quotes.number_at(i).is_none() && !matches!(&*t.lower, "." | "?" | "!" | ";")
    })
}

/// The quotation `q` as going on from `from`: sentences of their own, in the same paragraph or in one that is all
/// quotation.
fn goes_on(page: &Page<'_>, from: &Quotation, q: &Quotation, speaker: &Draft) -> Option<Draft> {
    let doc = page.doc;
    // Words outside marks between a stop and the quotation make it part of a sentence of its own.
    let starts = q.tokens.start.checked_sub(1).is_none_or(|b| {
        let t = &doc.tokens[b];
        t.block != q.block
            || page.quotes.number_at(b).is_some()
            || matches!(&*t.lower, "." | "?" | "!" | ":" | "…" | "...")
    });
    if !starts {
        return None;
    }
    let near = if from.block == q.block {
        true
    } else {
        let alone = q.tokens.start.checked_sub(1).is_none_or(|b| doc.tokens[b].block != q.block);
        from.block + 1 == q.block && alone && (!from.closed || whole_block(page, q))
    };
    near.then(|| Draft { content: vec![q.tokens.clone()], inferred: true, rule: Rule::GoesOn, ..speaker.clone() })
}

/// Whether a quotation fills its paragraph.
fn whole_block(page: &Page<'_>, q: &Quotation) -> bool {
    let doc = page.doc;
    (q.tokens.end..doc.tokens.len())
        .take_while(|&i| doc.tokens[i].block == q.block)
        .all(|i| is_mark(&doc.tokens[i]) || doc.tokens[i].tag == Tag::Space)
}
