//! A briefing made by hand over two invented reports, so that exports and review are tested without the language.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::panic, reason = "a test that fails panics")]

use std::path::Path;

use parallax::fingerprint;
use parallax::model::*;

/// The first report.
pub(crate) const ONE: &str = "\
Fire in Kandor market kills 12

A fire in the covered market of Kandor has killed 12 people, police said on Monday.

“We warned the owners twice,” said Fire Chief Ana Brandt. The exits were locked.

The traders’ union broke every rule, the mayor said. =SUM(A1:A9) <script>alert(\"x\")</script> & more.
";

/// The second report.
pub(crate) const TWO: &str = "\
Blaze in old market: at least 19 dead

At least 19 people died in Monday’s blaze, a hospital in Kandor said.

The exits were open, according to the union. Ana Brandt said the owners had been warned.

Police accused the traders’ union of neglect.
";

/// The place of the `nth` (from 0) `words` in `report`.
pub(crate) fn nth(report: &Report, words: &str, nth: usize) -> Span {
    let at = report.text.match_indices(words).nth(nth).unwrap_or_else(|| panic!("no {words:?} in {}", report.text)).0;
    Span::new(at, at + words.len())
}

/// The place of `words` in `report`.
pub(crate) fn find(report: &Report, words: &str) -> Span {
    nth(report, words, 0)
}

/// A report with headline and paragraphs, as the loader would make it of `text`.
pub(crate) fn report(id: usize, folder: Option<&Path>, file: &str, outlet: &str, text: &str) -> Report {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            lines.push(Span::new(at, at + line.trim_end().len()));
        }
        at += line.len();
    }
    let headline = (lines.len() > 1).then(|| lines.remove(0));
    Report {
        id: ReportId::new(id),
        file: file.into(),
        path: folder.map(|f| f.join(file)),
        sha256: fingerprint::sha256(text.as_bytes()),
        outlet: outlet.into(),
        outlet_from: "given".into(),
        headline,
        paragraphs: lines,
        text: text.into(),
        ..Report::default()
    }
}

/// A briefing that grows item by item.
#[derive(Default)]
pub(crate) struct Maker {
    /// What has been made so far.
    pub(crate) briefing: Briefing,
}

impl Maker {
    /// Begins with `reports`.
    pub(crate) fn new(reports: Vec<Report>) -> Self {
        let sentences = reports.iter().map(|r| r.paragraphs.clone()).collect();
        Self { briefing: Briefing { title: "Kandor market fire".into(), reports, sentences, ..Briefing::default() } }
    }

    /// A claim of `words`, with `source` (label, actor, kind) and cue words.
    pub(crate) fn claim(
        &mut self,
        report: usize,
        words: &str,
        source: Option<(&str, Option<usize>, SourceKind)>,
        cue: &str,
    ) -> ClaimId {
        let r = &self.briefing.reports[report];
        let span = find(r, words);
        let id = ClaimId::new(self.briefing.claims.len());
        let claim = Claim {
            id,
            key: fingerprint::key('c', [r.file.as_str(), words, &span.start.to_string()]),
            report: r.id,
            span,
            spans: vec![span],
            source: source.map(|(label, actor, kind)| Source {
                label: label.into(),
                span: find(r, label),
                actor: actor.map(ActorId::new),
                kind,
                inferred: false,
                anonymity: None,
                speaks_for: None,
            }),
            cue: (!cue.is_empty()).then(|| Cue { lemma: "say".into(), span: find(r, cue), class: CueClass::Neutral }),
            form: if source.is_some() { Form::Indirect } else { Form::Narrated },
            within: None,
            about: Vec::new(),
            accuses: Vec::new(),
            hedges: Vec::new(),
            negated: false,
            quantities: Vec::new(),
            dates: Vec::new(),
        };
        self.briefing.claims.push(claim);
        id
    }

    /// An actor with its mentions.
    pub(crate) fn actor(&mut self, name: &str, kind: ActorKind, mentions: &[(usize, &str)]) -> ActorId {
        let id = ActorId::new(self.briefing.actors.len());
        let mentions = mentions
            .iter()
            .map(|&(r, words)| Mention {
                report: ReportId::new(r),
                span: find(&self.briefing.reports[r], words),
                how: How::Name,
            })
            .collect();
        self.briefing.actors.push(Actor {
            id,
            name: name.into(),
            kind,
            roles: Vec::new(),
            names: vec![name.into()],
            mentions,
        });
        id
    }

    /// A finding over `claims` whose evidence is `words`, one passage a claim.
    pub(crate) fn finding(
        &mut self,
        relation: Relation,
        kind: Option<DisputeKind>,
        claims: &[ClaimId],
        words: &[&str],
        reason: &str,
    ) -> FindingId {
        let id = FindingId::new(self.briefing.findings.len());
        let keys: Vec<&str> = claims.iter().map(|&c| self.briefing.claims[c].key.as_str()).collect();
        let evidence = claims
            .iter()
            .zip(words)
            .map(|(&c, words)| {
                let report = self.briefing.claims[c].report;
                Evidence { report, span: find(&self.briefing.reports[report], words) }
            })
            .collect();
        self.briefing.findings.push(Finding {
            id,
            key: fingerprint::key('f', keys),
            relation,
            kind,
            between: kind.map(|_| Between::Outlets),
            confidence: Confidence::Likely,
            claims: claims.to_vec(),
            evidence,
            anchor: vec!["Kandor".into(), "market".into()],
            reason: reason.into(),
        });
        id
    }
}

