//! The one table that merges: what each installation last said of a field (merge design, section 1).
//! Reads live words; writes are [`super::batch::Writer`]'s.

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::numbers::Numbers;
use super::value_at;
use crate::domain::{EntityId, Value};
use crate::error::Result;
use crate::merge::{self, Word};

/// The record and all that are one with it.
const MEMBERS: &str =
    "(select ?1 as ent union select m.ent from person_same g join person_same m on m.lead = g.lead where g.ent = ?1)";

/// The live words of a field, in order of installations; those of the record's home chapter are marked. Of a merged record
/// those of all members.
pub(crate) async fn live_words(conn: &mut SqliteConnection, ent: &EntityId, field: i64) -> Result<Vec<Word>> {
    let home = super::life::home_of(conn, ent).await?;
    let rows = sqlx::query(AssertSqlSafe(format!(
        "select i.id, c.stamp, c.val, exists(select 1 from cell h join field f on f.num = h.field
             and f.name = 'installation.chapter' where h.ent = i.id and h.dead = 0 and h.val = ?3)
         from {MEMBERS} m cross join cell c on c.ent = m.ent join installation i on i.num = c.inst
         where c.field = ?2 and c.dead = 0 order by i.id, c.ent",
    )))
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
    let members = super::same::members(conn, ent).await?;
    if members.len() == 1 {
        if let Some(before) = super::aside::before(conn, numbers, ent, field).await? {
            return Ok(Some(before).filter(|value| *value != Value::Null));
        }
        let words = live_words(conn, ent, field).await?;
        return Ok(merge::shown(&words, super::projection::merge_class(numbers, field)));
    }
    let class = super::projection::merge_class(numbers, field);
    if field == numbers.field("person.home_chapter") {
        // Home is that of the smallest id that has one.
        for member in members {
            let words = words_of(conn, &member, field).await?;
            if let Some(home) = merge::shown(&words, class) {
                return Ok(Some(home));
            }
        }
        return Ok(None);
    }
    Ok(merge::shown(&shown_words(conn, ent, field).await?, class).filter(|value| *value != Value::Null))
}

/// The words from which is chosen what a merged record shows: of each member those before what is set aside, else the
/// live ones.
pub(super) async fn shown_words(conn: &mut SqliteConnection, ent: &EntityId, field: i64) -> Result<Vec<Word>> {
    let home = super::life::home_of(conn, ent).await?;
    let mut words = Vec::new();
    for member in super::same::members(conn, ent).await? {
        words.extend(words_of(conn, &member, field).await?);
    }
    for word in &mut words {
        word.home = match &home {
            Some(home) => super::life::speaks_for(conn, &word.installation, home).await?,
            None => false,
        };
    }
    words.sort_by(|a, b| a.installation.cmp(&b.installation));
    Ok(words)
}

/// Of one record alone.
async fn words_of(conn: &mut SqliteConnection, ent: &EntityId, field: i64) -> Result<Vec<Word>> {
    let before: Option<Option<String>> = sqlx::query_scalar("select before from aside where ent = ?1 and field = ?2")
        .bind(ent.as_bytes().as_slice())
        .bind(field)
        .fetch_optional(&mut *conn)
        .await?;
    if let Some(before) = before {
        return super::history::words_before(conn, before.as_deref()).await;
    }
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

/// All fields of a record with their live values, in order of numbers; of fields set aside, all rows.
pub(crate) async fn live_fields(conn: &mut SqliteConnection, ent: &EntityId) -> Result<LiveFields> {
    let rows = sqlx::query(AssertSqlSafe(format!(
        "select c.field, c.val from {MEMBERS} m cross join cell c on c.ent = m.ent where c.dead = 0
           or exists(select 1 from aside a where a.ent = c.ent and a.field = c.field) order by c.field, c.inst, c.ent",
    )))
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
