//! The line that says why: what differs, who says it, and what is the same.

use std::ops::Range;

use crate::extract::engine::{Dep, Pos, Token};
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
                // Words beside the claim are the outlet's, whoever says it (`who claimed it was lying`).
                let cue = p.claim.cue.iter().map(|c| c.span);
                let source = p.claim.source.iter().map(|s| s.span);
                let own = p.claim.spans.iter().copied().chain(cue).chain(source).any(|s| s.overlaps(span));
                let rejects = matches!(clash.kind, DisputeKind::Denial | DisputeKind::Negation);
                let speaker = match denier(cx, claim).filter(|_| rejects && !words.is_empty()) {
                    Some(denier) => denier,
                    None if own => who(cx, claim),
                    None => cx.reports[p.report].outlet.clone(),
                };
                format!("{} ({speaker})", quoted(cx.reports[p.report].words(span)))
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
            let day = |claim: usize| cx.reports[cx.claims[claim].report].published.as_ref().map(|p| p.value);
            let turned = match day(pair.a).zip(day(pair.b)).filter(|(a, b)| a != b) {
                Some((a, b)) => b < a,
                None => clash.later == Some(0),
            };
            let mut sides = [side(pair.a, &clash.words[0]), side(pair.b, &clash.words[1])];
            if turned && draft.relation == Relation::Updated {
                sides.reverse();
            }
            let two = sides.join(&format!(" {sign} "));
            parts.push(if draft.relation == Relation::Updated {
                "updated".to_owned()
            } else {
                clash.kind.name().to_owned()
            });
            parts.push(if about.is_empty() || about.len() > PASSAGE { two } else { format!("{}: {two}", flat(about)) });
            parts.extend(same(cx, draft));
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
                parts.extend(same(cx, draft));
            }
            Relation::Shared => {
                parts.push("shared".to_owned());
                parts.extend(same(cx, draft));
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

/// The end of the line: `same: market, blast`.
fn same(cx: &Context, draft: &Draft) -> Option<String> {
    let words = anchor(cx, draft);
    (!words.is_empty()).then(|| format!("same: {}", words.join(", ")))
}

/// What makes the claims comparable, in words of the reports, at most four.
pub(super) fn anchor(cx: &Context, draft: &Draft) -> Vec<String> {
    let Some(pair) = draft.pair else { return Vec::new() };
    let (a, b) = (&cx.claims[pair.a], &cx.claims[pair.b]);
    let tokens: Vec<usize> = match &draft.clash {
        Some(clash) if !clash.same.is_empty() => clash.same.clone(),
        _ => {
            let mut met: Vec<(f32, usize)> =
                a.terms.iter().filter(|(t, _)| b.terms.met(t.id) >= 0.8).map(|(t, token)| (t.weight, *token)).collect();
            met.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            met.truncate(4);
            met.sort_by_key(|m| m.1);
            met.into_iter().map(|m| m.1).collect()
        }
    };
    // Words that say little stand only where there are no others.
    let doc = &cx.reading.docs[a.report];
    let light = |&t: &usize| {
        // `intelligence showing the presence`: the participle only joins what stands around it.
        let joins = |t: &Token| t.pos == Pos::Adv || t.pos == Pos::Verb && t.dep == Dep::Acl;
        LISTS.light.contains_key(cx.lemma(a.report, t).as_str()) || doc.tokens.get(t).is_some_and(joins)
    };
    let some = tokens.iter().any(|t| !light(t));
    phrases(cx, a.report, tokens.into_iter().filter(|t| !some || !light(t)))
}

/// The words of `tokens` as they stand in the report: neighbours together, names whole, pronouns by who they stand for.
fn phrases(cx: &Context, report: usize, tokens: impl Iterator<Item = usize>) -> Vec<String> {
    let doc = &cx.reading.docs[report];
    // Words that may stand between two of one phrase (`presence of the guards`).
    let small = |i: usize| {
        doc.tokens.get(i).is_some_and(|t| matches!(t.pos, Pos::Det | Pos::Part) || matches!(&*t.lower, "of" | "-"))
    };
    let mut spans: Vec<(Range<usize>, Option<String>)> = Vec::new();
    for token in tokens {
        let mention = cx.reading.who[report].by_token.get(token).copied().flatten();
        let (range, name) = match mention {
            Some((actor, How::Pronoun, _)) => (token..token + 1, Some(cx.reading.actors[actor.index()].name.clone())),
            Some((_, _, span)) => (doc.tokens_in(span), None),
            None => (token..token + 1, None),
        };
        let one_sentence = |last: &Range<usize>| {
            doc.tokens.get(last.start).map(|t| t.sentence) == doc.tokens.get(range.start).map(|t| t.sentence)
        };
        match spans.last_mut() {
            Some((last, None))
                if name.is_none()
                    && range.start >= last.start
                    && range.start <= last.end + 2
                    && one_sentence(last)
                    && (last.end..range.start).all(small) =>
            {
                last.end = last.end.max(range.end);
            }
            _ => spans.push((range, name)),
        }
    }
    let mut out: Vec<String> = Vec::new();
    for (range, name) in spans {
        let whole = range.len() > 1;
        let article = |i: &usize| doc.tokens.get(*i).is_some_and(|t| t.pos == Pos::Det);
        let from = range.clone().find(|i| !article(i)).unwrap_or(range.start);
        let words = name.unwrap_or_else(|| match range.end - from {
            1 if !whole => cx.named(report, from),
            _ => flat(cx.reports[report].words(doc.span(from..range.end))),
        });
        if !words.is_empty() && !out.contains(&words) {
            out.push(words);
        }
    }
    out
}

/// Who denies in a claim that somebody else tells (`the board said that Kern had denied it`).
fn denier(cx: &Context, claim: usize) -> Option<String> {
    let p = &cx.claims[claim];
    let (rejected, doc) = (cx.rejection(p)?, &cx.reading.docs[p.report]);
    let token = rejected.denier?;
    let acts = || doc.tokens[token].pos == Pos::Propn || LISTS.doers.contains(cx.lemma(p.report, token).as_str());
    match cx.reading.who[p.report].at(token) {
        Some(actor) => Some(cx.reading.actors[actor.index()].name.clone()),
        None if acts() => {
            let parts = [Dep::Det, Dep::Compound, Dep::Amod, Dep::Poss, Dep::Nummod, Dep::Nmod];
            let first = doc.children_by(token, &parts).map(|c| doc.subtree(c).start).min().unwrap_or(token);
            Some(flat(cx.reports[p.report].words(doc.span(first.min(token)..token + 1))))
        }
        None => None,
    }
}

/// Who says a claim: the source as written, else the outlet.
pub(super) fn who(cx: &Context, claim: usize) -> String {
    let p = &cx.claims[claim];
    match &p.claim.source {
        Some(s) => match s.actor.and_then(|a| cx.reading.actors.get(a.index())) {
            Some(actor) => actor.name.clone(),
            None => s.label.clone(),
        },
        None => cx.reports[p.report].outlet.clone(),
    }
}

/// A passage in quotation marks, cut between words where it is long; quotations inside it stand in single marks.
pub(super) fn quoted(words: &str) -> String {
    let plain = inner(&flat(words));
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

/// A passage as it stands inside quotation marks: without marks around it or left over from a quotation that it cuts,
/// and with single marks for double ones.
fn inner(words: &str) -> String {
    let double = |c: char| matches!(c, '“' | '”' | '"');
    let single = |c: char| matches!(c, '‘' | '’' | '\'');
    let mut plain = words.trim_matches([' ', ',']);
    loop {
        let marks: Vec<(usize, char)> = plain.char_indices().filter(|(_, c)| double(*c)).collect();
        let ends = plain.chars().next_back().is_some_and(double);
        let starts = plain.chars().next().is_some_and(double);
        let around = starts && ends && marks.len() == 2;
        plain = match (starts, ends, marks.len() % 2) {
            _ if around => plain.trim_matches(double),
            (true, _, 1) => plain.trim_start_matches(double),
            (_, true, 1) => plain.trim_end_matches(double),
            _ => break,
        }
        .trim_matches([' ', ',']);
    }
    // A single mark that opens and never closes, or the other way round, is left over; an apostrophe is none.
    let opens = plain.starts_with(single) || plain.contains(" '") || plain.contains(" ‘");
    if plain.ends_with(single) && !opens {
        plain = plain.trim_end_matches(single);
    } else if plain.starts_with(single) && !plain.chars().skip(1).any(single) {
        plain = plain.trim_start_matches(single);
    } else if plain.starts_with(single) && plain.ends_with(single) {
        plain = plain.trim_matches(single);
    }
    // A mark that is left alone inside says nothing.
    let left = plain.chars().filter(|c| double(*c)).count() % 2 == 1;
    let mut open = false;
    let marked = plain.chars().filter(|c| !(left && double(*c))).map(|c| match c {
        '“' => '‘',
        '”' => '’',
        '"' => {
            open = !open;
            if open { '‘' } else { '’' }
        }
        _ => c,
    });
    marked.collect()
}

/// On one line.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_passage_has_one_pair_of_marks_around_it() {
        for (words, shown) in [
            ("the guards fled", "“the guards fled”"),
            ("“The guards fled,”", "“The guards fled”"),
            ("\"The guards fled", "“The guards fled”"),
            ("the guards fled,\" she said", "“the guards fled, she said”"),
            ("the “open door” of Kern", "“the ‘open door’ of Kern”"),
            ("Calls Report 'Outrageous'", "“Calls Report 'Outrageous'”"),
            ("'Outrageous'", "“Outrageous”"),
            ("the guards' huts", "“the guards' huts”"),
            ("", "“”"),
        ] {
            assert_eq!(quoted(words), shown, "{words}");
        }
    }

    #[test]
    fn a_long_passage_is_cut_between_words() {
        let long = quoted(&"salt and grain ".repeat(9));
        assert!(long.ends_with(" …”") && long.chars().count() < 70, "{long}");
    }
}
