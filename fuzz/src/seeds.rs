//! Writes the odd files of the project's tests as seeds: `corpus/TARGET/NAME` for every target.

use std::fs;
use std::path::Path;

#[path = "../../tests/hostile/corpus.rs"]
#[allow(unreachable_pub, clippy::unwrap_used, clippy::format_collect, reason = "shared with the tests")]
mod corpus;

/// Endings of the corpus' files for each target; no ending takes all that is short.
const TARGETS: [(&str, &[&str]); 15] = [
    ("briefing", &["txt"]),
    ("feed", &["xml", "rss", "atom"]),
    ("gzip", &["txt", "html"]),
    ("html", &["html"]),
    ("json", &["json"]),
    ("mail", &["eml", "mhtml"]),
    ("markdown", &["md"]),
    ("office", &["xml"]),
    ("pdf", &["pdf"]),
    ("review_log", &["jsonl"]),
    ("text", &[]),
    ("tokeniser", &["txt"]),
    ("warc", &["warc"]),
    ("wrapper", &["txt"]),
    ("zip", &["zip", "docx", "odt"]),
];

fn main() -> std::io::Result<()> {
    for (target, endings) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
        fs::create_dir_all(&folder)?;
        for (name, bytes) in corpus::files() {
            let ending = name.rsplit('.').next().unwrap_or_default();
            if bytes.len() <= 20_000 && (endings.is_empty() || endings.contains(&ending)) {
                fs::write(folder.join(&name), bytes)?;
            }
        }
    }
    Ok(())
}
