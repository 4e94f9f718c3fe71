//! Putting a backup in the place of the data file: checked first, the present kept, swapped at once.

use std::path::Path;

use sqlx::SqliteConnection;

use super::rotate::remove_older_than_a_month;
use super::{BackupReason, name, settle, vacuum_into, write};
use crate::error::{Code, Error, Result};
use crate::store::config::sync_folder;
use crate::store::file::{
    Around, DataFile, Look, Migrations, NEW_FILE, Presence, Side, at, beside, is_held_by_another, make_writable,
};

/// What a data file holds, as said before it is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// People that nobody deleted.
    pub people: u32,
    /// Milliseconds since 1970; `None` when nothing was ever written.
    pub last_change: Option<i64>,
    /// The chapter's name; empty when it has none.
    pub chapter: String,
    /// The file's own id.
    pub file_id: [u8; 16],
}

/// What a restore would replace by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The open data file.
    pub present: Summary,
    /// The backup.
    pub backup: Summary,
}

/// Checks a backup and says what restoring it would replace. Errors: as opening a data file; the backup stays untouched.
pub async fn compare(file: &DataFile, backup: &Path) -> Result<Comparison> {
    let backup = summary_of(backup, file.around()).await?;
    let present = summary(&mut *file.read().await?, file.file_id()).await?;
    Ok(Comparison { present, backup })
}

/// Puts a backup in the place of the data file at `target`, which nobody has open. The present is backed up first; a
/// damaged one is kept byte for byte. The next opening makes a new installation.
/// Errors: those of the backup, which leave everything as it was; `FileBusy`, `DiskFull`, `FileDenied`.
pub async fn restore(backup: &Path, target: &Path, around: &Around) -> Result<Summary> {
    let target = resolved(target)?;
    let failed = |cause: std::io::Error| Error::from(cause).with("path", target.display());
    let mut look = Look::at(backup, Side::WithJournal, &around.config, Migrations::ours()).await?;
    let checked = summary_when_whole(&mut look).await;
    if checked.is_err() {
        look.close().await?;
        return checked;
    }
    let restored = checked?;
    let swapped = async {
        let _alone = Presence::alone(&target, &around.config).await?;
        refuse_if_held_elsewhere(&target, around)?;
        if target.exists() {
            keep_present(&target, around).await?;
        }
        let folder = target.parent().ok_or_else(|| Error::new(Code::FileMissing).with("path", target.display()))?;
        let incoming = tempfile::Builder::new().prefix(NEW_FILE).tempfile_in(folder).map_err(failed)?.into_temp_path();
        // Through SQLite, for what was chosen may have a log beside it.
        vacuum_into(&mut look.conn, &incoming).await.map_err(at(&target))?;
        verify(&incoming, &restored, around).await?;
        match std::fs::metadata(&target) {
            Ok(present) => std::fs::set_permissions(&incoming, present.permissions()).map_err(failed)?,
            Err(_) => make_writable(&incoming).map_err(failed)?,
        }
        note(&restored.file_id, &target, around)?;
        incoming.persist(&target).map_err(|refused| failed(refused.error))?;
        sync_folder(folder).map_err(failed)
    };
    let swapped = swapped.await;
    look.close().await?;
    swapped.map(|()| restored)
}

/// On the disk, and what it was made from.
async fn verify(incoming: &Path, restored: &Summary, around: &Around) -> Result<()> {
    std::fs::File::options().write(true).open(incoming)?.sync_all()?;
    if summary_of(incoming, around).await? == *restored {
        Ok(())
    } else {
        Err(Error::new(Code::FileDamaged).with("path", incoming.display()))
    }
}

/// In a shared folder another computer may be writing. Errors: `FileBusy`.
fn refuse_if_held_elsewhere(target: &Path, around: &Around) -> Result<()> {
    let canonical = std::fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    let ours = match around.config.file_at(&canonical)? {
        Some(file_id) => around.config.entry(&file_id)?.map(|entry| entry.installation),
        None => None,
    };
    if is_held_by_another(&canonical, ours.as_deref(), around.clock.now_ms()) {
        return Err(Error::new(Code::FileBusy).with("path", target.display()));
    }
    Ok(())
}

