//! The one table of keys: the help, the footer and the README's table are made from it, and presses are looked up in it.

use std::fmt;
use std::str::FromStr;

use super::state::Lens;

/// A key of the keyboard with what was held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key itself.
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

/// A key of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A key that writes something.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Tabulator with Shift.
    BackTab,
    /// Delete to the left.
    Backspace,
    /// Delete to the right.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow to the left.
    Left,
    /// Arrow to the right.
    Right,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// A function key.
    F(u8),
}

const NAMED: &[(&str, Code)] = &[
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Shift-Tab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Del", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
];

impl Key {
    /// A key on its own.
    pub const fn new(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// The key that writes `c`.
    pub const fn char(c: char) -> Self {
        Self::new(Code::Char(c))
    }
}

impl FromStr for Key {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut rest = text;
        let (mut ctrl, mut alt) = (false, false);
        loop {
            if let Some(r) = rest.strip_prefix("Ctrl-").filter(|r| !r.is_empty()) {
                (ctrl, rest) = (true, r);
            } else if let Some(r) = rest.strip_prefix("Alt-").filter(|r| !r.is_empty()) {
                (alt, rest) = (true, r);
            } else {
                break;
            }
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) if !c.is_control() => Code::Char(if ctrl { c.to_ascii_lowercase() } else { c }),
            _ => match NAMED.iter().find(|(n, _)| n.eq_ignore_ascii_case(rest)) {
                Some((_, code)) => *code,
                None => match rest.strip_prefix('F').and_then(|n| n.parse().ok()).filter(|n| (1..=24).contains(n)) {
                    Some(n) => Code::F(n),
                    None => return Err(format!("“{text}” is no key; write it as j, Ctrl-p, Enter, PgDn or F1")),
                },
            },
        };
        Ok(Self { code, ctrl, alt })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match NAMED.iter().find(|(_, c)| *c == self.code) {
            Some((name, _)) => f.write_str(name),
            None => match self.code {
                Code::Char(c) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
                Code::Char(c) => write!(f, "{c}"),
                Code::F(n) => write!(f, "F{n}"),
                _ => Ok(()),
            },
        }
    }
}

