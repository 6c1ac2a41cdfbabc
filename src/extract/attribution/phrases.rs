//! Cues that are no verbs: `according to S`, `in S's view`, `her claim that C`, `S is sure that C`, `reportedly`.

use std::ops::Range;

use super::cues::{CueWord, Frame, LEXICON, PhraseSource};
use super::page::{Draft, Page, Rule};
use super::repairs::verb_as_noun;
use super::sources::{BODIES, PAPERS, PERSONS, Speaker, speaker};
use super::verbs::entry;
use super::walk::{any_subject, is_main, is_mark, is_negated, is_noun, is_passive, is_verb, join, runs, trim, without};
use crate::extract::engine::{Dep, Doc, Pos, Tag};
use crate::model::CueClass;

/// The attributions of all phrases, nouns and adjectives of the page, in order.
pub(super) fn find(page: &Page<'_>) -> Vec<Draft> {
    let mut out = Vec::new();
    for i in 0..page.doc.tokens.len() {
        out.extend(of_phrase(page, i));
        out.extend(of_noun(page, i));
        out.extend(of_adjective(page, i));
    }
    out
}

fn of_phrase(page: &Page<'_>, i: usize) -> Option<Draft> {
    let doc = page.doc;
    let phrase = LEXICON
        .phrases(&doc.tokens[i].lower)
        .iter()
        .max_by_key(|p| match_end(doc, i, p.source, &p.words).map_or(0, |_| p.words.len()))?;
    let end = match_end(doc, i, phrase.source, &phrase.words)?;
    let last = end - 1;
    let (speaker, top, cue) = match phrase.source {
        PhraseSource::Follows => {
            let object = doc.child(last, Dep::Pobj)?;
            if is_measure(page, i, object) {
                return None;
            }
            (Speaker::At(object), i, i..end)
        }
        PhraseSource::Owns => (Speaker::At(doc.child(last, Dep::Poss)?), i, last..end),
        PhraseSource::Nowhere => {
            if doc.tokens[i].pos != Pos::Adv || !is_verb(&doc.tokens[doc.tokens[i].head]) {
                return None;
            }
            (Speaker::Open, i, i..end)
        }
    };
    let content = match phrase.source {
        PhraseSource::Nowhere => runs(doc, doc.tokens[i].head, &[i]),
        _ => around(page, top),
    };
    (!content.is_empty()).then(|| Draft {
        speaker,
        cue,
        lemma: phrase.lemma.to_owned(),
        class: phrase.class,
        content,
        inferred: false,
        rule: Rule::Phrase,
    })
}

/// Whether the phrase at `i` tells by what something goes, and not who says it: `sorted according to size`. It stands behind
/// its verb without a comma, and what it governs is one thing that nothing points at and that cannot speak.
fn is_measure(page: &Page<'_>, i: usize, object: usize) -> bool {
    let doc = page.doc;
    let t = &doc.tokens[object];
    let set_off = i.checked_sub(1).is_none_or(|b| {
        let before = &doc.tokens[b];
        before.block != doc.tokens[i].block || is_mark(before)
    });
    let lemma = &*t.lemma;
    let speaks = PAPERS.contains(lemma) || PERSONS.contains(lemma) || BODIES.contains(lemma);
    let pointed_at = doc.children_by(object, &[Dep::Det]).next().is_some();
    !set_off && t.tag == Tag::Nn && !pointed_at && !speaks && page.who.at(object).is_none()
}

/// One past the last token of the phrase `words` that begins at `i`.
fn match_end(doc: &Doc, i: usize, source: PhraseSource, words: &[&str]) -> Option<usize> {
    let (first, last) = (words.first()?, words.last()?);
    if &*doc.tokens[i].lower != *first {
        return None;
    }
    if source == PhraseSource::Owns {
        // `in S's own view`: the noun is what the preposition governs.
        let noun = doc.child(i, Dep::Pobj)?;
        let same = &*doc.tokens[noun].lemma == *last && doc.child(noun, Dep::Poss).is_some();
        return same.then_some(noun + 1);
    }
    let end = i + words.len();
    (end <= doc.tokens.len() && words.iter().enumerate().all(|(k, w)| &*doc.tokens[i + k].lower == *w)).then_some(end)
}

