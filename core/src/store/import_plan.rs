//! Plans of imports on disk, and the log that they become.

use std::collections::HashMap;

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::{Rows, many};
use crate::domain::EntityId;
use crate::error::{Code, Error, Result};
use crate::store::history::rfc3339;
use crate::wire::import::{ImportCounts, ImportProblem, ImportSummary, Outcome, Severity};

/// A plan as it stands in `import`.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) id: i64,
    pub(crate) applied: bool,
    pub(crate) name: String,
    /// How it was read: JSON of `ops::import`.
    pub(crate) reading: String,
    /// Options as chosen: JSON.
    pub(crate) mapping: String,
    pub(crate) counts: ImportCounts,
    pub(crate) seen: i64,
    pub(crate) batch: Option<i64>,
}

/// A row as planned.
#[derive(Debug, Clone)]
pub(crate) struct PlanRow {
    pub(crate) row: u32,
    pub(crate) line: u32,
    pub(crate) outcome: String,
    pub(crate) why: Option<String>,
    pub(crate) ent: Option<EntityId>,
    pub(crate) decision: Option<String>,
    pub(crate) draft: Option<String>,
    pub(crate) plan: Option<String>,
    pub(crate) mark: Option<Vec<u8>>,
    /// How likely the likeliest is that is asked about, in millionths.
    pub(crate) score: Option<i64>,
    /// The row above that is the same person; 0: rows above may be.
    pub(crate) joins: Option<u32>,
    /// Ids of changes that are not taken.
    pub(crate) leave: Vec<String>,
}

/// A problem as kept in the log.
#[derive(Debug, Clone)]
pub(crate) struct ProblemRow {
    pub(crate) row: Option<u32>,
    pub(crate) line: Option<u64>,
    pub(crate) column: Option<String>,
    pub(crate) kind: String,
    pub(crate) severity: &'static str,
    pub(crate) raw: String,
}

/// What a row is matched by.
#[derive(Debug, Clone, Default)]
pub(crate) struct MatchKeys {
    pub(crate) row: u32,
    pub(crate) id: Option<EntityId>,
    pub(crate) externals: Vec<String>,
    /// As `names::match_key`.
    pub(crate) name: String,
    /// Full, as `1987-03-14`.
    pub(crate) born: Option<String>,
    /// E.164.
    pub(crate) phones: Vec<String>,
    /// In lower case.
    pub(crate) emails: Vec<String>,
    pub(crate) mark: Vec<u8>,
    pub(crate) nth: u32,
}

static ROW: Rows = Rows::new(
    "insert into import_row(import, row, line, outcome, why, ent, draft, plan, mark, decision, score, joins, leave)",
    13,
    "",
);
static PROBLEM: Rows =
    Rows::new("insert into import_problem(import, row, line, \"column\", kind, severity, raw)", 7, "");
static EXTERNAL: Rows = Rows::new("insert into temp.plan_external(row, external)", 2, "");
static KEY: Rows = Rows::new("insert into temp.plan_key(row, id, name, one, other, born, mark, nth)", 8, "");
static CONTACT: Rows = Rows::new("insert into temp.plan_contact(row, phone, email)", 3, "");
static OUTCOME: Rows =
    Rows::new("insert into temp.plan_outcome(row, outcome, why, ent, decision, plan, score, joins, leave)", 9, "");
static BECAME: Rows = Rows::new("insert into temp.plan_outcome(row, ent)", 2, "");
static MARK: Rows = Rows::new("insert or replace into import_mark(mark, nth, ent)", 3, "");

/// Begins a plan. An older one that was never applied stays in the list of what waits.
pub(crate) async fn begin(
    conn: &mut SqliteConnection,
    at: i64,
    name: &str,
    reading: &str,
    mapping: &str,
) -> Result<i64> {
    let id = sqlx::query(
        "insert into import(at, state, name, reading, mapping, counts, seen) values (?1, 'reading', ?2, ?3, ?4, '{}', 0)",
    )
    .bind(at)
    .bind(name)
    .bind(reading)
    .bind(mapping)
    .execute(&mut *conn)
    .await?
    .last_insert_rowid();
    Ok(id)
}

