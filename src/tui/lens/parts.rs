//! What several lenses draw alike: marks, kinds, sources, bars, and rows with a cell a report.

use super::super::differ::telling;
use super::super::page::{Cell, Item, Page};
use super::super::theme::Role;
use super::super::wrap::{self, Run, cells};
use super::Ctx;
use crate::model::{ActorId, Between, Briefing, ClaimId, DisputeKind, Finding, Relation, ReportId};
use crate::review::{self, Verdict};

/// The mark of a relation, and its role; a possible finding has the mark of doubt.
pub(crate) fn mark(relation: Relation) -> (&'static str, Role) {
    match relation {
        Relation::Disputed => ("≠", Role::Disputed),
        Relation::Updated => ("→", Role::Updated),
        Relation::Reworded => ("~", Role::Reworded),
        Relation::Shared => ("=", Role::Shared),
        Relation::Single => ("+", Role::Only),
    }
}

/// The kind of a finding in a word.
pub(crate) fn kind(f: &Finding) -> &'static str {
    match (f.relation, f.kind) {
        (Relation::Updated, _) => "update",
        (Relation::Reworded, _) => "wording",
        (Relation::Shared, _) => "shared",
        (Relation::Single, _) => "only",
        (Relation::Disputed, Some(kind)) => dispute(kind),
        (Relation::Disputed, None) => "dispute",
    }
}

/// The kind of a dispute in a word.
pub(crate) const fn dispute(kind: DisputeKind) -> &'static str {
    match kind {
        DisputeKind::Status => "status",
        DisputeKind::Numeric => "number",
        DisputeKind::Negation => "negation",
        DisputeKind::Antonym => "opposite",
        DisputeKind::Roles => "roles",
        DisputeKind::Certainty => "certainty",
        DisputeKind::Attribution => "speaker",
        DisputeKind::Date => "date",
        DisputeKind::Place => "place",
        DisputeKind::Denial => "denial",
    }
}

/// What the analyst made of an item, as marks: `✓` seen or accepted, `✗` dismissed, `✎` noted, and the grade.
pub(crate) fn status(ctx: Ctx, item: review::Item) -> String {
    let Some(marks) = ctx.judgements.marks(item) else { return "·".into() };
    let mut out = match marks.verdict() {
        Some(Verdict::Accepted) => "✓✓".to_owned(),
        Some(Verdict::Dismissed) => "✗".to_owned(),
        None if marks.seen() => "✓".to_owned(),
        None => "·".to_owned(),
    };
    if marks.notes().next().is_some() {
        out.push('✎');
    }
    if marks.divided() {
        out.push('≠');
    }
    out
}

