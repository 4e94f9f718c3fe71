//! A table as people see it before it is imported: how it was read, its columns, its rows one by one.
//! Turns what `exchange` says into the wire and into rows of the plan; decides nothing.

use std::path::Path;

use super::rows::file_problem;
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::exchange::draft::PersonDraft;
use crate::exchange::error::ReadError;
use crate::exchange::foreign::{Foreign, OpenOptions};
use crate::exchange::table::{self, ColumnTarget, HeaderRow, ReadOptions, Reading};
use crate::store::import_plan::ProblemRow;
use crate::wire::import::{ImportColumn, ImportCounts, ImportMode, ImportOptions, ImportSheet, ImportView, ReadAs};

/// A line of the file on its way into the plan.
pub(super) enum FileRow {
    /// Title, total, repeated heading or blank.
    Ignored,
    /// Does not land.
    Refused { row: u32, line: u32, problems: Vec<ProblemRow> },
    /// Was read.
    Draft { draft: Box<PersonDraft>, problems: Vec<ProblemRow> },
}

/// A file that was recognised and opened.
pub(super) type File = Foreign<std::fs::File>;

/// The lines of a file, one after another.
pub(super) struct FileRows {
    rows: table::Rows<std::fs::File>,
    tag: Option<String>,
}

/// Recognises and opens a file. Errors: `TableRefused` with `kind` and place, `Cancelled`, of files.
pub(in crate::ops) fn open(app: &App, path: &Path, options: &ImportOptions) -> Result<File> {
    if path.is_dir() {
        // Systems differ in what they say of a folder, and Windows says that it is denied.
        return Err(refused(ReadError::Binary { looks_like: "folder" }, path));
    }
    let file = std::fs::File::open(path).map_err(|cause| Error::from(cause).with("path", path.display()))?;
    of(app, file, path, options)
}

/// The same of a file that is open; `path` is how it is called.
pub(super) fn of(app: &App, file: std::fs::File, path: &Path, options: &ImportOptions) -> Result<File> {
    let delimiter = match options.delimiter.as_deref() {
        None => None,
        Some(text) if text.len() == 1 => Some(text.as_bytes()[0]),
        Some(_) => return Err(refused(ReadError::UnknownDelimiter, path)),
    };
    let asked = OpenOptions { encoding: options.encoding.clone(), delimiter, sheet: options.sheet.clone() };
    let mut progress = |done: u64| app.progress("read", kib(done / 2), 0).is_ok();
    Foreign::open(file, &asked, &mut progress).map_err(|cause| refused(cause, path))
}

fn kib(bytes: u64) -> u32 {
    u32::try_from(bytes / 1024).unwrap_or(u32::MAX)
}

/// How a file is read, and the same for people to see. `columns` are targets; those beyond are guessed.
/// Errors: `TableRefused` with `kind` and place, `NoSuchColumn`, `Cancelled`, of files.
pub(super) fn read(
    app: &App,
    file: &mut File,
    path: &Path,
    options: &ImportOptions,
    columns: Option<&[String]>,
    country: &str,
    today: (u16, u8, u8),
) -> Result<(ImportView, Reading)> {
    let asked = ReadOptions {
        header_row: options
            .header_row
            .map(|line| if line == 0 { HeaderRow::None } else { HeaderRow::Line(line.into()) }),
        country: Some(country.to_ascii_uppercase()),
        mapping: columns.map(targets).transpose()?,
        today,
    };
    let mut progress = |done: u64, total: u64| app.progress("read", kib(done), kib(total)).is_ok();
    let reading = table::read(file, &asked, &mut progress).map_err(|cause| refused(cause, path))?;
    Ok((shown(path, &reading, options), reading))
}

fn targets(columns: &[String]) -> Result<Vec<ColumnTarget>> {
    let target = |id: &String| id.parse().map_err(|_| Error::new(Code::NoSuchColumn).with("column", id));
    columns.iter().map(target).collect()
}

fn shown(path: &Path, reading: &Reading, options: &ImportOptions) -> ImportView {
    #[allow(clippy::cast_precision_loss, reason = "sizes of files are far below 2^53")]
    let size = reading.facts.size as f64;
    let facts = &reading.facts;
    // What is no text has no encoding and no delimiter to change.
    let delimiter = if facts.encoding.is_empty() { String::new() } else { char::from(facts.delimiter).to_string() };
    ImportView {
        import: 0,
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        size,
        format: facts.format.code().into(),
        encoding: facts.encoding.clone(),
        delimiter,
        sheet: facts.sheet.clone(),
        sheets: facts.sheets.iter().map(|s| ImportSheet { name: s.name.clone(), hidden: s.hidden }).collect(),
        header_row: reading.header_line.filter(|line| *line > 0).and_then(|line| u32::try_from(line).ok()),
        country: reading.country.clone(),
        mode: options.mode.unwrap_or(ImportMode::Fill),
        auto_merge_above: options.auto_merge_above,
        tag: options.tag.clone().filter(|tag| !tag.trim().is_empty()),
        saved_mapping: None,
        zone: None,
        zones: std::collections::BTreeMap::new(),
        unknown_zones: Vec::new(),
        kind: "person".into(),
        targets: Vec::new(),
        columns: reading.columns.iter().map(column).collect(),
        first: reading.first.clone(),
        counts: ImportCounts::default(),
        batch: None,
    }
}

