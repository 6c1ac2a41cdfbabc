//! Negation: one says it, the other says that it is not so.

use crate::extract::engine::{Dep, Pos};
use crate::model::{Confidence, DisputeKind, Form};

use super::super::meeting::{Meeting, Side};
use super::super::profile::Profile;
use super::super::statement::{Mode, Role, Statement};
use super::super::words::{self, LISTS};
use super::fit::{contains, obliques_fit};
use super::opposites::{
    against, also_so, contained, contrasts, defines, narrowed, none_of_it, not_all, now, other_content, partial,
    points, share, superlative,
};
use super::stance::taken_back;
use super::told::{doer, heading, perfect, stands, tensed, under_not};
use super::{Case, Clash, absence, asserted, attribution};

/// How much has to tie two statements for one to be the other's opposite.
const LEAST: f32 = 0.6;
/// How much does so surely, where the verb is the same and the claims are each other's best.
const TIED: f32 = 0.9;
/// Verbs of what comes about once.
const COMING_ABOUT: &[&str] = &[
    "agree", "announce", "approve", "arrest", "arrive", "catch", "charge", "confirm", "decide", "find", "identify",
    "name", "pass", "reach", "release", "rescue", "sign",
];
/// Two quotations that agree by so much are of one utterance.
const SAME_WORDS: f32 = 0.6;

/// So many words running are in both of them.
const SAME_RUN: usize = 3;

