//! Batches in lists, what they changed, and undo (merge design, section 3).

use serde_json::Value as Json;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::batch::{Said, Writer, rows_before};
use super::exchange;
use super::numbers::Numbers;
use crate::domain::fields::{ALIVE, FieldType, HOME, TOUCH, field_of};
use crate::domain::own_field;
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::merge::{self, Word};
use crate::wire::batch::{BatchItem, BatchSource, BatchSummary, HistoryChange, Kept};

const SUMMARY: &str = "select b.id, b.at, b.source, b.what, b.detail, b.undone, b.undoes, b.people from batch b";

/// The person that a record is or is of, else the record; people first.
const SUBJECT: &str = "select coalesce(case k.name when 'person' then e.ent end, e.of1, e.ent) from change c
  join entity e on e.ent = c.ent join kind k on k.num = e.kind where c.batch = ?1
  order by k.name = 'person' or e.of1 is not null desc, c.ent limit 1";

/// Batches, newest first; with `before` only older ones.
pub(crate) async fn batches(conn: &mut SqliteConnection, before: Option<u32>, limit: u32) -> Result<Vec<BatchSummary>> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
        "{SUMMARY} where ?1 is null or b.id < ?1 order by b.id desc limit ?2"
    )))
    .bind(before)
    .bind(limit)
    .fetch_all(&mut *conn)
    .await?;
    let mut batches = Vec::with_capacity(rows.len());
    for row in &rows {
        batches.push(summary(conn, row).await?);
    }
    Ok(batches)
}

/// One batch. Errors: `NoSuchBatch`.
pub(crate) async fn batch(conn: &mut SqliteConnection, id: i64) -> Result<BatchSummary> {
    let row = sqlx::query(sqlx::AssertSqlSafe(format!("{SUMMARY} where b.id = ?1")))
        .bind(id)
        .fetch_optional(&mut *conn)
        .await?;
    summary(conn, &row.ok_or_else(|| Error::new(Code::NoSuchBatch).with("batch", id))?).await
}

async fn summary(conn: &mut SqliteConnection, row: &SqliteRow) -> Result<BatchSummary> {
    let source = match row.get::<&str, _>(2) {
        "screen" => BatchSource::Screen,
        "import" => BatchSource::Import,
        "exchange" => BatchSource::Exchange,
        "undo" => BatchSource::Undo,
        "sample" => BatchSource::Sample,
        other => return Err(Error::new(Code::FileDamaged).because(format!("a batch comes from {other}"))),
    };
    let undone_by = row.get::<Option<u32>, _>(5);
    let what: String = row.get(3);
    let people = row.get::<Option<u32>, _>(7).unwrap_or(0);
    Ok(BatchSummary {
        id: row.get(0),
        at: rfc3339(row.get(1)),
        source,
        what: what.clone(),
        detail: row.get::<Option<&str>, _>(4).map(serde_json::from_str).transpose()?.unwrap_or(Json::Null),
        people,
        subject: if people > 1 { String::new() } else { subject(conn, row.get(0)).await? },
        undone_by,
        undoes: row.get(6),
        // The chapter and the installation are the file itself.
        undoable: undone_by.is_none()
            && !matches!(
                what.as_str(),
                "file_create" | "installation_begin" | "person_erase" | "person_let_go" | "bin_empty"
            ),
    })
}

async fn subject(conn: &mut SqliteConnection, batch: i64) -> Result<String> {
    let ent: Option<Vec<u8>> = sqlx::query_scalar(SUBJECT).bind(batch).fetch_optional(&mut *conn).await?;
    match ent {
        Some(ent) => super::person::name_of(conn, &EntityId::from_bytes(&ent)?).await,
        None => Ok(String::new()),
    }
}

/// RFC 3339 in UTC of milliseconds since 1970.
pub(crate) fn rfc3339(ms: i64) -> String {
    chrono::DateTime::from_timestamp_millis(ms)
        .map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
        .unwrap_or_default()
}

