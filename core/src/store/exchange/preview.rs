//! What a staged file would change: one read-only join of its rows with the held ones (merge design, section 7).
//! Runs on the stage's connection; the data file is attached to it as `d`.

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::NEWER;
use crate::domain::{EntityId, Value};
use crate::error::Result;
use crate::store::{many, value_at};

/// Fields that the file would change, with how many live rows they have before and after and whether those after differ.
/// Few are touched of many that are compared: their rows are looked for from there, not in a walk through all.
fn diff_sql() -> String {
    format!(
        "insert into diff(ent, field, before, after, differ)
         with touched as (select distinct s.ent, s.field from entity e cross join cell s on s.ent = e.ent
             left join d.cell c on c.ent = s.ent and c.field = s.field and c.inst = s.inst
             where e.fresh = 0 and (c.ent is null or (s.stamp >= c.stamp and {NEWER}))),
         rows as (
           select t.ent, t.field, iif(c.ent is null or {NEWER}, s.dead, c.dead) as dead,
               iif(c.ent is null or {NEWER}, s.val, c.val) as val, iif(c.dead = 0, 1, 0) as was
             from touched t cross join cell s on s.ent = t.ent and s.field = t.field
             left join d.cell c on c.ent = s.ent and c.field = s.field and c.inst = s.inst
           union all select t.ent, t.field, c.dead, c.val, iif(c.dead = 0, 1, 0) from touched t cross join d.cell c on c.ent = t.ent and c.field = t.field
             where not exists(select 1 from cell s where s.ent = c.ent and s.field = c.field and s.inst = c.inst))
         select ent, field, sum(was), sum(dead = 0),
           count(distinct iif(dead = 0, typeof(val) || quote(val), null)) > 1 from rows group by ent, field"
    )
}

/// A table here, its naming column, the table of the data file, and who points to it: tables and columns.
type Numbered = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Tables of names with the column that names and the columns that point to it. Names of a file that the data file did not
/// have got numbers that were free then; those that are taken meanwhile, or whose name is there now, get others.
const NUMBERED: [Numbered; 3] = [
    ("inst", "id", "installation", &[("cell", "inst"), ("erased", "inst")]),
    ("field", "name", "field", &[("cell", "field"), ("declined", "field")]),
    ("kind", "name", "kind", &[("entity", "kind")]),
];

async fn number_anew(conn: &mut SqliteConnection) -> Result<()> {
    many(conn, "create temp table if not exists moved(old integer primary key, new integer not null)").await?;
    for (table, key, held, users) in NUMBERED {
        let moved = sqlx::query(AssertSqlSafe(format!(
            "insert into temp.moved select s.num, coalesce((select h.num from d.{held} h where h.{key} = s.{key}),
               max((select max(num) from d.{held}), (select max(num) from {table})) + row_number() over (order by s.num))
             from {table} s where s.fresh and exists(select 1 from d.{held} h where h.num = s.num or h.{key} = s.{key})"
        )))
        .execute(&mut *conn)
        .await?;
        if moved.rows_affected() == 0 {
            continue;
        }
        // By way of negative numbers: a new one may be the old one of another name.
        for (table, column) in users.iter().copied().chain([(table, "num")]) {
            let sql = format!(
                "update {table} set {column} = -(select new from temp.moved where old = {column}) where {column} in (select old from temp.moved);
                 update {table} set {column} = -{column} where {column} < 0"
            );
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *conn).await?;
        }
        let sql = format!(
            "update {table} set fresh = not exists(select 1 from d.{held} h where h.{key} = {table}.{key}) where fresh; delete from temp.moved"
        );
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *conn).await?;
    }
    Ok(())
}

/// Finds what is new and what changes; gives the number of changed fields. Again, when the data has moved.
pub(crate) async fn compare(conn: &mut SqliteConnection) -> Result<()> {
    number_anew(conn).await?;
    many(
        conn,
        "delete from diff; delete from item;
         update entity set fresh = not exists(select 1 from d.entity h where h.ent = entity.ent)
           or (exists(select 1 from d.withdrawn w where w.ent = entity.ent and w.gone) and ent not in (select ent from temp.letting))",
    )
    .await?;
    sqlx::query(AssertSqlSafe(diff_sql())).execute(&mut *conn).await?;
    Ok(())
}

