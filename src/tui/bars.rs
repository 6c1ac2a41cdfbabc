//! The lines at the top and at the bottom: title, lenses with what is selected, and the keys that matter now.

use ratatui::layout::{Position, Rect};

use super::draw::Brush;
use super::keys::{Action, Place};
use super::lens::{Layout, number};
use super::state::{Lens, State, Who};
use super::theme::Role;
use super::wrap::cells;
use crate::model::{Confidence, Finding, Relation};

/// What the briefing is called, and what there is in it.
pub(crate) fn title(state: &State, brush: &mut Brush, area: Rect) {
    let b = &state.briefing;
    // What the analyst has dismissed is no longer open.
    let open = |f: &&Finding| f.relation == Relation::Disputed && !state.judgements.dismissed(f.id);
    let disputes = b.findings.iter().filter(|f| f.confidence == Confidence::Likely).filter(open).count();
    let mut facts = vec![
        number(b.reports.len(), "outlet", "outlets"),
        number(b.actors.len(), "actor", "actors"),
        number(b.claims.len(), "claim", "claims"),
        format!("≠ {disputes}"),
    ];
    if let Some((done, all)) = state.progress {
        facts = vec![format!("reading {done} of {all} … {} stops", state.keymap.named(Action::Escape))];
    } else if state.index.to_review > 0 {
        let worth = b.findings.iter().filter(|f| f.relation != Relation::Single && f.confidence == Confidence::Likely);
        let (done, all) = state.judgements.progress(worth);
        facts.push(format!("reviewed {done}/{all}"));
    }
    let name = "parallax";
    let x = brush.text(area.x + 1, area.y, area.right(), name, brush.theme.style(Role::Accent));
    // The least needful of the facts go first where there is no room.
    let wide = |facts: &[String]| facts.iter().map(|f| cells(f) + 3).sum::<u16>();
    let title = fitting(&b.title, area.right().saturating_sub(x + 4));
    while !facts.is_empty() && x + 2 + cells(&title) + 2 + wide(&facts) > area.right() {
        // Disputes stay longest, then what is reviewed.
        let least = facts.iter().position(|f| !f.starts_with('≠') && !f.starts_with("rev"));
        facts.remove(least.unwrap_or(facts.len() - 1));
    }
    brush.text(x + 2, area.y, area.right(), &title, brush.theme.style(Role::Strong));
    let mut x = area.right().saturating_sub(wide(&facts));
    for fact in &facts {
        let role = if fact.starts_with('≠') && disputes > 0 { Role::Disputed } else { Role::Dim };
        x = brush.text(x + 2, area.y, area.right(), fact, brush.theme.style(role)) + 1;
    }
}

