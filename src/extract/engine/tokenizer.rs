//! From a block of text to tokens: chunks between white space, with marks split off at both ends and inside.
//!
//! The rules are those of spaCy's English tokenizer, written out by hand: a chunk is a special case (`don't`, `U.S.`),
//! or loses prefixes and suffixes one by one until it is one, or is an address, or is split at infixes. What a chunk
//! becomes depends on its letters alone, so each distinct chunk is split once.

use super::chars::{self, Classes};
use super::hash::hash_string;
use super::url::is_address;
use super::weights::{Entries, Sections};

/// Units of measurement that are split off a number (`5km`, `20%`).
const UNITS: &[&str] = &[
    "km",
    "km²",
    "km³",
    "m",
    "m²",
    "m³",
    "dm",
    "dm²",
    "dm³",
    "cm",
    "cm²",
    "cm³",
    "mm",
    "mm²",
    "mm³",
    "ha",
    "µm",
    "nm",
    "yd",
    "in",
    "ft",
    "kg",
    "g",
    "mg",
    "µg",
    "t",
    "lb",
    "oz",
    "m/s",
    "km/h",
    "kmh",
    "mph",
    "hPa",
    "Pa",
    "mbar",
    "mb",
    "MB",
    "kb",
    "KB",
    "gb",
    "GB",
    "tb",
    "TB",
    "T",
    "G",
    "M",
    "K",
    "%",
    "км",
    "км²",
    "км³",
    "м",
    "м²",
    "м³",
    "дм",
    "дм²",
    "дм³",
    "см",
    "см²",
    "см³",
    "мм",
    "мм²",
    "мм³",
    "нм",
    "кг",
    "г",
    "мг",
    "м/с",
    "км/ч",
    "кПа",
    "Па",
    "мбар",
    "Кб",
    "КБ",
    "кб",
    "Мб",
    "МБ",
    "мб",
    "Гб",
    "ГБ",
    "гб",
    "Тб",
    "ТБ",
    "тбكم",
    "كم²",
    "كم³",
    "م",
    "م²",
    "م³",
    "سم",
    "سم²",
    "سم³",
    "مم",
    "مم²",
    "مم³",
    "كم",
    "غرام",
    "جرام",
    "جم",
    "كغ",
    "ملغ",
    "كوب",
    "اكواب",
];

/// A part of a chunk: its length in bytes and the key of its normal form, 0 where that follows from its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Bytes of the part.
    pub(super) len: usize,
    /// Key of the normal form, or 0.
    pub(super) norm: u64,
}

/// The splitting rules and their tables.
pub(super) struct Tokenizer {
    classes: Classes,
    /// Chunks that are split in a fixed way.
    cases: Entries,
    /// Those of them that would come apart as ordinary chunks; they are put together again inside longer chunks.
    inner: Entries,
}

impl Tokenizer {
    /// Takes over the classes and reads the special cases.
    pub(super) fn read(classes: Classes, sections: &mut Sections) -> Self {
        Self { classes, cases: sections.entries(), inner: sections.entries() }
    }

    /// The character classes.
    pub(super) const fn classes(&self) -> &Classes {
        &self.classes
    }

    /// Appends the parts of `chunk`, which holds no white space, to `out`.
    pub(super) fn split(&self, chunk: &str, out: &mut Vec<Piece>) {
        if let Some(parts) = self.case(chunk) {
            out.extend(parts);
            return;
        }
        let begin = out.len();
        self.split_affixes(chunk, out);
        self.join_cases(chunk, begin, out);
    }

    fn is_case(&self, text: &str) -> bool {
        text.len() <= LONGEST_CASE && self.cases.contains(hash_string(text))
    }

    fn case(&self, text: &str) -> Option<impl Iterator<Item = Piece> + use<>> {
        if text.len() > LONGEST_CASE {
            return None;
        }
        let (&count, rest) = self.cases.get(hash_string(text))?.split_first()?;
        Some(
            rest.as_chunks::<9>()
                .0
                .iter()
                .take(count.into())
                .map(|&[len, norm @ ..]| Piece { len: len.into(), norm: u64::from_le_bytes(norm) }),
        )
    }

