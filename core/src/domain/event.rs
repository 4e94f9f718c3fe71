//! When an event is, and which occurrences it has: its repeat rule, and the single days on which it differs.
//! Not how it is kept (`store`) or written into files (`exchange::ics`), and not whose clock a reader has.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan};
use sha2::{Digest, Sha256};

use super::EntityId;
use super::recurrence::Repeat;
use super::zone::{Clock, UnknownZone, Zone};

/// When an event is: local wall time in a zone, or whole days that have no zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventTime {
    /// From a local time to a local time of the same zone; equal for a moment.
    Timed {
        /// When it begins.
        start: DateTime,
        /// When it ends; never before it begins.
        end: DateTime,
        /// Whose clock.
        zone: Zone,
    },
    /// From a day to a day, both included.
    Days {
        /// The first day.
        first: Date,
        /// The last day; never before the first.
        last: Date,
    },
}

/// Why a time is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadTime {
    /// A text that is neither a day nor a local time, or one of each.
    #[error("not a time")]
    Unreadable,
    /// The end lies before the beginning.
    #[error("ends before it begins")]
    EndsBeforeItBegins,
    /// A local time needs a zone.
    #[error("no zone")]
    NoZone,
    /// A zone without rules.
    #[error(transparent)]
    UnknownZone(#[from] UnknownZone),
}

impl BadTime {
    /// The code that catalogues know it by.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable_time",
            Self::EndsBeforeItBegins => "ends_before_it_begins",
            Self::NoZone => "no_zone",
            Self::UnknownZone(_) => "unknown_zone",
        }
    }
}

impl EventTime {
    /// From the texts of the field: ISO 8601 local times (`2026-11-27T18:00`) with a zone, or days (`2026-11-27`).
    /// Without an end a time is a moment and a day the only one.
    pub fn parse(start: &str, end: &str, zone: &str) -> Result<Self, BadTime> {
        let end = if end.is_empty() { start } else { end };
        if let (Some(first), Some(last)) = (iso_day(start), iso_day(end)) {
            return if last < first { Err(BadTime::EndsBeforeItBegins) } else { Ok(Self::Days { first, last }) };
        }
        let (Some(start), Some(end)) = (iso_time(start), iso_time(end)) else { return Err(BadTime::Unreadable) };
        if zone.is_empty() {
            return Err(BadTime::NoZone);
        }
        let zone = Zone::parse(zone)?;
        if end < start { Err(BadTime::EndsBeforeItBegins) } else { Ok(Self::Timed { start, end, zone }) }
    }

    /// The texts of the field: start, end and zone; the last is empty for whole days.
    pub fn texts(&self) -> (String, String, String) {
        match self {
            Self::Timed { start, end, zone } => (iso(*start), iso(*end), zone.name().to_owned()),
            Self::Days { first, last } => (first.to_string(), last.to_string(), String::new()),
        }
    }

    /// The local start; of whole days midnight.
    pub fn start(&self) -> DateTime {
        match self {
            Self::Timed { start, .. } => *start,
            Self::Days { first, .. } => first.at(0, 0, 0, 0),
        }
    }

    /// The local end; of whole days the midnight after the last.
    pub fn end(&self) -> DateTime {
        match self {
            Self::Timed { end, .. } => *end,
            Self::Days { last, .. } => last.saturating_add(1.day()).at(0, 0, 0, 0),
        }
    }

    /// The zone; none for whole days.
    pub fn zone(&self) -> Option<&Zone> {
        match self {
            Self::Timed { zone, .. } => Some(zone),
            Self::Days { .. } => None,
        }
    }

    /// The same length from another local start, on the same clock.
    #[must_use]
    pub fn moved_to(&self, start: DateTime) -> Self {
        match self {
            Self::Timed { start: before, end, zone } => {
                let end = start.saturating_add(before.duration_until(*end));
                Self::Timed { start, end, zone: zone.clone() }
            }
            Self::Days { first, last } => {
                let length = first.duration_until(*last);
                Self::Days { first: start.date(), last: start.date().saturating_add(length) }
            }
        }
    }

