//! `cargo xtask bench`: beside plain SQL and peers, in a workspace of its own so that they never reach the product;
//! and the window beside an empty one. Always release builds: what is measured is what people get.

use crate::command::{cargo, program, run};
use crate::setup::{Need, system};
use crate::{node, place, screen};

/// How many people the window is measured with.
const PEOPLE: &str = "100000";

/// `bench window` measures the window, `bench match` who is one person; other words choose among the benchmarks of `benches/`, none takes all.
pub(crate) fn bench(words: &[String]) -> Result<(), String> {
    run(cargo().args(["build", "--locked", "--release", "--package", "birlik-cli"]))?;
    match words.first().map(String::as_str) {
        Some("window") => return window(),
        Some("match") => return matching(),
        _ => {}
    }
    let mut command = cargo();
    command.current_dir(place::root().join("benches")).args(["run", "--locked", "--release", "--"]).args(words);
    run(command.env("BIRLIK_CLI", place::built("release", "birlik")))
}

/// Who is one person in the shared chapters, beside Python programs in an environment of their own below `target`.
fn matching() -> Result<(), String> {
    let data = std::env::var_os("BIRLIK_TEST_DATA").ok_or("BIRLIK_TEST_DATA names no folder: nothing to compare")?;
    let folder = place::target().join("bench-match");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let scripts = place::root().join("benches/match");
    if !python.exists() {
        run(program("python3").args(["-m", "venv"]).arg(&folder))?;
    }
    let mut install = program(&python.to_string_lossy());
    run(install.args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(scripts.join("requirements.txt")))?;
    for chapters in ["chapters-1", "chapters-2"] {
        let mut compare = program(&python.to_string_lossy());
        compare.arg(scripts.join("match.py")).arg(std::path::Path::new(&data).join(chapters));
        run(compare.env("BIRLIK_CLI", place::built("release", "birlik")))?;
    }
    Ok(())
}

/// Start to first rows and scrolling with many people, each against an empty window (`tests/journeys/pace.mjs`).
fn window() -> Result<(), String> {
    system(Need::Journeys)?;
    node::pages()?;
    run(cargo().args(["build", "--locked", "--release", "--package", "birlik", "--bins", "--examples"]))?;
    let folder = place::target().join("pace");
    let data = folder.join("many.birlikdb");
    if !data.exists() {
        std::fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
        terminal(&data, &["init", "--name", "Pace", "--country", "DE", "--language", "en"])?;
        terminal(&data, &["generate", "--people", PEOPLE, "--seed", "1"])?;
    }
    let mut measured = screen::script("tests/journeys/pace.mjs", "release");
    measured.env("BIRLIK_PACE_EMPTY", place::built("release/examples", "empty")).env("BIRLIK_PACE_DATA", data);
    run(&mut measured)
}

fn terminal(data: &std::path::Path, words: &[&str]) -> Result<(), String> {
    let mut command = program(&place::built("release", "birlik").to_string_lossy());
    // A configuration folder of its own: the person's own data files are none of a benchmark's business.
    run(command.env("BIRLIK_CONFIG_DIR", place::target().join("pace/config")).arg("--data").arg(data).args(words))
}
