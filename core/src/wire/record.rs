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
        /// Whose it is, as the kind asks; or by role among the fields.
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

    /// A page of records of a kind.
    pub struct RecordListInput {
        /// `organisation`, `membership` …
        pub kind: String,
        /// Only what is of one of these records.
        #[serde(default)]
        pub of: Vec<String>,
        /// Narrowing; all must hold.
        #[serde(default)]
        pub filters: Vec<RecordFilter>,
        /// Part of the title in any script; of what is of a person, part of the person's name.
        #[serde(default)]
        pub search: String,
        /// A field or role; by title unless said, and what is of a person by the person's name.
        pub sort: Option<String>,
        /// From the end.
        #[serde(default)]
        pub descending: bool,
        /// First row, from 0.
        #[serde(default)]
        pub offset: u32,
        /// At most this many; 50 unless said, never more than 1,000.
        pub limit: Option<u32>,
    }

    /// One condition.
    pub struct RecordFilter {
        /// A field of the kind, a role (`person`, `child` …), or `group_part`.
        pub field: String,
        /// Any of these: ids of records, `yes` or `no`, names of choices, texts. The empty text: not said.
        pub values: Vec<String>,
    }

    /// A page of records.
    pub struct RecordPage {
        /// All that match.
        pub total: u32,
        /// The page.
        pub items: Vec<RecordRow>,
    }

    /// A record in a list.
    pub struct RecordRow {
        /// The id.
        pub id: String,
        /// The line that stands for it.
        pub title: String,
        /// Whose it is, in the order of the kind.
        pub of: Vec<RecordTitle>,
        /// Shown values by field; empty ones are left out.
        pub fields: BTreeMap<String, Json>,
        /// Titles of the records that fields refer to, by field.
        pub titles: BTreeMap<String, String>,
        /// A field has two live values.
        pub conflict: bool,
    }

    /// A record by its line.
    pub struct RecordTitle {
        /// What it is to the other: `person`, `child`, `class` …
        pub role: String,
        /// Its kind.
        pub kind: String,
        /// Its id.
        pub id: String,
        /// The line.
        pub title: String,
    }

    /// A page of the bin, what was deleted last first.
    pub struct BinListInput {
        /// Leave out this many.
        #[serde(default)]
        pub offset: u32,
        /// At most this many; 50 unless said, 1,000 at most.
        pub limit: Option<u32>,
    }

    /// A page of the bin.
    pub struct BinPage {
        /// All that lies there; what went with something else lies with it.
        pub total: u32,
        /// The page.
        pub items: Vec<BinRow>,
    }

    /// A record in the bin.
    pub struct BinRow {
        /// The id.
        pub id: String,
        /// Its kind.
        pub kind: String,
        /// The line that stands for it.
        pub title: String,
        /// Whose it is.
        pub of: String,
        /// RFC 3339, UTC: deleted, by the clock of who deleted it.
        pub at: String,
        /// The chapter that deleted it; empty when it is not known here.
        pub chapter: String,
    }

    /// A kind of record that has a list of its own.
    pub struct KindView {
        /// Singular.
        pub kind: String,
        /// In lists.
        pub plural: String,
        /// Kinds of the records that it is of, by role.
        pub of: Vec<RoleView>,
    }

    /// A record that another is of.
    pub struct RoleView {
        /// What it is to the other.
        pub role: String,
        /// Its kind.
        pub kind: String,
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
