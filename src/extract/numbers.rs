//! Numbers as they are written: in digits, in words, or both (`28`, `1.5 million`, `twenty-eight`, `two-thirds`).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::lexicon;
use super::pieces::{Kind, Piece, Pieces};

/// A number in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// What it is worth; of a vague one the least.
    pub value: f64,
    /// The piece after it.
    pub end: usize,
    /// What sort of number it is.
    pub form: Form,
    /// Whether it is written in digits.
    pub digits: bool,
    /// What its power word multiplies by (`million`); 1 without one.
    pub scale: f64,
}

/// Sorts of number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    /// `28`, `twenty-eight`, `1.5 million`.
    Cardinal,
    /// `a dozen`, `two dozen`: counted in a rough measure.
    Rough,
    /// `third`, `21st`.
    Ordinal,
    /// `two-thirds`, `half`.
    Fraction,
    /// `dozens`, `several hundred`: no number at all but a least (the value) and a most.
    Vague {
        /// The most.
        most: f64,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    One,
    Ten,
    Power,
    Short,
    Dozen,
    Many,
    Part,
    Nth,
}

static WORDS: LazyLock<HashMap<&'static str, (Word, u64)>> = LazyLock::new(|| {
    let rows = lexicon::rows(include_str!("../../assets/lexicon/numbers.tsv"));
    rows.filter_map(|r| {
        let kind = match *r.get(1)? {
            "one" => Word::One,
            "ten" => Word::Ten,
            "power" => Word::Power,
            "short" => Word::Short,
            "dozen" => Word::Dozen,
            "many" => Word::Many,
            "part" => Word::Part,
            _ => Word::Nth,
        };
        Some((*r.first()?, (kind, r.get(2)?.parse().ok()?)))
    })
    .collect()
});

fn word(p: &Pieces, at: usize) -> Option<(Word, u64)> {
    p.get(at).filter(|p| p.kind == Kind::Word).and_then(|p| WORDS.get(p.lower.as_str()).copied())
}

/// The piece after a hyphen at `at` that joins two words (`twenty-eight`), or `at` itself.
fn past_hyphen(p: &Pieces, at: usize) -> usize {
    if p.lower(at) == "-" && p.joined(at) && p.joined(at + 1) { at + 1 } else { at }
}

/// The number that begins at piece `at`, as long as it can be.
pub fn read(p: &Pieces, at: usize) -> Option<Number> {
    digits(p, at).or_else(|| vague(p, at)).or_else(|| fraction(p, at)).or_else(|| words(p, at))
}

/// A whole number that begins at `at`, in digits or words, of at most two hundred: for counting days and years.
pub fn small(p: &Pieces, at: usize) -> Option<(u32, usize)> {
    if matches!(p.lower(at), "a" | "an") && word(p, at + 1).is_none() {
        return Some((1, at + 1));
    }
    let n = read(p, at).filter(|n| matches!(n.form, Form::Cardinal | Form::Rough))?;
    (n.value.fract() == 0.0 && (0.0..=200.0).contains(&n.value)).then_some((n.value as u32, n.end))
}

fn digits(p: &Pieces, at: usize) -> Option<Number> {
    let first = p.get(at).filter(|p| p.kind == Kind::Digits)?;
    let mut text = first.lower.clone();
    let mut end = at + 1;
    // `5, 000 feet`, as some print it; no list has `000`.
    let split = |q: &Piece| q.lower.len() == 3 && q.lower.starts_with('0');
    let run = |at: usize| p.get(at).filter(|q| q.kind == Kind::Digits && (!q.spaced || split(q)));
    if text.len() <= 3 {
        while p.lower(end) == ","
            && p.joined(end)
            && let Some(group) =
                run(end + 1).filter(|g| g.lower.len() == 3 || g.lower.len() == 2 && run(end + 3).is_some())
        {
            text.push_str(&group.lower);
            end += 2;
        }
    }
    let mut fine = String::new();
    if p.lower(end) == "."
        && p.joined(end)
        && let Some(fraction) = run(end + 1).filter(|q| !q.spaced)
    {
        fine.clone_from(&fraction.lower);
        end += 2;
    }
    // `5 1/2 hours`, `5½`, `1/3`.
    let part = match p.lower(end) {
        "½" => Some((0.5, end + 1)),
        "¼" => Some((0.25, end + 1)),
        "¾" => Some((0.75, end + 1)),
        _ => match (p.digits(end), p.lower(end + 1), p.digits(end + 2)) {
            (Some((a @ 1..=9, 1)), "/", Some((b @ 2..=9, 1))) if p.joined(end + 1) && p.joined(end + 2) => {
                Some((f64::from(a) / f64::from(b), end + 3))
            }
            _ => None,
        },
    };
    if let Some((part, end)) = part {
        let whole: f64 = text.parse().ok()?;
        return Some(Number { value: whole + part, end, form: Form::Cardinal, digits: true, scale: 1.0 });
    }
    if p.joined(end) && matches!(p.lower(end), "st" | "nd" | "rd" | "th") && fine.is_empty() {
        return Some(Number { value: text.parse().ok()?, end: end + 1, form: Form::Ordinal, digits: true, scale: 1.0 });
    }
    let (mut power, mut form) = (1, Form::Cardinal);
    loop {
        let next = if p.lower(end) == "-" { past_hyphen(p, end) } else { end };
        match word(p, next) {
            Some((Word::Power, n)) => power *= n,
            Some((Word::Dozen, n)) => {
                power *= n;
                form = Form::Rough;
            }
            // `5m` may be metres, `$5m` are millions; `5 m` is left to the units.
            Some((Word::Short, n)) if p.joined(next) && next == end || matches!(p.lower(next), "bn" | "mn" | "tn") => {
                if p.lower(next) == "m" && !money_before(p, at) {
                    break;
                }
                power *= n;
            }
            _ => break,
        }
        end = next + 1;
    }
    let scale = power as f64;
    let mut exponent = 0;
    while power % 10 == 0 && power > 0 {
        power /= 10;
        exponent += 1;
    }
    // Written as one decimal, so that 43.8 million is 43,800,000 and not a hair less.
    let value: f64 = if fine.is_empty() { format!("{text}e{exponent}") } else { format!("{text}.{fine}e{exponent}") }
        .parse()
        .ok()?;
    Some(Number { value: value * power as f64, end, form, digits: true, scale })
}

