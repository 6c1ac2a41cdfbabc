//! The filters of the Claims lens: what there is, how much of it, and what is switched off.

use super::dialog::{Answer, Sheet};
use super::keys::{Code, Key};
use super::lens::{Facet, Filter};
use super::state::State;
use super::theme::Role;
use super::wrap::{Line, Run, wrap_most};

/// The panel, open.
#[derive(Debug, Clone)]
pub(crate) struct Panel {
    pub(crate) filter: Filter,
    facets: Vec<Facet>,
    at: usize,
}

impl Panel {
    pub(crate) fn new(state: &State) -> Self {
        let facets = Facet::all(state.ctx(state.size.0));
        Self { filter: state.look.filter.clone(), facets, at: 0 }
    }

    pub(crate) fn key(&mut self, key: Key) -> Answer {
        let last = self.facets.len().saturating_sub(1);
        let facet = self.facets.get(self.at).copied();
        match key.code {
            Code::Esc | Code::Char('q' | 'f') => return Answer::Closed,
            Code::Enter => return Answer::Closed,
            Code::Down | Code::Char('j') => self.at = (self.at + 1).min(last),
            Code::Up | Code::Char('k') => self.at = self.at.saturating_sub(1),
            Code::Home => self.at = 0,
            Code::End => self.at = last,
            Code::Char(' ' | 'x') => facet.into_iter().for_each(|f| self.filter.toggle(f)),
            Code::Char('o') => facet.into_iter().for_each(|f| self.filter.only(f, &self.facets)),
            Code::Char('r') | Code::Backspace => self.filter = Filter::default(),
            _ => {}
        }
        Answer::Open
    }

    pub(crate) fn sheet(&self, state: &State, width: u16) -> Sheet {
        let ctx = state.ctx(width);
        let (mut rows, mut selected, mut group) = (Vec::<Line>::new(), None, "");
        let one = |runs: &[Run]| wrap_most(runs, width, 1).into_iter().next().unwrap_or_default();
        for (n, facet) in self.facets.iter().enumerate() {
            if facet.group() != group {
                group = facet.group();
                rows.push(one(&[Run::new(Role::Heading, group)]));
            }
            if n == self.at {
                selected = Some(rows.len());
            }
            let on = !self.filter.off.contains(facet);
            let count = ctx.b.findings.iter().filter(|f| facet.is(ctx, f)).count();
            let role = if on { Role::Text } else { Role::Dim };
            rows.push(one(&[
                Run::new(Role::Accent, if on { "\u{a0}✓\u{a0}" } else { "\u{a0}·\u{a0}" }),
                Run::new(role, format!("{:\u{a0}<18}", facet.name(ctx))),
                Run::new(Role::Dim, format!("\u{a0}{count:\u{a0}>4}")),
            ]));
        }
        Sheet {
            heading: one(&[Run::new(Role::Heading, "WHICH FINDINGS ARE LISTED")]),
            rows,
            selected,
            keys: &[("j k", "move"), ("Space", "on or off"), ("o", "only this"), ("r", "all"), ("Esc", "done")],
            ..Sheet::default()
        }
    }
}
