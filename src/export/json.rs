//! The briefing as one JSON object: the program's public contract, version 1.
//!
//! Spans become `[start, end]` in Unicode code points of the report's `text`, end exclusive.

use serde_json::{Value, json};

use crate::model::{Briefing, Claim, CodePoints, Evidence, ReportId, Span};
use crate::review::{Item, Judged, Judgements, Orphan, Said};

/// The briefing and the judgements on it as JSON text, with a line break at its end.
pub fn render(briefing: &Briefing, judgements: &Judgements) -> String {
    let mut value = value(briefing);
    if let Value::Object(fields) = &mut value {
        let points: Vec<CodePoints> = briefing.reports.iter().map(|r| CodePoints::new(&r.text)).collect();
        let list = judgements.list(briefing);
        fields.insert("judgements".into(), list.iter().map(|j| judged(briefing, &points, j)).collect());
        fields.insert("orphaned".into(), judgements.orphans.iter().map(orphan).collect());
    }
    let mut out = value.to_string();
    out.push('\n');
    out
}

/// One judgement: what it is about, the passages, what was said, by whom and when.
fn judged(b: &Briefing, points: &[CodePoints], j: &Judged) -> Value {
    let (kind, id) = match j.item {
        Some(Item::Finding(f)) => ("finding", b.findings[f].key.clone()),
        Some(Item::Claim(c)) => ("claim", b.claims[c].key.clone()),
        Some(Item::Actor(a)) => ("actor", a.to_string()),
        Some(Item::Outlet(r)) => ("outlet", b.reports[r].outlet.clone()),
        Some(Item::Source(_)) => ("source", j.about.clone()),
        Some(Item::Own(own)) => ("own", format!("{:016x}", own.0)),
        None => ("actors", String::new()),
    };
    let passages: Vec<Value> = j
        .passages
        .iter()
        .map(|e| json!({"report": e.report.to_string(), "span": points[e.report.index()].span(e.span)}))
        .collect();
    let mut out = json!({
        "kind": kind, "item": id, "about": j.about, "passages": passages, "do": j.said.verb(),
        "who": j.who, "at": j.at.to_string(),
    });
    let said = match &j.said {
        Said::Seen | Said::Verdict(_) => json!({}),
        Said::Note(text) => json!({"text": text}),
        Said::Tag(tag) => json!({"tag": tag}),
        Said::Reliability(r) => json!({"reliability": r, "words": r.words()}),
        Said::Credibility(c) => json!({"credibility": c, "words": c.words()}),
        Said::Claim(source) => json!({"source": source}),
        Said::Source(label) => json!({"source": label}),
        Said::Link(kind, reason) => json!({"type": kind, "reason": reason}),
        Said::Merge(actors, name) => {
            json!({"actors": actors.iter().map(ToString::to_string).collect::<Vec<_>>(), "name": name})
        }
        Said::Split(names, name) => json!({"names": names, "name": name}),
        Said::Rename(name) => json!({"name": name}),
    };
    if let (Value::Object(out), Value::Object(said)) = (&mut out, said) {
        out.extend(said);
    }
    out
}

/// A judgement that has lost its passage, with its old words.
fn orphan(o: &Orphan) -> Value {
    let passages: Vec<Value> =
        o.item.anchors.iter().map(|a| json!({"file": a.file, "outlet": a.outlet, "exact": a.exact})).collect();
    json!({"kind": o.item.kind, "item": o.item.key, "about": o.item.says, "passages": passages, "lines": o.lines})
}

