//! The analysts' verdicts on claims as schema.org `ClaimReview`, in JSON-LD.
//!
//! A claim is in it only where an analyst set its credibility, from 1 to 5: the program itself reviews nothing.
//! Source: <https://schema.org/ClaimReview>.

use serde_json::{Value, json};

use super::cite::{one_line, place};
use super::escape::web;
use crate::model::{Briefing, ClaimId, SourceKind};
use crate::review::{Credibility, Item, Judgements};

/// One review for each analyst and claim.
pub fn render(b: &Briefing, judgements: &Judgements) -> String {
    let mut reviews = Vec::new();
    for (item, marks) in judgements.all() {
        let Item::Claim(claim) = item else { continue };
        for (who, view) in &marks.by {
            if let Some(d) = view.credibility.as_ref().filter(|d| d.value != Credibility::Open) {
                let note = view.note.as_ref().map(|n| n.value.as_str());
                reviews.push(review(b, judgements, claim, who, d.value, &d.at.day(), note));
            }
        }
    }
    let all = json!({"@context": "https://schema.org", "@graph": reviews});
    // The text may be pasted between script tags, which `</script>` in a report must not close.
    format!("{all:#}\n").replace('<', "\\u003c")
}

fn review(
    b: &Briefing,
    j: &Judgements,
    claim: ClaimId,
    who: &str,
    credibility: Credibility,
    day: &str,
    note: Option<&str>,
) -> Value {
    let c = &b.claims[claim];
    let r = &b.reports[c.report];
    let corrected = j.sources.get(&claim).map(|(label, ..)| label.as_str());
    let author = match (corrected, &c.source) {
        (Some(label), _) => json!({"@type": "Thing", "name": label}),
        (None, None) => json!({"@type": "Organization", "name": r.outlet}),
        (None, Some(s)) => {
            let name = s.actor.map_or(s.label.as_str(), |a| b.actors[a].name.as_str());
            let kind = match s.kind {
                SourceKind::NamedPerson | SourceKind::UnnamedPerson => "Person",
                SourceKind::NamedOrganisation | SourceKind::UnnamedGroup => "Organization",
                SourceKind::Document => "CreativeWork",
            };
            json!({"@type": kind, "name": name})
        }
    };
    let mut article = json!({
        "@type": "NewsArticle",
        "publisher": {"@type": "Organization", "name": r.outlet},
        "identifier": format!("{} {}", r.file, place(r, c.span)),
    });
    if let Some(h) = r.headline {
        article["headline"] = one_line(r.words(h)).into();
    }
    if let Some(p) = &r.published {
        article["datePublished"] = p.value.to_string().into();
    }
    if let Some(url) = r.url.as_deref().and_then(web) {
        article["url"] = url.into();
    }
    let mut out = json!({
        "@type": "ClaimReview",
        "datePublished": day,
        "author": {"@type": "Person", "name": who},
        "claimReviewed": one_line(&b.content(claim)),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 6 - credibility.figure(),
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": credibility.words(),
        },
        "itemReviewed": {"@type": "Claim", "author": author, "appearance": article},
    });
    if let Some(note) = note {
        out["reviewBody"] = note.into();
    }
    out
}
