//! Attributions inside the content of others: which of them a reader would count.
//!
//! `A says that B said C` tells of two speakers, and both levels are kept. `He said he hoped …` or `“I told them no”`
//! tell of one: the inner cue is part of what the outer speaker says.

use super::page::{Draft, Page, Rule};
use super::repairs::{commented, continued};
use super::sources::{Speaker, antecedent};
use super::walk::{has_aux, is_main, is_negated, is_noun, is_verb};
use crate::extract::engine::{Dep, Tag};
use crate::model::CueClass;

/// Leaves out the drafts that are no attribution of their own within another, or within a clause that states nothing.
pub(super) fn settle(page: &Page<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut depth = vec![0u32; page.doc.tokens.len()];
    // What nobody is named for holds the words of no other speaker: `Allegedly, she replied that C`.
    for d in drafts.iter().filter(|d| d.speaker != Speaker::Open || d.rule != Rule::Phrase) {
        for c in &d.content {
            depth.get_mut(c.clone()).into_iter().flatten().for_each(|n| *n += 1);
        }
    }
    drafts
        .into_iter()
        .filter(|d| {
            let cue = d.cue.start;
            let held = page.quotes.at(cue).is_some_and(|q| q.speech) || depth.get(cue).is_some_and(|&n| n > 0);
            matches!(d.rule, Rule::Turn | Rule::Relative)
                || matches!(d.speaker, Speaker::Words { .. })
                || !(held || is_buried(page, d))
                || speaks_apart(page, d)
                || !held && is_held_true(page, d)
        })
        .collect()
}

/// Whether a verb stands in a clause that another word governs, and so does not tell what was said.
fn is_buried(page: &Page<'_>, d: &Draft) -> bool {
    let doc = page.doc;
    let v = d.cue.start;
    let t = &doc.tokens[v];
    if !is_verb(t) || is_main(doc, v) {
        return false;
    }
    // What a speaker goes on to say hangs on what was said before, but is told of the speaker.
    if continued(doc, v).or_else(|| commented(doc, v)).is_some_and(|cue| is_main(doc, cue)) {
        return false;
    }
    let head = &doc.tokens[t.head];
    match t.dep {
        // `a statement saying that`; `the report, which said`: the noun speaks.
        Dep::Acl => t.tag != Tag::Vbg,
        // `continued to insist that`.
        Dep::Xcomp => !(ON_THE_WAY.contains(&&*head.lemma) && is_main(doc, t.head)),
        // `began by saying that`.
        Dep::Pcomp => !(&*head.lower == "by" && is_main(doc, head.head)),
        _ => true,
    }
}

/// Verbs whose infinitive or gerund happens: `went on to say`.
const ON_THE_WAY: [&str; 14] = [
    "appear", "begin", "come", "continue", "dare", "go", "happen", "hasten", "keep", "rush", "seem", "start", "use",
    "venture",
];

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
    let somebody = is_noun(&doc.tokens[s]) || antecedent(doc, s).is_some();
    states && class && somebody && (told || d.rule == Rule::Phrase)
}

/// Whether a clause that depends on another tells what somebody thinks: `They win because they believe that C`.
fn is_held_true(page: &Page<'_>, d: &Draft) -> bool {
    let v = d.cue.start;
    d.class == CueClass::Thinking
        && d.rule == Rule::Clause
        && matches!(d.speaker, Speaker::At(_))
        && matches!(page.doc.tokens[v].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && !is_negated(page.doc, v)
}
