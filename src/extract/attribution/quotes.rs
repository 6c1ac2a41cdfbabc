//! Quotation marks: which stretches of a text stand between them, whatever the marks' shape.
//!
//! Marks are paired within a headline or paragraph. A quotation whose end mark is missing runs to the end of its
//! paragraph, as print does where the next paragraph opens with a mark again.

use std::ops::Range;

use crate::extract::engine::{Doc, Tag};
use crate::model::{Form, Span};

/// One quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotation {
    /// Its bytes, marks included.
    pub(super) span: Span,
    /// Its tokens, marks included.
    pub(super) tokens: Range<usize>,
    /// Its tokens without the marks.
    pub(super) inner: Range<usize>,
    /// Number of the block that holds it.
    pub(super) block: usize,
    /// Whether an end mark closes it.
    pub(super) closed: bool,
    /// Whether it can be what somebody said, and not a title or a word held up with tongs.
    pub(super) speech: bool,
    /// Whether it is the name of a work: capitals, and no stop.
    pub(super) title: bool,
}

/// The quotations of a text.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    /// In order; they do not overlap.
    pub(super) list: Vec<Quotation>,
    /// Per token: the quotation that holds it.
    inside: Vec<Option<usize>>,
}

impl Quotes {
    /// Finds the quotations of `text` in its `blocks`.
    pub(super) fn find(text: &str, blocks: &[Span], doc: &Doc) -> Self {
        let mut list = Vec::new();
        for &block in blocks {
            for (span, closed) in pairs(block.of(text)) {
                let span = Span::new(span.start + block.start, span.end + block.start);
                let tokens = doc.tokens_in(span);
                if let Some(first) = doc.tokens.get(tokens.start) {
                    let inner = inner(doc, text, &tokens);
                    let title = is_title(doc, text, &tokens, &inner);
                    let speech = !title && is_speech(doc, text, &tokens, &inner);
                    list.push(Quotation { span, block: first.block, closed, speech, title, tokens, inner });
                }
            }
        }
        let mut inside = vec![None; doc.tokens.len()];
        for (n, q) in list.iter().enumerate() {
            inside.get_mut(q.tokens.clone()).into_iter().flatten().for_each(|x| *x = Some(n));
        }
        Self { list, inside }
    }

    /// The number of the quotation that holds token `i`.
    pub(super) fn number_at(&self, i: usize) -> Option<usize> {
        self.inside.get(i).copied().flatten()
    }

    /// The quotation that holds token `i`.
    pub(super) fn at(&self, i: usize) -> Option<&Quotation> {
        self.number_at(i).and_then(|n| self.list.get(n))
    }

    /// In whose words the pieces are told: direct where nine letters of ten and all words but one
    /// are quoted, mixed where any word is.
    pub(super) fn form(&self, text: &str, doc: &Doc, pieces: &[Span]) -> Form {
        let (mut all, mut quoted, mut words, mut plain) = (0usize, 0usize, 0usize, 0usize);
        for &piece in pieces {
            for i in doc.tokens_in(piece) {
                let letters = doc.tokens[i].span.of(text).chars().filter(|c| c.is_alphanumeric()).count();
                all += letters;
                if self.at(i).is_some_and(|q| !is_single(q.span.of(text))) {
                    quoted += letters;
                    words += usize::from(letters > 0);
                } else {
                    plain += usize::from(letters > 0);
                }
            }
        }
        if all > 0 && quoted * 10 >= all * 9 && plain <= 1 {
            Form::Direct
        } else if words > 0 {
            Form::Mixed
        } else {
            Form::Indirect
        }
    }
}

/// Whether a quotation stands in single marks, which hold up words as often as they quote.
fn is_single(words: &str) -> bool {
    words.starts_with('‘') || (words.starts_with('\'') && !words.starts_with("''"))
}

/// A shape of mark, told by what may close it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// `“…”`, `"…"`, `''…''`, and `„…“` or `„…”`.
    Double,
    /// The German pair alone, which an opening English mark closes.
    Low,
    /// `«…»`.
    Angle,
    /// `»…«`.
    AngleInward,
    /// `‘…’` and `'…'`.
    Single,
}

