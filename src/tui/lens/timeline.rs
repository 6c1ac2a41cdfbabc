//! The Timeline: dated things in order, a lane an outlet; below, what cannot be placed and why.

use chrono::{NaiveDate, Weekday};

use super::super::geometry::WIDE;
use super::super::keys::Action;
use super::super::page::{Cell, Item, Page};
use super::super::theme::Role;
use super::super::wrap::Run;
use super::Ctx;
use crate::model::{Assumed, DateMention, Report, Span};

pub(super) fn page(ctx: Ctx) -> Page {
    let mut page = Page::default();
    let mut placed: Vec<&DateMention> = ctx.b.dates.iter().filter(|d| d.value.is_some()).collect();
    placed.sort_by_key(|d| (sort_key(d), d.report, d.span));
    let open: Vec<&DateMention> = ctx.b.dates.iter().filter(|d| d.value.is_none()).collect();
    let lanes = Lanes::new(ctx);
    let words = if ctx.width < 60 { "" } else { "PLACED" };
    lanes.heading(ctx, &mut page, words);
    if lanes.each.is_some() {
        // Whose lane is whose stays in sight.
        page.pin();
    }
    legend(ctx, &mut page);
    let mut last = None;
    for date in &placed {
        let value = date.value.as_deref().unwrap_or_default();
        let label = if last == Some(value) { String::new() } else { day(value) };
        last = Some(value);
        lanes.row(ctx, &mut page, date, &label);
    }
    if placed.is_empty() {
        let none = if open.is_empty() { "no report names a date" } else { "no date can be placed yet" };
        page.plain(vec![Cell::at(5, ctx.width.saturating_sub(6)).text(&[Run::new(Role::Dim, none)])]);
    }
    if !open.is_empty() {
        page.heading(3, ctx.width.saturating_sub(4), "UNPLACED");
        let undated: Vec<&Report> = ctx.b.reports.iter().filter(|r| r.published.is_none()).collect();
        if let Some(first) = undated.first() {
            let names: Vec<_> = undated.iter().map(|r| ctx.index.names[r.id.index()].as_str()).collect();
            let stem = first.file.rsplit_once('.').map_or(first.file.as_str(), |(stem, _)| stem);
            let line = format!(
                "no day of publication known: {} ({} sets it, or --published {stem}=YYYY-MM-DD)",
                names.join(", "),
                ctx.keys.named(Action::Published)
            );
            page.plain(vec![Cell::at(3, ctx.width.saturating_sub(4)).text(&[Run::new(Role::Dim, line)])]);
        }
        for date in &open {
            lanes.row(ctx, &mut page, date, ctx.b.reports[date.report].words(date.span));
        }
    }
    page
}

/// The mark of a date that was counted from another day.
fn counted(date: &DateMention) -> &'static str {
    match date.assumed {
        Some(Assumed::Published) => "°",
        Some(Assumed::Text) => "†",
        None => "",
    }
}

/// What the marks of counted dates mean, as far as they are used.
fn legend(ctx: Ctx, page: &mut Page) {
    let used = |mark| ctx.b.dates.iter().any(|d| counted(d) == mark);
    let all = [("°", "counted from the day of publication"), ("†", "counted from another date in the text")];
    let words: Vec<_> = all.iter().filter(|(mark, _)| used(*mark)).map(|(m, w)| format!("{m} {w}")).collect();
    if !words.is_empty() {
        let line = words.join("   ");
        page.plain(vec![Cell::at(3, ctx.width.saturating_sub(4)).text(&[Run::new(Role::Dim, line)])]);
    }
}

/// The first day that a value can mean, for the order.
fn sort_key(d: &DateMention) -> String {
    let value = d.value.as_deref().unwrap_or_default();
    let first = value.split('/').next().unwrap_or_default();
    monday(first).map_or_else(|| first.to_owned(), |d| d.to_string())
}

/// The first day of a week such as `2026-W10`.
fn monday(value: &str) -> Option<NaiveDate> {
    let (year, week) = value.split_once("-W")?;
    NaiveDate::from_isoywd_opt(year.parse().ok()?, week.parse().ok()?, Weekday::Mon)
}

/// An ISO date as a reader writes it; what is no plain day or month stays as it is.
pub(crate) fn day(value: &str) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    if let Some((from, to)) = value.split_once('/') {
        return format!("{} to {}", day(from), day(to));
    }
    if let Some(monday) = monday(value) {
        return format!("week of {}", day(&monday.to_string()));
    }
    let month = |m: &str| m.parse::<usize>().ok().and_then(|m| MONTHS.get(m.wrapping_sub(1)).copied());
    match value.split('-').collect::<Vec<_>>()[..] {
        [y, m, d] => match (month(m), d.parse::<u8>()) {
            (Some(m), Ok(d)) if !y.is_empty() => format!("{d} {m} {y}"),
            _ => value.to_owned(),
        },
        [y, m] => month(m).map_or_else(|| value.to_owned(), |m| format!("{m} {y}")),
        _ => value.to_owned(),
    }
}

