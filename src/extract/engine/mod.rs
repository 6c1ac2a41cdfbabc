//! The language engine: tokens, tags, heads, entity labels and lemmas of English text.

mod doc;
mod labels;

pub use doc::{Doc, Token};
pub use labels::{Dep, EntityLabel, Pos, Tag};
