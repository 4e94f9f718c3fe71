//! Bringing an older data file up to this program: a backup first, then the migrations that are missing.
//! A migration after which older programs must not write raises `min_reader` in `meta` to its own number.

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{AssertSqlSafe, SqliteConnection};

use crate::error::{Code, Error, Result};

static MIGRATOR: Migrator = sqlx::migrate!();

/// The migrations that a program knows.
#[derive(Clone, Copy)]
pub(crate) struct Migrations(&'static Migrator);

impl Migrations {
    /// Of this program.
    pub(crate) fn ours() -> Self {
        Self(&MIGRATOR)
    }

    /// The number of the newest.
    pub(super) fn newest(self) -> i64 {
        self.0.iter().map(|migration| migration.version).max().unwrap_or(0)
    }

    /// Applies what is missing up to `version`, each in a transaction of its own.
    pub(super) async fn run_to(self, conn: &mut SqliteConnection, version: i64) -> Result<()> {
        self.0.run_to(version, conn).await.map_err(refused)
    }

    /// Applies what is missing, and says so in the header, where a program sees it before it opens anything.
    pub(super) async fn run(self, conn: &mut SqliteConnection, app_version: &str) -> Result<()> {
        self.run_to(conn, self.newest()).await?;
        sqlx::query("insert or replace into meta(key, value) values ('migrated_by', ?1)")
            .bind(app_version)
            .execute(&mut *conn)
            .await?;
        // A pragma takes no parameter; the number is ours.
        let statement = AssertSqlSafe(format!("pragma user_version = {}", self.newest()));
        sqlx::raw_sql(statement).execute(&mut *conn).await?;
        // In the file itself and not only in its log.
        sqlx::raw_sql("pragma wal_checkpoint(truncate)").execute(&mut *conn).await?;
        Ok(())
    }
}

fn refused(cause: MigrateError) -> Error {
    match cause {
        MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _) => Error::from(cause),
        // A migration of that number that is not ours, or one that was left half done.
        other => Error::new(Code::FileDamaged).because(other),
    }
}
