//! Every write is one transaction, belongs to a batch and leaves what was there before (rule 6; merge design, section 3).

use serde_json::Value as Json;
use sqlx::{Row, SqliteConnection};

use super::numbers::Numbers;
use super::projection::{self, Found};
use super::{Rows, index, many};
use crate::domain::fields::{ALIVE, HOME, TOUCH};
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};

/// A value said of a record.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) ent: EntityId,
    pub(crate) field: i64,
    pub(crate) value: Value,
}

/// A record to make, with its first values.
#[derive(Debug, Clone)]
pub(crate) struct NewRecord {
    pub(crate) ent: EntityId,
    pub(crate) kind: i64,
    pub(crate) of: [Option<EntityId>; 2],
    pub(crate) said: Vec<(i64, Value)>,
}

/// Who writes, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Author {
    /// Local number of this installation.
    pub(crate) inst: i64,
    /// Milliseconds since 1970.
    pub(crate) now_ms: i64,
    /// The greatest stamp that this installation has given or was about to give.
    pub(crate) last_stamp: i64,
}

/// Where a batch comes from and what it is called in the history.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    pub(crate) source: &'static str,
    pub(crate) what: &'static str,
    pub(crate) detail: Json,
}

/// An open batch inside a transaction of the caller.
pub(crate) struct Writer<'c> {
    conn: &'c mut SqliteConnection,
    numbers: &'c Numbers,
    batch: i64,
    inst: i64,
    stamp: i64,
    joined: bool,
    wrote: bool,
    found: Found,
}

static SAID: Rows = Rows::new("insert or replace into temp.said(ent, field, val)", 3, "");
static MADE: Rows = Rows::new("insert into temp.made(n, ent, kind, of1, of2, fields)", 6, "");
static CELL: Rows = Rows::new(
    "insert into cell(ent, field, inst, stamp, dead, val) select m.ent, v.column2, ?, ?, 0, v.column3 from (",
    3,
    ") v cross join temp.made m on m.n = v.column1",
);

/// Records on their way into the tables, by number in the order of ids.
const MAKING: &str = "
create temp table if not exists made(n integer primary key, ent blob, kind integer, of1 blob, of2 blob, fields text);
delete from temp.made";

const NOTE_TOUCHED: &str =
    "insert or ignore into temp.touched select distinct s.ent, e.kind from temp.said s join entity e on e.ent = s.ent";

/// From how many records on a batch makes the whole search index anew: a row in the middle of it costs more
/// than one at its end.
const MANY: usize = 2_000;

impl<'c> Writer<'c> {
    /// Begins a batch, or joins the visit that is still open.
    pub(crate) async fn begin(
        conn: &'c mut SqliteConnection,
        numbers: &'c Numbers,
        author: Author,
        origin: &Origin,
        visit: Option<u32>,
    ) -> Result<Self> {
        projection::prepare(conn).await?;
        many(
            conn,
            "create temp table if not exists said(ent blob, field integer, val, primary key(ent, field)) without rowid",
        )
        .await?;
        let open = match visit {
            Some(visit) => {
                sqlx::query("select id, stamp from batch where id = ?1 and inst = ?2 and closed = 0 and source = 'screen' and undone is null")
                    .bind(visit)
                    .bind(author.inst)
                    .fetch_optional(&mut *conn)
                    .await?
            }
            None => None,
        };
        let (batch, stamp) = match &open {
            Some(row) => (row.get(0), row.get(1)),
            None => open_batch(conn, author, origin).await?,
        };
        Ok(Self {
            conn,
            numbers,
            batch,
            inst: author.inst,
            stamp,
            joined: open.is_some(),
            wrote: false,
            found: Found::Nothing,
        })
    }

    /// The batch's number.
    pub(crate) fn batch(&self) -> i64 {
        self.batch
    }

    /// The connection, for reads and for logs of the same transaction.
    pub(crate) fn conn(&mut self) -> &mut SqliteConnection {
        self.conn
    }

