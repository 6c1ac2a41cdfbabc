//! Searching: live, in everything that the lens shows, and in the reports' own words.

use super::draw::Overlay;
use super::input::Input;
use super::page::Page;
use super::state::{Lens, State};
use super::theme::Role;
use crate::model::{Briefing, ReportId, Span};

/// What is searched for, made comparable: small letters, plain quotation marks and dashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Folded(Vec<char>);

fn fold(c: char) -> char {
    match c {
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        '–' | '—' | '‐' | '‑' => '-',
        c if c.is_whitespace() => ' ',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

impl Folded {
    pub(crate) fn new(query: &str) -> Self {
        Self(query.chars().map(fold).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every place of the query in `text`, in bytes, not overlapping.
    pub(crate) fn find_all(&self, text: &str) -> Vec<Span> {
        let mut out = Vec::new();
        let Some((&first, rest)) = self.0.split_first() else { return out };
        let mut chars = text.char_indices();
        while let Some((start, c)) = chars.next() {
            if fold(c) != first {
                continue;
            }
            let mut ahead = chars.clone();
            if rest.iter().all(|want| ahead.next().is_some_and(|(_, c)| fold(c) == *want)) {
                out.push(Span::new(start, ahead.offset()));
                chars = ahead;
            }
        }
        out
    }
}

/// A search.
#[derive(Debug, Clone)]
pub(crate) struct Search {
    pub(crate) input: Input,
    /// Whether the query is still being typed.
    pub(crate) typing: bool,
    pub(crate) query: Folded,
    /// Where the query stands in the reports.
    pub(crate) found: Overlay,
    /// Number of the item that was selected when the search began, and its lens.
    pub(crate) origin: (Lens, usize),
    /// The items of the lens that hold the query, by number.
    pub(crate) hits: Vec<usize>,
    /// What the hits were counted for.
    counted: Option<(Lens, usize, usize, Folded)>,
}

impl Search {
    pub(crate) fn new(lens: Lens, number: usize) -> Self {
        Self {
            input: Input::default(),
            typing: true,
            query: Folded::default(),
            found: Overlay::default(),
            origin: (lens, number),
            hits: Vec::new(),
            counted: None,
        }
    }

    /// Takes over what has been typed.
    pub(crate) fn typed(&mut self, b: &Briefing) {
        let query = Folded::new(self.input.text());
        if query == self.query {
            return;
        }
        let mut found = Overlay::new(Role::Found, b.reports.len());
        for r in &b.reports {
            for span in query.find_all(&r.text) {
                found.add(r.id, span);
            }
        }
        self.query = query;
        self.found = found;
    }

    /// Number of places in all reports.
    pub(crate) fn places(&self) -> usize {
        self.found.spans.iter().map(Vec::len).sum()
    }

    /// The first place in `report` at or after `byte`, or before it; going round at the ends.
    pub(crate) fn place(&self, report: ReportId, byte: usize, forward: bool) -> Option<Span> {
        let list = self.found.spans.get(report.index())?;
        if forward {
            list.iter().find(|s| s.start >= byte).or(list.first()).copied()
        } else {
            list.iter().rev().find(|s| s.start < byte).or(list.last()).copied()
        }
    }

    /// Counts the hits of the lens that is shown.
    pub(crate) fn refresh(state: &mut State) {
        let lens = state.lens;
        let Some(mut search) = state.search.take() else { return };
        let page = state.page();
        let key = (lens, page.rows.len(), page.entries.len(), search.query.clone());
        if search.counted.as_ref() != Some(&key) {
            search.hits = search.count(page);
            search.counted = Some(key);
        }
        state.search = Some(search);
    }

    fn count(&self, page: &Page) -> Vec<usize> {
        if self.query.is_empty() {
            return Vec::new();
        }
        let holds = |entry: &super::page::Entry| {
            !self.query.find_all(&entry.words).is_empty()
                || page.rows.get(entry.rows.clone()).into_iter().flatten().flat_map(|r| &r.pieces).any(|p| {
                    p.src.is_some_and(|s| self.found.touches(s.report, Span::new(s.byte, s.byte + p.text.len())))
                })
        };
        page.entries.iter().enumerate().filter(|(_, e)| holds(e)).map(|(n, _)| n).collect()
    }

    /// The hit to go to from item `from`: the next one, or the one before; going round at the ends.
    pub(crate) fn hit(&self, from: usize, forward: bool, itself: bool) -> Option<usize> {
        if forward {
            let ahead = self.hits.iter().find(|&&h| h > from || itself && h == from);
            ahead.or(self.hits.first()).copied()
        } else {
            self.hits.iter().rev().find(|&&h| h < from).or(self.hits.last()).copied()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_without_regard_to_case_and_quotation_marks() {
        let text = "The “thumb-prints”, the THUMB–PRINTS";
        let words =
            |q: &str| Folded::new(q).find_all(text).into_iter().map(|s| s.of(text).to_owned()).collect::<Vec<_>>();
        assert_eq!(words("thumb-prints"), ["thumb-prints", "THUMB–PRINTS"]);
        assert_eq!(words("\"thumb"), ["“thumb"]);
        assert_eq!(words("the\nt"), ["the T"]);
        assert!(words("").is_empty() && words("toe").is_empty());
    }

    #[test]
    fn places_do_not_overlap() {
        assert_eq!(Folded::new("aa").find_all("aaaaa"), [Span::new(0, 2), Span::new(2, 4)]);
    }
}