/// Takes all rows of a plan away, to read the file again.
pub(crate) async fn restart(conn: &mut SqliteConnection, id: i64, reading: &str, mapping: &str) -> Result<()> {
    clear(conn, id).await?;
    sqlx::query("update import set state = 'reading', reading = ?2, mapping = ?3 where id = ?1")
        .bind(id)
        .bind(reading)
        .bind(mapping)
        .execute(&mut *conn)
        .await?;
    Ok(())
}

async fn clear(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    sqlx::query("delete from import_row where import = ?1").bind(id).execute(&mut *conn).await?;
    sqlx::query("delete from import_problem where import = ?1").bind(id).execute(&mut *conn).await?;
    Ok(())
}

/// Gives a plan up.
pub(crate) async fn remove(conn: &mut SqliteConnection, id: i64) -> Result<()> {
    clear(conn, id).await?;
    sqlx::query("delete from import where id = ?1").bind(id).execute(&mut *conn).await?;
    Ok(())
}

/// Adds rows in the file's order.
pub(crate) async fn add_rows(conn: &mut SqliteConnection, id: i64, rows: &[PlanRow]) -> Result<()> {
    ROW.write(conn, rows, |r, b| {
        b.int(id)
            .int(r.row.into())
            .int(r.line.into())
            .text(&r.outcome)
            .maybe_text(r.why.as_deref())
            .maybe_bytes(r.ent.as_ref().map(|ent| ent.as_bytes().as_slice()))
            .maybe_text(r.draft.as_deref())
            .maybe_text(r.plan.as_deref())
            .maybe_bytes(r.mark.as_deref())
            .maybe_text(r.decision.as_deref())
            .value(&number(r.score))
            .value(&number(r.joins.map(i64::from)))
            .maybe_text(leave_text(&r.leave).as_deref());
    })
    .await
}

fn number(n: Option<i64>) -> crate::domain::Value {
    n.map_or(crate::domain::Value::Null, crate::domain::Value::Integer)
}

pub(super) fn leave_text(leave: &[String]) -> Option<String> {
    if leave.is_empty() { None } else { serde_json::to_string(leave).ok() }
}

/// Adds problems.
pub(crate) async fn add_problems(conn: &mut SqliteConnection, id: i64, problems: &[ProblemRow]) -> Result<()> {
    PROBLEM
        .write(conn, problems, |p, b| {
            b.int(id).value(&int_or_null(p.row.map(u64::from))).value(&int_or_null(p.line));
            b.maybe_text(p.column.as_deref()).text(&p.kind).text(p.severity).text(&p.raw);
        })
        .await
}

fn int_or_null(n: Option<u64>) -> crate::domain::Value {
    n.and_then(|n| i64::try_from(n).ok()).map_or(crate::domain::Value::Null, crate::domain::Value::Integer)
}

/// Makes the temporary tables of planning.
pub(crate) async fn prepare(conn: &mut SqliteConnection) -> Result<()> {
    many(
        conn,
        "create temp table if not exists plan_key(row integer primary key, id blob, name text, one text, other text, born text, mark blob, nth integer);
         create temp table if not exists plan_contact(row integer, phone text, email text);
         create temp table if not exists plan_external(row integer, external text);
         create temp table if not exists plan_outcome(row integer primary key, outcome text, why text, ent blob, decision text, plan text, score integer, joins integer, leave text);
         delete from temp.plan_key; delete from temp.plan_external; delete from temp.plan_contact; delete from temp.plan_outcome",
    )
    .await
}

