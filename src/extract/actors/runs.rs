//! Where names stand: runs of capitalised words with the small words that join them.

use std::collections::HashSet;
use std::ops::Range;

use super::lexicon::{self, Head};
use super::text::Text;
use crate::extract::engine::{Dep, EntityLabel, Pos, Tag};

/// Words in small letters that stand inside names of persons and places.
const PARTICLES: [&str; 31] = [
    "al", "el", "ul", "ur", "ud", "un", "bin", "bint", "ibn", "ben", "abu", "de", "del", "della", "di", "da", "das",
    "do", "dos", "du", "des", "la", "le", "los", "las", "van", "von", "der", "den", "ter", "zu",
];

/// Endings of words after a hyphen that make an adjective of a name (`-backed`, `-led`).
const ADJECTIVAL: [&str; 22] = [
    "led", "held", "run", "born", "based", "style", "era", "wide", "made", "owned", "type", "like", "bound", "built",
    "friendly", "wing", "class", "related", "only", "free", "general", "elect",
];

/// How words are written where the place asks for no capital: what a headline or the start of a sentence may name.
#[derive(Default)]
pub(super) struct Usage {
    /// Words, folded, written as names in running text.
    names: HashSet<String>,
    /// Nouns written in small letters.
    nouns: HashSet<String>,
}

impl Usage {
    pub(super) fn read(texts: &[Text]) -> Self {
        let mut out = Self::default();
        for text in texts {
            for i in 0..text.len() {
                if text.capital(i) {
                    if !text.title_case(i) && !text.first(i) && proper(text, i) {
                        out.names.insert(lexicon::fold(text.word(i)));
                    }
                } else if text.token(i).pos == Pos::Noun {
                    out.nouns.insert(text.token(i).lower.to_string());
                }
            }
        }
        out
    }

    /// Whether some report writes the word as a name where it need not have a capital.
    pub(super) fn name(&self, word: &str) -> bool {
        self.names.contains(&lexicon::fold(word))
    }

    /// Whether some report writes the word as a common noun, and none as a name.
    fn noun(&self, word: &str) -> bool {
        self.nouns.contains(&word.to_lowercase()) && !self.name(word)
    }
}

fn proper(text: &Text, i: usize) -> bool {
    matches!(text.token(i).tag, Tag::Nnp | Tag::Nnps)
}

/// Whether the entity label is one of a name (no date, number or amount).
pub(super) fn nameable(label: Option<EntityLabel>) -> bool {
    use EntityLabel as L;
    matches!(
        label,
        Some(L::Person | L::Org | L::Gpe | L::Norp | L::Fac | L::Loc | L::Product | L::Event | L::WorkOfArt | L::Law)
    )
}

/// Whether word `i` may be part of a name.
fn name_word(text: &Text, known: &Usage, i: usize) -> bool {
    let token = text.token(i);
    if !text.capital(i) || matches!(token.pos, Pos::Pron | Pos::Det | Pos::Aux | Pos::Cconj | Pos::Part) {
        // `Our Values`: a name may begin with an owner.
        let owner = token.tag == Tag::PrpPoss
            && text.capital(i)
            && !text.first(i)
            && !text.title_case(i)
            && i + 1 < text.len()
            && text.capital(i + 1);
        return owner
            || text.capital(i)
                && token.pos == Pos::Pron
                && text.acronym(i)
                && lexicon::state(text.word(i)).is_some_and(lexicon::StateWord::name);
    }
    let word = text.word(i);
    let person = token.entity == Some(EntityLabel::Person);
    match lexicon::no_actor(word) {
        Some("day") => return false,
        Some("month") if !person => return false,
        _ => {}
    }
    let lexical = || {
        lexicon::state(word).is_some()
            || lexicon::organisation(word).is_some()
            || lexicon::place(word)
            || text.acronym(i) && word.chars().count() > 1
    };
    if text.title_case(i) {
        return known.name(word)
            || lexical()
            || nameable(token.entity) && proper(text, i)
            || proper(text, i) && lexicon::given(&token.lower).is_some();
    }
    match token.tag {
        Tag::Nnp | Tag::Nnps => {
            let alone = |j: usize| !(j < text.len() && text.same_sentence(i, j) && text.capital(j));
            if text.first(i) && alone(i + 1) && (known.noun(word) || common(text, i) && !known.name(word)) && !lexical()
            {
                return false;
            }
            !text.first(i)
                || nameable(token.entity)
                || known.name(word)
                || lexical()
                || lexicon::given(&token.lower).is_some()
                || lexicon::title(&token.lower).is_some()
                || i + 1 < text.len() && text.same_sentence(i, i + 1) && text.capital(i + 1) && proper(text, i + 1)
                || !common(text, i)
        }
        _ if text.first(i) => {
            nameable(token.entity) && !common(text, i)
                // `Trump himself has said`: a verb by its form, but the subject.
                || known.name(word)
                    && (matches!(token.pos, Pos::Noun | Pos::Propn) || matches!(token.dep, Dep::Nsubj | Dep::Nsubjpass))
                || lexical() && token.pos != Pos::Verb
        }
        Tag::Nn | Tag::Nns | Tag::Jj | Tag::Fw | Tag::Xx | Tag::Vbg | Tag::Vbn => true,
        // `Make Cities Kind PAC`
        Tag::Vb | Tag::Vbp => i + 1 < text.len() && text.same_sentence(i, i + 1) && text.capital(i + 1),
        _ => nameable(token.entity) && !matches!(token.pos, Pos::Adp | Pos::Adv | Pos::Sconj | Pos::Intj),
    }
}

