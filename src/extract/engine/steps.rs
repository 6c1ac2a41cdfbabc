//! The network that scores the next step of a parse from a few tokens of its state.
//!
//! What each token adds to the hidden units, in each place of the state it can take, is computed beforehand in one
//! matrix product; a step then adds a few stretches of numbers up.
#![expect(clippy::inline_always, reason = "only inlined code uses the processor's widest instructions")]

use pulp::{Arch, Simd, WithSimd};

use super::encoder::{Linear, greater};
use super::product::Matrix;
use super::weights::Sections;

/// Hidden units, and the width of a token's vector here.
const HIDDEN: usize = 64;
/// Numbers that a token adds for one place in the state: two linear pieces for each hidden unit, which takes the
/// greater.
const SHARE: usize = 2 * HIDDEN;
/// Most classes of a model, filled up.
const CLASSES: usize = 128;

/// A step model, whose classes are the moves `M`.
pub(super) struct StepModel<M> {
    narrow: Linear,
    shares: Matrix,
    bias: [f32; SHARE],
    missing: Vec<f32>,
    /// Weights from hidden units to scores, one row of all classes for each hidden unit.
    weights: Vec<[f32; CLASSES]>,
    score_bias: [f32; CLASSES],
    /// The classes, in the order of the scores.
    moves: Vec<M>,
}

/// What each token of a text adds in each place of the state.
pub(super) struct Shares {
    /// Places of the state.
    places: usize,
    values: Vec<f32>,
}

impl<M: Copy> StepModel<M> {
    /// Reads the model's parts; `named` gives the move of a class's name.
    pub(super) fn read(sections: &mut Sections, named: fn(&str) -> M) -> Self {
        let narrow = Linear::read(sections);
        let shares = sections.matrix(HIDDEN);
        let (bias, missing) = (sections.array(), sections.floats());
        let scores = sections.matrix(HIDDEN);
        let filled = |row: &[f32]| {
            let mut out = [0.0; CLASSES];
            out.iter_mut().zip(row).for_each(|(o, v)| *o = *v);
            out
        };
        Self {
            narrow,
            shares,
            bias,
            missing,
            weights: scores.by_input().chunks_exact(scores.outputs().max(1)).map(filled).collect(),
            score_bias: filled(&sections.floats()),
            moves: sections.text().lines().map(named).collect(),
        }
    }

    /// What the tokens whose vectors are the rows of `tokens` add in each place.
    pub(super) fn prepare(&self, tokens: &[f32]) -> Shares {
        let narrow = self.narrow.apply(tokens);
        let rows = narrow.len() / HIDDEN;
        let mut values = Vec::new();
        self.shares.times::<HIDDEN>(&narrow, rows, 0..HIDDEN, &mut values);
        Shares { places: self.shares.outputs() / SHARE, values }
    }

    /// The move with the highest score that is `valid` in a state that holds the tokens `state` in its places.
    pub(super) fn best(&self, shares: &Shares, state: &[Option<usize>], valid: impl Fn(M) -> bool) -> Option<M> {
        let scores = Arch::new().dispatch(Score { model: self, shares, state });
        let mut best: Option<(f32, M)> = None;
        for (&score, &step) in scores.iter().zip(&self.moves) {
            if valid(step) && best.is_none_or(|(s, _)| score > s) {
                best = Some((score, step));
            }
        }
        best.map(|(_, step)| step)
    }
}

/// Scores about to be computed.
struct Score<'a, M> {
    model: &'a StepModel<M>,
    shares: &'a Shares,
    state: &'a [Option<usize>],
}

impl<M> WithSimd for Score<'_, M> {
    type Output = [f32; CLASSES];

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Self::Output {
        let mut sums = self.model.bias;
        let (shares, missing) = (self.shares.values.as_chunks::<SHARE>().0, self.model.missing.as_chunks::<SHARE>().0);
        for (place, token) in self.state.iter().enumerate() {
            let share = token.map_or_else(|| &missing[place], |t| &shares[t * self.shares.places + place]);
            for i in 0..SHARE {
                sums[i] += share[i];
            }
        }
        let mut scores = self.model.score_bias;
        let (out, _) = S::as_mut_simd_f32s(&mut scores);
        // Eight registers of scores at a time.
        for (part, out) in out.chunks_exact_mut(8).enumerate() {
            let mut totals: [S::f32s; 8] = std::array::from_fn(|i| out[i]);
            for (unit, weights) in self.model.weights.iter().enumerate() {
                let hidden = simd.splat_f32s(greater(sums[unit], sums[HIDDEN + unit]));
                let (weights, _) = S::as_simd_f32s(weights);
                for i in 0..8 {
                    totals[i] = simd.mul_add_e_f32s(hidden, weights[part * 8 + i], totals[i]);
                }
            }
            out.copy_from_slice(&totals);
        }
        scores
    }
}