/// Who the rows could be: living people with the id, the same row of an earlier import, the external id; and who is
/// worth comparing: with the same consonants in the name, the same birth date and one of the names, a telephone or an
/// e-mail in common.
pub(crate) async fn candidates(
    conn: &mut SqliteConnection,
    keys: &[MatchKeys],
) -> Result<HashMap<u32, Vec<(EntityId, &'static str)>>> {
    many(conn, "delete from temp.plan_key; delete from temp.plan_external; delete from temp.plan_contact").await?;
    KEY.write(conn, keys, |k, b| {
        b.int(k.row.into())
            .maybe_bytes(k.id.as_ref().map(|id| id.as_bytes().as_slice()))
            .maybe_text((!k.name.is_empty()).then_some(k.name.as_str()))
            .maybe_text(k.name.split(' ').next().filter(|one| one.len() > 1))
            .maybe_text(k.name.split(' ').nth(1).filter(|other| other.len() > 1))
            .maybe_text(k.born.as_deref())
            .bytes(&k.mark)
            .int(k.nth.into());
    })
    .await?;
    let phones = keys.iter().flat_map(|k| k.phones.iter().map(|phone| (k.row, Some(phone.as_str()), None)));
    let emails = keys.iter().flat_map(|k| k.emails.iter().map(|email| (k.row, None, Some(email.as_str()))));
    let contacts: Vec<(u32, Option<&str>, Option<&str>)> = phones.chain(emails).collect();
    CONTACT
        .write(conn, &contacts, |(row, phone, email), b| {
            b.int((*row).into()).maybe_text(*phone).maybe_text(*email);
        })
        .await?;
    let externals: Vec<(u32, &str)> =
        keys.iter().flat_map(|k| k.externals.iter().map(|id| (k.row, id.as_str()))).collect();
    EXTERNAL
        .write(conn, &externals, |(row, id), b| {
            b.int((*row).into()).text(id);
        })
        .await?;
    let rows = sqlx::query(
        "select row, because, group_concat(hex(ent), '') from (
         select k.row, i.ent, 'same_id' as because from temp.plan_key k cross join person_index i on i.ent = coalesce((select g.lead from person_same g where g.ent = k.id), k.id)
         union all select k.row, i.ent, 'same_row' from temp.plan_key k cross join import_mark m on m.mark = k.mark and m.nth = k.nth
           join person_index i on i.ent = coalesce((select g.lead from person_same g where g.ent = m.ent), m.ent)
         union all select k.row, i.ent, 'same_external_id' from temp.plan_external k cross join p_external_id x on x.id_id = k.external and x.alive
           join person_index i on i.ent = x.of1
         union all select k.row, i.ent, 'likely' from temp.plan_key k cross join person_index i on i.match_key = k.name and i.match_key <> ''
           where k.born is null or i.birth is null or length(i.birth) < 10 or substr(i.birth, 5) = substr(k.born, 5)
             or abs(cast(substr(i.birth, 1, 4) as integer) - cast(substr(k.born, 1, 4) as integer)) <= 1
         union all select k.row, i.ent, 'likely' from temp.plan_key k cross join person_index i on i.birth = k.born
           where instr(i.match_key, k.one) or instr(i.match_key, k.other)
         union all select c.row, i.ent, 'likely' from temp.plan_contact c cross join p_phone n on n.number_e164 = c.phone and n.alive
           join person_index i on i.ent = n.of1
         union all select c.row, i.ent, 'likely' from temp.plan_contact c cross join p_email n on n.address_address = c.email and n.alive
           join person_index i on i.ent = n.of1) group by row, because",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut found: HashMap<u32, Vec<(EntityId, &'static str)>> = HashMap::new();
    for row in &rows {
        let because = match row.get::<&str, _>(1) {
            "same_id" => "same_id",
            "same_row" => "same_row",
            "same_external_id" => "same_external_id",
            _ => "likely",
        };
        let ids = row.get::<&str, _>(2).as_bytes().chunks(32).filter_map(|id| str::from_utf8(id).ok()?.parse().ok());
        found.entry(row.get(0)).or_default().extend(ids.map(|ent: EntityId| (ent, because)));
    }
    Ok(found)
}

/// Match keys of the people here, of every so many where there are more than 20,000; and how many people there are.
pub(crate) async fn names_here(conn: &mut SqliteConnection) -> Result<(Vec<String>, u32)> {
    let people: u32 = sqlx::query_scalar("select count(*) from person_index").fetch_one(&mut *conn).await?;
    let every = people / 20_000 + 1;
    let keys = sqlx::query_scalar("select match_key from (select match_key, row_number() over (order by seq) as nth from person_index) where nth % ?1 = 0")
        .bind(every)
        .fetch_all(&mut *conn)
        .await?;
    Ok((keys, people))
}

