//! The briefing for people and programs that are not at the terminal.

pub mod check;
pub mod cite;
pub mod json;
pub mod outline;
pub mod text;

use clap::ValueEnum;

use crate::model::Briefing;
use crate::review::Judgements;

/// What the briefing can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text
    Text,
    /// The whole comparison model, for other programs
    Json,
}

/// The briefing and its judgements in `format`; `columns` is the measure of plain text, and nothing else heeds it.
pub fn render(format: Format, briefing: &Briefing, judgements: &Judgements, columns: usize) -> String {
    match format {
        Format::Text => text::render(briefing, judgements, columns),
        Format::Json => json::render(briefing, judgements),
    }
}
