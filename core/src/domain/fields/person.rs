//! People and what is theirs, households, tags, the fields that users add, lists that were kept.
//! Only what they are: rules stand in `domain`, beside this catalogue.

use super::FieldType::{self, Choice, Country, Date, Group, Languages, LongText, Number, Reference, Text, YesNo};
use super::{Field, Kind, MergeClass, PLAIN, Search, field, guard};
use crate::domain::privacy::Privacy::{Ordinary, Personal};

const CONSENT: FieldType = FieldType::Group(&["answer", "date", "how", "by"]);

/// Purposes of consent, each a field `consent_<purpose>` of a person.
pub const CONSENT_PURPOSES: &[&str] = &["contact", "directory", "photo", "pass_on"];

/// A human being known to this data file.
pub const PERSON: Kind = Kind {
    name: "person",
    plural: "people",
    title: &[
        &["given_name", "family_name"],
        &["native_name"],
        &["preferred_name"],
        &["passport_name"],
        &["patronymic"],
    ],
    fields: &[
        field("given_name", Text, Ordinary, Search::Name),
        field("family_name", Text, Ordinary, Search::Name),
        field("patronymic", Text, Ordinary, Search::Name),
        field("former_family_name", Text, Personal, Search::Name),
        field("preferred_name", Text, Ordinary, Search::Name),
        field("native_name", Text, Ordinary, Search::Name),
        field("passport_name", Text, Personal, Search::Name),
        field("sex", Choice(&["female", "male", "other"]), Personal, Search::No),
        field("birth_date", Date, Personal, Search::No),
        field("languages", Languages, Ordinary, Search::No),
        field("country", Country, Ordinary, Search::No),
        field("city", Text, Ordinary, Search::Words),
        field("status", Group(&["state", "date"]), Personal, Search::No),
        field("home_chapter", Reference("organisation"), Ordinary, Search::No),
        guard("consent_contact", CONSENT, &["no"]),
        guard("consent_directory", CONSENT, &["no"]),
        guard("consent_photo", CONSENT, &["no"]),
        guard("consent_pass_on", CONSENT, &["no"]),
        field("notes", LongText, Personal, Search::No),
    ],
    ..PLAIN
};

/// States of a person; without one the person is a living member of the community.
pub const PERSON_STATES: &[&str] = &["living", "moved", "left", "deceased"];

pub(super) const PHONE: Kind = Kind {
    name: "phone",
    of: [Some("person"), None],
    fields: &[field("number", Group(&["label", "typed", "e164"]), Personal, Search::Digits)],
    ..PLAIN
};

pub(super) const EMAIL: Kind = Kind {
    name: "email",
    of: [Some("person"), None],
    fields: &[field("address", Group(&["label", "typed", "address"]), Personal, Search::Words)],
    ..PLAIN
};

pub(super) const ADDRESS: Kind = Kind {
    name: "address",
    of: [Some("person"), None],
    fields: &[field(
        "postal",
        Group(&["label", "typed", "street", "postal_code", "city", "region", "country"]),
        Personal,
        Search::No,
    )],
    ..PLAIN
};

/// Two records of people that somebody said are one person, or are not. The smaller id comes first.
/// Undecided is what taking a yes back says; the safer answer is shown until somebody decides.
pub const SAME_AS: Kind = Kind {
    name: "same_as",
    of: [Some("person"), Some("person")],
    roles: &["one", "other"],
    derived: true,
    fields: &[Field {
        name: "answer",
        ty: Choice(SAME_ANSWERS),
        class: Ordinary,
        merge: MergeClass::Guard(SAME_ANSWERS),
        search: Search::No,
    }],
    ..PLAIN
};

/// What is said of a pair, the safer first.
const SAME_ANSWERS: &[&str] = &["no", "undecided", "yes"];

pub(super) const EXTERNAL_ID: Kind = Kind {
    name: "external_id",
    of: [Some("person"), None],
    fields: &[field("id", Group(&["source", "id"]), Ordinary, Search::Words)],
    ..PLAIN
};

pub(super) const HOUSEHOLD: Kind = Kind {
    name: "household",
    plural: "households",
    title: &[&["name"]],
    fields: &[
        field("name", Text, Personal, Search::Words),
        field("salutation", Text, Personal, Search::No),
        field("head", Reference("person"), Personal, Search::No),
        field("postal", Group(&["typed", "street", "postal_code", "city", "region", "country"]), Personal, Search::No),
    ],
    ..PLAIN
};

pub(super) const HOUSEHOLD_PLACE: Kind = Kind {
    name: "household_place",
    of: [Some("person"), Some("household")],
    derived: true,
    fields: &[field("lives", YesNo, Personal, Search::No)],
    ..PLAIN
};

pub(super) const TAG: Kind = Kind {
    name: "tag",
    plural: "tags",
    title: &[&["name"]],
    fields: &[field("name", Text, Ordinary, Search::Words)],
    ..PLAIN
};

pub(super) const TAGGING: Kind = Kind {
    name: "tagging",
    of: [Some("person"), Some("tag")],
    derived: true,
    fields: &[field("tagged", YesNo, Ordinary, Search::No)],
    ..PLAIN
};

pub(super) const OWN_FIELD: Kind = Kind {
    name: "own_field",
    title: &[&["name"]],
    fields: &[
        field("name", Text, Ordinary, Search::No),
        field("type", Choice(crate::domain::own_field::TYPES), Ordinary, Search::No),
        field("class", Choice(&["ordinary", "personal", "child", "health"]), Ordinary, Search::No),
        field("choices", LongText, Ordinary, Search::No),
        field("position", Number, Ordinary, Search::No),
    ],
    ..PLAIN
};

/// A question about records that was kept: a search, filters, columns and an order, by a name.
pub(super) const SAVED_LIST: Kind = Kind {
    name: "saved_list",
    plural: "saved_lists",
    title: &[&["name"]],
    fields: &[
        field("name", Text, Ordinary, Search::Words),
        field("of", Text, Ordinary, Search::No),
        field("question", LongText, Personal, Search::No),
    ],
    ..PLAIN
};

/// How files of people are written again and again: for a bus company, for the council, for letters.
pub(super) const EXPORT_PROFILE: Kind = Kind {
    name: "export_profile",
    plural: "export_profiles",
    title: &[&["name"]],
    fields: &[
        field("name", Text, Ordinary, Search::Words),
        field("format", Choice(&["csv", "xlsx", "vcard3", "vcard4", "households_csv"]), Ordinary, Search::No),
        field("purpose", Choice(&["birlik", "handout"]), Ordinary, Search::No),
        field("columns", LongText, Ordinary, Search::No),
        field("language", Text, Ordinary, Search::No),
        field("delimiter", Text, Ordinary, Search::No),
    ],
    ..PLAIN
};
