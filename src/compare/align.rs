//! Which claims of two reports tell of the same thing: candidates from an index, and how well they agree.

use std::collections::{BTreeMap, HashMap};

use crate::model::Quantity;

use super::meeting::harmony;
use super::parts;
use super::profile::{Context, Profile};
use super::terms::{Term, TermId};
use crate::parallel;

/// A term that stands in more claims than this is looked up among neighbouring reports only.
const COMMON: usize = 64;
/// How many reports on either side count as neighbours then.
const NEIGHBOURS: usize = 8;
/// How many of the likeliest candidates of a claim are compared word by word.
const COMPARED: usize = 48;
/// What a number that fits tells.
const NUMBER: f32 = 0.8;
/// What a sum, a share or a count beyond a score that fits tells.
const FIGURE: f32 = 1.2;
/// What it tells that both are said by the same actor.
const SPEAKER: f32 = 0.4;

/// What it tells besides that both hold the same telling word in quotation marks.
const QUOTED: f32 = 0.4;
/// What it tells that both hold the same two names side by side.
const NAMES: f32 = 0.25;
/// How much a quoted word has to tell to count.
const TELLING: f32 = 0.6;

/// How well two claims agree.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Agreement {
    /// How much the matching terms tell together.
    pub(super) mass: f32,
    /// The share of the first claim that is met in the second.
    pub(super) first: f32,
    /// The share of the second claim that is met in the first.
    pub(super) second: f32,
    /// How well the two clauses agree that agree best.
    pub(super) part: f32,
    /// What it tells that two names stand side by side in both (`Qatar and Oman`), where that is seldom.
    pub(super) names: f32,
}

impl Agreement {
    /// The mean of the two shares, nearer to the lower one.
    pub(super) fn harmony(self) -> f32 {
        harmony(self.first, self.second)
    }

    /// How much speaks for the two telling the same: what is shared, and how much of the whole it is.
    pub(super) fn score(self) -> f32 {
        self.harmony() + 0.05 * self.mass.min(8.0)
    }

    /// The same with what a part of the claims tells alike, which counts by `trust`, from 0 to 1.
    pub(super) fn with_part(self, trust: f32) -> f32 {
        self.score() + trust * (0.3 * self.part + self.names)
    }
}

/// A pair of claims, as indices, that may tell of the same thing; the first index is the lower one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    /// One claim.
    pub(super) a: usize,
    /// The other claim.
    pub(super) b: usize,
    /// How well they agree.
    pub(super) agreement: Agreement,
    /// The place of `b` among all that `a` could be paired with in its report, from 0.
    pub(super) rank_a: usize,
    /// The place of `a` among all that `b` could be paired with in its report, from 0.
    pub(super) rank_b: usize,
}

impl Pair {
    /// Whether each is the other's best.
    pub(super) fn mutual(&self) -> bool {
        self.rank_a == 0 && self.rank_b == 0
    }

    /// The worse of the two places.
    pub(super) fn rank(&self) -> usize {
        self.rank_a.max(self.rank_b)
    }
}

/// The pairs of claims worth a look, in the order of their indices.
pub(super) fn pairs(cx: &Context) -> Vec<Pair> {
    let mut postings: Vec<Vec<usize>> = vec![Vec::new(); cx.terms.len()];
    for (n, profile) in cx.claims.iter().enumerate() {
        for (term, _) in &profile.terms {
            postings[term.id as usize].push(n);
        }
    }
    let claims: Vec<usize> = (0..cx.claims.len()).collect();
    let mut looked = parallel::map(&claims, |&a| candidates(cx, &postings, a)).concat();
    looked.sort_unstable();
    looked.dedup();
    let agreed = parallel::map(&looked, |&(a, b)| agree(cx, &cx.claims[a], &cx.claims[b]));
    ranked(cx, &looked.into_iter().zip(agreed).collect())
}

/// The likeliest partners of claim `a`, by the terms that both have or that can stand for each other.
fn candidates(cx: &Context, postings: &[Vec<usize>], a: usize) -> Vec<(usize, usize)> {
    let profile = &cx.claims[a];
    let mut found: Vec<(usize, f32)> = Vec::new();
    for (term, _) in &profile.terms {
        let own = std::iter::once((term.id, 1.0));
        for (id, strength) in own.chain(cx.terms.near(term.id).iter().copied()) {
            let holding = within(cx, &postings[id as usize], profile.report).into_iter().flatten();
            found.extend(holding.filter(|&&b| b != a).map(|&b| (b, term.weight * strength)));
        }
    }
    found.sort_by_key(|(b, _)| *b);
    found.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    found.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    found.into_iter().take(COMPARED).map(|(b, _)| (a.min(b), a.max(b))).collect()
}

/// The claims of `list`, which are in order, that one of `report` is looked up among: all, or where they are too many
/// those of the neighbouring reports on a ring.
fn within<'a>(cx: &Context, list: &'a [usize], report: usize) -> [&'a [usize]; 3] {
    let all = cx.reports.len();
    if list.len() <= COMMON || all <= 2 * NEIGHBOURS {
        return [list, &[], &[]];
    }
    let place = |r: usize| list.partition_point(|&c| cx.claims[c].report < r);
    let from = |r: usize, to: usize| list.get(place(r)..place(to)).unwrap_or_default();
    let (low, high) = (report.saturating_sub(NEIGHBOURS), (report + NEIGHBOURS + 1).min(all));
    [
        from(low, high),
        from(0, (report + NEIGHBOURS + 1).saturating_sub(all)),
        from(all - NEIGHBOURS.saturating_sub(report), all),
    ]
}

