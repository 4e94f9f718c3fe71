//! Batches, what they changed, and undo.

use serde_json::Value as Json;

use super::{names, wire};

names! {
    /// Where a batch came from.
    pub enum BatchSource { Screen, Import, Exchange, Undo, Sample }
}

wire! {
    /// A batch in a list.
    pub struct BatchSummary {
        /// Its number in this file.
        pub id: u32,
        /// RFC 3339, UTC.
        pub at: String,
        /// Where from.
        pub source: BatchSource,
        /// What: a code with a text in the catalogue (`batch-person_edit`).
        pub what: String,
        /// Parameters of the text: names of files, counts, the first record's name.
        pub detail: Json,
        /// People touched.
        pub people: u32,
        /// The name of the one person it touched; where it touched none, of the first record that has one. Else empty.
        pub subject: String,
        /// The batch that undid it.
        pub undone_by: Option<u32>,
        /// The batch that it undid.
        pub undoes: Option<u32>,
        /// It can be undone.
        pub undoable: bool,
    }

    /// A page of batches, newest first.
    pub struct BatchListInput {
        /// At most this many; 50 unless said.
        pub limit: Option<u32>,
        /// Older than this batch.
        pub before: Option<u32>,
    }

    /// One batch.
    pub struct BatchInput {
        /// Its number.
        pub batch: u32,
    }

    /// What a batch did, row by row for an import, record by record else.
    pub struct BatchView {
        /// The batch.
        pub batch: BatchSummary,
        /// Its items.
        pub items: Vec<BatchItem>,
    }

    /// A row of an import, or a record that was written.
    pub struct BatchItem {
        /// The file's data row, from 1.
        pub row: Option<u32>,
        /// new, updated, unchanged, ask, refused, deleted, restored.
        pub outcome: String,
        /// The person or record.
        pub id: Option<String>,
        /// A code.
        pub why: Option<String>,
        /// The record's name for eyes.
        pub name: String,
    }

    /// What an undo did.
    pub struct Undone {
        /// The batch that did it.
        pub batch: u32,
        /// Fields and records that are as before.
        pub restored: u32,
        /// What somebody has written since, and was left.
        pub kept: Vec<Kept>,
    }

    /// Left by an undo.
    pub struct Kept {
        /// The record.
        pub id: String,
        /// Its name for eyes.
        pub name: String,
        /// The cell field; empty for the whole record.
        pub field: String,
        /// A code: `written_since`, `edited_since`.
        pub why: String,
    }

    /// One step of a record's history, newest first.
    pub struct HistoryEntry {
        /// The batch.
        pub batch: BatchSummary,
        /// What it changed on this record and what is of it.
        pub changes: Vec<HistoryChange>,
    }

    /// A field before and after.
    pub struct HistoryChange {
        /// The record: the person or a part of it.
        pub record: String,
        /// The cell field; `_alive` for made (after true) and deleted (after false).
        pub field: String,
        /// Shown before.
        pub before: Json,
        /// Shown after.
        pub after: Json,
    }
}
