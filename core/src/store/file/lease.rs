//! Who writes to a data file that several computers see: a small file beside it, renewed while it is open. A service
//! may carry it late, so this warns of most collisions and not of all; it does not replace SQLite's lock, which
//! programs on one computer share.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// After how long without a renewal the file is free again: a computer that was switched off.
const LEASE_MS: i64 = 10 * 60 * 1000;

/// How old a lease may be before it is renewed; each renewal is an upload.
const RENEW_MS: i64 = 2 * 60 * 1000;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Holder {
    installation: String,
    at: i64,
}

/// Our hold on a data file in a shared folder.
#[derive(Debug, Clone)]
pub(super) struct Lease {
    path: PathBuf,
    installation: String,
}

impl Lease {
    /// For the data file at `path`, which this installation writes.
    pub(super) fn new(path: &Path, installation: &str) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Self { path: path.with_file_name(format!(".{name}.lock")), installation: installation.to_owned() }
    }

    /// Takes or renews it; `false` when another computer holds it.
    pub(super) fn take(&self, now_ms: i64) -> bool {
        match self.holder() {
            Some(holder) if holder.installation != self.installation && is_fresh(&holder, now_ms) => return false,
            Some(holder)
                if holder.installation == self.installation && (0..RENEW_MS).contains(&(now_ms - holder.at)) =>
            {
                return true;
            }
            _ => {}
        }
        let holder = Holder { installation: self.installation.clone(), at: now_ms };
        let written =
            serde_json::to_vec(&holder).map_err(std::io::Error::from).and_then(|json| std::fs::write(&self.path, json));
        if let Err(cause) = written {
            tracing::warn!(%cause, "the lock in the shared folder was not written");
        }
        true
    }

    /// Gives it back, if it is still ours.
    pub(super) fn give_back(&self) {
        if self.holder().is_some_and(|holder| holder.installation == self.installation) {
            let _ = std::fs::remove_file(&self.path);
        }
    }

    /// What is not understood is nobody's.
    fn holder(&self) -> Option<Holder> {
        serde_json::from_slice(&std::fs::read(&self.path).ok()?).ok()
    }
}

/// Whether an installation other than `ours` holds the data file at `path` now.
pub(crate) fn is_held_by_another(path: &Path, ours: Option<&str>, now_ms: i64) -> bool {
    let holder = Lease::new(path, "").holder();
    holder.is_some_and(|holder| Some(holder.installation.as_str()) != ours && is_fresh(&holder, now_ms))
}

/// A clock that is far ahead or behind holds nothing for ever.
fn is_fresh(holder: &Holder, now_ms: i64) -> bool {
    (now_ms - holder.at).abs() < LEASE_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_computer_holds_it_until_it_gives_it_back_or_falls_silent() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("chapter.birlik");
        let (ours, theirs) = (Lease::new(&path, "aa"), Lease::new(&path, "bb"));
        assert!(ours.take(1_000_000));
        assert!(!theirs.take(1_000_000 + LEASE_MS - 1));
        assert!(theirs.take(1_000_000 + LEASE_MS));
        assert!(!ours.take(1_000_000 + LEASE_MS));
        ours.give_back();
        assert!(!ours.take(1_000_000 + LEASE_MS), "what is not ours is not given back");
        theirs.give_back();
        assert!(ours.take(1_000_000 + LEASE_MS));
    }

    #[test]
    fn a_renewal_keeps_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("chapter.birlik");
        let (ours, theirs) = (Lease::new(&path, "aa"), Lease::new(&path, "bb"));
        assert!(ours.take(0));
        assert!(ours.take(LEASE_MS - 1));
        assert!(!theirs.take(LEASE_MS + 1));
    }
}
