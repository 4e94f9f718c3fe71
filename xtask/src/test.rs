//! `cargo xtask test`: set up, then everything that checks Birlik. The last line is `N passed, N failed`.

use std::process::Command;

use crate::command::{cargo, npm, run, watch};
use crate::setup::{Need, system};
use crate::tally::{Count, Reader, Tally};
use crate::{node, place, screen, tidy, windows};

/// Runs every step, also after a failed one, so that one run tells all. `--windows` tests the Windows programs instead.
pub(crate) fn test(words: &[String]) -> Result<(), String> {
    match words {
        [] => here(),
        [word] if word == "--windows" => windows::test(),
        _ => Err(format!("test takes --windows or nothing, not {words:?}")),
    }
}

fn here() -> Result<(), String> {
    system(Need::Journeys)?;
    let mut tally = Tally::default();
    // First the quick ones, and the pages, which the desktop program takes in when it is compiled.
    tally.step("tidy", || passes(tidy::tidy()));
    tally.step("format", || passes(format_check()));
    tally.step("pages", || passes(node::pages()));
    tally.step("lint of the pages", || passes(run(npm().args(["run", "lint"]))));
    tally.step("names of messages", || passes(run(npm().args(["run", "keys", "--", "--check"]))));
    tally.step("types of the pages", || passes(run(npm().args(["run", "check"]))));
    tally.step("tests of the pages", || counted(npm().args(["run", "test"])));
    tally.step("clippy", || passes(clippy()));
    tally.step("tests in Rust", || counted(cargo().args(["test", "--no-fail-fast"]).args(place::TESTED)));
    if cfg!(target_os = "linux") {
        tally.step("journeys in the window", || {
            // What the tests were built from, linked to programs.
            run(cargo().args(["build", "--bins", "--tests"]).args(place::TESTED))?;
            counted(&mut screen::script("tests/journeys/run.mjs", "debug"))
        });
    } else {
        println!("\nThe journeys drive WebKitGTK, which only Linux has; they are not part of this run.");
    }
    if tally.close() { Ok(()) } else { std::process::exit(1) }
}

/// Rust's own formatter, in check mode.
pub(crate) fn format_check() -> Result<(), String> {
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<(), String> {
    run(cargo().args(["clippy", "--all-targets"]).args(place::TESTED).args(["--", "--deny", "warnings"]))
}

fn passes(outcome: Result<(), String>) -> Result<Count, String> {
    outcome.map(|()| Count::of(true))
}

/// Runs a command that reports tests and counts them.
pub(crate) fn counted(command: &mut Command) -> Result<Count, String> {
    let mut reader = Reader::default();
    let ended_well = watch(command, |line| reader.line(line))?;
    reader.close(ended_well)
}
