//! The words of all reports as numbered terms: how much each tells, and which stand for the same.
//!
//! A term is an actor, however it is named, or a dictionary form. It tells the more, the rarer it is in the language
//! and in these reports; words that can say the same are near each other.

use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;

use crate::extract::Reading;
use crate::extract::engine::Pos;
use crate::model::{Actor, ActorId, How, Report};

use super::words::{self, Entry, LISTS};

/// Number of a term.
pub(super) type TermId = u32;

/// A word of one meaning stands for another of the same meaning by this much.
const SAME_MEANING: f32 = 0.8;
/// The same for a word and its next wider one, and for opposites: they speak of one thing.
const WIDER: f32 = 0.5;
/// The same for words with one stem.
const SAME_STEM: f32 = 0.6;
/// The same for a name and a longer one that holds it (`Mara Holt`, `Mara Holt Museum`).
const PART_OF_NAME: f32 = 0.6;
/// What a light word tells.
const LIGHT: f32 = 0.2;
/// What a pronoun tells that was resolved.
const PRONOUN: f32 = 0.5;
/// How many statements of the language at large stand beside those of the reports when a word's rarity is taken.
const BACKGROUND: f32 = 50.0;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Actor(ActorId),
    Name(String),
    Word(String),
}

/// One token as a term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Term {
    /// Its number.
    pub(super) id: TermId,
    /// How much this token tells, from 0 to 1.
    pub(super) weight: f32,
}

/// Some terms, each once, with the token where it stands first, in the order of the text; and what stands for them.
#[derive(Debug, Clone, Default)]
pub(super) struct Bag {
    own: Vec<(Term, usize)>,
    /// The terms and all that can stand for one of them, and how far, in order of their numbers.
    reach: Vec<(TermId, f32)>,
}

impl Bag {
    /// A bag of `own`.
    pub(super) fn new(own: Vec<(Term, usize)>, terms: &Terms) -> Self {
        let mut reach: Vec<(TermId, f32)> = Vec::new();
        for (term, _) in &own {
            reach.push((term.id, 1.0));
            reach.extend_from_slice(terms.near(term.id));
        }
        reach.sort_unstable_by(|x, y| x.0.cmp(&y.0).then(y.1.total_cmp(&x.1)));
        reach.dedup_by_key(|n| n.0);
        Self { own, reach }
    }

    /// A bag of nothing.
    pub(super) const fn empty() -> Self {
        Self { own: Vec::new(), reach: Vec::new() }
    }

    /// How far the term `id` is met among these, from 0 to 1.
    pub(super) fn met(&self, id: TermId) -> f32 {
        self.reach.binary_search_by_key(&id, |n| n.0).map_or(0.0, |at| self.reach[at].1)
    }
}

impl Deref for Bag {
    type Target = [(Term, usize)];

    fn deref(&self) -> &Self::Target {
        &self.own
    }
}

impl<'a> IntoIterator for &'a Bag {
    type Item = &'a (Term, usize);
    type IntoIter = std::slice::Iter<'a, (Term, usize)>;

    fn into_iter(self) -> Self::IntoIter {
        self.own.iter()
    }
}

/// The terms of all reports.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// The term of each token of each report; none for marks, numbers and function words.
    by_token: Vec<Vec<Option<Term>>>,
    /// Terms that can stand for a term, and by how much, in order of their numbers.
    near: Vec<Vec<(TermId, f32)>>,
}

impl Terms {
    /// The term of a token.
    pub(super) fn at(&self, report: usize, token: usize) -> Option<Term> {
        self.by_token.get(report)?.get(token).copied().flatten()
    }

    /// How far one term stands for another: 1 for the same, 0 for unlike ones.
    pub(super) fn strength(&self, a: TermId, b: TermId) -> f32 {
        if a == b {
            return 1.0;
        }
        let near = self.near.get(a as usize).map_or(&[][..], Vec::as_slice);
        near.binary_search_by_key(&b, |n| n.0).ok().and_then(|at| near.get(at)).map_or(0.0, |n| n.1)
    }

    /// The terms that can stand for `a`, itself not among them.
    pub(super) fn near(&self, a: TermId) -> &[(TermId, f32)] {
        self.near.get(a as usize).map_or(&[], Vec::as_slice)
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.near.len()
    }

