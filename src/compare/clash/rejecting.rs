//! How a claim says that a story is not so: where the rejecting words stand, and what they reject.

use crate::extract::engine::{Dep, Doc, Pos};
use crate::model::{CueClass, Form};

use super::super::profile::{Context, Profile};
use super::super::statement::{Arg, Mode, Role, Statement};
use super::super::words::LISTS;
use super::asserted;
use super::nouns::{court, gift, kind, neuter, only_points, rule, shown, story, to_do, told_before, untold};
use super::told::asked;

/// Verbs that reject whatever is their object; the others reject only what is called a story.
pub(super) const PLAIN: &[&str] = &["debunk", "deny", "disclaim", "disprove", "dispute", "gainsay", "rebut", "refute"];
/// Verbs after which a denial is none (`refused to confirm or deny`).
const WITHHELD: &[&str] = &["allow", "avoid", "decline", "fail", "permit", "refuse", "stop"];
/// Ways of denying that are no single word.
const PHRASES: &[&[&str]] = &[
    &["nothing", "to", "do", "with"],
    &["no", "truth", "to"],
    &["no", "truth", "in"],
    &["not", "true"],
    &["n't", "true"],
    &["no", "basis", "for"],
    &["no", "basis", "in"],
    &["no", "such", "thing"],
    &["without", "foundation"],
    &["without", "merit"],
    &["had", "no", "part", "in"],
    &["played", "no", "role", "in"],
    &["played", "no", "part", "in"],
];

/// Where a rejection stands.
pub(super) struct Found {
    /// The rejecting words.
    pub(super) words: Vec<usize>,
    /// Who rejects, where that stands in the claim itself.
    pub(super) by: Option<usize>,
    /// Whether what is rejected is only pointed at (`it`, `these attacks`, `the rumours`).
    pub(super) back: bool,
    /// The head of what is rejected, where it is a part of the claim.
    pub(super) scope: Option<usize>,
    /// The topmost word of what is denied.
    pub(super) top: Option<usize>,
    /// Whether it is the outlet that rejects what a source tells.
    pub(super) outlet: bool,
}

impl Found {
    pub(super) fn new(words: Vec<usize>, by: Option<usize>) -> Self {
        Self { words, by, back: false, scope: None, top: None, outlet: false }
    }
}

/// The word that stands for what was said before it, where a verb behind it says who denies that (`C, a claim S denies`,
/// `C, which S denies`).
pub(super) fn stands_for(doc: &Doc, verb: usize) -> Option<usize> {
    let t = &doc.tokens[verb];
    let which = |&o: &usize| o < verb && &*doc.tokens[o].lower == "which";
    if let Some(which) = doc.children(verb).find(which).filter(|_| t.dep == Dep::Relcl) {
        return Some(which);
    }
    let apart = |n: usize| doc.is_set_off(doc.tokens[n].left_edge);
    (matches!(t.dep, Dep::Relcl | Dep::Acl) && t.head < verb && apart(t.head)).then_some(t.head)
}

