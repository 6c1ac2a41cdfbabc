//! The briefing as a STIX 2.1 bundle: a Report over Notes (what was read) and Opinions (what was judged).
//!
//! Names and times are made from the content: what the program read carries the latest day of publication among the
//! reports (1970-01-01 where none is known, STIX having no word for an open time), what an analyst judged the time of that.
//! Source: <https://docs.oasis-open.org/cti/stix/v2.1/stix-v2.1.html>; the confidence of a grade is its appendix A.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::cite::{cite, place, word};
use super::escape::web;
use super::names::{of_reports, uuid};
use super::outline::{glyph, kind};
use crate::model::{ActorKind, Briefing, Claim, Finding, Report};
use crate::review::{At, Credibility, Item, Judged, Judgements, Said, Verdict};

/// The briefing and its judgements as a bundle.
pub fn render(b: &Briefing, judgements: &Judgements) -> String {
    let day = b.reports.iter().filter_map(|r| r.published.as_ref()).map(|p| p.value).max();
    let read = day.map_or_else(|| "1970-01-01T00:00:00.000Z".to_owned(), |d| format!("{d}T00:00:00.000Z"));
    let list = judgements.list(b);
    let latest = list.iter().map(|j| j.at).max().map_or_else(|| read.clone(), At::millis);
    let mut bundle = Bundle { b, set: of_reports(&b.reports), read, objects: Vec::new(), people: BTreeMap::new() };
    bundle.identities();
    for claim in &b.claims {
        bundle.claim(claim);
    }
    for finding in &b.findings {
        bundle.finding(finding);
    }
    for j in &list {
        bundle.judged(j);
    }
    let refs: Vec<Value> = bundle.objects.iter().filter_map(|o| o.get("id").cloned()).collect();
    let title = if b.title.is_empty() { "Briefing" } else { b.title.as_str() };
    let id = bundle.id("report", &["briefing"]);
    let tool = bundle.tool();
    let mut report = bundle.object("report", &id, &bundle.read, Some(&tool));
    // The report changes as long as it is judged.
    report.extend(fields(json!({"modified": latest, "name": title, "published": latest, "object_refs": refs})));
    bundle.objects.push(report);
    let all = json!({"type": "bundle", "id": bundle.id("bundle", &[&latest]), "objects": bundle.objects});
    format!("{all:#}\n")
}

type Object = Map<String, Value>;

struct Bundle<'a> {
    b: &'a Briefing,
    set: String,
    /// The time of what the program read.
    read: String,
    objects: Vec<Object>,
    /// The analysts that have an identity already.
    people: BTreeMap<String, String>,
}

