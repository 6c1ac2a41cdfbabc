//! Clashes told in ways that share little more than a verb or a noun, each beside pairs that only look so.

use parallax::model::DisputeKind;

use crate::disputes;

/// The likely disputes of two reports of a ferry fire that end in these sentences.
fn told(a: &str, b: &str) -> Vec<DisputeKind> {
    const HEAD: &str = "Ferry fire in Velia harbour\n\nA fire broke out on the ferry Aurora in Velia on Monday.\n\n";
    disputes(&format!("{HEAD}{a}\n"), &format!("{HEAD}{b}\n"))
}

fn clash(kind: DisputeKind, pairs: &[(&str, &str)]) {
    for (a, b) in pairs {
        assert_eq!(told(a, b), [kind], "{a} | {b}");
        assert_eq!(told(b, a), [kind], "{b} | {a}");
    }
}

fn agree(pairs: &[(&str, &str)]) {
    for (a, b) in pairs {
        assert_eq!(told(a, b), [], "{a} | {b}");
    }
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
