//! Opening a data file: looked at first, then brought up to date, then given to one writer and a few readers.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;

use sqlx::SqlitePool;
use sqlx::sqlite::SqliteJournalMode;
use tempfile::TempDir;
use tokio::sync::Mutex;

use super::around::Around;
use super::connect::{Refusal, at, close, options, pool, refusal, single};
use super::lease::Lease;
use super::look::{beside, copy_in, size_of};
use super::migrate::Migrations;
use super::mint::{self, Identity};
use super::write::Writer;
use super::{Access, DataFile, Look, Presence, Reason, Side, Warning};
use crate::domain::id::hex;
use crate::error::{Code, Error, Result};
use crate::store::backup;
use crate::store::config::Entry;

/// How long every page counts as checked. The figures are in docs/decisions/data-file.md.
const CHECKED_MS: i64 = 24 * 60 * 60 * 1000;

/// Readers beside the writer.
const READERS: u32 = 4;

impl DataFile {
    /// Opens a data file. What is refused is left as it was. Errors: `FileMissing`, `FileDenied`, `FileEmpty`, `NotOurFile`,
    /// `FileDamaged`, `FileForeignSchema`, `FileTooNew`, `FileBusy`, `ConfigFailed`.
    pub async fn open(path: &Path, around: &Around) -> Result<Self> {
        Opening::of(path, around, Migrations::ours()).await?.open().await
    }
}

/// Bytes, and when it was last written to in milliseconds since 1970.
pub(super) fn state_of(path: &Path) -> Option<(u64, i64)> {
    let file = std::fs::metadata(path).ok()?;
    let at = file.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some((file.len(), i64::try_from(at.as_millis()).ok()?))
}

/// A data file on its way to being open.
pub(super) struct Opening<'a> {
    path: PathBuf,
    canonical: PathBuf,
    around: &'a Around,
    migrations: Migrations,
    presence: Presence,
    alone: bool,
    warnings: Vec<Warning>,
    checked: bool,
}

impl<'a> Opening<'a> {
    pub(super) async fn of(path: &Path, around: &'a Around, migrations: Migrations) -> Result<Self> {
        let path = std::path::absolute(path)?;
        // What is no data file is not locked either.
        super::Header::read(&path)?;
        let canonical =
            std::fs::canonicalize(&path).map_err(|cause| Error::from(cause).with("path", path.display()))?;
        let (presence, alone) = Presence::join(&path, &around.config).await?;
        let warnings = around.surroundings.warnings(&canonical);
        Ok(Self { path, canonical, around, migrations, presence, alone, warnings, checked: false })
    }

    pub(super) async fn open(mut self) -> Result<DataFile> {
        let mut look = match self.look().await {
            Err(held) if held.code == Code::FileBusy => return self.open_copy(Reason::HeldByAnotherProgram).await,
            look => look?,
        };
        if !self.is_writable() {
            let old = self.is_to_be_migrated(&look);
            look.close().await?;
            return if old { self.open_copy(Reason::NoPermission).await } else { self.open_read_only().await };
        }
        if self.is_to_be_migrated(&look) {
            look.close().await?;
            self.migrate().await?;
            look = self.look().await?;
        }
        let identity = mint::identify(&mut look, &self.canonical, &self.around.config, &*self.around.random).await;
        let identity = match identity {
            Ok(identity) => identity,
            Err(refused) => {
                look.close().await?;
                return match refused.code {
                    Code::FileBusy => self.open_copy(Reason::HeldByAnotherProgram).await,
                    _ => Err(refused),
                };
            }
        };
        let file_id = look.file_id;
        look.close().await?;
        self.open_for_writing(file_id, identity).await
    }

    fn is_to_be_migrated(&self, look: &Look) -> bool {
        look.version < self.migrations.newest()
    }

    /// Looks with all care; a log that belongs to another state of the file is put aside when the file is whole without it.
    async fn look(&mut self) -> Result<Look> {
        let has_log = size_of(&beside(&self.path, "-wal")) > 0;
        let refused = match self.look_at(Side::WithJournal).await {
            Err(refused) if refused.code == Code::FileDamaged && has_log && self.alone => refused,
            look => return look,
        };
        let Ok(mut look) = self.look_at(Side::FileAlone).await else { return Err(refused) };
        if look.check_pages().await.is_err() {
            look.close().await?;
            return Err(refused);
        }
        look.close().await?;
        self.set_log_aside().await?;
        self.look_at(Side::WithJournal).await
    }

