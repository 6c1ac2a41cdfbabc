//! The help: what the keys do where one is, made from the table of keys, and what the marks mean.

use ratatui::layout::Rect;

use super::keys::{Keymap, Place};
use super::page::{Cell, Page};
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
];

/// The help as it is open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Help {
    /// Where one was when it was opened.
    pub(crate) about: Option<Place>,
    pub(crate) top: usize,
    pub(crate) page: Page,
    laid: u16,
    height: usize,
}

impl Help {
    pub(crate) fn new(about: Place) -> Self {
        Self { about: Some(about), ..Self::default() }
    }

    pub(crate) fn refresh(state: &mut State, body: Rect) {
        let Some(mut help) = state.help.take() else { return };
        if help.laid != body.width {
            help.laid = body.width;
            help.page = page(&state.keymap, help.about, body.width);
        }
        help.height = body.height.into();
        help.scroll(0);
        state.help = Some(help);
    }

    pub(crate) fn scroll(&mut self, by: isize) {
        let most = self.page.height().saturating_sub(self.height);
        self.top = self.top.saturating_add_signed(by).min(most);
    }
}

fn page(keymap: &Keymap, about: Option<Place>, width: u16) -> Page {
    let mut page = Page::default();
    let Some(place) = about else { return page };
    let keys_wide = 22.min(width / 3).max(8);
    let (x, wide) = (3 + keys_wide, width.saturating_sub(keys_wide + 4));
    page.plain(vec![Cell::at(3, width.saturating_sub(4)).text(&[Run::new(Role::Strong, format!("Keys in {place}"))])]);
    let mut group = "";
    for (row, keys) in keymap.at(place) {
        if keys.is_empty() {
            continue;
        }
        if row.group != group {
            group = row.group;
            page.heading(3, width.saturating_sub(4), &group.to_uppercase());
        }
        let mut runs = Vec::new();
        for key in keys {
            if !runs.is_empty() {
                runs.push(Run::new(Role::Dim, "  "));
            }
            runs.push(Run::new(Role::Key, key.to_string()));
        }
        page.plain(vec![
            Cell::at(3, keys_wide - 1).text(&runs),
            Cell::at(x, wide).text(&[Run::new(Role::Text, row.help)]),
        ]);
    }
    page.heading(3, width.saturating_sub(4), "MARKS");
    for &(glyph, role, words) in MARKS {
        page.plain(vec![
            Cell::at(3, 2).text(&[Run::new(role, glyph)]),
            Cell::at(x, wide).text(&[Run::new(Role::Text, words)]),
        ]);
    }
    page
}
