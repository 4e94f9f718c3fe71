//! The cells of a scope, in the order of a file. What is in it stands in `temp.going`; who fills that decides the scope.

use std::collections::HashMap;

use sqlx::{Row, SqliteConnection};

use crate::domain::fields::{ALIVE, KINDS, TOUCH, field_of};
use crate::domain::{EntityId, Privacy, Value, own_field};
use crate::error::Result;
use crate::store::{Rows, many, value_at};

/// Records of nobody of one step, each with what is of it.
const STEP: i64 = 500;

/// What travels of a record that is no longer passed on.
pub(crate) const WORDS_ONLY: [&str; 4] = [ALIVE, TOUCH, "person.consent_pass_on", "person.home_chapter"];

/// Makes `temp.going(ent, whole)` and `temp.staying(field)`, both empty.
pub(crate) async fn begin(conn: &mut SqliteConnection) -> Result<()> {
    many(
        conn,
        "create temp table if not exists going(ent blob primary key, whole integer not null) without rowid;
         create temp table if not exists staying(field integer primary key);
         create temp table if not exists word_only(field integer primary key);
         delete from temp.going; delete from temp.staying; delete from temp.word_only",
    )
    .await?;
    for name in WORDS_ONLY {
        sqlx::query("insert or ignore into temp.word_only select num from field where name = ?1")
            .bind(name)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// All records go.
pub(crate) async fn everything(conn: &mut SqliteConnection) -> Result<()> {
    many(conn, "insert into temp.going select ent, 1 from entity").await
}

/// Fields of child's and health class stay here. Gives how many there are with a value.
pub(crate) async fn leave_sensitive_fields(conn: &mut SqliteConnection) -> Result<u32> {
    for (num, name, class) in classes(conn).await? {
        let _ = name;
        if class.is_sensitive() {
            sqlx::query("insert or ignore into temp.staying values (?1)").bind(num).execute(&mut *conn).await?;
        }
    }
    Ok(sqlx::query_scalar(
        "select count(*) from (select distinct c.field from temp.staying t join cell c on c.field = t.field
         join temp.going g on g.ent = c.ent where c.dead = 0 and c.val is not null)",
    )
    .fetch_one(conn)
    .await?)
}

/// People under age, by any live word on their birth; `today` is year, month, day.
pub(crate) async fn children(conn: &mut SqliteConnection, today: (u16, u8, u8)) -> Result<Vec<EntityId>> {
    let rows = sqlx::query(
        "select distinct c.ent, c.val from cell c join field f on f.num = c.field and f.name = 'person.birth_date'
         where c.dead = 0 and typeof(c.val) = 'text' order by c.ent",
    )
    .fetch_all(&mut *conn)
    .await?;
    let mut children = Vec::new();
    for row in &rows {
        let age = Value::Text(row.get(1)).date().and_then(|born| born.age_at(today));
        if age.is_some_and(|age| age < crate::domain::fields::ADULT_AT) {
            children.push(EntityId::from_bytes(row.get(0))?);
        }
    }
    // Pupils without a year of birth, and who is known only through a child (rule 14).
    let pupils: Vec<Vec<u8>> =
        sqlx::query_scalar("select ent from person_index where guarded > 0").fetch_all(&mut *conn).await?;
    for ent in &pupils {
        children.push(EntityId::from_bytes(ent)?);
    }
    children.sort_unstable();
    children.dedup();
    Ok(children)
}

/// These people and all that is of them stay here.
pub(crate) async fn leave(conn: &mut SqliteConnection, people: &[EntityId]) -> Result<()> {
    many(conn, "create temp table if not exists leaving(ent blob primary key) without rowid; delete from temp.leaving")
        .await?;
    static LEAVING: Rows = Rows::new("insert or ignore into temp.leaving(ent)", 1, "");
    LEAVING
        .write(conn, people, |ent, b| {
            b.bytes(ent.as_bytes());
        })
        .await?;
    many(
        conn,
        "insert or ignore into temp.leaving select m.ent from temp.leaving l join person_same g on g.ent = l.ent join person_same m on m.lead = g.lead;
         delete from temp.going where ent in (select ent from temp.leaving) or ent in (select e.ent from entity e
           where e.of1 in (select ent from temp.leaving) or e.of2 in (select ent from temp.leaving))",
    )
    .await
}

/// People that go whole.
pub(crate) async fn people(conn: &mut SqliteConnection) -> Result<Vec<EntityId>> {
    let rows: Vec<Vec<u8>> = sqlx::query_scalar(
        "select g.ent from temp.going g join entity e on e.ent = g.ent join kind k on k.num = e.kind
         where k.name = 'person' and g.whole and g.ent not in (select ent from withdrawn where gone) order by g.ent",
    )
    .fetch_all(conn)
    .await?;
    rows.iter().map(|ent| Ok(EntityId::from_bytes(ent)?)).collect()
}

/// The installations whose words go, with their chapters: a name beside every word.
pub(crate) async fn with_speakers(conn: &mut SqliteConnection) -> Result<()> {
    many(
        conn,
        "insert or ignore into temp.going select i.id, 1 from installation i join entity e on e.ent = i.id
           where i.num in (select distinct c.inst from temp.going g join cell c on c.ent = g.ent);
         insert or ignore into temp.going select c.val, 1 from temp.going g join cell c on c.ent = g.ent
           join field f on f.num = c.field and f.name = 'installation.chapter' join entity o on o.ent = c.val
           where c.dead = 0",
    )
    .await
}

const CELLS: &str = "temp.going g join cell c on c.ent = g.ent
  where c.field not in (select field from temp.staying) and (g.whole or c.field in (select field from temp.word_only))";

/// A field of the file with its class.
pub(crate) type Class = (i64, String, Privacy);

/// All fields of this file with their classes: the catalogue's, an own field's, or what a file said.
pub(crate) async fn classes(conn: &mut SqliteConnection) -> Result<Vec<Class>> {
    let rows = sqlx::query(
        "select f.num, f.name, k.class from field f left join field_class k on k.field = f.num order by f.name",
    )
    .fetch_all(&mut *conn)
    .await?;
    let own = crate::store::own::all_classes(conn).await?;
    let class = |name: &str, said: Option<&str>| match (field_of(name), own_field::id_of(name)) {
        (Some((_, field)), _) => field.class,
        (_, Some(id)) => own.get(&id).copied().unwrap_or(Privacy::Health),
        _ if name.starts_with('_') => Privacy::Ordinary,
        _ => said.and_then(Privacy::parse).unwrap_or(Privacy::Health),
    };
    Ok(rows
        .iter()
        .map(|row| {
            let name: String = row.get(1);
            let class = class(&name, row.get(2));
            (row.get(0), name, class)
        })
        .collect())
}

/// What a file's tables say, and the places of the data file's numbers in them.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pub(crate) installations: Vec<[u8; 16]>,
    pub(crate) fields: Vec<(String, Privacy)>,
    pub(crate) words: Vec<(u32, i64)>,
    inst: HashMap<i64, u32>,
    field: HashMap<i64, u32>,
    word: HashMap<(u32, i64), u32>,
}

