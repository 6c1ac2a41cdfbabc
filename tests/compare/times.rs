//! What is told of two times, two parties or two scenes is no clash, however near its words; each beside one that is.

use parallax::model::{Confidence, DisputeKind, Finding, Relation};

use crate::{across, compared, dated, disputes, relations};

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
            "Vesper won the first race of the guild while losing the second.",
            "Vesper lost the second race of the guild.",
        ),
        ("Kern opened the bridge in Tarn, which the guild had closed.", "The guild closed the bridge in Tarn."),
        ("Vesper had lived in Tarn.", "Vesper died in Tarn."),
        ("The huts of Mount Harum are dust-free.", "The huts of Mount Harum are occupied."),
    ] {
        assert_eq!(told(a, b), [], "{a} | {b}");
        assert_eq!(told(b, a), [], "{b} | {a}");
    }
}

#[test]
fn offered_by_one_and_refused_by_another() {
    assert_eq!(told("The guild offered Vesper a loan.", "She refused a loan."), []);
    assert_eq!(told("Vesper was given a lesson.", "Vesper took a lesson."), []);
    assert_eq!(told("Vesper accepted the loan.", "Vesper refused the loan."), [DisputeKind::Antonym]);
}

#[test]
fn what_is_not_thought_to_be_so_is_thought_not_to_be() {
    let no = "No guide would lead the night tour in Tarn, Mara Holt said.";
    let not_thought = "Jon Brandt said he did not believe that any guide would lead the night tour in Tarn.";
    let thought = "Jon Brandt said he believed that a guide would lead the night tour in Tarn.";
    assert_eq!(told(no, not_thought), []);
    assert_eq!(told(no, thought), [DisputeKind::Negation]);
    // What cannot be helped is done.
    let helped = "“I can’t help but think that the guides are tired,” Mara Holt said.";
    assert_eq!(told(helped, "“I think that the guides are tired,” Mara Holt said."), []);
}

