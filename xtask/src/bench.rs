//! `cargo xtask bench`: the benchmarks, which are a workspace of their own so that peers never reach the product.

use crate::command::{cargo, run};
use crate::place;

/// Runs the benchmarks in release builds; words are passed on to choose some of them.
pub(crate) fn bench(words: &[String]) -> Result<(), String> {
    let folder = place::root().join("benches");
    // What is measured is what people get: the release build of the terminal program.
    run(cargo().args(["build", "--locked", "--release", "--package", "birlik-cli"]))?;
    let mut command = cargo();
    command.current_dir(&folder).args(["run", "--locked", "--release", "--"]).args(words);
    command.env("BIRLIK_CLI", place::target().join("release").join(format!("birlik{}", std::env::consts::EXE_SUFFIX)));
    run(&mut command)
}
