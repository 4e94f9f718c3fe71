//! The one writer of a data file, and its transactions. A commit first notes its stamp in the configuration.

use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sqlx::{Sqlite, SqliteConnection, SqlitePool, Transaction};

use super::around::Around;
use super::connect::at;
use super::lease::Lease;
use crate::error::{Code, Error, Result};
use crate::store::config::{Entry, Stamps};

/// The writer's connection and what a commit has to keep.
#[derive(Debug)]
pub(super) struct Writer {
    pool: SqlitePool,
    lease: Option<Lease>,
    opened: Identity,
    ledger: Arc<Ledger>,
}

/// Where commits are noted before they happen.
#[derive(Debug)]
struct Ledger {
    path: PathBuf,
    file_id: [u8; 16],
    entry: Entry,
    stamps: Mutex<Stamps>,
    around: Around,
    /// How often this program has committed.
    commits: AtomicU64,
}

impl Writer {
    pub(super) fn new(
        path: &Path,
        pool: SqlitePool,
        lease: Option<Lease>,
        file_id: [u8; 16],
        entry: Entry,
        around: &Around,
    ) -> Self {
        let stamps = Mutex::new(entry.stamps);
        let ledger = Ledger {
            path: path.to_owned(),
            file_id,
            entry,
            stamps,
            around: around.clone(),
            commits: AtomicU64::new(0),
        };
        Self { pool, lease, opened: Identity::of(path), ledger: Arc::new(ledger) }
    }

    pub(super) async fn begin(&self, path: &Path) -> Result<WriteTx> {
        self.is_still_there(path)?;
        if !self.keep_lease() {
            return Err(Error::new(Code::FileBusy).with("path", path.display()));
        }
        let tx = self.pool.begin_with("begin immediate").await.map_err(at(path))?;
        Ok(WriteTx { tx, ledger: Arc::clone(&self.ledger) })
    }

    /// As [`Writer::begin`], with the database at `beside` attached as `stage`.
    pub(super) async fn begin_beside(&self, path: &Path, beside: &Path) -> Result<WriteTx> {
        self.detach(path).await?;
        let mut conn = self.pool.acquire().await.map_err(at(path))?;
        let name = beside.to_string_lossy().into_owned();
        sqlx::query("attach ?1 as stage").bind(name).execute(&mut *conn).await.map_err(at(path))?;
        // The pool has this one connection: the transaction begins on it.
        drop(conn);
        self.begin(path).await
    }

    /// Writes the file anew without its free pages, and empties its log: what was deleted is nowhere.
    pub(super) async fn clear_free_pages(&self, path: &Path) -> Result<()> {
        let mut conn = self.pool.acquire().await.map_err(at(path))?;
        for statement in ["vacuum", "pragma wal_checkpoint(truncate)"] {
            sqlx::raw_sql(statement).execute(&mut *conn).await.map_err(at(path))?;
        }
        Ok(())
    }

    /// Lets go of what was attached.
    pub(super) async fn detach(&self, path: &Path) -> Result<()> {
        let mut conn = self.pool.acquire().await.map_err(at(path))?;
        let attached: bool =
            sqlx::query_scalar("select exists(select 1 from pragma_database_list where name = 'stage')")
                .fetch_one(&mut *conn)
                .await
                .map_err(at(path))?;
        if attached {
            sqlx::query("detach stage").execute(&mut *conn).await.map_err(at(path))?;
        }
        Ok(())
    }

    pub(super) fn last_stamp(&self) -> i64 {
        let stamps = self.ledger.stamps();
        stamps.last.max(stamps.coming)
    }

    /// A cloud service or another program may have put another file in its place; what is written then would be lost.
    pub(super) fn is_still_there(&self, path: &Path) -> Result<()> {
        if !path.exists() {
            return Err(Error::new(Code::FileMissing).with("path", path.display()));
        }
        if Identity::of(path) == self.opened { Ok(()) } else { Err(replaced(path)) }
    }

    /// Renews the hold in a shared folder; `false` when another computer has taken it.
    pub(super) fn keep_lease(&self) -> bool {
        self.lease.as_ref().is_none_or(|lease| lease.take(self.ledger.around.clock.now_ms()))
    }

