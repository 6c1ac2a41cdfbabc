//! A folder of many reports as a list of events: light, cached by content, and no report kept in memory.
//!
//! Of each report a [`Card`] is kept: what the list shows, and its [`Signature`]. Cards are cached under the hash of
//! the file they were made of, so a file that was touched but not changed costs nothing, and a changed one never
//! shows old words. The cache is one file a folder, written beside and renamed: whoever comes last wins, and a broken
//! one is made anew.

use std::collections::{HashMap, HashSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::events::{self, Signature};
use super::settings::{Entry, Settings};
use super::{Given, Loaded, Problem, assemble, clean, files};
use crate::fingerprint;
use crate::model::Report;

/// Format and version of the cache; another one is made anew.
const CACHE: &str = concat!("parallax cards 1, ", env!("CARGO_PKG_VERSION"));

/// What the list of events knows of one report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The file's name as shown.
    pub file: String,
    /// Where it lies.
    #[serde(skip)]
    pub path: PathBuf,
    /// Who published it.
    pub outlet: String,
    /// What the outlet was read from.
    pub outlet_from: String,
    /// The headline, or the first words.
    pub headline: String,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// Its [`Signature`], encoded.
    terms: String,
}

/// Reports of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The headline that has most in common with the others.
    pub title: String,
    /// Places of its reports in [`Shelf::cards`].
    pub cards: Vec<usize>,
    /// How many outlets they are from.
    pub outlets: usize,
}

/// The reports of some folders, sorted into events.
#[derive(Debug, Default)]
pub struct Shelf {
    /// A card a report, in the order of the files.
    pub cards: Vec<Card>,
    /// The events: those with most outlets first.
    pub events: Vec<Event>,
    /// One for each file that could not be read.
    pub problems: Vec<Problem>,
    given: Given,
}

/// Sorts the reports at `paths` into events; `progress` hears how many of how many files are done.
pub fn open(paths: &[PathBuf], given: &Given, mut progress: impl FnMut(usize, usize)) -> Shelf {
    let found = files::find(paths);
    let settings: Vec<Settings> = found.settings.iter().filter_map(|p| Settings::read(p).ok()).collect();
    let place = place(paths);
    let mut cache = place.as_deref().map(Cache::read).unwrap_or_default();
    let made = read_all(&found.files, given, &settings, &cache, &mut progress);
    let mut shelf = Shelf { problems: found.problems, given: given.clone(), ..Shelf::default() };
    let mut fresh = Cache::default();
    for (path, card) in found.files.iter().zip(made) {
        match card {
            Ok((key, cards)) => {
                shelf.cards.extend(cards.iter().map(|c| Card { path: path.clone(), ..c.clone() }));
                fresh.cards.insert(key, cards);
            }
            Err(message) => shelf.problems.push(Problem::new(path, message)),
        }
    }
    let of =
        fingerprint::sha256(shelf.cards.iter().map(|c| c.terms.as_str()).collect::<Vec<_>>().join("\n").as_bytes());
    let known = cache.groups.take().filter(|g| g.of == of && g.cover(shelf.cards.len()));
    let groups = known.unwrap_or_else(|| {
        let signatures: Vec<Signature> =
            shelf.cards.iter().map(|c| Signature::decode(&c.terms).unwrap_or_default()).collect();
        Groups { of, groups: events::group(&signatures.iter().collect::<Vec<_>>()) }
    });
    shelf.events = groups.groups.iter().map(|g| event(g, &shelf.cards)).collect();
    shelf.events.sort_by(|a, b| (b.outlets, b.cards.len(), &a.title).cmp(&(a.outlets, a.cards.len(), &b.title)));
    fresh.groups = Some(groups);
    if let Some(place) = place.filter(|_| fresh.cards.len() > 20) {
        // Without a cache the next start is slower, and no more than that.
        let _ = fresh.write(&place);
    }
    shelf
}

/// How many files are to be sorted: those of folders that do not say themselves what they are about.
///
/// `None` where all is said already: single files are one event, and so is a folder whose `briefing.toml` has a title.
pub fn to_sort(paths: &[PathBuf]) -> Option<usize> {
    if !paths.iter().any(|p| p.is_dir()) {
        return None;
    }
    let found = files::find(paths);
    let titled = found.settings.iter().any(|p| Settings::read(p).is_ok_and(|s| s.title.is_some()));
    (!titled && found.files.len() > 1).then_some(found.files.len())
}

