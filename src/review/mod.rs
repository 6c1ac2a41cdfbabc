//! The analyst's review: judgements as lines of a log that is only ever added to.
//!
//! ```text
//! Judgement ──keep──▶ Record ──append, flush──▶ log ──read──▶ Records ──fold──▶ Judgements
//! ```
//!
//! Whatever the screen shows as judged is on the disk; a kill at any moment loses nothing of it. Two people's logs
//! merge by concatenation: lines are ordered by time and their own names, and a line that stands twice counts once.

mod anchor;
mod diff;
mod grade;
mod history;
mod index;
mod judgements;
mod list;
mod log;
mod marks;
mod record;

pub use anchor::{Anchor, Found, context};
pub use diff::diff;
pub use grade::{Credibility, Grade, Reliability};
pub use judgements::{Added, Identity, Item, Judgements, Link, Orphan, OwnId, Standing};
pub use list::{Judged, Said};
pub use marks::{Dated, Marks, Verdict, View};
pub use record::{Act, At, Kept, Kind, Line, Record, VERSION, parse};

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use crate::model::{ActorId, Briefing, ClaimId, DisputeKind, ReportId, Span};
use crate::{fingerprint, places};
use index::Index;
use log::{Log, News};

pub use crate::places::REVIEW as FILE;

/// What an analyst can do to the open briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// Has looked at it (`true`), or takes that back.
    Seen(Item, bool),
    /// It holds, it does not, or neither any more.
    Verdict(Item, Option<Verdict>),
    /// A remark of one or more lines; an empty one takes the last away.
    Note(Item, String),
    /// A tag more (`true`) or less.
    Tag(Item, String, bool),
    /// How reliable an outlet, actor or source is.
    Reliability(Item, Reliability),
    /// How credible a claim is.
    Credibility(Item, Credibility),
    /// A claim that the program did not find, and who says it; no source where the outlet itself speaks.
    Claim(ReportId, Span, Option<String>),
    /// Two claims (or added ones) that clash, how, and why in the analyst's words.
    Link(Vec<Item>, DisputeKind, String),
    /// Actors that are one, and its name.
    Merge(Vec<ActorId>, String),
    /// Names of an actor that belong to another, and its name.
    Split(ActorId, Vec<String>, String),
    /// Another name for an actor.
    Rename(ActorId, String),
    /// Who a claim really comes from.
    Source(ClaimId, String),
}

impl Judgement {
    /// What the log keeps of it.
    fn keep(self, b: &Briefing) -> Act {
        let clean = record::clean;
        let actor = |a: ActorId| Item::Actor(a).keep(b);
        match self {
            Self::Seen(item, true) => Act::Seen { item: item.keep(b) },
            Self::Seen(item, false) => Act::Unseen { item: item.keep(b) },
            Self::Verdict(item, Some(Verdict::Accepted)) => Act::Accept { item: item.keep(b) },
            Self::Verdict(item, Some(Verdict::Dismissed)) => Act::Dismiss { item: item.keep(b) },
            Self::Verdict(item, None) => Act::Reopen { item: item.keep(b) },
            Self::Note(item, text) => Act::Note { item: item.keep(b), text: clean(text) },
            Self::Tag(item, tag, true) => Act::Tag { item: item.keep(b), tag: clean(tag) },
            Self::Tag(item, tag, false) => Act::Untag { item: item.keep(b), tag: clean(tag) },
            Self::Reliability(item, r) => Act::Grade { item: item.keep(b), reliability: Some(r), credibility: None },
            Self::Credibility(item, c) => Act::Grade { item: item.keep(b), reliability: None, credibility: Some(c) },
            Self::Claim(report, span, source) => {
                Act::Claim { passage: Anchor::new(&b.reports[report], span), source: source.map(clean) }
            }
            Self::Link(items, kind, reason) => {
                Act::Link { items: items.into_iter().map(|i| i.keep(b)).collect(), kind, reason: clean(reason) }
            }
            Self::Merge(actors, name) => {
                Act::Merge { items: actors.into_iter().map(actor).collect(), name: clean(name) }
            }
            Self::Split(a, names, name) => {
                Act::Split { item: actor(a), names: names.into_iter().map(clean).collect(), name: clean(name) }
            }
            Self::Rename(a, name) => Act::Rename { item: actor(a), name: clean(name) },
            Self::Source(claim, label) => Act::Source { item: Item::Claim(claim).keep(b), label: clean(label) },
        }
    }
}

