//! Stance: whether a claim says that a story is not so, and which story.
//!
//! A story is rejected by a cue (`denied that …`), by a verb with a story as its object (`shot down a report of …`), by
//! what it is called (`the news of … is false`, `a fake report`), or in set words (`had nothing to do with it`). What is
//! left of the claim without the rejecting words is the story; where nothing is left (`denied it`, `these attacks are
//! garbage`), it is a story that was told before.

use crate::extract::engine::{Dep, Doc, Pos};
use crate::model::{ActorId, CueClass};

use super::super::meeting::{Side, verb_token};
use super::super::profile::{Context, Profile};
use super::super::statement::{Role, Statement};
use super::super::terms::Term;
use super::super::words::LISTS;
use super::asserted;

/// A story with less than this that could be found again is one that was told before.
const NOTHING: f32 = 0.3;
/// Verbs that reject whatever is their object; the others reject only what is called a story.
const PLAIN: &[&str] = &[
    "contradict",
    "debunk",
    "deny",
    "disavow",
    "disclaim",
    "disprove",
    "dispute",
    "gainsay",
    "rebut",
    "refute",
    "shoot down",
];
/// What is denied without being told again.
const WRONGS: &[&str] =
    &["accusation", "blame", "charge", "fault", "guilt", "involvement", "misconduct", "responsibility", "wrongdoing"];
/// What is told in writing.
const WRITTEN: &[&str] = &["article", "coverage", "headline", "news", "piece", "report", "story"];
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
    "care",
    "chance",
    "coverage",
    "entry",
    "help",
    "interview",
    "justice",
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
    "request",
    "right",
    "service",
    "treatment",
    "visa",
    "vote",
];
/// Verbs after which a denial is none (`refused to confirm or deny`).
const WITHHELD: &[&str] = &["allow", "avoid", "decline", "fail", "permit", "refuse", "stop"];
/// Ways of denying that are no single word.
const PHRASES: &[&[&str]] = &[
    &["nothing", "to", "do", "with"],
    &["no", "truth", "to"],
    &["no", "truth", "in"],
    &["not", "true"],
    &["n't", "true"],
    &["no", "basis"],
    &["no", "such", "thing"],
    &["had", "no", "part", "in"],
    &["played", "no", "role", "in"],
    &["played", "no", "part", "in"],
];

/// That a claim rejects a story.
#[derive(Debug, Clone)]
pub(in super::super) struct Rejection {
    /// The rejecting words.
    pub(super) words: Vec<usize>,
    /// The terms of the story.
    pub(super) story: Vec<(Term, usize)>,
    /// Whether what is rejected is called a text (`the article`, `reports`).
    pub(super) written: bool,
    /// Whether the claim only calls something by a word for an untrue story (`the climate hoax`).
    pub(super) by_name: bool,
    /// Whether it is rejected in part (`that it was only one`): the rest may be so.
    pub(super) in_part: bool,
    /// What is said to have been done in it: the verb and, where that says little, its object.
    pub(super) deed: Vec<Term>,
    /// Whether the verb for it says little and nothing else says what it was (`gave up anything`).
    pub(super) vague: bool,
    /// Who is said to have done it.
    pub(super) doer: Option<ActorId>,
    /// Who rejects it, where that is known.
    pub(super) by: Option<ActorId>,
    /// Whether the claim itself is a rejection on somebody's word; else it is the outlet that calls the story untrue.
    pub(super) said: bool,
    /// Whether the outlet rejects what the claim's source tells.
    pub(super) outlet: bool,
    /// Whether the story is one that was told before, and is not told again.
    pub(super) refers_back: bool,
}

impl Rejection {
    /// The share of the story that `told` has too, and how much that is.
    pub(super) fn met(&self, cx: &Context, told: &[(Term, usize)]) -> (f32, f32) {
        let (met, all) = self
            .story
            .iter()
            .fold((0.0, 0.0), |(met, all), (term, _)| (met + term.weight * cx.met(term.id, told), all + term.weight));
        (if all > 0.0 { met / all } else { 0.0 }, met)
    }
}

