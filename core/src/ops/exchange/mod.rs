//! Chapters exchange by file: staged, shown, accepted or declined, taken in at once (merge design, section 7).

pub(crate) mod apply;
pub(crate) mod export;
pub(crate) mod folder;
pub(crate) mod item;
pub(crate) mod join;
pub(crate) mod peer;
mod read;

use std::collections::BTreeMap;

use tokio::sync::Mutex;

use super::open::Open;
use super::record::parse_id;
use crate::app::App;
use crate::domain::EntityId;
use crate::domain::fields::{ALIVE, KINDS, TOUCH};
use crate::error::{Code, Error, Result};
use crate::exchange::chapter_file::Header;
use crate::store::exchange::names::of_record;
use crate::store::exchange::peer::Sender;
use crate::store::exchange::{choice, preview, stage::Stage, withdrawn};
use crate::store::history::rfc3339;
use crate::wire::Empty;
use crate::wire::exchange::{
    ExchangeCounts, ExchangeDeclineInput, ExchangeDigest, ExchangeFileInput, ExchangeInput, ExchangeInspected,
    ExchangeKeepInput, ExchangeNote, ExchangePreview, ExchangeSender,
};

/// A file in its staging database, waiting for a person.
pub(crate) struct Staged {
    pub(crate) stage: Stage,
    pub(crate) header: Header,
    pub(crate) sender: Sender,
    pub(crate) file: [u8; 16],
    pub(crate) sha256: [u8; 32],
    pub(crate) rows: u64,
    pub(crate) has: Vec<[u8; 16]>,
    pub(crate) who: ExchangeSender,
    pub(crate) name: String,
    pub(crate) notes: Vec<ExchangeNote>,
    pub(crate) quarantined: u32,
    /// Rows of people let go here, dropped.
    pub(crate) let_go: u32,
    pub(crate) encrypted: bool,
    pub(crate) size: u64,
    pub(crate) unpacked: u64,
    pub(crate) counts: ExchangeCounts,
    /// A person went on although the file claims words of this computer: its words are another installation's now.
    pub(crate) own_words: bool,
    /// Records that would be deleted, emptied or moved, by kind, of how many.
    pub(crate) losses: Vec<(String, u32, u32)>,
    /// The data file's last batch when it was compared.
    pub(crate) seen: i64,
}

/// Files that wait, by their number while the program runs.
#[derive(Default)]
pub(crate) struct StagedFiles(Mutex<(u32, BTreeMap<u32, Staged>)>);

impl StagedFiles {
    async fn keep(&self, staged: Staged) -> u32 {
        let mut files = self.0.lock().await;
        files.0 += 1;
        let number = files.0;
        files.1.insert(number, staged);
        number
    }

    async fn put_back(&self, number: u32, staged: Staged) {
        self.0.lock().await.1.insert(number, staged);
    }

    async fn take(&self, number: u32) -> Result<Staged> {
        let missing = || Error::new(Code::NoSuchExchange).with("exchange", number);
        self.0.lock().await.1.remove(&number).ok_or_else(missing)
    }

    /// All go: another data file is opened.
    pub(crate) async fn clear(&self) {
        self.0.lock().await.1.clear();
    }
}

/// What a file says and holds; nothing of it is kept but a key that was offered. Errors: of `Refused`.
pub(crate) async fn inspect(app: &App, input: ExchangeFileInput) -> Result<ExchangeInspected> {
    let open = app.open().await?;
    let mut staged = read::stage(app, &open, &input).await?;
    let kinds = choice::kinds(staged.stage.conn()).await?;
    let inspected = ExchangeInspected {
        file: staged.header.file.clone(),
        no: staged.header.no,
        sender: staged.who.clone(),
        scope: staged.header.scope.clone(),
        to: staged.header.to.clone(),
        made: made(&staged.header),
        app: staged.header.app.clone(),
        format: staged.header.format,
        encrypted: staged.encrypted,
        records: kinds.values().sum(),
        rows: u32::try_from(staged.rows).unwrap_or(u32::MAX),
        erasures: choice::erasures(staged.stage.conn()).await?,
        kinds,
        sha256: crate::domain::id::hex(&staged.sha256),
        size: float(staged.size),
        unpacked: float(staged.unpacked),
    };
    staged.stage.end().await;
    Ok(inspected)
}

/// Stages a file and shows what it would change. Errors: of `Refused`, `ExchangeKeyChanged`, `ReadOnly`.
pub(crate) async fn preview(app: &App, input: ExchangeFileInput) -> Result<ExchangePreview> {
    let open = app.open().await?;
    let mut staged = read::stage(app, &open, &input).await?;
    read::refuse_changed_key(app, &open, &staged).await?;
    compare(&open, &mut staged).await?;
    staged.stage.settle().await?;
    let mut view = view(&mut staged, 0).await?;
    view.exchange = app.staged.keep(staged).await;
    Ok(view)
}

