//! What a file holds can neither break the program nor reach the terminal.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::format_collect,
    clippy::string_slice,
    reason = "a test that fails panics; the corpus is made once"
)]

mod corpus;
#[path = "../support/pty.rs"]
mod pty;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::ValueEnum;
use parallax::export::{self, Format};
use parallax::review::Judgements;

/// How long anything may take: four times five seconds, for a build that is hardly optimised on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the program printed and whether it was content.
fn run(folder: &Path, arguments: &[&str]) -> (String, String, bool) {
    let began = Instant::now();
    let out = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(arguments)
        .current_dir(folder)
        .env("XDG_CACHE_HOME", folder.join(".cache"))
        .env("XDG_DATA_HOME", folder.join(".data"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let took = began.elapsed();
    assert!(took < PATIENCE, "{arguments:?} took {took:?}");
    let text =
        |b: &[u8]| String::from_utf8(b.to_vec()).unwrap_or_else(|_| panic!("{arguments:?}: output is not UTF-8"));
    let (stdout, stderr) = (text(&out.stdout), text(&out.stderr));
    assert!(out.status.code().is_some_and(|c| c < 100), "{arguments:?} ended with {:?}: {stderr}", out.status);
    assert!(!stderr.contains("panicked"), "{arguments:?}: {stderr}");
    (stdout, stderr, out.status.success())
}

/// The first character that could steer a terminal or hide something.
fn harm(text: &str) -> Option<char> {
    text.chars().find(|&c| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}')
    })
}

fn laid_out() -> (tempfile::TempDir, Vec<(String, Vec<u8>)>) {
    let folder = tempfile::tempdir().unwrap();
    let files = corpus::files();
    for (name, bytes) in &files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    (folder, files)
}

#[test]
fn every_file_is_read_or_told_and_every_export_of_it_is_harmless() {
    let files = corpus::files();
    assert!(files.len() >= 120, "{} kinds", files.len());
    let mut told = 0;
    for (name, bytes) in &files {
        let began = Instant::now();
        match parallax::load::from_bytes(name, bytes) {
            Err(why) => {
                told += 1;
                assert!(!why.is_empty() && harm(&why).is_none(), "{name}: {why:?}");
            }
            Ok(mut reports) => {
                reports.truncate(20);
                assert!(!reports.is_empty(), "{name}");
                let large = reports.iter().map(|r| r.text.len()).sum::<usize>() > 60_000;
                reports.extend(parallax::load::from_bytes("story.txt", corpus::STORY.as_bytes()).unwrap());
                let check = export::check::render(&reports, &[], 100);
                assert_eq!(harm(&check), None, "{name}");
                // Long ones take long to compare, and hold nothing that the short ones of their kind do not.
                if large {
                    continue;
                }
                let briefing = parallax::brief(reports, None);
                for &format in Format::value_variants() {
                    let text = export::render(format, &briefing, &Judgements::default(), 100).replace("\r\n", "\n");
                    assert_eq!(harm(&text), None, "{name} as {format:?}");
                    assert!(!text.is_empty(), "{name} as {format:?}");
                }
            }
        }
        let took = began.elapsed();
        assert!(took < PATIENCE, "{name} took {took:?}");
    }
    assert!(told >= 20, "{told} were told to be unreadable");
}

/// Numbers without a pattern, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// `bytes` with some of them changed, cut out, doubled, or replaced by a piece of `other`.
fn mutant(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(out.len());
        let end = (at + 1 + dice.below(40)).min(out.len());
        match dice.below(5) {
            0 => out.iter_mut().skip(at).take(1).for_each(|b| *b ^= 1 << dice.below(8)),
            1 => drop(out.drain(at..end)),
            2 => drop(out.splice(at..at, bytes[..bytes.len().min(end)].iter().copied())),
            3 => drop(out.splice(at..end, other.iter().copied().skip(dice.below(other.len())).take(60))),
            _ => out.truncate(at),
        }
    }
    out
}

#[test]
fn what_grows_out_of_the_corpus_is_read_or_told() {
    let files: Vec<_> = corpus::files().into_iter().filter(|(_, b)| (1..=10_000).contains(&b.len())).collect();
    let mut dice = Dice(1);
    for (name, bytes) in &files {
        for _ in 0..12 {
            let other = &files[dice.below(files.len())].1;
            let bytes = mutant(bytes, other, &mut dice);
            let began = Instant::now();
            match parallax::load::from_bytes(name, &bytes) {
                Err(why) => assert!(!why.is_empty() && harm(&why).is_none(), "{name}: {why:?} {bytes:?}"),
                Ok(reports) => {
                    for report in &reports {
                        let told = [&report.text, &report.outlet, &report.file, &report.notices.join(" ")];
                        assert!(told.iter().all(|t| harm(t).is_none()), "{name} {bytes:?}");
                        let spans = report.blocks().into_iter().chain(report.furniture.iter().copied());
                        assert!(
                            spans.into_iter().all(|s| report.text.get(s.start..s.end).is_some()),
                            "{name} {bytes:?}"
                        );
                    }
                }
            }
            assert!(began.elapsed() < PATIENCE, "{name}");
        }
    }
}

#[test]
fn a_folder_of_it_all_is_checked_and_listed() {
    let (folder, files) = laid_out();
    let (out, err, fine) = run(folder.path(), &["check", "."]);
    assert!(fine, "{err}");
    assert_eq!(harm(&out).or(harm(&err)), None);
    let told = out + &err;
    for (name, _) in &files {
        assert!(told.contains(name.as_str()), "{name} is not told");
    }
    let (out, err, fine) = run(folder.path(), &["events", "."]);
    assert!(fine, "{err}");
    assert_eq!(harm(&out).or(harm(&err)), None);
}

