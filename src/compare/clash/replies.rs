//! Replies: what somebody says to what another said just before, without telling it again.

use crate::extract::engine::{Dep, Pos, Tag};
use crate::model::{ActorId, Confidence, CueClass, Form, Span};

use super::super::meeting::{Side, verb_token};
use super::super::profile::{Context, Profile};
use super::super::statement::{Role, Statement};
use super::answers::{by_nobody, open};
use super::asserted;
use super::denial::{accuses, asks, sentence, wants};
use super::nouns::{kind, neuter, told_before};

/// How close behind what it answers a reply stands, in claims.
const REPLY: usize = 5;

/// How long a reply in the first person is at most, in words.
const SHORT: usize = 16;

/// A short reply that it was not so, in the first person (`not from us`, `we never did`), to what another told shortly
/// before of who replies; the words that say so, and how sure it is.
pub(super) fn reply(cx: &Context, n: usize, no: &Profile) -> Option<(usize, Vec<usize>, Confidence)> {
    let by = cx.speaker(no).filter(|_| no.claim.form == Form::Direct && cx.rejection(no).is_none())?;
    let doc = &cx.reading.docs[no.report];
    let first = doc.tokens_in(no.claim.span).next()?;
    let sentence = doc.tokens.get(first).and_then(|t| doc.sentences.get(t.sentence)).cloned()?;
    let inside: Vec<usize> = sentence.filter(|i| no.quoted.contains(i)).collect();
    let lower = |i: usize| doc.tokens.get(i).map_or("", |t| &*t.lower);
    let me = |i: usize| matches!(lower(i), "i" | "me" | "mine" | "us" | "we" | "ours");
    let not = |i: usize| matches!(lower(i), "not" | "n't" | "never");
    let turn = inside.iter().copied().find(|&i| not(i))?;
    // `we cannot vote for it`, `if we do not have it`: a refusal, or nothing told.
    let would = |i: usize| matches!(doc.tokens[i].tag, Tag::Md) || matches!(lower(i), "if" | "unless");
    // `I am not sure`
    let sure = |i: usize| matches!(lower(i), "aware" | "certain" | "familiar" | "sure");
    if inside.iter().any(|&i| would(i) || sure(i)) {
        return None;
    }
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
        // Nor what says `not` itself, as the reply does.
        let turned = || doc.tokens_in(told.claim.span).any(not);
        told.report == no.report
            && told.claim.source.is_some()
            && of_him
            && open(cx, told, by)
            && !turned()
            && !asks(cx, told)
    })?;
    let tied = said.iter().any(|(t, token)| {
        let named = cx.reading.who[no.report].at(*token).is_some();
        !named && t.weight >= 0.3 && cx.claims[told].terms.met(t.id) >= 0.8
    });
    let list = &cx.statements[no.report];
    let does = |s: &Statement| {
        !matches!(s.verb.as_str(), "add" | "note" | "say" | "tell")
            && asserted(s.mode)
            && s.turned.is_none()
            && s.heads(Role::Subject).any(|h| cx.reading.who[no.report].at(h) == Some(by))
    };
    // `I did not do it`, or the verb of what was told: not `I do not think that it is worth it`.
    let turned = no.statements.iter().filter_map(|&s| list.get(s)).find(|s| s.turned == Some(turn));
    let answers = turned.is_none_or(|s| {
        let verb = cx.term(no.report, verb_token(Side { report: no.report, statement: s }));
        s.verb == "do" || verb.is_some_and(|v| cx.claims[told].terms.met(v.id) >= 0.6)
    });
    let deed = answers && cx.claims[told].statements.iter().filter_map(|&s| list.get(s)).any(does);
    Some((told, words(), if deed && tied { Confidence::Likely } else { Confidence::Possible }))
}

/// Verbs of answering what was said against one (`retorted that it was not theirs`).
const RETORTING: &[&str] =
    &["counter", "fire back", "hit back", "object", "protest", "push back", "retort", "shoot back", "strike back"];

/// Verbs of answering whatever was said.
const ANSWERING: &[&str] = &["answer", "insist", "maintain", "reply", "respond"];

