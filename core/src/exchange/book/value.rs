//! A cell's value as the text that a table of text would have had.

use std::borrow::Cow;

use calamine::{DataType, ExcelDateTime};

use crate::exchange::problem::ProblemKind;

/// Digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// The text, and what is to be said about it. A formula is only its value.
pub(super) fn text<V: DataType>(value: &V, formula: bool) -> (Cow<'_, str>, Option<ProblemKind>) {
    if let Some(text) = value.get_string() {
        return (text.into(), None);
    }
    if let Some(date) = value.get_datetime() {
        return (date_text(&date).into(), None);
    }
    if let Some(text) = value.get_datetime_iso() {
        return (iso(text), None);
    }
    if let Some(number) = value.get_int() {
        return (number.to_string().into(), None);
    }
    if let Some(number) = value.get_float() {
        return (number_text(number).into(), None);
    }
    if let Some(yes) = value.get_bool() {
        return (if yes { "TRUE" } else { "FALSE" }.into(), None);
    }
    if value.get_error().is_some() {
        return ("".into(), Some(ProblemKind::FormulaError));
    }
    if let Some(text) = value.get_duration_iso() {
        return (text.into(), None);
    }
    ("".into(), formula.then_some(ProblemKind::FormulaWithoutValue))
}

/// Whole numbers without a point, others with as many digits as a spreadsheet has.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    format!("{number:.*e}", DIGITS - 1).parse::<f64>().unwrap_or(number).to_string()
}

/// `1987-03-14`, with the time where there is one; a time of day alone as `18:30`; 0 is what an empty cell computes to.
fn date_text(date: &ExcelDateTime) -> String {
    let days = date.as_f64();
    if date.is_duration() {
        #[allow(clippy::cast_possible_truncation, reason = "a float saturates")]
        let minutes = (days * 1440.0).round() as i64;
        return format!("{}:{:02}", minutes / 60, (minutes % 60).abs());
    }
    if days == 0.0 {
        return String::new();
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time =
        if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") };
    match (days < 1.0, (hour, minute, second)) {
        (true, _) => time,
        (_, (0, 0, 0)) => format!("{year:04}-{month:02}-{day:02}"),
        _ => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}

/// `1987-03-14T00:00:00` is a date.
fn iso(text: &str) -> Cow<'_, str> {
    match text.split_once('T') {
        Some((day, time)) if time.trim_end_matches('Z').bytes().all(|b| matches!(b, b'0' | b':' | b'.')) => day.into(),
        Some((day, time)) => format!("{day} {time}").into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, ExcelDateTimeType};
    use rstest::rstest;

    fn day(serial: f64, is_1904: bool) -> Data {
        Data::DateTime(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904))
    }

    #[rstest]
    #[case(Data::Float(994_501_234_567.0), "994501234567")]
    #[case(Data::Float(0.1 + 0.2), "0.3")]
    #[case(Data::Float(12.5), "12.5")]
    #[case(day(31_850.0, false), "1987-03-14")]
    #[case(day(30_388.0, true), "1987-03-14")]
    #[case(day(31_850.75, false), "1987-03-14 18:00")]
    #[case(day(0.75, false), "18:00")]
    #[case(day(0.0, false), "")]
    #[case(Data::DateTimeIso("1987-03-14T00:00:00".into()), "1987-03-14")]
    #[case(Data::Bool(true), "TRUE")]
    #[case(Data::Empty, "")]
    fn values_are_written_as_people_read_them(#[case] value: Data, #[case] expected: &str) {
        assert_eq!(text(&value, false).0, expected);
    }
}
