//! What the event is called: the noun that most headlines share, with the name or place that it goes with.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::profile::Context;
use super::terms::TermId;
use super::words::LISTS;
use crate::extract::engine::{Dep, Pos};
use crate::model::{ActorKind, How};

/// What it counts that a headline holds a word, and that only the lead does.
const HEADLINE: f32 = 1.0;
const LEAD: f32 = 0.4;
/// How near a word has to come to another to stand for it.
const NEAR: f32 = 0.8;
/// What it counts that a name stands before a noun (`Istanbul talks`), or behind it (`talks in Istanbul`).
const JOINED: f32 = 0.6;

/// A word of a headline or lead.
struct Word {
    report: usize,
    token: usize,
    id: TermId,
    place: f32,
    /// Whether it is (part of) a name, and no common word with a capital.
    name: bool,
}

/// A short name of the event in words of the reports; the headline of a single report.
pub(super) fn find(cx: &Context) -> String {
    if cx.reports.len() < 2 {
        return headline(cx);
    }
    let common = common(cx);
    let words: Vec<Word> = (0..cx.reports.len()).flat_map(|r| opening(cx, r, &common)).collect();
    let support = Support::read(cx, &words);
    let noun = event(cx, &words, &support);
    let names = names(cx, &words, &support, noun.as_ref());
    let title = match (names.as_slice(), noun) {
        ([], None) => return headline(cx),
        ([], Some(noun)) => noun.words,
        (names, None) => names.iter().take(2).cloned().collect::<Vec<_>>().join(" – "),
        ([name, ..], Some(noun)) if name.to_lowercase().contains(&noun.words) => name.clone(),
        ([name, ..], Some(noun)) => format!("{name} {}", noun.words),
    };
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// The shortest headline; the outlet where there is none.
fn headline(cx: &Context) -> String {
    let heads = cx.reports.iter().filter_map(|r| Some(flat(r.words(r.headline?))));
    heads
        .min_by_key(|h| (h.chars().count(), h.clone()))
        .unwrap_or_else(|| cx.reports.iter().map(|r| r.outlet.clone()).min().unwrap_or_default())
}

/// The common words of the texts below the headlines, as they are written there, with their terms.
fn common(cx: &Context) -> HashMap<String, TermId> {
    let mut out = HashMap::new();
    for (r, doc) in cx.reading.docs.iter().enumerate() {
        for (i, t) in doc.tokens.iter().enumerate() {
            let word = matches!(t.pos, Pos::Noun | Pos::Verb | Pos::Adj | Pos::Adv)
                && cx.word(r, i).starts_with(char::is_lowercase);
            if let Some(term) = cx.term(r, i).filter(|_| word) {
                out.entry(t.lower.to_string()).or_insert(term.id);
            }
        }
    }
    out
}

/// The telling words of the headline and of the first sentence below it.
fn opening(cx: &Context, report: usize, common: &HashMap<String, TermId>) -> Vec<Word> {
    let doc = &cx.reading.docs[report];
    let head = cx.reports[report].headline;
    let top = head.map_or(0..0, |h| doc.tokens_in(h));
    let body = doc.sentences.iter().find(|s| s.start >= top.end && s.len() > 4).cloned().unwrap_or(0..0);
    let weighed = top.map(|i| (i, HEADLINE)).chain(body.map(|i| (i, if head.is_some() { LEAD } else { HEADLINE })));
    let word = |(token, place): (usize, f32)| {
        let t = &doc.tokens[token];
        let id = cx.term(report, token)?.id;
        // `Cuts` in a headline that capitalises every word is the `cuts` of the text.
        let actor = cx.reading.who[report].at(token).is_some();
        let plain = (t.pos == Pos::Propn && !actor).then(|| common.get(&*t.lower).copied()).flatten();
        let name = plain.is_none() && is_name(cx, report, token);
        let light = LISTS.light.contains_key(&*t.lemma.to_lowercase());
        (!light).then_some(Word { report, token, id: plain.unwrap_or(id), place, name })
    };
    weighed.filter_map(word).collect()
}

/// How far the reports open with each word or one that stands for it: how many, and a sum in which a headline counts
/// for more than a lead.
struct Support(HashMap<TermId, BTreeMap<usize, f32>>);

impl Support {
    fn read(cx: &Context, words: &[Word]) -> Self {
        let mut out: HashMap<TermId, BTreeMap<usize, f32>> = HashMap::new();
        for w in words {
            let near = cx.terms.near(w.id).iter().filter(|(_, strength)| *strength >= NEAR);
            for id in std::iter::once(w.id).chain(near.map(|n| n.0)) {
                let known = out.entry(id).or_default().entry(w.report).or_default();
                *known = known.max(w.place);
            }
        }
        Self(out)
    }

    fn of(&self, id: TermId) -> (usize, f32) {
        self.0.get(&id).map_or((0, 0.0), |reports| (reports.len(), reports.values().sum()))
    }

    /// Whether some headline has it.
    fn headed(&self, id: TermId) -> bool {
        self.0.get(&id).is_some_and(|reports| reports.values().any(|&place| place >= HEADLINE))
    }
}

/// Whether so many reports are most of all.
fn most(cx: &Context, count: usize) -> bool {
    count > 1 && 2 * count > cx.reports.len().min(8)
}

/// The noun that names the event.
struct Event {
    id: TermId,
    words: String,
}

fn event(cx: &Context, words: &[Word], support: &Support) -> Option<Event> {
    // How often each noun stands in the texts for itself, and how often it describes another one (`tax returns`).
    let mut nouns: BTreeMap<TermId, [usize; 2]> = BTreeMap::new();
    for (r, doc) in cx.reading.docs.iter().enumerate() {
        for i in (0..doc.tokens.len()).filter(|&i| names_an_event(cx, r, i)) {
            if let Some(term) = cx.term(r, i) {
                nouns.entry(term.id).or_default()[usize::from(doc.tokens[i].dep == Dep::Compound)] += 1;
            }
        }
    }
    let headed: BTreeSet<TermId> = words.iter().filter(|w| w.place >= HEADLINE).map(|w| w.id).collect();
    let mut found: Vec<(f32, TermId)> = nouns
        .into_iter()
        .filter(|&(id, [own, other])| own > other && support.headed(id))
        .filter_map(|(id, [times, _])| {
            let (count, sum) = support.of(id);
            // A noun that the headlines have only as a verb (`met`) counts less than one that they have.
            let own = if headed.contains(&id) { 1.0 } else { NEAR };
            most(cx, count).then(|| (own * sum * (1.0 + times as f32).ln(), id))
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = found.first()?.0;
    let first = found.into_iter().take_while(|f| f.0 >= best).map(|(_, id)| (surface(cx, id), id));
    first.min().map(|(words, id)| Event { id, words })
}

/// Whether a token is a common noun for what happens or is talked about, not for a person or a body.
fn names_an_event(cx: &Context, report: usize, token: usize) -> bool {
    let Some(t) = cx.reading.docs[report].tokens.get(token) else { return false };
    let named = cx.reading.who[report].by_token.get(token).copied().flatten().is_some();
    let lemma = t.lemma.to_lowercase();
    t.pos == Pos::Noun && !named && !LISTS.doers.contains(lemma.as_str()) && !LISTS.light.contains_key(lemma.as_str())
}

/// How the reports mostly write a noun, with the noun that they put before it (`tax returns`).
fn surface(cx: &Context, id: TermId) -> String {
    let mut alone: BTreeMap<String, usize> = BTreeMap::new();
    let mut before: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let mut all = BTreeSet::new();
    for (r, doc) in cx.reading.docs.iter().enumerate() {
        for (i, t) in doc.tokens.iter().enumerate() {
            if t.pos != Pos::Noun || cx.term(r, i).is_none_or(|term| term.id != id) {
                continue;
            }
            all.insert(r);
            *alone.entry(cx.word(r, i).to_lowercase()).or_default() += 1;
            let modifier = i.checked_sub(1).filter(|&m| {
                let joined = m.checked_sub(1).is_some_and(|b| doc.tokens[b].span.end == doc.tokens[m].span.start);
                doc.tokens[m].head == i && doc.tokens[m].dep == Dep::Compound && !joined && names_an_event(cx, r, m)
            });
            if let Some(m) = modifier {
                before.entry(cx.word(r, m).to_lowercase()).or_default().insert(r);
            }
        }
    }
    let noun =
        alone.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0))).map_or(String::new(), |a| a.0);
    // What more than one report puts before it belongs to it.
    let modifier = before
        .into_iter()
        .filter(|(_, reports)| reports.len() > 1)
        .max_by(|a, b| a.1.len().cmp(&b.1.len()).then_with(|| b.0.cmp(&a.0)));
    modifier.map_or_else(|| noun.clone(), |(m, _)| format!("{m} {noun}"))
}

