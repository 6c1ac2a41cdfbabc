//! Quotations whose speaker the parse does not give: the cue beside them, a name behind a dash, or the speaker of the
//! quotation before; and paragraphs that a colon hands over to a speaker.

use std::ops::Range;

use super::cues::{CueWord, LEXICON};
use super::page::{Draft, Page, Rule};
use super::quotes::Quotation;
use super::sources::{Speaker, is_name, speaker};
use super::verbs::entry;
use super::walk::{any_subject, is_finite, is_main, is_mark, is_noun, is_passive, is_verb, subject};
use crate::extract::engine::{Dep, Tag};
use crate::model::CueClass;

/// How far from a quotation its cue may stand, in tokens.
const REACH: usize = 40;
/// How long a name behind a dash may be, in tokens.
const NAME: usize = 14;

/// Gives every quotation that can be speech, and that no draft holds yet, to the cue beside it or to the speaker before.
pub(super) fn attach(page: &Page<'_>, drafts: &mut Vec<Draft>) {
    let mut held = Held::new(page, drafts);
    // The quotation before, with the draft that holds it.
    let mut last: Option<(usize, usize)> = None;
    for (at, q) in page.quotes.list.iter().enumerate() {
        if let Some(owner) = held.owner(drafts, q) {
            if let Some(draft) = led_in(page, drafts, owner, q) {
                drafts.push(draft);
            }
            if leads(page, q) {
                last = Some((at, owner));
            }
            continue;
        }
        let words_held_up = q.closed && !q.title && q.inner.len() > 1;
        if !q.speech && !words_held_up {
            continue;
        }
        let found = match beside(page, &held, drafts, q).or_else(|| signed(page, q)) {
            Some(draft) => Some(draft),
            None if q.speech => last
                .and_then(|(m, d)| goes_on(page, &page.quotes.list[m], q, drafts.get(d)?))
                .or_else(|| backs_up(page, q, drafts)),
            None => None,
        };
        // `“C,” said S, “C”`: one statement in two pieces.
        let split = found.as_ref().filter(|d| d.rule == Rule::Beside).and_then(|d| {
            let sentence = page.sentence_of.get(q.tokens.start);
            let same = |e: &Draft| {
                e.cue == d.cue && e.content.last().is_some_and(|c| page.sentence_of.get(c.start) == sentence)
            };
            drafts.iter().position(same)
        });
        if let (Some(n), Some(draft)) = (split, &found) {
            held.add(n, draft);
            drafts[n].content.extend(draft.content.iter().cloned());
            drafts[n].content.sort_by_key(|r| r.start);
            if leads(page, q) {
                last = Some((at, n));
            }
        } else if let Some(draft) = found {
            held.add(drafts.len(), &draft);
            drafts.push(draft);
            if leads(page, q) {
                last = Some((at, drafts.len() - 1));
            }
        }
    }
    for block in 1..page.blocks.len() {
        if let Some(draft) = handed_over(page, &held, drafts, block) {
            held.add(drafts.len(), &draft);
            drafts.push(draft);
        }
    }
}

/// Whether the speaker of a quotation may go on in the next one: it is speech, or stops at a comma (`“Not a proud day,” he
/// said. “I am sorry.”`).
fn leads(page: &Page<'_>, q: &Quotation) -> bool {
    q.speech || q.inner.clone().next_back().is_some_and(|i| &*page.doc.tokens[i].lower == ",")
}

/// Which drafts hold each token as content.
struct Held(Vec<Vec<usize>>);

impl Held {
    fn new(page: &Page<'_>, drafts: &[Draft]) -> Self {
        let mut held = Self(vec![Vec::new(); page.doc.tokens.len()]);
        drafts.iter().enumerate().for_each(|(n, d)| held.add(n, d));
        held
    }

    fn add(&mut self, n: usize, draft: &Draft) {
        for r in &draft.content {
            self.0.get_mut(r.clone()).into_iter().flatten().for_each(|x| x.push(n));
        }
    }

