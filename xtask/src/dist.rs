//! `cargo xtask dist`: the installers of this system, built by Tauri's bundler.

use crate::command::{cargo, program, run};
use crate::setup::{Need, system};
use crate::{node, place};

/// Builds release installers: .deb and .rpm here need nothing from outside; .dmg and NSIS fetch their own tools.
pub(crate) fn dist() -> Result<(), String> {
    system(Need::Build)?;
    node::packages()?;
    run(cargo().args(["build", "--locked", "--release", "--package", "birlik-cli"]))?;
    let kinds = match std::env::consts::OS {
        "macos" => "dmg",
        "windows" => "nsis",
        _ => "deb,rpm",
    };
    let npx = if cfg!(windows) { "npx.cmd" } else { "npx" };
    // `--prefix` finds the packages of ui/ while the command runs beside tauri.conf.json.
    let mut command = program(npx);
    command.current_dir(place::root().join("src-tauri"));
    command.args(["--prefix", "../ui", "tauri", "build", "--bundles", kinds, "--config", &with_terminal()]);
    run(&mut command)?;
    println!("The installers are in {}", place::target().join("release/bundle").display());
    Ok(())
}

/// The program for the terminal goes into the packages too; where it was built is known only now.
fn with_terminal() -> String {
    let built = place::target().join("release/birlik").to_string_lossy().replace('\\', "/");
    let files = format!("{{\"files\":{{\"/usr/bin/birlik\":\"{built}\"}}}}");
    format!("{{\"bundle\":{{\"linux\":{{\"deb\":{files},\"rpm\":{files}}}}}}}")
}
