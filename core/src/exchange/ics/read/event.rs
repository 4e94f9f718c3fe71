//! One event of a file and the days on which it differs (RFC 5545 3.6.1, 3.8.4.4, 3.8.5).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;
use sha2::{Digest, Sha256};

use super::super::line::Line;
use super::super::time::{self, Moment, duration};
use super::super::{Calendar, DayDraft, EventDraft};
use super::{Raw, Zones, noted, refused};
use crate::domain::event::{DayState, EventTime, SINGLE, iso, iso_day};
use crate::domain::id::hex;
use crate::domain::recurrence::{End, MOST_DAYS, Repeat};
use crate::domain::value::normal;
use crate::domain::zone::{Clock, Zone};
use crate::exchange::problem::{Problem, ProblemKind, Severity};

/// Properties that are read, or that say nothing a person would miss.
const KNOWN: &[&str] = &[
    "UID",
    "SEQUENCE",
    "DTSTAMP",
    "CREATED",
    "LAST-MODIFIED",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "URL",
    "CATEGORIES",
    "STATUS",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "EXRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "CLASS",
    "TRANSP",
    "PRIORITY",
];

/// An event that was read, and which day of a series it stands for.
struct Read {
    draft: EventDraft,
    time: Option<EventTime>,
    day: Option<(DateTime, bool)>,
}

/// Reads all events, and puts those that stand for a day of a series to it.
pub(super) fn all(raws: Vec<Raw>, zones: &Zones<'_>, calendar: &mut Calendar) {
    let mut series: Vec<Read> = Vec::new();
    let mut by_uid: BTreeMap<String, usize> = BTreeMap::new();
    let mut days: Vec<Read> = Vec::new();
    let mut left_out: BTreeMap<String, (u32, String)> = BTreeMap::new();
    for raw in raws {
        for line in raw.lines.iter().filter(|line| !KNOWN.contains(&line.name.as_str()) && !line.name.starts_with("X-"))
        {
            left_out.entry(line.name.clone()).or_default().0 += 1;
        }
        match one(&raw, zones) {
            Err(problem) => calendar.refused.push(problem),
            Ok(read) if read.day.is_some() => days.push(read),
            Ok(read) => match by_uid.get(&read.draft.uid) {
                // The newer of two; the other is said.
                Some(at) => {
                    let (older, newer) = if read.draft.sequence > series[*at].draft.sequence {
                        let before = std::mem::replace(&mut series[*at], read);
                        (before, *at)
                    } else {
                        (read, *at)
                    };
                    let problem =
                        Problem::new(ProblemKind::SameEventTwice, Severity::Refused, &series[newer].draft.title);
                    calendar.refused.push(problem.at(older.draft.row, older.draft.line).in_column("UID"));
                }
                None => {
                    by_uid.insert(read.draft.uid.clone(), series.len());
                    series.push(read);
                }
            },
        }
    }
    for read in days {
        match by_uid.get(&read.draft.uid) {
            Some(at) => put_day(&mut series[*at], read),
            None => series.push(alone(read)),
        }
    }
    for read in &mut series {
        read.draft.days.sort_by(|a, b| a.on.cmp(&b.on));
    }
    series.sort_by_key(|read| read.draft.row);
    calendar.events = series.into_iter().map(|read| read.draft).collect();
    super::left_out(left_out, &mut calendar.problems);
}

