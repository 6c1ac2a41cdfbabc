//! What the word lists say of single words: how common they are, which can say the same, which are opposites.
//!
//! The two large tables stay text and are searched as they are: nothing is built at start.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::extract::lexicon::{RELATED, row};

const ANTONYMS: &str = include_str!("../../assets/lexicon/antonyms.tsv");
const OPPOSITES: &str = include_str!("../../assets/lexicon/opposites.tsv");

/// What WordNet has on a word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// How often it is met, from 0 (seldom) to 9.
    pub(super) common: u8,
    /// Numbers of its meanings; two words that share one can say the same.
    pub(super) meanings: Vec<u16>,
    /// Numbers of the next wider meanings.
    pub(super) kinds: Vec<u16>,
}

/// What WordNet has on `word`, a dictionary form in lower case; `None` for a word that is rare or a name.
pub(super) fn entry(word: &str) -> Option<Entry> {
    let mut fields = row(RELATED, word)?.split('\t');
    let common = fields.next()?.parse().ok()?;
    let mut numbers = || fields.next().unwrap_or_default().split(',').filter_map(number).collect();
    Some(Entry { common, meanings: numbers(), kinds: numbers() })
}

/// Whether the two words are of opposite meaning.
pub(super) fn opposite(a: &str, b: &str) -> bool {
    let lists = |word, other| opposites(word).any(|w| w == other);
    a != b && (lists(a, b) || prefixed(a, b) || prefixed(b, a))
}

/// The words that the lists give as opposites of `word`.
pub(super) fn opposites(word: &str) -> impl Iterator<Item = &'static str> {
    [ANTONYMS, OPPOSITES].into_iter().filter_map(move |t| row(t, word)).flat_map(|r| r.split(','))
}

/// Whether `b` is `a` with a prefix that turns its meaning (`lawful`, `unlawful`).
fn prefixed(a: &str, b: &str) -> bool {
    const TURNING: [&str; 8] = ["un", "in", "im", "il", "ir", "dis", "non", "non-"];
    // Short words with such a beginning are mostly words of their own (`ion`, `union`).
    a.len() >= 5 && TURNING.iter().any(|p| b.strip_prefix(p) == Some(a)) && entry(a).is_some()
}

/// A number as the table writes it, with digits 0-9, a-z, A-Z.
fn number(digits: &str) -> Option<u16> {
    if digits.is_empty() {
        return None;
    }
    digits.bytes().try_fold(0_u16, |n, b| {
        let digit = match b {
            b'0'..=b'9' => b - b'0',
            b'a'..=b'z' => b - b'a' + 10,
            b'A'..=b'Z' => b - b'A' + 36,
            _ => return None,
        };
        n.checked_mul(62)?.checked_add(u16::from(digit))
    })
}

/// The rows of a small list: first field and the others.
fn rows(list: &'static str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    list.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).filter_map(|l| {
        let mut fields = l.split('\t');
        Some((fields.next()?, fields.collect()))
    })
}

/// A small list of words with one mark each.
pub(super) type Marks = HashMap<&'static str, &'static str>;

fn marks(list: &'static str) -> Marks {
    rows(list).map(|(word, rest)| (word, rest.first().copied().unwrap_or_default())).collect()
}

/// The small lists of the comparison.
#[derive(Debug)]
pub(super) struct Lists {
    /// Words that say little of what a sentence is about.
    pub(super) light: Marks,
    /// At what stage a thing is: stage and frame.
    pub(super) stages: HashMap<&'static str, (&'static str, &'static str)>,
    /// Words that say that a story is not so: kind.
    pub(super) rejections: Marks,
    /// Words for a story that is told.
    pub(super) stories: Marks,
    /// Words that turn a statement into its opposite: kind.
    pub(super) negators: Marks,
    /// How sure a thing is: degree.
    pub(super) certainty: Marks,
    /// States by the names of them and of what belongs to them (`Lebanese`).
    states: Marks,
    /// Common nouns for persons and for bodies that act.
    pub(super) doers: HashSet<&'static str>,
    /// Words by which writers colour one thing: the groups that hold each.
    colours: HashMap<&'static str, Vec<usize>>,
    /// The groups.
    groups: Vec<Vec<&'static str>>,
}