/// A link is followed: what it names is replaced, not the link.
fn resolved(target: &Path) -> Result<std::path::PathBuf> {
    let is_link = target.symlink_metadata().is_ok_and(|file| file.file_type().is_symlink());
    Ok(if is_link { std::fs::canonicalize(target)? } else { std::path::absolute(target)? })
}

/// The next opening mints: said before the swap, since a needless new installation harms nobody. A backup of another
/// data file is a copy of that one, and opening finds it out.
fn note(file_id: &[u8; 16], target: &Path, around: &Around) -> Result<()> {
    let canonical = std::fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    around.config.change_entry(file_id, true, |entry| {
        if entry.path == canonical || !entry.path.exists() {
            entry.restored = true;
        }
    })
}

/// Leaves the present without log and journal, and a backup of it.
async fn keep_present(target: &Path, around: &Around) -> Result<()> {
    let whole = async {
        let mut look = Look::at(target, Side::WithJournal, &around.config, Migrations::ours()).await?;
        let kept = match look.check_pages().await {
            Ok(()) => write(&mut look.conn, &look.file_id, BackupReason::Restore, around, Migrations::ours())
                .await
                .map(|_| ()),
            damaged => damaged,
        };
        look.close().await?;
        kept
    };
    match whole.await {
        Ok(()) => settle(target).await,
        Err(cause) if is_unreadable(cause.code) => keep_bytes(target, around),
        Err(cause) => Err(cause),
    }
}

fn is_unreadable(code: Code) -> bool {
    matches!(code, Code::FileDamaged | Code::NotOurFile | Code::FileEmpty | Code::FileForeignSchema | Code::FileTooNew)
}

/// What cannot be read as a data file is moved out of the way as it is, log and journal with it.
fn keep_bytes(target: &Path, around: &Around) -> Result<()> {
    let folder = around.config.subfolder("backups/unreadable")?;
    remove_older_than_a_month(&folder, "");
    let kept = folder.join(name(around.clock.now_ms(), BackupReason::Restore));
    for suffix in ["", "-wal", "-journal"] {
        let from = beside(target, suffix);
        if from.exists() {
            let copied = std::fs::copy(&from, beside(&kept, suffix))
                .and_then(|_| make_writable(&beside(&kept, suffix)))
                .and_then(|()| std::fs::File::options().write(true).open(beside(&kept, suffix))?.sync_all());
            copied.map_err(|cause| Error::from(cause).with("path", target.display()))?;
        }
    }
    sync_folder(&folder)?;
    // First what would be applied to the file that comes; the file itself is replaced by the swap.
    for suffix in ["-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(beside(target, suffix));
    }
    Ok(())
}

/// Checks a backup and says what it holds. Errors: as opening a data file.
pub async fn summary_of(path: &Path, around: &Around) -> Result<Summary> {
    let mut look = Look::at(path, Side::WithJournal, &around.config, Migrations::ours()).await?;
    let summary = summary_when_whole(&mut look).await;
    look.close().await?;
    summary
}

async fn summary_when_whole(look: &mut Look) -> Result<Summary> {
    look.check_pages().await?;
    let file_id = look.file_id;
    summary(&mut look.conn, file_id).await
}

async fn summary(conn: &mut SqliteConnection, file_id: [u8; 16]) -> Result<Summary> {
    let people: i64 = sqlx::query_scalar(
        "select count(*) from entity e where e.kind = (select num from kind where name = 'person')
         and not exists(select 1 from cell c where c.ent = e.ent and c.dead = 0 and c.val = 0
           and c.field = (select num from field where name = ?1))",
    )
    .bind(crate::domain::fields::ALIVE)
    .fetch_one(&mut *conn)
    .await?;
    let last_change = sqlx::query_scalar("select max(at) from batch").fetch_one(&mut *conn).await?;
    let chapter: Option<String> = sqlx::query_scalar(
        "select cast(c.val as text) from cell c join meta m on m.key = 'chapter' and m.value = c.ent
         where c.dead = 0 and c.field = (select num from field where name = 'organisation.name') order by c.stamp desc limit 1",
    )
    .fetch_optional(conn)
    .await?;
    Ok(Summary {
        people: u32::try_from(people).unwrap_or(u32::MAX),
        last_change,
        chapter: chapter.unwrap_or_default(),
        file_id,
    })
}
