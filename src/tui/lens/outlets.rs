//! The Outlets lens: the reports side by side, passages that tell of the same thing level with each other.
//!
//! Alignments cross, so two columns cannot both keep their order and stand level. *Aligned* keeps the leading report's
//! order and tells the others' passages beside it, and ends with what the others alone have; *as published* keeps every
//! order, and the selected passage brings its partner into view.

use super::super::geometry::{MEASURE, WIDE};
use super::super::index::Unit;
use super::super::keys::Action;
use super::super::page::{Cell, Item, Page};
use super::super::theme::Role;
use super::super::wrap::Run;
use super::parts;
use super::{Ctx, Layout, flow, number};
use crate::model::{PublishedFrom, Report, ReportId};

/// From this width on, two reports stand beside the leading one.
const VERY_WIDE: u16 = 150;

/// The reports that stand beside the leading one, and the width of a column; below [`WIDE`] none stands beside it.
pub(crate) fn beside(ctx: Ctx) -> (Vec<ReportId>, u16) {
    let others: Vec<ReportId> = ctx.b.reports.iter().map(|r| r.id).filter(|&r| r != ctx.look.leader).collect();
    let most = if ctx.width >= VERY_WIDE { 2 } else { usize::from(ctx.width >= WIDE) };
    let n = if ctx.look.layout == Layout::Spine { 0 } else { most.min(others.len()) };
    if n == 0 {
        return (Vec::new(), ctx.width);
    }
    // Paging wraps round, so that every other report comes by.
    let shown = (0..n).map(|i| others[(ctx.look.paged * n + i) % others.len()]).collect();
    (shown, ctx.width / (n as u16 + 1))
}

pub(super) fn page(ctx: Ctx) -> Page {
    let (shown, each) = beside(ctx);
    let mut page = Page::default();
    head(ctx, &mut page, &shown, each);
    match ctx.look.layout {
        Layout::Published => {
            page.append(flow(ctx, ctx.look.leader, each.min(MEASURE + 6)).page);
            return page;
        }
        Layout::Spine => {
            page.append(super::spine::page(ctx));
            return page;
        }
        Layout::Aligned => {}
    }
    if shown.is_empty() {
        stacked(ctx, &mut page);
    } else {
        aligned(ctx, &mut page, &shown, each);
    }
    page
}

/// Who published each column, and when; the reports that are not shown by name.
fn head(ctx: Ctx, page: &mut Page, shown: &[ReportId], each: u16) {
    let mut cells = Vec::new();
    for (i, id) in std::iter::once(&ctx.look.leader).chain(shown).enumerate() {
        let Some(report) = ctx.b.reports.get(id.index()) else { continue };
        let role = if i == 0 { Role::Accent } else { Role::Strong };
        let runs = [
            Run::new(role, ctx.index.names[id.index()].as_str()),
            Run::new(Role::Dim, format!(" · {}", dated(report))),
        ];
        cells.push(Cell::at(5 + each * i as u16, each.saturating_sub(6)).most(&runs, 1));
    }
    page.plain(cells);
    let hidden: Vec<_> = ctx
        .b
        .reports
        .iter()
        .filter(|r| r.id != ctx.look.leader && !shown.contains(&r.id))
        .map(|r| ctx.index.names[r.id.index()].as_str())
        .collect();
    if !shown.is_empty() && !hidden.is_empty() {
        let line = format!("{} pages on to {}", ctx.keys.named(Action::NextOutlets), hidden.join(", "));
        page.plain(vec![Cell::at(5, ctx.width.saturating_sub(6)).most(&[Run::new(Role::Dim, line)], 1)]);
    }
    page.plain(Vec::new());
    page.pin();
}

/// When a report was published, as far as is known.
pub(crate) fn dated(report: &Report) -> String {
    match (&report.published, report.age_mark) {
        (Some(p), _) => {
            let from = match p.from {
                PublishedFrom::Given => " (given)",
                PublishedFrom::Stated => "",
                PublishedFrom::Metadata => " (file's metadata)",
            };
            format!("{}{from}", super::timeline::day(&p.value.to_string()))
        }
        (None, Some(mark)) => {
            let words = report.words(mark).split_whitespace().collect::<Vec<_>>().join(" ");
            format!("undated (“{words}” when saved)")
        }
        (None, None) => "undated".into(),
    }
}

/// The mark of a passage: that of its strongest shown finding.
pub(super) fn mark(ctx: Ctx, unit: &Unit) -> Option<(&'static str, Role)> {
    let f = unit.findings.iter().find(|f| ctx.shows(**f))?;
    Some(parts::mark(ctx.b.findings[*f].relation))
}

fn marked(ctx: Ctx, unit: &Unit) -> Cell {
    let cell = Cell::at(3, 1);
    match mark(ctx, unit) {
        Some((glyph, role)) => cell.text(&[Run::new(role, glyph)]),
        None => cell,
    }
}

