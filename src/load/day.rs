//! Days of publication as pages and file headers write them.
//!
//! Only what has a year and one reading counts: `3/4/2024` may be March or April and is left alone.

use chrono::NaiveDate;

use crate::model::Span;

/// Names of the months, from which every longer or shorter form is told.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A word of a line with its place in the line.
struct Word<'a> {
    text: &'a str,
    span: Span,
}

/// The first day with a year in `line`, and the words that state it.
pub(crate) fn find(line: &str) -> Option<(NaiveDate, Span)> {
    let words = words(line);
    (0..words.len()).find_map(|at| {
        let rest = words.get(at..)?;
        let (day, used) = read(rest)?;
        let last = rest.get(used.checked_sub(1)?)?;
        let mut start = rest.first()?.span.start;
        if let Some(before) = at.checked_sub(1).and_then(|b| words.get(b)).filter(|w| weekday(w.text).is_some()) {
            start = before.span.start;
        }
        Some((day, Span::new(start, last.span.end)))
    })
}

/// The day in a machine's notation (ISO 8601 or RFC 2822 with or without time), or in words.
pub(crate) fn machine(value: &str) -> Option<NaiveDate> {
    let value = value.trim();
    if let Ok(day) = value.get(..10).unwrap_or(value).replace('/', "-").parse::<NaiveDate>() {
        return plausible(day);
    }
    if let Ok(stamp) = chrono::DateTime::parse_from_rfc2822(value) {
        return plausible(stamp.date_naive());
    }
    let compact = value.get(..8).filter(|v| v.bytes().all(|b| b.is_ascii_digit()));
    if let Some(day) = compact.and_then(|v| NaiveDate::parse_from_str(v, "%Y%m%d").ok()) {
        return plausible(day);
    }
    find(value).map(|(day, _)| day)
}

/// The day that folders of an address name: `…/2024/03/12/…` or `…/2024-03-12/…`.
pub(crate) fn of_address(url: &str) -> Option<NaiveDate> {
    let folders: Vec<&str> = url.split(['?', '#']).next()?.split('/').collect();
    let whole = folders.iter().filter(|f| f.len() == 10).find_map(|f| figures(f));
    whole.or_else(|| {
        folders.windows(3).find_map(|part| match part {
            [y, m, d] if m.len() <= 2 => figures(&[*y, *m, *d].join("/")).filter(|_| y.len() == 4),
            _ => None,
        })
    })
}

/// Whether `line` holds a date or a time and nothing else but the words that go with one.
pub(crate) fn alone(line: &str) -> bool {
    let words = words(line);
    let mut told = false;
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|r| !r.is_empty()) {
        if let Some((_, used)) = read(rest) {
            told = true;
            at += used;
            continue;
        }
        let Some(word) = rest.first() else { break };
        let lower = word.text.to_lowercase();
        let number = lower.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'/' | b'-'))
            && lower.bytes().any(|b| b.is_ascii_digit());
        let clock = lower.strip_suffix("am").or(lower.strip_suffix("pm")).or(lower.strip_suffix('h'));
        let time = clock.is_some_and(|c| c.contains(|c: char| c.is_ascii_digit()) && !c.contains(char::is_alphabetic));
        let name = weekday(&lower).is_some() || month(&lower).is_some();
        let zone = word.text.len() <= 5
            && word.text.len() >= 2
            && told
            && word.text.chars().all(|c| c.is_ascii_uppercase() || c == '+' || c.is_ascii_digit());
        let small = matches!(
            lower.as_str(),
            "at" | "on"
                | "of"
                | "the"
                | "am"
                | "pm"
                | "a.m"
                | "p.m"
                | "local"
                | "time"
                | "noon"
                | "hrs"
                | "hours"
                | "t"
                | "z"
        );
        let ordinal = ordinal(&lower).is_some();
        if !(number || time || name || zone || small || ordinal) {
            return false;
        }
        told |= number && lower.contains([':', '/']) || time || name;
        at += 1;
    }
    told
}

