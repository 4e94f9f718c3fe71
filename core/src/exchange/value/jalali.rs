//! The Persian solar calendar by its 33-year cycle, which agrees with the calendar in use from 1178 to 1633 (1799 to 2254).

/// Year, month and day of the Gregorian calendar for a day of the Persian one; none when the calendar lacks it.
pub fn to_gregorian(year: i64, month: i64, day: i64) -> Option<(u16, u8, u8)> {
    if !(1178..=1633).contains(&year) || !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
        return None;
    }
    let of_year = if month <= 7 { (month - 1) * 31 } else { (month - 1) * 30 + 6 } + day - 1;
    // 1 Farvardin 1403 was 20 March 2024.
    let anchor = days_from_civil(2024, 3, 20) - first_day(1403);
    let (y, m, d) = civil_from_days(anchor + first_day(year) + of_year);
    Some((u16::try_from(y).ok()?, u8::try_from(m).ok()?, u8::try_from(d).ok()?))
}

fn is_leap(year: i64) -> bool {
    (8 * year + 29).rem_euclid(33) < 8
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        1..=6 => 31,
        12 if !is_leap(year) => 29,
        _ => 30,
    }
}

fn first_day(year: i64) -> i64 {
    365 * (year - 1) + (8 * year + 21).div_euclid(33)
}

/// Days since 1 January 1970 of the proleptic Gregorian calendar.
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let (y, m) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let (era, of_era) = (y.div_euclid(400), y.rem_euclid(400));
    let of_year = (153 * m + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The inverse of [`days_from_civil`].
pub fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let m = (5 * of_year + 2) / 153;
    let day = of_year - (153 * m + 2) / 5 + 1;
    let (month, carry) = if m < 10 { (m + 3, 0) } else { (m - 9, 1) };
    (year_of_era + era * 400 + carry, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case((1369, 1, 23), Some((1990, 4, 12)))]
    #[case((1395, 1, 2), Some((2016, 3, 21)))]
    #[case((1379, 10, 2), Some((2000, 12, 22)))]
    #[case((1370, 12, 30), Some((1992, 3, 20)))]
    #[case((1369, 12, 30), None)]
    #[case((1403, 12, 30), Some((2025, 3, 20)))]
    #[case((1403, 7, 31), None)]
    #[case((1357, 11, 22), Some((1979, 2, 11)))]
    fn days_of_both_calendars_agree(#[case] jalali: (i64, i64, i64), #[case] gregorian: Option<(u16, u8, u8)>) {
        assert_eq!(to_gregorian(jalali.0, jalali.1, jalali.2), gregorian);
    }

    #[test]
    fn every_day_follows_the_one_before() {
        let mut before = None;
        for year in 1250..1450 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    let (y, m, d) = to_gregorian(year, month, day).unwrap();
                    let number = days_from_civil(y.into(), m.into(), d.into());
                    assert!(before.is_none_or(|b| b + 1 == number), "{year}-{month}-{day}");
                    before = Some(number);
                }
            }
        }
    }
}
