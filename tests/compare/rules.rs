//! Every rule of clash on a pair that clashes and on pairs that only look so.

use parallax::model::{DisputeKind, Relation};

use crate::{across, compared, disputes, relations};

#[test]
fn negation() {
    let yes = "The port of Mirkan was closed to grain ships after the storm.";
    assert_eq!(
        disputes(yes, "The port of Mirkan was not closed to grain ships after the storm."),
        [DisputeKind::Negation]
    );
    assert_eq!(
        disputes("The miners accepted the offer of the company.", "The miners did not accept the company's offer."),
        [DisputeKind::Negation]
    );
    assert_eq!(disputes("The guards shot at the crowd.", "No guards shot at the crowd."), [DisputeKind::Negation]);
    // Said the same way, and about another thing.
    assert_eq!(disputes(yes, "After the storm the port of Mirkan was closed to ships with grain."), []);
    assert_eq!(disputes(yes, "The airport of Mirkan was not closed to travellers on Monday."), []);
    // `not only` turns nothing.
    assert_eq!(disputes(yes, "The port of Mirkan was not only closed to grain ships after the storm."), []);
}

#[test]
fn antonym() {
    let rise = "Exports of copper from Velia rose in the spring quarter.";
    assert_eq!(disputes(rise, "Exports of copper from Velia fell in the spring quarter."), [DisputeKind::Antonym]);
    assert_eq!(
        disputes("The senate approved the water bill.", "The senate rejected the water bill."),
        [DisputeKind::Antonym]
    );
    assert_eq!(disputes(rise, "Exports of copper from Velia climbed in the spring quarter."), []);
    assert_eq!(disputes(rise, "Imports of timber to Velia fell in the autumn quarter."), []);
}

#[test]
fn status() {
    let over = "The border talks in Orsk have ended.\n\nDelegates left the hotel. The border talks drew wide interest.";
    let on = "The border talks in Orsk are continuing.\n\nDelegates ate together. The border talks drew wide interest.";
    assert_eq!(disputes(over, on), [DisputeKind::Status]);
    assert_eq!(
        disputes("Lena Brandt will play the queen in the new film.", "Lena Brandt quits the film about the queen."),
        [DisputeKind::Status]
    );
    // Another thing ended; and what will end is still going on.
    assert_eq!(disputes("The heat wave in Orsk has ended.", "The border talks in Orsk are continuing."), []);
    assert_eq!(
        disputes("The border talks in Orsk will end on Friday.", "The border talks in Orsk are continuing."),
        []
    );
}

#[test]
fn what_was_expected_and_then_done_is_an_update() {
    let before = "Mara Holt is expected to plead guilty to tax fraud before the court in Delling.";
    let after = "Mara Holt pleaded guilty to tax fraud before the court in Delling.";
    assert_eq!(relations(&compared(before, after)), [Relation::Updated]);
}

#[test]
fn roles() {
    let one = "Rebels from the hills attacked the soldiers at the bridge.";
    assert_eq!(disputes(one, "Soldiers at the bridge attacked the rebels from the hills."), [DisputeKind::Roles]);
    assert_eq!(disputes(one, "The soldiers at the bridge were attacked by rebels from the hills."), []);
    assert_eq!(disputes("The mayor met the bishop in the garden.", "The bishop met the mayor in the garden."), []);
}

#[test]
fn rejection() {
    let told = "The mayor of Tarn sold the town hall to a casino.";
    assert_eq!(
        disputes(told, "Report that the mayor of Tarn sold the town hall to a casino is false."),
        [DisputeKind::Negation]
    );
    assert_eq!(disputes(told, "Hoax: mayor of Tarn did sell no town hall to a casino.").len(), 1);
    for no in [
        "The clerk who claimed that the mayor of Tarn sold the town hall to a casino was lying.",
        "The clerk who said that the mayor of Tarn sold the town hall to a casino is a hoaxer.",
        "The clerk who claimed that the mayor of Tarn sold the town hall to a casino was exposed as a fraud.",
    ] {
        assert_eq!(disputes(told, no).len(), 1, "{no}");
    }
    assert_eq!(disputes(told, "The clerk who keeps the keys of the town hall of Tarn was lying in bed."), []);
    assert_eq!(disputes(told, "The clerk who said that the mayor of Tarn sold the town hall is a lawyer."), []);
    assert_eq!(disputes(told, "Report that the mayor of Tarn sold the town hall to a casino is true."), []);
    assert_eq!(disputes(told, "A court in Belm found that a report on fish prices was false."), []);
}

#[test]
fn the_same_thing_in_other_words_is_shared() {
    let a = "Storm Adela tore the roof off the railway station in Port Sellin on Monday, the fire brigade said.";
    let b = "The fire brigade said the storm Adela ripped the roof from Port Sellin's railway station on Monday.";
    let found = relations(&compared(a, b));
    assert!(matches!(found[..], [Relation::Shared | Relation::Reworded]), "{found:?}");
    let c = "The opera in Port Sellin opens its new season with a work by a young composer.";
    assert_eq!(relations(&compared(a, c)), []);
}

#[test]
fn a_reason_is_one_plain_line() {
    let b = compared("The senate approved the water bill.", "The senate rejected the water bill.");
    let f = across(&b).next().unwrap();
    assert!(f.reason.starts_with("antonym · “") && f.reason.ends_with(" · same: senate, water bill"), "{}", f.reason);
    assert!(f.reason.contains("“approved” (report0)") && f.reason.contains("“rejected” (The senate)"), "{}", f.reason);
    assert!(b.findings.iter().all(|f| !f.reason.contains('\n')));
}
