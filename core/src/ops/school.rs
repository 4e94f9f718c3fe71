//! Schools and classes: who learns there, who is responsible, whom to call, who must not collect.
//! Four facts that stay four: responsible, living together, to be called, allowed to collect.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use super::network::is_current;
use super::open::{Write, day_at, iso};
use super::record::{is_deleted, parse_id, view};
use super::record_list::all_with;
use crate::app::App;
use crate::domain::{EntityId, Value};
use crate::error::{Code, Error, Result};
use crate::store::batch::Said;
use crate::store::{chapter, conflict, person, school, title};
use crate::wire::Empty;
use crate::wire::person::PersonSummary;
use crate::wire::record::{RecordInput, RecordRow, RecordTitle};
use crate::wire::school::{AdultOfChild, CallLine, ClassView, Pupil, PupilMark, SchoolSummary, SchoolView};

type Day = (u16, u8, u8);

/// All schools by country, city and name.
pub(crate) async fn list(app: &App, _input: Empty) -> Result<Vec<SchoolSummary>> {
    let open = app.open().await?;
    let today = iso(open.today(app).await?);
    let mut conn = open.read().await?;
    school::schools(&mut conn, &today, None).await
}

/// A school with its terms, classes and teachers. Errors: `NoSuchRecord`.
pub(crate) async fn show(app: &App, input: RecordInput) -> Result<SchoolView> {
    let open = app.open().await?;
    let today = iso(open.today(app).await?);
    let ent = parse_id(&input.id)?;
    let mut conn = open.read().await?;
    let record = view(&mut conn, &open.numbers(), &ent).await?;
    if record.kind != "school" {
        return Err(Error::new(Code::NoSuchRecord).with("id", &input.id));
    }
    let line = school::schools(&mut conn, &today, Some(&ent)).await?.pop();
    let mut terms = all_with(&mut conn, "term", "school", &[ent]).await?;
    terms.sort_by(|a, b| start(b).cmp(start(a)));
    let classes = school::classes(&mut conn, &ent, &today).await?;
    let teachers = offices_now(&mut conn, "school", &ent, &today).await?;
    let deleted = is_deleted(&mut conn, &open, &ent).await?;
    Ok(SchoolView { record, line, terms, classes, teachers, deleted })
}

fn start(term: &RecordRow) -> &str {
    term.fields.get("from").and_then(|from| from.as_str()).unwrap_or_default()
}

async fn offices_now(conn: &mut SqliteConnection, field: &str, of: &EntityId, today: &str) -> Result<Vec<RecordRow>> {
    let all = all_with(conn, "office", field, &[*of]).await?;
    Ok(all.into_iter().filter(|row| is_current(row, today)).collect())
}

/// A class with all that its teacher needs of every pupil. Errors: `NoSuchRecord`.
pub(crate) async fn class(app: &App, input: RecordInput) -> Result<ClassView> {
    let open = app.open().await?;
    let day = open.today(app).await?;
    let today = iso(day);
    let ent = parse_id(&input.id)?;
    let mut conn = open.read().await?;
    let record = view(&mut conn, &open.numbers(), &ent).await?;
    if record.kind != "class" {
        return Err(Error::new(Code::NoSuchRecord).with("id", &input.id));
    }
    let teachers = offices_now(&mut conn, "class", &ent, &today).await?;
    let (mut pupils, mut others) = (Vec::new(), Vec::new());
    let enrolments = all_with(&mut conn, "enrolment", "class", &[ent]).await?;
    let around = Around::read(&mut conn, &enrolments, day).await?;
    for enrolment in enrolments {
        let current = is_current(&enrolment, &today);
        if let Some(pupil) = pupil(&mut conn, &around, &enrolment, day).await? {
            if current { &mut pupils } else { &mut others }.push(pupil);
        }
    }
    let unreached = pupils.iter().filter(|pupil: &&Pupil| pupil.marks.contains(&PupilMark::NoAdultToReach)).count();
    let school = linked(&mut conn, "school", record.of.first().map(String::as_str)).await?;
    let term = linked(&mut conn, "term", record.fields.get("term").and_then(|term| term.as_str())).await?;
    Ok(ClassView {
        title: record.fields.get("name").and_then(|name| name.as_str()).unwrap_or_default().to_owned(),
        school: school.ok_or_else(|| Error::new(Code::FileDamaged).because("a class of no school"))?,
        term,
        teachers,
        to_complete: u32::try_from(unreached).unwrap_or(u32::MAX),
        pupils,
        others,
        deleted: is_deleted(&mut conn, &open, &ent).await?,
        record,
    })
}