/// All that a claim tells, with who says it and how: the terms of its content, its source and its cue.
pub(super) fn whole(cx: &Context, profile: &Profile) -> Vec<(Term, usize)> {
    let doc = &cx.reading.docs[profile.report];
    let claim = profile.claim;
    let beside = claim.source.iter().map(|s| s.span).chain(claim.cue.iter().map(|c| c.span));
    let mut tokens: Vec<usize> = claim.spans.iter().copied().chain(beside).flat_map(|s| doc.tokens_in(s)).collect();
    tokens.sort_unstable();
    tokens.dedup();
    cx.terms_of(profile.report, &tokens)
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
    let empty = |token: usize| {
        let lemma = cx.lemma(profile.report, token);
        LISTS.light.contains_key(lemma.as_str())
            || LISTS.rejections.contains_key(lemma.as_str())
            || told_before(cx, profile.report, token)
    };
    // Who rejects is no part of the story, where the claim's own words name it.
    let subject: Vec<usize> = found.by.into_iter().flat_map(|s| doc.subtree(s)).collect();
    let story: Vec<_> = profile
        .terms
        .iter()
        .filter(|(_, token)| !found.words.contains(token) && !subject.contains(token) && !empty(*token))
        .filter(|(_, token)| found.scope.is_none_or(|top| doc.is_under(*token, top)))
        .copied()
        .collect();
    let side = |statement| Side { report: profile.report, statement };
    let told = profile.statements.iter().filter_map(|&n| cx.statements[profile.report].get(n));
    let deed = told
        .filter(|s| !by_name && !found.words.contains(&s.head))
        .find(|s| story.iter().any(|(_, token)| s.own.contains(token)));
    let source = profile.claim.source.as_ref().filter(|_| !found.outlet);
    let by = found.by.and_then(|s| cx.reading.who[profile.report].at(s)).or(source.and_then(|s| s.actor));
    let term = |token| cx.term(profile.report, token).or_else(|| cx.name_term(profile.report, token));
    // `gave the keys away`: what was done is named by what it was done to.
    let slight = |s: &Statement| {
        let verb = s.verb.split(' ').next().unwrap_or_default();
        !s.copula && (s.verb.contains(' ') || LISTS.light.contains_key(verb))
    };
    let named_by = |s: &Statement| {
        let object = s.heads(Role::Object).find(|&o| term(o).is_some());
        object.filter(|_| slight(s))
    };
    let doer = deed.and_then(|s| s.heads(Role::Subject).next());
    let content = || profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    let written = content().any(|i| WRITTEN.contains(&cx.lemma(profile.report, i).as_str()));
    // `that it was only one`; not `is just a hoax`
    let in_part = content().any(|i| {
        matches!(&*doc.tokens[i].lower, "only" | "just" | "merely" | "all")
            && !found.words.contains(&doc.tokens[i].head)
    });
    Some(Rejection {
        deed: deed
            .into_iter()
            .flat_map(|s| named_by(s).into_iter().chain([verb_token(side(s))]))
            .filter_map(term)
            .collect(),
        vague: deed.is_some_and(|s| slight(s) && named_by(s).is_none()),
        doer: doer.and_then(|d| cx.reading.who[profile.report].at(d)),
        by_name,
        outlet: found.outlet,
        written,
        in_part,
        by,
        said: found.by.is_some() || source.is_some(),
        refers_back: found.back || story.iter().map(|(t, _)| t.weight).sum::<f32>() < NOTHING,
        words: found.words,
        story,
    })
}

/// Where a rejection stands.
struct Found {
    /// The rejecting words.
    words: Vec<usize>,
    /// Who rejects, where that stands in the claim itself.
    by: Option<usize>,
    /// Whether what is rejected is only pointed at (`it`, `these attacks`, `the rumours`).
    back: bool,
    /// The head of what is rejected, where it is a part of the claim.
    scope: Option<usize>,
    /// Whether it is the outlet that rejects what a source tells.
    outlet: bool,
}

impl Found {
    fn new(words: Vec<usize>, by: Option<usize>) -> Self {
        Self { words, by, back: false, scope: None, outlet: false }
    }
}

/// Whether a noun stands for something that was told before.
fn told_before(cx: &Context, report: usize, token: usize) -> bool {
    story(cx, report, token) || WRONGS.contains(&cx.lemma(report, token).as_str())
}

