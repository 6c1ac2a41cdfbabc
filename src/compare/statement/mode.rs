//! How real a clause is said to be: by its auxiliaries, and by the verb or noun that it hangs on.

use crate::extract::engine::{Dep, Doc, Pos, Tag};

use super::{Mode, Statement};

/// Verbs that say of the clause they govern that it is meant to happen.
const PLANNING: &[&str] = &[
    "plan", "expect", "intend", "set", "prepare", "agree", "promise", "vow", "pledge", "schedule", "slate", "aim",
    "go", "due", "offer", "propose", "poise", "ready", "likely", "about",
];
/// Verbs that say of the clause they govern that it may come to it, or seems so.
const LEAVING_OPEN: &[&str] = &["appear", "consider", "seem", "suggest", "threaten", "willing"];
/// Verbs that say of the clause they govern that somebody wants it.
const WANTING: &[&str] = &[
    "advise",
    "beg",
    "direct",
    "encourage",
    "implore",
    "instruct",
    "invite",
    "lobby",
    "persuade",
    "press",
    "pressure",
    "push",
    "request",
    "require",
    "want",
    "urge",
    "ask",
    "demand",
    "call",
    "seek",
    "try",
    "attempt",
    "fight",
    "hope",
    "look",
    "move",
    "scramble",
    "strive",
    "struggle",
    "work",
    "need",
    "order",
    "tell",
    "allow",
    "let",
    "help",
    "like",
    "love",
    "prefer",
    "wish",
];

/// Verbs that say of the clause they govern that somebody thinks of it, not that it is so.
const THINKING: &[&str] = &["fear", "hope", "worry", "wonder", "doubt", "imagine", "dream", "pretend", "wish", "pray"];

/// Nouns that say of the clause that explains them that it may be so, or that it is only told (`a chance of losing`).
const OPENING: &[&str] = &[
    "allegation",
    "chance",
    "claim",
    "danger",
    "doubt",
    "dream",
    "fear",
    "hope",
    "idea",
    "likelihood",
    "notion",
    "odds",
    "option",
    "possibility",
    "potential",
    "probability",
    "prospect",
    "question",
    "risk",
    "rumor",
    "rumour",
    "speculation",
    "suggestion",
    "suspicion",
    "theory",
    "threat",
];

/// Whether a clause explains a noun that leaves it open (`the possibility of ending it`, `the chance that we win`), or is
/// itself what is asked (`to find out what he knew`).
pub(super) fn opened(doc: &Doc, head: usize) -> bool {
    let t = &doc.tokens[head];
    let asks = |c: usize| matches!(doc.tokens[c].tag, Tag::Wp | Tag::WpPoss);
    // `which of them have paid`
    let which = |c: usize| matches!(&*doc.tokens[c].lower, "which" | "what" | "whose");
    if matches!(t.dep, Dep::Ccomp | Dep::Pcomp | Dep::Xcomp)
        && (doc.children(head).take(1).any(asks) || doc.subtree(head).next().is_some_and(which))
    {
        return true;
    }
    // `no proof that they ever met`: without a negation of its own, `ever` stands in what is asked or not so.
    let not = || doc.children_by(head, &[Dep::Neg]).next().is_some();
    let ever = |a: usize| &*doc.tokens[a].lower == "ever" && doc.children(a).next().is_none();
    if matches!(t.dep, Dep::Ccomp | Dep::Acl) && doc.children_by(head, &[Dep::Advmod]).any(ever) && !not() {
        return true;
    }
    // `it is unclear when he will sign it`
    let unclear = |i: usize| matches!(&*doc.tokens[i].lower, "uncertain" | "unclear" | "unknown" | "unsure");
    // Not `although he has gone, the reason is unclear`.
    let asks_when = |c: usize| doc.tokens[c].tag == Tag::Wrb || matches!(&*doc.tokens[c].lower, "whether" | "if");
    if matches!(t.dep, Dep::Ccomp | Dep::Csubj | Dep::Advcl)
        && (unclear(t.head) || doc.children_by(t.head, &[Dep::Acomp, Dep::Attr]).any(unclear))
        && doc.children_by(head, &[Dep::Advmod, Dep::Mark]).any(|c| c < head && asks_when(c))
    {
        return true;
    }
    // `it is impossible that he signed it`
    let not_so = |i: usize| matches!(&*doc.tokens[i].lower, "doubtful" | "impossible" | "inconceivable" | "unlikely");
    if matches!(t.dep, Dep::Ccomp | Dep::Csubj | Dep::Advcl)
        && (not_so(t.head) || doc.children_by(t.head, &[Dep::Acomp]).any(|a| not_so(a) && a < head))
    {
        return true;
    }
    let that = || doc.children_by(head, &[Dep::Mark]).next().is_some();
    if t.dep == Dep::Ccomp && THINKING.contains(&&*doc.tokens[t.head].lemma) {
        return true;
    }
    let noun = match t.dep {
        Dep::Pcomp if doc.tokens[t.head].dep == Dep::Prep => doc.tokens[t.head].head,
        Dep::Acl | Dep::Ccomp => t.head,
        Dep::Relcl if that() => t.head,
        _ => return false,
    };
    let n = &doc.tokens[noun];
    let none = || {
        let mut before = doc.children_by(noun, &[Dep::Det, Dep::Neg, Dep::Amod]);
        before.any(|d| matches!(&*doc.tokens[d].lower, "little" | "no" | "scant"))
    };
    n.pos == Pos::Noun && {
        let lemma = n.lemma.to_lowercase();
        OPENING.contains(&lemma.as_str())
            || (matches!(lemma.as_str(), "evidence" | "hint" | "indication" | "proof" | "shred" | "sign" | "trace")
                && none())
    }
}

