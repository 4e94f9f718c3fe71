//! What a person declined of a staged file, kept in its staging database; and counts of what is staged.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use crate::domain::EntityId;
use crate::error::Result;

/// Records declined.
pub(crate) async fn declined(conn: &mut SqliteConnection) -> Result<Vec<Vec<u8>>> {
    Ok(sqlx::query_scalar("select ent from item where declined").fetch_all(conn).await?)
}

/// Declines again after items were found anew.
pub(crate) async fn decline_again(conn: &mut SqliteConnection, declined: &[Vec<u8>]) -> Result<()> {
    for ent in declined {
        sqlx::query("update item set declined = 1 where ent = ?1").bind(ent).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Records and single fields declined.
pub(crate) async fn declined_count(conn: &mut SqliteConnection) -> Result<u32> {
    Ok(sqlx::query_scalar(
        "select (select count(*) from item where declined) + (select count(*) from (select distinct ent from declined))",
    )
    .fetch_one(conn)
    .await?)
}

/// Declines an item, by its id or that of something of it; false when the file changes no such record.
pub(crate) async fn decline_item(conn: &mut SqliteConnection, ent: &EntityId, on: bool) -> Result<bool> {
    let found = sqlx::query(
        "update item set declined = ?2 where ent = ?1 or ent = (select of1 from entity where ent = ?1 and not exists(select 1 from item where ent = ?1))",
    )
    .bind(ent.as_bytes().as_slice())
    .bind(on)
    .execute(conn)
    .await?;
    Ok(found.rows_affected() > 0)
}

/// Declines one field; false when the file has no word on it.
pub(crate) async fn decline_field(conn: &mut SqliteConnection, ent: &EntityId, field: &str, on: bool) -> Result<bool> {
    let num: Option<i64> = sqlx::query_scalar(
        "select f.num from field f where f.name = ?2 and exists(select 1 from cell s where s.ent = ?1 and s.field = f.num)",
    )
    .bind(ent.as_bytes().as_slice())
    .bind(field)
    .fetch_optional(&mut *conn)
    .await?;
    let Some(num) = num else { return Ok(false) };
    let sql = if on {
        "insert or ignore into declined values (?1, ?2)"
    } else {
        "delete from declined where ent = ?1 and field = ?2"
    };
    sqlx::query(sql).bind(ent.as_bytes().as_slice()).bind(num).execute(conn).await?;
    Ok(true)
}

/// Records of each kind.
pub(crate) async fn kinds(conn: &mut SqliteConnection) -> Result<BTreeMap<String, u32>> {
    let rows = sqlx::query("select k.name, count(*) from entity e join kind k on k.num = e.kind group by k.name")
        .fetch_all(conn)
        .await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// Requests to erase.
pub(crate) async fn erasures(conn: &mut SqliteConnection) -> Result<u32> {
    Ok(sqlx::query_scalar("select count(*) from erased").fetch_one(conn).await?)
}

/// Requests to erase that are not here yet.
pub(crate) async fn new_requests(conn: &mut SqliteConnection) -> Result<u32> {
    Ok(sqlx::query_scalar(
        "select count(*) from erased s where not exists(select 1 from d.erased e where e.ent = s.ent)",
    )
    .fetch_one(conn)
    .await?)
}

/// The data file's last batch.
pub(crate) async fn last_batch(conn: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("select coalesce(max(id), 0) from d.batch").fetch_one(conn).await?)
}

/// The last batch of this file, on its own connection.
pub(crate) async fn last_batch_here(conn: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("select coalesce(max(id), 0) from batch").fetch_one(conn).await?)
}

/// Whether the staged file, attached as `stage`, changes anything.
pub(crate) async fn changes(conn: &mut SqliteConnection) -> Result<bool> {
    Ok(sqlx::query_scalar("select exists(select 1 from stage.entity where fresh) or exists(select 1 from stage.diff)")
        .fetch_one(conn)
        .await?)
}