/// Groups what changes by what a person sees: a person with all that is theirs, else the record. Installations are
/// nobody's to accept. First the people and the records themselves, in the order of the key; then what else is of people.
const ITEMS: &str = "
  insert into item(ent, outcome) select e.ent, case when e.fresh then 'new'
      when exists(select 1 from diff x where x.ent = e.ent) then 'updated' else 'unchanged' end
    from entity e where e.kind not in (select num from kind where name = 'installation') and not {theirs};
  insert into item(ent, outcome) select e.of1, case when e.fresh or exists(select 1 from diff x where x.ent = e.ent) then 'updated' else 'unchanged' end
    from entity e where e.kind not in (select num from kind where name = 'installation') and {theirs}
    on conflict(ent) do update set outcome = excluded.outcome where item.outcome = 'unchanged' and excluded.outcome = 'updated'";

/// Whether the record `e` is of a person.
const THEIRS: &str = "(e.of1 is not null and (
  exists(select 1 from entity p where p.ent = e.of1 and p.kind in (select num from kind where name = 'person'))
  or exists(select 1 from d.entity p where p.ent = e.of1 and p.kind in (select num from d.kind where name = 'person'))))";

/// Items by outcome. `alive` is the number of that field.
pub(crate) async fn items(conn: &mut SqliteConnection, alive: i64, known_kinds: &[&str]) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(ITEMS.replace("{theirs}", THEIRS))).execute(&mut *conn).await?;
    // A record that comes as deleted, or that the file deletes.
    sqlx::query(
        "update item set outcome = 'deleted' where outcome = 'updated' and exists(select 1 from diff x join cell s
           on s.ent = x.ent and s.field = x.field and s.dead = 0 and s.val is 0 where x.ent = item.ent and x.field = ?1)",
    )
    .bind(alive)
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "update item set outcome = 'unknown' where outcome <> 'unchanged'
           and (select k.name from entity e join kind k on k.num = e.kind where e.ent = item.ent) not in (select value from json_each(?1))",
    )
    .bind(serde_json::to_string(known_kinds)?)
    .execute(&mut *conn)
    .await?;
    Ok(())
}

/// Records that the file deletes, empties of a field, moves to another home, asks to erase or no longer passes on, by kind; of
/// those that are here.
pub(crate) async fn losses(conn: &mut SqliteConnection) -> Result<Vec<(String, u32, u32)>> {
    let rows = sqlx::query(
        "with lost as (
           select x.ent, e.kind from diff x join entity e on e.ent = x.ent join field f on f.num = x.field
             where f.name <> '_touch' and ((x.before > 0 and x.after = 0) or (x.before > 0 and f.name in ('person.home_chapter', '_home'))
               or (f.name = '_alive' and exists(select 1 from cell s where s.ent = x.ent and s.field = x.field and s.dead = 0 and s.val is 0)))
           union select i.ent, e.kind from item i join d.entity e on e.ent = i.ent where i.outcome = 'withdrawn'
             and not exists(select 1 from d.withdrawn w where w.ent = i.ent)
           union select r.ent, e.kind from erased r join d.entity e on e.ent = r.ent
             where not exists(select 1 from d.erased h where h.ent = r.ent))
         select k.name, count(*), (select count(*) from d.entity h where h.kind = l.kind)
         from lost l join (select num, name from kind union select num, name from d.kind) k on k.num = l.kind group by l.kind",
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect())
}

/// How many of a kind earlier files of a sender took since a time; on the data file's own connection.
pub(crate) async fn lost_before(
    conn: &mut SqliteConnection,
    installation: &str,
    kind: &str,
    since: i64,
) -> Result<u32> {
    Ok(sqlx::query_scalar(
        "select coalesce(sum(detail ->> ('$.lost.' || ?2)), 0) from batch where source = 'exchange' and undone is null and at >= ?3
           and detail ->> '$.installation' = ?1",
    )
    .bind(installation)
    .bind(kind)
    .bind(since)
    .fetch_one(conn)
    .await?)
}

