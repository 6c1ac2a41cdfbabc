//! Numbers in the text.

use super::Span;

/// A number with its bounds and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number with its bound and unit words (`at least 28`).
    pub span: Span,
    /// The number itself; for a range its middle; `None` for a vague one (`dozens`).
    pub value: Option<f64>,
    /// The least that it can be, if it is bounded below or exact.
    pub low: Option<f64>,
    /// The most that it can be, if it is bounded above or exact.
    pub high: Option<f64>,
    /// Whether the text says that it is rounded or estimated (`about`, `nearly`).
    pub approximate: bool,
    /// The unit, normalised: `percent`, an ISO currency such as `USD`, `hour`, `km`; `None` for a plain count.
    pub unit: Option<String>,
    /// What is counted or measured, as written (`security personnel`).
    pub of: Option<Span>,
}
