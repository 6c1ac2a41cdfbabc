//! The one place that touches the terminal: raw mode, signals, reading keys, writing cells.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use crossterm::{cursor, execute, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::low_level;

use super::keys::{Code, Key};
use super::listing::{Choice, Listing};
use super::settings::Settings;
use super::state::State;
use super::theme::{Depth, Theme};
use super::update::{Effect, Msg, update};
use super::view::view;
use super::world::{self, World};
use crate::load::shelf::{self, Shelf};
use crate::load::{Given, Loaded, watch as watching};
use crate::model::Briefing;
use crate::review;

/// Reports that are laid side by side at most.
const MOST: usize = 400;

/// Reports of more bytes than this are read while the screen already shows them.
const LONG: usize = 60_000;

/// What the command line and the surroundings say about the interface.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The theme's name, if one was asked for on the command line.
    pub theme: Option<String>,
    /// What the config file says.
    pub settings: Settings,
    /// What is wrong with the config file.
    pub faults: Vec<String>,
    /// Whether the mouse is taken; selecting text with it then needs Shift.
    pub mouse: bool,
    /// Where the judgements lie, instead of beside the reports.
    pub review: Option<PathBuf>,
    /// Files and folders that are read again when they change, and what the analyst has said of them.
    pub watch: Option<(Vec<PathBuf>, Given)>,
}

impl Options {
    fn theme(&self) -> Theme {
        let set = |name: &str| std::env::var_os(name).unwrap_or_default().to_string_lossy().into_owned();
        let depth = Depth::of(&set("NO_COLOR"), &set("COLORTERM"), &set("TERM"));
        self.settings.looks(self.theme.as_deref(), depth)
    }
}

/// Whether the screen must be painted anew because the shell has had it.
static REPAINT: AtomicBool = AtomicBool::new(false);
/// Whether the terminal is in our hands.
static ENTERED: AtomicBool = AtomicBool::new(false);
/// Whether the mouse is taken.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// Reads the reports and shows them until the analyst quits.
///
/// # Errors
/// Fails where the terminal cannot be set up, read or written to.
pub fn run(loaded: Loaded, options: &Options) -> io::Result<()> {
    begin(options)?;
    let (mut state, mut world) = prepare(loaded, options)?;
    let out = BufWriter::with_capacity(1 << 16, stdout_file()?);
    enter()?;
    let result =
        Screen::new(CrosstermBackend::new(out)).and_then(|mut screen| watch(&mut screen, &mut state, &mut world));
    leave();
    result.map(|_| ())
}

/// Shows the events that the reports at `paths` are sorted into, and the reports of those that the analyst opens;
/// `sorted` if that is done already.
///
/// # Errors
/// Fails where the terminal cannot be set up, read or written to.
pub fn choose(paths: &[PathBuf], given: &Given, sorted: Option<Shelf>, options: &Options) -> io::Result<()> {
    begin(options)?;
    let name = paths.iter().map(|p| p.to_string_lossy()).collect::<Vec<_>>().join(" ");
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let mut list = Listing::new(name, terminal::size()?, options.theme(), options.settings.keymap.clone());
    let (sender, news) = channel();
    // The handler that the signals of other threads wake us by has to be there first.
    event::poll(Duration::ZERO)?;
    let sort = {
        let (paths, given) = (paths.to_vec(), given.clone());
        move || {
            let step = |done, all| {
                // Where nobody listens any more, the program is about to end.
                let _ = sender.send(News::Progress(done, all));
                wake();
            };
            let shelf = shelf::open(&paths, &given, step);
            let _ = sender.send(News::Shelf(Arc::new(shelf)));
            wake();
        }
    };
    let again = sort.clone();
    let _watch = match options.watch {
        Some(_) => Some(watching::start(paths.to_vec(), again)?),
        None => None,
    };
    match sorted {
        Some(shelf) => list.fill(Arc::new(shelf)),
        None => _ = std::thread::Builder::new().name("sorting".into()).spawn(sort)?,
    }
    let out = BufWriter::with_capacity(1 << 16, stdout_file()?);
    enter()?;
    let result = Screen::new(CrosstermBackend::new(out))
        .and_then(|mut screen| list_events(&mut screen, &mut list, &news, given, options));
    leave();
    result
}

