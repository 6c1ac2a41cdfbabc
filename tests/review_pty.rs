//! The review in a real terminal: a whole session, kills, two windows, a full disk, a folder that cannot be written.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

#[path = "support/pty.rs"]
mod pty;

use std::collections::BTreeSet;
use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use portable_pty::CommandBuilder;
use pty::Session;
use serde_json::Value;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_parallax");
const SIZE: (u16, u16) = (100, 30);
const ONE: &str = "\
Market fire kills 12

A fire in the market of Kandor killed 12 people on Monday, police said.

“We warned the owners twice,” said Fire Chief Ana Brandt.
";
const TWO: &str = "\
Market fire: at least 19 dead

A fire in the market of Kandor killed at least 19 people on Monday, a hospital said.

Ana Brandt said the exits were locked.
";

/// A folder with two reports, and another that stands for the platform's data folder.
struct Desk {
    folder: PathBuf,
    data: TempDir,
    _reports: TempDir,
}

impl Desk {
    fn new() -> Self {
        let reports = TempDir::new().unwrap();
        Self::at(reports.path().to_owned(), reports)
    }

    fn at(folder: PathBuf, kept: TempDir) -> Self {
        fs::write(folder.join("one.txt"), ONE).unwrap();
        fs::write(folder.join("two.txt"), TWO).unwrap();
        Self { folder, data: TempDir::new().unwrap(), _reports: kept }
    }

    fn log(&self) -> PathBuf {
        self.folder.join("parallax-review.jsonl")
    }

    /// The program with `before` in front of it, in the folder of the reports.
    fn command(&self, before: &[&str], who: &str) -> CommandBuilder {
        let mut words = before.iter().copied().chain([PROGRAM, "one.txt", "two.txt"]);
        let mut command = CommandBuilder::new(words.next().unwrap());
        command.args(words);
        command.cwd(&self.folder);
        command.env("XDG_DATA_HOME", self.data.path());
        command.env("PARALLAX_ANALYST", who);
        command
    }

    /// A session that is in the list of claims.
    fn open(&self, before: &[&str], who: &str) -> Session {
        let mut s = Session::of(self.command(before, who), SIZE);
        s.wait("1 Brief");
        s.type_keys("4");
        s.wait("CLAIMS");
        s
    }

    /// The judgements as another program gets them.
    fn judgements(&self) -> Vec<Value> {
        let out = Command::new(PROGRAM)
            .args(["export", "--format", "json", "one.txt", "two.txt"])
            .current_dir(&self.folder)
            .env("XDG_DATA_HOME", self.data.path())
            .output()
            .unwrap();
        let all: Value = serde_json::from_slice(&out.stdout).unwrap();
        all["judgements"].as_array().unwrap().clone()
    }

    fn tags(&self) -> BTreeSet<String> {
        let tag = |j: &Value| j["tag"].as_str().map(str::to_owned);
        self.judgements().iter().filter_map(tag).collect()
    }
}

fn skipped(what: &str, why: &str) {
    // Past what the test runner catches: a skipped test says so.
    std::io::stderr().write_all(format!("{what}: skipped: {why}\n").as_bytes()).unwrap();
}

#[test]
fn from_the_first_picture_to_the_exported_page() {
    let desk = Desk::new();
    let mut s = desk.open(&[], "ann");
    s.type_keys("nasked the hospital\rcounts the injured too?\x13");
    s.wait("noted");
    s.type_keys("ttoll\r");
    s.wait("tagged toll");
    s.type_keys("gb2\r");
    s.wait("reliability B");
    s.type_keys("x");
    s.wait("dismissed (u takes it back)");
    s.type_keys("u");
    s.wait("taken back: dismissed");
    s.type_keys("u");
    // Both halves of the grade were given at once, and so they go and come back.
    s.wait("taken back: grade 2 probably true, grade B");
    s.type_keys("\x12");
    s.wait("brought back: grade B usually reliable, grade 2");
    s.type_keys("a");
    s.wait("accepted (u takes it back)");
    s.type_keys("e");
    s.wait("WRITE THE BRIEFING");
    s.type_keys("jj\r");
    let told = s.wait("written to ");
    s.type_keys("q");
    assert!(s.ended().success());
    let name = told.split("written to ").nth(1).unwrap().split_whitespace().next().unwrap();
    let page = fs::read_to_string(desk.folder.join(name)).unwrap();
    for words in [
        "accepted (ann, ",
        "tag: toll",
        "note: asked the hospital\ncounts the injured too? (ann, ",
        "credibility 2: probably true (ann, ",
        "reliability B: usually reliable (ann, ",
    ] {
        assert!(page.contains(words), "{words:?} is missing in\n{page}");
    }
    assert!(!page.contains("dismissed (ann"), "what was taken back is not told:\n{page}");
    assert_eq!(fs::read_to_string(desk.log()).unwrap().lines().count(), 11, "the log keeps every step");
}