/// The names that most reports open with, those first that go with the event's noun.
fn names(cx: &Context, words: &[Word], support: &Support, noun: Option<&Event>) -> Vec<String> {
    let joined = noun.map(|n| joined(cx, n.id)).unwrap_or_default();
    let mut found: Vec<(f32, String)> = Vec::new();
    let ids: BTreeMap<TermId, &Word> = words.iter().filter(|w| w.name).map(|w| (w.id, w)).collect();
    for (id, word) in ids {
        let (count, sum) = support.of(id);
        if most(cx, count) {
            let share = sum / cx.reports.len() as f32;
            let near = joined.get(&id).map_or(0, BTreeSet::len) as f32 / cx.reports.len() as f32;
            found.push((share + JOINED * near, short(cx, words, word)));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.dedup_by(|a, b| a.1 == b.1);
    found.into_iter().map(|f| f.1).collect()
}

/// The names that stand before or behind the noun, each with the reports where they do.
fn joined(cx: &Context, noun: TermId) -> BTreeMap<TermId, BTreeSet<usize>> {
    let mut out: BTreeMap<TermId, BTreeSet<usize>> = BTreeMap::new();
    for (r, doc) in cx.reading.docs.iter().enumerate() {
        for i in (0..doc.tokens.len()).filter(|&i| cx.term(r, i).is_some_and(|t| t.id == noun)) {
            let before = doc.children_by(i, &[Dep::Compound, Dep::Poss, Dep::Nmod, Dep::Amod]);
            let behind = doc.children_by(i, &[Dep::Prep]).flat_map(|p| doc.children_by(p, &[Dep::Pobj]));
            for name in before.chain(behind).filter(|&n| is_name(cx, r, n)) {
                if let Some(term) = cx.term(r, name).or_else(|| cx.name_term(r, name)) {
                    out.entry(term.id).or_default().insert(r);
                }
            }
        }
    }
    out
}

fn is_name(cx: &Context, report: usize, token: usize) -> bool {
    match cx.reading.who[report].by_token.get(token).copied().flatten() {
        Some((_, how, _)) => how == How::Name,
        None => cx.reading.docs[report].tokens.get(token).is_some_and(|t| t.pos == Pos::Propn),
    }
}

/// The shortest form of a name that some headline or lead has; of a person the family name.
fn short(cx: &Context, words: &[Word], word: &Word) -> String {
    let actor = cx.reading.who[word.report].at(word.token).and_then(|a| cx.reading.actors.get(a.index()));
    if let Some(actor) = actor.filter(|a| a.kind == ActorKind::Person) {
        let one = actor.names.iter().filter(|n| !n.contains(' '));
        if let Some(family) = one.max_by_key(|n| (actor.name.ends_with(n.as_str()), n.chars().count(), n.as_str())) {
            return family.clone();
        }
        return actor.name.clone();
    }
    let forms = words.iter().filter(|w| w.id == word.id && w.name);
    let mut forms: Vec<String> = forms.map(|w| cx.named(w.report, w.token)).collect();
    forms.sort_by(|a, b| a.chars().count().cmp(&b.chars().count()).then_with(|| a.cmp(b)));
    forms.into_iter().next().unwrap_or_default()
}

fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
