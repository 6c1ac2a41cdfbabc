//! The exports of an invented briefing, judged by an invented analyst.
#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

mod invented;

use invented::{briefing, find};
use parallax::export::{Format, render};
use parallax::model::{ActorId, Briefing, ClaimId, DisputeKind, FindingId, ReportId};
use parallax::review::{Credibility, Item, Judgement, Judgements, Reliability, Review, Verdict};
use tempfile::TempDir;

/// The invented briefing with one judgement of each kind, some of them hostile.
fn judged() -> (Briefing, Judgements) {
    let dir = TempDir::new().unwrap();
    let briefing = briefing(Some(dir.path()));
    let mut review = Review::open(&briefing, None);
    let (numbers, exits) = (Item::Finding(FindingId(0)), Item::Finding(FindingId(1)));
    for judgement in [
        Judgement::Verdict(numbers, Some(Verdict::Accepted)),
        Judgement::Note(numbers, "ask the hospital\n- <b>twice</b>, \"really\"".into()),
        Judgement::Tag(numbers, "toll".into(), true),
        Judgement::Verdict(exits, Some(Verdict::Dismissed)),
        Judgement::Reliability(Item::Outlet(ReportId(0)), Reliability::B),
        Judgement::Reliability(Item::Source(ClaimId(4)), Reliability::C),
        Judgement::Credibility(Item::Claim(ClaimId(4)), Credibility::Probable),
        Judgement::Claim(ReportId(0), find(&briefing.reports[0], "broke every rule"), Some("the mayor".into())),
        Judgement::Link(vec![Item::Claim(ClaimId(2)), Item::Claim(ClaimId(6))], DisputeKind::Status, "who knew".into()),
        Judgement::Rename(ActorId(0), "Chief A. Brandt".into()),
        Judgement::Source(ClaimId(2), "=a trader".into()),
    ] {
        review.append(&briefing, judgement).unwrap();
    }
    (briefing, review.judgements().clone())
}

fn export(format: Format) -> String {
    let (briefing, judgements) = judged();
    render(format, &briefing, &judgements, 100)
}

fn alone(format: Format) -> String {
    render(format, &briefing(None), &Judgements::default(), 100)
}

/// Fails where `text` lacks one of `words`.
fn holds(text: &str, words: &[&str]) {
    for w in words {
        assert!(text.contains(w), "{w:?} is missing in\n{text}");
    }
}

#[test]
fn the_text_tells_each_difference_with_its_passages_and_places() {
    let text = alone(Format::Text);
    insta::assert_snapshot!("briefing_as_text", text);
    assert!(text.lines().all(|l| l.chars().count() <= 100));
}

#[test]
fn the_text_keeps_judgements_apart_from_what_the_reports_say() {
    let text = export(Format::Text);
    holds(
        &text,
        &["judgement: accepted (", "DISMISSED BY THE ANALYST", "JUDGEMENTS OF THE ANALYST", "Chief A. Brandt"],
    );
    let brief = text.split("TOLD ALIKE").next().unwrap();
    assert!(!brief.contains("the exits: “locked”"), "a dismissed dispute leaves the Brief:\n{text}");
    let words = alone(Format::Text);
    assert!(!words.contains("judgement"), "{words}");
}