pub(super) fn find(case: &Case, meetings: &[(Side, Side, Meeting)]) -> Option<Clash> {
    let mut best: Option<(f32, Clash)> = None;
    // One speaker's words, printed with and without `not`: whatever they suppose, one of the two is not what was said.
    let direct = case.a.claim.form == Form::Direct && case.b.claim.form == Form::Direct;
    // What turns the words is then missing in one of them.
    let uttered = direct && case.same_speaker() && case.pair.agreement.harmony() >= SAME_WORDS;
    let misquoted = uttered && case.turns(case.a) != case.turns(case.b) && attribution::verbatim(case, SAME_RUN);
    // `I paid`, of `I paid, and never did I ask for it`
    let misquoted = misquoted && !attribution::cut_short(case);
    // What is denied is told by nobody here; who denies it is dealt with there.
    let denied = |p: &Profile| case.cx.rejection(p).is_some_and(|r| r.said && !r.by_name);
    let denied = (denied(case.a), denied(case.b));
    for (s, t, m) in meetings {
        let (x, y) = (s.statement, t.statement);
        let existential = x.existential() && y.existential();
        // `found no account of it`, `found a text with an account of it`
        let object = || {
            m.object.is_some() && m.subject.is_none_or(|f| f >= 0.5) && m.verb >= 0.8 && {
                let (no, yes) = if x.turned.is_some() { (*s, *t) } else { (*t, *s) };
                no.statement.heads(Role::Object).all(|o| contains(case, no, o, yes))
            }
        };
        // `Brandt declined to sign it`, `Holt said they will sign it`
        let who = (doer(case.cx, *s, case.a), doer(case.cx, *t, case.b));
        if m.subject.is_none() && matches!(who, (Some(p), Some(q)) if p != q) {
            continue;
        }
        // `I mean, we are not friends`
        let fills = |side: Side| {
            let lower = |h: usize| &*case.cx.reading.docs[side.report].tokens[h].lower;
            side.statement.verb == "mean" && side.statement.heads(Role::Subject).any(|h| lower(h) == "i")
        };
        if fills(*s) || fills(*t) {
            continue;
        }
        // What somebody can do, he need not do.
        if (x.mode == Mode::Able) != (y.mode == Mode::Able) || points(case, *s) || points(case, *t) {
            continue;
        }
        // A heading's noun says nothing of itself (`his remarks`).
        let bare_noun = |side: Side| {
            let pos = case.cx.reading.docs[side.report].tokens[side.statement.head].pos;
            matches!(pos, Pos::Noun | Pos::Propn) && !side.statement.existential() && side.statement.args.is_empty()
        };
        if !existential && (bare_noun(*s) || bare_noun(*t)) {
            continue;
        }
        if let Some((words, confidence)) = absence::find(case, *s, *t, m) {
            let told = stands(case, *s, case.a) && stands(case, *t, case.b);
            let confidence = if told { confidence } else { Confidence::Possible };
            best = best.or_else(|| Some((0.0, clash(case, *s, *t, words, confidence))));
        }
        let nobody = absence::nobody(case, *s, *t) || absence::nobody(case, *t, *s);
        let parties = m.same_parties() || existential || object() || nobody;
        if x.turned.is_some() == y.turned.is_some() || !parties || !one_thing(case, *s, *t, m) {
            continue;
        }
        // Two wordings of one thing: `is not coming`, `will stay away`.
        let no_first = x.turned.is_some();
        let (of_no, of_yes) = if no_first { (case.a, case.b) } else { (case.b, case.a) };
        let yes_denied = if no_first { denied.1 } else { denied.0 };
        let (no, yes) = if no_first { (*s, *t) } else { (*t, *s) };
        if other_content(case, *s, *t)
            || not_all(case, *s)
            || not_all(case, *t)
            || share(case, *s) && share(case, *t)
            || superlative(case, no)
            || also_so(case, no, of_no)
            || m.verb < 1.0 && words::opposite(&x.verb, &y.verb)
            || yes_denied
            || uttered && !misquoted
            || against(case, no, yes)
            || none_of_it(case, no, yes)
        {
            continue;
        }
        // `defended theirs while refusing to defend ours`: both are told in one breath.
        let both = |p: &Profile, verb: &str| {
            let own =
                || p.clauses.iter().filter_map(|&n| case.cx.statements[p.report].get(n)).filter(|s| s.verb == verb);
            let doc = &case.cx.reading.docs[p.report];
            let alone = |s: &&Statement| doc.children_by(s.head, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_none();
            own().any(|s| s.turned.is_some()) && own().any(|s| s.turned.is_none()) && own().any(|s| alone(&s))
        };
        if both(case.a, &x.verb) || both(case.b, &y.verb) {
            continue;
        }
        let real = asserted(x.mode) && asserted(y.mode) || misquoted && m.verb >= 1.0;
        if !real
            || partial(case, *s)
            || partial(case, *t)
            || defines(case, *s)
            || defines(case, *t)
            || narrowed(case, *s, case.b)
            || narrowed(case, *t, case.a)
            || case.other_days(*s, *t)
            || now(case, *s, *t)
            || now(case, *t, *s)
        {
            continue;
        }
        // `will not serve`, `served`
        let times = |no: Side, yes: Side| no.statement.mode == Mode::Planned && yes.statement.mode == Mode::Fact;
        let past = |side: Side| {
            let doc = &case.cx.reading.docs[side.report];
            side.statement.past || doc.tokens[side.statement.head].dep == Dep::Pcomp
        };
        if times(no, yes) && past(yes) || times(yes, no) && past(no) {
            continue;
        }
        // A light verb alone (`is`, `has`) says nothing: its complement or object has to be met.
        let named = m.object.is_some() || x.copula || m.subject.is_some() || nobody;
        let bare = m.mass == 0.0 || m.harmony() >= 0.4 || nobody && m.first.max(m.second) >= 0.9;
        if !named || m.tie() < LEAST || !bare || !obliques_fit(case, *s, *t) {
            continue;
        }
        if taken_back(case.cx, of_yes) {
            continue;
        }
        let close = m.harmony() >= 0.5 || (m.first.max(m.second) >= 0.9 && m.mass >= 1.2);
        let objects = objects_fit(case, *s, *t) && objects_fit(case, *t, *s);
        let rest = objects && m.mass >= 1.2 && m.harmony() >= 0.6 && m.subject.is_some_and(|f| f >= 0.8);
        // Somebody did not do it, and it was done: another may have.
        let another = x.agentless() != y.agentless() && m.subject.is_none();
        let enough = if nobody { LEAST } else { TIED };
        let tied = m.mass >= 0.9 || m.tie() >= enough && m.verb >= 1.0 && case.pair.rank() <= 1;
        let close = close || existential && m.mass == 0.0 || nobody;
        let same_object = objects && m.object.is_none_or(|o| o >= 0.8) && (m.object.is_some() || m.subject.is_none());
        // What only hangs on another clause (`faces calls for meeting them`, `had never met him before meeting him there`)
        // is told by the way, or of another time.
        let earlier = perfect(case, no, of_no) != perfect(case, yes, of_yes);
        // `kept them from paying`: of what was kept from happening the other need not speak.
        let no_denied = if no_first { denied.0 } else { denied.1 };
        let kept = !no_denied && case.cx.reading.docs[no.report].tokens[no.statement.head].dep == Dep::Pcomp;
        let said_so = stands(case, yes, of_yes)
            && tensed(case, no, of_no)
            && !contrasts(case, no)
            && contained(case, no, of_no, of_yes)
            && share(case, *s) == share(case, *t);
        let alone = !under_not(case.cx, yes) && !under_not(case.cx, no);
        let outright = !kept && !earlier && alone && (said_so || misquoted);
        // `did not graduate there`, `went there`: in a text, two verbs are two things, unless all the rest is one.
        let one_verb = m.verb >= 1.0 || x.copula && y.copula || heading(case.cx, no.report, of_no.claim.span);
        let likely = outright
            && one_verb
            && tied
            && close
            && (m.verb >= 1.0 || m.verb >= 0.8 && same_object || rest)
            && !another;
        // What one says in other words at another time, he may think now; what had not come about by one day may have by
        // the next.
        let day = |p: &Profile| case.cx.reports[p.report].published.as_ref().map(|p| p.value);
        let since = COMING_ABOUT.contains(&x.verb.as_str()) && day(of_no).zip(day(of_yes)).is_some_and(|(n, y)| n < y);
        let changed = case.same_speaker() && !misquoted || since;
        let likely = likely && !changed && (!nobody || m.verb >= 1.0);
        let words = [told(case, *s), told(case, *t)];
        let confidence = if likely { Confidence::Likely } else { Confidence::Possible };
        let clash = clash(case, *s, *t, words, confidence);
        let weight = m.mass * m.harmony();
        if best.as_ref().is_none_or(|(w, _)| weight > *w) {
            best = Some((weight, clash));
        }
    }
    best.map(|(_, clash)| clash)
}

fn clash(case: &Case, s: Side, t: Side, words: [Vec<usize>; 2], confidence: Confidence) -> Clash {
    Clash {
        kind: DisputeKind::Negation,
        confidence,
        words,
        same: case.tie(s, t),
        about: vec![s.statement.head],
        later: None,
    }
}

/// Whether two statements speak of one deed or state: by their verbs, or, where a verb says little (`is on leave`,
/// `takes leave`), by all the rest.
fn one_thing(case: &Case, s: Side, t: Side, m: &Meeting) -> bool {
    // Of `takes leave` the leave says what is done; alone, the verb says nothing.
    let told = |side: Side, other: Side| {
        side.statement.args.iter().any(|a| a.role != Role::Subject && contains(case, side, a.head, other))
    };
    let slight = |side: Side| !side.statement.copula && LISTS.light.contains_key(side.statement.verb.as_str());
    let light = |side: Side, other: Side| slight(side) && told(side, other);
    let same_subject = m.subject.is_some_and(|f| f >= 0.8);
    m.verb >= 0.6
        || ((light(s, t) || light(t, s))
            && same_subject
            && m.harmony() >= 0.6
            && m.mass >= 1.2
            && objects_fit(case, s, t)
            && objects_fit(case, t, s))
        || (m.verb >= 0.5 && same_subject && m.harmony() >= 0.55 && m.mass >= 1.4)
}

/// Whether the other statement has what this one says it was done to.
fn objects_fit(case: &Case, side: Side, other: Side) -> bool {
    side.statement.heads(Role::Object).all(|o| contains(case, side, o, other) || Some(o) == side.statement.turned)
}

/// The words that say whether it is so: what turns the statement, with the auxiliary before it, and its verb.
fn told(case: &Case, side: Side) -> Vec<usize> {
    let s = side.statement;
    let doc = &case.cx.reading.docs[side.report];
    let auxiliaries = doc
        .children_by(s.head, &[Dep::Aux, Dep::Auxpass])
        .filter(|&a| s.turned.is_some_and(|turn| a + 2 >= turn && a < turn));
    let mut out: Vec<usize> =
        s.turned.into_iter().chain(auxiliaries).chain([super::super::meeting::verb_token(side)]).collect();
    // `doesn't` is one word.
    let clipped = s.turned.filter(|&t| matches!(&*doc.tokens[t].lower, "n't" | "n’t"));
    out.extend(clipped.and_then(|t| t.checked_sub(1)));
    out.sort_unstable();
    out.dedup();
    out
}
