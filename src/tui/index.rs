//! Look-ups over a briefing that the lenses share, made once when it opens.

use crate::model::{
    ActorId, Briefing, ClaimId, Confidence, Evidence, Finding, FindingId, Relation, Report, ReportId, Span, Voice,
};

/// A passage of a report: its headline or a sentence.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) span: Span,
    /// Number of its paragraph from 1; 0 for the headline.
    pub(crate) paragraph: usize,
    /// The claims that stand in it.
    pub(crate) claims: Vec<ClaimId>,
    /// The findings of those claims, the strongest first.
    pub(crate) findings: Vec<FindingId>,
}

/// Unnamed sources that go by one label.
#[derive(Debug, Clone)]
pub(crate) struct Unnamed {
    pub(crate) label: String,
    pub(crate) claims: Vec<ClaimId>,
}

/// What the lenses look up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// What each report's outlet is called on the screen: its name, numbered where several reports are of one outlet.
    pub(crate) names: Vec<String>,
    /// A short name of each outlet, no two alike if the outlets are not.
    pub(crate) short: Vec<String>,
    /// The passages of each report.
    pub(crate) units: Vec<Vec<Unit>>,
    /// The passage that each claim begins in.
    pub(crate) unit_of: Vec<usize>,
    /// The findings of each claim, the strongest first.
    pub(crate) findings_of: Vec<Vec<FindingId>>,
    /// The groups of unnamed sources, the most heard first.
    pub(crate) unnamed: Vec<Unnamed>,
    /// Mentions of each actor in each report.
    pub(crate) mentions: Vec<Vec<usize>>,
    /// Claims on the word of each actor in each report.
    pub(crate) says: Vec<Vec<usize>>,
    /// The voices of each actor, by their places in the briefing.
    voices_of: Vec<Vec<usize>>,
    /// The words of each finding that are lit.
    pub(crate) differing: Vec<Vec<Evidence>>,
    /// How many findings are worth a review.
    pub(crate) to_review: usize,
}

/// How strong a finding is, for the one mark that a passage can have: the least is the strongest.
pub(crate) fn strength(f: &Finding) -> (bool, Relation) {
    (f.confidence == Confidence::Possible, f.relation)
}

impl Index {
    pub(crate) fn new(b: &Briefing) -> Self {
        let mut findings_of = vec![Vec::new(); b.claims.len()];
        for f in &b.findings {
            for c in &f.claims {
                if let Some(list) = findings_of.get_mut(c.index()) {
                    list.push(f.id);
                }
            }
        }
        for list in &mut findings_of {
            list.sort_by_key(|&f| (strength(&b.findings[f]), f));
        }
        let mut units: Vec<Vec<Unit>> = b.reports.iter().map(|r| units(b, r.id)).collect();
        let mut unit_of = vec![0; b.claims.len()];
        for claim in &b.claims {
            let Some(of) = units.get_mut(claim.report.index()) else { continue };
            let at = of.partition_point(|u| u.span.end <= claim.span.start).min(of.len().saturating_sub(1));
            unit_of[claim.id.index()] = at;
            let first = (at + 1).min(of.len());
            let last = of.partition_point(|u| u.span.start < claim.span.end).max(first);
            for unit in &mut of[at.min(first)..last] {
                unit.claims.push(claim.id);
                unit.findings.extend(&findings_of[claim.id.index()]);
            }
        }
        for unit in units.iter_mut().flatten() {
            unit.findings.sort_by_key(|&f| (strength(&b.findings[f]), f));
            unit.findings.dedup();
        }
        let mut mentions = vec![vec![0; b.reports.len()]; b.actors.len()];
        for actor in &b.actors {
            for m in &actor.mentions {
                mentions[actor.id.index()][m.report.index()] += 1;
            }
        }
        let mut says = vec![vec![0; b.reports.len()]; b.actors.len()];
        for claim in &b.claims {
            if let Some(actor) = claim.source.as_ref().and_then(|s| s.actor) {
                says[actor.index()][claim.report.index()] += 1;
            }
        }
        let to_review = b.findings.iter().filter(|f| f.relation != Relation::Single).count();
        let mut voices_of = vec![Vec::new(); b.actors.len()];
        for (n, voice) in b.voices.iter().enumerate() {
            if let Some(list) = voices_of.get_mut(voice.actor.index()) {
                list.push(n);
            }
        }
        let differing = b.findings.iter().map(|f| super::differ::differing(b, f)).collect();
        let names = names(b);
        let (short, unnamed) = (short_names(&names), unnamed(b));
        Self { names, short, units, unit_of, findings_of, unnamed, mentions, says, voices_of, differing, to_review }
    }

