//! The briefing for people and programs that are not at the terminal.

pub mod json;
