//! What a number counts or measures: the noun phrase that the parse gives it.

use super::read::Reader;
use crate::extract::engine::{Dep, Pos, Tag};
use crate::model::Span;

/// Verbs that give their subject a number: `the toll rose to 30`.
const REACHING: &[&str] = &[
    "be", "climb", "decline", "drop", "estimate", "exceed", "fall", "grow", "hit", "increase", "jump", "number",
    "reach", "rise", "soar", "stand", "surpass", "top", "total", "cost", "weigh", "measure", "last",
];

impl Reader<'_> {
    /// What the number at pieces `at..number_end` counts, where its words with the unit end before piece `end`.
    pub(super) fn counted(&self, at: usize, number_end: usize, end: usize, unit: Option<&str>) -> Option<Span> {
        let first = self.p.token(at);
        let last = self.p.token(end.checked_sub(1)?);
        let number_last = self.p.token(number_end.checked_sub(1)?);
        let tokens = &self.doc.tokens;
        tokens.get(last)?;
        let sentence = tokens.get(first)?.sentence;
        let inside = |i: usize| (first..=last).contains(&i);

        // `28 soldiers`, `a 48-hour strike`, `$40 million deal`: a noun behind that the words hang on.
        let noun =
            |&h: &usize| h > last && tokens[h].sentence == sentence && matches!(tokens[h].pos, Pos::Noun | Pos::Propn);
        if let Some(head) = (first..=last).map(|i| tokens[i].head).find(noun) {
            let hangs = (first..=last).any(|i| {
                tokens[i].head == head
                    && matches!(
                        tokens[i].dep,
                        Dep::Nummod | Dep::Compound | Dep::Amod | Dep::Nmod | Dep::Quantmod | Dep::Npadvmod
                    )
            });
            if hangs {
                // `a six-vote majority`.
                let outer = tokens[head].head;
                let hyphen = tokens.get(last + 1).is_some_and(|t| t.tag == Tag::Hyph || &*t.lower == "-");
                let whole = if hyphen && outer > head && tokens[outer].pos == Pos::Noun { outer } else { head };
                return self.phrase(last + 1, whole);
            }
            // `a 28-year-old Iraqi man`: the unit hangs on an adjective of the noun.
            if unit.is_some() {
                return self.phrase(last + 1, head);
            }
        }
        // `30 percent of voters`, `dozens of men`, `two of the men`.
        let of = (first..=last)
            .flat_map(|i| self.doc.children(i))
            .find(|&c| c > last && &*tokens[c].lower == "of")
            .or_else(|| {
                let inner = (first..=last).find(|&i| &*tokens[i].lower == "of" && tokens[i].dep == Dep::Prep)?;
                self.doc.child(inner, Dep::Pobj).filter(|&o| o > last).map(|_| inner)
            });
        if let Some(object) = of.and_then(|of| self.doc.child(of, Dep::Pobj)).filter(|&o| o > last) {
            let from = tokens[object].left_edge.max(last + 1);
            return self.phrase(from, object);
        }
        let top = (first..=last).find(|&i| !inside(tokens[i].head))?;
        let above = &tokens[tokens[top].head];
        if number_last < top && unit.is_none() && tokens[top].pos == Pos::Noun {
            return self.phrase(number_last + 1, top);
        }
        // `a tax rate of 35.7 percent`.
        if above.pos == Pos::Adp && &*above.lower == "of" && above.head != tokens[top].head {
            let noun = above.head;
            if matches!(tokens[noun].pos, Pos::Noun | Pos::Propn) && noun < first {
                return self.phrase(tokens[noun].left_edge, noun);
            }
        }
        // `the tax rate: 30 percent`.
        let colon = first.checked_sub(1).is_some_and(|c| &*tokens[c].lower == ":");
        if colon && tokens[top].dep == Dep::Appos && above.pos == Pos::Noun && unit.is_some() {
            let noun = tokens[top].head;
            return self.phrase(tokens[noun].left_edge, noun);
        }
        // `the toll was 28`, `the toll rose to 30`.
        let verb = match above.pos {
            Pos::Verb | Pos::Aux => tokens[top].head,
            // `is 5 km long`
            Pos::Adj if above.dep == Dep::Acomp => above.head,
            Pos::Adp if matches!(&*above.lower, "to" | "at") => above.head,
            _ => return None,
        };
        let reaches = REACHING.contains(&&*tokens[verb].lemma)
            && matches!(
                tokens[top].dep,
                Dep::Attr | Dep::Pobj | Dep::Dobj | Dep::Npadvmod | Dep::Acomp | Dep::Oprd | Dep::Advmod
            );
        let subject = self.doc.child(verb, Dep::Nsubj).filter(|_| reaches)?;
        let noun = matches!(tokens[subject].pos, Pos::Noun | Pos::Propn) && subject < first;
        noun.then(|| self.phrase(tokens[subject].left_edge, subject))?
    }

    /// The words from token `from` to `head`, without what only points at it.
    fn phrase(&self, from: usize, head: usize) -> Option<Span> {
        let tokens = &self.doc.tokens;
        let mut from = from;
        while from < head
            && (matches!(tokens[from].pos, Pos::Det | Pos::Punct | Pos::Part | Pos::Adp | Pos::Num | Pos::Adv)
                || matches!(tokens[from].tag, Tag::PrpPoss | Tag::Hyph | Tag::Comma)
                || &*tokens[from].lower == "old"
                || &*tokens[from].lower == "other"
                || &*tokens[from].lower == "more")
        {
            from += 1;
        }
        // A relative clause or an attribution between them is no part of the phrase.
        let broken = (from..head).any(|i| matches!(tokens[i].tag, Tag::Comma | Tag::Stop));
        let from = if broken { head } else { from };
        Some(self.doc.span(from..head + 1)).filter(|s| !s.is_empty())
    }
}
