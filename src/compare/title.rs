//! What the event is called: words that the headlines share.

use super::profile::Context;
use super::terms::TermId;
use crate::model::Report;

/// How many words a title holds at most.
const WORDS: usize = 4;

/// A short name of the event in words of the reports; the headline of a single report.
pub(super) fn find(cx: &Context) -> String {
    let heads: Vec<_> = cx
        .reports
        .iter()
        .enumerate()
        .map(|(r, report)| (r, head_terms(cx, r, report)))
        .filter(|(_, terms)| !terms.is_empty())
        .collect();
    let Some((first, own)) = heads.first() else {
        return cx.reports.first().map(|r| r.outlet.clone()).unwrap_or_default();
    };
    if heads.len() == 1 {
        return cx.reports[*first].headline.map(|h| flat(cx.reports[*first].words(h))).unwrap_or_default();
    }
    // Terms by the number of headlines that hold them; all ties are settled by the words, so that no order shows.
    let mut found: Vec<(usize, f32, String, usize)> = Vec::new();
    for (r, terms) in &heads {
        for &(id, weight, token) in terms {
            let holding = heads.iter().filter(|(_, ts)| ts.iter().any(|t| cx.terms.strength(t.0, id) >= 0.8)).count();
            let words = cx.named(*r, token);
            if holding * 2 > heads.len().min(4)
                && holding > 1
                && !found.iter().any(|f| f.2.to_lowercase() == words.to_lowercase())
            {
                found.push((holding, weight, words, token));
            }
        }
    }
    let _ = own;
    found.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
    let mut chosen: Vec<(usize, String)> = Vec::new();
    let mut length = 0;
    for (_, _, words, token) in found {
        let more = words.split(' ').count();
        let known = |c: &(usize, String)| {
            c.1.to_lowercase().contains(&words.to_lowercase()) || words.to_lowercase().contains(&c.1.to_lowercase())
        };
        if length + more <= WORDS && !chosen.iter().any(known) {
            length += more;
            chosen.push((token, words));
        }
    }
    chosen.sort();
    if chosen.is_empty() {
        let heads = heads.iter().filter_map(|(r, _)| cx.reports[*r].headline.map(|h| flat(cx.reports[*r].words(h))));
        return heads.min_by_key(|h| (h.chars().count(), h.clone())).unwrap_or_default();
    }
    let words = chosen.iter().map(|c| c.1.as_str()).collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// The nouns and names of a headline, or of the first sentence where there is none.
fn head_terms(cx: &Context, r: usize, report: &Report) -> Vec<(TermId, f32, usize)> {
    use crate::extract::engine::Pos;
    let doc = &cx.reading.docs[r];
    let range = match report.headline {
        Some(h) => doc.tokens_in(h),
        None => doc.sentences.first().cloned().unwrap_or(0..0),
    };
    range
        .filter(|&i| matches!(doc.tokens[i].pos, Pos::Noun | Pos::Propn))
        .filter_map(|i| {
            let term = cx.term(r, i)?;
            (term.weight >= 0.2).then_some((term.id, term.weight, i))
        })
        .collect()
}

fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
