//! Antonyms: words of opposite meaning in the same place of two statements that are otherwise alike.

use crate::extract::engine::{Dep, Doc, Pos};
use crate::model::{Confidence, DisputeKind};

use super::super::meeting::{Meeting, Side, noun, same, verb_token};
use super::super::profile::Profile;
use super::super::statement::Role;
use super::super::words::{self, LISTS};
use super::opposites::contained;
use super::told::{heading, stands};
use super::{Case, Clash, asserted, counts, fit};

pub(super) fn find(case: &Case, meetings: &[(Side, Side, Meeting)]) -> Option<Clash> {
    let mut best: Option<(f32, Clash)> = None;
    for (s, t, m) in meetings {
        if !asserted(s.statement.mode) || case.other_days(*s, *t) {
            continue;
        }
        // What will be and what is are two times: `will end` and `continues` both hold.
        if s.statement.mode != t.statement.mode {
            continue;
        }
        // `rose from 60 to 70`, `fell last year`: two stretches of time.
        if counts::ranged(case, *s) != counts::ranged(case, *t) {
            continue;
        }
        let alike = s.statement.turned.is_some() == t.statement.turned.is_some();
        let found = if alike { verbs(case, *s, *t, m).or_else(|| qualities(case, *s, *t, m)) } else { None };
        let Some((x, y, confidence)) = found else { continue };
        // `had closed`, `opened`: one before the other.
        let before = |side: &Side| {
            let doc = &case.cx.reading.docs[side.report];
            doc.children_by(side.statement.head, &[Dep::Aux]).any(|a| &*doc.tokens[a].lower == "had")
        };
        if before(s) != before(t) || both_told(case, *s, x, *t, y) {
            continue;
        }
        let told = stands(case, *s, case.a) && stands(case, *t, case.b) && others(case, *s) == others(case, *t);
        let told = told && which(case, *s) == which(case, *t);
        let told = told && !decided_since(case, *s, *t) && !aim(case, *s) && !aim(case, *t);
        let told = told && (at_once(case, *s, *t) || x != s.statement.head || y != t.statement.head);
        let clash = Clash {
            kind: DisputeKind::Antonym,
            confidence: if told { confidence } else { Confidence::Possible },
            words: [vec![x], vec![y]],
            same: case.tie(*s, *t),
            about: vec![s.statement.head],
            later: None,
        };
        let weight = m.mass * m.harmony();
        if best.as_ref().is_none_or(|(w, c)| (clash.confidence, -weight) < (c.confidence, -w)) {
            best = Some((weight, clash));
        }
    }
    best.map(|(_, clash)| clash)
}

/// Whether a clause says what something is for (`made it to guard the port`).
fn aim(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let head = side.statement.head;
    let to = doc.children_by(head, &[Dep::Aux]).any(|a| &*doc.tokens[a].lower == "to");
    to && matches!(doc.tokens[head].dep, Dep::Acl | Dep::Advcl | Dep::Conj)
}

/// Whether one of the two claims has both words (`won one race while losing the other`), or a word is a piece of another (`dust-free`).
fn both_told(case: &Case, s: Side, x: usize, t: Side, y: usize) -> bool {
    let lemma = |side: Side, i: usize| case.cx.lemma(side.report, i);
    let has = |profile: &Profile, word: &str| {
        let doc = &case.cx.reading.docs[profile.report];
        // `closed` may be read as a verb or not.
        let mut inside = profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
        inside.any(|i| case.cx.lemma(profile.report, i) == word || &*doc.tokens[i].lower == word)
    };
    let piece = |side: Side, i: usize| {
        let doc = &case.cx.reading.docs[side.report];
        let before = i.checked_sub(1).map(|b| &doc.tokens[b]);
        before.is_some_and(|b| matches!(&*b.lower, "-" | "–") && b.span.end == doc.tokens[i].span.start)
    };
    let lower = |side: Side, i: usize| case.cx.reading.docs[side.report].tokens[i].lower.to_string();
    let has = |profile: &Profile, side: Side, i: usize| has(profile, &lemma(side, i)) || has(profile, &lower(side, i));
    has(case.a, t, y) || has(case.b, s, x) || piece(s, x) || piece(t, y)
}

/// Verbs of a beginning or an end: of one thing both are told, each in its time.
const IN_TURN: &[&str] =
    &["begin", "close", "complete", "conclude", "end", "enter", "finish", "leave", "open", "start", "stop"];