    /// Where it begins and ends on the line of time, and what the clock did at the beginning; whole days as a reader in
    /// `reader` lives them. None beyond the calendar's ends.
    pub fn instants(&self, reader: &Zone) -> Option<(Timestamp, Timestamp, Clock)> {
        let zone = self.zone().unwrap_or(reader);
        let begins = zone.instant(self.start()).ok()?;
        let ends = zone.instant(self.end()).ok()?;
        let clock = if self.zone().is_some() { begins.clock } else { Clock::Once };
        // An end within the hour that is skipped or shown twice never lies before the beginning.
        Some((begins.at, ends.at.max(begins.at), clock))
    }
}

/// ISO 8601 to the minute, with seconds only where there are some.
pub fn iso(local: DateTime) -> String {
    let form = if local.second() == 0 { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%dT%H:%M:%S" };
    local.strftime(form).to_string()
}

/// A local time of ISO 8601 (`2026-11-27T18:00`), without an offset.
pub fn iso_time(text: &str) -> Option<DateTime> {
    if text.as_bytes().get(10).is_none_or(|b| !matches!(b, b'T' | b' ')) {
        return None;
    }
    text.parse().ok()
}

/// A day of ISO 8601 (`2026-11-27`).
pub fn iso_day(text: &str) -> Option<Date> {
    if text.len() == 10 { text.parse().ok() } else { None }
}

/// How a single day of an event differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayState {
    /// As the event says; only something is recorded for it.
    AsPlanned,
    /// It does not take place.
    Cancelled,
    /// At another time.
    Moved,
    /// Beside what the rule says.
    Added,
}

impl DayState {
    /// The names of the field, in the order of the catalogue; as planned is no word.
    pub const NAMES: &[&str] = &["cancelled", "moved", "added"];

    /// The state of a name; as planned for none.
    pub fn parse(name: &str) -> Self {
        match name {
            "cancelled" => Self::Cancelled,
            "moved" => Self::Moved,
            "added" => Self::Added,
            _ => Self::AsPlanned,
        }
    }

    /// The name in the field; empty as planned.
    pub fn name(self) -> &'static str {
        match self {
            Self::AsPlanned => "",
            Self::Cancelled => "cancelled",
            Self::Moved => "moved",
            Self::Added => "added",
        }
    }
}

/// A day of an event on which something differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Which, as [`Occurrence::on`].
    pub on: String,
    /// How it differs.
    pub state: DayState,
    /// When it is instead.
    pub time: Option<EventTime>,
}

/// One dated instance of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Which of the event's: the day of the rule in ISO 8601, whatever the hour; [`SINGLE`] without a rule; the local time
    /// of an added one. It stays when the occurrence is moved.
    pub on: String,
    /// When.
    pub time: EventTime,
    /// How it differs from the event.
    pub state: DayState,
}

/// Which occurrence an event without a rule has.
pub const SINGLE: &str = "single";