/// `denied that`, `denied claims of`; and a story of which the claim's own cue says that it is rejected (`denies
/// claims that`, `a fake report alleging that`).
pub(super) fn by_cue(cx: &Context, profile: &Profile) -> Option<Found> {
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
    if withheld(cx, report, range.start) || not_outright(doc, range.start) {
        return None;
    }
    let content = || profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    // `denied it, saying: “It rained. …”`: a sentence in quotation marks is the answer, not what is denied.
    let sentence_of = |i: usize| doc.tokens[i].head == i && matches!(doc.tokens[i].pos, Pos::Verb | Pos::Aux);
    if profile.claim.form == Form::Direct && content().any(sentence_of) {
        return None;
    }
    // The topmost word of what is rejected.
    let top = || {
        let all: Vec<usize> = content().filter(|&i| doc.tokens[i].pos != Pos::Punct).collect();
        all.iter().copied().find(|&i| !all.contains(&doc.tokens[i].head) || doc.tokens[i].head == i)
    };
    // `disputed the claim, saying that it held`: what is said is the answer, not the story.
    let answer = || {
        top().map(|i| doc.tokens[i].head).is_some_and(|h| {
            matches!(&*doc.tokens[h].lower, "adding" | "arguing" | "insisting" | "saying")
                && doc.ancestors(h).take(2).any(|a| range.contains(&a))
        })
    };
    let points = || top().is_some_and(|i| only_points(cx, report, i)) || answer();
    // `a claim Kern rejects`: what was said before it.
    if stands_for(doc, range.start).is_some_and(|noun| top() == Some(noun)) && content().count() <= 3 {
        let rejects = PLAIN.contains(&cue.lemma.as_str()) || cue.class == CueClass::Denying;
        return rejects.then(|| Found { back: true, top: top(), ..Found::new(words(), None) });
    }
    let source = || profile.claim.source.iter().flat_map(|s| doc.tokens_in(s.span));
    // `denied a ship to them`
    let kept_from = || {
        let to = |&c: &usize| doc.tokens[c].dep == Dep::Dative || &*doc.tokens[c].lower == "to";
        // Not `denied to the paper that he knew`.
        let noun = top().is_some_and(|i| doc.tokens[i].pos == Pos::Noun);
        // `denied them a ship`
        let two = doc.children_by(range.start, &[Dep::Dobj]).count() > 1;
        noun && cue.lemma == "deny" && (two || doc.children_by(range.start, &[Dep::Dative, Dep::Prep]).any(|c| to(&c)))
    };
    let given = || {
        let own = content().filter(|&i| doc.tokens[i].head == range.start || Some(i) == top());
        kept_from()
            || content().take(3).chain(own).any(|i| gift(cx, report, i))
            || source().any(|i| court(cx, report, i))
                && top().is_some_and(|i| doc.tokens[i].pos == Pos::Noun && !told_before(cx, report, i))
    };
    if (PLAIN.contains(&cue.lemma.as_str()) && !given()) || matches!(verb, Some("denial")) {
        return Some(Found { back: points(), top: top(), ..Found::new(words(), None) });
    }
    // `dismissed the report`, `called the article misleading`: what the cue governs is a story.
    // `downplayed the report`: it may be so.
    let softens = matches!(cue.lemma.as_str(), "downplay" | "minimise" | "minimize" | "play down");
    if top().is_some_and(|i| to_do(cx, report, i)) {
        return None;
    }
    if !softens
        && (verb == Some("verb") || cue.class == CueClass::Denying)
        && top().is_some_and(|i| story(cx, report, i) || doc.ancestors(i).take(2).any(|a| story(cx, report, a)))
        && content().count() <= 25
    {
        let scope = top().filter(|&i| story(cx, report, i));
        return Some(Found { back: points(), scope, ..Found::new(words(), None) });
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
        let object = matches!(
            t.dep,
            Dep::Dobj | Dep::Nsubjpass | Dep::Nsubj | Dep::Pobj | Dep::Oprd | Dep::Ccomp | Dep::Compound
        );
        let above = (t.head != i && object && story(cx, report, i)).then_some(t.head);
        let rejects = |v: usize| {
            cx.statements[report].iter().any(|s| s.head == v && s.turned.is_none() && verb_kind(doc, s) == Some("verb"))
        };
        if let Some(verb) = above.filter(|&v| rejects(v) && !withheld(cx, report, v)) {
            return Some(Found::new(vec![verb], doc.children_by(verb, &[Dep::Nsubj]).next()));
        }
        if matches!(kind(cx, report, i), Some("quality" | "noun")) && t.dep == Dep::Amod && story(cx, report, t.head) {
            // Not `the victims of a false report`, who tell something else.
            if profile.claim.source.as_ref().is_some_and(|s| {
                let own = doc.tokens_in(s.span);
                own.contains(&i) && own.contains(&doc.tokens[t.head].head) && doc.tokens[t.head].head != t.head
            }) {
                continue;
            }
            // Who is said to tell it does not call it so.
            let actor = profile.claim.source.as_ref().is_some_and(|s| s.actor.is_some());
            return Some(Found { outlet: actor, ..Found::new(vec![i, t.head], None) });
        }
        // A headline's verb that was read as the end of a name (`Board denies claims it will close`).
        let lemma = cx.lemma(report, i);
        let said_of = || {
            let word = &doc.tokens[range.start];
            let noun = *word.lower == *word.lemma && story(cx, report, range.start);
            noun && kind(cx, report, i) == Some("verb")
        };
        if i + 1 == range.start && (PLAIN.contains(&lemma.as_str()) || said_of()) {
            return Some(Found::new(vec![i], None));
        }
    }
    None
}

