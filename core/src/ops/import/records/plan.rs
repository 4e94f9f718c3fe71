//! The rows of such a table to a plan, and the plan to words of a batch.

use serde_json::json;

use super::super::super::open::{Rising, Write};
use super::super::calendar::plan_row;
use super::super::choice;
use super::super::rows::file_problem;
use super::super::view;
use super::columns::{Target, targets};
use super::draft::{Column, Draft, read};
use super::settle::{Records, Settled};
use crate::app::App;
use crate::domain::EntityId;
use crate::domain::fields::Kind;
use crate::error::{Code, Error, Result};
use crate::exchange::problem::{Problem, Severity};
use crate::exchange::table::{Cells, Reading};
use crate::exchange::value::date::DateOrder;
use crate::names::split::NameOrder;
use crate::store::batch::{NewRecord, Said};
use crate::store::import_plan::{self as store, Plan, PlanRow, ProblemRow};
use crate::wire::import::{ImportDecideInput, ImportView};

/// Lines between two chances for others.
const BREATH: u32 = 200;

/// The columns of a view, ready to read cells.
pub(super) fn columns(view: &ImportView, kind: &'static Kind, reading: Option<&Reading>) -> Vec<Column> {
    let all = targets(kind);
    let column = |(at, column): (usize, &crate::wire::import::ImportColumn)| Column {
        kind: kind.name,
        heading: column.heading.clone(),
        target: all.iter().find(|(id, _)| *id == column.target).map_or(Target::Skip, |(_, target)| *target),
        dates: column.date_order.as_deref().and_then(DateOrder::by_code),
        names: reading
            .and_then(|reading| reading.columns.get(at))
            .map_or(NameOrder::GivenFirst, |read| read.name_order),
    };
    view.columns.iter().enumerate().map(column).collect()
}

/// Plans all rows; gives how many lines were ignored. Errors: `TableRefused`, `Cancelled`, of files.
pub(in super::super) async fn all_rows(
    app: &App,
    write: &mut Write,
    id: i64,
    view: &ImportView,
    kind: &'static Kind,
    (file, reading): (view::File, &Reading),
) -> Result<u32> {
    store::prepare(write.conn()).await?;
    let columns = columns(view, kind, Some(reading));
    let mut lines = view::cells(file, reading, &view.name)?;
    let (mut rows, mut problems, mut ignored) = (Vec::new(), view::whole_file(reading), 0);
    while let Some(line) = lines.next_cells() {
        match line.map_err(|cause| view::refused(cause, std::path::Path::new(&view.name)))? {
            Cells::Ignored => ignored += 1,
            Cells::Refused(problem) => {
                let line = problem.line.and_then(|line| u32::try_from(line).ok()).unwrap_or(u32::MAX);
                let why = Some(problem.kind.code().to_owned());
                rows.push(PlanRow { why, ..plan_row(problem.row.unwrap_or(0), line, None) });
                problems.push(file_problem(problem));
            }
            Cells::Row { row, line, cells, problems: mut odd } => {
                let draft = read(&columns, &cells, reading.today, &mut odd);
                problems.extend(odd.into_iter().map(|problem| file_problem(problem.at(row, line))));
                let line = u32::try_from(line).unwrap_or(u32::MAX);
                rows.push(plan_row(row, line, Some(serde_json::to_string(&draft)?)));
                if row.is_multiple_of(BREATH) {
                    app.progress("plan", row, reading.rows)?;
                    tokio::task::yield_now().await;
                }
            }
        }
    }
    let settled = settle(write, kind, view, &mut rows).await?;
    for (row, settled) in rows.iter().zip(&settled) {
        problems.extend(said_of(view, row, settled.as_ref()));
    }
    store::add_rows(write.conn(), id, &rows).await?;
    store::add_problems(write.conn(), id, &problems).await?;
    Ok(ignored)
}

/// What a row is asked about or refused for, by line and column.
fn said_of(view: &ImportView, row: &PlanRow, settled: Option<&Settled>) -> Vec<ProblemRow> {
    let problems = settled.map(|settled| settled.problems.as_slice()).unwrap_or_default();
    let draft = draft_of(row).ok().flatten().unwrap_or_default();
    let problem = |(kind, name): &(crate::exchange::problem::ProblemKind, &'static str)| {
        let heading =
            view.columns.iter().find(|column| column.target == *name || column.target.starts_with(&format!("{name}_")));
        let words = draft.links.get(*name).map(|words| {
            let whole = words.get("").cloned().into_iter();
            let parts = ["given_name", "family_name"].into_iter().filter_map(|part| words.get(part).cloned());
            let text: Vec<String> = if words.contains_key("") { whole.collect() } else { parts.collect() };
            text.join(" ")
        });
        let raw = words.or_else(|| draft.fields.get(*name).cloned()).unwrap_or_default();
        let landed = settled.is_some_and(|settled| matches!(settled.outcome, "ask" | "refused"));
        let severity = if landed { Severity::Refused } else { Severity::Kept };
        let problem = Problem::new(*kind, severity, &raw).at(row.row, row.line.into());
        file_problem(problem.in_column(heading.map_or(*name, |column| column.heading.as_str())))
    };
    problems.iter().map(problem).collect()
}

pub(super) fn draft_of(row: &PlanRow) -> Result<Option<Draft>> {
    Ok(row.draft.as_deref().map(serde_json::from_str).transpose()?)
}