/// A retort that it was not so to what another told shortly before of who retorts, with a thing that both name.
pub(super) fn retort(cx: &Context, n: usize, no: &Profile) -> Option<(usize, Vec<usize>, Confidence)> {
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
    // `objected to the tone, arguing that it was not needed`: to that, not to what was told.
    let of_another = |&v: &usize| {
        let to = |p: usize| matches!(&*doc.tokens[p].lower, "about" | "against" | "at" | "over" | "to");
        let thing = |o: usize| doc.tokens[o].pos == Pos::Noun && !told_before(cx, no.report, o);
        let noun = |p: usize| to(p) && doc.children_by(p, &[Dep::Pobj]).any(thing);
        RETORTING.contains(&&*doc.tokens[v].lemma) && doc.children_by(v, &[Dep::Prep]).any(noun)
    };
    if std::iter::once(verb).chain(doc.ancestors(verb).take(2)).any(|v| of_another(&v)) {
        return None;
    }
    let list = &cx.statements[no.report];
    let turned = no.statements.iter().filter_map(|&s| list.get(s)).find(|s| s.turned.is_some() && asserted(s.mode))?;
    // `Kern does not believe that of me`: of who told it, not of what he told.
    let who = turned.heads(Role::Subject).find_map(|h| cx.reading.who[no.report].at(h));
    if who.is_some_and(|w| w != by) {
        return None;
    }
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

/// Words for what somebody said, whoever said it and whatever it was.
const REMARKS: &[&str] = &[
    "account",
    "accusation",
    "allegation",
    "argument",
    "assertion",
    "characterisation",
    "characterization",
    "charge",
    "claim",
    "comment",
    "contention",
    "criticism",
    "critique",
    "description",
    "explanation",
    "insinuation",
    "portrayal",
    "remark",
    "statement",
];

/// Those of them that are of something bad.
const CHARGES: &[&str] = &["accusation", "allegation", "charge"];

/// Words that judge more than they say that something is not so.
const JUDGING: &[&str] = &["absurd", "laughable", "ludicrous", "outrageous", "overblown", "preposterous", "ridiculous"];

/// Words for untrue stories that are also for things and deeds (`the trial is a sham`).
const THINGS: &[&str] = &["forgery", "hoax", "mockumentary", "prank", "satire", "scam", "sham", "spoof", "stunt"];

/// Words for what is so.
const TRUE: &[&str] = &["accurate", "case", "correct", "fact", "factual", "true", "truth"];

/// Words for who says what is not so.
const ASTRAY: &[&str] = &["liar", "misinformed", "mistaken", "wrong"];

/// Adverbs that make `wrong` a word for what is not so.
const OUTRIGHT: &[&str] = &[
    "absolutely",
    "completely",
    "dead",
    "demonstrably",
    "factually",
    "flat",
    "flatly",
    "just",
    "plain",
    "plainly",
    "simply",
    "totally",
];

/// A claim that only points at what was said before has so many tokens at most.
const POINTING: usize = 10;

/// How many sentences back what a named speaker said stands at most.
const EARLIER: usize = 3;

/// What a reply is to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum To {
    /// What was said last, by whomever.
    Last,
    /// What an actor said.
    Of(ActorId),
    /// What somebody was accused of: by an actor, where that is said.
    Charge(Option<ActorId>),
    /// That an actor, or where there is none a thing, did or is something.
    Doing(Option<ActorId>),
}

