//! Decisions about rows of files, for the next file that has the same row.

use std::collections::HashMap;

use sqlx::{Row, SqliteConnection};

use super::Rows;
use super::import_plan::leave_text;
use crate::domain::EntityId;
use crate::error::Result;

/// What was decided about a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Decided {
    /// `leave_out`, `skip`, `fill`, `update`; none: that it is `ent`, or nothing.
    pub(crate) decision: Option<String>,
    /// The person that the row was decided to be.
    pub(crate) ent: Option<EntityId>,
    /// Ids of changes that are not taken.
    pub(crate) leave: Vec<String>,
}

static KEEP: Rows = Rows::new("insert or replace into import_decision(mark, decision, ent, leave, at)", 5, "");

/// Keeps decisions, each under the mark of its row.
pub(crate) async fn keep(conn: &mut SqliteConnection, at: i64, decided: &[(Vec<u8>, Decided)]) -> Result<()> {
    KEEP.write(conn, decided, |(mark, said), b| {
        b.bytes(mark)
            .maybe_text(said.decision.as_deref())
            .maybe_bytes(said.ent.as_ref().map(|ent| ent.as_bytes().as_slice()))
            .maybe_text(leave_text(&said.leave).as_deref())
            .int(at);
    })
    .await
}

/// Whether anything was ever decided.
pub(crate) async fn any(conn: &mut SqliteConnection) -> Result<bool> {
    Ok(sqlx::query_scalar("select exists(select 1 from import_decision)").fetch_one(&mut *conn).await?)
}

/// What was decided about rows with these marks; of people who are not here any more nothing.
pub(crate) async fn recall(conn: &mut SqliteConnection, marks: &[Vec<u8>]) -> Result<HashMap<Vec<u8>, Decided>> {
    let hex: Vec<String> = marks.iter().map(|mark| crate::domain::id::hex(mark)).collect();
    let rows = sqlx::query(
        "select d.mark, d.decision, d.ent, d.leave from json_each(?1) k cross join import_decision d on d.mark = unhex(k.value)
         where d.ent is null or exists(select 1 from person_index i where i.ent = d.ent)",
    )
    .bind(serde_json::to_string(&hex)?)
    .fetch_all(&mut *conn)
    .await?;
    let said = |row: &sqlx::sqlite::SqliteRow| {
        let ent: Option<Vec<u8>> = row.get(2);
        let leave = row.get::<Option<&str>, _>(3).map(serde_json::from_str).transpose()?.unwrap_or_default();
        let ent = ent.map(|ent| EntityId::from_bytes(&ent)).transpose()?;
        Ok((row.get(0), Decided { decision: row.get(1), ent, leave }))
    };
    rows.iter().map(said).collect()
}