/// Compares with the data as it is now; what a person declined stays declined.
pub(crate) async fn compare(open: &Open, staged: &mut Staged) -> Result<()> {
    let numbers = open.numbers();
    let (erased, let_go) = staged.stage.drop_gone().await?;
    staged.quarantined += erased;
    staged.let_go += let_go;
    let conn = staged.stage.conn();
    staged.seen = choice::last_batch(conn).await?;
    let declined = choice::declined(conn).await?;
    preview::compare(conn).await?;
    let known: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    preview::items(conn, numbers.field(ALIVE), &known).await?;
    withdrawn::items(conn, staged.header.scope == "everything").await?;
    staged.losses = preview::losses(conn).await?;
    choice::decline_again(conn, &declined).await?;
    let of = preview::counts(conn).await?;
    let of = |outcome: &str| of.get(outcome).copied().unwrap_or(0);
    staged.counts = ExchangeCounts {
        new: of("new"),
        updated: of("updated"),
        unchanged: of("unchanged"),
        conflicts: preview::conflicts(conn, numbers.field(TOUCH)).await?,
        deleted: of("deleted"),
        withdrawn: of("withdrawn"),
        erase_requests: choice::new_requests(conn).await?,
        unknown: of("unknown"),
        quarantined: staged.quarantined,
        let_go: staged.let_go,
    };
    if staged.own_words {
        return Ok(());
    }
    let forged = preview::forged(conn, open.inst()).await?;
    staged.notes.retain(|note| *note != ExchangeNote::OwnWords);
    if forged > 0 {
        staged.notes.push(ExchangeNote::OwnWords);
    }
    Ok(())
}

async fn view(staged: &mut Staged, exchange: u32) -> Result<ExchangePreview> {
    Ok(ExchangePreview {
        exchange,
        name: staged.name.clone(),
        file: staged.header.file.clone(),
        sender: staged.who.clone(),
        scope: staged.header.scope.clone(),
        to: staged.header.to.clone(),
        made: made(&staged.header),
        notes: staged.notes.clone(),
        counts: staged.counts.clone(),
        declined: choice::declined_count(staged.stage.conn()).await?,
        ours: choice::ours_count(staged.stage.conn()).await?,
        bereft: bereft(staged).await?,
    })
}

/// Children here of whom a guardian would go.
async fn bereft(staged: &mut Staged) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for child in choice::bereft(staged.stage.conn()).await? {
        names.push(of_record(staged.stage.conn(), &child).await?);
    }
    Ok(names)
}

/// A file that waits. Errors: `NoSuchExchange`.
pub(crate) async fn show(app: &App, input: ExchangeInput) -> Result<ExchangePreview> {
    let mut staged = app.staged.take(input.exchange).await?;
    let shown = view(&mut staged, input.exchange).await;
    app.staged.put_back(input.exchange, staged).await;
    shown
}

/// Declines records or fields, or accepts them again. Errors: `NoSuchExchange`, `NoSuchRecord`, `NoSuchField`.
pub(crate) async fn decline(app: &App, input: ExchangeDeclineInput) -> Result<ExchangePreview> {
    let mut staged = app.staged.take(input.exchange).await?;
    let done = choose(&mut staged, Choice::Decline, &input.ids, &input.fields, input.declined.unwrap_or(true)).await;
    let shown = view(&mut staged, input.exchange).await;
    app.staged.put_back(input.exchange, staged).await;
    done.and(shown)
}

/// Keeps ours on records or fields, or only declines them again. Errors: `NoSuchExchange`, `NoSuchRecord`, `NoSuchField`.
pub(crate) async fn keep(app: &App, input: ExchangeKeepInput) -> Result<ExchangePreview> {
    let mut staged = app.staged.take(input.exchange).await?;
    let done = choose(&mut staged, Choice::KeepOurs, &input.ids, &input.fields, input.keep.unwrap_or(true)).await;
    let shown = view(&mut staged, input.exchange).await;
    app.staged.put_back(input.exchange, staged).await;
    done.and(shown)
}

/// What a person chooses on records and fields of a staged file.
#[derive(Clone, Copy)]
enum Choice {
    Decline,
    KeepOurs,
}

async fn choose(staged: &mut Staged, choice: Choice, ids: &[String], fields: &[String], on: bool) -> Result<()> {
    let conn = staged.stage.conn();
    for id in ids {
        let ent = parse_id(id)?;
        let chosen = match choice {
            Choice::Decline => choice::decline_item(conn, &ent, on).await?,
            Choice::KeepOurs => choice::keep_item(conn, &ent, on).await?,
        };
        if !chosen {
            return Err(Error::new(Code::NoSuchRecord).with("id", id));
        }
    }
    for field in fields {
        let (record, name) = cell(field)?;
        let chosen = match choice {
            Choice::Decline => choice::decline_field(conn, &record, name, on).await?,
            Choice::KeepOurs => choice::keep_field(conn, &record, name, on).await?,
        };
        if !chosen {
            return Err(no_such(field));
        }
    }
    Ok(())
}

/// `record:field`. Errors: `NoSuchField`, of ids.
fn cell(field: &str) -> Result<(EntityId, &str)> {
    let (record, name) = field.split_once(':').ok_or_else(|| no_such(field))?;
    Ok((parse_id(record)?, name))
}

fn no_such(field: &str) -> Error {
    Error::new(Code::NoSuchField).with("field", field)
}

/// Gives a file up; nothing has changed. Errors: `NoSuchExchange`.
pub(crate) async fn cancel(app: &App, input: ExchangeInput) -> Result<Empty> {
    app.staged.take(input.exchange).await?.stage.end().await;
    Ok(Empty {})
}

/// A fingerprint of the cells that a file names, as they stand here. Errors: of `Refused`.
pub(crate) async fn digest(app: &App, input: ExchangeFileInput) -> Result<ExchangeDigest> {
    let open = app.open().await?;
    let mut staged = read::stage(app, &open, &input).await?;
    let cells = crate::store::digest::of_stage(staged.stage.conn()).await?;
    let file = staged.header.file.clone();
    staged.stage.end().await;
    Ok(ExchangeDigest { cells, file })
}

fn made(header: &Header) -> String {
    rfc3339(header.made.parse().unwrap_or(0))
}

#[allow(clippy::cast_precision_loss, reason = "sizes of files are far below 2^53")]
fn float(bytes: u64) -> f64 {
    bytes as f64
}
