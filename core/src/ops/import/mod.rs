//! Importing a table, of people or of what ties them to others, and calendars: read, planned on disk, decided, applied exactly as shown (rules 7 and 8).

mod apply;
mod calendar;
mod choice;
mod class_list;
mod decide;
mod join;
pub(crate) mod likely;
mod paste;
mod plan;
mod records;
mod remember;
mod repeats;
mod rows;
pub(super) mod view;

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use super::open::{Open, Write};
use crate::app::App;
use crate::domain::fields::Kind;
use crate::error::{Code, Error, Result};
use crate::exchange::table::{ColumnTarget, Reading};
use crate::store::history::rfc3339;
use crate::store::import_plan::{self as store, Plan};
use crate::store::numbers::Numbers;
use crate::store::{batch, chapter, own};
use crate::wire::Empty;
use crate::wire::import::{
    ImportChangeInput, ImportCounts, ImportDecideInput, ImportInput, ImportMode, ImportOptions, ImportPasteInput,
    ImportProblemsInput, ImportProblemsView, ImportReadInput, ImportReport, ImportRowsInput, ImportRowsView,
    ImportView, MappingSaveInput, MappingView,
};

/// Problems of a page unless said, and at most.
const PROBLEMS: u32 = 200;

/// What a plan remembers beside its view: where the file lies, and what was asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Asked {
    path: String,
    options: ImportOptions,
    /// A table that was pasted: there is no file to read it from again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

impl Asked {
    fn open(&self, app: &App) -> Result<view::File> {
        match &self.text {
            None => view::open(app, Path::new(&self.path), &self.options),
            Some(text) => paste::open(app, text, &self.path, &self.options),
        }
    }
}

/// An open file, and how it is read.
type Looked = (view::File, Reading);

/// Reads a file, detects what was not said, and plans it. Errors: `TableRefused` with `kind`, and of files.
pub(crate) async fn read(app: &App, input: ImportReadInput) -> Result<ImportView> {
    let path = app.outside.paths.path(&input.file)?;
    app.begin_work();
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    batch::close_all(write.conn()).await?;
    let asked = Asked { path: path.to_string_lossy().into_owned(), options: input.options, text: None };
    if calendar::is_calendar(&path) {
        let view = calendar::read(app, &mut write, &asked, None).await?;
        write.commit(app, &["import"]).await?;
        return Ok(view);
    }
    begin(app, &open, write, asked).await
}

/// Plans a table from the clipboard. Errors: `TableRefused` with `kind` and place, `Cancelled`.
pub(crate) async fn paste(app: &App, input: ImportPasteInput) -> Result<ImportView> {
    paste::bounded(&input.text)?;
    app.begin_work();
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    batch::close_all(write.conn()).await?;
    let options = ImportOptions { encoding: Some("utf-8".into()), ..input.options };
    begin(app, &open, write, Asked { path: input.name, options, text: Some(input.text) }).await
}

async fn begin(app: &App, open: &Open, mut write: Write, mut asked: Asked) -> Result<ImportView> {
    let (view, looked) = first_look(app, &mut write, &mut asked).await?;
    let (reading, mapping) = (serde_json::to_string(&view)?, serde_json::to_string(&asked)?);
    let id = store::begin(write.conn(), app.outside.clock.now_ms(), &view.name, &reading, &mapping).await?;
    finish(app, open, write, id, (view, looked)).await
}

/// Reads, maps and plans otherwise. Errors as [`read`], `NoSuchImport`.
pub(crate) async fn change(app: &App, input: ImportChangeInput) -> Result<ImportView> {
    app.begin_work();
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let plan = unapplied(write.conn(), input.import).await?;
    let before: Asked = serde_json::from_str(&plan.mapping)?;
    let mut asked = Asked { options: input.options, ..before };
    if from_plan(&plan)?.format == calendar::FORMAT {
        let view = calendar::read(app, &mut write, &asked, Some(plan.id)).await?;
        write.commit(app, &["import"]).await?;
        return Ok(view);
    }
    let (view, looked) = first_look(app, &mut write, &mut asked).await?;
    let (reading, mapping) = (serde_json::to_string(&view)?, serde_json::to_string(&asked)?);
    store::restart(write.conn(), plan.id, &reading, &mapping).await?;
    finish(app, &open, write, plan.id, (view, looked)).await
}

