//! An invented event in three invented reports, put together by hand: every lens has something to show.
//!
//! The words stand in the reports below; spans are found by quoting them.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::string_slice,
    clippy::items_after_statements,
    clippy::similar_names,
    clippy::unwrap_used,
    clippy::panic,
    reason = "each test file uses a part of it; a test that fails panics"
)]

use std::sync::Arc;

use parallax::model::*;

const HERALD: &str = "\
Fire on ferry off Port Lorne is out, inquiry opens

~By Ida Quill, harbour desk

The fire on the ferry Alma has been put out after six hours, the Coast Service said on Tuesday. Nine people were hurt, \
two of them badly, and all 214 passengers are ashore.

“We had it under control by noon,” said Tomas Rell, chief of the Coast Service. He said the crew had “done everything \
by the book”.

Harbour officials blamed the Lorne Line for running the ship with a faulty pump. The Lorne Line ignored two warnings \
last week, according to one official, who asked not to be named because the inquiry has begun.

Transport Minister Petra Vann announced an inquiry and said the company would “answer for every hour”. She met the \
families at St. Brannoc on Wednesday.

The ferry left Hale at dawn. A service for the wounded is planned on 16 March 2026.

~Follow the Herald for more.
";

const WIRE: &str = "\
~COAST WIRE
~World · 3 HOURS AGO

Alma ferry still burning as toll rises to 12

HALE: The ferry Alma was still burning on Tuesday evening, two crew members told the Wire. At least 12 people were \
hurt, hospital sources said, and some passengers remain unaccounted for.

“It was never under control,” a firefighter said.

The Lorne Line denied that a pump was faulty. “Our ship passed every inspection,” company spokeswoman Mara Oduya said, \
adding that no warning had been received.

Residents of Hale say smoke was seen at dawn. The Coast Service did not reply to questions.

The ferry carried about 200 passengers, according to the port’s list.
";

const RADIO: &str = "\
Minister orders inquiry into ferry blaze

Transport Minister Petra Vann has ordered an inquiry into the blaze on the Alma, in which nine people were hurt. \
“The Lorne Line will answer for every hour,” she told Radio Meridian.

Union leader Joss Ferrar accused the Lorne Line of cutting its crews last year. Ferrar said the minister herself had \
refused to pay for inspectors.

The minister’s office rejected that as “cheap”.
";

/// Puts a briefing together.
pub struct Make {
    b: Briefing,
}

impl Make {
    pub fn new(title: &str) -> Self {
        Self { b: Briefing { title: title.into(), ..Briefing::default() } }
    }

    /// A report: furniture lines begin with `~`, the first other line is the headline.
    pub fn report(&mut self, file: &str, outlet: &str, text: &str) -> ReportId {
        let id = ReportId::new(self.b.reports.len());
        let mut r =
            Report { id, file: file.into(), outlet: outlet.into(), outlet_from: "given".into(), ..Report::default() };
        r.sha256 = format!("{:064}", id.0);
        let mut sentences = Vec::new();
        for line in text.lines() {
            let start = r.text.len();
            let (words, furniture) = line.strip_prefix('~').map_or((line, false), |l| (l, true));
            r.text.push_str(words);
            let span = Span::new(start, r.text.len());
            r.text.push('\n');
            if words.is_empty() {
                continue;
            }
            if furniture {
                r.furniture.push(span);
                r.paragraphs.push(span);
            } else if r.headline.is_none() {
                r.headline = Some(span);
            } else {
                r.paragraphs.push(span);
                let mut from = start;
                for (at, _) in words.match_indices(['.', '”']) {
                    let end = start + at + words[at..].chars().next().unwrap().len_utf8();
                    let rest = &r.text[end..];
                    let before = r.text[from..end].chars().rev().nth(1).unwrap_or(' ');
                    let next = rest.trim_start().chars().next();
                    let closes = r.text[..end].ends_with('.') && !r.text[..end].ends_with("St.")
                        || r.text[..end].ends_with(".”");
                    let starts = rest.starts_with(' ') && next.is_some_and(|c| c.is_uppercase() || c == '“');
                    if closes && before != ',' && (starts || rest.starts_with('\n')) {
                        sentences.push(Span::new(from, end));
                        from = end + 1;
                    }
                }
                if from < span.end {
                    sentences.push(Span::new(from, span.end));
                }
            }
        }
        self.b.reports.push(r);
        self.b.sentences.push(sentences);
        id
    }

