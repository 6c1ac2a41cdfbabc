//! Odd, broken and hostile files, made here so that none has to be kept.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

/// A sound report around which the oddities are laid.
pub(crate) const STORY: &str = "Ferry company pays for delay\n\nThe ferry company will pay everyone who waited, a spokeswoman said on Monday. “We were not ready,” Anna Holm said.\n\nThe town asked for a report.\n";

/// Name and bytes of every file of the corpus, and of how many kinds they are.
pub(crate) fn files() -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    controls(&mut all);
    sequences(&mut all);
    invisible(&mut all);
    encodings(&mut all);
    shapes(&mut all);
    pages(&mut all);
    feeds_and_json(&mut all);
    mails(&mut all);
    archives(&mut all);
    documents(&mut all);
    binaries(&mut all);
    all
}

type Files = Vec<(String, Vec<u8>)>;

fn add(all: &mut Files, name: impl Into<String>, bytes: impl Into<Vec<u8>>) {
    all.push((name.into(), bytes.into()));
}

/// The story with `odd` in its headline, in a sentence and at its end.
fn around(odd: &str) -> String {
    format!(
        "Ferry {odd}company pays for delay\n\nThe ferry company will {odd} pay everyone who waited, Anna Holm said.\n\nNo one was hurt.{odd}\n"
    )
}

fn controls(all: &mut Files) {
    for byte in (0..0x20_u32).filter(|b| *b != 0x0a).chain(0x7f..0xa0) {
        let c = char::from_u32(byte).unwrap_or(' ');
        add(all, format!("control-{byte:02x}.txt"), around(&c.to_string()));
    }
    add(all, "nul-only.txt", vec![0_u8; 4096]);
    add(all, "nul-between.txt", STORY.replace(' ', "\0 "));
    add(all, "backspaces.txt", STORY.replace('e', "e\u{8}e"));
}

fn sequences(all: &mut Files) {
    for (name, odd) in [
        ("colour", "\u{1b}[31;1m"),
        ("clear", "\u{1b}[2J\u{1b}[H"),
        ("title", "\u{1b}]0;owned\u{7}"),
        ("link", "\u{1b}]8;;http://example.org\u{1b}\\here\u{1b}]8;;\u{1b}\\"),
        ("clipboard", "\u{1b}]52;c;ZWNobyBoaQ==\u{7}"),
        ("device", "\u{1b}P1$r0m\u{1b}\\"),
        ("application", "\u{1b}_Gf=100;AAAA\u{1b}\\"),
        ("privacy", "\u{1b}^secret\u{1b}\\"),
        ("start-of-string", "\u{1b}Xabc\u{1b}\\"),
        ("open-command", "\u{1b}]0;never closed "),
        ("open-control", "\u{1b}[31;"),
        ("endless-control", "\u{1b}[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1"),
        ("reset", "\u{1b}c"),
        ("charset", "\u{1b}(0"),
        ("eight-bit", "\u{9b}31m\u{9d}0;x\u{9c}"),
        ("report", "\u{1b}[6n\u{1b}[c\u{1b}[>q"),
        ("paste", "\u{1b}[201~rm\u{1b}[200~"),
        ("alternate", "\u{1b}[?1049h\u{1b}[?1000h"),
        ("nested", "\u{1b}]0;\u{1b}[31m\u{1b}]1;x\u{7}\u{7}"),
        ("escape-runs", "\u{1b}\u{1b}\u{1b}\u{1b}[\u{1b}["),
        ("keyboard", "\u{1b}]4;1;rgb:00/00/00\u{7}\u{1b}[>1u"),
    ] {
        add(all, format!("sequence-{name}.txt"), around(odd));
    }
    add(all, "sequence-many.txt", format!("{STORY}{}", "\u{1b}]0;x".repeat(100_000)));
}

