//! Two statements laid on each other: how far their verbs and arguments stand for the same.

use crate::extract::engine::{Dep, Pos};
use crate::model::ActorId;

use super::profile::Context;
use super::statement::{Role, Statement};
use super::terms::{Bag, TermId};
use super::words::{self, LISTS};

/// A statement and the report it stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side<'a> {
    /// The report's place in the list.
    pub(super) report: usize,
    /// The statement.
    pub(super) statement: &'a Statement,
}

/// How two statements stand to each other; `None` where one of them leaves the place empty or to a pronoun.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Meeting {
    /// How far the verbs (or complements) can say the same.
    pub(super) verb: f32,
    /// How far the subjects are the same.
    pub(super) subject: Option<f32>,
    /// How far the objects are the same.
    pub(super) object: Option<f32>,
    /// How much the matching terms of both tell.
    pub(super) mass: f32,
    /// The share of the first that is met in the second, its verb left out.
    pub(super) first: f32,
    /// The share of the second that is met in the first, its verb left out.
    pub(super) second: f32,
    /// The mean of the shares with the verbs, nearer to the lower one.
    pub(super) whole: f32,
    /// How much the verbs tell where they can say the same, or the opposite.
    pub(super) said: f32,
}

impl Meeting {
    /// Whether neither subject nor object speaks against the two being of one thing, and one of them speaks for it.
    pub(super) fn same_parties(&self) -> bool {
        let same = |m: Option<f32>| m.is_none_or(|m| m >= 0.5);
        same(self.subject) && same(self.object) && (self.subject.is_some() || self.object.is_some())
    }

    /// The mean of the two shares, nearer to the lower one.
    pub(super) fn harmony(&self) -> f32 {
        harmony(self.first, self.second)
    }

    /// How much ties the two: the matching terms, and the verbs where they are of one kind.
    pub(super) fn tie(&self) -> f32 {
        self.mass + self.said
    }

    /// The same with the verbs.
    pub(super) fn whole(&self) -> f32 {
        self.whole
    }
}

/// The mean of two shares, nearer to the lower one.
pub(super) fn harmony(first: f32, second: f32) -> f32 {
    if first + second > 0.0 { 2.0 * first * second / (first + second) } else { 0.0 }
}

/// Lays two statements on each other.
pub(super) fn meet(cx: &Context, a: Side, b: Side) -> Meeting {
    with_parties(cx, a, b, weigh(cx, a, b))
}

/// The same, where the two have a verb or a term in common; most have not.
pub(super) fn meet_any(cx: &Context, a: Side, b: Side) -> Option<Meeting> {
    let m = weigh(cx, a, b);
    (m.verb > 0.0 || m.mass > 0.0).then(|| with_parties(cx, a, b, m))
}

fn with_parties(cx: &Context, a: Side, b: Side, m: Meeting) -> Meeting {
    Meeting {
        subject: same(cx, a, Role::Subject, b, Role::Subject),
        object: same(cx, a, Role::Object, b, Role::Object),
        ..m
    }
}

