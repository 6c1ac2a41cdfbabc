//! The load report: what each file was taken for, and what was set aside.

use super::cite::{count, day, one_line};
use super::text::Page;
use crate::model::{PublishedFrom, Report};

/// Lines of one report's furniture that are shown.
const MOST: usize = 40;

/// What is known of each report and how, then what is to be said of other files, as lines of at most `width` columns.
pub fn render(reports: &[Report], others: &[String], width: usize) -> String {
    let mut page = Page::new(width);
    for r in reports {
        page.line(0, 4, &r.file);
        page.line(2, 4, &format!("taken for: {}", r.format));
        page.line(2, 4, &format!("outlet: {} (from {})", r.outlet, r.outlet_from));
        let from = r.published.as_ref().map(|p| match p.from {
            PublishedFrom::Given => " (given)",
            PublishedFrom::Stated => " (the text states it)",
            PublishedFrom::Metadata => " (the file's metadata state it)",
        });
        page.line(2, 4, &format!("published: {}{}", day(r), from.unwrap_or_default()));
        page.line(2, 4, &format!("headline: {}", r.headline.map_or("none", |h| r.words(h))));
        if let Some(url) = &r.url {
            page.line(2, 4, &format!("address: {url}"));
        }
        let text = count(r.text.chars().count(), "character");
        page.line(2, 4, &format!("text: {}, {text}", count(r.paragraphs.len(), "paragraph")));
        let furniture = r.furniture.iter().filter(|f| !f.is_empty());
        for &f in furniture.clone().take(MOST) {
            page.line(2, 4, &format!("set aside: “{}”", one_line(r.words(f))));
        }
        let more = furniture.count().saturating_sub(MOST);
        if more > 0 {
            page.line(2, 4, &format!("set aside: {more} more"));
        }
        for notice in &r.notices {
            page.line(2, 4, &format!("note: {notice}"));
        }
    }
    for line in others {
        page.line(0, 4, &one_line(&line.replace(char::is_control, "\u{fffd}")));
    }
    page.out
}
