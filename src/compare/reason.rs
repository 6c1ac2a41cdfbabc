//! The line that says why: what differs, who says it, and what is the same.

use crate::model::{DisputeKind, How, Relation};

use super::findings::Draft;
use super::profile::Context;
use super::reword;
use super::words::LISTS;

/// How long a quoted passage may be before it is cut, in characters.
const PASSAGE: usize = 60;

/// One plain line: `numeric · killed: “12” (police) ≠ “at least 19” (hospital) · same: market, blast`.
pub(super) fn line(cx: &Context, draft: &Draft) -> String {
    let mut parts = Vec::new();
    match (&draft.clash, draft.pair) {
        (Some(clash), Some(pair)) => {
            let side = |claim: usize, words: &[usize]| {
                let p = &cx.claims[claim];
                let span = cx.span(p.report, words);
                let span = if span.is_empty() { p.claim.span } else { span };
                format!("{} ({})", quoted(cx.reports[p.report].words(span)), who(cx, claim))
            };
            let about = cx.span(cx.claims[pair.a].report, &clash.about);
            let about = if clash.about.is_empty()
                || matches!(clash.kind, DisputeKind::Negation | DisputeKind::Antonym | DisputeKind::Roles)
            {
                ""
            } else {
                cx.reports[cx.claims[pair.a].report].words(about)
            };
            // What a side's words say already needs no saying before them.
            let [first, second] = &clash.words;
            let said = clash.about.iter().all(|t| first.contains(t))
                || (pair.a != pair.b
                    && cx.claims[pair.a].report == cx.claims[pair.b].report
                    && clash.about.iter().all(|t| second.contains(t)));
            let about = if said { "" } else { about };
            let sign = if draft.relation == Relation::Updated { "→" } else { "≠" };
            let two = format!("{} {sign} {}", side(pair.a, &clash.words[0]), side(pair.b, &clash.words[1]));
            parts.push(if draft.relation == Relation::Updated {
                "updated".to_owned()
            } else {
                clash.kind.name().to_owned()
            });
            parts.push(if about.is_empty() || about.len() > PASSAGE { two } else { format!("{}: {two}", flat(about)) });
            let same = anchor(cx, draft);
            if !same.is_empty() {
                parts.push(format!("same: {}", same.join(", ")));
            }
            let undated = |c: usize| cx.reports[cx.claims[c].report].published.is_none();
            if matches!(clash.kind, DisputeKind::Status | DisputeKind::Numeric)
                && draft.relation == Relation::Disputed
                && cx.claims[pair.a].report != cx.claims[pair.b].report
                && (undated(pair.a) || undated(pair.b))
            {
                parts.push("may be an update: not every report states its date".to_owned());
            }
        }
        _ => match draft.relation {
            Relation::Reworded => {
                parts.push("reworded".to_owned());
                if let Some(difference) = reword::differ(cx, draft) {
                    parts.push(difference.line(cx));
                }
                parts.push(format!("same: {}", anchor(cx, draft).join(", ")));
            }
            Relation::Shared => {
                parts.push("shared".to_owned());
                parts.push(format!("same: {}", anchor(cx, draft).join(", ")));
            }
            _ => {
                parts.push("only here".to_owned());
                if let Some(&c) = draft.claims.first() {
                    parts.push(who(cx, c));
                }
            }
        },
    }
    parts.join(" · ")
}

/// What makes the claims comparable, in words of the reports, at most four.
pub(super) fn anchor(cx: &Context, draft: &Draft) -> Vec<String> {
    let Some(pair) = draft.pair else { return Vec::new() };
    let (a, b) = (&cx.claims[pair.a], &cx.claims[pair.b]);
    let tokens: Vec<usize> = match &draft.clash {
        Some(clash) if !clash.same.is_empty() => clash.same.clone(),
        _ => {
            let mut met: Vec<(f32, usize)> = a
                .terms
                .iter()
                .filter(|(t, _)| cx.met(t.id, &b.terms) >= 0.8)
                .map(|(t, token)| (t.weight, *token))
                .collect();
            met.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            met.truncate(4);
            met.sort_by_key(|m| m.1);
            met.into_iter().map(|m| m.1).collect()
        }
    };
    let mut out: Vec<String> = Vec::new();
    // Words that say little stand only where there are no others.
    let light = |&t: &usize| LISTS.light.contains_key(cx.lemma(a.report, t).as_str());
    let some = tokens.iter().any(|t| !light(t));
    for token in tokens.into_iter().filter(|t| !some || !light(t)) {
        let words = match cx.reading.who[a.report].by_token.get(token).copied().flatten() {
            // A pronoun by the name that it stands for.
            Some((actor, How::Pronoun, _)) => cx.reading.actors[actor.index()].name.clone(),
            _ => cx.named(a.report, token),
        };
        if !out.contains(&words) {
            out.push(words);
        }
    }
    out
}

/// Who says a claim: the source as written, else the outlet.
fn who(cx: &Context, claim: usize) -> String {
    let p = &cx.claims[claim];
    match &p.claim.source {
        Some(s) => match s.actor.and_then(|a| cx.reading.actors.get(a.index())) {
            Some(actor) => actor.name.clone(),
            None => s.label.clone(),
        },
        None => cx.reports[p.report].outlet.clone(),
    }
}

/// A passage in quotation marks, its own left out, cut between words where it is long.
fn quoted(words: &str) -> String {
    let plain = flat(words);
    let plain = plain.trim_matches(['“', '”', '"', '‘', '’', ' ', ',']);
    if plain.chars().count() <= PASSAGE {
        return format!("“{plain}”");
    }
    let mut out = String::new();
    for word in plain.split(' ') {
        if out.chars().count() + word.chars().count() > PASSAGE {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    format!("“{out} …”")
}

/// On one line.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
