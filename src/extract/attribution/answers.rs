//! What a report says of those who did not answer: declined to comment, could not be reached, have not replied.

use super::page::Page;
use super::walk::{any_subject, has_aux, is_negated, is_noun, is_verb};
use super::{Answer, Reply};
use crate::extract::engine::{Dep, Tag};
use crate::model::{Claim, CueClass, Span};

/// What somebody who is asked may refuse to do.
const COMMENT: [&str; 13] = [
    "comment",
    "answer",
    "respond",
    "reply",
    "discuss",
    "elaborate",
    "speak",
    "talk",
    "say",
    "address",
    "explain",
    "react",
    "confirm",
];
/// What is sent back or not.
const CALLS: [&str; 10] =
    ["request", "call", "message", "email", "e-mail", "inquiry", "enquiry", "question", "query", "letter"];
/// What may be missing of somebody.
const WORDS: [&str; 6] = ["comment", "response", "reply", "reaction", "answer", "statement"];

/// All of them, in order.
pub(super) fn find(page: &Page<'_>) -> Vec<Answer> {
    let mut out = Vec::new();
    for i in 0..page.doc.tokens.len() {
        if page.quotes.at(i).is_none() {
            out.extend(of_token(page, i));
        }
    }
    out
}

/// The denials of `claims` by whoever speaks for another: `Hale’s lawyer denied the charges`.
pub(super) fn through_another(claims: &[Claim]) -> impl Iterator<Item = Answer> + '_ {
    claims.iter().filter_map(|c| {
        let (source, cue) = (c.source.as_ref()?, c.cue.as_ref()?);
        let served = source.speaks_for.filter(|_| cue.class == CueClass::Denying)?;
        let all = || [source.span, cue.span, c.span].into_iter();
        let span = Span::new(all().map(|s| s.start).min()?, all().map(|s| s.end).max()?);
        Some(Answer { actor: Some(served), reply: Reply::ThroughAnother, span })
    })
}

fn of_token(page: &Page<'_>, i: usize) -> Vec<Answer> {
    let doc = page.doc;
    let t = &doc.tokens[i];
    let (reply, of, last) = if is_verb(t) {
        let Some((reply, last)) = of_verb(page, i) else { return Vec::new() };
        (reply, speaker(page, i), last)
    } else if let Some((reply, of)) = of_noun(page, i) {
        (reply, of, i)
    } else if let Some(reply) = of_adjective(page, i) {
        (reply, any_subject(doc, t.head), end_of(page, i))
    } else {
        return Vec::new();
    };
    let Some(of) = of else { return Vec::new() };
    let subject = any_subject(doc, i).or_else(|| is_noun(t).then_some(i)).unwrap_or(of);
    let from = doc.tokens[of].left_edge.min(i).min(doc.tokens[subject].left_edge);
    let words = |who: usize| {
        let (a, b) = (from.min(who), last.max(i).max(who));
        Span::new(doc.tokens[a].span.start, doc.tokens[b].span.end)
    };
    // `declined to comment, as did Y`; `neither X nor Y replied`.
    let others = doc.children_by(of, &[Dep::Conj]).chain(as_did(page, i));
    std::iter::once(of).chain(others).map(|who| Answer { actor: page.who.at(who), reply, span: words(who) }).collect()
}

/// `…, as did Y`.
fn as_did(page: &Page<'_>, v: usize) -> Option<usize> {
    let doc = page.doc;
    let did = doc
        .children_by(v, &[Dep::Advcl])
        .find(|&c| &*doc.tokens[c].lemma == "do" && doc.children(c).any(|m| &*doc.tokens[m].lower == "as"))?;
    any_subject(doc, did)
}

/// The subject of a verb or of the verb that it is coordinated with.
fn speaker(page: &Page<'_>, v: usize) -> Option<usize> {
    let doc = page.doc;
    let of = any_subject(doc, v).or_else(|| {
        let t = &doc.tokens[v];
        matches!(t.dep, Dep::Conj | Dep::Xcomp).then(|| any_subject(doc, t.head)).flatten()
    })?;
    // `Requests to the ministry were not answered`: the ministry.
    Some(if CALLS.contains(&&*doc.tokens[of].lemma) { addressee(page, of).unwrap_or(of) } else { of })
}

/// To whom a request went: `requests to Y`, `messages left with Y`.
fn addressee(page: &Page<'_>, noun: usize) -> Option<usize> {
    let doc = page.doc;
    doc.subtree(noun)
        .filter(|&p| p > noun && matches!(&*doc.tokens[p].lower, "to" | "with" | "at"))
        .find_map(|p| doc.child(p, Dep::Pobj))
}

