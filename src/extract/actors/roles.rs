//! What a text says a named actor is: appositions, `X is the …`, `served as …`.

use std::ops::Range;

use super::kinds::{person_word, syntactic_head};
use super::lexicon;
use super::merge::{Hit, Merged};
use super::names::Candidate;
use super::text::Text;
use super::titles::{in_law, left_edge};
use crate::extract::engine::{Dep, Pos, Tag};
use crate::model::{ActorKind, How};

/// The longest role, in tokens.
const LONGEST: usize = 16;

/// Adds the roles that stand after or around names, and their places.
pub(super) fn find(texts: &[Text], candidates: &[Vec<Candidate>], merged: &mut Merged) {
    for (r, (text, list)) in texts.iter().zip(candidates).enumerate() {
        let named = named(text, list);
        for (c, entity) in list.iter().zip(&merged.of[r]) {
            let Some(entity) = *entity else { continue };
            let person = merged.entities[entity].kind == Some(ActorKind::Person);
            let wanted = |i: usize| if person { person_word(text, i) } else { body_word(text, i) };
            for role in of(text, c, &wanted, &named) {
                let e = &mut merged.entities[entity];
                e.role(text.words(role.clone()), role.start);
                e.hits.push(Hit { report: r, words: role, how: How::Role });
            }
        }
    }
}

/// Which tokens belong to names.
fn named(text: &Text, list: &[Candidate]) -> Vec<bool> {
    let mut out = vec![false; text.len()];
    for c in list {
        out[c.words.clone()].fill(true);
    }
    out
}

/// Whether the noun at `i` means a body with members.
fn body_word(text: &Text, i: usize) -> bool {
    let token = text.token(i);
    token.tag == Tag::Nn && lexicon::body_noun(&token.lower)
}

/// The roles that the text gives to one name.
fn of(text: &Text, c: &Candidate, wanted: &dyn Fn(usize) -> bool, named: &[bool]) -> Vec<Range<usize>> {
    let (doc, head) = (text.doc, syntactic_head(text, c));
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut add = |noun: usize| {
        let role = phrase(text, noun, &c.words);
        if !role.is_empty() && !out.iter().any(|o| o.start < role.end && role.start < o.end) {
            out.push(role);
        }
    };
    let free = |noun: usize| !named[noun] && singular(text, noun);
    // `Ann Lee, the foreign minister,`
    for k in doc.children(head) {
        if text.token(k).dep == Dep::Appos && k > head && wanted(k) && free(k) {
            add(k);
        }
        if text.token(k).dep == Dep::Relcl && text.token(k).lemma.as_ref() == "be" {
            // `Ann Lee, who is the foreign minister,`
            for a in doc.children_by(k, &[Dep::Attr]).filter(|&a| wanted(a) && free(a)) {
                add(a);
            }
        }
    }
    // `the foreign minister, Ann Lee,`
    let governor = text.token(head).head;
    if text.token(head).dep == Dep::Appos && governor < c.words.start && wanted(governor) && free(governor) {
        add(governor);
    }
    // `his wife, Ann Lee,` where the parse hangs the name elsewhere
    if let Some(noun) = before_comma(text, c, wanted, named) {
        add(noun);
    }
    // `Ann Lee is the foreign minister`, `Ann Lee served as foreign minister`
    if matches!(text.token(head).dep, Dep::Nsubj | Dep::Nsubjpass) {
        let verb = &*text.token(governor).lemma;
        if verb == "be" && !doc.children(governor).any(|k| text.token(k).dep == Dep::Neg) {
            let office =
                |a: usize| lexicon::title(&text.token(a).lower).is_some() || lexicon::body_noun(&text.token(a).lower);
            for a in doc.children_by(governor, &[Dep::Attr]).filter(|&a| wanted(a) && free(a) && office(a)) {
                add(a);
            }
        }
        if matches!(verb, "serve" | "work" | "act" | "appoint" | "elect" | "know") {
            let by_as = doc.children_by(governor, &[Dep::Prep]).filter(|&p| &*text.token(p).lower == "as");
            for a in by_as.filter_map(|p| doc.child(p, Dep::Pobj)).filter(|&a| wanted(a) && free(a)) {
                add(a);
            }
        }
    }
    if let Some(noun) = after_comma(text, c, wanted, named) {
        add(noun);
    }
    out
}

