//! Parts of speech and fixed lemmas that follow from a token's tag, word and relation.
//!
//! The rules are the model's own attribute ruler, later rules overriding earlier ones. Words are compared with straight
//! apostrophes, so that `it’s` is read like `it's`.

use super::labels::{Dep, Pos, Tag};

/// A token as the rules see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    /// Lower-case word with straight apostrophes.
    pub(super) word: &'a str,
    /// Its tag.
    pub(super) tag: Tag,
    /// Its relation.
    pub(super) dep: Dep,
}

/// The part of speech of `token`; `expletive_before` says whether the token before it is one (`there is`).
pub(super) fn part_of_speech(token: Seen<'_>, expletive_before: bool) -> Pos {
    let Seen { word, tag, dep } = token;
    if expletive_before && matches!(word, "is" | "are" | "was" | "were" | "'s" | "'re") {
        return Pos::Verb;
    }
    if matches!(tag, Tag::Dt | Tag::Wdt) && !matches!(dep, Dep::Det | Dep::Quantmod) {
        return Pos::Pron;
    }
    if tag == Tag::In && dep == Dep::Mark {
        return Pos::Sconj;
    }
    if matches!(word, "do" | "does" | "did" | "'d" | "have" | "has" | "had")
        && matches!(dep, Dep::Root | Dep::Advcl | Dep::Ccomp | Dep::Conj | Dep::Relcl | Dep::Xcomp)
    {
        return Pos::Verb;
    }
    if tag != Tag::To && matches!(dep, Dep::Aux | Dep::Auxpass) {
        return Pos::Aux;
    }
    by_word(word, tag, dep).unwrap_or_else(|| by_tag(tag))
}

fn by_word(word: &str, tag: Tag, dep: Dep) -> Option<Pos> {
    let auxiliary = match tag {
        Tag::Vb => matches!(word, "be" | "do" | "have" | "of" | "'ve"),
        Tag::Vbp => matches!(word, "do" | "are" | "'re" | "am" | "'m" | "have" | "'ve" | "'s"),
        Tag::Vbz => matches!(word, "is" | "'s" | "has" | "does"),
        Tag::Vbd => matches!(word, "was" | "were" | "did" | "had" | "'d"),
        Tag::Vbn => matches!(word, "been" | "had"),
        Tag::Vbg => word == "being",
        _ => false,
    };
    if auxiliary {
        return Some(Pos::Aux);
    }
    match tag {
        Tag::Cc if word == "but" && dep == Dep::Advmod => Some(Pos::Adv),
        Tag::Wdt if word == "that" => Some(Pos::Pron),
        Tag::In if SUBORDINATING.contains(&word) => Some(Pos::Sconj),
        Tag::Nn if INDEFINITE.contains(&word) => Some(Pos::Pron),
        Tag::Rb if matches!(word, "not" | "n't" | "nt") => Some(Pos::Part),
        _ => None,
    }
}

const SUBORDINATING: &[&str] = &[
    "that", "if", "because", "while", "since", "so", "whether", "although", "though", "unless", "once", "cause",
    "upon", "till", "whereas", "whilst", "except", "despite", "wether", "but", "becuse", "whie", "it", "w/out",
    "albeit", "save", "besides", "becouse", "coz", "til", "ask", "i'd", "seince", "tho", "sice", "will",
];

const INDEFINITE: &[&str] = &[
    "something",
    "anyone",
    "anything",
    "nothing",
    "someone",
    "everything",
    "everyone",
    "everybody",
    "nobody",
    "somebody",
    "anybody",
    "any1",
];

