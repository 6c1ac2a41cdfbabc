//! The briefing as one page for a browser: self-contained, readable without a script, on a phone and on paper.
//!
//! `assets/export.css` is its look. What reports contain is escaped, and the page's own policy lets nothing load or run.

mod findings;
mod texts;

use super::cite::{count, day, outlet_from, place, quoted, word};
use super::escape::{html as esc, web};
use super::outline::{Outline, called, counts, dated, heard};
use crate::model::{Briefing, Report, ReportId, Span};
use crate::review::{Item, Judgements};

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
        section(title, &findings::render(b, &outline, list));
    }
    if !outline.additions.is_empty() {
        section("Added by the analyst", &findings::added(b, &outline));
    }
    if !outline.unheard.is_empty() {
        section("Who is not heard", &unheard(b, &outline));
    }
    section("On whose word", &words(b));
    section(if b.reports.len() > 1 { "Only here" } else { "Claims" }, &only(b, &outline));
    if !b.gaps.is_empty() {
        section("Next questions", &questions(b));
    }
    if !b.actors.is_empty() {
        section("Who is who", &who(b, &outline));
    }
    if !b.dates.is_empty() {
        section("Dates", &dates(b));
    }
    if outline.elsewhere().next().is_some() || !judgements.orphans.is_empty() || judgements.elsewhere > 0 {
        section("Judgements of the analyst", &judged(b, judgements, &outline));
    }
    section(if b.reports.len() > 1 { "The reports side by side" } else { "The report" }, &texts::render(b, judgements));
    put(
        &mut out,
        &[
            &reports(b, &outline),
            "<nav>\n",
            &links,
            "</nav>\n</header>\n<main>\n",
            &body,
            "</main>\n</body>\n</html>\n",
        ],
    );
    out
}

/// Outlet, day, file and headline of each report.
fn reports(b: &Briefing, outline: &Outline) -> String {
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
                ")</span></th><td class=\"day\">",
                &esc(&day(r)),
                "</td><td class=\"file\">",
                &file(r),
                "</td><td>",
                &headline,
            ],
        );
        for notice in &r.notices {
            put(&mut out, &["<div class=\"dim\">note: ", &esc(notice), "</div>"]);
        }
        judgement(&mut out, &outline.on(Item::Outlet(r.id)));
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

/// File and place of a passage, as a link into the report.
fn link(r: &Report, span: Span) -> String {
    format!("<a href=\"#{}\">{} {}</a>", texts::anchor(r, span), esc(&r.file), esc(&place(r, span)))
}

/// What analysts made of an item, set apart from what the reports say.
fn judgement(out: &mut String, lines: &[String]) {
    for line in lines {
        put(out, &["<p class=\"judgement\">Judgement: ", &esc(line), "</p>\n"]);
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
        put(
            &mut out,
            &[
                "<div><h3>",
                &esc(&format!("{}, {}", b.reports[*report].outlet, day(&b.reports[*report]))),
                "</h3>\n<ul>\n",
            ],
        );
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
                judgement(&mut out, &outline.on(Item::Claim(id)));
                judgement(&mut out, &outline.on(Item::Finding(f.id)));
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
                    "<div class=\"dim\">",
                    &esc(&quoted(b.reports[e.report].words(e.span))),
                    " — ",
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

/// Every actor with what each report makes of it, and what the analyst says of who it is.
fn who(b: &Briefing, outline: &Outline) -> String {
    let mut out = String::from("<dl class=\"who\">\n");
    for (actor, row) in b.actors.iter().zip(called(b)) {
        let roles = if actor.roles.is_empty() { String::new() } else { format!(" · {}", actor.roles.join(" · ")) };
        put(&mut out, &["<dt><b>", &esc(&actor.name), "</b>", &esc(&roles), "</dt>\n"]);
        for line in row {
            put(&mut out, &["<dd>", &esc(&line), "</dd>\n"]);
        }
        for line in outline.on(Item::Actor(actor.id)) {
            put(&mut out, &["<dd class=\"judgement\">Judgement: ", &esc(&line), "</dd>\n"]);
        }
    }
    out + "</dl>\n"
}

fn dates(b: &Briefing) -> String {
    let mut out = String::from("<ul>\n");
    for d in &b.dates {
        let words = quoted(b.reports[d.report].words(d.span));
        let known = esc(&format!("{words}: {}", dated(b, d)));
        put(&mut out, &["<li>", &known, " <span class=\"dim\">", &cited(b, d.report, d.span), "</span></li>\n"]);
    }
    out + "</ul>\n"
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
            put(&mut out, &["<div>", &esc(&format!("{}, {}: {}", a.outlet, a.file, quoted(&a.exact))), "</div>"]);
        }
        out.push_str("</li>\n");
    }
    if judgements.elsewhere > 0 {
        let waiting = count(judgements.elsewhere, "judgement");
        put(&mut out, &["<li class=\"judgement\">", &waiting, " on reports that are not open</li>\n"]);
    }
    out + "</ul>\n"
}

fn put(out: &mut String, parts: &[&str]) {
    for part in parts {
        out.push_str(part);
    }
}
