//! Makes text safe for a terminal: what could steer it, hide words or turn them round is taken out and counted.

use std::str::Chars;

use unicode_width::UnicodeWidthChar;

/// Combining marks that one letter may carry; real scripts need at most four.
const MARKS: usize = 4;

/// What was taken out of a text, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Removed {
    /// Terminal escape sequences, whole.
    pub(crate) escapes: usize,
    /// Control characters on their own, NUL among them.
    pub(crate) controls: usize,
    /// Marks, overrides and isolates that change the direction of writing.
    pub(crate) directions: usize,
    /// Characters without width or glyph: zero-width spaces, fillers, tags, noncharacters.
    pub(crate) invisible: usize,
    /// Combining marks above [`MARKS`] on one letter.
    pub(crate) marks: usize,
}

impl Removed {
    /// What was removed, in words for the user; `None` where nothing was.
    pub(crate) fn notice(self) -> Option<String> {
        let kinds = [
            (self.escapes, "escape sequence"),
            (self.controls, "control character"),
            (self.directions, "direction override"),
            (self.invisible, "invisible character"),
            (self.marks, "stacked accent"),
        ];
        let parts: Vec<String> = kinds
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, what)| format!("{n} {what}{}", if *n == 1 { "" } else { "s" }))
            .collect();
        (!parts.is_empty()).then(|| format!("removed for safety: {}", parts.join(", ")))
    }
}

/// `text` without what could harm, line breaks as `\n` and tabs as spaces; and what was removed.
///
/// Words, white space and line breaks stay as they are; nothing is put in that was not there.
pub(crate) fn clean(text: &str) -> (String, Removed) {
    // Windows-1252 bytes that were taken for Latin-1 are quotes and dashes, and no controls.
    let legacy = text.contains(['\u{91}', '\u{92}', '\u{93}', '\u{94}', '\u{96}', '\u{97}']);
    let mut out = String::with_capacity(text.len());
    let mut removed = Removed::default();
    let mut rest = text.chars();
    let mut last = '\n';
    let mut marks = 0;
    while let Some(c) = rest.next() {
        let safe = match c {
            '\n' | ' '..='~' => c,
            '\r' if rest.as_str().starts_with('\n') => continue,
            '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            '\u{85}' if !legacy => '\n',
            '\u{80}'..='\u{9f}' if legacy && windows_1252(c).is_some() => windows_1252(c).unwrap_or(c),
            '\u{1b}' | '\u{90}' | '\u{98}' | '\u{9b}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => {
                skip_sequence(&mut rest, c);
                removed.escapes += 1;
                continue;
            }
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
                removed.controls += 1;
                continue;
            }
            '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                removed.directions += 1;
                continue;
            }
            '\u{200c}' | '\u{200d}'
                if joins(last) && rest.clone().next().is_some_and(|n| joins(n) && n.width() != Some(0)) =>
            {
                c
            }
            '\u{fe0e}' | '\u{fe0f}' if !last.is_ascii() || matches!(last, '0'..='9' | '#' | '*') => c,
            _ if invisible(c) => {
                removed.invisible += 1;
                continue;
            }
            _ => c,
        };
        if safe.is_ascii() || safe.width() != Some(0) {
            marks = 0;
        } else if !matches!(safe, '\u{200c}' | '\u{200d}') {
            marks += 1;
            if marks > MARKS {
                removed.marks += 1;
                continue;
            }
        }
        out.push(safe);
        last = safe;
    }
    (out, removed)
}

