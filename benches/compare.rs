//! What comparing costs as the reports grow in number: the time a report should stay nearly the same.
//!
//! The reports are of one event, each with facts that all share, facts that some share and facts of its own.
#![expect(clippy::unwrap_used, reason = "a benchmark that fails panics")]

use std::fmt::Write;

use divan::counter::ItemsCount;
use parallax::load::{Given, load};
use parallax::model::Report;
use parallax::{compare, extract};

fn main() {
    divan::main();
}

/// `n` reports of about thirty sentences.
fn reports(n: usize) -> Vec<Report> {
    const TOWNS: [&str; 12] =
        ["Mirkan", "Orsk", "Velia", "Delling", "Tarn", "Belm", "Sellin", "Kandor", "Harum", "Ostra", "Quill", "Norden"];
    const GOODS: [&str; 10] =
        ["copper", "grain", "timber", "salt", "cotton", "cement", "sugar", "coffee", "steel", "paper"];
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for r in 0..n {
        let mut text = format!("Storm closes the port of Mirkan, day {}\n\n", r % 3);
        for s in 0..30 {
            let (town, good) = (TOWNS[(r * s + s) % TOWNS.len()], GOODS[(r + s * s) % GOODS.len()]);
            let line = match s % 6 {
                0 => format!("The storm killed {} people at the market of {town}, police said.", 10 + (r % 4)),
                1 => format!("Governor Ilse Kern said the {good} stores of {town} were not damaged."),
                2 => format!("Ships with {good} left {town} before the harbour gates were shut on Monday."),
                3 => format!("Rebels attacked the road between {town} and the {good} works number {}.", r * 30 + s),
                4 => format!("“We will rebuild the {good} quay,” harbour master Jon Vesper told reporters in {town}."),
                _ => format!("The ministry expects {} lorries of {good} to reach {town} next week.", 20 + s),
            };
            writeln!(text, "{line}\n").unwrap();
        }
        let path = folder.path().join(format!("report{r}.txt"));
        std::fs::write(&path, text).unwrap();
        paths.push(path);
    }
    load(&paths, &Given::default()).reports
}

#[divan::bench(args = [2, 10, 50, 200], sample_count = 5, sample_size = 1)]
fn compared(bencher: divan::Bencher, n: usize) {
    let reports = reports(n);
    let reading = extract::read(&reports, &|_, _| true);
    bencher.counter(ItemsCount::new(n)).bench(|| compare::compare(reports.clone(), &reading));
}
