//! The nouns of the program, their ids and their places in the text.

mod span;

pub use span::Span;
