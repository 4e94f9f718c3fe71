//! The tree of organisations with what is counted in it. Who is a member is what `search` filters by.

use std::collections::HashMap;

use sqlx::{Row, SqliteConnection};

use crate::domain::EntityId;
use crate::domain::organisation::lines;
use crate::error::Result;
use crate::wire::network::{NetworkCountry, NetworkLine, NetworkTree};

/// Members now, organisation by organisation: the first 8 bytes of their ids, which are random, in hexadecimal digits.
/// One row an organisation, since a row a member would take longer than all the rest. `?1` is the day.
const MEMBERS: &str = "select of2, group_concat(hex(substr(of1, 1, 8)), '') from p_membership indexed by p_membership_place
  where alive and coalesce(status, '') not in ('ended', 'applied') and (\"to\" is null or \"to\" >= substr(?1, 1, length(\"to\")))
    and of1 not in (select ent from p_person where not alive)
  group by of2";

/// Schools of organisations with pupils now, each counted once a school. `?1` is the day.
const SCHOOLS: &str = "select s.host, count(*), sum((select count(distinct e.of1) from p_class c
    join p_enrolment e on e.of2 = c.ent where c.of1 = s.ent and c.alive and e.alive and coalesce(e.status, '') not in ('left', 'waiting')
      and (e.\"to\" is null or e.\"to\" >= substr(?1, 1, length(e.\"to\")))
      and e.of1 not in (select ent from p_person where not alive))), s.country
  from p_school s where s.alive group by s.host, s.country";

type Counts = [u32; 3];
const SCHOOL: usize = 0;
const PUPIL: usize = 1;
const EVENT: usize = 2;

/// The whole tree. `today` is ISO.
pub(crate) async fn tree(conn: &mut SqliteConnection, today: &str) -> Result<NetworkTree> {
    let rows = sqlx::query(
        "select p.ent, p.parent, t.title, p.kind, p.country, p.city, p.closed is not null and p.closed < ?1
         from p_title t cross join p_organisation p on p.ent = t.ent
         where t.kind = 'organisation' and p.alive order by t.sort_key, t.ent",
    )
    .bind(today)
    .fetch_all(&mut *conn)
    .await?;
    let (mut all, mut above, mut found) = (Vec::new(), HashMap::new(), HashMap::new());
    for row in &rows {
        let ent = EntityId::from_bytes(row.get(0))?;
        let text = |column: usize| -> String { row.get::<Option<String>, _>(column).unwrap_or_default() };
        let parent = row.get::<Option<&[u8]>, _>(1).and_then(|parent| EntityId::from_bytes(parent).ok());
        if let Some(parent) = parent {
            above.insert(ent, parent);
        }
        let line = NetworkLine {
            id: ent.to_string(),
            title: text(2),
            kind: text(3),
            parent: parent.map(|parent| parent.to_string()).unwrap_or_default(),
            country: text(4),
            city: text(5),
            closed: row.get(6),
            depth: 0,
            in_a_circle: false,
            people: 0,
            people_below: 0,
            organisations_below: 0,
            schools: 0,
            schools_below: 0,
            pupils: 0,
            pupils_below: 0,
            events: 0,
            events_below: 0,
        };
        all.push(ent);
        found.insert(ent, line);
    }
    let mut members = members(conn, today).await?;
    let (counts, schools) = counts(conn, today).await?;
    let order = lines(&all, &above);
    let countries = countries(&all, &found, &members, schools);
    // From the end: what is below comes before what it is below of.
    let mut below: Vec<Rolled> = Vec::new();
    let mut items = Vec::with_capacity(order.len());
    for place in order.iter().rev() {
        let Some(mut line) = found.remove(&place.id) else { continue };
        let mut rolled = Rolled { depth: place.depth, ..Rolled::default() };
        rolled.people = members.remove(&place.id).unwrap_or_default();
        line.people = count(rolled.people.len());
        rolled.counts = counts.get(&place.id).copied().unwrap_or_default();
        [line.schools, line.pupils, line.events] = rolled.counts;
        while let Some(inner) = below.pop_if(|inner| inner.depth > place.depth) {
            rolled.people.extend(inner.people);
            rolled.organisations += inner.organisations + 1;
            for (sum, more) in rolled.counts.iter_mut().zip(inner.counts) {
                *sum += more;
            }
        }
        rolled.people.sort_unstable();
        rolled.people.dedup();
        line.people_below = count(rolled.people.len());
        line.organisations_below = rolled.organisations;
        [line.schools_below, line.pupils_below, line.events_below] = rolled.counts;
        line.depth = place.depth;
        line.in_a_circle = place.in_a_circle;
        below.push(rolled);
        items.push(line);
    }
    items.reverse();
    let mut people: Vec<u64> = below.into_iter().flat_map(|rolled| rolled.people).collect();
    people.sort_unstable();
    people.dedup();
    Ok(NetworkTree { items, countries, people: count(people.len()) })
}

