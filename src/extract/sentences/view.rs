//! The raw tokens with what their marks do: which open, which close, which stop, which number the items of a list.

use std::collections::HashMap;

use crate::extract::engine::RawToken;

/// What stands at the end of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// A full stop.
    Full,
    /// A question or exclamation mark.
    Question,
    /// Several full stops.
    Ellipsis,
}

/// What a quotation mark, a bracket or a note's number does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Opens,
    Closes,
    /// Part of a note such as `[7]` or `[…]`.
    Note,
}

/// What a token is to a list within a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    None,
    /// The first token of an item's mark (`2.`, `b)`, `•`).
    Starts,
    /// Another token of the mark, or the first one behind it.
    Inside,
}

/// The tokens of a report with what their marks do.
pub(super) struct View<'a> {
    text: &'a str,
    pub(super) tokens: &'a [RawToken],
    marks: Vec<Mark>,
    /// Whether each token stands in a bracket that was opened in its block.
    in_bracket: Vec<bool>,
    items: Vec<Item>,
}

impl<'a> View<'a> {
    /// Looks at the marks of `tokens` once.
    pub(super) fn new(text: &'a str, tokens: &'a [RawToken]) -> Self {
        let mut view =
            Self { text, tokens, marks: Vec::new(), in_bracket: Vec::new(), items: vec![Item::None; tokens.len()] };
        view.marks = view.read_marks();
        view.in_bracket = view.read_brackets();
        view.read_items();
        view
    }

    /// The words of token `i`; empty beyond the end.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    /// Whether tokens `i` and `j` stand in one block.
    pub(super) fn together(&self, i: usize, j: usize) -> bool {
        self.tokens.get(i).zip(self.tokens.get(j)).is_some_and(|(a, b)| a.block == b.block)
    }

    /// Whether token `i` closes a quotation, a bracket or a note.
    pub(super) fn closes(&self, i: usize) -> bool {
        self.marks[i] == Mark::Closes
            || (self.in_note(i) && i > 0 && !self.starts_block(i) && self.note_follows_stop(i))
    }

    /// Whether token `i` opens a quotation or a bracket.
    pub(super) fn opens(&self, i: usize) -> bool {
        self.marks[i] == Mark::Opens
    }

    /// Whether token `i` stands in a bracket.
    pub(super) fn in_bracket(&self, i: usize) -> bool {
        self.in_bracket[i]
    }

    /// Whether token `i` is part of a note.
    pub(super) fn in_note(&self, i: usize) -> bool {
        self.marks[i] == Mark::Note
    }

    /// Whether token `i` begins an item of a list.
    pub(super) fn item_starts(&self, i: usize) -> bool {
        self.items[i] == Item::Starts
    }

    /// Whether token `i` cannot be parted from the mark of the item that it belongs to.
    pub(super) fn in_item_mark(&self, i: usize) -> bool {
        self.items[i] == Item::Inside
    }

    fn starts_block(&self, i: usize) -> bool {
        i == 0 || !self.together(i - 1, i)
    }

    fn note_follows_stop(&self, i: usize) -> bool {
        let mut first = i;
        while first > 0 && self.together(first - 1, i) && matches!(self.marks[first], Mark::Note | Mark::Closes) {
            first -= 1;
        }
        self.stop(first).is_some()
    }

    /// The stop that token `i` ends with or is, notes at its end aside (`large.[7`).
    pub(super) fn stop(&self, i: usize) -> Option<Stop> {
        let mut word = self.word(i);
        // `consultation.11`: a note's number behind the stop.
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
        if bare.len() < word.len()
            && bare.strip_suffix('.').is_some_and(|w| {
                w.ends_with([')', '"', '”']) || w.chars().count() > 3 && w.chars().all(char::is_alphabetic)
            })
        {
            word = bare;
        }
        while let Some((rest, note)) = word.rsplit_once('[') {
            if rest.is_empty() || !note.trim_end_matches(']').chars().all(|c| c.is_ascii_digit()) {
                break;
            }
            word = rest;
        }
        match word.chars().next_back()? {
            '…' => Some(Stop::Ellipsis),
            '!' | '?' | '！' | '？' => {
                // `! Kung`: a letter of some languages, not a stop.
                let detached = i > 0 && self.together(i - 1, i) && self.tokens[i - 1].space && !self.tokens[i].space;
                (!detached || !self.together(i, i + 1) || self.marks[i + 1] == Mark::Closes).then_some(Stop::Question)
            }
            '.' | '．' | '。' => {
                let dots = word.len() > 1 && word.chars().all(|c| c == '.');
                let before = i > 0 && self.together(i - 1, i) && word == "." && self.word(i - 1).ends_with('.');
                Some(if dots || before || word.ends_with("..") { Stop::Ellipsis } else { Stop::Full })
            }
            _ => None,
        }
    }

