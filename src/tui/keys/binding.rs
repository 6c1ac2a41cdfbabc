//! A row of the table of keys: what the keys do, and where.

use std::fmt;

use super::super::state::Lens;
use super::action::Action;

/// Where a key has its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a lens.
    Lens(Lens),
    /// In the passages of an item.
    Passage,
    /// In the help.
    Help,
    /// In the list of events.
    Events,
}

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Anywhere,
    /// In lenses and passages.
    Reading,
    Lenses,
    In(&'static [Place]),
}

impl When {
    fn holds(self, place: Place) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Reading => !matches!(place, Place::Help | Place::Events),
            Self::Lenses => matches!(place, Place::Lens(_)),
            Self::In(places) => places.contains(&place),
        }
    }
}

/// A row of the table.
#[derive(Debug)]
pub struct Binding {
    /// What the keys do.
    pub action: Action,
    /// The keys.
    pub keys: &'static [&'static str],
    when: When,
    /// Whether it holds while something is searched for, or only while nothing is; both where none is said.
    searching: Option<bool>,
    /// The name by which a config file calls it.
    pub name: &'static str,
    /// What it does, as the help says it.
    pub help: &'static str,
    /// A word or two for the footer, and its rank there (1 comes first); none where it is not shown.
    pub foot: Option<(u8, &'static str)>,
    /// The part of the help that it stands in.
    pub group: &'static str,
}

pub(super) const fn row(
    action: Action,
    keys: &'static [&'static str],
    when: When,
    name: &'static str,
    help: &'static str,
    group: &'static str,
) -> Binding {
    Binding { action, keys, when, searching: None, name, help, foot: None, group }
}

impl Binding {
    pub(super) const fn foot(mut self, rank: u8, words: &'static str) -> Self {
        self.foot = Some((rank, words));
        self
    }

    pub(super) const fn searching(mut self, yes: bool) -> Self {
        self.searching = Some(yes);
        self
    }

    pub(super) fn holds(&self, place: Place, searching: bool) -> bool {
        self.when.holds(place) && self.searching.is_none_or(|s| s == searching)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lens(lens) => f.write_str(lens.name()),
            Self::Passage => f.write_str("the passages"),
            Self::Help => f.write_str("the help"),
            Self::Events => f.write_str("the list of events"),
        }
    }
}

impl Binding {
    /// Whether it holds only while something is searched for.
    pub(crate) fn needs_search(&self) -> bool {
        self.searching == Some(true)
    }

    /// Whether the two hold in one place at one time.
    pub(super) fn meets(&self, other: &Self) -> bool {
        let places = Lens::ALL.iter().map(|&l| Place::Lens(l)).chain([Place::Passage, Place::Help, Place::Events]);
        let mut both = places.flat_map(|p| [(p, true), (p, false)]);
        both.any(|(p, s)| self.holds(p, s) && other.holds(p, s))
    }

    /// Where the binding holds, in words.
    pub fn place(&self) -> String {
        match self.when {
            When::Anywhere => "everywhere".into(),
            When::Reading => "in lenses and passages".into(),
            When::Lenses => "in every lens".into(),
            When::In(places) => {
                let names: Vec<_> = places.iter().map(ToString::to_string).collect();
                format!("in {}", names.join(", "))
            }
        }
    }
}
