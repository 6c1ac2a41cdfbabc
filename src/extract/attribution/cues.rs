//! The words that attribute: verbs, nouns, adjectives and phrases, with what each governs and the attitude it carries.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::CueClass;

/// What a cue takes as its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// A finite clause or a quotation: `said that C`, `C, she said`, `“C,” she said`.
    That,
    /// A quotation only: `“C,” he went on`.
    Quote,
    /// An infinitive or gerund of the subject: `vowed to C`.
    To,
    /// An object and its infinitive: `urged them to C`.
    HerTo,
    /// A prepositional object and its infinitive: `called on them to C`.
    ThroughTo(&'static str),
    /// A noun object: `denied C`.
    It,
    /// An object and what is said of it: `described C as C`, `called C C`.
    As,
    /// A prepositional object: `spoke of C`.
    With(&'static str),
    /// An object and a prepositional object: `accused C of C`.
    ItWith(&'static str),
}

/// A cue's entry in the word lists.
#[derive(Debug, Clone)]
pub(super) struct CueWord {
    /// Dictionary form; a particle follows after a space (`point out`).
    pub(super) lemma: &'static str,
    /// What it takes.
    pub(super) frames: Vec<Frame>,
    /// The attitude it carries.
    pub(super) class: CueClass,
}

impl CueWord {
    /// Whether it takes content in this way.
    pub(super) fn takes(&self, frame: Frame) -> bool {
        self.frames.contains(&frame)
    }

    /// Whether a quotation can be its content.
    pub(super) fn takes_quote(&self) -> bool {
        self.takes(Frame::That) || self.takes(Frame::Quote)
    }

    /// The prepositions after which its content stands.
    pub(super) fn prepositions(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.frames.iter().filter_map(|f| match f {
            Frame::With(p) => Some(*p),
            _ => None,
        })
    }

    /// The prepositions that follow its object.
    pub(super) fn second_prepositions(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.frames.iter().filter_map(|f| match f {
            Frame::ItWith(p) => Some(*p),
            _ => None,
        })
    }
}

/// Where the source of a cue phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PhraseSource {
    /// After the phrase: `according to S`.
    Follows,
    /// Before its last word: `in S's view`.
    Owns,
    /// Nowhere: `reportedly`.
    Nowhere,
}

/// A phrase that attributes its sentence.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// Its words.
    pub(super) words: Vec<&'static str>,
    /// The phrase as one.
    pub(super) lemma: &'static str,
    /// Where its source stands.
    pub(super) source: PhraseSource,
    /// The attitude it carries.
    pub(super) class: CueClass,
}

/// The word lists, compiled in.
#[derive(Debug)]
pub(super) struct Lexicon {
    verbs: Vec<CueWord>,
    /// From any form of a verb to its entries: the plain verb first, then those with particles.
    by_form: HashMap<String, Vec<usize>>,
    nouns: HashMap<&'static str, CueWord>,
    adjectives: HashMap<&'static str, CueWord>,
    /// The phrases by their first word.
    phrases: HashMap<&'static str, Vec<Phrase>>,
}

/// The word lists.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

impl Lexicon {
    fn read() -> Self {
        let mut verbs = Vec::new();
        let mut by_form: HashMap<String, Vec<usize>> = HashMap::new();
        for (word, rest) in rows(include_str!("../../../assets/lexicon/cue-verbs.tsv")).filter_map(cue_word) {
            let stem = word.lemma.split(' ').next().unwrap_or_default();
            let place = verbs.len();
            let mut forms = regular_forms(stem);
            forms.extend(rest.unwrap_or_default().split_whitespace().map(str::to_owned));
            forms.sort_unstable();
            forms.dedup();
            for form in forms {
                by_form.entry(form).or_default().push(place);
            }
            verbs.push(word);
        }
        let words = |text| rows(text).filter_map(cue_word).map(|(w, _)| (w.lemma, w)).collect::<HashMap<_, _>>();
        let mut phrases: HashMap<&'static str, Vec<Phrase>> = HashMap::new();
        for mut row in rows(include_str!("../../../assets/lexicon/cue-phrases.tsv")) {
            let (Some(lemma), Some(kind), Some(class)) = (row.next(), row.next(), row.next().and_then(class)) else {
                continue;
            };
            let source = match kind {
                "of" => PhraseSource::Follows,
                "'s" => PhraseSource::Owns,
                _ => PhraseSource::Nowhere,
            };
            let words: Vec<&'static str> = lemma.split(' ').collect();
            phrases.entry(words.first().copied().unwrap_or_default()).or_default().push(Phrase {
                words,
                lemma,
                source,
                class,
            });
        }
        Self {
            verbs,
            by_form,
            nouns: words(include_str!("../../../assets/lexicon/cue-nouns.tsv")),
            adjectives: words(include_str!("../../../assets/lexicon/cue-adjectives.tsv")),
            phrases,
        }
    }

