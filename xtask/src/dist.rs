//! `cargo xtask dist`: the installers of this system, built by Tauri's bundler.

use crate::command::{program, run};
use crate::setup::{Need, system};
use crate::{node, place};

/// Builds release installers: .deb and .rpm here need nothing from outside; .dmg and NSIS fetch their own tools.
pub(crate) fn dist() -> Result<(), String> {
    system(Need::Build)?;
    node::packages()?;
    let kinds = match std::env::consts::OS {
        "macos" => "dmg",
        "windows" => "nsis",
        _ => "deb,rpm",
    };
    let npx = if cfg!(windows) { "npx.cmd" } else { "npx" };
    // `--prefix` finds the packages of ui/ while the command runs beside tauri.conf.json.
    let mut command = program(npx);
    command.current_dir(place::root().join("src-tauri"));
    run(command.args(["--prefix", "../ui", "tauri", "build", "--bundles", kinds]))?;
    println!("The installers are in {}", place::target().join("release/bundle").display());
    Ok(())
}
