//! Dates: the same thing put on two days; and whether dates keep two statements apart.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::extract::engine::{Dep, Pos};
use crate::model::{Confidence, DateMention, DisputeKind};

use super::super::meeting::{Meeting, Side, harmony, terms, verb_token};
use super::super::profile::{Context, Profile};
use super::super::terms::Term;
use super::{Case, Clash, asserted};

/// How well two claims have to agree to be of one thing whose verbs differ (see `Agreement::with_part`).
const ALIKE: f32 = 0.5;
/// What happened so many days before a report is not what another tells of by weekdays.
const LONG_AGO: u64 = 31;
/// Two claims that agree so well are the same words, copied.
const COPIED: f32 = 0.8;

pub(super) fn find(case: &Case, meetings: &[(Side, Side, Meeting)]) -> Option<Clash> {
    let cx = case.cx;
    // Another figure on another day is another fact: two years' harvests, not one harvest dated twice.
    let (a, b) = (&case.a.claim.quantities, &case.b.claim.quantities);
    if !a.is_empty() && !b.is_empty() && !a.iter().any(|q| b.iter().any(|r| q.compatible(r))) {
        return None;
    }
    let mut best: Option<(Confidence, f32, Clash)> = None;
    // Two claims that agree as well as one thing told twice do are of one thing, whatever their verbs.
    let told_alike =
        case.a.report != case.b.report && case.pair.mutual() && case.pair.agreement.with_part(1.0) >= ALIKE;
    for (s, t, m) in meetings {
        let one_deed = m.verb >= 0.6 && m.same_parties();
        if !(one_deed || told_alike && m.verb < 0.6 && m.mass >= 1.2) || m.tie() < 0.6 {
            continue;
        }
        if !asserted(s.statement.mode)
            || !asserted(t.statement.mode)
            || s.statement.turned.is_some() != t.statement.turned.is_some()
        {
            continue;
        }
        let (Some(x), Some(y)) = (only(cx, *s), only(cx, *t)) else { continue };
        if stamp(cx, x) || stamp(cx, y) || naming(cx, x) || naming(cx, y) {
            continue;
        }
        let harmony = undated(cx, *s, *t);
        if harmony < 0.4 {
            continue;
        }
        // One utterance, printed on two days: `I was there yesterday` is of one day.
        let words = |d: &DateMention| cx.reports[d.report.index()].words(d.span).to_lowercase();
        if words(x) == words(y) && case.pair.agreement.harmony() >= COPIED {
            continue;
        }
        // One weekday, reckoned from two days of publication.
        let plain = |d: &DateMention| !words(d).contains(|c: char| c.is_ascii_digit());
        if plain(x) && plain(y) && weekday(cx, &[x]).is_some_and(|d| weekday(cx, &[y]) == Some(d)) {
            continue;
        }
        let known = span(x, &words(x)).zip(span(y, &words(y)));
        // `in October`: of which year, is not said.
        if known.is_some_and(|(a, b)| of_a_year(a, b)) && (yearless(&words(x)) || yearless(&words(y))) {
            continue;
        }
        let clash = match known {
            Some((a, b)) => a.1 < b.0 || b.1 < a.0,
            // Without a day of publication two relative dates cannot be placed: their words alone may differ.
            None => {
                let (a, b) = (words(x), words(y));
                !a.contains(&b) && !b.contains(&a)
            }
        };
        if !clash {
            continue;
        }
        let sure = !(spoken(cx, case.a, x, &words(x)) || spoken(cx, case.b, y, &words(y)))
            && names_met(cx, *s, *t)
            && one_deed
            && known.is_some()
            && m.verb >= 0.8
            && harmony >= 0.6
            && m.mass >= 1.2
            && case.pair.mutual();
        let confidence = if sure { Confidence::Likely } else { Confidence::Possible };
        let tokens = |d: &DateMention| cx.reading.docs[d.report.index()].tokens_in(d.span).collect::<Vec<_>>();
        let weight = m.mass * harmony;
        if best.as_ref().is_none_or(|(c, w, _)| (confidence, -weight) < (*c, -w)) {
            let clash = Clash {
                kind: DisputeKind::Date,
                confidence,
                words: [tokens(x), tokens(y)],
                same: case.tie(*s, *t),
                about: vec![s.statement.head],
                later: None,
            };
            best = Some((confidence, weight, clash));
        }
    }
    best.map(|(_, _, clash)| clash)
}

