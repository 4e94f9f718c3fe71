//! The field catalogue as forms, column choosers and mappings see it.

use super::{names, wire};
use crate::domain::Privacy;

names! {
    /// What the values of a field are.
    pub enum FieldKind { Text, LongText, Number, YesNo, Date, Choice, OpenChoice, Several, Languages, Country, Zone, Reference, Group }
}

wire! {
    /// A field of the catalogue, or an own field.
    pub struct FieldView {
        /// The cell's name: `person.given_name`, `person.own_…`. The locale key is `field-person-given_name`;
        /// of a choice's name `choice-office-post-chair`.
        pub field: String,
        /// What its values are.
        pub kind: FieldKind,
        /// The least class of its values.
        pub class: Privacy,
        /// Of a choice: the names; of a group: its parts; of a reference: the kind.
        pub parts: Vec<String>,
        /// Of an own field: its record and the name that people gave it.
        pub own: Option<OwnFieldName>,
    }

    /// The name that a user gave a field.
    pub struct OwnFieldName {
        /// Record of kind `own_field`.
        pub id: String,
        /// As typed.
        pub name: String,
    }

    /// The fields of a kind, in the order of forms.
    pub struct FieldListInput {
        /// `person`, `phone` …
        pub kind: String,
    }

    /// Adds a field of the user's own.
    pub struct OwnFieldCreateInput {
        /// As people call it.
        pub name: String,
        /// `text`, `number`, `date`, `choice`, `yes_no`.
        pub kind: FieldKind,
        /// The class of its values.
        pub class: Privacy,
        /// Of a choice.
        pub choices: Vec<String>,
    }
}
