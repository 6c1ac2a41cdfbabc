//! The command line: what the program is asked to do, and its exit status.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::load::{self, Given, Loaded};
use crate::{brief, export, tui};

/// Lays several outlets' reports of one event side by side.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, about, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    input: Input,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the briefing as plain text
    Report(Input),
    /// Write the briefing for other programs
    Export {
        /// What to write
        #[arg(long, value_enum, default_value_t = Format::Json)]
        format: Format,
        #[command(flatten)]
        input: Input,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The whole comparison model
    Json,
}

#[derive(Debug, Args)]
struct Input {
    /// Reports: files, a folder of them, or - for standard input; the sample briefing if none
    files: Vec<PathBuf>,
    /// Who published a report
    #[arg(long, value_name = "REPORT=NAME", value_parser = outlet)]
    outlet: Vec<(String, String)>,
    /// When a report was published
    #[arg(long, value_name = "REPORT=DATE", value_parser = published)]
    published: Vec<(String, NaiveDate)>,
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
    let (report, day) = text.split_once('=').ok_or("write it as REPORT=YYYY-MM-DD, with a file's name for REPORT")?;
    let day = day.parse().map_err(|_| format!("“{day}” is not a day of the calendar; write it as YYYY-MM-DD"))?;
    Ok((report.to_owned(), day))
}

impl Input {
    fn load(self) -> Loaded {
        let given = Given { outlets: self.outlet, published: self.published };
        if self.files.is_empty() { load::sample(&given) } else { load::load(&self.files, &given) }
    }
}

/// Does what the command line asks for.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let (input, format) = match cli.command {
        None => (cli.input, None),
        Some(Command::Report(input)) => (input, Some(Format::Json)),
        Some(Command::Export { format, input }) => (input, Some(format)),
    };
    let loaded = input.load();
    for problem in &loaded.problems {
        eprintln!("parallax: {problem}");
    }
    if loaded.reports.is_empty() {
        eprintln!("parallax: no report could be read");
        return ExitCode::FAILURE;
    }
    let briefing = brief(loaded.reports, loaded.title);
    let done = match format {
        None if std::io::stdout().is_terminal() => tui::run(&briefing),
        None | Some(Format::Json) => std::io::stdout().lock().write_all(export::json::render(&briefing).as_bytes()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of a pipe has gone: nothing is lost that anyone waits for.
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("parallax: {e}");
            ExitCode::FAILURE
        }
    }
}
