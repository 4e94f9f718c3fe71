//! People whose chapter no longer passes them on (merge design, section 4): they wait for a person, are kept until a day, or are
//! let go. Of somebody let go only the words on passing on, life and home stay, and are passed on.

use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::batch::Writer;
use super::life::home_of;
use super::many;
use crate::domain::EntityId;
use crate::error::Result;

/// Fields that travel of a person who is no longer passed on: SQL, of names.
pub(in crate::store) const WORDS: &str = "('_alive', '_touch', 'person.consent_pass_on', 'person.home_chapter')";

/// What of a person goes to other chapters with them; the rest (tags, households, own lists) is each chapter's own.
pub(in crate::store) const THEIRS: &str = "('phone', 'email', 'address', 'membership', 'office')";

/// Numbers of installations of the chapter that keeps this file.
pub(in crate::store) const OURS: &str = "(select i.num from installation i join p_installation p on p.ent = i.id
  where p.chapter = (select value from meta where key = 'chapter'))";

/// SQL: whether a live word on passing `ent` on has this answer.
pub(in crate::store) fn answers(ent: &str, answer: &str) -> String {
    format!(
        "exists(select 1 from cell c join field f on f.num = c.field and f.name = 'person.consent_pass_on'
           where c.ent = {ent} and c.dead = 0 and json_valid(c.val) and c.val ->> '$.answer' = '{answer}')"
    )
}

/// SQL: whether `ent` may be passed on: somebody said yes and nobody says no, the safer answer while two are said.
pub(in crate::store) fn passes(ent: &str) -> String {
    format!("({} and not {})", answers(ent, "yes"), answers(ent, "no"))
}

/// Whoever may be passed on again is withdrawn no more; before the projections of `temp.touched` are made.
pub(super) async fn settle(conn: &mut SqliteConnection) -> Result<()> {
    let sql =
        format!("delete from withdrawn where ent in (select ent from temp.touched) and {}", passes("withdrawn.ent"));
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(conn).await?;
    Ok(())
}

/// Whoever was let go stands in no projection.
pub(super) async fn hide(conn: &mut SqliteConnection) -> Result<()> {
    many(
        conn,
        "delete from p_person where ent in (select ent from withdrawn where gone);
         delete from p_title where ent in (select ent from withdrawn where gone);
         delete from conflict where ent in (select ent from withdrawn where gone)",
    )
    .await
}

/// Whether a person was let go here.
pub(crate) async fn is_gone(conn: &mut SqliteConnection, ent: &EntityId) -> Result<bool> {
    Ok(sqlx::query_scalar("select exists(select 1 from withdrawn where ent = ?1 and gone)")
        .bind(ent.as_bytes().as_slice())
        .fetch_one(conn)
        .await?)
}

/// Notes whom a staged file no longer passes on; gives how many are asked about anew. On the writer's connection.
pub(crate) async fn note(conn: &mut SqliteConnection, batch: i64) -> Result<u64> {
    let noted = sqlx::query(
        "insert into withdrawn(ent, batch, until, gone) select ent, ?1, null, 0 from stage.item
           where outcome = 'withdrawn' and not declined
         on conflict(ent) do update set batch = excluded.batch, until = null where withdrawn.gone = 0
           and exists(select 1 from batch b where b.id = withdrawn.batch and b.undone is not null)",
    )
    .bind(batch)
    .execute(conn)
    .await?;
    Ok(noted.rows_affected())
}

/// Everybody who is asked about on this day (ISO).
pub(crate) async fn waiting(conn: &mut SqliteConnection, today: &str) -> Result<Vec<EntityId>> {
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "select w.ent from withdrawn w where not w.gone and (w.until is null or w.until <= ?1)
           and not exists(select 1 from batch b where b.id = w.batch and b.undone is not null) order by w.ent",
    )
    .bind(today)
    .fetch_all(conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// Keeps a person until a day; it asks again then.
pub(crate) async fn keep(conn: &mut SqliteConnection, ent: &EntityId, until: &str) -> Result<()> {
    sqlx::query("update withdrawn set until = ?2 where ent = ?1 and not gone")
        .bind(ent.as_bytes().as_slice())
        .bind(until)
        .execute(conn)
        .await?;
    Ok(())
}

/// Values of ours on a person that their chapter does not have, and records of theirs that are only ours.
pub(crate) async fn unsent(conn: &mut SqliteConnection, ent: &EntityId) -> Result<(u32, u32)> {
    let words = ours(conn, ent).await?;
    let only_ours: u32 = sqlx::query_scalar(AssertSqlSafe(format!(
        "select count(*) from entity e join kind k on k.num = e.kind and k.name not in {THEIRS}
         where (e.of1 = ?1 or e.of2 = ?1) and exists(select 1 from cell c where c.ent = e.ent and c.inst in {OURS})"
    )))
    .bind(ent.as_bytes().as_slice())
    .fetch_one(&mut *conn)
    .await?;
    if words.is_empty() {
        return Ok((0, only_ours));
    }
    let home = home_of(conn, ent).await?;
    let has: bool = sqlx::query_scalar(
        "select exists(select 1 from ours_sent o join sent s on s.no = o.no join sent_taken t on t.file = s.file
           join peer p on p.inst = t.inst where o.ent = ?1 and o.mark = ?2 and p.chapter = ?3)",
    )
    .bind(ent.as_bytes().as_slice())
    .bind(mark(&words))
    .bind(home)
    .fetch_one(&mut *conn)
    .await?;
    Ok((if has { 0 } else { u32::try_from(words.len()).unwrap_or(u32::MAX) }, only_ours))
}