/// Whether a word at the start of a sentence is an everyday one that the tagger took for a name.
fn common(text: &Text, i: usize) -> bool {
    let lower = &text.token(i).lower;
    lexicon::person_noun(lower).is_some()
        || lexicon::body_noun(lower)
        || lexicon::no_actor(text.word(i)).is_some()
        || !matches!(text.token(i).pos, Pos::Propn | Pos::Noun | Pos::X)
}

/// The runs of words that name something, in the order of the text.
pub(super) fn find(text: &Text, known: &Usage) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < text.len() {
        let start = i;
        let particle_first = matches!(text.word(i), "al" | "el")
            && i + 2 < text.len()
            && (text.capital(i + 1) || text.joined(i) && text.word(i + 1) == "-" && text.capital(i + 2));
        if !particle_first && !name_word(text, known, i) {
            i += 1;
            continue;
        }
        let mut end = i + 1;
        while let Some(next) = extend(text, known, start, end) {
            end = next;
        }
        i = end;
        out.push(start..end);
    }
    out
}

/// The new end of the run `start..end`, if more belongs to it.
fn extend(text: &Text, known: &Usage, start: usize, end: usize) -> Option<usize> {
    let next = end;
    let same =
        |j: usize| j < text.len() && text.same_sentence(start, j) && text.token(j).block == text.token(start).block;
    let name = |j: usize| same(j) && name_word(text, known, j);
    if !same(next) {
        return None;
    }
    let word = text.word(next);
    if matches!(word, "-" | "‑") && text.joined(next - 1) && text.joined(next) && same(next + 1) {
        let after = text.word(next + 1);
        let state = lexicon::state(text.word(next - 1)).is_some();
        if text.capital(next + 1) {
            return (!(state && lexicon::state(after).is_some())).then_some(next + 2);
        }
        let short = after.chars().count() <= 4 && after.chars().all(char::is_alphabetic);
        let adjective = ADJECTIVAL.contains(&after)
            || matches!(text.token(next + 1).tag, Tag::Vbn | Tag::Vbd | Tag::Vbg | Tag::Jj) && after.len() > 3;
        let person = text.token(next + 1).entity == Some(EntityLabel::Person)
            || text.token(next - 1).entity == Some(EntityLabel::Person);
        return (!adjective && !state && (short || person)).then_some(next + 2);
    }
    if name(next) {
        // `Boeing 787`, `the Koreas' Kim`: only words that stand next to each other are one name.
        return Some(next + 1);
    }
    if matches!(word, "&" | "+") && name(next + 1) {
        return Some(next + 2);
    }
    if word == "," && same(next + 1) {
        let suffix = text.word(next + 1);
        let firm = matches!(lexicon::head(suffix), Some(Head::Suffix)) && suffix != "&";
        return (firm || matches!(suffix, "Jr." | "Jr" | "Sr." | "Sr" | "III")).then_some(next + 2);
    }
    if PARTICLES.contains(&word) && text.token(next).entity != Some(EntityLabel::Date) {
        let mut last = next + 1;
        while same(last) && (PARTICLES.contains(&text.word(last)) || text.word(last) == "-" && text.joined(last)) {
            last += 1;
        }
        if name(last) && !matches!(word, "do" | "den" | "ben" | "un") {
            return Some(last + 1);
        }
        return None;
    }
    if matches!(word, "’s" | "'s" | "’" | "'") {
        // `Children's Hospital`, `People's Liberation Army`: a common noun owns a body.
        let owner = matches!(
            &*text.token(next - 1).lower,
            "people"
                | "peoples"
                | "children"
                | "women"
                | "men"
                | "workers"
                | "veterans"
                | "farmers"
                | "teachers"
                | "girls"
                | "boys"
                | "mothers"
                | "players"
                | "writers"
                | "lawyers"
        );
        return (owner && next == start + 1 && name(next + 1)).then_some(next + 2);
    }
    if !matches!(word, "of" | "for" | "and" | "on" | "to" | "in" | "against" | "the") {
        return None;
    }
    joins(text, known, start, next)
}