/// Settles all rows and writes into them what becomes of them.
pub(super) async fn settle(
    write: &mut Write,
    kind: &'static Kind,
    view: &ImportView,
    rows: &mut [PlanRow],
) -> Result<Vec<Option<Settled>>> {
    let drafts: Vec<Option<Draft>> = rows.iter().map(draft_of).collect::<Result<_>>()?;
    let all: Vec<&Draft> = drafts.iter().flatten().collect();
    let mut records = Records::new(write.conn(), kind, view.mode, &all).await?;
    let mut settled = Vec::with_capacity(rows.len());
    for (row, draft) in rows.iter_mut().zip(&drafts) {
        let Some(draft) = draft else {
            settled.push(None);
            continue;
        };
        let became = records.settle(write.conn(), row.row, draft, row.decision.as_deref(), &row.leave).await?;
        (row.outcome, row.why) = (became.outcome.to_owned(), became.why.map(str::to_owned));
        (row.ent, row.joins) = (became.ent, became.joins);
        row.plan = Some(serde_json::to_string(&became.shown())?);
        settled.push(Some(became));
    }
    Ok(settled)
}

/// Plans all rows again, after `decide` has looked at each.
pub(in super::super) async fn plan_again(
    write: &mut Write,
    id: i64,
    view: &ImportView,
    kind: &'static Kind,
    decide: impl FnMut(&mut PlanRow),
) -> Result<()> {
    let mut rows = choice::rows(write, id, decide).await?;
    settle(write, kind, view, &mut rows).await?;
    store::set_outcomes(write.conn(), id, &rows).await
}

/// Decides rows, or one change of rows. Errors: `BadInput` for a decision that is none.
pub(in super::super) async fn decide(
    write: &mut Write,
    id: i64,
    view: &ImportView,
    kind: &'static Kind,
    input: &ImportDecideInput,
) -> Result<()> {
    let decision = input.decision.as_deref();
    let chosen = decision.and_then(|decision| decision.parse::<EntityId>().ok());
    let known = matches!(decision, None | Some("new" | "leave_out" | "skip" | "fill" | "update")) || chosen.is_some();
    if !known {
        return Err(Error::new(Code::BadInput).with("name", "import_decide"));
    }
    if let Some(chosen) = chosen {
        crate::store::cells::entity(write.conn(), &chosen)
            .await?
            .ok_or_else(|| Error::new(Code::BadInput).with("name", "import_decide"))?;
    }
    let rows = choice::meant(write, id, input).await?;
    plan_again(write, id, view, kind, |row| {
        if !rows.contains(&row.row) || choice::left(row, input) {
            return;
        }
        row.decision = match (row.decision.take(), chosen) {
            // A second place of the row is chosen for: both hold.
            (Some(before), Some(chosen))
                if row.outcome == "ask" && before.split(' ').all(|id| id.parse::<EntityId>().is_ok()) =>
            {
                Some(format!("{before} {chosen}"))
            }
            _ => decision.map(str::to_owned),
        };
    })
    .await
}

/// Applies all rows; gives the batch, none when nothing was written.
pub(in super::super) async fn apply(
    app: &App,
    write: &mut Write,
    plan: &Plan,
    view: &ImportView,
    kind: &'static Kind,
) -> Result<Option<i64>> {
    store::prepare(write.conn()).await?;
    let mut rows = store::rows_after(write.conn(), plan.id, 0, u32::MAX >> 1).await?;
    let settled = settle(write, kind, view, &mut rows).await?;
    let numbers = write.numbers();
    let field = |name: &str| numbers.field(&format!("{}.{name}", kind.name));
    let detail =
        json!({ "file": plan.name, "kind": kind.name, "new": view.counts.new, "updated": view.counts.updated });
    let mut writer = write.batch("import", "import_records", detail, None).await?;
    let mut ids = Rising::new(app);
    let mut made: std::collections::HashMap<u32, EntityId> = std::collections::HashMap::new();
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    for (row, settled) in rows.iter_mut().zip(&settled) {
        let Some(settled) = settled else { continue };
        let taken = settled.changes.iter().filter(|change| !row.leave.iter().any(|left| left == change.field));
        let values = taken.map(|change| (field(change.field), change.value.clone()));
        match settled.outcome {
            "new" => {
                let ent = ids.next(app, kind.name, settled.of);
                let record = NewRecord { ent, kind: numbers.kind(kind.name), of: settled.of, said: values.collect() };
                writer.create(vec![record]).await?;
                writer.touch_owners(settled.of).await?;
                made.insert(row.row, ent);
                row.ent = Some(ent);
            }
            "updated" => {
                let ent = settled.ent.or_else(|| made.get(&settled.joins?).copied());
                let Some(ent) = ent else { continue };
                let said: Vec<Said> = values.map(|(field, value)| Said { ent, field, value }).collect();
                writer.say(&said, true).await?;
                row.ent = Some(ent);
            }
            _ => {}
        }
        if row.row.is_multiple_of(BREATH) {
            app.progress("apply", row.row, total)?;
        }
    }
    let batch = writer.finish().await?;
    store::set_outcomes(write.conn(), plan.id, &rows).await?;
    store::applied(write.conn(), plan.id, batch).await?;
    Ok(batch)
}
