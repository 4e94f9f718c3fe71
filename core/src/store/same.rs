//! Records that are one: people whom a `same_as` says so of, and what is of a pair of which one end is such a person (a
//! place in a household, a tag, an attendance). `person_same` names the members of every group of two and more, and the one that
//! stands for all: the smallest id. Follows from the cells; the projections keep it, in the same transaction.
//! A merged record reads every field from the live words of all members, and is written at all that have one
//! (merge design, section 2; `docs/decisions/merged-people.md`).

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::aside::NEVER_HERE;
use super::numbers::Numbers;
use super::{Rows, many, value_at};
use crate::domain::fields::{ALIVE, FieldType, KINDS, Kind, TOUCH};
use crate::domain::{EntityId, Value};
use crate::error::Result;
use crate::merge::{self, Word};

/// Made with the projections.
pub(super) const TABLE: &str = "
create table person_same(ent blob primary key, lead blob not null) without rowid;
create index person_same_lead on person_same(lead);
";

/// Why a yes or a no waits: a group of one person has a no inside, and its members stand apart until somebody decides.
pub(super) const APART: &str = "apart";

static CONCERNED: Rows = Rows::new("insert or ignore into temp.concerned(ent)", 1, "");
static SAME: Rows = Rows::new("insert into person_same(ent, lead)", 2, "");

/// Whether anybody is merged here.
pub(crate) async fn any(conn: &mut SqliteConnection) -> Result<bool> {
    Ok(sqlx::query_scalar("select exists(select 1 from person_same)").fetch_one(conn).await?)
}

/// The record that stands for this one: itself, unless it is merged.
pub(crate) async fn lead(conn: &mut SqliteConnection, ent: &EntityId) -> Result<EntityId> {
    let lead: Option<Vec<u8>> = sqlx::query_scalar("select lead from person_same where ent = ?1")
        .bind(ent.as_bytes().as_slice())
        .fetch_optional(conn)
        .await?;
    Ok(lead.map_or(Ok(*ent), |lead| EntityId::from_bytes(&lead))?)
}

/// For many, in their order and each once.
pub(crate) async fn leads(conn: &mut SqliteConnection, ents: &[EntityId]) -> Result<Vec<EntityId>> {
    if !any(conn).await? {
        return Ok(ents.to_vec());
    }
    let (mut leads, mut seen) = (Vec::with_capacity(ents.len()), BTreeSet::new());
    for ent in ents {
        let lead = lead(conn, ent).await?;
        if seen.insert(lead) {
            leads.push(lead);
        }
    }
    Ok(leads)
}

/// All records that are one with this one, itself among them, in order.
pub(crate) async fn members(conn: &mut SqliteConnection, ent: &EntityId) -> Result<Vec<EntityId>> {
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "select m.ent from person_same g join person_same m on m.lead = g.lead where g.ent = ?1 order by m.ent",
    )
    .bind(ent.as_bytes().as_slice())
    .fetch_all(conn)
    .await?;
    if rows.is_empty() {
        return Ok(vec![*ent]);
    }
    ids(&rows)
}

/// The kinds of which two records of one person and one other thing are one record.
fn pair_kinds() -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(|kind| kind.derived && kind.name != "same_as" && kind.of[0] == Some("person"))
}

fn numbers_of(numbers: &Numbers, kinds: impl Iterator<Item = &'static Kind>) -> String {
    kinds.map(|kind| numbers.kind(kind.name).to_string()).collect::<Vec<_>>().join(",")
}

