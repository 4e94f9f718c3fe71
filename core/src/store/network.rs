//! The tree of organisations with what is counted in it. Who is a member is what `search` filters by.

use std::collections::HashMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::school;
use crate::domain::EntityId;
use crate::domain::organisation::lines;
use crate::error::Result;
use crate::wire::network::{NetworkCountry, NetworkLine, NetworkTree};

/// Memberships that are held and say no end, by organisation: counted in their index without a look at one of them.
const PLAIN: &str = "select of2, count(*) from p_membership indexed by p_membership_held
  where alive and \"to\" is null and coalesce(status, '') not in ('ended', 'applied') group by of2";

/// Members who have to be looked at: of several organisations, with a membership that says an end, in the bin. Each by
/// organisation: how many of them stand among the plain ones, and who of them is a member on the day `?1`, the first 8
/// bytes of their ids, which are random, in hexadecimal digits. One row an organisation: a row a member would take longer.
const APART: [&str; 3] = [
    "select of2, sum(\"to\" is null and coalesce(status, '') not in ('ended', 'applied')),
       group_concat(iif(coalesce(status, '') not in ('ended', 'applied')
         and (\"to\" is null or \"to\" >= substr(?1, 1, length(\"to\")))
         and of1 not in (select ent from p_person where not alive), hex(substr(of1, 1, 8)), ''), '')
     from person_several group by of2",
    "select of2, 0, group_concat(hex(substr(of1, 1, 8)), '') from p_membership indexed by p_membership_ends
     where alive and \"to\" is not null and coalesce(status, '') not in ('ended', 'applied')
       and \"to\" >= substr(?1, 1, length(\"to\")) and of1 not in (select of1 from person_several)
       and of1 not in (select ent from p_person where not alive) group by of2",
    "select m.of2, sum(m.\"to\" is null and coalesce(m.status, '') not in ('ended', 'applied')), ''
     from p_person g cross join p_membership m indexed by p_membership_person on m.of1 = g.ent
     where not g.alive and m.alive and g.ent not in (select of1 from person_several) and ?1 is not null group by m.of2",
];

const EVENTS: &str = "select organisation, count(*) from p_event indexed by p_event_place
  where alive and organisation is not null group by organisation";

type Counts = [u32; 3];
const SCHOOL: usize = 0;
const PUPIL: usize = 1;
const EVENT: usize = 2;

/// The whole tree. `today` is ISO.
pub(crate) async fn tree(conn: &mut SqliteConnection, today: &str) -> Result<NetworkTree> {
    let Organisations { all, above, mut found } = organisations(conn, today).await?;
    let counted = counted(conn, today).await?;
    let countries = countries(&all, &found, &counted);
    let (items, people) = rolled(&all, &above, &mut found, &counted);
    Ok(NetworkTree { items, countries, people })
}

/// Organisations that are not in the bin, in the order of titles, without counts.
struct Organisations {
    all: Vec<EntityId>,
    above: HashMap<EntityId, EntityId>,
    found: HashMap<EntityId, NetworkLine>,
}

async fn organisations(conn: &mut SqliteConnection, today: &str) -> Result<Organisations> {
    let rows = sqlx::query(
        "select p.ent, p.parent, t.title, p.kind, p.country, p.city, p.closed is not null and p.closed < ?1
         from p_title t cross join p_organisation p on p.ent = t.ent
         where t.kind = 'organisation' and p.alive order by t.sort_key, t.ent",
    )
    .bind(today)
    .fetch_all(&mut *conn)
    .await?;
    let mut read = Organisations { all: Vec::new(), above: HashMap::new(), found: HashMap::new() };
    for row in &rows {
        let ent = EntityId::from_bytes(row.get(0))?;
        let parent = row.get::<Option<&[u8]>, _>(1).and_then(|parent| EntityId::from_bytes(parent).ok());
        if let Some(parent) = parent {
            read.above.insert(ent, parent);
        }
        read.all.push(ent);
        read.found.insert(ent, line(row, &ent, parent.as_ref()));
    }
    Ok(read)
}

fn line(row: &SqliteRow, ent: &EntityId, parent: Option<&EntityId>) -> NetworkLine {
    let text = |column: usize| -> String { row.get::<Option<String>, _>(column).unwrap_or_default() };
    NetworkLine {
        id: ent.to_string(),
        title: text(2),
        kind: text(3),
        parent: parent.map(ToString::to_string).unwrap_or_default(),
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
    }
}

/// The lines of the tree with their own counts and those of all below them, and how many people they have together.
fn rolled(
    all: &[EntityId],
    above: &HashMap<EntityId, EntityId>,
    found: &mut HashMap<EntityId, NetworkLine>,
    counted: &Counted,
) -> (Vec<NetworkLine>, u32) {
    let order = lines(all, above);
    // From the end: what is below comes before what it is below of.
    let mut below: Vec<Rolled> = Vec::new();
    let mut items = Vec::with_capacity(order.len());
    for place in order.iter().rev() {
        let Some(mut line) = found.remove(&place.id) else { continue };
        let mut rolled = Rolled { depth: place.depth, ..Rolled::default() };
        rolled.people = counted.members.get(&place.id).cloned().unwrap_or_default();
        line.people = rolled.people.count();
        rolled.counts = counted.counts.get(&place.id).copied().unwrap_or_default();
        [line.schools, line.pupils, line.events] = rolled.counts;
        while let Some(inner) = below.pop_if(|inner| inner.depth > place.depth) {
            rolled.people.join(&inner.people);
            rolled.organisations += inner.organisations + 1;
            for (sum, more) in rolled.counts.iter_mut().zip(inner.counts) {
                *sum += more;
            }
        }
        rolled.people.once();
        line.people_below = rolled.people.count();
        line.organisations_below = rolled.organisations;
        [line.schools_below, line.pupils_below, line.events_below] = rolled.counts;
        line.depth = place.depth;
        line.in_a_circle = place.in_a_circle;
        below.push(rolled);
        items.push(line);
    }
    items.reverse();
    let mut people = Members::default();
    for rolled in &below {
        people.join(&rolled.people);
    }
    people.once();
    (items, people.count())
}

/// People of some organisations: a number of those who are nowhere else, and the others one by one.
#[derive(Debug, Default, Clone)]
struct Members {
    plain: u32,
    apart: Vec<u64>,
}

impl Members {
    fn join(&mut self, more: &Self) {
        self.plain += more.plain;
        self.apart.extend(&more.apart);
    }

    /// Each once.
    fn once(&mut self) {
        self.apart.sort_unstable();
        self.apart.dedup();
    }

    fn count(&self) -> u32 {
        self.plain + u32::try_from(self.apart.len()).unwrap_or(u32::MAX)
    }
}

/// What is counted of each organisation by itself, and schools by country.
struct Counted {
    members: HashMap<EntityId, Members>,
    counts: HashMap<EntityId, Counts>,
    schools: HashMap<String, u32>,
}

/// An organisation with all below it.
#[derive(Default)]
struct Rolled {
    depth: u32,
    people: Members,
    organisations: u32,
    counts: Counts,
}

/// Counts all.
async fn counted(conn: &mut SqliteConnection, today: &str) -> Result<Counted> {
    let mut members: HashMap<EntityId, Members> = HashMap::new();
    for row in &sqlx::query(PLAIN).fetch_all(&mut *conn).await? {
        members.entry(EntityId::from_bytes(row.get(0))?).or_default().plain = row.get(1);
    }
    for sql in APART {
        for row in &sqlx::query(sql).bind(today).fetch_all(&mut *conn).await? {
            let members = members.entry(EntityId::from_bytes(row.get(0))?).or_default();
            members.plain = members.plain.saturating_sub(row.get(1));
            let digits = row.get::<Option<&str>, _>(2).unwrap_or_default().as_bytes();
            let number = |digits: &[u8]| digits.iter().fold(0, |n, digit| n << 4 | u64::from(nibble(*digit)));
            members.apart.extend(digits.chunks_exact(16).map(number));
        }
    }
    members.values_mut().for_each(Members::once);
    let (mut counts, mut schools) = (HashMap::<EntityId, Counts>::new(), HashMap::new());
    let pupils = school::pupils();
    let sql = format!(
        "select s.host, count(*), sum({pupils}), s.country from p_school s where s.alive and ?1 is not null group by s.host, s.country"
    );
    for row in &sqlx::query(sqlx::AssertSqlSafe(sql)).bind(today).fetch_all(&mut *conn).await? {
        let n: u32 = row.get(1);
        *schools.entry(row.get::<Option<String>, _>(3).unwrap_or_default()).or_default() += n;
        if let Some(host) = row.get::<Option<&[u8]>, _>(0) {
            let of_host = counts.entry(EntityId::from_bytes(host)?).or_default();
            of_host[SCHOOL] += n;
            of_host[PUPIL] += row.get::<u32, _>(2);
        }
    }
    for row in &sqlx::query(EVENTS).fetch_all(&mut *conn).await? {
        counts.entry(EntityId::from_bytes(row.get(0))?).or_default()[EVENT] = row.get(1);
    }
    Ok(Counted { members, counts, schools })
}

fn nibble(digit: u8) -> u8 {
    if digit.is_ascii_digit() { digit - b'0' } else { digit.wrapping_sub(b'A').wrapping_add(10) & 15 }
}

fn countries(all: &[EntityId], found: &HashMap<EntityId, NetworkLine>, counted: &Counted) -> Vec<NetworkCountry> {
    let mut countries: HashMap<String, (NetworkCountry, Members)> = HashMap::new();
    let new = |country: &str| {
        let country = country.to_owned();
        (NetworkCountry { country, houses: 0, organisations: 0, schools: 0, people: 0 }, Members::default())
    };
    for (id, line) in all.iter().filter_map(|id| Some((id, found.get(id)?))).filter(|(_, line)| !line.closed) {
        let (country, people) = countries.entry(line.country.clone()).or_insert_with(|| new(&line.country));
        country.organisations += 1;
        country.houses += u32::from(line.kind == "house");
        counted.members.get(id).into_iter().for_each(|members| people.join(members));
    }
    for (name, n) in &counted.schools {
        countries.entry(name.clone()).or_insert_with(|| new(name)).0.schools = *n;
    }
    let mut countries: Vec<NetworkCountry> = countries
        .into_values()
        .map(|(mut country, mut people)| {
            people.once();
            country.people = people.count();
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