    fn split_affixes(&self, chunk: &str, out: &mut Vec<Piece>) {
        let mut rest = chunk;
        let mut suffixes = Vec::new();
        let plain = |len| Piece { len, norm: 0 };
        while !rest.is_empty() && !self.is_case(rest) {
            let prefix = self.prefix(rest);
            let behind = rest.get(prefix..).unwrap_or_default();
            if prefix > 0 && !behind.is_empty() && self.is_case(behind) {
                out.push(plain(prefix));
                rest = behind;
                break;
            }
            let suffix = self.suffix(behind);
            let before = rest.get(..rest.len() - suffix).unwrap_or_default();
            if suffix > 0 && !before.is_empty() && self.is_case(before) {
                suffixes.push(plain(suffix));
                rest = before;
                break;
            }
            if prefix == 0 && suffix == 0 {
                break;
            }
            if prefix > 0 {
                out.push(plain(prefix));
            }
            if suffix > 0 {
                suffixes.push(plain(suffix));
            }
            rest = rest.get(prefix..rest.len() - suffix).unwrap_or_default();
        }
        if let Some(parts) = self.case(rest) {
            out.extend(parts);
        } else if is_address(rest, &self.classes) {
            out.push(plain(rest.len()));
        } else {
            self.split_infixes(rest, out);
        }
        out.extend(suffixes.iter().rev());
    }

    /// Bytes of the mark at the beginning of `text` that is split off, or 0.
    fn prefix(&self, text: &str) -> usize {
        let mut chars = text.chars();
        let Some(first) = chars.next() else { return 0 };
        let next = chars.next();
        if self.classes.is(first, chars::PREFIX) {
            return first.len_utf8();
        }
        match first {
            '+' if !next.is_some_and(|c| c.is_ascii_digit()) => 1,
            '.' if next == Some('.') => text.bytes().take_while(|&b| b == b'.').count(),
            'U' if text.starts_with("US$") => 3,
            'C' | 'A' if next == Some('$') => 2,
            _ => 0,
        }
    }

    /// Bytes of the longest mark at the end of `text` that is split off, or 0.
    fn suffix(&self, text: &str) -> usize {
        let mut back = text.chars().rev();
        let Some(last) = back.next() else { return 0 };
        let (prev, third) = (back.next(), back.next());
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let class = |c: Option<char>, mask| c.is_some_and(|c| self.classes.is(c, mask));
        let mut len = 0;
        if self.classes.is(last, chars::SUFFIX) {
            len = last.len_utf8();
        }
        match last {
            '.' if prev == Some('.') => len = text.bytes().rev().take_while(|&b| b == b'.').count(),
            '.' if class(prev, chars::BEFORE_STOP)
                || (class(prev, chars::UPPER) && class(third, chars::UPPER))
                || (matches!(prev, Some('F' | 'f' | 'C' | 'c' | 'K' | 'k')) && third == Some('°')) =>
            {
                len = 1;
            }
            's' | 'S' => match prev {
                Some('\'') => len = 2,
                Some('’') => len = 4,
                _ => {}
            },
            '…' if prev == Some('…') => len = 2 * '…'.len_utf8(),
            '+' if digit(prev) => len = 1,
            '$' => {
                for sign in ["US$", "C$", "A$"] {
                    if text.strip_suffix(sign).is_some_and(|t| digit(t.chars().next_back())) {
                        len = sign.len();
                    }
                }
            }
            _ => {}
        }
        if digit(prev) && self.classes.is(last, chars::CURRENCY) {
            len = len.max(last.len_utf8());
        }
        for unit in UNITS {
            if unit.len() > len && text.strip_suffix(unit).is_some_and(|t| digit(t.chars().next_back())) {
                len = unit.len();
            }
        }
        len
    }

