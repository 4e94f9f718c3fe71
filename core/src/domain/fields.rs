//! The field catalogue: the one place where a kind of record and its fields are declared (rule 13).
//! Projection tables, search, history, merge, import mapping, export, privacy and forms follow from it.

use super::privacy::Privacy::{self, Child, Ordinary, Personal};

/// A kind of record.
#[derive(Debug)]
pub struct Kind {
    /// Its name in files, tables and commands, singular.
    pub name: &'static str,
    /// The kinds that its `of1` and `of2` name; what is `of` a person goes with the person.
    pub of: [Option<&'static str>; 2],
    /// The id follows from `of`, so that two chapters make the same record.
    pub derived: bool,
    /// Fields, in the order of forms.
    pub fields: &'static [Field],
}

/// A field of a kind.
#[derive(Debug)]
pub struct Field {
    /// Within its kind; the cell's name is `kind.name`.
    pub name: &'static str,
    /// What its values are.
    pub ty: FieldType,
    /// The least class that its values have.
    pub class: Privacy,
    /// What two live values mean.
    pub merge: MergeClass,
    /// Whether and how a search finds it.
    pub search: Search,
}

/// What the values of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A whole number; text that is none stays as typed.
    Number,
    /// Yes or no.
    YesNo,
    /// EDTF level 1; text that is no date stays as typed.
    Date,
    /// One of the names.
    Choice(&'static [&'static str]),
    /// BCP 47 tags parted by blanks.
    Languages,
    /// ISO 3166-1 alpha-2.
    Country,
    /// An IANA zone.
    Zone,
    /// The id of a record of that kind.
    Reference(&'static str),
    /// Decided together, kept as one value: named texts.
    Group(&'static [&'static str]),
}

/// What a field does when two installations said different things (merge design, section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeClass {
    /// A person decides.
    Ask,
    /// A person decides; until then the safer value shows: the first of these that is live, in the group's first part.
    Guard(&'static [&'static str]),
}

/// How a field's text enters the search index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// Not searched.
    No,
    /// A name: folded and transliterated.
    Name,
    /// Any text: folded.
    Words,
    /// A telephone number: its digits.
    Digits,
}

const fn field(name: &'static str, ty: FieldType, class: Privacy, search: Search) -> Field {
    Field { name, ty, class, merge: MergeClass::Ask, search }
}