impl Places {
    /// The place of a word; none when it is not of this scope.
    pub(crate) fn word(&self, inst: &[u8], stamp: i64) -> Option<u32> {
        let at = self.installations.binary_search_by(|id| id.as_slice().cmp(inst)).ok()?;
        self.word.get(&(u32::try_from(at).ok()?, stamp)).copied()
    }
}

/// The tables of what goes; `more` are words besides, of erasures.
pub(crate) async fn places(conn: &mut SqliteConnection, more: &[(Vec<u8>, i64)]) -> Result<Places> {
    let mut places = Places::default();
    let spoken = sqlx::query(sqlx::AssertSqlSafe(format!(
        "select i.num, i.id, w.stamp from (select distinct c.inst, c.stamp from {CELLS}) w join installation i on i.num = w.inst"
    )))
    .fetch_all(&mut *conn)
    .await?;
    let mut ids: Vec<([u8; 16], Option<i64>)> = Vec::new();
    for row in &spoken {
        ids.push((EntityId::from_bytes(row.get(1))?.as_bytes().to_owned(), Some(row.get(0))));
    }
    for (inst, _) in more {
        ids.push((EntityId::from_bytes(inst)?.as_bytes().to_owned(), None));
    }
    ids.sort_unstable();
    for (id, num) in ids {
        if places.installations.last() != Some(&id) {
            places.installations.push(id);
        }
        if let Some(num) = num {
            places.inst.insert(num, u32::try_from(places.installations.len() - 1).unwrap_or(u32::MAX));
        }
    }
    let said: Vec<i64> = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select distinct c.field from {CELLS}")))
        .fetch_all(&mut *conn)
        .await?;
    for (num, name, class) in classes(conn).await? {
        if said.contains(&num) {
            places.field.insert(num, u32::try_from(places.fields.len()).unwrap_or(u32::MAX));
            places.fields.push((name, class));
        }
    }
    places.words = spoken.iter().filter_map(|row| Some((*places.inst.get(&row.get(0))?, row.get(2)))).collect();
    for (inst, stamp) in more {
        if let Ok(at) = places.installations.binary_search_by(|id| id.as_slice().cmp(inst)) {
            places.words.push((u32::try_from(at).unwrap_or(u32::MAX), *stamp));
        }
    }
    places.words.sort_unstable();
    places.words.dedup();
    places.word = places.words.iter().zip(0..).map(|(word, at)| (*word, at)).collect();
    Ok(places)
}

