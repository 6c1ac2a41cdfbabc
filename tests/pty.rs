//! The program in a real terminal: it starts, moves, searches, takes any size, and leaves the terminal as it was.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics")]

#[path = "support/pty.rs"]
mod pty;

use std::time::Duration;

use pty::Session;

#[track_caller]
fn restored(session: &Session) {
    assert!(!session.alternate(), "the alternate screen is left");
    assert!(!session.cursor_hidden(), "the cursor is shown");
    let raw = session.raw();
    let last = |what: &[u8]| raw.windows(what.len()).rposition(|w| w == what);
    assert!(last(b"\x1b[?2004l") > last(b"\x1b[?2004h"), "bracketed paste is off");
}

#[test]
fn a_session_from_first_picture_to_quit() {
    let mut s = Session::open(&[], (120, 40));
    s.wait("1 Brief");
    s.type_keys("2");
    s.wait("own voice");
    s.type_keys("3");
    s.wait("ACTOR");
    s.type_keys("/Asif\r");
    s.wait("/Asif");
    s.type_keys("\x1b");
    s.wait_until("no search", |t| !t.contains("/Asif"));
    s.type_keys("?");
    s.wait("Keys in Actors");
    s.type_keys("q4");
    s.wait("CLAIMS");
    s.type_keys("\r");
    s.wait("Backspace back");
    s.type_keys("\x7f");
    s.wait("CLAIMS");
    s.type_keys("q");
    assert!(s.ended().success());
    restored(&s);
}

#[test]
fn any_change_of_size_is_survived_and_painted() {
    let mut s = Session::open(&[], (120, 40));
    s.wait("1 Brief");
    for size in [(40, 10), (1, 1), (200, 60), (39, 9), (60, 20), (3, 50), (100, 3)] {
        s.resize(size);
        std::thread::sleep(Duration::from_millis(10));
    }
    s.resize((30, 5));
    s.wait("40x10 needed");
    s.resize((80, 24));
    s.wait("5 Timeline");
    s.type_keys("q");
    assert!(s.ended().success());
    restored(&s);
}

#[test]
fn signals_leave_the_terminal_as_it_was() {
    for signal in ["TERM", "INT", "HUP"] {
        let mut s = Session::open(&[], (80, 24));
        s.wait("1 Brief");
        s.signal(signal);
        assert!(!s.ended().success(), "{signal} is told to whoever waits");
        restored(&s);
    }
}

#[test]
fn ctrl_c_leaves_from_anywhere() {
    let mut s = Session::open(&[], (80, 24));
    s.wait("1 Brief");
    s.type_keys("/abc\x03");
    assert!(s.ended().success());
    restored(&s);
}

#[test]
fn stopped_and_continued_it_is_there_again() {
    for stop in ["key", "signal"] {
        let mut s = Session::open(&[], (80, 24));
        s.wait("1 Brief");
        if stop == "key" {
            s.type_keys("\x1a");
        } else {
            s.signal("TSTP");
        }
        s.wait_until("the shell's screen", |t| !t.contains("1 Brief"));
        while s.process_state() != Some('T') {
            std::thread::sleep(Duration::from_millis(5));
        }
        restored(&s);
        s.signal("CONT");
        s.wait("1 Brief");
        assert!(s.alternate());
        s.type_keys("q");
        assert!(s.ended().success());
        restored(&s);
    }
}

#[test]
fn idle_it_does_nothing() {
    let s = Session::open(&[], (120, 40));
    s.wait("1 Brief");
    std::thread::sleep(Duration::from_millis(300));
    let (wakeups, bytes) = (s.wakeups(), s.raw().len());
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!((s.wakeups(), s.raw().len()), (wakeups, bytes));
}

/// Whether a session that looks around has written a colour.
fn coloured(env: &[(&str, &str)]) -> bool {
    let mut s = Session::with(&[], (120, 40), env);
    s.wait("1 Brief");
    s.type_keys("2");
    s.wait("who leads");
    s.type_keys("jj");
    s.type_keys("4");
    s.wait("CLAIMS");
    let text = String::from_utf8_lossy(&s.raw()).into_owned();
    s.type_keys("q");
    assert!(s.ended().success());
    text.split("\x1b[").skip(1).filter_map(|c| c.split_once('m')).any(|(codes, _)| {
        codes.chars().all(|c| c.is_ascii_digit() || c == ';')
            && codes.split(';').any(|n| matches!(n.parse::<u8>(), Ok(30..=38 | 40..=48 | 90..=107)))
    })
}

