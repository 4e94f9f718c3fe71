//! The one table that merges: what each installation last said of a field (merge design, section 1).
//! Reads live words; writes are [`super::batch::Writer`]'s.

use sqlx::{Row, SqliteConnection};

use super::value_at;
use crate::domain::{EntityId, Value};
use crate::error::Result;
use crate::merge::Word;

/// The live words of a field, in order of installations.
pub(crate) async fn live_words(conn: &mut SqliteConnection, ent: &EntityId, field: i64) -> Result<Vec<Word>> {
    let rows = sqlx::query(
        "select i.id, c.stamp, c.val from cell c join installation i on i.num = c.inst
         where c.ent = ?1 and c.field = ?2 and c.dead = 0 order by i.id",
    )
    .bind(ent.as_bytes().as_slice())
    .bind(field)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter()
        .map(|row| Ok(Word { installation: row.get(0), home: false, stamp: row.get(1), value: value_at(row, 2)? }))
        .collect()
}

/// A field number with its live values.
pub(crate) type LiveFields = Vec<(i64, Vec<Value>)>;

/// All fields of a record with their live values, in order of numbers.
pub(crate) async fn live_fields(conn: &mut SqliteConnection, ent: &EntityId) -> Result<LiveFields> {
    let rows = sqlx::query("select field, val from cell where ent = ?1 and dead = 0 order by field, inst")
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
