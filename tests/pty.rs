//! The program in a real terminal: it starts, moves, searches, takes any size, and leaves the terminal as it was.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

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

#[test]
fn no_color_writes_no_colour() {
    let mut s = Session::with(&[], (120, 40), &[("NO_COLOR", "1")]);
    s.wait("1 Brief");
    s.type_keys("2jj4j");
    s.wait("CLAIMS");
    let text = String::from_utf8_lossy(&s.raw()).into_owned();
    let coloured = text.split("\x1b[").skip(1).filter_map(|c| c.split_once('m')).any(|(codes, _)| {
        codes.chars().all(|c| c.is_ascii_digit() || c == ';')
            && codes.split(';').any(|n| matches!(n.parse::<u8>(), Ok(30..=38 | 40..=48 | 90..=107)))
    });
    assert!(!coloured);
    s.type_keys("q");
    assert!(s.ended().success());
}
