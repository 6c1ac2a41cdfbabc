//! Dates read from sentences by the engine, published on Sunday, 26 October 2025 unless said otherwise.

use super::*;
use crate::extract::engine::Engine;
use crate::model::{Assumed, Published, PublishedFrom, Span};

/// Words, value, what it was resolved against, flaw.
type Row = (String, Option<String>, Option<Assumed>, Option<String>);

fn read(text: &str, published: Option<&str>) -> Vec<Row> {
    let report = Report {
        paragraphs: vec![Span::new(0, text.len())],
        text: text.to_owned(),
        published: published.map(|day| Published {
            value: day.parse().unwrap(),
            from: PublishedFrom::Given,
            span: None,
        }),
        ..Report::default()
    };
    let doc = Engine::shared().read(text, &report.blocks());
    find_all(std::slice::from_ref(&report), &[doc])
        .into_iter()
        .map(|d| (report.words(d.span).to_owned(), d.value, d.assumed, d.flaw))
        .collect()
}

/// The dates of `text` are `want`: words and value, `?` for one that is open.
#[track_caller]
fn check(text: &str, want: &[(&str, &str)]) {
    check_on("2025-10-26", text, want);
}

#[track_caller]
fn check_on(day: &str, text: &str, want: &[(&str, &str)]) {
    let got: Vec<(String, String)> = read(text, Some(day))
        .into_iter()
        .map(|(words, value, ..)| (words, value.unwrap_or_else(|| "?".into())))
        .collect();
    let want: Vec<(String, String)> = want.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    assert_eq!(got, want, "{text}");
}

#[test]
fn days_of_a_month() {
    check("The ferry sank on Oct. 15, 2019, near the pier.", &[("on Oct. 15, 2019", "2019-10-15")]);
    check("It was founded on 3rd March 1951.", &[("on 3rd March 1951", "1951-03-03")]);
    check("The fair opened on October 15.", &[("on October 15", "2025-10-15")]);
    check("The fair will open on November 3.", &[("on November 3", "2025-11-03")]);
    check("The filing is dated 2024-02-29.", &[("2024-02-29", "2024-02-29")]);
    check("The filing is dated 15/10/2024.", &[("15/10/2024", "2024-10-15")]);
    check("He may march 15 miles; she paid $15 in may.", &[]);
}

#[test]
fn ranges_and_lists_of_days() {
    check("The fair ran from 3-5 May 1999.", &[("from 3-5 May 1999", "1999-05-03/1999-05-05")]);
    check("The fair ran May 3 to 5.", &[("May 3 to 5", "2025-05-03/2025-05-05")]);
    check("They met on April 24 and 25.", &[("on April 24", "2025-04-24"), ("25", "2025-04-25")]);
    check("They met on April 24 and 25 members resigned.", &[("on April 24", "2025-04-24")]);
    check(
        "The show ran from January 23 to March 9, 2014.",
        &[("from January 23", "2014-01-23"), ("March 9, 2014", "2014-03-09")],
    );
}

#[test]
fn months_and_years() {
    check("The dam broke in September.", &[("in September", "2025-09")]);
    check("The dam broke in November.", &[("in November", "2024-11")]);
    check("The dam will open in March.", &[("in March", "2026-03")]);
    check("The dam broke last November.", &[("last November", "2024-11")]);
    check("The dam broke in May of last year.", &[("in May of last year", "2024-05")]);
    check("Prices fell in mid-October and early 2024.", &[("in mid-October", "2025-10"), ("early 2024", "2024")]);
    check("The war of 1939-45 ended the 1930s.", &[("1939-45", "1939/1945"), ("the 1930s", "1930/1939")]);
    check("Theresa May met April Jones on a March for Life.", &[]);
    check("Some 2000 people saw page 1998 for $1999 at 1900 GMT.", &[]);
}

#[test]
fn weekdays_follow_the_tense() {
    // 26 October 2025 is a Sunday.
    check("The minister resigned on Thursday.", &[("on Thursday", "2025-10-23")]);
    check("The minister resigned on Sunday.", &[("on Sunday", "2025-10-26")]);
    check("The minister will resign on Thursday.", &[("on Thursday", "2025-10-30")]);
    check("She gave them until Friday to leave.", &[("until Friday", "2025-10-31")]);
    check("The talks are due to resume Tuesday.", &[("Tuesday", "2025-10-28")]);
    check("Late on Monday night a bridge fell.", &[("on Monday night", "2025-10-20")]);
    check(
        "He arrived last Friday and leaves next Monday.",
        &[("last Friday", "2025-10-24"), ("next Monday", "2025-10-27")],
    );
    check("He arrived on Friday last week.", &[("on Friday last week", "2025-10-17")]);
    check("They meet every Monday and on Tuesdays.", &[]);
}

