//! The same thing in words of another colour: labels, verbs, a hidden agent, another cue, a dropped source.

use crate::model::{CueClass, How};

use super::findings::Draft;
use super::meeting::{Side, meet};
use super::profile::Context;
use super::reason::who;
use super::statement::Role;
use super::words::LISTS;

/// How two tellings of one thing differ in colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Difference {
    /// Words between which writers choose: report and token of each.
    Words([(usize, usize); 2]),
    /// One tells who did it, the other does not: the token of the doer and of the verb without one.
    Agent([(usize, usize); 2]),
    /// The same thing said with cues of another attitude: claims.
    Cue([usize; 2]),
    /// One cites a source, the other states it flat: the claim with the source, and the other.
    Source([usize; 2]),
}

impl Difference {
    /// In words for the user.
    pub(super) fn line(&self, cx: &Context) -> String {
        let two = |[a, b]: [(usize, usize); 2]| format!("“{}” / “{}”", cx.word(a.0, a.1), cx.word(b.0, b.1));
        let cue = |c: usize| {
            let p = &cx.claims[c];
            p.claim.cue.as_ref().map_or("", |q| cx.reports[p.report].words(q.span)).to_owned()
        };
        match self {
            Self::Words(w) => two(*w),
            Self::Agent([doer, verb]) => {
                let named = match cx.reading.who[doer.0].by_token.get(doer.1).copied().flatten() {
                    Some((actor, How::Pronoun, _)) => cx.reading.actors[actor.index()].name.clone(),
                    _ => cx.named(doer.0, doer.1),
                };
                format!("“{named}” named / “{}” without a doer", cx.word(verb.0, verb.1))
            }
            Self::Cue([a, b]) => format!("“{}” / “{}”", cue(*a), cue(*b)),
            Self::Source([a, b]) => {
                let outlet = &cx.reports[cx.claims[*b].report].outlet;
                format!("on the word of {} / stated flat by {outlet}", who(cx, *a))
            }
        }
    }
}

/// How the first pair of a finding differs in colour, if it does.
pub(super) fn differ(cx: &Context, draft: &Draft) -> Option<Difference> {
    let pair = draft.pair?;
    let (a, b) = (&cx.claims[pair.a], &cx.claims[pair.b]);
    words(cx, pair.a, pair.b).or_else(|| agent(cx, pair.a, pair.b)).or_else(|| {
        let class = |n: usize| cx.claims[n].claim.cue.as_ref().map(|c| c.class);
        match (class(pair.a), class(pair.b)) {
            (Some(x), Some(y))
                if x != y && [x, y].iter().any(|c| matches!(c, CueClass::Doubting | CueClass::Conceding)) =>
            {
                Some(Difference::Cue([pair.a, pair.b]))
            }
            _ => match (a.claim.source.is_some(), b.claim.source.is_some()) {
                (true, false) => Some(Difference::Source([pair.a, pair.b])),
                (false, true) => Some(Difference::Source([pair.b, pair.a])),
                _ => None,
            },
        }
    })
}

/// Words of one group that stand in the two claims, each in one of them only.
fn words(cx: &Context, a: usize, b: usize) -> Option<Difference> {
    let (x, y) = (&cx.claims[a], &cx.claims[b]);
    let lemmas = |n: usize| -> Vec<(String, usize)> {
        let p = &cx.claims[n];
        p.terms.iter().map(|(_, token)| (cx.lemma(p.report, *token), *token)).collect()
    };
    let (xs, ys) = (lemmas(a), lemmas(b));
    let only = |these: &[(String, usize)], those: &[(String, usize)]| -> Vec<(String, usize)> {
        these.iter().filter(|(l, _)| !those.iter().any(|(m, _)| l == m)).cloned().collect()
    };
    let (only_x, only_y) = (only(&xs, &ys), only(&ys, &xs));
    only_x.iter().find_map(|(l, i)| {
        let (_, j) = only_y.iter().find(|(m, _)| LISTS.colours(l, m))?;
        Some(Difference::Words([(x.report, *i), (y.report, *j)]))
    })
}

/// A deed told with its doer here and in the passive without one there.
fn agent(cx: &Context, a: usize, b: usize) -> Option<Difference> {
    let sides = |n: usize| {
        let p = &cx.claims[n];
        p.statements
            .iter()
            .filter_map(move |&s| cx.statements[p.report].get(s))
            .map(move |statement| Side { report: p.report, statement })
    };
    sides(a).find_map(|s| {
        sides(b).find_map(|t| {
            let m = meet(cx, s, t);
            if m.verb < 0.8 || m.object.is_none_or(|o| o < 0.8) {
                return None;
            }
            let doer = |side: Side| side.statement.heads(Role::Subject).next();
            match (doer(s), doer(t)) {
                (Some(d), None) if t.statement.passive => {
                    Some(Difference::Agent([(s.report, d), (t.report, t.statement.head)]))
                }
                (None, Some(d)) if s.statement.passive => {
                    Some(Difference::Agent([(t.report, d), (s.report, s.statement.head)]))
                }
                _ => None,
            }
        })
    })
}
