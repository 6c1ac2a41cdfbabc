//! Which names of organisations and groups are one's: acronyms, short forms, forms of firms.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::{self, Head, fold};
use super::names::{Candidate, Known};
use super::text::{Text, is_acronym};

/// Words that a firm or a paper may leave out of its name.
const OPTIONAL: [&str; 40] = [
    "inc",
    "corp",
    "corporation",
    "co",
    "company",
    "companies",
    "ltd",
    "limited",
    "llc",
    "plc",
    "group",
    "holdings",
    "holding",
    "gmbh",
    "ag",
    "nv",
    "sa",
    "international",
    "computer",
    "computers",
    "technologies",
    "technology",
    "systems",
    "motors",
    "airlines",
    "airways",
    "industries",
    "enterprises",
    "communications",
    "entertainment",
    "bank",
    "magazine",
    "newspaper",
    "agency",
    "news",
    "party",
    "network",
    "movement",
    "foundation",
    "organization",
];

/// The folded names of bodies that are kept under another.
pub(super) struct Aliases {
    /// For each the name under which it is kept, in every report.
    pub(super) names: BTreeMap<String, String>,
    /// By report: words that mean nothing by themselves but are short for a body named there.
    pub(super) short: BTreeMap<(usize, String), String>,
}

/// From the folded name of a body to the folded name under which it is kept, for each that has another.
///
/// `is_body` tells whether a report takes a name for an organisation or a group.
pub(super) fn aliases(
    texts: &[Text],
    candidates: &[Vec<Candidate>],
    keys: &[Vec<String>],
    is_body: &dyn Fn(usize, &str) -> bool,
) -> Aliases {
    let mut short: BTreeMap<(usize, String), String> = BTreeMap::new();
    let mut links = Links::default();
    let mut all: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (r, (text, list)) in texts.iter().zip(candidates).enumerate() {
        // The names of this report, as keys under which the lists keep them, with how they are written.
        let mut here: BTreeMap<String, String> = BTreeMap::new();
        let mut stray: BTreeMap<String, String> = BTreeMap::new();
        for (i, (c, key)) in list.iter().zip(&keys[r]).enumerate() {
            if !is_body(r, key) {
                // A name of one word that says too little by itself may still be a longer one's short form.
                if c.known == Known::Nothing && c.words.len() == 1 && c.before.is_none() && c.role.is_none() {
                    stray.entry(key.clone()).or_insert_with(|| text.words(c.words.clone()));
                }
                continue;
            }
            let kept = kept(c, key);
            here.entry(kept.clone()).or_insert_with(|| text.words(c.words.clone()));
            all.entry(kept.clone()).or_default().insert(r);
            bracketed(text, list, &keys[r], i, &mut links);
        }
        short_forms(&here, &mut links);
        for (key, surface) in stray {
            let mut long = here.iter().filter(|(k, s)| k.contains(' ') && shortens(&key, &surface, k, s, true));
            if let (Some((long, _)), None) = (long.next(), long.next()) {
                short.insert((r, key), long.clone());
            }
        }
    }
    // A form that one report alone uses short, and another in full.
    let surface: BTreeMap<String, String> = all.keys().map(|k| (k.clone(), k.clone())).collect();
    firms(&surface, &mut links);
    tribes(&surface, &mut links);
    let names = links.flatten();
    for long in short.values_mut() {
        if let Some(kept) = names.get(long) {
            long.clone_from(kept);
        }
    }
    Aliases { names, short }
}

/// The folded name under which the lists keep a body.
fn kept(c: &Candidate, key: &str) -> String {
    match c.known {
        Known::Body(_, full) => fold(full),
        _ => key.to_owned(),
    }
}

/// Which key stands for which.
#[derive(Default)]
struct Links(BTreeMap<String, String>);

impl Links {
    fn root(&self, key: &str) -> String {
        let mut at = key;
        while let Some(next) = self.0.get(at) {
            at = next;
        }
        at.to_owned()
    }

    /// Keeps `short` under `long`.
    fn join(&mut self, short: &str, long: &str) {
        let (a, b) = (self.root(short), self.root(long));
        if a != b {
            self.0.insert(a, b);
        }
    }

    fn flatten(self) -> BTreeMap<String, String> {
        self.0.keys().map(|k| (k.clone(), self.root(k))).collect()
    }
}

/// `Northern Relief Council (NRC)` and `NRC (Northern Relief Council)`.
fn bracketed(text: &Text, list: &[Candidate], keys: &[String], i: usize, links: &mut Links) {
    let (Some(next), Some(next_key)) = (list.get(i + 1), keys.get(i + 1)) else { return };
    let c = &list[i];
    let open = c.words.end;
    let inside = open + 1 == next.words.start
        && text.same_sentence(c.words.start, next.words.start)
        && matches!(text.word(open), "(" | "[")
        && next.words.end < text.len()
        && matches!(text.word(next.words.end), ")" | "]" | ";" | ",");
    if !inside {
        return;
    }
    let (a, b) = (kept(c, &keys[i]), kept(next, next_key));
    let short = |c: &Candidate| c.words.len() == 1 && is_acronym(text.word(c.words.start));
    if short(next) && initials_fit(text.word(next.words.start), &text.words(c.words.clone())) {
        links.join(&b, &a);
    } else if short(c) && initials_fit(text.word(c.words.start), &text.words(next.words.clone())) {
        links.join(&a, &b);
    }
}