/// The days that a date names, as printed; where a week or a year begins and ends is not the same for all.
fn span(date: &DateMention, words: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = days(date)?;
    // `35 years ago`, of what was 36 years ago all but a month.
    if words.ends_with("years ago") {
        let year = Months::new(12);
        return Some((from.checked_sub_months(year).unwrap_or(from), to.checked_add_months(year).unwrap_or(to)));
    }
    let open = if words.contains("this week") { 6 } else { 0 };
    Some((from, to.checked_add_days(Days::new(open)).unwrap_or(to)))
}

/// Whether two stretches of days are one but for the year.
fn of_a_year(a: (NaiveDate, NaiveDate), b: (NaiveDate, NaiveDate)) -> bool {
    let day = |d: NaiveDate| (d.month(), d.day());
    let holds = |(from, to): (NaiveDate, NaiveDate), d: NaiveDate| day(from) <= day(d) && day(d) <= day(to);
    a.0.year() != b.0.year() && (holds(a, b.0) || holds(b, a.0))
}

/// Whether a date's words name a month or a day of it, and no year.
fn yearless(words: &str) -> bool {
    let number = |w: &str| w.chars().filter(char::is_ascii_digit).count();
    !words.split_whitespace().any(|w| number(w) == 4) && !words.contains("year")
}

/// Words before the day on which a text was put out or changed.
const STAMPS: &[&str] = &["filed", "modified", "posted", "published", "updated"];

/// Whether a date is that of the text, printed into it (`Updated: May 3, 2011`).
fn stamp(cx: &Context, date: &DateMention) -> bool {
    let doc = &cx.reading.docs[date.report.index()];
    let first = doc.tokens_in(date.span).start;
    let printed = |i: usize| cx.word(date.report.index(), i).starts_with(char::is_uppercase);
    cx.reports[date.report.index()].words(date.span).contains(|c: char| c.is_ascii_digit())
        && (first.saturating_sub(2)..first).any(|i| STAMPS.contains(&&*doc.tokens[i].lower) && printed(i))
}

/// Whether a date is reckoned from the day on which somebody spoke (`“… early this morning,” she said`), which need not be
/// that of the report.
fn spoken(cx: &Context, profile: &Profile, date: &DateMention, words: &str) -> bool {
    let from_now = |w: &str| {
        matches!(w, "this" | "today" | "tonight" | "yesterday" | "tomorrow" | "last" | "next" | "ago" | "earlier")
    };
    let doc = &cx.reading.docs[date.report.index()];
    words.split_whitespace().any(from_now) && doc.tokens_in(date.span).any(|i| profile.quoted.contains(&i))
}

/// Whether a date only says which one is meant (`a 2010 conference`, `the May fair`, `today's vote`).
fn naming(cx: &Context, date: &DateMention) -> bool {
    let doc = &cx.reading.docs[date.report.index()];
    doc.tokens_in(date.span).any(|i| {
        let t = &doc.tokens[i];
        let noun = &doc.tokens[t.head];
        matches!(t.dep, Dep::Compound | Dep::Nummod | Dep::Amod | Dep::Nmod | Dep::Poss)
            && !matches!(noun.pos, Pos::Verb | Pos::Aux)
            && !date.span.contains(noun.span)
    })
}

