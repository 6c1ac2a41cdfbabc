//! The analyst's judgements: what a key asks to be written to the log.

use super::ask::{self, Ask};
use super::dialog::Dialog;
use super::grades::Grades;
use super::keys::Action;
use super::note::Note;
use super::page::Item;
use super::pick::{self, Pick};
use super::state::{Lens, State};
use super::update::{Effect, notice};
use super::{lens, travel};
use crate::export::Format;
use crate::model::{ActorId, ClaimId, DisputeKind, FindingId, Span};
use crate::review::{self, Grade, Judgement, Marks, Verdict};
use clap::ValueEnum;

/// A finding as the log knows it.
pub(crate) const fn finding(f: FindingId) -> review::Item {
    review::Item::Finding(f)
}

/// The item that a judgement is about; none where a line is nothing to judge.
pub(crate) fn subject(state: &State, item: Item) -> Option<review::Item> {
    let b = &state.briefing;
    Some(match item {
        Item::Finding(f) => finding(f),
        Item::Claim(c) => review::Item::Claim(c),
        Item::Actor(a) | Item::Called(a, _) | Item::Heard(a, _) => review::Item::Actor(a),
        Item::Unnamed(group) => review::Item::speaker(b, *state.index.unnamed.get(group)?.claims.first()?),
        Item::Own(id) => review::Item::Own(id),
        Item::Passage(..) | Item::Date(_) => {
            let ctx = state.ctx(state.size.0);
            let shown = lens::findings(b, &state.index, item).into_iter().find(|&f| ctx.shows(f));
            match shown {
                Some(f) => finding(f),
                None => review::Item::Claim(claim(state, item)?),
            }
        }
        Item::Gap(_) | Item::Only | Item::Sourcing | Item::Possible | Item::Orphan(_) => return None,
    })
}

/// The claim that an item is or rests on: in the passages, the one that one is at.
fn claim(state: &State, item: Item) -> Option<ClaimId> {
    let claims = lens::claims(&state.briefing, &state.index, item);
    let at = state.passages.as_ref().and_then(|p| p.targets.get(p.at));
    let here = at.and_then(|t| {
        claims.iter().copied().find(|&c| {
            let claim = &state.briefing.claims[c];
            claim.report == t.report && claim.span.overlaps(t.span)
        })
    });
    here.or_else(|| claims.first().copied())
}

/// What the keys are on: in the passages, their item.
fn current(state: &State) -> Option<Item> {
    state.passages.as_ref().map_or_else(|| travel::current(state), |p| p.item)
}

/// Does one of the reviewing actions.
pub(crate) fn act(state: &mut State, action: Action) -> Effect {
    match action {
        Action::Undo => return Effect::Undo,
        Action::Redo => return Effect::Redo,
        _ => {}
    }
    let Some(item) = current(state) else {
        notice(state, "nothing is selected");
        return Effect::None;
    };
    let Some(subject) = subject(state, item) else {
        let claims = state.keymap.named(Action::Go(Lens::Claims));
        notice(state, format!("this line is nothing to judge: it lists what can be judged in {claims} Claims"));
        return Effect::None;
    };
    let marks = state.judgements.marks(subject);
    match action {
        Action::Seen => {
            let seen = marks.is_some_and(Marks::seen);
            if !seen && state.passages.is_none() && !state.profile.focused {
                travel::travel(state, Action::Down);
                state.notice = None;
            }
            Effect::Judge(Judgement::Seen(subject, !seen), None)
        }
        Action::Accept => verdict(marks, subject, Verdict::Accepted),
        Action::Dismiss => verdict(marks, subject, Verdict::Dismissed),
        Action::Note => {
            let text = own_note(state, subject).to_owned();
            state.dialog = Some(Dialog::Note(Note::new(subject, &text)));
            Effect::None
        }
        Action::Tag => {
            let has: Vec<String> = marks.map(|m| m.tags().into_iter().map(str::to_owned).collect()).unwrap_or_default();
            let hint = if has.is_empty() {
                "no tags yet".to_owned()
            } else {
                format!("has: {}; typing one of them takes it away", has.join(", "))
            };
            state.dialog = Some(Dialog::Ask(Ask::new(ask::For::Tag(subject, has), "TAG", hint, "")));
            Effect::None
        }
        Action::Grade => {
            grade(state, item, subject);
            Effect::None
        }
        Action::Correct => {
            correct(state, item, subject);
            Effect::None
        }
        Action::Merge | Action::Split => {
            match subject {
                review::Item::Actor(a) if action == Action::Merge => merge(state, a),
                review::Item::Actor(a) => split(state, a),
                _ => notice(state, "only actors can be merged or split"),
            }
            Effect::None
        }
        Action::Link => {
            link(state, item);
            Effect::None
        }
        Action::AddClaim => {
            add_claim(state);
            Effect::None
        }
        _ => Effect::None,
    }
}