#[test]
fn a_kill_at_any_moment_loses_nothing_that_the_screen_has_confirmed() {
    let dice = RandomState::new();
    // The last tag that the screen says is given, as a count.
    let confirmed_on = |screen: &str| -> u64 {
        let told = screen.rsplit_once("tagged k").and_then(|(_, n)| n.split_whitespace().next());
        told.map_or(0, |n| n.parse::<u64>().unwrap() + 1)
    };
    for round in 0..5_u64 {
        let mut hash = dice.build_hasher();
        hash.write_u64(round);
        let dice = hash.finish();
        let desk = Desk::new();
        let mut s = desk.open(&[], "ann");
        // Somewhere in 200 judgements, and at any point of the writing of one.
        let last = 10 + dice % 190;
        let mut typed = 0;
        while typed < last {
            let burst = 1 + (dice >> (typed % 60)) % 4;
            for n in typed..typed + burst {
                s.type_keys(&format!("tk{n}\r"));
            }
            typed += burst;
            if typed < last {
                s.wait_until("the judgements are confirmed", |t| confirmed_on(t) == typed);
            }
        }
        std::thread::sleep(Duration::from_micros(dice >> 20 & 0x3fff));
        s.signal("KILL");
        s.ended();
        let screen = s.text();
        let confirmed = confirmed_on(&screen);
        assert!(confirmed > 0 && confirmed + 4 >= last, "{confirmed} of {typed}\n{screen}");
        let kept = desk.tags();
        for n in 0..confirmed {
            assert!(kept.contains(&format!("k{n}")), "k{n} of {confirmed} is gone, {kept:?}\n{screen}");
        }
        // The program opens again and goes on below whatever the kill left.
        let mut s = desk.open(&[], "ann");
        s.type_keys("tafterwards\r");
        s.wait("tagged afterwards");
        drop(s);
        let now = desk.tags();
        assert!(now.contains("afterwards") && now.is_superset(&kept), "{now:?}");
    }
}

#[test]
fn two_windows_on_one_log_keep_what_either_confirms() {
    let desk = Desk::new();
    let (mut left, mut right) = (desk.open(&[], "ann"), desk.open(&[], "bob"));
    for n in 0..20 {
        left.type_keys(&format!("ta{n}\r"));
        right.type_keys(&format!("tb{n}\r"));
    }
    left.wait("tagged a19");
    right.wait("tagged b19");
    left.type_keys("tlast\r");
    left.wait("tagged last");
    // Each window reads what the other wrote when it writes itself.
    left.wait("b19");
    left.type_keys("q");
    right.type_keys("q");
    assert!(left.ended().success() && right.ended().success());
    let tags = desk.tags();
    for n in 0..20 {
        assert!(tags.contains(&format!("a{n}")) && tags.contains(&format!("b{n}")), "{tags:?}");
    }
    assert_eq!(fs::read_to_string(desk.log()).unwrap().lines().count(), 41);
    // One analyst does not take back what the other said.
    let mut left = desk.open(&[], "ann");
    for _ in 0..21 {
        left.type_keys("u");
    }
    left.wait("taken back: tag a0");
    left.type_keys("u");
    left.wait("nothing is left to take back");
    assert_eq!(desk.tags().len(), 20);
}