/// What a batch did: its import's rows, else the records it wrote, by name of the record.
pub(crate) async fn items(conn: &mut SqliteConnection, batch: i64) -> Result<Vec<BatchItem>> {
    let import: Option<i64> =
        sqlx::query_scalar("select id from import where batch = ?1").bind(batch).fetch_optional(&mut *conn).await?;
    if let Some(import) = import {
        let rows = sqlx::query(
            "select r.row, r.outcome, r.ent, r.why,
               coalesce((select coalesce(nullif(concat_ws(' ', given_name, family_name), ''), native_name, '') from p_person p where p.ent = r.ent),
                 (select title from p_title t where t.ent = r.ent), '')
             from import_row r where r.import = ?1 and r.outcome <> 'ignored' order by r.row",
        )
        .bind(import)
        .fetch_all(&mut *conn)
        .await?;
        return rows
            .iter()
            .map(|row| {
                let ent: Option<Vec<u8>> = row.get(2);
                Ok(BatchItem {
                    row: row.get(0),
                    outcome: row.get(1),
                    id: ent.map(|ent| crate::domain::id::hex(&ent)),
                    why: row.get(3),
                    name: row.get(4),
                })
            })
            .collect();
    }
    let rows = sqlx::query(
        "select c.ent, min(c.field) = 0, max(case when c.field = (select num from field where name = '_alive') then 1 else 0 end),
           coalesce((select alive from p_person p where p.ent = c.ent), 1)
         from change c where c.batch = ?1 group by c.ent limit 1000",
    )
    .bind(batch)
    .fetch_all(&mut *conn)
    .await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in &rows {
        let ent = EntityId::from_bytes(row.get(0))?;
        let (made, life, alive): (bool, bool, bool) = (row.get(1), row.get(2), row.get(3));
        let outcome = match (made, life, alive) {
            (true, ..) => "new",
            (_, true, false) => "deleted",
            (_, true, true) => "restored",
            _ => "updated",
        };
        items.push(BatchItem {
            row: None,
            outcome: outcome.to_owned(),
            id: Some(ent.to_string()),
            why: None,
            name: super::person::name_of(conn, &ent).await?,
        });
    }
    Ok(items)
}

/// A change of a record or of what is of it, with the batch that made it; newest batch first.
pub(crate) struct Step {
    pub(crate) batch: i64,
    pub(crate) change: HistoryChange,
}

