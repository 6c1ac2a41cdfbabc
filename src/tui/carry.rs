//! Taking passages away: to the clipboard with their citation, to the editor, to the browser, to a file.

use super::dialog::Dialog;
use super::pick::{self, Pick};
use super::state::State;
use super::update::{Effect, notice};
use super::{lens, travel};
use crate::export::Format;
use crate::export::cite::{cite, one_line};
use crate::model::Evidence;
use clap::ValueEnum;

/// The most that is put on the clipboard, in bytes: terminals take no more in one sequence.
const MOST: usize = 50_000;

/// The passages of what the keys are on; in the passages, the one that one is at.
pub(crate) fn passages(state: &State) -> Vec<Evidence> {
    if let Some(p) = &state.passages {
        return p.targets.get(p.at).copied().into_iter().collect();
    }
    let whole = |item| lens::whole(&state.briefing, &state.index, &state.judgements, item);
    travel::current(state).map(whole).unwrap_or_default()
}

/// Copies the passages, each with outlet, day, file and place.
pub(crate) fn copy(state: &mut State) -> Effect {
    let mut text = String::new();
    let mut number = 0;
    for e in passages(state) {
        let report = &state.briefing.reports[e.report];
        let line =
            format!("“{}” ({})\n", one_line(report.words(e.span)).trim_matches(['“', '”']), cite(report, e.span));
        if text.len() + line.len() > MOST {
            break;
        }
        text.push_str(&line);
        number += 1;
    }
    if number == 0 {
        notice(state, "no passage stands behind this line");
        return Effect::None;
    }
    Effect::Copy(text, number)
}

/// Opens the report's file where the passage stands.
pub(crate) fn edit(state: &mut State) -> Effect {
    let Some(e) = passages(state).first().copied() else {
        notice(state, "no passage stands behind this line");
        return Effect::None;
    };
    let report = &state.briefing.reports[e.report];
    let line = report.text.get(..e.span.start).map_or(0, |t| t.matches('\n').count()) + 1;
    match &report.path {
        Some(path) => Effect::Edit(path.clone(), line, one_line(report.words(e.span))),
        None => {
            let text = format!("{} lies in no file of its own", report.file);
            notice(state, text);
            Effect::None
        }
    }
}

/// Opens the page that the report was taken from.
pub(crate) fn browse(state: &mut State) -> Effect {
    let Some(e) = passages(state).first().copied() else {
        notice(state, "no passage stands behind this line");
        return Effect::None;
    };
    let report = &state.briefing.reports[e.report];
    match report.url.as_deref() {
        // Nothing else than a page of the web is opened, whatever a file says.
        Some(url) if url.starts_with("https://") || url.starts_with("http://") => Effect::Browse(url.to_owned()),
        _ => {
            let text = format!("no web address is known of {}", report.file);
            notice(state, text);
            Effect::None
        }
    }
}

/// Asks for the format to take the briefing away in.
pub(crate) fn export(state: &mut State) {
    let options = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value).map(|v| {
        let help = v.get_help().map(|h| format!(": {h}")).unwrap_or_default();
        format!("{}{help}", v.get_name())
    });
    state.dialog =
        Some(Dialog::Pick(Pick::new(pick::For::Export, "WRITE THE BRIEFING TO A FILE AS", options.collect())));
}
