//! What a key, a paste or a change of size does to the state: pure, total, and all that it wants of the world is data.

use super::help::Help;
use super::keys::{Action, Code, Key};
use super::lens;
use super::page::Item;
use super::passages::Passages;
use super::search::Search;
use super::state::{Lens, Notice, State, Visit, Who};
use super::{geometry, keys::Place};
use crate::model::ReportId;

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The screen has another size: columns and rows.
    Resize(u16, u16),
}

/// What the state asks of the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// To leave the program.
    Quit,
    /// To stop until the shell brings the program back.
    Suspend,
    /// To paint every cell anew.
    Redraw,
}

/// Takes `msg` in, and says what is to be done about it.
pub fn update(state: &mut State, msg: Msg) -> Effect {
    let effect = match msg {
        Msg::Key(key) => press(state, key),
        Msg::Paste(text) => {
            if let Some(search) = state.search.as_mut().filter(|s| s.typing) {
                search.input.write(&text);
                typed(state);
            }
            Effect::None
        }
        Msg::Resize(width, height) => {
            state.size = (width, height);
            Effect::None
        }
    };
    state.refresh();
    effect
}

fn press(state: &mut State, key: Key) -> Effect {
    state.notice = None;
    if state.search.as_ref().is_some_and(|s| s.typing) {
        return type_search(state, key);
    }
    let place = state.place();
    match state.keymap.action(key, place) {
        // On a screen that is too small nothing can be seen to happen.
        Some(action)
            if geometry::too_small(state.size)
                && !matches!(action, Action::Quit | Action::QuitNow | Action::Suspend | Action::Redraw) =>
        {
            Effect::None
        }
        Some(action) => act(state, action),
        None => {
            let why = match state.keymap.elsewhere(key) {
                Some(row) => format!("{key} ({}) works {}", row.name, row.place()),
                None => format!("{key} does nothing; ? lists the keys"),
            };
            notice(state, why);
            Effect::None
        }
    }
}

fn notice(state: &mut State, text: impl Into<String>) {
    state.notice = Some(Notice { text: text.into(), warning: false });
}

fn act(state: &mut State, action: Action) -> Effect {
    match action {
        Action::QuitNow => return Effect::Quit,
        Action::Suspend => return Effect::Suspend,
        Action::Redraw => return Effect::Redraw,
        Action::Quit => {
            if state.help.take().is_none() && state.passages.take().is_none() {
                return Effect::Quit;
            }
        }
        Action::Escape => escape(state),
        Action::Back => back(state),
        Action::Help => match state.help.take() {
            Some(_) => {}
            None => state.help = Some(Help::new(state.place())),
        },
        Action::Search => {
            state.help = None;
            state.search = Some(Search::new(state.lens, state.seat().number));
        }
        Action::NextHit => next_hit(state, true),
        Action::PrevHit => next_hit(state, false),
        Action::Go(lens) => go(state, lens),
        Action::NextLens => go(state, state.lens.after()),
        Action::PrevLens => go(state, state.lens.before()),
        Action::Open => open(state),
        Action::Possible => possible(state),
        Action::Align => {
            state.look.published = !state.look.published;
            let how = if state.look.published {
                "as published: each report in its own order"
            } else {
                "aligned: passages that tell the same stand level"
            };
            notice(state, how);
        }
        Action::NextOutlets => page_outlets(state, true),
        Action::PrevOutlets => page_outlets(state, false),
        Action::Filter => {
            state.look.filter = state.look.filter.next();
            notice(state, format!("filter: {}", state.look.filter.name()));
        }
        moving => travel(state, moving),
    }
    Effect::None
}

fn escape(state: &mut State) {
    let closed = state.help.take().is_some() || state.search.take().is_some() || state.passages.take().is_some();
    if closed {
        return;
    }
    if state.profile.focused {
        state.profile.focused = false;
    } else if state.look.filter != lens::Filter::All && state.lens == Lens::Claims {
        state.look.filter = lens::Filter::All;
    } else if state.look.who.take().is_some() {
        notice(state, "nobody selected: everything is shown");
    } else {
        notice(state, "q quits");
    }
}

fn back(state: &mut State) {
    if state.help.take().is_some() || state.passages.take().is_some() {
        return;
    }
    if state.profile.focused {
        state.profile.focused = false;
        return;
    }
    match state.trail.pop() {
        Some(visit) => {
            state.lens = visit.lens;
            let seat = state.seat_mut();
            seat.at = visit.at.or(seat.at);
            let spot = state.spot;
            state.seat_mut().followed = spot;
        }
        None => notice(state, "this is where you started"),
    }
}

fn go(state: &mut State, lens: Lens) {
    if lens == state.lens {
        return;
    }
    remember(state);
    state.lens = lens;
    state.profile.focused = false;
}

