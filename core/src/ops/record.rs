//! Records of any kind, written and read through the catalogue.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use serde_json::json;
use sqlx::SqliteConnection;

use super::open::Open;
use super::rule::Proposed;
use crate::app::App;
use crate::domain::fields::{self, ALIVE, FieldType, Kind, TOUCH};
use crate::domain::value::BadValue;
use crate::domain::{EntityId, Value, contact, own_field};
use crate::error::{Code, Error, Result};
use crate::store::batch::{NewRecord, Said};
use crate::store::numbers::Numbers;
use crate::store::{cells, chapter, history, same, withdrawn};
use crate::wire::record::{RecordCreateInput, RecordEditInput, RecordInput, RecordView, RecordsInput, Written};

/// From how many records on a deletion is preceded by a backup.
const MASS: usize = 10;

/// A record with its shown values. Errors: `NoSuchRecord`.
pub(crate) async fn show(app: &App, input: RecordInput) -> Result<RecordView> {
    let open = app.open().await?;
    let mut conn = open.read().await?;
    view(&mut conn, &open.numbers(), &parse_id(&input.id)?).await
}

/// Makes a record. Errors: `BadInput` for an unknown kind, `NoSuchField`, `BadValue`, `NoSuchRecord` for an owner or a
/// reference, and what no screen may say: `SamePersonTwice`, `NotYetBorn`, `EndsBeforeBegin`.
pub(crate) async fn create(app: &App, input: RecordCreateInput) -> Result<Written> {
    let open = app.open().await?;
    let today = open.today(app).await?;
    let mut write = open.write(app).await?;
    let kind = fields::kind(&input.kind).ok_or_else(|| Error::new(Code::BadInput).with("name", &input.kind))?;
    if kind.name == "same_as" {
        // Who is one with whom is said by `person_merge` and `person_different`, which see to the rest.
        return Err(Error::new(Code::BadInput).with("name", kind.name));
    }
    let input = owners_by_role(kind, input);
    let of = owners(write.conn(), &open.numbers(), kind, &input.of).await?;
    let country = chapter::view(write.conn()).await?.country;
    let numbers = write.numbers();
    let (mut said, mut kept) = (Vec::new(), Vec::new());
    for (name, json) in &input.fields {
        let (field, value) = read_value(write.conn(), &numbers, kind.name, name, json, &country, &mut kept).await?;
        said.push((field, value));
    }
    let proposed = Proposed {
        kind,
        ent: None,
        of,
        said: by_field(&numbers, said.iter().map(|(f, v)| (*f, v))),
        standing: BTreeMap::new(),
    };
    proposed.check(write.conn(), today).await?;
    if kind.name == "person" && !input.fields.contains_key("home_chapter") {
        // Who makes a record keeps it, until a person says otherwise.
        let home = chapter::id(write.conn()).await?;
        said.push((numbers.field("person.home_chapter"), Value::Bytes(home.as_bytes().to_vec())));
    }
    let ent = match of {
        [Some(one), Some(other)] if kind.derived => same::pair(write.conn(), kind.name, [one, other]).await?,
        _ => EntityId::new(kind.name, of, app.random8()),
    };
    let known = cells::entity(write.conn(), &ent).await?.is_some();
    let mut writer = write.batch("screen", "record_create", json!({ "kind": kind.name }), input.visit).await?;
    if known {
        // A derived record that was there before: it is said to be there again.
        let mut again: Vec<Said> = said.into_iter().map(|(field, value)| Said { ent, field, value }).collect();
        again.push(Said { ent, field: numbers.field(ALIVE), value: Value::Integer(1) });
        writer.say(&again, false).await?;
    } else {
        writer.create(vec![NewRecord { ent, kind: numbers.kind(kind.name), of, said }]).await?;
        writer.touch_owners(of).await?;
    }
    let batch = writer.finish().await?;
    write.commit(app, &[kind.name]).await?;
    Ok(written(&ent, batch, kept))
}

