//! Reports that go back to one text: a common wire credit, or long runs of the same words.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::extract::Reading;
use crate::model::{Origin, Report, ReportId};

/// News agencies by the words that credit them.
const AGENCIES: &[(&str, &str)] = &[
    ("AP", "AP"),
    ("Associated Press", "AP"),
    ("AFP", "AFP"),
    ("Agence France-Presse", "AFP"),
    ("Reuters", "Reuters"),
    ("Xinhua", "Xinhua"),
    ("UPI", "UPI"),
    ("PTI", "PTI"),
    ("ANI", "ANI"),
    ("IANS", "IANS"),
    ("TASS", "TASS"),
    ("Interfax", "Interfax"),
    ("dpa", "dpa"),
    ("Anadolu", "Anadolu"),
    ("APP", "APP"),
    ("Kyodo", "Kyodo"),
    ("Yonhap", "Yonhap"),
    ("Bloomberg", "Bloomberg"),
    ("EFE", "EFE"),
    ("ANSA", "ANSA"),
    ("PA Media", "PA"),
];
/// So many running words are no accident between writers.
const RUN: usize = 8;
/// This share of a report's runs in another makes them one text.
const COPIED: f32 = 0.5;

/// The groups of reports with one origin.
pub(super) fn find(reports: &[Report], reading: &Reading) -> Vec<Origin> {
    let mut groups: Vec<Origin> = Vec::new();
    let mut by_agency: BTreeMap<&str, Vec<ReportId>> = BTreeMap::new();
    for report in reports {
        if let Some(agency) = credit(report) {
            by_agency.entry(agency).or_default().push(report.id);
        }
    }
    for (agency, ids) in by_agency {
        if ids.len() > 1 {
            groups.push(Origin { reports: ids, why: format!("wire credit {agency}") });
        }
    }
    // Runs of words by report; a run that few reports hold points at those.
    let runs: Vec<HashSet<u64>> = reading.docs.iter().map(runs).collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (r, set) in runs.iter().enumerate() {
        for &run in set {
            holders.entry(run).or_default().push(r);
        }
    }
    let mut common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for list in holders.values().filter(|l| l.len() > 1) {
        // Neighbours in the list are enough to hang a group together, and keep the cost linear.
        for pair in list.windows(2) {
            if let [a, b] = *pair {
                *common.entry((a, b)).or_default() += 1;
            }
        }
    }
    for ((a, b), n) in common {
        let least = runs[a].len().min(runs[b].len());
        if least == 0 || (n as f32) < COPIED * least as f32 {
            continue;
        }
        let ids = [reports[a].id, reports[b].id];
        match groups.iter_mut().find(|g| g.reports.iter().any(|r| ids.contains(r))) {
            Some(group) => {
                group.reports.extend(ids);
                group.reports.sort_unstable();
                group.reports.dedup();
            }
            None => groups.push(Origin {
                reports: ids.to_vec(),
                why: format!("{} % of the words run the same", 100 * n / least.max(1)),
            }),
        }
    }
    groups
}

/// The agency that a report credits in its dateline or furniture, or in brackets at its beginning or end.
fn credit(report: &Report) -> Option<&'static str> {
    let lines = report.dateline.iter().chain(&report.furniture).map(|&s| report.words(s));
    let named = |text: &str| {
        AGENCIES.iter().find(|(name, _)| {
            text.match_indices(name).any(|(at, _)| {
                let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let before = text.get(..at).and_then(|t| t.chars().next_back());
                let after = text.get(at + name.len()..).and_then(|t| t.chars().next());
                !letter(before) && !letter(after)
            })
        })
    };
    lines.filter_map(named).map(|a| a.1).next().or_else(|| {
        let ends = [report.paragraphs.first(), report.paragraphs.last()];
        let bracketed = ends.into_iter().flatten().filter_map(|&p| {
            let words = report.words(p);
            let open = words.find('(')?;
            let close = open + words.get(open..)?.find(')')?;
            // `WASHINGTON (AP) — …`, `… he said. (Reuters)`
            (open < 40 || close + 2 >= words.trim_end().len()).then(|| words.get(open + 1..close)).flatten()
        });
        bracketed.filter_map(|b| AGENCIES.iter().find(|(name, _)| *name == b)).map(|a| a.1).next()
    })
}

/// The hashes of every run of words of a report.
fn runs(doc: &crate::extract::engine::Doc) -> HashSet<u64> {
    let words: Vec<&str> =
        doc.tokens.iter().map(|t| &*t.lower).filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    words.windows(RUN).map(hash).collect()
}

/// FNV-1a over the words: the same from run to run.
fn hash(words: &[&str]) -> u64 {
    words
        .iter()
        .flat_map(|w| w.bytes().chain([0]))
        .fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
