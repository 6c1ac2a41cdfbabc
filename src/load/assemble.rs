//! From the bytes of one file to its reports: format, safety, parts, and who published it when.

use std::path::Path;

use super::format::{self, Draft, Item, Meta};
use super::settings::Entry;
use super::structure::{self, Structure};
use super::{Given, clean, files, language, outlet};
use crate::fingerprint;
use crate::model::{Published, PublishedFrom, Report, ReportId, Span};

/// The reports in the bytes of the file at `path`.
///
/// # Errors
/// One line for the user where there is none.
pub(crate) fn reports(path: &Path, bytes: &[u8], given: &Given, entry: &Entry) -> Result<Vec<Report>, String> {
    let items = format::read(bytes)?;
    let sha256 = fingerprint::sha256(bytes);
    let many = items.len() > 1;
    let mut out = Vec::with_capacity(items.len());
    let mut last = None;
    for (i, item) in items.into_iter().enumerate() {
        let file = match (&item.name, many) {
            (Some(name), _) => format!("{}: {}", files::shown(path), clean::line(name)),
            (None, true) => format!("{} ({})", files::shown(path), i + 1),
            (None, false) => files::shown(path),
        };
        match one(path, item, given, entry) {
            Ok(report) => out.push(Report { file, sha256: sha256.clone(), ..report }),
            Err(e) => last = Some(e),
        }
    }
    match last {
        Some(e) if out.is_empty() => Err(e),
        _ => Ok(out),
    }
}

/// Bytes of a report’s text that are read, some 20,000 words: twice the longest feature. More is a book, a table or a trap.
const MOST_BYTES: usize = 128 << 10;

/// Paragraphs of a report that are read.
const MOST_PARAGRAPHS: usize = 2_000;

/// Cuts a text that is longer than any report, at the end of a line where there is one; tells what was cut.
fn shorten(text: &mut String) -> Option<String> {
    if text.len() <= MOST_BYTES {
        return None;
    }
    let all = text.len();
    let end = (0..=MOST_BYTES).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let line = text.get(..end).and_then(|t| t.rfind('\n')).filter(|&at| at > end / 2).unwrap_or(end);
    text.truncate(line);
    Some(format!("only the first {} kB of {} kB are read: cut it into its reports", line >> 10, all >> 10))
}

/// Sets aside the paragraphs after those that are read; tells how many.
fn set_aside(parts: &mut Structure) -> Option<String> {
    let rest = parts.paragraphs.get(MOST_PARAGRAPHS..).filter(|r| !r.is_empty())?;
    let from = rest.first()?.start;
    parts.furniture.retain(|f| f.end <= from);
    parts.furniture.extend_from_slice(rest);
    Some(format!("only the first {MOST_PARAGRAPHS} paragraphs are read, {} are set aside", rest.len()))
}

/// One report from the text that its format gave.
fn one(path: &Path, item: Item, given: &Given, entry: &Entry) -> Result<Report, String> {
    let Item { draft, encoding, .. } = item;
    let Draft { kind, text, layout, meta, furniture } = draft;
    let (mut text, removed) = clean::clean(&text);
    let cut = shorten(&mut text);
    if !text.contains(char::is_alphanumeric) {
        return Err("holds no words".into());
    }
    let title = entry.title.as_deref().or(meta.title.as_deref());
    let mut parts = structure::read(&text, layout, title, &furniture);
    let mut notices: Vec<String> = meta.notices.iter().map(|n| clean::line(n)).chain(removed.notice()).collect();
    notices.extend(cut);
    notices.extend(set_aside(&mut parts));
    if entry.title.is_some() && parts.headline.is_none() {
        notices.push(format!("the title in {} does not stand in the text", files::SETTINGS));
    }
    let (outlet, outlet_from) = publisher(path, given, entry, &meta, &parts);
    if outlet::mixed_scripts(&outlet) {
        notices.push(format!("the outlet’s name “{outlet}” mixes letters of look-alike scripts"));
    }
    let mut report = Report {
        id: ReportId::default(),
        file: String::new(),
        path: (path.as_os_str() != "-").then(|| path.to_owned()),
        format: encoding.map_or_else(|| kind.to_owned(), |e| format!("{kind}, {e}")),
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
    };
    report.notices.extend(language::notice(&report.text, &report.blocks()));
    Ok(report)
}

/// The outlet and what it was read from: given, `briefing.toml`, metadata, the text, else the file's name.
fn publisher(path: &Path, given: &Given, entry: &Entry, meta: &Meta, parts: &Structure) -> (String, String) {
    if let Some(name) = given.outlet(path) {
        return (clean::line(name), "given".into());
    }
    if let Some(name) = &entry.outlet {
        return (clean::line(name), files::SETTINGS.into());
    }
    let told =
        meta.outlet.as_ref().or(parts.outlet.as_ref()).map(|(name, from)| (clean::line(name), clean::line(from)));
    if let Some(told) = told.filter(|(name, _)| !name.is_empty()) {
        return told;
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
