//! What a file is, told by its content, and the report texts in it.

mod html;
mod schema;

use chrono::NaiveDate;

use super::structure::Layout;

/// A report's text as its format gives it, before it is made safe and read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    /// What the file was taken for (`plain text`, `web page`).
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    pub(crate) layout: Layout,
    pub(crate) meta: Meta,
}

/// What a format says of the report beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Meta {
    pub(crate) title: Option<String>,
    /// The outlet and what it was read from.
    pub(crate) outlet: Option<(String, String)>,
    pub(crate) published: Option<NaiveDate>,
    pub(crate) updated: Option<NaiveDate>,
    pub(crate) author: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) notices: Vec<String>,
}

impl Meta {
    /// Takes from `other` what is not known yet.
    pub(crate) fn fill(&mut self, other: Self) {
        fn keep<T>(mine: &mut Option<T>, theirs: Option<T>) {
            if mine.is_none() {
                *mine = theirs;
            }
        }
        keep(&mut self.title, other.title);
        keep(&mut self.outlet, other.outlet);
        keep(&mut self.published, other.published);
        keep(&mut self.updated, other.updated);
        keep(&mut self.author, other.author);
        keep(&mut self.url, other.url);
        keep(&mut self.section, other.section);
        keep(&mut self.language, other.language);
        self.notices.extend(other.notices);
    }
}

/// The reports in a decoded text.
///
/// # Errors
/// One line for the user where the text is of a known format but cannot be read.
pub(crate) fn of_text(text: String) -> Result<Draft, String> {
    if html::is_html(&text) {
        return html::read(&text);
    }
    Ok(Draft { kind: "plain text", text, layout: Layout::Lines, meta: Meta::default() })
}
