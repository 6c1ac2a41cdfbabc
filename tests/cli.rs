//! The program from the outside: arguments in, words and exit status out.
#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const ONE: &str = "Fire in Kandor market\n\nA fire in the market of Kandor has killed 12 people, police said.\n";
const TWO: &str = "Blaze kills traders\n\nAt least 19 people died in the market blaze, a hospital in Kandor said.\n";

/// A folder with two reports, `one.txt` and `two.txt`.
fn folder() -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("one.txt"), ONE).unwrap();
    fs::write(dir.path().join("two.txt"), TWO).unwrap();
    dir
}

struct Ran {
    out: String,
    err: String,
    code: i32,
}

fn run(dir: &Path, args: &[&str]) -> Ran {
    run_with(dir, args, "")
}

fn run_with(dir: &Path, args: &[&str], stdin: &str) -> Ran {
    let out = Command::cargo_bin("parallax")
        .unwrap()
        .current_dir(dir)
        .env("XDG_DATA_HOME", dir.join("data"))
        .env("HOME", dir)
        .args(args)
        .write_stdin(stdin)
        .output()
        .unwrap();
    Ran {
        out: String::from_utf8(out.stdout).unwrap(),
        err: String::from_utf8(out.stderr).unwrap(),
        code: out.status.code().unwrap(),
    }
}

#[test]
fn a_pipe_gets_the_report_as_text() {
    let dir = folder();
    let piped = run(dir.path(), &["one.txt", "two.txt"]);
    let asked = run(dir.path(), &["report", "one.txt", "two.txt"]);
    assert_eq!((piped.code, &piped.out), (0, &asked.out));
    assert!(piped.out.contains("WHERE THEY DIFFER"), "{}", piped.out);
    assert!(piped.out.contains("Fire in Kandor market"), "{}", piped.out);
    assert!(piped.out.lines().all(|l| l.chars().count() <= 100), "{}", piped.out);
}

