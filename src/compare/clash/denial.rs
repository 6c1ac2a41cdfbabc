//! Denial: one tells a story or accuses, another says that it is not so, or calls it untrue.

use crate::extract::engine::{Dep, Pos};
use crate::model::{ActorId, Confidence, CueClass, DisputeKind, Form, SourceKind};

use super::super::align::{Pair, agree};
use super::super::meeting::{Side, meet, terms};
use super::super::profile::{Context, Profile};
use super::super::statement::{Role, Statement};
use super::super::terms::Term;
use super::super::words::LISTS;
use super::rejecting::LIARS;
use super::stance::{Rejection, taken_back, whole};
use super::{Case, Clash, asserted};

/// How many claims back an answer looks for what it answers.
const BACK: usize = 12;
/// How many sentences back an accusation stands at most, and what is only told or reported.
const AGO: usize = 10;
const NEAR: usize = 4;
/// A claim of another report that agrees with an accusation by this much is the same accusation.
const SAME: f32 = 0.42;
/// Verbs that say of what somebody is accused.
const ACCUSING: &[&str] = &["accuse", "blame", "charge", "fault", "suspect", "allege", "implicate"];

/// Verbs that say what somebody speaks of and not what he says of it.
const SPEAKING_OF: &[&str] = &["address", "ask", "discuss", "describe", "mention", "question", "speak", "talk"];
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
    let met = case.a.terms.iter().filter(|(t, _)| case.b.terms.met(t.id) >= 0.8);
    // On nobody's word it is the outlet that takes the story back.
    let kind = if rejected.said || no.claim.source.is_some() && !rejected.outlet {
        DisputeKind::Denial
    } else {
        DisputeKind::Negation
    };
    Clash {
        kind,
        confidence,
        words,
        same: met.map(|(_, token)| *token).take(3).collect(),
        about: Vec::new(),
        later: None,
    }
}

/// Whether what the claim holds is a question, asked or reported (`what he knew`, `whether they met`).
fn asks(cx: &Context, told: &Profile) -> bool {
    let text = cx.reports[told.report].words(told.claim.span);
    text.trim_end_matches([' ', '”', '’', '"', '\'']).ends_with('?')
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
    // Nor is what is rejected told by who tells the opposite.
    let turned = main.is_some_and(|s| s.turned.is_some()) || told.claim.negated;
    if turned || rejected.turned && !rejected.by_name || asks(cx, told) || asks(cx, no) {
        return None;
    }
    // `mocked the report`: who tells of a reaction tells no more than that. Nor does an outlet that tells of an
    // accusation make it its own.
    let rejecting = |verb: &str| LISTS.rejections.get(verb) == Some(&"verb");
    let reacts =
        main.is_some_and(|s| rejecting(&s.verb)) || told.claim.cue.as_ref().is_some_and(|c| rejecting(&c.lemma));
    let of_others = told.claim.source.is_none() && main.is_some_and(|s| ACCUSING.contains(&s.verb.as_str()));
    // `got facts wrong`, `a false claim`
    let agrees = rejected.by_name && {
        let doc = &cx.reading.docs[told.report];
        let calls =
            |i: usize| matches!(LISTS.rejections.get(cx.lemma(told.report, i).as_str()), Some(&("quality" | "noun")));
        told.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).any(calls)
    };
    // `asked about his remarks`: of a thing that is only named nothing is told.
    let doc = &cx.reading.docs[told.report];
    let verb = |i: usize| matches!(doc.tokens[i].pos, Pos::Verb | Pos::Aux);
    let speaks_of = told.claim.cue.as_ref().is_some_and(|c| SPEAKING_OF.contains(&c.lemma.as_str()));
    let named = speaks_of && !told.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).any(verb);
    if agrees
        || reacts
        || named && told.claim.source.is_some()
        || of_others && rejected.by.is_none()
        || rejected.by_name && tell_alike(cx, told, no, rejected)
    {
        return None;
    }
    let all = whole(cx, told);
    let (share, met) = rejected.met(&all);
    let accused = rejected.by.is_some_and(|a| told.claim.accuses.contains(&a) || told.claim.about.contains(&a));
    let within = told.report == no.report
        && told.claim.span.start < no.claim.span.end
        && no.claim.span.start < told.claim.span.end;
    // Who tells both does not deny his own.
    let both = !rejected.outlet
        && teller.is_some()
        && cx.speaker(no) == teller
        && rejected.by.is_some_and(|b| Some(b) != teller);
    if within || both || !rejected.met_on_both_sides(&all, accused) {
        return None;
    }
    let confidence = if rejected.refers_back {
        // `denied the charges`: of what, only the accused himself can say, and only where one thing was told of him.
        if !rejected.by.is_some_and(|a| told.claim.accuses.contains(&a)) || case.pair.agreement.mass < 0.6 {
            return None;
        }
        Confidence::Possible
    } else if share >= if rejected.by_name { 0.7 } else { 0.5 }
        && (met >= 0.9 || (met >= 0.6 && accused) || (rejected.topic && share >= 0.95))
        && (!rejected.topic || plain_headline(cx, told))
        && case.pair.rank() <= 3
        && !rejected.in_part
        && !rejected.only_names
        && !rejected.vague
        && rejected.named.is_none_or(|n| tells_of(cx, told, n))
        && !rejected.definite
        && (rejected.inner.is_empty() || rejected.inner.iter().any(|t| all.met(t.id) >= 0.6))
        && rejected.what.is_none_or(|n| all.met(n.id) >= 0.5)
        && (!rejected.wrong || accused)
        && (rejected.deed.is_empty()
            || rejected.deed.iter().any(|d| all.met(d.id) >= 0.6)
            // What somebody is accused of and what he is said not to have done may be called by two words.
            || rejected.doer.is_some_and(|d| accuses(told) && blames(told, d)))
        && told_as_true(cx, told, rejected)
    {
        Confidence::Likely
    } else if share >= 0.35 && met >= 0.55 && case.pair.rank() <= 3 {
        Confidence::Possible
    } else {
        return None;
    };
    Some(confidence)
}

