//! iCalendar files (RFC 5545) to drafts of events, and events to files. Liberal in what it reads: an event that cannot be
//! read is said and the others land. Not who an event is here, and no data file. Uses `domain`.

mod line;
mod read;
mod time;
mod vtimezone;
mod write;

use serde::{Deserialize, Serialize};

use super::problem::Problem;

pub(crate) use read::joined;
pub use read::{Options, ReadError, read};
pub use write::{Stamp, write};

/// What a file says.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    /// Its events in the file's order.
    pub events: Vec<EventDraft>,
    /// Events that do not land, each with its row and why.
    pub refused: Vec<Problem>,
    /// What concerns the whole file.
    pub problems: Vec<Problem>,
    /// Tasks, journals, free times: components that are no events.
    pub ignored: u32,
    /// As read: `UTF-8` …
    pub encoding: String,
    /// Zones that are not known here and that nobody has said a zone for.
    pub unknown_zones: Vec<String>,
}

/// An event of a file in the words of our fields; texts are empty where the file says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventDraft {
    /// Number of the event in the file, from 1.
    pub row: u32,
    /// Physical line at which it begins.
    pub line: u64,
    /// What it is called by in all files (RFC 5545 3.8.4.7).
    pub uid: String,
    /// Of an event that stands for one day of a series that the file does not have: ISO 8601 local time of that day as planned.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub stands_for: String,
    /// Rises when the organiser changes it (RFC 5545 3.8.7.4).
    pub sequence: u32,
    /// Title.
    pub title: String,
    /// ISO 8601 local time or day.
    pub start: String,
    /// ISO 8601 local time or day, included.
    pub end: String,
    /// IANA zone, or as the file calls it when nobody knows it; empty for whole days.
    pub zone: String,
    /// A zone that is not known: the event waits for somebody to say which is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown_zone: Option<String>,
    /// The rule, without `RRULE:`; kept even when it is not understood.
    pub repeat: String,
    /// `cancelled`, `tentative`, or empty.
    pub state: String,
    /// The first category.
    pub kind: String,
    /// Place.
    pub venue: String,
    /// Room at the place.
    pub room: String,
    /// Web address.
    pub link: String,
    /// Description.
    pub notes: String,
    /// Days on which it differs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<DayDraft>,
    /// What could not be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

/// A day on which an event of a file differs; texts are empty where it does not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DayDraft {
    /// Which, as `domain::event::Occurrence::on`.
    pub on: String,
    /// `cancelled`, `moved`, `added`, or empty.
    pub state: String,
    /// When instead; as of the event.
    pub start: String,
    /// When instead; as of the event.
    pub end: String,
    /// When instead; as of the event.
    pub zone: String,
    /// Another title.
    pub title: String,
    /// Another place.
    pub venue: String,
    /// Another description.
    pub notes: String,
}

impl EventDraft {
    /// What it is called by on its own: a day of a series is not the series.
    pub fn own_uid(&self) -> String {
        if self.stands_for.is_empty() { self.uid.clone() } else { format!("{}/{}", self.uid, self.stands_for) }
    }
}

/// Whether a file begins like a calendar, in whatever encoding.
pub fn looks_like(head: &[u8]) -> bool {
    let text: String =
        head.iter().filter(|byte| byte.is_ascii_graphic()).map(|byte| char::from(*byte)).take(15).collect();
    text.eq_ignore_ascii_case("BEGIN:VCALENDAR")
}
