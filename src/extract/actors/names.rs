//! From runs of capitalised words to names: titles cut off in front, names nested in titles kept apart.

use std::ops::Range;

use super::lexicon::{self, Body, Gender, Head, StateWord, Title};
use super::runs;
use super::text::Text;
use super::titles::{modified, nested, role_before, title};
use crate::extract::engine::{Dep, EntityLabel, Pos, Tag};

/// What the lists know of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    Nothing,
    State(StateWord),
    /// A well-known body, and the name that it goes by.
    Body(Body, &'static str),
    Place,
}

/// The words before a name that say who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Before {
    /// The tokens of the title or role, without article.
    pub(super) words: Range<usize>,
    /// What its last word is.
    pub(super) class: Title,
    /// The gender that it tells.
    pub(super) gender: Gender,
}

/// A name found in a text, before it is known whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The tokens of the name itself.
    pub(super) words: Range<usize>,
    /// Title or role in front.
    pub(super) before: Option<Before>,
    /// Role in small letters in front of name and title.
    pub(super) role: Option<Before>,
    /// What the lists know of it.
    pub(super) known: Known,
    /// Whether it stands inside a title or before the noun that it describes (`CIA` in `CIA director`).
    pub(super) nested: bool,
}

/// The adjective of a state, before a noun (`Peruvian troops`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Adjective {
    /// Its tokens.
    pub(super) words: Range<usize>,
    /// The state.
    pub(super) state: StateWord,
}

impl Candidate {
    /// The gender that the words in front tell.
    pub(super) fn told(&self) -> Option<Gender> {
        self.before.iter().chain(&self.role).find_map(|b| b.gender.told())
    }
}

/// The names of `text` and the adjectives of states, in its order.
pub(super) fn find(text: &Text, known: &runs::Usage) -> (Vec<Candidate>, Vec<Adjective>) {
    let mut out = Vec::new();
    for run in runs::find(text, known) {
        let from = out.len();
        cut(text, known, run.clone(), &mut out);
        for c in out.iter_mut().skip(from) {
            if let Some(before) = c.before.as_mut().filter(|b| b.class == Title::Office && b.words.start == run.start) {
                before.words.start = modified(text, before.words.start);
            }
            let office = c.before.as_ref().is_some_and(|b| b.class == Title::Office);
            let first = c.before.as_ref().map_or(c.words.start, |b| b.words.start);
            if !office && first == run.start && c.known == Known::Nothing {
                c.role = role_before(text, run.start);
            }
        }
    }
    let mut adjectives = Vec::new();
    out.retain(|c| match c.known {
        Known::State(state) if adjective(text, c) => {
            adjectives.push(Adjective { words: c.words.clone(), state });
            false
        }
        _ => !model(text, c) && !dateline(text, c),
    });
    adjectives.sort_by_key(|a| a.words.start);
    out.sort_by_key(|c| (c.words.start, c.words.end));
    out.dedup_by(|b, a| a.words.overlaps(&b.words));
    (out, adjectives)
}

/// Whether a candidate is only the adjective of a state (`Peruvian troops`), not its people (`the Peruvians`).
fn adjective(text: &Text, c: &Candidate) -> bool {
    let Known::State(s) = c.known else { return false };
    if s.name() || s.capital() || c.before.is_some() {
        return false;
    }
    let last = c.words.end - 1;
    let next_noun = c.words.end < text.len()
        && text.same_sentence(last, c.words.end)
        && (matches!(text.token(c.words.end).pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num)
            || text.word(c.words.end) == "-");
    let people = s.people()
        && (matches!(text.token(last).tag, Tag::Nns | Tag::Nnps)
            || text.word(last).ends_with('s')
            || text.word(last).ends_with("men"));
    !people || next_noun
}

/// Whether a name opens a paragraph as the place of a dateline (`LIMA — `, `LIMA (Reuters) -`).
fn dateline(text: &Text, c: &Candidate) -> bool {
    let (start, end) = (c.words.start, c.words.end);
    let opens = start == 0 || text.token(start - 1).block != text.token(start).block;
    let capitals = c.words.clone().all(|i| !text.word(i).chars().any(char::is_lowercase));
    let mark = |i: usize| i < text.len() && matches!(text.word(i), "—" | "–" | "-" | "--" | "(" | ":" | "―");
    let place = matches!(c.known, Known::Place | Known::State(_));
    opens && (place || capitals) && mark(end) && (capitals || !text.joined(end - 1))
}

