//! The dependency parser: arc-eager with sentence breaks, and the undoing of its pseudo-projective labels.
//!
//! Transitions and their conditions are spaCy's; the system is that of Honnibal and Johnson (2015), the labels' scheme
//! that of Nivre and Nilsson (2005).

use super::assemble::sentence_starts;
use super::labels::Dep;
use super::steps::{Shares, StepModel};
use super::weights::Sections;

/// What is known of a sentence boundary before a token is parsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Boundary {
    /// The parser decides.
    #[default]
    Free,
    /// A sentence begins at the token.
    Start,
    /// No sentence begins at the token.
    Inside,
}

/// A relation as the parser labels it: `lifted` names the relation of the token's true head, below the one it hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Label {
    dep: Dep,
    lifted: Option<Dep>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    Shift,
    Reduce,
    Left(Label),
    Right(Label),
    Break,
}

/// The head and relation of a token; its own head for a root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arc {
    /// Index of the head in the block.
    pub(super) head: usize,
    /// The relation.
    pub(super) dep: Dep,
}

/// The parser's weights and moves.
pub(super) struct Parser {
    model: StepModel<Move>,
}

impl Parser {
    /// Reads the parser.
    pub(super) fn read(sections: &mut Sections) -> Self {
        Self { model: StepModel::read(sections, Move::named) }
    }

    /// What the tokens' vectors add to the parser's states.
    pub(super) fn prepare(&self, tokens: &[f32]) -> Shares {
        self.model.prepare(tokens)
    }

    /// Parses one block whose tokens stand in `shares` from `first` on, one for each of `boundaries`.
    pub(super) fn parse(&self, shares: &Shares, first: usize, boundaries: &[Boundary]) -> Vec<Arc> {
        let mut state = State::new(boundaries);
        // Each token is pushed at most twice or so; the limit only guards against going round in circles.
        let mut steps = 20 * boundaries.len() + 20;
        while !state.is_final() && steps > 0 {
            steps -= 1;
            let places = state.places().map(|t| t.map(|t| t + first));
            let valid = state.valid();
            match self.model.best(shares, &places, |step| valid[step.kind()]) {
                Some(step) => state.apply(step),
                None => break,
            }
        }
        let mut arcs = state.arcs();
        join(&mut arcs, boundaries);
        arcs
    }
}

/// Hangs each tree that begins at a token where no sentence may begin on the tree before it.
///
/// The conditions of the moves alone leave such trees in odd text, where nothing fits the words that are left.
fn join(arcs: &mut [Arc], boundaries: &[Boundary]) {
    let starts = sentence_starts(arcs);
    let root = |arcs: &[Arc], mut t: usize| {
        while arcs[t].head != t {
            t = arcs[t].head;
        }
        t
    };
    for i in 1..arcs.len() {
        if starts[i] && boundaries[i] == Boundary::Inside {
            let (tree, before) = (root(arcs, i), root(arcs, i - 1));
            arcs[tree] = Arc { head: before, dep: Dep::Dep };
        }
    }
}

impl Move {
    fn named(name: &str) -> Self {
        let label = |text: &str| {
            let (dep, lifted) = text.split_once("||").map_or((text, None), |(d, l)| (d, Some(l)));
            Label { dep: Dep::from_label(dep).unwrap_or(Dep::Dep), lifted: lifted.and_then(Dep::from_label) }
        };
        match name.split_once('-') {
            Some(("L", text)) => Self::Left(label(text)),
            Some(("R", text)) => Self::Right(label(text)),
            Some(_) => Self::Break,
            None if name == "S" => Self::Shift,
            None => Self::Reduce,
        }
    }

    const fn kind(self) -> usize {
        match self {
            Self::Shift => 0,
            Self::Reduce => 1,
            Self::Left(_) => 2,
            Self::Right(_) => 3,
            Self::Break => 4,
        }
    }
}

/// A half-made parse of one block.
struct State<'a> {
    boundaries: &'a [Boundary],
    /// Where the parser itself began a sentence.
    breaks: Vec<bool>,
    stack: Vec<usize>,
    /// Tokens put back from the stack, the next one last.
    returned: Vec<usize>,
    /// The next token that was never on the stack.
    next: usize,
    /// Tokens that were put back and may not be pushed again as they are.
    held: Vec<bool>,
    heads: Vec<Option<(usize, Label)>>,
    /// The child last given to each token on either side, and the one given before each child.
    last_left: Vec<Option<usize>>,
    last_right: Vec<Option<usize>>,
    given_before: Vec<Option<usize>>,
}

