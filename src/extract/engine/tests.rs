//! What a reader of a [`Doc`] may rely on.

use proptest::prelude::*;

use super::*;

fn read(text: &str) -> Doc {
    Engine::shared().read(text, &[Span::new(0, text.len())])
}

#[test]
fn a_sentence_is_tagged_parsed_and_named() {
    let text = "The minister told Reuters that Kenya won't sign.";
    let doc = read(text);
    let words: Vec<_> = doc.tokens.iter().map(|t| t.span.of(text)).collect();
    assert_eq!(words, ["The", "minister", "told", "Reuters", "that", "Kenya", "wo", "n't", "sign", "."]);
    assert_eq!(doc.root(0), Some(2));
    assert_eq!(doc.child(2, Dep::Nsubj), Some(1));
    assert_eq!(doc.child(2, Dep::Ccomp), Some(8));
    assert_eq!(doc.tokens[2].tag, Tag::Vbd);
    assert_eq!(&*doc.tokens[2].lemma, "tell");
    assert_eq!(doc.tokens[5].entity, Some(EntityLabel::Gpe));
    assert_eq!(doc.subtree(8), 4..9);
}

#[test]
fn a_boundary_given_beforehand_is_kept() {
    let text = "He left the room she stayed behind.";
    let blocks = [Span::new(0, text.len())];
    let starts_at = |word: &'static str| {
        move |tokens: &[RawToken]| {
            let kind = |t: &RawToken| if t.span.of(text) == word { Boundary::Start } else { Boundary::Inside };
            tokens.iter().map(kind).collect()
        }
    };
    let doc = Engine::shared().read_with(text, &blocks, &Cases::default(), starts_at("she"));
    assert_eq!(doc.sentences, [0..4, 4..8]);
    let doc = Engine::shared().read_with("It rained. It snowed.", &[Span::new(0, 21)], &Cases::default(), |tokens| {
        vec![Boundary::Inside; tokens.len()]
    });
    assert_eq!(doc.sentences.len(), 1);
}

#[test]
fn blocks_are_read_apart_and_what_lies_between_is_not_read() {
    let text = "Talks end\n---\nThe talks\nended on  Friday.";
    let doc = Engine::shared().read(text, &[Span::new(0, 9), Span::new(14, text.len())]);
    let words: Vec<_> = doc.tokens.iter().map(|t| t.span.of(text)).collect();
    assert_eq!(words, ["Talks", "end", "The", "talks", "ended", "on", "Friday", "."]);
    assert_eq!(doc.tokens[2].block, 1);
    assert_eq!(doc.sentences, [0..2, 2..8]);
}

#[test]
fn a_lemma_follows_the_part_of_speech() {
    let engine = Engine::shared();
    let lemma = |word, pos| engine.lemma(word, pos);
    assert_eq!(lemma("Talks", Pos::Noun), "talk");
    assert_eq!(lemma("ministries", Pos::Noun), "ministry");
    assert_eq!(lemma("men", Pos::Noun), "man");
    assert_eq!(lemma("said", Pos::Verb), "say");
    assert_eq!(lemma("accusing", Pos::Verb), "accuse");
    assert_eq!(lemma("denies", Pos::Verb), "deny");
    assert_eq!(lemma("agreed", Pos::Verb), "agree");
    assert_eq!(lemma("worse", Pos::Adj), "bad");
    assert_eq!(lemma("larger", Pos::Adj), "large");
    assert_eq!(lemma("Nairobi", Pos::Propn), "Nairobi");
    assert_eq!(lemma("Their", Pos::Pron), "their");
}

#[test]
fn typographic_and_straight_apostrophes_read_alike() {
    for text in ["It's clear they don't agree.", "It’s clear they don’t agree."] {
        let doc = read(text);
        let lemmas: Vec<_> = doc.tokens.iter().map(|t| &*t.lemma).collect();
        assert_eq!(lemmas, ["it", "be", "clear", "they", "do", "not", "agree", "."]);
        assert_eq!(doc.tokens[1].pos, Pos::Aux);
    }
}

#[test]
fn wrapped_lines_read_like_one() {
    let one = "The spokesman said the convoy had left Khartoum before dawn.";
    let wrapped = one.replace(' ', "\n  ").replace("had\n", "had\u{a0}\n");
    let (one, wrapped) = (read(one), read(&wrapped));
    let answers =
        |doc: &Doc| doc.tokens.iter().map(|t| (t.lemma.clone(), t.tag, t.dep, t.head, t.entity)).collect::<Vec<_>>();
    assert_eq!(answers(&one), answers(&wrapped));
}

#[test]
fn a_text_longer_than_a_batch_reads_like_its_parts() {
    let part = "The governor of Lagos denied the report. Two aides resigned on Friday.";
    let short = read(part);
    let text = vec![part; 100].join("\n");
    let blocks: Vec<_> = (0..100).map(|i| i * (part.len() + 1)).map(|at| Span::new(at, at + part.len())).collect();
    let long = Engine::shared().read(&text, &blocks);
    let n = short.tokens.len();
    assert_eq!(long.tokens.len(), 100 * n);
    assert_eq!(long.sentences.len(), 200);
    for (i, token) in long.tokens.iter().enumerate() {
        let same = &short.tokens[i % n];
        assert_eq!((token.tag, token.dep, token.entity), (same.tag, same.dep, same.entity));
        assert_eq!(token.head, same.head + i / n * n);
    }
}

