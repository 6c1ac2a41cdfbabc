//! The word lists of numbers: bounds, units and currencies.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::extract::lexicon;
use crate::extract::pieces::Pieces;

/// How a word bounds or loosens a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// The number or more.
    Least,
    /// The number or less.
    Most,
    /// Not quite the number.
    Near,
    /// A little more than the number.
    Past,
    /// The number, give or take.
    About,
}

/// Phrases by their first word, the longest first.
type Phrases<T> = HashMap<&'static str, Vec<(Vec<&'static str>, T)>>;

fn index<T>(list: &'static str, read: impl Fn(&[&'static str]) -> Option<T>) -> Phrases<T> {
    let mut out = Phrases::new();
    for (words, fields) in lexicon::phrases(list) {
        if let Some((first, value)) = words.first().copied().zip(read(&fields)) {
            out.entry(first).or_default().push((words, value));
        }
    }
    out
}

fn find<T: Copy>(phrases: &Phrases<T>, p: &Pieces, at: usize) -> Option<(T, usize)> {
    let named = phrases.get(p.lower(at))?;
    named.iter().find(|(words, _)| p.starts(at, words)).map(|(words, value)| (*value, at + words.len()))
}

static BOUNDS: LazyLock<Phrases<(Bound, bool)>> = LazyLock::new(|| {
    index(include_str!("../../../assets/lexicon/bounds.tsv"), |fields| {
        let bound = match *fields.first()? {
            "least" => Bound::Least,
            "most" => Bound::Most,
            "near" => Bound::Near,
            "past" => Bound::Past,
            _ => Bound::About,
        };
        Some((bound, fields.get(1) == Some(&"behind")))
    })
});

static UNITS: LazyLock<Phrases<&'static str>> =
    LazyLock::new(|| index(include_str!("../../../assets/lexicon/units.tsv"), |fields| fields.first().copied()));

static CURRENCIES: LazyLock<Phrases<(&'static str, bool)>> = LazyLock::new(|| {
    index(include_str!("../../../assets/lexicon/currencies.tsv"), |fields| {
        Some((*fields.first()?, fields.get(1) == Some(&"behind")))
    })
});

/// The bound that begins at `at`, and the piece after it; `behind`, one that follows its number.
pub(super) fn bound(p: &Pieces, at: usize, behind: bool) -> Option<(Bound, usize)> {
    let named = BOUNDS.get(p.lower(at))?;
    named
        .iter()
        .find(|(words, (_, place))| *place == behind && p.starts(at, words))
        .map(|(words, (bound, _))| (*bound, at + words.len()))
}

/// The unit named at `at`, and the piece after it.
pub(super) fn unit(p: &Pieces, at: usize) -> Option<(&'static str, usize)> {
    find(&UNITS, p, at)
}

/// The currency named at `at`, before or behind its number, and the piece after it.
pub(super) fn currency(p: &Pieces, at: usize, behind: bool) -> Option<(&'static str, usize)> {
    let named = CURRENCIES.get(p.lower(at))?;
    named
        .iter()
        .find(|(words, (_, place))| *place == behind && p.starts(at, words))
        .map(|(words, (code, _))| (*code, at + words.len()))
}
