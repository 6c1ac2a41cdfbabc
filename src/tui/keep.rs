//! Keeping the place when the reports are read again: items are known by what they are, not by their numbers.

use super::page::Item;
use super::state::State;
use crate::model::{Briefing, ReportId};

/// What an item is, whatever its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// A finding, by its key.
    Finding(String),
    /// A claim, by its key.
    Claim(String),
    /// An actor, by name, and the file of the report where it is heard or called something.
    Actor(String, Option<(bool, String)>),
    /// A passage of a report, by its file.
    Passage(String, usize),
    /// A date expression, by file and place.
    Date(String, usize),
    /// An item that has no number, or that counts within a list of its own.
    Same(Item),
}

fn file(b: &Briefing, report: ReportId) -> Option<String> {
    b.reports.get(report.index()).map(|r| r.file.clone())
}

impl Anchor {
    /// What `item` is in `b`; `None` where it is not there.
    pub(crate) fn of(b: &Briefing, item: Item) -> Option<Self> {
        Some(match item {
            Item::Finding(id) => Self::Finding(b.findings.get(id.index())?.key.clone()),
            Item::Claim(id) => Self::Claim(b.claims.get(id.index())?.key.clone()),
            Item::Actor(id) => Self::Actor(b.actors.get(id.index())?.name.clone(), None),
            Item::Called(id, r) => Self::Actor(b.actors.get(id.index())?.name.clone(), Some((false, file(b, r)?))),
            Item::Heard(id, r) => Self::Actor(b.actors.get(id.index())?.name.clone(), Some((true, file(b, r)?))),
            Item::Passage(r, n) => Self::Passage(file(b, r)?, n),
            Item::Date(id) => {
                let date = b.dates.get(id.index())?;
                Self::Date(file(b, date.report)?, date.span.start)
            }
            same => Self::Same(same),
        })
    }

    /// The item in `b` that is the same; `None` where there is none any more.
    pub(crate) fn item(&self, b: &Briefing) -> Option<Item> {
        let report = |name: &str| b.reports.iter().find(|r| r.file == *name).map(|r| r.id);
        match self {
            Self::Finding(key) => b.findings.iter().find(|f| f.key == *key).map(|f| Item::Finding(f.id)),
            Self::Claim(key) => b.claims.iter().find(|c| c.key == *key).map(|c| Item::Claim(c.id)),
            Self::Actor(name, at) => {
                let actor = b.actors.iter().find(|a| a.name == *name)?.id;
                Some(match at {
                    None => Item::Actor(actor),
                    Some((true, file)) => Item::Heard(actor, report(file)?),
                    Some((false, file)) => Item::Called(actor, report(file)?),
                })
            }
            Self::Passage(file, n) => Some(Item::Passage(report(file)?, *n)),
            Self::Date(file, start) => {
                let id = report(file)?;
                b.dates.iter().find(|d| d.report == id && d.span.start == *start).map(|d| Item::Date(d.id))
            }
            Self::Same(item) => Some(*item),
        }
    }
}

/// Where one stands: the selected item of each lens, the item shared by them, and whose passages are open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stand {
    seats: Vec<Option<Anchor>>,
    spot: Option<Anchor>,
    open: Option<Anchor>,
}

impl Stand {
    /// Where one stands now.
    pub(crate) fn of(state: &State) -> Self {
        let anchor = |item: Option<Item>| item.and_then(|i| Anchor::of(&state.briefing, i));
        Self {
            seats: state.seats.iter().map(|s| anchor(s.at)).collect(),
            spot: anchor(state.spot),
            open: anchor(state.passages.as_ref().and_then(|p| p.item)),
        }
    }

    /// Goes back there, as far as it is still there.
    pub(crate) fn restore(&self, state: &mut State) {
        let item = |anchor: &Option<Anchor>, b: &Briefing| anchor.as_ref().and_then(|a| a.item(b));
        let briefing = state.briefing.clone();
        state.spot = item(&self.spot, &briefing);
        for (seat, anchor) in state.seats.iter_mut().zip(&self.seats) {
            seat.at = item(anchor, &briefing);
            seat.followed = state.spot;
        }
        if let Some(open) = item(&self.open, &briefing) {
            state.passages = super::passages::Passages::of(state, open);
        }
    }
}
