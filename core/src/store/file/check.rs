//! The whole examination of a data file that a person asks for: SQLite's own, and what must hold between our tables.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use super::migrate::Migrations;
use super::{DataFile, schema};
use crate::domain::EntityId;
use crate::domain::id::hex;
use crate::error::Result;

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `integrity`, `foreign_schema`, `bad_id`, `cell_without_entity`, `bad_stamp`.
    pub code: &'static str,
    /// How many, or where.
    pub detail: String,
}

/// What an examination found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Check {
    /// Empty when all is well.
    pub findings: Vec<Finding>,
    /// Records of each kind, deleted ones too.
    pub records: BTreeMap<String, u32>,
}

impl Check {
    fn found(&mut self, code: &'static str, detail: impl ToString) {
        self.findings.push(Finding { code, detail: detail.to_string() });
    }

    fn count(&mut self, code: &'static str, count: i64) {
        if count > 0 {
            self.found(code, count);
        }
    }
}

/// Examines an open data file; projections are the caller's. Errors: only when the examination itself cannot be done.
pub async fn check(file: &DataFile) -> Result<Check> {
    let mut conn = file.read().await?;
    let mut check = Check::default();
    // A full-text table looks whether another connection has written only when it is read: without this the check could
    // hold pages of now against a structure of before.
    for read in ["select rowid from person_find limit 1", "select rowid from person_word limit 1"] {
        let _ = sqlx::query(read).fetch_optional(&mut *conn).await;
    }
    let answers: Vec<String> = sqlx::query_scalar("pragma integrity_check(20)").fetch_all(&mut *conn).await?;
    for answer in answers.iter().filter(|answer| *answer != "ok") {
        check.found("integrity", answer);
    }
    let version: i64 = sqlx::query_scalar("pragma user_version").fetch_one(&mut *conn).await?;
    for name in schema::foreign(&mut conn, Migrations::ours(), version).await? {
        check.found("foreign_schema", name);
    }
    ids(&mut conn, &mut check).await?;
    let orphans = "select count(*) from cell c where not exists(select 1 from entity e where e.ent = c.ent)";
    check.count("cell_without_entity", sqlx::query_scalar(orphans).fetch_one(&mut *conn).await?);
    let stamps = "select count(*) from cell where stamp < 1 or stamp >= 1 << 61";
    check.count("bad_stamp", sqlx::query_scalar(stamps).fetch_one(&mut *conn).await?);
    Ok(check)
}

/// Every id must prove its kind and owners; a page at a time, in the order of ids.
async fn ids(conn: &mut SqliteConnection, check: &mut Check) -> Result<()> {
    const PAGE: i64 = 10_000;
    let mut after = Vec::new();
    loop {
        let rows = sqlx::query(
            "select e.ent, k.name, e.of1, e.of2 from entity e left join kind k on k.num = e.kind where e.ent > ?1 order by e.ent limit ?2",
        )
        .bind(&after)
        .bind(PAGE)
        .fetch_all(&mut *conn)
        .await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.get(0);
        for row in &rows {
            let ent: Vec<u8> = row.get(0);
            let kind: Option<String> = row.get(1);
            let owners: [Option<Vec<u8>>; 2] = [row.get(2), row.get(3)];
            if !proves(&ent, kind.as_deref(), &owners) {
                check.found("bad_id", hex(&ent));
            }
            *check.records.entry(kind.unwrap_or_default()).or_default() += 1;
        }
    }
}

fn proves(ent: &[u8], kind: Option<&str>, owners: &[Option<Vec<u8>>; 2]) -> bool {
    let owner = |of: &Option<Vec<u8>>| of.as_deref().map(EntityId::from_bytes).transpose();
    let (Some(kind), Ok(ent)) = (kind, EntityId::from_bytes(ent)) else { return false };
    let (Ok(of1), Ok(of2)) = (owner(&owners[0]), owner(&owners[1])) else { return false };
    ent.proves(kind, [of1, of2])
}
