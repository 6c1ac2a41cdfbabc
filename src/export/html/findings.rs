//! Findings, the program's and the analyst's: why, and the passages in a column for each report.

use super::super::cite::{day, word};
use super::super::escape::html as esc;
use super::super::outline::{Outline, between, glyph, reason};
use super::{judgement, link, put, texts};
use crate::model::{Briefing, Claim, ClaimId, Confidence, Finding, Relation, ReportId, Span};
use crate::review::Item;

/// Findings of one kind.
pub(super) fn render(b: &Briefing, outline: &Outline, list: &[&Finding]) -> String {
    let mut out = String::new();
    if list.is_empty() {
        put(&mut out, &["<p>", outline.nothing(), "</p>\n"]);
    }
    for f in list {
        let (why, same) = reason(f);
        head(&mut out, &f.key, glyph(f), &why);
        let between = between(f).filter(|_| f.confidence == Confidence::Likely).map(str::to_owned);
        let more: Vec<String> = between.into_iter().chain(same).collect();
        if !more.is_empty() {
            put(&mut out, &["<p class=\"dim\">", &esc(&more.join(" · ")), "</p>\n"]);
        }
        sides(&mut out, f.claims.iter().map(|&c| (b.claims[c].report, claim(b, outline, f, c))).collect());
        judgement(&mut out, &outline.on(Item::Finding(f.id)));
        out.push_str("</article>\n");
    }
    out
}

/// The disputes and claims that analysts added.
pub(super) fn added(b: &Briefing, outline: &Outline) -> String {
    let mut out = String::new();
    for (n, a) in outline.additions.iter().enumerate() {
        head(&mut out, &format!("added-{}", n + 1), a.glyph, &a.line);
        let passages = a.passages.iter().map(|p| {
            let mut figure = String::new();
            let words = esc(&p.words);
            put(&mut figure, &["<figure>", &caption(b, p.report, p.span, &p.word), &block(&words), "</figure>\n"]);
            (p.report, figure)
        });
        sides(&mut out, passages.collect());
        judgement(&mut out, &a.judged);
        out.push_str("</article>\n");
    }
    out
}

fn head(out: &mut String, id: &str, mark: char, line: &str) {
    put(
        out,
        &[
            "<article class=\"finding\" id=\"",
            &esc(id),
            "\">\n<h3><span class=\"glyph\">",
            &mark.to_string(),
            "</span> ",
            &esc(line),
            "</h3>\n",
        ],
    );
}

/// Passages beside each other, those of one report below each other.
fn sides(out: &mut String, mut passages: Vec<(ReportId, String)>) {
    passages.sort_by_key(|(report, _)| *report);
    out.push_str("<div class=\"sides\">\n");
    for column in passages.chunk_by(|a, b| a.0 == b.0) {
        let figures: String = column.iter().map(|(_, figure)| figure.as_str()).collect();
        put(out, &["<div>\n", &figures, "</div>\n"]);
    }
    out.push_str("</div>\n");
}

/// A claim of a finding with the differing words marked, and what analysts made of it.
fn claim(b: &Briefing, outline: &Outline, f: &Finding, id: ClaimId) -> String {
    let c = &b.claims[id];
    let mut out = String::new();
    put(&mut out, &["<figure>", &caption(b, c.report, c.span, &word(b, c)), &block(&passage(b, f, c))]);
    judgement(&mut out, &outline.on(Item::Claim(id)));
    out.push_str("</figure>\n");
    out
}

/// Outlet, day, place and source of a passage, the place as a link into the report.
fn caption(b: &Briefing, report: ReportId, span: Span, word: &str) -> String {
    let r = &b.reports[report];
    let (outlet, day, link, word) = (esc(&r.outlet), esc(&day(r)), link(r, span), esc(word));
    format!("<figcaption><b>{outlet}</b>, {day}, {link} · {word}</figcaption>\n")
}

fn block(words: &str) -> String {
    format!("<blockquote>{words}</blockquote>\n")
}

/// The words of a claim with the finding's evidence marked, where that is less than all of them.
fn passage(b: &Briefing, f: &Finding, claim: &Claim) -> String {
    let part = |s: &Span| s.start > claim.span.start || s.end < claim.span.end;
    let marks: Vec<(Span, Relation)> =
        f.evidence.iter().filter(|e| e.report == claim.report && part(&e.span)).map(|e| (e.span, f.relation)).collect();
    let r = &b.reports[claim.report];
    let pieces: Vec<String> = claim.spans.iter().map(|&s| texts::marked(r, s, &marks, &[])).collect();
    pieces.join(" … ")
}
