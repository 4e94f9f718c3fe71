//! `list` and `show`: pages and records, as JSON or as a table.

use birlik_core::{Code, Error, Result};
use serde_json::{Map, Value as Json, json};

use crate::args::{List, Page, Records, Show, Which};
use crate::noun::{Noun, Plural};
use crate::print::Printer;
use crate::session::{Session, number};

/// The core gives at most this many rows at once.
const MOST: u32 = 1000;

/// A list of a kind.
/// Errors: those of the list commands.
pub(crate) async fn list(session: &Session, what: &List, printer: &mut Printer) -> Result<()> {
    match what {
        List::People { which, save, page } => {
            let asked = people(session, which).await?;
            if let Some(name) = save {
                keep(session, name, &asked).await?;
            }
            let answer = paged(session, "person_list", &asked, page).await?;
            printer.list("cli-total-people", &answer, &rows(&answer, person_row));
        }
        List::Households { search, page } => {
            let asked = json!({ "search": search }).as_object().cloned().unwrap_or_default();
            let answer = paged(session, "household_list", &asked, page).await?;
            printer.list("cli-total-households", &answer, &rows(&answer, household_row));
        }
        List::Batches { limit, before } => {
            let items = session.call("batch_list", json!({ "limit": limit, "before": before })).await?;
            let answer = json!({ "items": items });
            printer.list("cli-total-batches", &answer, &rows(&answer, batch_row));
        }
        List::Tags => {
            let answer = json!({ "items": session.call("tag_list", json!({})).await? });
            printer.list("cli-total-tags", &answer, &rows(&answer, |tag| texts(tag, &["id", "people", "name"])));
        }
        List::Duplicates(asked) => return crate::duplicate::list(session, asked, printer).await,
        List::Conflicts { page } => return crate::exchange::conflicts(session, page, printer).await,
        List::Backups => {
            let answer = json!({ "items": session.call("backup_list", json!({ "of": session.unopened })).await? });
            let row = |backup: &Json| texts(backup, &["made", "reason", "size", "file"]);
            printer.list("cli-total-backups", &answer, &rows(&answer, row));
        }
        List::Events(asked) => crate::event::occurrences(session, asked, printer).await?,
        List::Attendance { register, .. }
            if register.class.is_some() || register.from.is_some() || register.to.is_some() =>
        {
            crate::event::register(session, register, printer).await?;
        }
        List::Attendance { register, on, person, page } => {
            let which = [&register.event, on, person].map(|text| text.as_deref());
            crate::event::attendance(session, which, page, printer).await?;
        }
        List::Records(noun) => {
            let answer = paged(session, "record_list", &records(noun), &noun.args.page).await?;
            let items: Vec<Json> = answer["items"].as_array().into_iter().flatten().map(flat).collect();
            let answer = json!({ "total": answer["total"], "items": items });
            printer.list("cli-total-records", &answer, &rows(&answer, |row| texts(row, &["id", "title"])));
        }
    }
    Ok(())
}

/// The tree of organisations, indented by depth.
/// Errors: those of `network_tree`.
pub(crate) async fn tree(session: &Session, printer: &mut Printer) -> Result<()> {
    let answer = session.call("network_tree", json!({})).await?;
    let row = |line: &Json| {
        let depth = line["depth"].as_u64().and_then(|depth| usize::try_from(depth).ok()).unwrap_or_default();
        let mut row = texts(line, &["id", "title", "people", "people_below", "schools_below"]);
        row[1].insert_str(0, &"  ".repeat(depth));
        row
    };
    printer.list("cli-total-tree", &answer, &rows(&answer, row));
    Ok(())
}

