//! Answers to what was told before in the same report: replies, retorts, and denials that tell nothing again.

use crate::extract::engine::{Dep, Doc, Pos, Token};
use crate::model::{ActorId, Confidence, CueClass, DisputeKind, Form, SourceKind};

use super::super::align::{Pair, agree};
use super::super::profile::{Context, Profile};
use super::super::statement::{Role, Statement};
use super::Clash;
use super::denial::{ACCUSING, accuses, asks, sentence, wants};
use super::nouns::{neuter, story, told_before};
use super::rejecting::stands_for;
use super::replies::{pointed, reply, retort};
use super::stance::{Rejection, WRITTEN};

/// Words for who speaks against somebody.
const AGAINST: &[&str] =
    &["accuser", "adversary", "critic", "detractor", "enemy", "foe", "opponent", "rival", "victim"];

/// How many claims back an answer looks for what it answers.
const BACK: usize = 12;

/// How many sentences back an accusation stands at most, save in the headline.
const AGO: usize = 7;

/// Words that say which of several is meant.
const OF_SEVERAL: &[&str] = &["another", "earlier", "first", "fourth", "last", "other", "second", "separate", "third"];

/// The same for what is only told or reported.
const NEAR: usize = 4;

/// A claim of another report that agrees with an accusation by this much is the same accusation.
const SAME: f32 = 0.42;

/// Answers to what was told before in the same report, which need share no word with it: `denied the rumours`, `these
/// attacks are garbage`; and to the same accusation in another report.
pub(in super::super) fn answers(cx: &Context, pairs: &[Pair]) -> Vec<(Pair, Clash)> {
    let mut out = Vec::new();
    for (n, no) in cx.claims.iter().enumerate() {
        let short = reply(cx, n, no).or_else(|| retort(cx, n, no)).filter(|found| !overlap(cx, found.0, n));
        if let Some((told, words, confidence)) = short {
            out.push(answer(cx, told, n, &words, confidence));
        }
        let rejected = cx.rejection(no).filter(|r| r.said && r.refers_back);
        let before = || {
            let r = rejected?;
            let told = match set_off(cx, no) {
                Some(beside) => told_beside(cx, n, no, beside),
                None => answered(cx, n, no, r, r.by?).filter(|_| !again(cx, n, no)),
            };
            told.map(|told| (told, r.words.clone()))
        };
        let Some((told, words)) = pointed(cx, n, no).or_else(before) else { continue };
        out.push(answer(cx, told, n, &words, Confidence::Likely));
        let Some(by) = rejected.and_then(|r| r.by).or(cx.speaker(no)) else { continue };
        for pair in pairs.iter().filter(|p| p.a == told || p.b == told) {
            let other = if pair.a == told { pair.b } else { pair.a };
            let (t, o) = (&cx.claims[told], &cx.claims[other]);
            let one_accuser = cx.speaker(t).is_some() && cx.speaker(t) == cx.speaker(o) && blames(cx, o, by);
            let alike = pair.agreement.score() >= SAME && pair.rank() <= 1 && beyond_names(cx, t, o);
            if o.report != t.report && (alike || one_accuser) && open(cx, o, by) && o.claim.source.is_some() {
                out.push(answer(cx, other, n, &words, Confidence::Likely));
            }
        }
    }
    out
}

/// Whether two claims have a word in common that is no name (`guilty of theft`; not `is ill`, of the same man).
fn beyond_names(cx: &Context, a: &Profile, b: &Profile) -> bool {
    let name =
        |i: usize| cx.reading.who[a.report].at(i).is_some() || cx.reading.docs[a.report].tokens[i].pos == Pos::Propn;
    a.terms.iter().any(|(term, i)| !name(*i) && b.terms.met(term.id) > 0.0)
}

