//! Stance: whether a claim says that a story is not so, and which story.
//!
//! A story is rejected by a cue (`denied that …`), by a verb with a story as its object (`shot down a report of …`), by
//! what it is called (`the news of … is false`, `a fake report`), or in set words (`had nothing to do with it`). What is
//! left of the claim without the rejecting words is the story; where nothing is left (`denied it`, `these attacks are
//! garbage`), it is a story that was told before.

use crate::extract::engine::{Dep, Doc, Pos, Tag};
use crate::model::{ActorId, SourceKind};

use super::super::meeting::{Side, verb_token};
use super::super::profile::{Context, Profile};
use super::super::statement::{Role, Statement};
use super::super::terms::{Bag, Term};
use super::super::words::LISTS;
use super::answers::{by_nobody, nobody};
use super::liars::by_liar;
use super::nouns::{told_before, wrong};
use super::rejecting::{by_cue, by_name, by_phrase, by_statement};

/// A story with less than this that could be found again is one that was told before.
const NOTHING: f32 = 0.3;
/// What is told in writing.
pub(super) const WRITTEN: &[&str] = &["article", "coverage", "headline", "news", "piece", "report", "story"];

/// That a claim rejects a story.
#[derive(Debug, Clone)]
pub(in super::super) struct Rejection {
    /// The rejecting words.
    pub(super) words: Vec<usize>,
    /// The terms of the story.
    pub(super) story: Vec<(Term, usize)>,
    /// Those of its tokens that are names.
    names: Vec<usize>,
    /// Whether what is rejected is called a text (`the article`, `reports`).
    pub(super) written: bool,
    /// Whether nothing but names is left of the story (`contradicting the Velia police`).
    pub(super) only_names: bool,
    /// Whether the story is only named by what it is about (`the harbour story is a hoax`).
    pub(super) topic: bool,
    /// Whether it is that one thing has to do with another that is rejected (`played no role in it`).
    pub(super) of_two: bool,
    /// The second of the two (`nothing to do with the guild`).
    with: Option<Term>,
    /// Whether the claim only calls something by a word for an untrue story (`the climate hoax`).
    pub(super) by_name: bool,
    /// Whether the story itself is that something is not so (`the idea that it cannot work is absurd`).
    pub(super) turned: bool,
    /// Whether it is rejected in part (`that it was only his`): the rest may be so.
    pub(super) in_part: bool,
    /// The number of which it is denied that it was no more (`that it was only one`).
    pub(super) at_most: Option<usize>,
    /// What is said to have been done in it: the verb and, where that says little, its object.
    pub(super) deed: Vec<Term>,
    /// What is denied, where it is named and not told (`any change of the plan`).
    pub(super) named: Option<Term>,
    /// The dictionary form of that.
    pub(super) named_as: String,
    /// What is said to have done it, or been done to, where that is no actor (`that any of the grant was spent`).
    pub(super) what: Option<Term>,
    /// What stands in the noun itself of a story that is only called untrue (`a false report of a fire`).
    pub(super) inner: Vec<Term>,
    /// Whether a story that is only called untrue has nothing but names in its noun (`the phony Kern story`).
    pub(super) of_names: bool,
    /// Whether what is denied is a thing that is known (`asked of her call, which she denied`).
    pub(super) definite: bool,
    /// Whether it is a wrong of which somebody has to be accused (`a part in the theft`).
    pub(super) wrong: bool,
    /// Whether the verb for it says little and nothing else says what it was (`gave up anything`).
    pub(super) vague: bool,
    /// Who is said to have done it.
    pub(super) doer: Option<ActorId>,
    /// Who told it, where the denial names him (`rejected Kern's claim`).
    pub(super) owner: Option<ActorId>,
    /// Who rejects it, where that is known.
    pub(in super::super) by: Option<ActorId>,
    /// The word for who rejects it, where that is not the claim's source.
    pub(in super::super) denier: Option<usize>,
    /// Whether the claim itself is a rejection on somebody's word; else it is the outlet that calls the story untrue.
    pub(super) said: bool,
    /// Whether the outlet rejects what the claim's source tells.
    pub(super) outlet: bool,
    /// Whether the story is one that was told before, and is not told again.
    pub(super) refers_back: bool,
}

impl Rejection {
    /// The share of the story that `told` has too, and how much that is.
    pub(super) fn met(&self, told: &Bag) -> (f32, f32) {
        let (met, all) = self
            .story
            .iter()
            .fold((0.0, 0.0), |(met, all), (term, _)| (met + term.weight * told.met(term.id), all + term.weight));
        (if all > 0.0 { met / all } else { 0.0 }, met)
    }