/// `shot down a report`, `the news is false`, `that is a lie`.
pub(super) fn by_statement(cx: &Context, profile: &Profile) -> Option<Found> {
    let (doc, report) = (&cx.reading.docs[profile.report], profile.report);
    let cue = profile.claim.cue.as_ref().map(|c| doc.tokens_in(c.span));
    for s in profile.statements.iter().filter_map(|&n| cx.statements[report].get(n)) {
        // `rejected the claim that it was bunk`: somebody else calls it so.
        let within = |t: usize| !matches!(doc.tokens[t].dep, Dep::Advcl | Dep::Conj | Dep::Parataxis);
        let refuted = || {
            let above = |&t: &usize| Some(doc.tokens[t].head).filter(|&h| h != t && within(t));
            std::iter::successors(Some(s.head), above).skip(1).any(|a| {
                let verb = &*doc.tokens[a].lemma;
                doc.tokens[a].pos == Pos::Verb && (PLAIN.contains(&verb) || verb == "reject")
            })
        };
        if s.turned.is_some()
            || !asserted(s.mode)
            || s.mode == Mode::Able
            || refuted()
            || cue.as_ref().is_some_and(|c| c.contains(&s.head))
            || asked(doc, s.head)
        {
            continue;
        }
        // `it was wrong to pay`: of a deed, not of a story.
        let of_deed = |c: usize| {
            let deeds = doc.children_by(c, &[Dep::Xcomp]).chain(doc.children_by(s.head, &[Dep::Xcomp, Dep::Csubj]));
            &*doc.tokens[c].lower == "wrong" && deeds.count() > 0
        };
        // `posts that contradict the law`, `a film disputing it`: which ones are meant, not what is said here.
        let t = &doc.tokens[s.head];
        let aside =
            || doc.subtree(s.head).next().and_then(|f| f.checked_sub(1)).is_some_and(|b| &*doc.tokens[b].lower == ",");
        if matches!(t.dep, Dep::Relcl | Dep::Acl) && !aside() {
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
                s.heads(Role::Complement).find(|&c| matches!(kind(cx, report, c), Some("quality" | "noun")) && !of_deed(c))
            && let Some(subject) = s.heads(Role::Subject).find(|&h| known(h))
            // `it is wrong`: not done, or not so.
            && !(&*doc.tokens[c].lower == "wrong" && doc.tokens[subject].pos == Pos::Pron)
        {
            let told =
                doc.children_by(subject, &[Dep::Prep, Dep::Acl, Dep::Ccomp, Dep::Relcl, Dep::Compound, Dep::Poss]);
            let back = told.count() == 0;
            return Some(Found { back, scope: Some(subject), ..Found::new(vec![s.head, c], None) });
        }
        if verb_kind(doc, s) == Some("verb") {
            let against = |a: &&Arg| {
                let word = a.preposition.map(|p| &*doc.tokens[p].lower);
                a.role == Role::Oblique && word.is_none_or(|w| matches!(w, "on" | "at" | "against" | "to" | "over"))
            };
            let object = s
                .heads(Role::Object)
                .chain(s.args.iter().filter(against).map(|a| a.head))
                .find(|&o| story(cx, report, o) || kind(cx, report, o) == Some("noun"));
            let ruled =
                || s.heads(Role::Subject).any(|c| court(cx, report, c)) && s.heads(Role::Object).next().is_some();
            // `denied a loan to them`
            let kept_from = || {
                let of_noun =
                    |o: usize| doc.children_by(o, &[Dep::Prep, Dep::Dative]).any(|p| &*doc.tokens[p].lower == "to");
                let to = |a: &Arg| a.preposition.is_none_or(|p| &*doc.tokens[p].lower == "to");
                let given = s.args.iter().any(|a| a.role == Role::Oblique && to(a));
                let two = doc.children_by(s.head, &[Dep::Dobj]).count() > 1;
                s.verb == "deny" && (two || given || s.heads(Role::Object).any(of_noun))
            };
            // `the bill would deny them a loan`
            let law = || s.heads(Role::Subject).any(|c| rule(cx, report, c));
            if object.is_none() && (ruled() || kept_from() || law()) {
                continue;
            }
            // `disputing him`: him, not a story.
            let somebody = |o: usize| matches!(&*doc.tokens[o].lower, "her" | "him" | "me" | "them" | "us" | "you");
            let governs = || {
                doc.children_by(s.head, &[Dep::Ccomp, Dep::Xcomp]).next().is_some()
                    || s.heads(Role::Object).next().is_some_and(|o| !gift(cx, report, o) && !somebody(o))
            };
            // `a plan of denying it to them`
            if withheld(cx, report, s.head) || not_outright(doc, s.head) || t.dep == Dep::Pcomp && cue.is_none() {
                continue;
            }
            // `applied and were denied`: not given what they asked for.
            if object.is_none() && s.passive {
                continue;
            }
            // `we see stories dismissed`: by whom is not said.
            if s.agentless() && s.governor.is_some() && !PLAIN.contains(&s.verb.as_str()) {
                continue;
            }
            if !PLAIN.contains(&s.verb.as_str()) && object.is_some_and(|o| to_do(cx, report, o)) {
                continue;
            }
            if object.is_some() || (PLAIN.contains(&s.verb.as_str()) && governs()) {
                let particle = doc.children_by(s.head, &[Dep::Prt]).next();
                return Some(Found {
                    back: object.is_some_and(|o| only_points(cx, report, o)),
                    scope: object.or(Some(s.head)),
                    top: s.heads(Role::Object).next(),
                    ..Found::new(std::iter::once(s.head).chain(particle).collect(), s.heads(Role::Subject).next())
                });
            }
        }
    }
    None
}

/// Whether a denial is one that somebody does not make, or is let make.
fn withheld(cx: &Context, report: usize, verb: usize) -> bool {
    let doc = &cx.reading.docs[report];
    let confirms = |i: usize| doc.tokens[i].dep == Dep::Conj && cx.lemma(report, doc.tokens[i].head) == "confirm";
    doc.ancestors(verb).take(2).any(|a| WITHHELD.contains(&cx.lemma(report, a).as_str())) || confirms(verb)
}

/// Whether `not` stands before the adverb before a verb (`did not outright deny it`), whichever of them it was read with.
fn not_outright(doc: &Doc, verb: usize) -> bool {
    let before = doc.tokens[..verb].iter().rev().take(3);
    let mut words =
        before.skip_while(|t| matches!(t.pos, Pos::Adv | Pos::Adj) && !LISTS.negators.contains_key(&*t.lower));
    words.next().is_some_and(|t| matches!(&*t.lower, "not" | "n't" | "n’t" | "never"))
}

/// What a verb does to a story, its particle taken along, which may be read as a preposition (`pushed back on`).
fn verb_kind(doc: &Doc, s: &Statement) -> Option<&'static str> {
    let behind = doc.tokens.get(s.head + 1).filter(|t| t.head == s.head);
    let compound = behind.map(|t| format!("{} {}", doc.tokens[s.head].lemma.to_lowercase(), t.lower));
    let listed = compound.as_deref().and_then(|c| LISTS.rejections.get(c));
    listed.or_else(|| LISTS.rejections.get(s.verb.as_str())).copied()
}

