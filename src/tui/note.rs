//! A note: several lines, edited in place.

use super::dialog::{Answer, Sheet, fixed};
use super::input::Input;
use super::keys::{Code, Key};
use super::theme::Role;
use super::wrap::{Run, cells, wrap, wrap_most};
use crate::review::Item;

/// The note, open.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    pub(crate) item: Item,
    lines: Vec<Input>,
    /// Number of the line that is written in.
    row: usize,
    /// The text that is kept so far.
    before: String,
    /// Whether `Esc` has been pressed over text that is not kept.
    leaving: bool,
    /// Why the text could not be kept, or edited elsewhere.
    why: Option<String>,
    /// Whether the text is to be edited in the analyst's own editor instead.
    pub(crate) elsewhere: bool,
}

impl Note {
    pub(crate) fn new(item: Item, text: &str) -> Self {
        let mut lines: Vec<Input> = Vec::new();
        for line in text.split('\n') {
            let mut input = Input::default();
            input.write(line);
            lines.push(input);
        }
        let row = lines.len().saturating_sub(1);
        Self { item, lines, row, before: text.trim().to_owned(), leaving: false, why: None, elsewhere: false }
    }

    /// The same with words that are not kept yet, and why they are not.
    pub(crate) fn unkept(item: Item, before: &str, text: &str, why: String) -> Self {
        Self { before: before.trim().to_owned(), why: Some(why), ..Self::new(item, text) }
    }

    pub(crate) fn text(&self) -> String {
        self.lines.iter().map(Input::text).collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    pub(crate) fn write(&mut self, text: &str) {
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                self.split();
            }
            if let Some(input) = self.lines.get_mut(self.row) {
                input.write(line.trim_end_matches('\r'));
            }
        }
    }

    fn split(&mut self) {
        let Some(line) = self.lines.get_mut(self.row) else { return };
        let rest = line.split();
        self.row += 1;
        self.lines.insert(self.row, rest);
    }

    pub(crate) fn key(&mut self, key: Key) -> Answer {
        let last = self.lines.len().saturating_sub(1);
        let empty = self.lines.get(self.row).is_some_and(|l| l.halves().0.is_empty());
        let leaving = std::mem::take(&mut self.leaving);
        match (key.code, key.ctrl, key.alt) {
            // What was typed is not lost to a key pressed by habit.
            (Code::Esc, ..) if !leaving && self.text() != self.before => self.leaving = true,
            (Code::Esc, ..) => return Answer::Closed,
            (Code::Char('s' | 'd'), true, _) | (Code::Enter, _, true) => return Answer::Done,
            (Code::Char('e'), true, _) => {
                self.elsewhere = true;
                return Answer::Done;
            }
            (Code::Enter, ..) => self.split(),
            (Code::Up, ..) => self.row = self.row.saturating_sub(1),
            (Code::Down, ..) => self.row = (self.row + 1).min(last),
            (Code::Backspace, ..) if empty && self.row > 0 => {
                let below = self.lines.remove(self.row);
                self.row -= 1;
                if let Some(line) = self.lines.get_mut(self.row) {
                    line.join(&below);
                }
            }
            _ => {
                if let Some(line) = self.lines.get_mut(self.row) {
                    line.key(key);
                }
            }
        }
        Answer::Open
    }

    pub(crate) fn sheet(&self, width: u16, most: usize) -> Sheet {
        let mut rows = Vec::new();
        let mut cursor = (0, 0);
        for (n, line) in self.lines.iter().enumerate() {
            let (before, _) = line.halves();
            if n == self.row {
                // The row of the cursor is that of the last character before it.
                let above = wrap(&[Run::new(Role::Text, before)], width);
                let col = u16::from(before.ends_with(' '));
                let end = above.last().and_then(|l| l.last()).map_or(0, |p| p.col + cells(&p.text));
                cursor = (end + col, rows.len() + above.len().saturating_sub(1));
            }
            let wrapped = wrap(&[Run::new(Role::Text, line.text())], width);
            rows.extend(if wrapped.is_empty() { vec![Vec::new()] } else { wrapped });
        }
        while rows.len() < most.min(4) {
            rows.push(Vec::new());
        }
        let mut heading = vec![Run::new(Role::Heading, fixed("NOTE"))];
        let warning = if self.leaving { Some("not kept: Esc drops it") } else { self.why.as_deref() };
        heading.extend(warning.map(|w| Run::new(Role::Warning, format!("{}{w}", fixed("   ")))));
        Sheet {
            heading: wrap_most(&heading, width, 1).into_iter().next().unwrap_or_default(),
            rows,
            cursor: Some((cursor.0, Some(cursor.1))),
            keys: &[("Ctrl-S", "keep"), ("Esc", "leave as it was"), ("Ctrl-E", "in your editor")],
            ..Sheet::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ClaimId;

    fn typed(text: &str, keys: &[&str]) -> String {
        let mut note = Note::new(Item::Claim(ClaimId::new(0)), text);
        for key in keys {
            note.key(key.parse().unwrap());
        }
        note.text()
    }

    #[test]
    fn lines_are_split_and_joined() {
        assert_eq!(typed("one", &["Enter", "t", "w", "o"]), "one\ntwo");
        assert_eq!(typed("one\ntwo", &["Home", "Backspace"]), "onetwo");
        assert_eq!(typed("ab", &["Left", "Enter"]), "a\nb");
        assert_eq!(typed("a\nb", &["Up", "x", "Down", "y"]), "ax\nby");
    }

    #[test]
    fn typed_words_are_dropped_only_by_a_second_escape() {
        let key = |k: &str| k.parse::<Key>().unwrap();
        let mut note = Note::new(Item::Claim(ClaimId::new(0)), "kept");
        assert_eq!(note.clone().key(key("Esc")), Answer::Closed, "nothing was typed");
        note.key(key("x"));
        assert_eq!(note.key(key("Esc")), Answer::Open);
        assert_eq!(note.text(), "keptx");
        note.key(key("y"));
        assert_eq!((note.key(key("Esc")), note.key(key("Esc"))), (Answer::Open, Answer::Closed));
    }

    #[test]
    fn pasted_text_keeps_its_lines() {
        let mut note = Note::new(Item::Claim(ClaimId::new(0)), "");
        note.write("a\r\nb\u{1b}c");
        assert_eq!(note.text(), "a\nbc");
    }
}
