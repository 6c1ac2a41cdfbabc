//! Whom `he`, `she`, `they` and `it` mean, and who says `I`.

use std::collections::BTreeMap;

use super::kinds::person_word;
use super::lexicon::{self, Gender};
use super::merge::{Hit, Merged};
use super::roles;
use super::scene::{Place, Scene, subject};
use super::text::Text;
use crate::extract::engine::{Dep, Pos, Tag};
use crate::model::{ActorKind, How};

/// How many sentences back a pronoun reaches.
const REACH: usize = 4;

/// Verbs of asking, and of answering who asked.
const ASKING: &[&str] = &["ask", "inquire", "press", "query"];
const ANSWERING: &[&str] = &["answer", "reply", "respond", "retort"];

/// What a pronoun asks of the one it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    /// `he`, `she`
    Person(Gender),
    /// `they`
    Many,
    /// `it`
    Body,
    /// `I`
    Speaker,
}

fn read(text: &Text, i: usize) -> Option<Pronoun> {
    let token = text.token(i);
    if !matches!(token.tag, Tag::Prp | Tag::PrpPoss) {
        return None;
    }
    Some(match &*token.lower {
        "he" | "him" | "his" | "himself" => Pronoun::Person(Gender::Male),
        "she" | "her" | "hers" | "herself" => Pronoun::Person(Gender::Female),
        "they" => Pronoun::Many,
        "it" => Pronoun::Body,
        "i" | "me" | "my" | "myself" => Pronoun::Speaker,
        _ => return None,
    })
}

/// Adds the pronouns of all reports that mean one named actor.
pub(super) fn find(texts: &[Text], merged: &mut Merged) {
    let known = merged.by_report(texts.len());
    for (r, (text, known)) in texts.iter().zip(&known).enumerate() {
        let scene = Scene::new(text, known);
        let nameless = nameless(text, &scene);
        let scene = scene.with(text, nameless);
        let mut stage: Vec<Place> = Vec::with_capacity(scene.places.len());
        let mut waiting = scene.places.iter().peekable();
        let mut hits: Vec<(usize, Hit)> = Vec::new();
        for i in 0..text.len() {
            while let Some(place) = waiting.next_if(|p| p.words.start <= i) {
                stage.push(place.clone());
            }
            let Some(pronoun) = read(text, i) else { continue };
            if scene.place(i).is_some_and(|p| p.entity.is_some() && p.how != How::Role) {
                continue;
            }
            let meant = match pronoun {
                Pronoun::Speaker => None,
                _ => meant(text, i, pronoun, &stage, merged),
            };
            let place = Place { words: i..i + 1, head: i, entity: meant, how: How::Pronoun };
            if let Some(entity) = meant {
                hits.push((entity, Hit { report: r, words: i..i + 1, how: How::Pronoun }));
                stage.push(place);
            } else if matches!(pronoun, Pronoun::Person(_)) {
                stage.push(place);
            }
        }
        let resolved: BTreeMap<usize, usize> = hits.iter().map(|(e, h)| (h.words.start, *e)).collect();
        for i in 0..text.len() {
            if read(text, i) == Some(Pronoun::Speaker)
                && text.quoted(i)
                && let Some(entity) = speaker(text, i, &scene, &resolved)
                && merged.entities[entity].kind == Some(ActorKind::Person)
            {
                hits.push((entity, Hit { report: r, words: i..i + 1, how: How::Pronoun }));
            }
        }
        for (entity, hit) in hits {
            // `She was foreign minister`
            if let Some(role) = office(text, hit.words.start) {
                merged.entities[entity].role(text.words(role.clone()), role.start);
            }
            merged.entities[entity].hits.push(hit);
        }
    }
}

/// The office that the pronoun at `i` is said to hold.
fn office(text: &Text, i: usize) -> Option<std::ops::Range<usize>> {
    let token = text.token(i);
    let verb = token.head;
    if token.dep != Dep::Nsubj || &*text.token(verb).lemma != "be" || text.doc.child(verb, Dep::Neg).is_some() {
        return None;
    }
    let noun = text.doc.child(verb, Dep::Attr)?;
    let office = lexicon::title(&text.token(noun).lower).is_some_and(|(c, _)| c == lexicon::Title::Office);
    (office && !matches!(text.token(noun).tag, Tag::Nns | Tag::Nnps)).then(|| roles::phrase(text, noun, &(i..i + 1)))
}

/// Persons and bodies without a name: a pronoun may mean them, and then means no actor.
fn nameless(text: &Text, scene: &Scene) -> Vec<Place> {
    let mut out = Vec::new();
    for i in 0..text.len() {
        let token = text.token(i);
        if token.pos != Pos::Noun || scene.place(i).is_some() {
            continue;
        }
        let qualifies = matches!(token.dep, Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Npadvmod) && token.head > i;
        let person = person_word(text, i)
            || matches!(&*token.lemma, "people" | "source" | "man" | "woman" | "person" | "spokesperson");
        let apposed = token.dep == Dep::Appos && scene.place(token.head).is_some() || token.dep == Dep::Attr;
        if !qualifies && !apposed && (person || subject(text, i) || lexicon::body_noun(&token.lemma)) {
            out.push(Place { words: i..i + 1, head: i, entity: None, how: How::Role });
        }
    }
    out
}

