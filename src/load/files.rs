//! From what was given on the command line to the bytes of each file.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::Problem;
use super::clean;
use crate::places;

/// The largest file that is read, in bytes.
pub(crate) const LARGEST: u64 = 64 << 20;

/// Files that a folder is searched for at most.
pub(crate) const MOST: usize = 100_000;

/// Levels of folders that a search goes down.
const DEEPEST: usize = 32;

/// The name of the settings file of a folder.
pub(crate) const SETTINGS: &str = "briefing.toml";

/// What the command line came to: files in order, settings files, and what went wrong.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) files: Vec<PathBuf>,
    pub(crate) settings: Vec<PathBuf>,
    pub(crate) problems: Vec<Problem>,
}

/// Finds the files that `paths` stand for; folders in the order of their names, hidden and ignored files left out.
pub(crate) fn find(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for path in paths {
        if path.as_os_str() == "-" {
            found.files.push(path.clone());
        } else if path.file_name().is_some_and(|n| n == places::REVIEW) {
            // What `FOLDER/*` brings along: the judgements on the reports, and no report.
        } else if path.is_dir() {
            walk(path, &mut found);
        } else if path.file_name().is_some_and(|n| n == SETTINGS) && path.is_file() {
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            walk(folder, &mut found);
        } else {
            found.files.push(path.clone());
        }
    }
    found
}

/// Adds the files of `folder`; links are not followed, so that no circle and no way out of the folder opens.
fn walk(folder: &Path, found: &mut Found) {
    let before = found.files.len();
    let problems = found.problems.len();
    let search = WalkBuilder::new(folder)
        .max_depth(Some(DEEPEST))
        .follow_links(false)
        .require_git(false)
        .add_custom_ignore_filename(".parallaxignore")
        .sort_by_file_name(Ord::cmp)
        .build();
    for entry in search {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => {
                found.problems.push(Problem::new(folder, format!("a part of it cannot be read: {}", reason(&e))));
                continue;
            }
        };
        let Some(kind) = entry.file_type() else { continue };
        let path = entry.path();
        if kind.is_dir() {
            continue;
        }
        if kind.is_symlink() {
            found.problems.push(Problem::new(path, "a link: give the file itself"));
        } else if !kind.is_file() {
            found.problems.push(Problem::new(path, "a device, pipe or socket and no file"));
        } else if entry.file_name() == places::REVIEW {
            // The judgements on the reports, and no report.
        } else if entry.file_name() == SETTINGS {
            found.settings.push(path.to_owned());
        } else if found.files.len() - before >= MOST {
            found.problems.push(Problem::new(folder, format!("holds more than {MOST} files; the rest is not read")));
            return;
        } else {
            found.files.push(path.to_owned());
        }
    }
    if found.files.len() == before && found.problems.len() == problems {
        found.problems.push(Problem::new(folder, "an empty folder: put the reports into it as files"));
    }
}

/// Reads one file, or standard input for `-`.
///
/// # Errors
/// One line for the user where the file is missing, no plain file, unreadable, empty or larger than [`LARGEST`].
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let bytes = if path.as_os_str() == "-" {
        take(std::io::stdin().lock())?
    } else {
        let piped = path.starts_with("/dev/fd") || path == Path::new("/dev/stdin");
        // Looked at before it is opened: opening a pipe would wait for a writer.
        let facts = std::fs::metadata(path).map_err(|e| told(&e))?;
        if facts.is_dir() {
            return Err("is a folder".into());
        }
        if !facts.is_file() && !piped {
            return Err("a device, pipe or socket and no file".into());
        }
        if facts.len() > LARGEST {
            return Err(too_large());
        }
        take(File::open(path).map_err(|e| told(&e))?)?
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("is empty".into());
    }
    Ok(bytes)
}

fn take(source: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|e| told(&e))?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    Ok(bytes)
}

fn too_large() -> String {
    format!("larger than {} MB: cut it into its reports", LARGEST >> 20)
}

fn told(e: &std::io::Error) -> String {
    match e.kind() {
        std::io::ErrorKind::NotFound => "no such file".into(),
        std::io::ErrorKind::PermissionDenied => "may not be read: permission denied".into(),
        _ => format!("cannot be read: {e}"),
    }
}

fn reason(e: &ignore::Error) -> String {
    clean::line(&e.io_error().map_or_else(|| e.to_string(), told))
}

/// A file's name as shown: without its folder, safe for a terminal; `standard input` for `-`.
pub(crate) fn shown(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "standard input".into();
    }
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |n| n.to_string_lossy());
    match clean::line(&name) {
        name if name.is_empty() => "unnamed".into(),
        name => name,
    }
}
