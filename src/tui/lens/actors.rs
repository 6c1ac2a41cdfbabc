//! The Actors lens: who is named and heard, and how often in which report.

use super::super::page::{Cell, Item, Page};
use super::super::theme::Role;
use super::super::wrap::{Run, cells};
use super::Ctx;
use super::parts::{self, filled};
use crate::model::{ActorId, Heard, ReportId};

/// The narrowest and the widest column of a report.
const LEAST: u16 = 9;
const MOST: u16 = 14;
/// What the numbers take of a column; the rest is for the bar.
const NUMBERS: u16 = 8;

pub(super) fn page(ctx: Ctx) -> Page {
    let mut page = Page::default();
    let n = ctx.b.reports.len() as u16;
    let longest = ctx.b.actors.iter().map(|a| cells(&a.name)).chain(ctx.index.unnamed.iter().map(|u| cells(&u.label)));
    let longest = longest.max().unwrap_or(12).clamp(12, 30);
    let room = ctx.width.saturating_sub(5 + 2);
    // Names wrap before a report's column is left out.
    let name = longest.min(room.saturating_sub(n.saturating_mul(LEAST)).max(18)).min(room / 2).max(10);
    // As many reports as fit beside the names; the rest are in the profile.
    let fits = (room.saturating_sub(name) / LEAST).min(n);
    let each = room.saturating_sub(name).checked_div(fits).unwrap_or(0).min(MOST);
    let bars = each.saturating_sub(NUMBERS);
    let start = 5 + name + 2;
    let shown: Vec<ReportId> = ctx.b.reports.iter().map(|r| r.id).take(fits.into()).collect();

    let mut head = vec![Cell::at(5, name).text(&[Run::new(Role::Heading, "ACTOR")])];
    for (i, &r) in shown.iter().enumerate() {
        let label = [Run::new(Role::Heading, ctx.index.short[r.index()].as_str())];
        head.push(Cell::at(start + each * i as u16, each.saturating_sub(1)).most(&label, 1));
    }
    page.plain(head);
    if shown.len() < ctx.b.reports.len() {
        let rest: Vec<&str> =
            ctx.b.reports.iter().skip(shown.len()).map(|r| ctx.index.short[r.id.index()].as_str()).collect();
        let line = format!("the profile tells of {} too", rest.join(", "));
        page.plain(vec![Cell::at(5, room).most(&[Run::new(Role::Dim, line)], 1)]);
    }
    page.pin();

    let most = ctx.index.mentions.iter().flatten().copied().max().unwrap_or(1);
    // Those that the analyst merged stand below the first of them, each with what the program read of it.
    let mut actors: Vec<_> = ctx.b.actors.iter().map(|a| (ctx.judgements.leader(a.id), a)).collect();
    actors.sort_by_key(|(leader, a)| (*leader, a.id));
    for (leader, actor) in actors {
        let label = if leader == actor.id {
            Run::new(Role::Strong, parts::name(ctx, actor.id))
        } else {
            Run::new(Role::Dim, format!("└\u{a0}{}", actor.name))
        };
        let mut cells = vec![Cell::at(5, name).most(&[label], 2)];
        if unheard(ctx, actor.id) {
            cells.push(Cell::at(3, 1).text(&[Run::new(Role::Unheard, "!")]));
        }
        for (i, &r) in shown.iter().enumerate() {
            let (named, says) =
                (ctx.index.mentions[actor.id.index()][r.index()], ctx.index.says[actor.id.index()][r.index()]);
            let mut runs = Vec::new();
            if named == 0 && says == 0 {
                runs.push(Run::new(Role::Dim, "–"));
            } else {
                if bars > 0 {
                    runs.push(Run::new(Role::Own, filled(named, most, bars)));
                }
                runs.push(Run::new(Role::Text, format!("{named:\u{a0}>3}")));
                if says > 0 {
                    runs.push(Run::new(Role::Named, format!("\u{a0}❝{says}")));
                }
            }
            cells.push(Cell::at(start + each * i as u16, each.saturating_sub(1)).most(&runs, 1));
        }
        page.item(Item::Actor(actor.id), cells);
    }
    if !ctx.index.unnamed.is_empty() {
        page.heading(5, name + each * fits, "UNNAMED SOURCES");
    }
    for (group, unnamed) in ctx.index.unnamed.iter().enumerate() {
        let mut cells = vec![Cell::at(5, name).most(&[Run::new(Role::Strong, unnamed.label.as_str())], 2)];
        for (i, &r) in shown.iter().enumerate() {
            let says = unnamed.claims.iter().filter(|c| ctx.b.claims[**c].report == r).count();
            let run =
                if says == 0 { Run::new(Role::Dim, "–") } else { Run::new(Role::Unnamed, format!("❝{says}")) };
            cells.push(Cell::at(start + each * i as u16, each.saturating_sub(1)).most(&[run], 1));
        }
        page.item(Item::Unnamed(group), cells);
    }
    if page.entries.is_empty() {
        page.plain(vec![Cell::at(5, room).text(&[Run::new(Role::Dim, "no actor is named in these reports")])]);
    }
    page
}

/// Whether an actor is accused in a report in which it is not heard.
pub(crate) fn unheard(ctx: Ctx, actor: ActorId) -> bool {
    let silent = |h| matches!(h, Heard::NotHeard | Heard::Declined | Heard::NotReached);
    ctx.index.voices(ctx.b, actor).any(|v| !v.accused_in.is_empty() && silent(v.heard))
}
