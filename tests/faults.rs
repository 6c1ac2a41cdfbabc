//! A folder of many reports through kills, broken caches and places that cannot be written to.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const THINGS: [(&str, &str, &str); 4] = [
    ("ferry", "Kalvik harbour", "ran aground in thick fog with forty passengers aboard"),
    ("orchestra", "Lorne hall", "named a cellist as its first conductor from abroad"),
    ("glacier", "Mount Vell", "lost a slab of ice that buried the upper cable car"),
    ("bakery", "Orchard Street", "recalled its rye loaves after glass turned up in flour"),
];

/// A folder of `count` reports of four events each from its own outlet.
fn folder(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for i in 0..count {
        let (what, place, did) = THINGS[i % THINGS.len()];
        let text = format!(
            "News of the {what} at {place}\n\nThe {what} at {place} {did}, officials of {place} said.\n\nPaper {i} asked the {what} for words.\n"
        );
        fs::write(folder.path().join(format!("paper{i:03}.txt")), text).unwrap();
    }
    folder
}

fn command(reports: &Path, cache: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.arg("events").arg(reports).env("XDG_CACHE_HOME", cache).stdin(Stdio::null());
    command
}

fn listed(reports: &Path, cache: &Path) -> String {
    let out = command(reports, cache).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

fn caches(cache: &Path) -> Vec<PathBuf> {
    fs::read_dir(cache.join("parallax")).map(|d| d.flatten().map(|e| e.path()).collect()).unwrap_or_default()
}

#[test]
fn the_list_is_the_same_cold_warm_killed_and_with_a_broken_cache() {
    let (reports, cache) = (folder(80), tempfile::tempdir().unwrap());
    let first = listed(reports.path(), cache.path());
    assert_eq!(first.matches("20 outlets, 20 reports").count(), 4, "{first}");
    assert_eq!(caches(cache.path()).len(), 1);
    assert_eq!(listed(reports.path(), cache.path()), first, "warm");

    for pause in [0, 5, 15, 30, 60] {
        let killed = tempfile::tempdir().unwrap();
        let mut child = command(reports.path(), killed.path()).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(pause));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(listed(reports.path(), killed.path()), first, "killed after {pause} ms");
    }

    let whole = fs::read(&caches(cache.path())[0]).unwrap();
    for broken in [&whole[..whole.len() / 2], b"", b"\xff\xff\xff", b"parallax cards 9\nx\n"] {
        fs::write(&caches(cache.path())[0], broken).unwrap();
        assert_eq!(listed(reports.path(), cache.path()), first, "{} bytes left", broken.len());
    }
}

#[test]
fn a_cache_that_cannot_be_written_stops_nothing() {
    let reports = folder(40);
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("file");
    fs::write(&file, "no folder").unwrap();
    assert!(listed(reports.path(), &file).contains("10 outlets, 10 reports"));
}

/// Unmounts however the test ends.
struct Unmount(PathBuf);

impl Drop for Unmount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_disk_that_fills_up_while_caching_stops_nothing() {
    let (reports, small) = (folder(80), tempfile::tempdir().unwrap());
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=16k", "tmpfs"]).arg(small.path()).output();
    if !mounted.is_ok_and(|m| m.status.success()) {
        // Past what the test runner catches: a skipped test says so.
        let told = "a full disk while caching: skipped: no small disk could be mounted\n";
        return std::io::stderr().write_all(told.as_bytes()).unwrap();
    }
    let unmount = Unmount(small.path().to_owned());
    let (first, left) = (listed(reports.path(), small.path()), caches(small.path()));
    let again = listed(reports.path(), small.path());
    drop(unmount);
    assert_eq!(first.matches("20 outlets, 20 reports").count(), 4, "{first}");
    assert_eq!(left, Vec::<PathBuf>::new(), "half a cache is left");
    assert_eq!(again, first);
}

#[test]
fn files_that_change_while_they_are_read_stop_nothing() {
    let (reports, cache) = (folder(40), tempfile::tempdir().unwrap());
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let whole = fs::read(reports.path().join("paper000.txt")).unwrap();
            let at = |n: usize| reports.path().join(format!("paper{:03}.txt", n % 20));
            for n in (0..).take_while(|_| !stop.load(Ordering::Relaxed)) {
                match n % 3 {
                    0 => fs::write(at(n), whole.repeat(1 + n % 500)).unwrap(),
                    1 => fs::write(at(n), b"").unwrap(),
                    _ => drop(fs::remove_file(at(n))),
                }
            }
        });
        for _ in 0..10 {
            let out = command(reports.path(), cache.path()).output().unwrap();
            let told = String::from_utf8_lossy(&out.stderr).into_owned();
            assert!(out.status.success() && !told.contains("panicked"), "{told}");
            // Those that keep still are all there.
            let list = String::from_utf8(out.stdout).unwrap();
            assert!((20..40).all(|n| list.contains(&format!("paper{n:03}.txt"))), "{list}");
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert_eq!(listed(reports.path(), cache.path()), listed(reports.path(), tempfile::tempdir().unwrap().path()));
}

#[test]
fn two_at_once_come_to_the_same() {
    let (reports, cache) = (folder(80), tempfile::tempdir().unwrap());
    let start = || command(reports.path(), cache.path()).stdout(Stdio::piped()).spawn().unwrap();
    let (one, two) = (start(), start());
    let (one, two) = (one.wait_with_output().unwrap(), two.wait_with_output().unwrap());
    assert!(one.status.success() && two.status.success());
    assert_eq!(one.stdout, two.stdout);
    assert_eq!(listed(reports.path(), cache.path()).as_bytes(), one.stdout);
}

#[test]
fn a_few_reports_leave_no_cache() {
    let (reports, cache) = (folder(4), tempfile::tempdir().unwrap());
    listed(reports.path(), cache.path());
    assert_eq!(caches(cache.path()), Vec::<PathBuf>::new());
}

#[test]
fn what_no_disk_takes_is_told() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let reports = folder(4);
    let out = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["export", "--output", "/dev/full"])
        .arg(reports.path())
        .output()
        .unwrap();
    assert!(!out.status.success());
    let told = String::from_utf8(out.stderr).unwrap();
    assert!(told.contains("/dev/full") && told.contains("space"), "{told}");
}

#[test]
fn an_event_opens_from_the_list_and_changed_files_are_read_while_it_is_open() {
    let (reports, cache) = (folder(8), tempfile::tempdir().unwrap());
    let path = reports.path().to_str().unwrap().to_owned();
    let env = [("XDG_CACHE_HOME", cache.path().to_str().unwrap())];
    let mut s = pty::Session::with(&["--watch", &path], (100, 30), &env);
    s.wait("4 events");
    s.type_keys("/glacier\r\r");
    s.wait("1 Brief");
    s.type_keys("i");
    s.wait("taken for: plain text");
    s.type_keys("q3");
    let changed = "News of the glacier at Mount Vell\n\nThe glacier lost a slab of ice, Petra Vann said.\n";
    fs::write(reports.path().join("paper002.txt"), changed).unwrap();
    s.wait("read again");
    s.wait("Petra Vann");
    s.type_keys("q");
    s.wait("EVENT");
    s.type_keys("\x1b");
    fs::write(reports.path().join("new.txt"), "Tram derails\n\nA tram derailed near the depot, the operator said.\n")
        .unwrap();
    s.wait("5 events");
    s.type_keys("q");
    assert!(s.ended().success());
}
