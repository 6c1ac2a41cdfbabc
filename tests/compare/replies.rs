//! What somebody says to what another said just before, without telling it again.

use parallax::model::DisputeKind;

use crate::stories::within;

/// What a text tells after two who are named in full have met.
fn after(text: &str) -> Vec<DisputeKind> {
    within(&format!("Mayor Paul Kern met Anna Lind and Ivo Brandt of the guild in Orsk on Monday.\n\n{text}"))
}

const SOLD: &str = "Lind said that Kern had sold the bridge.";

/// Each text is a denial of what Lind said.
fn denied(texts: &[&str]) {
    for text in texts {
        assert_eq!(after(&format!("{SOLD} {text}")), [DisputeKind::Denial], "{text}");
    }
}

/// None of the texts is a denial of what Lind said.
fn left(texts: &[&str]) {
    for text in texts {
        assert_eq!(after(&format!("{SOLD} {text}")), [], "{text}");
    }
}

#[test]
fn that_it_is_not_so_is_of_what_was_said_last() {
    denied(&[
        "“That’s just not true,” Kern said.",
        "That is not what happened, Kern said.",
        "“That never happened,” Kern said.",
        "“None of that is true,” Kern said.",
        "“Nothing could be further from the truth,” Kern said.",
        "“That is a bunch of malarkey,” Kern said.",
        "“It’s flat wrong,” Kern said.",
        "Kern said that was not the case.",
    ]);
    left(&[
        // A deed is wrong, or not so of all; what is meant stands in the sentence; another thing came between.
        "“It is wrong,” Kern said.",
        "“It is wrong to pay for it,” Kern said.",
        "“It is nonsense that the river rose,” Kern said.",
        "“If that is not true, I will pay,” Kern said.",
        "“It is by their choice that it has not happened,” Kern said.",
        "“That is the hoax,” Kern said.",
        "The river rose. “That is not true,” Kern said.",
        "After Brandt had told the board of the fire, Kern said: “That is not true.”",
        "“This did not have to happen,” Kern said.",
        "“It is a sham,” Kern said.",
        "“Nothing could be closer to the truth,” Kern said.",
        // He tells of others who claim so.
        "Kern said that clerks knew of the fire while they were claiming that it never happened.",
    ]);
}

#[test]
fn who_calls_a_speaker_a_liar_denies_what_he_said() {
    denied(&[
        "Kern said Lind was lying.",
        "“Anna Lind is mistaken,” Kern said.",
        "“Her remarks are wildly inaccurate,” Kern said.",
        "Rain fell in Orsk. Kern disputed Lind’s account.",
    ]);
    left(&[
        "The guild dismissed claims that Kern’s remarks were false.",
        "Kern said Brandt was lying.",
        "Kern said Lind was wrong to stay in Orsk.",
        "Kern said Brandt’s remarks were inaccurate.",
        "Kern said Lind’s claims about the river were false.",
        "Kern said Lind’s remarks were outrageous.",
    ]);
}

#[test]
fn an_accusation_is_denied_where_one_was_made() {
    let no = "“This is a false accusation,” Kern said.";
    assert_eq!(after(&format!("Lind accused Kern of theft. {no}")), [DisputeKind::Denial]);
    assert_eq!(after(&format!("Lind said that she would speak to the council. {no}")), []);
}

#[test]
fn what_is_left_out_is_what_was_said_of_the_same() {
    denied(&["Kern said he had not.", "Kern said that he didn’t."]);
    left(&["Kern said Lind had not.", "Kern said that they were not.", "Brandt said that it had not."]);
    let law = "Brandt said that the law harms the sailors.";
    assert_eq!(after(&format!("{law} Kern insisted it does not.")), [DisputeKind::Denial]);
    assert_eq!(after("Clerks asked Brandt to find out whether the law harms them. Kern insisted it does not."), []);
}

#[test]
fn nobody_known_has_to_be_who_disputes_a_point() {
    let said = "Kern said the letters do not express the views of all the captains of Orsk";
    assert_eq!(after(&format!("{said}, a point on which the conference disagrees.")), [DisputeKind::Denial]);
    assert_eq!(after(&format!("{said}, a point which the conference made.")), []);
    // What somebody wants is no claim.
    assert_eq!(after("Lind called for a vote on the bridge, something the guild dismissed."), []);
    let claim = "Clerks repeated a claim by Brandt that the bridge was sold in May";
    assert_eq!(after(&format!("{claim} — a claim Kern has rejected.")), [DisputeKind::Denial]);
    assert_eq!(after(&format!("{claim} — a claim Kern has heard.")), []);
}
