//! The exported page as a browser lays it out, at the width of a desk and of a phone.
//!
//! Where no browser is installed this says so and passes; the checks of the page's text are in `export.rs`.
#![expect(clippy::unwrap_used, reason = "a test that fails panics")]

mod invented;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use parallax::export::{Format, render};
use parallax::review::Judgements;
use serde_json::Value;

/// A page that opens the exported one in frames of both widths and writes down what it measures.
const RULER: &str = r#"<!doctype html><pre id="out"></pre><script>
async function look(width) {
  const frame = document.createElement("iframe");
  frame.style = `width:${width}px;height:900px;border:0`;
  frame.src = "page.html";
  const loaded = new Promise(done => frame.onload = done);
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument, root = page.documentElement;
  const tops = (where, what) => [...page.querySelector(where).querySelectorAll(what)].map(e => Math.round(e.getBoundingClientRect().top));
  const links = [...page.querySelectorAll("a[href^='#']")];
  return {
    width, overflow: root.scrollWidth - root.clientWidth, height: root.scrollHeight,
    sides: tops(".sides", "figure"), reports: tops(".reports", "article"),
    links: links.length, dead: links.filter(a => !page.getElementById(a.getAttribute("href").slice(1))).length,
    scripts: page.scripts.length, words: page.body.innerText, ran: typeof frame.contentWindow.ran,
    ink: frame.contentWindow.getComputedStyle(page.body).color,
    ground: frame.contentWindow.getComputedStyle(page.body).backgroundColor,
  };
}
(async () => {
  const out = [await look(1280), await look(390)];
  document.getElementById("out").textContent = JSON.stringify(out);
})();
</script>"#;

fn browser() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find(|name| {
        let asked = Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        asked.is_ok_and(|s| s.success())
    })
}

/// What the ruler measured, or nothing where the browser gave no answer in a minute.
fn measure(browser: &str, folder: &Path, more: &[&str]) -> Option<Vec<Value>> {
    let out = folder.join("dom.html");
    let mut child = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--allow-file-access-from-files",
        ])
        .args(["--virtual-time-budget=5000", "--dump-dom"])
        .args(more)
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("file://{}", folder.join("ruler.html").display()))
        .stdout(fs::File::create(&out).unwrap())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            child.wait().unwrap();
            return None;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let dom = fs::read_to_string(&out).unwrap();
    let json = dom.split("<pre id=\"out\">").nth(1)?.split("</pre>").next()?;
    serde_json::from_str(&json.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).ok()
}

#[test]
fn the_page_stands_side_by_side_at_a_desk_and_stacked_on_a_phone() {
    let say = |line: &str| writeln!(std::io::stderr(), "the page in a browser: skipped: {line}").unwrap();
    let Some(browser) = browser() else { return say("no browser is installed") };
    let dir = tempfile::TempDir::new().unwrap();
    let mut briefing = invented::briefing(None);
    briefing.reports[0].notices.push(format!("a long word: {}", "x".repeat(400)));
    let page = render(Format::Html, &briefing, &Judgements::default(), 0);
    fs::write(dir.path().join("page.html"), page).unwrap();
    fs::write(dir.path().join("ruler.html"), RULER).unwrap();
    let Some(seen) = measure(browser, dir.path(), &[]) else { return say("the browser gave no answer") };
    let tops =
        |v: &Value, what: &str| v[what].as_array().unwrap().iter().map(|t| t.as_i64().unwrap()).collect::<Vec<_>>();
    for v in &seen {
        assert!(v["overflow"].as_i64() <= Some(0), "nothing sticks out at {}: {v}", v["width"]);
        assert_eq!((v["dead"].as_i64(), v["scripts"].as_i64()), (Some(0), Some(0)), "{v}");
        assert!(v["links"].as_i64() > Some(10), "{v}");
        assert!(
            v["words"].as_str().unwrap().contains("<script>alert(\"x\")</script> & more."),
            "a report's words are words: {v}"
        );
    }
    let (desk, phone) = (seen.first().unwrap(), seen.last().unwrap());
    for what in ["sides", "reports"] {
        let (beside, below) = (tops(desk, what), tops(phone, what));
        assert!(beside.len() == 2 && beside.first() == beside.last(), "{what} beside each other: {desk}");
        assert!(below.first() < below.last(), "{what} below each other: {phone}");
    }
    let Some(dark) = measure(browser, dir.path(), &["--blink-settings=preferredColorScheme=0"]) else { return };
    let light = |v: &Value, part: &str| {
        let colour = v[part].as_str().unwrap().trim_start_matches("rgb(").trim_end_matches(')');
        colour.split(", ").map(|n| n.parse::<u32>().unwrap()).sum::<u32>()
    };
    let dark = dark.first().unwrap();
    assert!(light(desk, "ground") > light(desk, "ink"), "dark on light: {desk}");
    assert!(light(dark, "ground") < light(dark, "ink"), "light on dark where the reader wants it dark: {dark}");
}