/// Keeps the place for `Backspace`.
fn remember(state: &mut State) {
    const MOST: usize = 200;
    let visit = Visit { lens: state.lens, at: state.seat().at };
    if state.trail.last() != Some(&visit) {
        if state.trail.len() == MOST {
            state.trail.remove(0);
        }
        state.trail.push(visit);
    }
}

/// The item that the keys are on.
fn current(state: &State) -> Option<Item> {
    if state.profile.focused {
        return state.profile.page.entries.get(state.profile.number).map(|e| e.item);
    }
    state.seat().at
}

fn open(state: &mut State) {
    let Some(item) = current(state) else {
        notice(state, "nothing is selected");
        return;
    };
    if item == Item::Possible {
        possible(state);
        return;
    }
    match Passages::of(state, item) {
        Some(passages) => {
            if !state.profile.focused {
                select(state, item);
            }
            state.passages = Some(passages);
        }
        None => notice(state, "no passage stands behind this line"),
    }
}

fn possible(state: &mut State) {
    state.look.possible = !state.look.possible;
    notice(state, if state.look.possible { "possible findings are shown" } else { "possible findings are hidden" });
}

fn page_outlets(state: &mut State, forward: bool) {
    let others = state.briefing.reports.len().saturating_sub(1);
    if others < 2 {
        notice(state, "there is no further outlet");
        return;
    }
    state.look.paged = if forward { state.look.paged + 1 } else { state.look.paged + others - 1 } % others;
}

/// Puts the shared selection on an item.
fn select(state: &mut State, item: Item) {
    state.spot = Some(item);
    let seat = state.seat_mut();
    seat.at = Some(item);
    seat.followed = Some(item);
    if state.lens == Lens::Actors {
        state.look.who = match item {
            Item::Actor(a) => Some(Who::Actor(a)),
            Item::Unnamed(u) => Some(Who::Unnamed(u)),
            _ => state.look.who,
        };
    }
}

/// Moves by one of the moving actions, in whatever has the keys.
fn travel(state: &mut State, action: Action) {
    let frame = geometry::frame(state);
    let page = |height: u16| isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
    let rows = match action {
        Action::Down => 1,
        Action::Up => -1,
        Action::PageDown => page(frame.body.height),
        Action::PageUp => -page(frame.body.height),
        Action::HalfDown => page(frame.body.height / 2),
        Action::HalfUp => -page(frame.body.height / 2),
        Action::First => isize::MIN / 2,
        Action::Last => isize::MAX / 2,
        _ => 0,
    };
    if let Some(help) = &mut state.help {
        help.scroll(rows);
    } else if let Some(passages) = &mut state.passages {
        match action {
            Action::Left | Action::Right => {
                if !passages.step(action == Action::Right) {
                    notice(
                        state,
                        if action == Action::Right { "this is the last passage" } else { "this is the first passage" },
                    );
                }
            }
            _ => passages.scroll(rows),
        }
    } else if state.profile.focused {
        in_profile(state, action, rows, frame.side.height.into());
    } else {
        match action {
            Action::Left | Action::Right => sideways(state, action == Action::Right),
            Action::Down | Action::Up => step(state, rows, frame.list.height.into()),
            _ => leap(state, rows),
        }
    }
}

fn sideways(state: &mut State, right: bool) {
    match state.lens {
        Lens::Actors if right => {
            if state.profile.page.entries.is_empty() && geometry::frame(state).side.height > 0 {
                notice(state, "nothing more is known of it");
            } else {
                state.profile.focused = true;
                if let Some(item) = state.seat().at {
                    select(state, item);
                }
            }
        }
        Lens::Actors => notice(state, "l goes to the profile"),
        _ => lead(state, right),
    }
}

/// Lets the next or the previous report lead in the Outlets lens, from the passage that tells of the same.
fn lead(state: &mut State, right: bool) {
    let reports = state.briefing.reports.len();
    if reports < 2 {
        notice(state, "there is one report only");
        return;
    }
    let was = state.look.leader;
    let now = ReportId::new(if right { was.index() + 1 } else { was.index() + reports - 1 } % reports);
    state.look.leader = now;
    if let Some(Item::Passage(report, unit)) =
        state.seat().at.filter(|i| !matches!(i, Item::Passage(r, _) if *r == now))
        && let Some(&partner) = state.index.partners(&state.briefing, report, unit, now).first()
    {
        select(state, Item::Passage(now, partner));
    }
    let name = state.briefing.reports[now].outlet.clone();
    notice(state, format!("{name} leads"));
}

