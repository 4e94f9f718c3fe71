#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| birlik_fuzz::target::run("container", data));
