//! The line that stands for a record: kept for all kinds with a title of their own, in the order of the list's language.
//! People's are read from their names; a record without a title is called by what it is of.

use std::collections::HashMap;

use sqlx::{Row, SqliteConnection};

use super::projection::{self, Projection};
use super::{Rows, index, many};
use crate::domain::EntityId;
use crate::error::Result;
use crate::names;

static TITLE: Rows = Rows::new("insert or replace into p_title(ent, kind, sort_key, title, keys)", 5, "");
static ASKED: Rows = Rows::new("insert or ignore into temp.titled(ent)", 1, "");

/// A record's kind and title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) kind: String,
    pub(crate) title: String,
}

/// Brings the titles of the touched records of a kind up to date.
pub(super) async fn refresh(conn: &mut SqliteConnection, projection: &Projection) -> Result<()> {
    if projection.titled.is_empty() {
        return Ok(());
    }
    let sorter = index::sorter(conn).await?;
    let rows: Vec<(Vec<u8>, String, String)> = sqlx::query_as(projection.titled).fetch_all(&mut *conn).await?;
    TITLE
        .write(conn, &rows, |(ent, title, searched), b| {
            let digits = index::digits(searched);
            b.bytes(ent)
                .text(projection.kind)
                .bytes(&sorter.key(title))
                .text(title)
                .text(&format!("{} {digits}", names::fold(searched)));
        })
        .await
}

/// Puts all titles in the order of another language.
pub(super) async fn order(conn: &mut SqliteConnection) -> Result<()> {
    let sorter = index::sorter(conn).await?;
    let rows: Vec<(Vec<u8>, String, String, String)> =
        sqlx::query_as("select ent, kind, title, keys from p_title").fetch_all(&mut *conn).await?;
    TITLE
        .write(conn, &rows, |(ent, kind, title, keys), b| {
            b.bytes(ent).text(kind).bytes(&sorter.key(title)).text(title).text(keys);
        })
        .await
}

/// Kinds and titles of records, in the bin or not. A record without a title is called by what it is of.
pub(crate) async fn of(conn: &mut SqliteConnection, records: &[EntityId]) -> Result<HashMap<EntityId, Title>> {
    let mut found = own(conn, records).await?;
    let bare: Vec<EntityId> = found.iter().filter(|(_, title)| title.title.is_empty()).map(|(ent, _)| *ent).collect();
    if bare.is_empty() {
        return Ok(found);
    }
    let mut owners: HashMap<EntityId, Vec<EntityId>> = HashMap::new();
    for ent in &bare {
        if let Some((_, of)) = super::cells::entity(conn, ent).await? {
            owners.insert(*ent, of.into_iter().flatten().collect());
        }
    }
    let all: Vec<EntityId> = owners.values().flatten().copied().collect();
    if !all.is_empty() {
        let titles = Box::pin(self::of(conn, &all)).await?;
        for (ent, of) in owners {
            let line: Vec<&str> = of.iter().filter_map(|owner| titles.get(owner)).map(|t| t.title.as_str()).collect();
            if let Some(title) = found.get_mut(&ent) {
                title.title = line.join(" \u{b7} ");
            }
        }
    }
    Ok(found)
}

async fn own(conn: &mut SqliteConnection, records: &[EntityId]) -> Result<HashMap<EntityId, Title>> {
    many(conn, "create temp table if not exists titled(ent blob primary key) without rowid; delete from temp.titled")
        .await?;
    ASKED
        .write(conn, records, |ent, b| {
            b.bytes(ent.as_bytes());
        })
        .await?;
    let person = projection::of_kind("person").map_or("''", |projection| projection.title);
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
        "select a.ent, k.name, coalesce(t.title, (select {person} from p_person p
             where p.ent = coalesce((select g.lead from person_same g where g.ent = a.ent), a.ent)), '')
         from temp.titled a join entity e on e.ent = a.ent join kind k on k.num = e.kind left join p_title t on t.ent = a.ent"
    )))
    .fetch_all(&mut *conn)
    .await?;
    rows.iter()
        .map(|row| Ok((EntityId::from_bytes(row.get(0))?, Title { kind: row.get(1), title: row.get(2) })))
        .collect()
}
