//! One test binary; modules mirror `src`.
#![allow(clippy::expect_used, clippy::unwrap_used, missing_docs)]

mod canary;
mod cases;
mod class_list;
mod codegen;
mod conflict;
mod day;
mod duplicate;
mod event;
mod exchange;
mod exchange_file;
mod export;
mod file;
mod fixture;
mod fuzz;
mod import;
mod import_records;
mod import_repeats;
mod network;
mod person;
mod property;
mod record_list;
mod register;
mod rescue;
mod round_trip;
mod sample;
mod school;
mod world;