/// The history of a record and of what is `of` it. What stood after a change is what stood before the next one
/// of that field, else what stands now.
pub(crate) async fn of_record(conn: &mut SqliteConnection, numbers: &Numbers, ent: &EntityId) -> Result<Vec<Step>> {
    let members = super::same::members(conn, ent).await?;
    super::same::concern(conn, &members).await?;
    let rows = sqlx::query(
        "select c.batch, c.ent, c.field, c.before from change c
         where c.ent in (select ent from temp.concerned) or c.ent in (select e.ent from temp.concerned m join entity e on e.of1 = m.ent)
         order by c.batch desc, c.ent, c.field",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut after: std::collections::HashMap<(Vec<u8>, i64), Value> = std::collections::HashMap::new();
    let mut steps = Vec::new();
    for row in &rows {
        let (batch, record, field): (i64, Vec<u8>, i64) = (row.get(0), row.get(1), row.get(2));
        let before: Option<&str> = row.get(3);
        let id = EntityId::from_bytes(&record)?;
        let fields: Vec<i64> = if field == 0 { serde_json::from_str(before.unwrap_or("[]"))? } else { vec![field] };
        if field == 0 {
            steps.push(Step {
                batch,
                change: change(&id, ALIVE, &Value::Null, &Value::Integer(1), numbers, conn).await?,
            });
        }
        for field in fields {
            let key = (record.clone(), field);
            let now = match after.get(&key) {
                Some(value) => value.clone(),
                None => now(conn, numbers, &id, field).await?,
            };
            let was = if before.is_none() || row.get::<i64, _>(2) == 0 {
                Value::Null
            } else {
                shown_before(conn, numbers, field, before).await?
            };
            let Some(name) = numbers.field_name(field).filter(|name| *name != HOME) else { continue };
            steps.push(Step { batch, change: change(&id, name, &was, &now, numbers, conn).await? });
            after.insert(key, was);
        }
    }
    Ok(steps)
}

async fn change(
    record: &EntityId,
    field: &str,
    before: &Value,
    after: &Value,
    numbers: &Numbers,
    conn: &mut SqliteConnection,
) -> Result<HistoryChange> {
    let ty = field_type(conn, numbers, field).await?;
    Ok(HistoryChange {
        record: record.to_string(),
        field: field.to_owned(),
        before: before.to_json(&ty),
        after: after.to_json(&ty),
    })
}

/// The type of a cell field: the catalogue's, an own field's, or of the signs of life.
pub(crate) async fn field_type(conn: &mut SqliteConnection, _numbers: &Numbers, field: &str) -> Result<FieldType> {
    if let Some((_, field)) = field_of(field) {
        return Ok(field.ty);
    }
    if let Some(own) = own_field::id_of(field) {
        let ty: Option<Option<String>> = sqlx::query_scalar("select type from p_own_field where ent = ?1")
            .bind(own.as_bytes().as_slice())
            .fetch_optional(&mut *conn)
            .await?;
        return Ok(own_field::type_of(ty.flatten().as_deref().unwrap_or("text")));
    }
    Ok(match field {
        ALIVE | TOUCH => FieldType::YesNo,
        HOME => FieldType::Reference("organisation"),
        _ => FieldType::Text,
    })
}

async fn now(conn: &mut SqliteConnection, numbers: &Numbers, ent: &EntityId, field: i64) -> Result<Value> {
    Ok(super::cells::shown(conn, numbers, ent, field).await?.unwrap_or(Value::Null))
}

/// The value that was shown before a change.
pub(super) async fn shown_before(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    field: i64,
    before: Option<&str>,
) -> Result<Value> {
    let words = words_before(conn, before).await?;
    Ok(merge::shown(&words, super::projection::merge_class(numbers, field)).unwrap_or(Value::Null))
}

/// The words that were live before a change.
pub(super) async fn words_before(conn: &mut SqliteConnection, before: Option<&str>) -> Result<Vec<Word>> {
    let mut words = Vec::new();
    for (inst, stamp, dead, value) in rows_before(before)? {
        if !dead {
            let installation: Option<Vec<u8>> = sqlx::query_scalar("select id from installation where num = ?1")
                .bind(inst)
                .fetch_optional(&mut *conn)
                .await?;
            words.push(Word { installation: installation.unwrap_or_default(), home: false, stamp, value });
        }
    }
    Ok(words)
}

/// Undoes a batch written here, inside the batch of `writer`: says the former values anew where nobody has written since.
/// What it made is deleted, unless somebody has written to it since. Errors: `NoSuchBatch`, `NotUndoable`.
pub(crate) async fn undo(writer: &mut Writer<'_>, numbers: &Numbers, batch: i64) -> Result<(u32, Vec<Kept>)> {
    let undone: Option<Option<i64>> = sqlx::query_scalar("select undone from batch where id = ?1")
        .bind(batch)
        .fetch_optional(&mut *writer.conn())
        .await?;
    match undone {
        None => return Err(Error::new(Code::NoSuchBatch).with("batch", batch)),
        Some(Some(_)) => return Err(Error::new(Code::NotUndoable).with("batch", batch)),
        Some(None) => {}
    }
    let what: String =
        sqlx::query_scalar("select what from batch where id = ?1").bind(batch).fetch_one(&mut *writer.conn()).await?;
    if matches!(what.as_str(), "person_erase" | "person_let_go" | "bin_empty") {
        return Err(Error::new(Code::NotUndoable).with("batch", batch));
    }
    let (restored, kept) = if exchange::undo::is_import(writer.conn(), batch).await? {
        exchange::undo::undo(writer, numbers, batch).await?
    } else if let Some(import) = undone_import(writer.conn(), batch).await? {
        (exchange::undo::redo(writer, import).await?, Vec::new())
    } else {
        say_former(writer, numbers, batch).await?
    };
    let undo = writer.batch();
    sqlx::query("update batch set undone = ?2 where id = ?1")
        .bind(batch)
        .bind(undo)
        .execute(&mut *writer.conn())
        .await?;
    sqlx::query("update batch set undoes = ?2 where id = ?1")
        .bind(undo)
        .bind(batch)
        .execute(&mut *writer.conn())
        .await?;
    Ok((restored, kept))
}

/// The exchange import that a batch undid.
async fn undone_import(conn: &mut SqliteConnection, batch: i64) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar(
        "select i.id from batch u join batch i on i.id = u.undoes and i.source = 'exchange' where u.id = ?1",
    )
    .bind(batch)
    .fetch_optional(conn)
    .await?)
}

