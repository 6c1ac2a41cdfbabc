//! What of a claim takes part in comparing: its terms, its numbers and its statements.

use std::collections::{HashMap, HashSet};

use crate::extract::Reading;
use crate::extract::engine::{Dep, Doc, Pos};
use crate::model::{ActorId, Claim, CueClass, DateMention, Form, How, Quantity, Report, Span};
use crate::parallel;

use super::clash::{self, Counted, Rejection};
use super::meeting::{self, Parties, Side};
use super::statement::{self, Statement};
use super::terms::{Bag, Term, Terms};

/// How many statements of a claim are compared at most: what has more is no sentence, and all are laid on all.
const CLAUSES: usize = 24;

/// A claim as it is compared.
#[derive(Debug)]
pub(super) struct Profile<'a> {
    /// The claim.
    pub(super) claim: &'a Claim,
    /// Its report's place in the list.
    pub(super) report: usize,
    /// Its terms.
    pub(super) terms: Bag,
    /// The statements whose heads it holds, as indices into the report's list; then that of its cue, where the cue
    /// says more than that something is said (`rejected the bill`).
    pub(super) statements: Vec<usize>,
    /// All statements whose heads it holds, those of a claim inside it too.
    pub(super) clauses: Vec<usize>,
    /// Whether it is (in) the headline.
    pub(super) headline: bool,
    /// The tokens of it that stand in quotation marks.
    pub(super) quoted: HashSet<usize>,
    /// The names that stand in it two by two (`Qatar and Oman`).
    pub(super) coupled: Vec<(Term, Term)>,
}

/// All that comparing looks at.
#[derive(Debug)]
pub(super) struct Context<'a> {
    /// The reports.
    pub(super) reports: &'a [Report],
    /// What was read from them.
    pub(super) reading: &'a Reading,
    /// The terms.
    pub(super) terms: Terms,
    /// The statements of each report.
    pub(super) statements: Vec<Vec<Statement>>,
    /// The terms of each statement of each report, in the place of the token that governs it.
    pub(super) told: Vec<Vec<Bag>>,
    /// The parties of each statement of each report, in the place of the token that governs it.
    pub(super) parties: Vec<Vec<Parties>>,
    /// The dates of each statement of each report that has any, by the token that governs it.
    pub(super) dates: Vec<HashMap<usize, Vec<&'a DateMention>>>,
    /// The claims, in their order.
    pub(super) claims: Vec<Profile<'a>>,
    /// What story each claim rejects, if it does.
    rejections: Vec<Option<Rejection>>,
    /// What the numbers of each claim count.
    counted: Vec<Vec<Counted>>,
    /// The statements of each report that may say that somebody tells what is not so.
    exposing: Vec<Vec<usize>>,
}

impl<'a> Context<'a> {
    /// Prepares the comparison.
    pub(super) fn new(reports: &'a [Report], reading: &'a Reading) -> Self {
        let terms = Terms::read(reports, reading);
        let statements: Vec<Vec<Statement>> = parallel::map_large(&reading.docs, statement::find);
        let (mut holders, mut clauses) = holders(reading, &statements);
        let claims = reading
            .claims
            .iter()
            .map(|claim| {
                let report = claim.report.index();
                let doc = &reading.docs[report];
                let mut found: Vec<(Term, usize)> = Vec::new();
                for token in claim.spans.iter().flat_map(|&s| doc.tokens_in(s)) {
                    if let Some(term) = terms.at(report, token) {
                        match found.iter_mut().find(|(t, _)| t.id == term.id) {
                            Some((t, _)) => t.weight = t.weight.max(term.weight),
                            None => found.push((term, token)),
                        }
                    }
                }
                let mut own = std::mem::take(&mut holders[claim.id.index()]);
                own.truncate(CLAUSES);
                let mut clauses = std::mem::take(&mut clauses[claim.id.index()]);
                clauses.truncate(CLAUSES);
                if let Some(cue) = claim.cue.as_ref().filter(|c| c.class != CueClass::Neutral) {
                    let range = doc.tokens_in(cue.span);
                    own.extend(
                        statements[report].iter().position(|s| range.contains(&s.head)).filter(|n| !own.contains(n)),
                    );
                }
                Profile {
                    claim,
                    report,
                    terms: Bag::new(found, &terms),
                    statements: own,
                    clauses,
                    quoted: quoted(claim, doc),
                    coupled: coupled(claim, doc, &terms),
                    headline: reports[report].headline.is_some_and(|h| h.contains(claim.span)),
                }
            })
            .collect();
        let dates = statements.iter().enumerate().map(|(r, list)| dates(reports, reading, r, list)).collect();
        let mut cx = Self {
            reports,
            reading,
            terms,
            statements,
            told: Vec::new(),
            parties: Vec::new(),
            dates,
            claims,
            rejections: Vec::new(),
            counted: Vec::new(),
            exposing: Vec::new(),
        };
        let reports: Vec<usize> = (0..reports.len()).collect();
        let read = parallel::map_large(&reports, |&report| {
            let tokens = reading.docs[report].tokens.len();
            let (mut told, mut parties) = (vec![Bag::empty(); tokens], vec![Parties::default(); tokens]);
            for statement in &cx.statements[report] {
                let side = Side { report, statement };
                told[statement.head] = meeting::gather(&cx, side);
                parties[statement.head] = meeting::parties(&cx, side);
            }
            (told, parties)
        });
        (cx.told, cx.parties) = read.into_iter().unzip();
        cx.exposing = (0..cx.reports.len()).map(|r| clash::exposing(&cx, r)).collect();
        cx.rejections = parallel::map(&cx.claims, |p| clash::rejection(&cx, p));
        cx.counted = cx.claims.iter().map(|p| clash::counted(&cx, p)).collect();
        cx
    }