fn invisible(all: &mut Files) {
    for c in [
        '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
        '\u{200e}', '\u{200f}', '\u{61c}',
    ] {
        add(all, format!("direction-{:04x}.txt", c as u32), around(&c.to_string()));
    }
    for c in [
        '\u{200b}',
        '\u{200c}',
        '\u{200d}',
        '\u{2060}',
        '\u{feff}',
        '\u{180e}',
        '\u{ad}',
        '\u{fe0f}',
        '\u{3164}',
        '\u{115f}',
        '\u{e0041}',
        '\u{2063}',
        '\u{fff9}',
        '\u{ffff}',
        '\u{fdd0}',
        '\u{34f}',
    ] {
        add(all, format!("invisible-{:04x}.txt", c as u32), around(&c.to_string().repeat(9)));
    }
    add(all, "tower.txt", around(&format!("o{}", "\u{301}\u{334}\u{360}".repeat(400))));
    add(all, "look-alike.txt", format!("Вloomberg News\n\n{STORY}"));
    add(all, "private-use.txt", around("\u{e000}\u{f8ff}\u{10fffd}"));
    add(all, "emoji.txt", "👩\u{200d}🔬🏴‍☠️👨‍👩‍👧‍👦 ".repeat(200));
    add(all, "arabic.txt", "أعلنت الشركة يوم الاثنين أنها ستدفع لكل من انتظر في الميناء أكثر من ثلاث ساعات. ".repeat(20));
    add(all, "thai.txt", "บริษัทเรือเฟอร์รี่จะจ่ายเงินให้ทุกคนที่รอ ".repeat(30));
    add(all, "chinese.txt", "渡轮公司周一表示，将向所有等候超过三小时的人支付赔偿。".repeat(20));
}

fn encodings(all: &mut Files) {
    let wide = |order: fn(u16) -> [u8; 2]| STORY.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    add(all, "utf-16-le.txt", wide(u16::to_le_bytes));
    add(all, "utf-16-be.txt", wide(u16::to_be_bytes));
    add(all, "utf-16-le-mark.txt", [vec![0xff, 0xfe], wide(u16::to_le_bytes)].concat());
    add(all, "utf-16-be-mark.txt", [vec![0xfe, 0xff], wide(u16::to_be_bytes)].concat());
    add(all, "utf-16-odd.txt", [vec![0xff, 0xfe], wide(u16::to_le_bytes), vec![0x41]].concat());
    add(all, "utf-16-surrogate.txt", [vec![0xff, 0xfe], wide(u16::to_le_bytes), vec![0x00, 0xd8, 0x41, 0x00]].concat());
    add(all, "utf-32.txt", STORY.chars().flat_map(|c| (c as u32).to_le_bytes()).collect::<Vec<u8>>());
    add(all, "utf-8-mark.txt", [b"\xef\xbb\xbf".to_vec(), STORY.into()].concat());
    add(all, "surrogates.txt", [STORY.as_bytes(), b" \xed\xa0\x80\xed\xb0\x80 "].concat());
    add(all, "overlong.txt", [STORY.as_bytes(), b" \xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80 "].concat());
    add(all, "cut-short.txt", [STORY.as_bytes(), b"\xe2\x80"].concat());
    add(all, "western.txt", STORY.bytes().map(|b| if b > 0x7e { 0x93 } else { b }).collect::<Vec<u8>>());
    add(
        all,
        "cyrillic.txt",
        b"\xcf\xe0\xf0\xee\xec \xe2\xfb\xef\xeb\xe0\xf2\xe8\xf2 \xe2\xf1\xe5\xec, \xea\xf2\xee \xe6\xe4\xe0\xeb. "
            .repeat(20),
    );
    add(all, "japanese.txt", b"\x83t\x83F\x83\x8a\x81[\x89\xef\x8e\xd0\x82\xcd\x8ex\x95\xa5\x82\xa4\x81B".repeat(20));
    add(all, "chinese-gb.txt", b"\xb6\xc9\xc2\xd6\xb9\xab\xcb\xbe\xd6\xdc\xd2\xbb\xb1\xed\xca\xbe\xa1\xa3".repeat(20));
    add(all, "iso-2022.txt", b"\x1b$B%U%'%j!<\x1b(B pays.\n".repeat(20));
    add(all, "utf-7.txt", "+AGY-erry pays +ImIg- for delay.\n".repeat(10));
    add(all, "all-bytes.txt", (0..=255_u8).cycle().take(8192).collect::<Vec<u8>>());
    add(all, "high-bytes.txt", vec![0xfe_u8; 3000]);
}

