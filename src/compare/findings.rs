//! From pairs of claims to findings: what clashes, what is shared, what stands alone.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::fingerprint;
use crate::model::{Between, Confidence, CueClass, DisputeKind, Evidence, Finding, FindingId, Relation, Span};
use crate::parallel;

use super::align::Pair;
use super::clash::{self, Case, Clash};
use super::profile::{Context, Profile};
use super::{rank, reason, reword};

/// Two one-sentence reports are told to tell the same from this score on.
const ALONE: f32 = 0.8;
/// What it lowers the score that is asked for to be the best of a hundred candidates rather than of ten.
const BEATEN: f32 = 0.27;
/// The lowest that the score can be asked to be.
const LEAST: f32 = 0.47;
/// How much more is asked of the second best, and of those behind it.
const BEHIND: [f32; 2] = [0.06, 0.25];
/// Two claims of several clauses tell one thing alike where a clause of each agrees by so much.
const ONE_THING: f32 = 0.3;
/// How far below what is asked for a pair is still possible.
const POSSIBLE: f32 = 0.12;
/// Two claims that clash by their verbs have to agree by so much besides.
const CLOSE: f32 = 0.48;
/// Pairs below this are not searched for clashes.
const SEARCHED: f32 = 0.12;

/// A finding before it is put into words: the claims by index.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// How the claims relate.
    pub(super) relation: Relation,
    /// The clash, for disputes and updates.
    pub(super) clash: Option<Clash>,
    /// How sure it is.
    pub(super) confidence: Confidence,
    /// The claims, as indices, in order.
    pub(super) claims: Vec<usize>,
    /// The pair that the finding was drawn from, its weightiest.
    pub(super) pair: Option<Pair>,
    /// How much ties the claims.
    pub(super) weight: f32,
}

/// All findings, the weightiest first.
pub(super) fn find(cx: &Context, pairs: &[Pair]) -> Vec<Finding> {
    let mut drafts = Vec::new();
    let mut clashing: BTreeSet<(usize, usize)> = BTreeSet::new();
    let searched: Vec<&Pair> = pairs.iter().filter(|p| p.agreement.score() >= SEARCHED).collect();
    let clashes =
        parallel::map(&searched, |pair| disputed(&Case { cx, pair, a: &cx.claims[pair.a], b: &cx.claims[pair.b] }));
    for (pair, draft) in searched.into_iter().zip(clashes) {
        if let Some(draft) = draft {
            if draft.confidence == Confidence::Likely {
                clashing.insert((pair.a, pair.b));
            }
            drafts.push(draft);
        }
    }
    for (pair, clash) in clash::answers(cx, pairs) {
        clashing.insert((pair.a, pair.b));
        drafts.push(Draft {
            relation: Relation::Disputed,
            confidence: clash.confidence,
            claims: vec![pair.a, pair.b],
            pair: Some(pair),
            weight: pair.agreement.mass,
            clash: Some(clash),
        });
    }
    let mut drafts = joined(cx, drafts);
    drafts.extend(shared(cx, pairs, &clashing));
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for draft in drafts.iter().filter(|d| d.confidence == Confidence::Likely) {
        if draft.claims.iter().any(|&c| cx.claims[c].report != cx.claims[draft.claims[0]].report) {
            told.extend(&draft.claims);
        }
    }
    drafts.extend((0..cx.claims.len()).filter(|c| !told.contains(c)).map(|c| Draft {
        relation: Relation::Single,
        clash: None,
        confidence: Confidence::Likely,
        claims: vec![c],
        pair: None,
        weight: 0.0,
    }));
    rank::sort(cx, &mut drafts);
    drafts.iter().enumerate().map(|(n, d)| worded(cx, n, d)).collect()
}

/// Verbs for what somebody takes to be so without having it from anywhere.
const THOUGHT: &[&str] = &["assume", "fear", "guess", "hope", "imagine", "presume", "think", "wonder"];