/// One record or batch.
/// Errors: those of the show commands.
pub(crate) async fn show(session: &Session, what: &Show, printer: &mut Printer) -> Result<()> {
    match what {
        Show::Person { id } => {
            let answer = person(session, id).await?;
            printer.list("cli-shown-person", &answer, &values(&answer));
        }
        Show::Household { id } => {
            let mut answer = record(session, "household", id).await?;
            let filter = json!([{ "field": "household", "values": [id] }]);
            let asked = json!({ "filters": filter }).as_object().cloned().unwrap_or_default();
            let members = paged(session, "person_list", &asked, &Page { limit: u32::MAX, offset: 0 }).await?;
            answer["members"] = members["items"].clone();
            printer.list("cli-shown-household", &answer, &rows(&json!({ "items": answer["members"] }), person_row));
        }
        Show::Batch { batch } => {
            let answer = session.call("batch_show", json!({ "batch": batch })).await?;
            let row = |item: &Json| texts(item, &["row", "outcome", "id", "name", "why"]);
            printer.list("cli-shown-batch", &answer, &rows(&answer, row));
        }
        Show::Event { id, zone } => crate::event::show(session, id, zone.as_deref(), printer).await?,
        Show::Record(noun) => {
            let answer = record(session, noun.kind, &noun.args.id).await?;
            printer.list("cli-shown-record", &answer, &values(&json!({ "record": answer })));
        }
    }
    Ok(())
}

/// Search, filters and order, as the list and the export take them; those of a saved list, when one is named.
/// Errors: `NoSuchRecord`.
pub(crate) async fn people(session: &Session, which: &Which) -> Result<Map<String, Json>> {
    let Some(name) = &which.saved else { return Ok(typed(which)) };
    let row = saved(session, name).await?.unwrap_or_default();
    let question =
        row["fields"]["question"].as_str().and_then(|text| serde_json::from_str::<Map<String, Json>>(text).ok());
    let mut question = question.ok_or_else(|| Error::new(Code::NoSuchRecord).with("id", name))?;
    question.retain(|key, _| matches!(key.as_str(), "search" | "filters" | "sort" | "descending"));
    Ok(question)
}

/// Keeps what is asked under a name; what was kept under it before is replaced. Errors: those of `record_create`.
async fn keep(session: &Session, name: &str, asked: &Map<String, Json>) -> Result<()> {
    let fields = json!({ "name": name, "of": "person", "question": Json::Object(asked.clone()).to_string() });
    match saved(session, name).await?.map(|row| row["id"].clone()) {
        Some(id) => session.call("record_edit", json!({ "id": id, "fields": fields })).await,
        None => session.call("record_create", json!({ "kind": "saved_list", "fields": fields })).await,
    }?;
    Ok(())
}

/// The list of people that was kept under a name.
async fn saved(session: &Session, name: &str) -> Result<Option<Json>> {
    let filters = json!([{ "field": "of", "values": ["person"] }]);
    let asked = json!({ "kind": "saved_list", "filters": filters, "limit": MOST });
    let all = session.call("record_list", asked).await?;
    Ok(all["items"].as_array().into_iter().flatten().find(|row| row["title"] == *name).cloned())
}

fn typed(which: &Which) -> Map<String, Json> {
    let mut given = which.filter.clone();
    for (field, _) in given.iter_mut().filter(|(field, _)| which.below && field == "organisation") {
        *field = "organisation_below".to_owned();
    }
    let asked = json!({
        "search": which.search, "filters": filters(&given), "sort": which.sort, "descending": which.descending,
    });
    asked.as_object().cloned().unwrap_or_default()
}

fn records(noun: &Noun<Records, Plural>) -> Map<String, Json> {
    let which = &noun.args;
    let asked = json!({
        "kind": noun.kind, "of": which.of, "search": which.search, "filters": filters(&which.filter),
        "sort": which.sort, "descending": which.descending,
    });
    asked.as_object().cloned().unwrap_or_default()
}

/// A field given twice may have either value.
pub(crate) fn filters(given: &[(String, String)]) -> Vec<Json> {
    let mut filters: Vec<(&str, Vec<&str>)> = Vec::new();
    for (field, value) in given {
        match filters.iter_mut().find(|(known, _)| known == field) {
            Some((_, values)) => values.push(value),
            None => filters.push((field, vec![value])),
        }
    }
    filters.into_iter().map(|(field, values)| json!({ "field": field, "values": values })).collect()
}

/// A record of a kind.
/// Errors: `NoSuchRecord`, also for a record of another kind.
pub(crate) async fn record(session: &Session, kind: &str, id: &str) -> Result<Json> {
    let answer = session.call("record_show", json!({ "id": id })).await?;
    if answer["kind"] == kind { Ok(answer) } else { Err(Error::new(Code::NoSuchRecord).with("id", id)) }
}