/// Brings the groups up to date that the touched records belong to, once `p_same_as` is, and adds to the touched all
/// records whose projection depends on them; gives whether there were any.
pub(super) async fn regroup(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<bool> {
    let idle: bool = sqlx::query_scalar(
        "select not exists(select 1 from person_same) and not exists(select 1 from p_same_as where answer <> 'undecided')",
    )
    .fetch_one(&mut *conn)
    .await?;
    if idle {
        return Ok(false);
    }
    many(conn, CONCERNS).await?;
    sqlx::query(
        "insert or ignore into temp.concerned select t.ent from temp.touched t where t.kind = ?1 and (exists(select 1 from p_same_as s
           where s.of1 = t.ent) or exists(select 1 from p_same_as s where s.of2 = t.ent))",
    )
    .bind(numbers.kind("person"))
    .execute(&mut *conn)
    .await?;
    sqlx::query(
        "insert or ignore into temp.concerned
         select e.of1 from temp.touched t join entity e on e.ent = t.ent where t.kind = ?1
         union all select e.of2 from temp.touched t join entity e on e.ent = t.ent where t.kind = ?1",
    )
    .bind(numbers.kind("same_as"))
    .execute(&mut *conn)
    .await?;
    many(conn, NEAR).await?;
    let changed = groups_of_people(conn, numbers).await?;
    static CHANGED: Rows = Rows::new("insert or ignore into temp.concerned(ent)", 1, "");
    many(conn, "delete from temp.concerned").await?;
    CHANGED.write(conn, &changed, |ent, b| _ = b.bytes(ent)).await?;
    depend(conn, numbers).await?;
    pairs(conn, numbers).await?;
    Ok(true)
}

/// Who may have to be grouped anew, and everybody around them whom a yes or an old group joins.
const CONCERNS: &str = "create temp table if not exists concerned(ent blob primary key) without rowid;
  create temp table if not exists near(ent blob primary key) without rowid;
  delete from temp.concerned; delete from temp.near;
  insert or ignore into temp.concerned select g.ent from temp.touched t join person_same g on g.ent = t.ent;";
const NEAR: &str = "insert into temp.near with recursive n(ent) as (select ent from temp.concerned
  union select b.ent from n join person_same a on a.ent = n.ent join person_same b on b.lead = a.lead
  union select s.of2 from n join p_same_as s on s.of1 = n.ent where s.answer = 'yes'
  union select s.of1 from n join p_same_as s on s.of2 = n.ent where s.answer = 'yes') select ent from n;";

/// What was said of two people: the record that says it, the two, and the answer.
type Pair = (Vec<u8>, Vec<u8>, Vec<u8>, String);

