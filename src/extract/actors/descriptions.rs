//! Descriptions that mean a named actor: `the minister`, `the North Korean leader`, `the company`, `the government`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::kinds::person_word;
use super::lexicon::{self, Gender, Head, fold};
use super::merge::{Hit, Merged};
use super::scene::Scene;
use super::text::Text;
use super::titles::left_edge;
use crate::extract::engine::{Dep, Pos, Tag};
use crate::model::{ActorKind, How};

/// Roles that another role's noun may stand for.
const WIDER: [(&str, &[&str]); 12] = [
    (
        "leader",
        &[
            "president",
            "premier",
            "chancellor",
            "dictator",
            "ruler",
            "chairman",
            "king",
            "emir",
            "prime minister",
            "chief",
        ],
    ),
    ("dictator", &["leader", "ruler", "strongman", "president"]),
    ("strongman", &["leader", "ruler", "president", "dictator"]),
    ("lawmaker", &["senator", "sen.", "congressman", "congresswoman", "representative", "rep.", "mp", "legislator"]),
    ("senator", &["sen.", "sen"]),
    ("congressman", &["rep.", "representative"]),
    ("congresswoman", &["rep.", "representative"]),
    ("governor", &["gov.", "gov"]),
    ("premier", &["minister"]),
    ("minister", &["premier"]),
    ("executive", &["ceo", "chairman", "president"]),
    ("general", &["gen.", "commander"]),
];

/// Words that the names of newspapers end in.
const PAPERS: [&str; 32] = [
    "bee",
    "bulletin",
    "chronicle",
    "courier",
    "dispatch",
    "enquirer",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "journal",
    "mail",
    "mercury",
    "mirror",
    "monitor",
    "news",
    "observer",
    "post",
    "press",
    "record",
    "register",
    "sentinel",
    "standard",
    "star",
    "sun",
    "telegraph",
    "times",
    "tribune",
];

/// Nouns for whoever is at the top of what the description names: `the coastguard chief` is its director.
const TOP: [&str; 4] = ["boss", "chief", "director", "head"];

/// What the words of a role are, for matching a description.
struct RoleWords {
    noun: String,
    modifiers: BTreeSet<String>,
}

impl RoleWords {
    fn read(role: &str) -> Self {
        let folded = fold(role);
        let end = folded.find(" of ").or_else(|| folded.find(" for ")).unwrap_or(folded.len());
        let (front, back) = folded.split_at(end);
        let mut words: Vec<&str> = front.split([' ', '-']).filter(|w| !w.is_empty()).collect();
        if words.last() == Some(&"general") && words.len() > 1 {
            words.pop();
        }
        let noun = words.pop().unwrap_or_default().to_owned();
        let modifiers =
            words.into_iter().chain(back.split([' ', '-'])).filter(|w| !w.is_empty()).map(canonical).collect();
        Self { noun, modifiers }
    }
}

/// One form for a state's name and its adjective, and for two spellings of an office.
fn canonical(word: &str) -> String {
    let word = word.trim_end_matches("'s");
    let mut chars = word.chars();
    let capital: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    match (word, lexicon::state(&capital).or_else(|| lexicon::state(&word.to_uppercase()))) {
        ("defence", _) => "defense".to_owned(),
        ("ex", _) => "former".to_owned(),
        (_, Some(state)) => fold(state.state),
        _ => word.to_owned(),
    }
}

/// Adds the descriptions of all reports that mean one named actor.
pub(super) fn find(texts: &[Text], merged: &mut Merged) {
    let mut by_noun: BTreeMap<String, Vec<(usize, RoleWords)>> = BTreeMap::new();
    for (e, entity) in merged.entities.iter().enumerate() {
        for role in entity.roles.keys() {
            let words = RoleWords::read(role);
            by_noun.entry(words.noun.clone()).or_default().push((e, words));
        }
    }
    let known = merged.by_report(texts.len());
    for (r, (text, known)) in texts.iter().zip(&known).enumerate() {
        let scene = Scene::new(text, known);
        let mut hits = Vec::new();
        for i in 0..text.len() {
            let Some(words) = definite(text, i, &scene) else { continue };
            let meant = if person_word(text, i) {
                person(text, i, &words, &by_noun, &scene, merged)
            } else {
                body(text, i, &words, &scene, merged)
            };
            if let Some(entity) = meant {
                hits.push((entity, Hit { report: r, words, how: How::Role }));
            }
        }
        for (entity, hit) in hits {
            merged.entities[entity].hits.push(hit);
        }
    }
}

