//! Any screen, any keys: nothing panics, nothing is lost.
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

mod support;

use std::sync::Arc;

use parallax::model::Briefing;
use parallax::tui::{Effect, Key, Keymap, Msg, State, TABLE, Theme, update, view};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fn open(briefing: Arc<Briefing>, size: (u16, u16)) -> State {
    State::new(briefing, size, Theme::named("ansi").unwrap(), Keymap::default())
}

fn draw(state: &State, (width, height): (u16, u16)) -> Terminal<TestBackend> {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| view(state, frame)).unwrap();
    terminal
}

#[test]
fn every_small_size_draws() {
    for briefing in [support::ferry(3), support::bare(), support::scripts()] {
        let mut state = open(briefing, (80, 24));
        for width in 0..=30 {
            for height in 0..=15 {
                update(&mut state, Msg::Resize(width, height));
                draw(&state, (width, height));
                // The screen may be resized again before the change is known.
                draw(&state, (height, width));
            }
        }
    }
}

#[test]
fn every_lens_draws_at_every_width() {
    for briefing in [support::ferry(2), support::ferry(3), support::scripts()] {
        let mut state = open(briefing, (80, 24));
        for lens in ["1", "2", "3", "4", "5", "="] {
            update(&mut state, Msg::Key(lens.parse().unwrap()));
            for width in (38..170).step_by(3) {
                for height in [9, 12, 24, 50] {
                    update(&mut state, Msg::Resize(width, height));
                    draw(&state, (width, height));
                }
            }
        }
    }
}

fn key() -> impl Strategy<Value = Key> {
    let table: Vec<Key> = TABLE.iter().flat_map(|row| row.keys).map(|k| k.parse().unwrap()).collect();
    prop_oneof![4 => proptest::sample::select(table), 1 => proptest::char::range('a', 'z').prop_map(Key::char)]
}

fn message() -> impl Strategy<Value = Msg> {
    prop_oneof![
        20 => key().prop_map(Msg::Key),
        2 => (0u16..200, 0u16..60).prop_map(|(w, h)| Msg::Resize(w, h)),
        1 => "[a-z \\PC]{0,8}".prop_map(Msg::Paste),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_and_sizes_panics(messages in proptest::collection::vec(message(), 1..60), which in 0usize..4) {
        let briefing = [support::ferry(2), support::ferry(3), support::bare(), support::scripts()][which].clone();
        let mut state = open(briefing, (100, 30));
        let mut size = (100, 30);
        for msg in messages {
            if let Msg::Resize(w, h) = msg {
                size = (w, h);
            }
            let effect = update(&mut state, msg);
            prop_assert!(matches!(effect, Effect::None | Effect::Quit | Effect::Suspend | Effect::Redraw));
            draw(&state, size);
        }
    }
}
