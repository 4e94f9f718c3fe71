//! Times of iCalendar (RFC 5545 3.3.4 to 3.3.6, 3.3.9): texts to local times and back. Not what an event is.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Span, ToSpan};

use super::line::Line;
use crate::domain::recurrence::{date, local_time};
use crate::domain::zone::Zone;

/// A moment as a file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Moment {
    /// A day.
    Day(Date),
    /// On the clock of a zone.
    At(DateTime, Zone),
    /// On no clock in particular.
    Floating(DateTime),
    /// On the clock of a zone that is not known.
    Unknown(DateTime, String),
}

impl Moment {
    /// The local time; of a day midnight.
    pub(super) fn local(&self) -> DateTime {
        match self {
            Self::Day(day) => day.at(0, 0, 0, 0),
            Self::At(local, _) | Self::Floating(local) | Self::Unknown(local, _) => *local,
        }
    }

    /// The local time on another clock, where both are known; else as it stands.
    pub(super) fn on_the_clock_of(&self, zone: Option<&Zone>) -> DateTime {
        match (self, zone) {
            (Self::At(local, there), Some(zone)) if there != zone => {
                there.instant(*local).map_or(*local, |instant| zone.local(instant.at))
            }
            _ => self.local(),
        }
    }
}

/// A value with the zone of its line; none when it is neither day nor time. `zone_of` knows the file's own names.
pub(super) fn moment(value: &str, line: &Line, zone_of: &dyn Fn(&str) -> Option<Zone>) -> Option<Moment> {
    // Hyphens and colons are another standard's, and seconds may be missing.
    let bare: String = value.trim().chars().filter(|c| !matches!(c, '-' | ':')).collect();
    let bare = bare.to_ascii_uppercase();
    if let Some(day) = date(&bare) {
        return Some(Moment::Day(day));
    }
    let (text, utc) = bare.strip_suffix('Z').map_or((bare.as_str(), false), |text| (text, true));
    let local = local_time(text).or_else(|| local_time(&format!("{text}00")))?;
    if utc {
        return Some(Moment::At(local, Zone::utc()));
    }
    Some(match line.param("TZID").filter(|name| !name.trim().is_empty()) {
        None => Moment::Floating(local),
        Some(name) => match zone_of(name) {
            Some(zone) => Moment::At(local, zone),
            None => Moment::Unknown(local, name.to_owned()),
        },
    })
}

/// A length (RFC 5545 3.3.6), at most a hundred years; none for what is none.
pub(super) fn duration(text: &str) -> Option<Length> {
    let text = text.trim().to_ascii_uppercase();
    let (negative, text) =
        text.strip_prefix('-').map_or((false, text.strip_prefix('+').unwrap_or(&text)), |rest| (true, rest));
    let rest = text.strip_prefix('P')?;
    let (mut days, mut seconds, mut in_time, mut number, mut any) = (0i64, 0i64, false, String::new(), false);
    for c in rest.chars() {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        if c == 'T' && number.is_empty() && !in_time {
            in_time = true;
            continue;
        }
        let n: i64 = number.parse().ok().filter(|n| *n <= 3_155_760_000)?;
        match (c, in_time) {
            ('W', false) => days += n * 7,
            ('D', false) => days += n,
            ('H', true) => seconds += n * 3600,
            ('M', true) => seconds += n * 60,
            ('S', true) => seconds += n,
            _ => return None,
        }
        number.clear();
        any = true;
    }
    let fits = any && number.is_empty() && days <= 36_600 && seconds <= 36_600 * 86_400;
    fits.then_some(Length { negative, days, seconds })
}

/// A length in days of the calendar and seconds of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) negative: bool,
    pub(super) days: i64,
    pub(super) seconds: i64,
}

impl Length {
    /// So much after a local time.
    pub(super) fn after(self, local: DateTime) -> DateTime {
        let days: Span = self.days.days();
        let clock = SignedDuration::from_secs(self.seconds);
        if self.negative {
            local.saturating_sub(days).saturating_sub(clock)
        } else {
            local.saturating_add(days).saturating_add(clock)
        }
    }
}

/// A day for a file.
pub(super) fn written_day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// A local time for a file.
pub(super) fn written(local: DateTime) -> String {
    local.strftime("%Y%m%dT%H%M%S").to_string()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("PT1H30M", Some((0, 5400)))]
    #[case("P1W", Some((7, 0)))]
    #[case("P15DT5H0M20S", Some((15, 18_020)))]
    #[case("PT0S", Some((0, 0)))]
    #[case("P", None)]
    #[case("PT", None)]
    #[case("P1H", None)]
    #[case("P99999999999999999999D", None)]
    #[case("P4000000000W", None)]
    fn lengths_are_read(#[case] text: &str, #[case] read: Option<(i64, i64)>) {
        assert_eq!(duration(text).map(|length| (length.days, length.seconds)), read);
    }
}