    /// The first place of `words` in a report.
    pub fn at(&self, report: ReportId, words: &str) -> Span {
        let text = &self.b.reports[report].text;
        let start = text.find(words).unwrap_or_else(|| panic!("“{words}” is not in {report}"));
        Span::new(start, start + words.len())
    }

    pub fn actor(&mut self, kind: ActorKind, names: &[&str], roles: &[&str]) -> ActorId {
        let id = ActorId::new(self.b.actors.len());
        let mut mentions: Vec<Mention> = Vec::new();
        for r in &self.b.reports {
            for name in names {
                for (at, _) in r.text.match_indices(name) {
                    let span = Span::new(at, at + name.len());
                    if !mentions.iter().any(|m| m.report == r.id && m.span.overlaps(span)) {
                        mentions.push(Mention { report: r.id, span, how: How::Name });
                    }
                }
            }
        }
        mentions.sort();
        self.b.actors.push(Actor {
            id,
            name: names[0].into(),
            kind,
            roles: roles.iter().map(ToString::to_string).collect(),
            names: names.iter().map(ToString::to_string).collect(),
            mentions,
        });
        id
    }

    pub fn claim(
        &mut self,
        report: ReportId,
        words: &str,
        source: Option<(&str, Option<ActorId>, SourceKind)>,
    ) -> ClaimId {
        let id = ClaimId::new(self.b.claims.len());
        let span = self.at(report, words);
        let about = self
            .b
            .actors
            .iter()
            .filter(|a| a.mentions.iter().any(|m| m.report == report && span.contains(m.span)))
            .map(|a| a.id)
            .collect();
        let form = match &source {
            None => Form::Narrated,
            Some(_) if words.starts_with('“') => Form::Direct,
            Some(_) => Form::Indirect,
        };
        let source = source.map(|(label, actor, kind)| Source {
            label: label.into(),
            span: self.at(report, label),
            actor,
            kind,
            inferred: false,
            anonymity: None,
            speaks_for: None,
        });
        self.b.claims.push(Claim {
            id,
            key: format!("c{:010}", id.0),
            report,
            span,
            spans: vec![span],
            source,
            cue: None,
            form,
            within: None,
            about,
            accuses: Vec::new(),
            hedges: Vec::new(),
            negated: false,
            quantities: Vec::new(),
            dates: Vec::new(),
        });
        id
    }

    pub fn finding(
        &mut self,
        relation: Relation,
        kind: Option<DisputeKind>,
        sure: Confidence,
        parts: &[(ClaimId, &str)],
        anchor: &[&str],
        reason: &str,
    ) {
        let id = FindingId::new(self.b.findings.len());
        let evidence: Vec<Evidence> = parts
            .iter()
            .map(|(c, words)| {
                let report = self.b.claims[*c].report;
                Evidence { report, span: self.at(report, words) }
            })
            .collect();
        let reports: Vec<ReportId> = evidence.iter().map(|e| e.report).collect();
        let between =
            kind.map(|_| if reports.windows(2).all(|w| w[0] == w[1]) { Between::Actors } else { Between::Outlets });
        self.b.findings.push(Finding {
            id,
            key: format!("f{:010}", id.0),
            relation,
            kind,
            between,
            confidence: sure,
            claims: parts.iter().map(|p| p.0).collect(),
            evidence,
            anchor: anchor.iter().map(ToString::to_string).collect(),
            reason: reason.into(),
        });
    }

    pub fn date(&mut self, report: ReportId, words: &str, value: Option<&str>, assumed: Option<Assumed>) {
        let id = DateId::new(self.b.dates.len());
        let span = self.at(report, words);
        self.b.dates.push(DateMention { id, report, span, value: value.map(Into::into), assumed, flaw: None });
        for claim in self.b.claims.iter_mut().filter(|c| c.report == report && c.span.contains(span)) {
            claim.dates.push(id);
        }
    }

