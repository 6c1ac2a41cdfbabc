//! Which names are one actor's: persons by family name (`people`), bodies by acronym and short form, states by the list.

use std::collections::BTreeMap;
use std::ops::Range;

use super::bodies;
use super::kinds::{self, Votes};
use super::lexicon::{self, Gender, Title, fold};
use super::names::{Candidate, Known};
use super::people::People;
use super::person::PersonName;
use super::text::Text;
use crate::extract::engine::EntityLabel;
use crate::model::{ActorKind, How};

/// One place where an actor stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) report: usize,
    pub(super) words: Range<usize>,
    pub(super) how: How,
}

/// An actor in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Entity {
    pub(super) kind: Option<ActorKind>,
    /// The name by which the lists know it; of a person, its fullest name read into parts.
    pub(super) canonical: Option<&'static str>,
    pub(super) person: Option<PersonName>,
    pub(super) hits: Vec<Hit>,
    pub(super) gender: Option<Gender>,
    /// The state whose adjective stands in a group's name (`Peruvian Front`).
    pub(super) tribe: Option<&'static str>,
    /// The last word, folded, of an organisation's fullest name.
    pub(super) last: Option<String>,
    /// Every role with the number of times it stands, and the first place.
    pub(super) roles: BTreeMap<String, (usize, usize)>,
}

impl Entity {
    /// Notes one more place of a role.
    pub(super) fn role(&mut self, role: String, at: usize) {
        let entry = self.roles.entry(role).or_insert((0, at));
        entry.0 += 1;
        entry.1 = entry.1.min(at);
    }
}

/// All the places of one folded name in one report, or in all.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    votes: Votes,
    n: i32,
    person_labels: i32,
    other_labels: i32,
    /// Places where it acts or speaks, owns, or qualifies who does.
    acts: i32,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.votes.add(other.votes);
        self.n += other.n;
        self.person_labels += other.person_labels;
        self.other_labels += other.other_labels;
        self.acts += other.acts;
    }
}

/// The entities of all reports, and for each candidate of each report the entity it belongs to.
pub(super) struct Merged {
    pub(super) entities: Vec<Entity>,
    pub(super) of: Vec<Vec<Option<usize>>>,
    /// By class and folded name, the entities that are no persons with full names.
    slots: BTreeMap<Slot, usize>,
}

/// The kind, where it tells names apart, and the folded name under which an entity is kept.
pub(super) type Slot = (Option<ActorKind>, String);

impl Merged {
    /// The entity kept under `slot`, made if there is none.
    pub(super) fn slot(&mut self, slot: Slot, make: impl FnOnce() -> Entity) -> usize {
        let entities = &mut self.entities;
        *self.slots.entry(slot).or_insert_with(|| {
            entities.push(make());
            entities.len() - 1
        })
    }

    /// The hits of each of `reports` reports with their entities; the hits of one report come from that report alone.
    pub(super) fn by_report(&self, reports: usize) -> Vec<Vec<(usize, Hit)>> {
        let mut out = vec![Vec::new(); reports];
        for (e, entity) in self.entities.iter().enumerate() {
            for hit in &entity.hits {
                out[hit.report].push((e, hit.clone()));
            }
        }
        out
    }
}

/// The folded name of a candidate, without article.
pub(super) fn key(text: &Text, c: &Candidate) -> String {
    let folded = fold(&text.words(c.words.clone()));
    let bare = folded.strip_prefix("the ").unwrap_or(&folded);
    // `U.N. Command` is `United Nations Command`.
    if let Some((first, rest)) = bare.split_once(' ')
        && rest.contains(char::is_alphabetic)
        && text.acronym(c.words.start)
    {
        let word = text.word(c.words.start);
        let long = lexicon::state(word).map(|s| s.state).or_else(|| lexicon::organisation(word).map(|o| o.1));
        return format!("{} {rest}", long.map_or_else(|| first.to_owned(), fold));
    }
    bare.to_owned()
}

