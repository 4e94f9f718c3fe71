//! Importing a calendar: the same plan, decisions, log and undo as a table of people; a row is an event.
//! An event is found again by its id in all files; what an older file says is not taken.

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::path::Path;

use serde_json::json;
use sqlx::SqliteConnection;

use super::rows::file_problem;
use super::{Asked, choice};
use crate::app::App;
use crate::domain::event::{DayState, EventTime, iso_time, occurrence_id};
use crate::domain::zone::Zone;
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::exchange::ics::{self, Calendar, DayDraft, EventDraft, Options};
use crate::ops::event::file::{known_sequence, own_id};
use crate::ops::event::{self, Held, put_day, time_value};
use crate::ops::open::Write;
use crate::store::batch::{NewRecord, Said, Writer};
use crate::store::event as events;
use crate::store::import_page::page;
use crate::store::import_plan::{self as store, Plan, PlanRow};
use crate::store::numbers::Numbers;
use crate::store::{cells, chapter};
use crate::wire::import::{
    ImportChange, ImportDecideInput, ImportMode, ImportOptions, ImportRowView, ImportRowsInput, ImportRowsView,
    ImportView,
};

/// The name of the format in a plan.
pub(super) const FORMAT: &str = "ics";

/// Whether a file is a calendar: by its name, or by what it begins with.
pub(super) fn is_calendar(path: &Path) -> bool {
    let named = path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("ics") || ext.eq_ignore_ascii_case("ical"));
    let begins = || {
        let mut head = [0; 512];
        let read = std::fs::File::open(path).and_then(|mut file| file.read(&mut head)).unwrap_or(0);
        ics::looks_like(&head[..read])
    };
    path.is_file() && (named || begins())
}

/// Reads a file. Errors: `TableRefused` with `kind`, `BadZone`, of files.
pub(super) async fn look(write: &mut Write, path: &Path, options: &ImportOptions) -> Result<(ImportView, Calendar)> {
    let bytes = std::fs::read(path).map_err(|cause| Error::from(cause).with("path", path.display()))?;
    let said = options.zone.as_deref().map(event::zone).transpose()?;
    let home = Zone::parse(&chapter::zone(write.conn()).await?).unwrap_or_else(|_| Zone::utc());
    let named =
        options.zones.iter().map(|(name, zone)| Ok((name.clone(), event::zone(zone)?))).collect::<Result<_>>()?;
    let mut asked = Options { zone: said.clone().unwrap_or(home), unknown: None, named };
    let refused = |cause: ics::ReadError| Error::new(Code::TableRefused).with("kind", cause.code());
    let mut calendar = ics::read(&bytes, &asked).map_err(refused)?;
    // One answer holds for one name: of several each is asked about.
    if calendar.unknown_zones.len() == 1 && options.zones.is_empty() && said.is_some() {
        asked.unknown = said;
        calendar = ics::read(&bytes, &asked).map_err(refused)?;
    }
    #[allow(clippy::cast_precision_loss, reason = "sizes of files are far below 2^53")]
    let size = bytes.len() as f64;
    let view = ImportView {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        size,
        format: FORMAT.into(),
        kind: "event".into(),
        encoding: calendar.encoding.clone(),
        mode: options.mode.unwrap_or(ImportMode::Update),
        zone: options.zone.clone(),
        zones: options.zones.clone(),
        unknown_zones: calendar.unknown_zones.clone(),
        ..ImportView::default()
    };
    Ok((view, calendar))
}

/// Plans all events; gives how many components were ignored.
pub(super) async fn plan(write: &mut Write, id: i64, view: &ImportView, calendar: Calendar) -> Result<u32> {
    store::prepare(write.conn()).await?;
    let mut problems: Vec<_> = calendar.problems.into_iter().map(file_problem).collect();
    let mut rows = Vec::new();
    for problem in calendar.refused {
        let (row, line) =
            (problem.row.unwrap_or(0), problem.line.and_then(|line| u32::try_from(line).ok()).unwrap_or(0));
        rows.push(PlanRow {
            outcome: "refused".into(),
            why: Some(problem.kind.code().into()),
            ..plan_row(row, line, None)
        });
        problems.push(file_problem(problem));
    }
    for mut draft in calendar.events {
        problems.extend(std::mem::take(&mut draft.problems).into_iter().map(file_problem));
        let line = u32::try_from(draft.line).unwrap_or(u32::MAX);
        rows.push(plan_row(draft.row, line, Some(serde_json::to_string(&draft)?)));
    }
    rows.sort_by_key(|row| row.row);
    settle(write, &mut rows, view.mode).await?;
    store::add_rows(write.conn(), id, &rows).await?;
    store::add_problems(write.conn(), id, &problems).await?;
    Ok(calendar.ignored)
}

