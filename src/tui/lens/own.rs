//! What analysts added to the program's reading, and judgements that have lost their passage.

use super::super::geometry::MEASURE;
use super::super::page::{Cell, Item, Page};
use super::super::theme::Role;
use super::super::wrap::Run;
use super::parts::{self, Columns, number};
use super::{Ctx, judged};
use crate::export::cite::{cite, one_line, quoted};
use crate::review::{self, Link, OwnId, Verdict};

/// The disputes that analysts linked and have not dismissed again.
pub(crate) fn links(ctx: Ctx<'_>) -> impl Iterator<Item = &Link> {
    let holds = move |l: &&Link| ctx.judgements.verdict(review::Item::Own(l.id)) != Some(Verdict::Dismissed);
    ctx.judgements.links.iter().filter(holds)
}

/// A linked dispute as a row beside those that the program found.
pub(super) fn link(ctx: Ctx, columns: Columns, page: &mut Page, link: &Link) {
    let mut sides: Vec<parts::Side> = Vec::new();
    for e in ctx.judgements.about(ctx.b, review::Item::Own(link.id)).1 {
        let words = vec![Run::of(&ctx.b.reports[e.report], e.span, Role::Text)];
        match sides.iter_mut().find(|s| s.report == e.report) {
            Some(side) => side.lines.push(words),
            None => {
                let note = Some(format!("linked by {}", link.who));
                sides.push(parts::Side { report: e.report, lines: vec![words], note, rows: parts::ROWS });
            }
        }
    }
    let label = ("≠", Role::Disputed, parts::dispute(link.kind), link.reason.as_str());
    columns.row(ctx, page, Item::Own(link.id), label, sides);
}

/// What analysts have added and what has lost its passage: told apart from what the program found.
pub(super) fn sections(ctx: Ctx, columns: Columns, page: &mut Page) {
    let j = ctx.judgements;
    if !j.links.is_empty() || !j.added.is_empty() {
        columns.heading(ctx, page, "ADDED BY ANALYSTS", false);
    }
    for l in &j.links {
        link(ctx, columns, page, l);
    }
    for claim in &j.added {
        let words = vec![Run::of(&ctx.b.reports[claim.report], claim.span, Role::Text)];
        let note = Some(format!("added by {}", claim.who));
        let sides = vec![parts::Side { report: claim.report, lines: vec![words], note, rows: parts::ROWS }];
        let label = ("+", Role::Only, "claim", claim.source.as_deref().unwrap_or("own voice"));
        columns.row(ctx, page, Item::Own(claim.id), label, sides);
    }
    if !j.orphans.is_empty() {
        columns.heading(ctx, page, "ORPHANED JUDGEMENTS", false);
    }
    for (i, orphan) in j.orphans.iter().enumerate() {
        let width = ctx.width.saturating_sub(6).min(MEASURE + 20);
        let made = [Run::new(Role::Message, orphan.lines.join(" · "))];
        let cell = Cell::at(5, width).most(&[Run::new(Role::Text, one_line(&orphan.item.says))], 2).most(&made, 2);
        page.item(Item::Orphan(i), vec![Cell::at(3, 2).text(&[Run::new(Role::Unheard, "?")]), cell]);
    }
    if j.elsewhere > 0 {
        let waiting = format!("{} on reports that are not open", number(j.elsewhere, "judgement", "judgements"));
        page.blank();
        page.plain(vec![Cell::at(5, ctx.width.saturating_sub(6)).text(&[Run::new(Role::Dim, waiting)])]);
    }
}

/// An addition with what was made of it and its passages: the lower part of the Claims lens.
pub(crate) fn added(ctx: Ctx, id: OwnId) -> Page {
    let mut page = Page::default();
    let width = ctx.width.saturating_sub(6).min(MEASURE + 20);
    let (about, passages) = ctx.judgements.about(ctx.b, review::Item::Own(id));
    let by = ctx.judgements.links.iter().find(|l| l.id == id).map(|l| (&l.who, l.at));
    let by = by.or(ctx.judgements.added.iter().find(|a| a.id == id).map(|a| (&a.who, a.at)));
    let by = by.map(|(who, at)| format!(" · added by {who}, {}", at.day())).unwrap_or_default();
    page.plain(vec![Cell::at(3, width).text(&[Run::new(Role::Text, one_line(&about)), Run::new(Role::Dim, by)])]);
    for line in judged(ctx, review::Item::Own(id)) {
        page.plain(vec![Cell::at(3, width).text(&[Run::new(Role::Message, line)])]);
    }
    for e in passages {
        let report = &ctx.b.reports[e.report];
        page.blank();
        page.plain(vec![Cell::at(3, width).text(&[Run::of(report, e.span, Role::Text)])]);
        page.plain(vec![Cell::at(3, width).right(&[Run::new(Role::Dim, cite(report, e.span))])]);
    }
    page
}

/// The old words of a judgement that has lost its passage.
pub(crate) fn lost(ctx: Ctx, orphan: usize) -> Page {
    let mut page = Page::default();
    let Some(o) = ctx.judgements.orphans.get(orphan) else { return page };
    let width = ctx.width.saturating_sub(6).min(MEASURE + 20);
    let why = "the passage, or how it is read, has changed since; the judgement stays in the log";
    page.plain(vec![Cell::at(3, width).text(&[Run::new(Role::Dim, why)])]);
    for line in &o.lines {
        page.plain(vec![Cell::at(3, width).text(&[Run::new(Role::Message, line.as_str())])]);
    }
    for a in &o.item.anchors {
        page.blank();
        page.plain(vec![Cell::at(3, width).text(&[Run::new(Role::Text, quoted(&a.exact))])]);
        let from = format!("{}, {}", a.outlet, a.file);
        page.plain(vec![Cell::at(3, width).right(&[Run::new(Role::Dim, from)])]);
    }
    page
}
