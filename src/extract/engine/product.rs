//! Matrix products: rows of numbers times the model's matrices, in the widest arithmetic the processor has.
//!
//! A matrix lies in the file in panels of 32 outputs, as small integers. A panel is turned into floats once for all
//! rows, small enough for the nearest cache; then a dozen rows at a time are multiplied with it, their sums in
//! registers.
#![expect(clippy::inline_always, reason = "only inlined code uses the processor's widest instructions")]

use std::array::from_fn;
use std::ops::Range;

use pulp::{Arch, Simd, WithSimd};

/// Outputs of a panel.
const PANEL: usize = 32;

/// A matrix as it lies in the file.
pub(super) struct Matrix {
    inputs: usize,
    /// What one unit of an output's integers stands for.
    steps: Vec<f32>,
    /// Integers of one or two bytes by panel, input and output.
    values: &'static [u8],
}

impl Matrix {
    /// A matrix of `inputs` inputs, with one output for each of `steps`.
    pub(super) const fn new(inputs: usize, steps: Vec<f32>, values: &'static [u8]) -> Self {
        Self { inputs, steps, values }
    }

    /// Outputs, with those that fill up the last panel.
    pub(super) const fn outputs(&self) -> usize {
        self.steps.len()
    }

    /// Puts the outputs for each of `rows` rows of `x` into `out`.
    ///
    /// A row holds the matrix's `inputs` and begins `STRIDE` numbers after the one before; rows may overlap.
    pub(super) fn times<const STRIDE: usize>(&self, x: &[f32], rows: usize, inputs: Range<usize>, out: &mut Vec<f32>) {
        // Every number is written below: what an earlier product left need not be cleared.
        out.resize(rows * self.outputs(), 0.0);
        if rows > 0 {
            Arch::new().dispatch(Product::<STRIDE> { matrix: self, x, rows, inputs, out });
        }
    }

    /// The weights as floats, each input's in one stretch.
    pub(super) fn by_input(&self) -> Vec<f32> {
        let mut out = vec![0.0; self.inputs * self.outputs()];
        let mut panel = Vec::new();
        for p in 0..self.outputs() / PANEL {
            self.panel(p, &(0..self.inputs), &mut panel);
            for (all, part) in out.chunks_exact_mut(self.outputs()).zip(panel.as_chunks::<PANEL>().0) {
                all[p * PANEL..(p + 1) * PANEL].copy_from_slice(part);
            }
        }
        out
    }

    /// The floats of the panel number `p` for `inputs`, into `out`.
    #[inline(always)]
    fn panel(&self, p: usize, inputs: &Range<usize>, out: &mut Vec<f32>) {
        let steps: [f32; PANEL] = from_fn(|i| self.steps[p * PANEL + i]);
        let part = p * self.inputs + inputs.start..p * self.inputs + inputs.end;
        out.clear();
        out.resize(inputs.len() * PANEL, 0.0);
        let out = out.as_chunks_mut::<PANEL>().0.iter_mut();
        if self.values.len() == self.inputs * self.outputs() {
            for (out, values) in out.zip(&self.values.as_chunks::<PANEL>().0[part]) {
                for i in 0..PANEL {
                    out[i] = f32::from(values[i].cast_signed()) * steps[i];
                }
            }
        } else {
            for (out, values) in out.zip(&self.values.as_chunks::<{ 2 * PANEL }>().0[part]) {
                for i in 0..PANEL {
                    out[i] = f32::from(i16::from_le_bytes([values[2 * i], values[2 * i + 1]])) * steps[i];
                }
            }
        }
    }
}

/// A product about to be computed.
struct Product<'a, const STRIDE: usize> {
    matrix: &'a Matrix,
    x: &'a [f32],
    rows: usize,
    inputs: Range<usize>,
    out: &'a mut [f32],
}