    /// What follows from the rest: findings of what one report alone tells, voices and wordings.
    pub fn done(mut self) -> Briefing {
        let told: Vec<ClaimId> = self.b.findings.iter().flat_map(|f| f.claims.clone()).collect();
        for claim in
            self.b.claims.iter().map(|c| (c.id, c.report, c.span)).filter(|c| !told.contains(&c.0)).collect::<Vec<_>>()
        {
            let id = FindingId::new(self.b.findings.len());
            self.b.findings.push(Finding {
                id,
                key: format!("f{:010}", id.0),
                relation: Relation::Single,
                kind: None,
                between: None,
                confidence: Confidence::Likely,
                claims: vec![claim.0],
                evidence: vec![Evidence { report: claim.1, span: claim.2 }],
                anchor: Vec::new(),
                reason: String::new(),
            });
        }
        for actor in &self.b.actors {
            for report in &self.b.reports {
                let of = |c: &&Claim| c.report == report.id;
                let mentions: Vec<Span> =
                    actor.mentions.iter().filter(|m| m.report == report.id).map(|m| m.span).collect();
                let own: Vec<&Claim> = self
                    .b
                    .claims
                    .iter()
                    .filter(of)
                    .filter(|c| c.source.as_ref().is_some_and(|s| s.actor == Some(actor.id)))
                    .collect();
                if mentions.is_empty() && own.is_empty() {
                    continue;
                }
                let accused = self.b.claims.iter().filter(of).filter(|c| c.accuses.contains(&actor.id)).map(|c| c.id);
                self.b.voices.push(Voice {
                    actor: actor.id,
                    report: report.id,
                    heard: match own.first() {
                        None => Heard::NotHeard,
                        Some(_) if own.iter().any(|c| c.form == Form::Direct) => Heard::Quoted,
                        Some(_) => Heard::Paraphrased,
                    },
                    accused_in: accused.collect(),
                    spoken_for: Vec::new(),
                    claims: own.iter().map(|c| c.id).collect(),
                    answer: None,
                });
                let mut labels: Vec<Label> = Vec::new();
                for span in mentions {
                    let text = report.words(span).to_owned();
                    match labels.iter_mut().find(|l| l.text == text) {
                        Some(l) => l.spans.push(span),
                        None => labels.push(Label { text, spans: vec![span] }),
                    }
                }
                self.b.wordings.push(Wording { actor: actor.id, report: report.id, labels });
            }
        }
        self.b
    }
}