/// `a fake report`, `a death hoax`, `his denial`.
pub(super) fn by_name(cx: &Context, profile: &Profile) -> Option<Found> {
    let (doc, report) = (&cx.reading.docs[profile.report], profile.report);
    for token in profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)) {
        let t = &doc.tokens[token];
        let none = || {
            doc.children_by(token, &[Dep::Det, Dep::Neg]).any(|d| LISTS.negators.contains_key(&*doc.tokens[d].lower))
        };
        // `it is not a hoax`
        let turned = || {
            let of = |s: &Statement| s.heads(Role::Complement).any(|c| doc.is_under(token, c));
            cx.statements[report].iter().any(|s| s.turned.is_some() && of(s))
        };
        let refuted = || doc.ancestors(token).take(3).any(|a| kind(cx, report, a) == Some("verb"));
        match kind(cx, report, token) {
            // Not the verb's own object (`spread hoaxes`), and not `no hoax`.
            // Nor `refuted talk of a hoax`.
            Some("noun") if &*t.lemma.to_lowercase() == "hoax" && !none() && !turned() && !refuted() => {
                // `the entire story appears to be a hoax`, `rumours grew from a hoax`
                let pointed = |i: usize| {
                    doc.tokens[i].dep == Dep::Nsubj && told_before(cx, report, i) && only_points(cx, report, i)
                };
                let back = profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).any(pointed);
                return Some(Found { back, ..Found::new(vec![token], None) });
            }
            // A false report is of what it tells; a fake picture is a picture.
            Some("quality" | "noun")
                if t.dep == Dep::Amod
                    && story(cx, report, t.head)
                    && !refuted()
                    && !shown(cx, report, t.head)
                    && !untold(cx, report, t.head) =>
            {
                // `a false claim that he repeated`: of what, is not said.
                let content = [Dep::Acl, Dep::Ccomp, Dep::Prep, Dep::Compound, Dep::Appos, Dep::Nmod, Dep::Poss];
                let only = doc.children_by(t.head, &content).next().is_none()
                    && doc.children_by(t.head, &[Dep::Relcl]).next().is_some();
                return Some(Found { top: Some(t.head), back: only, ..Found::new(vec![token, t.head], None) });
            }
            _ => {}
        }
    }
    None
}

pub(super) fn by_phrase(cx: &Context, profile: &Profile) -> Option<Found> {
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
            Pos::Punct => true,
            // Not `in his fall`.
            Pos::Pron => doc.tokens[i].dep != Dep::Poss,
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
