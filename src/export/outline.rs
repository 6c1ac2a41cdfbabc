//! What every readable export tells, and in which order; the exports differ only in how they draw it.

use std::collections::BTreeMap;

use super::additions::{Addition, additions};
use super::cite::{count, one_line};
use crate::model::{Actor, ActorId, Briefing, ClaimId, Confidence, DateMention, Finding, Heard, Relation, ReportId};
use crate::review::{Credibility, Grade, Item, Judged, Judgements, Reliability, Said};

/// The findings of a briefing, sorted into the sections of the Brief.
#[derive(Debug, Default)]
pub struct Outline<'a> {
    /// Disputed, updated and reworded, as sure as the program gets.
    pub differ: Vec<&'a Finding>,
    /// The same kinds where they are only possible.
    pub possible: Vec<&'a Finding>,
    /// What the analyst dismissed.
    pub dismissed: Vec<&'a Finding>,
    /// What more than one report tells alike.
    pub shared: Vec<&'a Finding>,
    /// What one report alone tells, by report.
    pub only: Vec<(ReportId, Vec<&'a Finding>)>,
    /// Actors that some report accuses or asks and does not let speak.
    pub unheard: Vec<Unheard<'a>>,
    /// What analysts added to all of that.
    pub additions: Vec<Addition>,
    /// The judgements by what they are about; actors that are one have it told beside each of them.
    judged: BTreeMap<Item, Vec<Judged>>,
    /// The grades of which both halves were set: the one stands beside the claim, the other beside its source.
    grades: BTreeMap<ClaimId, Grade>,
}

/// An actor that is not heard, with what each report makes of it.
#[derive(Debug)]
pub struct Unheard<'a> {
    /// The actor.
    pub actor: &'a Actor,
    /// Each report that mentions it: how far it is heard there, and the claims that accuse it.
    pub reports: Vec<(ReportId, Heard, &'a [ClaimId])>,
}

impl<'a> Outline<'a> {
    /// Sorts what `briefing` found and the analysts judged.
    pub fn new(briefing: &'a Briefing, judgements: &Judgements) -> Self {
        let mut out = Outline {
            only: briefing.reports.iter().map(|r| (r.id, Vec::new())).collect(),
            unheard: unheard(briefing),
            additions: additions(briefing, judgements),
            ..Outline::default()
        };
        for judged in judgements.list(briefing) {
            let several = if let Said::Merge(actors, _) = &judged.said { actors.as_slice() } else { &[] };
            let items = several.iter().map(|&a| Item::Actor(a)).chain(judged.item);
            for item in items.collect::<Vec<_>>() {
                out.judged.entry(item).or_default().push(judged.clone());
            }
        }
        let graded = briefing.claims.iter().map(|c| (c.id, judgements.grade(briefing, c.id)));
        out.grades =
            graded.filter(|(_, g)| g.reliability != Reliability::F && g.credibility != Credibility::Open).collect();
        for finding in &briefing.findings {
            match (finding.relation, finding.confidence) {
                _ if judgements.dismissed(finding.id) => out.dismissed.push(finding),
                (Relation::Single, _) => {
                    let report = finding.claims.first().map(|&c| briefing.claims[c].report);
                    if let Some((_, list)) = report.and_then(|r| out.only.get_mut(r.index())) {
                        list.push(finding);
                    }
                }
                (Relation::Shared, _) => out.shared.push(finding),
                (_, Confidence::Likely) => out.differ.push(finding),
                (_, Confidence::Possible) => out.possible.push(finding),
            }
        }
        // What one report alone tells is read in the order of its text.
        for (_, list) in &mut out.only {
            list.sort_by_key(|f| f.claims.first().copied());
        }
        out
    }
}

impl<'a> Outline<'a> {
    /// The findings over more than one report, under their titles; the first group is there even where it is empty.
    pub fn groups(&self, briefing: &Briefing) -> Vec<(&'static str, &[&'a Finding])> {
        let mut out: Vec<(&'static str, &[&'a Finding])> = vec![
            ("Where they differ", &self.differ),
            ("Possible differences", &self.possible),
            ("Told alike", &self.shared),
            ("Dismissed by the analyst", &self.dismissed),
        ];
        let compared = briefing.reports.len() > 1;
        out.retain(|(title, list)| !list.is_empty() || compared && *title == "Where they differ");
        out
    }

    /// What stands in place of an empty list of differences.
    pub fn nothing(&self) -> &'static str {
        let differ = |f: &&Finding| !matches!(f.relation, Relation::Shared | Relation::Single);
        if self.dismissed.iter().any(differ) {
            "What was found is listed below as possible or dismissed."
        } else {
            "No passages were found that differ on one thing."
        }
    }

    /// What analysts said of `item`, a line each; of a claim, its whole grade too.
    pub fn on(&self, item: Item) -> Vec<String> {
        let mut out = self.judged.get(&item).map(|j| lines(j)).unwrap_or_default();
        if let Item::Claim(claim) = item {
            out.extend(self.grades.get(&claim).map(|g| graded(*g)));
        }
        out
    }

    /// The judgements that stand beside nothing else that is told: those of sources without a name.
    pub fn elsewhere(&self) -> impl Iterator<Item = &Judged> {
        self.judged.iter().filter(|(item, _)| matches!(item, Item::Source(_))).flat_map(|(_, list)| list)
    }
}

/// The grade of a claim with that of its source, in letters and words.
fn graded(g: Grade) -> String {
    let warning = g.warning().map(|w| format!(" (! {w})")).unwrap_or_default();
    format!("grade {g}: source {}, {}{warning}", g.reliability.words(), g.credibility.words())
}

