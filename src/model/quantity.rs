//! Numbers in the text, and whether two of them can be the same number.

use super::Span;

/// A number with its bounds and what it counts.
///
/// | written | value | low | high | approximate |
/// |---|---|---|---|---|
/// | `28` | 28 | 28 | 28 | no |
/// | `at least 28`, `more than 28` | 28 | 28 | none | no |
/// | `up to 28`, `fewer than 28` | 28 | none | 28 | no |
/// | `nearly 30` | 30 | none | 30 | yes |
/// | `about 30`, `some 30` | 30 | none | none | yes |
/// | `10 to 12` | 11 | 10 | 12 | no |
/// | `dozens`, `hundreds`, `several` | none | least | most | yes |
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number with its bound and unit words (`at least 28`).
    pub span: Span,
    /// The number itself; for a range its middle; `None` for a vague one (`dozens`).
    pub value: Option<f64>,
    /// The least that it can be, if it is bounded below or exact.
    pub low: Option<f64>,
    /// The most that it can be, if it is bounded above or exact.
    pub high: Option<f64>,
    /// Whether the text says that it is rounded or estimated (`about`, `nearly`).
    pub approximate: bool,
    /// The unit, normalised: `percent`, an ISO currency such as `USD`, `hour`, `km`; `None` for a plain count.
    pub unit: Option<String>,
    /// What is counted or measured, as written (`security personnel`).
    pub of: Option<Span>,
}

/// How two numbers stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The same number, written as exactly.
    Same,
    /// Some number fits both: one is a rounding, a bound or a vaguer form of the other.
    Compatible,
    /// No number fits both.
    Clash,
    /// They measure different things (`percent` and a count, dollars and pounds).
    Unlike,
}

/// Units that can be turned into each other: unit, what it measures, how many of the base unit it is.
const SCALES: &[(&str, &str, f64)] = &[
    ("second", "time", 1.0),
    ("minute", "time", 60.0),
    ("hour", "time", 3_600.0),
    ("day", "time", 86_400.0),
    ("week", "time", 604_800.0),
    // Months and years as the calendar's mean.
    ("month", "time", 2_629_746.0),
    ("year", "time", 31_556_952.0),
    ("decade", "time", 315_569_520.0),
    ("century", "time", 3_155_695_200.0),
    ("mm", "length", 0.001),
    ("cm", "length", 0.01),
    ("m", "length", 1.0),
    ("km", "length", 1_000.0),
    ("inch", "length", 0.0254),
    ("foot", "length", 0.3048),
    ("yard", "length", 0.9144),
    ("mile", "length", 1_609.344),
    ("g", "weight", 0.001),
    ("kg", "weight", 1.0),
    ("tonne", "weight", 1_000.0),
    ("ton", "weight", 907.185),
    ("pound", "weight", 0.453_592),
    ("ounce", "weight", 0.028_35),
    ("sq m", "area", 1.0),
    ("sq foot", "area", 0.092_903),
    ("acre", "area", 4_046.86),
    ("hectare", "area", 10_000.0),
    ("sq km", "area", 1_000_000.0),
    ("sq mile", "area", 2_589_988.0),
    ("km/h", "speed", 1.0),
    ("mph", "speed", 1.609_344),
    ("litre", "volume", 1.0),
    ("gallon", "volume", 3.785_41),
    ("barrel", "volume", 158.987),
];

/// How far a rounded number may lie from the true one, at most, as a share of it.
const ROUNDED: f64 = 0.05;
/// The same for a number that the text calls approximate.
const ESTIMATED: f64 = 0.2;

