//! Erasing a person for good (GDPR 17; merge design, section 4): every row that is theirs, then the free pages, and a list in
//! the configuration folder that outlives a restored backup.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::batch::Writer;
use super::config::{Config, write_private};
use super::import_plan::READING_ALONE;
use super::many;
use crate::domain::EntityId;
use crate::domain::id::hex;
use crate::error::Result;

/// Somebody erased on this computer, as the configuration folder keeps it. Ids only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    /// Who.
    pub ent: String,
    /// By which installation.
    pub inst: String,
    /// When.
    pub stamp: i64,
    /// `request` or `bin`.
    pub reason: String,
}

impl Config {
    /// Everybody erased on this computer, of all data files. Errors: `ConfigFailed`.
    pub fn erased(&self) -> Result<Vec<Erased>> {
        let path = self.folder().join("erased.json");
        match std::fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|cause| super::config::failed(&path, cause)),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(cause) => Err(super::config::failed(&path, cause)),
        }
    }

    /// Adds to the list; on the disk when this returns. Errors: `ConfigFailed`.
    pub(crate) fn add_erased(&self, more: &[Erased]) -> Result<()> {
        let path = self.folder().join("erased.json");
        let _alone = self.alone("erased")?;
        let mut all = self.erased()?;
        all.extend(more.iter().filter(|one| !all.contains(one)).cloned().collect::<Vec<_>>());
        let json = serde_json::to_vec(&all).map_err(|cause| super::config::failed(&path, cause))?;
        write_private(&path, &json, true).map_err(|cause| super::config::failed(&path, cause))
    }
}

/// Of a list, those with this reason that this file still holds.
pub(crate) async fn still_here(conn: &mut SqliteConnection, erased: &[Erased], reason: &str) -> Result<Vec<EntityId>> {
    let ids: Vec<&str> = erased.iter().filter(|one| one.reason == reason).map(|one| one.ent.as_str()).collect();
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "select e.ent from (select distinct unhex(value) as ent from json_each(?1)) w join entity e on e.ent = w.ent",
    )
    .bind(serde_json::to_string(&ids)?)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// All that goes with these people: what is of them, and what is of that.
const WITH_THEM: &str = "
  create temp table if not exists erasing(ent blob primary key) without rowid;
  insert or ignore into temp.erasing select ent from entity
    where of1 in (select ent from temp.erasing) or of2 in (select ent from temp.erasing);
  insert or ignore into temp.erasing select ent from entity
    where of1 in (select ent from temp.erasing) or of2 in (select ent from temp.erasing);";

/// How many records of each kind would go with a person; none when they are not here.
pub(crate) async fn look(conn: &mut SqliteConnection, person: &EntityId) -> Result<BTreeMap<String, u32>> {
    let rows: Vec<(String, u32)> = sqlx::query_as(
        "with recursive going(ent) as (select ent from entity where ent = ?1
           union select e.ent from going g join entity e on e.of1 = g.ent
           union select e.ent from going g join entity e on e.of2 = g.ent)
         select k.name, count(*) from going g join entity e on e.ent = g.ent join kind k on k.num = e.kind group by k.num",
    )
    .bind(person.as_bytes().as_slice())
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().collect())
}

/// What imports keep of a record. Values that were shown of a file, and plans that nobody has applied, could be anybody's:
/// the plans are given up.
const IMPORTS: &str = "
  delete from import_problem where import in (select id from import where state <> 'applied');
  delete from import_row where import in (select id from import where state <> 'applied');
  delete from import where state <> 'applied';
  delete from import_problem where exists(select 1 from import_row r where r.import = import_problem.import
    and r.row = import_problem.row and r.ent in (select ent from temp.erasing));
  delete from import_row where ent in (select ent from temp.erasing);
  delete from import_mark where ent in (select ent from temp.erasing);
  delete from import_decision where ent in (select ent from temp.erasing);";

async fn imports(conn: &mut SqliteConnection) -> Result<()> {
    many(conn, IMPORTS).await?;
    sqlx::query(AssertSqlSafe(format!("update import set reading = {READING_ALONE}"))).execute(conn).await?;
    Ok(())
}

/// Every other table that holds something of a record; what was sent or handed out stays as ids, for whom to tell.
const ROWS: &str = "
  delete from change where ent in (select ent from temp.erasing);
  delete from aside where ent in (select ent from temp.erasing);
  delete from withdrawn where ent in (select ent from temp.erasing);
  delete from ours_sent where ent in (select ent from temp.erasing);
  delete from bin where ent in (select ent from temp.erasing);
  delete from conflict where ent in (select ent from temp.erasing);
  delete from cell where ent in (select ent from temp.erasing);
  delete from entity where ent in (select ent from temp.erasing);";

