//! The briefing as annotations of its reports: W3C Web Annotation Data Model, in JSON-LD.
//!
//! What the program read is by a creator of type `Software`, what was judged by a `Person`, with the time of it.
//! Source: <https://www.w3.org/TR/annotation-model/>.

use serde_json::{Value, json};

use super::cite::word;
use super::escape::{address, web};
use super::names::{of_reports, uuid};
use super::outline::kind;
use crate::model::{Briefing, CodePoints, Evidence, Finding, Report, Span};
use crate::review::{Item, Judged, Judgements, Said, context};

/// The findings, claims and judgements as one annotation collection.
pub fn render(b: &Briefing, judgements: &Judgements) -> String {
    let page =
        Page { b, points: b.reports.iter().map(|r| CodePoints::new(&r.text)).collect(), set: of_reports(&b.reports) };
    let mut items: Vec<Value> = b.findings.iter().filter(|f| !f.evidence.is_empty()).map(|f| page.finding(f)).collect();
    items.extend(b.claims.iter().map(|c| page.claim(c)));
    items.extend(judgements.list(b).iter().filter_map(|j| page.judged(j)));
    let all = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": page.id(&["collection"]),
        "type": "AnnotationCollection",
        "label": if b.title.is_empty() { "Briefing" } else { b.title.as_str() },
        "total": items.len(),
        "last": page.id(&["page"]),
        "first": {
            "id": page.id(&["page"]),
            "type": "AnnotationPage",
            "partOf": page.id(&["collection"]),
            "startIndex": 0,
            "items": items,
        },
    });
    format!("{all:#}\n")
}

struct Page<'a> {
    b: &'a Briefing,
    points: Vec<CodePoints>,
    set: String,
}

impl Page<'_> {
    fn id(&self, parts: &[&str]) -> String {
        format!("urn:uuid:{}", uuid(&[&[self.set.as_str()], parts].concat()))
    }

    fn finding(&self, f: &Finding) -> Value {
        let said = if f.reason.is_empty() { kind(f) } else { f.reason.clone() };
        let targets: Vec<Value> = f.evidence.iter().map(|e| self.target(e.report.index(), Some(e.span))).collect();
        json!({
            "id": self.id(&["finding", &f.key]),
            "type": "Annotation",
            "motivation": "linking",
            "creator": software(),
            "body": [text(&said, "describing"), text(&serde_json::to_value(f.relation).map_or_else(
                |_| kind(f), |v| v.as_str().unwrap_or_default().to_owned()), "tagging")],
            "target": targets,
        })
    }

    fn claim(&self, c: &crate::model::Claim) -> Value {
        let targets: Vec<Value> = c.spans.iter().map(|&s| self.target(c.report.index(), Some(s))).collect();
        json!({
            "id": self.id(&["claim", &c.key]),
            "type": "Annotation",
            "motivation": "identifying",
            "creator": software(),
            "body": [text(&format!("on the word of: {}", word(self.b, c)), "describing")],
            "target": targets,
        })
    }

    /// A judgement; `None` where it hangs on nothing that could be pointed at.
    fn judged(&self, j: &Judged) -> Option<Value> {
        let motivation = match j.said {
            Said::Seen => "bookmarking",
            Said::Verdict(_) | Said::Reliability(_) | Said::Credibility(_) => "assessing",
            Said::Note(_) => "commenting",
            Said::Tag(_) => "tagging",
            Said::Claim(_) => "identifying",
            Said::Link(..) => "linking",
            Said::Merge(..) | Said::Split(..) | Said::Rename(_) | Said::Source(_) => "editing",
        };
        let body = match &j.said {
            Said::Tag(tag) => tag.clone(),
            Said::Note(note) => note.clone(),
            said => said.words(),
        };
        let mut targets: Vec<Value> =
            j.passages.iter().map(|e: &Evidence| self.target(e.report.index(), Some(e.span))).collect();
        if let (true, Some(Item::Outlet(report))) = (targets.is_empty(), j.item) {
            targets.push(self.target(report.index(), None));
        }
        (!targets.is_empty()).then(|| {
            json!({
                "id": self.id(&["judgement", &j.at.to_string(), &j.who, &j.about, &j.said.words()]),
                "type": "Annotation",
                "motivation": motivation,
                "creator": {"type": "Person", "name": j.who},
                "created": j.at.to_string(),
                "body": [text(&body, motivation)],
                "target": targets,
            })
        })
    }

    /// A passage of a report, or the whole of it.
    fn target(&self, report: usize, span: Option<Span>) -> Value {
        let Some(r) = self.b.reports.get(report) else { return Value::Null };
        let Some(span) = span else { return json!(source(r)) };
        let [start, end] = self.points.get(report).map_or([0, 0], |p| p.span(span));
        let (prefix, suffix) = context(&r.text, span);
        json!({
            "type": "SpecificResource",
            "source": source(r),
            "selector": [
                {"type": "TextQuoteSelector", "exact": r.words(span), "prefix": prefix, "suffix": suffix},
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        })
    }
}

/// Where a report is: its web address, or its file beside the annotations.
fn source(r: &Report) -> String {
    r.url.as_deref().and_then(web).map_or_else(|| address(&r.file), str::to_owned)
}

fn software() -> Value {
    json!({"type": "Software", "name": "parallax"})
}

fn text(value: &str, purpose: &str) -> Value {
    json!({"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose})
}