/// The verb that token `i` is the subject of, if it speaks.
fn speaks(text: &Text, i: usize) -> Option<usize> {
    let token = text.token(i);
    let by_list = |v: usize| lexicon::acting_verb(&text.token(v).lemma) == Some(true);
    (token.dep == Dep::Nsubj && by_list(token.head)).then_some(token.head)
}

/// Whether the place can be what the pronoun means, and how surely its kind fits.
fn agrees(text: &Text, place: &Place, pronoun: Pronoun, merged: &Merged) -> Option<i32> {
    let token = text.token(place.head);
    let plural = matches!(token.tag, Tag::Nns | Tag::Nnps);
    if place.how == How::Pronoun && place.entity.is_none() {
        let same = read(text, place.head) == Some(pronoun);
        return same.then_some(2);
    }
    let Some(entity) = place.entity else {
        return match pronoun {
            Pronoun::Person(gender) => {
                let noun = if person_word(text, place.head) {
                    lexicon::person_noun(&token.lemma.to_lowercase())
                } else {
                    None
                };
                let fits = noun.is_some_and(|g| g == Gender::Either || g == gender) && !plural;
                fits.then_some(0)
            }
            Pronoun::Many => plural.then_some(1),
            Pronoun::Body => (!plural && !person_word(text, place.head)).then_some(0),
            Pronoun::Speaker => None,
        };
    };
    let e = &merged.entities[entity];
    match (pronoun, e.kind?) {
        (Pronoun::Person(gender), ActorKind::Person) => match e.gender {
            Some(g) if g == gender => Some(2),
            Some(_) => None,
            None => Some(0),
        },
        (Pronoun::Many, ActorKind::Group) | (Pronoun::Body, ActorKind::Organisation | ActorKind::State) => Some(1),
        (Pronoun::Many, ActorKind::Organisation) | (Pronoun::Body, ActorKind::Group) => Some(0),
        _ => None,
    }
}

/// Whether the name at `i` is that of somebody accused (`accused Kern`, `Kern was charged`).
fn accused(text: &Text, i: usize) -> bool {
    let token = text.token(i);
    let verb = &*text.token(token.head).lemma;
    matches!(token.dep, Dep::Dobj | Dep::Nsubjpass) && matches!(verb, "accuse" | "blame" | "charge" | "suspect")
}

/// Whether the word at `i` is the subject of a denial told by the way (`, which she denies`).
fn denies_which(text: &Text, i: usize) -> bool {
    let token = text.token(i);
    let verb = text.token(token.head);
    token.dep == Dep::Nsubj
        && verb.dep == Dep::Relcl
        && matches!(&*verb.lemma, "deny" | "dispute" | "reject")
        && i > 0
        && &*text.token(i - 1).lower == "which"
}

/// The entity that the pronoun at `i` means, if one stands out among those it can mean.
fn meant(text: &Text, i: usize, pronoun: Pronoun, stage: &[Place], merged: &Merged) -> Option<usize> {
    let token = text.token(i);
    // `they` and `it` mean so much else that only an acting one is followed up.
    if matches!(pronoun, Pronoun::Many | Pronoun::Body)
        && !(token.dep == Dep::Nsubj && lexicon::acting_verb(&text.token(token.head).lemma).is_some())
    {
        return None;
    }
    // `accused Kern of it, which she denies`: who was accused last before.
    if denies_which(text, i) {
        let here = |p: &&Place| text.token(p.head).sentence == token.sentence && !excluded(text, i, p);
        let fits = |p: &&Place| agrees(text, p, pronoun, merged).is_some();
        let before = stage.iter().rev().filter(here).filter(fits);
        if let Some(entity) = before.filter(|p| accused(text, p.head)).find_map(|p| p.entity) {
            return Some(entity);
        }
    }
    let mut best: BTreeMap<(Option<usize>, usize), i32> = BTreeMap::new();
    for place in stage.iter().rev() {
        let back = token.sentence.saturating_sub(text.token(place.head).sentence);
        if back > REACH {
            break;
        }
        if place.words.contains(&i) || excluded(text, i, place) {
            continue;
        }
        let Some(fit) = agrees(text, place, pronoun, merged) else { continue };
        let score = fit + weight(text, i, place, i32::try_from(back).unwrap_or(0));
        let key = (place.entity, if place.entity.is_some() { 0 } else { place.head });
        let slot = best.entry(key).or_insert(i32::MIN);
        *slot = (*slot).max(score);
    }
    let mut ranked: Vec<(i32, Option<usize>)> = best.into_iter().map(|((entity, _), score)| (score, entity)).collect();
    ranked.sort_by_key(|&(score, entity)| (std::cmp::Reverse(score), entity));
    match ranked.as_slice() {
        [(score, entity)] if *score > 0 => *entity,
        [(score, entity), (next, _), ..] if *score > 0 && score > next => *entity,
        _ => None,
    }
}

