//! Attributions inside the content of others: which of them a reader would count.
//!
//! `A says that B said C` tells of two speakers, and both levels are kept. `He said he hoped …` or `“I told them no”`
//! tell of one: the inner cue is part of what the outer speaker says.

use super::page::{Draft, Page, Rule};
use super::sources::Speaker;
use super::walk::{has_aux, is_negated, is_noun};
use crate::extract::engine::Tag;
use crate::model::CueClass;

/// Leaves out the drafts that are no attribution of their own within another.
pub(super) fn settle(page: &Page<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let held: Vec<bool> = drafts.iter().map(|d| is_held(page, &drafts, d)).collect();
    let kept: Vec<bool> = drafts.iter().zip(&held).map(|(d, &h)| !h || speaks_apart(page, d)).collect();
    drafts.into_iter().zip(kept).filter_map(|(d, keep)| keep.then_some(d)).collect()
}

/// Whether the cue stands inside another's content, or in a quotation.
fn is_held(page: &Page<'_>, drafts: &[Draft], d: &Draft) -> bool {
    page.quotes.at(d.cue.start).is_some_and(|q| q.speech)
        || drafts.iter().any(|o| o.cue != d.cue && o.content.iter().any(|c| c.contains(&d.cue.start)))
}

/// Whether somebody with a name or description of their own states something here.
fn speaks_apart(page: &Page<'_>, d: &Draft) -> bool {
    let doc = page.doc;
    let Speaker::At(s) = d.speaker else { return false };
    let v = d.cue.start;
    let states = matches!(d.rule, Rule::Clause | Rule::Beside | Rule::GoesOn | Rule::Phrase);
    let class = matches!(
        d.class,
        CueClass::Neutral | CueClass::Asserting | CueClass::Doubting | CueClass::Denying | CueClass::Conceding
    );
    let told = matches!(doc.tokens[v].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn | Tag::Vbg)
        && !has_aux(doc, v, &["would", "could", "may", "might", "should", "will", "can", "to", "wo", "'ll", "’ll"])
        && !is_negated(doc, v);
    states && class && (told || d.rule == Rule::Phrase) && is_noun(&doc.tokens[s])
}