impl Lists {
    /// The state that a word names, or whose people or adjective it is.
    pub(super) fn state(&self, word: &str) -> Option<&'static str> {
        self.states.get(word).copied()
    }

    /// The words between which and `word` writers choose to colour one thing.
    pub(super) fn colours_of<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let groups = self.colours.get(word).into_iter().flatten();
        groups.filter_map(|&g| self.groups.get(g)).flatten().copied().filter(move |w| *w != word)
    }

    /// Whether writers choose between the two words to colour one thing (`militants`, `terrorists`).
    pub(super) fn colours(&self, a: &str, b: &str) -> bool {
        self.colours_of(a).any(|w| w == b)
    }
}

/// The small lists, read at first use.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let groups: Vec<Vec<_>> =
        rows(include_str!("../../assets/lexicon/colours.txt")).map(|(words, _)| words.split(' ').collect()).collect();
    let mut colours: HashMap<_, Vec<usize>> = HashMap::new();
    for (group, words) in groups.iter().enumerate() {
        for &word in words {
            colours.entry(word).or_default().push(group);
        }
    }
    Lists {
        doers: rows(include_str!("../../assets/lexicon/person-nouns.tsv"))
            .chain(rows(include_str!("../../assets/lexicon/body-nouns.txt")))
            .map(|(word, _)| word)
            .collect(),
        states: rows(include_str!("../../assets/lexicon/states.tsv"))
            .filter_map(|(word, rest)| (*rest.first()? != "capital").then_some((word, *rest.get(1)?)))
            .collect(),
        light: marks(include_str!("../../assets/lexicon/light.txt")),
        stages: rows(include_str!("../../assets/lexicon/status.tsv"))
            .filter_map(|(word, rest)| Some((word, (*rest.first()?, *rest.get(1)?))))
            .collect(),
        rejections: marks(include_str!("../../assets/lexicon/rejections.tsv")),
        stories: marks(include_str!("../../assets/lexicon/stories.txt")),
        negators: marks(include_str!("../../assets/lexicon/negators.tsv")),
        certainty: marks(include_str!("../../assets/lexicon/certainty.tsv")),
        colours,
        groups,
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_the_tables() {
        for word in ["a", "attack", "zoo", "vehicle", "union"] {
            assert!(entry(word).is_some(), "{word}");
        }
        for word in ["", "#", "zzz", "attac", "attackk", "Kandor"] {
            assert_eq!(entry(word), None, "{word}");
        }
        assert!(entry("make").map(|e| e.common) > entry("mediator").map(|e| e.common));
    }

    #[test]
    fn related_words_share_a_meaning() {
        let meet = |a: &str, b: &str| {
            let (a, b) = (entry(a).unwrap_or_default(), entry(b).unwrap_or_default());
            a.meanings.iter().any(|m| b.meanings.contains(m))
        };
        assert!(meet("attack", "assault") && meet("decide", "decision") && meet("die", "death"));
        assert!(!meet("attack", "defend") && !meet("market", "minister"));
    }

    #[test]
    fn opposites_go_both_ways() {
        for (a, b) in [("confirm", "deny"), ("lawful", "unlawful"), ("arrest", "release"), ("rise", "fall")] {
            assert!(opposite(a, b) && opposite(b, a), "{a} {b}");
        }
        for (a, b) in [("confirm", "say"), ("ion", "union"), ("arrest", "arrest"), ("people", "market")] {
            assert!(!opposite(a, b), "{a} {b}");
        }
    }

    #[test]
    fn the_tables_are_sorted() {
        for table in [RELATED, ANTONYMS, OPPOSITES] {
            let keys: Vec<_> = table.lines().map(|l| l.split('\t').next().unwrap_or_default().as_bytes()).collect();
            let start = keys.iter().take_while(|k| k.starts_with(b"#")).count();
            assert!(keys.iter().skip(start).is_sorted());
        }
    }

    #[test]
    fn colours_are_groups() {
        assert!(LISTS.colours("militant", "terrorist") && LISTS.colours("regime", "government"));
        assert!(!LISTS.colours("militant", "government") && !LISTS.colours("militant", "militant"));
    }
}
