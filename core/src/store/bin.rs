//! What lies in the bin. A part whose record lies there too lies with it and is not listed; nor is what
//! follows from its pair (a tag on somebody), which is simply said again.

use std::collections::BTreeSet;

use sqlx::{Row, SqliteConnection};

use crate::domain::EntityId;
use crate::domain::fields::{ALIVE, KINDS};
use crate::error::Result;

/// A record in the bin, with the latest word that deleted it.
pub(crate) struct Binned {
    pub(crate) ent: EntityId,
    pub(crate) kind: &'static str,
    pub(crate) of: Option<EntityId>,
    pub(crate) stamp: i64,
    pub(crate) inst: Vec<u8>,
}

/// All of them, what was deleted last first.
pub(crate) async fn all(conn: &mut SqliteConnection) -> Result<Vec<Binned>> {
    let mut found = Vec::new();
    let mut with: Vec<Option<EntityId>> = Vec::new();
    for kind in KINDS.iter().filter(|kind| !kind.derived) {
        // The name of a kind is a constant of the catalogue.
        let sql = sqlx::AssertSqlSafe(format!(
            "select p.ent, p.of1, p.of2, c.stamp, i.id from p_{} p
             join field f on f.name = ?1 join cell c on c.ent = p.ent and c.field = f.num and c.dead = 0 and c.val = 0
             join installation i on i.num = c.inst where not p.alive
             and c.stamp = (select max(x.stamp) from cell x where x.ent = p.ent and x.field = f.num and x.dead = 0 and x.val = 0)",
            kind.name
        ));
        for row in sqlx::query(sql).bind(ALIVE).fetch_all(&mut *conn).await? {
            let id = |at: usize| row.get::<Option<&[u8]>, _>(at).map(EntityId::from_bytes).transpose();
            with.push(id(2)?);
            let ent = EntityId::from_bytes(row.get(0))?;
            found.push(Binned { ent, kind: kind.name, of: id(1)?, stamp: row.get(3), inst: row.get(4) });
        }
    }
    let here: BTreeSet<EntityId> = found.iter().map(|one| one.ent).collect();
    let lies_with = |of: &Option<EntityId>| of.is_some_and(|of| here.contains(&of));
    let mut alone: Vec<Binned> = found
        .into_iter()
        .zip(&with)
        .filter(|(one, with)| !lies_with(&one.of) && !lies_with(with))
        .map(|(one, _)| one)
        .collect();
    alone.sort_by(|a, b| b.stamp.cmp(&a.stamp).then_with(|| a.ent.cmp(&b.ent)));
    alone.dedup_by(|a, b| a.ent == b.ent);
    Ok(alone)
}
