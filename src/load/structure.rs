//! The parts of a text: headline, paragraphs, and what is no report; and what these parts tell of it.

use chrono::NaiveDate;

use super::lines::{self, Line};
use super::mark::{self, Mark};
use super::{dateline, outlet};
use crate::model::Span;

/// How the lines of a text are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Layout {
    /// As somebody saved it: lines may be broken by hand.
    #[default]
    Lines,
    /// Every line is a paragraph: the text was put together from a format that marks them.
    Paragraphs,
}

/// The parts of a text and what they tell.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    pub(crate) headline: Option<Span>,
    /// All paragraphs but the headline; those of furniture alone among them.
    pub(crate) paragraphs: Vec<Span>,
    /// In order, not overlapping.
    pub(crate) furniture: Vec<Span>,
    pub(crate) dateline: Option<Span>,
    pub(crate) age_mark: Option<Span>,
    pub(crate) section: Option<Span>,
    pub(crate) published: Option<(NaiveDate, Span)>,
    /// The outlet and what it was read from.
    pub(crate) outlet: Option<(String, String)>,
    pub(crate) url: Option<String>,
}

/// A paragraph with what it was taken for.
struct Block<'a> {
    span: Span,
    words: &'a str,
    mark: Option<Mark>,
}

/// How sure each way of naming the outlet is; the first wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    Kicker,
    Address,
    Rights,
    Byline,
    Handle,
    Agency,
}

/// What the parts told while they were gone through.
#[derive(Default)]
struct Facts {
    outlets: Vec<(Origin, String, String)>,
    published: Option<(NaiveDate, Span)>,
    updated: Option<(NaiveDate, Span)>,
    dateline: Option<(NaiveDate, Span)>,
}

/// Reads the parts of `text`; `title` is the headline if the format names it, `furniture` the paragraphs that it tells
/// to be no report.
pub(crate) fn read(text: &str, layout: Layout, title: Option<&str>, furniture: &[String]) -> Structure {
    let lines = lines::lines(text);
    let ranges = match layout {
        Layout::Paragraphs => (0..lines.len()).map(|i| i..i + 1).collect(),
        Layout::Lines => lines::paragraphs(text, &lines, |line| mark::read(line, false).is_some()),
    };
    let mut blocks: Vec<Block<'_>> = ranges
        .into_iter()
        .filter_map(|range| {
            let lines: &[Line] = lines.get(range)?;
            let span = Span::new(lines.first()?.span.start, lines.last()?.span.end);
            Some(Block { span, words: span.of(text), mark: None })
        })
        .collect();

    let titled = title.and_then(|t| blocks.iter().take(12).position(|b| same_words(b.words, t)));
    let top = titled.map_or_else(
        || top(&blocks),
        |at| {
            let rest = blocks.iter().skip(at + 1).position(|b| prose(b.words)).unwrap_or(0);
            at + 1 + rest
        },
    );
    let count = blocks.len();
    if count > 1 {
        for (i, block) in blocks.iter_mut().enumerate() {
            block.mark =
                mark::read(block.words, i < top).filter(|m| i < top || belongs_below(m, block.words, i + 4 >= count));
        }
    }
    let headline = titled.or_else(|| headline(&blocks, top));
    let mut out =
        Structure { headline: headline.and_then(|at| blocks.get(at)).map(|b| b.span), ..Structure::default() };
    let mut facts = Facts::default();
    for (i, block) in blocks.iter().enumerate() {
        if Some(i) == headline {
            continue;
        }
        out.paragraphs.push(block.span);
        if kicker(block, i, top, headline, count) {
            out.furniture.push(block.span);
            if outlet::is_name(block.words) {
                facts.outlet(Origin::Kicker, block.words, format!("line “{}”", block.words));
            }
        } else if let Some(mark) = &block.mark {
            out.furniture.push(block.span);
            facts.take(mark, block, &mut out);
        } else if furniture.iter().any(|f| f == block.words) {
            out.furniture.push(block.span);
        }
    }
    datelines(&blocks, headline, &mut out, &mut facts);
    out.furniture.sort_unstable();
    out.published = facts.published.or(facts.updated).or(facts.dateline);
    facts.outlets.sort_by_key(|(origin, ..)| *origin);
    out.outlet = facts.outlets.into_iter().next().map(|(_, name, from)| (name, from));
    out
}