/// Whether a claim tells of a thing, and not only of another that is named by it (`the fraud squad`).
fn tells_of(cx: &Context, told: &Profile, thing: Term) -> bool {
    let doc = &cx.reading.docs[told.report];
    let own = |token: usize| doc.tokens[token].dep != Dep::Compound;
    told.terms.iter().any(|&(t, token)| cx.terms.strength(t.id, thing.id) >= 0.8 && own(token))
}

/// Whether both claims tell one deed that is no part of the story that one of them calls untrue (`fired for a false
/// report`, `the reporter was fired`).
fn tell_alike(cx: &Context, told: &Profile, no: &Profile, rejected: &Rejection) -> bool {
    let doc = &cx.reading.docs[no.report];
    let (list, others) = (&cx.statements[no.report], &cx.statements[told.report]);
    let noun = rejected.words.last().copied();
    let own = no.statements.iter().filter_map(|&n| list.get(n));
    let beside =
        own.filter(|s| noun.is_none_or(|n| s.head != n && !doc.is_under(s.head, n) && doc.is_under(n, s.head)));
    beside.filter(|s| s.turned.is_none() && asserted(s.mode)).any(|s| {
        told.statements.iter().filter_map(|&n| others.get(n)).any(|t| {
            let m = meet(cx, Side { report: no.report, statement: s }, Side { report: told.report, statement: t });
            let one = m.verb >= 0.8 && m.same_parties() || m.verb >= 1.0 && !LISTS.light.contains_key(s.verb.as_str());
            one && t.turned.is_none()
        })
    })
}

/// Whether a claim is the headline, or the first sentence of a report without one, that tells its story without a doubt
/// of its own (`Fake or not?`).
fn plain_headline(cx: &Context, told: &Profile) -> bool {
    let doc = &cx.reading.docs[told.report];
    let headline = cx.reports[told.report].headline.map(|h| doc.tokens_in(h));
    let Some(lead) = headline.or_else(|| doc.sentences.first().cloned()) else { return false };
    let inside = doc.tokens_in(told.claim.span).all(|i| lead.contains(&i));
    inside
        && !lead.into_iter().any(|i| {
            let lemma = cx.lemma(told.report, i);
            &*doc.tokens[i].lower == "?"
                || matches!(LISTS.rejections.get(lemma.as_str()), Some(&"noun" | &"quality"))
                || LIARS.contains(&lemma.as_str())
                || LISTS.certainty.get(lemma.as_str()).is_some_and(|&d| d != "sure")
        })
}

