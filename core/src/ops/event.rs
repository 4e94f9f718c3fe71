//! Events: occurrences in a window, one event whole, writing. Which occurrences there are is `domain::event`.

pub(crate) mod attendance;
pub(crate) mod export;
pub(crate) mod file;
mod list;
pub(crate) mod register;
mod show;
mod write;

use std::collections::HashMap;

use jiff::civil::Date;

use super::open::{Open, day_at};
use super::record::parse_id;
use crate::app::App;
use crate::domain::EntityId;
use crate::domain::event::{BadTime, Day, DayState, EventTime, Occurrence, Window, iso_day, occurrences};
use crate::domain::recurrence::Repeat;
use crate::domain::zone::Zone;
use crate::error::{Code, Error, Result};
use crate::store::chapter;
use crate::store::event::{self as store, DayRow, EventRow};

pub(crate) use list::{ahead, list, next};
pub(crate) use show::{local_times, occurrence, show};
pub(crate) use write::{create, day, edit, put_day, shift, time_value};

/// An event with all that says when it is.
pub(crate) struct Held {
    pub(crate) id: EntityId,
    pub(crate) row: EventRow,
    pub(crate) time: std::result::Result<EventTime, BadTime>,
    pub(crate) repeat: Option<Repeat>,
    /// Days that differ or that somebody was noted at.
    pub(crate) days: Vec<DayRow>,
}

impl Held {
    fn new(id: EntityId, row: EventRow, days: Vec<DayRow>) -> Self {
        let time = EventTime::parse(&row.start, &row.end, &row.zone);
        let repeat = Repeat::parse(&row.repeat);
        Self { id, row, time, repeat, days }
    }

    /// What it has in a window; nothing while its time is none.
    pub(crate) fn occurrences(&self, window: &Window) -> Vec<Occurrence> {
        let Ok(time) = &self.time else { return Vec::new() };
        let days: Vec<Day> = self
            .days
            .iter()
            .filter(|day| !day.state.is_empty())
            .map(|day| Day {
                on: day.on.clone(),
                state: DayState::parse(&day.state),
                time: EventTime::parse(&day.start, &day.end, &day.zone).ok(),
            })
            .collect();
        occurrences(time, self.repeat.as_ref(), &days, window)
    }

    /// What is said of a day.
    pub(crate) fn day(&self, on: &str) -> Option<&DayRow> {
        self.days.iter().find(|day| day.on == on)
    }
}

/// Events with their days.
pub(crate) async fn load(conn: &mut sqlx::SqliteConnection, filter: &store::EventFilter) -> Result<Vec<Held>> {
    let rows = store::events(conn, filter).await?;
    let ids: Vec<EntityId> = rows.iter().map(|(id, _)| *id).collect();
    let mut days: HashMap<EntityId, Vec<DayRow>> = store::days(conn, &ids).await?;
    Ok(rows.into_iter().map(|(id, row)| Held::new(id, row, days.remove(&id).unwrap_or_default())).collect())
}

/// One event. Errors: `NoSuchRecord`, also for one in the bin.
pub(crate) async fn one(conn: &mut sqlx::SqliteConnection, id: &str) -> Result<Held> {
    let filter = store::EventFilter { only: vec![parse_id(id)?], ..store::EventFilter::default() };
    load(conn, &filter).await?.pop().ok_or_else(|| Error::new(Code::NoSuchRecord).with("id", id))
}

/// The reader's zone: as said, else the chapter's. Errors: `BadZone`.
pub(crate) async fn reader(open: &Open, said: Option<&str>) -> Result<Zone> {
    if let Some(name) = said {
        return zone(name);
    }
    let mut conn = open.read().await?;
    Ok(Zone::parse(&chapter::zone(&mut conn).await?).unwrap_or_else(|_| Zone::utc()))
}

/// A zone by its name. Errors: `BadZone`.
pub(crate) fn zone(name: &str) -> Result<Zone> {
    Zone::parse(name).map_err(|cause| Error::new(Code::BadZone).with("zone", cause.0))
}

/// A day of an input. Errors: `BadTime`.
fn day_of(text: &str) -> Result<Date> {
    iso_day(text).ok_or_else(|| Error::new(Code::BadTime).with("kind", "unreadable_time").with("raw", text))
}

/// A time that is none, at the edge.
pub(crate) fn refused(cause: &BadTime, raw: &str) -> Error {
    match cause {
        BadTime::UnknownZone(zone) => Error::new(Code::BadZone).with("zone", &zone.0),
        _ => Error::new(Code::BadTime).with("kind", cause.code()).with("raw", raw),
    }
}

/// Whether the texts of a group are a time. Errors: `BadTime`, `BadZone`.
pub(crate) fn check(value: &crate::domain::Value) -> Result<()> {
    let parts = value.parts();
    let part = |name: &str| parts.get(name).map_or("", String::as_str);
    EventTime::parse(part("start"), part("end"), part("zone")).map(drop).map_err(|cause| refused(&cause, part("start")))
}

/// Today in a zone.
fn today(app: &App, zone: &Zone) -> Date {
    let (year, month, day) = day_at(app.outside.clock.now_ms(), zone.name());
    let part = |n: u8| i8::try_from(n).unwrap_or(1);
    Date::new(i16::try_from(year).unwrap_or(1970), part(month), part(day)).unwrap_or(Date::ZERO)
}
