//! Where a passage stands and who says it, in words for a reader.

use crate::model::{Briefing, Claim, Published, Report, Source, SourceKind, Span};

/// The report's day of publication, or `undated`.
pub fn day(report: &Report) -> String {
    match &report.published {
        Some(Published { value, .. }) => value.to_string(),
        None => match report.age_mark {
            Some(mark) => format!("undated (“{}” when saved)", one_line(report.words(mark))),
            None => "undated".into(),
        },
    }
}

/// What the outlet was read from, in brackets.
pub fn outlet_from(report: &Report) -> String {
    match report.outlet_from.as_str() {
        "given" => "outlet given".into(),
        from => format!("outlet from {from}"),
    }
}

/// The place of a passage in its report: `headline`, `¶7`, or the line of the file.
pub fn place(report: &Report, span: Span) -> String {
    if report.headline.is_some_and(|h| h.contains(span)) {
        return "headline".into();
    }
    match report.paragraph_at(span.start) {
        Some(n) => format!("¶{}", n + 1),
        None => format!("line {}", Span::new(0, span.start).of(&report.text).matches('\n').count() + 1),
    }
}

/// Outlet, day, file and place of a passage: `Daily One, 2025-11-07, one.txt ¶7`.
pub fn cite(report: &Report, span: Span) -> String {
    format!("{}, {}, {} {}", report.outlet, day(report), report.file, place(report, span))
}

/// On whose word a claim stands: `own voice`, or the source as written with what it is known to be.
pub fn word(briefing: &Briefing, claim: &Claim) -> String {
    let Some(source) = &claim.source else { return "own voice".into() };
    let mut out = one_line(&source.label);
    let known: Vec<&str> =
        [actor(briefing, source), kind(source.kind), inferred(source)].into_iter().flatten().collect();
    if !known.is_empty() {
        out = format!("{out} ({})", known.join(", "));
    }
    match &claim.cue {
        Some(cue) => format!("{out}, “{}”", one_line(briefing.reports[claim.report].words(cue.span))),
        None => out,
    }
}

fn actor<'a>(briefing: &'a Briefing, source: &Source) -> Option<&'a str> {
    let name = briefing.actors[source.actor?].name.as_str();
    (!source.label.contains(name)).then_some(name)
}

/// What kind of source it is, where its label does not show that.
fn kind(kind: SourceKind) -> Option<&'static str> {
    match kind {
        SourceKind::NamedPerson | SourceKind::NamedOrganisation => None,
        SourceKind::Document => Some("document"),
        SourceKind::UnnamedPerson => Some("unnamed person"),
        SourceKind::UnnamedGroup => Some("unnamed group"),
    }
}

fn inferred(source: &Source) -> Option<&'static str> {
    source.inferred.then_some("inferred")
}

/// `text` on one line in quotation marks; those that it begins and ends with itself are not doubled.
pub fn quoted(text: &str) -> String {
    let line = one_line(text);
    let inner = line.strip_prefix('“').and_then(|l| l.strip_suffix('”'));
    // `“a” and “b”` begins and ends with marks that do not belong to each other.
    let whole = inner.filter(|i| !i.contains(['“', '”']));
    format!("“{}”", whole.unwrap_or(&line))
}

/// `text` with every run of white space as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `1 report`, `2 reports`.
pub fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
