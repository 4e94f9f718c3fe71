//! Records of a kind as a table: memberships, offices, classes … Rule 14 holds row by row: who names a child stays here.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::{File, PREVIEW};
use crate::app::App;
use crate::domain::EntityId;
use crate::domain::fields::{self, FieldType, Kind};
use crate::error::{Code, Error, Result};
use crate::exchange::out::{OutColumn, OutFormat};
use crate::headings::Headings;
use crate::ops::open::iso;
use crate::ops::record::parse_id;
use crate::store::record_list::{self, Question};
use crate::store::{export, person};
use crate::wire::export::{ExportPurpose, ExportRecordsInput, ExportReport};
use crate::wire::record::RecordRow;

/// Rows of one step.
const STEP: u32 = 1_000;

/// Where a column's text comes from.
enum From {
    Id,
    Owner(usize),
    OwnerId(usize),
    Field(&'static str),
    Part(&'static str, &'static str),
    Title(&'static str),
}

/// Writes records to a table, or shows how it would look. Errors: `BadInput` for a kind without such a table,
/// `ReasonNeeded`, `NoSuchField`, `BadLanguage`, of files.
pub(crate) async fn records(app: &App, input: ExportRecordsInput) -> Result<ExportReport> {
    let kind = fields::kind(&input.kind).filter(|kind| !matches!(kind.name, "person" | "household"));
    let kind = kind.ok_or_else(|| Error::new(Code::BadInput).with("name", &input.kind))?;
    let reason = input.reason.as_deref().map(str::trim).unwrap_or_default();
    if input.include_sensitive && reason.is_empty() {
        return Err(Error::new(Code::ReasonNeeded));
    }
    app.begin_work();
    let open = app.open().await?;
    let today = iso(open.today(app).await?);
    let (columns, left_out) = columns(kind, &input);
    let headings = headings(kind, &columns, input.language.as_deref())?;
    let format = table(&input)?;
    let path = input.out.as_ref().map(|out| app.outside.paths.path(out)).transpose()?;
    let named =
        columns.iter().zip(&headings).map(|((id, _), heading)| OutColumn { id: id.clone(), heading: heading.clone() });
    let mut out = path.as_deref().map(|path| File::begin(path, &format, &named.collect::<Vec<_>>())).transpose()?;
    let question = Question {
        kind,
        of: input.of.iter().map(|id| parse_id(id)).collect::<Result<_>>()?,
        filters: input.filters.iter().map(|filter| (filter.field.clone(), filter.values.clone())).collect(),
        search: input.search.clone(),
        sort: input.sort.clone(),
        descending: input.descending,
        today: today.clone(),
    };
    let mut report = ExportReport {
        rows: 0,
        people_left_out: 0,
        columns_left_out: left_out,
        headings,
        preview: Vec::new(),
        path: path.as_ref().map(|path| path.to_string_lossy().into_owned()),
        size: 0.0,
        cut: 0,
    };
    let mut conn = open.read().await?;
    let (mut offset, mut sensitive) = (0, HashSet::new());
    loop {
        let page = record_list::page(&mut conn, &question, offset, STEP).await?;
        offset += STEP;
        let people: Vec<EntityId> = page.iter().flat_map(|row| people_of(kind, row)).collect();
        let children = person::protected(&mut conn, &people, &today).await?;
        for row in &page {
            let named: Vec<EntityId> = people_of(kind, row).into_iter().filter(|ent| children.contains(ent)).collect();
            if !named.is_empty() && !input.include_sensitive {
                report.people_left_out += 1;
                continue;
            }
            sensitive.extend(named);
            report.rows += 1;
            let texts: Vec<String> = columns.iter().map(|(_, from)| text(row, from)).collect();
            if let Some(out) = &mut out {
                out.row(texts.iter().map(String::as_str))?;
            } else if report.preview.len() < PREVIEW {
                report.preview.push(texts);
            }
        }
        app.progress("export", report.rows, 0)?;
        if page.len() < STEP as usize {
            break;
        }
    }
    drop(conn);
    if let Some(out) = out {
        report.cut = out.writer.cut();
        report.size = out.finish()?;
        if !sensitive.is_empty() {
            let people: Vec<EntityId> = sensitive.into_iter().collect();
            let mut write = open.write(app).await?;
            export::handed_out(write.conn(), app.outside.clock.now_ms(), kind.name, reason, &people).await?;
            write.commit(app, &[]).await?;
        }
    }
    Ok(report)
}

/// People that a row names: those it is of, and those that its fields refer to.
fn people_of(kind: &Kind, row: &RecordRow) -> Vec<EntityId> {
    let owners = row.of.iter().filter(|of| of.kind == "person").map(|of| of.id.as_str());
    let references = kind.fields.iter().filter(|field| field.ty == FieldType::Reference("person"));
    let named = references.filter_map(|field| row.fields.get(field.name)?.as_str());
    owners.chain(named).filter_map(|id| id.parse().ok()).collect()
}

/// The columns, and the ids of those that are left out because of their class.
fn columns(kind: &'static Kind, input: &ExportRecordsInput) -> (Vec<(String, From)>, Vec<String>) {
    let with_ids = input.purpose == ExportPurpose::Birlik;
    let (mut columns, mut left) = (Vec::new(), Vec::new());
    if with_ids {
        columns.push(("id".to_owned(), From::Id));
    }
    for (at, (role, _)) in kind.owners().enumerate() {
        columns.push((role.to_owned(), From::Owner(at)));
        if with_ids {
            columns.push((format!("{role}_id"), From::OwnerId(at)));
        }
    }
    for field in kind.fields {
        if field.class.is_sensitive() && !input.include_sensitive {
            left.push(field.name.to_owned());
            continue;
        }
        match field.ty {
            FieldType::Reference(_) => {
                columns.push((field.name.to_owned(), From::Title(field.name)));
                if with_ids {
                    columns.push((format!("{}_id", field.name), From::Field(field.name)));
                }
            }
            FieldType::Group(parts) => {
                let id = |part: &str| {
                    if part == parts[0] { field.name.to_owned() } else { format!("{}_{part}", field.name) }
                };
                columns.extend(parts.iter().map(|part| (id(part), From::Part(field.name, part))));
            }
            _ => columns.push((field.name.to_owned(), From::Field(field.name))),
        }
    }
    (columns, left)
}

/// Names of fields in the language; stable ids without one. Errors: `BadLanguage`.
fn headings(kind: &Kind, columns: &[(String, From)], language: Option<&str>) -> Result<Vec<String>> {
    let Some(language) = language else { return Ok(columns.iter().map(|(id, _)| id.clone()).collect()) };
    let headings = Headings::new(language).ok_or_else(|| Error::new(Code::BadLanguage).with("language", language))?;
    Ok(columns.iter().map(|(id, _)| headings.field(kind.name, id)).collect())
}

fn table(input: &ExportRecordsInput) -> Result<OutFormat> {
    let delimiter = match input.delimiter.as_deref() {
        None => b';',
        Some(text) if text.len() == 1 && matches!(text, ";" | "," | "\t" | "|") => text.as_bytes()[0],
        Some(_) => return Err(Error::new(Code::BadInput).with("name", "delimiter")),
    };
    Ok(OutFormat::Csv { delimiter, bom: input.bom.unwrap_or(true) })
}

fn text(row: &RecordRow, from: &From) -> String {
    match from {
        From::Id => row.id.clone(),
        From::Owner(at) => row.of.get(*at).map(|of| of.title.clone()).unwrap_or_default(),
        From::OwnerId(at) => row.of.get(*at).map(|of| of.id.clone()).unwrap_or_default(),
        From::Title(field) => row.titles.get(*field).cloned().unwrap_or_default(),
        From::Part(field, part) => row.fields.get(*field).map(|group| said(&group[*part])).unwrap_or_default(),
        From::Field(field) => row.fields.get(*field).map(said).unwrap_or_default(),
    }
}

/// A value as it stands in a table.
pub(crate) fn said(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Json::Array(items) => items.iter().filter_map(Json::as_str).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}