/// Whether an acronym in brackets can be that of the name before it: it begins like it, or its letters come in order.
fn initials_fit(acronym: &str, name: &str) -> bool {
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let folded = fold(name);
    let folded = folded.strip_prefix("the ").unwrap_or(&folded);
    if folded.chars().next().is_none_or(|c| letters.first() != Some(&c)) && initials(name).is_none_or(|i| i.is_empty())
    {
        return false;
    }
    let mut rest = folded.chars();
    letters.iter().all(|l| rest.any(|c| c == *l))
}

/// The initials of a name of two words or more, small words left out.
fn initials(name: &str) -> Option<String> {
    let words: Vec<&str> =
        name.split([' ', '-', '/']).filter(|w| w.chars().next().is_some_and(char::is_uppercase)).collect();
    (words.len() > 1).then(|| words.iter().filter_map(|w| w.chars().next()).flat_map(char::to_lowercase).collect())
}

/// Acronyms, first words and last words of the names of one report.
fn short_forms(here: &BTreeMap<String, String>, links: &mut Links) {
    let mut by_initials: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for (key, surface) in here {
        if let Some(i) = initials(surface) {
            let bare = i.strip_prefix('t').filter(|_| surface.starts_with("The ")).map(str::to_owned);
            by_initials.entry(bare.unwrap_or(i)).or_default().push(key);
        }
    }
    for (key, surface) in here {
        if is_acronym(surface) {
            let letters: String = key.chars().filter(|c| c.is_alphabetic()).collect();
            if let Some([long]) = by_initials.get(&letters).map(Vec::as_slice) {
                links.join(key, long);
            }
            continue;
        }
        if lexicon::organisation(surface).is_some() && key.contains(' ') {
            continue;
        }
        let longer: Vec<&String> = here
            .iter()
            .filter(|(k, s)| k.len() > key.len() && shortens(key, surface, k, s, false))
            .map(|(k, _)| k)
            .collect();
        if let [long] = longer.as_slice() {
            links.join(key, long);
        }
    }
}

/// Whether `short` is how a text may go on calling `long`: its first words, or its last after `the`.
fn shortens(key: &str, surface: &str, long: &str, long_surface: &str, stray: bool) -> bool {
    let words: Vec<&str> = long.split(' ').collect();
    let own: Vec<&str> = key.split(' ').collect();
    if words.len() <= own.len() {
        return false;
    }
    let head = |w: &str| lexicon::head(w) == Some(Head::Body);
    let first = words.starts_with(&own);
    let last = words.ends_with(&own);
    if stray && last {
        return true;
    }
    if own.len() == 1 && head(surface.trim_start_matches("The ").trim_start_matches("the ")) {
        // `the Church` for `Church of …`, `the Times` for `… Times`
        return first && matches!(words.get(1), Some(&"of" | &"for" | &"on")) || last;
    }
    if first {
        let listed = lexicon::organisation(surface).is_some();
        let rest = words.iter().skip(own.len());
        return if listed {
            rest.clone().all(|w| OPTIONAL.contains(&w.trim_end_matches(['.', ','])))
        } else {
            long_surface.split(' ').skip(own.len()).all(|w| w.chars().next().is_some_and(char::is_uppercase))
        };
    }
    false
}

/// `Aerion` and `Aerion Inc.`, wherever they stand.
fn firms(all: &BTreeMap<String, String>, links: &mut Links) {
    for key in all.keys() {
        let words: Vec<&str> = key.split(' ').collect();
        let bare: Vec<&str> =
            words.iter().copied().take_while(|w| !OPTIONAL.contains(&w.trim_end_matches(['.', ',']))).collect();
        let short = bare.join(" ");
        let short = short.trim_end_matches([',', ' ']);
        if bare.len() < words.len() && !bare.is_empty() && all.contains_key(short) && words.len() - bare.len() <= 2 {
            let rest_optional =
                words.iter().skip(bare.len()).all(|w| OPTIONAL.contains(&w.trim_end_matches(['.', ','])));
            if rest_optional {
                links.join(key, short);
            }
        }
    }
}

/// `Peruvian Shining Band` and `Shining Band`: a people's adjective before a group's name, if there is one such group.
fn tribes(all: &BTreeMap<String, String>, links: &mut Links) {
    let mut variants: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    for key in all.keys() {
        if let Some((first, rest)) = key.split_once(' ') {
            let mut chars = first.chars();
            let capital: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
            if lexicon::state(&capital).is_some_and(|s| s.adjective() || s.name()) && all.contains_key(rest) {
                variants.entry(rest).or_default().push(key);
            }
        }
    }
    for (short, long) in variants {
        if let [one] = long.as_slice() {
            links.join(short, one);
        }
    }
}