#[test]
fn what_an_analyst_added_is_told_with_its_passages_apart_from_the_programs_reading() {
    let text = export(Format::Text);
    let added = text.split("ADDED BY THE ANALYST").nth(1).unwrap().split("WHO IS NOT HEARD").next().unwrap();
    let link = "≠ status · who knew\n    Daily One, 2025-11-04, one.txt ¶2 · own voice\n        The exits were locked";
    let claim = "+ the mayor\n    Daily One, 2025-11-04, one.txt ¶3 · the mayor\n        broke every rule\n    judgement: added (";
    holds(added, &[link, "Evening <Two>, undated, two.txt ¶2", claim]);
    let page = export(Format::Html);
    holds(
        &page,
        &["<section id=\"added-by-the-analyst\">", "</span> status · who knew</h3>", "<blockquote>broke every rule"],
    );
    holds(&export(Format::Markdown), &["## Added by the analyst", "### ≠ status · who knew", "> broke every rule"]);
    let table = rows(&export(Format::Csv));
    for (row, words) in [("added dispute", "who knew"), ("added claim", "broke every rule")] {
        let found = table.iter().find(|r| r[0] == row).unwrap();
        assert!(found.iter().any(|f| f.contains(words)), "{found:?}");
    }
    for format in [Format::Text, Format::Markdown, Format::Html] {
        let nothing = alone(format);
        assert!(!nothing.to_lowercase().contains("added by the analyst"), "{nothing}");
    }
}

#[test]
fn judgements_stand_beside_what_they_are_about() {
    let text = export(Format::Text);
    holds(
        &text,
        &[
            "Fire in Kandor market kills 12\n    judgement: reliability B: usually reliable (",
            "judgement: grade C2: source fairly reliable, probably true\n",
            "    judgement: note: ask the hospital\n      - <b>twice</b>, \"really\" (",
            "    judgement: named Chief A. Brandt (",
        ],
    );
    holds(&export(Format::Markdown), &["note: ask the hospital\\\n    \\- \\<b\\>twice"]);
}

#[test]
fn a_grade_whose_halves_disagree_is_warned_of() {
    let dir = TempDir::new().unwrap();
    let briefing = briefing(Some(dir.path()));
    let mut review = Review::open(&briefing, None);
    let claim = Item::Claim(ClaimId(4));
    for judgement in [
        Judgement::Credibility(claim, Credibility::Improbable),
        Judgement::Reliability(Item::speaker(&briefing, ClaimId(4)), Reliability::A),
    ] {
        let before = render(Format::Text, &briefing, review.judgements(), 100);
        assert!(!before.contains("a claim that is doubted"), "{before}");
        review.append(&briefing, judgement).unwrap();
    }
    let warned = "grade A5: source completely reliable, improbable (! a reliable source, and a claim that is doubted)";
    holds(&render(Format::Text, &briefing, review.judgements(), 200), &[warned]);
}

/// Words that want to be markup, a link, a formula or a script in some format.
const EVIL: &str = "=1+1</script><img src=x onerror=alert(1)> *_`[a](javascript:b) | ![c](d) -- <!-- &lt; $x$";

#[test]
fn hostile_names_titles_and_reasons_are_words_in_every_format() {
    use pulldown_cmark::{Event, Parser, Tag};
    let mut b = briefing(None);
    b.title = EVIL.into();
    for r in &mut b.reports {
        (r.outlet, r.file, r.outlet_from) = (EVIL.into(), EVIL.into(), EVIL.into());
        r.notices.push(EVIL.into());
    }
    for a in &mut b.actors {
        a.name = EVIL.into();
        a.roles.push(EVIL.into());
    }
    for f in &mut b.findings {
        f.reason = EVIL.into();
    }
    for s in b.claims.iter_mut().filter_map(|c| c.source.as_mut()) {
        s.label = EVIL.into();
    }
    let dir = TempDir::new().unwrap();
    let mut review = Review::open(&b, Some(&dir.path().join("log")));
    for judgement in [
        Judgement::Note(Item::Finding(FindingId(0)), EVIL.into()),
        Judgement::Tag(Item::Claim(ClaimId(0)), EVIL.into(), true),
        Judgement::Rename(ActorId(0), EVIL.into()),
        Judgement::Source(ClaimId(2), EVIL.into()),
        Judgement::Link(vec![Item::Claim(ClaimId(2)), Item::Claim(ClaimId(6))], DisputeKind::Status, EVIL.into()),
    ] {
        review.append(&b, judgement).unwrap();
    }
    let written = |format| render(format, &b, review.judgements(), 100);
    let page = written(Format::Html);
    for mark in ["<img", "</script", "<!-- ", "href=\"javascript"] {
        assert!(!page.contains(mark), "{mark} in\n{page}");
    }
    let text = written(Format::Markdown);
    for event in Parser::new_ext(&text, github()) {
        let markup = matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Table(_) | Tag::CodeBlock(_))
        );
        assert!(!markup, "{event:?} in\n{text}");
    }
    for field in rows(&written(Format::Csv)).concat() {
        assert!(!field.starts_with(['=', '+', '-', '@']), "{field}");
    }
    assert!(!written(Format::ClaimReview).contains('<'));
    for format in [Format::Json, Format::Annotations, Format::Stix, Format::ClaimReview] {
        let read: serde_json::Value = serde_json::from_str(&written(format)).unwrap();
        assert!(
            format == Format::ClaimReview || read.to_string().contains("onerror"),
            "the words are kept as they are"
        );
    }
}

