//! Lines and paragraphs of a page that are no report: age marks, bylines, dates, addresses, share bars, calls to follow.

use std::collections::HashSet;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{day, outlet, phrases};
use crate::model::Span;

static FURNITURE: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| outlet::rows(include_str!("../../assets/lexicon/page-furniture.txt")).collect());

static SECTIONS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| outlet::rows(include_str!("../../assets/lexicon/sections.txt")).collect());

/// What a line is, if it is no report; spans count from the line's start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// How old the page was when it was saved (`Asia6 HOURS AGO`), with the section that stands before it.
    Age { section: Option<Span>, mark: Span },
    /// A date or a time alone, or with a word such as `Published`.
    Date { day: Option<(NaiveDate, Span)>, updated: bool },
    /// Who wrote it, with the day and the outlet if it says so.
    Byline { day: Option<(NaiveDate, Span)>, outlet: Option<Span> },
    /// A web address.
    Address,
    /// A section or a path of sections.
    Section,
    /// Buttons, share bars, calls to follow or subscribe, notices of rights.
    Page,
}

/// What `line`, which stands alone, is; `None` where it may be report. `top` says that it stands over the report or
/// right under its headline, where bare names of sections and writers are expected.
pub(crate) fn read(line: &str, top: bool) -> Option<Mark> {
    let line = line.trim();
    if line.chars().count() > 300 {
        return None;
    }
    if address(line) {
        return Some(Mark::Address);
    }
    if let Some(mark) = age(line).or_else(|| dated(line, top)).or_else(|| byline(line, top)) {
        return Some(mark);
    }
    if page(line) {
        return Some(Mark::Page);
    }
    (top && section(line)).then_some(Mark::Section)
}

/// Whether the line is a web address and nothing else.
pub(crate) fn address(line: &str) -> bool {
    let bare = line.trim_start_matches('<').trim_end_matches('>');
    (bare.starts_with("http://") || bare.starts_with("https://") || bare.starts_with("www."))
        && !bare.contains(char::is_whitespace)
        && outlet::host(bare).is_some()
}

/// `6 HOURS AGO`, `Asia6 hours ago`, `World | 2 days ago`.
fn age(line: &str) -> Option<Mark> {
    let lower = line.to_ascii_lowercase();
    let end = lower.strip_suffix("ago").or_else(|| lower.strip_suffix("ago."))?.trim_end();
    let unit = end.rsplit(' ').next()?;
    let known = ["minute", "min", "hour", "hr", "day", "week", "month", "year", "second", "sec"];
    if !known.contains(&unit.trim_end_matches('s')) {
        return None;
    }
    let before = end.strip_suffix(unit)?.trim_end();
    let figures = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let number = match figures {
        0 => before
            .rsplit(|c: char| !c.is_ascii_alphabetic())
            .next()
            .filter(|w| matches!(*w, "a" | "an" | "one" | "two" | "three"))?
            .len(),
        n if n <= 3 => n,
        _ => return None,
    };
    let start = before.len().checked_sub(number)?;
    let head = line.get(..start)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    let label = ["updated", "published", "posted", "modified", "last updated"].contains(&head.to_lowercase().as_str());
    let ok = head.is_empty() || label || (head.split_whitespace().count() <= 3 && head.starts_with(char::is_uppercase));
    let section = (!head.is_empty() && !label).then(|| Span::new(0, head.len()));
    ok.then(|| Mark::Age { section, mark: Span::new(start, line.len()) })
}

