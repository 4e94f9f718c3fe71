//! The one transaction: change rows, merge, what is set aside, the log (merge design, 1, 3 and 7). The stage is attached to
//! the writer's connection as `stage`.

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use crate::domain::fields::{ALIVE, HOME, TOUCH};
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::store::aside::{NEVER_HERE, ROWS};
use crate::store::batch::{Said, Writer};
use crate::store::cells::shown;
use crate::store::life::{home_of, life};
use crate::store::many;
use crate::store::numbers::Numbers;
use crate::store::projection::Found;

/// Whether numbers given at staging are free still. Errors: `PlanOutdated`.
pub(crate) async fn refuse_outdated(conn: &mut SqliteConnection) -> Result<()> {
    let taken: bool = sqlx::query_scalar(
        "select exists(select 1 from stage.field s join field f on f.num = s.num or f.name = s.name where s.fresh)
           or exists(select 1 from stage.inst s join installation f on f.num = s.num or f.id = s.id where s.fresh)
           or exists(select 1 from stage.kind s join kind f on f.num = s.num or f.name = s.name where s.fresh)",
    )
    .fetch_one(conn)
    .await?;
    if taken { Err(Error::new(Code::PlanOutdated)) } else { Ok(()) }
}

/// Names that the data file did not have, with the classes that the file gave them.
pub(crate) async fn names(conn: &mut SqliteConnection) -> Result<()> {
    many(
        conn,
        "insert into field(num, name) select num, name from stage.field where fresh;
         insert into installation(num, id) select num, id from stage.inst where fresh;
         insert into kind(num, name) select num, name from stage.kind where fresh;
         insert or ignore into field_class select num, class from stage.field where fresh",
    )
    .await
}

/// Merges what changes. Everything else is as it was. `numbers` were read after [`names`].
pub(crate) async fn merge(writer: &mut Writer<'_>, numbers: &Numbers) -> Result<()> {
    let batch = writer.batch();
    let conn = writer.conn();
    many(
        conn,
        "insert or ignore into temp.touched select e.ent, e.kind from stage.entity e
           where e.fresh or e.ent in (select ent from stage.diff)",
    )
    .await?;
    before(conn, batch).await?;
    many(
        conn,
        "insert or ignore into entity(ent, kind, of1, of2) select ent, kind, of1, of2 from stage.entity where fresh;
         insert into cell select s.ent, s.field, s.inst, s.stamp, s.dead, s.val from temp.touched t cross join stage.cell s on s.ent = t.ent where true
           on conflict(ent, field, inst) do update set stamp = excluded.stamp, dead = excluded.dead, val = excluded.val
           where (excluded.stamp, excluded.dead, excluded.val is not null, excluded.val) > (cell.stamp, cell.dead, cell.val is not null, cell.val)",
    )
    .await?;
    set_emptied_aside(conn, batch).await?;
    set_moved_aside(conn, numbers, batch).await?;
    set_own_aside(conn, numbers, batch).await?;
    let known: bool =
        sqlx::query_scalar("select exists(select 1 from stage.entity where not fresh)").fetch_one(&mut *conn).await?;
    writer.has_merged(if known { Found::Something } else { Found::Nothing });
    Ok(())
}

/// What stood there, as for any batch.
async fn before(conn: &mut SqliteConnection, batch: i64) -> Result<()> {
    sqlx::query(
        "insert into change(batch, ent, field, before) select ?1, e.ent, 0,
           (select json_group_array(field) from (select distinct field from stage.cell s where s.ent = e.ent))
         from stage.entity e where e.fresh",
    )
    .bind(batch)
    .execute(&mut *conn)
    .await?;
    sqlx::query(AssertSqlSafe(format!(
        "insert into change(batch, ent, field, before) select ?1, x.ent, x.field, {} from stage.diff x",
        ROWS.replace("{r}", "x")
    )))
    .bind(batch)
    .execute(&mut *conn)
    .await?;
    Ok(())
}

