//! Everything between a text and its briefing: two reports made of one input.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::export::{self, Format};
use parallax::review::Judgements;

fuzz_target!(|data: &[u8]| {
    let mut reports = Vec::new();
    for (i, half) in data.splitn(2, |b| *b == 0).enumerate() {
        reports.extend(parallax::load::from_bytes(&format!("{i}.txt"), half).unwrap_or_default());
    }
    let briefing = parallax::brief(reports, None);
    for format in [Format::Text, Format::Json, Format::Html, Format::Csv] {
        let text = export::render(format, &briefing, &Judgements::default(), 100);
        parallax_fuzz::harmless(&text.replace('\r', ""));
    }
});
