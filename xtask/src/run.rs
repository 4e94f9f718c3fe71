//! `cargo xtask run`: set up, build and open Birlik.
//! Without a display: on a virtual one, doing the main job on the sample chapter, with pictures.

use crate::command::{cargo, program, run as start};
use crate::setup::{Need, system};
use crate::{node, place, screen};

/// Sets up, builds and opens the program. `--release` builds it as it is handed out (takes minutes longer).
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let release = match words {
        [] => false,
        [word] if word == "--release" => true,
        _ => return Err(format!("run takes --release or nothing, not {words:?}")),
    };
    let seen = screen::is_there();
    system(if seen { Need::Build } else { Need::Journeys })?;
    node::pages()?;
    build(release)?;
    let profile = if release { "release" } else { "debug" };
    if seen {
        return start(&mut program(&place::desktop(profile).to_string_lossy()));
    }
    if release {
        return Err(
            "without a display run drives the window, which only a debug build allows: leave --release out".into()
        );
    }
    println!("No display here (neither DISPLAY nor WAYLAND_DISPLAY is set).");
    println!(
        "Opening Birlik on a virtual one: first start, the sample chapter, a roster in, an edit, a roster out, files with another chapter."
    );
    start(&mut screen::script("tests/journeys/tour.mjs", profile))
}

/// Pictures of every place for a person to look at (`tests/journeys/gallery.mjs`): all variants, or those named.
pub(crate) fn gallery(words: &[String]) -> Result<(), String> {
    system(Need::Journeys)?;
    node::pages()?;
    start(cargo().args(["build", "--bins"]).args(place::TESTED))?;
    start(screen::script("tests/journeys/gallery.mjs", "debug").args(words))
}

/// Builds the desktop program with the pages of `ui/dist` inside.
fn build(release: bool) -> Result<(), String> {
    // The tour has another chapter at the terminal.
    let wanted: &[&str] =
        if release { &place::SHIPPED } else { &["--locked", "--package", "birlik", "--package", "birlik-cli"] };
    start(cargo().arg("build").args(wanted))
}