/// What two claims dispute, if anything.
fn disputed(case: &Case) -> Option<Draft> {
    let one_report = case.a.report == case.b.report;
    let mut clashes = clash::find(case);
    clashes.sort_by_key(|c| c.confidence);
    let clash = clashes.into_iter().find(|c| {
        // Inside one report speakers contradict each other; an outlet does not contradict itself by telling two things.
        !one_report || c.kind == DisputeKind::Denial || between(case.cx, case.pair.a, case.pair.b) == Between::Actors
    })?;
    let dated = |r: usize| case.cx.reports[r].published.as_ref().map(|p| p.value);
    let days = dated(case.a.report).zip(dated(case.b.report));
    let moved = matches!(clash.kind, DisputeKind::Numeric | DisputeKind::Status);
    let later = clash.later.is_some() || (moved && days.is_some_and(|(a, b)| a != b));
    let thought = |p: &Profile| p.claim.cue.as_ref().is_some_and(|c| THOUGHT.contains(&c.lemma.as_str()));
    // Two speakers whom one report quotes against each other do dispute; what an outlet tells beside a speaker's words is
    // mostly of another thing.
    let speakers = case.cx.speaker(case.a).zip(case.cx.speaker(case.b));
    let opposed = clash.kind == DisputeKind::Negation && speakers.is_some_and(|(a, b)| a != b);
    // `I did not sell it`, of whom another says that he did: who is told of denies it.
    let denies = |no: &Profile, yes: &Profile| {
        case.turns(no) > case.turns(yes) && case.cx.speaker(no).is_some_and(|s| yes.claim.about.contains(&s))
    };
    let denied = one_report && opposed && (denies(case.a, case.b) || denies(case.b, case.a));
    // Beside a report of a known day, one of an unknown day may be a later one.
    let undated = moved && dated(case.a.report).is_some() != dated(case.b.report).is_some();
    let unsure = one_report && !opposed || undated || thought(case.a) || thought(case.b);
    // Where little else of the two agrees, one verb turned round, or done here and planned there, is no dispute yet;
    // numbers and what is denied say of what they are.
    let verbs = clash.words.iter().all(|w| !w.is_empty())
        && matches!(clash.kind, DisputeKind::Negation | DisputeKind::Antonym)
        || clash.later.is_some();
    let loose = verbs && case.pair.agreement.with_part(1.0) < CLOSE;
    let unsure = unsure || loose;
    let confidence = if unsure && clash.kind != DisputeKind::Denial { Confidence::Possible } else { clash.confidence };
    let clash = if denied { Clash { kind: DisputeKind::Denial, ..clash } } else { clash };
    Some(Draft {
        relation: if later { Relation::Updated } else { Relation::Disputed },
        confidence,
        claims: vec![case.pair.a, case.pair.b],
        pair: Some(*case.pair),
        weight: case.pair.agreement.mass,
        clash: Some(clash),
    })
}

