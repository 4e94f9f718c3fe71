//! Reads for finding who stands twice.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use crate::domain::EntityId;
use crate::error::Result;

/// Batches that decide who is one with whom: they take pairs away and bring none.
const DECIDING: &str = "('person_merge', 'person_different')";

/// The last batch.
pub(crate) async fn last_batch(conn: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("select coalesce(max(id), 0) from batch").fetch_one(conn).await?)
}

/// Whether something else than decisions was written behind a batch; a visit may have gone on in that batch itself.
pub(crate) async fn written_since(conn: &mut SqliteConnection, batch: i64) -> Result<bool> {
    Ok(sqlx::query_scalar(AssertSqlSafe(format!(
        "select exists(select 1 from batch where what not in {DECIDING} and (id > ?1 or (id = ?1 and closed = 0 and source = 'screen')))"
    )))
    .bind(batch)
    .fetch_one(conn)
    .await?)
}

/// All living people in the order of ids, each with a number for the list they came in by: the batch that made them.
pub(crate) async fn everybody(conn: &mut SqliteConnection) -> Result<Vec<(EntityId, usize)>> {
    let rows = sqlx::query(
        "select i.ent, coalesce((select min(c.batch) from change c where c.ent = i.ent and c.field = 0), 0)
         from person_index i order by i.ent",
    )
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            let list: i64 = row.get(1);
            Ok((EntityId::from_bytes(row.get(0))?, usize::try_from(list).unwrap_or(0)))
        })
        .collect()
}

/// Of these people, those who live and stand for themselves.
pub(crate) async fn here(conn: &mut SqliteConnection, people: &[EntityId]) -> Result<BTreeSet<EntityId>> {
    let rows: Vec<Vec<u8>> =
        sqlx::query_scalar("select i.ent from json_each(?1) v cross join person_index i on i.ent = unhex(v.value)")
            .bind(serde_json::to_string(people)?)
            .fetch_all(conn)
            .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// Pairs of which one is responsible for the other, the smaller id first: parent and child are two.
pub(crate) async fn related(conn: &mut SqliteConnection) -> Result<BTreeSet<(EntityId, EntityId)>> {
    let rows = sqlx::query(
        "select of1, of2 from p_guardianship where alive and of2 is not null
         union select of1, of2 from p_emergency_contact where alive and of2 is not null
         union select of1, of2 from p_collection_permission where alive and of2 is not null",
    )
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            let (a, b) = (EntityId::from_bytes(row.get(0))?, EntityId::from_bytes(row.get(1))?);
            Ok((a.min(b), a.max(b)))
        })
        .collect()
}

/// Organisations of a person's memberships or offices, each once, with what the person is there.
pub(crate) async fn organisations(conn: &mut SqliteConnection, kind: &str, person: &EntityId) -> Result<Vec<String>> {
    let sql = match kind {
        "office" => {
            "select distinct concat_ws(' \u{b7} ', p.post, t.title) from p_office p left join p_title t on t.ent = coalesce(p.organisation, p.school)
             where p.of1 = ?1 and p.alive order by 1"
        }
        _ => {
            "select distinct t.title from p_membership p join p_title t on t.ent = p.of2 where p.of1 = ?1 and p.alive order by 1"
        }
    };
    Ok(sqlx::query_scalar(sql).bind(person.as_bytes().as_slice()).fetch_all(conn).await?)
}