pub(super) fn plan_row(row: u32, line: u32, draft: Option<String>) -> PlanRow {
    let outcome = if draft.is_some() { "new" } else { "refused" }.to_owned();
    let (score, joins, leave) = (None, None, Vec::new());
    PlanRow {
        row,
        line,
        outcome,
        why: None,
        ent: None,
        decision: None,
        draft,
        plan: None,
        mark: None,
        score,
        joins,
        leave,
    }
}

fn draft_of(row: &PlanRow) -> Result<Option<EventDraft>> {
    Ok(row.draft.as_deref().map(serde_json::from_str).transpose()?)
}

/// The events of rows that are here, by the ids of the drafts.
async fn held(conn: &mut SqliteConnection, rows: &[PlanRow]) -> Result<HashMap<String, Held>> {
    let drafts: Vec<EventDraft> = rows.iter().filter_map(|row| draft_of(row).transpose()).collect::<Result<_>>()?;
    let uids: HashSet<String> = drafts.iter().flat_map(|draft| [draft.uid.clone(), draft.own_uid()]).collect();
    let uids: Vec<String> = uids.into_iter().collect();
    let mut found = events::by_uid(conn, &uids).await?;
    for uid in uids {
        if let Some(id) = own_id(&uid) {
            found.entry(uid).or_insert(id);
        }
    }
    let filter = events::EventFilter { only: found.values().copied().collect(), ..events::EventFilter::default() };
    if filter.only.is_empty() {
        return Ok(HashMap::new());
    }
    let mut by_id: HashMap<EntityId, Held> =
        event::load(conn, &filter).await?.into_iter().map(|held| (held.id, held)).collect();
    Ok(found.into_iter().filter_map(|(uid, id)| Some((uid, by_id.remove(&id)?))).collect())
}

/// The event that a draft is, or a day of which it is.
fn here<'a>(held: &'a HashMap<String, Held>, draft: &EventDraft) -> Option<&'a Held> {
    held.get(&draft.uid).or_else(|| held.get(&draft.own_uid()))
}

/// What a draft says of a day of a series that is here.
fn day_of(here: &Held, draft: &EventDraft) -> Option<DayDraft> {
    let planned = iso_time(&draft.stands_for).filter(|_| here.uid() == draft.uid)?;
    let whole = here.time.as_ref().ok()?;
    let on = planned.date().to_string();
    let differs = |mine: &String, whole: &String| if mine == whole { String::new() } else { mine.clone() };
    let mut day = DayDraft {
        title: differs(&draft.title, &here.row.title),
        venue: differs(&draft.venue, &here.row.venue),
        notes: differs(&draft.notes, &here.row.notes),
        on,
        ..DayDraft::default()
    };
    let time = EventTime::parse(&draft.start, &draft.end, &draft.zone).ok();
    let planned = whole.moved_to(planned.date().to_datetime(whole.start().time()));
    if draft.state == "cancelled" {
        day.state = DayState::Cancelled.name().into();
    } else if let Some(time) = time.filter(|time| *time != planned) {
        day.state = DayState::Moved.name().into();
        (day.start, day.end, day.zone) = time.texts();
    }
    Some(day)
}

/// Writes into rows what becomes of them: as decided, else as found.
async fn settle(write: &mut Write, rows: &mut [PlanRow], mode: ImportMode) -> Result<()> {
    let held = held(write.conn(), rows).await?;
    for row in rows.iter_mut() {
        let Some(draft) = draft_of(row)? else { continue };
        let (outcome, why, ent) = outcome(write, &draft, &held, row.decision.as_deref(), mode).await?;
        (row.outcome, row.why, row.ent) = (outcome.to_owned(), why.map(str::to_owned), ent);
    }
    Ok(())
}

