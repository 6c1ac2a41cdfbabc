//! Status: over in one telling, going on, planned or called off in the other.

use crate::extract::engine::{Dep, Doc, Pos};
use crate::model::{Confidence, DisputeKind, Span};

use super::super::meeting::{Meeting, Side, noun, terms};
use super::super::statement::{Arg, Role, Statement};
use super::super::words::LISTS;
use super::stages::{STARTING, Stage, Staged, announced, stages, tells};
use super::told::{asked, tensed};
use super::{Case, Clash, fit, numeric};

/// How two stages stand to each other: whether they clash, and whether one is the later state of the other.
fn against(a: Stage, b: Stage) -> Option<bool> {
    use Stage::{Delayed, Done, Failed, Off, On, Over, Planned};
    let pair = |x, y| (a, b) == (x, y) || (a, b) == (y, x);
    if [(On, Over), (On, Failed), (On, Off), (Planned, Off), (On, Delayed), (Done, Failed), (Done, Off)]
        .iter()
        .any(|&(x, y)| pair(x, y))
    {
        Some(false)
    } else if [(Planned, Over), (Planned, Done), (Planned, Failed), (Planned, On)].iter().any(|&(x, y)| pair(x, y)) {
        Some(true)
    } else {
        None
    }
}

pub(super) fn find(case: &Case, _: &[(Side, Side, Meeting)]) -> Option<Clash> {
    let mut best: Option<Clash> = None;
    for (s, t) in case.sides() {
        if case.other_days(s, t) {
            continue;
        }
        // Told with one verb in one way, it is at one stage.
        if s.statement.verb == t.statement.verb
            && s.statement.mode == t.statement.mode
            && !s.statement.going_on
            && !t.statement.going_on
        {
            continue;
        }
        for x in stages(case, s) {
            for y in stages(case, t) {
                let Some(later) = against(x.stage, y.stage) else { continue };
                // Somebody is at no stage; what he does or holds is.
                let somebody =
                    |side: Side, e: &Staged| !e.leaver && case.cx.reading.who[side.report].at(e.event).is_some();
                let story = |side: Side, e: &Staged| !e.leaver && tells(case, side, e.event);
                if somebody(s, &x) || somebody(t, &y) || story(s, &x) && story(t, &y) {
                    continue;
                }
                // `was set to open`: it may have been called off since.
                let was = |side: Side, e: &Staged| {
                    let above = side.statement.governor.and_then(|g| case.cx.statements[side.report].get(g));
                    let planned = |s: &Statement| LISTS.stages.get(s.verb.as_str()).is_some_and(|f| f.0 == "planned");
                    e.stage == Stage::Planned && (side.statement.past || above.is_some_and(|g| g.past && planned(g)))
                };
                if was(s, &x) || was(t, &y) {
                    continue;
                }
                // A headline tells in the present what is to come: `Council opens hall`.
                let done = |side: Side, e: &Staged| e.stage != Stage::Planned && announced(case, side);
                if later && (done(s, &x) || done(t, &y)) {
                    continue;
                }
                // `began in January`: it may be over since.
                let begun = |side: Side, e: &Staged| {
                    e.stage == Stage::On && side.statement.past && STARTING.contains(&side.statement.verb.as_str())
                };
                if !later && (begun(s, &x) || begun(t, &y)) {
                    continue;
                }
                // A time before or one more time is another time.
                if later && (another_time(case, s) || another_time(case, t)) {
                    continue;
                }
                let Some(confidence) = one_event(case, s, &x, t, &y, later) else { continue };
                // `whether it goes on as planned`
                let open = |side: Side| asked(&case.cx.reading.docs[side.report], side.statement.head);
                let so = |side: Side, e: &Staged, claim| e.stage == Stage::Planned || tensed(case, side, claim);
                let told = !open(s) && !open(t) && so(s, &x, case.a) && so(t, &y, case.b);
                // `trading was halted`, `trading resumed`: each in its time.
                let told = told
                    && !resumed(case, s, &x)
                    && !resumed(case, t, &y)
                    && !on_average(case, s)
                    && !on_average(case, t);
                let clash = Clash {
                    kind: DisputeKind::Status,
                    confidence: if told { confidence } else { Confidence::Possible },
                    words: [x.words.clone(), y.words.clone()],
                    same: case.tie(s, t),
                    about: Some(x.event).filter(|_| !x.leaver && !y.leaver).into_iter().collect(),
                    later: later.then_some(usize::from(x.stage == Stage::Planned)),
                };
                let worth = |c: &Clash| (c.later.is_some(), c.confidence);
                if best.as_ref().is_none_or(|b| worth(&clash) < worth(b)) {
                    best = Some(clash);
                }
            }
        }
    }
    best
}

