//! The mouse, where the analyst has asked for it: a click selects, a second one opens, the wheel moves.

use ratatui::layout::Position;

use super::keys::Action;
use super::state::State;
use super::update::{Effect, act};
use super::{bars, geometry, travel};

/// A click at a column and row.
pub(crate) fn click(state: &mut State, x: u16, y: u16) -> Effect {
    state.notice = None;
    if state.dialog.is_some() || geometry::too_small(state.size) {
        return Effect::None;
    }
    let frame = geometry::frame(state);
    let at = Position::new(x, y);
    if frame.lenses.contains(at) {
        if let Some(lens) = bars::lens_at(state, x) {
            state.passages = None;
            state.help = None;
            return act(state, Action::Go(lens));
        }
    } else if let Some(passages) = &mut state.passages {
        let pane = passages.panes.iter().find(|p| p.area.contains(at)).map(|p| p.report);
        if let Some(n) = pane.and_then(|r| passages.targets.iter().position(|t| t.report == r))
            && passages.report() != passages.targets[n].report
        {
            passages.at = n;
        }
    } else if frame.list.contains(at) && state.help.is_none() {
        let page = state.page();
        let head = page.head_height(frame.list.height.into());
        let row = usize::from(y - frame.list.y);
        let entry = row.checked_sub(head).and_then(|r| page.at_row(r + state.seat().top));
        if let Some(n) = entry {
            let again = n == state.seat().number && !state.profile.focused;
            state.profile.focused = false;
            if again {
                return act(state, Action::Open);
            }
            travel::to_number(state, n);
        }
    } else if frame.side.contains(at) && state.help.is_none() {
        let row = usize::from(y - frame.side.y) + state.profile.top;
        if let Some(n) = state.profile.page.at_row(row) {
            state.profile.focused = state.lens == super::state::Lens::Actors;
            state.profile.number = n;
        }
    }
    Effect::None
}

/// The wheel: items in a list, rows in a text.
pub(crate) fn wheel(state: &mut State, rows: i16) {
    if state.dialog.is_some() {
        return;
    }
    let action = if rows > 0 { Action::Down } else { Action::Up };
    let text = state.passages.is_some() || state.help.is_some();
    state.count = Some(usize::from(rows.unsigned_abs()) * if text { 3 } else { 1 });
    travel::travel(state, action);
    state.count = None;
}