type Settled = (&'static str, Option<&'static str>, Option<EntityId>);

async fn outcome(
    write: &mut Write,
    draft: &EventDraft,
    held: &HashMap<String, Held>,
    decision: Option<&str>,
    mode: ImportMode,
) -> Result<Settled> {
    let here = here(held, draft);
    if decision == Some("leave_out") {
        return Ok(("refused", Some("left_out"), None));
    }
    if draft.unknown_zone.is_some() {
        return Ok(("ask", Some("unknown_zone"), None));
    }
    let Some(here) = here.filter(|_| decision != Some("new") && mode != ImportMode::Add) else {
        let gone = own_id(&draft.uid);
        let in_bin = match gone {
            Some(id) => cells::entity(write.conn(), &id).await?.is_some(),
            None => false,
        };
        return Ok(if in_bin && decision.is_none() && here.is_none() {
            ("ask", Some("in_bin"), gone)
        } else {
            ("new", None, None)
        });
    };
    if decision == Some("skip") || (decision.is_none() && mode == ImportMode::Skip) {
        return Ok(("unchanged", Some("same_uid"), Some(here.id)));
    }
    let known = known_sequence(write.conn(), here).await?;
    if draft.sequence < known && decision != Some("update") {
        return Ok(("unchanged", Some("older_than_here"), Some(here.id)));
    }
    let change = Change::between(here, draft, draft.sequence > known);
    Ok((if change.is_empty() { "unchanged" } else { "updated" }, Some("same_uid"), Some(here.id)))
}

/// Plans all rows again, after `decide` has looked at each; gives the plan's rows.
pub(super) async fn plan_again(
    write: &mut Write,
    id: i64,
    view: &ImportView,
    decide: impl FnMut(&mut PlanRow),
) -> Result<()> {
    let mut rows = choice::rows(write, id, decide).await?;
    settle(write, &mut rows, view.mode).await?;
    store::set_outcomes(write.conn(), id, &rows).await
}

/// Decides rows. Errors: `BadInput` for a decision that is none.
pub(super) async fn decide(write: &mut Write, id: i64, view: &ImportView, input: &ImportDecideInput) -> Result<()> {
    let decision = input.decision.as_deref();
    if !matches!(decision, None | Some("new" | "leave_out" | "skip" | "update")) {
        return Err(Error::new(Code::BadInput).with("name", "import_decide"));
    }
    let rows = choice::meant(write, id, input).await?;
    plan_again(write, id, view, |row| {
        if rows.contains(&row.row) {
            row.decision = decision.map(str::to_owned);
        }
    })
    .await
}

/// What a draft changes of an event that is here.
#[derive(Debug, Default)]
struct Change {
    /// Field, old and new text, new value.
    fields: Vec<(&'static str, String, String, Value)>,
    days: Vec<DayDraft>,
}

impl Change {
    fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.days.is_empty()
    }

    /// `newer`: what the file does not say is taken away; else only what it says counts.
    fn between(here: &Held, draft: &EventDraft, newer: bool) -> Self {
        let mut change = Self::default();
        if let Some(day) = day_of(here, draft) {
            if !is_as_said(here, &day) {
                change.days.push(day);
            }
            return change;
        }
        let row = &here.row;
        let texts = [
            ("title", &row.title, &draft.title),
            ("kind", &row.kind, &draft.kind),
            ("state", &row.state, &draft.state),
            ("repeat", &row.repeat, &draft.repeat),
            ("venue", &row.venue, &draft.venue),
            ("room", &row.room, &draft.room),
            ("link", &row.link, &draft.link),
            ("notes", &row.notes, &draft.notes),
        ];
        for (name, old, new) in texts {
            if old != new && (newer || !new.is_empty()) {
                change.fields.push((name, old.clone(), new.clone(), Value::text(new)));
            }
        }
        let time = EventTime::parse(&draft.start, &draft.end, &draft.zone).ok();
        if let Some(time) = time.filter(|time| here.time.as_ref().ok() != Some(time)) {
            let eyes =
                |(start, end, zone): (String, String, String)| format!("{start} – {end} {zone}").trim_end().to_owned();
            let old = eyes((row.start.clone(), row.end.clone(), row.zone.clone()));
            change.fields.push(("time", old, eyes(time.texts()), time_value(&time)));
        }
        let said: HashSet<&str> = draft.days.iter().map(|day| day.on.as_str()).collect();
        change.days.extend(draft.days.iter().filter(|day| !is_as_said(here, day)).cloned());
        if newer {
            let unsaid = here.days.iter().filter(|day| day.differs() && !said.contains(day.on.as_str()));
            change.days.extend(unsaid.map(|day| DayDraft { on: day.on.clone(), ..DayDraft::default() }));
        }
        change
    }
}