#[test]
fn stretches_counted_from_the_day_of_publication() {
    check("It happened last week.", &[("last week", "2025-W42")]);
    check("It happened earlier this month.", &[("earlier this month", "2025-10")]);
    check("It will happen next year.", &[("next year", "2026")]);
    check("It happened two years ago.", &[("two years ago", "2023")]);
    check("It happened six weeks ago.", &[("six weeks ago", "2025-W37")]);
    check("It happened three days ago.", &[("three days ago", "2025-10-23")]);
    check("It happened over the weekend.", &[("over the weekend", "2025-10-25/2025-10-26")]);
    check("It happened the day before yesterday.", &[("the day before yesterday", "2025-10-24")]);
    check("Profit rose in the third quarter of 2012.", &[("in the third quarter of 2012", "2012-Q3")]);
    check("It was his third quarter in the team.", &[]);
    check("It lasted two days, a 48-hour strike; she is 30 years old now.", &[]);
    check("It happened several years ago.", &[("several years ago", "?")]);
    check("Over the past three months prices fell for the last two weeks.", &[]);
}

#[test]
fn dates_counted_from_the_date_told_last() {
    let text = "He was shot on 3 May 1999. He died two days later. The next morning the city mourned.";
    check(
        text,
        &[("on 3 May 1999", "1999-05-03"), ("two days later", "1999-05-05"), ("The next morning", "1999-05-06")],
    );
    let assumed: Vec<_> = read(text, None).into_iter().map(|d| d.2).collect();
    assert_eq!(assumed, [None, Some(Assumed::Text), Some(Assumed::Text)]);
    check("The war ended in 1945. Later that year he fled.", &[("in 1945", "1945"), ("Later that year", "1945")]);
    check("In 1945 the war ended. The next day he fled.", &[("In 1945", "1945"), ("The next day", "?")]);
}

#[test]
fn days_with_a_name() {
    check("She fell ill on Christmas Day.", &[("on Christmas Day", "2024-12-25")]);
    check("The vote is set for Election Day.", &[("Election Day", "2025-11-04")]);
    check("It was the worst attack since 9/11.", &[("since 9/11", "2001-09-11")]);
    check("They met over Easter weekend.", &[("over Easter weekend", "2025-04-19/2025-04-20")]);
    check("The roads were full on Christmas weekend.", &[("on Christmas weekend", "2024-12-28/2024-12-29")]);
    check("The truce holds until Eid.", &[("until Eid", "?")]);
    check("Johnny Christmas sold Easter eggs.", &[]);
}

#[test]
fn without_a_day_of_publication_nothing_is_guessed() {
    for text in
        ["He left on Thursday.", "He left last week.", "He left on October 15.", "He left in March.", "He left today."]
    {
        let got = read(text, None);
        assert_eq!(got.len(), 1, "{text}");
        assert_eq!((&got[0].1, got[0].2), (&None, None), "{text}");
    }
    assert_eq!(read("He left on 5 May 2019.", None)[0].1.as_deref(), Some("2019-05-05"));
    assert_eq!(read("He left on Thursday.", Some("2025-10-26"))[0].2, Some(Assumed::Published));
}

#[test]
fn impossible_and_conflicting_dates_are_flagged() {
    let flaw = |text| read(text, Some("2025-10-26")).pop().and_then(|d| d.3);
    assert_eq!(flaw("It was signed on 31 April 2024.").as_deref(), Some("April has no day 31"));
    assert_eq!(flaw("It was signed on February 29, 2023.").as_deref(), Some("February 2023 has no day 29"));
    assert_eq!(
        flaw("It was signed on Monday, October 15, 2025.").as_deref(),
        Some("15 October 2025 was a Wednesday, not a Monday")
    );
    assert_eq!(flaw("It was signed on 3/4/2019.").as_deref(), Some("either 4 March 2019 or 3 April 2019"));
    assert_eq!(flaw("It was signed on Wednesday, October 15, 2025."), None);
}
