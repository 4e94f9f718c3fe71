//! Bytes to drafts and back: foreign formats, and the file between chapters. No database, no async, no decision who a row is (that is `ops` and `store`).
//! May use `domain` and `names`.
//!
//! A file is recognised by what it holds ([`foreign`]) and becomes records, from text (`csv`), from a workbook (`book`)
//! or from address cards (`card`); from there on all go one way (`table`).

pub mod book;
pub mod card;
pub mod chapter_file;
pub mod csv;
pub mod draft;
pub mod error;
pub mod foreign;
pub mod ics;
pub mod out;
pub mod problem;
mod record;
mod signature;
pub mod table;
pub mod value;
