//! The picture of a state: reads it, and changes nothing.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::dialog::Sheet;
use super::draw::{Brush, Overlay, RULE};
use super::geometry;
use super::keys::{Action, Keymap};
use super::lens::{dated, number};
use super::state::{Lens, State};
use super::theme::Role;
use super::{bars, wrap};

/// Draws the whole screen.
pub fn view(state: &State, frame: &mut Frame) {
    let area = frame.area();
    let query = state.search.as_ref().map(|s| &s.query).filter(|q| !q.is_empty());
    let nothing = Overlay::default();
    let found = state.search.as_ref().map_or(&nothing, |s| &s.found);
    let mut brush = Brush { buf: frame.buffer_mut(), theme: &state.theme, query };
    if geometry::too_small((area.width, area.height)) || geometry::too_small(state.size) {
        too_small(&mut brush, area, &state.keymap);
        return;
    }
    let regions = geometry::frame(state);
    bars::title(state, &mut brush, regions.title);
    bars::lenses(state, &mut brush, regions.lenses);
    if let Some(help) = &state.help {
        brush.page(regions.body, &help.page, help.top, &(0..0), &[]);
    } else if state.passages.is_some() {
        passages(state, &mut brush, regions.body, found);
    } else {
        lens(state, &mut brush, regions, found);
    }
    let typed = state.sheet.as_ref().and_then(|sheet| lay(&mut brush, sheet));
    if let Some(at) = bars::footer(state, &mut brush, regions.footer).or(typed) {
        frame.set_cursor_position(at);
    }
}

pub(super) fn too_small(brush: &mut Brush, area: Rect, keys: &Keymap) {
    let (w, h) = geometry::LEAST;
    for (y, line) in [format!("{w}x{h} needed"), format!("{} quits", keys.named(Action::Quit))].into_iter().enumerate()
    {
        // The longest form that fits: nothing is cut in the middle of a word.
        let fits = wrap::wrap_most(&[wrap::Run::new(Role::Text, line)], area.width.max(1), 1);
        for piece in fits.iter().flatten().filter(|p| p.col + p.cells <= area.width && (y as u16) < area.height) {
            brush.text(area.x + piece.col, area.y + y as u16, area.right(), &piece.text, Style::new());
        }
    }
}

fn lens(state: &State, brush: &mut Brush, regions: geometry::Frame, found: &Overlay) {
    let seat = state.seat();
    let page = state.page();
    let rows = page.entries.get(seat.number).map_or(0..0, |e| e.rows.clone());
    // While the keys move elsewhere, the bar stands there.
    let rows = if state.profile.focused { 0..0 } else { rows };
    let all = [&state.here, &state.differing, &state.names, found];
    // In a cell that holds nothing but differing words, lighting them says nothing.
    let overlays = if state.lens == Lens::Outlets { &all[..] } else { &all[2..] };
    brush.page(regions.list, page, seat.top, &rows, overlays);
    let each = regions.list.width / (state.beside.len() as u16 + 1).max(1);
    let head = page.head_height(regions.list.height.into()) as u16;
    for (i, beside) in state.beside.iter().enumerate() {
        let above = usize::try_from(-beside.top).unwrap_or(0).min(regions.list.height.into()) as u16;
        let area = Rect {
            x: regions.list.x + each * (i as u16 + 1),
            y: regions.list.y + head + above,
            width: each,
            height: regions.list.height.saturating_sub(head + above),
        };
        let rows = beside.partners.first().cloned().unwrap_or(0..0);
        brush.page(area, &beside.flow.page, usize::try_from(beside.top).unwrap_or(0), &rows, &all);
    }
    if !regions.side.is_empty() {
        let profile = &state.profile;
        let rows = profile.page.entries.get(profile.number).map_or(0..0, |e| e.rows.clone());
        let rows = if profile.focused { rows } else { 0..0 };
        if state.lens == Lens::Claims {
            rule(brush, regions.side.y.saturating_sub(1), regions.side);
        }
        brush.page(regions.side, &profile.page, profile.top, &rows, &all);
    }
}

/// A dialog over the foot of the body; where its cursor stands.
fn lay(brush: &mut Brush, sheet: &Sheet) -> Option<Position> {
    let area = sheet.area;
    for y in area.y..area.bottom() {
        brush.clear(y, area);
    }
    if area.height == 0 {
        return None;
    }
    rule(brush, area.y, Rect { width: area.width.saturating_sub(2), ..area });
    // The lens's own rule just above it would look like a second one.
    if let Some(y) = area.y.checked_sub(1).filter(|&y| brush.is_rule(y)) {
        brush.clear(y, area);
    }
    let x = area.x + 3;
    for piece in &sheet.heading {
        brush.piece(x, area.y + 1, area.right(), piece, None, &[]);
    }
    for (y, (n, row)) in (area.y + 2..area.bottom()).zip(sheet.rows.iter().enumerate().skip(sheet.top)) {
        let here = sheet.selected == Some(n);
        if here {
            let bar = brush.theme.style(Role::Accent);
            brush.text(area.x + 1, y, area.right(), "▌", bar);
        }
        for piece in row {
            let role = (here && piece.role == Role::Text).then_some(Role::Strong);
            brush.piece(x, y, area.right(), piece, role, &[]);
        }
    }
    let (col, row) = sheet.cursor?;
    let y = row.map_or(area.y + 1, |r| area.y + 2 + r.saturating_sub(sheet.top) as u16);
    Some(Position::new((x + col).min(area.right().saturating_sub(1)), y.min(area.bottom().saturating_sub(1))))
}

/// A thin line between the list and what belongs to its selected item.
fn rule(brush: &mut Brush, y: u16, area: Rect) {
    let style = brush.theme.style(Role::Dim);
    for x in area.x + 3..area.right().saturating_sub(1) {
        brush.text(x, y, area.right(), RULE, style);
    }
}

fn passages(state: &State, brush: &mut Brush, body: Rect, found: &Overlay) {
    let Some(passages) = &state.passages else { return };
    for (y, line) in (body.y..body.bottom()).zip(&passages.title) {
        for piece in line {
            brush.piece(body.x + 3, y, body.right(), piece, None, &[]);
        }
    }
    let overlays = [&passages.overlays[0], &passages.overlays[1], &state.names, found];
    for pane in &passages.panes {
        let active = pane.report == passages.report();
        let report = &state.briefing.reports[pane.report];
        let of = passages.targets.iter().filter(|t| t.report == pane.report).count();
        let mut facts = vec![String::new()];
        if active && passages.targets.len() > 1 {
            facts.push(format!("passage {} of {}", passages.at + 1, passages.targets.len()));
        } else if of > 1 {
            facts.push(number(of, "passage", "passages"));
        }
        facts.push(dated(report));
        let role = if active { Role::Accent } else { Role::Strong };
        let runs = [
            wrap::Run::new(role, state.index.names[pane.report.index()].as_str()),
            wrap::Run::new(Role::Dim, facts.join(" · ")),
        ];
        let y = pane.head;
        for piece in wrap::wrap_most(&runs, pane.area.width.saturating_sub(6), 1).iter().flatten() {
            brush.piece(pane.area.x + 5, y, pane.area.right(), piece, None, &[]);
        }
        brush.page(pane.area, &pane.flow.page, pane.top, &pane.rows, &overlays);
    }
}
