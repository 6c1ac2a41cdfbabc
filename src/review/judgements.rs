//! What the analysts made of a briefing: the sum of the log's lines.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::anchor::Found;
use super::grade::Grade;
use super::history::undone;
use super::index::label;
use super::marks::{Marks, Verdict};
use super::record::{Act, At, Kept, Record};
use crate::model::{ActorId, Briefing, ClaimId, DisputeKind, Finding, FindingId, Report, ReportId, Span};

/// What a judgement can be about, by its id in the open briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// A relation between claims.
    Finding(FindingId),
    /// Something stated.
    Claim(ClaimId),
    /// Who acts or speaks.
    Actor(ActorId),
    /// The outlet of a report (the first report of that outlet).
    Outlet(ReportId),
    /// A source without a name (the first claim of that report with that label).
    Source(ClaimId),
    /// A claim or a link that an analyst added.
    Own(OwnId),
}

/// Name of something that an analyst added: the line that added it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnId(pub u64);

impl OwnId {
    /// The name that belongs to the line `id`: its own 16 hexadecimal digits, or for another program's lines their sum.
    pub(super) fn of(id: &str) -> Self {
        let sum = || u64::from_str_radix(crate::fingerprint::sha256(id.as_bytes()).get(..16)?, 16).ok();
        Self(u64::from_str_radix(id, 16).ok().filter(|_| id.len() == 16).or_else(sum).unwrap_or_default())
    }
}

/// A claim that an analyst added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Its name.
    pub id: OwnId,
    /// The report that holds it.
    pub report: ReportId,
    /// Its words.
    pub span: Span,
    /// Who says it; `None` where the outlet itself speaks.
    pub source: Option<String>,
    /// The analyst.
    pub who: String,
    /// When.
    pub at: At,
}

/// Two claims that an analyst put together as a dispute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its name.
    pub id: OwnId,
    /// The claims: the program's ([`Item::Claim`]) or added ones ([`Item::Own`]).
    pub claims: Vec<Item>,
    /// What kind of clash.
    pub kind: DisputeKind,
    /// Why, in the analyst's words.
    pub reason: String,
    /// The analyst.
    pub who: String,
    /// When.
    pub at: At,
}

/// What an analyst says of who is who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The actors that are one, or the one that is renamed or split.
    pub actors: Vec<ActorId>,
    /// The names that do not belong to it, where it is split; else empty.
    pub names: Vec<String>,
    /// The name that it has, or that the split-off part has.
    pub name: String,
    /// The analyst.
    pub who: String,
    /// When.
    pub at: At,
}

/// A judgement whose passage is gone from its report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orphan {
    /// The item with its old words.
    pub item: Kept,
    /// What was made of it, a line each.
    pub lines: Vec<String>,
}

/// Where a kept item stands in the open briefing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is this one.
    Here(Item),
    /// Its passage is gone.
    Lost,
    /// Its report is not open.
    Elsewhere,
}

/// What the analysts made of the open briefing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgements {
    marks: BTreeMap<Item, Marks>,
    /// Claims that analysts added, in the order of time.
    pub added: Vec<Added>,
    /// Disputes that analysts added.
    pub links: Vec<Link>,
    /// Actors that are one.
    pub merges: Vec<Identity>,
    /// Actors that are two.
    pub splits: Vec<Identity>,
    /// Actors with another name.
    pub renames: Vec<Identity>,
    /// Claims that come from somebody else than the program read: the label, and who says so when.
    pub sources: BTreeMap<ClaimId, (String, String, At)>,
    /// Judgements whose passage is gone.
    pub orphans: Vec<Orphan>,
    /// How many judgements are about reports that are not open.
    pub elsewhere: usize,
}

impl Judgements {
    /// Adds up `records`, which are in order; `stand` says where a kept item is found.
    pub fn fold(records: &[Record], reports: &[Report], mut stand: impl FnMut(&Kept) -> Standing) -> Self {
        let mut out = Self::default();
        let mut lost: HashMap<Kept, usize> = HashMap::new();
        let undone = undone(records);
        for record in records.iter().filter(|r| !undone.contains(r.id.as_str())) {
            if let Err(gone) = out.add(record, reports, &mut stand) {
                match gone {
                    Gone::Elsewhere => out.elsewhere += 1,
                    Gone::Lost(item) => {
                        let at = *lost.entry((*item).clone()).or_insert_with(|| {
                            out.orphans.push(Orphan { item: *item, lines: Vec::new() });
                            out.orphans.len() - 1
                        });
                        if let Some(orphan) = out.orphans.get_mut(at) {
                            orphan.lines.push(format!("{}, {} {}", record.act.words(), record.who, record.at.day()));
                        }
                    }
                }
            }
        }
        out.marks.retain(|_, m| !m.is_empty());
        out
    }

