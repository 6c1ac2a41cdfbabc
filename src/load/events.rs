//! Which reports tell of the same event: a light pass over their opening words, no parse needed.
//!
//! Each report becomes a vector of its rarer words (tf-idf, the lead weighing double); reports are joined bottom-up
//! by average linkage (UPGMA) as long as two groups are alike enough. Only pairs that share a rarer word are looked at,
//! so the cost stays nearly linear.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap, HashMap, HashSet};
use std::fmt::Write;
use std::sync::LazyLock;
use std::thread;

use super::outlet;
use crate::model::Report;

/// Words of a report that are looked at.
const WORDS: usize = 300;

/// Words of the lead, which weigh double.
const LEAD: usize = 100;

/// Terms that a report is known by.
const TERMS: usize = 100;

/// The likeness from which two groups are one event; found on shuffled reports of known events, and flat around.
const ALIKE: f32 = 0.18;

/// Reports that stand for all those not in the folder, so that in a small one the event's own words still count.
const BACKGROUND: f32 = 200.0;

/// Nearest earlier reports that a report is compared with.
const NEAREST: usize = 100;

static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| outlet::rows(include_str!("../../assets/lexicon/common-words.txt")).collect());

/// What grouping knows of a report: its terms by hash with their weighted counts, in the order of the hashes.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Signature(Vec<(u32, u8)>);

impl Signature {
    /// The signature of a report.
    pub fn of(report: &Report) -> Self {
        let mut counts: BTreeMap<u32, u8> = BTreeMap::new();
        let blocks = report.blocks();
        let words = blocks
            .iter()
            .flat_map(|&b| report.words(b).split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))));
        for (at, word) in words.filter(|w| !w.is_empty()).take(WORDS).enumerate() {
            if let Some(term) = term(word) {
                let count = counts.entry(hash(&term)).or_default();
                *count = count.saturating_add(if at < LEAD { 2 } else { 1 });
            }
        }
        Self(counts.into_iter().collect())
    }

    /// The signature as text, for a cache: ten hexadecimal figures a term.
    pub(crate) fn encode(&self) -> String {
        self.0.iter().fold(String::with_capacity(self.0.len() * 10), |mut out, (term, count)| {
            // Writing to a string cannot fail.
            let _ = write!(out, "{term:08x}{count:02x}");
            out
        })
    }

    /// Reads what [`Signature::encode`] wrote; `None` where it is damaged.
    pub(crate) fn decode(text: &str) -> Option<Self> {
        let terms = text.as_bytes().chunks(10).map(|cell| {
            let cell = std::str::from_utf8(cell).ok().filter(|c| c.len() == 10)?;
            let (term, count) = cell.split_at_checked(8)?;
            Some((u32::from_str_radix(term, 16).ok()?, u8::from_str_radix(count, 16).ok()?))
        });
        terms.collect::<Option<Vec<_>>>().map(Self)
    }
}

/// The stem of a word in small letters; `None` for words that tell nothing.
fn term(word: &str) -> Option<String> {
    let mut word = word.trim_matches(['\'', '’', '-']).to_lowercase();
    if word.chars().count() < 3 || COMMON.contains(word.as_str()) {
        return None;
    }
    for end in ["'s", "’s"] {
        word.truncate(word.strip_suffix(end).map_or(word.len(), str::len));
    }
    if word.is_ascii() && word.len() > 4 {
        let stem = ["ies", "ing", "ed", "es", "s"].iter().find_map(|e| word.strip_suffix(e).filter(|s| s.len() >= 3));
        word.truncate(stem.map_or(word.len(), str::len));
    }
    Some(word)
}

/// FNV-1a, the same on every machine.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// Groups reports into events: each a list of places in `signatures`, in order; events by their first report.
///
/// The same reports in another order give the same groups.
pub fn group(signatures: &[&Signature]) -> Vec<Vec<usize>> {
    // Sums of fractions depend on their order: work in one of the contents' own.
    let mut order: Vec<usize> = (0..signatures.len()).collect();
    order.sort_by(|&a, &b| signatures.get(a).cmp(&signatures.get(b)));
    let vectors = weigh(&order.iter().filter_map(|&i| signatures.get(i).copied()).collect::<Vec<_>>());
    let mut groups: Vec<Vec<usize>> = link(vectors.len(), &alike(&vectors))
        .into_iter()
        .map(|members| {
            let mut places: Vec<usize> = members.into_iter().filter_map(|m| order.get(m).copied()).collect();
            places.sort_unstable();
            places
        })
        .collect();
    groups.sort();
    groups
}