    /// Whether token `i` is a word with its full stop and a note's number (`large.7`).
    pub(super) fn ends_with_note_number(&self, i: usize) -> bool {
        let word = self.word(i);
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
        bare.len() < word.len() && self.stop(i).is_some()
    }

    /// Whether token `i` may be the number of a note.
    pub(super) fn is_note_number(&self, i: usize) -> bool {
        let word = self.word(i);
        (1..=3).contains(&word.len()) && word.chars().all(|c| c.is_ascii_digit())
    }

    /// Whether token `i` is the first of three dots with spaces between them, behind a word that has a full stop of its
    /// own and before one with a capital.
    pub(super) fn opens_with_dots(&self, i: usize) -> bool {
        let dot = |j: usize| self.word(j) == "." && self.together(i, j) && self.tokens[j].space;
        i >= 2
            && self.together(i - 2, i)
            && self.word(i - 1) == "."
            && !self.tokens[i - 2].space
            && self.word(i - 2).ends_with(char::is_alphabetic)
            && (i..i + 3).all(dot)
            && self.together(i, i + 3)
            && self.word(i + 3).starts_with(char::is_uppercase)
    }

    /// The first word from token `i` on, past marks that open.
    pub(super) fn lead(&self, i: usize) -> Option<&'a str> {
        (i..self.tokens.len().min(i + 4))
            .take_while(|&j| self.together(i, j))
            .map(|j| self.word(j))
            .find(|w| w.starts_with(char::is_alphanumeric))
    }

    /// Whether the bracket that opens at token `i` closes soon, just before a stop.
    pub(super) fn bracket_before_stop(&self, i: usize) -> bool {
        (i..self.tokens.len().min(i + 12))
            .take_while(|&j| self.together(i, j))
            .find(|&j| matches!(self.word(j), ")" | "]"))
            .is_some_and(|j| self.together(i, j + 1) && matches!(self.word(j + 1), "." | ","))
    }

    /// Quotation marks, brackets and notes; straight marks open and close by the space around them, or by turns.
    fn read_marks(&self) -> Vec<Mark> {
        let mut open: HashMap<&str, bool> = HashMap::new();
        let mut out: Vec<Mark> = Vec::with_capacity(self.tokens.len());
        for (i, t) in self.tokens.iter().enumerate() {
            if self.starts_block(i) {
                open.clear();
            }
            let word = t.span.of(self.text);
            let before = !self.starts_block(i) && !self.tokens[i - 1].space;
            let after = !t.space && self.together(i, i + 1);
            let mark = match word {
                "(" | "[" | "{" | "“" | "‘" | "«" | "„" | "「" | "《" | "（" => Mark::Opens,
                ")" | "]" | "}" | "”" | "»" | "」" | "》" | "）" => Mark::Closes,
                "’" if before => Mark::Closes,
                // Two half marks are one mark (``…'').
                "'" | "`" if before && self.word(i - 1) == word => out[i - 1],
                "\"" | "''" | "'" | "`" | "``" => {
                    let first = !open.contains_key(word);
                    let is_open = open.entry(word).or_default();
                    let opens = match (before, after) {
                        (false, true) => true,
                        (true, false) => false,
                        // Behind a stop, a mark that stands alone and has no partner ends what began before the text.
                        (false, false) if first && self.ends_what_came_before(i) => false,
                        _ => !*is_open,
                    };
                    *is_open = opens;
                    if opens { Mark::Opens } else { Mark::Closes }
                }
                _ => Mark::None,
            };
            out.push(mark);
            if word == "]"
                && let Some(first) = self.note(i)
            {
                out.splice(first.., std::iter::repeat_n(Mark::Note, i + 1 - first));
            }
        }
        out
    }

    /// Whether the mark at token `i` follows a stop and has no other of its kind behind it in its block.
    fn ends_what_came_before(&self, i: usize) -> bool {
        !self.starts_block(i)
            && self.word(i - 1).ends_with(['.', '!', '?'])
            && !(i + 1..self.tokens.len()).take_while(|&j| self.together(i, j)).any(|j| self.word(j) == self.word(i))
    }

    fn read_brackets(&self) -> Vec<bool> {
        let mut depth = 0_usize;
        let mut out = Vec::with_capacity(self.tokens.len());
        for (i, mark) in self.marks.iter().enumerate() {
            if self.starts_block(i) {
                depth = 0;
            }
            let bracket = matches!(self.word(i), "(" | ")" | "[" | "]" | "{" | "}" | "（" | "）");
            match mark {
                Mark::Opens if bracket => depth += 1,
                Mark::Closes if bracket => depth = depth.saturating_sub(1),
                _ => {}
            }
            out.push(depth > 0);
        }
        out
    }

    /// The first token of the note that token `i` closes.
    fn note(&self, i: usize) -> Option<usize> {
        let inner = self.word(i.checked_sub(1)?);
        let is_note = |w: &str| {
            !w.is_empty()
                && (w.len() <= 3 && w.chars().all(|c| c.is_ascii_digit()) || w.contains("][") || w == "..." || w == "…")
        };
        if is_note(inner) && i >= 2 && self.word(i - 2) == "[" && self.together(i - 2, i) {
            return Some(i - 2);
        }
        inner.strip_prefix('[').is_some_and(is_note).then(|| i - 1)
    }

    /// Marks of lists within a paragraph: `1. … 2. …`, `a) … b) …`, bullets.
    fn read_items(&mut self) {
        // The last number of a running list, its place and whether it is still alone, by what stands behind it (`.`,
        // `)`), for numbers and letters.
        let mut last: HashMap<(bool, String), (u32, usize, bool)> = HashMap::new();
        let mut starts: Vec<(usize, usize)> = Vec::new();
        let mut inner = Vec::new();
        let mut i = 0;
        while i < self.tokens.len() {
            if self.starts_block(i) {
                last.clear();
            }
            let mut end = i;
            while self.together(i, end + 1) && !self.tokens[end].space {
                end += 1;
            }
            let chunk = self.text.get(self.tokens[i].span.start..self.tokens[end].span.end).unwrap_or_default();
            let bare = chunk.trim_start_matches(['•', '⁃', '●', '▪', '■', '◦', '‣']);
            let bullet = bare.len() < chunk.len();
            let follows = self.together(i, end + 1);
            let behind_bullet = starts.last().is_some_and(|&(_, e)| e + 1 == i && self.together(e, i));
            if bullet {
                starts.push((i, end));
            }
            if behind_bullet && item(bare).is_some() {
                inner.push(i);
            } else if follows && let Some((number, letter, close)) = item(bare) {
                let fresh = bullet
                    || self.starts_block(i)
                    || self.stop(i - 1).is_some()
                    || matches!(self.word(i - 1), ":" | "•" | "⁃");
                let capital = self.word(end + 1).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
                let key = (letter, close.clone());
                match last.get(&key) {
                    Some(&(n, before, alone)) if number == n + 1 && (capital || fresh || letter && key.1 != "()") => {
                        if alone {
                            starts.push((before, before));
                        }
                        starts.push((i, end));
                        last.insert(key, (number, i, false));
                    }
                    _ if fresh && (number == 1 || letter && close == ")") => {
                        last.insert(key, (number, i, true));
                        // A list of one item is still no sentence that ends at its number.
                        if self.starts_block(i) {
                            starts.push((i, end));
                        }
                    }
                    // A number at the head of a paragraph.
                    _ if self.starts_block(i) && capital => starts.push((i, end)),
                    _ if fresh && letter => {}
                    _ if number == 1 && capital => {
                        last.insert(key, (1, i, true));
                    }
                    _ => {}
                }
            }
            i = end + 1;
        }
        let marks = starts.into_iter().map(|(first, _)| (first, Item::Starts));
        for (first, item) in marks.chain(inner.into_iter().map(|first| (first, Item::Inside))) {
            let mut end = first;
            while self.together(first, end + 1) && !self.tokens[end].space {
                end += 1;
            }
            self.items[first] = item;
            for j in first + 1..=(end + 1).min(self.tokens.len() - 1) {
                if self.together(first, j) && self.items[j] == Item::None {
                    self.items[j] = Item::Inside;
                }
            }
        }
    }
}

/// The number of an item's mark (`2.`, `b)`, `(3)`), whether it is a letter, and what closes it.
fn item(chunk: &str) -> Option<(u32, bool, String)> {
    let open = chunk.starts_with('(');
    let body = chunk.trim_start_matches('(');
    let inner = body.trim_end_matches(['.', ')']);
    let close = body.get(inner.len()..)?;
    if !matches!(close, "." | ")" | ".)") || (open && close != ")") {
        return None;
    }
    let close = if open { "()".to_owned() } else { close.to_owned() };
    if (1..=2).contains(&inner.len()) && inner.chars().all(|c| c.is_ascii_digit()) {
        return Some((inner.parse().ok()?, false, close));
    }
    let mut letters = inner.chars();
    match (letters.next(), letters.next()) {
        (Some(c @ 'a'..='z'), None) => Some((c as u32 - 'a' as u32 + 1, true, close)),
        (Some(c @ 'A'..='Z'), None) if close != "." => Some((c as u32 - 'A' as u32 + 1, true, close)),
        _ => None,
    }
}