    /// The entries of a verb's form (lower case); those with a particle name it after a space.
    pub(super) fn verb(&self, form: &str) -> impl Iterator<Item = &CueWord> {
        self.by_form.get(form).into_iter().flatten().filter_map(|&i| self.verbs.get(i))
    }

    /// The entry of a noun's lemma.
    pub(super) fn noun(&self, lemma: &str) -> Option<&CueWord> {
        self.nouns.get(lemma)
    }

    /// The entry of an adjective.
    pub(super) fn adjective(&self, word: &str) -> Option<&CueWord> {
        self.adjectives.get(word)
    }

    /// The phrases that begin with `word` (lower case).
    pub(super) fn phrases(&self, word: &str) -> &[Phrase] {
        self.phrases.get(word).map_or(&[], Vec::as_slice)
    }

    /// How many cues there are in all.
    #[cfg(test)]
    fn len(&self) -> usize {
        self.verbs.len() + self.nouns.len() + self.adjectives.len() + self.phrases.values().map(Vec::len).sum::<usize>()
    }
}

/// The columns of each row that is not a comment.
fn rows(text: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(|l| l.split('\t'))
}

/// Reads `lemma, frames, class` and what follows.
fn cue_word(mut row: std::str::Split<'static, char>) -> Option<(CueWord, Option<&'static str>)> {
    let lemma = row.next()?;
    let frames = row.next()?.split(' ').map(frame).collect();
    let class = row.next().and_then(class)?;
    Some((CueWord { lemma, frames, class }, row.next()))
}

fn frame(name: &'static str) -> Frame {
    match name {
        "that" => Frame::That,
        "quote" => Frame::Quote,
        "to" => Frame::To,
        "her-to" => Frame::HerTo,
        "it" => Frame::It,
        "as" => Frame::As,
        other => match (other.strip_prefix("it+"), other.strip_suffix("+to")) {
            (Some(p), _) => Frame::ItWith(p),
            (None, Some(p)) => Frame::ThroughTo(p),
            (None, None) => Frame::With(other),
        },
    }
}

fn class(name: &str) -> Option<CueClass> {
    Some(match name {
        "neutral" => CueClass::Neutral,
        "asserting" => CueClass::Asserting,
        "doubting" => CueClass::Doubting,
        "denying" => CueClass::Denying,
        "conceding" => CueClass::Conceding,
        "directing" => CueClass::Directing,
        "promising" => CueClass::Promising,
        "judging" => CueClass::Judging,
        "thinking" => CueClass::Thinking,
        _ => return None,
    })
}

/// The forms of a verb that the rules of spelling give.
fn regular_forms(stem: &str) -> Vec<String> {
    let vowel = |c: char| "aeiou".contains(c);
    let mut back = stem.chars().rev();
    let (last, before) = (back.next().unwrap_or_default(), back.next().unwrap_or_default());
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|e| stem.ends_with(e));
    let cut = |n: usize| stem.get(..stem.len() - n).unwrap_or_default();
    let third = if sibilant {
        format!("{stem}es")
    } else if last == 'y' && !vowel(before) {
        format!("{}ies", cut(1))
    } else {
        format!("{stem}s")
    };
    let past = if last == 'e' {
        format!("{stem}d")
    } else if last == 'y' && !vowel(before) {
        format!("{}ied", cut(1))
    } else {
        format!("{stem}ed")
    };
    let ing = if last == 'e' && before != 'e' { format!("{}ing", cut(1)) } else { format!("{stem}ing") };
    vec![stem.to_owned(), third, past, ing]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_four_hundred_cues_of_every_kind() {
        assert!(LEXICON.len() > 400, "{}", LEXICON.len());
        assert!(LEXICON.noun("allegation").is_some_and(|n| n.class == CueClass::Doubting));
        assert!(LEXICON.adjective("skeptical").is_some());
        assert_eq!(LEXICON.phrases("according").len(), 1);
    }

    #[test]
    fn a_verb_is_found_by_its_forms_and_no_others() {
        let lemma = |form| LEXICON.verb(form).next().map(|v| v.lemma);
        for (form, want) in [
            ("said", "say"),
            ("denies", "deny"),
            ("denied", "deny"),
            ("accusing", "accuse"),
            ("quipped", "quip"),
            ("told", "tell"),
            ("hoped", "hope"),
        ] {
            assert_eq!(lemma(form), Some(want));
        }
        assert_eq!(lemma("walked"), None);
        assert!(LEXICON.verb("pointed").any(|v| v.lemma == "point out"));
    }

    #[test]
    fn the_lists_are_sorted_and_without_doubles() {
        for text in [
            include_str!("../../../assets/lexicon/cue-verbs.tsv"),
            include_str!("../../../assets/lexicon/cue-nouns.tsv"),
            include_str!("../../../assets/lexicon/cue-adjectives.tsv"),
            include_str!("../../../assets/lexicon/cue-phrases.tsv"),
        ] {
            let lemmas: Vec<_> = rows(text).filter_map(|mut r| r.next()).collect();
            let mut sorted = lemmas.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(lemmas, sorted);
        }
    }
}