/// Says values of a record. Errors: `NoSuchRecord`, `NoSuchField`, `BadValue`, `FieldInConflict`, and what no screen may
/// say: `NotYetBorn`, `EndsBeforeBegin`, `CircleInTree`.
pub(crate) async fn edit(app: &App, input: RecordEditInput) -> Result<Written> {
    let open = app.open().await?;
    let ent = parse_id(&input.id)?;
    let today = open.today(app).await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let kind = kind_of(write.conn(), &numbers, &ent).await?;
    let country = chapter::view(write.conn()).await?.country;
    let (mut said, mut kept) = (Vec::new(), Vec::new());
    for (name, json) in &input.fields {
        let (field, value) = read_value(write.conn(), &numbers, kind.name, name, json, &country, &mut kept).await?;
        said.push(Said { ent, field, value });
    }
    let standing = standing(write.conn(), &numbers, &ent).await?;
    let values = by_field(&numbers, said.iter().map(|said| (said.field, &said.value)));
    let proposed = Proposed { kind, ent: Some(ent), of: [None, None], said: values, standing };
    proposed.check(write.conn(), today).await?;
    let mut writer = write.batch("screen", "record_edit", json!({ "kind": kind.name }), input.visit).await?;
    writer.say(&said, false).await?;
    let batch = writer.finish().await?;
    write.commit(app, &[kind.name]).await?;
    Ok(written(&ent, batch, kept))
}

/// Values by the name of their field within its kind.
fn by_field<'a>(numbers: &'a Numbers, said: impl Iterator<Item = (i64, &'a Value)>) -> BTreeMap<&'a str, &'a Value> {
    let name = |field| numbers.field_name(field).and_then(|cell| cell.split_once('.')).map(|(_, name)| name);
    said.filter_map(|(field, value)| Some((name(field)?, value))).collect()
}

/// What a record's fields say now; of several words the last.
async fn standing(conn: &mut SqliteConnection, numbers: &Numbers, ent: &EntityId) -> Result<BTreeMap<String, Value>> {
    let live = cells::live_fields(conn, ent).await?.into_iter();
    let last = live.filter_map(|(field, mut values)| Some((field, values.pop()?)));
    let name = |field| numbers.field_name(field).and_then(|cell| cell.split_once('.')).map(|(_, name)| name.to_owned());
    Ok(last.filter_map(|(field, value)| Some((name(field)?, value))).collect())
}

/// Deletes records; what is theirs goes with them. Errors: `NoSuchRecord`.
pub(crate) async fn delete(app: &App, input: RecordsInput) -> Result<Written> {
    if input.ids.len() >= MASS {
        super::backup::before(app, crate::wire::app::BackupReason::MassDelete).await?;
    }
    live(app, input, false, "record_delete").await
}

/// Brings records back from the bin. Errors: `NoSuchRecord`.
pub(crate) async fn restore(app: &App, input: RecordsInput) -> Result<Written> {
    live(app, input, true, "record_restore").await
}

async fn live(app: &App, input: RecordsInput, alive: bool, what: &'static str) -> Result<Written> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let mut said = Vec::with_capacity(input.ids.len());
    let mut kinds: Vec<&str> = Vec::new();
    for id in &input.ids {
        let ent = parse_id(id)?;
        let kind = kind_of(write.conn(), &numbers, &ent).await?;
        if !kinds.contains(&kind.name) {
            kinds.push(kind.name);
        }
        said.push(Said { ent, field: numbers.field(ALIVE), value: Value::Integer(i64::from(alive)) });
    }
    let detail = json!({ "kind": kinds.first(), "count": said.len() });
    let first = said.first().map(|said| said.ent).ok_or_else(|| Error::new(Code::BadInput).with("name", what))?;
    let mut writer = write.batch("screen", what, detail, input.visit).await?;
    writer.say(&said, true).await?;
    let batch = writer.finish().await?;
    write.commit(app, &kinds).await?;
    Ok(written(&first, batch, Vec::new()))
}

