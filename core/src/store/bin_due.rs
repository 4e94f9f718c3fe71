//! What lies in the bin and since when: the day's task erases what has lain there for ninety days and was told of for fourteen
//! (merge design, section 4). Times are by this computer's clock, from when it first saw the record there.

use sqlx::{Row, SqliteConnection};

use super::{many, projection};
use crate::domain::EntityId;
use crate::error::Result;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// How long a record stays in the bin, and how long before its end a person is told.
const STAYS: i64 = 90 * DAY_MS;
const TOLD: i64 = 14 * DAY_MS;

/// A record is erased at the later of both times. Another chapter's emptying of its own bin asks for it earlier: it has waited.
const DUE: &str =
    "max(b.told + ?1, b.seen + iif(exists(select 1 from erased r where r.ent = b.ent and r.reason = 'bin'), 0, ?2))";

/// Fills `temp.binned` with what lies in the bin because of a word of its own, and notes since when; gives the records whose time
/// is over, those first that others are of. `chapter` is ours: we empty what we keep, and what its own chapter has emptied.
pub(crate) async fn note(conn: &mut SqliteConnection, chapter: &[u8], now: i64) -> Result<Vec<EntityId>> {
    projection::list_gone(conn).await?;
    many(
        conn,
        "create temp table if not exists binned(ent blob primary key) without rowid; delete from temp.binned;
         insert into temp.binned select distinct g.ent from temp.gone g join entity e on e.ent = g.ent join kind k on k.num = e.kind
           join cell c on c.ent = g.ent and c.dead = 0 and c.val is 0 join field f on f.num = c.field and f.name = '_alive'
           where k.name not in ('own_field', 'organisation', 'installation') and g.ent not in (select ent from withdrawn where gone);
         delete from bin where ent not in (select ent from temp.binned)",
    )
    .await?;
    let unseen: Vec<Vec<u8>> = sqlx::query_scalar("select ent from temp.binned where ent not in (select ent from bin)")
        .fetch_all(&mut *conn)
        .await?;
    for ent in unseen {
        let home = super::life::home_of(conn, &EntityId::from_bytes(&ent)?).await?;
        let asked: bool = sqlx::query_scalar("select exists(select 1 from erased where ent = ?1 and reason = 'bin')")
            .bind(&ent)
            .fetch_one(&mut *conn)
            .await?;
        if asked || home.as_deref() == Some(chapter) {
            sqlx::query("insert into bin(ent, seen) values (?1, ?2)").bind(&ent).bind(now).execute(&mut *conn).await?;
        }
    }
    // A clock that was ahead has told nobody.
    sqlx::query("update bin set seen = min(seen, ?1), told = iif(told > ?1, null, told)")
        .bind(now)
        .execute(&mut *conn)
        .await?;
    sqlx::query(
        "update bin as b set told = ?3 where told is null
           and b.seen + iif(exists(select 1 from erased r where r.ent = b.ent and r.reason = 'bin'), 0, ?2) - ?1 <= ?3",
    )
    .bind(TOLD)
    .bind(STAYS)
    .bind(now)
    .execute(&mut *conn)
    .await?;
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(sqlx::AssertSqlSafe(format!(
        "select b.ent from bin b where b.told is not null and {DUE} <= ?3"
    )))
    .bind(TOLD)
    .bind(STAYS)
    .bind(now)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// A record that is about to leave the bin: which, its kind, and when, in milliseconds since 1970.
pub(crate) type Due = (EntityId, String, i64);

/// What a person is told of, soonest first; what was brought back is not among it. Nothing is written.
pub(crate) async fn soon(conn: &mut SqliteConnection) -> Result<Vec<Due>> {
    let any: bool =
        sqlx::query_scalar("select exists(select 1 from bin where told is not null)").fetch_one(&mut *conn).await?;
    if !any {
        return Ok(Vec::new());
    }
    projection::list_gone(conn).await?;
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
        "select b.ent, k.name, {DUE} as due from bin b join entity e on e.ent = b.ent join kind k on k.num = e.kind
         where b.told is not null and b.ent in (select ent from temp.gone) order by due, b.ent"
    )))
    .bind(TOLD)
    .bind(STAYS)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| Ok((EntityId::from_bytes(row.get(0))?, row.get(1), row.get(2)))).collect()
}