/// A vector in the order of its terms.
type Vector = Vec<(u32, f32)>;

/// Tf-idf vectors of length one, cut to their heaviest terms.
fn weigh(signatures: &[&Signature]) -> Vec<Vector> {
    let mut spread: HashMap<u32, f32> = HashMap::new();
    for (term, _) in signatures.iter().flat_map(|s| &s.0) {
        *spread.entry(*term).or_default() += 1.0;
    }
    let all = signatures.len() as f32 + BACKGROUND;
    signatures
        .iter()
        .map(|s| {
            let idf = |t: &u32| (all / (spread.get(t).copied().unwrap_or_default() + 1.0)).ln();
            let mut vector: Vector =
                s.0.iter().map(|(t, count)| (*t, (1.0 + f32::from((*count).max(1)).ln()) * idf(t))).collect();
            heaviest(&mut vector, TERMS);
            let length = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
            for (_, weight) in &mut vector {
                *weight /= length.max(f32::MIN_POSITIVE);
            }
            vector
        })
        .collect()
}

/// Keeps the `most` heaviest terms of a vector.
fn heaviest(vector: &mut Vector, most: usize) {
    if vector.len() > most {
        vector.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        vector.truncate(most);
        vector.sort_by_key(|(t, _)| *t);
    }
}

/// The pairs of vectors that are somewhat alike, the later one first, with their likeness; on all cores.
fn alike(vectors: &[Vector]) -> Vec<(usize, usize, f32)> {
    let mut index: HashMap<u32, Vec<(usize, f32)>> = HashMap::new();
    for (i, vector) in vectors.iter().enumerate() {
        for &(term, weight) in vector {
            index.entry(term).or_default().push((i, weight));
        }
    }
    // Terms of very many reports join everything to everything and tell events apart least.
    let common = (vectors.len() / 50).max(200);
    index.retain(|_, reports| reports.len() <= common);
    let threads = crate::parallel::threads().min(vectors.len() / 500 + 1);
    thread::scope(|scope| {
        let index = &index;
        let every = |first: usize| move || earlier(vectors, index, (first..vectors.len()).step_by(threads));
        let others: Vec<_> = (1..threads).map(|t| scope.spawn(every(t))).collect();
        let mut out = every(0)();
        out.extend(others.into_iter().filter_map(|t| t.join().ok()).flatten());
        out
    })
}

/// For each of the vectors at `places` its nearest earlier ones.
fn earlier(
    vectors: &[Vector],
    index: &HashMap<u32, Vec<(usize, f32)>>,
    places: impl Iterator<Item = usize>,
) -> Vec<(usize, usize, f32)> {
    let mut scores = vec![0.0_f32; vectors.len()];
    let mut out = Vec::new();
    for (i, vector) in places.filter_map(|i| Some((i, vectors.get(i)?))) {
        let mut touched = Vec::new();
        for (term, weight) in vector {
            for &(j, other) in index.get(term).into_iter().flatten() {
                if j >= i {
                    break;
                }
                if let Some(score) = scores.get_mut(j) {
                    if *score == 0.0 {
                        touched.push(j);
                    }
                    *score += weight * other;
                }
            }
        }
        let mut near: Vec<(usize, f32)> = touched
            .into_iter()
            .filter_map(|j| Some((j, std::mem::take(scores.get_mut(j)?))))
            .filter(|(_, s)| *s > ALIKE / 4.0)
            .collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(NEAREST);
        // What the common terms add.
        out.extend(near.into_iter().filter_map(|(j, _)| Some((i, j, dot(vector, vectors.get(j)?)))));
    }
    out
}

/// A pair of groups that may be joined; the likest first.
#[derive(Debug, PartialEq)]
struct Pair {
    likeness: f32,
    a: usize,
    b: usize,
}

impl Eq for Pair {}

impl Ord for Pair {
    fn cmp(&self, other: &Self) -> Ordering {
        self.likeness.total_cmp(&other.likeness).then(other.a.cmp(&self.a)).then(other.b.cmp(&self.b))
    }
}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A group while groups are being joined.
struct Group {
    members: Vec<usize>,
    /// The likeness of all pairs with each other group together; a pair that is not alike counts nothing.
    near: HashMap<usize, f32>,
}

