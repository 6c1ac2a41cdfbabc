//! The Brief: what a reader needs in sixty seconds, each line a way to its passages.

use super::super::geometry::WIDE;
use super::super::keys::Action;
use super::super::page::{Cell, Item, Page};
use super::super::state::Lens;
use super::super::theme::Role;
use super::super::wrap::Run;
use super::parts::{self, Columns, Side, filled};
use super::{Ctx, Reading, number, own, what};
use crate::model::{Actor, Confidence, Finding, Heard, Relation, Report, Voice};

/// How many next questions are listed.
const QUESTIONS: usize = 8;
/// How many disputes and updates stand there.
const FIRST: usize = 5;
/// How many claims of one report are shown.
const EXAMPLES: usize = 4;

pub(super) fn page(ctx: Ctx) -> Page {
    let mut page = Page::default();
    let outlets = ctx.keys.named(Action::Go(Lens::Outlets));
    let unread = match ctx.look.reading {
        Reading::Done => None,
        Reading::Going => Some("The reports are being read; their text stands under"),
        Reading::Stopped => Some("Reading was stopped before its end; the text of the reports stands under"),
    };
    if let Some(unread) = unread {
        let line = [Run::new(Role::Text, format!("{unread} {outlets} Outlets."))];
        page.plain(vec![Cell::at(3, ctx.width.saturating_sub(4)).text(&line)]);
        return page;
    }
    let columns = Columns::new(ctx, false);
    differences(ctx, columns, &mut page);
    unheard(ctx, columns, &mut page);
    sourcing(ctx, columns, &mut page);
    only_here(ctx, columns, &mut page);
    questions(ctx, columns, &mut page);
    if page.entries.is_empty() {
        let none = format!(
            "Nothing was read out of these reports: no actor, claim or date. The text itself stands under {outlets} Outlets."
        );
        page.plain(vec![Cell::at(3, ctx.width.saturating_sub(4)).text(&[Run::new(Role::Dim, none)])]);
    }
    page
}

fn differences(ctx: Ctx, columns: Columns, page: &mut Page) {
    if ctx.b.reports.len() < 2 {
        return;
    }
    // What the analyst has dismissed leaves the Brief; the Claims lens still lists it.
    let differ =
        |f: &&Finding| !matches!(f.relation, Relation::Shared | Relation::Single) && !ctx.judgements.dismissed(f.id);
    let likely = |f: &&Finding| f.confidence == Confidence::Likely;
    let all: Vec<_> = ctx.b.findings.iter().filter(differ).collect();
    columns.heading_told(ctx, page, ("WHERE THEY DIFFER", "facts before words"), true);
    let wording = |f: &&Finding| f.relation == Relation::Reworded;
    let facts: Vec<_> = all.iter().copied().filter(|f| likely(f) && !wording(f)).collect();
    for f in facts.iter().take(FIRST) {
        finding(ctx, columns, page, f, 4);
    }
    let more = |page: &mut Page, more: String| {
        let line = format!("and {more} more: {} Claims lists them", ctx.keys.named(Action::Go(Lens::Claims)));
        page.plain(vec![Cell::at(5, ctx.width.saturating_sub(6)).text(&[Run::new(Role::Dim, line)])]);
    };
    if facts.len() > FIRST {
        more(page, number(facts.len() - FIRST, "dispute", "disputes"));
    }
    for link in own::links(ctx) {
        own::link(ctx, columns, page, link);
    }
    // Other words for the same are many and long: the first of them tell which way they go.
    let (most, rows) = if ctx.width < WIDE { (3, 1) } else { (4, if columns.side_by_side() { 2 } else { 1 }) };
    let wordings: Vec<_> = all.iter().copied().filter(|f| likely(f) && wording(f)).collect();
    for f in wordings.iter().take(most) {
        finding(ctx, columns, page, f, rows);
    }
    if wordings.len() > most {
        more(page, number(wordings.len() - most, "wording", "wordings"));
    }
    let possible: Vec<_> = all.iter().copied().filter(|f| !likely(f)).collect();
    if possible.is_empty() {
        if all.is_empty() && own::links(ctx).next().is_none() {
            let none = [Run::new(Role::Dim, "nothing found that two reports tell differently")];
            page.plain(vec![Cell::at(5, ctx.width.saturating_sub(6)).text(&none)]);
        }
        return;
    }
    let words = if ctx.look.possible {
        format!("possible ({}), less sure:", possible.len())
    } else {
        format!("possible ({})", possible.len())
    };
    let runs = [Run::new(Role::Dim, words)];
    page.item(Item::Possible, vec![Cell::at(5, ctx.width.saturating_sub(6)).text(&runs)]);
    if ctx.look.possible {
        for f in possible {
            finding(ctx, columns, page, f, 2);
        }
    }
}

/// A finding, with at most so many rows of what each report says.
fn finding(ctx: Ctx, columns: Columns, page: &mut Page, f: &Finding, rows: usize) {
    let (mark, role) = parts::mark(f.relation);
    let label = (mark, role, parts::kind(f), &*what(ctx.b, f));
    let sides = parts::sides(ctx, f).into_iter().map(|s| Side { rows, ..s }).collect();
    columns.row(ctx, page, Item::Finding(f.id), label, sides);
}

/// How a voice is told in a cell; and whether it belongs under those who are not heard.
fn heard(ctx: Ctx, actor: &Actor, report: &Report) -> (String, bool) {
    let Some(v) = ctx.index.voices(ctx.b, actor.id).find(|v| v.report == report.id) else {
        let named = ctx.index.mentions[actor.id.index()][report.id.index()] > 0;
        return (if named { "not accused" } else { "not mentioned" }.into(), false);
    };
    let told = match v.accused_in.len() {
        0 => answer(v).to_owned(),
        1 => format!("accused once, {}", answer(v)),
        n => format!("accused {n} times, {}", answer(v)),
    };
    (told, !v.accused_in.is_empty() && silent(v.heard))
}

