//! Pages to cells of the screen.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::page::{Page, Row};
use super::search::Folded;
use super::theme::{Role, Theme};
use super::wrap::{Piece, grapheme_cells};
use crate::model::Span;

/// Stretches of the reports that have looks of their own, over those of their row.
#[derive(Debug, Clone, Default)]
pub(crate) struct Overlay {
    pub(crate) role: Option<Role>,
    /// By report, in order.
    pub(crate) spans: Vec<Vec<Span>>,
}

impl Overlay {
    pub(crate) fn new(role: Role, reports: usize) -> Self {
        Self { role: Some(role), spans: vec![Vec::new(); reports] }
    }

    pub(crate) fn add(&mut self, report: crate::model::ReportId, span: Span) {
        if let Some(list) = self.spans.get_mut(report.index()) {
            list.push(span);
        }
    }

    /// Puts the spans in order, for looking them up.
    pub(crate) fn sorted(mut self) -> Self {
        for list in &mut self.spans {
            list.sort_unstable();
            // One that lies in another would hide the end of it from the look-up.
            list.dedup_by(|next, kept| {
                let joined = next.start <= kept.end;
                if joined {
                    kept.end = kept.end.max(next.end);
                }
                joined
            });
        }
        self
    }

    /// Whether it lies over any of `span`.
    pub(crate) fn touches(&self, report: crate::model::ReportId, span: Span) -> bool {
        !self.within(report.index(), span).is_empty()
    }

    fn within(&self, report: usize, span: Span) -> &[Span] {
        let Some(list) = self.spans.get(report) else { return &[] };
        let from = list.partition_point(|s| s.end <= span.start);
        let to = list.partition_point(|s| s.start < span.end).max(from);
        &list[from..to]
    }
}

/// What thin lines are drawn with.
pub(crate) const RULE: &str = "─";

/// A brush: the buffer, and what decides about looks.
pub(crate) struct Brush<'a> {
    pub(crate) buf: &'a mut Buffer,
    pub(crate) theme: &'a Theme,
    /// What is searched for, to be lit in words that stand in no report.
    pub(crate) query: Option<&'a Folded>,
}

impl Brush<'_> {
    /// Writes `text` from a column on, no further than `right`; gives the column after it.
    pub(crate) fn text(&mut self, x: u16, y: u16, right: u16, text: &str, style: Style) -> u16 {
        self.set(x, y, right, text, style, |_| style)
    }

    /// Empties the cells of a row.
    pub(crate) fn clear(&mut self, y: u16, area: Rect) {
        for x in area.x..area.right() {
            if let Some(cell) = self.buf.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }

    /// Whether a row is a thin line and nothing else.
    pub(crate) fn is_rule(&self, y: u16) -> bool {
        let area = self.buf.area;
        let mut cells = (area.x..area.right()).filter_map(|x| self.buf.cell((x, y)));
        cells.clone().any(|c| c.symbol() == RULE) && cells.all(|c| [" ", RULE].contains(&c.symbol()))
    }

    fn set(&mut self, mut x: u16, y: u16, right: u16, text: &str, base: Style, at: impl Fn(usize) -> Style) -> u16 {
        let plain = text.is_ascii();
        let mut put = |byte: usize, symbol: &str, wide: u16| {
            if x.saturating_add(wide) > right || wide == 0 {
                return;
            }
            if let Some(cell) = self.buf.cell_mut((x, y)) {
                cell.set_symbol(symbol).set_style(base.patch(at(byte)));
            }
            x += wide;
        };
        if plain {
            for (byte, _) in text.char_indices() {
                put(byte, text.get(byte..=byte).unwrap_or(" "), 1);
            }
        } else {
            for (byte, grapheme) in text.grapheme_indices(true) {
                put(byte, grapheme, grapheme_cells(grapheme));
            }
        }
        x
    }

    /// Draws a piece with the looks that lie over it.
    pub(crate) fn piece(
        &mut self,
        x: u16,
        y: u16,
        right: u16,
        piece: &Piece,
        base: Option<Role>,
        overlays: &[&Overlay],
    ) {
        let mut style = self.theme.style(piece.role);
        if let Some(role) = base {
            style = style.patch(self.theme.style(role));
        }
        let over = self.over(piece, overlays);
        let theme = self.theme;
        self.set(x.saturating_add(piece.col), y, right, &piece.text, style, |byte| {
            over.iter()
                .filter(|(s, _)| s.start <= byte && byte < s.end)
                .fold(Style::new(), |style, (_, role)| style.patch(theme.style(*role)))
        });
    }

    /// What lies over a piece, in bytes of its text, the last on top.
    fn over(&self, piece: &Piece, overlays: &[&Overlay]) -> Vec<(Span, Role)> {
        let mut out = Vec::new();
        match piece.src {
            Some(src) => {
                let whole = Span::new(src.byte, src.byte + piece.text.len());
                for overlay in overlays {
                    let Some(role) = overlay.role else { continue };
                    for s in overlay.within(src.report.index(), whole) {
                        let (start, end) = (s.start.saturating_sub(src.byte), s.end.saturating_sub(src.byte));
                        out.push((Span::new(start, end), role));
                    }
                }
            }
            None => out.extend(self.query.into_iter().flat_map(|q| q.find_all(&piece.text)).map(|s| (s, Role::Found))),
        }
        out
    }

    /// Draws a page: its head, then its rows from `top` on; the rows `selected` have the bar beside them.
    pub(crate) fn page(&mut self, area: Rect, page: &Page, top: usize, selected: &Range<usize>, overlays: &[&Overlay]) {
        let bar = self.theme.style(Role::Accent);
        let head = page.head_height(area.height.into());
        for (y, row) in (area.y..area.bottom()).zip(&page.head[..head]) {
            self.row(area, y, row, false, overlays);
        }
        for (y, (number, row)) in (area.y + head as u16..area.bottom()).zip(page.rows.iter().enumerate().skip(top)) {
            let here = selected.contains(&number);
            if here {
                self.text(area.x + 1, y, area.right(), "▌", bar);
            }
            self.row(area, y, row, here, overlays);
        }
    }

    fn row(&mut self, area: Rect, y: u16, row: &Row, here: bool, overlays: &[&Overlay]) {
        for piece in &row.pieces {
            let strong = here && piece.role == Role::Strong;
            self.piece(area.x, y, area.right(), piece, strong.then_some(Role::Selected), overlays);
        }
    }
}
