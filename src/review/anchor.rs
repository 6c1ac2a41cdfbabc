//! How a judgement holds on to a passage while its report is edited.
//!
//! The quote with the words before and after it (`TextQuoteSelector` of the W3C Web Annotation Data Model) and its
//! position. A passage is found again where all of that fits, or it is lost; it is never taken for a look-alike.

use serde::{Deserialize, Serialize};

use crate::model::{Report, ReportId, Span};

/// Characters that are kept from before and after a quote.
const CONTEXT: usize = 32;
/// Characters of context that have to fit where only one side does.
const ENOUGH: usize = 12;

/// A passage as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The report's file name.
    pub file: String,
    /// Its outlet.
    #[serde(default)]
    pub outlet: String,
    /// SHA-256 of the file's bytes.
    pub sha256: String,
    /// The words.
    pub exact: String,
    /// Up to 32 characters before them; fewer only where the text begins.
    pub prefix: String,
    /// Up to 32 characters after them; fewer only where the text ends.
    pub suffix: String,
    /// First character of the words, counted in Unicode code points.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Whether the words stand in the report only once.
    #[serde(default)]
    pub once: bool,
}

/// What became of an anchored passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It stands here.
    At(ReportId, Span),
    /// Its report is open, and the passage is gone or can no longer be told from others.
    Lost,
    /// Its report is not open.
    Elsewhere,
}

impl Anchor {
    /// The passage `span` of `report`.
    pub fn new(report: &Report, span: Span) -> Self {
        let text = report.text.as_str();
        let exact = span.of(text);
        let before = Span::new(0, span.start).of(text);
        let after = Span::new(span.end, text.len()).of(text);
        let start = before.chars().count();
        Self {
            file: report.file.clone(),
            outlet: report.outlet.clone(),
            sha256: report.sha256.clone(),
            exact: exact.to_owned(),
            prefix: tail(before).to_owned(),
            suffix: head(after).to_owned(),
            start,
            end: start + exact.chars().count(),
            once: !exact.is_empty() && places(text, exact).nth(1).is_none(),
        }
    }

    /// Finds the passage in `reports`.
    pub fn find(&self, reports: &[Report]) -> Found {
        let Some(report) = self.report(reports) else { return Found::Elsewhere };
        self.within(report).map_or(Found::Lost, |span| Found::At(report.id, span))
    }

    /// The report that the passage was in: the same bytes, else the same name.
    pub(super) fn report<'a>(&self, reports: &'a [Report]) -> Option<&'a Report> {
        let same_name = || reports.iter().filter(|r| r.file == self.file);
        reports
            .iter()
            .find(|r| r.sha256 == self.sha256 && r.file == self.file)
            .or_else(|| reports.iter().find(|r| r.sha256 == self.sha256))
            .or_else(|| same_name().find(|r| r.outlet == self.outlet))
            .or_else(|| same_name().next().filter(|_| same_name().count() == 1))
    }

    /// The place of the passage in `report`, if it can be told.
    fn within(&self, report: &Report) -> Option<Span> {
        let text = report.text.as_str();
        if self.exact.is_empty() {
            return None;
        }
        let all: Vec<Span> = places(text, &self.exact).collect();
        let fits = |s: &Span| -> (bool, bool) {
            let before = tail(Span::new(0, s.start).of(text)) == self.prefix;
            (before, head(Span::new(s.end, text.len()).of(text)) == self.suffix)
        };
        let both: Vec<Span> = all.iter().copied().filter(|s| fits(s) == (true, true)).collect();
        match (both.as_slice(), all.as_slice()) {
            ([one], _) => Some(*one),
            // The same words in the same surroundings more than once: only the position tells, in an unchanged file.
            ([_, ..], _) if report.sha256 == self.sha256 => {
                both.into_iter().find(|s| Span::new(0, s.start).of(text).chars().count() == self.start)
            }
            // The words stood once and stand once; a neighbour was edited.
            ([], [one]) if self.once => {
                let (before, after) = fits(one);
                let enough = |side: &str| side.trim().chars().count() >= ENOUGH;
                ((before && enough(&self.prefix)) || (after && enough(&self.suffix))).then_some(*one)
            }
            _ => None,
        }
    }
}

/// The words before and after `span`, as an anchor keeps them.
pub fn context(text: &str, span: Span) -> (&str, &str) {
    (tail(Span::new(0, span.start).of(text)), head(Span::new(span.end, text.len()).of(text)))
}