/// How the file is read, with a saved mapping of these headings unless the columns were said.
async fn first_look(app: &App, write: &mut Write, asked: &mut Asked) -> Result<(ImportView, Looked)> {
    let path = std::path::PathBuf::from(&asked.path);
    let chapter = chapter::view(write.conn()).await?;
    let country = asked.options.country.clone().unwrap_or(chapter.country);
    let today = super::open::day_at(app.outside.clock.now_ms(), &chapter.zone);
    let mut file = asked.open(app)?;
    let mut read =
        |columns: Option<&[String]>| view::read(app, &mut file, &path, &asked.options, columns, &country, today);
    let kind = said_kind(&asked.options)?;
    let of_people = |columns: &[String]| columns.iter().all(|column| column.parse::<ColumnTarget>().is_ok());
    let people =
        matches!(kind, Some(None)) || (kind.is_none() && asked.options.columns.as_deref().is_some_and(of_people));
    let (mut view, mut reading) = read(asked.options.columns.as_deref().filter(|_| people))?;
    if let Some(kind) = kind.flatten().or_else(|| if people { None } else { records::recognise(&view.columns) }) {
        let name = if asked.options.columns.is_none() { recall(write, kind, &view, asked).await? } else { None };
        records::as_seen(&mut view, kind, &asked.options)?;
        view.saved_mapping = name;
        return Ok((view, (file, reading)));
    }
    if let Some(columns) = asked.options.columns.as_deref().filter(|_| !people) {
        (view, reading) = read(Some(columns))?;
    }
    if asked.options.columns.is_none()
        && let Some((name, columns)) = store::saved_mapping(write.conn(), &headings(&view)).await?
    {
        let columns: Vec<String> = serde_json::from_str(&columns)?;
        if of_people(&columns) {
            (view, reading) = read(Some(&columns))?;
            asked.options.columns = Some(columns);
            view.saved_mapping = Some(name);
        }
    }
    Ok((view, (file, reading)))
}

/// What the rows are said to be: none of it, people, or records. Errors: `BadInput`.
fn said_kind(options: &ImportOptions) -> Result<Option<Option<&'static Kind>>> {
    match options.kind.as_deref() {
        None => Ok(None),
        Some("person" | "people") => Ok(Some(None)),
        Some(name) => {
            let kind = records::kind(name).ok_or_else(|| Error::new(Code::BadInput).with("name", name))?;
            Ok(Some(Some(kind)))
        }
    }
}

/// Takes up a saved mapping of these headings that was made for records of that kind; gives its name.
async fn recall(
    write: &mut Write,
    kind: &'static Kind,
    view: &ImportView,
    asked: &mut Asked,
) -> Result<Option<String>> {
    let Some((name, columns)) = store::saved_mapping(write.conn(), &headings(view)).await? else { return Ok(None) };
    let columns: Vec<String> = serde_json::from_str(&columns)?;
    let said = ImportOptions { columns: Some(columns.clone()), ..ImportOptions::default() };
    if records::as_seen(&mut view.clone(), kind, &said).is_err() {
        return Ok(None);
    }
    asked.options.columns = Some(columns);
    Ok(Some(name))
}

/// The kind of the records that the rows of a plan are; none: people or events.
fn records_of(view: &ImportView) -> Option<&'static Kind> {
    records::kind(&view.kind)
}

/// Plans all rows, keeps the view and gives it with its counts.
async fn finish(
    app: &App,
    open: &Open,
    mut write: Write,
    id: i64,
    (mut view, (file, reading)): (ImportView, Looked),
) -> Result<ImportView> {
    let ignored = if let Some(kind) = records_of(&view) {
        records::all_rows(app, &mut write, id, &view, kind, (file, &reading)).await?
    } else {
        let numbers = write.numbers();
        let own = own_columns(write.conn(), &numbers, &view).await?;
        plan::all_rows(app, open, &mut write, id, &view, (file, &reading), &own).await?
    };
    view.counts = store::planned(write.conn(), id, ignored).await?;
    view.import = u32::try_from(id).unwrap_or(0);
    write.commit(app, &["import"]).await?;
    Ok(view)
}

