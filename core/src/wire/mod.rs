//! Plain data in and out of the commands, one file per noun. No behaviour, no 64-bit integers:
//! what exceeds 2^53 crosses as text; dates are ISO 8601, ids 32 hexadecimal digits.

pub mod app;
pub mod batch;
pub mod conflict;
pub mod duplicate;
pub mod event;
pub mod exchange;
pub mod export;
pub mod field;
pub mod import;
pub mod look;
pub mod matching;
pub mod message;
pub mod network;
pub mod person;
pub mod record;
pub mod school;

use serde::{Deserialize, Serialize};

/// Declares wire types with what all of them derive.
macro_rules! wire {
    ($($(#[$meta:meta])* $vis:vis $what:ident $name:ident $body:tt)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(deny_unknown_fields)]
        $vis $what $name $body
    )*};
}

/// The same for enums of names.
macro_rules! names {
    ($($(#[$meta:meta])* $vis:vis enum $name:ident $body:tt)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs, reason = "the names say it")]
        $vis enum $name $body
    )*};
}

pub(crate) use {names, wire};

/// Nothing to say.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Empty {}

/// A path that the person chose in a dialog or dropped: a token of the shell, never a path from the page (rule 15).
/// The terminal passes paths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct FileToken(pub String);