/// Whether grammar rules out that the pronoun at `i` means what stands at `place`.
fn excluded(text: &Text, i: usize, place: &Place) -> bool {
    let (token, other) = (text.token(i), text.token(place.head));
    // `“Why?” asked Hale. “No,” he answered.`: not who asked.
    let verb = |j: usize, list: &[&str]| {
        let t = text.token(j);
        t.dep == Dep::Nsubj && list.contains(&&*text.token(t.head).lemma)
    };
    if token.sentence > other.sentence && verb(i, ANSWERING) && verb(place.head, ASKING) {
        return true;
    }
    if token.sentence != other.sentence {
        return false;
    }
    let argument = |d: Dep| matches!(d, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Dative | Dep::Agent);
    // `Hale praised him`: not himself.
    if token.tag == Tag::Prp
        && !token.lower.ends_with("self")
        && token.head == other.head
        && argument(token.dep)
        && argument(other.dep)
    {
        return true;
    }
    // `Hale spoke to him`
    if token.dep == Dep::Pobj
        && text.token(token.head).head == other.head
        && argument(other.dep)
        && token.tag == Tag::Prp
    {
        return true;
    }
    // Who speaks is `I` in the quotation, not `he`.
    text.quoted(i) && !text.quoted(place.head) && speaks(text, place.head).is_some()
}

/// How much speaks for the place by distance, grammar and speech.
fn weight(text: &Text, i: usize, place: &Place, back: i32) -> i32 {
    let (token, other) = (text.token(i), text.token(place.head));
    let mut score = 12 - 3 * back;
    let source = told_by(text, place.head);
    if subject(text, place.head) || source {
        score += 4;
        if matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass) {
            score += 1;
        }
    }
    if speaks(text, place.head).is_some() || source {
        score += 2;
        // `According to Hale, Reed was a legend. He said …`: who spoke so goes on speaking.
        if source && back > 0 && speaks(text, i).is_some() {
            score += 2;
        }
        // `Hale said he would go`: the clause that the pronoun is in is what Hale says.
        if back == 0 && text.doc.ancestors(i).any(|a| a == other.head) && !text.quoted(i) {
            score += 4;
        }
    }
    // The main clause before an embedded one.
    if text.token(other.head).head == other.head {
        score += 1;
    }
    if matches!(other.dep, Dep::Poss | Dep::Compound | Dep::Nmod) {
        score -= 2;
    }
    if place.how == How::Pronoun {
        score += 1;
    }
    if text.quoted(place.head) && !text.quoted(i) {
        score -= 5;
    }
    if text.token(i).block != other.block {
        score -= 1;
    }
    // The one next to the pronoun in its own sentence, of two that stand alike.
    if back == 0 && place.head < i && i - place.head < 6 {
        score += 1;
    }
    score
}

/// Whether the sentence is told as what `token i` says or holds: `according to Hale`, and `For Hale, …` in front.
fn told_by(text: &Text, i: usize) -> bool {
    let token = text.token(i);
    let governor = token.head;
    let before = governor.checked_sub(1).map(|b| text.token(b));
    token.dep == Dep::Pobj
        && match &*text.token(governor).lower {
            "to" => before.is_some_and(|b| &*b.lower == "according"),
            "for" => before.is_none_or(|b| b.sentence != token.sentence),
            _ => false,
        }
}

/// Who says the quotation that holds token `i`: the subject of the verb of speech beside it.
fn speaker(text: &Text, i: usize, scene: &Scene, resolved: &BTreeMap<usize, usize>) -> Option<usize> {
    let whose = |head: usize| resolved.get(&head).copied().or_else(|| scene.place(head).and_then(|p| p.entity));
    let of = |sentence: usize| -> Option<Option<usize>> {
        let range = text.doc.sentences.get(sentence)?.clone();
        let head = range.into_iter().find(|&k| !text.quoted(k) && speaks(text, k).is_some())?;
        Some(whose(head))
    };
    let token = text.token(i);
    let block = |s: usize| text.doc.sentences.get(s).is_some_and(|r| text.token(r.start).block == token.block);
    if let Some(found) = of(token.sentence) {
        return found;
    }
    for s in (token.sentence.saturating_sub(3)..token.sentence).rev() {
        if block(s)
            && let Some(found) = of(s)
        {
            return found;
        }
    }
    (token.sentence + 1..token.sentence + 3).filter(|&s| block(s)).find_map(of).flatten()
}