/// Every escape that reached the terminal is one that places the cursor, sets a look or a mode.
fn steered(raw: &[u8]) -> Option<String> {
    let mut at = 0;
    while let Some(&byte) = raw.get(at) {
        at += 1;
        match byte {
            0x1b => {
                let rest = &raw[at..];
                let end = rest.iter().skip(1).position(|b| (0x40..=0x7e).contains(b)).map_or(0, |e| e + 1);
                let whole = rest.get(..=end).unwrap_or_default();
                let known = rest.first() == Some(&b'[')
                    && end > 0
                    && matches!(rest.get(end), Some(b'm' | b'H' | b'h' | b'l' | b'J' | b'K' | b'G' | b'A'..=b'D'));
                if !known {
                    return Some(String::from_utf8_lossy(rest.get(..rest.len().min(20)).unwrap_or(whole)).into_owned());
                }
                at += end + 1;
            }
            b'\n' | b'\r' => {}
            0..0x20 | 0x7f => return Some(format!("byte {byte:02x}")),
            _ => {}
        }
    }
    String::from_utf8_lossy(raw).chars().find(|c| ('\u{80}'..='\u{9f}').contains(c)).map(|c| format!("{c:?}"))
}

fn in_terminal(folder: &Path, arguments: &[&str]) -> pty::Session {
    let (cache, data) = (folder.join(".cache"), folder.join(".data"));
    let env = [("XDG_CACHE_HOME", cache.to_str().unwrap()), ("XDG_DATA_HOME", data.to_str().unwrap())];
    pty::Session::with(arguments, (100, 30), &env)
}

#[test]
fn in_a_terminal_the_list_opens_and_nothing_steers_it() {
    let (folder, files) = laid_out();
    // The large ones, bombs among them, are read in the tests above.
    for (name, _) in files.iter().filter(|(_, bytes)| bytes.len() > 40_000) {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    let mut s = in_terminal(folder.path(), &[folder.path().to_str().unwrap()]);
    s.wait("EVENT");
    s.type_keys("i");
    s.wait("not text");
    s.type_keys("\x1b");
    s.wait("EVENT");
    s.type_keys("GGkkk\x06\x06/ferry\r");
    s.wait("OUTLETS");
    s.type_keys("q");
    assert!(s.ended().success());
    assert_eq!(steered(&s.raw()), None);
}

#[test]
fn in_a_terminal_the_reports_themselves_steer_nothing() {
    let (folder, files) = laid_out();
    let mut arguments: Vec<String> = Vec::new();
    for (name, bytes) in &files {
        let kind = ["sequence-", "control-1b", "control-9b", "direction-202e", "names.zip", "front.md", "mail-subject"];
        if kind.iter().any(|k| name.starts_with(k)) && bytes.len() < 10_000 {
            arguments.push(folder.path().join(name).to_str().unwrap().to_owned());
        }
    }
    assert!(arguments.len() > 20, "{}", arguments.len());
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut s = in_terminal(folder.path(), &arguments);
    s.wait("1 Brief");
    s.wait_until("all are read", |t| !t.contains("reading "));
    s.type_keys("2");
    s.wait("Ferry");
    s.type_keys("jjjjLL\r");
    s.wait("Backspace back");
    s.type_keys("\x7f45i");
    s.wait("taken for");
    s.type_keys("qq");
    assert!(s.ended().success());
    assert_eq!(steered(&s.raw()), None);
}

#[test]
fn odd_things_in_a_folder_are_told_and_the_reports_open() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("reports/below")).unwrap();
    let inside = at("reports");
    fs::write(inside.join("a.txt"), corpus::STORY).unwrap();
    fs::write(inside.join("below/b.txt"), corpus::STORY.replace("Ferry", "Bus")).unwrap();
    for (name, target) in [("circle", "."), ("out", "/etc"), ("dangling", "nowhere"), ("self", "self")] {
        symlink(target, inside.join(name)).unwrap();
    }
    assert!(Command::new("mkfifo").arg(inside.join("pipe")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(inside.join("socket")).unwrap();
    let names: [&[u8]; 6] = [
        b"line\nbreak.txt",
        b"\x1b[31mred.txt",
        b"\xff\xfe.txt",
        b"-dash.txt",
        "\u{202e}txt.exe".as_bytes(),
        b"sp ace\ttab.txt",
    ];
    for (i, name) in names.iter().enumerate() {
        let story = corpus::STORY.replace("Ferry", &format!("Tram {i}"));
        fs::write(inside.join(OsStr::from_bytes(name)), story).unwrap();
    }
    let large = fs::File::create(inside.join("large.txt")).unwrap();
    large.set_len(1 << 30).unwrap();
    let (out, err, fine) = run(folder.path(), &["check", "reports"]);
    assert!(fine, "{err}");
    assert_eq!(harm(&out).or(harm(&err)), None);
    let told = out + &err;
    for word in [
        "a.txt",
        "b.txt",
        "circle",
        "out",
        "dangling",
        "pipe",
        "socket",
        "large.txt",
        "break.txt",
        "red.txt",
        "-dash.txt",
        "tab.txt",
    ] {
        assert!(told.contains(word), "{word} is not told:\n{told}");
    }
    for path in ["/dev/zero", "/dev/null", "reports/pipe", "reports/self", "reports/dangling", "nothing.txt"] {
        let (_, err, fine) = run(folder.path(), &["export", path]);
        assert!(!fine && err.contains(path.rsplit('/').next().unwrap_or(path)), "{path}: {err}");
    }
}