fn column(column: &table::Column) -> ImportColumn {
    ImportColumn {
        index: u32::try_from(column.index).unwrap_or(u32::MAX),
        heading: column.heading.clone(),
        target: column.target.to_string(),
        confidence: column.confidence.into(),
        samples: column.samples.clone(),
        date_order: column.date_order.map(|order| order.code().to_owned()),
        date_proof: column.date_proof,
        filled: column.filled,
        read_as: column.read_as.iter().map(|pair| ReadAs { raw: pair.raw.clone(), read: pair.read.clone() }).collect(),
    }
}

/// The rows of the file that was read so, with the targets of the view.
/// Errors: `TableRefused`, `NoSuchColumn`, of files.
pub(super) fn rows(file: File, reading: &Reading, view: &ImportView) -> Result<FileRows> {
    let columns: Vec<String> = view.columns.iter().map(|column| column.target.clone()).collect();
    let rows = table::rows(file, reading, &targets(&columns)?);
    let rows = rows.map_err(|cause| refused(cause, Path::new(&view.name)))?;
    Ok(FileRows { rows, tag: view.tag.clone() })
}

impl FileRows {
    /// The next line; none at the end of the file.
    /// Errors: `TableRefused`, of files.
    pub(super) fn next_row(&mut self) -> Result<Option<FileRow>> {
        let Some(row) = self.rows.next() else { return Ok(None) };
        Ok(Some(match row.map_err(|cause| refused(cause, Path::new("")))? {
            table::Row::Ignored { .. } => FileRow::Ignored,
            table::Row::Refused(problem) => FileRow::Refused {
                row: problem.row.unwrap_or(0),
                line: problem.line.and_then(|line| u32::try_from(line).ok()).unwrap_or(u32::MAX),
                problems: vec![file_problem(problem)],
            },
            table::Row::Draft(mut draft) => {
                let problems = std::mem::take(&mut draft.problems).into_iter().map(file_problem).collect();
                if let Some(tag) = self.tag.as_ref().filter(|tag| !draft.tags.contains(tag)) {
                    draft.tags.push(tag.clone());
                }
                FileRow::Draft { draft, problems }
            }
        }))
    }
}

/// The name of the own field that a column becomes. A heading that comes again gets its number, so that no value is
/// lost; a column without one is called by its place.
pub(super) fn own_name(columns: &[ImportColumn], column: &ImportColumn) -> String {
    let heading = column.heading.trim();
    if heading.is_empty() {
        return format!("#{}", column.index + 1);
    }
    let same =
        |other: &&ImportColumn| other.index < column.index && other.target == "own" && other.heading.trim() == heading;
    match columns.iter().filter(same).count() {
        0 => heading.to_owned(),
        before => format!("{heading} {}", before + 1),
    }
}

/// A table that is refused whole, with what a person needs to find the place: `row` is a line of the file.
pub(in crate::ops) fn refused(cause: ReadError, path: &Path) -> Error {
    use ReadError as R;
    let error = Error::new(Code::TableRefused).with("kind", cause.code());
    match cause {
        R::Io(cause) => Error::from(cause).with("path", path.display()),
        R::Cancelled => Error::new(Code::Cancelled),
        R::HeadingsOnly { line } | R::LineTooLong { line } | R::NoSuchLine { line } => error.with("row", line),
        R::TooManyColumns { columns, line } => error.with("row", line).with("columns", columns),
        R::Binary { looks_like } => error.with("looks_like", looks_like),
        R::UnknownEncoding(name) => error.with("encoding", name),
        R::PartTooLarge { part } | R::Entities { part } => error.with("part", part),
        R::NoSuchSheet(sheet) => error.with("sheet", sheet),
        R::BrokenWorkbook { cause } => error.because(cause),
        R::Empty | R::UnknownDelimiter | R::TooLarge | R::Encrypted => error,
    }
}

/// The lines of a file with their cells as they stand, for tables of something else than people.
/// Errors: `TableRefused`, of files.
pub(super) fn cells(file: File, reading: &Reading, name: &str) -> Result<table::Rows<std::fs::File>> {
    table::rows(file, reading, &[]).map_err(|cause| refused(cause, Path::new(name)))
}

/// What concerns the whole file, for the log.
pub(super) fn whole_file(reading: &Reading) -> Vec<ProblemRow> {
    reading.problems.iter().cloned().map(file_problem).collect()
}