fn shapes(all: &mut Files) {
    add(all, "empty.txt", "");
    add(all, "blank.txt", " \n\t\n \n");
    add(all, "line-feeds.txt", "\n".repeat(200_000));
    add(all, "old-mac.txt", STORY.replace('\n', "\r"));
    add(all, "dos.txt", STORY.replace('\n', "\r\n"));
    add(all, "mixed-breaks.txt", STORY.replace('\n', "\n\r\u{85}\u{2028}\u{b}"));
    add(all, "one-letter.txt", "a");
    add(all, "one-stop.txt", ".");
    add(all, "stops.txt", ". ".repeat(50_000));
    add(all, "no-break-at-end.txt", STORY.trim_end());
    add(all, "long-line.txt", "The ferry company will pay. ".repeat(20_000));
    add(all, "long-word.txt", "a".repeat(1_000_000));
    add(all, "long-word-wide.txt", "漢".repeat(100_000));
    add(all, "short-lines.txt", "a\n".repeat(20_000));
    add(all, "quotes.txt", "“".repeat(20_000) + STORY);
    add(all, "brackets.txt", "(".repeat(20_000) + STORY + &")".repeat(20_000));
    add(all, "dashes.txt", "— ".repeat(20_000));
    add(all, "figures.txt", "12,345.67 % ".repeat(4_000));
    add(all, "capitals.txt", STORY.to_uppercase());
    add(all, "small.txt", STORY.to_lowercase());
    add(all, "at-signs.txt", "follow us @a @@ @ @_ ".repeat(500));
    add(all, "colons.txt", "A: b: C: d: ".repeat(2_000));
    add(all, "datelines.txt", "OSLO (AP) — BERGEN (AFP) — LIMA (Reuters) - X.\n".repeat(300));
    add(
        all,
        "dates.txt",
        "Published: 31 February 2024\nUpdated: 99/99/9999\nPosted: 2024-13-45\n\n".repeat(50) + STORY,
    );
    add(all, "bylines.txt", "By Anna Holm\n".repeat(2_000) + STORY);
    add(all, "list.txt", "- item\n* item\n1. item\n(iv) item\n".repeat(1_000));
    add(all, "tabs.txt", STORY.replace(' ', "\t"));
}

