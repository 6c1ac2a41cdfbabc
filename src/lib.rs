//! parallax lays several outlets' reports of one event side by side.
//!
//! ```text
//!  bytes ──load──▶ Report ──extract──▶ sentences · actors · claims · dates ──compare──▶ Briefing
//!                                                                                        │
//!         review log ◀──judge── analyst ◀──tui── lens(Briefing, Judgements) ◀────────────┤
//!                                                                                        └─export─▶ text · JSON …
//! ```
//!
//! One direction, no way back: each stage knows only those before it. [`load`], [`extract`] and [`compare`] know no
//! terminal; `tui` is a pure update and a view that cannot change the state.

pub mod cli;
pub mod compare;
pub mod export;
pub mod extract;
pub mod fingerprint;
pub mod load;
pub mod model;
pub mod parallel;
pub mod places;
pub mod review;
pub mod tui;

use model::{Briefing, ClaimId, Report, ReportId};

/// Reads and compares `reports`: the whole way from loaded reports to a briefing.
///
/// The stages see the reports in an order of their own (by content), so that what they find cannot depend on the
/// order given; the briefing then lists everything in the order given.
pub fn brief(reports: Vec<Report>, title: Option<String>) -> Briefing {
    brief_telling(reports, title, &|_, _| true)
}

/// The same, telling how many of how many reports have been read; where `progress` says no, reading stops, and what comes
/// of it is of no use.
pub fn brief_telling(
    mut reports: Vec<Report>,
    title: Option<String>,
    progress: &dyn Fn(usize, usize) -> bool,
) -> Briefing {
    let given: Vec<(String, String)> = reports.iter().map(|r| (r.sha256.clone(), r.file.clone())).collect();
    reports.sort_by(|a, b| (&a.sha256, &a.file).cmp(&(&b.sha256, &b.file)));
    for (i, report) in reports.iter_mut().enumerate() {
        report.id = ReportId::new(i);
    }
    let reading = extract::read(&reports, progress);
    let mut briefing = compare::compare(reports, &reading);
    if let Some(title) = title {
        briefing.title = title;
    }
    in_given_order(briefing, &given)
}

/// Renumbers reports and claims so that reports stand in the order of `given` (hash and file name of each).
fn in_given_order(mut b: Briefing, given: &[(String, String)]) -> Briefing {
    let mut free: Vec<(usize, (&str, &str))> =
        b.reports.iter().enumerate().map(|(i, r)| (i, (r.sha256.as_str(), r.file.as_str()))).collect();
    let mut order = Vec::with_capacity(given.len());
    for (sha, file) in given {
        if let Some(at) = free.iter().position(|(_, key)| *key == (sha.as_str(), file.as_str())) {
            order.push(free.remove(at).0);
        }
    }
    let mut place = vec![ReportId::default(); order.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = ReportId::new(new);
    }
    let to = |r: &mut ReportId| *r = place[r.index()];
    b.reports.iter_mut().for_each(|r| to(&mut r.id));
    b.reports.sort_by_key(|r| r.id);
    let mut sentences: Vec<_> = std::mem::take(&mut b.sentences).into_iter().enumerate().collect();
    sentences.sort_by_key(|(old, _)| place[*old]);
    b.sentences = sentences.into_iter().map(|(_, s)| s).collect();
    for actor in &mut b.actors {
        actor.mentions.iter_mut().for_each(|m| to(&mut m.report));
        actor.mentions.sort();
    }
    b.dates.iter_mut().for_each(|d| to(&mut d.report));
    let mut dates: Vec<_> = b.dates.iter().map(|d| (d.report, d.span, d.id)).collect();
    dates.sort();
    let mut date_place = vec![model::DateId::default(); dates.len()];
    for (new, (_, _, old)) in dates.iter().enumerate() {
        date_place[old.index()] = model::DateId::new(new);
    }
    b.dates.iter_mut().for_each(|d| d.id = date_place[d.id.index()]);
    b.dates.sort_by_key(|d| d.id);

    b.claims.iter_mut().for_each(|c| to(&mut c.report));
    let mut claims: Vec<_> = b.claims.iter().map(|c| (c.report, c.id)).collect();
    claims.sort();
    let mut claim_place = vec![ClaimId::default(); claims.len()];
    for (new, (_, old)) in claims.iter().enumerate() {
        claim_place[old.index()] = ClaimId::new(new);
    }
    let claim = |c: &mut ClaimId| *c = claim_place[c.index()];
    for c in &mut b.claims {
        claim(&mut c.id);
        c.within.iter_mut().for_each(claim);
        c.dates.iter_mut().for_each(|d| *d = date_place[d.index()]);
    }
    b.claims.sort_by_key(|c| c.id);
    for f in &mut b.findings {
        f.claims.iter_mut().for_each(claim);
        f.claims.sort();
        f.evidence.iter_mut().for_each(|e| to(&mut e.report));
        f.evidence.sort();
    }
    for v in &mut b.voices {
        to(&mut v.report);
        v.accused_in.iter_mut().chain(&mut v.spoken_for).chain(&mut v.claims).for_each(claim);
    }
    b.voices.sort_by_key(|v| (v.actor, v.report));
    b.wordings.iter_mut().for_each(|w| to(&mut w.report));
    b.wordings.sort_by_key(|w| (w.actor, w.report));
    for e in b.gaps.iter_mut().flat_map(|g| &mut g.evidence) {
        to(&mut e.report);
    }
    for o in &mut b.origins {
        o.reports.iter_mut().for_each(to);
        o.reports.sort();
    }
    b
}
