//! The network that turns words into vectors that know their neighbours.
//!
//! Hashed embeddings of a word's features are mixed by one layer, which depends on the word alone and so runs once
//! for each distinct word; four residual layers then look at a token and its two neighbours. In the first of them
//! a token still is its word, so that its products too are computed once for each distinct word.
#![expect(clippy::inline_always, reason = "only inlined code uses the processor's widest instructions")]

use std::collections::HashMap;

use pulp::{Arch, Simd, WithSimd};

use super::hash::table_rows;
use super::product::Matrix;
use super::weights::{Rows, Sections};

/// Numbers in a vector.
pub(super) const WIDTH: usize = 96;
/// Linear pieces of which a unit takes the greatest.
const PIECES: usize = 3;
/// Products of one layer for a vector.
const PRODUCTS: usize = PIECES * WIDTH;
/// Rows of padding around each block: one for each layer.
const PAD: usize = 4;
/// Seed of the first feature's hash; the next have the next numbers.
const FIRST_SEED: u32 = 8;

/// Units that take the greatest of three linear pieces, scaled to mean 0 and variance 1, then stretched and shifted.
struct Units {
    bias: [f32; PRODUCTS],
    gain: [f32; WIDTH],
    shift: [f32; WIDTH],
}

impl Units {
    fn read(sections: &mut Sections) -> Self {
        Self { bias: sections.array(), gain: sections.array(), shift: sections.array() }
    }

    /// Adds the units' values to each row of `x`, from the products of their weights and inputs in the rows of
    /// `products`.
    fn add_to(&self, x: &mut [f32], products: &[f32]) {
        Arch::new().dispatch(Added { units: self, x, products });
    }
}

/// Units' values about to be added.
struct Added<'a> {
    units: &'a Units,
    x: &'a mut [f32],
    products: &'a [f32],
}

impl WithSimd for Added<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let units = self.units;
        for (x, products) in self.x.as_chunks_mut::<WIDTH>().0.iter_mut().zip(self.products.as_chunks::<PRODUCTS>().0) {
            let mut values = [0.0; WIDTH];
            for i in 0..WIDTH {
                let piece = |p: usize| products[p * WIDTH + i] + units.bias[p * WIDTH + i];
                values[i] = greater(greater(piece(0), piece(1)), piece(2));
            }
            let mean = sum(&values) / WIDTH as f32;
            let mut squares = [0.0; WIDTH];
            for i in 0..WIDTH {
                values[i] -= mean;
                squares[i] = values[i] * values[i];
            }
            let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-8).sqrt();
            for i in 0..WIDTH {
                x[i] += values[i] * scale * units.gain[i] + units.shift[i];
            }
        }
    }
}