fn pages(all: &mut Files) {
    let page = |head: &str, body: &str| format!("<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>");
    let article = "<article><h1>Ferry company pays for delay</h1><p>The ferry company will pay everyone who waited, Anna Holm said on Monday.</p><p>No one was hurt, she said.</p></article>";
    add(all, "page.html", page("<title>Ferry</title>", article));
    add(all, "page-deep.html", page("", &("<div>".repeat(100_000) + article)));
    add(all, "page-deep-inline.html", page("", &("<b><i>".repeat(3_000) + article)));
    add(all, "page-open-tags.html", page("", &("<p><b><table><tr><td>".repeat(400) + article)));
    add(all, "page-open-comment.html", page("", &(article.to_owned() + "<!-- never closed")));
    add(all, "page-open-script.html", page("", &(article.to_owned() + "<script>var a = '<p>")));
    add(
        all,
        "page-entities.html",
        page("<title>&#27;[31mFerry&#0;&#x9b;&#8238;</title>", &article.replace("pay", "&#27;]0;x&#7;p&#8203;ay")),
    );
    add(
        all,
        "page-site.html",
        page(
            "<meta property='og:site_name' content='Evil&#27;[2J&#10;Herald'><meta property='article:published_time' content='not a day'>",
            article,
        ),
    );
    add(
        all,
        "page-ld-broken.html",
        page("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": </script>", article),
    );
    add(
        all,
        "page-ld-deep.html",
        page(
            &format!("<script type='application/ld+json'>{}{}</script>", "[".repeat(50_000), "]".repeat(50_000)),
            article,
        ),
    );
    add(
        all,
        "page-ld-odd.html",
        page(
            "<script type='application/ld+json'>[{\"@type\":[1,null],\"headline\":{}},{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":[],\"publisher\":7,\"datePublished\":20240101}]}]</script>",
            article,
        ),
    );
    add(
        all,
        "page-attributes.html",
        page("", &format!("<div {}>{article}</div>", (0..5_000).map(|i| format!("a{i}=b ")).collect::<String>())),
    );
    add(all, "page-long-attribute.html", page("", &format!("<div title='{}'>{article}</div>", "x".repeat(1_000_000))));
    add(all, "page-empty.html", page("", ""));
    add(all, "page-script-only.html", page("", "<script>document.write('hello')</script>"));
    add(all, "page-nul.html", page("", article).replace("<p>", "<\0p>\0"));
    add(
        all,
        "page-charset-lie.html",
        [
            b"<html><head><meta charset='utf-16'></head><body><p>caf\xe9 ".as_slice(),
            article.as_bytes(),
            b"</p></body></html>",
        ]
        .concat(),
    );
    add(all, "page-frames.html", "<html><frameset><frame src='a'></frameset></html>");
    add(all, "page-svg.html", page("", &("<svg><g><path d='M0 0'/>".repeat(500) + article)));
    add(all, "page-table.html", page("", &("<table><tr><td>".repeat(1_000) + article)));
    add(all, "page-many.html", page("", &("<p>The ferry company will pay.</p>".repeat(3_000))));
    add(all, "page-too-many.html", page("", &("<b>a</b>".repeat(210_000))));
    add(all, "page-cdata.html", page("", &format!("<![CDATA[ {article} ]]>{article}")));
    add(all, "fragment.html", article);
}

fn feeds_and_json(all: &mut Files) {
    let laughs =
        (1..10).map(|i| format!("<!ENTITY l{i} \"{}\">", format!("&l{};", i - 1).repeat(10))).collect::<String>();
    add(
        all,
        "laughs.xml",
        format!(
            "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 \"lol\">{laughs}]><rss version='2.0'><channel><title>&l9;</title><item><title>&l9;</title><description>&l9;</description></item></channel></rss>"
        ),
    );
    add(
        all,
        "outside.xml",
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss version='2.0'><channel><title>t</title><item><title>Ferry &x; pays</title><description>&x;</description></item></channel></rss>",
    );
    add(all, "feed-empty.xml", "<rss version='2.0'><channel><title>t</title></channel></rss>");
    add(all, "feed-broken.xml", "<rss version='2.0'><channel><title>t</title><item><title>Ferry");
    add(all, "feed-deep.xml", format!("<feed xmlns='http://www.w3.org/2005/Atom'>{}", "<a>".repeat(50_000)));
    add(
        all,
        "feed-escape.xml",
        "<rss version='2.0'><channel><title>Evil &#x9b;31m Herald</title><item><title>Ferry pays &lt;script&gt;</title><description>&lt;p&gt;The company &amp;#27;[31m pays.&lt;/p&gt;</description></item></channel></rss>",
    );
    add(all, "json-deep.json", "[".repeat(100_000));
    add(all, "json-deep-closed.json", format!("{}{}", "{\"a\":".repeat(20_000), "1".to_owned() + &"}".repeat(20_000)));
    add(all, "json-other.json", "{\"a\": 1}");
    add(
        all,
        "json-surrogate.json",
        "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry \\ud800 pays\",\"articleBody\":\"The company pays.\"}",
    );
    add(
        all,
        "json-escape.json",
        "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry \\u001b[31m pays\\u202e\",\"publisher\":{\"name\":\"Evil\\u001b]0;x\\u0007\\nHerald\"},\"articleBody\":\"The company \\u0000 pays.\\u009b2J\"}",
    );
    add(all, "json-empty.json", "{}");
    add(all, "json-list.json", "[1, 2, 3]");
    add(all, "json-numbers.json", "{\"a\": 1e999999, \"b\": -0}");
    add(
        all,
        "ninjs-odd.json",
        "{\"uri\":7,\"headline\":[],\"body_text\":\"The company pays.\",\"versioncreated\":\"soon\"}",
    );
}

fn mails(all: &mut Files) {
    let head = "From: Desk <desk@example.org>\r\nSubject: Ferry pays\r\nDate: Tue, 12 Mar 2024 09:00:00 +0100\r\nMIME-Version: 1.0\r\n";
    add(all, "mail.eml", format!("{head}\r\n{STORY}"));
    let nested =
        (0..500).map(|i| format!("Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n")).collect::<String>();
    add(all, "mail-nested.eml", format!("{head}{nested}{STORY}"));
    add(all, "mail-no-boundary.eml", format!("{head}Content-Type: multipart/mixed\r\n\r\n{STORY}"));
    add(all, "mail-base64.eml", format!("{head}Content-Transfer-Encoding: base64\r\n\r\n!!!! not base64 ????"));
    add(all, "mail-charset.eml", format!("{head}Content-Type: text/plain; charset=klingon\r\n\r\n{STORY}"));
    add(
        all,
        "mail-escape.eml",
        format!("{head}Content-Transfer-Encoding: quoted-printable\r\n\r\nThe company =1B[31m pays.=00=9B2J\r\n"),
    );
    add(
        all,
        "mail-subject.eml",
        format!(
            "From: =?utf-8?q?Evil=1B[31m_Herald?= <a@b>\r\nSubject: =?utf-8?q?Ferry=1B]0;x=07=0A_pays?=\r\nMIME-Version: 1.0\r\n\r\n{STORY}"
        ),
    );
    add(all, "mail-long-header.eml", format!("{head}X-Long: {}\r\n\r\n{STORY}", "x".repeat(500_000)));
    add(all, "mail-many-headers.eml", format!("{head}{}\r\n{STORY}", "X-A: b\r\n".repeat(20_000)));
    add(all, "mail-empty.eml", format!("{head}\r\n"));
    add(
        all,
        "saved.mhtml",
        format!(
            "{head}Snapshot-Content-Location: https://example.org/a\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html><body><p>The ferry company will pay everyone who waited.</p></body></html>\r\n--b--\r\n"
        ),
    );
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gz.write_all(bytes).unwrap();
    gz.finish().unwrap()
}

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn archives(all: &mut Files) {
    let story = STORY.as_bytes();
    add(all, "packed.gz", gzip(story));
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let piece = vec![b'a'; 1 << 20];
    for _ in 0..260 {
        bomb.write_all(&piece).unwrap();
    }
    let bomb = bomb.finish().unwrap();
    add(all, "bomb.gz", bomb.clone());
    add(all, "bomb-in-bomb.gz", gzip(&bomb));
    add(all, "bomb.zip", zip(&[("a.gz", &bomb), ("b.txt", story)]));
    add(all, "packed-five.gz", gzip(&gzip(&gzip(&gzip(&gzip(story))))));
    add(all, "cut.gz", gzip(&story.repeat(50)).into_iter().take(60).collect::<Vec<u8>>());
    let mut wrong = gzip(story);
    let end = wrong.len() - 5;
    wrong[end] ^= 0xff;
    add(all, "wrong-sum.gz", wrong);
    add(
        all,
        "reports.zip",
        zip(&[
            ("a.txt", story),
            ("b.html", b"<html><body><p>The town asked for a report of the ferry company.</p></body></html>"),
        ]),
    );
    add(all, "climbing.zip", zip(&[("../../../etc/a.txt", story), ("/b.txt", b"The town asked for a report.")]));
    add(all, "names.zip", zip(&[("a\u{1b}[31m\n.txt", story)]));
    add(all, "nested.zip", zip(&[("a.zip", &zip(&[("b.zip", &zip(&[("c.zip", &zip(&[("d.txt", story)]))]))]))]));
    add(all, "empty.zip", zip(&[]));
    add(all, "cut.zip", zip(&[("a.txt", story)]).into_iter().take(80).collect::<Vec<u8>>());
    let names: Vec<String> = (0..6_000).map(|i| format!("{i}.txt")).collect();
    add(all, "many.zip", zip(&names.iter().map(|n| (n.as_str(), b"".as_slice())).collect::<Vec<_>>()));
    add(all, "pictures.zip", zip(&[("a.png", b"\x89PNG\r\n\x1a\n")]));
    let record = |body: &str, length: &str| {
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
        )
    };
    let http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>The ferry company will pay everyone who waited.</p></body></html>";
    add(all, "web.warc", record(http, &http.len().to_string()));
    add(all, "web-huge-length.warc", record(http, &i64::MAX.to_string()));
    add(all, "web-negative-length.warc", record(http, "-1"));
    let chunked =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n<p>";
    add(all, "web-chunks.warc", record(chunked, &chunked.len().to_string()));
    let packed = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\nnot gzip";
    add(all, "web-packed.warc", record(packed, &packed.len().to_string()));
    add(all, "web-cut.warc", "WARC/1.0\r\nWARC-Type: resp");
    add(all, "web-none.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n");
}

