//! The reports themselves, in columns beside each other, with the passages of the findings marked and linked.

use super::super::cite::{day, place};
use super::super::escape::html as esc;
use super::super::outline::glyph;
use super::{file, put};
use crate::model::{Briefing, Relation, Report, Span};
use crate::review::Judgements;

/// A link at the end of a claim to the finding that it is part of.
pub(super) struct Ref<'a> {
    at: usize,
    key: &'a str,
    glyph: char,
}

/// Every report as a column.
pub(super) fn render(b: &Briefing, judgements: &Judgements) -> String {
    let mut marks: Vec<Vec<(Span, Relation)>> = vec![Vec::new(); b.reports.len()];
    let mut refs: Vec<Vec<Ref>> = b.reports.iter().map(|_| Vec::new()).collect();
    for f in b.findings.iter().filter(|f| f.relation != Relation::Single && !judgements.dismissed(f.id)) {
        for e in &f.evidence {
            marks[e.report.index()].push((e.span, f.relation));
        }
        for &c in &f.claims {
            let claim = &b.claims[c];
            refs[claim.report.index()].push(Ref { at: claim.span.end, key: &f.key, glyph: glyph(f) });
        }
    }
    let mut out = String::from("<div class=\"reports\">\n");
    for (r, (mut marks, mut refs)) in b.reports.iter().zip(marks.into_iter().zip(refs)) {
        marks.sort_unstable();
        refs.sort_by_key(|x| x.at);
        put(
            &mut out,
            &[
                "<article id=\"",
                &r.id.to_string(),
                "\">\n<p class=\"dim\"><b>",
                &esc(&r.outlet),
                "</b>, ",
                &esc(&day(r)),
                ", ",
                &file(r),
                "</p>\n",
            ],
        );
        if let Some(h) = r.headline {
            put(&mut out, &["<h3 id=\"", &anchor(r, h), "\">", &part(r, h, &marks, &refs), "</h3>\n"]);
        }
        for &p in &r.paragraphs {
            let id = anchor(r, p);
            let number = esc(&place(r, p));
            put(
                &mut out,
                &[
                    "<p id=\"",
                    &id,
                    "\"><a class=\"place\" href=\"#",
                    &id,
                    "\">",
                    &number,
                    "</a>",
                    &part(r, p, &marks, &refs),
                    "</p>\n",
                ],
            );
        }
        out.push_str("</article>\n");
    }
    out + "</div>\n"
}

/// The id of the block that holds a passage.
pub(super) fn anchor(r: &Report, span: Span) -> String {
    if r.headline.is_some_and(|h| h.contains(span)) {
        return format!("{}-h", r.id);
    }
    match r.paragraph_at(span.start) {
        Some(n) => format!("{}-p{}", r.id, n + 1),
        None => r.id.to_string(),
    }
}

/// One block of a report with those marks and links that fall into it, of all its marks and links in order.
fn part(r: &Report, block: Span, marks: &[(Span, Relation)], refs: &[Ref]) -> String {
    let first = marks.partition_point(|(s, _)| s.start < block.start);
    let last = marks.partition_point(|(s, _)| s.start < block.end);
    let from = refs.partition_point(|x| x.at <= block.start);
    let to = refs.partition_point(|x| x.at <= block.end);
    marked(r, block, marks.get(first..last).unwrap_or_default(), refs.get(from..to).unwrap_or_default())
}

/// The words of `span` with evidence marked, furniture dim, and links at their places.
///
/// Marks may overlap: the weightiest relation shows.
pub(super) fn marked(r: &Report, span: Span, marks: &[(Span, Relation)], refs: &[Ref]) -> String {
    let near = r.furniture.get(r.furniture.partition_point(|f| f.end <= span.start)..).unwrap_or_default();
    let furniture = near.iter().take_while(|f| f.start < span.end).map(|&f| (f, FURNITURE));
    let marks = marks.iter().filter(|(s, _)| s.overlaps(span)).map(|&(s, relation)| (s, relation as usize));
    let mut turns: Vec<(usize, bool, usize)> = Vec::new();
    for (s, kind) in marks.chain(furniture) {
        turns.push((s.start.max(span.start), true, kind));
        turns.push((s.end.min(span.end), false, kind));
    }
    turns.sort_unstable();
    let mut cuts: Vec<usize> = turns.iter().map(|t| t.0).chain(refs.iter().map(|x| x.at)).chain([span.end]).collect();
    cuts.sort_unstable();
    let (mut turns, mut refs) = (turns.into_iter().peekable(), refs.iter().peekable());
    let mut open = [0usize; KINDS];
    let mut out = String::new();
    let mut at = span.start;
    for cut in cuts {
        let words = esc(Span::new(at, cut).of(&r.text));
        if !words.is_empty() {
            match open.iter().position(|&n| n > 0) {
                Some(FURNITURE) => put(&mut out, &["<span class=\"furniture\">", &words, "</span>"]),
                Some(kind) => {
                    put(&mut out, &["<mark class=\"", CLASS.get(kind).unwrap_or(&""), "\">", &words, "</mark>"]);
                }
                None => out.push_str(&words),
            }
        }
        while let Some((_, starts, kind)) = turns.next_if(|t| t.0 <= cut) {
            if let Some(n) = open.get_mut(kind) {
                *n = if starts { *n + 1 } else { n.saturating_sub(1) };
            }
        }
        while let Some(x) = refs.next_if(|x| x.at <= cut) {
            put(&mut out, &["<a class=\"ref\" href=\"#", &esc(x.key), "\">", &x.glyph.to_string(), "</a>"]);
        }
        at = cut.max(at);
    }
    out
}

const KINDS: usize = 6;
const FURNITURE: usize = 5;
const CLASS: [&str; 5] = ["disputed", "updated", "reworded", "shared", "single"];
