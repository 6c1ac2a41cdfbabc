//! The language engine's tokens and sentences.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parallax::extract::engine::{Cases, Engine};
use parallax::model::Span;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let middle = (0..=text.len() / 2).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let blocks = [Span::new(0, middle), Span::new(middle, text.len())];
    let mut seen = 0;
    let doc = Engine::shared().read_with(&text, &blocks, &Cases::default(), |tokens| {
        let mut end = 0;
        for token in tokens {
            assert!(token.span.start >= end && token.span.start < token.span.end, "{:?} after {end}", token.span);
            assert!(text.get(token.span.start..token.span.end).is_some(), "{:?} cuts a character", token.span);
            end = token.span.end;
        }
        seen = tokens.len();
        Vec::new()
    });
    assert_eq!(doc.tokens.len(), seen);
});