impl<const STRIDE: usize> WithSimd for Product<'_, STRIDE> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let mut panel = Vec::new();
        for p in 0..self.matrix.outputs() / PANEL {
            self.matrix.panel(p, &self.inputs, &mut panel);
            let mut tiles = Tiles::<STRIDE> {
                x: self.x,
                inputs: self.inputs.len(),
                panel: &panel,
                out: &mut self.out[p * PANEL..],
                width: self.matrix.outputs(),
            };
            let mut row = 0;
            // As many rows as the sums of two registers each leave room for.
            if S::REGISTER_COUNT >= 32 {
                row = tiles.run::<S, 12>(simd, row, self.rows);
            }
            row = tiles.run::<S, 6>(simd, row, self.rows);
            row = tiles.run::<S, 3>(simd, row, self.rows);
            tiles.run::<S, 1>(simd, row, self.rows);
        }
    }
}

/// A panel, what it is multiplied with, and where the sums go.
struct Tiles<'a, const STRIDE: usize> {
    x: &'a [f32],
    inputs: usize,
    panel: &'a [f32],
    out: &'a mut [f32],
    /// Numbers from one row of sums to the next.
    width: usize,
}

impl<const STRIDE: usize> Tiles<'_, STRIDE> {
    /// Multiplies `ROWS` rows at a time, from row `first` on, as long as there are so many before `end`; gives the first
    /// row that is left.
    #[inline(always)]
    fn run<S: Simd, const ROWS: usize>(&mut self, simd: S, first: usize, end: usize) -> usize {
        let mut row = first;
        while row + ROWS <= end {
            let x: [&[f32]; ROWS] = from_fn(|r| &self.x[(row + r) * STRIDE..(row + r) * STRIDE + self.inputs]);
            let (panel, _) = S::as_simd_f32s(self.panel);
            let vectors = PANEL / S::F32_LANES;
            for pair in 0..vectors / 2 {
                let mut sums = [[simd.splat_f32s(0.0); 2]; ROWS];
                for (k, weights) in panel.chunks_exact(vectors).enumerate() {
                    let (a, b) = (weights[2 * pair], weights[2 * pair + 1]);
                    for r in 0..ROWS {
                        let value = simd.splat_f32s(x[r][k]);
                        sums[r][0] = simd.mul_add_e_f32s(value, a, sums[r][0]);
                        sums[r][1] = simd.mul_add_e_f32s(value, b, sums[r][1]);
                    }
                }
                for (r, sums) in sums.iter().enumerate() {
                    let at = (row + r) * self.width + 2 * pair * S::F32_LANES;
                    let (out, _) = S::as_mut_simd_f32s(&mut self.out[at..at + 2 * S::F32_LANES]);
                    out.copy_from_slice(sums);
                }
            }
            row += ROWS;
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A matrix of 64 outputs with one-byte values, and seven rows of 40 inputs, all made up.
    #[test]
    fn the_widest_arithmetic_and_the_plain_one_give_the_same_product() {
        const INPUTS: usize = 40;
        const ROWS: usize = 7;
        let values: Vec<u8> = (0..INPUTS * 2 * PANEL).map(|i| u8::try_from(i * 37 % 251).unwrap()).collect();
        let steps = (0..2 * PANEL).map(|i| 0.001 + 0.0001 * f32::from(u8::try_from(i).unwrap())).collect();
        let matrix = Matrix::new(INPUTS, steps, values.leak());
        let x: Vec<f32> = (0..ROWS * INPUTS).map(|i| f32::from(u8::try_from(i * 53 % 199).unwrap()) - 99.0).collect();

        let mut wide = Vec::new();
        matrix.times::<INPUTS>(&x, ROWS, 0..INPUTS, &mut wide);
        let mut plain = vec![0.0; wide.len()];
        let product = Product::<INPUTS> { matrix: &matrix, x: &x, rows: ROWS, inputs: 0..INPUTS, out: &mut plain };
        product.with_simd(pulp::Scalar::new());

        assert!(wide.iter().any(|&sum| sum.abs() > 1.0));
        for (at, (a, b)) in wide.iter().zip(&plain).enumerate() {
            // A fused multiplication rounds once where the plain one rounds twice.
            assert!((a - b).abs() <= 1e-4 * a.abs().max(1.0), "{at}: {a} and {b}");
        }
    }
}
