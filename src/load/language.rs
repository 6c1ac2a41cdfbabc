//! Whether a report is what the language engine reads: running English text.

use whatlang::{Lang, detect};

use crate::model::Span;

/// Characters of a report from which its language can be told.
const ENOUGH: usize = 200;

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

    #[test]
    fn tables_are_told() {
        assert!(told(&"12.5 | 33.1 | 7 ".repeat(30)).is_some_and(|n| n.contains("figures")));
    }
}