#[test]
fn json_is_the_contract_and_then_the_judgements() {
    let (briefing, judgements) = judged();
    let with: serde_json::Value = serde_json::from_str(&render(Format::Json, &briefing, &judgements, 0)).unwrap();
    let without: serde_json::Value = serde_json::from_str(&alone(Format::Json)).unwrap();
    for field in ["format", "version", "actors", "claims", "findings", "voices", "wordings", "dates"] {
        assert_eq!(with[field], without[field], "judgements change nothing of the program's own reading: {field}");
    }
    assert_eq!(without["judgements"], serde_json::json!([]));
    let list = with["judgements"].as_array().unwrap();
    assert_eq!(list.len(), 11);
    let accept = list.iter().find(|j| j["do"] == "accept").unwrap();
    assert_eq!(accept["item"], with["findings"][0]["id"]);
    assert_eq!(accept["passages"].as_array().unwrap().len(), 2);
    let grade = list.iter().find(|j| j["do"] == "grade" && j["kind"] == "claim").unwrap();
    assert_eq!((grade["credibility"].as_u64(), grade["words"].as_str()), (Some(2), Some("probably true")));
}

/// What no export may let through as markup, and the words that have to be there as words.
const HOSTILE: &str = "<script>alert(\"x\")</script>";

#[test]
fn html_is_one_page_whose_links_lead_somewhere_and_where_no_report_is_markup() {
    let page = export(Format::Html);
    insta::assert_snapshot!("briefing_as_html", body(&alone(Format::Html)));
    assert!(!page.contains("<script") && !page.contains("onerror=") && !page.contains("<b>twice"), "{page}");
    holds(
        &page,
        &["&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;", "&lt;b&gt;twice&lt;/b&gt;", "Evening &lt;Two&gt;"],
    );
    holds(&page, &["<mark class=\"disputed\">At least 19</mark>", "Judgement: accepted (", "Chief A. Brandt"]);
    assert!(!page.contains("src=") && !page.contains("url(") && !page.contains("@import"), "it loads nothing");
    let ids: Vec<&str> = page.split(" id=\"").skip(1).map(|s| s.split('"').next().unwrap()).collect();
    for target in page.split("href=\"#").skip(1).map(|s| s.split('"').next().unwrap()) {
        assert_eq!(ids.iter().filter(|id| **id == target).count(), 1, "#{target} in\n{page}");
    }
    let tags = |t: &str| page.matches(&format!("<{t}>")).count() + page.matches(&format!("<{t} ")).count();
    for t in ["article", "section", "figure", "blockquote", "ul", "li", "p", "mark", "a", "table", "div", "span", "h3"]
    {
        assert_eq!(tags(t), page.matches(&format!("</{t}>")).count(), "{t} in\n{page}");
    }
}

/// The page without its style.
fn body(page: &str) -> String {
    format!("{}{}", page.split("<style>").next().unwrap(), page.split("</style>").nth(1).unwrap())
}

