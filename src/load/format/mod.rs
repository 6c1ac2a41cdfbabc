//! What a file is, told by its content, and the report texts in it.
//!
//! ```text
//! bytes ─┬─ gzip, zip, WARC ─▶ the files in them, each read from the start
//!        ├─ PDF, mail, office document
//!        └─ text, decoded ─┬─ JSON, feed, web page
//!                          └─ Markdown, text with front matter, plain text
//! ```

mod archive;
mod feed;
mod html;
mod json;
mod mail;
mod markdown;
mod office;
mod pdf;
mod schema;

use chrono::NaiveDate;

use super::decode;
use super::structure::Layout;

/// A report's text as its format gives it, before it is made safe and read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    /// What the file was taken for (`plain text`, `web page`).
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    pub(crate) layout: Layout,
    pub(crate) meta: Meta,
    /// Paragraphs that the format tells to be no report (running heads).
    pub(crate) furniture: Vec<String>,
}

/// What a format says of the report beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Meta {
    pub(crate) title: Option<String>,
    /// The outlet and what it was read from.
    pub(crate) outlet: Option<(String, String)>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) updated: Option<NaiveDate>,
    pub(crate) author: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) notices: Vec<String>,
}

impl Meta {
    /// Takes from `other` what is not known yet.
    pub(crate) fn fill(&mut self, other: Self) {
        fn keep<T>(mine: &mut Option<T>, theirs: Option<T>) {
            if mine.is_none() {
                *mine = theirs;
            }
        }
        keep(&mut self.title, other.title);
        keep(&mut self.outlet, other.outlet);
        keep(&mut self.published, other.published);
        keep(&mut self.updated, other.updated);
        keep(&mut self.author, other.author);
        keep(&mut self.url, other.url);
        keep(&mut self.section, other.section);
        keep(&mut self.language, other.language);
        self.notices.extend(other.notices);
    }
}

/// One report of a file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Item {
    /// Its name in the archive it was read from.
    pub(crate) name: Option<String>,
    pub(crate) draft: Draft,
    /// The encoding, where it is another than UTF-8.
    pub(crate) encoding: Option<&'static str>,
}

impl Item {
    fn new(draft: Draft) -> Self {
        Self { draft, ..Self::default() }
    }

    /// The item as found under `name` in an archive.
    fn under(mut self, name: &str) -> Self {
        self.name.get_or_insert_with(|| name.to_owned());
        self
    }
}

/// What unpacking may still cost.
#[derive(Debug)]
struct Budget {
    /// Bytes that may still come out.
    left: u64,
    /// Archives in archives that may still be opened.
    levels: usize,
}

impl Budget {
    /// Bytes that one file may unpack to, everything in it together.
    const MOST: u64 = 256 << 20;

    /// Whether nothing is left.
    fn spent(&self) -> bool {
        self.left == 0
    }
}

/// The reports in the bytes of a file.
///
/// # Errors
/// One line for the user where they are no text, or of a known format but cannot be read.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<Item>, String> {
    any(bytes, &mut Budget { left: Budget::MOST, levels: 3 })
}

/// The reports in a file inside an archive.
fn nested(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Item>, String> {
    let Some(levels) = budget.levels.checked_sub(1) else {
        return Err("archives in archives in archives: unpack it first".into());
    };
    budget.levels = levels;
    let out = any(bytes, budget);
    budget.levels = levels + 1;
    out
}

fn any(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Item>, String> {
    if bytes.starts_with(b"\x1f\x8b") {
        return archive::gzip(bytes, budget);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive::zip(bytes, budget);
    }
    if archive::is_warc(bytes) {
        return archive::warc(bytes, budget);
    }
    if bytes.get(..bytes.len().min(1024)).is_some_and(|h| h.windows(5).any(|w| w == b"%PDF-"))
        && !bytes.starts_with(b"<")
    {
        return pdf::read(bytes).map(|d| vec![Item::new(d)]);
    }
    if let Some(kind) = binary(bytes) {
        return Err(format!("not text: {kind}"));
    }
    if mail::is_mail(bytes) {
        return mail::read(bytes).map(|d| vec![Item::new(d)]);
    }
    let decoded = decode::decode(bytes, declared(bytes).as_deref());
    let (doubts, encoding) = (decoded.notice(), (decoded.encoding != "UTF-8").then_some(decoded.encoding));
    let mut drafts = of_text(decoded.text)?;
    if let Some(first) = drafts.first_mut() {
        first.meta.notices.extend(doubts);
    }
    Ok(drafts.into_iter().map(|draft| Item { encoding, ..Item::new(draft) }).collect())
}

/// The reports in a decoded text.
fn of_text(text: String) -> Result<Vec<Draft>, String> {
    if feed::is_feed(&text) {
        return feed::read(&text);
    }
    if html::is_html(&text) {
        return html::read(&text).map(|d| vec![d]);
    }
    if let Some(found) = json::read(&text) {
        return found;
    }
    if let Some(draft) = markdown::read(&text) {
        return Ok(vec![draft]);
    }
    Ok(vec![Draft { kind: "plain text", text, ..Draft::default() }])
}

/// The encoding that a page or XML file declares in its head.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096))?).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let value = head.split_once("charset=").or_else(|| head.split_once("encoding="))?.1;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))).unwrap_or(value.len());
    value.get(..end).filter(|v| !v.is_empty()).map(str::to_owned)
}

/// The first `most` bytes of a text, or fewer, so that no character is cut.
fn head(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// A title over paragraphs, each on a line with a blank line between; the title is not told twice.
fn under_title(title: Option<&str>, mut paragraphs: Vec<String>) -> String {
    let fold = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let head = title.map(fold).unwrap_or_default();
    if let Some(title) = title.filter(|_| !head.is_empty()) {
        if let Some(at) = paragraphs.iter().take(3).position(|p| fold(p) == head) {
            paragraphs.remove(at);
        }
        paragraphs.insert(0, super::clean::line(title));
    }
    paragraphs.join("\n\n")
}

/// What a file holds that is not text, told by its first bytes; `None` for text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 14] = [
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"RIFF", "a sound, video or picture file"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90", "a program"),
        (b"OggS", "a sound file"),
        (b"ID3", "a sound file"),
        (b"SQLite format 3", "a database"),
        (b"\xd0\xcf\x11\xe0", "an old Office file: save it as .docx or .odt"),
        (b"\x00\x00\x00\x18ftyp", "a video"),
        (b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it first"),
        (b"\xfd7zXZ", "an xz archive: unpack it first"),
        (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    ];
    if let Some((_, kind)) = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(kind);
    }
    let decoded = decode::decode(bytes.get(..bytes.len().min(8192)).unwrap_or_default(), None);
    let odd = decoded.text.chars().filter(|c| c.is_control() && !c.is_whitespace() && *c != '\u{1b}').count();
    let all = decoded.text.chars().count();
    (odd * 10 > all || (decoded.faults + odd) * 4 > all).then_some("it is made of bytes that are no characters")
}
