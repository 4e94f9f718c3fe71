//! Backups of a data file: whole files made by SQLite itself, checked, kept in the configuration folder and not beside
//! the data file, so that no cloud folder fills with them. Secrets are never in one.

mod restore;
mod rotate;

use std::path::{Path, PathBuf};

use sqlx::SqliteConnection;

pub use restore::{Comparison, Summary, compare, restore, summary_of};
pub(crate) use rotate::remove_older_than_a_month;

use super::config::sync_folder;
use super::file::{Around, DataFile, Look, Migrations, Side, at, close, options, single};
use crate::domain::id::hex;
use crate::error::{Code, Error, Result};

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupReason {
    /// Something had changed since the day before.
    Daily,
    /// A person asked for it.
    Asked,
    /// A newer Birlik was about to change the file's form.
    Migration,
    /// Another backup was about to take the file's place.
    Restore,
    /// Many records were about to be deleted.
    MassDelete,
    /// Many people were about to become one with others.
    MassMerge,
}

const REASONS: [(BackupReason, &str); 6] = [
    (BackupReason::Daily, "daily"),
    (BackupReason::Asked, "asked"),
    (BackupReason::Migration, "migration"),
    (BackupReason::Restore, "restore"),
    (BackupReason::MassDelete, "mass-delete"),
    (BackupReason::MassMerge, "mass-merge"),
];

/// A backup on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupEntry {
    /// Where it lies.
    pub path: PathBuf,
    /// Its file name, which says when and why.
    pub name: String,
    /// Milliseconds since 1970.
    pub made: i64,
    /// Why.
    pub reason: BackupReason,
    /// Bytes.
    pub size: u64,
}

/// Makes a backup now, checks it, and removes those whose time is over. Errors: `DiskFull`, `ConfigFailed`, `FileDamaged`
/// when what was written cannot be read again.
pub async fn backup(file: &DataFile, reason: BackupReason) -> Result<BackupEntry> {
    let mut conn = file.read().await?;
    let around = file.around();
    let last: Option<i64> = sqlx::query_scalar("select max(id) from batch").fetch_one(&mut *conn).await?;
    let entry = write(&mut conn, &file.file_id(), reason, around, Migrations::ours()).await?;
    around.config.change_entry(&file.file_id(), false, |known| known.backed_up = last.or(Some(0)))?;
    Ok(entry)
}

/// Makes the day's backup when something has changed since the last one and today has none; called before the day's first
/// write, and at closing.
pub async fn daily(file: &DataFile) -> Result<Option<BackupEntry>> {
    let around = file.around();
    let last: Option<i64> = sqlx::query_scalar("select max(id) from batch").fetch_one(&mut *file.read().await?).await?;
    let backed_up = around.config.entry(&file.file_id())?.and_then(|entry| entry.backed_up);
    if last.unwrap_or(0) <= backed_up.unwrap_or(0) {
        return Ok(None);
    }
    let today = day(around.clock.now_ms());
    if list(around, &file.file_id())?
        .iter()
        .any(|entry| entry.reason == BackupReason::Daily && day(entry.made) == today)
    {
        return Ok(None);
    }
    backup(file, BackupReason::Daily).await.map(Some)
}

/// The backups of a data file, newest first. Errors: `ConfigFailed`.
pub fn list(around: &Around, file_id: &[u8; 16]) -> Result<Vec<BackupEntry>> {
    let folder = around.config.backups(file_id);
    let entries = match std::fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(super::config::failed(&folder, cause)),
    };
    let mut found: Vec<BackupEntry> = entries.flatten().filter_map(|entry| read_name(&entry.path())).collect();
    found.sort_by(|a, b| b.made.cmp(&a.made).then_with(|| b.name.cmp(&a.name)));
    Ok(found)
}

/// The backups of the data file that lay at `path` when it was last opened: for one that is missing or so damaged that it
/// does not say its id. Newest first. Errors: `ConfigFailed`.
pub fn list_for_path(around: &Around, path: &Path) -> Result<Vec<BackupEntry>> {
    let path = std::fs::canonicalize(path).or_else(|_| std::path::absolute(path))?;
    match around.config.file_at(&path)? {
        Some(file_id) => list(around, &file_id),
        None => Ok(Vec::new()),
    }
}

