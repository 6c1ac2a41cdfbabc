//! The profile beside the list of actors: what each report calls one, how far it is heard, what it says and is said of it.

use ratatui::layout::Rect;

use super::lens::{self, Ctx, Look, label_width, number, told_by};
use super::page::{Cell, Item, Page, scrolled};
use super::state::{Lens, State};
use super::theme::Role;
use super::wrap::Run;
use super::{geometry, index::Index};
use crate::model::{ActorId, ActorKind, ClaimId, Heard, Relation};
use crate::review;

/// The profile, or the reasons of a finding: what stands beside or below the list.
#[derive(Debug, Clone, Default)]
pub(crate) struct Profile {
    /// Whether the keys move in it rather than in the list.
    pub(crate) focused: bool,
    pub(crate) number: usize,
    pub(crate) top: usize,
    pub(crate) page: Page,
    laid: Option<(Item, u16, usize, Look)>,
}

impl Profile {
    /// Lays out what belongs to the selected item.
    pub(crate) fn refresh(state: &mut State, area: Rect) {
        let item = state.seat().at.filter(|_| !area.is_empty());
        let Some(item) = item.filter(|_| matches!(state.lens, Lens::Actors | Lens::Claims)) else {
            state.profile = Self::default();
            return;
        };
        let mut profile = std::mem::take(&mut state.profile);
        let key = (item, area.width, state.lens.index(), state.look.clone());
        if profile.laid.as_ref() != Some(&key) {
            let ctx = state.ctx(area.width);
            let page = match item {
                Item::Finding(f) => super::lens::detail(ctx, f),
                Item::Own(id) => lens::added(ctx, id),
                Item::Orphan(n) => lens::lost(ctx, n),
                Item::Actor(a) => actor(ctx, a),
                Item::Unnamed(group) => unnamed(ctx, group),
                _ => Page::default(),
            };
            if profile.laid.as_ref().is_none_or(|(was, ..)| *was != item) {
                (profile.number, profile.top) = (0, 0);
                profile.focused = profile.focused && state.lens == Lens::Actors;
            }
            profile.page = page;
            profile.laid = Some(key);
        }
        profile.number = profile.number.min(profile.page.entries.len().saturating_sub(1));
        let height: usize = area.height.into();
        let rows = match profile.page.entries.get(profile.number) {
            // The first item is shown with the head above it, where both fit.
            Some(e) if profile.focused && (profile.number > 0 || e.rows.end > height) => e.rows.clone(),
            Some(e) => 0..e.rows.end.min(height),
            None => 0..0,
        };
        profile.top = scrolled(profile.top, &rows, height, profile.page.height());
        state.profile = profile;
    }
}

fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Organisation => "organisation",
        ActorKind::State => "state",
        ActorKind::Group => "group",
    }
}

/// The width of the profile's text.
fn measure(ctx: Ctx) -> u16 {
    ctx.width.saturating_sub(4).clamp(1, geometry::MEASURE)
}

fn actor(ctx: Ctx, id: ActorId) -> Page {
    let mut page = Page::default();
    let a = &ctx.b.actors[id];
    let wide = measure(ctx);
    let name = ctx.judgements.name(id);
    let mut head =
        vec![Run::new(Role::Strong, name.unwrap_or(&a.name)), Run::new(Role::Dim, format!(" · {}", kind(a.kind)))];
    if !a.roles.is_empty() {
        head.push(Run::new(Role::Dim, format!(" · {}", a.roles.join(" / "))));
    }
    page.plain(vec![Cell::at(3, wide).text(&head)]);
    for line in identity(ctx, id).into_iter().chain(lens::judged(ctx, review::Item::Actor(id))) {
        page.plain(vec![Cell::at(3, wide).text(&[Run::new(Role::Message, line)])]);
    }
    places(ctx, &mut page, id);

    let label = label_width(ctx);
    let beside = wide.saturating_sub(label);
    if ctx.b.wordings.iter().any(|w| w.actor == id) {
        page.heading(3, wide, "CALLED");
    }
    for w in ctx.b.wordings.iter().filter(|w| w.actor == id) {
        let mut runs = Vec::new();
        for l in &w.labels {
            if !runs.is_empty() {
                runs.push(Run::new(Role::Dim, " · "));
            }
            runs.push(Run::new(Role::Text, l.text.as_str()));
            runs.push(Run::new(Role::Dim, format!("\u{a0}{}", l.spans.len())));
        }
        let name = [Run::new(Role::Dim, ctx.index.short[w.report.index()].as_str())];
        page.item(
            Item::Called(id, w.report),
            vec![Cell::at(3, label - 1).most(&name, 1), Cell::at(3 + label, beside).most(&runs, 4)],
        );
    }
    if ctx.index.voices(ctx.b, id).next().is_some() {
        page.heading(3, wide, "HEARD");
    }
    for v in ctx.index.voices(ctx.b, id) {
        let (role, word) = match v.heard {
            Heard::Quoted => (Role::Named, "quoted"),
            Heard::Paraphrased => (Role::Named, "paraphrased"),
            Heard::Declined => (Role::Text, "would not comment"),
            Heard::NotReached => (Role::Text, "could not be reached"),
            Heard::NotHeard => (Role::Unheard, "not heard"),
        };
        let counted = [("", &v.claims), ("accused in ", &v.accused_in), ("spoken for in ", &v.spoken_for)];
        let words =
            counted.iter().filter(|(_, claims)| !claims.is_empty()).fold(word.to_owned(), |words, (how, claims)| {
                format!("{words}, {how}{}", number(claims.len(), "claim", "claims"))
            });
        let name = [Run::new(Role::Dim, ctx.index.short[v.report.index()].as_str())];
        let cells =
            vec![Cell::at(3, label - 1).most(&name, 1), Cell::at(3 + label, beside).text(&[Run::new(role, words)])];
        page.item(Item::Heard(id, v.report), cells);
    }
    let own = |c: &ClaimId| ctx.b.claims[*c].source.as_ref().is_some_and(|s| s.actor == Some(id));
    let all: Vec<ClaimId> = ctx.b.claims.iter().map(|c| c.id).filter(|&c| Index::concerns(ctx.b, c, id)).collect();
    let (says, mut said): (Vec<ClaimId>, Vec<ClaimId>) = all.into_iter().partition(own);
    // What it is blamed for comes first.
    said.sort_by_key(|&c| (!ctx.b.claims[c].accuses.contains(&id), c));
    list(ctx, &mut page, "SAID OF IT", &said, Some(id));
    if says.is_empty() {
        page.heading(3, wide, "IT SAYS");
        page.plain(vec![Cell::at(5, wide).text(&[Run::new(Role::Dim, "nothing in these reports")])]);
    } else {
        list(ctx, &mut page, "IT SAYS", &says, None);
    }
    page
}