/// A live word of ours: record, field, installation, stamp, and whether the file that is written has it.
struct Ours(Vec<u8>, i64, i64, i64);

async fn ours(conn: &mut SqliteConnection, ent: &EntityId) -> Result<Vec<Ours>> {
    let rows = sqlx::query(AssertSqlSafe(format!(
        "select c.ent, c.field, c.inst, c.stamp from entity e join kind k on k.num = e.kind
           join cell c on c.ent = e.ent and c.dead = 0 and c.inst in {OURS} join field f on f.num = c.field
         where (e.ent = ?1 and f.name not in {WORDS}) or (e.of1 = ?1 and k.name in {THEIRS})
         order by c.ent, c.field, c.inst"
    )))
    .bind(ent.as_bytes().as_slice())
    .fetch_all(conn)
    .await?;
    Ok(rows.iter().map(|row| Ours(row.get(0), row.get(1), row.get(2), row.get(3))).collect())
}

fn mark(words: &[Ours]) -> Vec<u8> {
    let mut hash = Sha256::new();
    for Ours(ent, field, inst, stamp) in words {
        hash.update(ent);
        for number in [field, inst, stamp] {
            hash.update(number.to_be_bytes());
        }
    }
    hash.finalize()[..16].to_vec()
}

/// Of people whom other chapters keep and who go in file `no`, notes those of whom every word of ours goes (`temp.going`).
pub(crate) async fn note_ours_sent(conn: &mut SqliteConnection, no: u32) -> Result<()> {
    let people: Vec<Vec<u8>> = sqlx::query_scalar(AssertSqlSafe(format!(
        "select p.ent from temp.going g cross join p_person p on p.ent = g.ent where g.whole
           and p.home_chapter is not (select value from meta where key = 'chapter')
           and (exists(select 1 from cell c where c.ent = p.ent and c.inst in {OURS})
             or exists(select 1 from entity e join cell c on c.ent = e.ent where e.of1 = p.ent and c.inst in {OURS}))"
    )))
    .fetch_all(&mut *conn)
    .await?;
    for ent in people {
        let words = ours(conn, &EntityId::from_bytes(&ent)?).await?;
        let mut all = !words.is_empty();
        for Ours(record, field, ..) in &words {
            all = all
                && sqlx::query_scalar::<_, bool>(
                    "select exists(select 1 from temp.going where ent = ?1 and whole)
                       and not exists(select 1 from temp.staying where field = ?2)",
                )
                .bind(record)
                .bind(field)
                .fetch_one(&mut *conn)
                .await?;
        }
        if all {
            sqlx::query("insert or replace into ours_sent(ent, no, mark) values (?1, ?2, ?3)")
                .bind(&ent)
                .bind(no)
                .bind(mark(&words))
                .execute(&mut *conn)
                .await?;
        }
    }
    Ok(())
}

/// Lets a person go, inside a batch: all that is theirs leaves the file, only the words stay. Projections are made anew by the
/// caller, who also clears the free pages after the commit.
pub(crate) async fn let_go(writer: &mut Writer<'_>, ent: &EntityId) -> Result<u32> {
    let conn = writer.conn();
    let gone = super::erase::of_person(conn, ent).await?;
    for (table, more) in [
        ("cell", format!("and field not in (select num from field where name in {WORDS})")),
        ("change", String::new()),
        ("aside", String::new()),
        ("conflict", String::new()),
    ] {
        sqlx::query(AssertSqlSafe(format!("delete from {table} where ent = ?1 {more}")))
            .bind(ent.as_bytes().as_slice())
            .execute(&mut *conn)
            .await?;
    }
    sqlx::query("update withdrawn set gone = 1, until = null where ent = ?1")
        .bind(ent.as_bytes().as_slice())
        .execute(&mut *conn)
        .await?;
    writer.keep();
    Ok(gone)
}
