//! Birlik without a screen: the data file, merge, names, import and export.
//! Knows no window, no terminal, no clock and no locale; time and new ids come from [`App`] (rule 1).

pub mod domain;
pub mod error;

pub use error::{Code, Error, Result};