/// The spans of the quotations in `block`, marks included, and whether each is closed.
fn pairs(block: &str) -> Vec<(Span, bool)> {
    let chars: Vec<(usize, char)> = block.char_indices().collect();
    let at = |i: usize| chars.get(i).map(|&(_, c)| c);
    let end_of = |i: usize| chars.get(i).map_or(block.len(), |&(b, _)| b);
    let mut out = Vec::new();
    let mut open: Option<(usize, Shape)> = None;
    let mut i = 0;
    while let Some(c) = at(i) {
        // Two straight or curly single marks, or two backticks, are one double mark.
        let double = matches!(c, '\'' | '’' | '`' | '‘') && at(i + 1) == Some(c);
        let width = if double { 2 } else { 1 };
        let before = i.checked_sub(1).and_then(at);
        let after = at(i + width);
        let c = if double { if matches!(c, '`' | '‘') { '“' } else { '"' } } else { c };
        let may_open = before.is_none_or(|p| p.is_whitespace() || "([{—–-/“\"‘'„«:…".contains(p))
            && after.is_some_and(|n| !n.is_whitespace());
        let shape = open.map(|(_, s)| s);
        let (opens, closes) = match c {
            '“' => match shape {
                Some(Shape::Low) => (None, true),
                _ => (Some(Shape::Double), false),
            },
            // At the start of a word the end mark was meant to open.
            '”' if shape.is_none() => (may_open.then_some(Shape::Double), false),
            '”' => (None, matches!(shape, Some(Shape::Double | Shape::Low))),
            '"' => match shape {
                Some(Shape::Double | Shape::Low) => {
                    let again = may_open && after.is_some_and(char::is_alphanumeric) && before != Some('—');
                    if again { (Some(Shape::Double), false) } else { (None, true) }
                }
                _ => (may_open.then_some(Shape::Double), false),
            },
            '„' => (Some(Shape::Low), false),
            '«' => match shape {
                Some(Shape::AngleInward) => (None, true),
                _ => (Some(Shape::Angle), false),
            },
            '»' => match shape {
                Some(Shape::Angle) => (None, true),
                _ => (may_open.then_some(Shape::AngleInward), false),
            },
            '‘' => ((shape.is_none() && closing_single(&chars, i).is_some()).then_some(Shape::Single), false),
            '\'' if shape.is_none() => {
                let opens = may_open
                    && after.is_some_and(char::is_alphabetic)
                    && closing_single(&chars, i).is_some_and(|end| end > i + 2);
                (opens.then_some(Shape::Single), false)
            }
            '’' | '\'' => {
                let closes =
                    open.is_some_and(|(from, s)| s == Shape::Single && closing_single(&chars, from) == Some(i));
                (None, closes)
            }
            _ => (None, false),
        };
        if closes {
            if let Some((from, _)) = open.take() {
                out.push((Span::new(end_of(from), end_of(i + width)), true));
            }
        } else if let Some(next) = opens {
            // A mark that opens where one is open: the first was never closed, and where it ends cannot be known.
            open = Some((i, next));
        }
        i += width;
    }
    if let Some((from, shape)) = open
        && shape != Shape::Single
    {
        out.push((Span::new(end_of(from), block.trim_end().len()), false));
    }
    out
}

/// Where the single mark opened at `from` closes: at a mark behind a word and before none, best one that a plural's
/// apostrophe (`the officials’ plan`) cannot be; `None` where there is no such mark before another opens.
fn closing_single(chars: &[(usize, char)], from: usize) -> Option<usize> {
    let mut plural = None;
    for (i, &(_, c)) in chars.iter().enumerate().skip(from + 1) {
        let before = i.checked_sub(1).and_then(|p| chars.get(p)).map(|&(_, c)| c);
        let after = chars.get(i + 1).map(|&(_, c)| c);
        match c {
            '‘' => break,
            '’' | '\'' if after.is_none_or(|n| !n.is_alphanumeric()) && before.is_some_and(|p| !p.is_whitespace()) => {
                let possessive = before == Some('s')
                    && after == Some(' ')
                    && chars.get(i + 2).is_some_and(|&(_, n)| n.is_lowercase());
                if !possessive {
                    return Some(i);
                }
                plural = plural.or(Some(i));
            }
            _ => {}
        }
    }
    plural
}