/// Which cell fields the columns for own fields stand for: those of the same name, or that were chosen.
async fn own_columns(conn: &mut SqliteConnection, numbers: &Numbers, view: &ImportView) -> Result<decide::OwnColumns> {
    let fields = own::list(conn).await?;
    Ok(view
        .columns
        .iter()
        .filter_map(|column| {
            let chosen = column.target.strip_prefix("own_").and_then(|id| id.parse().ok());
            let found = match (column.target.as_str(), chosen) {
                ("own", _) => fields
                    .iter()
                    .find(|field| field.name == view::own_name(&view.columns, column))
                    .map(|field| field.id),
                (_, Some(id)) => Some(id),
                _ => return None,
            };
            let number = found.map(|id| numbers.field(&crate::domain::own_field::cell_field(id))).filter(|n| *n != 0);
            Some((column.index as usize, number))
        })
        .collect())
}

/// The plan as it stands. Errors: `NoSuchImport`.
pub(crate) async fn show(app: &App, input: ImportInput) -> Result<ImportView> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let plan = store::plan(&mut conn, input.import).await?;
    from_plan(&plan)
}

fn from_plan(plan: &Plan) -> Result<ImportView> {
    let mut view: ImportView = serde_json::from_str(&plan.reading)?;
    view.import = u32::try_from(plan.id).unwrap_or(0);
    view.counts = plan.counts.clone();
    view.batch = plan.batch.and_then(|batch| u32::try_from(batch).ok());
    Ok(view)
}

/// A page of rows, what needs a person first. Errors: `NoSuchImport`.
pub(crate) async fn rows(app: &App, input: ImportRowsInput) -> Result<ImportRowsView> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let plan = store::plan(&mut conn, input.import).await?;
    let view = from_plan(&plan)?;
    if view.format == calendar::FORMAT {
        return calendar::rows(&mut conn, &plan, &input).await;
    }
    if let Some(kind) = records_of(&view) {
        return records::rows(&mut conn, &plan, kind, &input, open.today(app).await?).await;
    }
    drop(conn);
    rows::rows(app, input).await
}

/// A page of problems. Errors: `NoSuchImport`.
pub(crate) async fn problems(app: &App, input: ImportProblemsInput) -> Result<ImportProblemsView> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let plan = store::plan(&mut conn, input.import).await?;
    let limit = input.limit.unwrap_or(PROBLEMS);
    let items = store::problems(&mut conn, plan.id, &[], input.offset, limit).await?;
    Ok(ImportProblemsView { total: store::problem_count(&mut conn, plan.id).await?, items })
}

/// Decides rows, one or many. Errors: `NoSuchImport`, `BadInput` for a decision that is none.
pub(crate) async fn decide(app: &App, input: ImportDecideInput) -> Result<ImportView> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let plan = unapplied(write.conn(), input.import).await?;
    let mut view = from_plan(&plan)?;
    if view.format == calendar::FORMAT {
        calendar::decide(&mut write, plan.id, &view, &input).await?;
    } else if let Some(kind) = records_of(&view) {
        records::decide(&mut write, plan.id, &view, kind, &input).await?;
    } else {
        let numbers = write.numbers();
        let own = own_columns(write.conn(), &numbers, &view).await?;
        plan::decide(&mut write, plan.id, &view, &input, &own).await?;
    }
    view.counts = store::planned(write.conn(), plan.id, plan.counts.ignored).await?;
    write.commit(app, &["import"]).await?;
    Ok(view)
}