/// Whether the claim tells the story that is rejected as something that was so, and done by the same.
fn told_as_true(cx: &Context, told: &Profile, rejected: &Rejection) -> bool {
    let list = &cx.statements[told.report];
    let weight = |s: &Statement| rejected.met(terms(cx, Side { report: told.report, statement: s })).1;
    let clauses = told.statements.iter().filter_map(|&n| list.get(n)).map(|s| (weight(s), s));
    // A story that is only named is told by all of the claim, its first clause before the others.
    let main = told.statements.first().and_then(|&n| list.get(n)).filter(|_| rejected.topic);
    let Some(clause) = main.or_else(|| clauses.max_by(|x, y| x.0.total_cmp(&y.0)).map(|c| c.1)) else { return true };
    // `denies sending it` and `it was sent`: another may have.
    let another = clause.agentless() && rejected.by.is_some() && rejected.doer == rejected.by;
    // `a probe into alleged contacts`
    let doc = &cx.reading.docs[told.report];
    let hedged =
        clause.own.iter().any(|&i| matches!(LISTS.certainty.get(&*doc.tokens[i].lower), Some(&d) if d != "sure"));
    // `denies having asked the board to go`, `the board goes`: somebody else did something else.
    let who = clause.heads(Role::Subject).find_map(|h| cx.reading.who[told.report].at(h));
    // Nor is it told of him where he is not named.
    let absent = rejected.doer.is_some_and(|d| {
        let range = sentence(cx, told).and_then(|s| doc.sentences.get(s)).cloned().unwrap_or(0..0);
        // `the board` may be his.
        let common = clause.heads(Role::Subject).any(|h| doc.tokens[h].pos == Pos::Noun);
        rejected.by == Some(d) && !common && !range.into_iter().any(|i| cx.reading.who[told.report].at(i) == Some(d))
    });
    // `the ministry admits that it mixed them`, `Kern denies that the province mixed them`
    let granted = told.claim.cue.as_ref().is_some_and(|c| c.class == CueClass::Conceding);
    let own = granted && cx.speaker(told).is_some_and(|s| who == Some(s) && Some(s) != rejected.by);
    let others = absent || own || rejected.doer.zip(who).is_some_and(|(d, w)| d != w) && rejected.by == rejected.doer;
    let so = clause.turned.is_none() && asserted(clause.mode);
    so && !another && !others && !taken_back(cx, told) && !hedged
}

/// Answers to what was told before in the same report, which need share no word with it: `denied the rumours`, `these
/// attacks are garbage`; and to the same accusation in another report.
pub(in super::super) fn answers(cx: &Context, pairs: &[Pair]) -> Vec<(Pair, Clash)> {
    let mut out = Vec::new();
    for (n, no) in cx.claims.iter().enumerate() {
        let short = reply(cx, n, no).or_else(|| retort(cx, n, no)).filter(|found| !overlap(cx, found.0, n));
        if let Some((told, words, confidence)) = short {
            out.push(answer(cx, told, n, &words, confidence));
        }
        let Some(rejected) = cx.rejection(no).filter(|r| r.said && r.refers_back) else { continue };
        let Some(by) = rejected.by else { continue };
        let Some(told) = answered(cx, n, no, rejected, by) else { continue };
        out.push(answer(cx, told, n, &rejected.words, Confidence::Likely));
        for pair in pairs.iter().filter(|p| p.a == told || p.b == told) {
            let other = if pair.a == told { pair.b } else { pair.a };
            let (t, o) = (&cx.claims[told], &cx.claims[other]);
            let one_accuser = cx.speaker(t).is_some() && cx.speaker(t) == cx.speaker(o) && blames(o, by);
            let alike = pair.agreement.score() >= SAME && pair.rank() <= 1;
            if o.report != t.report && (alike || one_accuser) && open(cx, o, by) && o.claim.source.is_some() {
                out.push(answer(cx, other, n, &rejected.words, Confidence::Likely));
            }
        }
    }
    out
}

/// How close behind what it answers a reply in the first person stands, in claims.
const REPLY: usize = 5;
/// How long such a reply is at most, in words.
const SHORT: usize = 16;