fn is_as_said(here: &Held, day: &DayDraft) -> bool {
    let held = here.day(&day.on).cloned().unwrap_or_default();
    [
        (&held.state, &day.state),
        (&held.start, &day.start),
        (&held.end, &day.end),
        (&held.zone, &day.zone),
        (&held.title, &day.title),
        (&held.venue, &day.venue),
        (&held.notes, &day.notes),
    ]
    .iter()
    .all(|(held, said)| held == said)
}

/// Applies all rows; gives the batch, none when nothing was written.
pub(super) async fn apply(app: &App, write: &mut Write, plan: &Plan, view: &ImportView) -> Result<Option<i64>> {
    let mut rows = store::rows_after(write.conn(), plan.id, 0, u32::MAX >> 1).await?;
    rows.retain(|row| matches!(row.outcome.as_str(), "new" | "updated"));
    let held = held(write.conn(), &rows).await?;
    let mut knows = HashMap::new();
    for here in held.values() {
        knows.insert(here.id, known_sequence(write.conn(), here).await?);
    }
    let numbers = write.numbers();
    let detail = json!({ "file": plan.name, "new": view.counts.new, "updated": view.counts.updated });
    let mut writer = write.batch("import", "import_ics", detail, None).await?;
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    for (done, row) in rows.iter_mut().enumerate() {
        let Some(draft) = draft_of(row)? else { continue };
        match (row.outcome.as_str(), here(&held, &draft)) {
            ("new", _) => {
                let ent = EntityId::new("event", [None, None], app.random8());
                make(&mut writer, &numbers, ent, &draft).await?;
                row.ent = Some(ent);
            }
            ("updated", Some(here)) => {
                let newer = draft.sequence > knows.get(&here.id).copied().unwrap_or(0);
                update(&mut writer, &numbers, here, &draft, newer).await?;
            }
            _ => {}
        }
        app.progress("apply", u32::try_from(done).unwrap_or(0), total)?;
    }
    let batch = writer.finish().await?;
    store::prepare(write.conn()).await?;
    store::set_outcomes(write.conn(), plan.id, &rows).await?;
    store::applied(write.conn(), plan.id, batch).await?;
    Ok(batch)
}

async fn make(writer: &mut Writer<'_>, numbers: &Numbers, ent: EntityId, draft: &EventDraft) -> Result<()> {
    let change = Change::between(&Held::nothing(ent), draft, true);
    let mut said: Vec<(i64, Value)> = values(numbers, &change);
    said.push((numbers.field("event.source"), source(draft)));
    writer.create(vec![NewRecord { ent, kind: numbers.kind("event"), of: [None, None], said }]).await?;
    let days = change.days.iter().map(|day| NewRecord {
        ent: occurrence_id(ent, &day.on),
        kind: numbers.kind("occurrence"),
        of: [Some(ent), None],
        said: day_values(day).into_iter().map(|(field, value)| (numbers.field(field), value)).collect(),
    });
    writer.create(days.collect()).await
}

async fn update(
    writer: &mut Writer<'_>,
    numbers: &Numbers,
    here: &Held,
    draft: &EventDraft,
    newer: bool,
) -> Result<()> {
    let change = Change::between(here, draft, newer);
    let mut said: Vec<Said> =
        values(numbers, &change).into_iter().map(|(field, value)| Said { ent: here.id, field, value }).collect();
    if own_id(&draft.uid).is_none() && day_of(here, draft).is_none() {
        said.push(Said { ent: here.id, field: numbers.field("event.source"), value: source(draft) });
    }
    writer.say(&said, true).await?;
    for day in &change.days {
        put_day(writer, numbers, here.id, &day.on, day_values(day)).await?;
    }
    Ok(())
}