/// Whether who answers says in the same sentence what he rejects (`rejected claims of theft, calling them false`).
fn again(cx: &Context, n: usize, no: &Profile) -> bool {
    let near = n.saturating_sub(2)..cx.claims.len().min(n + 3);
    near.filter(|&m| m != n && cx.claims[m].report == no.report).any(|m| {
        let p = &cx.claims[m];
        let own = cx.rejection(no);
        let other = |r: &Rejection| own.is_some_and(|o| o.by == r.by && o.words != r.words);
        let told = || cx.rejection(p).is_some_and(|r| r.said && !r.refers_back && other(r));
        sentence(cx, p) == sentence(cx, no) && told()
    })
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

/// The cue of `a claim Kern denies`, and the word that stands for what is told before it.
fn set_off(cx: &Context, no: &Profile) -> Option<(usize, usize)> {
    let doc = &cx.reading.docs[no.report];
    let cue = no.claim.cue.as_ref().and_then(|c| doc.tokens_in(c.span).next())?;
    stands_for(doc, cue).filter(|&i| no.claim.span.contains(doc.tokens[i].span)).map(|apart| (cue, apart))
}

/// The claim that stands before `a claim Kern denies`, by the cue of that and its word for it.
fn told_beside(cx: &Context, n: usize, no: &Profile, (cue, apart): (usize, usize)) -> Option<usize> {
    let doc = &cx.reading.docs[no.report];
    // The clause that it stands behind, which has to be what is told, not a part of it (`can prove that he paid, which
    // Kern denies`).
    let verb = |i: &usize| matches!(doc.tokens[*i].pos, Pos::Verb | Pos::Aux);
    let noun = doc.tokens[cue].head;
    let behind = doc.ancestors(cue).find(verb).filter(|&v| v < noun);
    let under = |&v: &usize| {
        let t = &doc.tokens[v];
        (t.head != v && matches!(t.dep, Dep::Conj | Dep::Xcomp | Dep::Pcomp | Dep::Prep)).then_some(t.head)
    };
    // `a claim by Holt that C, a claim Kern rejects`, `claiming that C, a point the board denied`: nothing stands between.
    let next = |told: &Profile| {
        let end = doc.tokens_in(told.claim.span).end;
        let gap = (end..doc.tokens[apart].left_edge).all(|i| doc.tokens[i].pos == Pos::Punct);
        apart != cue && doc.tokens[apart].pos == Pos::Noun && end <= doc.tokens[apart].left_edge && gap
    };
    let main = |told: &Profile| {
        let first = told.statements.first().and_then(|&s| cx.statements[told.report].get(s)).map(|s| s.head);
        let said = |v: usize| told.claim.cue.as_ref().is_some_and(|c| c.span.contains(doc.tokens[v].span));
        let clause = || std::iter::successors(behind, under).any(|v| Some(v) == first);
        accuses(told) && behind.is_some() || behind.is_some_and(said) || clause() || next(told)
    };
    let said = |m: &usize| {
        let told = &cx.claims[*m];
        let before = sentence(cx, told) == sentence(cx, no) && told.claim.span.start < no.claim.span.start;
        let told_so =
            told.claim.source.is_some() && !wants(cx, told) && cx.rejection(told).is_none() && !asks(cx, told);
        let other = cx.speaker(told).is_none() || cx.speaker(told) != cx.speaker(no);
        told.report == no.report && told_so && other && before && main(told)
    };
    (n.saturating_sub(BACK)..n).rev().find(said)
}

/// What claim `n` of `by` answers: of what stands shortly before it, or with it in one sentence, an accusation of who
/// answers, else a story of him that another tells.
fn answered(cx: &Context, n: usize, no: &Profile, rejected: &Rejection, by: ActorId) -> Option<usize> {
    let same_report = |m: &usize| cx.claims[*m].report == no.report;
    // `accused him of it, which he denies`; not `"That is wrong," said Kern, who says that he is a clerk`.
    let denies = no.claim.cue.as_ref().is_some_and(|c| c.class == CueClass::Denying);
    let behind = if denies { 4 } else { 1 };
    let beside = (n + 1..cx.claims.len().min(n + behind)).filter(|&m| sentence(cx, &cx.claims[m]) == sentence(cx, no));
    let back = |m: usize| {
        let (x, y) = (sentence(cx, &cx.claims[m]), sentence(cx, no));
        x.zip(y).map_or(usize::MAX, |(x, y)| x.abs_diff(y))
    };
    let doc = &cx.reading.docs[no.report];
    let inside = answers_its_sentence(cx, no, by);
    let near: Vec<usize> = (n.saturating_sub(BACK)..n)
        .rev()
        .filter(same_report)
        .chain(beside.filter(same_report))
        .filter(|&m| !inside || sentence(cx, &cx.claims[m]) == sentence(cx, no))
        .collect();
    // `dismissed Kern's letter`: only Kern can have told it.
    let content = || no.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    // `denied the first accusation`, `calling his account absurd`: of which, or whose, is not known.
    let pronoun = |i: usize| doc.tokens[i].dep == Dep::Poss && cx.reading.who[no.report].at(i) == Some(by);
    let apart = |i: usize| {
        let t = &doc.tokens[i];
        matches!(t.dep, Dep::Amod | Dep::Det | Dep::Advmod)
            && (OF_SEVERAL.contains(&&*t.lower) || t.lower.starts_with("previous"))
            && (told_before(cx, no.report, t.head) || told_before(cx, no.report, doc.tokens[t.head].head))
    };
    let owned = |i: usize| pronoun(i) && told_before(cx, no.report, doc.tokens[i].head);
    if content().any(|i| apart(i) || owned(i)) {
        return None;
    }
    let author = content()
        .filter(|&i| doc.tokens[i].dep == Dep::Poss)
        .find_map(|i| cx.reading.who[no.report].at(i).filter(|&a| a != by));
    // `called the Post story misleading`
    let paper = || {
        let of = |i: usize| doc.tokens[i].dep == Dep::Compound && story(cx, no.report, doc.tokens[i].head);
        let named = content().filter(|&i| of(i) && doc.tokens[i].pos == Pos::Propn);
        named.filter_map(|i| cx.term(no.report, i)).collect::<Vec<_>>()
    };
    let paper = paper();
    let by_it = |told: &Profile| {
        let doc = &cx.reading.docs[told.report];
        let source = || told.claim.source.iter().flat_map(|s| doc.tokens_in(s.span));
        paper.is_empty() || source().filter_map(|i| cx.term(told.report, i)).any(|t| paper.iter().any(|p| p.id == t.id))
    };
    let his = |m: usize| author.is_none_or(|a| cx.speaker(&cx.claims[m]) == Some(a)) && by_it(&cx.claims[m]);
    // `condemned his letter`: nothing is told of it.
    let verb = |m: usize| {
        let words = |i: usize| matches!(doc.tokens[i].pos, Pos::Verb | Pos::Aux);
        cx.claims[m].claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).any(words)
    };
    // `nobody was hurt save Kern, who denied any harm`: no answer to what it is a part of.
    let points_back = content()
        .any(|i| doc.tokens[i].pos == Pos::Pron || &*doc.tokens[i].lower == "which" || told_before(cx, no.report, i));
    let told = |m: usize| {
        open(cx, &cx.claims[m], by)
            && cx.claims[m].claim.source.is_some()
            && his(m)
            && (points_back || !overlap(cx, m, n) || accuses(&cx.claims[m]))
            && !asks(cx, &cx.claims[m])
            && (accuses(&cx.claims[m]) || verb(m))
    };
    // `denied any part`, in what was told just before.
    let part = rejected.words.last().is_some_and(|&last| {
        (last..last + 4).any(|i| {
            i < doc.tokens.len() && matches!(&*doc.tokens[i].lemma, "involvement" | "part" | "responsibility" | "role")
        })
    });
    let ago = if part { NEAR } else { AGO };
    // `That is not true,` in quotation marks, is of what was said last.
    let points = matches!(no.claim.form, Form::Direct | Form::Mixed)
        && rejected.words.iter().flat_map(|&w| std::iter::once(w).chain(doc.ancestors(w).take(2))).any(|w| {
            let mut subjects = doc.children_by(w, &[Dep::Nsubj, Dep::Nsubjpass]).filter(|s| no.quoted.contains(s));
            subjects.any(|s| neuter(doc, s))
        });
    let ago = if points { 1 } else { ago };
    // What the headline says is what the report is about.
    let since = |m: usize| back(m) <= ago || !part && !points && cx.claims[m].headline;
    // `denied any wrongdoing`: of wrongs, only who accuses tells.
    let wrong = content().any(|i| matches!(&*doc.tokens[i].lemma, "misconduct" | "wrongdoing"));
    let charges = |m: usize| !wrong || charges(cx, &cx.claims[m]);
    let accusing =
        || near.iter().copied().find(|&m| told(m) && since(m) && charges(m) && blames(cx, &cx.claims[m], by));
    let telling = || {
        near.iter().copied().find(|&m| {
            let claim = cx.claims[m].claim;
            let doubted = claim.cue.as_ref().is_some_and(|c| c.class == CueClass::Doubting);
            let written = claim.source.as_ref().is_some_and(|s| s.kind == SourceKind::Document);
            // `grew wary of his ways`: nothing is told.
            // A statement is what somebody says.
            let stated = claim.source.as_ref().is_some_and(|s| s.label.to_lowercase().ends_with("statement"));
            let written = written && !stated && !wrong;
            told(m) && back(m) <= NEAR && (doubted || written) && claim.about.contains(&by) && verb(m)
        })
    };
    // `called the article misleading`: the article that was told of last.
    let reporting = || {
        near.iter().copied().find(|&m| {
            let claim = cx.claims[m].claim;
            let reports =
                claim.cue.as_ref().is_some_and(|c| matches!(c.lemma.as_str(), "report" | "publish" | "write"));
            let written = claim.source.as_ref().is_some_and(|s| s.kind == SourceKind::Document);
            // `a Post report claims that`
            let mut label = claim.source.iter().flat_map(|s| doc.tokens_in(s.span));
            let named = label.any(|i| WRITTEN.contains(&&*doc.tokens[i].lemma) && doc.tokens[i].pos == Pos::Noun);
            told(m) && back(m) <= NEAR && (reports || written || named) && cx.claims[m].terms.len() >= 3
        })
    };
    let text = || if rejected.written { reporting() } else { None };
    // `denied the report`: the one told of last.
    let report = content().any(|i| matches!(&*doc.tokens[i].lower, "article" | "report" | "story"));
    let accusing = || accusing().filter(|&m| !report || text().is_none_or(|t| t < m || back(m) <= back(t)));
    // `denied the accusation`: the nearest.
    let named = content().any(|i| matches!(&*doc.tokens[i].lemma, "accusation" | "allegation" | "charge" | "claim"));
    accusing().filter(|&m| !named || !others_between(cx, n, m, by)).or_else(text).or_else(telling)
}

