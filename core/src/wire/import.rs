//! Importing a table: how it was read, what is made of its columns, the plan, decisions, the log.

use std::collections::BTreeMap;

use super::{FileToken, names, wire};

names! {
    /// What an import does with a person that is here already.
    #[derive(Default)]
    pub enum ImportMode { #[default] Fill, Skip, Update, Add }
    /// What becomes of a row.
    pub enum Outcome { New, Updated, Unchanged, Ask, Refused }
    /// How much a problem matters.
    pub enum Severity { Refused, Kept, Note }
}

wire! {
    /// Reads a file and plans it.
    pub struct ImportReadInput {
        /// Which.
        pub file: FileToken,
        /// How to read it; what is missing is detected.
        pub options: ImportOptions,
    }

    /// Plans a table from the clipboard.
    pub struct ImportPasteInput {
        /// As it was pasted.
        pub text: String,
        /// What it is called in plans and in the history.
        pub name: String,
        /// How to read it; what is missing is detected.
        pub options: ImportOptions,
    }

    /// What a person can change about the reading; what is missing is detected.
    #[derive(Default)]
    pub struct ImportOptions {
        /// `utf-8`, `utf-16le`, `windows-1251` …
        pub encoding: Option<String>,
        /// One of `;`, `,`, tab, `|`.
        pub delimiter: Option<String>,
        /// Name or number, from 1, of the sheet of a workbook.
        #[serde(default)]
        pub sheet: Option<String>,
        /// The file's line of the headings, from 1; 0: there are none.
        pub header_row: Option<u32>,
        /// ISO 3166-1 alpha-2 for phones without a country; the chapter's unless said.
        pub country: Option<String>,
        /// A target for each column.
        pub columns: Option<Vec<String>>,
        /// Fill unless said.
        pub mode: Option<ImportMode>,
        /// A tag for all that comes in.
        pub tag: Option<String>,
        /// 0 to 1: whoever is at least so likely is taken for the same, others are asked about. Unless said, the same is
        /// who agrees in the name and something of the person's own, with nothing against it.
        pub auto_merge_above: Option<f64>,
        /// Of a calendar: the zone of times without one, and of a zone that nobody knows when there is one of these.
        pub zone: Option<String>,
        /// Of a calendar: the zones that are meant by names that nobody knows, by name.
        #[serde(default)]
        pub zones: BTreeMap<String, String>,
        /// What the rows are: `person`, `membership`, `office`, `enrolment`, `guardianship` …; told by the headings unless said.
        #[serde(default)]
        pub kind: Option<String>,
    }

    /// A sheet of a workbook.
    pub struct ImportSheet {
        /// Its name.
        pub name: String,
        /// The program does not show it.
        pub hidden: bool,
    }

    /// Reads again, or maps or plans otherwise.
    pub struct ImportChangeInput {
        /// Which.
        pub import: u32,
        /// All options as they shall be.
        pub options: ImportOptions,
    }

    /// A column as it was read.
    pub struct ImportColumn {
        /// From 0.
        pub index: u32,
        /// As in the file; empty without headings.
        pub heading: String,
        /// What becomes of it: a column id, `full_name`, `row_number`, `own`, `note_line`, `skip`.
        pub target: String,
        /// 0 to 100: how sure the program is.
        pub confidence: u32,
        /// First values.
        pub samples: Vec<String>,
        /// Of a date column: `dmy`, `mdy`, `ymd`, `serial`, `jalali` …
        pub date_order: Option<String>,
        /// Rows that prove the order.
        pub date_proof: u32,
        /// Rows with a value.
        pub filled: u32,
        /// As typed beside as read: dates, phones, choices.
        pub read_as: Vec<ReadAs>,
    }

    /// A value beside how it was read.
    pub struct ReadAs {
        /// As typed.
        pub raw: String,
        /// As read; none: kept as typed.
        pub read: Option<String>,
    }

    /// Numbers of a plan or a log.
    #[derive(Default, PartialEq, Eq)]
    pub struct ImportCounts {
        /// new + updated + unchanged + ask + refused.
        pub rows: u32,
        /// Title, total, repeated heading and blank lines.
        pub ignored: u32,
        /// People to make.
        pub new: u32,
        /// People to change.
        pub updated: u32,
        /// Already here.
        pub unchanged: u32,
        /// For a person to decide.
        pub ask: u32,
        /// Left out.
        pub refused: u32,
        /// Values kept as typed.
        pub problems: u32,
        /// Among `updated` and `unchanged`: rows that are the same person as a row above them.
        #[serde(default)]
        pub repeated: u32,
        /// People who are made or changed.
        #[serde(default)]
        pub people: u32,
    }

    /// An import in a list.
    pub struct ImportSummary {
        /// Its number.
        pub import: u32,
        /// The file's name.
        pub name: String,
        /// RFC 3339, UTC.
        pub at: String,
        /// Its numbers.
        pub counts: ImportCounts,
    }

    /// How a file was read and what will happen.
    #[derive(Default)]
    pub struct ImportView {
        /// Its number.
        pub import: u32,
        /// The file's name.
        pub name: String,
        /// Bytes.
        pub size: f64,
        /// `csv`, `xlsx`, `xlsb`, `xls`, `ods`, `vcard`, `ics`.
        pub format: String,
        /// As read; empty where the format says it.
        pub encoding: String,
        /// As read; empty where nothing is parted.
        pub delimiter: String,
        /// Of a workbook: the sheet that was read.
        #[serde(default)]
        pub sheet: Option<String>,
        /// Of a workbook: all sheets.
        #[serde(default)]
        pub sheets: Vec<ImportSheet>,
        /// The file's line of the headings, from 1; none without headings.
        pub header_row: Option<u32>,
        /// ISO 3166-1 alpha-2.
        pub country: String,
        /// What is done with people that are here.
        pub mode: ImportMode,
        /// As asked for.
        #[serde(default)]
        pub auto_merge_above: Option<f64>,
        /// A tag for all that comes in.
        pub tag: Option<String>,
        /// Of a calendar: the zone that was said for times that the file leaves open.
        #[serde(default)]
        pub zone: Option<String>,
        /// Of a calendar: what was said of names that nobody knows.
        #[serde(default)]
        pub zones: BTreeMap<String, String>,
        /// Of a calendar: zones that nobody knows; their events wait until one is said.
        #[serde(default)]
        pub unknown_zones: Vec<String>,
        /// The name of a saved mapping that was found again.
        pub saved_mapping: Option<String>,
        /// What the rows are: `person`, `event`, `membership` …
        #[serde(default)]
        pub kind: String,
        /// The columns.
        pub columns: Vec<ImportColumn>,
        /// The first rows, cells beside each other as in the file.
        #[serde(default)]
        pub first: Vec<Vec<String>>,
        /// What a column can become, unless the rows are people.
        #[serde(default)]
        pub targets: Vec<String>,
        /// All numbers.
        pub counts: ImportCounts,
        /// The batch, once applied.
        pub batch: Option<u32>,
    }

    /// Which rows of a plan: all that is said holds.
    #[derive(Default, PartialEq)]
    pub struct ImportFilter {
        /// Only these; all unless said.
        #[serde(default)]
        pub outcomes: Vec<Outcome>,
        /// Only rows with a problem.
        #[serde(default)]
        pub with_problem: bool,
        /// Only rows that repeat a row above, or may.
        #[serde(default)]
        pub repeats: bool,
        /// Asked about somebody at least so likely, 0 to 1.
        #[serde(default)]
        pub score_from: Option<f64>,
        /// Asked about nobody as likely as this.
        #[serde(default)]
        pub score_below: Option<f64>,
        /// In any spelling: the row's names, city, contacts.
        #[serde(default)]
        pub text: String,
    }

    /// Rows of a plan.
    pub struct ImportRowsInput {
        /// Which.
        pub import: u32,
        /// Only these.
        #[serde(default)]
        pub filter: ImportFilter,
        /// First, from 0.
        #[serde(default)]
        pub offset: u32,
        /// At most this many; 50 unless said; 0: only how many there are.
        pub limit: Option<u32>,
    }

    /// Rows of a plan; asks first, then by row.
    pub struct ImportRowsView {
        /// All that match.
        pub total: u32,
        /// The page.
        pub items: Vec<ImportRowView>,
    }

    /// A row of the plan.
    pub struct ImportRowView {
        /// Data row, from 1.
        pub row: u32,
        /// Of the file, from 1.
        pub line: u32,
        /// The name in the row, for eyes.
        pub name: String,
        /// City, birth date: a second line for eyes.
        pub second: String,
        /// What becomes of it.
        pub outcome: Outcome,
        /// A code why.
        pub why: String,
        /// What a person said: `new`, `leave_out`, `skip`, `fill`, `update`, the id of a person, or `row:` and the number of
        /// a row above; none: open or as planned.
        pub decision: Option<String>,
        /// The person it is, when decided or found.
        pub person: Option<String>,
        /// Who it could be.
        pub candidates: Vec<ImportCandidate>,
        /// Rows above that it could repeat.
        #[serde(default)]
        pub above: Vec<ImportAbove>,
        /// The row above that is the same person.
        #[serde(default)]
        pub joins: Option<u32>,
        /// The decision was made for an earlier file.
        #[serde(default)]
        pub before: bool,
        /// Old and new.
        pub changes: Vec<ImportChange>,
        /// What could not be read.
        pub problems: Vec<ImportProblem>,
        /// Rule 14.
        pub child: bool,
    }

    /// Somebody that a row could be.
    pub struct ImportCandidate {
        /// The person.
        pub person: super::person::PersonSummary,
        /// Codes, the weightiest first: `same_id`, `same_row`, `same_external_id`, `same_given_name`, `alike_family_name`,
        /// `same_birth_date`, `other_phone` …
        pub because: Vec<String>,
        /// 0 to 1: how likely the fields make it; none when nothing was compared.
        pub score: Option<f64>,
    }

    /// A row above that a row could repeat.
    pub struct ImportAbove {
        /// Data row, from 1.
        pub row: u32,
        /// The name in it, for eyes.
        pub name: String,
        /// City, birth date.
        pub second: String,
        /// Codes as of a candidate.
        pub because: Vec<String>,
        /// 0 to 1.
        pub score: f64,
    }

    /// A value that a row writes.
    #[derive(Default)]
    pub struct ImportChange {
        /// Names it in decisions.
        #[serde(default)]
        pub id: String,
        /// Column id; the second of its kind `phone_2`.
        pub field: String,
        /// Shown now; empty: nothing.
        pub old: String,
        /// As it will be.
        pub new: String,
        /// As typed, when that differs.
        pub raw: Option<String>,
        /// A person said that it is not wanted.
        #[serde(default)]
        pub left: bool,
    }

    /// A value that could not be read, or a row that was refused.
    pub struct ImportProblem {
        /// Data row, from 1; none: of the whole file.
        pub row: Option<u32>,
        /// Heading.
        pub column: Option<String>,
        /// A code.
        pub kind: String,
        /// How much it matters.
        pub severity: Severity,
        /// As typed.
        pub raw: String,
    }

    /// Problems of an import, also of one that was applied.
    pub struct ImportProblemsInput {
        /// Which.
        pub import: u32,
        /// First, from 0.
        #[serde(default)]
        pub offset: u32,
        /// At most this many; 50 unless said, never more than 1,000.
        pub limit: Option<u32>,
    }

    /// A page of problems: those of the whole file first, then by row and column.
    pub struct ImportProblemsView {
        /// All.
        pub total: u32,
        /// The page.
        pub items: Vec<ImportProblem>,
    }

    /// Decides rows, or one change of rows.
    pub struct ImportDecideInput {
        /// Which.
        pub import: u32,
        /// These rows; empty: all rows of `filter`.
        #[serde(default)]
        pub rows: Vec<u32>,
        /// All rows of these kinds; nobody while it says nothing.
        #[serde(default)]
        pub filter: ImportFilter,
        /// `new`, `leave_out`, `skip`, `fill`, `update`, the id of a candidate, `row:` and the number of a row above, `same`:
        /// the likeliest of each row; or none: as planned.
        pub decision: Option<String>,
        /// Instead of a decision about rows: the change (its `field`) that is taken or left.
        #[serde(default)]
        pub field: Option<String>,
        /// Leave that change; else take it again.
        #[serde(default)]
        pub leave: bool,
    }

    /// One import.
    pub struct ImportInput {
        /// Which.
        pub import: u32,
    }

    /// What an import did.
    pub struct ImportReport {
        /// Its number.
        pub import: u32,
        /// The batch that can be undone; none when nothing was written.
        pub batch: Option<u32>,
        /// What was done.
        pub counts: ImportCounts,
    }

    /// Keeps the mapping for the next file with these headings.
    pub struct MappingSaveInput {
        /// Of this import.
        pub import: u32,
        /// As people call it.
        pub name: String,
    }

    /// A saved mapping.
    pub struct MappingView {
        /// As people call it.
        pub name: String,
        /// RFC 3339, UTC.
        pub used: String,
    }
}
