//! What a screen must not say of a record, whatever its kind: days that run backwards, somebody beside themselves.
//! Files may bring it all the same; then it is kept and shown as something to mend.

use super::date::PartialDate;

/// Whether a period ends before it begins, as far as the two say: `2026` does not end before `2026-09`.
pub fn ends_before_begin(from: Option<PartialDate>, to: Option<PartialDate>) -> bool {
    let (Some(from), Some(to)) = (from, to) else { return false };
    let (Some(first), Some(last)) = (from.year, to.year) else { return false };
    let month = from.month.zip(to.month);
    let day = month.and(from.day.zip(to.day));
    (last, month.map(|m| m.1), day.map(|d| d.1)) < (first, month.map(|m| m.0), day.map(|d| d.0))
}

/// Whether somebody is surely not born yet. `today` is year, month, day.
pub fn is_not_yet_born(born: PartialDate, today: (u16, u8, u8)) -> bool {
    let today = PartialDate { year: Some(today.0), month: Some(today.1), day: Some(today.2), ..born };
    ends_before_begin(Some(born), Some(today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-09-01", "2026-08-31", true)]
    #[case("2026-09-01", "2026-09-01", false)]
    #[case("2026-09-01", "2026", false)]
    #[case("2027", "2026-12-31", true)]
    #[case("2026-09", "2026-08-31", true)]
    fn a_period_ends_before_it_begins(#[case] from: &str, #[case] to: &str, #[case] backwards: bool) {
        assert_eq!(ends_before_begin(from.parse().ok(), to.parse().ok()), backwards);
    }

    #[rstest]
    #[case("2026-11-26", true)]
    #[case("2026-11-25", false)]
    #[case("2026", false)]
    #[case("2027", true)]
    fn who_is_born_tomorrow_is_not_born_yet(#[case] born: &str, #[case] expected: bool) {
        assert_eq!(born.parse().ok().map(|born| is_not_yet_born(born, (2026, 11, 25))), Some(expected));
    }
}
