//! The terminal interface: a pure update over a state, views that cannot change it, and the terminal itself.

use crate::model::Briefing;

/// Shows the briefing until the analyst quits.
///
/// # Errors
/// Fails where the terminal cannot be set up or written to.
pub fn run(_briefing: &Briefing) -> std::io::Result<()> {
    Ok(())
}