#[test]
fn a_web_address_is_a_link_and_any_other_is_not() {
    let mut b = briefing(None);
    b.reports[0].url = Some("https://one.example/a?b=\"c\"&d".into());
    b.reports[1].url = Some("javascript:alert(1)".into());
    let page = render(Format::Html, &b, &Judgements::default(), 0);
    holds(&page, &["href=\"https://one.example/a?b=&quot;c&quot;&amp;d\""]);
    assert!(!page.contains("javascript:"), "{page}");
}

#[test]
fn markdown_reads_as_written_and_holds_no_markup_of_a_report() {
    use pulldown_cmark::{Event, Parser, Tag};
    let text = export(Format::Markdown);
    insta::assert_snapshot!("briefing_as_markdown", alone(Format::Markdown));
    let mut words = String::new();
    for event in Parser::new_ext(&text, github()) {
        match event {
            Event::Text(t) => words.push_str(&t),
            Event::Html(h) | Event::InlineHtml(h) => panic!("{h} in\n{text}"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => panic!("a link in\n{text}"),
            Event::SoftBreak => words.push(' '),
            _ => {}
        }
    }
    holds(
        &words,
        &[
            "The traders’ union broke every rule",
            "Evening <Two>",
            "<b>twice</b>, \"really\"",
            "source corrected to =a trader",
        ],
    );
    holds(&text, &["**Judgement:** accepted", "## Dismissed by the analyst"]);
}

/// Markdown as GitHub reads it.
fn github() -> pulldown_cmark::Options {
    use pulldown_cmark::Options as O;
    O::ENABLE_TABLES
        | O::ENABLE_FOOTNOTES
        | O::ENABLE_STRIKETHROUGH
        | O::ENABLE_TASKLISTS
        | O::ENABLE_MATH
        | O::ENABLE_GFM
}

proptest::proptest! {
    #[test]
    fn any_words_come_out_of_markdown_as_they_went_in(
        words in "[a-c0-9 \\\\`*_\\[\\]<>|~&#$@{}()+=:/.!^%\"'-]{0,40}", start in proptest::sample::select(vec!["", "- ", "> ", "### ", "> — "]),
    ) {
        use pulldown_cmark::{Event, Parser};
        let want = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut got = String::new();
        for event in Parser::new_ext(&format!("{start}{}", parallax::export::escape::markdown(&words)), github()) {
            match event {
                Event::Text(t) => got.push_str(&t),
                Event::Start(_) | Event::End(_) => {}
                other => panic!("{other:?} of {words:?}"),
            }
        }
        proptest::prop_assert_eq!(got.trim_start_matches("— ").trim_start_matches('—').trim(), want);
    }
}

/// The fields of comma-separated values, as RFC 4180 has them.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut out = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                out.last_mut().unwrap().last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => out.last_mut().unwrap().push(String::new()),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                out.push(vec![String::new()]);
            }
            c => out.last_mut().unwrap().last_mut().unwrap().push(c),
        }
    }
    assert_eq!(out.pop().unwrap(), [""], "the last line ends");
    out
}

#[test]
fn the_table_has_a_row_for_each_finding_and_claim_and_runs_no_formula() {
    let (briefing, judgements) = judged();
    let table = rows(&render(Format::Csv, &briefing, &judgements, 0));
    assert!(table.iter().all(|r| r.len() == table[0].len()));
    let column = |name: &str| table[0].iter().position(|h| h == name).unwrap();
    let of = |row: &str| table.iter().filter(|r| r[0] == row).collect::<Vec<_>>();
    assert_eq!((of("finding").len(), of("claim").len()), (briefing.findings.len(), briefing.claims.len()));
    let nineteen = of("claim").into_iter().find(|r| r[column("words")].starts_with("At least 19")).unwrap();
    assert_eq!(nineteen[column("analyst_grade")], "C2");
    assert_eq!(nineteen[column("place")], "¶1");
    assert_eq!(nineteen[column("file")], "two.txt");
    let (start, end): (usize, usize) =
        (nineteen[column("start")].parse().unwrap(), nineteen[column("end")].parse().unwrap());
    let words: String = briefing.reports[1].text.chars().skip(start).take(end - start).collect();
    assert_eq!(words, nineteen[column("words")]);
    let first = of("finding")[0];
    assert_eq!(first[column("analyst_verdict")], "accepted");
    assert!(first[column("analyst_notes")].contains("ask the hospital\n- <b>twice</b>, \"really\""));

    let hostile = render(Format::Csv, &formula(), &Judgements::default(), 0);
    for field in rows(&hostile).concat() {
        assert!(!field.starts_with(['=', '+', '-', '@']), "{field}");
    }
    assert!(hostile.contains("'=SUM(A1:A9)"), "{hostile}");
}