/// Both reports with two disputes, a shared claim and a single one; the files lie in `folder` if one is given.
pub(crate) fn briefing(folder: Option<&Path>) -> Briefing {
    briefing_of(folder, ONE, TWO)
}

/// The same findings over edited texts, as far as their words still stand there.
pub(crate) fn briefing_of(folder: Option<&Path>, one: &str, two: &str) -> Briefing {
    use SourceKind as K;
    let mut m = Maker::new(vec![
        report(0, folder, "one.txt", "Daily One", one),
        report(1, folder, "two.txt", "Evening <Two>", two),
    ]);
    let day = chrono::NaiveDate::from_ymd_opt(2025, 11, 4);
    m.briefing.reports[0].published = day.map(|value| Published { value, from: PublishedFrom::Given, span: None });
    let brandt = m.actor("Ana Brandt", ActorKind::Person, &[(0, "Ana Brandt"), (1, "Ana Brandt")]);
    let union = m.actor("traders’ union", ActorKind::Organisation, &[(0, "traders’ union"), (1, "traders’ union")]);
    m.briefing.actors[brandt].roles.push("Fire Chief".into());
    let twelve = m.claim(
        0,
        "A fire in the covered market of Kandor has killed 12 people",
        Some(("police", None, K::UnnamedGroup)),
        "said on",
    );
    let warned = m.claim(0, "We warned the owners twice", Some(("Ana Brandt", Some(0), K::NamedPerson)), "said Fire");
    let locked = m.claim(0, "The exits were locked.", None, "");
    let rules =
        m.claim(0, "The traders’ union broke every rule", Some(("the mayor", None, K::UnnamedPerson)), "said. =");
    let nineteen = m.claim(
        1,
        "At least 19 people died in Monday’s blaze",
        Some(("a hospital in Kandor", None, K::UnnamedGroup)),
        "said.",
    );
    let open = m.claim(1, "The exits were open", Some(("the union", Some(1), K::NamedOrganisation)), "according to");
    let had = m.claim(1, "the owners had been warned", Some(("Ana Brandt", Some(0), K::NamedPerson)), "said the");
    m.briefing.claims[rules].accuses.push(union);
    for (c, words, value, at_least) in [(twelve, "12", 12.0, false), (nineteen, "At least 19", 19.0, true)] {
        let report = &m.briefing.reports[m.briefing.claims[c].report];
        let q = Quantity {
            span: nth(report, words, usize::from(c == twelve)),
            value: Some(value),
            low: Some(value),
            high: (!at_least).then_some(value),
            approximate: false,
            unit: None,
            of: Some(find(report, "people")),
        };
        m.briefing.claims[c].quantities.push(q);
    }
    let reason = "numeric · killed: “12” (police) ≠ “at least 19” (a hospital) · same: market, Kandor";
    m.finding(
        Relation::Disputed,
        Some(DisputeKind::Numeric),
        &[twelve, nineteen],
        &["killed 12", "At least 19"],
        reason,
    );
    let reason = "antonym · the exits: “locked” (own voice) ≠ “open” (the union) · same: exits";
    m.finding(Relation::Disputed, Some(DisputeKind::Antonym), &[locked, open], &["locked", "open"], reason);
    let reason = "shared · “warned” (Ana Brandt)";
    m.finding(Relation::Shared, None, &[warned, had], &["warned", "warned"], reason);
    m.finding(Relation::Single, None, &[rules], &["broke every rule"], "");
    let voice = |actor, report: usize, heard, accused_in| Voice {
        actor,
        report: ReportId::new(report),
        heard,
        accused_in,
        spoken_for: Vec::new(),
        claims: Vec::new(),
        answer: None,
    };
    m.briefing.voices = vec![
        voice(brandt, 0, Heard::Quoted, Vec::new()),
        voice(brandt, 1, Heard::Paraphrased, Vec::new()),
        voice(union, 0, Heard::NotHeard, vec![rules]),
        voice(union, 1, Heard::Paraphrased, Vec::new()),
    ];
    let label = |r: usize, text: &str| Label { text: text.into(), spans: vec![find(&m.briefing.reports[r], text)] };
    let wording = |actor, r: usize, text| Wording { actor, report: ReportId::new(r), labels: vec![label(r, text)] };
    m.briefing.wordings = vec![wording(union, 0, "traders’ union"), wording(union, 1, "traders’ union")];
    let at = find(&m.briefing.reports[0], "Monday");
    m.briefing.dates = vec![DateMention {
        id: DateId::new(0),
        report: ReportId::new(0),
        span: at,
        value: Some("2025-11-03".into()),
        assumed: Some(Assumed::Published),
        flaw: None,
    }];
    m.briefing.gaps = vec![Gap {
        kind: GapKind::Undated,
        line: "Evening <Two> states no date".into(),
        evidence: vec![Evidence { report: ReportId::new(1), span: find(&m.briefing.reports[1], "Monday") }],
    }];
    m.briefing
}
