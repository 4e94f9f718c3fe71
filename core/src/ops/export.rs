//! Rosters as files: the columns, who is left out, and what was handed out is on record (rule 14).

mod household;
pub(crate) mod record;

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::open::{Open, iso};
use super::record::{parse_id, view};
use crate::app::App;
use crate::domain::fields::PERSON;
use crate::domain::own_field;
use crate::domain::{EntityId, PartialDate};
use crate::error::{Code, Error, Result};
use crate::exchange::card::write::Version;
use crate::exchange::out::{Out, OutColumn, OutFormat};
use crate::exchange::value::tags;
use crate::headings::{Headings, unnumbered};
use crate::store::own::OwnField;
use crate::store::pupil;
use crate::store::roster::{self, Held, HeldClass, HeldGuardian, Part};
use crate::store::search::Selection;
use crate::store::{export, own};
use crate::wire::export::{
    ExportColumn, ExportColumnsInput, ExportFormat, ExportPeopleInput, ExportPurpose, ExportReport,
};
use crate::wire::person::{PersonFilter, PersonSort};

/// People of one step: each is once through the tables in the order of ids, so few are quick; a person takes some 3 KB meanwhile.
const STEP: usize = 20_000;
/// Rows of a preview.
pub(super) const PREVIEW: usize = 5;

/// A column of a file.
struct Column {
    id: String,
    heading: String,
    sensitive: bool,
    from: From,
}