const fn guard(name: &'static str, ty: FieldType, safer: &'static [&'static str]) -> Field {
    Field { name, ty, class: Personal, merge: MergeClass::Guard(safer), search: Search::No }
}

const CONSENT: FieldType = FieldType::Group(&["answer", "date", "how", "by"]);

use FieldType::{Choice, Country, Date, Group, Languages, LongText, Number, Reference, Text, YesNo, Zone};

/// Purposes of consent, each a field `consent_<purpose>` of a person.
pub const CONSENT_PURPOSES: &[&str] = &["contact", "directory", "photo", "pass_on"];

/// A human being known to this data file.
pub const PERSON: Kind = Kind {
    name: "person",
    of: [None, None],
    derived: false,
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
};

/// States of a person; without one the person is a living member of the community.
pub const PERSON_STATES: &[&str] = &["living", "moved", "left", "deceased"];

const PHONE: Kind = Kind {
    name: "phone",
    of: [Some("person"), None],
    derived: false,
    fields: &[field("number", Group(&["label", "typed", "e164"]), Personal, Search::Digits)],
};

const EMAIL: Kind = Kind {
    name: "email",
    of: [Some("person"), None],
    derived: false,
    fields: &[field("address", Group(&["label", "typed", "address"]), Personal, Search::Words)],
};

const ADDRESS: Kind = Kind {
    name: "address",
    of: [Some("person"), None],
    derived: false,
    fields: &[field(
        "postal",
        Group(&["label", "typed", "street", "postal_code", "city", "region", "country"]),
        Personal,
        Search::No,
    )],
};

const EXTERNAL_ID: Kind = Kind {
    name: "external_id",
    of: [Some("person"), None],
    derived: false,
    fields: &[field("id", Group(&["source", "id"]), Ordinary, Search::Words)],
};

const HOUSEHOLD: Kind = Kind {
    name: "household",
    of: [None, None],
    derived: false,
    fields: &[
        field("name", Text, Personal, Search::No),
        field("salutation", Text, Personal, Search::No),
        field("head", Reference("person"), Personal, Search::No),
        field("postal", Group(&["typed", "street", "postal_code", "city", "region", "country"]), Personal, Search::No),
    ],
};

const HOUSEHOLD_PLACE: Kind = Kind {
    name: "household_place",
    of: [Some("person"), Some("household")],
    derived: true,
    fields: &[field("lives", YesNo, Personal, Search::No)],
};

const TAG: Kind =
    Kind { name: "tag", of: [None, None], derived: false, fields: &[field("name", Text, Ordinary, Search::No)] };

const TAGGING: Kind = Kind {
    name: "tagging",
    of: [Some("person"), Some("tag")],
    derived: true,
    fields: &[field("tagged", YesNo, Ordinary, Search::No)],
};

const ORGANISATION: Kind = Kind {
    name: "organisation",
    of: [None, None],
    derived: false,
    fields: &[
        field("name", Text, Ordinary, Search::No),
        field("country", Country, Ordinary, Search::No),
        field("city", Text, Ordinary, Search::No),
        field("language", Text, Ordinary, Search::No),
        field("zone", Zone, Ordinary, Search::No),
    ],
};

const INSTALLATION: Kind = Kind {
    name: "installation",
    of: [None, None],
    derived: false,
    fields: &[
        field("chapter", Reference("organisation"), Ordinary, Search::No),
        field("name", Text, Ordinary, Search::No),
    ],
};

const OWN_FIELD: Kind = Kind {
    name: "own_field",
    of: [None, None],
    derived: false,
    fields: &[
        field("name", Text, Ordinary, Search::No),
        field("type", Choice(super::own_field::TYPES), Ordinary, Search::No),
        field("class", Choice(&["ordinary", "personal", "child", "health"]), Ordinary, Search::No),
        field("choices", LongText, Ordinary, Search::No),
        field("position", Number, Ordinary, Search::No),
    ],
};

/// All kinds, in the order in which codegen writes them.
pub const KINDS: &[Kind] = &[
    PERSON,
    PHONE,
    EMAIL,
    ADDRESS,
    EXTERNAL_ID,
    HOUSEHOLD,
    HOUSEHOLD_PLACE,
    TAG,
    TAGGING,
    ORGANISATION,
    INSTALLATION,
    OWN_FIELD,
];

/// 0 when the record was deleted; travels with every record.
pub const ALIVE: &str = "_alive";
/// 1 when the record was written after it was created; travels with every record.
pub const TOUCH: &str = "_touch";

/// The kind of that name; `None` for one of a newer program.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// Kind and field of a cell field `kind.name`; `None` for own fields and those of a newer program.
pub fn field_of(cell_field: &str) -> Option<(&'static Kind, &'static Field)> {
    let (kind_name, name) = cell_field.split_once('.')?;
    let kind = kind(kind_name)?;
    Some((kind, kind.field(name)?))
}

impl Kind {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// The class of everything that names a child, whatever the field.
pub const CLASS_OF_A_CHILD: Privacy = Child;

/// Age in years at which a person is no longer a child (rule 14).
pub const ADULT_AT: u16 = 18;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_short_ascii_and_owners_are_known() {
        let mut seen = BTreeSet::new();
        for kind in KINDS {
            for owner in kind.of.iter().flatten() {
                assert!(super::kind(owner).is_some(), "{} of unknown {owner}", kind.name);
            }
            for field in kind.fields {
                let name = format!("{}.{}", kind.name, field.name);
                assert!(name.is_ascii() && name.len() <= 64, "{name}");
                assert!(seen.insert(name.clone()), "{name} twice");
                if let FieldType::Reference(to) = field.ty {
                    assert!(super::kind(to).is_some(), "{name} refers to unknown {to}");
                }
            }
        }
    }

    #[test]
    fn every_purpose_of_consent_is_a_guarded_field() {
        for purpose in CONSENT_PURPOSES {
            let field = PERSON.field(&format!("consent_{purpose}"));
            assert!(field.is_some_and(|f| f.merge == MergeClass::Guard(&["no"])), "{purpose}");
        }
    }
}
