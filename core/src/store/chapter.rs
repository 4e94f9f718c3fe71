//! The chapter that keeps this file: an organisation whose id stands in `meta`.

use sqlx::{Row, SqliteConnection};

use crate::domain::EntityId;
use crate::error::{Code, Error, Result};
use crate::wire::app::ChapterView;

/// The chapter's organisation. Errors: `FileDamaged` without one.
pub(crate) async fn id(conn: &mut SqliteConnection) -> Result<EntityId> {
    let id: Option<Vec<u8>> =
        sqlx::query_scalar("select value from meta where key = 'chapter'").fetch_optional(&mut *conn).await?;
    let id = id.ok_or_else(|| Error::new(Code::FileDamaged).because("the file names no chapter"))?;
    Ok(EntityId::from_bytes(&id)?)
}

/// Makes `id` the chapter of this file.
pub(crate) async fn set_id(conn: &mut SqliteConnection, id: &EntityId) -> Result<()> {
    set_meta(conn, "chapter", id.as_bytes().as_slice()).await
}

/// Keeps bytes under a name.
pub(crate) async fn set_meta(conn: &mut SqliteConnection, key: &'static str, value: &[u8]) -> Result<()> {
    sqlx::query("insert or replace into meta(key, value) values (?1, ?2)")
        .bind(key)
        .bind(value)
        .execute(&mut *conn)
        .await?;
    Ok(())
}

/// Bytes kept under a name.
pub(crate) async fn meta(conn: &mut SqliteConnection, key: &'static str) -> Result<Option<Vec<u8>>> {
    Ok(sqlx::query_scalar("select value from meta where key = ?1").bind(key).fetch_optional(&mut *conn).await?)
}

/// The chapter as shown.
pub(crate) async fn view(conn: &mut SqliteConnection) -> Result<ChapterView> {
    let id = id(conn).await?;
    let row = sqlx::query("select name, country, language, zone from p_organisation where ent = ?1")
        .bind(id.as_bytes().as_slice())
        .fetch_one(&mut *conn)
        .await?;
    let text = |column: usize| -> String { row.get::<Option<String>, _>(column).unwrap_or_default() };
    Ok(ChapterView { id: id.to_string(), name: text(0), country: text(1), language: text(2), zone: text(3) })
}

/// An organisation's name; empty when it is not here.
pub(crate) async fn name_of(conn: &mut SqliteConnection, id: &[u8]) -> Result<String> {
    let name: Option<Option<String>> =
        sqlx::query_scalar("select name from p_organisation where ent = ?1").bind(id).fetch_optional(conn).await?;
    Ok(name.flatten().unwrap_or_default())
}

/// The chapter's zone; empty when it has none.
pub(crate) async fn zone(conn: &mut SqliteConnection) -> Result<String> {
    Ok(view(conn).await?.zone)
}

/// People that are not in the bin.
pub(crate) async fn people(conn: &mut SqliteConnection) -> Result<u32> {
    let count: i64 = sqlx::query_scalar("select count(*) from person_index").fetch_one(&mut *conn).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Households that are not in the bin.
pub(crate) async fn households(conn: &mut SqliteConnection) -> Result<u32> {
    let count: i64 = sqlx::query_scalar("select count(*) from p_household where alive").fetch_one(&mut *conn).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Living records of each kind.
pub(crate) async fn records(conn: &mut SqliteConnection) -> Result<std::collections::BTreeMap<String, u32>> {
    super::projection::list_gone(conn).await?;
    let rows = sqlx::query(
        "select k.name, count(*) from entity e join kind k on k.num = e.kind
         where e.ent not in (select ent from temp.gone) group by k.name",
    )
    .fetch_all(&mut *conn)
    .await?;
    Ok(rows.iter().map(|row| (row.get(0), u32::try_from(row.get::<i64, _>(1)).unwrap_or(u32::MAX))).collect())
}