/// Whether a denial is joined to a clause of its sentence that tells of others, which is then what it denies (`the piers are
/// unlawful, though Orsk disputes this`).
fn answers_its_sentence(cx: &Context, no: &Profile, by: ActorId) -> bool {
    let doc = &cx.reading.docs[no.report];
    let Some(cue) = no.claim.cue.as_ref().and_then(|c| doc.tokens_in(c.span).next()) else { return false };
    let (t, main) = (&doc.tokens[cue], doc.tokens[cue].head);
    // Not `it was released, and Kern denied the claims`.
    let against = |i: usize| matches!(&*doc.tokens[i].lower, "although" | "but" | "though");
    let turns = doc.children_by(cue, &[Dep::Mark]).chain(doc.children_by(main, &[Dep::Cc])).any(against);
    let joined = matches!(t.dep, Dep::Advcl | Dep::Conj) && main < cue && turns;
    let subject = || doc.children_by(main, &[Dep::Nsubj, Dep::Nsubjpass]).next();
    joined
        && matches!(doc.tokens[main].pos, Pos::Verb | Pos::Aux)
        && doc.children_by(cue, &[Dep::Nsubj]).next().is_some()
        && subject().is_some_and(|s| !doc.subtree(s).any(|i| cx.reading.who[no.report].at(i) == Some(by)))
}

