//! Rows of such a plan for eyes.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::plan::draft_of;
use super::settle::Settled;
use crate::domain::EntityId;
use crate::domain::fields::Kind;
use crate::error::Result;
use crate::store::import_page::page;
use crate::store::import_plan::{self as store, Plan};
use crate::store::{person, title};
use crate::wire::import::{
    ImportCandidate, ImportChange, ImportProblem, ImportRowView, ImportRowsInput, ImportRowsView,
};
use crate::wire::person::PersonSummary;

/// Problems of a page at most.
const PROBLEMS: u32 = 10_000;

/// What a plan keeps of a settled row, so that a page of rows need not settle all.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Shown {
    of: Vec<EntityId>,
    candidates: Vec<EntityId>,
    changes: Vec<(String, String, String)>,
}

impl Settled {
    pub(super) fn shown(&self) -> Shown {
        let change = |change: &super::settle::Change| (change.field.to_owned(), change.old.clone(), change.new.clone());
        Shown {
            of: self.of.into_iter().flatten().collect(),
            candidates: self.candidates.clone(),
            changes: self.changes.iter().map(change).collect(),
        }
    }
}

/// A page of rows, what needs a person first.
pub(in super::super) async fn rows(
    conn: &mut SqliteConnection,
    plan: &Plan,
    kind: &'static Kind,
    input: &ImportRowsInput,
    today: (u16, u8, u8),
) -> Result<ImportRowsView> {
    let (total, rows) = page(conn, input).await?;
    let numbers: Vec<u32> = rows.iter().map(|row| row.row).collect();
    let mut problems: HashMap<u32, Vec<ImportProblem>> = HashMap::new();
    if !numbers.is_empty() {
        for problem in store::problems(conn, plan.id, &numbers, 0, PROBLEMS).await? {
            problems.entry(problem.row.unwrap_or(0)).or_default().push(problem);
        }
    }
    let shown: Vec<Shown> = rows
        .iter()
        .map(|row| Ok(row.plan.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default()))
        .collect::<Result<_>>()?;
    let mut named: Vec<EntityId> =
        shown.iter().flat_map(|shown| shown.of.iter().chain(&shown.candidates)).copied().collect();
    named.sort_unstable();
    named.dedup();
    let titles = title::of(conn, &named).await?;
    let protected = person::protected(conn, &named, &crate::ops::open::iso(today)).await?;
    let summaries = person::summaries(conn, &named, today).await?;
    let people: HashMap<String, PersonSummary> = summaries.into_iter().map(|one| (one.id.clone(), one)).collect();
    let mut items = Vec::with_capacity(rows.len());
    for (row, shown) in rows.into_iter().zip(shown) {
        let draft = draft_of(&row)?.unwrap_or_default();
        let said = kind.owners().map(|(role, _)| draft.links.get(role).and_then(|words| words.get("")).cloned());
        let here = |at: usize| shown.of.get(at).and_then(|ent| titles.get(ent)).map(|title| title.title.clone());
        let names: Vec<String> = said.enumerate().filter_map(|(at, said)| here(at).or(said)).collect();
        let reference = |field: &&str| draft.links.get(*field)?.get("").cloned();
        let second = names.get(1).cloned().or_else(|| ["organisation", "school", "class"].iter().find_map(reference));
        let open = row.outcome == "ask";
        let mut said = problems.remove(&row.row).unwrap_or_default();
        said.retain(|problem| {
            open || row.outcome == "refused" || !matches!(problem.kind.as_str(), "nobody_found" | "several_found")
        });
        let candidate = |ent: &EntityId| {
            let of = || PersonSummary {
                native: titles.get(ent).map(|title| title.title.clone()).unwrap_or_default(),
                id: ent.to_string(),
                ..PersonSummary::default()
            };
            ImportCandidate {
                person: people.get(&ent.to_string()).cloned().unwrap_or_else(of),
                because: Vec::new(),
                score: None,
            }
        };
        let change = |(field, old, new): &(String, String, String)| ImportChange {
            id: field.clone(),
            field: field.clone(),
            old: old.clone(),
            new: new.clone(),
            left: row.leave.contains(field),
            ..ImportChange::default()
        };
        items.push(ImportRowView {
            row: row.row,
            line: row.line,
            name: names.first().cloned().unwrap_or_default(),
            second: second.unwrap_or_default(),
            outcome: store::outcome(&row.outcome)?,
            why: row.why.clone().unwrap_or_default(),
            decision: row.decision.clone(),
            person: None,
            candidates: shown.candidates.iter().map(candidate).collect(),
            above: Vec::new(),
            joins: row.joins,
            before: false,
            changes: shown.changes.iter().map(change).collect(),
            problems: said,
            child: shown.of.iter().any(|ent| protected.contains(ent)),
        });
    }
    Ok(ImportRowsView { total, items })
}
