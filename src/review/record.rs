//! One line of the review log.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::anchor::Anchor;
use super::grade::{Credibility, Reliability};
use crate::model::{DisputeKind, Relation};

/// The version of the lines that this program writes.
pub const VERSION: u32 = 1;

/// A line of the log: who judged what, when, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Version of the line's form.
    pub v: u32,
    /// Its own name, which no other line has.
    pub id: String,
    /// When it was written.
    pub at: At,
    /// The analyst.
    pub who: String,
    /// The line that it was made in one with: undo and redo take the two together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
}

/// A moment, UTC, in microseconds; written as RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct At(i64);

impl At {
    /// The moment that the clock shows, but later than `last`: lines of one log are in order whatever the clock does.
    pub fn after(last: Self) -> Self {
        Self(Utc::now().timestamp_micros().max(last.0.saturating_add(1)))
    }

    /// The moment in milliseconds, as STIX wants it: `2025-11-21T10:12:13.123Z`.
    pub fn millis(self) -> String {
        DateTime::<Utc>::from_timestamp_micros(self.0).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// The day, as `2025-11-21`.
    pub fn day(self) -> String {
        self.to_string().chars().take(10).collect()
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = DateTime::<Utc>::from_timestamp_micros(self.0).unwrap_or_default();
        f.write_str(&time.to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

impl From<At> for String {
    fn from(at: At) -> Self {
        at.to_string()
    }
}

impl TryFrom<String> for At {
    type Error = String;

    /// Reads RFC 3339; years from 1970 to 9998 alone, so that there is always a later moment to write.
    fn try_from(text: String) -> Result<Self, String> {
        let time = DateTime::parse_from_rfc3339(&text).map_err(|e| format!("{text}: {e}"))?;
        let micros = time.timestamp_micros();
        if (0..253_370_764_800_000_000).contains(&micros) {
            Ok(Self(micros))
        } else {
            Err(format!("{text}: no such year"))
        }
    }
}

/// What a line does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
#[expect(missing_docs, reason = "the fields say what they hold")]
pub enum Act {
    /// The analyst has looked at it.
    Seen { item: Kept },
    /// … or takes that back.
    Unseen { item: Kept },
    /// It holds.
    Accept { item: Kept },
    /// It does not hold.
    Dismiss { item: Kept },
    /// Neither any more.
    Reopen { item: Kept },
    /// A remark; an empty one takes the last away.
    Note { item: Kept, text: String },
    /// A tag more.
    Tag { item: Kept, tag: String },
    /// A tag less.
    Untag { item: Kept, tag: String },
    /// Half a NATO grade, or both halves.
    Grade {
        item: Kept,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reliability: Option<Reliability>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        credibility: Option<Credibility>,
    },
    /// A claim that the program did not find; `source` is `null` where the outlet itself speaks.
    Claim { passage: Anchor, source: Option<String> },
    /// Two claims that clash and that the program did not put together.
    Link {
        items: Vec<Kept>,
        #[serde(rename = "type")]
        kind: DisputeKind,
        reason: String,
    },
    /// Actors that are one.
    Merge { items: Vec<Kept>, name: String },
    /// Names that belong to another actor than the program thought.
    Split { item: Kept, names: Vec<String>, name: String },
    /// Another name for an actor.
    Rename { item: Kept, name: String },
    /// Who a claim really comes from.
    Source { item: Kept, label: String },
    /// Takes back the line `of`.
    Undo { of: String },
    /// Brings the line `of` back.
    Redo { of: String },
}

/// An item as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Kept {
    /// What it is.
    pub kind: Kind,
    /// Its content-derived name, or the name itself.
    pub key: String,
    /// Its words when it was judged, for people.
    pub says: String,
    /// How the claims of a finding relate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<Relation>,
    /// What kind of clash it is.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub dispute: Option<DisputeKind>,
    /// The passages that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
}

/// What kind of item it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A relation between claims.
    Finding,
    /// Something stated.
    Claim,
    /// Who acts or speaks.
    Actor,
    /// Who published.
    Outlet,
    /// A source without a name, by its label.
    Source,
    /// Something that the analyst added: a claim or a link.
    Own,
}

/// What a line of the log turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// One that this program understands.
    Record(Box<Record>),
    /// One of a newer version, or with an act that this version does not know: kept, not heeded.
    Newer,
    /// None at all, and why.
    Damaged(String),
}

impl Record {
    /// The line that says it, with its line break.
    ///
    /// # Errors
    /// Fails where the record cannot be written as JSON.
    pub fn line(&self) -> std::io::Result<String> {
        let mut line = serde_json::to_string(self)?;
        line.push('\n');
        Ok(line)
    }
}

impl Act {
    /// What it does, in words.
    pub fn words(&self) -> String {
        match self {
            Self::Seen { .. } => "seen".into(),
            Self::Unseen { .. } => "not seen".into(),
            Self::Accept { .. } => "accepted".into(),
            Self::Dismiss { .. } => "dismissed".into(),
            Self::Reopen { .. } => "open again".into(),
            Self::Note { text, .. } => format!("note “{text}”"),
            Self::Tag { tag, .. } => format!("tag {tag}"),
            Self::Untag { tag, .. } => format!("without tag {tag}"),
            Self::Grade { reliability, credibility, .. } => {
                let r = reliability.map(|r| format!("{} {}", r.letter(), r.words()));
                let c = credibility.map(|c| format!("{} {}", c.figure(), c.words()));
                format!("grade {}", r.into_iter().chain(c).collect::<Vec<_>>().join(", "))
            }
            Self::Claim { .. } => "claim added".into(),
            Self::Link { reason, .. } => format!("linked as a dispute: {reason}"),
            Self::Merge { name, .. } => format!("one actor: {name}"),
            Self::Split { name, names, .. } => format!("{} is another actor: {name}", names.join(", ")),
            Self::Rename { name, .. } => format!("named {name}"),
            Self::Source { label, .. } => format!("source: {label}"),
            Self::Undo { .. } => "undone".into(),
            Self::Redo { .. } => "done again".into(),
        }
    }
}

impl Kept {
    /// A passage that is no item of its own.
    pub(super) fn passage(anchor: &Anchor) -> Self {
        Self {
            kind: Kind::Claim,
            key: String::new(),
            says: anchor.exact.clone(),
            relation: None,
            dispute: None,
            anchors: vec![anchor.clone()],
        }
    }
}

/// Reads one line; every word in it is made safe for a terminal, since logs travel between people.
pub fn parse(line: &[u8]) -> Line {
    let mut value: Value = match serde_json::from_slice(line) {
        Ok(value @ Value::Object(_)) => value,
        Ok(_) => return Line::Damaged("not an object".into()),
        Err(e) => return Line::Damaged(e.to_string()),
    };
    make_safe(&mut value);
    let version = value.get("v").and_then(Value::as_u64);
    match serde_json::from_value::<Record>(value) {
        Ok(record) if record.v == VERSION => Line::Record(Box::new(record)),
        Ok(_) => Line::Newer,
        Err(_) if version.is_some() => Line::Newer,
        Err(e) => Line::Damaged(e.to_string()),
    }
}

fn make_safe(value: &mut Value) {
    match value {
        Value::String(s) if !safe(s) => s.retain(safe_char),
        Value::Array(list) => list.iter_mut().for_each(make_safe),
        Value::Object(map) => map.values_mut().for_each(make_safe),
        _ => {}
    }
}

/// `text` without what could steer a terminal.
pub(super) fn clean(mut text: String) -> String {
    if !safe(&text) {
        text.retain(safe_char);
    }
    text
}

fn safe(text: &str) -> bool {
    text.chars().all(safe_char)
}

/// Whether a character may stand in a judgement: no controls but the line break, no marks that turn the direction.
fn safe_char(c: char) -> bool {
    c == '\n'
        || !(c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let item = Kept {
            kind: Kind::Actor,
            key: "Ana Brandt".into(),
            says: "Ana Brandt".into(),
            relation: None,
            dispute: None,
            anchors: Vec::new(),
        };
        let act = Act::Note { item, text: "two\nlines".into() };
        Record { v: 1, id: "1".into(), at: At::after(At::default()), who: "mm".into(), with: None, act }
    }

    #[test]
    fn a_record_is_one_line_and_reads_back() {
        let line = record().line().unwrap();
        assert_eq!(line.matches('\n').count(), 1);
        assert_eq!(parse(line.as_bytes()), Line::Record(Box::new(record_at(&line))));
        assert!(line.starts_with(r#"{"v":1,"id":"1","at":"20"#), "{line}");
    }

    fn record_at(line: &str) -> Record {
        serde_json::from_str(line).unwrap()
    }

    #[test]
    fn an_unknown_act_or_version_is_newer_and_half_a_line_is_damaged() {
        let line = record().line().unwrap();
        assert_eq!(parse(line.replace("\"do\":\"note\"", "\"do\":\"weigh\"").as_bytes()), Line::Newer);
        assert_eq!(parse(line.replace("\"v\":1", "\"v\":2").as_bytes()), Line::Newer);
        assert!(matches!(parse(line.trim_end().trim_end_matches('}').as_bytes()), Line::Damaged(_)));
        assert!(matches!(parse(b"\xff\xfe"), Line::Damaged(_)));
        assert!(matches!(parse(b"[1]"), Line::Damaged(_)));
    }

    #[test]
    fn escapes_in_a_foreign_log_do_not_get_through() {
        let line = record().line().unwrap().replace("two", r"\u001b]0;x\u0007\u202etwo");
        let Line::Record(read) = parse(line.as_bytes()) else { panic!("{line}") };
        assert_eq!(read.act, Act::Note { item: kept(&read), text: "]0;xtwo\nlines".into() });
    }

    fn kept(r: &Record) -> Kept {
        let Act::Note { item, .. } = &r.act else { panic!() };
        item.clone()
    }

    #[test]
    fn time_goes_on_whatever_the_clock_does() {
        let late = At::try_from("2999-01-01T00:00:00Z".to_owned()).unwrap();
        assert_eq!(At::after(late).to_string(), "2999-01-01T00:00:00.000001Z");
        assert!(At::try_from("9999-12-31T23:59:59Z".to_owned()).is_err());
    }
}
