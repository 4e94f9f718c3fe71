//! Which records a scope holds, by the catalogue's kinds and whose they are. Fills `temp.going`.

use sqlx::SqliteConnection;

use crate::domain::EntityId;
use crate::error::Result;
use crate::store::withdrawn::{THEIRS, answers, passes};

/// Ids that a query finds go whole.
async fn add(conn: &mut SqliteConnection, find: &str, id: Option<&[u8]>) -> Result<u64> {
    let sql = sqlx::AssertSqlSafe(format!("insert or ignore into temp.going select ent, 1 from ({find})"));
    Ok(sqlx::query(sql).bind(id.map(<[u8]>::to_vec)).execute(conn).await?.rows_affected())
}

/// What of people goes with them.
async fn of_people(conn: &mut SqliteConnection) -> Result<u64> {
    let find = format!(
        "select e.ent from entity e join kind k on k.num = e.kind and k.name in {THEIRS} join temp.going g on g.ent = e.of1 and g.whole"
    );
    add(conn, &find, None).await
}

/// The council's view: people who may be passed on, organisations and schools without pupils, events, offices. `home` is the only
/// chapter that it is for: its own people go back to it whatever they said about others.
pub(crate) async fn council(conn: &mut SqliteConnection, home: Option<&[u8]>) -> Result<()> {
    let people = format!(
        "select e.ent from entity e join kind k on k.num = e.kind and k.name = 'person' where {}",
        passes("e.ent")
    );
    add(conn, &people, None).await?;
    let theirs = "select c.ent from cell c join field f on f.num = c.field and f.name = 'person.home_chapter'
      where c.dead = 0 and c.val = ?1 and c.ent not in (select ent from withdrawn where gone)";
    add(conn, theirs, home).await?;
    together(conn).await?;
    leave_who_said_no(conn, home).await?;
    of_people(conn).await?;
    let kinds = "select e.ent from entity e join kind k on k.num = e.kind
      where k.name in ('organisation', 'school', 'term', 'class', 'event', 'occurrence', 'own_field')";
    add(conn, kinds, None).await.map(drop)
}

/// One event with its people: false when there is no such event.
pub(crate) async fn event(conn: &mut SqliteConnection, event: &EntityId, home: Option<&[u8]>) -> Result<bool> {
    let event = event.as_bytes().as_slice();
    let itself = "select e.ent from entity e join kind k on k.num = e.kind where e.ent = ?1 and k.name = 'event'";
    if add(conn, itself, Some(event)).await? == 0 {
        return Ok(false);
    }
    add(conn, "select e.ent from entity e where e.of1 = ?1", Some(event)).await?;
    // Attendance at its occurrences, of people who come too.
    add(conn, "select e.ent from entity e where e.of2 in (select ent from entity where of1 = ?1)", Some(event)).await?;
    add(conn, "select e.of1 as ent from entity e where e.of1 is not null and e.of2 in (select ent from entity where of1 = ?1)", Some(event)).await?;
    together(conn).await?;
    of_people(conn).await?;
    leave_who_said_no(conn, home).await?;
    references(conn).await?;
    Ok(true)
}

/// One school with its classes, pupils, teachers and who is responsible for the pupils: false when there is no such school.
pub(crate) async fn school(conn: &mut SqliteConnection, school: &EntityId, home: Option<&[u8]>) -> Result<bool> {
    let school = school.as_bytes().as_slice();
    let itself = "select e.ent from entity e join kind k on k.num = e.kind where e.ent = ?1 and k.name = 'school'";
    if add(conn, itself, Some(school)).await? == 0 {
        return Ok(false);
    }
    add(conn, "select e.ent from entity e where e.of1 = ?1", Some(school)).await?;
    add(conn, "select e.ent from entity e where e.of2 in (select ent from entity where of1 = ?1)", Some(school))
        .await?;
    add(conn, "select e.of1 as ent from entity e where e.of1 is not null and e.of2 in (select ent from entity where of1 = ?1)", Some(school)).await?;
    // Of the pupils: who is responsible, whom to call, who may collect; and those people.
    let around = "select e.ent from entity e join kind k on k.num = e.kind
      where k.name in ('guardianship', 'emergency_contact', 'collection_permission')
        and (e.of1 in (select ent from temp.going) or e.of2 in (select ent from temp.going))";
    add(conn, around, None).await?;
    let people =
        "select p.ent from temp.going g join entity e on e.ent = g.ent join entity p on p.ent in (e.of1, e.of2)
      join kind k on k.num = e.kind where k.name in ('guardianship', 'emergency_contact', 'collection_permission')";
    add(conn, people, None).await?;
    let teachers = "select c.ent from cell c join field f on f.num = c.field and f.name = 'office.school' where c.dead = 0 and c.val = ?1
      union select e.of1 from cell c join field f on f.num = c.field and f.name = 'office.school' join entity e on e.ent = c.ent
        where c.dead = 0 and c.val = ?1 and e.of1 is not null";
    add(conn, teachers, Some(school)).await?;
    together(conn).await?;
    of_people(conn).await?;
    leave_who_said_no(conn, home).await?;
    references(conn).await?;
    Ok(true)
}