/// How much there is: `2 reports · 10 actors · 46 claims · 1 dispute · 3 possible`.
pub fn counts(b: &Briefing, outline: &Outline) -> String {
    let disputes = |list: &[&Finding]| list.iter().filter(|f| f.relation == Relation::Disputed).count();
    let possible = disputes(&outline.possible);
    let mut out = vec![
        count(b.reports.len(), "report"),
        count(b.actors.len(), "actor"),
        count(b.claims.len(), "claim"),
        count(disputes(&outline.differ), "dispute"),
    ];
    if possible > 0 {
        out.push(format!("{possible} possible"));
    }
    out.join(" · ")
}

/// The lines that tell the judgements of one item: `accepted (mm, 2025-11-21)`.
///
/// Having looked is told only where nothing else is.
pub fn lines(judged: &[Judged]) -> Vec<String> {
    let more = judged.iter().any(|j| j.said != Said::Seen);
    let told = judged.iter().filter(|j| !more || j.said != Said::Seen);
    let words = |j: &Judged| match &j.said {
        Said::Merge(_, name) => format!("{} are one actor: {name}", j.about),
        said => said.words(),
    };
    told.map(|j| format!("{} ({}, {})", words(j), j.who, j.at.day())).collect()
}

/// Actors that are accused somewhere and quoted or paraphrased nowhere, or that would not or could not answer.
fn unheard(briefing: &Briefing) -> Vec<Unheard<'_>> {
    let mut by_actor: Vec<Vec<(ReportId, Heard, &[ClaimId])>> = vec![Vec::new(); briefing.actors.len()];
    for voice in &briefing.voices {
        if let Some(list) = by_actor.get_mut(voice.actor.index()) {
            list.push((voice.report, voice.heard, &voice.accused_in));
        }
    }
    let mut out: Vec<Unheard> = briefing
        .actors
        .iter()
        .zip(by_actor)
        .filter(|(_, reports)| {
            reports.iter().any(|(_, heard, accused)| match heard {
                Heard::NotHeard => !accused.is_empty(),
                Heard::Declined | Heard::NotReached => true,
                Heard::Quoted | Heard::Paraphrased => false,
            })
        })
        .map(|(actor, reports)| Unheard { actor, reports })
        .collect();
    out.sort_by_key(|u| std::cmp::Reverse(u.reports.iter().map(|r| r.2.len()).sum::<usize>()));
    out
}

/// The mark of a finding, beside its word.
pub fn glyph(finding: &Finding) -> char {
    match finding.relation {
        Relation::Disputed => '≠',
        Relation::Updated => '→',
        Relation::Reworded => '~',
        Relation::Shared => '=',
        Relation::Single => '+',
    }
}

/// What a finding is, in words: a dispute's type, or the relation.
pub fn kind(finding: &Finding) -> String {
    let kind = match finding.kind {
        Some(kind) => kind.name(),
        None => match finding.relation {
            Relation::Disputed => "disputed",
            Relation::Updated => "updated",
            Relation::Reworded => "reworded",
            Relation::Shared => "shared",
            Relation::Single => "only here",
        },
    };
    kind.into()
}

/// Why a finding is one, and apart from it what the two sides have in common.
pub fn reason(finding: &Finding) -> (String, Option<String>) {
    match finding.reason.split_once(" · same: ") {
        Some((why, same)) => (why.to_owned(), Some(format!("same: {same}"))),
        None if finding.reason.is_empty() => (kind(finding), None),
        None => (finding.reason.clone(), None),
    }
}

/// Between whom a dispute is, in words.
pub fn between(finding: &Finding) -> Option<&'static str> {
    use crate::model::Between as B;
    Some(match finding.between? {
        B::Outlets => "between outlets",
        B::Actors => "one speaker against another",
        B::Statements => "one speaker, told differently",
    })
}

/// What each report makes of each actor, in the order of the actors: how far it is heard there, and what it is called.
pub fn called(b: &Briefing) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = vec![Vec::new(); b.actors.len()];
    let mut tell = |actor: ActorId, line: String| {
        if let Some(row) = rows.get_mut(actor.index()) {
            row.push(line);
        }
    };
    for voice in &b.voices {
        tell(
            voice.actor,
            format!("{}: {}", b.reports[voice.report].outlet, heard(voice.heard, voice.accused_in.len())),
        );
    }
    for w in &b.wordings {
        let labels: Vec<String> =
            w.labels.iter().map(|l| format!("{} ({})", one_line(&l.text), l.spans.len())).collect();
        tell(w.actor, format!("{} calls it {}", b.reports[w.report].outlet, labels.join(" · ")));
    }
    rows
}

/// What is known of a date: its value, or that it is open and why.
pub fn dated(b: &Briefing, d: &DateMention) -> String {
    let open = match b.reports[d.report].published {
        Some(_) => "open",
        None => "open: the report’s own day is not known",
    };
    let flaw = d.flaw.as_deref().map(|f| format!(" ({f})")).unwrap_or_default();
    format!("{}{flaw}", d.value.as_deref().unwrap_or(open))
}

/// How far an actor is heard, in words; `accused` is how many claims accuse it.
pub fn heard(heard: Heard, accused: usize) -> String {
    let voice = match heard {
        Heard::Quoted => "quoted",
        Heard::Paraphrased => "paraphrased",
        Heard::Declined => "declined to comment",
        Heard::NotReached => "could not be reached",
        Heard::NotHeard => "not heard",
    };
    match accused {
        0 => voice.into(),
        1 => format!("accused once, {voice}"),
        2 => format!("accused twice, {voice}"),
        n => format!("accused {n} times, {voice}"),
    }
}