fn documents(all: &mut Files) {
    let word =
        |body: &str| format!("<?xml version='1.0'?><w:document xmlns:w='x'><w:body>{body}</w:body></w:document>");
    let paragraph = "<w:p><w:r><w:t>The ferry company will pay everyone who waited.</w:t></w:r></w:p>";
    add(all, "word.docx", zip(&[("word/document.xml", word(paragraph).as_bytes())]));
    add(all, "word-empty.docx", zip(&[("word/document.xml", word("").as_bytes())]));
    add(all, "word-broken.docx", zip(&[("word/document.xml", b"<w:document><w:p></w:body>")]));
    add(all, "word-deep.docx", zip(&[("word/document.xml", word(&"<w:p>".repeat(50_000)).as_bytes())]));
    add(
        all,
        "word-entity.docx",
        zip(&[(
            "word/document.xml",
            format!("<!DOCTYPE x [<!ENTITY e 'boom'>]>{}", word(&paragraph.replace("pay", "&e;&#27;[31m&#x202e;pay")))
                .as_bytes(),
        )]),
    );
    add(all, "word-bomb.docx", zip(&[("word/document.xml", &vec![b' '; 70 << 20])]));
    add(all, "open.odt", zip(&[("META-INF/manifest.xml", b"<m/>"), ("content.xml", b"<office:document xmlns:office='o' xmlns:text='t'><text:p>The ferry company<text:tab/>will pay.</text:p></office:document>")]));
    add(all, "no-parts.docx", zip(&[("[Content_Types].xml", b"<Types/>")]));

    add(
        all,
        "note.md",
        format!("# Ferry company pays\n\n{STORY}\n\n[link](https://example.org) and [other](https://example.org)\n"),
    );
    add(
        all,
        "front.md",
        format!(
            "---\ntitle: \"Ferry \\e[31m\u{1b}[31m pays\"\nsource: Evil\u{1b}]0;x\u{7} Herald\ndate: 2024-99-99\n---\n\n{STORY}"
        ),
    );
    add(all, "front-open.md", format!("---\ntitle: Ferry pays\n{STORY}"));
    add(all, "front-toml.md", format!("+++\ntitle = \"Ferry\ndate = \n+++\n{STORY}"));
    add(all, "quotes-deep.md", format!("# Ferry pays\n\n{} The company pays.\n", ">".repeat(5_000)));
    add(
        all,
        "lists-deep.md",
        format!("# Ferry pays\n\n{}", (0..500).map(|i| format!("{}- item\n", "  ".repeat(i))).collect::<String>()),
    );
    add(all, "links-open.md", format!("# Ferry pays\n\n{}", "[".repeat(20_000)));
    add(all, "stress-open.md", format!("# Ferry pays\n\n{}", "**a ".repeat(10_000)));

    add(all, "head-only.pdf", "%PDF-1.7\n");
    add(all, "cut.pdf", pdf().into_iter().take(200).collect::<Vec<u8>>());
    add(all, "one-page.pdf", pdf());
    add(all, "locked.pdf", String::from_utf8_lossy(&pdf()).replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R"));
    add(all, "circle.pdf", String::from_utf8_lossy(&pdf()).replace("/Kids [3 0 R]", "/Kids [2 0 R]"));
    add(
        all,
        "deep.pdf",
        String::from_utf8_lossy(&pdf())
            .replace("/Count 1", &format!("/Count 1 /A {}{}", "[".repeat(20_000), "]".repeat(20_000))),
    );
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let piece = vec![b' '; 1 << 20];
    for _ in 0..260 {
        zlib.write_all(&piece).unwrap();
    }
    let mut bomb = b"%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n".to_vec();
    bomb.extend(zlib.finish().unwrap());
    bomb.extend(b"\nendstream\nendobj\n");
    add(all, "bomb.pdf", bomb);
    add(all, "no-text.pdf", String::from_utf8_lossy(&pdf()).replace("Tj", "xx"));
}

/// A PDF of one page with one line of text.
fn pdf() -> Vec<u8> {
    let stream = "BT /F1 12 Tf 72 720 Td (The ferry company will pay everyone who waited.) Tj ET";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        places.push(out.len());
        write!(out, "{} 0 obj\n{object}\nendobj\n", i + 1).unwrap();
    }
    let at = out.len();
    write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(out, "{place:010} 00000 n ").unwrap();
    }
    write!(out, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n", objects.len() + 1).unwrap();
    out.into_bytes()
}

fn binaries(all: &mut Files) {
    for (name, head) in [
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice()),
        ("picture.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("program", b"\x7fELF\x02\x01\x01\0\0\0"),
        ("sound.mp3", b"ID3\x04\0\0\0\0"),
        ("data.sqlite", b"SQLite format 3\0\x10\0"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("packed.7z", b"7z\xbc\xaf\x27\x1c"),
        ("packed.zst", b"\x28\xb5\x2f\xfd\0\0"),
    ] {
        add(all, name, [head.to_vec(), (0..=255_u8).rev().cycle().take(2_000).collect()].concat());
    }
    let mut seed = 7_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    })
    .take(20_000)
    .collect();
    add(all, "noise.bin", noise);
    add(all, "archive.tar", [b"a.txt\0".to_vec(), vec![0; 506], STORY.into(), vec![0; 1024]].concat());
}