/// A row of the file: places of word and field, and the value when it is live.
pub(crate) type OutCell = (u32, u32, Option<Value>);

/// An entity of the file.
#[derive(Debug)]
pub(crate) struct OutEntity {
    pub(crate) ent: EntityId,
    pub(crate) kind: String,
    pub(crate) of: [Option<EntityId>; 2],
    pub(crate) cells: Vec<OutCell>,
}

/// Where a step ended: kind and id of the last record of nobody.
pub(crate) type After = (String, Vec<u8>);

/// Puts what goes in the order of a file: records of nobody by kind and id, people last, each followed by what is of it, that
/// with ids which follow from owners at its end. Whoever sends the same records sends them in the same order.
pub(crate) async fn order(conn: &mut SqliteConnection) -> Result<()> {
    let derived: Vec<&str> = KINDS.iter().filter(|kind| kind.derived).map(|kind| kind.name).collect();
    many(
        conn,
        "create temp table if not exists ordered(rank text, root blob, own integer, ent blob, whole integer,
           primary key(rank, root, own, ent)) without rowid; delete from temp.ordered",
    )
    .await?;
    sqlx::query(
        "insert into temp.ordered
         select iif(k.name = 'person', '~', k.name), r.root, case when r.ent = r.root then 0
             when (select name from kind where num = r.kind) in (select value from json_each(?1)) then 2 else 1 end, r.ent, r.whole
         from (select g.ent, g.whole, e.kind, coalesce(g3.ent, g2.ent, g1.ent, g.ent) as root from temp.going g
             join entity e on e.ent = g.ent
             left join temp.going g1 on g1.ent = e.of1 left join entity e1 on e1.ent = g1.ent
             left join temp.going g2 on g2.ent = e1.of1 left join entity e2 on e2.ent = g2.ent
             left join temp.going g3 on g3.ent = e2.of1) r
         join entity o on o.ent = r.root join kind k on k.num = o.kind",
    )
    .bind(serde_json::to_string(&derived)?)
    .execute(conn)
    .await?;
    Ok(())
}

