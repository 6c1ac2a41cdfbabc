//! Text to rows: wrapped by word, with each stretch's place in its report kept.
//!
//! One measure serves wrapping and drawing: ratatui's own width of a grapheme. Two measures would differ on emoji and
//! marks, and words would then be clipped.

use std::borrow::Cow;

use ratatui::buffer::CellWidth;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::wrap_first_fit;
use unicode_segmentation::UnicodeSegmentation;

use super::theme::Role;
use crate::model::{Report, ReportId, Span};

/// Where a stretch of text stands in a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Src {
    pub(crate) report: ReportId,
    pub(crate) byte: usize,
}

/// A stretch of text before it is wrapped.
#[derive(Debug, Clone)]
pub(crate) struct Run<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) role: Role,
    pub(crate) src: Option<Src>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(role: Role, text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), role, src: None }
    }

    /// The words of a report's span.
    pub(crate) fn of(report: &'a Report, span: Span, role: Role) -> Self {
        let src = Src { report: report.id, byte: span.start };
        Self { text: Cow::Borrowed(report.words(span)), role, src: Some(src) }
    }
}

/// A stretch of text on a row, as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Columns from the left edge of its row.
    pub(crate) col: u16,
    /// How many columns it takes.
    pub(crate) cells: u16,
    pub(crate) text: Box<str>,
    pub(crate) role: Role,
    pub(crate) src: Option<Src>,
}

/// The pieces of one row, from left to right.
pub(crate) type Line = Vec<Piece>;

/// How many columns `text` takes.
pub(crate) fn cells(text: &str) -> u16 {
    if text.is_ascii() {
        return text.len() as u16;
    }
    text.graphemes(true).map(grapheme_cells).fold(0, u16::saturating_add)
}

/// How many columns one grapheme takes.
pub(crate) fn grapheme_cells(grapheme: &str) -> u16 {
    grapheme.cell_width()
}

/// A word with its place in the joined runs.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    cells: u16,
    space: u16,
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        f64::from(self.cells)
    }
    fn whitespace_width(&self) -> f64 {
        f64::from(self.space)
    }
    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Wraps `runs` to rows of `width` columns.
pub(crate) fn wrap(runs: &[Run], width: u16) -> Vec<Line> {
    wrap_most(runs, width, usize::MAX)
}

/// Wraps `runs` to at most `most` rows of `width` columns; what does not fit is left out at a word's end, with `…`.
pub(crate) fn wrap_most(runs: &[Run], width: u16, most: usize) -> Vec<Line> {
    let width = width.max(1);
    let joined = Joined::new(runs);
    let words = joined.words(width);
    if words.is_empty() || most == 0 {
        return Vec::new();
    }
    let lines = wrap_first_fit(&words, &[f64::from(width)]);
    let cut = lines.len() > most;
    let mut out: Vec<Line> = Vec::with_capacity(lines.len().min(most));
    for (i, line) in lines.iter().take(most).enumerate() {
        let last = cut && i + 1 == most;
        out.push(if last { joined.cut_line(line, width) } else { joined.line(line) });
    }
    out
}

/// The runs as one text, for words that begin in one run and end in another.
struct Joined<'r, 'a> {
    runs: &'r [Run<'a>],
    text: String,
    /// Where each run ends in `text`.
    ends: Vec<usize>,
}