#[test]
fn no_color_writes_no_colour() {
    assert!(coloured(&[]), "the same session is coloured otherwise");
    assert!(!coloured(&[("NO_COLOR", "1")]));
}

#[test]
fn a_whole_session_ends_with_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = portable_pty::CommandBuilder::new(env!("CARGO_BIN_EXE_parallax"));
    command.cwd(folder.path());
    command.env("XDG_DATA_HOME", folder.path().join("data"));
    command.env("XDG_CONFIG_HOME", folder.path().join("config"));
    let mut s = Session::of(command, (100, 30));
    s.wait("1 Brief");
    s.type_keys("4");
    s.wait("CLAIMS");
    s.type_keys("a");
    s.wait("u takes it back");
    s.type_keys("e");
    s.wait("WRITE THE BRIEFING");
    s.type_keys("\r");
    s.wait("written to");
    s.type_keys("q");
    assert!(s.ended().success());
    restored(&s);
    let written: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().path()).collect();
    let briefing = written.iter().find(|p| p.extension().is_some_and(|e| e == "txt")).unwrap();
    assert!(std::fs::read_to_string(briefing).unwrap().contains("Aaj News"));
    assert!(folder.path().join("data").exists(), "the judgement is kept");
}

#[test]
fn a_terminal_that_goes_away_without_a_signal_ends_it() {
    use std::io::Read;
    let pty = portable_pty::native_pty_system().openpty(portable_pty::PtySize::default()).unwrap();
    let mut command = portable_pty::CommandBuilder::new(env!("CARGO_BIN_EXE_parallax"));
    command.env("TERM", "xterm-256color");
    // A terminal that does not control it: then no SIGHUP comes when it goes.
    command.set_controlling_tty(false);
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().unwrap();
    let (mut seen, mut chunk) = (Vec::<u8>::new(), [0; 4096]);
    while !seen.windows(8).any(|w| w == b"Timeline") {
        let n = reader.read(&mut chunk).unwrap();
        seen.extend(&chunk[..n]);
    }
    std::thread::sleep(Duration::from_millis(200));
    drop((reader, pty.master));
    let end = std::time::Instant::now() + Duration::from_secs(10);
    while child.try_wait().unwrap().is_none() {
        if std::time::Instant::now() > end {
            child.kill().unwrap();
            panic!("still running without a terminal");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_number_typed_in_one_go_with_its_key_counts_and_otherwise_turns_to_a_lens() {
    let mut s = Session::open(&[], (120, 40));
    s.wait("1 Brief");
    s.type_keys("4");
    s.wait("CLAIMS");
    let bar = |t: &str| t.lines().find(|l| l.contains('▌')).map(str::to_owned);
    let first = bar(&s.text());
    s.type_keys("5j");
    s.wait_until("five further down the same lens", |t| t.contains("CLAIMS") && bar(t) != first);
    let five = bar(&s.text());
    s.type_keys("5");
    s.wait("PLACED");
    s.type_keys("4");
    s.wait("CLAIMS");
    for _ in 0..5 {
        s.type_keys("k");
    }
    s.wait_until("five up again", |t| bar(t) == first);
    s.type_keys("05j");
    s.wait_until("a nought begins a count anywhere", |t| bar(t) == five);
    s.type_keys("q");
    assert!(s.ended().success());
}

#[test]
fn a_change_of_size_while_the_program_starts_is_heard() {
    for wait in [0, 1, 2, 4, 8, 16, 32, 64, 128] {
        let mut s = Session::open(&[], (20, 5));
        std::thread::sleep(Duration::from_millis(wait));
        s.resize((80, 24));
        s.wait("5 Timeline");
        s.type_keys("q");
        assert!(s.ended().success());
    }
}
