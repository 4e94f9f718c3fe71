//! `cargo xtask dist`: the installers of this system, built by Tauri's bundler.

use crate::command::{cargo, program, run};
use crate::setup::{Need, system};
use crate::{node, place};

/// Builds release installers: .deb and .rpm here need nothing from outside; .dmg and NSIS fetch their own tools.
/// `--try` installs the packages in clean Debian systems below `target` and starts them there.
pub(crate) fn dist(words: &[String]) -> Result<(), String> {
    match words {
        [] => build(),
        [word] if word == "--try" => build().and_then(|()| try_out()),
        _ => Err(format!("dist takes --try or nothing, not {words:?}")),
    }
}

fn try_out() -> Result<(), String> {
    let mut script = program("tests/packages/try.sh");
    script.arg(place::target().join("release/bundle")).arg(place::target().join("try")).arg(place::out());
    run(&mut script)
}

fn build() -> Result<(), String> {
    system(Need::Build)?;
    node::pages()?;
    run(cargo().args(["build", "--bins"]).args(place::SHIPPED))?;
    let kinds = match std::env::consts::OS {
        "macos" => "dmg",
        "windows" => "nsis",
        _ => "deb,rpm",
    };
    let npx = if cfg!(windows) { "npx.cmd" } else { "npx" };
    // Only puts together what is built: a build by Tauri would choose other features and build the core a second time.
    // `--prefix` finds the packages of ui/ while the command runs beside tauri.conf.json.
    let mut command = program(npx);
    command.current_dir(place::root().join("src-tauri"));
    command.args(["--prefix", "../ui", "tauri", "bundle", "--bundles", kinds, "--config", &with_terminal()]);
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
