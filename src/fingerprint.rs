//! Names made from content: a file's SHA-256, and the short keys of claims and findings.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// SHA-256 of `bytes` in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A short name for what `parts` say, beginning with `letter`; equal parts give equal names.
pub fn key<'a>(letter: char, parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
        hash.update([0]);
    }
    format!("{letter}{}", hex(hash.finalize().get(..5).unwrap_or_default()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{b:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_standard_sum() {
        assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn keys_tell_where_a_part_ends() {
        assert_ne!(key('c', ["ab", "c"]), key('c', ["a", "bc"]));
        assert_eq!(key('c', ["ab", "c"]).len(), 11);
    }
}