/// A merged person goes as all members, and what was said of two people who go, goes too.
async fn together(conn: &mut SqliteConnection) -> Result<()> {
    let members =
        "select m.ent from temp.going w join person_same g on g.ent = w.ent join person_same m on m.lead = g.lead
      where w.whole and m.ent not in (select ent from withdrawn where gone)";
    add(conn, members, None).await?;
    let said = "select e.ent from entity e join kind k on k.num = e.kind and k.name = 'same_as'
      where e.of1 in (select ent from temp.going where whole) and e.of2 in (select ent from temp.going where whole)";
    add(conn, said, None).await.map(drop)
}

/// Whoever said no is passed on in no scope but to the chapter that keeps them; what is of them stays too.
async fn leave_who_said_no(conn: &mut SqliteConnection, home: Option<&[u8]>) -> Result<()> {
    sqlx::query(
        "delete from temp.going where ent in (
           with said_no as (select c.ent from cell c join field f on f.num = c.field and f.name = 'person.consent_pass_on'
             where c.dead = 0 and json_valid(c.val) and c.val ->> '$.answer' = 'no'
               and not exists(select 1 from cell h join field n on n.num = h.field and n.name = 'person.home_chapter'
                 where h.ent = c.ent and h.dead = 0 and h.val = ?1))
           -- A no of one member of a merged person is the person's.
           , nobody as (select ent from said_no union select m.ent from said_no s join person_same g on g.ent = s.ent join person_same m on m.lead = g.lead)
           select ent from nobody union select e.ent from entity e where e.of1 in (select ent from nobody) or e.of2 in (select ent from nobody))",
    )
    .bind(home.map(<[u8]>::to_vec))
    .execute(conn)
    .await?;
    Ok(())
}

/// Organisations that what goes refers to: a host, an organiser.
async fn references(conn: &mut SqliteConnection) -> Result<()> {
    let hosts = "select c.val as ent from temp.going g join cell c on c.ent = g.ent and c.dead = 0 join field f on f.num = c.field
      join entity o on o.ent = c.val join kind k on k.num = o.kind and k.name = 'organisation'
      where f.name in ('event.organisation', 'school.host')";
    add(conn, hosts, None).await?;
    // A membership or an office says more than the scope: of another organisation or school it stays.
    sqlx::query(
        "delete from temp.going where ent in (select e.ent from entity e join kind k on k.num = e.kind
           where k.name = 'membership' and e.of2 not in (select ent from temp.going))",
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Of people once sent whole to one of these addressees, those who may not be passed on any more: only the word goes of them.
/// `asked`: a yes is needed, else a no. `but` stay silent. Gives how many.
pub(crate) async fn words_of_withdrawn(
    conn: &mut SqliteConnection,
    addressees: &[String],
    asked: bool,
    but: &[EntityId],
) -> Result<u32> {
    let sql = format!(
        "insert or ignore into temp.going select distinct p.ent, 0 from passed_on p join entity e on e.ent = p.ent
         where p.addressee in (select value from json_each(?1)) and p.ent not in (select unhex(value) from json_each(?2)) and {}",
        if asked { format!("not {}", passes("p.ent")) } else { answers("p.ent", "no") }
    );
    let but: Vec<String> = but.iter().map(EntityId::to_string).collect();
    let done = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(serde_json::to_string(addressees)?)
        .bind(serde_json::to_string(&but)?)
        .execute(conn)
        .await?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}