const fn by_tag(tag: Tag) -> Pos {
    match tag {
        Tag::Currency | Tag::Sym => Pos::Sym,
        Tag::CloseQuote
        | Tag::Comma
        | Tag::OpenBracket
        | Tag::CloseBracket
        | Tag::Stop
        | Tag::Colon
        | Tag::Hyph
        | Tag::Nfp
        | Tag::OpenQuote => Pos::Punct,
        // A tag for white space can only stand on something that is none.
        Tag::Add | Tag::Fw | Tag::Ls | Tag::Xx | Tag::Space => Pos::X,
        Tag::Afx | Tag::Jj | Tag::Jjr | Tag::Jjs => Pos::Adj,
        Tag::Cc => Pos::Cconj,
        Tag::Cd => Pos::Num,
        Tag::Dt | Tag::Pdt | Tag::Wdt | Tag::WpPoss => Pos::Det,
        Tag::Ex | Tag::Prp | Tag::PrpPoss | Tag::Wp => Pos::Pron,
        Tag::In | Tag::Rp => Pos::Adp,
        Tag::Md => Pos::Aux,
        Tag::Nn | Tag::Nns => Pos::Noun,
        Tag::Nnp | Tag::Nnps => Pos::Propn,
        Tag::Pos | Tag::To => Pos::Part,
        Tag::Rb | Tag::Rbr | Tag::Rbs => Pos::Adv,
        Tag::Uh => Pos::Intj,
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz => Pos::Verb,
        Tag::Wrb => Pos::Sconj,
    }
}

/// The lemma that is fixed for `token`, with the words before and behind it.
pub(super) fn fixed_lemma(token: Seen<'_>, before: Option<&str>, behind: Option<&str>) -> Option<&'static str> {
    let Seen { word, tag, .. } = token;
    match (before, word, behind) {
        (_, "gets", _) if tag == Tag::Vbz => return Some("get"),
        (_, "got", _) if tag == Tag::Vbd => return Some("get"),
        (_, "'nuff", _) => return Some("enough"),
        (_, "y" | "y'", Some("all")) => return Some("you"),
        (_, "c'm", Some("on")) => return Some("come"),
        (Some("let"), "'s", _) => return Some("us"),
        (Some("got"), "ta", _) | (Some("gon"), "na", _) => return Some("to"),
        (_, "gon", Some("na")) | (_, "goin'", _) => return Some("go"),
        (_, "'ll", _) => return Some("will"),
        (_, "'em", _) => return Some("them"),
        (_, "somethin'", _) => return Some("something"),
        (_, "ol'", _) => return Some("old"),
        (_, "nothin'" | "nuthin'", _) => return Some("nothing"),
        (_, "doin'", _) => return Some("do"),
        (_, "ai", Some("nt" | "n't")) if matches!(tag, Tag::Vbp | Tag::Vbz) => return Some("be"),
        _ => {}
    }
    match tag {
        Tag::Md => match word {
            "'d" => Some("would"),
            "ca" => Some("can"),
            "sha" => Some("shall"),
            "wo" => Some("will"),
            _ => None,
        },
        Tag::Vbd => match word {
            "was" | "were" => Some("be"),
            "did" => Some("do"),
            "had" | "'d" => Some("have"),
            _ => None,
        },
        Tag::Vbn => match word {
            "been" => Some("be"),
            "had" => Some("have"),
            _ => None,
        },
        Tag::Vbg if word == "being" => Some("be"),
        Tag::Vbp => match word {
            "are" | "'re" | "am" | "'m" => Some("be"),
            "have" | "'ve" => Some("have"),
            _ => None,
        },
        Tag::Vbz => match word {
            "is" | "'s" => Some("be"),
            "has" => Some("have"),
            "does" => Some("do"),
            _ => None,
        },
        Tag::Rb if matches!(word, "not" | "n't" | "nt") => Some("not"),
        Tag::Prp => PERSONAL.iter().find(|(w, _)| *w == word).map(|(_, lemma)| *lemma),
        _ => None,
    }
}

/// Personal pronouns whose lemma is another form, and `I`. The others keep their lower-case form.
const PERSONAL: &[(&str, &str)] =
    &[("i", "I"), ("me", "I"), ("him", "he"), ("her", "she"), ("us", "we"), ("them", "they")];

/// Whether a token with this tag and word is a base form as it stands.
pub(super) fn is_base(word: &str, tag: Tag) -> bool {
    matches!(tag, Tag::Nn | Tag::Vb | Tag::Vbp | Tag::Jj) || (tag == Tag::Rb && word == "well")
}