/// Takes these people out of the file, inside a batch; gives how many records went. Projections and search are made anew by
/// the caller, who also clears the free pages after the commit.
pub(crate) async fn erase(writer: &mut Writer<'_>, people: &[EntityId], reason: &str) -> Result<u32> {
    let batch = writer.batch();
    let conn = writer.conn();
    // Freed pages are overwritten.
    many(conn, "pragma secure_delete = on; create temp table if not exists erasing(ent blob primary key) without rowid; delete from temp.erasing").await?;
    for ent in people {
        sqlx::query("insert or ignore into temp.erasing values (?1)")
            .bind(ent.as_bytes().as_slice())
            .execute(&mut *conn)
            .await?;
        sqlx::query(
            "insert into erased(ent, inst, stamp, reason, accepted) select ?1, inst, stamp, ?3, 1 from batch where id = ?2
             on conflict(ent, inst) do update set accepted = 1",
        )
        .bind(ent.as_bytes().as_slice())
        .bind(batch)
        .bind(reason)
        .execute(&mut *conn)
        .await?;
        sqlx::query("update erased set accepted = 1 where ent = ?1")
            .bind(ent.as_bytes().as_slice())
            .execute(&mut *conn)
            .await?;
    }
    many(conn, WITH_THEM).await?;
    let gone: u32 = sqlx::query_scalar("select count(*) from entity where ent in (select ent from temp.erasing)")
        .fetch_one(&mut *conn)
        .await?;
    imports(conn).await?;
    many(conn, ROWS).await?;
    many(conn, "delete from temp.erasing").await?;
    writer.keep();
    Ok(gone)
}

/// Takes what is of a person out of the file, the person stays; gives how many records went.
pub(super) async fn of_person(conn: &mut SqliteConnection, ent: &EntityId) -> Result<u32> {
    many(conn, "pragma secure_delete = on; create temp table if not exists erasing(ent blob primary key) without rowid; delete from temp.erasing").await?;
    sqlx::query("insert into temp.erasing values (?1)").bind(ent.as_bytes().as_slice()).execute(&mut *conn).await?;
    many(conn, WITH_THEM).await?;
    imports(conn).await?;
    sqlx::query("delete from temp.erasing where ent = ?1").bind(ent.as_bytes().as_slice()).execute(&mut *conn).await?;
    let gone: u32 = sqlx::query_scalar("select count(*) from temp.erasing").fetch_one(&mut *conn).await?;
    many(conn, ROWS).await?;
    many(conn, "delete from temp.erasing").await?;
    Ok(gone)
}

/// The list's entries of these people, by their word in this file.
pub(crate) async fn entries(conn: &mut SqliteConnection, people: &[EntityId]) -> Result<Vec<Erased>> {
    let mut found = Vec::new();
    for ent in people {
        let rows = sqlx::query(
            "select i.id, e.stamp, e.reason from erased e join installation i on i.num = e.inst where e.ent = ?1",
        )
        .bind(ent.as_bytes().as_slice())
        .fetch_all(&mut *conn)
        .await?;
        found.extend(rows.iter().map(|row| Erased {
            ent: ent.to_string(),
            inst: hex(row.get(0)),
            stamp: row.get(1),
            reason: row.get(2),
        }));
    }
    Ok(found)
}

/// Whether somebody asked for it, here or elsewhere.
pub(crate) async fn is_asked(conn: &mut SqliteConnection, ent: &EntityId) -> Result<bool> {
    Ok(sqlx::query_scalar("select exists(select 1 from erased where ent = ?1)")
        .bind(ent.as_bytes().as_slice())
        .fetch_one(conn)
        .await?)
}

/// A request of somebody else that has not been decided: who, by which installation, when, why, and whether they are here.
pub(crate) type Request = (EntityId, Vec<u8>, i64, String, bool);

/// Requests of others that wait.
pub(crate) async fn requests(conn: &mut SqliteConnection) -> Result<Vec<Request>> {
    let rows = sqlx::query(
        "select e.ent, i.id, e.stamp, e.reason, exists(select 1 from entity h where h.ent = e.ent)
         from erased e join installation i on i.num = e.inst where e.accepted = 0 order by e.stamp desc, e.ent",
    )
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| Ok((EntityId::from_bytes(row.get(0))?, row.get(1), row.get(2), row.get(3), row.get(4))))
        .collect()
}
