//! Claims by their parts: a sentence of several clauses may tell in one of them what another sentence tells alone.

use crate::model::{Fit, Quantity};

use super::align::is_figure;
use super::meeting::{Meeting, Side, meet_any, same, verb_token};
use super::profile::{Context, Profile};
use super::statement::Role;

/// Matching terms of two clauses tell all that they can from this mass on.
const FULL: f32 = 2.0;
/// What it adds that the verbs can say the same.
const VERB: f32 = 0.2;
/// What it adds that both have the same subject or the same object, and takes away that they have others.
const PARTY: f32 = 0.1;
/// What it adds that a number of both fits.
const NUMBER_FITS: f32 = 0.2;
/// The same for a number that two reports seldom have both by chance.
const FIGURE_FITS: f32 = 0.4;
/// What it takes away that their numbers cannot be the same.
const NUMBERS_CLASH: f32 = 0.4;

/// How well the clause of `a` that agrees best with one of `b` does so, from 0; about 1 where both tell the same.
pub(super) fn best(cx: &Context, a: &Profile, b: &Profile) -> f32 {
    let sides = |p: &Profile| -> Vec<Side<'_>> {
        let statements = p.statements.iter().filter_map(|&s| cx.statements[p.report].get(s));
        statements.map(|statement| Side { report: p.report, statement }).collect()
    };
    let (of_a, of_b) = (sides(a), sides(b));
    let mut best = 0.0_f32;
    for &s in &of_a {
        let figures = figures(cx, a, s);
        for &t in &of_b {
            if let Some(m) = meet_any(cx, s, t).filter(|m| m.mass > 0.0) {
                best = best.max(clause(cx, (s, t), &m) + numbers(&figures, || self::figures(cx, b, t)));
            }
        }
    }
    best
}

fn clause(cx: &Context, (s, t): (Side, Side), m: &Meeting) -> f32 {
    let heavy = |side: Side| cx.term(side.report, verb_token(side)).map_or(0.0, |t| t.weight);
    let party = |same: Option<f32>| same.map_or(0.0, |m| if m >= 0.5 { PARTY } else { -PARTY * f32::from(m <= 0.0) });
    let told = (m.mass / FULL).min(1.0);
    // `They have not changed their position`, `their position has not changed`: what it is done to takes the first place.
    let turned = |x: Side, y: Side| {
        m.subject.is_some_and(|s| s < 0.5)
            && m.object.is_none()
            && y.statement.heads(Role::Object).next().is_none()
            && same(cx, x, Role::Object, y, Role::Subject).is_some_and(|o| o >= 0.5)
    };
    let parties = if turned(s, t) || turned(t, s) { PARTY } else { party(m.subject) + party(m.object) };
    told * (m.whole() + VERB * m.verb * heavy(s).min(heavy(t))) + parties
}

fn numbers<'a>(these: &[&Quantity], those: impl FnOnce() -> Vec<&'a Quantity>) -> f32 {
    if these.is_empty() {
        return 0.0;
    }
    let those = those();
    let fits = these.iter().any(|x| those.iter().any(|y| x.compatible(y)));
    let figure = these.iter().any(|x| is_figure(x) && those.iter().any(|y| x.compatible(y)));
    let clash = these.iter().any(|x| those.iter().any(|y| x.fit(y) == Fit::Clash));
    match (fits, clash) {
        (true, _) if figure => FIGURE_FITS,
        (true, _) => NUMBER_FITS,
        (false, true) => -NUMBERS_CLASH,
        (false, false) => 0.0,
    }
}

/// The numbers of a claim that stand in one of its clauses.
fn figures<'a>(cx: &Context<'a>, p: &Profile<'a>, side: Side) -> Vec<&'a Quantity> {
    let doc = &cx.reading.docs[p.report];
    let inside =
        |q: &&Quantity| side.statement.own.iter().any(|&i| doc.tokens.get(i).is_some_and(|t| q.span.contains(t.span)));
    cx.quantities(p).iter().filter(inside).collect()
}