    /// Whether `told` has more of the story than its names, where the story has.
    pub(super) fn met_in_words(&self, told: &Bag) -> bool {
        let mut words = self.story.iter().filter(|(_, token)| !self.names.contains(token)).peekable();
        words.peek().is_none() || words.any(|(t, _)| told.met(t.id) >= 0.5)
    }

    /// Whether `told` has something of what stands before the rejecting words and of what stands behind them; what is
    /// said to have played no part in a thing is denied only by who tells of both, or accuses who says so.
    pub(super) fn met_on_both_sides(&self, told: &Bag, accused: bool) -> bool {
        let (Some(&first), Some(&last)) = (self.words.first(), self.words.last()) else { return true };
        let met = |before: bool| {
            let mut own = self.story.iter().filter(|(_, token)| if before { *token < first } else { *token > last });
            let any = own.clone().next().is_some();
            !any || own.any(|(term, _)| told.met(term.id) >= 0.5)
        };
        let before = self.story.iter().any(|(_, token)| *token < first);
        let with = self.with.is_none_or(|t| told.met(t.id) >= 0.5);
        !self.of_two || (before || accused) && met(true) && met(false) && with
    }
}

/// What a story is of, where its noun says so (`claims of an affair`, `affair claims`), else the noun itself.
fn told_of(cx: &Context, report: usize, noun: usize) -> usize {
    let doc = &cx.reading.docs[report];
    let of = doc.children_by(noun, &[Dep::Prep]).find(|&p| &*doc.tokens[p].lower == "of");
    let what = of.filter(|_| told_before(cx, report, noun)).and_then(|p| doc.children_by(p, &[Dep::Pobj]).next());
    // `assault allegations`
    let made_of = || {
        let own = doc.children_by(noun, &[Dep::Compound]).rfind(|&c| doc.tokens[c].pos == Pos::Noun);
        own.filter(|_| told_before(cx, report, noun))
    };
    what.filter(|&w| doc.tokens[w].pos == Pos::Noun).or_else(made_of).unwrap_or(noun)
}

/// Whether a noun stands for a story named by what it is about (`the harbour story`).
fn story_of(cx: &Context, report: usize, noun: usize) -> bool {
    let doc = &cx.reading.docs[report];
    LISTS.stories.contains_key(cx.lemma(report, noun).as_str())
        && doc.children_by(noun, &[Dep::Compound, Dep::Amod, Dep::Prep]).next().is_some()
        && doc.children_by(noun, &[Dep::Acl, Dep::Ccomp, Dep::Relcl]).next().is_none()
}

/// Whether the outlet that tells a claim calls what it tells untrue: the same told again, or, of what only reports tell,
/// the reports as such (`the report is fiction`).
pub(super) fn taken_back(cx: &Context, told: &Profile) -> bool {
    let document = |p: &Profile| p.claim.source.as_ref().is_some_and(|s| s.kind == SourceKind::Document);
    let own = cx.claims_of(told.report);
    let others = own.iter().filter(|p| p.claim.id != told.claim.id);
    let mut untrue = others.filter_map(|p| cx.rejection(p)).filter(|r| !r.said);
    let as_such = || own.iter().filter_map(|p| cx.rejection(p)).any(|r| !r.said && r.refers_back && r.written);
    if told.claim.source.is_some() {
        return document(told) && as_such();
    }
    let all = whole(cx, told);
    // The headline of such a report, printed as an example.
    let printed = |p: &Profile| {
        let share = |one: &Bag, other: &Bag| {
            let (met, all) =
                one.iter().fold((0.0, 0.0), |(m, a), (t, _)| (m + t.weight * other.met(t.id), a + t.weight));
            met / f32::max(all, 1.0)
        };
        document(p) && share(&p.terms, &told.terms) >= 0.5 && share(&told.terms, &p.terms) >= 0.5
    };
    untrue.any(|r| {
        let (share, met) = r.met(&all);
        share >= 0.5 && met >= 0.6
    }) || as_such() && own.iter().any(printed)
}

/// The noun that a relative pronoun stands for (`Kern, who denied it`), else the word itself.
fn named(doc: &Doc, subject: usize) -> usize {
    let relative = doc.ancestors(subject).find(|&a| doc.tokens[a].dep == Dep::Relcl);
    let pronoun = matches!(doc.tokens[subject].tag, Tag::Wdt | Tag::Wp);
    relative.filter(|_| pronoun).map_or(subject, |r| doc.tokens[r].head)
}

