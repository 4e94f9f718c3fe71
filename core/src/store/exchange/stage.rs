//! A file's rows in a database of their own, beside the data file: on the disk, in no backup, gone when dropped.
//! Rows have the data file's numbers; names that it does not have yet get the numbers that they will have.

use std::collections::BTreeMap;
use std::path::Path;

use sqlx::{AssertSqlSafe, Row, SqliteConnection};
use tempfile::TempPath;

use crate::domain::{EntityId, Privacy, Value};
use crate::error::{Error, Result};
use crate::store::file::{options, single};
use crate::store::{Rows, many};

/// A staged row; numbers are the data file's.
#[derive(Debug, Clone)]
pub(crate) struct StagedRow {
    pub(crate) ent: EntityId,
    pub(crate) field: i64,
    pub(crate) inst: i64,
    pub(crate) stamp: i64,
    /// None: dead.
    pub(crate) value: Option<Value>,
}

/// A staged entity.
#[derive(Debug, Clone)]
pub(crate) struct StagedEntity {
    pub(crate) ent: EntityId,
    pub(crate) kind: i64,
    pub(crate) of: [Option<EntityId>; 2],
}

/// The database of one file, with the data file attached as `d`.
pub(crate) struct Stage {
    conn: SqliteConnection,
    path: TempPath,
}

const SCHEMA: &str = "
create table field(num integer primary key, name text not null unique, class text not null, fresh integer not null);
create table inst(num integer primary key, id blob not null unique, fresh integer not null);
create table kind(num integer primary key, name text not null unique, fresh integer not null);
create table entity(ent blob primary key, kind integer not null, of1 blob, of2 blob, fresh integer not null default 0) without rowid;
create table cell(ent blob not null, field integer not null, inst integer not null, stamp integer not null,
  dead integer not null, val blob, primary key(ent, field, inst)) without rowid;
create table erased(ent blob primary key, inst integer not null, stamp integer not null, reason text not null) without rowid;
create table diff(ent blob not null, field integer not null, before integer not null, after integer not null,
  differ integer not null, primary key(ent, field)) without rowid;
create table item(ent blob primary key, outcome text not null, name text not null default '', conflicts integer not null default 0,
  declined integer not null default 0) without rowid;
create table own(ent blob not null, field integer not null, primary key(ent, field)) without rowid;
create table declined(ent blob not null, field integer not null, ours integer not null default 0, primary key(ent, field)) without rowid;";

static FIELD: Rows = Rows::new("insert into field(num, name, class, fresh)", 4, "");
static INST: Rows = Rows::new("insert into inst(num, id, fresh)", 3, "");
static ENTITY: Rows = Rows::new("insert or ignore into entity(ent, kind, of1, of2)", 4, "");
// The same cell twice in one file is a forger's: the greater row counts, as everywhere.
static CELL: Rows = Rows::new(
    "insert into cell(ent, field, inst, stamp, dead, val)",
    6,
    "on conflict(ent, field, inst) do update set stamp = excluded.stamp, dead = excluded.dead, val = excluded.val
     where (excluded.stamp, excluded.dead, excluded.val is not null, excluded.val) > (cell.stamp, cell.dead, cell.val is not null, cell.val)",
);

impl Stage {
    /// An empty one in `folder`, reading the data file at `data`. Errors: `DiskFull`, `FileBusy`.
    pub(crate) async fn begin(folder: &Path, data: &Path) -> Result<Self> {
        let path = tempfile::Builder::new().prefix("stage-").tempfile_in(folder)?.into_temp_path();
        let mut conn = single(options(&path).pragma("journal_mode", "off").pragma("synchronous", "off")).await?;
        many(&mut conn, SCHEMA).await?;
        sqlx::query("attach ?1 as d").bind(data.to_string_lossy().into_owned()).execute(&mut conn).await?;
        // Both are written and compared in the order of ids: a page that was left is not asked for again.
        many(&mut conn, "pragma cache_size = -4096; pragma d.cache_size = -4096; begin").await?;
        Ok(Self { conn, path })
    }

    /// Its connection.
    pub(crate) fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.conn
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What has been staged can be seen by another connection.
    pub(crate) async fn settle(&mut self) -> Result<()> {
        many(&mut self.conn, "commit").await
    }

    /// Ends both; the file goes.
    pub(crate) async fn end(self) {
        let _ = sqlx::Connection::close(self.conn).await;
    }

    /// Numbers for the names of a file, in its order.
    pub(crate) async fn fields(&mut self, names: &[(String, Privacy)]) -> Result<Vec<i64>> {
        let (known, mut next) = self.known("select num, name from d.field").await?;
        let mut rows = Vec::with_capacity(names.len());
        for (name, class) in names {
            let (num, fresh) = number(&known, name, &mut next);
            rows.push((num, name.clone(), class.name(), fresh));
        }
        FIELD
            .write(&mut self.conn, &rows, |(num, name, class, fresh), b| {
                b.int(*num).text(name).text(class).int(i64::from(*fresh));
            })
            .await?;
        Ok(rows.into_iter().map(|row| row.0).collect())
    }

    /// Numbers for the installations of a file, in its order.
    pub(crate) async fn installations(&mut self, ids: &[[u8; 16]]) -> Result<Vec<i64>> {
        let (known, mut next) = self.known("select num, lower(hex(id)) from d.installation").await?;
        let mut rows = Vec::with_capacity(ids.len());
        for id in ids {
            let (num, fresh) = number(&known, &crate::domain::id::hex(id), &mut next);
            rows.push((num, *id, fresh));
        }
        INST.write(&mut self.conn, &rows, |(num, id, fresh), b| {
            b.int(*num).bytes(id).int(i64::from(*fresh));
        })
        .await?;
        Ok(rows.into_iter().map(|row| row.0).collect())
    }

