//! Rosters as files.

use super::person::{PersonFilter, PersonSort};
use super::record::RecordFilter;
use super::{FileToken, names, wire};

names! {
    /// What the file is for.
    pub enum ExportPurpose { Birlik, Handout }
    /// How a file is written.
    pub enum ExportFormat { Csv, Xlsx, Vcard3, Vcard4, HouseholdsCsv }
}

wire! {
    /// Writes people to a file, or shows how it would look.
    pub struct ExportPeopleInput {
        /// Where; none: a preview.
        pub out: Option<FileToken>,
        /// How.
        pub format: ExportFormat,
        /// To bring back into Birlik (with ids) or to hand out.
        pub purpose: ExportPurpose,
        /// The id of an export profile, which says format, purpose, columns, language and delimiter.
        #[serde(default)]
        pub profile: Option<String>,
        /// Column ids in order; all unless said.
        pub columns: Option<Vec<String>>,
        /// As in the list.
        #[serde(default)]
        pub search: String,
        /// As in the list.
        #[serde(default)]
        pub filters: Vec<PersonFilter>,
        /// Only these people; empty: all that match.
        #[serde(default)]
        pub ids: Vec<String>,
        /// By name unless said.
        pub sort: Option<PersonSort>,
        /// From the end.
        #[serde(default)]
        pub descending: bool,
        /// Language of the headings; none: stable ids.
        pub language: Option<String>,
        /// `;` unless said.
        pub delimiter: Option<String>,
        /// A byte order mark; yes unless said.
        pub bom: Option<bool>,
        /// Children's and health data too; needs a reason.
        #[serde(default)]
        pub include_sensitive: bool,
        /// Why and for whom; it is logged.
        pub reason: Option<String>,
    }

    /// Writes records of a kind that is no person's own list to a table, or shows how it would look.
    pub struct ExportRecordsInput {
        /// Where; none: a preview.
        pub out: Option<FileToken>,
        /// `organisation`, `membership` …; people and households have exports of their own.
        pub kind: String,
        /// To bring back into Birlik (with ids) or to hand out.
        pub purpose: ExportPurpose,
        /// As in the list.
        #[serde(default)]
        pub of: Vec<String>,
        /// As in the list.
        #[serde(default)]
        pub search: String,
        /// As in the list.
        #[serde(default)]
        pub filters: Vec<RecordFilter>,
        /// As in the list.
        pub sort: Option<String>,
        /// From the end.
        #[serde(default)]
        pub descending: bool,
        /// Language of the headings; none: stable ids.
        pub language: Option<String>,
        /// `;` unless said.
        pub delimiter: Option<String>,
        /// A byte order mark; yes unless said.
        pub bom: Option<bool>,
        /// Children's data too; needs a reason.
        #[serde(default)]
        pub include_sensitive: bool,
        /// Why and for whom; it is logged.
        pub reason: Option<String>,
    }

    /// What was written, or would be.
    pub struct ExportReport {
        /// Rows.
        pub rows: u32,
        /// People, or rows that name them, left out because they are children.
        pub people_left_out: u32,
        /// Columns left out because of their class.
        pub columns_left_out: Vec<String>,
        /// Headings.
        pub headings: Vec<String>,
        /// Of a preview: the first rows.
        pub preview: Vec<Vec<String>>,
        /// For eyes.
        pub path: Option<String>,
        /// Bytes.
        pub size: f64,
        /// Values that were longer than the format can hold and were cut.
        #[serde(default)]
        pub cut: u32,
    }

    /// A column that can be exported.
    pub struct ExportColumn {
        /// Its id.
        pub id: String,
        /// Its heading in the asked language.
        pub heading: String,
        /// Left out unless ticked with a reason.
        pub sensitive: bool,
    }

    /// Columns that can be exported.
    pub struct ExportColumnsInput {
        /// Of the headings.
        pub language: String,
    }
}
