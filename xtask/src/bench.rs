//! `cargo xtask bench`: beside plain SQL and peers, in a workspace of its own so that they never reach the product;
//! and the window beside an empty one. Always release builds: what is measured is what people get.

use crate::command::{cargo, program, run};
use crate::setup::{Need, system};
use crate::{node, place, screen};

/// How many people the window is measured with.
const PEOPLE: &str = "100000";

/// `bench window` measures the window, `bench match` who is one person, `bench places` every place in core and window;
/// other words choose among the benchmarks of `benches/`, none takes all.
pub(crate) fn bench(words: &[String]) -> Result<(), String> {
    let window = words.iter().any(|word| word == "window" || word == "places");
    if window {
        system(Need::Journeys)?;
    }
    node::pages()?;
    // With the empty window to compare with.
    run(cargo().args(["build", "--bins", "--examples"]).args(place::SHIPPED))?;
    match words.first().map(String::as_str) {
        Some("window") => pace(),
        Some("match") => matching(),
        Some("places") => {
            let core = core(words);
            places().and(core)
        }
        _ => core(words),
    }
}

/// What `benches/` measures, with the program for the terminal or the core itself.
fn core(words: &[String]) -> Result<(), String> {
    let mut command = cargo();
    command.current_dir(place::root().join("benches")).args(["run", "--locked", "--release", "--"]).args(words);
    command.env("BIRLIK_CLI", place::built("release", "birlik")).env("BIRLIK_BENCH_NETWORK", network());
    run(&mut command)
}

/// Where the invented network of full size lies between runs; delete it after a change of what is invented.
fn network() -> std::path::PathBuf {
    place::target().join("bench-network")
}

/// First rows of every place in the window, with the network that `core` has made (`tests/journeys/places.mjs`).
fn places() -> Result<(), String> {
    let mut measured = screen::script("tests/journeys/places.mjs", "release");
    run(measured.env("BIRLIK_PACE_DATA", network().join("chapter.birlikdb")))
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
fn pace() -> Result<(), String> {
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