/// What sorting has to tell.
enum News {
    Progress(usize, usize),
    Shelf(Arc<Shelf>),
}

/// Shows the list and what is chosen from it until the analyst quits.
fn list_events(
    screen: &mut Screen,
    list: &mut Listing,
    news: &Receiver<News>,
    given: &Given,
    options: &Options,
) -> io::Result<()> {
    let mut sorted: Option<Arc<Shelf>> = list.shelf();
    screen.draw(|frame| list.view(frame))?;
    loop {
        let mut next = Some(event::read()?);
        while let Some(event) = next {
            let choice = message(&event).map_or(Choice::None, |msg| list.update(msg));
            let chosen = match (&sorted, &choice) {
                (Some(shelf), Choice::Event(at)) => shelf.events.get(*at).cloned(),
                (Some(shelf), Choice::All) => Some(shelf.all()),
                _ => None,
            };
            match choice {
                Choice::Quit => return Ok(()),
                Choice::Suspend => {
                    screen.backend_mut().flush()?;
                    suspend();
                }
                Choice::Redraw => REPAINT.store(true, Ordering::SeqCst),
                Choice::None | Choice::Event(_) | Choice::All => {}
            }
            if let (Some(shelf), Some(event)) = (&sorted, chosen) {
                if event.cards.len() > MOST {
                    let told =
                        format!("{} reports are too many to lay side by side: at most {MOST}", event.cards.len());
                    list.update(Msg::Told(Err(told)));
                } else {
                    let mut options = options.clone();
                    options.watch = options.watch.map(|_| (shelf.files(&event), given.clone()));
                    let loaded = shelf.load(&event);
                    if loaded.reports.is_empty() {
                        list.update(Msg::Told(Err("its files cannot be read any more".into())));
                    } else {
                        let (mut state, mut world) = prepare(loaded, &options)?;
                        if watch(screen, &mut state, &mut world)? == Left::Program {
                            return Ok(());
                        }
                        let (width, height) = terminal::size()?;
                        list.update(Msg::Resize(width, height));
                    }
                }
            }
            next = if event::poll(Duration::ZERO)? { Some(event::read()?) } else { None };
        }
        while let Ok(news) = news.try_recv() {
            match news {
                News::Progress(done, all) => _ = list.update(Msg::Progress(done, all)),
                News::Shelf(shelf) => {
                    list.fill(shelf.clone());
                    sorted = Some(shelf);
                }
            }
        }
        if REPAINT.swap(false, Ordering::SeqCst) {
            let (width, height) = terminal::size()?;
            list.update(Msg::Resize(width, height));
            screen.resize(Rect::new(0, 0, width, height))?;
        }
        screen.draw(|frame| list.view(frame))?;
    }
}

/// What has to be done once, before the terminal is taken.
fn begin(options: &Options) -> io::Result<()> {
    signals()?;
    hangup()?;
    restore_on_panic();
    MOUSE.store(options.mouse, Ordering::SeqCst);
    Ok(())
}