/// Every place of `words` in `text`, overlapping ones too.
fn places<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let step = words.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(words)?;
        from = at + step;
        Some(Span::new(at, at + words.len()))
    })
}

/// The last [`CONTEXT`] characters of `text`.
fn tail(text: &str) -> &str {
    let start = text.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

/// The first [`CONTEXT`] characters of `text`.
fn head(text: &str) -> &str {
    let end = text.char_indices().nth(CONTEXT).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn report(text: &str) -> Report {
        let sha256 = crate::fingerprint::sha256(text.as_bytes());
        Report { file: "one.txt".into(), outlet: "One".into(), sha256, text: text.into(), ..Report::default() }
    }

    fn span(text: &str, words: &str) -> Span {
        let at = text.find(words).unwrap();
        Span::new(at, at + words.len())
    }

    /// Where `words` of `before` are found in `after`.
    fn moved(before: &str, words: &str, after: &str) -> Found {
        Anchor::new(&report(before), span(before, words)).find(&[report(after)])
    }

    const TEXT: &str =
        "The mayor spoke first.\n\nThe bridge was closed on Monday.\n\nNobody was hurt, the police said.\n";

    #[test]
    fn words_added_elsewhere_move_a_passage_along() {
        let after = format!("CORRECTION: an earlier version named another day.\n\n{TEXT}");
        let at = after.find("The bridge").unwrap();
        let want = Span::new(at, at + "The bridge was closed on Monday.".len());
        assert_eq!(moved(TEXT, "The bridge was closed on Monday.", &after), Found::At(ReportId(0), want));
    }

    #[test]
    fn an_edited_neighbour_does_not_lose_words_that_stand_once() {
        let after = TEXT.replace("spoke first", "did not speak");
        assert!(matches!(moved(TEXT, "The bridge was closed on Monday.", &after), Found::At(..)));
    }

    #[test]
    fn edited_words_are_lost() {
        let after = TEXT.replace("Monday", "Sunday");
        assert_eq!(moved(TEXT, "The bridge was closed on Monday.", &after), Found::Lost);
    }

    #[test]
    fn a_passage_never_slides_to_its_twin() {
        let before = "The mayor left.\n\nHe denied it.\n\nThe owner was asked about the locks.\n\nHe denied it.\n";
        let after = "The mayor left.\n\nThe owner was asked about the locks.\n\nHe denied it.\n";
        assert_eq!(moved(before, "He denied it.", after), Found::Lost);
        let second = Anchor::new(&report(before), Span::new(before.rfind("He denied").unwrap(), before.len() - 1));
        assert!(matches!(second.find(&[report(after)]), Found::At(..)));
    }

    #[test]
    fn words_that_moved_to_other_company_are_lost() {
        let after =
            "Nobody was hurt, the police said.\n\nA man called in: The bridge was closed on Monday. He hung up.\n";
        assert_eq!(moved(TEXT, "The bridge was closed on Monday.", after), Found::Lost);
    }

    #[test]
    fn a_report_that_is_not_open_loses_nothing() {
        let other = Report { file: "two.txt".into(), ..report("Something else.") };
        assert_eq!(Anchor::new(&report(TEXT), span(TEXT, "Monday")).find(&[other]), Found::Elsewhere);
    }

    #[test]
    fn a_renamed_file_is_known_by_its_sum() {
        let renamed = Report { file: "new-name.txt".into(), ..report(TEXT) };
        assert!(matches!(Anchor::new(&report(TEXT), span(TEXT, "Monday")).find(&[renamed]), Found::At(..)));
    }

    proptest! {
        #[test]
        fn an_unchanged_report_gives_back_the_very_span(text in "[ab é.\n]{1,80}", from in 0usize..80, len in 1usize..20) {
            let starts: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            let from = from.min(starts.len() - 2);
            let span = Span::new(starts[from], starts[(from + len).min(starts.len() - 1)]);
            let r = report(&text);
            prop_assert_eq!(Anchor::new(&r, span).find(std::slice::from_ref(&r)), Found::At(ReportId(0), span));
        }

        #[test]
        fn what_is_found_after_an_edit_reads_the_same(before in "[ab .\n]{4,60}", after in "[ab .\n]{0,60}", from in 0usize..50, len in 1usize..12) {
            let from = from.min(before.len() - 1);
            let span = Span::new(from, (from + len).min(before.len()));
            let new = report(&after);
            if let Found::At(_, found) = Anchor::new(&report(&before), span).find(std::slice::from_ref(&new)) {
                prop_assert_eq!(found.of(&after), span.of(&before));
            }
        }
    }
}
