//! The place line that opens a report: `ISLAMABAD:`, `NAIROBI, Kenya (AP) --`, `(Reuters) -`.

use chrono::NaiveDate;

use super::{day, outlet, phrases};
use crate::model::Span;

/// A dateline at the head of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// Its bytes in the paragraph, the dash or colon at its end included.
    pub(crate) end: usize,
    /// The news agency that it names, as written.
    pub(crate) agency: Option<String>,
    /// The day that it names, where that has a year.
    pub(crate) day: Option<(NaiveDate, Span)>,
}

/// Reads the dateline that `paragraph` opens with. `lead` says that it is among the report's first paragraphs, where
/// capitals and a colon are enough.
pub(crate) fn find(paragraph: &str, lead: bool) -> Option<Dateline> {
    for (at, sep) in separators(paragraph) {
        let before = Span::new(0, at).of(paragraph).trim_end();
        if let Some(agency) = place_line(before, sep, lead) {
            let day = day::find(before);
            return Some(Dateline { end: at + sep.len(), agency, day });
        }
    }
    // `(CNN) The minister …`, `(CNN)The minister …`
    let inner = paragraph.strip_prefix('(')?;
    let (name, _) = inner.split_once(')')?;
    outlet::agency(name).map(|_| Dateline { end: name.len() + 2, agency: Some(name.trim().to_owned()), day: None })
}

/// Places near the head of `paragraph` where a dateline may end, with the mark that ends it.
fn separators(paragraph: &str) -> Vec<(usize, &'static str)> {
    const MARKS: [&str; 7] = [" -- ", " - ", "--", "—", "–", "_", ":"];
    let mut out = Vec::new();
    for (at, c) in paragraph.char_indices().take_while(|(at, _)| *at < 100) {
        let rest = paragraph.get(at..).unwrap_or_default();
        if c == '\n' && out.is_empty() && at > 0 {
            continue;
        }
        if let Some(mark) = MARKS.iter().find(|m| rest.starts_with(**m)) {
            // Inside a word they are hyphens and clock times.
            let spaced = rest.get(mark.len()..).is_none_or(|r| r.is_empty() || r.starts_with(char::is_whitespace));
            if *mark != ":" || spaced {
                out.push((at, mark.trim_end_matches(' ')));
            }
        } else if rest == " -" {
            out.push((at, " -"));
        }
    }
    let whole = paragraph.trim_end();
    if whole.len() <= 100 && whole.ends_with(')') {
        out.push((whole.len(), ""));
    }
    out
}

/// Whether `before` is a place line that `sep` ends; the agency that it names, if it names one.
#[expect(clippy::option_option, reason = "a place line without agency is still a place line")]
fn place_line(before: &str, sep: &str, lead: bool) -> Option<Option<String>> {
    let (rest, agency) = match before.rsplit_once('(') {
        Some((rest, inner)) => {
            let name = inner.strip_suffix(')')?.trim();
            (rest.trim_end().trim_end_matches(',').trim_end(), Some(name.to_owned()))
        }
        None => (before, None),
    };
    let known = agency.as_deref().is_some_and(|a| outlet::agency(a).is_some());
    if rest.is_empty() || rest == "Undated" {
        return (known && sep != ":").then_some(agency);
    }
    if before == "(Undated)" {
        return Some(None);
    }
    let mut parts = rest.split(',').map(str::trim);
    let place = parts.next()?;
    let words: Vec<&str> = place.split_whitespace().collect();
    if words.is_empty()
        || words.len() > 4
        || rest.chars().count() > 80
        || place.contains(['"', '“', '.', '?', '!']) && !abbreviated(place)
    {
        return None;
    }
    if words.iter().any(|w| phrases::is(w.trim_end_matches(':'), "no place")) {
        return None;
    }
    let letters: Vec<char> = place.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.len() >= 4
        && !letters.iter().any(|c| c.is_lowercase())
        && !place.contains(|c: char| c.is_ascii_digit());
    let capitalised = words
        .iter()
        .all(|w| w.starts_with(char::is_uppercase) || matches!(*w, "de" | "la" | "al" | "el" | "of" | "the" | "and"));
    let mut dated = false;
    for part in parts {
        let date = part.split_whitespace().any(|w| w.contains(|c: char| c.is_ascii_digit())) || day::alone(part);
        dated |= date;
        let region =
            part.split_whitespace().count() <= 3 && part.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
        if !(region || (date && part.split_whitespace().count() <= 3)) {
            return None;
        }
    }
    // `KABUL, 3 March`: the day may follow the place without a comma too.
    let ok = match sep {
        ":" => capitals && lead && words.len() <= 3,
        "" => agency.is_some() && capitals && known,
        _ => capitals || (capitalised && known) || (capitalised && dated && lead && day_and_month(rest)),
    };
    (ok && (agency.is_none() || known || capitals)).then_some(agency)
}