/// Two reports, or all three.
pub fn ferry(reports: usize) -> Arc<Briefing> {
    use SourceKind::{Document, NamedOrganisation, NamedPerson, UnnamedGroup, UnnamedPerson};
    let mut m = Make::new("Ferry Alma");
    let h = m.report("herald.txt", "Lorne Herald", HERALD);
    let w = m.report("wire.txt", "Coast Wire", WIRE);
    let r = (reports > 2).then(|| m.report("meridian.txt", "Radio Meridian", RADIO));
    let day = chrono::NaiveDate::from_ymd_opt(2026, 3, 11).unwrap();
    m.b.reports[h].published = Some(Published { value: day, from: PublishedFrom::Given, span: None });
    m.b.reports[w].age_mark = Some(m.at(w, "3 HOURS AGO"));
    let service = m.actor(ActorKind::Organisation, &["Coast Service"], &[]);
    let line = m.actor(ActorKind::Organisation, &["Lorne Line"], &[]);
    let vann = m.actor(
        ActorKind::Person,
        &["Petra Vann", "Transport Minister", "The minister", "the minister"],
        &["Transport Minister"],
    );
    let rell = m.actor(ActorKind::Person, &["Tomas Rell"], &["chief of the Coast Service"]);
    let oduya = m.actor(ActorKind::Person, &["Mara Oduya"], &["company spokeswoman"]);
    let ferrar = m.actor(ActorKind::Person, &["Joss Ferrar", "Ferrar"], &["Union leader"]);

    let out = m.claim(
        h,
        "The fire on the ferry Alma has been put out after six hours",
        Some(("Coast Service", Some(service), NamedOrganisation)),
    );
    let nine = m.claim(h, "Nine people were hurt, two of them badly", None);
    let control = m.claim(h, "“We had it under control by noon,”", Some(("Tomas Rell", Some(rell), NamedPerson)));
    m.claim(h, "the crew had “done everything by the book”", Some(("He", Some(rell), NamedPerson)));
    let pump = m.claim(h, "running the ship with a faulty pump", Some(("Harbour officials", None, UnnamedGroup)));
    let warned =
        m.claim(h, "The Lorne Line ignored two warnings last week", Some(("one official", None, UnnamedPerson)));
    let inquiry = m.claim(h, "announced an inquiry", Some(("Petra Vann", Some(vann), NamedPerson)));
    let answer = m.claim(h, "the company would “answer for every hour”", Some(("Petra Vann", Some(vann), NamedPerson)));
    m.claim(h, "She met the families at St. Brannoc on Wednesday.", None);
    let dawn = m.claim(h, "The ferry left Hale at dawn.", None);
    m.claim(h, "A service for the wounded is planned on 16 March 2026.", None);
    for c in [pump, warned] {
        m.b.claims[c].accuses.push(line);
        if !m.b.claims[c].about.contains(&line) {
            m.b.claims[c].about.push(line);
        }
    }

    let burning = m.claim(
        w,
        "The ferry Alma was still burning on Tuesday evening",
        Some(("two crew members", None, UnnamedGroup)),
    );
    let twelve = m.claim(w, "At least 12 people were hurt", Some(("hospital sources", None, UnnamedGroup)));
    m.claim(w, "some passengers remain unaccounted for", Some(("hospital sources", None, UnnamedGroup)));
    let never = m.claim(w, "“It was never under control,”", Some(("a firefighter", None, UnnamedPerson)));
    let denies = m.claim(w, "a pump was faulty", Some(("Lorne Line", Some(line), NamedOrganisation)));
    m.claim(w, "“Our ship passed every inspection,”", Some(("Mara Oduya", Some(oduya), NamedPerson)));
    let none = m.claim(w, "no warning had been received", Some(("Mara Oduya", Some(oduya), NamedPerson)));
    let smoke = m.claim(w, "smoke was seen at dawn", Some(("Residents of Hale", None, UnnamedGroup)));
    m.claim(w, "The ferry carried about 200 passengers", Some(("the port’s list", None, Document)));
    m.b.claims[denies].negated = true;

    use Confidence::{Likely, Possible};
    use DisputeKind::{Denial, Numeric, Status};
    use Relation::{Disputed, Reworded, Shared, Updated};
    m.finding(Disputed, Some(Status), Likely, &[(out, "has been put out"), (burning, "was still burning")], &["ferry", "Alma"],
        "status · fire: “has been put out” (Coast Service) ≠ “was still burning” (two crew members) · same: ferry, Alma");
    m.finding(
        Disputed,
        Some(Denial),
        Likely,
        &[(pump, "faulty pump"), (denies, "denied that a pump was faulty")],
        &["pump"],
        "denial · pump: “faulty pump” (Harbour officials) ≠ “denied” (Lorne Line) · same: faulty, pump",
    );
    m.finding(
        Updated,
        Some(Numeric),
        Likely,
        &[(nine, "Nine people were hurt"), (twelve, "At least 12 people were hurt")],
        &["people hurt"],
        "update · hurt: nine → at least 12 · the later report tells the later toll",
    );
    m.finding(
        Disputed,
        Some(DisputeKind::Negation),
        Possible,
        &[(control, "under control by noon"), (never, "never under control")],
        &["under control"],
        "negation · “under control” (Tomas Rell) ≠ “never under control” (a firefighter)",
    );
    m.finding(
        Disputed,
        Some(DisputeKind::Negation),
        Possible,
        &[(warned, "two warnings"), (none, "no warning")],
        &["warnings"],
        "negation · “two warnings” (one official) ≠ “no warning” (Mara Oduya)",
    );
    m.finding(
        Reworded,
        None,
        Likely,
        &[(dawn, "left Hale at dawn"), (smoke, "smoke was seen at dawn")],
        &["Hale", "dawn"],
        "wording · “left Hale” / “smoke was seen” · same: Hale, dawn",
    );
    if let Some(r) = r {
        let ordered = m.claim(r, "has ordered an inquiry into the blaze on the Alma", None);
        let hurt = m.claim(r, "nine people were hurt", None);
        let hour = m.claim(r, "“The Lorne Line will answer for every hour,”", Some(("she", Some(vann), NamedPerson)));
        let crews = m.claim(r, "cutting its crews last year", Some(("Joss Ferrar", Some(ferrar), NamedPerson)));
        let refused = m.claim(
            r,
            "the minister herself had refused to pay for inspectors",
            Some(("Ferrar", Some(ferrar), NamedPerson)),
        );
        let cheap =
            m.claim(r, "rejected that as “cheap”", Some(("The minister’s office", Some(vann), NamedOrganisation)));
        m.b.claims[crews].accuses.push(line);
        m.b.claims[refused].accuses.push(vann);
        m.finding(
            Disputed,
            Some(Denial),
            Likely,
            &[(refused, "refused to pay"), (cheap, "rejected that")],
            &["inspectors"],
            "denial · “refused to pay” (Joss Ferrar) ≠ “rejected” (The minister’s office), both in Radio Meridian",
        );
        m.finding(
            Shared,
            None,
            Likely,
            &[(nine, "Nine people were hurt"), (hurt, "nine people were hurt")],
            &["nine", "hurt"],
            "shared · nine people hurt",
        );
        m.finding(
            Shared,
            None,
            Likely,
            &[(answer, "answer for every hour"), (hour, "answer for every hour")],
            &["answer", "hour"],
            "shared · the minister’s words",
        );
        m.finding(
            Shared,
            None,
            Likely,
            &[(inquiry, "an inquiry"), (ordered, "an inquiry")],
            &["inquiry"],
            "shared · an inquiry",
        );
        m.date(r, "last year", None, None);
    }
    m.date(h, "on Tuesday", Some("2026-03-10"), Some(Assumed::Published));
    m.date(h, "last week", Some("2026-W10"), Some(Assumed::Published));
    m.date(h, "on Wednesday", Some("2026-03-11"), Some(Assumed::Published));
    m.date(h, "on 16 March 2026", Some("2026-03-16"), None);
    m.date(w, "on Tuesday evening", None, None);
    let gap = |m: &Make, kind, line: &str, report, words: &str| Gap {
        kind,
        line: line.into(),
        evidence: vec![Evidence { report, span: m.at(report, words) }],
    };
    m.b.gaps = vec![
        gap(
            &m,
            GapKind::Undated,
            "Coast Wire states no date: “on Tuesday evening” cannot be placed",
            w,
            "on Tuesday evening",
        ),
        gap(
            &m,
            GapKind::Unsourced,
            "“Nine people were hurt”: Lorne Herald gives no source",
            h,
            "Nine people were hurt",
        ),
        gap(
            &m,
            GapKind::Single,
            "“some passengers remain unaccounted for”: Coast Wire alone",
            w,
            "some passengers remain unaccounted for",
        ),
    ];
    Arc::new(m.done())
}

