//! The network that scores the next step of a parse from a few tokens of its state.
//!
//! What each token adds to the hidden units, in each place of the state it can take, is computed beforehand in one
//! matrix product; a step then adds a few stretches of numbers up.

use ndarray::Array2;

use super::encoder::{Linear, WIDTH};
use super::weights::Sections;

/// Hidden units, and the width of a token's vector here.
const HIDDEN: usize = 64;
/// Linear pieces of which a hidden unit takes the greatest.
const PIECES: usize = 2;
/// Numbers that a token adds for one place in the state.
const SHARE: usize = HIDDEN * PIECES;

/// A step model: `places` is the number of tokens it looks at.
pub(super) struct StepModel {
    narrow: Linear,
    shares: Array2<f32>,
    bias: Vec<f32>,
    missing: Vec<f32>,
    /// Weights from hidden units to scores, one stretch of all classes for each hidden unit.
    scores: Vec<f32>,
    score_bias: Vec<f32>,
    /// Names of the classes, in the order of the scores.
    pub(super) classes: Vec<&'static str>,
}

impl StepModel {
    /// Reads the model's seven parts.
    pub(super) fn read(sections: &mut Sections) -> Self {
        let narrow = Linear::read(sections, WIDTH);
        let shares = sections.matrix(HIDDEN);
        let (bias, missing) = (sections.floats(), sections.floats());
        let scores = sections.matrix(HIDDEN);
        Self {
            narrow,
            shares,
            bias,
            missing,
            scores: scores.t().iter().copied().collect(),
            score_bias: sections.floats(),
            classes: sections.text().lines().collect(),
        }
    }

    /// What each token adds in each place.
    pub(super) fn prepare(&self, tokens: &Array2<f32>) -> Array2<f32> {
        self.narrow.apply(tokens).dot(&self.shares.t())
    }

    /// Scores every class for a state whose places hold the tokens `state`, rows of `prepared`.
    pub(super) fn score(&self, prepared: &Array2<f32>, state: &[Option<usize>], scores: &mut Vec<f32>) {
        let mut sums = [0.0; SHARE];
        sums.copy_from_slice(&self.bias);
        for (place, token) in state.iter().enumerate() {
            let part = place * SHARE..(place + 1) * SHARE;
            let share = match token {
                Some(t) => prepared.row(*t).to_slice().and_then(|r| r.get(part)),
                None => self.missing.get(part),
            };
            for (s, v) in sums.iter_mut().zip(share.unwrap_or_default()) {
                *s += v;
            }
        }
        let (first, second) = sums.split_at(HIDDEN);
        scores.clear();
        scores.extend_from_slice(&self.score_bias);
        for ((a, b), weights) in first.iter().zip(second).zip(self.scores.chunks_exact(self.classes.len().max(1))) {
            let hidden = a.max(*b);
            for (s, w) in scores.iter_mut().zip(weights) {
                *s += hidden * w;
            }
        }
    }
}