/// What another said just before, where a claim says no more of it than that it is not so (`dismissed that criticism`,
/// `“That is not true,”`, `said Holt was lying`); the words that say so.
pub(super) fn pointed(cx: &Context, n: usize, no: &Profile) -> Option<(usize, Vec<usize>)> {
    let (words, to) = [dismissed, verdict, verdict_on, ellipsis].iter().find_map(|of| of(cx, no))?;
    let rejected = cx.rejection(no).filter(|r| r.said && r.refers_back);
    let words = rejected.map_or(words, |r| r.words.clone());
    let near = n.saturating_sub(REPLY)..n;
    if answered_there(cx, &cx.claims[near.clone()], no, to) {
        return None;
    }
    let before: Vec<usize> = near.clone().rev().filter(|&m| replied_to(cx, &cx.claims[m], no, to)).collect();
    let &last = before.first()?;
    let speaker = cx.speaker(&cx.claims[last]);
    // Of two who said something, one may be meant.
    let one = before.iter().all(|&m| cx.speaker(&cx.claims[m]) == speaker);
    // `Kern said that they had claimed that it never happened`: not of what he said before.
    let around = |p: &Profile| {
        let spans = &p.claim.spans;
        spans.iter().any(|s| s.start < no.claim.span.start && no.claim.span.end <= s.end)
    };
    let within = cx.claims[near].iter().any(|p| p.report == no.report && cx.speaker(p) == speaker && around(p));
    if !one || within || one_quotation(cx, &cx.claims[last], no) {
        return None;
    }
    if whose(to).is_some() {
        let by = cx.speaker(no);
        let weight = |m: usize| {
            let p = &cx.claims[m];
            (charges(p), by.is_some_and(|by| p.claim.about.contains(&by)), p.terms.len() >= 3, m)
        };
        return before.into_iter().max_by_key(|&m| weight(m)).map(|m| (m, words));
    }
    if by_another(cx, &cx.claims[last], no) {
        return None;
    }
    // `“… we change nothing. That is a clear contrast.” The guild disputed that claim`: what he said before it.
    let doc = &cx.reading.docs[no.report];
    let first = doc.tokens_in(cx.claims[last].claim.span).next().map_or("", |i| &*doc.tokens[i].lower);
    let points = match first {
        "it" => cx.claims[last].claim.form == Form::Direct,
        word => matches!(word, "that" | "this" | "those" | "these"),
    };
    let at = sentence(cx, no)?;
    let said = |m: &usize| {
        let p = &cx.claims[*m];
        let two_back = sentence(cx, p).is_some_and(|s| s + 2 == at);
        p.report == no.report && two_back && cx.speaker(p) == speaker && deniable(cx, p, cx.speaker(no))
    };
    let mut earlier = (last.saturating_sub(REPLY)..last).rev().filter(|_| points && speaker.is_some());
    Some((earlier.find(said).unwrap_or(last), words))
}

/// Whether the sentence of a reply names somebody else before it (`After Lind had spoken, Kern said: “That is false.”`), or
/// who replies is a pronoun for nobody known.
fn by_another(cx: &Context, told: &Profile, no: &Profile) -> bool {
    let (doc, who) = (&cx.reading.docs[no.report], &cx.reading.who[no.report]);
    let start = sentence(cx, no).and_then(|s| doc.sentences.get(s)).map_or(0, |s| s.start);
    let other = |i: usize| {
        let named = who.at(i).filter(|_| doc.tokens[i].dep == Dep::Nsubj);
        named.is_some() && named != cx.speaker(no) && named != cx.speaker(told)
    };
    let mut source = no.claim.source.iter().flat_map(|s| doc.tokens_in(s.span));
    let nobody = cx.speaker(no).is_none() && source.any(|i| doc.tokens[i].pos == Pos::Pron);
    let apart = sentence(cx, told) != sentence(cx, no);
    nobody || apart && (start..doc.tokens_in(no.claim.span).start).any(other)
}

/// Who said what a reply is to, where the reply names him.
fn whose(to: To) -> Option<ActorId> {
    match to {
        To::Of(who) | To::Charge(Some(who)) => Some(who),
        To::Last | To::Charge(None) | To::Doing(_) => None,
    }
}

/// Whether what a reply is to stands in its own sentence, said by the same (`disputed her claim, saying that was not the
/// case`) or asked of him (`asked if he had paid, he said he had not`).
fn answered_there(cx: &Context, near: &[Profile], no: &Profile, to: To) -> bool {
    let doc = &cx.reading.docs[no.report];
    let at = sentence(cx, no);
    let own = |p: &Profile| {
        p.report == no.report && sentence(cx, p) == at && cx.speaker(p) == cx.speaker(no) && cx.rejection(p).is_some()
    };
    let start = at.and_then(|s| doc.sentences.get(s)).map_or(0, |s| s.start);
    let asked = || (start..doc.tokens_in(no.claim.span).start).any(|i| &*doc.tokens[i].lemma == "ask");
    whose(to).is_none() && near.iter().any(own) || matches!(to, To::Doing(_)) && asked()
}

