//! Which words of a finding are lit: those that differ, and no more.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{Briefing, Evidence, Finding, Relation, Span};

/// A passage of more words than this is told in words of its own, rather than in one word for another.
const FEW: usize = 8;

/// The differing words of each side; none where the sides have too little in common for a difference to stand out.
pub(crate) fn differing(b: &Briefing, f: &Finding) -> Vec<Evidence> {
    match f.relation {
        Relation::Shared | Relation::Single => Vec::new(),
        Relation::Disputed | Relation::Updated => telling(b, &f.evidence),
        Relation::Reworded => f.evidence.iter().flat_map(|e| reworded(b, &f.evidence, *e)).collect(),
    }
}

/// The passages that tell a difference in the fewest words: whole sentences of a report that has told it in a few already
/// are left to the reader.
pub(crate) fn telling(b: &Briefing, all: &[Evidence]) -> Vec<Evidence> {
    let few = |e: &Evidence| words(b, *e).len() <= FEW;
    let holds = |e: &&Evidence| few(e) || !all.iter().any(|o| o.report == e.report && few(o));
    all.iter().filter(holds).copied().collect()
}

/// The words of `e` that no other report has in `all`.
fn reworded(b: &Briefing, all: &[Evidence], e: Evidence) -> Vec<Evidence> {
    let words = words(b, e);
    if words.len() <= FEW {
        return vec![e];
    }
    let others: HashSet<String> =
        all.iter().filter(|o| o.report != e.report).flat_map(|o| self::words(b, *o)).map(|(_, w)| w).collect();
    let own = words.iter().filter(|(_, w)| !others.contains(w)).count();
    if own * 2 > words.len() {
        return Vec::new();
    }
    let mut out: Vec<Evidence> = Vec::new();
    let mut last = false;
    for (span, word) in words {
        let differs = !others.contains(&word);
        match out.last_mut().filter(|_| last && differs) {
            // Neighbours are lit as one stretch.
            Some(before) => before.span.end = span.end,
            None if differs => out.push(Evidence { report: e.report, span }),
            None => {}
        }
        last = differs;
    }
    out
}

/// The words of a passage, each with its place, folded.
fn words(b: &Briefing, e: Evidence) -> Vec<(Span, String)> {
    let text = b.reports[e.report].words(e.span);
    text.unicode_word_indices()
        .map(|(at, w)| (Span::new(e.span.start + at, e.span.start + at + w.len()), w.to_lowercase()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Report, ReportId};

    fn briefing(one: &str, other: &str) -> Briefing {
        let report = |(n, text): (usize, &str)| Report { id: ReportId::new(n), text: text.into(), ..Report::default() };
        Briefing { reports: [one, other].into_iter().enumerate().map(report).collect(), ..Briefing::default() }
    }

    /// What is lit of two passages that a wording joins.
    fn lit(one: &str, other: &str) -> Vec<String> {
        let b = briefing(one, other);
        let all: Vec<Evidence> =
            b.reports.iter().map(|r| Evidence { report: r.id, span: Span::new(0, r.text.len()) }).collect();
        let lit: Vec<Evidence> = all.iter().flat_map(|e| reworded(&b, &all, *e)).collect();
        lit.iter().map(|e| b.reports[e.report].words(e.span).to_owned()).collect()
    }

    #[test]
    fn only_the_words_that_the_other_does_not_have_are_lit() {
        let one = "The owners of the mill said on Monday that the flood had come as a surprise.";
        let other = "The owners of the mill said on Monday that the long foretold flood had come as a surprise.";
        assert_eq!(lit(one, other), ["long foretold"]);
        assert_eq!(lit("a blaze", "an inferno"), ["a blaze", "an inferno"], "a few words are the difference");
    }

    #[test]
    fn what_is_told_in_other_words_altogether_is_not_lit() {
        let one = "The owners of the mill said on Monday that the flood had come as a surprise.";
        let other = "Nobody who runs such a place can have been unaware of how high rivers rise in March.";
        assert!(lit(one, other).is_empty());
    }

    #[test]
    fn of_a_dispute_the_few_words_are_told_where_there_are_such() {
        let b = briefing("The strike is over. Nobody at the port has worked since the talks began.", "It goes on.");
        let at = |report: usize, words: &str| {
            let start = b.reports[ReportId::new(report)].text.find(words).unwrap();
            Evidence { report: ReportId::new(report), span: Span::new(start, start + words.len()) }
        };
        let (over, long) = (at(0, "is over"), at(0, "Nobody at the port has worked since the talks began"));
        let goes = at(1, "goes on");
        assert_eq!(telling(&b, &[over, long, goes]), [over, goes]);
        assert_eq!(telling(&b, &[long, goes]), [long, goes], "what is told in many words alone is told so");
    }
}
