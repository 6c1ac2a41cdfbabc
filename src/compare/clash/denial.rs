//! Denial: one tells a story or accuses, another says that it is not so, or calls it untrue.

use crate::extract::engine::{Dep, Pos};
use crate::model::{ActorId, Confidence, CueClass, DisputeKind};

use super::super::meeting::{Side, meet, terms, verb_token};
use super::super::profile::{Context, Profile};
use super::super::statement::{Role, Statement};
use super::super::terms::{Bag, Term};
use super::super::words::LISTS;
use super::answers::{blames, by_nobody};
use super::nouns::{LIARS, story, told_before};
use super::rejecting::PLAIN;
use super::stance::{Rejection, taken_back, whole};
use super::told::{asked, heading, under_not, usual};
use super::{Case, Clash, asserted};

/// Verbs that say of what somebody is accused.
pub(super) const ACCUSING: &[&str] = &["accuse", "blame", "charge", "fault", "suspect", "allege", "implicate"];

/// Verbs that say what somebody speaks of and not what he says of it.
const SPEAKING_OF: &[&str] = &["address", "ask", "discuss", "describe", "mention", "question", "speak", "talk"];
/// Verbs of who looks at a thing, or wants it, and does not say that it was done.
const LOOKING_AT: &[&str] = &[
    "authorise",
    "authorize",
    "condemn",
    "consider",
    "decry",
    "examine",
    "face",
    "fear",
    "investigate",
    "need",
    "oppose",
    "probe",
    "review",
    "seek",
    "study",
    "target",
    "want",
    "watch",
];

/// Whether a verb says nothing of whether its object was done.
fn speaks_of(verb: &str) -> bool {
    SPEAKING_OF.contains(&verb) || LOOKING_AT.contains(&verb)
}

/// Words that open a reported question.
const ASKING: &[&str] = &["whether", "if", "what", "why", "how", "who", "whom", "when", "where", "which"];

/// How many candidates behind the best one a story may still be.
const BEST: usize = 3;
/// How many letters at the front of a noun and of its verb are the same (`payment`, `pay`).
const STEM: usize = 2;
/// How much of a story has to be told again where who denies it is not named with it.
const ONE_STORY: f32 = 0.75;

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
    // `got facts wrong`, `a false claim`
    let agrees = rejected.by_name && {
        let doc = &cx.reading.docs[told.report];
        let calls =
            |i: usize| matches!(LISTS.rejections.get(cx.lemma(told.report, i).as_str()), Some(&("quality" | "noun")));
        told.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).any(calls)
    };
    // `Kern's denial of the theft`, `the theft is nonsense`: who says so tells no theft.
    let denied = |i: usize| {
        let kind = LISTS.rejections.get(cx.lemma(told.report, i).as_str());
        let same = || rejected.words.iter().any(|&w| cx.lemma(no.report, w) == cx.lemma(told.report, i));
        kind == Some(&"denial") || matches!(kind, Some(&("quality" | "noun" | "verb"))) && same()
    };
    // `officials of the harbour board`, which denies it itself
    let spoken_for = |i: usize| rejected.by.is_some() && cx.reading.who[told.report].at(i) == rejected.by;
    let told_doc = &cx.reading.docs[told.report];
    let source = || told.claim.source.iter().flat_map(|s| told_doc.tokens_in(s.span));
    let alike = told.claim.spans.iter().flat_map(|&s| told_doc.tokens_in(s)).any(denied)
        || told.claim.source.is_some() && told.report == no.report && source().any(spoken_for);
    // `asked about his remarks`: of a thing that is only named nothing is told.
    let doc = &cx.reading.docs[told.report];
    let verb = |i: usize| matches!(doc.tokens[i].pos, Pos::Verb | Pos::Aux);
    let speaks_of = told.claim.cue.as_ref().is_some_and(|c| SPEAKING_OF.contains(&c.lemma.as_str()));
    let named = speaks_of && !told.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).any(verb);
    if agrees
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

/// Whether `told` surely tells the story that is rejected, as something that was so.
fn one_story(case: &Case, told: &Profile, rejected: &Rejection, all: &Bag, accused: bool) -> bool {
    let cx = case.cx;
    let (share, met) = rejected.met(all);
    share >= if rejected.by_name { 0.7 } else { 0.5 }
        && (met >= 0.9 || (met >= 0.6 && accused) || (rejected.topic && share >= 0.95))
        && (!rejected.topic || plain_headline(cx, told))
        && case.pair.rank() <= BEST
        && !rejected.in_part
        && !rejected.only_names
        && !rejected.vague
        && (accuses(told)
            || heading(cx, told.report, told.claim.span)
            || told.statements.is_empty() && told.claim.source.is_some()
            || does_it(cx, told, rejected) && met_outright(case, told, rejected))
        && rejected
            .named
            .is_none_or(|n| tells_of(cx, told, n) && (accused || rejected.by.is_none() || share >= ONE_STORY))
        && (rejected.met_in_words(all) || heading(cx, told.report, told.claim.span))
        && !rejected.definite
        && (rejected.inner.is_empty() || rejected.inner.iter().any(|t| all.met(t.id) >= 0.6))
        && (!rejected.of_names || plain_headline(cx, told))
        && (!rejected.by_name || rejected.story.iter().any(|&(t, _)| says(cx, told, t)))
        && rejected.what.is_none_or(|n| all.met(n.id) >= 0.5)
        && (!rejected.wrong || accused)
        && (rejected.deed.is_empty()
            || rejected.deed.iter().any(|&d| says(cx, told, d))
            // What somebody is accused of and what he is said not to have done may be called by two words.
            || rejected.doer.is_some_and(|d| accuses(told) && blames(cx, told, d)))
        && told_as_true(cx, told, rejected)
}

