//! Where things lie: the folders of the checkout and what is built into them.

use std::path::PathBuf;

/// What is built for tests and journeys: one set of packages and features for all, so that Cargo builds nothing twice
/// (a package built without its neighbours gets other features of what they share). With `ts`, so that the tests
/// that compare generated files (rule 12) are among them.
pub(crate) const TESTED: [&str; 4] = ["--locked", "--workspace", "--features", "birlik-core/ts"];

/// What is handed out, in one build for the same reason.
pub(crate) const SHIPPED: [&str; 6] = ["--locked", "--release", "--package", "birlik", "--package", "birlik-cli"];

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    // Cargo tells where this package is; its parent is the workspace. Started without Cargo: where it was compiled.
    let package =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    package.parent().map_or_else(|| package.clone(), PathBuf::from)
}

/// Where Cargo builds to.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The desktop program as `profile` (`debug` or `release`) builds it.
pub(crate) fn desktop(profile: &str) -> PathBuf {
    built(profile, "birlik-desktop")
}

/// A program of that name as `profile` builds it.
pub(crate) fn built(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Pictures and files for people to look at; not committed.
pub(crate) fn out() -> PathBuf {
    root().join("out")
}
