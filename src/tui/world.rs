//! What the state asks of the world beside the terminal: the log, files, the browser, reading reports again.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use clap::ValueEnum;

use super::keys::{Action, Keymap};
use super::state::Lens;
use super::update::Msg;
use crate::export::{self, Format};
use crate::load::watch::{self, Watch};
use crate::load::{self, Given};
use crate::model::{Briefing, Published, PublishedFrom, Report, ReportId};
use crate::review::{self, Judgement, Review};

/// Columns of a text that is written to a file.
const MEASURE: usize = 100;

/// The open briefing with its review, and what other threads have to tell.
pub(super) struct World {
    pub(super) briefing: Arc<Briefing>,
    review: Option<Review>,
    /// Where the judgements lie, if the analyst has said so.
    log: Option<PathBuf>,
    /// Which keys lines may name.
    keys: Keymap,
    sender: Sender<Msg>,
    news: Receiver<Msg>,
    /// Wakes the thread that waits for keys.
    wake: fn(),
    /// Stops the thread that reads, once it is set.
    reading: Arc<AtomicBool>,
    /// What the analyst has said of files beside them, while the program runs too.
    given: Arc<Mutex<Given>>,
    /// Looks at the files, if they are to be looked at, until the briefing is left.
    watch: Option<Watch>,
}

impl World {
    pub(super) fn new(briefing: Arc<Briefing>, log: Option<PathBuf>, keys: Keymap, wake: fn()) -> Self {
        let (sender, news) = channel();
        Self {
            briefing,
            review: None,
            log,
            keys,
            sender,
            news,
            wake,
            reading: Arc::default(),
            given: Arc::default(),
            watch: None,
        }
    }

    /// Reads the files again whenever they change, and tells so.
    pub(super) fn watch(&mut self, paths: Vec<PathBuf>, given: Given) -> io::Result<()> {
        self.given = Arc::new(Mutex::new(given));
        let (sender, wake, given) = (self.sender.clone(), self.wake, self.given.clone());
        let again = paths.clone();
        let none =
            format!("the files have changed: none can be read now ({} tells why)", self.keys.named(Action::LoadReport));
        self.watch = Some(watch::start(paths, move || {
            let given = given.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let loaded = load::load(&again, &given);
            // Where nobody listens any more, the program is about to end.
            let _ = sender.send(Msg::Unread(loaded.notes()));
            if loaded.reports.is_empty() {
                let _ = sender.send(Msg::Told(Err(none.clone())));
            } else {
                let _ = sender.send(Msg::Read(Arc::new(crate::brief(loaded.reports, loaded.title))));
                let _ = sender.send(Msg::Told(Ok("the files have changed: read again".into())));
            }
            wake();
        })?);
        Ok(())
    }

    /// Opens the review of the briefing; what could not be read is said.
    pub(super) fn open_review(&mut self) -> Msg {
        let review = match self.review.take() {
            Some(mut review) => {
                review.rebase(&self.briefing);
                review
            }
            None => Review::open(&self.briefing, self.log.as_deref()),
        };
        let told = Msg::Judged(Arc::new(review.judgements().clone()), problem(&review, &self.keys));
        self.review = Some(review);
        told
    }

    /// The analyst's name.
    pub(super) fn who(&self) -> String {
        self.review.as_ref().map(|r| r.who().to_owned()).unwrap_or_default()
    }

    /// What other threads have told since.
    pub(super) fn news(&self) -> Option<Msg> {
        self.news.try_recv().ok()
    }

    /// Reads reports on another thread, which tells of its progress and, at the end, of the briefing.
    pub(super) fn read(&mut self, reports: Vec<Report>, title: Option<String>) -> io::Result<()> {
        let (sender, wake) = (self.sender.clone(), self.wake);
        let stop = self.stop();
        std::thread::Builder::new().name("reading".into()).spawn(move || {
            let wanted = || !stop.load(Ordering::Relaxed);
            let step = |done, all| {
                if wanted() {
                    // Where nobody listens any more, the program is about to end.
                    let _ = sender.send(Msg::Progress(done, all));
                    wake();
                }
                wanted()
            };
            let briefing = crate::brief_telling(reports, title, &step);
            if wanted() {
                let _ = sender.send(Msg::Read(Arc::new(briefing)));
                wake();
            }
        })?;
        Ok(())
    }

