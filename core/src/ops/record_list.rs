//! Records of any kind in lists, with the titles of what they refer to.

use super::open::iso;
use super::record::parse_id;
use crate::app::App;
use crate::domain::fields;
use crate::error::{Code, Error, Result};
use crate::store::record_list::{self, Question};
use crate::wire::record::{RecordListInput, RecordPage};

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
    let total = record_list::count(&mut conn, &question).await?;
    let limit = input.limit.unwrap_or(PAGE).min(LARGEST_PAGE);
    let items = record_list::page(&mut conn, &question, input.offset, limit).await?;
    Ok(RecordPage { total, items })
}
