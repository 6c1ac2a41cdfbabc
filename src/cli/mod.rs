//! The command line: what the program is asked to do, and its exit status.

mod args;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::export::{self, Format};
use crate::load::Loaded;
use crate::review::{self, Review};
use crate::{brief, tui};
use args::{Cli, Command, Input, ReviewCommand};

/// Columns of a text that goes into a pipe or a file.
const MEASURE: usize = 100;

/// Does what the command line asks for.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None if io::stdout().is_terminal() => open(cli.input),
        None => print(cli.input, Format::Text, None),
        Some(Command::Report(input)) => print(input, Format::Text, None),
        Some(Command::Export { format, output, input }) => print(input, format, output.as_deref()),
        Some(Command::Check(input)) => check(input),
        Some(Command::Review { what: ReviewCommand::Diff { one, other } }) => diff(&one, &other),
        Some(Command::Completions { shell }) => {
            let mut out = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "parallax", &mut out);
            write(&out, None)
        }
        Some(Command::Man) => manual(),
    };
    match done {
        Ok(code) => code,
        // The reader of a pipe has gone: nothing is lost that anyone waits for.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            say(&e.to_string());
            ExitCode::FAILURE
        }
    }
}

/// One line for the user on standard error, with nothing in it that could steer the terminal.
fn say(line: &str) {
    let safe: String = line.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "parallax: {safe}");
}

/// Loads the input and says what could not be read; `None` where nothing could.
fn load(input: Input) -> Option<Loaded> {
    let (loaded, unknown) = input.load();
    for problem in &loaded.problems {
        say(&problem.to_string());
    }
    for line in &unknown {
        say(line);
    }
    if loaded.reports.is_empty() {
        say("no report could be read");
        return None;
    }
    Some(loaded)
}

fn open(input: Input) -> io::Result<ExitCode> {
    let options = tui::Options { mouse: input.mouse, review: input.review.clone(), ..tui::Options::default() };
    let Some(loaded) = load(input) else { return Ok(ExitCode::FAILURE) };
    tui::run(loaded.reports, loaded.title, &options)?;
    Ok(ExitCode::SUCCESS)
}

fn print(input: Input, format: Format, output: Option<&Path>) -> io::Result<ExitCode> {
    spares(output, &input.files)?;
    let log = input.review.clone();
    let Some(loaded) = load(input) else { return Ok(ExitCode::FAILURE) };
    let briefing = brief(loaded.reports, loaded.title);
    let review = Review::open(&briefing, log.as_deref());
    for problem in review.problems() {
        say(&problem);
    }
    let columns = if output.is_none() && io::stdout().is_terminal() {
        terminal_size::terminal_size().map_or(MEASURE, |(width, _)| usize::from(width.0))
    } else {
        MEASURE
    };
    write(export::render(format, &briefing, review.judgements(), columns).as_bytes(), output)
}

fn check(input: Input) -> io::Result<ExitCode> {
    let (loaded, unknown) = input.load();
    let mut out = export::check::render(&loaded.reports, MEASURE);
    for line in loaded.problems.iter().map(ToString::to_string).chain(unknown) {
        out.push_str(&line.replace(char::is_control, "\u{fffd}"));
        out.push('\n');
    }
    write(out.as_bytes(), None)?;
    Ok(if loaded.reports.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn diff(one: &Path, other: &Path) -> io::Result<ExitCode> {
    let read =
        |path: &Path| review::read(path).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())));
    let (one, other) = (read(one)?, read(other)?);
    for problem in one.1.iter().chain(&other.1) {
        say(problem);
    }
    write(review::diff(&one.0, &other.0).as_bytes(), None)
}

fn manual() -> io::Result<ExitCode> {
    let mut out = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut out)?;
    write(&out, None)
}

fn write(bytes: &[u8], output: Option<&Path>) -> io::Result<ExitCode> {
    if let Some(path) = output {
        std::fs::write(path, bytes).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
    } else {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Fails where writing to `output` would write over one of the reports.
fn spares(output: Option<&Path>, files: &[PathBuf]) -> io::Result<()> {
    let Some(target) = output.and_then(|o| o.canonicalize().ok()) else { return Ok(()) };
    if files.iter().any(|f| f.canonicalize().is_ok_and(|f| f == target)) {
        return Err(io::Error::other(format!("{}: this is one of the reports; name another file", target.display())));
    }
    Ok(())
}