/// How many items have each outcome.
pub(crate) async fn counts(conn: &mut SqliteConnection) -> Result<std::collections::BTreeMap<String, u32>> {
    let rows = sqlx::query("select outcome, count(*) from item group by outcome").fetch_all(&mut *conn).await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// Fields that will have two different live values and had not.
pub(crate) async fn conflicts(conn: &mut SqliteConnection, touch: i64) -> Result<u32> {
    let held: u32 = sqlx::query_scalar(
        "select count(*) from diff x where differ and field <> ?1
           and not exists(select 1 from d.conflict c where c.ent = x.ent and c.field = x.field)",
    )
    .bind(touch)
    .fetch_one(&mut *conn)
    .await?;
    let several: bool = sqlx::query_scalar("select count(*) > 1 from inst").fetch_one(&mut *conn).await?;
    if !several {
        return Ok(held);
    }
    let fresh: u32 = sqlx::query_scalar(
        "select count(*) from (select s.ent from entity e cross join cell s on s.ent = e.ent
         where e.fresh = 1 and s.dead = 0 and s.field <> ?1 group by s.ent, s.field
         having count(*) > 1 and count(distinct typeof(s.val) || quote(s.val)) > 1)",
    )
    .bind(touch)
    .fetch_one(&mut *conn)
    .await?;
    Ok(held + fresh)
}

/// An item of a page.
#[derive(Debug)]
pub(crate) struct ItemRow {
    pub(crate) ent: EntityId,
    pub(crate) kind: String,
    pub(crate) outcome: String,
    pub(crate) declined: bool,
}