impl<'r, 'a> Joined<'r, 'a> {
    fn new(runs: &'r [Run<'a>]) -> Self {
        let mut text = String::with_capacity(runs.iter().map(|r| r.text.len()).sum());
        let mut ends = Vec::with_capacity(runs.len());
        for run in runs {
            // A line break or tab inside a passage is a space on the screen; one byte for one keeps every place.
            text.extend(run.text.chars().map(|c| if c.is_ascii_control() { ' ' } else { c }));
            ends.push(text.len());
        }
        Self { runs, text, ends }
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The words, none wider than `width`.
    fn words(&self, width: u16) -> Vec<Word> {
        let mut out = Vec::new();
        let mut at = 0;
        for found in textwrap::WordSeparator::UnicodeBreakProperties.find_words(&self.text) {
            let (start, end) = (at, at + found.word.len());
            at = end + found.whitespace.len();
            let space = u16::from(!found.whitespace.is_empty());
            if start == end {
                continue;
            }
            let wide = cells(self.slice(start, end));
            if wide <= width {
                out.push(Word { start, end, cells: wide, space });
            } else {
                self.broken(start, end, width, &mut out);
                if let Some(last) = out.last_mut() {
                    last.space = space;
                }
            }
        }
        out
    }

    /// A word too wide for a row, in parts that fit.
    fn broken(&self, start: usize, end: usize, width: u16, out: &mut Vec<Word>) {
        let mut part = Word { start, end: start, cells: 0, space: 0 };
        // A grapheme that is wider than the row itself is broken too.
        let whole = self.slice(start, end).graphemes(true);
        let parts = whole.flat_map(|g| if grapheme_cells(g) > width { g.split("").collect() } else { vec![g] });
        for grapheme in parts.filter(|p| !p.is_empty()) {
            let wide = grapheme_cells(grapheme);
            if part.cells.saturating_add(wide) > width && part.end > part.start {
                out.push(part);
                part = Word { start: part.end, end: part.end, cells: 0, space: 0 };
            }
            part.end += grapheme.len();
            part.cells = part.cells.saturating_add(wide);
        }
        out.push(part);
    }

    fn line(&self, words: &[Word]) -> Line {
        let mut out: Line = Vec::new();
        let mut open: Option<(usize, usize, usize, u16)> = None;
        let mut col = 0u16;
        for word in words {
            let (mut start, mut first) = (word.start, true);
            while start < word.end {
                let run = self.ends.partition_point(|&e| e <= start);
                let end = word.end.min(self.ends.get(run).copied().unwrap_or(word.end)).max(start + 1);
                let wide = cells(self.slice(start, end));
                open = match open {
                    // A single space within the same run is carried along, so that underlines run through.
                    Some((r, s, e, c)) if r == run && (e == start || first && e + 1 == start) => Some((r, s, end, c)),
                    done => {
                        self.close(done, &mut out);
                        Some((run, start, end, col))
                    }
                };
                col = col.saturating_add(wide);
                (start, first) = (end, false);
            }
            col = col.saturating_add(word.space);
        }
        self.close(open, &mut out);
        out
    }

    fn close(&self, open: Option<(usize, usize, usize, u16)>, out: &mut Line) {
        let Some((run, start, end, col)) = open else { return };
        let Some(of) = self.runs.get(run) else { return };
        let begin = self.ends[run] - of.text.len();
        let text = self.slice(start, end);
        out.push(Piece {
            col,
            cells: cells(text),
            text: text.into(),
            role: of.role,
            src: of.src.map(|s| Src { report: s.report, byte: s.byte + (start - begin) }),
        });
    }

    /// A row that goes on where nobody sees it: whole words as far as they fit, then `…`.
    fn cut_line(&self, words: &[Word], width: u16) -> Line {
        let mut keep = words.len();
        while keep > 0 {
            let mut out = self.line(&words[..keep]);
            let used = out.last().map_or(0, |p| p.col + p.cells);
            if used < width {
                out.push(Piece { col: used, cells: 1, text: "…".into(), role: Role::Dim, src: None });
                return out;
            }
            keep -= 1;
        }
        self.cut_word(words, width)
    }

    /// A word that is too wide for its row beside `…`: as much of it as fits, since a mark alone tells nothing.
    fn cut_word(&self, words: &[Word], width: u16) -> Line {
        let mut part = words.first().map_or(Word { start: 0, end: 0, cells: 0, space: 0 }, |w| Word { cells: 0, ..*w });
        let whole = self.slice(part.start, part.end);
        let mut end = part.start;
        for grapheme in whole.graphemes(true) {
            let wide = grapheme_cells(grapheme);
            if part.cells + wide + 1 > width {
                break;
            }
            part.cells += wide;
            end += grapheme.len();
        }
        part.end = end;
        let mut out = if part.cells > 0 { self.line(&[part]) } else { Line::new() };
        out.push(Piece { col: part.cells, cells: 1, text: "…".into(), role: Role::Dim, src: None });
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(lines: &[Line]) -> Vec<String> {
        lines
            .iter()
            .map(|line| {
                let mut row = String::new();
                let mut col = 0;
                for p in line {
                    (col..p.col).for_each(|_| row.push(' '));
                    row.push_str(&p.text);
                    col = p.col + p.cells;
                }
                row
            })
            .collect()
    }

    fn words(text: &str) -> Vec<Run<'_>> {
        vec![Run::new(Role::Text, text)]
    }

    #[test]
    fn wraps_by_word_and_breaks_only_what_is_too_wide() {
        assert_eq!(plain(&wrap(&words("one two\n  three"), 9)), ["one two", "three"]);
        assert_eq!(plain(&wrap(&words("a verylongword b"), 6)), ["a", "verylo", "ngword", "b"]);
    }

    #[test]
    fn cuts_at_a_word_with_a_mark() {
        assert_eq!(plain(&wrap_most(&words("one two three four"), 9, 1)), ["one two…"]);
        assert_eq!(plain(&wrap_most(&words("one two"), 9, 1)), ["one two"]);
        assert_eq!(plain(&wrap_most(&words("abcdefghij klm"), 5, 1)), ["abcd…"]);
        assert_eq!(plain(&wrap_most(&words("日本語の klm"), 4, 1)), ["日…"]);
    }

    #[test]
    fn places_survive_run_seams_and_line_breaks() {
        let report = Report { text: "The dam\nhas fail".into(), ..Report::default() };
        let whole = Span::new(0, report.text.len());
        let runs = [Run::new(Role::Dim, "¶1 "), Run::of(&report, whole, Role::Text), Run::new(Role::Lit, "ed")];
        let lines = wrap(&runs, 9);
        assert_eq!(plain(&lines), ["¶1 The", "dam has", "failed"]);
        let last = &lines[2][0];
        assert_eq!((&*last.text, last.src.map(|s| s.byte)), ("fail", Some(12)));
    }

    #[test]
    fn wide_and_combining_characters_are_measured_as_drawn() {
        let lines = wrap(&words("日本 が é👩‍🔬 x"), 5);
        assert!(lines.iter().all(|l| l.iter().map(|p| p.cells).sum::<u16>() <= 5), "{:?}", plain(&lines));
        assert_eq!(plain(&lines).concat().replace(' ', ""), "日本がé👩‍🔬x");
    }

    proptest! {
        #[test]
        fn no_character_is_lost_and_no_row_is_too_wide(text in "\\PC{0,60}", width in 2u16..30) {
            let lines = wrap(&words(&text), width);
            let kept: String = lines.iter().flatten().flat_map(|p| p.text.chars()).filter(|c| !c.is_whitespace()).collect();
            let given: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(kept, given);
            for line in &lines {
                let used = line.last().map_or(0, |p| p.col + p.cells);
                prop_assert!(used <= width, "{} > {}", used, width);
            }
        }

        #[test]
        fn every_piece_slices_to_its_words(text in "[a-z é\n“”]{0,80}", width in 2u16..30) {
            let report = Report { text, ..Report::default() };
            for p in wrap(&[Run::of(&report, Span::new(0, report.text.len()), Role::Text)], width).concat() {
                let src = p.src.unwrap();
                let there = report.text.get(src.byte..src.byte + p.text.len()).unwrap();
                prop_assert_eq!(there.replace('\n', " "), &*p.text);
            }
        }
    }
}
