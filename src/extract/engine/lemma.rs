//! Dictionary forms: irregular words from a table, others by suffix rules and a list of known words (`WordNet`).

use super::hash::hash_string;
use super::labels::Pos;
use super::weights::{Entries, Sections, WordSet};

/// What one part of speech needs.
struct Class {
    irregular: Entries,
    known: WordSet,
    rules: &'static [(&'static str, &'static str)],
}

/// The tables of nouns, verbs, adjectives and adverbs.
pub(super) struct Lemmatizer {
    classes: [Class; 4],
}

const NOUNS: &[(&str, &str)] = &[
    ("s", ""),
    ("ses", "s"),
    ("ves", "f"),
    ("xes", "x"),
    ("zes", "z"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("men", "man"),
    ("ies", "y"),
];
const VERBS: &[(&str, &str)] =
    &[("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")];
const ADJECTIVES: &[(&str, &str)] = &[("er", ""), ("est", ""), ("er", "e"), ("est", "e")];

impl Lemmatizer {
    /// Reads the tables.
    pub(super) fn read(sections: &mut Sections) -> Self {
        let classes = [NOUNS, VERBS, ADJECTIVES, &[]].map(|rules| Class {
            irregular: sections.entries(),
            known: WordSet(sections.bytes()),
            rules,
        });
        Self { classes }
    }

    /// The dictionary form of `word`, given as written, as a word of part of speech `pos`; `base` says that it is one.
    pub(super) fn lemma(&self, word: &str, pos: Pos, base: bool) -> String {
        let lower = word.to_lowercase();
        let class = match pos {
            _ if base => return lower,
            Pos::Propn => return word.to_owned(),
            Pos::Punct => {
                return match word {
                    "“" | "”" => "\"".to_owned(),
                    "‘" | "’" => "'".to_owned(),
                    _ => word.to_owned(),
                };
            }
            Pos::Noun => 0,
            Pos::Verb => 1,
            Pos::Adj => 2,
            Pos::Adv => 3,
            _ => return lower,
        };
        let class = &self.classes[class];
        // Forms that are known, or no plain words; then the irregular ones go first; else the first form a rule gives.
        let mut forms: Vec<String> = Vec::new();
        let mut unknown = None;
        if class.rules.is_empty() {
            forms.push(lower.clone());
        }
        for (old, new) in class.rules {
            let Some(form) = lower.strip_suffix(old).map(|stem| format!("{stem}{new}")).filter(|f| !f.is_empty())
            else {
                continue;
            };
            if class.known.contains(&form) {
                forms.retain(|f| *f != form);
                forms.insert(0, form);
            } else if form.chars().all(char::is_alphabetic) {
                unknown.get_or_insert(form);
            } else if !forms.contains(&form) {
                forms.push(form);
            }
        }
        let irregular = class.irregular.get(hash_string(&lower)).and_then(|e| e.split(|&b| b == 0).next());
        for form in irregular.and_then(|e| std::str::from_utf8(e).ok()).unwrap_or_default().lines() {
            if !forms.iter().any(|f| f == form) {
                forms.insert(0, form.to_owned());
            }
        }
        forms.into_iter().next().or(unknown).unwrap_or_else(|| word.to_owned())
    }
}
