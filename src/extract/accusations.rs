//! Whom a claim blames: the objects of blaming, who does harm, whose wrong is named, and who is told to stop.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Reading;
use super::engine::{Dep, Doc, Pos, Token};
use crate::model::{ActorId, Claim};

/// The classes of each word that blames (`assets/lexicon/accusation.tsv`).
static WORDS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut out: HashMap<_, Vec<_>> = HashMap::new();
    let rows = include_str!("../../assets/lexicon/accusation.tsv").lines().filter(|l| !l.starts_with('#'));
    for (word, class) in rows.filter_map(|l| l.split_once('\t')) {
        out.entry(word).or_default().push(class);
    }
    out
});

/// The actors that `claim` blames, each once; never its own source.
pub(super) fn find(claim: &Claim, reading: &Reading) -> Vec<ActorId> {
    let at = claim.report.index();
    let (doc, who) = (&reading.docs[at], &reading.who[at]);
    let scene = Scene { doc, who: &|i| who.at(i) };
    let mut out = Vec::new();
    // The cue itself may blame: `accused X of …`.
    let cue = claim.cue.iter().flat_map(|c| doc.tokens_in(c.span));
    let content = claim.spans.iter().flat_map(|&s| doc.tokens_in(s));
    for i in cue.chain(content) {
        scene.blamed_by(i, &mut out);
    }
    let own = claim.source.as_ref().and_then(|s| s.actor);
    out.retain(|&a| Some(a) != own);
    out.sort_unstable();
    out.dedup();
    out
}

struct Scene<'a> {
    doc: &'a Doc,
    who: &'a dyn Fn(usize) -> Option<ActorId>,
}

