//! Fingerprints that two chapters can read to each other (merge design, section 7).

use sha2::{Digest as _, Sha256};
use sqlx::{Row, SqliteConnection};

use super::cells::shown;
use super::numbers::Numbers;
use super::{projection, value_at};
use crate::domain::id::hex;
use crate::domain::{EntityId, Value};
use crate::error::Result;

/// Entities of one step, so that memory stays small whatever the file.
const STEP: i64 = 2_000;

const CELLS: &str = "with step as (select ent from entity where ent > ?1 order by ent limit ?2)
  select c.ent, f.name, i.id, c.stamp, c.dead, c.val from step s join cell c on c.ent = s.ent
  join field f on f.num = c.field join installation i on i.num = c.inst order by c.ent, f.name, i.id";

// A merged record is one, under the id that stands for it.
const SHOWN: &str = "with step as (select ent, kind, of1, of2 from entity where ent > ?1
    and ent not in (select ent from person_same where ent <> lead) order by ent limit ?2),
  m as (select ent as lead, ent from step union all select g.lead, g.ent from step s join person_same g on g.lead = s.ent and g.ent <> g.lead)
  select s.ent, k.name, f.name, f.num, max(c.val) as val, s.ent in (select lead from person_same)
    or exists(select 1 from conflict x where x.ent = s.ent and x.field = c.field)
    or exists(select 1 from aside a where a.ent = s.ent and a.field = c.field)
  from step s join m on m.lead = s.ent join cell c on c.ent = m.ent join field f on f.num = c.field join kind k on k.num = s.kind
  where ((c.dead = 0 and c.val is not null) or exists(select 1 from aside a where a.ent = c.ent and a.field = c.field)) and f.name not in ('_alive', '_touch') and k.name <> 'installation'
    and not (k.name = 'same_as' and c.val is 'undecided') and s.ent not in (select ent from temp.gone) and coalesce(s.of1, x'') not in (select ent from temp.gone)
    and coalesce(s.of2, x'') not in (select ent from temp.gone)
  group by s.ent, f.name order by s.ent, f.name";

/// SHA-256 over all cells: entity id, field name, installation id, stamp, dead, value, in byte order; then the people who
/// are or asked to be erased.
pub(crate) async fn cells(conn: &mut SqliteConnection) -> Result<String> {
    let mut hash = Sha256::new();
    let mut after = Vec::new();
    while let Some(last) = last_of_step(conn, &after).await? {
        for row in &sqlx::query(CELLS).bind(&after).bind(STEP).fetch_all(&mut *conn).await? {
            cell(&mut hash, row)?;
        }
        after = last;
    }
    let erased: Vec<Vec<u8>> =
        sqlx::query_scalar("select distinct ent from erased where reason <> 'same_as' or accepted order by ent")
            .fetch_all(&mut *conn)
            .await?;
    for ent in &erased {
        part(&mut hash, ent);
    }
    Ok(hex(&hash.finalize()))
}

/// The same over the fields that a staged file names, then the people who are erased: on the stage's connection, with the
/// data file as `d`.
pub(crate) async fn of_stage(conn: &mut SqliteConnection) -> Result<String> {
    let mut hash = Sha256::new();
    let rows = sqlx::query(
        "select c.ent, f.name, i.id, c.stamp, c.dead, c.val from (select distinct ent, field from cell) s
         join d.cell c on c.ent = s.ent and c.field = s.field join d.field f on f.num = c.field
         join d.installation i on i.num = c.inst order by c.ent, f.name, i.id",
    )
    .fetch_all(&mut *conn)
    .await?;
    for row in &rows {
        cell(&mut hash, row)?;
    }
    let erased: Vec<Vec<u8>> =
        sqlx::query_scalar("select distinct ent from erased where reason <> 'same_as' order by ent")
            .fetch_all(conn)
            .await?;
    for ent in &erased {
        part(&mut hash, ent);
    }
    Ok(hex(&hash.finalize()))
}

/// SHA-256 over every visible record but installations, which say who writes and not what is known: kind, id, field name, shown value, in id and name order; explicit empty is absent.
pub(crate) async fn data(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<String> {
    projection::list_gone(conn).await?;
    let mut hash = Sha256::new();
    let mut after = Vec::new();
    while let Some(last) = last_of_step(conn, &after).await? {
        for row in &sqlx::query(SHOWN).bind(&after).bind(STEP).fetch_all(&mut *conn).await? {
            let ent: &[u8] = row.get(0);
            let shown = if row.get(5) {
                let field: i64 = row.get(3);
                shown(conn, numbers, &EntityId::from_bytes(ent)?, field).await?.unwrap_or(Value::Null)
            } else {
                value_at(row, 4)?
            };
            if !shown.is_empty() {
                part(&mut hash, row.get::<&str, _>(1).as_bytes());
                part(&mut hash, ent);
                part(&mut hash, row.get::<&str, _>(2).as_bytes());
                value(&mut hash, &shown);
            }
        }
        after = last;
    }
    Ok(hex(&hash.finalize()))
}

/// The last id of the step behind `after`; none at the end.
async fn last_of_step(conn: &mut SqliteConnection, after: &[u8]) -> Result<Option<Vec<u8>>> {
    Ok(sqlx::query_scalar("select max(ent) from (select ent from entity where ent > ?1 order by ent limit ?2)")
        .bind(after)
        .bind(STEP)
        .fetch_one(&mut *conn)
        .await?)
}

fn cell(hash: &mut Sha256, row: &sqlx::sqlite::SqliteRow) -> Result<()> {
    part(hash, row.get(0));
    part(hash, row.get::<&str, _>(1).as_bytes());
    part(hash, row.get(2));
    hash.update(row.get::<i64, _>(3).to_be_bytes());
    hash.update([row.get::<u8, _>(4)]);
    value(hash, &value_at(row, 5)?);
    Ok(())
}

fn part(hash: &mut Sha256, bytes: &[u8]) {
    hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
    hash.update(bytes);
}

fn value(hash: &mut Sha256, value: &Value) {
    match value {
        Value::Null => hash.update([0]),
        Value::Integer(n) => {
            hash.update([1]);
            hash.update(n.to_be_bytes());
        }
        Value::Text(text) => {
            hash.update([2]);
            part(hash, text.as_bytes());
        }
        Value::Bytes(bytes) => {
            hash.update([3]);
            part(hash, bytes);
        }
    }
}
