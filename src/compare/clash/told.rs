//! Whether a clause is told as such, in its own right and of its own time, or only said along with another.

use crate::extract::engine::{Dep, Doc, Pos, Tag};
use crate::model::{ActorId, Span};

use super::super::meeting::Side;
use super::super::profile::{Context, Profile};
use super::super::statement::Role;
use super::super::words::LISTS;
use super::Case;
use super::denial::accuses;

/// Whether a clause stands by itself, not as the complement of a verb or a preposition that need not make it so.
fn told_outright(case: &Case, side: Side, claim: &Profile) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    // `accused them of ignoring it`: what the claim itself holds is told.
    let first = claim.statements.first().and_then(|&n| case.cx.statements[side.report].get(n));
    if accuses(claim) && first.is_some_and(|f| f.head == side.statement.head) {
        return true;
    }
    let mut at = side.statement.head;
    while doc.tokens[at].dep == Dep::Conj {
        at = doc.tokens[at].head;
    }
    let above = &*doc.tokens[doc.tokens[at].head].lemma;
    match doc.tokens[at].dep {
        // `fooled them into believing that he paid`
        Dep::Ccomp => {
            let above = doc.tokens[at].head;
            // `to stand up and say that all is well is a mistake`
            let to = joined(doc, above).any(|a| doc.children_by(a, &[Dep::Aux]).any(|x| &*doc.tokens[x].lower == "to"));
            let top = joined(doc, above).last().unwrap_or(above);
            let named =
                matches!(doc.tokens[top].dep, Dep::Advcl | Dep::Ccomp | Dep::Csubj | Dep::Csubjpass | Dep::Root);
            !(to && named || matches!(doc.tokens[above].dep, Dep::Pcomp | Dep::Xcomp | Dep::Acl))
        }
        // `asked why he left`
        Dep::Pcomp => {
            doc.tokens[at].tag != Tag::Vbg && doc.children_by(at, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_some()
        }
        // `tenants seeking a loan`: which ones are meant.
        Dep::Acl => doc.tokens[at].tag != Tag::Vbg,
        Dep::Xcomp => matches!(above, "begin" | "continue" | "happen" | "help" | "keep" | "manage" | "start"),
        _ => true,
    }
}

/// A verb and those that it is joined to, the first of them last (`stand up and say`).
fn joined(doc: &Doc, verb: usize) -> impl Iterator<Item = usize> + '_ {
    std::iter::successors(Some(verb), |&a| (doc.tokens[a].dep == Dep::Conj).then(|| doc.tokens[a].head))
}

/// Whether a clause tells of what was so before something else (`had met`); in reported speech all past is told so, save
/// what the report says itself of who would not do it (`had refused to meet`).
pub(super) fn perfect(case: &Case, side: Side, claim: &Profile) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let head = side.statement.head;
    let had = |v: usize| doc.children_by(v, &[Dep::Aux]).any(|a| &*doc.tokens[a].lower == "had");
    if claim.claim.source.is_some() {
        let cue = claim.claim.cue.as_ref().and_then(|c| doc.tokens_in(c.span).next());
        let would_not = |v: usize| v == head || doc.tokens[head].dep == Dep::Xcomp && doc.tokens[head].head == v;
        return cue.is_some_and(|v| would_not(v) && had(v));
    }
    had(head)
}

/// Whether a clause is one that says by itself what is or was so: with a verb of its own tense, not hung on another as what
/// is asked, wanted or told by the way. A headline leaves its tenses out.
pub(super) fn stands(case: &Case, side: Side, claim: &Profile) -> bool {
    told_outright(case, side, claim) && tensed(case, side, claim) && !which(case, side)
}

/// Whether a clause only says which one is meant (`a town that would take them`).
fn which(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let t = &doc.tokens[side.statement.head];
    let before = doc.subtree(side.statement.head).start.checked_sub(1).map(|b| &*doc.tokens[b].lower);
    // `Kern who left`, of one; `Velians who left`, of some.
    let one = case.cx.reading.who[side.report].at(t.head).is_some() && doc.tokens[t.head].tag != Tag::Nnps;
    t.dep == Dep::Relcl && !matches!(before, Some("," | "—" | "–" | "-")) && !one
}

/// Whether a clause has a tense of its own and is not asked.
pub(super) fn tensed(case: &Case, side: Side, claim: &Profile) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    if asked(doc, side.statement.head) || usual(doc, side.statement.head) {
        return false;
    }
    let t = &doc.tokens[side.statement.head];
    if heading(case.cx, side.report, t.span) || !matches!(t.pos, Pos::Verb | Pos::Aux) {
        return true;
    }
    let first = claim.statements.first().and_then(|&n| case.cx.statements[side.report].get(n));
    accuses(claim) && first.is_some_and(|f| f.head == side.statement.head) || finite(doc, side.statement.head)
}

/// Whether something stands in a headline, or in a report that is no longer than one.
pub(super) fn heading(cx: &Context, report: usize, span: Span) -> bool {
    cx.reports[report].headline.is_some_and(|h| h.contains(span)) || cx.reading.docs[report].sentences.len() <= 2
}

