//! Words by which the parts of a saved page are told: bylines, credits, buttons, calls to follow.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::outlet;

static ALL: LazyLock<HashMap<&'static str, Vec<String>>> = LazyLock::new(|| {
    let mut all: HashMap<&'static str, Vec<String>> = HashMap::new();
    for row in outlet::rows(include_str!("../../assets/lexicon/page-phrases.tsv")) {
        if let Some((phrase, kind)) = row.split_once('\t') {
            all.entry(kind).or_default().push(phrase.replace('_', " "));
        }
    }
    all
});

/// The phrases of a kind.
pub(super) fn of(kind: &str) -> impl Iterator<Item = &'static String> + use<> {
    ALL.get(kind).into_iter().flatten()
}

/// Whether `words` are a phrase of that kind.
pub(super) fn is(words: &str, kind: &str) -> bool {
    of(kind).any(|p| p == words)
}