    /// Makes records that nobody has. Empty values are not said.
    pub(crate) async fn create(&mut self, mut records: Vec<NewRecord>) -> Result<()> {
        if records.is_empty() {
            return Ok(());
        }
        self.wrote = true;
        let chapter = super::chapter::meta(self.conn, "chapter").await?;
        let others = ["person", "organisation", "installation"].map(|kind| self.numbers.kind(kind));
        for record in &mut records {
            // Who makes a record of nobody keeps it.
            if let Some(chapter) =
                chapter.as_ref().filter(|_| record.of == [None, None] && !others.contains(&record.kind))
            {
                record.said.push((self.numbers.field(HOME), Value::Bytes(chapter.clone())));
            }
            record.said.retain(|(_, value)| !value.is_empty());
            record.said.sort_by_key(|(field, _)| *field);
        }
        // In the order of the tables' keys: neighbours are written together.
        records.sort_by_key(|record| record.ent);
        many(self.conn, MAKING).await?;
        let numbered: Vec<(i64, &NewRecord)> = (0..).zip(&records).collect();
        MADE.write(self.conn, &numbered, |(n, r), b| {
            let [of1, of2] = r.of.each_ref().map(|of| of.as_ref().map(|id| id.as_bytes().as_slice()));
            let fields: Vec<String> = r.said.iter().map(|(field, _)| field.to_string()).collect();
            b.int(*n).bytes(r.ent.as_bytes()).int(r.kind).maybe_bytes(of1).maybe_bytes(of2);
            b.text(&format!("[{}]", fields.join(",")));
        })
        .await?;
        many(self.conn, "insert into entity(ent, kind, of1, of2) select ent, kind, of1, of2 from temp.made order by n")
            .await?;
        let cells: Vec<(i64, i64, &Value)> =
            numbered.iter().flat_map(|(n, r)| r.said.iter().map(|(field, value)| (*n, *field, value))).collect();
        let (inst, stamp) = (self.inst, self.stamp);
        CELL.write_with(
            self.conn,
            |b| _ = b.int(inst).int(stamp),
            &cells,
            |(n, field, value), b| _ = b.int(*n).int(*field).value(value),
        )
        .await?;
        sqlx::query(
            "insert into change(batch, ent, field, before) select ?1, ent, 0, fields from temp.made order by n",
        )
        .bind(self.batch)
        .execute(&mut *self.conn)
        .await?;
        many(self.conn, "insert or replace into temp.touched(ent, kind) select ent, kind from temp.made order by n")
            .await?;
        Ok(())
    }

    /// Signs older owners of a record just made: a link added is an edit of both ends.
    pub(crate) async fn touch_owners(&mut self, of: [Option<EntityId>; 2]) -> Result<()> {
        many(self.conn, "delete from temp.said").await?;
        let owners: Vec<EntityId> = of.into_iter().flatten().collect();
        SAID.write(self.conn, &owners, |ent, b| {
            b.bytes(ent.as_bytes()).int(0).value(&Value::Null);
        })
        .await?;
        self.sign_as_touched().await?;
        many(self.conn, "delete from temp.said where field = 0").await?;
        self.write_said().await?;
        many(self.conn, NOTE_TOUCHED).await?;
        self.found = Found::Something;
        Ok(())
    }

    /// Says values. What says nothing new is left out; gives how many values were written.
    /// Errors: `FieldInConflict` unless `deciding`, `NoSuchRecord`.
    pub(crate) async fn say(&mut self, said: &[Said], deciding: bool) -> Result<u64> {
        self.put_said(said).await?;
        super::same::widen(self.conn, self.numbers).await?;
        self.say_all(deciding).await
    }

    /// Decides each record for itself, also where it is merged with others: undo knows what stood where.
    pub(crate) async fn say_each(&mut self, said: &[Said]) -> Result<u64> {
        self.put_said(said).await?;
        self.say_all(true).await
    }

    /// Brings the projections up to date in the middle of a batch: what follows sees who is one with whom.
    pub(crate) async fn settle(&mut self) -> Result<()> {
        projection::refresh(self.conn, self.numbers, Found::Something).await?;
        self.found = Found::Something;
        Ok(())
    }

    async fn put_said(&mut self, said: &[Said]) -> Result<()> {
        many(self.conn, "delete from temp.said").await?;
        SAID.write(self.conn, said, |s, b| {
            b.bytes(s.ent.as_bytes()).int(s.field).value(&s.value);
        })
        .await
    }