/// Whether a record of that id is here but in the bin.
pub(crate) async fn in_bin(conn: &mut SqliteConnection, id: &EntityId) -> Result<bool> {
    Ok(sqlx::query_scalar("select exists(select 1 from p_person where ent = ?1 and not alive)")
        .bind(id.as_bytes().as_slice())
        .fetch_one(&mut *conn)
        .await?)
}

/// Writes what was decided of rows that are in the plan.
pub(crate) async fn set_outcomes(conn: &mut SqliteConnection, id: i64, rows: &[PlanRow]) -> Result<()> {
    many(conn, "delete from temp.plan_outcome").await?;
    OUTCOME
        .write(conn, rows, |r, b| {
            b.int(r.row.into())
                .text(&r.outcome)
                .maybe_text(r.why.as_deref())
                .maybe_bytes(r.ent.as_ref().map(|ent| ent.as_bytes().as_slice()))
                .maybe_text(r.decision.as_deref())
                .maybe_text(r.plan.as_deref())
                .value(&number(r.score))
                .value(&number(r.joins.map(i64::from)))
                .maybe_text(leave_text(&r.leave).as_deref());
        })
        .await?;
    sqlx::query(
        "update import_row set outcome = o.outcome, why = o.why, ent = o.ent, decision = o.decision, plan = o.plan,
           score = o.score, joins = o.joins, leave = o.leave
         from temp.plan_outcome o where import_row.import = ?1 and import_row.row = o.row",
    )
    .bind(id)
    .execute(&mut *conn)
    .await?;
    Ok(())
}

/// Counts anew and remembers what the data was when it was planned.
pub(crate) async fn planned(conn: &mut SqliteConnection, id: i64, ignored: u32) -> Result<ImportCounts> {
    let rows = sqlx::query("select outcome, count(*) from import_row where import = ?1 group by outcome")
        .bind(id)
        .fetch_all(&mut *conn)
        .await?;
    let mut counts = ImportCounts { ignored, ..ImportCounts::default() };
    for row in &rows {
        let n: u32 = row.get(1);
        match row.get::<&str, _>(0) {
            "new" => counts.new = n,
            "updated" => counts.updated = n,
            "unchanged" => counts.unchanged = n,
            "ask" => counts.ask = n,
            "refused" => counts.refused = n,
            other => return Err(Error::new(Code::FileDamaged).because(format!("a row is {other}"))),
        }
        counts.rows += n;
    }
    (counts.repeated, counts.people) = sqlx::query_as(
        "select count(*) filter (where joins > 0),
           ?2 + count(distinct iif(outcome = 'updated', ent, null)) from import_row where import = ?1
           and (joins > 0 or outcome = 'updated')",
    )
    .bind(id)
    .bind(counts.new)
    .fetch_one(&mut *conn)
    .await?;
    counts.problems =
        sqlx::query_scalar("select count(*) from import_problem where import = ?1 and severity <> 'note'")
            .bind(id)
            .fetch_one(&mut *conn)
            .await?;
    sqlx::query("update import set state = 'planned', counts = ?2, seen = ?3 where id = ?1")
        .bind(id)
        .bind(serde_json::to_string(&counts)?)
        .bind(last_batch(conn).await?)
        .execute(&mut *conn)
        .await?;
    Ok(counts)
}

/// The last batch of this file.
pub(crate) async fn last_batch(conn: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("select coalesce(max(id), 0) from batch").fetch_one(&mut *conn).await?)
}

/// A plan. Errors: `NoSuchImport`.
pub(crate) async fn plan(conn: &mut SqliteConnection, id: u32) -> Result<Plan> {
    let row = sqlx::query("select id, state, name, reading, mapping, counts, seen, batch from import where id = ?1")
        .bind(id)
        .fetch_optional(&mut *conn)
        .await?
        .ok_or_else(|| Error::new(Code::NoSuchImport).with("import", id))?;
    let counts: &str = row.get(5);
    Ok(Plan {
        id: row.get(0),
        applied: row.get::<&str, _>(1) == "applied",
        name: row.get(2),
        reading: row.get(3),
        mapping: row.get(4),
        counts: if counts == "{}" { ImportCounts::default() } else { serde_json::from_str(counts)? },
        seen: row.get(6),
        batch: row.get(7),
    })
}