fn money_before(p: &Pieces, at: usize) -> bool {
    matches!(p.before(at), "$" | "£" | "€" | "¥" | "₹" | "usd" | "eur" | "gbp" | "rs")
}

fn vague(p: &Pieces, at: usize) -> Option<Number> {
    let of =
        |value: f64, most: f64, end| Some(Number { value, end, form: Form::Vague { most }, digits: false, scale: 1.0 });
    // `several hundred`, `a few thousand`, `a couple of dozen`.
    let few = match (p.lower(at), p.lower(at + 1)) {
        ("several", _) => Some((3, 9, at + 1)),
        ("few", _) => Some((2, 9, at + 1)),
        ("a", "few") => Some((2, 9, at + 2)),
        ("a", "couple") => Some((2, 3, at + 2)),
        _ => None,
    };
    if let Some((least, most, end)) = few {
        let end = end + usize::from(p.lower(end) == "of");
        return match word(p, end) {
            Some((Word::Power | Word::Dozen, n)) => of((least * n) as f64, ((most + 1) * n - 1) as f64, end + 1),
            _ => None,
        };
    }
    let (Word::Many, n) = word(p, at)? else { return None };
    if p.lower(at + 1) == "of"
        && let Some((Word::Many, m)) = word(p, at + 2)
        && m > n
    {
        let least = (2 * n * m) as f64;
        return of(least, (10 * n * m) as f64 - 1.0, at + 3);
    }
    match n {
        10 => None,
        12 => of(24.0, 99.0, at + 1),
        20 => of(40.0, 199.0, at + 1),
        100 => of(200.0, 999.0, at + 1),
        1_000 => of(2_000.0, 9_999.0, at + 1),
        n => of((2 * n) as f64, (n * 1_000) as f64 - 1.0, at + 1),
    }
}

fn fraction(p: &Pieces, at: usize) -> Option<Number> {
    let of = |value: f64, end| Some(Number { value, end, form: Form::Fraction, digits: false, scale: 1.0 });
    if p.lower(at) == "half" {
        // `half a million`, `half a dozen`.
        if matches!(p.lower(at + 1), "a" | "an")
            && let Some((kind @ (Word::Power | Word::Dozen), n)) = word(p, at + 2)
        {
            let form = if kind == Word::Dozen { Form::Rough } else { Form::Cardinal };
            return Some(Number { value: n as f64 / 2.0, end: at + 3, form, digits: false, scale: 1.0 });
        }
        return of(0.5, at + 1);
    }
    let one = matches!(p.lower(at), "a" | "one");
    let count = match word(p, at) {
        _ if one => 1,
        Some((Word::One, n @ 2..=9)) => n,
        _ => return None,
    };
    let next = past_hyphen(p, at + 1);
    let (denominator, end) = match word(p, next)? {
        (Word::Part, n) if n > 2 || count == 1 => (n, next + 1),
        // `a third of` and `one-third`, but `a third attack` is an ordinal.
        (Word::Nth, n @ 3..=10) if one && (p.lower(next + 1) == "of" || next > at + 1) => (n, next + 1),
        _ => return None,
    };
    of(count as f64 / denominator as f64, end)
}