/// The tokens of the singular definite noun phrase with head `i` that holds no name and goes before none.
fn definite(text: &Text, i: usize, scene: &Scene) -> Option<Range<usize>> {
    let token = text.token(i);
    if !matches!(token.tag, Tag::Nn | Tag::Nnp) || scene.place(i).is_some() {
        return None;
    }
    let noun = person_word(text, i) || lexicon::body_noun(&token.lower) || &*token.lower == "government";
    if !noun {
        return None;
    }
    // The head of the phrase, not a noun that qualifies another or a name.
    if matches!(token.dep, Dep::Compound | Dep::Amod | Dep::Nmod) && token.head > i
        || i + 1 < text.len() && text.word(i + 1) == "-"
    {
        return None;
    }
    let next = i + 1;
    if next < text.len() && text.same_sentence(i, next) {
        let follows = text.token(next);
        if text.capital(next) && matches!(follows.pos, Pos::Propn | Pos::Noun)
            || follows.pos == Pos::Noun && follows.dep != Dep::Npadvmod
        {
            return None;
        }
        if matches!(text.word(next), "of" | "who" | "whose") {
            return None;
        }
    }
    let start = left_edge(text, i);
    let before = start.checked_sub(1).filter(|&b| text.same_sentence(b, i));
    let article = before.is_some_and(|b| matches!(&*text.token(b).lower, "the" | "this" | "that"));
    if !article || text.doc.children(i).any(|k| matches!(text.token(k).dep, Dep::Relcl | Dep::Conj | Dep::Cc)) {
        return None;
    }
    if (start..i).any(|k| {
        matches!(&*text.token(k).lower, "other" | "next" | "previous" | "new" | "future" | "first" | "late" | "host")
    }) {
        return None;
    }
    Some(before.unwrap_or(start)..next)
}

/// The one person whose role fits the description at `i`.
fn person(
    text: &Text,
    i: usize,
    words: &Range<usize>,
    by_noun: &BTreeMap<String, Vec<(usize, RoleWords)>>,
    scene: &Scene,
    merged: &Merged,
) -> Option<usize> {
    let noun = fold(text.word(i));
    let modifiers: BTreeSet<String> = words
        .clone()
        .take_while(|&k| k < i)
        .filter(|&k| matches!(text.token(k).pos, Pos::Noun | Pos::Propn | Pos::Adj) || &*text.token(k).lower == "ex")
        // `the president's budget director`: whose he is, no name of the office tells.
        .filter(|&k| text.token(k).dep != Dep::Poss && text.word(k).contains(char::is_alphanumeric))
        .map(|k| canonical(&fold(text.word(k))))
        .collect();
    let modifiers = joined_states(text, words, i, modifiers);
    let gender = lexicon::person_noun(&noun).and_then(Gender::told);
    let top = TOP.contains(&noun.as_str()) && !modifiers.is_empty();
    let narrower = WIDER.iter().find(|(w, _)| *w == noun).map_or(if top { &TOP[..] } else { &[] }, |(_, n)| n);
    let mut fits: BTreeMap<usize, usize> = BTreeMap::new();
    for (name, exact) in std::iter::once((noun.as_str(), true)).chain(narrower.iter().map(|n| (*n, false))) {
        for (entity, role) in by_noun.get(name).into_iter().flatten() {
            let e = &merged.entities[*entity];
            if e.kind != Some(ActorKind::Person) || matches!((e.gender, gender), (Some(a), Some(b)) if a != b) {
                continue;
            }
            // A place that no role tells of speaks for nobody and against nobody (`the Vermont senator`).
            let places = role.modifiers.iter().any(|m| is_place(m));
            if !modifiers.iter().all(|m| role.modifiers.contains(m) || !places && is_place(m)) {
                continue;
            }
            let score = 1 + usize::from(exact) + 2 * modifiers.iter().filter(|m| role.modifiers.contains(*m)).count();
            let best = fits.entry(*entity).or_default();
            *best = (*best).max(score);
        }
    }
    pick(text, i, &fits, scene, &modifiers)
}