/// An organisation with all below it.
#[derive(Default)]
struct Rolled {
    depth: u32,
    people: Vec<u64>,
    organisations: u32,
    counts: Counts,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Each member once an organisation.
async fn members(conn: &mut SqliteConnection, today: &str) -> Result<HashMap<EntityId, Vec<u64>>> {
    let rows = sqlx::query(MEMBERS).bind(today).fetch_all(&mut *conn).await?;
    let mut members = HashMap::with_capacity(rows.len());
    for row in &rows {
        let digits = row.get::<Option<&str>, _>(1).unwrap_or_default().as_bytes();
        let number = |digits: &[u8]| digits.iter().fold(0, |n, digit| n << 4 | u64::from(nibble(*digit)));
        let mut people: Vec<u64> = digits.chunks_exact(16).map(number).collect();
        people.sort_unstable();
        people.dedup();
        members.insert(EntityId::from_bytes(row.get(0))?, people);
    }
    Ok(members)
}

fn nibble(digit: u8) -> u8 {
    if digit.is_ascii_digit() { digit - b'0' } else { digit.wrapping_sub(b'A').wrapping_add(10) & 15 }
}

/// Schools, pupils and events by organisation, and schools by country.
async fn counts(conn: &mut SqliteConnection, today: &str) -> Result<(HashMap<EntityId, Counts>, HashMap<String, u32>)> {
    let (mut counts, mut schools) = (HashMap::<EntityId, Counts>::new(), HashMap::new());
    for row in &sqlx::query(SCHOOLS).bind(today).fetch_all(&mut *conn).await? {
        let n: u32 = row.get(1);
        *schools.entry(row.get::<Option<String>, _>(3).unwrap_or_default()).or_default() += n;
        if let Some(host) = row.get::<Option<&[u8]>, _>(0) {
            let of_host = counts.entry(EntityId::from_bytes(host)?).or_default();
            of_host[SCHOOL] += n;
            of_host[PUPIL] += row.get::<u32, _>(2);
        }
    }
    let events = sqlx::query(
        "select organisation, count(*) from p_event where alive and organisation is not null group by organisation",
    );
    for row in &events.fetch_all(&mut *conn).await? {
        counts.entry(EntityId::from_bytes(row.get(0))?).or_default()[EVENT] = row.get(1);
    }
    Ok((counts, schools))
}

fn countries(
    all: &[EntityId],
    found: &HashMap<EntityId, NetworkLine>,
    members: &HashMap<EntityId, Vec<u64>>,
    schools: HashMap<String, u32>,
) -> Vec<NetworkCountry> {
    let mut countries: HashMap<String, (NetworkCountry, Vec<u64>)> = HashMap::new();
    let new = |country: &str| {
        let country = country.to_owned();
        (NetworkCountry { country, houses: 0, organisations: 0, schools: 0, people: 0 }, Vec::new())
    };
    for (id, line) in all.iter().filter_map(|id| Some((id, found.get(id)?))).filter(|(_, line)| !line.closed) {
        let (country, people) = countries.entry(line.country.clone()).or_insert_with(|| new(&line.country));
        country.organisations += 1;
        country.houses += u32::from(line.kind == "house");
        people.extend(members.get(id).into_iter().flatten());
    }
    for (name, n) in schools {
        countries.entry(name.clone()).or_insert_with(|| new(&name)).0.schools = n;
    }
    let mut countries: Vec<NetworkCountry> = countries
        .into_values()
        .map(|(mut country, mut people)| {
            people.sort_unstable();
            people.dedup();
            country.people = count(people.len());
            country
        })
        .collect();
    countries.sort_by(|a, b| (a.country.is_empty(), &a.country).cmp(&(b.country.is_empty(), &b.country)));
    countries
}

/// What stands above each organisation, also of those in the bin.
pub(crate) async fn parents(conn: &mut SqliteConnection) -> Result<HashMap<EntityId, EntityId>> {
    let rows =
        sqlx::query("select ent, parent from p_organisation where parent is not null").fetch_all(&mut *conn).await?;
    rows.iter().map(|row| Ok((EntityId::from_bytes(row.get(0))?, EntityId::from_bytes(row.get(1))?))).collect()
}