fn words(p: &Pieces, at: usize) -> Option<Number> {
    let mut total = 0_u64;
    let mut group = 0_u64;
    let mut end = at;
    let mut form = Form::Cardinal;
    if matches!(p.lower(at), "a" | "an") {
        // `a hundred`, `a dozen`; the article alone is no number.
        let (Word::Power | Word::Dozen, _) = word(p, at + 1)? else { return None };
        group = 1;
        end = at + 1;
    }
    let mut last = Word::Part;
    let mut scale = 1.0;
    loop {
        let mut next = past_hyphen(p, end);
        if p.lower(next) == "and"
            && last == Word::Power
            && matches!(word(p, next + 1), Some((Word::One | Word::Ten, _)))
        {
            next += 1;
        }
        match word(p, next) {
            Some((Word::One, n)) if matches!(last, Word::Part | Word::Power) || last == Word::Ten && n < 10 => {
                group += n;
                last = Word::One;
            }
            Some((Word::Ten, n)) if matches!(last, Word::Part | Word::Power) => {
                group += n;
                last = Word::Ten;
            }
            Some((Word::Power, 100)) if group > 0 && group < 100 => {
                group *= 100;
                last = Word::Power;
            }
            Some((Word::Power, n)) if group > 0 && n > 100 => {
                total = total.checked_add(group.checked_mul(n)?)?;
                group = 0;
                scale = n as f64;
                last = Word::Power;
            }
            Some((Word::Dozen, n)) if group > 0 => {
                group *= n;
                form = Form::Rough;
                end = next + 1;
                break;
            }
            Some((Word::Nth, n)) if last == Word::Part || last == Word::Ten && n < 10 => {
                return Some(Number {
                    value: (group + n) as f64,
                    end: next + 1,
                    form: Form::Ordinal,
                    digits: false,
                    scale: 1.0,
                });
            }
            _ => break,
        }
        end = next + 1;
    }
    if end == at || (total + group == 0 && last == Word::Part) {
        return None;
    }
    // `two and a half`, `one-and-a-half`, and a power after it: `one and a half million`.
    let mut value = (total + group) as f64;
    let half = past_hyphen(p, end);
    if p.lower(half) == "and" {
        let a = past_hyphen(p, half + 1);
        let word_at = past_hyphen(p, a + 1);
        if matches!(p.lower(a), "a" | "one") && p.lower(word_at) == "half" {
            value += 0.5;
            end = word_at + 1;
            if let Some((Word::Power, n)) = word(p, end) {
                value *= n as f64;
                end += 1;
            }
        }
    }
    let scale = if group == 0 { scale } else { 1.0 };
    Some(Number { value, end, form, digits: false, scale })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::engine::Doc;
    use crate::model::{Report, Span};

    fn first(text: &str) -> Option<(f64, Form, String)> {
        let report = Report { paragraphs: vec![Span::new(0, text.len())], text: text.to_owned(), ..Report::default() };
        let p = Pieces::new(&report, &Doc::default());
        (0..p.len()).find_map(|i| {
            let n = read(&p, i)?;
            Some((n.value, n.form, report.words(p.span(i, n.end)).to_owned()))
        })
    }

    fn cardinal(text: &str) -> f64 {
        match first(text) {
            Some((value, Form::Cardinal, _)) => value,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "values are exact by construction")]
    fn cardinals() {
        for (text, value) in [
            ("28 men", 28.0),
            ("1,250 men", 1250.0),
            ("35.72 percent", 35.72),
            ("$43.8 million", 43_800_000.0),
            ("£2bn", 2e9),
            ("$1.5m", 1_500_000.0),
            ("twenty-eight", 28.0),
            ("two hundred and five", 205.0),
            ("three hundred thousand", 300_000.0),
            ("a hundred men", 100.0),
            ("half a million", 500_000.0),
            ("one and a half million", 1_500_000.0),
            ("one-and-a-half-page letter", 1.5),
            ("5 1/2 hours", 5.5),
            ("2 lakh voters", 200_000.0),
            ("3,45,000 voters", 345_000.0),
        ] {
            assert_eq!(cardinal(text), value, "{text}");
        }
        assert_eq!(cardinal("a 5m wall"), 5.0);
    }

    #[test]
    fn ordinals_fractions_and_vague_numbers() {
        let form = |text| first(text).map(|(value, form, _)| (value, form));
        assert_eq!(form("the third attack"), Some((3.0, Form::Ordinal)));
        assert_eq!(form("the 21st attack"), Some((21.0, Form::Ordinal)));
        assert_eq!(form("a third of them"), Some((1.0 / 3.0, Form::Fraction)));
        assert_eq!(form("two-thirds of them"), Some((2.0 / 3.0, Form::Fraction)));
        assert_eq!(form("two dozen men"), Some((24.0, Form::Rough)));
        assert_eq!(form("dozens of men"), Some((24.0, Form::Vague { most: 99.0 })));
        assert_eq!(form("tens of thousands"), Some((20_000.0, Form::Vague { most: 99_999.0 })));
        assert_eq!(form("several hundred men"), Some((300.0, Form::Vague { most: 999.0 })));
    }

    #[test]
    fn words_that_are_no_numbers() {
        for text in ["no news", "a man", "hand to hand", "the power of many"] {
            assert_eq!(first(text), None, "{text}");
        }
        assert_eq!(first("a third attack").map(|n| n.1), Some(Form::Ordinal));
    }
}