impl Shelf {
    /// The outlets of an event by name, each once.
    pub fn outlets<'a>(&'a self, event: &Event) -> Vec<&'a str> {
        let mut out: Vec<&'a str> = self.members(event).map(|c| c.outlet.as_str()).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The first and the last day on which reports of an event were published; empty where none says so.
    pub fn days(&self, event: &Event) -> String {
        let days = || self.members(event).filter_map(|c| c.published);
        match (days().min(), days().max()) {
            (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
            (Some(day), _) => day.to_string(),
            _ => String::new(),
        }
    }

    fn members<'a>(&'a self, event: &Event) -> impl Iterator<Item = &'a Card> {
        event.cards.iter().filter_map(|&c| self.cards.get(c))
    }

    /// The files that the reports of an event lie in, each once.
    pub fn files(&self, event: &Event) -> Vec<PathBuf> {
        let mut seen = HashSet::new();
        self.members(event).map(|c| c.path.clone()).filter(|p| seen.insert(p.clone())).collect()
    }

    /// All reports as one event.
    pub fn all(&self) -> Event {
        event(&(0..self.cards.len()).collect::<Vec<_>>(), &self.cards)
    }

    /// Loads the reports of one event.
    pub fn load(&self, event: &Event) -> Loaded {
        let cards: Vec<&Card> = self.members(event).collect();
        let wanted: HashSet<(&str, Option<&Path>)> =
            cards.iter().map(|c| (c.file.as_str(), Some(c.path.as_path()))).collect();
        let mut loaded = super::load(&self.files(event), &self.given);
        // A feed or archive holds reports of other events too.
        loaded.reports.retain(|r| wanted.contains(&(r.file.as_str(), r.path.as_deref())));
        loaded.title = Some(event.title.clone());
        super::finish(loaded)
    }
}

/// Makes the cards of all files, on all cores.
fn read_all(
    all: &[PathBuf],
    given: &Given,
    settings: &[Settings],
    cache: &Cache,
    progress: &mut impl FnMut(usize, usize),
) -> Vec<Result<(String, Vec<Card>), String>> {
    let next = AtomicUsize::new(0);
    let (send, receive) = mpsc::channel();
    let workers = crate::parallel::threads().min(8);
    let mut out: Vec<Result<(String, Vec<Card>), String>> =
        all.iter().map(|_| Err("was not read".to_owned())).collect();
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let send = send.clone();
            let next = &next;
            scope.spawn(move || {
                while let Some((at, path)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, all.get(at)?)))
                {
                    let entry = settings.iter().find_map(|s| s.of(path)).cloned().unwrap_or_default();
                    if send.send((at, cards(path, given, &entry, cache))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        for (done, (at, made)) in receive.iter().enumerate() {
            if let Some(slot) = out.get_mut(at) {
                *slot = made;
            }
            if (done + 1) % 100 == 0 || done + 1 == all.len() {
                progress(done + 1, all.len());
            }
        }
    });
    out
}

/// The cards of one file, from the cache if its bytes are known.
fn cards(path: &Path, given: &Given, entry: &Entry, cache: &Cache) -> Result<(String, Vec<Card>), String> {
    let bytes = files::read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let said = format!("{:?} {:?} {entry:?}", given.outlet(path), given.day(path));
    let key = fingerprint::sha256(format!("{}\n{name}\n{said}", fingerprint::sha256(&bytes)).as_bytes());
    if let Some(cards) = cache.cards.get(&key) {
        return Ok((key, cards.clone()));
    }
    let reports = assemble::reports(path, &bytes, given, entry)?;
    Ok((key, reports.iter().map(card).collect()))
}

fn card(report: &Report) -> Card {
    let first = || {
        let block = report.blocks().first().map(|&b| report.words(b)).unwrap_or_default();
        block.split_whitespace().take(16).collect::<Vec<_>>().join(" ")
    };
    Card {
        file: report.file.clone(),
        path: PathBuf::new(),
        outlet: report.outlet.clone(),
        outlet_from: report.outlet_from.clone(),
        headline: report.headline.map_or_else(first, |h| clean::line(report.words(h))),
        published: report.published.as_ref().map(|p| p.value),
        terms: Signature::of(report).encode(),
    }
}

/// An event with the headline that shares most words with the others.
fn event(members: &[usize], cards: &[Card]) -> Event {
    let words = |t: &str| t.split_whitespace().map(str::to_lowercase).filter(|w| w.len() > 3).collect::<Vec<_>>();
    let heads: Vec<(usize, Vec<String>)> =
        members.iter().take(200).filter_map(|&m| Some((m, words(&cards.get(m)?.headline)))).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in heads.iter().flat_map(|(_, w)| w) {
        *counts.entry(word).or_default() += 1;
    }
    let weight = |w: &[String]| w.iter().filter_map(|w| counts.get(w.as_str())).sum::<usize>() * 100 / (w.len() + 3);
    let best = heads.iter().max_by(|a, b| weight(&a.1).cmp(&weight(&b.1)).then(b.0.cmp(&a.0)));
    let title = best.and_then(|(m, _)| cards.get(*m)).map(|c| c.headline.clone()).unwrap_or_default();
    let outlets: HashSet<&str> = members.iter().filter_map(|&m| cards.get(m)).map(|c| c.outlet.as_str()).collect();
    Event { title, cards: members.to_vec(), outlets: outlets.len() }
}