/// How the words of two statements meet, their parties not looked at.
fn weigh(cx: &Context, a: Side, b: Side) -> Meeting {
    let (ta, tb) = (terms(cx, a), terms(cx, b));
    let (va, vb) = (verb_token(a), verb_token(b));
    let (verb, said) = match (cx.term(a.report, va), cx.term(b.report, vb)) {
        (Some(x), Some(y)) => {
            let (v, w) = (&a.statement.verb, &b.statement.verb);
            let strength = match cx.terms.strength(x.id, y.id) {
                0.0 => 0.0,
                strength => {
                    // `take` has a meaning in common with most verbs.
                    let light = |v: &str| LISTS.light.contains_key(v.split(' ').next().unwrap_or_default());
                    strength.min(if light(v) == light(w) { 1.0 } else { 0.5 })
                }
            };
            // Opposites of the lists are half alike as terms; those made with a prefix end alike.
            let opposite = || (strength >= 0.5 || v.ends_with(w) || w.ends_with(v)) && words::opposite(v, w);
            let of_one_kind = strength >= 0.8 || opposite();
            (strength, if of_one_kind { x.weight.min(y.weight) } else { 0.0 })
        }
        _ if a.statement.verb == b.statement.verb => (1.0, 0.0),
        _ => (0.0, 0.0),
    };
    // Met and all, with the verb and without.
    let sums = |these: &Bag, those: &Bag, verb: usize| {
        these.iter().fold(([0.0; 2], [0.0; 2]), |(mut met, mut all), (t, token)| {
            let found = t.weight * those.met(t.id);
            for n in 0..2 - usize::from(*token == verb) {
                met[n] += found;
                all[n] += t.weight;
            }
            (met, all)
        })
    };
    let share = |met: f32, all: f32| if all > 0.0 { met / all } else { 0.0 };
    let (met_a, all_a) = sums(ta, tb, va);
    let (met_b, all_b) = sums(tb, ta, vb);
    Meeting {
        verb,
        subject: None,
        object: None,
        mass: met_a[1].min(met_b[1]),
        first: share(met_a[1], all_a[1]),
        second: share(met_b[1], all_b[1]),
        whole: harmony(share(met_a[0], all_a[0]), share(met_b[0], all_b[0])),
        said,
    }
}

/// The token that says what a statement says: the complement after `be`, else the verb.
pub(super) fn verb_token(side: Side) -> usize {
    let s = side.statement;
    if s.copula { s.heads(Role::Complement).next().unwrap_or(s.head) } else { s.head }
}

/// The terms of a statement, with those of the arguments that it takes over from another clause.
pub(super) fn terms<'c>(cx: &'c Context, side: Side) -> &'c Bag {
    static NOTHING: Bag = Bag::empty();
    cx.told[side.report].get(side.statement.head).unwrap_or(&NOTHING)
}

