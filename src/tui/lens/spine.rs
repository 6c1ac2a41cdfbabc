//! One report from top to bottom, the others' differences beside the sentence that they concern.

use super::super::geometry::{MEASURE, WIDE};
use super::super::index::Unit;
use super::super::page::{Cell, Item, Page};
use super::super::theme::Role;
use super::super::wrap::{Run, wrap};
use super::Ctx;
use super::flow::{blocks, flow, with_furniture};
use super::outlets::mark;
use super::parts;
use crate::model::{Relation, ReportId};

/// The least that the notes beside the text are wide.
const NOTES: u16 = 32;

pub(super) fn page(ctx: Ctx) -> Page {
    if ctx.width < WIDE { below(ctx) } else { beside(ctx) }
}

/// What the other reports tell differently of a passage, a line a finding and report.
fn notes<'a>(ctx: Ctx<'a>, unit: &Unit, leader: ReportId) -> Vec<Vec<Run<'a>>> {
    let mut out = Vec::new();
    for &f in unit.findings.iter().filter(|f| ctx.shows(**f)) {
        let finding = &ctx.b.findings[f];
        let (glyph, role) = parts::mark(finding.relation);
        for side in parts::sides(ctx, finding).into_iter().filter(|s| s.report != leader) {
            let mut runs = vec![
                Run::new(role, format!("{glyph} ")),
                Run::new(Role::Strong, format!("{} ", ctx.index.short[side.report.index()])),
            ];
            let at = finding.claims.iter().find(|c| ctx.b.claims[**c].report == side.report);
            let place = at.and_then(|c| ctx.index.units(side.report).get(ctx.index.unit_of[c.index()]));
            let place = place.map(|u| if u.paragraph == 0 { "headline ".into() } else { format!("¶{} ", u.paragraph) });
            runs.push(Run::new(Role::Dim, place.unwrap_or_default()));
            // What is told alike need not be told again.
            if finding.relation != Relation::Shared {
                runs.extend(side.lines.into_iter().flatten());
                runs.extend(side.note.map(|n| Run::new(Role::Dim, format!(" · {n}"))));
            }
            out.push(runs);
        }
    }
    out
}

/// The notes in a column of their own, on the row where their passage begins.
fn beside(ctx: Ctx) -> Page {
    let leader = ctx.look.leader;
    let text = ctx.width.saturating_sub(NOTES + 14).min(MEASURE) + 10;
    let mut page = flow(ctx, leader, text).page;
    let x = text + 2;
    let wide = ctx.width.saturating_sub(x + 1).clamp(1, 56);
    let mut free = 0;
    for (n, unit) in ctx.index.units(leader).iter().enumerate() {
        let Some(first) = page.find(Item::Passage(leader, n)).and_then(|e| page.entries.get(e)).map(|e| e.rows.start)
        else {
            continue;
        };
        let mut row = first.max(free);
        for runs in notes(ctx, unit, leader) {
            for line in wrap(&runs, wide) {
                page.put(row, x, line);
                row += 1;
            }
            free = row;
        }
    }
    page
}

/// The notes below the paragraph, set in.
fn below(ctx: Ctx) -> Page {
    let mut page = Page::default();
    let leader = ctx.look.leader;
    let Some(report) = ctx.b.reports.get(leader.index()) else { return page };
    let wide = ctx.width.saturating_sub(6).min(MEASURE);
    for block in blocks(report) {
        page.blank();
        let here: Vec<(usize, &Unit)> =
            ctx.index.units(leader).iter().enumerate().filter(|(_, u)| block.contains(u.span)).collect();
        let head = report.headline.is_some_and(|h| h.overlaps(block));
        if here.is_empty() {
            page.plain(vec![Cell::at(5, wide).text(&with_furniture(report, block, head))]);
        }
        for (n, unit) in here {
            let role = if head { Role::Strong } else { Role::Text };
            let mut cell = Cell::at(5, wide).text(&[Run::of(report, unit.span, role)]);
            for runs in notes(ctx, unit, leader) {
                cell = cell.inset(&runs, 4);
            }
            let mut cells = vec![cell];
            if let Some((glyph, role)) = mark(ctx, unit) {
                cells.push(Cell::at(3, 1).text(&[Run::new(role, glyph)]));
            }
            page.item(Item::Passage(leader, n), cells);
        }
    }
    page
}
