//! Denial: one tells a story or accuses, another says that it is not so, or calls it untrue.

use crate::extract::engine::{Dep, Pos};
use crate::model::{ActorId, Confidence, CueClass, DisputeKind};

use super::super::meeting::{Side, meet};
use super::super::profile::{Context, Profile};
use super::super::statement::Role;
use super::super::terms::Term;
use super::super::words::LISTS;
use super::answers::by_nobody;
use super::deed::one_story;
use super::rejecting::PLAIN;
use super::stance::{Rejection, whole};
use super::{Case, Clash, asserted};

/// Verbs that say of what somebody is accused.
pub(super) const ACCUSING: &[&str] = &["accuse", "blame", "charge", "fault", "suspect", "allege", "implicate"];

/// Verbs that say what somebody speaks of and not what he says of it.
pub(super) const SPEAKING_OF: &[&str] =
    &["address", "ask", "discuss", "describe", "mention", "question", "speak", "talk"];
/// Words that open a reported question.
const ASKING: &[&str] = &["whether", "if", "what", "why", "how", "who", "whom", "when", "where", "which"];

/// How many candidates behind the best one a story may still be.
pub(super) const BEST: usize = 3;

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
pub(super) fn asks(cx: &Context, told: &Profile) -> bool {
    let text = cx.reports[told.report].words(told.claim.span);
    text.trim_end_matches([' ', '”', '’', '"', '\'']).ends_with('?')
        || text.split_whitespace().next().is_some_and(|w| ASKING.contains(&w.to_lowercase().as_str()))
}

/// Whether `no` rejects what `told` tells or accuses of, and how surely.
fn one_way(case: &Case, told: &Profile, no: &Profile, rejected: &Rejection) -> Option<Confidence> {
    if untold(case.cx, told, no, rejected) || passing(case.cx, told, no, rejected) {
        return None;
    }
    let all = whole(case.cx, told);
    let (share, met) = rejected.met(&all);
    let accused = rejected.by.is_some_and(|a| told.claim.accuses.contains(&a) || told.claim.about.contains(&a));
    if !rejected.met_on_both_sides(&all, accused) {
        return None;
    }
    if rejected.refers_back {
        // `denied the charges`: of what, only the accused himself can say, and only where one thing was told of him.
        let of_him = rejected.by.is_some_and(|a| told.claim.accuses.contains(&a));
        return (of_him && case.pair.agreement.mass >= 0.6).then_some(Confidence::Possible);
    }
    if one_story(case, told, rejected, &all, accused) {
        return Some(Confidence::Likely);
    }
    (share >= 0.35 && met >= 0.55 && case.pair.rank() <= BEST).then_some(Confidence::Possible)
}

