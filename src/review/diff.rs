//! Where two logs judge the same item differently.

use std::collections::HashMap;
use std::fmt::Write;

use super::history::undone;
use super::judgements::{Item, Judgements, OwnId, Standing};
use super::marks::Marks;
use super::record::{Act, Kept, Kind, Record};
use crate::model::{ActorId, ClaimId};

/// What makes two kept items the same for two analysts: kind, name, and the words of the passages.
type Sameness = (Kind, String, Vec<String>);

/// The difference between the judgements of two logs, as lines; no reports are needed for it.
pub fn diff(one: &[Record], other: &[Record]) -> String {
    let mut items: Vec<Kept> = Vec::new();
    let mut known: HashMap<Sameness, usize> = HashMap::new();
    let mut stand = |kept: &Kept| {
        let same = (kept.kind, kept.key.clone(), kept.anchors.iter().map(|a| a.exact.clone()).collect());
        let at = *known.entry(same).or_insert_with(|| {
            items.push(kept.clone());
            items.len() - 1
        });
        Standing::Here(place(kept.kind, at))
    };
    let left = Judgements::fold(one, &[], &mut stand);
    let right = Judgements::fold(other, &[], &mut stand);
    let names = (analysts(one), analysts(other));
    let names = if names.0 == names.1 { ("the first log".into(), "the second log".into()) } else { names };

    let mut out = String::new();
    let (mut both, mut differ, mut only) = (0, 0, (0, 0));
    for (at, kept) in items.iter().enumerate() {
        let item = place(kept.kind, at);
        let views = (view(&left, item), view(&right, item));
        match (views.0.is_empty(), views.1.is_empty()) {
            (false, true) => only.0 += 1,
            (true, false) => only.1 += 1,
            (true, true) => {}
            (false, false) => {
                both += 1;
                let apart = views.0.iter().any(|(what, said)| views.1.get(what).is_some_and(|other| other != said));
                if apart {
                    differ += 1;
                    entry(&mut out, kept, (&names.0, &left, &views.0), (&names.1, &right, &views.1), item);
                }
            }
        }
    }
    let head = format!(
        "{} and {}: {both} judged by both, {differ} of them differently; {} by the first alone, {} by the second alone\n",
        names.0, names.1, only.0, only.1
    );
    head + &out + &made_alone(&names.0, one, other) + &made_alone(&names.1, other, one)
}

/// What `records` add, merge or split and `others` do not.
fn made_alone(name: &str, records: &[Record], others: &[Record]) -> String {
    let theirs: Vec<Made> = made(others).into_iter().map(|(what, _)| what).collect();
    let mut out = String::new();
    for (_, line) in made(records).into_iter().filter(|(what, _)| !theirs.contains(what)) {
        if out.is_empty() {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "\nonly {name}:");
        }
        let _ = writeln!(out, "  {line}");
    }
    out
}

/// What makes two additions of two analysts the same: what was done, and the passages or names that it was done to.
type Made = (&'static str, Vec<String>);

/// Claims and disputes that were added, and actors that were merged or split, each with a line for people.
fn made(records: &[Record]) -> Vec<(Made, String)> {
    let undone = undone(records);
    let words = |k: &Kept| k.anchors.iter().map(|a| a.exact.as_str()).collect::<Vec<_>>().join(" … ");
    let sorted = |mut list: Vec<String>| {
        list.sort_unstable();
        list
    };
    let done = records.iter().filter(|r| !undone.contains(r.id.as_str()));
    let told = done.filter_map(|r| {
        let (what, of, about) = match &r.act {
            Act::Claim { passage, .. } => {
                let from = format!("{}, {}: “{}”", passage.outlet, passage.file, passage.exact);
                ("claim", vec![passage.file.clone(), passage.exact.clone()], from)
            }
            Act::Link { items, .. } => {
                let says: Vec<&str> = items.iter().map(|k| k.says.as_str()).collect();
                ("link", sorted(items.iter().map(words).collect()), format!("“{}”", says.join("” ≠ “")))
            }
            Act::Merge { items, .. } => {
                let keys: Vec<String> = items.iter().map(|k| k.key.clone()).collect();
                ("merge", sorted(keys.clone()), keys.join(", "))
            }
            Act::Split { item, names, .. } => {
                let of = std::iter::once(item.key.clone()).chain(names.iter().cloned());
                ("split", sorted(of.collect()), item.key.clone())
            }
            _ => return None,
        };
        Some(((what, of), one_line(&format!("{} ({about})", r.act.words()))))
    });
    told.collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

type Views = std::collections::BTreeMap<&'static str, String>;

fn entry(
    out: &mut String,
    kept: &Kept,
    one: (&str, &Judgements, &Views),
    other: (&str, &Judgements, &Views),
    item: Item,
) {
    let line = one_line;
    // Writing to a string cannot fail.
    let _ = writeln!(out, "\n{}", line(&kept.says));
    for a in &kept.anchors {
        let _ = writeln!(out, "    {}, {}: “{}”", line(&a.outlet), line(&a.file), line(&a.exact));
    }
    for (name, judgements, views) in [one, other] {
        let said: Vec<&str> = views.values().map(String::as_str).collect();
        let _ = writeln!(out, "  {name}: {}", said.join("; "));
        for (_, note) in judgements.marks(item).into_iter().flat_map(Marks::notes) {
            let _ = writeln!(out, "    note: {}", line(&note.value));
        }
    }
}

/// What one log says of `item`, by kind of judgement.
fn view(j: &Judgements, item: Item) -> Views {
    let mut out = Views::new();
    if let Some(m) = j.marks(item) {
        out.extend(m.verdict().map(|v| ("verdict", v.word().to_owned())));
        out.extend(m.reliability().map(|r| ("reliability", format!("{} {}", r.letter(), r.words()))));
        out.extend(m.credibility().map(|c| ("credibility", format!("{} {}", c.figure(), c.words()))));
    }
    if let Item::Claim(claim) = item {
        out.extend(j.sources.get(&claim).map(|(label, ..)| ("source", format!("source {label}"))));
    }
    if let Item::Actor(actor) = item {
        out.extend(j.name(actor).map(|n| ("name", format!("named {n}"))));
    }
    out
}

fn place(kind: Kind, at: usize) -> Item {
    match kind {
        Kind::Claim => Item::Claim(ClaimId::new(at)),
        Kind::Actor => Item::Actor(ActorId::new(at)),
        _ => Item::Own(OwnId(at as u64)),
    }
}

/// Who wrote a log.
fn analysts(records: &[Record]) -> String {
    let mut names: Vec<&str> = records.iter().map(|r| r.who.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    if names.is_empty() { "nobody".into() } else { names.join(", ") }
}