/// The first letters of a word, which a noun and its verb share.
fn front(word: &str) -> String {
    word.chars().take(STEM).collect()
}

/// Whether a clause of the story and one of `told` tell one deed of the same, or `told` is by whom the denial names.
fn met_outright(case: &Case, told: &Profile, rejected: &Rejection) -> bool {
    let cx = case.cx;
    let no = if std::ptr::eq(told, case.a) { case.b } else { case.a };
    let (list, others) = (&cx.statements[no.report], &cx.statements[told.report]);
    let side = |report, statement| Side { report, statement };
    if rejected.owner.is_some() && rejected.owner == cx.speaker(told) {
        return true;
    }
    let clauses = no.clauses.iter().filter_map(|&n| list.get(n)).filter(|s| !rejected.words.contains(&s.head));
    let mut clauses = clauses.filter(|s| rejected.story.iter().any(|(_, t)| s.own.contains(t)));
    let so = |t: &&Statement| t.turned.is_none() && asserted(t.mode);
    let told_so = || told.clauses.iter().filter_map(|&n| others.get(n)).filter(so);
    let who =
        |t: &Statement, actor: ActorId| t.args.iter().any(|a| cx.reading.who[told.report].at(a.head) == Some(actor));
    let actor = rejected.doer.or(rejected.by);
    let meets = |token: usize, what: &Term| {
        cx.term(told.report, token).is_some_and(|t| cx.terms.strength(t.id, what.id) >= 0.6)
    };
    let by_clause = clauses.any(|s| {
        told_so().any(|t| {
            let m = meet(cx, side(no.report, s), side(told.report, t));
            m.verb >= 0.6 && m.same_parties()
        })
    });
    // `denied taking it`, `denied any part in the theft`: who denies it is told of where it is told.
    by_clause
        || told_so().any(|t| {
            let verb = verb_token(side(told.report, t));
            let any = || std::iter::once(verb).chain(t.own.iter().copied());
            let deed = || rejected.deed.iter().any(|d| meets(verb, d));
            // `open borders`, `the edge of it`: the same word, not one of the same meaning.
            let same =
                |i: usize, n: &Term| cx.term(told.report, i).is_some_and(|t| cx.terms.strength(t.id, n.id) >= 0.9);
            let stem = |i: usize| front(&cx.lemma(told.report, i)) == front(&rejected.named_as);
            let named = || rejected.named.is_some_and(|n| any().any(|i| same(i, &n) || meets(i, &n) && stem(i)));
            // `the rain played no role in the delay`: both in one clause.
            let first = rejected.words.first().copied().unwrap_or_default();
            let met = |before: bool| {
                let mut part = rejected.story.iter().filter(|(_, token)| (*token < first) == before);
                part.any(|(n, _)| any().any(|i| meets(i, n)))
            };
            let part = actor.is_some_and(|a| who(t, a));
            part && (deed() || named()) || rejected.of_two && met(false) && (part || met(true))
        })
}

/// Whether a claim tells of a thing, and not only of another that is named by it (`the fraud squad`).
fn tells_of(cx: &Context, told: &Profile, thing: Term) -> bool {
    let doc = &cx.reading.docs[told.report];
    // `allegations of theft that nobody believed`, `the clerk who had accused him of theft`: what others tell.
    let others = |token: usize| {
        let of = doc.tokens[token].head;
        let above = doc.tokens[of].head;
        let relative = doc.tokens[above].dep == Dep::Relcl && ACCUSING.contains(&cx.lemma(told.report, above).as_str());
        !accuses(told)
            && doc.tokens[token].dep == Dep::Pobj
            && &*doc.tokens[of].lower == "of"
            && (relative || story(cx, told.report, above))
    };
    // `talks on trade and theft`: of what is spoken of, nothing is told.
    let spoken_of = |token: usize| {
        let first = std::iter::once(token).chain(doc.ancestors(token)).find(|&t| doc.tokens[t].dep != Dep::Conj);
        told.claim.source.is_none()
            && !heading(cx, told.report, told.claim.span)
            && first.is_some_and(|t| doc.tokens[t].dep == Dep::Pobj)
    };
    let own = |token: usize| doc.tokens[token].dep != Dep::Compound && !others(token) && !spoken_of(token);
    told.terms.iter().any(|&(t, token)| cx.terms.strength(t.id, thing.id) >= 0.8 && own(token))
}

