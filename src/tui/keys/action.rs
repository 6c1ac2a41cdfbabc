//! What the analyst can do, whatever key stands for it.

use super::super::state::Lens;

/// What the analyst can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// To the next item, or a row down.
    Down,
    /// To the item before, or a row up.
    Up,
    /// To the report, pane or passage on the left.
    Left,
    /// To the report, pane or passage on the right.
    Right,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// Half a page down.
    HalfDown,
    /// Half a page up.
    HalfUp,
    /// To the first item.
    First,
    /// To the last item.
    Last,
    /// To a lens.
    Go(Lens),
    /// To the next lens.
    NextLens,
    /// To the lens before.
    PrevLens,
    /// The selected item's passages in their reports.
    Open,
    /// Back to where one came from.
    Back,
    /// Forward to where one went back from.
    Forward,
    /// Lets go: of a layer, a search, a filter, the selected actor.
    Escape,
    /// Begins a search.
    Search,
    /// To the next search hit.
    NextHit,
    /// To the search hit before.
    PrevHit,
    /// Anywhere by a fuzzy name.
    Jump,
    /// To the next dispute.
    NextDispute,
    /// To the dispute before.
    PrevDispute,
    /// To the next item that was not reviewed.
    NextUnreviewed,
    /// To the item before that was not reviewed.
    PrevUnreviewed,
    /// To the next item that concerns who is selected.
    NextOfWho,
    /// To the item before that concerns who is selected.
    PrevOfWho,
    /// Shows or hides the possible findings.
    Possible,
    /// Aligned or as published.
    Align,
    /// One report from top to bottom, the others' differences beside it.
    Spine,
    /// The next outlets beside the leading one.
    NextOutlets,
    /// The outlets before beside the leading one.
    PrevOutlets,
    /// The filters of the claims.
    Filter,
    /// Copies the passages with their citation.
    Copy,
    /// Opens the report's file in the analyst's editor.
    Edit,
    /// Opens the report's page in the browser.
    Browse,
    /// Takes the briefing away in some format.
    Export,
    /// Says when a report was published.
    Published,
    /// Tells how each file was read.
    LoadReport,
    /// Opens the selected event.
    OpenEvent,
    /// Opens all reports together.
    OpenAll,
    /// Has seen the item.
    Seen,
    /// Accepts the item.
    Accept,
    /// Dismisses the item.
    Dismiss,
    /// Writes a note.
    Note,
    /// Gives or takes a tag.
    Tag,
    /// Grades source and claim.
    Grade,
    /// Names an actor anew, or a claim's source.
    Correct,
    /// Makes two actors one.
    Merge,
    /// Makes two of one actor.
    Split,
    /// Puts two claims together as a dispute.
    Link,
    /// Makes a claim of a passage.
    AddClaim,
    /// Takes the last judgement back.
    Undo,
    /// Brings back the judgement that was taken back.
    Redo,
    /// The keys.
    Help,
    /// Closes a layer; at the root, leaves the program.
    Quit,
    /// Leaves the program at once.
    QuitNow,
    /// Back to the shell for a while.
    Suspend,
    /// Paints the screen anew.
    Redraw,
}