/// One report, of which next to nothing is known.
pub fn bare() -> Arc<Briefing> {
    let mut m = Make::new("");
    m.report("note.txt", "note", "A note\n\nNothing much happened here.\n");
    m.b.sentences.clear();
    Arc::new(m.done())
}

/// Names and words that are wide, combined, or written from right to left.
pub fn scripts() -> Arc<Briefing> {
    let mut m = Make::new("東京 · القاهرة");
    let a = m.report(
        "a.txt",
        "東京新聞",
        "会談が終わった 👩‍🔬\n\n会談は合意なしに終わったと政府の報道官は述べた。 Cafe\u{301} naïve ambiguous ±×÷ ≠.\n",
    );
    let b = m.report(
        "b.txt",
        "القاهرة اليوم",
        "انتهت المحادثات\n\nقال المتحدث إن المحادثات مستمرة. The word 日本 stands here.\n",
    );
    let talks = m.actor(ActorKind::Organisation, &["政府", "المتحدث"], &["報道官"]);
    let one = m.claim(a, "会談は合意なしに終わった", Some(("政府の報道官", Some(talks), SourceKind::NamedPerson)));
    let two = m.claim(b, "المحادثات مستمرة", Some(("المتحدث", Some(talks), SourceKind::NamedPerson)));
    m.finding(
        Relation::Disputed,
        Some(DisputeKind::Status),
        Confidence::Likely,
        &[(one, "終わった"), (two, "مستمرة")],
        &["会談"],
        "status · 終わった ≠ مستمرة",
    );
    Arc::new(m.done())
}

/// Writes reports of so many invented events into a folder, each told by two outlets.
pub fn day(folder: &std::path::Path, events: usize) {
    const EVENTS: [(&str, &str); 4] = [
        (
            "Quarry wall gives way at Dunmore",
            "The wall of the Dunmore quarry gave way on Monday, and 4 workers were hurt",
        ),
        ("Sella elects its first mayor", "Voters in Sella elected Ines Alcott as their first mayor on Sunday"),
        (
            "Night trains to Varn stop in May",
            "The railway will stop its night trains to Varn in May, its director said",
        ),
        ("Lake Orrin freezes over", "Lake Orrin froze over for the first time in 20 years, fishermen said on Friday"),
    ];
    for n in 0..events {
        let (head, lead) = EVENTS[n % EVENTS.len()];
        let again = if n < EVENTS.len() { String::new() } else { format!(" {}", n / EVENTS.len() + 1) };
        for (file, outlet) in [("post", "Harbour Post"), ("wire", "Coast Wire")] {
            let text =
                format!("---\noutlet: {outlet}\ndate: 2026-03-1{}\n---\n{head}{again}\n\n{lead}{again}.\n", n % 9);
            std::fs::write(folder.join(format!("{file}-{n}.txt")), text).unwrap();
        }
    }
}