/// Whether a word stands in its sentence's main clause.
pub(super) fn main(doc: &Doc, word: usize) -> bool {
    let verb = |&i: &usize| matches!(doc.tokens[i].pos, Pos::Verb | Pos::Aux) && doc.tokens[i].dep != Dep::Aux;
    let first = std::iter::once(word).chain(doc.ancestors(word)).find(verb).unwrap_or(word);
    // `met and sold it`, `managed to sell it`
    let above = |&i: &usize| {
        let t = &doc.tokens[i];
        (t.head != i && matches!(t.dep, Dep::Conj | Dep::Xcomp | Dep::Auxpass)).then_some(t.head)
    };
    std::iter::successors(Some(first), above).any(|i| doc.tokens[i].head == i)
}

/// Whether a clause tells what happens as a rule (`prices often keep rising`), not what happened.
pub(super) fn usual(doc: &Doc, head: usize) -> bool {
    let above = doc.ancestors(head).take(1).filter(|_| doc.tokens[head].dep == Dep::Xcomp);
    let often = |i: usize| {
        matches!(
            &*doc.tokens[i].lower,
            "commonly"
                | "generally"
                | "normally"
                | "often"
                | "rarely"
                | "seldom"
                | "sometimes"
                | "typically"
                | "usually"
        )
    };
    std::iter::once(head).chain(above).any(|v| doc.children_by(v, &[Dep::Advmod]).any(often))
}

/// Who does what a clause tells; of `Brandt and Holt said they would sell it`, the two.
pub(super) fn doer(cx: &Context, side: Side, claim: &Profile) -> Option<ActorId> {
    let who = &cx.reading.who[side.report];
    let doc = &cx.reading.docs[side.report];
    let several = |i: usize| &*doc.tokens[i].lower == "and" || matches!(doc.tokens[i].tag, Tag::Nns | Tag::Nnps);
    let they = |h: usize| {
        &*doc.tokens[h].lower == "they" && claim.claim.source.iter().flat_map(|s| doc.tokens_in(s.span)).any(several)
    };
    let named = side.statement.heads(Role::Subject).find_map(|h| who.at(h));
    named.or_else(|| cx.speaker(claim).filter(|_| side.statement.heads(Role::Subject).any(they)))
}

/// Whether a verb has a tense, by itself or by an auxiliary.
fn finite(doc: &Doc, verb: usize) -> bool {
    // Not `pressed him to release it`.
    let auxiliary = |v: usize| doc.children_by(v, &[Dep::Aux, Dep::Auxpass]).any(|a| &*doc.tokens[a].lower != "to");
    let subject = |v: usize| doc.children_by(v, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_some();
    let mut at = verb;
    loop {
        let t = &doc.tokens[at];
        if matches!(t.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) || auxiliary(at) || t.tag == Tag::Vbn && subject(at) {
            return !matches!(t.dep, Dep::Acl | Dep::Amod | Dep::Pcomp) || subject(at);
        }
        // `has come and gone`, `failed to come`
        if !matches!(t.dep, Dep::Conj | Dep::Xcomp) || t.head == at || subject(at) {
            return t.head == at;
        }
        at = t.head;
    }
}

/// Whether a clause stands in what is asked or left open (`asked if he knew that it was shut`, `whether it goes on as planned`).
pub(super) fn asked(doc: &Doc, head: usize) -> bool {
    let opens = |v: usize| {
        let mut marks = doc.children_by(v, &[Dep::Mark]);
        doc.tokens[v].dep != Dep::Root && marks.any(|m| matches!(&*doc.tokens[m].lower, "if" | "whether" | "unless"))
    };
    std::iter::once(head).chain(doc.ancestors(head)).any(opens)
}

/// Whether something around a clause that is told as so says `not` as well (`no reason to believe that they left`, `is in no
/// hurry`).
pub(super) fn under_not(cx: &Context, side: Side) -> bool {
    let doc = &cx.reading.docs[side.report];
    let list = &cx.statements[side.report];
    // Not `drafted, but not sent`.
    let but = |i: usize| i.checked_sub(1).is_some_and(|b| matches!(&*doc.tokens[b].lower, "but" | "though" | "if"));
    let not = |i: usize| matches!(LISTS.negators.get(&*doc.tokens[i].lower), Some(&("word" | "determiner"))) && !but(i);
    let mut above = side.statement.governor.and_then(|g| list.get(g));
    // What turns the clause itself is known.
    if side.statement.turned.is_none() && side.statement.own.iter().any(|&i| not(i)) {
        return true;
    }
    let mut below = side.statement.head;
    while let Some(s) = above {
        // `does not want to keep it or sell it`
        let joined = doc.tokens[below].dep == Dep::Conj
            && doc.children_by(below, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_none();
        let hangs =
            joined || matches!(doc.tokens[below].dep, Dep::Ccomp | Dep::Xcomp | Dep::Acl | Dep::Pcomp | Dep::Relcl);
        if hangs && s.own.iter().any(|&i| not(i) && side.statement.turned != Some(i)) {
            return true;
        }
        below = s.head;
        above = s.governor.and_then(|g| list.get(g));
    }
    false
}