    /// The statements of a report that may say that somebody tells what is not so.
    pub(super) fn exposing(&self, report: usize) -> &[usize] {
        self.exposing.get(report).map_or(&[], Vec::as_slice)
    }

    /// What the numbers of a claim count.
    pub(super) fn counted(&self, profile: &Profile) -> &[Counted] {
        self.counted.get(profile.claim.id.index()).map_or(&[], Vec::as_slice)
    }

    /// What story a claim rejects, if it does.
    pub(super) fn rejection(&self, profile: &Profile) -> Option<&Rejection> {
        self.rejections.get(profile.claim.id.index())?.as_ref()
    }

    /// The claims of one report; those of all stand report by report.
    pub(super) fn claims_of(&self, report: usize) -> &[Profile<'a>] {
        let from = self.claims.partition_point(|p| p.report < report);
        let to = self.claims.partition_point(|p| p.report <= report);
        self.claims.get(from..to).unwrap_or_default()
    }

    /// The term of a token.
    pub(super) fn term(&self, report: usize, token: usize) -> Option<Term> {
        self.terms.at(report, token)
    }

    /// The term of the name that holds a token, which stands at the name's first word.
    pub(super) fn name_term(&self, report: usize, token: usize) -> Option<Term> {
        let (_, _, span) = self.reading.who[report].by_token.get(token).copied().flatten()?;
        let first = self.reading.docs[report].tokens_in(span).next()?;
        self.term(report, first)
    }

    /// The words of a token.
    pub(super) fn word(&self, report: usize, token: usize) -> &str {
        self.reading.docs[report].tokens.get(token).map_or("", |t| self.reports[report].words(t.span))
    }

