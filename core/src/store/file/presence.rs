//! Which programs of this account have a data file open: each holds a shared lock, kept in the configuration folder and
//! not beside the file. Putting another file in its place and migrating need to be alone. Not what guards the data:
//! that is SQLite's own lock.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use super::connect::PATIENCE;
use crate::domain::id::hex;
use crate::error::{Code, Error, Result};
use crate::store::config::Config;

/// A place among those who have the file open; given up when dropped, and when the program dies.
#[derive(Debug)]
pub(crate) struct Presence {
    file: File,
}

impl Presence {
    /// Joins; waits up to 5 s for one who must be alone. Also says whether nobody else was there.
    /// Errors: `FileBusy`, `ConfigFailed`.
    pub(crate) async fn join(path: &Path, config: &Config) -> Result<(Self, bool)> {
        let file = lock_file(path, config)?;
        let alone = taken(file.try_lock())?;
        if alone {
            // Windows cannot turn one kind of lock into the other.
            give_up(&file)?;
        }
        wait(path, || file.try_lock_shared()).await?;
        Ok((Self { file }, alone))
    }

    /// Waits up to 5 s until nobody has the file open, and keeps everybody out. Errors: `FileBusy`, `ConfigFailed`.
    pub(crate) async fn alone(path: &Path, config: &Config) -> Result<Self> {
        let file = lock_file(path, config)?;
        wait(path, || file.try_lock()).await?;
        Ok(Self { file })
    }

    /// Does something while nobody else has the file open. Errors: `FileBusy` and what `work` gives.
    pub(crate) async fn while_alone<T>(&self, path: &Path, work: impl AsyncFnOnce() -> Result<T>) -> Result<T> {
        give_up(&self.file)?;
        let result = match wait(path, || self.file.try_lock()).await {
            Ok(()) => {
                let result = work().await;
                give_up(&self.file)?;
                result
            }
            Err(busy) => Err(busy),
        };
        wait(path, || self.file.try_lock_shared()).await?;
        result
    }
}

/// Named by the path, not by the file's id: a damaged file has none.
fn lock_file(path: &Path, config: &Config) -> Result<File> {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let hash = Sha256::digest(path.as_os_str().as_encoded_bytes());
    config.lock_file(&format!("open-{}", hex(&hash[..16])))
}

/// The standard library unlocks twice on Windows, and the second time there is no lock: Windows says "not locked", which
/// is left out there, Wine says "lock violation" (33), which unlocking a whole file never gives on Windows.
fn give_up(file: &File) -> std::io::Result<()> {
    match file.unlock() {
        Err(cause) if cfg!(windows) && cause.raw_os_error() == Some(33) => Ok(()),
        outcome => outcome,
    }
}

async fn wait(path: &Path, attempt: impl Fn() -> std::result::Result<(), TryLockError>) -> Result<()> {
    let end = Instant::now() + PATIENCE;
    while !taken(attempt())? {
        if Instant::now() >= end {
            return Err(Error::new(Code::FileBusy).with("path", path.display()));
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

/// A file system without locks is taken as one where nobody else is.
fn taken(attempt: std::result::Result<(), TryLockError>) -> Result<bool> {
    match attempt {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(cause)) if cause.kind() == std::io::ErrorKind::Unsupported => Ok(true),
        Err(TryLockError::Error(cause)) => Err(cause.into()),
    }
}