    /// The drafts that hold a token of `range`.
    fn over<'s>(&'s self, range: &Range<usize>) -> impl Iterator<Item = usize> + 's {
        self.0.get(range.clone()).into_iter().flatten().flatten().copied()
    }

    /// The draft that holds most of a quotation and whose cue stands outside it.
    fn owner(&self, drafts: &[Draft], q: &Quotation) -> Option<usize> {
        let mut seen: Vec<(usize, usize)> = Vec::new();
        for n in self.over(&q.inner) {
            match seen.iter_mut().find(|(m, _)| *m == n) {
                Some((_, count)) => *count += 1,
                None => seen.push((n, 1)),
            }
        }
        seen.into_iter()
            .filter(|&(n, count)| {
                count * 2 >= q.inner.len() && drafts.get(n).is_some_and(|d| !q.tokens.contains(&d.cue.start))
            })
            .max_by_key(|&(n, count)| (count, std::cmp::Reverse(n)))
            .map(|(n, _)| n)
    }
}

/// The cue that leads right into a quotation that a cue further off holds as part of what it reports: `They said that he
/// told them, “…”`.
fn led_in(page: &Page<'_>, drafts: &[Draft], owner: usize, q: &Quotation) -> Option<Draft> {
    let doc = page.doc;
    let v = before(page, q).find(|&i| !is_mark(&doc.tokens[i]))?;
    let (word, cue) = entry(doc, v)?;
    let by = speaker(doc, v);
    let outer = drafts.get(owner)?;
    let apart = outer.cue.end <= v && matches!(by, Speaker::At(_)) && by != outer.speaker && !is_passive(doc, v);
    (q.speech && apart && word.takes_quote() && !drafts.iter().any(|d| d.cue == cue)).then(|| Draft {
        speaker: by,
        cue,
        lemma: word.lemma.to_owned(),
        class: word.class,
        content: vec![q.tokens.clone()],
        inferred: false,
        rule: Rule::Beside,
    })
}

/// The cue right behind or before a quotation, in the sentence frame around it.
fn beside(page: &Page<'_>, held: &Held, drafts: &[Draft], q: &Quotation) -> Option<Draft> {
    let doc = page.doc;
    let free = |v: usize| !held.over(&q.tokens).any(|n| drafts.get(n).is_some_and(|d| d.cue.contains(&v)));
    let draft = |cue: Range<usize>, lemma: &str, class: CueClass, by: Speaker| Draft {
        speaker: by,
        cue,
        lemma: lemma.to_owned(),
        class,
        content: vec![q.tokens.clone()],
        inferred: false,
        rule: Rule::Beside,
    };
    let cue_at = |v: usize| {
        let (word, cue) = entry(doc, v)?;
        let by = speaker(doc, v);
        let active = matches!(by, Speaker::At(_)) && !is_passive(doc, v);
        (word.takes_quote() && active && free(v)).then(|| draft(cue, word.lemma, word.class, by))
    };
    if let Some((word, v, name)) = inverted(page, q) {
        let by = Speaker::Words { first: v + 1, head: name, end: name + 1 };
        return Some(draft(v..v + 1, word.lemma, word.class, by));
    }
    // Behind: only where the quotation does not end its sentence with a stop.
    let stopped = q.inner.clone().next_back().is_some_and(|i| &*doc.tokens[i].lower == ".")
        || doc.tokens.get(q.tokens.end).is_some_and(|t| &*t.lower == ".");
    if !stopped {
        for v in after(page, q) {
            if doc.tokens[v].dep == Dep::Relcl {
                continue;
            }
            if let Some(found) = cue_at(v) {
                return Some(found);
            }
            if is_verb(&doc.tokens[v]) && subject(doc, v).is_some() {
                break;
            }
        }
    }
    let mut colon = None;
    for v in before(page, q) {
        if &*doc.tokens[v].lower == ":" && colon.is_none() {
            colon = Some(v);
        }
        if let Some(found) = cue_at(v) {
            return Some(found);
        }
    }
    // `The letter went further: “…”`: the colon alone attributes to the subject.
    let colon = colon.filter(|&c| c + 1 == q.tokens.start && q.speech)?;
    let verb = doc.sentences.get(doc.tokens[colon].sentence)?.clone().find(|&i| {
        i < colon && (doc.tokens[i].head == i || doc.tokens[i].head > colon) && any_subject(doc, i).is_some()
    })?;
    Some(draft(colon..colon + 1, ":", CueClass::Neutral, Speaker::At(subject(doc, verb)?)))
}

/// The cue right behind a quotation that the parse took for a participle before a name: `“…”, added Reuters.`
fn inverted(page: &Page<'_>, q: &Quotation) -> Option<(&'static CueWord, usize, usize)> {
    let doc = page.doc;
    let v = after(page, q).find(|&i| &*doc.tokens[i].lower != ",")?;
    let t = &doc.tokens[v];
    let participle = t.tag == Tag::Vbn && matches!(t.dep, Dep::Amod | Dep::Compound | Dep::Acl) && t.head > v;
    let word = LEXICON.verb(&t.lower).find(|w| w.takes_quote() && !w.lemma.contains(' '))?;
    (participle && is_name(doc, t.head)).then_some((word, v, t.head))
}

