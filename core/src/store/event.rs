//! Events and the days on which they differ, as their projections have them. What occurrences they have is `domain::event`.

use std::collections::HashMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::{Rows, many};
use crate::domain::EntityId;
use crate::error::Result;

/// An event that is not in the bin; texts are empty where nothing is said.
#[derive(Debug, Clone, Default)]
pub(crate) struct EventRow {
    pub(crate) title: String,
    pub(crate) kind: String,
    pub(crate) start: String,
    pub(crate) end: String,
    pub(crate) zone: String,
    pub(crate) repeat: String,
    pub(crate) state: String,
    pub(crate) organisation: Option<EntityId>,
    pub(crate) school: Option<EntityId>,
    pub(crate) class: Option<EntityId>,
    pub(crate) venue: String,
    pub(crate) room: String,
    pub(crate) link: String,
    pub(crate) notes: String,
    pub(crate) uid: String,
    pub(crate) sequence: String,
}

/// A day on which an event differs, or on which somebody was noted.
#[derive(Debug, Clone, Default)]
pub(crate) struct DayRow {
    pub(crate) on: String,
    pub(crate) state: String,
    pub(crate) start: String,
    pub(crate) end: String,
    pub(crate) zone: String,
    pub(crate) title: String,
    pub(crate) venue: String,
    pub(crate) notes: String,
}

impl DayRow {
    /// Whether anything is said of it beside who was there.
    pub(crate) fn differs(&self) -> bool {
        [&self.state, &self.title, &self.venue, &self.notes].iter().any(|text| !text.is_empty())
    }
}

/// Which events.
#[derive(Debug, Default)]
pub(crate) struct EventFilter {
    /// ISO days that surely begin before and end after the window; texts of times compare with them.
    pub(crate) around: Option<(String, String)>,
    pub(crate) kind: Option<String>,
    pub(crate) organisation: Option<EntityId>,
    pub(crate) school: Option<EntityId>,
    /// Of this class, or of its whole school.
    pub(crate) class: Option<EntityId>,
    /// Only these; empty: all.
    pub(crate) only: Vec<EntityId>,
}

const COLUMNS: &str = "select p.ent, p.title, p.kind, p.time_start, p.time_end, p.time_zone, p.repeat, p.state,
    p.organisation, p.school, p.class, p.venue, p.room, p.link, p.notes, p.source_uid, p.source_sequence from p_event p where p.alive";

/// Repeating ones that have begun, single ones in the window, and those of which a day was moved into it.
const AROUND: &str = " and (?1 is null or (p.time_start < ?2 and (p.repeat is not null or coalesce(p.time_end, p.time_start) >= ?1))
    or p.ent in (select o.of1 from p_occurrence o where o.alive and o.time_start < ?2 and coalesce(o.time_end, o.time_start) >= ?1))
    and (?3 is null or p.kind = ?3) and (?4 is null or p.organisation = ?4) and (?5 is null or p.school = ?5)
    and (?6 = '[]' or p.ent in (select unhex(value) from json_each(?6)))
    and (?7 is null or p.class = ?7 or (p.class is null and p.school = (select c.of1 from p_class c where c.ent = ?7)))";

/// Events that a filter leaves, in order of ids.
pub(crate) async fn events(conn: &mut SqliteConnection, filter: &EventFilter) -> Result<Vec<(EntityId, EventRow)>> {
    let (from, to) = filter.around.clone().unzip();
    let bytes = |id: Option<EntityId>| id.map(|id| id.as_bytes().to_vec());
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{COLUMNS}{AROUND} order by p.ent")))
        .bind(from)
        .bind(to)
        .bind(filter.kind.as_deref())
        .bind(bytes(filter.organisation))
        .bind(bytes(filter.school))
        .bind(serde_json::to_string(&filter.only)?)
        .bind(bytes(filter.class))
        .fetch_all(&mut *conn)
        .await?;
    rows.iter().map(|row| Ok((EntityId::from_bytes(row.get(0))?, event(row)?))).collect()
}