    /// How far an actor is heard, a voice a report.
    pub(crate) fn voices<'a>(&'a self, b: &'a Briefing, actor: ActorId) -> impl Iterator<Item = &'a Voice> {
        self.voices_of.get(actor.index()).into_iter().flatten().filter_map(|&n| b.voices.get(n))
    }

    /// The passages of one report.
    pub(crate) fn units(&self, report: ReportId) -> &[Unit] {
        self.units.get(report.index()).map_or(&[], Vec::as_slice)
    }

    /// Number of the passage that holds `byte`, or that comes next after it.
    pub(crate) fn unit_at(&self, report: ReportId, byte: usize) -> usize {
        let units = self.units(report);
        units.partition_point(|u| u.span.end <= byte).min(units.len().saturating_sub(1))
    }

    /// The passages of `other` that tell of the same as a passage of `report`, the strongest relation first.
    pub(crate) fn partners(&self, b: &Briefing, report: ReportId, unit: usize, other: ReportId) -> Vec<usize> {
        self.partners_shown(b, (report, unit), other, |_| true)
    }

    /// The same, by those findings alone that are shown.
    pub(crate) fn partners_shown(
        &self,
        b: &Briefing,
        (report, unit): (ReportId, usize),
        other: ReportId,
        shown: impl Fn(FindingId) -> bool,
    ) -> Vec<usize> {
        let mut out = Vec::new();
        let findings = self.units(report).get(unit).map_or(&[][..], |u| &u.findings);
        for &f in findings.iter().filter(|f| shown(**f)) {
            for &c in b.findings[f].claims.iter().filter(|c| b.claims[**c].report == other) {
                let at = self.unit_of[c.index()];
                if !out.contains(&at) {
                    out.push(at);
                }
            }
        }
        out
    }

    /// Whether an actor is named in, accused in or speaks a claim.
    pub(crate) fn concerns(b: &Briefing, claim: ClaimId, actor: ActorId) -> bool {
        let c = &b.claims[claim];
        c.about.contains(&actor)
            || c.accuses.contains(&actor)
            || c.source.as_ref().is_some_and(|s| s.actor == Some(actor))
    }
}

/// The passages that prove a finding: its evidence, or its claims where it has none.
pub(crate) fn passages(b: &Briefing, finding: FindingId) -> Vec<Evidence> {
    let f = &b.findings[finding];
    if f.evidence.is_empty() { claims(b, &f.claims) } else { f.evidence.clone() }
}

/// The passages of claims.
pub(crate) fn claims(b: &Briefing, claims: &[ClaimId]) -> Vec<Evidence> {
    claims.iter().map(|&c| Evidence { report: b.claims[c].report, span: b.claims[c].span }).collect()
}

/// A report's headline and sentences in order; its paragraphs where no sentence was read.
fn units(b: &Briefing, report: ReportId) -> Vec<Unit> {
    let r = &b.reports[report];
    let read = b.sentences.get(report.index()).filter(|s| !s.is_empty());
    let mut spans: Vec<Span> = read.map_or_else(|| r.paragraphs.clone(), Clone::clone);
    if let Some(head) = r.headline.filter(|h| !spans.iter().any(|s| s.overlaps(*h))) {
        spans.push(head);
    }
    spans.sort_unstable();
    spans
        .into_iter()
        .map(|span| Unit {
            span,
            paragraph: if r.headline.is_some_and(|h| h.overlaps(span)) {
                0
            } else {
                r.paragraph_at(span.start).map_or(0, |p| p + 1)
            },
            claims: Vec::new(),
            findings: Vec::new(),
        })
        .collect()
}

