//! What every plan shares when a person decides on its rows.

use std::collections::HashSet;

use super::super::open::Write;
use crate::error::Result;
use crate::store::import_page;
use crate::store::import_plan::{self as store, PlanRow};
use crate::wire::import::{ImportDecideInput, ImportFilter};

/// The rows that a decision is for: those named, else those that its filter means; none without either.
pub(super) async fn meant(write: &mut Write, id: i64, input: &ImportDecideInput) -> Result<HashSet<u32>> {
    Ok(match input.rows.as_slice() {
        [] if input.filter == ImportFilter::default() => HashSet::new(),
        [] => import_page::meant(write.conn(), id, &input.filter).await?.into_iter().collect(),
        rows => rows.iter().copied().collect(),
    })
}

/// Leaves out one change of a row, or takes it after all; false when the decision is about the whole row.
pub(super) fn left(row: &mut PlanRow, input: &ImportDecideInput) -> bool {
    let Some(field) = &input.field else { return false };
    row.leave.retain(|left| left != field);
    if input.leave {
        row.leave.push(field.clone());
    }
    true
}

/// All rows that were read, after `decide` has looked at each: to be settled together.
pub(super) async fn rows(write: &mut Write, id: i64, decide: impl FnMut(&mut PlanRow)) -> Result<Vec<PlanRow>> {
    store::prepare(write.conn()).await?;
    let mut rows = store::rows_after(write.conn(), id, 0, u32::MAX >> 1).await?;
    rows.retain(|row| row.draft.is_some());
    rows.iter_mut().for_each(decide);
    Ok(rows)
}
