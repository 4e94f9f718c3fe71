//! Events to a file (RFC 5545): local times with their zone, each zone described, every line folded and escaped.
//! The same events give the same bytes: nothing of the clock of this computer is in it.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::line::{Line, escape};
use super::read::joined;
use super::time::{written, written_day};
use super::{DayDraft, EventDraft, vtimezone};
use crate::domain::event::{DayState, EventTime, iso_day, iso_time};
use crate::domain::recurrence::{End, Repeat};
use crate::domain::zone::Zone;

/// When an event was last changed, in milliseconds since 1970.
pub type Stamp = i64;

/// The file of these events, named for people when a name is given.
/// An event whose time is none is left out; gives how many were.
pub fn write(events: &[(EventDraft, Stamp)], name: Option<&str>) -> (String, u32) {
    let mut lines = vec![
        Line::new("BEGIN", "VCALENDAR"),
        Line::new("VERSION", "2.0"),
        Line::new("PRODID", "-//Birlik//Birlik//EN"),
        Line::new("CALSCALE", "GREGORIAN"),
    ];
    if let Some(name) = name {
        lines.push(Line::new("X-WR-CALNAME", escape(name)));
    }
    let mut spans = Spans::default();
    let mut body = Vec::new();
    let mut left_out = 0;
    for (draft, stamp) in events {
        match EventTime::parse(&draft.start, &draft.end, &draft.zone) {
            Ok(time) => {
                spans.take(&time, draft);
                event(&mut body, draft, &time, *stamp);
            }
            Err(_) => left_out += 1,
        }
    }
    for (zone, first, last, goes_on) in spans.0.into_values() {
        lines.extend(vtimezone::lines(&zone, first, last, goes_on));
    }
    lines.append(&mut body);
    lines.push(Line::new("END", "VCALENDAR"));
    (lines.iter().map(Line::written).collect(), left_out)
}

/// From when to when each zone is needed.
#[derive(Default)]
struct Spans(BTreeMap<String, (Zone, Timestamp, Timestamp, bool)>);

impl Spans {
    fn take(&mut self, time: &EventTime, draft: &EventDraft) {
        let repeat = Repeat::parse(&draft.repeat);
        let (last, goes_on) = match &repeat {
            Some(Repeat::Known(rule)) if rule.end != End::Never => (rule.last(time.start(), time.zone()), false),
            Some(_) => (None, true),
            None => (None, false),
        };
        self.widen(time, goes_on);
        if let Some(last) = last {
            self.widen(&time.moved_to(last), goes_on);
        }
        for day in &draft.days {
            if let Ok(time) = EventTime::parse(&day.start, &day.end, &day.zone) {
                self.widen(&time, false);
            }
        }
    }

    fn widen(&mut self, time: &EventTime, goes_on: bool) {
        let Some(zone) = time.zone().filter(|zone| **zone != Zone::utc()) else { return };
        let Some((begins, ends, _)) = time.instants(zone) else { return };
        let span = self.0.entry(zone.name().to_owned()).or_insert_with(|| (zone.clone(), begins, ends, goes_on));
        (span.1, span.2, span.3) = (span.1.min(begins), span.2.max(ends), span.3 | goes_on);
    }
}

/// A time as a property.
fn moment(name: &str, local: jiff::civil::DateTime, time: &EventTime) -> Line {
    match time.zone() {
        None => Line::new(name, written_day(local.date())).with("VALUE", "DATE"),
        Some(zone) if *zone == Zone::utc() => Line::new(name, format!("{}Z", written(local))),
        Some(zone) => Line::new(name, written(local)).with("TZID", zone.name()),
    }
}

fn event(out: &mut Vec<Line>, draft: &EventDraft, time: &EventTime, stamp: Stamp) {
    out.push(Line::new("BEGIN", "VEVENT"));
    head(out, draft, stamp);
    if let Some(planned) = iso_time(&draft.stands_for) {
        out.push(moment("RECURRENCE-ID", planned, time));
    }
    span(out, time);
    rules(out, draft, time);
    texts(out, draft);
    state(out, &draft.state);
    out.push(Line::new("END", "VEVENT"));
    for day in draft.days.iter().filter(|day| is_written_apart(day)) {
        other_day(out, draft, day, time, stamp);
    }
}

fn head(out: &mut Vec<Line>, draft: &EventDraft, stamp: Stamp) {
    let changed = Timestamp::from_millisecond(stamp).unwrap_or_default().strftime("%Y%m%dT%H%M%SZ").to_string();
    out.push(Line::new("UID", escape(&draft.uid)));
    out.push(Line::new("DTSTAMP", &changed));
    out.push(Line::new("LAST-MODIFIED", changed));
    out.push(Line::new("SEQUENCE", draft.sequence.to_string()));
}

