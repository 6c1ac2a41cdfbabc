//! Which findings the Claims lens lists: what is switched off, of several kinds at once.

use std::collections::BTreeSet;

use super::super::desk;
use super::Ctx;
use super::parts;
use crate::model::{Claim, DisputeKind, Finding, Relation, ReportId, SourceKind};

/// One thing that a finding can be, and by which it can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Facet {
    Relation(Relation),
    Kind(DisputeKind),
    Outlet(ReportId),
    Word(Word),
    /// Reviewed or not.
    Reviewed(bool),
    Dismissed,
}

/// On whose word something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Word {
    Named,
    Unnamed,
    Document,
    Own,
}

impl Word {
    pub(crate) const ALL: [Self; 4] = [Self::Named, Self::Unnamed, Self::Document, Self::Own];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Named => "named sources",
            Self::Unnamed => "unnamed sources",
            Self::Document => "documents",
            Self::Own => "own voice",
        }
    }

    fn of(claim: &Claim) -> Self {
        match claim.source.as_ref().map(|s| s.kind) {
            Some(SourceKind::NamedPerson | SourceKind::NamedOrganisation) => Self::Named,
            Some(SourceKind::UnnamedPerson | SourceKind::UnnamedGroup) => Self::Unnamed,
            Some(SourceKind::Document) => Self::Document,
            None => Self::Own,
        }
    }
}

impl Facet {
    /// The part of the panel that it stands in.
    pub(crate) const fn group(self) -> &'static str {
        match self {
            Self::Relation(_) => "FINDINGS",
            Self::Kind(_) => "DISPUTES",
            Self::Outlet(_) => "OUTLETS",
            Self::Word(_) => "ON WHOSE WORD",
            Self::Reviewed(_) | Self::Dismissed => "REVIEW",
        }
    }

    /// Its name in the panel.
    pub(crate) fn name(self, ctx: Ctx) -> String {
        match self {
            Self::Relation(r) => match r {
                Relation::Disputed => "≠ disputed".into(),
                Relation::Updated => "→ updated".into(),
                Relation::Reworded => "~ reworded".into(),
                Relation::Shared => "= shared".into(),
                Relation::Single => "+ only here".into(),
            },
            Self::Kind(k) => parts::dispute(k).into(),
            Self::Outlet(r) => ctx.index.names[r.index()].clone(),
            Self::Word(w) => w.name().into(),
            Self::Reviewed(true) => "reviewed".into(),
            Self::Reviewed(false) => "not reviewed".into(),
            Self::Dismissed => "dismissed".into(),
        }
    }

    /// Whether `f` is such a finding.
    pub(crate) fn is(self, ctx: Ctx, f: &Finding) -> bool {
        let claims = || f.claims.iter().map(|&c| &ctx.b.claims[c]);
        match self {
            Self::Relation(r) => f.relation == r,
            Self::Kind(k) => f.kind == Some(k),
            Self::Outlet(r) => claims().any(|c| c.report == r),
            Self::Word(w) => claims().any(|c| Word::of(c) == w),
            Self::Reviewed(yes) => ctx.judgements.reviewed(desk::finding(f.id)) == yes,
            Self::Dismissed => ctx.judgements.dismissed(f.id),
        }
    }

    /// Every facet that some finding has, in the order of the panel.
    pub(crate) fn all(ctx: Ctx) -> Vec<Self> {
        use DisputeKind as K;
        use Relation as R;
        let relations = [R::Disputed, R::Updated, R::Reworded, R::Shared, R::Single].map(Self::Relation);
        let kinds = [
            K::Status,
            K::Numeric,
            K::Negation,
            K::Antonym,
            K::Roles,
            K::Certainty,
            K::Attribution,
            K::Date,
            K::Place,
            K::Denial,
        ]
        .map(Self::Kind);
        let outlets = ctx.b.reports.iter().map(|r| Self::Outlet(r.id));
        let words = Word::ALL.map(Self::Word);
        let review = [Self::Reviewed(true), Self::Reviewed(false), Self::Dismissed];
        let all = relations.into_iter().chain(kinds).chain(outlets).chain(words).chain(review);
        all.filter(|f| ctx.b.findings.iter().any(|x| f.is(ctx, x))).collect()
    }
}

/// What is switched off.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Filter {
    pub(crate) off: BTreeSet<Facet>,
}

impl Filter {
    pub(crate) fn is_empty(&self) -> bool {
        self.off.is_empty()
    }

    pub(crate) fn toggle(&mut self, facet: Facet) {
        if !self.off.remove(&facet) {
            self.off.insert(facet);
        }
    }

    /// Leaves `facet` alone of its group; all of the group if it was alone already.
    pub(crate) fn only(&mut self, facet: Facet, all: &[Facet]) {
        let group: Vec<Facet> = all.iter().copied().filter(|f| f.group() == facet.group()).collect();
        let alone = group.iter().all(|f| self.off.contains(f) != (*f == facet));
        for f in group {
            self.off.remove(&f);
            if !alone && f != facet {
                self.off.insert(f);
            }
        }
    }

    /// Whether a finding passes: of each group something that it is must be on.
    pub(crate) fn takes(&self, ctx: Ctx, f: &Finding) -> bool {
        if self.off.is_empty() {
            return true;
        }
        let claims = || f.claims.iter().map(|&c| &ctx.b.claims[c]);
        let on = |facet: Facet| !self.off.contains(&facet);
        on(Facet::Relation(f.relation))
            && f.kind.is_none_or(|k| on(Facet::Kind(k)))
            && claims().any(|c| on(Facet::Outlet(c.report)))
            && claims().any(|c| on(Facet::Word(Word::of(c))))
            && on(Facet::Reviewed(ctx.judgements.reviewed(desk::finding(f.id))))
            && (on(Facet::Dismissed) || !ctx.judgements.dismissed(f.id))
    }

    /// What is left out, in words.
    pub(crate) fn words(&self, ctx: Ctx) -> String {
        let names: Vec<String> = self.off.iter().map(|f| f.name(ctx)).collect();
        match names.len() {
            0..=3 => names.join(", "),
            n => format!("{} and {} more", names.get(..2).unwrap_or_default().join(", "), n - 2),
        }
    }
}
