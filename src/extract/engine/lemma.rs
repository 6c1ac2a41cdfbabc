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
        if let Some(irregular) = class.irregular.get(hash_string(&lower)).and_then(|e| e.split(|&b| b == 0).next()) {
            return String::from_utf8_lossy(irregular).into_owned();
        }
        // The last rule's form that is a known word; else the first that is not made of letters alone; else the first.
        let forms = || {
            let form = |(old, new): &(&str, &str)| lower.strip_suffix(old).map(|stem| format!("{stem}{new}"));
            class.rules.iter().filter_map(form).filter(|f| !f.is_empty())
        };
        forms()
            .rfind(|f| class.known.contains(f))
            .or_else(|| forms().find(|f| !f.chars().all(char::is_alphabetic)))
            .or_else(|| forms().next())
            .unwrap_or_else(|| if class.rules.is_empty() { lower } else { word.to_owned() })
    }
}
