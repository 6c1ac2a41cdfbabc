//! The terminal itself: taken and given back, whatever ends the program; its signals, and its keys as messages.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use crossterm::{cursor, execute, terminal};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::low_level;

use super::keys::{Code, Key};
use super::update::Msg;

/// Whether the screen must be painted anew because the shell has had it.
pub(super) static REPAINT: AtomicBool = AtomicBool::new(false);
/// Whether the terminal is in our hands.
static ENTERED: AtomicBool = AtomicBool::new(false);
/// Whether the mouse is taken.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// What has to be done once, before the terminal is taken.
pub(super) fn begin(mouse: bool) -> io::Result<()> {
    signals()?;
    hangup()?;
    restore_on_panic();
    MOUSE.store(mouse, Ordering::SeqCst);
    Ok(())
}

/// Hears changes of size and the signals of other threads from now on: to be called before the size is asked for and the
/// first of these begins.
pub(super) fn listen() -> io::Result<()> {
    event::poll(Duration::ZERO).map(|_| ())
}

/// Standard output without the line buffer that would cut a picture into many writes.
pub(super) fn stdout_file() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Whatever is typed meanwhile, the screen shows what was typed so long ago.
const LONGEST: Duration = Duration::from_millis(50);

/// How long to look for what came at the same time: crossterm does not look at all where this is nothing.
const AT_ONCE: Duration = Duration::from_micros(50);

/// What the analyst does, in rounds: one waited for, and what came with it before the screen could show what it did.
#[derive(Debug)]
pub(super) struct Keyboard {
    began: Instant,
    /// Whether a key came before in this round.
    typed: bool,
    /// What was read behind a change of size.
    ahead: Option<Event>,
}

impl Keyboard {
    pub(super) fn new() -> Self {
        Self { began: Instant::now(), typed: false, ahead: None }
    }

    /// Waits for something to happen.
    pub(super) fn wait(&mut self) -> io::Result<Event> {
        let event = self.read()?;
        (self.began, self.typed) = (Instant::now(), false);
        Ok(event)
    }

    /// What else has happened, as long as the round may last.
    pub(super) fn more(&mut self) -> io::Result<Option<Event>> {
        let over = self.began.elapsed() > LONGEST;
        let waits = self.ahead.is_some() || event::poll(AT_ONCE)?;
        if !over && waits { self.read().map(Some) } else { Ok(None) }
    }

    /// The next event; of changes of size that wait one behind the other the last, since the others are gone already.
    fn read(&mut self) -> io::Result<Event> {
        let mut event = match self.ahead.take() {
            Some(event) => event,
            None => event::read()?,
        };
        while matches!(event, Event::Resize(..)) && event::poll(AT_ONCE)? {
            let next = event::read()?;
            if !matches!(next, Event::Resize(..)) {
                self.ahead = Some(next);
                break;
            }
            event = next;
        }
        Ok(event)
    }

    /// What an event means.
    pub(super) fn message(&mut self, event: &Event) -> Option<Msg> {
        match message(event)? {
            Msg::Key(key) if std::mem::replace(&mut self.typed, true) => Some(Msg::Quick(key)),
            other => Some(other),
        }
    }
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
        Event::Mouse(m) => match m.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Msg::Click(m.column, m.row)),
            MouseEventKind::ScrollDown => Some(Msg::Wheel(1)),
            MouseEventKind::ScrollUp => Some(Msg::Wheel(-1)),
            _ => None,
        },
        Event::Paste(text) => Some(Msg::Paste(text.clone())),
        Event::Resize(width, height) => Some(Msg::Resize(*width, *height)),
        _ => None,
    }
}

/// Takes the terminal.
pub(super) fn enter() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    execute!(io::stdout(), terminal::EnterAlternateScreen, event::EnableBracketedPaste, cursor::Hide)?;
    if MOUSE.load(Ordering::SeqCst) {
        execute!(io::stdout(), event::EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back as it was; the first call does it, whoever makes it.
pub(super) fn leave() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        // The terminal may be gone: then there is nothing to give back and nobody to tell.
        if MOUSE.load(Ordering::SeqCst) {
            let _ = execute!(io::stdout(), event::DisableMouseCapture);
        }
        let _ = execute!(io::stdout(), event::DisableBracketedPaste, terminal::LeaveAlternateScreen, cursor::Show);
        let _ = terminal::disable_raw_mode();
    }
}

/// Wakes the thread that waits for keys: a change of size, even to the same one, is an event to it.
pub(super) fn wake() {
    let _ = low_level::raise(SIGWINCH);
}

/// Stops until the shell continues the program, then takes the terminal again.
pub(super) fn suspend() {
    leave();
    let _ = low_level::emulate_default_handler(SIGTSTP);
    let _ = enter();
    REPAINT.store(true, Ordering::SeqCst);
    wake();
}

/// Runs another program in the terminal, and takes it back afterwards.
pub(super) fn lend(command: &mut std::process::Command) -> io::Result<std::process::ExitStatus> {
    leave();
    let status = command.status();
    enter()?;
    REPAINT.store(true, Ordering::SeqCst);
    status
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

/// A thread that waits for the terminal to go away, which no signal tells of where it is not the one that controls us:
/// reading keys from it would then never end. It sleeps until that happens, whatever is typed.
#[cfg(target_os = "linux")]
fn hangup() -> io::Result<()> {
    use std::os::fd::AsRawFd;
    let terminal = if io::stdin().is_terminal() { None } else { Some(File::open("/dev/tty")?) };
    let fd = terminal.as_ref().map_or_else(|| io::stdin().as_raw_fd(), AsRawFd::as_raw_fd);
    let mut poll = mio::Poll::new()?;
    // Terminals have nothing urgent to tell: what is left is that it is gone.
    poll.registry().register(&mut mio::unix::SourceFd(&fd), mio::Token(0), mio::Interest::PRIORITY)?;
    std::thread::Builder::new().name("hangup".into()).stack_size(64 << 10).spawn(move || {
        let _open = terminal;
        let mut events = mio::Events::with_capacity(4);
        loop {
            match poll.poll(&mut events, None) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return,
                Ok(()) if events.iter().any(|e| e.is_read_closed() || e.is_write_closed() || e.is_error()) => {
                    leave();
                    let _ = low_level::emulate_default_handler(SIGHUP);
                }
                Ok(()) => {}
            }
        }
    })?;
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn hangup() -> io::Result<()> {
    Ok(())
}

fn restore_on_panic() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        leave();
        before(info);
    }));
}