fn ranked(cx: &Context, found: &BTreeMap<(usize, usize), Agreement>) -> Vec<Pair> {
    let mut partners: HashMap<(usize, usize), Vec<(f32, usize)>> = HashMap::new();
    for (&(a, b), agreement) in found {
        let score = agreement.with_part(1.0);
        partners.entry((a, cx.claims[b].report)).or_default().push((score, b));
        partners.entry((b, cx.claims[a].report)).or_default().push((score, a));
    }
    for list in partners.values_mut() {
        list.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    }
    let at: HashMap<(usize, usize), usize> = partners
        .iter()
        .flat_map(|(&(of, _), list)| list.iter().enumerate().map(move |(n, &(_, among))| ((of, among), n)))
        .collect();
    // A claim inside another is no rival of it.
    let nested = nested(cx);
    let place = |of: usize, among: usize| {
        let own = at.get(&(of, among)).copied().unwrap_or_default();
        own - nested[among].iter().filter(|&&n| at.get(&(of, n)).is_some_and(|&p| p < own)).count()
    };
    found
        .iter()
        .map(|(&(a, b), &agreement)| Pair { a, b, agreement, rank_a: place(a, b), rank_b: place(b, a) })
        .collect()
}

/// The claims that lie in each claim or around it; those of one report stand in the order of its text.
fn nested(cx: &Context) -> Vec<Vec<usize>> {
    let mut out = vec![Vec::new(); cx.claims.len()];
    for (x, p) in cx.claims.iter().enumerate() {
        for (y, q) in cx.claims.iter().enumerate().skip(x + 1) {
            if q.report != p.report || q.claim.span.start > p.claim.span.end {
                break;
            }
            if p.claim.span.contains(q.claim.span) || q.claim.span.contains(p.claim.span) {
                out[x].push(y);
                out[y].push(x);
            }
        }
    }
    out
}

/// Compares two claims term by term and number by number.
pub(super) fn agree(cx: &Context, a: &Profile, b: &Profile) -> Agreement {
    let (met_a, all_a) = met(a, b);
    let (met_b, all_b) = met(b, a);
    let (numbers, of_a, of_b) = numbers(cx.quantities(a), cx.quantities(b));
    let same_speaker = cx.speaker(a).is_some() && cx.speaker(a) == cx.speaker(b);
    let speaker = if same_speaker { SPEAKER + QUOTED * f32::from(quoted_alike(a, b)) } else { 0.0 };
    let (met_a, met_b) = (met_a + numbers + speaker, met_b + numbers + speaker);
    let share = |met: f32, all: f32| if all > 0.0 { (met / all).min(1.0) } else { 0.0 };
    Agreement {
        mass: met_a.min(met_b),
        first: share(met_a, all_a + of_a + speaker),
        second: share(met_b, all_b + of_b + speaker),
        part: if met_a.min(met_b) > 0.0 { parts::best(cx, a, b) } else { 0.0 },
        names: names_alike(cx, a, b),
    }
}

/// Whether a telling word stands in quotation marks in both claims.
fn quoted_alike(a: &Profile, b: &Profile) -> bool {
    let quoted = |p: &Profile| -> Vec<TermId> {
        let telling = p.terms.iter().filter(|(term, token)| term.weight >= TELLING && p.quoted.contains(token));
        telling.map(|(term, _)| term.id).collect()
    };
    let of_a = quoted(a);
    !of_a.is_empty() && quoted(b).iter().any(|id| of_a.contains(id))
}

/// How much it tells that the two claims hold the same two names side by side.
fn names_alike(cx: &Context, a: &Profile, b: &Profile) -> f32 {
    let same = |x: Term, y: Term| cx.terms.strength(x.id, y.id) >= 0.8;
    let meet = |p: &(Term, Term), q: &(Term, Term)| {
        (same(p.0, q.0) && same(p.1, q.1) || same(p.0, q.1) && same(p.1, q.0))
            .then(|| p.0.weight.min(p.1.weight).min(q.0.weight).min(q.1.weight))
    };
    let all = a.coupled.iter().flat_map(|p| b.coupled.iter().filter_map(move |q| meet(p, q)));
    NAMES * all.fold(0.0, f32::max)
}

/// How much of `a` is met in `b`, and how much there is.
fn met(a: &Profile, b: &Profile) -> (f32, f32) {
    a.terms
        .iter()
        .fold((0.0, 0.0), |(met, all), (term, _)| (met + term.weight * b.terms.met(term.id), all + term.weight))
}

/// Whether a number is one that two reports seldom have both by chance: a sum, a share, a count beyond a score; no year.
pub(super) fn is_figure(q: &Quantity) -> bool {
    q.value.is_some_and(|n| n > 20.0 && (q.unit.is_some() || !(1900.0..=2100.0).contains(&n)))
}

/// What the numbers tell: those that fit, all of the first, all of the second.
fn numbers(a: &[Quantity], b: &[Quantity]) -> (f32, f32, f32) {
    let tells = |q: &Quantity| if is_figure(q) { FIGURE } else { NUMBER };
    let all = |list: &[Quantity]| list.iter().map(tells).sum::<f32>();
    let met = |these: &[Quantity], those: &[Quantity]| {
        these.iter().filter(|x| those.iter().any(|y| x.compatible(y))).map(tells).sum::<f32>()
    };
    (met(a, b).min(met(b, a)), all(a), all(b))
}
