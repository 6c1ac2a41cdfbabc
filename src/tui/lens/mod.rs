//! The five lenses: each lays the briefing out as a page of rows and items.

mod actors;
mod brief;
mod claims;
mod filter;
mod flow;
mod outlets;
mod own;
mod parts;
mod spine;
mod timeline;

pub(crate) use claims::{detail, judged};
pub(crate) use filter::{Facet, Filter};
pub(crate) use flow::{Flow, flow};
pub(crate) use outlets::{beside, dated};
pub(crate) use own::{added, lost};
pub(crate) use parts::{dispute, label_width, number, sources, told_by, what};
pub(crate) use timeline::day;

use super::index::{self, Index};
use super::keys::Keymap;
use super::page::{Item, Page};
use super::state::{Lens, Who};
use crate::model::{Briefing, ClaimId, Evidence, FindingId, Relation, ReportId};
use crate::review::{self, Judgements};

/// What decides how the lenses are laid out, beside the width.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Look {
    /// Who is selected.
    pub(crate) who: Option<Who>,
    /// Whether the possible findings are shown.
    pub(crate) possible: bool,
    /// Which findings the Claims lens lists.
    pub(crate) filter: Filter,
    /// The report that leads in the Outlets lens.
    pub(crate) leader: ReportId,
    /// How many of the other reports are paged past.
    pub(crate) paged: usize,
    /// How the reports stand in the Outlets lens.
    pub(crate) layout: Layout,
    /// How often the judgements have changed.
    pub(crate) judged: usize,
    /// How far the reports are read.
    pub(crate) reading: Reading,
}

/// How far the reports are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Reading {
    /// All is there.
    #[default]
    Done,
    /// The text is there; what it says is being read.
    Going,
    /// The text is there, and reading was stopped.
    Stopped,
}

/// How the reports stand in the Outlets lens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Layout {
    /// Passages that tell of the same stand level.
    #[default]
    Aligned,
    /// Each report in its own order.
    Published,
    /// One report, the others' differences beside it.
    Spine,
}

/// What a lens reads.
#[derive(Clone, Copy)]
pub(crate) struct Ctx<'a> {
    pub(crate) b: &'a Briefing,
    pub(crate) index: &'a Index,
    pub(crate) look: &'a Look,
    pub(crate) judgements: &'a Judgements,
    /// Which keys lines may name.
    pub(crate) keys: &'a Keymap,
    pub(crate) width: u16,
}

/// Lays a lens out.
pub(crate) fn page(lens: Lens, ctx: Ctx) -> Page {
    match lens {
        Lens::Brief => brief::page(ctx),
        Lens::Outlets => outlets::page(ctx),
        Lens::Actors => actors::page(ctx),
        Lens::Claims => claims::page(ctx),
        Lens::Timeline => timeline::page(ctx),
    }
}

impl Ctx<'_> {
    /// Whether a finding is shown: the possible ones wait until they are asked for.
    pub(crate) fn shows(&self, f: FindingId) -> bool {
        self.look.possible || index::strength(&self.b.findings[f]) < (true, Relation::Disputed)
    }

    /// Whether a finding concerns who is selected; everything does while nobody is.
    pub(crate) fn concerns(&self, f: FindingId) -> bool {
        let Some(who) = self.look.who else { return true };
        self.b.findings[f].claims.iter().any(|&c| match who {
            Who::Actor(actor) => Index::concerns(self.b, c, actor),
            Who::Unnamed(group) => self.index.unnamed.get(group).is_some_and(|u| u.claims.contains(&c)),
        })
    }
}

