//! Messages to copy: an event, phones to call, birthdays. Children are left out unless ticked with a reason, and what went
//! out is on record (rule 14).

use jiff::civil::Date;

use super::event::{local_times, next, occurrence, one, reader};
use super::open::Open;
use super::record::parse_id;
use crate::app::App;
use crate::domain::EntityId;
use crate::domain::event::{DayState, EventTime, Occurrence, iso_day, iso_time};
use crate::error::{Code, Error, Result};
use crate::messages::{Messages, clock};
use crate::store::{day, event as store, export, person};
use crate::wire::event::LocalTime;
use crate::wire::message::{MessageInput, MessageView, MessageWhat};
use crate::wire::person::PersonSummary;

/// Days of birthdays unless said, and at most; people at most.
const DAYS: u32 = 7;
const MOST_DAYS: u32 = 366;
const MOST: u32 = 500;

/// A message. Errors: `BadLanguage`, `ReasonNeeded`, `NoSuchRecord`, `NoSuchOccurrence`, `BadInput` without an event.
pub(crate) async fn text(app: &App, input: MessageInput) -> Result<MessageView> {
    let open = app.open().await?;
    let words = Messages::new(&input.language)
        .ok_or_else(|| Error::new(Code::BadLanguage).with("language", &input.language))?;
    let reason = input.reason.as_deref().map(str::trim).unwrap_or_default();
    if input.include_sensitive && reason.is_empty() {
        return Err(Error::new(Code::ReasonNeeded));
    }
    let (lines, sensitive, left_out) = match input.what {
        MessageWhat::Event => (of_event(app, &open, &words, &input).await?, Vec::new(), 0),
        MessageWhat::Phones => phones(app, &open, &words, &input).await?,
        MessageWhat::Birthdays => birthdays(app, &open, &words, &input).await?,
    };
    if !sensitive.is_empty() {
        let mut write = open.write(app).await?;
        export::handed_out(write.conn(), app.outside.clock.now_ms(), "message", reason, &sensitive).await?;
        write.commit(app, &[]).await?;
    }
    Ok(MessageView { lines, left_out })
}

async fn of_event(app: &App, open: &Open, words: &Messages, input: &MessageInput) -> Result<Vec<String>> {
    let id = input.event.as_deref().ok_or_else(|| Error::new(Code::BadInput).with("name", "event"))?;
    let zone = reader(open, None).await?;
    let mut conn = open.read().await?;
    let event = one(&mut conn, id).await?;
    let now = jiff::Timestamp::from_millisecond(app.outside.clock.now_ms()).unwrap_or_default();
    let on = input.on.clone().or_else(|| next(&event, now, &zone, None, 1).pop().map(|row| row.on));
    let on = on.unwrap_or_default();
    let missing = || Error::new(Code::NoSuchOccurrence).with("on", &on);
    let there: Occurrence = occurrence(&event, &on).ok_or_else(missing)?;
    let day = event.day(&on);
    let or = |mine: Option<&String>, whole: &String| mine.filter(|text| !text.is_empty()).unwrap_or(whole).clone();
    let cancelled = there.state == DayState::Cancelled || event.row.state == "cancelled";
    let title = or(day.map(|day| &day.title), &event.row.title);
    let mut lines = vec![words.say(if cancelled { "title-cancelled" } else { "title" }, &[("title", &title)])];
    lines.push(when(words, &there.time));
    if let Some(own) = there.time.zone() {
        let places = store::places(&mut conn).await?;
        let times = local_times(&there.time, own, &places);
        lines.extend(elsewhere(words, &there.time, &times));
    }
    let place = crate::exchange::ics::joined(&event.row.venue, &event.row.room);
    let place = or(day.map(|day| &day.venue), &place);
    if !place.is_empty() {
        lines.push(words.say("venue", &[("venue", &place)]));
    }
    if !event.row.link.is_empty() {
        lines.push(event.row.link.clone());
    }
    Ok(lines)
}

