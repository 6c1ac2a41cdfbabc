//! Numbers, their bounds and units, and what they count.
//!
//! Dates, times of day, names (`Boeing 737`, `Article 5`), telephone numbers, scores and the numbers of lists are none.

mod counted;
mod excluded;
mod measure;
mod read;
mod words;

use super::engine::Doc;
use super::pieces::Pieces;
use crate::model::{Quantity, Report, Span};
use read::Reader;

/// The numbers of a report, in order; none inside one of its `dates` (in order).
pub fn find(report: &Report, doc: &Doc, dates: &[Span]) -> Vec<Quantity> {
    let pieces = Pieces::new(report, doc);
    Reader { p: &pieces, doc, dates }.all()
}

#[cfg(test)]
mod tests;
