//! Whether a claim tells what another denies: the same deed, of the same, as something that was so.

use crate::extract::engine::{Dep, Pos};
use crate::model::{ActorId, CueClass, Fit};

use super::super::meeting::{Side, meet, terms, verb_token};
use super::super::profile::{Context, Profile};
use super::super::statement::{Role, Statement};
use super::super::terms::{Bag, Term};
use super::super::words::LISTS;
use super::answers::blames;
use super::denial::{ACCUSING, BEST, SPEAKING_OF, accuses, sentence};
use super::nouns::{LIARS, story, told_before};
use super::stance::{Rejection, taken_back};
use super::told::{asked, doer, heading, under_not, usual};
use super::{Case, asserted};

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

/// How many letters at the front of a noun and of its verb are the same (`payment`, `pay`).
const STEM: usize = 2;
/// How much of a story has to be told again where who denies it is not named with it.
const ONE_STORY: f32 = 0.75;

/// Whether `told` surely tells the story that is rejected, as something that was so.
pub(super) fn one_story(case: &Case, told: &Profile, rejected: &Rejection, all: &Bag, accused: bool) -> bool {
    let cx = case.cx;
    let (share, met) = rejected.met(all);
    share >= if rejected.by_name { 0.7 } else { 0.5 }
        && (met >= 0.9 || (met >= 0.6 && accused) || (rejected.topic && share >= 0.95))
        && (!rejected.topic || plain_headline(cx, told))
        && case.pair.rank() <= BEST
        && !rejected.in_part
        && rejected.at_most.is_none_or(|at| as_many(case, told, at))
        && !rejected.only_names
        && (!rejected.vague || rejected.of_two && accuses(told))
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

/// Whether `told` has the number behind a token of the denial (`only $750`).
fn as_many(case: &Case, told: &Profile, at: usize) -> bool {
    let no = if std::ptr::eq(told, case.a) { case.b } else { case.a };
    let from = case.cx.reading.docs[no.report].tokens[at].span.end;
    let denied = case.cx.quantities(no).iter().find(|q| q.span.start >= from);
    denied.is_some_and(|d| case.cx.quantities(told).iter().any(|q| q.fit(d) == Fit::Same))
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

/// Whether a claim tells that it was done: by a clause of its own whose verb or object it is, told as so and not one that
/// only has some of the words.
fn does_it(cx: &Context, told: &Profile, rejected: &Rejection) -> bool {
    let (doc, list) = (&cx.reading.docs[told.report], &cx.statements[told.report]);
    let says = |i: usize, what: &Term| {
        let term = cx.term(told.report, i).or_else(|| cx.name_term(told.report, i));
        term.is_some_and(|t| cx.terms.strength(t.id, what.id) >= 0.6)
    };
    let so = |s: &&Statement| {
        let side = Side { report: told.report, statement: s };
        // `amid reports of a clerk taking it`: what others tell.
        // `despite reports of a sale`: nor does who says so on his own word.
        let despite = |a: usize| &*doc.tokens[doc.tokens[a].head].lower == "despite";
        let own = told.claim.source.is_none();
        let reports = || doc.ancestors(s.head).any(|a| told_before(cx, told.report, a) && (own || despite(a)));
        let told = !asked(doc, s.head) && !usual(doc, s.head) && !under_not(cx, side) && !reports();
        s.turned.is_none() && asserted(s.mode) && told
    };
    // `told clerks that he would sell it`: what he told them.
    let first = told.statements.first().and_then(|&n| list.get(n));
    let tells = first.is_some_and(|s| matches!(s.verb.as_str(), "admit" | "inform" | "say" | "tell" | "write"));
    let clauses = if tells { &told.clauses } else { &told.statements };
    clauses.iter().filter_map(|&n| list.get(n)).filter(so).any(|s| {
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
    let side = Side { report: told.report, statement: clause };
    let who = doer(cx, side, told);
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
    let so = clause.turned.is_none() && asserted(clause.mode) && !under_not(cx, side) && !reported(cx, told, clause);
    so && !another && !others && !taken_back(cx, told) && !hedged
}

/// Whether a clause only says of somebody what others told of him (`the clerk who had accused him of it`).
fn reported(cx: &Context, told: &Profile, clause: &Statement) -> bool {
    let doc = &cx.reading.docs[told.report];
    doc.tokens[clause.head].dep == Dep::Relcl && ACCUSING.contains(&clause.verb.as_str()) && told.claim.source.is_some()
}