fn text(row: &SqliteRow, at: usize) -> String {
    row.get::<Option<String>, _>(at).unwrap_or_default()
}

fn link(row: &SqliteRow, at: usize) -> Result<Option<EntityId>> {
    Ok(row.get::<Option<Vec<u8>>, _>(at).map(|id| EntityId::from_bytes(&id)).transpose()?)
}

fn event(row: &SqliteRow) -> Result<EventRow> {
    Ok(EventRow {
        title: text(row, 1),
        kind: text(row, 2),
        start: text(row, 3),
        end: text(row, 4),
        zone: text(row, 5),
        repeat: text(row, 6),
        state: text(row, 7),
        organisation: link(row, 8)?,
        school: link(row, 9)?,
        class: link(row, 10)?,
        venue: text(row, 11),
        room: text(row, 12),
        link: text(row, 13),
        notes: text(row, 14),
        uid: text(row, 15),
        sequence: text(row, 16),
    })
}

static ASKED: Rows = Rows::new("insert or ignore into temp.asked_event(ent)", 1, "");

/// The days of events that are not in the bin, those with nothing but attendance too, in order.
pub(crate) async fn days(conn: &mut SqliteConnection, events: &[EntityId]) -> Result<HashMap<EntityId, Vec<DayRow>>> {
    let mut found: HashMap<EntityId, Vec<DayRow>> = HashMap::new();
    if events.is_empty() {
        return Ok(found);
    }
    many(
        conn,
        "create temp table if not exists asked_event(ent blob primary key) without rowid; delete from temp.asked_event",
    )
    .await?;
    ASKED
        .write(conn, events, |ent, b| {
            b.bytes(ent.as_bytes());
        })
        .await?;
    let rows = sqlx::query(
        "select o.of1, o.day, o.state, o.time_start, o.time_end, o.time_zone, o.title, o.venue, o.notes
         from temp.asked_event a cross join p_occurrence o on o.of1 = a.ent where o.alive and o.day is not null order by o.of1, o.day",
    )
    .fetch_all(&mut *conn)
    .await?;
    for row in &rows {
        let day = DayRow {
            on: text(row, 1),
            state: text(row, 2),
            start: text(row, 3),
            end: text(row, 4),
            zone: text(row, 5),
            title: text(row, 6),
            venue: text(row, 7),
            notes: text(row, 8),
        };
        found.entry(EntityId::from_bytes(row.get(0))?).or_default().push(day);
    }
    Ok(found)
}

/// Events by their ids in other programs.
pub(crate) async fn by_uid(conn: &mut SqliteConnection, uids: &[String]) -> Result<HashMap<String, EntityId>> {
    let rows = sqlx::query(
        "select p.source_uid, min(p.ent) from p_event p where p.alive and p.source_uid in (select value from json_each(?1))
         group by p.source_uid",
    )
    .bind(serde_json::to_string(uids)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|row| Ok((row.get(0), EntityId::from_bytes(row.get(1))?))).collect()
}

/// When an event or one of its days was last written, and when what is kept of its source was: stamps.
pub(crate) async fn stamps(conn: &mut SqliteConnection, event: &EntityId, source: i64) -> Result<(i64, i64)> {
    let row = sqlx::query(
        "select coalesce(max(c.stamp), 0), coalesce(max(case when c.ent = ?1 and c.field = ?2 then c.stamp end), 0)
         from cell c where c.ent = ?1 or c.ent in (select e.ent from entity e join kind k on k.num = e.kind
           where e.of1 = ?1 and k.name = 'occurrence')",
    )
    .bind(event.as_bytes().as_slice())
    .bind(source)
    .fetch_one(&mut *conn)
    .await?;
    Ok((row.get(0), row.get(1)))
}

/// Attendance on a day: person, answer, notes.
pub(crate) type Noted = (EntityId, String, String);

