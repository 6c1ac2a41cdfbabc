//! What may stand on the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

use crate::export::Format;
use crate::load::{self, Given, Loaded};
use crate::tui::Theme;

/// Lays several outlets' reports of one event side by side.
///
/// Without a command it opens the reports in the terminal; into a pipe it prints them as `report` does.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, args_conflicts_with_subcommands = true)]
#[command(
    after_help = "Status: 0 where a report could be read, 1 where none could, 2 where the command line is wrong."
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) input: Input,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the briefing as plain text
    Report(Input),
    /// Write the briefing for other programs
    Export {
        /// What to write
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
        /// Where to write it, instead of standard output
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        input: Input,
    },
    /// Tell what each file was taken for, what was set aside and what could not be read
    Check(Input),
    /// List the events that the reports of a folder tell of, each with its outlets and files
    Events(Input),
    /// Compare the judgements of analysts
    Review {
        #[command(subcommand)]
        what: ReviewCommand,
    },
    /// Print a config file with every default, and tell what is wrong with yours
    Config,
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(Debug, Subcommand)]
pub(super) enum ReviewCommand {
    /// Show where two analysts judge differently
    Diff {
        /// A review log
        one: PathBuf,
        /// Another one
        other: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(super) struct Input {
    /// Reports: files, a folder of them, or - for standard input; the sample briefing if none
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Who published a report
    #[arg(long, value_name = "REPORT=NAME", value_parser = outlet)]
    pub(super) outlet: Vec<(String, String)>,
    /// When a report was published
    #[arg(long, value_name = "REPORT=DATE", value_parser = published)]
    pub(super) published: Vec<(String, NaiveDate)>,
    /// Where the judgements lie, instead of beside the reports
    #[arg(long, value_name = "FILE")]
    pub(super) review: Option<PathBuf>,
    /// Read new and changed files while the reader is open
    #[arg(long)]
    pub(super) watch: bool,
    /// Take the mouse: click and wheel (selecting text then needs Shift)
    #[arg(long)]
    pub(super) mouse: bool,
    /// How it looks; under `NO_COLOR` always mono
    #[arg(long, value_name = "THEME", value_parser = PossibleValuesParser::new(Theme::names()))]
    pub(super) theme: Option<String>,
}

fn outlet(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((report, name)) if !report.is_empty() && !name.trim().is_empty() => {
            Ok((report.to_owned(), name.trim().to_owned()))
        }
        _ => Err("write it as REPORT=NAME, with a file's name for REPORT".into()),
    }
}

fn published(text: &str) -> Result<(String, NaiveDate), String> {
    let (report, day) = text
        .split_once('=')
        .filter(|(report, _)| !report.is_empty())
        .ok_or("write it as REPORT=YYYY-MM-DD, with a file's name for REPORT")?;
    let day = load::day(day)
        .ok_or_else(|| format!("“{day}” is not a day of the calendar with one reading; write it as YYYY-MM-DD"))?;
    Ok((report.to_owned(), day))
}

impl Input {
    /// What the command line says of reports beside their files.
    pub(super) fn given(&self) -> Given {
        Given { outlets: self.outlet.clone(), published: self.published.clone() }
    }

    /// Loads what the command line names; the second part says what of it named no report.
    pub(super) fn load(self) -> (Loaded, Vec<String>) {
        let named: Vec<(&str, String)> = (self.outlet.iter().map(|(r, _)| ("--outlet", r.clone())))
            .chain(self.published.iter().map(|(r, _)| ("--published", r.clone())))
            .collect();
        let given = self.given();
        let loaded = if self.files.is_empty() { load::sample(&given) } else { load::load(&self.files, &given) };
        let known: Vec<&str> = loaded.reports.iter().map(|r| r.file.as_str()).collect();
        let unknown = named
            .iter()
            .filter(|(_, name)| !known.is_empty() && !known.iter().any(|file| names(name, file)))
            .map(|(option, name)| format!("{option} {name}=…: no report has that name; there {}", are(&known)))
            .collect();
        (loaded, unknown)
    }
}

/// Whether `name` means the report in `file`: the file's name, with or without its ending.
fn names(name: &str, file: &str) -> bool {
    name == file || std::path::Path::new(file).file_stem().is_some_and(|stem| stem == name)
}

/// `is one.txt`, `are one.txt, two.txt`, and how many more where there are many.
fn are(files: &[&str]) -> String {
    match files {
        [one] => format!("is {one}"),
        few if few.len() <= 8 => format!("are {}", few.join(", ")),
        many => format!("are {} and {} more", many.get(..7).unwrap_or_default().join(", "), many.len() - 7),
    }
}