    /// Stops whatever is being read, and gives what would stop the next reading.
    fn stop(&mut self) -> Arc<AtomicBool> {
        let next = Arc::<AtomicBool>::default();
        std::mem::replace(&mut self.reading, next.clone()).store(true, Ordering::Relaxed);
        next
    }

    /// Stops reading; what is there already stays.
    pub(super) fn cancel(&mut self) -> Msg {
        self.stop();
        // What the thread has told already is old news.
        while self.news.try_recv().is_ok() {}
        Msg::Stopped
    }

    /// Reads the reports again, one of them published on that day.
    pub(super) fn publish(&mut self, report: ReportId, day: Option<NaiveDate>) -> io::Result<()> {
        let mut reports = self.briefing.reports.clone();
        if let Some(r) = reports.get_mut(report.index()) {
            let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
            given.published.retain(|(file, _)| *file != r.file);
            given.published.extend(day.map(|day| (r.file.clone(), day)));
            r.published = day.map(|value| Published { value, from: PublishedFrom::Given, span: None });
        }
        self.read(reports, Some(self.briefing.title.clone()))
    }

    /// Writes a judgement and what belongs to it; the screen is told of it only once it is on the disk.
    pub(super) fn judge(&mut self, judgement: Judgement, part: Option<Judgement>) -> Msg {
        let undo = self.keys.named(Action::Undo);
        let told = words(&judgement, &undo);
        let note = if let Judgement::Note(item, text) = &judgement { Some((*item, text.clone())) } else { None };
        let done = self.write(|review, briefing| {
            review.append(briefing, judgement)?;
            let Some(part) = part else { return Ok(told) };
            let more = words(&part, &undo);
            // The first of the two is on the disk: the screen has to have it whatever becomes of the other.
            let more = review.append_part(briefing, part).map_or_else(|e| Some(format!("not kept: {e}")), |()| more);
            Ok(Some(told.into_iter().chain(more).collect::<Vec<_>>().join(" · ")))
        });
        match (done, note) {
            // Words that could not be kept are still the analyst's.
            (Msg::Told(Err(why)), Some((item, text))) => Msg::Unedited(item, text, why),
            (done, _) => done,
        }
    }

    pub(super) fn undo(&mut self) -> Msg {
        let redo = self.keys.named(Action::Redo);
        self.write(|review, briefing| {
            let was = review.undo(briefing)?;
            Ok(Some(
                was.map_or("nothing is left to take back".into(), |w| {
                    format!("taken back: {w} ({redo} brings it back)")
                }),
            ))
        })
    }

    pub(super) fn redo(&mut self) -> Msg {
        self.write(|review, briefing| {
            let was = review.redo(briefing)?;
            Ok(Some(was.map_or("nothing was taken back".into(), |w| format!("brought back: {w}"))))
        })
    }

    fn write(&mut self, what: impl FnOnce(&mut Review, &Briefing) -> io::Result<Option<String>>) -> Msg {
        let Some(review) = self.review.as_mut() else {
            return Msg::Told(Err("nothing can be judged before the reports are read".into()));
        };
        match what(review, &self.briefing) {
            Ok(told) => Msg::Judged(Arc::new(review.judgements().clone()), told),
            Err(e) => Msg::Told(Err(format!("not kept: {e}"))),
        }
    }

    /// Writes the briefing to a new file in the working folder.
    pub(super) fn export(&self, format: Format) -> Msg {
        let empty = review::Judgements::default();
        let judgements = self.review.as_ref().map_or(&empty, Review::judgements);
        let text = export::render(format, &self.briefing, judgements, MEASURE);
        Msg::Told(
            fresh(&file_name(&self.briefing.title), ending(format))
                .and_then(|(mut file, path)| file.write_all(text.as_bytes()).map(|()| path))
                .map(|path| format!("written to {}", path.display()))
                .map_err(|e| format!("not written: {e}")),
        )
    }
}

impl Drop for World {
    fn drop(&mut self) {
        // Nobody waits for what is being read.
        self.stop();
    }
}

