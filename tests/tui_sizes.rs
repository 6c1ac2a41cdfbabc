//! Any screen, any keys: nothing panics, nothing is lost.
#![allow(clippy::unwrap_used, reason = "a test that fails panics")]

mod support;

use std::sync::Arc;

use parallax::model::Briefing;
use parallax::review::Review;
use parallax::tui::{Effect, Key, Keymap, Listing, Msg, Place, State, TABLE, Theme, update, view};
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
        3 => key().prop_map(Msg::Quick),
        2 => (0u16..200, 0u16..60).prop_map(|(w, h)| Msg::Resize(w, h)),
        1 => "[a-z \\PC]{0,8}".prop_map(Msg::Paste),
        1 => (0u16..120, 0u16..40).prop_map(|(x, y)| Msg::Click(x, y)),
        1 => (-3i16..4).prop_map(Msg::Wheel),
    ]
}

/// What the program does about an effect, with a log of its own.
fn follow(state: &mut State, review: &mut Review, briefing: &Briefing, effect: Effect) {
    let done = match effect {
        Effect::Judge(judgement, part) => review
            .append(briefing, judgement)
            .and_then(|()| part.map_or(Ok(()), |part| review.append_part(briefing, part))),
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
        messages in proptest::collection::vec(prop_oneof![
            12 => proptest::sample::select(vec![
                "j", "k", "PgDn", "PgUp", "Home", "End", "Ctrl-d", "Ctrl-u", "1", "2", "3", "4", "5", "]", "[", "}", ")",
                "=", "s", "p", "l", "h", "L", "8", "0", "f", "o", "n", "g", "d", "e", ":", "Enter", "Esc", "Esc",
                "Backspace", "Space", "a", "x", "t", "c", "v",
            ]).prop_map(|k| Msg::Key(k.parse().unwrap())),
            1 => proptest::sample::select(vec!["j", "k", "5", "]"]).prop_map(|k| Msg::Quick(k.parse().unwrap())),
            1 => (40u16..140, 10u16..50).prop_map(|(w, h)| Msg::Resize(w, h)),
            1 => (0u16..140, 0u16..50).prop_map(|(x, y)| Msg::Click(x, y)),
            1 => (-3i16..4).prop_map(Msg::Wheel),
        ], 1..60),
        first in (40u16..140, 10u16..50),
    ) {
        let briefing = support::ferry(3);
        let folder = tempfile::tempdir().unwrap();
        let mut review = Review::open(&briefing, Some(&folder.path().join("log.jsonl")));
        let mut size = first;
        let mut state = open(briefing.clone(), size);
        for msg in messages {
            if let Msg::Resize(w, h) = msg {
                size = (w, h);
            }
            let told = format!("{msg:?}");
            let effect = update(&mut state, msg);
            follow(&mut state, &mut review, &briefing, effect);
            let terminal = draw(&state, size);
            let screen = terminal.backend().to_string();
            // A text is scrolled by its rows.
            let elsewhere = matches!(state.place(), Place::Passage | Place::Help);
            // Of who is named and does nothing, Claims has nothing to list, and says why in words.
            let words = screen.replace(['"', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
            let empty = words.contains("in possible findings only")
                || words.contains("nothing is told on its word")
                || words.contains("no finding passes the filters");
            prop_assert!(
                screen.contains('▌') || elsewhere || empty,
                "no selection to be seen after {}\n{}", told, screen
            );
        }
    }

    #[test]
    fn the_list_of_events_takes_anything(messages in proptest::collection::vec(message(), 1..60), events in 0usize..9) {
        let folder = tempfile::tempdir().unwrap();
        support::day(folder.path(), events);
        let shelf = parallax::load::shelf::open(&[folder.path().to_owned()], &parallax::load::Given::default(), |_, _| {});
        let mut size = (80, 24);
        let theme = Theme::named("ansi").unwrap();
        let mut list = Listing::new("a day".into(), size, theme, Keymap::default());
        list.fill(Arc::new(shelf));
        for msg in messages {
            if let Msg::Resize(w, h) = msg {
                size = (w, h);
            }
            list.update(msg);
            let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
            terminal.draw(|frame| list.view(frame)).unwrap();
            let small = size.0 < 40 || size.1 < 10;
            let screen = if small { String::new() } else { terminal.backend().to_string() };
            let none = screen.contains("tells why") || screen.contains("no event holds");
            let last = screen.lines().last().unwrap_or_default();
            let help = ["Esc close", "Keys in", "does nothing here"].iter().any(|w| screen.contains(w)) || last.starts_with("\" /");
            prop_assert!(small || none || help || screen.contains('▌'), "{}", screen);
        }
    }
}
