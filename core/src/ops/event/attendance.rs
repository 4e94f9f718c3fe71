//! Who was there: noted by occurrence, beside those who were expected. The same note of two chapters is one record.

use std::collections::HashMap;

use jiff::Timestamp;
use serde_json::json;

use super::list::last;
use super::show::occurrence;
use super::write::{derived, put_day};
use super::{Held, load, one, reader};
use crate::app::App;
use crate::domain::event::{Occurrence, SINGLE, Window, iso_day, occurrence_id};
use crate::domain::fields::ALIVE;
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::ops::open::Open;
use crate::ops::record::{parse_id, written};
use crate::store::batch::Said;
use crate::store::{cells, event as store, person, same};
use crate::wire::event::{Answer, AttendanceListInput, AttendancePage, AttendanceRecordInput, AttendanceRow};
use crate::wire::record::Written;

/// Rows of a page unless said, and at most.
const PAGE: u32 = 50;
const LARGEST_PAGE: u32 = 1_000;

/// Who was there and who was expected. Errors: `NoSuchRecord`, `NoSuchOccurrence`.
pub(crate) async fn list(app: &App, input: AttendanceListInput) -> Result<AttendancePage> {
    let open = app.open().await?;
    match &input.event {
        Some(event) => of_occurrence(app, &open, event, input.on.as_deref()).await,
        None => noted(app, &open, &input).await,
    }
}

async fn of_occurrence(app: &App, open: &Open, event: &str, on: Option<&str>) -> Result<AttendancePage> {
    let today = open.today(app).await?;
    let mut conn = open.read().await?;
    let event = one(&mut conn, event).await?;
    let there = which(app, open, &event, on).await?;
    let (start, _, zone) = there.time.texts();
    let noted: HashMap<EntityId, (String, String)> = store::attendance(&mut conn, &occurrence_id(event.id, &there.on))
        .await?
        .into_iter()
        .map(|(person, answer, notes)| (person, (answer, notes)))
        .collect();
    let day = start.get(..10).unwrap_or(&start);
    let spans = store::expected(&mut conn, &event.row).await?;
    let expected: Vec<EntityId> = spans.iter().filter(|span| span.holds(day)).map(|span| span.person).collect();
    let mut people = expected.clone();
    people.extend(noted.keys().filter(|person| !expected.contains(person)));
    let people = person::in_order(&mut conn, &people).await?;
    let summaries = person::summaries(&mut conn, &people, today).await?;
    let rows = summaries.into_iter().map(|person| {
        let id: Option<EntityId> = person.id.parse().ok();
        let (answer, notes) = id.and_then(|id| noted.get(&id)).cloned().unwrap_or_default();
        AttendanceRow {
            event: event.id.to_string(),
            on: there.on.clone(),
            title: event.row.title.clone(),
            start: start.clone(),
            zone: zone.clone(),
            expected: id.is_some_and(|id| expected.contains(&id)),
            person,
            answer,
            notes,
        }
    });
    let items: Vec<AttendanceRow> = rows.collect();
    Ok(AttendancePage { total: u32::try_from(items.len()).unwrap_or(u32::MAX), items })
}

