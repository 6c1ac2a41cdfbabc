//! Lines, and which of them make one paragraph.
//!
//! Saved texts come in three layouts: paragraphs of one long line, with or without blank lines between them, and
//! paragraphs broken by hand at some width. The last is told by its lines: they stop in mid-sentence, just before
//! the word that would not have fitted.

use std::ops::Range;

use crate::model::Span;

/// A line that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its words, without white space at the ends.
    pub(crate) span: Span,
    /// Characters of white space before its words.
    pub(crate) indent: usize,
    /// Whether white space stands between its words and the line break.
    pub(crate) trailing: bool,
    /// Whether a blank line, or nothing, stands before it.
    pub(crate) first: bool,
    /// Characters from the margin to its last word.
    pub(crate) width: usize,
}

/// The lines of `text` that hold anything.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let (mut at, mut first) = (0, true);
    for line in text.split_inclusive('\n') {
        let content = line.strip_suffix('\n').unwrap_or(line);
        let words = content.trim();
        if words.is_empty() {
            first = true;
        } else {
            let start = content.len() - content.trim_start().len();
            out.push(Line {
                span: Span::new(at + start, at + start + words.len()),
                indent: content.chars().take_while(|c| c.is_whitespace()).count(),
                trailing: start + words.len() < content.len(),
                first,
                width: content.trim_end().chars().count(),
            });
            first = false;
        }
        at += line.len();
    }
    out
}

/// The paragraphs of `text` as ranges of `lines`; `apart` tells lines that never run on (a byline, a date alone).
pub(crate) fn paragraphs(text: &str, lines: &[Line], apart: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let width = wrapped_at(text, lines);
    let mut out = Vec::new();
    let mut start = 0;
    for i in 1..=lines.len() {
        let runs_on = match (lines.get(i - 1), lines.get(i)) {
            (Some(line), Some(next)) if !next.first => {
                let head = lines.get(start).map_or("", |l| l.span.of(text));
                let split = || apart(line.span.of(text)) || apart(next.span.of(text));
                width.map_or_else(|| continues(text, line, next, head) && !split(), |w| wraps(text, line, next, w))
            }
            _ => false,
        };
        if !runs_on {
            out.push(start..i);
            start = i;
        }
    }
    out
}

/// The width at which the lines of `text` were broken by hand, in characters; `None` where they were not.
fn wrapped_at(text: &str, lines: &[Line]) -> Option<usize> {
    let pairs: Vec<(&Line, &Line)> = lines.iter().zip(lines.iter().skip(1)).filter(|(_, b)| !b.first).collect();
    if pairs.len() < 2 {
        return None;
    }
    let mut widths: Vec<usize> = pairs.iter().map(|(a, _)| a.width).collect();
    widths.sort_unstable();
    let width = *widths.get((widths.len() - 1) * 19 / 20)?;
    if !(30..=140).contains(&width) {
        return None;
    }
    let broken = pairs
        .iter()
        .filter(|(a, b)| !ends_sentence(a.span.of(text)) && !starts_item(b.span.of(text)) && fills(text, a, b, width))
        .count();
    (broken * 2 >= pairs.len()).then_some(width)
}

/// Whether `next` carries on the paragraph of `line` in a text wrapped at `width`.
fn wraps(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let words = next.span.of(text);
    if starts_item(words) || next.indent > line.indent + 1 && ends_sentence(line.span.of(text)) {
        return false;
    }
    if ends_sentence(line.span.of(text)) {
        return fills(text, line, next, width);
    }
    words.starts_with(char::is_lowercase) || fills(text, line, next, width * 3 / 4)
}

/// Whether the first word of `next` would not have fitted on `line`.
fn fills(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().unwrap_or_default();
    line.width + 1 + word.chars().count() > width
}

/// Whether `next` carries on the sentence of `line` in a text that is not wrapped as a whole; `head` is the line that
/// the paragraph begins with.
fn continues(text: &str, line: &Line, next: &Line, head: &str) -> bool {
    let (words, following) = (line.span.of(text), next.span.of(text));
    if ends_sentence(words) || starts_item(following) || next.indent > line.indent + 1 {
        return false;
    }
    // A list of small-letter entries is no sentence: its first line begins small too.
    let sentence = !head.starts_with(|c: char| c.is_lowercase() || c.is_ascii_punctuation() && c != '"' && c != '\'');
    if sentence && following.starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | '.' | ')')) {
        return true;
    }
    let last = words.rsplit(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'').next().unwrap_or_default();
    words.ends_with(';')
        || (line.trailing && !following.starts_with(char::is_uppercase))
        || (line.width >= 20 && OPEN_WORDS.contains(&last))
}