/// The differing words of a dispute, for one that is the same only where its words are (`12` and `19`).
fn differing(cx: &Context, draft: &Draft) -> Vec<String> {
    let (Some(clash), Some(pair)) = (&draft.clash, draft.pair) else { return Vec::new() };
    if matches!(clash.kind, DisputeKind::Status | DisputeKind::Denial | DisputeKind::Negation) {
        return Vec::new();
    }
    let words = |(claim, tokens): (usize, &Vec<usize>)| {
        let report = cx.claims[claim].report;
        let words = cx.reports[report].words(cx.span(report, tokens));
        words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let mut told: Vec<String> = [pair.a, pair.b].into_iter().zip(&clash.words).map(words).collect();
    told.sort_unstable();
    told
}

/// How outright what is denied is told: as an accusation of who denies it, else on somebody's word, else by the outlet.
fn outright(cx: &Context, draft: &Draft) -> u8 {
    let Some(clash) = draft.clash.as_ref().filter(|c| c.kind == DisputeKind::Denial) else { return 0 };
    let told = draft.claims.iter().zip(&clash.words).find(|(_, words)| words.is_empty());
    let no = draft.claims.iter().zip(&clash.words).find(|(_, words)| !words.is_empty());
    let by = no.and_then(|(&c, _)| cx.rejection(&cx.claims[c])).and_then(|r| r.by);
    let him = |told: &Profile| by.is_some_and(|b| told.claim.accuses.contains(&b)) && told.terms.len() >= 3;
    match told.map(|(&c, _)| &cx.claims[c]) {
        Some(told) if him(told) => 0,
        Some(told) if told.claim.source.is_some() => 1,
        _ => 2,
    }
}

/// How many sentences a denial stands from what it answers, where both are in one report and share no words.
fn apart(cx: &Context, draft: &Draft) -> usize {
    let (&[a, b], Some(clash)) = (draft.claims.as_slice(), &draft.clash) else { return 0 };
    let (x, y) = (&cx.claims[a], &cx.claims[b]);
    let at = |p: &Profile| {
        let doc = &cx.reading.docs[p.report];
        doc.tokens_in(p.claim.span).next().and_then(|i| doc.tokens.get(i)).map_or(0, |t| t.sentence)
    };
    match clash.kind {
        DisputeKind::Denial if !clash.same.is_empty() => 0,
        DisputeKind::Denial if x.report == y.report => at(x).abs_diff(at(y)),
        DisputeKind::Denial => FAR,
        _ => 0,
    }
}

/// What stands in two reports is farther apart than any two sentences that answer each other.
const FAR: usize = usize::MAX;

/// Disputes of one kind that hang together by a claim are one finding: of fifty reports of which half tell of 12 and half
/// of 19, there is one.
fn joined(cx: &Context, mut drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.sort_by(|x, y| {
        (x.confidence, x.relation, outright(cx, x), apart(cx, x))
            .cmp(&(y.confidence, y.relation, outright(cx, y), apart(cx, y)))
            .then(y.weight.total_cmp(&x.weight))
            .then(x.claims.cmp(&y.claims))
    });
    let mut out: Vec<Option<Draft>> = Vec::new();
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    // The finding that holds a claim, by what kind of finding it is.
    let mut holding: BTreeMap<(usize, Relation, Confidence, DisputeKind, Vec<String>), usize> = BTreeMap::new();
    for draft in drafts {
        let pair = (draft.claims[0], draft.claims[1]);
        if !taken.insert(pair) {
            continue;
        }
        let Some(kind) = draft.clash.as_ref().map(|c| c.kind) else {
            out.push(Some(draft));
            continue;
        };
        let differing = differing(cx, &draft);
        let key = |c: usize| (c, draft.relation, draft.confidence, kind, differing.clone());
        let tied: BTreeSet<usize> = draft.claims.iter().filter_map(|&c| holding.get(&key(c))).copied().collect();
        let mut claims = draft.claims.clone();
        // The weightiest that it hangs on takes it in, with all others that it ties to that one.
        let home = tied.first().copied().unwrap_or(out.len());
        claims.extend(tied.iter().skip(1).filter_map(|&n| out[n].take()).flat_map(|d| d.claims));
        for &c in &claims {
            holding.insert(key(c), home);
        }
        if let Some(Some(first)) = out.get_mut(home) {
            first.claims.extend(claims);
            first.claims.sort_unstable();
            first.claims.dedup();
        } else {
            out.push(Some(draft));
        }
    }
    out.into_iter().flatten().collect()
}

/// Whether a claim is what its source denies.
fn denies(cx: &Context, p: &Profile) -> bool {
    p.claim.cue.as_ref().is_some_and(|c| c.class == CueClass::Denying) && cx.rejection(p).is_some()
}

/// Whether a claim says of something that it is not so.
fn negative(cx: &Context, p: &Profile) -> bool {
    let list = &cx.statements[p.report];
    p.claim.negated
        || cx.rejection(p).is_some()
        || p.statements.iter().any(|&n| list.get(n).is_some_and(|s| s.turned.is_some()))
}

/// What claims of several reports tell alike.
fn shared(cx: &Context, pairs: &[Pair], clashing: &BTreeSet<(usize, usize)>) -> Vec<Draft> {
    let mut count: BTreeMap<usize, usize> = BTreeMap::new();
    for p in &cx.claims {
        *count.entry(p.report).or_default() += 1;
    }
    let many = |r: usize| count.get(&r).copied().unwrap_or(1) as f32;
    let mut links: Vec<(Pair, Confidence)> = Vec::new();
    for pair in pairs {
        let (a, b) = (&cx.claims[pair.a], &cx.claims[pair.b]);
        if a.report == b.report || clashing.contains(&(pair.a, pair.b)) {
            continue;
        }
        // What one denies and the other tells is not told alike.
        let (no_a, no_b) = (denies(cx, a), denies(cx, b));
        if no_a != no_b && !negative(cx, if no_a { b } else { a }) {
            continue;
        }
        // To be the best of many says more than to be the best of one; and where there are many, one clause of a
        // sentence may have its fellow in another than the rest of it.
        let beaten = (many(a.report) * many(b.report)).log10() / 2.0;
        // Of a claim that tells several things, each may be told by another claim.
        let others = |rank: usize, p: &Profile| {
            let things = if pair.agreement.part >= ONE_THING { p.statements.len().max(1) - 1 } else { 0 };
            rank.saturating_sub(things)
        };
        let rank = others(pair.rank_a, a).max(others(pair.rank_b, b));
        let asked = (ALONE - BEATEN * beaten).max(LEAST)
            + match rank {
                0 => 0.0,
                1 => BEHIND[0],
                _ => BEHIND[1],
            };
        let score = pair.agreement.with_part(beaten.min(1.0));
        if score >= asked {
            links.push((*pair, Confidence::Likely));
        } else if score >= asked - POSSIBLE && rank <= 1 {
            links.push((*pair, Confidence::Possible));
        }
    }
    links.sort_by(|x, y| {
        x.1.cmp(&y.1)
            .then(y.0.agreement.with_part(1.0).total_cmp(&x.0.agreement.with_part(1.0)))
            .then((x.0.a, x.0.b).cmp(&(y.0.a, y.0.b)))
    });
    let likely: BTreeSet<(usize, usize)> =
        links.iter().filter(|l| l.1 == Confidence::Likely).map(|l| (l.0.a, l.0.b)).collect();
    let mut out: Vec<Draft> = Vec::new();
    let mut holding: HashMap<usize, Vec<usize>> = HashMap::new();
    for (pair, confidence) in links {
        let linked = |x: usize, y: usize| likely.contains(&(x.min(y), x.max(y)));
        // A claim joins a finding where it is linked with most of what stands there already, one claim a report.
        let home = (confidence == Confidence::Likely)
            .then(|| {
                let near: BTreeSet<usize> =
                    [pair.a, pair.b].iter().filter_map(|c| holding.get(c)).flatten().copied().collect();
                near.into_iter().find(|&n| {
                    let d = &out[n];
                    let (has_a, has_b) = (d.claims.contains(&pair.a), d.claims.contains(&pair.b));
                    if d.confidence != Confidence::Likely || has_a == has_b {
                        return has_a && has_b;
                    }
                    let new = if has_a { pair.b } else { pair.a };
                    let others = d.claims.iter().filter(|&&c| cx.claims[c].report != cx.claims[new].report);
                    let (met, all) = others.fold((0, 0), |(m, n), &c| (m + usize::from(linked(new, c)), n + 1));
                    d.claims.iter().all(|&c| cx.claims[c].report != cx.claims[new].report) && 2 * met >= all
                })
            })
            .flatten();
        let at = home.unwrap_or(out.len());
        for c in [pair.a, pair.b] {
            holding.entry(c).or_default().push(at);
        }
        match out.get_mut(at) {
            Some(d) => {
                d.claims.extend([pair.a, pair.b]);
                d.claims.sort_unstable();
                d.claims.dedup();
            }
            None => out.push(Draft {
                relation: Relation::Shared,
                clash: None,
                confidence,
                claims: vec![pair.a, pair.b],
                pair: Some(pair),
                weight: pair.agreement.mass,
            }),
        }
    }
    for draft in &mut out {
        if reword::differ(cx, draft).is_some() {
            draft.relation = Relation::Reworded;
        }
    }
    out
}

/// Between whom two claims differ.
pub(super) fn between(cx: &Context, a: usize, b: usize) -> Between {
    let (x, y) = (&cx.claims[a], &cx.claims[b]);
    let label = |n: usize| cx.claims[n].claim.source.as_ref().map(|s| (s.actor, s.label.to_lowercase()));
    match (label(a), label(b)) {
        (Some((Some(p), _)), Some((Some(q), _))) if p == q => Between::Statements,
        (Some((None, p)), Some((None, q))) if p == q => Between::Statements,
        (Some(_), Some(_)) => Between::Actors,
        (None, None) if x.report == y.report => Between::Statements,
        (None, None) => Between::Outlets,
        _ if x.report == y.report => Between::Actors,
        (Some((actor, _)), None) | (None, Some((actor, _))) => {
            if actor.is_some() {
                Between::Actors
            } else {
                Between::Outlets
            }
        }
    }
}

/// Puts a draft into words.
fn worded(cx: &Context, number: usize, draft: &Draft) -> Finding {
    let kind = draft.clash.as_ref().map(|c| c.kind);
    let disputed = draft.relation == Relation::Disputed;
    let relation = match draft.relation {
        Relation::Disputed => "disputed",
        Relation::Updated => "updated",
        Relation::Reworded => "reworded",
        Relation::Shared => "shared",
        Relation::Single => "single",
    };
    let mut keys: Vec<&str> = draft.claims.iter().map(|&c| cx.claims[c].claim.key.as_str()).collect();
    keys.sort_unstable();
    let mut evidence = evidence(cx, draft);
    evidence.sort_unstable();
    evidence.dedup();
    Finding {
        id: FindingId::new(number),
        key: fingerprint::key('f', std::iter::once(relation).chain(keys)),
        relation: draft.relation,
        kind: kind.filter(|_| disputed),
        between: disputed.then(|| match (kind, draft.pair) {
            (Some(DisputeKind::Denial), _) | (_, None) => Between::Actors,
            (_, Some(pair)) => between(cx, pair.a, pair.b),
        }),
        confidence: draft.confidence,
        claims: draft.claims.iter().map(|&c| cx.claims[c].claim.id).collect(),
        evidence,
        anchor: reason::anchor(cx, draft),
        reason: reason::line(cx, draft),
    }
}

/// The passages that prove a finding: the differing words, else the claims.
fn evidence(cx: &Context, draft: &Draft) -> Vec<Evidence> {
    let whole = |c: usize| Evidence { report: cx.claims[c].claim.report, span: cx.claims[c].claim.span };
    let mut out = Vec::new();
    if let (Some(clash), Some(pair)) = (&draft.clash, draft.pair) {
        for (claim, words) in [pair.a, pair.b].into_iter().zip(&clash.words) {
            let span = cx.span(cx.claims[claim].report, words);
            let whole = whole(claim);
            out.push(if span == Span::default() { whole } else { Evidence { report: whole.report, span } });
        }
        out.extend(draft.claims.iter().filter(|&&c| c != pair.a && c != pair.b).map(|&c| whole(c)));
    } else {
        out.extend(draft.claims.iter().map(|&c| whole(c)));
    }
    out
}
