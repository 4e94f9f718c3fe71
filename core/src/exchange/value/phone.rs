//! Telephone numbers of a cell: several in one, with what Excel has done to them. What was typed is always kept.

use super::text::ascii_digits;
use crate::domain::contact;
use crate::exchange::problem::ProblemKind;

/// The numbers of a cell, as typed.
pub fn split(cell: &str) -> Vec<&str> {
    let hard = |c: char| matches!(c, ';' | '\n' | '|');
    cell.split(" ::: ")
        .flat_map(|part| part.split(hard))
        .flat_map(|part| split_where_both_are_numbers(part, ','))
        .flat_map(|part| split_where_both_are_numbers(part, '/'))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// A comma or slash parts numbers only when each side could be dialled: `0221/000001` is one number.
fn split_where_both_are_numbers(part: &str, by: char) -> Vec<&str> {
    let parts: Vec<&str> = part.split(by).collect();
    if parts.len() > 1 && parts.iter().all(|part| digits(part) >= 6) { parts } else { vec![part] }
}

fn digits(text: &str) -> usize {
    text.chars().filter(|c| super::text::digit(*c).is_some()).count()
}

/// E.164 of a number as typed, or why there is none. `country` (ISO 3166-1 alpha-2) is for numbers without a country code.
pub fn read(typed: &str, country: &str) -> Result<String, ProblemKind> {
    let text = ascii_digits(typed);
    let text = text.trim().trim_start_matches('\'').trim_start_matches("tel:");
    let exact = match scientific(text) {
        Some(Some(exact)) => exact,
        Some(None) => return Err(ProblemKind::RoundedByExcel),
        None => text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")).unwrap_or(text).to_owned(),
    };
    let read = international(&exact).or_else(|| contact::e164(&exact, country)).or_else(|| zeros(&exact));
    read.ok_or(ProblemKind::UnreadablePhone)
}

/// The digits of a text that is a number and nothing else, without a plus.
fn bare(text: &str) -> Option<String> {
    let only = text.chars().all(|c| c.is_ascii_digit() || " ()-./".contains(c));
    only.then(|| text.chars().filter(char::is_ascii_digit).collect())
}

/// A number whose plus was lost, and Russia's own way to write a mobile number. Tried first: what is valid like
/// that is hardly ever a number of the country that has lost its 0.
fn international(text: &str) -> Option<String> {
    let bare = bare(text)?;
    if !(11..=15).contains(&bare.len()) || bare.starts_with('0') {
        return None;
    }
    let russian = || (bare.len() == 11 && bare.starts_with("89")).then(|| contact::e164(&bare, "RU")).flatten();
    contact::e164(&format!("+{bare}"), "ZZ").or_else(russian)
}

/// `00` is the plus in most countries, not in all.
fn zeros(text: &str) -> Option<String> {
    let bare = bare(text)?;
    contact::e164(&format!("+{}", bare.strip_prefix("00")?), "ZZ")
}

/// `9.94502E+11`: the digits when all are there, none when Excel has rounded them.
fn scientific(text: &str) -> Option<Option<String>> {
    let (mantissa, exponent) = text.split_once(['E', 'e'])?;
    let exponent: usize = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
    let (whole, rest) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let all: String = [whole, rest].concat();
    if whole.len() != 1 || !all.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((rest.len() == exponent).then_some(all))
}

/// Whether a cell looks like a telephone number: digits and what stands between them.
pub fn looks_like(text: &str) -> bool {
    let text = ascii_digits(text);
    let digits = digits(&text);
    (7..=15).contains(&digits)
        && text.chars().all(|c| c.is_ascii_digit() || " +()-./'".contains(c))
        && !super::date_shaped(&text)
        || scientific(&text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("050 123 45 67", "AZ", Ok("+994501234567"))]
    #[case("501234567", "AZ", Ok("+994501234567"))]
    #[case("994501234567", "DE", Ok("+994501234567"))]
    #[case("00994501234567", "DE", Ok("+994501234567"))]
    #[case("'+994501234567", "DE", Ok("+994501234567"))]
    #[case("994501234567.0", "AZ", Ok("+994501234567"))]
    #[case("9.94501234567E+11", "AZ", Ok("+994501234567"))]
    #[case("9.94502E+11", "AZ", Err(ProblemKind::RoundedByExcel))]
    #[case("9,94502E+11", "AZ", Err(ProblemKind::RoundedByExcel))]
    #[case("8 (916) 123-45-67", "DE", Ok("+79161234567"))]
    #[case("۰۹۱۲۳۴۵۶۷۸۹", "IR", Ok("+989123456789"))]
    #[case("ask Leyla", "DE", Err(ProblemKind::UnreadablePhone))]
    fn numbers_are_read(#[case] typed: &str, #[case] country: &str, #[case] expected: Result<&str, ProblemKind>) {
        assert_eq!(read(typed, country), expected.map(str::to_owned));
    }

    #[rstest]
    #[case("0501234567; 0551234567", 2)]
    #[case("0501234567, 0551234567", 2)]
    #[case("0501234567/0551234567", 2)]
    #[case("0221/000001", 1)]
    #[case("+994 50 123 45 67\n+994 55 123 45 67", 2)]
    #[case("", 0)]
    fn several_numbers_in_a_cell_are_parted(#[case] cell: &str, #[case] count: usize) {
        assert_eq!(split(cell).len(), count);
    }
}
