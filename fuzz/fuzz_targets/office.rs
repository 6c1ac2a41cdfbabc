//! Word and `OpenDocument` files: the XML of their text, soundly packed.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    parallax_fuzz::load(&parallax_fuzz::zip(&[("word/document.xml", data)]));
    parallax_fuzz::load(&parallax_fuzz::zip(&[("META-INF/manifest.xml", b"<m/>"), ("content.xml", data)]));
});
