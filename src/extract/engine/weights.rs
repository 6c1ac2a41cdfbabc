//! Reading `assets/model/english.bin`: weights and tables, as `assets/model/export.py` writes them.

use super::hash::hash_string;
use super::product::Matrix;

/// The compiled-in file.
const FILE: &[u8] = include_bytes!("../../../assets/model/english.bin");

/// Walks the file's sections in order; a section that is not there reads as empty.
pub(super) struct Sections {
    rest: &'static [u8],
    at: usize,
}

impl Sections {
    /// Starts behind the file's eight bytes of name and version.
    pub(super) fn open() -> Self {
        Self { rest: FILE.get(8..).unwrap_or_default(), at: 8 }
    }

    /// The bytes of the next section.
    pub(super) fn bytes(&mut self) -> &'static [u8] {
        let Some((head, body)) = self.rest.split_first_chunk::<4>() else { return &[] };
        let length = u32::from_le_bytes(*head) as usize;
        let (section, after) = body.split_at(length.min(body.len()));
        let padding = (4 - (self.at + 4 + length) % 4) % 4;
        self.at += 4 + length + padding;
        self.rest = after.get(padding..).unwrap_or_default();
        section
    }

    /// The next section as text.
    pub(super) fn text(&mut self) -> &'static str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }

    /// The next section as floats.
    pub(super) fn floats(&mut self) -> Vec<f32> {
        self.bytes().as_chunks::<4>().0.iter().map(|c| f32::from_le_bytes(*c)).collect()
    }

    /// The next two sections as rows of `width` integers with a step for each row.
    pub(super) fn rows(&mut self, width: usize) -> Rows {
        Rows { steps: self.floats(), values: self.bytes(), width }
    }

    /// The next section as an array of floats; what the section lacks is 0.
    pub(super) fn array<const N: usize>(&mut self) -> [f32; N] {
        let mut out = [0.0; N];
        out.iter_mut().zip(self.floats()).for_each(|(o, v)| *o = v);
        out
    }

    /// The next two sections as a matrix of `inputs` inputs.
    pub(super) fn matrix(&mut self, inputs: usize) -> Matrix {
        Matrix::new(inputs, self.floats(), self.bytes())
    }

    /// The next three sections as a table of entries under hashed strings.
    pub(super) fn entries(&mut self) -> Entries {
        Entries { keys: Keys(self.bytes()), offsets: self.bytes(), pool: self.bytes() }
    }

    /// The next two sections as numbers under hashed strings.
    pub(super) fn numbers(&mut self) -> Numbers {
        Numbers { keys: Keys(self.bytes()), values: self.bytes() }
    }
}

/// A table as it lies in the file: rows of one-byte integers, each row with its step.
pub(super) struct Rows {
    steps: Vec<f32>,
    values: &'static [u8],
    width: usize,
}

impl Rows {
    /// How many rows.
    pub(super) const fn count(&self) -> usize {
        self.steps.len()
    }

    /// Adds row `i` to `out`.
    pub(super) fn add_to(&self, i: usize, out: &mut [f32]) {
        let row = self.values.get(i * self.width..(i + 1) * self.width);
        if let (Some(step), Some(row)) = (self.steps.get(i), row) {
            for (o, v) in out.iter_mut().zip(row) {
                *o += f32::from(v.cast_signed()) * step;
            }
        }
    }
}

/// Sorted 64-bit keys, as they lie in the file.
#[derive(Clone, Copy)]
struct Keys(&'static [u8]);

impl Keys {
    /// The place of `key`.
    fn find(self, key: u64) -> Option<usize> {
        self.0.as_chunks::<8>().0.binary_search_by_key(&key, |k| u64::from_le_bytes(*k)).ok()
    }
}

/// Numbers under hashed strings.
pub(super) struct Numbers {
    keys: Keys,
    values: &'static [u8],
}

impl Numbers {
    /// The number under `key`.
    pub(super) fn get(&self, key: u64) -> Option<u64> {
        self.values.as_chunks::<8>().0.get(self.keys.find(key)?).map(|v| u64::from_le_bytes(*v))
    }
}

/// Entries of a few bytes under hashed strings.
pub(super) struct Entries {
    keys: Keys,
    offsets: &'static [u8],
    pool: &'static [u8],
}

impl Entries {
    /// The bytes from the beginning of the entry under `key` to the end of the pool.
    pub(super) fn get(&self, key: u64) -> Option<&'static [u8]> {
        let offset = self.offsets.as_chunks::<4>().0.get(self.keys.find(key)?)?;
        self.pool.get(u32::from_le_bytes(*offset) as usize..)
    }

    /// Whether there is an entry under `key`.
    pub(super) fn contains(&self, key: u64) -> bool {
        self.keys.find(key).is_some()
    }
}

/// A set of words, by the upper half of their hash: one word in some hundred thousand is wrongly found in it.
pub(super) struct WordSet(pub(super) &'static [u8]);

impl WordSet {
    /// Whether `word` is in the set.
    pub(super) fn contains(&self, word: &str) -> bool {
        let key = (hash_string(word) >> 32) as u32;
        self.0.as_chunks::<4>().0.binary_search_by_key(&key, |k| u32::from_le_bytes(*k)).is_ok()
    }
}
