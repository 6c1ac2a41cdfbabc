//! The help: what the keys do where one is, made from the table of keys, and what the marks mean.

use ratatui::layout::Rect;

use super::input::Input;
use super::keys::{Code, Key, Keymap, Place, TABLE};
use super::page::{Cell, Page};
use super::search::Folded;
use super::state::State;
use super::theme::Role;
use super::wrap::Run;

/// What each mark means.
pub const MARKS: &[(&str, Role, &str)] = &[
    ("≠", Role::Disputed, "disputed: both cannot stand as told"),
    ("→", Role::Updated, "updated: a later report tells a later state"),
    ("~", Role::Reworded, "reworded: the same in words of another colour"),
    ("=", Role::Shared, "shared: told alike"),
    ("+", Role::Only, "only here: told by one report alone"),
    ("!", Role::Unheard, "accused, and not heard"),
    ("❝", Role::Named, "claims on its word"),
    ("✓", Role::Dim, "seen; ✓✓ accepted, ✗ dismissed, ✎ with a note, · not reviewed"),
];

/// The help as it is open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Help {
    /// Where one was when it was opened.
    pub(crate) about: Option<Place>,
    pub(crate) top: usize,
    pub(crate) page: Page,
    /// What the rows are searched for, and whether it is being typed.
    pub(crate) input: Input,
    pub(crate) typing: bool,
    /// What it tells instead of the keys.
    lines: Option<Vec<String>>,
    laid: Option<(u16, String)>,
    height: usize,
}

impl Help {
    pub(crate) fn new(about: Place) -> Self {
        Self { about: Some(about), ..Self::default() }
    }

    /// Lines of another kind in its place, such as how the files were read; those further in belong to the one above.
    pub(crate) fn telling(lines: Vec<String>) -> Self {
        Self { lines: Some(lines), ..Self::default() }
    }

    pub(crate) fn refresh(state: &mut State, body: Rect) {
        let Some(mut help) = state.help.take() else { return };
        help.lay(&state.keymap, body);
        state.help = Some(help);
    }

    /// Lays its rows out for the body.
    pub(crate) fn lay(&mut self, keymap: &Keymap, body: Rect) {
        let key = (body.width, self.input.text().to_owned());
        if self.laid.as_ref() != Some(&key) {
            self.page = match &self.lines {
                Some(lines) => told(lines, body.width, &key.1),
                None => page(keymap, self.about, body.width, &key.1),
            };
            self.laid = Some(key);
        }
        self.height = body.height.into();
        self.scroll(0);
    }

    /// A key while the search is typed.
    pub(crate) fn key(&mut self, key: Key) {
        match key.code {
            Code::Enter => self.typing = false,
            Code::Esc => (self.typing, self.input) = (false, Input::default()),
            _ => {
                self.input.key(key);
                self.top = 0;
            }
        }
    }

    pub(crate) fn scroll(&mut self, by: isize) {
        let most = self.page.height().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(by).min(most);
    }
}

/// Lines with those that belong to them further in; of what is searched for, the lines that hold it.
fn told(lines: &[String], width: u16, query: &str) -> Page {
    let query = Folded::new(query);
    let mut page = Page::default();
    for line in lines.iter().filter(|l| query.is_empty() || !query.find_all(l).is_empty()) {
        let words = line.trim_start();
        let by = ((line.len() - words.len()) as u16).min(width / 4);
        let role = if by == 0 { Role::Strong } else { Role::Text };
        page.plain(vec![Cell::at(3 + by, width.saturating_sub(4 + by)).text(&[Run::new(role, words)])]);
    }
    page
}

fn page(keymap: &Keymap, about: Option<Place>, width: u16, query: &str) -> Page {
    let query = Folded::new(query);
    let takes = |words: &str| query.is_empty() || !query.find_all(words).is_empty();
    let mut page = Page::default();
    let Some(place) = about else { return page };
    let keys_wide = 22.min(width / 3).max(8);
    let (x, wide) = (3 + keys_wide, width.saturating_sub(keys_wide + 4));
    page.plain(vec![Cell::at(3, width.saturating_sub(4)).text(&[Run::new(Role::Strong, format!("Keys in {place}"))])]);
    let mut group = "";
    let rows = keymap.at(place, false).chain(keymap.at(place, true).filter(|(row, _)| row.needs_search()));
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(row, _)| TABLE.iter().position(|r| r.name == row.name));
    for (row, keys) in rows {
        let names: Vec<String> = keys.iter().map(ToString::to_string).collect();
        if keys.is_empty() || !takes(&format!("{} {} {}", names.join(" "), row.help, row.group)) {
            continue;
        }
        if row.group != group {
            group = row.group;
            page.heading(3, width.saturating_sub(4), &group.to_uppercase());
        }
        let mut runs = Vec::new();
        for name in names {
            if !runs.is_empty() {
                runs.push(Run::new(Role::Dim, " or "));
            }
            runs.push(Run::new(Role::Key, name));
        }
        page.plain(vec![
            Cell::at(3, keys_wide - 1).text(&runs),
            Cell::at(x, wide).text(&[Run::new(Role::Text, row.help)]),
        ]);
    }
    let count = "number, then a key";
    if takes(count) {
        let words =
            "so many times: 8j. Where 1 to 5 are the lenses, begin with 0 or hold Alt: 05j or Alt-5 j goes five down";
        page.plain(vec![
            Cell::at(3, keys_wide - 1).text(&[Run::new(Role::Key, "number, key")]),
            Cell::at(x, wide).text(&[Run::new(Role::Text, words)]),
        ]);
    }
    let marks: Vec<_> = MARKS.iter().filter(|(.., words)| takes(words)).collect();
    if !marks.is_empty() {
        page.heading(3, width.saturating_sub(4), "MARKS");
    }
    for &&(glyph, role, words) in &marks {
        page.plain(vec![
            Cell::at(3, keys_wide - 1).text(&[Run::new(role, glyph)]),
            Cell::at(x, wide).text(&[Run::new(Role::Text, words)]),
        ]);
    }
    if page.rows.len() <= 1 {
        let none = "no key and no mark of that name; Esc shows them all";
        page.plain(vec![Cell::at(3, width.saturating_sub(4)).text(&[Run::new(Role::Dim, none)])]);
    }
    page
}
