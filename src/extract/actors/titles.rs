//! Titles and roles before names, and the names inside them: `CIA Director`, `Secretary of State`, `former spokesman`.

use std::ops::Range;

use super::lexicon::{self, Head, Title};
use super::names::{Before, Candidate, Known, given_first, look_up, person_label, simple};
use super::text::Text;
use crate::extract::engine::{Dep, EntityLabel, Pos, Tag};

/// What stands after `of` in the name of an office and is no name by itself (`secretary of state`).
const PORTFOLIOS: [&str; 26] = [
    "Staff",
    "State",
    "Defense",
    "Defence",
    "Commerce",
    "Labor",
    "Labour",
    "Energy",
    "Education",
    "Transportation",
    "Transport",
    "Treasury",
    "Interior",
    "Agriculture",
    "Justice",
    "Health",
    "Finance",
    "Trade",
    "Foreign",
    "Affairs",
    "Information",
    "Police",
    "Homeland",
    "Veterans",
    "War",
    "Peace",
];

/// The title at the front of the run, if there is one: all words up to the last word of the title.
pub(super) fn title(text: &Text, r: Range<usize>) -> Option<Before> {
    let last = r.end - 1;
    let mut suffix = last;
    while suffix > r.start && matches!(text.word(suffix), "Jr." | "Sr." | "Jr" | "Sr" | "," | "II" | "III" | "IV") {
        suffix -= 1;
    }
    for t in (r.start..=suffix).rev() {
        let Some((class, gender)) = lexicon::title(&text.token(t).lower) else { continue };
        if class == Title::Kin || text.word(t).len() < 2 {
            continue;
        }
        if t == suffix && (given_first(text, r.clone()) && person_label(text, r.clone()) || class == Title::Name) {
            return None;
        }
        // A given name before it makes it part of a person's name (`Nat King Cole`).
        if t > r.start && lexicon::given(&text.token(t - 1).lower).is_some() && person_label(text, r.start..t) {
            return None;
        }
        // `General Motors`, `Premier League`: a body's name begins with it.
        let one_body = t + 1 < r.end
            && text.token(t).entity == Some(EntityLabel::Org)
            && text.token(t + 1).entity == Some(EntityLabel::Org)
            && !text.token(t + 1).entity_start
            && class == Title::Office
            && !given_first(text, t + 1..r.end);
        if one_body && !matches!(text.token(t).tag, Tag::Nn) && lexicon::head(text.word(last)) == Some(Head::Body) {
            return None;
        }
        if lexicon::head(text.word(last)) == Some(Head::Body) && !given_first(text, t + 1..r.end) && t < last {
            return None;
        }
        let mut end = t + 1;
        if end < r.end && text.word(end) == "of" {
            end = office_end(text, end..r.end);
        } else if end < r.end && text.word(end) == "and" {
            continue;
        }
        return Some(Before { words: r.start..end, class, gender });
    }
    None
}

/// Where the office ends that goes on with `of` (`Secretary of State | Ann Lee`, `President of Peru | Ann Lee`).
fn office_end(text: &Text, r: Range<usize>) -> usize {
    let person = |i: usize| {
        text.token(i).entity == Some(EntityLabel::Person) && text.token(i).entity_start
            || lexicon::given(&text.token(i).lower).is_some() && !PORTFOLIOS.contains(&text.word(i)) && i + 1 < r.end
    };
    (r.start + 1..r.end).find(|&i| person(i)).unwrap_or(r.end)
}

/// The names inside a title: `CIA` in `CIA Director`, `Peru` in `President of Peru`.
pub(super) fn nested(text: &Text, r: Range<usize>, out: &mut Vec<Candidate>) {
    let mut i = r.start;
    while i < r.end {
        let longest = (i + 1..=r.end).rev().find(|&j| {
            let known = look_up(text, i..j);
            let portfolio = j == i + 1 && PORTFOLIOS.contains(&text.word(i));
            let office = j == r.end && lexicon::title(&text.token(j - 1).lower).is_some();
            let adjective = matches!(known, Known::State(s) if s.adjective() && !s.name());
            known != Known::Nothing && !portfolio && !office && !adjective
        });
        if let Some(j) = longest {
            out.push(simple(i..j, look_up(text, i..j), true));
            i = j;
            continue;
        }
        // An organisation that the lists do not know.
        if text.token(i).entity == Some(EntityLabel::Org) || text.acronym(i) {
            let mut j = i + 1;
            while j < r.end && text.token(j).entity == Some(EntityLabel::Org) && !text.token(j).entity_start {
                j += 1;
            }
            while j > i && (lexicon::title(&text.token(j - 1).lower).is_some() || role_word(text.word(j - 1))) {
                j -= 1;
            }
            if j > i && lexicon::no_actor(text.word(i)).is_none() {
                out.push(simple(i..j, Known::Nothing, true));
                i = j;
                continue;
            }
        }
        i += 1;
    }
}

