//! What is told of two times, two parties or two scenes is no clash, however near its words; each beside one that is.

use parallax::model::{DisputeKind, Relation};

use crate::{compared, disputes, relations};

/// The likely disputes of two reports of a climber that end in these sentences.
fn told(a: &str, b: &str) -> Vec<DisputeKind> {
    const HEAD: &str = "Climber on Mount Harum\n\nA climber, Jon Vesper, was on Mount Harum in Velia on Monday.\n\n";
    disputes(&format!("{HEAD}{a}\n"), &format!("{HEAD}{b}\n"))
}

/// Whether the likely findings of the same hold an update.
fn updated(a: &str, b: &str) -> bool {
    const HEAD: &str = "The guild of Velia\n\nThe guild met in Velia on Monday.\n\n";
    relations(&compared(&format!("{HEAD}{a}\n"), &format!("{HEAD}{b}\n"))).contains(&Relation::Updated)
}

#[test]
fn a_claim_that_has_both_words_opposes_neither() {
    assert_eq!(told("The harbour bill was approved.", "The harbour bill was rejected."), [DisputeKind::Antonym]);
    for (a, b) in [
        (
            "Vesper fell 600 metres while climbing to the hut on Mount Harum.",
            "Vesper was climbing to the hut on Mount Harum.",
        ),
        ("Kern rebuilt the clinic in Tarn, which a storm had destroyed.", "A storm destroyed the clinic in Tarn."),
        ("Vesper had lived in Tarn.", "Vesper died in Tarn."),
        ("The guides of Mount Harum have been trouble-free.", "The guides of Mount Harum were arrested."),
    ] {
        assert_eq!(told(a, b), [], "{a} | {b}");
        assert_eq!(told(b, a), [], "{b} | {a}");
    }
}

#[test]
fn offered_by_one_and_refused_by_another() {
    assert_eq!(told("The clinic offered Vesper treatment.", "She refused treatment."), []);
    assert_eq!(told("Vesper was given a blood test.", "Vesper took a blood test."), []);
    assert_eq!(told("Vesper accepted the treatment.", "Vesper refused the treatment."), [DisputeKind::Antonym]);
}

#[test]
fn what_is_not_thought_to_be_so_is_thought_not_to_be() {
    let no = "No doctor would perform the operation in Tarn, Mara Holt said.";
    let not_thought = "Jon Brandt said he did not believe that any doctor would perform the operation in Tarn.";
    let thought = "Jon Brandt said he believed that a doctor would perform the operation in Tarn.";
    assert_eq!(told(no, not_thought), []);
    assert_eq!(told(no, thought), [DisputeKind::Negation]);
    // What cannot be helped is done.
    let helped = "“I can’t help but think that the guides are tired,” Mara Holt said.";
    assert_eq!(told(helped, "“I think that the guides are tired,” Mara Holt said."), []);
}

#[test]
fn a_negation_does_not_reach_back() {
    let a = "Despite coming round in the clinic, Vesper did not feel the cold, Mara Holt said.";
    assert_eq!(told(a, "Vesper came round in the clinic, Jon Brandt said."), []);
    assert_eq!(
        told("Vesper did not come round in the clinic.", "Vesper came round in the clinic."),
        [DisputeKind::Negation]
    );
}

#[test]
fn not_now_is_not_never() {
    let did = "Vesper guided the tours on Mount Harum.";
    assert_eq!(told("Vesper is not currently guiding the tours on Mount Harum.", did), []);
    assert_eq!(told("Vesper has not been guiding the tours on Mount Harum.", did), [DisputeKind::Negation]);
    assert_eq!(told("Vesper never guided the tours on Mount Harum.", did), [DisputeKind::Negation]);
    // Nobody else beside those told of.
    assert_eq!(told("No one else was injured on Mount Harum.", "Three guides were injured on Mount Harum."), []);
    assert_eq!(
        told("No one was injured on Mount Harum.", "Three guides were injured on Mount Harum."),
        [DisputeKind::Negation]
    );
}