/// Says the former values anew, and deletes what was made.
async fn say_former(writer: &mut Writer<'_>, numbers: &Numbers, batch: i64) -> Result<(u32, Vec<Kept>)> {
    let (made, mut kept) = made(writer, numbers, batch).await?;
    let alive = numbers.field(ALIVE);
    let mut said: Vec<Said> =
        made.into_iter().map(|ent| Said { ent, field: alive, value: Value::Integer(0) }).collect();
    // Of two people nothing is deleted: it is open again whether they are one.
    let pairs = pairs_made(writer.conn(), batch).await?;
    let field = numbers.field("same_as.answer");
    said.extend(pairs.into_iter().map(|ent| Said { ent, field, value: Value::text("undecided") }));
    let parted = parted_by(writer.conn(), batch).await?;
    let together = written_together(writer.conn(), numbers, batch, &parted).await?;
    let (values, left) = values(writer, numbers, batch).await?;
    said.extend(values);
    kept.extend(left);
    let listed = |one: &Kept| kept.iter().any(|there| (&there.id, &there.field) == (&one.id, &one.field));
    let more: Vec<Kept> = together.into_iter().filter(|one| !listed(one)).collect();
    kept.extend(more);
    // A word of our own that was the only one is taken back by saying empty; a decision is undone by deciding.
    let restored = u32::try_from(said.len()).unwrap_or(u32::MAX);
    for block in said.chunks(20_000) {
        writer.say_each(block).await?;
    }
    Ok((restored, kept))
}

/// Records that the batch made: to delete, and those that were written to since.
async fn made(writer: &mut Writer<'_>, numbers: &Numbers, batch: i64) -> Result<(Vec<EntityId>, Vec<Kept>)> {
    let rows = sqlx::query(
        "select c.ent,
           exists(select 1 from change l join batch b on b.id = l.batch
                  where l.ent = c.ent and l.batch > ?1 and b.undone is null and b.undoes is null)
           or exists(select 1 from entity e join change l on l.ent = e.ent join batch b on b.id = l.batch
                  where e.of1 = c.ent and l.batch > ?1 and b.undone is null and b.undoes is null)
           or exists(select 1 from entity e join change l on l.ent = e.ent join batch b on b.id = l.batch
                  where e.of2 = c.ent and l.batch > ?1 and b.undone is null and b.undoes is null)
         from change c where c.batch = ?1 and c.field = 0
           and not exists(select 1 from entity e join kind k on k.num = e.kind and k.name = 'same_as' where e.ent = c.ent)
           -- What is of a record made by the same batch goes and comes with it.
           and not exists(select 1 from entity e join change o on o.ent = e.of1 and o.batch = ?1 and o.field = 0 where e.ent = c.ent)
           and not exists(select 1 from cell d where d.ent = c.ent and d.field = ?2 and d.dead = 0 and d.val is 0)",
    )
    .bind(batch)
    .bind(numbers.field(ALIVE))
    .fetch_all(&mut *writer.conn())
    .await?;
    let (mut gone, mut kept) = (Vec::new(), Vec::new());
    for row in &rows {
        let ent = EntityId::from_bytes(row.get(0))?;
        if row.get(1) {
            let name = super::person::name_of(writer.conn(), &ent).await?;
            kept.push(Kept { id: ent.to_string(), name, field: String::new(), why: "edited_since".into() });
        } else {
            gone.push(ent);
        }
    }
    Ok((gone, kept))
}