/// An open review: the log, and what it adds up to for the open briefing.
///
/// Every method that takes a briefing wants the one that the review was opened with, or was last
/// [rebased](Review::rebase) on.
#[derive(Debug)]
pub struct Review {
    /// Where judgements may lie, the place to write first; all that exist are read.
    logs: Vec<Log>,
    /// The one that is written.
    writes: usize,
    who: String,
    session: String,
    written: u32,
    records: Vec<Record>,
    index: Index,
    stands: HashMap<Kept, Standing>,
    judgements: Judgements,
    problems: Vec<String>,
    newer: usize,
}

impl Review {
    /// Opens the review of `briefing` at `file`, or where it lies by custom: beside the reports, and in the platform's
    /// data folder for the sample and for places that cannot be written.
    ///
    /// What cannot be read is told by [`Review::problems`]; nothing is written before the first judgement.
    pub fn open(briefing: &Briefing, file: Option<&Path>) -> Self {
        let places = file.map_or_else(|| places(briefing), |f| vec![f.to_owned()]);
        let mut out = Self::of(places, Index::new(briefing));
        for at in 0..out.logs.len() {
            let news = out.logs.get_mut(at).map_or_else(|| Ok(News::default()), Log::refresh);
            match news {
                Ok(news) => out.take(at, news),
                Err(e) => out.problems.push(format!("{}: {e}", out.place(at))),
            }
        }
        out.fold(briefing);
        out
    }

    /// A review of which nothing has been read.
    fn of(places: Vec<PathBuf>, index: Index) -> Self {
        Self {
            logs: places.into_iter().map(Log::new).collect(),
            writes: 0,
            who: analyst(),
            session: session(),
            written: 0,
            records: Vec::new(),
            index,
            stands: HashMap::new(),
            judgements: Judgements::default(),
            problems: Vec::new(),
            newer: 0,
        }
    }

    /// What the log adds up to.
    pub fn judgements(&self) -> &Judgements {
        &self.judgements
    }

    /// The log that is written.
    pub fn path(&self) -> &Path {
        self.logs.get(self.writes).map_or(Path::new(FILE), Log::path)
    }

    /// The analyst's name: `PARALLAX_ANALYST`, or the name of the user's account.
    pub fn who(&self) -> &str {
        &self.who
    }

    /// Every line that is understood, in order.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// What could not be read or heeded, a line each.
    pub fn problems(&self) -> Vec<String> {
        let newer = match self.newer {
            0 => None,
            1 => Some("1 line of a newer version: kept, not heeded".to_owned()),
            n => Some(format!("{n} lines of a newer version: kept, not heeded")),
        };
        self.problems.iter().cloned().chain(newer).collect()
    }

    /// Writes a judgement; once this returns, it is on the disk and in [`Review::judgements`].
    ///
    /// # Errors
    /// Fails where no log can be written, with its path; then nothing was judged.
    pub fn append(&mut self, briefing: &Briefing, judgement: Judgement) -> io::Result<()> {
        let act = judgement.keep(briefing);
        self.write(briefing, |_| Some((act, None)))
    }

    /// Writes the other part of what was judged last, such as the second half of a grade: the two are undone together.
    ///
    /// # Errors
    /// As [`Review::append`].
    pub fn append_part(&mut self, briefing: &Briefing, judgement: Judgement) -> io::Result<()> {
        let act = judgement.keep(briefing);
        let whole = self.id();
        self.write(briefing, |_| Some((act, Some(whole))))
    }

    /// Takes this analyst's last judgement back; says what it was, or `None` where there is none left.
    ///
    /// # Errors
    /// As [`Review::append`].
    pub fn undo(&mut self, briefing: &Briefing) -> io::Result<Option<String>> {
        let mut was: Vec<String> = Vec::new();
        let mut part: Option<String> = None;
        loop {
            let mut more = None;
            self.write(briefing, |review| {
                let (last, _) = history::last(&review.records, &review.who);
                let last = last.filter(|r| part.as_ref().is_none_or(|p| *p == r.id))?;
                was.push(last.act.words());
                more.clone_from(&last.with);
                Some((Act::Undo { of: last.id.clone() }, None))
            })?;
            part = more;
            if part.is_none() {
                return Ok((!was.is_empty()).then(|| was.join(", ")));
            }
        }
    }

