//! The one place that touches the terminal: raw mode, signals, reading keys, writing cells.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::{cursor, execute, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::low_level;

use super::keys::{Code, Key, Keymap};
use super::state::State;
use super::theme::Theme;
use super::update::{Effect, Msg, update};
use super::view::view;
use crate::model::Briefing;

/// What the command line and the surroundings say about the interface.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The theme's name; the terminal's own colours if none is given, no colours under `NO_COLOR`.
    pub theme: Option<String>,
}

impl Options {
    fn theme(&self) -> Theme {
        let bare = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let name = if bare { "mono" } else { self.theme.as_deref().unwrap_or("ansi") };
        Theme::named(name).unwrap_or_default()
    }
}

/// Whether the screen must be painted anew because the shell has had it.
static REPAINT: AtomicBool = AtomicBool::new(false);
/// Whether the terminal is in our hands.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Shows the briefing until the analyst quits.
///
/// # Errors
/// Fails where the terminal cannot be set up, read or written to.
pub fn run(briefing: Arc<Briefing>, options: &Options) -> io::Result<()> {
    signals()?;
    restore_on_panic();
    let size = terminal::size()?;
    let mut state = State::new(briefing, size, options.theme(), Keymap::default());
    let out = BufWriter::with_capacity(1 << 16, stdout_file()?);
    enter()?;
    let result = CrosstermScreen::new(CrosstermBackend::new(out)).and_then(|mut screen| watch(&mut screen, &mut state));
    leave();
    result
}

type CrosstermScreen = Terminal<CrosstermBackend<BufWriter<File>>>;

/// Standard output without the line buffer that would cut a picture into many writes.
fn stdout_file() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Draws, waits for something to happen, takes in all that has happened, and draws again.
fn watch(screen: &mut CrosstermScreen, state: &mut State) -> io::Result<()> {
    screen.draw(|frame| view(state, frame))?;
    loop {
        let mut changed = take(screen, state, &event::read()?)?;
        while changed != Some(false) && event::poll(Duration::ZERO)? {
            changed = take(screen, state, &event::read()?)?.or(changed);
        }
        if changed == Some(false) {
            return Ok(());
        }
        if REPAINT.swap(false, Ordering::SeqCst) {
            let (width, height) = terminal::size()?;
            update(state, Msg::Resize(width, height));
            // `Terminal::clear` asks for the cursor's place, and some terminals never answer; this does not ask.
            screen.resize(ratatui::layout::Rect::new(0, 0, width, height))?;
            changed = Some(true);
        }
        if changed.is_some() {
            screen.draw(|frame| view(state, frame))?;
        }
    }
}

/// Takes one event in: nothing where it means nothing, else whether to go on.
fn take(screen: &mut CrosstermScreen, state: &mut State, event: &Event) -> io::Result<Option<bool>> {
    let Some(msg) = message(event) else { return Ok(None) };
    match update(state, msg) {
        Effect::None => {}
        Effect::Quit => return Ok(Some(false)),
        Effect::Suspend => {
            screen.backend_mut().flush()?;
            suspend();
        }
        Effect::Redraw => REPAINT.store(true, Ordering::SeqCst),
    }
    Ok(Some(true))
}

fn message(event: &Event) -> Option<Msg> {
    match event {
        Event::Key(k) if k.kind != KeyEventKind::Release => {
            let code = match k.code {
                KeyCode::Char(c) => Code::Char(c),
                KeyCode::Enter => Code::Enter,
                KeyCode::Esc => Code::Esc,
                KeyCode::Tab => Code::Tab,
                KeyCode::BackTab => Code::BackTab,
                KeyCode::Backspace => Code::Backspace,
                KeyCode::Delete => Code::Delete,
                KeyCode::Up => Code::Up,
                KeyCode::Down => Code::Down,
                KeyCode::Left => Code::Left,
                KeyCode::Right => Code::Right,
                KeyCode::Home => Code::Home,
                KeyCode::End => Code::End,
                KeyCode::PageUp => Code::PageUp,
                KeyCode::PageDown => Code::PageDown,
                KeyCode::F(n) => Code::F(n),
                _ => return None,
            };
            let held = |m| k.modifiers.contains(m);
            Some(Msg::Key(Key { code, ctrl: held(KeyModifiers::CONTROL), alt: held(KeyModifiers::ALT) }))
        }
        Event::Paste(text) => Some(Msg::Paste(text.clone())),
        Event::Resize(width, height) => Some(Msg::Resize(*width, *height)),
        _ => None,
    }
}

fn enter() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    execute!(io::stdout(), terminal::EnterAlternateScreen, event::EnableBracketedPaste, cursor::Hide)
}

/// Gives the terminal back as it was; the first call does it, whoever makes it.
fn leave() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // The terminal may be gone: then there is nothing to give back and nobody to tell.
        let _ = execute!(io::stdout(), event::DisableBracketedPaste, terminal::LeaveAlternateScreen, cursor::Show);
        let _ = terminal::disable_raw_mode();
    }
}

/// Stops until the shell continues the program, then takes the terminal again.
fn suspend() {
    leave();
    let _ = low_level::emulate_default_handler(SIGTSTP);
    let _ = enter();
    REPAINT.store(true, Ordering::SeqCst);
    // The main thread may be waiting for a key: a change of size wakes it.
    let _ = low_level::raise(SIGWINCH);
}

/// A thread that waits for signals, gives the terminal back, and does what the signal asks for.
fn signals() -> io::Result<()> {
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
    std::thread::Builder::new().name("signals".into()).stack_size(64 << 10).spawn(move || {
        for signal in &mut signals {
            if signal == SIGTSTP {
                suspend();
            } else {
                leave();
                let _ = low_level::emulate_default_handler(signal);
            }
        }
    })?;
    Ok(())
}

fn restore_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        leave();
        before(info);
    }));
}
