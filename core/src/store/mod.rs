//! SQL, and nothing but SQL: the data file, cells, projections, search, history, import plans (rule 2).
//! May use `domain`, `names` for keys, and `merge` for what is shown.

mod aside;
pub mod backup;
pub(crate) mod batch;
pub(crate) mod bin;
pub(crate) mod bin_due;
pub(crate) mod cells;
pub(crate) mod chapter;
pub mod config;
pub(crate) mod conflict;
pub(crate) mod day;
pub(crate) mod digest;
pub(crate) mod duplicate;
pub(crate) mod erase;
pub(crate) mod event;
pub(crate) mod exchange;
pub(crate) mod export;
pub mod file;
pub(crate) mod history;
pub(crate) mod import_decision;
pub(crate) mod import_page;
pub(crate) mod import_plan;
pub(crate) mod index;
pub(crate) mod life;
pub(crate) mod look;
pub(crate) mod network;
pub(crate) mod numbers;
pub(crate) mod own;
pub(crate) mod person;
pub(crate) mod projection;
pub(crate) mod pupil;
mod reach;
pub(crate) mod record_list;
pub(crate) mod roster;
mod rows;
pub(crate) mod same;
pub(crate) mod school;
pub(crate) mod search;
pub(crate) mod title;
pub(crate) mod withdrawn;

use sqlx::sqlite::{SqliteArguments, SqliteRow, SqliteValueRef};
use sqlx::{Row, Sqlite, SqliteConnection, TypeInfo, ValueRef};

use crate::domain::Value;
use crate::domain::id::BadId;
use crate::error::{Code, Error, Result};

pub(crate) use rows::Rows;

/// Runs several statements that take nothing and give nothing.
pub(crate) async fn many(conn: &mut SqliteConnection, sql: &'static str) -> Result<()> {
    sqlx::raw_sql(sql).execute(conn).await?;
    Ok(())
}

/// Binds a cell's value with the storage class that it has.
pub(crate) fn bind_value<'q>(
    query: sqlx::query::Query<'q, Sqlite, SqliteArguments>,
    value: &Value,
) -> sqlx::query::Query<'q, Sqlite, SqliteArguments> {
    match value {
        Value::Null => query.bind(None::<String>),
        Value::Integer(n) => query.bind(*n),
        Value::Text(text) => query.bind(text.clone()),
        Value::Bytes(bytes) => query.bind(bytes.clone()),
    }
}

/// Reads a cell's value with the storage class that it has; a float, which no cell holds, is an error.
pub(crate) fn value_at(row: &SqliteRow, column: usize) -> Result<Value> {
    let raw: SqliteValueRef<'_> = row.try_get_raw(column)?;
    if raw.is_null() {
        return Ok(Value::Null);
    }
    Ok(match raw.type_info().name() {
        "INTEGER" => Value::Integer(row.try_get_unchecked(column)?),
        "TEXT" => Value::Text(row.try_get_unchecked(column)?),
        "BLOB" => Value::Bytes(row.try_get_unchecked(column)?),
        other => return Err(Error::new(Code::FileDamaged).because(format!("a cell holds {other}"))),
    })
}

impl From<BadId> for Error {
    fn from(cause: BadId) -> Self {
        Self::new(Code::FileDamaged).because(cause)
    }
}

impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Self {
        Self::new(Code::Defect).because(cause)
    }
}