/// Whether a claim can be what a reply is to: another's, told shortly before.
fn replied_to(cx: &Context, told: &Profile, no: &Profile, to: To) -> bool {
    let (who, by) = (whose(to), cx.speaker(no));
    let back = if who.is_some() { EARLIER } else { 1 };
    let near = |at: usize, s: usize| s <= at && s + back >= at && (s < at || who.is_none() || contested(told));
    let other = cx.speaker(told) != by && who.is_none_or(|who| cx.speaker(told) == Some(who));
    let fits = match to {
        To::Charge(_) => charges(told),
        To::Doing(who) => told_of(cx, told, who),
        To::Last | To::Of(_) => true,
    };
    told.report == no.report
        && told.claim.span.end <= no.claim.span.start
        && sentence(cx, no).zip(sentence(cx, told)).is_some_and(|(at, s)| near(at, s))
        && other
        && fits
        && deniable(cx, told, by)
}

/// Whether a claim tells something that `by` can say is not so: no question, no wish, no denial, and not his own.
fn deniable(cx: &Context, told: &Profile, by: Option<ActorId>) -> bool {
    let doc = &cx.reading.docs[told.report];
    let cue = told.claim.cue.as_ref();
    let asks_or_promises = cue.is_some_and(|c| c.lemma == "ask" || c.class == CueClass::Promising);
    // `shared the picture`: nothing is told.
    let verb = |i: usize| matches!(doc.tokens[i].pos, Pos::Verb | Pos::Aux);
    let content = || told.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    let tells = accuses(told) || told.terms.len() >= 3 || content().any(verb);
    told.claim.source.is_some()
        && tells
        && !asks_or_promises
        && !wants(cx, told)
        && cx.rejection(told).is_none()
        && !asks(cx, told)
        && !by_nobody(cx, told)
        && by.is_none_or(|by| open(cx, told, by))
}

/// Whether a reply by nobody known stands in one quotation with what it is to (`“… we change nothing. History has shown
/// that to be untrue.”`): who says so is then not said.
fn one_quotation(cx: &Context, told: &Profile, no: &Profile) -> bool {
    let words = |span: Span| cx.reports[no.report].words(span);
    let between = words(Span { start: told.claim.span.end, end: no.claim.span.start });
    let closed = words(told.claim.span).ends_with(['”', '"']) || between.contains(['”', '"']);
    cx.speaker(no).is_none() && told.claim.form == Form::Direct && !closed
}

/// Whether a claim is one that can be called untrue more than what is only said (`claimed that it sank`, `accused him`).
fn charges(told: &Profile) -> bool {
    accuses(told) || !told.claim.accuses.is_empty() || contested(told)
}

/// Whether a claim is told as one that may not be so (`claimed that`, `an allegation that`).
fn contested(told: &Profile) -> bool {
    told.claim.cue.as_ref().is_some_and(|c| c.class == CueClass::Doubting)
}

/// What a noun phrase points at, where it stands for what another said (`that claim`, `Holt's remarks`); not `that
/// criticism of the ships`.
fn points_at(cx: &Context, no: &Profile, noun: usize) -> Option<To> {
    let doc = &cx.reading.docs[no.report];
    let content = [Dep::Prep, Dep::Acl, Dep::Ccomp, Dep::Relcl, Dep::Compound];
    if !REMARKS.contains(&&*doc.tokens[noun].lemma) || doc.children_by(noun, &content).next().is_some() {
        return None;
    }
    let charge = CHARGES.contains(&&*doc.tokens[noun].lemma);
    if let Some(owner) = doc.children_by(noun, &[Dep::Poss]).next() {
        let owner = cx.reading.who[no.report].at(owner)?;
        let to = if charge { To::Charge(Some(owner)) } else { To::Of(owner) };
        return (Some(owner) != cx.speaker(no)).then_some(to);
    }
    let that = |d: usize| matches!(&*doc.tokens[d].lower, "that" | "those" | "this" | "these");
    let last = if charge { To::Charge(None) } else { To::Last };
    doc.children_by(noun, &[Dep::Det]).any(that).then_some(last)
}