/// Gathers what [`terms`] then looks up.
pub(super) fn gather(cx: &Context, side: Side) -> Bag {
    let s = side.statement;
    let doc = &cx.reading.docs[side.report];
    let mut tokens = s.own.clone();
    for arg in &s.args {
        if !s.own.contains(&arg.head) {
            // The noun with its own words, without the clauses that describe it.
            tokens.push(arg.head);
            tokens.extend(doc.children_by(arg.head, &[Dep::Compound, Dep::Amod, Dep::Poss, Dep::Nummod, Dep::Nmod]));
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    Bag::new(cx.terms_of(side.report, &tokens), &cx.terms)
}

/// An argument of a statement as it is compared with those of another.
#[derive(Debug, Clone)]
struct Party {
    role: Role,
    noun: Noun,
    /// Whether it can be compared: a pronoun that was not resolved cannot, nor `his wife`.
    comparable: bool,
    /// Whether it is a number.
    number: bool,
    /// Whose kin it is, and what kin.
    kin: Option<(String, ActorId)>,
}

/// The arguments of a statement.
#[derive(Debug, Clone, Default)]
pub(super) struct Parties(Vec<Party>);

/// Gathers what [`same`] then compares.
pub(super) fn parties(cx: &Context, side: Side) -> Parties {
    let doc = &cx.reading.docs[side.report];
    let party = |role: Role, head: usize| Party {
        role,
        noun: Noun::of(cx, side.report, head),
        comparable: comparable(cx, side.report, head),
        number: matches!(doc.tokens.get(head).map(|t| t.pos), Some(Pos::Num | Pos::Sym)),
        kin: kin(cx, side.report, head),
    };
    Parties(side.statement.args.iter().map(|a| party(a.role, a.head)).collect())
}

/// How far the arguments of two roles are the same; `None` where one side has none, or none that can be compared.
pub(super) fn same(cx: &Context, a: Side, role_a: Role, b: Side, role_b: Role) -> Option<f32> {
    let of = |side: Side, role: Role| {
        let all = cx.parties[side.report].get(side.statement.head).map_or(&[][..], |p| p.0.as_slice());
        all.iter().filter(move |p| p.role == role)
    };
    let mut best = None;
    for x in of(a, role_a) {
        for y in of(b, role_b) {
            // `his wife`, whoever she is, is his wife, and not his sister.
            if let (Some(p), Some(q)) = (&x.kin, &y.kin) {
                return Some(if p == q { 1.0 } else { 0.0 });
            }
            if !x.comparable || !y.comparable {
                continue;
            }
            let alike = x.noun.alike(&y.noun, cx);
            // A number is compared as one; here it speaks for, not against.
            if alike > 0.0 || !x.number && !y.number {
                best = Some(alike.max(best.unwrap_or(0.0)));
            }
        }
    }
    best
}

/// Nouns for who is kin to somebody, who may go by a name elsewhere.
const KIN: &[&str] = &[
    "brother", "child", "daughter", "father", "husband", "mother", "parent", "sister", "son", "spouse", "widow", "wife",
];

/// What kin a noun names, and whose (`Kern's wife`, `his wife, Ilse Holt`).
fn kin(cx: &Context, report: usize, token: usize) -> Option<(String, ActorId)> {
    let doc = &cx.reading.docs[report];
    let lemma = &doc.tokens.get(token).filter(|t| KIN.contains(&&*t.lemma))?.lemma;
    let whose = doc.children_by(token, &[Dep::Poss]).find_map(|p| cx.reading.who[report].at(p))?;
    Some((lemma.to_string(), whose))
}

/// Whether a noun can be compared: a pronoun that was not resolved cannot, nor `his wife`.
fn comparable(cx: &Context, report: usize, token: usize) -> bool {
    let doc = &cx.reading.docs[report];
    let Some(t) = doc.tokens.get(token) else { return false };
    let kin = KIN.contains(&&*t.lemma) && doc.children_by(token, &[Dep::Poss]).next().is_some();
    if kin && cx.reading.who[report].at(token).is_none() {
        return false;
    }
    cx.term(report, token).is_some() || !matches!(t.pos, Pos::Pron | Pos::Det)
}

/// How far two nouns are the same: the same actor, or heads that can stand for each other.
pub(super) fn noun(cx: &Context, report_a: usize, a: usize, report_b: usize, b: usize) -> f32 {
    Noun::of(cx, report_a, a).alike(&Noun::of(cx, report_b, b), cx)
}

/// A noun as it is compared.
#[derive(Debug, Clone)]
struct Noun {
    actor: Option<ActorId>,
    /// Its term; a name stands at the first of its words, its head may be another.
    term: Option<TermId>,
    /// The names that describe it (`the Kern family`).
    names: Vec<TermId>,
    /// Its dictionary form.
    lemma: String,
}

impl Noun {
    fn of(cx: &Context, report: usize, token: usize) -> Self {
        let doc = &cx.reading.docs[report];
        let actor = cx.reading.who[report].at(token);
        let term = cx.term(report, token).or_else(|| cx.name_term(report, token)).map(|t| t.id);
        let describing = doc.children_by(token, &[Dep::Compound, Dep::Nmod, Dep::Poss]);
        let named = describing.filter(|&i| doc.tokens[i].pos == Pos::Propn);
        let names = named.filter_map(|i| cx.term(report, i)).map(|t| t.id).collect();
        Self { actor, term, names, lemma: cx.lemma(report, token) }
    }

    fn alike(&self, other: &Self, cx: &Context) -> f32 {
        let spelled = || self.term.zip(other.term).map_or(0.0, |(x, y)| cx.terms.strength(x, y));
        if let (Some(x), Some(y)) = (self.actor, other.actor) {
            // Two actors, unless one is the other spelled in another way.
            return if x == y { 1.0 } else { Some(spelled()).filter(|s| *s >= 0.8).unwrap_or(0.0) };
        }
        // `the Kern family`, `the Holt family`
        let (xs, ys) = (&self.names, &other.names);
        let met = || xs.iter().any(|&x| ys.iter().any(|&y| cx.terms.strength(x, y) >= 0.5));
        if !xs.is_empty() && !ys.is_empty() && !met() {
            return 0.0;
        }
        match (self.term, other.term) {
            (Some(_), Some(_)) => spelled(),
            _ if self.lemma == other.lemma => 1.0,
            _ => 0.0,
        }
    }
}
