//! Keys: what each is called, what it does and where, and what the analyst has remapped.

mod action;
mod binding;
mod key;
mod table;

pub use action::Action;
pub use binding::{Binding, Place};
pub use key::{Code, Key};
pub use table::{TABLE, markdown};

/// Which key does what: the table, with what the analyst has remapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    keys: Vec<(Key, usize)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = TABLE
            .iter()
            .enumerate()
            .flat_map(|(at, row)| row.keys.iter().filter_map(move |k| Some((k.parse().ok()?, at))))
            .collect();
        Self { keys }
    }
}

impl Keymap {
    /// What `key` does at `place`, while something is searched for or not.
    pub fn action(&self, key: Key, place: Place, searching: bool) -> Option<Action> {
        self.rows(key).find(|row| row.holds(place, searching)).map(|row| row.action)
    }

    fn rows(&self, key: Key) -> impl Iterator<Item = &'static Binding> {
        self.keys.iter().filter(move |(k, _)| *k == key).filter_map(|(_, at)| TABLE.get(*at))
    }

    /// What `key` would do elsewhere, for telling why it does nothing here.
    pub fn elsewhere(&self, key: Key) -> Option<&'static Binding> {
        self.rows(key).next()
    }

    /// The rows of the table that hold at `place`, each with its keys.
    pub fn at(&self, place: Place, searching: bool) -> impl Iterator<Item = (&'static Binding, Vec<Key>)> {
        TABLE
            .iter()
            .enumerate()
            .filter(move |(_, row)| row.holds(place, searching))
            .map(|(at, row)| (row, self.keys.iter().filter(|(_, n)| *n == at).map(|(k, _)| *k).collect()))
    }

    /// The table with other keys for some of its rows, given by number; where two would share a key in one place, the one
    /// that was asked for keeps its default, and its number in the list and why are told.
    pub fn with(wanted: &[(usize, Vec<Key>)]) -> (Self, Vec<(usize, String)>) {
        let mut refused: Vec<(usize, String)> = Vec::new();
        loop {
            let kept = |row: usize| {
                let found =
                    wanted.iter().enumerate().rev().find(|(n, w)| w.0 == row && refused.iter().all(|r| r.0 != *n));
                found.map(|(_, (_, keys))| keys.clone())
            };
            let default = |row: &Binding| row.keys.iter().filter_map(|k| k.parse().ok()).collect::<Vec<Key>>();
            let keys = TABLE
                .iter()
                .enumerate()
                .flat_map(|(at, row)| kept(at).unwrap_or_else(|| default(row)).into_iter().map(move |k| (k, at)));
            let map = Self { keys: keys.collect() };
            let clash = wanted.iter().enumerate().filter(|(n, _)| refused.iter().all(|r| r.0 != *n)).find_map(
                |(n, (at, keys))| {
                    let mine = TABLE.get(*at)?;
                    let other = |k: &&Key| map.rows(**k).find(|row| row.name != mine.name && mine.meets(row));
                    let key = keys.iter().find(|k| other(k).is_some())?;
                    Some((n, format!("keys.{}: {key} is “{}” already", mine.name, other(&key)?.name)))
                },
            );
            match clash {
                Some(fault) => refused.push(fault),
                None => return (map, refused),
            }
        }
    }

    /// How texts call an action: its first key, else its name.
    pub(crate) fn named(&self, action: Action) -> String {
        let name = || TABLE.iter().find(|row| row.action == action).map_or("", |row| row.name).to_owned();
        self.key(action).map_or_else(name, |key| key.to_string())
    }

    /// The first key of an action, for telling which to press; none where it has none.
    pub fn key(&self, action: Action) -> Option<Key> {
        self.keys.iter().find(|(_, at)| TABLE.get(*at).is_some_and(|row| row.action == action)).map(|(k, _)| *k)
    }
}

#[cfg(test)]
mod tests {
    use super::super::state::Lens;
    use super::*;

    #[test]
    fn keys_are_written_as_they_are_read() {
        for text in ["j", "Ctrl-P", "Enter", "Shift-Tab", "F12", "Alt-Left", "Space", "?", "-"] {
            assert_eq!(text.parse::<Key>().unwrap().to_string(), text);
        }
        assert_eq!("ctrl".parse::<Key>().unwrap_err(), "“ctrl” is no key; write it as j, Ctrl-p, Enter, PgDn or F1");
    }

    #[test]
    fn every_key_of_the_table_reads_and_does_one_thing_in_a_place() {
        let places = Lens::ALL.iter().map(|&l| Place::Lens(l)).chain([Place::Passage, Place::Help, Place::Events]);
        let map = Keymap::default();
        assert_eq!(map.keys.len(), TABLE.iter().map(|r| r.keys.len()).sum::<usize>());
        for (place, searching) in places.flat_map(|p| [(p, true), (p, false)]) {
            let mut seen = Vec::new();
            for key in map.at(place, searching).flat_map(|(_, keys)| keys) {
                assert!(!seen.contains(&key), "{key} does two things in {place}");
                seen.push(key);
            }
        }
    }

    #[test]
    fn names_are_unique() {
        for row in TABLE {
            assert_eq!(TABLE.iter().filter(|r| r.name == row.name).count(), 1, "{}", row.name);
        }
    }
}