fn told<'a>(ctx: Ctx<'a>, report: ReportId, unit: &Unit, numbered: bool) -> Vec<Run<'a>> {
    let mut runs = Vec::new();
    if numbered && unit.paragraph > 0 {
        runs.push(Run::new(Role::Dim, format!("¶{} ", unit.paragraph)));
    }
    let role = if unit.paragraph == 0 { Role::Strong } else { Role::Text };
    runs.push(Run::of(&ctx.b.reports[report], unit.span, role));
    runs
}

fn source_line(ctx: Ctx, unit: &Unit) -> Vec<Run<'static>> {
    if unit.claims.is_empty() { Vec::new() } else { vec![Run::new(Role::Dim, parts::told_by(ctx, &unit.claims))] }
}

/// What `other` tells of a passage of the leading report, as the index knows it.
fn partners(ctx: Ctx, unit: usize, other: ReportId) -> Vec<usize> {
    let mut found = ctx.index.partners_shown(ctx.b, (ctx.look.leader, unit), other, |f| ctx.shows(f));
    found.truncate(3);
    found
}

fn aligned(ctx: Ctx, page: &mut Page, shown: &[ReportId], each: u16) {
    let leader = ctx.look.leader;
    let wide = each.saturating_sub(7).min(MEASURE);
    let mut seen: Vec<(ReportId, usize)> = Vec::new();
    for (n, unit) in ctx.index.units(leader).iter().enumerate() {
        let own = Cell::at(5, wide).text(&told(ctx, leader, unit, false)).right(&source_line(ctx, unit));
        let mut cells = vec![marked(ctx, unit), own];
        for (i, &other) in shown.iter().enumerate() {
            let mut cell = Cell::at(5 + each * (i as u16 + 1), wide);
            for p in partners(ctx, n, other) {
                seen.push((other, p));
                let Some(unit) = ctx.index.units(other).get(p) else { continue };
                if cell.height() > 0 {
                    cell = cell.gap();
                }
                cell = cell.text(&told(ctx, other, unit, true)).right(&source_line(ctx, unit));
            }
            cells.push(cell);
        }
        page.item(Item::Passage(leader, n), cells);
        page.blank();
    }
    for (i, &other) in shown.iter().enumerate() {
        let x = 5 + each * (i as u16 + 1);
        let rest: Vec<_> =
            ctx.index.units(other).iter().enumerate().filter(|(n, _)| !seen.contains(&(other, *n))).collect();
        if rest.is_empty() {
            continue;
        }
        let line = format!(
            "ONLY IN {}  {}",
            ctx.index.names[other.index()].to_uppercase(),
            number(rest.len(), "passage", "passages")
        );
        page.heading(x, wide, &line);
        page.plain(Vec::new());
        for (n, unit) in rest {
            let cell = Cell::at(x, wide).text(&told(ctx, other, unit, true)).right(&source_line(ctx, unit));
            page.item(Item::Passage(other, n), vec![marked_at(ctx, unit, x - 2), cell]);
            page.blank();
        }
    }
}

fn marked_at(ctx: Ctx, unit: &Unit, x: u16) -> Cell {
    mark(ctx, unit).map_or(Cell::at(x, 1), |(glyph, role)| Cell::at(x, 1).text(&[Run::new(role, glyph)]))
}

fn stacked(ctx: Ctx, page: &mut Page) {
    let leader = ctx.look.leader;
    let wide = ctx.width.saturating_sub(6).min(MEASURE);
    let mut seen: Vec<(ReportId, usize)> = Vec::new();
    let others: Vec<&Report> = ctx.b.reports.iter().filter(|r| r.id != leader).collect();
    for (n, unit) in ctx.index.units(leader).iter().enumerate() {
        let mut cell = Cell::at(5, wide).text(&told(ctx, leader, unit, false)).right(&source_line(ctx, unit));
        for other in &others {
            for p in partners(ctx, n, other.id) {
                let Some(unit) = ctx.index.units(other.id).get(p) else { continue };
                seen.push((other.id, p));
                let place = if unit.paragraph == 0 { String::new() } else { format!(" ¶{}", unit.paragraph) };
                let mut runs = vec![Run::new(Role::Strong, format!("{}{place}  ", ctx.index.short[other.id.index()]))];
                runs.extend(told(ctx, other.id, unit, false));
                cell = cell.inset(&runs, 2).right(&source_line(ctx, unit));
            }
        }
        page.item(Item::Passage(leader, n), vec![marked(ctx, unit), cell]);
        page.blank();
    }
    for other in &others {
        let rest: Vec<_> =
            ctx.index.units(other.id).iter().enumerate().filter(|(n, _)| !seen.contains(&(other.id, *n))).collect();
        if rest.is_empty() {
            continue;
        }
        page.heading(
            5,
            wide,
            &format!(
                "ONLY IN {}  {}",
                ctx.index.names[other.id.index()].to_uppercase(),
                number(rest.len(), "passage", "passages")
            ),
        );
        page.plain(Vec::new());
        for (n, unit) in rest {
            let cell = Cell::at(5, wide).text(&told(ctx, other.id, unit, true)).right(&source_line(ctx, unit));
            page.item(Item::Passage(other.id, n), vec![marked(ctx, unit), cell]);
            page.blank();
        }
    }
}
