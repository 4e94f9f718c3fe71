//! What files of people need beside the people: how many columns, households, and the record of what was handed out.

use std::collections::HashMap;

use sqlx::{Row, SqliteConnection};

use super::{Rows, many};
use crate::domain::EntityId;
use crate::error::Result;

static PERSON: Rows = Rows::new("insert or ignore into handed_out_person(handed_out, ent)", 2, "");

/// The most phones, e-mails, addresses and ids elsewhere that one person has.
pub(crate) async fn most_parts(conn: &mut SqliteConnection) -> Result<[u32; 4]> {
    let row = sqlx::query(
        "select (select coalesce(max(n), 0) from (select count(*) n from p_phone where alive group by of1)),
           (select coalesce(max(n), 0) from (select count(*) n from p_email where alive group by of1)),
           (select coalesce(max(n), 0) from (select count(*) n from p_address where alive group by of1)),
           (select coalesce(max(n), 0) from (select count(*) n from p_external_id where alive group by of1))",
    )
    .fetch_one(&mut *conn)
    .await?;
    Ok([row.get(0), row.get(1), row.get(2), row.get(3)])
}

static HOUSEHOLD: Rows = Rows::new("insert or ignore into temp.letter(ent)", 1, "");

/// What a letter says of a household.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Household {
    /// Joint salutation; empty without one.
    pub(crate) salutation: String,
    /// The head.
    pub(crate) head: Option<EntityId>,
}

/// These households, those in the bin left out.
pub(crate) async fn households(
    conn: &mut SqliteConnection,
    wanted: &[EntityId],
) -> Result<HashMap<EntityId, Household>> {
    many(conn, "create temp table if not exists letter(ent blob primary key) without rowid; delete from temp.letter")
        .await?;
    HOUSEHOLD
        .write(conn, wanted, |ent, b| {
            b.bytes(ent.as_bytes());
        })
        .await?;
    let sql =
        "select h.ent, h.salutation, h.head from temp.letter w cross join p_household h on h.ent = w.ent where h.alive";
    let mut households = HashMap::new();
    for row in &sqlx::query(sql).fetch_all(&mut *conn).await? {
        let head: Option<Vec<u8>> = row.get_unchecked(2);
        let head = head.map(|head| EntityId::from_bytes(&head)).transpose()?;
        let salutation: Option<String> = row.get_unchecked(1);
        let household = Household { salutation: salutation.unwrap_or_default(), head };
        households.insert(EntityId::from_bytes(row.get(0))?, household);
    }
    Ok(households)
}

/// Records that sensitive data of these people left this computer, why and for whom.
pub(crate) async fn handed_out(
    conn: &mut SqliteConnection,
    at: i64,
    what: &str,
    reason: &str,
    people: &[EntityId],
) -> Result<()> {
    let id = sqlx::query("insert into handed_out(at, what, reason, people) values (?1, ?2, ?3, ?4)")
        .bind(at)
        .bind(what)
        .bind(reason)
        .bind(i64::try_from(people.len()).unwrap_or(i64::MAX))
        .execute(&mut *conn)
        .await?
        .last_insert_rowid();
    PERSON
        .write(conn, people, |ent, b| {
            b.int(id).bytes(ent.as_bytes());
        })
        .await
}
