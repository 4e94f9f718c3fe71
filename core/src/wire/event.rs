//! Events with their occurrences, attendance, and calendars as files.

use super::person::PersonSummary;
use super::{FileToken, names, wire};

names! {
    /// What somebody was noted as; none takes the note back.
    pub enum Answer { Present, Absent, Excused, None }
    /// How a calendar is written.
    pub enum EventFormat { Ics, Csv }
}

wire! {
    /// Occurrences in a window of days.
    #[derive(Default)]
    pub struct EventListInput {
        /// ISO day; today unless said.
        pub from: Option<String>,
        /// ISO day, included; 30 days later unless said, at most 400.
        pub to: Option<String>,
        /// Whose days and clock; each event's own clock and the chapter's days unless said.
        pub zone: Option<String>,
        /// Only of this kind.
        pub kind: Option<String>,
        /// Only of this organisation.
        pub organisation: Option<String>,
        /// Only of this school.
        pub school: Option<String>,
        /// Only of this event.
        pub event: Option<String>,
        /// Part of title or place, in any script.
        #[serde(default)]
        pub search: String,
        /// First row, from 0.
        #[serde(default)]
        pub offset: u32,
        /// At most this many; all unless said.
        pub limit: Option<u32>,
    }

    /// Occurrences by time, then title.
    pub struct OccurrencePage {
        /// All that match.
        pub total: u32,
        /// There are more than a list can hold: ask for fewer days.
        pub more: bool,
        /// The page.
        pub items: Vec<OccurrenceRow>,
    }

    /// One dated instance of an event.
    pub struct OccurrenceRow {
        /// The event.
        pub event: String,
        /// Which of its occurrences: an ISO day, `single`, or the local time of an added one.
        pub on: String,
        /// Title.
        pub title: String,
        /// Kind.
        pub kind: String,
        /// ISO 8601 local time, or day.
        pub start: String,
        /// ISO 8601 local time, or last day.
        pub end: String,
        /// Whose clock start and end are; none for whole days.
        pub zone: Option<String>,
        /// RFC 3339 of the start; none for whole days.
        pub utc: Option<String>,
        /// The event's own clock, where start and end are another's.
        pub own: Option<LocalTime>,
        /// `tentative`, `cancelled`, `moved`, `added`, or empty.
        pub state: String,
        /// It is one of several.
        pub repeats: bool,
        /// The rule is not known: only the first day is shown.
        pub rule_unknown: bool,
        /// At its start the clock `skips` the hour or shows it `twice`; else empty.
        pub clock: String,
        /// Place and room.
        pub venue: String,
        /// The organisation.
        pub organisation: Option<String>,
        /// The school.
        pub school: Option<String>,
    }

    /// A time on a clock.
    #[derive(PartialEq, Eq)]
    pub struct LocalTime {
        /// ISO 3166-1 alpha-2, where it is a country's; else empty.
        pub country: String,
        /// IANA zone.
        pub zone: String,
        /// ISO 8601 local time.
        pub start: String,
        /// ISO 8601 local time.
        pub end: String,
    }

    /// One event, and which of its occurrences is looked at.
    pub struct EventInput {
        /// Which.
        pub event: String,
        /// As in the list; the next one unless said.
        pub on: Option<String>,
        /// The reader's zone; the chapter's unless said.
        pub zone: Option<String>,
    }

    /// An event whole.
    pub struct EventView {
        /// Its id.
        pub id: String,
        /// Title.
        pub title: String,
        /// Kind.
        pub kind: String,
        /// `tentative`, `cancelled`, or empty.
        pub state: String,
        /// The organisation.
        pub organisation: Option<String>,
        /// Its name.
        pub organisation_name: String,
        /// The school.
        pub school: Option<String>,
        /// Its name.
        pub school_name: String,
        /// The class of the school.
        pub class: Option<String>,
        /// Its name.
        pub class_name: String,
        /// Place.
        pub venue: String,
        /// Room.
        pub room: String,
        /// Web address.
        pub link: String,
        /// Notes.
        pub notes: String,
        /// ISO 8601 local time or day of the first occurrence.
        pub start: String,
        /// ISO 8601 local time or last day.
        pub end: String,
        /// IANA zone; empty for whole days.
        pub zone: String,
        /// Why the time is none: `ends_before_it_begins` …; empty when it is one.
        pub bad_time: String,
        /// How it repeats.
        pub repeat: Option<RepeatView>,
        /// Days on which it differs.
        pub days: Vec<DayView>,
        /// The next occurrences, at most 10; of a past event the last one.
        pub next: Vec<OccurrenceRow>,
        /// People in charge.
        pub in_charge: Vec<ChargeView>,
        /// The asked occurrence's time in every country and zone of the network, the reader's first.
        pub local_times: Vec<LocalTime>,
        /// Numbers of those noted, by occurrence.
        pub attendance: Vec<AttendanceCount>,
        /// Fields with two live values.
        pub conflicts: Vec<String>,
    }

    /// How an event repeats.
    pub struct RepeatView {
        /// RFC 5545 3.3.10.
        pub text: String,
        /// It is understood; else only the first day is shown.
        pub known: bool,
        /// `day`, `week`, `month`, `year`; empty when it is not understood.
        pub every: String,
        /// Each so many.
        pub interval: u32,
        /// `mo` … `su`.
        pub weekdays: Vec<String>,
        /// ISO day of the last occurrence that the rule allows.
        pub until: Option<String>,
        /// How many times.
        pub count: Option<u32>,
        /// It never ends.
        pub endless: bool,
        /// A screen can say all of it with interval, weekdays and end.
        pub plain: bool,
    }

    /// How an event shall repeat: a text, or its parts.
    pub struct RepeatInput {
        /// RFC 5545 3.3.10; empty: it does not repeat.
        pub text: Option<String>,
        /// Weeks between.
        pub interval: Option<u32>,
        /// `mo` … `su`; the first day's unless said.
        #[serde(default)]
        pub weekdays: Vec<String>,
        /// ISO day, included.
        pub until: Option<String>,
        /// How many times.
        pub count: Option<u32>,
    }

    /// A day on which an event differs.
    pub struct DayView {
        /// As in the list.
        pub on: String,
        /// `cancelled`, `moved`, `added`, or empty.
        pub state: String,
        /// When instead.
        pub start: String,
        /// When instead.
        pub end: String,
        /// When instead.
        pub zone: String,
        /// Another title.
        pub title: String,
        /// Another place.
        pub venue: String,
        /// Other notes.
        pub notes: String,
    }

    /// A person in charge.
    pub struct ChargeView {
        /// Who.
        pub person: PersonSummary,
        /// For what.
        pub task: String,
    }

    /// A person in charge.
    pub struct ChargeInput {
        /// Who.
        pub person: String,
        /// For what.
        #[serde(default)]
        pub task: String,
    }

    /// What an event shall be; what is not said stays, an empty text empties.
    #[derive(Default)]
    pub struct EventFields {
        /// Title.
        pub title: Option<String>,
        /// Kind.
        pub kind: Option<String>,
        /// `tentative`, `cancelled`, or empty.
        pub state: Option<String>,
        /// The organisation.
        pub organisation: Option<String>,
        /// The school.
        pub school: Option<String>,
        /// A class of it: only its pupils are expected, and the school is the class's.
        #[serde(default)]
        pub class: Option<String>,
        /// Place.
        pub venue: Option<String>,
        /// Room.
        pub room: Option<String>,
        /// Web address.
        pub link: Option<String>,
        /// Notes.
        pub notes: Option<String>,
        /// ISO 8601 local time, or day.
        pub start: Option<String>,
        /// ISO 8601 local time, or last day.
        pub end: Option<String>,
        /// IANA zone; the organisation's, the school's or the chapter's unless said.
        pub zone: Option<String>,
        /// How it repeats.
        pub repeat: Option<RepeatInput>,
        /// All people in charge.
        pub in_charge: Option<Vec<ChargeInput>>,
    }

    /// Makes an event; title and start are needed.
    pub struct EventCreateInput {
        /// What it shall be.
        pub fields: EventFields,
        /// Joins the batch of this visit when it is still open.
        pub visit: Option<u32>,
    }

    /// Changes an event, all occurrences.
    pub struct EventEditInput {
        /// Which.
        pub event: String,
        /// What it shall be.
        pub fields: EventFields,
        /// Joins the batch of this visit when it is still open.
        pub visit: Option<u32>,
    }

    /// Moves an event, or one occurrence of a series.
    pub struct EventMoveInput {
        /// Which.
        pub event: String,
        /// Which occurrence is dragged, as in the list.
        pub on: String,
        /// Where to: ISO 8601 local time, or day.
        pub start: String,
        /// Until when; as long as before unless said.
        pub end: Option<String>,
        /// Whose clock `start` and `end` are; the event's unless said.
        pub zone: Option<String>,
        /// All occurrences by as much, not only this one.
        #[serde(default)]
        pub all: bool,
        /// Joins the batch of this visit when it is still open.
        pub visit: Option<u32>,
    }

    /// Says how one day of an event differs.
    pub struct EventDayInput {
        /// Which.
        pub event: String,
        /// Which occurrence, as in the list; of an added one its local start.
        pub on: String,
        /// `cancelled`, `added`, or empty: as planned.
        pub state: Option<String>,
        /// Another title; empty: the event's.
        pub title: Option<String>,
        /// Another place; empty: the event's.
        pub venue: Option<String>,
        /// Other notes; empty: the event's.
        pub notes: Option<String>,
        /// Joins the batch of this visit when it is still open.
        pub visit: Option<u32>,
    }

    /// What a write of an event did.
    pub struct EventWritten {
        /// The event.
        pub id: String,
        /// The batch that can be undone; also the visit. 0 when nothing changed.
        pub batch: u32,
        /// Worth knowing: `clock_skips_it`, `clock_shows_it_twice`, `no_end`, `rule_unknown`.
        pub notes: Vec<String>,
    }

    /// Who was there: at one occurrence with those who were expected, or all that was noted.
    pub struct AttendanceListInput {
        /// Which event; none: of all events what was noted, newest first.
        pub event: Option<String>,
        /// Which occurrence, as in the list or by its ISO day; the last one that has begun unless said.
        pub on: Option<String>,
        /// Of all events: only this person.
        pub person: Option<String>,
        /// Of all events: first row, from 0.
        #[serde(default)]
        pub offset: u32,
        /// Of all events: at most this many; 50 unless said, never more than 1,000.
        pub limit: Option<u32>,
    }

    /// Who was there, and who was expected and is not noted.
    pub struct AttendancePage {
        /// All rows.
        pub total: u32,
        /// By name at one occurrence.
        pub items: Vec<AttendanceRow>,
    }

    /// A person at an occurrence.
    pub struct AttendanceRow {
        /// The event.
        pub event: String,
        /// The occurrence.
        pub on: String,
        /// Its title.
        pub title: String,
        /// ISO 8601 local time, or day.
        pub start: String,
        /// Whose clock; empty for whole days.
        pub zone: String,
        /// Who.
        pub person: PersonSummary,
        /// `present`, `absent`, `excused`; empty: not recorded.
        pub answer: String,
        /// Notes.
        pub notes: String,
        /// Of the class or organisation.
        pub expected: bool,
    }

    /// Who was there on the days of a class or of an event.
    #[derive(Default)]
    pub struct AttendanceRegisterInput {
        /// The class: its lessons and what its whole school has.
        pub class: Option<String>,
        /// Or one event.
        pub event: Option<String>,
        /// ISO day; 60 days before `to` unless said.
        pub from: Option<String>,
        /// ISO day, included; today unless said.
        pub to: Option<String>,
    }

    /// A table of people and days.
    pub struct AttendanceRegister {
        /// The class or the event.
        pub title: String,
        /// ISO day.
        pub from: String,
        /// ISO day.
        pub to: String,
        /// By time.
        pub days: Vec<RegisterDay>,
        /// By name.
        pub rows: Vec<RegisterRow>,
        /// There are more days than a register can hold: ask for fewer.
        pub more: bool,
    }

    /// An occurrence in a register.
    pub struct RegisterDay {
        /// The event.
        pub event: String,
        /// The occurrence.
        pub on: String,
        /// Its title.
        pub title: String,
        /// ISO 8601 local time, or day.
        pub start: String,
        /// As in the list of occurrences.
        pub state: String,
        /// How it went.
        pub counts: RegisterCounts,
    }

    /// A person in a register.
    pub struct RegisterRow {
        /// Who.
        pub person: PersonSummary,
        /// For each day `present`, `absent`, `excused`; empty: not recorded.
        pub answers: Vec<String>,
        /// For each day whether the person was expected.
        pub expected: Vec<bool>,
        /// All days.
        pub counts: RegisterCounts,
    }

    /// Numbers of a row or a column.
    #[derive(Default, PartialEq, Eq)]
    pub struct RegisterCounts {
        /// Were there.
        pub present: u32,
        /// Were not.
        pub absent: u32,
        /// Were not, and had said so.
        pub excused: u32,
        /// Expected and not recorded.
        pub open: u32,
    }

    /// Writes a register to a table, or shows how it would look.
    pub struct AttendanceExportInput {
        /// Where; none: a preview.
        pub out: Option<FileToken>,
        /// As in the register.
        pub class: Option<String>,
        /// As in the register.
        pub event: Option<String>,
        /// As in the register.
        pub from: Option<String>,
        /// As in the register.
        pub to: Option<String>,
        /// Language of the headings and the answers; none: stable names.
        pub language: Option<String>,
        /// `;` unless said.
        pub delimiter: Option<String>,
        /// A byte order mark; yes unless said.
        pub bom: Option<bool>,
        /// Children too; needs a reason.
        #[serde(default)]
        pub include_sensitive: bool,
        /// Why and for whom; it is logged.
        pub reason: Option<String>,
    }

    /// Numbers of those noted at an occurrence.
    pub struct AttendanceCount {
        /// The occurrence.
        pub on: String,
        /// Were there.
        pub present: u32,
        /// Were not.
        pub absent: u32,
        /// Were not, and had said so.
        pub excused: u32,
    }

    /// Notes who was there.
    pub struct AttendanceRecordInput {
        /// Which event.
        pub event: String,
        /// Which occurrence, as in the list or by its ISO day; the last one that has begun unless said.
        pub on: Option<String>,
        /// Who and what.
        pub entries: Vec<AttendanceEntry>,
        /// Joins the batch of this visit when it is still open.
        pub visit: Option<u32>,
    }

    /// A person and what they are noted as.
    pub struct AttendanceEntry {
        /// Who.
        pub person: String,
        /// What.
        pub answer: Answer,
        /// Notes; as they were unless said.
        pub notes: Option<String>,
    }

    /// Writes events to a file.
    pub struct EventExportInput {
        /// Where.
        pub out: FileToken,
        /// How.
        pub format: EventFormat,
        /// Only these events; empty: all.
        #[serde(default)]
        pub events: Vec<String>,
        /// Only this occurrence of the one event.
        pub on: Option<String>,
        /// Only what has an occurrence from this ISO day on.
        pub from: Option<String>,
        /// Only what has an occurrence up to this ISO day.
        pub to: Option<String>,
        /// Only of this kind.
        pub kind: Option<String>,
        /// Only of this organisation.
        pub organisation: Option<String>,
        /// Only of this school.
        pub school: Option<String>,
        /// Of a table: whose clock; each event's own unless said.
        pub zone: Option<String>,
        /// Of a table: language of the headings; none: stable ids.
        pub language: Option<String>,
    }

    /// What was written.
    pub struct EventExportReport {
        /// Events of a calendar, rows of a table.
        pub rows: u32,
        /// Events whose time is none; their ids.
        pub left_out: Vec<String>,
        /// For eyes.
        pub path: String,
        /// Bytes.
        pub size: f64,
    }
}
