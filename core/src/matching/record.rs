//! What a record says that can tell whose it is.

use std::collections::BTreeSet;

use crate::domain::PartialDate;
use crate::exchange::draft::PersonDraft;
use crate::names::fold;

/// Digits at the end of a telephone number that are compared: what stands before is the country or a zero for it.
const DIGITS: usize = 9;

/// A record made ready to be compared.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// Which list it stands in: records of one list are seldom one person.
    pub list: usize,
    /// Given names.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Family names before, or in another spelling.
    pub former: String,
    /// Father's name.
    pub father: String,
    /// When born.
    pub born: Option<PartialDate>,
    /// `female` or `male`.
    pub sex: Option<String>,
    /// Own telephone numbers, their last nine digits.
    pub phones: BTreeSet<String>,
    /// Numbers of others beside the person, of a guardian mostly.
    pub other_phones: BTreeSet<String>,
    /// E-mail addresses in lower case.
    pub emails: BTreeSet<String>,
    /// City, folded.
    pub city: String,
    /// Words and numbers of the postal addresses, folded.
    pub address: BTreeSet<String>,
    /// Columns that stand for nothing we know: heading and value, folded.
    pub others: Vec<(String, String)>,
    /// Household as the list calls it.
    pub household: String,
}

impl Record {
    /// From a row as it was read; `list` is the number of its file, `headings` are those of its columns.
    pub fn from_draft(draft: &PersonDraft, list: usize, headings: &[String]) -> Self {
        let field = |name: &str| draft.fields.get(name).map_or("", String::as_str);
        let phones = draft.phones.iter().filter_map(|phone| tail(phone.e164.as_deref().unwrap_or(&phone.typed)));
        let address = draft.addresses.first();
        let part = |of: fn(&crate::exchange::draft::AddressDraft) -> &String| address.map_or("", |a| of(a).as_str());
        let city = if field("city").is_empty() { part(|a| &a.city) } else { field("city") };
        let places = draft.addresses.iter().flat_map(|a| [&a.typed, &a.street, &a.postal_code]).cloned();
        let place = places.collect::<Vec<_>>().join(" ");
        let heading = |column: usize| headings.get(column).map(|heading| fold(heading)).unwrap_or_default();
        let others = draft.own.iter().map(|(column, text)| (heading(*column), fold(text)));
        Self {
            list,
            given: field("given_name").to_owned(),
            family: field("family_name").to_owned(),
            former: field("former_family_name").to_owned(),
            father: field("patronymic").to_owned(),
            born: field("birth_date").parse().ok(),
            sex: Some(field("sex")).filter(|sex| matches!(*sex, "female" | "male")).map(str::to_owned),
            phones: phones.collect(),
            other_phones: draft.own.iter().filter_map(|(_, text)| tail(text)).collect(),
            emails: draft.emails.iter().filter_map(|email| email.address.clone()).collect(),
            city: fold(city),
            address: fold(&place).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
            others: others.filter(|(heading, value)| !heading.is_empty() && !value.is_empty()).collect(),
            household: draft.household.clone().unwrap_or_default(),
        }
    }
}

/// The last digits of what is a telephone number; none when it is too short or has letters.
pub(super) fn tail(number: &str) -> Option<String> {
    let mut digits = String::new();
    for c in number.chars() {
        match c.to_digit(10) {
            Some(_) => digits.push(c),
            None if c.is_alphabetic() => return None,
            None => {}
        }
    }
    (digits.len() >= DIGITS && digits.len() <= 16).then(|| digits[digits.len() - DIGITS..].to_owned())
}
