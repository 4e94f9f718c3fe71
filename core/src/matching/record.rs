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
        let phones = draft.phones.iter().map(|phone| phone.e164.as_deref().unwrap_or(&phone.typed));
        let emails = draft.emails.iter().filter_map(|email| email.address.as_deref());
        let guardians = draft.guardians.iter().flat_map(|guardian| &guardian.phones);
        let guardians = guardians.map(|phone| phone.e164.as_deref().unwrap_or(&phone.typed));
        let heading = |column: usize| headings.get(column).map(|heading| fold(heading)).unwrap_or_default();
        let others = draft.own.iter().map(|(column, text)| (heading(*column), fold(text)));
        let mut record = Self {
            list,
            other_phones: guardians.chain(draft.own.iter().map(|(_, text)| text.as_str())).filter_map(tail).collect(),
            others: others.filter(|(heading, value)| !heading.is_empty() && !value.is_empty()).collect(),
            household: draft.household.clone().unwrap_or_default(),
            ..Self::named(&field, phones, emails)
        };
        for address in &draft.addresses {
            record.live(&[&address.typed, &address.street, &address.postal_code], &address.city);
        }
        record
    }

    /// From a person's fields by column id, telephone numbers and e-mail addresses.
    pub fn named<'a>(
        field: &dyn Fn(&str) -> &'a str,
        phones: impl Iterator<Item = &'a str>,
        emails: impl Iterator<Item = &'a str>,
    ) -> Self {
        let text = |name: &str| field(name).to_owned();
        Self {
            given: text("given_name"),
            family: text("family_name"),
            former: text("former_family_name"),
            father: text("patronymic"),
            born: field("birth_date").parse().ok(),
            sex: Some(text("sex")).filter(|sex| matches!(sex.as_str(), "female" | "male")),
            phones: phones.filter_map(tail).collect(),
            emails: emails.map(str::to_owned).collect(),
            city: fold(field("city")),
            ..Self::default()
        }
    }

    /// Adds a postal address: its lines, and the city, which counts where the person has none.
    pub fn live(&mut self, lines: &[&str], city: &str) {
        let words = fold(&lines.join(" "));
        self.address.extend(words.split(' ').filter(|word| !word.is_empty()).map(str::to_owned));
        if self.city.is_empty() {
            self.city = fold(city);
        }
    }

    /// What is said besides names and numbers, in words that can be counted.
    pub(super) fn words(&self) -> impl Iterator<Item = String> + '_ {
        let city = Some(city_word(&self.city)).filter(|_| !self.city.is_empty());
        let others = self.others.iter().map(|(heading, value)| other_word(heading, value));
        self.address.iter().cloned().chain(city).chain(others)
    }
}

/// A city as a word to count.
pub(super) fn city_word(city: &str) -> String {
    format!("city {city}")
}

/// Another value as a word to count.
pub(super) fn other_word(heading: &str, value: &str) -> String {
    format!("{heading}: {value}")
}

/// The last digits of what is a telephone number; none when it is too short or has letters.
pub(crate) fn tail(number: &str) -> Option<String> {
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