/// Whether somebody else is accused outright between a charge and who answers it.
fn others_between(cx: &Context, n: usize, told: usize, by: ActorId) -> bool {
    let mut between = (told + 1..n).map(|m| &cx.claims[m]);
    between.any(|p| accuses(p) && !p.claim.accuses.is_empty() && !p.claim.accuses.contains(&by))
}

/// Whether a claim blames `actor`: by what it says, or by a cue that does so where it tells of the actor.
pub(super) fn blames(cx: &Context, told: &Profile, actor: ActorId) -> bool {
    let named = || told.claim.about.contains(&actor);
    // Who is named where others are accused is not blamed: the accused stands first (`accused Kern of it`).
    let doc = &cx.reading.docs[told.report];
    let first = || doc.tokens_in(told.claim.span).find_map(|i| cx.reading.who[told.report].at(i));
    let accused = || told.claim.accuses.is_empty() && first() == Some(actor);
    // `quick to believe those who have accused Kern`: not the speaker accuses him.
    let others = |i: usize| doc.tokens[i].dep == Dep::Relcl && ACCUSING.contains(&cx.lemma(told.report, i).as_str());
    // `too busy for allegations that Kern took it`
    let reports = |i: usize| {
        told_before(cx, told.report, i) && doc.children_by(i, &[Dep::Acl, Dep::Ccomp, Dep::Relcl]).next().is_some()
    };
    let list = &cx.statements[told.report];
    let own = charges(cx, told);
    if !own && doc.tokens_in(told.claim.span).any(|i| others(i) || reports(i)) {
        return false;
    }
    // `will tell of what she knows of Kern's theft`: it is not told here.
    let takes_part = || {
        let args = told.clauses.iter().filter_map(|&n| list.get(n)).flat_map(|s| s.args.iter());
        // `Kern's office paid for it`
        let whose = |h: usize| doc.children_by(h, &[Dep::Poss]);
        let mut heads =
            args.flat_map(|a| std::iter::once(a.head).chain(whose(a.head).filter(|_| a.role == Role::Subject)));
        heads.any(|h| cx.reading.who[told.report].at(h) == Some(actor))
    };
    told.claim.accuses.contains(&actor) && (own || told.clauses.is_empty() || takes_part())
        || (accuses(told) && accused() && told.terms.len() >= 2 && named())
}

