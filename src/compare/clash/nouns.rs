//! Nouns of what is told and denied: which stand for a story, which for a wrong, which for what is given or shown.

use crate::extract::engine::{Dep, Doc, Pos};

use super::super::profile::Context;
use super::super::words::LISTS;

/// What is denied without being told again.
const WRONGS: &[&str] =
    &["accusation", "blame", "charge", "fault", "guilt", "involvement", "misconduct", "responsibility", "wrongdoing"];

/// What is denied to somebody: not said to be untrue, but not given.
const GIFTS: &[&str] = &[
    "access",
    "admission",
    "aid",
    "appeal",
    "application",
    "asylum",
    "bail",
    "benefit",
    "bid",
    "boarding",
    "care",
    "chance",
    "clearance",
    "coverage",
    "custody",
    "entry",
    "exemption",
    "extension",
    "help",
    "injunction",
    "interview",
    "justice",
    "lawsuit",
    "leave",
    "licence",
    "license",
    "loan",
    "motion",
    "opportunity",
    "parole",
    "passage",
    "permission",
    "permit",
    "petition",
    "process",
    "proposal",
    "relief",
    "request",
    "right",
    "service",
    "suit",
    "treatment",
    "visa",
    "vote",
];

/// Whether a noun stands for something that was told before.
pub(super) fn told_before(cx: &Context, report: usize, token: usize) -> bool {
    story(cx, report, token) || wrong(cx, report, token)
}

/// Whether a noun is for what somebody may be accused of.
pub(super) fn wrong(cx: &Context, report: usize, token: usize) -> bool {
    WRONGS.contains(&cx.lemma(report, token).as_str())
}

/// Whether a noun phrase says no more than that something was told (`the rumours, which spread`).
pub(super) fn only_points(cx: &Context, report: usize, head: usize) -> bool {
    let doc = &cx.reading.docs[report];
    let pronoun = matches!(doc.tokens[head].pos, Pos::Pron | Pos::Det);
    pronoun
        || (told_before(cx, report, head)
            && doc.children_by(head, &[Dep::Prep, Dep::Acl, Dep::Ccomp, Dep::Compound, Dep::Appos]).next().is_none()
            && doc.children_by(head, &[Dep::Amod, Dep::Poss]).all(|c| cx.reading.who[report].at(c).is_none()))
}

pub(super) fn kind(cx: &Context, report: usize, token: usize) -> Option<&'static str> {
    LISTS.rejections.get(cx.lemma(report, token).as_str()).copied()
}

pub(super) fn story(cx: &Context, report: usize, token: usize) -> bool {
    let lemma = cx.lemma(report, token);
    LISTS.stories.contains_key(lemma.as_str())
}

/// What those are called who tell untrue stories, beside the words for such stories.
pub(super) const LIARS: &[&str] = &["charlatan", "fraud", "hoaxer", "impostor", "imposter", "liar", "prankster"];

pub(super) fn calls_untrue(cx: &Context, report: usize, token: usize) -> bool {
    kind(cx, report, token).is_some() || LIARS.contains(&cx.lemma(report, token).as_str())
}

pub(super) fn gift(cx: &Context, report: usize, token: usize) -> bool {
    let noun = matches!(cx.reading.docs[report].tokens[token].pos, Pos::Noun | Pos::Propn);
    noun && GIFTS.contains(&cx.lemma(report, token).as_str())
}

/// Whether a noun is for what somebody said, of which nothing is told (`made false statements about it`).
pub(super) fn untold(cx: &Context, report: usize, token: usize) -> bool {
    let doc = &cx.reading.docs[report];
    matches!(cx.lemma(report, token).as_str(), "information" | "statement" | "testimony")
        && doc.children_by(token, &[Dep::Acl, Dep::Ccomp]).next().is_none()
}

/// Whether a noun is for a thing to do, of which nothing is told (`the idea of buying it`; not `of Orsk buying it`).
pub(super) fn to_do(cx: &Context, report: usize, token: usize) -> bool {
    let doc = &cx.reading.docs[report];
    let of = doc.children_by(token, &[Dep::Prep]).flat_map(|p| doc.children_by(p, &[Dep::Pcomp]));
    // Not `of having bought it`.
    let done = |v: usize| doc.children_by(v, &[Dep::Aux]).any(|a| &*doc.tokens[a].lemma == "have");
    let open = |v: usize| doc.children_by(v, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_none() && !done(v);
    matches!(cx.lemma(report, token).as_str(), "idea" | "notion" | "suggestion") && of.into_iter().any(open)
}

/// Whether a noun is for what is seen or heard, not told.
pub(super) fn shown(cx: &Context, report: usize, token: usize) -> bool {
    matches!(
        cx.lemma(report, token).as_str(),
        "document" | "footage" | "image" | "letter" | "photo" | "picture" | "recording" | "video"
    )
}

/// Whether a noun is for those who rule on what they are asked for.
pub(super) fn court(cx: &Context, report: usize, token: usize) -> bool {
    matches!(cx.lemma(report, token).as_str(), "court" | "judge" | "jury" | "justice" | "magistrate" | "tribunal")
}

/// Whether a noun is for what sets out who gets what.
pub(super) fn rule(cx: &Context, report: usize, token: usize) -> bool {
    matches!(
        cx.lemma(report, token).as_str(),
        "amendment" | "bill" | "decree" | "law" | "legislation" | "measure" | "order" | "policy" | "provision" | "rule"
    )
}

/// Whether a pronoun stands for a thing, not for somebody.
pub(super) fn neuter(doc: &Doc, token: usize) -> bool {
    matches!(&*doc.tokens[token].lower, "it" | "this" | "that" | "these" | "those" | "all")
}
