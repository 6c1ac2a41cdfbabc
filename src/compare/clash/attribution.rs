//! Attribution: the same statement given to another speaker, or the same speaker quoted in other words.

use crate::extract::engine::{Dep, Pos};
use crate::model::{ActorKind, Confidence, DisputeKind, Form, Source, Span};

use super::super::profile::Profile;
use super::denial::sentence;
use super::{Case, Clash};

/// So many words running are no accident.
const VERBATIM: usize = 6;

/// A sentence that only says who said what stands before it has so many tokens at most.
const SAID_BY: usize = 6;

pub(super) fn find(case: &Case) -> Option<Clash> {
    let cx = case.cx;
    let (Some(x), Some(y)) = (&case.a.claim.source, &case.b.claim.source) else { return None };
    let quoted = |p: &Profile| matches!(p.claim.form, Form::Direct | Form::Mixed);
    if case.a.report == case.b.report || !quoted(case.a) || !quoted(case.b) {
        return None;
    }
    let agreement = case.pair.agreement;
    if agreement.harmony() < 0.7 || agreement.mass < 1.2 {
        return None;
    }
    let (words_a, words_b) = (words(case, case.a), words(case, case.b));
    // `The chair`, here and there.
    let label = |p: &Profile, s: &Source| cx.reports[p.report].words(s.span).to_lowercase();
    let letters = |s: String| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let one_label = letters(label(case.a, x)) == letters(label(case.b, y));
    let run = longest_run(&words_a, &words_b);
    let source = |report: usize, span| cx.reading.docs[report].tokens_in(span).collect::<Vec<_>>();
    if !case.same_speaker() {
        // `Holt said, according to Brandt`: the words have both names.
        if also_of(case, case.a, case.b) || also_of(case, case.b, case.a) {
            return None;
        }
        if goes_on(case, case.a) || goes_on(case, case.b) {
            return None;
        }
        // `Holt and Brandt said`, here and there.
        let together = |p: &Profile, s: &Source, other: &Source| {
            let doc = &cx.reading.docs[p.report];
            let (mut own, who) = (doc.tokens_in(s.span), &cx.reading.who[p.report]);
            own.clone().any(|i| &*doc.tokens[i].lower == "and") && own.any(|i| who.at(i) == other.actor)
        };
        if y.actor.is_some() && together(case.a, x, y) || x.actor.is_some() && together(case.b, y, x) {
            return None;
        }
        let person = |a| cx.reading.actors.get::<usize>(a).is_some_and(|a| a.kind == ActorKind::Person);
        let named = x.actor.zip(y.actor).is_some_and(|(a, b)| person(a.index()) && person(b.index()));
        // Who `he` is was read from the text around: a slip there would make two speakers of one.
        let named_here = |p: &Profile, s: &Source| {
            cx.reading.docs[p.report].tokens_in(s.span).any(|i| cx.reading.docs[p.report].tokens[i].pos == Pos::Propn)
        };
        // Which of two Kerns a text means by `Kern` was read from the words around, too.
        if one_surname(case, x, y) {
            return None;
        }
        let between = another_between(case, case.a, x) || another_between(case, case.b, y);
        let inferred =
            between || one_label || x.inferred || y.inferred || !named_here(case.a, x) || !named_here(case.b, y);
        return (run >= VERBATIM && named).then(|| Clash {
            kind: DisputeKind::Attribution,
            confidence: if inferred { Confidence::Possible } else { Confidence::Likely },
            words: [source(case.a.report, x.span), source(case.b.report, y.span)],
            same: case.a.terms.iter().take(3).map(|(_, t)| *t).collect(),
            about: Vec::new(),
            later: None,
        });
    }
    // One speaker, all in quotation marks, nearly the same words: those that differ on both sides.
    if case.a.claim.form != Form::Direct || case.b.claim.form != Form::Direct || run < 3 {
        return None;
    }
    let missing = |p: &Profile, other: &Profile| -> Vec<usize> {
        p.terms
            .iter()
            .filter(|(t, _)| !other.terms.iter().any(|(o, _)| o.id == t.id))
            .map(|(_, token)| *token)
            .collect()
    };
    let (only_a, only_b) = (missing(case.a, case.b), missing(case.b, case.a));
    (!only_a.is_empty() && !only_b.is_empty() && only_a.len() + only_b.len() <= 4).then(|| Clash {
        kind: DisputeKind::Attribution,
        confidence: Confidence::Possible,
        words: [only_a, only_b],
        same: case.a.terms.iter().take(3).map(|(_, t)| *t).collect(),
        about: Vec::new(),
        later: None,
    })
}

/// Whether the two speakers share a surname, or the name of one holds that of the other.
fn one_surname(case: &Case, x: &Source, y: &Source) -> bool {
    let cx = case.cx;
    let name = |s: &Source| s.actor.and_then(|a| cx.reading.actors.get(a.index())).map(|a| a.name.to_lowercase());
    let (Some(x), Some(y)) = (name(x), name(y)) else { return false };
    // `Holt Jr.` is a Holt, and so is `Mara Holt of Velia`.
    let last = |n: &str| {
        let mut words = n.split(" of ").next().unwrap_or_default().split_whitespace();
        words.rfind(|w| !matches!(*w, "jr." | "jr" | "sr." | "sr" | "ii" | "iii")).map(str::to_owned)
    };
    let holds = |long: &str, surname: &str| surname.len() >= 4 && long.split_whitespace().any(|w| w == surname);
    let (p, q) = (last(&x), last(&y));
    p.zip(q).is_some_and(|(p, q)| one_letter_apart(&p, &q) || holds(&x, &q) || holds(&y, &p))
}

