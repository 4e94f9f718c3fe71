//! Events are made, changed, moved; single days differ. Each is one batch, and what is odd about the new time is said.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, Weekday};
use jiff::{SignedDuration, ToSpan};
use serde_json::json;

use super::show::{occurrence, weekday};
use super::{Held, day_of, one, refused, zone};
use crate::app::App;
use crate::domain::event::{DayState, EventTime, SINGLE, iso_day, iso_time, occurrence_id};
use crate::domain::fields::{ALIVE, EVENT, FieldType};
use crate::domain::recurrence::{End, Repeat, Rule};
use crate::domain::zone::{Clock, Zone};
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::ops::open::Write;
use crate::ops::record::{kind_of, parse_id};
use crate::store::batch::{NewRecord, Said, Writer};
use crate::store::event as store;
use crate::store::numbers::Numbers;
use crate::store::{cells, chapter, same};
use crate::wire::event::{
    ChargeInput, EventCreateInput, EventDayInput, EventEditInput, EventFields, EventMoveInput, EventWritten,
    RepeatInput,
};

/// Fields that are texts as they stand.
type Texts = [(&'static str, fn(&EventFields) -> Option<&String>); 10];
const TEXTS: Texts = [
    ("title", |f| f.title.as_ref()),
    ("kind", |f| f.kind.as_ref()),
    ("state", |f| f.state.as_ref()),
    ("organisation", |f| f.organisation.as_ref()),
    ("school", |f| f.school.as_ref()),
    ("class", |f| f.class.as_ref()),
    ("venue", |f| f.venue.as_ref()),
    ("room", |f| f.room.as_ref()),
    ("link", |f| f.link.as_ref()),
    ("notes", |f| f.notes.as_ref()),
];

/// Makes an event. Errors: `BadName` without a title, `BadTime`, `BadZone`, `BadValue`, `NoSuchRecord`.
pub(crate) async fn create(app: &App, input: EventCreateInput) -> Result<EventWritten> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    if input.fields.title.as_deref().is_none_or(|title| crate::domain::value::normal(title).is_empty()) {
        return Err(Error::new(Code::BadName).with("name", ""));
    }
    let fields = hosts(&mut write, input.fields).await?;
    let zone = zone_for(&mut write, &fields, None).await?;
    let (said, notes) = values(&numbers, &fields, None, &zone)?;
    let ent = EntityId::new("event", [None, None], app.random8());
    let detail = json!({ "name": fields.title });
    let mut writer = write.batch("screen", "event_create", detail, input.visit).await?;
    writer.create(vec![NewRecord { ent, kind: numbers.kind("event"), of: [None, None], said }]).await?;
    if let Some(people) = &fields.in_charge {
        charges(&mut writer, &numbers, ent, people).await?;
    }
    let batch = writer.finish().await?;
    write.commit(app, &["event"]).await?;
    Ok(written(ent, batch, notes))
}

/// Changes all occurrences of an event. Errors as [`create`], `FieldInConflict`.
pub(crate) async fn edit(app: &App, input: EventEditInput) -> Result<EventWritten> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let event = one(write.conn(), &input.event).await?;
    let fields = hosts(&mut write, input.fields).await?;
    let zone = zone_for(&mut write, &fields, Some(&event)).await?;
    let (said, notes) = values(&numbers, &fields, Some(&event), &zone)?;
    let detail = json!({ "name": event.row.title });
    let mut writer = write.batch("screen", "event_edit", detail, input.visit).await?;
    let said: Vec<Said> = said.into_iter().map(|(field, value)| Said { ent: event.id, field, value }).collect();
    writer.say(&said, false).await?;
    if let Some(people) = &fields.in_charge {
        charges(&mut writer, &numbers, event.id, people).await?;
    }
    let batch = writer.finish().await?;
    write.commit(app, &["event"]).await?;
    Ok(written(event.id, batch, notes))
}

fn written(ent: EntityId, batch: Option<i64>, notes: Vec<String>) -> EventWritten {
    EventWritten { id: ent.to_string(), batch: batch.and_then(|batch| u32::try_from(batch).ok()).unwrap_or(0), notes }
}