/// Fields that the batch wrote: the values to say anew, and those that somebody has written since.
async fn values(writer: &mut Writer<'_>, numbers: &Numbers, batch: i64) -> Result<(Vec<Said>, Vec<Kept>)> {
    let rows = sqlx::query(
        "select c.ent, c.field, c.before,
           exists(select 1 from batch b join cell w on w.ent = c.ent and w.field = c.field and w.inst = b.inst
                  where b.id = ?1 and w.stamp = b.stamp and w.dead = 0)
           and not exists(select 1 from batch b join cell w on w.ent = c.ent and w.field = c.field and w.inst <> b.inst
                  where b.id = ?1 and w.dead = 0)
         from change c where c.batch = ?1 and c.field <> 0 and c.field <> ?2
           and not exists(select 1 from change m where m.batch = ?1 and m.ent = c.ent and m.field = 0)",
    )
    .bind(batch)
    .bind(numbers.field(TOUCH))
    .fetch_all(&mut *writer.conn())
    .await?;
    let (mut said, mut kept) = (Vec::new(), Vec::new());
    for row in &rows {
        let (ent, field) = (EntityId::from_bytes(row.get(0))?, row.get::<i64, _>(1));
        if row.get(3) {
            let value = shown_before(writer.conn(), numbers, field, row.get(2)).await?;
            said.push(Said { ent, field, value });
        } else {
            let name = super::person::name_of(writer.conn(), &ent).await?;
            let field = numbers.field_name(field).unwrap_or_default().to_owned();
            kept.push(Kept { id: ent.to_string(), name, field, why: "written_since".into() });
        }
    }
    Ok((said, kept))
}

/// The pairs of people of which a batch was the first to say something.
async fn pairs_made(conn: &mut SqliteConnection, batch: i64) -> Result<Vec<EntityId>> {
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "select c.ent from change c join entity e on e.ent = c.ent join kind k on k.num = e.kind and k.name = 'same_as'
         where c.batch = ?1 and c.field = 0 order by c.ent",
    )
    .bind(batch)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// Everybody who is one with somebody by a word of a batch.
async fn parted_by(conn: &mut SqliteConnection, batch: i64) -> Result<Vec<EntityId>> {
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "with ends(ent) as (select e.of1 from change c join entity e on e.ent = c.ent join kind k on k.num = e.kind and k.name = 'same_as'
             where c.batch = ?1)
         select distinct m.ent from ends n join person_same g on g.ent = n.ent join person_same m on m.lead = g.lead order by 1",
    )
    .bind(batch)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// What was written of people behind a batch: it stays where it is when they are taken apart.
async fn written_together(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    batch: i64,
    people: &[EntityId],
) -> Result<Vec<Kept>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    super::same::concern(conn, people).await?;
    let rows = sqlx::query(
        "with w(ent) as (select ent from temp.concerned union select e.ent from temp.concerned m join entity e on e.of1 = m.ent
             join kind k on k.num = e.kind and k.name <> 'same_as')
         select distinct c.ent, c.field from w join change c on c.ent = w.ent join batch b on b.id = c.batch
         where c.batch > ?1 and c.field <> ?2 and b.undone is null and b.undoes is null and b.what <> 'person_merge'
         order by 1, 2 limit 1000",
    )
    .bind(batch)
    .bind(numbers.field(TOUCH))
    .fetch_all(&mut *conn)
    .await?;
    let mut kept = Vec::with_capacity(rows.len());
    for row in &rows {
        let ent = EntityId::from_bytes(row.get(0))?;
        let name = super::person::name_of(conn, &ent).await?;
        let field = numbers.field_name(row.get(1)).unwrap_or_default().to_owned();
        kept.push(Kept { id: ent.to_string(), name, field, why: "written_since".into() });
    }
    Ok(kept)
}

