//! What is asked over the lens: a sheet at the foot of the body that takes the keys until it is answered.

use ratatui::layout::Rect;

use super::ask::Ask;
use super::grades::Grades;
use super::jump::Jump;
use super::keys::Key;
use super::note::Note;
use super::panel::Panel;
use super::pick::Pick;
use super::state::State;
use super::theme::Role;
use super::wrap::{Line, Run, wrap_most};

/// An open question.
#[derive(Debug, Clone)]
pub(crate) enum Dialog {
    /// Where to go, by fuzzy name.
    Jump(Box<Jump>),
    /// Which findings are listed.
    Panel(Panel),
    /// One line of text.
    Ask(Ask),
    /// Several lines of text.
    Note(Note),
    /// A grade.
    Grades(Grades),
    /// One of a few.
    Pick(Pick),
}

/// What a key did to a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It goes on.
    Open,
    /// It is closed, and nothing was chosen.
    Closed,
    /// It is answered: what was chosen is read from it.
    Done,
}

/// A dialog as it is drawn.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    pub(crate) area: Rect,
    pub(crate) heading: Line,
    pub(crate) rows: Vec<Line>,
    /// The row that is selected.
    pub(crate) selected: Option<usize>,
    pub(crate) top: usize,
    /// Where the cursor stands: column, and row from the first one shown; in the heading if no row is named.
    pub(crate) cursor: Option<(u16, Option<usize>)>,
    pub(crate) keys: &'static [(&'static str, &'static str)],
}

impl Dialog {
    /// Takes a key in.
    pub(crate) fn key(&mut self, key: Key) -> Answer {
        match self {
            Self::Jump(d) => d.key(key),
            Self::Panel(d) => d.key(key),
            Self::Ask(d) => d.key(key),
            Self::Note(d) => d.key(key),
            Self::Grades(d) => d.key(key),
            Self::Pick(d) => d.key(key),
        }
    }

    /// Takes pasted text in.
    pub(crate) fn paste(&mut self, text: &str) {
        match self {
            Self::Jump(d) => d.write(text),
            Self::Ask(d) => d.input.write(text),
            Self::Note(d) => d.write(text),
            Self::Panel(_) | Self::Grades(_) | Self::Pick(_) => {}
        }
    }
}

/// A heading with a line being typed in it, and the column of the cursor.
pub(crate) fn typed(label: &str, input: &super::input::Input, note: &str) -> (Line, u16) {
    let (before, after) = input.halves();
    let label = format!("{label}\u{a0}");
    let at = super::wrap::cells(&label) + super::wrap::cells(before);
    let runs = [
        Run::new(Role::Heading, label),
        Run::new(Role::Text, fixed(before)),
        Run::new(Role::Text, fixed(after)),
        Run::new(Role::Dim, format!("\u{a0}\u{a0}\u{a0}{}", fixed(note))),
    ];
    (wrap_most(&runs, u16::MAX, 1).into_iter().next().unwrap_or_default(), at)
}

/// `text` with spaces that no wrapping takes away.
pub(crate) fn fixed(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

impl Sheet {
    /// Lays the open dialog out for the foot of the body.
    pub(crate) fn refresh(state: &mut State, body: Rect) {
        let Some(mut dialog) = state.dialog.take() else {
            state.sheet = None;
            return;
        };
        let width = body.width.saturating_sub(6).max(1);
        // Two rows are the rule and the heading, and of the lens something is left to be seen.
        let most = usize::from(body.height.saturating_sub(2) * 2 / 3).max(1);
        let mut sheet = match &mut dialog {
            Dialog::Jump(d) => d.sheet(state, width),
            Dialog::Panel(d) => d.sheet(state, width),
            Dialog::Ask(d) => d.sheet(width),
            Dialog::Note(d) => d.sheet(width, most),
            Dialog::Grades(d) => d.sheet(state),
            Dialog::Pick(d) => d.sheet(width),
        };
        let shown = sheet.rows.len().min(most);
        if let Some(row) = sheet.selected.or(sheet.cursor.and_then(|c| c.1)) {
            sheet.top = super::page::scrolled(sheet.top, &(row..row + 1), shown, sheet.rows.len());
        }
        let height = (shown as u16 + 2).min(body.height);
        sheet.area = Rect { y: body.bottom().saturating_sub(height), height, ..body };
        state.sheet = Some(sheet);
        state.dialog = Some(dialog);
    }
}
