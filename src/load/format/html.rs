//! Web pages: the article without its surroundings, and what the page says of itself.
//!
//! The article is found by `dom_smoothie` (Mozilla's Readability) on a tree from which the parts that every page has
//! beside its article are taken first. Its paragraphs are then read from the elements, so that none run together.

use chrono::NaiveDate;
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::{Draft, Meta, schema, under_title};
use crate::load::structure::Layout;
use crate::load::{clean, day, outlet};

/// Elements that a page may have at most; more is a machine's doing and no article.
const MOST: usize = 200_000;

/// Tags that may be open at once before a page is laid out; many are never closed.
const OPEN: usize = 8_000;

/// How deep elements may lie in each other; browsers stop near 512, and the cost of finding the article grows with the
/// square.
const DEEPEST: usize = 512;

/// How a web page, or a piece of one, begins.
const OPENINGS: [&str; 14] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<article",
    "<div",
    "<p>",
    "<p ",
    "<h1",
    "<h2",
    "<section",
    "<main",
    "<meta",
    "<title",
];

/// Whether `text` is a web page or a piece of one, by its first tag.
pub(super) fn is_html(text: &str) -> bool {
    let head = text.trim_start().get(..1024).unwrap_or(text.trim_start()).to_ascii_lowercase();
    let head =
        head.strip_prefix("<?xml").and_then(|h| h.split_once("?>")).map_or(head.as_str(), |(_, r)| r.trim_start());
    let mut head = head;
    while let Some((_, rest)) = head.strip_prefix("<!--").and_then(|h| h.split_once("-->")) {
        head = rest.trim_start();
    }
    OPENINGS.iter().any(|o| head.starts_with(o)) && text.contains("</")
}

/// The article of a page.
///
/// # Errors
/// Where the page is too large or too deep to be one.
pub(super) fn read(html: &str) -> Result<Draft, String> {
    bounded(html)?;
    let doc = Document::from(html);
    if deeper(&doc.root(), DEEPEST) {
        return Err(too_deep());
    }
    let meta = meta(&doc);
    prune(&doc);
    let whole = || doc.body().map(|b| paragraphs(&b)).unwrap_or_default();
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(doc.clone(), None, Some(config)).and_then(|mut r| r.parse());
    let mut found = match article {
        Ok(article) => {
            let inner = Document::fragment(article.content.clone());
            paragraphs(&inner.root())
        }
        Err(_) => whole(),
    };
    if found.is_empty() {
        found = whole();
    }
    let text = under_title(meta.title.as_deref(), found);
    Ok(Draft { kind: "web page", text, layout: Layout::Paragraphs, meta, ..Draft::default() })
}

/// Refuses pages that would cost too much to lay out as a tree.
fn bounded(html: &str) -> Result<(), String> {
    let (mut all, mut open, mut deepest) = (0_usize, 0_usize, 0_usize);
    let bytes = html.as_bytes();
    for (at, _) in html.match_indices('<') {
        match bytes.get(at + 1) {
            Some(b'/') => open = open.saturating_sub(1),
            Some(c) if c.is_ascii_alphabetic() => {
                all += 1;
                let name = html.get(at + 1..).unwrap_or_default();
                let void = [
                    "br", "img", "meta", "link", "input", "hr", "source", "wbr", "area", "col", "embed", "base",
                    "track", "param", "p>", "p ", "li", "td", "tr", "path", "rect", "circle", "use", "option", "dd",
                    "dt",
                ];
                if !void.iter().any(|v| name.get(..v.len()).is_some_and(|n| n.eq_ignore_ascii_case(v))) {
                    open += 1;
                    deepest = deepest.max(open);
                }
            }
            _ => {}
        }
    }
    if all > MOST {
        return Err(format!("a page of more than {MOST} elements: save the article alone"));
    }
    if deepest > OPEN {
        return Err(too_deep());
    }
    Ok(())
}

fn too_deep() -> String {
    "a page whose elements lie too deep in each other: save the article alone".into()
}

/// Whether nodes below `root` lie more than `most` levels deep.
fn deeper(root: &NodeRef<'_>, most: usize) -> bool {
    let mut level = 0;
    let mut next = root.first_child();
    while let Some(node) = next {
        level += 1;
        if level > most {
            return true;
        }
        next = node.first_child().or_else(|| {
            let mut at = Some(node);
            while let Some(node) = at {
                level -= 1;
                if let Some(sibling) = node.next_sibling() {
                    return Some(sibling);
                }
                at = node.parent().filter(|p| p.id != root.id);
            }
            None
        });
    }
    false
}