/// What analysts say of who it is, beside the program's own reading.
fn identity(ctx: Ctx, id: ActorId) -> Vec<String> {
    let (b, j) = (ctx.b, ctx.judgements);
    let mut out = Vec::new();
    if j.name(id).is_some_and(|n| n != b.actors[id].name) {
        out.push(format!("the program's name: {}", b.actors[id].name));
    }
    let same: Vec<&str> =
        b.actors.iter().filter(|a| a.id != id && j.leader(a.id) == j.leader(id)).map(|a| a.name.as_str()).collect();
    if !same.is_empty() {
        out.push(format!("merged by the analyst with {}", same.join(", ")));
    }
    for s in j.splits.iter().filter(|s| s.actors.contains(&id)) {
        out.push(format!("{} is another actor to {}: {}", s.names.join(", "), s.who, s.name));
    }
    out
}

/// Where in each report it is mentioned, as a line from the first word to the last.
fn places(ctx: Ctx, page: &mut Page, id: ActorId) {
    const BINS: usize = 24;
    const LEVELS: [char; 5] = ['·', '▂', '▄', '▆', '█'];
    let label = label_width(ctx);
    page.heading(3, measure(ctx), "WHERE IN THE TEXT");
    for r in &ctx.b.reports {
        let mut bins = [0_usize; BINS];
        for m in ctx.b.actors[id].mentions.iter().filter(|m| m.report == r.id) {
            bins[(m.span.start * BINS / r.text.len().max(1)).min(BINS - 1)] += 1;
        }
        if bins.iter().all(|n| *n == 0) {
            continue;
        }
        let line: String = bins.iter().map(|&n| LEVELS[n.min(LEVELS.len() - 1)]).collect();
        let name = [Run::new(Role::Dim, ctx.index.short[r.id.index()].as_str())];
        let line = [Run::new(Role::Own, line)];
        page.plain(vec![Cell::at(3, label - 1).most(&name, 1), Cell::at(3 + label, measure(ctx)).most(&line, 1)]);
    }
}

fn unnamed(ctx: Ctx, group: usize) -> Page {
    let mut page = Page::default();
    let Some(u) = ctx.index.unnamed.get(group) else { return page };
    let head = [Run::new(Role::Strong, u.label.as_str()), Run::new(Role::Dim, " · unnamed")];
    page.plain(vec![Cell::at(3, measure(ctx)).text(&head)]);
    list(ctx, &mut page, "SAYS", &u.claims, None);
    page
}

/// Claims with who says them and where; those that blame `of` are marked.
fn list(ctx: Ctx, page: &mut Page, heading: &str, claims: &[ClaimId], of: Option<ActorId>) {
    if claims.is_empty() {
        return;
    }
    let wide = measure(ctx);
    page.heading(3, wide, heading);
    for &c in claims {
        let claim = &ctx.b.claims[c];
        let report = &ctx.b.reports[claim.report];
        let blames = of.is_some_and(|a| claim.accuses.contains(&a));
        let disputed = ctx.index.findings_of[c.index()]
            .iter()
            .any(|f| ctx.b.findings[*f].relation == Relation::Disputed && ctx.shows(*f));
        let mark = match (blames, disputed) {
            (_, true) => Run::new(Role::Disputed, "≠"),
            (true, _) => Run::new(Role::Unheard, "!"),
            _ => Run::new(Role::Dim, "·"),
        };
        let unit = ctx.index.units(claim.report).get(ctx.index.unit_of[c.index()]);
        let place = unit.map_or(0, |u| u.paragraph);
        let place = if place == 0 { "headline".to_owned() } else { format!("¶{place}") };
        let note = format!("{}, {} {place}", told_by(ctx, &[c]), ctx.index.short[claim.report.index()]);
        let runs = [Run::of(report, claim.span, Role::Text)];
        let cell = Cell::at(5, wide.saturating_sub(2)).most(&runs, 3).right(&[Run::new(Role::Dim, note)]);
        page.item(Item::Claim(c), vec![Cell::at(3, 1).text(&[mark]), cell]);
    }
}