/// The entities behind `after`, in order, and where they end; none at the end.
pub(crate) async fn step(
    conn: &mut SqliteConnection,
    places: &Places,
    after: &After,
) -> Result<Option<(Vec<OutEntity>, After)>> {
    let rows = sqlx::query(
        "with step as (select distinct rank, root from temp.ordered where (rank, root) > (?1, ?2) order by rank, root limit ?3)
         select g.ent, k.name, e.of1, e.of2, c.field, c.inst, c.stamp, c.dead, c.val, g.rank, g.root
         from step s cross join temp.ordered g on g.rank = s.rank and g.root = s.root
         cross join entity e on e.ent = g.ent cross join kind k on k.num = e.kind
         left join cell c on c.ent = g.ent and c.field not in (select field from temp.staying)
           and (g.whole or c.field in (select field from temp.word_only)) order by g.rank, g.root, g.own, g.ent",
    )
    .bind(&after.0)
    .bind(&after.1)
    .bind(STEP)
    .fetch_all(&mut *conn)
    .await?;
    let Some(last) = rows.last() else { return Ok(None) };
    let end: After = (last.get(9), last.get(10));
    let mut entities: Vec<OutEntity> = Vec::new();
    for row in &rows {
        let ent = EntityId::from_bytes(row.get(0))?;
        if entities.last().is_none_or(|last| last.ent != ent) {
            let owner = |column: usize| -> Result<Option<EntityId>> {
                let bytes: Option<&[u8]> = row.get(column);
                Ok(bytes.map(EntityId::from_bytes).transpose()?)
            };
            entities.push(OutEntity { ent, kind: row.get(1), of: [owner(2)?, owner(3)?], cells: Vec::new() });
        }
        let Some(field) = row.get::<Option<i64>, _>(4) else { continue };
        let place = places.field.get(&field).copied();
        let word = places.inst.get(&row.get(5)).and_then(|inst| places.word.get(&(*inst, row.get(6)))).copied();
        if let (Some(field), Some(word), Some(entity)) = (place, word, entities.last_mut()) {
            let dead: bool = row.get(7);
            entity.cells.push((word, field, if dead { None } else { Some(value_at(row, 8)?) }));
        }
    }
    for entity in &mut entities {
        entity.cells.sort_by_key(|(word, field, value)| (*word, value.is_none(), *field));
    }
    Ok(Some((entities, end)))
}

/// A request to erase: who, by which installation, when, why.
pub(crate) type OutErasure = (EntityId, Vec<u8>, i64, String);

/// Everybody who is or asked to be erased; passed on whatever was decided here.
pub(crate) async fn erasures(conn: &mut SqliteConnection) -> Result<Vec<OutErasure>> {
    let rows = sqlx::query(
        "select e.ent, i.id, e.stamp, e.reason from erased e join installation i on i.num = e.inst where e.reason <> 'same_as' or e.accepted order by e.ent, i.id",
    )
    .fetch_all(conn)
    .await?;
    rows.iter().map(|row| Ok((EntityId::from_bytes(row.get(0))?, row.get(1), row.get(2), row.get(3)))).collect()
}

/// Of the people that go, the children and those with a value of child's or health class.
pub(crate) async fn sensitive(conn: &mut SqliteConnection, children: &[EntityId]) -> Result<Vec<EntityId>> {
    let people = people(conn).await?;
    let mut found: Vec<EntityId> =
        children.iter().filter(|child| people.binary_search(child).is_ok()).copied().collect();
    for (num, _, class) in classes(conn).await? {
        if class.is_sensitive() {
            let rows: Vec<Vec<u8>> = sqlx::query_scalar(
                "select distinct coalesce(e.of1, e.ent) from cell c join temp.going g on g.ent = c.ent join entity e on e.ent = c.ent
                 where c.field = ?1 and c.dead = 0 and c.val is not null",
            )
            .bind(num)
            .fetch_all(&mut *conn)
            .await?;
            for ent in &rows {
                found.push(EntityId::from_bytes(ent)?);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}
