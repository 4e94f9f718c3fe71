//! Telephone numbers and e-mail addresses: what was typed, and beside it a form to compare and to dial.

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, Region};

/// E.164 of a number as typed; `country` (ISO 3166-1 alpha-2) is for numbers without a country code.
/// None when it is no possible number there.
pub fn e164(typed: &str, country: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.is_empty() || typed.len() > 250 {
        return None;
    }
    let number = PHONE_NUMBER_UTIL.parse(typed, Region::from_code(country).ok()).ok()?;
    PHONE_NUMBER_UTIL
        .is_valid_number(&number)
        .then(|| PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::E164).into_owned())
}

/// Whether this is a country's ISO 3166-1 alpha-2 code: two capital letters of a region that has telephone numbers.
pub fn is_country(code: &str) -> bool {
    code.len() == 2
        && code.bytes().all(|b| b.is_ascii_uppercase())
        && Region::from_code(code)
            .is_ok_and(|region| PHONE_NUMBER_UTIL.get_supported_regions().any(|there| there == region))
}

/// The address in lower case; none when it is no address (RFC 5321 with the usual limits).
pub fn email(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let bare = typed.strip_prefix("mailto:").unwrap_or(typed);
    email_address::EmailAddress::is_valid(bare).then(|| bare.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("050 123 45 67", "AZ", Some("+994501234567"))]
    #[case("+994 50 123 45 67", "DE", Some("+994501234567"))]
    #[case("0172 9968114", "DE", Some("+491729968114"))]
    #[case("8 (916) 123-45-67", "RU", Some("+79161234567"))]
    #[case("۰۹۱۲۳۴۵۶۷۸۹", "IR", Some("+989123456789"))]
    #[case("12", "DE", None)]
    #[case("ask Leyla", "DE", None)]
    fn numbers_are_read_with_the_country(#[case] typed: &str, #[case] country: &str, #[case] read: Option<&str>) {
        assert_eq!(e164(typed, country).as_deref(), read);
    }

    #[rstest]
    #[case(" Leyla@Example.org ", Some("leyla@example.org"))]
    #[case("leyla at example", None)]
    fn addresses_are_compared_in_lower_case(#[case] typed: &str, #[case] read: Option<&str>) {
        assert_eq!(email(typed).as_deref(), read);
    }
}
