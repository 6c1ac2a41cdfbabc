//! The briefing as Markdown, for notes and tickets.

use super::cite::{cite, day, one_line, outlet_from, place, word};
use super::escape::markdown as esc;
use super::outline::{Outline, between, counts, glyph, heard, kind, lines};
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
    }
    for origin in &b.origins {
        let names: Vec<&str> = origin.reports.iter().map(|&r| b.reports[r].outlet.as_str()).collect();
        out.line(&format!("- one origin: {} ({})", esc(&names.join(", ")), esc(&origin.why)));
    }
    for (title, list) in outline.groups(b) {
        out.heading(title);
        if list.is_empty() {
            out.block("No passages were found that differ on one thing.");
        }
        for f in list {
            finding(&mut out, b, &outline, f);
        }
    }
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
                out.line(&format!("  - “{}” — {}", esc(r.words(e.span)), esc(&cite(r, e.span))));
            }
        }
    }
    judged(&mut out, b, judgements, &outline);
    out.0
}

fn finding(out: &mut Lines, b: &Briefing, outline: &Outline, f: &Finding) {
    let reason = if f.reason.is_empty() { kind(f) } else { f.reason.clone() };
    out.block(&format!("### {} {}", glyph(f), esc(&reason)));
    if let Some(between) = between(f).filter(|_| f.confidence == Confidence::Likely) {
        out.block(between);
    }
    for &id in &f.claims {
        let claim = &b.claims[id];
        let from = format!("{} · {}", cite(&b.reports[claim.report], claim.span), word(b, claim));
        out.block(&format!("> {}\n>\n> — {}", esc(&b.content(id)), esc(&from)));
        judgement(out, outline, Item::Claim(id));
    }
    judgement(out, outline, Item::Finding(f.id));
}

/// What the analysts made of `item`, set apart from what the reports say.
fn judgement(out: &mut Lines, outline: &Outline, item: Item) {
    for line in outline.judged.get(&Some(item)).map(|j| lines(j)).unwrap_or_default() {
        out.block(&format!("**Judgement:** {}", esc(&line)));
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
                let said = [Item::Claim(id), Item::Finding(f.id)].map(|i| outline.judged.get(&Some(i)));
                for line in said.into_iter().flatten().flat_map(|j| lines(j)) {
                    out.line(&format!("  - **Judgement:** {}", esc(&line)));
                }
            }
        }
    }
}

/// The judgements that stand beside no finding, and those that have lost their passage.
fn judged(out: &mut Lines, b: &Briefing, judgements: &Judgements, outline: &Outline) {
    let rest: Vec<_> = outline.elsewhere().collect();
    if rest.is_empty() && judgements.orphans.is_empty() {
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
            out.line(&format!("  - “{}” — {}", esc(&a.exact), esc(&one_line(&format!("{}, {}", a.outlet, a.file)))));
        }
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
