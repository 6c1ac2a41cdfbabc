//! The judgements one by one, as exports tell them.

use super::judgements::{Added, Item, Judgements};
use super::marks::Verdict;
use super::record::At;
use super::{Credibility, Reliability};
use crate::model::{ActorId, Briefing, DisputeKind, Evidence};

/// One judgement that holds: who said what of which item, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What it is about; `None` where it is about several actors.
    pub item: Option<Item>,
    /// The same in words of the reports (or the reason of a finding).
    pub about: String,
    /// The passages that it rests on.
    pub passages: Vec<Evidence>,
    /// What was said.
    pub said: Said,
    /// The analyst.
    pub who: String,
    /// When.
    pub at: At,
}

/// What an analyst said of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Looked at.
    Seen,
    /// It holds, or it does not.
    Verdict(Verdict),
    /// A remark.
    Note(String),
    /// A tag.
    Tag(String),
    /// Of a source.
    Reliability(Reliability),
    /// Of a claim.
    Credibility(Credibility),
    /// A claim that the program had not; its source, `None` for the outlet's own voice.
    Claim(Option<String>),
    /// A dispute that the program had not, and why.
    Link(DisputeKind, String),
    /// These are one actor, of this name.
    Merge(Vec<ActorId>, String),
    /// These names belong to another actor, of this name.
    Split(Vec<String>, String),
    /// Another name.
    Rename(String),
    /// Another source than the program read.
    Source(String),
}

impl Said {
    /// The word that the log has for it.
    pub const fn verb(&self) -> &'static str {
        match self {
            Self::Seen => "seen",
            Self::Verdict(Verdict::Accepted) => "accept",
            Self::Verdict(Verdict::Dismissed) => "dismiss",
            Self::Note(_) => "note",
            Self::Tag(_) => "tag",
            Self::Reliability(_) | Self::Credibility(_) => "grade",
            Self::Claim(_) => "claim",
            Self::Link(..) => "link",
            Self::Merge(..) => "merge",
            Self::Split(..) => "split",
            Self::Rename(_) => "rename",
            Self::Source(_) => "source",
        }
    }

    /// Whether it adds a claim or a dispute of the analyst's own.
    pub const fn adds(&self) -> bool {
        matches!(self, Self::Claim(_) | Self::Link(..))
    }

    /// What was said, in words.
    pub fn words(&self) -> String {
        match self {
            Self::Seen => "seen".into(),
            Self::Verdict(v) => v.word().into(),
            Self::Note(text) => format!("note: {text}"),
            Self::Tag(tag) => format!("tag: {tag}"),
            Self::Reliability(r) => format!("reliability {}: {}", r.letter(), r.words()),
            Self::Credibility(c) => format!("credibility {}: {}", c.figure(), c.words()),
            Self::Claim(Some(source)) => format!("added as a claim of {source}"),
            Self::Claim(None) => "added as a claim in the outlet’s own voice".into(),
            Self::Link(_, reason) => format!("added as a dispute: {reason}"),
            Self::Merge(_, name) => format!("one actor: {name}"),
            Self::Split(names, name) => format!("{} is another actor: {name}", names.join(", ")),
            Self::Rename(name) => format!("named {name}"),
            Self::Source(label) => format!("source corrected to {label}"),
        }
    }
}

