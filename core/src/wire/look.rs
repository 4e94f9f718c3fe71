//! Looks at health values, and what leaves on paper or in a message: both are on record (rule 14).

use super::wire;

wire! {
    /// Children's or health data leave this computer on paper or in a message.
    pub struct HandOutInput {
        /// What: `class_sheet`, `phones`, `people`.
        pub what: String,
        /// Why and for whom.
        pub reason: String,
        /// Whose.
        pub people: Vec<String>,
    }

    /// Somebody opens a value of class health.
    pub struct LookRecordInput {
        /// The record.
        pub id: String,
        /// The cell field: `person.own_…`, `kind.name`.
        pub field: String,
    }

    /// A value of class health was opened on this computer.
    pub struct LookView {
        /// RFC 3339, UTC.
        pub at: String,
        /// The cell field.
        pub field: String,
    }
}