fn one(raw: &Raw, zones: &Zones<'_>) -> Result<Read, Problem> {
    let line = |name: &str| raw.lines.iter().find(|line| line.name == name);
    let text = |name: &str| line(name).map(|line| normal(&line.text())).unwrap_or_default();
    let mut draft = EventDraft {
        row: raw.row,
        line: raw.begin,
        uid: text("UID"),
        sequence: line("SEQUENCE").and_then(|line| line.value.trim().parse().ok()).unwrap_or(0),
        title: text("SUMMARY").replace('\n', " "),
        state: match text("STATUS").to_ascii_uppercase().as_str() {
            "CANCELLED" => "cancelled",
            "TENTATIVE" => "tentative",
            _ => "",
        }
        .to_owned(),
        kind: line("CATEGORIES").map(Line::list).unwrap_or_default().into_iter().next().unwrap_or_default(),
        link: line("URL").map(|line| normal(&line.value)).unwrap_or_default(),
        notes: text("DESCRIPTION"),
        ..EventDraft::default()
    };
    (draft.venue, draft.room) = place(&text("LOCATION"), &text("X-BIRLIK-VENUE"), &text("X-BIRLIK-ROOM"));
    let begins = line("DTSTART").ok_or_else(|| refused(raw, ProblemKind::NoStart, &draft.title, "DTSTART"))?;
    let find = |name: &str| zones.find(name);
    let start = time::moment(&begins.value, begins, &find)
        .ok_or_else(|| refused(raw, ProblemKind::UnreadableTime, &begins.value, "DTSTART"))?;
    let repeats = raw.lines.iter().any(|line| matches!(line.name.as_str(), "RRULE" | "RDATE" | "EXRULE"));
    let start = at_home(start, repeats, zones, &mut draft, begins);
    let time = times(&mut draft, &start, raw, &find);
    rules(&mut draft, raw, time.as_ref());
    if let Some(time) = &time {
        listed_days(&mut draft, raw, time, &find);
    }
    let day = line("RECURRENCE-ID").and_then(|line| {
        let zone = time.as_ref().and_then(EventTime::zone).cloned();
        if line.param("RANGE").is_some() {
            noted(&mut draft, ProblemKind::LaterDaysToo, Severity::Kept, line);
        }
        let moment = time::moment(&line.value, line, &find)?;
        Some((moment.on_the_clock_of(zone.as_ref()), matches!(moment, Moment::Day(_))))
    });
    if draft.uid.is_empty() {
        draft.uid = made_uid(&draft);
        draft.problems.push(Problem::new(ProblemKind::NoUid, Severity::Note, &draft.title).at(raw.row, raw.begin));
    }
    Ok(Read { draft, time, day })
}

/// What an event without an id is found again by: what it says.
fn made_uid(draft: &EventDraft) -> String {
    let mut hash = Sha256::new();
    for text in [&draft.title, &draft.start, &draft.end, &draft.zone, &draft.repeat, &draft.venue] {
        hash.update(text);
        hash.update([0x1f]);
    }
    format!("{}@no-uid", hex(&hash.finalize()[..12]))
}

/// Place and room; our own parts count where nobody has written another place since.
fn place(location: &str, venue: &str, room: &str) -> (String, String) {
    let location = location.replace('\n', ", ");
    if !room.is_empty() && location == joined(venue, room) {
        (venue.to_owned(), room.to_owned())
    } else {
        (location, String::new())
    }
}

