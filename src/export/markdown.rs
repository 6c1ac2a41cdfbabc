//! The briefing as Markdown, for notes and tickets.

use super::cite::{cite, count, day, one_line, outlet_from, place, quoted, word};
use super::escape::markdown as esc;
use super::outline::{Outline, between, called, counts, dated, glyph, heard, reason};
use crate::model::{Briefing, Confidence, Finding};
use crate::review::{Item, Judgements};

/// The briefing and its judgements as `CommonMark`.
pub fn render(b: &Briefing, judgements: &Judgements) -> String {
    let outline = Outline::new(b, judgements);
    let mut out = Lines(String::new());
    out.line(&format!("# {}", esc(if b.title.is_empty() { "Briefing" } else { &b.title })));
    out.block(&esc(&counts(b, &outline)));
    out.gap();
    for r in &b.reports {
        let headline = r.headline.map(|h| format!(": {}", esc(r.words(h)))).unwrap_or_default();
        let known = format!("{}, {} ({})", day(r), r.file, outlet_from(r));
        out.line(&format!("- **{}**, {}{headline}", esc(&r.outlet), esc(&known)));
        for notice in &r.notices {
            out.line(&format!("  - note: {}", esc(notice)));
        }
        listed(&mut out, &outline, Item::Outlet(r.id));
    }
    for origin in &b.origins {
        let names: Vec<&str> = origin.reports.iter().map(|&r| b.reports[r].outlet.as_str()).collect();
        out.line(&format!("- one origin: {} ({})", esc(&names.join(", ")), esc(&origin.why)));
    }
    for (title, list) in outline.groups(b) {
        out.heading(title);
        if list.is_empty() {
            out.block(outline.nothing());
        }
        for f in list {
            finding(&mut out, b, &outline, f);
        }
    }
    added(&mut out, b, &outline);
    unheard(&mut out, b, &outline);
    out.heading("On whose word");
    for r in &b.reports {
        let s = b.sourcing(r.id);
        out.line(&format!(
            "- **{}**: named {} · unnamed {} · documents {} · own voice {}",
            esc(&r.outlet),
            s.named,
            s.unnamed,
            s.document,
            s.own
        ));
    }
    only(&mut out, b, &outline);
    if !b.gaps.is_empty() {
        out.heading("Next questions");
        for gap in &b.gaps {
            out.line(&format!("- {}", esc(&gap.line)));
            for e in &gap.evidence {
                let r = &b.reports[e.report];
                out.line(&format!("  - {} — {}", esc(&quoted(r.words(e.span))), esc(&cite(r, e.span))));
            }
        }
    }
    who_and_when(&mut out, b, &outline);
    judged(&mut out, b, judgements, &outline);
    out.0
}

fn finding(out: &mut Lines, b: &Briefing, outline: &Outline, f: &Finding) {
    let (why, same) = reason(f);
    out.block(&format!("### {} {}", glyph(f), esc(&why)));
    let between = between(f).filter(|_| f.confidence == Confidence::Likely).map(str::to_owned);
    let more: Vec<String> = between.into_iter().chain(same).collect();
    if !more.is_empty() {
        out.block(&esc(&more.join(" · ")));
    }
    for &id in &f.claims {
        let claim = &b.claims[id];
        let from = format!("{} · {}", cite(&b.reports[claim.report], claim.span), word(b, claim));
        out.quote(&b.content(id), &from);
        judgement(out, outline, Item::Claim(id));
    }
    judgement(out, outline, Item::Finding(f.id));
}

/// What the analysts made of `item`, set apart from what the reports say.
fn judgement(out: &mut Lines, outline: &Outline, item: Item) {
    for line in outline.on(item) {
        out.block(&said(&line));
    }
}

/// The same as points below one of a list.
fn listed(out: &mut Lines, outline: &Outline, item: Item) {
    for line in outline.on(item) {
        out.line(&format!("  - {}", said(&line)));
    }
}

/// A judgement, which may hold a note of several lines.
fn said(line: &str) -> String {
    let lines: Vec<String> = line.lines().map(esc).filter(|l| !l.is_empty()).collect();
    format!("**Judgement:** {}", lines.join("\\\n    "))
}

