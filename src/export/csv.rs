//! The briefing as a table for a spreadsheet: a row a finding, then a row a claim, then what analysts added or have lost.
//!
//! RFC 4180 with a header. What the analyst judged stands in the last columns, apart from what was read.

use super::additions::Addition;
use super::cite::{one_line, place};
use super::escape::csv as esc;
use super::outline::{Outline, glyph, kind};
use crate::model::{ActorId, Between, Briefing, Claim, ClaimId, CodePoints, Confidence, Finding, Form, Relation};
use crate::model::{Report, SourceKind, Span};
use crate::review::{Grade, Item, Judgements, Marks, Orphan};

const HEADER: [&str; 30] = [
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
    "analyst_grade_words",
    "analyst_source",
    "analyst_said",
];

/// A cell by the name of its column.
type Cell = (&'static str, String);

/// The briefing and its judgements as comma-separated values.
pub fn render(b: &Briefing, judgements: &Judgements) -> String {
    let points: Vec<CodePoints> = b.reports.iter().map(|r| CodePoints::new(&r.text)).collect();
    let mut out = format!("{}\r\n", HEADER.join(","));
    for f in &b.findings {
        row(&mut out, "finding", finding(b, judgements, f));
    }
    for c in &b.claims {
        row(&mut out, "claim", claim(b, judgements, &points, c));
    }
    for a in &Outline::new(b, judgements).additions {
        row(&mut out, if a.glyph == '≠' { "added dispute" } else { "added claim" }, added(b, judgements, &points, a));
    }
    for o in &judgements.orphans {
        row(&mut out, "orphaned", orphan(o));
    }
    out
}

/// Writes a row; columns that are not named stay empty.
fn row(out: &mut String, what: &str, cells: Vec<Cell>) {
    for (i, name) in HEADER.iter().enumerate() {
        match cells.iter().find(|(n, _)| n == name) {
            _ if i == 0 => out.push_str(what),
            Some((_, text)) => out.extend([",", &esc(text)]),
            None => out.push(','),
        }
    }
    out.push_str("\r\n");
}

fn finding(b: &Briefing, j: &Judgements, f: &Finding) -> Vec<Cell> {
    let each = |what: &dyn Fn(ClaimId) -> String| joined(f.claims.iter().map(|&c| what(c)));
    let report = |c: ClaimId| &b.reports[b.claims[c].report];
    let marks = j.marks(Item::Finding(f.id));
    vec![
        ("id", f.key.clone()),
        ("relation", relation(f.relation).into()),
        ("type", f.kind.map(|_| kind(f)).unwrap_or_default()),
        ("between", f.between.map(between).unwrap_or_default().into()),
        ("confidence", if f.confidence == Confidence::Likely { "likely".into() } else { "possible".into() }),
        ("reason", if f.reason.is_empty() { format!("{} {}", glyph(f), kind(f)) } else { f.reason.clone() }),
        ("claims", f.claims.iter().map(|&c| b.claims[c].key.as_str()).collect::<Vec<_>>().join(" ")),
        ("outlet", each(&|c| report(c).outlet.clone())),
        ("published", each(&|c| day(report(c)))),
        ("file", each(&|c| report(c).file.clone())),
        ("place", each(&|c| place(report(c), b.claims[c].span))),
        ("words", each(&|c| one_line(&b.content(c)))),
        ("evidence", joined(f.evidence.iter().map(|e| one_line(b.reports[e.report].words(e.span))))),
        ("source", each(&|c| source(b, c))),
        ("analyst_verdict", verdict(marks)),
        ("analyst_notes", notes(marks)),
    ]
}

fn claim(b: &Briefing, j: &Judgements, points: &[CodePoints], c: &Claim) -> Vec<Cell> {
    let r = &b.reports[c.report];
    let names = |list: &[ActorId]| joined(list.iter().map(|&a| b.actors[a].name.clone()));
    let who = c.source.as_ref();
    let marks = j.marks(Item::Claim(c.id));
    let grade = j.grade(b, c.id);
    let mut out = at(points, r, c.span);
    out.extend([
        ("id", c.key.clone()),
        ("words", one_line(&b.content(c.id))),
        ("source", source(b, c.id)),
        ("source_type", who.map_or("", |s| source_kind(s.kind)).into()),
        ("actor", who.and_then(|s| s.actor).map(|a| b.actors[a].name.clone()).unwrap_or_default()),
        ("cue", c.cue.as_ref().map(|q| q.lemma.clone()).unwrap_or_default()),
        ("form", form(c.form).into()),
        ("negated", if c.negated { "yes".into() } else { "no".into() }),
        ("about", names(&c.about)),
        ("accuses", names(&c.accuses)),
        ("analyst_verdict", verdict(marks)),
        ("analyst_grade", grade.to_string()),
        ("analyst_grade_words", words(grade)),
        ("analyst_notes", notes(marks)),
        ("analyst_source", j.sources.get(&c.id).map(|(label, ..)| label.clone()).unwrap_or_default()),
    ]);
    out
}

fn added(b: &Briefing, j: &Judgements, points: &[CodePoints], a: &Addition) -> Vec<Cell> {
    let report = |p: &super::additions::Passage| &b.reports[p.report];
    let each = |what: &dyn Fn(&super::additions::Passage) -> String| joined(a.passages.iter().map(what));
    let marks = j.marks(a.item);
    let mut out = match a.passages.as_slice() {
        [one] => at(points, report(one), one.span),
        _ => vec![
            ("outlet", each(&|p| report(p).outlet.clone())),
            ("published", each(&|p| day(report(p)))),
            ("file", each(&|p| report(p).file.clone())),
            ("place", each(&|p| place(report(p), p.span))),
            ("relation", "disputed".into()),
            ("reason", a.line.clone()),
        ],
    };
    out.extend([
        ("words", each(&|p| one_line(&p.words))),
        ("source", each(&|p| p.word.clone())),
        ("analyst_verdict", verdict(marks)),
        ("analyst_notes", notes(marks)),
        ("analyst_said", a.judged.join("\n")),
    ]);
    out
}

fn orphan(o: &Orphan) -> Vec<Cell> {
    let anchors = || o.item.anchors.iter();
    vec![
        ("reason", o.item.says.clone()),
        ("outlet", joined(anchors().map(|a| a.outlet.clone()))),
        ("file", joined(anchors().map(|a| a.file.clone()))),
        ("words", joined(anchors().map(|a| one_line(&a.exact)))),
        ("analyst_said", o.lines.join("\n")),
    ]
}

/// Outlet, day, file and place of a passage.
fn at(points: &[CodePoints], r: &Report, span: Span) -> Vec<Cell> {
    let [start, end] = points.get(r.id.index()).map_or([0, 0], |p| p.span(span));
    vec![
        ("outlet", r.outlet.clone()),
        ("published", day(r)),
        ("file", r.file.clone()),
        ("place", place(r, span)),
        ("start", start.to_string()),
        ("end", end.to_string()),
    ]
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" | ")
}

/// The two halves of a grade in words; nothing where neither was set.
fn words(g: Grade) -> String {
    if g == Grade::default() {
        return String::new();
    }
    format!("{}, {}", g.reliability.words(), g.credibility.words())
}

fn day(r: &Report) -> String {
    r.published.as_ref().map_or_else(|| "undated".into(), |p| p.value.to_string())
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
