//! A look into a data file or a backup that changes nothing: not the file, not its log. What is refused here stays as it
//! was, byte for byte.

use std::path::{Path, PathBuf};

use sqlx::SqliteConnection;
use tempfile::TempDir;

use super::connect::{Refusal, at, close, options, refusal, single};
use super::migrate::Migrations;
use super::{Header, schema};
use crate::error::{Code, Error, Result};
use crate::store::config::Config;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// The file with its log or journal, as SQLite would open it.
    WithJournal,
    /// The file alone.
    FileAlone,
}

/// A data file that is one, seen through a connection that cannot write.
#[derive(Debug)]
pub(crate) struct Look {
    /// The connection.
    pub(crate) conn: SqliteConnection,
    /// The file's own id.
    pub(crate) file_id: [u8; 16],
    /// The last migration that it has.
    pub(crate) version: i64,
    path: PathBuf,
    copy: Option<TempDir>,
}

impl Look {
    /// Header, version, schema and id; pages are checked by [`Look::check_pages`].
    /// Errors: `FileMissing`, `FileEmpty`, `NotOurFile`, `FileDamaged`, `FileTooNew`, `FileForeignSchema`, `FileBusy`.
    pub(crate) async fn at(path: &Path, side: Side, config: &Config, migrations: Migrations) -> Result<Self> {
        let header = Header::read(path)?;
        let (mut conn, copy) = connect(path, side, config).await?;
        match examine(&mut conn, path, header, migrations).await {
            Ok((file_id, version)) => Ok(Self { conn, file_id, version, path: path.to_owned(), copy }),
            Err(refused) => {
                close(conn).await?;
                Err(refused.with("path", path.display()))
            }
        }
    }

    /// Looks at a copy that is made now: of a file that another program has locked, as far as it can be read.
    pub(crate) async fn at_copy(path: &Path, config: &Config, migrations: Migrations) -> Result<Self> {
        let header = Header::read(path)?;
        let (mut conn, copy) = connect_to_copy(path, config).await?;
        match examine(&mut conn, path, header, migrations).await {
            Ok((file_id, version)) => Ok(Self { conn, file_id, version, path: path.to_owned(), copy: Some(copy) }),
            Err(refused) => {
                close(conn).await?;
                Err(refused.with("path", path.display()))
            }
        }
    }

    /// Reads every page. Errors: `FileDamaged`.
    pub(crate) async fn check_pages(&mut self) -> Result<()> {
        let answers: Vec<String> = sqlx::query_scalar("pragma quick_check(1)")
            .fetch_all(&mut self.conn)
            .await
            .map_err(|cause| damaged(&self.path, cause))?;
        match answers.first().map(String::as_str) {
            Some("ok") => Ok(()),
            other => Err(Error::new(Code::FileDamaged)
                .with("path", self.path.display())
                .because(other.unwrap_or("no answer").to_owned())),
        }
    }

    /// Ends it; gives the copy when one was made.
    pub(crate) async fn close(self) -> Result<Option<TempDir>> {
        close(self.conn).await?;
        Ok(self.copy)
    }
}

