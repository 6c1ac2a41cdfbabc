//! What kind of source the words for it tell.

use super::page::Page;
use super::sources::{BODIES, PAPERS, explained, is_name};
use super::walk::is_noun;
use crate::extract::engine::{Dep, EntityLabel, Tag};
use crate::load::known_outlet;
use crate::model::{Actor, ActorKind, SourceKind};

/// What kind of source the noun phrase at `head` is.
pub(super) fn kind(page: &Page<'_>, head: usize, actor: Option<&Actor>) -> SourceKind {
    let doc = page.doc;
    if let Some(actor) = actor {
        return match actor.kind {
            ActorKind::Person => SourceKind::NamedPerson,
            _ => SourceKind::NamedOrganisation,
        };
    }
    if let Some(name) = explained(doc, head) {
        return kind(page, name, None);
    }
    let t = &doc.tokens[head];
    let lemma = &*t.lemma;
    if is_name(doc, head) {
        return match t.entity {
            Some(EntityLabel::Person) => SourceKind::NamedPerson,
            Some(EntityLabel::WorkOfArt | EntityLabel::Law) => SourceKind::Document,
            _ if PAPERS.contains(&*t.lower) => SourceKind::Document,
            _ => SourceKind::NamedOrganisation,
        };
    }
    if PAPERS.contains(lemma) {
        return SourceKind::Document;
    }
    if stands_for_paper(page, head) {
        return SourceKind::Document;
    }
    match t.tag {
        Tag::Prp => match &*t.lower {
            "he" | "she" | "i" | "you" | "him" | "her" | "me" => SourceKind::UnnamedPerson,
            "it" => SourceKind::NamedOrganisation,
            _ => SourceKind::UnnamedGroup,
        },
        // `Her office`, `Mueller's team`: a body known by its owner alone has no name of its own.
        _ if BODIES.contains(lemma) && t.tag == Tag::Nn => {
            let owner = doc.child(head, Dep::Poss);
            let persons = owner.is_some_and(|o| {
                matches!(doc.tokens[o].tag, Tag::PrpPoss)
                    || doc.tokens[o].entity == Some(EntityLabel::Person)
                    || page.who.at(o).is_some_and(|a| page.actors[a.index()].kind == ActorKind::Person)
            });
            if persons
                || doc
                    .children_by(head, &[Dep::Det])
                    .any(|d| matches!(&*doc.tokens[d].lower, "a" | "an" | "another" | "some"))
            {
                SourceKind::UnnamedGroup
            } else {
                SourceKind::NamedOrganisation
            }
        }
        Tag::Nns | Tag::Nnps => SourceKind::UnnamedGroup,
        Tag::Cd => match &*t.lower {
            "one" => one_of(page, head),
            _ => SourceKind::UnnamedGroup,
        },
        Tag::Dt | Tag::Jj | Tag::Jjs | Tag::Jjr => match &*t.lower {
            "another" | "each" | "this" | "that" => one_of(page, head),
            _ => SourceKind::UnnamedGroup,
        },
        _ if doc.children_by(head, &[Dep::Conj]).next().is_some() => SourceKind::UnnamedGroup,
        _ => SourceKind::UnnamedPerson,
    }
}

/// The kind of `one of the …`, by what it is one of.
fn one_of(page: &Page<'_>, head: usize) -> SourceKind {
    let doc = page.doc;
    let of = doc.children_by(head, &[Dep::Prep]).find_map(|p| doc.child(p, Dep::Pobj));
    match of {
        Some(o) if PAPERS.contains(&*doc.tokens[o].lemma) => SourceKind::Document,
        _ => SourceKind::UnnamedPerson,
    }
}

/// How far back the noun that a pronoun stands for is looked for, in tokens.
const REACH: usize = 60;

/// Whether `they`, `another` or `the new ones` takes up papers that the sentences before name.
fn stands_for_paper(page: &Page<'_>, head: usize) -> bool {
    let doc = page.doc;
    let paper = |i: usize| PAPERS.contains(&*doc.tokens[i].lemma);
    let before = || (head.saturating_sub(REACH)..page.sentence(head).start).rev();
    let noun = |i: &usize, deps: &[Dep]| is_noun(&doc.tokens[*i]) && deps.contains(&doc.tokens[*i].dep);
    match &*doc.tokens[head].lower {
        "they" | "others" | "those" | "these" => before()
            .find(|i| noun(i, &[Dep::Nsubj, Dep::Nsubjpass]) && doc.tokens[*i].tag == Tag::Nns)
            .is_some_and(paper),
        "ones" => before()
            .find(|i| noun(i, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Dobj]) && doc.tokens[*i].tag == Tag::Nns)
            .is_some_and(paper),
        // `one of the letters asks` or `one letter asks`, and then `another asks`.
        "another" => before().find(|&i| &*doc.tokens[i].lower == "one").is_some_and(|one| {
            let of = doc.children_by(one, &[Dep::Prep]).find_map(|p| doc.child(p, Dep::Pobj));
            paper(of.unwrap_or(doc.tokens[one].head))
        }),
        _ => false,
    }
}

/// Nouns for what the press writes.
const WRITTEN: [&str; 9] =
    ["article", "column", "dispatch", "editorial", "exclusive", "report", "scoop", "story", "write-up"];

/// The name of the outlet whose piece the noun at `head` is: `a report published in the Harbour Herald`, `a Herald story`.
/// Such a piece is the outlet's word.
pub(super) fn outlet_of(page: &Page<'_>, head: usize) -> Option<usize> {
    let doc = page.doc;
    let t = &doc.tokens[head];
    if !WRITTEN.contains(&&*t.lemma) {
        return None;
    }
    let body = |i: usize| page.who.at(i).is_some_and(|a| page.actors[a.index()].kind == ActorKind::Organisation);
    let outlet = |i: usize| {
        body(i)
            && (&*t.lemma != "report"
                || page
                    .who
                    .at(i)
                    .is_some_and(|a| page.actors[a.index()].names.iter().any(|n| known_outlet(n).is_some())))
    };
    let published = doc
        .children_by(head, &[Dep::Acl])
        .filter(|&c| matches!(&*doc.tokens[c].lower, "published" | "printed" | "aired" | "broadcast"))
        .flat_map(|c| doc.children_by(c, &[Dep::Prep, Dep::Agent]))
        .filter(|&p| matches!(&*doc.tokens[p].lower, "in" | "by" | "on"))
        .filter_map(|p| doc.child(p, Dep::Pobj))
        .find(|&o| body(o));
    let owner = || doc.children_by(head, &[Dep::Compound, Dep::Poss, Dep::Nmod]).find(|&c| outlet(c));
    let by = || {
        doc.children_by(head, &[Dep::Prep])
            .filter(|&p| matches!(&*doc.tokens[p].lower, "in" | "by" | "from"))
            .filter_map(|p| doc.child(p, Dep::Pobj))
            .find(|&o| outlet(o))
    };
    published.or_else(owner).or_else(by)
}
