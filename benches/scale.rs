//! What a folder costs by its size: sorting it into events, cold and warm, and opening one; on generated text.
//!
//! `cargo bench --bench scale` prints the table of `docs/limits.md`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark that fails panics")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

use parallax::load::{Given, shelf};

/// Numbers without a pattern, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }

    /// Small numbers far more often than large ones, as words come in texts.
    fn rank(&mut self, n: usize) -> usize {
        let all = self.below(n) + 1;
        self.below(all)
    }
}

/// The word with that number: made of syllables.
fn word(mut n: usize) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "du", "fa", "ge", "hi", "jo", "pu", "lan", "mer", "sin",
        "tor", "wes",
    ];
    let mut out = String::new();
    n += 20;
    while n > 0 {
        out.push_str(SYLLABLES[n % 20]);
        n /= 20;
    }
    out
}

/// Writes `count` reports of about 4 kB, one to nine an event, and tells how many bytes they are.
fn write(folder: &Path, count: usize) -> usize {
    let mut dice = Dice(count as u64);
    let (mut made, mut bytes, mut event) = (0, 0, 0);
    while made < count {
        let own: Vec<String> = (0..60).map(|_| word(5_000 + dice.below(40_000))).collect();
        for _ in 0..=dice.below(9).min(count - made - 1) {
            let mut text = format!("Report of {} and {}\n\n", own[dice.below(6)], own[dice.below(6)]);
            for paragraph in 0..14 {
                for _ in 0..45 {
                    let pick = if dice.below(4) == 0 { own[dice.rank(60)].clone() } else { word(dice.rank(5_000)) };
                    let _ = write!(text, "{pick} ");
                }
                let _ = write!(text, "said speaker {paragraph}.\n\n");
            }
            bytes += text.len();
            let place = folder.join(format!("{:02}", made % 40));
            fs::create_dir_all(&place).unwrap();
            fs::write(place.join(format!("{event:05}-{made:05}.txt")), text).unwrap();
            made += 1;
        }
        event += 1;
    }
    bytes
}

/// The most memory that the program has held so far, in MB; 0 where the system does not tell.
fn memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|n| n.parse::<usize>().ok()).unwrap_or_default() / 1024
}

fn main() {
    println!("| reports | text | events | cold | warm | an event of five | memory |\n|---|---|---|---|---|---|---|");
    for count in [100, 300, 1_000, 3_000, 10_000] {
        let folder = tempfile::tempdir().unwrap();
        let bytes = write(folder.path(), count);
        let paths = [folder.path().to_owned()];
        let open = || {
            let began = Instant::now();
            let shelf = shelf::open(&paths, &Given::default(), |_, _| ());
            (began.elapsed(), shelf)
        };
        let (cold, _) = open();
        let (warm, shelf) = open();
        let five = shelf.events.iter().find(|e| e.cards.len() == 5).unwrap_or(&shelf.events[0]);
        let began = Instant::now();
        let briefing = parallax::brief(shelf.load(five).reports, None);
        let opened = began.elapsed();
        assert!(!briefing.reports.is_empty());
        println!(
            "| {count} | {:.1} MB | {} | {:.2} s | {:.2} s | {:.0} ms | {} MB |",
            bytes as f64 / 1e6,
            shelf.events.len(),
            cold.as_secs_f64(),
            warm.as_secs_f64(),
            opened.as_secs_f64() * 1e3,
            memory()
        );
    }
}
