//! The tokenizer's character classes, and those of the word shape.

use super::weights::Sections;

/// May stand alone before a word (`(`, `“`, `$` …).
pub(super) const PREFIX: u16 = 1;
/// May stand alone behind a word.
pub(super) const SUFFIX: u16 = 1 << 1;
/// Splits a word wherever it stands.
pub(super) const INFIX: u16 = 1 << 2;
/// A letter.
pub(super) const ALPHA: u16 = 1 << 3;
/// A lower-case letter, or one of a script without case.
pub(super) const LOWER: u16 = 1 << 4;
/// An upper-case letter, or one of a script without case.
pub(super) const UPPER: u16 = 1 << 5;
/// A quotation mark.
pub(super) const QUOTE: u16 = 1 << 6;
/// A full stop behind it is split off.
pub(super) const BEFORE_STOP: u16 = 1 << 7;
/// A letter by Unicode's categories.
pub(super) const LETTER: u16 = 1 << 8;
/// Upper case by Unicode's properties.
pub(super) const CAPITAL: u16 = 1 << 9;
/// A digit of any script.
pub(super) const DIGIT: u16 = 1 << 10;
/// White space.
pub(super) const SPACE: u16 = 1 << 11;
/// A currency sign.
pub(super) const CURRENCY: u16 = 1 << 12;
/// A letter, digit or underscore.
pub(super) const WORD: u16 = 1 << 13;

/// Which classes each character is in: runs of characters with the same classes.
pub(super) struct Classes {
    ascii: [u16; 128],
    starts: Vec<u32>,
    masks: &'static [u8],
}

impl Classes {
    /// Reads the two sections of the table.
    pub(super) fn read(sections: &mut Sections) -> Self {
        let starts = sections.bytes().as_chunks::<4>().0.iter().map(|c| u32::from_le_bytes(*c)).collect();
        let mut classes = Self { ascii: [0; 128], starts, masks: sections.bytes() };
        for code in 0..128 {
            classes.ascii[code as usize] = classes.lookup(code);
        }
        classes
    }

    fn lookup(&self, code: u32) -> u16 {
        let run = self.starts.partition_point(|&s| s <= code).saturating_sub(1);
        self.masks.as_chunks::<2>().0.get(run).map_or(0, |m| u16::from_le_bytes(*m))
    }

    /// The classes of `c`.
    pub(super) fn of(&self, c: char) -> u16 {
        let code = u32::from(c);
        self.ascii.get(code as usize).copied().unwrap_or_else(|| self.lookup(code))
    }

    /// Whether `c` is in any of the classes `mask`.
    pub(super) fn is(&self, c: char, mask: u16) -> bool {
        self.of(c) & mask != 0
    }
}
