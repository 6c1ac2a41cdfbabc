//! Undo and redo, which are lines of the log like any other.

use std::collections::BTreeSet;

use super::record::{Act, Record};

/// The lines that are taken back: of the undos and redos of a line the last one counts.
pub(super) fn undone(records: &[Record]) -> BTreeSet<&str> {
    let mut out = BTreeSet::new();
    for record in records {
        match &record.act {
            Act::Undo { of } => {
                out.insert(of.as_str());
            }
            Act::Redo { of } => {
                out.remove(of.as_str());
            }
            _ => {}
        }
    }
    out
}

/// The line that `who` would take back next, and the one that would come back.
pub(super) fn last<'a>(records: &'a [Record], who: &str) -> (Option<&'a Record>, Option<&'a Record>) {
    let mut done: Vec<&Record> = Vec::new();
    let mut back: Vec<&Record> = Vec::new();
    let take = |list: &mut Vec<&'a Record>, id: &str| list.iter().rposition(|r| r.id == id).map(|at| list.remove(at));
    for record in records.iter().filter(|r| r.who == who) {
        match &record.act {
            Act::Undo { of } => back.extend(take(&mut done, of)),
            Act::Redo { of } => done.extend(take(&mut back, of)),
            _ => {
                done.push(record);
                back.clear();
            }
        }
    }
    (done.last().copied(), back.last().copied())
}