fn when(words: &Messages, time: &EventTime) -> String {
    match time {
        EventTime::Days { first, last } if first == last => words.date(*first),
        EventTime::Days { first, last } => {
            words.say("days", &[("first", &words.date(*first)), ("last", &words.date(*last))])
        }
        EventTime::Timed { start, end, zone } => {
            let date = words.date(start.date());
            let said = [
                ("date", date.as_str()),
                ("start", &clock(*start)),
                ("end", &clock(*end)),
                ("zone", &city(zone.name())),
            ];
            words.say(if end > start { "time" } else { "moment" }, &said)
        }
    }
}

/// The same moment on other clocks, each time once; with the day where it is another.
fn elsewhere(words: &Messages, time: &EventTime, times: &[LocalTime]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for there in times.iter().skip(1).filter(|there| Some(there.zone.as_str()) != time.zone().map(|zone| zone.name())) {
        let Some(local) = iso_time(&there.start).filter(|local| *local != time.start()) else { continue };
        let (zone, start) = (city(&there.zone), clock(local));
        let line = if local.date() == time.start().date() {
            words.say("elsewhere", &[("zone", &zone), ("start", &start)])
        } else {
            words.say("elsewhere-day", &[("zone", &zone), ("day", &words.day(local.date())), ("start", &start)])
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// What people call a zone by: its place.
fn city(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// Lines, people of whom children's data went out, and how many were left out.
type Going = (Vec<String>, Vec<EntityId>, u32);

async fn phones(app: &App, open: &Open, words: &Messages, input: &MessageInput) -> Result<Going> {
    let ids: Vec<EntityId> = input.people.iter().map(|id| parse_id(id)).collect::<Result<_>>()?;
    let today = open.today(app).await?;
    let people = person::summaries(&mut *open.read().await?, &ids, today).await?;
    let (mut lines, mut sensitive, mut left_out) = (vec![words.say("phones", &[])], Vec::new(), 0);
    for person in &people {
        if !goes(person, input, &mut sensitive, &mut left_out) {
            continue;
        }
        let numbers: Vec<&str> =
            person.phones.iter().map(|phone| phone.e164.as_deref().unwrap_or(&phone.typed)).collect();
        let key = if numbers.is_empty() { "no-phone" } else { "phone" };
        lines.push(words.say(key, &[("name", &name(person)), ("phones", &numbers.join(", "))]));
    }
    Ok((lines, sensitive, left_out))
}

async fn birthdays(app: &App, open: &Open, words: &Messages, input: &MessageInput) -> Result<Going> {
    let today = open.today(app).await?;
    let mut conn = open.read().await?;
    let found = day::birthdays(&mut conn, today, input.days.unwrap_or(DAYS).min(MOST_DAYS), MOST).await?;
    let ids: Vec<EntityId> = found.iter().map(|birthday| birthday.0).collect();
    let people = person::summaries(&mut conn, &ids, today).await?;
    let (mut lines, mut sensitive, mut left_out) = (vec![words.say("birthdays", &[])], Vec::new(), 0);
    for (ent, date, ..) in &found {
        let Some(person) = people.iter().find(|person| person.id == ent.to_string()) else { continue };
        if !goes(person, input, &mut sensitive, &mut left_out) {
            continue;
        }
        let day = words.day(iso_day(date).unwrap_or(Date::ZERO));
        lines.push(words.say("birthday", &[("day", &day), ("name", &name(person))]));
    }
    Ok((lines, sensitive, left_out))
}

/// Whether somebody goes into the message; who does not is counted, who is protected and does is noted.
fn goes(person: &PersonSummary, input: &MessageInput, sensitive: &mut Vec<EntityId>, left_out: &mut u32) -> bool {
    if !person.protected {
        return true;
    }
    if !input.include_sensitive {
        *left_out += 1;
        return false;
    }
    sensitive.extend(person.id.parse::<EntityId>().ok());
    true
}

fn name(person: &PersonSummary) -> String {
    let name = [person.given.as_str(), &person.family].join(" ");
    let name = name.trim();
    if name.is_empty() { person.native.clone() } else { name.to_owned() }
}
