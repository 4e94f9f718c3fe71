//! What a zone's clock does over some years, as a component (RFC 5545 3.6.5), from the rules that the program brings along.

use std::fmt::Write;

use jiff::civil::{DateTime, Weekday};
use jiff::{SignedDuration, Timestamp};

use super::line::Line;
use super::time::written;
use crate::domain::zone::Zone;

/// A change of the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    at: Timestamp,
    /// By the clock before it.
    local: DateTime,
    from: i32,
    to: i32,
    summer: bool,
    name: String,
}

/// Changes of a kind that come every year on the same weekday.
#[derive(Debug)]
struct Run {
    first: Change,
    last: Change,
    count: u32,
    weekday: Weekday,
    /// From the front of the month, where all agree.
    nth: Option<i8>,
    /// The last of the month, where all agree.
    ultimate: bool,
}

/// The lines of a zone from the first instant to the last; `goes_on` when something repeats without an end.
pub(super) fn lines(zone: &Zone, first: Timestamp, last: Timestamp, goes_on: bool) -> Vec<Line> {
    // A year more at both ends: the change that rules at the first instant, and whole years for the rules.
    let year = SignedDuration::from_hours(24 * 366);
    let horizon = last.saturating_add(if goes_on { year * 10 } else { year }).unwrap_or(Timestamp::MAX);
    let changes = changes(zone, first, horizon);
    let mut lines = vec![Line::new("BEGIN", "VTIMEZONE"), Line::new("TZID", zone.name())];
    for run in runs(&changes) {
        let open = goes_on && horizon.duration_since(run.last.at) < year;
        lines.extend(observance(&run, open));
    }
    lines.push(Line::new("END", "VTIMEZONE"));
    lines
}

/// The change that rules at `first`, or what ruled for ever, then all up to `to`.
fn changes(zone: &Zone, first: Timestamp, to: Timestamp) -> Vec<Change> {
    let begin = zone.change_before(first);
    let mut found = Vec::new();
    let at_first = begin.unwrap_or(Timestamp::UNIX_EPOCH.min(first));
    for at in std::iter::once(at_first).chain(zone.changes(first, to)) {
        let (from, ..) = zone.offset(at.saturating_sub(SignedDuration::from_secs(1)).unwrap_or(at));
        let (to, summer, name) = zone.offset(at);
        let local = Zone::utc().local(at).saturating_add(SignedDuration::from_secs(from.into()));
        found.push(Change { at, local, from, to, summer, name });
    }
    found
}

fn runs(changes: &[Change]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for change in changes {
        match runs.iter_mut().find(|run| run.takes(change)) {
            Some(run) => run.take(change.clone()),
            None => runs.push(Run::new(change.clone())),
        }
    }
    runs
}

fn nth(local: DateTime) -> i8 {
    (local.day() - 1) / 7 + 1
}

fn is_ultimate(local: DateTime) -> bool {
    local.day() + 7 > local.days_in_month()
}

impl Run {
    fn new(change: Change) -> Self {
        let local = change.local;
        Self {
            last: change.clone(),
            count: 1,
            weekday: local.weekday(),
            nth: Some(nth(local)),
            ultimate: is_ultimate(local),
            first: change,
        }
    }

    /// Whether it is the next year's change of the same kind.
    fn takes(&self, change: &Change) -> bool {
        let (before, now) = (self.last.local, change.local);
        let place = self.nth == Some(nth(now)) || (self.ultimate && is_ultimate(now));
        (change.from, change.to, change.summer, &change.name)
            == (self.last.from, self.last.to, self.last.summer, &self.last.name)
            && now.year() == before.year() + 1
            && (now.month(), now.weekday(), now.time()) == (before.month(), self.weekday, before.time())
            && place
    }

    fn take(&mut self, change: Change) {
        self.nth = self.nth.filter(|there| *there == nth(change.local));
        self.ultimate &= is_ultimate(change.local);
        self.last = change;
        self.count += 1;
    }
}

fn observance(run: &Run, open: bool) -> Vec<Line> {
    let what = if run.first.summer { "DAYLIGHT" } else { "STANDARD" };
    let mut lines = vec![
        Line::new("BEGIN", what),
        Line::new("DTSTART", written(run.first.local)),
        Line::new("TZOFFSETFROM", offset(run.first.from)),
        Line::new("TZOFFSETTO", offset(run.first.to)),
        Line::new("TZNAME", &run.first.name),
    ];
    if run.count > 1 {
        let day =
            ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][run.weekday.to_monday_zero_offset().unsigned_abs() as usize % 7];
        let place = if run.ultimate { -1 } else { run.nth.unwrap_or(-1) };
        let mut rule = format!("FREQ=YEARLY;BYMONTH={};BYDAY={place}{day}", run.first.local.month());
        if !open {
            let _ = write!(rule, ";UNTIL={}", run.last.at.strftime("%Y%m%dT%H%M%SZ"));
        }
        lines.push(Line::new("RRULE", rule));
    }
    lines.push(Line::new("END", what));
    lines
}