/// Groups of `temp.near` anew; gives those whose group is another than before.
async fn groups_of_people(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<Vec<Vec<u8>>> {
    let said: Vec<Pair> = sqlx::query_as(
        "select s.ent, s.of1, s.of2, s.answer from temp.near n cross join p_same_as s on s.of1 = n.ent
         where s.answer in ('yes', 'no') and s.of2 in (select ent from temp.near) order by s.ent",
    )
    .fetch_all(&mut *conn)
    .await?;
    let kind = numbers.kind("person");
    // Who was declined as a whole when they came, or has not come yet, is nobody's other record.
    let here: Vec<Vec<u8>> = sqlx::query_scalar(
        "select n.ent from temp.near n join entity e on e.ent = n.ent and e.kind = ?1
         where not exists(select 1 from aside a where a.ent = n.ent and a.field = ?2 and a.before = ?3) order by n.ent",
    )
    .bind(kind)
    .bind(numbers.field(ALIVE))
    .bind(NEVER_HERE)
    .fetch_all(&mut *conn)
    .await?;
    let before: BTreeMap<Vec<u8>, Vec<u8>> = sqlx::query_as::<_, (Vec<u8>, Vec<u8>)>(
        "select g.ent, g.lead from temp.near n join person_same g on g.ent = n.ent",
    )
    .fetch_all(&mut *conn)
    .await?
    .into_iter()
    .collect();
    let (after, apart) = grouped(&here, &said);
    sqlx::query(
        "delete from conflict where why = ?1 and ent in (select s.ent from temp.near n join p_same_as s on s.of1 = n.ent)",
    )
    .bind(APART)
    .execute(&mut *conn)
    .await?;
    for ent in apart {
        sqlx::query("insert or ignore into conflict(ent, field, why) values (?1, ?2, ?3)")
            .bind(ent)
            .bind(numbers.field("same_as.answer"))
            .bind(APART)
            .execute(&mut *conn)
            .await?;
    }
    let all: BTreeSet<&Vec<u8>> = before.keys().chain(after.keys()).collect();
    let changed: Vec<Vec<u8>> = all.into_iter().filter(|ent| before.get(*ent) != after.get(*ent)).cloned().collect();
    many(conn, "delete from person_same where ent in (select ent from temp.near)").await?;
    let rows: Vec<(&Vec<u8>, &Vec<u8>)> = after.iter().collect();
    SAME.write(conn, &rows, |(ent, lead), b| _ = b.bytes(ent).bytes(lead)).await?;
    Ok(changed)
}

/// Members and leads of the groups that the yeses make, and the words of those groups that have a no inside.
#[allow(clippy::type_complexity, reason = "rows as they come")]
fn grouped(here: &[Vec<u8>], said: &[Pair]) -> (BTreeMap<Vec<u8>, Vec<u8>>, Vec<Vec<u8>>) {
    let place = |ent: &Vec<u8>| here.binary_search(ent).ok();
    let mut root: Vec<usize> = (0..here.len()).collect();
    fn find(root: &mut [usize], mut at: usize) -> usize {
        while root[at] != at {
            root[at] = root[root[at]];
            at = root[at];
        }
        at
    }
    let ends: Vec<(usize, usize, &Vec<u8>, bool)> = said
        .iter()
        .filter_map(|(ent, one, other, answer)| Some((place(one)?, place(other)?, ent, answer == "yes")))
        .collect();
    for (one, other, _, yes) in &ends {
        let (a, b) = (find(&mut root, *one), find(&mut root, *other));
        if *yes {
            // The smaller id stands for the group: the list is in the order of ids.
            root[a.max(b)] = a.min(b);
        }
    }
    let mut of = |at: usize| find(&mut root, at);
    let refused: BTreeSet<usize> =
        ends.iter().filter(|(a, b, _, yes)| !yes && of(*a) == of(*b)).map(|(a, ..)| *a).collect();
    let refused: BTreeSet<usize> = refused.into_iter().map(&mut of).collect();
    let apart = ends.iter().filter(|(a, b, ..)| of(*a) == of(*b) && refused.contains(&of(*a)));
    let apart = apart.map(|(_, _, ent, _)| (*ent).clone()).collect();
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    let roots: Vec<usize> = (0..here.len()).map(&mut of).collect();
    roots.iter().for_each(|root| *sizes.entry(*root).or_default() += 1);
    let merged = here.iter().zip(roots).filter(|(_, root)| sizes[root] > 1 && !refused.contains(root));
    (merged.map(|(ent, root)| (ent.clone(), here[root].clone())).collect(), apart)
}

/// Touches what shows another person now: of `temp.concerned` all that is theirs and all that refers to them; and where one
/// member of a group is touched, all are.
async fn depend(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<()> {
    many(
        conn,
        "insert or ignore into temp.touched select e.ent, e.kind from temp.concerned c join entity e on e.ent = c.ent;
         insert or ignore into temp.touched select e.ent, e.kind from temp.concerned c join entity e on e.of1 = c.ent;
         insert or ignore into temp.touched select e.ent, e.kind from temp.concerned c join entity e on e.of2 = c.ent;",
    )
    .await?;
    for kind in KINDS {
        for field in kind.fields.iter().filter(|field| field.ty == FieldType::Reference("person")) {
            sqlx::query(AssertSqlSafe(format!(
                "insert or ignore into temp.touched select p.ent, ?1 from temp.concerned c join p_{} p on p.\"{}\" = c.ent",
                kind.name, field.name
            )))
            .bind(numbers.kind(kind.name))
            .execute(&mut *conn)
            .await?;
        }
    }
    many(
        conn,
        "insert or ignore into temp.touched select e.ent, e.kind from temp.touched t join person_same a on a.ent = t.ent
           join person_same b on b.lead = a.lead join entity e on e.ent = b.ent",
    )
    .await?;
    // The words on one person are the first step's, and stand.
    sqlx::query("delete from temp.touched where kind = ?1").bind(numbers.kind("same_as")).execute(&mut *conn).await?;
    Ok(())
}

/// Groups of pairs: with a merged person, the same tag, household or occurrence is one record. What was deleted is none.
async fn pairs(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<()> {
    let kinds = numbers_of(numbers, pair_kinds());
    for sql in [
        "insert or ignore into temp.touched select e.ent, e.kind from temp.touched t join entity o on o.ent = t.ent
           join person_same a on a.ent = o.of1 join person_same b on b.lead = a.lead join entity e on e.of1 = b.ent and e.kind = o.kind and e.of2 = o.of2
           where t.kind in ({kinds})",
        "delete from person_same where ent in (select ent from temp.touched where kind in ({kinds}))",
        "insert into person_same with p as (select e.ent, e.kind, a.lead as one, e.of2 as other from temp.touched t
             join entity e on e.ent = t.ent join person_same a on a.ent = e.of1 where t.kind in ({kinds})
             and not exists(select 1 from cell d where d.ent = e.ent and d.field = ?1 and d.dead = 0 and d.val is 0)
             and not exists(select 1 from aside d where d.ent = e.ent and d.field = ?1))
           select p.ent, q.lead from p join (select kind, one, other, min(ent) as lead from p group by 1, 2, 3 having count(*) > 1) q
             on q.kind = p.kind and q.one = p.one and q.other = p.other",
    ] {
        sqlx::query(AssertSqlSafe(sql.replace("{kinds}", &kinds)))
            .bind(numbers.field(ALIVE))
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// What a merged record says of one field.
struct Line {
    lead: EntityId,
    field: i64,
    words: Vec<Word>,
}

/// Of all touched merged records: what waits for a person, and what is shown of every field, under the id that stands for
/// the group. Inserts into `conflict` and `temp.shown`.
pub(super) async fn show(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<()> {
    if !any(conn).await? {
        return Ok(());
    }
    let (alive, touch, home) = (numbers.field(ALIVE), numbers.field(TOUCH), numbers.field("person.home_chapter"));
    let lines = lines(conn).await?;
    for line in lines {
        let ent = line.lead.as_bytes().as_slice();
        let (why, value) = if line.field == touch {
            let touched = line.words.iter().any(|word| word.value == Value::Integer(1));
            (None, Value::Integer(i64::from(touched)))
        } else if line.field == alive {
            let life = super::life::life(conn, &line.lead).await?;
            (life.asks, Value::Integer(i64::from(!life.in_bin)))
        } else if line.field != home && !merge::in_conflict(&line.words) && !is_aside(conn, &line).await? {
            (None, line.words.first().map_or(Value::Null, |word| word.value.clone()))
        } else {
            let asks = line.field != home
                && super::projection::is_known(numbers, line.field)
                && merge::in_conflict(&super::cells::shown_words(conn, &line.lead, line.field).await?);
            let shown = super::cells::shown(conn, numbers, &line.lead, line.field).await?.unwrap_or(Value::Null);
            (asks.then_some("values"), shown)
        };
        if let Some(why) = why {
            super::projection::waits(conn, ent, line.field, why).await?;
        }
        super::projection::note_shown(conn, ent, line.field, &value).await?;
    }
    Ok(())
}

async fn is_aside(conn: &mut SqliteConnection, line: &Line) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "select exists(select 1 from person_same g join aside a on a.ent = g.ent where g.lead = ?1 and a.field = ?2)",
    )
    .bind(line.lead.as_bytes().as_slice())
    .bind(line.field)
    .fetch_one(conn)
    .await?)
}

/// Fields of the touched merged records with their live words, at once; a field of which all is set aside has none.
async fn lines(conn: &mut SqliteConnection) -> Result<Vec<Line>> {
    let rows = sqlx::query(
        "with l as (select distinct g.lead from temp.touched t join person_same g on g.ent = t.ent)
         select g.lead, c.field, i.id, c.stamp, c.val, c.dead from l cross join person_same g on g.lead = l.lead join cell c on c.ent = g.ent
           join installation i on i.num = c.inst
           where c.dead = 0 or exists(select 1 from aside a where a.ent = c.ent and a.field = c.field)
         order by g.lead, c.field, i.id, c.ent",
    )
    .fetch_all(conn)
    .await?;
    let mut lines: Vec<Line> = Vec::new();
    for row in &rows {
        let (lead, field) = (EntityId::from_bytes(row.get(0))?, row.get(1));
        if lines.last().is_none_or(|line| (line.lead, line.field) != (lead, field)) {
            lines.push(Line { lead, field, words: Vec::new() });
        }
        if let Some(line) = lines.last_mut()
            && row.get::<i64, _>(5) == 0
        {
            let word = Word { installation: row.get(2), home: false, stamp: row.get(3), value: value_at(row, 4)? };
            line.words.push(word);
        }
    }
    Ok(lines)
}

/// Puts the lead in the place of every other member, in what a batch is about to say: each field goes to all members that
/// have a word of it, a deletion to all; to the lead where none has (`temp.said`).
pub(super) async fn widen(conn: &mut SqliteConnection, numbers: &Numbers) -> Result<()> {
    if !any(conn).await? {
        return Ok(());
    }
    many(
        conn,
        "create temp table if not exists wide(ent blob, field integer, val, lead blob, primary key(ent, field)) without rowid;
         delete from temp.wide",
    )
    .await?;
    sqlx::query(
        "insert or replace into temp.wide select m.ent, s.field, s.val, g.lead from temp.said s join person_same g on g.ent = s.ent
           join person_same m on m.lead = g.lead where s.field = ?1
           or exists(select 1 from cell c where c.ent = m.ent and c.field = s.field and c.dead = 0)
           or exists(select 1 from aside a where a.ent = m.ent and a.field = s.field)",
    )
    .bind(numbers.field(ALIVE))
    .execute(&mut *conn)
    .await?;
    many(
        conn,
        "insert or ignore into temp.wide select g.lead, s.field, s.val, g.lead from temp.said s join person_same g on g.ent = s.ent
           where not exists(select 1 from temp.wide w where w.lead = g.lead and w.field = s.field);
         delete from temp.said where ent in (select ent from person_same);
         insert or replace into temp.said select ent, field, val from temp.wide",
    )
    .await
}

/// The record of a person and another thing, there or to be made: that of any member, a living one first.
pub(crate) async fn pair(
    conn: &mut SqliteConnection,
    kind: &'static str,
    [one, other]: [EntityId; 2],
) -> Result<EntityId> {
    if any(conn).await? {
        let there: Option<Vec<u8>> = sqlx::query_scalar(AssertSqlSafe(format!(
            "select ent from p_{kind} where of1 = ?1 and of2 = ?2 order by alive desc, ent limit 1"
        )))
        .bind(lead(conn, &one).await?.as_bytes().as_slice())
        .bind(other.as_bytes().as_slice())
        .fetch_optional(&mut *conn)
        .await?;
        if let Some(there) = there {
            return Ok(EntityId::from_bytes(&there)?);
        }
    }
    Ok(EntityId::derived(kind, [Some(one), Some(other)]))
}

/// The kind of a record by which one of the two is responsible for the other: nobody is that for themselves.
pub(crate) async fn responsible(
    conn: &mut SqliteConnection,
    [one, other]: [EntityId; 2],
) -> Result<Option<&'static str>> {
    for kind in ["guardianship", "emergency_contact", "collection_permission"] {
        let found: bool = sqlx::query_scalar(AssertSqlSafe(format!(
            "select exists(select 1 from p_{kind} where alive and of1 = ?1 and of2 = ?2) or exists(select 1 from p_{kind} where alive and of1 = ?2 and of2 = ?1)"
        )))
        .bind(one.as_bytes().as_slice())
        .bind(other.as_bytes().as_slice())
        .fetch_one(&mut *conn)
        .await?;
        if found {
            return Ok(Some(kind));
        }
    }
    Ok(None)
}

/// The words that say no between those who are one with either of a pair.
pub(crate) async fn noes_between(conn: &mut SqliteConnection, [one, other]: [EntityId; 2]) -> Result<Vec<EntityId>> {
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(AssertSqlSafe(format!(
        "with a(ent) as ({GROUP1}), b(ent) as ({GROUP2}) select s.ent from p_same_as s where s.answer = 'no'
           and ((s.of1 in (select ent from a) and s.of2 in (select ent from b)) or (s.of2 in (select ent from a) and s.of1 in (select ent from b)))
         order by s.ent"
    )))
    .bind(one.as_bytes().as_slice())
    .bind(other.as_bytes().as_slice())
    .fetch_all(conn)
    .await?;
    ids(&rows)
}

const GROUP1: &str =
    "select ?1 union select m.ent from person_same g join person_same m on m.lead = g.lead where g.ent = ?1";
const GROUP2: &str =
    "select ?2 union select m.ent from person_same g join person_same m on m.lead = g.lead where g.ent = ?2";

/// All pairs that somebody said are not one person, by the ids that stand for them.
pub(crate) async fn noes(conn: &mut SqliteConnection) -> Result<BTreeSet<(EntityId, EntityId)>> {
    let rows = sqlx::query(
        "select coalesce((select g.lead from person_same g where g.ent = s.of1), s.of1), coalesce((select g.lead from person_same g where g.ent = s.of2), s.of2)
         from p_same_as s where s.answer = 'no'",
    )
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            let (a, b) = (EntityId::from_bytes(row.get(0))?, EntityId::from_bytes(row.get(1))?);
            Ok((a.min(b), a.max(b)))
        })
        .collect()
}

