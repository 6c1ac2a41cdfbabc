//! The one table of keys: the help, the footer and the README's table are made from it, and presses are looked up in it.

use super::super::state::Lens;
use super::action::Action;
use super::binding::{Binding, Place, When, row};
use super::key::Key;

const MOVE: &str = "Moving";
const LENS: &str = "Lenses";
const SHOW: &str = "Showing";
const FIND: &str = "Finding";
const REVIEW: &str = "Reviewing";
const TAKE: &str = "Taking away";
const LEAVE: &str = "Leaving";
const OUTLETS: When = When::In(&[Place::Lens(Lens::Outlets)]);
const LISTS: When = When::In(&[Place::Lens(Lens::Brief), Place::Lens(Lens::Claims), Place::Lens(Lens::Outlets)]);
const SIDES: When = When::In(&[Place::Lens(Lens::Outlets), Place::Lens(Lens::Actors), Place::Passage]);

/// Every key, in the order of the help.
pub const TABLE: &[Binding] = &[
    row(Action::Down, &["j", "Down"], When::Anywhere, "down", "the next item, or a row down", MOVE),
    row(Action::Up, &["k", "Up"], When::Anywhere, "up", "the item before, or a row up", MOVE),
    row(Action::Left, &["h", "Left"], SIDES, "left", "the report, pane or passage on the left", MOVE),
    row(Action::Right, &["l", "Right"], SIDES, "right", "the report, pane or passage on the right", MOVE),
    row(Action::PageDown, &["PgDn", "Ctrl-f"], When::Anywhere, "page-down", "a page down", MOVE),
    row(Action::PageUp, &["PgUp", "Ctrl-b"], When::Anywhere, "page-up", "a page up", MOVE),
    row(Action::HalfDown, &["Ctrl-d"], When::Anywhere, "half-down", "half a page down", MOVE),
    row(Action::HalfUp, &["Ctrl-u"], When::Anywhere, "half-up", "half a page up", MOVE),
    row(Action::First, &["Home", "<"], When::Anywhere, "first", "the beginning", MOVE),
    row(Action::Last, &["End", "G", ">"], When::Anywhere, "last", "the end", MOVE),
    row(Action::NextDispute, &["]"], When::Reading, "next-dispute", "the next dispute", MOVE),
    row(Action::PrevDispute, &["["], When::Reading, "previous-dispute", "the dispute before", MOVE),
    row(Action::NextUnreviewed, &["}"], When::Reading, "next-unreviewed", "the next that is not reviewed", MOVE),
    row(
        Action::PrevUnreviewed,
        &["{"],
        When::Reading,
        "previous-unreviewed",
        "the one before that is not reviewed",
        MOVE,
    ),
    row(Action::NextOfWho, &[")"], When::Lenses, "next-of-actor", "the next of the selected actor", MOVE),
    row(Action::PrevOfWho, &["("], When::Lenses, "previous-of-actor", "the one before of the selected actor", MOVE),
    row(
        Action::Go(Lens::Brief),
        &["1"],
        When::Lenses,
        "brief",
        "Brief: what differs, who is not heard, what to ask",
        LENS,
    ),
    row(Action::Go(Lens::Outlets), &["2"], When::Lenses, "outlets", "Outlets: the reports side by side", LENS),
    row(Action::Go(Lens::Actors), &["3"], When::Lenses, "actors", "Actors: who is named, heard and accused", LENS),
    row(
        Action::Go(Lens::Claims),
        &["4"],
        When::Lenses,
        "claims",
        "Claims: what is shared, disputed or told by one alone",
        LENS,
    ),
    row(
        Action::Go(Lens::Timeline),
        &["5"],
        When::Lenses,
        "timeline",
        "Timeline: what is said to have happened when",
        LENS,
    ),
    row(Action::NextLens, &["Tab"], When::Lenses, "next-lens", "the next lens", LENS).foot(2, "next lens"),
    row(Action::PrevLens, &["Shift-Tab"], When::Lenses, "previous-lens", "the lens before", LENS),
    row(Action::Open, &["Enter"], When::Lenses, "open", "the passages in their reports", SHOW)
        .foot(1, "show the passages"),
    row(
        Action::Back,
        &["Backspace", "Ctrl-o", "Alt-Left"],
        When::Anywhere,
        "back",
        "back to where you came from",
        SHOW,
    ),
    row(Action::Forward, &["Alt-Right", "Ctrl-n"], When::Reading, "forward", "forward again", SHOW),
    row(
        Action::Escape,
        &["Esc"],
        When::Anywhere,
        "escape",
        "let go: close, end the search, drop the selected actor, stop reading",
        SHOW,
    ),
    row(Action::Align, &["="], OUTLETS, "align", "aligned with each other, or as published", SHOW)
        .foot(3, "as published"),
    row(
        Action::Spine,
        &["s"],
        OUTLETS,
        "spine",
        "one report from top to bottom, the others' differences beside it",
        SHOW,
    )
    .foot(4, "one report"),
    row(Action::NextOutlets, &["L"], OUTLETS, "next-outlets", "the next outlets beside the leading one", SHOW),
    row(Action::PrevOutlets, &["H"], OUTLETS, "previous-outlets", "the outlets before", SHOW),
    row(Action::Possible, &["p"], LISTS, "possible", "show or hide the possible findings", SHOW).foot(7, "possible"),
    row(Action::Filter, &["f"], When::In(&[Place::Lens(Lens::Claims)]), "filter", "which findings are listed", SHOW)
        .foot(3, "filter"),
    row(Action::Search, &["/"], When::Anywhere, "search", "search", FIND).foot(5, "search"),
    row(Action::NextHit, &["n"], When::Anywhere, "next-hit", "the next hit, while something is searched for", FIND)
        .searching(true)
        .foot(4, "next hit"),
    row(Action::PrevHit, &["N"], When::Anywhere, "previous-hit", "the hit before", FIND),
    row(
        Action::Jump,
        &[":", "Ctrl-p"],
        When::Reading,
        "jump",
        "go to any outlet, actor, finding or claim by name",
        FIND,
    )
    .foot(8, "go to"),
    row(Action::Seen, &["Space"], When::Reading, "seen", "seen, or not seen after all", REVIEW),
    row(Action::Accept, &["a"], When::Reading, "accept", "accept, or take that back", REVIEW).foot(6, "accept"),
    row(Action::Dismiss, &["x"], When::Reading, "dismiss", "dismiss, or take that back", REVIEW).foot(6, "dismiss"),
    row(Action::Note, &["n"], When::Reading, "note", "a note; while something is searched for, the next hit", REVIEW)
        .searching(false)
        .foot(6, "note"),
    row(Action::Tag, &["t"], When::Reading, "tag", "give a tag, or take it away", REVIEW),
    row(Action::Grade, &["g"], When::Reading, "grade", "the NATO grade of source and claim", REVIEW),
    row(
        Action::Correct,
        &["r"],
        When::Reading,
        "correct",
        "another name for an actor, another source for a claim",
        REVIEW,
    ),
    row(
        Action::Merge,
        &["m"],
        When::In(&[Place::Lens(Lens::Actors)]),
        "merge",
        "this actor is the same as another",
        REVIEW,
    ),
    row(
        Action::Split,
        &["M"],
        When::In(&[Place::Lens(Lens::Actors)]),
        "split",
        "some names belong to another actor",
        REVIEW,
    ),
    row(Action::Link, &["v"], When::Reading, "link", "this claim and the next one marked clash", REVIEW),
    row(Action::AddClaim, &["c"], When::Reading, "add-claim", "make a claim of this passage", REVIEW),
    row(Action::Undo, &["u"], When::Reading, "undo", "take the last judgement back", REVIEW),
    row(Action::Redo, &["Ctrl-r"], When::Reading, "redo", "bring it back", REVIEW),
    row(Action::Copy, &["y"], When::Reading, "copy", "copy the passages with their citation", TAKE),
    row(Action::Edit, &["o"], When::Reading, "edit", "open the report at this place in $EDITOR", TAKE),
    row(Action::Browse, &["O"], When::Reading, "browse", "open the report's page in the browser", TAKE),
    row(Action::Export, &["e"], When::Reading, "export", "write the briefing to a file", TAKE),
    row(Action::Published, &["d"], When::Lenses, "published", "say when a report was published", TAKE),
    row(
        Action::LoadReport,
        &["i"],
        When::In(&[
            Place::Lens(Lens::Brief),
            Place::Lens(Lens::Outlets),
            Place::Lens(Lens::Actors),
            Place::Lens(Lens::Claims),
            Place::Lens(Lens::Timeline),
            Place::Passage,
            Place::Events,
        ]),
        "load-report",
        "how each file was read, and what could not be",
        TAKE,
    ),
    row(Action::OpenEvent, &["Enter"], When::In(&[Place::Events]), "open-event", "the reports of this event", SHOW)
        .foot(1, "open"),
    row(Action::OpenAll, &["a"], When::In(&[Place::Events]), "open-all", "all reports together, as one event", SHOW)
        .foot(2, "all together"),
    row(Action::Help, &["?", "F1"], When::Anywhere, "help", "these keys", LEAVE).foot(9, "help"),
    row(Action::Quit, &["q"], When::Anywhere, "quit", "close; at the root, leave", LEAVE).foot(10, "quit"),
    row(Action::QuitNow, &["Ctrl-c"], When::Anywhere, "quit-now", "leave at once", LEAVE),
    row(Action::Suspend, &["Ctrl-z"], When::Anywhere, "suspend", "to the shell for a while; fg comes back", LEAVE),
    row(Action::Redraw, &["Ctrl-l"], When::Anywhere, "redraw", "paint the screen anew", LEAVE),
];

/// The table for readers, in Markdown.
pub fn markdown() -> String {
    let mut out = String::from("| keys | do | where |\n|---|---|---|\n");
    for row in TABLE {
        let keys: Vec<String> =
            row.keys.iter().filter_map(|k| k.parse::<Key>().ok()).map(|k| format!("`{k}`")).collect();
        let place = row.place();
        let place = place.strip_prefix("in ").unwrap_or(&place);
        let cells = ["| ", &keys.join(" "), " | ", row.help, " | ", place, " |\n"];
        out.extend(cells);
    }
    out
}