    /// Grows with every commit of this program.
    pub(super) fn commits(&self) -> u64 {
        self.ledger.commits.load(Ordering::Acquire)
    }

    /// Changes when another connection than this has committed; `None` while this one is at work.
    pub(super) async fn data_version(&self, path: &Path) -> Result<Option<i64>> {
        // A connection goes back to its pool a moment after its user has dropped it.
        let Ok(conn) = tokio::time::timeout(Duration::from_millis(100), self.pool.acquire()).await else {
            return Ok(None);
        };
        let mut conn = conn.map_err(at(path))?;
        Ok(Some(sqlx::query_scalar("pragma data_version").fetch_one(&mut *conn).await.map_err(at(path))?))
    }

    pub(super) async fn close(self) {
        self.pool.close().await;
        if let Some(lease) = self.lease {
            lease.give_back();
        }
    }
}

fn replaced(path: &Path) -> Error {
    Error::new(Code::FileReplaced).with("path", path.display())
}

/// Which file a path names. Windows lets nobody replace a file that SQLite has open.
#[derive(Debug, PartialEq, Eq)]
struct Identity(Option<(u64, u64)>);

impl Identity {
    fn of(path: &Path) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            Self(std::fs::metadata(path).map(|file| (file.dev(), file.ino())).ok())
        }
        #[cfg(not(unix))]
        {
            let _ = path;
            Self(None)
        }
    }
}

impl Ledger {
    fn stamps(&self) -> Stamps {
        *self.stamps.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// On the disk before the commit. Errors: `FileReplaced` when another program has made a new installation since
    /// this one opened the file, `ConfigFailed`.
    fn note_coming(&self, stamp: i64) -> Result<()> {
        self.note(true, |stamps| stamps.coming = stamps.coming.max(stamp))
    }

    /// The commit has happened. Lost with a power cut, it is found out at the next opening.
    fn note_done(&self, stamp: i64) -> Result<()> {
        self.note(false, |stamps| stamps.last = stamps.last.max(stamp))
    }

    fn note(&self, durable: bool, change: impl Fn(&mut Stamps)) -> Result<()> {
        let config = &self.around.config;
        let _alone = config.alone(&crate::domain::id::hex(&self.file_id))?;
        // An entry that somebody removed meanwhile is written again: its secrets are still here.
        let mut entry = config.entry(&self.file_id)?.unwrap_or_else(|| self.entry.clone());
        if entry.installation != self.entry.installation {
            return Err(replaced(&self.path));
        }
        change(&mut entry.stamps);
        config.write_entry(&self.file_id, &entry, durable)?;
        *self.stamps.lock().unwrap_or_else(PoisonError::into_inner) = entry.stamps;
        Ok(())
    }
}

/// The transaction that writes; rolled back when dropped.
pub struct WriteTx {
    tx: Transaction<'static, Sqlite>,
    ledger: Arc<Ledger>,
}

impl WriteTx {
    /// Commits. `last_stamp` is the stamp of the batch that was written, `None` when no word was: it is in the
    /// configuration before the data file has it. Errors: `FileReplaced`, `FileBusy`, `DiskFull`, `ConfigFailed`.
    pub async fn commit(self, last_stamp: Option<i64>) -> Result<()> {
        if let Some(stamp) = last_stamp {
            self.ledger.note_coming(stamp)?;
        }
        self.tx.commit().await.map_err(at(&self.ledger.path))?;
        self.ledger.commits.fetch_add(1, Ordering::Release);
        if let Some(stamp) = last_stamp
            && let Err(cause) = self.ledger.note_done(stamp)
        {
            tracing::warn!(%cause, "the commit stands; noting it did not");
        }
        Ok(())
    }

    /// Takes everything back.
    pub async fn rollback(self) -> Result<()> {
        self.tx.rollback().await.map_err(at(&self.ledger.path))
    }
}

impl Deref for WriteTx {
    type Target = SqliteConnection;
    fn deref(&self) -> &SqliteConnection {
        &self.tx
    }
}

impl DerefMut for WriteTx {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.tx
    }
}

impl std::fmt::Debug for WriteTx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WriteTx")
    }
}
