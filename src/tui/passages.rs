//! The passages of an item in their reports: what `Enter` opens, and `Backspace` closes.

use ratatui::layout::Rect;

use super::draw::Overlay;
use super::geometry::{MEASURE, WIDE};
use super::keys::Action;
use super::lens::{self, Flow};
use super::page::Item;
use super::state::State;
use super::theme::Role;
use super::wrap::{self, Line, Run};
use crate::model::{Evidence, Relation, ReportId};

/// Reports with the passages of one item.
#[derive(Debug, Clone, Default)]
pub(crate) struct Passages {
    pub(crate) item: Option<Item>,
    /// The passages; at least one.
    pub(crate) targets: Vec<Evidence>,
    /// Number of the passage that one is at.
    pub(crate) at: usize,
    /// The search hit that one is at, as a byte of the report.
    pub(crate) hit: Option<usize>,
    /// The byte that each report's pane begins with, where it was scrolled by hand.
    anchors: Vec<Option<usize>>,
    /// What the item is, wrapped.
    pub(crate) title: Vec<Line>,
    /// The reports that are shown, from left to right.
    pub(crate) panes: Vec<Pane>,
    /// What the passages are lit by.
    pub(crate) overlays: [Overlay; 2],
    /// The reports laid out, for a width.
    flows: Vec<(ReportId, u16, std::sync::Arc<Flow>)>,
}

/// One report's pane.
#[derive(Debug, Clone)]
pub(crate) struct Pane {
    pub(crate) report: ReportId,
    pub(crate) flow: std::sync::Arc<Flow>,
    pub(crate) top: usize,
    pub(crate) area: Rect,
    /// Where who published it is told.
    pub(crate) head: u16,
    /// The rows of the passage that one is at, or that stands across from it.
    pub(crate) rows: std::ops::Range<usize>,
}

impl Passages {
    /// The passages of `item`; none where it has none.
    pub(crate) fn of(state: &State, item: Item) -> Option<Self> {
        let targets = lens::passages(&state.briefing, &state.index, &state.judgements, item);
        if targets.is_empty() {
            return None;
        }
        let anchors = vec![None; state.briefing.reports.len()];
        let overlays = overlays(state, item, &targets);
        Some(Self { item: Some(item), targets, anchors, overlays, ..Self::default() })
    }

    /// The report that one is in.
    pub(crate) fn report(&self) -> ReportId {
        self.targets.get(self.at).map(|t| t.report).unwrap_or_default()
    }

    pub(crate) fn active(&self) -> Option<&Pane> {
        self.panes.iter().find(|p| p.report == self.report())
    }

    /// To the next passage or the one before; tells whether there was one.
    pub(crate) fn step(&mut self, forward: bool) -> bool {
        let to = if forward { self.at + 1 } else { self.at.wrapping_sub(1) };
        let Some(target) = self.targets.get(to) else { return false };
        self.anchors[target.report.index()] = None;
        self.at = to;
        self.hit = None;
        true
    }

    /// Scrolls the report that one is in.
    pub(crate) fn scroll(&mut self, by: isize) {
        let Some(pane) = self.active() else { return };
        let most = pane.flow.page.height().saturating_sub(pane.area.height.into());
        let top = pane.top.saturating_add_signed(by).min(most);
        let (report, byte) = (pane.report, pane.flow.byte_of(top));
        self.anchors[report.index()] = Some(byte);
    }

    /// Scrolls so that `byte` is seen.
    pub(crate) fn show(&mut self, byte: usize) {
        let Some(pane) = self.active() else { return };
        let row = pane.flow.row_of(byte);
        let height = usize::from(pane.area.height);
        if row < pane.top || row >= pane.top + height {
            let (report, byte) = (pane.report, pane.flow.byte_of(row.saturating_sub(height / 3)));
            self.anchors[report.index()] = Some(byte);
        }
    }

    /// Lays out the reports for the screen as it is.
    pub(crate) fn refresh(state: &mut State, body: Rect) {
        let Some(mut this) = state.passages.take() else { return };
        this.lay_out(state, body);
        state.passages = Some(this);
    }

