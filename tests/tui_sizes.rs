//! Any screen, any keys: nothing panics, nothing is lost.
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

mod support;

use std::sync::Arc;

use parallax::model::Briefing;
use parallax::review::Review;
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
        for lens in
            ["1", "2", "3", "4", "5", "f", "Esc", "2", "=", "s", ":", "Esc", "n", "Esc", "4", "g", "Esc", "Enter", "?"]
        {
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
        1 => (0u16..120, 0u16..40).prop_map(|(x, y)| Msg::Click(x, y)),
        1 => (-3i16..4).prop_map(Msg::Wheel),
    ]
}

/// What the program does about an effect, with a log of its own.
fn follow(state: &mut State, review: &mut Review, briefing: &Briefing, effect: Effect) {
    let done = match effect {
        Effect::Judge(judgement) => {
            let mut done = review.append(briefing, judgement);
            if let Some(next) = state.next_judgement() {
                done = done.and(review.append(briefing, next));
            }
            done
        }
        Effect::Undo => review.undo(briefing).map(|_| ()),
        Effect::Redo => review.redo(briefing).map(|_| ()),
        _ => return,
    };
    done.unwrap();
    update(state, Msg::Judged(Arc::new(review.judgements().clone()), None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_keys_sizes_and_judgements_panics(
        messages in proptest::collection::vec(message(), 1..80),
        which in 0usize..4,
    ) {
        let briefing = [support::ferry(2), support::ferry(3), support::bare(), support::scripts()][which].clone();
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log.jsonl");
        let mut review = Review::open(&briefing, Some(&log));
        let mut state = open(briefing.clone(), (100, 30));
        let mut size = (100, 30);
        for msg in messages {
            if let Msg::Resize(w, h) = msg {
                size = (w, h);
            }
            let effect = update(&mut state, msg);
            follow(&mut state, &mut review, &briefing, effect);
            draw(&state, size);
        }
        let again = Review::open(&briefing, Some(&log));
        prop_assert_eq!(again.judgements(), review.judgements(), "every judgement is on the disk");
    }

    #[test]
    fn the_selection_stays_on_the_screen(
        keys in proptest::collection::vec(proptest::sample::select(vec![
            "j", "k", "PgDn", "PgUp", "Home", "End", "Ctrl-d", "Ctrl-u", "1", "2", "3", "4", "5", "]", "[", "=", "s", "p", "l", "h", "8", "0",
        ]), 1..40),
        size in (40u16..140, 10u16..50),
    ) {
        let mut state = open(support::ferry(3), size);
        for key in keys {
            update(&mut state, Msg::Key(key.parse().unwrap()));
            let terminal = draw(&state, size);
            let bar = terminal.backend().buffer().content.iter().any(|c| c.symbol() == "▌");
            // An actor with no finding leaves nothing to select in Claims, which says so.
            let screen = terminal.backend().to_string();
            let empty = screen.contains("CLAIMS  0") && screen.contains("findings not listed");
            prop_assert!(bar || empty, "no selection to be seen after {}\n{}", key, terminal.backend());
        }
    }
}