/// Whether a name only tells whose model, flight or road a number is (`Aerion 747`).
fn model(text: &Text, c: &Candidate) -> bool {
    let (last, next) = (c.words.end - 1, c.words.end);
    let party = c.words.len() >= 3
        && matches!(text.word(c.words.start), "R" | "D" | "I")
        && text.word(c.words.start + 1) == "-";
    let number = next < text.len()
        && text.same_sentence(last, next)
        && !matches!(c.known, Known::State(_) | Known::Place)
        && text.word(next).starts_with(|c: char| c.is_ascii_digit())
        && !matches!(
            text.token(next).entity,
            Some(EntityLabel::Date | EntityLabel::Time | EntityLabel::Money | EntityLabel::Percent)
        )
        && !text.word(next).contains(['%', ':'])
        // `Aerion 20 engineers`: the number counts what follows.
        && !(text.token(next).dep == Dep::Nummod && text.token(next).head > next);
    let digits = |i: usize| {
        let word = text.word(i);
        word.chars().any(|c| c.is_ascii_digit()) && word.chars().any(char::is_alphabetic)
    };
    party || number || c.known == Known::Nothing && digits(last)
}

/// Whether two token ranges share a token.
trait Overlaps {
    fn overlaps(&self, other: &Self) -> bool;
}