/// The outlets' names; of several reports of one outlet each with its number (`Quay Gazette (2)`).
fn names(b: &Briefing) -> Vec<String> {
    let of = |reports: &[Report], outlet: &str| reports.iter().filter(|r| r.outlet == outlet).count();
    let named = |(n, r): (usize, &Report)| match of(&b.reports, &r.outlet) {
        1 => r.outlet.clone(),
        _ => format!("{}\u{a0}({})", r.outlet, of(&b.reports[..n], &r.outlet) + 1),
    };
    b.reports.iter().enumerate().map(named).collect()
}

/// A short form of each outlet's name; the whole name where two reports would share it.
fn short_names(names: &[String]) -> Vec<String> {
    let all: Vec<String> = names.iter().map(|n| short_name(n)).collect();
    let alike = |short: &String| all.iter().filter(|o| *o == short).count() > 1;
    all.iter().zip(names).map(|(s, name)| if alike(s) { name.clone() } else { s.clone() }).collect()
}

/// The first of two words, the name of a web address without its ending, and otherwise the name without its article: of
/// three words the first is seldom enough.
fn short_name(outlet: &str) -> String {
    let words: Vec<&str> = outlet.split_whitespace().collect();
    let article = |w: &str| matches!(w.to_lowercase().as_str(), "the" | "al" | "el" | "la" | "le" | "der" | "die");
    match words.as_slice() {
        [address] => {
            let host = address.strip_prefix("www.").unwrap_or(address);
            host.split('.').next().filter(|n| n.chars().count() > 2).unwrap_or(address).to_owned()
        }
        [first, _] if !article(first) && first.chars().count() > 1 => (*first).to_owned(),
        [first, rest @ ..] if first.eq_ignore_ascii_case("the") => rest.join(" "),
        _ => words.join(" "),
    }
}

/// A label without `the` or `a` at its beginning.
fn without_article(label: &str) -> &str {
    let (first, rest) = label.split_once(' ').unwrap_or((label, ""));
    let article = ["the", "a", "an"].iter().any(|a| first.eq_ignore_ascii_case(a));
    if article && !rest.is_empty() { rest } else { label }
}

fn unnamed(b: &Briefing) -> Vec<Unnamed> {
    let mut out: Vec<Unnamed> = Vec::new();
    for claim in &b.claims {
        let Some(source) = claim.source.as_ref().filter(|s| s.actor.is_none()) else { continue };
        let label = without_article(&source.label);
        match out.iter_mut().find(|u| u.label.to_lowercase() == label.to_lowercase()) {
            Some(group) => group.claims.push(claim.id),
            None => out.push(Unnamed { label: label.to_owned(), claims: vec![claim.id] }),
        }
    }
    out.sort_by(|a, b| b.claims.len().cmp(&a.claims.len()).then_with(|| a.label.cmp(&b.label)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_tell_outlets_apart() {
        let short = |outlets: &[&str]| {
            let reports = outlets.iter().map(|n| Report { outlet: (*n).to_owned(), ..Report::default() });
            short_names(&names(&Briefing { reports: reports.collect(), ..Briefing::default() }))
        };
        assert_eq!(
            short(&["Quay Gazette", "harbour-news.com", "The Lorne Evening Post"]),
            ["Quay", "harbour-news", "Lorne Evening Post"]
        );
        assert_eq!(short(&["Lorne Herald", "Lorne Post"]), ["Lorne Herald", "Lorne Post"]);
        assert_eq!(short(&["CNN", "Quay", "CNN"]), ["CNN\u{a0}(1)", "Quay", "CNN\u{a0}(2)"]);
        assert_eq!(short(&["al Wadi", "X News", "www.quay.org", "q.tv"]), ["al Wadi", "X News", "quay", "q.tv"]);
    }
}
