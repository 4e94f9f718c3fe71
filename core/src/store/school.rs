//! Schools and classes in lists with their pupils, and what a class sheet needs of every pupil.

use std::collections::HashMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::index;
use super::reach::UNREACHED;
use crate::domain::EntityId;
use crate::error::Result;
use crate::wire::record::RecordTitle;
use crate::wire::school::{ClassSummary, SchoolSummary};

/// Places `e` in the class `c` that are held on the day `?1`.
const HELD: &str = "e.of2 = c.ent and e.alive and coalesce(e.status, '') not in ('left', 'waiting')
  and (e.\"to\" is null or e.\"to\" >= substr(?1, 1, length(e.\"to\"))) and e.of1 not in (select ent from p_person where not alive)";

/// Pupils of the school `s` on the day `?1`, each counted once.
pub(super) fn pupils() -> String {
    format!(
        "(select count(distinct e.of1) from p_class c cross join p_enrolment e indexed by p_enrolment_place
          where c.of1 = s.ent and c.alive and {HELD})"
    )
}

/// All schools by country, city and name, or one of them. `today` is ISO.
pub(crate) async fn schools(
    conn: &mut SqliteConnection,
    today: &str,
    only: Option<&EntityId>,
) -> Result<Vec<SchoolSummary>> {
    let pupils = pupils();
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
        "select s.ent, t.title, s.host, h.title, s.country, s.city, s.closed is not null and s.closed < ?1,
           (select count(*) from p_class c where c.of1 = s.ent and c.alive), {pupils}
         from p_title t cross join p_school s on s.ent = t.ent left join p_title h on h.ent = s.host
         where t.kind = 'school' and s.alive and (?2 is null or s.ent = ?2)
         order by t.sort_key, t.ent"
    )))
    .bind(today)
    .bind(only.map(|only| only.as_bytes().as_slice()))
    .fetch_all(&mut *conn)
    .await?;
    let unreached = unreached(conn, today).await?;
    let sorter = index::sorter(conn).await?;
    let mut schools = rows
        .iter()
        .map(|row| {
            let text = |column: usize| -> String { row.get::<Option<String>, _>(column).unwrap_or_default() };
            let ent = EntityId::from_bytes(row.get(0))?;
            Ok(SchoolSummary {
                id: ent.to_string(),
                title: text(1),
                host: linked(row, 2, 3, "host", "organisation")?,
                country: text(4),
                city: text(5),
                classes: row.get(7),
                pupils: row.get(8),
                to_complete: unreached.get(&ent).copied().unwrap_or_default(),
                closed: row.get(6),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    // Names stand in order already and stay so within a city.
    schools.sort_by_cached_key(|school| (school.country.is_empty(), school.country.clone(), sorter.key(&school.city)));
    Ok(schools)
}

/// A reference with its title; none when it is not said.
fn linked(row: &SqliteRow, id: usize, title: usize, role: &str, kind: &str) -> Result<Option<RecordTitle>> {
    let Some(ent) = row.get::<Option<&[u8]>, _>(id) else { return Ok(None) };
    Ok(Some(RecordTitle {
        role: role.to_owned(),
        kind: kind.to_owned(),
        id: EntityId::from_bytes(ent)?.to_string(),
        title: row.get::<Option<String>, _>(title).unwrap_or_default(),
    }))
}

/// Schools and classes of which a chapter has pupils, with how many there are on the day and how many were last written down:
/// those where the two differ. The school's own chapter counts.
pub(crate) async fn miscounted(conn: &mut SqliteConnection, today: &str) -> Result<Vec<(EntityId, &'static str, i64)>> {
    let pupils = pupils();
    let own_chapter = super::chapter::id(conn).await?.as_bytes().to_vec();
    let mut found = Vec::new();
    for (kind, sql) in [
        (
            "class",
            format!(
                "select c.ent, (select count(distinct e.of1) from p_enrolment e indexed by p_enrolment_place where {HELD}), c.pupils
                 from p_class c where c.alive and exists(select 1 from p_enrolment n where n.of2 = c.ent)"
            ),
        ),
        (
            "school",
            format!(
                "select s.ent, {pupils}, s.pupils from p_school s
                 where s.alive and exists(select 1 from p_class k join p_enrolment n on n.of2 = k.ent where k.of1 = s.ent and k.alive)"
            ),
        ),
    ] {
        for row in sqlx::query(sqlx::AssertSqlSafe(sql)).bind(today).fetch_all(&mut *conn).await? {
            let (ent, count) = (EntityId::from_bytes(row.get(0))?, row.get::<i64, _>(1));
            let written: Option<i64> = row.try_get(2).ok().flatten();
            let ours = super::life::home_of(conn, &ent).await?.is_none_or(|home| home == own_chapter);
            if ours && written != Some(count) {
                found.push((ent, kind, count));
            }
        }
    }
    Ok(found)
}

/// Pupils without an adult to reach, each counted once a school.
async fn unreached(conn: &mut SqliteConnection, today: &str) -> Result<HashMap<EntityId, u32>> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
        "select c.of1, count(distinct e.of1) from person_unreached u cross join person_index i on i.ent = u.ent
           cross join p_enrolment e indexed by p_enrolment_of1 on e.of1 = u.ent cross join p_class c
         where {UNREACHED} and c.alive and {HELD} group by c.of1"
    )))
    .bind(today)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|row| Ok((EntityId::from_bytes(row.get(0))?, row.get(1)))).collect()
}

/// Classes of a school by name, newest term first. `today` is ISO.
pub(crate) async fn classes(conn: &mut SqliteConnection, school: &EntityId, today: &str) -> Result<Vec<ClassSummary>> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
        "select c.ent, t.title, c.term, m.title, c.level, c.room,
           (select count(*) from p_enrolment e indexed by p_enrolment_place join person_index i on i.ent = e.of1 where {HELD}),
           (select count(*) from p_enrolment e indexed by p_enrolment_place join person_unreached u on u.ent = e.of1
             join person_index i on i.ent = e.of1 where {HELD} and {UNREACHED})
         from p_class c join p_title t on t.ent = c.ent left join p_title m on m.ent = c.term left join p_term d on d.ent = c.term
         where c.of1 = ?2 and c.alive order by d.\"from\" desc, t.sort_key, c.ent"
    )))
    .bind(today)
    .bind(school.as_bytes().as_slice())
    .fetch_all(&mut *conn)
    .await?;
    rows.iter()
        .map(|row| {
            let text = |column: usize| -> String { row.get::<Option<String>, _>(column).unwrap_or_default() };
            Ok(ClassSummary {
                id: EntityId::from_bytes(row.get(0))?.to_string(),
                title: text(1),
                term: linked(row, 2, 3, "term", "term")?,
                level: text(4),
                room: text(5),
                pupils: row.get(6),
                to_complete: row.get(7),
            })
        })
        .collect()
}

/// Of these people, those of whom no photos are agreed.
pub(crate) async fn without_photos(conn: &mut SqliteConnection, people: &[EntityId]) -> Result<Vec<EntityId>> {
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "select ent from p_person where ent in (select unhex(value) from json_each(?1)) and consent_photo_answer = 'no'",
    )
    .bind(serde_json::to_string(people)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}
