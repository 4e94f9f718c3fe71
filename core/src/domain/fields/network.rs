//! The network: organisations and who is in them, and the copies of this data file.
//! Only what they are: rules stand in `domain`, beside this catalogue.

use super::FieldType::{Country, Date, Group, Languages, LongText, OpenChoice, Reference, Text, YesNo, Zone};
use super::{FieldType, Kind, PLAIN, Search, field};
use crate::domain::privacy::Privacy::{Ordinary, Personal};

/// A telephone number of a house or a school.
pub(super) const PHONE: FieldType = Group(&["typed", "e164"]);
/// An e-mail address of a house or a school.
pub(super) const EMAIL: FieldType = Group(&["typed", "address"]);
/// Where a house or a school stands.
pub(super) const POSTAL: FieldType = Group(&["typed", "street", "postal_code", "city", "region", "country"]);

/// A house, a council, an association, a school's host, a partner: people come together in it.
pub const ORGANISATION: Kind = Kind {
    name: "organisation",
    plural: "organisations",
    title: &[&["name"]],
    fields: &[
        field("name", Text, Ordinary, Search::Name),
        field(
            "kind",
            OpenChoice(&["house", "coordinating_council", "association", "school_host", "partner"]),
            Ordinary,
            Search::No,
        ),
        field("parent", Reference("organisation"), Ordinary, Search::No),
        field("country", Country, Ordinary, Search::No),
        field("city", Text, Ordinary, Search::Words),
        field("postal", POSTAL, Ordinary, Search::No),
        field("phone", PHONE, Ordinary, Search::Digits),
        field("email", EMAIL, Ordinary, Search::Words),
        field("website", Text, Ordinary, Search::Words),
        field("languages", Languages, Ordinary, Search::No),
        field("language", Text, Ordinary, Search::No),
        field("zone", Zone, Ordinary, Search::No),
        field("founded", Date, Ordinary, Search::No),
        field("closed", Date, Ordinary, Search::No),
        field("notes", LongText, Personal, Search::No),
    ],
    ..PLAIN
};

/// A person in an organisation, in one of several places, and again after leaving.
pub const MEMBERSHIP: Kind = Kind {
    name: "membership",
    plural: "memberships",
    of: [Some("person"), Some("organisation")],
    fields: &[
        field("kind", OpenChoice(&["ordinary", "honorary", "supporting", "youth", "founding"]), Personal, Search::No),
        field("status", OpenChoice(&["applied", "active", "paused", "ended"]), Personal, Search::No),
        field("number", Text, Personal, Search::No),
        field("from", Date, Personal, Search::No),
        field("to", Date, Personal, Search::No),
        field("notes", LongText, Personal, Search::No),
    ],
    ..PLAIN
};

/// A post that a person holds in an organisation or at a school.
pub const OFFICE: Kind = Kind {
    name: "office",
    plural: "offices",
    of: [Some("person"), None],
    fields: &[
        field(
            "post",
            OpenChoice(&["chair", "deputy", "secretary", "treasurer", "board", "head_teacher", "teacher"]),
            Ordinary,
            Search::No,
        ),
        field("organisation", Reference("organisation"), Ordinary, Search::No),
        field("school", Reference("school"), Ordinary, Search::No),
        field("class", Reference("class"), Ordinary, Search::No),
        field("from", Date, Personal, Search::No),
        field("to", Date, Personal, Search::No),
        field("acting", YesNo, Ordinary, Search::No),
        field("notes", LongText, Personal, Search::No),
    ],
    ..PLAIN
};

/// One copy of one data file.
pub(super) const INSTALLATION: Kind = Kind {
    name: "installation",
    title: &[&["name"]],
    fields: &[
        field("chapter", Reference("organisation"), Ordinary, Search::No),
        field("name", Text, Ordinary, Search::No),
    ],
    ..PLAIN
};
