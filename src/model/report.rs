//! One text and what is known of it.

use serde::{Deserialize, Serialize};

use super::{ReportId, Span};

/// One outlet's text of an event, decoded and safe for a terminal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Its place among the reports as they were given.
    pub id: ReportId,
    /// The file's name as shown, without its folder.
    pub file: String,
    /// Where the file lies, if it came from one.
    pub path: Option<std::path::PathBuf>,
    /// What the file was taken for (`plain text`, `web page, windows-1252`).
    pub format: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// Who published it.
    pub outlet: String,
    /// What the outlet was read from, in words for the user (`handle @Aaj_Urdu`, `file name`, `given`).
    pub outlet_from: String,
    /// The headline, where there is one.
    pub headline: Option<Span>,
    /// The day of publication; `None` where nothing states it.
    pub published: Option<Published>,
    /// A mark such as `6 HOURS AGO` that tells the age of the page when it was saved.
    pub age_mark: Option<Span>,
    /// Section or rubric (`Pakistan`, `World`).
    pub section: Option<Span>,
    /// Place line of the lead (`ISLAMABAD:`), as furniture.
    pub dateline: Option<Span>,
    /// The web address it was taken from.
    pub url: Option<String>,
    /// The text as decoded and made safe; every span of this report counts its bytes.
    pub text: String,
    /// Kickers, bylines, datelines, follow-us lines: shown dim, in no claim. In order, not overlapping.
    pub furniture: Vec<Span>,
    /// The paragraphs in order, without the headline.
    pub paragraphs: Vec<Span>,
    /// What loading had to say of it: things removed for safety, doubtful decoding, not English.
    pub notices: Vec<String>,
}

/// A day of publication and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub value: chrono::NaiveDate,
    /// How it is known.
    pub from: PublishedFrom,
    /// The words that state it, where the report's text does.
    pub span: Option<Span>,
}

/// How a day of publication is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedFrom {
    /// The analyst gave it.
    Given,
    /// The report's own words state it.
    Stated,
    /// The file's metadata state it.
    Metadata,
}

impl Report {
    /// The parts that the language engine reads: headline and paragraphs, with the furniture cut away, in order.
    pub fn blocks(&self) -> Vec<Span> {
        let mut out = Vec::with_capacity(self.paragraphs.len() + 1);
        for &whole in self.headline.iter().chain(&self.paragraphs) {
            let mut at = whole.start;
            // It is in order: looking through all of it for each paragraph would take long in long lists.
            let from = self.furniture.partition_point(|f| f.end <= whole.start);
            for &cut in self.furniture.iter().skip(from).take_while(|f| f.start < whole.end) {
                out.push(self.trimmed(Span::new(at, cut.start.max(at))));
                at = cut.end.max(at);
            }
            out.push(self.trimmed(Span::new(at, whole.end.max(at))));
        }
        out.retain(|s| !s.is_empty());
        out.sort_unstable();
        out
    }

    /// `span` without white space at its ends.
    pub fn trimmed(&self, span: Span) -> Span {
        let words = span.of(&self.text);
        let start = span.start + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Number of the paragraph (from 0) that holds `byte`, if one does.
    pub fn paragraph_at(&self, byte: usize) -> Option<usize> {
        let at = self.paragraphs.partition_point(|p| p.end <= byte);
        self.paragraphs.get(at).filter(|p| p.start <= byte).map(|_| at)
    }
}

/// Carries byte spans of one text over to Unicode code points.
#[derive(Debug, Clone)]
pub struct CodePoints {
    /// Code point number of each byte, and of the end; empty for a text of ASCII alone, where the two are equal.
    at: Vec<u32>,
}

impl CodePoints {
    /// Counts the code points of `text` once.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { at: Vec::new() };
        }
        let mut at = Vec::with_capacity(text.len() + 1);
        let mut n = 0;
        for c in text.chars() {
            at.extend(std::iter::repeat_n(n, c.len_utf8()));
            n += 1;
        }
        at.push(n);
        Self { at }
    }

    /// First and one past the last code point of a byte span.
    pub fn span(&self, span: Span) -> [usize; 2] {
        let one = |byte: usize| self.at.get(byte).or(self.at.last()).map_or(byte, |&n| n as usize);
        [one(span.start), one(span.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_leave_the_furniture_out() {
        let report = Report {
            text: "Head\nDOHA: First words.\nFollow us".into(),
            headline: Some(Span::new(0, 4)),
            paragraphs: vec![Span::new(5, 23), Span::new(24, 33)],
            furniture: vec![Span::new(5, 10), Span::new(24, 33)],
            ..Report::default()
        };
        let words: Vec<_> = report.blocks().into_iter().map(|b| report.words(b).to_owned()).collect();
        assert_eq!(words, ["Head", "First words."]);
    }

    #[test]
    fn code_points_count_characters_and_not_bytes() {
        let text = "“Türkiye” said";
        let span = Span::new(text.find("said").unwrap_or_default(), text.len());
        assert_eq!(CodePoints::new(text).span(span), [10, 14]);
        assert_eq!(CodePoints::new("plain").span(Span::new(1, 3)), [1, 3]);
    }
}