    /// Reads the terms of all reports.
    pub(super) fn read(reports: &[Report], reading: &Reading) -> Self {
        let mut ids: HashMap<Key, TermId> = HashMap::new();
        let mut keys = Vec::new();
        let mut tokens: Vec<Vec<Option<(TermId, bool)>>> = Vec::with_capacity(reports.len());
        for (report, doc) in reports.iter().zip(&reading.docs) {
            let (who, numbers) = (&reading.who[report.id.index()], &reading.quantities[report.id.index()]);
            let mut list = vec![None; doc.tokens.len()];
            let mut last = None;
            for (i, t) in doc.tokens.iter().enumerate() {
                let (key, pronoun) = if let Some((actor, how, mention)) = who.by_token.get(i).copied().flatten() {
                    // A name of several words is one term; it stands at its first word.
                    if last.replace(mention) == Some(mention) {
                        continue;
                    }
                    (Key::Actor(actor), how == How::Pronoun)
                } else if let Some(state) = LISTS.state(report.words(t.span)) {
                    (Key::Name(state.to_lowercase()), false)
                } else if t.pos == Pos::Propn {
                    (Key::Name(t.lower.to_string()), false)
                } else if matches!(t.pos, Pos::Noun | Pos::Verb | Pos::Adj | Pos::Adv)
                    && t.lower.chars().any(char::is_alphabetic)
                    && !numbers.iter().any(|q| q.span.contains(t.span) && q.of.is_none_or(|of| !of.contains(t.span)))
                {
                    (Key::Word(t.lemma.to_lowercase()), false)
                } else {
                    continue;
                };
                let id = *ids.entry(key.clone()).or_insert_with(|| {
                    keys.push(key);
                    keys.len() as TermId - 1
                });
                if let Some(place) = list.get_mut(i) {
                    *place = Some((id, pronoun));
                }
            }
            tokens.push(list);
        }
        let entries: Vec<Entry> = keys
            .iter()
            .map(|k| match k {
                Key::Word(w) => words::entry(w).unwrap_or_default(),
                Key::Name(_) | Key::Actor(_) => Entry::default(),
            })
            .collect();
        let weights = weights(&keys, &entries, reading, &tokens);
        let by_token = tokens
            .into_iter()
            .map(|list| {
                list.into_iter()
                    .map(|t| {
                        t.map(|(id, pronoun)| Term {
                            id,
                            weight: weights[id as usize] * if pronoun { PRONOUN } else { 1.0 },
                        })
                    })
                    .collect()
            })
            .collect();
        Self { by_token, near: near(&keys, &entries, &ids, &reading.actors) }
    }
}

/// How much each term tells.
fn weights(keys: &[Key], entries: &[Entry], reading: &Reading, tokens: &[Vec<Option<(TermId, bool)>>]) -> Vec<f32> {
    let mut holding = vec![0_u32; keys.len()];
    let mut last = vec![(usize::MAX, usize::MAX); keys.len()];
    let mut sentences = 0_usize;
    for (r, (doc, list)) in reading.docs.iter().zip(tokens).enumerate() {
        sentences += doc.sentences.len();
        for (t, term) in doc.tokens.iter().zip(list) {
            if let Some((id, _)) = *term
                && std::mem::replace(&mut last[id as usize], (r, t.sentence)) != (r, t.sentence)
            {
                holding[id as usize] += 1;
            }
        }
    }
    // As if two reports were all: what fifty tell of one event is not common for that.
    let share = 2.0 / reading.docs.len().max(2) as f32;
    let all = sentences as f32 * share + BACKGROUND;
    let rarest = (BACKGROUND * 1.2).ln();
    keys.iter()
        .zip(entries)
        .zip(holding)
        .map(|((key, entry), n)| {
            let here = ((all / (n as f32 * share + 0.5)).ln() / rarest).clamp(0.05, 1.0);
            let (word, base) = match key {
                Key::Word(w) => (w.as_str(), 1.0 - 0.056 * f32::from(entry.common)),
                Key::Name(n) => (n.as_str(), 1.0),
                Key::Actor(_) => ("", 1.0),
            };
            here * if LISTS.light.contains_key(word) { LIGHT } else { base }
        })
        .collect()
}

/// What sets a son of the same name apart.
const JUNIOR: [&str; 5] = ["jr.", "jr", "sr.", "ii", "iii"];