    async fn say_all(&mut self, deciding: bool) -> Result<u64> {
        self.refuse_unknown_and_doubtful(deciding).await?;
        // Said already and by nobody otherwise; explicit empty is the same as absent. Deciding is said whatever it repeats.
        many(self.conn, "delete from temp.said where not exists(select 1 from conflict x where x.ent = coalesce((select g.lead from person_same g
            where g.ent = said.ent), said.ent) and x.field = said.field)
            and not exists(select 1 from aside a where a.ent = said.ent and a.field = said.field)
            and not exists(select 1 from cell c where c.ent = said.ent
            and c.field = said.field and c.dead = 0 and c.val is not said.val)
            and (said.val is null or exists(select 1 from cell c where c.ent = said.ent and c.field = said.field and c.dead = 0))").await?;
        let new: i64 = sqlx::query_scalar("select count(*) from temp.said").fetch_one(&mut *self.conn).await?;
        if new == 0 {
            return Ok(0);
        }
        self.wrote = true;
        self.found = Found::Something;
        self.remember_before().await?;
        self.sign_as_touched().await?;
        self.write_said().await?;
        many(self.conn, NOTE_TOUCHED).await?;
        Ok(new.unsigned_abs())
    }

    async fn refuse_unknown_and_doubtful(&mut self, deciding: bool) -> Result<()> {
        let unknown: Option<Vec<u8>> = sqlx::query_scalar(
            "select s.ent from temp.said s where not exists(select 1 from entity e where e.ent = s.ent) limit 1",
        )
        .fetch_optional(&mut *self.conn)
        .await?;
        if let Some(ent) = unknown {
            return Err(Error::new(Code::NoSuchRecord).with("id", crate::domain::id::hex(&ent)));
        }
        let doubtful: Option<i64> = sqlx::query_scalar(
            "select s.field from temp.said s where exists(select 1 from conflict x
               where x.ent = coalesce((select g.lead from person_same g where g.ent = s.ent), s.ent) and x.field = s.field)
             or exists(select 1 from aside a where a.ent = s.ent and a.field = s.field) limit 1",
        )
        .fetch_optional(&mut *self.conn)
        .await?;
        match doubtful {
            Some(field) if !deciding => {
                Err(Error::new(Code::FieldInConflict).with("field", self.numbers.field_name(field).unwrap_or_default()))
            }
            _ => Ok(()),
        }
    }

    /// The rows before the first word of this batch on a field; later ones replace it without a trace.
    async fn remember_before(&mut self) -> Result<()> {
        sqlx::query(
            "insert or ignore into change(batch, ent, field, before) select ?1, s.ent, s.field,
               (select json_group_array(json_array(c.inst, c.stamp, c.dead, typeof(c.val),
                  case typeof(c.val) when 'blob' then hex(c.val) else c.val end))
                from cell c where c.ent = s.ent and c.field = s.field having count(*) > 0)
             from temp.said s",
        )
        .bind(self.batch)
        .execute(&mut *self.conn)
        .await?;
        Ok(())
    }

    /// `_touch` on every record written that this batch did not make, and on the older persons that it is `of`.
    /// Who writes to a record in the bin has seen the deletion: that is no sign against it, unless it is still asked about.
    async fn sign_as_touched(&mut self) -> Result<()> {
        sqlx::query(
            "insert or replace into temp.said
             select ent, ?2, 1 from (
               select s.ent from temp.said s where s.field <> ?3
               union select e.of1 from temp.said s join entity e on e.ent = s.ent where e.of1 is not null and s.field <> ?3
               union select e.of2 from temp.said s join entity e on e.ent = s.ent where e.of2 is not null and s.field <> ?3) w
             where exists(select 1 from entity e where e.ent = w.ent)
               and not exists(select 1 from change h where h.batch = ?1 and h.ent = w.ent and h.field = 0)
               and (not exists(select 1 from cell d where d.ent = w.ent and d.field = ?3 and d.dead = 0 and d.val is 0)
                 or exists(select 1 from conflict x where x.ent = coalesce((select g.lead from person_same g where g.ent = w.ent), w.ent)
                   and x.field = ?3))",
        )
        .bind(self.batch)
        .bind(self.numbers.field(TOUCH))
        .bind(self.numbers.field(ALIVE))
        .execute(&mut *self.conn)
        .await?;
        // A deletion answers the touches that it has seen.
        sqlx::query(
            "insert or replace into temp.said select s.ent, ?1, 0 from temp.said s
             where s.field = ?2 and s.val is 0 and exists(select 1 from cell c where c.ent = s.ent and c.field = ?1)",
        )
        .bind(self.numbers.field(TOUCH))
        .bind(self.numbers.field(ALIVE))
        .execute(&mut *self.conn)
        .await?;
        Ok(())
    }

    async fn write_said(&mut self) -> Result<()> {
        sqlx::query(
            "update cell set dead = 1, val = null from temp.said s
             where cell.ent = s.ent and cell.field = s.field and cell.dead = 0 and cell.inst <> ?1",
        )
        .bind(self.inst)
        .execute(&mut *self.conn)
        .await?;
        sqlx::query(
            "insert into cell(ent, field, inst, stamp, dead, val) select s.ent, s.field, ?1, ?2, 0, s.val from temp.said s where true
             on conflict(ent, field, inst) do update set stamp = excluded.stamp, dead = 0, val = excluded.val",
        )
        .bind(self.inst)
        .bind(self.stamp)
        .execute(&mut *self.conn)
        .await?;
        Ok(())
    }

    /// Rows were merged by the batch, and `temp.touched` names their records.
    pub(super) fn has_merged(&mut self, found: Found) {
        self.wrote = true;
        self.found = found;
    }

    /// Keeps the batch even when it writes nothing: an undo of what was undone by hand is still an undo.
    pub(crate) fn keep(&mut self) {
        self.wrote = true;
    }

    /// Brings projections and search up to date; gives the batch, or none when nothing was written.
    pub(crate) async fn finish(mut self) -> Result<Option<i64>> {
        if !self.wrote {
            if !self.joined {
                sqlx::query("delete from batch where id = ?1").bind(self.batch).execute(&mut *self.conn).await?;
            }
            return Ok(self.joined.then_some(self.batch));
        }
        projection::refresh(self.conn, self.numbers, self.found).await?;
        let touched: i64 = sqlx::query_scalar("select count(*) from temp.touched").fetch_one(&mut *self.conn).await?;
        if usize::try_from(touched).is_ok_and(|touched| touched > MANY) {
            index::rebuild(self.conn, self.numbers).await?;
        } else {
            index::refresh(self.conn, self.numbers).await?;
        }
        self.count_people().await?;
        Ok(Some(self.batch))
    }

    /// For lists of batches; a visit may have been counted before.
    async fn count_people(&mut self) -> Result<()> {
        sqlx::query(
            "update batch set people = (select count(*) from (select distinct iif(e.kind = ?2, e.ent, e.of1) as ent
               from change c cross join entity e on e.ent = c.ent where c.batch = ?1) w
               join entity p on p.ent = w.ent and p.kind = ?2) where id = ?1",
        )
        .bind(self.batch)
        .bind(self.numbers.kind("person"))
        .execute(&mut *self.conn)
        .await?;
        Ok(())
    }
}