/// The claims that an item is, holds or rests on.
pub(crate) fn claims(b: &Briefing, index: &Index, item: Item) -> Vec<ClaimId> {
    match item {
        Item::Finding(f) => b.findings[f].claims.clone(),
        Item::Claim(c) => vec![c],
        Item::Passage(r, u) => index.units(r).get(u).map(|u| u.claims.clone()).unwrap_or_default(),
        Item::Date(d) => {
            let of = |c: &&crate::model::Claim| c.dates.contains(&d);
            b.claims.iter().filter(of).map(|c| c.id).collect()
        }
        Item::Unnamed(group) => index.unnamed.get(group).map(|u| u.claims.clone()).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The findings that an item is or takes part in, the strongest first.
pub(crate) fn findings(b: &Briefing, index: &Index, item: Item) -> Vec<FindingId> {
    if let Item::Finding(f) = item {
        return vec![f];
    }
    let claims = claims(b, index, item);
    let mut out: Vec<FindingId> = claims.iter().flat_map(|c| &index.findings_of[c.index()]).copied().collect();
    out.sort_by_key(|&f| (index::strength(&b.findings[f]), f));
    out.dedup();
    out
}

/// The item of `page` that shows the same as `spot`, which was selected in another lens.
pub(crate) fn related(lens: Lens, ctx: Ctx, page: &Page, spot: Item) -> Option<Item> {
    let Ctx { b, index, look, .. } = ctx;
    let has = |item: Item| page.find(item).map(|_| item);
    if let Some(item) = has(spot) {
        return Some(item);
    }
    let claims = claims(b, index, spot);
    match lens {
        Lens::Brief | Lens::Claims => {
            claims.iter().flat_map(|c| &index.findings_of[c.index()]).find_map(|&f| has(Item::Finding(f)))
        }
        Lens::Outlets => {
            let place = match spot {
                Item::Date(d) => Some((b.dates[d].report, b.dates[d].span.start)),
                _ => None,
            };
            let leading = claims.iter().find(|c| b.claims[**c].report == look.leader).or(claims.first());
            let (report, byte) = place.or_else(|| leading.map(|&c| (b.claims[c].report, b.claims[c].span.start)))?;
            let unit = index.unit_at(report, byte);
            has(Item::Passage(report, unit)).or_else(|| {
                index.partners(b, report, unit, look.leader).first().and_then(|&u| has(Item::Passage(look.leader, u)))
            })
        }
        Lens::Timeline => claims.iter().flat_map(|c| &b.claims[*c].dates).find_map(|&d| has(Item::Date(d))),
        Lens::Actors => match spot {
            Item::Called(a, _) | Item::Heard(a, _) => has(Item::Actor(a)),
            _ => None,
        },
    }
}

/// The passages of an item in whole claims and sentences rather than single words, for taking away.
pub(crate) fn whole(b: &Briefing, index: &Index, judgements: &Judgements, item: Item) -> Vec<Evidence> {
    match item {
        Item::Finding(f) => index::claims(b, &b.findings[f].claims),
        Item::Date(d) => {
            let (report, at) = (b.dates[d].report, b.dates[d].span.start);
            let unit = index.units(report).get(index.unit_at(report, at));
            unit.map(|u| Evidence { report, span: u.span }).into_iter().collect()
        }
        Item::Passage(report, u) => {
            index.units(report).get(u).map(|u| Evidence { report, span: u.span }).into_iter().collect()
        }
        other => passages(b, index, judgements, other),
    }
}

/// The passages that an item stands on, in the order in which they are shown.
pub(crate) fn passages(b: &Briefing, index: &Index, judgements: &Judgements, item: Item) -> Vec<Evidence> {
    match item {
        Item::Finding(f) => index::passages(b, f),
        Item::Claim(c) => index::claims(b, &[c]),
        Item::Actor(a) => b.actors[a].mentions.iter().map(|m| Evidence { report: m.report, span: m.span }).collect(),
        Item::Unnamed(group) => index.unnamed.get(group).map(|u| index::claims(b, &u.claims)).unwrap_or_default(),
        Item::Called(a, r) => {
            let labels = b.wordings.iter().filter(|w| w.actor == a && w.report == r).flat_map(|w| &w.labels);
            labels.flat_map(|l| &l.spans).map(|&span| Evidence { report: r, span }).collect()
        }
        Item::Heard(a, r) => {
            let Some(v) = b.voices.iter().find(|v| v.actor == a && v.report == r) else { return Vec::new() };
            let mut out: Vec<_> = v.answer.iter().map(|&span| Evidence { report: r, span }).collect();
            for list in [&v.claims, &v.spoken_for, &v.accused_in] {
                out.extend(index::claims(b, list));
            }
            out
        }
        Item::Passage(r, unit) => {
            let Some(u) = index.units(r).get(unit) else { return Vec::new() };
            let mut out = vec![Evidence { report: r, span: u.span }];
            for other in b.reports.iter().map(|o| o.id).filter(|&o| o != r) {
                let partners = index.partners(b, r, unit, other);
                out.extend(partners.iter().map(|&p| Evidence { report: other, span: index.units(other)[p].span }));
            }
            out
        }
        Item::Date(d) => vec![Evidence { report: b.dates[d].report, span: b.dates[d].span }],
        Item::Gap(gap) => b.gaps.get(gap).map(|g| g.evidence.clone()).unwrap_or_default(),
        Item::Only => {
            let singles = b.findings.iter().filter(|f| f.relation == Relation::Single);
            let mut claims: Vec<_> = singles.flat_map(|f| &f.claims).copied().collect();
            claims.sort_unstable();
            index::claims(b, &claims)
        }
        Item::Sourcing => {
            let claims: Vec<_> = b.claims.iter().filter(|c| c.source.is_some()).map(|c| c.id).collect();
            index::claims(b, &claims)
        }
        Item::Own(id) => judgements.about(b, review::Item::Own(id)).1,
        Item::Possible | Item::Orphan(_) => Vec::new(),
    }
}

/// What an item is, in one line for the top of its passages.
pub(crate) fn title(ctx: Ctx, item: Item) -> String {
    let Ctx { b, index, .. } = ctx;
    match item {
        Item::Finding(f) => {
            let f = &b.findings[f];
            if f.reason.is_empty() { format!("{} · {}", parts::kind(f), what(b, f)) } else { f.reason.clone() }
        }
        Item::Claim(c) => match ctx.b.claims[c].source {
            Some(_) => format!("on the word of {}", parts::told_by(ctx, &[c])),
            None => format!("in {}’s own voice", index.names[b.claims[c].report.index()]),
        },
        Item::Actor(a) => format!("{}, wherever it is mentioned", b.actors[a].name),
        Item::Unnamed(g) => index.unnamed.get(g).map_or_else(String::new, |u| format!("on the word of {}", u.label)),
        Item::Called(a, r) => format!("what {} calls {}", index.names[r.index()], b.actors[a].name),
        Item::Heard(a, r) => format!("how far {} is heard in {}", b.actors[a].name, index.names[r.index()]),
        Item::Passage(r, _) => format!("{} and what the others tell of it", index.names[r.index()]),
        Item::Date(d) => {
            let date = &b.dates[d];
            let value = date.value.as_deref().unwrap_or("when is not known");
            format!("“{}”: {value}", b.reports[date.report].words(date.span))
        }
        Item::Gap(g) => b.gaps.get(g).map_or_else(String::new, |g| g.line.clone()),
        Item::Only => "told by one report alone".into(),
        Item::Sourcing => "all that is told on somebody's word".into(),
        Item::Own(id) => ctx.judgements.about(b, review::Item::Own(id)).0,
        Item::Possible | Item::Orphan(_) => String::new(),
    }
}
