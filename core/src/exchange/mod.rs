//! Bytes to drafts and back: foreign formats. No database, no async, no decision who a row is (that is `ops` and `store`).
//! May use `domain` and `names`.

pub mod csv;
pub mod draft;
pub mod ics;
pub mod problem;
pub mod value;
