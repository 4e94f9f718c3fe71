//! The field catalogue: the one place where a kind of record and its fields are declared (rule 13).
//! Projection tables, search, history, merge, import mapping, export, privacy and forms follow from it.

mod event;
mod network;
mod person;
mod school;

use super::privacy::Privacy::{self, Child, Personal};

pub use event::{ATTENDANCE, CHARGE, EVENT, OCCURRENCE};
pub use network::{MEMBERSHIP, OFFICE, ORGANISATION};
pub use person::{CONSENT_PURPOSES, PERSON, PERSON_STATES, SAME_AS};
pub use school::{CLASS, COLLECTION_PERMISSION, EMERGENCY_CONTACT, ENROLMENT, GUARDIANSHIP, SCHOOL, TERM};

/// A kind of record.
#[derive(Debug)]
pub struct Kind {
    /// Its name in files, tables and commands, singular.
    pub name: &'static str,
    /// Its name in lists; empty: a part of another record, without a list of its own.
    pub plural: &'static str,
    /// The kinds that its `of1` and `of2` name; what is `of` a person goes with the person.
    pub of: [Option<&'static str>; 2],
    /// What those two are to it, where their kinds do not say it: a guardianship is of a `child` and a `guardian`.
    pub roles: &'static [&'static str],
    /// The id follows from `of`, so that two chapters make the same record.
    pub derived: bool,
    /// Fields that stand for a record in one line: the first of these that are not empty, joined by a blank.
    /// None: the titles of what it is `of` stand for it.
    pub title: &'static [&'static [&'static str]],
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
    /// One of the names, or a word of one's own.
    OpenChoice(&'static [&'static str]),
    /// Any of the names, parted by blanks.
    Several(&'static [&'static str]),
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

/// What kinds have in common; each says what differs.
const PLAIN: Kind =
    Kind { name: "", plural: "", of: [None, None], roles: &[], derived: false, title: &[], fields: &[] };

/// All kinds, in the order in which codegen writes them.
pub const KINDS: &[Kind] = &[
    PERSON,
    person::PHONE,
    person::EMAIL,
    person::ADDRESS,
    person::EXTERNAL_ID,
    person::HOUSEHOLD,
    person::HOUSEHOLD_PLACE,
    person::TAG,
    person::TAGGING,
    ORGANISATION,
    network::INSTALLATION,
    person::OWN_FIELD,
    MEMBERSHIP,
    OFFICE,
    SCHOOL,
    TERM,
    CLASS,
    ENROLMENT,
    GUARDIANSHIP,
    EMERGENCY_CONTACT,
    COLLECTION_PERMISSION,
    EVENT,
    CHARGE,
    OCCURRENCE,
    ATTENDANCE,
    person::SAVED_LIST,
    person::EXPORT_PROFILE,
    SAME_AS,
];

/// 0 when the record was deleted; travels with every record.
pub const ALIVE: &str = "_alive";
/// 1 when the record was written after it was created; travels with every record.
pub const TOUCH: &str = "_touch";

/// The chapter that keeps a record of nobody; said when it is made. People say it in a field of their own, an organisation keeps
/// itself, and what is of a record is kept where that is.
pub const HOME: &str = "_home";

/// The kind of that name; `None` for one of a newer program.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

/// Kinds that have a list of their own.
pub fn listed() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(|kind| !kind.plural.is_empty())
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

    /// What its `of1` and `of2` are to it: a role, or else the name of their kind.
    pub fn owners(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let roles = self.roles;
        self.of.into_iter().flatten().enumerate().map(move |(at, kind)| (roles.get(at).copied().unwrap_or(kind), kind))
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
                assert!(kind.owners().all(|(role, _)| role != field.name), "{name} is also an owner");
                if let FieldType::Reference(to) = field.ty {
                    assert!(super::kind(to).is_some(), "{name} refers to unknown {to}");
                }
            }
        }
    }

    #[test]
    fn titles_are_fields_and_plurals_are_unique() {
        let mut plurals = BTreeSet::new();
        for kind in KINDS {
            for name in kind.title.iter().flat_map(|names| names.iter()) {
                assert!(kind.field(name).is_some(), "{} has no {name}", kind.name);
            }
            assert!(kind.plural.is_empty() || plurals.insert(kind.plural), "{} twice", kind.plural);
        }
    }

    #[test]
    fn every_field_and_choice_of_network_and_school_has_its_words() {
        let words =
            [include_str!("../../../locales/en/field.ftl"), include_str!("../../../locales/en/kind.ftl")].concat();
        let has =
            |key: &str| words.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(" =")));
        let kinds = [
            ORGANISATION,
            MEMBERSHIP,
            OFFICE,
            SCHOOL,
            TERM,
            CLASS,
            ENROLMENT,
            GUARDIANSHIP,
            EMERGENCY_CONTACT,
            COLLECTION_PERMISSION,
        ];
        for kind in kinds {
            for name in kind.fields.iter().map(|field| field.name).chain(kind.owners().map(|(role, _)| role)) {
                assert!(has(&format!("field-{}-{name}", kind.name)), "{}.{name}", kind.name);
            }
            for field in kind.fields {
                if let FieldType::Choice(names) | FieldType::OpenChoice(names) | FieldType::Several(names) = field.ty {
                    for name in names {
                        assert!(
                            has(&format!("choice-{}-{}-{name}", kind.name, field.name)),
                            "{}.{} {name}",
                            kind.name,
                            field.name
                        );
                    }
                }
            }
        }
        for kind in listed() {
            assert!(has(&format!("kind-{}", kind.name)) && has(&format!("kinds-{}", kind.name)), "{}", kind.name);
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
