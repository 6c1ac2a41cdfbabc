//! The list of events that the reports of a folder were sorted into; `Enter` opens one.
//!
//! ```text
//!  parallax  day                                       12 events  48 reports
//!
//!  OUTLETS  REPORTS  EVENT
//! ▌      3        5  Ferry runs aground off Kalvik              12 March 2024
//!                    Harbour Herald, Quay Gazette, Coast Wire
//!
//!  Enter open  a all together  / search  ? help
//! ```

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::bars::{fitting, keys};
use super::draw::Brush;
use super::geometry::too_small;
use super::help::Help;
use super::input::Input;
use super::keys::{Action, Code, Key, Keymap, Place};
use super::lens::{day, number};
use super::search::Folded;
use super::theme::{Role, Theme};
use super::update::Msg;
use super::wrap::{Run, cells, wrap};
use crate::load::shelf::{Event, Shelf};

/// Rows that an event takes.
const ROWS: usize = 2;

/// Columns before an event's title, where there is room for headings.
const LEAD: u16 = 20;

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Nothing yet.
    None,
    /// An event, by its place in the shelf.
    Event(usize),
    /// All reports together.
    All,
    /// To leave the program.
    Quit,
    /// To stop until the shell brings the program back.
    Suspend,
    /// To paint every cell anew.
    Redraw,
}

/// The list as it is shown.
#[derive(Debug)]
pub struct Listing {
    name: String,
    shelf: Option<Arc<Shelf>>,
    /// How many of how many files are read.
    progress: (usize, usize),
    /// The events that are listed, by their places in the shelf.
    shown: Vec<usize>,
    /// The selected one, by its place in `shown`.
    at: usize,
    top: usize,
    pub(crate) size: (u16, u16),
    theme: Theme,
    keymap: Keymap,
    input: Input,
    typing: bool,
    help: Option<Help>,
    notice: Option<String>,
}

impl Listing {
    /// An empty list for the folder called `name`.
    pub fn new(name: String, size: (u16, u16), theme: Theme, keymap: Keymap) -> Self {
        Self {
            name,
            shelf: None,
            progress: (0, 0),
            shown: Vec::new(),
            at: 0,
            top: 0,
            size,
            theme,
            keymap,
            input: Input::default(),
            typing: false,
            help: None,
            notice: None,
        }
    }

    /// Takes the sorted reports; the selected event stays selected where one of its reports is still there.
    pub fn fill(&mut self, shelf: Arc<Shelf>) {
        let path = |s: &Shelf, e: &Event| e.cards.first().and_then(|&c| s.cards.get(c)).map(|c| c.path.clone());
        let was = self.shelf.as_ref().zip(self.selected()).and_then(|(s, e)| path(s, s.events.get(e)?));
        self.shelf = Some(shelf.clone());
        self.filter();
        let holds =
            |e: &Event| e.cards.iter().filter_map(|&c| shelf.cards.get(c)).any(|c| Some(&c.path) == was.as_ref());
        let again = self.shown.iter().position(|&e| shelf.events.get(e).is_some_and(holds));
        self.at = again.unwrap_or(self.at.min(self.shown.len().saturating_sub(1)));
        self.settle();
    }

    /// The sorted reports, once they are.
    pub(crate) fn shelf(&self) -> Option<Arc<Shelf>> {
        self.shelf.clone()
    }

    fn selected(&self) -> Option<usize> {
        self.shown.get(self.at).copied()
    }

    /// Lists the events that hold what is searched for.
    fn filter(&mut self) {
        let Some(shelf) = &self.shelf else { return };
        let query = Folded::new(self.input.text());
        let holds = |e: &Event| {
            query.is_empty()
                || !query.find_all(&e.title).is_empty()
                || shelf.outlets(e).iter().any(|o| !query.find_all(o).is_empty())
        };
        self.shown = (0..shelf.events.len()).filter(|&e| shelf.events.get(e).is_some_and(holds)).collect();
    }

    /// Takes in what has happened.
    pub fn update(&mut self, msg: Msg) -> Choice {
        let mut choice = Choice::None;
        match msg {
            Msg::Key(key) | Msg::Quick(key) => choice = self.press(key),
            Msg::Paste(text) if self.typing => {
                self.input.write(&text);
                self.typed();
            }
            Msg::Resize(width, height) => self.size = (width, height),
            Msg::Wheel(rows) => self.step(rows.into()),
            Msg::Click(_, y) => {
                let body = self.body();
                let at = self.top + usize::from(y.saturating_sub(body.y)) / ROWS;
                if y >= body.y && y < body.bottom() && at < self.shown.len() {
                    self.at = at;
                }
            }
            Msg::Progress(done, all) => self.progress = (done, all),
            Msg::Told(Ok(text) | Err(text)) => self.notice = Some(text),
            _ => {}
        }
        self.settle();
        choice
    }