/// As many whole words of `text` as fit, with `…` where some do not.
pub(crate) fn fitting(text: &str, width: u16) -> String {
    if cells(text) <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    for word in text.split_whitespace() {
        if cells(&out) + cells(word) + 2 > width {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if width > 0 {
        out.push('…');
    }
    out
}

/// The lenses, and what is selected.
pub(crate) fn lenses(state: &State, brush: &mut Brush, area: Rect) {
    let mut x = area.x + 1;
    for (lens, label) in labels(state, area.width) {
        let role = if lens == state.lens { Role::Accent } else { Role::Dim };
        x = brush.text(x, area.y, area.right(), &label, brush.theme.style(role)) + 2;
    }
    let crumbs = crumbs(state);
    let room = area.right().saturating_sub(x + 1);
    if crumbs.is_empty() || room < 8 {
        return;
    }
    let text = fitting(&crumbs, room);
    let at = area.right().saturating_sub(cells(&text) + 1);
    brush.text(at, area.y, area.right(), &text, brush.theme.style(Role::Accent));
}

/// The lenses' labels: only the key of those one is not in, where there is no room for more.
fn labels(state: &State, width: u16) -> impl Iterator<Item = (Lens, String)> {
    let keys = Lens::ALL.map(|lens| state.keymap.key(Action::Go(lens)).map(|k| k.to_string()).unwrap_or_default());
    let full: u16 = Lens::ALL.iter().zip(&keys).map(|(l, k)| cells(l.name()) + cells(k) + 3).sum();
    // What is selected or searched for has its place beside them.
    let crumbs = crumbs(state);
    let beside = if crumbs.is_empty() { 0 } else { cells(&crumbs) + 2 };
    let narrow = full + 1 + beside > width;
    let here = state.lens;
    Lens::ALL.into_iter().zip(keys).map(move |(lens, key)| {
        let short = narrow && lens != here && !key.is_empty();
        (lens, if short { key } else { format!("{key} {}", lens.name()).trim_start().to_owned() })
    })
}

/// The lens whose label stands at a column.
pub(crate) fn lens_at(state: &State, x: u16) -> Option<Lens> {
    let mut from = 1;
    for (lens, label) in labels(state, state.size.0) {
        let to = from + cells(&label);
        if (from..to).contains(&x) {
            return Some(lens);
        }
        from = to + 2;
    }
    None
}

/// What is selected, searched for or filtered by, in one line.
fn crumbs(state: &State) -> String {
    let mut out = Vec::new();
    if let Some(search) = state.search.as_ref().filter(|s| !s.typing) {
        let at = search.hits.iter().position(|h| *h == state.seat().number).map_or(0, |n| n + 1);
        let count = match (state.place(), at) {
            (Place::Passage, _) => String::new(),
            (_, 0) => format!(" {}", search.hits.len()),
            (_, at) => format!(" {at}/{}", search.hits.len()),
        };
        out.push(format!("/{}{count}", search.input.text()));
    }
    if state.linking.is_some() {
        out.push(format!("linking: {} on the other claim", state.keymap.named(Action::Link)));
    }
    if !state.look.filter.is_empty() {
        out.push("filtered".into());
    }
    match state.look.who {
        Some(Who::Actor(a)) => {
            let name = state.judgements.name(a).unwrap_or(&state.briefing.actors[a].name);
            out.push(format!("▸ {name}"));
        }
        Some(Who::Unnamed(u)) => out.extend(state.index.unnamed.get(u).map(|u| format!("▸ {}", u.label))),
        None => {}
    }
    out.join("   ")
}

/// The line that is typed, what the program has to say, or the keys that matter now; where the cursor stands.
pub(crate) fn footer(state: &State, brush: &mut Brush, area: Rect) -> Option<Position> {
    if let Some(search) = state.search.as_ref().filter(|s| s.typing) {
        let (before, after) = search.input.halves();
        let x = brush.text(area.x + 1, area.y, area.right(), "/", brush.theme.style(Role::Key));
        let at = brush.text(x, area.y, area.right(), before, brush.theme.style(Role::Text));
        let x = brush.text(at, area.y, area.right(), after, brush.theme.style(Role::Text));
        let told = match (search.query.is_empty(), search.hits.len(), search.places()) {
            (true, ..) => "type what to look for".to_owned(),
            (_, 0, 0) => "nowhere".to_owned(),
            (_, hits, places) => format!("{hits} here · {places} in the reports"),
        };
        let told = fitting(&told, area.right().saturating_sub(x + 4));
        brush.text(x + 3, area.y, area.right(), &told, brush.theme.style(Role::Dim));
        return Some(Position::new(at.min(area.right().saturating_sub(1)), area.y));
    }
    if let Some(sheet) = &state.sheet {
        keys(brush, area, sheet.keys.iter().map(|(k, w)| ((*k).to_owned(), (*w).to_owned())));
        return None;
    }
    if let Some(help) = state.help.as_ref().filter(|h| h.typing) {
        let x = brush.text(area.x + 1, area.y, area.right(), "/", brush.theme.style(Role::Key));
        let (before, after) = help.input.halves();
        let at = brush.text(x, area.y, area.right(), before, brush.theme.style(Role::Text));
        brush.text(at, area.y, area.right(), after, brush.theme.style(Role::Text));
        return Some(Position::new(at.min(area.right().saturating_sub(1)), area.y));
    }
    if let Some(count) = state.count {
        brush.text(area.x + 1, area.y, area.right(), &format!("{count} …"), brush.theme.style(Role::Key));
        return None;
    }
    if let Some(notice) = &state.notice {
        let role = if notice.warning { Role::Warning } else { Role::Message };
        let text = fitting(&notice.text, area.width.saturating_sub(2));
        brush.text(area.x + 1, area.y, area.right(), &text, brush.theme.style(role));
        return None;
    }
    let mut shown: Vec<(u8, String, String)> = Vec::new();
    let mut help = None;
    for (row, keys) in state.keymap.at(state.place(), state.search.is_some()) {
        let (Some((rank, words)), Some(key)) = (row.foot, keys.first()) else { continue };
        if row.action == Action::Help {
            help = Some((key.to_string(), words));
        } else {
            shown.push((rank, key.to_string(), words_now(state, words)));
        }
    }
    let here: &[(&[Action], &str)] = match state.place() {
        Place::Passage => &[
            (&[Action::Back], "back"),
            (&[Action::Left, Action::Right], "passages"),
            (&[Action::PrevDispute, Action::NextDispute], "disputes"),
            (&[Action::Down, Action::Up], "scroll"),
        ],
        Place::Help => &[(&[Action::Down, Action::Up], "scroll"), (&[Action::Escape], "close")],
        Place::Lens(Lens::Outlets) => &[(&[Action::Left, Action::Right], "who leads")],
        Place::Lens(Lens::Actors) if state.profile.focused => &[(&[Action::Left], "to the list")],
        Place::Lens(Lens::Actors) => &[(&[Action::Right], "profile")],
        Place::Lens(_) | Place::Events => &[(&[Action::Down, Action::Up], "move")],
    };
    let named = |actions: &[Action]| {
        let keys: Vec<String> = actions.iter().filter_map(|a| state.keymap.key(*a)).map(|k| k.to_string()).collect();
        keys.join(" ")
    };
    let here = here.iter().map(|(actions, words)| (0, named(actions), (*words).to_owned()));
    let mut all: Vec<(u8, String, String)> = here.chain(shown).filter(|(_, key, _)| !key.is_empty()).collect();
    all.sort_by_key(|(rank, ..)| *rank);
    // The way to all other keys is always shown, at the right edge.
    let mut rest = area;
    if let Some((key, words)) = help.filter(|_| state.place() != Place::Help) {
        rest.width = area.width.saturating_sub(cells(&key) + cells(words) + 4);
        let last = Rect { x: rest.right(), width: area.width - rest.width, ..area };
        self::keys(brush, last, std::iter::once((key, words.to_owned())));
    }
    keys(brush, rest, all.into_iter().map(|(_, k, w)| (k, w)));
    None
}

/// Keys with what they do, as many as there is room for.
pub(crate) fn keys(brush: &mut Brush, area: Rect, all: impl Iterator<Item = (String, String)>) {
    let mut x = area.x + 1;
    for (key, words) in all {
        if x + cells(&key) + 1 + cells(&words) > area.right().saturating_sub(1) {
            continue;
        }
        x = brush.text(x, area.y, area.right(), &key, brush.theme.style(Role::Key)) + 1;
        x = brush.text(x, area.y, area.right(), &words, brush.theme.style(Role::Dim)) + 3;
    }
}

/// The words of a key that does one thing or its opposite.
fn words_now(state: &State, words: &str) -> String {
    match words {
        "as published" if state.look.layout == Layout::Published => "aligned".into(),
        "one report" if state.look.layout == Layout::Spine => "aligned".into(),
        "possible" if state.look.possible => "hide possible".into(),
        _ => words.into(),
    }
}
