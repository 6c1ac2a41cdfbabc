//! Who acts and speaks, read from sentences of the tests' own: each rule with a sentence that must match and one
//! beside it that must not.

use parallax::extract::actors::{self, Who};
use parallax::extract::engine::{Doc, Engine};
use parallax::model::{Actor, ActorKind, How, Report, ReportId, Span};

struct Read {
    reports: Vec<Report>,
    docs: Vec<Doc>,
    actors: Vec<Actor>,
    who: Vec<Who>,
}

/// Reads reports given as texts, a paragraph a line.
fn read(texts: &[&str]) -> Read {
    let reports: Vec<Report> = texts
        .iter()
        .enumerate()
        .map(|(i, text)| {
            let mut at = 0;
            let mut paragraphs = Vec::new();
            for line in text.split_inclusive('\n') {
                paragraphs.push(Span::new(at, at + line.trim_end().len()));
                at += line.len();
            }
            Report { id: ReportId::new(i), text: (*text).to_owned(), paragraphs, ..Report::default() }
        })
        .collect();
    let docs: Vec<Doc> = reports.iter().map(|r| Engine::shared().read(&r.text, &r.blocks())).collect();
    let (actors, who) = actors::find(&reports, &docs);
    Read { reports, docs, actors, who }
}

impl Read {
    /// The actor that has `name` among its names.
    fn named(&self, name: &str) -> Option<&Actor> {
        let mut of = self.actors.iter().filter(|a| a.names.iter().any(|n| n == name));
        let found = of.next();
        assert!(of.next().is_none(), "{name} is in two actors: {:?}", self.names());
        found
    }

    fn names(&self) -> Vec<(ActorKind, Vec<String>)> {
        self.actors.iter().map(|a| (a.kind, a.names.clone())).collect()
    }

    /// The name of the actor that the words `at` of the first report belong to.
    fn of(&self, at: &str) -> Option<&str> {
        let start = self.reports[0].text.find(at)?;
        let token = self.docs[0].tokens_in(Span::new(start, start + at.len())).last()?;
        self.who[0].at(token).map(|a| self.actors[a].name.as_str())
    }

    fn roles(&self, name: &str) -> Vec<&str> {
        self.named(name).map(|a| a.roles.iter().map(String::as_str).collect()).unwrap_or_default()
    }

    fn kind(&self, name: &str) -> Option<ActorKind> {
        self.named(name).map(|a| a.kind)
    }

    /// Whether both names are one actor's.
    fn same(&self, a: &str, b: &str) -> bool {
        let id = |n: &str| self.named(n).map(|x| x.id);
        id(a).is_some() && id(a) == id(b)
    }
}

#[test]
fn a_title_before_a_name_is_a_role_and_no_part_of_the_name() {
    let r = read(&["Trade Minister Olena Marchuk said the port would reopen. Marchuk thanked the crews."]);
    assert_eq!(r.roles("Olena Marchuk"), ["Trade Minister"]);
    assert!(r.same("Olena Marchuk", "Marchuk"), "{:?}", r.names());
    let r = read(&["The minister said the port would reopen."]);
    assert!(r.actors.is_empty(), "{:?}", r.names());
}

#[test]
fn roles_stand_in_small_letters_and_in_apposition_too() {
    let r = read(&["Former navy chief Omar Sadiq resigned. Ruth Adler, the finance minister, said so on Friday."]);
    assert_eq!(r.roles("Omar Sadiq"), ["Former navy chief"]);
    assert_eq!(r.roles("Ruth Adler"), ["finance minister"]);
    let r = read(&["Ruth Adler, a friend of cheap trains, said so on Friday, and the finance minister left."]);
    assert!(!r.roles("Ruth Adler").contains(&"finance minister"));
}

#[test]
fn a_role_before_the_name_and_a_comma_is_the_name_s() {
    let r = read(&["The governor praised his wife, Carla Benitez, in a speech."]);
    assert_eq!(r.roles("Carla Benitez"), ["wife"]);
    let r = read(&["The governor left his wife. Carla Benitez gave a speech."]);
    assert!(r.roles("Carla Benitez").is_empty());
}