    fn split_infixes(&self, text: &str, out: &mut Vec<Piece>) {
        let mut begin = 0;
        let mut at = 0;
        let mut before = None;
        while let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
            let len = self.infix(before, rest);
            let step = if len > 0 { len } else { rest.chars().next().map_or(1, char::len_utf8) };
            if len > 0 && at > 0 {
                if at > begin {
                    out.push(Piece { len: at - begin, norm: 0 });
                }
                out.push(Piece { len, norm: 0 });
                begin = at + len;
            }
            before = rest.get(..step).and_then(|s| s.chars().next_back());
            at += step;
        }
        if text.len() > begin {
            out.push(Piece { len: text.len() - begin, norm: 0 });
        }
    }

    /// Bytes of the infix at the beginning of `rest`, with `before` in front of it, or 0.
    fn infix(&self, before: Option<char>, rest: &str) -> usize {
        let mut chars = rest.chars();
        let Some(first) = chars.next() else { return 0 };
        let next = chars.next();
        if first == '.' && next == Some('.') {
            return rest.bytes().take_while(|&b| b == b'.').count();
        }
        if self.classes.is(first, chars::INFIX) {
            return first.len_utf8();
        }
        let class = |c: Option<char>, mask| c.is_some_and(|c| self.classes.is(c, mask));
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let word = class(before, chars::ALPHA) || digit(before);
        let operator = matches!(first, '+' | '-' | '*' | '^');
        if operator && digit(before) && (digit(next) || next == Some('-')) {
            return 1;
        }
        match first {
            '.' if class(before, chars::LOWER | chars::QUOTE) && class(next, chars::UPPER | chars::QUOTE) => 1,
            // `in 1,000.That is`: the reference leaves these three words one, and a sentence could not end there.
            '.' if digit(before) && class(next, chars::UPPER) && class(chars.next(), chars::LOWER) => 1,
            '．' | '。' | '！' | '？' if !before.is_some_and(char::is_numeric) => first.len_utf8(),
            ',' if class(before, chars::ALPHA) && class(next, chars::ALPHA) => 1,
            '-' | '–' | '—' | '~' if word => {
                let longest = match first {
                    '-' => 3,
                    '—' => 2,
                    _ => 1,
                };
                let run = rest.chars().take_while(|&c| c == first).count();
                let fits = run <= longest && class(rest.chars().nth(run), chars::ALPHA);
                if fits { run * first.len_utf8() } else { 0 }
            }
            ':' | '<' | '>' | '=' | '/' if word && class(next, chars::ALPHA) => 1,
            _ => 0,
        }
    }

    /// Puts together again the special cases that the marks' rules took apart inside `chunk` (`-:)` and the like),
    /// the longest first, the first of equally long ones first.
    fn join_cases(&self, chunk: &str, begin: usize, out: &mut Vec<Piece>) {
        let pieces = out.get(begin..).unwrap_or_default();
        let mut starts = vec![0];
        for piece in pieces {
            starts.push(starts.last().map_or(0, |s| s + piece.len));
        }
        let mut found = Vec::new();
        for first in 0..pieces.len() {
            for last in first + 1..=pieces.len().min(first + MOST_PARTS) {
                let text = chunk.get(starts[first]..starts[last]).unwrap_or_default();
                if text.len() > LONGEST_CASE {
                    break;
                }
                let Some((&count, lens)) = self.inner.get(hash_string(text)).and_then(<[u8]>::split_first) else {
                    continue;
                };
                let same = usize::from(count) == last - first
                    && pieces[first..last].iter().zip(lens).all(|(p, &l)| p.len == usize::from(l));
                if same {
                    found.push(first..last);
                }
            }
        }
        if found.is_empty() {
            return;
        }
        found.sort_by_key(|r| (std::cmp::Reverse(r.len()), r.start));
        let mut taken = vec![false; pieces.len()];
        found.retain(|r| {
            let free = !taken[r.start] && !taken[r.end - 1];
            taken[r.clone()].fill(true);
            free
        });
        found.sort_by_key(|r| r.start);
        let mut joined = Vec::new();
        let mut at = 0;
        for range in found {
            joined.extend_from_slice(&pieces[at..range.start]);
            joined.extend(
                chunk.get(starts[range.start]..starts[range.end]).and_then(|t| self.case(t)).into_iter().flatten(),
            );
            at = range.end;
        }
        joined.extend_from_slice(&pieces[at..]);
        out.truncate(begin);
        out.append(&mut joined);
    }
}

/// Bytes of the longest special case, and more; longer texts are not looked up, so that a chunk without end costs no
/// more than its length.
const LONGEST_CASE: usize = 40;
/// The most parts that a special case comes apart into as an ordinary chunk.
const MOST_PARTS: usize = 12;

#[cfg(test)]
mod tests {
    use crate::extract::engine::Engine;