fn values(numbers: &Numbers, change: &Change) -> Vec<(i64, Value)> {
    let field = |name: &str| numbers.field(&format!("event.{name}"));
    change.fields.iter().map(|(name, _, _, value)| (field(name), value.clone())).collect()
}

fn day_values(day: &DayDraft) -> Vec<(&'static str, Value)> {
    let time = EventTime::parse(&day.start, &day.end, &day.zone).map_or(Value::Null, |time| time_value(&time));
    vec![
        ("occurrence.day", Value::text(&day.on)),
        ("occurrence.state", Value::text(&day.state)),
        ("occurrence.time", time),
        ("occurrence.title", Value::text(&day.title)),
        ("occurrence.venue", Value::text(&day.venue)),
        ("occurrence.notes", Value::text(&day.notes)),
    ]
}

fn source(draft: &EventDraft) -> Value {
    Value::group([("uid", draft.own_uid()), ("sequence", draft.sequence.to_string())])
}

/// A page of rows, what needs a person first.
pub(super) async fn rows(conn: &mut SqliteConnection, plan: &Plan, input: &ImportRowsInput) -> Result<ImportRowsView> {
    let (total, rows) = page(conn, input).await?;
    let held = held(conn, &rows).await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let draft = draft_of(&row)?.unwrap_or_default();
        let here = here(&held, &draft);
        let changes = match (row.outcome.as_str(), here) {
            ("new", _) => Change::between(&Held::nothing(EntityId::new("event", [None, None], [0; 8])), &draft, true),
            ("updated", Some(here)) => {
                let newer = draft.sequence > known_sequence(conn, here).await?;
                Change::between(here, &draft, newer)
            }
            _ => Change::default(),
        };
        let problems = store::problems(conn, plan.id, &[row.row], 0, 50).await?;
        items.push(row_view(row, &draft, changes, problems)?);
    }
    Ok(ImportRowsView { total, items })
}

fn row_view(
    row: PlanRow,
    draft: &EventDraft,
    change: Change,
    problems: Vec<crate::wire::import::ImportProblem>,
) -> Result<ImportRowView> {
    let field = |(name, old, new, _): (&str, String, String, Value)| ImportChange {
        field: format!("event_{name}"),
        old,
        new,
        ..ImportChange::default()
    };
    let mut changes: Vec<ImportChange> = change.fields.into_iter().map(field).collect();
    changes.extend(change.days.into_iter().map(|day| ImportChange {
        field: "event_day".into(),
        old: String::new(),
        new: [day.on, day.state, day.start].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
        ..ImportChange::default()
    }));
    Ok(ImportRowView {
        row: row.row,
        line: row.line,
        name: draft.title.clone(),
        second: format!("{} {}", draft.start, draft.zone).trim().to_owned(),
        outcome: store::outcome(&row.outcome)?,
        why: row.why.unwrap_or_default(),
        decision: row.decision,
        person: None,
        candidates: Vec::new(),
        above: Vec::new(),
        joins: None,
        before: false,
        changes,
        problems,
        child: false,
    })
}

/// Reads the file of a plan again, with other options.
pub(super) async fn read(app: &App, write: &mut Write, asked: &Asked, known: Option<i64>) -> Result<ImportView> {
    let (mut view, calendar) = look(write, Path::new(&asked.path), &asked.options).await?;
    let (reading, mapping) = (serde_json::to_string(&view)?, serde_json::to_string(asked)?);
    let id = match known {
        Some(id) => {
            store::restart(write.conn(), id, &reading, &mapping).await?;
            id
        }
        None => store::begin(write.conn(), app.outside.clock.now_ms(), &view.name, &reading, &mapping).await?,
    };
    let ignored = plan(write, id, &view, calendar).await?;
    view.counts = store::planned(write.conn(), id, ignored).await?;
    view.import = u32::try_from(id).unwrap_or(0);
    Ok(view)
}
