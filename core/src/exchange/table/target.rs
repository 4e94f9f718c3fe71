//! What becomes of a column: the ids of our columns and the ways to deal with those that are none.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What becomes of a column. Written and parsed as its id (`phone_2_label`), which never changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ColumnTarget {
    /// Our own id of a person.
    Id,
    /// A field of a person with one value, by its column id.
    Field(&'static str),
    /// A telephone number, counted from 1, or a part of it.
    Phone(u8, ContactPart),
    /// An e-mail address, counted from 1, or a part of it.
    Email(u8, ContactPart),
    /// A postal address, counted from 1, or a part of it.
    Address(u8, AddressPart),
    /// Name or number of a household.
    Household,
    /// Tags parted by `,` or `;`.
    Tags,
    /// An id elsewhere, counted from 1.
    ExternalId(u8),
    /// Where that id is from.
    ExternalIdSource(u8),
    /// A part of the birth date in a column of its own.
    Birth(DatePart),
    /// Classes, parted by `;`.
    Class,
    /// The schools of those classes.
    School,
    /// The terms of those classes.
    Term,
    /// Somebody responsible for the person, counted from 1, or a part of it.
    Guardian(u8, GuardianPart),
    /// An own field that is there already, by its id.
    OwnField(String),
    /// A whole name in one column.
    FullName,
    /// It only counts.
    RowNumber,
    /// A new own field named as the heading.
    Own,
    /// A line "Heading: value" in the notes.
    NoteLine,
    /// Left out, as a person has said.
    Skip,
}

/// A telephone number or e-mail address, or its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactPart {
    /// As typed.
    Value,
    /// Mobile, home, work …
    Label,
}

/// What a column says of a guardian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GuardianPart {
    /// The whole name.
    Name,
    /// Our own id.
    Id,
    /// Telephone numbers.
    Phone,
    /// E-mail addresses.
    Email,
    /// Mother, father …
    Relation,
}

/// A part of a postal address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressPart {
    /// The whole as typed.
    Typed,
    /// Home, work …
    Label,
    /// Street and number.
    Street,
    /// Postal code.
    PostalCode,
    /// City.
    City,
    /// Region, state.
    Region,
    /// Country.
    Country,
}

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DatePart {
    /// Year.
    Year,
    /// Month, as a number or a word.
    Month,
    /// Day of the month.
    Day,
}

/// Fields of a person with one value.
pub const FIELDS: &[&str] = &[
    "given_name",
    "family_name",
    "patronymic",
    "former_family_name",
    "preferred_name",
    "native_name",
    "passport_name",
    "sex",
    "birth_date",
    "languages",
    "country",
    "city",
    "status",
    "status_date",
    "notes",
    "consent_contact",
    "consent_contact_date",
    "consent_contact_how",
    "consent_contact_by",
    "consent_directory",
    "consent_directory_date",
    "consent_directory_how",
    "consent_directory_by",
    "consent_photo",
    "consent_photo_date",
    "consent_photo_how",
    "consent_photo_by",
    "consent_pass_on",
    "consent_pass_on_date",
    "consent_pass_on_how",
    "consent_pass_on_by",
];

/// No target has this id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no column {0}")]
pub struct NoSuchTarget(pub String);

use AddressPart as A;
use ColumnTarget as T;
use ContactPart as C;
use GuardianPart as G;

impl ColumnTarget {
    /// Whether only one column can have it.
    pub fn is_single(&self) -> bool {
        !matches!(self, T::Own | T::NoteLine | T::Skip | T::RowNumber | T::Tags)
    }
}

impl fmt::Display for ColumnTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |n: u8| if n > 1 { format!("_{n}") } else { String::new() };
        match self {
            T::Id => f.write_str("id"),
            T::Field(id) => f.write_str(id),
            T::Phone(n, C::Value) => write!(f, "phone{}", number(*n)),
            T::Phone(n, C::Label) => write!(f, "phone{}_label", number(*n)),
            T::Email(n, C::Value) => write!(f, "email{}", number(*n)),
            T::Email(n, C::Label) => write!(f, "email{}_label", number(*n)),
            T::Address(n, A::Typed) => write!(f, "address{}", number(*n)),
            T::Address(n, A::Label) => write!(f, "address{}_label", number(*n)),
            T::Address(n, A::Street) => write!(f, "street{}", number(*n)),
            T::Address(n, A::PostalCode) => write!(f, "postal_code{}", number(*n)),
            T::Address(n, A::City) => write!(f, "address{}_city", number(*n)),
            T::Address(n, A::Region) => write!(f, "address{}_region", number(*n)),
            T::Address(n, A::Country) => write!(f, "address{}_country", number(*n)),
            T::Household => f.write_str("household"),
            T::Tags => f.write_str("tags"),
            T::ExternalId(n) => write!(f, "external_id{}", number(*n)),
            T::ExternalIdSource(n) => write!(f, "external_id{}_source", number(*n)),
            T::Birth(DatePart::Year) => f.write_str("birth_year"),
            T::Birth(DatePart::Month) => f.write_str("birth_month"),
            T::Birth(DatePart::Day) => f.write_str("birth_day"),
            T::Class => f.write_str("class"),
            T::School => f.write_str("school"),
            T::Term => f.write_str("term"),
            T::Guardian(n, G::Name) => write!(f, "guardian{}", number(*n)),
            T::Guardian(n, G::Id) => write!(f, "guardian{}_id", number(*n)),
            T::Guardian(n, G::Phone) => write!(f, "guardian{}_phone", number(*n)),
            T::Guardian(n, G::Email) => write!(f, "guardian{}_email", number(*n)),
            T::Guardian(n, G::Relation) => write!(f, "guardian{}_relation", number(*n)),
            T::OwnField(id) => write!(f, "own_{id}"),
            T::FullName => f.write_str("full_name"),
            T::RowNumber => f.write_str("row_number"),
            T::Own => f.write_str("own"),
            T::NoteLine => f.write_str("note_line"),
            T::Skip => f.write_str("skip"),
        }
    }
}

