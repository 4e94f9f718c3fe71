//! libFuzzer's door to the target `packed` (`src/target`); knows nothing else.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| birlik_fuzz::target::run("packed", data));
