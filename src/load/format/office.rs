//! Word (`.docx`) and `OpenDocument` (`.odt`) files: their paragraphs.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

use super::{Draft, Meta, under_title};
use crate::load::clean;
use crate::load::structure::Layout;

/// The largest part of a document that is unpacked, in bytes.
const LARGEST: u64 = 64 << 20;

/// A zip archive in memory.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The document in `archive`, if it is one.
pub(super) fn read(archive: &mut Archive<'_>) -> Option<Result<Draft, String>> {
    let (part, head, kind) = if archive.index_for_name("word/document.xml").is_some() {
        ("word/document.xml", "docProps/core.xml", "Word document")
    } else if archive.index_for_name("content.xml").is_some()
        && archive.index_for_name("META-INF/manifest.xml").is_some()
    {
        ("content.xml", "meta.xml", "OpenDocument text")
    } else {
        return None;
    };
    let title = part_of(archive, head).ok().and_then(|xml| title(&xml));
    Some(part_of(archive, part).and_then(|xml| {
        let paragraphs = paragraphs(&xml)?;
        if paragraphs.is_empty() {
            return Err("a document without text".into());
        }
        // A title in the properties is often the template's: it counts where the text opens with it.
        let fold = |s: &str| s.to_lowercase().split_whitespace().collect::<String>();
        let title = title.filter(|t| paragraphs.iter().take(4).any(|p| fold(p) == fold(t)));
        let meta = Meta { title: title.clone(), ..Meta::default() };
        let layout = Layout::Paragraphs;
        Ok(Draft { kind, text: under_title(title.as_deref(), paragraphs), layout, meta, ..Draft::default() })
    }))
}

fn part_of(archive: &mut Archive<'_>, name: &str) -> Result<Vec<u8>, String> {
    let file = archive
        .by_name(name)
        .map_err(|e| format!("a document that cannot be unpacked: {}", clean::line(&e.to_string())))?;
    let mut out = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut out)
        .map_err(|e| format!("a document that cannot be unpacked: {}", clean::line(&e.to_string())))?;
    if out.len() as u64 > LARGEST {
        return Err(format!("a document that unpacks to more than {} MB", LARGEST >> 20));
    }
    Ok(out)
}

/// Text of `w:p` and `text:p`, `text:h` elements; tabs and breaks as spaces, notes and deleted words left out.
fn paragraphs(xml: &[u8]) -> Result<Vec<String>, String> {
    let mut reader = Reader::from_reader(xml);
    let mut out = Vec::new();
    let mut current = String::new();
    let (mut inside, mut hidden) = (0_usize, 0_usize);
    let mut text = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "p" | "h" => {
                    inside += 1;
                    text = tag.name().as_ref().starts_with("text:");
                }
                "t" => text = true,
                "note" | "annotation" | "tracked-changes" | "del" | "instrText" | "footnote" => hidden += 1,
                _ => {}
            },
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "p" | "h" => {
                    inside = inside.saturating_sub(1);
                    let words = clean::line(&current);
                    if !words.is_empty() {
                        out.push(words);
                    }
                    current.clear();
                    text = false;
                }
                "t" => text = false,
                "note" | "annotation" | "tracked-changes" | "del" | "instrText" | "footnote" => {
                    hidden = hidden.saturating_sub(1);
                }
                _ => {}
            },
            Ok(Event::Empty(tag)) if matches!(tag.local_name().as_ref(), "tab" | "br" | "s" | "line-break" | "cr") => {
                current.push(' ');
            }
            Ok(Event::Text(words)) if text && inside > 0 && hidden == 0 => current.push_str(&words),
            Ok(Event::GeneralRef(name)) if text && inside > 0 && hidden == 0 => current.push_str(&reference(&name)),
            Ok(Event::Eof) => return Ok(out),
            Err(e) => return Err(format!("a document whose XML is broken: {}", clean::line(&e.to_string()))),
            Ok(_) => {}
        }
    }
}

/// The five entities of XML and character references; others are dropped, so that none can unfold.
fn reference(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    match name.as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
    .to_owned()
}

fn title(xml: &[u8]) -> Option<String> {
    let mut reader = Reader::from_reader(xml);
    let mut inside = false;
    let mut out = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if tag.local_name().as_ref() == "title" => inside = true,
            Event::End(tag) if tag.local_name().as_ref() == "title" => {
                return Some(clean::line(&out)).filter(|t| !t.is_empty());
            }
            Event::Text(words) if inside => out.push_str(&words),
            Event::Eof => return None,
            _ => {}
        }
    }
}
