//! Going places: to a lens or an item, back, forward, and letting go.

use super::keys::Action;
use super::lens::Filter;
use super::page::Item;
use super::passages::Passages;
use super::state::{Lens, State, Visit};
use super::travel;
use super::update::{Effect, notice};

/// Shows an item in the lens where it belongs.
pub(crate) fn go_to(state: &mut State, item: Item) {
    remember(state);
    state.passages = None;
    state.help = None;
    state.profile.focused = false;
    match item {
        Item::Passage(report, _) => {
            state.lens = Lens::Outlets;
            state.look.leader = report;
        }
        Item::Actor(_) | Item::Unnamed(_) => state.lens = Lens::Actors,
        Item::Finding(f) => {
            state.lens = Lens::Claims;
            let ctx = state.ctx(state.size.0);
            let (shown, concerns) = (ctx.shows(f), ctx.concerns(f));
            let passes = state.look.filter.takes(ctx, &state.briefing.findings[f]);
            // What was asked for by name is shown, whatever was filtered before.
            state.look.possible |= !shown;
            if !concerns {
                state.look.who = None;
            }
            if !passes {
                state.look.filter = Filter::default();
            }
        }
        _ => {}
    }
    if let Item::Claim(_) = item {
        state.spot = Some(item);
        state.passages = Passages::of(state, item);
    } else {
        travel::select(state, item);
    }
}

/// Lets go of the topmost thing that is held: a layer, a search, a filter, who is selected, the
/// reading that goes on.
pub(crate) fn escape(state: &mut State) -> Effect {
    let closed = state.help.take().is_some() || state.search.take().is_some() || state.passages.take().is_some();
    if closed || state.count.is_some() {
        return Effect::None;
    }
    if state.linking.take().is_some() {
        notice(state, "nothing is marked for a link any more");
    } else if state.profile.focused {
        state.profile.focused = false;
    } else if !state.look.filter.is_empty() && state.lens == Lens::Claims {
        state.look.filter = Filter::default();
    } else if state.look.who.take().is_some() {
        notice(state, "nobody selected: everything is shown");
    } else if state.progress.is_some() {
        return Effect::Cancel;
    } else {
        let text = format!("{} quits", state.keymap.named(Action::Quit));
        notice(state, text);
    }
    Effect::None
}

/// Back to where one came from.
pub(crate) fn back(state: &mut State) {
    if state.help.take().is_some() || state.passages.take().is_some() {
        return;
    }
    if state.profile.focused {
        state.profile.focused = false;
        return;
    }
    match state.trail.pop() {
        Some(visit) => {
            state.ahead.push(here(state));
            return_to(state, visit);
        }
        None => notice(state, "this is where you started"),
    }
}

/// Forward to where one went back from.
pub(crate) fn forward(state: &mut State) {
    match state.ahead.pop() {
        Some(visit) => {
            state.passages = None;
            state.trail.push(here(state));
            return_to(state, visit);
        }
        None => notice(state, "there is nothing to go forward to"),
    }
}

fn here(state: &State) -> Visit {
    Visit { lens: state.lens, at: state.seat().at }
}

fn return_to(state: &mut State, visit: Visit) {
    state.lens = visit.lens;
    let spot = state.spot;
    let seat = state.seat_mut();
    seat.at = visit.at.or(seat.at);
    seat.followed = spot;
}

/// To a lens.
pub(crate) fn go(state: &mut State, lens: Lens) {
    if lens != state.lens {
        remember(state);
        state.lens = lens;
        state.profile.focused = false;
    }
}

/// Keeps the place for `Backspace`.
fn remember(state: &mut State) {
    const MOST: usize = 200;
    let visit = here(state);
    state.ahead.clear();
    if state.trail.last() != Some(&visit) {
        if state.trail.len() == MOST {
            state.trail.remove(0);
        }
        state.trail.push(visit);
    }
}
