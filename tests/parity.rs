//! The engine answers as the model it was taken from does, on sentences written for this test.
//!
//! `parity/spacy.tsv` holds that model's answers in full precision; the weights here are rounded to small integers,
//! which is why a few answers may differ.
#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

use parallax::extract::engine::{Engine, Token};
use parallax::model::Span;
use sha2::{Digest, Sha256};

const SENTENCES: &str = include_str!("parity/sentences.txt");
const ANSWERS: &str = include_str!("parity/spacy.tsv");

/// Each token's answers as a row of the file has them, with the number of the sentence before it.
fn rows() -> Vec<(usize, Vec<String>)> {
    let mut blocks = Vec::new();
    for line in SENTENCES.lines() {
        let start = blocks.last().map_or(0, |b: &Span| b.end + 1);
        blocks.push(Span::new(start, start + line.len()));
    }
    let doc = Engine::shared().read(SENTENCES, &blocks);
    let row = |(i, token): (usize, &Token)| {
        let block = blocks[token.block];
        let first = doc.tokens_in(block).start;
        let starts = doc.sentences[token.sentence].start == i;
        let row = vec![
            (token.span.start - block.start).to_string(),
            token.span.of(SENTENCES).to_owned(),
            token.tag.as_str().to_owned(),
            token.pos.as_str().to_owned(),
            token.dep.as_str().to_owned(),
            (token.head - first).to_string(),
            entity(token),
            token.lemma.to_string(),
            u8::from(starts).to_string(),
        ];
        (token.block, row)
    };
    doc.tokens.iter().enumerate().map(row).collect()
}

fn entity(token: &Token) -> String {
    let begin = if token.entity_start { "B" } else { "I" };
    token.entity.map_or_else(|| "-".to_owned(), |label| format!("{begin}-{}", label.as_str()))
}

fn answers() -> Vec<(usize, Vec<String>)> {
    ANSWERS
        .lines()
        .map(|line| {
            let (number, row) = line.split_once('\t').unwrap();
            (number.parse().unwrap(), row.split('\t').map(str::to_owned).collect())
        })
        .collect()
}

/// The share of rows whose `columns` agree, of those that `counts` lets count, and the rows that do not.
fn agreement(columns: &[usize], counts: impl Fn(&[String]) -> bool) -> (f64, Vec<String>) {
    let (ours, theirs) = (rows(), answers());
    let mut total = 0;
    let mut different = Vec::new();
    for ((_, our), (number, their)) in ours.iter().zip(&theirs).filter(|(_, (_, row))| counts(row)) {
        total += 1;
        if columns.iter().any(|&c| our[c] != their[c]) {
            different.push(format!("sentence {number}: {our:?} for {their:?}"));
        }
    }
    (1.0 - different.len() as f64 / f64::from(total), different)
}

fn at_least(share: f64, columns: &[usize], counts: impl Fn(&[String]) -> bool) {
    let (found, different) = agreement(columns, counts);
    assert!(found >= share, "{found:.4} agree:\n{}", different.join("\n"));
}

#[test]
fn tokens_are_all_the_same() {
    let place = |(number, row): &(usize, Vec<String>)| (*number, row[0].clone(), row[1].clone());
    for (ours, theirs) in rows().iter().zip(&answers()) {
        assert_eq!(place(ours), place(theirs));
    }
    assert_eq!(rows().len(), answers().len());
}

#[test]
fn tags_agree() {
    at_least(0.995, &[2], |_| true);
}

#[test]
fn parts_of_speech_agree() {
    at_least(0.995, &[3], |row| !row[1].contains('’'));
}

#[test]
fn heads_and_relations_agree() {
    at_least(0.99, &[4, 5], |_| true);
}

#[test]
fn entities_agree() {
    at_least(0.99, &[6], |_| true);
}

/// A typographic apostrophe is read like a straight one here, which the model does not do (`’s` is no form of `be`).
#[test]
fn lemmas_agree() {
    at_least(0.995, &[7], |row| !row[1].contains('’'));
}

#[test]
fn sentences_begin_where_they_do_for_the_model() {
    at_least(0.999, &[8], |_| true);
}

#[test]
fn the_model_card_names_the_file() {
    let hash = Sha256::digest(include_bytes!("../assets/model/english.bin"));
    let hex = hash.iter().fold(String::new(), |hex, b| format!("{hex}{b:02x}"));
    let card = include_str!("../assets/model/README.md");
    assert!(card.contains(&hex), "assets/model/README.md lacks {hex}");
}
