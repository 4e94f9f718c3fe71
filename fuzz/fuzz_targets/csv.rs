//! libFuzzer's door to the target `csv` (`src/target`); knows nothing else.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| birlik_fuzz::target::run("csv", data));