/// Whether a claim says outright that somebody is accused, by its cue or by a clause of its own.
fn charges(cx: &Context, told: &Profile) -> bool {
    let (doc, list) = (&cx.reading.docs[told.report], &cx.statements[told.report]);
    let mut own = told.statements.iter().filter_map(|&n| list.get(n));
    // Not `chose not to charge him`.
    let so = |s: &Statement| s.turned.is_none() && doc.tokens[s.head].dep != Dep::Relcl;
    accuses(told) || own.any(|s| ACCUSING.contains(&s.verb.as_str()) && so(s))
}

/// Whether it is nobody who tells it (`none of the sailors said that they paid`).
pub(super) fn by_nobody(cx: &Context, told: &Profile) -> bool {
    let doc = &cx.reading.docs[told.report];
    let first = told.claim.source.iter().find_map(|s| doc.tokens_in(s.span).next());
    first.is_some_and(|i| nobody(doc, i))
}

/// Whether a noun phrase that begins at a token is of nobody, or of hardly anybody; not `no fewer than ten`, `No. 10`.
pub(super) fn nobody(doc: &Doc, first: usize) -> bool {
    let next = doc.tokens.get(first + 1);
    let counts = |t: &Token| t.pos == Pos::Num || matches!(&*t.lower, "fewer" | "less");
    match &*doc.tokens[first].lower {
        "neither" | "nobody" | "none" => true,
        "no" => !next.is_some_and(counts),
        "few" => first.checked_sub(1).is_none_or(|b| &*doc.tokens[b].lower != "a"),
        _ => false,
    }
}

/// Whether a claim can be answered by `actor`: it is not the actor's own, nor itself a denial.
pub(super) fn open(cx: &Context, told: &Profile, actor: ActorId) -> bool {
    let doc = &cx.reading.docs[told.report];
    let own = told.claim.source.iter().flat_map(|s| doc.tokens_in(s.span));
    // Not `Kern's critics`.
    let against = |i: usize| {
        let t = &doc.tokens[i];
        t.dep == Dep::Poss && AGAINST.contains(&&*doc.tokens[t.head].lemma)
    };
    let spoken_for = own.into_iter().any(|i| cx.reading.who[told.report].at(i) == Some(actor) && !against(i));
    let main = told.statements.first().and_then(|&n| cx.statements[told.report].get(n));
    let unable = |s: &Statement| s.copula && matches!(s.verb.as_str(), "unable" | "unlikely" | "unwilling");
    // `said she told them that she did not recall it`
    let list = &cx.statements[told.report];
    let next = told.statements.get(1).and_then(|&n| list.get(n)).filter(|s| doc.tokens[s.head].dep == Dep::Ccomp);
    // `has neither gone nor been told to`
    let neither = doc.tokens_in(told.claim.span).any(|i| &*doc.tokens[i].lower == "neither");
    // `none of the charges that he denies was dropped`
    let of_none = doc.tokens_in(told.claim.span).next().is_some_and(|i| nobody(doc, i));
    let negative = neither
        || of_none
        || by_nobody(cx, told)
        || main.is_some_and(|s| s.turned.is_some() || unable(s))
        || next.is_some_and(|s| s.turned.is_some());
    cx.speaker(told) != Some(actor) && !spoken_for && !negative && cx.rejection(told).is_none()
}
