//! The persons of all reports: which full names are one person's, and whom a family name alone means.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::{self, Gender, Title};
use super::merge::Entity;
use super::names::{Candidate, Known};
use super::person::PersonName;
use super::text::Text;
use crate::extract::engine::Tag;
use crate::model::ActorKind;

/// By report: how often something stands there, and at which token first.
type Places = BTreeMap<usize, (usize, usize)>;

/// The persons with full names, in clusters of names that can be one person's.
#[derive(Default)]
pub(super) struct People {
    /// Folded name: its parts, how often it stands in each report, and where first.
    names: BTreeMap<String, (PersonName, Places)>,
    clusters: Vec<Cluster>,
    /// Folded full name to cluster.
    full: BTreeMap<String, usize>,
    /// Family name, given name and tail of several words to clusters.
    family: BTreeMap<String, Vec<usize>>,
    given: BTreeMap<String, Vec<usize>>,
    /// Genders told by titles before full names.
    told: BTreeMap<String, Gender>,
    /// Full names with the title of an office before them.
    offices: BTreeSet<String>,
    /// Where a report first uses a name alone below its headline, and whether with the title of an office.
    bare: BTreeMap<(usize, String), (usize, bool)>,
}

#[derive(Default)]
struct Cluster {
    names: Vec<PersonName>,
    gender: Option<Gender>,
    /// Whether the title of an office stands before a full name somewhere.
    office: bool,
    /// How often in each report, and where first.
    reports: Places,
}

impl People {
    pub(super) fn note(&mut self, report: usize, c: &Candidate, key: &str, name: PersonName, apposed: Option<Gender>) {
        if let Some(gender) = c.told().or(apposed) {
            self.told.entry(key.to_owned()).or_insert(gender);
        }
        if c.before.iter().chain(&c.role).any(|b| b.class == Title::Office) {
            self.offices.insert(key.to_owned());
        }
        let entry = self.names.entry(key.to_owned()).or_insert_with(|| (name, BTreeMap::new()));
        let place = entry.1.entry(report).or_insert((0, c.words.start));
        place.0 += 1;
    }

    pub(super) fn note_bare(&mut self, report: usize, c: &Candidate, key: &str) {
        let office = c.before.as_ref().is_some_and(|b| b.class == Title::Office);
        let entry = self.bare.entry((report, key.to_owned())).or_insert((c.words.start, false));
        entry.0 = entry.0.min(c.words.start);
        entry.1 |= office;
    }

