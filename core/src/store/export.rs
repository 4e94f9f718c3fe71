//! What files of people need beside the people: how many columns, and the record of what was handed out.

use sqlx::{Row, SqliteConnection};

use super::Rows;
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