/// Whether a folded word is the name of a place or a state.
fn is_place(word: &str) -> bool {
    let mut chars = word.chars();
    let capital: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    lexicon::place(&capital) || lexicon::state(&capital).is_some()
}

/// `North`, `Korean` as one modifier.
fn joined_states(text: &Text, words: &Range<usize>, noun: usize, mut modifiers: BTreeSet<String>) -> BTreeSet<String> {
    for k in words.start..noun.saturating_sub(1) {
        if let Some(state) = lexicon::state(&text.words(k..k + 2)) {
            for part in [k, k + 1] {
                modifiers.remove(&canonical(&fold(text.word(part))));
            }
            modifiers.extend(fold(state.state).split(' ').map(canonical));
        }
    }
    modifiers
}

/// Of those that fit the one that is meant: the only one, the only one close by, or by far the most present.
fn pick(
    text: &Text,
    i: usize,
    fits: &BTreeMap<usize, usize>,
    scene: &Scene,
    modifiers: &BTreeSet<String>,
) -> Option<usize> {
    let here: BTreeMap<usize, usize> =
        scene.places.iter().filter_map(|p| p.entity).filter(|e| fits.contains_key(e)).fold(
            BTreeMap::new(),
            |mut counts, e| {
                *counts.entry(e).or_default() += 1;
                counts
            },
        );
    let best = here.keys().map(|e| fits[e]).max()?;
    let top: Vec<usize> = here.keys().copied().filter(|e| fits[e] == best || modifiers.is_empty()).collect();
    if let [one] = top.as_slice() {
        return Some(*one);
    }
    let sentence = text.token(i).sentence;
    for back in [1, 3] {
        let near: BTreeSet<usize> = scene
            .before(i)
            .take_while(|p| text.token(p.words.start).sentence + back >= sentence)
            .filter_map(|p| p.entity)
            .filter(|e| top.contains(e))
            .collect();
        let mut near = near.into_iter();
        match (near.next(), near.next()) {
            (Some(one), None) => return Some(one),
            (None, _) => {}
            _ => break,
        }
    }
    let mut by_count: Vec<(usize, usize)> = top.iter().map(|e| (here[e], *e)).collect();
    by_count.sort_unstable_by(|a, b| b.cmp(a));
    match by_count.as_slice() {
        [(most, one), (next, _), ..] if *most >= 3 * next => Some(*one),
        _ => None,
    }
}

/// The one body or state that a description such as `the company` or `the government` means.
fn body(text: &Text, i: usize, words: &Range<usize>, scene: &Scene, merged: &Merged) -> Option<usize> {
    let noun = &*text.token(i).lower;
    if words.len() > 2 {
        return None;
    }
    let sentence = text.token(i).sentence;
    let fits = |e: usize| {
        let entity = &merged.entities[e];
        match (noun, entity.kind) {
            ("government", kind) => kind == Some(ActorKind::State),
            (_, Some(ActorKind::Organisation)) => body_fits(noun, e, merged),
            ("group" | "movement" | "militia", Some(ActorKind::Group)) => true,
            _ => false,
        }
    };
    let mut near = BTreeSet::new();
    for place in scene.before(i).take_while(|p| text.token(p.words.start).sentence + 2 >= sentence) {
        if let Some(e) = place.entity
            && fits(e)
        {
            near.insert(e);
        }
    }
    let mut near = near.into_iter();
    match (near.next(), near.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

/// Whether an organisation can be called by the noun: its name ends in it, a report calls it so, or both are firms.
fn body_fits(noun: &str, entity: usize, merged: &Merged) -> bool {
    let e = &merged.entities[entity];
    if e.roles.keys().any(|role| RoleWords::read(role).noun == noun) {
        return true;
    }
    let last = e.last.as_deref().unwrap_or_default();
    if last == noun {
        return true;
    }
    let firm = matches!(noun, "company" | "firm" | "manufacturer" | "maker" | "retailer");
    let typed = {
        let mut chars = last.chars();
        let capital: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
        lexicon::head(&capital)
    };
    match noun {
        _ if firm => {
            typed != Some(Head::Body)
                || matches!(last, "company" | "group" | "industries" | "motors" | "airlines" | "airways")
        }
        "airline" | "carrier" => matches!(last, "airlines" | "airways" | "air"),
        "newspaper" | "paper" | "tabloid" => PAPERS.contains(&last),
        _ => false,
    }
}
