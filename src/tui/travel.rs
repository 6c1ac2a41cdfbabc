//! Moving: item by item, by pages, from dispute to dispute, in the list, the profile, the passages and the help.

use super::keys::Action;
use super::lens::number;
use super::page::Item;
use super::passages::Passages;
use super::state::{Lens, State, Who};
use super::update::notice;
use super::{desk, geometry, lens};
use crate::model::{FindingId, Relation, ReportId};

/// The item that the keys are on.
pub(crate) fn current(state: &State) -> Option<Item> {
    if state.profile.focused {
        return state.profile.page.entries.get(state.profile.number).map(|e| e.item);
    }
    state.seat().at
}

/// Puts the shared selection on an item.
pub(crate) fn select(state: &mut State, item: Item) {
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

/// Selects the item of that number in the list.
pub(crate) fn to_number(state: &mut State, number: usize) {
    if let Some(item) = state.page().entries.get(number).map(|e| e.item) {
        state.seat_mut().number = number;
        select(state, item);
    }
}

/// Moves by one of the moving actions, in whatever has the keys.
pub(crate) fn travel(state: &mut State, action: Action) {
    match action {
        Action::NextDispute | Action::PrevDispute => return hop(state, Hop::Dispute, action == Action::NextDispute),
        Action::NextUnreviewed | Action::PrevUnreviewed => {
            return hop(state, Hop::Unreviewed, action == Action::NextUnreviewed);
        }
        Action::NextOfWho | Action::PrevOfWho => return hop(state, Hop::OfWho, action == Action::NextOfWho),
        _ => {}
    }
    let frame = geometry::frame(state);
    let times = isize::try_from(state.count.unwrap_or(1)).unwrap_or(1);
    let page = |height: u16| isize::try_from(height.saturating_sub(2).max(1)).unwrap_or(1);
    let rows = match action {
        Action::Down => 1,
        Action::Up => -1,
        Action::PageDown => page(frame.body.height),
        Action::PageUp => -page(frame.body.height),
        Action::HalfDown => page(frame.body.height / 2),
        Action::HalfUp => -page(frame.body.height / 2),
        Action::First => isize::MIN / 20_000,
        Action::Last => isize::MAX / 20_000,
        _ => 0,
    };
    if let Some(help) = &mut state.help {
        help.scroll(rows * times);
    } else if state.passages.is_some() {
        in_passages(state, action, rows * times);
    } else if state.profile.focused {
        in_profile(state, action, rows * times, frame.side.height.into());
    } else {
        match action {
            Action::Left | Action::Right => sideways(state, action == Action::Right),
            Action::Down | Action::Up if times == 1 => step(state, rows, frame.list.height.into()),
            Action::Down | Action::Up => by_items(state, rows * times),
            _ => leap(state, rows * times),
        }
    }
}

fn in_passages(state: &mut State, action: Action, rows: isize) {
    let Some(passages) = &mut state.passages else { return };
    match action {
        Action::Left | Action::Right => {
            let right = action == Action::Right;
            if !passages.step(right) {
                notice(state, if right { "this is the last passage" } else { "this is the first passage" });
            }
        }
        _ => passages.scroll(rows),
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
        Lens::Actors => {
            let text = format!("{} goes to the profile", state.keymap.named(Action::Right));
            notice(state, text);
        }
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
    let name = state.index.names[now.index()].clone();
    notice(state, format!("{name} leads"));
}

/// One item on; of an item taller than the window, first the rest of it.
fn step(state: &mut State, by: isize, height: usize) {
    let page = state.page();
    let seat = state.seat();
    let window = height - page.head_height(height);
    if let Some(entry) = page.entries.get(seat.number).filter(|_| window > 0) {
        let (bottom, most) = (seat.top + window, window.saturating_sub(1).max(1));
        let top = if by > 0 && entry.rows.end > bottom {
            Some(seat.top + (entry.rows.end - bottom).min(most))
        } else if by < 0 && entry.rows.start < seat.top {
            Some(seat.top - (seat.top - entry.rows.start).min(most))
        } else {
            None
        };
        if let Some(top) = top {
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

/// So many items on.
fn by_items(state: &mut State, by: isize) {
    let last = state.page().entries.len().saturating_sub(1);
    let to = state.seat().number.saturating_add_signed(by).min(last);
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

/// What one hops to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hop {
    Dispute,
    Unreviewed,
    OfWho,
}

impl Hop {
    const fn none(self) -> &'static str {
        match self {
            Self::Dispute => "no further dispute here",
            Self::Unreviewed => "nothing further that is not reviewed",
            Self::OfWho => "nothing further of who is selected",
        }
    }

    fn takes(self, state: &State, f: FindingId) -> bool {
        let ctx = state.ctx(state.size.0);
        match self {
            Self::Dispute => {
                let relation = state.briefing.findings[f].relation;
                matches!(relation, Relation::Disputed | Relation::Updated) && ctx.shows(f)
            }
            Self::Unreviewed => ctx.shows(f) && !state.judgements.reviewed(desk::finding(f)),
            Self::OfWho => ctx.concerns(f),
        }
    }
}

/// To the next item of a kind, or the one before.
fn hop(state: &mut State, hop: Hop, forward: bool) {
    if hop == Hop::OfWho && state.look.who.is_none() {
        let text = format!("nobody is selected; {} lists who there is", state.keymap.named(Action::Go(Lens::Actors)));
        notice(state, text);
        return;
    }
    for _ in 0..state.count.unwrap_or(1) {
        let moved =
            if state.passages.is_some() { hop_passages(state, hop, forward) } else { hop_list(state, hop, forward) };
        if !moved {
            notice(state, hop.none());
            return;
        }
    }
}

fn hop_list(state: &mut State, hop: Hop, forward: bool) -> bool {
    let from = state.seat().number;
    let found = {
        let entries = &state.page().entries;
        let takes = |n: &usize| {
            let Some(entry) = entries.get(*n) else { return false };
            let actor = matches!((entry.item, state.look.who), (Item::Actor(a), Some(Who::Actor(w))) if a == w && hop == Hop::OfWho);
            actor || lens::findings(&state.briefing, &state.index, entry.item).into_iter().any(|f| hop.takes(state, f))
        };
        if forward { (from + 1..entries.len()).find(takes) } else { (0..from).rev().find(takes) }
    };
    found.inspect(|&n| to_number(state, n)).is_some()
}

/// From the passages of one finding to those of the next.
fn hop_passages(state: &mut State, hop: Hop, forward: bool) -> bool {
    let here = state.passages.as_ref().and_then(|p| p.item);
    let all: Vec<FindingId> = state.briefing.findings.iter().map(|f| f.id).collect();
    let at = here.and_then(|item| lens::findings(&state.briefing, &state.index, item).into_iter().next());
    let from = at.map(FindingId::index);
    let takes = |f: &&FindingId| hop.takes(state, **f);
    let found = if forward {
        all.iter().skip(from.map_or(0, |n| n + 1)).find(takes)
    } else {
        all.iter().take(from.unwrap_or(0)).rev().find(takes)
    };
    let Some(&f) = found else { return false };
    let item = Item::Finding(f);
    state.spot = Some(item);
    state.passages = Passages::of(state, item);
    let place = number(f.index() + 1, "finding", "findings");
    notice(state, format!("{place} of {}", all.len()));
    true
}