/// `dismissed that criticism`, `called Holt's claim absurd`.
fn dismissed(cx: &Context, no: &Profile) -> Option<(Vec<usize>, To)> {
    // Not `Holt's remarks had nothing to do with it`.
    let rejected = cx.rejection(no).filter(|r| r.said && !r.of_two)?;
    let doc = &cx.reading.docs[no.report];
    // `retracted that claim`: his own.
    if no.claim.cue.as_ref().is_some_and(|c| matches!(c.lemma.as_str(), "recant" | "retract")) {
        return None;
    }
    let range = doc.tokens_in(no.claim.span);
    if range.len() > POINTING {
        return None;
    }
    // Not `claims that his remarks were wrong`, `that his remarks caused it`.
    let top = |i: &usize| {
        let mut above = doc.ancestors(*i).take_while(|a| range.contains(a));
        let t = &doc.tokens[*i];
        let does = t.dep == Dep::Nsubj && doc.tokens[t.head].pos == Pos::Verb && !rejected.words.contains(&t.head);
        !does && !above.any(|a| doc.tokens[a].pos == Pos::Noun)
    };
    let to = range.clone().filter(top).find_map(|i| points_at(cx, no, i))?;
    // `undercut his own account`
    if rejected.by.is_some_and(|by| to == To::Of(by)) {
        return None;
    }
    let owned = matches!(to, To::Of(_) | To::Charge(Some(_)));
    (rejected.refers_back || owned).then(|| (rejected.words.clone(), to))
}

/// `That is not true`, `it's flat wrong`, `this never happened`, `none of that is true`: a sentence, up to its first comma, that
/// says of what was said no more than that it is not so; the words that say so.
fn verdict(cx: &Context, no: &Profile) -> Option<(Vec<usize>, To)> {
    no.claim.source.as_ref()?;
    let doc = &cx.reading.docs[no.report];
    let range = doc.tokens_in(no.claim.span);
    let quotes = |i: &usize| matches!(&*doc.tokens[*i].lower, "“" | "”" | "\"" | "'" | "‘");
    let words: Vec<usize> = range
        .filter(|i| !quotes(i))
        .take_while(|&i| doc.tokens[i].pos != Pos::Punct || &*doc.tokens[i].lower == "-")
        .collect();
    let lower = |i: usize| &*doc.tokens[i].lower;
    let (&subject, &last) = (words.first()?, words.last().filter(|_| words.len() <= POINTING)?);
    let not = words.iter().copied().find(|&i| matches!(lower(i), "never" | "not" | "n't" | "n’t"));
    let none = matches!(lower(subject), "none" | "nothing") || not == Some(subject);
    let said = |i: usize| TRUE.contains(&&*doc.tokens[i].lemma);
    let outright = || words.iter().any(|&i| OUTRIGHT.contains(&lower(i)));
    let untrue = |i: usize| match kind(cx, no.report, i) {
        Some("quality") => !JUDGING.contains(&lower(i)) && (lower(i) != "wrong" || outright()),
        kind => kind == Some("noun") && !THINGS.contains(&&*doc.tokens[i].lemma),
    };
    let called = || {
        let remark = REMARKS.contains(&&*doc.tokens[last].lemma) || &*doc.tokens[last].lemma == "attack";
        // Not `that is the hoax`.
        let the = words.iter().any(|&i| lower(i) == "the" && doc.tokens[i].head == last);
        !the && (untrue(last) || remark && words.iter().any(|&i| untrue(i)))
    };
    let is = |&i: &usize| matches!(lower(i), "'s" | "’s" | "are" | "is" | "was" | "were");
    // `nothing could be further from the truth`
    let further = |&i: &usize| matches!(lower(i), "further" | "farther");
    if none && words.iter().any(|i| is(i) || further(i)) && said(last) {
        return Some((vec![subject, last], To::Last));
    }
    if !neuter(doc, subject) || words.iter().any(|&i| matches!(lower(i), "if" | "would" | "could" | "may" | "might")) {
        return None;
    }
    let so = words.get(1).is_some_and(is) && if not.is_some() { said(last) } else { called() };
    // Not `it is their choice that has not happened`, `it did not have to happen`.
    let happened = not.is_some_and(|n| n <= subject + 2)
        && &*doc.tokens[last].lemma == "happen"
        && !words.iter().any(|&i| lower(i) == "to" && lower(i - 1) != "going");
    let to = if CHARGES.contains(&&*doc.tokens[last].lemma) { To::Charge(None) } else { To::Last };
    (so || happened).then(|| (not.into_iter().chain([last]).collect(), to))
}

