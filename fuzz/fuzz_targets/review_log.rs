//! The review log: each line alone, and a file of them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::model::Briefing;
use parallax::review::{self, Line, Review};

fuzz_target!(|data: &[u8]| {
    for line in data.split(|b| *b == b'\n') {
        match review::parse(line) {
            Line::Record(record) => {
                let again = record.line().expect("a record that was read can be written");
                assert!(
                    matches!(review::parse(again.trim_end().as_bytes()), Line::Record(r) if r == record),
                    "{again}"
                );
                parallax_fuzz::harmless(&record.act.words());
            }
            Line::Newer => {}
            Line::Damaged(why) => parallax_fuzz::harmless(&why),
        }
    }
    let place = std::env::temp_dir().join(format!("parallax-fuzz-{}.jsonl", std::process::id()));
    std::fs::write(&place, data).expect("a place for temporary files");
    let review = Review::open(&Briefing::default(), Some(&place));
    review.problems().iter().for_each(|p| parallax_fuzz::harmless(p));
});
