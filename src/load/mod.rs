//! From bytes to reports: encoding, format, cleaning, metadata and furniture.
//!
//! ```text
//! paths ─files─▶ bytes ─format, decode─▶ drafts ─clean─▶ safe text ─structure─▶ Report
//!                                                            (lines, marks, datelines, outlets, days)
//! ```

mod assemble;
mod clean;
mod dateline;
mod day;
mod decode;
pub mod events;
mod files;
mod format;
mod language;
mod lines;
mod mark;
mod outlet;
mod phrases;
mod settings;
pub mod shelf;
mod structure;
pub mod watch;

pub(crate) use outlet::known as known_outlet;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::model::{Report, ReportId};
use settings::{Entry, Settings};

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
    /// What the user should know and need not mend, such as a report without another to compare it with.
    pub remarks: Vec<String>,
}

impl Loaded {
    /// What is to be said beside the reports, a line each: what could not be read, and what else is worth knowing.
    pub fn notes(&self) -> Vec<String> {
        self.problems.iter().map(ToString::to_string).chain(self.remarks.iter().cloned()).collect()
    }
}

/// Why a file could not be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file as given.
    pub file: String,
    /// One line for the user.
    pub message: String,
}

impl Problem {
    pub(crate) fn new(path: &Path, message: impl Into<String>) -> Self {
        Self { file: clean::line(&path.to_string_lossy()), message: message.into() }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.file, self.message)
    }
}

/// The day that `text` states: ISO 8601, or as pages write it (`Updated: 12 March 2024, 20:09 IST`).
///
/// `None` without a year, and where day and month could be the other way round (`3/4/2024`).
pub fn day(text: &str) -> Option<NaiveDate> {
    day::machine(text)
}

/// Loads the reports at `paths`: files, folders of them, and `-` for standard input.
///
/// What cannot be read is a problem beside the reports that could.
pub fn load(paths: &[PathBuf], given: &Given) -> Loaded {
    let files::Found { files, settings, problems } = files::find(paths);
    let mut out = Loaded { problems, ..Loaded::default() };
    let mut all = Vec::new();
    for path in &settings {
        match Settings::read(path) {
            Ok(s) => {
                out.title = out.title.take().or_else(|| s.title.as_deref().map(clean::line));
                out.problems.extend(
                    s.unmet(&files).map(|n| Problem::new(path, format!("“{}” is no file beside it", clean::line(n)))),
                );
                all.push(s);
            }
            Err(problem) => out.problems.push(problem),
        }
    }
    for path in &files {
        let entry = all.iter().find_map(|s| s.of(path)).cloned().unwrap_or_default();
        match files::read(path).and_then(|bytes| assemble::reports(path, &bytes, given, &entry)) {
            Ok(reports) => out.reports.extend(reports),
            Err(message) => out.problems.push(Problem::new(path, message)),
        }
    }
    fold_copies(&mut out);
    finish(out)
}

/// The reports in the bytes of a file called `name`.
///
/// # Errors
/// One line for the user where there is none.
pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Vec<Report>, String> {
    assemble::reports(Path::new(name), bytes, &Given::default(), &Entry::default())
}

/// The sample briefing that is compiled in: two reports of the Istanbul talks.
pub fn sample(given: &Given) -> Loaded {
    let files: [(&str, &[u8]); 2] =
        [("aaj.txt", include_bytes!("../../data/aaj.txt")), ("ptv.txt", include_bytes!("../../data/ptv.txt"))];
    let mut out = Loaded::default();
    for (name, bytes) in files {
        match assemble::reports(Path::new(name), bytes, given, &Entry::default()) {
            Ok(reports) => out.reports.extend(reports.into_iter().map(|r| Report { path: None, ..r })),
            Err(message) => out.problems.push(Problem::new(Path::new(name), message)),
        }
    }
    finish(out)
}

/// Keeps one of reports whose words are the same, unless two outlets are known to have printed them: the one whose
/// outlet is known, else the first by name, in whichever order they were given.
fn fold_copies(out: &mut Loaded) {
    let unknown = |r: &Report| matches!(r.outlet_from.as_str(), "file name" | "no name");
    let mut kept: Vec<Report> = Vec::with_capacity(out.reports.len());
    let mut seen: HashMap<String, usize> = HashMap::new();
    for mut report in std::mem::take(&mut out.reports) {
        let words: String = report.text.chars().filter(|c| c.is_alphanumeric()).collect();
        let same = seen.get(&words).and_then(|&at| kept.get_mut(at));
        match same.filter(|s| s.outlet == report.outlet || unknown(s) || unknown(&report)) {
            Some(first) => {
                if (unknown(&report), &report.file) < (unknown(first), &first.file) {
                    std::mem::swap(first, &mut report);
                }
                out.remarks.push(format!("{}: the same words as {}; read once", report.file, first.file));
            }
            None => {
                seen.entry(words).or_insert(kept.len());
                kept.push(report);
            }
        }
    }
    out.reports = kept;
}

fn finish(mut out: Loaded) -> Loaded {
    for (i, report) in out.reports.iter_mut().enumerate() {
        report.id = ReportId::new(i);
    }
    if out.reports.len() == 1 {
        out.remarks.push("one report only: there is nothing to compare it with".into());
    }
    out
}

#[cfg(test)]
mod tests;