#[test]
fn a_bare_number_counts_what_stands_in_its_place() {
    let two = "The guides were from Velia and Orsk, two towns on the coast, police said.";
    assert_eq!(told(two, "Of 23 guides, 12 are from Velia and 11 from Orsk."), []);
    assert_eq!(told("Two guides were from Velia.", "Of the guides, 12 were from Velia."), [DisputeKind::Numeric]);
}

#[test]
fn about_one_figure_from_both_sides() {
    let over = "Trade of over a hundred billion dollars passes Velia each year.";
    assert_eq!(told(over, "Trade of nearly $100 billion passes Velia each year."), []);
    assert_eq!(told(over, "Trade of nearly $70 billion passes Velia each year."), [DisputeKind::Numeric]);
    assert_eq!(
        told("Vesper fell about 2, 000 feet on Mount Harum.", "Vesper fell about 600 metres on Mount Harum."),
        []
    );
}

#[test]
fn storms_of_two_names_are_two() {
    let ada = "Hurricane Ada destroyed the clinic of Tarn in 1998.";
    assert_eq!(told(ada, "Hurricane Brim destroyed the clinic of Tarn in 2005."), []);
    assert_eq!(told(ada, "Hurricane Ada destroyed the clinic of Tarn in 2005."), [DisputeKind::Date]);
    // Nor is the day of a text that of what it tells.
    assert_eq!(
        told("Updated: May 11, 2011 Guides rescue climber in Velia", "Guides rescue climber in Velia May 12, 2011"),
        []
    );
}

#[test]
fn what_was_thought_may_not_have_been() {
    assert_eq!(told("Guides thought that Vesper was dead.", "The guides found Vesper alive."), []);
    assert_eq!(told("Vesper is dead, guides said.", "Vesper is alive, the clinic said."), [DisputeKind::Antonym]);
}

#[test]
fn what_is_left_is_what_goes_on() {
    let left = "Ilse Kern pulled out of the harbour pact with Velia.";
    assert_eq!(told(left, "Ilse Kern began meetings with Velia on the harbour."), []);
    assert_eq!(told(left, "Ilse Kern will sign the harbour pact with Velia."), [DisputeKind::Status]);
}

#[test]
fn one_more_time_is_another_time() {
    let will = "Ilse Kern will host the gala of the guild in Velia.";
    assert!(updated(will, "Ilse Kern hosted the gala of the guild in Velia."));
    for other in [
        "Ilse Kern previously hosted the gala of the guild in Velia.",
        "Ilse Kern first hosted the gala of the guild in Velia in 2007.",
        "Ilse Kern had hosted the gala of the guild in Velia.",
    ] {
        assert!(!updated(will, other), "{other}");
    }
    assert!(!updated(
        "Ilse Kern will host the gala of the guild for a second time.",
        "Ilse Kern hosted the gala of the guild."
    ));
}

#[test]
fn what_ends_on_a_day_goes_on_until_then() {
    let on = "The exercise in Velia is ongoing.\n\nThe exercise in Velia drew guides. The exercise was wide.";
    let ends =
        "The exercise in Velia wraps up on Wednesday.\n\nThe exercise in Velia drew guests. The exercise was long.";
    let over = "The exercise in Velia has ended.\n\nThe exercise in Velia drew guests. The exercise was long.";
    assert_eq!(disputes(on, ends), []);
    assert_eq!(disputes(on, over), [DisputeKind::Status]);
    // A story that ends with a song is not over.
    let video = "The video from Velia ends with a song.\n\nThe video from Velia drew guides. The video was wide.";
    let lasts =
        "The video from Velia lasts for three minutes.\n\nThe video from Velia drew guests. The video was long.";
    assert_eq!(disputes(video, lasts), []);
}

