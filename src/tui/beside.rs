//! The other reports as published: each keeps its own order, and is scrolled so that what tells of the same as the
//! selected passage stands level with it.

use std::ops::Range;

use ratatui::layout::Rect;

use super::draw::Overlay;
use super::geometry;
use super::lens::{self, Flow, Layout};
use super::page::Item;
use super::state::{Lens, State};
use super::theme::Role;
use crate::model::ReportId;

/// A report as published, beside the leading one.
#[derive(Debug, Clone)]
pub(crate) struct Beside {
    pub(crate) report: ReportId,
    pub(crate) flow: Flow,
    width: u16,
    /// First row shown; less than nothing where it begins further down.
    pub(crate) top: isize,
    /// The rows of the passages that tell of the same as the selected one.
    pub(crate) partners: Vec<Range<usize>>,
}

impl Beside {
    /// Brings the partners of the selected passage level with it.
    pub(crate) fn refresh(state: &mut State, list: Rect) {
        state.here = Overlay::default();
        if state.lens != Lens::Outlets || state.look.layout != Layout::Published || list.is_empty() {
            state.beside.clear();
            return;
        }
        let mut here = Overlay::new(Role::Passage, state.briefing.reports.len());
        let mut before = std::mem::take(&mut state.beside);
        let mut after = Vec::new();
        let ctx = state.ctx(list.width);
        let (shown, each) = lens::beside(ctx);
        let seat = &state.seats[Lens::Outlets.index()];
        let row = state.page().entries.get(seat.number).map_or(0, |e| e.rows.start);
        let level = row.cast_signed() - seat.top.cast_signed();
        for report in shown {
            let kept = before.iter().position(|b| b.report == report && b.width == each).map(|n| before.swap_remove(n));
            let mut this = kept.unwrap_or_else(|| {
                let flow = lens::flow(ctx, report, each.min(geometry::MEASURE + 6));
                Self { report, flow, width: each, top: 0, partners: Vec::new() }
            });
            this.partners.clear();
            if let Some(Item::Passage(leader, unit)) = seat.at {
                let found = state.index.partners_shown(&state.briefing, (leader, unit), report, |f| ctx.shows(f));
                for (report, unit) in found.iter().map(|&p| (report, p)).chain([(leader, unit)]) {
                    if let Some(unit) = state.index.units(report).get(unit) {
                        here.add(report, unit.span);
                    }
                }
                this.partners = found
                    .iter()
                    .filter_map(|&p| this.flow.page.find(Item::Passage(report, p)))
                    .filter_map(|n| this.flow.page.entries.get(n).map(|e| e.rows.clone()))
                    .collect();
            }
            if let Some(first) = this.partners.first() {
                this.top = first.start.cast_signed() - level;
            }
            let most = this.flow.page.height().saturating_sub(1).cast_signed();
            this.top = this.top.min(most);
            after.push(this);
        }
        state.beside = after;
        state.here = here.sorted();
    }
}
