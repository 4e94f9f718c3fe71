//! How connections are made: what every one of them distrusts.

use std::path::Path;
use std::time::Duration;

use sqlx::pool::PoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteSynchronous};
use sqlx::{ConnectOptions, Sqlite, SqlitePool};

use crate::error::{Code, Error, Result};

/// How long a write waits for another.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// For any SQLite file that came from somebody. `trusted_schema` off: no function that could do harm runs from the
/// file's own schema; `cell_size_check`: damage is found when a page is read, not later. Statements are not logged:
/// they carry no values, but there are many.
pub(crate) fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(PATIENCE)
        .synchronous(SqliteSynchronous::Full)
        .pragma("trusted_schema", "off")
        .pragma("cell_size_check", "on")
        // 32 MiB of pages: a large import does not write each page many times.
        .pragma("cache_size", "-32768")
        .pragma("temp_store", "memory")
        // Apple's fsync returns before the disk has written; elsewhere this says nothing.
        .pragma("fullfsync", "on")
        // Rows wait for their reader in a queue between two threads; a longer one is a smaller number of changes of guard.
        .row_buffer_size(1_000)
        .disable_statement_logging()
}

/// One connection, for a look or a copy.
pub(crate) async fn single(options: SqliteConnectOptions) -> sqlx::Result<SqliteConnection> {
    options.connect().await
}

/// Connections that stay as long as the pool.
pub(super) fn pool(options: SqliteConnectOptions, most: u32) -> SqlitePool {
    PoolOptions::<Sqlite>::new()
        .max_connections(most)
        .min_connections(0)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(PATIENCE)
        .connect_lazy_with(options)
}

/// Names the file in an error of the database.
pub(crate) fn at(path: &Path) -> impl Fn(sqlx::Error) -> Error + '_ {
    |cause| {
        let busy = matches!(cause, sqlx::Error::PoolTimedOut);
        let error = if busy { Error::new(Code::FileBusy).because(cause) } else { Error::from(cause) };
        error.with("path", path.display())
    }
}

/// What SQLite said, reduced to what opening must tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Somebody holds a lock.
    Held,
    /// The file or its folder cannot be written to.
    NotWritable,
    /// Anything else.
    Other,
}

pub(super) fn refusal(cause: &sqlx::Error) -> Refusal {
    let code = match cause {
        sqlx::Error::PoolTimedOut => Some(5),
        sqlx::Error::Database(db) => db.code().and_then(|code| code.parse::<u32>().ok()),
        _ => None,
    };
    // BUSY, LOCKED · PERM, READONLY, CANTOPEN, AUTH
    match code.map(|code| code & 0xff) {
        Some(5 | 6) => Refusal::Held,
        Some(3 | 8 | 14 | 23) => Refusal::NotWritable,
        _ => Refusal::Other,
    }
}

/// The one connection of a look, closed whatever came of it.
pub(crate) async fn close(conn: SqliteConnection) -> Result<()> {
    sqlx::Connection::close(conn).await.map_err(Error::from)
}
