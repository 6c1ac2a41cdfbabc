//! Markdown.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| parallax_fuzz::load(&parallax_fuzz::opening(b"# A title\n\n", data)));