/// `Holt's remarks were inaccurate`, `Holt is lying`: whose, and the words that say that they are not so.
fn verdict_on(cx: &Context, no: &Profile) -> Option<(Vec<usize>, To)> {
    no.claim.source.as_ref()?;
    let doc = &cx.reading.docs[no.report];
    let first = doc.tokens_in(no.claim.span).next()?;
    let inside = |i: usize| no.claim.spans.iter().any(|s| s.contains(doc.tokens[i].span));
    let list = &cx.statements[no.report];
    let s = no.statements.iter().filter_map(|&n| list.get(n)).find(|s| {
        let top = !doc.ancestors(s.head).any(inside);
        inside(s.head) && top && doc.tokens[s.head].sentence == doc.tokens[first].sentence && asserted(s.mode)
    })?;
    // `Holt is wrong to pay`, `if Holt is wrong`.
    let more = [Dep::Ccomp, Dep::Xcomp, Dep::Csubj, Dep::Advcl, Dep::Prep, Dep::Mark];
    let held = |c: usize| doc.children_by(c, &more).next().is_none();
    let subject = s.heads(Role::Subject).next()?;
    let complement = s.heads(Role::Complement).next().filter(|_| s.copula);
    if !held(s.head) || !complement.is_none_or(held) {
        return None;
    }
    if let Some(who) = cx.reading.who[no.report].at(subject) {
        let astray = complement.filter(|&c| ASTRAY.contains(&&*doc.tokens[c].lemma));
        let lies = (s.verb == "lie" && doc.tokens[s.head].tag == Tag::Vbg).then_some(s.head);
        let word = astray.or(lies).filter(|_| s.turned.is_none() && Some(who) != cx.speaker(no))?;
        return Some((vec![word], To::Of(who)));
    }
    let untrue = complement.filter(|&c| match s.turned {
        Some(_) => TRUE.contains(&&*doc.tokens[c].lemma),
        None => kind(cx, no.report, c).is_some() && !matches!(&*doc.tokens[c].lower, "outrageous" | "wrong"),
    })?;
    points_at(cx, no, subject).map(|to| (s.turned.into_iter().chain([untrue]).collect(), to))
}

/// `He did not`, `it has not`: what of whom is left out, and the words.
fn ellipsis(cx: &Context, no: &Profile) -> Option<(Vec<usize>, To)> {
    no.claim.source.as_ref()?;
    let doc = &cx.reading.docs[no.report];
    let content: Vec<usize> =
        doc.tokens_in(no.claim.span).filter(|&i| !matches!(doc.tokens[i].pos, Pos::Punct | Pos::Space)).collect();
    let [subject, .., verb, not] = content[..] else { return None };
    let lower = |i: usize| &*doc.tokens[i].lower;
    let left_out =
        matches!(&*doc.tokens[verb].lemma, "be" | "do" | "have") && matches!(lower(not), "not" | "n't" | "n’t");
    if !left_out || content.len() > 4 || matches!(lower(subject), "i" | "we" | "you") {
        return None;
    }
    let who = cx.reading.who[no.report].at(subject);
    (who.is_some() || neuter(doc, subject)).then(|| (vec![verb, not], To::Doing(who)))
}

/// Whether a claim tells that `who`, or where that is nobody a thing, did or is something.
fn told_of(cx: &Context, told: &Profile, who: Option<ActorId>) -> bool {
    let list = &cx.statements[told.report];
    let doc = &cx.reading.docs[told.report];
    // `asked to find out whether it was`
    let asks = doc.tokens_in(told.claim.span).any(|i| &*doc.tokens[i].lower == "whether");
    let thing = |h: usize| who.is_some() || doc.tokens[h].pos == Pos::Noun || neuter(doc, h);
    let main = told.statements.first().and_then(|&n| list.get(n)).filter(|s| s.turned.is_none() && asserted(s.mode));
    let mut subjects = main.into_iter().flat_map(|s| s.heads(Role::Subject));
    !asks && subjects.any(|h| cx.reading.who[told.report].at(h) == who && thing(h))
}
