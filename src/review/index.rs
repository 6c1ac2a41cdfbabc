//! From the items of the open briefing to what the log keeps of them, and back.

use std::collections::HashMap;

use super::anchor::{Anchor, Found};
use super::judgements::{Item, OwnId, Standing};
use super::record::{Kept, Kind};
use crate::model::{ActorId, Briefing, ClaimId, FindingId, How, ReportId, Source, Span};

/// Where the items of one briefing are found by what the log keeps of them.
#[derive(Debug, Default)]
pub(super) struct Index {
    claims: HashMap<(ReportId, Span), Vec<ClaimId>>,
    findings: HashMap<Vec<ClaimId>, Vec<FindingId>>,
    actors: HashMap<String, Vec<ActorId>>,
    mentions: HashMap<(ReportId, Span), ActorId>,
    outlets: HashMap<String, ReportId>,
    sources: HashMap<(ReportId, String), ClaimId>,
}

impl Index {
    pub(super) fn new(b: &Briefing) -> Self {
        let mut out = Self::default();
        for claim in &b.claims {
            out.claims.entry((claim.report, claim.span)).or_default().push(claim.id);
            if let Some(source) = &claim.source {
                out.sources.entry((claim.report, label(source))).or_insert(claim.id);
            }
        }
        for finding in &b.findings {
            out.findings.entry(sorted(finding.claims.clone())).or_default().push(finding.id);
        }
        for actor in &b.actors {
            out.actors.entry(actor.name.clone()).or_default().push(actor.id);
            for m in actor.mentions.iter().filter(|m| m.how != How::Pronoun) {
                out.mentions.insert((m.report, m.span), actor.id);
            }
        }
        for report in &b.reports {
            out.outlets.entry(report.outlet.clone()).or_insert(report.id);
        }
        out
    }

    /// Where `kept` stands in `b`, of which this is the index.
    pub(super) fn find(&self, b: &Briefing, kept: &Kept) -> Standing {
        match kept.kind {
            Kind::Own => Standing::Here(Item::Own(OwnId::of(&kept.key))),
            Kind::Outlet => {
                self.outlets.get(&kept.key).map_or(Standing::Elsewhere, |&r| Standing::Here(Item::Outlet(r)))
            }
            Kind::Actor => self.actor(b, kept),
            Kind::Source => {
                let Some(report) = kept.anchors.first().and_then(|a| a.report(&b.reports)) else {
                    return Standing::Elsewhere;
                };
                let found = self.sources.get(&(report.id, kept.key.clone()));
                found.map_or(Standing::Lost, |&c| Standing::Here(Item::Source(c)))
            }
            Kind::Claim => match self.claim(b, kept, kept.anchors.first()) {
                Ok(claim) => Standing::Here(Item::Claim(claim)),
                Err(gone) => gone,
            },
            Kind::Finding => self.finding(b, kept).unwrap_or_else(|gone| gone),
        }
    }

    fn actor(&self, b: &Briefing, kept: &Kept) -> Standing {
        if let Some([one]) = self.actors.get(&kept.key).map(Vec::as_slice) {
            return Standing::Here(Item::Actor(*one));
        }
        match kept.anchors.first().map(|a| a.find(&b.reports)) {
            Some(Found::At(report, span)) => {
                self.mentions.get(&(report, span)).map_or(Standing::Lost, |&a| Standing::Here(Item::Actor(a)))
            }
            Some(Found::Lost) => Standing::Lost,
            Some(Found::Elsewhere) | None => Standing::Elsewhere,
        }
    }

