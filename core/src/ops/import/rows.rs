//! Rows of a plan for eyes: who a row is, who it could be, and what it changes, old beside new.

use std::collections::HashMap;

use super::decide::{Change, OwnColumns, changes};
use super::join;
use super::plan::Considered;
use super::repeats::Above;
use super::{from_plan, mode_of, own_columns, view};
use crate::app::App;
use crate::domain::privacy::is_child as is_child_of;
use crate::domain::{EntityId, PartialDate};
use crate::error::Result;
use crate::exchange::draft::PersonDraft;
use crate::exchange::problem::{Problem, Severity};
use crate::store::import_page::{page, rows_of};
use crate::store::import_plan::{self as store, PlanRow, ProblemRow};
use crate::store::person;
use crate::store::roster::{self, Held};
use crate::wire::import::{
    ImportAbove, ImportCandidate, ImportChange, ImportProblem, ImportRowView, ImportRowsInput, ImportRowsView,
    ImportView,
};
use crate::wire::person::PersonSummary;

/// Problems of a page at most: a row of many columns can have many.
const PROBLEMS: u32 = 10_000;

/// What a page is made from.
struct Page {
    view: ImportView,
    own: OwnColumns,
    held: HashMap<EntityId, Held>,
    people: HashMap<String, PersonSummary>,
    above: HashMap<u32, PersonDraft>,
    problems: HashMap<u32, Vec<ImportProblem>>,
    today: (u16, u8, u8),
}

/// A page of rows, what needs a person first. Errors: `NoSuchImport`.
pub(super) async fn rows(app: &App, input: ImportRowsInput) -> Result<ImportRowsView> {
    let open = app.open().await?;
    let today = open.today(app).await?;
    let mut conn = open.read().await?;
    let plan = store::plan(&mut conn, input.import).await?;
    let view = from_plan(&plan)?;
    let own = own_columns(&mut conn, &open.numbers(), &view).await?;
    let (total, rows) = page(&mut conn, &input).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push((Considered::of(&row)?, row));
    }
    let above: Vec<u32> =
        found.iter().flat_map(|(who, row)| who.above.iter().map(|above| above.row).chain(row.joins)).collect();
    let above = rows_of(&mut conn, plan.id, &above).await?;
    let above = above.iter().map(|row| Ok((row.row, draft(row)?))).collect::<Result<_>>()?;
    let mut people: Vec<EntityId> =
        found.iter().flat_map(|(who, row)| who.candidates.iter().map(|(ent, _)| *ent).chain(row.ent)).collect();
    people.sort_unstable();
    people.dedup();
    let held = roster::load(&mut conn, &people).await?;
    let summaries = person::summaries(&mut conn, &people, today).await?;
    let numbers: Vec<u32> = found.iter().map(|(_, row)| row.row).collect();
    let mut problems: HashMap<u32, Vec<ImportProblem>> = HashMap::new();
    if !numbers.is_empty() {
        for problem in store::problems(&mut conn, plan.id, &numbers, 0, PROBLEMS).await? {
            problems.entry(problem.row.unwrap_or(0)).or_default().push(problem);
        }
    }
    let people = summaries.into_iter().map(|summary| (summary.id.clone(), summary)).collect();
    let mut page = Page { view, own, held, people, above, problems, today };
    let items = found.into_iter().map(|(who, row)| page.row(who, row)).collect::<Result<_>>()?;
    Ok(ImportRowsView { total, items })
}

fn draft(row: &PlanRow) -> Result<PersonDraft> {
    Ok(row.draft.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default())
}

impl Page {
    fn row(&mut self, who: Considered, row: PlanRow) -> Result<ImportRowView> {
        let draft = draft(&row)?;
        let outcome = store::outcome(&row.outcome)?;
        let nobody = Held::default();
        let held = row.ent.as_ref().and_then(|ent| self.held.get(ent)).unwrap_or(&nobody);
        let mode = mode_of(row.decision.as_deref(), self.view.mode);
        let joins = row.joins.filter(|above| *above > 0);
        let made = joins.filter(|_| row.ent.is_none()).and_then(|above| self.above.get(&above));
        let changed = match (row.outcome.as_str(), made) {
            ("new", _) => super::decide::all(&draft, &self.own),
            ("updated" | "unchanged", Some(made)) => join::more(made, &draft, mode),
            // What a person left is shown, to be taken again.
            ("updated" | "unchanged", None) if row.ent.is_some() => changes(&draft, held, mode, &self.own),
            _ => Vec::new(),
        };
        let scores = who.scores.into_iter().map(Some).chain(std::iter::repeat(None));
        let candidates = who.candidates.into_iter().zip(scores).filter_map(|((ent, because), score)| {
            let person = self.people.get(&ent.to_string())?.clone();
            Some(ImportCandidate { person, because, score })
        });
        Ok(ImportRowView {
            row: row.row,
            line: row.line,
            name: name(&draft),
            second: second(&draft),
            outcome,
            why: row.why.unwrap_or_default(),
            decision: row.decision,
            person: row.ent.map(|ent| ent.to_string()),
            candidates: candidates.collect(),
            above: who.above.into_iter().filter_map(|above| self.one_above(above)).collect(),
            joins,
            before: who.before,
            changes: self.shown(changed, &row.leave),
            problems: self.problems.remove(&row.row).unwrap_or_default(),
            child: is_child(&draft, self.today),
        })
    }

