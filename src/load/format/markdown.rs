//! Markdown, and front matter before any text: `---` around `key: value` lines, or `+++` around TOML.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Draft, Meta, under_title};
use crate::load::structure::Layout;
use crate::load::{clean, day, outlet};

/// Keys of front matter that tell something of a report; one of them makes a fenced head front matter.
const KEYS: [&str; 22] = [
    "agency",
    "author",
    "byline",
    "canonical",
    "canonical_url",
    "created",
    "date",
    "headline",
    "lang",
    "language",
    "modified",
    "outlet",
    "permalink",
    "provider",
    "pubdate",
    "published",
    "publisher",
    "section",
    "source",
    "title",
    "updated",
    "url",
];

/// The report in `text`, if it has front matter or is written in Markdown.
pub(super) fn read(text: &str) -> Option<Draft> {
    let head = front(text);
    let body = head.as_ref().map_or(text, |(_, body)| body);
    let meta = head.as_ref().map(|(entries, _)| meta(entries)).unwrap_or_default();
    if !is_markdown(body) {
        head.as_ref()?;
        let body = body.trim_start_matches('\n');
        let text = match &meta.title {
            Some(title) if !body.trim_start().starts_with(title.as_str()) => format!("{title}\n\n{body}"),
            _ => body.to_owned(),
        };
        return Some(Draft { kind: "text with front matter", text, meta, ..Draft::default() });
    }
    let (heading, paragraphs) = render(body);
    let title = meta.title.clone().or(heading);
    let text = under_title(title.as_deref(), paragraphs);
    Some(Draft { kind: "Markdown", text, layout: Layout::Paragraphs, meta: Meta { title, ..meta }, ..Draft::default() })
}

/// The entries of the front matter that `text` opens with, and the text after it.
fn front(text: &str) -> Option<(Vec<(String, String)>, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    let fence =
        ["---", "+++"].into_iter().find(|f| text.strip_prefix(f).is_some_and(|r| r.starts_with(['\n', '\r', ' '])))?;
    let inner = text.get(fence.len()..)?;
    let mut at = fence.len();
    for line in inner.split_inclusive('\n').take(200) {
        let end = at + line.len();
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            let head = text.get(fence.len()..at)?;
            let entries = if fence == "+++" { tables(head)? } else { lines(head) };
            let known = entries.iter().any(|(k, _)| KEYS.contains(&k.as_str()));
            return known.then(|| (entries, text.get(end..).unwrap_or_default()));
        }
        at = end;
    }
    None
}

fn tables(head: &str) -> Option<Vec<(String, String)>> {
    let table: toml::Table = toml::from_str(head).ok()?;
    let text = |v: &toml::Value| match v {
        toml::Value::String(s) => Some(s.clone()),
        toml::Value::Datetime(d) => Some(d.to_string()),
        toml::Value::Array(list) => list.iter().find_map(|v| v.as_str().map(str::to_owned)),
        toml::Value::Table(t) => t.get("name").and_then(|n| n.as_str().map(str::to_owned)),
        _ => None,
    };
    Some(table.iter().filter_map(|(k, v)| Some((k.to_lowercase(), text(v)?))).collect())
}

/// The plain part of YAML that front matter is written in: `key: value`, quotes, lists, folded text, one level down.
fn lines(head: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for line in head.lines() {
        let indented = line.starts_with([' ', '\t', '-']);
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        if !indented && let Some((key, value)) = words.split_once(':') {
            let value = value.trim().trim_start_matches(['|', '>']).trim_start_matches(['-', '+']);
            out.push((key.trim().trim_matches(['"', '\'']).to_lowercase(), scalar(value)));
        } else if let Some((_, value)) = out.last_mut() {
            // An entry of a list, a line of folded text, or the `name` of a thing.
            let item = words.strip_prefix("- ").unwrap_or(words);
            let item = item.strip_prefix("name:").unwrap_or(item);
            let nested = item.split_once(": ").is_some_and(|(k, _)| !k.contains(' '));
            if !nested && (value.is_empty() || !words.starts_with("- ")) {
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(&scalar(item));
            }
        }
    }
    out
}

fn scalar(value: &str) -> String {
    let value = value.trim();
    if let Some(list) = value.strip_prefix('[').and_then(|v| v.strip_suffix(']')) {
        return scalar(list.split(',').next().unwrap_or_default());
    }
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote) {
            return inner.split_once(quote).map_or(inner, |(v, _)| v).replace("\\\"", "\"");
        }
    }
    value.split(" #").next().unwrap_or_default().trim().to_owned()
}