/// The words by which one member belongs to the others.
pub(crate) async fn yeses_of(
    conn: &mut SqliteConnection,
    members: &[EntityId],
    one: &EntityId,
) -> Result<Vec<EntityId>> {
    let among = yeses(conn, members).await?;
    Ok(among.into_iter().filter(|(_, ends)| ends.contains(one)).map(|(ent, _)| ent).collect())
}

/// Of these, those whom no chain of yeses joins with `to`, the smallest of every chain.
pub(crate) async fn cut_off(conn: &mut SqliteConnection, members: &[EntityId], to: &EntityId) -> Result<Vec<EntityId>> {
    let among = yeses(conn, members).await?;
    let (mut reached, mut alone) = (BTreeSet::from([*to]), Vec::new());
    let spread = |reached: &mut BTreeSet<EntityId>| loop {
        let before = reached.len();
        for (_, ends) in &among {
            if ends.iter().any(|end| reached.contains(end)) {
                reached.extend(ends);
            }
        }
        if reached.len() == before {
            break;
        }
    };
    spread(&mut reached);
    for member in members {
        if !reached.contains(member) {
            alone.push(*member);
            reached.insert(*member);
            spread(&mut reached);
        }
    }
    Ok(alone)
}

async fn yeses(conn: &mut SqliteConnection, members: &[EntityId]) -> Result<Vec<(EntityId, [EntityId; 2])>> {
    concern(conn, members).await?;
    let rows = sqlx::query(
        "select s.ent, s.of1, s.of2 from temp.concerned m join p_same_as s on s.of1 = m.ent
         where s.answer = 'yes' and s.of2 in (select ent from temp.concerned) order by s.ent",
    )
    .fetch_all(conn)
    .await?;
    rows.iter()
        .map(|row| {
            let ends = [EntityId::from_bytes(row.get(1))?, EntityId::from_bytes(row.get(2))?];
            Ok((EntityId::from_bytes(row.get(0))?, ends))
        })
        .collect()
}

