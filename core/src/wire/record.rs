//! Records of any kind: written through the catalogue, read with all their fields.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::wire;

wire! {
    /// A record with its shown values.
    pub struct RecordView {
        /// Its id.
        pub id: String,
        /// Its kind.
        pub kind: String,
        /// Whose it is.
        pub of: Vec<String>,
        /// Shown values by field name within the kind; empty ones are left out. Groups are objects of texts.
        pub fields: BTreeMap<String, Json>,
        /// Fields with two live values.
        pub conflicts: Vec<String>,
    }

    /// Makes a record.
    pub struct RecordCreateInput {
        /// `person`, `phone`, `household` …
        pub kind: String,
        /// Whose it is, as the kind asks.
        #[serde(default)]
        pub of: Vec<String>,
        /// First values by field name within the kind.
        #[serde(default)]
        pub fields: BTreeMap<String, Json>,
        /// Joins the batch of this visit when it is still open.
        pub visit: Option<u32>,
    }

    /// Says values of one record.
    pub struct RecordEditInput {
        /// Which.
        pub id: String,
        /// Values by field name within the kind; null empties. Own fields by their cell name.
        pub fields: BTreeMap<String, Json>,
        /// Joins the batch of this visit when it is still open.
        pub visit: Option<u32>,
    }

    /// Deletes or restores records with all that is theirs.
    pub struct RecordsInput {
        /// Which.
        pub ids: Vec<String>,
        /// Joins the batch of this visit when it is still open.
        pub visit: Option<u32>,
    }

    /// One record.
    pub struct RecordInput {
        /// Which.
        pub id: String,
    }

    /// What a write did.
    pub struct Written {
        /// The record made or changed.
        pub id: String,
        /// The batch that can be undone; also the visit. 0 when nothing changed.
        pub batch: u32,
        /// Fields whose value was kept as typed because it could not be read.
        pub kept: Vec<String>,
    }
}