/// Place and room as one text for other programs.
pub(crate) fn joined(venue: &str, room: &str) -> String {
    [venue, room].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The zone that people see: the calendar's own for a single event in UTC, the chapter's for one on no clock.
fn at_home(start: Moment, repeats: bool, zones: &Zones<'_>, draft: &mut EventDraft, line: &Line) -> Moment {
    match start {
        Moment::At(local, zone) if zone == Zone::utc() && !repeats => match zones.known.get("") {
            Some(home) => Moment::At(zone.instant(local).map_or(local, |there| home.local(there.at)), home.clone()),
            None => Moment::At(local, zone),
        },
        Moment::Floating(local) => {
            noted(draft, ProblemKind::NoZone, Severity::Note, line);
            Moment::At(local, zones.known.get("").cloned().unwrap_or_else(|| zones.options.zone.clone()))
        }
        other => other,
    }
}

/// Start, end and zone into the draft; the time, unless its zone is not known.
fn times(draft: &mut EventDraft, start: &Moment, raw: &Raw, find: &dyn Fn(&str) -> Option<Zone>) -> Option<EventTime> {
    let begins = start.local();
    let zone = match start {
        Moment::At(_, zone) => Some(zone),
        _ => None,
    };
    let end = end(draft, start, raw, find).unwrap_or(begins);
    if let Moment::Unknown(local, name) = start {
        draft.unknown_zone = Some(name.clone());
        (draft.start, draft.end, draft.zone) = (iso(*local), iso(end.max(*local)), name.clone());
        let line = raw.lines.iter().find(|line| line.name == "DTSTART").cloned().unwrap_or_default();
        let line = Line { value: name.clone(), ..line };
        noted(draft, ProblemKind::UnknownZone, Severity::Note, &line);
        return None;
    }
    let time = match (start, zone) {
        (Moment::Day(first), _) => {
            // The end of whole days is the day after (3.6.1).
            let last = end.date().yesterday().unwrap_or(*first).max(*first);
            EventTime::Days { first: *first, last }
        }
        (_, zone) => EventTime::Timed { start: begins, end, zone: zone.cloned().unwrap_or_else(Zone::utc) },
    };
    (draft.start, draft.end, draft.zone) = time.texts();
    if let Some((_, _, Clock::Skipped)) = time.instants(&Zone::utc()) {
        let line = raw.lines.iter().find(|line| line.name == "DTSTART").cloned().unwrap_or_default();
        noted(draft, ProblemKind::SkippedHour, Severity::Note, &line);
    }
    Some(time)
}

/// The local end on the clock of the start; none when the file says none that can be read.
fn end(draft: &mut EventDraft, start: &Moment, raw: &Raw, find: &dyn Fn(&str) -> Option<Zone>) -> Option<DateTime> {
    let begins = start.local();
    let zone = match start {
        Moment::At(_, zone) => Some(zone),
        _ => None,
    };
    let line = raw.lines.iter().find(|line| matches!(line.name.as_str(), "DTEND" | "DURATION"))?;
    let end = if line.name == "DURATION" {
        match duration(&line.value) {
            Some(length) => length.after(begins),
            None => {
                noted(draft, ProblemKind::UnreadableDuration, Severity::Kept, line);
                return None;
            }
        }
    } else {
        match time::moment(&line.value, line, find) {
            Some(Moment::Day(day)) if zone.is_none() => day.at(0, 0, 0, 0),
            Some(moment) => moment.on_the_clock_of(zone),
            None => {
                noted(draft, ProblemKind::UnreadableTime, Severity::Kept, line);
                return None;
            }
        }
    };
    if end < begins {
        noted(draft, ProblemKind::EndsBeforeItBegins, Severity::Kept, line);
        return None;
    }
    Some(end)
}

/// The repeat rule: one that is understood in one order, all else as it came.
fn rules(draft: &mut EventDraft, raw: &Raw, time: Option<&EventTime>) {
    let lines: Vec<&Line> = raw.lines.iter().filter(|line| matches!(line.name.as_str(), "RRULE" | "EXRULE")).collect();
    let [first, ..] = lines.as_slice() else { return };
    let text = match lines.as_slice() {
        [one] if one.name == "RRULE" => one.value.trim().to_owned(),
        many => many.iter().map(|line| format!("{}:{}", line.name, line.value.trim())).collect::<Vec<_>>().join("\n"),
    };
    let Some(repeat) = Repeat::parse(&text) else { return };
    draft.repeat = repeat.text();
    match repeat {
        Repeat::Unknown(_) => noted(draft, ProblemKind::UnknownRule, Severity::Kept, first),
        Repeat::Known(rule) if rule.end == End::Never && time.is_some() => {
            noted(draft, ProblemKind::NoEnd, Severity::Note, first);
        }
        Repeat::Known(_) => {}
    }
}

/// Days that the event lists itself: added and cancelled ones.
fn listed_days(draft: &mut EventDraft, raw: &Raw, time: &EventTime, find: &dyn Fn(&str) -> Option<Zone>) {
    let mut cancelled: BTreeSet<String> = BTreeSet::new();
    for line in &raw.lines {
        let added = match line.name.as_str() {
            "RDATE" => true,
            "EXDATE" => false,
            _ => continue,
        };
        for value in line.value.split(',').map(str::trim).filter(|value| !value.is_empty()) {
            let (begins, length) = value.split_once('/').map_or((value, None), |(begins, rest)| (begins, Some(rest)));
            let Some(moment) = time::moment(begins, line, find) else {
                let line = Line { value: value.to_owned(), ..line.clone() };
                noted(draft, ProblemKind::UnreadableTime, Severity::Kept, &line);
                continue;
            };
            let local = moment.on_the_clock_of(time.zone());
            if added && draft.days.len() < MOST_DAYS {
                draft.days.push(added_day(time, local, length, line, find));
            } else if !added {
                cancelled.insert(local.date().to_string());
            }
        }
    }
    let planned = planned(draft, time, &cancelled);
    // What never was planned needs no cancelling.
    draft.days.extend(
        cancelled
            .into_iter()
            .filter(|on| planned.as_ref().is_none_or(|planned| planned.contains(on)))
            .take(MOST_DAYS)
            .map(|on| DayDraft { on, state: DayState::Cancelled.name().to_owned(), ..DayDraft::default() }),
    );
}

/// The days of a rule that is understood, up to the last one cancelled; none when nobody knows them.
fn planned(draft: &EventDraft, time: &EventTime, cancelled: &BTreeSet<String>) -> Option<BTreeSet<String>> {
    let last = iso_day(cancelled.last()?)?;
    match Repeat::parse(&draft.repeat)? {
        Repeat::Known(rule) => {
            let days = rule.between(time.start(), time.zone(), time.start().date(), last);
            Some(days.into_iter().map(|start| start.date().to_string()).collect())
        }
        Repeat::Unknown(_) => None,
    }
}

fn added_day(
    time: &EventTime,
    local: DateTime,
    length: Option<&str>,
    line: &Line,
    find: &dyn Fn(&str) -> Option<Zone>,
) -> DayDraft {
    let mut moved = time.moved_to(local);
    if let (Some(text), EventTime::Timed { end, .. }) = (length, &mut moved) {
        let said = duration(text).map(|length| length.after(local));
        let said = said.or_else(|| time::moment(text, line, find).map(|moment| moment.on_the_clock_of(time.zone())));
        *end = said.map_or(*end, |said| said.max(local));
    }
    let (start, end, zone) = moved.texts();
    DayDraft { on: start.clone(), state: DayState::Added.name().to_owned(), start, end, zone, ..DayDraft::default() }
}

/// A component that stands for one day of a series that is in the file.
fn put_day(series: &mut Read, read: Read) {
    let (Some(time), Some((local, _))) = (&series.time, read.day) else {
        // Nobody knows the zone of one of them: the series waits anyway, and the day is said with it.
        series.draft.problems.extend(read.draft.problems);
        return;
    };
    // A day that was added is called by its time, and stays added wherever it goes.
    let added = series.draft.days.iter().find(|day| day.on == iso(local)).cloned();
    let on = added.as_ref().map_or_else(|| local.date().to_string(), |day| day.on.clone());
    let planned = time.moved_to(local.date().to_datetime(time.start().time()));
    let (draft, moved) = (read.draft, read.time.filter(|moved| *moved != planned));
    let differs = |mine: String, whole: &str| if mine == whole { String::new() } else { mine };
    let mut day = DayDraft {
        on: on.clone(),
        title: differs(draft.title, &series.draft.title),
        venue: differs(joined(&draft.venue, &draft.room), &joined(&series.draft.venue, &series.draft.room)),
        notes: differs(draft.notes, &series.draft.notes),
        ..DayDraft::default()
    };
    if draft.state == "cancelled" {
        day.state = DayState::Cancelled.name().to_owned();
    } else if let Some(moved) = moved {
        let state = if added.is_some() { DayState::Added } else { DayState::Moved };
        day.state = state.name().to_owned();
        (day.start, day.end, day.zone) = moved.texts();
    }
    series.draft.problems.extend(draft.problems);
    series.draft.sequence = series.draft.sequence.max(draft.sequence);
    series.draft.days.retain(|there| there.on != on);
    series.draft.days.push(day);
}

/// A day of a series that the file does not have: an event of its own.
fn alone(mut read: Read) -> Read {
    if let Some((local, _)) = read.day.take() {
        read.draft.stands_for = iso(local);
        read.draft.repeat.clear();
        read.draft.days.retain(|day| day.on == SINGLE);
    }
    read
}