fn span(out: &mut Vec<Line>, time: &EventTime) {
    out.push(moment("DTSTART", time.start(), time));
    if time.end() > time.start() {
        out.push(moment("DTEND", time.end(), time));
    }
}

/// The rule, added and cancelled days.
fn rules(out: &mut Vec<Line>, draft: &EventDraft, time: &EventTime) {
    match Repeat::parse(&draft.repeat) {
        Some(Repeat::Known(rule)) => out.push(Line::new("RRULE", rule.to_string())),
        // Several lines were kept with their names.
        Some(Repeat::Unknown(text)) if text.contains('\n') || text.starts_with("EXRULE:") => {
            let lines = text.lines().filter_map(|line| line.split_once(':'));
            out.extend(lines.map(|(name, value)| Line::new(name, value)));
        }
        Some(other) => out.push(Line::new("RRULE", other.text())),
        None => {}
    }
    let of_state = |state: DayState| draft.days.iter().filter(move |day| DayState::parse(&day.state) == state);
    for day in of_state(DayState::Cancelled) {
        if let Some(on) = iso_day(&day.on) {
            out.push(moment("EXDATE", on.to_datetime(time.start().time()), time));
        }
    }
    for day in of_state(DayState::Added) {
        if let Ok(added) = EventTime::parse(&day.start, &day.end, &day.zone) {
            let line = moment("RDATE", added.start(), &added);
            let plain = added == time.moved_to(added.start()) || added.zone().is_none();
            out.push(if plain {
                line
            } else {
                let z = if line.value.ends_with('Z') { "Z" } else { "" };
                let value = format!("{}/{}{z}", line.value, written(added.end()));
                Line { value, ..line }.with("VALUE", "PERIOD")
            });
        }
    }
}

/// Whether a day cannot be said within the event.
fn is_written_apart(day: &DayDraft) -> bool {
    let texts = !day.title.is_empty() || !day.venue.is_empty() || !day.notes.is_empty();
    match DayState::parse(&day.state) {
        DayState::Moved => true,
        DayState::AsPlanned | DayState::Added => texts,
        DayState::Cancelled => false,
    }
}

fn other_day(out: &mut Vec<Line>, draft: &EventDraft, day: &DayDraft, time: &EventTime, stamp: Stamp) {
    let planned = iso_day(&day.on).map(|on| on.to_datetime(time.start().time())).or_else(|| iso_time(&day.on));
    let Some(planned) = planned else { return };
    let moved = EventTime::parse(&day.start, &day.end, &day.zone).unwrap_or_else(|_| time.moved_to(planned));
    let or = |mine: &String, whole: &String| if mine.is_empty() { whole.clone() } else { mine.clone() };
    let (venue, room) = match day.venue.as_str() {
        "" => (draft.venue.clone(), draft.room.clone()),
        venue => (venue.to_owned(), String::new()),
    };
    let there = EventDraft {
        title: or(&day.title, &draft.title),
        notes: or(&day.notes, &draft.notes),
        venue,
        room,
        days: Vec::new(),
        ..draft.clone()
    };
    out.push(Line::new("BEGIN", "VEVENT"));
    head(out, draft, stamp);
    out.push(moment("RECURRENCE-ID", planned, time));
    span(out, &moved);
    texts(out, &there);
    state(out, &draft.state);
    out.push(Line::new("END", "VEVENT"));
}

fn texts(out: &mut Vec<Line>, draft: &EventDraft) {
    let mut text = |name: &str, value: &str| {
        if !value.is_empty() {
            out.push(Line::new(name, escape(value)));
        }
    };
    text("SUMMARY", &draft.title);
    text("CATEGORIES", &draft.kind);
    text("LOCATION", &joined(&draft.venue, &draft.room));
    if !draft.room.is_empty() {
        text("X-BIRLIK-VENUE", &draft.venue);
        text("X-BIRLIK-ROOM", &draft.room);
    }
    text("DESCRIPTION", &draft.notes);
    // A web address is no text (3.3.13): it stands as it is, on one line.
    if !draft.link.is_empty() {
        out.push(Line::new("URL", draft.link.replace(['\n', '\r'], "")));
    }
}

fn state(out: &mut Vec<Line>, state: &str) {
    let status = match state {
        "cancelled" => "CANCELLED",
        "tentative" => "TENTATIVE",
        _ => "CONFIRMED",
    };
    out.push(Line::new("STATUS", status));
}
