//! Fields that users add themselves: records of kind `own_field`, kept and exchanged like any other.

use super::EntityId;
use super::fields::FieldType;

/// The prefix of the cell field of an own field: `person.own_` and the 32 digits of its record's id.
pub const PREFIX: &str = "person.own_";

/// The cell field that holds the values of an own field.
pub fn cell_field(id: EntityId) -> String {
    format!("{PREFIX}{id}")
}

/// The own field behind a cell field; `None` for any other.
pub fn id_of(cell_field: &str) -> Option<EntityId> {
    cell_field.strip_prefix(PREFIX)?.parse().ok()
}

/// The type as the catalogue has it. Choices are checked against the own field's list, not here,
/// so that a value stays when its choice is taken off the list.
pub fn type_of(name: &str) -> FieldType {
    match name {
        "number" => FieldType::Number,
        "date" => FieldType::Date,
        "yes_no" => FieldType::YesNo,
        _ => FieldType::Text,
    }
}

/// The names of the types that a user can choose.
pub const TYPES: &[&str] = &["text", "number", "date", "choice", "yes_no"];