/// Whether of the names in two statements one at least is met in the other (`Storm Ada`, `Storm Brim`);
/// where one of them has none, they may be.
fn names_met(cx: &Context, s: Side, t: Side) -> bool {
    let names = |side: Side| -> Vec<Term> {
        let doc = &cx.reading.docs[side.report];
        let dated: Vec<_> = dates(cx, side).map(|d| d.span).collect();
        let own = terms(cx, side).iter().filter(|(_, i)| {
            let t = &doc.tokens[*i];
            // The last word of a name is what tells it from others of its kind.
            t.pos == Pos::Propn && t.dep != Dep::Compound && !dated.iter().any(|d| d.contains(t.span))
        });
        own.map(|(term, _)| *term).collect()
    };
    let (xs, ys) = (names(s), names(t));
    let (all_s, all_t) = (terms(cx, s), terms(cx, t));
    xs.is_empty()
        || ys.is_empty()
        || xs.iter().any(|x| all_t.met(x.id) >= 0.5)
        || ys.iter().any(|y| all_s.met(y.id) >= 0.5)
}

/// How far two statements tell the same, their verbs and dates left out.
fn undated(cx: &Context, s: Side, t: Side) -> f32 {
    let share = |one: Side, other: Side| {
        let doc = &cx.reading.docs[one.report];
        let spans: Vec<_> = dates(cx, one).map(|d| d.span).collect();
        let told = terms(cx, one).iter().filter(|(_, token)| {
            *token != verb_token(one) && !spans.iter().any(|d| d.contains(doc.tokens[*token].span))
        });
        let (met, all) =
            told.fold((0.0, 0.0), |(met, all), (t, _)| (met + t.weight * terms(cx, other).met(t.id), all + t.weight));
        if all > 0.0 { met / all } else { 0.0 }
    };
    harmony(share(s, t), share(t, s))
}

/// The dates in a statement.
fn dates<'a>(cx: &Context<'a>, side: Side) -> impl Iterator<Item = &'a DateMention> {
    cx.dates[side.report].get(&side.statement.head).into_iter().flatten().copied()
}

/// The only date of a statement.
fn only<'a>(cx: &Context<'a>, side: Side) -> Option<&'a DateMention> {
    let mut found = dates(cx, side);
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// Whether known dates keep two statements apart: each has some and no two of them overlap, or one is of years ago and
/// the other, without a date, of now.
pub(super) fn apart(cx: &Context, s: Side, t: Side) -> bool {
    let (of_s, of_t) = (placed(cx, s), placed(cx, t));
    if years_ago(cx, s.report, &of_s) && of_t.is_empty() || years_ago(cx, t.report, &of_t) && of_s.is_empty() {
        return true;
    }
    if of_s.is_empty() || of_t.is_empty() {
        return false;
    }
    if weekday(cx, &of_s).zip(weekday(cx, &of_t)).is_some_and(|(a, b)| a != b) {
        return true;
    }
    let known = |dates: &[&DateMention]| dates.iter().filter_map(|d| days(d)).collect::<Vec<_>>();
    // `on Wednesday`, of a text without a day; `between 2015 and 2018`, in one of 2019.
    let long_ago = |report: usize, dates: &[&DateMention], others: &[&DateMention]| {
        let printed = cx.reports[report].published.as_ref().and_then(|p| p.value.checked_sub_days(Days::new(LONG_AGO)));
        let before = |d: &&DateMention| days(d).zip(printed).is_some_and(|(d, p)| d.1 < p);
        dates.iter().all(before) && others.iter().all(|d| d.value.is_none())
    };
    if long_ago(s.report, &of_s, &of_t) || long_ago(t.report, &of_t, &of_s) {
        return true;
    }
    let (xs, ys) = (known(&of_s), known(&of_t));
    !xs.is_empty() && !ys.is_empty() && !xs.iter().any(|a| ys.iter().any(|b| a.0 <= b.1 && b.0 <= a.1))
}

