//! What a key, a paste or a change of size does to the state: pure, total, and all that it wants of the world is data.

use std::path::PathBuf;
use std::sync::Arc;

use super::ask::Ask;
use super::count::{Turned, counted};
use super::dialog::{Answer, Dialog};
use super::help::Help;
use super::jump::Jump;
use super::keys::{Action, Code, Key, Place};
use super::lens::{Layout, Reading};
use super::page::Item;
use super::panel::Panel;
use super::passages::Passages;
use super::search::Search;
use super::state::{Notice, State};
use super::visit::{back, escape, forward, go, go_to};
use super::{ask, carry, desk, find, geometry, mouse, travel};
use crate::export::Format;
use crate::model::{Briefing, ReportId};
use crate::review::{Judgement, Judgements};

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// A key was pressed so soon behind another that the screen has not shown yet what that one did.
    Quick(Key),
    /// Text was pasted.
    Paste(String),
    /// The screen has another size: columns and rows.
    Resize(u16, u16),
    /// The mouse was clicked at a column and row.
    Click(u16, u16),
    /// The wheel was turned: rows down.
    Wheel(i16),
    /// The judgements are others now, and what is to be said of it.
    Judged(Arc<Judgements>, Option<String>),
    /// What became of an effect.
    Told(Result<String, String>),
    /// A note was written in the analyst's own editor.
    Noted(crate::review::Item, String),
    /// A note could not be kept, or edited there: its item, its words so far, and why.
    Unedited(crate::review::Item, String, String),
    /// The reports were read: all of the briefing is there now.
    Read(Arc<Briefing>),
    /// What is to be said of files beside their reports, such as those that could not be read.
    Unread(Vec<String>),
    /// So many of so many steps of reading are done.
    Progress(usize, usize),
    /// Reading was stopped before its end.
    Stopped,
}

/// What the state asks of the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// To leave the program.
    Quit,
    /// To stop until the shell brings the program back.
    Suspend,
    /// To stop reading the reports.
    Cancel,
    /// To paint every cell anew.
    Redraw,
    /// To write a judgement to the log, and another that is undone together with it.
    Judge(Judgement, Option<Judgement>),
    /// To take the last judgement back.
    Undo,
    /// To bring back the last one taken back.
    Redo,
    /// To put text on the clipboard; how many passages it holds.
    Copy(String, usize),
    /// To open a file in the analyst's editor, where these words of its text stand; the line of the text, from 1.
    Edit(PathBuf, usize, String),
    /// To open an address in the browser.
    Browse(String),
    /// To let a note be written in the analyst's editor.
    EditNote(crate::review::Item, String),
    /// To write the briefing to a file.
    Export(Format),
    /// To read the reports again, one of them published on this day.
    Publish(ReportId, Option<chrono::NaiveDate>),
}

/// Takes `msg` in, and says what is to be done about it.
pub fn update(state: &mut State, msg: Msg) -> Effect {
    let effect = match msg {
        Msg::Key(key) => press(state, key, false),
        Msg::Quick(key) => press(state, key, true),
        Msg::Paste(text) => {
            paste(state, &text);
            Effect::None
        }
        Msg::Resize(width, height) => {
            state.size = (width, height);
            Effect::None
        }
        Msg::Click(x, y) => mouse::click(state, x, y),
        Msg::Wheel(rows) => {
            mouse::wheel(state, rows);
            Effect::None
        }
        Msg::Judged(judgements, told) => {
            state.judgements = judgements;
            state.look.judged += 1;
            if let Some(told) = told {
                notice(state, told);
            }
            Effect::None
        }
        Msg::Told(Ok(text)) => {
            notice(state, text);
            Effect::None
        }
        Msg::Told(Err(text)) => {
            state.notice = Some(Notice { text, warning: true });
            Effect::None
        }
        Msg::Noted(item, text) => desk::noted(state, item, text),
        Msg::Unedited(item, text, why) => {
            desk::reopen(state, item, &text, why);
            Effect::None
        }
        Msg::Read(briefing) => {
            state.take(briefing);
            Effect::None
        }
        Msg::Unread(lines) => {
            state.unread = lines;
            Effect::None
        }
        Msg::Progress(done, all) => {
            state.progress = (done < all).then_some((done, all));
            // A report that was dated anew is read again behind the old picture.
            if state.briefing.sentences.is_empty() {
                state.look.reading = Reading::Going;
            }
            Effect::None
        }
        Msg::Stopped => {
            state.progress = None;
            if state.look.reading == Reading::Going {
                state.look.reading = Reading::Stopped;
            }
            notice(state, "reading stopped: what was there before is shown");
            Effect::None
        }
    };
    state.refresh();
    effect
}