/// Whether a stop in a place name belongs to a shortening (`ST. LOUIS`, `WASHINGTON D.C.`).
fn abbreviated(place: &str) -> bool {
    !place.contains(['"', '“', '?', '!'])
        && place.split_whitespace().all(|w| !w.contains('.') || w.len() <= 3 || w.matches('.').count() > 1)
}

fn day_and_month(line: &str) -> bool {
    line.split([',', ' ']).any(|w| w.len() > 2 && day::alone(w))
        && line.split([',', ' ']).any(|w| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit()) && !w.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(paragraph: &str) -> Option<(&str, Option<String>)> {
        find(paragraph, true).map(|d| (Span::new(0, d.end).of(paragraph), d.agency))
    }

    #[test]
    fn place_lines_of_many_hands() {
        for (paragraph, line, agency) in [
            ("OSLO: The ferry sank, police said.", "OSLO:", None),
            ("NEW DELHI, June 3 (Reuters) - The court ruled.", "NEW DELHI, June 3 (Reuters) -", Some("Reuters")),
            ("LIMA, Peru (AP) — The court ruled.", "LIMA, Peru (AP) —", Some("AP")),
            ("WASHINGTON -- The court ruled.", "WASHINGTON --", None),
            ("ST. LOUIS, Mo. _ The court ruled.", "ST. LOUIS, Mo. _", None),
            ("(Reuters) - The court ruled.", "(Reuters) -", Some("Reuters")),
            ("Geneva (AFP) – The court ruled.", "Geneva (AFP) –", Some("AFP")),
            ("(CNN)The court ruled.", "(CNN)", Some("CNN")),
            ("QUITO, Ecuador (AP) _", "QUITO, Ecuador (AP) _", Some("AP")),
            ("Nairobi, March 3 – The court ruled.", "Nairobi, March 3 –", None),
        ] {
            assert_eq!(head(paragraph), Some((line, agency.map(str::to_owned))), "{paragraph}");
        }
    }

    #[test]
    fn openings_that_are_no_place_line() {
        for paragraph in [
            "The minister – who resigned – spoke.",
            "BREAKING: The minister resigned.",
            "NATO — after months of talks — agreed.",
            "Paris: the mayor spoke to the press.",
            "“We agree”: the minister spoke.",
            "Police (in Lima) - and they alone - came.",
            "A 48-hour truce held.",
            "",
        ] {
            assert_eq!(head(paragraph), None, "{paragraph}");
        }
        assert_eq!(find("SMITH: I do not agree with that.", false), None);
    }

    #[test]
    fn a_full_date_in_the_place_line_is_read() {
        let line = "KATHMANDU, May 4, 2015 (Xinhua) -- Rain fell.";
        let found = find(line, true).and_then(|d| d.day).map(|(day, span)| (day.to_string(), span.of(line)));
        assert_eq!(found, Some(("2015-05-04".to_owned(), "May 4, 2015")));
    }
}
