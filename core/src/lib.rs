//! Birlik without a screen: the data file, merge, names, import and export.
//! Knows no window, no terminal, no clock and no locale; time and new ids come from [`App`] (rule 1).

pub mod app;
pub mod commands;
pub mod domain;
pub mod error;
pub mod exchange;
pub mod headings;
pub mod matching;
mod merge;
pub mod messages;
pub mod names;
mod ops;
pub mod store;
pub mod wire;

pub use app::App;
pub use commands::dispatch;
pub use error::{Code, Error, Result};
