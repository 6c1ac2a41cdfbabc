//! Whether two clauses of which one is turned into its opposite say opposite things: not where they are two wordings of one
//! thing, tell of two times, or only say which ones are meant.

use crate::extract::engine::{Dep, Pos, Tag};

use super::super::meeting::{Side, terms, verb_token};
use super::super::profile::Profile;
use super::super::statement::{Mode, Role};
use super::super::words::LISTS;
use super::Case;
use super::fit::contains;
use super::stance::whole;
use super::told::heading;

/// Words after which a negation does not turn the whole statement (`not only`, `not all`, `nothing but`).
const PARTIAL: &[&str] = &[
    "only",
    "just",
    "all",
    "every",
    "everyone",
    "everything",
    "else",
    "other",
    "but",
    "always",
    "necessarily",
    "intentionally",
    "deliberately",
    "knowingly",
    "directly",
    "personally",
    "fully",
    "immediately",
    "entirely",
    "yet",
    "alone",
    "merely",
    "simply",
    "far",
    "doubt",
    "later",
    "longer",
    "more",
    "less",
    "fewer",
    "so",
];

/// Verbs of which each says by itself that something is not done, not had or not wanted.
const AGAINST: &[&str] = &[
    "abandon",
    "abolish",
    "avert",
    "block",
    "boycott",
    "cancel",
    "cut",
    "defy",
    "discard",
    "ditch",
    "drop",
    "duck",
    "eliminate",
    "end",
    "evade",
    "halt",
    "ignore",
    "oppose",
    "quit",
    "resist",
    "scrap",
    "shun",
    "snub",
    "suspend",
    "withhold",
];

/// Verbs whose complement says what was found, said or known.
const FINDING: &[&str] = &[
    "believe", "claim", "conclude", "find", "know", "mean", "prove", "report", "say", "see", "show", "suggest", "tell",
    "think",
];

/// Whether the subject only points at what was told before (`that is not helping people`).
pub(super) fn points(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    side.statement
        .heads(Role::Subject)
        .any(|h| matches!(&*doc.tokens[h].lower, "that" | "this") && doc.tokens[h].tag == Tag::Dt)
}

/// Whether what is told without a negation is itself a refusal, or stands under one (`opposes building it`), so that both
/// say the same.
pub(super) fn against(case: &Case, no: Side, yes: Side) -> bool {
    let refuses = |verb: &str| AGAINST.contains(&verb) || LISTS.negators.get(verb) == Some(&"verb");
    let (x, y) = (no.statement, yes.statement);
    let above = y.governor.and_then(|g| case.cx.statements[yes.report].get(g));
    let doc = &case.cx.reading.docs[yes.report];
    let governed = matches!(doc.tokens[y.head].dep, Dep::Xcomp | Dep::Pcomp | Dep::Ccomp);
    // `had no effect`, `had little effect`
    let little = |o: usize| {
        let small = |c: usize| {
            matches!(&*doc.tokens[c].lower, "few" | "limited" | "little" | "minimal" | "negligible" | "slight")
        };
        doc.children_by(o, &[Dep::Amod]).any(small)
    };
    // `voted against it`
    let votes = y.verb == "vote" && y.own.iter().any(|&i| &*doc.tokens[i].lower == "against");
    votes
        || y.heads(Role::Object).any(little)
        || x.verb != y.verb && refuses(&y.verb)
        || governed && above.is_some_and(|g| AGAINST.contains(&g.verb.as_str()))
}

/// Whether one says that none of something was done, of which the other says nothing (`found no fault`, `found a letter`).
pub(super) fn none_of_it(case: &Case, no: Side, yes: Side) -> bool {
    let doc = &case.cx.reading.docs[no.report];
    let noun = no.statement.turned.map(|t| doc.tokens[t].head).filter(|&n| n != no.statement.head);
    noun.is_some_and(|n| {
        no.statement.heads(Role::Object).any(|o| o == n)
            && doc.tokens[n].pos == Pos::Noun
            && !matches!(case.cx.lemma(no.report, n).as_str(), "one" | "body" | "person" | "people")
            && !contains(case, no, n, yes)
    })
}

/// Whether a negated clause says which ones are meant (`those who did not pay`): there are others.
pub(super) fn defines(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let t = &doc.tokens[side.statement.head];
    let person = |i: usize| case.cx.reading.who[side.report].at(i).is_some();
    // `was the one who paid`
    let one = matches!(&*doc.tokens[t.head].lower, "one" | "ones" | "those" | "anyone");
    t.dep == Dep::Relcl && (one || side.statement.turned.is_some() && !person(t.head))
}

