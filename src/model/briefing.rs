//! The whole comparison, as every view and export reads it.

use super::{Actor, Claim, ClaimId, DateMention, Finding, Gap, Report, ReportId, Span, Voice, Wording};

/// Reports of one event, read and compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Briefing {
    /// What the event is called: words that the headlines share, or the folder's name.
    pub title: String,
    /// The reports in the order given.
    pub reports: Vec<Report>,
    /// The sentences of each report, in order, without headline and furniture where those are no prose.
    pub sentences: Vec<Vec<Span>>,
    /// The actors, the most mentioned first.
    pub actors: Vec<Actor>,
    /// The claims by report and place.
    pub claims: Vec<Claim>,
    /// The date expressions by report and place.
    pub dates: Vec<DateMention>,
    /// The findings, the weightiest first.
    pub findings: Vec<Finding>,
    /// How far each actor is heard in each report that mentions it.
    pub voices: Vec<Voice>,
    /// What each report calls each actor.
    pub wordings: Vec<Wording>,
    /// The analyst's next questions, the weightiest first.
    pub gaps: Vec<Gap>,
    /// Reports that share an origin, where any do; reports not listed stand alone.
    pub origins: Vec<Origin>,
}

/// Reports that go back to one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The reports.
    pub reports: Vec<ReportId>,
    /// Why they count as one (`wire credit AP`, `7 sentences word for word`).
    pub why: String,
}

/// On whose word a report's claims rest, as counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sourcing {
    /// Claims of named persons and organisations.
    pub named: usize,
    /// Claims of unnamed persons and groups.
    pub unnamed: usize,
    /// Claims of documents.
    pub document: usize,
    /// Sentences in the outlet's own voice.
    pub own: usize,
}

impl Briefing {
    /// The claims of one report, in the order of the text.
    pub fn claims_of(&self, report: ReportId) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(move |c| c.report == report)
    }

    /// On whose word the claims of `report` rest.
    pub fn sourcing(&self, report: ReportId) -> Sourcing {
        use super::SourceKind as K;
        let mut out = Sourcing::default();
        for claim in self.claims_of(report) {
            match claim.source.as_ref().map(|s| s.kind) {
                Some(K::NamedPerson | K::NamedOrganisation) => out.named += 1,
                Some(K::UnnamedPerson | K::UnnamedGroup) => out.unnamed += 1,
                Some(K::Document) => out.document += 1,
                None => out.own += 1,
            }
        }
        out
    }

    /// The words of a claim's content, its pieces joined by ` … `.
    pub fn content(&self, claim: ClaimId) -> String {
        let claim = &self.claims[claim];
        let report = &self.reports[claim.report];
        claim.spans.iter().map(|&s| report.words(s)).collect::<Vec<_>>().join(" … ")
    }
}