impl Quantity {
    /// How this number and `other` stand to each other, their bounds and the precision of their digits considered.
    ///
    /// `35.7` may be a rounded `35.72`, and `43.9` and `43.8 million` two roundings of one number; `28` and `29` people
    /// are not, for people are counted one by one. Lengths, weights, areas and durations in different units are
    /// converted.
    pub fn fit(&self, other: &Self) -> Fit {
        let Some((here, there)) = scales(self.unit.as_deref(), other.unit.as_deref()) else { return Fit::Unlike };
        let exact = |q: &Self| !q.approximate && q.low.is_some() && q.low == q.high;
        let equal = |a: Option<f64>, b: Option<f64>| a.zip(b).is_some_and(|(a, b)| a.total_cmp(&b).is_eq());
        if exact(self) && exact(other) && equal(self.value, other.value) && self.unit == other.unit {
            return Fit::Same;
        }
        // `nearly 90` and `over 90` are two ways to write of about ninety.
        if (self.approximate || other.approximate) && equal(self.value, other.value) && here.total_cmp(&there).is_eq() {
            return Fit::Compatible;
        }
        let (a, b) = (self.range(), other.range());
        let (a, b) = ((a.0 * here, a.1 * here), (b.0 * there, b.1 * there));
        let gap = (a.0 - b.1).max(b.0 - a.1);
        // Two neighbouring roundings touch at one point; with three digits that is as near as writers agree.
        let touching = 1e-9 * a.1.abs().min(b.1.abs()).min(1e15);
        let fine = self.digits() >= 3 && other.digits() >= 3;
        let point = a.0 >= a.1 || b.0 >= b.1 || !self.is_rounded() || !other.is_rounded();
        if gap < -touching || (gap <= touching && (fine || point)) { Fit::Compatible } else { Fit::Clash }
    }

    /// Whether some number fits both (see [`Quantity::fit`]); false where they measure different things.
    pub fn compatible(&self, other: &Self) -> bool {
        matches!(self.fit(other), Fit::Same | Fit::Compatible)
    }

    /// The least and most that the true number can be, with the rounding that its digits allow.
    fn range(&self) -> (f64, f64) {
        let open = (f64::NEG_INFINITY, f64::INFINITY);
        let Some(value) = self.value else { return (self.low.unwrap_or(open.0), self.high.unwrap_or(open.1)) };
        let grain = grain(value);
        if self.approximate {
            let slack = grain.min(value.abs() * ESTIMATED);
            // `nearly 30` is not 31: the stated bound holds.
            return (self.low.unwrap_or(value - slack), self.high.unwrap_or(value + slack));
        }
        match (self.low, self.high) {
            (Some(low), Some(high)) if low >= high && self.is_rounded() => {
                let slack = (grain / 2.0).min(value.abs() * ROUNDED);
                (low - slack, high + slack)
            }
            (low, high) => (low.unwrap_or(open.0), high.unwrap_or(open.1)),
        }
    }

    /// Whether the number can be a rounding of a finer one: a measure, or a count with at least two noughts.
    fn is_rounded(&self) -> bool {
        self.value.is_some_and(|v| {
            let grain = grain(v);
            !(1.0..100.0).contains(&grain) || self.unit.as_deref().is_some_and(|u| u != "ordinal")
        })
    }

    /// How many digits the number is written with, noughts at its end aside; 0 for a vague one.
    fn digits(&self) -> usize {
        self.value.map_or(0, |v| (v.abs() / grain(v)).round().to_string().len())
    }
}

/// What to multiply the two units with to compare them; `None` where they measure different things.
fn scales(a: Option<&str>, b: Option<&str>) -> Option<(f64, f64)> {
    if a == b {
        return Some((1.0, 1.0));
    }
    let scale = |unit: &str| SCALES.iter().find(|(name, _, _)| *name == unit);
    let ((_, what_a, a), (_, what_b, b)) = (scale(a?)?, scale(b?)?);
    (what_a == what_b).then_some((*a, *b))
}

