//! The word lists of the actors: sorted text compiled in, searched where it lies.
//!
//! Each list is a file of `assets/lexicon`, sorted by bytes, one entry a line, the key before the first tab. Nothing is
//! built at start: a look-up is a binary search over the text.

const STATES: &str = include_str!("../../../assets/lexicon/states.tsv");
const ORGANISATIONS: &str = include_str!("../../../assets/lexicon/organisations.tsv");
const PLACES: &str = include_str!("../../../assets/lexicon/places.txt");
const GIVEN: &str = include_str!("../../../assets/lexicon/given-names.tsv");
const NICKNAMES: &str = include_str!("../../../assets/lexicon/nicknames.tsv");
const SURNAMES_FIRST: &str = include_str!("../../../assets/lexicon/surnames-first.txt");
const TITLES: &str = include_str!("../../../assets/lexicon/titles.tsv");
const PERSONS: &str = include_str!("../../../assets/lexicon/person-nouns.tsv");
const BODIES: &str = include_str!("../../../assets/lexicon/body-nouns.txt");
const HEADS: &str = include_str!("../../../assets/lexicon/heads.tsv");
const NO_ACTORS: &str = include_str!("../../../assets/lexicon/no-actors.tsv");
const VERBS: &str = include_str!("../../../assets/lexicon/acting-verbs.tsv");

/// The rest of the line of `list` whose key is `key`; empty for a list of keys alone.
fn find(list: &'static str, key: &str) -> Option<&'static str> {
    let bytes = list.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let start = bytes.get(..middle)?.iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
        let end = bytes.get(middle..)?.iter().position(|&b| b == b'\n').map_or(bytes.len(), |at| middle + at);
        let line = list.get(start..end)?;
        let (entry, rest) = line.split_once('\t').unwrap_or((line, ""));
        match entry.cmp(key) {
            std::cmp::Ordering::Equal => return Some(rest),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

/// Grammatical gender of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Gender {
    Male,
    Female,
    /// Of either gender: the word does not tell.
    Either,
}

impl Gender {
    fn read(letter: &str) -> Self {
        match letter {
            "m" => Self::Male,
            "f" => Self::Female,
            _ => Self::Either,
        }
    }

    /// The gender, if the word tells one.
    pub(super) fn told(self) -> Option<Self> {
        (self != Self::Either).then_some(self)
    }
}

/// What a surface form is to a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StateWord {
    /// The state's usual name.
    pub(super) state: &'static str,
    /// Words of the list: name, capital, adjective, people.
    what: &'static str,
}

impl StateWord {
    fn is(self, what: &str) -> bool {
        self.what.split(' ').any(|w| w == what)
    }

    /// The state's own name.
    pub(super) fn name(self) -> bool {
        self.is("name")
    }

    /// A capital, which may stand for the government.
    pub(super) fn capital(self) -> bool {
        self.is("capital")
    }

    /// An adjective (`Peruvian`).
    pub(super) fn adjective(self) -> bool {
        self.is("adjective")
    }

    /// A word for its people (`Peruvians`).
    pub(super) fn people(self) -> bool {
        self.is("people")
    }
}

/// The state that `surface` stands for, if it is a state's name, capital, adjective or people.
pub(super) fn state(surface: &str) -> Option<StateWord> {
    let (what, state) = find(STATES, surface)?.split_once('\t')?;
    Some(StateWord { state, what })
}

/// What a well-known body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    Organisation,
    Group,
    /// A building that stands for the office in it (`the White House`).
    Seat,
}

/// What a well-known body is, and its full name.
pub(super) fn organisation(surface: &str) -> Option<(Body, &'static str)> {
    let (kind, full) = find(ORGANISATIONS, surface)?.split_once('\t')?;
    let kind = match kind {
        "group" => Body::Group,
        "seat" => Body::Seat,
        _ => Body::Organisation,
    };
    Some((kind, full))
}

/// Whether `surface` is the name of a place that is no state.
pub(super) fn place(surface: &str) -> bool {
    find(PLACES, surface).is_some()
}

/// Whether `lower` is a given name, and the gender where it has one.
pub(super) fn given(lower: &str) -> Option<Gender> {
    find(GIVEN, lower).map(Gender::read)
}

/// The full forms of a short given name.
pub(super) fn nickname(lower: &str) -> impl Iterator<Item = &'static str> {
    find(NICKNAMES, lower).unwrap_or_default().split(' ').filter(|s| !s.is_empty())
}

/// Whether `lower` is a family name of a language that puts it first (`Kim`, `Xi`, `Nguyen`).
pub(super) fn surname_first(lower: &str) -> bool {
    find(SURNAMES_FIRST, lower).is_some()
}

/// What kind of title a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Title {
    /// `Mr.`: no role.
    Honorific,
    /// `Rev.`, `King`: part of the name.
    Name,
    /// `minister`: a role.
    Office,
    /// `wife`: a relation.
    Kin,
}

