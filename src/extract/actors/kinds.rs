//! What a name is: the votes of lists, titles, entity labels and the words around it.

use super::lexicon::{self, Body, Gender, Head, Title};
use super::names::{Candidate, Known, given_first, initial};
use super::text::Text;
use crate::extract::engine::{Dep, EntityLabel, Pos, Tag};
use crate::model::ActorKind;

/// Votes for what a name is; they add up over all the places where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Votes {
    pub(super) person: i32,
    pub(super) body: i32,
    pub(super) group: i32,
    pub(super) state: i32,
    pub(super) place: i32,
    pub(super) nothing: i32,
}

impl Votes {
    /// The sum of both.
    pub(super) fn add(&mut self, other: Self) {
        self.person += other.person;
        self.body += other.body;
        self.group += other.group;
        self.state += other.state;
        self.place += other.place;
        self.nothing += other.nothing;
    }

    /// The votes per `n` places where the name stands, in quarters.
    pub(super) fn mean(self, n: i32) -> Self {
        let m = |v: i32| v * 4 / n.max(1);
        Self {
            person: m(self.person),
            body: m(self.body),
            group: m(self.group),
            state: m(self.state),
            place: m(self.place),
            nothing: m(self.nothing),
        }
    }

    /// What most votes say; `None` for a place, a thing, or too few votes.
    pub(super) fn kind(self) -> Option<ActorKind> {
        let all = [
            (self.state, Some(ActorKind::State)),
            (self.person, Some(ActorKind::Person)),
            (self.body, Some(ActorKind::Organisation)),
            (self.group, Some(ActorKind::Group)),
            (self.place, None),
            (self.nothing, None),
        ];
        let (most, kind) = all.into_iter().fold((0, None), |best, next| if next.0 > best.0 { next } else { best });
        (most >= 18).then_some(kind).flatten()
    }
}

/// The votes for one candidate from its own place.
pub(super) fn votes(text: &Text, c: &Candidate) -> Votes {
    let mut v = Votes::default();
    let r = c.words.clone();
    let head = r.end - 1;
    from_lists(text, c, &mut v);
    label_votes(text, c, &mut v);

    if r.len() > 1 && c.known == Known::Nothing && lexicon::surname_first(&text.token(r.start).lower) {
        v.person += 2;
    }
    match c.before.as_ref().or(c.role.as_ref()).map(|b| b.class) {
        Some(Title::Kin) => v.person += 5,
        Some(_) => v.person += 7,
        None => {}
    }
    let capitals = r.clone().filter(|&i| text.capital(i)).count();
    if given_first(text, r.clone()) && (2..=5).contains(&capitals) {
        v.person += 3;
    }
    if r.len() > 1 && r.clone().skip(1).any(|i| initial(text.word(i))) {
        v.person += 2;
    }
    if r.len() > 1 && matches!(text.word(head), "Jr." | "Sr." | "Jr" | "III") {
        v.person += 5;
    }
    context(text, c, &mut v);
    v
}