/// What the analyst can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// To the next item, or a row down.
    Down,
    /// To the item before, or a row up.
    Up,
    /// To the report, pane or passage on the left.
    Left,
    /// To the report, pane or passage on the right.
    Right,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// Half a page down.
    HalfDown,
    /// Half a page up.
    HalfUp,
    /// To the first item.
    First,
    /// To the last item.
    Last,
    /// To a lens.
    Go(Lens),
    /// To the next lens.
    NextLens,
    /// To the lens before.
    PrevLens,
    /// The selected item's passages in their reports.
    Open,
    /// Back to where one came from.
    Back,
    /// Forward to where one went back from.
    Forward,
    /// Lets go: of a layer, a search, a filter, the selected actor.
    Escape,
    /// Begins a search.
    Search,
    /// To the next search hit.
    NextHit,
    /// To the search hit before.
    PrevHit,
    /// Anywhere by a fuzzy name.
    Jump,
    /// To the next dispute.
    NextDispute,
    /// To the dispute before.
    PrevDispute,
    /// To the next item that was not reviewed.
    NextUnreviewed,
    /// To the item before that was not reviewed.
    PrevUnreviewed,
    /// To the next item that concerns who is selected.
    NextOfWho,
    /// To the item before that concerns who is selected.
    PrevOfWho,
    /// Shows or hides the possible findings.
    Possible,
    /// Aligned or as published.
    Align,
    /// One report from top to bottom, the others' differences beside it.
    Spine,
    /// The next outlets beside the leading one.
    NextOutlets,
    /// The outlets before beside the leading one.
    PrevOutlets,
    /// The filters of the claims.
    Filter,
    /// Copies the passages with their citation.
    Copy,
    /// Opens the report's file in the analyst's editor.
    Edit,
    /// Opens the report's page in the browser.
    Browse,
    /// Takes the briefing away in some format.
    Export,
    /// Says when a report was published.
    Published,
    /// Tells how each file was read.
    LoadReport,
    /// Opens the selected event.
    OpenEvent,
    /// Opens all reports together.
    OpenAll,
    /// Has seen the item.
    Seen,
    /// Accepts the item.
    Accept,
    /// Dismisses the item.
    Dismiss,
    /// Writes a note.
    Note,
    /// Gives or takes a tag.
    Tag,
    /// Grades source and claim.
    Grade,
    /// Names an actor anew, or a claim's source.
    Correct,
    /// Makes two actors one.
    Merge,
    /// Makes two of one actor.
    Split,
    /// Puts two claims together as a dispute.
    Link,
    /// Makes a claim of a passage.
    AddClaim,
    /// Takes the last judgement back.
    Undo,
    /// Brings back the judgement that was taken back.
    Redo,
    /// The keys.
    Help,
    /// Closes a layer; at the root, leaves the program.
    Quit,
    /// Leaves the program at once.
    QuitNow,
    /// Back to the shell for a while.
    Suspend,
    /// Paints the screen anew.
    Redraw,
}

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
enum When {
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

const fn row(
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
    const fn foot(mut self, rank: u8, words: &'static str) -> Self {
        self.foot = Some((rank, words));
        self
    }

    const fn searching(mut self, yes: bool) -> Self {
        self.searching = Some(yes);
        self
    }

    fn holds(&self, place: Place, searching: bool) -> bool {
        self.when.holds(place) && self.searching.is_none_or(|s| s == searching)
    }
}

const MOVE: &str = "Moving";
const LENS: &str = "Lenses";
const SHOW: &str = "Showing";
const FIND: &str = "Finding";
const REVIEW: &str = "Reviewing";
const TAKE: &str = "Taking away";
const LEAVE: &str = "Leaving";
const OUTLETS: When = When::In(&[Place::Lens(Lens::Outlets)]);
const LISTS: When = When::In(&[Place::Lens(Lens::Brief), Place::Lens(Lens::Claims), Place::Lens(Lens::Outlets)]);
const SIDES: When = When::In(&[Place::Lens(Lens::Outlets), Place::Lens(Lens::Actors), Place::Passage]);

/// Every key, in the order of the help.
pub const TABLE: &[Binding] = &[
    row(Action::Down, &["j", "Down"], When::Anywhere, "down", "the next item, or a row down", MOVE),
    row(Action::Up, &["k", "Up"], When::Anywhere, "up", "the item before, or a row up", MOVE),
    row(Action::Left, &["h", "Left"], SIDES, "left", "the report, pane or passage on the left", MOVE),
    row(Action::Right, &["l", "Right"], SIDES, "right", "the report, pane or passage on the right", MOVE),
    row(Action::PageDown, &["PgDn", "Ctrl-f"], When::Anywhere, "page-down", "a page down", MOVE),
    row(Action::PageUp, &["PgUp", "Ctrl-b"], When::Anywhere, "page-up", "a page up", MOVE),
    row(Action::HalfDown, &["Ctrl-d"], When::Anywhere, "half-down", "half a page down", MOVE),
    row(Action::HalfUp, &["Ctrl-u"], When::Anywhere, "half-up", "half a page up", MOVE),
    row(Action::First, &["Home", "<"], When::Anywhere, "first", "the beginning", MOVE),
    row(Action::Last, &["End", "G", ">"], When::Anywhere, "last", "the end", MOVE),
    row(Action::NextDispute, &["]"], When::Reading, "next-dispute", "the next dispute", MOVE),
    row(Action::PrevDispute, &["["], When::Reading, "previous-dispute", "the dispute before", MOVE),
    row(Action::NextUnreviewed, &["}"], When::Reading, "next-unreviewed", "the next that is not reviewed", MOVE),
    row(
        Action::PrevUnreviewed,
        &["{"],
        When::Reading,
        "previous-unreviewed",
        "the one before that is not reviewed",
        MOVE,
    ),
    row(Action::NextOfWho, &[")"], When::Lenses, "next-of-actor", "the next of the selected actor", MOVE),
    row(Action::PrevOfWho, &["("], When::Lenses, "previous-of-actor", "the one before of the selected actor", MOVE),
    row(
        Action::Go(Lens::Brief),
        &["1"],
        When::Lenses,
        "brief",
        "Brief: what differs, who is not heard, what to ask",
        LENS,
    ),
    row(Action::Go(Lens::Outlets), &["2"], When::Lenses, "outlets", "Outlets: the reports side by side", LENS),
    row(Action::Go(Lens::Actors), &["3"], When::Lenses, "actors", "Actors: who is named, heard and accused", LENS),
    row(
        Action::Go(Lens::Claims),
        &["4"],
        When::Lenses,
        "claims",
        "Claims: what is shared, disputed or told by one alone",
        LENS,
    ),
    row(
        Action::Go(Lens::Timeline),
        &["5"],
        When::Lenses,
        "timeline",
        "Timeline: what is said to have happened when",
        LENS,
    ),
    row(Action::NextLens, &["Tab"], When::Lenses, "next-lens", "the next lens", LENS).foot(2, "next lens"),
    row(Action::PrevLens, &["Shift-Tab"], When::Lenses, "previous-lens", "the lens before", LENS),
    row(Action::Open, &["Enter"], When::Lenses, "open", "the passages in their reports", SHOW)
        .foot(1, "show the passages"),
    row(
        Action::Back,
        &["Backspace", "Ctrl-o", "Alt-Left"],
        When::Anywhere,
        "back",
        "back to where you came from",
        SHOW,
    ),
    row(Action::Forward, &["Alt-Right", "Ctrl-n"], When::Reading, "forward", "forward again", SHOW),
    row(
        Action::Escape,
        &["Esc"],
        When::Anywhere,
        "escape",
        "let go: close, end the search, drop the selected actor",
        SHOW,
    ),
    row(Action::Align, &["="], OUTLETS, "align", "aligned with each other, or as published", SHOW)
        .foot(3, "as published"),
    row(
        Action::Spine,
        &["s"],
        OUTLETS,
        "spine",
        "one report from top to bottom, the others' differences beside it",
        SHOW,
    )
    .foot(4, "one report"),
    row(Action::NextOutlets, &["L"], OUTLETS, "next-outlets", "the next outlets beside the leading one", SHOW),
    row(Action::PrevOutlets, &["H"], OUTLETS, "previous-outlets", "the outlets before", SHOW),
    row(Action::Possible, &["p"], LISTS, "possible", "show or hide the possible findings", SHOW).foot(7, "possible"),
    row(Action::Filter, &["f"], When::In(&[Place::Lens(Lens::Claims)]), "filter", "which findings are listed", SHOW)
        .foot(3, "filter"),
    row(Action::Search, &["/"], When::Anywhere, "search", "search", FIND).foot(5, "search"),
    row(Action::NextHit, &["n"], When::Anywhere, "next-hit", "the next hit, while something is searched for", FIND)
        .searching(true)
        .foot(4, "next hit"),
    row(Action::PrevHit, &["N"], When::Anywhere, "previous-hit", "the hit before", FIND),
    row(
        Action::Jump,
        &[":", "Ctrl-p"],
        When::Reading,
        "jump",
        "go to any outlet, actor, finding or claim by name",
        FIND,
    )
    .foot(8, "go to"),
    row(Action::Seen, &["Space"], When::Reading, "seen", "seen, or not seen after all", REVIEW),
    row(Action::Accept, &["a"], When::Reading, "accept", "accept, or take that back", REVIEW).foot(6, "accept"),
    row(Action::Dismiss, &["x"], When::Reading, "dismiss", "dismiss, or take that back", REVIEW).foot(6, "dismiss"),
    row(Action::Note, &["n"], When::Reading, "note", "a note; while something is searched for, the next hit", REVIEW)
        .searching(false)
        .foot(6, "note"),
    row(Action::Tag, &["t"], When::Reading, "tag", "give a tag, or take it away", REVIEW),
    row(Action::Grade, &["g"], When::Reading, "grade", "the NATO grade of source and claim", REVIEW),
    row(
        Action::Correct,
        &["r"],
        When::Reading,
        "correct",
        "another name for an actor, another source for a claim",
        REVIEW,
    ),
    row(
        Action::Merge,
        &["m"],
        When::In(&[Place::Lens(Lens::Actors)]),
        "merge",
        "this actor is the same as another",
        REVIEW,
    ),
    row(
        Action::Split,
        &["M"],
        When::In(&[Place::Lens(Lens::Actors)]),
        "split",
        "some names belong to another actor",
        REVIEW,
    ),
    row(Action::Link, &["v"], When::Reading, "link", "this claim and the next one marked clash", REVIEW),
    row(Action::AddClaim, &["c"], When::Reading, "add-claim", "make a claim of this passage", REVIEW),
    row(Action::Undo, &["u"], When::Reading, "undo", "take the last judgement back", REVIEW),
    row(Action::Redo, &["Ctrl-r"], When::Reading, "redo", "bring it back", REVIEW),
    row(Action::Copy, &["y"], When::Reading, "copy", "copy the passages with their citation", TAKE),
    row(Action::Edit, &["o"], When::Reading, "edit", "open the report at this place in $EDITOR", TAKE),
    row(Action::Browse, &["O"], When::Reading, "browse", "open the report's page in the browser", TAKE),
    row(Action::Export, &["e"], When::Reading, "export", "write the briefing to a file", TAKE),
    row(Action::Published, &["d"], When::Lenses, "published", "say when a report was published", TAKE),
    row(
        Action::LoadReport,
        &["i"],
        When::In(&[
            Place::Lens(Lens::Brief),
            Place::Lens(Lens::Outlets),
            Place::Lens(Lens::Actors),
            Place::Lens(Lens::Claims),
            Place::Lens(Lens::Timeline),
            Place::Passage,
            Place::Events,
        ]),
        "load-report",
        "how each file was read, and what could not be",
        TAKE,
    ),
    row(Action::OpenEvent, &["Enter"], When::In(&[Place::Events]), "open-event", "the reports of this event", SHOW)
        .foot(1, "open"),
    row(Action::OpenAll, &["a"], When::In(&[Place::Events]), "open-all", "all reports together, as one event", SHOW)
        .foot(2, "all together"),
    row(Action::Help, &["?", "F1"], When::Anywhere, "help", "these keys", LEAVE).foot(9, "help"),
    row(Action::Quit, &["q"], When::Anywhere, "quit", "close; at the root, leave", LEAVE).foot(10, "quit"),
    row(Action::QuitNow, &["Ctrl-c"], When::Anywhere, "quit-now", "leave at once", LEAVE),
    row(Action::Suspend, &["Ctrl-z"], When::Anywhere, "suspend", "to the shell for a while; fg comes back", LEAVE),
    row(Action::Redraw, &["Ctrl-l"], When::Anywhere, "redraw", "paint the screen anew", LEAVE),
];

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

    /// The first key of an action, for telling which to press; none where it has none.
    pub fn key(&self, action: Action) -> Option<Key> {
        self.keys.iter().find(|(_, at)| TABLE.get(*at).is_some_and(|row| row.action == action)).map(|(k, _)| *k)
    }
}

/// The table for readers, in Markdown.
pub fn markdown() -> String {
    let mut out = String::from("| keys | do | where |\n|---|---|---|\n");
    for row in TABLE {
        let keys: Vec<String> =
            row.keys.iter().filter_map(|k| k.parse::<Key>().ok()).map(|k| format!("`{k}`")).collect();
        let place = row.place();
        let place = place.strip_prefix("in ").unwrap_or(&place);
        let cells = ["| ", &keys.join(" "), " | ", row.help, " | ", place, " |\n"];
        out.extend(cells);
    }
    out
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
    fn meets(&self, other: &Self) -> bool {
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

#[cfg(test)]
mod tests {
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
