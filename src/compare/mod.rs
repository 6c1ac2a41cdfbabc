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

use crate::extract::Reading;
use crate::model::{Briefing, Report};
use profile::Context;

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