/// Places of one record, merged or not, where it says that it lives: place and household.
pub(crate) async fn places_of_record(conn: &mut SqliteConnection, ent: &EntityId) -> Result<Vec<(EntityId, EntityId)>> {
    let rows = sqlx::query(
        "select e.ent, e.of2 from entity e join kind k on k.num = e.kind and k.name = 'household_place'
           join cell c on c.ent = e.ent and c.dead = 0 and c.val is 1 join field f on f.num = c.field and f.name = 'household_place.lives'
         where e.of1 = ?1 order by e.ent",
    )
    .bind(ent.as_bytes().as_slice())
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| Ok((EntityId::from_bytes(row.get(0))?, EntityId::from_bytes(row.get(1))?))).collect()
}

/// What is of a pair with a merged person, is merged itself, and has a field with two values.
pub(crate) async fn doubtful_pairs(conn: &mut SqliteConnection, person: &EntityId) -> Result<Vec<(EntityId, i64)>> {
    let alive = "(select num from field where name = '_alive')";
    let members = members(conn, person).await?;
    concern(conn, &members).await?;
    let rows = sqlx::query(AssertSqlSafe(format!(
        "select x.ent, x.field from temp.concerned m join entity e on e.of1 = m.ent join person_same g on g.ent = e.ent and g.lead = g.ent
           join conflict x on x.ent = g.ent where x.field <> {alive} order by 1, 2"
    )))
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| Ok((EntityId::from_bytes(row.get(0))?, row.get(1)))).collect()
}