fn paste(state: &mut State, text: &str) {
    if let Some(dialog) = &mut state.dialog {
        dialog.paste(text);
    } else if let Some(search) = state.search.as_mut().filter(|s| s.typing) {
        search.input.write(text);
        find::typed(state);
    }
}

fn press(state: &mut State, key: Key, quick: bool) -> Effect {
    state.notice = None;
    let turned = state.turned.take().filter(|_| quick);
    let leaving = match (key.code, key.ctrl) {
        (Code::Char('c'), true) => Some(Effect::Quit),
        (Code::Char('z'), true) => Some(Effect::Suspend),
        _ => None,
    };
    if geometry::too_small(state.size) {
        // Nothing can be seen to happen: only leaving works.
        let quits = state.keymap.action(key, state.place(), false) == Some(Action::Quit);
        return leaving.unwrap_or(if quits { Effect::Quit } else { Effect::None });
    }
    if state.dialog.is_some() {
        return leaving.unwrap_or_else(|| answer(state, key));
    }
    if state.search.as_ref().is_some_and(|s| s.typing) {
        return leaving.unwrap_or_else(|| find::key(state, key));
    }
    if state.help.as_ref().is_some_and(|h| h.typing) {
        if let Some(help) = &mut state.help {
            help.key(key);
        }
        return leaving.unwrap_or(Effect::None);
    }
    let turned = turned.and_then(|t| t.back(state, key));
    if let Some(count) = counted(state, key) {
        state.count = Some(count);
        return Effect::None;
    }
    let place = state.place();
    let action = state.keymap.action(key, place, state.search.is_some());
    let turned = Turned::by(state, key, action, turned);
    let effect = match action {
        Some(action) => act(state, action),
        None => {
            let why = match state.keymap.elsewhere(key) {
                Some(row) => format!("{key} ({}) works {}", row.name, row.place()),
                None => match state.keymap.key(Action::Help) {
                    Some(help) => format!("{key} does nothing; {help} lists the keys"),
                    None => format!("{key} does nothing"),
                },
            };
            notice(state, why);
            Effect::None
        }
    };
    (state.count, state.turned) = (None, turned);
    effect
}

/// Says something in the last line.
pub(crate) fn notice(state: &mut State, text: impl Into<String>) {
    state.notice = Some(Notice { text: text.into(), warning: false });
}

/// Does what a key stands for.
pub(crate) fn act(state: &mut State, action: Action) -> Effect {
    match action {
        Action::QuitNow => return Effect::Quit,
        Action::Suspend => return Effect::Suspend,
        Action::Redraw => return Effect::Redraw,
        Action::Quit => {
            if state.help.take().is_none() && state.passages.take().is_none() {
                return Effect::Quit;
            }
        }
        Action::Escape => return escape(state),
        Action::Back => back(state),
        Action::Forward => forward(state),
        Action::Help => match state.help.take() {
            Some(_) => {}
            None => state.help = Some(Help::new(state.place())),
        },
        Action::Search => match &mut state.help {
            Some(help) => help.typing = true,
            None => state.search = Some(Search::new(state.lens, state.seat().number)),
        },
        Action::NextHit | Action::PrevHit => find::next_hit(state, action == Action::NextHit),
        Action::Jump => state.dialog = Some(Dialog::Jump(Box::new(Jump::new(state)))),
        Action::Go(lens) => go(state, lens),
        Action::NextLens => go(state, state.lens.after()),
        Action::PrevLens => go(state, state.lens.before()),
        Action::Open => open(state),
        Action::Possible => possible(state),
        Action::Align | Action::Spine => lay_out(state, action == Action::Spine),
        Action::NextOutlets => page_outlets(state, true),
        Action::PrevOutlets => page_outlets(state, false),
        Action::Filter => state.dialog = Some(Dialog::Panel(Panel::new(state))),
        Action::Copy => return carry::copy(state),
        Action::Edit => return carry::edit(state),
        Action::Browse => return carry::browse(state),
        Action::Export => carry::export(state),
        Action::Published => published(state),
        Action::LoadReport => {
            let told = crate::export::check::render(&state.briefing.reports, &state.unread, usize::MAX);
            state.help = Some(Help::telling(told.lines().map(str::to_owned).collect()));
        }
        Action::Seen
        | Action::Accept
        | Action::Dismiss
        | Action::Note
        | Action::Tag
        | Action::Grade
        | Action::Correct
        | Action::Merge
        | Action::Split
        | Action::Link
        | Action::AddClaim
        | Action::Undo
        | Action::Redo => return desk::act(state, action),
        moving => travel::travel(state, moving),
    }
    Effect::None
}