/// A lane a report, or lines one below the other.
struct Lanes {
    each: Option<u16>,
    start: u16,
}

impl Lanes {
    fn new(ctx: Ctx) -> Self {
        let start = if ctx.width < 60 { 5 } else { 18 };
        let n = ctx.b.reports.len().max(1) as u16;
        let each = ctx.width.saturating_sub(start + 1) / n;
        Self { each: (ctx.width >= WIDE && each >= 28).then_some(each), start }
    }

    fn heading(&self, ctx: Ctx, page: &mut Page, words: &str) {
        let mut cells = vec![Cell::at(3, self.start.saturating_sub(4).max(1)).text(&[Run::new(Role::Heading, words)])];
        if let Some(each) = self.each {
            for (i, name) in ctx.index.names.iter().enumerate() {
                let x = self.start + each * i as u16;
                cells.push(Cell::at(x, each - 2).most(&[Run::new(Role::Strong, name.as_str())], 1));
            }
        }
        if !words.is_empty() || self.each.is_some() {
            page.plain(cells);
        }
    }

    fn row(&self, ctx: Ctx, page: &mut Page, date: &DateMention, label: &str) {
        let report = &ctx.b.reports[date.report];
        let unit = ctx.index.units(date.report).get(ctx.index.unit_at(date.report, date.span.start));
        let mut runs = Vec::new();
        if self.each.is_none() && ctx.b.reports.len() > 1 {
            runs.push(Run::new(Role::Dim, format!("{} ", ctx.index.short[date.report.index()])));
        }
        match unit {
            Some(unit) if unit.span.contains(date.span) => {
                runs.push(Run::new(Role::Dim, format!("¶{}{} ", unit.paragraph, counted(date))));
                let from = near(report, unit.span, date.span);
                if from > unit.span.start {
                    runs.push(Run::new(Role::Dim, "… "));
                }
                runs.push(Run::of(report, Span::new(from, date.span.start), Role::Text));
                runs.push(Run::of(report, date.span, Role::Strong));
                runs.push(Run::of(report, Span::new(date.span.end, unit.span.end), Role::Text));
            }
            _ => {
                runs.push(Run::new(Role::Dim, counted(date)));
                runs.push(Run::of(report, date.span, Role::Strong));
            }
        }
        let mut notes = Vec::new();
        if date.value.is_none() && report.published.is_some() {
            notes.push("cannot be placed".to_owned());
        }
        notes.extend(date.flaw.clone());
        let (x, wide) = match self.each {
            Some(each) => (self.start + each * date.report.index() as u16, each - 2),
            None => (self.start, ctx.width.saturating_sub(self.start + 1)),
        };
        let narrow = self.start < 18;
        let mut cell = Cell::at(x, wide);
        if narrow && !label.is_empty() {
            cell = cell.text(&[Run::new(Role::Heading, label)]);
        }
        cell = cell.most(&runs, 4);
        if !notes.is_empty() {
            cell = cell.right(&[Run::new(Role::Dim, notes.join(" · "))]);
        }
        let mut cells = Vec::new();
        if !narrow {
            cells.push(Cell::at(3, self.start - 4).text(&[Run::new(Role::Strong, label)]));
        }
        cells.push(cell);
        page.item(Item::Date(date.id), cells);
    }
}

/// Where to begin in a long sentence so that the date is seen: at a word not far before it.
fn near(report: &Report, unit: Span, date: Span) -> usize {
    const FAR: usize = 110;
    const LEAD: usize = 60;
    if date.start - unit.start <= FAR {
        return unit.start;
    }
    let before = report.words(Span::new(unit.start, date.start));
    let from = before.char_indices().rev().nth(LEAD).map_or(0, |(i, _)| i);
    let space = before.get(from..).and_then(|rest| rest.find(' ')).map_or(0, |i| from + i + 1);
    unit.start + space
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_for_readers() {
        assert_eq!(day("2025-10-26"), "26 Oct 2025");
        assert_eq!(day("2025-10"), "Oct 2025");
        assert_eq!(day("2025-10-01/2025-10-03"), "1 Oct 2025 to 3 Oct 2025");
        assert_eq!(day("2025-W43"), "week of 20 Oct 2025");
        assert_eq!(day("2025-Q1"), "2025-Q1");
        assert_eq!(day("--10-15"), "--10-15");
    }
}
