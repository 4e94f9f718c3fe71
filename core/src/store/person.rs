//! Reads of people, households and tags from the projections.

use std::collections::HashMap;

use sqlx::{Row, SqliteConnection};

use super::many;
use super::{Rows, batch, same};
use crate::domain::EntityId;
use crate::domain::privacy::{Guarded, is_child};
use crate::error::Result;
use crate::wire::person::{HouseholdSummary, PersonSummary, PhoneSummary, TagView};

static PAGE: Rows = Rows::new("insert or ignore into temp.page(ent)", 1, "");

/// Fills `temp.page` with the people that the next reads are about; merged ones by the id that stands for them.
async fn set_page(conn: &mut SqliteConnection, people: &[EntityId]) -> Result<()> {
    many(conn, "create temp table if not exists page(ent blob primary key) without rowid; delete from temp.page")
        .await?;
    PAGE.write(conn, people, |ent, b| {
        b.bytes(ent.as_bytes());
    })
    .await
}

/// These people in the order of names; those in the bin are left out.
pub(crate) async fn in_order(conn: &mut SqliteConnection, people: &[EntityId]) -> Result<Vec<EntityId>> {
    let people = same::leads(conn, people).await?;
    set_page(conn, &people).await?;
    let rows = sqlx::query("select i.ent from temp.page t join person_index i on i.ent = t.ent order by i.seq")
        .fetch_all(&mut *conn)
        .await?;
    rows.iter().map(|row| Ok(EntityId::from_bytes(row.get(0))?)).collect()
}

/// Summaries in the order asked for; people that are not there are left out. `today` is year, month, day.
pub(crate) async fn summaries(
    conn: &mut SqliteConnection,
    people: &[EntityId],
    today: (u16, u8, u8),
) -> Result<Vec<PersonSummary>> {
    let people = &same::leads(conn, people).await?;
    set_page(conn, people).await?;
    let mut found: HashMap<Vec<u8>, PersonSummary> = HashMap::with_capacity(people.len());
    let rows = sqlx::query(
        "select p.ent, p.given_name, p.family_name, p.patronymic, p.native_name, p.preferred_name, p.birth_date, p.sex,
           p.city, p.country, p.languages, p.status_state, exists(select 1 from conflict x where x.ent = p.ent), p.passport_name,
           coalesce((select i.guarded from person_index i where i.ent = p.ent), 0)
         from temp.page t cross join p_person p on p.ent = t.ent",
    )
    .fetch_all(&mut *conn)
    .await?;
    for row in &rows {
        let summary = summary(row, today)?;
        found.insert(row.get(0), summary);
    }
    parts(conn, &mut found).await?;
    Ok(people.iter().filter_map(|ent| found.remove(ent.as_bytes().as_slice())).collect())
}

fn summary(row: &sqlx::sqlite::SqliteRow, today: (u16, u8, u8)) -> Result<PersonSummary> {
    let text = |column: usize| -> String { row.get::<Option<String>, _>(column).unwrap_or_default() };
    let born = text(6);
    let date: Option<crate::domain::PartialDate> = born.parse().ok();
    let age = date.and_then(|date| date.age_at(today));
    let (mut native, given, family) = (text(4), text(1), text(2));
    if native.is_empty() && given.is_empty() && family.is_empty() {
        native = text(13);
    }
    let guarded: i64 = row.get(14);
    Ok(PersonSummary {
        id: EntityId::from_bytes(row.get(0))?.to_string(),
        given,
        family,
        patronymic: text(3),
        native,
        preferred: text(5),
        born,
        age: age.map(u32::from),
        sex: text(7),
        phones: Vec::new(),
        emails: Vec::new(),
        household: String::new(),
        household_name: String::new(),
        city: text(8),
        country: text(9),
        languages: text(10).split_whitespace().map(str::to_owned).collect(),
        tags: Vec::new(),
        status: text(11),
        child: is_child(date, guarded == Guarded::Pupil.number(), today),
        protected: is_child(date, guarded > 0, today),
        conflict: row.get(12),
    })
}

