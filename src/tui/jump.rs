//! Going anywhere by a fuzzy name: outlets, actors, unnamed sources, findings, claims.

use std::sync::Arc;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use super::dialog::{Answer, Sheet, typed};
use super::input::Input;
use super::keys::{Code, Key};
use super::lens::{number, sources, what};
use super::page::Item;
use super::state::State;
use super::theme::Role;
use super::wrap::{Line, Run, wrap_most};

/// How many matches are listed.
const MOST: usize = 200;

/// Somewhere to go.
#[derive(Debug, Clone)]
struct Goal {
    kind: &'static str,
    name: Utf32String,
    item: Item,
}

/// The question, open.
#[derive(Debug, Clone)]
pub(crate) struct Jump {
    input: Input,
    goals: Arc<Vec<Goal>>,
    /// The goals that match, the best first, each with the characters that do.
    found: Vec<(usize, Vec<u32>)>,
    at: usize,
    matcher: Matcher,
}

impl Jump {
    pub(crate) fn new(state: &State) -> Self {
        let b = &state.briefing;
        let mut goals = Vec::new();
        let mut add = |kind, name: &str, item| {
            let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
            goals.push(Goal { kind, name: line.into(), item });
        };
        for r in &b.reports {
            add("outlet", &format!("{} · {}", r.outlet, r.headline.map_or("", |h| r.words(h))), Item::Passage(r.id, 0));
        }
        for a in &b.actors {
            let others: Vec<&str> = a.names.iter().filter(|n| **n != a.name).map(String::as_str).collect();
            let name =
                if others.is_empty() { a.name.clone() } else { format!("{} · {}", a.name, others.join(" · ")) };
            add("actor", &name, Item::Actor(a.id));
        }
        for (n, u) in state.index.unnamed.iter().enumerate() {
            add("unnamed", &u.label, Item::Unnamed(n));
        }
        for f in b.findings.iter().filter(|f| f.claims.len() > 1) {
            let name = if f.reason.is_empty() { what(b, f) } else { f.reason.clone() };
            add("finding", &name, Item::Finding(f.id));
        }
        for c in &b.claims {
            add("claim", &format!("{} · {}", b.content(c.id), sources(b, &[c.id])), Item::Claim(c.id));
        }
        let mut out = Self {
            input: Input::default(),
            goals: Arc::new(goals),
            found: Vec::new(),
            at: 0,
            matcher: Matcher::new(Config::DEFAULT),
        };
        out.match_again();
        out
    }

    /// Where it was decided to go.
    pub(crate) fn chosen(&self) -> Option<Item> {
        self.found.get(self.at).and_then(|(n, _)| self.goals.get(*n)).map(|g| g.item)
    }

    pub(crate) fn write(&mut self, text: &str) {
        self.input.write(text);
        self.match_again();
    }

    pub(crate) fn key(&mut self, key: Key) -> Answer {
        let last = self.found.len().saturating_sub(1);
        match (key.code, key.ctrl) {
            (Code::Esc, _) => return Answer::Closed,
            (Code::Enter, _) => return if self.found.is_empty() { Answer::Open } else { Answer::Done },
            (Code::Down | Code::Tab, _) | (Code::Char('n' | 'j'), true) => self.at = (self.at + 1).min(last),
            (Code::Up | Code::BackTab, _) | (Code::Char('p' | 'k'), true) => self.at = self.at.saturating_sub(1),
            (Code::PageDown, _) => self.at = (self.at + 10).min(last),
            (Code::PageUp, _) => self.at = self.at.saturating_sub(10),
            (Code::Backspace, _) if self.input.text().is_empty() => return Answer::Closed,
            _ => {
                let before = self.input.text().to_owned();
                self.input.key(key);
                if self.input.text() != before {
                    self.match_again();
                }
            }
        }
        Answer::Open
    }

    fn match_again(&mut self) {
        let pattern = Pattern::parse(self.input.text(), CaseMatching::Smart, Normalization::Smart);
        let mut scored: Vec<(u32, usize)> = self
            .goals
            .iter()
            .enumerate()
            .filter_map(|(n, g)| Some((pattern.score(g.name.slice(..), &mut self.matcher)?, n)))
            .collect();
        // Of equals, the order of the briefing: its weightiest come first.
        scored.sort_by_key(|&(score, n)| (std::cmp::Reverse(score), n));
        scored.truncate(MOST);
        self.found = scored
            .into_iter()
            .map(|(_, n)| {
                let mut at = Vec::new();
                if let Some(goal) = self.goals.get(n) {
                    pattern.indices(goal.name.slice(..), &mut self.matcher, &mut at);
                }
                at.sort_unstable();
                at.dedup();
                (n, at)
            })
            .collect();
        self.at = 0;
    }

    pub(crate) fn sheet(&self, _state: &State, width: u16) -> Sheet {
        let count = if self.found.is_empty() {
            "nothing has such a name".to_owned()
        } else {
            number(self.found.len(), "match", "matches")
        };
        let (heading, at) = typed("GO TO", &self.input, &count);
        let rows: Vec<Line> = self
            .found
            .iter()
            .filter_map(|(n, lit)| self.goals.get(*n).map(|g| (g, lit)))
            .map(|(goal, lit)| {
                let mut runs = vec![Run::new(Role::Dim, format!("{:\u{a0}<9}", goal.kind))];
                runs.extend(runs_of(&goal.name, lit));
                wrap_most(&runs, width, 1).into_iter().next().unwrap_or_default()
            })
            .collect();
        Sheet {
            heading,
            rows,
            selected: (!self.found.is_empty()).then_some(self.at),
            cursor: Some((at, None)),
            keys: &[("↑ ↓", "move"), ("Enter", "go"), ("Esc", "stay")],
            ..Sheet::default()
        }
    }
}

/// A name in runs, the matched characters lit.
fn runs_of(name: &Utf32String, lit: &[u32]) -> Vec<Run<'static>> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    for (n, c) in name.slice(..).chars().enumerate() {
        let on = lit.binary_search(&(n as u32)).is_ok();
        match runs.last_mut() {
            Some((last, text)) if *last == on => text.push(c),
            _ => runs.push((on, c.into())),
        }
    }
    runs.into_iter().map(|(on, text)| Run::new(if on { Role::Lit } else { Role::Text }, text)).collect()
}
