//! Dates as people know them: year, month and day each optional, and "about".
//! Written in EDTF level 1 (ISO 8601-2:2019): `1987-03-14`, `1987-03`, `1987`, `XXXX-03-14`, and `~` at the end for "about".

use std::fmt;
use std::str::FromStr;

/// A date of which any of year, month and day may be unknown; months and days count from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct PartialDate {
    /// 1 to 9999.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31, only beside a month and never more than the month has.
    pub day: Option<u8>,
    /// The person said "about".
    pub about: bool,
}

/// The text is no date that the calendar has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date")]
pub struct NotADate;

impl PartialDate {
    /// A date that the calendar has; a 29 February without a year is one.
    pub fn new(year: Option<u16>, month: Option<u8>, day: Option<u8>, about: bool) -> Result<Self, NotADate> {
        let date = Self { year, month, day, about };
        let known = match (month, day) {
            (None, None) => year.is_some(),
            (None, Some(_)) => false,
            (Some(m), None) => (1..=12).contains(&m) && year.is_some(),
            (Some(m), Some(d)) => (1..=12).contains(&m) && (1..=days_in_month(year, m)).contains(&d),
        };
        if known && year.is_none_or(|y| (1..=9999).contains(&y)) { Ok(date) } else { Err(NotADate) }
    }

    /// Whole years at `today`; `None` without a year. Where month or day is missing the lower age is given,
    /// so that a person who may still be a child is one.
    pub fn age_at(&self, today: (u16, u8, u8)) -> Option<u16> {
        let year = self.year?;
        let birthday = (self.month.unwrap_or(12), self.day.unwrap_or(31));
        let had = birthday <= (today.1, today.2);
        Some(today.0.saturating_sub(year).saturating_sub(u16::from(!had)))
    }

    /// Whether both can be the same day: every part that both have is equal.
    pub fn agrees_with(&self, other: &Self) -> bool {
        fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        if self.about || other.about {
            return match (self.year, other.year) {
                (Some(a), Some(b)) => a.abs_diff(b) <= 2,
                _ => true,
            };
        }
        same(self.year, other.year) && same(self.month, other.month) && same(self.day, other.day)
    }

    /// Year, month and day are all there and exact.
    pub fn is_full(&self) -> bool {
        self.year.is_some() && self.month.is_some() && self.day.is_some() && !self.about
    }
}

/// Days that `month` (1 to 12) has; February has 29 when the year is unknown.
pub fn days_in_month(year: Option<u16>, month: u8) -> u8 {
    let leap = year.is_none_or(|y| y.is_multiple_of(4) && (!y.is_multiple_of(100) || y.is_multiple_of(400)));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("XXXX")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        f.write_str(if self.about { "~" } else { "" })
    }
}

impl FromStr for PartialDate {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let (text, about) = text.strip_suffix('~').map_or((text, false), |rest| (rest, true));
        let mut parts = text.split('-');
        let year = match parts.next() {
            Some("XXXX") => None,
            Some(y) => Some(digits(y, 4)?),
            None => return Err(NotADate),
        };
        let month = parts.next().map(|m| digits(m, 2)).transpose()?.map(|m| m as u8);
        let day = parts.next().map(|d| digits(d, 2)).transpose()?.map(|d| d as u8);
        if parts.next().is_some() {
            return Err(NotADate);
        }
        Self::new(year, month, day, about)
    }
}

fn digits(text: &str, count: usize) -> Result<u16, NotADate> {
    if text.len() == count && text.bytes().all(|b| b.is_ascii_digit()) {
        text.parse().map_err(|_| NotADate)
    } else {
        Err(NotADate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("1987-03-14")]
    #[case("1987-03")]
    #[case("1987")]
    #[case("XXXX-02-29")]
    #[case("1980~")]
    fn what_is_written_reads_back(#[case] text: &str) {
        assert_eq!(text.parse::<PartialDate>().map(|d| d.to_string()), Ok(text.to_owned()));
    }

    #[rstest]
    #[case("2020-02-31")]
    #[case("1900-02-29")]
    #[case("XXXX-03")]
    #[case("XXXX")]
    #[case("87-03-14")]
    #[case("1987-3-14")]
    #[case("0000-01-01")]
    #[case("")]
    fn what_the_calendar_lacks_is_refused(#[case] text: &str) {
        assert_eq!(text.parse::<PartialDate>(), Err(NotADate));
    }

    #[rstest]
    #[case("2008-11-25", Some(18))]
    #[case("2008-11-26", Some(17))]
    #[case("2008", Some(17))]
    #[case("XXXX-01-01", None)]
    #[case("2027", Some(0))]
    fn an_age_never_makes_a_child_an_adult_by_guessing(#[case] born: &str, #[case] age: Option<u16>) {
        let born: PartialDate = born.parse().unwrap_or_default();
        assert_eq!(born.age_at((2026, 11, 25)), age);
    }
}
