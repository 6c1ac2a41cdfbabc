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
fn who_answers_is_not_who_asked() {
    let told = |verb: &str| {
        format!(
            "Peter Novak spoke in Delling on Monday. Paul Stern {verb} that the plan was dead. He replied that it was not."
        )
    };
    let (said, asked) = (told("said"), told("asked"));
    assert_eq!(read(&[&said]).of("He"), Some("Paul Stern"));
    assert_eq!(read(&[&asked]).of("He"), Some("Peter Novak"));
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

#[test]
fn small_words_inside_a_name_belong_to_it() {
    let r = read(&[
        "Khalid bin Rashid met Anneke van der Velde and Juan de la Cruz on Monday. Omar al-Hariri stayed away. Van der \
         Velde said that the plan was dead. Al-Hariri said nothing.",
    ]);
    for name in ["Khalid bin Rashid", "Anneke van der Velde", "Juan de la Cruz", "Omar al-Hariri"] {
        assert_eq!(r.kind(name), Some(ActorKind::Person), "{name}: {:?}", r.names());
    }
    assert_eq!(r.of("Al-Hariri"), Some("Omar al-Hariri"), "{:?}", r.names());
    assert_eq!(r.of("Van der Velde"), Some("Anneke van der Velde"), "{:?}", r.names());
    // `de` between two names of their own joins nothing else.
    let r = read(&["Rashid met Velde in Rio de Janeiro on Monday."]);
    assert!(r.named("Velde in Rio de Janeiro").is_none(), "{:?}", r.names());
}

#[test]
fn initials_are_part_of_a_name_and_one_name_alone_is_one() {
    let r = read(&["J. R. Whitfield and Ann P. Moss signed the letter. Whitfield said that more would follow."]);
    assert!(r.same("J. R. Whitfield", "Whitfield"), "{:?}", r.names());
    assert_eq!(r.kind("Ann P. Moss"), Some(ActorKind::Person));
    let r = read(&["General Suharno said that the army would stay. Suharno left at noon."]);
    assert_eq!(r.kind("Suharno"), Some(ActorKind::Person), "{:?}", r.names());
    let r = read(&["A. The army would stay."]);
    assert!(r.actors.is_empty(), "{:?}", r.names());
}

#[test]
fn hungarian_names_are_found_in_either_order() {
    let r =
        read(&["Kovács Péter, the mayor of Szeged, opened the fair.", "Péter Kovács opened the fair. Kovács smiled."]);
    assert!(r.same("Kovács Péter", "Péter Kovács"), "{:?}", r.names());
    let r = read(&["Kovács Péter opened the fair.", "Péter Nagy opened the fair."]);
    assert!(!r.same("Kovács Péter", "Péter Nagy"), "{:?}", r.names());
}

#[test]
fn spellings_of_one_name_are_one_where_nothing_speaks_against_it() {
    let r = read(&[
        "Foreign Ministry spokesman Tahir Qadarani said the talks had ended.",
        "Foreign Ministry spokesman Tahir Qadrani said the talks had ended.",
    ]);
    assert!(r.same("Tahir Qadarani", "Tahir Qadrani"), "{:?}", r.names());
    let r = read(&["Tahir Qadarani met Tahir Qadrani on Monday.", "Tahir Qadrani left."]);
    assert!(!r.same("Tahir Qadarani", "Tahir Qadrani"), "{:?}", r.names());
    let r = read(&["Kyiv said that the line had held.", "Kiev said that the line had held. Ukraine sent aid."]);
    assert_eq!(r.of("Kyiv"), Some("Ukraine"), "{:?}", r.names());
    assert!(r.same("Kyiv", "Kiev"), "{:?}", r.names());
}

#[test]
fn an_office_speaks_for_the_people_in_it() {
    for office in ["The Foreign Office", "The White House", "The Home Office"] {
        let r = read(&[&format!("{office} said that the envoy had been recalled.")]);
        assert_eq!(r.actors.len(), 1, "{office}: {:?}", r.names());
        assert_eq!(r.actors[0].kind, ActorKind::Organisation, "{office}");
    }
    let r = read(&["She painted the front office and the white house on the hill."]);
    assert!(r.actors.is_empty(), "{:?}", r.names());
}

#[test]
fn a_people_in_the_plural_is_a_group() {
    let r = read(&["The Houthis said that they had fired. The Republicans voted against it."]);
    assert_eq!(r.kind("Houthis"), Some(ActorKind::Group), "{:?}", r.names());
    assert_eq!(r.kind("Republicans"), Some(ActorKind::Group), "{:?}", r.names());
    let r = read(&["The sailors said that they had fired."]);
    assert!(r.actors.is_empty(), "{:?}", r.names());
}

#[test]
fn a_chief_or_head_of_a_body_is_its_director() {
    let r =
        read(&["CIA Director Olga Brandt flew to Oslo. The crews waited. The CIA chief said that talks would go on."]);
    assert_eq!(r.of("The CIA chief"), Some("Olga Brandt"), "{:?}", r.names());
    let r = read(&["CIA Director Olga Brandt flew to Oslo. The fire chief said that talks would go on."]);
    assert_eq!(r.of("The fire chief"), None, "{:?}", r.names());
}

#[test]
fn a_former_office_is_whose_it_was_and_no_other_s() {
    let r = read(&["Former Rep. Mark Bailey pleaded guilty. The ex-congressman said that he was sorry."]);
    assert_eq!(r.of("ex-congressman"), Some("Mark Bailey"), "{:?}", r.names());
    let r = read(&["Rep. Mark Bailey spoke first. The former congressman said that he was sorry."]);
    assert_eq!(r.of("former congressman"), None, "{:?}", r.names());
}

#[test]
fn who_a_sentence_is_told_by_is_he_in_the_next() {
    let r = read(&[
        "Peter Novak met Carl Dorn. According to Carl Dorn, an old friend, Novak was a legend. He said he knew him well.",
    ]);
    assert_eq!(r.of("He"), Some("Carl Dorn"), "{:?}", r.names());
    let r =
        read(&["Peter Novak met Carl Dorn. Next to Carl Dorn, an old friend, Novak was a legend. He said he knew it."]);
    assert_eq!(r.of("He"), Some("Peter Novak"), "{:?}", r.names());
}

#[test]
fn a_family_name_that_looks_like_a_verb_is_a_name_where_it_is_the_subject() {
    let r = read(&["Donald Trump spoke on Monday. Trump himself has said that he would stay."]);
    assert!(r.same("Trump", "Donald Trump"), "{:?}", r.names());
    let r = read(&["Donald Trump spoke on Monday. Trump that card if you can."]);
    assert!(r.named("Trump").is_none(), "{:?}", r.names());
}

#[test]
fn a_title_in_one_report_and_a_full_name_in_another() {
    let is_president = |other: &str| {
        let r = read(&["President Novak met reporters on Monday. Novak said that the launch would go on.", other]);
        r.named("Ivan Novak").is_some_and(|a| a.names.iter().any(|n| n == "President Novak"))
    };
    assert!(is_president("Ivan Novak paid the tax of the launch site."));
    // Of two of that name neither need be meant.
    assert!(!is_president("Ivan Novak and Anna Novak paid the tax of the launch site."));
}
