//! Names of persons: their parts, and whether two of them can be one person's.

use super::lexicon::{self, Gender, fold};

/// Small words that open a family name.
const PARTICLES: [&str; 20] = [
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "ten", "ter",
    "van", "von", "zu",
];

/// A person's name in comparable parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PersonName {
    /// The words, folded, without title and generation.
    pub(super) words: Vec<String>,
    /// Place of the family name in `words`.
    family: usize,
    /// `Jr.`, `Sr.`, `III`.
    pub(super) generation: Option<String>,
    /// A title that is part of the name (`rev.`, `king`).
    style: Option<String>,
}

impl PersonName {
    /// Reads a name as written.
    pub(super) fn read(surface: &str) -> Self {
        let mut words: Vec<String> = fold(surface)
            .split([' ', ','])
            .filter(|w| !w.is_empty())
            .map(|w| w.trim_matches(|c| matches!(c, '"' | '“' | '”' | '\'')).to_owned())
            .filter(|w| !w.is_empty())
            .collect();
        let mut generation = None;
        if words.len() > 1
            && let Some(last) = words.last().map(|w| w.trim_end_matches('.').to_owned())
            && matches!(last.as_str(), "jr" | "sr" | "ii" | "iii" | "iv")
        {
            generation = Some(last);
            words.pop();
        }
        let mut style = None;
        if words.len() > 1 && lexicon::title(&words[0]).is_some_and(|(c, _)| c == lexicon::Title::Name) {
            style = Some(words.remove(0).trim_end_matches('.').to_owned());
        }
        let last = words.len().saturating_sub(1);
        let given = |i: usize| lexicon::given(&words[i]).is_some();
        let short = |i: usize| words[i].chars().count() <= 4;
        let first_is_family = match words.len() {
            2 => {
                lexicon::surname_first(&words[0])
                    && (words[1].contains('-') || !given(0) || !given(1) && lexicon::surname_first(&words[1]))
                    && !(given(1) && !words[1].contains('-') && !short(1))
            }
            3 => {
                lexicon::surname_first(&words[0])
                    && !words[1].ends_with('.')
                    && (!given(0) || !given(1) || short(1) && short(2))
            }
            _ => false,
        };
        Self { family: if first_is_family { 0 } else { last }, words, generation, style }
    }

    /// Whether it has a given and a family name.
    pub(super) fn full(&self) -> bool {
        self.words.len() > 1
    }

    /// The family name; the only name of who has one.
    pub(super) fn family(&self) -> &str {
        self.words.get(self.family).map_or("", String::as_str)
    }

    /// The given name that stands first; empty for a single name.
    pub(super) fn given(&self) -> &str {
        let at = usize::from(self.family == 0 && self.full());
        if self.full() { self.words.get(at).map_or("", String::as_str) } else { "" }
    }

    /// The gender that the given name tells.
    pub(super) fn gender(&self) -> Option<Gender> {
        if self.family == 0 && self.full() {
            return None;
        }
        lexicon::given(self.given()).and_then(Gender::told)
    }

    /// Whether `word` (folded) is how a text may go on calling this person by family name.
    pub(super) fn family_is(&self, short: &[String]) -> bool {
        match short {
            [one] => {
                one == self.family()
                    || self.family().rsplit('-').next().is_some_and(|tail| tail == one && tail.len() > 3)
                    || self.family().strip_prefix("al-").is_some_and(|bare| bare == one)
            }
            several => self.full() && several.len() < self.words.len() && self.words.ends_with(several),
        }
    }

    /// Whether two full names can be one person's: family name equal, given names the same, short, or an initial.
    pub(super) fn same(&self, other: &Self) -> bool {
        let clash = |a: &Option<String>, b: &Option<String>| matches!((a, b), (Some(a), Some(b)) if a != b);
        if clash(&self.generation, &other.generation) {
            return false;
        }
        // `Rev. Ann Lee` is not `Ann Lee Jr.`.
        if self.style.is_some() && other.generation.is_some() || self.generation.is_some() && other.style.is_some() {
            return false;
        }
        if self.joined() == other.joined() || self.turned(other) || self.is_tail_of(other) || other.is_tail_of(self) {
            return true;
        }
        if self.family() != other.family() || !self.full() || !other.full() {
            return false;
        }
        same_given(self.given(), other.given()) && self.middles_agree(other)
    }

    /// Whether it is the other with the family name at the other end, as Hungarian writes it: `Kovács Péter`.
    pub(super) fn turned(&self, other: &Self) -> bool {
        self.words.len() == 2 && self.words.iter().eq(other.words.iter().rev())
    }

