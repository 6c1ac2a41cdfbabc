//! The briefing as one page for a browser: self-contained, readable without a script, on a phone and on paper.
//!
//! `assets/export.css` is its look. What reports contain is escaped, and the page's own policy lets nothing load or run.

mod texts;

use super::cite::{day, outlet_from, place, word};
use super::escape::{html as esc, web};
use super::outline::{Outline, between, counts, glyph, heard, kind, lines};
use crate::model::{Briefing, Claim, Confidence, Finding, Relation, Report, ReportId, Span};
use crate::review::{Item, Judged, Judgements};

const STYLE: &str = include_str!("../../../assets/export.css");

/// The briefing and its judgements as an HTML document.
pub fn render(b: &Briefing, judgements: &Judgements) -> String {
    let outline = Outline::new(b, judgements);
    let mut out = String::new();
    let title = esc(if b.title.is_empty() { "Briefing" } else { &b.title });
    put(
        &mut out,
        &[
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
            "<meta name=\"color-scheme\" content=\"light dark\">\n",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
            "<title>",
            &title,
            "</title>\n<style>\n",
            STYLE,
            "</style>\n</head>\n<body>\n<header>\n<h1>",
            &title,
            "</h1>\n",
            "<p class=\"dim\">",
            &esc(&counts(b, &outline)),
            "</p>\n",
        ],
    );
    let mut body = String::new();
    let mut links = String::new();
    let mut section = |title: &str, content: &str| {
        let id = title.to_lowercase().replace(|c: char| !c.is_ascii_lowercase(), "-");
        put(&mut body, &["<section id=\"", &id, "\">\n<h2>", title, "</h2>\n", content, "</section>\n"]);
        put(&mut links, &["<a href=\"#", &id, "\">", title, "</a>\n"]);
    };
    for (title, list) in outline.groups(b) {
        section(title, &findings(b, &outline, list));
    }
    if !outline.unheard.is_empty() {
        section("Who is not heard", &unheard(b, &outline));
    }
    section("On whose word", &words(b));
    section(if b.reports.len() > 1 { "Only here" } else { "Claims" }, &only(b, &outline));
    if !b.gaps.is_empty() {
        section("Next questions", &questions(b));
    }
    if outline.elsewhere().next().is_some() || !judgements.orphans.is_empty() {
        section("Judgements of the analyst", &judged(b, judgements, &outline));
    }
    section(if b.reports.len() > 1 { "The reports side by side" } else { "The report" }, &texts::render(b, judgements));
    put(
        &mut out,
        &[&reports(b), "<nav>\n", &links, "</nav>\n</header>\n<main>\n", &body, "</main>\n</body>\n</html>\n"],
    );
    out
}

