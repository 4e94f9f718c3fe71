//! The record of looks at health values. Not the values; nothing here travels.

use sqlx::{Row, SqliteConnection};

use super::history::rfc3339;
use super::numbers::Numbers;
use crate::domain::EntityId;
use crate::error::Result;
use crate::wire::look::LookView;

/// How many of the last looks are told.
const TOLD: i64 = 50;

/// Puts a look on record; `at` in milliseconds since 1970.
pub(crate) async fn record(conn: &mut SqliteConnection, at: i64, ent: &EntityId, field: i64) -> Result<()> {
    sqlx::query("insert into look(at, ent, field) values (?1, ?2, ?3)")
        .bind(at)
        .bind(ent.as_bytes().as_slice())
        .bind(field)
        .execute(conn)
        .await?;
    Ok(())
}

/// The last looks at a record and at what is of it, newest first.
pub(crate) async fn list(conn: &mut SqliteConnection, numbers: &Numbers, ent: &EntityId) -> Result<Vec<LookView>> {
    let members = super::same::members(conn, ent).await?;
    super::same::concern(conn, &members).await?;
    let rows = sqlx::query(
        "select at, field from look where ent in (select ent from temp.concerned)
           or ent in (select e.ent from temp.concerned m join entity e on e.of1 = m.ent) order by id desc limit ?1",
    )
    .bind(TOLD)
    .fetch_all(conn)
    .await?;
    let view = |row: &sqlx::sqlite::SqliteRow| {
        let field = numbers.field_name(row.get(1)).unwrap_or_default().to_owned();
        LookView { at: rfc3339(row.get(0)), field }
    };
    Ok(rows.iter().map(view).collect())
}
