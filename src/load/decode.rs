//! From bytes to characters.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Text as it was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// The characters, without byte order mark.
    pub(crate) text: String,
    /// The encoding by its standard name (`UTF-8`, `windows-1252`).
    pub(crate) encoding: &'static str,
    /// How the encoding is known.
    pub(crate) known: Known,
    /// Byte sequences that are no character of it; each stands as `U+FFFD`.
    pub(crate) faults: usize,
}

/// How an encoding is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// The bytes are valid UTF-8, or begin with a byte order mark.
    Certain,
    /// The file says so.
    Declared,
    /// By the look of the bytes.
    Detected,
}

impl Decoded {
    /// What the user should know of the decoding; `None` where there was no doubt.
    pub(crate) fn notice(&self) -> Option<String> {
        let faults = match self.faults {
            0 => None,
            1 => Some("1 place could not be decoded and shows as \u{fffd}".to_owned()),
            n => Some(format!("{n} places could not be decoded and show as \u{fffd}")),
        };
        match (self.known, faults) {
            (Known::Detected, None) => Some(format!("read as {}, by the look of its bytes", self.encoding)),
            (Known::Detected, Some(f)) => Some(format!("read as {}, by the look of its bytes; {f}", self.encoding)),
            (_, Some(f)) => Some(format!("read as {}; {f}", self.encoding)),
            (_, None) => None,
        }
    }
}

/// Decodes `bytes`: a byte order mark decides, then valid UTF-8, then the encoding that the file declares, then the
/// look of the bytes.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default(), Known::Certain);
    }
    if let Some(encoding) = wide(bytes) {
        return with(encoding, bytes, Known::Detected);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), encoding: UTF_8.name(), known: Known::Certain, faults: 0 };
    }
    if let Some(encoding) = declared.and_then(|label| Encoding::for_label(label.as_bytes())) {
        let decoded = with(encoding, bytes, Known::Declared);
        if decoded.faults == 0 {
            return decoded;
        }
    }
    if mostly_utf8(bytes) {
        return with(UTF_8, bytes, Known::Certain);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    with(detector.guess(None, chardetng::Utf8Detection::Deny), bytes, Known::Detected)
}

fn with(encoding: &'static Encoding, bytes: &[u8], known: Known) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    // Faults are the replacement characters that the bytes themselves did not spell.
    let shown = text.matches('\u{fffd}').count();
    let spelt = if encoding == UTF_8 { bytes.windows(3).filter(|w| w == b"\xef\xbf\xbd").count() } else { 0 };
    Decoded { text: text.into_owned(), encoding: encoding.name(), known, faults: shown.saturating_sub(spelt) }
}

/// UTF-16 without a byte order mark: every other byte of Latin text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096) & !1)?;
    if head.len() < 8 {
        return None;
    }
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if odd * 10 > half * 7 && even * 20 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether bytes above ASCII are UTF-8 but for a few broken places.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_8_with_and_without_mark() {
        assert_eq!(decode("Türkiye".as_bytes(), None).text, "Türkiye");
        let marked = decode(b"\xef\xbb\xbfT\xc3\xbcrkiye", None);
        assert_eq!((marked.text.as_str(), marked.notice()), ("Türkiye", None));
    }

    #[test]
    fn utf_16_in_both_orders() {
        let words = "The talks ended on Sunday without an agreement.";
        let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&little, None).text, words);
        assert_eq!(decode(&big, None).text, words);
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(little).collect();
        assert_eq!(decode(&marked, None).text, words);
    }

    #[test]
    fn old_western_text_is_told_by_its_look() {
        let decoded = decode(b"\x93It\x92s over,\x94 the caf\xe9 owner said \x96 on Sunday.", None);
        assert_eq!(decoded.text, "“It’s over,” the café owner said – on Sunday.");
        assert_eq!(decoded.notice().as_deref(), Some("read as windows-1252, by the look of its bytes"));
    }

    #[test]
    fn a_declared_encoding_decides_what_utf_8_cannot() {
        assert_eq!(decode(b"\xcf\xf0\xe8\xe2\xe5\xf2", Some("windows-1251")).text, "Привет");
    }

    #[test]
    fn broken_places_are_counted() {
        let mut bytes = "“Wir müssen reden“, sagte er über die Größe.".as_bytes().to_vec();
        bytes.extend(b" \xff end");
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.encoding, decoded.faults), ("UTF-8", 1));
        assert!(decoded.notice().is_some_and(|n| n.contains("1 place could not be decoded")));
    }
}
