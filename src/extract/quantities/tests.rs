//! Numbers read from sentences by the engine.

use super::*;
use crate::extract::{dates, engine::Engine};

/// Each number of `text`: its words, `value low high unit`, what it counts; `~` before an approximate value.
fn read(text: &str) -> Vec<(String, String, String)> {
    let report = Report { paragraphs: vec![Span::new(0, text.len())], text: text.to_owned(), ..Report::default() };
    let doc = Engine::shared().read(text, &report.blocks());
    let dates: Vec<Span> =
        dates::find_all(std::slice::from_ref(&report), std::slice::from_ref(&doc)).iter().map(|d| d.span).collect();
    let number = |n: Option<f64>| n.map_or_else(|| "-".to_owned(), |n| ((n * 100.0).round() / 100.0).to_string());
    find(&report, &doc, &dates)
        .into_iter()
        .map(|q| {
            let about = if q.approximate { "~" } else { "" };
            let unit = q.unit.map(|u| format!(" {u}")).unwrap_or_default();
            let figures = if q.low == q.value && q.high == q.value && q.value.is_some() {
                number(q.value)
            } else {
                format!("{} {}..{}", number(q.value), number(q.low), number(q.high))
            };
            let of = q.of.map_or("", |s| report.words(s)).to_owned();
            (report.words(q.span).to_owned(), format!("{about}{figures}{unit}"), of)
        })
        .collect()
}

#[track_caller]
fn check(text: &str, want: &[(&str, &str, &str)]) {
    let want: Vec<_> = want.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect();
    assert_eq!(read(text), want, "{text}");
}

#[test]
fn plain_counts_and_what_they_count() {
    check("The blast killed 28 border guards.", &[("28", "28", "border guards")]);
    check("Twenty-eight people were hurt.", &[("Twenty-eight", "28", "people")]);
    check("Three of the wounded guards died.", &[("Three", "3", "wounded guards")]);
    check("The death toll rose to 30.", &[("30", "30", "death toll")]);
    check("No one was hurt, and one of them fled.", &[]);
}

#[test]
fn bounds() {
    check("At least 28 people died.", &[("At least 28", "28 28..-", "people")]);
    check("No more than 12 boats sank.", &[("No more than 12", "12 -..12", "boats")]);
    check("Nearly 30 boats sank.", &[("Nearly 30", "~30 -..30", "boats")]);
    check("About 30 boats sank.", &[("About 30", "~30 -..-", "boats")]);
    check("More than 300,000 voters stayed at home.", &[("More than 300,000", "300000 300000..-", "voters")]);
    check("They want 50 boats or more.", &[("50", "50", "boats")]);
    check("The ship sailed over 30 miles of reef.", &[("over 30 miles", "30 30..- mile", "reef")]);
}

#[test]
fn ranges() {
    check("Between 10 and 12 boats sank.", &[("Between 10 and 12", "11 10..12", "boats")]);
    check("Some 10-12 boats sank.", &[("Some 10-12", "~11 10..12", "boats")]);
    check("It cost $3 to $5 million.", &[("$3 to $5 million", "4000000 3000000..5000000 USD", "")]);
    check("They won 3-1 and the bill passed 51-48.", &[]);
}

#[test]
fn vague_numbers() {
    check("Dozens of people fled.", &[("Dozens", "~- 24..99", "people")]);
    check("Hundreds of thousands of people fled.", &[("Hundreds of thousands", "~- 200000..999999", "people")]);
    check("Several hundred people fled.", &[("Several hundred", "~- 300..999", "people")]);
    check("Two dozen people fled.", &[("Two dozen", "~24 -..-", "people")]);
    check("Fewer than two dozen people fled.", &[("Fewer than two dozen", "24 -..24", "people")]);
    check("Several villagers fled.", &[("Several", "~- 3..9", "villagers")]);
}

#[test]
fn money_and_shares() {
    check("The deal is worth $1.5 million.", &[("$1.5 million", "1500000 USD", "deal")]);
    check("It cost billions of dollars.", &[("billions of dollars", "~- 2000000000..999999999999 USD", "")]);
    check("They hold a six-seat majority.", &[("six", "6", "seat majority")]);
    check("The firm lost £2bn.", &[("£2bn", "2000000000 GBP", "")]);
    check("He paid 40 million euros.", &[("40 million euros", "40000000 EUR", "")]);
    check("Turnout was 35.7 percent.", &[("35.7 percent", "35.7 percent", "Turnout")]);
    check("Some 30 per cent of voters agreed.", &[("Some 30 per cent", "~30 -..- percent", "voters")]);
    check("Two-thirds of voters agreed.", &[("Two-thirds", "~66.67 -..- percent", "voters")]);
    check("One in four voters agreed.", &[("One in four", "25 percent", "voters")]);
    check("She earns $50 an hour.", &[("$50 an hour", "50 USD/hour", "")]);
}

#[test]
fn measures_durations_and_ages() {
    check("They agreed on a 48-hour truce.", &[("48-hour", "48 hour", "truce")]);
    check("The wall is 5 km long.", &[("5 km", "5 km", "wall")]);
    check("They walked for three hours.", &[("three hours", "3 hour", "")]);
    check("A 28-year-old nurse was freed.", &[("28-year-old", "28 years old", "nurse")]);
    check("John Doe, 28, was freed.", &[("28", "28 years old", "")]);
    check("It was the third attack.", &[("third", "3 ordinal", "attack")]);
}

#[test]
fn numbers_that_count_nothing() {
    for text in [
        "He left at 6 p.m. on 15 October 2024.",
        "The Boeing 737 landed.",
        "Ministers of the G7 met.",
        "The Covid-19 ward closed.",
        "Article 5 of the treaty applies.",
        "Call 202-555-0100 now.",
        "In 1998 the war ended.",
        "See page 12 and No. 7.",
        "He first spoke on Monday.",
        "It rained in the second half.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_number_that_is_a_name() {
    check("The fire began in block 7 of camp 3, report 12 says.", &[]);
    check("The fire reached 7 blocks.", &[("7", "7", "blocks")]);
}

#[test]
fn words_with_capitals_and_figures_behind_a_colon() {
    check("Traders Report Losses of 40 Boats in Eight Years", &[("40", "40", "Boats"), ("Eight Years", "8 year", "")]);
    check("He called it the town's tax rate: 30 percent.", &[("30 percent", "30 percent", "town's tax rate")]);
    check("He called it a tax: the town paid 30 percent.", &[("30 percent", "30 percent", "")]);
}
