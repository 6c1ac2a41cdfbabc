//! All that the interface knows: what is shown, where one stands, and the rows as they are wrapped.

use std::sync::Arc;

use super::beside::Beside;
use super::count::Turned;
use super::dialog::{Dialog, Sheet};
use super::draw::Overlay;
use super::index::Index;
use super::keep::Stand;
use super::keys::{Keymap, Place};
use super::lens::{self, Ctx, Look};
use super::page::{Item, Page, scrolled};
use super::passages::Passages;
use super::profile::Profile;
use super::search::Search;
use super::settings::Settings;
use super::theme::{Role, Theme};
use super::{geometry, help::Help};
use crate::model::{ActorId, Briefing, Confidence};
use crate::review::{self, Judgements};

/// One way of looking at the briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lens {
    /// What a reader needs in sixty seconds.
    Brief,
    /// The reports side by side.
    Outlets,
    /// Who acts and speaks.
    Actors,
    /// What is stated.
    Claims,
    /// What is said to have happened when.
    Timeline,
}

impl Lens {
    /// Every lens, in order.
    pub const ALL: [Self; 5] = [Self::Brief, Self::Outlets, Self::Actors, Self::Claims, Self::Timeline];

    /// Its name on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brief => "Brief",
            Self::Outlets => "Outlets",
            Self::Actors => "Actors",
            Self::Claims => "Claims",
            Self::Timeline => "Timeline",
        }
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    pub(crate) fn after(self) -> Self {
        Self::ALL[(self.index() + 1) % Self::ALL.len()]
    }

    pub(crate) fn before(self) -> Self {
        Self::ALL[(self.index() + Self::ALL.len() - 1) % Self::ALL.len()]
    }
}

/// Who the selection shared by all lenses is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// An actor.
    Actor(ActorId),
    /// A group of unnamed sources, by its place in the list of groups.
    Unnamed(usize),
}

/// Where one stands in a lens.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seat {
    /// The selected item.
    pub(crate) at: Option<Item>,
    /// Its place in the list when last seen, for when a filter takes it away.
    pub(crate) number: usize,
    /// First row shown.
    pub(crate) top: usize,
    /// How far below the top the item stands, so that it stays there through a change of width.
    pub(crate) lead: usize,
    /// The selection that this lens has followed last.
    pub(crate) followed: Option<Item>,
}

/// A lens as it is laid out, and for what.
#[derive(Debug, Clone)]
pub(crate) struct Laid {
    width: u16,
    look: Look,
    pub(crate) page: Page,
}

/// A place that `Backspace` returns to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Visit {
    pub(crate) lens: Lens,
    pub(crate) at: Option<Item>,
}

/// What the last line says instead of the keys, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) text: String,
    pub(crate) warning: bool,
}

/// The whole state of the interface.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) briefing: Arc<Briefing>,
    pub(crate) index: Arc<Index>,
    pub(crate) theme: Theme,
    pub(crate) keymap: Keymap,
    pub(crate) size: (u16, u16),
    pub(crate) lens: Lens,
    pub(crate) seats: [Seat; 5],
    pub(crate) laid: [Option<Laid>; 5],
    pub(crate) look: Look,
    /// The item last moved to, in whichever lens: the others follow it.
    pub(crate) spot: Option<Item>,
    pub(crate) profile: Profile,
    pub(crate) passages: Option<Passages>,
    pub(crate) help: Option<Help>,
    pub(crate) search: Option<Search>,
    pub(crate) notice: Option<Notice>,
    /// The places that `Backspace` returns to, and those that one has gone back from.
    pub(crate) trail: Vec<Visit>,
    pub(crate) ahead: Vec<Visit>,
    pub(crate) dialog: Option<Dialog>,
    pub(crate) sheet: Option<Sheet>,
    /// The number typed before a key.
    pub(crate) count: Option<usize>,
    /// A digit that has just turned to a lens, and may be a number before a key after all.
    pub(crate) turned: Option<Turned>,
    /// What the analysts made of the briefing, as far as it is on the disk.
    pub(crate) judgements: Arc<Judgements>,
    /// The analyst's name.
    pub(crate) who: String,
    /// The claim that the next one marked clashes with.
    pub(crate) linking: Option<review::Item>,
    /// What is to be said of files beside their reports, such as those that could not be read.
    pub(crate) unread: Vec<String>,
    /// How much of the reading is done, while it goes on.
    pub(crate) progress: Option<(usize, usize)>,
    /// Whether the rows were scrolled by hand, so that the selected item may lie partly off the screen.
    pub(crate) held: bool,
    /// The other reports as published, where they stand beside the leading one.
    pub(crate) beside: Vec<Beside>,
    /// What is lit in the reports: who is selected.
    pub(crate) names: Overlay,
    /// What is lit in the reports as published: the selected passage and its partners.
    pub(crate) here: Overlay,
    /// What is lit in the reports: the differing words.
    pub(crate) differing: Overlay,
    lit_for: Option<(Option<Who>, bool)>,
}

