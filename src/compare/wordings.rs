//! What each report calls each actor: the labels of its mentions, with the places where they stand.

use std::collections::BTreeMap;

use crate::extract::Reading;
use crate::extract::engine::{Dep, Doc, Pos};
use crate::model::{How, Label, Report, ReportId, Span, Wording};

/// The wordings, by actor and report.
pub(super) fn find(reports: &[Report], reading: &Reading) -> Vec<Wording> {
    let mut out = Vec::new();
    for actor in &reading.actors {
        let mut named: BTreeMap<ReportId, Vec<Span>> = BTreeMap::new();
        for mention in actor.mentions.iter().filter(|m| m.how != How::Pronoun) {
            named.entry(mention.report).or_default().push(mention.span);
        }
        for (report, mentions) in named {
            let (report, doc) = (&reports[report.index()], &reading.docs[report.index()]);
            let mut labels: BTreeMap<String, (String, Vec<Span>)> = BTreeMap::new();
            for mention in mentions {
                let span = described(report, doc, mention);
                let text = report.words(span).split_whitespace().collect::<Vec<_>>().join(" ");
                if text.is_empty() {
                    continue;
                }
                // `Taliban` and `the Taliban’s` are one label; `TALIBAN` is another way of writing it.
                let key = text.clone();
                let (_, spans) = labels.entry(key).or_insert_with(|| (text, Vec::new()));
                if !spans.contains(&span) {
                    spans.push(span);
                }
            }
            let mut labels: Vec<Label> = labels.into_values().map(|(text, spans)| Label { text, spans }).collect();
            labels.sort_by(|a, b| {
                b.spans.len().cmp(&a.spans.len()).then(a.spans.first().cmp(&b.spans.first())).then(a.text.cmp(&b.text))
            });
            if !labels.is_empty() {
                out.push(Wording { actor: actor.id, report: report.id, labels });
            }
        }
    }
    out
}

/// A mention with the words that describe it (`North Korean dictator` before a name), without article and genitive.
fn described(report: &Report, doc: &Doc, span: Span) -> Span {
    let range = doc.tokens_in(span);
    let (mut first, mut last) = (range.start, range.end);
    // The noun that the name stands in front of, or that stands before the name, belongs to the label.
    while first > 0 {
        let t = &doc.tokens[first - 1];
        let belongs = matches!(t.dep, Dep::Compound | Dep::Amod | Dep::Nmod)
            && matches!(t.pos, Pos::Noun | Pos::Adj | Pos::Propn)
            && range.contains(&t.head)
            && t.sentence == doc.tokens[first].sentence;
        if !belongs {
            break;
        }
        first -= 1;
    }
    while last > first {
        let t = &doc.tokens[last - 1];
        if t.dep != Dep::Case && t.pos != Pos::Punct {
            break;
        }
        last -= 1;
    }
    while first < last && doc.tokens[first].dep == Dep::Det {
        first += 1;
    }
    let whole = doc.span(first..last);
    // A label does not reach over a line or into what the reader sees as furniture.
    if whole.is_empty() || report.words(whole).contains('\n') { span } else { whole }
}