/// Closes what is open and begins a batch; its stamp is max(last + 1, milliseconds << 16), below 2^61.
async fn open_batch(conn: &mut SqliteConnection, author: Author, origin: &Origin) -> Result<(i64, i64)> {
    close_all(conn).await?;
    let last = last_stamp(conn, author.inst).await?;
    let clock = author.now_ms.clamp(0, (1 << 44) - 1) << 16;
    let stamp = clock.max(last.unwrap_or(0).max(author.last_stamp) + 1);
    let batch = sqlx::query("insert into batch(inst, stamp, at, source, what, detail) values (?1, ?2, ?3, ?4, ?5, ?6)")
        .bind(author.inst)
        .bind(stamp)
        .bind(author.now_ms)
        .bind(origin.source)
        .bind(origin.what)
        .bind(origin.detail.to_string())
        .execute(&mut *conn)
        .await?
        .last_insert_rowid();
    Ok((batch, stamp))
}

/// Ends all visits: a file is written, an import starts, another batch begins.
pub(crate) async fn close_all(conn: &mut SqliteConnection) -> Result<()> {
    sqlx::query("update batch set closed = 1 where closed = 0").execute(&mut *conn).await?;
    Ok(())
}

/// What a stamp says of the clock that made it: milliseconds since 1970.
pub(crate) fn stamp_ms(stamp: i64) -> i64 {
    stamp >> 16
}

/// Rows before a change, as `change.before` keeps them: (inst, stamp, dead, value).
pub(crate) fn rows_before(before: Option<&str>) -> Result<Vec<(i64, i64, bool, Value)>> {
    let Some(before) = before else { return Ok(Vec::new()) };
    let rows: Vec<(i64, i64, i64, String, Json)> = serde_json::from_str(before)?;
    rows.into_iter()
        .map(|(inst, stamp, dead, class, value)| {
            let value = match (class.as_str(), value) {
                ("null", _) => Value::Null,
                ("integer", Json::Number(n)) => Value::Integer(n.as_i64().unwrap_or_default()),
                ("text", Json::String(text)) => Value::Text(text),
                ("blob", Json::String(hex)) => Value::Bytes(crate::domain::id::unhex(&hex).unwrap_or_default()),
                (class, _) => return Err(Error::new(Code::FileDamaged).because(format!("a change holds {class}"))),
            };
            Ok((inst, stamp, dead != 0, value))
        })
        .collect()
}

/// The last stamp of an installation in this file.
pub(crate) async fn last_stamp(conn: &mut SqliteConnection, inst: i64) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("select max(stamp) from batch where inst = ?1").bind(inst).fetch_one(&mut *conn).await?)
}