/// Whether the token ends the frame in which a quotation's cue stands.
fn is_stop(lower: &str) -> bool {
    matches!(lower, "." | "?" | "!" | ";")
}

/// The tokens behind a quotation up to the end of its sentence or the next quotation.
fn after<'p>(page: &'p Page<'_>, q: &Quotation) -> impl Iterator<Item = usize> + 'p {
    let doc = page.doc;
    let block = q.block;
    (q.tokens.end..doc.tokens.len()).take(REACH).take_while(move |&i| {
        let t = &doc.tokens[i];
        t.block == block && page.quotes.number_at(i).is_none() && !is_stop(&t.lower)
    })
}

/// The tokens before a quotation back to the start of its sentence or the quotation before, nearest first; for a
/// quotation that opens its paragraph, those of the paragraph before where it ends in a colon.
fn before<'p>(page: &'p Page<'_>, q: &Quotation) -> impl Iterator<Item = usize> + 'p {
    let doc = page.doc;
    let mut block = q.block;
    if let Some(b) = q.tokens.start.checked_sub(1)
        && doc.tokens[b].block != block
        && &*doc.tokens[b].lower == ":"
    {
        block = doc.tokens[b].block;
    }
    (0..q.tokens.start).rev().take(REACH).take_while(move |&i| {
        let t = &doc.tokens[i];
        t.block == block && page.quotes.number_at(i).is_none() && !is_stop(&t.lower)
    })
}

/// The name that signs a quotation: `“…” — Maria Lopez, teacher`.
fn signed(page: &Page<'_>, q: &Quotation) -> Option<Draft> {
    let doc = page.doc;
    let mark = doc.tokens.get(q.tokens.end)?;
    let dash = matches!(&*mark.lower, "—" | "–" | "―" | "-" | "--");
    // Without a dash, a name alone behind a quotation that fills the paragraph up to it.
    let bare = || {
        is_sentence(page, q)
            && mark.block == q.block
            && q.tokens.start.checked_sub(1).is_none_or(|b| doc.tokens[b].block != q.block)
    };
    if mark.block != q.block && mark.block != q.block + 1 || !(dash || bare()) {
        return None;
    }
    let first = q.tokens.end + usize::from(dash);
    let end = (first..doc.tokens.len())
        .find(|&i| doc.tokens[i].block != mark.block || page.quotes.number_at(i).is_some())
        .unwrap_or(doc.tokens.len());
    let name = first..end;
    if name.is_empty() || name.len() > NAME || name.clone().any(|i| is_finite(doc, i)) {
        return None;
    }
    let run = name.clone().take_while(|&i| matches!(doc.tokens[i].tag, Tag::Nnp | Tag::Nnps)).count();
    let verb = |i: usize| is_verb(&doc.tokens[i]) || matches!(doc.tokens[i].tag, Tag::Pos | Tag::Cc);
    let alone = || doc.tokens.get(end).is_none_or(|t| t.block != mark.block) || &*doc.tokens[end - 1].lower == ",";
    if !dash && (name.clone().any(verb) || !alone() || !page.words(mark.span).starts_with(char::is_uppercase)) {
        return None;
    }
    let head = if run > 0 { first + run - 1 } else { name.clone().find(|&i| is_noun(&doc.tokens[i]))? };
    Some(Draft {
        speaker: Speaker::At(head),
        cue: if dash { q.tokens.end..first } else { head..head + 1 },
        lemma: "—".to_owned(),
        class: CueClass::Neutral,
        content: vec![q.tokens.clone()],
        inferred: false,
        rule: Rule::Signed,
    })
}

/// The quotation `q` as going on from `from`: sentences of their own, in the same paragraph or in one that is all
/// quotation.
fn goes_on(page: &Page<'_>, from: &Quotation, q: &Quotation, speaker: &Draft) -> Option<Draft> {
    let doc = page.doc;
    // Words outside marks between a stop and the quotation make it part of a sentence of its own.
    let starts = q.tokens.start.checked_sub(1).is_none_or(|b| {
        let t = &doc.tokens[b];
        let before = &*t.lower;
        t.block != q.block
            || page.quotes.number_at(b).is_some()
            || is_stop(before)
            || matches!(before, ":" | "…" | "...")
    });
    if !starts {
        return None;
    }
    let near = if from.block == q.block {
        true
    } else {
        let alone = q.tokens.start.checked_sub(1).is_none_or(|b| doc.tokens[b].block != q.block);
        from.block + 1 == q.block && alone && (!from.closed || whole_block(page, q))
    };
    near.then(|| Draft { content: vec![q.tokens.clone()], inferred: true, rule: Rule::GoesOn, ..speaker.clone() })
}

