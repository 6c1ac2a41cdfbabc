//! Words of reports as each format may hold them: nothing in them is ever markup.

use std::fmt::Write;

/// `text` for HTML, between tags and in quoted attributes.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// `text` on one line of Markdown (`CommonMark`, with the tables and bare links of GitHub), wherever the line stands.
pub fn markdown(text: &str) -> String {
    let line = super::cite::one_line(text);
    let mut out = String::with_capacity(line.len() + line.len() / 8);
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    // `12.` and `12)` begin a list where a line begins with them.
    let list = line.len() - numbered.len();
    for (at, c) in line.char_indices() {
        let always =
            matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '$' | '@' | '{' | '}');
        let first = at == 0 && matches!(c, '-' | '+' | '=') || at == list && list > 0 && matches!(c, '.' | ')');
        // A bare address would become a link that nobody set.
        let address =
            c == ':' && rest(&line, at).starts_with("://") || c == '.' && out.to_ascii_lowercase().ends_with("www");
        let picture = c == '!' && rest(&line, at).starts_with("![");
        if always || first || address || picture {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// `text` as a field of comma-separated values (RFC 4180).
///
/// A field that a spreadsheet would run as a formula gets an apostrophe in front, which it hides.
pub fn csv(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let safe = if formula { format!("'{text}") } else { text.to_owned() };
    if safe.contains(['"', ',', '\n', '\r', ';', '\t']) || safe.starts_with(['\'', ' ']) || safe.ends_with(' ') {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

/// `text` as a part of an address: all but letters, digits and `-._~` in percent signs (RFC 3986).
pub fn address(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, b| {
        if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
            out.push(char::from(b));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{b:02X}");
        }
        out
    })
}

/// `url` if it is a web address: nothing else of a report becomes a link.
pub fn web(url: &str) -> Option<&str> {
    let scheme = |s: &str| url.get(..s.len()).is_some_and(|head| head.eq_ignore_ascii_case(s));
    let plain = url.chars().all(|c| !c.is_whitespace() && !c.is_control());
    ((scheme("https://") || scheme("http://")) && plain).then_some(url)
}

fn rest(line: &str, at: usize) -> &str {
    line.get(at..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_separators_stay_words_in_a_table() {
        assert_eq!(csv("=1+1"), "\"'=1+1\"");
        assert_eq!(csv("@SUM(A1)"), "\"'@SUM(A1)\"");
        assert_eq!(csv("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(csv("plain words"), "plain words");
    }

    #[test]
    fn markdown_marks_stay_characters() {
        assert_eq!(markdown("*a* [b](c) <d> `e` | f"), "\\*a\\* \\[b\\](c) \\<d\\> \\`e\\` \\| f");
        assert_eq!(markdown("1. one"), "1\\. one");
        assert_eq!(markdown("- one"), "\\- one");
        assert_eq!(markdown("12 people, 3.5 in all - more"), "12 people, 3.5 in all - more");
        assert_eq!(markdown("see https://x.example and www.x.example"), "see https\\://x.example and www\\.x.example");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(web("https://one.example/a?b"), Some("https://one.example/a?b"));
        assert_eq!(web("javascript:alert(1)"), None);
        assert_eq!(web("https://one.example/\u{a0}x"), None);
        assert_eq!(address("Report Ä 1.txt"), "Report%20%C3%84%201.txt");
    }
}