/// The state of the interface for `loaded`, and what it asks of the world; long reports are read meanwhile.
fn prepare(loaded: Loaded, options: &Options) -> io::Result<(State, World)> {
    let size = terminal::size()?;
    let unread = loaded.notes();
    let Loaded { reports, title, .. } = loaded;
    let long = reports.iter().map(|r| r.text.len()).sum::<usize>() > LONG;
    let (briefing, later) = if long {
        // The text can be read before it is understood.
        let bare =
            Briefing { title: title.clone().unwrap_or_default(), reports: reports.clone(), ..Briefing::default() };
        (Arc::new(bare), Some((reports, title)))
    } else {
        (Arc::new(crate::brief(reports, title)), None)
    };
    let mut world = World::new(briefing.clone(), options.review.clone(), wake);
    let mut state = State::new(briefing, size, options.theme(), options.settings.keymap.clone());
    state.begin(&options.settings);
    update(&mut state, Msg::Unread(unread));
    if let Some((paths, given)) = &options.watch {
        event::poll(Duration::ZERO)?;
        world.watch(paths.clone(), given.clone())?;
    }
    match later {
        None => {
            if let Msg::Judged(judgements, problem) = world.open_review() {
                state = state.reviewed(judgements, world.who());
                if let Some(problem) = problem {
                    update(&mut state, Msg::Told(Err(problem)));
                }
            }
        }
        Some((reports, title)) => {
            update(&mut state, Msg::Progress(0, reports.len()));
            // The handler that the thread's signal wakes us by has to be there first.
            event::poll(Duration::ZERO)?;
            world.read(reports, title)?;
        }
    }
    if let Some((first, rest)) = options.faults.split_first() {
        let more = if rest.is_empty() { String::new() } else { format!(" (and {} more)", rest.len()) };
        update(&mut state, Msg::Told(Err(format!("{first}{more}"))));
    }
    Ok((state, world))
}

/// What the analyst has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    /// The briefing.
    Briefing,
    /// The program.
    Program,
}

type Screen = Terminal<CrosstermBackend<BufWriter<File>>>;

/// Standard output without the line buffer that would cut a picture into many writes.
fn stdout_file() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Draws, waits for something to happen, takes in all that has happened, and draws again.
fn watch(screen: &mut Screen, state: &mut State, world: &mut World) -> io::Result<Left> {
    screen.draw(|frame| view(state, frame))?;
    loop {
        let mut next = Some(event::read()?);
        let mut changed = false;
        while let Some(event) = next {
            if let Some(msg) = message(&event) {
                changed = true;
                let leaves = matches!(msg, Msg::Key(Key { code: Code::Char('c'), ctrl: true, .. }));
                if !take(screen, state, world, msg)? {
                    return Ok(if leaves { Left::Program } else { Left::Briefing });
                }
            }
            next = if event::poll(Duration::ZERO)? { Some(event::read()?) } else { None };
        }
        while let Some(msg) = world.news() {
            changed = true;
            let read = if let Msg::Read(briefing) = &msg { Some(briefing.clone()) } else { None };
            update(state, msg);
            if let Some(briefing) = read {
                world.briefing = briefing;
                let judged = world.open_review();
                update(state, judged);
                state.named(world.who());
            }
        }
        if REPAINT.swap(false, Ordering::SeqCst) {
            let (width, height) = terminal::size()?;
            update(state, Msg::Resize(width, height));
            // `Terminal::clear` asks for the cursor's place, and some terminals never answer; this does not ask.
            screen.resize(Rect::new(0, 0, width, height))?;
            changed = true;
        }
        if changed {
            screen.draw(|frame| view(state, frame))?;
        }
    }
}

/// Takes a message in and does what the state asks for; tells whether to go on.
fn take(screen: &mut Screen, state: &mut State, world: &mut World, msg: Msg) -> io::Result<bool> {
    let mut effect = update(state, msg);
    loop {
        let back = match effect {
            Effect::None => return Ok(true),
            Effect::Quit => return Ok(false),
            Effect::Suspend => {
                screen.backend_mut().flush()?;
                suspend();
                return Ok(true);
            }
            Effect::Redraw => {
                REPAINT.store(true, Ordering::SeqCst);
                return Ok(true);
            }
            Effect::Judge(judgement) => judge(state, world, judgement),
            Effect::Undo => world.undo(),
            Effect::Redo => world.redo(),
            Effect::Copy(text, n) => {
                execute!(screen.backend_mut(), CopyToClipboard::to_clipboard_from(text))?;
                let what = if n == 1 { "the passage".into() } else { format!("{n} passages") };
                Msg::Told(Ok(format!("copied {what} with citation, if the terminal allows it")))
            }
            Effect::Edit(path, line) => Msg::Told(edit(&path, line)),
            Effect::EditNote(item, text) => edit_note(item, &text),
            Effect::Browse(url) => world::browse(&url),
            Effect::Export(format) => world.export(format),
            Effect::Publish(report, day) => match world.publish(report, day) {
                Ok(()) => Msg::Progress(0, world.briefing.reports.len()),
                Err(e) => Msg::Told(Err(e.to_string())),
            },
        };
        effect = update(state, back);
    }
}

