//! The data file while it is open: one writer, a few readers, and who may write. Not what is in it.
//! May use `config` and the file system. Made by `create` and `open`.

mod around;
mod check;
mod connect;
mod create;
mod header;
mod lease;
mod look;
mod migrate;
mod mint;
mod open;
mod place;
mod presence;
mod schema;
mod write;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqlitePool};
use tempfile::TempDir;
use tokio::sync::Mutex;

pub use around::Around;
pub use check::{Check, Finding, check};
pub use header::APPLICATION_ID;
pub use place::{Surroundings, Warning};
pub use write::WriteTx;

pub(crate) use connect::{at, close, options, single};
pub(crate) use create::NEW_FILE;
pub(crate) use header::Header;
pub(crate) use lease::is_held_by_another;
pub(crate) use look::{Look, Side, beside, make_writable};
pub(crate) use migrate::Migrations;
pub(crate) use presence::Presence;

use crate::error::{Code, Error, Result};
use crate::store::config::Entry;

/// Whether the data file may be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It may.
    ReadWrite,
    /// It may not, and why.
    ReadOnly(Reason),
}

/// Why a data file is open for reading only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Another program, or another computer through a shared folder, holds it. What is read is a copy of that moment.
    HeldByAnotherProgram,
    /// The system does not let this account write there.
    NoPermission,
}

impl Reason {
    /// Its name in the parameters of [`Code::ReadOnly`].
    pub fn name(self) -> &'static str {
        match self {
            Self::HeldByAnotherProgram => "held_by_another_program",
            Self::NoPermission => "no_permission",
        }
    }
}

/// Why this opening made a new installation (merge design, section 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MintReason {
    /// The data file was made just now.
    New,
    /// This computer did not know it.
    NoEntry,
    /// The configuration comes from another computer.
    OtherMachine,
    /// The file is older than what this installation had written.
    RestoredInPlace,
    /// The file that it was copied from is still there; this one has a new file id too.
    Copied,
    /// A backup was put in its place.
    RestoredBackup,
}

/// An open data file.
#[derive(Debug)]
pub struct DataFile {
    path: PathBuf,
    file_id: [u8; 16],
    access: Access,
    warnings: Vec<Warning>,
    minted: Option<MintReason>,
    readers: SqlitePool,
    writer: Option<write::Writer>,
    seen: Mutex<Option<i64>>,
    /// How many changes by others were noticed.
    elsewhere: AtomicU64,
    entry: Entry,
    around: Around,
    presence: Presence,
    // What is read when another program holds the file; removed with this.
    copy: Option<TempDir>,
}

impl DataFile {
    /// A connection that cannot write. Errors: `FileBusy` when all are in use for 5 s.
    pub async fn read(&self) -> Result<PoolConnection<Sqlite>> {
        self.readers.acquire().await.map_err(at(&self.path))
    }

    /// Begins the one transaction that may write; waits up to 5 s for others, in this program or another.
    /// Errors: `ReadOnly`, `FileBusy`, `FileReplaced`, `FileMissing`.
    pub async fn write(&self) -> Result<WriteTx> {
        match (self.access, &self.writer) {
            (Access::ReadWrite, Some(writer)) => writer.begin(&self.path).await,
            (Access::ReadOnly(reason), _) => Err(Error::new(Code::ReadOnly).with("reason", reason.name())),
            (Access::ReadWrite, None) => Err(Error::new(Code::NoFileOpen)),
        }
    }

    /// As [`DataFile::write`], with another database attached as `stage`. Errors: as there.
    pub(crate) async fn write_beside(&self, beside: &Path) -> Result<WriteTx> {
        match (self.access, &self.writer) {
            (Access::ReadWrite, Some(writer)) => writer.begin_beside(&self.path, beside).await,
            _ => self.write().await,
        }
    }

    /// Writes the file anew without its free pages. Errors: `FileBusy`, `DiskFull`.
    pub(crate) async fn clear_free_pages(&self) -> Result<()> {
        match &self.writer {
            Some(writer) => writer.clear_free_pages(&self.path).await,
            None => Ok(()),
        }
    }

    /// Lets go of the database that was attached.
    pub(crate) async fn detach(&self) -> Result<()> {
        match &self.writer {
            Some(writer) => writer.detach(&self.path).await,
            None => Ok(()),
        }
    }

    /// Secrets of this installation: seeds of its signing key and of its age identity, then those of identities that it had
    /// before, for files that were encrypted for them.
    pub(crate) fn secrets(&self) -> (Vec<u8>, Vec<Vec<u8>>) {
        let seed = |text: &str| crate::domain::id::unhex(text).unwrap_or_default();
        let ages = std::iter::once(&self.entry.age_seed).chain(self.entry.retired_age_seeds.iter().rev());
        (seed(&self.entry.signing_seed), ages.map(|text| seed(text)).collect())
    }

    /// Ids of installations that wrote here before: "an earlier copy of this computer".
    pub(crate) fn retired(&self) -> &[String] {
        &self.entry.retired
    }

    /// What it was opened with.
    pub(crate) fn around(&self) -> &Around {
        &self.around
    }

    /// Where it lies: absolute.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file's own id: 16 random bytes that all its backups share.
    pub fn file_id(&self) -> [u8; 16] {
        self.file_id
    }

    /// Who writes here: 16 random bytes. Of a data file that is open for reading only, nobody's.
    pub fn installation(&self) -> [u8; 16] {
        let bytes = crate::domain::id::unhex(&self.entry.installation).unwrap_or_default();
        bytes.try_into().unwrap_or_default()
    }

    /// Whether it may be written to.
    pub fn access(&self) -> Access {
        self.access
    }

    /// What a person should know about where it lies.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Set when this opening made a new installation.
    pub fn minted(&self) -> Option<MintReason> {
        self.minted
    }

    /// The greatest stamp that this installation has given or was about to give; a new one is greater. 0 for none.
    pub fn last_stamp(&self) -> i64 {
        self.writer.as_ref().map_or(0, write::Writer::last_stamp)
    }

    /// Whether another program, another window or a cloud service has written since the last question. Asked every
    /// second or so; it also keeps the lock in a shared folder fresh.
    /// Errors: `FileReplaced` when the file at the path is another one now, `FileMissing`.
    pub async fn changed_elsewhere(&self) -> Result<bool> {
        let Some(writer) = &self.writer else { return Ok(false) };
        writer.is_still_there(&self.path)?;
        writer.keep_lease();
        let Some(version) = writer.data_version(&self.path).await? else { return Ok(false) };
        let before = self.seen.lock().await.replace(version);
        let changed = before.is_some_and(|before| before != version);
        self.elsewhere.fetch_add(u64::from(changed), Ordering::Release);
        Ok(changed)
    }

    /// Which state the data is in, as far as this program knows: another number after every commit, and after each
    /// change elsewhere that was noticed. None when that is not watched, since the file is read only.
    pub fn state(&self) -> Option<u64> {
        let writer = self.writer.as_ref()?;
        Some(writer.commits() + self.elsewhere.load(Ordering::Acquire))
    }

    /// Ends all connections and puts the write-ahead log into the file.
    pub async fn close(self) {
        // The last connection to go must be one that may write, or the log stays beside the file.
        self.readers.close().await;
        if let Some(writer) = self.writer {
            writer.close().await;
            let left = open::state_of(&self.path);
            if let Err(cause) = self.around.config.change_entry(&self.file_id, false, |entry| entry.left = left) {
                tracing::warn!(%cause, "how the file was left is not noted; the next opening checks every page");
            }
        }
        drop(self.presence);
        drop(self.copy);
    }
}
