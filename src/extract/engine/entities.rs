//! The entity recogniser: begins, continues, ends or passes over an entity at each token.

use super::labels::EntityLabel;
use super::steps::{Shares, StepModel};
use super::weights::Sections;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    Begin(EntityLabel),
    Inside(EntityLabel),
    Last(EntityLabel),
    Unit(EntityLabel),
    Outside,
    /// The model's place for entities barred by hand, never taken.
    Barred,
}

/// An entity label at a token, and whether the entity begins there.
pub(super) type Mark = Option<(EntityLabel, bool)>;

/// The recogniser's weights and moves.
pub(super) struct Recognizer {
    model: StepModel<Move>,
}

impl Recognizer {
    /// Reads the recogniser.
    pub(super) fn read(sections: &mut Sections) -> Self {
        Self { model: StepModel::read(sections, Move::named) }
    }

    /// What the tokens' vectors add to the recogniser's states.
    pub(super) fn prepare(&self, tokens: &[f32]) -> Shares {
        self.model.prepare(tokens)
    }

    /// Marks one block whose tokens stand in `shares` from `first` on; `starts` says at which of its tokens a
    /// sentence begins, which no entity crosses.
    pub(super) fn mark(&self, shares: &Shares, first: usize, starts: &[bool]) -> Vec<Mark> {
        let mut marks = Vec::with_capacity(starts.len());
        let mut open: Option<(usize, EntityLabel)> = None;
        for i in 0..starts.len() {
            let row = Some(first + i);
            let began = open.map(|(start, _)| first + start);
            let before = began.and(row).and_then(|r| r.checked_sub(1));
            // The next token exists and belongs to the same sentence.
            let goes_on = starts.get(i + 1).is_some_and(|s| !s);
            let valid = |step| match (step, open) {
                (Move::Begin(_), None) => goes_on,
                (Move::Unit(_) | Move::Outside, None) => true,
                (Move::Inside(label), Some((_, of))) => goes_on && label == of,
                (Move::Last(label), Some((_, of))) => label == of,
                _ => false,
            };
            let mark = match self.model.best(shares, &[row, began, before], valid) {
                Some(Move::Begin(label)) => {
                    open = Some((i, label));
                    Some((label, true))
                }
                Some(Move::Inside(label)) => Some((label, false)),
                Some(Move::Last(label)) => {
                    open = None;
                    Some((label, false))
                }
                Some(Move::Unit(label)) => Some((label, true)),
                _ => None,
            };
            marks.push(mark);
        }
        marks
    }
}

impl Move {
    fn named(name: &str) -> Self {
        let Some((kind, label)) = name.split_once('-') else { return Self::Outside };
        let Some(label) = EntityLabel::from_label(label) else { return Self::Barred };
        match kind {
            "B" => Self::Begin(label),
            "I" => Self::Inside(label),
            "L" => Self::Last(label),
            _ => Self::Unit(label),
        }
    }
}
