//! Who says what: source, cue and content of every claim of a report.
//!
//! ```text
//! Doc ─┬─ quotes ──────────────┐
//!      ├─ verbs ───▶ drafts ───┼─▶ quoted (cues beside quotations, quotations that go on) ─▶ drafts
//!      └─ phrases ─▶           │        sources (words, actor, kind) ─▶ claims ◀─ narrated (the rest)
//! ```
//!
//! The word lists say what each cue governs (`cues`); the rules say where that stands in the parse.

mod anonymity;
mod answers;
mod behalf;
mod captions;
mod clauses;
mod cues;
mod headlines;
mod kinds;
mod narrated;
mod nested;
mod objects;
mod page;
mod phrases;
mod quoted;
mod quotes;
mod relative;
mod repairs;
mod sources;
#[cfg(test)]
mod tests;
mod verbs;
mod walk;

use std::ops::Range;

use super::Reading;
use super::engine::Doc;
use crate::model::{ActorId, Claim, ClaimId, Cue, Form, Heard, Report, Source, Span};

use page::{Draft, Page};
use sources::Speaker;

/// How an actor answers that makes no statement itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// Asked, and would not comment.
    Declined,
    /// Could not be reached.
    NotReached,
    /// Was asked and has not replied.
    NoReply,
    /// Denies through a lawyer, a spokesman or another who speaks for it.
    ThroughAnother,
}

impl Reply {
    /// How far the actor is heard by it; `None` where another speaks for it, whose claim that is.
    #[must_use]
    pub fn heard(self) -> Option<Heard> {
        match self {
            Self::Declined => Some(Heard::Declined),
            Self::NotReached | Self::NoReply => Some(Heard::NotReached),
            Self::ThroughAnother => None,
        }
    }
}

/// What a report says of how an actor answers (`declined to comment`, `could not be reached`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The actor, where it has a name.
    pub actor: Option<ActorId>,
    /// How it answers.
    pub reply: Reply,
    /// The words that say so.
    pub span: Span,
}

/// The claims of `report`, attributed and narrated, in the order of the text, numbered from 0; and what it says of those
/// who did not answer.
pub fn find(report: &Report, reading: &Reading) -> (Vec<Claim>, Vec<Answer>) {
    let at = report.id.index();
    let (Some(doc), Some(who), Some(sentences)) =
        (reading.docs.get(at), reading.who.get(at), reading.sentences.get(at))
    else {
        return (Vec::new(), Vec::new());
    };
    let page = Page::new(report, doc, who, &reading.actors, sentences);
    let mut drafts = verbs::find(&page);
    drafts.extend(phrases::find(&page));
    quoted::attach(&page, &mut drafts);
    drafts.extend(headlines::find(&page, &drafts));
    drafts.extend(captions::find(&page));
    let drafts = nested::settle(&page, drafts);
    let told = narrated::find(&page, &drafts);

    let mut claims: Vec<Claim> = drafts.iter().flat_map(|d| by_sentence(&page, d)).collect();
    claims.extend(told.iter().map(|pieces| claim(&page, pieces)));
    claims.sort_by_key(|c| (c.span.start, std::cmp::Reverse(c.span.end), c.cue.as_ref().map(|q| q.span)));
    for (i, c) in claims.iter_mut().enumerate() {
        c.id = ClaimId::new(i);
    }
    anonymity::fill(&page, &mut claims);
    let within = holders(&claims);
    for (c, w) in claims.iter_mut().zip(within) {
        c.within = w;
    }
    let mut replies = answers::find(&page);
    replies.extend(answers::through_another(&claims));
    (claims, replies)
}

/// The token that heads the content of a claim: its main predicate, where the content is a clause.
pub fn head(doc: &Doc, claim: &Claim) -> Option<usize> {
    let inside = |i: usize| claim.spans.iter().any(|s| s.overlaps(doc.tokens[i].span));
    let tops = claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).filter(|&i| {
        let h = doc.tokens[i].head;
        !walk::is_mark(&doc.tokens[i]) && (h == i || !inside(h))
    });
    let mut first = None;
    for i in tops {
        if walk::is_verb(&doc.tokens[i]) {
            return Some(i);
        }
        first = first.or(Some(i));
    }
    first
}

/// The claims of a draft: one for each sentence of its content.
fn by_sentence(page: &Page<'_>, draft: &Draft) -> Vec<Claim> {
    let mut parts: Vec<(usize, Vec<Range<usize>>)> = Vec::new();
    for piece in &draft.content {
        for i in piece.clone() {
            let n = page.sentence_of.get(i).copied().unwrap_or(usize::MAX);
            match parts.last_mut() {
                Some((m, ranges)) if *m == n => walk::push(ranges, i),
                _ => {
                    let mut ranges = Vec::new();
                    walk::push(&mut ranges, i);
                    parts.push((n, ranges));
                }
            }
        }
    }
    let source = match draft.speaker {
        Speaker::At(head) => Some(sources::source(page, head, draft.inferred)),
        Speaker::Words { first, head, end } => Some(sources::in_words(page, first..end, head)),
        _ => None,
    };
    let cue = Cue { lemma: draft.lemma.clone(), span: page.doc.span(draft.cue.clone()), class: draft.class };
    parts
        .into_iter()
        .filter(|(_, ranges)| ranges.iter().flat_map(Clone::clone).any(|i| !walk::is_mark(&page.doc.tokens[i])))
        .map(|(_, ranges)| Claim { cue: Some(cue.clone()), ..attributed(page, &ranges, source.clone()) })
        .collect()
}

fn attributed(page: &Page<'_>, ranges: &[Range<usize>], source: Option<Source>) -> Claim {
    let mut c = claim(page, ranges);
    c.form = page.quotes.form(&page.report.text, page.doc, &c.spans);
    c.source = source;
    c
}

/// A claim of the outlet's own with nothing but its words.
fn claim(page: &Page<'_>, ranges: &[Range<usize>]) -> Claim {
    let spans: Vec<Span> = ranges.iter().map(|r| page.doc.span(r.clone())).collect();
    let span = Span::new(spans.first().map_or(0, |s| s.start), spans.last().map_or(0, |s| s.end));
    Claim {
        id: ClaimId::default(),
        key: String::new(),
        report: page.report.id,
        span,
        spans,
        source: None,
        cue: None,
        form: Form::Narrated,
        within: None,
        about: Vec::new(),
        accuses: Vec::new(),
        hedges: Vec::new(),
        negated: false,
        quantities: Vec::new(),
        dates: Vec::new(),
    }
}

/// Per claim: the smallest claim whose content holds both its content and its cue.
///
/// The claims stand in the order of their starts, so those that can hold the next one are the open ones: each claim is
/// put aside once, where it ends.
fn holders(claims: &[Claim]) -> Vec<Option<ClaimId>> {
    let mut open: Vec<&Claim> = Vec::new();
    let mut out = Vec::with_capacity(claims.len());
    // Claims with equal starts stand with the longest first, and a cue may stand before its content: a holder never
    // starts behind what it holds.
    for c in claims {
        open.retain(|h| h.span.end > c.span.start);
        let held = c.cue.as_ref().and_then(|cue| {
            let holds = |h: &&&Claim| {
                h.spans.iter().any(|s| s.contains(cue.span))
                    && c.spans.iter().all(|&p| h.spans.iter().any(|s| s.contains(p)))
            };
            open.iter().filter(holds).min_by_key(|h| h.span.len()).map(|h| h.id)
        });
        out.push(held);
        if c.cue.is_some() {
            open.push(c);
        }
    }
    out
}