/// Whether what there is none of is told more closely than the other claim tells it (`no plans to sell it`, `plans`).
pub(super) fn narrowed(case: &Case, side: Side, other: &Profile) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let Some(noun) = side.statement.turned.map(|t| doc.tokens[t].head).filter(|&n| n != side.statement.head) else {
        return false;
    };
    let told = |c: usize| case.cx.term(side.report, c).is_none_or(|t| other.terms.met(t.id) >= 0.5);
    // `no intention of selling it`
    let of = doc.children_by(noun, &[Dep::Prep]).flat_map(|p| doc.children_by(p, &[Dep::Pcomp]));
    doc.children_by(noun, &[Dep::Acl, Dep::Relcl]).chain(of).any(|c| !told(c))
}

/// Whether one says that it is not so now, and the other that it was (`is not guiding`, `guided`).
pub(super) fn now(case: &Case, no: Side, was: Side) -> bool {
    let doc = &case.cx.reading.docs[no.report];
    let s = no.statement;
    let word = |i: usize| matches!(&*doc.tokens[i].lower, "currently" | "now" | "anymore" | "presently");
    // `did testify in the end`, of which another told before that she did not.
    let at_last = |i: usize| {
        matches!(&*case.cx.reading.docs[was.report].tokens[i].lower, "ultimately" | "eventually" | "finally")
    };
    if no.statement.turned.is_some() && was.statement.turned.is_none() && was.statement.own.iter().any(|&i| at_last(i))
    {
        return true;
    }
    // Not `has not been guiding`.
    let going_on = s.going_on && !doc.children_by(s.head, &[Dep::Aux]).any(|a| &*doc.tokens[a].lemma == "have");
    s.turned.is_some() && was.statement.past && (going_on || s.own.iter().any(|&i| word(i)))
}

/// Whether the negation turns only a part of the statement.
pub(super) fn partial(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    side.statement.turned.is_some_and(|turn| {
        (turn + 1..turn + 3).any(|i| doc.tokens.get(i).is_some_and(|t| PARTIAL.contains(&&*t.lower)))
    }) || side.statement.mode == Mode::Asked
}

/// Whether one says what was found, said or known, and the other of something else that it was not (`found that they
/// paid`, `found nothing that they sold`).
pub(super) fn other_content(case: &Case, s: Side, t: Side) -> bool {
    let content = |side: Side| {
        let doc = &case.cx.reading.docs[side.report];
        let clause = doc.children_by(side.statement.head, &[Dep::Ccomp]).find(|&c| c > side.statement.head)?;
        // Of `is over`, what it is.
        let complement = doc.children_by(clause, &[Dep::Acomp, Dep::Attr, Dep::Advmod]).find(|&c| c > clause);
        Some(complement.filter(|_| &*doc.tokens[clause].lemma == "be").unwrap_or(clause))
    };
    match (content(s), content(t)) {
        (None, None) => false,
        // `means that it is over`, `does not mean that it is lost`
        (Some(p), Some(q)) => {
            let terms = case.cx.term(s.report, p).zip(case.cx.term(t.report, q));
            case.cx.lemma(s.report, p) != case.cx.lemma(t.report, q)
                && terms.is_none_or(|(p, q)| case.cx.terms.strength(p.id, q.id) < 0.8)
        }
        _ => FINDING.contains(&s.statement.verb.as_str()) && s.statement.verb == t.statement.verb,
    }
}

/// Whether a clause tells of a share of those it names (`half of the houses have water`).
pub(super) fn share(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let some = |i: usize| {
        let word = &*doc.tokens[i].lower;
        matches!(word, "%" | "few" | "half" | "many" | "most" | "part" | "percent" | "several" | "some")
    };
    side.statement.heads(Role::Subject).any(|h| std::iter::once(h).chain(doc.children(h)).any(some))
}

/// Whether a clause says it of some by saying that it is not so of all (`not all of them paid`).
pub(super) fn not_all(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let lower = |i: usize| &*doc.tokens[i].lower;
    let mut own = side.statement.own.iter();
    own.any(|&i| i > 0 && matches!(lower(i), "all" | "every") && lower(i - 1) == "not")
}

