//! What several reports tell alike: by the whole of a claim, by one clause of it, by a word quoted in both.

use parallax::model::{Briefing, Confidence, Relation};

use crate::{across, compared};

/// Whether a likely finding joins a claim that holds `one` with a claim of another report that holds `other`.
fn joined(b: &Briefing, one: &str, other: &str) -> bool {
    across(b).any(|f| {
        let holds = |words: &str| f.claims.iter().any(|&c| b.content(c).contains(words));
        f.confidence == Confidence::Likely
            && matches!(f.relation, Relation::Shared | Relation::Reworded)
            && holds(one)
            && holds(other)
    })
}

/// Other things that a report tells, so that a claim has others to be taken for.
const REST: &str = "The mayor of Sellin opened a school for nurses. Farmers in the valley fear for their apples. \
                    The museum of Belm lent eleven paintings to a gallery in Lyon. Trains were late on Sunday.";
const MORE: &str = "A court in Tarn fined two brothers for poaching. The choir of Velia sang in the cathedral. \
                    Rain is forecast for the mountains. Teachers asked for smaller classes.";

fn among(a: &str, b: &str) -> Briefing {
    compared(&format!("{REST} {a}"), &format!("{MORE} {b}"))
}

#[test]
fn one_clause_has_its_fellow_where_the_rest_of_the_sentence_has_none() {
    let long = "The harbour company bought two cranes in spring, hired a new director from Orsk, and paid $12.5 million \
                in port taxes.";
    let same = among(long, "The company paid port taxes of $12.5 million.");
    assert!(joined(&same, "two cranes", "port taxes of"), "{:?}", same.findings);
    // Another sum for another thing, and another deed of the same company.
    let other = among(long, "The company paid fines of $600,000.");
    assert!(!joined(&other, "two cranes", "fines"), "{:?}", other.findings);
    let deed = among(long, "The harbour company sold its ferries to a bank.");
    assert!(!joined(&deed, "two cranes", "ferries"), "{:?}", deed.findings);
}

#[test]
fn one_sentence_against_one_is_judged_by_the_whole() {
    let a = "Mayor Lena Brandt opened the new bridge over the Arl on Friday.";
    assert!(joined(&compared(a, "On Friday Mayor Lena Brandt opened the new bridge over the Arl."), "Arl", "Arl"));
    for other in [
        "Mayor Lena Brandt closed a school, sold the theatre and spoke of the bridge on a walk through Sellin.",
        "Engineers said the bridge over the Arl had cost $40 million more than planned.",
    ] {
        assert!(!joined(&compared(a, other), "opened", "bridge"), "{other}");
    }
}

#[test]
fn a_word_quoted_from_one_mouth_in_both_ties_them() {
    let a = "“It is humbug, pure invention,” Mayor Lena Brandt said.";
    let same = among(a, "Mayor Lena Brandt spoke to the council. “These stories are humbug,” Brandt said.");
    assert!(joined(&same, "pure invention", "stories"), "{:?}", same.findings);
    // Another mouth, and another word.
    let mouth = among(a, "Governor Ilse Kern spoke to the council. “These stories are humbug,” Kern said.");
    assert!(!joined(&mouth, "pure invention", "stories"), "{:?}", mouth.findings);
    let word = among(a, "Mayor Lena Brandt spoke to the council. “These stories are old,” Brandt said.");
    assert!(!joined(&word, "pure invention", "stories"), "{:?}", word.findings);
}

#[test]
fn a_state_is_the_same_however_it_is_spelt() {
    let a = "Engineers from Turkey repaired the water works of Mirkan.";
    let same = compared(a, "Engineers from Türkiye repaired the water works of Mirkan.");
    assert!(same.findings.iter().any(|f| f.relation == Relation::Shared && f.anchor.len() > 2), "{:?}", same.findings);
    let tied = |b: &str| {
        let b = compared("Turkish", b);
        across(&b).count()
    };
    assert_eq!(tied("Greek"), 0);
}