impl Facts {
    fn outlet(&mut self, origin: Origin, name: &str, from: String) {
        let name = outlet::known(name).unwrap_or(name);
        self.outlets.push((origin, name.to_owned(), from));
    }

    /// Takes what a marked paragraph tells.
    fn take(&mut self, mark: &Mark, block: &Block<'_>, out: &mut Structure) {
        let at = |span: Span| Span::new(block.span.start + span.start, block.span.start + span.end);
        let placed = |day: Option<(NaiveDate, Span)>| day.map(|(day, span)| (day, at(span)));
        match mark {
            Mark::Age { section, mark } => {
                out.age_mark = out.age_mark.or(Some(at(*mark)));
                out.section = out.section.or(section.map(at));
            }
            Mark::Date { day, updated: true } => self.updated = self.updated.or(placed(*day)),
            Mark::Date { day, updated: false } => self.published = self.published.or(placed(*day)),
            Mark::Byline { day, outlet } => {
                self.published = self.published.or(placed(*day));
                if let Some(span) = outlet {
                    self.outlet(Origin::Byline, span.of(block.words), "byline".into());
                }
            }
            Mark::Address => {
                let url = block.words.trim_matches(['<', '>']);
                if let Some(host) = outlet::host(url).filter(|_| out.url.is_none()) {
                    let name = outlet::by_address(url).map_or_else(|| host.clone(), str::to_owned);
                    self.outlet(Origin::Address, &name, format!("address {host}"));
                    out.url = Some(url.to_owned());
                }
            }
            Mark::Section => out.section = out.section.or(Some(block.span)),
            Mark::Page => {
                let handle = outlet::handle(block.words);
                if let Some((handle, name)) = handle.and_then(|h| Some((h, outlet::by_handle(h)?))) {
                    self.outlet(Origin::Handle, &name, format!("handle {handle}"));
                }
            }
        }
        if let Some(name) = mark::publisher(block.words) {
            self.outlet(Origin::Rights, name.of(block.words), format!("line “{}”", block.words));
        }
    }
}

