//! What analysts put beside the program's own reading: disputes and claims that it had not found.

use super::cite::{cite, word};
use super::outline::lines;
use crate::model::{Briefing, ClaimId, ReportId, Span};
use crate::review::{Added, Item, Judged, Judgements};

/// A dispute or a claim that an analyst added, with its passages.
#[derive(Debug)]
pub struct Addition {
    /// What it is among the judgements.
    pub item: Item,
    /// The mark of what it is: `≠` a dispute, `+` a claim.
    pub glyph: char,
    /// What it is, in a line: a dispute's kind and reason, or who says the claim.
    pub line: String,
    /// Where it was said by whom, in order.
    pub passages: Vec<Passage>,
    /// What analysts said of it, the first line who added it.
    pub judged: Vec<String>,
}

/// A passage of an addition.
#[derive(Debug)]
pub struct Passage {
    /// The report that holds it.
    pub report: ReportId,
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub words: String,
    /// On whose word it stands.
    pub word: String,
}

impl Passage {
    /// Outlet, day, file and place, and on whose word.
    pub fn from(&self, b: &Briefing) -> String {
        format!("{} · {}", cite(&b.reports[self.report], self.span), self.word)
    }
}

/// The disputes and then the claims that analysts added, each in the order of time.
pub fn additions(b: &Briefing, j: &Judgements) -> Vec<Addition> {
    let all = j.list(b);
    let of = |item: Item| -> Vec<Judged> { all.iter().filter(|x| x.item == Some(item)).cloned().collect() };
    let links = j.links.iter().map(|link| {
        let passages = link.claims.iter().filter_map(|&c| match c {
            Item::Claim(id) => Some(read(b, id)),
            Item::Own(own) => j.added.iter().find(|a| a.id == own).map(|a| added(b, a)),
            _ => None,
        });
        let item = Item::Own(link.id);
        let line = format!("{} · {}", link.kind.name(), link.reason);
        Addition { item, glyph: '≠', line, passages: passages.collect(), judged: told(&of(item)) }
    });
    let claims = j.added.iter().map(|claim| {
        let item = Item::Own(claim.id);
        let passage = added(b, claim);
        Addition { item, glyph: '+', line: passage.word.clone(), passages: vec![passage], judged: told(&of(item)) }
    });
    links.chain(claims).collect()
}

/// The lines of an addition: what it says is in its heading already, so the first tells who added it.
fn told(judged: &[Judged]) -> Vec<String> {
    let (made, more): (Vec<Judged>, Vec<Judged>) = judged.iter().cloned().partition(|j| j.said.adds());
    let made = made.into_iter().map(|j| format!("added ({}, {})", j.who, j.at.day()));
    made.chain(lines(&more)).collect()
}

/// A claim that the program read.
fn read(b: &Briefing, id: ClaimId) -> Passage {
    let claim = &b.claims[id];
    Passage { report: claim.report, span: claim.span, words: b.content(id), word: word(b, claim) }
}

/// A claim that an analyst added.
fn added(b: &Briefing, a: &Added) -> Passage {
    let words = b.reports[a.report].words(a.span).to_owned();
    let word = a.source.clone().unwrap_or_else(|| "own voice".into());
    Passage { report: a.report, span: a.span, words, word }
}
