//! Where the regions of the screen lie: a pure function of its size and of what is shown.
//!
//! ```text
//!  title    parallax  The talks                      2 outlets  10 actors  ≠ 1
//!  lenses   1 Brief  2 Outlets  3 Actors  4 Claims  5 Timeline    ▸ selected
//!
//!  body     list (the lens)                │ side (profile, reasons)
//!
//!  footer   Enter show the passages  Tab next lens  ? help
//! ```

use ratatui::layout::Rect;

use super::state::{Lens, State};

/// From this width on, reports stand side by side.
pub(crate) const WIDE: u16 = 100;
/// The smallest screen that shows more than a request for a larger one.
pub(crate) const LEAST: (u16, u16) = (40, 10);
/// The widest that text is set for reading.
pub(crate) const MEASURE: u16 = 76;

/// The regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Frame {
    pub(crate) title: Rect,
    pub(crate) lenses: Rect,
    pub(crate) body: Rect,
    /// The part of the body that holds the lens's list.
    pub(crate) list: Rect,
    /// The part that shows more of the selected item; empty where there is none.
    pub(crate) side: Rect,
    pub(crate) footer: Rect,
    /// How many rows of the body a dialog lies over, at its foot.
    pub(crate) covered: u16,
}

/// Whether the screen is too small to show anything.
pub(crate) fn too_small(size: (u16, u16)) -> bool {
    size.0 < LEAST.0 || size.1 < LEAST.1
}

/// The regions of the screen as it is now.
pub(crate) fn frame(state: &State) -> Frame {
    let (w, h) = state.size;
    if too_small(state.size) {
        return Frame::default();
    }
    // On a tall screen a free row sets the body off from what stands above and below.
    let air = u16::from(h >= 20);
    let top = 2 + air;
    let body = Rect::new(0, top, w, h - top - 1 - air);
    let (mut list, mut side) = split(state, body);
    // What a dialog is about stays in sight above it.
    let covered = state.sheet.as_ref().map_or(0, |s| s.area.height);
    for part in [&mut list, &mut side] {
        part.height = part.height.min(body.bottom().saturating_sub(covered).saturating_sub(part.y));
    }
    Frame {
        title: Rect::new(0, 0, w, 1),
        lenses: Rect::new(0, 1, w, 1),
        body,
        list,
        side,
        footer: Rect::new(0, h - 1, w, 1),
        covered,
    }
}

impl Frame {
    /// The body as far as no dialog lies over it.
    pub(crate) fn open(self) -> Rect {
        Rect { height: self.body.height.saturating_sub(self.covered), ..self.body }
    }
}

fn split(state: &State, body: Rect) -> (Rect, Rect) {
    match state.lens {
        Lens::Actors if body.width >= WIDE => {
            let left = (body.width / 2).clamp(44, 66);
            (Rect { width: left, ..body }, Rect { x: left + 1, width: body.width - left - 1, ..body })
        }
        Lens::Actors if state.profile.focused => (Rect { height: 0, ..body }, body),
        Lens::Actors if body.height >= 16 => below(body, body.height * 9 / 20),
        Lens::Claims if body.height >= 16 => below(body, body.height * 11 / 20),
        _ => (body, Rect::default()),
    }
}

/// The body cut in two, one above the other, with a free row between.
fn below(body: Rect, upper: u16) -> (Rect, Rect) {
    let rest = body.height - upper - 1;
    (Rect { height: upper, ..body }, Rect { y: body.y + upper + 1, height: rest, ..body })
}
