//! What class lists say of people: their classes and who is responsible. Read for rows of files, in steps.

use std::collections::{BTreeMap, HashMap};

use sqlx::{Row, SqliteConnection};

use super::roster::{Held, HeldClass, HeldGuardian, Part};
use crate::domain::EntityId;
use crate::error::Result;
use crate::names;

/// A class with the titles of its school and term, for `c`.
const CLASS: &str = "c.ent, coalesce(c.name, ''), coalesce((select t.title from p_title t where t.ent = c.of1), ''),
  coalesce((select t.title from p_title t where t.ent = c.term), '')";

/// Puts classes and guardians to the people of `temp.wanted`.
pub(super) async fn add(conn: &mut SqliteConnection, held: &mut HashMap<EntityId, Held>) -> Result<()> {
    let classes = sqlx::query(sqlx::AssertSqlSafe(format!(
        "select e.of1, {CLASS} from temp.wanted w cross join p_enrolment e on e.of1 = w.ent join p_class c on c.ent = e.of2
         where e.alive and c.alive and coalesce(e.status, '') <> 'left' order by e.of1, e.ent"
    )));
    for row in &classes.fetch_all(&mut *conn).await? {
        if let Some(person) = held.get_mut(&EntityId::from_bytes(row.get(0))?) {
            person.classes.push(class(row, 1)?);
        }
    }
    let guardians = sqlx::query(
        "select g.of1, g.of2, p.given_name, p.patronymic, p.family_name, g.relation from temp.wanted w
         cross join p_guardianship g on g.of1 = w.ent join p_person p on p.ent = g.of2
         where g.alive and p.alive order by g.of1, g.\"order\", g.ent",
    );
    for row in &guardians.fetch_all(&mut *conn).await? {
        let Some(person) = held.get_mut(&EntityId::from_bytes(row.get(0))?) else { continue };
        let text = |column: usize| -> String { row.get::<Option<String>, _>(column).unwrap_or_default() };
        let (given, patronymic, family) = (text(2), text(3), text(4));
        let title = [given.as_str(), &patronymic, &family].into_iter().filter(|part| !part.is_empty());
        person.guardians.push(HeldGuardian {
            person: EntityId::from_bytes(row.get(1))?,
            name: names::match_key(&given, &family),
            title: title.collect::<Vec<_>>().join(" "),
            relation: text(5),
            phones: Vec::new(),
            emails: Vec::new(),
        });
    }
    contacts(conn, held).await
}

fn class(row: &sqlx::sqlite::SqliteRow, from: usize) -> Result<HeldClass> {
    Ok(HeldClass {
        id: EntityId::from_bytes(row.get(from))?,
        name: row.get(from + 1),
        school: row.get(from + 2),
        term: row.get(from + 3),
    })
}

/// Numbers and addresses of the guardians.
async fn contacts(conn: &mut SqliteConnection, held: &mut HashMap<EntityId, Held>) -> Result<()> {
    let rows = sqlx::query(
        "select g.of1, g.of2, n.ent, n.number_typed, n.number_e164, 'phone' from temp.wanted w
           cross join p_guardianship g on g.of1 = w.ent join p_phone n on n.of1 = g.of2 where g.alive and n.alive
         union all select g.of1, g.of2, n.ent, n.address_typed, n.address_address, 'email' from temp.wanted w
           cross join p_guardianship g on g.of1 = w.ent join p_email n on n.of1 = g.of2 where g.alive and n.alive
         order by 1, 2, 3",
    )
    .fetch_all(&mut *conn)
    .await?;
    for row in &rows {
        let Some(person) = held.get_mut(&EntityId::from_bytes(row.get(0))?) else { continue };
        let of = EntityId::from_bytes(row.get(1))?;
        let Some(guardian) = person.guardians.iter_mut().find(|guardian| guardian.person == of) else { continue };
        let phone = row.get::<&str, _>(5) == "phone";
        let named = [("typed", 3), (if phone { "e164" } else { "address" }, 4)];
        let parts: BTreeMap<String, String> = named
            .into_iter()
            .filter_map(|(part, column)| Some((part.to_owned(), row.get::<Option<String>, _>(column)?)))
            .collect();
        let list = if phone { &mut guardian.phones } else { &mut guardian.emails };
        list.push(Part { id: EntityId::from_bytes(row.get(2))?, parts });
    }
    Ok(())
}

/// All classes that are here, of the newest term first.
pub(crate) async fn classes(conn: &mut SqliteConnection) -> Result<Vec<HeldClass>> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(format!(
        "select {CLASS} from p_class c left join p_term d on d.ent = c.term where c.alive
           and exists(select 1 from p_school s where s.ent = c.of1 and s.alive) order by d.\"from\" desc, c.ent"
    )))
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|row| class(row, 0)).collect()
}

/// Living schools and their names, and terms with their school and name.
pub(crate) async fn schools(conn: &mut SqliteConnection) -> Result<Vec<(EntityId, String)>> {
    let rows = sqlx::query("select ent, coalesce(name, '') from p_school where alive order by ent")
        .fetch_all(&mut *conn)
        .await?;
    rows.iter().map(|row| Ok((EntityId::from_bytes(row.get(0))?, row.get(1)))).collect()
}

/// Living terms: id, school, name.
pub(crate) async fn terms(conn: &mut SqliteConnection) -> Result<Vec<(EntityId, EntityId, String)>> {
    let rows = sqlx::query("select ent, of1, coalesce(name, '') from p_term where alive order by ent")
        .fetch_all(&mut *conn)
        .await?;
    rows.iter()
        .map(|row| Ok((EntityId::from_bytes(row.get(0))?, EntityId::from_bytes(row.get(1))?, row.get(2))))
        .collect()
}

/// People of that name key who have one of these numbers, in E.164; two can share one.
pub(crate) async fn named_with_number(
    conn: &mut SqliteConnection,
    name: &str,
    numbers: &[String],
) -> Result<Vec<EntityId>> {
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "select distinct i.ent from person_index i join p_phone n on n.of1 = i.ent and n.alive
         where i.match_key = ?1 and i.match_key <> '' and n.number_e164 in (select value from json_each(?2)) order by i.ent",
    )
    .bind(name)
    .bind(serde_json::to_string(numbers)?)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// Whether anybody learns in a class, and the most guardians that one person has.
pub(crate) async fn most(conn: &mut SqliteConnection) -> Result<(bool, u32)> {
    let row = sqlx::query(
        "select exists(select 1 from p_enrolment where alive),
           (select coalesce(max(n), 0) from (select count(*) n from p_guardianship where alive group by of1))",
    )
    .fetch_one(&mut *conn)
    .await?;
    Ok((row.get(0), row.get(1)))
}