/// Whether a small word at `at` goes on with the name that began at `start`: the end of the longer run.
fn joins(text: &Text, known: &Usage, start: usize, at: usize) -> Option<usize> {
    let same = |j: usize| j < text.len() && text.same_sentence(start, j);
    let name = |j: usize| same(j) && name_word(text, known, j);
    let article = same(at + 1) && matches!(text.word(at + 1), "the");
    let next = if article { at + 2 } else { at + 1 };
    let one_entity = same(next)
        && matches!(text.token(start).entity, Some(EntityLabel::Org | EntityLabel::Gpe | EntityLabel::Fac))
        && (start + 1..=next).all(|j| text.token(j).entity.is_some() && !text.token(j).entity_start);
    let last = text.word(at - 1);
    let body =
        matches!(lexicon::head(last), Some(Head::Body)) || matches!(lexicon::head(text.word(start)), Some(Head::Body));
    let titled = lexicon::title(&text.token(at - 1).lower).is_some();
    let ok = match text.word(at) {
        "of" => {
            name(next)
                && (titled && text.capital(at - 1)
                    || !titled
                        && (one_entity
                            || body
                            || matches!(
                                last,
                                "Republic"
                                    | "Kingdom"
                                    | "State"
                                    | "States"
                                    | "Bank"
                                    | "House"
                                    | "Daughters"
                                    | "Sons"
                                    | "Knights"
                                    | "Friends"
                                    | "Voice"
                                    | "Gulf"
                                    | "Strait"
                                    | "Bay"
                                    | "Isle"
                                    | "Cape"
                                    | "City"
                                    | "Duchy"
                                    | "Emirate"
                                    | "Commonwealth"
                                    | "Province"
                                    | "District"
                                    | "Army"
                                    | "Ministry"
                                    | "University"
                            )))
        }
        "and" => name(next) && !article && (one_entity && and_joins(text, next) || body_list(text, known, start, at)),
        "to" => same(next) && text.capital(next) && !article && (one_entity || body),
        "for" | "on" | "against" | "in" => name(next) && (one_entity || body && text.word(at) != "in"),
        _ => false,
    };
    ok.then_some(next + 1)
}

/// Whether the words after `and` end in the head of a body before the entity ends (`Ways and Means Committee`).
fn and_joins(text: &Text, from: usize) -> bool {
    let mut last = from;
    while last + 1 < text.len() && text.token(last + 1).entity.is_some() && !text.token(last + 1).entity_start {
        last += 1;
    }
    matches!(lexicon::head(text.word(last)), Some(Head::Body | Head::Suffix)) || last > from
}

/// Whether `and` stands in the list of a body's fields (`Department of Health and Human Services`).
fn body_list(text: &Text, known: &Usage, start: usize, at: usize) -> bool {
    let fields = (start + 1..at).find(|&j| matches!(text.word(j), "of" | "for" | "on" | "to"));
    if let Some(j) = fields
        && lexicon::head(text.word(j - 1)) == Some(Head::Body)
    {
        return text.word(j) == "to"
            || matches!(text.token(at - 1).entity, Some(EntityLabel::Org))
                && text.token(at).entity == Some(EntityLabel::Org);
    }
    // `House Ways and Means Committee`
    let mut last = at + 1;
    while last + 1 < text.len() && text.same_sentence(start, last + 1) && name_word(text, known, last + 1) {
        last += 1;
    }
    last > at + 1
        && matches!(lexicon::head(text.word(last)), Some(Head::Body))
        && text.token(at).entity == Some(EntityLabel::Org)
}
