//! Which claims tell the same, which clash and why; who is heard, and who is called what.
//!
//! ```text
//! claims ─terms, statements─▶ profiles ─index─▶ pairs ─┬─rules of clash─▶ disputed, updated ─┐
//!                                                      └─agreement──────▶ shared, reworded ──┼─▶ findings by weight
//!                                       claims in no finding ─▶ single ──────────────────────┘
//! actors ─▶ voices, wordings    reports ─▶ origins, title    all of it ─▶ gaps
//! ```

mod align;
mod clash;
mod findings;
mod gaps;
mod meeting;
mod origins;
mod parts;
mod profile;
mod rank;
mod reason;
mod reword;
mod statement;
mod terms;
mod title;
mod voices;
mod wordings;
mod words;

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::extract::Reading;
use crate::model::{Briefing, Report};
use profile::Context;

/// Fewer pieces of work than this are done by one thread: to start another takes as long.
const WORTH: usize = 64;

/// What `work` makes of each of `items`, in their order, on as many threads as the machine has for us.
fn spread<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    if threads < 2 || items.len() < WORTH {
        return items.iter().map(work).collect();
    }
    // Small shares, taken in turn: some pairs cost far more than others.
    let share = items.len().div_ceil(threads * 8);
    let (shares, next) = (items.chunks(share).collect::<Vec<_>>(), AtomicUsize::new(0));
    let mut done: Vec<(usize, Vec<R>)> = thread::scope(|scope| {
        let one = || {
            let mut own = Vec::new();
            while let Some((n, share)) = shares.iter().enumerate().nth(next.fetch_add(1, Ordering::Relaxed)) {
                own.push((n, share.iter().map(&work).collect()));
            }
            own
        };
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(one)).collect();
        let mut all = one();
        for other in others {
            match other.join() {
                Ok(own) => all.extend(own),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().flat_map(|(_, own)| own).collect()
}

/// Compares the reports with each other and puts the briefing together.
pub fn compare(reports: Vec<Report>, reading: &Reading) -> Briefing {
    let cx = Context::new(&reports, reading);
    let pairs = align::pairs(&cx);
    let findings = findings::find(&cx, &pairs);
    let voices = voices::find(reading);
    let wordings = wordings::find(&reports, reading);
    let origins = origins::find(&reports, reading);
    let gaps = gaps::find(&cx, &findings, &voices, &origins);
    Briefing {
        title: title::find(&cx),
        sentences: reading.sentences.clone(),
        actors: reading.actors.clone(),
        claims: reading.claims.clone(),
        dates: reading.dates.clone(),
        findings,
        voices,
        wordings,
        gaps,
        origins,
        reports,
    }
}
