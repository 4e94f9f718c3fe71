//! What was set aside here: as long as the rows of a field are exactly those, the ones before are read instead (merge
//! design, section 3). The cells keep every row and pass it on.

use sqlx::{Row, SqliteConnection};

use super::numbers::Numbers;
use crate::domain::fields::ALIVE;
use crate::domain::{EntityId, Value};
use crate::error::Result;

/// All rows of a field, as `change.before` and `aside.rows` keep them; null when there are none. `{r}` is the table.
pub(in crate::store) const ROWS: &str = "(select json_group_array(json_array(c.inst, c.stamp, c.dead, typeof(c.val),
  case typeof(c.val) when 'blob' then hex(c.val) else c.val end))
  from cell c where c.ent = {r}.ent and c.field = {r}.field having count(*) > 0)";

/// `before` of a record that was declined when it came: it never was here.
pub(in crate::store) const NEVER_HERE: &str = r#"[[0,0,0,"integer",0]]"#;

/// Ends what newer words have outdated among the touched records, and notes for the rest what is shown instead.
pub(super) async fn overlay(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<()> {
    let any: bool = sqlx::query_scalar("select exists(select 1 from aside)").fetch_one(&mut *conn).await?;
    if !any {
        return Ok(());
    }
    let outdated = sqlx::AssertSqlSafe(format!(
        "select a.ent, a.field from temp.touched t join aside a on a.ent = t.ent where a.rows is not coalesce({}, '[]')",
        ROWS.replace("{r}", "a")
    ));
    let alive = numbers.field(ALIVE);
    for row in sqlx::query(outdated).fetch_all(&mut *conn).await? {
        // A record that was declined as a whole is asked about again as a whole.
        sqlx::query("delete from aside where ent = ?1 and (field = ?2 or (field = ?3 and before = ?4))")
            .bind(row.get::<Vec<u8>, _>(0))
            .bind(row.get::<i64, _>(1))
            .bind(alive)
            .bind(NEVER_HERE)
            .execute(&mut *conn)
            .await?;
    }
    let rows = sqlx::query("select a.ent, a.field, a.before from temp.touched t join aside a on a.ent = t.ent where a.ent not in (select ent from person_same)")
        .fetch_all(&mut *conn)
        .await?;
    for row in &rows {
        let (ent, field): (Vec<u8>, i64) = (row.get(0), row.get(1));
        let shown = super::history::shown_before(conn, numbers, field, row.get(2)).await?;
        super::bind_value(sqlx::query("insert into temp.shown values (?1, ?2, ?3)").bind(ent).bind(field), &shown)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// What is read of a field that is set aside; none when it is not.
pub(super) async fn before(
    conn: &mut SqliteConnection,
    numbers: &Numbers,
    ent: &EntityId,
    field: i64,
) -> Result<Option<Value>> {
    let before: Option<Option<String>> = sqlx::query_scalar("select before from aside where ent = ?1 and field = ?2")
        .bind(ent.as_bytes().as_slice())
        .bind(field)
        .fetch_optional(&mut *conn)
        .await?;
    match before {
        Some(before) => Ok(Some(super::history::shown_before(conn, numbers, field, before.as_deref()).await?)),
        None => Ok(None),
    }
}