    fn one_above(&self, above: Above) -> Option<ImportAbove> {
        let draft = self.above.get(&above.row)?;
        let (name, second) = (name(draft), second(draft));
        Some(ImportAbove { row: above.row, name, second, because: above.because, score: above.score })
    }

    fn shown(&self, changes: Vec<Change>, leave: &[String]) -> Vec<ImportChange> {
        let shown = |(id, change): (String, Change)| {
            let own = matches!(change, Change::Own(..));
            let shown = self.change(change);
            // An own field goes by its name for eyes.
            let field = if own { shown.field } else { id.clone() };
            ImportChange { left: leave.contains(&id), id, field, ..shown }
        };
        join::named(changes).into_iter().map(shown).collect()
    }

    fn change(&self, change: Change) -> ImportChange {
        let plain = |field: &str, new: String| ImportChange {
            field: field.into(),
            old: String::new(),
            new,
            ..ImportChange::default()
        };
        let read = |field: &str, read: Option<String>, typed: String| match read {
            Some(read) if read != typed => ImportChange { raw: Some(typed), ..plain(field, read) },
            _ => plain(field, typed),
        };
        match change {
            Change::Field(field, old, new) => ImportChange { field, old, new, ..ImportChange::default() },
            Change::Phone(phone) => read("phone", phone.e164, phone.typed),
            Change::Email(email) => read("email", email.address, email.typed),
            Change::Address(address) => {
                let parts =
                    [address.typed, address.street, address.postal_code, address.city, address.region, address.country];
                plain("address", parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
            }
            Change::External(_, id) => plain("external_id", id),
            Change::Household(household) => plain("household", household),
            Change::Tag(tag) => plain("tags", tag),
            Change::NoteLine(line) => plain("notes", line),
            Change::Class(class) => plain("class", class.name),
            Change::Guardian(_, _, guardian) => {
                let name =
                    ["given_name", "patronymic", "family_name"].into_iter().filter_map(|id| guardian.fields.get(id));
                let numbers = guardian.phones.iter().map(|phone| phone.e164.as_ref().unwrap_or(&phone.typed));
                let name = name.map(String::as_str).collect::<Vec<_>>().join(" ");
                let all: Vec<&str> = std::iter::once(name.as_str()).chain(numbers.map(String::as_str)).collect();
                plain("guardian", all.join(", "))
            }
            Change::Own(index, old, new) => {
                let column = self.view.columns.iter().find(|column| column.index as usize == index);
                let field = column.map(|column| view::own_name(&self.view.columns, column)).unwrap_or_default();
                ImportChange { field, old, new, ..ImportChange::default() }
            }
        }
    }
}

fn name(draft: &PersonDraft) -> String {
    let parts = ["given_name", "patronymic", "family_name"].iter().filter_map(|field| draft.fields.get(*field));
    let name = parts.map(String::as_str).collect::<Vec<_>>().join(" ");
    let other = || {
        let names =
            ["native_name", "preferred_name", "passport_name"].iter().find_map(|field| draft.fields.get(*field));
        let phone = draft.phones.first().map(|phone| &phone.typed);
        names.or(phone).or(draft.emails.first().map(|email| &email.typed)).cloned().unwrap_or_default()
    };
    if name.is_empty() { other() } else { name }
}

fn second(draft: &PersonDraft) -> String {
    let parts = ["city", "birth_date"].iter().filter_map(|field| draft.fields.get(*field));
    parts.map(String::as_str).collect::<Vec<_>>().join(" · ")
}

/// Rule 14, as far as a row tells: under age, or a pupil or somebody's ward of no known age.
fn is_child(draft: &PersonDraft, today: (u16, u8, u8)) -> bool {
    let born = draft.fields.get("birth_date").and_then(|born| born.parse::<PartialDate>().ok());
    let pupil = !draft.classes.is_empty() || !draft.guardians.is_empty();
    is_child_of(born, pupil && born.is_none_or(|born| born.year.is_none()), today)
}

/// A problem for the log.
pub(super) fn file_problem(problem: Problem) -> ProblemRow {
    ProblemRow {
        row: problem.row,
        line: problem.line,
        column: problem.column,
        kind: problem.kind.code().to_owned(),
        severity: match problem.severity {
            Severity::Refused => "refused",
            Severity::Kept => "kept",
            Severity::Note => "note",
        },
        raw: problem.raw,
    }
}
