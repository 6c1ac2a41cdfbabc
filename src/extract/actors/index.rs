//! From entities to the actors of the briefing, in their order, and to the index from tokens to actors.

use std::collections::{BTreeMap, BTreeSet};

use super::Who;
use super::lexicon;
use super::merge::Entity;
use super::text::Text;
use crate::model::{Actor, ActorId, ActorKind, How, Mention};

/// Numbers the entities by mentions and name, and lists their forms, roles and places.
pub(super) fn build(texts: &[Text], entities: Vec<Entity>) -> (Vec<Actor>, Vec<Who>) {
    let mut made: Vec<(Actor, Entity)> = entities
        .into_iter()
        .filter(|e| e.hits.iter().any(|h| h.how == How::Name))
        .map(|mut e| {
            e.hits.sort_by_key(|h| (h.report, h.words.start, h.words.end));
            e.hits.dedup();
            (actor(texts, &e), e)
        })
        .collect();
    made.sort_by(|(a, _), (b, _)| {
        b.mentions
            .len()
            .cmp(&a.mentions.len())
            .then_with(|| a.name.cmp(&b.name))
            .then_with(|| a.mentions.cmp(&b.mentions))
    });
    honorifics(&mut made);
    let mut who: Vec<Who> = texts.iter().map(|t| Who { by_token: vec![None; t.len()] }).collect();
    for (i, (actor, entity)) in made.iter_mut().enumerate() {
        actor.id = ActorId::new(i);
        for hit in &entity.hits {
            let span = texts[hit.report].span(hit.words.clone());
            for place in &mut who[hit.report].by_token[hit.words.clone()] {
                // The innermost mention wins.
                if place.is_none_or(|(_, _, other)| span.len() < other.len()) {
                    *place = Some((actor.id, hit.how, span));
                }
            }
        }
    }
    (made.into_iter().map(|(a, _)| a).collect(), who)
}

/// Takes `Mrs. Hale` from the names of one where `Hale` alone is another's: it is told apart by the title only.
fn honorifics(made: &mut [(Actor, Entity)]) {
    let mut owners: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (i, (actor, _)) in made.iter().enumerate() {
        for name in &actor.names {
            owners.entry(name.clone()).or_default().insert(i);
        }
    }
    for (i, (actor, _)) in made.iter_mut().enumerate() {
        let others = |name: &str| {
            name.split_once(' ').is_some_and(|(title, bare)| {
                lexicon::title(&title.to_lowercase()).is_some_and(|(c, _)| c == lexicon::Title::Honorific)
                    && owners.get(bare).is_some_and(|o| o.iter().any(|&o| o != i))
            })
        };
        if actor.names.iter().any(|n| !others(n)) {
            actor.names.retain(|n| !others(n));
        }
    }
}

fn actor(texts: &[Text], e: &Entity) -> Actor {
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    let mut mentions = BTreeSet::new();
    for hit in &e.hits {
        let text = &texts[hit.report];
        if hit.how == How::Name {
            *forms.entry(text.words(hit.words.clone())).or_default() += 1;
        }
        mentions.insert(Mention { report: text.report.id, span: text.span(hit.words.clone()), how: hit.how });
    }
    let kind = e.kind.unwrap_or(ActorKind::Organisation);
    let name = fullest(&forms, kind, e);
    let mut names: Vec<(String, usize)> = forms.into_iter().collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut roles: Vec<(&String, &(usize, usize))> = e.roles.iter().collect();
    roles.sort_by_key(|(role, (n, first))| (std::cmp::Reverse(*n), *first, (*role).clone()));
    Actor {
        id: ActorId::default(),
        name,
        kind,
        roles: roles.into_iter().map(|(r, _)| r.clone()).collect(),
        names: names.into_iter().map(|(n, _)| n).collect(),
        mentions: mentions.into_iter().collect(),
    }
}

/// The fullest form of the name: most words, then most letters; of a state its usual name.
fn fullest(forms: &BTreeMap<String, usize>, kind: ActorKind, e: &Entity) -> String {
    if kind == ActorKind::State
        && let Some(canonical) = e.canonical
        && forms.contains_key(canonical)
    {
        return canonical.to_owned();
    }
    forms
        .keys()
        .max_by_key(|f| {
            let first = f.split(' ').next().unwrap_or_default().to_lowercase();
            let last = f.rsplit(' ').next().unwrap_or_default();
            // `President Hale` and `the Front's delegation` are names, but not the full ones.
            let whole = match kind {
                ActorKind::Person => {
                    f.chars().any(char::is_lowercase)
                        && lexicon::title(&first).is_none_or(|(c, _)| c == lexicon::Title::Name)
                }
                _ => !last.starts_with(char::is_lowercase),
            };
            (whole, f.split(' ').count(), f.chars().count(), std::cmp::Reverse((*f).clone()))
        })
        .cloned()
        .unwrap_or_default()
}