/// A verdict, or its withdrawal where it is given a second time.
fn verdict(marks: Option<&Marks>, subject: review::Item, to: Verdict) -> Effect {
    let now = marks.and_then(Marks::verdict);
    Effect::Judge(Judgement::Verdict(subject, (now != Some(to)).then_some(to)), None)
}

fn grade(state: &mut State, item: Item, subject: review::Item) {
    let b = &state.briefing;
    let claim = match subject {
        review::Item::Claim(c) => Some(c),
        review::Item::Finding(_) => claim(state, item),
        _ => None,
    };
    let source = match (subject, claim) {
        (_, Some(c)) => Some(review::Item::speaker(b, c)),
        (review::Item::Actor(_) | review::Item::Outlet(_) | review::Item::Source(_), _) => Some(subject),
        _ => None,
    };
    let before = Grade {
        reliability: source.and_then(|s| state.judgements.marks(s)).and_then(Marks::reliability).unwrap_or_default(),
        credibility: claim.map(|c| state.judgements.grade(b, c).credibility).unwrap_or_default(),
    };
    let name = source.map(|s| state.judgements.about(b, s).0).unwrap_or_default();
    let words = claim.map(|c| format!(": “{}”", b.content(c))).unwrap_or_default();
    let name = crate::export::cite::one_line(&format!("{name}{words}"));
    if source.is_none() && claim.is_none() {
        notice(state, "there is no source and no claim to grade here");
        return;
    }
    state.dialog = Some(Dialog::Grades(Grades::new(source, claim, name, before)));
}

fn correct(state: &mut State, item: Item, subject: review::Item) {
    let b = &state.briefing;
    let ask = match subject {
        review::Item::Actor(a) => {
            let hint = format!("the program's name: {}", b.actors[a].name);
            let now = state.judgements.name(a).unwrap_or(&b.actors[a].name).to_owned();
            Some(Ask::new(ask::For::Rename(a), "ANOTHER NAME", hint, &now))
        }
        _ => claim(state, item).map(|c| {
            let read = lens::sources(b, &[c]);
            let hint = format!("the program reads: {read}. “{}”", crate::export::cite::one_line(&b.content(c)));
            let now = state.judgements.sources.get(&c).map_or(read, |(label, ..)| label.clone());
            Ask::new(ask::For::Source(c), "ON WHOSE WORD", hint, &now)
        }),
    };
    match ask {
        Some(ask) => state.dialog = Some(Dialog::Ask(ask)),
        None => notice(state, "there is no name and no source to correct here"),
    }
}

fn merge(state: &mut State, actor: ActorId) {
    let b = &state.briefing;
    let others: Vec<ActorId> = b.actors.iter().map(|a| a.id).filter(|&a| a != actor).collect();
    let options = others.iter().map(|&a| b.actors[a].name.clone()).collect();
    let label = format!("{} IS THE SAME AS", b.actors[actor].name.to_uppercase());
    state.dialog = Some(Dialog::Pick(Pick::new(pick::For::Same(actor, others), label, options)));
}