/// The briefing as a JSON value.
pub fn value(b: &Briefing) -> Value {
    let points: Vec<CodePoints> = b.reports.iter().map(|r| CodePoints::new(&r.text)).collect();
    let at = |r: ReportId, s: Span| points[r.index()].span(s);
    let all = |r: ReportId, s: &[Span]| s.iter().map(|&s| at(r, s)).collect::<Vec<_>>();
    let evidence = |e: &Evidence| json!({"report": e.report.to_string(), "span": at(e.report, e.span)});
    let ids = |list: &[crate::model::ClaimId]| list.iter().map(|&c| b.claims[c].key.clone()).collect::<Vec<_>>();
    let reports: Vec<Value> = b
        .reports
        .iter()
        .zip(&b.sentences)
        .map(|(r, sentences)| {
            json!({
                "id": r.id.to_string(), "file": r.file, "sha256": r.sha256,
                "outlet": r.outlet, "outlet_from": r.outlet_from,
                "headline": r.headline.map(|s| json!({"text": r.words(s), "span": at(r.id, s)})),
                "published": r.published.as_ref().map(|p| json!({
                    "value": p.value.to_string(), "from": p.from, "span": p.span.map(|s| at(r.id, s)),
                })),
                "url": r.url,
                "text": r.text,
                "furniture": all(r.id, &r.furniture),
                "paragraphs": all(r.id, &r.paragraphs),
                "sentences": all(r.id, sentences),
                "notices": r.notices,
            })
        })
        .collect();
    let actors: Vec<Value> = b
        .actors
        .iter()
        .map(|a| {
            let mentions: Vec<Value> = a
                .mentions
                .iter()
                .map(|m| json!({"report": m.report.to_string(), "span": at(m.report, m.span), "how": m.how}))
                .collect();
            json!({
                "id": a.id.to_string(), "name": a.name, "kind": a.kind, "roles": a.roles, "names": a.names,
                "mentions": mentions,
            })
        })
        .collect();
    let claim = |c: &Claim| {
        json!({
            "id": c.key, "report": c.report.to_string(), "span": at(c.report, c.span), "spans": all(c.report, &c.spans),
            "source": c.source.as_ref().map(|s| json!({
                "label": s.label, "span": at(c.report, s.span), "actor": s.actor.map(|a| a.to_string()),
                "type": s.kind, "inferred": s.inferred, "anonymity": s.anonymity.map(|s| at(c.report, s)),
                "speaks_for": s.speaks_for.map(|a| a.to_string()),
            })),
            "cue": c.cue.as_ref().map(|q| json!({
                "lemma": q.lemma, "span": at(c.report, q.span), "class": q.class,
            })),
            "form": c.form,
            "within": c.within.map(|w| b.claims[w].key.clone()),
            "about": c.about.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "accuses": c.accuses.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "hedges": c.hedges.iter().map(|h| at(c.report, h.span)).collect::<Vec<_>>(),
            "negated": c.negated,
            "quantities": c.quantities.iter().map(|q| json!({
                "span": at(c.report, q.span), "value": q.value, "low": q.low, "high": q.high,
                "approximate": q.approximate, "unit": q.unit,
                "of": q.of.map(|s| b.reports[c.report].words(s)),
            })).collect::<Vec<_>>(),
            "dates": c.dates.iter().map(ToString::to_string).collect::<Vec<_>>(),
        })
    };
    let findings: Vec<Value> = b
        .findings
        .iter()
        .map(|f| {
            json!({
                "id": f.key, "relation": f.relation, "type": f.kind, "between": f.between, "confidence": f.confidence,
                "claims": ids(&f.claims), "evidence": f.evidence.iter().map(evidence).collect::<Vec<_>>(),
                "anchor": f.anchor, "reason": f.reason,
            })
        })
        .collect();
    let voices: Vec<Value> = b
        .voices
        .iter()
        .map(|v| {
            json!({
                "actor": v.actor.to_string(), "report": v.report.to_string(), "voice": v.heard,
                "accused_in": ids(&v.accused_in), "spoken_for": ids(&v.spoken_for), "claims": ids(&v.claims),
                "answer": v.answer.map(|s| at(v.report, s)),
            })
        })
        .collect();
    let wordings: Vec<Value> = b
        .wordings
        .iter()
        .map(|w| {
            let labels: Vec<Value> =
                w.labels.iter().map(|l| json!({"text": l.text, "spans": all(w.report, &l.spans)})).collect();
            json!({"actor": w.actor.to_string(), "report": w.report.to_string(), "labels": labels})
        })
        .collect();
    let dates: Vec<Value> = b
        .dates
        .iter()
        .map(|d| {
            json!({
                "id": d.id.to_string(), "report": d.report.to_string(), "span": at(d.report, d.span),
                "text": b.reports[d.report].words(d.span), "value": d.value, "assumed": d.assumed, "flaw": d.flaw,
            })
        })
        .collect();
    let gaps: Vec<Value> = b
        .gaps
        .iter()
        .map(|g| json!({"kind": g.kind, "line": g.line, "evidence": g.evidence.iter().map(evidence).collect::<Vec<_>>()}))
        .collect();
    let origins: Vec<Value> = b
        .origins
        .iter()
        .map(|o| json!({"reports": o.reports.iter().map(ToString::to_string).collect::<Vec<_>>(), "why": o.why}))
        .collect();
    json!({
        "format": "parallax.briefing", "version": 1, "title": b.title,
        "reports": reports, "actors": actors, "claims": b.claims.iter().map(claim).collect::<Vec<_>>(),
        "findings": findings, "voices": voices, "wordings": wordings, "dates": dates, "gaps": gaps, "origins": origins,
    })
}
