//! Who says it: denials, quotations given to another speaker, voices, gaps.

use parallax::model::{Between, Confidence, DisputeKind, GapKind, Heard, Relation};

use crate::{across, compared, dated, disputes};

#[test]
fn denial_is_between_actors() {
    let told = "Senator Mara Holt accused Governor Ilse Kern of selling the grain stores to a foreign company.";
    let no = "Governor Ilse Kern denied selling the grain stores to a foreign company.";
    let b = compared(told, no);
    let found: Vec<_> =
        across(&b).filter(|f| f.relation == Relation::Disputed && f.confidence == Confidence::Likely).collect();
    assert_eq!(
        found.iter().map(|f| (f.kind, f.between)).collect::<Vec<_>>(),
        [(Some(DisputeKind::Denial), Some(Between::Actors))]
    );
    // A denial of another thing, and the accusation told again.
    assert_eq!(disputes(told, "Governor Ilse Kern denied that the bridge in Orsk was unsafe."), []);
    assert_eq!(
        disputes(told, "Holt accused the governor, Ilse Kern, of the sale of the grain stores to a foreign company."),
        []
    );
}

#[test]
fn the_same_quotation_is_no_dispute_but_for_its_speaker() {
    let one = "“We will not leave a single house in the valley without water this summer,” Mayor Lena Brandt said.";
    let other = "“We will not leave a single house in the valley without water this summer,” Governor Ilse Kern said.";
    assert_eq!(disputes(one, other), [DisputeKind::Attribution]);
    assert_eq!(
        disputes(
            one,
            "“We will not leave a single house in the valley without water this summer,” said Mayor Lena Brandt."
        ),
        []
    );
}

#[test]
fn who_is_accused_and_not_heard_is_asked_for() {
    let a = "Mayor Lena Brandt accused Governor Ilse Kern of theft. “She took the money,” Brandt said.";
    let b = "Mayor Lena Brandt said on Monday that the money was gone. Governor Ilse Kern declined to comment.";
    let briefing = dated(&[a, b], &[]);
    let kern = briefing.actors.iter().find(|x| x.name.contains("Kern")).unwrap();
    let brandt = briefing.actors.iter().find(|x| x.name.contains("Brandt")).unwrap();
    let heard = |actor, report: &str| {
        let report = briefing.reports.iter().find(|r| r.file.starts_with(report)).unwrap().id;
        briefing.voices.iter().find(|v| v.actor == actor && v.report == report).unwrap()
    };
    assert_eq!(heard(kern.id, "report0").heard, Heard::NotHeard);
    assert_eq!(heard(kern.id, "report0").accused_in.len(), 1);
    assert_eq!(heard(kern.id, "report1").heard, Heard::Declined);
    assert_eq!(heard(brandt.id, "report0").heard, Heard::Quoted);
    assert_eq!(heard(brandt.id, "report1").heard, Heard::Paraphrased);
    assert!(briefing.gaps.iter().any(|g| g.kind == GapKind::Unheard && g.line.contains("Kern")), "{:?}", briefing.gaps);
}

#[test]
fn a_paper_speaks_for_whom_it_names() {
    let heard = |text: &str| {
        let b = compared(text, "The choir of Velia sang in the cathedral.");
        let paper = b.actors.iter().find(|x| x.name.contains("Guardian")).map(|x| x.id);
        b.voices.iter().find(|v| Some(v.actor) == paper).map(|v| v.heard)
    };
    assert_eq!(
        heard("The port will close in May, according to a report published in The Guardian."),
        Some(Heard::Paraphrased)
    );
    // Who is only spoken of, and whose report is told by somebody else.
    assert_eq!(heard("The port will close in May. The Guardian moved its office to Leeds."), Some(Heard::NotHeard));
    assert_eq!(
        heard("The port will close in May, police said. The Guardian was founded in 1821."),
        Some(Heard::NotHeard)
    );
}
