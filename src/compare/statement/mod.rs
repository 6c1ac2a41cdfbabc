//! The statements of a report: one for each clause, with who does what to whom, whether it is negated, and how real it is.

mod mode;

use crate::extract::engine::{Dep, Doc, Pos, Tag, Token};

use super::words::LISTS;
use mode::{mode, opened};

/// What an argument is to its verb; a passive is turned round first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Who or what does it.
    Subject,
    /// To whom or what it is done.
    Object,
    /// What the subject is said to be.
    Complement,
    /// After a preposition.
    Oblique,
}

/// A noun (or what stands for one) that a clause hangs on its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arg {
    /// What it is to the verb.
    pub(super) role: Role,
    /// Its head token.
    pub(super) head: usize,
    /// The preposition before an oblique.
    pub(super) preposition: Option<usize>,
}

/// How real a statement is said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    /// It is or was so.
    Fact,
    /// It will be, or is meant to be.
    Planned,
    /// It can be (`can resume`).
    Able,
    /// It may be; whether or if it is.
    Open,
    /// Somebody wants it, or it should be.
    Wanted,
    /// A question.
    Asked,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Statement {
    /// The token that governs the clause.
    pub(super) head: usize,
    /// What is said: the verb's dictionary form with its particle, or the complement's after `be`.
    pub(super) verb: String,
    /// Whether the clause says what its subject is (`be` and a complement).
    pub(super) copula: bool,
    /// The arguments, in the order of the text, those taken over from another clause first.
    pub(super) args: Vec<Arg>,
    /// The tokens of the clause without the clauses inside it, in order.
    pub(super) own: Vec<usize>,
    /// The token that turns it into its opposite, if an odd number of them does.
    pub(super) turned: Option<usize>,
    /// How real it is.
    pub(super) mode: Mode,
    /// Whether it is told as past (`ended`, `has ended`).
    pub(super) past: bool,
    /// Whether it is told as going on (`is taking place`).
    pub(super) going_on: bool,
    /// Whether the verb is passive, or a participle that describes what it was done to (`a photo sent on Monday`).
    pub(super) passive: bool,
    /// The clause that governs this one, as an index into the statements of the report.
    pub(super) governor: Option<usize>,
}

impl Statement {
    /// The heads of the arguments with `role`.
    pub(super) fn heads(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        self.args.iter().filter(move |a| a.role == role).map(|a| a.head)
    }

    /// Whether it says no more than that something is there, or is not (`there is a case of cholera`, `despite no case`).
    pub(super) fn existential(&self) -> bool {
        self.copula && self.args.iter().all(|a| matches!(a.role, Role::Complement | Role::Oblique))
    }

    /// Whether it tells that something was done and not who did it.
    pub(super) fn agentless(&self) -> bool {
        self.passive && self.heads(Role::Subject).next().is_none()
    }
}

/// The statements of a parsed report, in the order of the text.
pub(super) fn find(doc: &Doc) -> Vec<Statement> {
    let tokens = &doc.tokens;
    let is_head: Vec<bool> = (0..tokens.len()).map(|i| governs_a_clause(tokens, i)).collect();
    let heads: Vec<usize> = (0..tokens.len()).filter(|&i| is_head[i]).collect();
    let mut number = vec![usize::MAX; tokens.len()];
    for (n, &head) in heads.iter().enumerate() {
        number[head] = n;
    }
    // The clause that each token belongs to: the nearest head above it.
    let owner = |mut i: usize| {
        for _ in 0..tokens.len() {
            if is_head[i] || tokens[i].head == i {
                break;
            }
            i = tokens[i].head;
        }
        number[i]
    };
    let mut own = vec![Vec::new(); heads.len()];
    for i in 0..tokens.len() {
        if let Some(list) = own.get_mut(owner(i)) {
            list.push(i);
        }
    }
    let governors: Vec<Option<usize>> = heads
        .iter()
        .map(|&h| if tokens[h].head == h { None } else { Some(owner(tokens[h].head)).filter(|&n| n < heads.len()) })
        .collect();

    // Governors stand above: read each clause after the one that governs it.
    let mut order: Vec<usize> = (0..heads.len()).collect();
    let depth = |mut n: usize| {
        let mut deep = 0;
        while let Some(up) = governors[n] {
            n = up;
            deep += 1;
            if deep > heads.len() {
                break;
            }
        }
        deep
    };
    order.sort_by_key(|&n| depth(n));
    let mut out: Vec<Option<Statement>> = vec![None; heads.len()];
    for n in order {
        let governor = governors[n].and_then(|g| out[g].clone().map(|s| (g, s)));
        out[n] = Some(read(doc, heads[n], std::mem::take(&mut own[n]), governor.as_ref()));
    }
    let mut out: Vec<Statement> = out.into_iter().flatten().collect();
    // What is not thought to be so is what is turned, not the thinking.
    let raised: Vec<usize> =
        out.iter().filter_map(|s| s.governor.filter(|&g| out.get(g).is_some_and(|g| raised(doc, s.head, g)))).collect();
    for g in raised {
        out[g].turned = None;
    }
    out.extend((0..tokens.len()).filter_map(|i| absence(doc, i)));
    out
}