    async fn look_at(&mut self, side: Side) -> Result<Look> {
        let mut look = Look::at(&self.path, side, &self.around.config, self.migrations).await?;
        if !self.needs_page_check(&look.file_id)? {
            return Ok(look);
        }
        self.checked = true;
        match look.check_pages().await {
            Ok(()) => Ok(look),
            Err(damaged) => {
                look.close().await?;
                Err(damaged)
            }
        }
    }

    /// Once a day; for a file that this computer does not know there; when a program died with it open; and when somebody
    /// has written to it since it was closed here.
    fn needs_page_check(&self, file_id: &[u8; 16]) -> Result<bool> {
        let Some(entry) = self.around.config.entry(file_id)? else { return Ok(true) };
        let age = entry.checked.map(|at| self.around.clock.now_ms() - at);
        let lately = age.is_some_and(|age| (0..CHECKED_MS).contains(&age)) && entry.path == self.canonical;
        let has_log = ["-wal", "-journal"].iter().any(|suffix| size_of(&beside(&self.path, suffix)) > 0);
        let as_left = entry.left.is_some() && entry.left == state_of(&self.path) && !has_log;
        // Beside another program that has it open, the file is as that one found it or left it.
        Ok(!lately || (self.alone && !as_left))
    }

    async fn set_log_aside(&mut self) -> Result<()> {
        let aside = beside(&self.path, &format!("-wal-aside-{}", self.around.clock.now_ms()));
        let failed = |cause: std::io::Error| Error::from(cause).with("path", self.path.display());
        self.presence
            .while_alone(&self.path, async || {
                std::fs::rename(beside(&self.path, "-wal"), &aside).map_err(failed)?;
                let _ = std::fs::remove_file(beside(&self.path, "-shm"));
                Ok(())
            })
            .await?;
        let name = aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.warnings.push(Warning::LogSetAside(name));
        Ok(())
    }

    fn remove_logs_set_aside(&self) {
        if let (Some(folder), Some(name)) = (self.path.parent(), self.path.file_name()) {
            backup::remove_older_than_a_month(folder, &format!("{}-wal-aside-", name.to_string_lossy()));
        }
    }

    /// Asked of the system and of the permissions: an administrator may write everywhere, and should not by accident.
    fn is_writable(&self) -> bool {
        let marked = std::fs::metadata(&self.path).is_ok_and(|file| file.permissions().readonly());
        !marked && std::fs::File::options().write(true).open(&self.path).is_ok()
    }

    async fn migrate(&self) -> Result<()> {
        let work = async || {
            backup::before_migration(&self.path, self.around, self.migrations).await?;
            let mut conn = single(options(&self.path)).await.map_err(at(&self.path))?;
            let migrated = self.migrations.run(&mut conn, &self.around.app_version).await;
            close(conn).await?;
            migrated
        };
        self.presence.while_alone(&self.path, work).await.map_err(|refused| refused.with("path", self.path.display()))
    }

    async fn open_for_writing(self, file_id: [u8; 16], identity: Identity) -> Result<DataFile> {
        let shared = !self.warnings.iter().all(|warning| matches!(warning, Warning::LogSetAside(_)));
        let lease = shared.then(|| Lease::new(&self.canonical, &identity.entry.installation));
        if lease.as_ref().is_some_and(|lease| !lease.take(self.around.clock.now_ms())) {
            return self.open_copy(Reason::HeldByAnotherProgram).await;
        }
        let mode = if shared { SqliteJournalMode::Delete } else { SqliteJournalMode::Wal };
        let writer = match self.writer(mode).await {
            Ok(writer) => writer,
            Err(cause) => match refusal(&cause) {
                Refusal::Held => return self.open_copy(Reason::HeldByAnotherProgram).await,
                Refusal::NotWritable => return self.open_read_only().await,
                Refusal::Other => return Err(at(&self.path)(cause)),
            },
        };
        let file_id = match identity.new_file_id {
            Some(new) => {
                let mut conn = writer.acquire().await.map_err(at(&self.path))?;
                sqlx::query("update meta set value = ?1 where key = 'file_id'")
                    .bind(new.as_slice())
                    .execute(&mut *conn)
                    .await?;
                new
            }
            None => file_id,
        };
        self.note_checked(&file_id)?;
        self.remove_logs_set_aside();
        let readers = pool(options(&self.path).read_only(true), READERS);
        let writer = Writer::new(&self.path, writer, lease, file_id, identity.entry.clone(), self.around);
        let seen = Mutex::new(writer.data_version(&self.path).await?);
        Ok(DataFile {
            minted: identity.minted,
            writer: Some(writer),
            seen,
            elsewhere: AtomicU64::new(0),
            ..self.opened(file_id, Access::ReadWrite, readers, identity.entry, None)
        })
    }