/// Whose event it is must be there; what is of a class is of its school. Errors: `NoSuchRecord`.
async fn hosts(write: &mut Write, mut fields: EventFields) -> Result<EventFields> {
    let numbers = write.numbers();
    for (kind, id) in [("organisation", &fields.organisation), ("school", &fields.school), ("class", &fields.class)] {
        let Some(id) = id.as_deref().filter(|id| !id.is_empty()) else { continue };
        if kind_of(write.conn(), &numbers, &parse_id(id)?).await?.name != kind {
            return Err(Error::new(Code::NoSuchRecord).with("id", id));
        }
    }
    if let Some(class) = fields.class.as_deref().filter(|id| !id.is_empty()) {
        let [school, _] = cells::entity(write.conn(), &parse_id(class)?).await?.map(|(_, of)| of).unwrap_or_default();
        fields.school = school.map(|id| id.to_string());
    }
    Ok(fields)
}

/// The zone of a new time: as said, as before, else the school's, the organisation's, the chapter's.
async fn zone_for(write: &mut Write, fields: &EventFields, event: Option<&Held>) -> Result<String> {
    if let Some(zone) = fields.zone.as_deref().filter(|zone| !zone.is_empty()) {
        return Ok(super::zone(zone)?.name().to_owned());
    }
    if let Some(event) = event.filter(|event| !event.row.zone.is_empty()) {
        return Ok(event.row.zone.clone());
    }
    for id in [&fields.school, &fields.organisation].into_iter().flatten().filter(|id| !id.is_empty()) {
        if let Some(zone) = store::zone_of(write.conn(), &parse_id(id)?).await? {
            return Ok(zone);
        }
    }
    chapter::zone(write.conn()).await
}

/// Fields with their values, and codes of what is worth knowing.
type Sayings = (Vec<(i64, Value)>, Vec<String>);

/// What is to be said of the event's fields, and what is odd about it.
fn values(numbers: &Numbers, fields: &EventFields, event: Option<&Held>, zone: &str) -> Result<Sayings> {
    let mut said = Vec::new();
    for (name, text) in TEXTS {
        let Some(text) = text(fields) else { continue };
        let ty = EVENT.field(name).map_or(FieldType::Text, |field| field.ty);
        let value = Value::from_json(&json!(text), &ty)
            .map_err(|cause| Error::new(Code::BadValue).with("field", format!("event.{name}")).because(cause))?;
        said.push((numbers.field(&format!("event.{name}")), value));
    }
    let before = event.and_then(|event| event.time.as_ref().ok());
    let times = [&fields.start, &fields.end, &fields.zone].iter().any(|part| part.is_some()) || event.is_none();
    let time = if times { Some(time(fields, event, zone)?) } else { before.cloned() };
    let mut notes = Vec::new();
    if let Some(time) = time.as_ref().filter(|_| times) {
        said.push((numbers.field("event.time"), time_value(time)));
        notes.extend(clock_note(time));
    }
    if let Some(input) = &fields.repeat {
        let repeat = repeat(input, time.as_ref())?;
        match &repeat {
            Some(Repeat::Known(rule)) if rule.end == End::Never => notes.push("no_end".to_owned()),
            Some(Repeat::Unknown(_)) => notes.push("rule_unknown".to_owned()),
            _ => {}
        }
        let text = repeat.map(|repeat| repeat.text()).unwrap_or_default();
        said.push((numbers.field("event.repeat"), Value::text(&text)));
    }
    Ok((said, notes))
}

fn clock_note(time: &EventTime) -> Option<String> {
    match time.instants(&Zone::utc())?.2 {
        Clock::Once => None,
        Clock::Skipped => Some("clock_skips_it".to_owned()),
        Clock::Twice => Some("clock_shows_it_twice".to_owned()),
    }
}

/// The time as the fields say it; a new start keeps the length where no end is said.
fn time(fields: &EventFields, event: Option<&Held>, zone: &str) -> Result<EventTime> {
    let before = event.map(|event| &event.row);
    let start = fields.start.as_deref().or(before.map(|row| row.start.as_str())).unwrap_or_default();
    let end = match (&fields.end, &fields.start, event.and_then(|event| event.time.as_ref().ok())) {
        (Some(end), ..) => end.clone(),
        (None, Some(start), Some(before)) => match local(start).filter(|_| is_day(start) == before.zone().is_none()) {
            Some(local) => before.moved_to(local).texts().1,
            None => String::new(),
        },
        (None, None, _) => before.map(|row| row.end.clone()).unwrap_or_default(),
        (None, Some(_), None) => String::new(),
    };
    let zone = if is_day(start) { "" } else { zone };
    EventTime::parse(start, &end, zone).map_err(|cause| refused(&cause, start))
}

fn is_day(text: &str) -> bool {
    iso_day(text).is_some()
}

fn local(text: &str) -> Option<DateTime> {
    iso_time(text).or_else(|| Some(iso_day(text)?.at(0, 0, 0, 0)))
}

