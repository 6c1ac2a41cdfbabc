//! Mail and saved pages.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| parallax_fuzz::load(&parallax_fuzz::opening(
    b"From: a@example.org\r\nMIME-Version: 1.0\r\n",
    data
)));