    /// Whether it is the other's family name with the small word in front: `Van der Velde` of `Ann van der Velde`.
    fn is_tail_of(&self, other: &Self) -> bool {
        let small = self.words.first().is_some_and(|w| PARTICLES.contains(&w.as_str()));
        small && self.full() && other.words.len() > self.words.len() && other.words.ends_with(&self.words)
    }

    /// All words in one, so that `Jae-in` and `Jae In` are the same.
    pub(super) fn joined(&self) -> String {
        self.words.concat().replace(['-', '\''], "")
    }

    fn middles_agree(&self, other: &Self) -> bool {
        let inner = |n: &Self| -> Vec<String> {
            n.words
                .iter()
                .enumerate()
                .filter(|&(i, w)| i != n.family && w != n.given())
                .map(|(_, w)| w.clone())
                .collect()
        };
        let (a, b) = (inner(self), inner(other));
        if a.is_empty() || b.is_empty() {
            return self.family != 0 || other.family != 0 || a.len() == b.len();
        }
        a.iter().zip(&b).all(|(x, y)| same_given(x, y))
    }

    /// Whether the two differ only in spelling: one given name, family names a slip or a transliteration apart.
    pub(super) fn near(&self, other: &Self) -> bool {
        self.full()
            && other.full()
            && self.words.len() == other.words.len()
            && self.generation == other.generation
            && self.words.iter().zip(&other.words).all(|(a, b)| a == b || alike(a, b))
            && self.words.iter().zip(&other.words).filter(|(a, b)| a != b).count() == 1
    }
}

/// Whether two given names can be one person's.
fn same_given(a: &str, b: &str) -> bool {
    let (x, y) = (a.trim_end_matches('.'), b.trim_end_matches('.'));
    if x == y || x.replace('-', "") == y.replace('-', "") {
        return true;
    }
    let initial = |i: &str, full: &str| i.chars().count() == 1 && full.starts_with(i);
    if initial(x, y) || initial(y, x) {
        return true;
    }
    let short = |s: &str, full: &str| lexicon::nickname(s).any(|f| f == full);
    short(x, y) || short(y, x) || lexicon::nickname(x).any(|f| lexicon::nickname(y).any(|g| f == g))
}

/// Whether two spellings are a slip or a transliteration apart.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let longest = a.chars().count().max(b.chars().count());
    longest >= 5 && a.chars().next() == b.chars().next() && distance(a, b) <= if longest >= 8 { 2 } else { 1 }
}

/// Levenshtein distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        PersonName::read(a).same(&PersonName::read(b))
    }

    #[test]
    fn initials_middle_names_and_short_forms_are_the_same_person() {
        assert!(same("Robert S. Hale", "Robert Hale"));
        assert!(same("Bob Hale", "Robert Hale"));
        assert!(same("R. Hale", "Robert Hale"));
        assert!(same("Ann Rooke Hale", "Ann Hale"));
        assert!(same("Yoon Tae-ho", "Yoon Tae Ho"));
        assert!(same("José Marín", "Jose Marin"));
        assert!(same("Kovács Péter", "Péter Kovács"));
        assert!(same("Van der Velde", "Ann van der Velde"));
    }

    #[test]
    fn other_given_names_generations_and_styles_are_others() {
        assert!(!same("Robert Hale", "Susan Hale"));
        assert!(!same("Mark Hale Jr.", "Mark Hale Sr."));
        assert!(!same("Rev. Mark Hale", "Mark Hale Jr."));
        assert!(!same("Kim Tae Ho", "Kim Min Seo"));
        assert!(!same("Robert Hale", "Robert Dale"));
        assert!(!same("Kovács Péter", "Péter Nagy"));
        assert!(!same("Van Hale", "Ann Hale"));
    }

    #[test]
    fn the_family_name_stands_first_in_korean_and_last_elsewhere() {
        assert_eq!(PersonName::read("Yoon Tae-ho").family(), "yoon");
        assert_eq!(PersonName::read("Kim Min Seo").family(), "kim");
        assert_eq!(PersonName::read("Kim Hale").family(), "hale");
        assert_eq!(PersonName::read("Mark Hale Jr.").family(), "hale");
        assert!(PersonName::read("Ann van der Meer").family_is(&["van".into(), "der".into(), "meer".into()]));
        assert!(!PersonName::read("Ann van der Meer").family_is(&["ann".into()]));
    }

    #[test]
    fn spelling_is_near_only_with_all_else_equal() {
        let near = |a: &str, b: &str| PersonName::read(a).near(&PersonName::read(b));
        assert!(near("Omar Hasan Andarabi", "Omar Hasan Andrabi"));
        assert!(!near("Omar Andarabi", "Amir Andrabi"));
        assert!(!near("Ann Lee", "Ann Lea"));
    }
}