/// The id of an occurrence: the same in every data file, so that two chapters record the same attendance.
pub fn occurrence_id(event: EntityId, on: &str) -> EntityId {
    let digest = Sha256::digest(on.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    EntityId::new("occurrence", [Some(event), None], first)
}

/// A window on the line of time, and whose days are meant where an event has whole days.
#[derive(Debug, Clone)]
pub struct Window {
    /// From here on.
    pub from: Timestamp,
    /// Up to here, not included.
    pub to: Timestamp,
    /// The reader's zone.
    pub reader: Zone,
}

impl Window {
    /// The days `from` to `to` of a reader, both included.
    pub fn days(from: Date, to: Date, reader: Zone) -> Option<Self> {
        let begins = reader.day_begins(from).ok()?;
        let ends = reader.day_begins(to.checked_add(1.day()).ok()?).ok()?;
        Some(Self { from: begins, to: ends, reader })
    }

    /// Whether something of it lies in the window.
    pub fn holds(&self, time: &EventTime) -> bool {
        time.instants(&self.reader).is_some_and(|(begins, ends, _)| {
            begins < self.to && (ends > self.from || (begins == ends && begins >= self.from))
        })
    }
}

/// The occurrences of an event in a window, cancelled ones too, not in order. A rule that is not understood gives the first
/// day only.
pub fn occurrences(time: &EventTime, repeat: Option<&Repeat>, days: &[Day], window: &Window) -> Vec<Occurrence> {
    let differs = |on: &str| days.iter().find(|day| day.on == on);
    let mut found = Vec::new();
    let mut take = |on: String, planned: EventTime| {
        let (state, time) = match differs(&on) {
            Some(day) => (day.state, day.time.clone().filter(|_| day.state == DayState::Moved).unwrap_or(planned)),
            None => (DayState::AsPlanned, planned),
        };
        // Moved ones come below, wherever they came from.
        if state != DayState::Moved && window.holds(&time) {
            found.push(Occurrence { on, time, state });
        }
    };
    match repeat {
        None => take(SINGLE.to_owned(), time.clone()),
        Some(Repeat::Unknown(_)) => take(time.start().date().to_string(), time.clone()),
        Some(Repeat::Known(rule)) => {
            // A zone is at most a day away from any other, and what began before the window may last into it.
            let length = time.start().duration_until(time.end());
            let from = window.reader.local(window.from).saturating_sub(length).date().saturating_sub(1.day());
            let to = window.reader.local(window.to).date().saturating_add(1.day());
            for start in rule.between(time.start(), time.zone(), from, to) {
                take(start.date().to_string(), time.moved_to(start));
            }
        }
    }
    for day in days.iter().filter(|day| matches!(day.state, DayState::Moved | DayState::Added)) {
        if let Some(time) = day.time.clone().filter(|time| window.holds(time)) {
            found.push(Occurrence { on: day.on.clone(), time, state: day.state });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn time(start: &str, end: &str) -> EventTime {
        EventTime::parse(start, end, "Europe/Berlin").unwrap()
    }

    fn window(from: &str, to: &str, zone: &str) -> Window {
        Window::days(from.parse().unwrap(), to.parse().unwrap(), Zone::parse(zone).unwrap()).unwrap()
    }

    fn utc(found: &[Occurrence]) -> Vec<String> {
        found.iter().map(|o| o.time.instants(&Zone::utc()).unwrap().0.to_string()).collect()
    }

    #[rstest]
    #[case("2026-11-27T18:00", "2026-11-27T17:00", "Europe/Berlin", "ends_before_it_begins")]
    #[case("2026-11-27", "2026-11-26", "", "ends_before_it_begins")]
    #[case("2026-11-27T18:00", "", "", "no_zone")]
    #[case("2026-11-27T18:00", "", "Custom/Zone", "unknown_zone")]
    #[case("2026-11-27T25:00", "", "Europe/Berlin", "unreadable_time")]
    #[case("2026-11-27", "2026-11-27T18:00", "Europe/Berlin", "unreadable_time")]
    #[case("2026-11-27T18:00Z", "", "Europe/Berlin", "unreadable_time")]
    #[case("", "", "", "unreadable_time")]
    fn what_is_no_time_is_said(#[case] start: &str, #[case] end: &str, #[case] zone: &str, #[case] code: &str) {
        assert_eq!(EventTime::parse(start, end, zone).map_err(|cause| cause.code()), Err(code));
    }

    #[test]
    fn a_weekly_choir_stays_at_six_across_the_clock_change() {
        let choir = time("2026-10-20T18:00", "2026-10-20T19:30");
        let weekly = Repeat::parse("FREQ=WEEKLY;BYDAY=TU;COUNT=3").unwrap();
        let found = occurrences(&choir, Some(&weekly), &[], &window("2026-10-01", "2026-12-01", "Europe/Berlin"));
        assert_eq!(utc(&found), ["2026-10-20T16:00:00Z", "2026-10-27T17:00:00Z", "2026-11-03T17:00:00Z"]);
        assert_eq!(found[1].time.texts().0, "2026-10-27T18:00");
        assert_eq!(found[1].on, "2026-10-27");
    }

    #[test]
    fn single_days_differ_and_keep_their_names() {
        let choir = time("2026-11-03T18:00", "2026-11-03T19:00");
        let weekly = Repeat::parse("FREQ=WEEKLY").unwrap();
        let day = |on: &str, state, time| Day { on: on.into(), state, time };
        let days = [
            day("2026-11-10", DayState::Cancelled, None),
            day("2026-11-17", DayState::Moved, Some(time("2026-12-20T10:00", "2026-12-20T11:00"))),
            day("2026-11-21T10:00", DayState::Added, Some(time("2026-11-21T10:00", "2026-11-21T11:00"))),
        ];
        let november = occurrences(&choir, Some(&weekly), &days, &window("2026-11-01", "2026-11-30", "Europe/Berlin"));
        let names: Vec<(&str, &str)> = november.iter().map(|o| (o.on.as_str(), o.state.name())).collect();
        assert_eq!(
            names,
            [("2026-11-03", ""), ("2026-11-10", "cancelled"), ("2026-11-24", ""), ("2026-11-21T10:00", "added")]
        );
        let december = occurrences(&choir, Some(&weekly), &days, &window("2026-12-20", "2026-12-20", "Europe/Berlin"));
        assert_eq!(december.iter().map(|o| o.on.as_str()).collect::<Vec<_>>(), ["2026-11-17"]);
    }

    #[test]
    fn a_window_is_the_readers_and_whole_days_are_everybodys() {
        let late = time("2026-11-30T23:00", "2026-12-01T01:00");
        let in_baku = window("2026-12-01", "2026-12-01", "Asia/Baku");
        assert_eq!(occurrences(&late, None, &[], &in_baku).len(), 1, "in Baku it begins after midnight");
        assert_eq!(occurrences(&late, None, &[], &window("2026-11-30", "2026-11-30", "America/New_York")).len(), 1);
        let feast = EventTime::parse("2027-03-20", "2027-03-21", "").unwrap();
        for zone in ["Pacific/Auckland", "Asia/Baku", "America/Los_Angeles"] {
            assert_eq!(occurrences(&feast, None, &[], &window("2027-03-21", "2027-03-21", zone)).len(), 1, "{zone}");
            assert_eq!(occurrences(&feast, None, &[], &window("2027-03-22", "2027-03-22", zone)).len(), 0, "{zone}");
        }
    }

    #[test]
    fn an_unknown_rule_gives_its_first_day_and_keeps_its_text() {
        let repeat = Repeat::parse("RRULE:FREQ=HOURLY;BYEASTER=1").unwrap();
        let found =
            occurrences(&time("2026-11-03T18:00", ""), Some(&repeat), &[], &window("2026-11-01", "2027-11-30", "UTC"));
        assert_eq!(found.len(), 1);
        assert_eq!(repeat.text(), "FREQ=HOURLY;BYEASTER=1");
    }

    #[test]
    fn an_occurrence_has_the_same_id_everywhere() {
        let event = EntityId::new("event", [None, None], [3; 8]);
        assert_eq!(occurrence_id(event, "2026-11-03"), occurrence_id(event, "2026-11-03"));
        assert!(occurrence_id(event, "2026-11-03").proves("occurrence", [Some(event), None]));
        assert_ne!(occurrence_id(event, "2026-11-03"), occurrence_id(event, SINGLE));
    }
}
