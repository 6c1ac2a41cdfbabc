//! A lens laid out: rows of pieces, and the items that the selection moves over.
//!
//! ```text
//!  entry 0 ┬ row 0   ≠ status   the talks     have ended …      are taking …
//!          └ row 1                            own voice         own voice
//!  (no entry) row 2
//!  entry 1 ─ row 3   ~ wording  …
//! ```

use std::ops::Range;

use super::theme::Role;
use super::wrap::{self, Line, Piece, Run};
use crate::model::{ActorId, ClaimId, DateId, FindingId, ReportId};
use crate::review::OwnId;

/// What the selection can stand on; every item has passages that prove it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A relation between claims.
    Finding(FindingId),
    /// Something stated.
    Claim(ClaimId),
    /// Who acts or speaks.
    Actor(ActorId),
    /// A group of unnamed sources, by its place in the list of groups.
    Unnamed(usize),
    /// What a report calls an actor.
    Called(ActorId, ReportId),
    /// How far an actor is heard in a report.
    Heard(ActorId, ReportId),
    /// A passage of a report, by its place among the report's passages.
    Passage(ReportId, usize),
    /// A date expression.
    Date(DateId),
    /// A next question, by its place in the list.
    Gap(usize),
    /// What one report alone tells.
    Only,
    /// On whose word the reports rest.
    Sourcing,
    /// A claim or dispute that an analyst added.
    Own(OwnId),
    /// A judgement that has lost its passage, by its place in the list.
    Orphan(usize),
    /// The line behind which the possible findings wait.
    Possible,
}

/// A laid-out row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) pieces: Line,
}

/// An item and the rows it takes.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) item: Item,
    pub(crate) rows: Range<usize>,
    /// Its words that stand in no report, for searching.
    pub(crate) words: String,
}

/// A lens laid out for one width.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// Rows that stay at the top while the others scroll.
    pub(crate) head: Vec<Row>,
    pub(crate) rows: Vec<Row>,
    pub(crate) entries: Vec<Entry>,
}

/// A cell of a table row: its lines, and where it begins.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    x: u16,
    width: u16,
    lines: Vec<Line>,
    words: String,
}

impl Cell {
    /// An empty cell at column `x`, `width` columns wide.
    pub(crate) fn at(x: u16, width: u16) -> Self {
        Self { x, width: width.max(1), ..Self::default() }
    }

    /// Adds wrapped text.
    pub(crate) fn text(self, runs: &[Run]) -> Self {
        self.most(runs, usize::MAX)
    }

    /// Adds wrapped text of at most `rows` rows; what does not fit ends in `…`.
    pub(crate) fn most(mut self, runs: &[Run], rows: usize) -> Self {
        self.note(runs);
        self.lines.extend(wrap::wrap_most(runs, self.width, rows));
        self
    }

    /// Adds wrapped text of at most so many rows and no further than a column, `by` columns further in, with a label in
    /// the free columns.
    pub(crate) fn labelled(mut self, label: &[Run], by: u16, runs: &[Run], (rows, to): (usize, u16)) -> Self {
        self.note(label);
        self.note(runs);
        let by = by.min(self.width.saturating_sub(1));
        let mut label = wrap::wrap_most(label, by.saturating_sub(1).max(1), 1).into_iter().next();
        for mut line in wrap::wrap_most(runs, to.min(self.width).saturating_sub(by), rows) {
            shift(&mut line, by);
            line.splice(0..0, label.take().into_iter().flatten());
            self.lines.push(line);
        }
        self
    }

    /// Adds wrapped text that stands `by` columns further in.
    pub(crate) fn inset(mut self, runs: &[Run], by: u16) -> Self {
        self.note(runs);
        let by = by.min(self.width.saturating_sub(1));
        for mut line in wrap::wrap(runs, self.width - by) {
            shift(&mut line, by);
            self.lines.push(line);
        }
        self
    }

    /// Adds wrapped text that ends at the cell's right edge: on the last row if there is room beside its words.
    pub(crate) fn right(mut self, runs: &[Run]) -> Self {
        self.note(runs);
        let lines = wrap::wrap(runs, self.width);
        let end = |line: &Line| line.last().map_or(0, |p| p.col + p.cells);
        let beside = lines.len() == 1
            && self.lines.last().is_some_and(|last| end(last) + 3 + lines.first().map_or(0, end) <= self.width);
        for mut line in lines {
            let by = self.width.saturating_sub(end(&line));
            shift(&mut line, by);
            match self.lines.last_mut().filter(|_| beside) {
                Some(last) => last.append(&mut line),
                None => self.lines.push(line),
            }
        }
        self
    }

    /// Adds an empty row.
    pub(crate) fn gap(mut self) -> Self {
        self.lines.push(Line::new());
        self
    }

    /// How many rows it has so far.
    pub(crate) fn height(&self) -> usize {
        self.lines.len()
    }

    fn note(&mut self, runs: &[Run]) {
        for run in runs.iter().filter(|r| r.src.is_none()) {
            self.words.push_str(&run.text);
        }
        self.words.push(' ');
    }
}

/// Moves a line to the right.
fn shift(line: &mut Line, by: u16) {
    for piece in line {
        piece.col += by;
    }
}