/// `text` made safe and put on one line: for file names, titles and the like.
pub(crate) fn line(text: &str) -> String {
    let (safe, _) = clean(text);
    safe.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Takes the rest of the escape sequence that `introducer` opened.
///
/// A command string (OSC, DCS and kin) that is not closed on its line loses its introducer alone: what follows may
/// be words of the report. Grammar: ECMA-48, 5.4 and 5.6.
fn skip_sequence(rest: &mut Chars<'_>, introducer: char) {
    let kind = if introducer == '\u{1b}' { rest.clone().next() } else { None };
    match (introducer, kind) {
        ('\u{9b}', _) => skip_control(rest),
        ('\u{1b}', Some('[')) => {
            rest.next();
            skip_control(rest);
        }
        ('\u{1b}', Some(']' | 'P' | 'X' | '^' | '_')) => {
            rest.next();
            skip_string(rest);
        }
        ('\u{1b}', Some(' '..='/')) => {
            while matches!(rest.clone().next(), Some(' '..='/')) {
                rest.next();
            }
            if matches!(rest.clone().next(), Some('0'..='~')) {
                rest.next();
            }
        }
        ('\u{1b}', Some('0'..='~')) => {
            rest.next();
        }
        ('\u{1b}', _) => {}
        _ => skip_string(rest),
    }
}

/// Parameters, intermediates and the final byte of a control sequence.
fn skip_control(rest: &mut Chars<'_>) {
    while matches!(rest.clone().next(), Some('0'..='?')) {
        rest.next();
    }
    while matches!(rest.clone().next(), Some(' '..='/')) {
        rest.next();
    }
    if matches!(rest.clone().next(), Some('@'..='~')) {
        rest.next();
    }
}

/// A command string up to its terminator, if that stands on the same line.
fn skip_string(rest: &mut Chars<'_>) {
    let mut ahead = rest.clone();
    while let Some(c) = ahead.next() {
        match c {
            '\u{7}' | '\u{9c}' => {
                *rest = ahead;
                return;
            }
            '\u{1b}' => {
                if ahead.next() == Some('\\') {
                    *rest = ahead;
                }
                return;
            }
            '\n' | '\r' => return,
            _ => {}
        }
    }
}

/// Whether a zero-width joiner means something beside this character: in joining scripts and between emoji.
fn joins(c: char) -> bool {
    c >= '\u{590}' && !invisible(c) && !matches!(c, '\u{2000}'..='\u{206f}')
}

/// Format characters, fillers, tags and noncharacters that show nothing.
fn invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
        | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
        | '\u{3164}' | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || (c as u32) & 0xfffe == 0xfffe
}

/// The printable character that Windows-1252 has at a C1 place; `None` at places that it leaves free.
fn windows_1252(c: char) -> Option<char> {
    const TABLE: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    TABLE.get((c as usize).wrapping_sub(0x80)).copied().filter(|&c| c != '\0')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cleaned(text: &str) -> String {
        clean(text).0
    }

    #[test]
    fn whole_sequences_go_and_the_words_stay() {
        assert_eq!(cleaned("a\u{1b}[31;1mred\u{1b}[0m b"), "ared b");
        assert_eq!(cleaned("\u{1b}]0;title\u{7}text \u{1b}]8;;http://x\u{1b}\\link"), "text link");
        assert_eq!(cleaned("\u{9b}2Jtext\u{9d}52;c;eA\u{9c}."), "text.");
        assert_eq!(cleaned("\u{1b}P1$r\u{1b}\\x\u{1b}c\u{1b}(0y"), "xy");
    }

    #[test]
    fn an_open_command_string_takes_no_words_with_it() {
        assert_eq!(cleaned("\u{1b}]The minister\nspoke."), "The minister\nspoke.");
    }

    #[test]
    fn removals_are_told_by_kind() {
        let (text, removed) = clean("\u{202e}evil\u{202c}\0 zero\u{200b}\u{200b}width\u{1b}[2J");
        assert_eq!(text, "evil zerowidth");
        assert_eq!(
            removed.notice().as_deref(),
            Some(
                "removed for safety: 1 escape sequence, 1 control character, 2 direction overrides, 2 invisible characters"
            )
        );
        assert_eq!(clean("Plain “words” — naïve.\n").1.notice(), None);
    }

    #[test]
    fn line_breaks_become_one_kind() {
        assert_eq!(cleaned("a\r\nb\rc\u{2028}d\u{c}e\tf\u{85}g"), "a\nb\nc\nd\ne f\ng");
    }

    #[test]
    fn joiners_stay_where_they_spell() {
        assert_eq!(cleaned("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(cleaned("👩\u{200d}🔬"), "👩\u{200d}🔬");
        assert_eq!(cleaned("pass\u{200d}word"), "password");
    }

    #[test]
    fn towers_of_accents_are_cut_down() {
        let tower = format!("a{}b", "\u{301}".repeat(50));
        let (text, removed) = clean(&tower);
        assert_eq!(text.chars().count(), 2 + MARKS);
        assert_eq!(removed.marks, 46);
        assert_eq!(cleaned("Việt Nam e\u{302}\u{323}"), "Việt Nam e\u{302}\u{323}");
    }

    #[test]
    fn quotes_that_were_read_as_controls_come_back() {
        assert_eq!(cleaned("\u{93}We agreed\u{94} \u{96} it\u{92}s over\u{85}"), "“We agreed” – it’s over…");
    }

    proptest! {
        #[test]
        fn nothing_harmful_is_left(text in "\\PC*|(.|[\u{0}-\u{9f}\u{200b}-\u{206f}\u{fff0}-\u{ffff}\n\r])*") {
            let (safe, _) = clean(&text);
            prop_assert!(safe.chars().all(|c| c == '\n' || !c.is_control()));
            prop_assert_eq!(clean(&safe).0, safe.clone(), "cleaning twice changes nothing");
        }
    }
}
