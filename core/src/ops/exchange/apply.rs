//! Taking a staged file in: one transaction, exactly as shown (rule 8).

use serde_json::json;

use super::{Staged, compare, read};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::ops::open::{Open, Write};
use crate::store::batch::Said;
use crate::store::exchange::{apply as store, choice, peer, preview};
use crate::store::numbers::Numbers;
use crate::store::withdrawn;
use crate::wire::exchange::{ExchangeApplyInput, ExchangeNote, ExchangeReport};

/// Takes a file in. Errors: `NoSuchExchange`, `ExchangeOwnWords`, `ExchangeKeyChanged`; `PlanOutdated` when the data has
/// moved: it was compared again.
pub(crate) async fn apply(app: &App, input: ExchangeApplyInput) -> Result<ExchangeReport> {
    app.begin_work();
    let mut open = app.open().await?;
    let mut staged = app.staged.take(input.exchange).await?;
    if input.own_words && staged.notes.contains(&ExchangeNote::OwnWords) {
        open = minted_anew(app, open).await?;
        staged.own_words = true;
        staged.notes.retain(|note| *note != ExchangeNote::OwnWords);
        compare(&open, &mut staged).await?;
    }
    match braked(app, &open, &mut staged, input.confirmed).await {
        Ok(report) => {
            staged.stage.end().await;
            Ok(report)
        }
        Err(cause) => {
            if cause.code == Code::PlanOutdated {
                compare(&open, &mut staged).await?;
            }
            app.staged.put_back(input.exchange, staged).await;
            Err(cause)
        }
    }
}

/// This computer gets a new installation before the file's words are merged as anybody's (merge design, section 5).
async fn minted_anew(app: &App, open: std::sync::Arc<Open>) -> Result<std::sync::Arc<Open>> {
    let (path, id) = (open.file.path().to_owned(), open.file.file_id());
    open.file.around().config.change_entry(&id, true, |entry| entry.restored = true)?;
    drop(open);
    crate::ops::file::put_down(app).await;
    let opened = crate::store::file::DataFile::open(&path, app.around()?).await?;
    let open = Open::new(app, opened, &crate::ops::file::interface_language(app)?).await?;
    crate::ops::file::take(app, open).await?;
    app.open().await
}

/// What counts as much: more than one in twenty of a kind, and at least ten, over all files of a sender in thirty days.
const BRAKE_FROM: u32 = 10;
const BRAKE_SHARE: u32 = 20;
const BRAKE_DAYS: i64 = 30;

/// Whether so many of a kind are much.
pub(crate) fn brakes(count: u32, of: u32) -> bool {
    count >= BRAKE_FROM && count.saturating_mul(BRAKE_SHARE) > of
}

/// So much is deleted only when a person has confirmed it, and behind a fresh backup. Errors: `ExchangeBrake`.
async fn braked(app: &App, open: &Open, staged: &mut Staged, confirmed: bool) -> Result<ExchangeReport> {
    let since = app.outside.clock.now_ms() - BRAKE_DAYS * 24 * 60 * 60 * 1000;
    for (kind, lost, of) in staged.losses.clone() {
        let mut conn = open.read().await?;
        let before = preview::lost_before(&mut conn, &staged.who.installation, &kind, since).await?;
        let count = lost + before;
        if lost > 0 && brakes(count, of) {
            if !confirmed {
                let brake = Error::new(Code::ExchangeBrake).with("count", count).with("kind", kind);
                return Err(brake.with("of", of));
            }
            drop(conn);
            crate::ops::backup::before(app, crate::wire::app::BackupReason::MassDelete).await?;
            break;
        }
    }
    take_in(app, open, staged).await
}

