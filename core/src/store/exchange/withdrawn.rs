//! Of a staged file: rows of people let go here, which are dropped while the word stands, and people whom the file no longer
//! passes on. Runs on the stage's connection; the data file is attached to it as `d`.

use sqlx::{AssertSqlSafe, SqliteConnection};

use super::NEWER;
use crate::error::Result;
use crate::store::many;
use crate::store::withdrawn::WORDS;

/// SQL: whether, after the merge, a live word on passing `ent` on has this answer.
fn answers_after(ent: &str, answer: &str) -> String {
    format!(
        "exists(select 1 from (
           select s.val from cell s join field f on f.num = s.field and f.name = 'person.consent_pass_on'
             left join d.cell c on c.ent = s.ent and c.field = s.field and c.inst = s.inst
             where s.ent = {ent} and s.dead = 0 and (c.ent is null or {NEWER})
           union all select c.val from d.cell c join d.field f on f.num = c.field and f.name = 'person.consent_pass_on'
             left join cell s on c.ent = s.ent and c.field = s.field and c.inst = s.inst
             where c.ent = {ent} and c.dead = 0 and (s.ent is null or not {NEWER})) v
         where json_valid(v.val) and v.val ->> '$.answer' = '{answer}')"
    )
}

/// Drops the rows of people let go here, unless the file says that they may be passed on again; gives how many.
pub(super) async fn drop_let_go(conn: &mut SqliteConnection) -> Result<u32> {
    many(conn, "create temp table if not exists letting(ent blob primary key) without rowid; delete from temp.letting")
        .await?;
    let let_go = format!(
        "insert into temp.letting select w.ent from d.withdrawn w where w.gone and not ({} and not {})",
        answers_after("w.ent", "yes"),
        answers_after("w.ent", "no")
    );
    if sqlx::query(AssertSqlSafe(let_go)).execute(&mut *conn).await?.rows_affected() == 0 {
        return Ok(0);
    }
    let of_them = super::stage::drop_theirs(conn, "select ent from temp.letting", false).await?;
    let their_own = sqlx::query(AssertSqlSafe(format!(
        "delete from cell where ent in (select ent from temp.letting) and field not in (select num from field where name in {WORDS})"
    )))
    .execute(conn)
    .await?
    .rows_affected();
    Ok(u32::try_from(of_them + their_own).unwrap_or(u32::MAX))
}

/// Items of people whom another chapter keeps, of whom only the words came, and who may not be passed on after them. In a file of
/// everything, which has people whole whatever they said, only an explicit no counts: it comes from where they were let go.
pub(crate) async fn items(conn: &mut SqliteConnection, everything: bool) -> Result<()> {
    let sql = format!(
        "update item set outcome = 'withdrawn' where outcome in ('updated', 'unchanged')
           and not exists(select 1 from cell s where s.ent = item.ent and s.field not in (select num from field where name in {WORDS}))
           and exists(select 1 from entity e join kind k on k.num = e.kind and k.name = 'person' where e.ent = item.ent and not e.fresh)
           and exists(select 1 from d.cell c join d.field f on f.num = c.field where c.ent = item.ent and c.dead = 0 and f.name not in {WORDS})
           and not exists(select 1 from d.cell c join d.field f on f.num = c.field and f.name = 'person.home_chapter'
             where c.ent = item.ent and c.dead = 0 and c.val = (select value from d.meta where key = 'chapter'))
           and not ({yes} and not {no}) and (not ?1 or {no})",
        yes = answers_after("item.ent", "yes"),
        no = answers_after("item.ent", "no")
    );
    sqlx::query(AssertSqlSafe(sql)).bind(everything).execute(conn).await?;
    Ok(())
}