/// The class and gender of a title, by its lower-case form.
pub(super) fn title(lower: &str) -> Option<(Title, Gender)> {
    let (class, gender) = find(TITLES, lower)?.split_once(' ')?;
    let class = match class {
        "honorific" => Title::Honorific,
        "name" => Title::Name,
        "kin" => Title::Kin,
        _ => Title::Office,
    };
    Some((class, Gender::read(gender)))
}

/// Whether the lower-case singular noun means a person, and the gender where it tells one.
pub(super) fn person_noun(lower: &str) -> Option<Gender> {
    find(PERSONS, lower).map(Gender::read)
}

/// Whether the lower-case singular noun means a body with members.
pub(super) fn body_noun(lower: &str) -> bool {
    find(BODIES, lower).is_some()
}

/// What the last word of a capitalised name says of the thing named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Body,
    Place,
    Thing,
    Suffix,
}

/// What a capitalised last word says of the thing named.
pub(super) fn head(word: &str) -> Option<Head> {
    let last = find(HEADS, word)?.split(' ').find(|w| !w.starts_with("first-"))?;
    Some(match last {
        "body" => Head::Body,
        "place" => Head::Place,
        "suffix" => Head::Suffix,
        _ => Head::Thing,
    })
}

/// What a capitalised first word says of the thing named (`Mount`, `Hurricane`).
pub(super) fn first_head(word: &str) -> Option<Head> {
    find(HEADS, word)?.split(' ').find_map(|w| match w {
        "first-place" => Some(Head::Place),
        "first-thing" => Some(Head::Thing),
        _ => None,
    })
}

/// Why a capitalised word alone names no actor (`month`, `channel`, `language` …).
pub(super) fn no_actor(word: &str) -> Option<&'static str> {
    find(NO_ACTORS, word)
}

/// Whether the subject of the verb with this lemma speaks (`Some(true)`) or acts as an institution does.
pub(super) fn acting_verb(lemma: &str) -> Option<bool> {
    find(VERBS, lemma).map(|class| class == "speech")
}

/// `word` in lower case, without accents, with straight apostrophes: the form in which names are compared.
pub(super) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'ç' | 'ć' | 'č' => out.push('c'),
            'ď' | 'đ' => out.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => out.push('e'),
            'ğ' => out.push('g'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => out.push('i'),
            'ł' => out.push('l'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'ř' => out.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ť' | 'ţ' | 'ț' => out.push('t'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            'æ' => out.push_str("ae"),
            '’' | '‘' | 'ʼ' | '`' => out.push('\''),
            '‐' | '‑' | '–' => out.push('-'),
            '\u{300}'..='\u{36f}' => {}
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [(&str, &str); 12] = [
        ("states", STATES),
        ("organisations", ORGANISATIONS),
        ("places", PLACES),
        ("given-names", GIVEN),
        ("nicknames", NICKNAMES),
        ("surnames-first", SURNAMES_FIRST),
        ("titles", TITLES),
        ("person-nouns", PERSONS),
        ("body-nouns", BODIES),
        ("heads", HEADS),
        ("no-actors", NO_ACTORS),
        ("acting-verbs", VERBS),
    ];

    #[test]
    fn every_list_is_sorted_says_its_source_and_finds_each_of_its_entries() {
        for (name, list) in ALL {
            assert!(list.starts_with("# ") && list.contains("Source: ") && list.contains("licence"), "{name}");
            let keys: Vec<&str> =
                list.lines().filter(|l| !l.starts_with("# ")).map(|l| l.split('\t').next().unwrap_or(l)).collect();
            assert!(keys.is_sorted_by(|a, b| a < b), "{name} is not sorted");
            for key in keys {
                assert!(find(list, key).is_some(), "{name} does not find {key}");
            }
        }
    }

    #[test]
    fn what_is_not_listed_is_not_found() {
        for (name, list) in ALL {
            for key in ["", "#", "zzzz", "ÿ", "no such entry"] {
                assert!(find(list, key).is_none(), "{name} finds {key}");
            }
        }
    }

    #[test]
    fn a_state_is_known_by_name_capital_adjective_and_people() {
        let of = |s| state(s).map(|w| (w.state, w.name(), w.capital(), w.adjective(), w.people()));
        assert_eq!(of("Peru"), Some(("Peru", true, false, false, false)));
        assert_eq!(of("Lima"), Some(("Peru", false, true, false, false)));
        assert_eq!(of("Peruvian"), Some(("Peru", false, false, true, true)));
        assert_eq!(of("Türkiye").map(|w| w.0), Some("Turkey"));
        assert_eq!(of("us"), None);
    }

    #[test]
    fn names_are_compared_without_accents_and_case() {
        assert_eq!(fold("Erdoğan"), "erdogan");
        assert_eq!(fold("O’Neill"), "o'neill");
        assert_eq!(fold("Müller-Łukasz"), "muller-lukasz");
    }
}
