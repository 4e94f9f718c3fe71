//! Events in a terminal: occurrences in a window, one whole, written, exported, and who was there.

use birlik_core::{Code, Error, Result};
use serde_json::{Map, Value as Json, json};

use crate::args::{
    Attendance, CancelEvent, ExportEvents, ExportRegister, MoveEvent, NewEvent, Occurrences, Page, Register, Values,
};
use crate::list::texts;
use crate::print::Printer;
use crate::session::Session;

/// Occurrences in a window.
/// Errors: those of `event_list`.
pub(crate) async fn occurrences(session: &Session, asked: &Occurrences, printer: &mut Printer) -> Result<()> {
    let which = &asked.which;
    let input = json!({
        "from": which.from, "to": which.to, "zone": which.zone, "kind": which.kind, "organisation": which.organisation,
        "school": which.school, "event": asked.event, "search": asked.search, "offset": asked.offset, "limit": asked.limit,
    });
    let answer = session.call("event_list", input).await?;
    let row = |item: &Json| texts(item, &["start", "end", "zone", "title", "state", "event"]);
    printer.list("cli-total-events", &answer, &rows(&answer, row));
    Ok(())
}

fn rows(answer: &Json, row: impl Fn(&Json) -> Vec<String>) -> Vec<Vec<String>> {
    answer["items"].as_array().into_iter().flatten().map(row).collect()
}

/// One event whole.
/// Errors: those of `event_show`.
pub(crate) async fn show(session: &Session, id: &str, zone: Option<&str>, printer: &mut Printer) -> Result<()> {
    let answer = session.call("event_show", json!({ "event": id, "zone": zone })).await?;
    let mut lines: Vec<Vec<String>> = Vec::new();
    for name in
        ["title", "kind", "state", "start", "end", "zone", "venue", "room", "link", "notes", "organisation_name"]
    {
        if answer[name].as_str().is_some_and(|text| !text.is_empty()) {
            lines.push(vec![name.to_owned(), answer[name].as_str().unwrap_or_default().to_owned()]);
        }
    }
    if let Some(rule) = answer["repeat"]["text"].as_str() {
        lines.push(vec!["repeat".to_owned(), rule.to_owned()]);
    }
    for time in answer["local_times"].as_array().into_iter().flatten() {
        let line = texts(time, &["country", "zone", "start"]).join(" ");
        lines.push(vec!["local_time".to_owned(), line.trim().to_owned()]);
    }
    printer.list("cli-shown-event", &answer, &lines);
    Ok(())
}

/// Makes an event.
/// Errors: those of `event_create`, `NoSuchField`.
pub(crate) async fn add(session: &Session, asked: &NewEvent, printer: &mut Printer) -> Result<()> {
    let mut fields = fields(&asked.set)?;
    let flags = [
        ("title", &asked.title),
        ("start", &asked.start),
        ("end", &asked.end),
        ("zone", &asked.zone),
        ("kind", &asked.kind),
        ("organisation", &asked.organisation),
        ("school", &asked.school),
        ("class", &asked.class),
        ("venue", &asked.venue),
        ("notes", &asked.notes),
    ];
    for (name, value) in flags {
        if let Some(value) = value {
            fields.insert(name.to_owned(), json!(value));
        }
    }
    if asked.repeat.is_some() || asked.until.is_some() || asked.count.is_some() {
        fields.insert("repeat".to_owned(), repeat(asked));
    }
    let answer = session.call("event_create", json!({ "fields": fields })).await?;
    written("cli-done-add", &answer, printer);
    Ok(())
}

/// `weekly`, or a rule of RFC 5545.
fn repeat(asked: &NewEvent) -> Json {
    match asked.repeat.as_deref() {
        Some(rule) if rule.contains('=') => json!({ "text": rule }),
        _ => json!({ "interval": asked.interval, "weekdays": asked.on, "until": asked.until, "count": asked.count }),
    }
}

/// Changes an event.
/// Errors: those of `event_edit`, `NoSuchField`.
pub(crate) async fn edit(session: &Session, asked: &Values, printer: &mut Printer) -> Result<()> {
    let fields = fields(&asked.set)?;
    let answer = session.call("event_edit", json!({ "event": asked.id, "fields": fields })).await?;
    written("cli-done-edit", &answer, printer);
    Ok(())
}

fn written(key: &str, answer: &Json, printer: &mut Printer) {
    printer.done(key, answer);
    for note in answer["notes"].as_array().into_iter().flatten().filter_map(Json::as_str) {
        printer.say(&format!("event-note-{note}"), answer);
    }
}

/// What was typed as fields of an event; a rule is a text.
fn fields(set: &[(String, String)]) -> Result<Map<String, Json>> {
    const KNOWN: &[&str] = &[
        "title",
        "kind",
        "state",
        "organisation",
        "school",
        "class",
        "venue",
        "room",
        "link",
        "notes",
        "start",
        "end",
        "zone",
        "repeat",
    ];
    let mut fields = Map::new();
    for (field, value) in set {
        if !KNOWN.contains(&field.as_str()) {
            return Err(Error::new(Code::NoSuchField).with("field", field));
        }
        let value = if field == "repeat" { json!({ "text": value }) } else { json!(value) };
        fields.insert(field.clone(), value);
    }
    Ok(fields)
}

