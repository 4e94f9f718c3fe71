//! Use-cases, one file per noun: wire in, wire out, through store, exchange and merge.

pub(crate) mod app;
pub(crate) mod backup;
pub(crate) mod check;
pub(crate) mod conflict;
pub(crate) mod erase;
pub(crate) mod event;
pub(crate) mod exchange;
pub(crate) mod export;
pub(crate) mod field;
pub(crate) mod file;
pub(crate) mod hand_out;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod look;
pub(crate) mod matching;
pub(crate) mod message;
pub(crate) mod names;
pub(crate) mod network;
pub(crate) mod open;
pub(crate) mod person;
pub(crate) mod record;
pub(crate) mod record_list;
mod rule;
pub(crate) mod sample;
pub(crate) mod school;
pub(crate) mod today;
mod watch;
