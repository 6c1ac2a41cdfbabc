//! What the program does outside its own screen, in a real terminal: the mouse, the editor, the browser, the clipboard,
//! the shell; and long reading, which shows its progress and can be stopped.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

#[path = "support/pty.rs"]
mod pty;

use std::fmt::Write;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use pty::Session;
use tempfile::TempDir;

const SIZE: (u16, u16) = (100, 30);

const ONE: &str = "\
---
outlet: Kandor Post
date: 2026-02-03
url: https://post.example/fire
---
Market fire kills 12

A fire in the market of Kandor killed 12 people on Monday, police said.

“We warned the owners twice,” said Fire Chief Ana Brandt.
";
const TWO: &str = "\
---
outlet: Radio Kandor
date: 2026-02-03
---
Market fire: at least 19 dead

A fire in the market of Kandor killed at least 19 people on Monday, a hospital said.

Ana Brandt said the exits were locked.
";

/// Two reports, and what stands for the analyst's programs.
fn desk() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("one.txt"), ONE).unwrap();
    fs::write(folder.path().join("two.txt"), TWO).unwrap();
    // Writes down what it is started with.
    let program = folder.path().join("witness");
    fs::write(&program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$0.told\"\n").unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn open(folder: &Path, args: &[&str]) -> Session {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_parallax"));
    command.args(args.iter().chain(&["one.txt", "two.txt"]));
    command.cwd(folder);
    command.env("XDG_DATA_HOME", folder.join("data"));
    command.env("XDG_CONFIG_HOME", folder.join("config"));
    for name in ["VISUAL", "EDITOR", "BROWSER"] {
        command.env(name, folder.join("witness"));
    }
    let s = Session::of(command, SIZE);
    s.wait("reviewed 0/");
    s
}