#[test]
fn a_story_that_something_is_not_so() {
    let can = "“Guiding can coexist with science,” Mara Holt said.";
    let no = "The idea that guiding cannot coexist with science is ridiculous, Jon Brandt said.";
    let yes = "The idea that guiding can coexist with science is ridiculous, Jon Brandt said.";
    assert_eq!(told(can, no), []);
    assert_eq!(told(can, yes), [DisputeKind::Denial]);
    // It played no part in another thing; that it was is not denied.
    let part = "The losses at Delling played no role in the firing of Vesper, Mara Holt said.";
    assert_eq!(told(part, "Velia has had eight losses at Delling, Jon Brandt said."), []);
    assert_eq!(
        told(part, "The losses at Delling caused the firing of Vesper, Jon Brandt said."),
        [DisputeKind::Denial]
    );
}

#[test]
fn a_story_named_by_what_it_is_about() {
    let head = "Vesper buys a third mountain hut in Velia\n\nJon Vesper has bought a hut, guides said on Monday.\n";
    let of = |b: &str| disputes(head, &format!("Guides meet in Tarn\n\nGuides met in Tarn on Monday.\n\n{b}\n"));
    assert_eq!(of("The third hut story is a hoax."), [DisputeKind::Negation]);
    assert_eq!(of("The third hut story is long."), []);
    assert_eq!(of("The harbour story is a hoax."), []);
    // A headline that doubts it itself says nothing else.
    let doubting = "Fake or true? Vesper buys a third mountain hut in Velia\n\nGuides met on Monday.\n";
    assert_eq!(disputes(doubting, "Guides meet in Tarn\n\nThe third hut story is a hoax.\n"), []);
}

#[test]
fn what_an_outlet_tells_and_takes_back() {
    let not = "Loggers have NOT cut down the oldest tree of Velia\n\nThe tree stands, guides said on Monday.\n";
    let of = |b: &str| {
        disputes(
            not,
            &format!("Old tree of Velia\n\nA report claims that loggers cut down the oldest tree of Velia.\n\n{b}\n"),
        )
    };
    assert_eq!(of("The report is long."), [DisputeKind::Negation]);
    assert_eq!(of("The report is fiction."), []);
    assert_eq!(of("The entire story appears to be a hoax."), []);
}

#[test]
fn nothing_but_something_is_something() {
    let praise = "Residents of Tarn had great praise for Vesper.";
    assert_eq!(told("Residents of Tarn had nothing but praise for Vesper.", praise), []);
    assert_eq!(told("Residents of Tarn had no praise for Vesper.", praise), [DisputeKind::Negation]);
}

#[test]
fn other_hours_other_parts_and_other_families() {
    let early = "The morning ferry carried 12 people on Monday.";
    assert_eq!(told(early, "The evening ferry carried 19 people on Monday."), []);
    assert_eq!(told(early, "The morning ferry carried 19 people on Monday."), [DisputeKind::Numeric]);
    let three = "Kern is to meet the three guilds of Tarn on Monday.";
    assert_eq!(told(three, "Kern is to meet the other two guilds of Tarn on Monday."), []);
    assert_eq!(told(three, "Kern is to meet the two guilds of Tarn on Monday."), [DisputeKind::Numeric]);
    let two = "The average family in Tarn has two children.";
    assert_eq!(told(two, "Over 100 families in Tarn have seven children."), []);
    assert_eq!(told(two, "The average family in Tarn has seven children."), [DisputeKind::Numeric]);
}

#[test]
fn what_somebody_was_denied_is_no_story() {
    let wrote = "Vesper wrote a letter to the mayor in 1993, the guild said.";
    assert_eq!(told(wrote, "In 1993 Vesper wrote a letter to the mayor and was denied."), []);
    assert_eq!(told(wrote, "The mayor denied that Vesper wrote a letter in 1993."), [DisputeKind::Denial]);
}

#[test]
fn what_would_lie_with_somebody_lies_with_him() {
    assert!(!updated(
        "The decision on the harbour would lie with Ilse Kern.",
        "The decision on the harbour lay with Ilse Kern."
    ));
    assert!(updated("Ilse Kern will decide on the harbour.", "Ilse Kern decided on the harbour."));
}
