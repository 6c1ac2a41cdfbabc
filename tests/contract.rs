//! The JSON contract over the whole program: every item is its words, whatever the text and the order of the files.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use parallax::load::{self, Given};
use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

const ONE: &str = "\
Fire in Kandor market kills 12

KANDOR: A fire in the covered market of Kandor killed 12 people on Monday, police said.

“We warned the owners twice,” said Fire Chief Ana Brandt. She added that the exits were locked.

Mayor Piet de Wit accused the traders’ union of breaking every rule. The union could not be reached for comment.

Follow us on Twitter @DailyOne.
";

const TWO: &str = "\
Blaze in old market: at least 19 dead

At least 19 people died in Monday’s blaze, a hospital in Kandor said on 4 November 2025.

According to the traders’ union, the exits were open. Brandt, the fire chief, said the owners “had been warned”.

The talks between the union and the mayor are continuing.
";

/// What the program says of `texts`, in that order.
fn read(texts: &[(&str, &str)]) -> (String, Value) {
    let dir = TempDir::new().unwrap();
    let paths: Vec<PathBuf> = texts.iter().map(|(name, _)| dir.path().join(name)).collect();
    for (path, (_, text)) in paths.iter().zip(texts) {
        fs::write(path, text).unwrap();
    }
    let loaded = load::load(&paths, &Given::default());
    let briefing = parallax::brief(loaded.reports, loaded.title);
    let json = parallax::export::json::render(&briefing, &parallax::review::Judgements::default());
    let value = serde_json::from_str(&json).unwrap();
    (json, value)
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts the words of spans out of the reports.
struct Cutter(BTreeMap<String, Vec<char>>);

impl Cutter {
    fn new(all: &Value) -> Self {
        let text = |r: &Value| r["text"].as_str().unwrap().chars().collect();
        Self(list(all, "reports").iter().map(|r| (r["id"].as_str().unwrap().to_owned(), text(r))).collect())
    }

    /// The words of a span, which has to lie in its report and hold something to see.
    fn cut(&self, report: &Value, span: &Value) -> String {
        let text = &self.0[report.as_str().unwrap()];
        let at = |i: usize| usize::try_from(span[i].as_u64().unwrap()).unwrap();
        let words = flat(
            &text.get(at(0)..at(1)).unwrap_or_else(|| panic!("{span} of {}", text.len())).iter().collect::<String>(),
        );
        assert!(!words.is_empty(), "{span} holds nothing");
        words
    }
}

/// Fails where an item is not the words at its place, or refers to what is not there.
fn check(all: &Value) {
    let c = Cutter::new(all);
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for field in ["reports", "actors", "claims", "dates", "findings"] {
        for x in list(all, field) {
            assert!(ids.insert(x["id"].as_str().unwrap()), "{} is there twice", x["id"]);
        }
    }
    let known = |id: &Value| assert!(ids.contains(id.as_str().unwrap()), "{id} is unknown");
    for r in list(all, "reports") {
        if let Some(text) = r["headline"]["text"].as_str() {
            assert_eq!(c.cut(&r["id"], &r["headline"]["span"]), flat(text));
        }
        for field in ["furniture", "paragraphs", "sentences"] {
            let mut last = 0;
            for span in list(r, field) {
                c.cut(&r["id"], span);
                assert!(span[0].as_u64().unwrap() >= last, "{field} are in order and apart: {}", r[field]);
                last = span[1].as_u64().unwrap();
            }
        }
        if !r["published"]["span"].is_null() {
            c.cut(&r["id"], &r["published"]["span"]);
        }
    }
    for a in list(all, "actors") {
        let places: BTreeSet<String> = list(a, "mentions").iter().map(|m| c.cut(&m["report"], &m["span"])).collect();
        assert!(!places.is_empty(), "{} is mentioned nowhere", a["name"]);
        for name in list(a, "names") {
            assert!(places.contains(&flat(name.as_str().unwrap())), "{name} stands nowhere: {places:?}");
        }
    }
    for claim in list(all, "claims") {
        let report = &claim["report"];
        c.cut(report, &claim["span"]);
        for span in list(claim, "spans") {
            c.cut(report, span);
            assert!(span[0].as_u64() >= claim["span"][0].as_u64() && span[1].as_u64() <= claim["span"][1].as_u64());
        }
        let source = &claim["source"];
        // An attribution may leave its source out (`it was said`); the outlet itself never has one.
        assert!(source.is_null() || claim["form"] != "narrated", "{claim}");
        if !source.is_null() {
            assert_eq!(c.cut(report, &source["span"]), flat(source["label"].as_str().unwrap()));
            if !source["actor"].is_null() {
                known(&source["actor"]);
            }
        }
        if !claim["cue"].is_null() {
            c.cut(report, &claim["cue"]["span"]);
        }
        for q in list(claim, "quantities") {
            c.cut(report, &q["span"]);
            if let (Some(low), Some(high)) = (q["low"].as_f64(), q["high"].as_f64()) {
                assert!(low <= high, "{q}");
            }
        }
        for h in list(claim, "hedges") {
            c.cut(report, h);
        }
        ["about", "accuses", "dates"].iter().flat_map(|f| list(claim, f)).for_each(known);
        claim["within"].as_str().map(|_| &claim["within"]).into_iter().for_each(known);
    }
    for d in list(all, "dates") {
        assert_eq!(c.cut(&d["report"], &d["span"]), flat(d["text"].as_str().unwrap()));
    }
    for f in list(all, "findings") {
        for e in list(f, "evidence") {
            c.cut(&e["report"], &e["span"]);
        }
        list(f, "claims").iter().for_each(known);
        assert_eq!(f["relation"] == "disputed", !f["type"].is_null(), "{f}");
    }
    for v in list(all, "voices") {
        known(&v["actor"]);
        ["accused_in", "spoken_for", "claims"].iter().flat_map(|field| list(v, field)).for_each(known);
    }
    for w in list(all, "wordings") {
        for label in list(w, "labels") {
            for span in list(label, "spans") {
                assert_eq!(c.cut(&w["report"], span), flat(label["text"].as_str().unwrap()));
            }
        }
    }
    for e in ["gaps"].iter().flat_map(|f| list(all, f)).flat_map(|g| list(g, "evidence")) {
        c.cut(&e["report"], &e["span"]);
    }
}

/// What was found, without the numbers that follow the order of the files.
fn findings(all: &Value) -> BTreeSet<String> {
    let outline = |f: &Value| {
        let mut claims: Vec<&str> = list(f, "claims").iter().map(|c| c.as_str().unwrap()).collect();
        claims.sort_unstable();
        format!("{} {} {} {} {} {claims:?}", f["id"], f["relation"], f["type"], f["confidence"], f["reason"])
    };
    list(all, "findings").iter().map(outline).collect()
}

#[test]
fn every_item_of_two_reports_is_its_words() {
    let (_, all) = read(&[("one.txt", ONE), ("two.txt", TWO)]);
    assert!(list(&all, "claims").len() > 4, "{all}");
    check(&all);
}

#[test]
fn the_sample_keeps_the_contract_too() {
    let loaded = load::sample(&Given::default());
    let briefing = parallax::brief(loaded.reports, loaded.title);
    check(&parallax::export::json::value(&briefing));
}

#[test]
fn the_same_files_give_the_same_bytes_and_in_another_order_the_same_findings() {
    let (one, forth) = read(&[("one.txt", ONE), ("two.txt", TWO)]);
    let (again, _) = read(&[("one.txt", ONE), ("two.txt", TWO)]);
    assert_eq!(one, again);
    let (_, back) = read(&[("two.txt", TWO), ("one.txt", ONE)]);
    assert_eq!(findings(&forth), findings(&back));
    check(&back);
    let names = |all: &Value| list(all, "reports").iter().map(|r| r["file"].clone()).collect::<Vec<_>>();
    assert_eq!(
        (names(&forth), names(&back)),
        (vec!["one.txt".into(), "two.txt".into()], vec!["two.txt".into(), "one.txt".into()])
    );
    let actors = |all: &Value| list(all, "actors").iter().map(|a| a["name"].to_string()).collect::<BTreeSet<_>>();
    assert_eq!(actors(&forth), actors(&back));
}

#[test]
fn the_same_report_twice_and_a_report_of_one_word_open() {
    check(&read(&[("one.txt", ONE), ("copy.txt", ONE)]).1);
    check(&read(&[("word.txt", "Fire.")]).1);
}

/// Texts between prose and noise: sentences of the kind that news has, cut up and strewn with odd characters.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "Police said 12 people were killed in Kandor on Monday. ", "“We warned them,” said Ana Brandt. ",
            "The exits were locked, according to the union. ", "He denied it. ", "KANDOR (AFP): ", "By Jo Lind\n\n",
            "Mr. de Wit, who could not be reached, accused the Taliban of at least 3 attacks last week, ", "\n\n", "\n", "\r\n\r\n",
            "Talks between Türkiye and the U.S. have ended; they’re not over, it warned. ", "Updated 3 hours ago\n", "@Daily_One ",
            "“The mayor ‘lied’ — twice”, ", "between 28 and 30 percent ", "24 October 2025 ", "Follow us on X. ", "said ", "that ",
        ]).prop_map(str::to_owned),
        2 => "[a-zA-Z “”‘’\"'.,:;!?()–—0-9-]{0,24}",
        1 => "\\PC{0,12}",
        1 => any::<String>().prop_map(|s| s.chars().take(12).collect()),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_text_every_item_is_its_words(one in any_text(), two in any_text()) {
        let (json, all) = read(&[("one.txt", &one), ("two.txt", &two)]);
        check(&all);
        let (again, back) = (read(&[("one.txt", &one), ("two.txt", &two)]).0, read(&[("two.txt", &two), ("one.txt", &one)]).1);
        prop_assert_eq!(json, again);
        prop_assert_eq!(findings(&all), findings(&back));
    }
}
