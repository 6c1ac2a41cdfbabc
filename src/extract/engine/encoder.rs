//! The network that turns words into vectors that know their neighbours.
//!
//! Hashed embeddings of a word's features are mixed by one layer, which depends on the word alone and so runs once
//! for each distinct word; four residual layers then look at a token and its two neighbours.

use std::collections::HashMap;

use ndarray::linalg::general_mat_mul;
use ndarray::{Array2, ArrayView2, Axis, ShapeBuilder as _, Slice};

use super::hash::table_rows;
use super::weights::{Rows, Sections};

/// Numbers in a vector.
pub(super) const WIDTH: usize = 96;
/// Linear pieces of which a unit takes the greatest.
const PIECES: usize = 3;
/// Rows of padding around each block: one for each layer.
const PAD: usize = 4;
/// Seed of the first feature's hash; the next have the next numbers.
const FIRST_SEED: u32 = 8;

/// Units that take the greatest of three linear pieces, scaled to mean 0 and variance 1, then stretched and shifted.
struct Layer {
    weights: Array2<f32>,
    bias: Vec<f32>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Layer {
    fn read(sections: &mut Sections, inputs: usize) -> Self {
        Self {
            weights: sections.matrix(inputs),
            bias: sections.floats(),
            gain: sections.floats(),
            shift: sections.floats(),
        }
    }

    /// The units' values from the products of their weights and inputs.
    fn units(&self, products: &[f32]) -> [f32; WIDTH] {
        let mut out = [f32::NEG_INFINITY; WIDTH];
        for (piece, bias) in products.chunks_exact(WIDTH).zip(self.bias.chunks_exact(WIDTH)) {
            for ((o, p), b) in out.iter_mut().zip(piece).zip(bias) {
                *o = o.max(p + b);
            }
        }
        let mean = sum(&out) / WIDTH as f32;
        let mut squares = out;
        for v in &mut squares {
            *v = (*v - mean) * (*v - mean);
        }
        let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-8).sqrt();
        for ((o, g), s) in out.iter_mut().zip(&self.gain).zip(&self.shift) {
            *o = (*o - mean) * scale * g + s;
        }
        out
    }
}

/// The sum of a vector, in eight lanes so that it can be computed in parallel.
fn sum(values: &[f32; WIDTH]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    for chunk in values.as_chunks::<8>().0 {
        for (l, v) in lanes.iter_mut().zip(chunk) {
            *l += v;
        }
    }
    lanes.iter().sum()
}

/// One encoder: a table for each feature, the mixing layer, and the four layers over neighbours.
pub(super) struct Encoder {
    tables: Vec<Rows>,
    mix: Layer,
    layers: Vec<Layer>,
}

impl Encoder {
    /// Reads an encoder of `features` features.
    pub(super) fn read(sections: &mut Sections, features: usize) -> Self {
        Self {
            tables: (0..features).map(|_| sections.rows(WIDTH)).collect(),
            mix: Layer::read(sections, features * WIDTH),
            layers: (0..PAD).map(|_| Layer::read(sections, 3 * WIDTH)).collect(),
        }
    }

    /// The vectors of words without their neighbours, one row for each of `words`, each given by its features' keys.
    pub(super) fn words(&self, words: &[Vec<u64>]) -> Vec<f32> {
        let mut mixed = vec![0.0; words.len() * PIECES * WIDTH];
        for (feature, table) in self.tables.iter().enumerate() {
            let mut rows = HashMap::new();
            let mut values: Vec<f32> = Vec::new();
            let places: Vec<usize> = words
                .iter()
                .map(|keys| {
                    let key = keys.get(feature).copied().unwrap_or_default();
                    *rows.entry(key).or_insert_with(|| {
                        let at = values.len();
                        values.resize(at + WIDTH, 0.0);
                        for row in table_rows(key, FIRST_SEED + feature as u32, table.count()) {
                            table.add_to(row, &mut values[at..]);
                        }
                        at / WIDTH
                    })
                })
                .collect();
            let Ok(values) = ArrayView2::from_shape((rows.len(), WIDTH), &values) else { continue };
            let weights = self.mix.weights.slice_axis(Axis(1), Slice::from(feature * WIDTH..(feature + 1) * WIDTH));
            let products = values.dot(&weights.t());
            for (out, place) in mixed.chunks_exact_mut(PIECES * WIDTH).zip(places) {
                for (o, p) in out.iter_mut().zip(products.row(place)) {
                    *o += p;
                }
            }
        }
        mixed.chunks_exact(PIECES * WIDTH).flat_map(|m| self.mix.units(m)).collect()
    }

    /// The vectors of tokens among their neighbours, one row a token.
    ///
    /// `blocks` gives for each block the row in `words` of each token; blocks do not see each other.
    pub(super) fn tokens(&self, words: &[f32], blocks: &[&[usize]]) -> Array2<f32> {
        let tokens: usize = blocks.iter().map(|b| b.len()).sum();
        let rows = tokens + (blocks.len() + 1) * PAD;
        // One more row of zeros before the first and behind the last, their neighbours.
        let mut x = vec![0.0; (rows + 2) * WIDTH];
        let mut at = 1 + PAD;
        for block in blocks {
            for &word in *block {
                x[at * WIDTH..(at + 1) * WIDTH].copy_from_slice(&words[word * WIDTH..(word + 1) * WIDTH]);
                at += 1;
            }
            at += PAD;
        }
        let mut products = Array2::zeros((rows, PIECES * WIDTH));
        for layer in &self.layers {
            // A row and its two neighbours lie side by side: each window begins one row after the one before.
            if let Ok(windows) = ArrayView2::from_shape((rows, 3 * WIDTH).strides((WIDTH, 1)), &x) {
                general_mat_mul(1.0, &windows, &layer.weights.t(), 0.0, &mut products);
            }
            for (x, p) in x[WIDTH..].chunks_exact_mut(WIDTH).zip(products.rows()) {
                let added = p.as_slice().map_or([0.0; WIDTH], |p| layer.units(p));
                for (x, a) in x.iter_mut().zip(added) {
                    *x += a;
                }
            }
        }
        let mut out = Vec::with_capacity(tokens * WIDTH);
        let mut at = 1 + PAD;
        for block in blocks {
            out.extend_from_slice(&x[at * WIDTH..(at + block.len()) * WIDTH]);
            at += block.len() + PAD;
        }
        Array2::from_shape_vec((tokens, WIDTH), out).unwrap_or_default()
    }
}

/// A layer of plain sums: one output for each row of weights.
pub(super) struct Linear {
    weights: Array2<f32>,
    bias: Vec<f32>,
}

impl Linear {
    /// Reads a layer of `inputs` inputs.
    pub(super) fn read(sections: &mut Sections, inputs: usize) -> Self {
        Self { weights: sections.matrix(inputs), bias: sections.floats() }
    }

    /// The outputs for each row of `x`.
    pub(super) fn apply(&self, x: &Array2<f32>) -> Array2<f32> {
        let mut y = x.dot(&self.weights.t());
        for mut row in y.rows_mut() {
            for (y, b) in row.iter_mut().zip(&self.bias) {
                *y += b;
            }
        }
        y
    }
}