#[test]
fn a_negation_does_not_reach_back() {
    let a = "Despite reaching the hut at noon, Vesper did not call the base, Mara Holt said.";
    assert_eq!(told(a, "Vesper reached the hut at noon, Jon Brandt said."), []);
    assert_eq!(
        told("Vesper did not reach the hut at noon.", "Vesper reached the hut at noon."),
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
    let two = "The boats were for Velia and Orsk, two towns on the coast, police said.";
    assert_eq!(told(two, "Of 23 boats, 12 are for Velia and 11 for Orsk."), []);
    assert_eq!(told("Two boats were for Velia.", "Of the boats, 12 were for Velia."), [DisputeKind::Numeric]);
}

#[test]
fn about_one_figure_from_both_sides() {
    let over = "The harbour fee of Velia brings over 90 million crowns each year.";
    assert_eq!(told(over, "The harbour fee of Velia brings nearly 90 million crowns each year."), []);
    assert_eq!(
        told(over, "The harbour fee of Velia brings nearly 40 million crowns each year."),
        [DisputeKind::Numeric]
    );
    assert_eq!(
        told("Vesper skied about 5, 000 feet on Mount Harum.", "Vesper skied about 1,500 metres on Mount Harum."),
        []
    );
}

#[test]
fn storms_of_two_names_are_two() {
    let ada = "Storm Ada flooded the museum of Tarn in 1991.";
    assert_eq!(told(ada, "Storm Brim flooded the museum of Tarn in 2003."), []);
    assert_eq!(told(ada, "Storm Ada flooded the museum of Tarn in 2003."), [DisputeKind::Date]);
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
    let left = "Ilse Kern pulled out of the timber deal with Orsk.";
    assert_eq!(told(left, "Ilse Kern began lessons with Orsk on the timber."), []);
    assert_eq!(told(left, "Ilse Kern will sign the timber deal with Orsk."), [DisputeKind::Status]);
}

#[test]
fn one_more_time_is_another_time() {
    let will = "Ilse Kern will chair the assembly of the guild in Velia.";
    assert!(updated(will, "Ilse Kern chaired the assembly of the guild in Velia."));
    for other in [
        "Ilse Kern previously chaired the assembly of the guild in Velia.",
        "Ilse Kern first chaired the assembly of the guild in Velia in 2007.",
        "Ilse Kern had chaired the assembly of the guild in Velia.",
    ] {
        assert!(!updated(will, other), "{other}");
    }
    assert!(!updated(
        "Ilse Kern will chair the assembly of the guild for a second time.",
        "Ilse Kern chaired the assembly of the guild."
    ));
}

#[test]
fn what_ends_on_a_day_goes_on_until_then() {
    let on = "The regatta in Velia is ongoing.\n\nThe regatta in Velia drew guides. The regatta was wide.";
    let ends = "The regatta in Velia wraps up on Wednesday.\n\nThe regatta in Velia drew guests. The regatta was long.";
    let over = "The regatta in Velia has ended.\n\nThe regatta in Velia drew guests. The regatta was long.";
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
    let can = "“The ferry can run without subsidies,” Mara Holt said.";
    let no = "The idea that the ferry cannot run without subsidies is ridiculous, Jon Brandt said.";
    let yes = "The idea that the ferry can run without subsidies is ridiculous, Jon Brandt said.";
    assert_eq!(told(can, no), []);
    assert_eq!(told(can, yes), [DisputeKind::Denial]);
    // It played no part in another thing; that it was is not denied.
    let part = "The rain at Delling played no role in the delay of the ferry, Mara Holt said.";
    assert_eq!(told(part, "Velia has had eight days of rain at Delling, Jon Brandt said."), []);
    assert_eq!(
        told(part, "The rain at Delling caused the delay of the ferry, Jon Brandt said."),
        [DisputeKind::Denial]
    );
}

#[test]
fn a_story_named_by_what_it_is_about() {
    let head = "Vesper finds a silver bell in Velia\n\nJon Vesper has found a bell, guides said on Monday.\n";
    let of = |b: &str| disputes(head, &format!("Guides meet in Tarn\n\nGuides met in Tarn on Monday.\n\n{b}\n"));
    assert_eq!(of("The silver bell story is a hoax."), [DisputeKind::Negation]);
    assert_eq!(of("The silver bell story is long."), []);
    assert_eq!(of("The harbour story is a hoax."), []);
    // A headline that doubts it itself says nothing else.
    let doubting = "Fake or true? Vesper finds a silver bell in Velia\n\nGuides met on Monday.\n";
    assert_eq!(disputes(doubting, "Guides meet in Tarn\n\nThe silver bell story is a hoax.\n"), []);
}

#[test]
fn what_an_outlet_tells_and_takes_back() {
    let not =
        "Kern has NOT sold the clock of the guild hall in Velia\n\nThe clock hangs there, guides said on Monday.\n";
    let of = |b: &str| {
        disputes(
            not,
            &format!(
                "The clock of Velia\n\nA report claims that Kern sold the clock of the guild hall in Velia.\n\n{b}\n"
            ),
        )
    };
    assert_eq!(of("The report is long."), [DisputeKind::Negation]);
    assert_eq!(of("The report is fiction."), []);
    assert_eq!(of("The entire story appears to be a hoax."), []);
}

#[test]
fn nothing_but_something_is_something() {
    let praise = "Fishers in Orsk had stern words for Kern.";
    assert_eq!(told("Fishers in Orsk had nothing but stern words for Kern.", praise), []);
    assert_eq!(told("Fishers in Orsk had no stern words for Kern.", praise), [DisputeKind::Negation]);
}

#[test]
fn other_hours_other_parts_and_other_families() {
    let early = "The morning ferry carried 12 people on Monday.";
    assert_eq!(told(early, "The evening ferry carried 19 people on Monday."), []);
    assert_eq!(told(early, "The morning ferry carried 19 people on Monday."), [DisputeKind::Numeric]);
    let three = "Kern will inspect the three piers of Tarn on Monday.";
    assert_eq!(told(three, "Kern will inspect the other two piers of Tarn on Monday."), []);
    assert_eq!(told(three, "Kern will inspect the two piers of Tarn on Monday."), [DisputeKind::Numeric]);
    let two = "The average farm in Tarn has two barns.";
    assert_eq!(told(two, "Over 100 farms in Tarn have seven barns."), []);
    assert_eq!(told(two, "The average farm in Tarn has seven barns."), [DisputeKind::Numeric]);
}

#[test]
fn what_somebody_was_denied_is_no_story() {
    let wrote = "Vesper sold a boat to the mayor in March, the guild said.";
    assert_eq!(told(wrote, "In March Vesper applied to the mayor for a boat and was denied."), []);
    assert_eq!(told(wrote, "The mayor denied that Vesper sold a boat in March."), [DisputeKind::Denial]);
}

#[test]
fn what_would_rest_with_somebody_rests_with_him() {
    assert!(!updated(
        "The decision on the harbour would rest with Ilse Kern.",
        "The decision on the harbour rested with Ilse Kern."
    ));
    assert!(updated("Ilse Kern will decide on the harbour.", "Ilse Kern decided on the harbour."));
}

/// The likely disputes of two reports of a climber, put out on these days.
fn told_on(days: [&str; 2], a: &str, b: &str) -> Vec<DisputeKind> {
    const HEAD: &str = "Climber on Mount Harum\n\nA climber, Jon Vesper, was on Mount Harum in Velia on Monday.\n\n";
    let briefing = dated(&[&format!("{HEAD}{a}\n"), &format!("{HEAD}{b}\n")], &days);
    let likely = |f: &&Finding| f.relation == Relation::Disputed && f.confidence == Confidence::Likely;
    across(&briefing).filter(likely).filter_map(|f| f.kind).collect()
}

#[test]
fn a_speaker_s_today_is_the_day_on_which_he_spoke() {
    let thursday = ["2025-03-06", "2025-03-06"];
    let tuesday = "Police found Jon Vesper in a hut in Tarn on Tuesday, Mara Holt said.";
    let own = "Police found Jon Vesper in a hut in Tarn this morning, Mara Holt said.";
    assert_eq!(told_on(thursday, tuesday, own), [DisputeKind::Date]);
    let quoted = "“Police found Jon Vesper in a hut in Tarn this morning,” Mara Holt said.";
    assert_eq!(told_on(thursday, tuesday, quoted), []);
}

#[test]
fn a_bare_month_says_nothing_of_the_year() {
    let days = ["2025-08-04", "2025-08-04"];
    let opened = |when: &str| format!("The bridge of Tarn was opened in {when}, the guild said.");
    assert_eq!(told_on(days, &opened("May"), &opened("July")), [DisputeKind::Date]);
    assert_eq!(told_on(days, &opened("May"), &opened("May 2023")), []);
    assert_eq!(told_on(days, &opened("May 2024"), &opened("May 2023")), [DisputeKind::Date]);
}

#[test]
fn a_mind_may_change_from_day_to_day() {
    let refuses = "Jon Vesper is refusing to testify before the council of Tarn, his lawyers said.";
    let agrees = "Jon Vesper has agreed to testify before the council of Tarn, his lawyers said.";
    assert_eq!(told_on(["2025-03-06", "2025-03-06"], refuses, agrees), [DisputeKind::Antonym]);
    assert_eq!(told_on(["2025-03-06", "2025-03-08"], refuses, agrees), []);
}

#[test]
fn what_is_open_or_another_s_is_not_denied() {
    let not = "Jon Vesper did not reach the top of Mount Harum, Ivo Brandt said.";
    let reached = "Jon Vesper reached the top of Mount Harum, Mara Holt said.";
    assert_eq!(told(reached, not), [DisputeKind::Negation]);
    assert_eq!(told("It is impossible that Jon Vesper reached the top of Mount Harum, Mara Holt said.", not), []);
    // Whose inquiry it is.
    let kept = "The guild did not end the Kern inquiry in Tarn, Ivo Brandt said.";
    assert_eq!(told("The guild ended the Kern inquiry in Tarn, Mara Holt said.", kept), [DisputeKind::Negation]);
    assert_eq!(told("The guild ended its inquiry in Tarn, Mara Holt said.", kept), []);
    // For or against a thing, or charges against somebody.
    let (voted, brought) = ("Mayor Kern voted", "The clerks brought the charges");
    let of = |what: &str, side: &str| format!("{what} {side} the bridge of Tarn, Mara Holt said.");
    assert_eq!(told(&of(voted, "against"), &of(voted, "for")), [DisputeKind::Antonym]);
    assert_eq!(told(&of(brought, "against"), &of(brought, "for")), []);
    // Not denied in so many words.
    let sold = "Mayor Kern sold the bell of Tarn, Mara Holt said.";
    assert_eq!(told(sold, "Mayor Kern denied that he had sold the bell of Tarn."), [DisputeKind::Denial]);
    assert_eq!(told(sold, "Mayor Kern did not outright deny that he had sold the bell of Tarn."), []);
}