/// The value of the last digit that is written: 0.1 for `35.7`, 100,000 for `43.8 million`, 1 for `28`.
fn grain(value: f64) -> f64 {
    let text = value.abs().to_string();
    let power = |digits: usize| 10_f64.powi(i32::try_from(digits).unwrap_or(i32::MAX));
    match text.split_once('.') {
        Some((_, fraction)) => 1.0 / power(fraction.len()),
        None => power(text.len() - text.trim_end_matches('0').len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(value: f64, unit: Option<&str>) -> Quantity {
        Quantity {
            span: Span::default(),
            value: Some(value),
            low: Some(value),
            high: Some(value),
            approximate: false,
            unit: unit.map(str::to_owned),
            of: None,
        }
    }

    fn about(value: f64) -> Quantity {
        Quantity { low: None, high: None, approximate: true, ..exact(value, None) }
    }

    fn at_least(value: f64) -> Quantity {
        Quantity { high: None, ..exact(value, None) }
    }

    fn vague(low: f64, high: f64) -> Quantity {
        Quantity { value: None, low: Some(low), high: Some(high), approximate: true, ..exact(0.0, None) }
    }

    #[test]
    fn people_are_counted_one_by_one() {
        assert_eq!(exact(28.0, None).fit(&exact(28.0, None)), Fit::Same);
        assert_eq!(exact(28.0, None).fit(&exact(29.0, None)), Fit::Clash);
        assert_eq!(exact(30.0, None).fit(&exact(28.0, None)), Fit::Clash);
        assert_eq!(exact(300.0, None).fit(&exact(280.0, None)), Fit::Clash);
        assert_eq!(exact(1200.0, None).fit(&exact(1180.0, None)), Fit::Compatible);
    }

    #[test]
    fn a_rounding_is_no_clash() {
        let percent = Some("percent");
        assert_eq!(exact(35.72, percent).fit(&exact(35.7, percent)), Fit::Compatible);
        assert_eq!(exact(52.0, percent).fit(&exact(51.6, percent)), Fit::Compatible);
        assert_eq!(exact(52.0, percent).fit(&exact(51.0, percent)), Fit::Clash);
        assert_eq!(exact(35.7, percent).fit(&exact(30.0, percent)), Fit::Clash);
        let usd = Some("USD");
        assert_eq!(exact(43.9e6, usd).fit(&exact(43.8e6, usd)), Fit::Compatible);
        assert_eq!(exact(141e6, usd).fit(&exact(139e6, usd)), Fit::Clash);
        assert_eq!(exact(43_885_310.0, usd).fit(&exact(43.9e6, usd)), Fit::Compatible);
    }

    #[test]
    fn bounds_hold_on_their_side() {
        assert!(at_least(28.0).compatible(&exact(30.0, None)));
        assert!(at_least(28.0).compatible(&exact(28.0, None)));
        assert!(!at_least(28.0).compatible(&exact(27.0, None)));
        let most = Quantity { low: None, ..exact(50.0, None) };
        assert!(most.compatible(&exact(45.0, None)));
        assert!(!most.compatible(&exact(51.0, None)));
        let range = Quantity { value: Some(11.0), low: Some(10.0), high: Some(12.0), ..exact(11.0, None) };
        assert!(range.compatible(&exact(12.0, None)));
        assert!(!range.compatible(&exact(13.0, None)));
    }

    #[test]
    fn vague_numbers_fit_what_lies_in_them() {
        assert!(vague(24.0, 99.0).compatible(&exact(37.0, None)));
        assert!(!vague(24.0, 99.0).compatible(&exact(140.0, None)));
        assert!(about(30.0).compatible(&exact(28.0, None)));
        assert!(!about(30.0).compatible(&exact(45.0, None)));
        let nearly = Quantity { high: Some(30.0), ..about(30.0) };
        assert!(nearly.compatible(&exact(28.0, None)));
        assert!(!nearly.compatible(&exact(31.0, None)));
        let roughly = Quantity { unit: Some("USD".into()), ..about(141e6) };
        assert!(roughly.compatible(&exact(140_937_785.0, Some("USD"))));
        assert!(!roughly.compatible(&exact(139e6, Some("USD"))));
    }

    #[test]
    fn units_are_converted_or_kept_apart() {
        assert!(exact(2.0, Some("day")).compatible(&exact(48.0, Some("hour"))));
        assert!(!exact(7.0, Some("year")).compatible(&exact(8.0, Some("year"))));
        assert!(exact(35.0, Some("km")).compatible(&exact(22.0, Some("mile"))));
        assert_eq!(exact(5.0, Some("USD")).fit(&exact(5.0, Some("GBP"))), Fit::Unlike);
        assert_eq!(exact(5.0, Some("percent")).fit(&exact(5.0, None)), Fit::Unlike);
    }
}
