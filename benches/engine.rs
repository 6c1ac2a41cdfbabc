//! What the language engine costs: loading, words per second, and that the cost grows with the length alone.
//!
//! `cargo bench --bench engine`; the reports are made up from the lists below, or are the `.txt` files of the folder that
//! the variable `TEXTS` names.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark that fails panics")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use parallax::extract::{self, engine::Engine};
use parallax::model::{Report, ReportId, Span};

fn main() {
    divan::main();
}

const PEOPLE: &[&str] = &[
    "Amara Nwosu",
    "Jonas Lindqvist",
    "Mr. Castellanos",
    "Dr. Ishikawa",
    "the mayor",
    "Prime Minister Eva Horvat",
    "a senior diplomat",
    "Colonel Rashid Mansour",
    "the union's lawyer",
    "Sister Benedikta",
    "Tomasz Wilk",
    "two officials who asked not to be named",
];
const PLACES: &[&str] = &[
    "Port Sudan",
    "Gdańsk",
    "the northern province of Tarma",
    "Lagos",
    "Novi Sad",
    "Quito",
    "the border town of Hessel",
    "Manila",
    "Leeds",
    "Almaty",
];
const EVENTS: &[&str] = &[
    "the ferry strike",
    "a 48-hour ceasefire",
    "the vote on the pensions bill",
    "the raid on the harbour office",
    "last week's flood",
    "the £2.4bn rail contract",
    "the release of 31 prisoners",
    "talks with the rebels",
];
const SENTENCES: &[&str] = &[
    "{who} told reporters in {where} on {day} that {what} would go ahead.",
    "“We can't accept this,” said {who}, adding that {what} had cost at least {n} lives.",
    "According to {who}, {n} people were injured when the police moved into {where}.",
    "{who} denied the claim and called it “a fairy tale”.",
    "The ministry in {where} put the damage at ${n} million, up from an earlier estimate.",
    "It isn't clear whether {who} knew of {what} before {day}.",
    "In a statement, {who} said that {what} \"does not concern us\".",
    "Asked about {what}, {who} declined to comment.",
    "Nearly {n} per cent of voters in {where} oppose {what}, a survey published on {day} suggests.",
    "{who}, who has lived in {where} since {year}, fears that {what} will drive families away.",
    "The court's ruling, which {who} described as historic, takes effect on {day}.",
    "Witnesses in {where} reported hearing {n} shots shortly before 6 a.m. local time.",
];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A made-up report of about 500 words in 12 paragraphs; another `number` gives another one.
fn report(number: usize) -> String {
    let mut seed = number as u64 + 1;
    // A linear congruential generator (Knuth's MMIX) is random enough to pick from lists.
    let mut pick = |count: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % count
    };
    let mut text = String::new();
    for _ in 0..12 {
        for _ in 0..2 + pick(2) {
            let sentence = SENTENCES[pick(SENTENCES.len())]
                .replace("{who}", PEOPLE[pick(PEOPLE.len())])
                .replace("{where}", PLACES[pick(PLACES.len())])
                .replace("{what}", EVENTS[pick(EVENTS.len())])
                .replace("{day}", DAYS[pick(DAYS.len())])
                .replace("{n}", &(2 + pick(90)).to_string())
                .replace("{year}", &(1950 + pick(70)).to_string());
            text.push_str(&sentence);
            text.push(' ');
        }
        text.pop();
        text.push('\n');
    }
    text
}

/// The texts of `count` reports.
fn texts(count: usize) -> Vec<String> {
    let Ok(folder) = std::env::var("TEXTS") else { return (0..count).map(report).collect() };
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files.iter().take(count).map(|f| std::fs::read_to_string(f).unwrap()).collect()
}

/// Each line is a block.
fn blocks(text: &str) -> Vec<Span> {
    let mut at = 0;
    text.lines()
        .map(|line| {
            let block = Span::new(at, at + line.len());
            at += line.len() + 1;
            block
        })
        .collect()
}

#[divan::bench]
fn load() -> Engine {
    Engine::new()
}

#[divan::bench(args = [1, 10, 100], sample_count = 10, sample_size = 1)]
fn read_reports(bencher: Bencher<'_, '_>, count: usize) {
    let engine = Engine::shared();
    let reports: Vec<_> = texts(count).into_iter().map(|text| (blocks(&text), text)).collect();
    let read = || reports.iter().map(|(blocks, text)| engine.read(black_box(text), blocks).tokens.len()).sum::<usize>();
    bencher.counter(ItemsCount::new(read())).bench(read);
}

/// One report as long as many: the cost is that of the many.
#[divan::bench(args = [1, 10, 100], sample_count = 10, sample_size = 1)]
fn read_one_long_report(bencher: Bencher<'_, '_>, count: usize) {
    let engine = Engine::shared();
    let text = texts(count).join("\n");
    let blocks = blocks(&text);
    let read = || engine.read(black_box(&text), &blocks).tokens.len();
    bencher.counter(ItemsCount::new(read())).bench(read);
}

/// All that is read from reports: sentences, actors, claims, quantities, dates.
#[divan::bench(args = [1, 10, 100], sample_count = 10, sample_size = 1)]
fn extract_reports(bencher: Bencher<'_, '_>, count: usize) {
    let reports: Vec<Report> = texts(count)
        .into_iter()
        .enumerate()
        .map(|(i, text)| Report { id: ReportId::new(i), paragraphs: blocks(&text), text, ..Report::default() })
        .collect();
    let read = || extract::read(black_box(&reports), &|_, _| true).docs.iter().map(|d| d.tokens.len()).sum::<usize>();
    bencher.counter(ItemsCount::new(read())).bench(read);
}