/// Whether a negation only sets one thing apart from another that is so (`is based not on fear but on law`).
pub(super) fn contrasts(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let s = side.statement;
    let Some(turn) = s.turned else { return false };
    let but = |i: usize| &*doc.tokens[i].lower == "but" && doc.tokens[i].dep == Dep::Cc && i > turn;
    // `did not pay, but Kern did`: another clause.
    let clause = |i: usize| {
        let head = doc.tokens[i].head;
        doc.children_by(head, &[Dep::Conj])
            .any(|c| c > i && doc.children_by(c, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_some())
    };
    s.own.iter().any(|&i| but(i) && !clause(i))
}

/// Whether a negation says the most (`could not be clearer`).
pub(super) fn superlative(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let s = side.statement;
    let more = |i: usize| matches!(doc.tokens[i].tag, Tag::Jjr | Tag::Rbr);
    let could = |i: usize| matches!(&*doc.tokens[i].lower, "could" | "can" | "ca");
    s.turned.is_some() && s.own.iter().any(|&i| could(i)) && s.own.iter().any(|&i| more(i))
}

/// Words that hold a negation to one time or to the whole of a thing (`had not met before`, `did not read the entire text`).
const HOLDING: &[&str] = &["before", "complete", "ever", "entire", "full", "previously", "whole"];

/// How much of what is said not to be so the other has to tell.
const CONTAINED: f32 = 0.8;

/// Whether the other claim tells all that is said not to be so: of `did not sell it in the north` that it was sold in the
/// south says nothing.
pub(super) fn contained(case: &Case, no: Side, of_no: &Profile, of_yes: &Profile) -> bool {
    let doc = &case.cx.reading.docs[no.report];
    if heading(case.cx, no.report, of_no.claim.span) {
        return true;
    }
    let holds = |i: usize| HOLDING.contains(&&*doc.tokens[i].lower) && doc.tokens[i].dep != Dep::Mark;
    // `did not tell it for ten years`
    let span = |i: usize| {
        let unit = matches!(&*doc.tokens[i].lemma, "day" | "decade" | "hour" | "month" | "week" | "year");
        unit && doc.tokens[i].dep == Dep::Pobj && &*doc.tokens[doc.tokens[i].head].lower == "for"
    };
    let holds = |i: usize| holds(i) || span(i);
    let all = whole(case.cx, of_yes);
    // `did not come after me`, `came into the room`
    let list = &case.cx.statements[of_yes.report];
    let says = |word: &str| {
        let other = &case.cx.reading.docs[of_yes.report];
        let own = of_yes.clauses.iter().filter_map(|&n| list.get(n)).flat_map(|s| s.args.iter());
        own.filter_map(|a| a.preposition).any(|p| &*other.tokens[p].lower == word)
    };
    let to_whom = no.statement.args.iter().filter(|a| a.role == Role::Oblique && doc.tokens[a.head].pos == Pos::Pron);
    if to_whom.filter_map(|a| a.preposition).any(|p| !says(&doc.tokens[p].lower)) {
        return false;
    }
    // `is not looking to rebuild it`, `is looking into it`
    let aim = doc.children_by(no.statement.head, &[Dep::Xcomp]).filter_map(|c| case.cx.term(no.report, c));
    if aim.into_iter().any(|t| all.met(t.id) < 0.5) {
        return false;
    }
    // Whether both speak of one subject is asked elsewhere: it may be named in two ways.
    let of_whom = if no.statement.passive { Role::Object } else { Role::Subject };
    let subject: Vec<usize> = no.statement.heads(of_whom).collect();
    let own = terms(case.cx, no).iter().filter(|(_, token)| {
        let said = *token == verb_token(no) || Some(*token) == no.statement.turned;
        !said && !subject.iter().any(|&s| doc.is_under(*token, s))
    });
    let (met, sum) = own.fold((0.0, 0.0), |(m, s), (t, _)| (m + t.weight * all.met(t.id), s + t.weight));
    !no.statement.own.iter().any(|&i| holds(i)) && met >= CONTAINED * sum
}

/// Whether a claim says of some that it is so and of others that it is not (`some houses held, others did not hold`).
pub(super) fn also_so(case: &Case, no: Side, of_no: &Profile) -> bool {
    let list = &case.cx.statements[no.report];
    let mut own = of_no.statements.iter().filter_map(|&n| list.get(n));
    !LISTS.light.contains_key(no.statement.verb.as_str())
        && own.any(|s| s.head != no.statement.head && s.verb == no.statement.verb && s.turned.is_none())
}
