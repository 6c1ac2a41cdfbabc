//! From bytes to reports: encoding, format, cleaning, metadata and furniture.
//!
//! ```text
//! paths ─files─▶ bytes ─decode─▶ characters ─clean─▶ safe text ─structure─▶ Report
//!                                                      (lines, marks, datelines, outlets, days)
//! ```

mod clean;
mod dateline;
mod day;
mod decode;
mod files;
mod format;
mod lines;
mod mark;
mod outlet;
mod settings;
mod structure;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::fingerprint;
use crate::model::{Published, PublishedFrom, Report, ReportId, Span};
use format::{Draft, Meta};
use settings::{Entry, Settings};
use structure::Structure;

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
    /// One for each file that could not be read and each name that no file has.
    pub problems: Vec<Problem>,
    /// What the user should know and need not mend, such as a report without another to compare it with.
    pub remarks: Vec<String>,
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
        match files::read(path).and_then(|bytes| report(path, &bytes, given, &entry)) {
            Ok(report) => out.reports.push(report),
            Err(message) => out.problems.push(Problem::new(path, message)),
        }
    }
    let names: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    out.problems.extend(given.unmet(&names));
    finish(out)
}

/// The sample briefing that is compiled in: two reports of the Istanbul talks.
pub fn sample(given: &Given) -> Loaded {
    let files: [(&str, &[u8]); 2] =
        [("aaj.txt", include_bytes!("../../data/aaj.txt")), ("ptv.txt", include_bytes!("../../data/ptv.txt"))];
    let mut out = Loaded::default();
    for (name, bytes) in files {
        match report(Path::new(name), bytes, given, &Entry::default()) {
            Ok(report) => out.reports.push(Report { path: None, ..report }),
            Err(message) => out.problems.push(Problem::new(Path::new(name), message)),
        }
    }
    out.problems.extend(given.unmet(&files.map(|(name, _)| Path::new(name))));
    finish(out)
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

/// One report from the bytes of a file.
fn report(path: &Path, bytes: &[u8], given: &Given, entry: &Entry) -> Result<Report, String> {
    if let Some(kind) = binary(bytes) {
        return Err(format!("not text: {kind}"));
    }
    let decoded = decode::decode(bytes, None);
    let (doubts, encoding) = (decoded.notice(), decoded.encoding);
    let draft = format::of_text(decoded.text)?;
    let format = if encoding == "UTF-8" { draft.kind.to_owned() } else { format!("{}, {encoding}", draft.kind) };
    let mut report = read(path, draft, given, entry)?;
    report.format = format;
    report.sha256 = fingerprint::sha256(bytes);
    report.notices.extend(doubts);
    Ok(report)
}

/// One report from the text that its format gave.
fn read(path: &Path, draft: Draft, given: &Given, entry: &Entry) -> Result<Report, String> {
    let Draft { text, layout, meta, .. } = draft;
    let (text, removed) = clean::clean(&text);
    if text.trim().is_empty() {
        return Err("holds no words".into());
    }
    let title = entry.title.as_deref().or(meta.title.as_deref());
    let parts = structure::read(&text, layout, title);
    let mut notices: Vec<String> = meta.notices.iter().cloned().chain(removed.notice()).collect();
    if entry.title.is_some() && parts.headline.is_none() {
        notices.push("the title in briefing.toml does not stand in the text".into());
    }
    let (outlet, outlet_from) = publisher(path, given, entry, &meta, &parts);
    if outlet::mixed_scripts(&outlet) {
        notices.push(format!("the outlet’s name “{outlet}” mixes letters of look-alike scripts"));
    }
    Ok(Report {
        id: ReportId::default(),
        file: files::shown(path),
        path: (path.as_os_str() != "-").then(|| path.to_owned()),
        format: String::new(),
        sha256: String::new(),
        outlet,
        outlet_from,
        headline: parts.headline,
        published: published(path, given, entry, &meta, &parts),
        age_mark: parts.age_mark,
        section: parts.section,
        dateline: parts.dateline,
        url: entry.url.clone().or(meta.url).or(parts.url).map(|u| clean::line(&u)),
        text,
        furniture: parts.furniture,
        paragraphs: parts.paragraphs,
        notices,
    })
}

/// The outlet and what it was read from: given, `briefing.toml`, metadata, the text, else the file's name.
fn publisher(path: &Path, given: &Given, entry: &Entry, meta: &Meta, parts: &Structure) -> (String, String) {
    if let Some(name) = given.outlet(path) {
        return (clean::line(name), "given".into());
    }
    if let Some(name) = &entry.outlet {
        return (clean::line(name), files::SETTINGS.into());
    }
    if let Some((name, from)) = meta.outlet.as_ref().or(parts.outlet.as_ref()) {
        return (clean::line(name), clean::line(from));
    }
    if path.as_os_str() == "-" {
        return (files::shown(path), "no name".into());
    }
    let stem = path.file_stem().map_or_else(String::new, |s| clean::line(&s.to_string_lossy()));
    (if stem.is_empty() { files::shown(path) } else { stem }, "file name".into())
}

/// The day of publication: given, `briefing.toml`, metadata, stated in the text; never guessed.
fn published(path: &Path, given: &Given, entry: &Entry, meta: &Meta, parts: &Structure) -> Option<Published> {
    let known = |value, from, span: Option<Span>| Some(Published { value, from, span });
    if let Some(day) = given.day(path).or(entry.published) {
        return known(day, PublishedFrom::Given, None);
    }
    match (parts.published, meta.published.or(meta.updated)) {
        (Some((day, span)), None) => known(day, PublishedFrom::Stated, Some(span)),
        (_, day) => known(day?, PublishedFrom::Metadata, None),
    }
}

/// What a file holds that is not text, told by its first bytes; `None` for text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 14] = [
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"RIFF", "a sound, video or picture file"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90", "a program"),
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a zip archive"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"OggS", "a sound file"),
        (b"ID3", "a sound file"),
        (b"SQLite format 3", "a database"),
        (b"\xd0\xcf\x11\xe0", "an old Office file"),
        (b"\x00\x00\x00\x18ftyp", "a video"),
    ];
    if let Some((_, kind)) = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(kind);
    }
    let decoded = decode::decode(bytes.get(..bytes.len().min(8192)).unwrap_or_default(), None);
    let odd = decoded.text.chars().filter(|c| c.is_control() && !c.is_whitespace() && *c != '\u{1b}').count();
    let all = decoded.text.chars().count();
    (odd * 10 > all || (decoded.faults + odd) * 4 > all).then_some("it is made of bytes that are no characters")
}

#[cfg(test)]
mod tests;
