//! Reports that go back to one text, and reports that rest on one side.

use parallax::model::{Briefing, GapKind};

use crate::dated;

/// How many reports stand in each group of one origin.
fn groups(b: &Briefing) -> Vec<usize> {
    b.origins.iter().map(|o| o.reports.len()).collect()
}

const WIRE: &str = "Fire destroyed the covered market of Mirkan on Sunday night and left four hundred traders without a stall. \
                    Nobody was hurt. The mayor promised help before the end of the month, and the insurance company sent two experts.";

#[test]
fn one_wire_credit_or_one_text_is_one_origin() {
    let credit = |town: &str, rest: &str| format!("Fire in {town}\n\nMIRKAN (AP) — {rest}");
    let a = credit("Mirkan", "The covered market burned down on Sunday.");
    let b = credit("the market", "Traders lost their stalls in a fire.");
    assert_eq!(groups(&dated(&[&a, &b], &[])), [2]);
    let copy = format!("{WIRE} The paper adds a line of its own.");
    assert_eq!(groups(&dated(&[WIRE, &copy, "A choir sang in Velia."], &[])), [2]);
    let third = format!("{WIRE} A second paper closes with another line.");
    assert_eq!(groups(&dated(&[WIRE, &copy, &third], &[])), [3]);
}

#[test]
fn a_quotation_in_both_or_another_agency_is_not_one_origin() {
    let quote = "“We will not leave a single trader without a roof when the winter comes,” Mayor Lena Brandt said.";
    let a =
        format!("The market of Mirkan burned. {quote} Firemen came from three towns. A bakery was saved by its owner.");
    let b = format!(
        "Traders stood in the ashes this morning. {quote} The insurance pays half, say the books of the guild."
    );
    assert_eq!(groups(&dated(&[&a, &b], &[])), [0_usize; 0]);
    let one = "Fire\n\nMIRKAN (AP) — The covered market burned down on Sunday.";
    let two = "Fire\n\nMIRKAN (Reuters) — Traders lost their stalls in a fire.";
    assert_eq!(groups(&dated(&[one, two], &[])), [0_usize; 0]);
    // `AP` inside a word or a sentence is no credit.
    let word = "Fire\n\nMIRKAN — The APEX company in Mirkan burned down on Sunday.";
    assert_eq!(groups(&dated(&[one, word], &[])), [0_usize; 0]);
}

#[test]
fn all_on_the_word_of_one_side_is_said() {
    let one_side = "Dresnia’s army said on Monday that the bridge was lost. Dresnia said the road was mined. \
                    “We shall rebuild it,” Dresnia’s army said. Dresnia added that two soldiers had died.";
    let said = |b: &Briefing| b.gaps.iter().any(|g| g.kind == GapKind::Origin && g.line.contains("rest on"));
    let other = "The bridge over the Arl is gone. Children crossed the river in boats.";
    let plain = one_side.replace("Dresnia’s army", "Mayor Lena Brandt").replace("Dresnia", "Brandt");
    assert!(said(&dated(&[&plain, other], &[])));
    let two = plain.replace("Brandt added", "Governor Ilse Kern added");
    assert!(!said(&dated(&[&two, other], &[])));
    let few = "Mayor Lena Brandt said on Monday that the bridge was lost.";
    assert!(!said(&dated(&[few, other], &[])));
}