/// Writes events to a file.
/// Errors: those of `event_export`.
pub(crate) async fn export(session: &Session, asked: &ExportEvents, printer: &mut Printer) -> Result<()> {
    let which = &asked.which;
    let input = json!({
        "out": session.token(&asked.out), "format": asked.format, "events": asked.event, "on": asked.on,
        "from": which.from, "to": which.to, "zone": which.zone, "kind": which.kind,
        "organisation": which.organisation, "school": which.school, "language": asked.language,
    });
    let answer = session.call("event_export", input).await?;
    printer.done("cli-done-export", &answer);
    Ok(())
}

/// Who was there.
/// Errors: those of `attendance_list`.
pub(crate) async fn attendance(
    session: &Session,
    [event, on, person]: [Option<&str>; 3],
    page: &Page,
    printer: &mut Printer,
) -> Result<()> {
    let input = json!({ "event": event, "on": on, "person": person, "limit": page.limit, "offset": page.offset });
    let mut answer = session.call("attendance_list", input).await?;
    // On one level, as other lists of records have it.
    for item in answer["items"].as_array_mut().into_iter().flatten() {
        let person = item["person"].take();
        item["person_title"] = json!(texts(&person, &["given", "family"]).join(" ").trim());
        item["person"] = person["id"].clone();
    }
    let row = |item: &Json| texts(item, &["start", "title", "person_title", "answer", "notes"]);
    printer.list("cli-total-records", &answer, &rows(&answer, row));
    Ok(())
}

/// Notes who was there.
/// Errors: those of `attendance_record`.
pub(crate) async fn record(session: &Session, asked: &Attendance, printer: &mut Printer) -> Result<()> {
    let entries = json!([{ "person": asked.person, "answer": asked.answer, "notes": asked.notes }]);
    let input = json!({ "event": asked.event, "on": asked.date, "entries": entries });
    let answer = session.call("attendance_record", input).await?;
    printer.done("cli-done-edit", &answer);
    Ok(())
}

/// Moves an event, or one day of it. Without a day all of it moves.
/// Errors: those of `event_move`.
pub(crate) async fn shift(session: &Session, asked: &MoveEvent, printer: &mut Printer) -> Result<()> {
    let on = match &asked.on {
        Some(on) => on.clone(),
        None => first_day(session, &asked.id).await?,
    };
    let input = json!({
        "event": asked.id, "on": on, "start": asked.start, "end": asked.end, "zone": asked.zone,
        "all": asked.all || asked.on.is_none(),
    });
    let answer = session.call("event_move", input).await?;
    written("cli-done-edit", &answer, printer);
    Ok(())
}

/// What the first occurrence of an event is called.
async fn first_day(session: &Session, id: &str) -> Result<String> {
    let event = session.call("event_show", json!({ "event": id })).await?;
    let start = event["start"].as_str().unwrap_or_default();
    Ok(if event["repeat"].is_null() { "single".to_owned() } else { start.get(..10).unwrap_or(start).to_owned() })
}

/// Calls an event off, or one day of it; `--back`: it takes place after all.
/// Errors: those of `event_day`, `event_edit`.
pub(crate) async fn cancel(session: &Session, asked: &CancelEvent, printer: &mut Printer) -> Result<()> {
    let state = if asked.back { "" } else { "cancelled" };
    let answer = match &asked.on {
        Some(on) => session.call("event_day", json!({ "event": asked.id, "on": on, "state": state })).await?,
        None => session.call("event_edit", json!({ "event": asked.id, "fields": { "state": state } })).await?,
    };
    written("cli-done-edit", &answer, printer);
    Ok(())
}

/// Who was there on which days, a line for each person and day.
/// Errors: those of `attendance_register`.
pub(crate) async fn register(session: &Session, asked: &Register, printer: &mut Printer) -> Result<()> {
    let answer = session.call("attendance_register", register_input(asked)).await?;
    let days = answer["days"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut items = Vec::new();
    for row in answer["rows"].as_array().into_iter().flatten() {
        let name = texts(&row["person"], &["given", "family"]).join(" ");
        for (n, day) in days.iter().enumerate() {
            let (said, expected) = (&row["answers"][n], &row["expected"][n]);
            if said == "" && expected == false {
                continue;
            }
            items.push(json!({
                "person": row["person"]["id"], "person_title": name.trim(), "event": day["event"], "on": day["on"],
                "title": day["title"], "start": day["start"], "answer": said, "expected": expected,
            }));
        }
    }
    let total = json!({ "total": items.len(), "items": items, "days": days.len(), "more": answer["more"] });
    let row = |item: &Json| texts(item, &["start", "title", "person_title", "answer"]);
    printer.list("cli-total-records", &total, &rows(&total, row));
    Ok(())
}

fn register_input(asked: &Register) -> Json {
    json!({ "class": asked.class, "event": asked.event, "from": asked.from, "to": asked.to })
}

/// Writes a register.
/// Errors: those of `attendance_export`.
pub(crate) async fn export_register(session: &Session, asked: &ExportRegister) -> Result<Json> {
    let mut input = register_input(&asked.register);
    input["out"] = json!(session.token(&asked.out));
    input["language"] = json!(asked.language);
    input["delimiter"] = json!(asked.delimiter);
    input["bom"] = json!(!asked.no_bom);
    input["include_sensitive"] = json!(asked.sensitive.include_sensitive);
    input["reason"] = json!(asked.sensitive.reason);
    session.call("attendance_export", input).await
}
