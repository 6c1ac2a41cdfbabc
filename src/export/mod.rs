//! The briefing for people and programs that are not at the terminal.

pub mod additions;
pub mod annotations;
pub mod check;
pub mod cite;
pub mod claimreview;
pub mod csv;
pub mod escape;
pub mod html;
pub mod json;
pub mod markdown;
pub mod names;
pub mod outline;
pub mod stix;
pub mod text;

use clap::ValueEnum;

use crate::model::Briefing;
use crate::review::Judgements;

/// What the briefing can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text
    Text,
    /// Markdown
    #[value(name = "md", alias = "markdown")]
    Markdown,
    /// One page for a browser, to read, send and print
    Html,
    /// A table: a row a claim and a row a finding
    Csv,
    /// The whole comparison model, for other programs
    Json,
    /// Annotations of the reports (W3C Web Annotation, JSON-LD)
    Annotations,
    /// A bundle of Report, Notes and Opinions (STIX 2.1)
    Stix,
    /// The analyst's verdicts on claims (schema.org, JSON-LD)
    #[value(name = "claimreview")]
    ClaimReview,
}

impl Format {
    /// The ending of a file in this format, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Annotations | Self::ClaimReview => "jsonld",
            Self::Stix => "stix.json",
        }
    }
}

/// The briefing and its judgements in `format`; `columns` is the measure of plain text, and nothing else heeds it.
pub fn render(format: Format, briefing: &Briefing, judgements: &Judgements, columns: usize) -> String {
    match format {
        Format::Text => text::render(briefing, judgements, columns),
        Format::Markdown => markdown::render(briefing, judgements),
        Format::Html => html::render(briefing, judgements),
        Format::Csv => csv::render(briefing, judgements),
        Format::Json => json::render(briefing, judgements),
        Format::Annotations => annotations::render(briefing, judgements),
        Format::Stix => stix::render(briefing, judgements),
        Format::ClaimReview => claimreview::render(briefing, judgements),
    }
}
