//! PDF.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| parallax_fuzz::load(&parallax_fuzz::opening(b"%PDF-1.7\n", data)));
