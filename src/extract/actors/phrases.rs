//! Names with a word that tells what of theirs acts: `the Peruvian delegation`, `the Hale administration`; and capitals
//! that stand for governments.

use std::collections::BTreeMap;
use std::ops::Range;

use super::kinds::syntactic_head;
use super::lexicon::{self, StateWord};
use super::merge::{Entity, Hit, Merged};
use super::names::{Adjective, Candidate, Known};
use super::text::Text;
use crate::extract::engine::{Dep, Pos};
use crate::model::{ActorKind, How};

/// What follows a state's or a group's name and still means it as a party.
const SIDE: [&str; 6] = ["side", "delegation", "government", "regime", "leadership", "administration"];

/// What follows a state's adjective and is a body of its own.
const ORGANS: [&str; 14] = [
    "military",
    "army",
    "navy",
    "parliament",
    "embassy",
    "police",
    "air force",
    "coast guard",
    "central bank",
    "foreign ministry",
    "defence ministry",
    "defense ministry",
    "interior ministry",
    "supreme court",
];

/// Nouns whose `between A and B` or `with A` makes parties of A and B.
const DEALINGS: [&str; 24] = [
    "talk",
    "talks",
    "negotiation",
    "negotiations",
    "relations",
    "relation",
    "relationship",
    "ties",
    "tension",
    "tensions",
    "deal",
    "agreement",
    "war",
    "conflict",
    "dialogue",
    "dispute",
    "meeting",
    "summit",
    "ceasefire",
    "truce",
    "treaty",
    "pact",
    "standoff",
    "cooperation",
];

/// What a capital owns only as a government.
const STANCES: [&str; 29] = [
    "position",
    "stance",
    "demand",
    "demands",
    "decision",
    "policy",
    "refusal",
    "statement",
    "claim",
    "claims",
    "response",
    "offer",
    "proposal",
    "view",
    "concern",
    "concerns",
    "interest",
    "interests",
    "allies",
    "ally",
    "reaction",
    "warning",
    "support",
    "insistence",
    "willingness",
    "commitment",
    "pledge",
    "ambassador",
    "envoy",
];

/// Finds the phrases of all reports and gives them to their actors.
pub(super) fn find(texts: &[Text], candidates: &[Vec<Candidate>], adjectives: &[Vec<Adjective>], merged: &mut Merged) {
    let mut index = Index::new(merged);
    let mut sides: Vec<(usize, Range<usize>, StateWord)> = Vec::new();
    for (r, (text, list)) in texts.iter().zip(candidates).enumerate() {
        for a in &adjectives[r] {
            if let Some(noun) = follows(text, a.words.end, &SIDE) {
                sides.push((r, a.words.start..noun, a.state));
            } else if let Some(end) = follows(text, a.words.end, &ORGANS) {
                Index::organ(
                    merged,
                    a.state,
                    &text.words(a.words.end..end),
                    Hit { report: r, words: a.words.start..end, how: How::Name },
                );
            }
        }
        for (i, c) in list.iter().enumerate() {
            match (merged.of[r][i], c.known) {
                (Some(entity), _) => {
                    if let Some(end) = follows(text, c.words.end, &SIDE) {
                        let kind = merged.entities[entity].kind;
                        if kind == Some(ActorKind::Person) {
                            Index::administration(merged, text, r, c, end);
                        } else if matches!(kind, Some(ActorKind::Group | ActorKind::State)) {
                            widen(&mut merged.entities[entity], r, &c.words, end);
                        }
                    }
                }
                (None, Known::State(s)) if s.capital() && acts(text, c) => {
                    let entity = index.state(merged, s.state);
                    merged.entities[entity].hits.push(Hit { report: r, words: c.words.clone(), how: How::Name });
                    merged.of[r][i] = Some(entity);
                }
                _ => {}
            }
        }
    }
    let parties = parties(texts, candidates, merged);
    for (r, words, state) in sides {
        let own = index.states.get(state.state).copied();
        let entity = party_group(merged, &parties, state, own).unwrap_or_else(|| index.state(merged, state.state));
        merged.entities[entity].hits.push(Hit { report: r, words, how: How::Name });
    }
}

/// The end of the phrase, if one of `nouns` follows at `at`.
fn follows(text: &Text, at: usize, nouns: &[&str]) -> Option<usize> {
    let first = at.checked_sub(1)?;
    if at >= text.len() || !text.same_sentence(first, at) || text.token(at).block != text.token(first).block {
        return None;
    }
    let two = (at + 2).min(text.len());
    let pair = text.words(at..two).to_lowercase();
    if two > at + 1 && text.same_sentence(at, two - 1) && nouns.contains(&pair.as_str()) {
        return Some(two);
    }
    let found = nouns.contains(&&*text.token(at).lower) && matches!(text.token(at).pos, Pos::Noun | Pos::Propn);
    // `the Peruvian side street`, `the Peruvian government official`: the noun only qualifies another.
    let noun_next = at + 1 < text.len() && text.same_sentence(at, at + 1) && text.token(at + 1).pos == Pos::Noun;
    let qualifies = noun_next && (text.token(at).space || text.joined(at)) && text.token(at).head > at;
    (found && !qualifies).then_some(at + 1)
}

/// Lets the mention of a name run on to the end of its phrase.
fn widen(entity: &mut Entity, report: usize, words: &Range<usize>, end: usize) {
    if let Some(hit) = entity.hits.iter_mut().find(|h| h.report == report && h.words.end == words.end) {
        hit.words.end = end;
    }
}