/// Whether a noun phrase says no more than that something was told (`the rumours, which spread`).
fn only_points(cx: &Context, report: usize, head: usize) -> bool {
    let doc = &cx.reading.docs[report];
    let pronoun = matches!(doc.tokens[head].pos, Pos::Pron | Pos::Det);
    pronoun
        || (told_before(cx, report, head)
            && doc.children_by(head, &[Dep::Prep, Dep::Acl, Dep::Ccomp, Dep::Compound, Dep::Appos]).next().is_none()
            && doc.children_by(head, &[Dep::Amod, Dep::Poss]).all(|c| cx.reading.who[report].at(c).is_none()))
}

fn kind(cx: &Context, report: usize, token: usize) -> Option<&'static str> {
    LISTS.rejections.get(cx.lemma(report, token).as_str()).copied()
}

fn story(cx: &Context, report: usize, token: usize) -> bool {
    let lemma = cx.lemma(report, token);
    LISTS.stories.contains_key(lemma.as_str())
}

/// `denied that`, `denied claims of`; and a story of which the claim's own cue says that it is rejected (`denies
/// claims that`, `a fake report alleging that`).
fn by_cue(cx: &Context, profile: &Profile) -> Option<Found> {
    let (doc, report) = (&cx.reading.docs[profile.report], profile.report);
    let cue = profile.claim.cue.as_ref()?;
    let range = doc.tokens_in(cue.span);
    let words = || range.clone().collect::<Vec<_>>();
    let verb = LISTS.rejections.get(cue.lemma.as_str()).copied();
    let turned =
        cx.statements[report].iter().any(|s| range.contains(&s.head) && (s.turned.is_some() || !asserted(s.mode)));
    if turned {
        return None;
    }
    if withheld(cx, report, range.start) {
        return None;
    }
    let content = || profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    // The topmost word of what is rejected.
    let points = || {
        let all: Vec<usize> = content().collect();
        let top = all.iter().copied().find(|&i| !all.contains(&doc.tokens[i].head) || doc.tokens[i].head == i);
        top.is_some_and(|i| only_points(cx, report, i))
    };
    let given = || content().next().is_some() && content().take(3).any(|i| gift(cx, report, i));
    if (PLAIN.contains(&cue.lemma.as_str()) && !given()) || matches!(verb, Some("denial")) {
        return Some(Found { back: points(), ..Found::new(words(), None) });
    }
    // `dismissed the report`, `called the article misleading`: what the cue governs is a story.
    if (verb == Some("verb") || cue.class == CueClass::Denying)
        && content().take(4).any(|i| story(cx, report, i))
        && content().count() <= 25
    {
        return Some(Found { back: points(), ..Found::new(words(), None) });
    }
    let named = |i: usize| story(cx, report, i) || doc.tokens[i].pos == Pos::Pron;
    if matches!(cue.lemma.as_str(), "call" | "brand" | "label" | "describe" | "term" | "dub" | "denounce" | "dismiss")
        && content().count() <= 12
        && content().any(named)
        && let Some(word) = content().find(|&i| matches!(kind(cx, report, i), Some("quality" | "noun")))
    {
        return Some(Found {
            back: content().any(|i| only_points(cx, report, i) && !doc.is_under(word, i)),
            ..Found::new(words().into_iter().chain([word]).collect(), None)
        });
    }
    // The cue stands in the rejected story's own name, or in the source's.
    let outer = range.clone().chain(profile.claim.source.iter().flat_map(|s| doc.tokens_in(s.span)));
    for i in outer {
        let t = &doc.tokens[i];
        let above = (t.head != i && story(cx, report, i)).then_some(t.head);
        let rejects = |v: usize| {
            cx.statements[report].iter().any(|s| s.head == v && s.turned.is_none() && verb_kind(doc, s) == Some("verb"))
        };
        if let Some(verb) = above.filter(|&v| rejects(v) && !withheld(cx, report, v)) {
            return Some(Found::new(vec![verb], doc.children_by(verb, &[Dep::Nsubj]).next()));
        }
        if matches!(kind(cx, report, i), Some("quality" | "noun")) && t.dep == Dep::Amod && story(cx, report, t.head) {
            return Some(Found::new(vec![i, t.head], None));
        }
        // A headline's verb that was read as the end of a name (`Board denies claims it will close`).
        if PLAIN.contains(&cx.lemma(report, i).as_str()) && i + 1 == range.start {
            return Some(Found::new(vec![i], None));
        }
    }
    None
}

