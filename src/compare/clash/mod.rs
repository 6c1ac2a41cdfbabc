//! The rules of clash: one file each. A rule looks at two claims that are tied to one event and says what cannot both
//! hold, or nothing.

mod absence;
mod answers;
mod antonym;
mod attribution;
mod certainty;
mod counts;
mod date;
mod deed;
mod denial;
mod fit;
mod liars;
mod negation;
mod nouns;
mod numeric;
mod opposites;
mod place;
mod rejecting;
mod replies;
mod roles;
mod stages;
mod stance;
mod status;
mod told;

use crate::model::{Confidence, DisputeKind, Form, Span};

pub(super) use answers::answers;
pub(super) use liars::exposing;
pub(super) use numeric::{Counted, counted};
pub(super) use stance::{Rejection, rejection};

use super::align::Pair;
use super::meeting::{Meeting, Side, meet_any};
use super::profile::{Context, Profile};
use super::statement::{Mode, Statement};
use super::words::LISTS;

/// How well two claims have to agree to be looked at as one text, printed twice.
const COPIED: f32 = 0.8;

/// Two claims that may clash.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<'a> {
    /// What is compared.
    pub(super) cx: &'a Context<'a>,
    /// How well the two agree.
    pub(super) pair: &'a Pair,
    /// The claim of the lower index.
    pub(super) a: &'a Profile<'a>,
    /// The other claim.
    pub(super) b: &'a Profile<'a>,
}

/// What cannot both hold.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clash {
    /// What kind of clash it is.
    pub(super) kind: DisputeKind,
    /// How sure it is.
    pub(super) confidence: Confidence,
    /// The differing words of either side, as tokens.
    pub(super) words: [Vec<usize>; 2],
    /// The words of the first side that tie the two together, as tokens.
    pub(super) same: Vec<usize>,
    /// What it is about, in words of the first side (`killed`).
    pub(super) about: Vec<usize>,
    /// The side that tells a later state of the same thing, where it reads so rather than as a clash.
    pub(super) later: Option<usize>,
}

impl<'a> Case<'a> {
    /// The statements of either side.
    fn sides(&self) -> impl Iterator<Item = (Side<'a>, Side<'a>)> + '_ {
        let (a, b) = (*self).both();
        self.a.statements.iter().filter_map(move |&s| a.get(s)).flat_map(move |s| {
            self.b.statements.iter().filter_map(move |&t| b.get(t)).map(move |t| {
                (Side { report: self.a.report, statement: s }, Side { report: self.b.report, statement: t })
            })
        })
    }

    fn both(self) -> (&'a [Statement], &'a [Statement]) {
        (&self.cx.statements[self.a.report], &self.cx.statements[self.b.report])
    }

    /// The statements of either side with how they meet, those that share something only.
    fn meetings(&self) -> Vec<(Side<'a>, Side<'a>, Meeting)> {
        self.sides().filter_map(|(s, t)| Some((s, t, meet_any(self.cx, s, t)?))).collect()
    }

    /// Whether both claims are said by one actor.
    fn same_speaker(&self) -> bool {
        self.cx.speaker(self.a).is_some() && self.cx.speaker(self.a) == self.cx.speaker(self.b)
    }

    /// How many words of a claim turn something into its opposite.
    pub(super) fn turns(&self, claim: &Profile) -> usize {
        let doc = &self.cx.reading.docs[claim.report];
        let inside = claim.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
        let turns = |i: &usize| matches!(LISTS.negators.get(&*doc.tokens[*i].lower), Some(&("word" | "determiner")));
        inside.filter(turns).count()
    }

    /// Whether the two are one text: their sentences, or what both quote, have the same letters, or one of them has all
    /// those of the other, and no `not` or `no` beside.
    fn copied(&self) -> bool {
        let letters = |p: &Profile, span: Span| -> String {
            let text = self.cx.reports[p.report].words(span);
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let within = |a: String, b: String| a.contains(&b) || b.contains(&a);
        let direct = self.a.claim.form == Form::Direct && self.b.claim.form == Form::Direct;
        let quoted = || direct && within(letters(self.a, self.a.claim.span), letters(self.b, self.b.claim.span));
        let printed = || {
            let sentence = |p: &Profile| {
                let doc = &self.cx.reading.docs[p.report];
                let range = denial::sentence(self.cx, p).and_then(|s| doc.sentences.get(s)).cloned().unwrap_or(0..0);
                letters(p, doc.span(range))
            };
            within(sentence(self.a), sentence(self.b))
        };
        self.a.report != self.b.report
            && self.pair.agreement.harmony() >= COPIED
            && self.turns(self.a) == self.turns(self.b)
            && (quoted() || printed())
    }

    /// The tokens of the first statement whose terms the second has too, the strongest three in the order of the text.
    fn tie(&self, s: Side, t: Side) -> Vec<usize> {
        let others = super::meeting::terms(self.cx, t);
        let mut met: Vec<(f32, usize)> = super::meeting::terms(self.cx, s)
            .iter()
            .copied()
            .filter(|(term, _)| others.met(term.id) >= 0.8)
            .map(|(term, token)| (term.weight, token))
            .collect();
        met.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        met.truncate(3);
        met.sort_by_key(|m| m.1);
        met.into_iter().map(|m| m.1).collect()
    }

    /// Whether the dates of two statements keep them apart: each has days of its own that the other has not.
    fn other_days(&self, s: Side, t: Side) -> bool {
        date::apart(self.cx, s, t)
    }
}

/// Whether the mode states something as true or as coming, so that its opposite can clash.
fn asserted(mode: Mode) -> bool {
    matches!(mode, Mode::Fact | Mode::Planned | Mode::Able)
}

/// What clashes between two claims, the hardest first.
pub(super) fn find(case: &Case) -> Vec<Clash> {
    // One text printed twice tells one thing; who denies it or is given it may still differ.
    let meetings = if case.copied() { Vec::new() } else { case.meetings() };
    let mut out = Vec::new();
    out.extend(numeric::find(case, &meetings));
    out.extend(status::find(case, &meetings));
    out.extend(denial::find(case));
    out.extend(negation::find(case, &meetings));
    out.extend(antonym::find(case, &meetings));
    out.extend(roles::find(case, &meetings));
    out.extend(date::find(case, &meetings));
    out.extend(place::find(case, &meetings));
    out.extend(attribution::find(case));
    out.extend(certainty::find(case, &meetings));
    // Two outlets that tell a thing on their own word seldom tell its opposite: what is not the main clause of its
    // sentence is then mostly another thing of the same words.
    let own_word = |p: &Profile| p.claim.source.is_none() && !told::heading(case.cx, p.report, p.claim.span);
    if own_word(case.a) && own_word(case.b) {
        let by_verb = [DisputeKind::Negation, DisputeKind::Antonym];
        let main = |p: &Profile, words: &[usize]| words.iter().any(|&w| told::main(&case.cx.reading.docs[p.report], w));
        let apart = |c: &Clash| !main(case.a, &c.words[0]) || !main(case.b, &c.words[1]);
        for clash in out.iter_mut().filter(|c| by_verb.contains(&c.kind) && apart(c)) {
            clash.confidence = Confidence::Possible;
        }
    }
    out
}