impl Judgements {
    /// Every judgement that holds, by item, analyst and kind; additions last.
    pub fn list(&self, b: &Briefing) -> Vec<Judged> {
        let mut out = Vec::new();
        for (item, marks) in self.all() {
            let (about, passages) = self.about(b, item);
            for (who, view) in &marks.by {
                let mut say = |said, at| {
                    let (about, passages) = (about.clone(), passages.clone());
                    out.push(Judged { item: Some(item), about, passages, said, who: who.clone(), at });
                };
                if let Some(at) = view.seen {
                    say(Said::Seen, at);
                }
                if let Some(d) = &view.verdict {
                    say(Said::Verdict(d.value), d.at);
                }
                if let Some(d) = &view.reliability {
                    say(Said::Reliability(d.value), d.at);
                }
                if let Some(d) = &view.credibility {
                    say(Said::Credibility(d.value), d.at);
                }
                for (tag, at) in &view.tags {
                    say(Said::Tag(tag.clone()), *at);
                }
                if let Some(d) = &view.note {
                    say(Said::Note(d.value.clone()), d.at);
                }
            }
        }
        let mut say = |item: Option<Item>, about: Option<(String, Vec<Evidence>)>, said, who: &str, at| {
            let (about, passages) = about.or_else(|| Some(self.about(b, item?))).unwrap_or_default();
            out.push(Judged { item, about, passages, said, who: who.to_owned(), at });
        };
        for (&claim, (label, who, at)) in &self.sources {
            say(Some(Item::Claim(claim)), None, Said::Source(label.clone()), who, *at);
        }
        for a in &self.added {
            say(Some(Item::Own(a.id)), None, Said::Claim(a.source.clone()), &a.who, a.at);
        }
        for l in &self.links {
            say(Some(Item::Own(l.id)), None, Said::Link(l.kind, l.reason.clone()), &l.who, l.at);
        }
        for m in &self.merges {
            let names: Vec<&str> = m.actors.iter().map(|&a| b.actors[a].name.as_str()).collect();
            let passages = m.actors.iter().flat_map(|&a| self.about(b, Item::Actor(a)).1).collect();
            say(None, Some((names.join(", "), passages)), Said::Merge(m.actors.clone(), m.name.clone()), &m.who, m.at);
        }
        for s in &self.splits {
            let item = s.actors.first().map(|&a| Item::Actor(a));
            say(item, None, Said::Split(s.names.clone(), s.name.clone()), &s.who, s.at);
        }
        for r in &self.renames {
            say(r.actors.first().map(|&a| Item::Actor(a)), None, Said::Rename(r.name.clone()), &r.who, r.at);
        }
        out
    }

    /// An item in words, and the passages that it rests on.
    pub fn about(&self, b: &Briefing, item: Item) -> (String, Vec<Evidence>) {
        let claim = |c: crate::model::ClaimId| Evidence { report: b.claims[c].report, span: b.claims[c].span };
        match item {
            Item::Finding(id) => {
                let f = &b.findings[id];
                let words =
                    if f.reason.is_empty() { f.claims.first().map(|&c| b.content(c)) } else { Some(f.reason.clone()) };
                (words.unwrap_or_default(), f.claims.iter().map(|&c| claim(c)).collect())
            }
            Item::Claim(id) => (b.content(id), vec![claim(id)]),
            Item::Actor(id) => {
                let first = b.actors[id].mentions.first().map(|m| Evidence { report: m.report, span: m.span });
                (b.actors[id].name.clone(), first.into_iter().collect())
            }
            Item::Outlet(id) => (b.reports[id].outlet.clone(), Vec::new()),
            Item::Source(id) => {
                let source = b.claims[id].source.as_ref();
                let passage = source.map(|s| Evidence { report: b.claims[id].report, span: s.span });
                (source.map(|s| s.label.clone()).unwrap_or_default(), passage.into_iter().collect())
            }
            Item::Own(id) => {
                if let Some(a) = self.added.iter().find(|a| a.id == id) {
                    return (b.reports[a.report].words(a.span).to_owned(), vec![passage(a)]);
                }
                let link = self.links.iter().find(|l| l.id == id);
                // A link of links has no passages of its own: a log could tie them into a ring.
                let passages = link.iter().flat_map(|l| &l.claims).flat_map(|&c| match c {
                    Item::Own(own) => self.added.iter().filter(|a| a.id == own).map(passage).collect(),
                    c => self.about(b, c).1,
                });
                (link.map(|l| l.reason.clone()).unwrap_or_default(), passages.collect())
            }
        }
    }
}

fn passage(added: &Added) -> Evidence {
    Evidence { report: added.report, span: added.span }
}
