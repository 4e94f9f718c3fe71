//! Rows of a plan that a person looks at or decides together: by outcome, problem, likelihood, text.

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::import_plan::{COLUMNS, PlanRow, outcome_name, plan_row};
use crate::error::Result;
use crate::names;
use crate::wire::import::{ImportFilter, ImportRowsInput};

const WHERE: &str = "where r.import = ?1 and (?2 = '[]' or r.outcome in (select value from json_each(?2)))
    and (not ?3 or exists(select 1 from import_problem p where p.import = r.import and p.row = r.row and p.severity <> 'note'))
    and (not ?4 or r.joins is not null)
    and (?5 is null or r.score >= ?5) and (?6 is null or r.score < ?6)
    and (?7 is null or r.row in (select value from json_each(?7)))";

type Query<'q> = sqlx::query::Query<'q, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>;

/// A filter with what has to be looked up before.
struct Asked<'a> {
    import: i64,
    filter: &'a ImportFilter,
    outcomes: String,
    rows: Option<String>,
}

impl<'a> Asked<'a> {
    async fn new(conn: &mut SqliteConnection, import: i64, filter: &'a ImportFilter) -> Result<Self> {
        let outcomes: Vec<&str> = filter.outcomes.iter().map(|outcome| outcome_name(*outcome)).collect();
        let outcomes = serde_json::to_string(&outcomes)?;
        let rows = match names::fold(&filter.text) {
            text if text.is_empty() => None,
            text => Some(serde_json::to_string(&with_text(conn, import, &text).await?)?),
        };
        Ok(Self { import, filter, outcomes, rows })
    }

    fn bind<'q>(&'q self, sql: String) -> Query<'q> {
        let millionths = |score: Option<f64>| score.map(|score| score * 1e6);
        sqlx::query(AssertSqlSafe(sql))
            .bind(self.import)
            .bind(&self.outcomes)
            .bind(self.filter.with_problem)
            .bind(self.filter.repeats)
            .bind(millionths(self.filter.score_from))
            .bind(millionths(self.filter.score_below))
            .bind(self.rows.as_deref())
    }
}

/// A page for eyes: what needs a person first, then by row.
pub(crate) async fn page(conn: &mut SqliteConnection, input: &ImportRowsInput) -> Result<(u32, Vec<PlanRow>)> {
    let asked = Asked::new(conn, input.import.into(), &input.filter).await?;
    let total = asked.bind(format!("select count(*) from import_row r {WHERE}")).fetch_one(&mut *conn).await?.get(0);
    let sql = format!(
        "{COLUMNS} {WHERE} order by case r.outcome when 'ask' then 0 when 'refused' then 1 when 'updated' then 2 when 'new' then 3 else 4 end,
         -coalesce(r.score, 0), r.row limit ?8 offset ?9"
    );
    let rows =
        asked.bind(sql).bind(input.limit.unwrap_or(50).min(1_000)).bind(input.offset).fetch_all(&mut *conn).await?;
    Ok((total, rows.iter().map(plan_row).collect::<Result<Vec<PlanRow>>>()?))
}

/// The numbers of all rows that a filter means.
pub(crate) async fn meant(conn: &mut SqliteConnection, import: i64, filter: &ImportFilter) -> Result<Vec<u32>> {
    let asked = Asked::new(conn, import, filter).await?;
    let rows = asked.bind(format!("select r.row from import_row r {WHERE}")).fetch_all(&mut *conn).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Rows whose names, city or contacts hold a folded text.
async fn with_text(conn: &mut SqliteConnection, import: i64, text: &str) -> Result<Vec<u32>> {
    let rows = sqlx::query(
        "select row, concat_ws(' ', draft ->> '$.fields.given_name', draft ->> '$.fields.family_name', draft ->> '$.fields.patronymic',
           draft ->> '$.fields.native_name', draft ->> '$.fields.city', draft ->> '$.phones[0].typed', draft ->> '$.phones[0].e164',
           draft ->> '$.emails[0].typed', draft ->> '$.title') from import_row where import = ?1 and draft is not null",
    )
    .bind(import)
    .fetch_all(&mut *conn)
    .await?;
    let words: Vec<&str> = text.split(' ').collect();
    let holds = |said: &str| words.iter().all(|word| said.contains(word));
    Ok(rows.iter().filter(|row| holds(&names::fold(row.get(1)))).map(|row| row.get(0)).collect())
}

/// Some rows of a plan, by their numbers, in their order.
pub(crate) async fn rows_of(conn: &mut SqliteConnection, import: i64, rows: &[u32]) -> Result<Vec<PlanRow>> {
    let sql = format!("{COLUMNS} where import = ?1 and row in (select value from json_each(?2)) order by row");
    let rows =
        sqlx::query(AssertSqlSafe(sql)).bind(import).bind(serde_json::to_string(rows)?).fetch_all(&mut *conn).await?;
    rows.iter().map(plan_row).collect()
}

/// Rows that repeat rows above them, or may: number and the row they join, 0 for none.
pub(crate) async fn repeating(conn: &mut SqliteConnection, import: i64) -> Result<Vec<(u32, u32)>> {
    Ok(sqlx::query_as("select row, joins from import_row where import = ?1 and joins is not null order by row")
        .bind(import)
        .fetch_all(&mut *conn)
        .await?)
}