pub(crate) fn written(ent: &EntityId, batch: Option<i64>, kept: Vec<String>) -> Written {
    Written { id: ent.to_string(), batch: batch.and_then(|batch| u32::try_from(batch).ok()).unwrap_or(0), kept }
}

/// The id in a command's input. Errors: `NoSuchRecord`.
pub(crate) fn parse_id(id: &str) -> Result<EntityId> {
    id.parse().map_err(|_| Error::new(Code::NoSuchRecord).with("id", id))
}

/// The kind of a record that this program knows and that was not let go. Errors: `NoSuchRecord`.
pub(crate) async fn kind_of(conn: &mut SqliteConnection, numbers: &Numbers, ent: &EntityId) -> Result<&'static Kind> {
    let missing = || Error::new(Code::NoSuchRecord).with("id", ent);
    let (kind, _) = cells::entity(conn, ent).await?.ok_or_else(missing)?;
    if withdrawn::is_gone(conn, ent).await? {
        return Err(missing());
    }
    numbers.kind_name(kind).and_then(fields::kind).ok_or_else(missing)
}

/// Moves owners that were given by role among the fields to their place.
fn owners_by_role(kind: &Kind, mut input: RecordCreateInput) -> RecordCreateInput {
    if input.of.is_empty() {
        let given = kind.owners().map_while(|(role, _)| Some(input.fields.remove(role)?.as_str()?.to_owned()));
        input.of = given.collect();
    }
    input
}

async fn owners(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    kind: &Kind,
    given: &[String],
) -> Result<[Option<EntityId>; 2]> {
    let mut of = [None, None];
    if given.len() != kind.of.iter().flatten().count() {
        return Err(Error::new(Code::BadInput).with("name", kind.name));
    }
    for (index, (wanted, id)) in kind.of.iter().flatten().zip(given).enumerate() {
        let ent = parse_id(id)?;
        if kind_of(conn, numbers, &ent).await?.name != *wanted {
            return Err(Error::new(Code::NoSuchRecord).with("id", id));
        }
        of[index] = Some(ent);
    }
    Ok(of)
}

/// A value from the wire: the field's number and what is kept; `kept` gathers fields that could not be read and stay as typed.
pub(crate) async fn read_value(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    kind: &str,
    name: &str,
    json: &Json,
    country: &str,
    kept: &mut Vec<String>,
) -> Result<(i64, Value)> {
    let cell = if own_field::id_of(name).is_some() { name.to_owned() } else { format!("{kind}.{name}") };
    if name == ALIVE || name == TOUCH {
        return Err(Error::new(Code::NoSuchField).with("field", name));
    }
    let field = numbers.known_field(&cell)?;
    let ty = history::field_type(conn, numbers, &cell).await?;
    let value = Value::from_json(json, &ty)
        .map_err(|cause: BadValue| Error::new(Code::BadValue).with("field", &cell).because(cause))?;
    check(&cell, &ty, &value)?;
    if let (FieldType::Reference(to), Value::Bytes(id)) = (ty, &value) {
        let to_ent = EntityId::from_bytes(id)?;
        if kind_of(conn, numbers, &to_ent).await?.name != to {
            return Err(Error::new(Code::NoSuchRecord).with("id", to_ent));
        }
    }
    let value = complete(&cell, value, country);
    if is_kept_as_typed(&cell, &ty, &value) {
        kept.push(name.to_owned());
    }
    Ok((field, value))
}

/// What a screen must not say: a country or a zone that there is none of.
fn check(cell: &str, ty: &FieldType, value: &Value) -> Result<()> {
    let Some(text) = value.as_text() else { return Ok(()) };
    match ty {
        _ if matches!(cell, "event.time" | "occurrence.time") => super::event::check(value),
        FieldType::Country if !contact::is_country(text) => {
            Err(Error::new(Code::BadCountry).with("country", text).with("field", cell))
        }
        FieldType::Zone if jiff::tz::TimeZone::get(text).is_err() => {
            Err(Error::new(Code::BadZone).with("zone", text).with("field", cell))
        }
        _ => Ok(()),
    }
}

