//! Clashes told in ways that share little more than a verb or a noun, each beside pairs that only look so.

use parallax::model::{Confidence, DisputeKind, Relation};

use crate::{across, compared, dated, disputes};

/// The likely disputes of two reports of a ferry fire that end in these sentences.
fn told(a: &str, b: &str) -> Vec<DisputeKind> {
    const HEAD: &str = "Ferry fire in Velia harbour\n\nA fire broke out on the ferry Aurora in Velia on Monday.\n\n";
    disputes(&format!("{HEAD}{a}\n"), &format!("{HEAD}{b}\n"))
}

fn clash(kind: DisputeKind, pairs: &[(&str, &str)]) {
    crate::all_clash(told, kind, pairs);
}

fn agree(pairs: &[(&str, &str)]) {
    crate::all_agree(told, pairs);
}

#[test]
fn of_nobody_and_of_somebody() {
    clash(
        DisputeKind::Negation,
        &[
            ("No one was injured, police said.", "Three people were injured, police said."),
            ("Nobody was killed in the fire.", "At least two crew members were killed in the fire."),
            ("There were no casualties.", "There were three casualties."),
        ],
    );
    agree(&[
        ("No one was injured in the first fire on the ferry Borealis.", "Three people were injured on the Aurora."),
        ("Nobody was killed in the fire.", "Nobody was hurt in the fire."),
        ("Not all passengers had left the ship.", "Most passengers had left the ship."),
    ]);
}

#[test]
fn what_is_absent() {
    clash(
        DisputeKind::Negation,
        &[
            ("Police arrested two men in Velia.", "Police have made no arrests."),
            ("The school had been warned, parents said.", "The school had received no warning, its head said."),
            ("The factory operated without a permit.", "The factory had a permit, the owner said."),
            ("The talks ended without an agreement.", "The talks ended with an agreement."),
        ],
    );
    agree(&[
        ("Police arrested two men.", "Police have made no arrests in the separate inquiry into the harbour fees."),
        ("The factory operated without a permit.", "The factory had a store of oil, the owner said."),
        ("Mayor Ilse Kern has plans for the harbour.", "Mayor Ilse Kern has no plans to sell the harbour."),
    ]);
}

#[test]
fn what_is_there_and_is_not_had() {
    clash(
        DisputeKind::Negation,
        &[
            ("There is a case of cholera in Delling.", "The man from Delling does not have cholera, doctors said."),
            ("There is a case of cholera in Delling.", "A man is not being treated for cholera in Delling."),
        ],
    );
    agree(&[
        ("There is a case of cholera in Delling.", "The man from Tarn does not have cholera, doctors said."),
        ("There is a case of cholera in Delling.", "The man from Delling does not have a job."),
        ("There is a case of cholera in Delling.", "A man is being treated for cholera in Delling."),
    ]);
}

#[test]
fn a_verb_that_both_tell_ties_what_shares_nothing_else() {
    clash(
        DisputeKind::Negation,
        &[
            ("The ferry sank at ten.", "The ferry did not sink."),
            ("Talks will resume next week.", "Talks will not resume, a diplomat said."),
            ("Aid reached the town on Sunday.", "No aid has reached the town, residents said."),
            ("Witnesses said soldiers fired at the crowd.", "The army said its soldiers had not fired at the crowd."),
        ],
    );
    agree(&[
        ("The captain was not on board on Sunday.", "The captain was on board on Monday."),
        ("The minister did not resign over the first scandal.", "The minister resigned after the second scandal."),
        ("The union wants the company to raise wages.", "The company has not raised wages."),
        ("The crew said they feared the ferry would sink.", "The ferry did not sink."),
        ("If the ferry sinks, the harbour will be blocked.", "The ferry did not sink."),
        ("The firm can resume work at the quay.", "The firm has not resumed work at the quay."),
        ("Holt never asked for the file and said so.", "Holt said it had been sold."),
        ("That is not helping people.", "The town wants to see the state help people by helping people find work."),
    ]);
}

#[test]
fn one_speaker_quoted_with_and_without_not() {
    let with = "“If the council does not pass the harbour bill this week, the port will lose its trade,” Mayor Ilse Kern said.";
    let without =
        "“If the council does pass the harbour bill this week, the port will lose its trade,” Mayor Ilse Kern said.";
    clash(DisputeKind::Negation, &[(with, without)]);
    let other =
        "“If the council does pass the fish market bill, the town will gain a lot of work,” Mayor Ilse Kern said.";
    agree(&[(with, with), (with, other)]);
}

#[test]
fn outcomes_and_opposites() {
    clash(
        DisputeKind::Antonym,
        &[
            ("The harbour was closed on Monday.", "The harbour remained open on Monday."),
            ("Officials said the test was a success.", "The test failed, diplomats said."),
            ("Mayor Ilse Kern said the ferry was unsafe.", "Mayor Ilse Kern said the ferry was safe."),
            ("Senator Kern voted for the bill.", "Senator Kern voted against the bill."),
            ("The rebels agreed to the truce.", "The rebels rejected the truce."),
        ],
    );
    agree(&[
        ("The harbour was closed in January.", "The airport remained open on Monday."),
        ("Officials said the test was a success.", "The engine failed, diplomats said."),
        ("Mayor Ilse Kern said the ferry was safe.", "Mayor Ilse Kern said the old bridge was unsafe."),
        ("The government may accept the plan.", "The government has rejected the plan."),
    ]);
}

