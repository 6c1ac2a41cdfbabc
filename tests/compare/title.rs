//! What the event is called.

use crate::dated;

fn title(texts: &[&str]) -> String {
    dated(texts, &[]).title
}

#[test]
fn the_noun_of_the_headlines_with_the_place_it_goes_with() {
    let a = "Vienna talks end without a deal\n\nThe talks in Vienna between the rebels and the army ended on Monday.";
    let b = "Rebels return from talks in Vienna\n\nThe rebels left the Vienna talks on Monday, their speaker said.";
    assert_eq!(title(&[a, b]), "Vienna talks");
    assert_eq!(title(&[b, a]), "Vienna talks");
    // What only one headline has is no name of the event, nor are persons and bodies.
    let c = "Rebels leave Vienna\n\nThe rebels left the town on Monday at dawn.";
    assert_eq!(title(&[b, c]), "Vienna");
    let d = "Army leaves Graz\n\nThe army left the town on Monday.";
    assert_eq!(title(&[c, d]), "Army leaves Graz");
}

#[test]
fn a_headline_in_capitals_holds_the_words_of_the_text() {
    let a =
        "Brandt Opens Ferry Line\n\nMayor Lena Brandt opened the ferry line to Orsk. The ferry line cost $4 million.";
    let b = "Mayor Praises New Ferry Line\n\nMayor Lena Brandt praised the new ferry line. The line is the third of its kind.";
    assert_eq!(title(&[a, b]), "Brandt ferry line");
}

#[test]
fn one_report_is_called_by_its_headline() {
    assert_eq!(title(&["Storm closes the port\n\nThe port of Vienna was closed."]), "Storm closes the port");
}
