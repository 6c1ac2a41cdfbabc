//! Cues whose content is no clause: infinitives, objects, predicates, prepositional objects.

use super::{says, says_nothing};

#[test]
fn told_somebody_that() {
    says("She told reporters that the dam was safe.", &["[She] [told] the dam was safe"]);
    says_nothing("She told a joke.");
}

#[test]
fn citing_what_another_described() {
    says(
        "The rebels fled, citing what the army described as “heavy losses”.",
        &["[the army] [described] heavy losses"],
    );
    says_nothing("The minister, citing a paper on “national interest”, left the room.");
}

#[test]
fn described_as() {
    says("The envoy described the talks as fruitless.", &["[The envoy] [described] the talks as fruitless"]);
    says("The union called the offer “an insult”.", &["[The union] [called] the offer “an insult”"]);
    says_nothing("The union called the office at noon.");
}

#[test]
fn what_somebody_calls_something() {
    says(
        "The army left because of what it described as “unbearable” conditions.",
        &["[it] [described] “unbearable” conditions"],
    );
    says("The bank paid for what it said was a lapse.", &["[it] [said] a lapse"]);
    says_nothing("The bank paid for what it lost in a fire.");
}

#[test]
fn what_somebody_denies() {
    says(
        "He was seen in cases of fraud and theft, which his lawyer denies.",
        &["[his lawyer] [denies] cases of fraud and theft"],
    );
    says_nothing("He was seen in cases of fraud and theft, which shocked the town.");
}

#[test]
fn accused_of() {
    says("Norway accused Denmark of fishing in its waters.", &["[Norway] [accused] Denmark of fishing in its waters"]);
    says("The party blamed the storm on the mayor.", &["[The party] [blamed] the storm on the mayor"]);
    says_nothing("Norway relieved Denmark of its watch.");
}

#[test]
fn nominal_objects() {
    says("The ministry denied the allegations.", &["[The ministry] [denied] the allegations"]);
    says("The party rejected the offer of a truce.", &["[The party] [rejected] the offer of a truce"]);
    says("The company announced a recall of its cars.", &["[The company] [announced] a recall of its cars"]);
    says_nothing("The ministry painted the corridors.");
}

#[test]
fn remarks_on_an_object_are_not_part_of_it() {
    says("Hale denied the rumours, which spread on Friday.", &["[Hale] [denied] the rumours"]);
    says_nothing("Hale heard the rumours, which spread on Friday.");
}

#[test]
fn promises_and_orders() {
    says("The premier vowed to rebuild the port.", &["[The premier] [vowed] to rebuild the port"]);
    says("The council urged residents to leave.", &["[The council] [urged] residents to leave"]);
    says("Berlin called on both sides to stop firing.", &["[Berlin] [called] both sides to stop firing"]);
    says("The court appealed to witnesses to come forward.", &["[The court] [appealed] witnesses to come forward"]);
    says_nothing("The premier came to rebuild the port.");
    says_nothing("Berlin called at noon to cancel.");
}

#[test]
fn prepositional_objects() {
    says("The mayor called for a boycott of the games.", &["[The mayor] [called] a boycott of the games"]);
    says_nothing("The mayor came for a tour of the stadium.");
}

#[test]
fn what_somebody_remembers_doing() {
    says("I remember signing my first book.", &["[I] [remember] signing my first book"]);
    says_nothing("I finished signing my first book.");
}