/// Outlet, day, file and headline of each report.
fn reports(b: &Briefing) -> String {
    let mut out = String::from(
        "<div class=\"wide\"><table>\n<thead><tr><th>outlet</th><th>published</th><th>file</th><th>headline</th></tr></thead>\n<tbody>\n",
    );
    for r in &b.reports {
        let headline = r.headline.map(|h| esc(r.words(h))).unwrap_or_default();
        put(
            &mut out,
            &[
                "<tr><th><a href=\"#",
                &r.id.to_string(),
                "\">",
                &esc(&r.outlet),
                "</a> <span class=\"dim\">(",
                &esc(&outlet_from(r)),
                ")</span></th><td>",
                &esc(&day(r)),
                "</td><td>",
                &file(r),
                "</td><td>",
                &headline,
            ],
        );
        for notice in &r.notices {
            put(&mut out, &["<div class=\"dim\">note: ", &esc(notice), "</div>"]);
        }
        out.push_str("</td></tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
    for origin in &b.origins {
        let names: Vec<&str> = origin.reports.iter().map(|&r| b.reports[r].outlet.as_str()).collect();
        put(&mut out, &["<p>One origin: ", &esc(&names.join(", ")), " (", &esc(&origin.why), ")</p>\n"]);
    }
    out
}

/// The file's name, as a link where the report has a web address.
fn file(r: &Report) -> String {
    match r.url.as_deref().and_then(web) {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{}</a>", esc(url), esc(&r.file)),
        None => esc(&r.file),
    }
}

fn findings(b: &Briefing, outline: &Outline, list: &[&Finding]) -> String {
    let mut out = String::new();
    if list.is_empty() {
        out.push_str("<p>No passages were found that differ on one thing.</p>\n");
    }
    for f in list {
        let reason = if f.reason.is_empty() { kind(f) } else { f.reason.clone() };
        let mark = glyph(f).to_string();
        put(
            &mut out,
            &[
                "<article class=\"finding\" id=\"",
                &esc(&f.key),
                "\">\n<h3><span class=\"glyph\">",
                &mark,
                "</span> ",
                &esc(&reason),
                "</h3>\n",
            ],
        );
        if let Some(between) = between(f).filter(|_| f.confidence == Confidence::Likely) {
            put(&mut out, &["<p class=\"dim\">", between, "</p>\n"]);
        }
        out.push_str("<div class=\"sides\">\n");
        for &id in &f.claims {
            let claim = &b.claims[id];
            put(
                &mut out,
                &[
                    "<figure><figcaption>",
                    &from(b, claim),
                    "</figcaption>\n<blockquote>",
                    &passage(b, f, claim),
                    "</blockquote>\n",
                ],
            );
            judgement(&mut out, outline.judged.get(&Some(Item::Claim(id))));
            out.push_str("</figure>\n");
        }
        out.push_str("</div>\n");
        judgement(&mut out, outline.judged.get(&Some(Item::Finding(f.id))));
        out.push_str("</article>\n");
    }
    out
}

/// The words of a claim with the finding's evidence marked.
fn passage(b: &Briefing, f: &Finding, claim: &Claim) -> String {
    let marks: Vec<(Span, Relation)> =
        f.evidence.iter().filter(|e| e.report == claim.report).map(|e| (e.span, f.relation)).collect();
    let r = &b.reports[claim.report];
    let pieces: Vec<String> = claim.spans.iter().map(|&s| texts::marked(r, s, &marks, &[])).collect();
    pieces.join(" … ")
}

/// Outlet, day, place and source of a claim, the place as a link into the report.
fn from(b: &Briefing, claim: &Claim) -> String {
    let r = &b.reports[claim.report];
    format!("<b>{}</b>, {}, {} · {}", esc(&r.outlet), esc(&day(r)), link(r, claim.span), esc(&word(b, claim)))
}

/// File and place of a passage, as a link into the report.
fn link(r: &Report, span: Span) -> String {
    format!("<a href=\"#{}\">{} {}</a>", texts::anchor(r, span), esc(&r.file), esc(&place(r, span)))
}

fn judgement(out: &mut String, list: Option<&Vec<Judged>>) {
    for line in list.map(|j| lines(j)).unwrap_or_default() {
        put(out, &["<p class=\"judgement\">Judgement: ", &esc(&line), "</p>\n"]);
    }
}

fn unheard(b: &Briefing, outline: &Outline) -> String {
    let mut out = String::new();
    for u in &outline.unheard {
        put(&mut out, &["<h3>! ", &esc(&u.actor.name), "</h3>\n<ul>\n"]);
        for &(report, voice, accused) in &u.reports {
            let r = &b.reports[report];
            let mut places: Vec<String> = accused.iter().map(|&c| link(r, b.claims[c].span)).collect();
            places.dedup();
            let said = heard(voice, accused.len());
            put(
                &mut out,
                &["<li>", &esc(&r.outlet), ", ", &esc(&day(r)), ": ", &said, " ", &places.join(", "), "</li>\n"],
            );
        }
        out.push_str("</ul>\n");
    }
    out
}

fn words(b: &Briefing) -> String {
    let mut out = String::from("<div class=\"wide\"><table>\n<tbody>\n");
    for r in &b.reports {
        let s = b.sourcing(r.id);
        let cells = [("named", s.named), ("unnamed", s.unnamed), ("documents", s.document), ("own voice", s.own)];
        // The word stands in the cell too: on a phone the table has no head.
        let cells: String = cells.map(|(what, n)| format!("<td>{n} {what}</td>")).concat();
        put(&mut out, &["<tr><th>", &esc(&r.outlet), "</th>", &cells, "</tr>\n"]);
    }
    out + "</tbody>\n</table></div>\n"
}

fn only(b: &Briefing, outline: &Outline) -> String {
    let mut out = String::from("<div class=\"sides\">\n");
    for (report, list) in &outline.only {
        put(&mut out, &["<div><h3>", &esc(&b.reports[*report].outlet), "</h3>\n<ul>\n"]);
        for f in list {
            for &id in &f.claims {
                let claim = &b.claims[id];
                let r = &b.reports[claim.report];
                put(
                    &mut out,
                    &[
                        "<li id=\"",
                        &esc(&f.key),
                        "\">",
                        &esc(&b.content(id)),
                        " <span class=\"dim\">",
                        &link(r, claim.span),
                        " · ",
                        &esc(&word(b, claim)),
                        "</span>",
                    ],
                );
                judgement(&mut out, outline.judged.get(&Some(Item::Claim(id))));
                judgement(&mut out, outline.judged.get(&Some(Item::Finding(f.id))));
                out.push_str("</li>\n");
            }
        }
        out.push_str("</ul></div>\n");
    }
    out + "</div>\n"
}

fn questions(b: &Briefing) -> String {
    let mut out = String::from("<ul>\n");
    for gap in &b.gaps {
        put(&mut out, &["<li>", &esc(&gap.line)]);
        for e in &gap.evidence {
            put(
                &mut out,
                &[
                    "<div class=\"dim\">“",
                    &esc(b.reports[e.report].words(e.span)),
                    "” ",
                    &cited(b, e.report, e.span),
                    "</div>",
                ],
            );
        }
        out.push_str("</li>\n");
    }
    out + "</ul>\n"
}

fn cited(b: &Briefing, report: ReportId, span: Span) -> String {
    let r = &b.reports[report];
    format!("{}, {}, {}", esc(&r.outlet), esc(&day(r)), link(r, span))
}

fn judged(b: &Briefing, judgements: &Judgements, outline: &Outline) -> String {
    let mut out = String::from("<ul>\n");
    for j in outline.elsewhere() {
        let said = format!("{}: {} ({}, {})", j.about, j.said.words(), j.who, j.at.day());
        put(&mut out, &["<li class=\"judgement\">", &esc(&said)]);
        for e in &j.passages {
            put(&mut out, &["<div>", &cited(b, e.report, e.span), "</div>"]);
        }
        out.push_str("</li>\n");
    }
    for o in &judgements.orphans {
        let said = format!("orphaned, its passage is gone: {} ({})", o.item.says, o.lines.join("; "));
        put(&mut out, &["<li class=\"judgement\">", &esc(&said)]);
        for a in &o.item.anchors {
            put(&mut out, &["<div>", &esc(&format!("{}, {}: “{}”", a.outlet, a.file, a.exact)), "</div>"]);
        }
        out.push_str("</li>\n");
    }
    out + "</ul>\n"
}

fn put(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}