/// Whether a thing goes on again, after it was held up.
fn resumed(case: &Case, side: Side, staged: &Staged) -> bool {
    let verb = |i: &usize| matches!(case.cx.lemma(side.report, *i).as_str(), "reopen" | "restart" | "resume");
    matches!(staged.stage, Stage::On | Stage::Planned) && staged.words.iter().any(verb)
}

/// Whether a clause tells of what is so on average, or of others than those told of before.
fn on_average(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let others = || side.statement.args.iter().any(|a| fit::others(doc, a.head) && !among(doc, a));
    side.statement.own.iter().any(|&i| &*doc.tokens[i].lower == "average") || others()
}

/// Whether an argument only stands for more of the kind (`among other things`).
fn among(doc: &Doc, arg: &Arg) -> bool {
    arg.preposition.is_some_and(|p| &*doc.tokens[p].lower == "among")
}

/// Whether a clause tells of a time before (`previously chaired`, `had been scheduled`), or of one more time (`again`).
fn another_time(case: &Case, side: Side) -> bool {
    let doc = &case.cx.reading.docs[side.report];
    let s = side.statement;
    let had = doc.children_by(s.head, &[Dep::Aux]).any(|a| &*doc.tokens[a].lower == "had");
    let times = |i: usize| doc.tokens.get(i + 1).is_some_and(|t| matches!(&*t.lower, "time" | "stint" | "term"));
    had || s.own.iter().any(|&i| match &*doc.tokens[i].lower {
        "again" | "further" | "anew" | "before" | "earlier" | "first" | "formerly" | "once" | "originally"
        | "previously" => doc.tokens[i].dep == Dep::Advmod,
        "second" | "third" | "fourth" | "fifth" | "another" => times(i),
        _ => false,
    })
}

/// Verbs of who takes part in a thing, or stays with it.
const TAKING_PART: &[&str] = &[
    "appear",
    "attend",
    "come",
    "compete",
    "contest",
    "continue",
    "enter",
    "go",
    "hold",
    "host",
    "join",
    "lead",
    "march",
    "meet",
    "participate",
    "perform",
    "play",
    "race",
    "remain",
    "return",
    "run",
    "serve",
    "sign",
    "speak",
    "stand",
    "stay",
    "take part",
    "testify",
    "travel",
    "visit",
];

