//! What is on the screen after which keys: pictures with the looks of each stretch written out below.
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

mod support;

use std::fmt::Write;
use std::sync::Arc;

use parallax::model::Briefing;
use parallax::tui::{Keymap, Msg, State, Theme, update, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::{Color, Modifier};

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 20), (40, 12)];

fn open(briefing: &Arc<Briefing>, theme: &str, size: (u16, u16)) -> State {
    State::new(briefing.clone(), size, Theme::named(theme).unwrap(), Keymap::default())
}

fn press(state: &mut State, keys: &str) {
    for key in keys.split_whitespace() {
        update(state, Msg::Key(key.parse().unwrap()));
    }
}

fn buffer(state: &State, (width, height): (u16, u16)) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view(state, frame)).unwrap();
    terminal.backend().buffer().clone()
}

/// The looks of a cell in words; empty for the terminal's own.
fn looks(cell: &ratatui::buffer::Cell) -> String {
    let mut out = Vec::new();
    if cell.fg != Color::Reset {
        out.push(cell.fg.to_string().to_lowercase());
    }
    if cell.bg != Color::Reset {
        out.push(format!("on {}", cell.bg).to_lowercase());
    }
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if cell.modifier.contains(modifier) {
            out.push(name.into());
        }
    }
    out.join(" ")
}

/// The screen as text, then for each row the stretches that do not look plain.
fn picture(state: &State, size: (u16, u16)) -> String {
    let buffer = buffer(state, size);
    let mut text = String::new();
    let mut styles = String::new();
    for y in 0..size.1 {
        let mut row = String::new();
        let mut runs: Vec<(String, String)> = Vec::new();
        let mut x = 0;
        while x < size.0 {
            let cell = &buffer[(x, y)];
            row.push_str(cell.symbol());
            let look = looks(cell);
            match runs.last_mut() {
                Some((last, words)) if *last == look => words.push_str(cell.symbol()),
                _ => runs.push((look, cell.symbol().into())),
            }
            x += cell.symbol().cell_width().max(1);
        }
        writeln!(text, "{}", row.trim_end()).unwrap();
        let told: Vec<String> = runs
            .iter()
            .filter(|(look, words)| !look.is_empty() && !words.trim().is_empty())
            .map(|(look, words)| format!("{look} [{}]", words.trim()))
            .collect();
        if !told.is_empty() {
            writeln!(styles, "{:2} {}", y + 1, told.join(" · ")).unwrap();
        }
    }
    format!("{text}{}\n{styles}", "─".repeat(size.0.into()))
}

fn shoot(name: &str, briefing: &Arc<Briefing>, keys: &str) {
    for size in SIZES {
        let mut state = open(briefing, "ansi", size);
        press(&mut state, keys);
        insta::assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), picture(&state, size));
    }
}

#[test]
fn brief() {
    shoot("brief", &support::ferry(2), "");
}

#[test]
fn brief_of_three() {
    shoot("brief3", &support::ferry(3), "p j");
}

#[test]
fn outlets_aligned() {
    shoot("outlets", &support::ferry(2), "2 j");
}

#[test]
fn outlets_as_published() {
    shoot("published", &support::ferry(2), "2 = j j");
}

#[test]
fn actors() {
    shoot("actors", &support::ferry(3), "3 j");
}

#[test]
fn claims() {
    shoot("claims", &support::ferry(2), "4 j");
}

#[test]
fn timeline() {
    shoot("timeline", &support::ferry(2), "5");
}

#[test]
fn passages() {
    shoot("passages", &support::ferry(2), "Enter");
}

#[test]
fn help() {
    shoot("help", &support::ferry(2), "?");
}

#[test]
fn searching() {
    shoot("search", &support::ferry(2), "2 / p u m p");
}

#[test]
fn nothing_read() {
    shoot("bare", &support::bare(), "");
}

#[test]
fn without_colour_nothing_is_coloured() {
    let briefing = support::ferry(3);
    for keys in ["", "2 j", "3 j", "4", "5", "Enter", "?", "/ p u m p"] {
        let mut state = open(&briefing, "mono", (120, 40));
        press(&mut state, keys);
        let buffer = buffer(&state, (120, 40));
        assert!(buffer.content.iter().all(|c| c.fg == Color::Reset && c.bg == Color::Reset), "{keys}");
    }
    let mut state = open(&briefing, "mono", (80, 24));
    press(&mut state, "2 j");
    insta::assert_snapshot!("mono_outlets_80x24", picture(&state, (80, 24)));
}

