//! The loop: waits for something to happen, takes it in, draws; and does what the state asks of the world.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, channel};

use crossterm::clipboard::CopyToClipboard;
use crossterm::{execute, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

use super::editor::{edit, edit_note};
use super::keys::Key;
use super::listing::{Choice, Listing};
use super::settings::Settings;
use super::state::State;
use super::theme::{Depth, Theme};
use super::tty::{self, Keyboard, REPAINT, enter, leave, stdout_file, suspend, wake};
use super::update::{Effect, Msg, update};
use super::view::view;
use super::world::{self, World};
use crate::load::shelf::{self, Shelf};
use crate::load::{Given, Loaded, watch as watching};
use crate::model::Briefing;

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

/// Reads the reports and shows them until the analyst quits.
///
/// # Errors
/// Fails where the terminal cannot be set up, read or written to.
pub fn run(loaded: Loaded, options: &Options) -> io::Result<()> {
    tty::begin(options.mouse)?;
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
    tty::begin(options.mouse)?;
    tty::listen()?;
    let name = paths.iter().map(|p| p.to_string_lossy()).collect::<Vec<_>>().join(" ");
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let mut list = Listing::new(name, terminal::size()?, options.theme(), options.settings.keymap.clone());
    let (sender, news) = channel();
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
    let mut keyboard = Keyboard::new();
    let mut sorted: Option<Arc<Shelf>> = list.shelf();
    screen.draw(|frame| list.view(frame))?;
    loop {
        let mut next = Some(keyboard.wait()?);
        while let Some(event) = next {
            let choice = keyboard.message(&event).map_or(Choice::None, |msg| list.update(msg));
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
            next = keyboard.more()?;
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

/// The state of the interface for `loaded`, and what it asks of the world; long reports are read meanwhile.
fn prepare(loaded: Loaded, options: &Options) -> io::Result<(State, World)> {
    tty::listen()?;
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
    let mut world = World::new(briefing.clone(), options.review.clone(), options.settings.keymap.clone(), wake);
    let mut state = State::new(briefing, size, options.theme(), options.settings.keymap.clone());
    state.begin(&options.settings);
    update(&mut state, Msg::Unread(unread));
    if let Some((paths, given)) = &options.watch {
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

/// Draws, waits for something to happen, takes in all that has happened, and draws again.
fn watch(screen: &mut Screen, state: &mut State, world: &mut World) -> io::Result<Left> {
    screen.draw(|frame| view(state, frame))?;
    let mut keyboard = Keyboard::new();
    loop {
        let mut next = Some(keyboard.wait()?);
        let mut changed = false;
        while let Some(event) = next {
            if let Some(msg) = keyboard.message(&event) {
                changed = true;
                let ctrl_c = Key { ctrl: true, ..Key::char('c') };
                let leaves = msg == Msg::Key(ctrl_c) || msg == Msg::Quick(ctrl_c);
                if !take(screen, state, world, msg)? {
                    return Ok(if leaves { Left::Program } else { Left::Briefing });
                }
            }
            next = keyboard.more()?;
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
            Effect::Judge(judgement, part) => world.judge(judgement, part),
            Effect::Cancel => world.cancel(),
            Effect::Undo => world.undo(),
            Effect::Redo => world.redo(),
            Effect::Copy(text, n) => {
                execute!(screen.backend_mut(), CopyToClipboard::to_clipboard_from(text))?;
                let what = if n == 1 { "the passage".into() } else { format!("{n} passages") };
                Msg::Told(Ok(format!("copied {what} with citation, if the terminal allows it")))
            }
            Effect::Edit(path, line, words) => Msg::Told(edit(&path, line, &words)),
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
