//! What may be in the schema of a data file: what our migrations make, and our projections. A trigger or view that
//! somebody else put there would run with every write; such a file is refused.

use sqlx::{Row, SqliteConnection};

use super::connect::single;
use super::migrate::Migrations;
use crate::error::{Code, Error, Result};

/// Names of projections and of what search keeps; they are dropped and made anew from the catalogue.
const PROJECTIONS: &[&str] = &["p_", "person_"];

#[derive(Debug, Clone, PartialEq, Eq)]
struct Object {
    kind: String,
    name: String,
    sql: Option<String>,
}

/// Names of objects that a data file at migration `version` should not have, or has otherwise. For a newer version, which
/// this program may only partly know, those that no data file has. Errors: `FileDamaged`.
pub(super) async fn foreign(conn: &mut SqliteConnection, migrations: Migrations, version: i64) -> Result<Vec<String>> {
    let found = objects(conn).await?;
    if version > migrations.newest() {
        return Ok(found.into_iter().filter(|object| !is_quiet(object)).map(|object| object.name).collect());
    }
    let expected = expected(migrations, version).await?;
    let missing = expected.iter().filter(|object| !found.iter().any(|other| other.name == object.name));
    if let Some(missing) = missing.map(|object| &object.name).next() {
        return Err(Error::new(Code::FileDamaged).because(format!("no {missing}")));
    }
    let strange = |object: &Object| match expected.iter().find(|other| other.name == object.name) {
        Some(expected) => expected != object,
        None => !is_quiet(object) || !is_projection(object),
    };
    Ok(found.into_iter().filter(strange).map(|object| object.name).collect())
}

async fn objects(conn: &mut SqliteConnection) -> Result<Vec<Object>> {
    let rows = sqlx::query("select type, name, sql from sqlite_schema").fetch_all(conn).await?;
    let object = |row: &sqlx::sqlite::SqliteRow| {
        Ok(Object { kind: row.try_get(0)?, name: row.try_get(1)?, sql: row.try_get(2)? })
    };
    rows.iter().map(object).collect::<sqlx::Result<_>>().map_err(|cause| Error::new(Code::FileDamaged).because(cause))
}

/// What our migrations make, read from a database in memory.
async fn expected(migrations: Migrations, version: i64) -> Result<Vec<Object>> {
    let mut conn = single(sqlx::sqlite::SqliteConnectOptions::new().in_memory(true)).await?;
    migrations.run_to(&mut conn, version).await?;
    let expected = objects(&mut conn).await?;
    super::connect::close(conn).await?;
    Ok(expected)
}

/// It runs nothing by itself: a table, an index, a full-text table.
fn is_quiet(object: &Object) -> bool {
    let sql = object.sql.as_deref().unwrap_or_default().to_lowercase();
    let words: Vec<&str> = sql.split_whitespace().take(5).collect();
    match (object.kind.as_str(), words.as_slice()) {
        ("table", ["create", "virtual", "table", _, "using"]) => sql.contains(" using fts5("),
        ("table" | "index", _) => true,
        _ => false,
    }
}

/// `sqlite_` is SQLite's own: statistics and the indexes of keys.
fn is_projection(object: &Object) -> bool {
    object.name.starts_with("sqlite_") || PROJECTIONS.iter().any(|prefix| object.name.starts_with(prefix))
}
