//! libFuzzer's door to the target `sheet` (`src/target`); knows nothing else.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| birlik_fuzz::target::run("sheet", data));