/// Verbs with which somebody makes up his mind, and may change it.
const DECIDING: &[&str] = &["accept", "agree", "consent", "decline", "pledge", "refuse", "reject", "vow"];

/// Whether somebody decides one thing in a report of one day and the opposite in one of another day.
fn decided_since(case: &Case, s: Side, t: Side) -> bool {
    let day = |p: &Profile| case.cx.reports[p.report].published.as_ref().map(|p| p.value);
    let decides = |side: Side| DECIDING.contains(&side.statement.verb.as_str());
    (decides(s) || decides(t)) && day(case.a).zip(day(case.b)).is_some_and(|(a, b)| a != b)
}

/// Verbs of how something stands: of a thing, they say the same.
const POSTURE: &[&str] = &["hang", "lie", "rest", "sit", "stand"];

/// Whether two deeds are told of one time, as far as that can be seen: in two headlines, in one if
/// neither is a beginning or an end, or with nearly the same words.
fn at_once(case: &Case, s: Side, t: Side) -> bool {
    let headline = |side: Side, profile: &Profile| heading(case.cx, side.report, profile.claim.span);
    let in_turn = |side: Side| IN_TURN.contains(&side.statement.verb.as_str());
    let heads = (headline(s, case.a), headline(t, case.b));
    if heads.0 && heads.1 || (heads.0 || heads.1) && !in_turn(s) && !in_turn(t) {
        return true;
    }
    let slight = |side: Side| {
        let verb = side.statement.verb.as_str();
        LISTS.light.contains_key(verb) || in_turn(side) || POSTURE.contains(&verb)
    };
    let within = |one: Side, of_one: &Profile, of_other: &Profile| contained(case, one, of_one, of_other);
    // `agrees that it is shut`, `disagrees on whether it is lawful`: on what, the words do not show.
    let content = |side: Side| {
        let doc = &case.cx.reading.docs[side.report];
        let head = side.statement.head;
        let of = |p: usize| doc.children_by(p, &[Dep::Pcomp]).next().is_some();
        doc.children_by(head, &[Dep::Ccomp]).any(|c| c > head) || doc.children_by(head, &[Dep::Prep]).any(of)
    };
    // `opposes raising it`, `supports lowering it`
    let deed = |side: Side| {
        let doc = &case.cx.reading.docs[side.report];
        doc.children_by(side.statement.head, &[Dep::Xcomp]).find_map(|c| case.cx.term(side.report, c))
    };
    let one_deed = match (deed(s), deed(t)) {
        (Some(x), Some(y)) => case.cx.terms.strength(x.id, y.id) >= 0.6,
        _ => true,
    };
    let slight = slight(s) || slight(t);
    one_deed && !slight && !content(s) && !content(t) && (within(s, case.a, case.b) || within(t, case.b, case.a))
}

/// Whether a clause tells of others than those told of before (`two other boats sank`).
fn others(case: &Case, side: Side) -> bool {
    of_whom(side).any(|h| fit::others(&case.cx.reading.docs[side.report], h))
}

/// Which of several a clause tells of (`the first two victims`).
fn which<'a>(case: &Case<'a>, side: Side) -> Option<&'a str> {
    of_whom(side).find_map(|h| fit::which(&case.cx.reading.docs[side.report], h))
}