/// The greater of two numbers, neither of which is NaN: one instruction, where `f32::max` asks for NaN.
#[inline(always)]
pub(super) fn greater(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The sum of a vector, in lanes so that it can be computed in parallel.
#[inline(always)]
fn sum(values: &[f32; WIDTH]) -> f32 {
    let mut lanes = [0.0_f32; 16];
    for chunk in values.as_chunks::<16>().0 {
        for i in 0..16 {
            lanes[i] += chunk[i];
        }
    }
    lanes.iter().sum()
}

/// One encoder: a table for each feature, the mixing layer, and the four layers over neighbours.
pub(super) struct Encoder {
    tables: Vec<Rows>,
    /// The mixing layer's matrix for each feature.
    mix: Vec<Matrix>,
    mixed: Units,
    layers: Vec<(Matrix, Units)>,
}

impl Encoder {
    /// Reads an encoder of `features` features.
    pub(super) fn read(sections: &mut Sections, features: usize) -> Self {
        Self {
            tables: (0..features).map(|_| sections.rows(WIDTH)).collect(),
            mix: (0..features).map(|_| sections.matrix(WIDTH)).collect(),
            mixed: Units::read(sections),
            layers: (0..PAD).map(|_| (sections.matrix(3 * WIDTH), Units::read(sections))).collect(),
        }
    }

    /// The vectors of words without their neighbours, one row for each of `words`, each given by its features' keys.
    pub(super) fn words(&self, words: &[Vec<u64>]) -> Vec<f32> {
        let mut sums = vec![0.0; words.len() * PRODUCTS];
        let mut products = Vec::new();
        for (feature, (table, mix)) in self.tables.iter().zip(&self.mix).enumerate() {
            let mut numbers = HashMap::new();
            let mut values: Vec<f32> = Vec::new();
            let places: Vec<usize> = words
                .iter()
                .map(|keys| {
                    let key = keys.get(feature).copied().unwrap_or_default();
                    let count = numbers.len();
                    *numbers.entry(key).or_insert_with(|| {
                        values.resize((count + 1) * WIDTH, 0.0);
                        for row in table_rows(key, FIRST_SEED + feature as u32, table.count()) {
                            table.add_to(row, &mut values[count * WIDTH..]);
                        }
                        count
                    })
                })
                .collect();
            mix.times::<WIDTH>(&values, numbers.len(), 0..WIDTH, &mut products);
            let products = products.as_chunks::<PRODUCTS>().0;
            for (sum, place) in sums.as_chunks_mut::<PRODUCTS>().0.iter_mut().zip(places) {
                add(sum, &products[place]);
            }
        }
        let mut out = vec![0.0; words.len() * WIDTH];
        self.mixed.add_to(&mut out, &sums);
        out
    }

    /// The vectors of tokens among their neighbours, one row a token.
    ///
    /// `blocks` gives for each block the row in `words` of each token; blocks do not see each other.
    pub(super) fn tokens(&self, words: &[f32], blocks: &[&[usize]]) -> Vec<f32> {
        let words = words.as_chunks::<WIDTH>().0;
        // The word in each row, with rows of padding around blocks.
        let mut row_words = vec![None; PAD];
        for block in blocks {
            row_words.extend(block.iter().copied().map(Some));
            row_words.extend([None; PAD]);
        }
        let rows = row_words.len();
        // One more row of zeros before the first and behind the last, their neighbours.
        let mut x = vec![0.0; (rows + 2) * WIDTH];
        for (x, word) in x[WIDTH..].as_chunks_mut().0.iter_mut().zip(&row_words) {
            if let Some(word) = *word {
                *x = words[word];
            }
        }
        let mut products = Vec::new();
        for (number, (matrix, units)) in self.layers.iter().enumerate() {
            if number == 0 {
                products = first_products(matrix, words, &row_words);
            } else {
                // A row and its two neighbours lie side by side: each window begins one row after the one before.
                matrix.times::<WIDTH>(&x, rows, 0..3 * WIDTH, &mut products);
            }
            units.add_to(&mut x[WIDTH..(rows + 1) * WIDTH], &products);
        }
        let mut out = Vec::with_capacity(rows * WIDTH);
        let mut at = 1 + PAD;
        for block in blocks {
            out.extend_from_slice(&x[at * WIDTH..(at + block.len()) * WIDTH]);
            at += block.len() + PAD;
        }
        out
    }
}

/// The products of the first layer over neighbours: a token adds to the row before it, its own and the one behind what
/// its word adds there.
fn first_products(matrix: &Matrix, words: &[[f32; WIDTH]], row_words: &[Option<usize>]) -> Vec<f32> {
    let mut numbers = vec![None; words.len()];
    let mut used = Vec::new();
    for &word in row_words.iter().flatten() {
        numbers[word].get_or_insert_with(|| {
            used.extend_from_slice(&words[word]);
            used.len() / WIDTH - 1
        });
    }
    let mut out = vec![0.0; row_words.len() * PRODUCTS];
    let mut products = Vec::new();
    for side in 0..3 {
        matrix.times::<WIDTH>(&used, used.len() / WIDTH, side * WIDTH..(side + 1) * WIDTH, &mut products);
        let products = products.as_chunks::<PRODUCTS>().0;
        // The left neighbour's inputs come first: they belong to the row behind it.
        let rows = out.as_chunks_mut::<PRODUCTS>().0.iter_mut();
        let from = row_words.iter().map(|w| w.and_then(|w| numbers[w]));
        for (row, number) in rows.skip(1_usize.saturating_sub(side)).zip(from.skip(side.saturating_sub(1))) {
            if let Some(number) = number {
                add(row, &products[number]);
            }
        }
    }
    out
}

/// Adds `values` to `sums`.
fn add(sums: &mut [f32; PRODUCTS], values: &[f32; PRODUCTS]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

/// A layer of plain sums: one output for each row of weights.
pub(super) struct Linear {
    matrix: Matrix,
    bias: Vec<f32>,
}

impl Linear {
    /// Reads a layer over vectors.
    pub(super) fn read(sections: &mut Sections) -> Self {
        Self { matrix: sections.matrix(WIDTH), bias: sections.floats() }
    }

    /// How many numbers a row of outputs has; those behind the layer's own outputs mean nothing.
    pub(super) const fn outputs(&self) -> usize {
        self.matrix.outputs()
    }

    /// The outputs for each row of `x`.
    pub(super) fn apply(&self, x: &[f32]) -> Vec<f32> {
        let mut out = Vec::new();
        self.matrix.times::<WIDTH>(x, x.len() / WIDTH, 0..WIDTH, &mut out);
        for row in out.chunks_exact_mut(self.outputs().max(1)) {
            for (out, bias) in row.iter_mut().zip(&self.bias) {
                *out += bias;
            }
        }
        out
    }
}
