//! The order of findings: by substance, hard facts before wording.

use crate::model::{Confidence, DisputeKind};

use super::findings::Draft;
use super::profile::Context;

/// Puts the weightiest first: the sure ones, then by relation, by how hard the kind is, by how many reports tell it and
/// how much ties them.
pub(super) fn sort(cx: &Context, drafts: &mut [Draft]) {
    let reports = |d: &Draft| {
        let mut list: Vec<usize> = d.claims.iter().map(|&c| cx.claims[c].report).collect();
        list.sort_unstable();
        list.dedup();
        list.len()
    };
    drafts.sort_by(|x, y| {
        let key = |d: &Draft| (d.relation, d.confidence == Confidence::Possible, hardness(d), usize::MAX - reports(d));
        key(x)
            .cmp(&key(y))
            .then(y.weight.total_cmp(&x.weight))
            .then_with(|| place(cx, x).cmp(&place(cx, y)))
            .then_with(|| x.claims.cmp(&y.claims))
    });
}

/// Hard kinds first: what happened, to how many, who did it; then who says it and how surely.
fn hardness(draft: &Draft) -> u8 {
    match draft.clash.as_ref().map(|c| c.kind) {
        Some(DisputeKind::Status) => 0,
        Some(DisputeKind::Numeric) => 1,
        Some(DisputeKind::Roles) => 2,
        Some(DisputeKind::Negation) => 3,
        Some(DisputeKind::Denial) => 4,
        Some(DisputeKind::Antonym) => 5,
        Some(DisputeKind::Date) => 6,
        Some(DisputeKind::Place) => 7,
        Some(DisputeKind::Attribution) => 8,
        Some(DisputeKind::Certainty) => 9,
        None => 10,
    }
}

/// Where a finding stands first.
fn place(cx: &Context, draft: &Draft) -> Vec<(usize, usize)> {
    draft.claims.iter().map(|&c| (cx.claims[c].claim.span.start, cx.claims[c].report)).collect()
}