/// Verbs whose negation is meant of what they govern (`did not believe that it was so`: believed that it was not).
const RAISING: &[&str] = &["believe", "consider", "deem", "expect", "feel", "imagine", "reckon", "suppose", "think"];

/// Whether a clause stands under a verb of thinking that hands its negation down to it.
fn raised(doc: &Doc, head: usize, above: &Statement) -> bool {
    let asks = |c: usize| matches!(doc.tokens[c].tag, Tag::Wp | Tag::Wrb) || &*doc.tokens[c].lower == "whether";
    doc.tokens[head].dep == Dep::Ccomp
        && doc.tokens[head].head == above.head
        && RAISING.contains(&above.verb.as_str())
        // Not `cannot help but think`.
        && above.turned.is_some_and(|n| doc.tokens[n].head == above.head)
        && !doc.children(head).any(asks)
}

/// What a noun after `despite no`, `with no` states: that there is none.
fn absence(doc: &Doc, noun: usize) -> Option<Statement> {
    let t = &doc.tokens[noun];
    let after = matches!(&*doc.tokens[t.head].lower, "despite" | "with" | "amid");
    let no = doc.children_by(noun, &[Dep::Det, Dep::Neg]).find(|&d| &*doc.tokens[d].lower == "no")?;
    (t.dep == Dep::Pobj && after && t.pos == Pos::Noun).then(|| Statement {
        head: noun,
        verb: t.lemma.to_lowercase(),
        copula: true,
        args: vec![Arg { role: Role::Complement, head: noun, preposition: None }],
        own: doc.subtree(noun).collect(),
        turned: Some(no),
        mode: Mode::Fact,
        past: false,
        going_on: false,
        passive: false,
        governor: None,
    })
}

fn governs_a_clause(tokens: &[Token], i: usize) -> bool {
    let t = &tokens[i];
    if t.pos == Pos::Space {
        return false;
    }
    if t.head == i {
        return t.pos != Pos::Punct;
    }
    let verb = matches!(t.pos, Pos::Verb | Pos::Aux);
    match t.dep {
        Dep::Ccomp | Dep::Advcl | Dep::Relcl | Dep::Parataxis | Dep::Csubj | Dep::Csubjpass => {
            verb || matches!(t.pos, Pos::Adj | Pos::Noun | Pos::Propn)
        }
        Dep::Xcomp | Dep::Acl | Dep::Pcomp | Dep::Dep => verb,
        Dep::Conj => verb && matches!(tokens[t.head].pos, Pos::Verb | Pos::Aux) && tokens[t.head].dep != Dep::Amod,
        _ => false,
    }
}

