//! Clauses before, behind and around their cue, and phrases that attribute their sentence.

use super::{says, says_nothing};

#[test]
fn a_clause_after_the_cue() {
    says("The minister said that the bridge was closed.", &["[The minister] [said] the bridge was closed"]);
    says("Officials confirmed the harbour had reopened.", &["[Officials] [confirmed] the harbour had reopened"]);
    says_nothing("The minister closed the bridge that the army had built.");
}

#[test]
fn a_clause_before_the_cue() {
    says("The bridge was closed, police said on Monday.", &["[police] [said] The bridge was closed"]);
    says_nothing("The bridge was closed, police vans in the road.");
}

#[test]
fn the_cue_as_an_aside() {
    says("The plan, she said, would fail.", &["[she] [said] The plan … would fail"]);
    says("The dam, according to engineers, is safe.", &["[engineers] [according to] The dam … is safe"]);
    says("As Hale told the Herald, the plan would fail.", &["[Hale] [told] the plan would fail"]);
    says_nothing("The plan, once signed, would fail.");
}

#[test]
fn according_to() {
    says("According to the ministry, two boats sank.", &["[the ministry] [According to] two boats sank"]);
    says("Two boats sank, according to the ministry.", &["[the ministry] [according to] Two boats sank"]);
    says_nothing("The boats were sorted according to size.");
}

#[test]
fn other_phrases_that_attribute() {
    says("In the view of the court, the law is void.", &["[the court] [In the view of] the law is void"]);
    says("In her opinion, the treaty is dead.", &["[her] [opinion] the treaty is dead"]);
    says("The envoy has reportedly left the city.", &["[] [reportedly] The envoy has … left the city"]);
    says_nothing("In the park of the palace, the band played.");
    says_nothing("The envoy has quietly left the city.");
}

#[test]
fn coordinated_cues_share_their_subject() {
    says(
        "The mayor said the bridge was safe and noted that traffic had resumed.",
        &["[The mayor] [said] the bridge was safe", "[The mayor] [noted] traffic had resumed"],
    );
    says_nothing("The mayor crossed the bridge and opened the market.");
}

#[test]
fn one_cue_with_two_propositions() {
    says(
        "The minister warned that the dam could break and that the town would be flooded.",
        &["[The minister] [warned] the dam could break", "[The minister] [warned] the town would be flooded"],
    );
    says(
        "The minister warned the dam could break and the town would be flooded.",
        &["[The minister] [warned] the dam could break and the town would be flooded"],
    );
    says_nothing("The minister opened the dam that could break and the bridge that was built beside it.");
}

#[test]
fn a_stretch_of_time_says_nothing() {
    says(
        "A day after telling reporters that the deal was dead, the minister flew to Tarn.",
        &["[the minister] [telling] the deal was dead"],
    );
    says_nothing("A day after the vote, the minister flew to Tarn.");
}

#[test]
fn participles_go_on() {
    says(
        "The minister left the room, warning that the truce would fail.",
        &["[The minister] [warning] the truce would fail"],
    );
    says(
        "She said the plan had failed, adding that nobody was surprised.",
        &["[She] [said] the plan had failed", "[She] [adding] nobody was surprised"],
    );
    says_nothing("The minister left the room, carrying a folder that was empty.");
}

#[test]
fn questions_are_told_too() {
    says("The judge asked whether the witness was lying.", &["[The judge] [asked] whether the witness was lying"]);
    says(
        "One letter asks who paid. Another asks if there were any plans to sell the boats.",
        &["[One letter] [asks] who paid", "[Another] [asks] if there were any plans to sell the boats"],
    );
    says_nothing("The judge leaves if the witness is lying.");
    says("“Who gave the order?” the judge asked.", &["[the judge] [asked] “Who gave the order?”"]);
    says_nothing("The judge weighed the evidence that the witness brought.");
}

#[test]
fn it_is_said() {
    says("It was reported that the pass had closed.", &["[] [reported] the pass had closed"]);
    says("The rebels were said to hold the town.", &["[] [said] The rebels … to hold the town"]);
    says_nothing("It was clear that day.");
}

#[test]
fn a_headline_tells_nothing_of_when_it_was_reported() {
    says(
        "Banks Report Losses of $9 Million in Six Months\nThe banks were closed on Monday.",
        &["[Banks] [Report] Losses of $9 Million in Six Months"],
    );
    says(
        "The town was quiet.\nThe banks reported losses of $9 million on Monday.",
        &["[The banks] [reported] losses of $9 million"],
    );
}

#[test]
fn headlines() {
    says("Minister: talks have failed\nRain fell.", &["[Minister] [:] talks have failed"]);
    says("Talks have failed, says minister\nRain fell.", &["[minister] [says] Talks have failed"]);
    says("Norway demands return of ship\nRain fell.", &["[Norway] [demands] return of ship"]);
    says(
        "Oslo talks: Norway demands firm action to stop the theft\nRain fell.",
        &["[Norway] [demands] firm action to stop the theft"],
    );
    says_nothing("Storm: what we know so far\nRain fell.");
    says_nothing("Norway wins bronze in relay\nRain fell.");
}

#[test]
fn turns_of_a_transcript() {
    says(
        "REPORTER: Why did the talks fail?\nMINISTER: They have not failed.",
        &["[REPORTER] [:] Why did the talks fail?", "[MINISTER] [:] They have not failed"],
    );
    says_nothing("Note: the museum is closed on Monday.");
}
