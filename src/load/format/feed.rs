//! RSS, Atom and JSON Feed: every entry is a report.

use feed_rs::model::{Entry, Feed};

use super::{Draft, Meta, html, under_title};
use crate::load::structure::Layout;
use crate::load::{clean, outlet};

/// Entries that are taken from one feed.
const MOST: usize = 5_000;

/// Whether `text` is a feed.
pub(super) fn is_feed(text: &str) -> bool {
    let head = super::head(text, 4096);
    let json = head.trim_start().starts_with('{') && head.contains("jsonfeed.org/version");
    json || ["<rss", "<feed", "<rdf:RDF"].iter().any(|t| head.contains(t))
        && head.trim_start().starts_with('<')
        && !head.contains("<html")
}

/// The entries of a feed.
///
/// # Errors
/// Where the feed is broken or empty.
pub(super) fn read(text: &str) -> Result<Vec<Draft>, String> {
    let feed = feed_rs::parser::parse(text.as_bytes())
        .map_err(|e| format!("a feed that cannot be read: {}", clean::line(&e.to_string())))?;
    let out: Vec<Draft> = feed.entries.iter().take(MOST).filter_map(|e| entry(&feed, e)).collect();
    if out.is_empty() { Err("a feed without entries".into()) } else { Ok(out) }
}

fn entry(feed: &Feed, entry: &Entry) -> Option<Draft> {
    let title = entry.title.as_ref().map(|t| words(&t.content)).filter(|t| !t.is_empty());
    let body = entry
        .content
        .as_ref()
        .and_then(|c| c.body.clone())
        .or_else(|| entry.summary.as_ref().map(|s| s.content.clone()));
    let paragraphs = body.map(|b| paragraphs(&b)).unwrap_or_default();
    if paragraphs.is_empty() && title.is_none() {
        return None;
    }
    let url = entry.links.first().map(|l| clean::line(&l.href));
    let known = url.as_deref().and_then(outlet::by_address).map(|n| (n.to_owned(), "address of the entry".to_owned()));
    let name = feed.title.as_ref().and_then(|t| outlet::from_site(&words(&t.content)));
    let meta = Meta {
        title: title.clone(),
        outlet: known.or(name.map(|n| (n, "name of the feed".to_owned()))),
        published: entry.published.map(|d| d.date_naive()),
        updated: entry.updated.map(|d| d.date_naive()),
        author: entry.authors.first().and_then(|a| a.name.as_deref()).map(clean::line),
        url,
        section: None,
        language: entry.language.clone().or_else(|| feed.language.clone()),
        notices: Vec::new(),
    };
    Some(Draft {
        kind: "feed entry",
        text: under_title(title.as_deref(), paragraphs),
        layout: Layout::Paragraphs,
        meta,
        ..Draft::default()
    })
}

fn paragraphs(body: &str) -> Vec<String> {
    if body.contains('<') {
        html::fragment(body)
    } else {
        body.lines().map(clean::line).filter(|l| !l.is_empty()).collect()
    }
}

fn words(text: &str) -> String {
    if text.contains(['<', '&']) { html::fragment(text).join(" ") } else { clean::line(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_three_kinds_of_feed() {
        let rss = r#"<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Herald</title><link>https://example.org</link><description>d</description>
            <item><title>Ferry pays</title><link>https://example.org/1</link><pubDate>Tue, 12 Mar 2024 09:00:00 GMT</pubDate><description>&lt;p&gt;The company pays.&lt;/p&gt;&lt;p&gt;So it said.&lt;/p&gt;</description></item></channel></rss>"#;
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Herald</title><id>x</id><updated>2024-03-12T09:00:00Z</updated>
            <entry><title>Ferry pays</title><id>y</id><published>2024-03-12T09:00:00Z</published><updated>2024-03-12T09:00:00Z</updated><content type="html">&lt;p&gt;The company pays.&lt;/p&gt;&lt;p&gt;So it said.&lt;/p&gt;</content></entry></feed>"#;
        let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Harbour Herald","items":[{"id":"1","title":"Ferry pays","date_published":"2024-03-12T09:00:00Z","content_html":"<p>The company pays.</p><p>So it said.</p>"}]}"#;
        for text in [rss, atom, json] {
            assert!(is_feed(text));
            let all = read(text).unwrap();
            assert_eq!(all.len(), 1);
            assert_eq!(all[0].text, "Ferry pays\n\nThe company pays.\n\nSo it said.");
            assert_eq!(all[0].meta.published.map(|d| d.to_string()).as_deref(), Some("2024-03-12"));
            assert_eq!(all[0].meta.outlet.as_ref().map(|o| o.0.as_str()), Some("Harbour Herald"));
        }
        assert!(!is_feed("The <rss> tag opens a feed."));
    }
}