/// The sentence around a phrase that attributes it: all of it where the phrase stands at its beginning or its end, else
/// the clause that the phrase hangs on.
fn around(page: &Page<'_>, top: usize) -> Vec<Range<usize>> {
    let doc = page.doc;
    let own = doc.subtree(top);
    let bounds = page.bounds(top);
    let before = trim(doc, bounds.start..own.start.max(bounds.start));
    let after = trim(doc, own.end.min(bounds.end)..bounds.end);
    if before.is_empty() || after.is_empty() {
        return without(bounds, &own).into_iter().map(|r| trim(doc, r)).filter(|r| !r.is_empty()).collect();
    }
    let host = doc.ancestors(top).find(|&a| is_verb(&doc.tokens[a]) || doc.tokens[a].head == a);
    host.map(|h| runs(doc, h, &[top])).unwrap_or_default()
}

/// Verbs that mean no more than the noun they take: `issued a warning that`, `expressed concern about`.
const LIGHT: [&str; 27] = [
    "make",
    "give",
    "issue",
    "express",
    "voice",
    "raise",
    "reiterate",
    "repeat",
    "offer",
    "send",
    "deliver",
    "post",
    "release",
    "publish",
    "take",
    "have",
    "hold",
    "renew",
    "dismiss",
    "reject",
    "air",
    "signal",
    "show",
    "convey",
    "get",
    "share",
    "extend",
];

fn of_noun(page: &Page<'_>, n: usize) -> Option<Draft> {
    let doc = page.doc;
    let t = &doc.tokens[n];
    if !is_noun(t) {
        return None;
    }
    let Some(word) = LEXICON.noun(&t.lemma) else { return of_verb_as_noun(page, n) };
    // `no claim`: nobody makes it; but `I have no doubt that` holds it for certain.
    let none = doc.children_by(n, &[Dep::Det]).any(|d| &*doc.tokens[d].lower == "no");
    let certain = none && matches!(word.lemma, "doubt" | "question") && &*doc.tokens[t.head].lemma == "have";
    if none && !certain {
        return None;
    }
    let verb = (t.dep == Dep::Dobj && LIGHT.contains(&&*doc.tokens[t.head].lemma)).then_some(t.head);
    let owner = doc.child(n, Dep::Poss);
    let clause = word.takes(Frame::That).then(|| that_clause(doc, n)).flatten();
    let (content, told) = match clause {
        Some(c) => (runs(doc, c, &[]), true),
        // Without a clause, somebody must be said to utter it: `voiced concern about C`.
        None => {
            let by = verb.filter(|&v| is_main(doc, v) && !is_negated(doc, v))?;
            // `rejected the offer of C`: the verb has taken all of it.
            if entry(doc, by).is_some_and(|(w, _)| w.takes(Frame::It) && w.class == CueClass::Denying) {
                return None;
            }
            (complement(doc, n, Some(by), word)?, false)
        }
    };
    // `a claim by Holt that`
    let by_whom = || {
        let by = doc.children_by(n, &[Dep::Prep]).find(|&p| matches!(&*doc.tokens[p].lower, "by" | "from"));
        by.and_then(|p| doc.child(p, Dep::Pobj)).filter(|_| told && verb.is_none())
    };
    let by = match (owner.or_else(by_whom), verb) {
        (Some(o), _) => Speaker::At(o),
        (None, Some(v)) => match speaker(doc, v) {
            Speaker::Unknown => return None,
            known => known,
        },
        (None, None) if told && verb_as_noun(page, n).is_some() => return of_verb_as_noun(page, n),
        (None, None) if told => {
            if PAPERS.contains(&*t.lemma) {
                Speaker::At(n)
            } else {
                Speaker::Open
            }
        }
        _ => return None,
    };
    let first = verb.filter(|&v| v < n && !is_passive(doc, v)).unwrap_or(n);
    let content = join(doc, content.into_iter().map(|r| plain(doc, r)).collect());
    (!content.is_empty()).then(|| Draft {
        speaker: by,
        cue: first..n + 1,
        lemma: word.lemma.to_owned(),
        class: if certain { CueClass::Asserting } else { word.class },
        content,
        inferred: false,
        rule: Rule::Noun,
    })
}

