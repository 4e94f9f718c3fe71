//! The plan to words of a batch: new people with all that is theirs, and what rows change of those who are here.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;
use sqlx::SqliteConnection;

use super::super::open::{Open, Rising, Write};
use super::class_list::{ClassLists, Making};
use super::decide::{Change, OwnColumns, address_parts, all, changes};
use super::join::{self, wanted};
use super::plan::{Considered, STEP, mark_and_nth, mark_key};
use super::remember::Memory;
use super::{mode_of, view};
use crate::app::App;
use crate::domain::fields::field_of;
use crate::domain::{EntityId, Privacy, Value, own_field};
use crate::error::{Code, Error, Result};
use crate::exchange::draft::PersonDraft;
use crate::store::batch::{NewRecord, Said, Writer};
use crate::store::import_page::{repeating, rows_of};
use crate::store::import_plan::{self as store, Plan, PlanRow};
use crate::store::numbers::Numbers;
use crate::store::roster::{self, Held};
use crate::store::{chapter, import_decision};
use crate::wire::import::ImportView;

/// Applies all rows; gives the batch, none when nothing was written.
pub(super) async fn all_rows(
    app: &App,
    _open: &Open,
    write: &mut Write,
    plan: &Plan,
    view: &ImportView,
    own: &mut OwnColumns,
) -> Result<Option<i64>> {
    store::prepare(write.conn()).await?;
    let writes = view.counts.new + view.counts.updated > 0;
    let new_fields = if writes { number_own_fields(app, write, view, own).await? } else { Vec::new() };
    let chapter = chapter::id(write.conn()).await?;
    let households = store::known_households(write.conn(), plan.id).await?;
    let numbers = write.numbers();
    let key = mark_key(app, write).await?;
    let memory = Memory::open(write, &key, view).await?;
    let detail = json!({ "file": plan.name, "new": view.counts.new, "updated": view.counts.updated });
    let mut writer = write.batch("import", "import_csv", detail, None).await?;
    writer.create(new_fields).await?;
    let ids = Rising::new(app);
    let school = ClassLists::new(writer.conn(), chapter).await?;
    let joined = joined(writer.conn(), plan.id).await?;
    let tags = HashMap::new();
    let mut work = Work { app, numbers: &numbers, view, own, chapter, households, tags, ids, school, joined, memory };
    let mut after = 0;
    loop {
        let rows = store::rows_after(writer.conn(), plan.id, after, u32::try_from(STEP * 5).unwrap_or(5_000)).await?;
        let Some(last) = rows.last() else { break };
        after = last.row;
        work.step(&mut writer, plan.id, rows).await?;
        app.progress("apply", after, view.counts.rows)?;
    }
    let batch = writer.finish().await?;
    store::applied(write.conn(), plan.id, batch).await?;
    Ok(batch)
}

/// Gives every column that becomes an own field its cell field; gives the records of those that are new.
async fn number_own_fields(
    app: &App,
    write: &mut Write,
    view: &ImportView,
    own: &mut OwnColumns,
) -> Result<Vec<NewRecord>> {
    let mut numbers = (*write.numbers()).clone();
    let mut made: BTreeMap<String, (EntityId, i64)> = BTreeMap::new();
    for column in view.columns.iter().filter(|column| column.target == "own" && column.filled > 0) {
        let index = column.index as usize;
        if own.get(&index).copied().flatten().is_some() {
            continue;
        }
        let name = view::own_name(&view.columns, column);
        let (_, number) = match made.get(&name) {
            Some(there) => *there,
            None => {
                let ent = EntityId::new("own_field", [None, None], app.random8());
                let number = numbers.add_own(write.conn(), &own_field::cell_field(ent)).await?;
                made.insert(name, (ent, number));
                (ent, number)
            }
        };
        own.insert(index, Some(number));
    }
    write.set_numbers(numbers.clone());
    Ok(made
        .into_iter()
        .map(|(name, (ent, _))| super::super::field::record(&numbers, ent, &name, "text", Privacy::Personal, &[]))
        .collect())
}

/// What stays the same while rows are applied.
struct Work<'a> {
    app: &'a App,
    numbers: &'a Numbers,
    view: &'a ImportView,
    own: &'a OwnColumns,
    chapter: EntityId,
    households: HashMap<String, EntityId>,
    tags: HashMap<String, EntityId>,
    ids: Rising,
    school: ClassLists,
    joined: HashMap<u32, Vec<u32>>,
    memory: Memory,
}