#[test]
fn without_files_the_sample_is_read() {
    let ran = run(folder().path(), &["report"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("aaj.txt") && ran.out.contains("ptv.txt"), "{}", ran.out);
}

#[test]
fn one_report_alone_opens_with_its_own_claims() {
    let ran = run(folder().path(), &["report", "one.txt"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("CLAIMS") && !ran.out.contains("WHERE THEY DIFFER"), "{}", ran.out);
}

#[test]
fn a_missing_file_is_told_and_the_rest_opens() {
    let ran = run(folder().path(), &["report", "one.txt", "three.txt"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("three.txt: "), "{}", ran.err);
    assert!(ran.out.contains("one.txt"), "{}", ran.out);
}

#[test]
fn nothing_readable_ends_with_one() {
    for args in [&["report", "three.txt"][..], &["export", "three.txt"], &["check", "three.txt"], &["three.txt"]] {
        let ran = run(folder().path(), args);
        assert_eq!(ran.code, 1, "{args:?}");
        assert!(format!("{}{}", ran.err, ran.out).contains("three.txt"), "{args:?}: {}", ran.err);
    }
}

#[test]
fn a_wrong_command_line_ends_with_two_and_says_how_it_is_written() {
    for (args, says) in [
        (&["--published", "one=yesterday", "one.txt"][..], "YYYY-MM-DD"),
        (&["--published", "2025-01-01", "one.txt"], "REPORT=YYYY-MM-DD"),
        (&["--outlet", "one=", "one.txt"], "REPORT=NAME"),
        (&["export", "--format", "xml", "one.txt"], "json"),
        (&["--colour", "one.txt"], "--colour"),
    ] {
        let ran = run(folder().path(), args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
        assert!(ran.out.is_empty(), "{args:?}");
    }
}

#[test]
fn an_option_that_names_no_report_is_told() {
    let ran = run(folder().path(), &["report", "--outlet", "won=Daily One", "one.txt", "two.txt"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("--outlet won=") && ran.err.contains("one.txt, two.txt"), "{}", ran.err);
    let fine = run(
        folder().path(),
        &["report", "--outlet", "one=Daily One", "--published", "two.txt=2025-11-07", "one.txt", "two.txt"],
    );
    assert_eq!(fine.err, "");
    assert!(fine.out.contains("Daily One") && fine.out.contains("2025-11-07"), "{}", fine.out);
}

#[test]
fn names_that_would_steer_the_terminal_do_not() {
    let ran = run(folder().path(), &["report", "no\u{1b}]0;owned\u{7}such\nfile", "one.txt"]);
    assert!(!ran.err.contains('\u{1b}') && !ran.err.contains('\u{7}'), "{:?}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{:?}", ran.err);
}

#[test]
fn an_export_goes_to_a_file_but_never_over_a_report() {
    let dir = folder();
    let ran = run(dir.path(), &["export", "--output", "out.json", "one.txt", "two.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(fs::read_to_string(dir.path().join("out.json")).unwrap().contains("parallax.briefing"));
    let over = run(dir.path(), &["export", "--output", "./two.txt", "one.txt", "two.txt"]);
    assert_eq!(over.code, 1);
    assert_eq!(fs::read_to_string(dir.path().join("two.txt")).unwrap(), TWO);
    let nowhere = run(dir.path(), &["export", "--output", "no/such/folder.json", "one.txt"]);
    assert_eq!(nowhere.code, 1);
    assert!(nowhere.err.contains("folder.json"), "{}", nowhere.err);
}

#[test]
fn check_says_where_outlet_and_date_were_read_from() {
    let ran = run(folder().path(), &["check", "--published", "one=2025-11-07", "one.txt", "three.txt"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("outlet: one (from file name)"), "{}", ran.out);
    assert!(ran.out.contains("published: 2025-11-07 (given)"), "{}", ran.out);
    assert!(ran.out.contains("three.txt: "), "{}", ran.out);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let dir = folder();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("parallax"))
        .args(["export", "one.txt", "two.txt"])
        .current_dir(dir.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn shells_get_completions_and_man_a_page() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(folder().path(), &["completions", shell]);
        assert_eq!(ran.code, 0, "{shell}");
        assert!(ran.out.contains("export"), "{shell}");
    }
    let page = run(folder().path(), &["man"]);
    for words in
        [".TH parallax", ".SS parallax review diff", "parallax-review.jsonl", "PARALLAX_ANALYST", "claimreview"]
    {
        assert!(page.out.contains(words), "{words:?} is missing in {}", page.out);
    }
}

#[test]
fn judgements_are_read_from_beside_the_reports_or_where_the_option_says() {
    let dir = folder();
    let line = |who: &str| {
        format!(
            "{{\"v\":1,\"id\":\"{who}\",\"at\":\"2025-11-07T10:00:00Z\",\"who\":\"{who}\",\"do\":\"grade\",\
             \"item\":{{\"kind\":\"outlet\",\"key\":\"one\",\"says\":\"one\"}},\"reliability\":\"B\"}}\n"
        )
    };
    fs::write(dir.path().join("parallax-review.jsonl"), line("ann")).unwrap();
    fs::write(dir.path().join("bob.jsonl"), line("bob")).unwrap();
    let outlet = ["--outlet", "one=one", "--outlet", "two=two", "one.txt", "two.txt"];
    let beside = run(dir.path(), &[&["report"], outlet.as_slice()].concat());
    assert!(beside.out.contains("judgement: reliability B: usually reliable (ann, 2025-11-07)"), "{}", beside.out);
    let named = run(dir.path(), &[&["report", "--review", "bob.jsonl"], outlet.as_slice()].concat());
    assert!(named.out.contains("(bob, 2025-11-07)") && !named.out.contains("(ann,"), "{}", named.out);
    let diff = run(dir.path(), &["review", "diff", "parallax-review.jsonl", "bob.jsonl"]);
    assert!(diff.out.starts_with("ann and bob: 1 judged by both, 0 of them differently"), "{}", diff.out);
    assert_eq!(run(dir.path(), &["review", "diff", "none.jsonl", "bob.jsonl"]).code, 1);
}