/// Who was noted on occurrences, in the order of names.
pub(crate) async fn attendance(conn: &mut SqliteConnection, occurrence: &EntityId) -> Result<Vec<Noted>> {
    let rows = sqlx::query(
        "select t.of1, t.answer, t.notes from p_attendance t join person_index i on i.ent = t.of1
         where t.of2 = ?1 and t.alive and t.answer is not null order by i.seq",
    )
    .bind(occurrence.as_bytes().as_slice())
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|row| Ok((EntityId::from_bytes(row.get(0))?, text(row, 1), text(row, 2)))).collect()
}

/// A note of who was there.
#[derive(Debug)]
pub(crate) struct NotedRow {
    pub(crate) event: EntityId,
    pub(crate) on: String,
    pub(crate) person: EntityId,
    pub(crate) answer: String,
    pub(crate) notes: String,
}

const ALL_NOTED: &str = "from p_attendance t join p_occurrence o on o.ent = t.of2 and o.alive and o.day is not null
    join p_event e on e.ent = o.of1 and e.alive join person_index i on i.ent = t.of1
    where t.alive and t.answer is not null and (?1 is null or t.of1 = ?1)";

/// All notes or those of one person, the newest day first, then by name: how many, and a page.
pub(crate) async fn noted(
    conn: &mut SqliteConnection,
    person: Option<EntityId>,
    offset: u32,
    limit: u32,
) -> Result<(u32, Vec<NotedRow>)> {
    let person = person.map(|id| id.as_bytes().to_vec());
    let total: u32 = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select count(*) {ALL_NOTED}")))
        .bind(person.as_deref())
        .fetch_one(&mut *conn)
        .await?;
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
        "select o.of1, o.day, t.of1, t.answer, t.notes {ALL_NOTED}
         order by iif(o.day = 'single', e.time_start, o.day) desc, o.of1, i.seq limit ?2 offset ?3"
    )))
    .bind(person)
    .bind(limit)
    .bind(offset)
    .fetch_all(&mut *conn)
    .await?;
    let read = |row: &SqliteRow| -> Result<NotedRow> {
        Ok(NotedRow {
            event: EntityId::from_bytes(row.get(0))?,
            on: row.get(1),
            person: EntityId::from_bytes(row.get(2))?,
            answer: row.get(3),
            notes: text(row, 4),
        })
    };
    Ok((total, rows.iter().map(read).collect::<Result<Vec<_>>>()?))
}

/// Event, day and how many were noted with each answer.
pub(crate) type Count = (EntityId, String, String, u32);

/// How many were present, absent, excused on each day of an event, or of all.
pub(crate) async fn attendance_counts(conn: &mut SqliteConnection, event: Option<EntityId>) -> Result<Vec<Count>> {
    let rows = sqlx::query(
        "select o.of1, o.day, t.answer, count(*) from p_occurrence o join p_attendance t on t.of2 = o.ent and t.alive
         join person_index i on i.ent = t.of1
         where o.alive and o.day is not null and t.answer is not null and (?1 is null or o.of1 = ?1) group by 1, 2, 3",
    )
    .bind(event.map(|id| id.as_bytes().to_vec()))
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|row| Ok((EntityId::from_bytes(row.get(0))?, row.get(1), row.get(2), row.get(3)))).collect()
}

/// All that was noted at these occurrences: occurrence, person, answer.
pub(crate) async fn answers(
    conn: &mut SqliteConnection,
    occurrences: &[EntityId],
) -> Result<Vec<(EntityId, EntityId, String)>> {
    let rows = sqlx::query(
        "select t.of2, t.of1, t.answer from json_each(?1) o cross join p_attendance t on t.of2 = unhex(o.value)
         where t.alive and t.answer is not null",
    )
    .bind(serde_json::to_string(occurrences)?)
    .fetch_all(&mut *conn)
    .await?;
    let id = |row: &SqliteRow, at: usize| -> Result<EntityId> { Ok(EntityId::from_bytes(row.get(at))?) };
    rows.iter().map(|row| Ok((id(row, 0)?, id(row, 1)?, row.get(2)))).collect()
}