impl Overlaps for Range<usize> {
    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What the lists know of the words of `range`.
pub(super) fn look_up(text: &Text, range: Range<usize>) -> Known {
    let mut surface = text.words(range.clone()).replace('’', "'");
    if range.len() == 1 && text.title_case(range.start)
        || surface.chars().count() > 4 && !surface.chars().any(char::is_lowercase)
    {
        surface = capitalised(&surface);
    }
    for form in [surface.as_str(), surface.strip_prefix("The ").unwrap_or(&surface)] {
        if let Some(state) = lexicon::state(form) {
            return Known::State(state);
        }
        if let Some((kind, full)) = lexicon::organisation(form) {
            return Known::Body(kind, full);
        }
        if lexicon::place(form) {
            return Known::Place;
        }
    }
    Known::Nothing
}

/// A word in capitals alone, five letters or more, as it is written in running text.
fn capitalised(word: &str) -> String {
    if word.chars().any(char::is_lowercase) || word.chars().filter(|c| c.is_alphabetic()).count() < 5 {
        return word.to_owned();
    }
    let mut out = String::new();
    let mut start = true;
    for c in word.chars() {
        if start {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        start = !c.is_alphabetic() && c != '\'';
    }
    out
}

pub(super) fn simple(words: Range<usize>, known: Known, nested: bool) -> Candidate {
    Candidate { words, before: None, role: None, known, nested }
}

/// Cuts the run `r` into names.
fn cut(text: &Text, usage: &runs::Usage, r: Range<usize>, out: &mut Vec<Candidate>) {
    let r = trim(text, r);
    if r.is_empty() {
        return;
    }
    let whole = look_up(text, r.clone());
    if whole != Known::Nothing {
        out.push(simple(r, whole, false));
        return;
    }
    // `the Hale-Otto talks`: two that are named apart elsewhere.
    if r.len() == 3
        && text.word(r.start + 1) == "-"
        && usage.name(text.word(r.start))
        && usage.name(text.word(r.start + 2))
    {
        cut(text, usage, r.start..r.start + 1, out);
        cut(text, usage, r.start + 2..r.end, out);
        return;
    }
    if r.len() == 1 {
        if lexicon::title(&text.token(r.start).lower).is_none_or(|(c, _)| c == Title::Kin)
            || person_label(text, r.clone())
        {
            out.push(simple(r, Known::Nothing, false));
        }
        return;
    }
    if let Some(before) = title(text, r.clone()) {
        let rest = before.words.end..r.end;
        nested(text, before.words.clone(), out);
        if rest.is_empty() {
            return;
        }
        let words = if before.class == Title::Name { before.words.end - 1..r.end } else { rest };
        let known = look_up(text, words.clone());
        let known = if matches!(known, Known::Body(..)) { known } else { Known::Nothing };
        out.push(Candidate { words, before: Some(before), role: None, known, nested: false });
        return;
    }
    if matches!(lexicon::head(text.word(r.end - 1)), Some(Head::Body | Head::Suffix)) && !given_first(text, r.clone()) {
        let known = tail_known(text, r.clone());
        out.push(simple(r, known, false));
        return;
    }
    // A state, its adjective or a well-known body directly before a name of its own.
    for split in (r.start + 1..r.end).rev() {
        let left = look_up(text, r.start..split);
        let right = look_up(text, split..r.end);
        let boundary = text.token(split).entity_start || text.token(split - 1).entity.is_none();
        let person = given_first(text, split..r.end) || person_label(text, split..r.end);
        match left {
            Known::Nothing => {}
            Known::State(s) if s.adjective() && !s.name() => {
                if person || matches!(right, Known::Place | Known::State(_)) {
                    cut(text, usage, split..r.end, out);
                    return;
                }
            }
            Known::State(_) | Known::Place | Known::Body(..) => {
                if boundary && (person || matches!(right, Known::State(_) | Known::Body(..))) {
                    out.push(simple(r.start..split, left, true));
                    cut(text, usage, split..r.end, out);
                    return;
                }
            }
        }
    }
    // `Christian Peruvians`: some of a people.
    for split in r.start + 1..r.end {
        if matches!(look_up(text, split..r.end), Known::State(s) if s.people() && !s.adjective() && !s.name()) {
            cut(text, usage, split..r.end, out);
            return;
        }
    }
    let known = tail_known(text, r.clone());
    out.push(simple(r, known, false));
}

/// What is known of a name without the state before it (`U.S. Congress`, `Pakistani Taliban`).
fn tail_known(text: &Text, r: Range<usize>) -> Known {
    for split in r.start + 1..r.end.min(r.start + 4) {
        if matches!(look_up(text, r.start..split), Known::State(_)) {
            let right = look_up(text, split..r.end);
            if matches!(right, Known::Body(..)) {
                return right;
            }
        }
    }
    Known::Nothing
}

/// Takes words from both ends that belong to no name.
fn trim(text: &Text, mut r: Range<usize>) -> Range<usize> {
    let stray = |i: usize| {
        let token = text.token(i);
        matches!(text.word(i), "-" | "‑" | "&" | "," | "+" | "." | "*")
            || matches!(token.pos, Pos::Adp | Pos::Sconj | Pos::Cconj | Pos::Punct | Pos::Part) && !text.capital(i)
    };
    while r.len() > 1 && (stray(r.start) || adverbial(text, r.start)) {
        r.start += 1;
    }
    while r.len() > 1 && stray(r.end - 1) {
        r.end -= 1;
    }
    r
}

/// Whether a capitalised word only opens the sentence (`But`, `Former`, `Meanwhile`).
fn adverbial(text: &Text, i: usize) -> bool {
    let token = text.token(i);
    matches!(
        &*token.lower,
        "former"
            | "ex"
            | "late"
            | "then"
            | "meanwhile"
            | "while"
            | "but"
            | "and"
            | "when"
            | "both"
            | "like"
            | "the"
            | "a"
            | "an"
            | "this"
            | "that"
    ) || text.first(i)
        && matches!(
            token.pos,
            Pos::Adv | Pos::Adp | Pos::Sconj | Pos::Cconj | Pos::Verb | Pos::Aux | Pos::Intj | Pos::Det | Pos::Pron
        )
        && token.entity.is_none()
        && look_up(text, i..i + 1) == Known::Nothing
        && lexicon::title(&token.lower).is_none()
}

/// Whether the first word is a given name or an initial.
pub(super) fn given_first(text: &Text, r: Range<usize>) -> bool {
    r.len() > 1
        && (lexicon::given(&text.token(r.start).lower).is_some()
            || initial(text.word(r.start))
            || lexicon::surname_first(&text.token(r.start).lower)
                && r.len() < 6
                && text.token(r.start).entity == Some(EntityLabel::Person))
}

/// Whether a word is an initial (`J.`, `J.D.`).
pub(super) fn initial(word: &str) -> bool {
    word.ends_with('.')
        && word.chars().filter(|c| c.is_alphabetic()).count() <= 2
        && word.chars().all(|c| c.is_uppercase() || c == '.')
}

pub(super) fn person_label(text: &Text, r: Range<usize>) -> bool {
    let n = r.clone().filter(|&i| text.token(i).entity == Some(EntityLabel::Person)).count();
    n * 2 > r.len()
}