/// The disputes and claims that analysts added.
fn added(out: &mut Lines, b: &Briefing, outline: &Outline) {
    if outline.additions.is_empty() {
        return;
    }
    out.heading("Added by the analyst");
    for a in &outline.additions {
        out.block(&format!("### {} {}", a.glyph, esc(&a.line)));
        for p in &a.passages {
            out.quote(&p.words, &p.from(b));
        }
        for line in &a.judged {
            out.block(&said(line));
        }
    }
}

/// The actors with what they are called, and the dates with what they stand for.
fn who_and_when(out: &mut Lines, b: &Briefing, outline: &Outline) {
    if !b.actors.is_empty() {
        out.heading("Who is who");
    }
    for (actor, row) in b.actors.iter().zip(called(b)) {
        let roles =
            if actor.roles.is_empty() { String::new() } else { format!(" · {}", esc(&actor.roles.join(" · "))) };
        out.line(&format!("- **{}**{roles}", esc(&actor.name)));
        for line in row {
            out.line(&format!("  - {}", esc(&line)));
        }
        listed(out, outline, Item::Actor(actor.id));
    }
    if !b.dates.is_empty() {
        out.heading("Dates");
    }
    for d in &b.dates {
        let r = &b.reports[d.report];
        let known = format!("{}: {}", quoted(r.words(d.span)), dated(b, d));
        out.line(&format!("- {} — {}", esc(&known), esc(&cite(r, d.span))));
    }
}

fn unheard(out: &mut Lines, b: &Briefing, outline: &Outline) {
    if outline.unheard.is_empty() {
        return;
    }
    out.heading("Who is not heard");
    for u in &outline.unheard {
        out.line(&format!("- **{}**", esc(&u.actor.name)));
        for &(report, voice, accused) in &u.reports {
            let r = &b.reports[report];
            let mut places: Vec<String> = accused.iter().map(|&c| place(r, b.claims[c].span)).collect();
            places.dedup();
            let from = format!("{}, {}, {} {}", r.outlet, day(r), r.file, places.join(", "));
            out.line(&format!("  - {} — {}", heard(voice, accused.len()), esc(&from)));
        }
    }
}

fn only(out: &mut Lines, b: &Briefing, outline: &Outline) {
    out.heading(if b.reports.len() > 1 { "Only here" } else { "Claims" });
    for (report, list) in &outline.only {
        let r = &b.reports[*report];
        out.block(&format!("### {}", esc(&r.outlet)));
        out.gap();
        for f in list {
            for &id in &f.claims {
                let claim = &b.claims[id];
                let from = format!("{} · {}", cite(r, claim.span), word(b, claim));
                out.line(&format!("- {} — {}", esc(&b.content(id)), esc(&from)));
                listed(out, outline, Item::Claim(id));
                listed(out, outline, Item::Finding(f.id));
            }
        }
    }
}

/// The judgements that stand beside no finding, and those that have lost their passage.
fn judged(out: &mut Lines, b: &Briefing, judgements: &Judgements, outline: &Outline) {
    let rest: Vec<_> = outline.elsewhere().collect();
    if rest.is_empty() && judgements.orphans.is_empty() && judgements.elsewhere == 0 {
        return;
    }
    out.heading("Judgements of the analyst");
    for j in rest {
        out.line(&format!("- {}: {} ({}, {})", esc(&j.about), esc(&j.said.words()), esc(&j.who), j.at.day()));
        for e in &j.passages {
            out.line(&format!("  - {}", esc(&cite(&b.reports[e.report], e.span))));
        }
    }
    for o in &judgements.orphans {
        out.line(&format!("- orphaned, its passage is gone: {} ({})", esc(&o.item.says), esc(&o.lines.join("; "))));
        for a in &o.item.anchors {
            let from = one_line(&format!("{}, {}", a.outlet, a.file));
            out.line(&format!("  - {} — {}", esc(&quoted(&a.exact)), esc(&from)));
        }
    }
    if judgements.elsewhere > 0 {
        out.line(&format!("- {} on reports that are not open", count(judgements.elsewhere, "judgement")));
    }
}

struct Lines(String);

impl Lines {
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    /// A block of its own, set off by an empty line.
    fn block(&mut self, text: &str) {
        self.gap();
        self.line(text);
    }

    /// A passage with where it is from.
    fn quote(&mut self, words: &str, from: &str) {
        self.block(&format!("> {}\n>\n> — {}", esc(words), esc(from)));
    }

    fn gap(&mut self) {
        if !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    fn heading(&mut self, title: &str) {
        self.block(&format!("## {title}"));
        self.gap();
    }
}