/// Whether all of some dates are more than a year before their report: what the other tells without a date is of now.
fn years_ago(cx: &Context, report: usize, dates: &[&DateMention]) -> bool {
    let printed = cx.reports[report].published.as_ref().and_then(|p| p.value.checked_sub_months(Months::new(12)));
    let before = |d: &&DateMention| days(d).zip(printed).is_some_and(|(d, p)| d.1 < p);
    !dates.is_empty() && dates.iter().all(before)
}

/// The dates of a statement, else the date that it hangs on (`on Wednesday, when prices rose`).
fn placed<'a>(cx: &Context<'a>, side: Side) -> Vec<&'a DateMention> {
    let own: Vec<_> = dates(cx, side).collect();
    let doc = &cx.reading.docs[side.report];
    if !own.is_empty() || doc.tokens[side.statement.head].dep != Dep::Relcl {
        return own;
    }
    let on = doc.tokens[doc.tokens[side.statement.head].head].span;
    let above = side.statement.governor.and_then(|g| cx.statements[side.report].get(g));
    let beside = above.and_then(|s| cx.dates[side.report].get(&s.head)).into_iter().flatten().copied();
    beside.filter(|d| d.span.contains(on)).take(1).collect()
}

/// The weekday that the only one of some dates names.
fn weekday(cx: &Context, dates: &[&DateMention]) -> Option<Weekday> {
    let &[date] = dates else { return None };
    let words = cx.reports[date.report.index()].words(date.span);
    words.split_whitespace().find_map(|w| if w.len() >= 6 { w.parse().ok() } else { None })
}

/// The first and last day that a date stands for, where it is known.
fn days(date: &DateMention) -> Option<(NaiveDate, NaiveDate)> {
    let value = date.value.as_deref()?;
    if let Some((from, to)) = value.split_once('/') {
        return Some((interval(from)?.0, interval(to)?.1));
    }
    interval(value)
}

/// The first and last day of an ISO 8601 day, month, quarter, year or week.
pub(in super::super) fn interval(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    let value = value.split('T').next()?;
    if let Ok(day) = value.parse::<NaiveDate>() {
        return Some((day, day));
    }
    let (year, rest) = value.split_once('-').unwrap_or((value, ""));
    let year: i32 = year.parse().ok()?;
    let until =
        |first: NaiveDate, months: u32| Some((first, first.checked_add_months(Months::new(months))?.pred_opt()?));
    if rest.is_empty() {
        return until(NaiveDate::from_ymd_opt(year, 1, 1)?, 12);
    }
    if let Some(week) = rest.strip_prefix('W') {
        let monday = NaiveDate::from_isoywd_opt(year, week.parse().ok()?, chrono::Weekday::Mon)?;
        return Some((monday, monday.checked_add_days(Days::new(6))?));
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        let quarter: u32 = quarter.parse().ok()?;
        return until(NaiveDate::from_ymd_opt(year, quarter.checked_mul(3)?.checked_sub(2)?, 1)?, 3);
    }
    let first = NaiveDate::from_ymd_opt(year, rest.parse().ok()?, 1)?;
    debug_assert_eq!(first.day(), 1);
    until(first, 1)
}

#[cfg(test)]
mod tests {
    use super::interval;

    #[test]
    fn every_kind_of_value_has_its_days() {
        let day = |s: &str| s.parse().ok();
        for (value, from, to) in [
            ("2015-07-31", "2015-07-31", "2015-07-31"),
            ("2015-02", "2015-02-01", "2015-02-28"),
            ("2014", "2014-01-01", "2014-12-31"),
            ("2015-W01", "2014-12-29", "2015-01-04"),
            ("2015-Q4", "2015-10-01", "2015-12-31"),
        ] {
            assert_eq!(interval(value).map(|d| (Some(d.0), Some(d.1))), Some((day(from), day(to))), "{value}");
        }
        for value in ["", "x", "2015-13", "2015-02-30", "2015-Q9", "-5"] {
            assert_eq!(interval(value), None, "{value}");
        }
    }
}