/// From when to when somebody is expected; EDTF, empty where it is open.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub(crate) person: EntityId,
    from: String,
    to: String,
}

impl Span {
    /// Whether an ISO day lies in it; what says only a year or a month holds for all of it.
    pub(crate) fn holds(&self, day: &str) -> bool {
        let part = |of: &str| day.get(..of.len().min(day.len())).unwrap_or(day).to_owned();
        (self.from.is_empty() || self.from.as_str() <= day)
            && (self.to.is_empty() || self.to.as_str() >= part(&self.to).as_str())
    }
}

/// Who is expected when: pupils of the class or of all classes of the school, or else members of the organisation, in the
/// order of names. Who left was expected until then.
pub(crate) async fn expected(conn: &mut SqliteConnection, event: &EventRow) -> Result<Vec<Span>> {
    let rows = sqlx::query(
        "select i.ent, coalesce(s.\"from\", ''), coalesce(s.\"to\", '') from (
           select n.of1 as person, n.\"from\", n.\"to\", n.status = 'left' as gone from p_enrolment n
             where ?1 is not null and n.of2 = ?1 and n.alive and coalesce(n.status, '') <> 'waiting'
           union all select n.of1, n.\"from\", n.\"to\", n.status = 'left' from p_class c join p_enrolment n on n.of2 = c.ent
             where ?1 is null and c.of1 = ?2 and c.alive and n.alive and coalesce(n.status, '') <> 'waiting'
           union all select m.of1, m.\"from\", m.\"to\", m.status = 'ended' from p_membership m
             where ?1 is null and ?2 is null and m.of2 = ?3 and m.alive and coalesce(m.status, '') <> 'applied') s
         join person_index i on i.ent = s.person where not (coalesce(s.gone, 0) and s.\"to\" is null) order by i.seq",
    )
    .bind(event.class.map(|id| id.as_bytes().to_vec()))
    .bind(event.school.map(|id| id.as_bytes().to_vec()))
    .bind(event.organisation.map(|id| id.as_bytes().to_vec()))
    .fetch_all(&mut *conn)
    .await?;
    rows.iter()
        .map(|row| Ok(Span { person: EntityId::from_bytes(row.get(0))?, from: row.get(1), to: row.get(2) }))
        .collect()
}

/// People in charge of an event with their tasks, in the order of names.
pub(crate) async fn in_charge(conn: &mut SqliteConnection, event: &EntityId) -> Result<Vec<(EntityId, String)>> {
    let rows = sqlx::query(
        "select i.ent, c.task from p_charge c join person_index i on i.ent = c.of1 where c.of2 = ?1 and c.alive order by i.seq",
    )
    .bind(event.as_bytes().as_slice())
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|row| Ok((EntityId::from_bytes(row.get(0))?, text(row, 1)))).collect()
}

/// Countries and zones of organisations and schools that are not in the bin, without repeats.
pub(crate) async fn places(conn: &mut SqliteConnection) -> Result<Vec<(String, String)>> {
    let rows = sqlx::query(
        "select distinct coalesce(country, ''), coalesce(zone, '') from (
           select country, zone from p_organisation where alive and closed is null
           union all select country, zone from p_school where alive and closed is null)
         where country is not null or zone is not null order by 1, 2",
    )
    .fetch_all(&mut *conn)
    .await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// The zone of an organisation or a school, when it says one.
pub(crate) async fn zone_of(conn: &mut SqliteConnection, id: &EntityId) -> Result<Option<String>> {
    Ok(sqlx::query_scalar("select zone from p_organisation where ent = ?1 and zone is not null union all select zone from p_school where ent = ?1 and zone is not null")
        .bind(id.as_bytes().as_slice())
        .fetch_optional(&mut *conn)
        .await?)
}