impl FromStr for ColumnTarget {
    type Err = NoSuchTarget;

    fn from_str(id: &str) -> Result<Self, NoSuchTarget> {
        if let Some(field) = FIELDS.iter().find(|field| **field == id) {
            return Ok(T::Field(field));
        }
        let none = || NoSuchTarget(id.to_owned());
        if let Some(own) = id.strip_prefix("own_") {
            return is_our_id(own).then(|| T::OwnField(own.to_owned())).ok_or_else(none);
        }
        Ok(match id {
            "id" => T::Id,
            "household" => T::Household,
            "tags" => T::Tags,
            "class" => T::Class,
            "school" => T::School,
            "term" => T::Term,
            "birth_year" => T::Birth(DatePart::Year),
            "birth_month" => T::Birth(DatePart::Month),
            "birth_day" => T::Birth(DatePart::Day),
            "full_name" => T::FullName,
            "row_number" => T::RowNumber,
            "own" => T::Own,
            "note_line" => T::NoteLine,
            "skip" => T::Skip,
            _ => numbered(id).ok_or_else(none)?,
        })
    }
}

/// `phone_2_label` and the like.
fn numbered(id: &str) -> Option<T> {
    let mut number = 1;
    let mut rest = Vec::new();
    for part in id.split('_') {
        match part.parse::<u8>() {
            Ok(n) if n > 1 && number == 1 && !part.starts_with('0') => number = n,
            Ok(_) => return None,
            Err(_) => rest.push(part),
        }
    }
    Some(match rest.join("_").as_str() {
        "phone" => T::Phone(number, C::Value),
        "phone_label" => T::Phone(number, C::Label),
        "email" => T::Email(number, C::Value),
        "email_label" => T::Email(number, C::Label),
        "address" => T::Address(number, A::Typed),
        "address_label" => T::Address(number, A::Label),
        "street" => T::Address(number, A::Street),
        "postal_code" => T::Address(number, A::PostalCode),
        "address_city" => T::Address(number, A::City),
        "address_region" => T::Address(number, A::Region),
        "address_country" => T::Address(number, A::Country),
        "external_id" => T::ExternalId(number),
        "external_id_source" => T::ExternalIdSource(number),
        "guardian" => T::Guardian(number, G::Name),
        "guardian_id" => T::Guardian(number, G::Id),
        "guardian_phone" => T::Guardian(number, G::Phone),
        "guardian_email" => T::Guardian(number, G::Email),
        "guardian_relation" => T::Guardian(number, G::Relation),
        _ => return None,
    })
}

/// An id of ours: 32 hexadecimal digits in lower case.
pub(super) fn is_our_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

impl Serialize for ColumnTarget {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ColumnTarget {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_reads_back() {
        let mut ids: Vec<String> = FIELDS.iter().map(|field| (*field).to_owned()).collect();
        for n in ["", "_2", "_12"] {
            ids.extend(["phone", "email", "address"].map(|kind| format!("{kind}{n}")));
            ids.extend(["phone", "email", "address"].map(|kind| format!("{kind}{n}_label")));
            ids.extend(["street", "postal_code"].map(|kind| format!("{kind}{n}")));
            ids.extend(["city", "region", "country"].map(|part| format!("address{n}_{part}")));
        }
        ids.extend(
            ["id", "tags", "household", "external_id", "external_id_3_source", "full_name", "birth_month"]
                .map(str::to_owned),
        );
        ids.extend(["row_number", "own", "note_line", "skip"].map(str::to_owned));
        ids.extend(
            ["class", "school", "term", "guardian", "guardian_2_phone", "guardian_3_relation", "guardian_id"]
                .map(str::to_owned),
        );
        ids.push(format!("own_{}", "0a".repeat(16)));
        for id in ids {
            assert_eq!(id.parse::<ColumnTarget>().map(|t| t.to_string()), Ok(id));
        }
        for wrong in ["", "phone_1", "phone_0", "colour", "own_x", "phone_2_3"] {
            assert!(wrong.parse::<ColumnTarget>().is_err(), "{wrong}");
        }
    }
}