/// The tokens of a quotation without its marks.
fn inner(doc: &Doc, text: &str, tokens: &Range<usize>) -> Range<usize> {
    let is_mark = |i: usize| {
        let words = doc.tokens[i].span.of(text);
        !words.is_empty() && words.chars().all(|c| "“”\"„«»‘’'`".contains(c))
    };
    let mut inner = tokens.clone();
    while inner.start < inner.end && is_mark(inner.start) {
        inner.start += 1;
    }
    while inner.start < inner.end && is_mark(inner.end - 1) {
        inner.end -= 1;
    }
    inner
}

/// Whether the words can be what somebody said: a clause, or words with a stop of their own.
fn is_speech(doc: &Doc, text: &str, tokens: &Range<usize>, inner: &Range<usize>) -> bool {
    let words = inner.clone().filter(|&i| doc.tokens[i].span.of(text).chars().any(char::is_alphanumeric)).count();
    let stops =
        inner.clone().next_back().is_some_and(|i| matches!(&*doc.tokens[i].lower, "." | "?" | "!" | "…" | "..."));
    let finite = inner.clone().any(|i| matches!(doc.tokens[i].tag, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md));
    let unclosed_rest = tokens.len() > words + 1 && words > 8;
    (finite && words >= 3) || (stops && words >= 2) || unclosed_rest
}

/// Words that titles write small.
const SMALL: [&str; 12] = ["the", "of", "and", "a", "an", "in", "on", "for", "to", "at", "by", "with"];

/// Whether the words are the name of a work: nearly all in capitals, or behind a preposition (`on “Face the City”`) or a
/// noun for works.
fn is_title(doc: &Doc, text: &str, tokens: &Range<usize>, inner: &Range<usize>) -> bool {
    let words: Vec<&str> = inner
        .clone()
        .map(|i| doc.tokens[i].span.of(text))
        .filter(|w| w.chars().any(char::is_alphanumeric) && !SMALL.contains(w))
        .collect();
    let capitals = words.iter().filter(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())).count();
    let mostly = words.len() < 12 && capitals * 10 >= words.len() * 7;
    let led = tokens.start.checked_sub(1).is_some_and(|b| {
        let before = &doc.tokens[b];
        matches!(&*before.lower, "on" | "in" | "of" | "at" | "to" | "for" | "'s" | "’s" | "with")
            || matches!(
                &*before.lemma,
                "show"
                    | "program"
                    | "programme"
                    | "film"
                    | "song"
                    | "book"
                    | "album"
                    | "series"
                    | "memoir"
                    | "documentary"
            )
    });
    let shouts = inner.clone().next_back().is_some_and(|i| matches!(&*doc.tokens[i].lower, "?" | "!"));
    mostly && !shouts && (inner.len() > 2 && words.len() > 1 || led)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        pairs(text).into_iter().map(|(s, _)| s.of(text)).collect()
    }

    #[test]
    fn marks_of_every_shape_pair_up() {
        for (text, want) in [
            ("“One,” he said, “two.”", vec!["“One,”", "“two.”"]),
            ("\"One,\" he said, \"two.\"", vec!["\"One,\"", "\"two.\""]),
            ("''One,'' he said.", vec!["''One,''"]),
            ("``One,'' he said.", vec!["``One,''"]),
            ("‘I don’t know,’ he said.", vec!["‘I don’t know,’"]),
            ("'We can't go,' he said.", vec!["'We can't go,'"]),
            ("«Un», dit-il, «deux».", vec!["«Un»", "«deux»"]),
            ("„Eins“, sagte er, „zwei”.", vec!["„Eins“", "„zwei”"]),
            ("»Eins«, sagte er.", vec!["»Eins«"]),
            ("“He told me ‘no’ twice,” she said.", vec!["“He told me ‘no’ twice,”"]),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        for text in [
            "The officials' plan and the ministers’ reply",
            "It's the '90s, rock 'n' roll as it was",
            "Don’t say it isn’t so",
            "a 6'2\" man",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        assert_eq!(found("‘The officials’ plan failed,’ he said"), ["‘The officials’ plan failed,’"]);
    }

    #[test]
    fn a_missing_end_mark_leaves_the_rest_of_the_paragraph_quoted() {
        let open = "He said: “We go on. We win.";
        assert_eq!(pairs(open), [(Span::new(9, open.len()), false)]);
        assert_eq!(found("“We have many members, she said. “They will follow.”"), ["“They will follow.”"]);
        assert!(found("It was over.” They left.").is_empty());
    }
}
