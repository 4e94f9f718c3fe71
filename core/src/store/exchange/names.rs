//! Names and homes of records for eyes, as they will be: from the held cells and the staged ones together.
//! Runs on the stage's connection.

use sqlx::SqliteConnection;

use crate::domain::EntityId;
use crate::error::Result;

/// The latest live word on a field by its name, here or in the file.
async fn latest(conn: &mut SqliteConnection, ent: &[u8], field: &str) -> Result<Option<Vec<u8>>> {
    Ok(sqlx::query_scalar(
        "select cast(val as blob) from (
           select s.val, s.stamp from cell s join field f on f.num = s.field where s.ent = ?1 and f.name = ?2 and s.dead = 0
           union all select c.val, c.stamp from d.cell c join d.field f on f.num = c.field where c.ent = ?1 and f.name = ?2 and c.dead = 0)
         where val is not null order by stamp desc limit 1",
    )
    .bind(ent)
    .bind(field)
    .fetch_optional(conn)
    .await?)
}

/// A record's name, or the beginning of what it says.
pub(crate) async fn of_record(conn: &mut SqliteConnection, ent: &EntityId) -> Result<String> {
    let mut words = Vec::new();
    for field in ["person.given_name", "person.family_name"] {
        words.extend(latest(conn, ent.as_bytes(), field).await?);
    }
    if words.is_empty() {
        let name: Option<Vec<u8>> = sqlx::query_scalar(
            "select cast(val as blob) from (
               select s.val, s.stamp from cell s join field f on f.num = s.field where s.ent = ?1 and s.dead = 0
                 and (f.name like '%.name' or f.name like '%.native_name' or f.name like '%.title')
               union all select c.val, c.stamp from d.cell c join d.field f on f.num = c.field where c.ent = ?1 and c.dead = 0
                 and (f.name like '%.name' or f.name like '%.native_name' or f.name like '%.title'))
             where typeof(val) = 'text' order by stamp desc limit 1",
        )
        .bind(ent.as_bytes().as_slice())
        .fetch_optional(conn)
        .await?;
        words.extend(name);
    }
    Ok(words.iter().map(|word| String::from_utf8_lossy(word)).collect::<Vec<_>>().join(" "))
}

/// The chapter of an installation and its name; empty when nobody has said.
pub(crate) async fn chapter_of(conn: &mut SqliteConnection, installation: &[u8]) -> Result<(Option<Vec<u8>>, String)> {
    let Some(chapter) = latest(conn, installation, "installation.chapter").await? else {
        return Ok((None, String::new()));
    };
    let name = latest(conn, &chapter, "organisation.name").await?.unwrap_or_default();
    Ok((Some(chapter), String::from_utf8_lossy(&name).into_owned()))
}

/// The chapter that keeps a record: its person's, else its own.
pub(crate) async fn home_of(conn: &mut SqliteConnection, ent: &EntityId) -> Result<Option<Vec<u8>>> {
    let owner: Option<Option<Vec<u8>>> = sqlx::query_scalar(
        "select of1 from (select of1 from entity where ent = ?1 union all select of1 from d.entity where ent = ?1) limit 1",
    )
    .bind(ent.as_bytes().as_slice())
    .fetch_optional(&mut *conn)
    .await?;
    let owner = owner.flatten().unwrap_or_else(|| ent.as_bytes().to_vec());
    match latest(conn, &owner, "person.home_chapter").await? {
        Some(home) => Ok(Some(home)),
        None => latest(conn, &owner, crate::domain::fields::HOME).await,
    }
}