/// Does exactly what was shown. Errors: `NoSuchImport`; `PlanOutdated` when the data has moved: it was planned again.
pub(crate) async fn apply(app: &App, input: ImportInput) -> Result<ImportReport> {
    app.begin_work();
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let plan = unapplied(write.conn(), input.import).await?;
    let view = from_plan(&plan)?;
    let is_calendar = view.format == calendar::FORMAT;
    if store::last_batch(write.conn()).await? != plan.seen {
        if is_calendar {
            calendar::plan_again(&mut write, plan.id, &view, |_| {}).await?;
        } else if let Some(kind) = records_of(&view) {
            records::plan_again(&mut write, plan.id, &view, kind, |_| {}).await?;
        } else {
            let numbers = write.numbers();
            let own = own_columns(write.conn(), &numbers, &view).await?;
            plan::again(&mut write, plan.id, &view, &own).await?;
        }
        store::planned(write.conn(), plan.id, plan.counts.ignored).await?;
        write.commit(app, &["import"]).await?;
        return Err(Error::new(Code::PlanOutdated).with("import", input.import));
    }
    let batch = if is_calendar {
        let batch = calendar::apply(app, &mut write, &plan, &view).await?;
        write.commit(app, &["event", "occurrence", "import"]).await?;
        batch
    } else if let Some(kind) = records_of(&view) {
        let batch = records::apply(app, &mut write, &plan, &view, kind).await?;
        write.commit(app, &["person", kind.name, "import"]).await?;
        batch
    } else {
        let numbers = write.numbers();
        let mut own = own_columns(write.conn(), &numbers, &view).await?;
        let batch = apply::all_rows(app, &open, &mut write, &plan, &view, &mut own).await?;
        let school = ["school", "class", "enrolment", "guardianship"];
        write
            .commit(app, &[&["person", "household", "tag", "own_field", "import"], school.as_slice()].concat())
            .await?;
        batch
    };
    Ok(ImportReport {
        import: input.import,
        batch: batch.and_then(|batch| u32::try_from(batch).ok()),
        counts: ImportCounts { ..plan.counts },
    })
}

/// Gives a plan up; nothing was written. Errors: `NoSuchImport`.
pub(crate) async fn cancel(app: &App, input: ImportInput) -> Result<Empty> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let plan = unapplied(write.conn(), input.import).await?;
    store::remove(write.conn(), plan.id).await?;
    write.commit(app, &["import"]).await?;
    Ok(Empty {})
}

/// Keeps the mapping for the next file with these headings. Errors: `NoSuchImport`, `BadName`.
pub(crate) async fn mapping_save(app: &App, input: MappingSaveInput) -> Result<MappingView> {
    let name = crate::domain::value::normal(&input.name);
    if name.is_empty() {
        return Err(Error::new(Code::BadName).with("name", input.name));
    }
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let view = from_plan(&store::plan(write.conn(), input.import).await?)?;
    let columns: Vec<&str> = view.columns.iter().map(|column| column.target.as_str()).collect();
    let at = app.outside.clock.now_ms();
    store::save_mapping(write.conn(), &headings(&view), &name, &serde_json::to_string(&columns)?, at).await?;
    write.commit(app, &["import"]).await?;
    Ok(MappingView { name, used: rfc3339(at) })
}

/// Saved mappings by name.
pub(crate) async fn mapping_list(app: &App, _input: Empty) -> Result<Vec<MappingView>> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let mappings = store::saved_mappings(&mut conn).await?;
    Ok(mappings.into_iter().map(|(name, used)| MappingView { name, used: rfc3339(used) }).collect())
}

async fn unapplied(conn: &mut SqliteConnection, import: u32) -> Result<Plan> {
    let plan = store::plan(conn, import).await?;
    if plan.applied { Err(Error::new(Code::NoSuchImport).with("import", import)) } else { Ok(plan) }
}

/// The same headings in the same order have the same mapping.
fn headings(view: &ImportView) -> Vec<u8> {
    let mut hash = Sha256::new();
    for column in &view.columns {
        hash.update(column.heading.trim().to_lowercase());
        hash.update([0x1f]);
    }
    hash.finalize().to_vec()
}

/// The mode of a plan, or of a row that was decided.
fn mode_of(decision: Option<&str>, planned: ImportMode) -> ImportMode {
    match decision {
        Some("skip") => ImportMode::Skip,
        Some("fill") => ImportMode::Fill,
        Some("update") => ImportMode::Update,
        _ => planned,
    }
}
