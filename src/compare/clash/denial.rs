//! Denial: one tells a story or accuses, another says that it is not so, or calls it untrue.

use crate::model::{ActorId, Confidence, CueClass, DisputeKind, SourceKind};

use super::super::align::{Pair, agree};
use super::super::profile::{Context, Profile};
use super::stance::{Rejection, whole};
use super::{Case, Clash};

/// How many claims back an answer looks for what it answers.
const BACK: usize = 12;
/// A claim of another report that agrees with an accusation by this much is the same accusation.
const SAME: f32 = 0.42;
/// Verbs that say of what somebody is accused.
const ACCUSING: &[&str] = &["accuse", "blame", "charge", "fault", "suspect", "allege", "implicate"];

/// Words that open a reported question.
const ASKING: &[&str] = &["whether", "if", "what", "why", "how", "who", "whom", "when", "where", "which"];

pub(super) fn find(case: &Case) -> Option<Clash> {
    let cx = case.cx;
    let (x, y) = (cx.rejection(case.a), cx.rejection(case.b));
    match (x, y) {
        // What is denied is shown as told, whole.
        (None, Some(no)) => {
            one_way(case, case.a, case.b, no).map(|c| clash(case, case.b, c, [Vec::new(), no.words.clone()], no))
        }
        (Some(no), None) => {
            one_way(case, case.b, case.a, no).map(|c| clash(case, case.a, c, [no.words.clone(), Vec::new()], no))
        }
        _ => None,
    }
}

fn clash(case: &Case, no: &Profile, confidence: Confidence, words: [Vec<usize>; 2], rejected: &Rejection) -> Clash {
    let cx = case.cx;
    let met = case.a.terms.iter().filter(|(t, _)| cx.met(t.id, &case.b.terms) >= 0.8);
    // On nobody's word it is the outlet that takes the story back.
    let kind = if rejected.said || no.claim.source.is_some() { DisputeKind::Denial } else { DisputeKind::Negation };
    Clash {
        kind,
        confidence,
        words,
        same: met.map(|(_, token)| *token).take(3).collect(),
        about: Vec::new(),
        later: false,
    }
}

/// Whether what the claim holds is a question, asked or reported (`what he knew`, `whether they met`).
fn asks(cx: &Context, told: &Profile) -> bool {
    let text = cx.reports[told.report].words(told.claim.span);
    text.trim_end().ends_with('?')
        || text.split_whitespace().next().is_some_and(|w| ASKING.contains(&w.to_lowercase().as_str()))
}

/// Whether `no` rejects what `told` tells or accuses of, and how surely.
fn one_way(case: &Case, told: &Profile, no: &Profile, rejected: &Rejection) -> Option<Confidence> {
    let cx = case.cx;
    let teller = cx.speaker(told);
    // Who denies a thing has not told it; but the outlet may have told that he did it.
    let acts = told.claim.cue.as_ref().is_some_and(|c| {
        matches!(c.class, CueClass::Directing | CueClass::Promising | CueClass::Judging | CueClass::Denying)
    });
    let denies = no.claim.cue.as_ref().is_some_and(|c| c.class == CueClass::Denying);
    if teller.is_some() && rejected.by == teller && !(acts && denies && told.report != no.report) {
        return None;
    }
    let main = told.statements.first().and_then(|&n| cx.statements[told.report].get(n));
    // A question tells nothing that could be denied.
    if main.is_some_and(|s| s.turned.is_some()) || told.claim.negated || asks(cx, told) {
        return None;
    }
    let all = whole(cx, told);
    let (share, met) = rejected.met(cx, &all);
    let accused = rejected.by.is_some_and(|a| told.claim.accuses.contains(&a) || told.claim.about.contains(&a));
    let confidence = if rejected.refers_back {
        // `denied the charges`: of what, only the accused himself can say, and only where one thing was told of him.
        if !rejected.by.is_some_and(|a| told.claim.accuses.contains(&a)) || case.pair.agreement.mass < 0.6 {
            return None;
        }
        Confidence::Possible
    } else if share >= if rejected.by_name { 0.7 } else { 0.5 }
        && (met >= 0.9 || (met >= 0.6 && accused))
        && case.pair.rank() <= 3
        && !rejected.in_part
        && rejected.deed.is_none_or(|d| cx.met(d.id, &all) >= 0.5)
    {
        Confidence::Likely
    } else if share >= 0.35 && met >= 0.55 && case.pair.rank() <= 3 {
        Confidence::Possible
    } else {
        return None;
    };
    Some(confidence)
}