fn from_lists(text: &Text, c: &Candidate, v: &mut Votes) {
    let r = c.words.clone();
    let last = text.word(r.end - 1);
    match c.known {
        Known::State(s) if s.name() => v.state += 8,
        Known::State(s) if s.people() && !s.adjective() => v.state += 6,
        Known::State(s) if s.capital() => v.place += 7,
        Known::State(_) => v.state += 4,
        Known::Body(Body::Group, _) => v.group += 8,
        Known::Body(_, _) => v.body += 6,
        Known::Place => v.place += 6,
        Known::Nothing => {}
    }
    if c.known == Known::Nothing {
        // `Council for …`, `National Committee to …`
        let first_head = (r.start + 1..r.end).any(|i| {
            matches!(text.word(i), "of" | "for" | "on" | "to") && lexicon::head(text.word(i - 1)) == Some(Head::Body)
        });
        match lexicon::head(last) {
            Some(Head::Suffix) if r.len() > 1 => v.body += 9,
            _ if r.len() > 1 && lexicon::first_head(text.word(r.start)) == Some(Head::Place) => v.place += 6,
            _ if r.len() > 1 && lexicon::first_head(text.word(r.start)) == Some(Head::Thing) => v.nothing += 8,
            Some(Head::Body)
                if r.len() > 1
                    && matches!(last, "Center" | "Centre")
                    && matches!(
                        text.word(r.end - 2),
                        "Convention" | "Shopping" | "Trade" | "Detention" | "Community" | "Conference"
                    ) =>
            {
                v.place += 6;
            }
            Some(Head::Body) if r.len() > 1 && movement(last) => v.group += 7,
            Some(Head::Body) if r.len() > 1 => v.body += 6,
            Some(Head::Place) if r.len() > 1 && labelled_person(text, c) => {}
            Some(Head::Place) if r.len() > 1 => v.place += 6,
            Some(Head::Thing) if r.len() > 1 => v.nothing += 6,
            Some(Head::Thing) => v.nothing += 3,
            Some(Head::Place) => v.place += 2,
            _ if first_head => v.body += 6,
            _ => {}
        }
    }
    if r.len() == 1 {
        match lexicon::no_actor(text.word(r.start)) {
            Some("channel") => v.nothing += 2,
            Some(_) => v.nothing += 6,
            None => {}
        }
        if c.known == Known::Nothing && text.acronym(r.start) {
            v.body += 2;
        }
        // `iCalc`, `eShop`: a small letter before a capital is how products are written.
        if c.known == Known::Nothing && text.word(r.start).starts_with(|c: char| c.is_lowercase()) {
            v.nothing += 5;
        }
        if c.known == Known::Nothing && lexicon::given(&text.token(r.start).lower).is_some() {
            v.person += 1;
        }
    }
}

/// Whether a body's last word makes it people under arms or a cause rather than an institution.
pub(super) fn movement(last: &str) -> bool {
    matches!(last, "Front" | "Movement" | "Militia" | "Resistance" | "Jihad" | "Brigade" | "Brigades" | "Battalion")
}

/// Whether every word of the name has the label of a person.
fn labelled_person(text: &Text, c: &Candidate) -> bool {
    c.words.clone().all(|i| text.token(i).entity == Some(EntityLabel::Person))
}

fn label_votes(text: &Text, c: &Candidate, v: &mut Votes) {
    use EntityLabel as L;
    let n = i32::try_from(c.words.len()).unwrap_or(1);
    let count = |labels: &[L]| {
        let hits = c.words.clone().filter(|&i| text.token(i).entity.is_some_and(|l| labels.contains(&l))).count();
        3 * i32::try_from(hits).unwrap_or(0) / n
    };
    // One unknown word is often mislabelled: such a person or body must also act or have a title.
    let bare = c.known == Known::Nothing
        && c.words.len() == 1
        && lexicon::given(&text.token(c.words.start).lower).is_none()
        && !text.acronym(c.words.start);
    v.person += count(&[L::Person]) / if bare { 2 } else { 1 };
    v.body += count(&[L::Org]) * 2 / if bare { 3 } else { 2 };
    v.place += count(&[L::Gpe, L::Loc, L::Fac]);
    v.group += count(&[L::Norp]);
    v.nothing += count(&[L::Product, L::Event, L::WorkOfArt, L::Law, L::Language]);
    v.nothing += count(&[L::Date, L::Time, L::Money, L::Percent, L::Quantity]);
}