/// Every word on a field was taken away and none was put there: no honest file does that, so it is asked about. What is
/// asked about stays so when more words are taken away. The sign of an edit is no question by itself; it is read as before, so
/// that no edit hides behind a deletion.
async fn set_emptied_aside(conn: &mut SqliteConnection, batch: i64) -> Result<()> {
    sqlx::query(AssertSqlSafe(format!(
        "insert or replace into aside(ent, field, rows, before, why, batch) select x.ent, x.field, coalesce({}, '[]'),
           coalesce((select a.before from aside a where a.ent = x.ent and a.field = x.field), h.before), 'emptied', ?1
         from stage.diff x join change h on h.batch = ?1 and h.ent = x.ent and h.field = x.field
         where x.after = 0 and (x.before > 0
           or exists(select 1 from aside a where a.ent = x.ent and a.field = x.field and a.why = 'emptied'))",
        ROWS.replace("{r}", "x")
    )))
    .bind(batch)
    .execute(conn)
    .await?;
    Ok(())
}

/// Words that this computer is said to have said and never did: read only when a person decides so.
async fn set_own_aside(conn: &mut SqliteConnection, numbers: &Numbers, batch: i64) -> Result<()> {
    sqlx::query(AssertSqlSafe(format!(
        "insert or replace into aside(ent, field, rows, before, why, batch) select x.ent, x.field, coalesce({}, '[]'), h.before, 'own_word', ?1
         from stage.own x join change h on h.batch = ?1 and h.ent = x.ent and h.field = x.field where x.field <> ?2",
        ROWS.replace("{r}", "x")
    )))
    .bind(batch)
    .bind(numbers.field(TOUCH))
    .execute(conn)
    .await?;
    Ok(())
}

/// A person or another record moved to another chapter by somebody else than the one that kept them: asked about.
async fn set_moved_aside(conn: &mut SqliteConnection, numbers: &Numbers, batch: i64) -> Result<()> {
    for field in [numbers.field("person.home_chapter"), numbers.field(HOME)] {
        set_home_aside(conn, field, batch).await?;
    }
    Ok(())
}

async fn set_home_aside(conn: &mut SqliteConnection, field: i64, batch: i64) -> Result<()> {
    let moved = sqlx::query(
        "select x.ent, h.before from stage.diff x join change h on h.batch = ?1 and h.ent = x.ent and h.field = x.field
         where x.field = ?2 and x.before > 0 and x.after > 0",
    )
    .bind(batch)
    .bind(field)
    .fetch_all(&mut *conn)
    .await?;
    for row in &moved {
        let ent = EntityId::from_bytes(row.get(0))?;
        let before: Option<String> = row.get(1);
        let was = crate::store::batch::rows_before(before.as_deref())?;
        let home = was.iter().filter(|(_, _, dead, _)| !dead).max_by_key(|(_, stamp, ..)| *stamp);
        let Some(Value::Bytes(home)) = home.map(|row| row.3.clone()) else { continue };
        if home_of(conn, &ent).await?.as_ref() == Some(&home) || spoken_by(conn, &ent, field, &home).await? {
            continue;
        }
        sqlx::query(AssertSqlSafe(format!(
            "insert or replace into aside(ent, field, rows, before, why, batch)
             select x.ent, x.field, coalesce({}, '[]'), ?3, 'home_moved', ?4 from (select ?1 as ent, ?2 as field) x",
            ROWS.replace("{r}", "x")
        )))
        .bind(ent.as_bytes().as_slice())
        .bind(field)
        .bind(before)
        .bind(batch)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Whether a live word on a field is of an installation of that chapter.
async fn spoken_by(conn: &mut SqliteConnection, ent: &EntityId, field: i64, chapter: &[u8]) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "select exists(select 1 from cell c join installation i on i.num = c.inst
           join cell h on h.ent = i.id and h.dead = 0 and h.val = ?3
           join field f on f.num = h.field and f.name = 'installation.chapter'
         where c.ent = ?1 and c.field = ?2 and c.dead = 0)",
    )
    .bind(ent.as_bytes().as_slice())
    .bind(field)
    .bind(chapter)
    .fetch_one(conn)
    .await?)
}