fn silent(heard: Heard) -> bool {
    matches!(heard, Heard::NotHeard | Heard::Declined | Heard::NotReached)
}

fn answer(v: &Voice) -> &'static str {
    match v.heard {
        Heard::Quoted => "quoted",
        Heard::Paraphrased => "paraphrased",
        Heard::Declined => "would not comment",
        Heard::NotReached => "not reached",
        Heard::NotHeard if v.spoken_for.is_empty() => "never quoted",
        Heard::NotHeard => "others speak for it",
    }
}

fn unheard(ctx: Ctx, columns: Columns, page: &mut Page) {
    let mut first = true;
    for actor in ctx.b.actors.iter().filter(|a| super::actors::unheard(ctx, a.id)) {
        let cells: Vec<_> = ctx.b.reports.iter().map(|r| heard(ctx, actor, r)).collect();
        if std::mem::take(&mut first) {
            columns.heading(ctx, page, "WHO IS NOT HEARD", page.entries.is_empty());
        }
        // In lines one below the other, outlets that do not mention it only take room.
        let told = |r: &Report| columns.side_by_side() || ctx.index.mentions[actor.id.index()][r.id.index()] > 0;
        let sides = ctx.b.reports.iter().zip(cells).filter(|(r, _)| told(r)).map(|(r, (words, silent))| Side {
            report: r.id,
            lines: vec![vec![Run::new(if silent { Role::Text } else { Role::Dim }, words)]],
            note: None,
            rows: parts::ROWS,
        });
        columns.row(
            ctx,
            page,
            Item::Actor(actor.id),
            ("!", Role::Unheard, "", &parts::name(ctx, actor.id)),
            sides.collect(),
        );
    }
}

fn sourcing(ctx: Ctx, columns: Columns, page: &mut Page) {
    if ctx.b.claims.is_empty() {
        return;
    }
    let tallies: Vec<_> = ctx.b.reports.iter().map(|r| ctx.b.sourcing(r.id)).collect();
    let most = tallies.iter().flat_map(|t| [t.named, t.unnamed, t.document, t.own]).max().unwrap_or(1);
    page.blank();
    let sides = ctx.b.reports.iter().zip(&tallies).map(|(report, t)| {
        let mut lines = Vec::new();
        for (n, name, role) in [
            (t.named, "named", Role::Named),
            (t.unnamed, "unnamed", Role::Unnamed),
            (t.document, "document", Role::Own),
            (t.own, "own voice", Role::Own),
        ] {
            if n > 0 {
                let name = format!("{name:\u{a0}<10}");
                let bar = Run::new(role, filled(n, most, 10));
                lines.push(vec![Run::new(Role::Dim, name), bar, Run::new(Role::Text, format!("\u{a0}{n}"))]);
            }
        }
        Side { report: report.id, lines, note: None, rows: 1 }
    });
    let label = ("", Role::Dim, "", "ON WHOSE WORD");
    columns.row(ctx, page, Item::Sourcing, label, sides.collect());
}

/// What one report alone tells: the first words of some of it, and how much there is.
fn only_here(ctx: Ctx, columns: Columns, page: &mut Page) {
    if ctx.b.reports.len() < 2 {
        return;
    }
    let mut sides = Vec::new();
    for report in &ctx.b.reports {
        let told = |f: &&Finding| {
            f.relation == Relation::Single && f.claims.iter().any(|c| ctx.b.claims[*c].report == report.id)
        };
        let singles: Vec<_> = ctx.b.findings.iter().filter(told).collect();
        if singles.is_empty() {
            continue;
        }
        let mut lines: Vec<Vec<Run>> = singles
            .iter()
            .take(EXAMPLES)
            .map(|f| match (f.anchor.is_empty(), f.evidence.first()) {
                (true, Some(e)) => vec![Run::of(report, e.span, Role::Text)],
                _ => vec![Run::new(Role::Text, what(ctx.b, f))],
            })
            .collect();
        if singles.len() > EXAMPLES {
            lines.push(vec![Run::new(Role::Dim, format!("and {} more", singles.len() - EXAMPLES))]);
        }
        sides.push(Side { report: report.id, lines, note: None, rows: 1 });
    }
    if !sides.is_empty() {
        page.blank();
        columns.row(ctx, page, Item::Only, ("", Role::Dim, "", "ONLY HERE"), sides);
    }
}

fn questions(ctx: Ctx, columns: Columns, page: &mut Page) {
    if ctx.b.gaps.is_empty() {
        return;
    }
    columns.heading(ctx, page, "NEXT QUESTIONS", false);
    let width = ctx.width.saturating_sub(6).min(100);
    for (i, gap) in ctx.b.gaps.iter().take(QUESTIONS).enumerate() {
        let cells = vec![
            Cell::at(3, 2).text(&[Run::new(Role::Dim, "?")]),
            Cell::at(5, width).text(&[Run::new(Role::Text, gap.line.as_str())]),
        ];
        page.item(Item::Gap(i), cells);
    }
    if ctx.b.gaps.len() > QUESTIONS {
        let more = format!("and {} more, listed in the report that is printed", ctx.b.gaps.len() - QUESTIONS);
        page.plain(vec![Cell::at(5, width).text(&[Run::new(Role::Dim, more)])]);
    }
}
