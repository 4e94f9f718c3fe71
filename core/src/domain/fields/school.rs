//! Sunday schools, their classes, and four separate facts about a child: who is responsible, who lives there (a household), whom to call, who may collect.
//! Only what they are: rules stand in `domain`, beside this catalogue.

use super::FieldType::{
    Choice, Country, Date, Languages, LongText, Number, OpenChoice, Reference, Several, Text, Zone,
};
use super::network::{EMAIL, PHONE, POSTAL};
use super::{Field, Kind, MergeClass, PLAIN, Search, field};
use crate::domain::privacy::Privacy::{Child, Ordinary, Personal};

/// A Sunday school, of a house or on its own.
pub const SCHOOL: Kind = Kind {
    name: "school",
    plural: "schools",
    title: &[&["name"]],
    fields: &[
        field("name", Text, Ordinary, Search::Name),
        field("host", Reference("organisation"), Ordinary, Search::No),
        field("country", Country, Ordinary, Search::No),
        field("city", Text, Ordinary, Search::Words),
        field("postal", POSTAL, Ordinary, Search::No),
        field("phone", PHONE, Ordinary, Search::Digits),
        field("email", EMAIL, Ordinary, Search::Words),
        field("website", Text, Ordinary, Search::Words),
        field("languages", Languages, Ordinary, Search::No),
        field("zone", Zone, Ordinary, Search::No),
        field("founded", Date, Ordinary, Search::No),
        field("closed", Date, Ordinary, Search::No),
        // A number alone: it goes where pupils do not.
        field("pupils", Number, Ordinary, Search::No),
        field("notes", LongText, Personal, Search::No),
    ],
    ..PLAIN
};

/// A period of a school: from August here, from February there.
pub const TERM: Kind = Kind {
    name: "term",
    plural: "terms",
    of: [Some("school"), None],
    title: &[&["name"]],
    fields: &[
        field("name", Text, Ordinary, Search::Words),
        field("from", Date, Ordinary, Search::No),
        field("to", Date, Ordinary, Search::No),
    ],
    ..PLAIN
};

/// A group of pupils of a school.
pub const CLASS: Kind = Kind {
    name: "class",
    plural: "classes",
    of: [Some("school"), None],
    title: &[&["name"]],
    fields: &[
        field("name", Text, Ordinary, Search::Words),
        field("term", Reference("term"), Ordinary, Search::No),
        field("level", Text, Ordinary, Search::No),
        field("room", Text, Ordinary, Search::No),
        field("hours", Text, Ordinary, Search::No),
        field("pupils", Number, Ordinary, Search::No),
        field("notes", LongText, Personal, Search::No),
    ],
    ..PLAIN
};

/// A person's place in a class.
pub const ENROLMENT: Kind = Kind {
    name: "enrolment",
    plural: "enrolments",
    of: [Some("person"), Some("class")],
    roles: &["pupil", "class"],
    fields: &[
        field("from", Date, Personal, Search::No),
        field("to", Date, Personal, Search::No),
        field("status", OpenChoice(&["enrolled", "waiting", "left"]), Personal, Search::No),
        field("notes", LongText, Child, Search::No),
    ],
    ..PLAIN
};

/// Who is responsible for a child.
pub const GUARDIANSHIP: Kind = Kind {
    name: "guardianship",
    plural: "guardianships",
    of: [Some("person"), Some("person")],
    roles: &["child", "guardian"],
    fields: &[
        field(
            "relation",
            OpenChoice(&[
                "mother",
                "father",
                "grandmother",
                "grandfather",
                "aunt",
                "uncle",
                "sister",
                "brother",
                "foster_parent",
            ]),
            Child,
            Search::No,
        ),
        field("order", Number, Child, Search::No),
        field("channels", Several(&["phone", "message", "email", "letter"]), Child, Search::No),
        safer("sees_data", Choice(&["yes", "no"]), &["no"]),
        field("notes", LongText, Child, Search::No),
    ],
    ..PLAIN
};

/// Whom to call when something happens.
pub const EMERGENCY_CONTACT: Kind = Kind {
    name: "emergency_contact",
    plural: "emergency_contacts",
    of: [Some("person"), Some("person")],
    roles: &["child", "contact"],
    fields: &[
        field("relation", Text, Child, Search::No),
        field("order", Number, Child, Search::No),
        field("notes", LongText, Child, Search::No),
    ],
    ..PLAIN
};

/// Who may, and who must not, take a child home.
pub const COLLECTION_PERMISSION: Kind = Kind {
    name: "collection_permission",
    plural: "collection_permissions",
    of: [Some("person"), Some("person")],
    roles: &["child", "collector"],
    fields: &[
        safer("answer", Choice(&["may", "must_not"]), &["must_not"]),
        field("notes", LongText, Child, Search::No),
    ],
    ..PLAIN
};

/// Of a child; while two words stand, the safer one shows.
const fn safer(name: &'static str, ty: super::FieldType, safer: &'static [&'static str]) -> Field {
    Field { name, ty, class: Child, merge: MergeClass::Guard(safer), search: Search::No }
}