    /// The writer's connection, with the journal that the place asks for. Another program that has the file open keeps
    /// its own; both then use that.
    async fn writer(&self, mode: SqliteJournalMode) -> sqlx::Result<SqlitePool> {
        let writer = pool(options(&self.path), 1);
        let mut conn = writer.acquire().await?;
        sqlx::query("select count(*) from sqlite_schema").execute(&mut *conn).await?;
        let set = match mode {
            SqliteJournalMode::Wal => sqlx::raw_sql("pragma journal_mode = wal; pragma journal_size_limit = 67108864"),
            _ => sqlx::raw_sql("pragma journal_mode = delete; pragma synchronous = extra"),
        };
        match set.execute(&mut *conn).await {
            Err(cause) if refusal(&cause) == Refusal::Held && !self.alone => {}
            Err(cause) => return Err(cause),
            Ok(_) => {}
        }
        drop(conn);
        Ok(writer)
    }

    fn note_checked(&self, file_id: &[u8; 16]) -> Result<()> {
        let now = self.around.clock.now_ms();
        match self.checked {
            true => self.around.config.change_entry(file_id, false, |entry| entry.checked = Some(now)),
            false => Ok(()),
        }
    }

    /// Through connections that cannot write; through a copy when even reading would need to write beside the file.
    async fn open_read_only(self) -> Result<DataFile> {
        let readers = pool(options(&self.path).read_only(true), READERS);
        let tried =
            async { sqlx::query("select count(*) from sqlite_schema").execute(&mut *readers.acquire().await?).await };
        match tried.await {
            Ok(_) => {
                let look = Look::at(&self.path, Side::WithJournal, &self.around.config, self.migrations).await?;
                let file_id = look.file_id;
                look.close().await?;
                let entry = self.nobodys_entry();
                Ok(self.opened(file_id, Access::ReadOnly(Reason::NoPermission), readers, entry, None))
            }
            Err(cause) if refusal(&cause) != Refusal::Other => self.open_copy(Reason::NoPermission).await,
            Err(cause) => Err(at(&self.path)(cause)),
        }
    }

    async fn open_copy(self, reason: Reason) -> Result<DataFile> {
        let mut look = Look::at_copy(&self.path, &self.around.config, self.migrations).await?;
        // Copied while somebody may have been writing.
        look.check_pages().await?;
        let file_id = look.file_id;
        if self.is_to_be_migrated(&look) {
            self.migrations.run(&mut look.conn, &self.around.app_version).await?;
        }
        let copy = look.close().await?.ok_or_else(|| Error::new(Code::Defect).because("no copy was made"))?;
        let readers = pool(options(&copy_in(copy.path())).read_only(true), READERS);
        let entry = self.nobodys_entry();
        Ok(self.opened(file_id, Access::ReadOnly(reason), readers, entry, Some(copy)))
    }

    /// Where nothing can be written, nobody is needed who writes; the configuration stays as it was.
    fn nobodys_entry(&self) -> Entry {
        Entry::new(&self.around.config, &self.canonical, &*self.around.random)
    }

    fn opened(
        self,
        file_id: [u8; 16],
        access: Access,
        readers: SqlitePool,
        entry: Entry,
        copy: Option<TempDir>,
    ) -> DataFile {
        tracing::info!(file = hex(&file_id), ?access, "data file open");
        DataFile {
            path: self.path,
            file_id,
            access,
            warnings: self.warnings,
            minted: None,
            readers,
            writer: None,
            seen: Mutex::new(None),
            elsewhere: AtomicU64::new(0),
            entry,
            around: self.around.clone(),
            presence: self.presence,
            copy,
        }
    }
}
