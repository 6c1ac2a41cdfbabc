//! The analyst's next questions: who was accused and not heard, what hangs on an unknown date, numbers without a
//! source, weighty claims that one report alone has.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{
    ActorId, Claim, Confidence, Evidence, Finding, Gap, GapKind, Heard, Origin, Quantity, Relation, Report, ReportId,
    SourceKind, Voice,
};

use super::profile::Context;
use super::reason::quoted;

/// How many questions of one kind are asked at most.
const MOST: usize = 4;

/// The questions, the weightiest first.
pub(super) fn find(cx: &Context, findings: &[Finding], voices: &[Voice], origins: &[Origin]) -> Vec<Gap> {
    let mut out = unheard(cx, voices);
    out.extend(unsourced(cx));
    out.extend(undated(cx));
    out.extend(single(cx, findings));
    out.extend(origin(cx, origins));
    out
}

/// The accused who are nowhere heard, the most accused first.
fn unheard(cx: &Context, voices: &[Voice]) -> Vec<Gap> {
    let mut found: Vec<(usize, Gap)> = Vec::new();
    let mut of: BTreeMap<ActorId, Vec<&Voice>> = BTreeMap::new();
    for voice in voices {
        of.entry(voice.actor).or_default().push(voice);
    }
    for (actor, mine) in of {
        let actor = &cx.reading.actors[actor.index()];
        let accused: usize = mine.iter().map(|v| v.accused_in.len()).sum();
        if accused == 0 || mine.iter().any(|v| matches!(v.heard, Heard::Quoted | Heard::Paraphrased)) {
            continue;
        }
        let evidence = mine.iter().flat_map(|v| &v.accused_in).map(|c| {
            let claim = &cx.reading.claims[c.index()];
            Evidence { report: claim.report, span: claim.span }
        });
        let declined = mine.iter().any(|v| v.heard != Heard::NotHeard);
        let how = if declined { "asked, no answer" } else { "never quoted" };
        let times = if accused == 1 { "once".to_owned() } else { format!("{accused} times") };
        let line = format!("{}: accused {times}, {how}", actor.name);
        found.push((accused, Gap { kind: GapKind::Unheard, line, evidence: evidence.collect() }));
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.line.cmp(&b.1.line)));
    found.into_iter().map(|f| f.1).collect()
}

/// Counts of people, money and shares that the outlet states without saying who counted, in one report alone.
fn unsourced(cx: &Context) -> Vec<Gap> {
    let mut found: Vec<(f64, Gap)> = Vec::new();
    let numbers = Numbers::read(cx);
    for p in cx.claims.iter().filter(|p| p.claim.source.is_none() && !p.headline) {
        let report = &cx.reports[p.report];
        let elsewhere = |q: &Quantity| numbers.elsewhere(p.report, q);
        for q in p.claim.quantities.iter().filter(|q| q.value.is_some_and(|v| v > 1.0) && !elsewhere(q)) {
            let Some(of) = q.of else { continue };
            let span = crate::model::Span::new(q.span.start.min(of.start), q.span.end.max(of.end));
            let words = report.words(span).split_whitespace().collect::<Vec<_>>().join(" ");
            let line = format!("{}: {} alone, no source given", quoted(&words), report.outlet);
            let evidence = vec![Evidence { report: report.id, span }];
            found.push((q.value.unwrap_or_default(), Gap { kind: GapKind::Unsourced, line, evidence }));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.line.cmp(&b.1.line)));
    found.truncate(MOST);
    found.into_iter().map(|f| f.1).collect()
}

/// The numbers of all reports by their size, each once, with the report that has it; `None` where several have.
#[derive(Default)]
struct Numbers<'a>(BTreeMap<Option<i32>, HashMap<String, Owned<'a>>>);

/// A number and the one report that has it.
type Owned<'a> = (&'a Quantity, Option<usize>);

impl<'a> Numbers<'a> {
    fn read(cx: &Context<'a>) -> Self {
        let mut out = Self::default();
        for p in &cx.claims {
            for q in cx.quantities(p) {
                let key = format!("{:?} {:?} {:?} {:?} {}", q.unit, q.value, q.low, q.high, q.approximate);
                let known = out.0.entry(size(q)).or_default().entry(key).or_insert((q, Some(p.report)));
                known.1 = known.1.filter(|r| *r == p.report);
            }
        }
        out
    }

    /// Whether another report than `report` has a number that fits; one of another order of size does not.
    fn elsewhere(&self, report: usize, q: &Quantity) -> bool {
        let sizes = match size(q) {
            Some(n) => vec![Some(n - 1), Some(n), Some(n + 1), None],
            None => self.0.keys().copied().collect(),
        };
        let mut near = sizes.iter().filter_map(|n| self.0.get(n)).flat_map(HashMap::values);
        near.any(|(other, owner)| *owner != Some(report) && other.compatible(q))
    }
}