/// Writes a judgement and the one that belongs to it.
fn judge(state: &mut State, world: &mut World, judgement: review::Judgement) -> Msg {
    let first = world.judge(judgement);
    match (&first, state.next_judgement()) {
        (Msg::Judged(_, told), Some(second)) => match (world.judge(second), told) {
            (Msg::Judged(now, Some(more)), Some(told)) => Msg::Judged(now, Some(format!("{told} · {more}"))),
            (failed @ Msg::Told(Err(_)), _) => {
                // The first of the two is on the disk: the screen has to have it.
                update(state, first);
                failed
            }
            (done, _) => done,
        },
        _ => first,
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

fn enter() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    execute!(io::stdout(), terminal::EnterAlternateScreen, event::EnableBracketedPaste, cursor::Hide)?;
    if MOUSE.load(Ordering::SeqCst) {
        execute!(io::stdout(), event::EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back as it was; the first call does it, whoever makes it.
fn leave() {
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
fn wake() {
    let _ = low_level::raise(SIGWINCH);
}

/// Stops until the shell continues the program, then takes the terminal again.
fn suspend() {
    leave();
    let _ = low_level::emulate_default_handler(SIGTSTP);
    let _ = enter();
    REPAINT.store(true, Ordering::SeqCst);
    wake();
}

/// Runs another program in the terminal, and takes it back afterwards.
fn lend(command: &mut std::process::Command) -> io::Result<std::process::ExitStatus> {
    leave();
    let status = command.status();
    enter()?;
    REPAINT.store(true, Ordering::SeqCst);
    status
}

fn edit(path: &Path, line: usize) -> Result<String, String> {
    if !path.exists() {
        return Err(format!("{} is not there: it came with the program, or has been moved", path.display()));
    }
    let mut command = world::editor(path, line).map_err(|e| e.to_string())?;
    let name = command.get_program().to_string_lossy().into_owned();
    match lend(&mut command) {
        Ok(status) if status.success() => Ok(format!("back from {name}")),
        Ok(status) => Err(format!("{name} ended with {status}")),
        Err(e) => Err(format!("{name}: {e}; set $EDITOR")),
    }
}

/// Lets a note be written in the analyst's editor, in a file that nobody else can read and that is gone afterwards.
fn edit_note(item: review::Item, text: &str) -> Msg {
    let written = tempfile(text).and_then(|path| {
        let status = world::editor(&path, 1).and_then(|mut c| lend(&mut c));
        let ended = status.and_then(|s| if s.success() { Ok(()) } else { Err(io::Error::other(s.to_string())) });
        let text = std::fs::read_to_string(&path);
        let _ = std::fs::remove_file(&path);
        ended.and(text)
    });
    match written {
        Ok(text) => Msg::Noted(item, text.trim().to_owned()),
        Err(e) => Msg::Unedited(item, text.to_owned(), format!("no editor: {e}; set $EDITOR, or keep the note here")),
    }
}

fn tempfile(text: &str) -> io::Result<PathBuf> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    // What an earlier program of the same number left behind is not written over.
    let name = |n: u32| std::env::temp_dir().join(format!("parallax-note-{}-{n}.txt", std::process::id()));
    let mut n = 0;
    loop {
        match options.open(name(n)) {
            Ok(mut file) => return file.write_all(text.as_bytes()).map(|()| name(n)),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists && n < 100 => n += 1,
            Err(e) => return Err(e),
        }
    }
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