/// Answers to what was told before in the same report, which need share no word with it: `denied the rumours`, `these
/// attacks are garbage`; and to the same accusation in another report.
pub(in super::super) fn answers(cx: &Context, pairs: &[Pair]) -> Vec<(Pair, Clash)> {
    let mut out = Vec::new();
    for (n, no) in cx.claims.iter().enumerate() {
        let Some(rejected) = cx.rejection(no).filter(|r| r.said && r.refers_back) else { continue };
        let Some(by) = rejected.by else { continue };
        let Some(told) = answered(cx, n, no, rejected, by) else { continue };
        out.push(answer(cx, told, n, rejected));
        for pair in pairs.iter().filter(|p| p.a == told || p.b == told) {
            let other = if pair.a == told { pair.b } else { pair.a };
            let (t, o) = (&cx.claims[told], &cx.claims[other]);
            let one_accuser = cx.speaker(t).is_some() && cx.speaker(t) == cx.speaker(o) && blames(cx, o, by);
            let alike = pair.agreement.score() >= SAME && pair.rank() <= 1;
            if o.report != t.report && (alike || one_accuser) && open(cx, o, by) && o.claim.source.is_some() {
                out.push(answer(cx, other, n, rejected));
            }
        }
    }
    out
}

fn answer(cx: &Context, told: usize, no: usize, rejected: &Rejection) -> (Pair, Clash) {
    let (a, b) = (told.min(no), told.max(no));
    let mut sides = [Vec::new(), rejected.words.clone()];
    if a == no {
        sides.reverse();
    }
    let pair = Pair { a, b, agreement: agree(cx, &cx.claims[a], &cx.claims[b]), rank_a: 0, rank_b: 0 };
    let clash = Clash {
        kind: DisputeKind::Denial,
        confidence: Confidence::Likely,
        words: sides,
        same: Vec::new(),
        about: Vec::new(),
        later: false,
    };
    (pair, clash)
}

/// What claim `n` of `by` answers: of what stands shortly before it, or with it in one sentence, an accusation of who
/// answers, else a story of him that another tells.
fn answered(cx: &Context, n: usize, no: &Profile, rejected: &Rejection, by: ActorId) -> Option<usize> {
    let same_report = |m: &usize| cx.claims[*m].report == no.report;
    let beside = (n + 1..cx.claims.len().min(n + 4)).filter(|&m| sentence(cx, &cx.claims[m]) == sentence(cx, no));
    let near: Vec<usize> =
        (n.saturating_sub(BACK)..n).rev().filter(same_report).chain(beside.filter(same_report)).collect();
    let told = |m: usize| open(cx, &cx.claims[m], by) && cx.claims[m].claim.source.is_some();
    let accusing = || near.iter().copied().find(|&m| told(m) && blames(cx, &cx.claims[m], by));
    let telling = || {
        near.iter().copied().find(|&m| {
            let claim = cx.claims[m].claim;
            let doubted = claim.cue.as_ref().is_some_and(|c| c.class == CueClass::Doubting);
            let written = claim.source.as_ref().is_some_and(|s| s.kind == SourceKind::Document);
            told(m) && (doubted || written) && claim.about.contains(&by)
        })
    };
    // `called the article misleading`: the article that was told of last.
    let reporting = || {
        near.iter().copied().find(|&m| {
            let claim = cx.claims[m].claim;
            let reports =
                claim.cue.as_ref().is_some_and(|c| matches!(c.lemma.as_str(), "report" | "publish" | "write"));
            let written = claim.source.as_ref().is_some_and(|s| s.kind == SourceKind::Document);
            told(m) && (reports || written) && cx.claims[m].terms.len() >= 3
        })
    };
    let text = || if rejected.written { reporting() } else { None };
    accusing().or_else(text).or_else(telling)
}

/// Whether a claim blames `actor`: by what it says, or by a cue that does so in a sentence that names the actor.
fn blames(cx: &Context, told: &Profile, actor: ActorId) -> bool {
    let accusing = told.claim.cue.as_ref().is_some_and(|c| ACCUSING.contains(&c.lemma.as_str()));
    let named = || {
        let doc = &cx.reading.docs[told.report];
        let range = sentence(cx, told).and_then(|s| doc.sentences.get(s)).cloned().unwrap_or(0..0);
        range.into_iter().any(|i| cx.reading.who[told.report].at(i) == Some(actor))
    };
    told.claim.accuses.contains(&actor) || (accusing && told.terms.len() >= 2 && named())
}

/// Whether a claim can be answered by `actor`: it is not the actor's own, nor itself a denial.
fn open(cx: &Context, told: &Profile, actor: ActorId) -> bool {
    let doc = &cx.reading.docs[told.report];
    let own = told.claim.source.iter().flat_map(|s| doc.tokens_in(s.span));
    let spoken_for = own.into_iter().any(|i| cx.reading.who[told.report].at(i) == Some(actor));
    cx.speaker(told) != Some(actor) && !spoken_for && cx.rejection(told).is_none()
}

fn sentence(cx: &Context, profile: &Profile) -> Option<usize> {
    let doc = &cx.reading.docs[profile.report];
    doc.tokens_in(profile.claim.span).next().and_then(|i| doc.tokens.get(i)).map(|t| t.sentence)
}