/// Says what merges said of these people as it was before, where nobody has written since: merges from the first on that
/// said one of the words `yeses`. Gives how many fields, and what else was written since.
pub(crate) async fn say_as_before_merge(
    writer: &mut Writer<'_>,
    numbers: &Numbers,
    yeses: &[EntityId],
    people: &[EntityId],
) -> Result<(u32, Vec<Kept>)> {
    let first: Option<i64> = sqlx::query_scalar(
        "select min(c.batch) from json_each(?1) v join change c on c.ent = unhex(v.value) join batch b on b.id = c.batch
         where c.field in (0, ?2) and b.what = 'person_merge' and b.undone is null",
    )
    .bind(serde_json::to_string(yeses)?)
    .bind(numbers.field("same_as.answer"))
    .fetch_one(&mut *writer.conn())
    .await?;
    // Said by another chapter: what stood before is not known here.
    let Some(first) = first else { return Ok((0, Vec::new())) };
    let kept = written_together(writer.conn(), numbers, first, people).await?;
    super::same::concern(writer.conn(), people).await?;
    let rows = sqlx::query(
        "with w(ent) as (select ent from temp.concerned union select e.ent from temp.concerned m join entity e on e.of1 = m.ent
             join kind k on k.num = e.kind and k.name <> 'same_as')
         select c.ent, c.field, c.before, min(c.batch) from w join change c on c.ent = w.ent
           join batch b on b.id = c.batch and b.what = 'person_merge' and b.undone is null
         where c.batch >= ?1 and c.field not in (0, ?2)
           and exists(select 1 from batch b join cell l on l.inst = b.inst and l.stamp = b.stamp and l.dead = 0
             where b.what = 'person_merge' and l.ent = c.ent and l.field = c.field)
           and (select count(*) from cell l where l.ent = c.ent and l.field = c.field and l.dead = 0) = 1
         group by c.ent, c.field",
    )
    .bind(first)
    .bind(numbers.field(TOUCH))
    .fetch_all(&mut *writer.conn())
    .await?;
    let mut said = Vec::with_capacity(rows.len());
    for row in &rows {
        let (ent, field) = (EntityId::from_bytes(row.get(0))?, row.get::<i64, _>(1));
        let value = shown_before(writer.conn(), numbers, field, row.get(2)).await?;
        said.push(Said { ent, field, value });
    }
    writer.say_each(&said).await?;
    Ok((u32::try_from(said.len()).unwrap_or(u32::MAX), kept))
}

/// What a member of a merged person was called, by what merges have replaced here; empty when nothing was.
pub(crate) async fn name_before_merge(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    ent: &EntityId,
) -> Result<String> {
    let mut name = Vec::new();
    for field in ["person.given_name", "person.family_name"] {
        let field = numbers.field(field);
        let before: Option<Option<String>> = sqlx::query_scalar(
            "select c.before from change c join batch b on b.id = c.batch
             where c.ent = ?1 and c.field = ?2 and b.what = 'person_merge' and b.undone is null order by c.batch limit 1",
        )
        .bind(ent.as_bytes().as_slice())
        .bind(field)
        .fetch_optional(&mut *conn)
        .await?;
        let value = match before {
            Some(before) => shown_before(conn, numbers, field, before.as_deref()).await?,
            None => super::cells::shown(conn, numbers, ent, field).await?.unwrap_or(Value::Null),
        };
        name.extend(value.as_text().map(str::to_owned).filter(|text| !text.is_empty()));
    }
    Ok(name.join(" "))
}
