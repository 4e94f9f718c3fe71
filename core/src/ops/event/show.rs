//! One event whole: how it repeats, what comes next, who is in charge, and what time it is elsewhere.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Weekday;

use super::list::{last, local_time};
use super::{Held, next, one, reader};
use crate::app::App;
use crate::domain::EntityId;
use crate::domain::event::{EventTime, Occurrence};
use crate::domain::recurrence::{End, Every, Repeat, Rule};
use crate::domain::zone::Zone;
use crate::error::Result;
use crate::ops::open::Open;
use crate::store::event::{self as store, DayRow};
use crate::store::{cells, person, title};
use crate::wire::event::{AttendanceCount, ChargeView, DayView, EventInput, EventView, LocalTime, RepeatView};

/// Occurrences that are shown ahead.
const AHEAD: usize = 10;

/// An event. Errors: `NoSuchRecord`, `BadZone`.
pub(crate) async fn show(app: &App, input: EventInput) -> Result<EventView> {
    let open = app.open().await?;
    let today = open.today(app).await?;
    let zone = reader(&open, input.zone.as_deref()).await?;
    let clock = input.zone.as_ref().map(|_| &zone);
    let mut conn = open.read().await?;
    let event = one(&mut conn, &input.event).await?;
    let now = Timestamp::from_millisecond(app.outside.clock.now_ms()).unwrap_or_default();
    let ahead = next(&event, now, &zone, clock, AHEAD);
    let looked_at = input.on.as_deref().or(ahead.first().map(|row| row.on.as_str()));
    let looked_at = looked_at.and_then(|on| occurrence(&event, on)).or_else(|| last(&event, now, &zone));
    let places = store::places(&mut conn).await?;
    let names: Vec<EntityId> =
        [event.row.organisation, event.row.school, event.row.class].into_iter().flatten().collect();
    let names = title::of(&mut conn, &names).await?;
    let name = |id: Option<EntityId>| id.and_then(|id| names.get(&id)).map(|t| t.title.clone()).unwrap_or_default();
    let mut in_charge = Vec::new();
    for (id, task) in store::in_charge(&mut conn, &event.id).await? {
        if let Some(person) = person::summaries(&mut conn, &[id], today).await?.pop() {
            in_charge.push(ChargeView { person, task });
        }
    }
    let conflicts = conflicts(&mut conn, &open, &event.id).await?;
    let counts = counts(store::attendance_counts(&mut conn, Some(event.id)).await?);
    let row = event.row.clone();
    Ok(EventView {
        id: event.id.to_string(),
        organisation_name: name(row.organisation),
        school_name: name(row.school),
        class_name: name(row.class),
        class: row.class.map(|id| id.to_string()),
        organisation: row.organisation.map(|id| id.to_string()),
        school: row.school.map(|id| id.to_string()),
        title: row.title,
        kind: row.kind,
        state: row.state,
        venue: row.venue,
        room: row.room,
        link: row.link,
        notes: row.notes,
        start: row.start,
        end: row.end,
        zone: row.zone,
        bad_time: event.time.as_ref().err().map(|cause| cause.code().to_owned()).unwrap_or_default(),
        repeat: event.repeat.as_ref().map(|repeat| repeat_view(repeat, &event)),
        days: event.days.iter().filter(|day| day.differs()).map(day_view).collect(),
        next: ahead,
        in_charge,
        local_times: looked_at.map(|o| local_times(&o.time, &zone, &places)).unwrap_or_default(),
        attendance: counts,
        conflicts,
    })
}

/// An occurrence by its name, wherever in time; none when the event has none of that name.
pub(crate) fn occurrence(event: &Held, on: &str) -> Option<Occurrence> {
    use crate::domain::event::{SINGLE, Window, iso_day};
    let time = event.time.as_ref().ok()?;
    let day = match (on, iso_day(on.get(..10).unwrap_or(on))) {
        (SINGLE, _) => time.start().date(),
        (_, Some(day)) => day,
        _ => return None,
    };
    let moved = event.day(on).and_then(|there| EventTime::parse(&there.start, &there.end, &there.zone).ok());
    let day = moved.map_or(day, |moved| moved.start().date());
    let zone = time.zone().cloned().unwrap_or_else(Zone::utc);
    let window = Window::days(day, day, zone)?;
    event.occurrences(&window).into_iter().find(|o| o.on == on)
}

