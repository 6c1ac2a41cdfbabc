//! What keys do to a search: live while it is typed, then from hit to hit.

use super::keys::{Action, Code, Key};
use super::lens::number;
use super::passages::Passages;
use super::search::Search;
use super::state::{Lens, State};
use super::travel::to_number;
use super::update::{Effect, in_passages, notice};

/// A key while the query is typed.
pub(crate) fn key(state: &mut State, key: Key) -> Effect {
    match key.code {
        Code::Esc => {
            let origin = state.search.take().map(|s| s.origin);
            if let Some((lens, number)) = origin
                && lens == state.lens
                && state.passages.is_none()
            {
                to_number(state, number);
            }
        }
        Code::Enter => {
            if let Some(search) = &mut state.search {
                search.typing = false;
                if search.query.is_empty() {
                    state.search = None;
                } else {
                    told_hits(state);
                }
            }
        }
        _ => {
            if let Some(search) = &mut state.search {
                if key.code == Code::Backspace && search.input.text().is_empty() {
                    state.search = None;
                    return Effect::None;
                }
                search.input.key(key);
            }
            typed(state);
        }
    }
    Effect::None
}

/// Goes to the first hit from where the search began, while it is typed.
pub(crate) fn typed(state: &mut State) {
    let Some(mut search) = state.search.take() else { return };
    search.typed(&state.briefing);
    let origin = search.origin.1;
    let place = state.passages.as_ref().and_then(Passages::active).and_then(|pane| {
        let from = pane.flow.byte_of(pane.top);
        search.place(pane.report, from, true)
    });
    state.search = Some(search);
    if in_passages(state) {
        if let (Some(passages), Some(span)) = (&mut state.passages, place) {
            passages.hit = Some(span.start);
            passages.show(span.start);
        }
        return;
    }
    Search::refresh(state);
    if let Some(hit) = state.search.as_ref().and_then(|s| s.hit(origin, true, true)) {
        to_number(state, hit);
    }
}

fn told_hits(state: &mut State) {
    let Some(search) = &state.search else { return };
    if search.hits.is_empty() && !in_passages(state) {
        let elsewhere = match search.places() {
            0 => "and nowhere in the reports".to_owned(),
            n => format!(
                "but {} in the reports: {} shows them, {} goes on",
                number(n, "place", "places"),
                state.keymap.named(Action::Go(Lens::Outlets)),
                state.keymap.named(Action::NextHit)
            ),
        };
        let text = format!("“{}” is not in this lens, {elsewhere}", search.input.text());
        notice(state, text);
    }
}

/// To the next hit or the one before.
pub(crate) fn next_hit(state: &mut State, forward: bool) {
    if state.search.is_none() {
        let text = format!("nothing is searched for; {} begins a search", state.keymap.named(Action::Search));
        notice(state, text);
        return;
    }
    if state.help.is_some() {
        return;
    }
    if let (Some(passages), Some(search)) = (&mut state.passages, &state.search) {
        let Some(pane) = passages.active() else { return };
        let here = passages.hit.unwrap_or_else(|| pane.flow.byte_of(pane.top));
        let from = if forward { here + 1 } else { here };
        match search.place(pane.report, from, forward) {
            Some(span) => {
                passages.hit = Some(span.start);
                passages.show(span.start);
            }
            None => {
                let text = format!("“{}” is not in this report", search.input.text());
                notice(state, text);
            }
        }
        return;
    }
    for _ in 0..state.count.unwrap_or(1) {
        let number = state.seat().number;
        match state.search.as_ref().and_then(|s| s.hit(number, forward, false)) {
            Some(hit) => to_number(state, hit),
            None => return told_hits(state),
        }
    }
}
