//! Loading as the user sees it.

use proptest::prelude::*;

use super::*;

use crate::model::{PublishedFrom, Span};

fn all(name: &str, bytes: &[u8]) -> Result<Vec<Report>, String> {
    assemble::reports(Path::new(name), bytes, &Given::default(), &Entry::default())
}

fn one(name: &str, bytes: &[u8]) -> Result<Report, String> {
    all(name, bytes).map(|mut all| all.remove(0))
}

#[test]
fn the_sample_has_its_outlets_and_no_dates() {
    let loaded = sample(&Given::default());
    assert_eq!(loaded.problems, []);
    let told: Vec<_> = loaded.reports.iter().map(|r| (r.outlet.as_str(), r.outlet_from.as_str())).collect();
    assert_eq!(told, [("Aaj News", "handle @Aaj_Urdu"), ("PTV Network", "line “PTV Network”")]);
    assert!(loaded.reports.iter().all(|r| r.published.is_none() && r.headline.is_some() && r.notices.is_empty()));
    let ptv = &loaded.reports[1];
    let furniture: Vec<&str> = ptv.furniture.iter().map(|&s| ptv.words(s)).collect();
    assert_eq!(furniture, ["PTV Network", "Pakistan6 HOURS AGO", "ISLAMABAD:"]);
    assert_eq!(ptv.dateline.map(|s| ptv.words(s)), Some("ISLAMABAD:"));
    assert_eq!(ptv.age_mark.map(|s| ptv.words(s)), Some("6 HOURS AGO"));
    assert_eq!(ptv.section.map(|s| ptv.words(s)), Some("Pakistan"));
    assert_eq!(loaded.reports[0].blocks().len(), 15);
}

#[test]
fn what_is_given_stands_over_what_is_read() {
    let day = NaiveDate::from_ymd_opt(2025, 10, 26).unwrap();
    let given = Given { outlets: vec![("aaj".into(), "Daily".into())], published: vec![("ptv.txt".into(), day)] };
    let loaded = sample(&given);
    assert_eq!((loaded.reports[0].outlet.as_str(), loaded.reports[0].outlet_from.as_str()), ("Daily", "given"));
    let published = loaded.reports[1].published.as_ref().map(|p| (p.value, p.from));
    assert_eq!(published, Some((day, PublishedFrom::Given)));
}

#[test]
fn bytes_that_are_no_text_are_told() {
    assert_eq!(one("a.txt", b"\x89PNG\r\n\x1a\n\0\0").unwrap_err(), "not text: a PNG picture");
    assert!(one("a.txt", &(0..=255).cycle().take(4000).collect::<Vec<u8>>()).unwrap_err().starts_with("not text"));
    assert_eq!(one("a.txt", "\u{200b}\u{202e}\n".as_bytes()).unwrap_err(), "holds no words");
}

#[test]
fn what_is_longer_than_any_report_is_cut_and_told() {
    let long = one("a.txt", "The company pays everyone who waited at the pier. ".repeat(20_000).as_bytes()).unwrap();
    assert!(long.text.len() <= 128 << 10 && long.notices.iter().any(|n| n.contains("only the first 128 kB of 976 kB")));
    let many = one("a.txt", "The company pays everyone who waited.\n\n".repeat(2_999).as_bytes()).unwrap();
    assert_eq!(many.blocks().len(), 2_000);
    assert!(many.notices.iter().any(|n| n.contains("only the first 2000 paragraphs are read, 999 are set aside")));
    sound(&many);
    assert!(one("a.txt", b"The company pays.").unwrap().notices.is_empty());
}

#[test]
fn the_text_is_the_files_own() {
    let text = "Ferry pays\u{a0}for delay \n\n  The  company said so,\tit seems.\n\n\n";
    assert_eq!(one("a.txt", text.as_bytes()).unwrap().text, text.replace('\t', " "));
}