impl State {
    /// The state at the start: the Brief of `briefing` on a screen of `size` columns and rows.
    pub fn new(briefing: Arc<Briefing>, size: (u16, u16), theme: Theme, keymap: Keymap) -> Self {
        let index = Arc::new(Index::new(&briefing));
        let mut state = Self {
            briefing,
            index,
            theme,
            keymap,
            size,
            lens: Lens::Brief,
            seats: Default::default(),
            laid: Default::default(),
            look: Look::default(),
            spot: None,
            profile: Profile::default(),
            passages: None,
            help: None,
            search: None,
            notice: None,
            trail: Vec::new(),
            ahead: Vec::new(),
            dialog: None,
            sheet: None,
            count: None,
            turned: None,
            judgements: Arc::default(),
            who: String::new(),
            linking: None,
            unread: Vec::new(),
            progress: None,
            held: false,
            beside: Vec::new(),
            names: Overlay::default(),
            here: Overlay::default(),
            differing: Overlay::default(),
            lit_for: None,
        };
        state.refresh();
        state
    }

    /// The same with what the analysts have judged so far, and the name of the one at the keyboard.
    #[must_use]
    pub fn reviewed(mut self, judgements: Arc<Judgements>, who: String) -> Self {
        (self.judgements, self.who) = (judgements, who);
        self.look.judged += 1;
        self.refresh();
        self
    }

    /// Begins as the analyst has set it.
    pub fn begin(&mut self, settings: &Settings) {
        self.lens = settings.lens.unwrap_or(self.lens);
        self.look.layout = settings.layout;
        self.look.possible = settings.possible;
        self.refresh();
    }

    /// Takes the name of the analyst at the keyboard.
    pub(crate) fn named(&mut self, who: String) {
        self.who = who;
    }

    /// Takes another reading of the same reports; places that it does not have are given up.
    pub(crate) fn take(&mut self, briefing: Arc<Briefing>) {
        let stand = Stand::of(self);
        self.index = Arc::new(Index::new(&briefing));
        self.briefing = briefing;
        self.progress = None;
        self.laid = Default::default();
        self.lit_for = None;
        self.passages = None;
        self.dialog = None;
        self.linking = None;
        self.search = None;
        self.spot = None;
        self.profile = Profile::default();
        self.beside.clear();
        self.look.reading = super::lens::Reading::Done;
        self.look.who = None;
        self.look.filter = super::lens::Filter::default();
        self.trail.clear();
        self.ahead.clear();
        for seat in &mut self.seats {
            *seat = Seat { number: seat.number, ..Seat::default() };
        }
        stand.restore(self);
    }

