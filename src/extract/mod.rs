//! From reports to their sentences, actors, claims, dates and quantities.
//!
//! ```text
//! text ─engine─▶ Doc ─┬─dates, quantities─▶ spans with values ──┐
//!                     ├─actors (all reports together)─▶ who ────┼─▶ attribution ─▶ claims ─▶ details
//!                     └─sentences ─────────────────────────────┘
//! ```

mod accusations;
pub mod actors;
pub mod attribution;
pub mod dates;
pub mod details;
pub mod engine;
pub mod hedges;
pub mod lexicon;
pub mod numbers;
pub mod pieces;
pub mod quantities;
pub mod sentences;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use crate::model::{Actor, Claim, ClaimId, DateMention, Quantity, Report, ReportId, Span};
use crate::parallel;
use engine::{Cases, Doc, Engine};

/// All that extraction reads out of a set of reports; lists by report stand in the order of the reports.
#[derive(Debug, Default)]
pub struct Reading {
    /// The parsed text of each report.
    pub docs: Vec<Doc>,
    /// The sentences of each report.
    pub sentences: Vec<Vec<Span>>,
    /// The numbers of each report, in order.
    pub quantities: Vec<Vec<Quantity>>,
    /// The date expressions, by report and place.
    pub dates: Vec<DateMention>,
    /// The actors of all reports.
    pub actors: Vec<Actor>,
    /// Which actor each token of each report belongs to.
    pub who: Vec<actors::Who>,
    /// The claims by report and place.
    pub claims: Vec<Claim>,
    /// What each report says of an actor's silence (`declined to comment`).
    pub answers: Vec<Vec<attribution::Answer>>,
}

impl Reading {
    /// The dates of one report, in the order of its text.
    pub fn dates_of(&self, report: ReportId) -> &[DateMention] {
        dates_of(&self.dates, report)
    }
}

/// The dates of one report among those of all, which stand report by report.
fn dates_of(dates: &[DateMention], report: ReportId) -> &[DateMention] {
    let from = dates.partition_point(|d| d.report < report);
    let rest = dates.get(from..).unwrap_or_default();
    rest.get(..rest.partition_point(|d| d.report == report)).unwrap_or_default()
}

/// Reads `reports` (the ids are their places in the list).
///
/// `progress` is told how many of how many reports are parsed, while the next one is: that is most of the work. Where it
/// says no, the others stay unread, and what comes of it is of no use.
pub fn read(reports: &[Report], progress: &dyn Fn(usize, usize) -> bool) -> Reading {
    let docs = parse_all(reports, progress);
    let sentences = docs.iter().map(sentences::spans).collect();
    let dates = dates::find_all(reports, &docs);
    let quantities = parallel::map_large(reports, |report| {
        let dates: Vec<Span> = dates_of(&dates, report.id).iter().map(|d| d.span).collect();
        quantities::find(report, &docs[report.id.index()], &dates)
    });
    let (actors, who) = actors::find(reports, &docs);
    let mut reading =
        Reading { docs, sentences, quantities, dates, actors, who, claims: Vec::new(), answers: Vec::new() };
    for (claims, answers) in parallel::map_large(reports, |report| attribution::find(report, &reading)) {
        let before = reading.claims.len();
        let place = |id: ClaimId| ClaimId::new(before + id.index());
        let placed = |c: Claim| Claim { id: place(c.id), within: c.within.map(place), ..c };
        reading.claims.extend(claims.into_iter().map(placed));
        reading.answers.push(answers);
    }
    details::fill(reports, &mut reading);
    reading
}

/// Parses the reports on as many threads as the machine has for us; a report is one piece of work.
fn parse_all(reports: &[Report], progress: &dyn Fn(usize, usize) -> bool) -> Vec<Doc> {
    let threads = parallel::threads().min(reports.len());
    let cases = Cases::of(reports);
    // The longest first, so that no thread is left with it at the end.
    let mut order: Vec<(usize, &Report)> = reports.iter().enumerate().collect();
    order.sort_by_key(|(_, r)| std::cmp::Reverse(r.text.len()));
    let next = AtomicUsize::new(0);
    let (done, results) = mpsc::channel();
    let mut docs = vec![Doc::default(); reports.len()];
    thread::scope(|scope| {
        for _ in 0..threads {
            let done = done.clone();
            let (next, cases, order) = (&next, &cases, &order);
            scope.spawn(move || {
                while let Some(&(n, report)) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if done.send((n, parse(report, cases))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(done);
        for (finished, (n, doc)) in results.into_iter().enumerate() {
            if !progress(finished, reports.len()) {
                // The threads find nobody to hand their report to, and end.
                break;
            }
            docs[n] = doc;
        }
    });
    docs
}

fn parse(report: &Report, cases: &Cases) -> Doc {
    Engine::shared()
        .read_with(&report.text, &report.blocks(), cases, |tokens| sentences::boundaries(&report.text, tokens))
}
