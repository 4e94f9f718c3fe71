//! Looks at health values, which are on record.

use super::wire;

wire! {
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