/// A record with its line, as something to follow.
async fn linked(conn: &mut SqliteConnection, role: &str, id: Option<&str>) -> Result<Option<RecordTitle>> {
    let Some(ent) = id.and_then(|id| id.parse().ok()) else { return Ok(None) };
    let title = title::of(conn, &[ent]).await?.remove(&ent).map(|title| title.title).unwrap_or_default();
    Ok(Some(RecordTitle { role: role.to_owned(), kind: role.to_owned(), id: ent.to_string(), title }))
}

/// What is said of all children of a class, read at once, by the child's id.
struct Around {
    people: HashMap<String, PersonSummary>,
    guardians: HashMap<String, Vec<RecordRow>>,
    emergency: HashMap<String, Vec<RecordRow>>,
    permissions: HashMap<String, Vec<RecordRow>>,
    without_photos: Vec<EntityId>,
}

impl Around {
    async fn read(conn: &mut SqliteConnection, enrolments: &[RecordRow], day: Day) -> Result<Self> {
        let mut children: Vec<EntityId> = enrolments.iter().filter_map(|enrolment| end(enrolment, 0)).collect();
        children.sort_unstable();
        children.dedup();
        let guardians = all_with(conn, "guardianship", "child", &children).await?;
        let emergency = all_with(conn, "emergency_contact", "child", &children).await?;
        let permissions = all_with(conn, "collection_permission", "child", &children).await?;
        let mut people: Vec<EntityId> = guardians.iter().chain(&emergency).filter_map(|row| end(row, 1)).collect();
        people.extend(&children);
        people.sort_unstable();
        people.dedup();
        let people = person::summaries(conn, &people, day).await?;
        Ok(Self {
            people: people.into_iter().map(|person| (person.id.clone(), person)).collect(),
            guardians: by_child(guardians),
            emergency: by_child(emergency),
            permissions: by_child(permissions),
            without_photos: school::without_photos(conn, &children).await?,
        })
    }

    /// Guardians or emergency contacts in order; those in the bin are left out.
    fn adults(&self, rows: &[RecordRow]) -> Vec<AdultOfChild> {
        let mut adults: Vec<AdultOfChild> = rows.iter().filter_map(|row| self.adult(row)).collect();
        adults.sort_by_key(|adult| adult.order.unwrap_or(u32::MAX));
        adults
    }

    fn adult(&self, row: &RecordRow) -> Option<AdultOfChild> {
        let text = |name: &str| row.fields.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        let channels = row.fields.get("channels").and_then(|said| said.as_array()).cloned().unwrap_or_default();
        Some(AdultOfChild {
            record: row.id.clone(),
            person: self.people.get(&row.of.get(1)?.id)?.clone(),
            relation: text("relation"),
            order: row.fields.get("order").and_then(|n| n.as_u64()).and_then(|n| u32::try_from(n).ok()),
            channels: channels.iter().filter_map(|channel| channel.as_str().map(str::to_owned)).collect(),
            sees_data: text("sees_data"),
        })
    }
}

/// One of the two that a record is of.
fn end(row: &RecordRow, at: usize) -> Option<EntityId> {
    row.of.get(at)?.id.parse().ok()
}

fn by_child(rows: Vec<RecordRow>) -> HashMap<String, Vec<RecordRow>> {
    let mut by_child: HashMap<String, Vec<RecordRow>> = HashMap::new();
    for row in rows {
        let child = row.of.first().map(|child| child.id.clone()).unwrap_or_default();
        by_child.entry(child).or_default().push(row);
    }
    by_child
}