/// Whether a capitalised word only qualifies a role (`Prime`, `Deputy`, `Press`).
fn role_word(word: &str) -> bool {
    matches!(
        word,
        "Prime"
            | "Vice"
            | "Deputy"
            | "Foreign"
            | "Defence"
            | "Defense"
            | "Interior"
            | "Finance"
            | "Home"
            | "Information"
            | "Federal"
            | "Chief"
            | "Executive"
            | "Senior"
            | "Former"
            | "Acting"
            | "National"
            | "Security"
            | "Press"
            | "State"
            | "Special"
            | "Assistant"
            | "Managing"
            | "District"
            | "Supreme"
            | "Court"
            | "Health"
            | "Education"
            | "Justice"
            | "Trade"
            | "Transport"
            | "Energy"
            | "Environment"
            | "Labour"
            | "Labor"
            | "Agriculture"
            | "Union"
            | "Cabinet"
            | "Opposition"
            | "Majority"
            | "Minority"
            | "Party"
            | "First"
            | "High"
            | "Civil"
            | "Military"
            | "Police"
            | "Army"
            | "Air"
            | "Naval"
            | "Communications"
            | "Campaign"
            | "Financial"
            | "Operating"
            | "of"
            | "the"
            | "-"
    )
}

/// The role in small letters before the name that begins at `at` (`intelligence chief`, `former spokesman`).
pub(super) fn role_before(text: &Text, at: usize) -> Option<Before> {
    let mut noun = at.checked_sub(1)?;
    if text.word(noun) == "," && noun > 0 && text.same_sentence(noun, at) {
        // `aircraft maker, Aerion`: read by the apposition rule.
        return None;
    }
    if !text.same_sentence(noun, at) || text.token(noun).block != text.token(at).block {
        return None;
    }
    if text.word(noun) == "-" {
        noun = noun.checked_sub(1)?;
    }
    noun = in_law(text, noun);
    let last = at - 1;
    let token = text.token(noun);
    let noun_like =
        matches!(token.pos, Pos::Noun | Pos::Propn) || token.pos == Pos::Adj && lexicon::title(&token.lower).is_some();
    if !noun_like || matches!(token.tag, Tag::Nns | Tag::Nnps) {
        return None;
    }
    let (class, gender) = match lexicon::title(&token.lower) {
        Some((class, gender)) => (class, gender),
        None => (Title::Office, lexicon::person_noun(&token.lower)?),
    };
    let related = matches!(token.dep, Dep::Compound | Dep::Nmod | Dep::Amod | Dep::Appos) && token.head >= at
        || text.doc.ancestors(at).take(3).any(|a| a == noun)
        || text.doc.ancestors(noun).take(2).any(|a| a >= at && a < at + 5);
    let office = class == Title::Office && lexicon::title(&token.lower).is_some();
    if !related && !office {
        return None;
    }
    Some(Before { words: left_edge(text, noun)..last + 1, class, gender })
}

/// The noun of `son-in-law` for its last token; any other token as it is.
pub(super) fn in_law(text: &Text, i: usize) -> usize {
    let parts = |k: usize| text.word(k) == "-" && text.word(k + 2) == "-" && &*text.token(k + 1).lower == "in";
    match i.checked_sub(4) {
        Some(noun) if &*text.token(i).lower == "law" && parts(noun + 1) => noun,
        _ => i,
    }
}

/// Where the words in small letters begin that qualify the title at `start` (`former`, `then`).
pub(super) fn modified(text: &Text, start: usize) -> usize {
    let left = left_edge(text, start);
    (left..start).rev().take_while(|&i| !text.capital(i) || text.first(i)).last().unwrap_or(start)
}

/// Where the noun phrase of the role at `noun` begins, without article and possessive.
pub(super) fn left_edge(text: &Text, noun: usize) -> usize {
    let mut start = noun;
    while let Some(left) = start.checked_sub(1) {
        let token = text.token(left);
        if !text.same_sentence(left, noun) || noun - left > 7 {
            break;
        }
        let word = text.word(left);
        let hyphen = word == "-" && text.joined(left);
        let possessive = matches!(word, "'s" | "’s" | "’" | "'");
        let modifier = matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Adj)
            || token.pos == Pos::Verb && matches!(token.tag, Tag::Vbn | Tag::Vbg) && token.dep == Dep::Amod
            || token.pos == Pos::Num && token.dep != Dep::Nummod
            || &*token.lower == "then"
            || word == "of" && text.doc.is_under(left, noun);
        let ends = matches!(token.dep, Dep::Dobj | Dep::Nsubj | Dep::Pobj | Dep::Attr | Dep::Npadvmod | Dep::Root)
            && token.head != noun
            && !possessive
            && !hyphen;
        let outside = token.head < left && !matches!(token.dep, Dep::Case) && !hyphen;
        if !(hyphen || possessive || modifier)
            || ends
            || outside && !possessive
            || token.entity == Some(EntityLabel::Date)
        {
            break;
        }
        start = left;
    }
    while start < noun && (matches!(text.word(start), "'s" | "’s" | "-" | "of" | "’" | "'")) {
        start += 1;
    }
    start
}