    /// What the lenses read, for a page of `width` columns.
    pub(crate) fn ctx(&self, width: u16) -> Ctx<'_> {
        Ctx {
            b: &self.briefing,
            index: &self.index,
            look: &self.look,
            judgements: &self.judgements,
            keys: &self.keymap,
            width,
        }
    }

    /// Where keys are looked up.
    pub fn place(&self) -> Place {
        if self.help.is_some() {
            Place::Help
        } else if self.passages.is_some() {
            Place::Passage
        } else {
            Place::Lens(self.lens)
        }
    }

    /// The lens that is shown, laid out.
    pub(crate) fn page(&self) -> &Page {
        static NONE: Page = Page { head: Vec::new(), rows: Vec::new(), entries: Vec::new() };
        self.laid[self.lens.index()].as_ref().map_or(&NONE, |l| &l.page)
    }

    pub(crate) fn seat(&self) -> &Seat {
        &self.seats[self.lens.index()]
    }

    pub(crate) fn seat_mut(&mut self) -> &mut Seat {
        &mut self.seats[self.lens.index()]
    }

    /// Makes everything that the next picture needs: called after every change, so that drawing need not change a thing.
    pub(crate) fn refresh(&mut self) {
        Sheet::refresh(self, geometry::frame(self).body);
        let frame = geometry::frame(self);
        self.lay_out(frame.list.width);
        self.follow();
        self.settle(frame.list.height.into());
        Profile::refresh(self, frame.side);
        Passages::refresh(self, frame.open());
        Help::refresh(self, frame.body);
        Search::refresh(self);
        Beside::refresh(self, frame.list);
        self.light();
        self.held = false;
    }

    /// Lays the lens out anew if its width or what it shows has changed.
    fn lay_out(&mut self, width: u16) {
        let at = self.lens.index();
        if self.laid[at].as_ref().is_some_and(|l| l.width == width && l.look == self.look) {
            return;
        }
        let judged = |look: &Look| Look { judged: 0, ..look.clone() };
        let filtered = self.laid[at].as_ref().is_some_and(|l| judged(&l.look) != judged(&self.look));
        let page = lens::page(self.lens, self.ctx(width));
        self.laid[at] = Some(Laid { width, look: self.look.clone(), page });
        let seat = &mut self.seats[at];
        seat.top = usize::MAX;
        if filtered {
            // Other items stand around it now: it is shown among them rather than at an edge.
            seat.lead = seat.lead.max(usize::from(self.size.1) / 4);
        }
    }

    /// Moves to what was selected elsewhere, if this lens shows it.
    fn follow(&mut self) {
        let Some(spot) = self.spot else { return };
        if self.seat().followed == Some(spot) {
            return;
        }
        let found = lens::related(self.lens, self.ctx(self.size.0), self.page(), spot);
        let seat = self.seat_mut();
        seat.followed = Some(spot);
        if let Some(item) = found {
            seat.at = Some(item);
        }
    }

    /// Sees to it that an item is selected and on the screen.
    fn settle(&mut self, height: usize) {
        let held = self.held;
        let page = self.page();
        let window = height - page.head_height(height);
        let seat = self.seat();
        let last = page.entries.len().saturating_sub(1);
        let number = match seat.at {
            Some(item) if page.entries.get(seat.number).is_none_or(|e| e.item != item) => page.find(item),
            _ => None,
        };
        let number = number.unwrap_or(seat.number.min(last));
        let total = page.height();
        let entry = page.entries.get(number).map(|e| (e.item, e.rows.clone()));
        let Some((item, rows)) = entry else {
            let followed = seat.followed;
            *self.seat_mut() = Seat { followed, ..Seat::default() };
            return;
        };
        let seat = self.seat_mut();
        let top = if seat.top == usize::MAX { rows.start.saturating_sub(seat.lead) } else { seat.top };
        // What stands above the first item (a heading) is shown with it, where there is room for both.
        let shown = if number == 0 && rows.start < window { 0..rows.end.min(window) } else { rows.clone() };
        seat.top = if held { top.min(total.saturating_sub(window)) } else { scrolled(top, &shown, window, total) };
        seat.lead = rows.start.saturating_sub(seat.top);
        seat.number = number;
        seat.at = Some(item);
    }

    /// Gathers what is lit in the reports.
    fn light(&mut self) {
        let key = Some((self.look.who, self.look.possible));
        if self.lit_for == key {
            return;
        }
        self.lit_for = key;
        let b = &self.briefing;
        let mut names = Overlay::new(Role::Name, b.reports.len());
        match self.look.who {
            Some(Who::Actor(a)) => b.actors[a].mentions.iter().for_each(|m| names.add(m.report, m.span)),
            Some(Who::Unnamed(group)) => {
                for &c in self.index.unnamed.get(group).map_or(&[][..], |u| &u.claims) {
                    if let Some(source) = &b.claims[c].source {
                        names.add(b.claims[c].report, source.span);
                    }
                }
            }
            None => {}
        }
        let mut differing = Overlay::new(Role::Lit, b.reports.len());
        for f in &b.findings {
            if self.look.possible || f.confidence == Confidence::Likely {
                self.index.differing[f.id.index()].iter().for_each(|e| differing.add(e.report, e.span));
            }
        }
        self.names = names.sorted();
        self.differing = differing.sorted();
    }
}
