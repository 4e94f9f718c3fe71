//! What a row of a foreign file says about a person, in the words of our columns. Not a person yet: who it is, is decided elsewhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::problem::Problem;

/// A row that was read; what is empty is left out when it is written as JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonDraft {
    /// Data row, from 1; title, heading, total and blank lines do not count.
    pub row: u32,
    /// First physical line of the row in the file, from 1.
    pub line: u64,
    /// An id of ours, 32 hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Ids elsewhere: source and id, in the order of the columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub externals: Vec<(String, String)>,
    /// Column id of a person's field to its canonical text, or to the text as typed where it could not be read.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// Telephone numbers in the order of the columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<PhoneDraft>,
    /// E-mail addresses in the order of the columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<EmailDraft>,
    /// Postal addresses in the order of the columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<AddressDraft>,
    /// Name or number of the household.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// Tags without repeats.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Classes that the person learns in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<ClassDraft>,
    /// Who is responsible for the person, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub guardians: Vec<GuardianDraft>,
    /// Index of the file's column, from 0, and the text for an own field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<(usize, String)>,
    /// Lines to add to the notes, each "Heading: value".
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What could not be read or was changed on the way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
}

/// A telephone number of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PhoneDraft {
    /// `mobile`, `home`, `work` or as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// As typed.
    pub typed: String,
    /// E.164, when it is a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub e164: Option<String>,
}

/// An e-mail address of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailDraft {
    /// `home`, `work` or as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// As typed.
    pub typed: String,
    /// In lower case, when it is an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// A postal address of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressDraft {
    /// `home`, `work` or as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The whole address as typed, perhaps many lines.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub typed: String,
    /// Street and number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub street: String,
    /// Postal code, as text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub postal_code: String,
    /// City.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// Region, state, province.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// ISO 3166-1 alpha-2, or as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country: String,
}

/// A class by its names; what is empty is not said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ClassDraft {
    /// The class.
    pub name: String,
    /// Its school.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub school: String,
    /// Its term.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub term: String,
}

/// Somebody responsible for the person of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GuardianDraft {
    /// An id of ours, 32 hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Names by column id, as of a person.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
    /// `mother`, `father` … or as typed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub relation: String,
    /// Telephone numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<PhoneDraft>,
    /// E-mail addresses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<EmailDraft>,
}

impl PersonDraft {
    /// Whether anything in it tells who is meant: a name, an id, or a contact.
    pub fn is_identifying(&self) -> bool {
        const NAMES: &[&str] =
            &["given_name", "family_name", "patronymic", "preferred_name", "native_name", "passport_name"];
        self.id.is_some()
            || !self.externals.is_empty()
            || !self.phones.is_empty()
            || !self.emails.is_empty()
            || NAMES.iter().any(|name| self.fields.contains_key(*name))
    }
}
