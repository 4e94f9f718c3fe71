//! The real binary on a temporary data file: the contract of the terminal, and facts that could fail.
//! Knows nothing of the core's inside.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "tests")]

mod desk;
mod usage;
