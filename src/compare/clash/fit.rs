//! Whether two statements are of one thing, as far as their nouns say.

use crate::extract::engine::{Dep, Doc, Pos};

use super::super::meeting::{Side, noun, terms};
use super::super::statement::Role;
use super::Case;

/// Whether the two say nothing different after the same preposition (`in the north`, `in the south`).
pub(super) fn obliques_fit(case: &Case, s: Side, t: Side) -> bool {
    let cx = case.cx;
    let obliques = |side: Side| -> Vec<(String, usize)> {
        let args = side.statement.args.iter().filter(|a| a.role == Role::Oblique);
        args.filter_map(|a| Some((cx.lemma(side.report, a.preposition?), a.head))).collect()
    };
    if !nouns_fit(case, s, t) {
        return false;
    }
    let (xs, ys) = (obliques(s), obliques(t));
    // `leads among farmers`: of a part of those of whom the other tells.
    let part = |list: &[(String, usize)]| list.iter().any(|(p, _)| p == "among" || p == "amongst");
    if part(&xs) != part(&ys) {
        return false;
    }
    xs.iter().all(|(p, x)| {
        let mut like = ys.iter().filter(|(q, _)| p == q).peekable();
        like.peek().is_none()
            || like.any(|&(_, y)| {
                noun(cx, s.report, *x, t.report, y) > 0.0 || contains(case, s, *x, t) || contains(case, t, y, s)
            })
    })
}

/// Words that set one of a kind apart from the others.
pub(super) const WHICH: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "last",
    "next",
    "other",
    "another",
    "separate",
    "new",
    "old",
    "former",
    "earlier",
    "later",
    "previous",
    "early",
    "late",
    "morning",
    "afternoon",
    "evening",
];

/// Whether no noun that both have is set apart in one of them from the other (`the first attack`, `the second attack`;
/// `the attack on the port`, `the attack on the airfield`).
pub(super) fn nouns_fit(case: &Case, s: Side, t: Side) -> bool {
    let cx = case.cx;
    let nouns = |side: Side| {
        let doc = &cx.reading.docs[side.report];
        side.statement.own.iter().copied().filter(|&i| doc.tokens[i].pos == Pos::Noun).collect::<Vec<_>>()
    };
    let one_of = |side: Side, noun: usize| which(&cx.reading.docs[side.report], noun);
    let told = |side: Side, noun: usize| -> Vec<(String, usize)> {
        let doc = &cx.reading.docs[side.report];
        let of = |p: usize| doc.children_by(p, &[Dep::Pobj]).map(move |o| (doc.tokens[p].lower.to_string(), o));
        doc.children_by(noun, &[Dep::Prep]).flat_map(of).collect()
    };
    let others = nouns(t);
    nouns(s).iter().all(|&x| {
        others.iter().all(|&y| {
            if noun(cx, s.report, x, t.report, y) < 1.0 {
                return true;
            }
            let apart = one_of(s, x).zip(one_of(t, y)).is_some_and(|(a, b)| a != b);
            let (of_x, of_y) = (told(s, x), told(t, y));
            let clash = of_x.iter().any(|(p, a)| {
                let mut like = of_y.iter().filter(|(q, _)| p == q).peekable();
                let named = |report: usize, i: usize| cx.term(report, i).is_some() || cx.name_term(report, i).is_some();
                like.peek().is_some()
                    && named(s.report, *a)
                    && like.all(|&(_, b)| {
                        named(t.report, b)
                            && noun(cx, s.report, *a, t.report, b) <= 0.0
                            && !contains(case, s, *a, t)
                            && !contains(case, t, b, s)
                    })
            });
            // `the harbour bill`, `the fish market bill`
            let made_of = |side: Side, noun: usize| -> Vec<usize> {
                let doc = &cx.reading.docs[side.report];
                let common = |&i: &usize| doc.tokens[i].pos == Pos::Noun;
                doc.children_by(noun, &[Dep::Compound]).filter(common).collect()
            };
            // `their inquiry`, `the Kern inquiry`
            let whose = |side: Side, noun: usize| {
                let of = |c: usize| cx.reading.who[side.report].at(c);
                cx.reading.docs[side.report].children_by(noun, &[Dep::Poss, Dep::Compound]).find_map(of)
            };
            let of_others = whose(s, x).zip(whose(t, y)).is_some_and(|(a, b)| a != b);
            let (made_x, made_y) = (made_of(s, x), made_of(t, y));
            let met = |a: usize, b: usize| noun(cx, s.report, a, t.report, b) > 0.0;
            let other =
                !made_x.is_empty() && !made_y.is_empty() && !made_x.iter().any(|&a| made_y.iter().any(|&b| met(a, b)));
            !apart && !clash && !other && !of_others
        })
    })
}

/// Which of several a noun is said to be (`the first pier`, `the first two piers`).
pub(super) fn which(doc: &Doc, noun: usize) -> Option<&str> {
    let beside = [Dep::Amod, Dep::Det, Dep::Advmod, Dep::Compound];
    let counted = doc.children_by(noun, &[Dep::Nummod]).flat_map(|n| doc.children(n));
    let mut words = doc.children_by(noun, &beside).chain(counted).map(|i| &*doc.tokens[i].lower);
    words.find(|w| WHICH.contains(w))
}

/// Whether a noun is said to be of others than those told of before (`two other boats`).
pub(super) fn others(doc: &Doc, noun: usize) -> bool {
    let other = |c: usize| matches!(&*doc.tokens[c].lower, "other" | "another" | "remaining");
    doc.children_by(noun, &[Dep::Amod, Dep::Det]).any(other)
}

/// Whether the other statement has the noun's term anywhere.
pub(super) fn contains(case: &Case, side: Side, noun: usize, other: Side) -> bool {
    let cx = case.cx;
    let terms = terms(cx, other);
    let doc = &cx.reading.docs[side.report];
    let own = std::iter::once(noun).chain(doc.children_by(noun, &[Dep::Compound, Dep::Amod]));
    own.filter_map(|i| cx.term(side.report, i)).any(|t| terms.met(t.id) >= 0.8)
}