/// One item on; of an item taller than the window, first the rest of it.
fn step(state: &mut State, by: isize, height: usize) {
    let page = state.page();
    let seat = state.seat();
    let window = height - page.head_height(height);
    if let Some(entry) = page.entries.get(seat.number) {
        let bottom = seat.top + window;
        if by > 0 && entry.rows.end > bottom && window > 0 {
            let top = seat.top + (entry.rows.end - bottom).min(window.saturating_sub(1).max(1));
            state.seat_mut().top = top;
            state.held = true;
            return;
        }
        if by < 0 && entry.rows.start < seat.top && window > 0 {
            let top = seat.top - (seat.top - entry.rows.start).min(window.saturating_sub(1).max(1));
            state.seat_mut().top = top;
            state.held = true;
            return;
        }
    }
    let last = page.entries.len().saturating_sub(1);
    let to = seat.number.saturating_add_signed(by).min(last);
    if to == seat.number {
        // At the end, what stands below the last item can still be scrolled to.
        let most = page.height().saturating_sub(window);
        let top = seat.top.saturating_add_signed(by).min(most);
        if top == seat.top {
            notice(state, if by > 0 { "this is the end" } else { "this is the beginning" });
        }
        state.seat_mut().top = top;
        state.held = true;
    }
    to_number(state, to);
}

/// To the item that stands `rows` rows further.
fn leap(state: &mut State, rows: isize) {
    let page = state.page();
    let seat = state.seat();
    let Some(entry) = page.entries.get(seat.number) else { return };
    let want = entry.rows.start.saturating_add_signed(rows);
    let last = page.entries.len().saturating_sub(1);
    let mut to = page.entries.partition_point(|e| e.rows.end <= want).min(last);
    if to == seat.number {
        to = seat.number.saturating_add_signed(rows.signum()).min(last);
    }
    to_number(state, to);
}

fn to_number(state: &mut State, number: usize) {
    if let Some(item) = state.page().entries.get(number).map(|e| e.item) {
        state.seat_mut().number = number;
        select(state, item);
    }
}

fn in_profile(state: &mut State, action: Action, rows: isize, height: usize) {
    let profile = &mut state.profile;
    let last = profile.page.entries.len().saturating_sub(1);
    match action {
        Action::Left => profile.focused = false,
        Action::Right => {}
        Action::Down | Action::Up => {
            let to = profile.number.saturating_add_signed(rows).min(last);
            if to == profile.number {
                let most = profile.page.height().saturating_sub(height);
                profile.top = profile.top.saturating_add_signed(rows).min(most);
            }
            profile.number = to;
        }
        _ => {
            let start = profile.page.entries.get(profile.number).map_or(0, |e| e.rows.start);
            let want = start.saturating_add_signed(rows);
            profile.number = profile.page.entries.partition_point(|e| e.rows.end <= want).min(last);
        }
    }
}

fn type_search(state: &mut State, key: Key) -> Effect {
    match (key.code, key.ctrl) {
        (Code::Char('c'), true) => return Effect::Quit,
        (Code::Char('z'), true) => return Effect::Suspend,
        (Code::Esc, _) => {
            let origin = state.search.take().map(|s| s.origin);
            if let Some((lens, number)) = origin
                && lens == state.lens
                && state.passages.is_none()
            {
                to_number(state, number);
            }
        }
        (Code::Enter, _) => {
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
fn typed(state: &mut State) {
    let Some(mut search) = state.search.take() else { return };
    search.typed(&state.briefing);
    let origin = search.origin.1;
    let report = state.passages.as_ref().map(Passages::report);
    let byte = report.and_then(|r| {
        let pane = state.passages.as_ref().and_then(Passages::active)?;
        search.place(r, pane.flow.byte_of(pane.top), true)
    });
    state.search = Some(search);
    if state.place() == Place::Passage {
        if let (Some(passages), Some(span)) = (&mut state.passages, byte) {
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
    if search.hits.is_empty() && state.place() != Place::Passage {
        let elsewhere = match search.places() {
            0 => "and nowhere in the reports".to_owned(),
            n => format!("but {} in the reports: 2 shows them, n goes on", lens::number(n, "place", "places")),
        };
        let text = format!("“{}” is not in this lens, {elsewhere}", search.input.text());
        notice(state, text);
    }
}

fn next_hit(state: &mut State, forward: bool) {
    if state.search.is_none() {
        notice(state, "nothing is searched for; / begins a search");
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
            None => told_nowhere(state),
        }
        return;
    }
    let number = state.seat().number;
    match state.search.as_ref().and_then(|s| s.hit(number, forward, false)) {
        Some(hit) => to_number(state, hit),
        None => told_hits(state),
    }
}

fn told_nowhere(state: &mut State) {
    let text = state.search.as_ref().map(|s| format!("“{}” is not in this report", s.input.text()));
    if let Some(text) = text {
        notice(state, text);
    }
}