/// `+0100`, and seconds where there are some (RFC 5545 3.3.14).
fn offset(seconds: i32) -> String {
    let (sign, n) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
    let mut text = format!("{sign}{:02}{:02}", n / 3600, n / 60 % 60);
    if !n.is_multiple_of(60) {
        let _ = write!(text, "{:02}", n % 60);
    }
    text
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::recurrence::{Rule, local_time};

    fn values(zone: &str, first: &str, last: &str, goes_on: bool) -> Vec<String> {
        let found = lines(&Zone::parse(zone).unwrap(), first.parse().unwrap(), last.parse().unwrap(), goes_on);
        found.iter().map(|line| format!("{}:{}", line.name, line.value)).collect()
    }

    #[test]
    fn a_zone_with_summer_time_is_two_rules() {
        let lines = values("Europe/Berlin", "2026-11-03T17:00:00Z", "2026-11-03T18:00:00Z", true);
        assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), 3, "{lines:#?}");
        assert!(lines.contains(&"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU".to_owned()), "{lines:#?}");
        assert!(lines.contains(&"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU".to_owned()), "{lines:#?}");
        assert!(lines.contains(&"DTSTART:20261025T030000".to_owned()), "{lines:#?}");
    }

    #[test]
    fn a_zone_without_changes_is_one_line_of_offset() {
        let lines = values("Asia/Baku", "2026-11-03T17:00:00Z", "2026-11-03T18:00:00Z", true);
        assert_eq!(
            lines.iter().filter(|line| line.starts_with("TZOFFSETTO:")).collect::<Vec<_>>(),
            ["TZOFFSETTO:+0400"]
        );
    }

    /// The offset that a reader of the lines finds at a local time: of the last observance that has begun.
    fn offset_read(lines: &[Line], local: DateTime) -> String {
        let mut best: Option<(DateTime, String)> = None;
        for part in lines.split(|line| line.name == "BEGIN") {
            let value = |name: &str| part.iter().find(|line| line.name == name).map(|line| line.value.clone());
            let Some(start) = value("DTSTART").and_then(|text| local_time(&text)) else { continue };
            let from: i64 = value("TZOFFSETFROM").unwrap()[..3].parse().unwrap();
            let until_local = |rule: &str| rule.parse::<Rule>().unwrap();
            let onsets = match value("RRULE") {
                Some(rule) => {
                    let zone = Zone::utc();
                    let shift = SignedDuration::from_hours(from);
                    // The rule's end is in UTC; its days are by the clock before.
                    let mut rule = until_local(&rule);
                    if let crate::domain::recurrence::End::AtInstant(at) = rule.end {
                        rule.end = crate::domain::recurrence::End::At(zone.local(at).saturating_add(shift));
                    }
                    rule.between(start, None, start.date(), local.date())
                }
                None => vec![start],
            };
            for onset in onsets.into_iter().filter(|onset| *onset <= local) {
                if best.as_ref().is_none_or(|(there, _)| *there <= onset) {
                    best = Some((onset, value("TZOFFSETTO").unwrap()));
                }
            }
        }
        best.unwrap().1
    }

    #[rstest]
    #[case("Europe/Berlin")]
    #[case("Asia/Baku")]
    #[case("America/New_York")]
    #[case("America/Vancouver")]
    #[case("Africa/Casablanca")]
    #[case("Asia/Tehran")]
    #[case("Australia/Sydney")]
    #[case("Asia/Jerusalem")]
    #[case("America/Santiago")]
    #[case("Europe/Istanbul")]
    #[case("UTC")]
    fn a_reader_of_the_lines_finds_the_clock_of_the_zone(#[case] name: &str) {
        let zone = Zone::parse(name).unwrap();
        let (first, last): (Timestamp, Timestamp) =
            ("2014-03-01T12:00:00Z".parse().unwrap(), "2029-03-01T12:00:00Z".parse().unwrap());
        let lines = lines(&zone, first, last, false);
        let mut at = first;
        while at < last {
            let expected = offset(zone.offset(at).0);
            assert_eq!(offset_read(&lines, zone.local(at)), expected, "{name} at {at}");
            at = at.saturating_add(SignedDuration::from_hours(24 * 23)).unwrap();
        }
    }
}
