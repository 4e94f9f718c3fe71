//! Occurrences in a window of days, on the clock of whoever asks.

use jiff::{Timestamp, ToSpan};

use super::{Held, day_of, load, reader, today};
use crate::app::App;
use crate::domain::EntityId;
use crate::domain::event::{DayState, EventTime, Occurrence, SINGLE, Window, iso};
use crate::domain::recurrence::Repeat;
use crate::domain::zone::{Clock, Zone};
use crate::error::{Code, Error, Result};
use crate::names;
use crate::ops::open::Open;
use crate::ops::record::parse_id;
use crate::store::event::EventFilter;
use crate::wire::event::{EventListInput, LocalTime, OccurrencePage, OccurrenceRow};

/// Days of a window unless said, and at most.
const DAYS: i64 = 30;
const MOST_DAYS: i32 = 400;
/// Occurrences that a list can hold.
const MOST: usize = 100_000;

/// Occurrences in a window. Errors: `BadTime`, `BadZone`, `NoSuchRecord`.
pub(crate) async fn list(app: &App, input: EventListInput) -> Result<OccurrencePage> {
    let open = app.open().await?;
    // Days left open are counted from today.
    let today = open.today(app).await?;
    let question = format!("{today:?} {input:?}");
    let page = async {
        let (found, more, clock) = matching(app, &open, &input).await?;
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let page = found.into_iter().skip(input.offset as usize).take(input.limit.map_or(usize::MAX, |n| n as usize));
        Ok(OccurrencePage { total, more, items: page.map(|found| found.row(clock.as_ref())).collect() })
    };
    open.memos.events.of(&open, question, page).await
}

/// The next occurrences of all events from now on, without cancelled ones, within so many days. Errors: `BadZone`.
pub(crate) async fn ahead(
    app: &App,
    open: &Open,
    zone: Option<&str>,
    days: i64,
    limit: usize,
) -> Result<Vec<OccurrenceRow>> {
    let today = today(app, &reader(open, zone).await?);
    let input = EventListInput {
        from: Some(today.to_string()),
        to: Some(today.saturating_add((days - 1).days()).to_string()),
        zone: zone.map(str::to_owned),
        ..EventListInput::default()
    };
    let (found, _, clock) = matching(app, open, &input).await?;
    let now = Timestamp::from_millisecond(app.outside.clock.now_ms()).unwrap_or_default();
    let to_come = found.iter().filter(|found| {
        let ends = found.occurrence.time.instants(&Zone::utc()).map(|(_, ends, _)| ends);
        let over = found.occurrence.time.zone().is_some() && ends.is_some_and(|ends| ends < now);
        !over && found.occurrence.state != DayState::Cancelled && found.event.row.state != "cancelled"
    });
    Ok(to_come.take(limit).map(|found| found.row(clock.as_ref())).collect())
}

/// An occurrence with its event, and when it is on the line of time.
struct Found {
    event: std::sync::Arc<Held>,
    occurrence: Occurrence,
    at: Timestamp,
    title: String,
}

async fn matching(app: &App, open: &Open, input: &EventListInput) -> Result<(Vec<Found>, bool, Option<Zone>)> {
    let clock = input.zone.as_deref().map(super::zone).transpose()?;
    let reader = reader(open, input.zone.as_deref()).await?;
    let from = input.from.as_deref().map_or_else(|| Ok(today(app, &reader)), day_of)?;
    let to = input.to.as_deref().map_or_else(|| Ok(from.saturating_add(DAYS.days())), day_of)?;
    let window = window(from, to, &reader)?;
    let id = |id: &Option<String>| id.as_deref().map(parse_id).transpose();
    let around = (from.saturating_sub(2.days()).to_string(), to.saturating_add(3.days()).to_string());
    let filter = EventFilter {
        around: Some(around),
        kind: input.kind.clone(),
        organisation: id(&input.organisation)?,
        school: id(&input.school)?,
        class: None,
        only: id(&input.event)?.into_iter().collect(),
    };
    let mut conn = open.read().await?;
    let words: Vec<String> = names::fold(&input.search).split_whitespace().map(str::to_owned).collect();
    let mut found = Vec::new();
    for event in load(&mut conn, &filter).await? {
        let event = std::sync::Arc::new(event);
        for occurrence in event.occurrences(&window) {
            let Some((at, ..)) = occurrence.time.instants(&reader) else { continue };
            let day = event.day(&occurrence.on);
            let title = day.map(|day| &day.title).filter(|title| !title.is_empty()).unwrap_or(&event.row.title).clone();
            if !words.is_empty() {
                let text = names::fold(&format!("{title} {} {}", event.row.venue, event.row.room));
                if !words.iter().all(|word| text.contains(word)) {
                    continue;
                }
            }
            found.push(Found { event: std::sync::Arc::clone(&event), occurrence, at, title });
        }
        if found.len() > MOST {
            break;
        }
    }
    let more = found.len() > MOST;
    found.sort_by(|a, b| (a.at, &a.title, a.event.id).cmp(&(b.at, &b.title, b.event.id)));
    found.truncate(MOST);
    Ok((found, more, clock))
}