/// The rows that are one person with a row above, by that row.
async fn joined(conn: &mut SqliteConnection, id: i64) -> Result<HashMap<u32, Vec<u32>>> {
    let mut joined: HashMap<u32, Vec<u32>> = HashMap::new();
    for (row, above) in repeating(conn, id).await?.into_iter().filter(|(_, above)| *above > 0) {
        joined.entry(above).or_default().push(row);
    }
    Ok(joined)
}

/// Records and words of one step.
#[derive(Default)]
struct Out {
    records: Vec<NewRecord>,
    pairs: Vec<(&'static str, &'static str, [EntityId; 2])>,
    said: Vec<Said>,
    touched: Vec<EntityId>,
}

impl Work<'_> {
    async fn step(&mut self, writer: &mut Writer<'_>, id: i64, rows: Vec<PlanRow>) -> Result<()> {
        let here: Vec<EntityId> =
            rows.iter().filter(|row| row.outcome == "updated").filter_map(|row| row.ent).collect();
        let mut held = roster::load(writer.conn(), &here).await?;
        let mut out = Out::default();
        let mut became: Vec<(PlanRow, PersonDraft)> = Vec::new();
        for mut row in rows {
            let Some(mut draft) = draft_of(&row)? else { continue };
            match (row.outcome.as_str(), row.ent) {
                ("new", _) => {
                    let ent = self.ids.next(self.app, "person", [None, None]);
                    let below = self.below(writer, id, &row, ent, &mut draft).await?;
                    self.make(writer, &mut out, ent, &draft, &row.leave).await?;
                    row.ent = Some(ent);
                    self.remember_others(&mut out, ent, &row)?;
                    became.extend(below);
                }
                ("updated", Some(ent)) => {
                    let person = held.get_mut(&ent).ok_or_else(|| Error::new(Code::NoSuchRecord).with("id", ent))?;
                    self.update(writer, &mut out, ent, &draft, person, &row).await?;
                }
                _ => {}
            }
            became.push((row, draft));
        }
        writer.create(std::mem::take(&mut out.records)).await?;
        for (kind, field, pair) in out.pairs {
            super::super::person::set_pair(writer, self.numbers, kind, field, pair, true).await?;
        }
        writer.say(&out.said, true).await?;
        for ent in out.touched {
            writer.touch_owners([Some(ent), None]).await?;
        }
        self.remember(writer, id, &became).await
    }

    /// Whom a person saw and said is somebody else is remembered: nobody is asked about the two again.
    fn remember_others(&self, out: &mut Out, ent: EntityId, row: &PlanRow) -> Result<()> {
        let (Some("new"), Some(plan)) = (row.decision.as_deref(), row.plan.as_deref()) else { return Ok(()) };
        let considered: Considered = serde_json::from_str(plan)?;
        for (other, _) in considered.candidates {
            let of = [Some(ent.min(other)), Some(ent.max(other))];
            let said = vec![(self.numbers.field("same_as.answer"), Value::text("no"))];
            let kind = self.numbers.kind("same_as");
            out.records.push(NewRecord { ent: EntityId::derived("same_as", of), kind, of, said });
            out.touched.push(other);
        }
        Ok(())
    }

    /// Rows below that are the same person add what they say; they become that person.
    async fn below(
        &mut self,
        writer: &mut Writer<'_>,
        id: i64,
        row: &PlanRow,
        ent: EntityId,
        draft: &mut PersonDraft,
    ) -> Result<Vec<(PlanRow, PersonDraft)>> {
        let Some(numbers) = self.joined.get(&row.row) else { return Ok(Vec::new()) };
        let mut below = Vec::new();
        for mut row in rows_of(writer.conn(), id, numbers).await? {
            let Some(said) = draft_of(&row)? else { continue };
            let more = wanted(join::more(draft, &said, mode_of(row.decision.as_deref(), self.view.mode)), &row.leave);
            join::add(draft, more);
            row.ent = Some(ent);
            below.push((row, said));
        }
        Ok(below)
    }

    /// Who the rows became: for the log, for the same row again, and for what was decided.
    async fn remember(&self, writer: &mut Writer<'_>, id: i64, rows: &[(PlanRow, PersonDraft)]) -> Result<()> {
        let (mut became, mut marks, mut decided) = (Vec::new(), Vec::new(), Vec::new());
        for (row, draft) in rows {
            if let (Some(ent), true) = (row.ent, row.outcome != "ask") {
                became.push((row.row, ent));
                marks.extend(row.mark.as_deref().and_then(mark_and_nth).map(|(mark, nth)| (mark, nth, ent)));
            }
            if row.outcome != "ask" {
                decided.extend(self.memory.of(row, draft, row.ent));
            }
        }
        store::became(writer.conn(), id, &became).await?;
        store::remember_marks(writer.conn(), &marks).await?;
        import_decision::keep(writer.conn(), self.app.outside.clock.now_ms(), &decided).await
    }

    async fn make(
        &mut self,
        writer: &mut Writer<'_>,
        out: &mut Out,
        ent: EntityId,
        draft: &PersonDraft,
        leave: &[String],
    ) -> Result<()> {
        let changes = wanted(all(draft, self.own), leave);
        let mut said: Vec<(i64, Value)> = self.values(&changes, &Held::default())?;
        said.push((self.numbers.field("person.home_chapter"), Value::Bytes(self.chapter.as_bytes().to_vec())));
        out.records.push(NewRecord { ent, kind: self.numbers.kind("person"), of: [None, None], said });
        self.parts(writer, out, ent, &changes, true).await
    }

    async fn update(
        &mut self,
        writer: &mut Writer<'_>,
        out: &mut Out,
        ent: EntityId,
        draft: &PersonDraft,
        held: &mut Held,
        row: &PlanRow,
    ) -> Result<()> {
        let mode = mode_of(row.decision.as_deref(), self.view.mode);
        let changes = wanted(changes(draft, held, mode, self.own), &row.leave);
        out.said.extend(
            self.values(&changes, held)?
                .into_iter()
                // A field with two values is decided by a person, not by a row that came along with other changes.
                .filter(|(field, _)| !held.conflicts.contains(field))
                .map(|(field, value)| Said { ent, field, value }),
        );
        let before = out.records.len();
        self.parts(writer, out, ent, &changes, false).await?;
        if out.records.len() > before {
            out.touched.push(ent);
        }
        // Another row of this person is not to say the same again.
        join::take(held, &changes, self.own);
        Ok(())
    }

    /// Values of the person's own fields; the parts of a group are put together with those that are there.
    fn values(&self, changes: &[Change], held: &Held) -> Result<Vec<(i64, Value)>> {
        let mut groups: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        let mut lines: Vec<&str> = Vec::new();
        let mut notes = held.columns.get("notes").cloned();
        let mut values = Vec::new();
        for change in changes {
            match change {
                Change::Field(column, _, new) if column == "notes" => notes = Some(new.clone()),
                Change::Field(column, _, new) => match cell_of(column) {
                    (cell, Some(part)) => {
                        groups.entry(cell).or_default().insert(part.to_owned(), new.clone());
                    }
                    (cell, None) => values.push((self.numbers.known_field(&cell)?, typed(&cell, new))),
                },
                Change::Own(column, _, new) => {
                    if let Some(field) = self.own.get(column).copied().flatten() {
                        values.push((field, Value::text(new)));
                    }
                }
                Change::NoteLine(line) => lines.push(line),
                _ => {}
            }
        }
        for (cell, mut parts) in groups {
            for (column, text) in &held.columns {
                if let (held_cell, Some(part)) = cell_of(column)
                    && held_cell == cell
                {
                    parts.entry(part.to_owned()).or_insert_with(|| text.clone());
                }
            }
            values.push((self.numbers.known_field(&cell)?, Value::group(parts)));
        }
        let changed =
            !lines.is_empty() || changes.iter().any(|c| matches!(c, Change::Field(column, ..) if column == "notes"));
        if changed {
            let all: Vec<&str> = notes.as_deref().into_iter().chain(lines).collect();
            values.push((self.numbers.field("person.notes"), Value::text(&all.join("\n"))));
        }
        Ok(values)
    }

    /// Records that belong to the person. `fresh`: the person is made in this step.
    async fn parts(
        &mut self,
        writer: &mut Writer<'_>,
        out: &mut Out,
        ent: EntityId,
        changes: &[Change],
        fresh: bool,
    ) -> Result<()> {
        let mut parts: Vec<(&'static str, &'static str, Value)> = Vec::new();
        for change in changes {
            match change {
                Change::Phone(phone) => parts.push((
                    "phone",
                    "number",
                    Value::group([
                        ("label", phone.label.clone()),
                        ("typed", phone.typed.clone()),
                        ("e164", phone.e164.clone().unwrap_or_default()),
                    ]),
                )),
                Change::Email(email) => parts.push((
                    "email",
                    "address",
                    Value::group([
                        ("label", email.label.clone()),
                        ("typed", email.typed.clone()),
                        ("address", email.address.clone().unwrap_or_default()),
                    ]),
                )),
                Change::Address(address) => parts.push(("address", "postal", Value::group(address_parts(address)))),
                Change::External(source, id) => {
                    parts.push(("external_id", "id", Value::group([("source", source.clone()), ("id", id.clone())])))
                }
                Change::Household(name) => {
                    let household = self.household(out, name);
                    self.pair(out, "household_place", "lives", [ent, household], fresh);
                }
                Change::Tag(name) => {
                    let tag = self.tag(writer, name).await?;
                    self.pair(out, "tagging", "tagged", [ent, tag], fresh);
                }
                Change::Class(class) => {
                    let mut making =
                        Making { app: self.app, numbers: self.numbers, ids: &mut self.ids, records: Vec::new() };
                    let class = self.school.class(&mut making, class);
                    making.link("enrolment", [ent, class], Vec::new());
                    out.records.extend(making.records);
                }
                Change::Guardian(nth, known, guardian) => {
                    let here = match known {
                        Some(known) => Some(*known),
                        None => self.school.here(writer.conn(), guardian).await?,
                    };
                    let mut making =
                        Making { app: self.app, numbers: self.numbers, ids: &mut self.ids, records: Vec::new() };
                    self.school.guardian(&mut making, ent, (*nth, *known, here), guardian);
                    out.records.extend(making.records);
                    out.touched.extend(here);
                }
                _ => {}
            }
        }
        // Ids that rise keep the order of the file's columns.
        for (kind, field, value) in parts {
            let of = [Some(ent), None];
            let field = self.numbers.field(&format!("{kind}.{field}"));
            let part = self.ids.next(self.app, kind, of);
            out.records.push(NewRecord { ent: part, kind: self.numbers.kind(kind), of, said: vec![(field, value)] });
        }
        Ok(())
    }

    /// A pair of somebody new cannot be there yet; else it is looked up.
    fn pair(&self, out: &mut Out, kind: &'static str, field: &'static str, pair: [EntityId; 2], fresh: bool) {
        if fresh {
            let of = pair.map(Some);
            let said = vec![(self.numbers.field(&format!("{kind}.{field}")), Value::Integer(1))];
            out.records.push(NewRecord { ent: EntityId::derived(kind, of), kind: self.numbers.kind(kind), of, said });
        } else {
            out.pairs.push((kind, field, pair));
        }
    }

    fn household(&mut self, out: &mut Out, name: &str) -> EntityId {
        if let Some(there) = self.households.get(name) {
            return *there;
        }
        let ent = self.ids.next(self.app, "household", [None, None]);
        let said = vec![(self.numbers.field("household.name"), Value::text(name))];
        out.records.push(NewRecord { ent, kind: self.numbers.kind("household"), of: [None, None], said });
        self.households.insert(name.to_owned(), ent);
        ent
    }

    async fn tag(&mut self, writer: &mut Writer<'_>, name: &str) -> Result<EntityId> {
        if let Some(there) = self.tags.get(name) {
            return Ok(*there);
        }
        let ent = super::super::person::tag_named(self.app, writer, self.numbers, name).await?;
        self.tags.insert(name.to_owned(), ent);
        Ok(ent)
    }
}