pub(super) async fn take_in(app: &App, open: &Open, staged: &mut Staged) -> Result<ExchangeReport> {
    read::refuse_changed_key(app, open, staged).await?;
    if staged.notes.contains(&ExchangeNote::OwnWords) {
        return Err(Error::new(Code::ExchangeOwnWords).with("name", &staged.name));
    }
    let declined = choice::declined_count(staged.stage.conn()).await?;
    let mut write = open.write_beside(app, staged.stage.path()).await?;
    let numbers = write.numbers();
    // Read before anything moves.
    let kept = store::ours(write.conn(), &numbers).await?;
    let batch = merge(&mut write, staged, declined).await?;
    let kept = say_ours(&mut write, staged, &kept).await?;
    let now = app.outside.clock.now_ms();
    if staged.sender.inst != open.file.installation() {
        peer::remember(write.conn(), &staged.sender, now).await?;
    }
    let taken = peer::Taken {
        file: staged.file,
        no: staged.header.no,
        made: staged.header.made.parse().unwrap_or(0),
        scope: staged.header.scope.clone(),
        rows: staged.rows,
        sha256: staged.sha256,
    };
    peer::note_taken(write.conn(), &staged.sender, &taken, &staged.has, batch, now).await?;
    let numbers = write.numbers();
    let kinds: Vec<&str> = crate::domain::fields::KINDS.iter().map(|kind| kind.name).collect();
    write.commit(app, &[kinds.as_slice(), &["exchange", "conflict"]].concat()).await?;
    open.set_numbers((*numbers).clone());
    open.file.detach().await?;
    Ok(ExchangeReport {
        counts: staged.counts.clone(),
        declined,
        ours: kept,
        batch: batch.and_then(|batch| u32::try_from(batch).ok()),
        sender: staged.who.clone(),
    })
}

/// "Keep ours": an ordinary write behind the merge, a batch of its own, that answers what the file said and goes back to its sender.
async fn say_ours(write: &mut Write, staged: &Staged, kept: &[Said]) -> Result<u32> {
    if kept.is_empty() {
        return Ok(0);
    }
    let detail = json!({ "file": staged.name, "chapter": staged.who.chapter });
    let mut writer = write.batch("screen", "exchange_keep", detail, None).await?;
    let said = writer.say(kept, true).await?;
    writer.finish().await?;
    Ok(u32::try_from(said).unwrap_or(u32::MAX))
}

/// The batch, or none when nothing changed.
async fn merge(write: &mut Write, staged: &Staged, declined: u32) -> Result<Option<i64>> {
    if choice::last_batch_here(write.conn()).await? != staged.seen {
        return Err(Error::new(Code::PlanOutdated).with("exchange", &staged.name));
    }
    store::refuse_outdated(write.conn()).await?;
    let moved = choice::changes(write.conn()).await?;
    let numbers = if moved {
        store::names(write.conn()).await?;
        let numbers = Numbers::load(write.conn()).await?;
        write.set_numbers(numbers.clone());
        numbers
    } else {
        (*write.numbers()).clone()
    };
    let counts = &staged.counts;
    let detail = json!({
        "file": staged.name, "chapter": staged.who.chapter, "installation": staged.who.installation,
        "new": counts.new, "updated": counts.updated, "conflicts": counts.conflicts, "declined": declined,
        "lost": staged.losses.iter().map(|(kind, lost, _)| (kind.clone(), json!(lost))).collect::<serde_json::Map<_, _>>(),
    });
    let inst = crate::store::numbers::known_installation(write.conn(), &staged.sender.inst).await?;
    if let Some(inst) = inst {
        store::mark_shared(write.conn(), &staged.who.installation, inst).await?;
    }
    let requests = store::requests(write.conn()).await?;
    let mut writer = write.batch("exchange", "exchange_import", detail, None).await?;
    if moved {
        store::merge(&mut writer, &numbers).await?;
        let batch = writer.batch();
        if declined > 0 {
            store::decline(writer.conn(), &numbers, batch).await?;
        }
    } else if requests > 0 {
        writer.keep();
    }
    let batch = writer.batch();
    if withdrawn::note(writer.conn(), batch).await? > 0 {
        writer.keep();
    }
    writer.finish().await
}
