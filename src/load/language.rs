//! Whether a report is what the language engine reads: running English text.

use whatlang::{Lang, detect};

use crate::model::Span;

/// Characters of a report from which its language can be told.
const ENOUGH: usize = 120;
/// Letters from which capitals throughout are no mere heading.
const SHOUTED: usize = 60;
/// A line with fewer words than this and no stop at its end is an entry and no sentence.
const ENTRY: usize = 8;
/// Fewer lines than this are neither a list nor a transcript.
const LINES: usize = 4;

/// What the user should know of the language of a report; `blocks` are its headline and paragraphs.
pub(crate) fn notice(text: &str, blocks: &[Span]) -> Option<String> {
    let mut sample = String::new();
    for block in blocks {
        sample.push_str(block.of(text));
        sample.push(' ');
        if sample.len() > 4096 {
            break;
        }
    }
    if let Some(form) = form(text, blocks) {
        return Some(form.into());
    }
    if sample.chars().count() < ENOUGH {
        return None;
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    if letters * 2 < sample.chars().filter(|c| !c.is_whitespace()).count() {
        return Some("mostly figures and signs: little of it can be read as a report".into());
    }
    if articles(&sample) {
        return None;
    }
    let told = detect(&sample).filter(|i| i.is_reliable() && i.lang() != Lang::Eng)?;
    Some(format!("reads as {}, not English: little will be found in it", told.lang().eng_name()))
}

/// What a text is that is not prose: capitals throughout, a transcript, a list or table.
fn form(text: &str, blocks: &[Span]) -> Option<&'static str> {
    let lines = || blocks.iter().map(|b| b.of(text).trim());
    let letters = lines().flat_map(str::chars).filter(|c| c.is_alphabetic());
    let (all, large) = letters.fold((0, 0), |(all, large), c| (all + 1, large + usize::from(c.is_uppercase())));
    if all >= SHOUTED && large * 10 >= all * 7 {
        return Some("written in capitals: names and sentences are hard to tell in it");
    }
    let count = lines().count();
    if count < LINES {
        return None;
    }
    let turn = |line: &str| {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        name.chars().any(char::is_alphabetic)
            && name.split_whitespace().count() <= 4
            && !name.chars().any(char::is_lowercase)
    };
    if lines().filter(|l| turn(l)).count() * 2 >= count {
        return Some("a transcript: each turn is taken as said by the name before it");
    }
    let entry = |line: &str| {
        let short = line.split_whitespace().count() < ENTRY;
        short && !line.ends_with(['.', '!', '?', '”', '"', '’', ':', ';', ','])
    };
    (lines().filter(|l| entry(l)).count() * 4 >= count * 3)
        .then_some("a list or table, no running text: little will be found in it")
}

/// Whether `the` is one of thirty words or more: it is one of twenty in English, and a word of no other language that
/// is written like it. Telling it from all languages costs more than the rest of reading a report.
fn articles(sample: &str) -> bool {
    let words = sample.split_whitespace();
    let (all, the) = words.fold((0, 0), |(all, the), w| (all + 1, the + usize::from(w.eq_ignore_ascii_case("the"))));
    the * 30 >= all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        notice(text, &[Span::new(0, text.len())])
    }

    #[test]
    fn another_language_is_told() {
        let german = "Die Fährgesellschaft wird allen, die mehr als drei Stunden am Anleger gewartet haben, eine Entschädigung zahlen. \
                      Das teilte sie am Montag mit. Niemand sei verletzt worden, sagte eine Sprecherin der Gesellschaft vor der Presse.";
        assert!(told(german).is_some_and(|n| n.contains("German")));
        let title = format!("{german} „The Crown“ läuft weiter. {german}");
        assert!(told(&title).is_some_and(|n| n.contains("German")));
    }

    #[test]
    fn english_and_short_texts_are_let_be() {
        let english = "The ferry company will pay everyone who waited for more than three hours at the pier. It said so on Monday. \
                       No one was hurt, a spokeswoman of the company told reporters in the old harbour of the town that afternoon.";
        assert_eq!(told(english), None);
        assert_eq!(told("Niemand wurde verletzt."), None);
    }

    /// The same for a text of which each line is a paragraph.
    fn lines(text: &str) -> Option<String> {
        let mut at = 0;
        let blocks: Vec<Span> = text
            .lines()
            .map(|line| {
                let block = Span::new(at, at + line.len());
                at += line.len() + 1;
                block
            })
            .collect();
        notice(text, &blocks)
    }

    #[test]
    fn what_is_no_prose_is_told() {
        let capitals =
            "THE STORM HIT THE PORT OF MIRKAN ON MONDAY AND TORE THE ROOFS OFF FORTY HOUSES, THE MAYOR SAID.";
        assert!(lines(capitals).is_some_and(|n| n.contains("capitals")));
        let turns = "Interview\nREPORTER: Why did they fail?\nMINISTER: They have not.\nREPORTER: When, then?\nMINISTER: On Monday.";
        assert!(lines(turns).is_some_and(|n| n.contains("transcript")));
        assert!(lines("Shopping\n- eggs\n- milk\n- flour\n- rice").is_some_and(|n| n.contains("list")));
        assert!(lines("Team\tWon\tLost\nTarn\t8\t4\nOrsk\t7\t5\nBelm\t3\t9").is_some_and(|n| n.contains("list")));
        let prose =
            "UN talks end\nThe UN said no.\nNobody was hurt.\nThe US, the EU and NATO agreed.\nMayor: no comment";
        assert_eq!(lines(prose), None);
    }

    #[test]
    fn tables_are_told() {
        assert!(told(&"12.5 | 33.1 | 7 ".repeat(30)).is_some_and(|n| n.contains("figures")));
    }
}