fn draft_of(row: &PlanRow) -> Result<Option<PersonDraft>> {
    Ok(row.draft.as_deref().map(serde_json::from_str).transpose()?)
}

/// The cell field of a column id, and the part when the field is a group.
pub(super) fn cell_of(column: &str) -> (String, Option<&'static str>) {
    let part = match column {
        "status" => Some(("status", "state")),
        "status_date" => Some(("status", "date")),
        _ => None,
    };
    if let Some((field, part)) = part {
        return (format!("person.{field}"), Some(part));
    }
    if column.starts_with("consent_") {
        let (field, part) = [("_date", "date"), ("_how", "how"), ("_by", "by")]
            .into_iter()
            .find_map(|(suffix, part)| Some((column.strip_suffix(suffix)?, part)))
            .unwrap_or((column, "answer"));
        return (format!("person.{field}"), Some(part));
    }
    (format!("person.{column}"), None)
}

/// A text of a file as the value of its field; what could not be read stays as typed.
fn typed(cell: &str, text: &str) -> Value {
    use crate::domain::fields::FieldType;
    match field_of(cell).map(|(_, field)| field.ty) {
        Some(FieldType::Number) => text.parse().map_or_else(|_| Value::text(text), Value::Integer),
        _ => Value::text(text),
    }
}