/// Tags until the disk is full; what was confirmed is there, the note that could not be kept is on the screen still.
fn fills_up(desk: &Desk, mut s: Session, make_room: impl FnOnce(&mut Session)) {
    let mut confirmed = BTreeSet::new();
    for n in 0.. {
        assert!(n < 60, "the disk never was full");
        s.type_keys(&format!("tfull{n}\r"));
        let told = s.wait_until("an answer", |t| t.contains(&format!("tagged full{n}")) || t.contains("not kept"));
        if told.contains("not kept") {
            break;
        }
        confirmed.insert(format!("full{n}"));
    }
    s.type_keys("nwords of the analyst\x13");
    s.wait_until("the words and why they are not kept", |t| {
        t.contains("words of the analyst") && t.contains("not kept")
    });
    assert_eq!(desk.tags(), confirmed);
    assert!(fs::read(desk.log()).unwrap().ends_with(b"\n"), "no half line is left");
    make_room(&mut s);
    s.type_keys("\x13");
    s.wait("noted");
    s.type_keys("q");
    assert!(s.ended().success());
    assert!(desk.judgements().iter().any(|j| j["text"] == "words of the analyst"));
    assert_eq!(desk.tags(), confirmed);
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let root = TempDir::new().unwrap();
    let folder = root.path().join("small");
    fs::create_dir(&folder).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=24k", "tmpfs"]).arg(&folder).output();
    if !mounted.is_ok_and(|m| m.status.success()) {
        return skipped("a full disk", "no small disk could be mounted");
    }
    let unmount = Unmount(folder.clone());
    let desk = Desk::at(folder.clone(), root);
    fs::write(folder.join("ballast"), vec![b'x'; 4096]).unwrap();
    let s = desk.open(&[], "ann");
    fills_up(&desk, s, |_| fs::remove_file(folder.join("ballast")).unwrap());
    drop(unmount);
}

/// Unmounts however the test ends.
struct Unmount(PathBuf);

impl Drop for Unmount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_line_that_is_cut_short_is_taken_back() {
    let desk = Desk::new();
    // A file may grow to a few blocks only: the write that would pass that stops in the middle of its line.
    let limited = "trap '' XFSZ; ulimit -S -f 8; exec \"$@\"";
    let s = desk.open(&["sh", "-c", limited, "sh"], "ann");
    fills_up(&desk, s, |s| {
        let pid = s.child.process_id().unwrap().to_string();
        assert!(Command::new("prlimit").args(["--fsize=unlimited:", "--pid", &pid]).status().unwrap().success());
    });
}

#[test]
fn a_folder_that_cannot_be_written_has_its_review_in_the_data_folder() {
    let desk = Desk::new();
    let mode = |path: &Path, mode: u32| {
        fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    };
    mode(&desk.folder, 0o555);
    mode(desk.data.path(), 0o777);
    let probe = desk.folder.join("probe");
    // The system's administrator may write anywhere: then the program runs as nobody.
    let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
    let before = if fs::write(&probe, "").is_ok() {
        fs::remove_file(&probe).unwrap();
        let runs = Command::new(nobody[0]).args(&nobody[1..]).args([PROGRAM, "--version"]).output();
        if !runs.is_ok_and(|o| o.status.success()) {
            return skipped("a folder that cannot be written", "nobody cannot run the program here");
        }
        nobody.as_slice()
    } else {
        &[]
    };
    let mut s = desk.open(before, "ann");
    s.type_keys("tfar\r");
    s.wait("tagged far");
    s.type_keys("q");
    assert!(s.ended().success());
    assert!(!desk.log().exists());
    assert_eq!(fs::read_dir(desk.data.path().join("parallax/reviews")).unwrap().count(), 1);
    assert_eq!(desk.tags(), BTreeSet::from(["far".to_owned()]), "it is found there again");
    mode(&desk.folder, 0o755);
}

#[test]
fn a_log_that_cannot_be_read_whole_is_told_on_the_first_picture() {
    let desk = Desk::new();
    let mut s = desk.open(&[], "ann");
    s.type_keys("twhole\r");
    s.wait("tagged whole");
    drop(s);
    let mut log = fs::OpenOptions::new().append(true).open(desk.log()).unwrap();
    log.write_all(b"{\"v\":2,\"id\":\"x\",\"do\":\"weigh\"}\n{\"v\":1,\"id\":\"to").unwrap();
    let before = fs::read(desk.log()).unwrap();
    let mut s = Session::of(desk.command(&[], "ann"), SIZE);
    s.wait("damaged, set aside");
    s.type_keys("4tmore\r");
    s.wait("tagged more");
    drop(s);
    assert!(fs::read(desk.log()).unwrap().starts_with(&before), "nothing is taken out of a log");
    assert_eq!(desk.tags(), BTreeSet::from(["more".to_owned(), "whole".to_owned()]));
}
