//! The one table that merges: what each installation last said of a field (merge design, section 1).
//! Reads live words; writes are [`super::batch::Writer`]'s.

use sqlx::{Row, SqliteConnection};

use super::numbers::Numbers;
use super::value_at;
use crate::domain::{EntityId, Value};
use crate::error::Result;
use crate::merge::{self, Word};

/// The live words of a field, in order of installations; those of the record's home chapter are marked.
pub(crate) async fn live_words(conn: &mut SqliteConnection, ent: &EntityId, field: i64) -> Result<Vec<Word>> {
    let home = super::life::home_of(conn, ent).await?;
    let rows = sqlx::query(
        "select i.id, c.stamp, c.val, exists(select 1 from cell h join field f on f.num = h.field
             and f.name = 'installation.chapter' where h.ent = i.id and h.dead = 0 and h.val = ?3)
         from cell c join installation i on i.num = c.inst
         where c.ent = ?1 and c.field = ?2 and c.dead = 0 order by i.id",
    )
    .bind(ent.as_bytes().as_slice())
    .bind(field)
    .bind(home)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter()
        .map(|row| Ok(Word { installation: row.get(0), home: row.get(3), stamp: row.get(1), value: value_at(row, 2)? }))
        .collect()
}

/// What is shown of a field: the words before those set aside, else the live ones.
pub(crate) async fn shown(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    ent: &EntityId,
    field: i64,
) -> Result<Option<Value>> {
    if let Some(before) = super::aside::before(conn, numbers, ent, field).await? {
        return Ok(Some(before).filter(|value| *value != Value::Null));
    }
    let words = live_words(conn, ent, field).await?;
    Ok(merge::shown(&words, super::projection::merge_class(numbers, field)))
}

/// A field number with its live values.
pub(crate) type LiveFields = Vec<(i64, Vec<Value>)>;

/// All fields of a record with their live values, in order of numbers; of fields set aside, all rows.
pub(crate) async fn live_fields(conn: &mut SqliteConnection, ent: &EntityId) -> Result<LiveFields> {
    let rows = sqlx::query(
        "select field, val from cell where ent = ?1 and (dead = 0
           or exists(select 1 from aside a where a.ent = ?1 and a.field = cell.field)) order by field, inst",
    )
    .bind(ent.as_bytes().as_slice())
    .fetch_all(&mut *conn)
    .await?;
    let mut fields: LiveFields = Vec::new();
    for row in &rows {
        let (field, value) = (row.get::<i64, _>(0), value_at(row, 1)?);
        match fields.last_mut() {
            Some((last, values)) if *last == field => values.push(value),
            _ => fields.push((field, vec![value])),
        }
    }
    Ok(fields)
}

/// Kind number and owners of a record; none when there is no such record.
pub(crate) async fn entity(
    conn: &mut SqliteConnection,
    ent: &EntityId,
) -> Result<Option<(i64, [Option<EntityId>; 2])>> {
    let row = sqlx::query("select kind, of1, of2 from entity where ent = ?1")
        .bind(ent.as_bytes().as_slice())
        .fetch_optional(&mut *conn)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let owner = |column: usize| -> Result<Option<EntityId>> {
        let bytes: Option<Vec<u8>> = row.get(column);
        Ok(bytes.map(|bytes| EntityId::from_bytes(&bytes)).transpose()?)
    };
    Ok(Some((row.get(0), [owner(1)?, owner(2)?])))
}