    /// Brings back what was last taken back; says what it was, or `None` where there is nothing.
    ///
    /// # Errors
    /// As [`Review::append`].
    pub fn redo(&mut self, briefing: &Briefing) -> io::Result<Option<String>> {
        let mut was: Vec<String> = Vec::new();
        let mut whole: Option<String> = None;
        loop {
            let mut done = None;
            self.write(briefing, |review| {
                let (_, next) = history::last(&review.records, &review.who);
                let next = next.filter(|r| whole.is_none() || r.with == whole)?;
                was.push(next.act.words());
                done = Some(next.id.clone());
                Some((Act::Redo { of: next.id.clone() }, None))
            })?;
            whole = done;
            if whole.is_none() {
                return Ok((!was.is_empty()).then(|| was.join(", ")));
            }
        }
    }

    /// Reads what others have written since; says whether there was anything.
    ///
    /// # Errors
    /// Fails where a log that was there can no longer be read.
    pub fn refresh(&mut self, briefing: &Briefing) -> io::Result<bool> {
        let mut any = false;
        for at in 0..self.logs.len() {
            let news = self.logs.get_mut(at).map_or_else(|| Ok(News::default()), Log::refresh)?;
            any |= news.anew || !news.lines.is_empty();
            self.take(at, news);
        }
        if any {
            self.fold(briefing);
        }
        Ok(any)
    }

    /// Carries the judgements over to another briefing of the same reports, after they were read again.
    pub fn rebase(&mut self, briefing: &Briefing) {
        self.index = Index::new(briefing);
        self.stands.clear();
        self.fold(briefing);
    }

    /// Appends the line that `act` asks for, and the line that it belongs to, once everything before has been read.
    fn write(&mut self, b: &Briefing, act: impl FnOnce(&Self) -> Option<(Act, Option<String>)>) -> io::Result<()> {
        let mut file = loop {
            let Some(log) = self.logs.get(self.writes) else {
                return Err(io::Error::new(
                    io::ErrorKind::PermissionDenied,
                    "no place to keep the review; name one with --review FILE",
                ));
            };
            // The platform's folder for data is made when it is first needed; where the reports lie, there is one.
            let own = |f: &&Path| crate::places::data().is_some_and(|data| f.starts_with(data));
            if let Some(folder) = log.path().parent().filter(own) {
                std::fs::create_dir_all(folder)?;
            }
            match log.open() {
                Ok(file) => break file,
                // A place that cannot be written leaves the next one: the platform's data folder.
                Err(e) if self.writes + 1 < self.logs.len() && elsewhere(&e) => {
                    self.writes += 1;
                }
                Err(e) => return Err(self.told(&e)),
            }
        };
        let at = self.writes;
        let Some(log) = self.logs.get_mut(at) else { return Ok(()) };
        let news = log.read_on(&mut file);
        let news = news.map_err(|e| self.told(&e))?;
        self.take(at, news);
        if let Some((act, with)) = act(self) {
            let last = self.records.last().map(|r| r.at).unwrap_or_default();
            self.written += 1;
            let id = self.id();
            let record = Record { v: VERSION, id, at: At::after(last), who: self.who.clone(), with, act };
            let line = record.line()?;
            let done = self.logs.get_mut(at).map_or(Ok(()), |log| log.write(&mut file, &line));
            done.map_err(|e| self.told(&e))?;
            self.records.push(record);
        }
        self.fold(b);
        Ok(())
    }

    /// The name of the line that this window wrote last.
    fn id(&self) -> String {
        format!("{}{:08x}", self.session, self.written)
    }

    /// Takes in what reading the log at `at` brought.
    fn take(&mut self, at: usize, news: News) {
        if news.anew {
            // The file was replaced: whatever came from it is read again, and so is the rest, to be safe.
            self.records.clear();
            self.problems.clear();
            self.newer = 0;
            for other in (0..self.logs.len()).filter(|&o| o != at) {
                let path = self.logs.get(other).map(|l| l.path().to_owned()).unwrap_or_default();
                let mut log = Log::new(path);
                if let Ok(news) = log.refresh() {
                    self.lines(other, news.lines);
                }
                if let Some(place) = self.logs.get_mut(other) {
                    *place = log;
                }
            }
        }
        self.lines(at, news.lines);
    }

