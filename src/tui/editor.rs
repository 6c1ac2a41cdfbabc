//! The analyst's own editor: opened on a report at a line, or on a note.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::tty::lend;
use super::update::Msg;
use crate::review;

/// Opens a report's file where the words of a passage stand; `line` is that of the text as it was read.
pub(super) fn edit(path: &Path, line: usize, words: &str) -> Result<String, String> {
    if !path.exists() {
        return Err(format!("{} is not there: it came with the program, or has been moved", path.display()));
    }
    // A file that cannot be read as text opens where the text has it.
    let line = std::fs::read_to_string(path).map_or(line, |file| line_of(&file, words, line));
    let mut command = editor(path, line).map_err(|e| e.to_string())?;
    let name = command.get_program().to_string_lossy().into_owned();
    match lend(&mut command) {
        Ok(status) if status.success() => Ok(format!("back from {name}")),
        Ok(status) => Err(format!("{name} ended with {status}")),
        Err(e) => Err(format!("{name}: {e}; set $EDITOR")),
    }
}

/// Lets a note be written in the analyst's editor, in a file that nobody else can read and that is gone afterwards.
pub(super) fn edit_note(item: review::Item, text: &str) -> Msg {
    let written = tempfile(text).and_then(|path| {
        let status = editor(&path, 1).and_then(|mut c| lend(&mut c));
        let ended = status.and_then(|s| if s.success() { Ok(()) } else { Err(io::Error::other(s.to_string())) });
        let text = std::fs::read_to_string(&path);
        let _ = std::fs::remove_file(&path);
        ended.and(text)
    });
    match written {
        Ok(text) => Msg::Noted(item, text.trim().to_owned()),
        Err(e) => Msg::Unedited(item, text.to_owned(), format!("no editor: {e}; set $EDITOR, or keep the note here")),
    }
}

fn tempfile(text: &str) -> io::Result<PathBuf> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // What an earlier program of the same number left behind is not written over.
    let name = |n: u32| std::env::temp_dir().join(format!("parallax-note-{}-{n}.txt", std::process::id()));
    let mut n = 0;
    loop {
        match options.open(name(n)) {
            Ok(mut file) => return file.write_all(text.as_bytes()).map(|()| name(n)),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && n < 100 => n += 1,
            Err(e) => return Err(e),
        }
    }
}

/// The analyst's editor with its arguments for a file at a line.
fn editor(path: &Path, line: usize) -> io::Result<Command> {
    let set = |name: &str| std::env::var(name).ok().filter(|e| !e.trim().is_empty());
    let words = set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".into());
    let mut words = words.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let mut command = Command::new(program);
    command.args(words);
    let name = Path::new(program).file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let path = std::path::absolute(path)?;
    match name.as_str() {
        "code" | "codium" | "code-insiders" => command.args(["--wait", "--goto"]).arg(placed(&path, line)),
        "hx" | "helix" | "subl" | "zed" => command.arg(placed(&path, line)),
        _ => command.arg(format!("+{line}")).arg(&path),
    };
    Ok(command)
}

fn placed(path: &Path, line: usize) -> std::ffi::OsString {
    let mut out = path.as_os_str().to_owned();
    out.push(format!(":{line}"));
    out
}

/// The line of `file` in which a passage begins: the text that was read may lack lines that stand before it.
fn line_of(file: &str, passage: &str, line: usize) -> usize {
    let words: Vec<&str> = passage.split_whitespace().collect();
    let lines: Vec<String> = file.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    // The fewer words, the likelier that they stand on one line; the more, the likelier that it is the right one.
    for most in [8, 5, 3] {
        let begin = words.get(..most.min(words.len())).unwrap_or_default().join(" ");
        let holds = |(_, l): &(usize, &String)| !begin.is_empty() && l.contains(&begin);
        if let Some((n, _)) = lines.iter().enumerate().filter(holds).min_by_key(|(n, _)| (n + 1).abs_diff(line)) {
            return n + 1;
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_found_in_its_file_whatever_stands_before_it() {
        let file =
            "---\noutlet: Post\n---\nThe mill is closed\n\nThe mill has been closed, said\n its owners on Monday.\n";
        assert_eq!(line_of(file, "The mill has been closed, said its owners", 3), 6);
        assert_eq!(line_of(file, "its owners on Monday", 4), 7);
        assert_eq!(line_of(file, "words of no line", 4), 4);
        let twice = "fire\na\nb\nfire\n";
        assert_eq!((line_of(twice, "fire", 1), line_of(twice, "fire", 4)), (1, 4), "the nearest of two");
    }
}