/// What the analyst should know of the log at once: what is damaged in it, and what has lost its passage.
fn problem(review: &Review, keys: &Keymap) -> Option<String> {
    let claims = keys.named(Action::Go(Lens::Claims));
    let problems = review.problems();
    let more = match problems.len() {
        0 | 1 => String::new(),
        n => format!(" and {} more", n - 1),
    };
    let orphans: usize = review.judgements().orphans.iter().map(|o| o.lines.len()).sum();
    let lost = match orphans {
        0 => None,
        1 => Some(format!("1 judgement has lost its passage: {claims} Claims lists it at the end")),
        n => Some(format!("{n} judgements have lost their passage: {claims} Claims lists them at the end")),
    };
    let all: Vec<String> = lost.into_iter().chain(problems.first().map(|p| format!("{p}{more}"))).collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

/// What the last line says of a judgement; nothing where the row itself shows it.
fn words(judgement: &Judgement, undo: &str) -> Option<String> {
    Some(match judgement {
        Judgement::Seen(..) => return None,
        Judgement::Verdict(_, Some(v)) => format!("{} ({undo} takes it back)", v.word()),
        Judgement::Verdict(_, None) => "open again".into(),
        Judgement::Note(_, text) if text.is_empty() => format!("the note is gone ({undo} brings it back)"),
        Judgement::Note(..) => "noted".into(),
        Judgement::Tag(_, tag, true) => format!("tagged {tag}"),
        Judgement::Tag(_, tag, false) => format!("no longer tagged {tag}"),
        Judgement::Reliability(_, r) => format!("reliability {}: {}", r.letter(), r.words()),
        Judgement::Credibility(_, c) => format!("credibility {}: {}", c.figure(), c.words()),
        Judgement::Claim(..) => "added as a claim".into(),
        Judgement::Link(..) => "added as a dispute".into(),
        Judgement::Merge(_, name) => format!("one actor now: {name}"),
        Judgement::Split(_, _, name) => format!("another actor now: {name}"),
        Judgement::Rename(_, name) => format!("called {name} now"),
        Judgement::Source(_, label) => format!("on the word of {label} now"),
    })
}

/// A name for a file, made of the letters and figures of a title: nothing of a report steers a path.
fn file_name(title: &str) -> String {
    let mut out = String::new();
    for c in title.chars().flat_map(char::to_lowercase).take(60) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "briefing".into() } else { format!("briefing-{out}") }
}

fn ending(format: Format) -> String {
    let name = format.to_possible_value().map(|v| v.get_name().to_owned()).unwrap_or_default();
    match name.as_str() {
        "text" => "txt".into(),
        "annotations" => "jsonld".into(),
        "stix" | "claimreview" => format!("{name}.json"),
        _ => name,
    }
}

/// A file that was not there before: `name.ending`, else `name-2.ending` and so on.
fn fresh(name: &str, ending: String) -> io::Result<(std::fs::File, PathBuf)> {
    let mut n = 1;
    loop {
        let path = PathBuf::from(if n == 1 { format!("{name}.{ending}") } else { format!("{name}-{n}.{ending}") });
        match std::fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((file, path)),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && n < 1000 => n += 1,
            Err(e) => return Err(io::Error::new(e.kind(), format!("{}: {e}", path.display()))),
        }
    }
}

/// Opens an address in the browser, which goes on by itself.
pub(super) fn browse(url: &str) -> Msg {
    let own = std::env::var("BROWSER").ok().filter(|b| !b.trim().is_empty());
    let program = own.unwrap_or_else(|| if cfg!(target_os = "macos") { "open".into() } else { "xdg-open".into() });
    let started =
        Command::new(&program).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    Msg::Told(match started {
        Ok(_) => Ok(format!("opened {url}")),
        Err(e) => Err(format!("{program}: {e}; the address is {url}")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_steers_no_path() {
        assert_eq!(file_name("../../etc/passwd"), "briefing-etc-passwd");
        assert_eq!(file_name("Ferry “Alma”: fire?"), "briefing-ferry-alma-fire");
        assert_eq!(file_name("…"), "briefing");
    }
}
