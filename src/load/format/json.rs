//! JSON that holds reports: schema.org's `NewsArticle`, IPTC's ninjs, and feeds (see `feed`).

use serde_json::Value;

use super::{Draft, Meta, html, schema, under_title};
use crate::load::structure::Layout;
use crate::load::{clean, day};

/// The reports in `text`, if it is JSON; `None` if it is not.
///
/// # Errors
/// Where it is JSON that holds no report.
pub(super) fn read(text: &str) -> Option<Result<Vec<Draft>, String>> {
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    if !value.is_object() && !value.as_array().is_some_and(|a| a.iter().all(Value::is_object) && !a.is_empty()) {
        return None;
    }
    let found: Vec<Draft> = match &value {
        Value::Array(list) => list.iter().filter_map(one).collect(),
        one_only => one(one_only).into_iter().collect(),
    };
    let none = "JSON in which no report was found: NewsArticle, ninjs and JSON Feed are read".to_owned();
    Some(if found.is_empty() { Err(none) } else { Ok(found) })
}

fn one(value: &Value) -> Option<Draft> {
    if let Some(article) = schema::find(value, 0)
        && let Some(body) = article.get("articleBody").or_else(|| article.get("text")).and_then(Value::as_str)
    {
        let meta = schema::article(value);
        return Some(draft("NewsArticle JSON", meta, body));
    }
    ninjs(value)
}

/// One item of ninjs, versions 1 to 3 (IPTC, iptc.org/standards/ninjs).
fn ninjs(item: &Value) -> Option<Draft> {
    let text = |key: &str| item.get(key).and_then(Value::as_str).map(clean::line).filter(|t| !t.is_empty());
    let first = |key: &str, inner: &str| {
        let list = item.get(key)?.as_array()?;
        list.iter().find_map(|v| v.get(inner)?.as_str()).map(str::to_owned)
    };
    let body = ["body_text", "body_html", "body_xhtml", "description_text"]
        .iter()
        .find_map(|k| item.get(*k)?.as_str().map(str::to_owned));
    let body = first("bodies", "value").or(body)?;
    let name = |key: &str| match item.get(key)? {
        Value::String(s) => Some(clean::line(s)),
        other => other.get("name")?.as_str().map(clean::line),
    };
    let when = |key: &str| item.get(key).and_then(Value::as_str).and_then(day::machine);
    let meta = Meta {
        title: text("headline")
            .or_else(|| text("title"))
            .or_else(|| first("headlines", "value").map(|h| clean::line(&h))),
        outlet: name("provider")
            .or_else(|| name("infosource"))
            .or_else(|| name("source"))
            .map(|o| (o, "ninjs provider".to_owned())),
        published: when("firstcreated")
            .or_else(|| when("versioncreated"))
            .or_else(|| when("firstCreated"))
            .or_else(|| when("versionCreated")),
        updated: when("versioncreated").or_else(|| when("versionCreated")),
        author: text("byline").or_else(|| first("by", "value")),
        url: text("uri").filter(|u| u.starts_with("http")),
        section: None,
        language: text("language"),
        notices: Vec::new(),
    };
    Some(draft("ninjs", meta, &body))
}

/// A body of plain text or HTML under its title.
fn draft(kind: &'static str, meta: Meta, body: &str) -> Draft {
    let paragraphs = if body.contains("</") || body.contains("<br") {
        html::fragment(body)
    } else {
        body.lines().map(clean::line).filter(|l| !l.is_empty()).collect()
    };
    let text = under_title(meta.title.as_deref(), paragraphs);
    Draft { kind, text, layout: Layout::Paragraphs, meta, ..Draft::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_news_article() {
        let text = r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry pays","datePublished":"2024-03-12T09:00:00+01:00",
            "publisher":{"@type":"Organization","name":"Harbour Herald"},"articleBody":"The company pays.\n\nNo one was hurt."}"#;
        let draft = read(text).unwrap().unwrap().remove(0);
        assert_eq!(draft.text, "Ferry pays\n\nThe company pays.\n\nNo one was hurt.");
        assert_eq!(draft.meta.published.map(|d| d.to_string()).as_deref(), Some("2024-03-12"));
        assert_eq!(draft.meta.outlet.map(|o| o.0).as_deref(), Some("Harbour Herald"));
    }

    #[test]
    fn a_ninjs_item() {
        let text = r#"{"uri":"tag:x","type":"text","headline":"Ferry pays","versioncreated":"2024-03-12T09:00:00Z","body_html":"<p>The company pays.</p><p>So it said.</p>","provider":{"name":"Quay Agency"}}"#;
        let draft = read(text).unwrap().unwrap().remove(0);
        assert_eq!(draft.text, "Ferry pays\n\nThe company pays.\n\nSo it said.");
        assert_eq!(draft.meta.outlet.map(|o| o.0).as_deref(), Some("Quay Agency"));
    }

    #[test]
    fn other_json_is_told_and_other_text_is_none() {
        assert!(read("{\"a\": 1}").unwrap().is_err());
        assert!(read("[Note: the rest is missing]").is_none());
        assert!(read("{ not json").is_none());
    }
}