/// A time as the value of its field.
pub(crate) fn time_value(time: &EventTime) -> Value {
    let (start, end, zone) = time.texts();
    Value::group([("start", start), ("end", end), ("zone", zone)])
}

/// The rule that is meant; none to repeat no more. Errors: `BadTime`, `BadValue`.
fn repeat(input: &RepeatInput, time: Option<&EventTime>) -> Result<Option<Repeat>> {
    if let Some(text) = &input.text {
        return Ok(Repeat::parse(text));
    }
    let bad = || Error::new(Code::BadValue).with("field", "event.repeat");
    let days: Vec<Weekday> = input.weekdays.iter().map(|day| weekday(day).ok_or_else(bad)).collect::<Result<_>>()?;
    let end = match (&input.until, input.count) {
        (Some(_), Some(_)) | (_, Some(0)) => return Err(bad()),
        (Some(until), None) => {
            let day = day_of(until)?;
            if time.is_some_and(|time| day < time.start().date()) {
                return Err(refused(&crate::domain::event::BadTime::EndsBeforeItBegins, until));
            }
            // The standard wants an instant beside times on a clock (3.3.10).
            let last = time.and_then(|time| time.zone()?.instant(day.at(23, 59, 59, 0)).ok());
            last.map_or(End::On(day), |last| End::AtInstant(last.at))
        }
        (None, Some(count)) => End::After(count),
        (None, None) => End::Never,
    };
    let interval = u16::try_from(input.interval.unwrap_or(1)).ok().filter(|n| *n > 0).ok_or_else(bad)?;
    let first = time.map(|time| time.start().weekday());
    let days = if days.is_empty() { first.into_iter().collect() } else { days };
    if first.is_some_and(|first| !days.contains(&first)) {
        // The first day belongs to the series, whoever reads it (3.8.5.3).
        return Err(Error::new(Code::BadTime).with("kind", "first_day_not_in_rule").with("raw", ""));
    }
    Ok(Some(Repeat::Known(Box::new(Rule::weekly(interval, &days, end)))))
}

/// Makes exactly these people be in charge.
async fn charges(writer: &mut Writer<'_>, numbers: &Numbers, event: EntityId, people: &[ChargeInput]) -> Result<()> {
    let task = EVENT_TASK;
    let mut wanted: BTreeMap<EntityId, &str> = BTreeMap::new();
    for charge in people {
        wanted.insert(same::lead(writer.conn(), &parse_id(&charge.person)?).await?, &charge.task);
    }
    for (person, _) in store::in_charge(writer.conn(), &event).await? {
        if !wanted.contains_key(&person) {
            let ent = same::pair(writer.conn(), "charge", [person, event]).await?;
            writer.say(&[Said { ent, field: numbers.field(ALIVE), value: Value::Integer(0) }], true).await?;
        }
    }
    for (person, text) in wanted {
        let value = vec![(numbers.field(task), Value::text(text))];
        derived(writer, numbers, "charge", [person, event], value).await?;
    }
    Ok(())
}

const EVENT_TASK: &str = "charge.task";

/// Says values of a record that a pair has, making it when there is none and bringing it back from the bin.
/// Errors: `NoSuchRecord` for one of the pair.
pub(super) async fn derived(
    writer: &mut Writer<'_>,
    numbers: &Numbers,
    kind: &'static str,
    pair: [EntityId; 2],
    said: Vec<(i64, Value)>,
) -> Result<()> {
    for owner in pair {
        if cells::entity(writer.conn(), &owner).await?.is_none() {
            return Err(Error::new(Code::NoSuchRecord).with("id", owner));
        }
    }
    let of = pair.map(Some);
    let ent = same::pair(writer.conn(), kind, pair).await?;
    put(writer, numbers, kind, ent, of, said).await
}

/// Says values of a record of known id, making it when there is none and bringing it back from the bin.
pub(super) async fn put(
    writer: &mut Writer<'_>,
    numbers: &Numbers,
    kind: &'static str,
    ent: EntityId,
    of: [Option<EntityId>; 2],
    said: Vec<(i64, Value)>,
) -> Result<()> {
    if cells::entity(writer.conn(), &ent).await?.is_some() {
        let mut again: Vec<Said> = said.into_iter().map(|(field, value)| Said { ent, field, value }).collect();
        again.push(Said { ent, field: numbers.field(ALIVE), value: Value::Integer(1) });
        writer.say(&again, false).await?;
    } else {
        writer.create(vec![NewRecord { ent, kind: numbers.kind(kind), of, said }]).await?;
        writer.touch_owners(of).await?;
    }
    Ok(())
}

