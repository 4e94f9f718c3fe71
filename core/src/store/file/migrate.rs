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

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    use sqlx::migrate::{Migration, MigrationType};
    use sqlx::{SqlSafeStr, SqliteConnection};

    use super::*;
    use crate::app::{Clock, Random};
    use crate::store::backup::{self, BackupReason};
    use crate::store::config::Config;
    use crate::store::file::open::Opening;
    use crate::store::file::{Access, Around, DataFile, Reason, Surroundings};

    struct Still;
    impl Clock for Still {
        fn now_ms(&self) -> i64 {
            1_772_323_200_000
        }
    }

    struct Counting(AtomicU64);
    impl Random for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill_with(|| self.0.fetch_add(1, Ordering::Relaxed).to_le_bytes()[0]);
        }
    }

    /// Of a program that knows one migration more.
    fn newer(sql: &'static str) -> Migrations {
        let number = Migrations::ours().newest() + 1;
        let more = Migration::new(number, Cow::Borrowed("more"), MigrationType::Simple, sql.into_sql_str(), false);
        let all = MIGRATOR.iter().cloned().chain([more]).collect();
        Migrations(Box::leak(Box::new(Migrator::with_migrations(all))))
    }

    fn around(folder: &std::path::Path) -> Around {
        Around {
            config: Config::on_machine(&folder.join("config"), "a").expect("a temporary folder"),
            clock: Arc::new(Still),
            random: Arc::new(Counting(AtomicU64::new(1))),
            app_version: "9.9.9".into(),
            surroundings: Surroundings::default(),
        }
    }

    async fn made(around: &Around, folder: &std::path::Path) -> std::path::PathBuf {
        let path = folder.join("chapter.birlik");
        DataFile::create(&path, around).await.expect("created").close().await;
        path
    }

    async fn text(conn: &mut SqliteConnection, sql: &'static str) -> String {
        sqlx::query_scalar(sql).fetch_one(conn).await.expect("one text")
    }

    #[tokio::test]
    async fn an_older_file_is_backed_up_and_then_brought_up_to_date() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let around = around(folder.path());
        let path = made(&around, folder.path()).await;
        let newer = newer("create table more(a); update meta set value = 99 where key = 'min_reader'");
        let opened = Opening::of(&path, &around, newer).await.expect("looked at").open().await.expect("opened");
        let mut conn = opened.read().await.expect("a reader");
        assert_eq!(text(&mut conn, "select name from sqlite_schema where name = 'more'").await, "more");
        assert_eq!(text(&mut conn, "select value from meta where key = 'migrated_by'").await, "9.9.9");
        drop(conn);
        let backups = backup::list(&around, &opened.file_id()).expect("a list");
        assert_eq!(backups.iter().map(|made| made.reason).collect::<Vec<_>>(), [BackupReason::Migration]);
        opened.close().await;
        // The older program refuses what the newer one made, and opens the backup.
        assert_eq!(DataFile::open(&path, &around).await.expect_err("too new").code, Code::FileTooNew);
        std::fs::copy(&backups[0].path, &path).expect("copied");
        DataFile::open(&path, &around).await.expect("opened").close().await;
    }

    #[tokio::test]
    async fn a_migration_that_fails_leaves_the_file_as_it_was() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let around = around(folder.path());
        let path = made(&around, folder.path()).await;
        let broken = newer("create table more(a); insert into nowhere values (1)");
        let refused = Opening::of(&path, &around, broken).await.expect("looked at").open().await;
        assert!(refused.is_err());
        let file = DataFile::open(&path, &around).await.expect("opened");
        let mut conn = file.read().await.expect("a reader");
        assert_eq!(text(&mut conn, "select cast(count(*) as text) from sqlite_schema where name = 'more'").await, "0");
        drop(conn);
        file.close().await;
    }

    #[tokio::test]
    async fn a_file_that_another_program_has_open_is_not_migrated_under_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let around = around(folder.path());
        let path = made(&around, folder.path()).await;
        let older = DataFile::open(&path, &around).await.expect("opened");
        let refused = Opening::of(&path, &around, newer("create table more(a)")).await.expect("looked at").open().await;
        assert_eq!(refused.expect_err("busy").code, Code::FileBusy);
        older.close().await;
    }

    #[tokio::test]
    async fn a_write_protected_older_file_is_read_through_a_copy_that_is_up_to_date() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let around = around(folder.path());
        let path = made(&around, folder.path()).await;
        let mut permissions = std::fs::metadata(&path).expect("a file").permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).expect("set");
        let before = std::fs::read(&path).expect("read");
        let opened = Opening::of(&path, &around, newer("create table more(a)")).await.expect("looked at").open().await;
        let opened = opened.expect("opened");
        assert_eq!(opened.access(), Access::ReadOnly(Reason::NoPermission));
        let mut conn = opened.read().await.expect("a reader");
        assert_eq!(text(&mut conn, "select name from sqlite_schema where name = 'more'").await, "more");
        drop(conn);
        opened.close().await;
        assert_eq!(std::fs::read(&path).expect("read"), before);
    }
}
