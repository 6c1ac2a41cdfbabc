//! The Claims lens: a row a finding, a column an outlet; below it, why, and both passages.

use super::super::page::{Cell, Item, Page};
use super::super::theme::Role;
use super::super::wrap::Run;
use super::parts::{self, Columns, number};
use super::{Ctx, sources, what};
use crate::model::{Confidence, Finding, FindingId, Relation};

/// Which findings the lens lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Filter {
    /// All but those told by one report alone come first.
    #[default]
    All,
    /// Disputed and updated.
    Disputed,
    Reworded,
    Shared,
    Single,
    /// Those the program is less sure of.
    Possible,
}

impl Filter {
    const ALL: [Self; 6] = [Self::All, Self::Disputed, Self::Reworded, Self::Shared, Self::Single, Self::Possible];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Disputed => "disputed",
            Self::Reworded => "reworded",
            Self::Shared => "shared",
            Self::Single => "only here",
            Self::Possible => "possible",
        }
    }

    pub(crate) fn next(self) -> Self {
        let at = Self::ALL.iter().position(|f| *f == self).unwrap_or_default();
        Self::ALL[(at + 1) % Self::ALL.len()]
    }

    fn takes(self, ctx: Ctx, f: &Finding) -> bool {
        let shown = ctx.shows(f.id);
        match self {
            Self::All => shown,
            Self::Disputed => shown && matches!(f.relation, Relation::Disputed | Relation::Updated),
            Self::Reworded => shown && f.relation == Relation::Reworded,
            Self::Shared => shown && f.relation == Relation::Shared,
            Self::Single => shown && f.relation == Relation::Single,
            Self::Possible => f.confidence == Confidence::Possible,
        }
    }
}

pub(super) fn page(ctx: Ctx) -> Page {
    let mut page = Page::default();
    let filter = ctx.look.filter;
    let all = ctx.b.findings.len();
    let listed: Vec<&Finding> = ctx.b.findings.iter().filter(|f| filter.takes(ctx, f) && ctx.concerns(f.id)).collect();
    let hidden = all - listed.len();
    let columns = Columns::new(ctx);
    let head = if filter == Filter::All { "CLAIMS".to_owned() } else { filter.name().to_uppercase() };
    columns.heading(ctx, &mut page, &format!("{head}\u{a0}\u{a0}{}", listed.len()), true);
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
        let subject = if alone { sources(ctx.b, &f.claims) } else { what(ctx.b, f) };
        if alone {
            for side in &mut sides {
                side.note = None;
            }
        }
        columns.row(ctx, &mut page, Item::Finding(f.id), (mark, role, &kind, &subject), sides);
    }
    if listed.is_empty() {
        let none = if all == 0 { "nothing was found to compare" } else { "no finding passes the filters" };
        page.plain(vec![Cell::at(5, ctx.width.saturating_sub(6)).text(&[Run::new(Role::Dim, none)])]);
    }
    page
}

/// What is not listed, and which key brings it back.
fn hidden_line(ctx: Ctx, hidden: usize) -> String {
    let mut why = Vec::new();
    if ctx.look.filter != Filter::All {
        why.push("f shows other kinds");
    }
    if ctx.look.who.is_some() {
        why.push("Esc lets go of who is selected");
    }
    let possible = ctx.b.findings.iter().filter(|f| f.confidence == Confidence::Possible).count();
    if !ctx.look.possible && possible > 0 && ctx.look.filter != Filter::Possible {
        why.push("p shows the possible");
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
        let source = [Run::new(Role::Dim, parts::sources(ctx.b, &[c]))];
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