/// All that was noted, the newest occurrence first.
async fn noted(app: &App, open: &Open, input: &AttendanceListInput) -> Result<AttendancePage> {
    let today = open.today(app).await?;
    let person = input.person.as_deref().map(parse_id).transpose()?;
    let mut conn = open.read().await?;
    let limit = input.limit.unwrap_or(PAGE).min(LARGEST_PAGE);
    let (total, rows) = store::noted(&mut conn, person, input.offset, limit).await?;
    let ids: Vec<EntityId> = rows.iter().map(|row| row.event).collect();
    let filter = store::EventFilter { only: ids, ..store::EventFilter::default() };
    let events = if rows.is_empty() { Vec::new() } else { load(&mut conn, &filter).await? };
    let events: HashMap<EntityId, Held> = events.into_iter().map(|event| (event.id, event)).collect();
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(event) = events.get(&row.event) else { continue };
        let Some(person) = person::summaries(&mut conn, &[row.person], today).await?.pop() else { continue };
        // A day that the rule has no more still says when it was.
        let (start, _, zone) = occurrence(event, &row.on)
            .map_or_else(|| (row.on.clone(), String::new(), event.row.zone.clone()), |there| there.time.texts());
        items.push(AttendanceRow {
            event: row.event.to_string(),
            on: row.on,
            title: event.row.title.clone(),
            start,
            zone,
            person,
            answer: row.answer,
            notes: row.notes,
            expected: false,
        });
    }
    Ok(AttendancePage { total, items })
}

/// The occurrence that is meant: by its name, by a day on which there is one, or the last that has begun.
async fn which(app: &App, open: &Open, event: &Held, on: Option<&str>) -> Result<Occurrence> {
    let zone = reader(open, None).await?;
    let missing = |on: &str| Error::new(Code::NoSuchOccurrence).with("on", on);
    match on {
        Some(on) => occurrence(event, on).or_else(|| on_day(event, on)).ok_or_else(|| missing(on)),
        None => {
            let now = Timestamp::from_millisecond(app.outside.clock.now_ms()).unwrap_or_default();
            last(event, now, &zone).ok_or_else(|| missing(SINGLE))
        }
    }
}

/// The occurrence that begins on a day of the event's own clock: moved ones by where they are.
fn on_day(event: &Held, on: &str) -> Option<Occurrence> {
    let day = iso_day(on)?;
    let zone = event.time.as_ref().ok()?.zone().cloned().unwrap_or_else(crate::domain::zone::Zone::utc);
    let window = Window::days(day, day, zone)?;
    event.occurrences(&window).into_iter().find(|o| o.time.start().date() == day)
}

/// Notes who was there. Errors: `NoSuchRecord`, `NoSuchOccurrence`.
pub(crate) async fn record(app: &App, input: AttendanceRecordInput) -> Result<Written> {
    let open = app.open().await?;
    let event = one(&mut *open.read().await?, &input.event).await?;
    let there = which(app, &open, &event, input.on.as_deref()).await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let detail =
        json!({ "name": event.row.title, "day": there.time.start().date().to_string(), "count": input.entries.len() });
    let mut writer = write.batch("screen", "attendance_record", detail, input.visit).await?;
    let place = occurrence_id(event.id, &there.on);
    if cells::entity(writer.conn(), &place).await?.is_none() {
        put_day(&mut writer, &numbers, event.id, &there.on, Vec::new()).await?;
    }
    for entry in &input.entries {
        let person = parse_id(&entry.person)?;
        if crate::ops::record::kind_of(writer.conn(), &numbers, &person).await?.name != "person" {
            return Err(Error::new(Code::NoSuchRecord).with("id", person));
        }
        let ent = same::pair(writer.conn(), "attendance", [person, place]).await?;
        let known = cells::entity(writer.conn(), &ent).await?.is_some();
        let answer = match entry.answer {
            Answer::Present => "present",
            Answer::Absent => "absent",
            Answer::Excused => "excused",
            Answer::None if known => {
                writer.say(&[Said { ent, field: numbers.field(ALIVE), value: Value::Integer(0) }], true).await?;
                continue;
            }
            Answer::None => continue,
        };
        let mut said = vec![(numbers.field("attendance.answer"), Value::text(answer))];
        if let Some(notes) = &entry.notes {
            said.push((numbers.field("attendance.notes"), Value::text(notes)));
        }
        derived(&mut writer, &numbers, "attendance", [person, place], said).await?;
    }
    let batch = writer.finish().await?;
    write.commit(app, &["attendance", "event"]).await?;
    Ok(written(&event.id, batch, Vec::new()))
}