impl<'a> State<'a> {
    fn new(boundaries: &'a [Boundary]) -> Self {
        let n = boundaries.len();
        Self {
            boundaries,
            breaks: vec![false; n],
            stack: Vec::new(),
            returned: Vec::new(),
            next: 0,
            held: vec![false; n],
            heads: vec![None; n],
            last_left: vec![None; n],
            last_right: vec![None; n],
            given_before: vec![None; n],
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.waiting() == 0
    }

    fn waiting(&self) -> usize {
        self.boundaries.len() - self.next + self.returned.len()
    }

    /// The token `i` places down the stack.
    fn stacked(&self, i: usize) -> Option<usize> {
        self.stack.iter().rev().nth(i).copied()
    }

    /// The token `i` places down the buffer.
    fn buffered(&self, i: usize) -> Option<usize> {
        if let Some(&token) = self.returned.iter().rev().nth(i) {
            return Some(token);
        }
        Some(self.next + i - self.returned.len()).filter(|&t| t < self.boundaries.len())
    }

    /// The tokens that the model looks at.
    fn places(&self) -> [Option<usize>; 8] {
        let (b0, s0) = (self.buffered(0), self.stacked(0));
        let child = |of: Option<usize>, last: &[Option<usize>]| of.and_then(|t| last[t]);
        [
            b0,
            self.buffered(1),
            s0,
            self.stacked(1),
            self.stacked(2),
            child(b0, &self.last_left),
            child(s0, &self.last_left),
            child(s0, &self.last_right),
        ]
    }

    fn starts_sentence(&self, token: Option<usize>) -> bool {
        token.is_some_and(|t| self.breaks[t] || self.boundaries[t] == Boundary::Start)
    }

    fn may_not_start(&self, token: Option<usize>) -> bool {
        token.is_some_and(|t| self.boundaries[t] == Boundary::Inside)
    }

    /// Which kinds of moves the state allows, by [`Move::kind`].
    fn valid(&self) -> [bool; 5] {
        let (b0, b1, waiting) = (self.buffered(0), self.buffered(1), self.waiting());
        let starts = self.starts_sentence(b0);
        let held = b0.is_some_and(|t| self.held[t]);
        let arc = !self.stack.is_empty() && waiting > 0 && !starts;
        [
            self.stack.is_empty() || (waiting >= 2 && !starts && !held),
            !self.stack.is_empty() && (waiting == 0 || self.stack.len() > 1 || !self.may_not_start(b0)),
            arc,
            arc,
            waiting >= 2 && b1 == b0.map(|t| t + 1) && !self.starts_sentence(b1) && !self.may_not_start(b1),
        ]
    }

    fn apply(&mut self, step: Move) {
        match step {
            Move::Shift => self.push(),
            Move::Reduce => {
                let alone = self.stack.len() == 1;
                let Some(top) = self.stack.pop() else { return };
                if self.heads[top].is_none() && !alone {
                    self.held[top] = true;
                    self.returned.push(top);
                }
            }
            Move::Left(label) => {
                let (Some(head), Some(child)) = (self.buffered(0), self.stack.pop()) else { return };
                self.attach(head, child, label);
                // The stack has changed, so pushing again cannot go round in circles.
                self.held[head] = false;
            }
            Move::Right(label) => {
                let (Some(head), Some(child)) = (self.stacked(0), self.buffered(0)) else { return };
                self.attach(head, child, label);
                self.push();
            }
            Move::Break => {
                if let Some(token) = self.buffered(1) {
                    self.breaks[token] = true;
                }
            }
        }
    }

    fn push(&mut self) {
        let token = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        if token < self.boundaries.len() {
            self.stack.push(token);
        }
    }

    fn attach(&mut self, head: usize, child: usize, label: Label) {
        if let Some((old, _)) = self.heads[child] {
            // Only the token on top of the stack can change its head, and it is the last its old head was given.
            let last = if old > child { &mut self.last_left } else { &mut self.last_right };
            if last[old] == Some(child) {
                last[old] = self.given_before[child];
            }
        }
        let last = if head > child { &mut self.last_left } else { &mut self.last_right };
        self.given_before[child] = last[head].replace(child);
        self.heads[child] = Some((head, label));
    }

    /// The finished parse, with lifted tokens put back below their true heads.
    fn arcs(&self) -> Vec<Arc> {
        let root = Label { dep: Dep::Root, lifted: None };
        let mut arcs: Vec<(usize, Label)> =
            self.heads.iter().enumerate().map(|(i, h)| h.unwrap_or((i, root))).collect();
        if arcs.iter().any(|(_, label)| label.lifted.is_some()) {
            let mut children = vec![Vec::new(); arcs.len()];
            for (i, &(head, _)) in arcs.iter().enumerate() {
                if head != i {
                    children[head].push(i);
                }
            }
            for i in 0..arcs.len() {
                let (head, label) = arcs[i];
                let Some(wanted) = label.lifted else { continue };
                let found = lowered(i, wanted, &arcs, &children);
                arcs[i].1.lifted = None;
                if let Some(found) = found {
                    arcs[i].0 = found;
                    children[head].retain(|&c| c != i);
                    let at = children[found].partition_point(|&c| c < i);
                    children[found].insert(at, i);
                }
            }
        }
        arcs.into_iter().map(|(head, label)| Arc { head, dep: label.dep }).collect()
    }
}

/// The nearest token below the head of `token` with relation `wanted`, level by level and from the left.
fn lowered(token: usize, wanted: Dep, arcs: &[(usize, Label)], children: &[Vec<usize>]) -> Option<usize> {
    let mut level = vec![arcs[token].0];
    while !level.is_empty() {
        let mut below = Vec::new();
        for &child in level.iter().flat_map(|&t| &children[t]).filter(|&&c| c != token) {
            let label = arcs[child].1;
            if label.dep == wanted && label.lifted.is_none() {
                return Some(child);
            }
            below.push(child);
        }
        level = below;
    }
    None
}