fn words(line: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut start = None;
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '·' | '•' | ';' | '–' | '—');
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (ends(c), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                let raw = Span::new(from, at).of(line);
                let text = raw.trim_matches(['.', ':', '-']);
                let lead = raw.len() - raw.trim_start_matches(['.', ':', '-']).len();
                if !text.is_empty() {
                    out.push(Word { text, span: Span::new(from + lead, from + lead + text.len()) });
                }
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// A day at the beginning of `words`, and how many of them it takes.
fn read(words: &[Word<'_>]) -> Option<(NaiveDate, usize)> {
    let text = |i: usize| words.get(i).map(|w| w.text);
    let first = text(0)?;
    // March 12 2024 · Mar 12th 2024
    if let Some(month) = month(first) {
        let day = ordinal(text(1)?)?;
        return Some((date(year(text(2)?)?, month, day)?, 3));
    }
    // 12 March 2024 · 12th of March 2024
    if let Some(day) = ordinal(first) {
        let skip = usize::from(text(1).is_some_and(|w| w.eq_ignore_ascii_case("of")));
        if let Some(month) = text(1 + skip).and_then(month) {
            return Some((date(year(text(2 + skip)?)?, month, day)?, 3 + skip));
        }
    }
    figures(first).map(|day| (day, 1))
}

/// `2024-03-12`, `2024/03/12`, `12.03.2024`, `25/03/2024`, `03/25/2024`, `12-Mar-2024`, with or without a time.
fn figures(word: &str) -> Option<NaiveDate> {
    let word = word.split(['T', ' ']).next()?;
    let sep = word.chars().find(|c| !c.is_ascii_alphanumeric())?;
    let parts: Vec<&str> = word.split(sep).collect();
    let &[a, b, c] = parts.as_slice() else { return None };
    let number = |s: &str| s.parse::<u32>().ok().filter(|_| s.len() <= 2);
    match (sep, a.len(), c.len()) {
        ('-' | '/' | '.', 4, 1..=2) => date(year(a)?, number(b)?, number(c)?),
        ('-' | '/', 1..=2, 4) if month(b).is_some() => date(year(c)?, month(b)?, number(a)?),
        ('.', 1..=2, 4) => date(year(c)?, number(b)?, number(a)?),
        // Day or month first: told only by a figure above twelve.
        ('-' | '/', 1..=2, 4) => {
            let both = (number(a)?, number(b)?);
            let (day, month) = if both.0 == both.1 || both.0 > 12 { both } else { (both.1, both.0) };
            (both.0 == both.1 || day > 12).then(|| date(year(c)?, month, day)).flatten()
        }
        _ => None,
    }
}

fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let word = if word == "sept" { "sep" } else { &word };
    if word.len() < 3 {
        return None;
    }
    MONTHS.iter().position(|m| *m == word || (word.len() == 3 && m.starts_with(word))).map(|m| m as u32 + 1)
}

fn weekday(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.').to_lowercase();
    if word.len() < 3 {
        return None;
    }
    WEEKDAYS.iter().position(|d| *d == word || (word.len() <= 5 && word.len() < d.len() && d.starts_with(&word)))
}

/// `12`, `1st`, `22nd`.
fn ordinal(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|s| word.strip_suffix(s)).unwrap_or(&word);
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|d| (1..=31).contains(d))
}

fn year(word: &str) -> Option<i32> {
    let word = word.trim_end_matches(['.', ':']);
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|y| (1800..=2100).contains(y))
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn plausible(day: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike;
    (1800..=2100).contains(&day.year()).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<(String, String)> {
        find(line).map(|(day, span)| (day.to_string(), span.of(line).to_owned()))
    }

    #[test]
    fn days_in_words_and_figures() {
        for (line, want) in [
            ("Published: 12 March 2024", "2024-03-12"),
            ("Posted August 2nd, 2013 at 5:19 pm", "2013-08-02"),
            ("Updated: May 24, 2005, 3:23 PM ET", "2005-05-24"),
            ("Nov. 3, 2025", "2025-11-03"),
            ("3rd of May 2011 – Oslo", "2011-05-03"),
            ("2024-03-12T08:00:00Z", "2024-03-12"),
            ("25/03/2024", "2024-03-25"),
            ("12.03.2024", "2024-03-12"),
            ("12-Mar-2024", "2024-03-12"),
        ] {
            assert_eq!(found(line).map(|(d, _)| d).as_deref(), Some(want), "{line}");
        }
    }

    #[test]
    fn the_weekday_belongs_to_the_words() {
        assert_eq!(found("on Monday, March 2, 2015").map(|(_, w)| w).as_deref(), Some("Monday, March 2, 2015"));
    }

    #[test]
    fn what_is_open_is_left_open() {
        for line in ["3/4/2024", "March 12", "May 2024", "6 HOURS AGO", "31 February 2024", "Sunday"] {
            assert_eq!(found(line), None, "{line}");
        }
    }

    #[test]
    fn a_line_of_dates_and_times_alone() {
        for line in ["March 12, 2024", "Monday 16 September 2013 03.31 BST", "8/2/13 at 1:30 PM", "9:06 AM"] {
            assert!(alone(line), "{line}");
        }
        for line in ["March 12, 2024: talks end", "2024", "The 12th", "May", "12"] {
            assert!(!alone(line) || line == "May", "{line}");
        }
    }

    #[test]
    fn addresses_name_days_in_folders() {
        for (url, want) in [
            ("https://kern.example/2024/03/12/ferry-pays/", Some("2024-03-12")),
            ("https://kern.example/story/2024-03-12/ferry-pays?page=2", Some("2024-03-12")),
            ("https://kern.example/2024/03/ferry-pays", None),
            ("https://kern.example/news/ferry-pays-2024-03-12", None),
            ("https://kern.example/ferry?on=/2024/03/12/", None),
        ] {
            assert_eq!(of_address(url).map(|d| d.to_string()).as_deref(), want, "{url}");
        }
    }

    #[test]
    fn machines_write_days_their_way() {
        assert_eq!(machine("Tue, 12 Mar 2024 10:00:00 +0500").map(|d| d.to_string()).as_deref(), Some("2024-03-12"));
        assert_eq!(machine("20240312T100000Z").map(|d| d.to_string()).as_deref(), Some("2024-03-12"));
        assert_eq!(machine("0001-01-01T00:00:00"), None);
    }
}