/// The actors by their names as far as spelling does not matter (`al-Kern`, `Kern`; `Anna-Lisa`, `Anna Lisa`), and
/// whether it is the name that the actor goes by.
fn names(keys: &[Key], actors: &[Actor]) -> BTreeMap<String, Vec<(TermId, bool)>> {
    let mut out: BTreeMap<String, Vec<(TermId, bool)>> = BTreeMap::new();
    for (id, key) in (0..).zip(keys) {
        // A name that was taken for nobody here may be somebody's there.
        if let Key::Name(name) = key {
            out.entry(name.clone()).or_default().push((id, false));
        }
        let Key::Actor(actor) = key else { continue };
        let Some(actor) = actors.get(actor.index()) else { continue };
        for name in &actor.names {
            let spelled = name.to_lowercase().replace('-', " ");
            let plain = ["al ", "el "].iter().find_map(|a| spelled.strip_prefix(a)).unwrap_or(&spelled);
            out.entry(plain.to_owned()).or_default().push((id, *name == actor.name));
        }
    }
    out
}

/// How many bytes two words begin with alike (`inter`, of `interest` and `interference`, is no stem of theirs).
fn stem_of(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count()
}

/// Which terms can stand for each other.
fn near(keys: &[Key], entries: &[Entry], ids: &HashMap<Key, TermId>, actors: &[Actor]) -> Vec<Vec<(TermId, f32)>> {
    let mut by_meaning: HashMap<u16, Vec<TermId>> = HashMap::new();
    let mut by_stem: HashMap<&str, Vec<TermId>> = HashMap::new();
    for (id, (key, entry)) in (0..).zip(keys.iter().zip(entries)) {
        for &m in &entry.meanings {
            by_meaning.entry(m).or_default().push(id);
        }
        if let Key::Word(word) = key
            && let Some(stem) = word.get(..5)
        {
            by_stem.entry(stem).or_default().push(id);
        }
    }
    let mut found: Vec<HashMap<TermId, f32>> = vec![HashMap::new(); keys.len()];
    let mut link = |a: TermId, b: TermId, strength: f32| {
        for (x, y) in [(a, b), (b, a)] {
            if x != y {
                let known = found[x as usize].entry(y).or_default();
                *known = known.max(strength);
            }
        }
    };
    let names = names(keys, actors);
    for (name, list) in &names {
        for &(id, own) in list {
            for &(other, _) in list {
                link(id, other, SAME_MEANING);
            }
            let words: Vec<&str> = name.split(' ').collect();
            let parts = (2..words.len()).flat_map(|n| words.windows(n)).filter(|_| own);
            for part in parts.filter(|p| !JUNIOR.iter().any(|j| words.ends_with(&[*j]) && words.starts_with(p))) {
                names.get(&part.join(" ")).into_iter().flatten().for_each(|&(other, _)| link(id, other, PART_OF_NAME));
            }
        }
    }
    for (id, (key, entry)) in (0..).zip(keys.iter().zip(entries)) {
        let word = match key {
            Key::Word(word) => word,
            // A state that acts, and the state as a place or in `Lebanese`.
            Key::Actor(actor) => {
                let name = actors.get(actor.index()).and_then(|a| LISTS.state(&a.name));
                if let Some(&place) = name.and_then(|n| ids.get(&Key::Name(n.to_lowercase()))) {
                    link(id, place, SAME_MEANING);
                }
                continue;
            }
            Key::Name(_) => continue,
        };
        for m in &entry.meanings {
            by_meaning.get(m).into_iter().flatten().for_each(|&other| link(id, other, SAME_MEANING));
        }
        for k in &entry.kinds {
            by_meaning.get(k).into_iter().flatten().for_each(|&other| link(id, other, WIDER));
        }
        if let Some(stem) = word.get(..5) {
            for &other in by_stem.get(stem).into_iter().flatten() {
                if let Some(Key::Word(w)) = keys.get(other as usize)
                    && w.len().abs_diff(word.len()) <= 4
                    && (stem_of(w, word) >= 6 || w.len().min(word.len()) <= stem_of(w, word) + 2)
                {
                    link(id, other, SAME_STEM);
                }
            }
        }
        // `earnings`, `earn`
        if let Some(verb) = word.strip_suffix("ing") {
            for other in [verb.to_owned(), format!("{verb}e")] {
                if let Some(&other) = ids.get(&Key::Word(other)) {
                    link(id, other, SAME_MEANING);
                }
            }
        }
        for other in words::opposites(word).chain(LISTS.colours_of(word)) {
            if let Some(&other) = ids.get(&Key::Word(other.to_owned())) {
                link(id, other, WIDER);
            }
        }
    }
    found
        .into_iter()
        .map(|map| {
            let mut list: Vec<_> = map.into_iter().collect();
            list.sort_unstable_by_key(|n| n.0);
            list
        })
        .collect()
}