/// When somebody last said that a record is one with another, and that chapter's name.
pub(crate) async fn said_yes(conn: &mut SqliteConnection, ent: &EntityId) -> Result<(String, String)> {
    let row = sqlx::query(
        "select c.stamp, i.id from entity e join kind k on k.num = e.kind and k.name = 'same_as' join cell c on c.ent = e.ent and c.dead = 0
           join field f on f.num = c.field and f.name = 'same_as.answer' join installation i on i.num = c.inst
         where (e.of1 = ?1 or e.of2 = ?1) and c.val = 'yes' order by c.stamp desc limit 1",
    )
    .bind(ent.as_bytes().as_slice())
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Ok(Default::default()) };
    let at = super::history::rfc3339(super::batch::stamp_ms(row.get(0)));
    Ok((at, super::conflict::chapter_of(conn, row.get(1)).await?))
}

fn ids(rows: &[Vec<u8>]) -> Result<Vec<EntityId>> {
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// Fills `temp.concerned` with people.
pub(crate) async fn concern(conn: &mut SqliteConnection, people: &[EntityId]) -> Result<()> {
    many(
        conn,
        "create temp table if not exists concerned(ent blob primary key) without rowid; delete from temp.concerned",
    )
    .await?;
    CONCERNED.write(conn, people, |ent, b| _ = b.bytes(ent.as_bytes())).await
}

#[cfg(test)]
mod tests {
    use super::{Pair, grouped};

    fn said(pairs: &[(u8, u8, &str)]) -> Vec<Pair> {
        pairs.iter().map(|(a, b, answer)| (vec![*a, *b], vec![*a], vec![*b], (*answer).to_owned())).collect()
    }

    fn here(ents: &[u8]) -> Vec<Vec<u8>> {
        ents.iter().map(|ent| vec![*ent]).collect()
    }

    #[test]
    fn the_smallest_stands_for_a_chain_in_whatever_order_it_was_said() {
        for pairs in [[(2, 3, "yes"), (1, 2, "yes")], [(1, 2, "yes"), (2, 3, "yes")]] {
            let (groups, apart) = grouped(&here(&[1, 2, 3, 4]), &said(&pairs));
            assert_eq!(groups.values().collect::<Vec<_>>(), [&[1], &[1], &[1]]);
            assert!(!groups.contains_key(&vec![4]) && apart.is_empty());
        }
    }

    #[test]
    fn a_no_inside_a_group_parts_all_of_it_and_all_its_words_wait() {
        let pairs = said(&[(1, 2, "yes"), (2, 3, "yes"), (1, 3, "no"), (4, 5, "yes"), (3, 4, "no")]);
        let (groups, apart) = grouped(&here(&[1, 2, 3, 4, 5]), &pairs);
        assert_eq!(groups.keys().collect::<Vec<_>>(), [&[4], &[5]]);
        assert_eq!(apart, [vec![1, 2], vec![2, 3], vec![1, 3]]);
    }

    #[test]
    fn who_has_not_come_yet_joins_nobody() {
        let (groups, _) = grouped(&here(&[1, 3]), &said(&[(1, 2, "yes"), (2, 3, "yes")]));
        assert!(groups.is_empty());
    }
}
