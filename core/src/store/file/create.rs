//! A new data file: made whole under another name in the same folder, then given its name. A program that dies while
//! doing so leaves no half of one.

use std::path::Path;

use sqlx::SqliteConnection;

use super::around::Around;
use super::connect::{at, close, options, single};
use super::migrate::Migrations;
use super::{APPLICATION_ID, DataFile, MintReason, mint};
use crate::error::{Code, Error, Result};
use crate::store::config::sync_folder;

/// What new files are called until they are whole.
pub(crate) const NEW_FILE: &str = ".birlik-new-";

impl DataFile {
    /// Makes a data file at `path` and opens it. Errors: `FileExists`, `FileMissing` when there is no such folder,
    /// `FileDenied`, `DiskFull`, `ConfigFailed`.
    pub async fn create(path: &Path, around: &Around) -> Result<Self> {
        let path = std::path::absolute(path)?;
        let failed = |cause: std::io::Error| Error::from(cause).with("path", path.display());
        if path.symlink_metadata().is_ok() {
            return Err(Error::new(Code::FileExists).with("path", path.display()));
        }
        let folder = folder_of(&path)?;
        remove_remains(folder);
        let unfinished =
            tempfile::Builder::new().prefix(NEW_FILE).tempfile_in(folder).map_err(failed)?.into_temp_path();
        let mut file_id = [0; 16];
        around.random.fill(&mut file_id);
        fill(&unfinished, &file_id, around).await.map_err(|refused| refused.with("path", path.display()))?;
        sync(&unfinished).map_err(failed)?;
        let named = std::fs::canonicalize(folder).map_err(failed)?.join(path.file_name().unwrap_or_default());
        mint::of_new_file(&around.config, &file_id, &named, &*around.random)?;
        unfinished.persist_noclobber(&path).map_err(|refused| failed(refused.error))?;
        sync_folder(folder).map_err(failed)?;
        let mut file = Self::open(&path, around).await?;
        file.minted = Some(MintReason::New);
        Ok(file)
    }
}

fn folder_of(path: &Path) -> Result<&Path> {
    path.parent().ok_or_else(|| Error::new(Code::FileMissing).with("path", path.display()))
}

async fn fill(path: &Path, file_id: &[u8; 16], around: &Around) -> Result<()> {
    let mut conn = single(options(path)).await.map_err(at(path))?;
    let filled = fill_through(&mut conn, file_id, around).await;
    close(conn).await?;
    filled
}

async fn fill_through(conn: &mut SqliteConnection, file_id: &[u8; 16], around: &Around) -> Result<()> {
    // A pragma takes no parameter; the number is ours.
    let mark = sqlx::AssertSqlSafe(format!("pragma application_id = {APPLICATION_ID}"));
    sqlx::raw_sql(mark).execute(&mut *conn).await?;
    Migrations::ours().run(conn, &around.app_version).await?;
    sqlx::query("insert into meta(key, value) values ('file_id', ?1), ('created', ?2), ('made_by', ?3)")
        .bind(file_id.as_slice())
        .bind(around.clock.now_ms())
        .bind(&around.app_version)
        .execute(&mut *conn)
        .await?;
    Ok(())
}

fn sync(path: &Path) -> std::io::Result<()> {
    std::fs::File::options().write(true).open(path)?.sync_all()
}

/// What a program that died left here more than an hour ago. Only names that nothing else has.
fn remove_remains(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let remains = entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(NEW_FILE));
    for path in remains.map(|entry| entry.path()).filter(|path| is_old(path.as_path())) {
        let _ = std::fs::remove_file(path);
    }
}

fn is_old(path: &Path) -> bool {
    let age = std::fs::metadata(path).and_then(|file| file.modified()).ok().and_then(|at| at.elapsed().ok());
    age.is_some_and(|age| age.as_secs() > 3600)
}