/// A verb that the parse took for a noun.
fn of_verb_as_noun(page: &Page<'_>, n: usize) -> Option<Draft> {
    let (name, word) = verb_as_noun(page, n)?;
    let clause = that_clause(page.doc, n)?;
    Some(Draft {
        speaker: Speaker::At(name),
        cue: n..n + 1,
        lemma: word.lemma.to_owned(),
        class: word.class,
        content: runs(page.doc, clause, &[]).into_iter().map(|r| plain(page.doc, r)).collect(),
        inferred: false,
        rule: Rule::Clause,
    })
}

/// The clause that a noun announces: `claim that C`.
fn that_clause(doc: &Doc, n: usize) -> Option<usize> {
    doc.children_by(n, &[Dep::Acl, Dep::Relcl, Dep::Ccomp]).find(|&c| {
        let first = doc.tokens[c].left_edge;
        let that = &doc.tokens[first];
        first > n && &*that.lower == "that" && that.dep == Dep::Mark && any_subject(doc, c).is_some()
    })
}

/// What a noun takes: `warning of C`, `promise to C`; also where the parse hangs it on the light verb.
fn complement(doc: &Doc, n: usize, verb: Option<usize>, word: &CueWord) -> Option<Vec<Range<usize>>> {
    if word.takes(Frame::To)
        && let Some(c) = doc
            .children_by(n, &[Dep::Acl, Dep::Xcomp, Dep::Relcl])
            .find(|&c| c > n && doc.children_by(c, &[Dep::Aux]).any(|a| &*doc.tokens[a].lower == "to"))
    {
        return Some(runs(doc, c, &[]));
    }
    word.prepositions().find_map(|p| {
        [Some(n), verb].into_iter().flatten().find_map(|top| {
            let prep = doc.children_by(top, &[Dep::Prep]).find(|&c| c > n && &*doc.tokens[c].lower == p)?;
            let object = doc.children_by(prep, &[Dep::Pobj, Dep::Pcomp]).next()?;
            Some(runs(doc, object, &[]))
        })
    })
}

/// The range without the `that` that opens it.
fn plain(doc: &Doc, range: Range<usize>) -> Range<usize> {
    match doc.tokens.get(range.start) {
        Some(t) if &*t.lower == "that" && t.dep == Dep::Mark => trim(doc, range.start + 1..range.end),
        _ => range,
    }
}

fn of_adjective(page: &Page<'_>, a: usize) -> Option<Draft> {
    let doc = page.doc;
    let t = &doc.tokens[a];
    if !matches!(t.dep, Dep::Acomp | Dep::Oprd | Dep::Conj | Dep::Amod | Dep::Advcl) && t.tag != Tag::Vbn {
        return None;
    }
    let word = LEXICON.adjective(&t.lower)?;
    let clause = doc
        .children_by(a, &[Dep::Ccomp])
        .find(|&c| c > a && (any_subject(doc, c).is_some() || doc.child(c, Dep::Csubj).is_some()));
    let content = match clause.filter(|_| word.takes(Frame::That)) {
        Some(c) => runs(doc, c, &[]),
        None => complement(doc, a, None, word)?,
    };
    let Speaker::At(by) = speaker(doc, if matches!(t.dep, Dep::Acomp) { t.head } else { a }) else { return None };
    let own = matches!(&*doc.tokens[by].lower, "i" | "we" | "you");
    if own && page.quotes.at(a).is_some() || matches!(&*doc.tokens[by].lower, "it" | "that" | "this") {
        return None;
    }
    Some(Draft {
        speaker: Speaker::At(by),
        cue: a..a + 1,
        lemma: word.lemma.to_owned(),
        class: word.class,
        content: content.into_iter().map(|r| plain(doc, r)).collect(),
        inferred: false,
        rule: Rule::Adjective,
    })
}