async fn conflicts(conn: &mut sqlx::SqliteConnection, open: &Open, event: &EntityId) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for (field, values) in cells::live_fields(conn, event).await? {
        if values.windows(2).any(|pair| pair[0] != pair[1])
            && let Some(name) = open.numbers().field_name(field).and_then(|name| name.strip_prefix("event."))
        {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

/// One entry a day.
fn counts(rows: Vec<store::Count>) -> Vec<AttendanceCount> {
    let mut days: BTreeMap<String, AttendanceCount> = BTreeMap::new();
    for (_, on, answer, count) in rows {
        let day = days.entry(on.clone()).or_insert(AttendanceCount { on, present: 0, absent: 0, excused: 0 });
        match answer.as_str() {
            "present" => day.present = count,
            "absent" => day.absent = count,
            _ => day.excused = count,
        }
    }
    days.into_values().collect()
}

fn day_view(day: &DayRow) -> DayView {
    let day = day.clone();
    DayView {
        on: day.on,
        state: day.state,
        start: day.start,
        end: day.end,
        zone: day.zone,
        title: day.title,
        venue: day.venue,
        notes: day.notes,
    }
}

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mo", Weekday::Monday),
    ("tu", Weekday::Tuesday),
    ("we", Weekday::Wednesday),
    ("th", Weekday::Thursday),
    ("fr", Weekday::Friday),
    ("sa", Weekday::Saturday),
    ("su", Weekday::Sunday),
];

/// The weekday of `mo` … `su`.
pub(super) fn weekday(name: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(there, _)| *there == name).map(|(_, day)| *day)
}

/// The name of a weekday.
pub(super) fn weekday_name(day: Weekday) -> &'static str {
    WEEKDAYS.iter().find(|(_, there)| *there == day).map_or("", |(name, _)| name)
}

fn repeat_view(repeat: &Repeat, event: &Held) -> RepeatView {
    let mut view = RepeatView {
        text: repeat.text(),
        known: false,
        every: String::new(),
        interval: 1,
        weekdays: Vec::new(),
        until: None,
        count: None,
        endless: false,
        plain: false,
    };
    let Repeat::Known(rule) = repeat else { return view };
    view.known = true;
    view.every = match rule.every {
        Every::Day => "day",
        Every::Week => "week",
        Every::Month => "month",
        Every::Year => "year",
    }
    .to_owned();
    view.interval = rule.interval.into();
    view.weekdays = rule.days.iter().map(|(_, day)| weekday_name(*day).to_owned()).collect();
    if view.weekdays.is_empty() && rule.every == Every::Week {
        view.weekdays = event.time.iter().map(|time| weekday_name(time.start().weekday()).to_owned()).collect();
    }
    view.plain = is_plain(rule);
    let zone = event.time.as_ref().ok().and_then(EventTime::zone);
    match rule.end {
        End::Never => view.endless = true,
        End::After(count) => view.count = Some(count),
        End::On(day) => view.until = Some(day.to_string()),
        End::At(local) => view.until = Some(local.date().to_string()),
        End::AtInstant(at) => {
            view.until = Some(zone.map_or_else(|| Zone::utc().local(at), |zone| zone.local(at)).date().to_string());
        }
    }
    view
}

fn is_plain(rule: &Rule) -> bool {
    rule.every == Every::Week
        && rule.months.is_empty()
        && rule.positions.is_empty()
        && (rule.week_start == Weekday::Monday || rule.interval == 1)
}

/// What time it is for everybody: the reader first, then by country; whole days are the same everywhere.
pub(crate) fn local_times(time: &EventTime, reader: &Zone, places: &[(String, String)]) -> Vec<LocalTime> {
    let (EventTime::Timed { .. }, Some((begins, ends, _))) = (time, time.instants(reader)) else { return Vec::new() };
    let mut times = vec![local_time("", reader, begins, ends)];
    for (country, zone) in places {
        let zones = match Zone::parse(zone) {
            Ok(zone) => vec![zone],
            Err(_) => Zone::of_country(country).to_vec(),
        };
        for zone in zones {
            let there = local_time(country, &zone, begins, ends);
            // Of zones of one country that show the same time, one says it.
            let same = |known: &LocalTime| known.country == *country && known.start == there.start;
            if !times.iter().any(same) {
                times.push(there);
            }
        }
    }
    times
}