    fn press(&mut self, key: Key) -> Choice {
        self.notice = None;
        match (key.code, key.ctrl) {
            (Code::Char('c'), true) => return Choice::Quit,
            (Code::Char('z'), true) => return Choice::Suspend,
            _ => {}
        }
        if let Some(help) = self.help.as_mut().filter(|h| h.typing) {
            help.key(key);
            return Choice::None;
        }
        if self.typing {
            match key.code {
                Code::Enter => self.typing = false,
                Code::Esc => (self.typing, self.input) = (false, Input::default()),
                _ => _ = self.input.key(key),
            }
            self.typed();
            return Choice::None;
        }
        let place = if self.help.is_some() { Place::Help } else { Place::Events };
        let Some(action) = self.keymap.action(key, place, false) else {
            self.notice = Some(format!("{key} does nothing here; {} lists the keys", self.keymap.named(Action::Help)));
            return Choice::None;
        };
        let page = (usize::from(self.body().height) / ROWS).max(1).cast_signed();
        match action {
            Action::QuitNow => return Choice::Quit,
            Action::Suspend => return Choice::Suspend,
            Action::Redraw => return Choice::Redraw,
            Action::Quit if self.help.take().is_none() => return Choice::Quit,
            Action::Escape | Action::Back if self.help.take().is_none() => {
                self.input = Input::default();
                self.typed();
            }
            Action::Help => self.help = self.help.take().map_or_else(|| Some(Help::new(Place::Events)), |_| None),
            Action::LoadReport => self.help = Some(Help::telling(self.report())),
            Action::Search => match &mut self.help {
                Some(help) => help.typing = true,
                None => self.typing = true,
            },
            Action::Down | Action::NextHit => self.step(1),
            Action::Up | Action::PrevHit => self.step(-1),
            Action::PageDown => self.step(page),
            Action::PageUp => self.step(-page),
            Action::HalfDown => self.step(page / 2 + 1),
            Action::HalfUp => self.step(-page / 2 - 1),
            Action::First => self.step(isize::MIN / 2),
            Action::Last => self.step(isize::MAX / 2),
            Action::OpenEvent => return self.selected().map_or(Choice::None, Choice::Event),
            Action::OpenAll if self.shelf.is_some() => return Choice::All,
            _ => {}
        }
        Choice::None
    }

    /// Moves the selection, or the rows of the help.
    fn step(&mut self, by: isize) {
        match &mut self.help {
            Some(help) => help.scroll(by),
            None => self.at = self.at.saturating_add_signed(by).min(self.shown.len().saturating_sub(1)),
        }
    }

    fn typed(&mut self) {
        self.at = 0;
        self.filter();
    }

    /// Sees to it that the selected event is on the screen.
    fn settle(&mut self) {
        let body = self.body();
        let fit = (usize::from(body.height) / ROWS).max(1);
        self.top = self.top.clamp((self.at + 1).saturating_sub(fit), self.at);
        if let Some(mut help) = self.help.take() {
            help.lay(&self.keymap, self.area());
            self.help = Some(help);
        }
    }

    /// What could not be read, and how many reports there are.
    fn report(&self) -> Vec<String> {
        let Some(shelf) = &self.shelf else { return vec!["the files are still being read".into()] };
        let read = number(shelf.cards.len(), "report", "reports");
        let mut out = vec![format!(
            "{read} read; {} in an event tells how each of its reports was read",
            self.keymap.named(Action::LoadReport)
        )];
        out.extend(shelf.problems.iter().map(ToString::to_string));
        out
    }

    /// The rows between the title and the last line.
    fn area(&self) -> Rect {
        Rect::new(0, 2, self.size.0, self.size.1.saturating_sub(4))
    }

    /// The rows of the events, below their headings.
    fn body(&self) -> Rect {
        let area = self.area();
        Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
    }

    /// Draws the whole screen.
    pub fn view(&self, frame: &mut Frame) {
        let area = frame.area();
        let mut brush = Brush { buf: frame.buffer_mut(), theme: &self.theme, query: None };
        if too_small((area.width, area.height)) || too_small(self.size) {
            super::view::too_small(&mut brush, area, &self.keymap);
            return;
        }
        self.title(&mut brush, area);
        if let Some(help) = &self.help {
            brush.page(self.area(), &help.page, help.top, &(0..0), &[]);
        } else {
            self.events(&mut brush);
        }
        if let Some(at) = self.footer(&mut brush, area) {
            frame.set_cursor_position(at);
        }
    }

    fn title(&self, brush: &mut Brush, area: Rect) {
        let mut facts = match &self.shelf {
            Some(shelf) => vec![
                number(shelf.events.len(), "event", "events"),
                number(shelf.cards.len(), "report", "reports"),
                format!("{} not read", shelf.problems.len()),
            ],
            None if self.progress.1 > 0 => vec![format!("reading {} of {} …", self.progress.0, self.progress.1)],
            None => vec!["looking for reports …".into()],
        };
        if self.shelf.as_ref().is_some_and(|s| s.problems.is_empty()) {
            facts.pop();
        }
        let x = brush.text(1, 0, area.right(), "parallax", brush.theme.style(Role::Accent));
        // The least needful go first where there is no room beside the name.
        while facts.len() > 1 && x + 6 + facts.iter().map(|f| cells(f) + 2).sum::<u16>() > area.right() {
            facts.remove(facts.len().min(2) - 1);
        }
        let told = facts.join("  ");
        let from = area.right().saturating_sub(cells(&told) + 1);
        let name = fitting(&self.name, from.saturating_sub(x + 4));
        let end = brush.text(x + 2, 0, area.right(), &name, brush.theme.style(Role::Strong));
        if from > end {
            brush.text(from, 0, area.right(), &told, brush.theme.style(Role::Dim));
        }
    }