#[test]
fn who_did_it() {
    clash(
        DisputeKind::Roles,
        &[
            ("The attack was carried out by rebels.", "The attack was carried out by government troops."),
            ("Rebels fired first, the army said.", "The army fired first, villagers said."),
        ],
    );
    agree(&[
        ("The attack on the port was carried out by rebels.", "The attack on the airfield was carried out by troops."),
        ("An attack was carried out by rebels.", "An attack was carried out by government troops."),
        ("Rebels killed four soldiers.", "Soldiers killed four rebels in a separate clash."),
        ("Rebels fired first, the army said.", "Rebels fired first, villagers said."),
    ]);
}

#[test]
fn how_much_a_thing_stands_at() {
    clash(
        DisputeKind::Numeric,
        &[
            ("Inflation stood at 3.1 per cent in May.", "Inflation was 4.6 per cent in May."),
            ("The mayors' 2014 pay rate: 30 percent.", "The mayors' pay rate for 2014 was 35.7 percent."),
        ],
    );
    agree(&[
        ("Inflation stood at 3.1 per cent in May.", "Inflation was 3.1 per cent in May."),
        ("Inflation stood at 3.1 per cent in May.", "Unemployment was 4.6 per cent in May."),
        ("The deal is worth about $40 million.", "The deal is worth $39.8 million."),
    ]);
}

#[test]
fn over_and_still_going_on() {
    clash(DisputeKind::Status, &[("The fire has been put out.", "The fire on the ferry is still burning.")]);
    agree(&[("The lights have been put out.", "The fire on the ferry is still burning.")]);
}

#[test]
fn a_retort_to_what_was_said_of_who_retorts() {
    let told = "“Kern just used a picture of my house in her ad,” Senator Jon Holt said.";
    let no = format!("{told} Kern retorted by saying that the ad did not come from her campaign.");
    let yes = format!("{told} Kern retorted by saying that the ad came from her campaign.");
    let elsewhere = format!("{told} Kern retorted by saying that the harbour was not deep.");
    let of = |text: &str| {
        let report = format!("Mayor Ilse Kern and the senator\n\n{text}\n\nMayor Ilse Kern was in Tarn on Monday.\n");
        let found = compared(&report, "Rain in Tarn\n\nIt rained in Tarn for two weeks.\n");
        let likely = found.findings.iter().filter(|f| f.confidence == Confidence::Likely);
        likely.filter_map(|f| f.kind).collect::<Vec<_>>()
    };
    assert_eq!(of(&no), [DisputeKind::Denial]);
    assert_eq!(of(&yes), []);
    assert_eq!(of(&elsewhere), []);
}

/// The possible disputes of kind `kind` between two texts.
fn possible(a: &str, b: &str, kind: DisputeKind) -> usize {
    let found = compared(a, b);
    across(&found).filter(|f| f.relation == Relation::Disputed && f.kind == Some(kind)).count()
}

#[test]
fn how_long_it_took() {
    let head = "The Kerns Report Earnings of $9 Million in Seven Years";
    let body = "Mayor Ilse Kern opened the fair.\n\nThe Kerns earned $9 million over the eight-year span.";
    let same = "Mayor Ilse Kern opened the fair.\n\nThe Kerns earned $9 million over the seven-year span.";
    let head = format!("{head}\n\nMayor Ilse Kern opened the fair on Monday.");
    assert_eq!(possible(&head, body, DisputeKind::Numeric), 1);
    assert_eq!(possible(&head, same, DisputeKind::Numeric), 0);
}

#[test]
fn one_thing_told_alike_and_put_on_two_days() {
    let a = "Jon Vesper was replaced last week by the former mayor of Velia, Mara Holt.";
    let b = "Two weeks ago the senator recruited to his team the former mayor of Velia, Mara Holt.";
    let c = "Last week the senator recruited to his team the former mayor of Velia, Mara Holt.";
    assert_eq!(possible(a, b, DisputeKind::Date), 1);
    assert_eq!(possible(a, c, DisputeKind::Date), 0);
}

#[test]
fn what_many_reports_tell_is_one_dispute() {
    const TOWNS: [&str; 12] = [
        "Tarn", "Delling", "Orsk", "Belm", "Sellin", "Kandor", "Harum", "Ostra", "Quill", "Norden", "Mirkan", "Hessel",
    ];
    let text = |n: usize| {
        let (killed, town) = (if n.is_multiple_of(2) { 12 } else { 19 }, TOWNS[n]);
        format!(
            "Blast in Velia market\n\nA bomb killed {killed} people at the market of Velia on Monday.\n\nTraders from {town} had come.\n"
        )
    };
    let texts: Vec<String> = (0..12).map(text).collect();
    let found = dated(&texts.iter().map(String::as_str).collect::<Vec<_>>(), &[]);
    let disputes: Vec<_> = found.findings.iter().filter(|f| f.kind == Some(DisputeKind::Numeric)).collect();
    assert_eq!(disputes.len(), 1, "{:?}", disputes.iter().map(|f| &f.reason).collect::<Vec<_>>());
    assert_eq!(disputes[0].claims.len(), 12);
}
