//! Reading of the word lists in `assets/lexicon`: lines of fields with tabs between them, `#` before a remark.

use std::cmp::Ordering;
use std::collections::HashMap;

/// What `WordNet` has on the commoner words, one a line: how common each is, and numbers of its meanings.
pub const RELATED: &str = include_str!("../../assets/lexicon/related.tsv");

/// The rows of a word list, each as its fields.
pub fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()).map(|l| l.split('\t').collect())
}

/// A word list of two fields as a table from the first to the second.
pub fn table(list: &'static str) -> HashMap<&'static str, &'static str> {
    rows(list).filter_map(|r| Some((*r.first()?, *r.get(1)?))).collect()
}

/// A word list of phrases, each as its words and the fields after it; the longest phrases first.
pub fn phrases(list: &'static str) -> Vec<(Vec<&'static str>, Vec<&'static str>)> {
    let mut out: Vec<_> = rows(list)
        .filter_map(|r| r.split_first().map(|(phrase, rest)| (phrase.split(' ').collect::<Vec<_>>(), rest.to_vec())))
        .collect();
    out.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    out
}

/// The rest of the line of `table` that begins with `key` and a tab. The table's lines are sorted by their bytes.
pub fn row<'a>(table: &'a str, key: &str) -> Option<&'a str> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = table.get(..middle)?.rfind('\n').map_or(0, |at| at + 1);
        let end = table.get(middle..)?.find('\n').map_or(table.len(), |at| middle + at);
        let line = table.get(start..end)?;
        let (word, rest) = line.split_once('\t').unwrap_or((line, ""));
        match word.as_bytes().cmp(key.as_bytes()) {
            Ordering::Equal => return Some(rest),
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    None
}