/// What every loaded report keeps, whatever the file held.
fn sound(report: &Report) {
    let spans = report.paragraphs.iter().chain(&report.headline).chain(&report.furniture);
    for span in spans.chain(&report.dateline).chain(&report.age_mark).chain(&report.section) {
        assert!(!span.is_empty() && report.text.get(span.start..span.end).is_some(), "{span:?}");
    }
    let ordered = |spans: &[Span]| spans.windows(2).all(|w| w[0].end <= w[1].start);
    assert!(ordered(&report.paragraphs) && ordered(&report.furniture) && ordered(&report.blocks()));
    let covered: Vec<Span> = report.blocks().into_iter().chain(report.furniture.iter().copied()).collect();
    for (at, c) in report.text.char_indices() {
        if c.is_alphanumeric() {
            assert!(covered.iter().any(|s| s.start <= at && at < s.end), "{c:?} at {at} is in no part");
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_load_soundly(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(report) = one("a.txt", &bytes) {
            sound(&report);
        }
    }

    #[test]
    fn any_lines_load_soundly(lines in proptest::collection::vec(
        "[A-Z][a-z]{1,8}( [a-z]{1,9}){0,14}[.:!?]?|By [A-Z][a-z]+|[A-Z]{4,9}(, [A-Z][a-z]+)?( \\([A-Z]{2,4}\\))? (-|—|--|:) [a-z ]{5,40}\\.|Published: [0-9]{1,2} May 20[0-9]{2}|[A-Z][a-z]+[0-9] hours ago|https://[a-z]{3,9}\\.com/a|Follow us on Twitter @[A-Za-z_]{3,9}| *|\\PC{0,60}", 0..14)) {
        if let Ok(report) = one("a.txt", lines.join("\n").as_bytes()) {
            sound(&report);
        }
    }
}

/// A page with `head` and, around its article, `body`.
fn page(head: &str, body: &str) -> Report {
    let words =
        "The ferry company will pay everyone who waited for more than three hours at the pier, it said. ".repeat(4);
    let page = format!(
        "<!DOCTYPE html><html><head>{head}</head><body>{body}<article><h1>Ferry company pays for delay</h1><p>{words}</p><p>{words}</p></article></body></html>"
    );
    one("page.html", page.as_bytes()).unwrap()
}

#[test]
fn a_page_is_dated_by_what_it_calls_its_day() {
    let dated = |head: &str, body: &str| page(head, body).published.map(|p| p.value.to_string());
    for (head, body) in [
        (
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-03-12T09:00:00Z\"}</script>",
            "",
        ),
        ("<meta property='article:published_time' content='2024-03-12T09:00:00+01:00'>", ""),
        (
            "<meta itemprop='datePublished dateCreated' content='2024-03-12'><meta itemprop='dateModified' content='2024-03-14'>",
            "",
        ),
        ("", "<time datetime='2024-03-12'>Tuesday</time>"),
        ("", "<span class='article-publish-date'>March 12, 2024, 9:02 AM</span>"),
        ("", "<div class='pubdate'>12 March 2024</div><div class='entry-date'>Published: 12 March 2024</div>"),
        ("<meta property='og:updated_time' content='2024-03-12'>", ""),
        // A string broken over two lines.
        (
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"description\":\"It\npays\",\"datePublished\":\"09:02 AM CET Mar 12, 2024\"}</script>",
            "",
        ),
        // The stamp is in universal time, the address in the outlet's own.
        (
            "<meta property='article:published_time' content='2024-03-13T02:10:00Z'><link rel='canonical' href='https://kern.example/2024/03/12/ferry/'>",
            "",
        ),
        // An address of another week is of another thing.
        (
            "<meta property='article:published_time' content='2024-03-12T02:10:00Z'><link rel='canonical' href='https://kern.example/2024/03/04/ferry/'>",
            "",
        ),
    ] {
        assert_eq!(dated(head, body).as_deref(), Some("2024-03-12"), "{head}{body}");
    }
    for body in [
        "",
        "<div class='price'>12 March 2024</div>",
        // The days of other stories: which is this one's is not said.
        "<div class='publish-date'>12 March 2024</div><div class='publish-date'>9 March 2024</div>",
        "<div class='publish-date'>3/4/2024</div>",
    ] {
        assert_eq!(dated("", body), None, "{body}");
    }
}

#[test]
fn a_page_that_is_nested_without_end_is_told() {
    let page = |levels: usize| {
        format!("<!DOCTYPE html><html><body>{}<p>The company pays.</p></body></html>", "<div>".repeat(levels))
    };
    assert!(one("a.html", page(400).as_bytes()).is_ok());
    let told = one("a.html", page(600).as_bytes()).unwrap_err();
    assert_eq!(told, "a page whose elements lie too deep in each other: save the article alone");
    // Side by side they are not in each other.
    let flat =
        format!("<!DOCTYPE html><html><body>{}</body></html>", "<div><p>The company pays.</p></div>".repeat(600));
    assert!(one("a.html", flat.as_bytes()).is_ok());
}
