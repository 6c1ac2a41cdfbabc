//! Archives of reports: gzip, zip and WARC. What they hold is read like a file of its own.

use std::io::{Cursor, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use zip::ZipArchive;

use super::{Budget, Item, office};
use crate::load::{clean, outlet};

/// Files that are read from one archive.
const MOST: usize = 5_000;

/// The reports in a gzip file.
pub(super) fn gzip(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Item>, String> {
    let inner =
        budget.take(MultiGzDecoder::new(bytes)).map_err(|e| format!("a gzip file that cannot be unpacked: {e}"))?;
    super::nested(&inner, budget)
}

/// The reports in a zip file: an office document, or files.
pub(super) fn zip(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Item>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|e| format!("a zip file that cannot be read: {}", clean::line(&e.to_string())))?;
    if let Some(document) = office::read(&mut archive) {
        return document.map(|d| vec![Item::new(d)]);
    }
    let mut out = Vec::new();
    let mut left = Vec::new();
    for at in 0..archive.len().min(MOST) {
        let Ok(file) = archive.by_index(at) else {
            left.push("a locked or broken entry".to_owned());
            continue;
        };
        let name = clean::line(&String::from_utf8_lossy(file.name_raw()));
        let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
        if !file.is_file() || base.starts_with('.') || base.is_empty() || name.starts_with("__MACOSX") {
            continue;
        }
        let base = base.to_owned();
        match budget.take(file).and_then(|inner| super::nested(&inner, budget)) {
            Ok(items) => out.extend(items.into_iter().map(|item| item.under(&base))),
            Err(e) if budget.spent() => return Err(format!("a zip file: {e}")),
            Err(e) => left.push(format!("{base}: {e}")),
        }
    }
    if archive.len() > MOST {
        left.push(format!("more than {MOST} files; the rest is not read"));
    }
    told(out, &left, "a zip file in which no report was found")
}

/// Puts what could not be read into the first report's notices; an error where there is none.
fn told(mut out: Vec<Item>, left: &[String], none: &str) -> Result<Vec<Item>, String> {
    let Some(first) = out.first_mut() else {
        return Err(left.first().map_or_else(|| none.to_owned(), |l| format!("{none} ({l})")));
    };
    first.draft.meta.notices.extend(left.iter().take(20).map(|l| format!("not read from the archive: {l}")));
    Ok(out)
}

/// Whether `bytes` are a web archive (ISO 28500).
pub(super) fn is_warc(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/1.") || bytes.starts_with(b"WARC/0.")
}

/// The pages in a web archive.
pub(super) fn warc(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Item>, String> {
    let mut out = Vec::new();
    let mut left = Vec::new();
    let mut rest = bytes;
    for _ in 0..MOST {
        let skip = rest.iter().take_while(|b| b.is_ascii_whitespace()).count();
        rest = rest.get(skip..).unwrap_or_default();
        if !is_warc(rest) {
            break;
        }
        let Some((head, body)) = headers(rest) else { break };
        let length = field(&head, "content-length").and_then(|l| l.parse::<usize>().ok()).unwrap_or(0);
        let block = body.get(..length.min(body.len())).unwrap_or_default();
        rest = body.get(block.len()..).unwrap_or_default();
        let kind = field(&head, "warc-type").unwrap_or_default();
        let address = field(&head, "warc-target-uri").map(|u| clean::line(u.trim_matches(['<', '>'])));
        let payload = match kind.as_str() {
            "response" => response(block, budget),
            "resource" | "conversion" => page(&head).then(|| Ok(block.to_vec())),
            _ => None,
        };
        let Some(payload) = payload else { continue };
        match payload.and_then(|inner| super::nested(&inner, budget)) {
            Ok(items) => out.extend(items.into_iter().map(|mut item| {
                if item.draft.meta.outlet.is_none() {
                    let known = address.as_deref().and_then(|u| {
                        Some((outlet::by_address(u)?.to_owned(), format!("address {}", outlet::host(u)?)))
                    });
                    item.draft.meta.outlet = known;
                }
                item.draft.meta.url = item.draft.meta.url.take().or_else(|| address.clone());
                item
            })),
            Err(e) => left.push(e),
        }
    }
    told(out, &left, "a web archive in which no page was found")
}

/// Header lines: names in small letters, and what they say.
type Headers = Vec<(String, String)>;

/// The header lines of a record or response, and what follows them.
fn headers(bytes: &[u8]) -> Option<(Headers, &[u8])> {
    let head = bytes.get(..bytes.len().min(64 << 10))?;
    let (end, gap) = head
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .map(|at| (at, 4))
        .or_else(|| head.windows(2).position(|w| w == b"\n\n").map(|at| (at, 2)))?;
    let text = String::from_utf8_lossy(bytes.get(..end)?);
    let fields = text
        .lines()
        .skip(1)
        .filter_map(|l| l.split_once(':'))
        .map(|(k, v)| (k.trim().to_ascii_lowercase(), v.trim().to_owned()));
    Some((fields.collect(), bytes.get(end + gap..)?))
}

fn field(head: &[(String, String)], name: &str) -> Option<String> {
    head.iter().find(|(k, _)| k == name).map(|(_, v)| v.clone())
}

fn page(head: &[(String, String)]) -> bool {
    field(head, "content-type")
        .is_none_or(|t| ["text/html", "application/xhtml", "text/plain"].iter().any(|k| t.starts_with(k)))
}

/// The page in an HTTP response; `None` for pictures, styles and failures.
fn response(block: &[u8], budget: &mut Budget) -> Option<Result<Vec<u8>, String>> {
    let status = block.get(..12)?;
    let (head, body) = headers(block)?;
    if !status.ends_with(b" 200") || !page(&head) {
        return None;
    }
    let chunked = field(&head, "transfer-encoding").is_some_and(|t| t.contains("chunked"));
    let body = if chunked { unchunked(body) } else { body.to_vec() };
    let unpack =
        |e: std::result::Result<Vec<u8>, String>| e.map_err(|e| format!("a page that cannot be unpacked: {e}"));
    Some(match field(&head, "content-encoding").as_deref() {
        Some("gzip" | "x-gzip") => unpack(budget.take(MultiGzDecoder::new(body.as_slice()))),
        Some("deflate") if body.first().is_some_and(|b| b & 0x0f == 8) => {
            unpack(budget.take(ZlibDecoder::new(body.as_slice())))
        }
        Some("deflate") => unpack(budget.take(DeflateDecoder::new(body.as_slice()))),
        None | Some("identity" | "") => Ok(body),
        Some(other) => Err(format!("a page packed as {}", clean::line(other))),
    })
}

/// A body sent in chunks, put together; what is not in chunks stays.
fn unchunked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(end) = rest.windows(2).take(40).position(|w| w == b"\r\n") {
        let size = std::str::from_utf8(rest.get(..end).unwrap_or_default())
            .ok()
            .and_then(|s| usize::from_str_radix(s.split(';').next()?.trim(), 16).ok());
        let Some(size) = size else { break };
        let from = end + 2;
        let to = from.saturating_add(size).min(rest.len());
        out.extend_from_slice(rest.get(from..to).unwrap_or_default());
        if size == 0 {
            return out;
        }
        rest = rest.get((to + 2).min(rest.len())..).unwrap_or_default();
    }
    if out.is_empty() { body.to_vec() } else { out }
}

impl Budget {
    /// Unpacks `source` as far as the budget goes.
    ///
    /// # Errors
    /// Where the source is broken or holds more than is left.
    pub(super) fn take(&mut self, source: impl Read) -> Result<Vec<u8>, String> {
        let mut out = Vec::new();
        source.take(self.left + 1).read_to_end(&mut out).map_err(|e| clean::line(&e.to_string()))?;
        let size = out.len() as u64;
        if size > self.left {
            self.left = 0;
            return Err(format!("unpacks to more than {} MB", Budget::MOST >> 20));
        }
        self.left -= size;
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const PAGE: &str = "<html><body><article><h1>Ferry pays</h1><p>The company pays everyone who waited, it said.</p></article></body></html>";

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gz.write_all(bytes).unwrap();
        gz.finish().unwrap()
    }

    fn all(bytes: &[u8]) -> Result<Vec<Item>, String> {
        super::super::read(bytes)
    }

    #[test]
    fn a_packed_page() {
        let items = all(&packed(PAGE.as_bytes())).unwrap();
        assert!(items[0].draft.text.contains("The company pays everyone"));
    }

    #[test]
    fn a_zip_of_reports() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let plain = zip::write::SimpleFileOptions::default();
        for (name, text) in [("a.txt", "The company pays."), ("sub/b.html", PAGE), (".hidden", "x")] {
            zip.start_file(name, plain).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        let items = all(&zip.finish().unwrap().into_inner()).unwrap();
        let names: Vec<_> = items.iter().map(|i| i.name.as_deref()).collect();
        assert_eq!(names, [Some("a.txt"), Some("b.html")]);
    }

    #[test]
    fn a_web_archive() {
        let body = packed(PAGE.as_bytes());
        let mut http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
        http.extend(&body);
        let mut warc = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.bbc.com/a\r\nContent-Length: {}\r\n\r\n",
            http.len()
        )
        .into_bytes();
        warc.extend(&http);
        warc.extend(b"\r\n\r\n");
        let items = all(&warc).unwrap();
        assert_eq!(items[0].draft.meta.outlet.as_ref().map(|o| o.0.as_str()), Some("BBC"));
        assert_eq!(items[0].draft.meta.url.as_deref(), Some("https://www.bbc.com/a"));
    }

    #[test]
    fn bombs_do_not_go_off() {
        let bomb = packed(&packed(&vec![b'a'; 300 << 20]));
        assert!(bomb.len() < 100_000);
        assert!(all(&bomb).unwrap_err().contains("more than"));
    }

    #[test]
    fn chunks_are_put_together() {
        assert_eq!(unchunked(b"4\r\nWiki\r\n6;x=1\r\npedia \r\n0\r\n\r\n"), b"Wikipedia ");
        assert_eq!(unchunked(b"no chunks"), b"no chunks");
    }
}