    /// The words of a token, or of the name that holds it.
    pub(super) fn named(&self, report: usize, token: usize) -> String {
        let doc = &self.reading.docs[report];
        let mention = self.reading.who[report].by_token.get(token).copied().flatten();
        if let Some((_, How::Name, span)) = mention {
            return self.reports[report].words(span).split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let proper = |i: usize| doc.tokens.get(i).is_some_and(|t| t.pos == Pos::Propn);
        if !proper(token) {
            return self.word(report, token).to_owned();
        }
        let sentence = |i: usize| doc.tokens.get(i).map(|t| t.sentence);
        let mut first = token;
        while first > 0 && proper(first - 1) && sentence(first - 1) == sentence(token) {
            first -= 1;
        }
        let mut last = token;
        while proper(last + 1) && sentence(last + 1) == sentence(token) {
            last += 1;
        }
        self.reports[report].words(doc.span(first..last + 1)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The dictionary form of a token, in lower case.
    pub(super) fn lemma(&self, report: usize, token: usize) -> String {
        self.reading.docs[report].tokens.get(token).map(|t| t.lemma.to_lowercase()).unwrap_or_default()
    }

    /// The span from the first to the last of `tokens`.
    pub(super) fn span(&self, report: usize, tokens: &[usize]) -> Span {
        match (tokens.iter().min(), tokens.iter().max()) {
            (Some(&a), Some(&b)) => self.reading.docs[report].span(a..b + 1),
            _ => Span::default(),
        }
    }

    /// The numbers that stand in a claim.
    pub(super) fn quantities(&self, profile: &Profile<'a>) -> &'a [Quantity] {
        &profile.claim.quantities
    }

    /// Who says a claim, where that is an actor.
    pub(super) fn speaker(&self, profile: &Profile<'a>) -> Option<ActorId> {
        profile.claim.source.as_ref().and_then(|s| s.actor)
    }

    /// The terms of `tokens`, each once.
    pub(super) fn terms_of(&self, report: usize, tokens: &[usize]) -> Vec<(Term, usize)> {
        let mut out: Vec<(Term, usize)> = Vec::new();
        for &token in tokens {
            if let Some(term) = self.term(report, token)
                && !out.iter().any(|(t, _)| t.id == term.id)
            {
                out.push((term, token));
            }
        }
        out
    }
}

/// The names of a claim that stand two by two, by their terms.
fn coupled(claim: &Claim, doc: &Doc, terms: &Terms) -> Vec<(Term, Term)> {
    let report = claim.report.index();
    let tokens = claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    let names = tokens.filter(|&i| doc.tokens[i].dep == Dep::Conj && doc.tokens[i].pos == Pos::Propn);
    let both = names.filter(|&i| doc.tokens[doc.tokens[i].head].pos == Pos::Propn);
    both.filter_map(|i| terms.at(report, doc.tokens[i].head).zip(terms.at(report, i))).collect()
}

/// The tokens of a claim that stand in quotation marks.
fn quoted(claim: &Claim, doc: &Doc) -> HashSet<usize> {
    let tokens = claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    match claim.form {
        Form::Direct => tokens.collect(),
        Form::Indirect | Form::Narrated => HashSet::new(),
        Form::Mixed => {
            let mut inside = false;
            tokens
                .filter(|&i| {
                    let mark = matches!(&*doc.tokens[i].lower, "\"" | "“" | "”" | "``" | "''");
                    inside ^= mark;
                    inside && !mark
                })
                .collect()
        }
    }
}

/// The dates of a report's statements that have any, by the token that governs each.
fn dates<'a>(
    reports: &[Report],
    reading: &'a Reading,
    report: usize,
    statements: &[Statement],
) -> HashMap<usize, Vec<&'a DateMention>> {
    let doc = &reading.docs[report];
    let owners: HashMap<usize, usize> = statements.iter().flat_map(|s| s.own.iter().map(|&i| (i, s.head))).collect();
    let mut out: HashMap<usize, Vec<&DateMention>> = HashMap::new();
    for date in reading.dates_of(reports[report].id) {
        let mut of: Vec<usize> = doc.tokens_in(date.span).filter_map(|i| owners.get(&i).copied()).collect();
        of.sort_unstable();
        of.dedup();
        for head in of {
            out.entry(head).or_default().push(date);
        }
    }
    out
}

/// For each claim the statements whose heads it holds: first each with the shortest claim around it only, then with all.
fn holders(reading: &Reading, statements: &[Vec<Statement>]) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let mut out = vec![Vec::new(); reading.claims.len()];
    let mut all = out.clone();
    let mut claims: Vec<Vec<&Claim>> = vec![Vec::new(); statements.len()];
    for claim in &reading.claims {
        claims[claim.report.index()].push(claim);
    }
    for (r, list) in statements.iter().enumerate() {
        let doc = &reading.docs[r];
        let mut shortest: Vec<Option<(usize, usize)>> = vec![None; list.len()];
        let at: HashMap<usize, usize> = list.iter().enumerate().map(|(n, s)| (s.head, n)).collect();
        for claim in &claims[r] {
            let long = claim.spans.iter().map(|s| s.len()).sum();
            let held = claim.spans.iter().flat_map(|&s| doc.tokens_in(s)).filter_map(|i| at.get(&i));
            for &n in held {
                all[claim.id.index()].push(n);
                let best = &mut shortest[n];
                if best.is_none_or(|(length, _)| long < length) {
                    *best = Some((long, claim.id.index()));
                }
            }
        }
        for (n, holder) in shortest.into_iter().enumerate() {
            if let Some((_, claim)) = holder {
                out[claim].push(n);
            }
        }
    }
    (out, all)
}
