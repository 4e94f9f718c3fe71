//! What a person declined of a staged file, and where ours is kept, kept in its staging database; and counts of what is staged.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

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

/// Records declined, whole or in a field.
pub(crate) async fn declined_count(conn: &mut SqliteConnection) -> Result<u32> {
    Ok(sqlx::query_scalar(
        "select (select count(*) from item where declined) + (select count(distinct n.ent) from declined n
           left join entity e on e.ent = n.ent where not exists(select 1 from item i where i.declined and i.ent in (n.ent, e.of1)))",
    )
    .fetch_one(conn)
    .await?)
}

/// Fields on which ours goes back.
pub(crate) async fn ours_count(conn: &mut SqliteConnection) -> Result<u32> {
    let sql = "select count(*) from declined k join diff x on x.ent = k.ent and x.field = k.field where k.ours";
    Ok(sqlx::query_scalar(sql).fetch_one(conn).await?)
}

/// Declines an item, by its id or that of something of it; false when the file changes no such record.
pub(crate) async fn decline_item(conn: &mut SqliteConnection, ent: &EntityId, on: bool) -> Result<bool> {
    let found = sqlx::query(
        "update item set declined = ?2 where ent = ?1 or ent = (select of1 from entity where ent = ?1 and not exists(select 1 from item where ent = ?1))",
    )
    .bind(ent.as_bytes().as_slice())
    .bind(on)
    .execute(&mut *conn)
    .await?;
    if !on {
        // Who takes a record in keeps nothing of ours instead.
        sqlx::query(AssertSqlSafe(format!("delete from declined where ours and ent in ({WITH_ITEM})")))
            .bind(ent.as_bytes().as_slice())
            .execute(conn)
            .await?;
    }
    Ok(found.rows_affected() > 0)
}

/// A record with what is of it.
const WITH_ITEM: &str = "select ?1 union select ent from entity where of1 = ?1";

/// Keeps ours on every field of an item that was here: those are declined, and said again after the merge. What came new with it is
/// only declined. Not any more: it stays declined. False when nothing of it was here.
pub(crate) async fn keep_item(conn: &mut SqliteConnection, ent: &EntityId, on: bool) -> Result<bool> {
    let sql = if on {
        format!(
            "insert or replace into declined(ent, field, ours) select x.ent, x.field, 1 from diff x join field f on f.num = x.field
             where f.name not in ('_touch', '_home') and x.ent in ({WITH_ITEM})"
        )
    } else {
        format!("delete from declined where ours and ent in ({WITH_ITEM})")
    };
    let kept = sqlx::query(AssertSqlSafe(sql)).bind(ent.as_bytes().as_slice()).execute(&mut *conn).await?;
    Ok(kept.rows_affected() > 0 && decline_item(conn, ent, true).await?)
}

/// Keeps ours on one field; not any more: it stays declined. False when nothing of it was here, or the file does not change it.
pub(crate) async fn keep_field(conn: &mut SqliteConnection, ent: &EntityId, field: &str, on: bool) -> Result<bool> {
    let kept = sqlx::query(
        "insert or replace into declined(ent, field, ours) select x.ent, x.field, ?3 from diff x join field f on f.num = x.field
         where x.ent = ?1 and f.name = ?2",
    )
    .bind(ent.as_bytes().as_slice())
    .bind(field)
    .bind(on)
    .execute(conn)
    .await?;
    Ok(kept.rows_affected() > 0)
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
        "insert or replace into declined(ent, field) values (?1, ?2)"
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

/// The first children here of whom somebody responsible asks to be erased; that request is not here yet.
pub(crate) async fn bereft(conn: &mut SqliteConnection) -> Result<Vec<EntityId>> {
    let children: Vec<Vec<u8>> = sqlx::query_scalar(
        "select distinct g.of1 from erased s join d.entity g on g.of2 = s.ent join d.kind k on k.num = g.kind and k.name = 'guardianship'
         where not exists(select 1 from d.erased e where e.ent = s.ent) order by g.of1 limit 10",
    )
    .fetch_all(conn)
    .await?;
    children.iter().map(|child| Ok(EntityId::from_bytes(child)?)).collect()
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
