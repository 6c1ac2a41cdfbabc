//! A report from top to bottom as it was published, with the place of each row in its text.

use super::super::geometry::MEASURE;
use super::super::page::{Cell, Item, Page};
use super::super::theme::Role;
use super::super::wrap::Run;
use super::Ctx;
use super::outlets::mark;
use crate::model::{Report, ReportId, Span};

/// A report from top to bottom, with the place of each row in its text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Flow {
    pub(crate) page: Page,
    /// The byte of the report that each row begins with.
    starts: Vec<usize>,
}

impl Flow {
    /// The row that shows `byte`.
    pub(crate) fn row_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|s| *s <= byte).saturating_sub(1)
    }

    /// The byte that a row begins with.
    pub(crate) fn byte_of(&self, row: usize) -> usize {
        self.starts.get(row).or(self.starts.last()).copied().unwrap_or_default()
    }
}

/// Lays a report out as published: paragraphs, furniture dim, marks beside the rows where passages begin.
pub(crate) fn flow(ctx: Ctx, report: ReportId, width: u16) -> Flow {
    let mut flow = Flow::default();
    let Some(r) = ctx.b.reports.get(report.index()) else { return flow };
    let numbered = width >= 56;
    let x = if numbered { 9 } else { 5 };
    let wide = width.saturating_sub(x + 1).clamp(1, MEASURE);
    let mut number = 0;
    for block in blocks(r) {
        flow.page.blank();
        let headline = r.headline.is_some_and(|h| h.overlaps(block));
        let paragraph = r.paragraphs.contains(&block);
        number += usize::from(paragraph);
        let mut cells = vec![Cell::at(x, wide).text(&with_furniture(r, block, headline))];
        if numbered && paragraph {
            cells.push(Cell::at(5, 4).text(&[Run::new(Role::Dim, format!("¶{number}"))]));
        }
        flow.page.plain(cells);
    }
    let mut end = 0;
    for row in &flow.page.rows {
        let mut places = row.pieces.iter().filter_map(|p| p.src.map(|s| (s.byte, s.byte + p.text.len())));
        // A free row begins where the row before it ends, so that no word is looked for in it.
        flow.starts.push(places.next().map_or(end, |(start, stop)| {
            end = places.next_back().map_or(stop, |(_, stop)| stop);
            start
        }));
    }
    for (n, unit) in ctx.index.units(report).iter().enumerate() {
        let (first, end) = (flow.row_of(unit.span.start), flow.row_of(unit.span.end.saturating_sub(1)) + 1);
        if let Some((glyph, role)) = mark(ctx, unit) {
            flow.page.mark(first, 3, glyph, role);
        }
        flow.page.entry(Item::Passage(report, n), first..end);
    }
    flow
}

/// Headline, paragraphs, and furniture that lies in neither, in order.
pub(super) fn blocks(r: &Report) -> Vec<Span> {
    let mut out: Vec<Span> = r.paragraphs.clone();
    for &extra in r.headline.iter().chain(&r.furniture) {
        if !out.iter().any(|s| s.overlaps(extra)) {
            out.push(extra);
        }
    }
    out.sort_unstable();
    out
}

pub(super) fn with_furniture(r: &Report, block: Span, headline: bool) -> Vec<Run<'_>> {
    let role = if headline { Role::Strong } else { Role::Text };
    let mut runs = Vec::new();
    let mut at = block.start;
    for f in r.furniture.iter().filter(|f| f.overlaps(block)) {
        let (start, end) = (f.start.max(at), f.end.min(block.end));
        runs.push(Run::of(r, Span::new(at, start), role));
        runs.push(Run::of(r, Span::new(start, end), Role::Furniture));
        at = end.max(at);
    }
    runs.push(Run::of(r, Span::new(at, block.end), role));
    runs.retain(|run| !run.text.is_empty());
    runs
}
