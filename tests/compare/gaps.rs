//! The questions that end the briefing.

use parallax::model::{Briefing, GapKind};

use crate::{compared, dated};

fn lines(b: &Briefing, kind: GapKind) -> Vec<&str> {
    b.gaps.iter().filter(|g| g.kind == kind).map(|g| g.line.as_str()).collect()
}

#[test]
fn a_number_that_nobody_vouches_for() {
    let rest = "The harbour of Mirkan was closed on Monday.";
    let asked = |text: &str| lines(&compared(text, rest), GapKind::Unsourced).len();
    assert_eq!(asked("The storm destroyed 340 houses in the valley."), 1);
    assert_eq!(asked("The storm destroyed 340 houses in the valley, police said."), 0);
    // Both have it: then it can be checked against the other.
    let both = compared("The storm destroyed 340 houses.", "In the storm 340 houses were lost.");
    assert_eq!(lines(&both, GapKind::Unsourced).len(), 0);
}

#[test]
fn dates_that_hang_on_an_unknown_day() {
    let text = "The harbour of Mirkan was closed on Monday.";
    let other = "The harbour was closed on 3 March 2024.";
    assert_eq!(lines(&dated(&[text, other], &[]), GapKind::Undated).len(), 1);
    assert_eq!(lines(&dated(&[text, other], &["2024-03-05"]), GapKind::Undated).len(), 0);
    assert_eq!(lines(&dated(&[other, other], &[]), GapKind::Undated).len(), 0);
}

#[test]
fn a_weighty_claim_of_an_unnamed_source_in_one_report_alone() {
    let told = "Security sources said Governor Ilse Kern stole 40 lorries of grain.";
    let rest = "The choir of Velia sang in the cathedral.";
    assert_eq!(lines(&compared(told, rest), GapKind::Single).len(), 1);
    let named = told.replace("Security sources", "Mayor Lena Brandt");
    assert_eq!(lines(&compared(&named, rest), GapKind::Single).len(), 0);
    assert_eq!(lines(&compared(told, told), GapKind::Single).len(), 0);
}

#[test]
fn who_is_accused_and_never_heard() {
    let told = "Mayor Lena Brandt accused Governor Ilse Kern of theft.";
    let rest = "The choir of Velia sang in the cathedral.";
    assert_eq!(lines(&compared(told, rest), GapKind::Unheard), ["Ilse Kern: accused once, never quoted"]);
    assert_eq!(lines(&compared(told, "“I took nothing,” Governor Ilse Kern said."), GapKind::Unheard), [""; 0]);
    assert_eq!(lines(&compared("Mayor Lena Brandt praised Governor Ilse Kern.", rest), GapKind::Unheard), [""; 0]);
}