#[test]
fn a_family_name_alone_is_who_was_named_in_full_and_other_given_names_stay_apart() {
    let r = read(&["Peter Novak met Susan Clark in Prague. Novak said that he was pleased. Clark said nothing."]);
    assert!(r.same("Peter Novak", "Novak") && r.same("Susan Clark", "Clark"), "{:?}", r.names());
    let r = read(&["Peter Novak met Anna Novak on Monday. Mrs. Novak said nothing."]);
    assert!(!r.same("Peter Novak", "Anna Novak"));
    assert_eq!(r.of("Mrs. Novak"), Some("Anna Novak"));
}

#[test]
fn father_and_son_are_two() {
    let r = read(&["Rep. Mark Bailey Jr. spoke first. His father, the Rev. Mark Bailey, listened. Later Bailey wept."]);
    assert!(r.actors.iter().filter(|a| a.kind == ActorKind::Person).count() == 2, "{:?}", r.names());
    assert_eq!(r.of("Later Bailey"), Some("Mark Bailey Jr."));
}

#[test]
fn the_same_person_is_found_across_reports_with_another_title_and_spelling() {
    let r = read(&[
        "Defence Minister Farid Hosseini said the talks had failed. Hosseini blamed the other side.",
        "Defense Minister Farid Hosseini called the talks useless.",
        "The talks failed, Hosseini said on Sunday.",
    ]);
    let a = r.named("Farid Hosseini").unwrap();
    assert_eq!(a.roles, ["Defence Minister", "Defense Minister"]);
    let reports: Vec<u32> = a.mentions.iter().map(|m| m.report.0).collect();
    assert!(reports.contains(&0) && reports.contains(&1) && reports.contains(&2), "{:?}", r.names());
}

#[test]
fn korean_names_put_the_family_first() {
    let r = read(&["President Yoon Tae-ho met reporters on Monday. Yoon said that the launch would go on."]);
    assert!(r.same("Yoon Tae-ho", "Yoon"), "{:?}", r.names());
}

#[test]
fn an_acronym_in_brackets_is_the_name_before_it() {
    let r = read(&["The Northern Relief Council (NRC) sent food. The NRC said that more would follow."]);
    assert!(r.same("Northern Relief Council", "NRC"), "{:?}", r.names());
    let r = read(&["The Northern Relief Council sent food (see box). The WFP said that more would follow."]);
    assert!(!r.same("Northern Relief Council", "WFP"));
}

#[test]
fn states_have_aliases_and_their_adjectives_are_no_names() {
    let r = read(&["Türkiye sent aid on Monday.", "Turkey sent aid on Monday. Turkish aid workers arrived."]);
    assert!(r.same("Türkiye", "Turkey"), "{:?}", r.names());
    assert!(r.named("Turkish").is_none());
}

#[test]
fn a_capital_is_the_government_where_it_acts_and_a_place_where_it_lies() {
    let r = read(&["Peru closed its border. Lima accused the rebels of the attack."]);
    assert!(r.same("Peru", "Lima"), "{:?}", r.names());
    let r = read(&["Peru closed its border. The fire broke out in Lima on Monday."]);
    assert!(r.named("Lima").is_none(), "{:?}", r.names());
}

#[test]
fn a_delegation_is_the_state_and_nameless_officials_are_not() {
    let r = read(&["Peru closed its border. The Peruvian delegation left early. Peruvian officials said nothing."]);
    assert!(r.same("Peru", "Peruvian delegation"), "{:?}", r.names());
    assert_eq!(r.of("Peruvian officials"), None);
}

#[test]
fn a_side_is_the_group_that_bears_the_adjective_and_sits_at_the_table() {
    let r = read(&[
        "Talks between Kenya and the Somali Front ended on Monday. The Front's delegation left. The Somali side rejected the plan.",
    ]);
    assert_eq!(r.of("Somali side"), r.of("Somali Front"), "{:?}", r.names());
    let r = read(&[
        "Talks between Kenya and Somalia ended on Monday. The Somali Front was not invited. The Somali side rejected the plan.",
    ]);
    assert_eq!(r.of("Somali side"), Some("Somalia"), "{:?}", r.names());
}