/// Whether a claim tells a deed: it is said of somebody there, and not only spoken of (`sanctions for meddling`).
fn says(cx: &Context, told: &Profile, deed: Term) -> bool {
    let doc = &cx.reading.docs[told.report];
    let list = &cx.statements[told.report];
    let content = || told.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    let verbs = content().any(|i| matches!(doc.tokens[i].pos, Pos::Verb | Pos::Aux));
    let placed = |i: usize| {
        let of = |s: &Statement| {
            s.head == i || doc.tokens[i].head == s.head || s.args.iter().any(|a| a.head == i && a.role != Role::Oblique)
        };
        told.statements.iter().filter_map(|&n| list.get(n)).any(of)
    };
    // `described it as a loan`
    let as_what = |i: usize| doc.tokens[i].dep == Dep::Pobj && &*doc.tokens[doc.tokens[i].head].lower == "as";
    let brief = heading(cx, told.report, told.claim.span);
    let named = |i: usize| brief || !verbs || accuses(told) || placed(i) || as_what(i);
    // An accusation may call it by another word.
    let least = if accuses(told) { 0.5 } else { 0.6 };
    content().any(|i| cx.term(told.report, i).is_some_and(|t| cx.terms.strength(t.id, deed.id) >= least) && named(i))
}

/// Whether the outlet itself tells that it was done: a clause of its own whose verb or object it is, and not one that has
/// some of the words.
fn does_it(cx: &Context, told: &Profile, rejected: &Rejection) -> bool {
    let (doc, list) = (&cx.reading.docs[told.report], &cx.statements[told.report]);
    let says = |i: usize, what: &Term| {
        let term = cx.term(told.report, i).or_else(|| cx.name_term(told.report, i));
        term.is_some_and(|t| cx.terms.strength(t.id, what.id) >= 0.6)
    };
    let so = |s: &&Statement| {
        let side = Side { report: told.report, statement: s };
        // `amid reports of a clerk taking it`: what others tell.
        let reports = || told.claim.source.is_none() && doc.ancestors(s.head).any(|a| told_before(cx, told.report, a));
        let told = !asked(doc, s.head) && !usual(doc, s.head) && !under_not(cx, side) && !reports();
        s.turned.is_none() && asserted(s.mode) && told
    };
    told.statements.iter().filter_map(|&n| list.get(n)).filter(so).any(|s| {
        let objects = || s.heads(Role::Object).chain(s.heads(Role::Complement)).filter(|_| !speaks_of(&s.verb));
        let verb = verb_token(Side { report: told.report, statement: s });
        let told_by = |what: &Term| says(verb, what);
        let deed = || rejected.deed.iter().any(|d| told_by(d) || objects().any(|o| says(o, d)));
        // `a deal`, `handled`: a deed and a thing of one word, not of one meaning.
        let stem = |i: usize| {
            front(&rejected.named_as) == front(&cx.lemma(told.report, i))
                || matches!(doc.tokens[i].pos, Pos::Noun | Pos::Propn)
        };
        let named = || rejected.named.is_some_and(|n| told_by(&n) && stem(verb) || objects().any(|o| says(o, &n)));
        let unnamed = rejected.deed.is_empty() && rejected.named.is_none();
        unnamed || deed() || named()
    })
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
    // `asked them to sell it`: the asking, not the sale.
    let asked = rejected.named.and_then(|n| {
        let says = |s: &&Statement| cx.term(told.report, s.head).is_some_and(|t| cx.terms.strength(t.id, n.id) >= 0.8);
        told.statements.iter().filter_map(|&n| list.get(n)).find(says)
    });
    let Some(clause) = main.or(asked).or_else(|| clauses.max_by(|x, y| x.0.total_cmp(&y.0)).map(|c| c.1)) else {
        return true;
    };
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
    let side = Side { report: told.report, statement: clause };
    let so = clause.turned.is_none() && asserted(clause.mode) && !under_not(cx, side) && !reported(cx, told, clause);
    so && !another && !others && !taken_back(cx, told) && !hedged
}

/// Whether a clause only says of somebody what others told of him (`the clerk who had accused him of it`).
fn reported(cx: &Context, told: &Profile, clause: &Statement) -> bool {
    let doc = &cx.reading.docs[told.report];
    doc.tokens[clause.head].dep == Dep::Relcl && ACCUSING.contains(&clause.verb.as_str()) && told.claim.source.is_some()
}

/// Whether a claim is said with a verb that accuses.
pub(super) fn accuses(told: &Profile) -> bool {
    told.claim.cue.as_ref().is_some_and(|c| ACCUSING.contains(&c.lemma.as_str()))
}

pub(super) fn sentence(cx: &Context, profile: &Profile) -> Option<usize> {
    let doc = &cx.reading.docs[profile.report];
    doc.tokens_in(profile.claim.span).next().and_then(|i| doc.tokens.get(i)).map(|t| t.sentence)
}
