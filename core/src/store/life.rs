//! Home and life of a record: whose word is shown first, and whether it is in the bin here (merge design, 1 and 4).
//! Read from the cells alone, so that every data file finds the same home.

use sqlx::{Row, SqliteConnection};

use super::batch::rows_before;
use super::cells::live_words;
use crate::domain::fields::{ALIVE, MergeClass, TOUCH};
use crate::domain::{EntityId, Value};
use crate::error::Result;
use crate::merge::{self, Word};

/// The chapter that keeps a record: its own `home_chapter` or `_home`, else that of the record that it is `of`; an organisation
/// keeps itself. Of merged people that of the smallest id counts. None when nobody has said.
pub(crate) async fn home_of(conn: &mut SqliteConnection, ent: &EntityId) -> Result<Option<Vec<u8>>> {
    let row = sqlx::query(
        "with recursive up(ent, step) as (select coalesce((select g.lead from person_same g where g.ent = ?1), ?1), 0 union all
           select coalesce((select g.lead from person_same g where g.ent = e.of1), e.of1), step + 1
           from up join entity e on e.ent = up.ent where e.of1 is not null and step < 4)
         select u.ent, k.name,
           (select c.val from cell c join field f on f.num = c.field join installation i on i.num = c.inst
            where (c.ent = u.ent or c.ent in (select g.ent from person_same g where g.lead = u.ent))
              and f.name in ('_home', k.name || '.home_chapter') and c.dead = 0 and typeof(c.val) = 'blob'
            order by c.ent, c.stamp desc, i.id desc limit 1)
         from up u join entity e on e.ent = u.ent join kind k on k.num = e.kind order by step desc limit 1",
    )
    .bind(ent.as_bytes().as_slice())
    .fetch_optional(conn)
    .await?;
    Ok(row.and_then(|row| {
        let organisation = row.get::<&str, _>(1) == "organisation";
        row.get::<Option<Vec<u8>>, _>(2).or_else(|| organisation.then(|| row.get(0)))
    }))
}

/// What the words on a record's life say here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Life {
    /// In the bin: `_alive` reads 0, nobody has edited without having seen it, and a 0 is the home chapter's or ours.
    pub(crate) in_bin: bool,
    /// What a person is asked, as in `conflict.why`.
    pub(crate) asks: Option<&'static str>,
}

/// Life of a record that somebody has deleted or restored; alive when nobody has.
pub(crate) async fn life(conn: &mut SqliteConnection, ent: &EntityId) -> Result<Life> {
    if let Some(deleted) = set_aside(conn, ent, ALIVE, 0).await? {
        return Ok(Life { in_bin: deleted, asks: None });
    }
    let words = words_named(conn, ent, ALIVE).await?;
    let deleted: Vec<&Word> = words.iter().filter(|word| word.value == Value::Integer(0)).collect();
    if deleted.is_empty() {
        return Ok(Life { in_bin: false, asks: merge::in_conflict(&words).then_some("values") });
    }
    let reads_deleted = merge::shown(&words, MergeClass::Ask) == Some(Value::Integer(0));
    // A sign that a file took away without another word counts still.
    let edited = match set_aside(conn, ent, TOUCH, 1).await? {
        Some(edited) => edited,
        None => words_named(conn, ent, TOUCH).await?.iter().any(|word| word.value == Value::Integer(1)),
    };
    let mut heard = deleted.iter().any(|word| word.home);
    for word in &deleted {
        heard = heard || is_ours(conn, &word.installation).await?;
    }
    let asks = match (edited, merge::in_conflict(&words), heard) {
        (true, ..) => Some("deleted_edited"),
        (_, true, _) => Some("values"),
        (_, _, false) => Some("delete_asks"),
        _ => None,
    };
    Ok(Life { in_bin: reads_deleted && !edited && heard, asks })
}

/// Whether a live word before what was set aside of a sign here said `n`; none when nothing was.
async fn set_aside(conn: &mut SqliteConnection, ent: &EntityId, field: &str, n: i64) -> Result<Option<bool>> {
    let before: Option<Option<String>> = sqlx::query_scalar(
        "select before from aside where ent = ?1 and field = (select num from field where name = ?2)",
    )
    .bind(ent.as_bytes().as_slice())
    .bind(field)
    .fetch_optional(conn)
    .await?;
    let Some(before) = before else { return Ok(None) };
    let rows = rows_before(before.as_deref())?;
    Ok(Some(rows.iter().any(|(_, _, dead, value)| !dead && *value == Value::Integer(n))))
}

async fn words_named(conn: &mut SqliteConnection, ent: &EntityId, field: &str) -> Result<Vec<Word>> {
    let num: Option<i64> =
        sqlx::query_scalar("select num from field where name = ?1").bind(field).fetch_optional(&mut *conn).await?;
    match num {
        Some(num) => live_words(conn, ent, num).await,
        None => Ok(Vec::new()),
    }
}

/// Whether an installation is of a chapter.
pub(super) async fn speaks_for(conn: &mut SqliteConnection, installation: &[u8], chapter: &[u8]) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "select exists(select 1 from cell c join field f on f.num = c.field and f.name = 'installation.chapter'
         where c.ent = ?1 and c.dead = 0 and c.val = ?2)",
    )
    .bind(installation)
    .bind(chapter)
    .fetch_one(conn)
    .await?)
}

/// Whether an installation is of the chapter that keeps this file.
async fn is_ours(conn: &mut SqliteConnection, installation: &[u8]) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "select exists(select 1 from cell c join field f on f.num = c.field and f.name = 'installation.chapter'
         where c.ent = ?1 and c.dead = 0 and c.val = (select value from meta where key = 'chapter'))",
    )
    .bind(installation)
    .fetch_one(conn)
    .await?)
}
