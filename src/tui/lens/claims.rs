//! The Claims lens: a row a finding, a column an outlet; below it, why, and both passages.

use super::super::keys::Action;
use super::super::page::{Cell, Item, Page};
use super::super::state::Who;
use super::super::theme::Role;
use super::super::wrap::Run;
use super::parts::{self, Columns, number};
use super::{Ctx, own, what};
use crate::model::{Confidence, Finding, FindingId, Relation};
use crate::review;

pub(super) fn page(ctx: Ctx) -> Page {
    let mut page = Page::default();
    let passes = |f: &&Finding| ctx.shows(f.id) && ctx.look.filter.takes(ctx, f) && ctx.concerns(f.id);
    let listed: Vec<&Finding> = ctx.b.findings.iter().filter(passes).collect();
    let all = ctx.b.findings.len();
    let hidden = all - listed.len();
    let columns = Columns::new(ctx, true);
    columns.heading(ctx, &mut page, &format!("CLAIMS\u{a0}\u{a0}{}", listed.len()), true);
    if hidden > 0 {
        let width = ctx.width.saturating_sub(6);
        page.plain(vec![Cell::at(5, width).most(&[Run::new(Role::Dim, hidden_line(ctx, hidden))], 2)]);
    }
    page.pin();
    for f in &listed {
        let (mark, role) = parts::mark(f.relation);
        let kind =
            if f.confidence == Confidence::Possible { format!("{}?", parts::kind(f)) } else { parts::kind(f).into() };
        let mut sides = parts::sides(ctx, f);
        // What one report alone tells is named by who says it: its words stand beside.
        let alone = f.relation == Relation::Single && f.anchor.is_empty();
        let subject = if alone { parts::told_by(ctx, &f.claims) } else { what(ctx.b, f) };
        if alone {
            for side in &mut sides {
                side.note = None;
            }
        }
        columns.row(ctx, &mut page, Item::Finding(f.id), (mark, role, &kind, &subject), sides);
    }
    own::sections(ctx, columns, &mut page);
    if listed.is_empty() {
        let none = none_listed(ctx, all);
        page.plain(vec![Cell::at(5, ctx.width.saturating_sub(6)).text(&[Run::new(Role::Dim, none)])]);
    }
    page
}

/// Why nothing is listed.
fn none_listed(ctx: Ctx, all: usize) -> String {
    let who = match ctx.look.who {
        Some(Who::Actor(a)) => Some(parts::name(ctx, a)),
        Some(Who::Unnamed(group)) => ctx.index.unnamed.get(group).map(|u| u.label.clone()),
        None => None,
    };
    let concerned = || ctx.b.findings.iter().filter(|f| ctx.concerns(f.id));
    match who {
        _ if all == 0 => "nothing was found to compare".into(),
        Some(name) if concerned().next().is_none() => {
            format!("{name} is named, but nothing is told on its word or of what it does")
        }
        Some(name) if !concerned().any(|f| ctx.shows(f.id)) => {
            format!("{name} is in possible findings only: {} shows them", ctx.keys.named(Action::Possible))
        }
        _ => format!("no finding passes the filters: {} changes them", ctx.keys.named(Action::Filter)),
    }
}

/// What is not listed, and which key brings it back.
fn hidden_line(ctx: Ctx, hidden: usize) -> String {
    let mut why = Vec::new();
    if !ctx.look.filter.is_empty() {
        why.push(format!("without {} ({})", ctx.look.filter.words(ctx), ctx.keys.named(Action::Filter)));
    }
    if ctx.look.who.is_some() {
        why.push(format!("{} lets go of who is selected", ctx.keys.named(Action::Escape)));
    }
    let possible = ctx.b.findings.iter().filter(|f| f.confidence == Confidence::Possible && !ctx.shows(f.id)).count();
    if possible > 0 {
        why.push(format!("{} shows {possible} possible", ctx.keys.named(Action::Possible)));
    }
    format!("{} not listed: {}", number(hidden, "finding", "findings"), why.join(", "))
}

/// Why a finding is one, and its passages: the lower part of the lens.
pub(crate) fn detail(ctx: Ctx, finding: FindingId) -> Page {
    let mut page = Page::default();
    let f = &ctx.b.findings[finding];
    let width = ctx.width.saturating_sub(6).min(super::super::geometry::MEASURE + 20);
    if !f.reason.is_empty() {
        page.plain(vec![Cell::at(3, width).text(&[Run::new(Role::Text, f.reason.as_str())])]);
        page.blank();
    }
    for line in judged(ctx, review::Item::Finding(finding)) {
        page.plain(vec![Cell::at(3, width).text(&[Run::new(Role::Message, line)])]);
    }
    page.blank();
    let margin = parts::label_width(ctx) + 5;
    for &c in &f.claims {
        let claim = &ctx.b.claims[c];
        let report = &ctx.b.reports[claim.report];
        let Some(unit) = ctx.index.units(claim.report).get(ctx.index.unit_of[c.index()]) else { continue };
        let place = if unit.paragraph == 0 { "headline".into() } else { format!("¶{}", unit.paragraph) };
        let name = format!("{} {place}", ctx.index.short[claim.report.index()]);
        let whole = crate::model::Span::new(unit.span.start.min(claim.span.start), unit.span.end.max(claim.span.end));
        let narrow = ctx.width < 60;
        let text = [Run::of(report, whole, Role::Text)];
        let mut source = vec![Run::new(Role::Dim, parts::told_by(ctx, &[c]))];
        let grade = ctx.judgements.grade(ctx.b, c);
        if grade != review::Grade::default() {
            source.push(Run::new(Role::Message, format!(" · {grade}")));
        }
        let label = [Run::new(Role::Dim, name)];
        let cells = if narrow {
            vec![Cell::at(3, width).text(&label).text(&text).right(&source)]
        } else {
            let x = 3 + margin.max(12);
            let room = width.saturating_sub(x - 3);
            vec![Cell::at(3, x - 4).text(&label), Cell::at(x, room).text(&text).right(&source)]
        };
        page.item(Item::Claim(c), cells);
    }
    page
}

/// What analysts made of an item, a line each: notes, tags, and a grade in letters and words.
pub(crate) fn judged(ctx: Ctx, item: review::Item) -> Vec<String> {
    let Some(marks) = ctx.judgements.marks(item) else { return Vec::new() };
    let mut out = Vec::new();
    let verdicts =
        marks.by.iter().filter_map(|(who, v)| Some(format!("{} by {who}", v.verdict.as_ref()?.value.word())));
    let verdicts: Vec<String> = verdicts.collect();
    if !verdicts.is_empty() {
        out.push(verdicts.join(" · "));
    }
    if let Some(r) = marks.reliability() {
        out.push(format!("reliability {}: {}", r.letter(), r.words()));
    }
    if let Some(c) = marks.credibility() {
        out.push(format!("credibility {}: {}", c.figure(), c.words()));
    }
    let tags: Vec<&str> = marks.tags().into_iter().collect();
    if !tags.is_empty() {
        out.push(format!("tags: {}", tags.join(", ")));
    }
    for (who, note) in marks.notes() {
        out.extend(
            note.value
                .lines()
                .enumerate()
                .map(|(n, l)| if n == 0 { format!("✎ {who}: {l}") } else { format!("  {l}") }),
        );
    }
    out
}