impl Scene<'_> {
    fn token(&self, i: usize) -> &Token {
        &self.doc.tokens[i]
    }

    fn is(&self, i: usize, class: &str) -> bool {
        WORDS.get(&*self.token(i).lemma.to_lowercase()).is_some_and(|c| c.contains(&class))
    }

    /// Adds whom token `i` blames.
    fn blamed_by(&self, i: usize, out: &mut Vec<ActorId>) {
        match self.token(i).pos {
            Pos::Verb => {
                if self.is(i, "blame") {
                    // `blamed Denmark’s stubbornness`: it is Denmark that is blamed.
                    let objects = self.objects(i);
                    let owners = objects.iter().flat_map(|&o| self.doc.children_by(o, &[Dep::Poss])).collect();
                    self.actors(objects, out);
                    self.actors(owners, out);
                }
                if self.is(i, "harm") && !self.negated(i) && !self.supposed(i) {
                    self.actors(self.doers(i), out);
                }
                if self.is(i, "stop") && !self.negated(i) {
                    self.told_to(i, out);
                }
            }
            Pos::Noun if self.is(i, "fault") => self.owners(i, out),
            Pos::Adj => self.described(i, out),
            _ => {}
        }
    }

    fn negated(&self, i: usize) -> bool {
        self.doc.child(i, Dep::Neg).is_some()
    }

    /// Whether it is only what might be done (`could attack`); not `could have attacked`.
    fn supposed(&self, i: usize) -> bool {
        let aux = |words: &[&str]| self.doc.children_by(i, &[Dep::Aux]).any(|a| words.contains(&&*self.token(a).lower));
        aux(&["can", "could", "may", "might", "should", "would"]) && !aux(&["have"])
    }

    /// Whom the verb is done to; `who` stands for the noun before it.
    fn objects(&self, verb: usize) -> Vec<usize> {
        let token = self.token(verb);
        let noun = |o: usize| {
            let relative =
                token.dep == Dep::Relcl && matches!(&*self.token(o).lower, "who" | "whom" | "which" | "that");
            if relative { token.head } else { o }
        };
        self.doc.children_by(verb, &[Dep::Dobj, Dep::Nsubjpass, Dep::Dative]).map(noun).collect()
    }

    /// Who does the verb: its subject, also that of the verb it hangs on, and the agent of a passive.
    fn doers(&self, verb: usize) -> Vec<usize> {
        let doc = self.doc;
        let agents = doc.children_by(verb, &[Dep::Agent]).flat_map(|by| doc.children_by(by, &[Dep::Pobj]));
        let mut out: Vec<usize> = doc.children_by(verb, &[Dep::Nsubj]).chain(agents).collect();
        let token = self.token(verb);
        if out.is_empty() && doc.child(verb, Dep::Nsubjpass).is_none() && token.head != verb {
            match token.dep {
                Dep::Xcomp | Dep::Conj | Dep::Advcl => {
                    out.extend(doc.children_by(token.head, &[Dep::Nsubj]));
                }
                Dep::Acl | Dep::Relcl => out.push(token.head),
                _ => {}
            }
        }
        out
    }

    /// Who is urged, told or asked to do `verb`, an infinitive below a verb of directing.
    fn told_to(&self, verb: usize, out: &mut Vec<ActorId>) {
        let token = self.token(verb);
        let chain = std::iter::once(token.head).chain((token.dep == Dep::Conj).then(|| self.token(token.head).head));
        for head in chain {
            let directs = matches!(&*self.token(head).lemma, "urge" | "tell" | "order" | "warn" | "force" | "press");
            if directs && head != verb {
                self.actors(self.objects(head), out);
            }
        }
    }

    /// Whose wrong the noun names: its possessor, its modifier by name, and who follows `by`, `of` or `from`.
    fn owners(&self, noun: usize, out: &mut Vec<ActorId>) {
        let doc = self.doc;
        let direct = doc.children_by(noun, &[Dep::Poss, Dep::Compound]);
        let behind = doc
            .children_by(noun, &[Dep::Prep, Dep::Agent])
            .filter(|&p| matches!(&*self.token(p).lower, "by" | "from"))
            .flat_map(|p| doc.children_by(p, &[Dep::Pobj]));
        self.actors(direct.chain(behind).collect(), out);
    }

    /// Who is called something bad: `X is guilty`, `X's arguments were illogical`.
    fn described(&self, adjective: usize, out: &mut Vec<ActorId>) {
        let token = self.token(adjective);
        if token.dep != Dep::Acomp || !self.is(adjective, "flaw") || self.negated(token.head) {
            return;
        }
        // `is expected to plead guilty`: the subject stands above.
        let verb = self.token(token.head);
        let above = (verb.dep == Dep::Xcomp).then(|| self.doc.children_by(verb.head, &[Dep::Nsubj, Dep::Nsubjpass]));
        for subject in self.doc.children_by(token.head, &[Dep::Nsubj]).chain(above.into_iter().flatten()) {
            self.actors(vec![subject], out);
            self.actors(self.doc.children_by(subject, &[Dep::Poss]).collect(), out);
        }
    }

    fn actors(&self, heads: Vec<usize>, out: &mut Vec<ActorId>) {
        for head in heads {
            out.extend((self.who)(head));
            out.extend(self.doc.children_by(head, &[Dep::Conj]).filter_map(|c| (self.who)(c)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Report, Span};

    /// The names of those that the claims of `text` blame.
    fn blamed(text: &str) -> Vec<String> {
        let report = Report { text: text.into(), paragraphs: vec![Span::new(0, text.len())], ..Report::default() };
        let reading = crate::extract::read(std::slice::from_ref(&report), &|_, _| true);
        let mut out: Vec<String> =
            reading.claims.iter().flat_map(|c| &c.accuses).map(|&a| reading.actors[a].name.clone()).collect();
        out.sort();
        out.dedup();
        out
    }

    #[test]
    fn who_does_harm_is_blamed_and_who_suffers_it_is_not() {
        assert_eq!(blamed("Norway attacked the convoy of Denmark on Monday."), ["Norway"]);
        assert_eq!(blamed("Norway welcomed the convoy of Denmark on Monday."), [""; 0]);
        assert_eq!(blamed("Norway did not attack the convoy of Denmark on Monday."), [""; 0]);
        assert_eq!(blamed("Norway could attack the convoy of Denmark on Monday."), [""; 0]);
        assert_eq!(blamed("Norway may have attacked the convoy of Denmark on Monday."), ["Norway"]);
    }

    #[test]
    fn who_is_accused_is_blamed_and_the_accuser_is_not() {
        assert_eq!(blamed("Norway accused Denmark of fishing in its waters."), ["Denmark"]);
        assert_eq!(blamed("Norway thanked Denmark for fishing in its waters."), [""; 0]);
    }

    #[test]
    fn who_is_charged_in_a_relative_clause_or_pleads_guilty_is_blamed() {
        assert_eq!(blamed("The paper spoke of Mary Brandt, who was accused of fraud."), ["Mary Brandt"]);
        assert_eq!(blamed("The paper spoke of Mary Brandt, who was honoured for her work."), [""; 0]);
        assert_eq!(blamed("Mary Brandt is expected to plead guilty on Friday."), ["Mary Brandt"]);
        assert_eq!(blamed("Mary Brandt is expected to sing on Friday."), [""; 0]);
    }

    #[test]
    fn whose_wrong_is_named_is_blamed() {
        assert_eq!(blamed("Denmark’s aggression delayed the treaty."), ["Denmark"]);
        assert_eq!(blamed("Denmark’s patience saved the treaty."), [""; 0]);
        // A trait blames nobody by itself, only where it is blamed.
        assert_eq!(blamed("Denmark’s stubbornness delayed the treaty."), [""; 0]);
        assert_eq!(blamed("Norway blamed Denmark’s stubbornness for the delay."), ["Denmark"]);
        assert_eq!(blamed("Norway admired Denmark’s stubbornness in the talks."), [""; 0]);
    }
}