/// Imports planned and not applied, newest first.
pub(crate) async fn waiting(conn: &mut SqliteConnection) -> Result<Vec<ImportSummary>> {
    let rows = sqlx::query("select id, name, at, counts from import where state = 'planned' order by id desc limit 10")
        .fetch_all(&mut *conn)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(ImportSummary {
                import: row.get(0),
                name: row.get(1),
                at: rfc3339(row.get(2)),
                counts: serde_json::from_str(row.get(3))?,
            })
        })
        .collect()
}

pub(super) const COLUMNS: &str =
    "select row, line, outcome, why, ent, decision, draft, plan, mark, score, joins, leave from import_row r";

pub(super) fn plan_row(row: &sqlx::sqlite::SqliteRow) -> Result<PlanRow> {
    let ent: Option<Vec<u8>> = row.get(4);
    Ok(PlanRow {
        row: row.get(0),
        line: row.get(1),
        outcome: row.get(2),
        why: row.get(3),
        ent: ent.map(|ent| EntityId::from_bytes(&ent)).transpose()?,
        decision: row.get(5),
        draft: row.get(6),
        plan: row.get(7),
        mark: row.get(8),
        score: row.get(9),
        joins: row.get(10),
        leave: row.get::<Option<&str>, _>(11).map(serde_json::from_str).transpose()?.unwrap_or_default(),
    })
}

/// Rows after `after` in the file's order, at most `limit`; with `only` those of these outcomes or rows.
pub(crate) async fn rows_after(conn: &mut SqliteConnection, id: i64, after: u32, limit: u32) -> Result<Vec<PlanRow>> {
    let rows =
        sqlx::query(sqlx::AssertSqlSafe(format!("{COLUMNS} where import = ?1 and row > ?2 order by row limit ?3")))
            .bind(id)
            .bind(after)
            .bind(limit)
            .fetch_all(&mut *conn)
            .await?;
    rows.iter().map(plan_row).collect()
}

/// The name of an outcome in the plan.
pub(crate) fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::New => "new",
        Outcome::Updated => "updated",
        Outcome::Unchanged => "unchanged",
        Outcome::Ask => "ask",
        Outcome::Refused => "refused",
    }
}

/// The outcome of a name in the plan. Errors: `FileDamaged`.
pub(crate) fn outcome(name: &str) -> Result<Outcome> {
    [Outcome::New, Outcome::Updated, Outcome::Unchanged, Outcome::Ask, Outcome::Refused]
        .into_iter()
        .find(|outcome| outcome_name(*outcome) == name)
        .ok_or_else(|| Error::new(Code::FileDamaged).because(format!("a row is {name}")))
}

/// Problems of some rows, or with `rows` empty a page of all.
pub(crate) async fn problems(
    conn: &mut SqliteConnection,
    id: i64,
    rows: &[u32],
    offset: u32,
    limit: u32,
) -> Result<Vec<ImportProblem>> {
    let rows = sqlx::query(
        "select row, \"column\", kind, severity, raw from import_problem where import = ?1
         and (?2 = '[]' or row in (select value from json_each(?2))) order by coalesce(row, 0), rowid limit ?3 offset ?4",
    )
    .bind(id)
    .bind(serde_json::to_string(rows)?)
    .bind(limit)
    .bind(offset)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter()
        .map(|row| {
            let severity = match row.get::<&str, _>(3) {
                "refused" => Severity::Refused,
                "kept" => Severity::Kept,
                _ => Severity::Note,
            };
            Ok(ImportProblem {
                row: row.get(0),
                column: row.get(1),
                kind: row.get(2),
                severity,
                raw: row.get::<Option<String>, _>(4).unwrap_or_default(),
            })
        })
        .collect()
}

/// How many problems an import has.
pub(crate) async fn problem_count(conn: &mut SqliteConnection, id: i64) -> Result<u32> {
    Ok(sqlx::query_scalar("select count(*) from import_problem where import = ?1")
        .bind(id)
        .fetch_one(&mut *conn)
        .await?)
}