impl Page {
    /// Adds an item that takes one row of cells side by side.
    pub(crate) fn item(&mut self, item: Item, cells: Vec<Cell>) {
        let words = cells.iter().map(|c| c.words.as_str()).collect();
        let first = self.rows.len();
        self.plain(cells);
        self.entries.push(Entry { item, rows: first..self.rows.len(), words });
    }

    /// Adds cells side by side that no selection stands on.
    pub(crate) fn plain(&mut self, cells: Vec<Cell>) {
        let first = self.rows.len();
        let high = cells.iter().map(Cell::height).max().unwrap_or_default().max(1);
        self.rows.resize_with(first + high, Row::default);
        for cell in cells {
            for (row, line) in self.rows[first..].iter_mut().zip(cell.lines) {
                row.pieces.extend(line.into_iter().map(|p| Piece { col: p.col + cell.x, ..p }));
            }
        }
    }

    /// Makes the rows so far the head, which does not scroll.
    pub(crate) fn pin(&mut self) {
        self.head.append(&mut self.rows);
    }

    /// Adds the rows and entries of another page below.
    pub(crate) fn append(&mut self, other: Self) {
        let by = self.rows.len();
        self.rows.extend(other.rows);
        self.entries.extend(other.entries.into_iter().map(|e| Entry { rows: e.rows.start + by..e.rows.end + by, ..e }));
    }

    /// Adds an item that takes rows which are there already; rows may belong to several such items.
    pub(crate) fn entry(&mut self, item: Item, rows: Range<usize>) {
        self.entries.push(Entry { item, rows, words: String::new() });
    }

    /// Puts a mark on a row, unless one stands there.
    pub(crate) fn mark(&mut self, row: usize, col: u16, glyph: &str, role: Role) {
        if let Some(row) = self.rows.get_mut(row).filter(|r| r.pieces.iter().all(|p| p.col != col)) {
            row.pieces.push(Piece { col, cells: 1, text: glyph.into(), role, src: None });
        }
    }

    /// Puts a line on a row, beside what stands there; rows that are not there yet are added.
    pub(crate) fn put(&mut self, row: usize, col: u16, mut line: Line) {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Row::default);
        }
        shift(&mut line, col);
        if let Some(row) = self.rows.get_mut(row) {
            row.pieces.append(&mut line);
        }
    }

    /// How many rows of a window `height` rows high the head takes: none where too little would be left.
    pub(crate) fn head_height(&self, height: usize) -> usize {
        if self.head.len() * 3 <= height { self.head.len() } else { 0 }
    }

    /// Adds an empty row, unless there is one already.
    pub(crate) fn blank(&mut self) {
        if self.rows.last().is_some_and(|r| !r.pieces.is_empty()) {
            self.rows.push(Row::default());
        }
    }

    /// Adds a heading.
    pub(crate) fn heading(&mut self, x: u16, width: u16, text: &str) {
        self.blank();
        self.plain(vec![Cell::at(x, width).text(&[Run::new(Role::Heading, text)])]);
    }

    /// Number of the entry that shows `item`.
    pub(crate) fn find(&self, item: Item) -> Option<usize> {
        self.entries.iter().position(|e| e.item == item)
    }

    /// Number of the entry at a row, if an item takes that row.
    pub(crate) fn at_row(&self, row: usize) -> Option<usize> {
        self.entries.iter().position(|e| e.rows.contains(&row))
    }

    /// How many rows it has.
    pub(crate) fn height(&self) -> usize {
        self.rows.len()
    }
}

/// First row to show so that `rows` are seen in a window of `height` rows.
///
/// Where they stand outside, the window moves a third of its height farther than it must: what comes next is seen too,
/// and most steps move nothing but the selection. Of an item taller than the window its beginning is seen.
pub(crate) fn scrolled(top: usize, rows: &Range<usize>, height: usize, total: usize) -> usize {
    let most = total.saturating_sub(height);
    let mut top = top.min(most);
    let ahead = (height / 3).min(height.saturating_sub(rows.len()));
    if rows.end > top + height {
        top = (rows.end + ahead).saturating_sub(height).min(rows.start);
    }
    if rows.start < top {
        top = rows.start.saturating_sub(ahead);
    }
    top.min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_one_item_stand_side_by_side() {
        let mut page = Page::default();
        let left = Cell::at(0, 5).text(&[Run::new(Role::Text, "one two")]);
        let right = Cell::at(8, 9).right(&[Run::new(Role::Dim, "own voice")]);
        page.item(Item::Sourcing, vec![left, right]);
        page.blank();
        page.blank();
        assert_eq!(page.height(), 3);
        assert_eq!(
            page.rows[0].pieces.iter().map(|p| (p.col, &*p.text)).collect::<Vec<_>>(),
            [(0, "one"), (8, "own voice")]
        );
        assert_eq!(page.entries[0].rows, 0..2);
    }

    #[test]
    fn scrolling_moves_as_little_as_can_be() {
        assert_eq!(scrolled(0, &(3..5), 10, 50), 0);
        assert_eq!(scrolled(0, &(9..12), 10, 50), 5);
        assert_eq!(scrolled(5, &(12..14), 10, 50), 5);
        assert_eq!(scrolled(20, &(9..12), 10, 50), 6);
        assert_eq!(scrolled(0, &(9..40), 10, 50), 9);
        assert_eq!(scrolled(45, &(48..50), 10, 50), 40);
        assert_eq!(scrolled(3, &(0..0), 10, 2), 0);
    }
}