/// What a finding is about, in a few words of the reports: a phrase that ties its claims, else two words that do.
pub(crate) fn what(b: &Briefing, f: &Finding) -> String {
    if let Some(phrase) = f.anchor.iter().find(|a| a.contains(' ')) {
        return phrase.clone();
    }
    if !f.anchor.is_empty() {
        return f.anchor.iter().take(2).cloned().collect::<Vec<_>>().join(", ");
    }
    let Some(first) = f.claims.first() else { return String::new() };
    let claim = &b.claims[*first];
    let words = b.reports[claim.report].words(claim.span);
    let mut out = String::new();
    for word in words.split_whitespace() {
        if cells(&out) + cells(word) > 36 {
            out.push('…');
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// On whose word claims are told, each source once.
pub(crate) fn sources(b: &Briefing, claims: &[ClaimId]) -> String {
    let mut out: Vec<&str> = Vec::new();
    for &c in claims {
        let claim = &b.claims[c];
        let name = claim.source.as_ref().map_or("own voice", |s| match s.actor {
            // A pronoun says less than the name that it stands for.
            Some(a) => b.actors[a].name.as_str(),
            None => s.label.as_str(),
        });
        if !out.iter().any(|o| o.eq_ignore_ascii_case(name)) {
            out.push(name);
        }
    }
    out.join(" · ")
}

/// On whose word claims are told, with what the analyst has corrected beside what the program read.
pub(crate) fn told_by(ctx: Ctx, claims: &[ClaimId]) -> String {
    let mut out: Vec<String> = Vec::new();
    for &c in claims {
        let read = sources(ctx.b, &[c]);
        let told = match ctx.judgements.sources.get(&c) {
            Some((label, ..)) => format!("{label} (read as {read})"),
            None => ctx.b.claims[c].source.as_ref().and_then(|s| s.actor).map_or(read, |a| name(ctx, a)),
        };
        if !out.iter().any(|o| o.eq_ignore_ascii_case(&told)) {
            out.push(told);
        }
    }
    out.join(" · ")
}

/// What an actor is called: by the analyst, else by the reports.
pub(crate) fn name(ctx: Ctx, actor: ActorId) -> String {
    ctx.judgements.name(actor).unwrap_or(&ctx.b.actors[actor].name).to_owned()
}

/// `1 claim`, `2 claims`.
pub(crate) fn number(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// A bar of `n` out of `most` in exactly `width` columns, which no wrapping parts.
pub(crate) fn filled(n: usize, most: usize, width: u16) -> String {
    let bar = bar(n, most, width);
    let free = width.saturating_sub(cells(&bar));
    bar + &"\u{a0}".repeat(free.into())
}

/// A bar of `n` out of `most`, at most `width` columns wide; what is not nothing is seen.
pub(crate) fn bar(n: usize, most: usize, width: u16) -> String {
    let full = (n * usize::from(width)).div_ceil(most.max(1)).min(width.into());
    // Lower than a full block: bars of one row do not run into those of the next.
    "▇".repeat(full)
}

/// What one report has to say in a row.
pub(crate) struct Side<'a> {
    pub(crate) report: ReportId,
    pub(crate) lines: Vec<Vec<Run<'a>>>,
    pub(crate) note: Option<String>,
    /// How many rows each line takes at most.
    pub(crate) rows: usize,
}

/// How many rows a report has to say something in, where nothing asks for fewer.
pub(crate) const ROWS: usize = 4;

/// The columns of a table with a cell a report.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    /// Where the mark stands.
    mark: u16,
    /// Where the kind stands.
    kind: u16,
    /// Where the subject stands, and how wide it is.
    what: (u16, u16),
    /// Where the reports begin; they stand below the subject if there is no room beside it.
    reports: Option<u16>,
    /// Width of a report's cell with its gap; none where each report has a line of its own.
    each: Option<u16>,
    /// Where the marks of the review stand, if they do.
    status: Option<u16>,
    width: u16,
}

/// How wide the marks of the review are.
const STATUS: u16 = 5;

impl Columns {
    /// The columns for a width: beside each other, as lines beside the subject, or as lines below it.
    pub(crate) fn new(ctx: Ctx, reviewed: bool) -> Self {
        let n = ctx.b.reports.len().max(1) as u16;
        let width = if reviewed { ctx.width.saturating_sub(STATUS) } else { ctx.width };
        let status = reviewed.then_some(width);
        let (mark, kind) = (3, 5);
        if ctx.width < super::super::geometry::WIDE {
            let what = 16;
            let what = (what, width.saturating_sub(what + 1));
            return Self { mark, kind, what, reports: None, each: None, status, width };
        }
        let what = (16, (width / 5).clamp(22, 34));
        let start = what.0 + what.1 + 2;
        let room = width - start - 1;
        let each = room / n;
        Self { mark, kind, what, reports: Some(start), each: (each >= 28).then_some(each), status, width }
    }

    /// Whether each report has a column of its own.
    pub(crate) fn side_by_side(self) -> bool {
        self.each.is_some()
    }

    /// A heading, with the outlets' names over their columns.
    pub(crate) fn heading(self, ctx: Ctx, page: &mut Page, text: &str, outlets: bool) {
        self.heading_told(ctx, page, (text, ""), outlets);
    }

    /// The same with some words on it, where there is room for them.
    pub(crate) fn heading_told(self, ctx: Ctx, page: &mut Page, (text, told): (&str, &str), outlets: bool) {
        page.blank();
        let room = self.reports.map_or(self.width, |x| x - self.mark);
        let mut runs = vec![Run::new(Role::Heading, text)];
        if !told.is_empty() && cells(text) + cells(told) + 2 < room {
            runs.push(Run::new(Role::Dim, format!("\u{a0}\u{a0}{told}")));
        }
        let mut cells = vec![Cell::at(self.mark, room).text(&runs)];
        if let (true, Some(start), Some(each)) = (outlets, self.reports, self.each) {
            for (i, name) in ctx.index.names.iter().enumerate() {
                let name = [Run::new(Role::Strong, name.as_str())];
                cells.push(Cell::at(start + each * i as u16, each - 2).most(&name, 1));
            }
        }
        page.plain(cells);
    }

    /// A row: mark, kind, subject, and what each report has to say.
    pub(crate) fn row(self, ctx: Ctx, page: &mut Page, item: Item, label: (&str, Role, &str, &str), sides: Vec<Side>) {
        let (mark, role, kind, what) = label;
        let mut cells = vec![Cell::at(self.mark, 2).text(&[Run::new(role, mark)])];
        let judged = match item {
            Item::Finding(f) => Some(review::Item::Finding(f)),
            Item::Own(id) => Some(review::Item::Own(id)),
            _ => None,
        };
        if let (Some(x), Some(judged)) = (self.status, judged) {
            cells.push(Cell::at(x, STATUS - 1).text(&[Run::new(Role::Dim, status(ctx, judged))]));
        }
        if kind.is_empty() {
            let (x, wide) = (self.kind, self.what.0 + self.what.1 - self.kind);
            let role = if mark.is_empty() { Role::Heading } else { Role::Strong };
            cells.push(Cell::at(if mark.is_empty() { self.mark } else { x }, wide).text(&[Run::new(role, what)]));
        } else {
            cells.push(Cell::at(self.kind, self.what.0 - self.kind - 1).text(&[Run::new(role, kind)]));
            cells.push(Cell::at(self.what.0, self.what.1).most(&[Run::new(Role::Strong, what)], 3));
        }
        match (self.reports, self.each) {
            (Some(start), Some(each)) => {
                for side in sides {
                    let x = start + each * side.report.index() as u16;
                    let start = Cell::at(x, each - 2);
                    let mut cell = side.lines.iter().fold(start, |cell, line| cell.most(line, side.rows));
                    if let Some(note) = side.note {
                        cell = cell.most(&[Run::new(Role::Dim, note)], 2);
                    }
                    cells.push(cell);
                }
            }
            (start, _) => {
                let x = start.unwrap_or(self.kind);
                let wide = self.width.saturating_sub(x + 1);
                let above = if start.is_none() { cells.iter().map(Cell::height).max().unwrap_or_default() } else { 0 };
                let mut cell = (0..above).fold(Cell::at(x, wide), |cell, _| cell.gap());
                let by = if ctx.b.reports.len() > 1 { label_width(ctx) } else { 0 };
                for side in sides {
                    let mut name = vec![Run::new(Role::Dim, ctx.index.short[side.report.index()].as_str())];
                    // On one row, who says it keeps its place beside the words.
                    let note = side.note.as_ref().filter(|_| side.rows == 1).map_or(0, |n| wrap::cells(n) + 3);
                    let room = if wide >= by + note + 24 { wide - note } else { wide };
                    for line in side.lines {
                        cell = cell.labelled(&name, by, &line, (side.rows, room));
                        name.clear();
                    }
                    if let Some(note) = side.note {
                        cell = cell.right(&[Run::new(Role::Dim, note)]);
                    }
                }
                cells.push(cell);
            }
        }
        page.item(item, cells);
    }
}

/// Width of a column of outlets' short names, with its gap.
pub(crate) fn label_width(ctx: Ctx) -> u16 {
    ctx.index.short.iter().map(|s| cells(s)).max().unwrap_or(0).min(16) + 2
}

/// What each report says in a finding: the differing words, and on whose word.
pub(crate) fn sides<'a>(ctx: Ctx<'a>, f: &Finding) -> Vec<Side<'a>> {
    let mut out = Vec::new();
    let differs = matches!(f.relation, Relation::Disputed | Relation::Updated);
    // Where one report tells both sides, the passage answered is half of what differs.
    let inside = f.evidence.windows(2).all(|e| e[0].report == e[1].report);
    let evidence = if differs && !inside { telling(ctx.b, &f.evidence) } else { f.evidence.clone() };
    for report in &ctx.b.reports {
        let claims: Vec<ClaimId> = f.claims.iter().copied().filter(|c| ctx.b.claims[*c].report == report.id).collect();
        let mut words = Vec::new();
        for e in evidence.iter().filter(|e| e.report == report.id) {
            if !words.is_empty() {
                words.push(Run::new(Role::Dim, if f.between == Some(Between::Actors) { " ≠ " } else { " … " }));
            }
            words.push(Run::of(report, e.span, Role::Text));
        }
        if words.is_empty() && !claims.is_empty() {
            words.extend(claims.iter().map(|&c| Run::of(report, ctx.b.claims[c].span, Role::Text)).take(1));
        }
        if !words.is_empty() {
            let note = (!claims.is_empty()).then(|| told_by(ctx, &claims));
            out.push(Side { report: report.id, lines: vec![words], note, rows: ROWS });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_show_the_least_and_fill_at_the_most() {
        assert_eq!(bar(0, 9, 4), "");
        assert_eq!(bar(9, 9, 4), "▇▇▇▇");
        assert_eq!(bar(1, 1000, 4), "▇");
        assert_eq!(bar(3, 8, 4), "▇▇");
        assert_eq!(cells(&filled(3, 8, 4)), 4);
    }
}