/// A short reply that it was not so, in the first person (`not from us`, `we never did`), to what another told shortly
/// before of who replies; the words that say so, and how sure it is.
fn reply(cx: &Context, n: usize, no: &Profile) -> Option<(usize, Vec<usize>, Confidence)> {
    let by = cx.speaker(no).filter(|_| no.claim.form == Form::Direct && cx.rejection(no).is_none())?;
    let doc = &cx.reading.docs[no.report];
    let first = doc.tokens_in(no.claim.span).next()?;
    let sentence = doc.tokens.get(first).and_then(|t| doc.sentences.get(t.sentence)).cloned()?;
    let inside: Vec<usize> = sentence.filter(|i| no.quoted.contains(i)).collect();
    let lower = |i: usize| doc.tokens.get(i).map_or("", |t| &*t.lower);
    let me = |i: usize| matches!(lower(i), "i" | "me" | "mine" | "us" | "we" | "ours");
    let not = |i: usize| matches!(lower(i), "not" | "n't" | "never");
    let turn = inside.iter().copied().find(|&i| not(i))?;
    let near: Vec<usize> = (turn.saturating_sub(2)..turn + 4).filter(|i| inside.contains(i)).collect();
    if inside.len() > SHORT || !near.iter().any(|&i| me(i)) || inside.iter().any(|&i| lower(i) == "?") {
        return None;
    }
    let words =
        || near.iter().copied().filter(|&i| i == turn || i > turn && i <= turn + 2 || me(i)).collect::<Vec<_>>();
    let said = cx.terms_of(no.report, &inside);
    let told = (n.saturating_sub(REPLY)..n).rev().find(|&m| {
        let told = &cx.claims[m];
        let of_him = told.claim.about.contains(&by) || told.claim.accuses.contains(&by);
        told.report == no.report && told.claim.source.is_some() && of_him && open(cx, told, by)
    })?;
    let tied = said.iter().any(|(t, token)| {
        let named = cx.reading.who[no.report].at(*token).is_some();
        !named && t.weight >= 0.3 && cx.claims[told].terms.met(t.id) >= 0.8
    });
    let list = &cx.statements[no.report];
    let does = |s: &Statement| {
        asserted(s.mode)
            && s.turned.is_none()
            && s.heads(Role::Subject).any(|h| cx.reading.who[no.report].at(h) == Some(by))
    };
    let deed = cx.claims[told].statements.iter().filter_map(|&s| list.get(s)).any(does);
    Some((told, words(), if deed && tied { Confidence::Likely } else { Confidence::Possible }))
}

/// Verbs of answering what was said against one (`retorted that it was not theirs`).
const RETORTING: &[&str] =
    &["counter", "fire back", "hit back", "object", "protest", "push back", "retort", "shoot back", "strike back"];
/// Verbs of answering whatever was said.
const ANSWERING: &[&str] = &["answer", "insist", "maintain", "reply", "respond"];

/// A retort that it was not so to what another told shortly before of who retorts, with a thing that both name.
fn retort(cx: &Context, n: usize, no: &Profile) -> Option<(usize, Vec<usize>, Confidence)> {
    let by = cx.speaker(no).filter(|_| cx.rejection(no).is_none())?;
    // `retorted by saying that`
    let doc = &cx.reading.docs[no.report];
    let cue = no.claim.cue.as_ref()?;
    let verb = doc.tokens_in(cue.span).next()?;
    let said = |list: &[&str]| {
        list.contains(&cue.lemma.as_str()) || doc.ancestors(verb).take(2).any(|v| list.contains(&&*doc.tokens[v].lemma))
    };
    let retorts = said(RETORTING);
    if !retorts && !said(ANSWERING) {
        return None;
    }
    let list = &cx.statements[no.report];
    let turned = no.statements.iter().filter_map(|&s| list.get(s)).find(|s| s.turned.is_some() && asserted(s.mode))?;
    let told = (n.saturating_sub(REPLY)..n).rev().find(|&m| {
        let told = &cx.claims[m];
        let of_him = told.claim.about.contains(&by) || told.claim.accuses.contains(&by);
        let named = |token: usize| cx.reading.who[no.report].at(token).is_some();
        let tied = || {
            let own = no.terms.iter().filter(|(t, token)| !named(*token) && t.weight >= 0.3);
            own.map(|(t, _)| told.terms.met(t.id)).any(|met| met >= 0.6)
        };
        told.report == no.report && told.claim.source.is_some() && of_him && open(cx, told, by) && tied()
    })?;
    let words = turned.turned.into_iter().chain([turned.head]).collect();
    Some((told, words, if retorts { Confidence::Likely } else { Confidence::Possible }))
}

/// Whether two claims of one report share words: one is told within the other.
fn overlap(cx: &Context, a: usize, b: usize) -> bool {
    let (x, y) = (&cx.claims[a], &cx.claims[b]);
    x.report == y.report && x.claim.span.start < y.claim.span.end && y.claim.span.start < x.claim.span.end
}