    pub(super) fn cluster(&mut self) {
        // The fullest names first: a shorter one joins what it fits, and only if it fits one.
        let mut order: Vec<&String> = self.names.keys().collect();
        order.sort_by_key(|k| {
            let (name, reports) = &self.names[*k];
            (
                std::cmp::Reverse(name.words.len()),
                std::cmp::Reverse(reports.values().map(|r| r.0).sum::<usize>()),
                (*k).clone(),
            )
        });
        let mut by_family: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_joined: BTreeMap<String, usize> = BTreeMap::new();
        // Where a report has both `Mark Hale` and `Mark Hale Jr.`, they are two.
        let mut apart: BTreeSet<String> = BTreeSet::new();
        for (name, reports) in self.names.values().filter(|(n, _)| n.generation.is_some()) {
            if let Some((_, elder)) = self.names.get(&name.words.join(" "))
                && elder.keys().any(|r| reports.contains_key(r))
            {
                apart.insert(name.words.join(" "));
            }
        }
        for key in order {
            let (name, reports) = &self.names[key];
            let told = self.told.get(key).copied().or_else(|| name.gender());
            let split = apart.contains(&name.words.join(" "));
            let fits = |c: &Cluster| {
                c.names.iter().all(|n| n.same(name) && !(split && n.generation.is_some() != name.generation.is_some()))
                    && !matches!((c.gender, told), (Some(a), Some(b)) if a != b)
            };
            let mates = by_family.entry(name.family().to_owned()).or_default();
            let found = by_joined.get(&name.joined()).copied().filter(|&c| fits(&self.clusters[c]));
            let found = found.or_else(|| mates.iter().copied().find(|&c| fits(&self.clusters[c])));
            let at = found.unwrap_or_else(|| {
                self.clusters.push(Cluster::default());
                self.clusters.len() - 1
            });
            if !mates.contains(&at) {
                mates.push(at);
            }
            if name.words.len() == 2 {
                by_joined.entry(name.words.iter().rev().map(String::as_str).collect()).or_insert(at);
            }
            by_joined.insert(name.joined(), at);
            let cluster = &mut self.clusters[at];
            cluster.names.push(name.clone());
            cluster.gender = cluster.gender.or(told);
            cluster.office |= self.offices.contains(key);
            for (&r, &(n, first)) in reports {
                let place = cluster.reports.entry(r).or_insert((0, first));
                place.0 += n;
                place.1 = place.1.min(first);
            }
            self.full.insert(key.clone(), at);
        }
        self.spelling(&by_family);
        for (i, cluster) in self.clusters.iter().enumerate() {
            let family: BTreeSet<&str> = cluster.names.iter().map(PersonName::family).collect();
            for f in family {
                self.family.entry(f.to_owned()).or_default().push(i);
                for part in f.split('-').filter(|p| p.len() > 3) {
                    if part != f {
                        self.family.entry(part.to_owned()).or_default().push(i);
                    }
                }
            }
            let given: BTreeSet<&str> = cluster.names.iter().map(PersonName::given).collect();
            for g in given {
                self.given.entry(g.to_owned()).or_default().push(i);
            }
        }
    }

    /// Merges clusters whose names differ by a slip or a transliteration only, and which no report tells apart.
    fn spelling(&mut self, by_family: &BTreeMap<String, Vec<usize>>) {
        let mut by_given: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for c in by_family.values().flatten() {
            for name in &self.clusters[*c].names {
                by_given.entry(name.given().to_owned()).or_default().push(*c);
            }
        }
        for mates in by_given.values() {
            for (i, &a) in mates.iter().enumerate() {
                for &b in mates.iter().skip(i + 1).take(20) {
                    let together = self.clusters[a].reports.keys().any(|r| self.clusters[b].reports.contains_key(r));
                    let near = a != b
                        && !together
                        && self.clusters[a].names.iter().any(|x| self.clusters[b].names.iter().any(|y| x.near(y)));
                    if near {
                        let taken = std::mem::take(&mut self.clusters[b]);
                        self.clusters[a].names.extend(taken.names);
                        self.clusters[a].reports.extend(taken.reports);
                        self.full.values_mut().filter(|c| **c == b).for_each(|c| *c = a);
                    }
                }
            }
        }
    }

    pub(super) fn entities(&self) -> Vec<Entity> {
        self.clusters
            .iter()
            .map(|c| Entity {
                kind: Some(ActorKind::Person),
                person: c.names.iter().max_by_key(|n| n.words.len()).cloned(),
                gender: c.gender,
                ..Entity::default()
            })
            .collect()
    }

    /// Whether the candidate names a family (`the Hales`), which is nobody in particular.
    pub(super) fn family_of_persons(&self, text: &Text, c: &Candidate, key: &str) -> bool {
        let plural = matches!(text.token(c.words.end - 1).tag, Tag::Nnps | Tag::Nns);
        plural
            && c.words.len() == 1
            && key.strip_suffix('s').is_some_and(|one| !self.family.contains_key(key) && self.family.contains_key(one))
    }