/// Events as places of cards, and the cards that they were made of.
#[derive(Debug, Serialize, Deserialize)]
struct Groups {
    /// Hash of all signatures.
    of: String,
    groups: Vec<Vec<usize>>,
}

impl Groups {
    /// Whether each of `count` cards is in one group.
    fn cover(&self, count: usize) -> bool {
        let mut seen = vec![false; count];
        let once = self.groups.iter().flatten().all(|&m| seen.get_mut(m).is_some_and(|s| !std::mem::replace(s, true)));
        once && seen.iter().all(|&s| s)
    }
}

/// Cards by what they were made of.
#[derive(Debug, Default)]
struct Cache {
    cards: HashMap<String, Vec<Card>>,
    groups: Option<Groups>,
}

impl Cache {
    /// Reads a cache; what is damaged in it is not there.
    fn read(place: &Path) -> Self {
        let mut out = Self::default();
        let Ok(text) = std::fs::read_to_string(place) else { return out };
        let mut lines = text.lines();
        if lines.next() != Some(CACHE) {
            return out;
        }
        for line in lines {
            if let Some(groups) = line.strip_prefix("groups ") {
                out.groups = serde_json::from_str(groups).ok();
            } else if let Some((key, cards)) = line.split_once(' ')
                && let Ok(cards) = serde_json::from_str(cards)
            {
                out.cards.insert(key.to_owned(), cards);
            }
        }
        out
    }

    /// Writes the cache beside its place and puts it there in one step.
    fn write(&self, place: &Path) -> std::io::Result<()> {
        let folder = place.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let beside = place.with_extension(format!("{}.new", std::process::id()));
        let written = (|| {
            let mut file = std::io::BufWriter::new(std::fs::File::create(&beside)?);
            writeln!(file, "{CACHE}")?;
            let mut keys: Vec<&String> = self.cards.keys().collect();
            keys.sort();
            for key in keys {
                if let Some(cards) = self.cards.get(key) {
                    writeln!(file, "{key} {}", serde_json::to_string(cards)?)?;
                }
            }
            if let Some(groups) = &self.groups {
                writeln!(file, "groups {}", serde_json::to_string(groups)?)?;
            }
            file.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_data()?;
            std::fs::rename(&beside, place)
        })();
        if written.is_err() {
            let _ = std::fs::remove_file(&beside);
        }
        written
    }
}

/// Where the cards of these paths are kept: a file in the user's cache folder; `None` where there is no such folder.
fn place(paths: &[PathBuf]) -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
    let folder = set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|h| h.join(".cache")))?;
    let names: Vec<String> = paths
        .iter()
        .map(|p| std::fs::canonicalize(p).unwrap_or_else(|_| p.clone()).to_string_lossy().into_owned())
        .collect();
    let name = fingerprint::key('f', names.iter().map(String::as_str));
    Some(folder.join("parallax").join(format!("{name}.cards")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FERRY: [&str; 3] = [
        "Ferry Aurora runs aground\n\nThe ferry Aurora ran aground off Kalvik harbour in thick fog with forty passengers on board.\n",
        "Forty wait on stranded ferry\n\nForty passengers of the ferry Aurora waited in the fog off Kalvik harbour for rescue boats.\n",
        "Wheat prices climb\n\nWheat prices rose sharply after drought cut the harvest on the northern plains, traders said.\n",
    ];

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (i, text) in FERRY.iter().enumerate() {
            std::fs::write(folder.path().join(format!("{i}.txt")), text).unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_becomes_a_list_of_events() {
        let folder = folder();
        let shelf = open(&[folder.path().to_owned()], &Given::default(), |_, _| ());
        let events: Vec<_> = shelf.events.iter().map(|e| (e.cards.clone(), e.outlets)).collect();
        assert_eq!(events, [(vec![0, 1], 2), (vec![2], 1)]);
        let loaded = shelf.load(&shelf.events[0]);
        assert_eq!(loaded.reports.iter().map(|r| r.file.as_str()).collect::<Vec<_>>(), ["0.txt", "1.txt"]);
    }

    #[test]
    fn a_cache_comes_back_and_a_damaged_one_is_left() {
        let folder = folder();
        let place = folder.path().join("x").join("y.cards");
        let card = card(&super::super::load(&[folder.path().join("0.txt")], &Given::default()).reports[0]);
        let mut cache = Cache::default();
        cache.cards.insert("k".into(), vec![card.clone()]);
        cache.groups = Some(Groups { of: "h".into(), groups: vec![vec![0]] });
        cache.write(&place).unwrap();
        let back = Cache::read(&place);
        assert_eq!(back.cards.get("k"), Some(&vec![card]));
        assert!(back.groups.is_some_and(|g| g.cover(1) && !g.cover(2)));
        std::fs::write(&place, format!("{CACHE}\nk [{{\"broken\ngroups [[")).unwrap();
        assert!(Cache::read(&place).cards.is_empty());
        std::fs::write(&place, b"\xff\xfe").unwrap();
        assert!(Cache::read(&place).cards.is_empty());
    }
}