/// The text of the screen, its rows joined.
fn text(state: &State, size: (u16, u16)) -> String {
    let buffer = buffer(state, size);
    (0..size.1).map(|y| (0..size.0).map(|x| buffer[(x, y)].symbol()).collect::<String>() + "\n").collect()
}

/// The row that the selection's bar begins on.
fn bar(state: &State, size: (u16, u16)) -> Option<String> {
    text(state, size).lines().find(|l| l.contains('▌')).map(|l| l.trim().to_owned())
}

#[test]
fn the_selection_is_one_for_all_lenses() {
    let size = (120, 40);
    let mut state = open(&support::ferry(2), "ansi", size);
    press(&mut state, "j 2");
    assert!(bar(&state, size).unwrap().contains("Harbour officials blamed"), "{}", text(&state, size));
    press(&mut state, "k 4");
    assert!(bar(&state, size).unwrap().contains("done everything"), "{}", text(&state, size));
    press(&mut state, "1");
    assert!(bar(&state, size).unwrap().contains("denial"), "the place in the Brief is kept: {}", text(&state, size));
}

#[test]
fn a_selected_actor_filters_and_lets_go() {
    let size = (120, 40);
    let mut state = open(&support::ferry(2), "ansi", size);
    press(&mut state, "3 j");
    assert!(text(&state, size).contains("▸ Lorne Line"));
    press(&mut state, "4");
    let filtered = text(&state, size);
    assert!(
        filtered.contains("Esc lets go of who is selected") && !filtered.contains("has been put out"),
        "{filtered}"
    );
    press(&mut state, "Esc");
    assert!(text(&state, size).contains("has been put out"));
}

#[test]
fn enter_shows_the_passage_and_backspace_comes_back() {
    for size in SIZES {
        let mut state = open(&support::ferry(2), "ansi", size);
        press(&mut state, "4 j j");
        let before = text(&state, size);
        press(&mut state, "Enter");
        let open = text(&state, size);
        assert!(open.contains("Nine") && open.contains("Backspace"), "{open}");
        press(&mut state, "Backspace");
        assert_eq!(text(&state, size), before);
    }
}

#[test]
fn search_goes_round_and_escape_ends_it() {
    let size = (80, 24);
    let mut state = open(&support::ferry(2), "ansi", size);
    press(&mut state, "4 / P U M P Enter");
    assert!(text(&state, size).contains("/PUMP 1/1"), "{}", text(&state, size));
    press(&mut state, "n");
    assert!(bar(&state, size).unwrap().contains("denial"));
    press(&mut state, "Esc");
    assert!(!text(&state, size).contains("/PUMP"));
    press(&mut state, "/ z z z Enter");
    assert!(
        text(&state, size).contains("“zzz” is not in this lens, and nowhere in the reports"),
        "{}",
        text(&state, size)
    );
}

#[test]
fn the_place_survives_a_change_of_size() {
    let mut state = open(&support::ferry(2), "ansi", (120, 40));
    press(&mut state, "2 j j j j");
    let words = bar(&state, (120, 40)).unwrap();
    let first: String = words.chars().skip(1).take(20).collect();
    for size in [(60, 12), (200, 60), (40, 10), (10, 3), (80, 24)] {
        update(&mut state, Msg::Resize(size.0, size.1));
    }
    assert!(bar(&state, (80, 24)).unwrap().contains(first.trim()), "{}", text(&state, (80, 24)));
}

#[test]
fn a_key_that_does_nothing_here_says_why() {
    let size = (80, 24);
    let mut state = open(&support::ferry(2), "ansi", size);
    press(&mut state, "=");
    assert!(text(&state, size).contains("= (align) works in Outlets"));
    press(&mut state, "N");
    assert!(text(&state, size).contains("nothing is searched for"));
    press(&mut state, "Esc");
    assert!(text(&state, size).contains("q quits"));
}

#[test]
fn too_small_a_screen_says_so() {
    let mut state = open(&support::ferry(2), "ansi", (30, 5));
    assert!(text(&state, (30, 5)).contains("40x10 needed"));
    assert_eq!(update(&mut state, Msg::Key("q".parse().unwrap())), parallax::tui::Effect::Quit);
}
