//! A later state of one thing in a later report is no contradiction.

use parallax::model::{Briefing, Relation};

use crate::{across, compared, dated, relations};

fn found(b: &Briefing, relation: Relation) -> usize {
    across(b).filter(|f| f.relation == relation).count()
}

#[test]
fn a_later_toll_of_a_later_report_is_an_update() {
    let first = "The storm killed 12 people at the market of Mirkan.";
    let later = "The storm killed 19 people at the market of Mirkan.";
    let dates = ["2024-03-05", "2024-03-06"];
    let b = dated(&[first, later], &dates);
    assert_eq!((found(&b, Relation::Updated), found(&b, Relation::Disputed)), (1, 0), "{:?}", b.findings);
    // On one day, and where the days are not known, it is a dispute.
    for days in [&["2024-03-05", "2024-03-05"][..], &[]] {
        let b = dated(&[first, later], days);
        assert_eq!((found(&b, Relation::Updated), found(&b, Relation::Disputed)), (0, 1), "{days:?}");
    }
}

#[test]
fn kin_of_one_person_are_one() {
    let before = "Senator Mara Holt spoke for an hour.\n\nHer husband, Jon Vesper, is expected to plead guilty to tax fraud on Friday.";
    let after = "Senator Mara Holt spoke for an hour.\n\nHer husband pleaded guilty to tax fraud on Friday.";
    assert!(relations(&compared(before, after)).contains(&Relation::Updated));
    let other = "Senator Mara Holt spoke for an hour.\n\nHer brother pleaded guilty to tax fraud on Friday.";
    assert!(!relations(&compared(before, other)).contains(&Relation::Updated));
}
