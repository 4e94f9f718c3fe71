//! The life of a data file: made, opened, locked, copied, damaged, backed up, restored, killed.

mod backup;
mod config;
mod damaged;
mod hostile;
mod installation;
pub(crate) mod kill;
pub(crate) mod kill_work;
mod lock;
mod open;
mod place;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use birlik_core::app::{Clock, Random};
use birlik_core::domain::EntityId;
use birlik_core::store::config::Config;
use birlik_core::store::file::{Around, DataFile, Surroundings};
use sha2::{Digest, Sha256};

/// A day of the tests: 2026-03-01, in milliseconds.
pub(crate) const DAY: i64 = 1_772_323_200_000;

/// A clock that stands until it is moved.
#[derive(Debug)]
pub(crate) struct StandingClock(pub(crate) AtomicI64);

impl Clock for StandingClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Different bytes at each call; the same in each run.
#[derive(Debug)]
pub(crate) struct Counting(AtomicU64);

impl Random for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            chunk.copy_from_slice(&next.to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A folder with a computer's configuration and a place for data files.
pub(crate) struct Computer {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) clock: Arc<StandingClock>,
    pub(crate) around: Around,
}

impl Computer {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("data")).unwrap();
        let clock = Arc::new(StandingClock(AtomicI64::new(DAY)));
        let around = around(&folder.path().join("config"), "this computer", &clock, 1);
        Self { folder, clock, around }
    }

    /// The same computer, as another program of it sees it.
    pub(crate) fn another_program(&self) -> Around {
        around(&self.folder.path().join("config"), "this computer", &self.clock, 1_000_003)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("data").join(name)
    }

    pub(crate) fn later(&self, ms: i64) {
        self.clock.0.fetch_add(ms, Ordering::Relaxed);
    }

    /// A closed data file with a batch of a hundred people.
    pub(crate) async fn filled(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        let file = DataFile::create(&path, &self.around).await.unwrap();
        write(&file, 100).await;
        file.close().await;
        path
    }
}

pub(crate) fn around(config: &Path, machine: &str, clock: &Arc<StandingClock>, seed: u64) -> Around {
    Around {
        config: Config::on_machine(config, machine).unwrap(),
        clock: clock.clone(),
        random: Arc::new(Counting(AtomicU64::new(seed))),
        app_version: "0.1.0".into(),
        surroundings: Surroundings::default(),
    }
}

/// Writes a batch that makes so many people, and commits it; gives its stamp.
pub(crate) async fn write(file: &DataFile, people: u32) -> i64 {
    let mut tx = file.write().await.unwrap();
    let stamp = say(&mut tx, file, people).await;
    tx.commit(Some(stamp)).await.unwrap();
    stamp
}

/// As `write`, inside a transaction of the caller's.
pub(crate) async fn say(tx: &mut sqlx::SqliteConnection, file: &DataFile, people: u32) -> i64 {
    let stamp = file.last_stamp() + 1;
    sqlx::query("insert or ignore into kind(name) values ('person')").execute(&mut *tx).await.unwrap();
    sqlx::query("insert or ignore into field(name) values ('person.given_name')").execute(&mut *tx).await.unwrap();
    sqlx::query("insert or ignore into installation(id) values (?1)")
        .bind(file.installation().as_slice())
        .execute(&mut *tx)
        .await
        .unwrap();
    let inst: i64 = sqlx::query_scalar("select num from installation where id = ?1")
        .bind(file.installation().as_slice())
        .fetch_one(&mut *tx)
        .await
        .unwrap();
    sqlx::query("insert into batch(inst, stamp, at, source, what) values (?1, ?2, ?3, 'sample', 'test')")
        .bind(inst)
        .bind(stamp)
        .bind(DAY + stamp)
        .execute(&mut *tx)
        .await
        .unwrap();
    for n in 0..people {
        let of_this = u64::from_be_bytes(file.installation()[..8].try_into().unwrap());
        let random = (of_this ^ ((stamp as u64) << 32 | u64::from(n))).to_be_bytes();
        let ent = EntityId::new("person", [None, None], random);
        sqlx::query("insert into entity(ent, kind) select ?1, num from kind where name = 'person'")
            .bind(ent.as_bytes().as_slice())
            .execute(&mut *tx)
            .await
            .unwrap();
        sqlx::query("insert into cell(ent, field, inst, stamp, dead, val) select ?1, num, ?2, ?3, 0, ?4 from field where name = 'person.given_name'")
            .bind(ent.as_bytes().as_slice())
            .bind(inst)
            .bind(stamp)
            .bind(format!("Invented {n} of {stamp}"))
            .execute(&mut *tx)
            .await
            .unwrap();
    }
    stamp
}

pub(crate) async fn people(file: &DataFile) -> i64 {
    sqlx::query_scalar("select count(*) from entity").fetch_one(&mut *file.read().await.unwrap()).await.unwrap()
}

/// The number of the newest migration, by the names of their files.
pub(crate) fn newest_migration() -> u32 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| name.split('_').next()?.parse().ok()).max().unwrap()
}

/// Hash of a file's bytes; empty when there is none.
pub(crate) fn bytes_of(path: &Path) -> String {
    std::fs::read(path).map(|bytes| birlik_core::domain::id::hex(&Sha256::digest(bytes))).unwrap_or_default()
}

/// Names and hashes of everything in a folder.
pub(crate) fn all_bytes(folder: &Path) -> Vec<(String, String)> {
    let mut all: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), bytes_of(&path)))
        .collect();
    all.sort();
    all
}

/// SQLite as any other program opens it.
pub(crate) async fn connect(path: &Path, create: bool) -> sqlx::SqliteConnection {
    use sqlx::ConnectOptions;
    sqlx::sqlite::SqliteConnectOptions::new().filename(path).create_if_missing(create).connect().await.unwrap()
}
