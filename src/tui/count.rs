//! Counts before a key: `8j`, `05j`, and `5j` where a digit alone turns to a lens.
//!
//! In the lenses 1 to 5 flip at once: nobody waits to see whether more is typed. Where a key that takes a count comes with
//! the digit in one go, before any picture showed the flip, the digit was its count, and the flip is taken back.

use super::keys::{Action, Code, Key};
use super::state::{Lens, State, Visit};

/// The largest count.
const MOST: usize = 9_999;

/// A digit that has turned to a lens, and may turn out to have been a count.
#[derive(Debug, Clone)]
pub(crate) struct Turned {
    digit: usize,
    lens: Lens,
    trail: usize,
    ahead: Vec<Visit>,
}

impl Turned {
    /// What `key` turns from, if it is a digit that goes to a lens and no count is begun; `before` came in one go with it.
    pub(crate) fn by(state: &State, key: Key, action: Option<Action>, before: Option<Self>) -> Option<Self> {
        let goes = matches!(action, Some(Action::Go(_))) && state.count.is_none();
        let digit = digit(key).filter(|_| goes && !key.alt)?;
        Some(match before {
            Some(before) => Self { digit: (before.digit * 10 + digit).min(MOST), ..before },
            None => Self { digit, lens: state.lens, trail: state.trail.len(), ahead: state.ahead.clone() },
        })
    }

    /// Takes the flip back where `key`, typed in one go with the digit, wants a count or goes on with one; a digit that
    /// turns to a lens itself may do so still.
    pub(crate) fn back(self, state: &mut State, key: Key) -> Option<Self> {
        let action = state.keymap.action(key, state.place(), state.search.is_some());
        if action.is_some_and(counts) || action.is_none() && digit(key).is_some() {
            state.lens = self.lens;
            state.trail.truncate(self.trail);
            state.ahead = self.ahead;
            state.count = Some(self.digit);
            return None;
        }
        Some(self)
    }
}

/// Whether an action takes a count.
fn counts(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::Down
            | A::Up
            | A::PageDown
            | A::PageUp
            | A::HalfDown
            | A::HalfUp
            | A::NextDispute
            | A::PrevDispute
            | A::NextUnreviewed
            | A::PrevUnreviewed
            | A::NextOfWho
            | A::PrevOfWho
            | A::NextHit
            | A::PrevHit
    )
}

fn digit(key: Key) -> Option<usize> {
    match key {
        Key { code: Code::Char(c), ctrl: false, .. } => c.to_digit(10).map(|d| d as usize),
        _ => None,
    }
}

/// The count that a digit adds up to, where it is one: a digit that does nothing by itself begins one, any does that is
/// pressed with Alt, and any goes on.
pub(crate) fn counted(state: &State, key: Key) -> Option<usize> {
    let digit = digit(key)?;
    let free = key.alt || state.keymap.action(key, state.place(), state.search.is_some()).is_none();
    match state.count {
        Some(count) => Some((count * 10 + digit).min(MOST)),
        None => free.then_some(digit),
    }
}