/// The order of size of a number: 2 for 100 to 999.
fn size(q: &Quantity) -> Option<i32> {
    q.value.filter(|v| *v > 0.0).map(|v| v.log10().floor() as i32)
}

/// Relative dates that hang on a day of publication that is not known.
fn undated(cx: &Context) -> Vec<Gap> {
    let mut lines: Vec<Gap> = Vec::new();
    for report in cx.reports.iter().filter(|r| r.published.is_none()) {
        let open: Vec<Evidence> = cx
            .reading
            .dates
            .iter()
            .filter(|d| d.report == report.id && d.value.is_none())
            .map(|d| Evidence { report: report.id, span: d.span })
            .collect();
        if !open.is_empty() {
            let dates = if open.len() == 1 { "1 date hangs".to_owned() } else { format!("{} dates hang", open.len()) };
            let line = format!("{} does not state its date: {dates} on it", report.outlet);
            lines.push(Gap { kind: GapKind::Undated, line, evidence: open });
        }
    }
    lines.sort_by(|a, b| b.evidence.len().cmp(&a.evidence.len()).then_with(|| a.line.cmp(&b.line)));
    lines
}

/// Accusations and figures that one report alone tells on the word of somebody without a name.
fn single(cx: &Context, findings: &[Finding]) -> Vec<Gap> {
    let reports: BTreeSet<ReportId> = cx.reports.iter().map(|r| r.id).collect();
    if reports.len() < 2 {
        return Vec::new();
    }
    let mut found: Vec<(usize, String, Gap)> = Vec::new();
    for f in findings.iter().filter(|f| f.relation == Relation::Single && f.confidence == Confidence::Likely) {
        let Some(claim) = f.claims.first().and_then(|c| cx.reading.claims.get(c.index())) else { continue };
        let Some(source) = &claim.source else { continue };
        let unnamed = matches!(source.kind, SourceKind::UnnamedPerson | SourceKind::UnnamedGroup);
        let weight = 2 * claim.accuses.len() + claim.quantities.len();
        if !unnamed || weight == 0 {
            continue;
        }
        let report: &Report = &cx.reports[claim.report.index()];
        let words = quoted(report.words(claim.span));
        let line = format!("{words}: {} alone, on the word of {}", report.outlet, source.label);
        let evidence = vec![Evidence { report: claim.report, span: claim.span }];
        found.push((weight, claim.key.clone(), Gap { kind: GapKind::Single, line, evidence }));
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    found.truncate(MOST);
    found.into_iter().map(|f| f.2).collect()
}

/// Reports that count as one, and reports whose sources are all of one side.
fn origin(cx: &Context, origins: &[Origin]) -> Vec<Gap> {
    let outlet = |id: &ReportId| cx.reports[id.index()].outlet.as_str();
    let mut out: Vec<Gap> = origins
        .iter()
        .map(|o| {
            let mut names: Vec<&str> = o.reports.iter().map(outlet).collect();
            names.sort_unstable();
            let line = format!("{}: {} reports, 1 origin ({})", names.join(", "), names.len(), o.why);
            let first = |r: &ReportId| {
                let report = &cx.reports[r.index()];
                Evidence {
                    report: *r,
                    span: report.headline.or(report.paragraphs.first().copied()).unwrap_or_default(),
                }
            };
            Gap { kind: GapKind::Origin, line, evidence: o.reports.iter().map(first).collect() }
        })
        .collect();
    let mut claims: Vec<Vec<&Claim>> = vec![Vec::new(); cx.reports.len()];
    for claim in &cx.reading.claims {
        claims[claim.report.index()].push(claim);
    }
    out.extend(cx.reports.iter().zip(&claims).filter_map(|(report, claims)| one_side(cx, report, claims)));
    out.sort_by(|a, b| a.line.cmp(&b.line));
    out
}

/// Whether all that a report attributes rests on one actor's word or on that of its officials.
fn one_side(cx: &Context, report: &Report, claims: &[&Claim]) -> Option<Gap> {
    let mut evidence = Vec::new();
    let mut sides = BTreeSet::new();
    let who = &cx.reading.who[report.id.index()];
    let doc = &cx.reading.docs[report.id.index()];
    for claim in claims {
        let Some(source) = &claim.source else { continue };
        // `Pakistani officials` are the side of Pakistan.
        let side = source.actor.or_else(|| doc.tokens_in(source.span).find_map(|i| who.at(i)))?;
        sides.insert(side);
        evidence.push(Evidence { report: report.id, span: source.span });
    }
    let side = sides.first().filter(|_| sides.len() == 1 && evidence.len() >= 4)?;
    let line = format!(
        "{}: all {} attributed claims rest on {}",
        report.outlet,
        evidence.len(),
        cx.reading.actors[side.index()].name
    );
    Some(Gap { kind: GapKind::Origin, line, evidence })
}
