//! The command line: what the program is asked to do, and its exit status.

mod args;
mod man;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::export::{self, Format};
use crate::load::{Loaded, shelf};
use crate::review::{self, Review};
use crate::{brief, tui};
use args::{Cli, Command, Input, ReviewCommand};

/// Files of a folder that are sorted into events before anything is shown.
const AT_ONCE: usize = 60;

/// Columns of a text that goes into a pipe or a file.
const MEASURE: usize = 100;

/// Does what the command line asks for.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None if io::stdout().is_terminal() && !dumb() => open(cli.input),
        None => print(cli.input, Format::Text, None),
        Some(Command::Report(input)) => print(input, Format::Text, None),
        Some(Command::Export { format, output, input }) => print(input, format, output.as_deref()),
        Some(Command::Check(input)) => check(input),
        Some(Command::Events(input)) => events(&input),
        Some(Command::Review { what: ReviewCommand::Diff { one, other } }) => diff(&one, &other),
        Some(Command::Completions { shell }) => {
            let mut out = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "parallax", &mut out);
            write(&out, None)
        }
        Some(Command::Config) => config(),
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
    let given = input.given();
    let watch = (input.watch && !input.files.is_empty()).then(|| (input.files.clone(), given.clone()));
    let (settings, faults) = tui::Settings::load();
    let mouse = input.mouse || settings.mouse;
    let (theme, review) = (input.theme.clone(), input.review.clone());
    let options = tui::Options { theme, settings, faults, mouse, review, watch };
    if let Some(files) = shelf::to_sort(&input.files) {
        // So few are sorted before anything could be shown of it.
        let sorted = (files <= AT_ONCE).then(|| shelf::open(&input.files, &given, |_, _| ()));
        if sorted.as_ref().is_none_or(|s| s.events.len() > 1) {
            tui::choose(&input.files, &given, sorted, &options)?;
            return Ok(ExitCode::SUCCESS);
        }
    }
    let Some(loaded) = load(input) else { return Ok(ExitCode::FAILURE) };
    tui::run(loaded, &options)?;
    Ok(ExitCode::SUCCESS)
}

/// Whether the terminal can only print one line below the other: it then gets the text.
fn dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The config file with every default, where it has to lie, and what is wrong with the one that lies there.
fn config() -> io::Result<ExitCode> {
    let (_, faults) = tui::Settings::load();
    for fault in &faults {
        say(fault);
    }
    let place = tui::Settings::path().map(|p| format!("# It lies at {}\n", p.display())).unwrap_or_default();
    write(format!("{place}{}", tui::Settings::defaults()).as_bytes(), None)?;
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The events of a folder as text: outlets, reports and title of each, then its files.
fn events(input: &Input) -> io::Result<ExitCode> {
    use std::fmt::Write;
    let shelf = shelf::open(&input.files, &input.given(), |_, _| ());
    for problem in &shelf.problems {
        say(&problem.to_string());
    }
    let mut out = String::new();
    for event in &shelf.events {
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let days = Some(shelf.days(event)).filter(|d| !d.is_empty()).map(|d| format!(" ({d})")).unwrap_or_default();
        let (outlets, reports) = (count(event.outlets, "outlet"), count(event.cards.len(), "report"));
        let _ = writeln!(out, "{}{days}\n  {outlets}, {reports}", event.title);
        for card in event.cards.iter().filter_map(|&c| shelf.cards.get(c)) {
            let _ = writeln!(out, "    {}  {}", card.file, card.outlet);
        }
    }
    write(out.as_bytes(), None)?;
    Ok(if shelf.cards.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
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
    let others: Vec<String> = loaded.notes().into_iter().chain(unknown).collect();
    let out = export::check::render(&loaded.reports, &others, MEASURE);
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
    write(&man::page(Cli::command())?, None)
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
