//! Records of any kind in lists, with the titles of what they refer to.

use sqlx::SqliteConnection;

use super::open::iso;
use super::record::parse_id;
use crate::app::App;
use crate::domain::{EntityId, fields};
use crate::error::{Code, Error, Result};
use crate::store::record_list::{self, Question};
use crate::wire::record::{RecordListInput, RecordPage, RecordRow};

/// Rows of a page unless said, and at most.
const PAGE: u32 = 50;
const LARGEST_PAGE: u32 = 1_000;

/// A page of records. Errors: `BadInput` for an unknown kind, `NoSuchField` for a filter or an order, `NoSuchRecord`.
pub(crate) async fn list(app: &App, input: RecordListInput) -> Result<RecordPage> {
    let kind = fields::kind(&input.kind).ok_or_else(|| Error::new(Code::BadInput).with("name", &input.kind))?;
    let open = app.open().await?;
    let today = iso(open.today(app).await?);
    let question = Question {
        kind,
        of: input.of.iter().map(|id| parse_id(id)).collect::<Result<_>>()?,
        filters: input.filters.into_iter().map(|filter| (filter.field, filter.values)).collect(),
        search: input.search,
        sort: input.sort,
        descending: input.descending,
        today,
    };
    let mut conn = open.read().await?;
    let counted = record_list::count(&mut conn, &question);
    let total = open.memos.records.of(&open, question.of_total(), counted).await?;
    let limit = input.limit.unwrap_or(PAGE).min(LARGEST_PAGE);
    let items = record_list::page(&mut conn, &question, input.offset, limit).await?;
    Ok(RecordPage { total, items })
}

/// What refers to a record by a field or a role, in the order of its kind. Errors: `NoSuchField`.
pub(crate) fn question(kind: &str, field: &str, to: &[EntityId]) -> Result<Question> {
    let kind = fields::kind(kind).ok_or_else(|| Error::new(Code::Defect).with("name", kind))?;
    let to = to.iter().map(ToString::to_string).collect();
    Ok(Question { filters: vec![(field.to_owned(), to)], ..Question::all(kind) })
}

/// All that refers to one of these records by a field or a role.
pub(crate) async fn all_with(
    conn: &mut SqliteConnection,
    kind: &str,
    field: &str,
    to: &[EntityId],
) -> Result<Vec<RecordRow>> {
    record_list::page(conn, &question(kind, field, to)?, 0, u32::MAX >> 1).await
}