/// The days `from` to `to` of a reader. Errors: `BadTime` when the last lies before the first or too far behind it.
pub(super) fn window(from: jiff::civil::Date, to: jiff::civil::Date, reader: &Zone) -> Result<Window> {
    let refused = |kind: &str| Error::new(Code::BadTime).with("kind", kind).with("raw", to);
    if to < from {
        return Err(refused("ends_before_it_begins"));
    }
    if from.duration_until(to).as_hours() / 24 > MOST_DAYS.into() {
        return Err(refused("too_many_days"));
    }
    Window::days(from, to, reader.clone()).ok_or_else(|| refused("unreadable_time"))
}

/// The next occurrences of an event from `now` on, at most `limit`; of a past one the last.
pub(crate) fn next(
    event: &Held,
    now: Timestamp,
    reader: &Zone,
    clock: Option<&Zone>,
    limit: usize,
) -> Vec<OccurrenceRow> {
    let today = reader.local(now).date();
    // Two windows: what comes, and for events that are over what was.
    let ahead = Window::days(today, today.saturating_add(800.days()), reader.clone());
    let mut found: Vec<Occurrence> = ahead.map(|window| event.occurrences(&window)).unwrap_or_default();
    found.retain(|o| o.time.instants(reader).is_some_and(|(_, ends, _)| ends >= now));
    found.sort_by_key(|o| o.time.instants(reader).map(|(begins, ..)| begins));
    found.truncate(limit);
    if found.is_empty()
        && let Some(last) = last(event, now, reader)
    {
        found.push(last);
    }
    found.iter().map(|occurrence| row(event, occurrence, clock)).collect()
}

/// The last occurrence that has begun; of an event to come the first.
pub(crate) fn last(event: &Held, now: Timestamp, reader: &Zone) -> Option<Occurrence> {
    let time = event.time.as_ref().ok()?;
    let today = reader.local(now).date();
    let first = time.start().date().saturating_sub(1.day());
    let begin = first.max(today.saturating_sub(800.days()));
    let begun =
        |o: &Occurrence| o.time.instants(reader).filter(|(begins, ..)| *begins <= now).map(|(begins, ..)| begins);
    let window = Window::days(begin.min(today), today.saturating_add(1.day()), reader.clone())?;
    let recent = event.occurrences(&window).into_iter().filter(|o| o.state != DayState::Cancelled);
    if let Some(found) = recent.filter(|o| begun(o).is_some()).max_by_key(begun) {
        return Some(found);
    }
    let on = match &event.repeat {
        None => SINGLE.to_owned(),
        Some(Repeat::Known(rule)) => match rule.last(time.start(), time.zone()) {
            // A rule that ended long ago.
            Some(last) if last.date() < begin => {
                return Some(Occurrence {
                    on: last.date().to_string(),
                    time: time.moved_to(last),
                    state: DayState::AsPlanned,
                });
            }
            _ => time.start().date().to_string(),
        },
        Some(Repeat::Unknown(_)) => time.start().date().to_string(),
    };
    Some(Occurrence { on, time: time.clone(), state: DayState::AsPlanned })
}

impl Found {
    fn row(&self, clock: Option<&Zone>) -> OccurrenceRow {
        OccurrenceRow { title: self.title.clone(), ..row(&self.event, &self.occurrence, clock) }
    }
}

/// An occurrence for eyes, on a clock, or on its own.
pub(super) fn row(event: &Held, occurrence: &Occurrence, clock: Option<&Zone>) -> OccurrenceRow {
    let time = &occurrence.time;
    let (start, end, zone) = time.texts();
    let mut row = OccurrenceRow {
        event: event.id.to_string(),
        on: occurrence.on.clone(),
        title: event.row.title.clone(),
        kind: event.row.kind.clone(),
        start,
        end,
        zone: (!zone.is_empty()).then_some(zone),
        utc: None,
        own: None,
        state: if event.row.state == "cancelled" || occurrence.state == DayState::AsPlanned {
            event.row.state.clone()
        } else {
            occurrence.state.name().to_owned()
        },
        repeats: event.repeat.is_some(),
        rule_unknown: matches!(event.repeat, Some(Repeat::Unknown(_))),
        clock: String::new(),
        venue: venue(event, &occurrence.on),
        organisation: event.row.organisation.as_ref().map(EntityId::to_string),
        school: event.row.school.as_ref().map(EntityId::to_string),
    };
    if let (EventTime::Timed { zone, .. }, Some((begins, ends, there))) = (time, time.instants(&Zone::utc())) {
        row.utc = Some(begins.to_string());
        row.clock = match there {
            Clock::Once => "",
            Clock::Skipped => "skips",
            Clock::Twice => "twice",
        }
        .to_owned();
        if let Some(clock) = clock {
            if clock != zone {
                row.own = Some(local_time("", zone, begins, ends));
            }
            (row.start, row.end) = (iso(clock.local(begins)), iso(clock.local(ends)));
            row.zone = Some(clock.name().to_owned());
        }
    }
    row
}

/// Instants on a clock.
pub(super) fn local_time(country: &str, zone: &Zone, begins: Timestamp, ends: Timestamp) -> LocalTime {
    LocalTime {
        country: country.to_owned(),
        zone: zone.name().to_owned(),
        start: iso(zone.local(begins)),
        end: iso(zone.local(ends)),
    }
}

fn venue(event: &Held, on: &str) -> String {
    let other = event.day(on).map(|day| day.venue.as_str()).filter(|venue| !venue.is_empty());
    let own = || {
        [&event.row.venue, &event.row.room]
            .into_iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(", ")
    };
    other.map_or_else(own, str::to_owned)
}