/// What the words around a name say.
fn context(text: &Text, c: &Candidate, v: &mut Votes) {
    let r = c.words.clone();
    let (head, doc) = (syntactic_head(text, c), text.doc);
    let token = text.token(head);
    let plural = token.tag == Tag::Nnps || token.tag == Tag::Nns;
    let before = r.start.checked_sub(1).filter(|&b| text.same_sentence(b, r.start));
    let qualifies = token.dep == Dep::Compound && token.head > head;
    if !qualifies
        && before.is_some_and(|b| text.token(b).pos == Pos::Det && matches!(&*text.token(b).lower, "the" | "a" | "an"))
    {
        v.person -= 3;
        if plural && c.known == Known::Nothing {
            v.group += 2;
        }
        if text.token(before.unwrap_or_default()).lower.starts_with('a') && c.known == Known::Nothing {
            v.nothing += 2;
        }
    } else if plural && c.known == Known::Nothing && r.len() == 1 {
        v.group += 1;
    }
    if doc.children(head).any(|k| {
        text.token(k).dep == Dep::Relcl && doc.children(k).any(|w| matches!(&*text.token(w).lower, "who" | "whom"))
            || text.token(k).dep == Dep::Appos && person_word(text, k)
    }) {
        v.person += 3;
    }
    if c.known == Known::Nothing
        && doc.children_by(head, &[Dep::Appos]).any(|k| k > head && lexicon::body_noun(&text.token(k).lower))
    {
        v.body += 5;
    }
    if token.dep == Dep::Nsubj {
        match lexicon::acting_verb(&text.token(token.head).lemma) {
            Some(true) => {
                v.person += 2;
                v.body += 2;
                v.group += 1;
                v.place -= 1;
                v.nothing -= 2;
            }
            Some(false) => {
                v.person += 1;
                v.body += 1;
            }
            None => {}
        }
    }
    if token.dep == Dep::Pobj {
        match &*text.token(token.head).lower {
            "in" | "near" | "across" | "throughout" | "outside" | "inside" => {
                v.place += 1;
                v.person -= 2;
            }
            "via" | "on" if lexicon::no_actor(text.word(r.start)) == Some("channel") => v.nothing += 4,
            _ => {}
        }
    }
    // `Boeing 747`, `Route 66`: a model or a road.
    let after = r.end;
    if after < text.len() && text.same_sentence(head, after) && c.known == Known::Nothing {
        let next = text.token(after);
        if next.pos == Pos::Num
            && next.entity != Some(EntityLabel::Date)
            && text.word(after).starts_with(|c: char| c.is_ascii_digit())
        {
            v.nothing += 3;
        }
    }
    // A title in quotation marks (“Northern Lights”).
    let marked = |i: usize| matches!(text.word(i), "“" | "\"" | "‘" | "``" | "”" | "''");
    if before.is_some_and(marked) && after < text.len() && marked(after) && c.before.is_none() {
        v.nothing += 3;
    }
}

/// The token of the name that the rest of the sentence hangs on.
pub(super) fn syntactic_head(text: &Text, c: &Candidate) -> usize {
    c.words
        .clone()
        .rev()
        .find(|&i| {
            !c.words.contains(&text.token(i).head) && text.token(i).pos != Pos::Punct && text.token(i).pos != Pos::Adp
        })
        .unwrap_or(c.words.end - 1)
}

/// The gender that an apposition tells (`Ann Lee, the actress`).
pub(super) fn told_after(text: &Text, c: &Candidate) -> Option<Gender> {
    let head = syntactic_head(text, c);
    text.doc.children_by(head, &[Dep::Appos]).find_map(|k| {
        let lower = &text.token(k).lower;
        lexicon::title(lower).map(|(_, g)| g).or_else(|| lexicon::person_noun(lower)).and_then(Gender::told)
    })
}

/// Whether the noun at `i` means a person.
pub(super) fn person_word(text: &Text, i: usize) -> bool {
    let token = text.token(i);
    matches!(token.pos, Pos::Noun | Pos::Propn)
        && (lexicon::person_noun(&token.lemma.to_lowercase()).is_some() || lexicon::title(&token.lower).is_some())
}

/// Whether a name, folded, is an actor only where it acts: a building that stands for an office, or a social network.
pub(super) fn only_acting(key: &str) -> bool {
    let capital = key
        .split(' ')
        .map(|w| {
            let mut chars = w.chars();
            chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect::<String>()
        })
        .collect::<Vec<_>>()
        .join(" ");
    lexicon::organisation(&capital).is_some_and(|(b, _)| b == Body::Seat)
        || matches!(capital.as_str(), "Youtube" | "Tiktok" | "Linkedin" | "Whatsapp")
        || lexicon::no_actor(&capital) == Some("channel")
}

/// Whether a name acts, speaks, owns or qualifies somebody who acts: what a building or a channel alone does not.
pub(super) fn acts(text: &Text, c: &Candidate) -> bool {
    let token = text.token(syntactic_head(text, c));
    let governor = text.token(token.head);
    match token.dep {
        Dep::Nsubj => {
            lexicon::acting_verb(&governor.lemma).is_some() || &*governor.lemma == "give" || &*governor.lemma == "have"
        }
        Dep::Poss => lexicon::no_actor(text.word(c.words.start)).is_none(),
        Dep::Compound | Dep::Nmod => c.nested || person_word(text, token.head),
        Dep::Pobj => {
            matches!(&*governor.lower, "by" | "against" | "to" if governor.dep == Dep::Agent || governor.lower.as_ref() == "against")
        }
        _ => c.nested,
    }
}
