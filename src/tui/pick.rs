//! A question that one of a few answers: which kind of clash, which actor, which names, what to export.

use super::dialog::{Answer, Sheet};
use super::keys::{Code, Key};
use super::theme::Role;
use super::wrap::{Run, wrap_most};
use crate::model::{ActorId, DisputeKind};
use crate::review::Item;

/// What the choice is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum For {
    /// The kind of a clash between items.
    Clash(Vec<Item>, Vec<DisputeKind>),
    /// The actor that another one is the same as.
    Same(ActorId, Vec<ActorId>),
    /// The names of an actor that belong to somebody else: several may be marked.
    Others(ActorId),
    /// How to take the briefing away.
    Export,
}

/// The choice, open.
#[derive(Debug, Clone)]
pub(crate) struct Pick {
    pub(crate) what: For,
    label: String,
    pub(crate) options: Vec<String>,
    /// Those that are marked, where several may be.
    pub(crate) marked: Vec<bool>,
    pub(crate) at: usize,
}

impl Pick {
    pub(crate) fn new(what: For, label: impl Into<String>, options: Vec<String>) -> Self {
        let marked = vec![false; options.len()];
        Self { what, label: label.into(), options, marked, at: 0 }
    }

    fn several(&self) -> bool {
        matches!(self.what, For::Others(_))
    }

    pub(crate) fn key(&mut self, key: Key) -> Answer {
        let last = self.options.len().saturating_sub(1);
        match key.code {
            Code::Esc => return Answer::Closed,
            Code::Enter => return Answer::Done,
            Code::Down | Code::Char('j') => self.at = (self.at + 1).min(last),
            Code::Up | Code::Char('k') => self.at = self.at.saturating_sub(1),
            Code::Home => self.at = 0,
            Code::End => self.at = last,
            Code::Char(' ') if self.several() => {
                if let Some(mark) = self.marked.get_mut(self.at) {
                    *mark = !*mark;
                }
            }
            _ => {}
        }
        Answer::Open
    }

    pub(crate) fn sheet(&self, width: u16) -> Sheet {
        let rows = self.options.iter().zip(&self.marked).map(|(option, marked)| {
            let mark = if !self.several() {
                ""
            } else if *marked {
                "✓\u{a0}"
            } else {
                "·\u{a0}"
            };
            let runs = [Run::new(Role::Accent, mark), Run::new(Role::Text, option.as_str())];
            wrap_most(&runs, width, 1).into_iter().next().unwrap_or_default()
        });
        Sheet {
            heading: wrap_most(&[Run::new(Role::Heading, self.label.as_str())], width, 1)
                .into_iter()
                .next()
                .unwrap_or_default(),
            rows: rows.collect(),
            selected: Some(self.at),
            keys: if self.several() {
                &[("j k", "move"), ("Space", "mark"), ("Enter", "go on"), ("Esc", "leave as it was")]
            } else {
                &[("j k", "move"), ("Enter", "choose"), ("Esc", "leave as it was")]
            },
            ..Sheet::default()
        }
    }
}