/// Whether the two stages are of one event, and how surely.
fn one_event(case: &Case, s: Side, x: &Staged, t: Side, y: &Staged, later: bool) -> Option<Confidence> {
    let cx = case.cx;
    let (tx, ty) = (terms(cx, s), terms(cx, t));
    let verb_event = |side: Side, e: &Staged| e.event == side.statement.head;
    // The terms that both have, the event itself not counted.
    let tied: f32 = tx
        .iter()
        .filter(|(_, token)| *token != x.event && !x.words.contains(token))
        .map(|(term, _)| term.weight * ty.met(term.id))
        .sum();
    if x.leaver || y.leaver {
        if x.leaver == y.leaver {
            return None;
        }
        // Somebody was to do it and left: the same person, and the thing is named in both.
        let ((l, leaver), (p, planned)) = if x.leaver { ((s, x), (t, y)) } else { ((t, y), (s, x)) };
        let same = super::super::meeting::same(cx, l, Role::Subject, p, Role::Subject)?;
        if same < 0.8 || planned.stage == Stage::Done {
            return None;
        }
        // `began lessons`, `pulled out of the deal`: what goes on has to be what was left.
        let other = || noun(cx, l.report, leaver.event, p.report, planned.event) < 0.5;
        if planned.stage != Stage::Planned && other() {
            return None;
        }
        // `will leave the club`, `will cut its staff`: only who takes part in a thing can leave it.
        let takes_part = planned.event != p.statement.head || TAKING_PART.contains(&p.statement.verb.as_str());
        if !takes_part {
            return None;
        }
        // What is left, with its own words, is what was planned.
        let doc = &cx.reading.docs[l.report];
        // The noun with its own words, not what is told of it in passing.
        let beside = |i: usize| {
            let up = std::iter::once(i).chain(doc.ancestors(i)).take_while(|&a| a != leaver.event);
            up.into_iter().any(|a| matches!(doc.tokens[a].dep, Dep::Relcl | Dep::Acl | Dep::Appos))
        };
        let all = doc.subtree(leaver.event).filter(|&i| !beside(i));
        let nothing = l.statement.heads(Role::Subject).any(|h| h == leaver.event);
        let left: Vec<usize> = all.filter(|_| !nothing).collect();
        let plan = terms(cx, p);
        let left: f32 = cx.terms_of(l.report, &left).iter().map(|(term, _)| term.weight * plan.met(term.id)).sum();
        if tied < 0.4 {
            return None;
        }
        return Some(if left >= 0.4 { Confidence::Likely } else { Confidence::Possible });
    }
    if verb_event(s, x) != verb_event(t, y) {
        return None;
    }
    if verb_event(s, x) {
        // `will be`, `went`: of what is done they say nothing.
        let light = |side: Side| {
            let verb = side.statement.verb.split(' ').next().unwrap_or_default();
            side.statement.copula
                || LISTS.light.contains_key(verb) && side.statement.heads(Role::Object).next().is_none()
        };
        if light(s) || light(t) {
            return None;
        }
        // Told with the same words, nothing has changed.
        let words = |side: Side, e: &Staged| e.words.iter().map(|&i| cx.lemma(side.report, i)).collect::<Vec<_>>();
        if words(s, x) == words(t, y) {
            return None;
        }
        // `one stayed, one will stay`: which one, nobody says.
        let which = |side: Side| {
            let doc = &cx.reading.docs[side.report];
            side.statement
                .args
                .iter()
                .filter(|a| a.role != Role::Oblique)
                .map(|a| a.head)
                .flat_map(|h| std::iter::once(h).chain(doc.children_by(h, &[Dep::Det, Dep::Nummod, Dep::Amod])))
                .any(|h| {
                    // Not `Phase One`.
                    doc.tokens[h].pos != Pos::Propn
                        && matches!(
                            &*doc.tokens[h].lower,
                            "one" | "another" | "other" | "some" | "several" | "many" | "most" | "similar"
                        )
                })
        };
        if which(s) || which(t) {
            return None;
        }
        // The same deed planned here and done there.
        let m = super::super::meeting::meet(cx, s, t);
        // That a thing expected has been done says nothing against who expected it: less has to tie the two.
        let done_to = |side: Side| side.statement.heads(Role::Object).next().is_some();
        let objects = m.object.is_some() || !done_to(s) && !done_to(t);
        let least = if later && objects { 0.6 } else { 0.9 };
        // `his wife pleaded guilty`, `Kern is to plead guilty`: who she is stands in neither.
        let silent = || later && m.subject.is_none() && m.object.is_none() && m.mass >= 0.8;
        let known = later && objects && m.subject.is_some_and(|f| f >= 0.8) && m.tie() >= 0.9;
        let tied = m.mass >= least || known;
        // `the mayor will allow it`, `it has been allowed`: by whom and when, only close claims tell.
        let hidden = s.statement.agentless() != t.statement.agentless();
        if hidden && !case.pair.mutual() {
            return None;
        }
        let same = m.verb >= 0.8 && (m.same_parties() || silent()) && tied && m.harmony() >= 0.4;
        return same.then_some(Confidence::Likely);
    }
    if noun(cx, s.report, x.event, t.report, y.event) < 0.8
        || numeric::other_kind(case, s, x.event, t, y.event)
        || !fit::nouns_fit(case, s, t)
    {
        return None;
    }
    let sure = (tied >= 0.6 || topic(case, s.report, x.event) && topic(case, t.report, y.event)) && !x.weak && !y.weak;
    Some(if sure { Confidence::Likely } else { Confidence::Possible })
}

/// Whether a noun is what a report is about: it stands in the headline, or in one sentence of six.
fn topic(case: &Case, report: usize, token: usize) -> bool {
    let cx = case.cx;
    let Some(term) = cx.term(report, token) else { return false };
    let mine = |p: &&super::super::profile::Profile| p.terms.iter().any(|(t, _)| t.id == term.id);
    let all = cx.claims_of(report);
    let holding = all.iter().filter(mine).count();
    // What stands before a headline's colon is in no claim.
    let tokens = &cx.reading.docs[report].tokens;
    let in_headline = |h: Span| {
        let words = tokens.iter().enumerate().take_while(|(_, t)| t.span.start < h.end);
        words.filter(|(_, t)| t.span.start >= h.start).any(|(i, _)| cx.term(report, i).is_some_and(|t| t.id == term.id))
    };
    holding >= 2 && (holding * 6 >= all.len() || cx.reports[report].headline.is_some_and(in_headline))
}