/// Households by name where people of this plan already live: their rows' households are these.
pub(crate) async fn known_households(conn: &mut SqliteConnection, id: i64) -> Result<HashMap<String, EntityId>> {
    let rows = sqlx::query(
        "select h.name, min(h.ent) from import_row r join p_household_place l on l.of1 = r.ent and l.alive and l.lives = 1
         join p_household h on h.ent = l.of2 and h.alive and h.name = r.draft ->> '$.household'
         where r.import = ?1 and r.ent is not null group by h.name",
    )
    .bind(id)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|row| Ok((row.get(0), EntityId::from_bytes(row.get(1))?))).collect()
}

/// Remembers which people the rows of a file became; `marks` are mark, how many of the same came before, person.
pub(crate) async fn remember_marks(conn: &mut SqliteConnection, marks: &[(Vec<u8>, u32, EntityId)]) -> Result<()> {
    MARK.write(conn, marks, |(mark, nth, ent), b| {
        b.bytes(mark).int((*nth).into()).bytes(ent.as_bytes());
    })
    .await
}

/// Rows that became people, by number: what they said is forgotten.
pub(crate) async fn became(conn: &mut SqliteConnection, id: i64, rows: &[(u32, EntityId)]) -> Result<()> {
    many(conn, "delete from temp.plan_outcome").await?;
    BECAME
        .write(conn, rows, |(row, ent), b| {
            b.int((*row).into()).bytes(ent.as_bytes());
        })
        .await?;
    sqlx::query(
        "update import_row set ent = o.ent, draft = null, plan = null, mark = null, leave = null
         from temp.plan_outcome o where import_row.import = ?1 and import_row.row = o.row",
    )
    .bind(id)
    .execute(&mut *conn)
    .await?;
    Ok(())
}

/// SQL: how a file was read, without the values that were shown of it.
pub(super) const READING_ALONE: &str = "json_set(reading, '$.first', json('[]'), '$.columns',
    (select json_group_array(json_set(value, '$.samples', json('[]'), '$.read_as', json('[]'))) from json_each(reading, '$.columns')))";

/// Turns the plan into the log: what the rows said is forgotten, what became of them stays.
pub(crate) async fn applied(conn: &mut SqliteConnection, id: i64, batch: Option<i64>) -> Result<()> {
    sqlx::query(AssertSqlSafe(format!(
        "update import set state = 'applied', batch = ?2, mapping = json_remove(mapping, '$.text'), reading = {READING_ALONE}
         where id = ?1"
    )))
    .bind(id)
    .bind(batch)
    .execute(&mut *conn)
    .await?;
    sqlx::query("update import_row set draft = null, plan = null, mark = null, leave = null where import = ?1 and draft is not null")
        .bind(id)
        .execute(&mut *conn)
        .await?;
    Ok(())
}

/// The saved mapping of these headings: name and mapping.
pub(crate) async fn saved_mapping(conn: &mut SqliteConnection, headings: &[u8]) -> Result<Option<(String, String)>> {
    let row = sqlx::query("select name, mapping from saved_mapping where headings = ?1")
        .bind(headings)
        .fetch_optional(&mut *conn)
        .await?;
    Ok(row.map(|row| (row.get(0), row.get(1))))
}

/// Keeps a mapping for the next file with these headings.
pub(crate) async fn save_mapping(
    conn: &mut SqliteConnection,
    headings: &[u8],
    name: &str,
    mapping: &str,
    at: i64,
) -> Result<()> {
    sqlx::query("insert or replace into saved_mapping(headings, name, mapping, used) values (?1, ?2, ?3, ?4)")
        .bind(headings)
        .bind(name)
        .bind(mapping)
        .bind(at)
        .execute(&mut *conn)
        .await?;
    Ok(())
}

/// Saved mappings by name: name and when last used.
pub(crate) async fn saved_mappings(conn: &mut SqliteConnection) -> Result<Vec<(String, i64)>> {
    let rows = sqlx::query("select name, used from saved_mapping order by name").fetch_all(&mut *conn).await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}