/// `shot down a report`, `the news is false`, `that is a lie`.
fn by_statement(cx: &Context, profile: &Profile) -> Option<Found> {
    let (doc, report) = (&cx.reading.docs[profile.report], profile.report);
    let cue = profile.claim.cue.as_ref().map(|c| doc.tokens_in(c.span));
    for s in profile.statements.iter().filter_map(|&n| cx.statements[report].get(n)) {
        if s.turned.is_some() || !asserted(s.mode) || cue.as_ref().is_some_and(|c| c.contains(&s.head)) {
            continue;
        }
        let known = |h: usize| {
            let pointed = doc
                .children_by(h, &[Dep::Det])
                .any(|d| matches!(&*doc.tokens[d].lower, "this" | "that" | "these" | "those" | "such"));
            story(cx, report, h)
                || kind(cx, report, h) == Some("noun")
                || pointed
                || (matches!(doc.tokens[h].pos, Pos::Pron | Pos::Det) && neuter(doc, h))
        };
        if s.copula
            && let Some(c) =
                s.heads(Role::Complement).find(|&c| matches!(kind(cx, report, c), Some("quality" | "noun")))
            && let Some(subject) = s.heads(Role::Subject).find(|&h| known(h))
        {
            let told =
                doc.children_by(subject, &[Dep::Prep, Dep::Acl, Dep::Ccomp, Dep::Relcl, Dep::Compound, Dep::Poss]);
            let back = told.count() == 0;
            return Some(Found { back, scope: Some(subject), ..Found::new(vec![s.head, c], None) });
        }
        if verb_kind(doc, s) == Some("verb") {
            let object = s
                .heads(Role::Object)
                .chain(s.args.iter().filter(|a| a.role == Role::Oblique).map(|a| a.head))
                .find(|&o| story(cx, report, o) || kind(cx, report, o) == Some("noun"));
            let governs = || {
                doc.children_by(s.head, &[Dep::Ccomp, Dep::Xcomp]).next().is_some()
                    || s.heads(Role::Object).next().is_some_and(|o| !gift(cx, report, o))
            };
            if withheld(cx, report, s.head) {
                continue;
            }
            if object.is_some() || (PLAIN.contains(&s.verb.as_str()) && governs()) {
                let particle = doc.children_by(s.head, &[Dep::Prt]).next();
                return Some(Found {
                    back: object.is_some_and(|o| only_points(cx, report, o)),
                    scope: object,
                    ..Found::new(std::iter::once(s.head).chain(particle).collect(), s.heads(Role::Subject).next())
                });
            }
        }
    }
    None
}

/// What those are called who tell untrue stories, beside the words for such stories.
const LIARS: &[&str] = &["charlatan", "fraud", "hoaxer", "impostor", "imposter", "liar", "prankster"];
/// Verbs that show what somebody is.
const SHOWING: &[&str] = &["bust", "expose", "out", "reveal", "show", "unmask"];

/// `The woman who claimed to own it is a hoaxer`, `was lying`, `was exposed as a fraud`: of who tells the claim the
/// outlet says that what he tells is not so.
fn by_liar(cx: &Context, profile: &Profile) -> Option<Found> {
    let (doc, report) = (&cx.reading.docs[profile.report], profile.report);
    let source = doc.tokens_in(profile.claim.source.as_ref()?.span);
    // `who`, where the noun itself is not taken for the source.
    let of = |h: usize| {
        source.contains(&h) || doc.children_by(h, &[Dep::Relcl]).any(|c| doc.children(c).any(|w| source.contains(&w)))
    };
    let untrue = |c: usize| kind(cx, report, c).is_some() || LIARS.contains(&cx.lemma(report, c).as_str());
    cx.statements[report]
        .iter()
        .filter(|s| s.turned.is_none() && asserted(s.mode))
        .find_map(|s| {
            if s.heads(Role::Subject).any(of) {
                let called = s.heads(Role::Complement).find(|&c| s.copula && untrue(c));
                return called.or_else(|| (s.verb == "lie").then_some(s.head)).map(|c| vec![s.head, c]);
            }
            let shown = SHOWING.contains(&s.verb.as_str()) && s.heads(Role::Object).any(of);
            let as_what = doc.children_by(s.head, &[Dep::Prep]).find(|&p| shown && &*doc.tokens[p].lower == "as")?;
            let what = doc.children_by(as_what, &[Dep::Pobj, Dep::Amod]).find(|&c| untrue(c))?;
            Some(vec![s.head, what])
        })
        .map(|words| Found { outlet: true, ..Found::new(words, None) })
}

