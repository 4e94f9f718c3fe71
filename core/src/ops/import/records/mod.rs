//! Importing memberships, offices, enrolments and who is whose guardian as tables of their own: the same plan, decisions,
//! log and undo as a table of people. A row ties together what is here; nobody and nothing is made that it only names.

mod columns;
mod draft;
mod find;
mod plan;
mod rows;
mod settle;

pub(super) use columns::{as_seen, recognise};
pub(super) use plan::{all_rows, apply, decide, plan_again};
pub(super) use rows::rows;

use crate::domain::fields::{self, Kind};

/// Kinds whose records come in as rows of a table.
const KINDS: &[&str] =
    &["membership", "office", "enrolment", "guardianship", "emergency_contact", "collection_permission"];

/// The kind of that name, singular or plural, whose records come in as rows of a table.
pub(super) fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().filter_map(|kind| fields::kind(kind)).find(|kind| kind.name == name || kind.plural == name)
}
