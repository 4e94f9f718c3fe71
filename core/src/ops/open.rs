//! The open data file as use-cases see it: who reads, who writes, what day it is.

use std::sync::{Arc, PoisonError, RwLock};

use serde_json::Value as Json;
use sqlx::pool::PoolConnection;
use sqlx::{Sqlite, SqliteConnection};

use super::memo::Memo;
use crate::app::{App, Event};
use crate::domain::EntityId;
use crate::error::{Code, Error, Result};
use crate::store::batch::{Author, Origin, Writer};
use crate::store::file::{Access, DataFile, WriteTx};
use crate::store::numbers::{self, Numbers};
use crate::store::{backup, chapter, projection};
use crate::wire::event::OccurrencePage;
use crate::wire::exchange::FolderProblem;
use crate::wire::network::NetworkTree;
use crate::wire::person::{TagView, TodayView};

/// A data file between its opening and its closing.
pub(crate) struct Open {
    pub(crate) file: DataFile,
    numbers: RwLock<Arc<Numbers>>,
    inst: i64,
    /// Milliseconds since 1970.
    since: i64,
    /// The day (since 1970, UTC) that was last looked at.
    day: std::sync::atomic::AtomicI64,
    /// The day (since 1970, UTC) whose backup is made or was not needed.
    kept: tokio::sync::Mutex<Option<i64>>,
    /// What the places answer that count much.
    pub(crate) memos: Memos,
    /// The day's file in the shared folder.
    pub(crate) shared: std::sync::Mutex<Shared>,
}

/// The last answers of places.
#[derive(Debug, Default)]
pub(crate) struct Memos {
    pub(crate) today: Memo<TodayView>,
    pub(crate) tree: Memo<NetworkTree>,
    pub(crate) tags: Memo<Vec<TagView>>,
    pub(crate) events: Memo<OccurrencePage>,
    /// How many people match, and how many records of other kinds.
    pub(crate) people: Memo<u32>,
    pub(crate) records: Memo<u32>,
}

/// When the day's file was last seen to, and what came of it.
#[derive(Default)]
pub(crate) struct Shared {
    /// Milliseconds since 1970.
    pub(crate) looked: Option<i64>,
    /// ISO: nothing is left to do on this day.
    pub(crate) done: Option<String>,
    pub(crate) problem: Option<FolderProblem>,
}

/// How long an opening is left alone before the day's backup is made behind it: the first screens come first.
const SETTLED_MS: i64 = 10_000;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A write transaction of this installation.
pub(crate) struct Write {
    tx: WriteTx,
    numbers: Arc<Numbers>,
    author: Author,
}

impl Open {
    /// Completes what the catalogue asks of a file that was just opened or made: numbers, projections, search order.
    pub(crate) async fn new(app: &App, file: DataFile, language: &str) -> Result<Self> {
        let (numbers, inst) = if let Some(complete) = Self::complete(&file, language).await? {
            complete
        } else if file.access() == Access::ReadWrite {
            let mut tx = file.write().await?;
            let numbers = Numbers::complete(&mut tx).await?;
            let inst = numbers::installation(&mut tx, &file.installation()).await?;
            projection::bring_up_to_date(&mut tx, &numbers, language).await?;
            tx.commit(None).await?;
            (numbers, inst)
        } else {
            let mut conn = file.read().await?;
            projection::refuse_outdated(&mut conn).await?;
            (Numbers::load(&mut conn).await?, 0)
        };
        let since = app.outside.clock.now_ms();
        let day = std::sync::atomic::AtomicI64::new(since.div_euclid(DAY_MS));
        let (numbers, kept) = (RwLock::new(Arc::new(numbers)), tokio::sync::Mutex::new(None));
        Ok(Self { file, numbers, inst, since, day, kept, memos: Memos::default(), shared: std::sync::Mutex::default() })
    }

    /// What is complete already is only read: another program may be writing for longer than an opening waits.
    async fn complete(file: &DataFile, language: &str) -> Result<Option<(Numbers, i64)>> {
        let mut conn = file.read().await?;
        if !projection::is_up_to_date(&mut conn, language).await? {
            return Ok(None);
        }
        let numbers = Numbers::load(&mut conn).await?;
        let inst = numbers::known_installation(&mut conn, &file.installation()).await?;
        Ok(inst.filter(|_| numbers.is_complete()).map(|inst| (numbers, inst)))
    }

    /// Whether anything can be written.
    pub(crate) fn is_writable(&self) -> bool {
        self.file.access() == Access::ReadWrite
    }

    /// A connection for reading.
    pub(crate) async fn read(&self) -> Result<PoolConnection<Sqlite>> {
        self.file.read().await
    }

