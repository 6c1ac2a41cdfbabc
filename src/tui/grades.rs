//! The NATO grade: a letter for who says it, a figure for what is said, words beside both.

use super::dialog::{Answer, Sheet};
use super::keys::{Code, Key};
use super::state::State;
use super::theme::Role;
use super::wrap::{Line, Run, wrap_most};
use crate::model::ClaimId;
use crate::review::{Credibility, Grade, Item, Reliability};

/// The grade, open.
#[derive(Debug, Clone)]
pub(crate) struct Grades {
    /// Whose reliability is graded.
    pub(crate) source: Option<Item>,
    /// Whose credibility is graded.
    pub(crate) claim: Option<ClaimId>,
    name: String,
    pub(crate) before: Grade,
    pub(crate) now: Grade,
}

impl Grades {
    pub(crate) fn new(source: Option<Item>, claim: Option<ClaimId>, name: String, before: Grade) -> Self {
        Self { source, claim, name, before, now: before }
    }

    pub(crate) fn key(&mut self, key: Key) -> Answer {
        match key.code {
            Code::Esc => return Answer::Closed,
            Code::Enter => return Answer::Done,
            Code::Char(c) => {
                let letter = Reliability::ALL.into_iter().find(|r| r.letter() == c.to_ascii_uppercase());
                let figure = Credibility::ALL.into_iter().find(|f| char::from(b'0' + f.figure()) == c);
                if self.source.is_some() {
                    self.now.reliability = letter.unwrap_or(self.now.reliability);
                }
                if self.claim.is_some() {
                    self.now.credibility = figure.unwrap_or(self.now.credibility);
                }
            }
            _ => {}
        }
        Answer::Open
    }

    pub(crate) fn sheet(&self, state: &State) -> Sheet {
        let width = state.size.0.saturating_sub(6).max(1);
        let one = |runs: &[Run]| -> Line { wrap_most(runs, width, 1).into_iter().next().unwrap_or_default() };
        let pad = |text: String| format!("{text:\u{a0}<34}");
        let cell = |on: bool, key: String, words: &str| {
            let mark = if on { "●" } else { "\u{a0}" };
            pad(format!("{mark}\u{a0}{key}\u{a0}\u{a0}{}", words.replace(' ', "\u{a0}")))
        };
        let mut rows = Vec::new();
        for (r, c) in Reliability::ALL.into_iter().zip(Credibility::ALL) {
            let mut runs = Vec::new();
            if self.source.is_some() {
                let on = self.now.reliability == r;
                runs.push(Run::new(
                    if on { Role::Accent } else { Role::Text },
                    cell(on, r.letter().to_string(), r.words()),
                ));
            }
            if self.claim.is_some() {
                let on = self.now.credibility == c;
                runs.push(Run::new(
                    if on { Role::Accent } else { Role::Text },
                    cell(on, c.figure().to_string(), c.words()),
                ));
            }
            rows.push(one(&runs));
        }
        if let Some(warning) = self.now.warning() {
            rows.push(one(&[Run::new(Role::Warning, format!("! {warning}"))]));
        }
        Sheet {
            heading: one(&[
                Run::new(Role::Heading, format!("GRADE\u{a0}{}\u{a0}\u{a0}", self.now)),
                Run::new(Role::Dim, self.name.as_str()),
            ]),
            rows,
            keys: &[
                ("a to f", "who says it"),
                ("1 to 6", "what is said"),
                ("Enter", "keep"),
                ("Esc", "leave as it was"),
            ],
            ..Sheet::default()
        }
    }
}