#[test]
fn a_block_longer_than_any_paragraph_is_read() {
    let text = "so on and ".repeat(3000);
    let doc = read(&text);
    assert_eq!(doc.tokens.len(), 9000);
    sound(&text, &[Span::new(0, text.len())], &doc);
}

#[test]
fn spans_that_do_not_fit_the_text_hold_no_tokens() {
    let doc = Engine::shared().read("Čo?", &[Span::new(1, 2), Span::new(2, 90)]);
    assert!(doc.tokens.is_empty() && doc.sentences.is_empty());
}

/// Holds of every document: see the assertions.
fn sound(text: &str, blocks: &[Span], doc: &Doc) {
    let space = |c| Engine::shared().tokenizer.classes().is(c, chars::SPACE);
    for (number, block) in blocks.iter().enumerate() {
        let words: String = doc.tokens.iter().filter(|t| t.block == number).map(|t| t.span.of(text)).collect();
        assert_eq!(words, block.of(text).replace(space, ""), "tokens cover what is no white space");
    }
    for pair in doc.tokens.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "tokens are in order");
        assert!(!pair[0].span.is_empty() && !pair[1].span.is_empty());
    }
    let mut next = 0;
    for (number, range) in doc.sentences.iter().enumerate() {
        assert_eq!(range.start, next, "sentences follow each other");
        assert!(!range.is_empty());
        next = range.end;
        for i in range.clone() {
            assert_eq!(doc.tokens[i].sentence, number);
            assert_eq!(doc.tokens[i].block, doc.tokens[range.start].block, "a sentence is in one block");
            assert!(range.contains(&doc.tokens[i].head), "a head is in the sentence");
        }
        assert!(doc.root(number).is_some());
    }
    assert_eq!(next, doc.tokens.len());
    for (i, token) in doc.tokens.iter().enumerate() {
        assert!(doc.ancestors(i).take(doc.tokens.len() + 1).count() <= doc.tokens.len(), "trees have no cycles");
        assert!(token.left_edge <= i && i <= token.right_edge);
        assert!(doc.children(i).all(|c| doc.tokens[c].head == i && c != i));
        let head = &doc.tokens[token.head];
        assert!(head.left_edge <= token.left_edge && token.right_edge <= head.right_edge);
        if token.entity.is_some() && !token.entity_start {
            let before = &doc.tokens[i - 1];
            assert_eq!((before.entity, before.sentence), (token.entity, token.sentence), "an entity hangs together");
        }
    }
}

/// Text of words, marks and anything else.
fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "the",
        "said",
        "Nairobi",
        "ministers",
        "won't",
        "he’s",
        "U.S.",
        "3.5%",
        "that",
        "and",
        "to",
        "accused",
        " ",
        " ",
        " ",
        " ",
        ".",
        ",",
        "“",
        "”",
        "\"",
        "'",
        "’",
        "(",
        ")",
        ":",
        "…",
        "--",
        "\n",
        "\t",
        "8)",
        "http://a.bc/d",
        "–",
        "@",
    ]);
    let piece = prop_oneof![6 => known.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_gives_a_sound_document(text in text(), presets in prop::collection::vec(0..3_u8, 0..80)) {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            blocks.push(Span::new(at, at + line.len()));
            at += line.len();
        }
        sound(&text, &blocks, &Engine::shared().read(&text, &blocks));
        let preset = |n: &u8| [Boundary::Free, Boundary::Start, Boundary::Inside][usize::from(*n)];
        let boundaries: Vec<_> = presets.iter().map(preset).collect();
        let doc = Engine::shared().read_with(&text, &blocks, &Cases::default(), |_| boundaries.clone());
        sound(&text, &blocks, &doc);
        for (i, (token, boundary)) in doc.tokens.iter().zip(&boundaries).enumerate() {
            let starts = doc.sentences[token.sentence].start == i;
            let first = i == 0 || doc.tokens[i - 1].block != token.block;
            match boundary {
                Boundary::Start => prop_assert!(starts),
                Boundary::Inside => prop_assert!(!starts || first),
                Boundary::Free => {}
            }
        }
    }
}

#[test]
fn a_title_is_read_with_the_capitals_of_its_names_alone() {
    let tags = |text: &str| -> Vec<(String, Pos)> {
        let doc = Engine::shared().read_with(text, &[Span::new(0, text.len())], &Cases::default(), |_| Vec::new());
        doc.tokens.iter().map(|t| (t.lemma.to_string(), t.pos)).collect()
    };
    let title = tags("Mayor of Paris Denies Claim That Bridge Was Sold");
    for verb in ["deny", "sell"] {
        assert!(title.contains(&(verb.to_owned(), Pos::Verb)), "{title:?}");
    }
    assert!(title.contains(&("claim".to_owned(), Pos::Noun)) && title.contains(&("Paris".to_owned(), Pos::Propn)));
    // A sentence that only begins with one, and one with two names.
    let plain = tags("Anna Brown and Peter Stone of Ohio met in the spring.");
    assert!(plain.contains(&("Stone".to_owned(), Pos::Propn)), "{plain:?}");
}