fn gift(cx: &Context, report: usize, token: usize) -> bool {
    GIFTS.contains(&cx.lemma(report, token).as_str())
}

/// Whether a denial is one that somebody does not make, or is let make.
fn withheld(cx: &Context, report: usize, verb: usize) -> bool {
    let doc = &cx.reading.docs[report];
    let confirms = |i: usize| doc.tokens[i].dep == Dep::Conj && cx.lemma(report, doc.tokens[i].head) == "confirm";
    doc.ancestors(verb).take(2).any(|a| WITHHELD.contains(&cx.lemma(report, a).as_str())) || confirms(verb)
}

/// What a verb does to a story, its particle taken along, which may be read as a preposition (`pushed back on`).
fn verb_kind(doc: &Doc, s: &Statement) -> Option<&'static str> {
    let behind = doc.tokens.get(s.head + 1).filter(|t| t.head == s.head);
    let compound = behind.map(|t| format!("{} {}", doc.tokens[s.head].lemma.to_lowercase(), t.lower));
    let listed = compound.as_deref().and_then(|c| LISTS.rejections.get(c));
    listed.or_else(|| LISTS.rejections.get(s.verb.as_str())).copied()
}

/// Whether a pronoun stands for a thing, not for somebody.
fn neuter(doc: &Doc, token: usize) -> bool {
    matches!(&*doc.tokens[token].lower, "it" | "this" | "that" | "these" | "those" | "all")
}

/// `a fake report`, `a death hoax`, `his denial`.
fn by_name(cx: &Context, profile: &Profile) -> Option<Found> {
    let (doc, report) = (&cx.reading.docs[profile.report], profile.report);
    for token in profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)) {
        let t = &doc.tokens[token];
        let none = || {
            doc.children_by(token, &[Dep::Det, Dep::Neg]).any(|d| LISTS.negators.contains_key(&*doc.tokens[d].lower))
        };
        match kind(cx, report, token) {
            // Not the verb's own object (`spread hoaxes`), and not `no hoax`.
            Some("noun") if &*t.lemma.to_lowercase() == "hoax" && !none() => {
                return Some(Found::new(vec![token], None));
            }
            Some("quality" | "noun") if t.dep == Dep::Amod && story(cx, report, t.head) => {
                return Some(Found::new(vec![token, t.head], None));
            }
            _ => {}
        }
    }
    None
}

fn by_phrase(cx: &Context, profile: &Profile) -> Option<Found> {
    let doc = &cx.reading.docs[profile.report];
    let tokens: Vec<usize> = profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).collect();
    let matches = |at: usize, phrase: &[&str]| {
        let words = tokens.get(at..at + phrase.len());
        words.is_some_and(|w| w.iter().zip(phrase).all(|(&i, word)| &*doc.tokens[i].lower == *word))
    };
    (0..tokens.len()).find_map(|at| {
        let phrase = PHRASES.iter().find(|p| matches(at, p))?;
        let next = |n: usize| tokens.get(at + phrase.len() + n).copied();
        let back = next(0).is_none_or(|i| match doc.tokens[i].pos {
            Pos::Punct | Pos::Pron => true,
            // `no truth to the rumours`, but not `to the rumours that`
            Pos::Det => {
                next(1).is_some_and(|n| told_before(cx, profile.report, n))
                    && next(2).is_none_or(|n| doc.tokens[n].pos == Pos::Punct)
            }
            _ => false,
        });
        Some(Found { back, ..Found::new(tokens.get(at..at + phrase.len())?.to_vec(), None) })
    })
}