/// Says values of one day of an event; gives its record.
pub(crate) async fn put_day(
    writer: &mut Writer<'_>,
    numbers: &Numbers,
    event: EntityId,
    on: &str,
    mut said: Vec<(&'static str, Value)>,
) -> Result<EntityId> {
    let ent = occurrence_id(event, on);
    if !said.iter().any(|(field, _)| *field == "occurrence.day") {
        said.push(("occurrence.day", Value::text(on)));
    }
    let said = said.into_iter().map(|(field, value)| (numbers.field(field), value)).collect();
    put(writer, numbers, "occurrence", ent, [Some(event), None], said).await?;
    Ok(ent)
}

/// Says how one day differs. Errors: `NoSuchRecord`, `NoSuchOccurrence`, `BadTime`, `BadValue`.
pub(crate) async fn day(app: &App, input: EventDayInput) -> Result<EventWritten> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let event = one(write.conn(), &input.event).await?;
    let mut said = Vec::new();
    let mut notes = Vec::new();
    match input.state.as_deref() {
        Some("added") => {
            let time = event.time.as_ref().map_err(|cause| refused(cause, &event.row.start))?;
            let start = local(&input.on)
                .ok_or_else(|| Error::new(Code::BadTime).with("kind", "unreadable_time").with("raw", &input.on))?;
            let added = time.moved_to(start);
            notes.extend(clock_note(&added));
            said.push(("occurrence.time", time_value(&added)));
        }
        Some("" | "cancelled") | None => {
            occurrence(&event, &input.on).ok_or_else(|| no_occurrence(&input.on))?;
        }
        Some(_) => return Err(Error::new(Code::BadValue).with("field", "occurrence.state")),
    }
    if let Some(state) = &input.state {
        let added = event.day(&input.on).is_some_and(|day| DayState::parse(&day.state) == DayState::Added);
        match (state.as_str(), added) {
            // As planned again: of what was added nothing stays.
            ("", true) => said.push((ALIVE, Value::Integer(0))),
            ("", false) => said.extend([("occurrence.state", Value::Null), ("occurrence.time", Value::Null)]),
            (state, _) => said.push(("occurrence.state", Value::text(state))),
        }
    }
    let texts =
        [("occurrence.title", &input.title), ("occurrence.venue", &input.venue), ("occurrence.notes", &input.notes)];
    said.extend(texts.into_iter().filter_map(|(field, text)| Some((field, Value::text(text.as_deref()?)))));
    let on = name_of_day(&event, &input.on);
    let detail = json!({ "name": event.row.title, "day": on, "state": input.state });
    let mut writer = write.batch("screen", "event_day", detail, input.visit).await?;
    let gone = said.iter().position(|(field, _)| *field == ALIVE).map(|at| said.remove(at));
    let ent = put_day(&mut writer, &numbers, event.id, &on, said).await?;
    if let Some((field, value)) = gone {
        writer.say(&[Said { ent, field: numbers.field(field), value }], true).await?;
    }
    let batch = writer.finish().await?;
    write.commit(app, &["event"]).await?;
    Ok(written(event.id, batch, notes))
}

/// What an added day is called: its local start to the minute.
fn name_of_day(event: &Held, on: &str) -> String {
    match (iso_time(on), event.day(on)) {
        (Some(local), None) => crate::domain::event::iso(local),
        _ => on.to_owned(),
    }
}

fn no_occurrence(on: &str) -> Error {
    Error::new(Code::NoSuchOccurrence).with("on", on)
}

