//! One line that is typed: text with a place to write at.

use unicode_segmentation::UnicodeSegmentation;

use super::keys::{Code, Key};

/// The longest line that is taken, in bytes; more is a slip of the paste buffer.
const MOST: usize = 2_000;

/// A line being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Input {
    text: String,
    /// Byte before which the next character is written.
    at: usize,
}

impl Input {
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text before and after the place of writing.
    pub(crate) fn halves(&self) -> (&str, &str) {
        self.text.split_at_checked(self.at).unwrap_or((&self.text, ""))
    }

    /// Takes away what stands after the place of writing, and gives it.
    pub(crate) fn split(&mut self) -> Self {
        let rest = self.halves().1.to_owned();
        self.text.truncate(self.at);
        Self { text: rest, at: 0 }
    }

    /// Adds `other` at the end; writing goes on where it begins.
    pub(crate) fn join(&mut self, other: &Self) {
        self.at = self.text.len();
        self.text.push_str(&other.text);
    }

    /// Writes `text` as typed or pasted; line breaks become spaces, other controls are left out.
    pub(crate) fn write(&mut self, text: &str) {
        let clean: String =
            text.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }).filter(|c| !c.is_control()).collect();
        if self.text.len() + clean.len() <= MOST {
            self.text.insert_str(self.at, &clean);
            self.at += clean.len();
        }
    }

    /// Edits by a key; tells whether the key was one for editing.
    pub(crate) fn key(&mut self, key: Key) -> bool {
        let (before, after) = self.halves();
        let last = before.graphemes(true).next_back().map_or(0, str::len);
        let next = after.graphemes(true).next().map_or(0, str::len);
        let word = before.len() - before.trim_end().rfind(char::is_whitespace).map_or(0, |i| i + 1);
        match (key.code, key.ctrl, key.alt) {
            (Code::Char(c), false, false) => self.write(c.encode_utf8(&mut [0; 4])),
            (Code::Backspace, false, false) | (Code::Char('h'), true, _) => self.cut(last),
            (Code::Backspace, _, true) | (Code::Char('w'), true, _) => self.cut(word),
            (Code::Char('u'), true, _) => self.cut(self.at),
            (Code::Char('k'), true, _) => self.text.truncate(self.at),
            (Code::Delete, ..) => {
                self.at += next;
                self.cut(next);
            }
            (Code::Left, ..) => self.at -= last,
            (Code::Right, ..) => self.at += next,
            (Code::Home, ..) | (Code::Char('a'), true, _) => self.at = 0,
            (Code::End, ..) | (Code::Char('e'), true, _) => self.at = self.text.len(),
            _ => return false,
        }
        true
    }

    /// Takes away the last `n` bytes before the place of writing.
    fn cut(&mut self, n: usize) {
        let from = self.at - n.min(self.at);
        self.text.replace_range(from..self.at, "");
        self.at = from;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[&str]) -> String {
        let mut input = Input::default();
        for key in keys {
            assert!(input.key(key.parse().unwrap()), "{key}");
        }
        let (a, b) = input.halves();
        format!("{a}|{b}")
    }

    #[test]
    fn edits_by_whole_characters() {
        assert_eq!(typed(&["a", "b", "Left", "c"]), "ac|b");
        assert_eq!(typed(&["a", "é", "Backspace", "Home", "x"]), "x|a");
        assert_eq!(typed(&["o", "n", "e", "Space", "t", "w", "o", "Ctrl-w"]), "one |");
        assert_eq!(typed(&["a", "b", "Home", "Del"]), "|b");
        assert_eq!(typed(&["Backspace", "Del", "Left", "Right", "Ctrl-u"]), "|");
        let mut input = Input::default();
        input.write("a\u{1b}[31m\nb");
        assert_eq!(input.text(), "a[31m b");
    }
}
