//! What the fuzz targets share: how bytes are packed, and what must hold of everything that was read.

use std::io::{Cursor, Write};

/// `data` behind the bytes that a format is known by, unless it begins with them itself.
pub fn opening(known_by: &[u8], data: &[u8]) -> Vec<u8> {
    let start: &[u8] = if data.starts_with(&known_by[..known_by.len().min(4)]) { &[] } else { known_by };
    [start, data].concat()
}

/// `data` packed with gzip.
///
/// # Panics
/// Never: memory takes every byte.
pub fn gzip(data: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(data).expect("memory");
    out.finish().expect("memory")
}

/// A zip archive of `entries`.
///
/// # Panics
/// Never: memory takes every byte.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).expect("memory");
        out.write_all(bytes).expect("memory");
    }
    out.finish().expect("memory").into_inner()
}

/// Reads `bytes` as a file; every span fits its text, and nothing in it can steer a terminal.
///
/// # Panics
/// Where one of these does not hold.
pub fn load(bytes: &[u8]) {
    match parallax::load::from_bytes("a", bytes) {
        Err(why) => harmless(&why),
        Ok(reports) => {
            assert!(!reports.is_empty());
            for report in reports {
                harmless(&report.text);
                harmless(&report.outlet);
                harmless(&report.file);
                report.notices.iter().for_each(|n| harmless(n));
                let published = report.published.as_ref().and_then(|p| p.span);
                for span in report.blocks().into_iter().chain(report.furniture.iter().copied()).chain(published) {
                    assert!(report.text.get(span.start..span.end).is_some(), "{span:?} of {:?}", report.text);
                }
            }
        }
    }
}

/// Asserts that `text` holds nothing that steers a terminal or hides words.
///
/// # Panics
/// Where it does.
pub fn harmless(text: &str) {
    let harm = text.chars().find(|&c| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}')
    });
    assert_eq!(harm, None, "{text:?}");
}