/// `March 12, 2024`, `Published: 12 March 2024 10:15 GMT`, `Updated 9:06 AM`.
fn dated(line: &str, top: bool) -> Option<Mark> {
    let lower = line.to_ascii_lowercase();
    let label = phrases::of("day")
        .filter(|l| lower.strip_prefix(l.as_str()).is_some_and(|r| r.starts_with(|c: char| !c.is_alphanumeric())))
        .max_by_key(|l| l.len());
    let rest = label.and_then(|l| line.get(l.len()..)).unwrap_or(line);
    let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(');
    let loose = label.is_some_and(|l| l != "on" && l != "date");
    // `Published 12 March 2024 | Updated 13 March 2024`
    let first =
        ["updated", "last", "modified", "published"].iter().filter_map(|w| rest.to_ascii_lowercase().find(w)).min();
    let head = first.and_then(|at| rest.get(..at)).filter(|h| !h.trim().is_empty()).unwrap_or(rest);
    let figures = rest.contains(|c: char| c.is_ascii_digit());
    let alone = day::alone(head.trim_end_matches(|c: char| !c.is_alphanumeric()));
    if !figures || !alone {
        // `Published in The Harbour Herald, March 3rd, 2024`
        return (loose && lower.starts_with("published in ") && line.chars().count() < 90 && day::find(line).is_some())
            .then(|| Mark::Date { day: day::find(line), updated: false });
    }
    let day = day::find(line);
    (label.is_some() || day.is_some() || top)
        .then(|| Mark::Date { day, updated: label.is_some_and(|l| l.contains("updated") || l.contains("modified")) })
}

/// `By Anna Holm`, `By ANNA HOLM and Tom Reed, Harbour Herald`, `Reporting by Anna Holm; editing by Tom Reed`.
fn byline(line: &str, top: bool) -> Option<Mark> {
    let lower = line.to_ascii_lowercase();
    if phrases::of("credit").any(|c| lower.starts_with(c.as_str())) {
        return Some(Mark::Byline { day: None, outlet: None });
    }
    let name = phrases::of("byline")
        .find_map(|p| lower.strip_prefix(p.as_str()).and_then(|r| line.get(line.len() - r.len()..)))?;
    let day = day::find(line);
    let words: Vec<&str> = name.split([' ', ',', '|', '·', '•', '/', '\u{a0}']).filter(|w| !w.is_empty()).collect();
    let named = words.iter().filter(|w| !w.contains(|c: char| c.is_ascii_digit())).all(|w| {
        w.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
            || phrases::is(&w.to_lowercase(), "between names")
    });
    let stops = super::lines::ends_sentence(line) && !name.trim_end().ends_with(|c: char| c.is_uppercase());
    let short = words.len() <= if day.is_some() { 16 } else { 10 };
    if words.is_empty() || !named || !short || (stops && !top) || (stops && words.len() > 5) {
        return None;
    }
    // An outlet after the name: `By Anna Holm, BBC News`.
    let outlet = name
        .split([',', '|', '/', '·', '•', '\n'])
        .skip(1)
        .map(str::trim)
        .find(|p| outlet::known(p).is_some())
        .and_then(|p| {
            let at = line.find(p)?;
            Some(Span::new(at, at + p.len()))
        });
    Some(Mark::Byline { day, outlet })
}

/// A section of the list, or a path of such (`Home > World > Asia`).
fn section(line: &str) -> bool {
    let known = |part: &str| SECTIONS.contains(part.trim().to_lowercase().as_str());
    if known(line) {
        return true;
    }
    let parts: Vec<&str> = line.split(['>', '›', '»', '/', '|', '\u{2192}']).collect();
    parts.len() >= 2
        && parts.iter().all(|p| p.split_whitespace().count() <= 4)
        && parts.iter().filter(|p| known(p)).count() * 2 >= parts.len()
}

/// Buttons, share bars, calls to follow or subscribe, notices of rights.
fn page(line: &str) -> bool {
    let lower = line.to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if FURNITURE.contains(bare) {
        return true;
    }
    let short = line.chars().count() <= 160;
    // Share bars run their buttons together: every word is one.
    let words: Vec<&str> = bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    if words.len() >= 2 && words.iter().all(|w| phrases::is(w, "button")) {
        return true;
    }
    if short
        && !super::lines::ends_sentence(line)
        && phrases::of("teaser")
            .any(|l| lower.strip_prefix(l.as_str()).is_some_and(|r| r.starts_with(':') || r.starts_with(" |")))
    {
        return true;
    }
    let rights = lower.starts_with('©')
        || lower.starts_with("copyright ©")
        || lower.starts_with("copyright (c)")
        || (lower.starts_with("copyright ") && lower.contains(|c: char| c.is_ascii_digit()));
    rights
        || lower.ends_with("all rights reserved.") && line.chars().count() <= 200
        || (line.chars().count() <= 260 && calls(&lower))
}

/// Whether a paragraph asks the reader to follow, subscribe or download, and does nothing else first.
fn calls(lower: &str) -> bool {
    let opens = |words: &str| phrases::of("call").any(|v| words.starts_with(v.as_str()));
    let direct = phrases::of("plain call").any(|c| lower.contains(c.as_str()));
    let quoted = lower.contains(['"', '“']);
    let social = phrases::of("medium").any(|m| lower.contains(m.as_str())) || lower.contains('@');
    !quoted
        && ((direct && (social || opens(lower))) || (opens(lower) && social && lower.split_whitespace().count() <= 30))
}

/// The outlet that a line names as publisher or holder of rights, with the words for it.
pub(crate) fn publisher(line: &str) -> Option<Span> {
    let lower = line.to_ascii_lowercase();
    let at = ["published in ", "originally published by ", "first published by "]
        .iter()
        .find_map(|p| lower.find(p).map(|at| at + p.len()))
        .or_else(|| line.find('©').map(|at| at + '©'.len_utf8()).or_else(|| lower.find("(c)").map(|at| at + 3)))?;
    let rest = line.get(at..)?;
    let skip = rest.len() - rest.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    let name = rest.get(skip..)?.split([',', '.', '|', ';', '(']).next()?;
    let name = name.split(" All ").next()?.split(" all ").next()?.trim();
    let ok = outlet::is_name(name)
        || (lower.starts_with("published in ")
            && name.split_whitespace().count() <= 4
            && name.starts_with(char::is_uppercase));
    ok.then(|| Span::new(at + skip, at + skip + name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_marks_by_kind() {
        let age = read("Asia6 HOURS AGO", true);
        assert_eq!(age, Some(Mark::Age { section: Some(Span::new(0, 4)), mark: Span::new(4, 15) }));
        assert!(matches!(read("2 days ago", true), Some(Mark::Age { section: None, .. })));
        assert!(matches!(read("Published: 12 March 2024", false), Some(Mark::Date { day: Some(_), updated: false })));
        assert!(matches!(read("Updated 9:06 AM", false), Some(Mark::Date { day: None, updated: true })));
        assert!(matches!(read("By Anna Holm and Tom Reed", true), Some(Mark::Byline { .. })));
        assert!(matches!(read("https://example.org/a", true), Some(Mark::Address)));
        assert!(matches!(read("Home > World > Asia", true), Some(Mark::Section)));
        for line in [
            "For more stories, follow us on Twitter @Quay_News. We are also on Facebook.",
            "Sign up for our newsletter",
            "Share",
            "READ MORE: Ferry sinks off the coast",
            "Facebook Twitter WhatsApp",
            "© 2024 Harbour Herald",
            "ADVERTISEMENT",
        ] {
            assert_eq!(read(line, false), Some(Mark::Page), "{line}");
        }
    }

    #[test]
    fn sentences_are_not_taken_for_page_marks() {
        for line in [
            "The ferry sank six hours ago.",
            "By Sunday the harbour was open again.",
            "By noon, rescuers had found both sailors.",
            "“Follow us on Twitter,” the minister told the crowd.",
            "The minister wrote on Twitter that he would follow the court’s order.",
            "World leaders met.",
            "On March 12, 2024, the court ruled.",
            "The talks began on 12 March 2024.",
            "Related charges were dropped.",
        ] {
            assert_eq!(read(line, true), None, "{line}");
        }
    }

    #[test]
    fn an_outlet_in_a_notice_of_rights() {
        let line = "© 2024 Harbour Herald. All rights reserved.";
        assert_eq!(publisher(line).map(|s| s.of(line)), Some("Harbour Herald"));
        let line = "Published in The Quay, March 3rd, 2024";
        assert_eq!(publisher(line).map(|s| s.of(line)), Some("The Quay"));
        assert_eq!(publisher("The talks were held in secret."), None);
    }

    #[test]
    fn an_outlet_in_a_byline() {
        let line = "By Anna Holm, BBC News";
        let Some(Mark::Byline { outlet: Some(span), .. }) = read(line, true) else { panic!("no outlet") };
        assert_eq!(span.of(line), "BBC News");
    }
}