/// Joins the likest two groups until none are alike enough.
fn link(count: usize, pairs: &[(usize, usize, f32)]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Option<Group>> =
        (0..count).map(|i| Some(Group { members: vec![i], near: HashMap::new() })).collect();
    let mut heap = BinaryHeap::new();
    for &(i, j, likeness) in pairs {
        for (a, b) in [(i, j), (j, i)] {
            if let Some(Some(group)) = groups.get_mut(a) {
                group.near.insert(b, likeness);
            }
        }
        if likeness >= ALIKE {
            heap.push(Pair { likeness, a: j, b: i });
        }
    }
    while let Some(Pair { a, b, .. }) = heap.pop() {
        // Pairs of groups that were joined since then are stale.
        if !groups.get(a).is_some_and(Option::is_some) || !groups.get(b).is_some_and(Option::is_some) {
            continue;
        }
        let (Some(first), Some(second)) =
            (groups.get_mut(a).and_then(Option::take), groups.get_mut(b).and_then(Option::take))
        else {
            continue;
        };
        let new = groups.len();
        let (mut large, small) = if first.near.len() >= second.near.len() { (first, second) } else { (second, first) };
        large.members.extend(small.members);
        for (n, likeness) in small.near {
            *large.near.entry(n).or_default() += likeness;
        }
        large.near.remove(&a);
        large.near.remove(&b);
        for (&n, &likeness) in &large.near {
            let Some(Some(group)) = groups.get_mut(n) else { continue };
            group.near.remove(&a);
            group.near.remove(&b);
            group.near.insert(new, likeness);
            let likeness = likeness / (large.members.len() * group.members.len()) as f32;
            if likeness >= ALIKE {
                heap.push(Pair { likeness, a: n, b: new });
            }
        }
        groups.push(Some(large));
    }
    groups.into_iter().flatten().map(|g| g.members).collect()
}

fn dot(a: &Vector, b: &Vector) -> f32 {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut total = 0.0;
    while let (Some((s, x)), Some((t, y))) = (a.peek(), b.peek()) {
        match s.cmp(t) {
            Ordering::Less => {
                a.next();
            }
            Ordering::Greater => {
                b.next();
            }
            Ordering::Equal => {
                total += x * y;
                a.next();
                b.next();
            }
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn signature(text: &str) -> Signature {
        Signature::of(&Report { text: text.into(), paragraphs: vec![Span::new(0, text.len())], ..Report::default() })
    }

    const REPORTS: [&str; 5] = [
        "The ferry Aurora ran aground off Kalvik harbour in thick fog, and forty passengers waited for rescue boats until dawn.",
        "Wheat prices rose sharply after drought cut the harvest on the northern plains, traders at the grain exchange said.",
        "Forty passengers of the ferry Aurora spent the night on board after it ran aground in fog near Kalvik harbour.",
        "Traders expect dearer bread as drought on the northern plains ruins the wheat harvest and grain prices climb.",
        "The orchestra named a cellist as its first conductor from abroad.",
    ];

    #[test]
    fn reports_of_one_event_come_together_and_others_stay_apart() {
        let all: Vec<Signature> = REPORTS.iter().map(|t| signature(t)).collect();
        assert_eq!(group(&all.iter().collect::<Vec<_>>()), [vec![0, 2], vec![1, 3], vec![4]]);
    }

    #[test]
    fn groups_do_not_hang_on_the_order() {
        let all: Vec<Signature> = REPORTS.iter().map(|t| signature(t)).collect();
        let turned: Vec<&Signature> = all.iter().rev().collect();
        assert_eq!(group(&turned), [vec![0], vec![1, 3], vec![2, 4]]);
    }

    #[test]
    fn signatures_survive_a_cache() {
        let one = signature(REPORTS[0]);
        assert_eq!(Signature::decode(&one.encode()), Some(one));
        assert_eq!(Signature::decode("0123"), None);
        assert_eq!(Signature::decode("01234567é"), None);
    }

    #[test]
    fn nothing_and_empty_reports_are_groups_too() {
        assert!(group(&[]).is_empty());
        let empty = signature("");
        assert_eq!(group(&[&empty, &empty]), [vec![0], vec![1]]);
    }
}