/// Of what a clause tells: who does it, or to what it is done.
fn of_whom(side: Side<'_>) -> impl Iterator<Item = usize> + '_ {
    [Role::Subject, Role::Object].into_iter().flat_map(move |role| side.statement.heads(role))
}

/// Opposite verbs or complements of the same parties.
fn verbs(case: &Case, s: Side, t: Side, m: &Meeting) -> Option<(usize, usize, Confidence)> {
    let (x, y) = (verb_token(s), verb_token(t));
    if s.statement.copula != t.statement.copula {
        let (quality, deed) = if s.statement.copula { (s, t) } else { (t, s) };
        return outcome(case, quality, deed).map(|c| (x, y, c));
    }
    // `agreed to the truce`, `rejected the truce`
    let object = m.object.or_else(|| {
        let across =
            same(case.cx, s, Role::Object, t, Role::Oblique).or(same(case.cx, s, Role::Oblique, t, Role::Object));
        across.filter(|&o| o >= 0.8)
    });
    let m = &Meeting { object, ..*m };
    if !m.same_parties() || m.tie() < 0.6 || !fit::obliques_fit(case, s, t) {
        return None;
    }
    let (v, w) = (s.statement.verb.as_str(), t.statement.verb.as_str());
    if !words::opposite(v, w) {
        return None;
    }
    let both = s.statement.copula || m.object.is_some() || (!has(s, Role::Object) && !has(t, Role::Object));
    // `offered a loan`, `refused a loan`: of two, unless both are said to be one, or nobody is named.
    let known = m.subject.is_some() || !has(s, Role::Subject) && !has(t, Role::Subject);
    // `gives`, `takes`: what is given and what is taken say more than the verbs.
    let light = |verb: &str| LISTS.light.contains_key(verb);
    let sure = both
        && known
        && !(light(v) && light(w))
        && m.subject.is_none_or(|f| f >= 0.8)
        && m.object.is_none_or(|f| f >= 0.8)
        && m.harmony() >= 0.5
        && (m.mass >= 0.9 || m.tie() >= 0.9 && case.pair.rank() <= 1);
    Some((x, y, if sure { Confidence::Likely } else { Confidence::Possible }))
}

/// What is said to be so, and the opposite said to have been done to it (`stayed open`, `was closed`).
fn outcome(case: &Case, quality: Side, deed: Side) -> Option<Confidence> {
    let opposite = words::opposite(&quality.statement.verb, &deed.statement.verb);
    // `was a success`, `failed`
    let role = if deed.statement.passive { Role::Object } else { Role::Subject };
    let alone = deed.statement.passive || deed.statement.heads(Role::Object).next().is_none();
    let fits = alone && fit::obliques_fit(case, quality, deed);
    let same = (opposite && fits).then(|| same(case.cx, quality, Role::Subject, deed, role)).flatten()?;
    let sure = same >= 0.8 && case.pair.rank() <= 1;
    (same >= 0.5).then_some(if sure { Confidence::Likely } else { Confidence::Possible })
}

fn has(side: Side, role: Role) -> bool {
    side.statement.heads(role).next().is_some()
}

/// Verbs and nouns with which one is for something or against it.
const STANCE: &[&str] = &[
    "advocate", "argue", "argument", "be", "campaign", "come", "decide", "fight", "lobby", "protest", "rally", "rule",
    "ruling", "speak", "stand", "testify", "vote",
];

/// Opposite qualities of the same noun, or opposite particles, in statements with the same verb.
fn qualities(case: &Case, s: Side, t: Side, m: &Meeting) -> Option<(usize, usize, Confidence)> {
    if m.verb < 0.8 || !m.same_parties() || m.harmony() < 0.6 || m.tie() < 0.9 {
        return None;
    }
    let cx = case.cx;
    let (doc_a, doc_b) = (&cx.reading.docs[s.report], &cx.reading.docs[t.report]);
    let describing = |i: usize, doc: &Doc| {
        doc.tokens.get(i).is_some_and(|t| {
            matches!(t.dep, Dep::Amod | Dep::Advmod | Dep::Prep | Dep::Prt)
                && matches!(t.pos, Pos::Adj | Pos::Adv | Pos::Adp)
        })
    };
    for &x in s.statement.own.iter().filter(|&&i| describing(i, doc_a)) {
        for &y in t.statement.own.iter().filter(|&&i| describing(i, doc_b)) {
            let (a, b) = (&doc_a.tokens[x], &doc_b.tokens[y]);
            // `early trade`, `late trade` are two.
            let one = !fit::WHICH.contains(&&*a.lower);
            // `the charge against him`, `the charge for it`: no sides are taken.
            let sides = |doc: &Doc, i: usize| {
                &*doc.tokens[i].lower != "against"
                    || matches!(doc.tokens[doc.tokens[i].head].pos, Pos::Aux)
                    || STANCE.contains(&&*doc.tokens[doc.tokens[i].head].lemma)
            };
            let one = one && sides(doc_a, x) && sides(doc_b, y);
            let same_place = one && a.dep == b.dep && noun(cx, s.report, a.head, t.report, b.head) >= 0.8;
            if same_place && words::opposite(&a.lemma.to_lowercase(), &b.lemma.to_lowercase()) {
                return Some((x, y, if m.harmony() >= 0.75 { Confidence::Likely } else { Confidence::Possible }));
            }
        }
    }
    None
}
