//! The rules that keep the stages apart, read off the source itself.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test that fails panics")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module may import of the others.
const MAY_USE: &[(&str, &[&str])] = &[
    ("fingerprint", &[]),
    ("places", &[]),
    ("model", &[]),
    ("load", &["model", "fingerprint", "places"]),
    ("extract", &["model", "fingerprint", "load"]),
    ("compare", &["model", "fingerprint", "load", "extract"]),
    ("review", &["model", "fingerprint", "places", "load"]),
    ("export", &["model", "fingerprint", "review"]),
    (
        "tui",
        &["model", "fingerprint", "places", "load", "extract", "compare", "review", "export", "brief", "brief_telling"],
    ),
];

/// Functions of crossterm that change the terminal or read from it.
const TERMINAL: &[&str] = &[
    "enable_raw_mode",
    "disable_raw_mode",
    "EnterAlternateScreen",
    "LeaveAlternateScreen",
    "event::read",
    "event::poll",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below `folder`, by path from the project's root.
fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if [".git", "target", "corpus", "artifacts"].contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            files(&path, out);
        } else {
            out.push(path);
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let mut list = Vec::new();
    files(&root().join("src"), &mut list);
    list.sort();
    list.iter()
        .filter(|p| p.extension().is_some_and(|e| e == "rs"))
        .map(|p| (p.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"), fs::read_to_string(p).unwrap()))
        .collect()
}

/// The code of a source file without its comments.
fn code(text: &str) -> String {
    text.lines().map(|l| if l.trim_start().starts_with("//") { "" } else { l }).collect::<Vec<_>>().join("\n")
}

/// The top-level modules of this crate that `code` names after `crate::`, alone or in a list.
fn imports(code: &str) -> BTreeSet<String> {
    let ident = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut out = BTreeSet::new();
    for (at, found) in code.match_indices("crate::") {
        if code[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '$' || c == '_') {
            continue;
        }
        let rest = &code[at + found.len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = true;
            for (i, c) in list.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && depth == 0 && !c.is_whitespace() => {
                        out.insert(ident(&list[i..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        } else {
            out.insert(ident(rest));
        }
    }
    out.remove("");
    out
}

#[test]
fn imports_are_found_in_every_form() {
    let found =
        imports("use crate::{load::{self, Given}, model::Span, tui};\nlet x = crate::review::open(); $crate::no!();");
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["load", "model", "review", "tui"]);
}

#[test]
fn each_stage_knows_only_those_before_it() {
    let modules: BTreeSet<&str> = MAY_USE.iter().map(|(m, _)| *m).collect();
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let Some(module) = file.strip_prefix("src/").map(|f| f.split(['/', '.']).next().unwrap()) else { continue };
        let Some((_, may)) = MAY_USE.iter().find(|(m, _)| *m == module) else { continue };
        for used in imports(&code(&text)) {
            if used != module && (modules.contains(used.as_str()) || used == "cli") && !may.contains(&used.as_str()) {
                wrong.push(format!("{file} uses {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_interface_knows_a_terminal() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        let code = code(&text);
        if !file.starts_with("src/tui/") {
            wrong.extend(["ratatui", "crossterm"].iter().filter(|w| code.contains(*w)).map(|w| format!("{file}: {w}")));
        }
        if file != "src/tui/tty.rs" {
            wrong.extend(TERMINAL.iter().filter(|w| code.contains(*w)).map(|w| format!("{file}: {w}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_names_a_place_on_one_machine() {
    let folders: Vec<String> = ["home", "root", "tmp", "work", "Users", "mnt"]
        .iter()
        .map(|f| format!("/{f}/"))
        .chain([["..", "shared"].join("/")])
        .collect();
    let mut list = Vec::new();
    files(root(), &mut list);
    let mut wrong = Vec::new();
    for path in list {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (n, line) in text.lines().enumerate() {
            for folder in &folders {
                // `example.org/home/` is an address, not a folder.
                let inside = |at: usize| line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.' || c == '}');
                if line.match_indices(folder.as_str()).any(|(at, _)| !inside(at)) {
                    wrong.push(format!("{}:{}: {}", path.strip_prefix(root()).unwrap().display(), n + 1, line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_checks_run_the_test_command_of_the_readme() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let command = readme.split("To test it:").nth(1).unwrap().split("```sh\n").nth(1).unwrap().lines().next().unwrap();
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(ci.contains(&format!("\n{command} 2>&1")), "{command}");
}
