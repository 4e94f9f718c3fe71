//! Types and rules of the nouns. Knows no database, no clock, no locale; uses nothing else of ours.

pub mod contact;
pub mod date;
pub mod event;
pub mod fields;
pub mod id;
pub mod invented;
pub mod organisation;
pub mod own_field;
pub mod privacy;
pub mod recurrence;
pub mod rule;
pub mod value;
pub mod zone;

pub use date::PartialDate;
pub use id::EntityId;
pub use privacy::Privacy;
pub use value::Value;