/// All that a claim tells, with who says it and how: the terms of its content, its source and its cue.
pub(super) fn whole(cx: &Context, profile: &Profile) -> Bag {
    let doc = &cx.reading.docs[profile.report];
    let claim = profile.claim;
    let beside = claim.source.iter().map(|s| s.span).chain(claim.cue.iter().map(|c| c.span));
    let mut tokens: Vec<usize> = claim.spans.iter().copied().chain(beside).flat_map(|s| doc.tokens_in(s)).collect();
    tokens.sort_unstable();
    tokens.dedup();
    Bag::new(cx.terms_of(profile.report, &tokens), &cx.terms)
}

/// Whether `profile` rejects a story.
pub(in super::super) fn rejection(cx: &Context, profile: &Profile) -> Option<Rejection> {
    let stated = by_cue(cx, profile)
        .or_else(|| by_statement(cx, profile))
        .or_else(|| by_phrase(cx, profile))
        .or_else(|| by_liar(cx, profile));
    let by_name = stated.is_none();
    let found = stated.or_else(|| self::by_name(cx, profile))?;
    let doc = &cx.reading.docs[profile.report];
    // `few dispute it`
    let few = |s: usize| doc.subtree(s).next().is_some_and(|i| nobody(doc, i));
    let beside = || {
        found
            .words
            .first()
            .and_then(|w| w.checked_sub(1))
            .is_some_and(|b| &*doc.tokens[b].lower == "few" && nobody(doc, b))
    };
    if by_nobody(cx, profile) || found.by.is_some_and(few) || beside() {
        return None;
    }
    let empty = |token: usize| {
        let lemma = cx.lemma(profile.report, token);
        LISTS.light.contains_key(lemma.as_str())
            || LISTS.rejections.contains_key(lemma.as_str())
            || told_before(cx, profile.report, token)
    };
    // Who rejects is no part of the story, where the claim's own words name it.
    let subject: Vec<usize> = found.by.into_iter().flat_map(|s| doc.subtree(s)).collect();
    let long = found.words.len() >= 3;
    let of_two = found.words.last().copied().filter(|&w| long && matches!(&*doc.tokens[w].lower, "in" | "with"));
    let nothing = found.words.first().is_some_and(|&w| &*doc.tokens[w].lower == "nothing");
    // `denied a part in the fire, which burnt for days`; `dismissed the report as a plot`: what is told by the way, and what
    // the story is called.
    let aside = |token: usize| {
        let up = std::iter::once(token).chain(doc.ancestors(token));
        let by_the_way = |a: usize| {
            let comma =
                || doc.subtree(a).start.checked_sub(1).is_some_and(|b| matches!(&*doc.tokens[b].lower, "," | "—"));
            doc.tokens[a].dep == Dep::Relcl && comma()
        };
        let called = |a: usize| {
            let t = &doc.tokens[a];
            // Nor is what else went on at the time (`amid calls for a ban`).
            t.dep == Dep::Prep
                && (&*t.lower == "as" && found.words.contains(&t.head) || matches!(&*t.lower, "amid" | "amidst"))
        };
        // `denied that it was sold after clerks reported its sale`
        let reported = |a: usize| {
            let after = || doc.children_by(a, &[Dep::Mark]).any(|m| &*doc.tokens[m].lower == "after");
            doc.tokens[a].dep == Dep::Advcl
                && matches!(&*doc.tokens[a].lemma, "claim" | "publish" | "report" | "reveal" | "say" | "suggest")
                && after()
        };
        // `denied it and left for Orsk`
        let next = |a: usize| {
            let t = &doc.tokens[a];
            t.dep == Dep::Conj && t.pos == Pos::Verb && found.words.contains(&t.head)
        };
        up.take_while(|a| !found.words.contains(a)).any(|a| by_the_way(a) || called(a) || reported(a) || next(a))
    };
    let story: Vec<_> = profile
        .terms
        .iter()
        .filter(|(_, token)| !found.words.contains(token) && !subject.contains(token) && !empty(*token))
        .filter(|(_, token)| !aside(*token))
        .filter(|(_, token)| found.scope.is_none_or(|top| doc.is_under(*token, top)))
        .copied()
        .collect();
    // The clauses of the story.
    let clauses = || {
        let told = profile.clauses.iter().filter_map(|&n| cx.statements[profile.report].get(n));
        // Not the `had` of `had nothing to do with it`.
        let phrase =
            |s: &&Statement| of_two.is_some() && nothing && found.words.iter().any(|&w| doc.tokens[w].head == s.head);
        let told = told.filter(move |s| !phrase(s));
        told.filter(|s| !found.words.contains(&s.head)).filter(|s| story.iter().any(|(_, token)| s.own.contains(token)))
    };
    // `asked the board to sell it`: the sale.
    let tried = |s: &&Statement| matches!(s.verb.as_str(), "attempt" | "plan" | "seek" | "try");
    let asked = |s: &&Statement| {
        // Not `told the board that it was sold`.
        let told = s.verb == "tell" && doc.children_by(s.head, &[Dep::Xcomp]).next().is_some();
        let verb = told || matches!(s.verb.as_str(), "ask" | "direct" | "instruct" | "order" | "urge");
        verb && s.heads(Role::Object).next().is_some()
    };
    let deed = match clauses().next().filter(|_| !by_name) {
        Some(first) if asked(&first) || tried(&first) => clauses().nth(1).or(Some(first)),
        first => first,
    };
    let source = profile.claim.source.as_ref().filter(|_| !found.outlet);
    let by = found.by.and_then(|s| cx.reading.who[profile.report].at(s)).or(source.and_then(|s| s.actor));
    let term = |token| cx.term(profile.report, token).or_else(|| cx.name_term(profile.report, token));
    // `gave the keys away`: what was done is named by what it was done to.
    let slight = |s: &Statement| {
        let verb = s.verb.split(' ').next().unwrap_or_default();
        !s.copula && (s.verb.contains(' ') || LISTS.light.contains_key(verb))
    };
    // `that a test took place`: the test.
    let occurs = |s: &Statement| matches!(s.verb.as_str(), "exist" | "happen" | "occur" | "take place");
    let named_by = |s: &Statement| {
        let role = if occurs(s) { Role::Subject } else { Role::Object };
        let noun = s.heads(role).find(|&o| term(o).is_some());
        noun.filter(|_| slight(s) || occurs(s))
    };
    // `denied knowing of it`
    let verbal = found.top.filter(|&t| !by_name && doc.tokens[t].pos == Pos::Verb && doc.tokens[t].tag == Tag::Vbg);
    let verbal = verbal.filter(|&t| clauses().all(|s| s.head != t));
    // `denied having knowledge of it`
    let held = |verb: usize| {
        let object = || doc.children_by(verb, &[Dep::Dobj]).find(|&o| term(o).is_some());
        if LISTS.light.contains_key(&*doc.tokens[verb].lemma) { object().unwrap_or(verb) } else { verb }
    };
    let doer = deed.and_then(|s| s.heads(Role::Subject).next());
    let content = || profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    let written =
        content().any(|i| doc.tokens[i].pos != Pos::Verb && WRITTEN.contains(&cx.lemma(profile.report, i).as_str()));
    // `only 750`: the number is what is denied. Not `all 12`.
    let small = |i: usize| {
        let number = doc.tokens.get(i + 1).is_some_and(|n| matches!(n.pos, Pos::Num | Pos::Sym));
        number && matches!(&*doc.tokens[i].lower, "only" | "just" | "merely")
    };
    // `that it was only one`; not `is just a hoax`
    let in_part = content().any(|i| {
        let t = &doc.tokens[i];
        // `supplied the boats themselves`
        let itself = matches!(&*t.lower, "itself" | "themselves") && i > 0 && doc.tokens[i - 1].pos == Pos::Noun;
        let part = matches!(&*t.lower, "only" | "just" | "merely" | "all") && !found.words.contains(&t.head);
        itself || part && !small(i)
    });
    let at_most = content().find(|&i| small(i));
    let noun = found.top.filter(|&n| !by_name && doc.tokens[n].pos == Pos::Noun && clauses().next().is_none());
    let inner = || {
        found.top.filter(|_| by_name).into_iter().flat_map(|top| story.iter().filter(move |s| doc.is_under(s.1, top)))
    };
    let name = |token: usize| doc.tokens[token].pos == Pos::Propn || cx.reading.who[profile.report].at(token).is_some();
    // `false claims about the harbour`: which, is not said.
    let about = || {
        let told = found.top.filter(|_| by_name);
        told.is_some_and(|top| {
            doc.children_by(top, &[Dep::Prep]).any(|p| matches!(&*doc.tokens[p].lower, "about" | "on" | "regarding"))
                && doc.children_by(top, &[Dep::Acl, Dep::Ccomp, Dep::Compound]).next().is_none()
        })
    };
    // The same where the claim is what they are about.
    let beside_it = || {
        let before = content().next().and_then(|f| f.checked_sub(1));
        !by_name
            && clauses().next().is_none()
            && before.is_some_and(|b| matches!(&*doc.tokens[b].lower, "about" | "on" | "regarding"))
    };
    let beside = profile.claim.cue.iter().map(|c| c.span).chain(profile.claim.source.iter().map(|s| s.span));
    let own = |token: usize| beside.clone().any(|span| doc.tokens_in(span).contains(&token));
    // `Kern's claim`, `the Kern story`, `a claim by Kern`
    let owner = || {
        let nouns = content().chain(found.scope).filter(|&i| told_before(cx, profile.report, i));
        let from = |p: usize| matches!(&*doc.tokens[p].lower, "by" | "from");
        let named = |i: usize| {
            let after = doc.children_by(i, &[Dep::Prep]).filter(move |&p| from(p));
            doc.children_by(i, &[Dep::Poss, Dep::Compound]).chain(after.flat_map(|p| doc.children_by(p, &[Dep::Pobj])))
        };
        let mut names = nouns.flat_map(named).filter_map(|i| cx.reading.who[profile.report].at(i));
        names.find(|&a| Some(a) != by)
    };
    Some(Rejection {
        owner: owner(),
        of_names: inner().next().is_some() && inner().all(|(_, token)| name(*token)) || about() || beside_it(),
        named_as: {
            let verb = clauses().next().filter(|s| !by_name && asked(s)).map(|s| s.head);
            let word = verb.or_else(|| noun.map(|n| told_of(cx, profile.report, n)));
            word.map(|w| cx.lemma(profile.report, w)).unwrap_or_default()
        },
        // `claims of an affair`: the affair.
        named: match clauses().next().filter(|s| !by_name && asked(s)) {
            // `asked the board to sell it`: who tells only of the sale tells another thing.
            Some(first) => term(first.head),
            None => noun.map(|n| told_of(cx, profile.report, n)).filter(|&n| !empty(n)).and_then(term),
        },
        inner: inner().map(|(t, _)| *t).collect(),
        what: deed.filter(|_| found.top.is_some()).and_then(|s| {
            let first = s.args.iter().find(|a| matches!(a.role, Role::Subject | Role::Object) && a.head < s.head)?;
            let common =
                doc.tokens[first.head].pos == Pos::Noun && cx.reading.who[profile.report].at(first.head).is_none();
            term(first.head).filter(|t| common && t.weight >= 0.5)
        }),
        definite: noun.is_some_and(|n| {
            let known = |d: usize| {
                matches!(
                    &*doc.tokens[d].lower,
                    "the" | "this" | "that" | "these" | "those" | "such" | "her" | "his" | "their" | "its"
                )
            };
            !empty(n) && doc.children_by(n, &[Dep::Det, Dep::Poss, Dep::Amod, Dep::Predet]).any(known)
        }),
        wrong: noun.is_some_and(|n| wrong(cx, profile.report, n)),
        deed: match verbal {
            Some(verb) => term(held(verb)).into_iter().collect(),
            None => {
                let said = |s: &Statement| {
                    Some(verb_token(Side { report: profile.report, statement: s })).filter(|_| !occurs(s))
                };
                deed.into_iter().flat_map(|s| named_by(s).into_iter().chain(said(s))).filter_map(term).collect()
            }
        },
        // `rejected the idea that it should be sold`: what should be is not denied.
        vague: deed.is_some_and(|s| slight(s) && named_by(s).is_none())
            || of_two.is_some() && deed.is_none() && nothing
            || clauses().any(|s| doc.children_by(s.head, &[Dep::Aux]).any(|a| &*doc.tokens[a].lower == "should")),
        doer: doer.and_then(|d| cx.reading.who[profile.report].at(d)),
        only_names: story.iter().all(|(_, token)| name(*token)),
        names: story.iter().map(|(_, token)| *token).filter(|&t| name(t)).collect(),
        topic: found.scope.is_some_and(|s| story_of(cx, profile.report, s)) && clauses().next().is_none(),
        with: of_two.and_then(|w| doc.children_by(w, &[Dep::Pobj]).next()).and_then(term),
        of_two: of_two.is_some(),
        by_name,
        outlet: found.outlet,
        written,
        in_part,
        at_most,
        turned: clauses().any(|s| s.turned.is_some_and(|turn| !found.words.contains(&turn))),
        by,
        // Whose cue it is has denied it himself.
        denier: found.by.filter(|&s| !own(s) && !found.words.iter().any(|&w| own(w))).map(|s| named(doc, s)),
        said: found.by.is_some() || source.is_some(),
        refers_back: found.back || story.iter().map(|(t, _)| t.weight).sum::<f32>() < NOTHING,
        words: found.words,
        story,
    })
}
