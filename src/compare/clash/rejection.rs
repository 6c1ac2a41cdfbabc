//! Rejection: one tells a story, the other calls it false, a hoax, or says who denies it.

use crate::extract::engine::{Dep, Pos};
use crate::model::{Confidence, DisputeKind};

use super::super::meeting::Side;
use super::super::profile::Profile;
use super::super::statement::Role;
use super::super::words::LISTS;
use super::{Case, Clash};

/// Where a claim rejects a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    /// The rejecting words.
    pub(super) tokens: Vec<usize>,
    /// Who rejects, where a verb says so.
    pub(super) by: Option<usize>,
}

pub(super) fn find(case: &Case) -> Option<Clash> {
    one_way(case, case.a, case.b)
        .map(|(c, m, told, kind)| clash(case, kind, c, [told, m]))
        .or_else(|| one_way(case, case.b, case.a).map(|(c, m, told, kind)| clash(case, kind, c, [m, told])))
}

fn clash(case: &Case, kind: DisputeKind, confidence: Confidence, words: [Vec<usize>; 2]) -> Clash {
    let shared = |p: &Profile| -> Vec<usize> {
        let other = if std::ptr::eq(p, case.a) { case.b } else { case.a };
        p.terms.iter().filter(|(t, _)| case.cx.met(t.id, &other.terms) >= 0.8).map(|(_, token)| *token).collect()
    };
    Clash {
        kind,
        confidence,
        words,
        same: shared(case.a).into_iter().take(3).collect(),
        about: Vec::new(),
        later: false,
    }
}

/// Whether `no` rejects what `told` tells.
fn one_way(case: &Case, told: &Profile, no: &Profile) -> Option<(Confidence, Vec<usize>, Vec<usize>, DisputeKind)> {
    let cx = case.cx;
    let marker = marker(case, no)?;
    if self::marker(case, told).is_some() {
        return None;
    }
    let main = told.statements.first().and_then(|&n| cx.statements[told.report].get(n))?;
    if main.turned.is_some() {
        return None;
    }
    let (share, met) = story(case, told, no, &marker.tokens);
    if share < 0.35 || met < 0.6 || case.pair.rank() > 2 {
        return None;
    }
    let confidence = if share >= 0.5 && met >= 0.9 { Confidence::Likely } else { Confidence::Possible };
    let kind =
        if marker.by.is_some() || no.claim.source.is_some() { DisputeKind::Denial } else { DisputeKind::Negation };
    Some((confidence, marker.tokens, vec![main.head], kind))
}

/// What is left of the rejecting claim without the words of rejection, as the share that the other claim tells too, and
/// how much that is.
pub(super) fn story(case: &Case, told: &Profile, no: &Profile, words: &[usize]) -> (f32, f32) {
    let cx = case.cx;
    let aside = |token: usize| {
        let lemma = cx.lemma(no.report, token);
        let empty = LISTS.stories.contains_key(lemma.as_str()) || LISTS.light.contains_key(lemma.as_str());
        words.contains(&token) || empty || LISTS.rejections.contains_key(lemma.as_str())
    };
    let (mut met, mut all) = (0.0, 0.0);
    for (term, _) in no.terms.iter().filter(|(_, token)| !aside(*token)) {
        met += term.weight * cx.met(term.id, &told.terms);
        all += term.weight;
    }
    (if all > 0.0 { met / all } else { 0.0 }, met)
}

/// Where `profile` rejects a story.
pub(super) fn marker(case: &Case, profile: &Profile) -> Option<Marker> {
    let cx = case.cx;
    let doc = &cx.reading.docs[profile.report];
    let kind = |i: usize| LISTS.rejections.get(cx.lemma(profile.report, i).as_str()).copied();
    let story = |i: usize| LISTS.stories.contains_key(cx.lemma(profile.report, i).as_str());
    for &n in &profile.statements {
        let Some(s) = cx.statements[profile.report].get(n) else { continue };
        let side = Side { report: profile.report, statement: s };
        if s.turned.is_some() {
            continue;
        }
        if s.copula
            && let Some(c) = s.heads(Role::Complement).find(|&c| matches!(kind(c), Some("quality" | "noun")))
            && s.heads(Role::Subject)
                .any(|h| story(h) || kind(h).is_some() || matches!(doc.tokens[h].pos, Pos::Pron | Pos::Det))
        {
            return Some(Marker { tokens: vec![s.head, c], by: None });
        }
        if let Some("verb") = LISTS.rejections.get(s.verb.as_str()).copied() {
            let object = s
                .heads(Role::Object)
                .chain(s.args.iter().filter(|a| a.role == Role::Oblique).map(|a| a.head))
                .find(|&o| story(o) || kind(o) == Some("noun"));
            let clause = doc.children_by(s.head, &[Dep::Ccomp, Dep::Xcomp]).next();
            let plain = matches!(
                s.verb.as_str(),
                "deny" | "refute" | "debunk" | "shoot down" | "disprove" | "retract" | "rebut"
            );
            if object.is_some() || (plain && (clause.is_some() || s.heads(Role::Object).next().is_some())) {
                let by = s.heads(Role::Subject).next();
                let particle = doc.children_by(s.head, &[Dep::Prt]).next();
                return Some(Marker { tokens: std::iter::once(side.statement.head).chain(particle).collect(), by });
            }
        }
    }
    for token in profile.claim.spans.iter().flat_map(|&s| doc.tokens_in(s)) {
        let t = &doc.tokens[token];
        let none = || {
            doc.children_by(token, &[Dep::Det, Dep::Neg]).any(|d| LISTS.negators.contains_key(&*doc.tokens[d].lower))
        };
        match kind(token) {
            // `a death hoax`, `a hoax`; not the verb's own object (`spread hoaxes`).
            Some("noun") if &*t.lemma.to_lowercase() == "hoax" && !none() => {
                return Some(Marker { tokens: vec![token], by: None });
            }
            // `a fake report`, `false claims`
            Some("quality") if t.dep == Dep::Amod && story(t.head) => {
                return Some(Marker { tokens: vec![token, t.head], by: None });
            }
            _ => {}
        }
    }
    None
}