/// Number of blocks before the report's prose begins.
fn top(blocks: &[Block<'_>]) -> usize {
    let first = blocks.iter().take(20).position(|b| prose(b.words) && !headline_like(b.words));
    first.unwrap_or_else(|| usize::from(blocks.len() > 1))
}

/// The block that is the headline, among those before the prose.
fn headline(blocks: &[Block<'_>], top: usize) -> Option<usize> {
    let candidates: Vec<usize> = blocks
        .iter()
        .enumerate()
        .take(top)
        .filter(|(_, b)| {
            b.mark.is_none()
                && headline_like(b.words)
                && dateline::find(b.words, true).is_none_or(|d| d.end < b.words.len())
        })
        .filter(|(_, b)| !outlet::is_name(b.words) || outlet_sized(b.words) > 3 && outlet::known(b.words).is_none())
        .map(|(i, _)| i)
        .collect();
    let follows = |at: usize| blocks.iter().skip(at + 1).any(|b| b.mark.is_none() && outlet_sized(b.words) > 5);
    let long = candidates.iter().copied().find(|&i| blocks.get(i).is_some_and(|b| outlet_sized(b.words) >= 4));
    long.or(candidates.first().copied()).filter(|&i| follows(i))
}

fn outlet_sized(words: &str) -> usize {
    words.split_whitespace().count()
}

/// Whether a block over the headline, or right under it, is a kicker: the outlet's name or a rubric.
fn kicker(block: &Block<'_>, at: usize, top: usize, headline: Option<usize>, count: usize) -> bool {
    if block.mark.is_some() || at >= top || count < 2 {
        return false;
    }
    let over = headline.is_some_and(|h| at < h);
    let short = outlet_sized(block.words) <= 4 && !lines::ends_sentence(block.words);
    outlet::is_name(block.words) || (over && short && dateline::find(block.words, true).is_none())
}

/// Whether a mark may stand among or after the paragraphs of a report.
fn belongs_below(mark: &Mark, words: &str, tail: bool) -> bool {
    match mark {
        Mark::Page | Mark::Age { .. } | Mark::Address => true,
        Mark::Byline { .. } => tail || !words.to_lowercase().starts_with("by "),
        Mark::Date { .. } => {
            tail && words.starts_with(|c: char| c.is_alphabetic()) && words.split_whitespace().count() > 2
        }
        Mark::Section => false,
    }
}

/// Marks the datelines of the report's first paragraphs, and of later ones that name an agency.
fn datelines(blocks: &[Block<'_>], headline: Option<usize>, out: &mut Structure, facts: &mut Facts) {
    let speakers = blocks.iter().filter(|b| speaker(b.words)).count();
    let mut seen = 0;
    for (i, block) in blocks.iter().enumerate() {
        if Some(i) == headline || block.mark.is_some() || out.furniture.contains(&block.span) {
            continue;
        }
        seen += 1;
        if seen > 4 {
            break;
        }
        let Some(line) = dateline::find(block.words, speakers < 2) else { continue };
        let span = Span::new(block.span.start, block.span.start + line.end);
        out.furniture.push(span);
        let at = |s: Span| Span::new(block.span.start + s.start, block.span.start + s.end);
        facts.dateline = facts.dateline.or(line.day.map(|(day, s)| (day, at(s))));
        out.dateline = out.dateline.or(Some(span));
        if let Some(name) = line.agency {
            let known = outlet::agency(&name).map_or(name.clone(), str::to_owned);
            facts.outlets.push((Origin::Agency, known, format!("agency ({name}) in the dateline")));
        }
    }
}

/// Whether a paragraph opens as a turn of speech does (`REED: …`, `Q: …`).
fn speaker(words: &str) -> bool {
    let head = words.split_once(':').map_or("", |(h, _)| h);
    (1..=30).contains(&head.len()) && head.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '\''))
}

/// Whether a block is running text: long, or with a stop at its end.
fn prose(words: &str) -> bool {
    let count = words.split_whitespace().count();
    count >= 30 || (count >= 6 && lines::ends_sentence(words) && !words.ends_with(':'))
}

/// Whether a block looks like a headline: short, without the stop of a sentence, or with one and in capitals of a title.
fn headline_like(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    if !(2..=32).contains(&all.len()) || words.chars().count() > 240 {
        return false;
    }
    if words.starts_with(|c: char| matches!(c, '-' | '*' | '•' | '(' | '[' | '<' | '>' | '#' | '@') || c.is_lowercase())
        && !all.first().is_some_and(|w| w.chars().skip(1).any(char::is_uppercase))
    {
        return false;
    }
    let last = all.last().copied().unwrap_or_default();
    let bare = last.trim_end_matches(['"', '\'', '”', '’', ')', ']']);
    if bare.ends_with([',', ';', ':', '_', '-', '–', '—']) {
        return false;
    }
    let sentences = all
        .windows(2)
        .filter(|w| {
            w.first().is_some_and(|a| a.len() > 4 && a.ends_with(['.', '!']))
                && w.last().is_some_and(|b| b.starts_with(char::is_uppercase))
        })
        .count();
    if sentences > 0 {
        return false;
    }
    let dotted = bare.ends_with('.')
        && !bare.ends_with("..")
        && bare.matches('.').count() == 1
        && !matches!(bare, "Jr." | "Sr." | "Inc." | "Co." | "Corp." | "Ltd.");
    !dotted || title_case(&all)
}

/// Whether nearly all longer words begin with a capital, as in the headlines of some papers.
fn title_case(words: &[&str]) -> bool {
    let long: Vec<&&str> = words.iter().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 3).collect();
    let capital = long.iter().filter(|w| w.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)).count();
    long.len() >= 3 && capital * 10 >= long.len() * 8
}

