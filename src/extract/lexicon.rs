//! Reading of the word lists in `assets/lexicon`: lines of fields with tabs between them, `#` before a remark.

use std::collections::HashMap;

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