/// Reads one clause.
fn read(doc: &Doc, head: usize, own: Vec<usize>, governor: Option<&(usize, Statement)>) -> Statement {
    let t = &doc.tokens[head];
    let mut args = Vec::new();
    let mut turns = Vec::new();
    let mut passive = false;
    let mut particle = None;
    let mut auxiliaries = Vec::new();
    let mut open = false;
    for c in doc.children(head) {
        let child = &doc.tokens[c];
        match child.dep {
            Dep::Nsubj | Dep::Csubj => add(doc, &mut args, Role::Subject, c, None),
            Dep::Nsubjpass | Dep::Csubjpass => add(doc, &mut args, Role::Object, c, None),
            Dep::Dobj => add(doc, &mut args, Role::Object, c, None),
            Dep::Attr | Dep::Acomp | Dep::Oprd => add(doc, &mut args, Role::Complement, c, None),
            Dep::Agent => {
                for p in doc.children_by(c, &[Dep::Pobj]) {
                    add(doc, &mut args, Role::Subject, p, None);
                }
            }
            Dep::Prep | Dep::Dative => {
                if child.pos == Pos::Adp {
                    for p in doc.children_by(c, &[Dep::Pobj]) {
                        add(doc, &mut args, Role::Oblique, p, Some(c));
                    }
                } else {
                    add(doc, &mut args, Role::Oblique, c, None);
                }
            }
            Dep::Prt => particle = Some(c),
            Dep::Auxpass => {
                passive = true;
                auxiliaries.push(c);
            }
            _ if matches!(&*child.lower, "n't" | "n’t") => turns.push(c),
            Dep::Aux => auxiliaries.push(c),
            // `Nor did they pay.`
            _ if c < head && &*child.lower == "nor" => turns.push(c),
            // `guilty or not`
            Dep::Neg if c.checked_sub(1).is_some_and(|b| &*doc.tokens[b].lower == "or") => {}
            Dep::Neg => turns.push(c),
            // `no longer sees it`
            // `to never again see it`
            Dep::Advmod if doc.children_by(c, &[Dep::Neg]).any(|n| &*doc.tokens[n].lower == "never") => {
                turns.extend(doc.children_by(c, &[Dep::Neg]));
            }
            Dep::Advmod if matches!(&*child.lower, "longer" | "more") => {
                turns.extend(doc.children_by(c, &[Dep::Neg, Dep::Det]).filter(|&d| &*doc.tokens[d].lower == "no"));
            }
            Dep::Advmod if LISTS.negators.get(&*child.lower) == Some(&"word") => turns.push(c),
            // `neither sent nor received it`
            Dep::Preconj if &*child.lower == "neither" => turns.push(c),
            Dep::Mark if matches!(&*child.lower, "if" | "whether" | "unless" | "before" | "until" | "lest") => {
                open = true;
            }
            _ => {}
        }
    }
    inherit(doc, head, &mut args, governor);
    passive |= t.dep == Dep::Acl && t.tag == Tag::Vbn;
    open |= opened(doc, head);

    // `no`, `nobody` among the arguments, and in the noun that a clause describes (`no man playing`).
    for arg in args.iter().filter(|a| a.role != Role::Oblique) {
        // Not `all no votes`, which are votes.
        let counted = |i: usize| {
            let before = i.checked_sub(1).map(|b| doc.tokens[b].pos);
            matches!(before, Some(Pos::Det | Pos::Num | Pos::Adj))
        };
        let none = |i: usize| LISTS.negators.get(&*doc.tokens[i].lower) == Some(&"determiner") && !counted(i);
        if none(arg.head) {
            turns.push(arg.head);
        } else if let Some(no) = doc.children_by(arg.head, &[Dep::Det, Dep::Neg]).find(|&d| none(d)) {
            turns.push(no);
        }
    }
    // `is “not a friend”`
    let said = args.iter().filter(|a| a.role == Role::Complement).map(|a| a.head).take(1);
    turns.extend(said.flat_map(|c| doc.children_by(c, &[Dep::Neg]).filter(move |&n| n < c)));
    // `is in no hurry`
    let hurry = |a: &&Arg| a.role == Role::Oblique && &*t.lemma == "be";
    let none = |i: usize| doc.children_by(i, &[Dep::Det]).find(|&d| &*doc.tokens[d].lower == "no");
    turns.extend(args.iter().filter(hurry).filter_map(|a| none(a.head)));
    // `has no reason to think so`
    if t.dep == Dep::Acl && t.tag == Tag::Vb {
        turns.extend(none(t.head));
    }
    // `has yet to answer`
    turns.extend(auxiliaries.iter().filter_map(|&a| a.checked_sub(1)).find(|&i| &*doc.tokens[i].lower == "yet"));
    if t.dep == Dep::Pcomp && &*doc.tokens[t.head].lower == "without" {
        turns.push(t.head);
    }
    if let Some((_, above)) = governor {
        // `did not come, with two others coming`: those do.
        let alone = || doc.children_by(head, &[Dep::Nsubj, Dep::Nsubjpass]).next().is_none();
        // `has done nothing since taking office`: it was taken.
        let when =
            || matches!(&*doc.tokens[t.head].lower, "since" | "after" | "before" | "when" | "while" | "upon" | "on");
        // `despite reaching it, she did not call`: what stands before the verb is not turned by it.
        let behind = || t.head > above.head;
        let governed = t.dep == Dep::Xcomp
            || raised(doc, head, above)
            || (!when() && t.dep == Dep::Pcomp && above.head == doc.tokens[t.head].head && behind() && alone());
        if governed {
            turns.extend(above.turned);
            if LISTS.negators.get(above.verb.as_str()) == Some(&"verb") {
                turns.push(above.head);
            }
        }
        // `it was not they who paid`
        let it = |i: usize| doc.children_by(i, &[Dep::Nsubj]).any(|s| &*doc.tokens[s].lower == "it");
        let who = || doc.children_by(head, &[Dep::Nsubj]).any(|s| matches!(doc.tokens[s].tag, Tag::Wdt | Tag::Wp));
        let cleft = match t.dep {
            Dep::Relcl => doc.tokens[t.head].head == above.head,
            Dep::Ccomp => t.head == above.head && who(),
            _ => false,
        };
        if cleft && above.copula && it(above.head) {
            turns.extend(above.turned);
        }
        // `unlikely to come`
        let un =
            |c: usize| matches!(&*doc.tokens[c].lower, "reluctant" | "short" | "unable" | "unlikely" | "unwilling");
        if t.dep == Dep::Xcomp && (un(above.head) || un(t.head) || above.heads(Role::Complement).any(un)) {
            turns.push(t.head);
        }
        // `too late to save it`
        let too = |i: usize| doc.children_by(i, &[Dep::Advmod]).find(|&a| &*doc.tokens[a].lower == "too");
        if matches!(t.dep, Dep::Xcomp | Dep::Advcl | Dep::Ccomp) && !above.own.is_empty() {
            let quality = above.heads(Role::Complement).filter(|_| above.copula).find_map(too);
            turns.extend(quality);
            if t.dep != Dep::Xcomp && quality.is_some() {
                turns.extend(above.turned);
            }
        }
        // `nor would they pay`
        let nor = doc.children_by(above.head, &[Dep::Cc]).find(|&c| &*doc.tokens[c].lower == "nor" && c < head);
        if t.dep == Dep::Conj && !auxiliaries.is_empty() {
            turns.extend(nor);
        }
        // `did not lie or steal`; not `never asked and said so`, `did not ask and is unaware`
        let does = || doc.children_by(above.head, &[Dep::Aux]).any(|a| &*doc.tokens[a].lemma == "do");
        let finite = matches!(t.tag, Tag::Vbz | Tag::Vbp) && does();
        if t.dep == Dep::Conj
            && !finite
            && auxiliaries.is_empty()
            && (t.tag != Tag::Vbd
                || doc.children_by(above.head, &[Dep::Cc]).any(|c| matches!(&*doc.tokens[c].lower, "or" | "nor")))
            && !args.iter().any(|a| a.role == Role::Subject && a.head > above.head)
        {
            turns.extend(above.turned.filter(|&turn| doc.tokens[turn].head == above.head && turn < above.head));
        }
    }
    turns.sort_unstable();
    turns.dedup();
    let turned = if turns.len() % 2 == 1 { turns.first().copied() } else { None };

    let complement = args.iter().find(|a| a.role == Role::Complement).map(|a| a.head);
    let copula = matches!(&*t.lemma, "be" | "remain" | "stay") && complement.is_some();
    let found = complement.filter(|&c| &*t.lemma == "find" && &*doc.tokens[c].lower == "guilty");
    let verb = match (copula, complement, particle) {
        // `found him guilty`
        _ if found.is_some() => "convict".to_owned(),
        (true, Some(c), _) => doc.tokens[c].lemma.to_lowercase(),
        (_, _, Some(p)) => format!("{} {}", t.lemma.to_lowercase(), doc.tokens[p].lower),
        _ => t.lemma.to_lowercase(),
    };
    Statement {
        mode: mode(doc, head, &auxiliaries, open, governor),
        past: t.tag == Tag::Vbd
            || (t.tag == Tag::Vbn && auxiliaries.iter().any(|&a| &*doc.tokens[a].lemma == "have"))
            || auxiliaries.iter().any(|&a| &*doc.tokens[a].lower == "did")
            || (passive && auxiliaries.iter().any(|&a| doc.tokens[a].tag == Tag::Vbd)),
        going_on: t.tag == Tag::Vbg && auxiliaries.iter().any(|&a| matches!(doc.tokens[a].tag, Tag::Vbz | Tag::Vbp)),
        head,
        verb,
        copula,
        args,
        own,
        turned,
        passive,
        governor: governor.map(|(n, _)| *n),
    }
}