    /// The tokens of a chunk, with a space between them.
    fn split(chunk: &str) -> String {
        let mut pieces = Vec::new();
        Engine::shared().tokenizer.split(chunk, &mut pieces);
        let mut at = 0;
        let mut words = Vec::new();
        for piece in pieces {
            words.push(chunk.get(at..at + piece.len).unwrap_or_default());
            at += piece.len;
        }
        assert_eq!(at, chunk.len(), "{chunk} is not covered");
        words.join(" ")
    }

    fn check(cases: &[(&str, &str)]) {
        for (chunk, expected) in cases {
            assert_eq!(split(chunk), *expected);
        }
    }

    #[test]
    fn marks_are_split_off_at_both_ends() {
        check(&[
            ("“Never,”", "“ Never , ”"),
            ("(Reuters)", "( Reuters )"),
            ("wait...", "wait ..."),
            ("...and", "... and"),
            ("$2.3bn", "$ 2.3bn"),
            ("US$40", "US$ 40"),
            ("«Non»,", "« Non » ,"),
            ("[sic].", "[ sic ] ."),
            ("well……", "well ……"),
            ("+49", "+49"),
            ("+more", "+ more"),
            ("#Vote", "# Vote"),
        ]);
    }

    #[test]
    fn contractions_come_apart() {
        check(&[
            ("don't", "do n't"),
            ("Can’t", "Ca n’t"),
            ("they'll", "they 'll"),
            ("could've", "could 've"),
            ("minister's", "minister 's"),
            ("’s", "’s"),
            ("farmers'", "farmers '"),
            ("“It’s", "“ It ’s"),
            ("cannot", "can not"),
        ]);
    }

    #[test]
    fn a_full_stop_stays_with_an_abbreviation_and_leaves_a_word() {
        check(&[
            ("Mr.", "Mr."),
            ("U.S.", "U.S."),
            ("U.N.-backed", "U.N.-backed"),
            ("J.", "J."),
            ("NATO.", "NATO ."),
            ("over.", "over ."),
            ("1998.", "1998 ."),
            ("a.m.,", "a.m. ,"),
            ("Corp.’s", "Corp. ’s"),
            ("D.C.,", "D.C. ,"),
            ("end.”", "end . ”"),
            ("30°C.", "30 ° C ."),
        ]);
    }

    #[test]
    fn units_leave_their_number() {
        check(&[
            ("4.5%", "4.5 %"),
            ("120km/h", "120 km/h"),
            ("5kg.", "5 kg ."),
            ("20€", "20 €"),
            ("10US$", "10 US$"),
            ("3bn", "3bn"),
            ("12km²", "12 km²"),
        ]);
    }

    #[test]
    fn words_are_split_inside_at_dashes_and_slashes() {
        check(&[
            ("three-year-old", "three - year - old"),
            ("Toronto-based", "Toronto - based"),
            ("talks—which", "talks — which"),
            ("said--he", "said -- he"),
            ("7-2", "7 - 2"),
            ("2015–2020", "2015–2020"),
            ("Leipzig/Halle", "Leipzig / Halle"),
            ("and/or", "and/or"),
            ("over.Then", "over . Then"),
            ("2,000.They", "2,000 . They"),
            ("A1.B2", "A1.B2"),
            ("over．Then", "over ． Then"),
            ("north,south", "north , south"),
            ("1,204", "1,204"),
            ("6:30", "6:30"),
            ("x...y", "x ... y"),
            ("-40", "-40"),
        ]);
    }

    #[test]
    fn addresses_stay_whole() {
        check(&[
            ("https://news.example.org/a?b=c-d", "https://news.example.org/a?b=c-d"),
            ("(www.example.com)", "( www.example.com )"),
            ("desk@harbour-news.example.", "desk@harbour-news.example ."),
            ("8.8.8.8:53", "8.8.8.8:53"),
            ("example.com/x-y,", "example.com/x-y ,"),
            ("lower.Upper", "lower . Upper"),
        ]);
    }

    #[test]
    fn faces_are_put_together_again() {
        check(&[(":)", ":)"), ("(:-)", "( :-)"), ("(¬_¬)", "(¬_¬)"), ("8)", "8 )"), ("¯\\(ツ)/¯", "¯\\(ツ)/¯")]);
    }

    #[test]
    fn a_chunk_without_end_takes_no_more_time_than_its_length() {
        for part in ["(", "a@", "x.", "“'", "-", "a-b.c", "…", "8)"] {
            let chunk = part.repeat(50_000);
            split(&chunk);
        }
    }
}