/// Merges the candidates of all reports into entities.
pub(super) fn merge(texts: &[Text], candidates: &[Vec<Candidate>]) -> Merged {
    let keys: Vec<Vec<String>> =
        texts.iter().zip(candidates).map(|(t, list)| list.iter().map(|c| key(t, c)).collect()).collect();
    let mut local: Vec<BTreeMap<&str, Tally>> = vec![BTreeMap::new(); texts.len()];
    let mut global: BTreeMap<&str, Tally> = BTreeMap::new();
    for (r, (text, list)) in texts.iter().zip(candidates).enumerate() {
        for (c, key) in list.iter().zip(&keys[r]) {
            let label = |wanted: EntityLabel| i32::from(c.words.clone().any(|i| text.token(i).entity == Some(wanted)));
            let one = Tally {
                votes: kinds::votes(text, c),
                n: 1,
                person_labels: label(EntityLabel::Person) + 2 * i32::from(c.before.is_some()),
                other_labels: label(EntityLabel::Gpe) + label(EntityLabel::Org),
                acts: i32::from(kinds::acts(text, c)),
            };
            local[r].entry(key).or_default().add(one);
            global.entry(key).or_default().add(one);
        }
    }
    let kind = |r: usize, key: &str| -> Option<ActorKind> {
        let (here, all) = (local[r].get(key)?, global.get(key)?);
        // A building or a channel is an actor where it acts somewhere in the report.
        if here.acts == 0 && kinds::only_acting(key) {
            return None;
        }
        let mut votes = here.votes.mean(here.n);
        votes.add(here.votes.mean(here.n));
        votes.add(all.votes.mean(all.n));
        votes.kind()
    };

    let mut people = People::default();
    for (r, (list, keys)) in candidates.iter().zip(&keys).enumerate() {
        for (c, key) in list.iter().zip(keys) {
            let name = PersonName::read(key);
            if name.full() && kind(r, key) == Some(ActorKind::Person) {
                people.note(r, c, key, name, kinds::told_after(&texts[r], c));
            } else if texts[r].token(c.words.start).block > 0 {
                people.note_bare(r, c, key);
            }
        }
    }
    people.cluster();
    let aliases = bodies::aliases(texts, candidates, &keys, &|r, key| {
        matches!(kind(r, key), Some(ActorKind::Organisation | ActorKind::Group))
    });

    let mut merged = Merged { entities: people.entities(), of: Vec::new(), slots: BTreeMap::new() };
    for (r, (text, list)) in texts.iter().zip(candidates).enumerate() {
        let mut of = Vec::with_capacity(list.len());
        for (c, key) in list.iter().zip(&keys[r]) {
            let kind = kind(r, key);
            let tally = local[r].get(key.as_str()).copied().unwrap_or_default();
            if people.family_of_persons(text, c, key) {
                of.push(None);
                continue;
            }
            let person = people.whose(r, c, key, kind, tally.person_labels >= tally.other_labels);
            let entity = match (person, kind) {
                (Some(entity), _) => Some(entity),
                (None, Some(kind)) => {
                    let (class, name, canonical) = slot(c, key, kind, &aliases.names);
                    let at = merged.slot((class, name), || Entity { kind: Some(kind), canonical, ..Entity::default() });
                    let entity = &mut merged.entities[at];
                    entity.canonical = entity.canonical.or(canonical);
                    if kind == ActorKind::Person && entity.person.is_none() {
                        entity.person = Some(PersonName::read(key));
                    }
                    if kind == ActorKind::Group {
                        entity.kind = if canonical.is_some() { Some(kind) } else { entity.kind };
                        entity.tribe = entity.tribe.or_else(|| tribe(text, c));
                    }
                    if kind == ActorKind::Organisation {
                        entity.last = key.rsplit(' ').next().map(str::to_owned).or(entity.last.take());
                    }
                    Some(at)
                }
                (None, None) => aliases.short.get(&(r, key.clone())).map(|long| {
                    merged.slot((None, long.clone()), || Entity {
                        kind: Some(ActorKind::Organisation),
                        ..Entity::default()
                    })
                }),
            };
            if let Some(e) = entity {
                let entity = &mut merged.entities[e];
                let words = titled(text, c);
                entity.hits.push(Hit { report: r, words, how: How::Name });
                for before in c.before.iter().chain(&c.role) {
                    entity.gender = entity.gender.or(before.gender.told());
                    if matches!(before.class, Title::Office | Title::Kin) {
                        entity.role(text.words(before.words.clone()), before.words.start);
                        if entity.kind == Some(ActorKind::Person) {
                            entity.hits.push(Hit { report: r, words: before.words.clone(), how: How::Role });
                        }
                    }
                }
            }
            of.push(entity);
        }
        merged.of.push(of);
    }
    for entity in &mut merged.entities {
        entity.gender = entity.gender.or_else(|| entity.person.as_ref().and_then(PersonName::gender));
    }
    merged
}

/// The state whose adjective or name opens a name of several words.
fn tribe(text: &Text, c: &Candidate) -> Option<&'static str> {
    let first = lexicon::state(text.word(c.words.start))?;
    (c.words.len() > 1 && (first.adjective() || first.name())).then_some(first.state)
}

/// The tokens of a mention: the name, with a short title directly before a family name alone (`President Hale`).
fn titled(text: &Text, c: &Candidate) -> Range<usize> {
    match &c.before {
        Some(b)
            if b.words.end == c.words.start
                && c.words.len() == 1
                && b.words.len() == 1
                && text.capital(b.words.start) =>
        {
            b.words.start..c.words.end
        }
        _ => c.words.clone(),
    }
}

/// The class and name under which a body, group, state or lone person is kept.
fn slot(
    c: &Candidate,
    key: &str,
    kind: ActorKind,
    aliases: &BTreeMap<String, String>,
) -> (Option<ActorKind>, String, Option<&'static str>) {
    match (kind, c.known) {
        (ActorKind::State, Known::State(s)) => (Some(kind), s.state.to_owned(), Some(s.state)),
        (ActorKind::Organisation | ActorKind::Group, Known::Body(_, full)) => {
            let name = fold(full);
            (None, aliases.get(&name).cloned().unwrap_or(name), Some(full))
        }
        (ActorKind::Organisation | ActorKind::Group, _) => {
            (None, aliases.get(key).cloned().unwrap_or_else(|| key.to_owned()), None)
        }
        _ => (Some(kind), key.to_owned(), None),
    }
}