/// Adds an argument and those coordinated with it.
fn add(doc: &Doc, args: &mut Vec<Arg>, role: Role, head: usize, preposition: Option<usize>) {
    args.push(Arg { role, head, preposition });
    let mut at = head;
    while let Some(next) = doc.children_by(at, &[Dep::Conj]).next() {
        args.push(Arg { role, head: next, preposition });
        at = next;
    }
}

/// Takes over the arguments that the clause leaves to its governor or to the noun that it describes.
fn inherit(doc: &Doc, head: usize, args: &mut Vec<Arg>, governor: Option<&(usize, Statement)>) {
    let t = &doc.tokens[head];
    let noun = t.head;
    let relative =
        |i: usize| matches!(doc.tokens[i].tag, Tag::Wdt | Tag::Wp | Tag::WpPoss) || &*doc.tokens[i].lower == "that";
    let put = |args: &mut Vec<Arg>, role, head| args.insert(0, Arg { role, head, preposition: None });
    match t.dep {
        // `the shop where he was found`: the shop did nothing.
        Dep::Relcl if doc.children(head).any(|c| doc.tokens[c].tag == Tag::Wrb) => {}
        Dep::Relcl => {
            if let Some(arg) = args.iter_mut().find(|a| relative(a.head)) {
                arg.head = noun;
            } else if args.iter().any(|a| a.role == Role::Subject) && !args.iter().any(|a| a.role == Role::Object) {
                put(args, Role::Object, noun);
            } else if !args.iter().any(|a| a.role == Role::Subject) {
                put(args, Role::Subject, noun);
            }
        }
        Dep::Acl => match t.tag {
            Tag::Vbn => put(args, Role::Object, noun),
            Tag::Vbg => put(args, Role::Subject, noun),
            _ => {}
        },
        Dep::Xcomp | Dep::Advcl | Dep::Conj | Dep::Pcomp | Dep::Ccomp => {
            let Some((_, above)) = governor else { return };
            // `there is evidence`: of nobody.
            if doc.children_by(head, &[Dep::Expl]).next().is_some() {
                return;
            }
            if args.iter().any(|a| a.role == Role::Subject || (a.role == Role::Object && a.head < head)) {
                return;
            }
            // `told them to go`: they go; `was told to go`: the one told goes; else the subject of the governor.
            let objects: Vec<usize> = above.heads(Role::Object).collect();
            let subjects: Vec<usize> = above.heads(Role::Subject).collect();
            // `accused them of selling it`: they sold it.
            let of_object = t.dep == Dep::Pcomp
                && doc.tokens[t.head].head == above.head
                && matches!(&*doc.tokens[t.head].lower, "against" | "for" | "from" | "into" | "of");
            let controlled = (t.dep == Dep::Xcomp || of_object)
                && !objects.is_empty()
                && (above.passive || objects.iter().all(|&o| o < head));
            let takers = if controlled || (above.passive && t.dep != Dep::Conj) { objects } else { subjects };
            // A participle with its object cut off (`expected to be freed`) is read as passive.
            let deep =
                if doc.children_by(head, &[Dep::Auxpass]).next().is_some() { Role::Object } else { Role::Subject };
            for taker in takers.into_iter().rev().filter(|&x| x != head) {
                put(args, deep, taker);
            }
        }
        _ => {}
    }
}
