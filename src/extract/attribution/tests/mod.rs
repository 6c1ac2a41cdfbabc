//! Every pattern of attribution: sentences that must match, with source, cue and content, and neighbours that must not.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod answers;
mod captions;
mod clauses;
mod narrated;
mod nested;
mod nouns;
mod objects;
mod quotations;
mod repairs;
mod sources;

use crate::extract::{self, Reading};
use crate::model::{Claim, Form, Report, Span};

/// Reads `text`: its first line is the headline where it ends in no stop, every other line a paragraph.
fn read(text: &str) -> (Report, Reading) {
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            paragraphs.push(Span::new(at, at + line.len()));
        }
        at += line.len() + 1;
    }
    let heads = paragraphs.len() > 1 && !paragraphs[0].of(text).ends_with(['.', '”', '"', ':', '?', '!', '’']);
    let headline = heads.then(|| paragraphs.remove(0));
    let report = Report { text: text.into(), headline, paragraphs, ..Report::default() };
    let reading = extract::read(std::slice::from_ref(&report), &|_, _| true);
    (report, reading)
}

fn shown(report: &Report, claim: &Claim) -> String {
    let pieces: Vec<&str> = claim.spans.iter().map(|&s| report.words(s)).collect();
    let source = claim.source.as_ref().map_or("", |s| s.label.as_str());
    let cue = claim.cue.as_ref().map_or("", |c| report.words(c.span));
    format!("[{source}] [{cue}] {}", pieces.join(" … "))
}

/// The attributed claims of `text` as `[source] [cue] content`.
fn attributed(text: &str) -> Vec<String> {
    let (report, reading) = read(text);
    reading.claims.iter().filter(|c| c.form != Form::Narrated).map(|c| shown(&report, c)).collect()
}

#[track_caller]
fn says(text: &str, want: &[&str]) {
    assert_eq!(attributed(text), want, "{text}");
}

#[track_caller]
fn says_nothing(text: &str) {
    says(text, &[]);
}
