//! `cargo xtask check`: the quick part of `test`, for before a commit. Builds nothing that is handed out.

use crate::command::{cargo, npm, run};
use crate::tally::{Count, Tally};
use crate::{node, test, tidy};

/// Tidy, format, the compiler's and the pages' types.
pub(crate) fn check() -> Result<(), String> {
    let mut tally = Tally::default();
    let one = |outcome: Result<(), String>| outcome.map(|()| Count::of(true));
    tally.step("tidy", || one(tidy::tidy()));
    tally.step("format", || one(test::format_check()));
    tally.step("types of the pages", || {
        node::packages()?;
        one(run(npm().args(["run", "check"])))
    });
    tally.step("types in Rust", || one(run(cargo().args(["check", "--locked", "--all-targets"]))));
    if tally.close() { Ok(()) } else { std::process::exit(1) }
}
