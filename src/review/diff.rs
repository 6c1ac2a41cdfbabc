//! Where two logs judge the same item differently.

use std::collections::HashMap;
use std::fmt::Write;

use super::judgements::{Item, Judgements, OwnId, Standing};
use super::marks::Marks;
use super::record::{Kept, Kind, Record};
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
    head + &out
}

type Views = std::collections::BTreeMap<&'static str, String>;

fn entry(
    out: &mut String,
    kept: &Kept,
    one: (&str, &Judgements, &Views),
    other: (&str, &Judgements, &Views),
    item: Item,
) {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
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