/// What the analyst's program was started with.
fn told(folder: &Path) -> Vec<String> {
    let path = folder.join("witness.told");
    let end = Instant::now() + Duration::from_secs(10);
    while !fs::read_to_string(&path).is_ok_and(|t| t.ends_with('\n')) {
        assert!(Instant::now() < end, "nothing was started");
        std::thread::sleep(Duration::from_millis(5));
    }
    fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

/// The row and column, from 1, at which `what` begins on the screen.
fn place(s: &Session, what: &str) -> (usize, usize) {
    let screen = s.wait(what);
    let (row, line) = screen.lines().enumerate().find(|(_, l)| l.contains(what)).unwrap();
    (row + 1, line.split(what).next().unwrap().chars().count() + 1)
}

fn click(s: &mut Session, what: &str) {
    let (row, column) = place(s, what);
    s.type_keys(&format!("\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"));
}

#[test]
fn the_mouse_selects_opens_and_scrolls_where_it_is_asked_for() {
    let folder = desk();
    let mut s = open(folder.path(), &["--mouse"]);
    click(&mut s, "4 Claims");
    s.wait("CLAIMS");
    let first = s.text().lines().position(|l| l.contains('▌')).unwrap();
    s.type_keys("\x1b[<65;20;10M");
    s.wait_until("the wheel moves on", |t| t.lines().position(|l| l.contains('▌')) > Some(first));
    s.type_keys("\x1b[<64;20;10M");
    s.wait_until("and back", |t| t.lines().position(|l| l.contains('▌')) == Some(first));
    // A click selects, a second one opens.
    click(&mut s, "the exits were locked");
    s.wait_until("selected", |t| t.lines().any(|l| l.contains('▌') && l.contains("the exits were locked")));
    click(&mut s, "the exits were locked");
    s.wait("Backspace back");
    s.type_keys("q");
    click(&mut s, "1 Brief");
    s.wait("ON WHOSE WORD");
    s.type_keys("q");
    assert!(s.ended().success());
    let raw = String::from_utf8_lossy(&s.raw()).into_owned();
    assert!(raw.rfind("\x1b[?1000l") > raw.rfind("\x1b[?1000h"), "the mouse is given back");
}

#[test]
fn without_being_asked_the_mouse_is_left_alone() {
    let folder = desk();
    let mut s = open(folder.path(), &[]);
    s.type_keys("q");
    assert!(s.ended().success());
    assert!(!String::from_utf8_lossy(&s.raw()).contains("\x1b[?1000h"));
}

#[test]
fn the_editor_opens_at_the_line_of_the_passage_and_gives_the_screen_back() {
    let folder = desk();
    let mut s = open(folder.path(), &[]);
    s.type_keys("2");
    s.wait("who leads");
    s.type_keys("/exits were");
    s.type_keys("\r");
    s.wait("/exits were 1/1");
    s.type_keys("o");
    let args = told(folder.path());
    let line = TWO.lines().position(|l| l.contains("exits")).unwrap() + 1;
    assert_eq!(args, [format!("+{line}"), folder.path().join("two.txt").display().to_string()]);
    s.wait("back from ");
    assert!(s.alternate());
    s.wait("2 Outlets");
    s.type_keys("q");
    assert!(s.ended().success());
}

#[test]
fn the_browser_opens_the_page_of_the_report() {
    let folder = desk();
    let mut s = open(folder.path(), &[]);
    s.type_keys("2");
    s.wait("who leads");
    s.type_keys("O");
    s.wait("opened https://post.example/fire");
    assert_eq!(told(folder.path()), ["https://post.example/fire"]);
    s.type_keys("q");
    assert!(s.ended().success());
}

#[test]
fn a_passage_is_copied_with_its_citation() {
    let folder = desk();
    let mut s = open(folder.path(), &[]);
    s.type_keys("2");
    s.wait("who leads");
    s.type_keys("jy");
    s.wait("copied");
    let raw = String::from_utf8_lossy(&s.raw()).into_owned();
    let sent =
        raw.split("\x1b]52;c;").nth(1).expect("nothing for the clipboard").split(['\x07', '\x1b']).next().unwrap();
    let words = decoded(sent);
    assert!(words.starts_with("“A fire in the market of Kandor killed 12 people"), "{words}");
    for part in ["Kandor Post", "2026", "one.txt", "¶1"] {
        assert!(words.contains(part), "{part} is not cited: {words}");
    }
    s.type_keys("q");
    assert!(s.ended().success());
}

/// What base64 stands for.
fn decoded(text: &str) -> String {
    let digit = |b: u8| match b {
        b'A'..=b'Z' => b - b'A',
        b'a'..=b'z' => b - b'a' + 26,
        b'0'..=b'9' => b - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let (mut bits, mut number, mut out) = (0_u32, 0, Vec::new());
    for b in text.bytes().filter(|b| *b != b'=') {
        bits = bits << 6 | u32::from(digit(b));
        number += 6;
        if number >= 8 {
            number -= 8;
            out.push((bits >> number) as u8);
        }
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn a_shell_gets_the_terminal_and_gives_it_back() {
    if !Path::new("/bin/bash").exists() {
        return;
    }
    let folder = desk();
    let mut command = CommandBuilder::new("/bin/bash");
    command.args(["--norc", "--noprofile", "-i"]);
    command.cwd(folder.path());
    command.env("PS1", "ready> ");
    command.env("XDG_DATA_HOME", folder.path().join("data"));
    let mut s = Session::of(command, SIZE);
    s.wait("ready>");
    s.type_keys(&format!("{} one.txt two.txt\r", env!("CARGO_BIN_EXE_parallax")));
    s.wait("reviewed 0/");
    s.type_keys("4");
    s.wait("CLAIMS");
    s.type_keys("\x1a");
    s.wait("Stopped");
    s.type_keys("echo in the shell; fg\r");
    s.wait("CLAIMS");
    s.type_keys("a");
    s.wait("takes it back");
    s.type_keys("q");
    s.wait_until("the shell again", |t| t.trim_end().ends_with("ready>") && !t.contains("CLAIMS"));
    s.type_keys("stty -a | grep -q -- ' icanon' && echo as''-before; exit\r");
    s.wait("as-before");
    s.ended();
}

/// A folder of so many long reports of one event.
fn many(count: usize, paragraphs: usize) -> (TempDir, Vec<PathBuf>) {
    let folder = TempDir::new().unwrap();
    let mut files = Vec::new();
    for n in 0..count {
        let mut text =
            format!("---\noutlet: Outlet Number {n}\ndate: 2026-02-0{}\n---\nMarket fire in Kandor\n", n % 8 + 1);
        for p in 0..paragraphs {
            write!(
                text,
                "\nA fire in the market of Kandor killed {} people on Monday, officer {p} of the Kandor police said. The exits \
                 of hall {p} were locked, according to Ana Brandt, who leads the fire brigade, and the owners of stand {n} \
                 denied that they had been warned. “We saw smoke at dawn,” a trader of row {p} told Outlet Number {n}.\n",
                12 + (n + p) % 5
            )
            .unwrap();
        }
        let path = folder.path().join(format!("report-{n:02}.txt"));
        fs::write(&path, text).unwrap();
        files.push(path);
    }
    (folder, files)
}

fn beside(folder: &Path, files: &[PathBuf]) -> Session {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_parallax"));
    command.args(files);
    command.cwd(folder);
    command.env("XDG_DATA_HOME", folder.join("data"));
    Session::of(command, (120, 40))
}

#[test]
fn long_reading_can_be_stopped_and_the_text_read_meanwhile() {
    let (folder, files) = many(120, 12);
    let mut s = beside(folder.path(), &files);
    s.wait("reading ");
    s.type_keys("2");
    s.wait("A fire in the market of Kandor");
    s.type_keys("\x1b");
    let told = s.wait("reading stopped");
    assert!(!told.contains("reading 1"), "no progress any more: {told}");
    s.type_keys("1");
    s.wait("Reading was stopped");
    std::thread::sleep(Duration::from_millis(300));
    // Nothing goes on behind the screen.
    let before = s.wakeups();
    std::thread::sleep(Duration::from_millis(500));
    assert!(s.wakeups() <= before + 2, "{before} {}", s.wakeups());
    s.type_keys("q");
    assert!(s.ended().success());
}

#[test]
fn fifty_reports_stand_side_by_side() {
    let (folder, files) = many(50, 2);
    let mut s = beside(folder.path(), &files);
    s.wait_until("read", |t| t.contains("reviewed 0/"));
    for (lens, sign) in [("2", "pages on to"), ("3", "ACTOR"), ("4", "CLAIMS"), ("5", "counted from"), ("1", "DIFFER")]
    {
        s.type_keys(lens);
        s.wait(sign);
        s.wait("▌");
    }
    s.type_keys("2");
    s.wait("pages on to");
    s.type_keys("L");
    s.wait("Outlet Number 2");
    s.resize((80, 24));
    s.wait("▌");
    s.type_keys("q");
    assert!(s.ended().success());
}
