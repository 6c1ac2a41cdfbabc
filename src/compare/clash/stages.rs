//! At what stage a clause puts a thing: planned, going on, over, called off.

use crate::extract::engine::{Dep, Tag};

use super::super::meeting::Side;
use super::super::statement::{Mode, Role};
use super::super::words::LISTS;
use super::Case;

/// A stage that a thing can be at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Planned,
    On,
    /// It is coming to its end, or will: it goes on, and has as good as ended.
    Ending,
    Over,
    Done,
    Failed,
    Delayed,
    Off,
}

/// A thing and the stage it is said to be at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Staged {
    pub(super) stage: Stage,
    /// The thing: a noun, or the verb of what is planned.
    pub(super) event: usize,
    /// Who leaves it, where somebody does.
    pub(super) leaver: bool,
    /// The words that say so.
    pub(super) words: Vec<usize>,
    /// Whether a quality alone says so (`current talks`).
    pub(super) weak: bool,
}

/// The things that a statement puts at a stage.
pub(super) fn stages(case: &Case, side: Side) -> Vec<Staged> {
    let s = side.statement;
    let doc = &case.cx.reading.docs[side.report];
    let mut out = Vec::new();
    if s.turned.is_some() || matches!(s.mode, Mode::Open | Mode::Asked | Mode::Wanted) {
        return out;
    }
    let auxiliaries = || doc.children_by(s.head, &[Dep::Aux, Dep::Auxpass, Dep::Prt]);
    let would = || auxiliaries().any(|a| &*doc.tokens[a].lower == "would");
    // `went as planned`, `starting on Friday`, `the schools that have opened`
    let head = &doc.tokens[s.head];
    let alone = doc.children_by(s.head, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_none();
    let as_said = doc.children_by(s.head, &[Dep::Mark]).any(|m| matches!(&*doc.tokens[m].lower, "as" | "than"));
    let compared = s.head.checked_sub(1).is_some_and(|b| &*doc.tokens[b].lower == "than");
    // `has continued until now`
    let until =
        s.own.iter().any(|&i| matches!(&*doc.tokens[i].lower, "until" | "till") && doc.tokens[i].head == s.head);
    if compared || until {
        return out;
    }
    let from = head.tag == Tag::Vbg && auxiliaries().next().is_none();
    // Nor `a talk that will open the fair`: which one, nobody says.
    let one = |n: usize| {
        doc.children_by(n, &[Dep::Det]).any(|d| matches!(&*doc.tokens[d].lower, "a" | "an" | "any" | "some"))
    };
    let some = head.dep == Dep::Relcl && (doc.tokens[head.head].tag == Tag::Nns || one(head.head));
    // `has gone on`, after `as`; `enough to end it`
    let beside = head.dep == Dep::Advcl && as_said;
    let infinite = head.tag == Tag::Vb
        && s.mode == Mode::Fact
        && matches!(head.dep, Dep::Xcomp | Dep::Advcl | Dep::Acl | Dep::Conj | Dep::Pcomp | Dep::Ccomp)
        && auxiliaries().all(|a| &*doc.tokens[a].lower == "to");
    if beside || infinite || alone && (as_said || from && head.dep != Dep::Acl) || some {
        return out;
    }
    let mut words: Vec<usize> = auxiliaries().chain([s.head]).collect();
    words.extend(s.heads(Role::Complement).filter(|_| s.copula));
    let phrase = s
        .args
        .iter()
        .find(|a| a.role == Role::Object && a.head > s.head)
        .map(|a| format!("{} {}", s.verb, doc.tokens[a.head].lower));
    // `drops out of the race`: the particle may be read as a preposition.
    // Not `went on the attack`.
    let attack = |i: usize| s.verb == "go" && doc.children_by(i, &[Dep::Pobj]).next().is_some();
    let joined = |&i: &usize| {
        let t = &doc.tokens[i];
        t.head == s.head && (t.dep == Dep::Advmod || t.dep == Dep::Prep && !attack(i))
    };
    let next = Some(s.head + 1).filter(|&i| i < doc.tokens.len());
    let particle = next.filter(joined).map(|i| &doc.tokens[i]);
    let compound = particle.map(|t| format!("{} {}", s.verb, t.lower));
    // `agreed to sell it`, as good as sold; `offered to sell it`, if somebody buys.
    let above = s.governor.and_then(|g| case.cx.statements[side.report].get(g));
    let agreed = head.dep == Dep::Xcomp && above.is_some_and(|g| matches!(&*g.verb, "agree" | "offer" | "propose"));
    let listed = compound
        .as_deref()
        .and_then(|p| LISTS.stages.get(p))
        .or_else(|| LISTS.stages.get(s.verb.as_str()))
        .or_else(|| phrase.as_deref().and_then(|p| LISTS.stages.get(p)));
    // `pushed back, calling it false`: nothing is put off.
    let hits_back =
        compound.as_deref().unwrap_or(&s.verb) == "push back" && !s.passive && s.heads(Role::Object).next().is_none();
    let piece = s.heads(Role::Complement).any(|c| c.checked_sub(1).is_some_and(|b| &*doc.tokens[b].lower == "-"));
    if let Some(&(stage, frame)) = listed.filter(|_| !(hits_back || s.copula && piece))
        // `lived there`: of a deed the qualities say nothing.
        && (s.copula || frame != "quality")
        // `is scheduled to end`: what is planned is the end.
        && (stage != "planned"
            || std::iter::once(s.head).chain(s.heads(Role::Complement)).all(|h| doc.children_by(h, &[Dep::Xcomp]).next().is_none()))
        && let Some(stage) = named(stage)
    {
        let taking_place = phrase.as_deref().is_some_and(|p| LISTS.stages.contains_key(p));
        if taking_place {
            words.extend(s.heads(Role::Object).filter(|&h| h > s.head));
        }
        let (subject, object) = (s.heads(Role::Subject).next(), s.heads(Role::Object).next().filter(|_| !taking_place));
        let left = || {
            let behind = s.own.iter().copied().find(|&i| i > s.head && doc.tokens[i].dep == Dep::Pobj);
            s.args.iter().find(|a| a.role == Role::Oblique).map(|a| a.head).or(behind)
        };
        let event = match frame {
            "self" | "quality" => subject.or(object),
            "leave" => object.or_else(left).or(subject),
            // `the rate dropped`: an amount.
            _ if s.verb == "drop" && !s.passive => object,
            _ => object.or(subject),
        };
        let stage = match (stage, s.mode) {
            (Stage::On, Mode::Planned) => Stage::Planned,
            // What will end goes on as yet.
            (Stage::Over, Mode::Planned) => Stage::Ending,
            (Stage::Over, _) if s.going_on => Stage::Ending,
            // `ends on Friday`: it is still going on.
            (Stage::Over, _) if !s.past && !s.copula && doc.tokens[s.head].tag == Tag::Vbz && dated(case, side) => {
                Stage::Ending
            }
            // `opens on Friday`
            (Stage::On, _) if !s.past && doc.tokens[s.head].tag == Tag::Vbz && dated(case, side) => return out,
            // What took place, or lasted an hour, is over.
            (Stage::On, _) if s.past && (taking_place || s.verb == "last") => Stage::Over,
            (stage, _) => stage,
        };
        // `was expected to last two weeks`, `said it would begin`
        let meant = stage == Stage::Planned && (s.verb == "last" || would());
        if let Some(event) = event.filter(|_| !meant) {
            words.sort_unstable();
            words.dedup();
            // `the rally, planned for weeks`
            let weak = stage == Stage::Planned && matches!(head.dep, Dep::Acl | Dep::Amod);
            out.push(Staged { stage, event, leaver: frame == "leave", words: words.clone(), weak });
        }
    } else if s.mode == Mode::Planned && !would() && !agreed {
        words.sort_unstable();
        out.push(Staged { stage: Stage::Planned, event: s.head, leaver: false, words, weak: false });
    } else if s.past && !matches!(head.dep, Dep::Acl | Dep::Advcl | Dep::Relcl) {
        out.push(Staged { stage: Stage::Done, event: s.head, leaver: false, words, weak: true });
    }
    for &i in &s.own {
        let t = &doc.tokens[i];
        if t.dep == Dep::Amod
            && let Some(&(stage, "quality")) = LISTS.stages.get(&*t.lower)
            && let Some(stage) = named(stage)
        {
            // Not a piece of a word (`a make-over`).
            if i.checked_sub(1).is_none_or(|b| &*doc.tokens[b].lower != "-") {
                out.push(Staged { stage, event: t.head, leaver: false, words: vec![i, t.head], weak: true });
            }
        }
    }
    out
}

/// Whether a clause stands in a headline and in the present.
pub(super) fn announced(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let head = &doc.tokens[side.statement.head];
    matches!(head.tag, Tag::Vb | Tag::Vbz | Tag::Vbp)
        && case.cx.reports[side.report].headline.is_some_and(|h| h.contains(head.span))
}

/// Whether a clause of the text, not of a headline, names a day.
fn dated(case: &Case, side: Side) -> bool {
    let headline = case.cx.reports[side.report].headline;
    let doc = &case.cx.reading.docs[side.report];
    case.cx.dates[side.report].contains_key(&side.statement.head)
        && headline.is_none_or(|h| !h.contains(doc.tokens[side.statement.head].span))
}

fn named(stage: &str) -> Option<Stage> {
    Some(match stage {
        "planned" => Stage::Planned,
        "on" => Stage::On,
        "over" => Stage::Over,
        "done" => Stage::Done,
        "failed" => Stage::Failed,
        "delayed" => Stage::Delayed,
        "off" => Stage::Off,
        _ => return None,
    })
}

/// Things that hold a story: that one ends in some way, or was made for something, is no stage of what is told.
pub(super) fn tells(case: &Case, side: Side, token: usize) -> bool {
    let lemma = case.cx.lemma(side.report, token);
    LISTS.stories.contains_key(lemma.as_str()) || WORKS.contains(&lemma.as_str())
}

/// Verbs of a beginning.
pub(super) const STARTING: &[&str] = &["begin", "commence", "kick off", "launch", "open", "start"];

/// Works that are seen, heard or read.
const WORKS: &[&str] = &[
    "album",
    "book",
    "broadcast",
    "clip",
    "film",
    "movie",
    "novel",
    "page",
    "play",
    "series",
    "show",
    "song",
    "speech",
    "tape",
];
