//! Headlines In Which Every Word Has A Capital: which of their words are read as if written without one.
//!
//! The model was trained on running text and takes such words for names (`Agency Denies Report`). What the reports write
//! small elsewhere is no name; what they write large in the middle of a sentence is one; of the rest, a word is read
//! small where the dictionary has it and no name stands beside it.

use std::collections::HashMap;
use std::ops::Range;

use super::doc::Doc;
use super::labels::EntityLabel;
use super::words::{RawToken, Word};
use crate::extract::lexicon::{RELATED, row};
use crate::model::Report;

/// A block with fewer words with capitals than this is not judged.
const FEWEST: usize = 4;
/// Longer blocks are prose, in words.
const LONGEST: usize = 40;
/// Small words, which are no names wherever they stand.
const SMALL: &[&str] = &[
    "a", "about", "after", "against", "all", "among", "an", "and", "are", "as", "at", "be", "been", "before", "behind",
    "being", "but", "by", "can", "could", "did", "do", "does", "down", "during", "for", "from", "had", "has", "have",
    "he", "her", "here", "him", "his", "how", "if", "in", "into", "is", "it", "its", "just", "may", "might", "more",
    "must", "my", "no", "not", "now", "of", "off", "on", "or", "our", "out", "over", "she", "should", "so", "than",
    "that", "the", "their", "them", "there", "these", "they", "this", "those", "to", "under", "until", "up", "was",
    "were", "what", "when", "where", "which", "while", "who", "whom", "why", "will", "with", "without", "would", "you",
    "your",
];

/// How the running text of all reports writes its words.
#[derive(Debug, Default)]
pub struct Cases {
    /// By the word in lower case: whether it stands there small, and whether large where no sentence begins.
    seen: HashMap<String, (bool, bool)>,
}

impl Cases {
    /// Reads how `reports` write their words; headlines with capitals throughout tell nothing.
    #[must_use]
    pub fn of(reports: &[Report]) -> Self {
        let mut out = Self::default();
        for report in reports {
            for block in report.blocks().iter().map(|&b| report.words(b)).filter(|b| !is_title(b)) {
                let mut before = "";
                for word in pieces(block) {
                    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
                    let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
                    let large = titled(bare);
                    if !bare.is_empty() && (large || !bare.contains(char::is_uppercase)) {
                        let form = out.seen.entry(bare.to_lowercase()).or_default();
                        form.0 |= !large;
                        // A name in the middle of a sentence: after a word, with no mark between.
                        form.1 |=
                            large && before.ends_with(char::is_alphabetic) && word.starts_with(char::is_uppercase);
                    }
                    before = word;
                }
            }
        }
        out
    }

    fn of_word(&self, lower: &str) -> (bool, bool) {
        self.seen.get(lower).copied().unwrap_or_default()
    }
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().flat_map(|w| w.split('-'))
}

/// Whether every word of a block has a capital, small words aside.
fn is_title(block: &str) -> bool {
    let (mut words, mut titles, mut long, mut large) = (0, 0, 0, 0);
    for (n, word) in pieces(block).enumerate() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        words += 1;
        titles += usize::from(titled(word));
        if n > 0 && word.chars().count() >= 4 {
            long += 1;
            large += usize::from(word.starts_with(char::is_uppercase));
        }
    }
    words <= LONGEST && titles >= FEWEST && large * 10 >= long * 9
}

/// The tokens of the blocks that are titles.
pub(super) fn tokens(text: &str, tokens: &[RawToken]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut first = 0;
    for i in 0..tokens.len() {
        if tokens.get(i + 1).is_none_or(|t| t.block != tokens[i].block) {
            if text.get(tokens[first].span.start..tokens[i].span.end).is_some_and(is_title) {
                out.push(first..i + 1);
            }
            first = i + 1;
        }
    }
    out
}

/// The tokens of `titles` to be read without their capital; `seen` is what the model makes of them as written, its
/// tokens those of the titles in turn.
pub(super) fn lowered(
    tokens: &[RawToken],
    words: &[Word<'_>],
    titles: &[Range<usize>],
    seen: &Doc,
    cases: &Cases,
) -> Vec<usize> {
    let places: Vec<usize> = titles.iter().flat_map(Clone::clone).collect();
    let word = |n: usize| places.get(n).and_then(|&i| tokens.get(i)).map(|t| &words[t.word]);
    // Whether the model takes the word for a name of somebody or of a place, or the reports write it so.
    let by_reports = |n: usize| word(n).is_some_and(|w| titled(w.text) && cases.of_word(&w.lower) == (false, true));
    let named = |n: usize| {
        let entity = seen.tokens.get(n).and_then(|t| t.entity);
        let by_model = matches!(
            entity,
            Some(EntityLabel::Person | EntityLabel::Gpe | EntityLabel::Norp | EntityLabel::Loc | EntityLabel::Fac)
        );
        by_model || by_reports(n)
    };
    let mut out = Vec::new();
    for (n, &i) in places.iter().enumerate() {
        let Some(word) = word(n).filter(|w| titled(w.text)) else { continue };
        let lower = match cases.of_word(&word.lower) {
            _ if SMALL.contains(&&*word.lower) => true,
            (true, large) => !(large && named(n)),
            (false, true) => false,
            (false, false) => {
                // Behind a name that the reports know, a word that they do not know is none of it.
                let known = n > 0 && by_reports(n - 1);
                let apart = n == 0 || !named(n - 1) || inflected(&word.lower);
                common(&word.lower) && (known || (apart && !named(n)))
            }
        };
        if lower {
            out.push(i);
        }
    }
    out
}

/// Whether the dictionary has the word, or what it is a form of, and it is met now and then.
fn common(word: &str) -> bool {
    let known = |w: &str| row(RELATED, w).is_some_and(|r| !r.starts_with('0'));
    let stem = |end: &str, put: &str| word.strip_suffix(end).is_some_and(|w| known(&format!("{w}{put}")));
    known(word)
        || ["s", "es", "ed", "ing"].iter().any(|end| stem(end, ""))
        || stem("ed", "e")
        || stem("ing", "e")
        || stem("ies", "y")
        || stem("ied", "y")
}

/// Whether a word looks like a form of a verb.
fn inflected(word: &str) -> bool {
    word.ends_with("ed") || word.ends_with("ing") || (word.ends_with('s') && !word.ends_with("ss"))
}

/// Whether a word is written with one capital, at its beginning.
fn titled(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().nth(1).is_some()
        && letters.all(|c| c.is_lowercase() || !c.is_alphabetic())
}