    /// The numbers of names as last read.
    pub(crate) fn numbers(&self) -> Arc<Numbers> {
        Arc::clone(&self.numbers.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes the day's backup when the file has been open for a while and nothing was written yet.
    pub(crate) async fn keep_day_behind(&self, app: &App) {
        if self.is_writable() && self.is_settled(app) {
            self.keep_day(app).await;
        }
    }

    /// Whether the first screens are behind.
    pub(crate) fn is_settled(&self, app: &App) -> bool {
        app.outside.clock.now_ms() - self.since >= SETTLED_MS
    }

    /// Whether a day has begun since this was last asked, or since the opening.
    pub(crate) fn is_another_day(&self, app: &App) -> bool {
        let day = app.outside.clock.now_ms().div_euclid(DAY_MS);
        self.day.swap(day, std::sync::atomic::Ordering::Relaxed) != day
    }

    /// Makes the day's backup, once a day and before its first write: it holds what the day before left. A failure is
    /// no reason to let nobody write.
    async fn keep_day(&self, app: &App) {
        let day = app.outside.clock.now_ms().div_euclid(DAY_MS);
        let mut kept = self.kept.lock().await;
        if kept.replace(day) == Some(day) {
            return;
        }
        if let Err(cause) = backup::daily(&self.file).await {
            tracing::warn!(%cause, "the day's backup was not made");
        }
    }

    /// Begins a write, the day's first after a backup; numbers that another program has added meanwhile are read.
    /// Errors: `ReadOnly`, `FileBusy`.
    pub(crate) async fn write(&self, app: &App) -> Result<Write> {
        if self.is_writable() {
            self.keep_day(app).await;
        }
        let mut tx = self.file.write().await?;
        let numbers = Arc::new(Numbers::load(&mut tx).await?);
        *self.numbers.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&numbers);
        let author = Author { inst: self.inst, now_ms: app.outside.clock.now_ms(), last_stamp: self.file.last_stamp() };
        Ok(Write { tx, numbers, author })
    }

    /// As [`Open::write`], with a staging database attached as `stage`; [`DataFile::detach`] lets go of it.
    pub(crate) async fn write_beside(&self, app: &App, beside: &std::path::Path) -> Result<Write> {
        let mut tx = self.file.write_beside(beside).await?;
        let numbers = Arc::new(Numbers::load(&mut tx).await?);
        let author = Author { inst: self.inst, now_ms: app.outside.clock.now_ms(), last_stamp: self.file.last_stamp() };
        Ok(Write { tx, numbers, author })
    }

    /// The local number of this installation.
    pub(crate) fn inst(&self) -> i64 {
        self.inst
    }

    /// The numbers after own fields were added.
    pub(crate) fn set_numbers(&self, numbers: Numbers) {
        *self.numbers.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(numbers);
    }

    /// Orders people by another language, when it is another.
    pub(crate) async fn order_by(&self, app: &App, language: &str) -> Result<()> {
        if self.is_writable() {
            let mut write = self.write(app).await?;
            let numbers = write.numbers();
            projection::bring_up_to_date(write.conn(), &numbers, language).await?;
            write.commit(app, &["person"]).await?;
        }
        Ok(())
    }

    /// The cell number of an own field's filter; none for other fields.
    pub(crate) fn own_field(&self, field: &str) -> Option<i64> {
        crate::domain::own_field::id_of(field).map(|_| self.numbers().field(field))
    }

    /// Year, month and day at the chapter's place, and as ISO date.
    pub(crate) async fn today(&self, app: &App) -> Result<(u16, u8, u8)> {
        let mut conn = self.read().await?;
        let zone = chapter::zone(&mut conn).await?;
        Ok(day_at(app.outside.clock.now_ms(), &zone))
    }
}

/// The calendar day in a zone; UTC when the zone is not known.
pub(crate) fn day_at(ms: i64, zone: &str) -> (u16, u8, u8) {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let date = zone.to_datetime(jiff::Timestamp::from_millisecond(ms).unwrap_or_default()).date();
    (date.year().unsigned_abs(), date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// ISO 8601 of a day.
pub(crate) fn iso((year, month, day): (u16, u8, u8)) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

impl Write {
    /// Begins a batch, or joins the visit.
    pub(crate) async fn batch(
        &mut self,
        source: &'static str,
        what: &'static str,
        detail: Json,
        visit: Option<u32>,
    ) -> Result<Writer<'_>> {
        Writer::begin(&mut self.tx, &self.numbers, self.author, &Origin { source, what, detail }, visit).await
    }

    /// The connection, for what is no batch: logs and settings of the file.
    pub(crate) fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.tx
    }

    /// The numbers of this transaction.
    pub(crate) fn numbers(&self) -> Arc<Numbers> {
        Arc::clone(&self.numbers)
    }

    /// Takes numbers that were added within this transaction.
    pub(crate) fn set_numbers(&mut self, numbers: Numbers) {
        self.numbers = Arc::new(numbers);
    }

    /// Takes everything back.
    pub(crate) async fn rollback(self) -> Result<()> {
        self.tx.rollback().await
    }

    /// Makes it lasting and tells the window which kinds changed.
    pub(crate) async fn commit(mut self, app: &App, kinds: &[&str]) -> Result<()> {
        let last = crate::store::batch::last_stamp(&mut self.tx, self.author.inst).await?;
        self.tx.commit(last).await?;
        app.changed(kinds);
        Ok(())
    }
}

impl App {
    /// The open data file. Errors: `NoFileOpen`.
    pub(crate) async fn open(&self) -> Result<Arc<Open>> {
        self.data.read().await.clone().ok_or_else(|| Error::new(Code::NoFileOpen))
    }

    /// Tells the edge that records of these kinds were written.
    pub(crate) fn changed(&self, kinds: &[&str]) {
        if !kinds.is_empty() {
            let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
            self.outside.events.send(Event::DataChanged { kinds });
        }
    }

    /// 8 random bytes for an id.
    pub(crate) fn random8(&self) -> [u8; 8] {
        let mut bytes = [0; 8];
        self.outside.random.fill(&mut bytes);
        bytes
    }
}

/// Ids of one batch, each a random step above the one before: their order is kept, and a large batch is written where
/// it ends in every table and not all over it. Each alone is as random as any other.
pub(crate) struct Rising(u64);

impl Rising {
    /// From anywhere.
    pub(crate) fn new(app: &App) -> Self {
        Self(u64::from_be_bytes(app.random8()))
    }

    /// The next, at most 2^30 above the last.
    pub(crate) fn next(&mut self, app: &App, kind: &str, of: [Option<EntityId>; 2]) -> EntityId {
        let step = (u64::from_be_bytes(app.random8()) >> 34) + 1;
        self.0 = self.0.wrapping_add(step);
        EntityId::new(kind, of, self.0.to_be_bytes())
    }
}