/// A claim whose words a spreadsheet would run.
fn formula() -> Briefing {
    let mut m = invented::Maker::new(vec![invented::report(0, None, "one.txt", "+One", invented::ONE)]);
    m.claim(0, "=SUM(A1:A9) <script>alert(\"x\")</script> & more.", None, "");
    assert!(m.briefing.content(ClaimId(0)).contains(HOSTILE));
    m.briefing
}

#[test]
fn annotations_follow_the_web_annotation_model_and_point_at_the_words() {
    const MOTIVATIONS: [&str; 8] =
        ["linking", "identifying", "bookmarking", "assessing", "commenting", "tagging", "editing", "describing"];
    let (briefing, judgements) = judged();
    let text = render(Format::Annotations, &briefing, &judgements, 0);
    let all: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(all["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(
        (all["type"].as_str(), all["first"]["type"].as_str()),
        (Some("AnnotationCollection"), Some("AnnotationPage"))
    );
    assert_eq!((&all["first"]["partOf"], &all["last"]), (&all["id"], &all["first"]["id"]));
    let items = all["first"]["items"].as_array().unwrap();
    assert_eq!(all["total"].as_u64(), Some(items.len() as u64));
    assert_eq!(items.len(), briefing.findings.len() + briefing.claims.len() + judgements.list(&briefing).len());
    let mut ids = std::collections::BTreeSet::new();
    for item in items {
        assert!(ids.insert(item["id"].as_str().unwrap()), "{item}");
        assert!(item["id"].as_str().unwrap().starts_with("urn:uuid:"));
        assert_eq!(item["type"], "Annotation");
        assert!(MOTIVATIONS.contains(&item["motivation"].as_str().unwrap()), "{item}");
        let person = item["creator"]["type"] == "Person";
        assert_eq!(person, item["created"].is_string(), "only what was judged has a time: {item}");
        for body in item["body"].as_array().unwrap() {
            assert_eq!((&body["type"], &body["format"]), (&"TextualBody".into(), &"text/plain".into()));
            assert!(body["value"].is_string() && body["purpose"].is_string(), "{body}");
        }
        let targets = item["target"].as_array().unwrap();
        assert!(!targets.is_empty(), "{item}");
        for target in targets.iter().filter(|t| !t.is_string()) {
            assert_eq!(target["type"], "SpecificResource");
            let report = briefing.reports.iter().find(|r| target["source"] == r.file.as_str()).unwrap();
            let (quote, place) = (&target["selector"][0], &target["selector"][1]);
            assert_eq!((&quote["type"], &place["type"]), (&"TextQuoteSelector".into(), &"TextPositionSelector".into()));
            let at = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
            let words: String = report.text.chars().skip(at("start")).take(at("end") - at("start")).collect();
            assert_eq!(quote["exact"], words.as_str());
            let around = format!("{}{words}{}", quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
            assert!(report.text.contains(&around), "{around:?}");
        }
    }
}

#[test]
fn stix_objects_have_what_the_standard_requires_and_refer_to_each_other() {
    let (briefing, judgements) = judged();
    let all: serde_json::Value = serde_json::from_str(&render(Format::Stix, &briefing, &judgements, 0)).unwrap();
    assert_eq!(all["type"], "bundle");
    let objects = all["objects"].as_array().unwrap();
    let ids: std::collections::BTreeSet<&str> = objects.iter().map(|o| o["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), objects.len());
    for o in objects {
        let kind = o["type"].as_str().unwrap();
        let (before, uuid) = o["id"].as_str().unwrap().split_once("--").unwrap();
        assert_eq!((before, uuid.len(), uuid.chars().nth(14)), (kind, 36, Some('5')));
        assert_eq!(o["spec_version"], "2.1");
        for time in ["created", "modified"] {
            let time = o[time].as_str().unwrap();
            // Exactly three digits after the second, says the standard.
            let millis = time.split('.').nth(1).is_some_and(|f| f.len() == 4 && f.ends_with('Z'));
            assert!(chrono::DateTime::parse_from_rfc3339(time).is_ok() && millis, "{o}");
        }
        assert!(o["modified"].as_str() >= o["created"].as_str());
        let required: &[&str] = match kind {
            "identity" => &["name", "identity_class"],
            "note" => &["content", "object_refs", "created_by_ref"],
            "opinion" => &["opinion", "object_refs", "created_by_ref"],
            "report" => &["name", "published", "object_refs"],
            other => panic!("{other}"),
        };
        for field in required {
            assert!(!o[field].is_null(), "{field} in {o}");
        }
        let refs = o["object_refs"].as_array().cloned().unwrap_or_default();
        assert!(refs.iter().chain(o.get("created_by_ref")).all(|r| ids.contains(r.as_str().unwrap())), "{o}");
    }
    let opinions: Vec<_> = objects.iter().filter(|o| o["type"] == "opinion").collect();
    let grade = opinions.iter().find(|o| !o["confidence"].is_null()).unwrap();
    assert_eq!((grade["opinion"].as_str(), grade["confidence"].as_u64()), (Some("agree"), Some(70)));
    assert_eq!(opinions.len(), 3, "two verdicts and a credibility");
    let report = objects.iter().find(|o| o["type"] == "report").unwrap();
    assert_eq!(report["object_refs"].as_array().unwrap().len(), objects.len() - 1);
    let bare: serde_json::Value = serde_json::from_str(&alone(Format::Stix)).unwrap();
    assert!(bare["objects"].as_array().unwrap().iter().all(|o| o["type"] != "opinion"), "the program has no opinions");
}

#[test]
fn a_claim_review_is_written_only_where_the_analyst_gave_a_verdict() {
    let empty: serde_json::Value = serde_json::from_str(&alone(Format::ClaimReview)).unwrap();
    assert_eq!(empty, serde_json::json!({"@context": "https://schema.org", "@graph": []}));
    let all: serde_json::Value = serde_json::from_str(&export(Format::ClaimReview)).unwrap();
    let [review] = all["@graph"].as_array().unwrap().as_slice() else { panic!("{all}") };
    assert_eq!(review["claimReviewed"], "At least 19 people died in Monday’s blaze");
    assert_eq!(review["reviewRating"]["ratingValue"].as_u64(), Some(4));
    assert_eq!(review["reviewRating"]["alternateName"], "probably true");
    assert_eq!(review["itemReviewed"]["author"]["name"], "a hospital in Kandor");
    assert_eq!(review["itemReviewed"]["appearance"]["publisher"]["name"], "Evening <Two>");
    assert!(!export(Format::ClaimReview).contains('<'), "it may stand in a page");
}

#[test]
fn the_same_briefing_gives_the_same_bytes_in_every_format() {
    use clap::ValueEnum;
    let (briefing, judgements) = judged();
    for &format in Format::value_variants() {
        let one = render(format, &briefing, &judgements, 80);
        assert_eq!(one, render(format, &briefing, &judgements, 80));
        assert!(one.ends_with('\n'), "{format:?}");
        let bad = |c: char| c.is_control() && c != '\n' && !(c == '\r' && format == Format::Csv);
        assert!(!one.contains(bad), "{format:?}");
    }
}