/// Where a column's text comes from; numbers of parts count from 0.
enum From {
    Id,
    Person(String),
    Phone(usize, &'static str),
    Email(usize, &'static str),
    Address(usize, &'static str),
    External(usize, &'static str),
    Household,
    Tags,
    Class(fn(&HeldClass) -> &str),
    Guardian(usize, &'static str),
    Own(i64),
}

/// Guardians of a row of a class list.
const GUARDIANS: u32 = 3;

/// The columns that can be exported, with their headings. Errors: `BadLanguage`.
pub(crate) async fn columns(app: &App, input: ExportColumnsInput) -> Result<Vec<ExportColumn>> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    let all = all_columns(&mut conn, &open, Some(&input.language)).await?;
    Ok(all.into_iter().map(|c| ExportColumn { id: c.id, heading: c.heading, sensitive: c.sensitive }).collect())
}

/// Writes people to a file, or shows how it would look. Errors: `ReasonNeeded`, `NoSuchColumn`, `BadLanguage`, of files.
pub(crate) async fn people(app: &App, input: ExportPeopleInput) -> Result<ExportReport> {
    let open = app.open().await?;
    let input = profiled(&open, input).await?;
    let reason = input.reason.as_deref().map(str::trim).unwrap_or_default();
    if input.include_sensitive && reason.is_empty() {
        return Err(Error::new(Code::ReasonNeeded));
    }
    app.begin_work();
    if input.out.is_some() && open.is_writable() {
        // A file is written: what was edited so far is one visit.
        let mut write = open.write(app).await?;
        crate::store::batch::close_all(write.conn()).await?;
        write.commit(app, &[]).await?;
    }
    let mut conn = open.read().await?;
    let (columns, columns_left_out) = chosen(&mut conn, &open, &input).await?;
    let people = selected(app, &open, &mut conn, &input).await?;
    let path = input.out.as_ref().map(|out| app.outside.paths.path(out)).transpose()?;
    let format = format(&input)?;
    let today = open.today(app).await?;
    if input.format == ExportFormat::HouseholdsCsv {
        let (report, sensitive) = household::rows(app, &mut conn, &input, &people, &format, today).await?;
        drop(conn);
        if report.path.is_some() {
            on_record(app, &open, input.format, reason, &sensitive).await?;
        }
        return Ok(report);
    }
    let handout = input.purpose == ExportPurpose::Handout;
    let mut report = ExportReport {
        rows: 0,
        people_left_out: 0,
        columns_left_out,
        headings: columns.iter().map(|column| column.heading.clone()).collect(),
        preview: Vec::new(),
        path: path.as_ref().map(|path| path.to_string_lossy().into_owned()),
        size: 0.0,
        cut: 0,
    };
    let named = columns.iter().map(|column| OutColumn { id: column.id.clone(), heading: column.heading.clone() });
    let mut out = path.as_deref().map(|path| File::begin(path, &format, &named.collect::<Vec<_>>())).transpose()?;
    let mut sensitive: Vec<EntityId> = Vec::new();
    let total = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let mut done = 0;
    for step in people.chunks(STEP) {
        let held = roster::load(&mut conn, step).await?;
        for ent in step {
            let Some(person) = held.get(ent) else { continue };
            if is_child(person, today) {
                if !input.include_sensitive {
                    report.people_left_out += 1;
                    continue;
                }
                sensitive.push(*ent);
            } else if columns
                .iter()
                .any(|column| column.sensitive && !text(ent, person, &column.from, handout).is_empty())
            {
                sensitive.push(*ent);
            }
            let row: Vec<std::borrow::Cow<'_, str>> =
                columns.iter().map(|column| text(ent, person, &column.from, handout)).collect();
            report.rows += 1;
            if let Some(out) = &mut out {
                out.row(row.iter().map(AsRef::as_ref))?;
            } else if report.preview.len() < PREVIEW {
                report.preview.push(row.into_iter().map(std::borrow::Cow::into_owned).collect());
            }
        }
        done += u32::try_from(step.len()).unwrap_or(0);
        app.progress("export", done, total)?;
    }
    if let Some(out) = out {
        report.cut = out.writer.cut();
        report.size = out.finish()?;
        drop(conn);
        on_record(app, &open, input.format, reason, &sensitive).await?;
    }
    Ok(report)
}

/// Sensitive data of these people left this computer, why and for whom (rule 14).
async fn on_record(app: &App, open: &Open, format: ExportFormat, reason: &str, sensitive: &[EntityId]) -> Result<()> {
    if sensitive.is_empty() {
        return Ok(());
    }
    let mut write = open.write(app).await?;
    export::handed_out(write.conn(), app.outside.clock.now_ms(), what(format), reason, sensitive).await?;
    write.commit(app, &[]).await
}

/// As the profile says, when one is named. Errors: `NoSuchRecord`, `BadInput` for a record of another kind.
async fn profiled(open: &Open, mut input: ExportPeopleInput) -> Result<ExportPeopleInput> {
    let Some(profile) = &input.profile else { return Ok(input) };
    let mut conn = open.read().await?;
    let profile = view(&mut conn, &open.numbers(), &parse_id(profile)?).await?;
    if profile.kind != "export_profile" {
        return Err(Error::new(Code::BadInput).with("name", "profile"));
    }
    let said = |field: &str| profile.fields.get(field).and_then(|value| value.as_str()).filter(|text| !text.is_empty());
    if let Some(format) = said("format") {
        input.format = serde_json::from_value(format.into())?;
    }
    if let Some(purpose) = said("purpose") {
        input.purpose = serde_json::from_value(purpose.into())?;
    }
    input.columns = said("columns").map(|ids| ids.split_whitespace().map(str::to_owned).collect());
    input.language = said("language").map(str::to_owned);
    input.delimiter = said("delimiter").map(|text| if text == "tab" { "\t".to_owned() } else { text.to_owned() });
    Ok(input)
}

/// How the file is written. Errors: `BadInput` for a delimiter that is none, `BadLanguage`.
fn format(input: &ExportPeopleInput) -> Result<OutFormat> {
    Ok(match input.format {
        ExportFormat::Csv | ExportFormat::HouseholdsCsv => {
            let delimiter = match input.delimiter.as_deref() {
                None => b';',
                Some(text) if text.len() == 1 && matches!(text, ";" | "," | "\t" | "|") => text.as_bytes()[0],
                Some(_) => return Err(Error::new(Code::BadInput).with("name", "delimiter")),
            };
            OutFormat::Csv { delimiter, bom: input.bom.unwrap_or(true) }
        }
        ExportFormat::Xlsx => {
            let headings = input.language.as_deref().and_then(Headings::new);
            OutFormat::Xlsx {
                sheet: headings.map_or_else(|| "people".to_owned(), |headings| headings.heading("people")),
            }
        }
        ExportFormat::Vcard3 => OutFormat::Vcard(Version::V3),
        ExportFormat::Vcard4 => OutFormat::Vcard(Version::V4),
    })
}

/// What is on record as handed out.
fn what(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Csv => "people_csv",
        ExportFormat::HouseholdsCsv => "households_csv",
        ExportFormat::Xlsx => "people_xlsx",
        ExportFormat::Vcard3 | ExportFormat::Vcard4 => "people_vcard",
    }
}

/// A file that appears whole or not at all: written beside, then renamed.
pub(super) struct File {
    writer: Out<std::io::BufWriter<tempfile::NamedTempFile>>,
    path: std::path::PathBuf,
}

impl File {
    pub(super) fn begin(path: &std::path::Path, format: &OutFormat, columns: &[OutColumn]) -> Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
        let at = |cause| Error::from(cause).with("path", path.display());
        let file = tempfile::Builder::new().prefix(".birlik").suffix(".part").tempfile_in(folder).map_err(at)?;
        let writer = Out::new(std::io::BufWriter::new(file), format, columns).map_err(at)?;
        Ok(Self { writer, path: path.to_owned() })
    }

    pub(super) fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> Result<()> {
        self.writer.row(cells).map_err(|cause| Error::from(cause).with("path", self.path.display()))
    }

    /// Bytes of the finished file.
    pub(super) fn finish(self) -> Result<f64> {
        let at = |cause: std::io::Error| Error::from(cause).with("path", self.path.display());
        let file = self.writer.finish().map_err(at)?.into_inner().map_err(|cause| at(cause.into_error()))?;
        file.as_file().sync_all().map_err(at)?;
        #[allow(clippy::cast_precision_loss, reason = "sizes of files are far below 2^53")]
        let size = file.as_file().metadata().map_err(at)?.len() as f64;
        file.persist(&self.path).map_err(|cause| at(cause.error))?;
        Ok(size)
    }
}

/// Everybody that the list shows, in its order; only the chosen ones when some are.
async fn selected(
    app: &App,
    open: &Open,
    conn: &mut SqliteConnection,
    input: &ExportPeopleInput,
) -> Result<Vec<EntityId>> {
    let today = iso(open.today(app).await?);
    let mut filters = input.filters.clone();
    if !input.ids.is_empty() {
        let values = input.ids.iter().map(|id| id.to_uppercase()).collect();
        filters.push(PersonFilter { field: "id".into(), values });
    }
    let selection = Selection::new(&input.search, &filters, &today, |field| open.own_field(field))?;
    selection.page(conn, input.sort.unwrap_or(PersonSort::Name), input.descending, 0, u32::MAX >> 1).await
}

/// Rule 14, of a person as files see it.
fn is_child(person: &Held, today: (u16, u8, u8)) -> bool {
    let born = person.columns.get("birth_date").and_then(|born| born.parse::<PartialDate>().ok());
    crate::domain::privacy::is_child(born, person.guarded, today)
}

/// The columns asked for, and the ids of those left out because of their class.
async fn chosen(
    conn: &mut SqliteConnection,
    open: &Open,
    input: &ExportPeopleInput,
) -> Result<(Vec<Column>, Vec<String>)> {
    let mut all = all_columns(conn, open, input.language.as_deref()).await?;
    let wanted = match &input.columns {
        Some(ids) => {
            let mut wanted = Vec::with_capacity(ids.len());
            for id in ids {
                let id = short(id);
                let at = all.iter().position(|column| column.id == id);
                let at = at.ok_or_else(|| Error::new(Code::NoSuchColumn).with("column", id))?;
                wanted.push(all.swap_remove(at));
            }
            wanted
        }
        None if input.purpose == ExportPurpose::Handout => {
            all.into_iter().filter(|column| !matches!(column.from, From::Id | From::Guardian(_, "id"))).collect()
        }
        None => all,
    };
    let (kept, left): (Vec<Column>, Vec<Column>) =
        wanted.into_iter().partition(|column| input.include_sensitive || !column.sensitive);
    Ok((kept, left.into_iter().map(|column| column.id).collect()))
}

/// The short names of the terminal.
fn short(id: &str) -> &str {
    match id {
        "given" => "given_name",
        "family" => "family_name",
        "native" => "native_name",
        "preferred" => "preferred_name",
        "born" => "birth_date",
        "phones" => "phone",
        "emails" => "email",
        other => other,
    }
}

/// Every column that this data file can fill, in the order of the catalogue.
async fn all_columns(conn: &mut SqliteConnection, open: &Open, language: Option<&str>) -> Result<Vec<Column>> {
    let headings = match language {
        Some(language) => {
            Some(Headings::new(language).ok_or_else(|| Error::new(Code::BadLanguage).with("language", language))?)
        }
        None => None,
    };
    let heading = |id: &str| headings.as_ref().map_or_else(|| id.to_owned(), |headings| headings.heading(id));
    let mut ids: Vec<(String, From)> = vec![("id".into(), From::Id)];
    for field in PERSON.fields.iter().filter(|field| field.name != "home_chapter" && field.name != "notes") {
        for id in column_ids(field) {
            ids.push((id.clone(), From::Person(id)));
        }
    }
    let most = export::most_parts(conn).await?;
    numbered(&mut ids, most[0], "phone", &[("", "typed"), ("label", "label")], From::Phone);
    numbered(&mut ids, most[1], "email", &[("", "typed"), ("label", "label")], From::Email);
    let address: &[(&str, &str)] = &[
        ("", "typed"),
        ("label", "label"),
        ("street", "street"),
        ("postal_code", "postal_code"),
        ("city", "city"),
        ("region", "region"),
        ("country", "country"),
    ];
    numbered(&mut ids, most[2], "address", address, From::Address);
    ids.push(("household".into(), From::Household));
    ids.push(("tags".into(), From::Tags));
    numbered(&mut ids, most[3], "external_id", &[("", "id"), ("source", "source")], From::External);
    ids.push(("notes".into(), From::Person("notes".into())));
    let mut columns: Vec<Column> =
        ids.into_iter().map(|(id, from)| Column { heading: heading(&id), id, sensitive: false, from }).collect();
    let school = class_list_columns(conn).await?.into_iter();
    columns.extend(school.map(|(id, from)| Column { heading: heading(&id), id, sensitive: true, from }));
    for OwnField { id, name, class, .. } in own::list(conn).await? {
        let cell = own_field::cell_field(id);
        columns.push(Column {
            id: format!("own_{id}"),
            heading: if headings.is_some() { name } else { format!("own_{id}") },
            sensitive: class.is_sensitive(),
            from: From::Own(open.numbers().field(&cell)),
        });
    }
    Ok(columns)
}

/// Classes and guardians, for as many as anybody has; they say who is a child.
async fn class_list_columns(conn: &mut SqliteConnection) -> Result<Vec<(String, From)>> {
    let (pupils, most) = pupil::most(conn).await?;
    let mut ids: Vec<(String, From)> = Vec::new();
    if pupils {
        ids.push(("class".into(), From::Class(|class| &class.name)));
        ids.push(("school".into(), From::Class(|class| &class.school)));
        ids.push(("term".into(), From::Class(|class| &class.term)));
    }
    if most > 0 {
        let parts: &[(&str, &str)] =
            &[("", "name"), ("relation", "relation"), ("phone", "phone"), ("email", "email"), ("id", "id")];
        numbered(&mut ids, most.min(GUARDIANS), "guardian", parts, From::Guardian);
    }
    Ok(ids)
}

/// The column ids of a field: of a group, one a part; the first part goes by the group's name.
fn column_ids(field: &crate::domain::fields::Field) -> Vec<String> {
    match field.ty {
        crate::domain::fields::FieldType::Group(parts) => parts
            .iter()
            .enumerate()
            .map(|(n, part)| if n == 0 { field.name.to_owned() } else { format!("{}_{part}", field.name) })
            .collect(),
        _ => vec![field.name.to_owned()],
    }
}

/// `phone`, `phone_label`, `phone_2`, `phone_2_label` … for as many as anybody has, at least one.
fn numbered(
    ids: &mut Vec<(String, From)>,
    most: u32,
    kind: &'static str,
    parts: &[(&'static str, &'static str)],
    from: fn(usize, &'static str) -> From,
) {
    for n in 0..most.max(1) as usize {
        let number = if n == 0 { String::new() } else { format!("_{}", n + 1) };
        for (suffix, part) in parts {
            let id = match (kind, *suffix) {
                (_, "") => format!("{kind}{number}"),
                // Street and postal code are words of their own.
                ("address", "street" | "postal_code") => format!("{suffix}{number}"),
                _ => format!("{kind}{number}_{suffix}"),
            };
            debug_assert_eq!(unnumbered(&id).1, n + 1);
            ids.push((id, from(n, part)));
        }
    }
}

fn text<'a>(ent: &EntityId, person: &'a Held, from: &From, handout: bool) -> std::borrow::Cow<'a, str> {
    fn part<'a>(parts: &'a [Part], n: usize, part: &str) -> std::borrow::Cow<'a, str> {
        parts.get(n).map_or("", |there| there.get(part)).into()
    }
    let of = |columns: &'a BTreeMap<String, String>, id: &str| -> std::borrow::Cow<'a, str> {
        columns.get(id).map_or("", String::as_str).into()
    };
    match from {
        From::Id => ent.to_string().into(),
        From::Person(id) => of(&person.columns, id),
        From::Phone(n, name) => part(&person.phones, *n, name),
        From::Email(n, name) => part(&person.emails, *n, name),
        // Who has no address of their own has the household's; not in a file that comes back.
        From::Address(0, name) if handout && person.addresses.is_empty() => of(&person.household_address, name),
        From::Address(n, name) => part(&person.addresses, *n, name),
        From::External(n, name) => part(&person.externals, *n, name),
        From::Household => person.households.first().map_or("", |(_, name)| name.as_str()).into(),
        From::Tags => tags::join(person.tags.iter().map(String::as_str)).into(),
        From::Class(part) => {
            person.classes.iter().map(part).collect::<Vec<_>>().join("; ").trim_matches([';', ' ']).to_owned().into()
        }
        From::Guardian(n, part) => {
            person.guardians.get(*n).map_or(String::new(), |guardian| of_guardian(guardian, part)).into()
        }
        From::Own(field) => person.own.get(field).map_or("", String::as_str).into(),
    }
}

fn of_guardian(guardian: &HeldGuardian, part: &str) -> String {
    let all = |parts: &[Part]| parts.iter().map(|part| part.get("typed")).collect::<Vec<_>>().join("; ");
    match part {
        "name" => guardian.title.clone(),
        "relation" => guardian.relation.clone(),
        "phone" => all(&guardian.phones),
        "email" => all(&guardian.emails),
        _ => guardian.person.to_string(),
    }
}