    fn events(&self, brush: &mut Brush) {
        let (area, body) = (self.area(), self.body());
        let Some(shelf) = &self.shelf else { return };
        let dim = brush.theme.style(Role::Dim);
        let wide = area.width >= 60;
        let lead = if wide { LEAD } else { 11 };
        let heading = if wide { "OUTLETS  REPORTS  EVENT" } else { "OUTLETS  EVENT" };
        brush.text(2, area.y, area.right(), heading, brush.theme.style(Role::Heading));
        if self.shown.is_empty() {
            let none = if shelf.cards.is_empty() {
                format!("no report could be read; {} tells why", self.keymap.named(Action::LoadReport))
            } else {
                format!("no event holds these words; {} shows them all", self.keymap.named(Action::Escape))
            };
            let runs = [Run::new(Role::Dim, none)];
            for (y, line) in (body.y..body.bottom()).zip(wrap(&runs, area.width.saturating_sub(3))) {
                for piece in &line {
                    brush.piece(2, y, area.right(), piece, None, &[]);
                }
            }
        }
        let rows = (body.y..body.bottom().saturating_sub(1)).step_by(ROWS);
        for (y, (number, event)) in rows.zip(self.shown.iter().enumerate().skip(self.top)) {
            let Some(event) = shelf.events.get(*event) else { continue };
            let here = number == self.at;
            if here {
                for row in [y, y + 1] {
                    brush.text(1, row, area.right(), "▌", brush.theme.style(Role::Accent));
                }
            }
            brush.text(2, y, area.right(), &format!("{:>7}", event.outlets), dim);
            if wide {
                brush.text(11, y, area.right(), &format!("{:>7}", event.cards.len()), dim);
            }
            let day = shelf.days(event).split(" to ").map(day).collect::<Vec<_>>().join(" to ");
            let room = area.width.saturating_sub(lead + 2 + if wide { cells(&day) + 2 } else { 0 });
            let role = if here { Role::Selected } else { Role::Strong };
            brush.text(lead, y, area.right(), &fitting(&event.title, room), brush.theme.style(role));
            if wide {
                brush.text(area.right().saturating_sub(cells(&day) + 1), y, area.right(), &day, dim);
            }
            let outlets = fitting(&shelf.outlets(event).join(", "), area.width.saturating_sub(lead + 2));
            brush.text(lead, y + 1, area.right(), &outlets, dim);
        }
    }

    fn footer(&self, brush: &mut Brush, area: Rect) -> Option<Position> {
        let y = area.bottom().saturating_sub(1);
        let typed = self.help.as_ref().filter(|h| h.typing).map(|h| &h.input).or(self.typing.then_some(&self.input));
        if let Some(input) = typed {
            let (before, after) = input.halves();
            let x = brush.text(1, y, area.right(), "/", brush.theme.style(Role::Key));
            let at = brush.text(x, y, area.right(), before, brush.theme.style(Role::Text));
            brush.text(at, y, area.right(), after, brush.theme.style(Role::Text));
            return Some(Position::new(at.min(area.right().saturating_sub(1)), y));
        }
        if let Some(notice) = &self.notice {
            let text = fitting(notice, area.width.saturating_sub(2));
            brush.text(1, y, area.right(), &text, brush.theme.style(Role::Message));
            return None;
        }
        let place = if self.help.is_some() { Place::Help } else { Place::Events };
        let mut shown: Vec<(u8, String, &str)> = self
            .keymap
            .at(place, false)
            .filter_map(|(row, keys)| row.foot.map(|(rank, words)| (rank, keys, words)))
            .filter_map(|(rank, keys, words)| Some((rank, keys.first()?.to_string(), words)))
            .collect();
        let mut rest = area;
        if place == Place::Help {
            let key = |action| self.keymap.named(action);
            shown.retain(|(_, _, words)| *words != "help");
            shown.push((0, format!("{} {}", key(Action::Down), key(Action::Up)), "scroll"));
            shown.push((0, key(Action::Escape), "close"));
        } else if let Some(n) = shown.iter().position(|(_, _, words)| *words == "help") {
            // The way to all other keys is always shown, at the right edge.
            let (_, key, words) = shown.remove(n);
            rest.width = area.width.saturating_sub(cells(&key) + cells(words) + 4);
            let last = Rect { x: rest.right(), width: area.width - rest.width, y, height: 1 };
            keys(brush, last, std::iter::once((key, words.to_owned())));
        }
        shown.sort();
        let rest = Rect { y, height: 1, ..rest };
        keys(brush, rest, shown.into_iter().map(|(_, key, words)| (key, words.to_owned())));
        None
    }
}
