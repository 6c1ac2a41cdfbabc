//! What the analyst says of reports beside their files: on the command line and in a folder's `briefing.toml`.

use std::path::Path;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Given, Problem};

/// A folder's `briefing.toml`.
///
/// ```toml
/// title = "Ferry delay"
/// [[report]]
/// file = "holm.txt"
/// outlet = "Harbour Herald"
/// published = 2024-03-12
/// ```
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// What the event is called.
    pub(crate) title: Option<String>,
    /// What is said of single reports.
    #[serde(default, alias = "reports")]
    report: Vec<Entry>,
    /// The folder it lies in.
    #[serde(skip)]
    folder: std::path::PathBuf,
}

/// What `briefing.toml` says of one report.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// The file's name in the folder, with or without its ending.
    pub(crate) file: String,
    /// The headline, as it stands in the text.
    pub(crate) title: Option<String>,
    /// Who published it.
    pub(crate) outlet: Option<String>,
    /// The day, as `2024-03-12` with or without quotes.
    #[serde(default, deserialize_with = "day")]
    pub(crate) published: Option<NaiveDate>,
    /// Where it was taken from.
    pub(crate) url: Option<String>,
}

fn day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Day {
        Date(toml::value::Datetime),
        Text(String),
    }
    let text = match Day::deserialize(from)? {
        Day::Date(date) => date.to_string(),
        Day::Text(text) => text,
    };
    let day = text.get(..10).unwrap_or(&text).parse();
    day.map(Some).map_err(|_| serde::de::Error::custom(format!("“{text}” is no day; write it as 2024-03-12")))
}

impl Settings {
    /// Reads the settings file at `path`.
    ///
    /// # Errors
    /// What is wrong with it and in which line.
    pub(crate) fn read(path: &Path) -> Result<Self, Problem> {
        let text = std::fs::read_to_string(path).map_err(|e| Problem::new(path, format!("cannot be read: {e}")))?;
        let mut settings: Self =
            toml::from_str(&text).map_err(|e| Problem::new(path, super::clean::line(&e.to_string())))?;
        path.parent().unwrap_or(Path::new("")).clone_into(&mut settings.folder);
        Ok(settings)
    }

    /// What it says of the report at `path`.
    pub(crate) fn of(&self, path: &Path) -> Option<&Entry> {
        let inside = path.strip_prefix(&self.folder).ok()?;
        self.report.iter().find(|e| inside == Path::new(&e.file) || named(&e.file, path))
    }

    /// The entries that no file answers to.
    pub(crate) fn unmet<'a>(&'a self, files: &'a [std::path::PathBuf]) -> impl Iterator<Item = &'a str> {
        self.report
            .iter()
            .filter(|e| !files.iter().any(|f| self.of(f).is_some_and(|x| x.file == e.file)))
            .map(|e| e.file.as_str())
    }
}

/// Whether `name` means the file at `path`: its name, its name without ending, or the path as given.
pub(crate) fn named(name: &str, path: &Path) -> bool {
    let is = |part: Option<&std::ffi::OsStr>| part.is_some_and(|p| p.to_string_lossy() == name);
    is(path.file_name()) || is(path.file_stem()) || path == Path::new(name)
}

impl Given {
    /// The outlet given for the file at `path`.
    pub(crate) fn outlet(&self, path: &Path) -> Option<&str> {
        self.outlets.iter().rev().find(|(n, _)| named(n, path)).map(|(_, o)| o.as_str())
    }

    /// The day of publication given for the file at `path`.
    pub(crate) fn day(&self, path: &Path) -> Option<NaiveDate> {
        self.published.iter().rev().find(|(n, _)| named(n, path)).map(|(_, d)| *d)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_with_and_without_quotes() {
        let text = "title = 'x'\n[[report]]\nfile = 'a'\npublished = 2024-03-12\n[[report]]\nfile = 'b'\npublished = '2024-03-13'\n";
        let settings: Settings = toml::from_str(text).unwrap();
        let days: Vec<_> = settings.report.iter().filter_map(|e| e.published).map(|d| d.to_string()).collect();
        assert_eq!(days, ["2024-03-12", "2024-03-13"]);
    }

    #[test]
    fn mistakes_are_told() {
        let wrong = |t: &str| toml::from_str::<Settings>(t).unwrap_err().to_string();
        assert!(wrong("[[report]]\nfile = 'a'\nauthor = 'x'").contains("author"));
        assert!(wrong("[[report]]\nfile = 'a'\npublished = 'Monday'").contains("“Monday” is no day"));
    }

    #[test]
    fn names_with_and_without_ending() {
        assert!(named("aaa.txt", Path::new("x/aaa.txt")) && named("aaa", Path::new("x/aaa.txt")));
        assert!(named("x/aaa.txt", Path::new("x/aaa.txt")) && !named("aa", Path::new("x/aaa.txt")));
    }
}
