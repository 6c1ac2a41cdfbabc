//! Text on the screen: any report, any size, any keys.
//!
//! The reports stand as they do while they are still read: a parse would take all the time that the wrapper is due.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use parallax::model::Briefing;
use parallax::tui::{Key, Keymap, Msg, State, TABLE, Theme, update, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

fuzz_target!(|data: &[u8]| {
    let Some((steps, text)) = data.split_at_checked(12) else { return };
    let Ok(reports) = parallax::load::from_bytes("a.txt", text) else { return };
    let Some(theme) = Theme::named("ansi") else { return };
    let briefing = Arc::new(Briefing { reports, ..Briefing::default() });
    let mut state = State::new(briefing, (80, 24), theme, Keymap::default());
    for step in steps.chunks(3) {
        let (width, height) = (u16::from(step[0]), u16::from(step[1] % 80));
        let keys: Vec<Key> = TABLE.iter().flat_map(|row| row.keys).filter_map(|k| k.parse().ok()).collect();
        update(&mut state, Msg::Key(keys[usize::from(step[2]) % keys.len()]));
        update(&mut state, Msg::Resize(width, height));
        let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
        let Ok(_) = terminal.draw(|frame| view(&state, frame));
    }
});