/// Takes out what stands beside the article on every page.
fn prune(doc: &Document) {
    doc.select("script, style, noscript, template, iframe, svg, nav, button, select, input, textarea, dialog").remove();
}

/// The paragraphs of a piece of HTML, such as the body of a feed's entry.
pub(super) fn fragment(html: &str) -> Vec<String> {
    if bounded(html).is_err() {
        return Vec::new();
    }
    let doc = Document::fragment(html);
    prune(&doc);
    paragraphs(&doc.root())
}

/// The paragraphs under `root`: text of block elements, white space folded.
fn paragraphs(root: &NodeRef<'_>) -> Vec<String> {
    let mut out = Vec::new();
    let mut current = String::new();
    let mut breaks = 0;
    let mut flush = |current: &mut String| {
        let words = current.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            out.push(words);
        }
        current.clear();
    };
    // Depth first without recursion: pages nest as deep as they like.
    let mut next = root.first_child();
    while let Some(node) = next {
        if node.is_text() {
            current.push_str(&node.text());
            breaks = if current.trim().is_empty() { breaks } else { 0 };
        }
        let name = node.node_name();
        let block = name.as_deref().is_some_and(is_block);
        let br = name.as_deref() == Some("br");
        if br {
            current.push(' ');
            breaks += 1;
            if breaks == 2 {
                flush(&mut current);
            }
        } else if block {
            flush(&mut current);
            breaks = 0;
        }
        if node.is_element()
            && let Some(child) = node.first_child()
        {
            next = Some(child);
            continue;
        }
        let mut at = Some(node);
        next = None;
        while let Some(node) = at {
            if node.node_name().as_deref().is_some_and(is_block) {
                flush(&mut current);
            }
            if node.id == root.id {
                break;
            }
            if let Some(sibling) = node.next_sibling() {
                next = Some(sibling);
                break;
            }
            at = node.parent().filter(|p| p.id != root.id);
        }
    }
    flush(&mut current);
    out
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// What the page says of itself: JSON-LD first, then `meta` elements, then the visible head.
fn meta(doc: &Document) -> Meta {
    let mut meta = Meta::default();
    for script in doc.select("script[type='application/ld+json']").nodes() {
        // Some write line breaks into the strings, where JSON has none.
        let text = script.text().replace(|c: char| c.is_ascii_control(), " ");
        if let Ok(value) = serde_json::from_str::<serde_json::Value>(text.trim()) {
            meta.fill(schema::article(&value));
        }
    }
    let content = |names: &[&str]| {
        names.iter().find_map(|name| {
            ["property", "name", "itemprop"].iter().find_map(|key| {
                let value = doc.select_single(&format!("meta[{key}~='{name}' i]")).attr("content")?;
                let value = clean::line(&value);
                (!value.is_empty()).then_some(value)
            })
        })
    };
    let shown = |selector: &str| {
        let text = clean::line(&doc.select_single(selector).text());
        (!text.is_empty()).then_some(text)
    };
    let when = |value: Option<String>| value.as_deref().and_then(day::machine);
    let address = doc
        .select_single("link[rel='canonical']")
        .attr("href")
        .map(|h| clean::line(&h))
        .filter(|h| outlet::host(h).is_some() && h.contains("://"))
        .or_else(|| content(&["og:url"]));
    meta.url = address.or(meta.url);
    let site =
        content(&["og:site_name", "application-name", "twitter:site_name"]).as_deref().and_then(outlet::from_site);
    meta.outlet = publisher(site, meta.outlet.take(), meta.url.as_deref());
    meta.published = meta.published.or_else(|| {
        when(content(&[
            "article:published_time",
            "og:article:published_time",
            "datePublished",
            "date",
            "pubdate",
            "publish-date",
            "publishdate",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
            "sailthru.date",
            "parsely-pub-date",
            "article.published",
            "published_time",
            "cxenseparse:recs:publishtime",
            "last-modified-date",
        ]))
    });
    meta.published = meta.published.or_else(|| {
        when(
            doc.select_single("time[itemprop='datePublished'], time[pubdate], article time[datetime], time[datetime]")
                .attr("datetime")
                .map(|d| d.to_string()),
        )
    });
    meta.published = meta.published.or_else(|| shown_day(doc));
    // Many stamps are in universal time; an address that is one day off has the outlet's own day.
    let filed = meta.url.as_deref().and_then(day::of_address);
    meta.published = meta.published.map(|stamp| filed.filter(|f| (*f - stamp).num_days().abs() == 1).unwrap_or(stamp));
    meta.updated = meta
        .updated
        .or_else(|| when(content(&["article:modified_time", "og:updated_time", "dateModified", "lastmod"])));
    meta.author = meta
        .author
        .take()
        .or_else(|| content(&["author", "article:author", "parsely-author"]).filter(|a| !a.contains("://")));
    meta.section = meta.section.take().or_else(|| content(&["article:section", "parsely-section"]));
    meta.language = meta.language.take().or_else(|| doc.html_root().attr("lang").map(|l| l.to_string()));
    meta.title = title(
        meta.title.take(),
        content(&["og:title", "twitter:title", "dc.title"]),
        shown("h1"),
        shown("title"),
        meta.outlet.as_ref().map(|(o, _)| o.as_str()),
    );
    meta
}

