//! Whether a date lies ahead of the report or behind it: read off the words that it hangs on.

use crate::extract::engine::{Dep, Doc, Pos, Tag, Token};

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

/// Words whose infinitive lies ahead of them: `plans to meet`, `is due to`.
const AHEAD: &[&str] = &[
    "agree",
    "aim",
    "anticipate",
    "ask",
    "call",
    "commit",
    "decide",
    "demand",
    "due",
    "expect",
    "hope",
    "intend",
    "invite",
    "likely",
    "need",
    "offer",
    "order",
    "plan",
    "pledge",
    "prepare",
    "promise",
    "propose",
    "ready",
    "require",
    "schedule",
    "set",
    "slate",
    "subpoena",
    "summon",
    "tell",
    "threaten",
    "unlikely",
    "urge",
    "vow",
    "want",
    "warn",
    "wish",
];

/// Words of a plan: `set for Friday`, `scheduled for March 5`, `the meeting planned for June`.
const PLANNED: &[&str] =
    &["anticipate", "book", "due", "expect", "plan", "postpone", "reschedule", "schedule", "set", "slate"];

/// Verbs whose limit lies ahead of them: `gave them until Friday`, `postponed until June`.
const LIMITED: &[&str] =
    &["adjourn", "allow", "defer", "delay", "extend", "give", "have", "postpone", "set", "suspend", "urge", "want"];

/// Nouns and adjectives that say that something lies ahead.
const COMING: &[&str] =
    &["coming", "deadline", "expected", "forthcoming", "next", "planned", "proposed", "scheduled", "upcoming"];

/// Verbs whose present tells what was said.
const SAYING: &[&str] = &["be", "have", "say", "tell", "report", "write", "add", "note", "claim", "show", "mean"];

/// Helpers that look ahead.
const MODALS: &[&str] =
    &["will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "can", "could", "should", "must", "ca", "gon"];

/// Where the date at token `at` lies; `headline`, whether it stands in one, where the present tells what is over.
pub(super) fn of(doc: &Doc, at: usize, headline: bool) -> Tense {
    let Some(token) = doc.tokens.get(at) else { return Tense::Open };
    let mut limit = false;
    let mut purpose = false;
    let mut below = token;
    for i in doc.ancestors(at) {
        let t = &doc.tokens[i];
        match &*t.lower {
            "by" | "until" | "till" => limit = true,
            "for" => purpose = true,
            _ => {}
        }
        if matches!(&*t.lower, "recently" | "earlier") || looks_back(doc, i, token, below) {
            return Tense::Past;
        }
        // `grew more than expected`
        let than = || i.checked_sub(1).is_some_and(|b| matches!(&*doc.tokens[b].lower, "as" | "than"));
        if COMING.contains(&&*t.lower) && !than()
            || t.pos == Pos::Noun && doc.children(i).any(|c| COMING.contains(&&*doc.tokens[c].lower))
        {
            return Tense::Future;
        }
        if matches!(t.pos, Pos::Verb | Pos::Aux | Pos::Adj) && PLANNED.contains(&&*t.lemma) {
            let planned = purpose && below.dep == Dep::Prep
                || t.tag == Tag::Vbn && (below.dep == Dep::Npadvmod || t.dep == Dep::Acl);
            if planned {
                return Tense::Future;
            }
        }
        if matches!(t.pos, Pos::Verb | Pos::Aux)
            && let Some(tense) = verb(doc, i, limit, headline)
        {
            return tense;
        }
        below = t;
    }
    Tense::Open
}

/// Whether the noun at `i`, which the date `token` hangs on by way of `below`, is known to be over.
fn looks_back(doc: &Doc, i: usize, token: &Token, below: &Token) -> bool {
    let t = &doc.tokens[i];
    if t.pos != Pos::Noun {
        return false;
    }
    // `the ruling in June that struck it down`.
    let told = doc.children_by(i, &[Dep::Relcl]).any(|c| doc.tokens[c].tag == Tag::Vbd);
    // `to overturn Friday's ruling`, `to speak of the March attack`: what is acted on is there already.
    let object = matches!(t.dep, Dep::Dobj | Dep::Pobj) && token.span == below.span;
    let owned = below.dep == Dep::Poss && below.pos == Pos::Propn;
    let definite = below.dep == Dep::Compound && doc.child(i, Dep::Det).is_some_and(|d| &*doc.tokens[d].lower == "the");
    told || object && (owned || definite)
}

/// What the verb at `i` says; `None` where one above it decides.
fn verb(doc: &Doc, i: usize, limit: bool, headline: bool) -> Option<Tense> {
    let t = &doc.tokens[i];
    let helpers: Vec<&str> = doc.children_by(i, &[Dep::Aux, Dep::Auxpass]).map(|c| &*doc.tokens[c].lower).collect();
    let any = |list: &[&str]| helpers.iter().any(|h| list.contains(h));
    if any(MODALS) {
        // `could have been`, `may have left` look back.
        return Some(if any(&["have", "'ve", "’ve"]) { Tense::Past } else { Tense::Future });
    }
    if any(&["to"]) {
        if any(&["have"]) {
            return Some(Tense::Past);
        }
        if headline && t.head == i {
            return Some(Tense::Future);
        }
        // `plans to meet`, `is to meet`; but `was able to flee`.
        let head = &doc.tokens[t.head];
        let present_be = matches!(&*head.lower, "is" | "are" | "'s" | "’s" | "'re" | "’re");
        let ahead = AHEAD.contains(&&*head.lemma) || present_be || head.pos == Pos::Noun;
        return ahead.then_some(Tense::Future);
    }
    match t.tag {
        Tag::Vbd => Some(if limit && LIMITED.contains(&&*t.lemma) { Tense::Future } else { Tense::Past }),
        Tag::Vbn => {
            if limit && LIMITED.contains(&&*t.lemma) {
                Some(Tense::Future)
            } else if any(&["is", "are", "'s", "’s", "'re", "’re", "be", "being"]) && !any(&["have", "has", "had"])
            {
                Some(Tense::Open)
            } else {
                // `has left`, `was killed`, and a participle that describes a noun (`an attack claimed Friday`).
                Some(Tense::Past)
            }
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
        Tag::Vbz | Tag::Vbp => {
            let to = doc
                .children_by(i, &[Dep::Xcomp])
                .any(|c| doc.child(c, Dep::Aux).is_some_and(|a| doc.tokens[a].tag == Tag::To));
            let planned = to && t.lemma.as_ref() == "be";
            // `The talks resume Monday`, but in a headline `Leaders meet Monday` may be either.
            Some(if planned || !headline && !SAYING.contains(&&*t.lemma) { Tense::Future } else { Tense::Open })
        }
        _ => None,
    }
}