/// How real the clause at `head` is said to be.
pub(super) fn mode(
    doc: &Doc,
    head: usize,
    auxiliaries: &[usize],
    open: bool,
    governor: Option<&(usize, Statement)>,
) -> Mode {
    let t = &doc.tokens[head];
    let sentence = doc.sentences.get(t.sentence).cloned().unwrap_or(0..0);
    // `“Did they not pay?” she asked.`
    let first = doc.children_by(head, &[Dep::Nsubj, Dep::Nsubjpass]).next();
    let inverted = first.is_some_and(|s| auxiliaries.iter().any(|&a| a < s));
    if inverted && sentence.clone().any(|i| i > head && &*doc.tokens[i].lower == "?") {
        return Mode::Asked;
    }
    if sentence.rev().take(3).any(|i| &*doc.tokens[i].lower == "?") {
        return Mode::Asked;
    }
    if open {
        return Mode::Open;
    }
    // `once it opens`, `when the trial starts`: when that will be, nobody says.
    let tense = t.tag == Tag::Vbz
        || t.tag == Tag::Vbp
        || auxiliaries.iter().any(|&a| matches!(doc.tokens[a].tag, Tag::Vbz | Tag::Vbp));
    let until = |c: usize| matches!(&*doc.tokens[c].lower, "when" | "once" | "after" | "until" | "till");
    if matches!(t.dep, Dep::Advcl | Dep::Relcl)
        && tense
        && (t.tag != Tag::Vbn
            || auxiliaries.iter().any(|&a| matches!(&*doc.tokens[a].lower, "has" | "have" | "is" | "are")))
        && doc.children_by(head, &[Dep::Mark, Dep::Advmod]).any(|c| c < head && until(c))
    {
        return Mode::Open;
    }
    // `will go if they are asked`
    let conditional = |c: usize| {
        let mut marks = doc.children_by(c, &[Dep::Mark]);
        let even = |m: usize| m.checked_sub(1).is_some_and(|b| &*doc.tokens[b].lower == "even");
        marks.any(|m| matches!(&*doc.tokens[m].lower, "if" | "unless") && !even(m))
    };
    if doc.children_by(head, &[Dep::Advcl]).any(conditional) {
        return Mode::Open;
    }
    // `whether he will stay and fight`
    if t.dep == Dep::Conj
        && doc.children_by(head, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_none()
        && let Some((_, above)) = governor
        && above.mode == Mode::Open
    {
        return Mode::Open;
    }
    // `would be expected to come`: were it otherwise.
    if auxiliaries.iter().any(|&a| &*doc.tokens[a].lower == "would") && &*t.lemma == "expect" {
        return Mode::Open;
    }
    // `had it been passed, they would have paid`
    let subject = doc.children_by(head, &[Dep::Nsubj, Dep::Nsubjpass]).next();
    let turned_round =
        |&a: &usize| matches!(&*doc.tokens[a].lower, "had" | "should" | "were") && subject.is_some_and(|s| a < s);
    if t.dep == Dep::Advcl && auxiliaries.iter().any(turned_round) {
        return Mode::Open;
    }
    for &a in auxiliaries {
        match &*doc.tokens[a].lower {
            "will" | "would" | "'ll" | "’ll" | "wo" | "shall" => return Mode::Planned,
            "may" | "might" | "could" => return Mode::Open,
            "can" | "ca" => return Mode::Able,
            "should" | "must" | "ought" => return Mode::Wanted,
            // A headline's `to play`, without a governor.
            "to" if t.head == head => return Mode::Planned,
            // `a pledge to end it`, `in order to end it`
            // (a headline's `Brandt to play` hangs on its root).
            "to" if matches!(t.dep, Dep::Acl | Dep::Relcl) && doc.tokens[t.head].head == t.head => {
                // `Council votes to close the pool`, its verb read as a noun: it is decided.
                let voted = matches!(&*doc.tokens[t.head].lemma, "vote");
                return if voted { Mode::Fact } else { Mode::Planned };
            }
            "to" if matches!(t.dep, Dep::Acl | Dep::Advcl | Dep::Relcl) => return Mode::Wanted,
            // `to leave now is to fail`
            "to" if matches!(t.dep, Dep::Csubj | Dep::Csubjpass) => return Mode::Open,
            _ => {}
        }
    }
    // `wants him to go` is read either way.
    let to = || auxiliaries.iter().any(|&a| &*doc.tokens[a].lower == "to");
    if (t.dep == Dep::Xcomp || t.dep == Dep::Ccomp && to())
        && let Some((_, above)) = governor
    {
        let word = doc.tokens[t.head].lemma.to_lowercase();
        let says = |list: &[&str]| list.contains(&word.as_str()) || list.contains(&above.verb.as_str());
        return match above.mode {
            Mode::Open => Mode::Open,
            _ if says(LEAVING_OPEN) => Mode::Open,
            // `have got to keep it`; not `got to see it`
            _ if above.verb == "get"
                && doc.children_by(above.head, &[Dep::Aux]).any(|a| &*doc.tokens[a].lemma == "have") =>
            {
                Mode::Wanted
            }
            _ if says(PLANNING) => Mode::Planned,
            _ if says(WANTING) => Mode::Wanted,
            // A headline's `mayor says talks to begin`.
            Mode::Fact
                if t.dep == Dep::Ccomp
                    && matches!(&*above.verb, "announce" | "confirm" | "declare" | "report" | "reveal" | "say")
                    && !matches!(&*t.lemma, "be" | "have")
                    && doc.children_by(head, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_some() =>
            {
                Mode::Planned
            }
            mode => mode,
        };
    }
    // `wants to keep them from leaving`; not `will leave after dining`
    if t.dep == Dep::Pcomp
        && !matches!(&*doc.tokens[t.head].lower, "after" | "since" | "following" | "upon" | "despite" | "besides")
        && doc.children_by(head, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_none()
        && let Some((_, above)) = governor
        && above.mode != Mode::Fact
    {
        return above.mode;
    }
    // `did not find that they paid`: whether they did, it does not say.
    if t.dep == Dep::Ccomp
        && let Some((_, above)) = governor
        && above.turned.is_some_and(|n| doc.tokens[n].head == above.head)
        && !above.copula
        && t.head == above.head
        && !super::raised(doc, head, above)
    {
        return Mode::Open;
    }
    // `suggested that they leave`, `let us go`
    if t.dep == Dep::Ccomp
        && t.tag == Tag::Vb
        && auxiliaries.is_empty()
        && let Some((_, above)) = governor
        && [WANTING, LEAVING_OPEN, &["recommend", "insist"]].iter().any(|l| l.contains(&above.verb.as_str()))
    {
        return Mode::Wanted;
    }
    // `wants to see us help`, `wants to see us helping`
    if t.dep == Dep::Ccomp
        && matches!(t.tag, Tag::Vb | Tag::Vbg)
        && auxiliaries.is_empty()
        && let Some((_, above)) = governor
        && above.mode != Mode::Fact
    {
        return above.mode;
    }
    // `will stay and fight`; not `it will rain, but the roads are open`
    if t.dep == Dep::Conj
        && auxiliaries.is_empty()
        && doc.children_by(head, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_none()
        && let Some((_, above)) = governor
    {
        return above.mode;
    }
    Mode::Fact
}