/// A page of items, what matters most first; those that change nothing are only counted.
pub(crate) async fn page(
    conn: &mut SqliteConnection,
    outcome: Option<&str>,
    offset: u32,
    limit: u32,
) -> Result<(u32, Vec<ItemRow>)> {
    // What is of a record is looked for by its items alone, which an import without a look does not need.
    many(conn, "create index if not exists entity_of1 on entity(of1) where of1 is not null").await?;
    let total: u32 =
        sqlx::query_scalar("select count(*) from item where outcome <> 'unchanged' and (?1 is null or outcome = ?1)")
            .bind(outcome)
            .fetch_one(&mut *conn)
            .await?;
    let rows = sqlx::query(
        "select i.ent, coalesce((select k.name from entity e join kind k on k.num = e.kind where e.ent = i.ent),
            (select k.name from d.entity e join d.kind k on k.num = e.kind where e.ent = i.ent), ''), i.outcome, i.declined
         from item i where i.outcome <> 'unchanged' and (?1 is null or i.outcome = ?1)
         order by case i.outcome when 'withdrawn' then 0 when 'deleted' then 0 when 'updated' then 1 when 'new' then 2 else 3 end, i.ent limit ?2 offset ?3",
    )
    .bind(outcome)
    .bind(limit)
    .bind(offset)
    .fetch_all(&mut *conn)
    .await?;
    let items = rows
        .iter()
        .map(|row| {
            Ok(ItemRow {
                ent: EntityId::from_bytes(row.get(0))?,
                kind: row.get(1),
                outcome: row.get(2),
                declined: row.get(3),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok((total, items))
}

/// A live word after the merge, and whether the file brings it.
#[derive(Debug)]
pub(crate) struct WordAfter {
    pub(crate) installation: Vec<u8>,
    pub(crate) stamp: i64,
    pub(crate) value: Value,
    pub(crate) brought: bool,
}

/// A changed field of an item's records.
#[derive(Debug)]
pub(crate) struct FieldChange {
    pub(crate) ent: EntityId,
    pub(crate) field: String,
    pub(crate) number: i64,
    pub(crate) differ: bool,
    pub(crate) declined: bool,
    /// Ours goes back.
    pub(crate) ours: bool,
    /// The record was here.
    pub(crate) held: bool,
    pub(crate) words: Vec<WordAfter>,
}

/// The changed fields of an item with their words after the merge.
pub(crate) async fn changes(conn: &mut SqliteConnection, item: &EntityId) -> Result<Vec<FieldChange>> {
    let rows = sqlx::query(
        "select distinct e.ent, f.name, f.num, coalesce(x.differ, 0), exists(select 1 from declined n where n.ent = e.ent and n.field = f.num),
           exists(select 1 from declined n where n.ent = e.ent and n.field = f.num and n.ours), x.ent is not null
         from entity e cross join cell s on s.ent = e.ent join field f on f.num = s.field
         left join diff x on x.ent = e.ent and x.field = s.field
         where (e.ent = ?1 or e.of1 = ?1) and (e.fresh or x.ent is not null) and f.name not in ('_touch', '_home') order by e.ent <> ?1, e.ent, f.name limit 400",
    )
    .bind(item.as_bytes().as_slice())
    .fetch_all(&mut *conn)
    .await?;
    let mut changes = Vec::with_capacity(rows.len());
    for row in &rows {
        let (ent, number) = (EntityId::from_bytes(row.get(0))?, row.get::<i64, _>(2));
        changes.push(FieldChange {
            words: words_after(conn, &ent, number).await?,
            ent,
            field: row.get(1),
            number,
            differ: row.get(3),
            declined: row.get(4),
            ours: row.get(5),
            held: row.get(6),
        });
    }
    Ok(changes)
}

async fn words_after(conn: &mut SqliteConnection, ent: &EntityId, field: i64) -> Result<Vec<WordAfter>> {
    let sql = format!(
        "select i.id, s.stamp, s.val, 1 from cell s join inst i on i.num = s.inst
           left join d.cell c on c.ent = s.ent and c.field = s.field and c.inst = s.inst
           where s.ent = ?1 and s.field = ?2 and s.dead = 0 and (c.ent is null or {NEWER})
         union all select i.id, c.stamp, c.val, 0 from d.cell c join d.installation i on i.num = c.inst
           left join cell s on c.ent = s.ent and c.field = s.field and c.inst = s.inst
           where c.ent = ?1 and c.field = ?2 and c.dead = 0 and (s.ent is null or not {NEWER})"
    );
    let rows =
        sqlx::query(AssertSqlSafe(sql)).bind(ent.as_bytes().as_slice()).bind(field).fetch_all(&mut *conn).await?;
    rows.iter()
        .map(|row| {
            Ok(WordAfter { installation: row.get(0), stamp: row.get(1), value: value_at(row, 2)?, brought: row.get(3) })
        })
        .collect()
}

/// Finds rows of our own installation that we never said: an older copy of this computer is in use, or the file is forged.
/// Of somebody let go nothing is kept, so what we said of them comes back unproved.
/// Gives how many fields they are on.
pub(crate) async fn forged(conn: &mut SqliteConnection, inst: i64) -> Result<u32> {
    many(conn, "delete from own").await?;
    let named: bool =
        sqlx::query_scalar("select exists(select 1 from inst where num = ?1)").bind(inst).fetch_one(&mut *conn).await?;
    if !named {
        return Ok(0);
    }
    let sql = format!(
        "insert or ignore into own select s.ent, s.field from cell s
           left join d.cell c on c.ent = s.ent and c.field = s.field and c.inst = s.inst
         where s.inst = ?1 and (c.ent is null or {NEWER})
           and not (c.ent is not null and s.dead = 1 and s.stamp = c.stamp and c.dead = 0)
           and not (s.stamp <= (select max(stamp) from d.batch where inst = ?1) and exists(select 1 from entity e
             join d.withdrawn w on w.gone and w.ent in (e.ent, e.of1, e.of2) where e.ent = s.ent))
           and not (c.ent is null and exists(select 1 from d.batch b join d.change h on h.batch = b.id
             where b.inst = ?1 and b.stamp = s.stamp and h.ent = s.ent and (h.field = s.field
               or (h.field = 0 and exists(select 1 from json_each(h.before) j where j.value = s.field)))))"
    );
    let found = sqlx::query(AssertSqlSafe(sql)).bind(inst).execute(conn).await?;
    Ok(u32::try_from(found.rows_affected()).unwrap_or(u32::MAX))
}
