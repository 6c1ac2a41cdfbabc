//! The briefing as plain text, for a pipe, a mail or a printer.

use unicode_width::UnicodeWidthStr;

use super::cite::{cite, count, day, outlet_from, place, quoted, word};
use super::outline::{Outline, between, called, counts, dated, glyph, heard, reason};
use crate::model::{Briefing, Confidence, Finding};
use crate::review::{Item, Judgements};

/// The briefing as lines of at most `width` columns; a word that is longer stands alone and whole.
pub fn render(briefing: &Briefing, judgements: &Judgements, width: usize) -> String {
    let outline = Outline::new(briefing, judgements);
    let mut page = Page::new(width);
    head(&mut page, briefing, &outline);
    differ(&mut page, briefing, &outline);
    added(&mut page, briefing, &outline);
    unheard(&mut page, briefing, &outline);
    words(&mut page, briefing);
    only(&mut page, briefing, &outline);
    questions(&mut page, briefing);
    actors(&mut page, briefing, &outline);
    dates(&mut page, briefing);
    judged(&mut page, briefing, judgements, &outline);
    page.out
}

fn head(page: &mut Page, b: &Briefing, outline: &Outline) {
    let title = if b.title.is_empty() { "Briefing" } else { b.title.as_str() };
    page.line(0, 0, title);
    page.line(0, 2, &counts(b, outline));
    page.gap();
    for r in &b.reports {
        page.line(2, 4, &format!("{}, {}, {} ({})", r.outlet, day(r), r.file, outlet_from(r)));
        if let Some(headline) = r.headline {
            page.line(4, 6, r.words(headline));
        }
        for notice in &r.notices {
            page.line(4, 6, &format!("note: {notice}"));
        }
        judgement(page, 4, outline, Item::Outlet(r.id));
    }
    for origin in &b.origins {
        let names: Vec<&str> = origin.reports.iter().map(|&r| b.reports[r].outlet.as_str()).collect();
        page.line(2, 4, &format!("one origin: {} ({})", names.join(", "), origin.why));
    }
}

fn differ(page: &mut Page, b: &Briefing, outline: &Outline) {
    for (title, list) in outline.groups(b) {
        page.heading(&title.to_uppercase());
        if list.is_empty() {
            page.line(2, 4, outline.nothing());
        }
        findings(page, b, outline, list);
    }
}

fn findings(page: &mut Page, b: &Briefing, outline: &Outline, list: &[&Finding]) {
    for (i, f) in list.iter().enumerate() {
        if i > 0 {
            page.gap();
        }
        finding(page, b, outline, f);
    }
}

/// A finding: why, and each passage with its citation and on whose word it stands.
fn finding(page: &mut Page, b: &Briefing, outline: &Outline, f: &Finding) {
    let (why, same) = reason(f);
    page.line(2, 4, &format!("{} {why}", glyph(f)));
    let between = between(f).filter(|_| f.confidence == Confidence::Likely).map(str::to_owned);
    let more: Vec<String> = between.into_iter().chain(same).collect();
    if !more.is_empty() {
        page.line(4, 6, &more.join(" · "));
    }
    for &id in &f.claims {
        let claim = &b.claims[id];
        page.line(4, 6, &format!("{} · {}", cite(&b.reports[claim.report], claim.span), word(b, claim)));
        page.line(8, 8, &b.content(id));
        judgement(page, 8, outline, Item::Claim(id));
    }
    judgement(page, 4, outline, Item::Finding(f.id));
}

/// What the analysts made of `item`, set apart from what the reports say.
fn judgement(page: &mut Page, indent: usize, outline: &Outline, item: Item) {
    for line in outline.on(item) {
        said(page, indent, &line);
    }
}

/// A judgement, which may hold a note of several lines.
fn said(page: &mut Page, indent: usize, line: &str) {
    for (n, part) in line.lines().enumerate() {
        let (first, label) = if n == 0 { (indent, "judgement: ") } else { (indent + 2, "") };
        page.line(first, indent + 2, &format!("{label}{part}"));
    }
}

/// The disputes and claims that analysts added.
fn added(page: &mut Page, b: &Briefing, outline: &Outline) {
    if outline.additions.is_empty() {
        return;
    }
    page.heading("ADDED BY THE ANALYST");
    for (i, a) in outline.additions.iter().enumerate() {
        if i > 0 {
            page.gap();
        }
        page.line(2, 4, &format!("{} {}", a.glyph, a.line));
        for p in &a.passages {
            page.line(4, 6, &p.from(b));
            page.line(8, 8, &p.words);
        }
        for line in &a.judged {
            said(page, 4, line);
        }
    }
}

fn unheard(page: &mut Page, b: &Briefing, outline: &Outline) {
    if outline.unheard.is_empty() {
        return;
    }
    page.heading("WHO IS NOT HEARD");
    for u in &outline.unheard {
        page.line(2, 4, &format!("! {}", u.actor.name));
        for &(report, voice, accused) in &u.reports {
            let r = &b.reports[report];
            let mut places: Vec<String> = accused.iter().map(|&c| place(r, b.claims[c].span)).collect();
            places.dedup();
            let at = if places.is_empty() { String::new() } else { format!(": {}", places.join(", ")) };
            page.line(4, 6, &format!("{}, {}, {}: {}{at}", r.outlet, day(r), r.file, heard(voice, accused.len())));
        }
    }
}