/// What a verb says of its subject's silence, with the last token of the words for it.
fn of_verb(page: &Page<'_>, v: usize) -> Option<(Reply, usize)> {
    let doc = page.doc;
    let t = &doc.tokens[v];
    let lemma = &*t.lemma;
    let below = || doc.children_by(v, &[Dep::Xcomp]).find(|&x| COMMENT.contains(&&*doc.tokens[x].lemma));
    let negated = is_negated(doc, v) || any_subject(doc, v).is_some_and(|s| is_neither(page, s));
    let asked = || doc.subtree(v).any(|i| ASKED.contains(&&*doc.tokens[i].lemma));
    match lemma {
        "decline" | "refuse" => {
            let x = below()?;
            Some((Reply::Declined, end_of(page, x)))
        }
        "comment" | "elaborate" if negated => Some((Reply::Declined, v)),
        "respond" | "reply" | "answer" if negated && asked() => {
            let refuses = has_aux(doc, v, &["would", "will", "wo"]);
            Some((if refuses { Reply::Declined } else { Reply::NoReply }, end_of(page, v)))
        }
        "return" if negated && doc.child(v, Dep::Dobj).is_some_and(|o| CALLS.contains(&&*doc.tokens[o].lemma)) => {
            Some((Reply::NoReply, end_of(page, v)))
        }
        "answer" | "return" | "acknowledge"
            if negated && doc.child(v, Dep::Nsubjpass).is_some_and(|s| CALLS.contains(&&*doc.tokens[s].lemma)) =>
        {
            Some((Reply::NoReply, v))
        }
        "reach" | "contact"
            if negated && doc.child(v, Dep::Nsubjpass).is_some() && has_aux(doc, v, &["could", "can"]) =>
        {
            Some((Reply::NotReached, end_of(page, v)))
        }
        "go" if doc.children(v).any(|c| &*doc.tokens[c].lower == "unanswered") => {
            Some((Reply::NoReply, end_of(page, v)))
        }
        _ => None,
    }
}

/// Words that tell that somebody was asked.
const ASKED: [&str; 12] = [
    "request",
    "comment",
    "question",
    "call",
    "message",
    "email",
    "e-mail",
    "inquiry",
    "enquiry",
    "query",
    "letter",
    "immediately",
];

fn is_neither(page: &Page<'_>, s: usize) -> bool {
    page.doc.children(s).any(|c| matches!(&*page.doc.tokens[c].lower, "neither" | "none"))
        || matches!(&*page.doc.tokens[s].lower, "neither" | "none" | "nobody")
}

/// The last token of a clause's words, up to a comma.
fn end_of(page: &Page<'_>, top: usize) -> usize {
    let doc = page.doc;
    (top..=doc.tokens[top].right_edge)
        .take_while(|&i| !matches!(&*doc.tokens[i].lower, "," | ";" | "."))
        .last()
        .unwrap_or(top)
}

/// `had no comment`, `there was no immediate response from Y`.
fn of_noun(page: &Page<'_>, n: usize) -> Option<(Reply, Option<usize>)> {
    let doc = page.doc;
    let t = &doc.tokens[n];
    if !is_noun(t)
        || !WORDS.contains(&&*t.lemma)
        || !doc.children_by(n, &[Dep::Det]).any(|d| &*doc.tokens[d].lower == "no")
    {
        return None;
    }
    let verb = t.head;
    match t.dep {
        Dep::Dobj => Some((Reply::Declined, speaker(page, verb))),
        Dep::Attr | Dep::Nsubj | Dep::Nsubjpass | Dep::Root => {
            let from = doc
                .children_by(n, &[Dep::Prep])
                .chain(doc.children_by(verb, &[Dep::Prep]))
                .find(|&p| matches!(&*doc.tokens[p].lower, "from" | "by"))?;
            Some((Reply::NoReply, doc.child(from, Dep::Pobj)))
        }
        _ => None,
    }
}

/// `was not available for comment`, `was unreachable`.
fn of_adjective(page: &Page<'_>, a: usize) -> Option<Reply> {
    let doc = page.doc;
    let t = &doc.tokens[a];
    if t.tag != Tag::Jj || !matches!(t.dep, Dep::Acomp | Dep::Attr) {
        return None;
    }
    let comment = doc.subtree(a).any(|i| matches!(&*doc.tokens[i].lemma, "comment" | "interview"));
    match &*t.lower {
        "available" | "reachable" if comment && is_negated(doc, t.head) => Some(Reply::NotReached),
        "unavailable" if comment => Some(Reply::NotReached),
        "unreachable" => Some(Reply::NotReached),
        _ => None,
    }
}