fn split(state: &mut State, actor: ActorId) {
    let a = &state.briefing.actors[actor];
    if a.names.len() < 2 {
        notice(state, "it goes by one name only");
        return;
    }
    let label = format!("WHICH NAMES ARE NOT {}", a.name.to_uppercase());
    state.dialog = Some(Dialog::Pick(Pick::new(pick::For::Others(actor), label, a.names.clone())));
}

/// Marks a claim, or puts it together with the one marked before.
fn link(state: &mut State, item: Item) {
    let this = match item {
        Item::Own(id) => Some(review::Item::Own(id)),
        _ => claim(state, item).map(review::Item::Claim),
    };
    let Some(this) = this else {
        notice(state, "there is no claim here to link");
        return;
    };
    match state.linking.take() {
        Some(first) if first != this => {
            const KINDS: [DisputeKind; 10] = [
                DisputeKind::Status,
                DisputeKind::Numeric,
                DisputeKind::Negation,
                DisputeKind::Antonym,
                DisputeKind::Roles,
                DisputeKind::Certainty,
                DisputeKind::Attribution,
                DisputeKind::Date,
                DisputeKind::Place,
                DisputeKind::Denial,
            ];
            let options = KINDS.iter().map(|&k| lens::dispute(k).to_owned()).collect();
            let what = pick::For::Clash(vec![first, this], KINDS.to_vec());
            state.dialog = Some(Dialog::Pick(Pick::new(what, "HOW DO THE TWO CLASH", options)));
        }
        Some(_) => notice(state, "the same claim twice is no dispute"),
        None => {
            state.linking = Some(this);
            let (link, escape) = (state.keymap.named(Action::Link), state.keymap.named(Action::Escape));
            let text = format!("marked: {link} on the claim it clashes with ({escape} forgets)");
            notice(state, text);
        }
    }
}

/// Makes a claim of the passage that one is at.
fn add_claim(state: &mut State) {
    let found = state.search.as_ref().and_then(|s| {
        let p = state.passages.as_ref()?;
        let at = p.hit?;
        s.found.spans.get(p.report().index())?.iter().find(|x| x.start == at).map(|&span| (p.report(), span))
    });
    // What was searched for and found is taken; else the passage that the keys are on.
    let here = found.or_else(|| super::carry::passages(state).first().map(|e| (e.report, e.span)));
    let Some((report, span)) = here else {
        notice(state, "no passage stands behind this line");
        return;
    };
    let words = crate::export::cite::one_line(state.briefing.reports[report].words(Span::new(span.start, span.end)));
    let hint = format!("Empty: the outlet's own voice. The claim: {words}");
    state.dialog = Some(Dialog::Ask(Ask::new(ask::For::Claim(report, span), "A CLAIM ON THE WORD OF", hint, "")));
}

/// Does what a dialog was answered.
pub(crate) fn answered(state: &mut State, dialog: Dialog) -> Effect {
    match dialog {
        Dialog::Note(note) if note.elsewhere => {
            let text = note.text();
            Effect::EditNote(note.item, text)
        }
        Dialog::Note(note) => {
            let text = note.text();
            noted(state, note.item, text)
        }
        Dialog::Grades(g) => graded(state, &g),
        Dialog::Ask(ask) => said(state, ask),
        Dialog::Pick(pick) => picked(state, &pick),
        Dialog::Jump(_) | Dialog::Panel(_) => Effect::None,
    }
}

/// Opens a note again whose words could not be kept or edited elsewhere: they are still there, and the reason too.
pub(crate) fn reopen(state: &mut State, item: review::Item, text: &str, why: String) {
    let note = Note::unkept(item, own_note(state, item), text, why);
    state.dialog = Some(Dialog::Note(note));
}

/// The note of the analyst at the keyboard.
fn own_note(state: &State, item: review::Item) -> &str {
    let marks = state.judgements.marks(item);
    marks.and_then(|m| m.notes().find(|(who, _)| *who == state.who)).map_or("", |(_, n)| n.value.as_str())
}

