//! The real binary on a temporary data file: the contract of the terminal, and facts that could fail.
//! Knows nothing of the core's inside.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "tests")]

mod bad_input;
mod chapters;
mod desk;
mod duplicate;
mod event;
mod exchange;
mod export;
mod import;
mod kill;
mod matching;
mod memory;
mod modes;
mod names;
mod records;
mod search;
mod undo;
mod usage;