    /// The number of a kind; `seen` keeps those of this file.
    pub(crate) async fn kind(&mut self, name: &str, seen: &mut BTreeMap<String, i64>) -> Result<i64> {
        if let Some(num) = seen.get(name) {
            return Ok(*num);
        }
        let (known, _) = self.known("select num, name from d.kind").await?;
        let mut next = known.values().chain(seen.values()).max().copied().unwrap_or(0);
        let (num, fresh) = number(&known, name, &mut next);
        sqlx::query("insert into kind(num, name, fresh) values (?1, ?2, ?3)")
            .bind(num)
            .bind(name)
            .bind(fresh)
            .execute(&mut self.conn)
            .await?;
        seen.insert(name.to_owned(), num);
        Ok(num)
    }

    async fn known(&mut self, sql: &'static str) -> Result<(BTreeMap<String, i64>, i64)> {
        let rows = sqlx::query(sql).fetch_all(&mut self.conn).await?;
        let known: BTreeMap<String, i64> = rows.iter().map(|row| (row.get(1), row.get(0))).collect();
        let greatest = known.values().max().copied().unwrap_or(0);
        Ok((known, greatest))
    }

    /// Takes rows and their entities.
    pub(crate) async fn rows(&mut self, entities: &[StagedEntity], rows: &[StagedRow]) -> Result<()> {
        ENTITY
            .write(&mut self.conn, entities, |e, b| {
                let [of1, of2] = e.of.map(|of| of.map(|id| id.as_bytes().to_vec()));
                b.bytes(e.ent.as_bytes()).int(e.kind).maybe_bytes(of1.as_deref()).maybe_bytes(of2.as_deref());
            })
            .await?;
        CELL.write(&mut self.conn, rows, |r, b| {
            b.bytes(r.ent.as_bytes()).int(r.field).int(r.inst).int(r.stamp).int(i64::from(r.value.is_none()));
            b.value(r.value.as_ref().unwrap_or(&Value::Null));
        })
        .await
    }

    /// Takes a request to erase.
    pub(crate) async fn erasure(&mut self, ent: &EntityId, inst: i64, stamp: i64, reason: &str) -> Result<()> {
        sqlx::query(
            "insert into erased(ent, inst, stamp, reason) values (?1, ?2, ?3, ?4)
             on conflict(ent) do update set stamp = excluded.stamp, inst = excluded.inst, reason = excluded.reason
             where (excluded.stamp, excluded.inst) > (erased.stamp, erased.inst)",
        )
        .bind(ent.as_bytes().as_slice())
        .bind(inst)
        .bind(stamp)
        .bind(reason)
        .execute(&mut self.conn)
        .await?;
        Ok(())
    }

    /// Drops what is of somebody erased or let go here; gives how many rows of each.
    pub(crate) async fn drop_gone(&mut self) -> Result<(u32, u32)> {
        // Somebody says that a person here is one with an erased one: whether they go too is asked.
        many(
            &mut self.conn,
            "insert or ignore into erased(ent, inst, stamp, reason) select x.other, c.inst, c.stamp, 'same_as'
               from (select ent, of1 as gone, of2 as other from entity union all select ent, of2, of1 from entity) x
               join d.erased g on g.ent = x.gone and g.accepted = 1 join d.entity h on h.ent = x.other
               join cell c on c.ent = x.ent and c.dead = 0 and c.val = 'yes' join field f on f.num = c.field and f.name = 'same_as.answer'
               where x.other not in (select ent from d.erased)",
        )
        .await?;
        let erased = drop_theirs(&mut self.conn, "select ent from d.erased where accepted = 1", true).await?;
        let let_go = super::withdrawn::drop_let_go(&mut self.conn).await?;
        Ok((u32::try_from(erased).unwrap_or(u32::MAX), let_go))
    }
}

/// Drops records that are of these people, what is of those, and the people themselves if told so; gives how many rows.
pub(super) async fn drop_theirs(conn: &mut SqliteConnection, people: &'static str, themselves: bool) -> Result<u64> {
    many(conn, "create temp table if not exists gone_for_good(ent blob primary key) without rowid; delete from temp.gone_for_good")
        .await?;
    let found = AssertSqlSafe(format!("insert into temp.gone_for_good select distinct ent from ({people})"));
    if sqlx::query(found).execute(&mut *conn).await?.rows_affected() == 0 {
        return Ok(0);
    }
    // A record of a record of theirs, and one more; further down nothing is declared.
    for _ in 0..3 {
        many(
            conn,
            "insert or ignore into temp.gone_for_good select ent from entity where of1 in (select ent from temp.gone_for_good)
               or of2 in (select ent from temp.gone_for_good)",
        )
        .await?;
    }
    if !themselves {
        let kept = AssertSqlSafe(format!("delete from temp.gone_for_good where ent in ({people})"));
        sqlx::query(kept).execute(&mut *conn).await?;
    }
    let dropped =
        sqlx::query("delete from cell where ent in (select ent from temp.gone_for_good)").execute(&mut *conn).await?;
    many(conn, "delete from entity where ent in (select ent from temp.gone_for_good)").await?;
    Ok(dropped.rows_affected())
}

/// The number that a name has, or will have.
fn number(known: &BTreeMap<String, i64>, name: &str, next: &mut i64) -> (i64, bool) {
    match known.get(name) {
        Some(num) => (*num, false),
        None => {
            *next += 1;
            (*next, true)
        }
    }
}

/// What goes wrong with a staging database is a fault of the disk.
impl From<tempfile::PersistError> for Error {
    fn from(cause: tempfile::PersistError) -> Self {
        Self::from(cause.error)
    }
}
