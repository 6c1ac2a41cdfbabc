//! From bytes to reports: encoding, format, cleaning, metadata and furniture.

use std::path::{Path, PathBuf};

use crate::fingerprint;
use crate::model::{Published, PublishedFrom, Report, ReportId, Span};
use chrono::NaiveDate;

/// What the analyst says of reports beside their files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Outlet by file name, with or without its ending.
    pub outlets: Vec<(String, String)>,
    /// Day of publication by file name, with or without its ending.
    pub published: Vec<(String, NaiveDate)>,
}

/// What became of the files: the reports, and the files that could not be read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What the event is called, if a `briefing.toml` says so.
    pub title: Option<String>,
    /// The reports in the order given.
    pub reports: Vec<Report>,
    /// One for each file that could not be read.
    pub problems: Vec<Problem>,
}

/// Why a file could not be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file as given.
    pub file: String,
    /// One line for the user.
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.file, self.message)
    }
}

/// Loads the files at `paths`.
pub fn load(paths: &[PathBuf], given: &Given) -> Loaded {
    let mut out = Loaded::default();
    for path in paths {
        match std::fs::read(path) {
            Ok(bytes) => out.reports.push(report(path, &bytes, given)),
            Err(e) => out.problems.push(Problem { file: path.display().to_string(), message: e.to_string() }),
        }
    }
    for (i, r) in out.reports.iter_mut().enumerate() {
        r.id = ReportId::new(i);
    }
    out
}

/// The sample briefing that is compiled in: two reports of the Istanbul talks.
pub fn sample(given: &Given) -> Loaded {
    let files: [(&str, &[u8]); 2] =
        [("aaj.txt", include_bytes!("../../data/aaj.txt")), ("ptv.txt", include_bytes!("../../data/ptv.txt"))];
    let mut out = Loaded::default();
    for (name, bytes) in files {
        let mut r = report(Path::new(name), bytes, given);
        r.id = ReportId::new(out.reports.len());
        out.reports.push(r);
    }
    out
}

fn report(path: &Path, bytes: &[u8], given: &Given) -> Report {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let file = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let stem = path.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let named = |n: &str| n == file || n == stem;
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            paragraphs.push(Span::new(start, start + trimmed.len()));
        }
        at += line.len();
    }
    let headline = (paragraphs.len() > 1).then(|| paragraphs.remove(0));
    let outlet = given.outlets.iter().find(|(n, _)| named(n));
    Report {
        sha256: fingerprint::sha256(bytes),
        outlet: outlet.map_or_else(|| stem.clone(), |(_, o)| o.clone()),
        outlet_from: if outlet.is_some() { "given".into() } else { "file name".into() },
        published: given.published.iter().find(|(n, _)| named(n)).map(|(_, d)| Published {
            value: *d,
            from: PublishedFrom::Given,
            span: None,
        }),
        headline,
        paragraphs,
        path: Some(path.to_owned()),
        file,
        text,
        ..Report::default()
    }
}