/// The quotation `q` as the words of whoever the sentence before reports on: `The minister said the bridge was closed. “We
/// cannot risk it.”`
fn backs_up(page: &Page<'_>, q: &Quotation, drafts: &[Draft]) -> Option<Draft> {
    let doc = page.doc;
    let end = q.tokens.start.checked_sub(1)?;
    let before = doc.tokens.get(end)?;
    let alone = is_sentence(page, q);
    let near = before.block == q.block || before.block + 1 == q.block && whole_block(page, q);
    if !alone || !near || !is_stop(&before.lower) || page.in_headline(end) {
        return None;
    }
    let sentence = page.sentence(end);
    let cues = || drafts.iter().filter(|d| d.rule == Rule::Clause && sentence.contains(&d.cue.start));
    let speaker = cues()
        .find(|d| is_main(doc, d.cue.start) && d.class != CueClass::Thinking && matches!(d.speaker, Speaker::At(_)))?;
    // Two speakers side by side in the sentence before: it cannot be known which of them goes on.
    if cues().any(|d| d.cue != speaker.cue && !speaker.content.iter().any(|c| c.contains(&d.cue.start))) {
        return None;
    }
    Some(Draft { content: vec![q.tokens.clone()], inferred: true, rule: Rule::GoesOn, ..speaker.clone() })
}

/// Whether a quotation is made of sentences of its own: it ends in a stop, and nothing of its paragraph's sentence follows.
fn is_sentence(page: &Page<'_>, q: &Quotation) -> bool {
    let doc = page.doc;
    let stop = |i: usize| matches!(&*doc.tokens[i].lower, "." | "?" | "!" | "…" | "...");
    let ends = q.inner.clone().next_back().is_some_and(stop);
    let next = doc.tokens.get(q.tokens.end).is_none_or(|t| {
        t.block != q.block || page.words(t.span).starts_with(|c: char| c.is_uppercase() || "“\"".contains(c))
    });
    ends && next
}

/// Whether a quotation fills its paragraph from where it opens.
fn whole_block(page: &Page<'_>, q: &Quotation) -> bool {
    let doc = page.doc;
    (q.tokens.end..doc.tokens.len()).take_while(|&i| doc.tokens[i].block == q.block).all(|i| is_mark(&doc.tokens[i]))
}

/// A paragraph without marks that the one before hands over: `The ministry denied the charges:`, and a new paragraph.
fn handed_over(page: &Page<'_>, held: &Held, drafts: &[Draft], block: usize) -> Option<Draft> {
    let doc = page.doc;
    let range = page.blocks.get(block)?.clone();
    let before = page.blocks.get(block - 1)?.clone();
    let colon = before.end.checked_sub(1)?;
    if before.is_empty() || &*doc.tokens[colon].lower != ":" || page.in_headline(colon) {
        return None;
    }
    // As far as nobody else is said to speak: `I think` is the speaker's own.
    let another = |n: usize| {
        drafts.get(n).is_some_and(
            |d| !matches!(d.speaker, Speaker::At(s) if matches!(&*doc.tokens[s].lower, "i" | "we" | "you")),
        )
    };
    let mut end = range.start;
    while end < range.end {
        let next = page.sentence(end).end.min(range.end);
        if next <= end || held.over(&(end..next)).any(another) {
            break;
        }
        end = next;
    }
    if end == range.start {
        return None;
    }
    let range = range.start..end;
    let sentence = page.sentence(colon);
    let (word, cue, by) = sentence.rev().filter(|&v| is_verb(&doc.tokens[v])).find_map(|v| {
        let (word, cue) = entry(doc, v)?;
        let by = speaker(doc, v);
        (!is_passive(doc, v) && matches!(by, Speaker::At(_))).then_some((word, cue, by))
    })?;
    Some(Draft {
        speaker: by,
        cue,
        lemma: word.lemma.to_owned(),
        class: word.class,
        content: vec![range],
        inferred: false,
        rule: Rule::Beside,
    })
}
