//! Where things lie: the folders of the checkout and what is built into them.

use std::path::PathBuf;

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
