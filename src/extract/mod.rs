//! From a report's text to its sentences, actors, claims, dates and quantities.

pub mod engine;
