//! `cargo xtask codegen`: files that are made from the code and committed all the same (rule 12).
//! The generators are tests that compare what is committed, and write it when they are told to; so `cargo xtask test`
//! fails when a file is stale. A new generator is one line in `STEPS`.

use std::process::Command;

use crate::command::{cargo, npm, run};
use crate::node;

/// Tells the generators to write.
const WRITE: (&str, &str) = ("BIRLIK_CODEGEN", "write");

/// A program and its words.
type Step = (fn() -> Command, &'static [&'static str]);

const STEPS: [Step; 2] = [
    // Wire types and commands as TypeScript; projections and search index from the field catalogue.
    (cargo, &["test", "--locked", "--package", "birlik-core", "--features", "ts", "--test", "it", "codegen"]),
    // The names of all messages, from the English catalogues.
    (npm, &["run", "keys"]),
];

/// Writes all generated files anew.
pub(crate) fn write() -> Result<(), String> {
    node::packages()?;
    STEPS.iter().try_for_each(|(tool, words)| run(tool().args(*words).env(WRITE.0, WRITE.1)))
}