/// The day in what the page's own names call a date of publication, where all of these agree.
fn shown_day(doc: &Document) -> Option<NaiveDate> {
    const NAMED: &str = "[itemprop~='datePublished'], [class*='publish' i], [class*='pubdate' i], [class*='pub-date' i], \
                         [class*='dateline' i], [class*='timestamp' i], [class*='entry-date' i], [class*='post-date' i]";
    let lines = doc.select(NAMED).nodes().iter().map(|n| clean::line(&n.text())).collect::<Vec<_>>();
    let mut days = lines.iter().filter(|l| l.chars().count() <= 80).filter_map(|l| Some(day::find(l)?.0));
    let first = days.next()?;
    days.all(|d| d == first).then_some(first)
}

/// The outlet of a page: a name of the list, wherever it stands, before one that the page alone uses.
fn publisher(site: Option<String>, stated: Option<(String, String)>, url: Option<&str>) -> Option<(String, String)> {
    // Some state their address as their name.
    let site = site.filter(|s| !s.contains("://")).map(|s| (s, "the page’s site name".to_owned()));
    let listed = |found: &Option<(String, String)>| {
        let (name, from) = found.as_ref()?;
        Some((outlet::known(name)?.to_owned(), from.clone()))
    };
    let host = url.and_then(|u| Some((outlet::by_address(u)?, outlet::host(u)?)));
    let by_host = host.map(|(name, host)| (name.to_owned(), format!("address {host}")));
    // A page that names an agency as publisher and has a name of its own has printed the agency’s report.
    let resold = site.is_some() && stated.as_ref().is_some_and(|(name, _)| outlet::sells(name));
    let stated_known = listed(&stated).filter(|_| !resold);
    let bare = url.and_then(outlet::host).map(|h| (h.clone(), format!("address {h}")));
    listed(&site).or(stated_known).or(by_host).or(site).or(stated).or(bare)
}

/// The headline: what is shown as heading where it agrees with what the page states, else what it states.
fn title(
    stated: Option<String>,
    social: Option<String>,
    heading: Option<String>,
    window: Option<String>,
    outlet: Option<&str>,
) -> Option<String> {
    let fold = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let bare = |t: String| without_site(&t, outlet);
    let (stated, social, window) = (stated.map(bare), social.map(bare), window.map(bare));
    if let Some(heading) = &heading {
        let shown = fold(heading);
        let agrees = |t: &Option<String>| {
            t.as_deref().map(fold).is_some_and(|t| !shown.is_empty() && (t.contains(&shown) || shown.contains(&t)))
        };
        if shown.len() > 8 && (agrees(&stated) || agrees(&social) || agrees(&window)) {
            return Some(heading.clone());
        }
    }
    // A heading of a word or two is the site’s own.
    let own = heading.clone().filter(|h| h.split_whitespace().count() >= 3);
    stated.or(social).or(own).or(window).or(heading).filter(|t| !t.is_empty())
}

/// A window title without the site's name after a dash or bar.
fn without_site(title: &str, outlet: Option<&str>) -> String {
    let title = clean::line(title);
    for mark in [" | ", " - ", " – ", " — ", " · ", " :: "] {
        if let Some((head, tail)) = title.rsplit_once(mark) {
            let named = outlet::known(tail).is_some()
                || outlet.is_some_and(|o| o.eq_ignore_ascii_case(tail))
                || outlet::is_name(tail);
            if (named || mark == " | ") && head.split_whitespace().count() >= 3 {
                return without_site(head, outlet);
            }
        }
    }
    title
}
