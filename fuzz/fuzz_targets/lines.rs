//! libFuzzer's door to the target `lines` (`src/target`); knows nothing else.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| birlik_fuzz::target::run("lines", data));