/// Words after which a clause cannot end.
const OPEN_WORDS: [&str; 34] = [
    "a", "an", "and", "as", "at", "been", "but", "by", "for", "from", "had", "has", "have", "her", "his", "in", "into",
    "is", "its", "of", "on", "or", "our", "said", "that", "the", "their", "to", "was", "were", "which", "will", "with",
    "would",
];

/// Whether `words` end as a sentence does, quotes and brackets after the stop aside.
pub(crate) fn ends_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']).ends_with(['.', '!', '?', '…', ':', '。', '؟', '।'])
}

/// Whether a line is an entry of a list: a bullet, `3.`, `(iv)`, `b)`.
fn starts_item(words: &str) -> bool {
    let mut parts = words.splitn(2, char::is_whitespace);
    let (Some(mark), Some(_)) = (parts.next(), parts.next()) else { return false };
    if matches!(mark, "-" | "*" | "•" | "–" | "—" | "·" | "▪" | "◦" | "‣" | "+" | ">") {
        return true;
    }
    let bare = mark.strip_prefix('(').unwrap_or(mark);
    let Some(label) = bare.strip_suffix([')', '.']) else { return false };
    let number = label.len() <= 2 && label.chars().all(|c| c.is_ascii_digit());
    let letter = label.len() == 1 && label.chars().all(|c| c.is_ascii_alphabetic());
    let roman = label.len() <= 4 && label.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    !label.is_empty() && (number || (mark.ends_with(')') && (letter || roman)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let lines = lines(text);
        paragraphs(text, &lines, |_| false)
            .into_iter()
            .map(|r| {
                let span = Span::new(lines[r.start].span.start, lines[r.end - 1].span.end);
                span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
            })
            .collect()
    }

    #[test]
    fn a_line_is_a_paragraph_where_lines_are_long() {
        let text = "Ministers meet in the capital\nThe two ministers met on Sunday and spoke of the canal.\nThey will meet again, \
                    an official said, but gave no date and would not be drawn on the place.\nNo one was hurt.\n";
        assert_eq!(split(text).len(), 4);
    }

    #[test]
    fn lines_broken_by_hand_are_joined() {
        let text = "Ferry company to pay for the delay\n\nThe company that runs the ferries said on Monday that it\nwould pay \
                    everyone who had waited for more than three\nhours at the pier. “We were not ready,” Anna Holm said.\nShe \
                    did not say how much.\n\nThe town asked for a report. It wants to know why the\nReserve ship was not sent.\n";
        let got = split(text);
        assert_eq!(got.len(), 3, "{got:?}");
        assert!(got[1].ends_with("how much."));
    }

    #[test]
    fn wrapped_paragraphs_without_blank_lines_end_at_a_short_line() {
        let text = "The harbour was closed for most of the night after a crane\nfell across the main channel, officials said on \
                    Tuesday.\nNo one was hurt.\nThe port authority said that ships would be sent to the\nnext harbour until the \
                    crane had been taken away by a team\nfrom the north.\n";
        assert_eq!(split(text).len(), 2, "{:?}", split(text));
    }

    #[test]
    fn one_break_in_mid_sentence_is_joined_and_a_list_is_not() {
        assert_eq!(split("The rain fell all \nnight in the town.").len(), 1);
        assert_eq!(split("apples\npears and plums\nbread\n").len(), 3);
        assert_eq!(split("(i) First point here.\n(ii) Second point here.").len(), 2);
        assert_eq!(
            split("What the mayor promised\n- a new bridge over the river\n- a school for the upper town").len(),
            3
        );
    }

    #[test]
    fn a_heading_is_not_run_into_its_paragraph() {
        assert_eq!(split("Reactions from the region\nThe neighbours welcomed the news on Friday.").len(), 2);
    }
}
