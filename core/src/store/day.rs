//! What a day asks for: birthdays, and what is missing of whom.

use sqlx::{Row, SqliteConnection};

use super::reach::UNREACHED;
use crate::domain::date::days_in_month;
use crate::domain::{EntityId, PartialDate};
use crate::error::Result;

/// Person, ISO date, days from today, what they become.
pub(crate) type Birthday = (EntityId, String, u32, Option<u32>);

/// Birthdays of the living in the next `days`, nearest first; 29 February is kept on the 28th in other years.
pub(crate) async fn birthdays(
    conn: &mut SqliteConnection,
    today: (u16, u8, u8),
    days: u32,
    limit: u32,
) -> Result<Vec<Birthday>> {
    let mut found = Vec::new();
    let (mut year, mut month, mut day) = today;
    for in_days in 0..days {
        let mut wanted = vec![format!("{month:02}-{day:02}")];
        if (month, day) == (2, 28) && days_in_month(Some(year), 2) == 28 {
            wanted.push("02-29".to_owned());
        }
        for birthday in wanted {
            let rows = sqlx::query(
                "select i.ent, i.birth from person_index i join p_person p on p.ent = i.ent
                 where i.birthday = ?1 and coalesce(p.status_state, '') not in ('deceased', 'left') order by i.seq limit ?2",
            )
            .bind(birthday)
            .bind(limit)
            .fetch_all(&mut *conn)
            .await?;
            for row in &rows {
                let born: Option<PartialDate> = row.get::<Option<&str>, _>(1).and_then(|text| text.parse().ok());
                let turns = born.and_then(|born| born.year).and_then(|born| year.checked_sub(born)).map(u32::from);
                found.push((
                    EntityId::from_bytes(row.get(0))?,
                    format!("{year:04}-{month:02}-{day:02}"),
                    in_days,
                    turns,
                ));
            }
        }
        if found.len() >= limit as usize {
            break;
        }
        (year, month, day) = next_day(year, month, day);
    }
    found.truncate(limit as usize);
    Ok(found)
}

fn next_day(year: u16, month: u8, day: u8) -> (u16, u8, u8) {
    match (month, day) {
        (12, 31) => (year + 1, 1, 1),
        (_, last) if last >= days_in_month(Some(year), month) => (year, month + 1, 1),
        _ => (year, month, day + 1),
    }
}

/// Something that is missing or could not be read.
pub(crate) struct Gap {
    pub(crate) ent: EntityId,
    pub(crate) why: String,
    pub(crate) field: Option<String>,
    pub(crate) raw: Option<String>,
}

/// Living people of whom something is missing: children without an adult to reach first, then values kept as typed,
/// no name, no way to reach them; all of them counted beside each. `today` is ISO. Every part begins at an index that
/// holds little more than what is looked for.
fn gaps() -> String {
    format!(
        "
  select ent, why, field, raw, count(*) over () from (
  select i.ent, 'no_adult_to_reach' as why, null as field, null as raw, 1 as rank, i.seq from person_unreached u
    cross join person_index i on i.ent = u.ent where {UNREACHED}
  union all
  select i.ent, 'not_yet_born', 'person.birth_date', i.birth, 2, i.seq from person_index i where i.birth > ?1 and i.birth < ':'
  union all
  select g.of1, 'own_guardian', null, null, 2, i.seq from p_guardianship g join person_index i on i.ent = g.of1
    where g.alive and g.of1 = g.of2
  union all
  select i.ent, 'value_kept_as_typed', 'person.birth_date', p.birth_date, 2, i.seq from person_index i join p_person p on p.ent = i.ent
    where i.birth_unread = 1
  union all
  select n.of1, 'value_kept_as_typed', 'phone.number', n.number_typed, 2, i.seq from p_phone n join person_index i on i.ent = n.of1
    where n.alive and n.number_typed is not null and n.number_e164 is null
  union all
  select n.of1, 'value_kept_as_typed', 'email.address', n.address_typed, 2, i.seq from p_email n join person_index i on i.ent = n.of1
    where n.alive and n.address_typed is not null and n.address_address is null
  union all
  select i.ent, 'no_name', null, null, 3, i.seq from person_index i where i.match_key = '')
  order by rank, seq limit ?2"
    )
}

/// How many gaps there are, and the first of them.
pub(crate) async fn to_complete(conn: &mut SqliteConnection, today: &str, limit: u32) -> Result<(u32, Vec<Gap>)> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(gaps())).bind(today).bind(limit).fetch_all(&mut *conn).await?;
    let total = rows.first().map_or(0, |row| row.get(4));
    let gaps = rows
        .iter()
        .map(|row| {
            Ok(Gap { ent: EntityId::from_bytes(row.get(0))?, why: row.get(1), field: row.get(2), raw: row.get(3) })
        })
        .collect::<Result<Vec<Gap>>>()?;
    Ok((total, gaps))
}

/// How many living people are children today; who is only known through one is counted as a child nowhere but in files.
pub(crate) async fn children(conn: &mut SqliteConnection, today: &str) -> Result<u32> {
    let count: i64 = sqlx::query_scalar(
        "select (select count(*) from person_index where adult_on > ?1)
           + (select count(*) from person_index where guarded > 0 and guarded = 1)",
    )
    .bind(today)
    .fetch_one(&mut *conn)
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