/// Gives a key to the open dialog, and does what it was answered.
fn answer(state: &mut State, key: Key) -> Effect {
    let Some(mut dialog) = state.dialog.take() else { return Effect::None };
    let answer = dialog.key(key);
    if let Dialog::Panel(panel) = &dialog {
        state.look.filter = panel.filter.clone();
    }
    match answer {
        Answer::Open => {
            state.dialog = Some(dialog);
            Effect::None
        }
        Answer::Closed => Effect::None,
        Answer::Done => match dialog {
            Dialog::Jump(jump) => {
                if let Some(item) = jump.chosen() {
                    go_to(state, item);
                }
                Effect::None
            }
            Dialog::Panel(_) => Effect::None,
            other => desk::answered(state, other),
        },
    }
}

fn open(state: &mut State) {
    let Some(item) = travel::current(state) else {
        notice(state, "nothing is selected");
        return;
    };
    if item == Item::Possible {
        possible(state);
        return;
    }
    match Passages::of(state, item) {
        Some(passages) => {
            if !state.profile.focused {
                travel::select(state, item);
            }
            state.passages = Some(passages);
        }
        None => notice(state, "no passage stands behind this line"),
    }
}

fn possible(state: &mut State) {
    state.look.possible = !state.look.possible;
    notice(state, if state.look.possible { "possible findings are shown" } else { "possible findings are hidden" });
}

fn lay_out(state: &mut State, spine: bool) {
    state.look.layout = match (spine, state.look.layout) {
        (true, Layout::Spine) | (false, Layout::Published) => Layout::Aligned,
        (true, _) => Layout::Spine,
        (false, _) => Layout::Published,
    };
    let how = match state.look.layout {
        Layout::Aligned => "aligned: passages that tell the same stand level",
        Layout::Published => "as published: each report in its own order",
        Layout::Spine => "one report whole, the others' differences beside it",
    };
    notice(state, how);
}

fn page_outlets(state: &mut State, forward: bool) {
    let others = state.briefing.reports.len().saturating_sub(1);
    if others < 2 {
        notice(state, "there is no further outlet");
        return;
    }
    state.look.paged = if forward { state.look.paged + 1 } else { state.look.paged + others - 1 } % others;
}

/// Asks when the report of the selected item was published.
fn published(state: &mut State) {
    let report = carry::passages(state).first().map_or(state.look.leader, |e| e.report);
    let Some(r) = state.briefing.reports.get(report.index()) else { return };
    let start = r.published.as_ref().map(|p| p.value.to_string()).unwrap_or_default();
    let label = format!("{} PUBLISHED ON", r.outlet.to_uppercase());
    let hint = "as YYYY-MM-DD; relative dates are counted from it. Empty: not known";
    state.dialog = Some(Dialog::Ask(Ask::new(ask::For::Published(report), label, hint, &start)));
}

/// Whether `place` shows the passages of an item.
pub(crate) fn in_passages(state: &State) -> bool {
    state.place() == Place::Passage
}