/// Another sender's import brought what this file has too: undoing that one leaves it.
pub(crate) async fn mark_shared(conn: &mut SqliteConnection, sender: &str, inst: i64) -> Result<()> {
    sqlx::query(
        "update change set also = ?2 where also is null
           and batch in (select id from batch where source = 'exchange' and undone is null and json_extract(detail, '$.installation') <> ?1)
           and exists(select 1 from stage.cell s join cell c on c.ent = s.ent and c.field = s.field and c.inst = s.inst
             and c.stamp = s.stamp and c.dead = s.dead and c.val is s.val
             where s.ent = change.ent and (change.field = 0 or s.field = change.field))",
    )
    .bind(sender)
    .bind(inst)
    .execute(conn)
    .await?;
    Ok(())
}

/// Requests to erase: kept whatever we decide. Gives how many are new.
pub(crate) async fn requests(conn: &mut SqliteConnection) -> Result<u32> {
    let new = sqlx::query(
        "insert into erased(ent, inst, stamp, reason, accepted) select ent, inst, stamp, reason, 0 from stage.erased s
         where not exists(select 1 from erased e where e.ent = s.ent)",
    )
    .execute(conn)
    .await?;
    Ok(u32::try_from(new.rows_affected()).unwrap_or(u32::MAX))
}

/// What is read here of the fields on which a person keeps ours: said anew after the merge, so that it goes back.
pub(crate) async fn ours(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<Vec<Said>> {
    let rows = sqlx::query(
        "select k.ent, k.field from stage.declined k join stage.diff x on x.ent = k.ent and x.field = k.field where k.ours",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut ours = Vec::with_capacity(rows.len());
    for row in &rows {
        let (ent, field) = (EntityId::from_bytes(row.get(0))?, row.get(1));
        let value = if field == numbers.field(ALIVE) {
            Value::Integer(i64::from(!life(conn, &ent).await?.in_bin))
        } else {
            shown(conn, numbers, &ent, field).await?.unwrap_or(Value::Null)
        };
        ours.push(Said { ent, field, value });
    }
    Ok(ours)
}

/// Sets aside what a person declined: fields of known records, and records that came new, as if they never had.
pub(crate) async fn decline(conn: &mut SqliteConnection, numbers: &Numbers, batch: i64) -> Result<()> {
    many(
        conn,
        "insert or ignore into stage.declined(ent, field) select x.ent, x.field from stage.diff x join stage.entity e on e.ent = x.ent
           where exists(select 1 from stage.item i where i.declined and (i.ent = e.ent or i.ent = e.of1));
         insert or ignore into stage.declined(ent, field) select distinct s.ent, s.field from stage.entity e join stage.cell s on s.ent = e.ent
           where e.fresh and exists(select 1 from stage.item i where i.declined and (i.ent = e.ent or i.ent = e.of1))",
    )
    .await?;
    sqlx::query(AssertSqlSafe(format!(
        "insert or replace into aside(ent, field, rows, before, why, batch) select x.ent, x.field, coalesce({}, '[]'),
           coalesce((select a.before from aside a where a.ent = x.ent and a.field = x.field),
             (select h.before from change h where h.batch = ?1 and h.ent = x.ent and h.field = x.field)), 'declined', ?1
         from stage.declined x where not x.ours",
        ROWS.replace("{r}", "x")
    )))
    .bind(batch)
    .execute(&mut *conn)
    .await?;
    // A record that came new and was declined as a whole is not here.
    sqlx::query(AssertSqlSafe(format!(
        "insert or replace into aside(ent, field, rows, before, why, batch)
         select x.ent, ?2, coalesce({}, '[]'), ?3, 'declined', ?1 from
           (select e.ent as ent, ?2 as field from stage.entity e where e.fresh
              and exists(select 1 from stage.item i where i.declined and (i.ent = e.ent or i.ent = e.of1))) x",
        ROWS.replace("{r}", "x")
    )))
    .bind(batch)
    .bind(numbers.field(ALIVE))
    .bind(NEVER_HERE)
    .execute(&mut *conn)
    .await?;
    Ok(())
}
