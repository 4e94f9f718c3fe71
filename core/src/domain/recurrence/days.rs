//! The days of a rule, one period after another (RFC 5545 3.3.10). Not their times, and not where a rule ends.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{End, Every, Rule};

/// The days of a rule from the first day of the event on, in order, up to `to`.
/// Days before `from` are left out where nothing counts them.
pub(super) struct Days<'a> {
    rule: &'a Rule,
    first: Date,
    to: Date,
    period: i64,
    waiting: std::vec::IntoIter<Date>,
}

impl<'a> Days<'a> {
    pub(super) fn new(rule: &'a Rule, first: Date, from: Date, to: Date) -> Self {
        let interval = i64::from(rule.interval);
        let skipped = match rule.end {
            // A count needs the days before the window too.
            End::After(_) => 0,
            _ => periods_between(rule, first, from) / interval - 1,
        };
        Self { rule, first, to, period: skipped.max(0) * interval, waiting: Vec::new().into_iter() }
    }

    /// First day of the period after `n` others; none beyond the calendar's end.
    fn begin(&self, n: i64) -> Option<Date> {
        let first = self.first;
        match self.rule.every {
            Every::Day => first.checked_add(n.days()).ok(),
            Every::Week => week_of(self.rule, first).checked_add(n.weeks()).ok(),
            Every::Month => first.first_of_month().checked_add(n.months()).ok(),
            Every::Year => first.first_of_year().checked_add(n.years()).ok(),
        }
    }

    fn days_of(&self, begin: Date) -> Vec<Date> {
        let length = match self.rule.every {
            Every::Day => 1,
            Every::Week => 7,
            Every::Month => i64::from(begin.days_in_month()),
            Every::Year => i64::from(begin.days_in_year()),
        };
        let days: Vec<Date> =
            (0..length).filter_map(|n| begin.checked_add(n.days()).ok()).filter(|day| self.is_chosen(*day)).collect();
        let positions = &self.rule.positions;
        if positions.is_empty() {
            return days;
        }
        let place = |nth: i16| if nth > 0 { nth as isize - 1 } else { days.len() as isize + nth as isize };
        let mut places: Vec<isize> = positions.iter().map(|nth| place(*nth)).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|at| days.get(usize::try_from(at).ok()?).copied()).collect()
    }

    fn is_chosen(&self, day: Date) -> bool {
        let Rule { every, months, year_days, month_days, days, .. } = self.rule;
        let in_month = months.is_empty() || months.iter().any(|month| *month as i8 == day.month());
        let on_year_day =
            year_days.is_empty() || year_days.iter().any(|n| fits(*n, day.day_of_year(), day.days_in_year()));
        let on_month_day = month_days.is_empty()
            || month_days.iter().any(|n| fits((*n).into(), day.day().into(), day.days_in_month().into()));
        let on_weekday = days.is_empty()
            || days.iter().any(|(nth, weekday)| *weekday == day.weekday() && (*nth == 0 || self.is_nth(day, *nth)));
        if !(in_month && on_year_day && on_month_day && on_weekday) {
            return false;
        }
        // What the rule does not say is as on the first day.
        if !(year_days.is_empty() && month_days.is_empty() && days.is_empty()) {
            return true;
        }
        match every {
            Every::Day => true,
            Every::Week => day.weekday() == self.first.weekday(),
            Every::Month => day.day() == self.first.day(),
            Every::Year => day.day() == self.first.day() && (!months.is_empty() || day.month() == self.first.month()),
        }
    }

    /// Whether it is the nth of its weekday, in the month, or in a year without months.
    fn is_nth(&self, day: Date, nth: i8) -> bool {
        let in_year = self.rule.every == Every::Year && self.rule.months.is_empty();
        let (at, length) = if in_year {
            (day.day_of_year(), day.days_in_year())
        } else {
            (i16::from(day.day()), i16::from(day.days_in_month()))
        };
        if nth > 0 { (at - 1) / 7 + 1 == i16::from(nth) } else { (length - at) / 7 + 1 == -i16::from(nth) }
    }
}

impl Iterator for Days<'_> {
    type Item = Date;

    fn next(&mut self) -> Option<Date> {
        loop {
            if let Some(day) = self.waiting.next() {
                if day > self.to {
                    return None;
                }
                if day >= self.first {
                    return Some(day);
                }
                continue;
            }
            let begin = self.begin(self.period)?;
            if begin > self.to {
                return None;
            }
            self.period += i64::from(self.rule.interval);
            self.waiting = self.days_of(begin).into_iter();
        }
    }
}

/// A number from the front, or a negative one from the back.
fn fits(wanted: i16, at: i16, length: i16) -> bool {
    wanted == at || wanted == at - length - 1
}

fn week_of(rule: &Rule, day: Date) -> Date {
    let back = i64::from(day.weekday().since(rule.week_start));
    day.checked_sub(back.days()).unwrap_or(Date::MIN)
}

fn periods_between(rule: &Rule, first: Date, from: Date) -> i64 {
    let days = || (from.duration_since(first).as_hours()) / 24;
    let years = || i64::from(from.year()) - i64::from(first.year());
    match rule.every {
        Every::Day => days(),
        Every::Week => days() / 7,
        Every::Month => years() * 12 + i64::from(from.month()) - i64::from(first.month()),
        Every::Year => years(),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::*;

    fn days(rule: &str, first: &str, from: &str, to: &str) -> Vec<String> {
        let rule: Rule = rule.parse().unwrap();
        let found = rule.between(first.parse().unwrap(), None, from.parse().unwrap(), to.parse().unwrap());
        found.iter().map(|at| at.date().to_string()).collect()
    }

    #[test]
    fn a_window_far_from_the_first_day_gives_the_same_days_as_counting_there() {
        for rule in [
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,TU;WKST=SU",
            "FREQ=DAILY;INTERVAL=5",
            "FREQ=MONTHLY;INTERVAL=5;BYDAY=-1FR",
            "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=-1",
        ] {
            let all = days(rule, "1997-09-02T09:00", "1997-09-02", "2031-01-01");
            for from in ["1997-09-01", "2004-02-29", "2020-12-31", "2030-06-15"] {
                let expected: Vec<String> = all.iter().filter(|day| day.as_str() >= from).cloned().collect();
                assert_eq!(days(rule, "1997-09-02T09:00", from, "2031-01-01"), expected, "{rule} from {from}");
            }
        }
    }

    #[rstest]
    #[case("FREQ=WEEKLY;COUNT=3;BYDAY=TU", &["2026-11-03", "2026-11-10", "2026-11-17"])]
    #[case("FREQ=WEEKLY;UNTIL=20261111;BYDAY=TU", &["2026-11-03", "2026-11-10"])]
    #[case("FREQ=WEEKLY;UNTIL=20261110T170000Z;BYDAY=TU", &["2026-11-03"])]
    #[case("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", &["2026-12-31", "2027-01-31"])]
    fn rules_end_where_they_say(#[case] rule: &str, #[case] expected: &[&str]) {
        assert_eq!(days(rule, "2026-11-03T18:00", "2026-01-01", "2030-01-01"), expected);
    }

    #[test]
    fn a_rule_without_end_stops_at_the_limit() {
        let rule: Rule = "FREQ=DAILY".parse().unwrap();
        let first = "2000-01-01T00:00".parse().unwrap();
        assert_eq!(rule.between(first, None, first.date(), Date::MAX).len(), MOST_DAYS);
        assert_eq!(rule.last(first, None), None);
    }

    #[test]
    fn days_that_never_come_end_the_search() {
        assert!(days("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01T00:00", "2026-01-01", "9999-12-31").is_empty());
    }
}