    fn lines(&mut self, at: usize, lines: Vec<(usize, Line)>) {
        let mut fresh = false;
        for (number, line) in lines {
            match line {
                Line::Record(record) => {
                    fresh = true;
                    self.records.push(*record);
                }
                Line::Newer => self.newer += 1,
                Line::Damaged(why) => {
                    let place = self.place(at);
                    self.problems.push(format!("{place}, line {number}: damaged, set aside ({why})"));
                }
            }
        }
        if fresh {
            self.records.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
            let mut known = HashSet::new();
            self.records.retain(|r| known.insert(r.id.clone()));
        }
    }

    fn fold(&mut self, b: &Briefing) {
        let Self { records, index, stands, .. } = self;
        let stand = |kept: &Kept| match stands.get(kept) {
            Some(&known) => known,
            None => *stands.entry(kept.clone()).or_insert_with(|| index.find(b, kept)),
        };
        self.judgements = Judgements::fold(records, &b.reports, stand);
    }

    fn place(&self, at: usize) -> String {
        self.logs.get(at).map(|l| l.path().display().to_string()).unwrap_or_default()
    }

    fn told(&self, e: &io::Error) -> io::Error {
        io::Error::new(e.kind(), format!("{}: {e}", self.path().display()))
    }
}

/// Reads the log at `path`: its lines in order, and what of it is damaged or newer, a line each.
///
/// # Errors
/// Fails where the file is missing or cannot be read.
pub fn read(path: &Path) -> io::Result<(Vec<Record>, Vec<String>)> {
    path.metadata()?;
    let mut review = Review::of(vec![path.to_owned()], Index::default());
    let news = review.logs.first_mut().map_or_else(|| Ok(News::default()), Log::refresh)?;
    review.take(0, news);
    let problems = review.problems();
    Ok((review.records, problems))
}

/// Whether an error says that this place cannot be written at all.
fn elsewhere(e: &io::Error) -> bool {
    use io::ErrorKind as K;
    matches!(e.kind(), K::PermissionDenied | K::ReadOnlyFilesystem | K::NotFound | K::NotADirectory)
}

/// Where the review of `b` lies by custom, the place to write first.
fn places(b: &Briefing) -> Vec<PathBuf> {
    let mut folders: Vec<Option<PathBuf>> = b.reports.iter().map(|r| Some(folder(r.path.as_deref()?))).collect();
    folders.dedup();
    // Reports of one folder belong to it; others, from a pipe or compiled in, to each other.
    let (beside, mut names) = match folders.as_slice() {
        [Some(one)] => (Some(one.join(FILE)), vec![absolute(one)]),
        _ => (None, b.reports.iter().map(|r| r.path.as_deref().map_or_else(|| r.file.clone(), absolute)).collect()),
    };
    names.sort_unstable();
    let name = fingerprint::key('r', names.iter().map(String::as_str));
    let kept = places::data().map(|d| d.join("reviews").join(format!("{name}.jsonl")));
    beside.into_iter().chain(kept).collect()
}

fn absolute(path: &Path) -> String {
    path.canonicalize().unwrap_or_else(|_| path.to_owned()).to_string_lossy().into_owned()
}

/// The folder of a file; `.` for a bare name.
fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(p) if !p.as_os_str().is_empty() => p.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The analyst's name, fit for a line.
fn analyst() -> String {
    let set = |name| std::env::var(name).ok().map(|n| record::clean(n).trim().to_owned()).filter(|n| !n.is_empty());
    set("PARALLAX_ANALYST").or_else(|| set("USER")).or_else(|| set("USERNAME")).unwrap_or_else(|| "analyst".into())
}

/// Eight hexadecimal digits that no other running window has.
fn session() -> String {
    let now = At::after(At::default()).to_string();
    let process = std::process::id().to_string();
    let once = format!("{:?}", std::thread::current().id());
    let host = std::env::var("HOSTNAME").unwrap_or_default();
    let unique = std::ptr::from_ref(&now).addr().to_string();
    fingerprint::sha256([now, process, once, host, unique].join("\n").as_bytes()).chars().take(8).collect()
}