async fn parts(conn: &mut SqliteConnection, found: &mut HashMap<Vec<u8>, PersonSummary>) -> Result<()> {
    // Parts in the order in which they were made; ids made together rise (see `ops::make`).
    let phones = sqlx::query(
        "select p.of1, p.number_typed, p.number_e164 from temp.page t cross join p_phone p on p.of1 = t.ent
         where p.alive and coalesce(p.number_typed, p.number_e164) is not null
         order by p.of1, p.made, p.ent",
    );
    for row in &phones.fetch_all(&mut *conn).await? {
        if let Some(person) = found.get_mut(row.get::<&[u8], _>(0)) {
            let e164: Option<String> = row.get(2);
            let typed = row.get::<Option<String>, _>(1).or_else(|| e164.clone()).unwrap_or_default();
            // Equal ones of two installations, or of two members of one person, are one.
            let same = |other: &PhoneSummary| other.typed == typed || (e164.is_some() && other.e164 == e164);
            if !person.phones.iter().any(same) {
                person.phones.push(PhoneSummary { typed, e164 });
            }
        }
    }
    let emails = sqlx::query(
        "select p.of1, coalesce(p.address_typed, p.address_address) from temp.page t cross join p_email p on p.of1 = t.ent
         where p.alive and coalesce(p.address_typed, p.address_address) is not null
         order by p.of1, p.made, p.ent",
    );
    for row in &emails.fetch_all(&mut *conn).await? {
        if let Some(person) = found.get_mut(row.get::<&[u8], _>(0)) {
            let email: String = row.get(1);
            if !person.emails.contains(&email) {
                person.emails.push(email);
            }
        }
    }
    let households = sqlx::query(
        "select l.of1, h.ent, h.name from temp.page t cross join p_household_place l on l.of1 = t.ent
         join p_household h on h.ent = l.of2 where l.alive and l.lives = 1 and h.alive order by l.of1, h.ent desc",
    );
    for row in &households.fetch_all(&mut *conn).await? {
        if let Some(person) = found.get_mut(row.get::<&[u8], _>(0)) {
            person.household = EntityId::from_bytes(row.get(1))?.to_string();
            person.household_name = row.get::<Option<String>, _>(2).unwrap_or_default();
        }
    }
    let tags = sqlx::query(
        "select distinct g.of1, t.name from temp.page a cross join p_tagging g on g.of1 = a.ent join p_tag t on t.ent = g.of2
         where g.alive and g.tagged = 1 and t.alive and t.name is not null order by t.name",
    );
    for row in &tags.fetch_all(&mut *conn).await? {
        if let Some(person) = found.get_mut(row.get::<&[u8], _>(0)) {
            person.tags.push(row.get(1));
        }
    }
    Ok(())
}

/// Telephones, e-mails, addresses and external ids of a person, of all members of a merged one.
pub(crate) async fn parts_of(conn: &mut SqliteConnection, person: &EntityId) -> Result<Vec<EntityId>> {
    let members = same::members(conn, person).await?;
    same::concern(conn, &members).await?;
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "select e.ent from temp.concerned m join entity e on e.of1 = m.ent join kind k on k.num = e.kind
           where k.name in ('phone', 'email', 'address', 'external_id') order by k.num, e.ent",
    )
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// Households where a person lives.
pub(crate) async fn households_of(conn: &mut SqliteConnection, person: &EntityId) -> Result<Vec<EntityId>> {
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "select h.ent from p_household_place l join p_household h on h.ent = l.of2
         where l.of1 = ?1 and l.alive and l.lives = 1 and h.alive order by h.ent",
    )
    .bind(person.as_bytes().as_slice())
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// Living people of a household, in the order of names.
pub(crate) async fn members(conn: &mut SqliteConnection, household: &EntityId) -> Result<Vec<EntityId>> {
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "select i.ent from p_household_place l join person_index i on i.ent = l.of1
         where l.of2 = ?1 and l.alive and l.lives = 1 order by i.seq",
    )
    .bind(household.as_bytes().as_slice())
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// Households where a person has places, living there or not, each with the place and the answer.
pub(crate) async fn places_of(
    conn: &mut SqliteConnection,
    person: &EntityId,
) -> Result<Vec<(EntityId, EntityId, bool)>> {
    let rows = sqlx::query("select of2, ent, alive and lives is 1 from p_household_place where of1 = ?1")
        .bind(same::lead(conn, person).await?.as_bytes().as_slice())
        .fetch_all(&mut *conn)
        .await?;
    rows.iter()
        .map(|row| Ok((EntityId::from_bytes(row.get(0))?, EntityId::from_bytes(row.get(1))?, row.get(2))))
        .collect()
}

/// All tags with the number of living people that carry them.
pub(crate) async fn tags(conn: &mut SqliteConnection) -> Result<Vec<TagView>> {
    let rows = sqlx::query(
        "select t.ent, t.name, (select count(*) from p_tagging g indexed by p_tagging_tag join person_index i on i.ent = g.of1
           where g.of2 = t.ent and g.alive and g.tagged = 1)
         from p_tag t where t.alive and t.name is not null order by t.name",
    )
    .fetch_all(&mut *conn)
    .await?;
    rows.iter()
        .map(|row| {
            let people: i64 = row.get(2);
            Ok(TagView {
                id: EntityId::from_bytes(row.get(0))?.to_string(),
                name: row.get(1),
                people: u32::try_from(people).unwrap_or(u32::MAX),
            })
        })
        .collect()
}

