//! schema.org's `NewsArticle` and its kin, as pages carry them (JSON-LD) and as files of their own.

use serde_json::Value;

use super::Meta;
use crate::load::{clean, day};

/// Types of schema.org that are a report.
const ARTICLES: [&str; 14] = [
    "AdvertiserContentArticle",
    "AnalysisNewsArticle",
    "Article",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "NewsArticle",
    "OpinionNewsArticle",
    "Report",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "SocialMediaPosting",
    "WebPage",
];

/// What the article in `value` says of itself: the value, an entry of a list or of an `@graph`.
pub(super) fn article(value: &Value) -> Meta {
    find(value, 0).map(read).unwrap_or_default()
}

/// The article in `value`, articles proper before the page around them.
pub(super) fn find(value: &Value, depth: usize) -> Option<&Value> {
    let mut all = Vec::new();
    collect(value, depth, &mut all);
    all.iter().find(|v| !is(v, "WebPage")).or(all.first()).copied()
}

fn collect<'a>(value: &'a Value, depth: usize, out: &mut Vec<&'a Value>) {
    if depth > 4 {
        return;
    }
    match value {
        Value::Array(list) => list.iter().take(200).for_each(|v| collect(v, depth + 1, out)),
        Value::Object(map) => {
            if ARTICLES.iter().any(|a| is(value, a)) {
                out.push(value);
            }
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = map.get(key) {
                    collect(inner, depth + 1, out);
                }
            }
        }
        _ => {}
    }
}

fn is(value: &Value, kind: &str) -> bool {
    let bare = |t: &str| t.rsplit(['/', ':']).next() == Some(kind);
    match value.get("@type").or_else(|| value.get("type")) {
        Some(Value::String(t)) => bare(t),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).any(bare),
        _ => false,
    }
}

fn read(article: &Value) -> Meta {
    let text = |key: &str| words(article.get(key)?);
    let when = |key: &str| article.get(key).and_then(Value::as_str).and_then(day::machine);
    Meta {
        title: text("headline").or_else(|| text("name")),
        outlet: text("publisher").or_else(|| text("sourceOrganization")).map(|o| (o, "the stated publisher".into())),
        published: when("datePublished").or_else(|| when("dateCreated")),
        updated: when("dateModified"),
        author: text("author").or_else(|| text("creator")),
        url: text("url").filter(|u| u.contains("://")),
        section: text("articleSection"),
        language: text("inLanguage"),
        notices: Vec::new(),
    }
}

/// A value as words: a text, the `name` of a thing, the first of a list.
fn words(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(s) => clean::line(&entities(s)),
        Value::Object(map) => clean::line(&entities(map.get("name").or_else(|| map.get("@value"))?.as_str()?)),
        Value::Array(list) => return list.iter().find_map(|v| if v.is_array() { None } else { words(v) }),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The commonest character references, which some sites leave in their JSON.
fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = text.to_owned();
    for (name, sign) in [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&rsquo;", "’"),
        ("&#8217;", "’"),
        ("&lsquo;", "‘"),
        ("&#8216;", "‘"),
        ("&ldquo;", "“"),
        ("&#8220;", "“"),
        ("&rdquo;", "”"),
        ("&#8221;", "”"),
        ("&ndash;", "–"),
        ("&#8211;", "–"),
        ("&mdash;", "—"),
        ("&#8212;", "—"),
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("&#38;", "&"),
    ] {
        out = out.replace(name, sign);
    }
    out
}