    fn lay_out(&mut self, state: &State, body: Rect) {
        self.panes.clear();
        if body.is_empty() {
            return;
        }
        let mut reports: Vec<ReportId> = self.targets.iter().map(|t| t.report).collect();
        reports.sort_unstable();
        reports.dedup();
        let most = usize::from(body.width / (WIDE / 2)).clamp(1, 3);
        let current = self.report();
        let place = reports.iter().position(|r| *r == current).unwrap_or_default();
        let from = (place + 1).saturating_sub(most).min(reports.len().saturating_sub(most));
        let hidden: Vec<&str> = reports
            .iter()
            .enumerate()
            .filter(|(n, _)| !(from..from + most).contains(n))
            .filter_map(|(_, r)| state.index.names.get(r.index()).map(String::as_str))
            .collect();
        let shown: Vec<ReportId> = reports.iter().copied().skip(from).take(most).collect();

        let ctx = state.ctx(body.width);
        let words = self.item.map(|i| lens::title(ctx, i)).unwrap_or_default();
        let rows = if body.height >= 16 { 3 } else { 1 };
        self.title = wrap::wrap_most(&[Run::new(Role::Text, words)], body.width.saturating_sub(4).min(110), rows);
        if !hidden.is_empty() {
            let keys = [Action::Left, Action::Right].map(|a| state.keymap.named(a)).join(" ");
            let line = format!("also in {} ({keys})", hidden.join(", "));
            let wide = body.width.saturating_sub(4).min(110);
            self.title.extend(wrap::wrap_most(&[Run::new(Role::Dim, line)], wide, 1));
        }
        let subject = self.item.and_then(|i| super::desk::subject(state, i));
        for line in subject.into_iter().flat_map(|s| lens::judged(ctx, s)).take(rows) {
            self.title.extend(wrap::wrap_most(
                &[Run::new(Role::Message, line)],
                body.width.saturating_sub(4).min(110),
                1,
            ));
        }
        let above = self.title.len() as u16 + if body.height >= 16 { 3 } else { 1 };
        let each = body.width / shown.len().max(1) as u16;
        for (i, &report) in shown.iter().enumerate() {
            let area = Rect {
                x: body.x + each * i as u16,
                y: body.y + above.min(body.height),
                width: each.min(MEASURE + 10),
                height: body.height.saturating_sub(above),
            };
            let flow = self.flow(state, report, area.width);
            let target = if report == current {
                self.targets.get(self.at)
            } else {
                self.targets.iter().find(|t| t.report == report)
            };
            let span = target.map(|t| t.span).unwrap_or_default();
            let rows = flow.row_of(span.start)..flow.row_of(span.end.saturating_sub(1).max(span.start)) + 1;
            let height = usize::from(area.height);
            let top = match self.anchors.get(report.index()).copied().flatten() {
                Some(byte) => flow.row_of(byte),
                None => rows.start.saturating_sub(height.saturating_sub(rows.len()) / 3),
            };
            let top = top.min(flow.page.height().saturating_sub(height));
            let head = area.y.saturating_sub(if body.height >= 16 { 2 } else { 1 });
            self.panes.push(Pane { report, flow, top, area, head, rows });
        }
    }

    fn flow(&mut self, state: &State, report: ReportId, width: u16) -> std::sync::Arc<Flow> {
        if let Some((.., flow)) = self.flows.iter().find(|(r, w, _)| (*r, *w) == (report, width)) {
            return flow.clone();
        }
        let ctx = state.ctx(width);
        let flow = std::sync::Arc::new(lens::flow(ctx, report, width));
        self.flows.retain(|(r, ..)| *r != report);
        self.flows.push((report, width, flow.clone()));
        flow
    }
}

/// What lights an item's passages: whole claims, and the words that matter in them.
fn overlays(state: &State, item: Item, targets: &[Evidence]) -> [Overlay; 2] {
    let b = &state.briefing;
    let mut whole = Overlay::new(Role::Passage, b.reports.len());
    let mut words = Overlay::new(Role::Lit, b.reports.len());
    match item {
        Item::Finding(id) => {
            for &c in &b.findings[id].claims {
                whole.add(b.claims[c].report, b.claims[c].span);
            }
            if matches!(b.findings[id].relation, Relation::Shared | Relation::Single) {
                for t in targets {
                    whole.add(t.report, t.span);
                }
            }
            state.index.differing[id.index()].iter().for_each(|e| words.add(e.report, e.span));
        }
        Item::Actor(_) | Item::Called(..) | Item::Date(_) => targets.iter().for_each(|t| words.add(t.report, t.span)),
        _ => targets.iter().for_each(|t| whole.add(t.report, t.span)),
    }
    [whole.sorted(), words.sorted()]
}
