//! The briefing as a table for a spreadsheet: a row a finding, then a row a claim.
//!
//! RFC 4180 with a header. What the analyst judged stands in the last columns, apart from what was read.

use super::cite::{one_line, place};
use super::escape::csv as esc;
use super::outline::{glyph, kind};
use crate::model::{Between, Briefing, ClaimId, Confidence, Form, Relation, SourceKind};
use crate::review::{Item, Judgements, Marks};

const HEADER: [&str; 27] = [
    "row",
    "id",
    "relation",
    "type",
    "between",
    "confidence",
    "reason",
    "claims",
    "outlet",
    "published",
    "file",
    "place",
    "start",
    "end",
    "words",
    "evidence",
    "source",
    "source_type",
    "actor",
    "cue",
    "form",
    "negated",
    "about",
    "accuses",
    "analyst_verdict",
    "analyst_grade",
    "analyst_notes",
];

/// The briefing and its judgements as comma-separated values.
pub fn render(b: &Briefing, judgements: &Judgements) -> String {
    let points: Vec<_> = b.reports.iter().map(|r| crate::model::CodePoints::new(&r.text)).collect();
    let mut out = String::new();
    row(&mut out, &HEADER.map(str::to_owned));
    for f in &b.findings {
        let claims: Vec<&str> = f.claims.iter().map(|&c| b.claims[c].key.as_str()).collect();
        let each = |what: &dyn Fn(ClaimId) -> String| f.claims.iter().map(|&c| what(c)).collect::<Vec<_>>().join(" | ");
        let report = |c: ClaimId| &b.reports[b.claims[c].report];
        let evidence: Vec<String> = f.evidence.iter().map(|e| one_line(b.reports[e.report].words(e.span))).collect();
        let marks = judgements.marks(Item::Finding(f.id));
        row(
            &mut out,
            &[
                "finding".into(),
                f.key.clone(),
                relation(f.relation).into(),
                f.kind.map(|_| kind(f)).unwrap_or_default(),
                f.between.map(between).unwrap_or_default().into(),
                if f.confidence == Confidence::Likely { "likely".into() } else { "possible".into() },
                if f.reason.is_empty() { format!("{} {}", glyph(f), kind(f)) } else { f.reason.clone() },
                claims.join(" "),
                each(&|c| report(c).outlet.clone()),
                each(&|c| day(b, c)),
                each(&|c| report(c).file.clone()),
                each(&|c| place(report(c), b.claims[c].span)),
                String::new(),
                String::new(),
                each(&|c| one_line(&b.content(c))),
                evidence.join(" | "),
                each(&|c| source(b, c)),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
                verdict(marks),
                String::new(),
                notes(marks),
            ],
        );
    }
    for c in &b.claims {
        let r = &b.reports[c.report];
        let [start, end] = points.get(c.report.index()).map_or([0, 0], |p| p.span(c.span));
        let names = |list: &[crate::model::ActorId]| {
            list.iter().map(|&a| b.actors[a].name.as_str()).collect::<Vec<_>>().join(" | ")
        };
        let who = c.source.as_ref();
        let marks = judgements.marks(Item::Claim(c.id));
        row(
            &mut out,
            &[
                "claim".into(),
                c.key.clone(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
                String::new(),
                r.outlet.clone(),
                day(b, c.id),
                r.file.clone(),
                place(r, c.span),
                start.to_string(),
                end.to_string(),
                one_line(&b.content(c.id)),
                String::new(),
                source(b, c.id),
                who.map_or("", |s| source_kind(s.kind)).into(),
                who.and_then(|s| s.actor).map(|a| b.actors[a].name.clone()).unwrap_or_default(),
                c.cue.as_ref().map(|q| q.lemma.clone()).unwrap_or_default(),
                form(c.form).into(),
                if c.negated { "yes".into() } else { "no".into() },
                names(&c.about),
                names(&c.accuses),
                verdict(marks),
                judgements.grade(b, c.id).to_string(),
                notes(marks),
            ],
        );
    }
    out
}

fn row(out: &mut String, fields: &[String; HEADER.len()]) {
    for (i, field) in fields.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push_str(&esc(field));
    }
    out.push_str("\r\n");
}

fn day(b: &Briefing, claim: ClaimId) -> String {
    let published = &b.reports[b.claims[claim].report].published;
    published.as_ref().map_or_else(|| "undated".into(), |p| p.value.to_string())
}

fn source(b: &Briefing, claim: ClaimId) -> String {
    b.claims[claim].source.as_ref().map_or_else(|| "own voice".into(), |s| one_line(&s.label))
}

fn verdict(marks: Option<&Marks>) -> String {
    let said = |m: &Marks| {
        let seen = if m.seen() { "seen" } else { "" };
        m.verdict().map_or(seen, |v| v.word()).to_owned()
    };
    marks.map(said).unwrap_or_default()
}

/// Remarks and tags with their analysts.
fn notes(marks: Option<&Marks>) -> String {
    let Some(marks) = marks else { return String::new() };
    let notes = marks.notes().map(|(who, note)| format!("{who}: {}", note.value));
    notes.chain(marks.tags().into_iter().map(|t| format!("tag: {t}"))).collect::<Vec<_>>().join("\n")
}

const fn relation(r: Relation) -> &'static str {
    match r {
        Relation::Disputed => "disputed",
        Relation::Updated => "updated",
        Relation::Reworded => "reworded",
        Relation::Shared => "shared",
        Relation::Single => "single",
    }
}

const fn between(b: Between) -> &'static str {
    match b {
        Between::Outlets => "outlets",
        Between::Actors => "actors",
        Between::Statements => "statements",
    }
}

const fn form(f: Form) -> &'static str {
    match f {
        Form::Direct => "direct",
        Form::Mixed => "mixed",
        Form::Indirect => "indirect",
        Form::Narrated => "narrated",
    }
}

const fn source_kind(k: SourceKind) -> &'static str {
    match k {
        SourceKind::NamedPerson => "named person",
        SourceKind::NamedOrganisation => "named organisation",
        SourceKind::Document => "document",
        SourceKind::UnnamedPerson => "unnamed person",
        SourceKind::UnnamedGroup => "unnamed group",
    }
}
