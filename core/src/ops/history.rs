//! What was written, record by record and batch by batch, and undo.

use serde_json::json;

use super::record::parse_id;
use crate::app::App;
use crate::domain::fields::KINDS;
use crate::error::Result;
use crate::store::history;
use crate::wire::batch::{BatchInput, BatchListInput, BatchSummary, BatchView, HistoryEntry, Undone};
use crate::wire::record::RecordInput;

/// Batches of a page unless said.
const PAGE: u32 = 50;

/// The history of a record and of what is of it, newest batch first.
pub(crate) async fn of_record(app: &App, input: RecordInput) -> Result<Vec<HistoryEntry>> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let steps = history::of_record(&mut conn, &open.numbers(), &parse_id(&input.id)?).await?;
    let mut entries: Vec<HistoryEntry> = Vec::new();
    for step in steps {
        match entries.last_mut() {
            Some(entry) if i64::from(entry.batch.id) == step.batch => entry.changes.push(step.change),
            _ => {
                let batch = history::batch(&mut conn, step.batch).await?;
                entries.push(HistoryEntry { batch, changes: vec![step.change] });
            }
        }
    }
    Ok(entries)
}

/// A page of batches, newest first.
pub(crate) async fn batches(app: &App, input: BatchListInput) -> Result<Vec<BatchSummary>> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    history::batches(&mut conn, input.before, input.limit.unwrap_or(PAGE)).await
}

/// A batch with what it did. Errors: `NoSuchBatch`.
pub(crate) async fn batch(app: &App, input: BatchInput) -> Result<BatchView> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let batch = history::batch(&mut conn, input.batch.into()).await?;
    let items = history::items(&mut conn, input.batch.into()).await?;
    Ok(BatchView { batch, items })
}

/// Takes a batch back where nobody has written since; the rest is listed. Errors: `NoSuchBatch`, `NotUndoable`.
pub(crate) async fn undo(app: &App, input: BatchInput) -> Result<Undone> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let undone = history::batch(write.conn(), input.batch.into()).await?;
    let detail = json!({ "what": undone.what, "detail": undone.detail });
    let mut writer = write.batch("undo", "batch_undo", detail, None).await?;
    let (restored, kept) = history::undo(&mut writer, &numbers, input.batch.into()).await?;
    let batch = writer.batch();
    writer.keep();
    writer.finish().await?;
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    write.commit(app, &kinds).await?;
    Ok(Undone { batch: u32::try_from(batch).unwrap_or(0), restored, kept })
}