/// Whether `told` tells nothing that `no` could reject: it is the rejecter's own, a question, the opposite, a reaction, or only
/// names a thing.
fn untold(cx: &Context, told: &Profile, no: &Profile, rejected: &Rejection) -> bool {
    let teller = cx.speaker(told);
    // Who denies a thing has not told it; but the outlet may have told that he did it.
    let acts = told.claim.cue.as_ref().is_some_and(|c| {
        matches!(c.class, CueClass::Directing | CueClass::Promising | CueClass::Judging | CueClass::Denying)
    });
    let denies = no.claim.cue.as_ref().is_some_and(|c| c.class == CueClass::Denying);
    if teller.is_some() && rejected.by == teller && !(acts && denies && told.report != no.report) {
        return true;
    }
    let main = told.statements.first().and_then(|&n| cx.statements[told.report].get(n));
    // A question tells nothing that could be denied.
    // Nor is what is rejected told by who tells the opposite.
    let turned = main.is_some_and(|s| s.turned.is_some()) || told.claim.negated;
    if turned || rejected.turned && !rejected.by_name || asks(cx, told) || asks(cx, no) {
        return true;
    }
    // `mocked the report`: who tells of a reaction tells no more than that. Nor does an outlet that tells of an
    // accusation make it its own.
    let rejecting = |verb: &str| LISTS.rejections.get(verb) == Some(&"verb");
    let reacts =
        main.is_some_and(|s| rejecting(&s.verb)) || told.claim.cue.as_ref().is_some_and(|c| rejecting(&c.lemma));
    let of_others = told.claim.source.is_none() && main.is_some_and(|s| ACCUSING.contains(&s.verb.as_str()));
    let doc = &cx.reading.docs[told.report];
    // `got facts wrong`, `a false claim`
    let agrees = {
        let kind = |i: usize| LISTS.rejections.get(cx.lemma(told.report, i).as_str()).copied();
        // `mocked the claim of a fire`, `a fictional fire`
        let of_it = |i: usize| {
            let noun = doc.tokens[i].head;
            let met = |t: Term| rejected.story.iter().any(|(s, _)| cx.terms.strength(s.id, t.id) >= 0.8);
            doc.tokens[i].dep == Dep::Amod && cx.term(told.report, noun).is_some_and(met)
        };
        let calls = |i: usize| match kind(i) {
            Some("quality") => rejected.by_name || of_it(i),
            Some("noun") => rejected.by_name,
            _ => false,
        };
        told.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).any(calls)
    };
    // `Kern's denial of the theft`, `the theft is nonsense`: who says so tells no theft.
    let denied = |i: usize| {
        let kind = LISTS.rejections.get(cx.lemma(told.report, i).as_str());
        let same = || rejected.words.iter().any(|&w| cx.lemma(no.report, w) == cx.lemma(told.report, i));
        kind == Some(&"denial") || matches!(kind, Some(&("quality" | "noun" | "verb"))) && same()
    };
    // `officials of the harbour board`, which denies it itself
    let spoken_for = |i: usize| {
        let named = rejected.by.is_some() && cx.reading.who[told.report].at(i) == rejected.by;
        named && doc.tokens[i].dep == Dep::Pobj
    };
    let source = || told.claim.source.iter().flat_map(|s| doc.tokens_in(s.span));
    let alike = told.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).any(denied)
        || told.claim.source.is_some() && told.report == no.report && source().any(spoken_for);
    // `asked about his remarks`: of a thing that is only named nothing is told.
    let verb = |i: usize| matches!(doc.tokens[i].pos, Pos::Verb | Pos::Aux);
    let speaks_of = told.claim.cue.as_ref().is_some_and(|c| SPEAKING_OF.contains(&c.lemma.as_str()));
    let named = speaks_of && !told.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).any(verb);
    let own = teller.is_some() && rejected.by == teller;
    // `voiced doubts about the claim`
    let doubts = doc.tokens_in(told.claim.span).next().is_some_and(|i| {
        let noun = std::iter::once(i).chain(doc.ancestors(i).take(1)).find(|&n| doc.tokens[n].pos == Pos::Noun);
        noun.is_some_and(|n| matches!(&*doc.tokens[n].lemma, "disbelief" | "doubt" | "scepticism" | "skepticism"))
    });
    if agrees
        || doubts
        || wants(cx, told) && !own
        || alike
        || by_nobody(cx, told)
        || reacts
        || named && told.claim.source.is_some()
        || of_others && rejected.by.is_none()
        || rejected.by_name && tell_alike(cx, told, no, rejected)
    {
        return true;
    }
    // `Kern, promising to sell it`, `Kern dismissed reasons to keep it`: who rejects it is who does the other.
    let list = &cx.reading.who[told.report];
    let does = |by: ActorId| main.is_some_and(|s| s.heads(Role::Subject).any(|h| list.at(h) == Some(by)));
    let plain = rejected.words.first().is_some_and(|&w| PLAIN.contains(&cx.lemma(no.report, w).as_str()));
    if !plain
        && !rejected.by_name
        && teller.is_none()
        && rejected.by.is_some_and(|b| rejected.doer != Some(b) && does(b))
    {
        return true;
    }
    false
}

/// Whether a claim is what somebody wants (`called for a strike on them`): it is not told as so.
pub(super) fn wants(cx: &Context, told: &Profile) -> bool {
    let doc = &cx.reading.docs[told.report];
    told.claim.cue.as_ref().is_some_and(|c| {
        let next = || doc.tokens.get(doc.tokens_in(c.span).end).map_or("", |t| &*t.lower);
        c.lemma == "call" && matches!(next(), "for" | "on" | "upon")
            || c.class == CueClass::Directing && c.lemma != "propose"
    })
}

/// Whether `told` is said within the rejection, beside it in passing, or by who tells both.
fn passing(cx: &Context, told: &Profile, no: &Profile, rejected: &Rejection) -> bool {
    let teller = cx.speaker(told);
    // `all of those whom she named denied it`: told of in passing.
    let beside = told.report == no.report && told.claim.source.is_none() && sentence(cx, told) == sentence(cx, no);
    let within = told.report == no.report
        && told.claim.span.start < no.claim.span.end
        && no.claim.span.start < told.claim.span.end;
    // Who tells both does not deny his own.
    let both = !rejected.outlet
        && teller.is_some()
        && cx.speaker(no) == teller
        && rejected.by.is_some_and(|b| Some(b) != teller);
    // `played no part in the debate`: who only tells of the debate says nothing of it.
    let list = &cx.statements[told.report];
    let takes_part = |d: ActorId| {
        let args = told.clauses.iter().filter_map(|&n| list.get(n)).flat_map(|s| s.args.iter());
        let mut heads = args.map(|a| a.head);
        heads.any(|h| cx.reading.who[told.report].at(h) == Some(d)) || told.claim.accuses.contains(&d)
    };
    let part = rejected.of_two
        && (told.claim.source.is_none() && told.claim.accuses.is_empty() && !accuses(told)
            || rejected.doer.is_some_and(|d| !takes_part(d)));
    within || beside || part || both
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

/// Whether a claim is said with a verb that accuses.
pub(super) fn accuses(told: &Profile) -> bool {
    told.claim.cue.as_ref().is_some_and(|c| ACCUSING.contains(&c.lemma.as_str()))
}

pub(super) fn sentence(cx: &Context, profile: &Profile) -> Option<usize> {
    let doc = &cx.reading.docs[profile.report];
    doc.tokens_in(profile.claim.span).next().and_then(|i| doc.tokens.get(i)).map(|t| t.sentence)
}
