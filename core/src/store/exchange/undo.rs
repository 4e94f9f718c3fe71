//! Undo of an exchange import: an overlay here, nothing that travels (merge design, section 3). Every row stays and is passed
//! on; as long as nobody says more on a field, what was read before is read again.

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use crate::domain::EntityId;
use crate::domain::fields::ALIVE;
use crate::error::Result;
use crate::store::aside::{NEVER_HERE, ROWS};
use crate::store::batch::Writer;
use crate::store::numbers::Numbers;
use crate::store::projection::Found;
use crate::store::{many, person};
use crate::wire::batch::Kept;

/// Whether a batch took a file in.
pub(crate) async fn is_import(conn: &mut SqliteConnection, batch: i64) -> Result<bool> {
    Ok(sqlx::query_scalar("select exists(select 1 from batch where id = ?1 and source = 'exchange')")
        .bind(batch)
        .fetch_one(conn)
        .await?)
}

/// Sets aside what the import brought, inside the batch of `writer`; gives how many fields and records, and what stays:
/// another sender's file said the same, or somebody has written since.
pub(crate) async fn undo(writer: &mut Writer<'_>, numbers: &Numbers, batch: i64) -> Result<(u32, Vec<Kept>)> {
    let conn = writer.conn();
    // (record, field 0 for one that came new): what can be set aside, and why the rest cannot.
    many(
        conn,
        "create temp table if not exists undoing(ent blob, field integer, before text, why text, primary key(ent, field)) without rowid;
         delete from temp.undoing",
    )
    .await?;
    sqlx::query(
        "insert into temp.undoing select c.ent, c.field, c.before, case
             when c.also is not null then 'also_from_others'
             when exists(select 1 from change l join batch b on b.id = l.batch where l.ent = c.ent and l.batch > ?1
               and (c.field = 0 or l.field = c.field) and b.undone is null and b.undoes is null) then 'written_since' end
         from change c where c.batch = ?1",
    )
    .bind(batch)
    .execute(&mut *conn)
    .await?;
    let kept = kept(conn, numbers).await?;
    let fields = set_aside(conn, batch).await?;
    let records = set_records_aside(conn, numbers, batch).await?;
    many(
        conn,
        "insert or ignore into temp.touched select distinct u.ent, e.kind from temp.undoing u join entity e on e.ent = u.ent",
    )
    .await?;
    writer.has_merged(Found::Something);
    Ok((u32::try_from(fields + records).unwrap_or(u32::MAX), kept))
}

async fn kept(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<Vec<Kept>> {
    let rows =
        sqlx::query("select ent, field, why from temp.undoing where why is not null order by ent, field limit 1000")
            .fetch_all(&mut *conn)
            .await?;
    let mut kept = Vec::with_capacity(rows.len());
    for row in &rows {
        let ent = EntityId::from_bytes(row.get(0))?;
        kept.push(Kept {
            id: ent.to_string(),
            name: person::name_of(conn, &ent).await?,
            field: numbers.field_name(row.get(1)).unwrap_or_default().to_owned(),
            why: row.get(2),
        });
    }
    Ok(kept)
}

/// Fields of records that were here.
async fn set_aside(conn: &mut SqliteConnection, batch: i64) -> Result<u64> {
    let done = sqlx::query(AssertSqlSafe(format!(
        "insert or replace into aside(ent, field, rows, before, why, batch)
         select u.ent, u.field, coalesce({}, '[]'), u.before, 'undone', ?1 from temp.undoing u where u.field <> 0 and u.why is null",
        ROWS.replace("{r}", "u")
    )))
    .bind(batch)
    .execute(conn)
    .await?;
    Ok(done.rows_affected())
}

/// Records that came new are as if they never had.
async fn set_records_aside(conn: &mut SqliteConnection, numbers: &Numbers, batch: i64) -> Result<u64> {
    let sql = format!(
        "insert or replace into aside(ent, field, rows, before, why, batch) select x.ent, x.field, coalesce({}, '[]'), null, 'undone', ?1
         from (select distinct c.ent as ent, c.field as field from temp.undoing u join cell c on c.ent = u.ent
           where u.field = 0 and u.why is null) x",
        ROWS.replace("{r}", "x")
    );
    sqlx::query(AssertSqlSafe(sql)).bind(batch).execute(&mut *conn).await?;
    let sql = format!(
        "insert or replace into aside(ent, field, rows, before, why, batch) select x.ent, x.field, coalesce({}, '[]'), ?3, 'undone', ?1
         from (select u.ent as ent, ?2 as field from temp.undoing u where u.field = 0 and u.why is null) x",
        ROWS.replace("{r}", "x")
    );
    let done =
        sqlx::query(AssertSqlSafe(sql)).bind(batch).bind(numbers.field(ALIVE)).bind(NEVER_HERE).execute(conn).await?;
    Ok(done.rows_affected())
}

/// Takes the undo of an import back: what was set aside is read again. Gives how many fields.
pub(crate) async fn redo(writer: &mut Writer<'_>, batch: i64) -> Result<u32> {
    let conn = writer.conn();
    sqlx::query(
        "insert or ignore into temp.touched select a.ent, e.kind from aside a join entity e on e.ent = a.ent
         where a.batch = ?1 and a.why = 'undone'",
    )
    .bind(batch)
    .execute(&mut *conn)
    .await?;
    let done =
        sqlx::query("delete from aside where batch = ?1 and why = 'undone'").bind(batch).execute(&mut *conn).await?;
    sqlx::query("update batch set undone = null where id = ?1").bind(batch).execute(&mut *conn).await?;
    writer.has_merged(Found::Something);
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}
