//! Rules by which an event repeats (RFC 5545 3.3.10): read, written, and turned into days within a window.
//! Works on local days; the zone comes in only where a rule ends at an instant. What a rule says beyond this module
//! is not understood by halves: the text is kept as it came, and only the first day is known.

mod days;
mod text;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};

use super::zone::Zone;

pub use text::{date, local_time};

/// A rule that is understood whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What is counted.
    pub every: Every,
    /// Each so many of them, from 1.
    pub interval: u16,
    /// When it ends; without one it goes on.
    pub end: End,
    /// 1 to 12.
    pub months: Vec<u8>,
    /// 1 to 366, or from the end of the year -1 to -366.
    pub year_days: Vec<i16>,
    /// 1 to 31, or from the end of the month -1 to -31.
    pub month_days: Vec<i8>,
    /// A weekday, and which of the month or year: 0 for each, -1 for the last.
    pub days: Vec<(i8, Weekday)>,
    /// Which of a period's days: 1 for the first, -1 for the last.
    pub positions: Vec<i16>,
    /// With which day weeks begin.
    pub week_start: Weekday,
}

/// What a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// When a rule ends; the end itself belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It goes on.
    Never,
    /// After so many occurrences, cancelled ones too.
    After(u32),
    /// On a local day.
    On(Date),
    /// At a local time.
    At(DateTime),
    /// At an instant.
    AtInstant(Timestamp),
}

/// A rule as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeat {
    /// Understood.
    Known(Box<Rule>),
    /// Kept as it came and never dropped; its days beyond the first are not known.
    Unknown(String),
}

impl Repeat {
    /// The rule of a text, with or without `RRULE:` before it; none for an empty text.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        Some(match text::bare(text).parse() {
            Ok(rule) => Self::Known(Box::new(rule)),
            Err(text::NotKnown) => Self::Unknown(text.to_owned()),
        })
    }

    /// The text as it is kept and written into files, without `RRULE:`.
    pub fn text(&self) -> String {
        match self {
            Self::Known(rule) => rule.to_string(),
            Self::Unknown(text) => text::bare(text).to_owned(),
        }
    }
}

/// Days at most that one event gives in one window.
pub const MOST_DAYS: usize = 10_000;

impl Rule {
    /// Every so many weeks on the weekday of the first day.
    pub fn weekly(interval: u16, days: &[Weekday], end: End) -> Self {
        Self {
            every: Every::Week,
            interval: interval.max(1),
            end,
            months: Vec::new(),
            year_days: Vec::new(),
            month_days: Vec::new(),
            days: days.iter().map(|day| (0, *day)).collect(),
            positions: Vec::new(),
            week_start: Weekday::Monday,
        }
    }

    /// The local starts within the days `from` to `to`, both included, for an event that first starts at `first`; at most
    /// [`MOST_DAYS`]. `zone` tells where a rule ends that ends at an instant; none for whole days.
    pub fn between(&self, first: DateTime, zone: Option<&Zone>, from: Date, to: Date) -> Vec<DateTime> {
        let last = match self.end {
            End::Never | End::After(_) => None,
            End::On(day) => Some(day.at(23, 59, 59, 0)),
            End::At(local) => Some(local),
            End::AtInstant(at) => Some(zone.map_or_else(|| Zone::utc().local(at), |zone| zone.local(at))),
        };
        let to = last.map_or(to, |last| to.min(last.date()));
        let mut counted = 0u32;
        let mut found = Vec::new();
        for day in days::Days::new(self, first.date(), from, to) {
            counted += 1;
            if matches!(self.end, End::After(most) if counted > most) || found.len() >= MOST_DAYS {
                break;
            }
            let start = day.to_datetime(first.time());
            if last.is_some_and(|last| start > last) {
                break;
            }
            if day >= from {
                found.push(start);
            }
        }
        found
    }

    /// The last local start, for a rule that ends within [`MOST_DAYS`] occurrences; none when it goes on.
    pub fn last(&self, first: DateTime, zone: Option<&Zone>) -> Option<DateTime> {
        if self.end == End::Never {
            return None;
        }
        self.between(first, zone, first.date(), Date::MAX).pop()
    }
}
