//! Of whom the outlet says that what he tells is not so: liars, and who is exposed as one.

use crate::extract::engine::{Dep, Pos};
use crate::model::CueClass;

use super::super::profile::{Context, Profile};
use super::super::statement::{Role, Statement};
use super::asserted;
use super::nouns::calls_untrue;
use super::rejecting::Found;

/// Verbs that show what somebody is.
const SHOWING: &[&str] = &["bust", "expose", "out", "reveal", "show", "unmask"];

/// The statements of a report that may say of somebody that what he tells is not so.
pub(in super::super) fn exposing(cx: &Context, report: usize) -> Vec<usize> {
    let may = |s: &Statement| {
        s.turned.is_none()
            && asserted(s.mode)
            && (s.verb == "lie"
                || SHOWING.contains(&s.verb.as_str())
                || s.copula && s.heads(Role::Complement).any(|c| calls_untrue(cx, report, c)))
    };
    let list = cx.statements[report].iter().enumerate();
    list.filter(|(_, s)| may(s)).map(|(n, _)| n).collect()
}

/// `The woman who claimed to own it is a hoaxer`, `was lying`, `was exposed as a fraud`: of who tells the claim the
/// outlet says that what he tells is not so.
pub(super) fn by_liar(cx: &Context, profile: &Profile) -> Option<Found> {
    let (doc, report) = (&cx.reading.docs[profile.report], profile.report);
    let source = doc.tokens_in(profile.claim.source.as_ref()?.span);
    // `lied in agreeing to it`: he told no story.
    let cue = profile.claim.cue.as_ref().map(|c| c.class);
    if matches!(cue, Some(CueClass::Promising | CueClass::Directing | CueClass::Conceding)) {
        return None;
    }
    let lied = profile.claim.cue.as_ref().is_some_and(|c| c.lemma == "lie");
    let mut content = profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    let first = content.find(|&i| doc.tokens[i].pos != Pos::Punct);
    if lied && first.is_some_and(|i| matches!(&*doc.tokens[i].lower, "in" | "by" | "when")) {
        return None;
    }
    // `who`, where the noun itself is not taken for the source.
    let of = |h: usize| {
        source.contains(&h) || doc.children_by(h, &[Dep::Relcl]).any(|c| doc.children(c).any(|w| source.contains(&w)))
    };
    let untrue = |c: usize| calls_untrue(cx, report, c);
    cx.exposing(report)
        .iter()
        .filter_map(|&n| cx.statements[report].get(n))
        .find_map(|s| {
            // Not `pleaded guilty to lying`, which says nothing of what he tells now.
            // Nor what he lied about, where that is another thing.
            let about: Vec<usize> = s.args.iter().filter(|a| a.role == Role::Oblique).map(|a| a.head).collect();
            let met = |&i: &usize| cx.term(report, i).is_none_or(|t| profile.terms.met(t.id) >= 0.5);
            if s.verb == "lie" && !about.is_empty() && !about.iter().any(met) {
                return None;
            }
            let own = doc.children_by(s.head, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_some();
            if own && s.heads(Role::Subject).any(of) {
                let called = s.heads(Role::Complement).find(|&c| s.copula && untrue(c));
                return called.or_else(|| (s.verb == "lie").then_some(s.head)).map(|c| vec![s.head, c]);
            }
            let shown = SHOWING.contains(&s.verb.as_str()) && s.heads(Role::Object).any(of);
            let as_what = doc.children_by(s.head, &[Dep::Prep]).find(|&p| shown && &*doc.tokens[p].lower == "as")?;
            let what = doc.children_by(as_what, &[Dep::Pobj, Dep::Amod]).find(|&c| untrue(c))?;
            Some(vec![s.head, what])
        })
        .map(|words| Found { outlet: true, ..Found::new(words, None) })
}