/// A pupil; none when the person is in the bin.
async fn pupil<'a>(
    conn: &mut SqliteConnection,
    around: &'a Around,
    enrolment: &RecordRow,
    day: Day,
) -> Result<Option<Pupil>> {
    let Some(ent) = end(enrolment, 0) else { return Ok(None) };
    let id = ent.to_string();
    let Some(child) = around.people.get(&id).cloned() else { return Ok(None) };
    let of = |rows: &'a HashMap<String, Vec<RecordRow>>| rows.get(&id).map(Vec::as_slice).unwrap_or_default();
    let guardians = around.adults(of(&around.guardians));
    let emergency = around.adults(of(&around.emergency));
    let (must_not_collect, may_collect) = collectors(of(&around.permissions));
    let mut call = calls(&guardians);
    call.extend(calls(&emergency).into_iter().filter(|line| guardians.iter().all(|g| g.person.id != line.person.id)));
    if call.is_empty() {
        call = household_calls(conn, &ent, day).await?;
    }
    let mut marks = Vec::new();
    let mut mark = |on: bool, mark| {
        if on {
            marks.push(mark)
        }
    };
    mark(!must_not_collect.is_empty(), PupilMark::MustNotCollect);
    mark(child.child && call.is_empty(), PupilMark::NoAdultToReach);
    mark(guardians.iter().any(|guardian| guardian.sees_data == "no"), PupilMark::GuardianMustNotSee);
    mark(around.without_photos.contains(&ent), PupilMark::NoPhotos);
    mark(child.conflict, PupilMark::Conflict);
    let text = |name: &str| enrolment.fields.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    Ok(Some(Pupil {
        enrolment: enrolment.id.clone(),
        status: text("status"),
        from: text("from"),
        to: text("to"),
        person: child,
        guardians,
        emergency,
        may_collect,
        must_not_collect,
        call,
        marks,
    }))
}

/// Who must not collect a child, and who may: a prohibition shows, whatever else was said of the same person.
fn collectors(permissions: &[RecordRow]) -> (Vec<RecordTitle>, Vec<RecordTitle>) {
    let (mut must_not, mut may): (Vec<RecordTitle>, Vec<RecordTitle>) = (Vec::new(), Vec::new());
    for row in permissions {
        let prohibited = row.fields.get("answer").is_some_and(|answer| answer == "must_not");
        let collector = row.of.last().cloned();
        let list = if prohibited { &mut must_not } else { &mut may };
        list.extend(collector.filter(|one| list.iter().all(|there| there.id != one.id)));
    }
    may.retain(|one| must_not.iter().all(|prohibited| prohibited.id != one.id));
    (must_not, may)
}

/// Numbers of adults who may be called, in their order.
fn calls(adults: &[AdultOfChild]) -> Vec<CallLine> {
    let callable = |adult: &&AdultOfChild| {
        adult.channels.is_empty() || adult.channels.iter().any(|channel| channel == "phone" || channel == "message")
    };
    adults.iter().filter(callable).flat_map(|adult| numbers(&adult.person, &adult.relation)).collect()
}

fn numbers(person: &PersonSummary, relation: &str) -> Vec<CallLine> {
    let title = [person.given.as_str(), person.family.as_str()].join(" ").trim().to_owned();
    let title = if title.is_empty() { person.native.clone() } else { title };
    let role = RecordTitle { role: "person".into(), kind: "person".into(), id: person.id.clone(), title };
    let line = |phone: &crate::wire::person::PhoneSummary| CallLine {
        person: role.clone(),
        relation: relation.to_owned(),
        number: phone.e164.clone().unwrap_or_else(|| phone.typed.clone()),
    };
    person.phones.iter().map(line).collect()
}

/// Numbers of the grown-up people of the child's household, for whom nobody else was named.
async fn household_calls(conn: &mut SqliteConnection, child: &EntityId, day: Day) -> Result<Vec<CallLine>> {
    let mut calls = Vec::new();
    for household in person::households_of(conn, child).await? {
        let members = person::members(conn, &household).await?;
        for member in person::summaries(conn, &members, day).await? {
            if !member.child && member.id != child.to_string() {
                calls.extend(numbers(&member, ""));
            }
        }
    }
    Ok(calls)
}

/// Writes down how many pupils schools and classes have, where that has changed: a number goes to a council, pupils do not.
pub(crate) async fn count_pupils(write: &mut Write, now_ms: i64) -> Result<()> {
    let today = iso(day_at(now_ms, &chapter::zone(write.conn()).await?));
    let counts = school::miscounted(write.conn(), &today).await?;
    if counts.is_empty() {
        return Ok(());
    }
    let numbers = write.numbers();
    let mut writer = write.batch("screen", "pupils_count", serde_json::json!({}), None).await?;
    for (ent, kind, count) in counts {
        let field = numbers.field(&format!("{kind}.pupils"));
        if !conflict::fields(writer.conn(), &ent).await?.contains(&field) {
            writer.say(&[Said { ent, field, value: Value::Integer(count) }], false).await?;
        }
    }
    writer.finish().await.map(drop)
}