/// The tag of that exact name, living.
pub(crate) async fn tag_named(conn: &mut SqliteConnection, name: &str) -> Result<Option<EntityId>> {
    let ent: Option<Vec<u8>> =
        sqlx::query_scalar("select ent from p_tag where alive and name = ?1 order by ent limit 1")
            .bind(name)
            .fetch_optional(&mut *conn)
            .await?;
    Ok(ent.map(|ent| EntityId::from_bytes(&ent)).transpose()?)
}

/// Households by name: a page, and how many there are.
pub(crate) async fn households(
    conn: &mut SqliteConnection,
    search: &str,
    offset: u32,
    limit: u32,
) -> Result<(u32, Vec<HouseholdSummary>)> {
    let wanted = crate::names::fold(search);
    let (total, page) = if wanted.is_empty() {
        let page = sqlx::query_scalar(
            "select h.ent from p_title t cross join p_household h on h.ent = t.ent
             where t.kind = 'household' and h.alive order by t.sort_key, t.ent limit ?1 offset ?2",
        );
        let page: Vec<Vec<u8>> = page.bind(limit).bind(offset).fetch_all(&mut *conn).await?;
        (super::chapter::households(conn).await?, page)
    } else {
        let all = sqlx::query(
            "select h.ent, h.name from p_title t cross join p_household h on h.ent = t.ent
             where t.kind = 'household' and h.alive and h.name is not null order by t.sort_key, t.ent",
        );
        let all = all.fetch_all(&mut *conn).await?;
        let found = all.iter().filter(|row| crate::names::fold(row.get::<&str, _>(1)).contains(&wanted));
        let found: Vec<Vec<u8>> = found.map(|row| row.get(0)).collect();
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        (total, found.into_iter().skip(offset as usize).take(limit as usize).collect())
    };
    let mut summaries = Vec::with_capacity(page.len());
    for ent in page {
        let row = sqlx::query(
            "select h.name, h.salutation, h.head, concat_ws(', ', h.postal_street, nullif(concat_ws(' ', h.postal_postal_code, h.postal_city), ''), h.postal_country),
               h.postal_typed, p.given_name, p.family_name
             from p_household h left join p_person p on p.ent = h.head and p.alive where h.ent = ?1",
        );
        let row = row.bind(&ent).fetch_one(&mut *conn).await?;
        let text = |column: usize| -> String { row.get::<Option<String>, _>(column).unwrap_or_default() };
        let ent = EntityId::from_bytes(&ent)?;
        let head: Option<Vec<u8>> = row.get(2);
        let address = text(3);
        summaries.push(HouseholdSummary {
            id: ent.to_string(),
            name: text(0),
            salutation: text(1),
            head: head.map(|head| crate::domain::id::hex(&head)).unwrap_or_default(),
            head_name: format!("{} {}", text(5), text(6)).trim().to_owned(),
            members: members(conn, &ent).await?.iter().map(EntityId::to_string).collect(),
            address: if address.is_empty() { text(4).replace('\n', ", ") } else { address },
        });
    }
    Ok((total, summaries))
}

/// When the record or what is of it was last written here, in milliseconds since 1970.
pub(crate) async fn changed(conn: &mut SqliteConnection, person: &EntityId) -> Result<Option<i64>> {
    let members = same::members(conn, person).await?;
    same::concern(conn, &members).await?;
    let stamp: Option<i64> = sqlx::query_scalar(
        "select max(c.stamp) from temp.concerned m join cell c on c.ent = m.ent or c.ent in (select e.ent from entity e where e.of1 = m.ent)",
    )
    .fetch_one(&mut *conn)
    .await?;
    Ok(stamp.map(batch::stamp_ms))
}

/// The line for a record in histories; what is of a person is called by the person.
pub(crate) async fn name_of(conn: &mut SqliteConnection, ent: &EntityId) -> Result<String> {
    Ok(super::title::of(conn, &[*ent]).await?.remove(ent).map(|title| title.title).unwrap_or_default())
}

/// Of these people, those whose data are a child's (rule 14). `today` is ISO.
pub(crate) async fn protected(
    conn: &mut SqliteConnection,
    people: &[EntityId],
    today: &str,
) -> Result<std::collections::HashSet<EntityId>> {
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "select i.ent from json_each(?1) v cross join person_index i on i.ent = unhex(v.value)
         where i.guarded > 0 or i.adult_on > ?2",
    )
    .bind(serde_json::to_string(people)?)
    .bind(today)
    .fetch_all(&mut *conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}
