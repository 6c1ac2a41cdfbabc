//! A question that one line answers: a tag, a name, a source, a reason.

use super::dialog::{Answer, Sheet, typed};
use super::input::Input;
use super::keys::{Code, Key};
use super::theme::Role;
use super::wrap::{Run, wrap};
use crate::model::{ActorId, ClaimId, DisputeKind, ReportId, Span};
use crate::review::Item;

/// What the line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum For {
    /// A tag for an item; one that it has is taken away.
    Tag(Item, Vec<String>),
    /// Another name for an actor.
    Rename(ActorId),
    /// Who a claim really comes from.
    Source(ClaimId),
    /// Who says a passage that becomes a claim; nobody where the outlet itself speaks.
    Claim(ReportId, Span),
    /// Why two passages clash.
    Link(Vec<Item>, DisputeKind),
    /// The name of actors that are one.
    Merge(Vec<ActorId>),
    /// Names that belong to another actor, and that actor's name.
    Split(ActorId, Vec<String>),
    /// The day on which a report was published.
    Published(ReportId),
}

/// The question, open.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub(crate) what: For,
    label: String,
    /// What is known so far, said below.
    hint: String,
    pub(crate) input: Input,
}

impl Ask {
    pub(crate) fn new(what: For, label: impl Into<String>, hint: impl Into<String>, start: &str) -> Self {
        let mut input = Input::default();
        input.write(start);
        Self { what, label: label.into(), hint: hint.into(), input }
    }

    pub(crate) fn key(&mut self, key: Key) -> Answer {
        match key.code {
            Code::Esc => Answer::Closed,
            Code::Enter => Answer::Done,
            _ => {
                self.input.key(key);
                Answer::Open
            }
        }
    }

    pub(crate) fn sheet(&self, width: u16) -> Sheet {
        let (heading, at) = typed(&self.label, &self.input, "");
        let rows =
            if self.hint.is_empty() { Vec::new() } else { wrap(&[Run::new(Role::Dim, self.hint.as_str())], width) };
        Sheet {
            heading,
            rows,
            cursor: Some((at, None)),
            keys: &[("Enter", "keep"), ("Esc", "leave as it was")],
            ..Sheet::default()
        }
    }
}
