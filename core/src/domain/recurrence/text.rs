//! Rules as text (RFC 5545 3.3.10). Strict: a part that is not known, or that the standard does not allow there, makes the
//! whole rule unknown, so that no day is shown that another program would not show.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time, Weekday};

use super::{End, Every, Rule};

/// The rule says more than is understood here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotKnown;

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

/// The text without the property's name before it; several lines keep theirs.
pub(super) fn bare(text: &str) -> &str {
    match text.get(..6) {
        Some(name) if name.eq_ignore_ascii_case("RRULE:") && !text.contains('\n') => &text[6..],
        _ => text,
    }
}

impl FromStr for Rule {
    type Err = NotKnown;

    fn from_str(text: &str) -> Result<Self, NotKnown> {
        let mut rule = Self::weekly(1, &[], End::Never);
        let mut seen: Vec<String> = Vec::new();
        for part in text.trim().split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or(NotKnown)?;
            let (name, value) = (name.trim().to_ascii_uppercase(), value.trim().to_ascii_uppercase());
            rule.take(&name, &value)?;
            if seen.contains(&name) {
                return Err(NotKnown);
            }
            seen.push(name);
        }
        let both_ends = seen.iter().any(|name| name == "UNTIL") && seen.iter().any(|name| name == "COUNT");
        if seen.iter().any(|name| name == "FREQ") && !both_ends && rule.is_allowed() { Ok(rule) } else { Err(NotKnown) }
    }
}

impl Rule {
    fn take(&mut self, name: &str, value: &str) -> Result<(), NotKnown> {
        match name {
            "FREQ" => {
                self.every = match value {
                    "DAILY" => Every::Day,
                    "WEEKLY" => Every::Week,
                    "MONTHLY" => Every::Month,
                    "YEARLY" => Every::Year,
                    _ => return Err(NotKnown),
                }
            }
            "INTERVAL" => self.interval = number(value, 1, i32::from(u16::MAX))?,
            "COUNT" => self.end = End::After(number(value, 1, i32::MAX)?),
            "UNTIL" => self.end = end(value)?,
            "BYMONTH" => self.months = numbers(value, 1, 12, false)?,
            "BYYEARDAY" => self.year_days = numbers(value, 1, 366, true)?,
            "BYMONTHDAY" => self.month_days = numbers(value, 1, 31, true)?,
            "BYSETPOS" => self.positions = numbers(value, 1, 366, true)?,
            "BYDAY" => self.days = value.split(',').map(day).collect::<Result<_, _>>()?,
            "WKST" => self.week_start = weekday(value)?,
            _ => return Err(NotKnown),
        }
        Ok(())
    }

    /// What the standard's table allows, and what all programs read alike.
    fn is_allowed(&self) -> bool {
        let numbered = self.days.iter().any(|(nth, _)| *nth != 0);
        let chosen = !self.days.is_empty() || !self.month_days.is_empty() || !self.year_days.is_empty();
        let fits = match self.every {
            Every::Day => self.year_days.is_empty() && !numbered,
            Every::Week => self.year_days.is_empty() && self.month_days.is_empty() && !numbered,
            Every::Month => self.year_days.is_empty(),
            // A day of the month without a month: of each month to some, of the first one's month to others.
            Every::Year => self.month_days.is_empty() || !self.months.is_empty(),
        };
        fits && (self.positions.is_empty() || chosen || !self.months.is_empty())
    }
}

fn number<T: TryFrom<i32>>(text: &str, least: i32, most: i32) -> Result<T, NotKnown> {
    let n: i32 = text.strip_prefix('+').unwrap_or(text).parse().map_err(|_| NotKnown)?;
    if (least..=most).contains(&n) { T::try_from(n).map_err(|_| NotKnown) } else { Err(NotKnown) }
}

fn numbers<T: TryFrom<i32>>(text: &str, least: i32, most: i32, signed: bool) -> Result<Vec<T>, NotKnown> {
    let one = |text: &str| match text.strip_prefix('-') {
        Some(rest) if signed => {
            let n: i32 = number(rest, least, most)?;
            T::try_from(-n).map_err(|_| NotKnown)
        }
        _ => number(text, least, most),
    };
    text.split(',').map(one).collect()
}

fn weekday(text: &str) -> Result<Weekday, NotKnown> {
    WEEKDAYS.iter().find(|(name, _)| *name == text).map(|(_, day)| *day).ok_or(NotKnown)
}

fn day(text: &str) -> Result<(i8, Weekday), NotKnown> {
    let at = text.len().checked_sub(2).filter(|at| text.is_char_boundary(*at)).ok_or(NotKnown)?;
    let (nth, name) = text.split_at(at);
    let nth = if nth.is_empty() { 0 } else { *numbers::<i8>(nth, 1, 53, true)?.first().ok_or(NotKnown)? };
    Ok((nth, weekday(name)?))
}

fn end(text: &str) -> Result<End, NotKnown> {
    let local = |text: &str| local_time(text).ok_or(NotKnown);
    match (text.strip_suffix('Z'), text.len()) {
        (None, 8) => Ok(End::On(date(text).ok_or(NotKnown)?)),
        (None, _) => Ok(End::At(local(text)?)),
        (Some(text), _) => {
            let at: Timestamp = jiff::tz::TimeZone::UTC.to_timestamp(local(text)?).map_err(|_| NotKnown)?;
            Ok(End::AtInstant(at))
        }
    }
}