impl Bundle<'_> {
    fn id(&self, kind: &str, parts: &[&str]) -> String {
        format!("{kind}--{}", uuid(&[&[self.set.as_str(), kind], parts].concat()))
    }

    fn object(&self, kind: &str, id: &str, at: &str, by: Option<&str>) -> Object {
        let mut out = fields(json!({"type": kind, "spec_version": "2.1", "id": id}));
        if let Some(by) = by {
            out.insert("created_by_ref".into(), by.into());
        }
        out.extend(fields(json!({"created": at, "modified": at})));
        out
    }

    fn tool(&self) -> String {
        self.id("identity", &["tool", "parallax"])
    }

    fn outlet(&self, r: &Report) -> String {
        self.id("identity", &["outlet", &r.outlet])
    }

    fn actor(&self, a: crate::model::ActorId) -> String {
        self.id("identity", &["actor", &a.to_string()])
    }

    /// The program, the outlets and the actors.
    fn identities(&mut self) {
        let mut list = vec![(self.tool(), "parallax".to_owned(), "system", Vec::new())];
        for r in &self.b.reports {
            let id = self.outlet(r);
            if list.iter().all(|(known, ..)| *known != id) {
                list.push((id, r.outlet.clone(), "organization", Vec::new()));
            }
        }
        for a in &self.b.actors {
            let class = match a.kind {
                ActorKind::Person => "individual",
                ActorKind::Organisation | ActorKind::State => "organization",
                ActorKind::Group => "group",
            };
            list.push((self.actor(a.id), a.name.clone(), class, a.roles.clone()));
        }
        for (id, name, class, roles) in list {
            let mut o = self.object("identity", &id, &self.read, None);
            o.extend(fields(json!({"name": name, "identity_class": class})));
            if !roles.is_empty() {
                o.insert("roles".into(), json!(roles));
            }
            self.objects.push(o);
        }
    }

    fn claim(&mut self, c: &Claim) {
        let r = &self.b.reports[c.report];
        let id = self.id("note", &["claim", &c.key]);
        let mut refs = vec![self.outlet(r)];
        refs.extend(c.source.as_ref().and_then(|s| s.actor).map(|a| self.actor(a)));
        let mut reference = json!({"source_name": r.outlet, "description": format!("{} {}", r.file, place(r, c.span)), "external_id": c.key});
        if let Some(url) = r.url.as_deref().and_then(web) {
            reference["url"] = url.into();
        }
        let mut o = self.object("note", &id, &self.read, Some(&self.tool()));
        o.extend(fields(json!({
            "abstract": format!("claim, on the word of: {}", word(self.b, c)),
            "content": format!("{}\n— {}", self.b.content(c.id), cite(r, c.span)),
            "object_refs": refs,
            "external_references": [reference],
        })));
        self.objects.push(o);
    }

    fn finding(&mut self, f: &Finding) {
        let claims: Vec<&Claim> = f.claims.iter().map(|&c| &self.b.claims[c]).collect();
        if claims.is_empty() {
            return;
        }
        let passages: Vec<String> = claims
            .iter()
            .map(|c| {
                format!("{}\n— {} · {}", self.b.content(c.id), cite(&self.b.reports[c.report], c.span), word(self.b, c))
            })
            .collect();
        let refs: Vec<String> = claims.iter().map(|c| self.id("note", &["claim", &c.key])).collect();
        let reason = if f.reason.is_empty() { kind(f) } else { f.reason.clone() };
        let id = self.id("note", &["finding", &f.key]);
        let mut o = self.object("note", &id, &self.read, Some(&self.tool()));
        o.extend(fields(json!({
            "abstract": format!("{} {reason}", glyph(f)),
            "content": passages.join("\n\n"),
            "object_refs": refs,
            "labels": [f.relation, f.confidence],
        })));
        self.objects.push(o);
    }

    fn judged(&mut self, j: &Judged) {
        let about = match j.item {
            Some(Item::Finding(f)) => self.id("note", &["finding", &self.b.findings[f].key]),
            Some(Item::Claim(c)) => self.id("note", &["claim", &self.b.claims[c].key]),
            Some(Item::Actor(a)) => self.actor(a),
            Some(Item::Outlet(r)) => self.outlet(&self.b.reports[r]),
            Some(Item::Source(c)) => self.outlet(&self.b.reports[self.b.claims[c].report]),
            Some(Item::Own(_)) | None => match j.passages.first() {
                Some(e) => self.outlet(&self.b.reports[e.report]),
                None => return,
            },
        };
        let at = j.at.millis();
        let by = self.person(&j.who, &at);
        let moment = j.at.to_string();
        let name = [j.about.as_str(), &j.said.words(), &j.who, &moment];
        let opinion = match j.said {
            Said::Verdict(Verdict::Accepted) => Some(("agree", None)),
            Said::Verdict(Verdict::Dismissed) => Some(("disagree", None)),
            Said::Credibility(c) => Some((agreement(c), c.confidence())),
            _ => None,
        };
        let object = if let Some((opinion, confidence)) = opinion {
            let id = self.id("opinion", &name);
            let mut o = self.object("opinion", &id, &at, Some(&by));
            o.extend(fields(
                json!({"explanation": j.said.words(), "authors": [j.who], "opinion": opinion, "object_refs": [about]}),
            ));
            o.extend(confidence.map(|c| ("confidence".to_owned(), json!(c))));
            o
        } else {
            let id = self.id("note", &name);
            let mut o = self.object("note", &id, &at, Some(&by));
            o.extend(fields(
                json!({"abstract": j.about, "content": j.said.words(), "authors": [j.who], "object_refs": [about]}),
            ));
            o
        };
        self.objects.push(object);
    }

    /// The identity of an analyst.
    fn person(&mut self, who: &str, at: &str) -> String {
        if let Some(id) = self.people.get(who) {
            return id.clone();
        }
        let id = self.id("identity", &["analyst", who]);
        let mut o = self.object("identity", &id, at, None);
        o.extend(fields(json!({"name": who, "identity_class": "individual"})));
        self.objects.push(o);
        self.people.insert(who.to_owned(), id.clone());
        id
    }
}

/// The opinion that a credibility is, on the scale of STIX.
const fn agreement(c: Credibility) -> &'static str {
    match c {
        Credibility::Confirmed => "strongly-agree",
        Credibility::Probable => "agree",
        Credibility::Possible | Credibility::Open => "neutral",
        Credibility::Doubtful => "disagree",
        Credibility::Improbable => "strongly-disagree",
    }
}

fn fields(value: Value) -> Object {
    if let Value::Object(map) = value { map } else { Object::new() }
}
