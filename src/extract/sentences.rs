//! Where sentences begin and end.

use super::engine::Doc;
use crate::model::Span;

/// The sentences of a parsed report, in order.
pub fn spans(doc: &Doc) -> Vec<Span> {
    doc.sentences.iter().map(|s| doc.span(s.clone())).collect()
}