/// Whether a capital acts or speaks, deals with another, or owns what only a government has.
fn acts(text: &Text, c: &Candidate) -> bool {
    let head = syntactic_head(text, c);
    let token = text.token(head);
    let governor = token.head;
    match token.dep {
        Dep::Nsubj if paired(text, head) => true,
        Dep::Nsubj => {
            lexicon::acting_verb(&text.token(governor).lemma).is_some() || {
                // `Lima has to decide`, `Lima is ready to talk`
                text.doc.children(governor).any(|k| {
                    matches!(text.token(k).dep, Dep::Xcomp | Dep::Acomp)
                        && (lexicon::acting_verb(&text.token(k).lemma).is_some()
                            || matches!(
                                &*text.token(k).lower,
                                "ready" | "willing" | "determined" | "prepared" | "unwilling"
                            ))
                })
            }
        }
        Dep::Conj => conjunct_acts(text, head),
        Dep::Pobj => match &*text.token(governor).lower {
            "between" => deals(text, governor),
            "with" | "against" | "from" => deals(text, governor) && &*text.token(governor).lower == "with",
            "by" => {
                text.token(governor).dep == Dep::Agent
                    && lexicon::acting_verb(&text.token(text.token(governor).head).lemma).is_some()
            }
            _ => false,
        },
        Dep::Poss => STANCES.contains(&&*text.token(governor).lower),
        _ => false,
    }
}

/// Whether two capitals or states are the subject together (`Lima and Quito have long been at odds`).
fn paired(text: &Text, head: usize) -> bool {
    text.doc
        .children_by(head, &[Dep::Conj])
        .any(|k| lexicon::state(text.word(k)).is_some_and(|s| s.capital() || s.name()))
}

/// Whether what a preposition hangs on is a dealing between parties.
fn deals(text: &Text, preposition: usize) -> bool {
    let on = text.token(preposition).head;
    DEALINGS.contains(&&*text.token(on).lower)
        || matches!(&*text.token(on).lemma, "negotiate" | "talk" | "mediate" | "meet" | "agree")
}

fn conjunct_acts(text: &Text, head: usize) -> bool {
    let first = text.token(head).head;
    let token = text.token(first);
    match token.dep {
        Dep::Nsubj => {
            lexicon::acting_verb(&text.token(token.head).lemma).is_some()
                || lexicon::state(text.word(first)).is_some_and(lexicon::StateWord::capital)
        }
        Dep::Pobj => matches!(&*text.token(token.head).lower, "between" | "with") && deals(text, token.head),
        _ => false,
    }
}

/// How often each entity stands as a party: it acts, or dealings are with it.
fn parties(texts: &[Text], candidates: &[Vec<Candidate>], merged: &Merged) -> BTreeMap<usize, usize> {
    let mut out: BTreeMap<usize, usize> = BTreeMap::new();
    for (r, (text, list)) in texts.iter().zip(candidates).enumerate() {
        for (c, entity) in list.iter().zip(&merged.of[r]) {
            if let Some(entity) = *entity
                && (acts(text, c) || follows(text, c.words.end, &SIDE).is_some())
            {
                *out.entry(entity).or_default() += 1;
            }
        }
    }
    out
}

/// The group that a state's adjective means as a party to talks, where the group bears the adjective in its name
/// (`Peruvian Front`), stands as a party, and the state itself does not.
fn party_group(
    merged: &Merged,
    parties: &BTreeMap<usize, usize>,
    state: StateWord,
    own: Option<usize>,
) -> Option<usize> {
    if own.is_some_and(|s| parties.contains_key(&s)) {
        return None;
    }
    let mut found = parties.keys().copied().filter(|&e| {
        merged.entities[e].kind == Some(ActorKind::Group) && merged.entities[e].tribe == Some(state.state)
    });
    match (found.next(), found.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

/// The entities that phrases may need, by what the phrase says.
struct Index {
    states: BTreeMap<&'static str, usize>,
}

impl Index {
    fn new(merged: &Merged) -> Self {
        let states = merged
            .entities
            .iter()
            .enumerate()
            .filter(|(_, e)| e.kind == Some(ActorKind::State))
            .filter_map(|(i, e)| Some((e.canonical?, i)))
            .collect();
        Self { states }
    }

    fn state(&mut self, merged: &mut Merged, name: &'static str) -> usize {
        *self.states.entry(name).or_insert_with(|| {
            merged.slot((Some(ActorKind::State), name.to_owned()), || Entity {
                kind: Some(ActorKind::State),
                canonical: Some(name),
                ..Entity::default()
            })
        })
    }

    /// The `Peruvian military`, an organisation of its own.
    fn organ(merged: &mut Merged, state: StateWord, noun: &str, hit: Hit) {
        let at = Self::body(merged, format!("{} {}", state.state, noun.to_lowercase().replace("defence", "defense")));
        merged.entities[at].hits.push(hit);
    }

    /// The `Hale administration`, an organisation beside the person.
    fn administration(merged: &mut Merged, text: &Text, report: usize, c: &Candidate, end: usize) {
        let at = Self::body(merged, text.words(c.words.start..end).to_lowercase());
        merged.entities[at].hits.push(Hit { report, words: c.words.start..end, how: How::Name });
    }

    fn body(merged: &mut Merged, key: String) -> usize {
        merged.slot((None, key), || Entity { kind: Some(ActorKind::Organisation), ..Entity::default() })
    }
}