    fn add(&mut self, r: &Record, reports: &[Report], stand: &mut impl FnMut(&Kept) -> Standing) -> Result<(), Gone> {
        let mut here = |kept: &Kept| match stand(kept) {
            Standing::Here(item) => Ok(item),
            Standing::Lost => Err(Gone::Lost(Box::new(kept.clone()))),
            Standing::Elsewhere => Err(Gone::Elsewhere),
        };
        let actor = |item: Item| if let Item::Actor(a) = item { Some(a) } else { None };
        let (at, who) = (r.at, r.who.clone());
        match &r.act {
            Act::Undo { .. } | Act::Redo { .. } => {}
            Act::Claim { passage, source } => match passage.find(reports) {
                Found::At(report, span) => {
                    let (id, source) = (OwnId::of(&r.id), source.clone());
                    self.added.push(Added { id, report, span, source, who, at });
                }
                Found::Lost => return Err(Gone::Lost(Box::new(Kept::passage(passage)))),
                Found::Elsewhere => return Err(Gone::Elsewhere),
            },
            Act::Link { items, kind, reason } => {
                let claims = items.iter().map(here).collect::<Result<_, _>>()?;
                self.links.push(Link { id: OwnId::of(&r.id), claims, kind: *kind, reason: reason.clone(), who, at });
            }
            Act::Merge { items, name } => {
                let found: Vec<Item> = items.iter().map(here).collect::<Result<_, _>>()?;
                let actors = found.into_iter().filter_map(actor).collect();
                self.merges.push(Identity { actors, names: Vec::new(), name: name.clone(), who, at });
            }
            Act::Split { item, names, name } => {
                let actors = actor(here(item)?).into_iter().collect();
                self.splits.push(Identity { actors, names: names.clone(), name: name.clone(), who, at });
            }
            Act::Rename { item, name } => {
                let actors = actor(here(item)?).into_iter().collect();
                self.renames.push(Identity { actors, names: Vec::new(), name: name.clone(), who, at });
            }
            Act::Source { item, label } => {
                if let Item::Claim(claim) = here(item)? {
                    self.sources.insert(claim, (label.clone(), who, at));
                }
            }
            Act::Seen { item }
            | Act::Unseen { item }
            | Act::Accept { item }
            | Act::Dismiss { item }
            | Act::Reopen { item }
            | Act::Note { item, .. }
            | Act::Tag { item, .. }
            | Act::Untag { item, .. }
            | Act::Grade { item, .. } => {
                let item = here(item)?;
                self.marks.entry(item).or_default().by.entry(who).or_default().apply(&r.act, at);
            }
        }
        Ok(())
    }

    /// What was made of `item`, if anything.
    pub fn marks(&self, item: Item) -> Option<&Marks> {
        self.marks.get(&item)
    }

    /// Every item that something was made of.
    pub fn all(&self) -> impl Iterator<Item = (Item, &Marks)> {
        self.marks.iter().map(|(&item, marks)| (item, marks))
    }

    /// Whether nothing was judged at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether `item` was looked at or judged.
    pub fn reviewed(&self, item: Item) -> bool {
        self.marks(item).is_some_and(|m| m.seen() || m.verdict().is_some())
    }

    /// The latest verdict on `item`.
    pub fn verdict(&self, item: Item) -> Option<Verdict> {
        self.marks(item)?.verdict()
    }

    /// Whether `finding` was dismissed: it leaves the Brief and can still be found.
    pub fn dismissed(&self, finding: FindingId) -> bool {
        self.verdict(Item::Finding(finding)) == Some(Verdict::Dismissed)
    }

    /// How many of `findings` were reviewed, and how many they are.
    pub fn progress<'a>(&self, findings: impl IntoIterator<Item = &'a Finding>) -> (usize, usize) {
        findings
            .into_iter()
            .fold((0, 0), |(done, all), f| (done + usize::from(self.reviewed(Item::Finding(f.id))), all + 1))
    }

    /// The grade of a claim: the reliability of its source and its own credibility, `F6` until set.
    pub fn grade(&self, briefing: &Briefing, claim: ClaimId) -> Grade {
        Grade {
            reliability: self.speaker(briefing, claim).and_then(Marks::reliability).unwrap_or_default(),
            credibility: self.marks(Item::Claim(claim)).and_then(Marks::credibility).unwrap_or_default(),
        }
    }

    /// What was made of the one whose reliability counts for `claim`: [`Item::speaker`], but searched among what was judged.
    fn speaker(&self, b: &Briefing, claim: ClaimId) -> Option<&Marks> {
        let c = &b.claims[claim];
        let Some(source) = c.source.as_ref().filter(|s| s.actor.is_none()) else {
            return self.marks(Item::speaker(b, claim));
        };
        let same = |other: ClaimId| {
            let other = &b.claims[other];
            other.report == c.report && other.source.as_ref().is_some_and(|o| label(o) == label(source))
        };
        let sources = self.marks.range(Item::Source(ClaimId(0))..=Item::Source(ClaimId(u32::MAX)));
        sources
            .into_iter()
            .find(|(item, _)| matches!(item, Item::Source(first) if same(*first)))
            .map(|(_, marks)| marks)
    }

    /// What the analyst calls an actor, where that is not the program's name for it.
    pub fn name(&self, actor: ActorId) -> Option<&str> {
        let last =
            self.renames.iter().chain(&self.merges).filter(|i| i.actors.contains(&actor)).max_by_key(|i| i.at)?;
        Some(last.name.as_str())
    }

    /// The actor that stands for `actor` and all that were merged with it: the first of them.
    pub fn leader(&self, actor: ActorId) -> ActorId {
        let mut group = BTreeSet::from([actor]);
        loop {
            let before = group.len();
            for merge in &self.merges {
                if merge.actors.iter().any(|a| group.contains(a)) {
                    group.extend(&merge.actors);
                }
            }
            if group.len() == before {
                return group.first().copied().unwrap_or(actor);
            }
        }
    }
}

/// Why a line has no effect on the open briefing.
enum Gone {
    Lost(Box<Kept>),
    Elsewhere,
}
