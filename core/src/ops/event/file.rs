//! Events as drafts of files: what an event is called elsewhere, and which state of it a file has.

use super::{Held, one};
use crate::domain::EntityId;
use crate::domain::event::{BadTime, EventTime, Occurrence};
use crate::error::{Code, Error, Result};
use crate::exchange::ics::{DayDraft, EventDraft};
use crate::ops::open::Open;
use crate::store::batch::stamp_ms;
use crate::store::event as store;
use crate::store::event::EventRow;

/// What ids of ours end with in calendars.
const OURS: &str = "@birlik";

/// The beginning of 2025, in seconds since 1970: sequences of our events count from there.
const EPOCH: i64 = 1_735_689_600;

/// The event of ours that an id in a calendar names.
pub(crate) fn own_id(uid: &str) -> Option<EntityId> {
    uid.strip_suffix(OURS)?.parse().ok()
}

impl Held {
    /// An event of which nothing is said yet.
    pub(crate) fn nothing(id: EntityId) -> Self {
        Self { id, row: EventRow::default(), time: Err(BadTime::Unreadable), repeat: None, days: Vec::new() }
    }

    /// What it is called by in all files.
    pub(crate) fn uid(&self) -> String {
        if self.row.uid.is_empty() { format!("{}{OURS}", self.id) } else { self.row.uid.clone() }
    }
}

/// When an event was last changed, in milliseconds since 1970, and the SEQUENCE that a file of it has now: of an event of
/// ours the second of its last change; of a foreign one its organiser's, and one more when it was changed here.
pub(crate) async fn state(conn: &mut sqlx::SqliteConnection, event: &Held) -> Result<(i64, u32)> {
    let source = crate::store::numbers::Numbers::load(conn).await?.field("event.source");
    let (last, of_source) = store::stamps(conn, &event.id, source).await?;
    let sequence = if event.row.uid.is_empty() {
        u32::try_from((stamp_ms(last) / 1000 - EPOCH).clamp(0, i64::from(i32::MAX))).unwrap_or(0)
    } else {
        foreign_sequence(event) + u32::from(last > of_source)
    };
    Ok((stamp_ms(last), sequence))
}

fn foreign_sequence(event: &Held) -> u32 {
    event.row.sequence.parse().unwrap_or(0)
}

/// The SEQUENCE below which a file is older than what is here.
pub(crate) async fn known_sequence(conn: &mut sqlx::SqliteConnection, event: &Held) -> Result<u32> {
    if event.row.uid.is_empty() { Ok(state(conn, event).await?.1) } else { Ok(foreign_sequence(event)) }
}

/// An event for a file, and when it was last changed.
pub(crate) async fn draft(conn: &mut sqlx::SqliteConnection, event: &Held) -> Result<(EventDraft, i64)> {
    let (changed, sequence) = state(conn, event).await?;
    let row = &event.row;
    let draft = EventDraft {
        uid: event.uid(),
        sequence,
        title: row.title.clone(),
        start: row.start.clone(),
        end: row.end.clone(),
        zone: row.zone.clone(),
        repeat: row.repeat.clone(),
        state: row.state.clone(),
        kind: row.kind.clone(),
        venue: row.venue.clone(),
        room: row.room.clone(),
        link: row.link.clone(),
        notes: row.notes.clone(),
        days: event
            .days
            .iter()
            .filter(|day| day.differs())
            .map(|day| DayDraft {
                on: day.on.clone(),
                state: day.state.clone(),
                start: day.start.clone(),
                end: day.end.clone(),
                zone: day.zone.clone(),
                title: day.title.clone(),
                venue: day.venue.clone(),
                notes: day.notes.clone(),
            })
            .collect(),
        ..EventDraft::default()
    };
    Ok((draft, changed))
}

/// Only one occurrence of an event.
pub(crate) fn only(mut draft: EventDraft, there: &Occurrence) -> EventDraft {
    if draft.repeat.is_empty() {
        return draft;
    }
    let day = draft.days.iter().find(|day| day.on == there.on).cloned().unwrap_or_default();
    let or = |mine: String, whole: String| if mine.is_empty() { whole } else { mine };
    let planned = crate::domain::event::iso_day(&there.on).map(|on| {
        EventTime::parse(&draft.start, &draft.end, &draft.zone)
            .map_or(on.at(0, 0, 0, 0), |time| on.to_datetime(time.start().time()))
    });
    draft.stands_for = planned.map_or(there.on.clone(), crate::domain::event::iso);
    (draft.title, draft.notes) = (or(day.title, draft.title), or(day.notes, draft.notes));
    if !day.venue.is_empty() {
        (draft.venue, draft.room) = (day.venue, String::new());
    }
    if there.state == crate::domain::event::DayState::Cancelled {
        draft.state = "cancelled".into();
    }
    (draft.start, draft.end, draft.zone) = there.time.texts();
    draft.repeat.clear();
    draft.days.clear();
    draft
}

/// One event and one occurrence of it. Errors: `NoSuchRecord`, `NoSuchOccurrence`.
pub(crate) async fn chosen(open: &Open, id: &str, on: &str) -> Result<(Held, Occurrence)> {
    let event = one(&mut *open.read().await?, id).await?;
    let there = super::show::occurrence(&event, on).ok_or_else(|| Error::new(Code::NoSuchOccurrence).with("on", on))?;
    Ok((event, there))
}