fn meta(entries: &[(String, String)]) -> Meta {
    let get = |keys: &[&str]| {
        let value = keys.iter().find_map(|k| entries.iter().find(|(key, v)| key == k && !v.trim().is_empty()))?;
        Some(clean::line(&value.1)).filter(|v| !v.is_empty())
    };
    let when = |keys: &[&str]| get(keys).as_deref().and_then(day::machine);
    let url = get(&["url", "canonical_url", "canonical", "permalink", "link"]).filter(|u| outlet::host(u).is_some());
    let source = get(&["source"]);
    let source_url = source.clone().filter(|s| s.contains("://"));
    let named = get(&["outlet", "publisher", "provider", "site", "publication"])
        .or_else(|| source.filter(|s| !s.contains("://")));
    let url = url.or(source_url);
    let outlet = named.map(|o| (o, "front matter".to_owned())).or_else(|| {
        let name = url.as_deref().and_then(outlet::by_address)?;
        Some((name.to_owned(), format!("address {}", url.as_deref().and_then(outlet::host)?)))
    });
    let agency = get(&["agency"]).map(|a| (a, "agency in the front matter".to_owned()));
    Meta {
        title: get(&["title", "headline"]),
        outlet: outlet.or(agency),
        published: when(&["published", "date", "pubdate", "created"]),
        updated: when(&["updated", "modified", "lastmod"]),
        author: get(&["author", "byline", "authors"]),
        url,
        section: get(&["section", "category", "categories"]),
        language: get(&["lang", "language"]),
        notices: Vec::new(),
    }
}

/// Whether a text is written in Markdown: headings over prose, or links and stress in its notation.
fn is_markdown(text: &str) -> bool {
    let head = super::head(text, 64 << 10);
    let heading = |l: &&str| {
        let marks = l.len() - l.trim_start_matches('#').len();
        (1..=6).contains(&marks)
            && l.get(marks..).is_some_and(|r| r.starts_with(' ') && r.contains(char::is_alphabetic))
    };
    let headings = head.lines().filter(heading).count();
    let links = head.matches("](http").count() + head.matches("](/").count();
    let stress = head.matches("**").count() / 2;
    let fences = head.lines().filter(|l| l.starts_with("```")).count() / 2;
    let first = head.lines().find(|l| !l.trim().is_empty()).is_some_and(|l| heading(&l));
    (first && head.contains("\n\n"))
        || headings >= 2 && head.contains("\n\n")
        || links >= 2
        || (links + stress >= 2 && headings + links >= 1)
        || fences >= 1 && headings >= 1
}

/// The first heading of the first level, and the paragraphs of all blocks.
fn render(text: &str) -> (Option<String>, Vec<String>) {
    let mut title = None;
    let mut out = Vec::new();
    let mut current = String::new();
    let mut hidden = 0_usize;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_)) => hidden += 1,
            Event::End(TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                hidden = hidden.saturating_sub(1);
            }
            Event::Text(words) | Event::Code(words) if hidden == 0 => current.push_str(&words),
            Event::SoftBreak | Event::HardBreak => current.push(' '),
            Event::End(TagEnd::Heading(level)) => {
                let words = clean::line(&current);
                current.clear();
                if title.is_none() && level == pulldown_cmark::HeadingLevel::H1 {
                    title = Some(words.clone());
                }
                out.push(words);
            }
            Event::Start(tag) if block(&tag) => take(&mut current, &mut out),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock
                | TagEnd::TableRow
                | TagEnd::TableHead,
            ) => {
                take(&mut current, &mut out);
            }
            Event::End(TagEnd::TableCell) => current.push(' '),
            _ => {}
        }
    }
    take(&mut current, &mut out);
    (title, out)
}

fn block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::Item
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::TableRow
            | Tag::List(_)
    )
}

fn take(current: &mut String, out: &mut Vec<String>) {
    let words = clean::line(current);
    if !words.is_empty() {
        out.push(words);
    }
    current.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_tells_of_the_report() {
        let text = "---\ntitle: \"Ferry pays: at last\"\nsource: Harbour Herald\ndate: 2024-03-12T08:00:00Z\nauthor:\n  - Anna Holm\nurl: https://example.org/ferry\ntags: [a, b]\n---\n\nThe company pays.\n";
        let draft = read(text).unwrap();
        assert_eq!(draft.kind, "text with front matter");
        assert_eq!(draft.meta.title.as_deref(), Some("Ferry pays: at last"));
        assert_eq!(draft.meta.outlet.as_ref().map(|o| o.0.as_str()), Some("Harbour Herald"));
        assert_eq!(draft.meta.published.map(|d| d.to_string()).as_deref(), Some("2024-03-12"));
        assert_eq!(draft.meta.author.as_deref(), Some("Anna Holm"));
        assert_eq!(draft.text, "Ferry pays: at last\n\nThe company pays.\n");
        let toml = "+++\ntitle = 'Ferry pays'\ndate = 2024-03-12\n+++\nThe company pays.";
        assert_eq!(read(toml).unwrap().meta.published.map(|d| d.to_string()).as_deref(), Some("2024-03-12"));
    }

    #[test]
    fn markup_goes_and_the_words_stay() {
        let text = "# Ferry pays\n\nThe **company** pays, it [said](https://example.org/a)\non Monday.\n\n- one\n- two\n\n> We are *sorry*.\n\n![a picture](x.png)\n";
        let draft = read(text).unwrap();
        assert_eq!(draft.text, "Ferry pays\n\nThe company pays, it said on Monday.\n\none\n\ntwo\n\nWe are sorry.");
        assert_eq!(draft.meta.title.as_deref(), Some("Ferry pays"));
    }

    #[test]
    fn plain_text_is_left_alone() {
        for text in [
            "The company pays.\n\n---\n\nNo more.",
            "---\nOn Monday: rain\n---\n",
            "#1 in the list\n\n2 * 3 * 4",
            "- a\n- b\n",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