/// The noun of a role between an owner or article and the comma before the name (`his wife, Ann Lee,`).
fn before_comma(text: &Text, c: &Candidate, wanted: &dyn Fn(usize) -> bool, named: &[bool]) -> Option<usize> {
    let start = c.before.as_ref().map_or(c.words.start, |b| b.words.start);
    let comma = start.checked_sub(1).filter(|&k| text.word(k) == "," && text.same_sentence(k, start))?;
    let noun = in_law(text, comma.checked_sub(1)?);
    let fits = text.same_sentence(noun, start)
        && (wanted(noun) || noun + 1 < comma)
        && singular(text, noun)
        && !named[noun]
        && lexicon::title(&text.token(noun).lower).is_some();
    let first = left_edge(text, noun).checked_sub(1).filter(|&k| text.same_sentence(k, noun));
    let owned = first
        .is_some_and(|k| text.token(k).tag == Tag::PrpPoss || matches!(&*text.token(k).lower, "the" | "a" | "an"))
        || (left_edge(text, noun)..noun).any(|k| matches!(text.word(k), "'s" | "’s"));
    let closed =
        c.words.end < text.len() && matches!(text.word(c.words.end), "," | "." | ";" | "—" | "and" | "(" | "’s" | "'s");
    (fits && owned && closed).then_some(noun)
}

fn singular(text: &Text, i: usize) -> bool {
    !matches!(text.token(i).tag, Tag::Nns | Tag::Nnps)
}

/// The noun of a role right after the comma that follows the name, where the parse does not hang it on the name.
fn after_comma(text: &Text, c: &Candidate, wanted: &dyn Fn(usize) -> bool, named: &[bool]) -> Option<usize> {
    let comma = c.words.end;
    if !text.same_sentence(c.words.start, comma) || text.word(comma) != "," {
        return None;
    }
    let mut noun = None;
    for (i, &taken) in named.iter().enumerate().take(comma + 10).skip(comma + 1) {
        if !text.same_sentence(comma, i) {
            break;
        }
        let token = text.token(i);
        let article = matches!(&*token.lower, "a" | "an" | "the") || token.tag == Tag::PrpPoss;
        let inside =
            matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Adj) || matches!(text.word(i), "-" | "'s" | "’s");
        if article && i == comma + 1 {
            continue;
        }
        if !inside {
            break;
        }
        if wanted(i) && singular(text, i) && !taken {
            noun = Some(i);
        } else if noun.is_some() {
            // `Ann Lee, minister Otto Hale`: the role is the next one's.
            return (!taken && !text.capital(i)).then_some(noun?);
        }
    }
    let noun = noun?;
    let next = noun + 1;
    let closed = next < text.len()
        && (matches!(text.word(next), "," | "." | "of" | "for" | "at" | "who" | "and" | "in" | "—" | ";")
            || text.token(next).pos == Pos::Verb);
    // A list of persons (`Ann Lee, a nurse and two guards`) needs the article to count as apposition.
    let opens =
        matches!(&*text.token(comma + 1).lower, "a" | "an" | "the" | "his" | "her" | "their" | "former" | "then")
            || text.word(next.min(text.len() - 1)) == "of"
            || text.word(next.min(text.len() - 1)) == ",";
    (closed && opens).then_some(noun)
}

/// The words of the role whose noun is `noun`: from its first modifier to the end of `of …`, clear of the name.
pub(super) fn phrase(text: &Text, noun: usize, name: &Range<usize>) -> Range<usize> {
    let start = left_edge(text, noun);
    let mut end = noun + 1;
    if noun + 4 < text.len() && in_law(text, noun + 4) == noun {
        end = noun + 5;
    }
    let limit = if noun < name.start { name.start } else { text.len().min(noun + LONGEST) };
    let complement =
        matches!(text.words(end..(end + 1).min(text.len())).as_str(), "of" | "for" | "at" | "to" | "general" | "in");
    if complement {
        let mut depth = 0_usize;
        while end < limit && text.same_sentence(noun, end) {
            let token = text.token(end);
            let stop = matches!(
                text.word(end),
                "," | ";" | "—" | "–" | "who" | "which" | "that" | "where" | "(" | ")" | "”" | "\""
            ) || token.tag == Tag::Stop
                || matches!(token.pos, Pos::Verb | Pos::Aux | Pos::Pron)
                    && token.dep != Dep::Amod
                    && token.dep != Dep::Compound
                || text.word(end) == "and" && !text.capital((end + 1).min(text.len() - 1));
            if stop || depth > LONGEST {
                break;
            }
            depth += 1;
            end += 1;
        }
        while end > noun + 1 && matches!(text.token(end - 1).pos, Pos::Adp | Pos::Det | Pos::Cconj | Pos::Punct) {
            end -= 1;
        }
    }
    if start < name.end && name.start < end {
        return noun..noun;
    }
    start..end
}