/// Whether two texts have the same letters and figures.
fn same_words(a: &str, b: &str) -> bool {
    let fold = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let (a, b) = (fold(a), fold(b));
    !a.is_empty() && a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, Vec<&str>, Vec<&str>) {
        let s = read(text, Layout::Lines, None, &[]);
        let of = |spans: &[Span]| spans.iter().map(|s| s.of(text)).collect();
        (s.headline.map(|h| h.of(text)), of(&s.paragraphs), of(&s.furniture))
    }

    const BODY: &str = "The ferry company will pay everyone who waited, it said on Monday.";

    #[test]
    fn a_headline_over_prose() {
        let text = format!("Ferry company pays for delay\n\n{BODY}\n\n{BODY}\n");
        assert_eq!(parts(&text), (Some("Ferry company pays for delay"), vec![BODY, BODY], vec![]));
        let text = format!("Ferry company pays for delay\n{BODY}\n{BODY}\n");
        assert_eq!(parts(&text).0, Some("Ferry company pays for delay"));
    }

    #[test]
    fn prose_alone_has_no_headline() {
        assert_eq!(parts(BODY).0, None);
        assert_eq!(parts("Ferry company pays for delay").0, None);
        assert_eq!(parts(&format!("{BODY}\n\n{BODY}")).0, None);
        assert_eq!(parts(&format!("From the agency comes this story:\n\n{BODY}")).0, None);
        assert_eq!(parts(&format!("Dear list members,\n\n{BODY}")).0, None);
    }

    #[test]
    fn kickers_and_age_marks_stand_over_the_headline() {
        let text = format!("Quay Network\nAsia6 HOURS AGO\n\nFerry company pays for long delay\n\nOSLO: {BODY}\n");
        let s = read(&text, Layout::Lines, None, &[]);
        assert_eq!(parts(&text).2, ["Quay Network", "Asia6 HOURS AGO", "OSLO:"]);
        assert_eq!(s.headline.map(|h| h.of(&text)), Some("Ferry company pays for long delay"));
        assert_eq!(s.section.map(|x| x.of(&text)), Some("Asia"));
        assert_eq!(s.age_mark.map(|x| x.of(&text)), Some("6 HOURS AGO"));
        assert_eq!(s.outlet.map(|o| o.0).as_deref(), Some("Quay Network"));
        assert_eq!(s.published, None);
    }

    #[test]
    fn what_a_page_states_of_its_day() {
        let text = format!("Ferry company pays for delay\nBy Anna Holm\nPublished: 12 March 2024\n\n{BODY}\n");
        let s = read(&text, Layout::Lines, None, &[]);
        let (day, span) = s.published.unwrap();
        assert_eq!((day.to_string().as_str(), span.of(&text)), ("2024-03-12", "12 March 2024"));
        assert_eq!(parts(&text).2, ["By Anna Holm", "Published: 12 March 2024"]);
        let text = format!("Ferry company pays for delay\nMarch 1, 2008\n{BODY}\n{BODY}\n");
        assert_eq!(
            read(&text, Layout::Lines, None, &[]).published.map(|p| p.0.to_string()).as_deref(),
            Some("2008-03-01")
        );
    }

    #[test]
    fn days_that_the_report_tells_are_not_its_own() {
        let text = format!("Ferry company pays for delay\n\nThe ferry sank on 12 March 2024, police said.\n\n{BODY}\n");
        assert_eq!(read(&text, Layout::Lines, None, &[]).published, None);
        let text =
            format!("Ferry company pays\n\n{BODY}\n\n12 March 2024\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n{BODY}");
        assert_eq!(read(&text, Layout::Lines, None, &[]).published, None);
    }

    #[test]
    fn follow_lines_are_furniture_and_tell_the_outlet() {
        let text = format!("Ferry company pays for delay\n{BODY}\nFor more, follow us on Twitter @QuayGazette.");
        let s = read(&text, Layout::Lines, None, &[]);
        assert_eq!(s.outlet, Some(("Quay Gazette".into(), "handle @QuayGazette".into())));
        assert_eq!(parts(&text).2, ["For more, follow us on Twitter @QuayGazette."]);
    }

    #[test]
    fn turns_of_speech_are_no_place_lines() {
        let text = "HOLM: I do not agree with that at all.\n\nREED: You never do, and that is the trouble.\n\nHOLM: So be it then, I say.";
        assert_eq!(parts(text).2, Vec::<&str>::new());
    }
}