/// Moves one occurrence, or the event with all of them. Errors as [`day`].
pub(crate) async fn shift(app: &App, input: EventMoveInput) -> Result<EventWritten> {
    let open = app.open().await?;
    let mut write = open.write(app).await?;
    let numbers = write.numbers();
    let event = one(write.conn(), &input.event).await?;
    let time = event.time.as_ref().map_err(|cause| refused(cause, &event.row.start))?;
    let there = occurrence(&event, &input.on).ok_or_else(|| no_occurrence(&input.on))?;
    let target = target(&input, &there.time)?;
    let notes: Vec<String> = clock_note(&target).into_iter().collect();
    let detail = json!({ "name": event.row.title, "day": input.on, "all": input.all });
    let mut writer = write.batch("screen", "event_move", detail, input.visit).await?;
    if input.all || event.repeat.is_none() {
        let moved = moved_whole(time, &there.time, &target);
        let mut said = vec![Said { ent: event.id, field: numbers.field("event.time"), value: time_value(&moved) }];
        let days = days_between(time, &moved);
        if let (Some(Repeat::Known(rule)), true) = (&event.repeat, days != 0) {
            let rule = shifted(rule, days);
            said.push(Said {
                ent: event.id,
                field: numbers.field("event.repeat"),
                value: Value::text(&rule.to_string()),
            });
        }
        writer.say(&said, false).await?;
        if days != 0 && event.repeat.is_some() {
            shift_days(&mut writer, &numbers, &event, days).await?;
        }
    } else {
        let added = there.state == DayState::Added;
        let state = if added { DayState::Added } else { DayState::Moved };
        let said = vec![("occurrence.state", Value::text(state.name())), ("occurrence.time", time_value(&target))];
        put_day(&mut writer, &numbers, event.id, &input.on, said).await?;
    }
    let batch = writer.finish().await?;
    write.commit(app, &["event"]).await?;
    Ok(written(event.id, batch, notes))
}

/// Where an occurrence is dragged to, on its own clock.
fn target(input: &EventMoveInput, there: &EventTime) -> Result<EventTime> {
    let reader = input.zone.as_deref().map(zone).transpose()?;
    let own = |text: &str| -> Result<DateTime> {
        let bad = || Error::new(Code::BadTime).with("kind", "unreadable_time").with("raw", text);
        let local = local(text).filter(|_| is_day(text) == there.zone().is_none()).ok_or_else(bad)?;
        match (&reader, there.zone()) {
            (Some(reader), Some(zone)) if reader != zone => {
                Ok(zone.local(reader.instant(local).map_err(|_| bad())?.at))
            }
            _ => Ok(local),
        }
    };
    let moved = there.moved_to(own(&input.start)?);
    let Some(end) = &input.end else { return Ok(moved) };
    let (start, _, zone) = moved.texts();
    let end = match there.zone() {
        Some(_) => crate::domain::event::iso(own(end)?),
        None => end.clone(),
    };
    EventTime::parse(&start, &end, &zone).map_err(|cause| refused(&cause, &end))
}

/// The event's time when one occurrence of it goes from `there` to `target`: all by as much, on the wall clock.
fn moved_whole(time: &EventTime, there: &EventTime, target: &EventTime) -> EventTime {
    let by: SignedDuration = there.start().duration_until(target.start());
    let start = time.start().saturating_add(by);
    match target.moved_to(start) {
        // The zone is the event's; a moved occurrence may have had another.
        EventTime::Timed { start, end, zone } => {
            EventTime::Timed { start, end, zone: time.zone().cloned().unwrap_or(zone) }
        }
        days => days,
    }
}

fn days_between(from: &EventTime, to: &EventTime) -> i64 {
    from.start().date().duration_until(to.start().date()).as_hours() / 24
}

/// The rule with its weekdays and its end so many days later; months and positions stay as they are.
fn shifted(rule: &Rule, days: i64) -> Rule {
    let mut rule = rule.clone();
    for (_, weekday) in &mut rule.days {
        *weekday = weekday.wrapping_add(days);
    }
    rule.end = match rule.end {
        End::On(day) => End::On(day.saturating_add(days.days())),
        End::At(local) => End::At(local.saturating_add(days.days())),
        End::AtInstant(at) => End::AtInstant(at.saturating_add(SignedDuration::from_hours(24 * days)).unwrap_or(at)),
        other => other,
    };
    rule
}

/// Days that differ go along; who was there stays with the day on which it was.
async fn shift_days(writer: &mut Writer<'_>, numbers: &Numbers, event: &Held, days: i64) -> Result<()> {
    for day in event.days.iter().filter(|day| day.differs() && day.on != SINGLE) {
        let Some(on) = iso_day(&day.on) else { continue };
        let mut said = vec![
            ("occurrence.state", Value::text(&day.state)),
            ("occurrence.title", Value::text(&day.title)),
            ("occurrence.venue", Value::text(&day.venue)),
            ("occurrence.notes", Value::text(&day.notes)),
        ];
        if let Ok(time) = EventTime::parse(&day.start, &day.end, &day.zone) {
            said.push(("occurrence.time", time_value(&time)));
        }
        let cleared = said.iter().map(|(field, _)| (*field, Value::Null)).collect();
        put_day(writer, numbers, event.id, &day.on, cleared).await?;
        put_day(writer, numbers, event.id, &on.saturating_add(days.days()).to_string(), said).await?;
    }
    Ok(())
}