#[test]
fn places_products_dates_and_channels_are_no_actors() {
    let r = read(&[
        "The fire in Valparaiso began on Tuesday in March. A Boeing 737 took off. She wrote on Twitter about the iPhone.",
    ]);
    for name in ["Valparaiso", "Tuesday", "March", "Boeing", "Twitter", "iPhone"] {
        assert!(r.named(name).is_none(), "{name}: {:?}", r.names());
    }
    let r = read(&["Twitter said on Tuesday that it had closed the account."]);
    assert_eq!(r.kind("Twitter"), Some(ActorKind::Organisation));
}

#[test]
fn he_and_she_are_the_one_of_that_gender_who_spoke() {
    let r = read(&["Peter Novak met Susan Clark on Monday. She said that the plan was dead."]);
    assert_eq!(r.of("She"), Some("Susan Clark"));
    let r = read(&["Susan Clark spoke on Monday. He said that the plan was dead."]);
    assert_eq!(r.of("He"), None);
}

#[test]
fn a_pronoun_after_a_nameless_source_means_nobody() {
    let r = read(&["Peter Novak left on Monday. A senior official spoke later. He said that the plan was dead."]);
    assert_ne!(r.of("He"), Some("Susan Clark"));
    let r = read(&[
        "The Green Front met on Monday.\nSecurity sources said the demands were clear. They added that time was short.",
    ]);
    assert_eq!(r.of("They"), None);
}

#[test]
fn i_in_a_quotation_is_the_speaker() {
    let r = read(&["“I will not resign,” Susan Clark told reporters on Monday."]);
    assert_eq!(r.of("I"), Some("Susan Clark"));
    let r = read(&["I will not resign, wrote the columnist. Susan Clark told reporters nothing."]);
    assert_eq!(r.of("I"), None);
}

#[test]
fn a_description_means_the_only_one_with_that_role() {
    let r = read(&[
        "Trade Minister Olena Marchuk arrived on Monday. The crews waited. The minister said the port would reopen.",
    ]);
    assert_eq!(r.of("The minister"), Some("Olena Marchuk"));
    let r = read(&[
        "Trade Minister Olena Marchuk and Interior Minister Pavel Dvorak arrived on Monday. The minister said the port would reopen.",
    ]);
    assert_eq!(r.of("The minister"), None);
}

#[test]
fn the_government_is_the_only_state_close_by() {
    let r = read(&["Peru closed its border on Monday. The government warned that it would stay closed."]);
    assert_eq!(r.of("The government"), Some("Peru"));
    let r = read(&["Peru and Chile closed their border on Monday. The government warned that it would stay closed."]);
    assert_eq!(r.of("The government"), None);
}

#[test]
fn every_name_is_the_words_of_one_of_its_mentions() {
    let r = read(&[
        "President Novak met Mrs. Clark of the Northern Relief Council (NRC). Mr. Novak’s spokesman, Ivo Hajek, said the Peruvian side agreed.",
    ]);
    for a in &r.actors {
        for name in &a.names {
            assert!(
                a.mentions.iter().any(|m| m.how == How::Name
                    && m.span.of(&r.reports[m.report.index()].text).split_whitespace().collect::<Vec<_>>().join(" ")
                        == *name),
                "{name}"
            );
        }
    }
}

#[test]
fn the_order_of_the_reports_changes_no_actor() {
    let texts = [
        "Defence Minister Farid Hosseini said the talks had failed.",
        "Hosseini blamed Peru. Lima said nothing.",
        "The Northern Relief Council (NRC) and Farid Hosseini spoke.",
    ];
    let names =
        |r: &Read| r.actors.iter().map(|a| (a.name.clone(), a.names.clone(), a.mentions.len())).collect::<Vec<_>>();
    let forward = read(&texts);
    let backward = read(&[texts[2], texts[1], texts[0]]);
    assert_eq!(names(&forward), names(&backward));
}
