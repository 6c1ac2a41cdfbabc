//! What the analysts made of one item.

use std::collections::{BTreeMap, BTreeSet};

use super::grade::{Credibility, Reliability};
use super::record::{Act, At};

/// Whether something holds, to the analyst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It holds.
    Accepted,
    /// It does not.
    Dismissed,
}

impl Verdict {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Dismissed => "dismissed",
        }
    }
}

/// Something said, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    /// What.
    pub value: T,
    /// When.
    pub at: At,
}

/// What one analyst made of one item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct View {
    /// Looked at, and when.
    pub seen: Option<At>,
    /// Accepted or dismissed.
    pub verdict: Option<Dated<Verdict>>,
    /// A remark, of one or more lines.
    pub note: Option<Dated<String>>,
    /// Tags, and when each was given.
    pub tags: BTreeMap<String, At>,
    /// Of an outlet, a source or an actor.
    pub reliability: Option<Dated<Reliability>>,
    /// Of a claim.
    pub credibility: Option<Dated<Credibility>>,
}

/// What the analysts made of one item, by analyst.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// Each analyst's view.
    pub by: BTreeMap<String, View>,
}

impl Marks {
    /// Whether anyone has looked at it.
    pub fn seen(&self) -> bool {
        self.by.values().any(|v| v.seen.is_some())
    }

    /// The latest verdict of anyone.
    pub fn verdict(&self) -> Option<Verdict> {
        self.latest(|v| v.verdict.as_ref())
    }

    /// The latest reliability that anyone gave.
    pub fn reliability(&self) -> Option<Reliability> {
        self.latest(|v| v.reliability.as_ref())
    }

    /// The latest credibility that anyone gave.
    pub fn credibility(&self) -> Option<Credibility> {
        self.latest(|v| v.credibility.as_ref())
    }

    /// Every remark with its analyst.
    pub fn notes(&self) -> impl Iterator<Item = (&str, &Dated<String>)> {
        self.by.iter().filter_map(|(who, v)| Some((who.as_str(), v.note.as_ref()?)))
    }

    /// Every tag of anyone.
    pub fn tags(&self) -> BTreeSet<&str> {
        self.by.values().flat_map(|v| v.tags.keys().map(String::as_str)).collect()
    }

    /// Whether two analysts judge it differently.
    pub fn divided(&self) -> bool {
        fn differ<T: PartialEq>(mut all: impl Iterator<Item = T>) -> bool {
            all.next().is_some_and(|first| all.any(|other| other != first))
        }
        differ(self.by.values().filter_map(|v| v.verdict.as_ref()).map(|d| d.value))
            || differ(self.by.values().filter_map(|v| v.reliability.as_ref()).map(|d| d.value))
            || differ(self.by.values().filter_map(|v| v.credibility.as_ref()).map(|d| d.value))
    }

    fn latest<T: Copy>(&self, part: impl Fn(&View) -> Option<&Dated<T>>) -> Option<T> {
        self.by.values().filter_map(part).max_by_key(|d| d.at).map(|d| d.value)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by.values().all(|v| *v == View::default())
    }
}

impl View {
    pub(super) fn apply(&mut self, act: &Act, at: At) {
        match act {
            Act::Seen { .. } => self.seen = Some(at),
            Act::Unseen { .. } => self.seen = None,
            Act::Accept { .. } => self.verdict = Some(Dated { value: Verdict::Accepted, at }),
            Act::Dismiss { .. } => self.verdict = Some(Dated { value: Verdict::Dismissed, at }),
            Act::Reopen { .. } => self.verdict = None,
            Act::Note { text, .. } => {
                self.note = (!text.trim().is_empty()).then(|| Dated { value: text.clone(), at });
            }
            Act::Tag { tag, .. } => {
                self.tags.insert(tag.clone(), at);
            }
            Act::Untag { tag, .. } => {
                self.tags.remove(tag);
            }
            Act::Grade { reliability, credibility, .. } => {
                self.reliability = reliability.map(|value| Dated { value, at }).or(self.reliability.take());
                self.credibility = credibility.map(|value| Dated { value, at }).or(self.credibility.take());
            }
            _ => {}
        }
    }
}