    /// The claim at the passage `anchor`; of several the one with the kept key.
    fn claim(&self, b: &Briefing, kept: &Kept, anchor: Option<&Anchor>) -> Result<ClaimId, Standing> {
        let (report, span) = match anchor.map(|a| a.find(&b.reports)) {
            Some(Found::At(report, span)) => (report, span),
            Some(Found::Lost) | None => return Err(Standing::Lost),
            Some(Found::Elsewhere) => return Err(Standing::Elsewhere),
        };
        match self.claims.get(&(report, span)).map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            Some(many) => many.iter().copied().find(|&c| b.claims[c].key == kept.key).ok_or(Standing::Lost),
            None => Err(Standing::Lost),
        }
    }

    /// The finding that relates the kept passages in the kept way.
    fn finding(&self, b: &Briefing, kept: &Kept) -> Result<Standing, Standing> {
        let mut choices: Vec<Vec<ClaimId>> = vec![Vec::new()];
        // A finding over reports of which one is not open is not lost, whatever became of the others.
        let found: Vec<Found> = kept.anchors.iter().map(|a| a.find(&b.reports)).collect();
        if found.contains(&Found::Elsewhere) {
            return Err(Standing::Elsewhere);
        }
        for passage in found {
            let Found::At(report, span) = passage else { return Err(Standing::Lost) };
            let here = self.claims.get(&(report, span)).ok_or(Standing::Lost)?;
            // One passage may hold two claims (A says that B says): each may be meant.
            choices = choices.iter().flat_map(|c| here.iter().map(move |&h| [c.as_slice(), &[h]].concat())).collect();
            if choices.len() > 64 {
                return Err(Standing::Lost);
            }
        }
        let same = |&f: &FindingId| {
            b.findings[f].relation == kept.relation.unwrap_or(b.findings[f].relation)
                && b.findings[f].kind == kept.dispute
        };
        let mut found: Vec<FindingId> = choices
            .into_iter()
            .filter_map(|claims| self.findings.get(&sorted(claims)))
            .flatten()
            .copied()
            .filter(same)
            .collect();
        found.sort_unstable();
        found.dedup();
        let by_key = found.iter().copied().find(|&f| b.findings[f].key == kept.key);
        let one = by_key.or(if let [one] = found.as_slice() { Some(*one) } else { None });
        one.map(|f| Standing::Here(Item::Finding(f))).ok_or(Standing::Lost)
    }
}

impl Item {
    /// Whose reliability counts for `claim`: the actor, the unnamed source, or the outlet where it speaks itself.
    pub fn speaker(b: &Briefing, claim: ClaimId) -> Self {
        let c = &b.claims[claim];
        match &c.source {
            None => Self::outlet(b, c.report),
            Some(Source { actor: Some(actor), .. }) => Self::Actor(*actor),
            Some(source) => {
                let same = |o: &&crate::model::Claim| o.source.as_ref().is_some_and(|s| label(s) == label(source));
                Self::Source(b.claims_of(c.report).find(same).map_or(claim, |first| first.id))
            }
        }
    }

    /// The outlet of `report`.
    pub fn outlet(b: &Briefing, report: ReportId) -> Self {
        let name = &b.reports[report].outlet;
        Self::Outlet(b.reports.iter().find(|r| r.outlet == *name).map_or(report, |r| r.id))
    }

    /// What the log keeps of it.
    pub(super) fn keep(self, b: &Briefing) -> Kept {
        let kept = |kind, key: &str, says: String, anchors| Kept {
            kind,
            key: key.to_owned(),
            says,
            relation: None,
            dispute: None,
            anchors,
        };
        match self {
            Self::Finding(id) => {
                let f = &b.findings[id];
                let says = if f.reason.is_empty() {
                    f.claims.first().map(|&c| b.content(c)).unwrap_or_default()
                } else {
                    f.reason.clone()
                };
                let anchors = f.claims.iter().map(|&c| anchor(b, c)).collect();
                Kept { relation: Some(f.relation), dispute: f.kind, ..kept(Kind::Finding, &f.key, says, anchors) }
            }
            Self::Claim(id) => kept(Kind::Claim, &b.claims[id].key, b.content(id), vec![anchor(b, id)]),
            Self::Actor(id) => {
                let a = &b.actors[id];
                let first = a.mentions.iter().find(|m| m.how == How::Name).or(a.mentions.first());
                let anchors = first.map(|m| Anchor::new(&b.reports[m.report], m.span)).into_iter().collect();
                kept(Kind::Actor, &a.name, a.name.clone(), anchors)
            }
            Self::Outlet(id) => kept(Kind::Outlet, &b.reports[id].outlet, b.reports[id].outlet.clone(), Vec::new()),
            Self::Source(id) => {
                let c = &b.claims[id];
                let label = c.source.as_ref().map(label).unwrap_or_default();
                let span = c.source.as_ref().map_or(c.span, |s| s.span);
                kept(Kind::Source, &label, label.clone(), vec![Anchor::new(&b.reports[c.report], span)])
            }
            Self::Own(id) => kept(Kind::Own, &format!("{:016x}", id.0), "added by the analyst".into(), Vec::new()),
        }
    }
}

fn anchor(b: &Briefing, claim: ClaimId) -> Anchor {
    let c = &b.claims[claim];
    Anchor::new(&b.reports[c.report], c.span)
}

/// The label of a source as its name: case and runs of white space do not make another source.
pub(super) fn label(source: &Source) -> String {
    source.label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn sorted(mut claims: Vec<ClaimId>) -> Vec<ClaimId> {
    claims.sort_unstable();
    claims
}