    /// The person that a candidate names: by full name, by family name, or by given name.
    pub(super) fn whose(
        &self,
        report: usize,
        c: &Candidate,
        key: &str,
        kind: Option<ActorKind>,
        labelled: bool,
    ) -> Option<usize> {
        if kind == Some(ActorKind::Person)
            && let Some(&cluster) = self.full.get(key)
        {
            return Some(cluster);
        }
        let name = PersonName::read(key);
        let titled = c.before.as_ref().is_some_and(|b| b.class != Title::Kin);
        let listed = !matches!(c.known, Known::Nothing);
        if kind != Some(ActorKind::Person) && !titled && (listed && !labelled || name.full()) {
            return None;
        }
        let gender = c.told();
        let fits = |&&i: &&usize| !matches!((self.clusters[i].gender, gender), (Some(a), Some(b)) if a != b);
        let fits_generation = |n: &PersonName| name.generation.is_none() || name.generation == n.generation;
        let short = name.words.last()?.clone();
        let family: Vec<usize> = self.family.get(&short).into_iter().flatten().filter(fits).copied().collect();
        let family: Vec<usize> = family
            .into_iter()
            .filter(|&i| self.clusters[i].names.iter().any(|n| n.family_is(&name.words) && fits_generation(n)))
            .collect();
        if let Some(one) = self.likeliest(report, &family, key, kind == Some(ActorKind::Person) || !listed) {
            return Some(one);
        }
        if titled && c.before.as_ref().is_some_and(|b| b.class == Title::Honorific) || name.full() {
            return None;
        }
        let given: Vec<usize> = self.given.get(&short).into_iter().flatten().copied().collect();
        let here: Vec<usize> = given.into_iter().filter(|&i| self.clusters[i].reports.contains_key(&report)).collect();
        let can = kind == Some(ActorKind::Person) || !listed && lexicon::given(&short).is_some();
        if can { self.likeliest(report, &here, key, false) } else { None }
    }

    /// Of several persons of one name the one that a report means by the name alone.
    ///
    /// Who is named in full in the report before the name stands alone comes first, then whom the other reports name most
    /// by it; `anywhere` tells whether somebody named in other reports alone will do.
    fn likeliest(&self, report: usize, of: &[usize], short: &str, anywhere: bool) -> Option<usize> {
        let bare = self.bare.get(&(report, short.to_owned()));
        let mut best: Option<(usize, std::cmp::Reverse<usize>, usize)> = None;
        for &i in of {
            let cluster = &self.clusters[i];
            let here = cluster.reports.get(&report);
            if here.is_none() && !anywhere {
                continue;
            }
            let elsewhere = cluster
                .reports
                .iter()
                .filter(|&(r, (n, _))| {
                    *r != report
                        && of.iter().all(|o| *o == i || self.clusters[*o].reports.get(r).is_none_or(|x| x.0 < *n))
                })
                .count();
            let mut score = 2 * elsewhere.min(3);
            let stranger = bare.is_some_and(|(_, office)| *office) && !cluster.office;
            if let Some(&(n, first)) = here {
                let late = bare.is_some_and(|(at, _)| *at < first);
                // Introduced in full before it stands alone, or only after; the first one introduced is the main one.
                let main = of.iter().all(|o| self.clusters[*o].reports.get(&report).is_none_or(|x| x.1 >= first));
                score += n.min(3) + if late { 1 } else { 20 } + if main { 3 } else { 0 };
            }
            // `President Hale` is hardly Ann Hale, whom nobody calls by an office, where there is another Hale or both
            // stand in one report.
            let given = || cluster.names.iter().any(|n| lexicon::given(n.given()).is_some());
            let doubtful = stranger && (of.len() > 1 || here.is_some() || !given());
            score = score.saturating_sub(if doubtful { 22 } else { 0 });
            let first = here.map_or(usize::MAX, |h| h.1);
            let next = (score, std::cmp::Reverse(first), i);
            if score > 0 && best.is_none_or(|b| (next.0, next.1) > (b.0, b.1)) {
                best = Some(next);
            }
        }
        best.map(|b| b.2)
    }
}
