//! Whether a date lies ahead of the report or behind it: read off the verb that it hangs on.

use crate::extract::engine::{Dep, Doc, Pos, Tag};

/// Where a date lies, seen from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// Behind: the verb is in a past form.
    Past,
    /// Ahead: the verb speaks of what will, may or is planned to be.
    Future,
    /// The verb is in the present, or there is none.
    Open,
}

/// Verbs and adjectives whose complement lies ahead of them.
const AHEAD: &[&str] = &[
    "agree", "aim", "anticipate", "appear", "arrange", "ask", "await", "believe", "bind", "book", "call", "commit", "decide", "demand", "due",
    "expect", "forecast", "hope", "intend", "invite", "likely", "need", "offer", "order", "plan", "pledge", "postpone",
    "prepare", "project", "promise", "propose", "ready", "reschedule", "schedule", "set", "slate", "summon", "tell", "threaten", "time",
    "try", "unlikely", "urge", "vow", "want", "wish",
];

/// Words of a plan: `set for Friday`, `scheduled for March 5`.
const PLANNED: &[&str] =
    &["anticipate", "book", "deadline", "due", "expect", "plan", "postpone", "reschedule", "schedule", "set", "slate", "time"];

/// The tense of the verb that token `at` hangs on.
pub(super) fn of(doc: &Doc, at: usize) -> Tense {
    let Some(token) = doc.tokens.get(at) else { return Tense::Open };
    // `by Friday`, `until June`: a limit lies ahead, unless what is told is over.
    let mut limit = matches!(&*token.lower, "by" | "until" | "till");
    let mut planned = false;
    let mut below = at;
    for i in doc.ancestors(at) {
        let t = &doc.tokens[i];
        match &*t.lower {
            "by" | "until" | "till" => limit = true,
            "for" | "on" | "to" if t.pos == Pos::Adp => planned = true,
            "upcoming" | "forthcoming" | "coming" | "next" => return Tense::Future,
            _ => {}
        }
        let near = doc.tokens[below].dep;
        if planned && PLANNED.contains(&&*t.lemma) && matches!(near, Dep::Prep | Dep::Npadvmod) {
            return Tense::Future;
        }
        if matches!(t.pos, Pos::Verb | Pos::Aux)
            && let Some(tense) = verb(doc, i, limit)
        {
            return tense;
        }
        below = i;
    }
    // No verb above: a headline or a fragment; one that stands beside it may help.
    Tense::Open
}

/// The tense of the verb at `i`; `None` where one above it decides.
fn verb(doc: &Doc, i: usize, limit: bool) -> Option<Tense> {
    let t = &doc.tokens[i];
    let helpers: Vec<&str> = doc.children_by(i, &[Dep::Aux, Dep::Auxpass]).map(|c| &*doc.tokens[c].lower).collect();
    let any = |list: &[&str]| helpers.iter().any(|h| list.contains(h));
    if any(&["will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "can", "could", "should", "must", "ca", "gon"]) {
        // `could have been`, `may have left` look back.
        return Some(if any(&["have", "'ve", "’ve"]) { Tense::Past } else { Tense::Future });
    }
    let to = doc.children(i).any(|c| doc.tokens[c].tag == Tag::To) || any(&["to"]);
    if to {
        if any(&["have"]) {
            return Some(Tense::Past);
        }
        // `plans to meet`, `is to meet`; but `was able to flee`.
        let above = doc.ancestors(i).next()?;
        let head = &doc.tokens[above];
        let ahead = AHEAD.contains(&&*head.lemma) || head.lemma.as_ref() == "be" || head.pos == Pos::Noun;
        return if ahead { Some(Tense::Future) } else { None };
    }
    match t.tag {
        Tag::Vbd => Some(if limit && matches!(&*t.lemma, "have" | "give" | "set") { Tense::Future } else { Tense::Past }),
        Tag::Vbn => {
            if any(&["was", "were", "had", "been", "has", "have", "'ve", "’ve", "'d", "’d", "got"]) {
                return Some(Tense::Past);
            }
            if any(&["is", "are", "'s", "’s", "'re", "’re", "be", "being"]) {
                return Some(Tense::Open);
            }
            // A participle that describes a noun (`an attack claimed Friday`) looks back.
            matches!(t.dep, Dep::Acl | Dep::Amod | Dep::Advcl).then_some(Tense::Past)
        }
        Tag::Vbg => {
            if any(&["was", "were", "been", "had"]) {
                Some(Tense::Past)
            } else if any(&["is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"]) {
                Some(Tense::Future)
            } else {
                None
            }
        }
        Tag::Vbz | Tag::Vbp => Some(Tense::Open),
        _ => None,
    }
}
