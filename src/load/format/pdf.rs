//! PDF with a text layer: lines joined to paragraphs, words joined over line ends, running heads set apart.

use std::collections::HashMap;
use std::io::Read;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Once, mpsc};
use std::time::Duration;

use super::Draft;
use crate::load::structure::Layout;
use crate::load::{clean, lines};
use crate::model::Span;

/// How long the text of one file may take.
const PATIENCE: Duration = Duration::from_secs(4);

/// Bytes that the packed parts of one file may unpack to.
const LARGEST: u64 = 256 << 20;

/// The thread that reads: its panics are answers and no news for the terminal.
const READER: &str = "pdf reader";

/// The report in a PDF.
///
/// # Errors
/// Where it is broken, locked, too large, or holds pictures of text alone.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, String> {
    if unpacked(bytes) > LARGEST {
        return Err(format!("a PDF that unpacks to more than {} MB", LARGEST >> 20));
    }
    let pages = pages(bytes.to_vec())?;
    let (paragraphs, heads) = paragraphs(&pages);
    if paragraphs.is_empty() {
        return Err("a PDF without a text layer: it holds pictures of pages; run text recognition on it".into());
    }
    let mut text = paragraphs.join("\n\n");
    for head in &heads {
        text.push_str("\n\n");
        text.push_str(head);
    }
    Ok(Draft { kind: "PDF", text, layout: Layout::Paragraphs, furniture: heads, ..Draft::default() })
}

/// The text of each page. The library that reads it panics on broken files and may recurse or turn in circles, so it
/// works in a thread of its own, with a deep stack and a limit of time.
fn pages(bytes: Vec<u8>) -> Result<Vec<String>, String> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() != Some(READER) {
                usual(info);
            }
        }));
    });
    let broken = || "a PDF that cannot be read: it is broken or of an unusual kind".to_owned();
    let (send, receive) = mpsc::channel();
    let reader = std::thread::Builder::new().name(READER.into()).stack_size(256 << 20).spawn(move || {
        let done = panic::catch_unwind(AssertUnwindSafe(|| pdf_extract::extract_text_from_mem_by_pages(&bytes)));
        // Nobody listens any more once the time is up.
        let _ = send.send(done);
    });
    reader.map_err(|e| format!("a PDF that cannot be read: {e}"))?;
    match receive.recv_timeout(PATIENCE) {
        Ok(Ok(Ok(pages))) => Ok(pages),
        Ok(Ok(Err(e))) => {
            let why = clean::line(&e.to_string()).to_lowercase();
            let locked = why.contains("password") || why.contains("encrypt") || why.contains("decrypt");
            Err(if locked { "a PDF that is locked with a password".into() } else { broken() })
        }
        Ok(Err(_)) | Err(mpsc::RecvTimeoutError::Disconnected) => Err(broken()),
        Err(mpsc::RecvTimeoutError::Timeout) => {
            Err(format!("a PDF that takes longer than {} s to read", PATIENCE.as_secs()))
        }
    }
}

/// How much the packed streams of a file hold, counted no further than [`LARGEST`].
fn unpacked(bytes: &[u8]) -> u64 {
    let mut total = 0;
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        rest = rest.get(at + 6..).unwrap_or_default();
        let body = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        if body.first().is_some_and(|b| b & 0x0f == 8) {
            let mut left = flate2::read::ZlibDecoder::new(body).take(LARGEST + 1 - total.min(LARGEST));
            total += std::io::copy(&mut left, &mut std::io::sink()).unwrap_or(0);
            if total > LARGEST {
                return total;
            }
        }
    }
    total
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|&b| b == first) {
        if bytes.get(from + at..)?.starts_with(what) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

/// The paragraphs of all pages, and each running head and page number once.
fn paragraphs(pages: &[String]) -> (Vec<String>, Vec<String>) {
    let fold = |l: &str| l.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>();
    let edges = |page: &'_ str| -> Vec<String> {
        let all: Vec<&str> = page.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let tail = all.len().saturating_sub(2).max(2.min(all.len()));
        all.iter().take(2).chain(all.iter().skip(tail)).map(|l| (*l).to_owned()).collect()
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in pages {
        for line in edges(page) {
            *seen.entry(fold(&line)).or_default() += 1;
        }
    }
    let number = |l: &str| l.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric()) && l.len() <= 12;
    let running = |l: &str| {
        pages.len() > 1
            && (seen.get(&fold(l)).is_some_and(|&n| n >= 2 && n * 2 >= pages.len() && !fold(l).is_empty()) || number(l))
    };
    let mut heads: Vec<String> = Vec::new();
    let mut text = String::new();
    for page in pages {
        let edge = edges(page);
        let all: Vec<&str> = page.lines().collect();
        let keep: Vec<&str> = all
            .iter()
            .copied()
            .filter(|l| {
                let line = l.trim();
                let head = !line.is_empty() && edge.iter().any(|e| e == line) && running(line);
                if head && !heads.iter().any(|h| h == line) {
                    heads.push(clean::line(line));
                }
                !head
            })
            .collect();
        let page = keep.join("\n");
        let page = page.trim_matches('\n');
        // A paragraph goes on over the end of a page where its sentence does.
        let open = !text.is_empty() && !lines::ends_sentence(text.trim_end());
        text.push_str(if open { "\n" } else { "\n\n" });
        text.push_str(page);
    }
    let all = lines::lines(&text);
    let out = lines::paragraphs(&text, &all, |_| false).into_iter().filter_map(|range| {
        let mut words = String::new();
        for line in all.get(range)? {
            join(&mut words, Span::of(line.span, &text));
        }
        let words = clean::line(&words);
        (!words.is_empty()).then_some(words)
    });
    heads.retain(|h| !h.is_empty());
    (out.collect(), heads)
}

/// Adds a line to a paragraph; a word that a hyphen breaks over the line end is put together.
fn join(paragraph: &mut String, line: &str) {
    let broken = paragraph.ends_with('-')
        && paragraph.chars().rev().nth(1).is_some_and(char::is_lowercase)
        && line.starts_with(char::is_lowercase);
    if broken {
        paragraph.pop();
    } else if !paragraph.is_empty() {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_pages_and_running_heads() {
        let pages = [
            "Harbour Herald 12 March\n\nFerry pays\n\nThe company that runs the ferries said on Monday that it would pay every-\none who had waited for more than three hours at the pier in the old harbour of\n\n1".to_owned(),
            "Harbour Herald 12 March\n\nthe town. No one was hurt, it said, and the ferry would be sent to the yard for\nrepair in the summer.\n\n2".to_owned(),
        ];
        let (paragraphs, heads) = paragraphs(&pages);
        assert_eq!(paragraphs[0], "Ferry pays");
        assert_eq!(paragraphs.len(), 2, "{paragraphs:?}");
        assert!(
            paragraphs[1].contains("everyone who had waited") && paragraphs[1].contains("harbour of the town. No one")
        );
        assert_eq!(heads, ["Harbour Herald 12 March", "1", "2"]);
    }

    #[test]
    fn broken_files_are_told() {
        assert!(read(b"%PDF-1.4\nnothing here").unwrap_err().starts_with("a PDF that"));
    }
}