/// Reads what was typed, in a country.
type Read = fn(&str, &str) -> Option<String>;

/// Adds the normalised form beside what was typed.
pub(crate) fn complete(cell: &str, value: Value, country: &str) -> Value {
    let (part, read): (&str, Read) = match normal_part(cell) {
        Some("e164") => ("e164", contact::e164),
        Some("address") => ("address", |typed, _| contact::email(typed)),
        _ => return value,
    };
    let mut parts = value.parts();
    match parts.get("typed").and_then(|typed| read(typed, country)) {
        Some(normal) => parts.insert(part.to_owned(), normal),
        None => parts.remove(part),
    };
    Value::group(parts)
}

/// The part of a group that holds the normalised form of what was typed.
fn normal_part(cell: &str) -> Option<&'static str> {
    let (_, field) = fields::field_of(cell)?;
    let FieldType::Group(parts) = field.ty else { return None };
    parts.iter().copied().find(|part| parts.contains(&"typed") && matches!(*part, "e164" | "address"))
}

/// Whether a value stands as typed because it could not be read.
pub(crate) fn is_kept_as_typed(cell: &str, ty: &FieldType, value: &Value) -> bool {
    if value.is_empty() {
        return false;
    }
    match (cell, ty) {
        (_, FieldType::Group(_)) => normal_part(cell)
            .is_some_and(|part| value.parts().contains_key("typed") && !value.parts().contains_key(part)),
        (_, FieldType::Date) => value.date().is_none(),
        (_, FieldType::Number) => matches!(value, Value::Text(_)),
        _ => false,
    }
}

/// A record with its shown values, in the bin or not. Errors: `NoSuchRecord`.
pub(crate) async fn view(conn: &mut SqliteConnection, numbers: &Numbers, ent: &EntityId) -> Result<RecordView> {
    let missing = || Error::new(Code::NoSuchRecord).with("id", ent);
    let (kind, of) = cells::entity(conn, ent).await?.ok_or_else(missing)?;
    if withdrawn::is_gone(conn, ent).await? {
        return Err(missing());
    }
    let kind = numbers.kind_name(kind).ok_or_else(missing)?.to_owned();
    let prefix = format!("{kind}.");
    let (mut shown, mut conflicts) = (BTreeMap::new(), Vec::new());
    let waiting = crate::store::conflict::fields(conn, ent).await?;
    for (field, values) in cells::live_fields(conn, ent).await? {
        let Some(cell) = numbers.field_name(field).filter(|name| !name.starts_with('_')) else { continue };
        let name = if own_field::id_of(cell).is_some() { cell } else { cell.strip_prefix(&prefix).unwrap_or(cell) };
        if waiting.contains(&field) {
            conflicts.push(name.to_owned());
        }
        let value = if waiting.contains(&field) || values.len() > 1 {
            cells::shown(conn, numbers, ent, field).await?.unwrap_or(Value::Null)
        } else {
            values.into_iter().next().unwrap_or(Value::Null)
        };
        if !value.is_empty() {
            let ty = history::field_type(conn, numbers, cell).await?;
            shown.insert(name.to_owned(), value.to_json(&ty));
        }
    }
    let mut owners = Vec::new();
    for owner in of.into_iter().flatten() {
        owners.push(if kind == "same_as" { owner } else { same::lead(conn, &owner).await? }.to_string());
    }
    Ok(RecordView { id: same::lead(conn, ent).await?.to_string(), of: owners, kind, fields: shown, conflicts })
}

/// Whether a record is in the bin here.
pub(crate) async fn is_deleted_here(conn: &mut SqliteConnection, ent: &EntityId) -> Result<bool> {
    Ok(crate::store::life::life(conn, ent).await?.in_bin)
}

/// Whether a record is in the bin.
pub(crate) async fn is_deleted(conn: &mut SqliteConnection, open: &Open, ent: &EntityId) -> Result<bool> {
    let _ = open;
    Ok(crate::store::life::life(conn, ent).await?.in_bin)
}