/// Before a migration; nobody has the file open.
pub(super) async fn before_migration(path: &Path, around: &Around, migrations: Migrations) -> Result<()> {
    let mut look = Look::at(path, Side::WithJournal, &around.config, migrations).await?;
    let written = write(&mut look.conn, &look.file_id, BackupReason::Migration, around, migrations).await;
    look.close().await?;
    written.map(|_| ())
}

/// Under another name first: a backup that bears its name is whole.
async fn write(
    conn: &mut SqliteConnection,
    file_id: &[u8; 16],
    reason: BackupReason,
    around: &Around,
    migrations: Migrations,
) -> Result<BackupEntry> {
    let folder = around.config.subfolder(&format!("backups/{}", hex(file_id)))?;
    remove_remains(&folder);
    let name = name(around.clock.now_ms(), reason);
    let path = folder.join(&name);
    let unfinished = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(&folder)?.into_temp_path();
    vacuum_into(conn, &unfinished).await.map_err(at(&path))?;
    verify(&unfinished, file_id, around, migrations).await?;
    std::fs::File::options().write(true).open(&unfinished)?.sync_all()?;
    unfinished.persist(&path).map_err(|refused| Error::from(refused.error).with("path", path.display()))?;
    sync_folder(&folder)?;
    rotate::remove_old(around, file_id)?;
    read_name(&path).ok_or_else(|| Error::new(Code::FileMissing).with("path", path.display()))
}

/// What backups are called until they are whole.
const UNFINISHED: &str = ".unfinished-";

/// The target must be empty or missing; the file under it is ours and empty.
async fn vacuum_into(conn: &mut SqliteConnection, target: &Path) -> sqlx::Result<()> {
    sqlx::query("vacuum into ?1").bind(target.to_string_lossy().into_owned()).execute(conn).await?;
    Ok(())
}

async fn verify(path: &Path, file_id: &[u8; 16], around: &Around, migrations: Migrations) -> Result<()> {
    let mut look = Look::at(path, Side::FileAlone, &around.config, migrations).await?;
    let checked = look.check_pages().await;
    let same = look.file_id == *file_id;
    look.close().await?;
    checked?;
    if same { Ok(()) } else { Err(Error::new(Code::Defect).because("a backup of another file")) }
}

/// The ending of data files, which a backup is.
const ENDING: &str = ".birlikdb";

/// `2026-11-25 100300.123 daily.birlikdb`, UTC.
fn name(made: i64, reason: BackupReason) -> String {
    let at = chrono::DateTime::from_timestamp_millis(made).unwrap_or_default();
    let reason = REASONS.iter().find(|(known, _)| *known == reason).map_or("", |(_, name)| *name);
    format!("{} {reason}{ENDING}", at.format("%Y-%m-%d %H%M%S%.3f"))
}

fn read_name(path: &Path) -> Option<BackupEntry> {
    let name = path.file_name()?.to_str()?.to_owned();
    let (at, reason) = name.strip_suffix(ENDING)?.rsplit_once(' ')?;
    let made = chrono::NaiveDateTime::parse_from_str(at, "%Y-%m-%d %H%M%S%.3f").ok()?.and_utc().timestamp_millis();
    let (reason, _) = *REASONS.iter().find(|(_, known)| *known == reason)?;
    let size = std::fs::metadata(path).ok()?.len();
    Some(BackupEntry { path: path.to_owned(), name, made, reason, size })
}

/// Days since 1970, UTC: the core knows no other zone.
fn day(ms: i64) -> i64 {
    ms.div_euclid(24 * 60 * 60 * 1000)
}

/// What a program that died left here.
fn remove_remains(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(UNFINISHED)) {
        let age = entry.metadata().and_then(|file| file.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age.as_secs() > 3600) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Takes log and journal into the file and leaves neither; nobody else has it open.
async fn settle(path: &Path) -> Result<()> {
    let mut conn = single(options(path)).await.map_err(at(path))?;
    let settled = sqlx::raw_sql("pragma wal_checkpoint(truncate); pragma journal_mode = delete")
        .execute(&mut conn)
        .await
        .map_err(at(path));
    close(conn).await?;
    settled.map(|_| ())
}
