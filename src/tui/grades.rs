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

    /// The letters and the figures, a row each, with the words of the one that is chosen beside them or below.
    fn in_short(&self, width: u16) -> Vec<Vec<Run<'static>>> {
        let row = |all: Vec<(bool, String)>, words: &'static str| {
            let mut runs: Vec<Run> = Vec::new();
            for (on, key) in all {
                let (role, mark) = if on { (Role::Accent, "●") } else { (Role::Text, "\u{a0}") };
                runs.push(Run::new(role, format!("{mark}{key}")));
            }
            let words = Run::new(Role::Text, format!("\u{a0}\u{a0}{words}"));
            if width < 44 {
                return vec![runs, vec![words]];
            }
            runs.push(words);
            vec![runs]
        };
        let letters = || Reliability::ALL.map(|r| (self.now.reliability == r, r.letter().to_string())).to_vec();
        let figures = || Credibility::ALL.map(|c| (self.now.credibility == c, c.figure().to_string())).to_vec();
        let source = self.source.map(|_| row(letters(), self.now.reliability.words()));
        let claim = self.claim.map(|_| row(figures(), self.now.credibility.words()));
        source.into_iter().chain(claim).flatten().collect()
    }

    pub(crate) fn sheet(&self, state: &State) -> Sheet {
        let width = state.size.0.saturating_sub(6).max(1);
        let one = |runs: &[Run]| -> Line { wrap_most(runs, width, 1).into_iter().next().unwrap_or_default() };
        let pad = |text: String| format!("{text:\u{a0}<34}");
        let cell = |on: bool, key: String, words: &str| {
            let mark = if on { "●" } else { "\u{a0}" };
            pad(format!("{mark}\u{a0}{key}\u{a0}\u{a0}{}", words.replace(' ', "\u{a0}")))
        };
        let mut rows: Vec<Line> = Vec::new();
        // Where the words of both do not fit beside each other, those of what is chosen stand beside its letter.
        let beside = width >= 66;
        if !beside {
            rows.extend(self.in_short(width).iter().map(|runs| one(runs)));
        }
        for (r, c) in Reliability::ALL.into_iter().zip(Credibility::ALL).filter(|_| beside) {
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