/// A day as files write it: `20261127` (RFC 5545 3.3.4).
pub fn date(text: &str) -> Option<Date> {
    let digits = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
    if !digits {
        return None;
    }
    Date::new(part(0..4)?, i8::try_from(part(4..6)?).ok()?, i8::try_from(part(6..8)?).ok()?).ok()
}

/// A local time as files write it: `20261127T180000` (RFC 5545 3.3.5, form 1). The 60th second is the 59th.
pub fn local_time(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once('T')?;
    if time.len() != 6 || !time.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| time.get(range)?.parse::<i8>().ok();
    let time = Time::new(part(0..2)?, part(2..4)?, part(4..6)?.min(59), 0).ok()?;
    Some(date(day)?.to_datetime(time))
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.every {
            Every::Day => "FREQ=DAILY",
            Every::Week => "FREQ=WEEKLY",
            Every::Month => "FREQ=MONTHLY",
            Every::Year => "FREQ=YEARLY",
        })?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        match self.end {
            End::Never => {}
            End::After(most) => write!(f, ";COUNT={most}")?,
            End::On(day) => write!(f, ";UNTIL={}", day.strftime("%Y%m%d"))?,
            End::At(local) => write!(f, ";UNTIL={}", local.strftime("%Y%m%dT%H%M%S"))?,
            End::AtInstant(at) => write!(f, ";UNTIL={}", at.strftime("%Y%m%dT%H%M%SZ"))?,
        }
        list(f, "BYMONTH", &self.months, ToString::to_string)?;
        list(f, "BYYEARDAY", &self.year_days, ToString::to_string)?;
        list(f, "BYMONTHDAY", &self.month_days, ToString::to_string)?;
        list(f, "BYDAY", &self.days, |(nth, day)| {
            let name = WEEKDAYS.iter().find(|(_, there)| there == day).map_or("", |(name, _)| name);
            if *nth == 0 { name.to_owned() } else { format!("{nth}{name}") }
        })?;
        list(f, "BYSETPOS", &self.positions, ToString::to_string)?;
        if self.week_start != Weekday::Monday {
            list(f, "WKST", &[self.week_start], |day| {
                WEEKDAYS.iter().find(|(_, there)| there == day).map_or_else(String::new, |(name, _)| (*name).to_owned())
            })?;
        }
        Ok(())
    }
}

fn list<T>(f: &mut fmt::Formatter<'_>, name: &str, items: &[T], text: impl Fn(&T) -> String) -> fmt::Result {
    if items.is_empty() {
        return Ok(());
    }
    write!(f, ";{name}={}", items.iter().map(text).collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("FREQ=WEEKLY;BYDAY=TU", "FREQ=WEEKLY;BYDAY=TU")]
    #[case(
        "freq=weekly;interval=2;until=20270601T160000Z;wkst=su;byday=mo,we",
        "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270601T160000Z;BYDAY=MO,WE;WKST=SU"
    )]
    #[case("FREQ=MONTHLY;BYDAY=+1FR,-1SU;COUNT=10", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR,-1SU")]
    #[case("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=20;UNTIL=20300320", "FREQ=YEARLY;UNTIL=20300320;BYMONTH=3;BYMONTHDAY=20")]
    #[case("FREQ=DAILY;", "FREQ=DAILY")]
    fn a_rule_is_written_in_one_order(#[case] text: &str, #[case] written: &str) {
        assert_eq!(text.parse::<Rule>().map(|rule| rule.to_string()), Ok(written.to_owned()));
        assert_eq!(written.parse::<Rule>().map(|rule| rule.to_string()), Ok(written.to_owned()));
    }

    #[rstest]
    #[case("FREQ=HOURLY")]
    #[case("FREQ=DAILY;BYHOUR=9")]
    #[case("FREQ=YEARLY;BYWEEKNO=20")]
    #[case("FREQ=YEARLY;BYMONTHDAY=29")]
    #[case("FREQ=WEEKLY;BYDAY=1MO")]
    #[case("FREQ=WEEKLY;COUNT=3;UNTIL=20270101")]
    #[case("FREQ=WEEKLY;COUNT=0")]
    #[case("FREQ=WEEKLY;INTERVAL=-1")]
    #[case("FREQ=WEEKLY;UNTIL=20270231")]
    #[case("FREQ=MONTHLY;BYMONTHDAY=300")]
    #[case("FREQ=MONTHLY;BYSETPOS=1")]
    #[case("FREQ=MONTHLY;RSCALE=CHINESE")]
    #[case("INTERVAL=2")]
    #[case("FREQ=WEEKLY;FREQ=DAILY")]
    #[case("every Tuesday")]
    #[case("FREQ=WEEKLY;BYDAY=ə")]
    fn what_is_not_understood_whole_is_not_understood(#[case] text: &str) {
        assert_eq!(text.parse::<Rule>(), Err(NotKnown));
    }
}