/// Whether two names are one, or would be but for a letter, two that changed places or what stands before (`Kestner`,
/// `Kesner`, `Ketsner`).
fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let long = a.len().max(b.len());
    // `O’Kerney`, `Kerney`
    let ends = |long: &[char], short: &[char]| {
        long.strip_suffix(short).is_some_and(|before| matches!(before.last(), Some('’' | '\'')))
    };
    let slip = a.len().abs_diff(b.len()) <= 1 && front + back + 1 >= long;
    let swapped =
        a.len() == b.len() && front + back + 2 == long && a[front] == b[front + 1] && b[front] == a[front + 1];
    a == b || ends(&a, &b) || ends(&b, &a) || long >= 5 && (slip || swapped)
}

/// Whether somebody else is named between a speaker and the words in quotation marks (`Kern answered Holt, who wrote: “…”`).
fn another_between(case: &Case, profile: &Profile, source: &Source) -> bool {
    let cx = case.cx;
    let doc = &cx.reading.docs[profile.report];
    let from = source.span.end.max(profile.claim.cue.as_ref().map_or(0, |c| c.span.end));
    let marks = |i: &usize| matches!(&*doc.tokens[*i].lower, "\"" | "“" | "``");
    let range = doc.tokens_in(Span::new(from.min(profile.claim.span.start), profile.claim.span.start));
    let person = |i: usize| {
        let actor = cx.reading.who[profile.report].at(i).filter(|&a| Some(a) != source.actor);
        actor.and_then(|a| cx.reading.actors.get(a.index())).is_some_and(|a| a.kind == ActorKind::Person)
    };
    range.take_while(|i| !marks(i)).any(person)
}

/// Whether a claim's sentence ends a quotation that began before it (`As Holt said, it will stay.”`): somebody else quotes.
fn goes_on(case: &Case, profile: &Profile) -> bool {
    let doc = &case.cx.reading.docs[profile.report];
    let range = sentence(case.cx, profile).and_then(|s| doc.sentences.get(s)).cloned().unwrap_or(0..0);
    let mut marks = range.filter_map(|i| doc.tokens.get(i)).map(|t| &*t.lower).filter(|w| matches!(*w, "“" | "”"));
    let own = profile.claim.form == Form::Direct;
    !own && marks.next() == Some("”")
}

/// Whether the report of `one` gives the same words to the speaker of `other` too.
fn also_of(case: &Case, one: &Profile, other: &Profile) -> bool {
    let cx = case.cx;
    let beside = |p: &Profile| {
        p.report == one.report && p.claim.span.start < one.claim.span.end && one.claim.span.start < p.claim.span.end
    };
    let doc = &cx.reading.docs[one.report];
    let sentence = doc.tokens_in(one.claim.span).next().and_then(|i| doc.tokens.get(i)).map(|t| t.sentence);
    let range = sentence.and_then(|s| doc.sentences.get(s)).cloned().unwrap_or(0..0);
    // `“… of their own making.” Says Mara Holt.`
    let next = sentence.and_then(|s| doc.sentences.get(s + 1)).cloned().filter(|r| r.len() <= SAID_BY);
    let mut range = range.chain(next.into_iter().flatten());
    let speaker = cx.speaker(other);
    // `“As the mayor said, the boats will stay,”`: another's words, whoever that is.
    let as_said = doc.tokens_in(one.claim.span).any(|i| {
        let t = &doc.tokens[i];
        // Not `as I said`.
        let own = |v: usize| doc.children_by(v, &[Dep::Nsubj]).any(|s| matches!(&*doc.tokens[s].lower, "i" | "we"));
        let says = |v: usize| matches!(&*doc.tokens[v].lemma, "note" | "put" | "say") && v > i && !own(v);
        &*t.lower == "as" && says(t.head) && one.claim.form == Form::Direct
    });
    // `As Holt said himself, …`, in a statement of Brandt's.
    let before = |p: &Profile| {
        let at = doc.tokens_in(p.claim.span).next().and_then(|i| doc.tokens.get(i)).map(|t| t.sentence + 1);
        p.report == one.report && p.claim.form == Form::Direct && cx.speaker(p) == speaker && at == sentence
    };
    as_said
        || speaker.is_some()
            && (cx.claims_of(one.report).iter().any(before)
                || cx.claims.iter().any(|p| beside(p) && cx.speaker(p) == speaker)
                || range.any(|i| cx.reading.who[one.report].at(i) == speaker))
}

/// The quoted words of a claim, without marks.
fn words<'a>(case: &Case<'a>, profile: &Profile) -> Vec<&'a str> {
    let doc = &case.cx.reading.docs[profile.report];
    let direct = profile.claim.form == Form::Direct;
    let tokens = profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    let tokens = tokens.filter(|i| direct || profile.quoted.contains(i));
    tokens
        .filter_map(|i| doc.tokens.get(i))
        .map(|t| &*t.lower)
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect()
}

/// Whether what two claims quote has so many words running in both.
pub(super) fn verbatim(case: &Case, least: usize) -> bool {
    longest_run(&words(case, case.a), &words(case, case.b)) >= least
}

/// Whether what one claim quotes is how the other's quotation begins.
pub(super) fn cut_short(case: &Case) -> bool {
    let (a, b) = (words(case, case.a), words(case, case.b));
    a.starts_with(&b) || b.starts_with(&a)
}

/// How many words running both have.
fn longest_run(a: &[&str], b: &[&str]) -> usize {
    let mut last = vec![0; b.len() + 1];
    let mut best = 0;
    for x in a {
        let mut row = vec![0; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            if x == y {
                row[j + 1] = last[j] + 1;
                best = best.max(row[j + 1]);
            }
        }
        last = row;
    }
    best
}