fn words(page: &mut Page, b: &Briefing) {
    page.heading("ON WHOSE WORD");
    for r in &b.reports {
        let s = b.sourcing(r.id);
        page.line(
            2,
            4,
            &format!(
                "{}: named {} · unnamed {} · documents {} · own voice {}",
                r.outlet, s.named, s.unnamed, s.document, s.own
            ),
        );
    }
}

fn only(page: &mut Page, b: &Briefing, outline: &Outline) {
    page.heading(if b.reports.len() > 1 { "ONLY HERE" } else { "CLAIMS" });
    for (report, list) in &outline.only {
        let r = &b.reports[*report];
        page.line(2, 4, &format!("{}, {}, {}", r.outlet, day(r), r.file));
        if list.is_empty() {
            page.line(4, 6, "nothing");
        }
        for &id in list.iter().flat_map(|f| &f.claims) {
            let claim = &b.claims[id];
            page.line(4, 6, &format!("+ {} · {}", place(r, claim.span), word(b, claim)));
            page.line(8, 8, &b.content(id));
            judgement(page, 8, outline, Item::Claim(id));
        }
        for f in list {
            judgement(page, 8, outline, Item::Finding(f.id));
        }
    }
}

fn questions(page: &mut Page, b: &Briefing) {
    if b.gaps.is_empty() {
        return;
    }
    page.heading("NEXT QUESTIONS");
    for gap in &b.gaps {
        page.line(2, 4, &gap.line);
        for e in &gap.evidence {
            let r = &b.reports[e.report];
            page.line(4, 6, &format!("{}: {}", cite(r, e.span), quoted(r.words(e.span))));
        }
    }
}

fn actors(page: &mut Page, b: &Briefing, outline: &Outline) {
    if b.actors.is_empty() {
        return;
    }
    page.heading("WHO IS WHO");
    for (actor, row) in b.actors.iter().zip(called(b)) {
        let roles = if actor.roles.is_empty() { String::new() } else { format!(" · {}", actor.roles.join(" · ")) };
        page.line(2, 4, &format!("{}{roles}", actor.name));
        for line in row {
            page.line(4, 6, &line);
        }
        judgement(page, 4, outline, Item::Actor(actor.id));
    }
}

fn dates(page: &mut Page, b: &Briefing) {
    if b.dates.is_empty() {
        return;
    }
    page.heading("DATES");
    for d in &b.dates {
        let r = &b.reports[d.report];
        page.line(2, 4, &format!("{}: {} · {}", quoted(r.words(d.span)), dated(b, d), cite(r, d.span)));
    }
}

/// The judgements that stand beside no finding, and those that have lost their passage.
fn judged(page: &mut Page, b: &Briefing, judgements: &Judgements, outline: &Outline) {
    let rest: Vec<_> = outline.elsewhere().collect();
    if rest.is_empty() && judgements.orphans.is_empty() && judgements.elsewhere == 0 {
        return;
    }
    page.heading("JUDGEMENTS OF THE ANALYST");
    for j in rest {
        said(page, 2, &format!("{}: {} ({}, {})", j.about, j.said.words(), j.who, j.at.day()));
        for e in &j.passages {
            page.line(4, 6, &cite(&b.reports[e.report], e.span));
        }
    }
    for orphan in &judgements.orphans {
        page.line(2, 4, &format!("orphaned, its passage is gone: {}", orphan.item.says));
        for a in &orphan.item.anchors {
            page.line(4, 6, &format!("{}, {}: {}", a.outlet, a.file, quoted(&a.exact)));
        }
        for line in &orphan.lines {
            page.line(4, 6, line);
        }
    }
    if judgements.elsewhere > 0 {
        page.line(2, 4, &format!("{} on reports that are not open", count(judgements.elsewhere, "judgement")));
    }
}

/// A page that is filled line by line.
pub(super) struct Page {
    pub(super) out: String,
    width: usize,
}

impl Page {
    pub(super) fn new(width: usize) -> Self {
        Self { out: String::new(), width: width.max(20) }
    }

    /// An empty line.
    fn gap(&mut self) {
        self.out.push('\n');
    }

    fn heading(&mut self, title: &str) {
        self.gap();
        self.line(0, 0, title);
        self.gap();
    }

    /// `text` wrapped by word, the first line `first` columns in, the others `next`.
    pub(super) fn line(&mut self, first: usize, next: usize, text: &str) {
        let mut at = 0;
        for word in text.split_whitespace() {
            let width = word.width();
            if at == 0 {
                self.indent(first);
                at = first + width;
            } else if at + 1 + width > self.width {
                self.out.push('\n');
                self.indent(next);
                at = next + width;
            } else {
                self.out.push(' ');
                at += 1 + width;
            }
            self.out.push_str(word);
        }
        self.out.push('\n');
    }

    fn indent(&mut self, columns: usize) {
        self.out.extend(std::iter::repeat_n(' ', columns));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_wrap_by_word_and_wide_letters_count_twice() {
        let mut page = Page::new(20);
        page.line(2, 4, "one two three four five");
        page.line(0, 0, "漢字漢字 漢字漢字 漢字");
        page.line(0, 0, "aWordThatIsLongerThanTheWholeLine x");
        assert_eq!(
            page.out,
            "  one two three four\n    five\n漢字漢字 漢字漢字\n漢字\naWordThatIsLongerThanTheWholeLine\nx\n"
        );
    }
}
