//! `cargo xtask fuzz`: libFuzzer on the functions of `fuzz/`, which is a workspace of its own. On Linux and macOS.

use std::fs;

use crate::command::{answer_all, cargo, program, run};
use crate::place;

/// How long all targets together are run unless said.
const MINUTES: u64 = 60;
/// MiB that a run may hold, the fuzzer's own among them.
const MEMORY: u32 = 768;

/// `fuzz [TARGET…] [--minutes N]`: shares the minutes among the targets, all of them unless said. What crashes lies in
/// `fuzz/artifacts`, and goes to `fuzz/kept/TARGET` once it is mended.
pub(crate) fn fuzz(words: &[String]) -> Result<(), String> {
    let (mut named, mut minutes) = (Vec::new(), MINUTES);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--minutes" => {
                let said = words.next().and_then(|said| said.parse().ok());
                minutes = said.ok_or("--minutes takes a number")?;
            }
            name => named.push(name.to_owned()),
        }
    }
    let folder = place::root().join("fuzz");
    let tools = place::target().join("tools");
    let fuzzer = tools.join("bin/cargo-fuzz");
    if !fuzzer.exists() {
        run(cargo().args(["install", "--locked", "cargo-fuzz", "--root"]).arg(&tools))?;
    }
    run(cargo().current_dir(&folder).args(["run", "--release", "--example", "seeds"]))?;
    if named.is_empty() {
        let entries = fs::read_dir(folder.join("fuzz_targets")).map_err(|why| format!("fuzz_targets: {why}"))?;
        let names = entries.flatten().map(|entry| entry.path());
        named.extend(names.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())));
        named.sort();
    }
    let seconds = minutes * 60 / named.len() as u64;
    let mut failed = Vec::new();
    for name in &named {
        let mut command = program(&fuzzer.to_string_lossy());
        // What is checked says the profile. No sanitizer: ours is safe Rust, and the limit on memory finds what allocates
        // without bound. Its options are a nightly compiler's, which the stable one takes too when told so.
        command.current_dir(&folder).env("RUSTC_BOOTSTRAP", "1");
        command.args(["fuzz", "run", "--release", "--sanitizer", "none", name]);
        command.args(["--".to_owned(), format!("-max_total_time={seconds}"), format!("-rss_limit_mb={MEMORY}")]);
        command.args(["-malloc_limit_mb=256", "-timeout=10", "-max_len=65536", "-print_final_stats=1"]);
        if run(&mut command).is_err() {
            failed.push(name.as_str());
        }
    }
    // The lock file is written by this run alone; a change of it belongs into a commit.
    let changed = answer_all("git", &["status", "--porcelain", "fuzz/Cargo.lock"])?;
    print!("{changed}");
    if failed.is_empty() { Ok(()) } else { Err(format!("fuzz: {} failed, see fuzz/artifacts", failed.join(", "))) }
}
