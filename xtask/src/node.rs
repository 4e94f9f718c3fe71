//! The window's pages: Node's version, the packages of `ui/` and the built pages in `ui/dist`.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::command::{answer, npm, run};
use crate::place;

/// The oldest Node that vite takes (`engines` in ui/package.json).
const OLDEST: (u32, u32) = (20, 19);

/// What the built pages are made from, relative to the root.
const SOURCES: [&str; 6] =
    ["ui/src", "ui/index.html", "ui/package-lock.json", "ui/vite.config.ts", "ui/public", "locales"];

/// Checks Node and brings the packages of `ui/` to what its lock file says.
pub(crate) fn packages() -> Result<(), String> {
    check_version()?;
    let ui = place::root().join("ui");
    let wanted = fs::read(ui.join("package-lock.json")).map_err(|why| format!("ui/package-lock.json: {why}"))?;
    // A copy of the lock file that `npm ci` finished with; missing after an interrupted one.
    let stamp = ui.join("node_modules/.birlik-installed");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("The packages of ui/ are missing or old: installing what ui/package-lock.json names.");
    run(npm().args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, wanted).map_err(|why| format!("{}: {why}", stamp.display()))
}

/// Builds `ui/dist` unless it is newer than all it is made from.
pub(crate) fn pages() -> Result<(), String> {
    packages()?;
    let root = place::root();
    let built = changed(&root.join("ui/dist/index.html"));
    let edited = SOURCES.iter().filter_map(|source| changed(&root.join(source))).max();
    if built.is_some() && built >= edited {
        return Ok(());
    }
    run(npm().args(["run", "build"]))
}

fn check_version() -> Result<(), String> {
    let (major, minor) = OLDEST;
    let found = answer("node", &["--version"]).ok_or_else(|| {
        format!(
            "Node is not installed. Birlik's pages are built with Node {major}.{minor} or newer: https://nodejs.org"
        )
    })?;
    match version(&found) {
        Some(version) if version >= OLDEST => Ok(()),
        _ => Err(format!("Node {found} is too old: {major}.{minor} or newer is needed (https://nodejs.org)")),
    }
}

/// `v20.19.2` -> (20, 19).
fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// When a file, or the newest file of a folder, was last changed.
fn changed(path: &Path) -> Option<SystemTime> {
    let own = fs::metadata(path).ok()?;
    let mut newest = own.modified().ok()?;
    if own.is_dir() {
        for entry in fs::read_dir(path).ok()?.flatten() {
            newest = changed(&entry.path()).map_or(newest, |time| newest.max(time));
        }
    }
    Some(newest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_compare_by_number() {
        assert_eq!(version("v20.20.2"), Some((20, 20)));
        assert!(version("v20.9.0").is_some_and(|old| old < OLDEST));
        assert!(version("v100.0.0").is_some_and(|new| new >= OLDEST));
        assert_eq!(version("nightly"), None);
    }
}