fn answer(cx: &Context, told: usize, no: usize, words: &[usize], confidence: Confidence) -> (Pair, Clash) {
    let (a, b) = (told.min(no), told.max(no));
    let mut sides = [Vec::new(), words.to_vec()];
    if a == no {
        sides.reverse();
    }
    let pair = Pair { a, b, agreement: agree(cx, &cx.claims[a], &cx.claims[b]), rank_a: 0, rank_b: 0 };
    let clash =
        Clash { kind: DisputeKind::Denial, confidence, words: sides, same: Vec::new(), about: Vec::new(), later: None };
    (pair, clash)
}

/// What claim `n` of `by` answers: of what stands shortly before it, or with it in one sentence, an accusation of who
/// answers, else a story of him that another tells.
fn answered(cx: &Context, n: usize, no: &Profile, rejected: &Rejection, by: ActorId) -> Option<usize> {
    let same_report = |m: &usize| cx.claims[*m].report == no.report;
    let beside = (n + 1..cx.claims.len().min(n + 4)).filter(|&m| sentence(cx, &cx.claims[m]) == sentence(cx, no));
    let back = |m: usize| {
        let (x, y) = (sentence(cx, &cx.claims[m]), sentence(cx, no));
        x.zip(y).map_or(usize::MAX, |(x, y)| x.abs_diff(y))
    };
    let near: Vec<usize> =
        (n.saturating_sub(BACK)..n).rev().filter(same_report).chain(beside.filter(same_report)).collect();
    let told = |m: usize| open(cx, &cx.claims[m], by) && cx.claims[m].claim.source.is_some();
    // `denied any part`, in what was told just before.
    let part = rejected.words.last().is_some_and(|&last| {
        let doc = &cx.reading.docs[no.report];
        (last..last + 4).any(|i| {
            i < doc.tokens.len() && matches!(&*doc.tokens[i].lemma, "involvement" | "part" | "responsibility" | "role")
        })
    });
    let ago = if part { NEAR } else { AGO };
    let accusing = || near.iter().copied().find(|&m| told(m) && back(m) <= ago && blames(&cx.claims[m], by));
    let telling = || {
        near.iter().copied().find(|&m| {
            let claim = cx.claims[m].claim;
            let doubted = claim.cue.as_ref().is_some_and(|c| c.class == CueClass::Doubting);
            let written = claim.source.as_ref().is_some_and(|s| s.kind == SourceKind::Document);
            told(m) && back(m) <= NEAR && (doubted || written) && claim.about.contains(&by)
        })
    };
    // `called the article misleading`: the article that was told of last.
    let reporting = || {
        near.iter().copied().find(|&m| {
            let claim = cx.claims[m].claim;
            let reports =
                claim.cue.as_ref().is_some_and(|c| matches!(c.lemma.as_str(), "report" | "publish" | "write"));
            let written = claim.source.as_ref().is_some_and(|s| s.kind == SourceKind::Document);
            told(m) && back(m) <= NEAR && (reports || written) && cx.claims[m].terms.len() >= 3
        })
    };
    let text = || if rejected.written { reporting() } else { None };
    accusing().or_else(text).or_else(telling)
}

/// Whether a claim is said with a verb that accuses.
fn accuses(told: &Profile) -> bool {
    told.claim.cue.as_ref().is_some_and(|c| ACCUSING.contains(&c.lemma.as_str()))
}

/// Whether a claim blames `actor`: by what it says, or by a cue that does so where it tells of the actor.
fn blames(told: &Profile, actor: ActorId) -> bool {
    let named = || told.claim.about.contains(&actor);
    told.claim.accuses.contains(&actor) || (accuses(told) && told.terms.len() >= 2 && named())
}

/// Whether a claim can be answered by `actor`: it is not the actor's own, nor itself a denial.
fn open(cx: &Context, told: &Profile, actor: ActorId) -> bool {
    let doc = &cx.reading.docs[told.report];
    let own = told.claim.source.iter().flat_map(|s| doc.tokens_in(s.span));
    let spoken_for = own.into_iter().any(|i| cx.reading.who[told.report].at(i) == Some(actor));
    let main = told.statements.first().and_then(|&n| cx.statements[told.report].get(n));
    let unable = |s: &Statement| s.copula && matches!(s.verb.as_str(), "unable" | "unlikely" | "unwilling");
    let negative = main.is_some_and(|s| s.turned.is_some() || unable(s));
    cx.speaker(told) != Some(actor) && !spoken_for && !negative && cx.rejection(told).is_none()
}

fn sentence(cx: &Context, profile: &Profile) -> Option<usize> {
    let doc = &cx.reading.docs[profile.report];
    doc.tokens_in(profile.claim.span).next().and_then(|i| doc.tokens.get(i)).map(|t| t.sentence)
}