/// Keeps a note, if it is another than before.
pub(crate) fn noted(state: &mut State, item: review::Item, text: String) -> Effect {
    if own_note(state, item) == text {
        notice(state, "the note is as it was");
        return Effect::None;
    }
    Effect::Judge(Judgement::Note(item, text), None)
}

fn graded(state: &mut State, g: &Grades) -> Effect {
    let source = g.source.filter(|_| g.now.reliability != g.before.reliability);
    let claim = g.claim.filter(|_| g.now.credibility != g.before.credibility);
    let reliability = source.map(|s| Judgement::Reliability(s, g.now.reliability));
    let credibility = claim.map(|c| Judgement::Credibility(review::Item::Claim(c), g.now.credibility));
    match (reliability, credibility) {
        (Some(first), second) => Effect::Judge(first, second),
        (None, Some(only)) => Effect::Judge(only, None),
        (None, None) => {
            notice(state, "the grade is as it was");
            Effect::None
        }
    }
}

fn said(state: &mut State, ask: Ask) -> Effect {
    let text = ask.input.text().trim().to_owned();
    let needed = !matches!(ask.what, ask::For::Claim(..) | ask::For::Published(_));
    if needed && text.is_empty() {
        notice(state, "nothing was typed; all is as it was");
        return Effect::None;
    }
    let judgement = match ask.what {
        ask::For::Tag(item, has) => {
            let on = !has.contains(&text);
            Judgement::Tag(item, text, on)
        }
        ask::For::Rename(actor) => Judgement::Rename(actor, text),
        ask::For::Source(claim) => Judgement::Source(claim, text),
        ask::For::Claim(report, span) => Judgement::Claim(report, span, (!text.is_empty()).then_some(text)),
        ask::For::Link(items, kind) => Judgement::Link(items, kind, text),
        ask::For::Merge(actors) => Judgement::Merge(actors, text),
        ask::For::Split(actor, names) => Judgement::Split(actor, names, text),
        ask::For::Published(report) => {
            let day = if text.is_empty() { Ok(None) } else { text.parse().map(Some) };
            match day {
                Ok(day) => return Effect::Publish(report, day),
                Err(_) => {
                    notice(state, format!("“{text}” is no day of the calendar; write it as YYYY-MM-DD"));
                    return Effect::None;
                }
            }
        }
    };
    Effect::Judge(judgement, None)
}

fn picked(state: &mut State, pick: &Pick) -> Effect {
    match &pick.what {
        pick::For::Export => {
            let format = Format::value_variants().get(pick.at).copied();
            return format.map_or(Effect::None, Effect::Export);
        }
        pick::For::Clash(items, kinds) => {
            if let Some(&kind) = kinds.get(pick.at) {
                let what = ask::For::Link(items.clone(), kind);
                state.dialog =
                    Some(Dialog::Ask(Ask::new(what, "WHY", "one line: what differs, and what is the same", "")));
            }
        }
        pick::For::Same(actor, others) => {
            if let Some(&other) = others.get(pick.at) {
                let name = state.judgements.name(*actor).unwrap_or(&state.briefing.actors[*actor].name).to_owned();
                let hint = "the name of both from now on";
                state.dialog =
                    Some(Dialog::Ask(Ask::new(ask::For::Merge(vec![*actor, other]), "ONE ACTOR, CALLED", hint, &name)));
            }
        }
        pick::For::Others(actor) => {
            let names: Vec<String> =
                pick.options.iter().zip(&pick.marked).filter(|(_, m)| **m).map(|(n, _)| n.clone()).collect();
            match names.first().cloned() {
                Some(first) => {
                    let what = ask::For::Split(*actor, names);
                    state.dialog = Some(Dialog::Ask(Ask::new(what, "ANOTHER ACTOR, CALLED", "", &first)));
                }
                None => notice(state, "no name was marked; all is as it was"),
            }
        }
    }
    Effect::None
}