/// The file that SQLite keeps beside a database: `-wal`, `-shm`, `-journal`.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Bytes; 0 when there is none.
pub(crate) fn size_of(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

/// Without log and journal the file is read as it lies, with no locks and nothing made beside it. With one it is read
/// through SQLite, and when that would have to change something (a journal of a program that died, a log without its
/// index), a copy is read.
async fn connect(path: &Path, side: Side, config: &Config) -> Result<(SqliteConnection, Option<TempDir>)> {
    let has_log = size_of(&beside(path, "-wal")) > 0;
    let has_journal = size_of(&beside(path, "-journal")) > 0;
    if side == Side::FileAlone || !(has_log || has_journal) {
        return Ok((
            single(options(path).immutable(true).read_only(true)).await.map_err(|cause| damaged(path, cause))?,
            None,
        ));
    }
    if !has_log || beside(path, "-shm").exists() {
        match try_read(path).await {
            Ok(conn) => return Ok((conn, None)),
            Err(cause) if refusal(&cause) == Refusal::NotWritable => {}
            Err(cause) => return Err(at(path)(cause)),
        }
    }
    let (conn, copy) = connect_to_copy(path, config).await?;
    Ok((conn, Some(copy)))
}

async fn try_read(path: &Path) -> sqlx::Result<SqliteConnection> {
    let mut conn = single(options(path).read_only(true)).await?;
    match sqlx::query("select count(*) from sqlite_schema").execute(&mut conn).await {
        Ok(_) => Ok(conn),
        Err(cause) => {
            let _ = sqlx::Connection::close(conn).await;
            Err(cause)
        }
    }
}

/// Copied into the configuration folder, which only its owner may enter; removed with the look.
async fn connect_to_copy(path: &Path, config: &Config) -> Result<(SqliteConnection, TempDir)> {
    let copies = config.subfolder("copies")?;
    remove_remains(&copies);
    let folder = tempfile::tempdir_in(copies)?;
    let copy = copy_in(folder.path());
    let failed = |cause: std::io::Error| Error::from(cause).with("path", path.display());
    for suffix in ["", "-wal", "-journal"] {
        let from = beside(path, suffix);
        if suffix.is_empty() || from.exists() {
            std::fs::copy(&from, beside(&copy, suffix)).map_err(failed)?;
            make_writable(&beside(&copy, suffix)).map_err(failed)?;
        }
    }
    let mut conn = single(options(&copy)).await.map_err(|cause| damaged(path, cause))?;
    // Takes the log or journal in, now and not under the reader's hands.
    sqlx::query("select count(*) from sqlite_schema").execute(&mut conn).await.map_err(|cause| damaged(path, cause))?;
    Ok((conn, folder))
}

/// Copies of programs that died more than a week ago.
fn remove_remains(copies: &Path) {
    let Ok(entries) = std::fs::read_dir(copies) else { return };
    for entry in entries.flatten() {
        let age = entry.metadata().and_then(|folder| folder.modified()).ok().and_then(|at| at.elapsed().ok());
        if age.is_some_and(|age| age.as_secs() > 7 * 24 * 60 * 60) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Where the copy of a data file lies in its folder.
pub(super) fn copy_in(folder: &Path) -> PathBuf {
    folder.join("copy")
}

/// A copy takes the permissions of what it was made from.
pub(crate) fn make_writable(path: &Path) -> std::io::Result<()> {
    let mut permissions = std::fs::metadata(path)?.permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o600);
    #[cfg(not(unix))]
    permissions.set_readonly(false);
    std::fs::set_permissions(path, permissions)
}

/// "Not a database" and "no such table" about a file with our mark mean damage.
fn damaged(path: &Path, cause: sqlx::Error) -> Error {
    let error = at(path)(cause);
    match error.code {
        Code::NotOurFile | Code::Defect => Error { code: Code::FileDamaged, ..error },
        _ => error,
    }
}

async fn examine(
    conn: &mut SqliteConnection,
    path: &Path,
    header: Header,
    migrations: Migrations,
) -> Result<([u8; 16], i64)> {
    let version = match version(conn).await {
        Ok(version) => version.max(i64::from(header.user_version)),
        // A format that this program cannot even ask.
        Err(_) if i64::from(header.user_version) > migrations.newest() => {
            return Err(Error::new(Code::FileTooNew).with("made_by", ""));
        }
        Err(cause) => return Err(damaged(path, cause)),
    };
    if version > migrations.newest() {
        refuse_if_too_new(conn, migrations).await?;
    }
    if let Some(name) = schema::foreign(conn, migrations, version).await?.into_iter().next() {
        return Err(Error::new(Code::FileForeignSchema).with("name", name));
    }
    let file_id: Option<Vec<u8>> = sqlx::query_scalar("select value from meta where key = 'file_id'")
        .fetch_optional(&mut *conn)
        .await
        .map_err(|cause| damaged(path, cause))?;
    let file_id = file_id.and_then(|id| id.try_into().ok());
    let file_id = file_id.ok_or_else(|| Error::new(Code::FileDamaged).because("no file id"))?;
    Ok((file_id, version))
}

async fn version(conn: &mut SqliteConnection) -> sqlx::Result<i64> {
    let applied: i64 =
        sqlx::query_scalar("select coalesce(max(version), 0) from _sqlx_migrations").fetch_one(&mut *conn).await?;
    let written: i64 = sqlx::query_scalar("pragma user_version").fetch_one(&mut *conn).await?;
    Ok(applied.max(written))
}

async fn refuse_if_too_new(conn: &mut SqliteConnection, migrations: Migrations) -> Result<()> {
    let text = "select cast(value as text) from meta where key = ?1";
    let min_reader: Option<i64> =
        sqlx::query_scalar("select cast(value as integer) from meta where key = 'min_reader'")
            .fetch_optional(&mut *conn)
            .await
            .unwrap_or_default();
    if min_reader.is_some_and(|min| min <= migrations.newest()) {
        return Ok(());
    }
    let mut made_by = None;
    for key in ["migrated_by", "made_by"] {
        let found: Option<String> =
            sqlx::query_scalar(text).bind(key).fetch_optional(&mut *conn).await.unwrap_or_default();
        made_by = made_by.or(found);
    }
    Err(Error::new(Code::FileTooNew).with("made_by", made_by.unwrap_or_default()))
}