/// A record in a list on one level: its fields, its owners' ids by role, and titles beside the ids as `<name>_title`.
fn flat(row: &Json) -> Json {
    let mut flat = Map::new();
    for name in ["id", "title"] {
        flat.insert(name.to_owned(), row[name].clone());
    }
    flat.extend(row["fields"].as_object().cloned().unwrap_or_default());
    for of in row["of"].as_array().into_iter().flatten() {
        let role = text(&of["role"]);
        flat.insert(format!("{role}_title"), of["title"].clone());
        flat.insert(role, of["id"].clone());
    }
    for (name, title) in row["titles"].as_object().into_iter().flatten() {
        flat.insert(format!("{name}_title"), title.clone());
    }
    Json::Object(flat)
}

/// As many pages as it takes; the total is exact.
pub(crate) async fn paged(session: &Session, command: &str, asked: &Map<String, Json>, page: &Page) -> Result<Json> {
    let mut asked = asked.clone();
    if command == "person_list" {
        asked.insert("exact_total".to_owned(), json!(true));
    }
    let (mut total, mut items, mut offset, mut left) = (0, Vec::new(), page.offset, page.limit);
    loop {
        asked.insert("offset".to_owned(), json!(offset));
        asked.insert("limit".to_owned(), json!(left.min(MOST)));
        let mut answer = session.call(command, Json::Object(asked.clone())).await?;
        total = total.max(number(&answer, "total")?);
        let Json::Array(got) = answer["items"].take() else { return Err(Error::new(Code::Defect)) };
        let count = u32::try_from(got.len()).unwrap_or(u32::MAX);
        items.extend(got);
        (offset, left) = (offset.saturating_add(count), left.saturating_sub(count));
        if count == 0 || left == 0 || u64::from(offset) >= total {
            return Ok(json!({ "total": total, "items": items }));
        }
    }
}

/// A person as in the list, and beside that the record, what is of it, households and history's last change.
async fn person(session: &Session, id: &str) -> Result<Json> {
    let mut view = session.call("person_show", json!({ "id": id })).await?;
    let Json::Object(mut answer) = view["summary"].take() else { return Err(Error::new(Code::Defect)) };
    for name in ["record", "parts", "households", "changed", "deleted", "merged"] {
        answer.insert(name.to_owned(), view[name].take());
    }
    Ok(Json::Object(answer))
}

fn rows(answer: &Json, row: impl Fn(&Json) -> Vec<String>) -> Vec<Vec<String>> {
    answer["items"].as_array().into_iter().flatten().map(row).collect()
}

fn text(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Values of an item as texts, in the order of names.
pub(crate) fn texts(item: &Json, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| text(&item[*name])).collect()
}

fn person_row(person: &Json) -> Vec<String> {
    let name = texts(person, &["family", "given", "patronymic"]);
    let name: Vec<&str> = name.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let phone = &person["phones"][0];
    let phone = if phone["e164"].is_null() { text(&phone["typed"]) } else { text(&phone["e164"]) };
    vec![text(&person["id"]), name.join(" "), text(&person["born"]), text(&person["city"]), phone]
}

fn household_row(household: &Json) -> Vec<String> {
    let members = household["members"].as_array().map_or(0, Vec::len);
    let mut row = texts(household, &["id", "name", "head_name", "address"]);
    row.insert(2, members.to_string());
    row
}

fn batch_row(batch: &Json) -> Vec<String> {
    texts(batch, &["id", "at", "source", "what", "people"])
}

/// The shown values of a person and of what is the person's, one a line.
fn values(person: &Json) -> Vec<Vec<String>> {
    let records = std::iter::once(&person["record"]).chain(person["parts"].as_array().into_iter().flatten());
    let mut lines = Vec::new();
    for record in records {
        let kind = text(&record["kind"]);
        for (name, value) in record["fields"].as_object().into_iter().flatten() {
            lines.push(vec![format!("{kind}.{name}"), text(value)]);
        }
    }
    lines
}
